//! Corrections of closed periods, as far as a report on a period shows or compares with them.

use std::collections::BTreeSet;

use super::display::plain;
use super::{CorrectedValue, CorrectionReport, ReportedState, texts};
use crate::evaluate;
use crate::model::{FrozenReport, Indicator, Project, Value};
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
    let (before, shown_in) = (period.in_year(period.year - 1), period);
    let periods: BTreeSet<Period> = period.year_so_far().chain([before, before.last_of_year()]).collect();
    let definitions = &project.series(indicator.series).definitions;
    let mut all: Vec<CorrectionReport> = Vec::new();
    for period in periods {
        let Some(definition) = definitions.get(&period.year) else { continue };
        let Some(frozen) = project.frozen(definition, period) else { continue };
        let of_areas = project.settings.areas.iter().filter(|known| area.is_none_or(|area| known.id == area));
        let of_areas = of_areas.filter_map(|known| {
            let area = texts::area(project, &indicator.matrix, shown_in, known, &mut Vec::new());
            Some((Some(area), &frozen.areas.get(&known.id)?.total))
        });
        let whole = area.is_none().then_some((None, &frozen.total));
        let mut reports = whole.into_iter().chain(of_areas).filter(|(_, report)| !report.corrections.is_empty());
        let Some(first) = reports.next() else { continue };
        let status = evaluate::outcome(project, definition, period).status;
        let status_now = evaluate::corrected(project, definition, period).status;
        for (area, report) in std::iter::once(first).chain(reports) {
            all.extend(report.corrections.iter().map(|correction| CorrectionReport {
                period,
                area: area.clone(),
                old: shown(&correction.old, report, definition),
                new: shown(&correction.new, report, definition),
                status,
                status_now,
                last: false,
                reason: correction.reason.clone(),
                date: correction.date,
                by: correction.by.clone(),
            }));
        }
        if let Some(last) = all.last_mut() {
            last.last = true;
        }
    }
    all
}

/// A value before or after a correction. Where one of them withholds it, none of the earlier values is shown either.
fn shown(said: &Value, report: &FrozenReport, indicator: &Indicator) -> CorrectedValue {
    match said {
        Value::Missing | Value::NotApplicable | Value::Suppressed => value(said, indicator),
        Value::Number(_) | Value::Ratio { .. } | Value::Progress { .. } | Value::Colour(_) => {
            if report.withholds(said) { CorrectedValue::Withheld } else { value(said, indicator) }
        }
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
