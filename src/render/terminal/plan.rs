//! Which columns stand in a table of a width, and what moves below the rows.

use super::cell::Shape;
use super::column::{Column, Wording};
use crate::catalogue::Language;
use crate::model::LineKind;
use crate::period::Period;
use crate::report::Row;

/// Columns of the terminal between two columns of a table.
pub(super) const GAP: usize = 2;

/// The columns of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// Beside the names, in their order.
    pub(super) columns: Vec<Planned>,
    /// What stands below each row instead, in the order of columns.
    pub(super) below: Vec<Column>,
    /// Periods whose Ist is left out, in order.
    pub(super) left_out: Vec<Period>,
    /// The width that names would like to have.
    pub(super) names: usize,
}

/// A column with its widths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Planned {
    /// Which.
    pub(super) column: Column,
    /// How many words it has room for.
    pub(super) wording: Wording,
    /// The widths of its parts.
    pub(super) shape: Shape,
}

/// How wide names are: all of the longest, and its longest word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// The longest name with its indent.
    pub(super) longest: usize,
    /// The longest word with its indent.
    pub(super) longest_word: usize,
}

impl Plan {
    /// Takes back what does not fit, one step after another, until names have the room they need.
    pub(super) fn new(
        rows: &[&Row],
        names: Names,
        periods: &[Period],
        line: LineKind,
        most: usize,
        language: Language,
    ) -> Self {
        const NAMES_AT_MOST: usize = 60;
        let least_names = names.longest_word.clamp(18, (most / 3).clamp(20, 30));
        let candidates = measured(rows, periods, line, language);
        let mut plan = Self {
            columns: candidates.iter().map(|[whole, _]| *whole).collect(),
            below: Vec::new(),
            left_out: Vec::new(),
            names: names.longest.clamp(least_names, NAMES_AT_MOST),
        };
        for step in steps(periods) {
            if plan.figures() + least_names <= most {
                break;
            }
            plan.take(step, &candidates);
        }
        let order = Column::all(periods);
        plan.below.sort_by_key(|column| order.iter().position(|other| other == column));
        plan.left_out.sort_unstable();
        plan
    }

    /// The width with names as wide as they would like.
    pub(super) fn natural_width(&self) -> usize {
        self.names + self.figures()
    }

    /// The width of everything beside the names.
    pub(super) fn figures(&self) -> usize {
        self.columns.iter().map(|planned| GAP + planned.shape.width()).sum()
    }

    /// The width of what stands between names and statuses.
    pub(super) fn before_status(&self) -> usize {
        let before = self.columns.iter().take_while(|planned| planned.column != Column::Status);
        before.map(|planned| GAP + planned.shape.width()).sum::<usize>() + GAP
    }

    /// True where the source of a forecast has its short form.
    pub(super) fn has_short_forecast(&self) -> bool {
        let is_short = |planned: &Planned| planned.column == Column::Forecast && planned.wording == Wording::Short;
        self.columns.iter().any(is_short)
    }

    fn move_below(&mut self, column: Column) {
        let before = self.columns.len();
        self.columns.retain(|planned| planned.column != column);
        if self.columns.len() < before {
            self.below.push(column);
        }
    }

    fn take(&mut self, step: Step, candidates: &[[Planned; 2]]) {
        match step {
            Step::Shorten(column) => {
                let short = candidates.iter().find(|[_, short]| short.column == column);
                let planned = self.columns.iter_mut().find(|planned| planned.column == column);
                if let (Some(planned), Some([_, short])) = (planned, short) {
                    *planned = *short;
                }
            }
            Step::Below(column) => self.move_below(column),
            Step::DeviationsBelow => {
                self.move_below(Column::Deviation);
                self.move_below(Column::DeviationPercent);
            }
            Step::LeaveOut(period) => {
                self.columns.retain(|planned| planned.column != Column::Actual(period));
                self.left_out.push(period);
            }
        }
    }
}

/// One thing to give up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Shorten(Column),
    Below(Column),
    /// Both at once: below the row they are one piece.
    DeviationsBelow,
    LeaveOut(Period),
}

/// What is given up first, second and so on. The reported Ist and the one before are the last: they are what the
/// table is for, and where even they have no room (numbers of thirty digits), they stand below the row too.
fn steps(periods: &[Period]) -> Vec<Step> {
    const USUAL_ACTUALS: usize = 4;
    const LEAST_ACTUALS: usize = 2;
    let older = |from: usize, to: usize| {
        let end = periods.len().saturating_sub(to);
        let start = periods.len().saturating_sub(from).min(end);
        periods[start..end].iter().map(|period| Step::LeaveOut(*period))
    };
    let mut steps = vec![
        Step::Shorten(Column::Trend),
        Step::Shorten(Column::Forecast),
        Step::Shorten(Column::Status),
        Step::Below(Column::YearBefore),
        Step::Below(Column::Attainment),
    ];
    steps.extend(older(periods.len(), USUAL_ACTUALS));
    steps.extend([
        Step::Below(Column::Forecast),
        Step::DeviationsBelow,
        Step::Below(Column::Trend),
        Step::Below(Column::Target),
    ]);
    steps.extend(older(USUAL_ACTUALS, LEAST_ACTUALS));
    steps.push(Step::Below(Column::Expected));
    steps.extend(periods.iter().rev().take(LEAST_ACTUALS).rev().map(|period| Step::Below(Column::Actual(*period))));
    steps
}

/// Every column that any row has something for, with whole words and with short ones.
fn measured(rows: &[&Row], periods: &[Period], line: LineKind, language: Language) -> Vec<[Planned; 2]> {
    let mut measured = Vec::new();
    for column in Column::all(periods) {
        let heading = column.heading(line, language);
        let mut used = !column.is_optional();
        let mut measure = |wording| {
            let mut shape = Shape::new(&heading, column.is_left());
            for row in rows {
                used = used || column.cell(row, wording, language).is_some();
                shape.fit(&column.table_cell(row, wording, language));
            }
            Planned { column, wording, shape }
        };
        let whole = measure(Wording::Whole);
        let short = if column.has_short_form() { measure(Wording::Short) } else { whole };
        if used {
            measured.push([whole, short]);
        }
    }
    measured
}
