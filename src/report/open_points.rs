//! What is not decided yet (`open`), in reading order: the same list for `check`, plans, reports and closing.

use super::Selection;
use crate::model::{Goal, Indicator, Marks, Matrix, Measure};
use crate::source::Place;

/// One open point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPoint {
    /// What it is about, by ids as commands take them: `sozialamt`, `sozialamt/pflege`, `sozialamt/hausbesuche`; a
    /// measure, which has no id, is named by its title.
    pub of: String,
    /// The same in words, as printed.
    pub title: String,
    /// What is open.
    pub text: String,
    /// Where it is written.
    pub place: Place,
}

/// What is open there, as texts.
pub(crate) fn texts(marks: &Marks) -> Vec<String> {
    marks.open.iter().map(|open| open.value.clone()).collect()
}

/// All open points of a matrix.
pub fn of_matrix(matrix: &Matrix) -> Vec<OpenPoint> {
    of_selection(matrix, &Selection::default())
}

/// The open points of what is selected of a matrix; those of the matrix itself belong to every part of it.
pub fn of_selection(matrix: &Matrix, selection: &Selection) -> Vec<OpenPoint> {
    let mut all = Vec::new();
    add(&mut all, &matrix.id, &matrix.title, &matrix.marks);
    for goal in matrix.goals.iter().filter(|goal| selection.includes_goal(matrix, goal)) {
        of_goal(&mut all, matrix, goal);
    }
    let lines = matrix.budget.iter().chain(&matrix.consolidation);
    for line in lines.filter(|line| selection.includes_line(matrix, line)) {
        of_indicator(&mut all, line);
    }
    all
}

fn of_goal(all: &mut Vec<OpenPoint>, matrix: &Matrix, goal: &Goal) {
    add(all, &format!("{}/{}", matrix.id, goal.id), &goal.title, &goal.marks);
    for indicator in &goal.indicators {
        of_indicator(all, indicator);
    }
    for measure in &goal.measures {
        of_measure(all, matrix, goal, measure);
    }
}

fn of_measure(all: &mut Vec<OpenPoint>, matrix: &Matrix, goal: &Goal, measure: &Measure) {
    add(all, &format!("{}/{}: {}", matrix.id, goal.id, measure.title), &measure.title, &measure.marks);
    for indicator in &measure.indicators {
        of_indicator(all, indicator);
    }
}

fn of_indicator(all: &mut Vec<OpenPoint>, indicator: &Indicator) {
    add(all, &indicator.full_id(), &indicator.name, &indicator.marks);
}

fn add(all: &mut Vec<OpenPoint>, of: &str, title: &str, marks: &Marks) {
    all.extend(marks.open.iter().map(|open| OpenPoint {
        of: of.to_owned(),
        title: title.to_owned(),
        text: open.value.clone(),
        place: open.place,
    }));
}
