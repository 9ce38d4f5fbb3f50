//! The sheet for pivot tables: one row of headings, then rows of raw values, without the looks of the other sheets.

use std::io::Write;

use chrono::NaiveDate;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::cell::excel_date;
use super::names::SheetNames;
use super::setup::{self, Edges};
use super::styles::{Role, Style, Styles};
use super::{numbers, text};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, flat, format};
use crate::number::Figure;
pub(super) use crate::render::table::Headings;

/// Rows of a sheet, its heading included; what is more goes on to another one.
const MOST_ROWS: u32 = 1_000_000;
/// The cells of a sheet that is kept in memory as a whole.
const MOST_CELLS_IN_MEMORY: usize = 50_000;
/// Width of a column in characters, and of one with sentences.
const WIDTH: u32 = 13;
const SENTENCES_WIDTH: u32 = 36;
const SENTENCES: [&str; 5] = ["measure", "name", "comment", "source", "open"];

/// How a provisional number is shown.
const PROVISIONAL: &str = "General\"\u{a0}p\"";

/// The columns that stay in sight when the sheet is moved sideways: through the name.
const NAME: &str = "name";

/// A value of the sheet.
pub(super) enum Datum<'a> {
    /// What does not exist.
    Nothing,
    /// Somebody's text.
    Text(&'a str),
    /// A text that was put together.
    Owned(String),
    /// A fixed word, by its name in JSON.
    Word(&'static str),
    /// A number, as near as a spreadsheet knows it.
    Number(f64),
    /// A number that is still provisional.
    Provisional(f64),
    /// A day.
    Date(NaiveDate),
}

impl<'a> Datum<'a> {
    /// Somebody's text, or nothing.
    pub(super) fn text(text: Option<&'a String>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(text))
    }

    /// A figure, or nothing.
    pub(super) fn number(figure: Option<&Figure>) -> Self {
        figure.map_or(Self::Nothing, |figure| Self::Number(figure.value.to_spreadsheet()))
    }
}

/// What the sheet holds.
pub(super) struct Sheet<Rows> {
    /// The heading of each column, and the key that it is known by.
    pub(super) names: Vec<(String, &'static str)>,
    /// A row each.
    pub(super) rows: Rows,
    /// How many rows there are.
    pub(super) count: usize,
}

/// Writes the sheet, or several where one is too small.
pub(super) fn write<'a>(
    workbook: &mut Workbook,
    styles: &mut Styles,
    names: &mut SheetNames,
    (content, edges): (Sheet<impl Iterator<Item = Vec<Datum<'a>>>>, &Edges<'_>),
    (headings, language): (Headings, Language),
) -> Result<(), XlsxError> {
    let cells = content.count.saturating_mul(content.names.len());
    let mut rows = content.rows.peekable();
    loop {
        let sheet = add_sheet(workbook, cells)?;
        sheet.set_name(names.choose(Word::Data.text(language)))?;
        setup::pages(sheet, edges, language);
        head(sheet, &content.names, styles)?;
        let mut row = 1;
        while row < MOST_ROWS
            && let Some(cells) = rows.next()
        {
            write_row(sheet, row, cells, styles, (headings, language))?;
            row += 1;
        }
        foot(sheet, row, &content.names)?;
        if rows.peek().is_none() {
            return Ok(());
        }
    }
}

/// A sheet that keeps only the row being written in memory; a usual one where it is small, or has no room in a temporary
/// file: the library does not bear one that cannot be written to its end.
fn add_sheet(workbook: &mut Workbook, cells: usize) -> Result<&mut Worksheet, XlsxError> {
    let is_large = cells > MOST_CELLS_IN_MEMORY;
    if !(is_large && has_room(cells)) || workbook.add_worksheet_with_low_memory().is_err() {
        workbook.add_worksheet();
    }
    let last = workbook.worksheets().len() - 1;
    workbook.worksheet_from_index(last)
}

/// True where a temporary file can hold so many cells. Written rather than asked for, as a quota or a limit of the process
/// may stand in the way as well as a full disk.
fn has_room(cells: usize) -> bool {
    const BYTES_A_CELL: usize = 96;
    static BLOCK: [u8; 1 << 16] = [0; 1 << 16];
    let filled = tempfile::tempfile().and_then(|mut file| {
        for _ in 0..=cells.saturating_mul(BYTES_A_CELL) / BLOCK.len() {
            file.write_all(&BLOCK)?;
        }
        Ok(())
    });
    filled.is_ok()
}

fn head(sheet: &mut Worksheet, names: &[(String, &'static str)], styles: &mut Styles) -> Result<(), XlsxError> {
    for (column, (name, key)) in (0..).zip(names) {
        // Cells take the format of their column: looking up the same format for each of them costs a third of the run.
        sheet.set_column_format(column, styles.get(&Style::new(Role::Raw)))?;
        let least = if SENTENCES.contains(key) { SENTENCES_WIDTH } else { WIDTH };
        // Room for the button of the filter beside the heading.
        let own = u32::try_from(name.chars().count()).unwrap_or(SENTENCES_WIDTH) + 3;
        sheet.set_column_width(column, least.max(own))?;
    }
    let style = Style::new(Role::ColumnHeading);
    for (column, (name, _)) in (0..).zip(names) {
        sheet.write_string_with_format(0, column, name, styles.get(&style))?;
    }
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    cells: Vec<Datum<'_>>,
    styles: &mut Styles,
    (headings, language): (Headings, Language),
) -> Result<(), XlsxError> {
    for (column, cell) in (0..).zip(cells) {
        match cell {
            Datum::Nothing => {}
            Datum::Text(words) => write_text(sheet, (row, column), words, language)?,
            Datum::Owned(words) => write_text(sheet, (row, column), &words, language)?,
            Datum::Word(word) => {
                let word = match headings {
                    Headings::Keys => word,
                    Headings::German => flat::word(word),
                };
                write_text(sheet, (row, column), word, language)?;
            }
            Datum::Number(number) => {
                sheet.write_number(row, column, number)?;
            }
            Datum::Provisional(number) => {
                let style = Style::new(Role::Raw).shown_as(PROVISIONAL.into());
                sheet.write_number_with_format(row, column, number, styles.get(&style))?;
            }
            Datum::Date(date) => write_date(sheet, (row, column), date, styles, language)?,
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
            let style = Style::new(Role::Raw).shown_as(numbers::date(language).into());
            sheet.write_datetime_with_format(row, column, &date, styles.get(&style))?;
        }
        None => write_text(sheet, (row, column), &format::date(date, language), language)?,
    }
    Ok(())
}

fn foot(sheet: &mut Worksheet, rows: u32, names: &[(String, &'static str)]) -> Result<(), XlsxError> {
    let last = u16::try_from(names.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let sighted = names.iter().position(|(_, key)| *key == NAME).and_then(|place| u16::try_from(place).ok());
    sheet.autofilter(0, 0, rows.saturating_sub(1).max(1), last)?;
    sheet.set_freeze_panes(1, sighted.map_or(0, |place| place + 1))?.set_repeat_rows(0, 0)?;
    Ok(())
}
