//! What a report or a plan is arranged by in JSON: the groups with their colours and counts, and by ids what belongs to them.

use serde::Serialize;

use super::value::{CountsJson, List, NumberJson, figure};
use crate::report::plan::{PlanGoal, PlanMeasure, PlanRow};
use crate::report::{GoalReport, GroupMatrix, GroupOf, Grouping, MeasureReport, Named, RollupResult, Row};
use crate::status::Status;

/// The groups of a report.
#[derive(Serialize)]
pub(super) struct GroupingJson<'a> {
    by: &'static str,
    groups: List<'a, GroupOf<Row, RollupResult>, GroupJson<'a>>,
    unserved: List<'a, Named, NamedJson<'a>>,
}

impl<'a> GroupingJson<'a> {
    pub(super) fn new(grouping: &'a Grouping<Row, RollupResult>) -> Self {
        Self {
            by: grouping.by.name(),
            groups: List(&grouping.groups, GroupJson::new),
            unserved: List(&grouping.unserved, NamedJson::new),
        }
    }
}

/// An id with its title.
#[derive(Serialize)]
struct NamedJson<'a> {
    id: &'a str,
    title: &'a str,
}

impl<'a> NamedJson<'a> {
    fn new(named: &'a Named) -> Self {
        Self { id: &named.id, title: &named.title }
    }
}

/// A group; `id` and `title` are `null` for what belongs to none.
#[derive(Serialize)]
struct GroupJson<'a> {
    id: Option<&'a str>,
    title: Option<&'a str>,
    parent: Option<&'a str>,
    status: Option<&'static str>,
    counts: CountsJson<'a>,
    red_names: &'a [String],
    score: Option<NumberJson>,
    matrices: List<'a, GroupMatrix<Row, RollupResult>, MatrixJson<'a>>,
}

impl<'a> GroupJson<'a> {
    fn new(group: &'a GroupOf<Row, RollupResult>) -> Self {
        Self {
            id: group.of.as_ref().map(|of| of.id.as_str()),
            title: group.of.as_ref().map(|of| of.title.as_str()),
            parent: group.within.as_ref().map(|parent| parent.id.as_str()),
            status: group.rollup.status.map(Status::name),
            counts: CountsJson(&group.rollup.counts),
            red_names: &group.rollup.red_names,
            score: group.rollup.score.as_ref().map(figure),
            matrices: List(&group.matrices, MatrixJson::new),
        }
    }
}

#[derive(Serialize)]
struct MatrixJson<'a> {
    matrix: &'a str,
    department: &'a str,
    goals: List<'a, GoalReport, GoalJson<'a>>,
}

impl<'a> MatrixJson<'a> {
    fn new(matrix: &'a GroupMatrix<Row, RollupResult>) -> Self {
        Self { matrix: &matrix.id, department: &matrix.department, goals: List(&matrix.goals, GoalJson::new) }
    }
}

#[derive(Serialize)]
struct GoalJson<'a> {
    id: &'a str,
    title: &'a str,
    status: Option<&'static str>,
    counts: CountsJson<'a>,
    indicators: List<'a, Row, RowJson<'a>>,
    measures: List<'a, MeasureReport, MeasureJson<'a>>,
}

impl<'a> GoalJson<'a> {
    fn new(goal: &'a GoalReport) -> Self {
        Self {
            id: &goal.id,
            title: &goal.title,
            status: goal.rollup.status.map(Status::name),
            counts: CountsJson(&goal.rollup.counts),
            indicators: List(&goal.indicators, RowJson::new),
            measures: List(&goal.measures, MeasureJson::new),
        }
    }
}

#[derive(Serialize)]
struct MeasureJson<'a> {
    title: &'a str,
    responsible: Option<&'a str>,
    status: Option<&'static str>,
    indicators: List<'a, Row, RowJson<'a>>,
}

impl<'a> MeasureJson<'a> {
    fn new(measure: &'a MeasureReport) -> Self {
        Self {
            title: &measure.title,
            responsible: measure.responsible.as_deref(),
            status: measure.rollup.status.map(Status::name),
            indicators: List(&measure.indicators, RowJson::new),
        }
    }
}

/// Which indicator stands there, and how; everything about it is under `matrices`.
#[derive(Serialize)]
struct RowJson<'a> {
    indicator: &'a str,
    area: Option<&'a str>,
    status: &'static str,
}

impl<'a> RowJson<'a> {
    fn new(row: &'a Row) -> Self {
        Self {
            indicator: &row.indicator,
            area: row.area.as_ref().map(|area| area.id.as_str()),
            status: row.now().status.name(),
        }
    }
}

/// The groups of a plan.
#[derive(Serialize)]
pub(super) struct PlanGroupingJson<'a> {
    by: &'static str,
    groups: List<'a, GroupOf<PlanRow, ()>, PlanGroupJson<'a>>,
    unserved: List<'a, Named, NamedJson<'a>>,
}

impl<'a> PlanGroupingJson<'a> {
    pub(super) fn new(grouping: &'a Grouping<PlanRow, ()>) -> Self {
        Self {
            by: grouping.by.name(),
            groups: List(&grouping.groups, PlanGroupJson::new),
            unserved: List(&grouping.unserved, NamedJson::new),
        }
    }
}

#[derive(Serialize)]
struct PlanGroupJson<'a> {
    id: Option<&'a str>,
    title: Option<&'a str>,
    parent: Option<&'a str>,
    matrices: List<'a, GroupMatrix<PlanRow, ()>, PlanMatrixJson<'a>>,
}

impl<'a> PlanGroupJson<'a> {
    fn new(group: &'a GroupOf<PlanRow, ()>) -> Self {
        Self {
            id: group.of.as_ref().map(|of| of.id.as_str()),
            title: group.of.as_ref().map(|of| of.title.as_str()),
            parent: group.within.as_ref().map(|parent| parent.id.as_str()),
            matrices: List(&group.matrices, PlanMatrixJson::new),
        }
    }
}

#[derive(Serialize)]
struct PlanMatrixJson<'a> {
    matrix: &'a str,
    department: &'a str,
    goals: List<'a, PlanGoal, PlanGoalJson<'a>>,
}

impl<'a> PlanMatrixJson<'a> {
    fn new(matrix: &'a GroupMatrix<PlanRow, ()>) -> Self {
        Self { matrix: &matrix.id, department: &matrix.department, goals: List(&matrix.goals, PlanGoalJson::new) }
    }
}

#[derive(Serialize)]
struct PlanGoalJson<'a> {
    id: &'a str,
    title: &'a str,
    indicators: Vec<&'a str>,
    measures: List<'a, PlanMeasure, PlanMeasureJson<'a>>,
}

impl<'a> PlanGoalJson<'a> {
    fn new(goal: &'a PlanGoal) -> Self {
        Self {
            id: &goal.id,
            title: &goal.title,
            indicators: goal.indicators.iter().filter(|row| !row.part).map(|row| row.indicator.as_str()).collect(),
            measures: List(&goal.measures, PlanMeasureJson::new),
        }
    }
}

#[derive(Serialize)]
struct PlanMeasureJson<'a> {
    title: &'a str,
    responsible: Option<&'a str>,
    indicators: Vec<&'a str>,
}

impl<'a> PlanMeasureJson<'a> {
    fn new(measure: &'a PlanMeasure) -> Self {
        Self {
            title: &measure.title,
            responsible: measure.responsible.as_deref(),
            indicators: measure.indicators.iter().filter(|row| !row.part).map(|row| row.indicator.as_str()).collect(),
        }
    }
}
