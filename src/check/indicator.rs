//! Indicators and lines: target, interim targets, tolerance, revisions.

use std::collections::BTreeMap;

use super::settings::{self, YEARS};
use super::{label, optional, period, required, whole_number, word};
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::raw::{Amount, Amounts, RawIndicator, RawInterim, RawPlan, RawRevision, RawTarget, RawTolerance};
use crate::model::{
    Accepted, Baseline, Indicator, Interim, InterimPoint, InterimValue, Kind, LineKind, Mark, Origin, Reference,
    Revision, Rule, Sense, SeriesId, Settings, Target, Tolerance, ToleranceRule,
};
use crate::number::Decimal;
use crate::period::{Calendar, Period};
use crate::source::{Located, Place};

/// What an indicator takes from the levels above it.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'a> {
    pub(super) matrix: &'a str,
    pub(super) year: i32,
    pub(super) calendar: Calendar,
    pub(super) settings: &'a Settings,
    /// The tolerance of goal, matrix, project or the built-in one, whichever is nearest.
    pub(super) tolerance: ToleranceRule,
}

impl Surroundings<'_> {
    fn last_period(&self) -> Period {
        let scheme = self.settings.scheme;
        Period { year: self.year, index: scheme.periods(), scheme }
    }
}

pub(super) fn check(
    raw: &RawIndicator,
    id: Option<(Located<String>, SeriesId)>,
    line: LineKind,
    surroundings: &Surroundings<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Indicator> {
    let name = required(raw.name.as_ref(), "name", raw.section, raw.place, diagnostics);
    let baseline = baseline(raw, diagnostics);
    let target = match line {
        LineKind::Goal => raw.target.as_ref().map(|raw| target(raw, diagnostics)),
        LineKind::Budget | LineKind::Consolidation => Some(plan(&raw.plans, raw, diagnostics)),
    };
    // A target that cannot be read is reported; the rest is still checked as far as it does not hang on it.
    let target_unreadable = matches!(target, Some(None));
    let target = target.flatten();
    let kind = match line {
        LineKind::Goal => kind(raw, target.as_ref(), target_unreadable, diagnostics),
        LineKind::Budget | LineKind::Consolidation => Some(Kind::Cumulative),
    };
    if let (Some(kind), Some(target)) = (kind, &target) {
        target_fits(kind, target, baseline.as_ref(), diagnostics);
    }
    let scheme = surroundings.settings.scheme;
    let per_period = word(raw.reported.as_ref(), "reported", &[("per-period", true), ("to-date", false)], diagnostics)
        .unwrap_or(false);
    if let (Some(kind), Some(reported), true) = (kind, &raw.reported, per_period)
        && !matches!(kind, Kind::Cumulative | Kind::Average | Kind::Ratio)
    {
        diagnostics.push(Problem::PerPeriodKind { kind }, reported.place);
    }
    if let (Some(kind), Some(scale)) = (kind, &raw.scale) {
        if kind != Kind::Ratio {
            diagnostics.push(Problem::ScaleKind { kind }, scale.place);
        } else if scale.value <= Decimal::ZERO {
            diagnostics.push(Problem::ScaleNotPositive, scale.place);
        }
    }
    let report_in = raw
        .report_in
        .as_ref()
        .map(|labels| labels.iter().filter_map(|text| label(text, scheme, diagnostics)).collect::<Vec<u8>>());
    let accepted = raw.accepted.as_ref().and_then(|raw| {
        let until = required(raw.until.as_ref(), "until", "accepted", raw.place, diagnostics);
        let reason = required(raw.reason.as_ref(), "reason", "accepted", raw.place, diagnostics);
        let until = until.and_then(|text| own_period(&text, surroundings, diagnostics));
        Some(Accepted { until: until?, reason: reason?.value })
    });
    let own = raw.tolerance.as_ref().and_then(|raw| own_tolerance(raw, kind, Origin::Indicator, diagnostics));
    if target_unreadable {
        return None;
    }
    let (Some(kind), Some(name), Some((id, series))) = (kind, name, id) else { return None };

    let builder = RuleBuilder { kind, baseline: baseline.is_some(), surroundings };
    let interim = builder.interim(raw.interim.as_ref(), target.as_ref(), raw.place, diagnostics);
    let rule = builder.rule(target, interim, raw.interim.as_ref(), own);
    let revisions = builder.revisions(raw, &rule, line, baseline.as_ref(), diagnostics);
    Some(Indicator {
        matrix: surroundings.matrix.to_owned(),
        id: id.value,
        name: name.value,
        unit: match line {
            LineKind::Goal => optional(raw.unit.as_ref()).unwrap_or_default(),
            LineKind::Budget | LineKind::Consolidation => "EUR".into(),
        },
        kind,
        line,
        per_period,
        scale: raw.scale.as_ref().map_or(Decimal::ONE, |scale| scale.value),
        rule,
        revisions,
        baseline,
        accepted,
        report_in,
        source: optional(raw.source.as_ref()),
        product_group: optional(raw.product_group.as_ref()),
        responsible: optional(raw.responsible.as_ref()),
        calendar: surroundings.calendar,
        year: surroundings.year,
        series,
        place: id.place,
    })
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

fn baseline(raw: &RawIndicator, diagnostics: &mut Diagnostics) -> Option<Baseline> {
    let raw = raw.baseline.as_ref()?;
    if raw.value.is_none() {
        diagnostics.push(Problem::MissingKey { key: "value", section: "baseline" }, raw.place);
    }
    let year = whole_number(raw.year.as_ref(), "year", YEARS, diagnostics);
    let value = raw.value.as_ref()?;
    Some(Baseline { value: value.value, year, place: value.place })
}

fn target(raw: &RawTarget, diagnostics: &mut Diagnostics) -> Option<Located<Target>> {
    if raw.unreadable {
        return None;
    }
    if raw.senses.len() + usize::from(raw.done_by.is_some()) != 1 {
        diagnostics.push(Problem::TargetForm, raw.place);
        return None;
    }
    if let Some(date) = &raw.done_by {
        if let Some(of) = &raw.of {
            diagnostics.push(Problem::TargetForm, of.place);
            return None;
        }
        return Some(Located::new(Target::DoneBy(date.value), raw.place));
    }
    let (key, place, amounts) = raw.senses.first()?;
    let sense = match *key {
        "at_least" => Sense::AtLeast,
        "at_most" => Sense::AtMost,
        "between" => Sense::Between,
        _ => Sense::Exactly,
    };
    let relative = raw.of.is_some();
    let mut numbers = Vec::new();
    for amount in amounts {
        match (amount.value, relative) {
            (Amount::Number(value), false) | (Amount::Percent(value), true) => numbers.push(value),
            (Amount::Percent(_), false) => diagnostics.push(Problem::PercentWithoutReference, amount.place),
            (Amount::Number(_), true) => diagnostics.push(Problem::ReferenceWithoutPercent, amount.place),
        }
    }
    if numbers.len() != amounts.len() {
        return None;
    }
    let mark = match (sense, numbers.as_slice()) {
        (Sense::Between, [low, high]) if low > high => {
            diagnostics.push(Problem::CorridorReversed, *place);
            return None;
        }
        (Sense::Between, [low, high]) => Mark::Corridor { low: *low, high: *high },
        (Sense::AtLeast | Sense::AtMost | Sense::Exactly, [value]) => Mark::Point(*value),
        _ => {
            let expected = if sense == Sense::Between { 2 } else { 1 };
            diagnostics.push(Problem::FigureCount { key, expected, found: amounts.len() }, *place);
            return None;
        }
    };
    let references = [Reference::PreviousYear, Reference::Baseline].map(|reference| (reference.name(), reference));
    let target = if relative {
        Target::Relative { sense, percent: mark, of: word(raw.of.as_ref(), "of", &references, diagnostics)? }
    } else {
        Target::Absolute { sense, mark }
    };
    Some(Located::new(target, raw.place))
}

/// The plan figure of a budget or consolidation line: spend at most, take in or save at least.
fn plan(plans: &[RawPlan], raw: &RawIndicator, diagnostics: &mut Diagnostics) -> Option<Located<Target>> {
    let [plan] = plans else {
        diagnostics.push(Problem::PlanForm { section: raw.section, found: plans.len() }, raw.place);
        return None;
    };
    Some(planned(plan))
}

fn planned(plan: &RawPlan) -> Located<Target> {
    let sense = if plan.key == "expense" { Sense::AtMost } else { Sense::AtLeast };
    plan.value.with(Target::Absolute { sense, mark: Mark::Point(plan.value.value) })
}

fn target_fits(kind: Kind, target: &Located<Target>, baseline: Option<&Baseline>, diagnostics: &mut Diagnostics) {
    let dated = matches!(target.value, Target::DoneBy(_));
    if dated != (kind == Kind::Milestone) {
        diagnostics.push(Problem::TargetKind { kind }, target.place);
    }
    if let Target::Relative { of: Reference::Baseline, .. } = target.value {
        match baseline {
            None => diagnostics.push(Problem::ReferenceWithoutBaseline, target.place),
            Some(baseline) if baseline.value < Decimal::ZERO => {
                diagnostics.push_pair(
                    Problem::NegativeReference { value: baseline.value.to_string() },
                    target.place,
                    baseline.place,
                );
            }
            Some(_) => {}
        }
    }
}

fn own_tolerance(
    raw: &RawTolerance,
    kind: Option<Kind>,
    origin: Origin,
    diagnostics: &mut Diagnostics,
) -> Option<ToleranceRule> {
    let tolerance = settings::tolerance(raw, diagnostics)?;
    let Tolerance { green, yellow } = tolerance;
    if kind == Some(Kind::Milestone) && (green.is_relative() || yellow.is_relative()) {
        diagnostics.push(Problem::ToleranceInDays, raw.place);
        return None;
    }
    Some(ToleranceRule { tolerance, origin, place: Some(raw.place) })
}

fn own_period(
    text: &Located<String>,
    surroundings: &Surroundings<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Period> {
    let found = period(text, surroundings.settings.scheme, diagnostics)?;
    if found.year != surroundings.year {
        diagnostics.push(Problem::PeriodOfOtherYear { period: found, year: surroundings.year }, text.place);
        return None;
    }
    Some(found)
}

struct RuleBuilder<'a> {
    kind: Kind,
    baseline: bool,
    surroundings: &'a Surroundings<'a>,
}

impl RuleBuilder<'_> {
    fn rule(
        &self,
        target: Option<Located<Target>>,
        interim: Interim,
        raw_interim: Option<&RawInterim>,
        own: Option<ToleranceRule>,
    ) -> Rule {
        let built_in_days =
            ToleranceRule { tolerance: Tolerance::MILESTONE_DAYS, origin: Origin::BuiltIn, place: None };
        let (tolerance, days) = if self.kind == Kind::Milestone {
            (self.surroundings.tolerance, own.unwrap_or(built_in_days))
        } else {
            (own.unwrap_or(self.surroundings.tolerance), built_in_days)
        };
        Rule { target, interim, interim_place: raw_interim.map(interim_place), tolerance, days }
    }

    fn interim(
        &self,
        raw: Option<&RawInterim>,
        target: Option<&Located<Target>>,
        place: Place,
        diagnostics: &mut Diagnostics,
    ) -> Interim {
        let Some(raw) = raw else { return Interim::KindDefault };
        let place = match raw {
            RawInterim::Word(word) => word.place,
            RawInterim::Points { place: points, .. } => {
                if points.start == points.end {
                    place
                } else {
                    *points
                }
            }
        };
        let Some(target) = target.filter(|_| self.kind != Kind::Assessed) else {
            diagnostics.push(Problem::InterimWithoutTarget, place);
            return Interim::KindDefault;
        };
        match raw {
            RawInterim::Word(text) => self.interim_word(text, diagnostics),
            RawInterim::Points { points, .. } => {
                let read = points.iter().filter_map(|(label, amounts)| self.point(label, amounts, target, diagnostics));
                Interim::Points(read.collect::<BTreeMap<_, _>>())
            }
        }
    }

    fn interim_word(&self, text: &Located<String>, diagnostics: &mut Diagnostics) -> Interim {
        #[derive(Clone, Copy, PartialEq)]
        enum Word {
            Seasonal,
            Linear,
            Constant,
        }
        let words = [("seasonal", Word::Seasonal), ("linear", Word::Linear), ("constant", Word::Constant)];
        let Some(found) = word(Some(text), "interim", &words, diagnostics) else { return Interim::KindDefault };
        if self.kind == Kind::Milestone {
            diagnostics.push(Problem::InterimOfMilestone, text.place);
            return Interim::KindDefault;
        }
        match found {
            Word::Seasonal => Interim::Seasonal,
            Word::Constant => Interim::Constant,
            Word::Linear if self.kind != Kind::Cumulative && !self.baseline => {
                diagnostics.push(Problem::LinearWithoutBaseline, text.place);
                Interim::KindDefault
            }
            Word::Linear => Interim::Linear,
        }
    }

    fn point(
        &self,
        name: &Located<String>,
        amounts: &Amounts,
        target: &Located<Target>,
        diagnostics: &mut Diagnostics,
    ) -> Option<(u8, InterimPoint)> {
        let index = label(name, self.surroundings.settings.scheme, diagnostics)?;
        let corridor = target.value.sense() == Some(Sense::Between);
        let place = amounts
            .first()
            .map_or(name.place, |first| Place { end: amounts[amounts.len() - 1].place.end, ..first.place });
        let numbers: Vec<Amount> = amounts.iter().map(|amount| amount.value).collect();
        let value = match numbers.as_slice() {
            [Amount::Percent(share)] => InterimValue::Share(*share),
            [Amount::Number(value)] if !corridor => InterimValue::Value(Mark::Point(*value)),
            [Amount::Number(low), Amount::Number(high)] if corridor => {
                if low > high {
                    diagnostics.push(Problem::CorridorReversed, place);
                    return None;
                }
                InterimValue::Value(Mark::Corridor { low: *low, high: *high })
            }
            _ => {
                diagnostics.push(Problem::InterimShape { corridor }, place);
                return None;
            }
        };
        if index == self.surroundings.settings.scheme.periods() && !self.is_annual(&value, &target.value) {
            diagnostics.push_pair(Problem::InterimOfLastPeriod { label: name.value.clone() }, place, target.place);
            return None;
        }
        Some((index, InterimPoint { value, place }))
    }

    /// True where the interim target of the last period says the same as the annual target.
    fn is_annual(&self, value: &InterimValue, target: &Target) -> bool {
        let hundred = Decimal::ONE_HUNDRED;
        match (value, target) {
            (InterimValue::Share(share), Target::Absolute { .. } | Target::Relative { .. }) => *share == hundred,
            (InterimValue::Value(value), Target::Absolute { mark, .. }) => value == mark,
            (InterimValue::Value(_), Target::Relative { .. }) => false,
            // A milestone that is due only after the year may have a progress to reach by its end.
            (InterimValue::Share(progress) | InterimValue::Value(Mark::Point(progress)), Target::DoneBy(due)) => {
                *progress == hundred || *due > self.surroundings.calendar.cutoff(self.surroundings.last_period())
            }
            (InterimValue::Value(Mark::Corridor { .. }), Target::DoneBy(_)) => false,
        }
    }

    fn revisions(
        &self,
        raw: &RawIndicator,
        first: &Rule,
        line: LineKind,
        baseline: Option<&Baseline>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Revision> {
        let mut dated: Vec<(Period, Place, &RawRevision)> = Vec::new();
        for raw in &raw.revised {
            let from = required(raw.from.as_ref(), "from", "revised", raw.place, diagnostics);
            let Some(from) = from else { continue };
            let Some(found) = own_period(&from, self.surroundings, diagnostics) else { continue };
            if let Some((_, earlier, _)) = dated.iter().find(|(period, ..)| *period == found) {
                diagnostics.push_pair(Problem::RevisionTwice { period: found }, from.place, *earlier);
                continue;
            }
            dated.push((found, from.place, raw));
        }
        dated.sort_by_key(|(period, ..)| *period);
        let mut rule = first.clone();
        let mut revisions = Vec::new();
        for (from, _, raw) in dated {
            if let Some(revision) = self.revision(from, raw, &rule, line, baseline, diagnostics) {
                rule = revision.rule.clone();
                revisions.push(revision);
            }
        }
        revisions
    }

    fn revision(
        &self,
        from: Period,
        raw: &RawRevision,
        before: &Rule,
        line: LineKind,
        baseline: Option<&Baseline>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Revision> {
        let reason = required(raw.reason.as_ref(), "reason", "revised", raw.place, diagnostics);
        let new_target = match line {
            LineKind::Goal => raw.target.as_ref().map(|raw| target(raw, diagnostics)),
            LineKind::Budget | LineKind::Consolidation => match raw.plans.as_slice() {
                [] => None,
                [plan] => Some(Some(planned(plan))),
                plans => {
                    diagnostics.push(Problem::PlanForm { section: "revised", found: plans.len() }, raw.place);
                    Some(None)
                }
            },
        };
        if new_target.is_none() && raw.interim.is_none() && raw.tolerance.is_none() {
            diagnostics.push(Problem::RevisionEmpty, raw.place);
            return None;
        }
        let changes_target = new_target.is_some();
        let target = match new_target {
            None => before.target.clone(),
            Some(new) => {
                let new = new?;
                target_fits(self.kind, &new, baseline, diagnostics);
                Some(new)
            }
        };
        let own =
            raw.tolerance.as_ref().and_then(|raw| own_tolerance(raw, Some(self.kind), Origin::Revision, diagnostics));
        let mut rule = Rule { target, ..before.clone() };
        if raw.interim.is_some() {
            rule.interim = self.interim(raw.interim.as_ref(), rule.target.as_ref(), raw.place, diagnostics);
            rule.interim_place = raw.interim.as_ref().map(interim_place);
        } else if let (Interim::Points(points), Some(target)) = (&rule.interim, &rule.target) {
            // Written interim values stay; they must have the shape of the new target.
            let corridor = target.value.sense() == Some(Sense::Between);
            for point in points.values() {
                if matches!(&point.value, InterimValue::Value(mark) if matches!(mark, Mark::Corridor { .. }) != corridor)
                {
                    diagnostics.push_pair(Problem::InterimShape { corridor }, target.place, point.place);
                }
            }
        }
        match own {
            Some(own) if self.kind == Kind::Milestone => rule.days = own,
            Some(own) => rule.tolerance = own,
            None => {}
        }
        Some(Revision {
            from,
            rule,
            changes_target,
            changes_interim: raw.interim.is_some(),
            changes_tolerance: raw.tolerance.is_some(),
            reason: reason?.value,
        })
    }
}

fn interim_place(raw: &RawInterim) -> Place {
    match raw {
        RawInterim::Word(word) => word.place,
        RawInterim::Points { place, .. } => *place,
    }
}
