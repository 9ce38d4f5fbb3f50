//! A snapshot: that it is whole, that the rules are still those that it was made with, and what it says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::{actuals, optional, required};
use super::todays::Parts;
use super::{Known, part, unjudged};
use crate::closing::definition;
use crate::diagnostic::{Diagnostics, Problem};
use crate::evaluate::deviation::deviation;
use crate::evaluate::expectation::{Basis, Expectation};
use crate::evaluate::expected::sense;
use crate::load::closed::{
    Exact, RawBefore, RawComparison, RawExpected, RawFrozen, RawFrozenActual, RawPart, RawReason, RawSnapshot,
};
use crate::model::actual::Forecast;
use crate::model::outcome::{ActualValue, AppliedTolerance, ExpectedRule, Outcome, Reason, ReportedState};
use crate::model::{
    Before, Closed, Frozen, FrozenComparison, FrozenReport, Indicator, IndicatorTexts, Kind, Mark, MatrixTexts,
    ReportTexts, Rule, SeriesId, Target, Value,
};
use crate::number::Number;
use crate::period::{Period, Scheme};
use crate::seal::{self, FIRST_SCHEMA, SCHEMA};
use crate::source::{Located, Place};
use crate::status::{Colour, Status, Trend};

/// What messages call the tables of a snapshot.
const SECTION: &str = "[[indicator]]";

/// The closed period, and the indicators whose rules have changed or whose table cannot be read: these are blamed
/// already. `None` where the snapshot cannot be relied on, which is reported.
pub(super) fn check(
    raw: &RawSnapshot,
    period: Period,
    known: &Known<'_>,
    parts: &Parts<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(Closed, BTreeSet<SeriesId>)> {
    let schema = required(raw.schema.as_ref(), "schema", "", raw.place, diagnostics)?;
    let chained = schema.value == SCHEMA;
    if !chained && schema.value != FIRST_SCHEMA {
        diagnostics.push(Problem::SnapshotSchema { found: schema.value }, schema.place);
        return None;
    }
    let digest = required(raw.digest.as_ref(), "digest", "", raw.place, diagnostics)?;
    if digest.value != raw.found {
        diagnostics.push(Problem::SnapshotChanged { period }, digest.place);
        return None;
    }
    let written = required(raw.period.as_ref(), "period", "", raw.place, diagnostics)?;
    if written.value != raw.stem {
        let problem = Problem::PeriodMismatch { written: written.value, folder: raw.stem.clone() };
        diagnostics.push(problem, written.place);
        return None;
    }
    let on = dated(raw.closed_on.as_ref(), "closed_on", raw.place, diagnostics)?;
    let cutoff = dated(raw.cutoff.as_ref(), "cutoff", raw.place, diagnostics)?.to_string();
    let before = before(raw.before.as_ref(), period.scheme, diagnostics)?;
    let parts = if chained { part::check(raw, period, parts, diagnostics)? } else { Vec::new() };
    let texts: BTreeMap<String, MatrixTexts> = parts.iter().filter_map(|part| part::texts(part)).collect();
    let mut indicators: BTreeMap<SeriesId, Frozen> = BTreeMap::new();
    let mut blamed = BTreeSet::new();
    let of_part = |part: &RawPart| (part::is_complete(part), part::has_members(part));
    let tables: Box<dyn Iterator<Item = ((bool, bool), &RawFrozen)>> = if chained {
        Box::new(parts.iter().flat_map(|part| part.indicators.iter().map(move |table| (of_part(part), table))))
    } else {
        Box::new(raw.indicators.iter().map(|table| ((false, false), table)))
    };
    for ((is_complete, is_newest), table) in tables {
        let Some(id) = required(table.id.as_ref(), "id", SECTION, table.place, diagnostics) else { continue };
        let Some(indicator) = known.get(&id.value) else {
            if table.area.is_none() {
                diagnostics.push(Problem::ClosedIndicatorGone { indicator: id.value, period }, id.place);
            }
            continue;
        };
        if let Some(area) = &table.area {
            let read = indicator.in_area(&area.value);
            let reader = Reader { table, indicator: &read, period, has_texts: chained, is_complete, is_newest };
            match (reader.area(&cutoff, diagnostics), indicators.get_mut(&indicator.series)) {
                (Some(value), Some(frozen)) => drop(frozen.areas.insert(area.value.clone(), value)),
                (Some(_), None) => {}
                (None, frozen) => {
                    blamed.insert(indicator.series);
                    // Its corrections are still held against what was closed.
                    let value = reader.value(&mut Diagnostics::default());
                    if let (Some(frozen), Some(value)) = (frozen, value) {
                        frozen.areas.insert(area.value.clone(), value);
                    }
                }
            }
            continue;
        }
        let reader = Reader { table, indicator, period, has_texts: chained, is_complete, is_newest };
        let frozen = if reader.has_same_rules(&cutoff, diagnostics) { reader.frozen(diagnostics) } else { None };
        match frozen {
            Some(frozen) => drop(indicators.insert(indicator.series, frozen)),
            None => drop(blamed.insert(indicator.series)),
        }
    }
    let mut with_areas: Vec<&Indicator> =
        known.values().copied().filter(|indicator| !indicator.by_area.is_empty()).collect();
    with_areas.sort_by_key(|indicator| indicator.place);
    for indicator in with_areas {
        let Some(frozen) = indicators.get(&indicator.series).filter(|_| !blamed.contains(&indicator.series)) else {
            continue;
        };
        let new = |(id, area): &(&String, &Arc<Indicator>)| {
            !frozen.areas.contains_key(*id) && area.rule_at(period).target.is_some()
        };
        for (_, area) in indicator.by_area.iter().filter(new) {
            diagnostics.push_pair(target_added(area, period), area.place, frozen.total.place.unwrap_or(raw.place));
        }
    }
    let by = optional(raw.closed_by.as_ref());
    Some((Closed { on, by, digest: digest.value, before, chained, texts, indicators }, blamed))
}

/// That an area has a target that it had not when its period was closed.
fn target_added(area: &Indicator, period: Period) -> Problem {
    let now = definition::definition(area, period).into_iter().find(|(key, _)| *key == "target");
    Problem::ClosedRuleChanged {
        indicator: area.full_id(),
        period,
        key: "target",
        closed: None,
        now: now.map(|(_, text)| text),
    }
}

/// The snapshot made last before. `None` where it cannot be read, which is reported.
#[expect(clippy::option_option, reason = "there need be none, and it may be unreadable")]
fn before(raw: Option<&RawBefore>, scheme: Scheme, diagnostics: &mut Diagnostics) -> Option<Option<Before>> {
    let Some(raw) = raw else { return Some(None) };
    let period = required(raw.period.as_ref(), "period", "before", raw.place, diagnostics);
    let digest = required(raw.digest.as_ref(), "digest", "before", raw.place, diagnostics);
    let (period, digest) = (period?, digest?);
    let period = super::super::period(&period, scheme, diagnostics)?;
    Some(Some(Before { period, digest: digest.value }))
}

fn dated(
    date: Option<&Located<chrono::NaiveDate>>,
    key: &'static str,
    top: Place,
    diagnostics: &mut Diagnostics,
) -> Option<chrono::NaiveDate> {
    if date.is_none() {
        diagnostics.push(Problem::MissingKey { key, section: "" }, top);
    }
    date.map(|date| date.value)
}

/// Reads one table.
struct Reader<'a> {
    table: &'a RawFrozen,
    indicator: &'a Indicator,
    period: Period,
    /// True where the snapshot has texts.
    has_texts: bool,
    /// True where these are all of them; of the others today's are shown.
    is_complete: bool,
    /// True where it also says how figures are made, and which comments were missing.
    is_newest: bool,
}

impl Reader<'_> {
    /// True where the kind was an open point: there was no rule.
    fn was_undecided(&self) -> bool {
        !self.table.definition.iter().any(|(key, _)| *key == "kind")
    }

    /// True where the matrix says what it said then.
    fn has_same_rules(&self, default_cutoff: &str, diagnostics: &mut Diagnostics) -> bool {
        // What was not decided then may be decided now.
        if self.was_undecided() {
            return true;
        }
        let now = definition::definition(self.indicator, self.period);
        let mut same = true;
        for key in seal::DEFINITION {
            let closed = self.table.definition.iter().find(|(known, _)| *known == key).map(|(_, text)| text);
            let now = now.iter().find(|(known, _)| *known == key).map(|(_, text)| text.as_str());
            let said = closed.map(|text| text.value.as_str()).or((key == "cutoff").then_some(default_cutoff));
            if said == now {
                continue;
            }
            same = false;
            let problem = Problem::ClosedRuleChanged {
                indicator: self.indicator.full_id(),
                period: self.period,
                key,
                closed: said.map(str::to_owned),
                now: now.map(str::to_owned),
            };
            diagnostics.push_pair(problem, self.place_of(key), closed.map_or(self.table.place, |text| text.place));
        }
        same
    }

    /// Where the matrix says something about a key.
    fn place_of(&self, key: &str) -> Place {
        let rule = self.indicator.rule_at(self.period);
        let bounds = if self.indicator.kind == Kind::Milestone { rule.days } else { rule.tolerance };
        let found = match key {
            "target" => rule.target.as_ref().map(|target| target.place),
            "interim" => rule.interim_place,
            "tolerance" => bounds.place,
            "progress_tolerance" => rule.tolerance.place,
            "baseline" => self.indicator.baseline.map(|baseline| baseline.place),
            _ => None,
        };
        found.unwrap_or(self.indicator.place)
    }

    fn frozen(&self, diagnostics: &mut Diagnostics) -> Option<Frozen> {
        let (table, indicator) = (self.table, self.indicator);
        let rule = indicator.rule_at(self.period);
        let (total, forecast) = self.report(diagnostics)?;
        let actual = self.actual(table.actual.as_ref(), diagnostics)?;
        let expected = match &table.expected {
            None => {
                Expectation { mark: None, rule: ExpectedRule::None, assumed: false, reason: None, basis: Basis::Closed }
            }
            Some(raw) => self.expected(raw, diagnostics)?,
        };
        let deviation = match (&expected.mark, &actual.value, sense(rule)) {
            (Some(mark), Some(value), Some(sense)) => Some(deviation(value, mark, sense)),
            _ => None,
        };
        let status = required(table.status.as_ref(), "status", SECTION, table.place, diagnostics)?;
        let outcome = Outcome {
            period: self.period,
            cutoff: indicator.calendar.cutoff(self.period),
            annual: self.annual(rule),
            expected: expected.mark,
            expected_rule: expected.rule,
            expected_assumed: expected.assumed,
            deviation,
            tolerance: self.tolerance(rule),
            status: named(&status, "status", Status::ALL.map(|status| (status.name(), status)), diagnostics)?,
            reason: actual.reason.clone().or(expected.reason),
            actual,
        };
        let then = |closed: &Option<Located<String>>, today: &Option<String>| {
            if self.is_complete { optional(closed.as_ref()) } else { today.clone() }
        };
        let newest = |closed: &Option<Located<String>>, today: &Option<String>| {
            if self.is_newest { optional(closed.as_ref()) } else { today.clone() }
        };
        let has_texts = self.has_texts && indicator.area.is_none();
        let texts = has_texts.then(|| IndicatorTexts {
            name: optional(table.name.as_ref()).unwrap_or_default(),
            source: optional(table.source.as_ref()),
            method: newest(&table.method, &indicator.method),
            reference: newest(&table.reference, &indicator.reference),
            responsible: optional(table.responsible.as_ref()),
            product_group: then(&table.product_group, &indicator.product_group),
            numerator_name: then(&table.numerator_name, &indicator.numerator_name),
            denominator_name: then(&table.denominator_name, &indicator.denominator_name),
            open: part::plain(&table.open),
        });
        Some(Frozen {
            texts,
            outcome,
            forecast,
            previous: comparison(table.previous.as_ref(), diagnostics)?,
            year_before: comparison(table.year_before.as_ref(), diagnostics)?,
            total,
            areas: BTreeMap::new(),
        })
    }

    /// The value of an area, judged where it had a target of its own.
    fn area(&self, default_cutoff: &str, diagnostics: &mut Diagnostics) -> Option<Frozen> {
        if !self.table.definition.is_empty() {
            return if self.has_same_rules(default_cutoff, diagnostics) { self.frozen(diagnostics) } else { None };
        }
        if self.indicator.rule_at(self.period).target.is_some() {
            let problem = target_added(self.indicator, self.period);
            diagnostics.push_pair(problem, self.place_of("target"), self.table.place);
            return None;
        }
        self.value(diagnostics)
    }

    /// The value of an area without a verdict.
    fn value(&self, diagnostics: &mut Diagnostics) -> Option<Frozen> {
        let (report, _) = self.report(diagnostics)?;
        let actual = self.actual(self.table.actual.as_ref(), diagnostics)?;
        Some(unjudged(self.indicator, self.period, actual, report))
    }

    fn report(&self, diagnostics: &mut Diagnostics) -> Option<(FrozenReport, Option<Forecast>)> {
        let (value, forecast) = match &self.table.report {
            None => (Value::Missing, None),
            Some(raw) => actuals::value_and_forecast(raw, self.indicator, diagnostics)?,
        };
        let place = self.table.report.as_ref().map_or(self.table.place, |raw| raw.place);
        let texts = self.has_texts.then(|| ReportTexts {
            comment: optional(self.table.comment.as_ref()),
            action: optional(self.table.action.as_ref()),
            provisional: self.table.provisional,
            comment_missing: self.is_newest.then_some(self.table.comment_missing),
        });
        Some((FrozenReport { value, texts, place: Some(place), corrections: Vec::new() }, forecast))
    }

    fn annual(&self, rule: &Rule) -> Option<Mark<Number>> {
        if self.was_undecided() {
            return None;
        }
        match rule.target.as_ref().map(|target| &target.value)? {
            Target::Absolute { mark, .. } => Some(mark.numbers()),
            Target::Relative { .. } => self.table.annual.as_ref().and_then(mark),
            Target::DoneBy(_) => None,
        }
    }

    fn tolerance(&self, rule: &Rule) -> Option<AppliedTolerance> {
        if rule.target.is_none() || self.indicator.kind == Kind::Assessed || self.was_undecided() {
            return None;
        }
        let bounds = if self.table.in_days { rule.days } else { rule.tolerance };
        Some(AppliedTolerance { tolerance: bounds.tolerance, in_days: self.table.in_days })
    }

    fn expected(&self, raw: &RawExpected, diagnostics: &mut Diagnostics) -> Option<Expectation> {
        let rule = required(raw.rule.as_ref(), "rule", "expected", self.table.place, diagnostics)?;
        let rule = named(&rule, "rule", ExpectedRule::ALL.map(|rule| (rule.name(), rule)), diagnostics)?;
        Some(Expectation {
            mark: raw.value.as_ref().and_then(mark),
            rule,
            assumed: raw.assumed,
            reason: self.reason(&raw.reason),
            basis: Basis::Closed,
        })
    }

    fn actual(&self, raw: Option<&RawFrozenActual>, diagnostics: &mut Diagnostics) -> Option<ActualValue> {
        let Some(raw) = raw else {
            diagnostics.push(Problem::MissingKey { key: "actual", section: SECTION }, self.table.place);
            return None;
        };
        let state = match &raw.state {
            None => ReportedState::Value,
            Some(text) => named(text, "state", ReportedState::ALL.map(|state| (state.name(), state)), diagnostics)?,
        };
        let colour = match &raw.colour {
            None => None,
            Some(text) => {
                let colours = [Colour::Green, Colour::Yellow, Colour::Red].map(|colour| (colour.name(), colour));
                Some(named(text, "colour", colours, diagnostics)?)
            }
        };
        let first = |exact: &Option<Exact>| exact.as_ref().and_then(|exact| exact.value.first().cloned());
        let value = first(&raw.value);
        let places = first(&raw.places).and_then(|(places, _)| places.to_text(0).parse().ok());
        Some(ActualValue {
            places: places.or(value.as_ref().map(|(_, places)| *places)).unwrap_or(0),
            value: value.map(|(value, _)| value),
            ratio: first(&raw.numerator).zip(first(&raw.denominator)).map(|((part, _), (whole, _))| (part, whole)),
            done: raw.done.as_ref().map(|done| done.value),
            colour,
            state,
            reason: self.reason(&raw.reason),
            provisional: raw.provisional,
        })
    }

    fn reason(&self, raw: &RawReason) -> Option<Reason> {
        let detail = raw.detail.as_ref().map(|detail| detail.value.as_str());
        Reason::from_name(&raw.name.as_ref()?.value, detail, self.period.scheme)
    }
}

fn mark(exact: &Exact) -> Option<Mark<Number>> {
    match exact.value.as_slice() {
        [(value, _)] => Some(Mark::Point(value.clone())),
        [(low, _), (high, _)] => Some(Mark::Corridor { low: low.clone(), high: high.clone() }),
        _ => None,
    }
}

fn comparison(raw: Option<&RawComparison>, diagnostics: &mut Diagnostics) -> Option<FrozenComparison> {
    let Some(raw) = raw else { return Some(FrozenComparison::default()) };
    let trends = [Trend::Better, Trend::Same, Trend::Worse].map(|trend| (trend.name(), trend));
    let statuses = Status::ALL.map(|status| (status.name(), status));
    let status = match &raw.status {
        Some(text) => Some(named(text, "status", statuses, diagnostics)?),
        None => None,
    };
    let trend = match &raw.trend {
        Some(text) => Some(named(text, "trend", trends, diagnostics)?),
        None => None,
    };
    Some(FrozenComparison { status, trend })
}

fn named<T: Copy, const N: usize>(
    text: &Located<String>,
    key: &'static str,
    words: [(&'static str, T); N],
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    super::super::word(Some(text), key, &words, diagnostics)
}
