//! Quick numbers against big ones: whatever is computed with two machine words is what fractions of any size give.

use std::hash::{DefaultHasher, Hash, Hasher};

use dashu_base::{Abs, Sign};
use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;
use proptest::prelude::*;
use zielmatrix::number::{Decimal, Figure, Number};

/// A number by both ways.
#[derive(Clone, Debug)]
struct Pair {
    quick: Number,
    big: RBig,
}

fn pair(numerator: IBig, denominator: UBig) -> Pair {
    let big = RBig::from_parts(numerator, denominator);
    let text = format!("{}/{}", big.numerator(), big.denominator());
    Pair { quick: Number::from_kept_text(&text).expect("a fraction"), big }
}

/// Values around every bound of the small form: of 63, 64, 127 and 128 bits, and powers of ten.
fn extreme() -> impl Strategy<Value = UBig> {
    let bounds = prop::sample::select(vec![0u32, 1, 31, 32, 53, 62, 63, 64, 65, 126, 127, 128, 200]);
    let near = (bounds, -2i8..=2).prop_map(|(bits, off)| {
        let power = IBig::from(UBig::ONE << bits as usize) + IBig::from(off);
        UBig::try_from(power.abs()).expect("not negative")
    });
    let tens = (0usize..40, 0u8..=9).prop_map(|(places, digit)| UBig::from(10u8).pow(places) * digit);
    prop_oneof![near, tens, any::<u64>().prop_map(UBig::from), (0u64..2_000).prop_map(UBig::from)]
}

fn number() -> impl Strategy<Value = Pair> {
    (any::<bool>(), extreme(), extreme()).prop_map(|(negative, above, below)| {
        let sign = if negative { Sign::Negative } else { Sign::Positive };
        pair(IBig::from_parts(sign, above), if below.is_zero() { UBig::ONE } else { below })
    })
}

fn same(quick: &Number, big: &RBig) -> Result<(), TestCaseError> {
    let text = if *big.denominator() == UBig::ONE {
        big.numerator().to_string()
    } else {
        format!("{}/{}", big.numerator(), big.denominator())
    };
    prop_assert_eq!(quick.to_string(), text.clone());
    // One value has one form in memory, however it came about.
    let again = Number::from_kept_text(&text).expect("what was written is read");
    prop_assert_eq!(quick, &again);
    prop_assert_eq!(hash(quick), hash(&again));
    Ok(())
}

fn hash(number: &Number) -> u64 {
    let mut hasher = DefaultHasher::new();
    number.hash(&mut hasher);
    hasher.finish()
}

/// Rounded half away from zero, in digits, by whole numbers of any size.
fn text(big: &RBig, places: usize) -> String {
    let (sign, above) = big.numerator().clone().into_parts();
    let units: UBig = (above * UBig::from(10u8).pow(places) * 2u8 + big.denominator()) / (big.denominator() * 2u8);
    let digits = format!("{units:0>width$}", units = units.to_string(), width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    let minus = if sign == Sign::Negative && !units.is_zero() { "-" } else { "" };
    if places == 0 { format!("{minus}{whole}") } else { format!("{minus}{whole}.{rest}") }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn sums_products_quotients_and_differences_agree(left in number(), right in number()) {
        same(&(&left.quick + &right.quick), &(left.big.clone() + right.big.clone()))?;
        same(&(&left.quick - &right.quick), &(left.big.clone() - right.big.clone()))?;
        same(&(&left.quick * &right.quick), &(left.big.clone() * right.big.clone()))?;
        match left.quick.divided_by(&right.quick) {
            None => prop_assert!(right.big.is_zero()),
            Some(quotient) => same(&quotient, &(left.big.clone() / right.big.clone()))?,
        }
        prop_assert_eq!(left.quick.cmp(&right.quick), left.big.cmp(&right.big));
        prop_assert_eq!(left.quick == right.quick, left.big == right.big);
    }

    #[test]
    fn signs_distances_and_shares_agree(value in number(), percent in number()) {
        same(&-value.quick.clone(), &-value.big.clone())?;
        same(&value.quick.abs(), &value.big.clone().abs())?;
        same(&value.quick.percent(&percent.quick), &(value.big.clone() * percent.big.clone() / RBig::from(100u8)))?;
        prop_assert_eq!(value.quick.is_zero(), value.big.is_zero());
        prop_assert_eq!(value.quick.is_negative(), value.big < RBig::ZERO);
    }

    #[test]
    fn texts_and_rounded_values_agree(value in number(), places in 0u32..30) {
        let expected = text(&value.big, places as usize);
        prop_assert_eq!(value.quick.to_text(places), expected.clone());
        prop_assert_eq!(value.quick.rounded(places), Number::from_kept_text(&expected).expect("a decimal"));
        prop_assert_eq!(value.quick.to_spreadsheet().to_bits(), value.big.to_f64().value().to_bits());
    }

    #[test]
    fn decimals_become_themselves(mantissa in any::<i128>(), scale in 0u32..=28) {
        let bound = 1i128 << 95;
        let decimal = Decimal::from_i128_with_scale(mantissa % bound, scale);
        let big = RBig::from_parts(IBig::from(mantissa % bound), UBig::from(10u8).pow(scale as usize));
        same(&Number::from(decimal), &big)?;
        prop_assert_eq!(Figure::written(decimal).to_text(), text(&big, scale as usize));
    }

    #[test]
    fn shares_are_what_they_say(numerator in any::<u32>(), denominator in 1u32..) {
        let big = RBig::from_parts(IBig::from(numerator), UBig::from(denominator));
        same(&Number::share(numerator, denominator), &big)?;
    }
}

#[test]
fn whole_numbers_at_the_bounds_of_a_machine_word_stay_exact() {
    for (value, expected) in [(i64::MIN, "-9223372036854775808"), (i64::MAX, "9223372036854775807"), (0, "0")] {
        assert_eq!(Number::from(value).to_string(), expected);
        assert_eq!(
            (-Number::from(value)).to_text(0),
            expected.strip_prefix('-').map_or_else(|| (-value).to_string(), str::to_owned)
        );
    }
    let ends = |numerator: i64, denominator: i64| {
        Number::from(numerator).divided_by(&Number::from(denominator)).and_then(|quotient| quotient.ending_places())
    };
    assert_eq!([ends(7, 8), ends(2, 3), ends(1, 3_125), ends(1, 1_i64 << 62)], [Some(3), None, Some(5), Some(62)]);
}
