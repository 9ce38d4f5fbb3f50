//! What decides where a goal stands and how colours are rolled up, as it was when the period was closed.

use std::borrow::Cow;

use crate::model::{Goal, GoalPlace, MatrixTexts, Products, Project, Rollup};
use crate::period::Period;

/// How colours are rolled up in a report on that period.
pub(super) fn rollup(project: &Project, period: Period) -> Rollup {
    let closed = project.closed.get(&period).and_then(|closed| closed.texts.values().find_map(|texts| texts.rollup));
    closed.unwrap_or(project.settings.rollup)
}

/// The goal with what it served, belonged to and weighed when the period was closed.
pub(super) fn placed<'a>(goal: &'a Goal, closed: Option<&MatrixTexts>) -> Cow<'a, Goal> {
    let Some(texts) = closed.and_then(|closed| closed.goals.get(&goal.id)) else { return Cow::Borrowed(goal) };
    let mut then = Cow::Borrowed(goal);
    if let Some(GoalPlace { strategic_goal, focus, weight }) = &texts.place
        && (*strategic_goal != goal.strategic_goal || *focus != goal.focus || *weight != goal.weight)
    {
        let then = then.to_mut();
        then.strategic_goal.clone_from(strategic_goal);
        then.focus.clone_from(focus);
        then.weight = *weight;
    }
    if let Some(Products { group, .. }) = &texts.products
        && *group != goal.product_group
    {
        then.to_mut().product_group.clone_from(group);
    }
    then
}
