//! Rules: target, interim targets and tolerance together, and how revisions change them.

use litemap::LiteMap;

use super::settings;
use super::surroundings::Surroundings;
use super::target::{planned, target, target_fits};
use super::{label, period, required, word};
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::raw::{Amount, Amounts, RawInterim, RawRevision, RawTolerance};
use crate::model::{
    Baseline, Interim, InterimPoint, InterimValue, Kind, LineKind, Mark, Origin, Revision, Rule, Sense, Target,
    Tolerance, ToleranceRule,
};
use crate::number::Decimal;
use crate::period::Period;
use crate::source::{Located, Place};

pub(super) fn own_tolerance(
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

pub(super) fn own_period(
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

/// Builds the rules of an indicator: the first one and those of its revisions.
pub(super) struct RuleBuilder<'a> {
    pub(super) kind: Kind,
    pub(super) baseline: bool,
    pub(super) surroundings: &'a Surroundings<'a>,
}

impl RuleBuilder<'_> {
    pub(super) fn rule(
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

    pub(super) fn interim(
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
                let mut by_period = LiteMap::with_capacity(points.len());
                by_period.extend(read);
                Interim::Points(by_period)
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
            let scheme = self.surroundings.settings.scheme;
            diagnostics.push(Problem::InterimOfMilestone { scheme }, text.place);
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
                let scheme = self.surroundings.settings.scheme;
                diagnostics.push(Problem::InterimShape { corridor, scheme }, place);
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
            (InterimValue::Value(_), Target::Relative { .. })
            | (InterimValue::Value(Mark::Corridor { .. }), Target::DoneBy(_)) => false,
            // A milestone that is due only after the year may have a progress to reach by its end.
            (InterimValue::Share(progress) | InterimValue::Value(Mark::Point(progress)), Target::DoneBy(due)) => {
                *progress == hundred || *due > self.surroundings.calendar.cutoff(self.surroundings.last_period())
            }
        }
    }

    pub(super) fn revisions(
        &self,
        revised: &[RawRevision],
        first: &Rule,
        line: LineKind,
        baseline: Option<&Baseline>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Revision> {
        let mut dated: Vec<(Period, Place, &RawRevision)> = Vec::new();
        for raw in revised {
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
                    let scheme = self.surroundings.settings.scheme;
                    diagnostics.push_pair(Problem::InterimShape { corridor, scheme }, target.place, point.place);
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
