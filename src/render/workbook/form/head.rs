//! What stands above the rows of a form: title, dates, what is to be done, and the headings.

use rust_xlsxwriter::XlsxError;

use super::columns::{Columns, FIRST, FormColumn};
use super::hidden::{KEYS, marked_as_text, put_hidden, put_marks};
use crate::catalogue::{form as words, report};
use crate::form::COLUMNS_MARK;
use crate::render::workbook::cell::{Cell, Page};
use crate::render::workbook::layout;
use crate::render::workbook::styles::Role;
use crate::report::form::Form;

/// Characters that a line of the instructions may be wide, so that it is read without moving the sheet.
const READABLE: u32 = 150;

/// Where the parts of the head stand.
pub(super) struct Head {
    /// The hidden row of the names of columns.
    pub names: u32,
    /// The row of headings.
    pub headings: u32,
    /// The first row below.
    pub first_row: u32,
}

/// Writes the head.
pub(super) fn write(page: &mut Page<'_>, form: &Form, columns: &Columns) -> Result<Head, XlsxError> {
    let language = page.language;
    put_marks(page, form)?;
    page.sheet.set_row_height(0, layout::height(2))?;
    page.put(0, FIRST, &marked_as_text(Cell::words(Role::Title, &form.title)))?;
    let about = [
        words::document(language).to_owned(),
        report::period(form.period, language),
        words::dates(form.cutoff, form.deadline, language),
        form.organisation.clone(),
    ];
    let about = about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    page.put(1, FIRST, &Cell::words(Role::Heading, about))?;
    let mut next = 2;
    for line in lines(page, form) {
        next = paragraph(page, columns, next, &line)?;
    }
    put_hidden(page, next, KEYS, COLUMNS_MARK)?;
    let headings = next + 1;
    let mut height = 1;
    for (position, column) in columns.iter() {
        if let FormColumn::Input(column) = column {
            put_hidden(page, next, position, column.name())?;
        }
        let role = if column.is_numeric() { Role::NumberHeading } else { Role::ColumnHeading };
        let cell = Cell::words(role, column.heading(form, language));
        height = height.max(cell.lines(columns.width(column)));
        page.put(headings, position, &cell)?;
    }
    page.fit(headings, height)?;
    Ok(Head { names: next, headings, first_row: headings + 1 })
}

fn lines(page: &Page<'_>, form: &Form) -> Vec<String> {
    let language = page.language;
    let mut lines: Vec<String> = words::instructions(language).into_iter().map(str::to_owned).collect();
    let mut notes = Vec::new();
    if form.is_begun() {
        notes.push(words::continued(language).to_owned());
    }
    if form.not_due > 0 {
        notes.push(words::left_out(form.not_due, language));
    }
    if form.rows().any(|row| row.expected_assumed) {
        notes.push(words::assumed(language));
    }
    if !notes.is_empty() {
        lines.push(notes.join(" "));
    }
    lines
}

/// A line of text over as many columns as can be read at once; returns the next row.
fn paragraph(page: &mut Page<'_>, columns: &Columns, row: u32, text: &str) -> Result<u32, XlsxError> {
    let mut width = 0;
    let mut last = FIRST;
    for (position, column) in columns.iter() {
        if width >= READABLE {
            break;
        }
        width += columns.width(column);
        last = position;
    }
    let cell = Cell::words(Role::Paragraph, text);
    page.put_across(row, FIRST, last, &cell)?;
    page.fit(row, cell.lines(width))?;
    Ok(row + 1)
}
