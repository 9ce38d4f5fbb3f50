//! The Soll of a period, and the rule that it follows from.

use std::collections::BTreeSet;

use super::actual;
use super::expectation::{Basis, Expectation, YearShare};
use super::milestone;
use crate::model::outcome::{ExpectedRule, Reason};
use crate::model::{Indicator, Interim, InterimValue, Kind, Mark, Project, Reference, Rule, Sense, Target};
use crate::number::{Decimal, Number};
use crate::period::Period;

/// The good side of the rule's target; for a milestone more progress is better.
pub fn sense(rule: &Rule) -> Option<Sense> {
    rule.target.as_ref().map(|target| target.value.sense().unwrap_or(Sense::AtLeast))
}

/// The annual target in figures. `Err` where the reference of a relative target is missing, or there are no figures.
///
/// # Errors
/// The reason why a relative target has no figure; `None` for no target and for a milestone.
pub fn annual(
    project: &Project,
    indicator: &Indicator,
    rule: &Rule,
    year: i32,
) -> Result<Mark<Number>, Option<Reason>> {
    match rule.target.as_ref().map(|target| &target.value) {
        None | Some(Target::DoneBy(_)) => Err(None),
        Some(Target::Absolute { mark, .. }) => Ok(mark.numbers()),
        Some(Target::Relative { percent, of, .. }) => {
            let last = Period { year, index: project.settings.scheme.periods(), scheme: project.settings.scheme };
            let reference = reference(project, indicator, *of, last).map_err(Some)?;
            Ok(percent.map(|percent| reference.percent(&Number::from(percent))))
        }
    }
}

/// The value that a relative target is a share of, in that period.
///
/// # Errors
/// Why there is no such value.
pub fn reference(project: &Project, indicator: &Indicator, of: Reference, period: Period) -> Result<Number, Reason> {
    match of {
        Reference::Baseline => {
            indicator.baseline.map(|baseline| Number::from(baseline.value)).ok_or(Reason::BaselineMissing)
        }
        Reference::PreviousYear => {
            let before = period.in_year(period.year - 1);
            actual::actual_of_year(project, indicator, before).ok_or(Reason::ReferenceMissing(before))
        }
    }
}

/// The Soll of a period (rules.md, *From value to colour*, 1; data-format.md, *Interim targets*).
pub fn expected(project: &Project, indicator: &Indicator, rule: &Rule, period: Period) -> Expectation {
    let Some(target) = &rule.target else { return Expectation::none() };
    if indicator.kind == Kind::Assessed {
        return Expectation::none();
    }
    match &target.value {
        Target::DoneBy(due) => milestone::expected(indicator, rule, *due, period),
        Target::Absolute { mark, .. } => interim(project, indicator, rule, &mark.numbers(), period),
        Target::Relative { percent, of, .. } => relative(project, indicator, rule, percent, *of, period),
    }
}

/// The interim target that is written for a period before the last.
fn interim_point(rule: &Rule, period: Period) -> Option<&InterimValue> {
    match &rule.interim {
        Interim::Points(points) if !period.is_last() => points.get(&period.index).map(|point| &point.value),
        Interim::Points(_) | Interim::KindDefault | Interim::Seasonal | Interim::Linear | Interim::Constant => None,
    }
}

/// True where a Soll relative to the previous year follows from its same period, not from its last.
pub(super) fn is_of_same_period(rule: &Rule, period: Period) -> bool {
    interim_point(rule, period).is_none()
        && (period.is_last() || matches!(rule.interim, Interim::KindDefault | Interim::Points(_)))
}

fn relative(
    project: &Project,
    indicator: &Indicator,
    rule: &Rule,
    percent: &Mark<Decimal>,
    of: Reference,
    period: Period,
) -> Expectation {
    if let Some(InterimValue::Value(mark)) = interim_point(rule, period) {
        return Expectation::of(mark.numbers(), ExpectedRule::Interim, Basis::Written);
    }
    let found = if of == Reference::PreviousYear && is_of_same_period(rule, period) {
        reference(project, indicator, of, period).map(|reference| {
            let mark = percent.map(|share| reference.percent(&Number::from(share)));
            let basis = Basis::YearBefore { period: period.in_year(period.year - 1), value: reference };
            Expectation::of(mark, ExpectedRule::Reference, basis)
        })
    } else {
        annual(project, indicator, rule, period.year)
            .map(|annual| interim(project, indicator, rule, &annual, period))
            .map_err(|reason| reason.unwrap_or(Reason::BaselineMissing))
    };
    match found {
        Ok(expectation) => Expectation { rule: ExpectedRule::Reference, ..expectation },
        Err(reason) => Expectation { rule: ExpectedRule::Reference, reason: Some(reason), ..Expectation::none() },
    }
}

/// The Soll that follows from an annual target in figures.
fn interim(
    project: &Project,
    indicator: &Indicator,
    rule: &Rule,
    annual: &Mark<Number>,
    period: Period,
) -> Expectation {
    if period.is_last() {
        return Expectation::of(annual.clone(), ExpectedRule::Target, Basis::Annual);
    }
    match &rule.interim {
        Interim::KindDefault => kind_default(indicator, annual, period),
        Interim::Constant => Expectation::of(annual.clone(), ExpectedRule::Target, Basis::Annual),
        Interim::Linear => on_the_line(indicator, annual, period),
        Interim::Points(points) => match points.get(&period.index).map(|point| &point.value) {
            None => kind_default(indicator, annual, period),
            Some(InterimValue::Value(mark)) => Expectation::of(mark.numbers(), ExpectedRule::Interim, Basis::Written),
            Some(InterimValue::Share(written)) => {
                let share = Number::from(written);
                let mark = annual.map(|bound| bound.percent(&share));
                Expectation::of(mark, ExpectedRule::Share, Basis::Share(*written))
            }
        },
        Interim::Seasonal => match seasonal_share(project, indicator, period) {
            Some((years, mean)) => {
                let mark = annual.map(|bound| bound * &mean);
                Expectation::of(mark, ExpectedRule::Seasonal, Basis::Seasonal { years, mean })
            }
            None => Expectation {
                rule: ExpectedRule::Seasonal,
                reason: Some(Reason::NoSeasonalProfile),
                ..Expectation::none()
            },
        },
    }
}

fn kind_default(indicator: &Indicator, annual: &Mark<Number>, period: Period) -> Expectation {
    if indicator.kind != Kind::Cumulative {
        return Expectation::of(annual.clone(), ExpectedRule::Target, Basis::Annual);
    }
    let elapsed = period.elapsed();
    let mark = annual.map(|bound| bound * &elapsed);
    Expectation { assumed: true, ..Expectation::of(mark, ExpectedRule::Elapsed, Basis::Elapsed(elapsed)) }
}

/// A line to the target: for a count from 0, for everything else from the baseline. Worked: from 60 to 90, T1 is 70.
fn on_the_line(indicator: &Indicator, annual: &Mark<Number>, period: Period) -> Expectation {
    let start = match indicator.baseline {
        Some(baseline) if indicator.kind != Kind::Cumulative => Number::from(baseline.value),
        _ => Number::ZERO,
    };
    let elapsed = period.elapsed();
    let mark = annual.map(|bound| &start + &(&(bound - &start) * &elapsed));
    Expectation::of(mark, ExpectedRule::Linear, Basis::Line { start, elapsed })
}

/// The mean share of the year's end value that earlier years of the project show for the period, and what each of them
/// shows. Worked: 30 of 100 and 40 of 100 give 35 %. Years without both values, or with a year's end of 0, show nothing.
fn seasonal_share(project: &Project, indicator: &Indicator, period: Period) -> Option<(Vec<YearShare>, Number)> {
    let years: BTreeSet<i32> = project
        .series(indicator.series)
        .periods
        .keys()
        .map(|reported| reported.year)
        .filter(|year| *year < period.year)
        .collect();
    let shares: Vec<YearShare> = years
        .into_iter()
        .filter_map(|year| {
            let period = period.in_year(year);
            let value = actual::actual_of_year(project, indicator, period)?;
            let year_end = actual::actual_of_year(project, indicator, period.last_of_year())?;
            let share = value.divided_by(&year_end)?;
            Some(YearShare { period, value, year_end, share })
        })
        .collect();
    let count = Number::from(i64::try_from(shares.len()).ok()?);
    let sum = shares.iter().fold(Number::ZERO, |sum, year| &sum + &year.share);
    let mean = sum.divided_by(&count)?;
    Some((shares, mean))
}
