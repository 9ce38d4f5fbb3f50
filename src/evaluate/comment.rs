//! When a comment (Erläuterung) is compulsory.

use super::outlook;
use crate::model::outcome::Outcome;
use crate::model::{Actual, CommentRule, Indicator, Kind, Value};
use crate::status::Status;

/// True where the house rules ask for a comment on this report.
///
/// A forecast counts as it is shown, the department's own or an extrapolated one. A department's own colour and a report that there is no value always need one. A milestone that was done earlier and
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
    let by_forecast = rule.forecast_from.is_some_and(|from| {
        let forecast = outlook::forecast(indicator, indicator.rule_at(outcome.period), outcome, report.forecast);
        forecast.and_then(|forecast| forecast.colour).is_some_and(|colour| colour >= from)
    });
    by_colour || by_deviation || by_forecast
}
