//! What stands around the rows of a matrix: titles, headings, widths, colours that follow, print set-up.

use std::ops::Range;

use rust_xlsxwriter::{ConditionalFormatFormula, Formula, Note, XlsxError};

use super::columns::{Column, Columns};
use super::notes;
use crate::catalogue::workbook::Heading;
use crate::catalogue::{report as words, workbook};
use crate::render::workbook::cell::{Cell, Page};
use crate::render::workbook::styles::{self, Role};
use crate::render::workbook::{layout, setup, text};
use crate::report::{MatrixReport, MeasureReport, Report};
use crate::status::Status;

/// The row of the group headings; those of the columns follow.
const HEADINGS: u32 = 4;
/// Columns of earlier periods beyond the newest of them are folded away, so that the print stays readable.
const UNFOLDED_PERIODS: usize = 3;

/// Writes titles and headings; returns the first row below them.
pub(super) fn head(
    page: &mut Page<'_>,
    columns: &Columns,
    report: &Report,
    matrix: &MatrixReport,
) -> Result<u32, XlsxError> {
    let language = page.language;
    page.title(&matrix.title)?;
    let period = words::period(report.period, language);
    let about = [matrix.department.clone(), period, workbook::cutoff_of(matrix.cutoff, language)]
        .into_iter()
        .filter(|part| !part.is_empty() && *part != matrix.title)
        .collect::<Vec<_>>()
        .join(" · ");
    page.put(1, 0, &Cell::words(Role::QuietLine, about))?;
    if let Some(status) = matrix.rollup.status {
        page.put(2, 0, &Cell::status(status, language))?;
    }
    page.put(2, 1, &Cell::words(Role::Line, workbook::rollup_parts(&matrix.rollup, language)))?;
    let addenda: Vec<String> = notes::addenda(&matrix.addenda, language).collect();
    if !addenda.is_empty() {
        page.put(3, 0, &Cell::words(Role::QuietLine, addenda.join(" ")))?;
    }
    groups(page, columns)?;
    let mut lines = 1;
    for (position, column) in columns.iter() {
        let role = if column.is_numeric() { Role::NumberHeading } else { Role::ColumnHeading };
        let cell = Cell::words(role, column.heading(language));
        lines = lines.max(cell.lines(columns.width(position)));
        page.put(HEADINGS + 1, position, &cell)?;
    }
    page.fit(HEADINGS + 1, lines)?;
    Ok(HEADINGS + 2)
}

fn groups(page: &mut Page<'_>, columns: &Columns) -> Result<(), XlsxError> {
    let groups = [
        (0, columns.planning, Heading::Planning),
        (columns.planning, columns.printed, Heading::Controlling),
        (columns.printed, columns.len(), Heading::Further),
    ];
    for (first, end, heading) in groups {
        let cell = Cell::words(Role::GroupHeading, workbook::heading(heading, page.language));
        page.put_across(HEADINGS, first, end - 1, &cell)?;
    }
    Ok(())
}

/// Widths, print set-up and the legend line below the rows.
pub(super) fn foot(
    page: &mut Page<'_>,
    columns: &Columns,
    report: &Report,
    rows: Range<u32>,
    shown: &[u32],
) -> Result<(), XlsxError> {
    let language = page.language;
    page.put(rows.end + 1, 0, &Cell::words(Role::QuietLine, workbook::legend_line(&report.legend, language)))?;
    for ((position, _), shown) in columns.iter().zip(shown) {
        page.sheet.set_column_width(position, columns.width(position).max(layout::width_for(*shown)))?;
    }
    fold_early_periods(page, columns, report)?;
    follow_the_status(page, columns, rows.clone())?;
    setup::print(page.sheet, report, language);
    page.sheet.set_freeze_panes(HEADINGS + 2, 2)?.set_repeat_rows(HEADINGS, HEADINGS + 1)?.set_print_area(
        0,
        0,
        rows.end + 1,
        columns.printed - 1,
    )?;
    Ok(())
}

fn fold_early_periods(page: &mut Page<'_>, columns: &Columns, report: &Report) -> Result<(), XlsxError> {
    let [first, .., last] = report.periods.as_slice() else { return Ok(()) };
    let Some(folded) = report.periods.len().checked_sub(UNFOLDED_PERIODS + 1) else { return Ok(()) };
    let Some(last_folded) = report.periods.get(folded).filter(|period| *period != last) else { return Ok(()) };
    page.sheet.group_columns_collapsed(
        columns.position(Column::Expected(*first)),
        columns.position(Column::Actual(*last_folded)),
    )?;
    Ok(())
}

/// The fills are fixed; where a reader changes a figure, these follow the recomputed word.
fn follow_the_status(page: &mut Page<'_>, columns: &Columns, rows: Range<u32>) -> Result<(), XlsxError> {
    let Some(last) = rows.end.checked_sub(1).filter(|last| *last >= rows.start) else { return Ok(()) };
    let word = columns.position(Column::Status);
    let actual = columns.position(Column::Actual(columns.reported));
    let word_cell = format!("${}", columns.cell(Column::Status, rows.start));
    let actual_cell = format!("${}", columns.cell(Column::Actual(columns.reported), rows.start));
    for status in [Status::Green, Status::Yellow, Status::Red] {
        let is_status = format!("LEFT({word_cell},1)=\"{}\"", status.symbol());
        let rule = |formula: String| {
            ConditionalFormatFormula::new().set_rule(Formula::new(formula)).set_format(styles::fill_only(status))
        };
        page.sheet.add_conditional_format(rows.start, word, last, word, &rule(format!("={is_status}")))?;
        let both = rule(format!("=AND(ISNUMBER({actual_cell}),{is_status})"));
        page.sheet.add_conditional_format(rows.start, actual, last, actual, &both)?;
    }
    Ok(())
}

/// Why a measure should work, as a note on its title: worth knowing, but not on every print.
pub(super) fn hypothesis(page: &mut Page<'_>, row: u32, measure: &MeasureReport) -> Result<(), XlsxError> {
    let words = workbook::hypothesis(measure.hypothesis.as_deref(), measure.evidence.as_deref(), page.language);
    if !words.is_empty() {
        let words = text::cell_text(&words, page.language);
        let height = layout::height(layout::lines(&words, 40)) * 2;
        let note = Note::new(words).add_author_prefix(false).set_width(300).set_height(height);
        page.sheet.insert_note(row, 0, &note)?;
    }
    Ok(())
}
