//! Warnings that need the figures: what is valid, but probably not what was meant.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostics, Problem};
use crate::evaluate::outcome::{Outcome, Reason};
use crate::evaluate::{self, actual, comment};
use crate::model::{Indicator, Interim, InterimValue, Kind, Mark, Matrix, Project, Reference, Rule, Sense, Target};
use crate::number::Number;
use crate::period::Period;
use crate::source::{Place, SourceId};

/// Looks at every indicator in every period that has reports; `today` tells which periods are over.
pub fn check(project: &Project, today: NaiveDate) -> Diagnostics {
    let indicators: Vec<&Arc<Indicator>> = project.matrices.iter().flat_map(Matrix::indicators).collect();
    let found: Vec<Diagnostics> = indicators
        .into_par_iter()
        .map(|indicator| {
            let mut diagnostics = Diagnostics::default();
            let checker = Checker { project, indicator, today };
            checker.rules(&mut diagnostics);
            checker.reports(&mut diagnostics);
            diagnostics
        })
        .collect();
    let mut all = Diagnostics::default();
    super::open::check(project, &mut all);
    for diagnostics in found {
        all.append(diagnostics);
    }
    once_a_file(&mut all);
    all
}

/// That a period is not over yet is said once a file, not at each of its values.
fn once_a_file(diagnostics: &mut Diagnostics) {
    let mut first: BTreeMap<(SourceId, Period), Place> = BTreeMap::new();
    for diagnostic in diagnostics.iter() {
        if let (Problem::PeriodNotOver { period, .. }, Some(place)) = (&diagnostic.problem, diagnostic.place) {
            let known = first.entry((place.source, *period)).or_insert(place);
            *known = place.min(*known);
        }
    }
    diagnostics.retain(|diagnostic| match (&diagnostic.problem, diagnostic.place) {
        (Problem::PeriodNotOver { period, .. }, Some(place)) => first.get(&(place.source, *period)) == Some(&place),
        _ => true,
    });
}

struct Checker<'a> {
    project: &'a Project,
    indicator: &'a Indicator,
    today: NaiveDate,
}

impl Checker<'_> {
    fn periods(&self) -> impl Iterator<Item = Period> {
        let scheme = self.project.settings.scheme;
        let year = self.indicator.year;
        (1..=scheme.periods()).map(move |index| Period { year, index, scheme })
    }

    /// What the matrix says.
    fn rules(&self, diagnostics: &mut Diagnostics) {
        let indicator = self.indicator;
        let revisions = indicator.revisions.iter().map(|revision| &revision.rule);
        for rule in std::iter::once(&indicator.rule).chain(revisions) {
            if let Some(target) = &rule.target {
                self.path(rule, target.place, diagnostics);
            }
        }
        let (mut zero, mut assumed, mut season) = (None, None, None);
        for period in self.periods().filter(|period| indicator.is_due(*period)) {
            let outcome = evaluate::outcome(self.project, indicator, period);
            if zero.is_none() && has_relative_tolerance_at_zero(indicator, &outcome) {
                zero = Some(period);
            }
            if assumed.is_none() && outcome.expected_assumed {
                assumed = Some(period);
            }
            if season.is_none() && outcome.reason == Some(Reason::NoSeasonalProfile) {
                season = Some(period);
            }
        }
        let rule = &indicator.rule;
        let target = rule.target.as_ref().map_or(indicator.place, |target| target.place);
        if let Some(period) = zero {
            let place = rule.tolerance.place.filter(|place| place.source == indicator.place.source).unwrap_or(target);
            diagnostics.push(Problem::RelativeToleranceAtZero { period }, place);
        }
        if assumed.is_some() {
            let scheme = self.project.settings.scheme;
            diagnostics.push(Problem::AssumedLinear { scheme }, target);
        }
        if let Some(period) = season {
            diagnostics.push(Problem::NoSeasonalProfile { period }, rule.interim_place.unwrap_or(target));
        }
    }

    /// Interim targets that run against the direction of the target. A count can only grow.
    fn path(&self, rule: &Rule, target_place: Place, diagnostics: &mut Diagnostics) {
        let Interim::Points(points) = &rule.interim else { return };
        let Some(Target::Absolute { sense, mark: Mark::Point(target) }) =
            rule.target.as_ref().map(|target| &target.value)
        else {
            return;
        };
        let rising = match (self.indicator.kind, sense) {
            (Kind::Cumulative, _) | (_, Sense::AtLeast) => true,
            (_, Sense::AtMost) => false,
            (_, Sense::Between | Sense::Exactly) => return,
        };
        let target = Number::from(target);
        let path = points.values().map(|point| {
            let value = match &point.value {
                InterimValue::Value(Mark::Point(value)) => Number::from(value),
                InterimValue::Share(share) => target.percent(&Number::from(share)),
                InterimValue::Value(Mark::Corridor { .. }) => target.clone(),
            };
            (value, point.place)
        });
        let path: Vec<(Number, Place)> = path.chain([(target.clone(), target_place)]).collect();
        for pair in path.windows(2) {
            let [(first, place), (then, _)] = pair else { continue };
            // A count of a city may shrink for good only where its target is below zero.
            let against = if rising { then < first } else { then > first };
            if against && !(self.indicator.kind == Kind::Cumulative && target.is_negative()) {
                let problem =
                    Problem::InterimAgainstDirection { first: first.to_exact_text(), then: then.to_exact_text() };
                diagnostics.push(problem, *place);
            }
        }
    }

    /// What was reported.
    fn reports(&self, diagnostics: &mut Diagnostics) {
        let indicator = self.indicator;
        let series = self.project.series(indicator.series);
        let mut before: Option<(Number, Period)> = None;
        for period in self.periods() {
            let Some(report) = series.periods.get(&period) else { continue };
            let outcome = evaluate::outcome(self.project, indicator, period);
            let reports = report.total.iter().chain(report.areas.values());
            for place in reports.clone().map(|report| report.place).take(1) {
                if self.today <= outcome.cutoff {
                    diagnostics.push(Problem::PeriodNotOver { period, cutoff: outcome.cutoff }, place);
                }
                self.reference(&outcome, place, diagnostics);
            }
            if let Some(total) = &report.total
                && total.comment.is_none()
                && comment::is_due(&self.project.settings.comment, indicator, &outcome, Some(total))
            {
                diagnostics.push(Problem::CommentMissing { indicator: indicator.full_id(), period }, total.place);
            }
            let Some(place) = reports.map(|report| report.place).next() else { continue };
            let Some(value) = self.single_value(period) else { continue };
            if let Some((earlier, then)) = &before {
                self.compare(&value, earlier, *then, place, diagnostics);
            }
            before = Some((value, period));
        }
    }

    /// The figure of the period alone where each report has one, else the Ist.
    fn single_value(&self, period: Period) -> Option<Number> {
        if matches!(self.indicator.kind, Kind::Milestone | Kind::Assessed) {
            return None;
        }
        actual::of_period_alone(self.project, self.indicator, period).value
    }

    fn compare(&self, value: &Number, before: &Number, then: Period, place: Place, diagnostics: &mut Diagnostics) {
        let texts = (value.to_exact_text(), before.to_exact_text());
        if self.indicator.kind == Kind::Cumulative && !self.indicator.per_period && value < before {
            diagnostics.push(Problem::CumulativeFalls { value: texts.0, before: texts.1, period: then }, place);
            return;
        }
        let (size, size_before) = (value.abs(), before.abs());
        let three = Number::from(3);
        let jumps = size > &size_before * &three || &size * &three < size_before;
        if jumps && !size_before.is_zero() {
            diagnostics.push(Problem::Jump { value: texts.0, before: texts.1, period: then }, place);
        }
    }

    fn reference(&self, outcome: &Outcome, place: Place, diagnostics: &mut Diagnostics) {
        let rule = self.indicator.rule_at(outcome.period);
        let Some(target) = &rule.target else { return };
        let Target::Relative { of: Reference::PreviousYear, .. } = target.value else { return };
        if let Some(Reason::ReferenceMissing(reference)) = &outcome.reason {
            diagnostics.push(Problem::ReferenceMissing { period: outcome.period, reference: *reference }, place);
        }
    }
}

fn has_relative_tolerance_at_zero(indicator: &Indicator, outcome: &Outcome) -> bool {
    let Some(applied) = outcome.tolerance.filter(|applied| !applied.in_days) else { return false };
    let relative = applied.tolerance.green.is_relative() || applied.tolerance.yellow.is_relative();
    let zero = outcome.expected.as_ref().is_some_and(|mark| mark.figures().any(Number::is_zero));
    relative && zero && indicator.kind != Kind::Milestone
}
