//! Matrices, goals and measures in JSON.

use serde::Serialize;

use super::correction::AddendumJson;
use super::indicator::IndicatorJson;
use super::value::{CountsJson, List, NumberJson, decimal, figure};
use crate::report::{Addendum, GoalReport, MatrixReport, MeasureReport, Named, RollupResult, Row};
use crate::status::Status;

/// A matrix with everything in it.
#[derive(Serialize)]
pub(super) struct MatrixJson<'a> {
    id: &'a str,
    title: &'a str,
    department: &'a str,
    year: i32,
    status: Option<&'static str>,
    counts: CountsJson<'a>,
    goals: List<'a, GoalReport, GoalJson<'a>>,
    budget: List<'a, Row, IndicatorJson<'a>>,
    consolidation: List<'a, Row, IndicatorJson<'a>>,
    cutoff: String,
    red_names: &'a [String],
    score: Option<NumberJson>,
    budget_status: Option<&'static str>,
    budget_counts: CountsJson<'a>,
    budget_red_names: &'a [String],
    budget_score: Option<NumberJson>,
    consolidation_status: Option<&'static str>,
    consolidation_counts: CountsJson<'a>,
    consolidation_red_names: &'a [String],
    consolidation_score: Option<NumberJson>,
    open: &'a [String],
    addenda: List<'a, Addendum, AddendumJson<'a>>,
}

impl<'a> MatrixJson<'a> {
    /// A matrix of the report.
    pub(super) fn new(matrix: &'a MatrixReport) -> Self {
        let (budget, consolidation) = (&matrix.budget.rollup, &matrix.consolidation.rollup);
        Self {
            id: &matrix.id,
            title: &matrix.title,
            department: &matrix.department,
            year: matrix.year,
            status: status(&matrix.rollup),
            counts: CountsJson(&matrix.rollup.counts),
            goals: List(&matrix.goals, GoalJson::new),
            budget: List(&matrix.budget.lines, IndicatorJson::new),
            consolidation: List(&matrix.consolidation.lines, IndicatorJson::new),
            cutoff: matrix.cutoff.to_string(),
            red_names: &matrix.rollup.red_names,
            score: score(&matrix.rollup),
            budget_status: status(budget),
            budget_counts: CountsJson(&budget.counts),
            budget_red_names: &budget.red_names,
            budget_score: score(budget),
            consolidation_status: status(consolidation),
            consolidation_counts: CountsJson(&consolidation.counts),
            consolidation_red_names: &consolidation.red_names,
            consolidation_score: score(consolidation),
            open: &matrix.open,
            addenda: List(&matrix.addenda, AddendumJson::new),
        }
    }
}

#[derive(Serialize)]
struct GoalJson<'a> {
    id: &'a str,
    title: &'a str,
    strategic_goal: Option<&'a str>,
    focus: List<'a, Named, &'a str>,
    status: Option<&'static str>,
    counts: CountsJson<'a>,
    indicators: List<'a, Row, IndicatorJson<'a>>,
    measures: List<'a, MeasureReport, MeasureJson<'a>>,
    strategic_goal_title: Option<&'a str>,
    focus_titles: List<'a, Named, &'a str>,
    product_group: Option<&'a str>,
    product: Option<&'a str>,
    weight: NumberJson,
    red_names: &'a [String],
    score: Option<NumberJson>,
    open: &'a [String],
    addenda: List<'a, Addendum, AddendumJson<'a>>,
    field: List<'a, Named, &'a str>,
    field_titles: List<'a, Named, &'a str>,
}

impl<'a> GoalJson<'a> {
    fn new(goal: &'a GoalReport) -> Self {
        let strategic_goal = goal.strategic_goal.as_ref();
        Self {
            id: &goal.id,
            title: &goal.title,
            strategic_goal: strategic_goal.map(|named| named.id.as_str()),
            focus: List(&goal.focus, |named| &named.id),
            status: status(&goal.rollup),
            counts: CountsJson(&goal.rollup.counts),
            indicators: List(&goal.indicators, IndicatorJson::new),
            measures: List(&goal.measures, MeasureJson::new),
            strategic_goal_title: strategic_goal.map(|named| named.title.as_str()),
            focus_titles: List(&goal.focus, |named| &named.title),
            product_group: goal.product_group.as_deref(),
            product: goal.product.as_deref(),
            weight: decimal(goal.weight),
            red_names: &goal.rollup.red_names,
            score: score(&goal.rollup),
            open: &goal.open,
            addenda: List(&goal.addenda, AddendumJson::new),
            field: List(&goal.field, |named| &named.id),
            field_titles: List(&goal.field, |named| &named.title),
        }
    }
}

#[derive(Serialize)]
struct MeasureJson<'a> {
    title: &'a str,
    status: Option<&'static str>,
    indicators: List<'a, Row, IndicatorJson<'a>>,
    counts: CountsJson<'a>,
    responsible: Option<&'a str>,
    hypothesis: Option<&'a str>,
    evidence: Option<&'a str>,
    red_names: &'a [String],
    score: Option<NumberJson>,
    open: &'a [String],
    addenda: List<'a, Addendum, AddendumJson<'a>>,
    field: List<'a, Named, &'a str>,
    field_titles: List<'a, Named, &'a str>,
}

impl<'a> MeasureJson<'a> {
    fn new(measure: &'a MeasureReport) -> Self {
        Self {
            title: &measure.title,
            status: status(&measure.rollup),
            indicators: List(&measure.indicators, IndicatorJson::new),
            counts: CountsJson(&measure.rollup.counts),
            responsible: measure.responsible.as_deref(),
            hypothesis: measure.hypothesis.as_deref(),
            evidence: measure.evidence.as_deref(),
            red_names: &measure.rollup.red_names,
            score: score(&measure.rollup),
            open: &measure.open,
            addenda: List(&measure.addenda, AddendumJson::new),
            field: List(&measure.field, |named| &named.id),
            field_titles: List(&measure.field, |named| &named.title),
        }
    }
}

fn status(rollup: &RollupResult) -> Option<&'static str> {
    rollup.status.map(Status::name)
}

fn score(rollup: &RollupResult) -> Option<NumberJson> {
    rollup.score.as_ref().map(figure)
}
