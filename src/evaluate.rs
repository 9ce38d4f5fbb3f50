//! From valid input to verdicts. Pure and total: no files, no clock, no formatting, and a result for everything.
//!
//! [`outcome()`] takes the steps of rules.md in their order: Ist, Soll, deviation, colour.

pub mod actual;
pub mod comment;
pub mod deviation;
pub mod expected;
pub mod milestone;
pub mod outcome;
pub mod outlook;
pub mod rollup;
pub mod status;

use crate::model::{Indicator, Kind, Project, Rule};
use crate::period::Period;
use crate::status::{Colour, Status};
use expected::Expectation;
use outcome::{AppliedTolerance, Outcome, ReportedState};

/// How an indicator stands in a period of its year.
pub fn outcome(project: &Project, indicator: &Indicator, period: Period) -> Outcome {
    outcome_under(project, indicator, indicator.rule_at(period), period)
}

/// How an indicator would stand under another rule, such as the one before a revision.
pub fn outcome_under(project: &Project, indicator: &Indicator, rule: &Rule, period: Period) -> Outcome {
    let actual = actual::actual(project, indicator, period, None);
    let expectation = expected::expected(project, indicator, rule, period);
    let annual = expected::annual(project, indicator, rule, period.year).ok();
    let cutoff = indicator.calendar.cutoff(period);
    let sense = expected::sense(rule);
    let deviation = match (&expectation.mark, &actual.value) {
        (Some(mark), Some(value)) => sense.map(|sense| deviation::deviation(value, mark, sense)),
        _ => None,
    };
    let Expectation { mark, rule: expected_rule, assumed, reason, basis: _ } = expectation;
    let mut outcome = Outcome {
        period,
        cutoff,
        annual,
        expected: mark,
        expected_rule,
        expected_assumed: assumed,
        actual,
        deviation,
        tolerance: None,
        status: Status::Missing,
        reason: None,
    };
    let (status, tolerance) = verdict(indicator, rule, &outcome);
    outcome.status = status;
    outcome.tolerance = tolerance;
    outcome.reason = outcome.actual.reason.clone().or(reason);
    outcome
}

/// The state or colour, and the tolerance that applies. States come first, in the order of rules.md.
fn verdict(indicator: &Indicator, rule: &Rule, outcome: &Outcome) -> (Status, Option<AppliedTolerance>) {
    if indicator.kind == Kind::Assessed {
        return (assessed(indicator, outcome), None);
    }
    let Some(target) = &rule.target else { return (Status::Informative, None) };
    if indicator.kind == Kind::Milestone {
        return milestone::verdict(indicator, rule, &target.value, outcome);
    }
    let tolerance = AppliedTolerance { tolerance: rule.tolerance.tolerance, in_days: false };
    let status = state(indicator, outcome).unwrap_or_else(|| match &outcome.deviation {
        Some(deviation) => status::colour(deviation, tolerance.tolerance).into(),
        None => Status::Missing,
    });
    (status, Some(tolerance))
}

fn assessed(indicator: &Indicator, outcome: &Outcome) -> Status {
    state(indicator, outcome).unwrap_or_else(|| outcome.actual.colour.map_or(Status::Missing, Colour::into))
}

/// The state that stands in for a colour, if one does.
pub(crate) fn state(indicator: &Indicator, outcome: &Outcome) -> Option<Status> {
    if !indicator.is_due(outcome.period) {
        return Some(Status::NotDue);
    }
    match outcome.actual.state {
        ReportedState::Value => None,
        ReportedState::NotApplicable => Some(Status::NotApplicable),
        ReportedState::Suppressed => Some(Status::Suppressed),
        ReportedState::Missing | ReportedState::NotDue => Some(Status::Missing),
    }
}
