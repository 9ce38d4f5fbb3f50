//! Where the indicator comes from and where it is heading: earlier periods, forecast, what is still needed.

use super::equation::{Equation, Expression, figure, written};
use super::{Case, Fact, ForecastFrom, ForecastSaid, Says, actual, expected, follows, stands_at, verdict};
use crate::evaluate;
use crate::evaluate::outlook::{self, ForecastValue, Measure, Then};
use crate::model::actual::Forecast as Reported;
use crate::model::{Indicator, Kind, Mark, Tolerance};
use crate::number::{Decimal, Figure, Number};
use crate::period::Period;

/// The period before, and the trend since.
pub(super) fn previous(case: &Case<'_>) -> Vec<Fact> {
    let period = case.outcome.period;
    if period.index == 1 {
        return of_year_before(case, period.previous());
    }
    stood(case, case.indicator, period.previous())
}

/// The same period of the year before, and the change since.
pub(super) fn year_before(case: &Case<'_>) -> Vec<Fact> {
    let period = case.outcome.period;
    // Where a year is one period, it is the period before.
    if period.previous().index == period.index {
        return Vec::new();
    }
    of_year_before(case, period.in_year(period.year - 1))
}

/// Only a year with a matrix of its own has colours.
fn of_year_before(case: &Case<'_>, period: Period) -> Vec<Fact> {
    let Some(definition) = case.project.definition_of(case.indicator, period.year) else { return Vec::new() };
    stood(case, &definition, period)
}

/// How it stood, shown as it was closed, and how it moved since, compared with the values of today; in a closed period as
/// it was compared then.
fn stood(case: &Case<'_>, definition: &Indicator, period: Period) -> Vec<Fact> {
    let before = &evaluate::outcome(case.project, definition, period);
    let compared_with = &evaluate::corrected(case.project, definition, period);
    let then = case
        .frozen
        .map(|frozen| if period == case.outcome.period.previous() { frozen.previous } else { frozen.year_before });
    let places = if before.actual.ratio.is_some() { 0 } else { before.actual.places };
    let value = before.actual.value.as_ref().map(|value| figure(value, places));
    let expected = before.expected.as_ref().map(|mark| mark.map(|value| figure(value, 0)));
    let place = case
        .reports(before.period)
        .and_then(|reports| reports.of(case.indicator.area.as_deref()))
        .map(|report| report.place);
    let mut facts =
        vec![stands_at(Says::Stood(before.period, before.status, value, expected, before.actual.provisional), place)];
    let now = Then { rule: case.rule, outcome: &case.outcome };
    let then_compared = Then { rule: definition.rule_at(period), outcome: compared_with };
    if let (Some(trend), Some(compared)) = (outlook::trend(now, then_compared), outlook::compared(now, then_compared))
        && then.is_none_or(|then| then.trend == Some(trend))
    {
        let shown = |value: &Number, other: &Number| {
            if compared.measure == Measure::Shares {
                let hundred = Number::from(Decimal::ONE_HUNDRED);
                Figure::computed(value * &hundred, 1).beside(&[other * &hundred])
            } else {
                figure(value, 0)
            }
        };
        let (before, now) = (shown(&compared.before, &compared.now), shown(&compared.now, &compared.before));
        facts.push(follows(Says::Moved(trend, before, now, compared.measure)));
    }
    facts
}

/// The forecast for the year's end with its colour.
pub(super) fn forecast(case: &Case<'_>) -> Vec<Fact> {
    let report = case.report();
    let reported = report.and_then(|report| report.forecast);
    let Some(forecast) = outlook::forecast(case.indicator, case.rule, &case.outcome, reported) else {
        return Vec::new();
    };
    let place = report.filter(|_| forecast.reported).map(|report| report.place);
    let from = match (forecast.reported, case.indicator.kind) {
        (true, _) => ForecastFrom::Reported,
        (false, Kind::Cumulative) => ForecastFrom::Extrapolated,
        (false, _) if still_to_go(case).is_some_and(|way| !way.is_zero()) => ForecastFrom::AlongPath,
        (false, _) => ForecastFrom::LastValue,
    };
    let value = match &forecast.value {
        ForecastValue::Date(date) => {
            let says = Says::Forecast(ForecastSaid::Date(*date, forecast.colour), from);
            return vec![stands_at(says, place)];
        }
        ForecastValue::Colour => {
            let Some(Reported::Colour(colour)) = reported else { return Vec::new() };
            return vec![stands_at(Says::Forecast(ForecastSaid::Colour(colour), from), place)];
        }
        ForecastValue::Number(value, written) => {
            let places = if matches!(from, ForecastFrom::LastValue | ForecastFrom::AlongPath) {
                actual::value(case).map_or(0, |now| now.places)
            } else {
                0
            };
            figure(value, written.unwrap_or(places))
        }
    };
    let mut facts = vec![stands_at(Says::Forecast(ForecastSaid::Value(value.clone()), from), place)];
    if let (ForecastFrom::Extrapolated | ForecastFrom::AlongPath, Some(path)) =
        (from, outlook::along_the_path(case.indicator, &case.outcome))
    {
        let result = figure(&path, value.places);
        let equation = if from == ForecastFrom::AlongPath { along_path(case, &result) } else { None };
        let equation = equation.or_else(|| extrapolation(case, &result));
        facts.extend(equation.map(|equation| follows(Says::Equation(equation))));
        if path != value.value {
            facts.push(follows(Says::Limited(value.clone())));
        }
    }
    if let (Some(deviation), Some(colour)) = (&forecast.deviation, forecast.colour) {
        let annual = expected::annual(case);
        let places = annual.iter().flat_map(Mark::figures).map(|figure| figure.places).max().unwrap_or(0);
        if annual.is_some_and(|annual| matches!(annual, Mark::Corridor { .. })) && deviation.signed.is_zero() {
            facts.push(follows(Says::InsideCorridor));
        } else {
            let percent = case.standing.forecast.as_ref().and_then(|forecast| forecast.deviation_percent.clone());
            facts.extend(verdict::difference(value, figure(&deviation.base, places), deviation, percent));
        }
        let tolerance: Tolerance = case.rule.tolerance.tolerance;
        facts.push(follows(Says::Compared(verdict::compared(deviation, places, tolerance, colour))));
    }
    facts
}

/// What the path still has to go.
fn still_to_go(case: &Case<'_>) -> Option<Number> {
    outlook::to_go(case.outcome.expected.as_ref()?, case.outcome.annual.as_ref()?)
}

/// Ist + annual target − Soll; of a corridor the lower bounds, for both move by the same step.
fn along_path(case: &Case<'_>, result: &Figure) -> Option<Equation> {
    let annual = expected::annual(case)?;
    let (annual, expected) = (annual.figures().next()?, case.outcome.expected.as_ref()?.figures().next()?);
    let expression = Expression::Path {
        actual: actual::value(case)?,
        annual: annual.clone(),
        expected: figure(expected, expected::places(case)),
    };
    Some(Equation { expression, result: result.clone() })
}

/// How much of the target is attained.
pub(super) fn attainment(case: &Case<'_>) -> Vec<Fact> {
    let Some(percent) = outlook::attainment(case.indicator, case.rule, &case.outcome) else { return Vec::new() };
    let (Some(Mark::Point(annual)), Some(actual)) = (expected::annual(case), actual::value(case)) else {
        return Vec::new();
    };
    let baseline = case.indicator.baseline.map(|baseline| written(baseline.value));
    let start = baseline.filter(|start| case.indicator.kind != Kind::Cumulative && start.value != annual.value);
    let hundred = Number::from(Decimal::ONE_HUNDRED);
    let result = Figure::computed(percent, 1).beside(&[hundred]);
    let expression = Expression::Attained { actual, start, annual };
    vec![follows(Says::Equation(Equation { expression, result }))]
}

/// Ist ÷ Soll × annual target; of a corridor that bound which is not 0, for both imply the same share.
fn extrapolation(case: &Case<'_>, result: &Figure) -> Option<Equation> {
    let annual = expected::annual(case)?;
    let expected = case.outcome.expected.as_ref()?;
    let (expected, annual) = expected.figures().zip(annual.figures()).find(|(expected, _)| !expected.is_zero())?;
    let expression = Expression::Extrapolation {
        actual: actual::value(case)?,
        expected: figure(expected, 0),
        annual: annual.clone(),
    };
    Some(Equation { expression, result: result.clone() })
}

/// What is still needed until the year's end, in all and in each period that remains.
pub(super) fn needed(case: &Case<'_>) -> Vec<Fact> {
    let outcome = &case.outcome;
    let Some((total, each)) = outlook::remaining(case.indicator, case.rule, outcome) else { return Vec::new() };
    let end = outcome.period.year_end(outcome.cutoff);
    if total.is_zero() {
        return vec![follows(Says::Needed(None, end))];
    }
    let (Some(Mark::Point(annual)), Some(value)) = (expected::annual(case), actual::value(case)) else {
        return Vec::new();
    };
    let result = figure(&total, annual.places.max(value.places));
    let equation = Equation { expression: Expression::Difference(annual, value), result: result.clone() };
    let mut facts = vec![follows(Says::Needed(Some(equation), end))];
    if let Some(each) = each.filter(|each| *each != total) {
        let expression = Expression::Quotient {
            part: result,
            whole: written(Decimal::from(outcome.period.remaining())),
            scale: written(Decimal::ONE),
        };
        facts.push(follows(Says::NeededEach(Equation { expression, result: figure(&each, 0) })));
    }
    facts
}
