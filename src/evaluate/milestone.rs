//! Milestones: progress before the due date, days after it.

use chrono::{Days, NaiveDate};

use super::expectation::{Basis, Expectation};
use super::{state, status};
use crate::model::outcome::{AppliedTolerance, ExpectedRule, Outcome, ReportedState};
use crate::model::{Indicator, Interim, InterimValue, Kind, Limit, Mark, Project, Rule, Target, Tolerance, Value};
use crate::number::{Decimal, Number};
use crate::period::Period;
use crate::status::{Colour, Status};

/// The progress that is asked for: 100 from the due date on; before it what `interim` names, else 0 without a rule.
pub fn expected(indicator: &Indicator, rule: &Rule, due: NaiveDate, period: Period) -> Expectation {
    if indicator.calendar.cutoff(period) >= due {
        let done = Mark::Point(Number::from(Decimal::ONE_HUNDRED));
        return Expectation::of(done, ExpectedRule::Target, Basis::Annual);
    }
    let point = match &rule.interim {
        Interim::Points(points) => points.get(&period.index).map(|point| &point.value),
        Interim::KindDefault | Interim::Seasonal | Interim::Linear | Interim::Constant => None,
    };
    match point {
        Some(InterimValue::Value(mark)) => Expectation::of(mark.numbers(), ExpectedRule::Interim, Basis::Written),
        Some(InterimValue::Share(share)) => {
            Expectation::of(Mark::Point(Number::from(share)), ExpectedRule::Share, Basis::Written)
        }
        None => Expectation::of(Mark::Point(Number::ZERO), ExpectedRule::None, Basis::Nothing),
    }
}

/// The verdict on a milestone, and the tolerance that applies (rules.md, *Milestones*).
pub fn verdict(
    indicator: &Indicator,
    rule: &Rule,
    target: &Target,
    outcome: &Outcome,
) -> (Status, Option<AppliedTolerance>) {
    let days = AppliedTolerance { tolerance: rule.days.tolerance, in_days: true };
    let Target::DoneBy(due) = *target else { return (Status::Missing, None) };
    let asked_for_progress = outcome.expected_rule != ExpectedRule::None;
    let before_due = outcome.cutoff < due;
    if outcome.actual.state == ReportedState::Missing && before_due && !asked_for_progress {
        return (Status::NotDue, Some(days));
    }
    let progress = AppliedTolerance { tolerance: rule.tolerance.tolerance, in_days: false };
    let by_progress = before_due && asked_for_progress && outcome.actual.done.is_none();
    let applied = if by_progress { progress } else { days };
    if let Some(state) = state(indicator, outcome) {
        return (state, Some(applied));
    }
    let colour = match (outcome.actual.done, before_due) {
        (Some(done), _) => Some(colour_of_date(done, due, days.tolerance)),
        (None, false) => Some(late(outcome.cutoff, due, days.tolerance).max(Colour::Yellow)),
        (None, true) if !asked_for_progress => Some(Colour::Green),
        (None, true) => outcome.deviation.as_ref().map(|deviation| status::colour(deviation, progress.tolerance)),
    };
    (colour.map_or(Status::Missing, Colour::into), Some(applied))
}

/// The delay in days: the day of completion, else the cut-off date, minus the due date. From the due date on, and where
/// it was done earlier from that day on, then negative; `None` before, without a due date, and where there can be no value
/// or it may not be published.
///
/// Worked: due on 31 August and done on 22 September, or not done by a cut-off date of that day: 22. Done on 28 August: −3.
pub fn delay(rule: &Rule, outcome: &Outcome) -> Option<i64> {
    let Target::DoneBy(due) = rule.target.as_ref()?.value else { return None };
    if matches!(outcome.actual.state, ReportedState::NotApplicable | ReportedState::Suppressed) {
        return None;
    }
    match outcome.actual.done {
        Some(done) => Some((done - due).num_days()),
        None => (outcome.cutoff >= due).then(|| (outcome.cutoff - due).num_days()),
    }
}

/// The day on which a milestone was done, where that was only after the cut-off date of the period, and the first period that
/// counts it; the newest report of the year so far says so.
///
/// Worked: reported for 2013-T1 as done on 10 May counts from 2013-T2 on.
pub fn done_later(project: &Project, indicator: &Indicator, outcome: &Outcome) -> Option<DoneLater> {
    let (period, state) = (outcome.period, outcome.actual.state);
    if indicator.kind != Kind::Milestone || outcome.actual.done.is_some() || state == ReportedState::Suppressed {
        return None;
    }
    let reports = &project.series(indicator.series).periods;
    let reported = |period: Period| match project.frozen(indicator, period) {
        Some(frozen) => Some(&frozen.total.value).filter(|value| **value != Value::Missing),
        None => reports.get(&period)?.of(indicator.area.as_deref()).map(|report| &report.value),
    };
    let Value::Progress { done: Some(on), .. } = *period.year_so_far().rev().find_map(reported)? else { return None };
    if on <= outcome.cutoff {
        return None;
    }
    let from = period.following().find(|later| indicator.calendar.cutoff(*later) >= on)?;
    Some(DoneLater { on, from })
}

/// A milestone that was done after the cut-off date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoneLater {
    /// The day on which it was done.
    pub on: NaiveDate,
    /// The first period that counts it.
    pub from: Period,
}

/// The days that a trend compares: 0 before the due date unless done; none where a value is missing, or there is none to
/// be compared.
pub(super) fn compared_delay(rule: &Rule, outcome: &Outcome) -> Option<i64> {
    match (delay(rule, outcome), outcome.actual.state) {
        (Some(days), ReportedState::Value) => Some(days),
        (None, ReportedState::Value | ReportedState::Missing | ReportedState::NotDue)
            if outcome.status != Status::Missing =>
        {
            Some(0)
        }
        _ => None,
    }
}

/// True from the due date on.
pub(super) fn is_past_due(rule: &Rule, outcome: &Outcome) -> bool {
    matches!(rule.target.as_ref().map(|target| &target.value), Some(Target::DoneBy(due)) if outcome.cutoff >= *due)
}

/// The colour of finishing on that day: green up to the due date, then by days.
pub fn colour_of_date(done: NaiveDate, due: NaiveDate, days: Tolerance) -> Colour {
    if done <= due { Colour::Green } else { late(done, due, days) }
}

/// The last day on which finishing is green. Worked: due on 31 August with 14 days of tolerance, 14 September.
pub fn last_green(due: NaiveDate, days: Tolerance) -> NaiveDate {
    let days = match days.green {
        Limit::Absolute(days) => u64::try_from(days.trunc().mantissa()).ok(),
        Limit::Relative(_) => None,
    };
    days.and_then(|days| due.checked_add_days(Days::new(days))).unwrap_or(due)
}

fn late(day: NaiveDate, due: NaiveDate, days: Tolerance) -> Colour {
    let late = Number::from((day - due).num_days());
    let hundred = Number::from(Decimal::ONE_HUNDRED);
    if late <= days.green.width(&hundred) {
        Colour::Green
    } else if late <= days.yellow.width(&hundred) {
        Colour::Yellow
    } else {
        Colour::Red
    }
}
