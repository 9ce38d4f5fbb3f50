//! A part of a snapshot: the texts of one matrix, then rules, reports and results, one table an indicator or area, so
//! that a change is one line.

use std::collections::BTreeSet;
use std::fmt::Write;

use chrono::NaiveDate;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::definition::definition;
use super::written;
use crate::catalogue::{Language, closing as words};
use crate::evaluate;
use crate::model::outcome::{ActualValue, ExpectedRule, Outcome, Reason};
use crate::model::{Actual, FrozenComparison, Indicator, Marks, Matrix, Project, Target, Value};
use crate::number::{Decimal, Number};
use crate::period::Period;
use crate::report::{self, Named, Sealed};
use crate::seal::{PART_SCHEMA, PART_SCHEMAS};
use crate::spelling::quoted as text;

/// Longest name of a part without its extension, in bytes.
const LONGEST_NAME: usize = 120;

/// The file names of the parts of some matrices, without extension: their ids, as far as every system can have them as
/// names and tells them apart.
pub fn names<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    ids.map(|id| {
        let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
        let sound = id.chars().all(plain) && !id.starts_with('.') && !id.ends_with('.') && id.len() <= LONGEST_NAME;
        let reserved = matches!(id.to_lowercase().as_str(), "con" | "prn" | "aux" | "nul");
        let name = if sound && !reserved && !taken.contains(&id.to_lowercase()) { id.to_owned() } else { hashed(id) };
        taken.insert(name.to_lowercase());
        name
    })
    .collect()
}

/// A name for an id that cannot be one.
fn hashed(id: &str) -> String {
    const BYTES: usize = 8;
    let mut name = String::from("matrix-");
    for byte in Sha256::digest(id.as_bytes()).iter().take(BYTES) {
        // Writing to a String cannot fail.
        let _ = write!(name, "{byte:02x}");
    }
    name
}

/// The text of the part of a matrix of that year.
pub fn part(project: &Project, matrix: &Matrix, period: Period) -> String {
    let cutoff = project.settings.calendar.cutoff(period);
    let indicators: Vec<&Indicator> = matrix.indicators().map(AsRef::as_ref).collect();
    let tables: Vec<(String, Vec<Named>)> =
        indicators.into_par_iter().map(|indicator| tables(project, indicator, period, cutoff)).collect();
    let head = [
        ("schema", text(PART_SCHEMA)),
        ("period", text(&period.to_string())),
        ("matrix", text(&matrix.id)),
        ("title", text(&matrix.title)),
        ("department", text(&matrix.department)),
        ("rollup", text(project.settings.rollup.name())),
    ];
    let mut head = head.to_vec();
    head.extend(open(&matrix.marks));
    let mut part = format!("# {}\n{}", words::part_comment(period, project.settings.language), keys(&head));
    part.push_str(&titles(project, matrix, tables.iter().flat_map(|(_, areas)| areas)));
    for goal in &matrix.goals {
        part.push_str("\n[[goal]]\n");
        let mut said = vec![("id", text(&goal.id)), ("title", text(&goal.title))];
        said.extend(goal.strategic_goal.as_ref().map(|id| ("strategic_goal", text(id))));
        said.extend((!goal.focus.is_empty()).then(|| ("focus", list(goal.focus.iter()))));
        said.extend((!goal.field.is_empty()).then(|| ("field", list(goal.field.iter()))));
        said.extend((goal.weight != Decimal::ONE).then(|| ("weight", written::decimal(goal.weight))));
        said.extend(goal.product_group.as_ref().map(|words| ("product_group", text(words))));
        said.extend(goal.product.as_ref().map(|words| ("product", text(words))));
        let own = || goal.indicators.iter().map(|indicator| &indicator.id);
        said.extend((!goal.indicators.is_empty()).then(|| ("indicators", list(own()))));
        said.extend(open(&goal.marks));
        part.push_str(&keys(&said));
        for (index, measure) in goal.measures.iter().enumerate() {
            let mut said = vec![
                ("goal", text(&goal.id)),
                ("number", (index + 1).to_string()),
                ("indicators", list(measure.indicators.iter().map(|indicator| &indicator.id))),
                ("title", text(&measure.title)),
            ];
            said.extend(measure.responsible.as_ref().map(|words| ("responsible", text(words))));
            said.extend(measure.hypothesis.as_ref().map(|words| ("hypothesis", text(words))));
            said.extend(measure.evidence.as_ref().map(|words| ("evidence", text(words))));
            said.extend((measure.field != goal.field).then(|| ("field", list(measure.field.iter()))));
            said.extend(open(&measure.marks));
            part.push_str("\n[[measure]]\n");
            part.push_str(&keys(&said));
        }
    }
    for (tables, _) in tables {
        part.push_str(&tables);
    }
    part
}

/// The titles of what the goals of a matrix serve and of the areas that its rows show, each once and in the order of
/// zielmatrix.toml.
fn titles<'a>(project: &Project, matrix: &Matrix, areas: impl Iterator<Item = &'a Named>) -> String {
    let settings = &project.settings;
    let strategic: BTreeSet<&String> = matrix.goals.iter().filter_map(|goal| goal.strategic_goal.as_ref()).collect();
    let focuses: BTreeSet<&String> = matrix.goals.iter().flat_map(|goal| &goal.focus).collect();
    let areas: BTreeSet<&String> = areas.map(|area| &area.id).collect();
    let of_goals = settings.strategic_goals.iter().map(|known| ("strategic_goal", &strategic, &known.id, &known.title));
    let of_focuses = settings.focuses.iter().map(|known| ("focus", &focuses, &known.id, &known.title));
    let of_areas = settings.areas.iter().map(|known| ("area", &areas, &known.id, &known.title));
    let mut titles = String::new();
    for (table, shown, id, title) in of_goals.chain(of_focuses).chain(of_areas) {
        if shown.contains(id) {
            // Writing to a String cannot fail.
            let _ = write!(titles, "\n[[{table}]]\n{}", keys(&[("id", text(id)), ("title", text(title))]));
        }
    }
    titles
}

/// True for the first bytes of a part of that period, however early the writing was cut short; a file system may leave
/// zeros then.
pub fn is_beginning(head: &[u8], period: Period) -> bool {
    let written = head.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let written = &head[..written];
    let text = String::from_utf8_lossy(written);
    let has_schema = PART_SCHEMAS.into_iter().any(|schema| text.contains(schema));
    has_schema
        || [Language::German, Language::English]
            .into_iter()
            .any(|language| opening(period, language).as_bytes().starts_with(written))
}

/// The comment that a part begins with.
fn opening(period: Period, language: Language) -> String {
    format!("# {}\nschema ", words::part_comment(period, language))
}

/// What is not decided.
fn open(marks: &Marks) -> Option<(&'static str, String)> {
    (!marks.open.is_empty()).then(|| ("open", list(marks.open.iter().map(|open| &open.value))))
}

fn list<'a>(texts: impl Iterator<Item = &'a String>) -> String {
    let texts: Vec<String> = texts.map(|words| text(words)).collect();
    format!("[{}]", texts.join(", "))
}

/// Keys with their values, equals signs below each other.
pub(super) fn keys(said: &[(&'static str, String)]) -> String {
    let width = said.iter().map(|(key, _)| key.len()).max().unwrap_or_default();
    let mut lines = String::new();
    for (key, value) in said {
        // Writing to a String cannot fail.
        let _ = writeln!(lines, "{key:width$} = {value}");
    }
    lines
}

/// The table of an indicator, then one for each area that has reported in the year so far or is judged by itself; and the areas that its rows show.
fn tables(project: &Project, indicator: &Indicator, period: Period, cutoff: NaiveDate) -> (String, Vec<Named>) {
    let series = project.series(indicator.series);
    let reports = series.periods.get(&period);
    let rows = report::sealed(project, indicator, period);
    let Some(row) = rows.first() else { return (String::new(), Vec::new()) };

    let mut said = vec![("id", text(&indicator.full_id())), ("name", text(&row.name))];
    said.extend(row.source.as_ref().map(|source| ("source", text(source))));
    said.extend(row.method.as_ref().map(|method| ("method", text(method))));
    said.extend(row.reference.as_ref().map(|reference| ("reference", text(reference))));
    said.extend(row.responsible.as_ref().map(|responsible| ("responsible", text(responsible))));
    said.extend(row.product_group.as_ref().map(|group| ("product_group", text(group))));
    said.extend(indicator.numerator_name.as_ref().map(|name| ("numerator_name", text(name))));
    said.extend(indicator.denominator_name.as_ref().map(|name| ("denominator_name", text(name))));
    said.extend(open(&indicator.marks));
    let default = cutoff.to_string();
    said.extend(definition(indicator, period).into_iter().filter(|(key, value)| *key != "cutoff" || *value != default));
    said.extend(report_of(reports.and_then(|reports| reports.total.as_ref())).map(|report| ("report", report)));
    said.extend(words_of(row));
    said.extend(row.comment_missing.then(|| ("comment_missing", "true".to_owned())));
    said.extend(provisional(reports.and_then(|reports| reports.total.as_ref())));
    said.extend(results(indicator, &row.outcome, period));
    said.extend(comparison(row.previous).map(|compared| ("previous", compared)));
    said.extend(comparison(row.year_before).map(|compared| ("year_before", compared)));
    let mut tables = table(&said);

    let reported = |area: &str| {
        let mut so_far = period.year_so_far();
        so_far.any(|period| series.periods.get(&period).is_some_and(|reports| reports.areas.contains_key(area)))
    };
    let judged = |area: &str| indicator.by_area.get(area).filter(|read| read.is_judged(period));
    for area in project.settings.areas.iter().filter(|area| reported(&area.id) || judged(&area.id).is_some()) {
        let read = indicator.in_area(&area.id);
        let judged = read.is_judged(period);
        let mut said = vec![("id", text(&indicator.full_id())), ("area", text(&area.id))];
        if judged {
            let definition = definition(&read, period).into_iter();
            said.extend(definition.filter(|(key, value)| *key != "cutoff" || *value != default));
        }
        let report = reports.and_then(|reports| reports.areas.get(&area.id));
        said.extend(report_of(report).map(|report| ("report", report)));
        let row = rows.iter().find(|row| row.area.as_ref().is_some_and(|of| of.id == area.id));
        said.extend(row.into_iter().flat_map(words_of));
        said.extend(provisional(report));
        if let Some(row) = row.filter(|_| judged) {
            said.extend(results(&read, &row.outcome, period));
            said.extend(comparison(row.previous).map(|compared| ("previous", compared)));
            said.extend(comparison(row.year_before).map(|compared| ("year_before", compared)));
        } else {
            said.push(("actual", actual(&evaluate::actual::actual(project, &read, period, None))));
        }
        tables.push_str(&table(&said));
    }
    (tables, rows.into_iter().filter_map(|row| row.area).collect())
}

fn table(said: &[(&'static str, String)]) -> String {
    format!("\n[[indicator]]\n{}", keys(said))
}

/// What the department said beside its value.
fn words_of(now: &Sealed) -> impl Iterator<Item = (&'static str, String)> {
    let comment = now.comment.as_ref().map(|words| ("comment", text(words)));
    let action = now.action.as_ref().map(|words| ("action", text(words)));
    comment.into_iter().chain(action)
}

/// That a figure is still provisional.
fn provisional(report: Option<&Actual>) -> Option<(&'static str, String)> {
    report.is_some_and(|report| report.provisional).then(|| ("provisional", "true".to_owned()))
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
    let has_rule = outcome.expected_rule != ExpectedRule::None || outcome.expected_assumed;
    if outcome.expected.is_some() || own_reason.is_some() || has_rule {
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
fn comparison(FrozenComparison { status, trend }: FrozenComparison) -> Option<String> {
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
    if actual.provisional {
        fields.push("provisional = true".into());
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
