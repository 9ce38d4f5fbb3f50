//! Warnings of what is not decided yet.

use super::found::Found;
use crate::diagnostic::{Diagnostic, Problem};
use crate::model::{Acknowledged, Marks, Matrix};
use crate::report::open_points;
use crate::source::Place;

/// One warning an open point, where it is written. One of a measure is acknowledged at its goal.
pub(super) fn check(matrix: &Matrix) -> Vec<Found<'_>> {
    let owners: Vec<(Place, &[Acknowledged])> = marks(matrix)
        .flat_map(|(marks, acknowledged)| marks.open.iter().map(move |point| (point.place, acknowledged)))
        .collect();
    let found = open_points::of_matrix(matrix).into_iter().filter_map(|point| {
        let at = point.place?;
        let acknowledged = owners.iter().find(|(place, _)| *place == at).map(|(_, owner)| *owner);
        let problem = Problem::OpenPoint { of: point.of, text: point.text };
        Some(Found { diagnostic: Diagnostic::new(problem, at), acknowledged: acknowledged.unwrap_or_default() })
    });
    found.collect()
}

/// All marks of a matrix, each with the acknowledgements that hold for it.
fn marks(matrix: &Matrix) -> impl Iterator<Item = (&Marks, &[Acknowledged])> {
    let goals = matrix.goals.iter().flat_map(|goal| {
        let of_goal = goal.marks.acknowledged.as_slice();
        let measures = goal.measures.iter().map(move |measure| (&measure.marks, of_goal));
        std::iter::once((&goal.marks, of_goal)).chain(measures)
    });
    let indicators = matrix.indicators().map(|indicator| (&indicator.marks, indicator.marks.acknowledged.as_slice()));
    std::iter::once((&matrix.marks, matrix.marks.acknowledged.as_slice())).chain(goals).chain(indicators)
}
