//! How the figure of one state would stand by the rule of another: what tells a colour that changed with its figure from one
//! that changed only with its rule.

use super::expectation::{Basis, Expectation};
use super::{expected, judged, withheld};
use crate::model::outcome::{Outcome, ReportedState};
use crate::model::{Indicator, Interim, InterimPoint, Kind, Project, Reference, Rule, Target};
use crate::period::Period;
use crate::status::Status;

/// An indicator in a state of a project, with how it stands in a period of its year.
#[derive(Clone, Copy, Debug)]
pub struct Stand<'a> {
    /// The state.
    pub project: &'a Project,
    /// As that state defines it.
    pub indicator: &'a Indicator,
    /// How it stands.
    pub outcome: &'a Outcome,
}

impl Stand<'_> {
    fn rule(&self) -> &Rule {
        self.indicator.rule_at(self.outcome.period)
    }
}

/// True where values of both can be held against each other: the same kind, in the same unit.
pub fn is_comparable(before: &Indicator, after: &Indicator) -> bool {
    before.kind == after.kind && before.unit == after.unit && before.undecided == after.undecided
}

/// The verdict on the figure of `after` by the rule of `before`; `None` where the rule is the same, or where the figures
/// cannot be compared.
///
/// The rule is everything that a figure is held against: target, interim targets, tolerances, the periods in which a value is
/// due, and where both are of one period also the Soll itself, which may follow from figures of other years. Of another period
/// it is the rule as written that counts: that a Soll grows with the year is no other rule.
///
/// Worked: 90 of 100 with 5 % and 10 % is yellow; with 10 % and 20 % it is green, and by the rule before still yellow.
pub fn by_rule_before(before: Stand<'_>, after: Stand<'_>) -> Option<Status> {
    if !is_comparable(before.indicator, after.indicator) {
        return None;
    }
    let (rule, period) = (before.rule(), after.outcome.period);
    let actual = after.outcome.actual.clone();
    if before.outcome.period == period {
        let then = before.outcome;
        if is_same_rule(before, after) && then.expected == after.outcome.expected {
            return None;
        }
        let expectation = Expectation {
            mark: then.expected.clone(),
            rule: then.expected_rule,
            assumed: then.expected_assumed,
            reason: None,
            basis: Basis::Nothing,
        };
        let found = judged(before.indicator, rule, (period, then.cutoff), actual, expectation, then.annual.clone());
        return Some(found.status);
    }
    if is_same_rule(before, after) {
        return None;
    }
    let indicator = transferred(before.indicator, after.indicator);
    let expectation = expected::expected(after.project, &indicator, rule, period);
    let annual = expected::annual(after.project, &indicator, rule, period.year).ok();
    let cutoff = indicator.calendar.cutoff(period);
    Some(judged(&indicator, rule, (period, cutoff), actual, expectation, annual).status)
}

/// The definition of one state, to be used with the figures of another.
fn transferred(definition: &Indicator, figures: &Indicator) -> Indicator {
    Indicator {
        matrix: figures.matrix.clone(),
        id: figures.id.clone(),
        calendar: figures.calendar,
        year: figures.year,
        series: figures.series,
        ..definition.clone()
    }
}

/// True where both say the same about what a figure is held against.
fn is_same_rule(before: Stand<'_>, after: Stand<'_>) -> bool {
    let (then, now) = (before.rule(), after.rule());
    let kind = after.indicator.kind;
    let target = |rule: &Rule| rule.target.as_ref().map(|target| target.value.clone());
    let due = |stand: Stand<'_>| stand.indicator.is_due(after.outcome.period);
    let baseline = |stand: Stand<'_>| stand.indicator.baseline.map(|baseline| baseline.value);
    let by_baseline = [then, now].into_iter().any(|rule| follows_from_baseline(rule, kind));
    target(then) == target(now)
        && same_interim(&then.interim, &now.interim)
        && then.tolerance.tolerance == now.tolerance.tolerance
        && (kind != Kind::Milestone || then.days.tolerance == now.days.tolerance)
        && (kind != Kind::Milestone || before.indicator.calendar == after.indicator.calendar)
        && due(before) == due(after)
        && (!by_baseline || baseline(before) == baseline(after))
}

fn same_interim(before: &Interim, after: &Interim) -> bool {
    match (before, after) {
        (Interim::Points(then), Interim::Points(now)) => {
            let value = |(index, point): (&u8, &InterimPoint)| (*index, point.value.clone());
            then.iter().map(value).eq(now.iter().map(value))
        }
        (Interim::KindDefault, Interim::KindDefault)
        | (Interim::Seasonal, Interim::Seasonal)
        | (Interim::Linear, Interim::Linear)
        | (Interim::Constant, Interim::Constant) => true,
        (
            Interim::KindDefault | Interim::Points(_) | Interim::Seasonal | Interim::Linear | Interim::Constant,
            Interim::KindDefault | Interim::Points(_) | Interim::Seasonal | Interim::Linear | Interim::Constant,
        ) => false,
    }
}

fn follows_from_baseline(rule: &Rule, kind: Kind) -> bool {
    let relative = match rule.target.as_ref().map(|target| &target.value) {
        Some(Target::Relative { of, .. }) => *of == Reference::Baseline,
        Some(Target::Absolute { .. } | Target::DoneBy(_)) | None => false,
    };
    relative || (rule.interim == Interim::Linear && kind != Kind::Cumulative)
}

/// True where that state says that the value of the period, or of the area in it, may not be published.
pub fn is_withheld(project: &Project, indicator: &Indicator, period: Period, area: Option<&str>) -> bool {
    let state = match area {
        Some(area) => super::area(project, indicator, period, area).state,
        None => super::outcome(project, indicator, period).actual.state,
    };
    state == ReportedState::Suppressed
}

/// True where a Soll by that definition would say what a value is that the state with the figures withholds.
pub fn tells_withheld(project: &Project, figures: &Indicator, definition: &Indicator, period: Period) -> bool {
    let indicator = transferred(definition, figures);
    withheld::tells(project, &indicator, definition.rule_at(period), period)
}
