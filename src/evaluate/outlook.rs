//! Where an indicator is heading: trend, forecast, what is still needed, attainment.

use chrono::NaiveDate;

use super::deviation;
use super::expected;
use super::milestone;
use super::status;
use crate::model::actual::Forecast as ReportedForecast;
use crate::model::indicator::is_percent;
use crate::model::outcome::{Deviation, Outcome};
use crate::model::{Indicator, Kind, Mark, Rule, Sense, Target};
use crate::number::{Decimal, Number};
use crate::status::{Colour, Trend};

/// A period that is compared, with the rule that held then.
#[derive(Clone, Copy, Debug)]
pub struct Then<'a> {
    /// The rule that held.
    pub rule: &'a Rule,
    /// How it stood.
    pub outcome: &'a Outcome,
}

/// How the adverse deviation moved, or the delay of a milestone whose due date has passed. `None` where either period
/// has none. Worked: 22 of 120, then 21 of 280: better; 5 days late, then 40: worse.
pub fn trend(now: Then<'_>, before: Then<'_>) -> Option<Trend> {
    let compared = compared(now, before)?;
    Some(match compared.now.cmp(&compared.before) {
        std::cmp::Ordering::Less => Trend::Better,
        std::cmp::Ordering::Equal => Trend::Same,
        std::cmp::Ordering::Greater => Trend::Worse,
    })
}

/// The figures that a trend compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The figure of this period.
    pub now: Number,
    /// The figure of the period before.
    pub before: Number,
    /// What both are.
    pub measure: Measure,
}

/// What a trend compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Adverse deviations as shares of the absolute Soll.
    Shares,
    /// Adverse deviations in the unit of the indicator, where a Soll is 0.
    Amounts,
    /// Days after the due date of a milestone; negative where it was done earlier.
    Days,
}

/// What a trend compares: the delays of a milestone from its due date on; else the adverse deviations as shares of the
/// absolute Soll, or absolute where a Soll is 0. `None` where either period has none.
pub fn compared(now: Then<'_>, before: Then<'_>) -> Option<Compared> {
    if milestone::is_past_due(now.rule, now.outcome) {
        let days = |then: Then<'_>| milestone::compared_delay(then.rule, then.outcome).map(Number::from);
        return Some(Compared { now: days(now)?, before: days(before)?, measure: Measure::Days });
    }
    let (now, before) = (now.outcome.deviation.as_ref()?, before.outcome.deviation.as_ref()?);
    Some(match (share(now), share(before)) {
        (Some(now), Some(before)) => Compared { now, before, measure: Measure::Shares },
        _ => Compared { now: now.adverse.clone(), before: before.adverse.clone(), measure: Measure::Amounts },
    })
}

fn share(deviation: &Deviation) -> Option<Number> {
    deviation.adverse.divided_by(&deviation.base.abs())
}

/// What is expected for the year's end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// A value, a date or only a colour.
    pub value: ForecastValue,
    /// True where the department said so.
    pub reported: bool,
    /// Its colour against the annual target.
    pub colour: Option<Colour>,
    /// The forecast against the annual target.
    pub deviation: Option<Deviation>,
}

/// What a forecast says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForecastValue {
    /// A value, with the places it was written with where it was.
    Number(Number, Option<u32>),
    /// The day on which a milestone will be done.
    Date(NaiveDate),
    /// A colour alone.
    Colour,
}

/// The department's forecast, else an extrapolation.
pub fn forecast(
    indicator: &Indicator,
    rule: &Rule,
    outcome: &Outcome,
    reported: Option<ReportedForecast>,
) -> Option<Forecast> {
    match reported {
        Some(ReportedForecast::Number(value)) => {
            let places = Some(value.scale());
            Some(against_annual(Number::from(value), places, true, rule, outcome))
        }
        Some(ReportedForecast::Date(date)) => {
            let colour = match rule.target.as_ref().map(|target| &target.value) {
                Some(Target::DoneBy(due)) => Some(milestone::colour_of_date(date, *due, rule.days.tolerance)),
                _ => None,
            };
            Some(Forecast { value: ForecastValue::Date(date), reported: true, colour, deviation: None })
        }
        Some(ReportedForecast::Colour(colour)) => {
            Some(Forecast { value: ForecastValue::Colour, reported: true, colour: Some(colour), deviation: None })
        }
        None => along_the_path(indicator, outcome).map(|value| {
            let value = within_reason(value, indicator, outcome);
            against_annual(value, None, false, rule, outcome)
        }),
    }
}

/// A count goes on as its Soll does (Ist ÷ Soll × annual target); to everything else comes what its path still has to go
/// (Ist + annual target − Soll), nothing where the Soll is the annual target. Nothing is extrapolated without a Soll, or
/// where it is 0.
///
/// Worked: 98 of a Soll of 120 gives 98 ÷ 120 × 450 = 367.5 for the year; 30 days where 28 are asked for now and 21 at the
/// year's end give 30 + 21 − 28 = 23.
pub fn along_the_path(indicator: &Indicator, outcome: &Outcome) -> Option<Number> {
    let actual = outcome.actual.value.as_ref()?;
    let (expected, annual) = (outcome.expected.as_ref()?, outcome.annual.as_ref()?);
    if matches!(expected, Mark::Point(expected) if expected.is_zero()) {
        return None;
    }
    match indicator.kind {
        Kind::Milestone | Kind::Assessed => None,
        Kind::Level | Kind::Average | Kind::Ratio => Some(actual + &to_go(expected, annual)?),
        Kind::Cumulative => match (expected, annual) {
            (Mark::Point(expected), Mark::Point(target)) => (actual * target).divided_by(expected),
            (Mark::Corridor { low, high }, Mark::Corridor { low: annual_low, high: annual_high }) => {
                actual.divided_by(&corridor_share([low, annual_low], [high, annual_high])?)
            }
            _ => None,
        },
    }
}

/// An extrapolated figure does not end where none can: not below 0 where Ist, Soll and target are not, and, for a share, not
/// above 100 % where they are not.
fn within_reason(value: Number, indicator: &Indicator, outcome: &Outcome) -> Number {
    let hundred = Number::from(Decimal::ONE_HUNDRED);
    let marks = || outcome.expected.iter().chain(&outcome.annual);
    let figures = || outcome.actual.value.iter().chain(marks().flat_map(Mark::figures));
    if value.is_negative() && !figures().any(Number::is_negative) {
        Number::ZERO
    } else if value > hundred && is_percent(&indicator.unit) && figures().all(|figure| *figure <= hundred) {
        hundred
    } else {
        value
    }
}

/// What the path still has to go until the year's end. `None` in a corridor whose bounds move by different steps.
pub fn to_go(expected: &Mark<Number>, annual: &Mark<Number>) -> Option<Number> {
    let mut steps = annual.figures().zip(expected.figures()).map(|(annual, expected)| annual - expected);
    let first = steps.next()?;
    steps.all(|step| step == first).then_some(first)
}

/// The share of the annual corridor that the Soll is, each bound of the period beside that of the year. `None` where
/// the bounds imply different shares.
fn corridor_share(low: [&Number; 2], high: [&Number; 2]) -> Option<Number> {
    match [low[0].divided_by(low[1]), high[0].divided_by(high[1])] {
        [Some(of_low), Some(of_high)] if of_low == of_high => Some(of_low),
        // A bound of 0 goes with every share, as long as it is 0 in the period too.
        [None, Some(share)] if low[0].is_zero() => Some(share),
        [Some(share), None] if high[0].is_zero() => Some(share),
        _ => None,
    }
}

fn against_annual(value: Number, places: Option<u32>, reported: bool, rule: &Rule, outcome: &Outcome) -> Forecast {
    let deviation = outcome
        .annual
        .as_ref()
        .zip(expected::sense(rule))
        .map(|(annual, sense)| deviation::deviation(&value, annual, sense));
    let colour = deviation.as_ref().map(|deviation| status::colour(deviation, rule.tolerance.tolerance));
    Forecast { value: ForecastValue::Number(value, places), reported, colour, deviation }
}

/// What a count with a lower target still lacks until the year's end: in all, never below 0, and for each remaining
/// period, of which the last one has none. Worked: 98 of 450 after T1 lacks 352, 176 in each of two Tertials.
pub fn remaining(indicator: &Indicator, rule: &Rule, outcome: &Outcome) -> Option<(Number, Option<Number>)> {
    if indicator.kind != Kind::Cumulative || expected::sense(rule) != Some(Sense::AtLeast) {
        return None;
    }
    let (Some(Mark::Point(annual)), Some(actual)) = (&outcome.annual, &outcome.actual.value) else { return None };
    let lacking = annual - actual;
    let total = if lacking.is_negative() { Number::ZERO } else { lacking };
    let per_period = total.divided_by(&Number::from(i64::from(outcome.period.remaining())));
    Some((total, per_period))
}

/// Attainment (Zielerreichungsgrad) in percent: for a count Ist ÷ annual target; for other kinds the way from the
/// baseline to the target that is done, where there is one, else Ist ÷ target for a lower target. Ist ÷ target is formed
/// only where the target is above 0: twice a planned loss is not 200 % attained.
///
/// Worked: 98 of 450 is 21.777… %; from 60 on the way to 90, 75 is 50 %; 179.4 where −697 is planned has none.
pub fn attainment(indicator: &Indicator, rule: &Rule, outcome: &Outcome) -> Option<Number> {
    let actual = outcome.actual.value.as_ref()?;
    let Some(Mark::Point(target)) = &outcome.annual else { return None };
    let of_target = || actual.in_percent_of(target).filter(|_| *target > Number::ZERO);
    if indicator.kind == Kind::Cumulative {
        return of_target();
    }
    let baseline = indicator.baseline.map(|baseline| Number::from(baseline.value));
    match baseline.filter(|baseline| baseline != target) {
        Some(baseline) => (actual - &baseline).in_percent_of(&(target - &baseline)),
        None if expected::sense(rule) == Some(Sense::AtLeast) => of_target(),
        None => None,
    }
}
