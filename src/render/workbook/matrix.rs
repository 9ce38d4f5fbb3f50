//! The sheet of one matrix, laid out as a Zielmatrix: planning on the left, controlling on the right.

pub(super) mod columns;
pub(super) mod line;
pub(super) mod notes;
mod frame;

use rust_xlsxwriter::XlsxError;

use self::columns::{Column, Columns};
use self::line::Line;
use super::cell::{Cell, Page};
use super::names;
use super::styles::Role;
use crate::catalogue::workbook::Heading;
use crate::catalogue::{report as words, workbook};
use crate::report::{GoalReport, MatrixReport, MeasureReport, Report, RollupResult, Row, Section};
use crate::status::Status;

/// A red row, and where it stands on its sheet.
#[derive(Clone, Debug)]
pub(super) struct Red<'r> {
    /// The matrix it belongs to.
    pub matrix: &'r MatrixReport,
    /// What is red.
    pub row: &'r Row,
    /// Its deviation, as `'Sozialamt'!L7`.
    pub deviation: String,
    /// Its deviation in percent.
    pub deviation_percent: String,
}

/// Writes the sheet and returns its red rows.
pub(super) fn write<'r>(
    page: &mut Page<'_>,
    report: &Report,
    matrix: &'r MatrixReport,
    sheet_name: &str,
) -> Result<Vec<Red<'r>>, XlsxError> {
    let columns = Columns::of(matrix, report);
    let first = frame::head(page, &columns, report, matrix)?;
    let mut body = Body {
        page,
        columns: &columns,
        matrix,
        sheet_name: names::quoted(sheet_name),
        next: first,
        shown: Vec::new(),
        red: Vec::new(),
    };
    body.shown.resize(usize::from(columns.len()), 0);
    for goal in &matrix.goals {
        body.goal(goal)?;
    }
    body.section(Heading::Budget, &matrix.budget)?;
    body.section(Heading::Consolidation, &matrix.consolidation)?;
    let Body { next, shown, red, .. } = body;
    frame::foot(page, &columns, report, first..next, &shown)?;
    Ok(red)
}

/// The rows of a matrix while they are being written.
struct Body<'a, 'p, 'r> {
    page: &'a mut Page<'p>,
    columns: &'a Columns,
    matrix: &'r MatrixReport,
    /// Quoted as formulas need it.
    sheet_name: String,
    /// The next row to be written.
    next: u32,
    /// Pixels that must stand in one line, by column.
    shown: Vec<u32>,
    red: Vec<Red<'r>>,
}

impl<'r> Body<'_, '_, 'r> {
    fn goal(&mut self, goal: &'r GoalReport) -> Result<(), XlsxError> {
        let language = self.page.language;
        let details = workbook::goal_details(
            goal.strategic_goal.as_ref(),
            &goal.focus,
            goal.product_group.as_deref(),
            goal.product.as_deref(),
            language,
        );
        let below = std::iter::once(details).chain(notes::addenda(&goal.addenda, language)).collect();
        self.band(&Cell::runs(Role::Band, &goal.title, below), &goal.rollup, Role::Band)?;
        let mut lead = Cell::words(Role::Text, workbook::outcome_of_goal(language));
        for row in &goal.indicators {
            self.row(row, std::mem::take(&mut lead))?;
        }
        for measure in &goal.measures {
            self.measure(measure)?;
        }
        Ok(())
    }

    fn measure(&mut self, measure: &'r MeasureReport) -> Result<(), XlsxError> {
        let language = self.page.language;
        let mut below: Vec<String> = measure.responsible.iter().cloned().collect();
        if measure.indicators.len() > 1
            && let Some(status) = measure.rollup.status
        {
            below.push(workbook::overall(status, language));
        }
        below.extend(notes::addenda(&measure.addenda, language));
        let mut lead = Cell::runs(Role::Text, &measure.title, below);
        let first = self.next;
        if measure.indicators.is_empty() {
            self.without_indicators(&lead)?;
        }
        for row in &measure.indicators {
            self.row(row, std::mem::take(&mut lead))?;
        }
        frame::hypothesis(self.page, first, measure)
    }

    fn without_indicators(&mut self, lead: &Cell) -> Result<(), XlsxError> {
        for (position, column) in self.columns.iter() {
            let words = if column == Column::Indicator { workbook::no_indicator(self.page.language) } else { "" };
            self.page.put(self.next, position, &Cell::text(words))?;
        }
        self.page.put(self.next, 0, lead)?;
        self.page.fit(self.next, lead.lines(self.columns.width(0)))?;
        self.next += 1;
        Ok(())
    }

    fn section(&mut self, heading: Heading, section: &'r Section) -> Result<(), XlsxError> {
        if section.lines.is_empty() {
            return Ok(());
        }
        let title = workbook::heading(heading, self.page.language);
        self.band(&Cell::words(Role::Part, title), &section.rollup, Role::Part)?;
        for row in &section.lines {
            let lead = match (&row.product_group, &row.responsible) {
                _ if row.area.is_some() => Cell::blank(),
                (Some(group), responsible) => Cell::runs(
                    Role::Text,
                    &workbook::product_group(group, self.page.language),
                    responsible.iter().cloned().collect(),
                ),
                (None, Some(responsible)) => Cell::text(responsible),
                (None, None) => Cell::blank(),
            };
            self.row(row, lead)?;
        }
        Ok(())
    }

    /// A title line with the overall colour and what it is made of.
    fn band(&mut self, title: &Cell, rollup: &RollupResult, role: Role) -> Result<(), XlsxError> {
        let language = self.page.language;
        let status = self.columns.position(Column::Status);
        let last = self.columns.printed - 1;
        self.page.put_across(self.next, 0, status - 1, title)?;
        let word = rollup.status.map_or_else(String::new, |status| words::status_with_symbol(status, language));
        self.page.put(self.next, status, &Cell::words(role, word).on(rollup.status))?;
        let parts = Cell::words(role, workbook::rollup_parts(rollup, language));
        self.page.put_across(self.next, status + 1, last, &parts)?;
        let title = title.lines(self.columns.width_across(0..=status - 1));
        self.page.fit(self.next, title.max(parts.lines(self.columns.width_across(status + 1..=last))))?;
        self.next += 1;
        Ok(())
    }

    fn row(&mut self, row: &'r Row, lead: Cell) -> Result<(), XlsxError> {
        let at = self.next;
        let line = Line { row, lead, at, columns: self.columns, language: self.page.language };
        let mut lines = 1;
        for (position, column) in self.columns.iter() {
            let cell = line.cell(column);
            if let Some(shown) = self.shown.get_mut(usize::from(position)) {
                *shown = cell.shown.max(*shown);
            }
            // A number has a line of its own, and only words can take more; notes beyond the print may stay cut.
            if cell.shown == 0 && position < self.columns.printed {
                lines = lines.max(cell.lines(self.columns.width(position)));
            }
            self.page.put(at, position, &cell)?;
        }
        self.page.fit(at, lines)?;
        if row.now().status == Status::Red {
            let place = |column| format!("{}!{}", self.sheet_name, self.columns.cell(column, at));
            self.red.push(Red {
                matrix: self.matrix,
                row,
                deviation: place(Column::Deviation),
                deviation_percent: place(Column::DeviationPercent),
            });
        }
        self.next += 1;
        Ok(())
    }
}
