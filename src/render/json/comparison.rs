//! A comparison as JSON, version 1: an entry a thing that is different, a change each in detail.

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::rule::{RevisionJson, TargetJson, ToleranceJson};
use super::value::{List, MarkJson, NumberJson, figure};
use super::{OpenPointJson, SelectionJson, lines};
use crate::render::exact;
use crate::report::comparison::{Change, ChangeCounts, Comparison, Content, Entry, EntryKind, Side, Subject, Verdict};
use crate::report::{ForecastReport, ForecastValue, OpenPoint};
use crate::status::Status;

/// The name and version of the format, the value of the key `schema`.
pub const SCHEMA: &str = "zielmatrix/diff/1";

/// The whole comparison as JSON. The same comparison gives the same bytes.
pub fn render(comparison: &Comparison) -> Vec<u8> {
    lines::write(&ComparisonJson {
        schema: SCHEMA,
        organisation: &comparison.organisation,
        before: SideJson::new(&comparison.before),
        after: SideJson::new(&comparison.after),
        counts: CountsJson::new(&comparison.counts),
        entries: List(&comparison.entries, EntryJson::new),
        settled: List(&comparison.settled, OpenPointJson::new),
        opened: List(&comparison.opened, OpenPointJson::new),
        selection: SelectionJson::new(&comparison.selection),
    })
}

#[derive(Serialize)]
struct ComparisonJson<'a> {
    schema: &'static str,
    organisation: &'a str,
    before: SideJson<'a>,
    after: SideJson<'a>,
    counts: CountsJson,
    entries: List<'a, Entry, EntryJson<'a>>,
    settled: List<'a, OpenPoint, OpenPointJson<'a>>,
    opened: List<'a, OpenPoint, OpenPointJson<'a>>,
    selection: SelectionJson<'a>,
}

#[derive(Serialize)]
struct SideJson<'a> {
    period: Option<String>,
    plan: Option<i32>,
    from: Option<&'a str>,
    cutoff: String,
    closed: Option<String>,
}

impl<'a> SideJson<'a> {
    fn new(side: &'a Side) -> Self {
        let (period, plan) = match side.subject {
            Subject::Period(period) => (Some(period.to_string()), None),
            Subject::Plan(year) => (None, Some(year)),
        };
        let closed = side.closed.map(|on| on.to_string());
        Self { period, plan, from: side.from.as_deref(), cutoff: side.cutoff.to_string(), closed }
    }
}

#[derive(Serialize)]
struct PresenceCountsJson {
    added: usize,
    dropped: usize,
}

#[derive(Serialize)]
struct CountsJson {
    matrices: PresenceCountsJson,
    goals: PresenceCountsJson,
    measures: PresenceCountsJson,
    indicators: PresenceCountsJson,
    moved: usize,
    renamed: usize,
    redefined: usize,
    targets: usize,
    expected: usize,
    tolerances: usize,
    values: usize,
    worse: usize,
    better: usize,
    states: usize,
    only_by_rule: usize,
    held_by_rule: usize,
}

impl CountsJson {
    fn new(counts: &ChangeCounts) -> Self {
        let both = |[added, dropped]: [usize; 2]| PresenceCountsJson { added, dropped };
        Self {
            matrices: both(counts.matrices),
            goals: both(counts.goals),
            measures: both(counts.measures),
            indicators: both(counts.rows),
            moved: counts.moved,
            renamed: counts.renamed,
            redefined: counts.redefined,
            targets: counts.targets,
            expected: counts.expected,
            tolerances: counts.tolerances,
            values: counts.values,
            worse: counts.worse,
            better: counts.better,
            states: counts.states,
            only_by_rule: counts.only_by_rule,
            held_by_rule: counts.held_by_rule,
        }
    }
}

#[derive(Serialize)]
struct EntryJson<'a> {
    r#type: &'static str,
    matrix: &'a str,
    goal: Option<&'a str>,
    measure: Option<&'a str>,
    indicator: Option<&'a str>,
    title: &'a str,
    unit: Option<&'a str>,
    presence: &'static str,
    was: Option<&'a str>,
    verdict: Option<VerdictJson>,
    redefined: bool,
    withheld: bool,
    changes: List<'a, Change, ChangeJson<'a>>,
}

impl<'a> EntryJson<'a> {
    fn new(entry: &'a Entry) -> Self {
        Self {
            r#type: kind(entry.kind),
            matrix: &entry.matrix.id,
            goal: entry.goal.as_ref().map(|goal| goal.id.as_str()),
            measure: entry.measure.as_deref(),
            indicator: entry.indicator.as_deref(),
            title: &entry.title,
            unit: entry.indicator.as_ref().map(|_| entry.unit.as_str()),
            presence: entry.presence.name(),
            was: entry.was.as_deref(),
            verdict: entry.verdict.map(VerdictJson::new),
            redefined: entry.redefined,
            withheld: entry.withheld,
            changes: List(&entry.changes, ChangeJson::new),
        }
    }
}

/// What is different, by its name.
pub(in crate::render) fn kind(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Matrix => "matrix",
        EntryKind::Goal => "goal",
        EntryKind::Measure => "measure",
        EntryKind::Row(crate::model::LineKind::Goal) => "indicator",
        EntryKind::Row(line) => exact::section(line),
    }
}

#[derive(Serialize)]
struct VerdictJson {
    before: &'static str,
    after: &'static str,
    by_rule_before: Option<&'static str>,
    cause: &'static str,
    held_by_rule: bool,
}

impl VerdictJson {
    fn new(verdict: Verdict) -> Self {
        Self {
            before: verdict.before.name(),
            after: verdict.after.name(),
            by_rule_before: verdict.by_rule_before.map(Status::name),
            cause: verdict.cause.name(),
            held_by_rule: verdict.is_held_by_rule(),
        }
    }
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    what: &'static str,
    area: Option<&'a str>,
    period: Option<String>,
    before: Option<Box<RawValue>>,
    before_state: &'static str,
    after: Option<Box<RawValue>>,
    after_state: &'static str,
    difference: Option<NumberJson>,
}

impl<'a> ChangeJson<'a> {
    fn new(change: &'a Change) -> Self {
        Self {
            what: change.what.name(),
            area: change.area.as_ref().map(|area| area.id.as_str()),
            period: change.period.map(crate::period::Period::label),
            before: content(&change.before),
            before_state: state(&change.before),
            after: content(&change.after),
            after_state: state(&change.after),
            difference: change.difference.as_ref().map(figure),
        }
    }
}

/// Whether a side says something, and else why not.
fn state(content: &Content) -> &'static str {
    match content {
        Content::Nothing => "none",
        Content::Withheld => "withheld",
        Content::State(state) => state.name(),
        Content::Figure(_, true) | Content::Percent(_, true) => "provisional",
        Content::Text(_)
        | Content::Texts(_)
        | Content::Line(_)
        | Content::Figure(_, false)
        | Content::Percent(_, false)
        | Content::Parts(..)
        | Content::Expected(..)
        | Content::Target(..)
        | Content::Tolerance(_)
        | Content::Kind(_)
        | Content::Rule(_)
        | Content::Date(_)
        | Content::Status(_)
        | Content::Baseline(..)
        | Content::Revised(..)
        | Content::Forecast(_) => "value",
    }
}

#[derive(Serialize)]
struct AnnualJson<'a> {
    target: TargetJson<'a>,
    annual: MarkJson<NumberJson>,
}

#[derive(Serialize)]
struct BaselineJson {
    value: NumberJson,
    year: Option<i32>,
}

#[derive(Serialize)]
struct ForecastJson {
    value: Option<Box<RawValue>>,
    source: &'static str,
    status: Option<&'static str>,
}

fn raw(value: &impl Serialize) -> Option<Box<RawValue>> {
    to_raw_value(value).ok()
}

fn content(content: &Content) -> Option<Box<RawValue>> {
    match content {
        Content::Nothing | Content::Withheld | Content::State(_) => None,
        Content::Text(text) => raw(text),
        Content::Texts(texts) => raw(texts),
        Content::Line(line) => raw(&exact::section(*line)),
        Content::Figure(value, _) | Content::Percent(value, _) => raw(&figure(value)),
        Content::Parts(numerator, denominator) => raw(&[figure(numerator), figure(denominator)]),
        Content::Expected(mark, ..) => raw(&MarkJson::from(mark.map(figure))),
        Content::Target(target, None) => raw(&TargetJson(target)),
        Content::Target(target, Some(annual)) => {
            raw(&AnnualJson { target: TargetJson(target), annual: annual.map(figure).into() })
        }
        Content::Tolerance(applied) => raw(&ToleranceJson::new(applied.tolerance, Some(applied.in_days))),
        Content::Kind(kind) => raw(&kind.name()),
        Content::Rule(rule) => raw(&rule.name()),
        Content::Date(date) => raw(&date.to_string()),
        Content::Status(status) => raw(&status.name()),
        Content::Baseline(value, year) => raw(&BaselineJson { value: figure(value), year: *year }),
        Content::Revised(revisions, _) => raw(&revisions.iter().map(RevisionJson::new).collect::<Vec<_>>()),
        Content::Forecast(forecast) => raw(&ForecastJson {
            value: forecast_value(forecast),
            source: forecast.source.name(),
            status: forecast.status.map(Status::name),
        }),
    }
}

fn forecast_value(forecast: &ForecastReport) -> Option<Box<RawValue>> {
    match &forecast.value {
        ForecastValue::Figure(value) => raw(&figure(value)),
        ForecastValue::Date(date) => raw(&date.to_string()),
        ForecastValue::Colour => None,
    }
}

/// What a side says, as one text for a table: a figure alone is a number, everything else as in JSON, and a state by its name.
pub(in crate::render) fn text(side: &Content) -> String {
    let Some(value) = content(side) else {
        return if *side == Content::Nothing { String::new() } else { state(side).to_owned() };
    };
    match side {
        Content::Text(text) => text.clone(),
        Content::Texts(texts) => texts.join(" | "),
        Content::Parts(numerator, denominator) => {
            format!("{}/{}", exact::figure(numerator), exact::figure(denominator))
        }
        Content::Nothing
        | Content::Withheld
        | Content::Line(_)
        | Content::Figure(..)
        | Content::Percent(..)
        | Content::Expected(..)
        | Content::Target(..)
        | Content::Tolerance(_)
        | Content::Kind(_)
        | Content::Rule(_)
        | Content::Date(_)
        | Content::Status(_)
        | Content::State(_)
        | Content::Baseline(..)
        | Content::Revised(..)
        | Content::Forecast(_) => value.get().trim_matches('"').to_owned(),
    }
}
