//! What the columns show of a row.

use super::at::{At, PlanAt};
use super::shown::{self, clean};
use super::{Cell, Shown, Value};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, report as words, sentences};
use crate::model::{Kind, Mark, Target};
use crate::number::Figure;
use crate::report::chart;
use crate::report::plan::PlanRow;
use crate::report::{ForecastReport, ForecastSource, ForecastValue, ReportedState, Row, Standing};
use crate::status::Status;

/// The name, and below it what else says what is measured.
pub(super) fn name(At { row, now, language }: At<'_>) -> Cell {
    if let Some(area) = row.area.as_ref().filter(|_| row.part) {
        return Cell::words(shown::title_of(area));
    }
    let relative = relative(now.annual.as_ref(), now.target.as_ref(), language);
    let responsible = row.responsible.as_deref().map(|who| sentences::responsible(&clean(who), language));
    named(row.product_group.as_deref(), &shown::row_name(row)).with(relative.into_iter().chain(responsible))
}

pub(super) fn plan_name(PlanAt { row, language, .. }: PlanAt<'_>) -> Cell {
    if let Some(area) = row.area.as_ref().filter(|_| row.part) {
        return Cell::words(shown::title_of(area));
    }
    let relative = relative(row.annual.as_ref(), row.target.as_ref(), language);
    let responsible = row.responsible.as_deref().map(|who| sentences::responsible(&clean(who), language));
    named(row.product_group.as_deref(), &shown::plan_name(row)).with(relative.into_iter().chain(responsible))
}

fn named(group: Option<&str>, name: &str) -> Cell {
    let group = group.map(clean).filter(|group| !group.is_empty());
    Cell::words(group.map_or_else(|| name.to_owned(), |group| format!("{group} {name}")))
}

/// A relative target in words where its column has figures, which do not say it.
fn relative(annual: Option<&Mark<Figure>>, target: Option<&Target>, language: Language) -> Option<String> {
    let target = annual.and_then(|_| shown::relative_target(target, language))?;
    Some(sentences::relative_target(&target, language))
}

pub(super) fn unit(At { row, .. }: At<'_>) -> Cell {
    if row.part { Cell::nothing() } else { Cell::words(clean(&row.unit)) }
}

pub(super) fn plan_unit(PlanAt { row, .. }: PlanAt<'_>) -> Cell {
    if row.part { Cell::nothing() } else { Cell::words(clean(&row.unit)) }
}

pub(super) fn plan_kind(PlanAt { row, language, .. }: PlanAt<'_>) -> Cell {
    if row.undecided || row.part { Cell::nothing() } else { Cell::words(sentences::kind(row.kind, language)) }
}

pub(super) fn baseline(At { row, .. }: At<'_>) -> Cell {
    if row.part { Cell::nothing() } else { of_baseline(row.baseline.as_ref(), row.baseline_year) }
}

pub(super) fn plan_baseline(PlanAt { row, .. }: PlanAt<'_>) -> Cell {
    of_baseline(row.baseline.as_ref(), row.baseline_year)
}

fn of_baseline(value: Option<&Figure>, year: Option<i32>) -> Cell {
    let mut cell = Cell::figure(value, Shown::Plain);
    if let (Some(_), Some(year)) = (value, year) {
        cell.marks = format!("\u{a0}({year})");
    }
    cell
}

pub(super) fn target(At { row, now, language }: At<'_>) -> Cell {
    // An area without a target of its own says nothing rather than that it is informative in each row.
    if row.part && now.target.is_none() {
        return Cell::nothing();
    }
    of_target(row.kind, now.target.as_ref(), now.annual.as_ref(), language)
}

pub(super) fn plan_target(PlanAt { row, language, .. }: PlanAt<'_>) -> Cell {
    match of_target(row.kind, row.target.as_ref(), row.annual.as_ref(), language) {
        Cell { value: Value::Nothing, .. } => Cell::words(words::target_or_none(None, row.kind, language)),
        cell => cell,
    }
}

/// An annual target; a relative one in figures where its reference is known, else in words.
fn of_target(kind: Kind, target: Option<&Target>, annual: Option<&Mark<Figure>>, language: Language) -> Cell {
    match (target, annual) {
        (Some(Target::Absolute { sense, mark }), _) => {
            Cell::of(Value::Target(*sense, mark.map(|value| Figure::written(*value))))
        }
        (Some(Target::Relative { sense, .. }), Some(annual)) => Cell::of(Value::Target(*sense, annual.clone())),
        (Some(relative @ Target::Relative { .. }), None) => Cell::words(words::target(relative, language)),
        (Some(Target::DoneBy(date)), _) => Cell::of(Value::Due(*date)),
        (None, _) if kind == Kind::Assessed => Cell::words(words::target_or_none(None, kind, language)),
        (None, _) => Cell::nothing(),
    }
}

pub(super) fn attainment(At { now, .. }: At<'_>) -> Cell {
    Cell::figure(now.attainment_percent.as_ref(), Shown::Percent)
}

pub(super) fn expected(At { row, now, .. }: At<'_>) -> Cell {
    of_expected(row.kind, now.expected.as_ref(), now.expected_assumed)
}

pub(super) fn plan_expected(PlanAt { row, at, language }: PlanAt<'_>) -> Cell {
    match at {
        Some(expected) if expected.due => of_expected(row.kind, expected.expected.as_ref(), expected.assumed),
        Some(_) => Cell::words(words::status(Status::NotDue, language)),
        None => Cell::nothing(),
    }
}

/// A Soll, with the mark of an assumed one; progress in percent for a milestone.
fn of_expected(kind: Kind, mark: Option<&Mark<Figure>>, assumed: bool) -> Cell {
    let shown = if kind == Kind::Milestone { Shown::Percent } else { Shown::Plain };
    let mut cell = Cell::maybe(mark.map(|mark| Value::Mark(mark.clone(), shown)));
    if assumed && mark.is_some() {
        cell.marks.push_str(words::ASSUMED_MARK);
    }
    cell
}

/// The Ist in its colour, or the word for why there is none. A value that may not be published is never shown.
pub(super) fn actual(At { row, now, language }: At<'_>) -> Cell {
    let word = || Value::Text(shown::firm(words::status(now.status, language)));
    let value = match (now.done, &now.actual, now.assessed) {
        // The mark, also where the colour is published.
        _ if now.reported == ReportedState::Suppressed => Value::Text(Status::Suppressed.symbol().into()),
        (Some(done), _, _) => Value::Date(done),
        (None, Some(figure), _) if row.kind == Kind::Milestone => Value::Figure(figure.clone(), Shown::Percent),
        (None, Some(figure), _) => Value::Figure(figure.clone(), Shown::Plain),
        (None, None, Some(colour)) => Value::Text(words::status(colour, language).into()),
        (None, None, None) => word(),
    };
    // The mark of a suppressed value is its symbol, which is said once.
    let symbol = Some(now.status).filter(|status| *status != Status::Suppressed);
    let mut cell = Cell::of(value).in_colour(symbol);
    if now.provisional && now.status != Status::Suppressed {
        cell.marks.push_str(words::PROVISIONAL_MARK);
    }
    cell
}

/// The last Ist of an earlier year, with its period where that is not the year's end.
pub(super) fn of_year(row: &Row, year: i32, language: Language) -> Cell {
    let of_year = row.years.iter().find(|of| of.year == year);
    let Some(standing) = of_year.and_then(|of| of.standing.as_ref()) else { return Cell::nothing() };
    let mut cell = actual(At { row, now: standing, language });
    if !standing.period.is_last() {
        cell.marks = format!("{}\u{a0}({})", cell.marks, standing.period.label());
    }
    cell
}

/// The verdict, and whether the deviation is accepted.
pub(super) fn status(At { now, .. }: At<'_>) -> Cell {
    let mut cell = Cell::of(Value::Status(now.status)).in_colour(Some(now.status));
    if now.accepted.is_some() {
        cell.marks = format!("\u{a0}{}", sentences::ACCEPTED_MARK);
    }
    cell
}

/// Ist − Soll; in points of progress for a milestone until its delay in days says more.
pub(super) fn deviation(At { row, now, .. }: At<'_>) -> Cell {
    let shown = if row.kind == Kind::Milestone { Shown::Points } else { Shown::Signed };
    Cell::figure(now.deviation.as_ref().filter(|_| now.delay_days.is_none()), shown)
}

/// The same in percent of the Soll; a milestone, whose progress is in percent already, has none.
pub(super) fn deviation_percent(At { row, now, .. }: At<'_>) -> Cell {
    Cell::figure(now.deviation_percent.as_ref().filter(|_| row.kind != Kind::Milestone), Shown::SignedPercent)
}

pub(super) fn tolerance(At { now, .. }: At<'_>) -> Cell {
    Cell::maybe(now.tolerance.map(Value::Tolerance))
}

pub(super) fn plan_tolerance(PlanAt { row, .. }: PlanAt<'_>) -> Cell {
    Cell::maybe(row.tolerance.map(Value::Tolerance))
}

pub(super) fn trend(At { now, .. }: At<'_>) -> Cell {
    Cell::maybe(now.trend.map(Value::Trend))
}

/// How the same period of the year before stood, and the trend against it.
pub(super) fn year_before(At { now, .. }: At<'_>) -> Cell {
    let Some(status) = now.year_before_status else { return Cell::nothing() };
    let mut cell = Cell::of(Value::Status(status)).in_colour(Some(status));
    if let Some(trend) = now.year_trend {
        cell.marks = format!("\u{a0}{}", words::trend_symbol(trend));
    }
    cell
}

/// The periods of the year so far as a drawing, with its description.
pub(super) fn development(At { row, language, .. }: At<'_>) -> Cell {
    let Some(development) = chart::development(row).filter(|_| !row.part) else { return Cell::nothing() };
    let points = row.standings.iter().map(|standing| {
        let at = At { row, now: standing, language };
        let expected = expected(at).some_text(language);
        sentences::point(standing.period, &actual(at).text(language), expected.as_deref(), standing.status, language)
    });
    let points: Vec<String> = points.collect();
    let said = sentences::development(&shown::row_name(row), &points.join("; "), language);
    Cell::of(Value::Chart(Box::new(development), said))
}

/// What is expected for the year's end, in its own colour.
pub(super) fn forecast(At { now, language, .. }: At<'_>) -> Cell {
    now.forecast.as_ref().map_or_else(Cell::nothing, |forecast| of_forecast(forecast, language))
}

fn of_forecast(forecast: &ForecastReport, language: Language) -> Cell {
    let value = match &forecast.value {
        ForecastValue::Figure(figure) => Value::Figure(figure.clone(), Shown::Plain),
        ForecastValue::Date(date) => Value::Date(*date),
        ForecastValue::Colour => {
            forecast.status.map_or(Value::Nothing, |status| Value::Text(words::status(status, language).into()))
        }
    };
    let estimated = forecast.source == ForecastSource::Extrapolated;
    Cell { estimated, ..Cell::of(value).in_colour(forecast.status) }
}

/// The same with its colour and source in words.
pub(super) fn explained_forecast(at: At<'_>) -> Cell {
    let said = at.now.forecast.as_ref().map(|forecast| {
        let status = forecast.status.filter(|_| forecast.value != ForecastValue::Colour);
        sentences::forecast_source(status, forecast.source, at.language)
    });
    forecast(at).with(said)
}

/// The Soll with the date of a milestone, without which nobody sees why it is late.
pub(super) fn dated_expected(at: At<'_>) -> Cell {
    expected(at).with(shown::due_date(at.now, at.language))
}

pub(super) fn source(At { row, .. }: At<'_>) -> Cell {
    // What an area has is from where the whole is from.
    if row.part { Cell::nothing() } else { Cell::words(row.source.as_deref().map(clean).unwrap_or_default()) }
}

pub(super) fn plan_source(PlanAt { row, .. }: PlanAt<'_>) -> Cell {
    if row.part { Cell::nothing() } else { Cell::words(row.source.as_deref().map(clean).unwrap_or_default()) }
}

/// Why: the comment, that there should be one, and why there is no colour.
pub(super) fn comment(At { now, language, .. }: At<'_>) -> Cell {
    Cell::words(comment_words(now, language))
}

fn comment_words(at: &Standing, language: Language) -> String {
    let comment = at.comment.as_deref().map(clean);
    let missing = at.comment_missing.then(|| Word::CommentMissing.text(language).to_owned());
    let reason = reason(at, language);
    let said: Vec<String> = comment.into_iter().chain(missing).chain(reason).filter(|said| !said.is_empty()).collect();
    said.join(" ")
}

/// Why there is no colour, as a sentence.
pub(super) fn reason(at: &Standing, language: Language) -> Option<String> {
    at.reason.as_ref().map(|reason| format!("{}.", shown::capital(&clean(&words::reason(reason, language)))))
}

/// What is done about it.
pub(super) fn action(At { now, .. }: At<'_>) -> Cell {
    Cell::words(now.action.as_deref().map(clean).unwrap_or_default())
}

/// Since when it has its status.
pub(super) fn since(At { row, language, .. }: At<'_>) -> Cell {
    let first = row.status_since();
    let start = row.standings.first();
    let before = start.is_some_and(|start| start.period == first.period && start.previous_status == Some(first.status));
    Cell::words(sentences::since(first.period, before, language))
}

/// Why Soll values of a row of a plan do not exist, each reason once, as one sentence.
pub(super) fn plan_reasons(row: &PlanRow, language: Language) -> Option<String> {
    let reasons = shown::plan_reasons(row, language);
    (!reasons.is_empty()).then(|| format!("{}.", shown::capital(&reasons.join("; "))))
}
