//! The first sheet: what the report is about, how many indicators have which colour, and everything that is red.

mod chart;
mod counts;
mod red;

use rust_xlsxwriter::XlsxError;

use super::cell::{Cell, Content, Page};
use super::matrix::Red;
use super::numbers;
use super::setup;
use super::styles::{Role, Style};
use crate::catalogue::report as words;
use crate::catalogue::workbook::{self, Heading};
use crate::render::shown;
use crate::report::Report;

/// What the sheets are called.
pub(super) struct Sheets<'a> {
    /// The name of this sheet.
    pub overview: &'a str,
    /// The names of the matrices' sheets, in their order.
    pub matrices: &'a [String],
}

/// Writes the sheet. It is written last, when it is known where the red rows stand.
pub(super) fn write(
    page: &mut Page<'_>,
    report: &Report,
    sheets: &Sheets<'_>,
    red: &[Red<'_>],
) -> Result<(), XlsxError> {
    let table = head(page, report)?;
    let counts = counts::write(page, report, sheets, table)?;
    let chart_end = chart::insert(page, report, sheets.overview, &counts)?;
    let list = counts.end.max(chart_end) + 1;
    let end = red::write(page, red, list)?;
    page.put(end + 1, 0, &Cell::words(Role::QuietLine, workbook::legend_line(&report.legend, page.language)))?;
    setup::print(page.sheet, report, page.language);
    page.sheet.set_print_area(0, 0, end + 1, red::LAST_COLUMN)?.set_freeze_panes(1, 0)?;
    Ok(())
}

/// Writes title and facts; returns the first row of the table of counts.
fn head(page: &mut Page<'_>, report: &Report) -> Result<u32, XlsxError> {
    let language = page.language;
    page.title(words::title(language))?;
    let mut row = 1;
    let date_style = Style::new(Role::Line).shown_as(numbers::long_date(language).into());
    let cutoff = Cell { style: date_style, ..Cell::date(report.cutoff, String::new()) };
    let mut facts = vec![
        (Heading::Organisation, Cell::words(Role::Line, &report.organisation)),
        (Heading::Period, Cell::words(Role::Line, words::period(report.period, language))),
        (Heading::Cutoff, cutoff),
    ];
    if let Some(closed) = shown::closed(report, language) {
        facts.push((Heading::Closed, Cell::words(Role::Line, shown::capital(&closed))));
    }
    if let Some(since) = report.changes.since {
        let changes = workbook::changes(since, &report.changes, language);
        facts.push((Heading::Changes, Cell::words(Role::Line, changes)));
    }
    if !report.selection.is_everything() {
        facts.push((Heading::Selection, Cell::words(Role::Line, workbook::selection(&report.selection, language))));
    }
    for (heading, cell) in facts {
        if cell.content == Content::Blank {
            continue;
        }
        page.put(row, 0, &Cell::words(Role::QuietLine, workbook::heading(heading, language)))?;
        page.put(row, 1, &cell)?;
        row += 1;
    }
    Ok(row + 1)
}
