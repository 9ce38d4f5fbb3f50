//! The flat sheet for pivot tables and other programs: the table of the CSV output, its numbers and dates as such.
//! Values are raw, without the looks of the other sheets, and named in English whatever the language.

use chrono::NaiveDate;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::cell::excel_date;
use super::names::SheetNames;
use super::setup::{self, Edges};
use super::styles::{Role, Style, Styles};
use super::{numbers, text};
use crate::catalogue::workbook::{self, Heading};
use crate::catalogue::{Language, format};
use crate::render::table::Cell;

/// Rows of a sheet, its heading included; what is more goes on to another one.
const MOST_ROWS: u32 = 1_000_000;
/// Width of a column in characters, and of one with sentences.
const WIDTH: u32 = 13;
const SENTENCES_WIDTH: u32 = 36;
const SENTENCES: [&str; 8] =
    ["matrix_title", "department", "goal_title", "measure", "name", "comment", "action", "accepted_reason"];

/// What the sheet holds.
pub(super) struct Table<'t, Column, Lines> {
    /// The name of each column, and its cell in a line.
    pub columns: &'t [(&'static str, Column)],
    /// A row each.
    pub lines: Lines,
    /// What stands around its pages.
    pub edges: Edges<'t>,
}

/// Writes the sheet, or several where one is too small.
pub(super) fn write<'a, Line, Column: Fn(&Line) -> Cell<'a>>(
    workbook: &mut Workbook,
    styles: &mut Styles,
    names: &mut SheetNames,
    table: Table<'_, Column, impl Iterator<Item = Line>>,
    language: Language,
) -> Result<(), XlsxError> {
    let Table { columns, lines, edges } = table;
    let mut lines = lines.peekable();
    loop {
        let sheet = add_sheet(workbook)?;
        sheet.set_name(names.choose(workbook::heading(Heading::Data, language)))?;
        setup::pages(sheet, &edges, language);
        head(sheet, columns.iter().map(|(name, _)| *name), styles)?;
        let mut row = 1;
        while row < MOST_ROWS
            && let Some(line) = lines.next()
        {
            let cells = columns.iter().map(|(_, cell)| cell(&line));
            write_row(sheet, row, cells, styles, language)?;
            row += 1;
        }
        foot(sheet, row, columns.len())?;
        if lines.peek().is_none() {
            return Ok(());
        }
    }
}

/// A sheet that keeps only the row being written in memory; a usual one where no temporary file can be made.
fn add_sheet(workbook: &mut Workbook) -> Result<&mut Worksheet, XlsxError> {
    if workbook.add_worksheet_with_low_memory().is_err() {
        workbook.add_worksheet();
    }
    let last = workbook.worksheets().len() - 1;
    workbook.worksheet_from_index(last)
}

fn head(
    sheet: &mut Worksheet,
    names: impl Iterator<Item = &'static str> + Clone,
    styles: &mut Styles,
) -> Result<(), XlsxError> {
    for (column, name) in (0..).zip(names.clone()) {
        // Cells take the format of their column: looking up the same format for each of them costs a third of the run.
        sheet.set_column_format(column, styles.get(&Style::new(Role::Raw)))?;
        sheet.set_column_width(column, if SENTENCES.contains(&name) { SENTENCES_WIDTH } else { WIDTH })?;
    }
    let style = Style::new(Role::ColumnHeading);
    for (column, name) in (0..).zip(names) {
        sheet.write_string_with_format(0, column, name, styles.get(&style))?;
    }
    Ok(())
}

fn write_row<'a>(
    sheet: &mut Worksheet,
    row: u32,
    cells: impl Iterator<Item = Cell<'a>>,
    styles: &mut Styles,
    language: Language,
) -> Result<(), XlsxError> {
    for (column, cell) in (0..).zip(cells) {
        match cell {
            Cell::Missing => {}
            Cell::Text(words) => write_text(sheet, (row, column), words, language)?,
            Cell::Joined(words) => write_text(sheet, (row, column), &words, language)?,
            Cell::Word(word) => write_text(sheet, (row, column), word, language)?,
            Cell::Period(period) => write_text(sheet, (row, column), &period.to_string(), language)?,
            Cell::Year(year) => {
                sheet.write_number(row, column, year)?;
            }
            Cell::Number(number) => match number.parse::<f64>() {
                Ok(number) => {
                    sheet.write_number(row, column, number)?;
                }
                Err(_) => write_text(sheet, (row, column), &number, language)?,
            },
            Cell::Date(date) => write_date(sheet, (row, column), date, styles, language)?,
        }
    }
    Ok(())
}

fn write_text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    words: &str,
    language: Language,
) -> Result<(), XlsxError> {
    if !words.is_empty() {
        sheet.write_string(row, column, text::cell_text(words, language))?;
    }
    Ok(())
}

/// Dates are few and stand among numbers too, so each has its format itself.
fn write_date(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    date: NaiveDate,
    styles: &mut Styles,
    language: Language,
) -> Result<(), XlsxError> {
    match excel_date(date) {
        Some(date) => {
            let style = Style::new(Role::Raw).shown_as(numbers::long_date(language).into());
            sheet.write_datetime_with_format(row, column, &date, styles.get(&style))?;
        }
        None => write_text(sheet, (row, column), &format::date(date, language), language)?,
    }
    Ok(())
}

fn foot(sheet: &mut Worksheet, rows: u32, columns: usize) -> Result<(), XlsxError> {
    let last_column = u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, rows.saturating_sub(1).max(1), last_column)?;
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    Ok(())
}
