//! What an indicator takes from the levels above it.

use crate::model::{Settings, ToleranceRule};
use crate::period::{Calendar, Period};

/// What an indicator takes from the levels above it.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'a> {
    pub(super) matrix: &'a str,
    pub(super) year: i32,
    pub(super) calendar: Calendar,
    pub(super) settings: &'a Settings,
    /// The tolerance of goal, matrix, project or the built-in one, whichever is nearest.
    pub(super) tolerance: ToleranceRule,
    /// Whether counts are protected, unless the indicator says otherwise.
    pub(super) confidential: bool,
}

impl Surroundings<'_> {
    /// The last period of the matrix's year.
    pub(super) fn last_period(&self) -> Period {
        let scheme = self.settings.scheme;
        Period { year: self.year, index: scheme.periods(), scheme }
    }
}
