//! Corrections of closed periods in JSON. Values have the keys of a file of actuals.

use serde::Serialize;

use super::value::{NumberJson, figure};
use crate::report::{Addendum, CorrectedValue, CorrectionReport, Row};

/// A correction, within its indicator.
#[derive(Serialize)]
pub(super) struct CorrectionJson<'a> {
    period: String,
    area: Option<&'a str>,
    old: ValueJson,
    new: ValueJson,
    status: &'static str,
    status_now: &'static str,
    reason: &'a str,
    date: String,
    by: Option<&'a str>,
}

/// A text that was changed after its period was closed.
#[derive(Serialize)]
pub(super) struct AddendumJson<'a> {
    what: &'static str,
    now: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
}

impl<'a> AddendumJson<'a> {
    /// An addendum of the report.
    pub(super) fn new(addendum: &'a Addendum) -> Self {
        Self { what: addendum.what.name(), now: addendum.now.as_deref(), of: addendum.of.as_deref() }
    }
}

impl<'a> CorrectionJson<'a> {
    /// A correction of the report.
    pub(super) fn new(correction: &'a CorrectionReport) -> Self {
        Self {
            period: correction.period.to_string(),
            area: correction.area.as_ref().map(|area| area.id.as_str()),
            old: ValueJson::new(&correction.old),
            new: ValueJson::new(&correction.new),
            status: correction.status.name(),
            status_now: correction.status_now.name(),
            reason: &correction.reason,
            date: correction.date.to_string(),
            by: correction.by.as_deref(),
        }
    }
}

/// A correction with the indicator that it belongs to.
#[derive(Serialize)]
pub(super) struct NamedCorrectionJson<'a> {
    matrix: &'a str,
    indicator: &'a str,
    name: &'a str,
    #[serde(flatten)]
    correction: CorrectionJson<'a>,
}

impl<'a> NamedCorrectionJson<'a> {
    /// A correction with its row.
    pub(super) fn new(row: &'a Row, correction: &'a CorrectionReport) -> Self {
        let correction = CorrectionJson::new(correction);
        Self { matrix: &row.matrix, indicator: &row.indicator, name: &row.name, correction }
    }
}

/// A reported value; only the keys that say something.
#[derive(Default, Serialize)]
struct ValueJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<NumberJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    numerator: Option<NumberJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    denominator: Option<NumberJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    progress: Option<NumberJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    colour: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'static str>,
}

impl ValueJson {
    fn new(value: &CorrectedValue) -> Self {
        let nothing = Self::default();
        match value {
            CorrectedValue::Figure(value) => Self { value: Some(figure(value)), ..nothing },
            CorrectedValue::Ratio(numerator, denominator, value) => Self {
                value: value.as_ref().map(figure),
                numerator: Some(figure(numerator)),
                denominator: Some(figure(denominator)),
                ..nothing
            },
            CorrectedValue::Progress(progress) => Self { progress: Some(figure(progress)), ..nothing },
            CorrectedValue::Done(done) => Self { done: Some(done.to_string()), ..nothing },
            CorrectedValue::Colour(colour) => Self { colour: Some(colour.name()), ..nothing },
            CorrectedValue::Withheld => Self { state: Some("withheld"), ..nothing },
            CorrectedValue::None(state) => Self { state: Some(state.name()), ..nothing },
        }
    }
}
