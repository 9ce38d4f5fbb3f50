//! The rows of a matrix in reading order.

use super::{MatrixReport, Row};

/// All rows of goals and measures.
pub(super) fn goal_rows(matrix: &MatrixReport) -> impl Iterator<Item = &Row> {
    matrix
        .goals
        .iter()
        .flat_map(|goal| goal.indicators.iter().chain(goal.measures.iter().flat_map(|measure| &measure.indicators)))
}

/// All rows of a matrix in reading order, lines of budget and consolidation last.
pub(super) fn matrix_rows(matrix: &MatrixReport) -> impl Iterator<Item = &Row> {
    goal_rows(matrix).chain(&matrix.budget.lines).chain(&matrix.consolidation.lines)
}
