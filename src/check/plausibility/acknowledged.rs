//! Warnings that somebody has looked at are not shown again; an acknowledgement that silences nothing is said.

use std::collections::HashSet;

use crate::check::found::Found;
use crate::diagnostic::{Diagnostics, Problem};
use crate::model::{Acknowledged, Project};
use crate::source::Place;

/// What is left to show.
pub(super) fn left(all: Vec<Found<'_>>, project: &Project) -> Diagnostics {
    let mut left = Diagnostics::default();
    let mut used: HashSet<Place> = HashSet::new();
    for found in all {
        let code = found.diagnostic.problem.code();
        let silenced: Vec<Place> =
            found.acknowledged.iter().filter(|entry| entry.code == code).map(|entry| entry.place).collect();
        if silenced.is_empty() {
            left.push_whole(found.diagnostic);
        }
        used.extend(silenced);
    }
    for entry in entries(project).filter(|entry| !used.contains(&entry.place)) {
        left.push(Problem::AcknowledgedNothing { code: entry.code }, entry.place);
    }
    left
}

fn entries(project: &Project) -> impl Iterator<Item = &Acknowledged> {
    let of_matrices = project.matrices.iter().flat_map(|matrix| {
        let goals = matrix.goals.iter().flat_map(|goal| &goal.marks.acknowledged);
        let indicators = matrix.indicators().flat_map(|indicator| &indicator.marks.acknowledged);
        matrix.marks.acknowledged.iter().chain(goals).chain(indicators)
    });
    let reports = project.series.iter().flat_map(|series| series.periods.values());
    let of_reports = reports.flat_map(|reports| reports.total.iter().chain(reports.areas.values()));
    of_matrices.chain(of_reports.flat_map(|report| &report.acknowledged))
}
