//! The flat sheet for pivot tables and other programs: a row an indicator, area and period, a column a field, with the
//! names of the JSON and CSV output whatever the language. Values are raw, without the looks of the other sheets.

mod fields;

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use self::fields::{FIELDS, Field, Source, Value};
use super::cell::excel_date;
use super::names::SheetNames;
use super::styles::{Role, Style, Styles};
use super::{numbers, setup, text};
use crate::catalogue::workbook::{self, Heading};
use crate::catalogue::{Language, format};
use crate::report::{MatrixReport, Report, Row};

/// Rows of a sheet, its heading included; what is more goes on to another one.
const MOST_ROWS: u32 = 1_000_000;

/// Writes the sheet, or several where one is too small.
pub(super) fn write(
    workbook: &mut Workbook,
    styles: &mut Styles,
    names: &mut SheetNames,
    report: &Report,
    language: Language,
) -> Result<(), XlsxError> {
    let mut sources = report.matrices.iter().flat_map(sources).peekable();
    loop {
        let sheet = add_sheet(workbook)?;
        sheet.set_name(names.choose(workbook::heading(Heading::Data, language)))?;
        setup::print(sheet, report, language);
        head(sheet, styles, language)?;
        let mut row = 1;
        while row < MOST_ROWS
            && let Some(source) = sources.next()
        {
            write_row(sheet, row, &source, language)?;
            row += 1;
        }
        foot(sheet, row)?;
        if sources.peek().is_none() {
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

fn head(sheet: &mut Worksheet, styles: &mut Styles, language: Language) -> Result<(), XlsxError> {
    for (column, field) in (0..).zip(FIELDS) {
        let code = if field.is_date { numbers::long_date(language) } else { "" };
        let style = Style::new(Role::Raw).shown_as(code.into());
        // Cells take the format of their column: looking up the same format for each of them costs a third of the run.
        sheet.set_column_format(column, styles.get(&style))?;
        sheet.set_column_width(column, field.width)?;
    }
    let style = Style::new(Role::ColumnHeading);
    for (column, field) in (0..).zip(FIELDS) {
        sheet.write_string_with_format(0, column, field.name, styles.get(&style))?;
    }
    Ok(())
}

fn write_row(sheet: &mut Worksheet, row: u32, source: &Source<'_>, language: Language) -> Result<(), XlsxError> {
    for (column, Field { value, .. }) in (0..).zip(FIELDS) {
        match value(source) {
            Value::None => {}
            Value::Text(words) => {
                sheet.write_string(row, column, text::cell_text(&words, language))?;
            }
            Value::Number(number) => {
                sheet.write_number(row, column, number)?;
            }
            Value::Date(date) => match excel_date(date) {
                Some(date) => {
                    sheet.write_datetime(row, column, &date)?;
                }
                None => {
                    sheet.write_string(row, column, format::date(date, language))?;
                }
            },
            Value::Flag(flag) => {
                sheet.write_boolean(row, column, flag)?;
            }
        }
    }
    Ok(())
}

fn foot(sheet: &mut Worksheet, rows: u32) -> Result<(), XlsxError> {
    let last_column = u16::try_from(FIELDS.len() - 1).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, rows.saturating_sub(1).max(1), last_column)?;
    sheet.set_freeze_panes(1, 4)?.set_repeat_rows(0, 0)?;
    Ok(())
}

/// What stands in the rows of a matrix, in reading order.
fn sources(matrix: &MatrixReport) -> impl Iterator<Item = Source<'_>> {
    let goals = matrix.goals.iter().flat_map(move |goal| {
        let outcomes = goal.indicators.iter().map(move |row| (row, Some(goal), None));
        let measures = goal
            .measures
            .iter()
            .flat_map(move |measure| measure.indicators.iter().map(move |row| (row, Some(goal), Some(measure))));
        outcomes.chain(measures)
    });
    let lines = matrix.budget.lines.iter().chain(&matrix.consolidation.lines).map(|row: &Row| (row, None, None));
    goals.chain(lines).flat_map(move |(row, goal, measure)| {
        row.standings.iter().map(move |standing| Source { matrix, goal, measure, row, standing })
    })
}
