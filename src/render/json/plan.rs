//! The plan of a year as JSON, version 1, with the keys of the report wherever it says the same.

use serde::Serialize;

use super::grouping::PlanGroupingJson;
use super::indicator::ReasonJson;
use super::lines;
use super::rule::{RevisionJson, TargetJson, ToleranceJson};
use super::value::{List, MarkJson, NumberJson, decimal, figure};
use super::{OpenPointJson, SelectionJson, SessionJson};
use crate::model::{Kind, Mark};
use crate::render::exact;
use crate::report::SessionReport;
use crate::report::plan::{Plan, PlanExpected, PlanGoal, PlanMatrix, PlanMeasure, PlanPeriod, PlanRow};
use crate::report::{Named, OpenPoint, RevisionReport};

/// The name and version of the format, the value of the key `schema`.
pub const SCHEMA: &str = "zielmatrix/plan/1";

/// The whole plan as JSON, written as the report is. The same plan gives the same bytes.
pub fn render(plan: &Plan) -> Vec<u8> {
    lines::write(&PlanJson::new(plan))
}

#[derive(Serialize)]
struct PlanJson<'a> {
    schema: &'static str,
    organisation: &'a str,
    year: i32,
    scheme: &'static str,
    periods: List<'a, PlanPeriod, PeriodJson>,
    matrices: List<'a, PlanMatrix, MatrixJson<'a>>,
    sessions: List<'a, SessionReport, SessionJson<'a>>,
    selection: SelectionJson<'a>,
    kinds: List<'a, Kind, &'static str>,
    draft: bool,
    open_points: List<'a, OpenPoint, OpenPointJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grouping: Option<PlanGroupingJson<'a>>,
}

impl<'a> PlanJson<'a> {
    fn new(plan: &'a Plan) -> Self {
        Self {
            schema: SCHEMA,
            organisation: &plan.organisation,
            year: plan.year,
            scheme: plan.scheme.name(),
            periods: List(&plan.periods, |at| PeriodJson { id: at.period.to_string(), cutoff: at.cutoff.to_string() }),
            matrices: List(&plan.matrices, MatrixJson::new),
            sessions: List(&plan.sessions, SessionJson::new),
            selection: SelectionJson::new(&plan.selection),
            kinds: List(&plan.legend.kinds, |kind| kind.name()),
            draft: plan.is_draft(),
            open_points: List(&plan.open_points, OpenPointJson::new),
            grouping: plan.grouping.as_ref().map(PlanGroupingJson::new),
        }
    }
}

#[derive(Serialize)]
struct PeriodJson {
    id: String,
    cutoff: String,
}

#[derive(Serialize)]
struct MatrixJson<'a> {
    id: &'a str,
    title: &'a str,
    department: &'a str,
    year_end: String,
    goals: List<'a, PlanGoal, GoalJson<'a>>,
    budget: List<'a, PlanRow, RowJson<'a>>,
    consolidation: List<'a, PlanRow, RowJson<'a>>,
    open: &'a [String],
}

impl<'a> MatrixJson<'a> {
    fn new(matrix: &'a PlanMatrix) -> Self {
        Self {
            id: &matrix.id,
            title: &matrix.title,
            department: &matrix.department,
            year_end: matrix.cutoff.to_string(),
            goals: List(&matrix.goals, GoalJson::new),
            budget: List(&matrix.budget.lines, RowJson::new),
            consolidation: List(&matrix.consolidation.lines, RowJson::new),
            open: &matrix.open,
        }
    }
}

#[derive(Serialize)]
struct GoalJson<'a> {
    id: &'a str,
    title: &'a str,
    strategic_goal: Option<&'a str>,
    focus: List<'a, Named, &'a str>,
    indicators: List<'a, PlanRow, RowJson<'a>>,
    measures: List<'a, PlanMeasure, MeasureJson<'a>>,
    strategic_goal_title: Option<&'a str>,
    focus_titles: List<'a, Named, &'a str>,
    product_group: Option<&'a str>,
    product: Option<&'a str>,
    weight: NumberJson,
    open: &'a [String],
    field: List<'a, Named, &'a str>,
    field_titles: List<'a, Named, &'a str>,
}

impl<'a> GoalJson<'a> {
    fn new(goal: &'a PlanGoal) -> Self {
        Self {
            id: &goal.id,
            title: &goal.title,
            strategic_goal: goal.strategic_goal.as_ref().map(|goal| goal.id.as_str()),
            focus: List(&goal.focus, |focus| &focus.id),
            indicators: List(&goal.indicators, RowJson::new),
            measures: List(&goal.measures, MeasureJson::new),
            strategic_goal_title: goal.strategic_goal.as_ref().map(|goal| goal.title.as_str()),
            focus_titles: List(&goal.focus, |focus| &focus.title),
            product_group: goal.product_group.as_deref(),
            product: goal.product.as_deref(),
            weight: decimal(goal.weight),
            open: &goal.open,
            field: List(&goal.field, |named| &named.id),
            field_titles: List(&goal.field, |named| &named.title),
        }
    }
}

#[derive(Serialize)]
struct MeasureJson<'a> {
    title: &'a str,
    indicators: List<'a, PlanRow, RowJson<'a>>,
    responsible: Option<&'a str>,
    hypothesis: Option<&'a str>,
    evidence: Option<&'a str>,
    open: &'a [String],
    field: List<'a, Named, &'a str>,
    field_titles: List<'a, Named, &'a str>,
}

impl<'a> MeasureJson<'a> {
    fn new(measure: &'a PlanMeasure) -> Self {
        Self {
            title: &measure.title,
            indicators: List(&measure.indicators, RowJson::new),
            responsible: measure.responsible.as_deref(),
            hypothesis: measure.hypothesis.as_deref(),
            evidence: measure.evidence.as_deref(),
            open: &measure.open,
            field: List(&measure.field, |named| &named.id),
            field_titles: List(&measure.field, |named| &named.title),
        }
    }
}

#[derive(Serialize)]
struct RowJson<'a> {
    matrix: &'a str,
    indicator: &'a str,
    name: &'a str,
    unit: &'a str,
    kind: Option<&'static str>,
    target: Option<TargetJson<'a>>,
    annual: Option<MarkJson<NumberJson>>,
    baseline: Option<NumberJson>,
    baseline_year: Option<i32>,
    interim: List<'a, PlanExpected, InterimJson>,
    tolerance: Option<ToleranceJson>,
    revised: List<'a, RevisionReport, RevisionJson<'a>>,
    section: &'static str,
    source: Option<&'a str>,
    product_group: Option<&'a str>,
    responsible: Option<&'a str>,
    open: &'a [String],
    area: Option<&'a str>,
    area_title: Option<&'a str>,
}

impl<'a> RowJson<'a> {
    fn new(row: &'a PlanRow) -> Self {
        Self {
            matrix: &row.matrix,
            indicator: &row.indicator,
            name: &row.name,
            unit: &row.unit,
            kind: (!row.undecided).then(|| row.kind.name()),
            target: row.target.as_ref().map(TargetJson),
            annual: row.annual.as_ref().map(|mark| mark.map(figure).into()),
            baseline: row.baseline.as_ref().map(figure),
            baseline_year: row.baseline_year,
            interim: List(&row.interim, InterimJson::new),
            tolerance: row.tolerance.map(|applied| ToleranceJson::new(applied.tolerance, Some(applied.in_days))),
            revised: List(&row.revised, RevisionJson::new),
            section: exact::section(row.line),
            source: row.source.as_deref(),
            product_group: row.product_group.as_deref(),
            responsible: row.responsible.as_deref(),
            open: &row.open,
            area: row.area.as_ref().map(|area| area.id.as_str()),
            area_title: row.area.as_ref().map(|area| area.title.as_str()),
        }
    }
}

/// The Soll of a period; `expected` is `null` without one.
#[derive(Serialize)]
struct InterimJson {
    period: String,
    due: bool,
    expected: Option<MarkJson<NumberJson>>,
    expected_rule: &'static str,
    expected_assumed: bool,
    reason: Option<ReasonJson>,
}

impl InterimJson {
    fn new(at: &PlanExpected) -> Self {
        Self {
            period: at.period.to_string(),
            due: at.due,
            expected: at.expected.as_ref().map(|mark: &Mark<_>| mark.map(figure).into()),
            expected_rule: at.rule.name(),
            expected_assumed: at.assumed,
            reason: at.reason.as_ref().map(ReasonJson::new),
        }
    }
}
