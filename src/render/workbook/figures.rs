//! Cells for the figures of an indicator, alike on every sheet.

use super::cell::{Cell, Content};
use super::styles::{Role, Style};
use super::{layout, numbers};
use crate::catalogue::{Language, report, workbook};
use crate::model::{Kind, Limit, Mark, Target};
use crate::number::Figure;
use crate::report::{AppliedTolerance, ForecastReport, ForecastValue, Standing};
use crate::status::{Status, Trend};

/// As wide as a status symbol at the edge of a cell, with a space.
const SYMBOL: &str = "● ";
/// As wide as what stands behind a percentage, and in front of a deviation.
const PERCENT: &str = " %";
const SIGN: &str = "+";

/// The target of the year in figures, a relative one as far as its reference is known; `None` for milestones and where
/// there is none.
pub(super) fn target_mark(target: Option<&Target>, annual: Option<&Mark<Figure>>) -> Option<Mark<Figure>> {
    match target? {
        Target::Absolute { mark, .. } => Some(mark.map(|value| Figure::written(*value))),
        Target::Relative { .. } => annual.cloned(),
        Target::DoneBy(_) => None,
    }
}

/// The target as a real number or date; a corridor has two, see [`bounds`].
pub(super) fn target(target: Option<&Target>, annual: Option<&Mark<Figure>>, language: Language) -> Cell {
    match (target, target_mark(target, annual)) {
        (Some(Target::DoneBy(date)), _) => Cell::date(*date, numbers::date(language).into()),
        (_, Some(Mark::Point(value))) => Cell::figure(&value, language, |code| code),
        (_, Some(Mark::Corridor { .. }) | None) => Cell::blank(),
    }
}

/// The Soll of a standing.
pub(super) fn expected(standing: &Standing, kind: Kind, language: Language) -> Cell {
    soll(standing.expected.as_ref(), standing.expected_assumed, kind, language)
}

/// A Soll, with the mark of an assumed one. That of a corridor is a text, its bounds stand as numbers elsewhere.
pub(super) fn soll(mark: Option<&Mark<Figure>>, assumed: bool, kind: Kind, language: Language) -> Cell {
    match mark {
        None => Cell::blank(),
        Some(Mark::Point(value)) => {
            let cell = Cell::figure(value, language, |code| {
                let code = in_unit_of(kind, code, language);
                if assumed {
                    numbers::with_suffix(&code, report::ASSUMED_MARK)
                } else {
                    numbers::with_room_for_mark(&code)
                }
            });
            cell.with_room_for(report::ASSUMED_MARK).with_room_for(unit_of(kind))
        }
        Some(corridor @ Mark::Corridor { .. }) => {
            let mark = if assumed { report::ASSUMED_MARK } else { "" };
            let words = report::mark(corridor, language) + mark;
            let shown = layout::pixels(&words);
            Cell { shown, ..Cell::words(Role::NumberWords, words) }.with_room_for(SYMBOL)
        }
    }
}

/// The bounds of a corridor as two numbers; empty for anything else.
pub(super) fn bounds(mark: Option<&Mark<Figure>>, language: Language) -> [Cell; 2] {
    match mark {
        Some(Mark::Corridor { low, high }) => [low, high].map(|bound| Cell::figure(bound, language, |code| code)),
        Some(Mark::Point(_)) | None => [Cell::blank(), Cell::blank()],
    }
}

/// The Ist on the ground of its status, with the symbol; the word where there is no value.
pub(super) fn actual(standing: &Standing, kind: Kind, language: Language) -> Cell {
    let status = standing.status;
    let cell = if let Some(done) = standing.done {
        Cell::date(done, numbers::date_with_symbol(status, language))
    } else if let Some(assessed) = standing.assessed {
        Cell::text(report::status_with_symbol(assessed, language))
    } else if let Some(actual) = &standing.actual {
        Cell::figure(actual, language, |code| numbers::with_symbol(status, &in_unit_of(kind, code, language)))
            .with_room_for(unit_of(kind))
    } else {
        return Cell::status(status, language);
    };
    cell.with_room_for(SYMBOL).on(Some(status))
}

/// Progress is a percentage whatever the unit says.
fn in_unit_of(kind: Kind, code: String, language: Language) -> String {
    if kind == Kind::Milestone { numbers::with_suffix(&code, numbers::percent_sign(language)) } else { code }
}

fn unit_of(kind: Kind) -> &'static str {
    if kind == Kind::Milestone { PERCENT } else { "" }
}

/// A deviation in the unit of the indicator; empty where there is none.
pub(super) fn deviation(value: Option<&Figure>, language: Language) -> Cell {
    value.map_or_else(Cell::blank, |value| {
        Cell::figure(value, language, |code| numbers::signed(&code)).with_room_for(SIGN)
    })
}

/// A deviation in percent.
pub(super) fn deviation_percent(value: Option<&Figure>, language: Language) -> Cell {
    value.map_or_else(Cell::blank, |value| {
        let cell = Cell::figure(value, language, |code| {
            numbers::signed(&numbers::with_room_for_mark(&numbers::with_suffix(&code, numbers::percent_sign(language))))
        });
        cell.with_room_for(SIGN).with_room_for(PERCENT)
    })
}

/// A share in percent, without a sign.
pub(super) fn percent(value: Option<&Figure>, language: Language) -> Cell {
    value.map_or_else(Cell::blank, |value| {
        Cell::figure(value, language, |code| numbers::with_suffix(&code, numbers::percent_sign(language)))
            .with_room_for(PERCENT)
    })
}

/// A figure, or nothing.
pub(super) fn optional(value: Option<&Figure>, language: Language) -> Cell {
    value.map_or_else(Cell::blank, |value| Cell::figure(value, language, |code| code))
}

/// A year, not grouped.
pub(super) fn year(year: i32) -> Cell {
    Cell {
        content: Content::Number(f64::from(year)),
        style: Style::new(Role::Number).shown_as("0".into()),
        shown: layout::pixels("2000"),
    }
}

/// The status word; an accepted deviation says so beside its colour.
pub(super) fn status_word(status: Status, accepted: bool, language: Language) -> String {
    let word = report::status_with_symbol(status, language);
    if accepted && matches!(status, Status::Yellow | Status::Red) {
        format!("{word}, {}", workbook::accepted_word(language))
    } else {
        word
    }
}

/// Arrow and word of a trend.
pub(super) fn trend(trend: Option<Trend>, language: Language) -> Cell {
    trend.map_or_else(Cell::blank, |trend| {
        Cell::text(format!("{} {}", report::trend_symbol(trend), report::trend(trend, language)))
    })
}

/// What is expected for the year's end, on the ground of its own colour.
pub(super) fn forecast(forecast: Option<&ForecastReport>, language: Language) -> Cell {
    let Some(forecast) = forecast else { return Cell::blank() };
    let cell = match &forecast.value {
        ForecastValue::Figure(value) => Cell::figure(value, language, |code| match forecast.status {
            Some(status) => numbers::with_symbol(status, &numbers::with_room_for_mark(&code)),
            None => numbers::with_room_for_mark(&code),
        }),
        ForecastValue::Date(date) => Cell::date(
            *date,
            forecast
                .status
                .map_or_else(|| numbers::date(language).into(), |status| numbers::date_with_symbol(status, language)),
        ),
        ForecastValue::Colour => {
            Cell::text(forecast.status.map_or_else(String::new, |status| report::status_with_symbol(status, language)))
        }
    };
    cell.with_room_for(SYMBOL).on(forecast.status)
}

/// The colour of a forecast and who it comes from.
pub(super) fn forecast_status(forecast: Option<&ForecastReport>, language: Language) -> Cell {
    let Some(forecast) = forecast else { return Cell::blank() };
    let source = report::forecast_source(forecast.source, language);
    match forecast.status {
        Some(status) => {
            Cell::text(format!("{}\n{source}", report::status_with_symbol(status, language))).on(Some(status))
        }
        None => Cell::text(source),
    }
}

/// One bound of a tolerance as a number that says what it counts: percent of the Soll, the unit itself, or days.
pub(super) fn tolerance(limit: Limit, applied: AppliedTolerance, language: Language) -> Cell {
    let (value, suffix) = match limit {
        Limit::Relative(percent) => (percent, numbers::percent_sign(language)),
        Limit::Absolute(days) if applied.in_days => (days, workbook::days_suffix(language)),
        Limit::Absolute(value) => (value, workbook::absolute_suffix(language)),
    };
    Cell::figure(&Figure::written(value), language, |code| numbers::with_suffix(&code, suffix)).with_room_for(suffix)
}
