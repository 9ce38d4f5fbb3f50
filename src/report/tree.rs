//! What a report and the plan of a year are made of: matrices with goals and measures, and lines of budget and consolidation.
//! `R` is a row; `O` what is known of the colour of several rows together: of a plan nothing.

use chrono::NaiveDate;

use super::{Addendum, Named};
use crate::number::Decimal;

/// One matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixOf<R, O> {
    /// Unique within the report.
    pub id: String,
    /// As printed above the matrix.
    pub title: String,
    /// The organisational unit.
    pub department: String,
    /// The calendar year in which its reporting year starts.
    pub year: i32,
    /// The cut-off date of this matrix in the period of the report; in a plan that of the year's last one.
    pub cutoff: NaiveDate,
    /// The colour of its goals together.
    pub rollup: O,
    /// In the order of the file.
    pub goals: Vec<GoalOf<R, O>>,
    /// Budget execution.
    pub budget: SectionOf<R, O>,
    /// Consolidation measures.
    pub consolidation: SectionOf<R, O>,
    /// What is not decided yet in the matrix as a whole.
    pub open: Vec<String>,
    /// Its texts that were changed after the period was closed.
    pub addenda: Vec<Addendum>,
}

/// A part of a matrix with lines and a colour of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionOf<R, O> {
    /// The colour of its lines together.
    pub rollup: O,
    /// In the order of the file.
    pub lines: Vec<R>,
}

/// A goal.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalOf<R, O> {
    /// Unique within the matrix.
    pub id: String,
    /// The goal in words.
    pub title: String,
    /// The strategic goal it serves: id and title.
    pub strategic_goal: Option<Named>,
    /// The focus topics it belongs to: ids and titles.
    pub focus: Vec<Named>,
    /// Product group of the city's budget.
    pub product_group: Option<String>,
    /// Product of the city's budget.
    pub product: Option<String>,
    /// Weight in the weighted roll-up.
    pub weight: Decimal,
    /// The colour of its indicators together.
    pub rollup: O,
    /// Outcome indicators of the goal itself.
    pub indicators: Vec<R>,
    /// In the order of the file.
    pub measures: Vec<MeasureOf<R, O>>,
    /// What is not decided yet in the goal as a whole.
    pub open: Vec<String>,
    /// Its texts that were changed after the period was closed.
    pub addenda: Vec<Addendum>,
}

/// A measure.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureOf<R, O> {
    /// The measure in words.
    pub title: String,
    /// Who answers for it.
    pub responsible: Option<String>,
    /// Why it should work.
    pub hypothesis: Option<String>,
    /// What the hypothesis rests on.
    pub evidence: Option<String>,
    /// The colour of its indicators together.
    pub rollup: O,
    /// In the order of the file.
    pub indicators: Vec<R>,
    /// What is not decided yet in the measure as a whole.
    pub open: Vec<String>,
    /// Its texts that were changed after the period was closed.
    pub addenda: Vec<Addendum>,
}

/// A row and what it belongs to.
#[derive(Debug)]
pub struct EntryOf<'a, R, O> {
    /// Its matrix.
    pub matrix: &'a MatrixOf<R, O>,
    /// Its goal; `None` for a line of budget or consolidation.
    pub goal: Option<&'a GoalOf<R, O>>,
    /// Its measure; `None` for an indicator of a goal itself, and for a line.
    pub measure: Option<&'a MeasureOf<R, O>>,
    /// The row.
    pub row: &'a R,
}

impl<R, O> Clone for EntryOf<'_, R, O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, O> Copy for EntryOf<'_, R, O> {}

impl<R, O: Default> Default for SectionOf<R, O> {
    fn default() -> Self {
        Self { rollup: O::default(), lines: Vec::new() }
    }
}

impl<R, O> GoalOf<R, O> {
    /// The indicators of the goal itself and of its measures, in reading order.
    pub fn rows(&self) -> impl Iterator<Item = &R> {
        self.indicators.iter().chain(self.measures.iter().flat_map(|measure| &measure.indicators))
    }
}

impl<R, O> MatrixOf<R, O> {
    /// The indicators of goals and measures in reading order.
    pub fn goal_rows(&self) -> impl Iterator<Item = &R> {
        self.goals.iter().flat_map(GoalOf::rows)
    }

    /// Every row in reading order, lines of budget and consolidation last.
    pub fn rows(&self) -> impl Iterator<Item = &R> {
        self.goal_rows().chain(&self.budget.lines).chain(&self.consolidation.lines)
    }

    /// The same with what each row belongs to.
    pub fn entries(&self) -> impl Iterator<Item = EntryOf<'_, R, O>> {
        let matrix = self;
        let goals = matrix.goals.iter().flat_map(move |goal| {
            let own = goal.indicators.iter().map(move |row| EntryOf { matrix, goal: Some(goal), measure: None, row });
            let measures = goal.measures.iter().flat_map(move |measure| {
                let rows = measure.indicators.iter();
                rows.map(move |row| EntryOf { matrix, goal: Some(goal), measure: Some(measure), row })
            });
            own.chain(measures)
        });
        let lines = matrix.budget.lines.iter().chain(&matrix.consolidation.lines);
        goals.chain(lines.map(move |row| EntryOf { matrix, goal: None, measure: None, row }))
    }
}
