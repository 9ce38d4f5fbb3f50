//! What a column reads: a row with what holds at the period.

use crate::catalogue::Language;
use crate::report::plan::{PlanExpected, PlanRow};
use crate::report::{Row, Standing};

/// A row of a report in one period.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) row: &'a Row,
    pub(super) now: &'a Standing,
    pub(super) language: Language,
}

/// A row of a plan, in one period where the column has one for each.
#[derive(Clone, Copy)]
pub(super) struct PlanAt<'a> {
    pub(super) row: &'a PlanRow,
    pub(super) at: Option<&'a PlanExpected>,
    pub(super) language: Language,
}
