//! What closing a period would freeze: shown before it is done, for it cannot be undone unnoticed.

use chrono::NaiveDate;

use super::collection::{self, Gap};
use super::open_points::{self, OpenPoint};
use super::{Row, row};
use crate::evaluate;
use crate::model::{Indicator, LineKind, Matrix, Project};
use crate::period::Period;
use crate::status::Counts;

/// Rows that are shown; the others are counted.
const MOST_ROWS: usize = 40;

/// What would be frozen.
#[derive(Clone, Debug, PartialEq)]
pub struct Freezing {
    /// The period.
    pub period: Period,
    /// Its last day, the latest of all matrices.
    pub cutoff: NaiveDate,
    /// Indicators of goals and measures by status.
    pub indicators: Counts,
    /// Lines of the budget by status.
    pub budget: Counts,
    /// Consolidation measures by status.
    pub consolidation: Counts,
    /// The first rows, in reading order.
    pub rows: Vec<Row>,
    /// Due and not reported, in reading order.
    pub missing: Vec<Gap>,
    /// Reported as missing, with a reason: answered.
    pub stated_missing: Vec<Gap>,
    /// What is not decided, in reading order.
    pub open: Vec<OpenPoint>,
}

impl Freezing {
    /// Indicators and lines together by status.
    pub fn all(&self) -> Counts {
        let mut all = Counts::default();
        for counts in [&self.indicators, &self.budget, &self.consolidation] {
            all.add_all(counts);
        }
        all
    }

    /// How many rows are not shown.
    pub fn more(&self) -> usize {
        self.all().total().saturating_sub(self.rows.len())
    }
}

/// What closing the period would freeze. `None` where its year has no matrix.
pub fn freezing(project: &Project, period: Period, today: NaiveDate) -> Option<Freezing> {
    let cutoff = project.matrices_of(period.year).map(|matrix| matrix.calendar.cutoff(period)).max()?;
    let mut freezing = Freezing {
        period,
        cutoff,
        indicators: Counts::default(),
        budget: Counts::default(),
        consolidation: Counts::default(),
        rows: Vec::new(),
        missing: Vec::new(),
        stated_missing: Vec::new(),
        open: project.matrices_of(period.year).flat_map(open_points::of_matrix).collect(),
    };
    for indicator in project.matrices_of(period.year).flat_map(Matrix::indicators) {
        let indicator: &Indicator = indicator;
        let status = evaluate::outcome(project, indicator, period).status;
        match indicator.line {
            LineKind::Goal => freezing.indicators.add(status),
            LineKind::Budget => freezing.budget.add(status),
            LineKind::Consolidation => freezing.consolidation.add(status),
        }
        if freezing.rows.len() < MOST_ROWS {
            freezing.rows.push(row(project, indicator, period));
        }
    }
    for matrix in collection::collection(project, &[period], &[], today).periods.into_iter().flat_map(|of| of.matrices)
    {
        freezing.missing.extend(matrix.missing);
        freezing.stated_missing.extend(matrix.stated_missing);
    }
    Some(freezing)
}
