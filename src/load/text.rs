//! Numbers, percentages and dates as people write them, read exactly or not at all.

use std::str::FromStr;

use chrono::NaiveDate;
use toml::value::Datetime;

use super::raw::DecimalMark;
use crate::number::Decimal;

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberError {
    /// `nan` or `inf`.
    NotFinite,
    /// More digits than a decimal holds (28).
    TooLong,
}

/// A TOML integer of any radix.
pub(crate) fn toml_integer(digits: &str, radix: u32) -> Result<Decimal, NumberError> {
    if radix == 10 {
        return plain(digits.strip_prefix('+').unwrap_or(digits));
    }
    let value = i128::from_str_radix(digits, radix).map_err(|_| NumberError::TooLong)?;
    Decimal::try_from_i128_with_scale(value, 0).map_err(|_| NumberError::TooLong)
}

/// A TOML float, from its text: no binary float is ever made of it.
pub(crate) fn toml_float(text: &str) -> Result<Decimal, NumberError> {
    let unsigned = text.trim_start_matches(['+', '-']);
    if matches!(unsigned, "nan" | "inf") {
        return Err(NumberError::NotFinite);
    }
    let text = text.strip_prefix('+').unwrap_or(text);
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return plain(text) };
    let mantissa = plain(mantissa)?;
    let exponent = i32::from_str(exponent).map_err(|_| NumberError::TooLong)?;
    scaled(mantissa, exponent).ok_or(NumberError::TooLong)
}

fn scaled(mantissa: Decimal, exponent: i32) -> Option<Decimal> {
    let mantissa = mantissa.normalize();
    if mantissa.is_zero() {
        return Some(Decimal::ZERO);
    }
    let places = i64::from(mantissa.scale()) - i64::from(exponent);
    if places >= 0 {
        let scale = u32::try_from(places).ok().filter(|scale| *scale <= Decimal::MAX_SCALE)?;
        return Decimal::try_from_i128_with_scale(mantissa.mantissa(), scale).ok();
    }
    let factor = 10i128.checked_pow(u32::try_from(-places).ok()?)?;
    Decimal::try_from_i128_with_scale(mantissa.mantissa().checked_mul(factor)?, 0).ok()
}

fn plain(text: &str) -> Result<Decimal, NumberError> {
    Decimal::from_str_exact(text).map_err(|_| NumberError::TooLong)
}

/// The date of a TOML date; `None` where it has a time or is none.
pub(crate) fn toml_date(datetime: &Datetime) -> Option<NaiveDate> {
    let date = datetime.date?;
    (datetime.time.is_none() && datetime.offset.is_none())
        .then(|| NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day)))?
}

/// A percentage: `"5 %"`, `"5%"`, `"2,5 %"`, `"33.96 %"`. `None` where the text is no percentage at all.
///
/// In a percentage a comma or a point is always the decimal mark: nobody writes thousands of percent with groups.
pub(crate) fn percentage(text: &str) -> Option<Result<Decimal, NumberError>> {
    let number = text.trim().strip_suffix('%')?.trim_end();
    let number = number.replace('−', "-").replace(',', ".");
    if !is_plain_decimal(&number) {
        return None;
    }
    Some(plain(number.strip_prefix('+').unwrap_or(&number)))
}

fn is_plain_decimal(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}

/// A date as Germans and computers write it: `31.08.2013`, `2013-08-31`.
pub(crate) fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let (day, month, year) = if let Some((year, rest)) = text.split_once('-') {
        let (month, day) = rest.split_once('-')?;
        (day, month, year)
    } else {
        let (day, rest) = text.split_once('.')?;
        let (month, year) = rest.split_once('.')?;
        (day, month, year)
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok())?;
    (year.len() == 4).then_some(())?;
    NaiveDate::from_ymd_opt(i32::try_from(digits(year)?).ok()?, digits(month)?, digits(day)?)
}

/// True where the text says in words that there is no value: `k. A.`, `n. v.`, a dash, nothing.
pub(crate) fn says_missing(text: &str) -> bool {
    let compact: String = text.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect();
    matches!(compact.as_str(), "" | "k.a." | "k.a" | "n.v." | "n.v" | "-" | "–" | "—" | "keineangabe")
}

/// What the digits of a text show about its decimal mark.
pub(crate) fn evidence(text: &str) -> DecimalMark {
    let Some((digits, _)) = leading_number(text) else { return DecimalMark::Unknown };
    let commas = digits.matches(',').count();
    let points = digits.matches('.').count();
    let grouped = |mark: char| digits.contains(mark) && groups_are_thousands(digits, mark);
    #[expect(clippy::match_same_arms, reason = "each arm is a case of its own, explained where it stands")]
    match (commas, points) {
        (0, 0) => DecimalMark::Unknown,
        // One mark before three digits may separate thousands or decimals.
        (1, 0) | (0, 1) if grouped(',') || grouped('.') => DecimalMark::Unknown,
        (1, 0) => DecimalMark::Comma,
        (0, 1) => DecimalMark::Point,
        // The same mark several times separates thousands, so the other one is the decimal mark.
        (0, _) => DecimalMark::Comma,
        (_, 0) => DecimalMark::Point,
        _ if digits.rfind(',') > digits.rfind('.') => DecimalMark::Comma,
        _ => DecimalMark::Point,
    }
}

fn groups_are_thousands(digits: &str, mark: char) -> bool {
    let mut groups = digits.trim_start_matches(['-', '+']).split(mark);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3)
}

/// A number that a person wrote, with what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// The number.
    pub(crate) value: Decimal,
    /// What follows it, trimmed: a unit, `Mio. €`, `%`.
    pub(crate) suffix: String,
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
    /// More digits than a decimal holds.
    TooLong,
}

/// Reads a number as a person wrote it, in a file that writes its numbers with that decimal mark.
pub(crate) fn written(text: &str, mark: DecimalMark) -> Result<Written, WrittenError> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let approximate = ["ca", "rd", "etwa", "rund", "ungefähr", "circa", "~", "≈", "about", "approx"];
    if approximate.iter().any(|word| lower.starts_with(word)) {
        return Err(WrittenError::Approximate);
    }
    let (digits, suffix) = leading_number(text).ok_or(WrittenError::NoNumber)?;
    let shown = evidence(digits);
    let mark = match (shown, mark) {
        (_, DecimalMark::Mixed) if digits.contains([',', '.']) => return Err(WrittenError::Mixed),
        (DecimalMark::Unknown, DecimalMark::Unknown) if digits.contains([',', '.']) => {
            return Err(WrittenError::Ambiguous);
        }
        (DecimalMark::Unknown, file) => file,
        (own, _) => own,
    };
    let (point, group) = if mark == DecimalMark::Point { ('.', ',') } else { (',', '.') };
    let digits = digits.replace('−', "-");
    let (whole, fraction) = digits.split_once(point).unwrap_or((&digits, ""));
    if whole.contains(group) && !groups_are_thousands(whole, group) || fraction.contains([group, point]) {
        return Err(WrittenError::Groups);
    }
    let mut plain_text = whole.replace(group, "");
    if !fraction.is_empty() {
        plain_text.push('.');
        plain_text.push_str(fraction);
    }
    let value = plain(plain_text.strip_prefix('+').unwrap_or(&plain_text)).map_err(|_| WrittenError::TooLong)?;
    Ok(Written { value, suffix: suffix.trim().to_owned() })
}

/// The number at the start of a text (sign, digits, marks) and the rest. Marks at the end belong to the rest.
fn leading_number(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let body = text.strip_prefix(['-', '+', '−']).unwrap_or(text);
    if !body.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let sign = text.len() - body.len();
    let end =
        body.find(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',').unwrap_or(body.len());
    let number = body[..end].trim_end_matches(['.', ',']);
    Some(text.split_at(sign + number.len()))
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
            ("−5,5", Unknown, Ok(("-5.5", ""))),
            ("viele", Comma, Err(WrittenError::NoNumber)),
            ("123456789012345678901234567890", Unknown, Err(WrittenError::TooLong)),
        ];
        for (text, mark, expected) in cases {
            let read = written(text, *mark);
            let read = read.as_ref().map(|read| (read.value.to_string(), read.suffix.as_str()));
            let expected = expected.map(|(value, suffix)| (value.to_owned(), suffix));
            assert_eq!(read, expected.as_ref().map(|(v, s)| (v.clone(), *s)), "{text} {mark:?}");
        }
    }

    #[test]
    fn percentages_have_several_spellings() {
        for text in ["5 %", "5%", " 5 % ", "+5 %"] {
            assert_eq!(percentage(text), Some(Ok(Decimal::from(5))));
        }
        assert_eq!(percentage("2,5 %"), Some(Ok(Decimal::new(25, 1))));
        assert_eq!(percentage("33.96%"), Some(Ok(Decimal::new(3396, 2))));
        assert_eq!(percentage("5"), None);
        assert_eq!(percentage("fünf %"), None);
    }

    #[test]
    fn toml_floats_never_pass_through_binary() {
        assert_eq!(toml_float("1e3"), Ok(Decimal::from(1000)));
        assert_eq!(toml_float("1.5e-2"), Ok(Decimal::new(15, 3)));
        assert_eq!(toml_float("120.10").unwrap().to_string(), "120.10");
        assert_eq!(toml_float("-nan"), Err(NumberError::NotFinite));
        assert_eq!(toml_float("1e300"), Err(NumberError::TooLong));
        assert_eq!(toml_integer("1F", 16), Ok(Decimal::from(31)));
        assert_eq!(toml_integer("99999999999999999999999999999999", 10), Err(NumberError::TooLong));
    }

    #[test]
    fn dates_are_german_or_iso() {
        let day = NaiveDate::from_ymd_opt(2013, 8, 31);
        assert_eq!([date("31.08.2013"), date("2013-08-31"), date("31.8.2013")], [day; 3]);
        assert_eq!([date("31.08.13"), date("31/08/2013"), date("2013-02-30")], [None; 3]);
    }

    #[test]
    fn missing_is_said_in_several_ways() {
        for text in ["", " ", "k. A.", "k.A.", "n. v.", "-", "–"] {
            assert!(says_missing(text), "{text}");
        }
        assert!(!says_missing("0"));
    }
}
