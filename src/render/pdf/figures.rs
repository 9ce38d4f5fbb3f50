//! What the columns show of a row.

use super::data::{Bar, Cell, Chart, ChartPoint, Line, Mark as Words};
use crate::catalogue::pdf as phrases;
use crate::catalogue::report as words;
use crate::catalogue::terminal as short;
use crate::catalogue::{Language, format};
use crate::model::{Kind, Mark, Target};
use crate::number::Figure;
use crate::render::shown;
use crate::report::chart::{self, Development};
use crate::report::{ForecastValue, RollupResult, Row, Standing};
use crate::status::{Counts, Status};

/// The target of the year, and below it how much of it is attained.
pub(super) fn target(row: &Row, language: Language) -> Cell {
    let now = row.now();
    let first = match (&now.target, &now.annual) {
        (Some(Target::Absolute { sense, mark }), _) => {
            let mark = mark.map(|value| Figure::written(*value));
            Line::number(short::target_short(*sense, &words::mark(&mark, language), language), language)
        }
        (Some(Target::Relative { sense, .. }), Some(annual)) => {
            Line::number(short::target_short(*sense, &words::mark(annual, language), language), language)
        }
        (Some(Target::DoneBy(date)), _) => Line::words(short::due(*date, language)),
        (None, _) if row.kind == Kind::Assessed => Line::words(short::assessment(language)),
        (Some(Target::Relative { .. }) | None, _) => Line::words(phrases::NOTHING),
    };
    let mut cell = Cell { lines: vec![first], ..Cell::default() };
    if let Some(percent) = &now.attainment_percent {
        cell.lines.push(Line::words(phrases::attained(&format::percent(percent, language), language)));
    }
    cell
}

/// The Soll, with a mark where it was assumed.
pub(super) fn expected(row: &Row, language: Language) -> Cell {
    let now = row.now();
    expected_words(row.kind, now, language).map_or_else(Cell::nothing, |mut text| {
        if now.expected_assumed {
            text.push_str(words::ASSUMED_MARK);
        }
        Cell { lines: vec![Line::number(text, language)], ..Cell::default() }
    })
}

fn expected_words(kind: Kind, standing: &Standing, language: Language) -> Option<String> {
    let mark = standing.expected.as_ref()?;
    Some(match (kind, mark) {
        (Kind::Milestone, Mark::Point(progress)) => format::percent(progress, language),
        _ => words::mark(mark, language),
    })
}

/// The Soll where no target stands beside it: of a milestone with its date, without which nobody sees why it is late.
pub(super) fn expected_by_date(row: &Row, language: Language) -> Cell {
    let cell = expected(row, language);
    match shown::due_date(row.now(), language) {
        Some(date) => cell.with(Line::words(shown::firm(&date))),
        None => cell,
    }
}

/// The Ist on the ground of its colour, with symbol and word below. A value that may not be published is never shown.
pub(super) fn actual(row: &Row, standing: &Standing, language: Language) -> Cell {
    let status = standing.status;
    let symbol = words::status_with_symbol(status, language).replace(' ', "\u{a0}");
    let mut cell = Cell { ground: Some(status.name()), ..Cell::default() };
    if status != Status::Suppressed {
        cell.lines.extend(actual_line(row.kind, standing, language).map(|line| Line { strong: true, ..line }));
    }
    cell.lines.push(Line::words(symbol));
    cell
}

fn actual_line(kind: Kind, standing: &Standing, language: Language) -> Option<Line> {
    if let Some(done) = standing.done {
        return Some(Line::words(format::date(done, language)));
    }
    let figure = standing.actual.as_ref()?;
    Some(Line::number(
        match kind {
            Kind::Milestone => format::percent(figure, language),
            Kind::Cumulative | Kind::Level | Kind::Average | Kind::Ratio | Kind::Assessed => {
                format::figure(figure, language)
            }
        },
        language,
    ))
}

/// Ist − Soll, and the same in percent below.
pub(super) fn deviation(standing: &Standing, language: Language) -> Cell {
    let Some(deviation) = &standing.deviation else { return Cell::nothing() };
    let cell = Cell { lines: vec![Line::number(format::signed(deviation, language), language)], ..Cell::default() };
    match &standing.deviation_percent {
        Some(percent) => cell.with(Line::number(format::signed_percent(percent, language), language)),
        None => cell,
    }
}

/// Arrow and word, and how the same period of the year before stood.
pub(super) fn trend(standing: &Standing, language: Language) -> Cell {
    let said =
        standing.trend.map(|trend| format!("{}\u{a0}{}", words::trend_symbol(trend), words::trend(trend, language)));
    let mut cell = Cell::words(said.unwrap_or_else(|| phrases::NOTHING.into()));
    if let Some(status) = standing.year_before_status {
        let arrow = standing.year_trend.map(|trend| format!("\u{a0}{}", words::trend_symbol(trend)));
        let said = phrases::year_before(status, language) + &arrow.unwrap_or_default();
        cell.lines.push(Line::status(status, said));
    }
    cell
}

/// What is expected for the year's end, in its own colour and with its source.
pub(super) fn forecast(standing: &Standing, language: Language) -> Cell {
    let Some(forecast) = &standing.forecast else { return Cell::nothing() };
    let below = Line {
        colour: forecast.status.map(Status::name),
        ..Line::words(phrases::forecast_status(forecast.status, forecast.source, language))
    };
    let first = match &forecast.value {
        ForecastValue::Figure(figure) => Line::number(format::figure(figure, language), language),
        ForecastValue::Date(date) => Line::words(format::date(*date, language)),
        // The line with the colour says it all.
        ForecastValue::Colour => return Cell { lines: vec![Line::default(), below], ..Cell::default() },
    };
    Cell { lines: vec![first, below], ..Cell::default() }
}

/// A small chart of the year so far; a dash where there is no development to show.
pub(super) fn development(row: &Row, language: Language) -> Cell {
    let Some(Development { zero, points }) = chart::development(row) else { return Cell::nothing() };
    // A value that may not be published would be readable from its height.
    if row.standings.iter().any(|standing| standing.status == Status::Suppressed) {
        return Cell::nothing();
    }
    let said: Vec<String> = row
        .standings
        .iter()
        .map(|standing| {
            let actual = actual_line(row.kind, standing, language).map(|line| line.text);
            let soll = expected_words(row.kind, standing, language);
            phrases::point_description(standing.period, actual.as_deref(), soll.as_deref(), standing.status, language)
        })
        .collect();
    let chart = Chart {
        alt: phrases::chart_description(&row.name, &said.join("; "), language),
        zero,
        points: points
            .into_iter()
            .map(|point| ChartPoint {
                x: point.x,
                status: point.status.name(),
                actual: point.actual,
                low: point.soll_low,
                high: point.soll_high,
            })
            .collect(),
    };
    Cell { chart: Some(chart), ..Cell::default() }
}

/// A stacked bar of the statuses below a matrix.
pub(super) fn bar(matrix: &str, counts: &Counts, language: Language) -> Cell {
    let segments: Vec<_> = chart::stacked_bar(counts).into_iter().map(Into::into).collect();
    if segments.is_empty() {
        return Cell::nothing();
    }
    let alt = phrases::bar_description(matrix, counts, language);
    Cell { bar: Some(Bar { alt, segments }), ..Cell::default() }
}

/// Symbol and word on the ground of the status, for a table.
pub(super) fn status(status: Status, language: Language) -> Cell {
    let text = words::status_with_symbol(status, language).replace(' ', "\u{a0}");
    Cell { ground: Some(status.name()), ..Cell::words(text) }
}

/// The colour of several indicators together, behind a heading; `None` where nothing counts.
pub(super) fn overall(rollup: &RollupResult, language: Language) -> Option<Words> {
    let status = rollup.status?;
    let mut text = words::status_with_symbol(status, language).replace(' ', "\u{a0}");
    if let Some(score) = &rollup.score {
        text = format!("{text} ({})", format::figure(score, language));
    }
    Some(Words { status: status.name(), text })
}
