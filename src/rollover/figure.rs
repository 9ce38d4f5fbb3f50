//! A computed figure as a matrix file can hold it.

use crate::number::thousands::unmistakable;
use crate::number::{Number, OPEN_PLACES};

/// Digits that a figure of a file can have.
const DIGITS: usize = 28;

/// A figure as a file can hold it, and the places that it was rounded to, if it was; `None` where it has too many digits
/// for that. A quotient has no more places than reports show of it.
pub(super) fn figure(value: &Number, shown: Option<u32>) -> Option<(String, Option<u32>)> {
    let fits = |text: &String| text.bytes().filter(u8::is_ascii_digit).count() <= DIGITS;
    let ends = |places: &u32| shown.is_none_or(|shown| *places <= shown);
    let exact = value.ending_places().filter(ends).map(|places| value.to_text(places)).filter(fits);
    let places = shown.unwrap_or(OPEN_PLACES);
    let rounded = exact.is_none().then_some(places);
    let text = exact.or_else(|| {
        let text = value.to_text(places);
        if !text.contains('.') {
            return Some(text).filter(fits);
        }
        let short = text.trim_end_matches('0').trim_end_matches('.');
        Some(if short == "-0" { "0".to_owned() } else { short.to_owned() }).filter(fits)
    });
    text.map(|text| (unmistakable(grouped(&text)), rounded))
}

/// Whole numbers of five digits and more in groups, as people write them in matrices; beyond 64 bits as a decimal, which
/// the editor takes at any length.
fn grouped(text: &str) -> String {
    const UNGROUPED: usize = 4;
    if text.contains('.') {
        return text.to_owned();
    }
    if text.parse::<i64>().is_err() {
        return format!("{text}.0");
    }
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    if digits.len() <= UNGROUPED {
        return text.to_owned();
    }
    let mut shown = sign.to_owned();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            shown.push('_');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Decimal;

    #[test]
    fn figures_are_exact_or_rounded_half_away_from_zero() {
        let number = |text: &str| Number::from(Decimal::from_str_exact(text).unwrap());
        let third = Number::share(2, 3);
        for (value, text, rounded) in [
            (number("430"), "430", None),
            (number("28750000"), "28_750_000", None),
            (number("-12345"), "-12_345", None),
            (number("25.30"), "25.3", None),
            (number("22.125"), "22.1250", None),
            (number("-1.2400"), "-1.24", None),
            (third.clone(), "0.6666666667", Some(10)),
            (-third.clone(), "-0.6666666667", Some(10)),
            (Number::share(1, 2_000_000_000), "0.0000000005", None),
            (number("1234567890123456789012345678"), "1234567890123456789012345678.0", None),
        ] {
            assert_eq!(figure(&value, None), Some((text.to_owned(), rounded)), "{value:?}");
        }
        for (value, shown, text, rounded) in [
            (Number::share(2270, 59), 1, "38.5", Some(1)),
            (Number::share(25, 1), 1, "25", None),
            (Number::share(265, 8), 1, "33.1", Some(1)),
            (Number::share(265, 8), 3, "33.1250", None),
            (third, 0, "1", Some(0)),
            (Number::share(301, 3), 0, "100", Some(0)),
        ] {
            assert_eq!(figure(&value, Some(shown)), Some((text.to_owned(), rounded)), "{value:?}");
        }
        let huge = &number("1234567890123456789012345678") * &number("10");
        assert_eq!(figure(&huge, None), None);
    }
}
