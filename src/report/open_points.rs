//! What is not decided yet (`open`), in reading order: the same list for `check`, plans, reports and closing.

use super::Selection;
use super::placed;
use crate::model::{Goal, Indicator, Marks, Matrix, Measure, Project};
use crate::period::Period;
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
    /// Where it is written; `None` for one of a closed period, which may be decided by now.
    pub place: Option<Place>,
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
    add(&mut all, || matrix.id.clone(), &matrix.title, &matrix.marks);
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
    add(all, || format!("{}/{}", matrix.id, goal.id), &goal.title, &goal.marks);
    for indicator in &goal.indicators {
        of_indicator(all, indicator);
    }
    for measure in &goal.measures {
        of_measure(all, matrix, goal, measure);
    }
}

fn of_measure(all: &mut Vec<OpenPoint>, matrix: &Matrix, goal: &Goal, measure: &Measure) {
    add(all, || format!("{}/{}: {}", matrix.id, goal.id, measure.title), &measure.title, &measure.marks);
    for indicator in &measure.indicators {
        of_indicator(all, indicator);
    }
}

fn of_indicator(all: &mut Vec<OpenPoint>, indicator: &Indicator) {
    add(all, || indicator.full_id(), &indicator.name, &indicator.marks);
}

fn add(all: &mut Vec<OpenPoint>, of: impl Fn() -> String, title: &str, marks: &Marks) {
    all.extend(marks.open.iter().map(|open| OpenPoint {
        of: of(),
        title: title.to_owned(),
        text: open.value.clone(),
        place: Some(open.place),
    }));
}

/// What a report on a period lists of a matrix: what was open when the period was closed, else what is open now.
pub(super) fn of_report(project: &Project, matrix: &Matrix, period: Period, selection: &Selection) -> Vec<OpenPoint> {
    let Some(closed) = project.closed.get(&period).and_then(|closed| closed.texts.get(&matrix.id)) else {
        return of_selection(matrix, selection);
    };
    let mut then = Then { project, period, all: Vec::new() };
    then.add(&matrix.id, &closed.title, &closed.open);
    let goals = placed::goals(matrix, Some(closed));
    for goal in goals.iter().filter(|goal| selection.includes_goal(matrix, goal)) {
        let of = format!("{}/{}", matrix.id, goal.id);
        match closed.goals.get(&goal.id) {
            Some(texts) => then.add(&of, &texts.title, &texts.open),
            None => add(&mut then.all, || of.clone(), &goal.title, &goal.marks),
        }
        goal.indicators.iter().for_each(|indicator| then.indicator(indicator));
        for (index, measure) in goal.measures.iter().enumerate() {
            match closed.measure(&goal.id, index + 1, measure) {
                Some(texts) => then.add(&format!("{of}: {}", texts.title), &texts.title, &texts.open),
                None => add(&mut then.all, || format!("{of}: {}", measure.title), &measure.title, &measure.marks),
            }
            measure.indicators.iter().for_each(|indicator| then.indicator(indicator));
        }
    }
    let lines = matrix.budget.iter().chain(&matrix.consolidation);
    lines.filter(|line| selection.includes_line(matrix, line)).for_each(|line| then.indicator(line));
    then.all
}

/// Open points of a closed period.
struct Then<'a> {
    project: &'a Project,
    period: Period,
    all: Vec<OpenPoint>,
}

impl Then<'_> {
    fn add(&mut self, of: &str, title: &str, open: &[String]) {
        let point =
            |text: &String| OpenPoint { of: of.to_owned(), title: title.to_owned(), text: text.clone(), place: None };
        self.all.extend(open.iter().map(point));
    }

    fn indicator(&mut self, indicator: &Indicator) {
        let frozen = self.project.frozen(indicator, self.period);
        match frozen.and_then(|frozen| frozen.texts.as_ref()) {
            Some(texts) => self.add(&indicator.full_id(), &texts.name, &texts.open),
            None => of_indicator(&mut self.all, indicator),
        }
    }
}
