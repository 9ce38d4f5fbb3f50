//! From valid input to verdicts. Pure and total: no files, no clock, no formatting, and a result for everything.
//!
//! [`outcome()`] takes the steps of rules.md in their order: Ist, Soll, deviation, colour.

pub mod actual;
pub(crate) mod areas;
pub mod comment;
pub mod deviation;
pub mod expectation;
pub mod expected;
pub mod milestone;
pub mod outlook;
mod piece;
pub mod rollup;
pub mod status;
mod withheld;
pub mod yardstick;

use chrono::NaiveDate;

use crate::model::outcome::{ActualValue, AppliedTolerance, Outcome, ReportedState};
use crate::model::{Indicator, Kind, Mark, Project, Rule};
use crate::number::Number;
use crate::period::Period;
use crate::status::{Colour, Status};
use expectation::Expectation;
use withheld::is_withheld;

/// How an indicator stands in a period of its year. A closed period stands as it did when it was closed.
pub fn outcome(project: &Project, indicator: &Indicator, period: Period) -> Outcome {
    let Some(frozen) = project.frozen(indicator, period) else {
        return outcome_under(project, indicator, indicator.rule_at(period), period);
    };
    let closed = &frozen.outcome;
    let expected = withheld::expected(project, indicator, closed);
    let withheld = is_withheld(project, indicator, period, frozen);
    if !withheld && !expected.hidden {
        return closed.clone();
    }
    // What may no longer be published is not published once more, closed or not, whatever was corrected after that.
    let actual = if withheld { ActualValue::none(ReportedState::Suppressed, None) } else { closed.actual.clone() };
    judged(indicator, indicator.rule_at(period), (period, closed.cutoff), actual, expected.expectation, expected.annual)
}

/// True for a closed period whose Soll follows from a value that may no longer be published, and is not shown.
pub fn has_hidden_expected(project: &Project, indicator: &Indicator, period: Period) -> bool {
    let frozen = project.frozen(indicator, period);
    frozen.is_some_and(|frozen| withheld::expected(project, indicator, &frozen.outcome).hidden)
}

/// The Ist of one area in a period of its year; that of a closed period as it was closed.
pub fn area(project: &Project, indicator: &Indicator, period: Period, area: &str) -> ActualValue {
    match project.frozen(indicator, period) {
        Some(frozen) => {
            let then = |area: &str| {
                let frozen = frozen.areas.get(area)?;
                let withheld = frozen.total.was_ever_withheld();
                let actual = || frozen.outcome.actual.clone();
                Some(if withheld { ActualValue::none(ReportedState::Suppressed, None) } else { actual() })
            };
            let formed = || actual::formed_then(project, indicator, (period, area), &then);
            then(area).or_else(formed).unwrap_or_else(|| {
                let due = indicator.is_due(period);
                ActualValue::none(if due { ReportedState::Missing } else { ReportedState::NotDue }, None)
            })
        }
        None => actual::actual(project, indicator, period, Some(area)),
    }
}

/// How an indicator stands with the values as they are known today: what later periods are compared with.
///
/// The Soll of a closed period stays; only the Ist, with its deviation and colour, is that of the corrected values.
pub fn corrected(project: &Project, indicator: &Indicator, period: Period) -> Outcome {
    let rule = indicator.rule_at(period);
    let Some(frozen) = project.frozen(indicator, period) else {
        return outcome_under(project, indicator, rule, period);
    };
    let closed = &frozen.outcome;
    let actual = actual::actual(project, indicator, period, None);
    let expected = withheld::expected(project, indicator, closed);
    judged(indicator, rule, (period, closed.cutoff), actual, expected.expectation, expected.annual)
}

/// How an indicator would stand under another rule, such as the one before a revision.
pub fn outcome_under(project: &Project, indicator: &Indicator, rule: &Rule, period: Period) -> Outcome {
    let actual = match project.frozen(indicator, period) {
        Some(_) => outcome(project, indicator, period).actual,
        None => actual::actual(project, indicator, period, None),
    };
    let expectation = expected::expected(project, indicator, rule, period);
    let annual = expected::annual(project, indicator, rule, period.year).ok();
    judged(indicator, rule, (period, indicator.calendar.cutoff(period)), actual, expectation, annual)
}

/// Ist against Soll: deviation, colour and reason.
fn judged(
    indicator: &Indicator,
    rule: &Rule,
    (period, cutoff): (Period, NaiveDate),
    actual: ActualValue,
    expectation: Expectation,
    annual: Option<Mark<Number>>,
) -> Outcome {
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
