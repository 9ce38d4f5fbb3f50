//! Warnings of what is not decided yet.

use crate::diagnostic::{Diagnostics, Problem};
use crate::model::Project;
use crate::report::open_points;

/// One warning an open point, where it is written.
pub(super) fn check(project: &Project, diagnostics: &mut Diagnostics) {
    for matrix in &project.matrices {
        for point in open_points::of_matrix(matrix) {
            let problem = Problem::OpenPoint { of: point.of, text: point.text };
            diagnostics.push(problem, point.place);
        }
    }
}
