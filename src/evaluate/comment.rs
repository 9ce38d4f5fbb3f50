//! When a comment (Erläuterung) is compulsory.

use super::outcome::Outcome;
use crate::model::{Actual, CommentRule, Indicator, Kind, Value};
use crate::status::Status;

/// True where the house rules ask for a comment on this report.
///
/// A department's own colour and a report that there is no value always need one. A milestone that was done earlier and
/// is not reported again does not.
pub fn is_due(rule: &CommentRule, indicator: &Indicator, outcome: &Outcome, report: Option<&Actual>) -> bool {
    let Some(report) = report else { return false };
    if report.stated || matches!(report.value, Value::Colour(_)) {
        return true;
    }
    if indicator.kind == Kind::Assessed || outcome.period.index < rule.from_period {
        return false;
    }
    let by_colour = match (outcome.status.colour(), rule.from_status) {
        (Some(colour), Some(from)) => colour >= from,
        _ => false,
    };
    let by_deviation = outcome.status != Status::Informative
        && outcome.deviation.as_ref().is_some_and(|deviation| {
            rule.deviation.iter().any(|limit| deviation.signed.abs() > limit.width(&deviation.base))
        });
    by_colour || by_deviation
}
