//! From deviation and tolerance to the colour, or why there is none.

use chrono::NaiveDate;

use super::equation::{Equation, Expression, figure};
use super::{Case, Comparison, Fact, Says, Test, actual, expected, follows, stands_at};
use crate::evaluate::expectation::Basis;
use crate::evaluate::expected::sense;
use crate::evaluate::milestone;
use crate::model::outcome::{Deviation, ReportedState};
use crate::model::{Kind, Sense, Target, Tolerance};
use crate::number::{Figure, Number};
use crate::status::{Colour, Status};

/// Ist against Soll, absolute and in percent; for a milestone the days around its due date.
pub(super) fn deviation(case: &Case<'_>) -> Vec<Fact> {
    let mut facts: Vec<Fact> = days(case).into_iter().map(follows).collect();
    let outcome = &case.outcome;
    let asked = case.expectation.basis != Basis::Nothing && outcome.actual.done.is_none();
    let Some(deviation) = outcome.deviation.as_ref().filter(|_| asked) else { return facts };
    let corridor = sense(case.rule) == Some(Sense::Between);
    if corridor && deviation.signed.is_zero() {
        facts.push(follows(Says::InsideCorridor));
        return facts;
    }
    let Some(value) = actual::value(case) else { return facts };
    let base = figure(&deviation.base, expected::places(case));
    facts.extend(difference(value, base, deviation, case.standing.deviation_percent.clone()));
    facts
}

/// The two equations of a deviation.
pub(super) fn difference(
    value: Figure,
    base: Figure,
    deviation: &Deviation,
    percent: Option<Figure>,
) -> impl Iterator<Item = Fact> {
    let places = value.places.max(base.places);
    let signed = figure(&deviation.signed, places);
    let whole = figure(&deviation.base.abs(), base.places);
    let absolute = Equation { expression: Expression::Difference(value, base), result: signed.clone() };
    let relative = percent
        .filter(|percent| !percent.value.is_zero())
        .map(|result| Equation { expression: Expression::InPercent { part: signed, whole }, result });
    std::iter::once(absolute).chain(relative).map(|equation| follows(Says::Equation(equation)))
}

/// The tolerance that decides, with the level where it was found.
pub(super) fn tolerance(case: &Case<'_>) -> Vec<Fact> {
    let Some(applied) = case.outcome.tolerance.filter(|_| may_have_colour(case.outcome.status)) else {
        return Vec::new();
    };
    let rule = if applied.in_days { &case.rule.days } else { &case.rule.tolerance };
    vec![stands_at(Says::Tolerance(applied, rule.origin), rule.place)]
}

fn may_have_colour(status: Status) -> bool {
    status.colour().is_some() || status == Status::Missing
}

/// The comparison that gave the colour.
pub(super) fn comparison(case: &Case<'_>) -> Vec<Fact> {
    let outcome = &case.outcome;
    let Some(colour) = outcome.status.colour() else { return Vec::new() };
    if case.indicator.kind == Kind::Assessed {
        return vec![follows(Says::OwnColour(colour))];
    }
    let in_days = outcome.tolerance.is_some_and(|applied| applied.in_days);
    let says = match (in_days.then(|| days(case)).flatten(), &outcome.deviation) {
        (Some(Says::Days { late, done: true, .. }), _) if late <= 0 => Some(Says::InTime),
        (Some(Says::Days { late, done: false, .. }), _) if late < 0 => Some(Says::NotDueYet),
        (Some(Says::Days { late, done, .. }), _) => {
            Some(Says::Compared(compared_days(late, !done, case.rule.days.tolerance, colour)))
        }
        (_, Some(deviation)) => outcome.tolerance.map(|applied| {
            let places = expected::places(case);
            Says::Compared(compared(deviation, places, applied.tolerance, colour))
        }),
        (_, None) => None,
    };
    says.map(follows).into_iter().collect()
}

/// An adverse deviation against the widths of its tolerance; which of them it keeps to follows from the colour.
pub(super) fn compared(deviation: &Deviation, places: u32, tolerance: Tolerance, colour: Colour) -> Comparison {
    let limits = match colour {
        Colour::Green => vec![(tolerance.green, true)],
        Colour::Yellow => vec![(tolerance.green, false), (tolerance.yellow, true)],
        Colour::Red => vec![(tolerance.green, false), (tolerance.yellow, false)],
    };
    let adverse = &deviation.adverse;
    let widths: Vec<Number> = limits.iter().map(|(limit, _)| limit.width(&deviation.base)).collect();
    let amount = figure(adverse, places).beside(&widths);
    let tests = limits
        .into_iter()
        .zip(&widths)
        .map(|((limit, inside), width)| Test {
            limit,
            width: figure(width, 0).beside(std::slice::from_ref(adverse)),
            base: figure(&deviation.base.abs(), places),
            inside,
        })
        .collect();
    Comparison { amount, tests, in_days: false, never_green: false, colour }
}

fn compared_days(late: i64, never_green: bool, days: Tolerance, colour: Colour) -> Comparison {
    let late = Number::from(late);
    let deviation = Deviation { signed: late.clone(), adverse: late.clone(), base: Number::ZERO };
    let mut comparison = Comparison { in_days: true, never_green, ..compared(&deviation, 0, days, colour) };
    if never_green && comparison.tests.len() > 1 {
        // Green is out of the question, however few days it is.
        comparison.tests.remove(0);
    }
    comparison
}

/// How far a milestone is from its due date: done, or else at the cut-off date.
fn days(case: &Case<'_>) -> Option<Says> {
    let due = due(case)?;
    let outcome = &case.outcome;
    if outcome.actual.state != ReportedState::Value && milestone::delay(case.rule, outcome).is_none() {
        return None;
    }
    let (day, done) = outcome.actual.done.map_or((outcome.cutoff, false), |day| (day, true));
    Some(Says::Days { due, day, done, late: (day - due).num_days() })
}

fn due(case: &Case<'_>) -> Option<NaiveDate> {
    match case.rule.target.as_ref().map(|target| &target.value) {
        Some(Target::DoneBy(due)) => Some(*due),
        _ => None,
    }
}

/// Why there is no colour.
pub(super) fn reason(case: &Case<'_>) -> Vec<Fact> {
    let outcome = &case.outcome;
    if outcome.status.colour().is_some() {
        return Vec::new();
    }
    let says = if outcome.status == Status::NotDue {
        let scheme = outcome.period.scheme;
        let due = case.indicator.report_in.iter().flatten().map(|index| scheme.label(*index)).collect();
        Says::NotDue(due)
    } else {
        Says::WithoutColour(outcome.status, outcome.actual.state == ReportedState::Value)
    };
    let because = outcome.actual.reason.clone().map(Says::Because);
    because.into_iter().chain([says]).map(follows).collect()
}

/// The values at which the colour would be another one.
pub(super) fn bounds(case: &Case<'_>) -> Vec<Fact> {
    let bounds = case.standing.bounds.clone().filter(|_| may_have_colour(case.outcome.status));
    bounds.map(Says::Bounds).map(follows).into_iter().collect()
}
