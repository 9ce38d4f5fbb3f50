//! What differs in single areas: the indicator as it is read there.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::given::{baseline, report_in};
use super::rule::{RuleBuilder, own_tolerance};
use super::surroundings::Surroundings;
use super::target::{target, target_fits};
use super::{area, required, unique};
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::raw::{RawIndicator, RawIndicatorArea};
use crate::model::{Areas, Indicator, Interim, Kind, LineKind, Origin, Revision, Rule};
use crate::source::Place;

/// The indicator in each area that has a table at it, by the ids of the areas.
pub(super) fn check(
    raw: &RawIndicator,
    whole: &Indicator,
    surroundings: &Surroundings<'_>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Arc<Indicator>> {
    let mut seen: HashMap<&str, Place> = HashMap::new();
    let mut by_area = BTreeMap::new();
    for raw in &raw.by_area {
        let id = required(raw.id.as_ref(), "id", raw.section, raw.place, diagnostics);
        let declared = surroundings.settings.areas.iter().map(|area| area.id.as_str());
        let known = id.as_ref().is_some_and(|id| area::known(id, declared, diagnostics));
        let once = raw.id.as_ref().is_none_or(|id| unique(id, &mut seen, raw.section, diagnostics));
        if let (Some(id), Areas::Named(named), true) = (&id, &whole.areas, known)
            && !named.contains(&id.value)
        {
            diagnostics.push(Problem::AreaNotNamed { id: id.value.clone(), named: named.clone() }, id.place);
        }
        let found = one(raw, whole, surroundings, diagnostics);
        if let (Some(id), Some(found), true, true) = (id, found, known, once) {
            let read = Indicator { area: Some(id.value.clone()), place: id.place, ..found };
            by_area.insert(id.value, Arc::new(read));
        }
    }
    by_area
}

/// What is not given comes from the indicator, except the target and its interim values: a share of the city's target is
/// no target of a quarter.
fn one(
    raw: &RawIndicatorArea,
    whole: &Indicator,
    surroundings: &Surroundings<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Indicator> {
    let kind = whole.kind;
    let baseline = match &raw.baseline {
        Some(own) => baseline(Some(own), diagnostics),
        None => whole.baseline,
    };
    let target = match raw.target.as_ref().map(|raw| target(raw, diagnostics)) {
        None => None,
        Some(read) => Some(read?),
    };
    if let Some(target) = &target {
        target_fits(kind, target, baseline.as_ref(), diagnostics);
    }
    let builder = RuleBuilder { kind, baseline: baseline.is_some(), surroundings };
    let interim = builder.interim(raw.interim.as_ref(), target.as_ref(), raw.place, diagnostics);
    let own = raw.tolerance.as_ref().and_then(|raw| own_tolerance(raw, Some(kind), Origin::Indicator, diagnostics));
    let of_whole = if kind == Kind::Milestone { whole.rule.days } else { whole.rule.tolerance };
    let mut rule = builder.rule(target, interim, raw.interim.as_ref(), own.or(Some(of_whole)));
    let mut revisions = match &raw.revised {
        Some(own) => builder.revisions(own, &rule, LineKind::Goal, baseline.as_ref(), diagnostics),
        None if own.is_some() => Vec::new(),
        None => of_tolerance(whole, &rule),
    };
    let mut undecided_target = None;
    if whole.undecided {
        undecided_target = rule.target.take();
        rule.interim = Interim::KindDefault;
        rule.interim_place = None;
        revisions.clear();
    }
    let scheme = surroundings.settings.scheme;
    let report_in = match &raw.report_in {
        Some(own) => report_in(Some(own), raw.section, raw.place, scheme, diagnostics),
        None => whole.report_in.clone(),
    };
    Some(Indicator {
        by_area: BTreeMap::new(),
        accepted: None,
        baseline,
        rule,
        revisions,
        undecided_target,
        report_in,
        ..whole.clone()
    })
}

/// Of what is revised at the indicator, an area takes the tolerances alone.
fn of_tolerance(whole: &Indicator, rule: &Rule) -> Vec<Revision> {
    let revised = whole.revisions.iter().filter(|revision| revision.changes_tolerance);
    revised
        .map(|revision| Revision {
            rule: Rule { tolerance: revision.rule.tolerance, days: revision.rule.days, ..rule.clone() },
            changes_target: false,
            changes_interim: false,
            ..revision.clone()
        })
        .collect()
}
