//! Which columns of a table have room in a width, and what is given up first.

use super::cell::Shape;
use crate::document::Column;
use crate::period::Period;

/// Columns of the terminal between two columns of a table.
pub(super) const GAP: usize = 2;

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// In the table, with whole words.
    Whole,
    /// In the table, with symbols for words.
    Short,
    /// Below each row, with its heading.
    Below,
    /// Below each row, as a paragraph of its own.
    Paragraph,
    /// Not at all.
    LeftOut,
}

impl Fate {
    /// True for a column of the table.
    pub(super) fn is_beside(self) -> bool {
        matches!(self, Self::Whole | Self::Short)
    }
}

/// A column with its widths.
#[derive(Clone, Debug)]
pub(super) struct Folded {
    /// Which.
    pub(super) column: Column,
    /// The period that it shows, where there is one for each.
    pub(super) period: Option<Period>,
    /// The places of its cells.
    pub(super) places: Vec<usize>,
    /// The words above it with whole words and with short ones.
    pub(super) headings: [String; 2],
    /// Its widths with whole words and with short ones.
    pub(super) shapes: [Shape; 2],
    /// What becomes of it.
    pub(super) fate: Fate,
}

impl Folded {
    /// Its widths as it stands in the table.
    pub(super) fn shape(&self) -> &Shape {
        &self.shapes[usize::from(self.fate == Fate::Short)]
    }

    /// The words above it.
    pub(super) fn heading(&self) -> &str {
        &self.headings[usize::from(self.fate == Fate::Short)]
    }
}

/// The width of all columns beside the names.
pub(super) fn figures(columns: &[Folded]) -> usize {
    columns.iter().filter(|column| column.fate.is_beside()).map(|column| GAP + column.shape().width()).sum()
}

/// Takes back what does not fit, one step after another, until the columns have the room that names leave them.
pub(super) fn fold(columns: &mut [Folded], room: usize) {
    let mut periods: Vec<Period> =
        columns.iter().filter(|c| c.column == Column::Actual).filter_map(|c| c.period).collect();
    periods.sort_unstable();
    for step in steps(&periods) {
        if figures(columns) <= room {
            return;
        }
        for column in columns.iter_mut().filter(|column| column.fate.is_beside() && step.takes(column)) {
            column.fate = step.fate;
        }
    }
    // What is left are columns with a value for each period, the last of which are the ones that the table is for.
    for place in 0..columns.len() {
        if figures(columns) > room && columns[place].fate.is_beside() {
            columns[place].fate = Fate::Below;
        }
    }
}

/// One thing to give up.
struct Step {
    columns: &'static [Column],
    /// Only those of earlier periods.
    before: Option<Period>,
    fate: Fate,
}

impl Step {
    fn takes(&self, column: &Folded) -> bool {
        self.columns.contains(&column.column)
            && self.before.is_none_or(|before| column.period.is_some_and(|period| period < before))
    }
}

/// What is given up first, second and so on. The reported Ist and the one before are the last: they are what the
/// table is for, and where even they have no room (numbers of thirty digits), they stand below the row too.
fn steps(periods: &[Period]) -> Vec<Step> {
    const USUAL_ACTUALS: usize = 4;
    const LEAST_ACTUALS: usize = 2;
    let to = |columns, fate| Step { columns, before: None, fate };
    let last = |count: usize| {
        let first = periods.len().checked_sub(count).and_then(|place| periods.get(place));
        first.map(|first| Step { columns: &[Column::Actual], before: Some(*first), fate: Fate::LeftOut })
    };
    let mut steps = vec![
        to(&[Column::Count], Fate::Short),
        to(&[Column::Departments], Fate::Below),
        to(&[Column::Overall], Fate::Short),
        to(&[Column::Attainment], Fate::Below),
        to(&[Column::YearBefore], Fate::Below),
        to(&[Column::Trend], Fate::Short),
        to(&[Column::Tolerance], Fate::Below),
    ];
    steps.extend(last(USUAL_ACTUALS));
    steps.extend([
        // The symbol before the Ist is the same status.
        to(&[Column::Status], Fate::LeftOut),
        to(&[Column::Matrix], Fate::Below),
        to(&[Column::Since], Fate::Below),
        to(&[Column::Actual], Fate::Short),
        to(&[Column::Forecast], Fate::Below),
        // Both at once: below the row they are one piece.
        to(&[Column::Deviation, Column::DeviationPercent], Fate::Below),
        to(&[Column::Trend], Fate::Below),
        to(&[Column::Target], Fate::Below),
        to(&[Column::EarlierYear], Fate::Below),
    ]);
    steps.extend(last(LEAST_ACTUALS));
    steps
}
