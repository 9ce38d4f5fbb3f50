//! A plan as one flat table, for CSV and the workbook alike: a row an indicator and period, for each column a name and
//! where its cell comes from. The only place that knows the order.

use super::{Cell, Side, bound, date, due_date, flag, joined, number, reference, side, target_side, text, word};
use crate::model::{Mark, Sense};
use crate::number::Figure;
use crate::render::exact;
use crate::report::plan::{Plan, PlanExpected, PlanGoal, PlanMatrix, PlanMeasure, PlanPeriod, PlanRow};
use crate::report::{EntryOf, Named};

/// What a record is about.
pub(in crate::render) struct Line<'a> {
    pub(in crate::render) plan: &'a Plan,
    pub(in crate::render) matrix: &'a PlanMatrix,
    pub(in crate::render) goal: Option<&'a PlanGoal>,
    pub(in crate::render) measure: Option<&'a PlanMeasure>,
    pub(in crate::render) row: &'a PlanRow,
    pub(in crate::render) at: &'a PlanPeriod,
    pub(in crate::render) expected: &'a PlanExpected,
}

impl Line<'_> {
    /// The part of the plan that it stands in.
    pub(in crate::render) fn section(&self) -> &'static str {
        exact::section(self.row.line)
    }
}

/// The name of a column and its cell in a record.
pub(in crate::render) type Column = (&'static str, for<'a> fn(&Line<'a>) -> Cell<'a>);

/// All columns in order; where the report has the same, with its name.
pub(in crate::render) const COLUMNS: &[Column] = &[
    ("matrix", |line| Cell::Text(&line.matrix.id)),
    ("matrix_title", |line| Cell::Text(&line.matrix.title)),
    ("department", |line| Cell::Text(&line.matrix.department)),
    ("year", |line| Cell::Year(line.plan.year)),
    ("year_end", |line| Cell::Date(line.matrix.cutoff)),
    ("section", |line| Cell::Word(line.section())),
    ("goal", |line| text(line.goal.map(|goal| &goal.id))),
    ("goal_title", |line| text(line.goal.map(|goal| &goal.title))),
    ("strategic_goal", |line| text(strategic_goal(line).map(|goal| &goal.id))),
    ("strategic_goal_title", |line| text(strategic_goal(line).map(|goal| &goal.title))),
    ("focus", |line| joined(line.goal.iter().flat_map(|goal| &goal.focus).map(|focus| focus.id.clone()))),
    ("focus_titles", |line| joined(line.goal.iter().flat_map(|goal| &goal.focus).map(|focus| focus.title.clone()))),
    ("goal_product_group", |line| text(line.goal.and_then(|goal| goal.product_group.as_ref()))),
    ("goal_product", |line| text(line.goal.and_then(|goal| goal.product.as_ref()))),
    ("goal_weight", |line| line.goal.map_or(Cell::Missing, |goal| Cell::Number(exact::decimal(goal.weight)))),
    ("measure", |line| text(line.measure.map(|measure| &measure.title))),
    ("measure_responsible", |line| text(line.measure.and_then(|measure| measure.responsible.as_ref()))),
    ("measure_hypothesis", |line| text(line.measure.and_then(|measure| measure.hypothesis.as_ref()))),
    ("measure_evidence", |line| text(line.measure.and_then(|measure| measure.evidence.as_ref()))),
    ("indicator", |line| Cell::Text(&line.row.indicator)),
    ("name", |line| Cell::Text(&line.row.name)),
    ("unit", |line| Cell::Text(&line.row.unit)),
    ("kind", |line| word((!line.row.undecided).then(|| line.row.kind.name()))),
    ("period", |line| Cell::Period(line.at.period)),
    ("cutoff", |line| Cell::Date(line.at.cutoff)),
    ("target_at_least", |line| target_side(line.row.target.as_ref(), Sense::AtLeast, Side::Point)),
    ("target_at_most", |line| target_side(line.row.target.as_ref(), Sense::AtMost, Side::Point)),
    ("target_between_low", |line| target_side(line.row.target.as_ref(), Sense::Between, Side::Low)),
    ("target_between_high", |line| target_side(line.row.target.as_ref(), Sense::Between, Side::High)),
    ("target_exactly", |line| target_side(line.row.target.as_ref(), Sense::Exactly, Side::Point)),
    ("target_done_by", |line| date(due_date(line.row.target.as_ref()))),
    ("target_of", |line| word(reference(line.row.target.as_ref()))),
    ("annual", |line| side(exactly(line.row.annual.as_ref()), Side::Point)),
    ("annual_low", |line| side(exactly(line.row.annual.as_ref()), Side::Low)),
    ("annual_high", |line| side(exactly(line.row.annual.as_ref()), Side::High)),
    ("baseline", |line| number(line.row.baseline.as_ref())),
    ("baseline_year", |line| line.row.baseline_year.map_or(Cell::Missing, Cell::Year)),
    ("due", |line| flag(line.expected.due)),
    ("expected", |line| side(exactly(line.expected.expected.as_ref()), Side::Point)),
    ("expected_low", |line| side(exactly(line.expected.expected.as_ref()), Side::Low)),
    ("expected_high", |line| side(exactly(line.expected.expected.as_ref()), Side::High)),
    ("expected_rule", |line| Cell::Word(line.expected.rule.name())),
    ("expected_assumed", |line| flag(line.expected.assumed)),
    ("reason_code", |line| word(line.expected.reason.as_ref().map(|reason| exact::reason(reason).0))),
    ("reason_detail", |line| joined(line.expected.reason.iter().filter_map(|reason| exact::reason(reason).1))),
    ("tolerance_green", |line| bound(line.row.tolerance.map(|applied| applied.tolerance.green))),
    ("tolerance_yellow", |line| bound(line.row.tolerance.map(|applied| applied.tolerance.yellow))),
    ("tolerance_in_days", |line| line.row.tolerance.map_or(Cell::Missing, |applied| flag(applied.in_days))),
    ("revised_from", |line| joined(line.row.revised.iter().map(|revision| revision.from.to_string()))),
    ("revised_reason", |line| joined(line.row.revised.iter().map(|revision| revision.reason.clone()))),
    ("source", |line| text(line.row.source.as_ref())),
    ("product_group", |line| text(line.row.product_group.as_ref())),
    ("responsible", |line| text(line.row.responsible.as_ref())),
    ("open", |line| joined(line.row.open.iter().cloned())),
    ("measure_open", |line| joined(line.measure.iter().flat_map(|measure| measure.open.iter().cloned()))),
    ("goal_open", |line| joined(line.goal.iter().flat_map(|goal| goal.open.iter().cloned()))),
    ("matrix_open", |line| joined(line.matrix.open.iter().cloned())),
    ("draft", |line| flag(line.plan.is_draft())),
    ("field", |line| joined(fields(line).iter().map(|field| field.id.clone()))),
    ("field_titles", |line| joined(fields(line).iter().map(|field| field.title.clone()))),
    ("area", |line| text(line.row.area.as_ref().map(|area| &area.id))),
    ("area_title", |line| text(line.row.area.as_ref().map(|area| &area.title))),
];

/// The fields of action of the measure, else of the goal.
pub(in crate::render) fn fields<'a>(line: &Line<'a>) -> &'a [Named] {
    match (line.measure, line.goal) {
        (Some(measure), _) => &measure.field,
        (None, Some(goal)) => &goal.field,
        (None, None) => &[],
    }
}

/// The records in reading order; budget and consolidation lines after the goals of their matrix.
pub(in crate::render) fn lines(plan: &Plan) -> impl Iterator<Item = Line<'_>> {
    let rows = plan.matrices.iter().flat_map(PlanMatrix::entries);
    rows.flat_map(move |EntryOf { matrix, goal, measure, row }| {
        let periods = plan.periods.iter().zip(&row.interim);
        periods.map(move |(at, expected)| Line { plan, matrix, goal, measure, row, at, expected })
    })
}

fn strategic_goal<'a>(line: &Line<'a>) -> Option<&'a Named> {
    line.goal.and_then(|goal| goal.strategic_goal.as_ref())
}

fn exactly(mark: Option<&Mark<Figure>>) -> Option<Mark<String>> {
    mark.map(|mark| mark.map(exact::figure))
}
