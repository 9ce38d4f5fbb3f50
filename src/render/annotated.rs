//! A file that came in, to be sent back: its cells as they were read, those that could not be read marked and explained,
//! and a list of them on a sheet of its own. A form stays a form, so that it can be corrected and imported again.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_xlsxwriter::{
    Color, DocProperties, Format, FormatAlign, FormatBorder, Note, Workbook as Book, Worksheet, XlsxError,
};

use super::palette::{self, Rgb};
use super::workbook::excel_date;
use crate::catalogue::Language;
use crate::catalogue::headings;
use crate::catalogue::import as words;
use crate::form::{COLUMNS_MARK, CONTACT, FILLED_BY, FILLED_ON, Key, MARK};
use crate::load::workbook::format::Look;
use crate::load::workbook::{Cell, Content, Sheet, Workbook};
use crate::model::column::Column;

/// Why cells could not be read, by sheet, row and column, all from 0.
pub(crate) type Marks = BTreeMap<(usize, u32, u32), String>;

/// Most characters of a cell in Excel.
const MOST_CHARACTERS: usize = 32_767;

/// The number of the paper size A4.
const A4: u8 = 9;

/// Height of a line of text, and how many lines a row shows at most.
const POINTS_A_LINE: u32 = 15;
const MOST_LINES: u32 = 20;

/// Characters of a reason that surely fit a line of the list.
const REASON_CHARACTERS: usize = 80;

/// Widths of columns whose width is not known, in characters.
const WIDTHS: (usize, usize) = (8, 48);

/// Colour of a cell that is asked about; no other cell is yellow.
const ASKED: Color = Color::RGB(0x00FF_D966);

/// The file as an Excel workbook.
///
/// # Errors
/// Whatever the writer cannot make of it, such as a sheet beyond Excel's limits.
pub(crate) fn render(
    workbook: &Workbook,
    marks: &Marks,
    day: NaiveDate,
    language: Language,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new();
    if let Some(day) = excel_date(day) {
        book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    }
    for (number, sheet) in workbook.sheets.iter().enumerate() {
        // The list of an earlier return gives way to the new one.
        if &*sheet.name == headings::list_sheet(language) {
            continue;
        }
        let page = book.add_worksheet();
        if page.set_name(&*sheet.name).is_err() {
            page.set_name(format!("{} {}", language.pick("Blatt", "Sheet"), number + 1))?;
        }
        write_sheet(page, sheet, number, marks)?;
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
    let inputs = inputs(sheet);
    page.set_landscape();
    page.set_paper_size(A4);
    page.set_print_fit_to_pages(1, 0);
    let widths = set_widths(page, sheet)?;
    for row in &sheet.hidden_rows {
        page.set_row_hidden(*row)?;
    }
    for (row, column) in &inputs {
        page.write_blank(*row, narrow(*column), &format(true, false))?;
    }
    set_heights(page, sheet, &widths)?;
    for cell in &sheet.cells {
        let at = (cell.row, cell.column);
        let reason = marks.get(&(number, cell.row, cell.column));
        let format = format(inputs.contains(&at), reason.is_some());
        let format = if wraps(sheet, cell.row) { format.set_text_wrap() } else { format };
        write_cell(page, cell, &format)?;
        if let Some(reason) = reason {
            let note = Note::new(reason).set_width(320).set_height(140).add_author_prefix(false);
            page.insert_note(cell.row, narrow(cell.column), &note)?;
        }
    }
    if !inputs.is_empty() {
        page.protect();
    }
    Ok(())
}

/// The cells of a form that departments fill in, whether they did or not.
fn inputs(sheet: &Sheet) -> BTreeSet<(u32, u32)> {
    let text = |cell: &Cell, wanted: &str| matches!(&cell.content, Content::Text(text) if text == wanted);
    let Some(mark) = sheet.cells.iter().find(|cell| text(cell, MARK)) else { return BTreeSet::new() };
    let in_keys = |cell: &&Cell| cell.column == mark.column;
    let names = sheet.cells.iter().filter(in_keys).find(|cell| text(cell, COLUMNS_MARK)).map(|cell| cell.row);
    let columns: Vec<u32> = names
        .map(|row| sheet.row(row))
        .unwrap_or_default()
        .iter()
        .filter(|cell| Column::ALL.iter().any(|column| text(cell, column.name())))
        .map(|cell| cell.column)
        .collect();
    let keyed = sheet.cells.iter().filter(in_keys).filter(|cell| Key::parse(&cell.content.shown()).is_some());
    keyed
        .flat_map(|key| columns.iter().map(|column| (key.row, *column)))
        // A dash stands where there is nothing to fill in.
        .filter(|(row, column)| sheet.at(*row, *column).is_none_or(|cell| !text(cell, "–")))
        .collect()
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
    let hidden = |column: u32| {
        sheet.columns.iter().any(|columns| columns.hidden && (columns.first..=columns.last).contains(&column))
    };
    for cell in sheet.cells.iter().filter(|cell| wraps(sheet, cell.row) && !hidden(cell.column)) {
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

/// False for a row that is a sentence or a title alone, and for a sentence beside which a form asks who filled it in: it may
/// run on beyond its cell.
fn wraps(sheet: &Sheet, row: u32) -> bool {
    let cells = sheet.row(row);
    let is_sender = |text: &str| [FILLED_BY, CONTACT, FILLED_ON].contains(&text);
    cells.len() > 2 && !cells.iter().any(|cell| cell.content.as_text().is_some_and(is_sender))
}

fn format(input: bool, asked: bool) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    // Fields look as they do in the form, whose first sentence speaks of pale bordered ones.
    let format = if input {
        let Rgb(line) = palette::INPUT_LINE;
        format.set_unlocked().set_border(FormatBorder::Thin).set_border_color(Color::RGB(line))
    } else {
        format
    };
    match (asked, input) {
        (true, _) => format.set_background_color(ASKED).set_bold(),
        (false, true) => {
            let Rgb(fill) = palette::INPUT_FILL;
            format.set_background_color(Color::RGB(fill))
        }
        (false, false) => format,
    }
}

/// The cell as it was read. A text is written as a text, whatever it begins with.
fn write_cell(page: &mut Worksheet, cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    let (row, column) = (cell.row, narrow(cell.column));
    match &cell.content {
        Content::Number { value: Ok(value), percent } => {
            // The same binary number that the file had.
            let number: f64 = value.to_string().parse().unwrap_or_default();
            let format = if *percent { format.clone().set_num_format("0.##########%") } else { format.clone() };
            page.write_number_with_format(row, column, number, &format)?;
        }
        Content::Dressed(dressed) => {
            let number: f64 = dressed.value.to_string().parse().unwrap_or_default();
            let format = format.clone().set_num_format(code(&dressed.look));
            page.write_number_with_format(row, column, number, &format)?;
        }
        Content::Date(date) => {
            match excel_date(*date) {
                Some(day) => {
                    page.write_datetime_with_format(row, column, &day, &format.clone().set_num_format("dd.mm.yyyy"))?
                }
                None => page.write_string_with_format(row, column, cell.content.shown(), format)?,
            };
        }
        Content::Truth(truth) => {
            page.write_boolean_with_format(row, column, *truth, format)?;
        }
        Content::Nothing
        | Content::Number { value: Err(_), .. }
        | Content::Odd { .. }
        | Content::Text(_)
        | Content::Time(_)
        | Content::Error(_) => {
            page.write_string_with_format(row, column, cut(&cell.content.shown()), format)?;
        }
    }
    Ok(())
}

/// The number format that shows a number as it was shown.
fn code(look: &Look) -> String {
    let quoted = |words: &str| if words.is_empty() { String::new() } else { format!("\"{}\"", words.replace('"', "")) };
    match &look.instead {
        // A number that lost its sign gets it back.
        Some(words) if words.contains(|letter: char| letter.is_ascii_digit()) => "General".to_owned(),
        Some(words) => quoted(words),
        None => {
            let prefix = quoted(&look.prefix);
            let thousands = ",".repeat(usize::try_from(look.thousands).unwrap_or_default());
            let percent = if look.percent { "%" } else { "" };
            let suffix = quoted(&look.suffix);
            let gap = |words: &str| if words.is_empty() { "" } else { "\\ " };
            format!("{prefix}{}0.##########{thousands}{percent}{}{suffix}", gap(&look.prefix), gap(&look.suffix))
        }
    }
}

fn cut(text: &str) -> String {
    text.chars().take(MOST_CHARACTERS).collect()
}

fn narrow(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// The list of what is asked about.
fn list(page: &mut Worksheet, workbook: &Workbook, marks: &Marks, language: Language) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let bold = Format::new().set_bold();
    page.set_landscape();
    page.set_paper_size(A4);
    page.set_print_fit_to_pages(1, 0);
    page.set_name(headings::list_sheet(language))?;
    page.write_string_with_format(0, 0, words::list_title(language), &bold)?;
    for (column, (heading, width)) in (0u16..).zip(words::list_headings(language).into_iter().zip([22u32, 8, 30, 90])) {
        page.write_string_with_format(2, column, heading, &bold)?;
        page.set_column_width(column, width)?;
    }
    for (row, ((number, at_row, at_column), reason)) in (3u32..).zip(marks) {
        let Some(sheet) = workbook.sheets.get(*number) else { continue };
        let name = crate::source::SourceCell {
            start: 0,
            sheet: std::sync::Arc::clone(&sheet.name),
            row: *at_row,
            column: *at_column,
        };
        let entered = sheet.at(*at_row, *at_column).map(|cell| cell.content.shown()).unwrap_or_default();
        let lines: usize = reason.lines().map(|line| line.chars().count().div_ceil(REASON_CHARACTERS)).sum();
        page.set_row_height(row, u32::try_from(lines).unwrap_or(MOST_LINES).clamp(1, MOST_LINES) * POINTS_A_LINE)?;
        for (column, text) in (0u16..).zip([sheet.name.to_string(), name.name(), cut(&entered), cut(reason)]) {
            page.write_string_with_format(row, column, text, &wrapped)?;
        }
    }
    Ok(())
}
