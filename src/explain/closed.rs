//! That a period is closed, and what was corrected since, here and in the periods that it is compared with.

use super::{Case, Fact, Says, stands_at};
use crate::model::FrozenReport;

/// The closing of the period, then the corrections in the order of the periods.
pub(super) fn closed(case: &Case<'_>) -> Vec<Fact> {
    let on = case.project.closed.get(&case.outcome.period).map(|closed| closed.on);
    let closed = case.frozen.zip(on).map(|(frozen, on)| stands_at(Says::Closed(on), frozen.total.place));
    let corrections = case.corrections.iter().map(|shown| {
        let series = case.project.series(case.indicator.series);
        let definition = series.definitions.get(&shown.period.year);
        let frozen = definition.and_then(|definition| case.project.frozen(definition, shown.period));
        let report: Option<&FrozenReport> = frozen.and_then(|frozen| match &shown.area {
            None => Some(&frozen.total),
            Some(area) => frozen.areas.get(&area.id).map(|area| &area.report),
        });
        let written = report.and_then(|report| {
            report.corrections.iter().find(|written| written.date == shown.date && written.reason == shown.reason)
        });
        stands_at(Says::Corrected(shown.clone()), written.map(|written| written.place))
    });
    closed.into_iter().chain(corrections).collect()
}
