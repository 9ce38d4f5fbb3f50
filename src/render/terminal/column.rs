//! What each column shows of a row, in the table and, where there is no room, below the row.

use super::cell::{Cell, Place};
use super::page::clean;
use super::paint::Painter;
use crate::catalogue::report as words;
use crate::catalogue::terminal as phrases;
use crate::catalogue::{Language, format};
use crate::model::{Kind, LineKind};
use crate::period::Period;
use crate::render::shown;
use crate::report::{ForecastReport, ForecastValue, Row, Standing};
use crate::status::Status;

/// A column beside the names. The order is that on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The annual target.
    Target,
    /// The Soll of the reported period.
    Expected,
    /// The Ist of a period.
    Actual(Period),
    /// Symbol and word of the reported period.
    Status,
    /// Ist − Soll.
    Deviation,
    /// The same in percent.
    DeviationPercent,
    /// Zielerreichungsgrad.
    Attainment,
    /// Against the previous period.
    Trend,
    /// Against the same period of the year before.
    YearBefore,
    /// For the year's end.
    Forecast,
}

/// How many words a column has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    /// Whole words.
    Whole,
    /// Short forms.
    Short,
}

impl Column {
    /// The columns of a report, in their order.
    pub(super) fn all(periods: &[Period]) -> Vec<Self> {
        let actuals = periods.iter().map(|period| Self::Actual(*period));
        let after = [
            Self::Status,
            Self::Deviation,
            Self::DeviationPercent,
            Self::Attainment,
            Self::Trend,
            Self::YearBefore,
            Self::Forecast,
        ];
        [Self::Target, Self::Expected].into_iter().chain(actuals).chain(after).collect()
    }

    /// True for what is left out of a table in which no row has any.
    pub(super) fn is_optional(self) -> bool {
        matches!(self, Self::Attainment | Self::Trend | Self::YearBefore | Self::Forecast)
    }

    /// True for what takes less room with short words.
    pub(super) fn has_short_form(self) -> bool {
        matches!(self, Self::Status | Self::Trend | Self::Forecast)
    }

    /// True for words, which align left.
    pub(super) fn is_left(self) -> bool {
        matches!(self, Self::Status | Self::Trend | Self::YearBefore)
    }

    /// The heading.
    pub(super) fn heading(self, line: LineKind, language: Language) -> String {
        match self {
            Self::Target => phrases::target(line, language).into(),
            Self::Expected => phrases::expected(language).into(),
            Self::Actual(period) => phrases::actual(period, language),
            Self::Status => phrases::status(language).into(),
            Self::Deviation => phrases::deviation(language).into(),
            Self::DeviationPercent => phrases::deviation_percent(language).into(),
            Self::Attainment => phrases::attainment(language).into(),
            Self::Trend => phrases::trend(language).into(),
            Self::YearBefore => phrases::year_before(language).into(),
            Self::Forecast => phrases::forecast(language).into(),
        }
    }

    /// What the column shows of a row; `None` where there is nothing.
    pub(super) fn cell(self, row: &Row, wording: Wording, language: Language) -> Option<Cell> {
        let now = row.now();
        match self {
            Self::Target => target(row.kind, now, language),
            Self::Expected => expected(row.kind, now, language),
            Self::Actual(period) => {
                row.standings.iter().find(|standing| standing.period == period).map(|at| actual(row.kind, at, language))
            }
            Self::Status => Some(status(now, wording, language)),
            Self::Deviation if now.delay_days.is_some() => {
                now.delay_days.map(|days| Cell::right(phrases::delay(days, language)))
            }
            Self::DeviationPercent if now.delay_days.is_some() => None,
            Self::Deviation => {
                now.deviation.as_ref().map(|figure| Cell::number(format::signed(figure, language), language))
            }
            Self::DeviationPercent => now
                .deviation_percent
                .as_ref()
                .map(|figure| Cell::number(format::signed_percent(figure, language), language)),
            Self::Attainment => {
                now.attainment_percent.as_ref().map(|figure| Cell::number(format::percent(figure, language), language))
            }
            Self::Trend => now.trend.map(|trend| {
                let word = if wording == Wording::Whole { words::trend(trend, language) } else { "" };
                Cell { symbol: words::trend_symbol(trend), ..Cell::words(word) }
            }),
            Self::YearBefore => year_before(now),
            Self::Forecast => now.forecast.as_ref().map(|forecast| forecast_cell(forecast, wording, language)),
        }
    }

    /// The cell in a table, where nothing is a dash; only a period that the row does not have stays empty.
    pub(super) fn table_cell(self, row: &Row, wording: Wording, language: Language) -> Cell {
        self.cell(row, wording, language).unwrap_or_else(|| match self {
            Self::Actual(_) => Cell::default(),
            Self::Status | Self::Trend | Self::YearBefore => Cell { symbol: phrases::NOTHING, ..Cell::default() },
            Self::Target
            | Self::Expected
            | Self::Deviation
            | Self::DeviationPercent
            | Self::Attainment
            | Self::Forecast => Cell { place: Place::Comma(0), ..Cell::words(phrases::NOTHING) },
        })
    }

    /// The same as a piece of a line below the row, with its name; `None` where there is nothing, or where another
    /// piece says it (the percentage stands with the deviation).
    pub(super) fn piece(self, row: &Row, language: Language, painter: Painter) -> Option<String> {
        let now = row.now();
        let heading = self.heading(row.line, language);
        let cell = self.cell(row, Wording::Whole, language)?;
        let shown = cell.plain();
        Some(match self {
            Self::DeviationPercent => return None,
            Self::Target if now.target.is_none() => return None,
            Self::Deviation => match &now.deviation_percent {
                Some(percent) if now.delay_days.is_none() => {
                    format!("{heading} {shown} ({})", format::signed_percent(percent, language))
                }
                _ => format!("{heading} {shown}"),
            },
            Self::Actual(period) => {
                let status = row.standings.iter().find(|standing| standing.period == period)?.status;
                format!("{heading} {}", painter.cell(status, &shown))
            }
            Self::Forecast => {
                let status = now.forecast.as_ref().and_then(|forecast| forecast.status);
                format!("{heading} {}", painter.letters(status, &shown))
            }
            Self::YearBefore => {
                let status = now.year_before_status.map(|status| words::status_with_symbol(status, language));
                let trend = now.year_trend.map(|trend| words::trend(trend, language).to_owned());
                let parts: Vec<String> = status.into_iter().chain(trend).collect();
                format!("{heading} {}", parts.join(", "))
            }
            Self::Target | Self::Expected | Self::Status | Self::Attainment | Self::Trend => {
                format!("{heading} {shown}")
            }
        })
    }

    /// The cell as wide as its column, coloured where it is a value with a verdict.
    pub(super) fn paint(self, row: &Row, aligned: String, painter: Painter) -> String {
        match self {
            Self::Actual(period) => match row.standings.iter().find(|standing| standing.period == period) {
                Some(standing) => painter.cell(standing.status, &aligned),
                None => aligned,
            },
            Self::Forecast => {
                painter.letters(row.now().forecast.as_ref().and_then(|forecast| forecast.status), &aligned)
            }
            Self::Target
            | Self::Expected
            | Self::Status
            | Self::Deviation
            | Self::DeviationPercent
            | Self::Attainment
            | Self::Trend
            | Self::YearBefore => aligned,
        }
    }
}

/// Pieces that stand below a row in any case: what the table has no column for.
pub(super) fn always_below(row: &Row, language: Language) -> Vec<String> {
    let relative = shown::relative_target(row.now().target.as_ref(), language);
    let relative = relative.map(|shown| format!("{} {shown}", phrases::target(row.line, language)));
    let responsible = row.responsible.as_deref().map(|who| phrases::responsible(&clean(who), language));
    relative.into_iter().chain(responsible).collect()
}

fn target(kind: Kind, now: &Standing, language: Language) -> Option<Cell> {
    // A relative target without its reference is too long for a column; it stands below the row.
    let text = shown::target(kind, now, language)
        .filter(|_| now.annual.is_some() || shown::relative_target(now.target.as_ref(), language).is_none())?;
    let has_figure = now.target.as_ref().is_some_and(|target| target.sense().is_some());
    Some(if has_figure { Cell::number(text, language) } else { Cell::right(text) })
}

fn expected(kind: Kind, now: &Standing, language: Language) -> Option<Cell> {
    shown::expected(kind, now, language).map(|text| Cell::number(text, language))
}

/// Symbol and value. A value that may not be published is never shown, even if the report had it.
fn actual(kind: Kind, at: &Standing, language: Language) -> Cell {
    let value = match shown::actual(kind, at, language) {
        Some(date) if at.done.is_some() => Cell::right(date),
        Some(number) if at.actual.is_some() => Cell::number(number, language),
        Some(word) => Cell::words(word),
        None if at.status == Status::Missing => Cell::words(words::status(at.status, language)),
        None => Cell::default(),
    };
    Cell { symbol: at.status.symbol(), ..value }
}

fn status(now: &Standing, wording: Wording, language: Language) -> Cell {
    let word = match wording {
        Wording::Whole => words::status(now.status, language),
        Wording::Short => phrases::status_short(now.status, language),
    };
    let after = if now.accepted.is_some() { phrases::ACCEPTED_MARK } else { "" };
    let body = if after.is_empty() { word.to_owned() } else { format!("{word} {after}") };
    Cell { symbol: now.status.symbol(), ..Cell::words(body) }
}

fn year_before(now: &Standing) -> Option<Cell> {
    let arrow = now.year_trend.map_or("", words::trend_symbol);
    let symbol = now.year_before_status.map_or("", Status::symbol);
    (!symbol.is_empty() || !arrow.is_empty()).then(|| Cell { symbol, ..Cell::words(arrow) })
}

fn forecast_cell(forecast: &ForecastReport, wording: Wording, language: Language) -> Cell {
    let value = match &forecast.value {
        ForecastValue::Figure(figure) => Cell::number(format::figure(figure, language), language),
        ForecastValue::Date(date) => Cell::right(format::date(*date, language)),
        ForecastValue::Colour => {
            Cell::words(forecast.status.map_or(phrases::NOTHING, |status| words::status(status, language)))
        }
    };
    let after = match wording {
        Wording::Whole => words::forecast_source(forecast.source, language),
        Wording::Short => phrases::forecast_source_short(forecast.source, language),
    };
    Cell { symbol: forecast.status.map_or("", Status::symbol), after, ..value }
}
