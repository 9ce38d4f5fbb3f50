//! What every part of a report needs: the report, the language, the columns that it has something for.

use super::columns::{self, Column, RowColumn};
use super::shown;
use super::{Cell, Item, Overall, RowId, Table, TableColumn, TableKind, TableRow};
use crate::catalogue::Language;
use crate::catalogue::words::Word;
use crate::model::LineKind;
use crate::report::entries::Entry;
use crate::report::{MatrixReport, Report, RollupResult};
use crate::status::Status;

/// What every part of a report needs.
#[derive(Debug)]
pub(super) struct Context<'a> {
    pub(super) report: &'a Report,
    pub(super) language: Language,
    /// The columns that the report has something for, the same in every table.
    pub(super) columns: Vec<Column>,
    /// True where maps are shown.
    pub(super) maps: bool,
}

impl<'a> Context<'a> {
    pub(super) fn new(report: &'a Report, language: Language) -> Self {
        let columns = columns::of_report(report.entries().map(|entry| entry.row), language);
        Self { report, language, columns, maps: false }
    }

    /// True where the report has something for that column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }

    /// The columns of a list with those that stand in their cells.
    pub(super) fn completed(&self, columns: &[RowColumn]) -> Vec<RowColumn> {
        columns::completed(columns, &self.columns)
    }

    /// Headings of a table that is not one of a matrix.
    pub(super) fn headings(&self, columns: &[Column]) -> Vec<TableColumn> {
        columns.iter().map(|column| column.of(LineKind::Goal, self.language)).collect()
    }

    /// A table of a kind with those columns.
    pub(super) fn table(
        kind: TableKind,
        caption: impl Into<String>,
        columns: Vec<TableColumn>,
        items: Vec<Item>,
    ) -> Table {
        Table { kind, title: None, caption: caption.into(), overall: None, columns, items }
    }

    /// A row of a list that names indicators of several matrices.
    pub(super) fn listed(entry: &Entry<'_>, cells: Vec<Cell>) -> TableRow {
        let mut shown = TableRow::new(cells);
        shown.id = Some(RowId::of(entry.row));
        shown.status = Some(entry.row.now().status);
        shown
    }
}

/// The title of a matrix, or its department where it has none.
pub(super) fn title(matrix: &MatrixReport) -> String {
    shown::matrix_title(&matrix.title, &matrix.department)
}

/// A short name for lists of indicators of several matrices: the department, or the title where there is none.
pub(super) fn short_title(matrix: &MatrixReport) -> String {
    shown::matrix_title(&matrix.department, &matrix.title)
}

/// The words for lines of budget or consolidation together.
pub(super) fn line_word(line: LineKind) -> Word {
    match line {
        LineKind::Goal => Word::Indicators,
        LineKind::Budget => Word::Budget,
        LineKind::Consolidation => Word::Consolidation,
    }
}

/// The colour of several rows together; `None` where nothing counts.
pub(super) fn overall(rollup: &RollupResult) -> Option<Overall> {
    rollup.status.map(|status| Overall { status, score: rollup.score.clone() })
}

/// A verdict alone in a cell.
pub(super) fn verdict(status: Option<Status>) -> Cell {
    Cell::maybe(status.map(super::Value::Status)).in_colour(status)
}
