//! What stands above the rows of a form: title, dates, what is to be done, and the headings.

use rust_xlsxwriter::XlsxError;

use super::columns::{Columns, FIRST, FormColumn};
use super::hidden::{KEYS, marked_as_text, put_hidden, put_marks};
use super::validation::Validations;
use crate::catalogue::{form as words, report};
use crate::form::{COLUMNS_MARK, CONTACT, FILLED_BY, FILLED_ON};
use crate::model::column::Column;
use crate::render::workbook::cell::{Cell, Page};
use crate::render::workbook::layout;
use crate::render::workbook::numbers;
use crate::render::workbook::styles::{Role, Style};
use crate::report::form::{Expects, Form};

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
pub(super) fn write(
    page: &mut Page<'_>,
    form: &Form,
    columns: &Columns,
    validations: &mut Validations,
) -> Result<Head, XlsxError> {
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
    sender(page, form, columns, next, validations)?;
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

/// The cells beside the first instructions in which the department says who filled the form in.
fn sender(
    page: &mut Page<'_>,
    form: &Form,
    columns: &Columns,
    first: u32,
    validations: &mut Validations,
) -> Result<(), XlsxError> {
    let language = page.language;
    let (Some(label), Some(input)) = (columns.position(Column::Comment), columns.position(Column::Action)) else {
        return Ok(());
    };
    let words_cell = || Style::new(Role::InputWords);
    let day_cell = || Style::new(Role::Input).shown_as(numbers::date(language).to_owned());
    let fields = [
        (FILLED_BY, words::filled_by(language), words_cell(), Expects::Text),
        (CONTACT, words::contact(language), words_cell(), Expects::Text),
        (FILLED_ON, words::filled_on(language), day_cell(), Expects::Date),
    ];
    for (row, (mark, name, style, expects)) in (first..).zip(fields) {
        put_hidden(page, row, KEYS, mark)?;
        page.put(row, label, &Cell::words(Role::NumberWords, name))?;
        page.put(row, input, &Cell { style, ..Cell::blank() })?;
        validations.add_plain((row, input), expects, form.cutoff, name.to_owned(), words::sender(language).to_owned());
    }
    Ok(())
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
        if width >= READABLE || column == FormColumn::Input(Column::Comment) {
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
