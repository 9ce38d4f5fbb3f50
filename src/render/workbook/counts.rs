//! How many indicators of each matrix have which status, as formulas over the sheets of the matrices, and a chart of them.

mod chart;

use std::ops::Range;

use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{ConditionalFormatFormula, Formula, XlsxError};

use super::arrangement::ARRANGEMENT;
use super::cell::Cell;
use super::grid::Grid;
use super::matrix::Written;
use super::names;
use super::styles::{self, Role};
use super::value;
use crate::catalogue::report as words;
use crate::catalogue::words::Word;
use crate::document::{Column, Rank, Table, TableRow, Value};
use crate::model::{LineKind, Rollup};
use crate::report::Report;
use crate::status::Status;

/// Characters of the longest formula that Excel takes, with some room.
const MOST_CHARACTERS: usize = 8_000;

/// Writes the table and its chart.
pub(super) fn write(grid: &mut Grid<'_, '_>, table: &Table, report: &Report, sheet: &str) -> Result<(), XlsxError> {
    let mut arranged = table.arranged(&ARRANGEMENT);
    arranged.retain(|places| !is_idle(table, places));
    let heading = grid.next;
    let spans = grid.headings(table, &arranged)?;
    let matrices = heading + 1..heading + 1 + u32::try_from(report.matrices.len()).unwrap_or_default();
    let columns = arranged.iter().zip(&spans).filter_map(|(places, span)| {
        let head = table.columns.get(*places.first()?)?;
        Some(Counted { place: *places.first()?, column: head.column, status: head.status, at: span.0 })
    });
    let counted = Counts { columns: columns.collect(), matrices, report };
    for (number, row) in table.rows().enumerate() {
        let mut cells = Vec::new();
        for column in &counted.columns {
            cells.push(((column.at, column.at), counted.cell(grid, row, number, column)));
        }
        grid.row(&cells)?;
    }
    follow_the_overall(grid, &counted, heading + 1)?;
    let statuses: Vec<(u16, Status)> =
        counted.columns.iter().filter_map(|column| Some((column.at, column.status?))).collect();
    let drawn = chart::Drawn { heading, matrices: counted.matrices.clone(), statuses, end: grid.next };
    grid.next = chart::insert(grid.page, report, sheet, &drawn)?;
    Ok(())
}

/// True for a status that no row has.
fn is_idle(table: &Table, places: &[usize]) -> bool {
    let mut counts = table.rows().filter_map(|row| row.cells.get(*places.first()?)).map(|cell| &cell.value);
    counts.all(|value| *value == Value::Count(0))
}

/// A column of the table.
struct Counted {
    place: usize,
    column: Column,
    status: Option<Status>,
    at: u16,
}

/// What the formulas need to know.
struct Counts<'a> {
    columns: Vec<Counted>,
    /// The rows of the matrices.
    matrices: Range<u32>,
    report: &'a Report,
}

impl Counts<'_> {
    fn cell(&self, grid: &Grid<'_, '_>, row: &TableRow, number: usize, column: &Counted) -> Cell {
        let Some(shown) = row.cells.get(column.place) else { return Cell::blank() };
        let cell = value::cell(shown, column.column, false, grid.language());
        let is = |wanted| column.column == wanted;
        let linked = grid.matrices.sheets().get(number).filter(|_| number < names::MOST_LINKS);
        let cell = match (row.rank == Rank::Sum, is(Column::Matrix), linked) {
            (true, true, _) => cell.in_role(Role::Sum),
            (true, false, _) => cell.in_role(Role::SumNumber),
            (false, true, Some(written)) => cell.linked_to(&written.name),
            (false, ..) if is(Column::Overall) => cell.on(shown.status),
            (false, ..) => cell,
        };
        let formula = if is(Column::Overall) {
            self.verdict(grid, row, shown.status)
        } else if is(Column::Count) {
            self.count(grid, row, number, column)
        } else if is(Column::Sum) {
            self.sum(grid, row)
        } else {
            None
        };
        match formula.filter(|formula| formula.len() <= MOST_CHARACTERS) {
            Some(formula) => cell.computed_by(format!("={formula}")),
            None => cell,
        }
    }

    fn value(row: &TableRow, column: &Counted) -> usize {
        match row.cells.get(column.place).map(|cell| &cell.value) {
            Some(Value::Count(count)) => *count,
            _ => 0,
        }
    }

    /// The count of a matrix or of a part, as far as the sheets hold every row that was counted; a sum of those above.
    fn count(&self, grid: &Grid<'_, '_>, row: &TableRow, number: usize, column: &Counted) -> Option<String> {
        let status = column.status?;
        let shown = Self::value(row, column);
        let sheets = grid.matrices.sheets();
        let name = row.cells.first().and_then(|cell| cell.some_text(grid.language()))?;
        let line = [(Word::Budget, LineKind::Budget), (Word::Consolidation, LineKind::Consolidation)];
        let line = line.into_iter().find(|(word, _)| word.text(grid.language()) == name).map(|(_, line)| line);
        let (formula, counted) = match (sheets.get(number), line, row.rank) {
            (Some(written), ..) => counted_in(std::slice::from_ref(written), LineKind::Goal, status),
            (None, Some(line), _) => counted_in(sheets, line, status),
            (None, None, Rank::Sum) => {
                let letter = |row| row_col_to_cell(row, column.at);
                let first = self.matrices.start;
                if name == Word::AllIndicators.text(grid.language()) {
                    let range = format!("SUM({}:{})", letter(first), letter(self.matrices.end.saturating_sub(1)));
                    (range, self.report.totals.indicators.of(status))
                } else {
                    let top = if sheets.len() == 1 { first } else { self.matrices.end };
                    let range = format!("SUM({}:{})", letter(top), letter(grid.next.saturating_sub(1)));
                    (range, self.report.totals.all.of(status))
                }
            }
            (None, None, _) => return None,
        };
        (counted == shown && !formula.is_empty()).then_some(formula)
    }

    fn sum(&self, grid: &Grid<'_, '_>, row: &TableRow) -> Option<String> {
        let counts = || self.columns.iter().filter(|column| column.column == Column::Count);
        let sum = self.columns.iter().find(|column| column.column == Column::Sum)?;
        let added: usize = counts().map(|column| Self::value(row, column)).sum();
        let (first, last) = (counts().map(|column| column.at).min()?, counts().map(|column| column.at).max()?);
        let range = format!("SUM({}:{})", row_col_to_cell(grid.next, first), row_col_to_cell(grid.next, last));
        (added == Self::value(row, sum)).then_some(range)
    }

    /// The worst colour that is counted, where that is the rule.
    fn verdict(&self, grid: &Grid<'_, '_>, row: &TableRow, status: Option<Status>) -> Option<String> {
        const FROM_WORST: [Status; 4] = [Status::Red, Status::Yellow, Status::Missing, Status::Green];
        if self.report.legend.rollup != Some(Rollup::Worst) {
            return None;
        }
        let column = |status| self.columns.iter().find(|column| column.status == Some(status));
        let there = FROM_WORST.into_iter().filter_map(|status| Some((status, column(status)?)));
        let worst = there.clone().find(|(_, column)| Self::value(row, column) > 0).map(|(status, _)| status);
        let all_live = there.clone().all(|(_, column)| self.count(grid, row, self.number(grid), column).is_some());
        let word = |status| words::status_with_symbol(status, grid.language());
        let formula = there.rev().fold("\"\"".to_owned(), |rest, (status, column)| {
            format!("IF({}>0,\"{}\",{rest})", row_col_to_cell(grid.next, column.at), word(status))
        });
        (worst == status && status.is_some() && all_live).then_some(formula)
    }

    /// The number of the row that is being written.
    fn number(&self, grid: &Grid<'_, '_>) -> usize {
        usize::try_from(grid.next - self.matrices.start).unwrap_or_default()
    }
}

/// A formula that counts a status on those sheets, and what it gives.
fn counted_in(sheets: &[Written], line: LineKind, status: Status) -> (String, usize) {
    let parts = sheets.iter().flat_map(|sheet| sheet.parts.iter().map(move |lines| (sheet, lines)));
    let parts = parts.filter(|(_, lines)| lines.line == line);
    let counted = parts.clone().map(|(_, lines)| lines.counts.of(status)).sum();
    let formulas = parts
        .filter_map(|(sheet, lines)| Some(format!("COUNTIF({},\"{}*\")", sheet.statuses(lines)?, status.symbol())));
    (formulas.collect::<Vec<_>>().join("+"), counted)
}

/// The ground of an overall colour follows its word.
fn follow_the_overall(grid: &mut Grid<'_, '_>, counted: &Counts<'_>, first: u32) -> Result<(), XlsxError> {
    let Some(column) = counted.columns.iter().find(|column| column.column == Column::Overall) else { return Ok(()) };
    let last = grid.next.saturating_sub(1).max(first);
    let cell = format!("${}", row_col_to_cell(first, column.at));
    for status in [Status::Green, Status::Yellow, Status::Red] {
        let rule = Formula::new(format!("=LEFT({cell},1)=\"{}\"", status.symbol()));
        let rule = ConditionalFormatFormula::new().set_rule(rule).set_format(styles::ground_only(status));
        grid.page.sheet.add_conditional_format(first, column.at, last, column.at, &rule)?;
    }
    Ok(())
}
