//! The matrices of a year as the forms of a planning round would show them now.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::form::planning::{Key, Subject, collapsed, measure_ids};
use crate::model::{Goal, Indicator, Matrix, Measure, Project};
use crate::period::Period;
use crate::report::form::By;
use crate::report::planning::{PlanningRow, forms, open_from};

/// A year of a project.
pub(super) struct Now<'p> {
    pub(super) project: &'p Project,
    pub(super) year: i32,
    /// The first period that is not closed.
    pub(super) from: Period,
    /// True where some are.
    pub(super) closed: bool,
    rows: BTreeMap<Key, PlanningRow>,
    indicators: BTreeMap<(&'p str, &'p str), Known<'p>>,
    matrices: BTreeMap<&'p str, &'p Matrix>,
}

/// An indicator, and the goal and measure that it stands at.
struct Known<'p> {
    indicator: &'p Arc<Indicator>,
    goal: Option<&'p str>,
    measure: Option<String>,
}

impl<'p> Now<'p> {
    /// `None` where all periods of the year are closed.
    pub(super) fn of(project: &'p Project, year: i32) -> Option<Self> {
        let (from, closed) = open_from(project, year)?;
        let forms = forms(project, year, By::Matrix, |_| true);
        let rows = forms.into_iter().flat_map(|form| form.parts).flat_map(|(_, rows)| rows);
        let rows = rows.map(|row| (row.key.clone(), row)).collect();
        let mut now = Self {
            project,
            year,
            from,
            closed,
            rows,
            indicators: BTreeMap::new(),
            matrices: project.matrices_of(year).map(|matrix| (matrix.id.as_str(), matrix)).collect(),
        };
        for matrix in project.matrices_of(year) {
            now.index(matrix);
        }
        Some(now)
    }

    fn index(&mut self, matrix: &'p Matrix) {
        let mut add = |indicator: &'p Arc<Indicator>, goal, measure| {
            self.indicators.insert((&matrix.id, &indicator.id), Known { indicator, goal, measure });
        };
        for goal in &matrix.goals {
            let id = Some(goal.id.as_str());
            goal.indicators.iter().for_each(|indicator| add(indicator, id, None));
            for (measure, measure_id) in goal.measures.iter().zip(ids(goal)) {
                measure.indicators.iter().for_each(|indicator| add(indicator, id, Some(measure_id.clone())));
            }
        }
        matrix.budget.iter().chain(&matrix.consolidation).for_each(|line| add(line, None, None));
    }

    pub(super) fn has_matrix(&self, id: &str) -> bool {
        self.matrices.contains_key(id)
    }

    pub(super) fn matrix_ids(&self) -> impl Iterator<Item = &'p str> + '_ {
        self.matrices.keys().copied()
    }

    /// The row as a form would show it now.
    pub(super) fn row(&self, key: &Key) -> Option<&PlanningRow> {
        self.rows.get(key)
    }

    /// The row of an indicator or a line.
    pub(super) fn row_of(&self, matrix: &str, id: &str) -> Option<&PlanningRow> {
        let row = |subject| self.rows.get(&Key::new(subject, matrix, &[id]));
        row(Subject::Indicator).or_else(|| row(Subject::Line))
    }

    pub(super) fn indicator(&self, matrix: &str, id: &str) -> Option<&'p Indicator> {
        self.indicators.get(&(matrix, id)).map(|known| known.indicator.as_ref())
    }

    /// The goal of an indicator and its measure, by their ids in forms.
    pub(super) fn parents<'s>(&'s self, matrix: &'s str, id: &'s str) -> Option<(&'s str, Option<&'s str>)> {
        let known = self.indicators.get(&(matrix, id))?;
        Some((known.goal?, known.measure.as_deref()))
    }

    pub(super) fn goal(&self, matrix: &str, id: &str) -> Option<&'p Goal> {
        self.matrices.get(matrix)?.goals.iter().find(|goal| goal.id == id)
    }

    /// The measure of a goal with that id in forms.
    pub(super) fn measure(goal: &'p Goal, id: &str) -> Option<&'p Measure> {
        goal.measures.iter().zip(ids(goal)).find(|(_, known)| known == id).map(|(measure, _)| measure)
    }

    /// The id in forms of the measure of a goal with that title.
    pub(super) fn measure_titled(goal: &Goal, title: &str) -> Option<String> {
        let same = |measure: &Measure| collapsed(&measure.title) == title;
        goal.measures.iter().zip(ids(goal)).find(|(measure, _)| same(measure)).map(|(_, id)| id)
    }

    /// True where values of the year were reported for it, or for anything below it.
    pub(super) fn is_reported(&self, key: &Key) -> bool {
        let reported = |indicator: &&Arc<Indicator>| {
            self.project.series(indicator.series).periods.keys().any(|period| period.year == self.year)
        };
        match (key.subject, key.path.as_slice()) {
            (Subject::Indicator | Subject::Line, [id]) => {
                let known = self.indicators.get(&(key.matrix.as_str(), id.as_str()));
                known.map(|known| known.indicator).iter().any(reported)
            }
            (Subject::Goal, [id]) => self.goal(&key.matrix, id).is_some_and(|goal| {
                let below = goal.measures.iter().flat_map(|measure| &measure.indicators);
                goal.indicators.iter().chain(below).any(|indicator| reported(&indicator))
            }),
            (Subject::Measure, [goal, id]) => {
                let measure = self.goal(&key.matrix, goal).and_then(|goal| Self::measure(goal, id));
                measure.is_some_and(|measure| measure.indicators.iter().any(|indicator| reported(&indicator)))
            }
            _ => false,
        }
    }

    /// True where some year of the matrix has an indicator or line of that id.
    pub(super) fn is_taken(&self, matrix: &str, id: &str) -> bool {
        let of_matrix = self.project.matrices.iter().filter(|known| known.id == matrix);
        of_matrix.flat_map(Matrix::indicators).any(|indicator| indicator.id == id)
    }
}

fn ids(goal: &Goal) -> Vec<String> {
    measure_ids(goal.measures.iter().map(|measure| measure.title.as_str()))
}
