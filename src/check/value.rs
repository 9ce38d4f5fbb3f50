//! Reported values as people write them: read exactly, with a note where something stood beside the number, or refused.

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostics, Problem};
use crate::load::raw::{DecimalMark, RawValue};
use crate::load::text::{self, WrittenError};
use crate::number::Decimal;
use crate::number::thousands::without_padding;
use crate::problem::Unreadable;
use crate::source::Located;
use crate::status::Colour;

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said<T> {
    /// A value.
    Value(T),
    /// That there is none: `k. A.` and its like.
    Missing,
}

/// A number in the given unit. `None` where it cannot be read, which is reported.
pub(super) fn number(raw: &Located<RawValue>, unit: &str, diagnostics: &mut Diagnostics) -> Option<Said<Decimal>> {
    let (text, mark) = match &raw.value {
        RawValue::Number(value) => return Some(Said::Value(*value)),
        RawValue::Date(date) => {
            refuse(raw, &date.to_string(), Unreadable::Date, diagnostics);
            return None;
        }
        RawValue::Text(text, _) if text::says_missing(text) => return Some(Said::Missing),
        RawValue::Text(text, mark) => (text, *mark),
    };
    match read_number(text, mark, unit) {
        Ok((value, noted)) => {
            if noted {
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

/// The parts of a fraction such as `2/3`, for a ratio.
pub(super) fn fraction(raw: &Located<RawValue>, diagnostics: &mut Diagnostics) -> Option<(Decimal, Decimal)> {
    let RawValue::Text(text, mark) = &raw.value else { return None };
    let (numerator, denominator) = text.split_once('/')?;
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
    let written = text::written(text, mark).map_err(|error| match error {
        WrittenError::NoNumber => Unreadable::NoNumber,
        WrittenError::Approximate => Unreadable::Approximate,
        WrittenError::Ambiguous => Unreadable::Ambiguous,
        WrittenError::Mixed => Unreadable::Mixed,
        WrittenError::Groups => Unreadable::Groups,
        WrittenError::TooLong => Unreadable::TooLong,
    })?;
    let value = without_padding(written.value);
    if written.suffix.is_empty() {
        return Ok((value, false));
    }
    if same_unit(&written.suffix, unit) {
        return Ok((value, true));
    }
    if let (Some(from), Some(to)) = (money_power(&written.suffix), money_power(unit)) {
        return shifted(written.value, from - to).map(|value| (value, true)).ok_or(Unreadable::TooLong);
    }
    Err(why_not(&written.suffix))
}

/// Why a number with that behind it is refused.
fn why_not(suffix: &str) -> Unreadable {
    if suffix.starts_with('/') {
        Unreadable::Fraction
    } else if suffix.starts_with(|first: char| !first.is_alphabetic() && !"%€$£".contains(first))
        || suffix.starts_with(['E', 'e']) && suffix.contains(|digit: char| digit.is_ascii_digit())
    {
        // More digits, a trailing sign or mark: another way to write numbers, not a unit.
        Unreadable::NoNumber
    } else {
        Unreadable::OtherUnit
    }
}

fn same_unit(suffix: &str, unit: &str) -> bool {
    folded(suffix) == folded(unit) || is_percent(suffix) && is_percent(unit)
}

/// True for a unit that is percent, however it is written.
pub(crate) fn is_percent(unit: &str) -> bool {
    matches!(folded(unit).as_str(), "%" | "prozent" | "v.h." | "percent")
}

fn folded(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The power of ten of an amount of euros: 3 for `T€`, 6 for `Mio. €`. `None` where the text names no euros.
fn money_power(unit: &str) -> Option<i32> {
    let folded = folded(unit);
    let factor =
        folded.strip_suffix("euro").or_else(|| folded.strip_suffix("eur")).or_else(|| folded.strip_suffix('€'))?;
    match factor.trim_end_matches('.') {
        "" => Some(0),
        "t" | "tsd" | "k" => Some(3),
        "mio" | "m" => Some(6),
        "mrd" => Some(9),
        _ => None,
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
            ("14 Tagen", Unknown, "Wochen", Err(Unreadable::OtherUnit)),
        ];
        for (text, mark, unit, expected) in cases {
            let read = read_number(text, *mark, unit).map(|(value, noted)| (value.to_string(), noted));
            assert_eq!(read, expected.map(|(value, noted)| (value.to_owned(), noted)), "{text} in {unit}");
        }
    }
}
