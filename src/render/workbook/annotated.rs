//! A file that came in, to be sent back: its cells as they were read, those that could not be read marked and explained,
//! and a list of them on a sheet of its own. A form stays a form, so that it can be corrected and imported again.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_xlsxwriter::{Format, FormatAlign, Note, Worksheet, XlsxError};

use super::cell::{self, Page};
use super::form::returned::{Returned, question_format};
use super::kept::{self, cut, narrow};
use super::layout;
use super::setup::{self, About};
use super::styles::{Role, Styles};
use crate::catalogue::Language;
use crate::catalogue::headings;
use crate::catalogue::import as words;
use crate::form::MARK;
use crate::load::workbook::{Content, Sheet, Workbook};
use crate::report::form::Form;

/// Why cells could not be read, by sheet, row and column, all from 0.
pub(crate) type Marks = BTreeMap<(usize, u32, u32), String>;

/// The number of the paper size A4.
const A4: u8 = 9;

/// Height of a line of text, and how many lines a row shows at most.
const POINTS_A_LINE: u32 = 15;
const MOST_LINES: u32 = 20;

/// Widths of the columns of the list.
const LIST_WIDTHS: [u32; 4] = [22, 8, 30, 90];

/// Widths of columns whose width is not known, in characters.
const WIDTHS: (usize, usize) = (8, 48);

/// The file as an Excel workbook. The forms are those of its period.
///
/// # Errors
/// Whatever the writer cannot make of it, such as a sheet beyond Excel's limits.
pub(crate) fn render(
    workbook: &Workbook,
    marks: &Marks,
    forms: &[Form],
    day: NaiveDate,
    language: Language,
) -> Result<Vec<u8>, XlsxError> {
    let title = headings::list_sheet(language).to_owned();
    let organisation = forms.first().map_or("", |form| &form.organisation);
    let mut book = setup::described(&About { title, subject: String::new(), organisation, date: day })?;
    for (number, sheet) in workbook.sheets.iter().enumerate() {
        // The list of an earlier return gives way to the new one.
        if &*sheet.name == headings::list_sheet(language) {
            continue;
        }
        let page = book.add_worksheet();
        if page.set_name(&*sheet.name).is_err() {
            page.set_name(format!("{} {}", language.pick("Blatt", "Sheet"), number + 1))?;
        }
        match Returned::of(sheet) {
            Some(form) => {
                let of_sheet = marks.iter().filter(|((of, ..), _)| *of == number);
                let marks = of_sheet.map(|((_, row, column), reason)| ((*row, *column), reason.as_str()));
                form.write(page, &marks.collect(), forms, language)?;
            }
            None => write_sheet(page, sheet, number, marks)?,
        }
        page.set_hidden(sheet.hidden);
    }
    // The first sheet that is seen is the one that opens; the first of all cannot be unless it is seen.
    let first = workbook
        .sheets
        .iter()
        .filter(|sheet| &*sheet.name != headings::list_sheet(language))
        .position(|sheet| !sheet.hidden);
    list(book.add_worksheet(), workbook, marks, language)?;
    let first = first.unwrap_or(book.worksheets().len() - 1);
    book.worksheet_from_index(first)?.set_active(true);
    book.save_to_buffer()
}

fn write_sheet(page: &mut Worksheet, sheet: &Sheet, number: usize, marks: &Marks) -> Result<(), XlsxError> {
    page.set_landscape();
    page.set_paper_size(A4);
    page.set_print_fit_to_pages(1, 0);
    let widths = set_widths(page, sheet)?;
    for row in &sheet.hidden_rows {
        page.set_row_hidden(*row)?;
    }
    set_heights(page, sheet, &widths)?;
    for cell in &sheet.cells {
        let reason = marks.get(&(number, cell.row, cell.column));
        let format = format(reason.is_some());
        let format = if wraps(sheet, cell.row) { format.set_text_wrap() } else { format };
        kept::write(page, cell, &format)?;
        if let Some(reason) = reason {
            let note = Note::new(reason).set_width(320).set_height(140).add_author_prefix(false);
            page.insert_note(cell.row, narrow(cell.column), &note)?;
        }
    }
    Ok(())
}

/// Sets the widths of columns and gives them, in characters.
fn set_widths(page: &mut Worksheet, sheet: &Sheet) -> Result<BTreeMap<u32, usize>, XlsxError> {
    let mut widths: BTreeMap<u32, usize> = BTreeMap::new();
    for cell in &sheet.cells {
        let longest = cell.content.shown().lines().map(|line| line.chars().count()).max().unwrap_or_default();
        let width = widths.entry(cell.column).or_insert(WIDTHS.0);
        *width = (*width).max(longest + 2).min(WIDTHS.1);
    }
    for (column, width) in &widths {
        page.set_column_width(narrow(*column), u32::try_from(*width).unwrap_or_default())?;
    }
    let used = sheet.cells.iter().map(|cell| cell.column).max().unwrap_or_default();
    for columns in &sheet.columns {
        for column in columns.first..=columns.last.min(used) {
            if let Some(width) = columns.width {
                page.set_column_width(narrow(column), width)?;
                widths.insert(column, format!("{width:.0}").parse().unwrap_or(WIDTHS.0));
            }
            if columns.hidden {
                page.set_column_hidden(narrow(column))?;
            }
        }
    }
    // Keys are never for people, whatever the file says about their column.
    if let Some(mark) = sheet.cells.iter().find(|cell| matches!(&cell.content, Content::Text(text) if text == MARK)) {
        page.set_column_hidden(narrow(mark.column))?;
    }
    Ok(widths)
}

/// Makes rows as high as their wrapped texts need: nobody else does before the file is edited.
fn set_heights(page: &mut Worksheet, sheet: &Sheet, widths: &BTreeMap<u32, usize>) -> Result<(), XlsxError> {
    let mut heights: BTreeMap<u32, u32> = BTreeMap::new();
    // A hidden column is often 0 wide, and what stands in it needs no room.
    for cell in sheet.cells.iter().filter(|cell| wraps(sheet, cell.row) && !sheet.hides_column(cell.column)) {
        let width = widths.get(&cell.column).copied().unwrap_or(WIDTHS.0).max(1);
        let lines = |line: &str| line.chars().count().div_ceil(width).max(1);
        let lines: usize = cell.content.shown().lines().map(lines).sum();
        let height = heights.entry(cell.row).or_insert(1);
        *height = (*height).max(u32::try_from(lines).unwrap_or(MOST_LINES)).min(MOST_LINES);
    }
    for (row, lines) in heights.into_iter().filter(|(row, lines)| *lines > 1 && !sheet.hides(*row)) {
        page.set_row_height(row, lines * POINTS_A_LINE)?;
    }
    Ok(())
}

/// False for a row that is a sentence or a title alone: it may run on beyond its cell.
fn wraps(sheet: &Sheet, row: u32) -> bool {
    sheet.row(row).len() > 2
}

fn format(asked: bool) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    if asked { question_format(format) } else { format }
}

/// The list of what is asked about.
fn list(sheet: &mut Worksheet, workbook: &Workbook, marks: &Marks, language: Language) -> Result<(), XlsxError> {
    sheet.set_landscape();
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_screen_gridlines(false);
    sheet.set_name(headings::list_sheet(language))?;
    let mut styles = Styles::default();
    let mut page = Page { sheet, styles: &mut styles, language };
    page.put(0, 0, &cell::Cell::words(Role::Heading, words::list_title(language)))?;
    for (column, (heading, width)) in (0u16..).zip(words::list_headings(language).into_iter().zip(LIST_WIDTHS)) {
        page.put(2, column, &cell::Cell::words(Role::ColumnHeading, heading))?;
        page.sheet.set_column_width(column, width)?;
    }
    page.sheet.set_freeze_panes(3, 0)?.set_repeat_rows(2, 2)?;
    for (row, ((number, at_row, at_column), reason)) in (3u32..).zip(marks) {
        let Some(sheet) = workbook.sheets.get(*number) else { continue };
        let name = crate::source::SourceCell {
            start: 0,
            sheet: std::sync::Arc::clone(&sheet.name),
            row: *at_row,
            column: *at_column,
        };
        let entered = sheet.at(*at_row, *at_column).map(|cell| cell.content.shown()).unwrap_or_default();
        let mut lines = 1;
        let texts = [sheet.name.to_string(), name.name(), cut(&entered), cut(reason)];
        for (column, (text, width)) in (0u16..).zip(texts.into_iter().zip(LIST_WIDTHS)) {
            lines = lines.max(layout::lines(&text, width));
            page.put(row, column, &cell::Cell::text(text))?;
        }
        page.fit(row, lines.min(MOST_LINES))?;
    }
    Ok(())
}
