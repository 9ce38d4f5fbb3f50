//! Numbers of TOML, percentages and dates, read exactly or not at all.

use std::str::FromStr;

use chrono::NaiveDate;
use toml::value::Datetime;

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

pub(super) fn plain(text: &str) -> Result<Decimal, NumberError> {
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
    let signs = number.contains(['−', ',']).then(|| number.replace('−', "-").replace(',', "."));
    let number = signs.as_deref().unwrap_or(number);
    if !is_plain_decimal(number) {
        return None;
    }
    Some(plain(number.strip_prefix('+').unwrap_or(number)))
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
    // The shortest is 1.1.2013.
    if text.len() < 8 {
        return None;
    }
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
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let compact: String = text.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect();
    matches!(compact.as_str(), "" | "k.a." | "k.a" | "n.v." | "n.v" | "-" | "–" | "—" | "keineangabe")
}

#[cfg(test)]
mod tests {
    use super::*;

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
