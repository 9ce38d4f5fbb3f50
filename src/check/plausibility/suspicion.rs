//! What makes a reported value doubtful. Each suspicion is one function; their order, the strongest first, is that of
//! `reports`.

use super::rules;
use crate::check::quantity;
use crate::diagnostic::Problem;
use crate::model::actual::Forecast;
use crate::model::outcome::Outcome;
use crate::model::{Actual, Indicator, Kind, Mark, Sense, Target, Value};
use crate::number::{Decimal, Figure, Number};
use crate::period::Period;
use crate::problem::{Part, Yardstick};

/// What a report shows by itself: a count below zero, a share that cannot be one, a date far away.
pub(super) fn of_report(indicator: &Indicator, report: &Actual) -> Vec<Problem> {
    let year = indicator.year;
    let far = |date| Problem::DateFar { date, year };
    let mut found = Vec::new();
    match &report.value {
        Value::Number(value) => found.extend(negative(indicator, *value, None)),
        Value::Ratio { numerator, denominator } => {
            found.extend(negative(indicator, *numerator, Some(Part::Numerator)));
            found.extend(no_share(indicator, *numerator, *denominator));
        }
        Value::Progress { done: Some(done), .. } if rules::is_far(*done, year) => found.push(far(*done)),
        Value::Progress { .. } | Value::Colour(_) | Value::Missing | Value::NotApplicable | Value::Suppressed => {}
    }
    if let Some(Forecast::Date(date)) = report.forecast
        && rules::is_far(date, year)
    {
        found.push(far(date));
    }
    found
}

fn negative(indicator: &Indicator, value: Decimal, part: Option<Part>) -> Option<Problem> {
    // A level may be a temperature or a balance, a mean the mean of them.
    let counts = || quantity::is_count(indicator) && (part.is_some() || indicator.kind == Kind::Cumulative);
    (value < Decimal::ZERO && counts()).then(|| Problem::CountNegative { value: value.to_string(), part })
}

/// A share above 100 % or below 0, unless the plan itself has such figures.
fn no_share(indicator: &Indicator, numerator: Decimal, denominator: Decimal) -> Option<Problem> {
    if !quantity::is_share(indicator) {
        return None;
    }
    let (part, whole) = (Number::from(numerator), Number::from(denominator));
    let share = part.in_percent_of(&whole)?;
    let hundred = Number::from(Decimal::ONE_HUNDRED);
    let planned = |beyond: fn(&Decimal) -> bool| quantity::plan_figures(indicator).any(|figure| beyond(&figure));
    let above = share > hundred && !planned(|figure| *figure > Decimal::ONE_HUNDRED);
    let below = share.is_negative() && !planned(|figure| *figure < Decimal::ZERO);
    let shown = |value: Number| Figure::computed(value, 1).beside(&[hundred.clone(), Number::ZERO]).to_text();
    (above || below).then(|| Problem::ShareImpossible {
        swapped: whole.in_percent_of(&part).filter(|_| above).map(shown),
        share: shown(share),
        numerator: (numerator.to_string(), indicator.numerator_name.clone()),
        denominator: (denominator.to_string(), indicator.denominator_name.clone()),
    })
}

/// A sum since the year's start that is lower than before. Results, which may turn, are no sums.
pub(super) fn falls(indicator: &Indicator, value: &Number, before: &Number, then: Period) -> Option<Problem> {
    let falls = value < before && !indicator.per_period && quantity::only_grows(indicator);
    falls.then(|| Problem::CumulativeFalls {
        value: value.to_exact_text(),
        before: before.to_exact_text(),
        period: then,
    })
}

/// Numerator or denominator far from the one reported before, though their quotient may not be.
pub(super) fn parts_jump(indicator: &Indicator, now: (&Actual, Period), before: (&Actual, Period)) -> Option<Problem> {
    let ((now, period), (before, then)) = (now, before);
    let (Value::Ratio { numerator, denominator }, Value::Ratio { numerator: first, denominator: second }) =
        (&now.value, &before.value)
    else {
        return None;
    };
    let name = |part| match part {
        Part::Numerator => indicator.numerator_name.clone(),
        Part::Denominator => indicator.denominator_name.clone(),
    };
    let parts = [(Part::Numerator, numerator, first), (Part::Denominator, denominator, second)];
    // Both alike is rather a slip of the unit than a year that goes on.
    let alike = grown(numerator, first).zip(grown(denominator, second)).and_then(|(one, other)| one.divided_by(&other));
    let alike = alike.is_some_and(|ratio| (&ratio - &Number::from(1)).abs() <= Number::share(1, 20));
    if !alike && parts.iter().all(|(_, value, before)| grows_to_date(value, before, period, then)) {
        return None;
    }
    parts.into_iter().find_map(|(part, value, before)| {
        let (now, earlier) = (Number::from(value), Number::from(before));
        let far = beyond_three_times(&now, &earlier) && !both_small(&now, &earlier);
        far.then(|| Problem::PartJumps {
            part,
            name: name(part),
            value: value.to_string(),
            before: before.to_string(),
            period: then,
        })
    })
}

/// True for a part that grew as something does that is counted since the year's start: at least with the share of the year
/// that has elapsed, at most twice as much. Worked: from T1 to T2 at least to twice, at most to four times.
fn grows_to_date(value: &Decimal, before: &Decimal, period: Period, then: Period) -> bool {
    let grown = grown(value, before);
    let elapsed = period.elapsed().divided_by(&then.elapsed()).filter(|_| then.year == period.year);
    match (grown, elapsed) {
        (Some(grown), Some(elapsed)) => elapsed <= grown && grown <= &elapsed * &Number::from(2),
        _ => false,
    }
}

fn grown(value: &Decimal, before: &Decimal) -> Option<Number> {
    Number::from(value).divided_by(&Number::from(before))
}

/// A value far from the one reported before.
pub(super) fn jumps(value: &Number, before: &Number, then: Period) -> Option<Problem> {
    beyond_three_times(value, before).then(|| Problem::Jump {
        value: value.to_exact_text(),
        before: before.to_exact_text(),
        period: then,
    })
}

/// A value far from its Soll or its baseline.
pub(super) fn is_far(indicator: &Indicator, outcome: &Outcome) -> Option<Problem> {
    let measured = match indicator.kind {
        Kind::Cumulative | Kind::Level | Kind::Average | Kind::Ratio => true,
        Kind::Milestone | Kind::Assessed => false,
    };
    let target = indicator.rule_at(outcome.period).target.as_ref().map(|target| &target.value);
    let sense = target.and_then(Target::sense);
    if !measured || indicator.per_period || indicator.undecided || sense == Some(Sense::Between) {
        return None;
    }
    let value = outcome.actual.value.as_ref()?;
    let expected = match &outcome.expected {
        Some(Mark::Point(expected)) => Some(expected),
        Some(Mark::Corridor { .. }) => return None,
        None => None,
    };
    let far = |reference: &Number, of: Yardstick, adverse: bool| {
        let above = distance(value, reference, adverse)?;
        Some(Problem::ValueFar { value: shown(value), reference: shown(reference), of, above })
    };
    let adverse = outcome.deviation.as_ref().map(|deviation| !deviation.adverse.is_zero());
    if let Some(expected) = expected
        && let Some(problem) = far(expected, Yardstick::Expected, adverse.unwrap_or_default())
    {
        return Some(problem);
    }
    let baseline = Number::from(indicator.baseline?.value);
    let (reference, of) = match indicator.kind {
        Kind::Cumulative => (&baseline * &share_of_year(outcome, expected), Yardstick::ElapsedBaseline),
        Kind::Level | Kind::Average | Kind::Ratio | Kind::Milestone | Kind::Assessed => (baseline, Yardstick::Baseline),
    };
    // Where the plan itself goes that far from the baseline, a value that follows it is not doubtful.
    if expected.is_some_and(|expected| distance(expected, &reference, true).is_some()) {
        return None;
    }
    let adverse = adverse.unwrap_or(sense == Some(Sense::AtLeast));
    far(&reference, of, adverse)
}

/// The share of the year that the Soll of a count stands for; without a Soll the elapsed one. Worked: a Soll of 120 of 450
/// is 4/15.
fn share_of_year(outcome: &Outcome, expected: Option<&Number>) -> Number {
    let share = match (&outcome.annual, expected) {
        (Some(Mark::Point(annual)), Some(expected)) => expected.divided_by(annual),
        _ => None,
    };
    share.unwrap_or_else(|| outcome.period.elapsed())
}

/// Whether a value is beyond three times of another one (`Some(true)`) or, where that is adverse, below a third of it
/// (`Some(false)`). The sign counts: the third of a planned loss is no third of a gain.
fn distance(value: &Number, reference: &Number, adverse: bool) -> Option<bool> {
    if both_small(value, reference) {
        return None;
    }
    let times = value.divided_by(reference)?;
    if times > Number::from(3) {
        return Some(true);
    }
    (adverse && times < Number::share(1, 3)).then_some(false)
}

/// True for figures that are so small that three times of them is soon reached.
fn both_small(one: &Number, other: &Number) -> bool {
    let ten = Number::from(10);
    one.abs() < ten && other.abs() < ten
}

/// In either direction, by size. From 0 nothing is far.
fn beyond_three_times(value: &Number, before: &Number) -> bool {
    let (size, size_before) = (value.abs(), before.abs());
    let three = Number::from(3);
    !size_before.is_zero() && (size > &size_before * &three || &size * &three < size_before)
}

/// As it is, or with two places where it does not end sooner.
fn shown(value: &Number) -> String {
    const PLACES: u32 = 2;
    match value.ending_places() {
        Some(places) if places <= 4 => value.to_text(places),
        _ => value.to_text(PLACES),
    }
}
