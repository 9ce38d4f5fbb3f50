//! Workbooks that Excel and LibreOffice save, as cells with their places. What is no workbook, or means harm, is refused
//! before anything of it is kept.
//!
//! Memory and time are bounded by [`limits`] whatever a file claims: the parts that cells depend on are unpacked one by one
//! while they are counted, checked to be sound XML, and only then read. No other part is unpacked.

pub mod limits;
pub(crate) mod content;
pub(crate) mod dress;
pub(crate) mod format;
mod guard;
mod kind;
mod ods;
mod runs;
mod xlsx;
mod xml;

use std::sync::Arc;

pub(crate) use self::content::Content;
use crate::problem::{Excess, Foreign, Problem};
use crate::source::{Place, Source, SourceCell, SourceId};

/// A workbook that was read.
#[derive(Debug, Default)]
pub(crate) struct Workbook {
    /// In the order of the file.
    pub(crate) sheets: Vec<Sheet>,
}

/// A sheet of a workbook.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// As its tab says.
    pub(crate) name: Arc<str>,
    /// True where it has no tab.
    pub(crate) hidden: bool,
    /// The cells that say something, by row and column.
    pub(crate) cells: Vec<Cell>,
    /// Rows that are not shown, from 0, in order.
    pub(crate) hidden_rows: Vec<u32>,
    /// How wide columns are, where the file says it in a way that can be kept.
    pub(crate) columns: Vec<Columns>,
    /// Cells that are shown as one, with what the first of them says.
    pub(crate) merged: Vec<Merged>,
}

/// Cells that are shown as one; rows and columns from 0, the last ones included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Merged {
    pub(crate) first_row: u32,
    pub(crate) first_column: u32,
    pub(crate) last_row: u32,
    pub(crate) last_column: u32,
}

/// Columns that look alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Columns {
    /// From 0.
    pub(crate) first: u32,
    /// From 0, itself included.
    pub(crate) last: u32,
    /// In characters, as Excel counts.
    pub(crate) width: Option<f64>,
    /// True where they are not shown.
    pub(crate) hidden: bool,
}

impl Sheet {
    /// The cell at a place, both from 0.
    pub(crate) fn at(&self, row: u32, column: u32) -> Option<&Cell> {
        let found = self.cells.binary_search_by_key(&(row, column), |cell| (cell.row, cell.column)).ok()?;
        Some(&self.cells[found])
    }

    /// The cells of a row.
    pub(crate) fn row(&self, row: u32) -> &[Cell] {
        let start = self.cells.partition_point(|cell| cell.row < row);
        let end = self.cells.partition_point(|cell| cell.row <= row);
        &self.cells[start..end]
    }

    /// True where the row is not shown.
    pub(crate) fn hides(&self, row: u32) -> bool {
        self.hidden_rows.binary_search(&row).is_ok()
    }

    /// True where the column is not shown.
    pub(crate) fn hides_column(&self, column: u32) -> bool {
        self.columns.iter().any(|columns| columns.hidden && (columns.first..=columns.last).contains(&column))
    }
}

/// A cell that says something.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell {
    /// From 0.
    pub(crate) row: u32,
    /// From 0.
    pub(crate) column: u32,
    /// What it says.
    pub(crate) content: Content,
    /// True where a formula says it.
    pub(crate) formula: bool,
    /// Where its text lies in the text of the source.
    pub(crate) place: Place,
}

/// A cell before its text has a place.
struct Found {
    row: u32,
    column: u32,
    content: Content,
    formula: bool,
}

/// Collects the cells of a workbook within the limits.
struct Collector {
    source: SourceId,
    text: String,
    cells: Vec<SourceCell>,
    workbook: Workbook,
}

impl Collector {
    fn sheet(
        &mut self,
        name: &str,
        hidden: bool,
        mut found: Vec<Found>,
        mut hidden_rows: Vec<u32>,
        columns: Vec<Columns>,
        merged: Vec<Merged>,
    ) -> Result<(), Excess> {
        let name: Arc<str> = name.into();
        found.sort_by_key(|cell| (cell.row, cell.column));
        // A place that is written twice is no sound file; the first one counts, as in Excel.
        found.dedup_by_key(|cell| (cell.row, cell.column));
        hidden_rows.sort_unstable();
        hidden_rows.dedup();
        let mut cells = Vec::with_capacity(found.len());
        for Found { row, column, content, formula } in found {
            let shown = content.shown();
            if self.cells.len() >= limits::CELLS {
                return Err(Excess::Cells);
            }
            if self.text.len() + shown.len() > limits::TEXT_BYTES {
                return Err(Excess::Text);
            }
            let bound = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
            let start = bound(self.text.len());
            self.text.push_str(&shown);
            let place = Place { source: self.source, start, end: bound(self.text.len()) };
            self.text.push('\n');
            self.cells.push(SourceCell { start, sheet: Arc::clone(&name), row, column });
            cells.push(Cell { row, column, content, formula, place });
        }
        self.workbook.sheets.push(Sheet { name, hidden, cells, hidden_rows, columns, merged });
        Ok(())
    }
}

/// Why a file is not read as a workbook.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// It holds nothing.
    Empty,
    /// It is protected with a password.
    Protected,
    /// It is something else.
    Foreign(Foreign),
    /// It is damaged, in the reader's words.
    Broken(String),
    /// It goes beyond a limit.
    Excess(Excess),
}

impl From<Excess> for Refusal {
    fn from(excess: Excess) -> Self {
        Self::Excess(excess)
    }
}

impl Refusal {
    /// The problem of the file of that path.
    pub(crate) fn problem(self, path: String) -> Problem {
        match self {
            Self::Empty => Problem::WorkbookForeign { path, found: Foreign::Empty },
            Self::Protected => Problem::WorkbookProtected { path },
            Self::Foreign(found) => Problem::WorkbookForeign { path, found },
            Self::Broken(reason) => Problem::WorkbookBroken { path, reason },
            Self::Excess(excess) => Problem::WorkbookExcess { path, excess },
        }
    }
}

/// Reads a workbook, and gives its source the texts of its cells.
pub(crate) fn read(bytes: &[u8], id: SourceId, source: &mut Source) -> Result<Workbook, Refusal> {
    kind::archive(bytes)?;
    let mut package = guard::Package::open(bytes)?;
    let mut collector = Collector { source: id, text: String::new(), cells: Vec::new(), workbook: Workbook::default() };
    match package.kind()? {
        kind::Kind::Xlsx => xlsx::read(&mut package, &mut collector)?,
        kind::Kind::Ods => ods::read(&mut package, &mut collector)?,
    }
    source.text = collector.text.into();
    source.cells = collector.cells;
    Ok(collector.workbook)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Decimal;

    #[test]
    fn shares_become_percentages_exactly() {
        for (share, percent) in [("0.8", "80 %"), ("0.825", "82,5 %"), ("1", "100 %"), ("-0.05", "-5 %"), ("0", "0 %")]
        {
            assert_eq!(content::percentage(Decimal::from_str_exact(share).unwrap()).as_deref(), Some(percent));
        }
    }

    #[test]
    fn binary_numbers_keep_their_shortest_text() {
        for (value, text) in [(0.1, "0,1"), (1.1, "1,1"), (178_518_000.0, "178518000"), (-0.0, "0"), (82.5, "82,5")] {
            assert_eq!(Content::binary(value, false).shown(), text);
        }
        assert!(matches!(Content::binary(1e300, false), Content::Number { value: Err(_), .. }));
    }
}
