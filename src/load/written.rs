//! Numbers as people write them: read exactly, or refused with the reason.

mod beside;

pub(crate) use beside::without_provisional;

use super::raw::DecimalMark;
use super::text::{NumberError, date, plain};
use crate::number::Decimal;

/// A number that a person wrote, with what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// The number.
    pub(crate) value: Decimal,
    /// What follows it, trimmed: a unit, `Mio. €`, `%`. A currency in front of the number is put behind.
    pub(crate) suffix: String,
    /// True for a spelling that not everybody reads alike: a minus behind, `,-`, blanks or apostrophes between digits.
    pub(crate) unusual: bool,
}

/// Why a text that a person wrote cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WrittenError {
    /// It does not begin with a number.
    NoNumber,
    /// `ca.`, `rd.`, `etwa`: the number is not the counted one.
    Approximate,
    /// `1.234` where nothing shows whether that is a thousand or one and a bit.
    Ambiguous,
    /// The file writes some numbers with a decimal comma and others with a decimal point.
    Mixed,
    /// Groups that are no thousands, such as `12.34,5`.
    Groups,
    /// Blanks between digits that part no thousands, such as `12 5`.
    Blank,
    /// The mark of a footnote behind a blank, such as `98 1)`.
    Footnote,
    /// A minus behind the number and a blank: a sign, or the dash of another field.
    MinusBehind,
    /// Words or signs beside the number that belong neither to it nor to a unit: `insgesamt 98`.
    Beside,
    /// A sign or word for no value: `…`, `x`, `n/a`.
    NoFigure,
    /// A number in brackets: negative to bookkeepers, uncertain to statisticians.
    Brackets,
    /// `28.03.13`: a day without a year of four digits.
    ShortYear,
    /// `-,--`: nothing, or nothing reported.
    Dash,
    /// More digits than a decimal holds.
    TooLong,
}

const CURRENCIES: [&str; 15] =
    ["euro", "eur", "€", "teur", "t€", "tsd. €", "mio. €", "mio €", "mio. eur", "chf", "sfr.", "fr.", "$", "£", "dm"];

/// What in front of a number says that it is not the counted one, but near it, above or below.
const APPROXIMATE: [&str; 36] = [
    "ca",
    "rd",
    "etwa",
    "rund",
    "ungefähr",
    "circa",
    "~",
    "≈",
    "about",
    "approx",
    ">",
    "<",
    "≥",
    "≤",
    "±",
    "über ",
    "unter ",
    "mehr als",
    "weniger als",
    "mind",
    "höchstens",
    "max",
    "knapp",
    "bis ",
    "min.",
    "min ",
    "gut ",
    "fast ",
    "nahezu",
    "geschätzt",
    "schätz",
    "around",
    "nearly",
    "less than",
    "more than",
    "up to",
];

/// What is no fraction but a dash for it: `,-`, `,--`.
const DASHES: [char; 4] = ['-', '–', '—', '−'];

const MINUSES: [char; 6] = ['-', '−', '–', '‐', '‑', '‒'];

const APOSTROPHES: [char; 3] = ['\'', '’', 'ʼ'];

/// A number taken apart.
struct Shape<'a> {
    negative: bool,
    /// Digits with what stands between them.
    digits: &'a str,
    /// The mark before a dash in place of decimals.
    dashed: Option<char>,
    suffix: String,
    unusual: bool,
}

fn is_blank(sign: char) -> bool {
    matches!(sign, ' ' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}')
}

fn is_group(sign: char) -> bool {
    is_blank(sign) || APOSTROPHES.contains(&sign)
}

/// A figure with nothing beside it but marks between digits, as most are: `-1.234,5`. Two points may be those of a day.
fn bare(text: &str) -> Option<Shape<'_>> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mut points, mut commas, mut after_digit) = (0, 0, false);
    for byte in digits.bytes() {
        let digit = byte.is_ascii_digit();
        match byte {
            _ if digit => {}
            b'.' if after_digit => points += 1,
            b',' if after_digit => commas += 1,
            _ => return None,
        }
        after_digit = digit;
    }
    let negative = digits.len() < text.len();
    (after_digit && (points, commas) != (2, 0)).then_some(Shape {
        negative,
        digits,
        dashed: None,
        suffix: String::new(),
        unusual: false,
    })
}

/// Takes a text apart.
fn shape(text: &str) -> Result<Shape<'_>, WrittenError> {
    let text = text.trim();
    bare(text).map_or_else(|| shape_beside(text), Ok)
}

/// Takes a text apart that may have anything beside its digits.
fn shape_beside(text: &str) -> Result<Shape<'_>, WrittenError> {
    // Most texts begin with a digit or a minus, and so with none of the words: nothing is searched or copied for those.
    let lower = if is_figure(text) { String::new() } else { text.to_lowercase() };
    if APPROXIMATE.iter().any(|word| lower.starts_with(word)) {
        return Err(WrittenError::Approximate);
    }
    if is_short_date(text) {
        return Err(WrittenError::ShortYear);
    }
    let mut rest = text;
    let (mut sign, mut currency, mut unusual) = (None, None, false);
    // A sign may stand before the currency or behind it.
    for _ in 0..2 {
        if let Some((found, below)) = sign.is_none().then(|| leading_sign(rest)).flatten() {
            unusual |= found != '-' || below.starts_with(is_blank);
            (sign, rest) = (Some(found), below.trim_start());
        }
        if let Some((found, below)) = currency.is_none().then(|| leading_currency(rest)).flatten() {
            (currency, rest) = (Some(found), below.trim_start());
        }
    }
    if !rest.starts_with(|first: char| first.is_ascii_digit()) {
        return Err(no_number(text, rest));
    }
    let end = digits_end(rest);
    let (digits, mut behind) = rest.split_at(end);
    // `98 1)` has the mark of a footnote, which is no part of the number.
    if behind.starts_with(')') && digits.contains(is_blank) {
        return Err(WrittenError::Footnote);
    }
    if behind.trim_start().starts_with(|next: char| next.is_ascii_digit()) {
        return Err(WrittenError::Blank);
    }
    unusual |= digits.contains(is_group);
    let dashed = dash_for_decimals(behind);
    if let Some((_, length)) = dashed {
        behind = &behind[length..];
        unusual = true;
    }
    let mut negative = sign.is_some_and(|sign| sign != '+');
    if let Some((adjacent, below)) = minus_behind(behind) {
        if !adjacent {
            return Err(WrittenError::MinusBehind);
        }
        if sign.is_some() {
            return Err(WrittenError::NoNumber);
        }
        (negative, unusual, behind) = (true, true, below);
    }
    let behind = behind.trim();
    if behind.ends_with(['-', '−']) && behind.trim_end_matches(['-', '−']).chars().all(char::is_alphabetic) {
        return Err(WrittenError::MinusBehind);
    }
    let suffix = match currency {
        None => behind.to_owned(),
        Some(currency) => format!("{behind} {currency}").trim().to_owned(),
    };
    Ok(Shape { negative, digits, dashed: dashed.map(|(mark, _)| mark), suffix, unusual })
}

/// True for a text that begins with a digit or an ordinary minus.
fn is_figure(text: &str) -> bool {
    text.starts_with(|first: char| first == '-' || first.is_ascii_digit())
}

fn leading_sign(text: &str) -> Option<(char, &str)> {
    let sign = text.chars().next().filter(|sign| *sign == '+' || MINUSES.contains(sign))?;
    Some((sign, &text[sign.len_utf8()..]))
}

fn leading_currency(text: &str) -> Option<(&str, &str)> {
    if is_figure(text) {
        return None;
    }
    let found = CURRENCIES.iter().find_map(|word| {
        let (start, below) = text.split_at_checked(word.len())?;
        let ends = !word.ends_with(char::is_alphabetic) || !below.starts_with(char::is_alphabetic);
        (start.to_lowercase() == *word && ends).then_some((start, below))
    })?;
    Some(found)
}

fn no_number(text: &str, rest: &str) -> WrittenError {
    let inner = rest.trim_start_matches(['(', '[', ' ']);
    if inner.len() < rest.len() && inner.starts_with(|first: char| first.is_ascii_digit()) {
        return WrittenError::Brackets;
    }
    if is_dash(text) {
        WrittenError::Dash
    } else if beside::is_mark_before(text) {
        WrittenError::Footnote
    } else if text.contains(|sign: char| sign.is_ascii_digit()) {
        WrittenError::Beside
    } else if beside::is_no_figure(text) {
        WrittenError::NoFigure
    } else {
        WrittenError::NoNumber
    }
}

/// True for dashes in place of an amount, with or without a currency: `-,--`, `--`, `- €`.
pub(crate) fn is_dash(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let bare = CURRENCIES.iter().find_map(|word| lower.strip_suffix(word).or_else(|| lower.strip_prefix(word)));
    let bare = bare.unwrap_or(&lower);
    bare.contains(DASHES)
        && bare.chars().all(|sign| DASHES.contains(&sign) || is_blank(sign) || matches!(sign, ',' | '.'))
}

/// Where the digits end: a mark, an apostrophe or one blank belongs to them where a digit follows.
fn digits_end(text: &str) -> usize {
    let mut signs = text.char_indices().peekable();
    let mut end = 0;
    while let Some((at, sign)) = signs.next() {
        let between = matches!(sign, '.' | ',') || is_group(sign);
        let digit_follows = signs.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !(sign.is_ascii_digit() || between && digit_follows) {
            break;
        }
        end = at + sign.len_utf8();
    }
    end
}

/// A mark with one dash or two in place of decimals, and how long it is.
fn dash_for_decimals(behind: &str) -> Option<(char, usize)> {
    let mark = behind.chars().next().filter(|mark| matches!(mark, ',' | '.'))?;
    let below = &behind[1..];
    let dashes: usize = below.chars().take_while(|sign| DASHES.contains(sign)).take(2).map(char::len_utf8).sum();
    let ends = !below[dashes..].starts_with(|next: char| next.is_alphanumeric() || DASHES.contains(&next));
    (dashes > 0 && ends).then_some((mark, 1 + dashes))
}

/// A minus behind the digits, whether it touches them, and what follows it. A dash before another number is none.
fn minus_behind(behind: &str) -> Option<(bool, &str)> {
    let trimmed = behind.trim_start();
    let (sign, below) = leading_sign(trimmed).filter(|(sign, _)| *sign != '+')?;
    let unit = below.trim_start();
    let ends = unit.is_empty() || leading_currency(unit).is_some();
    ends.then_some((trimmed.len() == behind.len() && matches!(sign, '-' | '−'), below))
}

/// True for a day without a year of four digits: `28.03.13`, `28/3/13`, `28.3.`.
pub(crate) fn is_short_date(text: &str) -> bool {
    let text = text.trim();
    // Two marks between figures, and nothing else.
    if text.bytes().filter(|byte| !byte.is_ascii_digit()).take(3).count() != 2 {
        return false;
    }
    let of = |mark: char| {
        let mut parts = text.split(mark);
        let mut number = |highest: u8| {
            let part = parts.next()?;
            let digits = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u8>().ok().filter(|number| digits && (1..=highest).contains(number))
        };
        let found = number(31).is_some() && number(12).is_some();
        let year = parts.next().is_some_and(|year| {
            (year.is_empty() && mark == '.') || year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit())
        });
        found && year && parts.next().is_none()
    };
    ['.', '/', '-'].into_iter().any(of)
}

/// True for a text in the form of a day, whether there is such a day or not: `30.02.2013`, `31/08/2013`.
pub(crate) fn is_like_a_date(text: &str) -> bool {
    let text = text.trim();
    // From 1.1.2013 to 31.08.2013.
    if !(8..=10).contains(&text.len()) {
        return false;
    }
    ['.', '/', '-'].into_iter().any(|mark| {
        let lengths = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then_some(part.len());
        let mut parts = text.split(mark).map(lengths);
        let day_and_month = [parts.next(), parts.next()].into_iter().all(|part| matches!(part, Some(Some(1 | 2))));
        day_and_month && parts.next() == Some(Some(4)) && parts.next().is_none()
    })
}

impl Shape<'_> {
    /// The digits before and behind the point, where they are a number with that decimal mark.
    fn parts(&self, mark: DecimalMark) -> Option<(&str, &str)> {
        let (point, group) = if mark == DecimalMark::Point { (b'.', ',') } else { (b',', '.') };
        let at = self.digits.bytes().position(|byte| byte == point).unwrap_or(self.digits.len());
        let (whole, fraction) = (&self.digits[..at], self.digits.get(at + 1..).unwrap_or_default());
        let decimal = |byte: u8| byte.is_ascii_digit();
        if !fraction.bytes().all(decimal) || self.dashed.is_some_and(|dashed| self.digits.contains(dashed)) {
            return None;
        }
        if whole.bytes().all(decimal) {
            return Some((whole, fraction));
        }
        let between = |sign: char| sign == group || is_group(sign);
        if let Some(first) = whole.chars().find(|sign| between(*sign)) {
            let alike = |kind: fn(char) -> bool, sign: char| kind(sign) && kind(first);
            let apostrophe = |sign: char| APOSTROPHES.contains(&sign);
            let same = |sign: char| sign == first || alike(is_blank, sign) || alike(apostrophe, sign);
            if !groups_are_thousands(whole, same) {
                return None;
            }
        }
        Some((whole, fraction))
    }

    /// The number that its digits are with that decimal mark, as a text with a point.
    fn plain(&self, mark: DecimalMark) -> Option<String> {
        let (whole, fraction) = self.parts(mark)?;
        let mut plain = String::with_capacity(self.digits.len() + 1);
        if self.negative {
            plain.push('-');
        }
        plain.extend(whole.chars().filter(char::is_ascii_digit));
        if !fraction.is_empty() {
            plain.push('.');
            plain.push_str(fraction);
        }
        Some(plain)
    }

    /// What its digits show about the decimal mark.
    fn evidence(&self) -> DecimalMark {
        if self.digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return if self.dashed == Some(',') { DecimalMark::Comma } else { DecimalMark::Unknown };
        }
        // Where blanks part the thousands, three digits behind a mark may still be meant as a group.
        let last = self.digits.rsplit([',', '.']).next().unwrap_or_default();
        if self.digits.contains(is_group) && self.digits.contains([',', '.']) && last.len() == 3 {
            return DecimalMark::Unknown;
        }
        if self.dashed == Some(',') {
            return DecimalMark::Comma;
        }
        match (self.parts(DecimalMark::Comma), self.parts(DecimalMark::Point)) {
            (Some(_), None) => DecimalMark::Comma,
            (None, Some(_)) => DecimalMark::Point,
            (Some(_), Some(_)) | (None, None) => DecimalMark::Unknown,
        }
    }
}

fn groups_are_thousands(digits: &str, between: impl Fn(char) -> bool) -> bool {
    let mut groups = digits.split(between);
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len())
        && digits(first)
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && digits(group))
}

/// What the digits of a text show about its decimal mark. A day, a range or whatever else is no number shows nothing.
pub(crate) fn evidence(text: &str) -> DecimalMark {
    if let Some(figure) = bare(text) {
        return figure.evidence();
    }
    if date(text).is_some() {
        return DecimalMark::Unknown;
    }
    let Ok(shape) = shape(text).or_else(|why| shape(without_provisional(text).ok_or(why)?)) else {
        return DecimalMark::Unknown;
    };
    let number =
        !shape.suffix.starts_with(|first: char| matches!(first, '.' | ',' | ':' | '+') || DASHES.contains(&first));
    // Apostrophes are of another land than the file around them.
    if number && !shape.digits.contains(APOSTROPHES) { shape.evidence() } else { DecimalMark::Unknown }
}

/// Reads a number as a person wrote it, in a file that writes its numbers with that decimal mark.
pub(crate) fn written(text: &str, mark: DecimalMark) -> Result<Written, WrittenError> {
    let shape = shape(text)?;
    let marked = shape.digits.contains([',', '.']);
    let own = shape.evidence();
    // With apostrophes a number shows by itself what its mark means.
    let swiss = own != DecimalMark::Unknown && shape.digits.contains(APOSTROPHES);
    let mark = match (own, mark) {
        (_, DecimalMark::Mixed) if marked && !swiss => return Err(WrittenError::Mixed),
        (DecimalMark::Unknown, DecimalMark::Unknown) if marked => {
            let sound = [DecimalMark::Comma, DecimalMark::Point].iter().any(|mark| shape.parts(*mark).is_some());
            return Err(if sound { WrittenError::Ambiguous } else { shape.broken() });
        }
        (DecimalMark::Unknown, file) => file,
        (own, _) => own,
    };
    let digits = shape.plain(mark).ok_or_else(|| shape.broken())?;
    let value = plain(&digits).map_err(|error| match error {
        NumberError::TooLong | NumberError::NotFinite => WrittenError::TooLong,
    })?;
    Ok(Written { value, suffix: shape.suffix, unusual: shape.unusual })
}

impl Shape<'_> {
    /// Why the digits are no number.
    fn broken(&self) -> WrittenError {
        let whole = self.digits.split([',', '.']).next().unwrap_or_default();
        let parted = whole.contains(is_blank) && !groups_are_thousands(whole, is_blank);
        if parted || self.digits.split([',', '.']).skip(1).any(|part| part.contains(is_blank)) {
            WrittenError::Blank
        } else {
            WrittenError::Groups
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_numbers_are_read_exactly_or_refused() {
        use DecimalMark::{Comma, Mixed, Point, Unknown};
        type Case = (&'static str, DecimalMark, Result<(&'static str, &'static str), WrittenError>);
        let cases: &[Case] = &[
            ("98", Unknown, Ok(("98", ""))),
            ("1.234,5", Unknown, Ok(("1234.5", ""))),
            ("1,234.5", Unknown, Ok(("1234.5", ""))),
            ("1234.5", Unknown, Ok(("1234.5", ""))),
            ("1.234.567", Unknown, Ok(("1234567", ""))),
            ("1.234", Unknown, Err(WrittenError::Ambiguous)),
            ("1,234", Unknown, Err(WrittenError::Ambiguous)),
            ("1.234", Comma, Ok(("1234", ""))),
            ("1.234", Point, Ok(("1.234", ""))),
            ("0,123", Unknown, Ok(("0.123", ""))),
            ("12.34,5", Comma, Err(WrittenError::Groups)),
            ("12.34,5", Unknown, Err(WrittenError::Groups)),
            ("1.234.56", Unknown, Err(WrittenError::Groups)),
            ("12,5", Mixed, Err(WrittenError::Mixed)),
            ("12", Mixed, Ok(("12", ""))),
            ("430.066Anzahl", Comma, Ok(("430066", "Anzahl"))),
            ("430.066Anzahl", Unknown, Err(WrittenError::Ambiguous)),
            ("178,518 Mio. €", Comma, Ok(("178.518", "Mio. €"))),
            ("7.918 T€", Comma, Ok(("7918", "T€"))),
            ("80 %", Unknown, Ok(("80", "%"))),
            ("2/3", Unknown, Ok(("2", "/3"))),
            ("ca. 2.600", Comma, Err(WrittenError::Approximate)),
            ("rd. 300", Comma, Err(WrittenError::Approximate)),
            ("> 98", Comma, Err(WrittenError::Approximate)),
            ("≥98", Comma, Err(WrittenError::Approximate)),
            ("< 5", Comma, Err(WrittenError::Approximate)),
            ("mind. 300", Comma, Err(WrittenError::Approximate)),
            ("bis 300", Comma, Err(WrittenError::Approximate)),
            ("viele", Comma, Err(WrittenError::NoNumber)),
            ("123456789012345678901234567890", Unknown, Err(WrittenError::TooLong)),
            ("28.03.13", Comma, Err(WrittenError::ShortYear)),
            ("28.3.13", Unknown, Err(WrittenError::ShortYear)),
            ("28/03/13", Unknown, Err(WrittenError::ShortYear)),
            ("28.3.", Unknown, Err(WrittenError::ShortYear)),
            ("(1.234,56)", Unknown, Err(WrittenError::Brackets)),
            ("€ (98)", Unknown, Err(WrittenError::Brackets)),
            ("-,--", Unknown, Err(WrittenError::Dash)),
            ("-,-- €", Unknown, Err(WrittenError::Dash)),
            ("--", Unknown, Err(WrittenError::Dash)),
            ("– EUR", Unknown, Err(WrittenError::Dash)),
        ];
        for (text, mark, expected) in cases {
            let read = written(text, *mark);
            let read = read.as_ref().map(|read| (read.value.to_string(), read.suffix.as_str()));
            let expected = expected.map(|(value, suffix)| (value.to_owned(), suffix));
            assert_eq!(read, expected.as_ref().map(|(v, s)| (v.clone(), *s)), "{text} {mark:?}");
        }
    }

    #[test]
    fn spellings_of_bookkeepers_and_neighbours_are_read_with_a_note_or_refused() {
        use DecimalMark::{Comma, Point, Unknown};
        type Case = (&'static str, DecimalMark, Result<(&'static str, &'static str), WrittenError>);
        let cases: &[Case] = &[
            // A minus behind the number, or another sign for it.
            ("1.234,56-", Unknown, Ok(("-1234.56", ""))),
            ("5.000,00- EUR", Unknown, Ok(("-5000.00", "EUR"))),
            ("98-", Unknown, Ok(("-98", ""))),
            ("98−", Unknown, Ok(("-98", ""))),
            ("98 -", Unknown, Err(WrittenError::MinusBehind)),
            ("98–", Unknown, Err(WrittenError::MinusBehind)),
            ("98,5 EUR-", Unknown, Err(WrittenError::MinusBehind)),
            ("-98-", Unknown, Err(WrittenError::NoNumber)),
            ("−5,5", Unknown, Ok(("-5.5", ""))),
            ("–5,5", Unknown, Ok(("-5.5", ""))),
            ("- 5,5", Unknown, Ok(("-5.5", ""))),
            ("+5,5", Unknown, Ok(("5.5", ""))),
            // Whole amounts.
            ("100.000,-", Unknown, Ok(("100000", ""))),
            ("100,--", Unknown, Ok(("100", ""))),
            ("100.-", Comma, Ok(("100", ""))),
            ("15.000,– €", Unknown, Ok(("15000", "€"))),
            ("36.700.000,--", Unknown, Ok(("36700000", ""))),
            ("36 700 000,--", Unknown, Ok(("36700000", ""))),
            ("-100,-", Unknown, Ok(("-100", ""))),
            ("100,-- -", Unknown, Err(WrittenError::MinusBehind)),
            ("1,5,-", Unknown, Err(WrittenError::Groups)),
            // Blanks and apostrophes.
            ("1 234 567,50", Unknown, Ok(("1234567.50", ""))),
            ("1\u{a0}234\u{a0}567,50", Unknown, Ok(("1234567.50", ""))),
            ("1\u{202f}234,50", Unknown, Ok(("1234.50", ""))),
            ("1\u{2009}234", Unknown, Ok(("1234", ""))),
            ("1 234.50", Unknown, Ok(("1234.50", ""))),
            ("1 234,567", Unknown, Err(WrittenError::Ambiguous)),
            ("1 234,567", Comma, Ok(("1234.567", ""))),
            ("1 234.567", Comma, Err(WrittenError::Groups)),
            ("1'234'567.50", Unknown, Ok(("1234567.50", ""))),
            ("1’234.50", Unknown, Ok(("1234.50", ""))),
            ("1'234", Unknown, Ok(("1234", ""))),
            ("1'234.50", Comma, Ok(("1234.50", ""))),
            ("1'234.50", DecimalMark::Mixed, Ok(("1234.50", ""))),
            ("T€ 702", Unknown, Ok(("702", "T€"))),
            ("TEUR 702,5", Unknown, Ok(("702.5", "TEUR"))),
            ("12'34.5", Unknown, Err(WrittenError::Groups)),
            ("12 5", Unknown, Err(WrittenError::Blank)),
            ("98 1)", Unknown, Err(WrittenError::Footnote)),
            ("1.234,5 12)", Unknown, Err(WrittenError::Footnote)),
            ("1  234", Unknown, Err(WrittenError::Blank)),
            ("12 34,5", Unknown, Err(WrittenError::Blank)),
            ("1234 567", Unknown, Err(WrittenError::Blank)),
            ("0 123", Unknown, Err(WrittenError::Blank)),
            ("1 234.567,5", Point, Err(WrittenError::Groups)),
            // Currency in front.
            ("€ 1.234,50", Unknown, Ok(("1234.50", "€"))),
            ("€1.234,50", Unknown, Ok(("1234.50", "€"))),
            ("EUR 1.234,50", Unknown, Ok(("1234.50", "EUR"))),
            ("-€ 5,5", Unknown, Ok(("-5.5", "€"))),
            ("€ -5,5", Unknown, Ok(("-5.5", "€"))),
            ("€ 5,5-", Unknown, Ok(("-5.5", "€"))),
            ("€ 702 Tsd.", Unknown, Ok(("702", "Tsd. €"))),
            ("Europa 5", Unknown, Err(WrittenError::Beside)),
            ("insgesamt 98", Unknown, Err(WrittenError::Beside)),
            ("r 98", Unknown, Err(WrittenError::Footnote)),
            ("geschätzt 98", Unknown, Err(WrittenError::Approximate)),
            ("[c]", Unknown, Err(WrittenError::NoFigure)),
            ("zwölf", Unknown, Err(WrittenError::NoNumber)),
            ("702 Tsd.", Unknown, Ok(("702", "Tsd."))),
            ("98*", Unknown, Ok(("98", "*"))),
            ("100-200", Unknown, Ok(("100", "-200"))),
        ];
        for (text, mark, expected) in cases {
            let read = written(text, *mark);
            let shown = read.as_ref().map(|read| (read.value.to_string(), read.suffix.as_str()));
            let expected = expected.map(|(value, suffix)| (value.to_owned(), suffix));
            assert_eq!(shown, expected.as_ref().map(|(v, s)| (v.clone(), *s)), "{text} {mark:?}");
            if let Ok(read) = &read {
                let beside = !read.suffix.is_empty();
                assert!(read.unusual || beside, "{text} is worth a note");
            }
        }
    }

    #[test]
    fn only_numbers_show_how_a_file_writes_its_numbers() {
        use DecimalMark::{Comma, Point, Unknown};
        for (text, expected) in [
            ("1.234,56-", Comma),
            ("100.000,-", Comma),
            ("100,--", Comma),
            ("100.-", Unknown),
            ("1'234.50", Unknown),
            ("1234.50", Point),
            ("1 234,50", Comma),
            ("1 234,567", Unknown),
            ("€ 1.234,50", Comma),
            ("98,5 (p)", Comma),
            ("vorläufig 98,5", Comma),
            ("r 98,5", Unknown),
            ("0,8", Comma),
            ("28.03.13", Unknown),
            ("28.3.", Unknown),
            ("31.08.2013", Unknown),
            ("1.234.56", Unknown),
            ("12.34,5", Unknown),
            ("98", Unknown),
            ("-,--", Unknown),
            ("12.30:5", Unknown),
            ("1.5-2.5", Unknown),
            ("ca. 2,5", Unknown),
            ("(2,5)", Unknown),
        ] {
            assert_eq!(evidence(text), expected, "{text}");
        }
    }
}
