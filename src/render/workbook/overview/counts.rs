//! How many indicators of each matrix have which status.

use std::ops::Range;

use rust_xlsxwriter::XlsxError;

use super::Sheets;
use crate::catalogue::report as words;
use crate::catalogue::workbook::{self, Heading};
use crate::render::workbook::cell::{Cell, Page};
use crate::render::workbook::names;
use crate::render::workbook::styles::Role;
use crate::report::{MatrixReport, Report};
use crate::status::{Counts, Status};

/// The column of the overall colour; the counts follow it.
const OVERALL: u16 = 2;
/// Statuses that have a column even where nothing has them.
const ALWAYS: [Status; 4] = [Status::Green, Status::Yellow, Status::Red, Status::Missing];
/// Characters of the two columns that a name stands in.
const NAME_WIDTH: u32 = 49;

/// Where the counts stand.
pub(super) struct Table {
    /// The row of the headings.
    pub heading: u32,
    /// The rows of the matrices; the next one holds their sum.
    pub matrices: Range<u32>,
    /// The statuses with their columns.
    pub statuses: Vec<(u16, Status)>,
    /// The first row below the table.
    pub end: u32,
    /// The lines of text that its rows take together.
    pub lines: u32,
}

/// Writes the table.
pub(super) fn write(
    page: &mut Page<'_>,
    report: &Report,
    sheets: &Sheets<'_>,
    heading: u32,
) -> Result<Table, XlsxError> {
    let first = heading + 1;
    let shown = Status::ALL.into_iter().filter(|status| ALWAYS.contains(status) || report.counts.of(*status) > 0);
    let statuses = (OVERALL + 1..).zip(shown).collect();
    let mut table = Table { heading, matrices: first..first, statuses, end: first, lines: 0 };
    table.headings(page)?;
    for (number, (matrix, sheet)) in report.matrices.iter().zip(sheets.matrices).enumerate() {
        let name = Cell::text(name(matrix));
        let name = if number < names::MOST_LINKS { name.linked_to(sheet) } else { name };
        table.line(page, &name, matrix.rollup.status, &matrix.rollup.counts)?;
    }
    table.matrices.end = table.end;
    let sum = Cell::words(Role::Sum, workbook::heading(Heading::Sum, page.language));
    table.line(page, &sum, None, &report.counts)?;
    for matrix in &report.matrices {
        let parts = [(Heading::Budget, &matrix.budget), (Heading::Consolidation, &matrix.consolidation)];
        for (heading, section) in parts.into_iter().filter(|(_, section)| !section.lines.is_empty()) {
            let part = Cell::text(workbook::part_of(heading, name(matrix), page.language));
            table.line(page, &part, section.rollup.status, &section.rollup.counts)?;
        }
    }
    Ok(table)
}

impl Table {
    fn headings(&mut self, page: &mut Page<'_>) -> Result<(), XlsxError> {
        let word = |heading| Cell::words(Role::ColumnHeading, workbook::heading(heading, page.language));
        let (matrix, overall) = (word(Heading::Matrix), word(Heading::Overall));
        page.put_across(self.heading, 0, 1, &matrix)?;
        page.put(self.heading, OVERALL, &overall)?;
        self.lines += page.fit(self.heading, 2)?;
        for (column, status) in &self.statuses {
            let word = words::status_with_symbol(*status, page.language);
            page.put(self.heading, *column, &Cell::words(Role::NumberHeading, word).on(Some(*status)))?;
        }
        Ok(())
    }

    /// One line of counts, as bold as its name.
    fn line(
        &mut self,
        page: &mut Page<'_>,
        name: &Cell,
        status: Option<Status>,
        counts: &Counts,
    ) -> Result<(), XlsxError> {
        page.put_across(self.end, 0, 1, name)?;
        let overall = status.map_or_else(Cell::blank, |status| Cell::status(status, page.language));
        page.put(self.end, OVERALL, &overall)?;
        for (column, status) in &self.statuses {
            page.put(self.end, *column, &Cell::count(counts.of(*status), page.language).in_role_of(name))?;
        }
        self.lines += page.fit(self.end, name.lines(NAME_WIDTH))?;
        self.end += 1;
        Ok(())
    }
}

/// How readers know a matrix.
pub(super) fn name(matrix: &MatrixReport) -> &str {
    if matrix.department.trim().is_empty() { &matrix.title } else { &matrix.department }
}
