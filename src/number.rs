//! Exact numbers: every figure and every colour is decided here, without binary floats.
//!
//! A figure as somebody wrote it is a [`Decimal`] (up to 28 digits, with its places). What is computed from it is a
//! [`Number`], an exact fraction, so that a third stays a third and nothing overflows.

mod fraction;
pub(crate) mod thousands;

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};
use std::str::FromStr;

use dashu_int::{IBig, UBig};
use fraction::Fraction;
pub use rust_decimal::Decimal;

/// Places after the decimal point of a number in JSON and CSV that does not end (rules.md, *Decided at the edges*).
pub const OPEN_PLACES: u32 = 10;

/// An exact fraction of any size.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Fraction);

impl Number {
    /// Zero.
    pub const ZERO: Self = Self(Fraction::ZERO);

    /// `numerator` ÷ `denominator`, where the denominator is a number of things and never 0.
    pub fn share(numerator: u32, denominator: u32) -> Self {
        Self(Fraction::new(i64::from(numerator), u64::from(denominator)))
    }

    /// The whole number at or below; beyond a quarter of what an `i64` holds that quarter. Worked: −2.5 gives −3.
    pub fn floor(&self) -> i64 {
        let rounded = self.rounded(0);
        let most = if self.is_negative() { i64::MIN / 4 } else { i64::MAX / 4 };
        let whole = rounded.to_text(0).parse().unwrap_or(most);
        if rounded > *self { whole - 1 } else { whole }
    }

    /// The whole number at or above, with the bounds of [`Self::floor`]. Worked: −2.5 gives −2.
    pub fn ceiling(&self) -> i64 {
        -(-self.clone()).floor()
    }

    /// True for zero, whatever its sign.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// True below zero.
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// The distance from zero.
    #[must_use]
    pub fn abs(&self) -> Self {
        Self(self.0.abs())
    }

    /// `self` ÷ `divisor`; `None` where the divisor is 0.
    pub fn divided_by(&self, divisor: &Self) -> Option<Self> {
        self.0.divided_by(&divisor.0).map(Self)
    }

    /// `percent` per cent of this number. Worked: 5 per cent of 280 is 14.
    #[must_use]
    pub fn percent(&self, percent: &Self) -> Self {
        Self(self.0.times(&percent.0).times(&Fraction::new(1, 100)))
    }

    /// The same of a percentage as it is written, which is a fraction of hundredths right away.
    #[must_use]
    pub fn written_percent(&self, percent: Decimal) -> Self {
        Self(self.0.times(&Fraction::decimal(percent.mantissa(), percent.scale() + 2)))
    }

    /// How many hundredths of `whole` this number is; `None` where the whole is 0. Worked: 21 of 280 are 7.5.
    pub fn in_percent_of(&self, whole: &Self) -> Option<Self> {
        self.divided_by(whole).map(|share| Self(share.0.times(&Fraction::new(100, 1))))
    }

    /// Places after the point if the decimal ends, else `None`. Worked: 7/8 has 3, 2/3 has none.
    pub fn ending_places(&self) -> Option<u32> {
        self.0.ending_places()
    }

    /// Rounded half away from zero to `places` after the point.
    #[must_use]
    pub fn rounded(&self, places: u32) -> Self {
        Self(self.0.rounded(places))
    }

    /// The text with exactly `places` after a decimal point, rounded half away from zero; no minus before a zero.
    pub fn to_text(&self, places: u32) -> String {
        let mut digits = self.0.unit_digits(places);
        let zero = digits == "0";
        let places = places as usize;
        if places > 0 {
            if digits.len() <= places {
                digits.insert_str(0, &"0".repeat(places + 1 - digits.len()));
            }
            digits.insert(digits.len() - places, '.');
        }
        if self.0.is_negative() && !zero {
            digits.insert(0, '-');
        }
        digits
    }

    /// The whole decimal where it ends, else rounded to [`OPEN_PLACES`]; the form of JSON and CSV.
    pub fn to_exact_text(&self) -> String {
        if let Some(places) = self.ending_places() {
            return self.to_text(places);
        }
        let text = self.to_text(OPEN_PLACES);
        let trimmed = text.trim_end_matches('0').trim_end_matches('.');
        if trimmed == "-0" { "0".into() } else { trimmed.into() }
    }

    /// The exact number as files keep it: a decimal where it ends, with at least `places`, else a fraction in lowest
    /// terms. Worked: `120`, `98.50` with two places, `20/3`.
    pub fn to_kept_text(&self, places: u32) -> String {
        match self.ending_places() {
            Some(ending) => self.to_text(ending.max(places)),
            None => self.to_string(),
        }
    }

    /// Reads what [`Number::to_kept_text`] writes; `None` for anything else.
    pub fn from_kept_text(text: &str) -> Option<Self> {
        let whole = |text: &str| {
            let digits = text.strip_prefix('-').unwrap_or(text);
            let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| IBig::from_str(text).ok())?
        };
        let (numerator, denominator) = match (text.split_once('/'), text.split_once('.')) {
            (Some((numerator, denominator)), _) => (whole(numerator)?, whole(denominator)?),
            (None, Some((left, places))) => {
                whole(left)?;
                let power = UBig::from(10u8).pow(places.len());
                (whole(&format!("{left}{places}")).filter(|_| !places.is_empty())?, IBig::from(power))
            }
            (None, None) => (whole(text)?, IBig::ONE),
        };
        let denominator = UBig::try_from(denominator).ok().filter(|denominator| !denominator.is_zero())?;
        Some(Self(Fraction::from_parts(numerator, denominator))).filter(|_| !text.contains("/-"))
    }

    /// The number as people write a fraction.
    pub fn mixed(&self) -> Mixed {
        let (magnitude, denominator) = self.0.parts();
        Mixed {
            negative: self.is_negative(),
            whole: (&magnitude / &denominator).to_string(),
            rest: (&magnitude % &denominator).to_string(),
            numerator: magnitude.to_string(),
            denominator: denominator.to_string(),
        }
    }

    /// The nearest binary float, for a workbook cell only: a spreadsheet knows no other numbers.
    pub fn to_spreadsheet(&self) -> f64 {
        self.0.to_float()
    }
}

/// A number as people write a fraction, in digits. Worked: −20/3 is negative, 6 whole and 2 rest of 3, or 20 of 3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mixed {
    /// True below zero.
    pub negative: bool,
    /// The whole part.
    pub whole: String,
    /// The numerator of what is left; `0` for a whole number.
    pub rest: String,
    /// The numerator without a whole part.
    pub numerator: String,
    /// The denominator in lowest terms.
    pub denominator: String,
}

impl From<Decimal> for Number {
    fn from(decimal: Decimal) -> Self {
        Self(Fraction::decimal(decimal.mantissa(), decimal.scale()))
    }
}

impl From<&Decimal> for Number {
    fn from(decimal: &Decimal) -> Self {
        Self::from(*decimal)
    }
}

impl From<i64> for Number {
    fn from(integer: i64) -> Self {
        Self(Fraction::new(integer, 1))
    }
}

impl Add for &Number {
    type Output = Number;
    fn add(self, other: Self) -> Number {
        Number(self.0.plus(&other.0))
    }
}

impl Sub for &Number {
    type Output = Number;
    fn sub(self, other: Self) -> Number {
        Number(self.0.minus(&other.0))
    }
}

impl Mul for &Number {
    type Output = Number;
    fn mul(self, other: Self) -> Number {
        Number(self.0.times(&other.0))
    }
}

impl Neg for Number {
    type Output = Number;
    fn neg(self) -> Number {
        Number(self.0.negated())
    }
}

impl fmt::Display for Number {
    /// A whole number, or numerator and denominator with a slash.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (magnitude, denominator) = self.0.parts();
        let sign = if self.is_negative() { "-" } else { "" };
        write!(formatter, "{sign}{magnitude}")?;
        if denominator == UBig::ONE { Ok(()) } else { write!(formatter, "/{denominator}") }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// A number together with how it is shown: the places after the point that do not mislead.
///
/// The value stays exact; only the text is rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The exact value.
    pub value: Number,
    /// Places after the decimal point that are shown.
    pub places: u32,
    /// What is shown in place of the value, where figures beside each other would else not subtract as printed.
    printed: Option<Box<Number>>,
}

impl Figure {
    /// A figure as it was written, with all its places.
    pub fn written(decimal: Decimal) -> Self {
        Self { value: Number::from(decimal), places: decimal.scale(), printed: None }
    }

    /// A computed figure: its own places where it ends within `places`, else rounded to them.
    pub fn computed(value: Number, places: u32) -> Self {
        Self { value, places, printed: None }
    }

    /// The same figure with as many places as it takes for the shown value to lie on the same side of every bound as
    /// the exact one (rules.md: one digit more where rounding would mislead).
    ///
    /// Worked: 113.96 against a bound of 114 is not shown as 114.0 but as 113.96.
    #[must_use]
    pub fn beside(mut self, bounds: &[Number]) -> Self {
        const MOST_PLACES: u32 = 28;
        while self.places < MOST_PLACES && bounds.iter().any(|bound| self.misleads(bound)) {
            self.places += 1;
        }
        self
    }

    /// The same exact value, shown as another one.
    #[must_use]
    pub fn printed_as(mut self, printed: Number) -> Self {
        self.printed = Some(Box::new(printed));
        self
    }

    /// The shown text with a decimal point, without grouping.
    pub fn to_text(&self) -> String {
        self.printed.as_deref().unwrap_or(&self.value).to_text(self.places)
    }

    fn misleads(&self, bound: &Number) -> bool {
        let exact = self.value.cmp(bound);
        exact != Ordering::Equal && self.value.rounded(self.places).cmp(bound) != exact
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::from(Decimal::from_str_exact(text).unwrap())
    }

    #[test]
    fn texts_round_half_away_from_zero() {
        for (numerator, denominator, places, expected) in [
            (1, 2, 0, "1"),
            (-1, 2, 0, "-1"),
            (1, 3, 2, "0.33"),
            (-2, 3, 4, "-0.6667"),
            (5, 1000, 2, "0.01"),
            (4, 1000, 2, "0.00"),
            (-4, 1000, 2, "0.00"),
            (1234, 10, 1, "123.4"),
        ] {
            let value = Number::from(numerator).divided_by(&Number::from(denominator)).unwrap();
            assert_eq!(value.to_text(places), expected, "{numerator}/{denominator}");
        }
    }

    #[test]
    fn exact_texts_end_where_the_decimal_ends() {
        assert_eq!(number("0.10").to_exact_text(), "0.1");
        assert_eq!(number("-22").to_exact_text(), "-22");
        let third = Number::share(1, 3);
        assert_eq!(third.to_exact_text(), "0.3333333333");
        assert_eq!((&number("-20") * &third).to_exact_text(), "-6.6666666667");
        assert_eq!(Number::share(7, 8).to_exact_text(), "0.875");
        assert_eq!(number("1234567890123456789012345678").to_exact_text(), "1234567890123456789012345678");
        let tiny = Number::share(1, 3_000_000_000).divided_by(&Number::from(1_000)).unwrap();
        assert_eq!(tiny.to_exact_text(), "0");
    }

    #[test]
    fn a_figure_shows_one_digit_more_where_rounding_would_cross_a_bound() {
        let shown = |value: &str, places, bound: &str| {
            Figure::computed(number(value), places).beside(&[number(bound)]).to_text()
        };
        assert_eq!(shown("113.96", 1, "114"), "113.96");
        assert_eq!(shown("-10.04", 1, "-10"), "-10.04");
        assert_eq!(shown("-10.004", 1, "-10"), "-10.004");
        assert_eq!(shown("-10", 1, "-10"), "-10.0");
        assert_eq!(shown("-10.06", 1, "-10"), "-10.1");
    }

    #[test]
    fn fractions_have_a_whole_part_and_a_rest() {
        let mixed = (&number("-20") * &Number::share(1, 3)).mixed();
        assert!(mixed.negative);
        assert_eq!([&mixed.whole, &mixed.rest, &mixed.numerator, &mixed.denominator], ["6", "2", "20", "3"]);
    }

    #[test]
    fn kept_texts_read_back_exactly() {
        let thirds = (&number("-20") * &Number::share(1, 3)).to_kept_text(2);
        assert_eq!(thirds, "-20/3");
        assert_eq!([number("98.5").to_kept_text(2), number("-0.05").to_kept_text(0)], ["98.50", "-0.05"]);
        let huge = format!("{}.125", "9".repeat(60));
        for text in ["-20/3", "98.50", "-0.05", "0", "120", huge.as_str()] {
            let places = text.split_once('.').map_or(0, |(_, places)| u32::try_from(places.len()).unwrap());
            assert_eq!(Number::from_kept_text(text).map(|read| read.to_kept_text(places)).as_deref(), Some(text));
        }
        for text in ["", "-", "1/0", "1/-3", "1.", ".5", "1/2/3", "1,5", "+1", "a", "1.2.3", "--1"] {
            assert_eq!(Number::from_kept_text(text), None, "{text}");
        }
    }

    #[test]
    fn sums_of_tenths_are_exact() {
        let tenth = number("0.1");
        assert_eq!(&(&tenth + &tenth) + &tenth, number("0.3"));
    }
}
