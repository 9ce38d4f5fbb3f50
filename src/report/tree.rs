//! What a report and the plan of a year are made of: matrices with goals and measures, and lines of budget and consolidation.
//! `R` is a row; `O` what is known of the colour of several rows together: of a plan nothing.

use chrono::NaiveDate;

use super::{Addendum, Named, RollupResult};
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
    /// The fields of action it belongs to: ids and titles.
    pub field: Vec<Named>,
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
    /// The fields of action it belongs to, its own or those of its goal: ids and titles.
    pub field: Vec<Named>,
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

/// What a report or a plan is arranged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Leitziel.
    StrategicGoal,
    /// Schwerpunktthema.
    Focus,
    /// Handlungsfeld.
    Field,
    /// Gebiet.
    Area,
}

impl By {
    /// The name on the command line and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::StrategicGoal => "strategic-goal",
            Self::Focus => "focus",
            Self::Field => "field",
            Self::Area => "area",
        }
    }
}

/// A report or plan by something else than its matrices.
#[derive(Clone, Debug, PartialEq)]
pub struct Grouping<R, O> {
    /// What makes a group.
    pub by: By,
    /// In the order of zielmatrix.toml, areas with their parts behind them; what belongs to no group last.
    pub groups: Vec<GroupOf<R, O>>,
    /// What zielmatrix.toml declares and no goal of the year serves, in its order.
    pub unserved: Vec<Named>,
}

/// What belongs together.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupOf<R, O> {
    /// What it belongs to; `None` for what belongs to nothing.
    pub of: Option<Named>,
    /// The area that this area is a part of.
    pub within: Option<Named>,
    /// The colour of its rows together, without those that a filter leaves out of the counts.
    pub rollup: O,
    /// In the order of the report, as far as they have something for it.
    pub matrices: Vec<GroupMatrix<R, O>>,
}

/// What a matrix has for a group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupMatrix<R, O> {
    /// Id of the matrix.
    pub id: String,
    /// As printed above it.
    pub title: String,
    /// The organisational unit.
    pub department: String,
    /// Its goals, each as far as it belongs to the group.
    pub goals: Vec<GoalOf<R, O>>,
}

/// How much is in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Goals.
    pub goals: usize,
    /// Measures.
    pub measures: usize,
    /// Indicators, areas not counted apart.
    pub indicators: usize,
}

/// What is known of the colour of several rows together.
pub trait Judged {
    /// The colour; `None` in a plan, where nothing is judged yet.
    fn judged(&self) -> Option<&RollupResult>;
}

impl Judged for RollupResult {
    fn judged(&self) -> Option<&RollupResult> {
        Some(self)
    }
}

impl Judged for () {
    fn judged(&self) -> Option<&RollupResult> {
        None
    }
}

/// A row that may be of an area.
pub trait InArea: Clone {
    /// The area.
    fn area(&self) -> Option<&Named>;
    /// True below the row that it is a part of.
    fn is_part(&self) -> bool;
    /// The same row, standing for itself below the name of its area.
    #[must_use]
    fn alone(self) -> Self;
}

impl<R: InArea, O> GroupOf<R, O> {
    /// Its goals in reading order.
    pub fn goals(&self) -> impl Iterator<Item = &GoalOf<R, O>> {
        self.matrices.iter().flat_map(|matrix| &matrix.goals)
    }

    /// Its rows in reading order.
    pub fn rows(&self) -> impl Iterator<Item = &R> {
        self.goals().flat_map(GoalOf::rows)
    }

    /// How much is in it.
    pub fn extent(&self) -> Extent {
        Extent {
            goals: self.goals().count(),
            measures: self.goals().map(|goal| goal.measures.len()).sum(),
            indicators: self.rows().filter(|row| !row.is_part()).count(),
        }
    }
}

impl<R, O> GroupMatrix<R, O> {
    /// Who answers for its measures, each once.
    pub fn responsible(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        let measures = self.goals.iter().flat_map(|goal| &goal.measures);
        for who in measures.filter_map(|measure| measure.responsible.as_deref()) {
            if !all.contains(&who) {
                all.push(who);
            }
        }
        all
    }
}
