//! With how many places the figures of a row are shown (rules.md, *From value to colour*): Ist, Soll and deviation with the
//! same, so that they subtract as printed; money in whole EUR, unless it is written with cents.

use crate::model::{Indicator, Interim, InterimValue, Mark, Target};
use crate::number::{Decimal, Figure, Number};

/// Places beyond those written that a row may take so that its figures subtract.
const MORE: u32 = 3;

/// Places that a Soll is rounded to where it does not end sooner.
pub(super) const OPEN_PLACES: u32 = 2;

/// Places of an amount that is written with cents.
const CENTS: u32 = 2;

/// The places that an indicator is written with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places {
    written: u32,
    rule: u32,
    money: bool,
}

impl Places {
    pub(super) fn of(indicator: &Indicator) -> Self {
        let money = matches!(indicator.unit.trim(), "EUR" | "€");
        Self { written: written_places(indicator), rule: rule_places(indicator), money }
    }

    /// The places of a row whose Ist is written with so many.
    pub(super) fn with(self, actual: u32) -> u32 {
        match (self.money, self.rule.max(actual)) {
            (false, _) => self.written.max(actual),
            (true, 0) => 0,
            (true, _) => CENTS,
        }
    }

    /// Those of the rule alone, as it is written.
    pub(super) fn written(self) -> u32 {
        self.written
    }

    /// True for an amount of money, whose computed figures follow the row.
    pub(super) fn is_money(self) -> bool {
        self.money
    }
}

/// A deviation with what its shown value must not seem to cross, seen from the Soll.
pub(super) struct Apart<'a> {
    pub(super) signed: &'a Number,
    /// The Soll, or the nearer bound of a corridor.
    pub(super) base: &'a Number,
    pub(super) bounds: &'a [Number],
}

/// Ist, Soll and deviation as a row shows them.
pub(super) struct Shown {
    pub(super) actual: Option<Figure>,
    pub(super) expected: Option<Mark<Figure>>,
    pub(super) deviation: Option<Figure>,
}

/// Gives the three the same places: `places`, or as many more as it takes for none to seem to lie beyond one of `sides`, and up to
/// three more for the printed Ist − Soll to be the printed deviation. Where even then it is not, the deviation is printed as the
/// difference of what is printed.
///
/// Worked: 790 − 818.85 = −28.85 with no places is 790 − 819 = −29; 1/3 − 2/3 with two is 0.33 − 0.67 = −0.34.
pub(super) fn aligned(
    actual: Option<&Number>,
    expected: Option<&Mark<Number>>,
    deviation: Option<&Apart<'_>>,
    sides: &[Number],
    places: u32,
) -> Shown {
    let reported: Vec<Number> = actual.cloned().into_iter().collect();
    let least = |value: &Number, beside: &[Number]| Figure::computed(value.clone(), places).beside(beside).places;
    let mut needed = places;
    needed = actual.map_or(needed, |value| needed.max(least(value, sides)));
    for value in expected.into_iter().flat_map(Mark::figures) {
        needed = needed.max(least(value, &reported));
    }
    needed = deviation.map_or(needed, |apart| needed.max(least(apart.signed, apart.bounds)));
    let subtracts = |places: u32| match (actual, deviation) {
        (Some(actual), Some(apart)) if !(apart.signed.is_zero() && is_corridor(expected)) => {
            &actual.rounded(places) - &apart.base.rounded(places) == apart.signed.rounded(places)
        }
        _ => true,
    };
    let found = (needed..=needed.max(places + MORE)).find(|places| subtracts(*places));
    let shown = found.unwrap_or(needed);
    let figure = |value: &Number| Figure::computed(value.clone(), shown);
    let printed = match (found, actual, deviation) {
        (None, Some(actual), Some(apart)) => {
            Some(figure(apart.signed).printed_as(&actual.rounded(shown) - &apart.base.rounded(shown)))
        }
        _ => deviation.map(|apart| figure(apart.signed)),
    };
    Shown { actual: actual.map(figure), expected: expected.map(|mark| mark.map(figure)), deviation: printed }
}

fn is_corridor(expected: Option<&Mark<Number>>) -> bool {
    matches!(expected, Some(Mark::Corridor { .. }))
}

/// A value from which a colour begins, rounded so that who enters it gets that colour: a lower bound up, an upper one down.
pub(super) fn inside(value: &Number, places: u32, lower: bool) -> Number {
    let rounded = value.rounded(places);
    let unit = Number::from(1).divided_by(&Number::from(10_i64.pow(places))).unwrap_or(Number::ZERO);
    if lower && rounded < *value {
        &rounded + &unit
    } else if !lower && rounded > *value {
        &rounded - &unit
    } else {
        rounded
    }
}

/// The most places that a target, interim value or baseline of the indicator is written with. A baseline with more places
/// than a Soll is rounded to is a computed one, as `rollover` writes it, and says nothing about how to show others.
pub(super) fn written_places(indicator: &Indicator) -> u32 {
    let baseline = indicator.baseline.map(|baseline| baseline.value.scale());
    baseline.filter(|places| *places <= OPEN_PLACES).unwrap_or_default().max(rule_places(indicator))
}

/// The most places that a target or interim value of the indicator is written with.
pub(super) fn rule_places(indicator: &Indicator) -> u32 {
    let rules = std::iter::once(&indicator.rule).chain(indicator.revisions.iter().map(|revision| &revision.rule));
    let mut places = 0;
    for rule in rules {
        if let Some(Target::Absolute { mark, .. }) = rule.target.as_ref().map(|target| &target.value) {
            places = mark.figures().map(Decimal::scale).fold(places, u32::max);
        }
        if let Interim::Points(points) = &rule.interim {
            for point in points.values() {
                if let InterimValue::Value(mark) = &point.value {
                    places = mark.figures().map(Decimal::scale).fold(places, u32::max);
                }
            }
        }
    }
    places
}

/// A figure with all its places.
pub(super) fn plain(value: &Number) -> Figure {
    Figure::computed(value.clone(), value.ending_places().unwrap_or(OPEN_PLACES))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Decimal;

    fn number(text: &str) -> Number {
        match text.split_once('/') {
            Some((top, bottom)) => number(top).divided_by(&number(bottom)).unwrap(),
            None => Number::from(Decimal::from_str_exact(text).unwrap()),
        }
    }

    #[test]
    fn actual_expected_and_deviation_subtract_as_printed() {
        for (text, expected_text, places, shown) in [
            ("790", "818.85", 0, ["790", "819", "-29"]),
            ("27.45", "82/3", 2, ["27.45", "27.33", "0.12"]),
            ("84.9", "257/3", 1, ["84.9", "85.7", "-0.8"]),
            ("60", "200/3", 0, ["60", "67", "-7"]),
            // Half away from zero: 3 − 2.5 = 0.5 would read 3 − 3 = 1.
            ("3", "2.5", 0, ["3.0", "2.5", "0.5"]),
            ("1/3", "2/3", 2, ["0.33", "0.67", "-0.34"]),
            ("5", "5", 0, ["5", "5", "0"]),
        ] {
            let (ist, expected) = (number(text), number(expected_text));
            let signed = &ist - &expected;
            let apart = Apart { signed: &signed, base: &expected, bounds: &[] };
            let mark = Mark::Point(expected.clone());
            let trio = aligned(Some(&ist), Some(&mark), Some(&apart), &[], places);
            let expected = trio.expected.iter().flat_map(Mark::figures).next().unwrap().to_text();
            let texts = [trio.actual.unwrap().to_text(), expected, trio.deviation.unwrap().to_text()];
            assert_eq!(texts, shown, "{text} against {expected_text}");
        }
    }

    #[test]
    fn a_value_near_a_bound_takes_all_three_along() {
        let (ist, expected) = (number("113.96"), number("120"));
        let signed = &ist - &expected;
        let apart = Apart { signed: &signed, base: &expected, bounds: &[number("-6")] };
        let trio = aligned(Some(&ist), Some(&Mark::Point(expected.clone())), Some(&apart), &[number("114")], 1);
        let expected = trio.expected.iter().flat_map(Mark::figures).next().unwrap().to_text();
        assert_eq!(
            [trio.actual.unwrap().to_text(), expected, trio.deviation.unwrap().to_text()],
            ["113.96", "120.00", "-6.04"]
        );
    }

    #[test]
    fn inside_a_corridor_there_is_nothing_to_subtract() {
        let (ist, low, high) = (number("46"), number("52"), number("58"));
        let mark = Mark::Corridor { low: low.clone(), high };
        let signed = &ist - &low;
        let outside = Apart { signed: &signed, base: &low, bounds: &[] };
        assert_eq!(aligned(Some(&ist), Some(&mark), Some(&outside), &[], 0).deviation.unwrap().to_text(), "-6");
        let (ist, zero) = (number("55.5"), Number::ZERO);
        let inside = Apart { signed: &zero, base: &low, bounds: &[] };
        assert_eq!(aligned(Some(&ist), Some(&mark), Some(&inside), &[], 1).deviation.unwrap().to_text(), "0.0");
    }

    #[test]
    fn bounds_round_into_their_colour() {
        assert_eq!(inside(&number("1234.4"), 0, true).to_text(0), "1235");
        assert_eq!(inside(&number("1234.6"), 0, false).to_text(0), "1234");
        assert_eq!(inside(&number("1234"), 0, true).to_text(0), "1234");
        assert_eq!(inside(&number("1234.567"), 2, true).to_text(2), "1234.57");
    }
}
