//! What stands beside a colour: revisions of the rule, an accepted deviation, the department's words.

use super::{Case, Fact, Says, follows, stands_at};
use crate::evaluate;
use crate::model::Kind;

/// The acceptance that covers the deviation.
pub(super) fn accepted(case: &Case<'_>) -> Vec<Fact> {
    let accepted = case.standing.accepted.as_ref();
    accepted.map(|accepted| follows(Says::Accepted(accepted.until, accepted.reason.clone()))).into_iter().collect()
}

/// The rules that changed, and what the colour would be without the newest change.
pub(super) fn revisions(case: &Case<'_>) -> Vec<Fact> {
    let indicator = case.indicator;
    let in_force = indicator.revisions.iter().filter(|revision| revision.from <= case.outcome.period);
    let mut facts: Vec<Fact> = in_force
        .zip(&case.standing.revised)
        .map(|(revision, shown)| {
            let rule = &revision.rule;
            let target = rule.target.as_ref().filter(|_| revision.changes_target).map(|target| target.place);
            let interim = rule.interim_place.filter(|_| revision.changes_interim);
            let bounds = if indicator.kind == Kind::Milestone { &rule.days } else { &rule.tolerance };
            let tolerance = bounds.place.filter(|_| revision.changes_tolerance);
            stands_at(Says::Revised(shown.clone()), target.or(interim).or(tolerance))
        })
        .collect();
    if let Some(newest) = facts.len().checked_sub(1) {
        let before = match newest.checked_sub(1) {
            Some(earlier) => &indicator.revisions[earlier].rule,
            None => &indicator.rule,
        };
        let without = evaluate::outcome_under(case.project, indicator, before, case.outcome.period);
        facts.push(follows(Says::WithoutRevision(without.status)));
    }
    facts
}

/// What is not decided yet, or was not when the period was closed.
pub(super) fn open(case: &Case<'_>) -> Vec<Fact> {
    let now = case.indicator.marks.open.iter();
    let Some(closed) = case.frozen.and_then(|frozen| frozen.texts.as_ref()) else {
        return now.map(|open| stands_at(Says::Open(open.value.clone()), Some(open.place))).collect();
    };
    let place = |text: &String| now.clone().find(|open| open.value == *text).map(|open| open.place);
    closed.open.iter().map(|text| stands_at(Says::Open(text.clone()), place(text))).collect()
}

/// What the department says about it.
pub(super) fn comment(case: &Case<'_>) -> Vec<Fact> {
    let standing = case.standing;
    let comment = standing.comment.clone().map(Says::Comment);
    let missing = standing.comment_missing.then_some(Says::CommentMissing);
    let action = standing.action.clone().map(Says::Action);
    [comment, missing, action].into_iter().flatten().map(follows).collect()
}
