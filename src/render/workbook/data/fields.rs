//! The columns of the flat sheet.

use chrono::NaiveDate;

use crate::model::{Limit, LineKind, Mark, Target};
use crate::number::Figure;
use crate::render::workbook::figures::{spreadsheet, target_mark};
use crate::report::{ForecastReport, ForecastValue, GoalReport, MatrixReport, MeasureReport, Row, Standing};

/// What one row shows.
pub(super) struct Source<'a> {
    pub(super) matrix: &'a MatrixReport,
    pub(super) goal: Option<&'a GoalReport>,
    pub(super) measure: Option<&'a MeasureReport>,
    pub(super) row: &'a Row,
    pub(super) standing: &'a Standing,
}

/// The value of a field.
pub(super) enum Value {
    None,
    Text(String),
    Number(f64),
    Date(NaiveDate),
    Flag(bool),
}

/// A column.
pub(super) struct Field {
    /// The name that JSON and CSV use.
    pub(super) name: &'static str,
    /// In characters.
    pub(super) width: u32,
    /// True where it holds dates.
    pub(super) is_date: bool,
    /// What it shows of a row.
    pub(super) value: fn(&Source<'_>) -> Value,
}

const fn field(name: &'static str, width: u32, value: fn(&Source<'_>) -> Value) -> Field {
    Field { name, width, is_date: false, value }
}

const fn date(name: &'static str, value: fn(&Source<'_>) -> Value) -> Field {
    Field { name, width: 12, is_date: true, value }
}

/// Every column, from the left.
pub(super) const FIELDS: &[Field] = &[
    field("period", 10, |source| words(&source.standing.period.to_string())),
    field("matrix", 14, |source| words(&source.row.matrix)),
    field("indicator", 18, |source| words(&source.row.indicator)),
    field("area", 10, |source| source.row.area.as_ref().map_or(Value::None, |area| words(&area.id))),
    field("name", 32, |source| words(&source.row.name)),
    field("unit", 10, |source| words(&source.row.unit)),
    field("kind", 11, |source| words(source.row.kind.name())),
    field("line", 12, |source| words(line(source.row.line))),
    field("department", 20, |source| words(&source.matrix.department)),
    field("goal", 18, |source| source.goal.map_or(Value::None, |goal| words(&goal.id))),
    field("measure", 20, |source| source.measure.map_or(Value::None, |measure| words(&measure.title))),
    date("cutoff", |source| Value::Date(source.standing.cutoff)),
    field("target_sense", 11, |source| {
        let target = source.standing.target.as_ref();
        target.and_then(Target::sense).map_or(Value::None, |sense| words(sense.key()))
    }),
    field("target", 10, |source| low(target_mark(source.standing).as_ref())),
    field("target_high", 10, |source| high(target_mark(source.standing).as_ref())),
    field("target_of", 13, |source| match &source.standing.target {
        Some(Target::Relative { of, .. }) => words(of.name()),
        Some(Target::Absolute { .. } | Target::DoneBy(_)) | None => Value::None,
    }),
    date("target_done_by", |source| match &source.standing.target {
        Some(Target::DoneBy(date)) => Value::Date(*date),
        Some(Target::Absolute { .. } | Target::Relative { .. }) | None => Value::None,
    }),
    field("baseline", 10, |source| number(source.row.baseline.as_ref())),
    field("baseline_year", 9, |source| {
        source.row.baseline_year.map_or(Value::None, |year| Value::Number(f64::from(year)))
    }),
    field("expected", 10, |source| low(source.standing.expected.as_ref())),
    field("expected_high", 10, |source| high(source.standing.expected.as_ref())),
    field("expected_rule", 11, |source| words(source.standing.expected_rule.name())),
    field("actual", 10, |source| number(source.standing.actual.as_ref())),
    field("assessed", 10, |source| source.standing.assessed.map_or(Value::None, |status| words(status.name()))),
    date("done", |source| source.standing.done.map_or(Value::None, Value::Date)),
    field("numerator", 10, |source| number(source.standing.ratio.as_ref().map(|(numerator, _)| numerator))),
    field("denominator", 10, |source| number(source.standing.ratio.as_ref().map(|(_, denominator)| denominator))),
    field("reported", 13, |source| words(source.standing.reported.name())),
    field("deviation", 10, |source| number(source.standing.deviation.as_ref())),
    field("deviation_percent", 10, |source| number(source.standing.deviation_percent.as_ref())),
    field("attainment_percent", 10, |source| number(source.standing.attainment_percent.as_ref())),
    field("tolerance_green", 10, |source| {
        source.standing.tolerance.map_or(Value::None, |applied| width(applied.tolerance.green))
    }),
    field("tolerance_green_unit", 10, |source| {
        source.standing.tolerance.map_or(Value::None, |applied| unit(applied.tolerance.green, applied.in_days))
    }),
    field("tolerance_yellow", 10, |source| {
        source.standing.tolerance.map_or(Value::None, |applied| width(applied.tolerance.yellow))
    }),
    field("tolerance_yellow_unit", 10, |source| {
        source.standing.tolerance.map_or(Value::None, |applied| unit(applied.tolerance.yellow, applied.in_days))
    }),
    field("green_from", 10, |source| bound(source, |bounds| bounds.green_from.as_ref())),
    field("green_to", 10, |source| bound(source, |bounds| bounds.green_to.as_ref())),
    field("yellow_from", 10, |source| bound(source, |bounds| bounds.yellow_from.as_ref())),
    field("yellow_to", 10, |source| bound(source, |bounds| bounds.yellow_to.as_ref())),
    field("status", 13, |source| words(source.standing.status.name())),
    field("previous_status", 13, |source| {
        source.standing.previous_status.map_or(Value::None, |status| words(status.name()))
    }),
    field("trend", 8, |source| source.standing.trend.map_or(Value::None, |trend| words(trend.name()))),
    field("year_before_status", 13, |source| {
        source.standing.year_before_status.map_or(Value::None, |status| words(status.name()))
    }),
    field("year_trend", 8, |source| source.standing.year_trend.map_or(Value::None, |trend| words(trend.name()))),
    field("forecast", 10, |source| {
        forecast(source, |forecast| match &forecast.value {
            ForecastValue::Figure(value) => number(Some(value)),
            ForecastValue::Date(_) | ForecastValue::Colour => Value::None,
        })
    }),
    date("forecast_done", |source| {
        forecast(source, |forecast| match &forecast.value {
            ForecastValue::Date(date) => Value::Date(*date),
            ForecastValue::Figure(_) | ForecastValue::Colour => Value::None,
        })
    }),
    field("forecast_source", 12, |source| forecast(source, |forecast| words(forecast.source.name()))),
    field("forecast_status", 13, |source| {
        forecast(source, |forecast| forecast.status.map_or(Value::None, |status| words(status.name())))
    }),
    field("forecast_deviation", 10, |source| forecast(source, |forecast| number(forecast.deviation.as_ref()))),
    field("forecast_deviation_percent", 10, |source| {
        forecast(source, |forecast| number(forecast.deviation_percent.as_ref()))
    }),
    field("remaining_total", 10, |source| number(source.standing.remaining.as_ref().map(|remaining| &remaining.total))),
    field("remaining_per_period", 10, |source| {
        number(source.standing.remaining.as_ref().and_then(|remaining| remaining.per_period.as_ref()))
    }),
    field("comment", 40, |source| optional(source.standing.comment.as_deref())),
    field("action", 40, |source| optional(source.standing.action.as_deref())),
    field("comment_missing", 9, |source| Value::Flag(source.standing.comment_missing)),
    field("accepted_until", 10, |source| {
        source.standing.accepted.as_ref().map_or(Value::None, |accepted| words(&accepted.until.to_string()))
    }),
    field("accepted_reason", 30, |source| {
        source.standing.accepted.as_ref().map_or(Value::None, |accepted| words(&accepted.reason))
    }),
    field("revised_from", 10, |source| {
        source.standing.revised.last().map_or(Value::None, |revision| words(&revision.from.to_string()))
    }),
    field("revised_reason", 30, |source| {
        source.standing.revised.last().map_or(Value::None, |revision| words(&revision.reason))
    }),
    field("status_before_revision", 13, |source| {
        source.standing.status_before_revision.map_or(Value::None, |status| words(status.name()))
    }),
    field("source", 30, |source| optional(source.row.source.as_deref())),
];

fn line(line: LineKind) -> &'static str {
    match line {
        LineKind::Goal => "goal",
        LineKind::Budget => "budget",
        LineKind::Consolidation => "consolidation",
    }
}

fn words(text: &str) -> Value {
    if text.is_empty() { Value::None } else { Value::Text(text.into()) }
}

fn optional(text: Option<&str>) -> Value {
    text.map_or(Value::None, words)
}

fn number(figure: Option<&Figure>) -> Value {
    figure.map_or(Value::None, |figure| Value::Number(figure.value.to_spreadsheet()))
}

/// The figure, or the lower bound of a corridor.
fn low(mark: Option<&Mark<Figure>>) -> Value {
    number(mark.and_then(|mark| mark.figures().next()))
}

/// The upper bound of a corridor.
fn high(mark: Option<&Mark<Figure>>) -> Value {
    number(mark.and_then(|mark| mark.figures().nth(1)))
}

fn width(limit: Limit) -> Value {
    match limit {
        Limit::Relative(value) | Limit::Absolute(value) => Value::Number(spreadsheet(value)),
    }
}

fn unit(limit: Limit, in_days: bool) -> Value {
    words(match limit {
        Limit::Relative(_) => "percent",
        Limit::Absolute(_) if in_days => "days",
        Limit::Absolute(_) => "absolute",
    })
}

fn bound(source: &Source<'_>, pick: impl Fn(&crate::report::ColourBounds) -> Option<&Figure>) -> Value {
    source.standing.bounds.as_ref().map_or(Value::None, |bounds| number(pick(bounds)))
}

fn forecast(source: &Source<'_>, value: impl Fn(&ForecastReport) -> Value) -> Value {
    source.standing.forecast.as_ref().map_or(Value::None, value)
}
