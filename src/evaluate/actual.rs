//! The Ist of a period: as reported, summed or averaged over periods, or formed from areas.

use std::sync::Arc;

use chrono::NaiveDate;

use super::areas::AreaReports;
use super::piece::{Part, Piece, reported};
use crate::model::outcome::{ActualValue, Reason, ReportedState};
use crate::model::{Area, Indicator, Kind, Project, Series, Target, Value};
use crate::number::{Decimal, Number};
use crate::period::Period;

/// What one period adds to the Ist: a figure, or the parts of a ratio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// The period.
    pub period: Period,
    /// The figure; the numerator of a ratio.
    pub value: Number,
    /// The denominator of a ratio.
    pub denominator: Option<Number>,
    /// Places that the figure was written with.
    pub places: u32,
    /// True where it is still provisional.
    pub provisional: bool,
}

/// What the reports of an indicator are looked up in.
#[derive(Clone, Copy)]
struct Reports<'a> {
    series: &'a Series,
    areas: &'a [Area],
}

/// Why nothing can be contributed.
type NoPart = (ReportedState, Option<Reason>);

/// The Ist of an indicator in a period; of one area alone where one is named, or the indicator is that of one.
pub fn actual(project: &Project, indicator: &Indicator, period: Period, area: Option<&str>) -> ActualValue {
    let series = project.series(indicator.series);
    let area = area.or(indicator.area.as_deref());
    match indicator.kind {
        Kind::Milestone => milestone(series, indicator, period, area),
        Kind::Assessed => assessed(series, indicator, period, area),
        Kind::Cumulative | Kind::Level | Kind::Average | Kind::Ratio => {
            let reports = Reports { series, areas: &project.settings.areas };
            measured(reports, indicator, period, area)
        }
    }
}

/// What the reports of a period say by themselves, also where the Ist is formed from several periods: whether the
/// department has reported does not hang on whether it had before.
pub fn of_period_alone(project: &Project, indicator: &Indicator, period: Period) -> ActualValue {
    if !indicator.per_period {
        return actual(project, indicator, period, None);
    }
    let alone = Indicator { per_period: false, ..indicator.clone() };
    actual(project, &alone, period, None)
}

/// The Ist of a period of any year, read by the definition of that year; for references and seasonal profiles.
pub fn actual_of_year(project: &Project, indicator: &Indicator, period: Period) -> Option<Number> {
    let definition = project.series(indicator.series).definition(period.year)?;
    actual(project, definition, period, indicator.area.as_deref()).value
}

/// What the Ist of a period is formed from, in the order of the periods; empty where there is no Ist. More than one
/// only where each report holds the figure of its period alone.
pub fn contributions(project: &Project, indicator: &Indicator, period: Period) -> Vec<Contribution> {
    if matches!(indicator.kind, Kind::Milestone | Kind::Assessed) {
        return Vec::new();
    }
    let reports = Reports { series: project.series(indicator.series), areas: &project.settings.areas };
    let parts = parts(reports, indicator, period, indicator.area.as_deref()).unwrap_or_default();
    parts
        .into_iter()
        .filter_map(|(period, Piece { part, provisional })| match part {
            Part::Number(value, places) => Some(Contribution { period, value, denominator: None, places, provisional }),
            Part::Ratio(value, whole) => {
                Some(Contribution { period, value, denominator: Some(whole), places: 0, provisional })
            }
            Part::None(..) => None,
        })
        .collect()
}

fn measured(reports: Reports<'_>, indicator: &Indicator, period: Period, area: Option<&str>) -> ActualValue {
    match parts(reports, indicator, period, area) {
        Ok(parts) => finished(&parts, indicator),
        Err((state, reason)) => ActualValue::none(state, reason),
    }
}

/// What counts into the Ist: the report of the period, with those before it where each holds its own period alone.
fn parts(
    reports: Reports<'_>,
    indicator: &Indicator,
    period: Period,
    area: Option<&str>,
) -> Result<Vec<(Period, Piece)>, NoPart> {
    let now = piece(reports, indicator, period, area);
    if let Part::None(state, reason) = now.part {
        return Err((state, reason));
    }
    let now = (period, now);
    if !indicator.per_period {
        return Ok(vec![now]);
    }
    let mut parts = Vec::new();
    // A period in which nothing is due adds nothing, even where a value was reported for it.
    for earlier in period.year_so_far().filter(|earlier| *earlier < period && indicator.is_due(*earlier)) {
        let piece = piece(reports, indicator, earlier, area);
        match piece.part {
            Part::None(ReportedState::NotApplicable | ReportedState::NotDue, _) => {}
            Part::None(ReportedState::Suppressed, _) => return Err((ReportedState::Suppressed, None)),
            Part::None(ReportedState::Missing | ReportedState::Value, _) => {
                return Err((ReportedState::Missing, Some(Reason::EarlierPeriodMissing(earlier))));
            }
            Part::Number(..) | Part::Ratio(..) => parts.push((earlier, piece)),
        }
    }
    parts.push(now);
    Ok(parts)
}

/// Sums counts and the parts of ratios; means are the unweighted mean of the periods.
fn finished(parts: &[(Period, Piece)], indicator: &Indicator) -> ActualValue {
    let mut sum = Number::ZERO;
    let mut whole = Number::ZERO;
    let mut places = 0;
    for (_, piece) in parts {
        match &piece.part {
            Part::Number(value, written) => {
                sum = &sum + value;
                places = places.max(*written);
            }
            Part::Ratio(numerator, denominator) => {
                sum = &sum + numerator;
                whole = &whole + denominator;
            }
            Part::None(..) => {}
        }
    }
    let value = match indicator.kind {
        Kind::Ratio => match sum.divided_by(&whole) {
            Some(share) => ActualValue {
                ratio: Some((sum, whole)),
                ..ActualValue::number(&share * &Number::from(indicator.scale), 1)
            },
            None => ActualValue {
                ratio: Some((sum, whole)),
                ..ActualValue::none(ReportedState::NotApplicable, Some(Reason::ZeroOfZero))
            },
        },
        Kind::Average if parts.len() > 1 => {
            let count = Number::from(i64::try_from(parts.len()).unwrap_or(i64::MAX));
            ActualValue::number(sum.divided_by(&count).unwrap_or(sum), places + 1)
        }
        Kind::Cumulative | Kind::Level | Kind::Average | Kind::Milestone | Kind::Assessed => {
            ActualValue::number(sum, places)
        }
    };
    ActualValue { provisional: parts.iter().any(|(_, piece)| piece.provisional), ..value }
}

fn piece(reports: Reports<'_>, indicator: &Indicator, period: Period, area: Option<&str>) -> Piece {
    let Some(said) = reports.series.periods.get(&period) else { return nothing(indicator, period) };
    match (area, said.whole()) {
        (Some(area), _) => {
            let by_area = AreaReports { reports: said, areas: reports.areas, indicator };
            by_area.area(area).unwrap_or_else(|| nothing(indicator, period))
        }
        (None, Some(whole)) => reported(whole),
        (None, None) if said.areas.is_empty() => nothing(indicator, period),
        (None, None) => AreaReports { reports: said, areas: reports.areas, indicator }.total(),
    }
}

fn nothing(indicator: &Indicator, period: Period) -> Piece {
    let state = if indicator.is_due(period) { ReportedState::Missing } else { ReportedState::NotDue };
    Part::None(state, None).into()
}

/// The value of an area of a closed period that reported none itself, formed from what its parts had then. Sums over
/// periods are in those values already.
pub(super) fn formed_then(
    project: &Project,
    indicator: &Indicator,
    (period, area): (Period, &str),
    then: &dyn Fn(&str) -> Option<ActualValue>,
) -> Option<ActualValue> {
    let mut parts = Vec::new();
    for part in project.settings.areas.iter().filter(|known| known.parent.as_deref() == Some(area)) {
        let of_part = then(&part.id).or_else(|| formed_then(project, indicator, (period, &part.id), then));
        let Some(of_part) = of_part else { continue };
        let provisional = of_part.provisional;
        let part = match (of_part.ratio, of_part.value) {
            (Some((numerator, denominator)), _) => Part::Ratio(numerator, denominator),
            (None, Some(value)) => Part::Number(value, of_part.places),
            (None, None) if of_part.state == ReportedState::NotApplicable => continue,
            (None, None) => {
                let reason = (of_part.state == ReportedState::Missing).then(|| Reason::AreaMissing(part.id.clone()));
                return Some(ActualValue::none(of_part.state, reason));
            }
        };
        parts.push((period, Piece { part, provisional }));
    }
    (indicator.total_is_sum && !parts.is_empty()).then(|| finished(&parts, indicator))
}

fn assessed(series: &Series, indicator: &Indicator, period: Period, area: Option<&str>) -> ActualValue {
    let total = series.periods.get(&period).and_then(|reports| reports.of(area));
    match total.map(|actual| &actual.value) {
        Some(Value::Colour(colour)) => {
            let provisional = total.is_some_and(|actual| actual.provisional);
            ActualValue { colour: Some(*colour), provisional, ..ActualValue::none(ReportedState::Value, None) }
        }
        Some(Value::NotApplicable) => ActualValue::none(ReportedState::NotApplicable, None),
        Some(Value::Suppressed) => ActualValue::none(ReportedState::Suppressed, None),
        Some(_) => ActualValue::none(ReportedState::Missing, None),
        None if indicator.is_due(period) => ActualValue::none(ReportedState::Missing, None),
        None => ActualValue::none(ReportedState::NotDue, None),
    }
}

/// The state of a milestone: done if any report so far says so with a date up to the cut-off date, for once done it stays
/// done; else the progress of this period. Reports of an earlier year count where its matrix had the same due date: an
/// annual milestone of the same name is another one.
fn milestone(series: &Series, indicator: &Indicator, period: Period, area: Option<&str>) -> ActualValue {
    let cutoff = indicator.calendar.cutoff(period);
    let report = |period: &Period| series.periods.get(period).and_then(|reports| reports.of(area));
    let same_milestone = |year: i32| {
        let due_then = |definition: &Arc<Indicator>| match area {
            None => due(definition),
            Some(area) => due(&definition.in_area(area)),
        };
        year == period.year || series.definition(year).is_some_and(|definition| due_then(definition) == due(indicator))
    };
    let so_far = series.back_from(period).filter(|(earlier, _)| same_milestone(earlier.year));
    let done = so_far.into_iter().find_map(|(_, reports)| {
        let report = reports.of(area)?;
        match &report.value {
            Value::Progress { done, .. } => done.filter(|done| *done <= cutoff).map(|done| (done, report.provisional)),
            Value::Number(_)
            | Value::Ratio { .. }
            | Value::Colour(_)
            | Value::Missing
            | Value::NotApplicable
            | Value::Suppressed => None,
        }
    });
    if let Some((done, provisional)) = done {
        let value = ActualValue::number(Number::from(Decimal::ONE_HUNDRED), 0);
        return ActualValue { done: Some(done), provisional, ..value };
    }
    let provisional = report(&period).is_some_and(|actual| actual.provisional);
    match report(&period).map(|actual| &actual.value) {
        Some(Value::Progress { progress: Some(progress), .. }) => {
            ActualValue { provisional, ..ActualValue::number(Number::from(progress), progress.scale()) }
        }
        Some(Value::Progress { progress: None, .. }) => {
            ActualValue { provisional, ..ActualValue::none(ReportedState::Value, None) }
        }
        Some(Value::NotApplicable) => ActualValue::none(ReportedState::NotApplicable, None),
        Some(Value::Suppressed) => ActualValue::none(ReportedState::Suppressed, None),
        Some(_) => ActualValue::none(ReportedState::Missing, None),
        None if indicator.is_due(period) => ActualValue::none(ReportedState::Missing, None),
        None => ActualValue::none(ReportedState::NotDue, None),
    }
}

/// The due date of a milestone at the end of its year, after all revisions.
fn due(indicator: &Indicator) -> Option<NaiveDate> {
    let rule = indicator.revisions.last().map_or(&indicator.rule, |revision| &revision.rule);
    match rule.target.as_ref()?.value {
        Target::DoneBy(due) => Some(due),
        Target::Absolute { .. } | Target::Relative { .. } => None,
    }
}
