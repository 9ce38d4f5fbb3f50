//! The hidden parts that the reader of forms looks for.

use rust_xlsxwriter::XlsxError;

use crate::form;
use crate::render::workbook::cell::{Cell, Content, Page};
use crate::render::workbook::styles::{Role, Style};
use crate::report::form::Form;

/// The column of hidden keys.
pub(super) const KEYS: u16 = 0;

/// Writes one of the texts that the reader of forms looks for.
pub(super) fn put_hidden(page: &mut Page<'_>, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    let format = page.styles.get(&Style::new(Role::Raw));
    page.sheet.write_string_with_format(row, column, text, format)?;
    Ok(())
}

/// Writes what the form is into the hidden column.
pub(super) fn put_marks(page: &mut Page<'_>, form: &Form) -> Result<(), XlsxError> {
    put_hidden(page, 0, KEYS, form::MARK)?;
    put_hidden(page, 1, KEYS, &form::period_mark(form.period))
}

/// The cell, marked as text where somebody who opens it would make a formula of it.
pub(super) fn marked_as_text(mut cell: Cell) -> Cell {
    cell.style = match &cell.content {
        Content::Text(text) | Content::Runs { main: text, .. } => cell.style.quoted_for(text),
        Content::Blank | Content::Link { .. } | Content::Number(_) | Content::Date(_) | Content::Formula { .. } => {
            cell.style
        }
    };
    cell
}
