//! Exact fractions of any size, small ones without memory of their own.
//!
//! Nearly every figure of a city fits 64 bits above and below the line, and what is computed from two such figures fits 128.
//! So small fractions are two machine words, and only where one does not fit, a big fraction takes its place. Which of
//! both holds a value is decided by the value alone: equal values are equal in memory.

use std::cmp::Ordering;
use std::num::NonZeroU64;

use dashu_base::{Abs, Sign};
use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

/// The largest numerator and denominator of a small fraction: two products of them, added, still fit 128 bits with a sign.
const LARGEST: u64 = i64::MAX.unsigned_abs();

/// The most places by which 64 bits can be shifted: 10¹⁹ fits them, 10²⁰ does not.
const MOST_SHIFTED: u32 = 19;

/// A fraction in lowest terms.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Fraction(Size);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Size {
    /// Numerator and denominator not beyond [`LARGEST`].
    Small(i64, NonZeroU64),
    /// A value that is not small.
    Large(Box<RBig>),
}

impl Fraction {
    pub(super) const ZERO: Self = Self(Size::Small(0, NonZeroU64::MIN));

    /// `numerator` ÷ `denominator`; a denominator of 0 counts as 1.
    pub(super) fn new(numerator: i64, denominator: u64) -> Self {
        let below = NonZeroU64::new(denominator).unwrap_or(NonZeroU64::MIN).get();
        let common = gcd(numerator.unsigned_abs(), below);
        let magnitude = i128::from(numerator.unsigned_abs() / common);
        Self::lowest(if numerator < 0 { -magnitude } else { magnitude }, u128::from(below / common))
    }

    /// A decimal: `mantissa` ÷ 10^`places`.
    pub(super) fn decimal(mantissa: i128, places: u32) -> Self {
        match i64::try_from(mantissa) {
            Ok(mantissa) if places <= MOST_SHIFTED => Self::small_decimal(mantissa, places),
            _ => Self::from_parts(IBig::from(mantissa), UBig::from(10u8).pow(places as usize)),
        }
    }

    /// A power of ten shares nothing but twos and fives with any number.
    fn small_decimal(mantissa: i64, places: u32) -> Self {
        if places == 0 {
            return Self::lowest(i128::from(mantissa), 1);
        }
        if mantissa == 0 {
            return Self::ZERO;
        }
        let mut magnitude = mantissa.unsigned_abs();
        let twos = magnitude.trailing_zeros().min(places);
        magnitude >>= twos;
        let mut fives = 0;
        while fives < places && magnitude.is_multiple_of(5) {
            magnitude /= 5;
            fives += 1;
        }
        let below = 5u64.pow(places - fives) << (places - twos);
        let above = i128::from(magnitude);
        Self::lowest(if mantissa < 0 { -above } else { above }, u128::from(below))
    }

    /// `numerator` ÷ `denominator` of any size; the denominator is not 0.
    pub(super) fn from_parts(numerator: IBig, denominator: UBig) -> Self {
        Self::from_big(RBig::from_parts(numerator, denominator))
    }

    /// A fraction that is already in lowest terms.
    fn lowest(numerator: i128, denominator: u128) -> Self {
        if numerator.unsigned_abs() <= u128::from(LARGEST)
            && denominator <= u128::from(LARGEST)
            && let (Ok(above), Ok(below)) = (i64::try_from(numerator), u64::try_from(denominator))
            && let Some(below) = NonZeroU64::new(below)
        {
            return Self(Size::Small(above, below));
        }
        Self(Size::Large(Box::new(RBig::from_parts(IBig::from(numerator), UBig::from(denominator)))))
    }

    fn from_big(big: RBig) -> Self {
        match (i64::try_from(big.numerator()), u64::try_from(big.denominator())) {
            (Ok(above), Ok(below)) if above.unsigned_abs() <= LARGEST && below <= LARGEST => {
                Self(Size::Small(above, NonZeroU64::new(below).unwrap_or(NonZeroU64::MIN)))
            }
            _ => Self(Size::Large(Box::new(big))),
        }
    }

    fn to_big(&self) -> RBig {
        match &self.0 {
            Size::Small(above, below) => RBig::from_parts(IBig::from(*above), UBig::from(below.get())),
            Size::Large(big) => big.as_ref().clone(),
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        matches!(self.0, Size::Small(0, _))
    }

    pub(super) fn is_negative(&self) -> bool {
        match &self.0 {
            Size::Small(above, _) => *above < 0,
            Size::Large(big) => big.sign() == Sign::Negative,
        }
    }

    pub(super) fn abs(&self) -> Self {
        match &self.0 {
            Size::Small(above, below) => Self(Size::Small(above.abs(), *below)),
            Size::Large(big) => Self(Size::Large(Box::new(big.as_ref().clone().abs()))),
        }
    }

    pub(super) fn negated(self) -> Self {
        match self.0 {
            Size::Small(above, below) => Self(Size::Small(-above, below)),
            Size::Large(big) => Self(Size::Large(Box::new(-*big))),
        }
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let (Size::Small(above, below), Size::Small(other_above, other_below)) = (&self.0, &other.0) else {
            return Self::from_big(self.to_big() + other.to_big());
        };
        let (below, other_below) = (below.get(), other_below.get());
        let common = gcd(below, other_below);
        let (left, right) = (other_below / common, below / common);
        let sum = i128::from(*above) * i128::from(left) + i128::from(*other_above) * i128::from(right);
        // What the sum and the denominator still share divides what both denominators share.
        let shared = if common == 1 { 1 } else { gcd(remainder(sum, common), common) };
        let sum = if shared == 1 { sum } else { sum / i128::from(shared) };
        Self::lowest(sum, u128::from(right) * u128::from(other_below / shared))
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        self.plus(&other.clone().negated())
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        let (Size::Small(above, below), Size::Small(other_above, other_below)) = (&self.0, &other.0) else {
            return Self::from_big(self.to_big() * other.to_big());
        };
        let (below, other_below) = (below.get(), other_below.get());
        let left = gcd(above.unsigned_abs(), other_below);
        let right = gcd(other_above.unsigned_abs(), below);
        let magnitude = i128::from(above.unsigned_abs() / left) * i128::from(other_above.unsigned_abs() / right);
        let negative = (*above < 0) != (*other_above < 0);
        Self::lowest(
            if negative { -magnitude } else { magnitude },
            u128::from(below / right) * u128::from(other_below / left),
        )
    }

    /// `None` where the divisor is 0.
    pub(super) fn divided_by(&self, divisor: &Self) -> Option<Self> {
        if divisor.is_zero() {
            return None;
        }
        Some(match &divisor.0 {
            Size::Small(above, below) => {
                let turned = Self::lowest(
                    i128::from(below.get()) * i128::from(above.signum()),
                    u128::from(above.unsigned_abs()),
                );
                self.times(&turned)
            }
            Size::Large(_) => Self::from_big(self.to_big() / divisor.to_big()),
        })
    }

    /// Places after the point if the decimal ends, else `None`.
    pub(super) fn ending_places(&self) -> Option<u32> {
        match &self.0 {
            Size::Small(_, below) => {
                let twos = below.trailing_zeros();
                let (mut rest, mut fives) = (below.get() >> twos, 0);
                while rest.is_multiple_of(5) {
                    rest /= 5;
                    fives += 1;
                }
                (rest == 1).then_some(twos.max(fives))
            }
            Size::Large(big) => {
                let mut rest = big.denominator().clone();
                let twos = rest.remove(&UBig::from(2u8)).unwrap_or(0);
                let fives = rest.remove(&UBig::from(5u8)).unwrap_or(0);
                (rest == UBig::ONE).then(|| u32::try_from(twos.max(fives)).unwrap_or(u32::MAX))
            }
        }
    }

    /// Rounded half away from zero to `places` after the point.
    pub(super) fn rounded(&self, places: u32) -> Self {
        if matches!(&self.0, Size::Small(_, below) if below.get() == 1) {
            return self.clone();
        }
        if let (Some(units), Some(power)) = (self.small_units(places), power_of_ten(places))
            && let Ok(units) = u64::try_from(units)
        {
            let common = gcd(units, power);
            let whole = i128::from(units / common);
            return Self::lowest(if self.is_negative() { -whole } else { whole }, u128::from(power / common));
        }
        let shift = UBig::from(10u8).pow(places as usize);
        let sign = if self.is_negative() { Sign::Negative } else { Sign::Positive };
        Self::from_parts(IBig::from_parts(sign, self.large_units(places)), shift)
    }

    /// The digits of the distance from zero in units of the last of `places`, rounded half up.
    pub(super) fn unit_digits(&self, places: u32) -> String {
        self.small_units(places).map_or_else(|| self.large_units(places).to_string(), |units| units.to_string())
    }

    fn small_units(&self, places: u32) -> Option<u128> {
        let Size::Small(above, below) = &self.0 else { return None };
        let (magnitude, below) = (u128::from(above.unsigned_abs()), u128::from(below.get()));
        // Twice the product is below 2 · 2⁶³ · 10¹⁹ < 2¹²⁸; adding the denominator may go beyond.
        let doubled = magnitude.checked_mul(u128::from(power_of_ten(places)?))?.checked_mul(2)?;
        Some(doubled.checked_add(below)? / (below * 2))
    }

    fn large_units(&self, places: u32) -> UBig {
        let big = self.to_big();
        let shift = UBig::from(10u8).pow(places as usize);
        let magnitude = big.numerator().clone().into_parts().1;
        let below = big.denominator();
        (magnitude * shift * 2u8 + below) / (below * 2u8)
    }

    /// The digits of the numerator's distance from zero, and of the denominator.
    pub(super) fn parts(&self) -> (UBig, UBig) {
        match &self.0 {
            Size::Small(above, below) => (UBig::from(above.unsigned_abs()), UBig::from(below.get())),
            Size::Large(big) => (big.numerator().clone().into_parts().1, big.denominator().clone()),
        }
    }

    /// The nearest binary float.
    pub(super) fn to_float(&self) -> f64 {
        self.to_big().to_f64().value()
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Size::Small(above, below), Size::Small(other_above, other_below)) => {
                let left = i128::from(*above) * i128::from(other_below.get());
                left.cmp(&(i128::from(*other_above) * i128::from(below.get())))
            }
            _ => self.to_big().cmp(&other.to_big()),
        }
    }
}

/// 10^`places`, where it fits.
fn power_of_ten(places: u32) -> Option<u64> {
    (places <= MOST_SHIFTED).then(|| 10u64.pow(places))
}

/// The remainder's distance from zero.
fn remainder(value: i128, divisor: u64) -> u64 {
    u64::try_from((value % i128::from(divisor)).unsigned_abs()).unwrap_or_default()
}

/// The greatest common divisor; that of 0 and `right` is `right`. Binary, as divisions are slow. `right` is not 0.
fn gcd(mut left: u64, mut right: u64) -> u64 {
    if right == 1 {
        return 1;
    }
    if left == 0 {
        return right;
    }
    let shift = (left | right).trailing_zeros();
    left >>= left.trailing_zeros();
    while right != 0 {
        right >>= right.trailing_zeros();
        if left > right {
            std::mem::swap(&mut left, &mut right);
        }
        right -= left;
    }
    left << shift
}
