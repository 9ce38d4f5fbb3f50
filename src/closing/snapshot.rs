//! The snapshot of a period: rules, reports and results, one table an indicator or area, so that a change is one line.

use std::fmt::Write;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::definition::definition;
use super::written;
use super::{SCHEMA, digest};
use crate::catalogue::closing as words;
use crate::edit::quoted as text;
use crate::evaluate;
use crate::evaluate::outcome::{ActualValue, Outcome, Reason};
use crate::model::{Actual, Indicator, Matrix, Project, Target, Value};
use crate::number::Number;
use crate::period::Period;
use crate::report;
use crate::status::{Status, Trend};

/// The text of the snapshot of a period that is closed on that day.
pub fn snapshot(project: &Project, period: Period, on: NaiveDate) -> String {
    let cutoff = project.settings.calendar.cutoff(period);
    let indicators: Vec<&Indicator> =
        project.matrices_of(period.year).flat_map(Matrix::indicators).map(AsRef::as_ref).collect();
    let tables: Vec<String> =
        indicators.into_par_iter().map(|indicator| tables(project, indicator, period, cutoff)).collect();
    let head = [
        ("schema", text(SCHEMA)),
        ("period", text(&period.to_string())),
        ("closed_on", on.to_string()),
        ("program", text(env!("CARGO_PKG_VERSION"))),
        ("cutoff", cutoff.to_string()),
    ];
    let comment = words::snapshot_comment(period, project.settings.language);
    let mut before = String::new();
    for line in comment.lines() {
        // Writing to a String cannot fail.
        let _ = writeln!(before, "# {line}");
    }
    before.push_str(&keys(&head));
    let body = tables.concat();
    let sealed = digest::digest(&format!("{before}{body}"));
    format!("{before}digest    = {}\n{body}", text(&sealed))
}

/// Keys with their values, equals signs below each other.
fn keys(said: &[(&'static str, String)]) -> String {
    let width = said.iter().map(|(key, _)| key.len()).max().unwrap_or_default();
    let mut lines = String::new();
    for (key, value) in said {
        // Writing to a String cannot fail.
        let _ = writeln!(lines, "{key:width$} = {value}");
    }
    lines
}

/// The table of an indicator, then one for each area that has reported in the year so far.
fn tables(project: &Project, indicator: &Indicator, period: Period, cutoff: NaiveDate) -> String {
    let series = project.series(indicator.series);
    let reports = series.periods.get(&period);
    let outcome = evaluate::outcome(project, indicator, period);
    let row = report::row(project, indicator, period);
    let now = row.now();

    let mut said = vec![("id", text(&indicator.full_id()))];
    let default = cutoff.to_string();
    said.extend(definition(indicator, period).into_iter().filter(|(key, value)| *key != "cutoff" || *value != default));
    said.extend(report_of(reports.and_then(|reports| reports.total.as_ref())).map(|report| ("report", report)));
    said.extend(results(indicator, &outcome, period));
    said.extend(comparison(now.previous_status, now.trend).map(|compared| ("previous", compared)));
    said.extend(comparison(now.year_before_status, now.year_trend).map(|compared| ("year_before", compared)));
    let mut tables = table(&said);

    let reported = |area: &str| {
        let mut so_far = period.year_so_far();
        so_far.any(|period| series.periods.get(&period).is_some_and(|reports| reports.areas.contains_key(area)))
    };
    for area in project.settings.areas.iter().filter(|area| reported(&area.id)) {
        let actual = evaluate::actual::actual(project, indicator, period, Some(&area.id));
        let mut said = vec![("id", text(&indicator.full_id())), ("area", text(&area.id))];
        let report = reports.and_then(|reports| reports.areas.get(&area.id));
        said.extend(report_of(report).map(|report| ("report", report)));
        said.push(("actual", self::actual(&actual)));
        tables.push_str(&table(&said));
    }
    tables
}

fn table(said: &[(&'static str, String)]) -> String {
    format!("\n[[indicator]]\n{}", keys(said))
}

/// What was reported; nothing where there is no value and no forecast.
fn report_of(report: Option<&Actual>) -> Option<String> {
    let report = report?;
    let value = (report.value != Value::Missing).then(|| written::value(&report.value));
    let said: Vec<String> = value.into_iter().chain(report.forecast.map(written::forecast)).collect();
    (!said.is_empty()).then(|| format!("{{ {} }}", said.join(", ")))
}

fn results(indicator: &Indicator, outcome: &Outcome, period: Period) -> Vec<(&'static str, String)> {
    let mut said = Vec::new();
    let relative =
        matches!(indicator.rule_at(period).target.as_ref().map(|target| &target.value), Some(Target::Relative { .. }));
    said.extend(outcome.annual.as_ref().filter(|_| relative).map(|annual| ("annual", written::mark(annual))));
    let own_reason = outcome.reason.as_ref().filter(|_| outcome.actual.reason.is_none());
    if outcome.expected.is_some() || own_reason.is_some() {
        let mut fields: Vec<String> = Vec::new();
        fields.extend(outcome.expected.as_ref().map(|mark| format!("value = {}", written::mark(mark))));
        fields.push(format!("rule = {}", text(outcome.expected_rule.name())));
        if outcome.expected_assumed {
            fields.push("assumed = true".into());
        }
        fields.extend(own_reason.into_iter().flat_map(reason));
        said.push(("expected", format!("{{ {} }}", fields.join(", "))));
    }
    said.push(("actual", actual(&outcome.actual)));
    if outcome.tolerance.is_some_and(|applied| applied.in_days) {
        said.push(("in_days", "true".into()));
    }
    said.push(("status", text(outcome.status.name())));
    said
}

/// How it stood in another period, and how it moved since.
fn comparison(status: Option<Status>, trend: Option<Trend>) -> Option<String> {
    let status = status.map(|status| format!("status = {}", text(status.name())));
    let trend = trend.map(|trend| format!("trend = {}", text(trend.name())));
    let said: Vec<String> = status.into_iter().chain(trend).collect();
    (!said.is_empty()).then(|| format!("{{ {} }}", said.join(", ")))
}

fn actual(actual: &ActualValue) -> String {
    let mut fields = Vec::new();
    if let Some(value) = &actual.value {
        let written = written::number(value, actual.places);
        let shown = written.split_once('.').map_or(0, |(_, places)| places.len());
        let is_text = written.starts_with('"');
        fields.push(format!("value = {written}"));
        if is_text || u32::try_from(shown) != Ok(actual.places) {
            fields.push(format!("places = {}", actual.places));
        }
    }
    if let Some((numerator, denominator)) = &actual.ratio {
        let part = |value: &Number| written::number(value, 0);
        fields.push(format!("numerator = {}, denominator = {}", part(numerator), part(denominator)));
    }
    fields.extend(actual.done.map(|done| format!("done = {done}")));
    fields.extend(actual.colour.map(|colour| format!("colour = {}", text(colour.name()))));
    if actual.state != report::ReportedState::Value || fields.is_empty() {
        fields.push(format!("state = {}", text(actual.state.name())));
    }
    fields.extend(actual.reason.iter().flat_map(reason));
    format!("{{ {} }}", fields.join(", "))
}

fn reason(reason: &Reason) -> impl Iterator<Item = String> {
    let (name, detail) = reason.name();
    let detail = detail.map(|detail| format!("detail = {}", text(&detail)));
    std::iter::once(format!("reason = {}", text(name))).chain(detail)
}
