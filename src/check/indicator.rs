//! Indicators and lines: what they say themselves, and what they take from the levels above.

use std::collections::BTreeMap;

use super::given::{baseline, report_in};
use super::rule::{RuleBuilder, own_period, own_tolerance};
use super::series::{LINE_UNIT, continues};
use super::surroundings::Surroundings;
use super::target::{plan, target, target_fits};
use super::{area, by_area, marks, optional, required, word};
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::raw::RawIndicator;
use crate::model::{Accepted, Indicator, Interim, Kind, LineKind, Origin, Protection, PublicDepth, SeriesId, Target};
use crate::number::Decimal;
use crate::source::Located;

pub(super) fn check(
    raw: &RawIndicator,
    id: Option<(Located<String>, SeriesId)>,
    line: LineKind,
    surroundings: &Surroundings<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Indicator> {
    let name = required(raw.name.as_ref(), "name", raw.section, raw.place, diagnostics);
    let baseline = baseline(raw.baseline.as_deref(), diagnostics);
    let target = match line {
        LineKind::Goal => raw.target.as_ref().map(|raw| target(raw, diagnostics)),
        LineKind::Budget | LineKind::Consolidation => Some(plan(&raw.plans, raw, diagnostics)),
    };
    // A target that cannot be read is reported; the rest is still checked as far as it does not hang on it.
    let target_unreadable = matches!(target, Some(None));
    let target = target.flatten();
    let undecided = line == LineKind::Goal && is_undecided(raw, target.as_ref());
    let kind = match line {
        LineKind::Goal if undecided => Some(Kind::Level),
        LineKind::Goal => kind(raw, target.as_ref(), target_unreadable, diagnostics),
        LineKind::Budget | LineKind::Consolidation => Some(Kind::Cumulative),
    };
    // What hangs on the kind is asked where there is one.
    let decided = kind.filter(|_| !undecided);
    if let (Some(kind), Some(target)) = (kind, &target) {
        target_fits(kind, target, baseline.as_ref(), diagnostics);
    }
    let scheme = surroundings.settings.scheme;
    let per_period =
        word(raw.reported.as_deref(), "reported", &[("per-period", true), ("to-date", false)], diagnostics)
            .unwrap_or(false);
    if let (Some(kind), Some(reported), true) = (decided, &raw.reported, per_period)
        && !matches!(kind, Kind::Cumulative | Kind::Average | Kind::Ratio)
    {
        diagnostics.push(Problem::PerPeriodKind { kind }, reported.place);
    }
    if let (Some(kind), Some(scale)) = (decided, &raw.scale) {
        if kind != Kind::Ratio {
            diagnostics.push(Problem::ScaleKind { kind }, scale.place);
        } else if scale.value <= Decimal::ZERO {
            diagnostics.push(Problem::ScaleNotPositive, scale.place);
        }
    }
    part_names(raw, decided, diagnostics);
    let total_is_sum = area::total_is_sum(raw, decided, diagnostics);
    let areas = area::of_indicator(raw, &surroundings.settings.areas, diagnostics);
    let marks = marks::check(&raw.marks, raw.section, raw.place, diagnostics);
    let report_in = report_in(raw.report_in.as_ref(), raw.section, raw.place, scheme, diagnostics);
    let accepted = accepted(raw, surroundings, diagnostics);
    let own = raw.tolerance.as_ref().and_then(|raw| own_tolerance(raw, kind, Origin::Indicator, diagnostics));
    if target_unreadable {
        return None;
    }
    let (Some(kind), Some(name), Some((id, series))) = (kind, name, id) else { return None };

    let builder = RuleBuilder { kind, baseline: baseline.is_some(), surroundings };
    let interim = builder.interim(raw.interim.as_ref(), target.as_ref(), raw.place, diagnostics);
    let mut rule = builder.rule(target, interim, raw.interim.as_ref(), own);
    let mut revisions = builder.revisions(&raw.revised, &rule, line, baseline.as_ref(), diagnostics);
    let mut undecided_target = None;
    if undecided {
        // Without a kind no rule can be read out of what is written; it is checked, kept in the file and shown.
        undecided_target = rule.target.take();
        rule.interim = Interim::KindDefault;
        rule.interim_place = None;
        revisions.clear();
    }
    let continues = continues(raw, &id, diagnostics);
    let mut whole = Indicator {
        matrix: surroundings.matrix.to_owned(),
        id: id.value,
        name: name.value,
        unit: match line {
            LineKind::Goal => optional(raw.unit.as_ref()).unwrap_or_default(),
            LineKind::Budget | LineKind::Consolidation => LINE_UNIT.into(),
        },
        kind,
        undecided,
        undecided_target,
        line,
        per_period: per_period && !undecided,
        scale: raw.scale.as_ref().map_or(Decimal::ONE, |scale| scale.value),
        numerator_name: optional(raw.numerator_name.as_deref()),
        denominator_name: optional(raw.denominator_name.as_deref()),
        area: None,
        areas,
        by_area: BTreeMap::new(),
        total_is_sum,
        marks,
        protection: protection(raw, surroundings, diagnostics),
        rule,
        revisions,
        baseline,
        accepted,
        report_in,
        source: optional(raw.source.as_deref()),
        method: optional(raw.method.as_deref()),
        reference: optional(raw.reference.as_deref()),
        product_group: optional(raw.product_group.as_deref()),
        responsible: optional(raw.responsible.as_deref()),
        calendar: surroundings.calendar,
        year: surroundings.year,
        series,
        continues,
        place: id.place,
    };
    whole.by_area = by_area::check(raw, &whole, surroundings, diagnostics);
    Some(whole)
}

/// How the values are protected where they are published. Lines of the budget count no people.
fn protection(raw: &RawIndicator, surroundings: &Surroundings<'_>, diagnostics: &mut Diagnostics) -> Protection {
    let depths = [("areas", PublicDepth::Areas), ("total", PublicDepth::Total), ("none", PublicDepth::None)];
    let full = |id: &Located<String>| {
        if id.value.contains('/') { id.value.clone() } else { format!("{}/{}", surroundings.matrix, id.value) }
    };
    Protection {
        confidential: raw.confidential.as_ref().map_or(surroundings.confidential, |written| written.value),
        cases: raw.cases.as_ref().map(full),
        depth: word(raw.public.as_ref(), "public", &depths, diagnostics).unwrap_or(PublicDepth::Areas),
    }
}

/// A deviation that the committee has accepted.
fn accepted(raw: &RawIndicator, surroundings: &Surroundings<'_>, diagnostics: &mut Diagnostics) -> Option<Accepted> {
    let raw = raw.accepted.as_ref()?;
    let until = required(raw.until.as_ref(), "until", "accepted", raw.place, diagnostics);
    let reason = required(raw.reason.as_ref(), "reason", "accepted", raw.place, diagnostics);
    let until = until.and_then(|text| own_period(&text, surroundings, diagnostics));
    Some(Accepted { until: until?, reason: reason?.value })
}

/// True where an open point stands in for the kind. A due date implies one.
fn is_undecided(raw: &RawIndicator, target: Option<&Located<Target>>) -> bool {
    let implied = matches!(target, Some(Located { value: Target::DoneBy(_), .. }));
    raw.marks.open.is_some() && raw.kind.is_none() && !implied
}

/// Names of numerator and denominator, which only a ratio has.
fn part_names(raw: &RawIndicator, kind: Option<Kind>, diagnostics: &mut Diagnostics) {
    for (key, name) in [("numerator_name", &raw.numerator_name), ("denominator_name", &raw.denominator_name)] {
        let Some(name) = name else { continue };
        if name.value.is_empty() {
            diagnostics.push(Problem::EmptyText { key, section: raw.section }, name.place);
        }
        if let Some(kind) = kind.filter(|kind| *kind != Kind::Ratio) {
            diagnostics.push(Problem::PartNameKind { key, kind }, name.place);
        }
    }
}

fn kind(
    raw: &RawIndicator,
    target: Option<&Located<Target>>,
    target_unreadable: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Kind> {
    if raw.kind.is_some() {
        return word(raw.kind.as_ref(), "kind", &Kind::ALL.map(|kind| (kind.name(), kind)), diagnostics);
    }
    if matches!(target, Some(Located { value: Target::DoneBy(_), .. })) {
        return Some(Kind::Milestone);
    }
    if !target_unreadable {
        diagnostics.push(Problem::KindMissing, raw.place);
    }
    None
}
