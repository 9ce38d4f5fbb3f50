//! That a period is closed, and what was corrected since, here and in the periods that it is compared with.

use super::{Case, Fact, Says, follows, stands_at};
use crate::model::{FrozenReport, Reopened};
use crate::report::ReopenedReport;

/// Closings that were taken back, the closing of the period, the corrections in the order of the periods, and what was
/// said later.
pub(super) fn closed(case: &Case<'_>) -> Vec<Fact> {
    let said = case.project.closed.get(&case.outcome.period).map(|closed| Says::Closed(closed.on, closed.by.clone()));
    let closed = case.frozen.zip(said).map(|(frozen, said)| stands_at(said, frozen.total.place));
    let corrections = case.corrections.iter().map(|shown| {
        let series = case.project.series(case.indicator.series);
        let definition = series.definitions.get(&shown.period.year);
        let frozen = definition.and_then(|definition| case.project.frozen(definition, shown.period));
        let report: Option<&FrozenReport> = frozen.and_then(|frozen| match &shown.area {
            None => Some(&frozen.total),
            Some(area) => frozen.areas.get(&area.id).map(|area| &area.total),
        });
        let written = report.and_then(|report| {
            report.corrections.iter().find(|written| written.date == shown.date && written.reason == shown.reason)
        });
        stands_at(Says::Corrected(shown.clone()), written.map(|written| written.place))
    });
    let addenda = case.addenda.iter().map(|addendum| follows(Says::Addendum(addendum.clone())));
    let taken_back = case.project.reopened.iter().filter(|reopened| reopened.period == case.outcome.period);
    let taken_back = taken_back.map(|reopened| {
        let Reopened { period, on, by, reason, place, digest: _, record: _ } = reopened;
        let said = ReopenedReport { period: *period, on: *on, by: by.clone(), reason: reason.clone() };
        stands_at(Says::Reopened(said), Some(*place))
    });
    taken_back.chain(closed).chain(corrections).chain(addenda).collect()
}
