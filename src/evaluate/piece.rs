//! What a report adds to an Ist, before periods or areas are put together.

use crate::model::outcome::{Reason, ReportedState};
use crate::model::{Actual, Value};
use crate::number::Number;

/// What one report, or the reports of several areas together, contribute.
pub(super) struct Piece {
    /// The figures.
    pub(super) part: Part,
    /// True where one of the reports is provisional.
    pub(super) provisional: bool,
}

impl From<Part> for Piece {
    fn from(part: Part) -> Self {
        Self { part, provisional: false }
    }
}

/// The figures of a report.
pub(super) enum Part {
    Number(Number, u32),
    Ratio(Number, Number),
    None(ReportedState, Option<Reason>),
}

/// What a report says.
pub(super) fn reported(actual: &Actual) -> Piece {
    let part = match &actual.value {
        Value::Number(value) => Part::Number(Number::from(value), value.scale()),
        Value::Ratio { numerator, denominator } => Part::Ratio(Number::from(numerator), Number::from(denominator)),
        Value::NotApplicable => Part::None(ReportedState::NotApplicable, None),
        Value::Suppressed => Part::None(ReportedState::Suppressed, None),
        Value::Missing | Value::Progress { .. } | Value::Colour(_) => Part::None(ReportedState::Missing, None),
    };
    Piece { part, provisional: actual.provisional }
}
