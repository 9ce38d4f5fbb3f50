//! Corrections of closed periods, as far as a report on a period shows or compares with them.

use std::collections::BTreeSet;

use super::row::{area_status, plain};
use super::{CorrectedValue, CorrectionReport, ReportedState};
use crate::evaluate;
use crate::model::{Frozen, FrozenReport, Indicator, Project, Value};
use crate::number::{Decimal, Figure, Number};
use crate::period::Period;
use crate::status::Status;

/// The corrections of the whole, or of one area: of the year so far, and of the two periods of the year before that a
/// report compares with.
pub(super) fn corrections(
    project: &Project,
    indicator: &Indicator,
    period: Period,
    area: Option<&str>,
) -> Vec<CorrectionReport> {
    if project.closed.is_empty() {
        return Vec::new();
    }
    let before = period.in_year(period.year - 1);
    let periods: BTreeSet<Period> = period.year_so_far().chain([before, before.last_of_year()]).collect();
    let definitions = &project.series(indicator.series).definitions;
    let mut all = Vec::new();
    for period in periods {
        let Some(definition) = definitions.get(&period.year) else { continue };
        let Some(frozen) = project.frozen(definition, period) else { continue };
        let Some(report) = report(frozen, area).filter(|report| !report.corrections.is_empty()) else { continue };
        let (status, status_now) = statuses(project, definition, frozen, area);
        all.extend(report.corrections.iter().map(|correction| CorrectionReport {
            period,
            old: shown(&correction.old, report, definition),
            new: shown(&correction.new, report, definition),
            status,
            status_now,
            reason: correction.reason.clone(),
            date: correction.date,
        }));
    }
    all
}

fn report<'a>(frozen: &'a Frozen, area: Option<&str>) -> Option<&'a FrozenReport> {
    match area {
        None => Some(&frozen.total),
        Some(area) => frozen.areas.get(area).map(|area| &area.report),
    }
}

/// The verdict as it was closed, and the one that today's values would give.
fn statuses(project: &Project, indicator: &Indicator, frozen: &Frozen, area: Option<&str>) -> (Status, Status) {
    let period = frozen.outcome.period;
    match area {
        None => (frozen.outcome.status, evaluate::corrected(project, indicator, period).status),
        Some(area) => {
            let now = evaluate::actual::actual(project, indicator, period, Some(area));
            (area_status(evaluate::area(project, indicator, period, area).state), area_status(now.state))
        }
    }
}

/// A value before or after a correction. Where the last one withholds it, none of the earlier ones is shown either.
fn shown(said: &Value, report: &FrozenReport, indicator: &Indicator) -> CorrectedValue {
    match said {
        Value::Missing | Value::NotApplicable | Value::Suppressed => value(said, indicator),
        _ if report.is_withheld() => CorrectedValue::Withheld,
        _ => value(said, indicator),
    }
}

/// A reported value with the figures that a reader knows it by.
fn value(value: &Value, indicator: &Indicator) -> CorrectedValue {
    match value {
        Value::Number(number) => CorrectedValue::Figure(Figure::written(*number)),
        Value::Ratio { numerator, denominator } => {
            let share = Number::from(numerator).divided_by(&Number::from(denominator));
            let share = share.map(|share| plain(&(&share * &Number::from(indicator.scale))));
            CorrectedValue::Ratio(Figure::written(*numerator), Figure::written(*denominator), share)
        }
        Value::Progress { done: Some(done), .. } => CorrectedValue::Done(*done),
        Value::Progress { progress, done: None } => {
            CorrectedValue::Progress(Figure::written(progress.unwrap_or(Decimal::ZERO)))
        }
        Value::Colour(colour) => CorrectedValue::Colour(Status::from(*colour)),
        Value::Missing => CorrectedValue::None(ReportedState::Missing),
        Value::NotApplicable => CorrectedValue::None(ReportedState::NotApplicable),
        Value::Suppressed => CorrectedValue::None(ReportedState::Suppressed),
    }
}
