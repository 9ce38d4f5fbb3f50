//! The flat sheet of a report: a row an indicator and area as it stands in the period of the report, with the columns
//! that people filter and pivot on. Everything else is in CSV.

pub(super) mod plan;

use super::data::{Datum, Headings, Sheet};
use crate::catalogue::{Language, flat as words, report as phrases};
use crate::document::{Cell, Value};
use crate::model::{Mark, Target};
use crate::number::Figure;
use crate::period::Period;
use crate::render::table::{self, Line};
use crate::report::{AppliedTolerance, ForecastReport, ForecastValue, Named, Report};

/// The most columns: a sheet that nobody can look over is no help in Excel.
const MOST: usize = 25;

type Source = for<'a> fn(&Line<'a>, Language) -> Datum<'a>;

/// The columns before those of earlier periods.
const FIRST: [(&str, Source); 21] = [
    ("period", |line, _| Datum::Owned(line.standing.period.to_string())),
    ("matrix", |line, _| Datum::Text(&line.matrix.id)),
    ("strategic_goal", |line, _| {
        Datum::text(line.goal.and_then(|goal| goal.strategic_goal.as_ref()).map(|goal| &goal.id))
    }),
    ("goal", |line, _| line.goal.map_or(Datum::Word(line.section()), |goal| Datum::Text(&goal.id))),
    ("measure", |line, _| Datum::text(line.measure.map(|measure| &measure.title))),
    ("responsible", |line, _| {
        let of_measure = line.measure.and_then(|measure| measure.responsible.as_ref());
        Datum::text(line.row.responsible.as_ref().or(of_measure))
    }),
    ("indicator", |line, _| Datum::Text(&line.row.indicator)),
    ("area", |line, _| Datum::text(line.row.area.as_ref().map(|area| &area.id))),
    ("name", |line, _| Datum::Text(&line.row.name)),
    ("unit", |line, _| Datum::Text(&line.row.unit)),
    ("kind", |line, _| if line.row.undecided { Datum::Nothing } else { Datum::Word(line.row.kind.name()) }),
    ("target_rule", |line, _| target_rule(line.standing.target.as_ref())),
    ("target", |line, language| target(line.standing.target.as_ref(), language)),
    ("expected", |line, language| mark(line.standing.expected.as_ref(), language)),
    ("actual", |line, _| actual(line)),
    ("status", |line, _| Datum::Word(line.standing.status.name())),
    ("deviation", |line, _| Datum::number(line.standing.deviation.as_ref())),
    ("deviation_percent", |line, _| Datum::number(line.standing.deviation_percent.as_ref())),
    ("trend", |line, _| line.standing.trend.map_or(Datum::Nothing, |trend| Datum::Word(trend.name()))),
    ("forecast", |line, _| line.standing.forecast.as_ref().map_or(Datum::Nothing, forecast)),
    ("forecast_status", |line, _| {
        let status = line.standing.forecast.as_ref().and_then(|forecast| forecast.status);
        status.map_or(Datum::Nothing, |status| Datum::Word(status.name()))
    }),
];

/// The columns behind them; the last one where anything belongs to a field of action. A tolerance has none: nobody filters or
/// sums `5 / 10 %`, and its room is that of the third earlier quarter. It stands on the sheet of the matrix and, as two numbers,
/// in CSV.
const LAST: [(&str, Source); 2] =
    [("comment", |line, _| Datum::text(line.standing.comment.as_ref())), ("field", |line, _| ids(table::fields(line)))];

/// The ids of several things in one cell.
fn ids<'a>(named: &[Named]) -> Datum<'a> {
    let ids: Vec<&str> = named.iter().map(|named| named.id.as_str()).collect();
    if ids.is_empty() { Datum::Nothing } else { Datum::Owned(ids.join(" | ")) }
}

/// The sheet. Of the earlier periods of the year it shows the latest ones that there is room for: all of half-years, Tertials
/// and quarters, three of months.
pub(super) fn sheet(
    report: &Report,
    headings: Headings,
    language: Language,
) -> Sheet<impl Iterator<Item = Vec<Datum<'_>>>> {
    let earlier: Vec<Period> = report.periods.iter().copied().filter(|period| *period < report.period).collect();
    let has_fields = table::lines(report).any(|line| !table::fields(&line).is_empty());
    let last = &LAST[..LAST.len() - usize::from(!has_fields)];
    let room = MOST - FIRST.len() - last.len();
    let earlier = earlier[earlier.len().saturating_sub(room)..].to_vec();
    let keys = |columns: &[(&'static str, Source)]| columns.iter().map(|(key, _)| (headings.of(key), *key)).collect();
    let mut names: Vec<(String, &'static str)> = keys(&FIRST);
    names.extend(earlier.iter().map(|period| match headings {
        Headings::Keys => (format!("actual_{}", period.label().to_lowercase()), "actual"),
        Headings::German => (words::actual_in(*period), "actual"),
    }));
    names.extend::<Vec<_>>(keys(last));
    let now = table::lines(report).filter(|line| line.standing.period == report.period);
    let rows = now.map(move |line| {
        let cells = |columns: &[(&str, Source)]| -> Vec<Datum<'_>> {
            columns.iter().map(|(_, cell)| cell(&line, language)).collect()
        };
        let mut row = cells(&FIRST);
        row.extend(earlier.iter().map(|period| {
            let then = line.row.at(*period);
            then.map_or(Datum::Nothing, |standing| actual(&Line { standing, ..line }))
        }));
        row.extend(cells(last));
        row
    });
    Sheet { names, rows }
}

/// The Ist: a figure, the day on which something was done, or the colour that was given.
fn actual<'a>(line: &Line<'a>) -> Datum<'a> {
    let standing = line.standing;
    match (standing.done, standing.assessed) {
        (Some(day), _) => Datum::Date(day),
        (None, Some(colour)) => Datum::Word(colour.name()),
        (None, None) => match &standing.actual {
            Some(figure) if standing.provisional => Datum::Provisional(figure.value.to_spreadsheet()),
            Some(_) | None => Datum::number(standing.actual.as_ref()),
        },
    }
}

/// The word for the good side of a target.
fn target_rule<'a>(target: Option<&Target>) -> Datum<'a> {
    match target {
        Some(Target::DoneBy(_)) => Datum::Word("done_by"),
        Some(target) => target.sense().map_or(Datum::Nothing, |sense| Datum::Word(sense.key())),
        None => Datum::Nothing,
    }
}

/// A target: a number, a day, or in words a corridor and a share of another value.
fn target<'a>(target: Option<&Target>, language: Language) -> Datum<'a> {
    match target {
        None => Datum::Nothing,
        Some(Target::DoneBy(day)) => Datum::Date(*day),
        Some(Target::Absolute { mark: of, .. }) => mark(Some(&of.map(|value| Figure::written(*value))), language),
        Some(Target::Relative { percent, .. }) => {
            let share = phrases::mark(&percent.map(|share| Figure::written(*share)), language);
            Datum::Owned(format!("{share} %"))
        }
    }
}

/// A figure, or a corridor in words.
fn mark<'a>(mark: Option<&Mark<Figure>>, language: Language) -> Datum<'a> {
    match mark {
        None => Datum::Nothing,
        Some(Mark::Point(figure)) => Datum::number(Some(figure)),
        Some(corridor @ Mark::Corridor { .. }) => Datum::Owned(phrases::mark(corridor, language)),
    }
}

/// The tolerance that decides: `5 / 10 %`.
fn tolerance<'a>(applied: Option<AppliedTolerance>, language: Language) -> Datum<'a> {
    applied.map_or(Datum::Nothing, |applied| {
        Datum::Owned(Cell::of(Value::Tolerance(applied)).text(language).replace('\u{a0}', " "))
    })
}

fn forecast<'a>(forecast: &ForecastReport) -> Datum<'a> {
    match &forecast.value {
        ForecastValue::Figure(figure) => Datum::number(Some(figure)),
        ForecastValue::Date(day) => Datum::Date(*day),
        ForecastValue::Colour => forecast.status.map_or(Datum::Nothing, |status| Datum::Word(status.name())),
    }
}
