//! Reported values as people write them: read exactly, with a note where something stood beside the number, or refused.

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostics, Problem};
use crate::load::raw::{DecimalMark, RawValue};
use crate::load::text;
use crate::load::written::{self, WrittenError};
pub(crate) use crate::model::indicator::is_percent;
use crate::number::Decimal;
use crate::number::thousands::without_padding;
use crate::problem::Unreadable;
use crate::source::Located;
use crate::status::Colour;

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said<T> {
    /// A value.
    Value(T),
    /// That there is none: `k. A.` and its like.
    Missing,
}

/// A number in the given unit. `None` where it cannot be read, which is reported.
pub(crate) fn number(raw: &Located<RawValue>, unit: &str, diagnostics: &mut Diagnostics) -> Option<Said<Decimal>> {
    let (text, mark) = match &raw.value {
        RawValue::Number(value) => return Some(Said::Value(*value)),
        RawValue::Date(date) => {
            refuse(raw, &date.to_string(), Unreadable::Date, diagnostics);
            return None;
        }
        RawValue::Text(text, _) if text::says_missing(text) => return Some(Said::Missing),
        RawValue::Text(text, mark) => (text, *mark),
    };
    let (number, provisional) = unmarked(text, mark, unit);
    match read_number(number, mark, unit) {
        Ok((value, noted)) => {
            if provisional {
                diagnostics.push(Problem::ValueProvisional { text: text.clone(), read: value.to_string() }, raw.place);
            } else if noted {
                diagnostics.push(Problem::ValueNoted { text: text.clone(), read: value.to_string() }, raw.place);
            }
            Some(Said::Value(value))
        }
        Err(why) => {
            refuse(raw, text, why, diagnostics);
            None
        }
    }
}

/// How far a milestone is, in percent. Words that say that it is done do not say when.
pub(super) fn progress(raw: &Located<RawValue>, diagnostics: &mut Diagnostics) -> Option<Said<Decimal>> {
    if let RawValue::Text(text, mark) = &raw.value
        && !text::says_missing(text)
        && let Err(Unreadable::NoNumber | Unreadable::Beside | Unreadable::NoFigure | Unreadable::Fraction) =
            read_number(unmarked(text, *mark, "%").0, *mark, "%")
    {
        refuse(raw, text, Unreadable::NoProgress, diagnostics);
        return None;
    }
    number(raw, "%", diagnostics)
}

/// The text without its mark for a provisional figure, and whether it had one. A unit is no mark.
fn unmarked<'a>(text: &'a str, mark: DecimalMark, unit: &str) -> (&'a str, bool) {
    let is_unit = || written::written(text, mark).is_ok_and(|written| same_unit(&written.suffix, unit));
    match written::without_provisional(text) {
        Some(number) if !is_unit() => (number, true),
        _ => (text, false),
    }
}

/// True where a mark says that the figure is provisional.
pub(super) fn is_provisional(raw: &Located<RawValue>, unit: &str) -> bool {
    matches!(&raw.value, RawValue::Text(text, mark) if unmarked(text, *mark, unit).1)
}

/// Refuses a mark where there can be none.
pub(super) fn refuse_mark(raw: &Located<RawValue>, diagnostics: &mut Diagnostics) {
    if let RawValue::Text(text, _) = &raw.value {
        refuse(raw, text, Unreadable::Mark, diagnostics);
    }
}

/// A number with nothing beside it but a mark for a provisional figure.
pub(crate) fn bare_number(text: &str, mark: DecimalMark) -> Option<Decimal> {
    let (number, _) = unmarked(text, mark, "");
    let written = written::written(number, mark).ok()?;
    written.suffix.is_empty().then_some(written.value)
}

/// The parts of a fraction such as `2/3` or `2 von 3`, for a ratio.
pub(super) fn fraction(raw: &Located<RawValue>, diagnostics: &mut Diagnostics) -> Option<(Decimal, Decimal)> {
    let RawValue::Text(text, mark) = &raw.value else { return None };
    let number = unmarked(text, *mark, "").0;
    let (numerator, denominator) = number.split_once('/').or_else(|| number.split_once(" von "))?;
    // `07/2013` is a month.
    if numerator.trim().len() > 1 && numerator.trim().starts_with('0') {
        return None;
    }
    let (numerator, _) = read_number(numerator, *mark, "").ok()?;
    let (denominator, _) = read_number(denominator, *mark, "").ok()?;
    let read = format!("{numerator} / {denominator}");
    diagnostics.push(Problem::ValueNoted { text: text.clone(), read }, raw.place);
    Some((numerator, denominator))
}

/// A date: a TOML date, or a text such as `31.08.2013`.
pub(super) fn date(raw: &Located<RawValue>, diagnostics: &mut Diagnostics) -> Option<Said<NaiveDate>> {
    match &raw.value {
        RawValue::Date(date) => return Some(Said::Value(*date)),
        RawValue::Text(text, _) if text::says_missing(text) => return Some(Said::Missing),
        RawValue::Text(text, _) => match text::date(text) {
            Some(date) => return Some(Said::Value(date)),
            None if written::is_short_date(text) => refuse(raw, text, Unreadable::ShortYear, diagnostics),
            None => refuse(raw, text, Unreadable::NoDate, diagnostics),
        },
        RawValue::Number(value) => refuse(raw, &value.to_string(), Unreadable::NoDate, diagnostics),
    }
    None
}

/// A colour, in English or German.
pub(super) fn colour(raw: &Located<RawValue>, diagnostics: &mut Diagnostics) -> Option<Said<Colour>> {
    let text = match &raw.value {
        RawValue::Text(text, _) => text.clone(),
        RawValue::Number(value) => value.to_string(),
        RawValue::Date(date) => date.to_string(),
    };
    if text::says_missing(&text) {
        return Some(Said::Missing);
    }
    let found = match text.to_lowercase().as_str() {
        "grün" | "gruen" => Some(Colour::Green),
        "gelb" => Some(Colour::Yellow),
        "rot" => Some(Colour::Red),
        english => Colour::from_name(english),
    };
    if found.is_none() {
        refuse(raw, &text, Unreadable::NoColour, diagnostics);
    }
    found.map(Said::Value)
}

fn refuse(raw: &Located<RawValue>, text: &str, why: Unreadable, diagnostics: &mut Diagnostics) {
    diagnostics.push(Problem::ValueUnreadable { text: text.to_owned(), why }, raw.place);
}

/// The number, and whether something stood beside it that is worth a note.
fn read_number(text: &str, mark: DecimalMark, unit: &str) -> Result<(Decimal, bool), Unreadable> {
    if text::date(text).is_some() {
        return Err(Unreadable::Date);
    }
    if written::is_like_a_date(text) {
        return Err(Unreadable::NoDate);
    }
    let written = written::written(text, mark).map_err(|error| match error {
        WrittenError::NoNumber => Unreadable::NoNumber,
        WrittenError::Approximate => Unreadable::Approximate,
        WrittenError::Ambiguous => Unreadable::Ambiguous,
        WrittenError::Mixed => Unreadable::Mixed,
        WrittenError::Groups => Unreadable::Groups,
        WrittenError::Blank => Unreadable::Blank,
        WrittenError::Footnote => Unreadable::Mark,
        WrittenError::Beside => Unreadable::Beside,
        WrittenError::NoFigure => Unreadable::NoFigure,
        WrittenError::MinusBehind => Unreadable::MinusBehind,
        WrittenError::Brackets => Unreadable::Brackets,
        WrittenError::ShortYear => Unreadable::ShortYear,
        WrittenError::Dash => Unreadable::Dash,
        WrittenError::TooLong => Unreadable::TooLong,
    })?;
    let value = without_padding(written.value);
    if written.suffix.is_empty() {
        return Ok((value, written.unusual));
    }
    if same_unit(&written.suffix, unit) {
        return Ok((value, true));
    }
    let (said, asked) = (Scaled::of(&written.suffix), Scaled::of(unit));
    let same = said.base.is_empty() && !is_percent(unit) || said.base == asked.base;
    if same {
        return shifted(written.value, said.power - asked.power).map(|value| (value, true)).ok_or(Unreadable::TooLong);
    }
    Err(why_not(&written.suffix))
}

/// The power of ten by which a figure with those words behind it counts in a unit; `None` where they name another one.
pub(crate) fn power_between(words: &str, unit: &str) -> Option<i32> {
    let (said, asked) = (Scaled::of(words), Scaled::of(unit));
    if same_unit(words, unit) {
        return Some(0);
    }
    (said.base == asked.base).then_some(said.power - asked.power)
}

/// The power of ten that a unit names: 3 for `T€` and `Tsd. Besuche`.
pub(crate) fn power_of(unit: &str) -> i32 {
    Scaled::of(unit).power
}

/// Why a number with that behind it is refused.
fn why_not(suffix: &str) -> Unreadable {
    const MARKS: [char; 14] = ['*', '†', '‡', '#', '¹', '²', '³', '⁴', '⁵', '⁶', 'ª', 'º', '?', '!'];
    /// Words that say that the number is near, above or below what was counted.
    const NEAR: [&str; 12] =
        ["gesch", "schätz", "gerundet", "ca.", "etwa", "rund", "ungef", "oder mehr", "und mehr", "plus", "+", "±"];
    const LONGEST_MARK: usize = 3;
    let lower = suffix.to_lowercase();
    // What statistical offices put behind figures: estimated, revised, break in the series, another definition.
    let flag = matches!(lower.as_str(), "r" | "e" | "b" | "u" | "n" | "x" | "z" | "s" | "c" | "d" | "f" | "i");
    let bracketed =
        [('(', ')'), ('[', ']')].into_iter().find_map(|(open, close)| suffix.strip_prefix(open)?.strip_suffix(close));
    let is_mark = bracketed.is_some_and(|inner| inner.trim().chars().count() <= LONGEST_MARK);
    let range = ["bis ", "-", "–", "—"].iter().find_map(|between| lower.strip_prefix(between));
    let is_range = range.is_some_and(|end| end.trim_start().starts_with(|digit: char| digit.is_ascii_digit()));
    let of_footnote =
        suffix.ends_with(['*', '†', '‡', '#', '¹', '?', '!']) || suffix.ends_with(')') && !suffix.contains('(');
    if suffix.starts_with('/') {
        Unreadable::Fraction
    } else if is_range || NEAR.iter().any(|near| lower.trim_start_matches(['(', '[']).starts_with(near)) {
        Unreadable::Approximate
    } else if flag || is_mark || of_footnote || suffix.starts_with(MARKS) {
        Unreadable::Mark
    } else if suffix.starts_with(|first: char| !first.is_alphabetic() && !"%‰€$£°".contains(first))
        || suffix.contains(|digit: char| digit.is_ascii_digit())
    {
        // More digits, a remark, another way to write numbers: no unit.
        Unreadable::Beside
    } else {
        Unreadable::OtherUnit
    }
}

fn same_unit(suffix: &str, unit: &str) -> bool {
    folded(suffix) == folded(unit) || is_percent(suffix) && is_percent(unit)
}

/// True for a unit in thousands, millions or billions, whose whole figures are rounded: `T€`, `Mio. EUR`, `Tsd. Stück`.
pub(super) fn is_scaled(unit: &str) -> bool {
    Scaled::of(unit).power > 0
}

fn folded(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// A unit taken apart: `Tsd. Besuche` is 3 and `besuche`, `T€` is 3 and `€`.
struct Scaled {
    /// Of ten.
    power: i32,
    /// Without blanks and in small letters; every name of the euro as `€`.
    base: String,
}

impl Scaled {
    fn of(unit: &str) -> Self {
        const WORDS: [(&str, i32); 10] = [
            ("tausend", 3),
            ("tsd", 3),
            ("millionen", 6),
            ("million", 6),
            ("mill.", 6),
            ("mio", 6),
            ("milliarden", 9),
            ("milliarde", 9),
            ("mrd", 9),
            ("thousand", 3),
        ];
        let lower = unit.trim().to_lowercase();
        let base = |text: &str| {
            let text = folded(text);
            if matches!(text.as_str(), "€" | "eur" | "euro") { "€".to_owned() } else { text }
        };
        let word = WORDS.iter().find_map(|(word, power)| {
            let rest = lower.strip_prefix(word)?;
            let below = base(rest.strip_prefix('.').unwrap_or(rest));
            // `Millionäre` are no millions.
            (!rest.starts_with(char::is_alphabetic) || below == "€").then_some(Self { power: *power, base: below })
        });
        // A letter counts only before a currency: T€, kEUR, M€.
        let letter = || {
            let (letter, rest) = [("t", 3), ("k", 3), ("m", 6)]
                .into_iter()
                .find_map(|(letter, power)| Some((power, lower.strip_prefix(letter)?)))?;
            (base(rest.trim_start_matches('.')) == "€").then(|| Self { power: letter, base: "€".to_owned() })
        };
        word.or_else(letter).unwrap_or_else(|| Self { power: 0, base: base(&lower) })
    }
}

/// The value times a power of ten, exactly.
fn shifted(value: Decimal, power: i32) -> Option<Decimal> {
    let mut value = value;
    let places = i64::from(value.scale()) - i64::from(power);
    if places >= 0 {
        value.set_scale(u32::try_from(places).ok()?).ok()?;
        return Some(value);
    }
    let factor = 10i128.checked_pow(u32::try_from(-places).ok()?)?;
    Decimal::try_from_i128_with_scale(value.mantissa().checked_mul(factor)?, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_beside_a_number_is_understood_or_refused() {
        use DecimalMark::{Comma, Unknown};
        type Case = (&'static str, DecimalMark, &'static str, Result<(&'static str, bool), Unreadable>);
        let cases: &[Case] = &[
            ("98", Unknown, "Besuche", Ok(("98", false))),
            ("430.066Anzahl", Comma, "Anzahl", Ok(("430066", true))),
            ("430.066Anzahl", Comma, "Fälle", Err(Unreadable::OtherUnit)),
            ("178,518 Mio. €", Comma, "EUR", Ok(("178518000", true))),
            ("178,518 Mio. €", Comma, "Mio. €", Ok(("178.518", true))),
            ("7.918 T€", Comma, "€", Ok(("7918000", true))),
            ("7.918 T€", Comma, "Mio. €", Ok(("7.918", true))),
            ("7.918 T€", Unknown, "€", Err(Unreadable::Ambiguous)),
            ("80 %", Unknown, "%", Ok(("80", true))),
            ("80 %", Unknown, "Prozent", Ok(("80", true))),
            ("80 %", Unknown, "Fälle", Err(Unreadable::OtherUnit)),
            ("2/3", Unknown, "Fälle", Err(Unreadable::Fraction)),
            ("rd. 300", Unknown, "Fälle", Err(Unreadable::Approximate)),
            ("98 bis 102", Unknown, "Fälle", Err(Unreadable::Approximate)),
            ("98-102", Unknown, "Fälle", Err(Unreadable::Approximate)),
            ("98 – 102", Unknown, "Fälle", Err(Unreadable::Approximate)),
            ("30.02.2013", Unknown, "Fälle", Err(Unreadable::NoDate)),
            ("31/08/2013", Unknown, "Fälle", Err(Unreadable::NoDate)),
            ("31.08.2013", Unknown, "Fälle", Err(Unreadable::Date)),
            ("14 Tagen", Unknown, "Wochen", Err(Unreadable::OtherUnit)),
            ("702 Tsd.", Unknown, "EUR", Ok(("702000", true))),
            ("702 Tsd.", Unknown, "Besuche", Ok(("702000", true))),
            ("702 Tsd. Besuche", Unknown, "Besuche", Ok(("702000", true))),
            ("702 Tsd.", Unknown, "T€", Ok(("702", true))),
            ("702 Tsd", Unknown, "Mio. €", Ok(("0.702", true))),
            ("702 TEUR", Unknown, "EUR", Ok(("702000", true))),
            ("702 T EUR", Unknown, "EUR", Ok(("702000", true))),
            ("702 Tsd. €", Unknown, "T€", Ok(("702", true))),
            ("702 Tsd. Fälle", Unknown, "Besuche", Err(Unreadable::OtherUnit)),
            ("702 Tsd.", Unknown, "%", Err(Unreadable::OtherUnit)),
            ("702 T", Unknown, "Besuche", Err(Unreadable::OtherUnit)),
            ("1,5 Mio", Unknown, "Besuche", Ok(("1500000", true))),
            ("1,5 Millionen", Unknown, "EUR", Ok(("1500000", true))),
            ("1,5 Mrd. €", Unknown, "Mio. €", Ok(("1500", true))),
            ("7.918.000 €", Unknown, "Tsd. €", Ok(("7918.000", true))),
            ("5 Millionäre", Unknown, "Millionäre", Ok(("5", true))),
            ("5 Millionäre", Unknown, "äre", Err(Unreadable::OtherUnit)),
            ("98 Millimeter", Unknown, "imeter", Err(Unreadable::OtherUnit)),
            ("€ 1.234,50", Unknown, "EUR", Ok(("1234.50", true))),
            ("EUR 1,2 Mio.", Unknown, "EUR", Ok(("1200000", true))),
            ("€ 5", Unknown, "Fälle", Err(Unreadable::OtherUnit)),
            ("$ 5", Unknown, "EUR", Err(Unreadable::OtherUnit)),
            ("1.234,56-", Unknown, "EUR", Ok(("-1234.56", true))),
            ("36 700 000,--", Unknown, "EUR", Ok(("36700000", true))),
            ("98*", Unknown, "Fälle", Err(Unreadable::Mark)),
            ("98 %*", Unknown, "%", Err(Unreadable::Mark)),
            ("98 Fälle¹", Unknown, "Fälle", Err(Unreadable::Mark)),
            ("98?", Unknown, "Fälle", Err(Unreadable::Mark)),
            ("98!", Unknown, "Fälle", Err(Unreadable::Mark)),
            ("r 98", Unknown, "Fälle", Err(Unreadable::Mark)),
            ("98 s", Unknown, "Fälle", Err(Unreadable::Mark)),
            ("98 [r]", Unknown, "Fälle", Err(Unreadable::Mark)),
            ("98 1)", Unknown, "Fälle", Err(Unreadable::Mark)),
            ("98+", Unknown, "Fälle", Err(Unreadable::Approximate)),
            ("98 ± 2", Unknown, "Fälle", Err(Unreadable::Approximate)),
            ("98 (gerundet)", Unknown, "Fälle", Err(Unreadable::Approximate)),
            ("98 (Vorjahr 80)", Unknown, "Fälle", Err(Unreadable::Beside)),
            ("98 davon 12 weiblich", Unknown, "Fälle", Err(Unreadable::Beside)),
            ("nur 98", Unknown, "Fälle", Err(Unreadable::Beside)),
            ("1e3", Unknown, "Fälle", Err(Unreadable::Beside)),
            ("98 ‰", Unknown, "Fälle", Err(Unreadable::OtherUnit)),
            ("98 m²", Unknown, "Fälle", Err(Unreadable::OtherUnit)),
            ("98 m²", Unknown, "m²", Ok(("98", true))),
            ("…", Unknown, "Fälle", Err(Unreadable::NoFigure)),
            ("x", Unknown, "Fälle", Err(Unreadable::NoFigure)),
            ("[low]", Unknown, "Fälle", Err(Unreadable::NoFigure)),
            ("zwölf", Unknown, "Fälle", Err(Unreadable::NoNumber)),
            ("98 **", Unknown, "Fälle", Err(Unreadable::Mark)),
            ("98 (e)", Unknown, "Fälle", Err(Unreadable::Mark)),
            ("98 r", Unknown, "Fälle", Err(Unreadable::Mark)),
            ("98¹", Unknown, "Fälle", Err(Unreadable::Mark)),
            ("98 (geschätzt)", Unknown, "Fälle", Err(Unreadable::Approximate)),
            ("12 5", Unknown, "Fälle", Err(Unreadable::Blank)),
            ("98 -", Unknown, "Fälle", Err(Unreadable::MinusBehind)),
            ("28.03.13", Comma, "Fälle", Err(Unreadable::ShortYear)),
            ("-,--", Unknown, "EUR", Err(Unreadable::Dash)),
        ];
        for (text, mark, unit, expected) in cases {
            let read = read_number(text, *mark, unit).map(|(value, noted)| (value.to_string(), noted));
            assert_eq!(read, expected.map(|(value, noted)| (value.to_owned(), noted)), "{text} in {unit}");
        }
    }
}
