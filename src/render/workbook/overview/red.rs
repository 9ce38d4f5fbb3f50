//! What is red: since when, by how much, where it is heading, why, and what is done about it.

use rust_xlsxwriter::XlsxError;

use super::counts::name;
use crate::catalogue::Language;
use crate::catalogue::workbook::{self, Heading};
use crate::model::LineKind;
use crate::render::workbook::cell::{Cell, Page};
use crate::render::workbook::figures;
use crate::render::workbook::matrix::Red;
use crate::render::workbook::matrix::line::comment;
use crate::render::workbook::styles::Role;
use crate::report::{Row, Standing};
use crate::status::Status;

/// The columns, from the left.
const COLUMNS: [Heading; 13] = [
    Heading::Matrix,
    Heading::Indicator,
    Heading::Unit,
    Heading::Actual,
    Heading::Expected,
    Heading::Deviation,
    Heading::DeviationPercent,
    Heading::RedSince,
    Heading::Trend,
    Heading::Forecast,
    Heading::ForecastStatus,
    Heading::Comment,
    Heading::Action,
];

/// Writes the list; returns the first row below it.
pub(super) fn write(page: &mut Page<'_>, red: &[Red<'_>], top: u32) -> Result<u32, XlsxError> {
    let language = page.language;
    page.put(top, 0, &Cell::words(Role::Heading, workbook::what_is_red(language)))?;
    if red.is_empty() {
        page.put(top + 1, 0, &Cell::words(Role::Line, workbook::nothing_is_red(language)))?;
        return Ok(top + 2);
    }
    for (column, heading) in (0..).zip(COLUMNS) {
        page.put(top + 1, column, &Cell::words(Role::ColumnHeading, workbook::heading(heading, language)))?;
    }
    page.sheet.set_repeat_rows(top + 1, top + 1)?;
    let mut at = top + 2;
    for red in red {
        for (column, cell) in (0..).zip(cells(red, language)) {
            page.put(at, column, &cell)?;
        }
        at += 1;
    }
    Ok(at)
}

fn cells(red: &Red<'_>, language: Language) -> [Cell; COLUMNS.len()] {
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
        Cell::text(red_since(row).period.label()),
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

/// The first of the periods in which it has been red without a break up to now.
fn red_since(row: &Row) -> &Standing {
    row.standings.iter().rev().take_while(|standing| standing.status == Status::Red).last().unwrap_or(row.now())
}
