//! What is red: since when, by how much, where it is heading, why, and what is done about it.

use rust_xlsxwriter::XlsxError;

use super::counts::name;
use crate::catalogue::Language;
use crate::catalogue::workbook::{self, Heading};
use crate::model::LineKind;
use crate::render::workbook::cell::{Cell, Page};
use crate::render::workbook::matrix::Red;
use crate::render::workbook::matrix::line::comment;
use crate::render::workbook::styles::Role;
use crate::render::workbook::{figures, layout};
use crate::report::Row;

/// The columns, from the left, with their least width in characters. The counts above stand in the narrow ones.
const COLUMNS: [(Heading, Role, u32); 13] = [
    (Heading::Matrix, Role::ColumnHeading, 20),
    (Heading::Indicator, Role::ColumnHeading, 26),
    (Heading::Unit, Role::ColumnHeading, 8),
    (Heading::Actual, Role::NumberHeading, 9),
    (Heading::Expected, Role::NumberHeading, 9),
    (Heading::Deviation, Role::NumberHeading, 8),
    (Heading::DeviationPercent, Role::NumberHeading, 8),
    (Heading::RedSince, Role::ColumnHeading, 8),
    (Heading::Trend, Role::ColumnHeading, 10),
    (Heading::Forecast, Role::NumberHeading, 10),
    (Heading::ForecastStatus, Role::ColumnHeading, 12),
    (Heading::Comment, Role::ColumnHeading, 34),
    (Heading::Action, Role::ColumnHeading, 30),
];
type Cells = [Cell; COLUMNS.len()];

/// The number of the last column.
pub(super) const LAST_COLUMN: u16 = 12;

/// Writes the list and sets the widths of the sheet; returns the first row below it.
pub(super) fn write(page: &mut Page<'_>, red: &[Red<'_>], top: u32) -> Result<u32, XlsxError> {
    let language = page.language;
    page.put(top, 0, &Cell::words(Role::Heading, workbook::what_is_red(language)))?;
    let rows: Vec<Cells> = red.iter().map(|red| cells(red, language)).collect();
    let widths = widths(red, &rows);
    for (position, width) in (0..).zip(widths) {
        page.sheet.set_column_width(position, width)?;
    }
    if rows.is_empty() {
        page.put(top + 1, 0, &Cell::words(Role::Line, workbook::nothing_is_red(language)))?;
        return Ok(top + 2);
    }
    let headings = COLUMNS.map(|(heading, role, _)| Cell::words(role, workbook::heading(heading, language)));
    page.sheet.set_repeat_rows(top + 1, top + 1)?;
    let mut at = top + 1;
    for row in std::iter::once(&headings).chain(&rows) {
        put_row(page, at, row, &widths)?;
        at += 1;
    }
    Ok(at)
}

/// Numbers are never cut, and texts get the width in which the highest row can hold them.
fn widths(red: &[Red<'_>], rows: &[Cells]) -> [u32; COLUMNS.len()] {
    let mut column = 0;
    let mut widths = COLUMNS.map(|(_, _, least)| {
        let shown = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.shown).max();
        column += 1;
        least.max(layout::width_for(shown.unwrap_or_default()))
    });
    let [_, _, unit, .., comment, action] = &mut widths;
    *unit = layout::width_of_words(red.iter().map(|red| red.row.unit.as_str()), *unit, 15);
    *comment = layout::width_to_hold(red.iter().filter_map(|red| red.row.now().comment.as_deref()), &[34, 50, 70, 90]);
    *action = layout::width_to_hold(red.iter().filter_map(|red| red.row.now().action.as_deref()), &[30, 50, 70, 90]);
    widths
}

fn put_row(page: &mut Page<'_>, at: u32, cells: &Cells, widths: &[u32]) -> Result<(), XlsxError> {
    let mut lines = 1;
    for ((position, width), cell) in (0..).zip(widths).zip(cells) {
        if cell.shown == 0 {
            lines = lines.max(cell.lines(*width));
        }
        page.put(at, position, cell)?;
    }
    page.fit(at, lines)?;
    Ok(())
}

fn cells(red: &Red<'_>, language: Language) -> Cells {
    let (row, now) = (red.row, red.row.now());
    let forecast = now.forecast.as_ref();
    [
        Cell::text(name(red.matrix)),
        indicator(row, language),
        Cell::text(&row.unit),
        figures::actual(now, row.kind, language),
        figures::expected(now, row.kind, language),
        figures::deviation(now.deviation.as_ref(), language).computed_by(format!("={}", red.deviation)),
        figures::deviation_percent(now.deviation_percent.as_ref(), language)
            .computed_by(format!("={}", red.deviation_percent)),
        Cell::text(row.status_since().period.label()),
        figures::trend(now.trend, language),
        figures::forecast(forecast, language),
        figures::forecast_status(forecast, language),
        comment(now, language),
        Cell::text(now.action.as_deref().unwrap_or_default()),
    ]
}

/// The name, with the area or the part it belongs to, and whether the deviation was accepted.
fn indicator(row: &Row, language: Language) -> Cell {
    let area = row.area.as_ref().map(|area| area.title.clone());
    let part = match row.line {
        LineKind::Goal => None,
        LineKind::Budget => Some(workbook::heading(Heading::Budget, language).into()),
        LineKind::Consolidation => Some(workbook::heading(Heading::Consolidation, language).into()),
    };
    let accepted = row.now().accepted.as_ref();
    let accepted = accepted.map(|accepted| workbook::accepted_until(accepted.until, &accepted.reason, language));
    Cell::runs(Role::Text, &row.name, [area, part, accepted].into_iter().flatten().collect())
}
