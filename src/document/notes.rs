//! What is said about a row below it: why, what is done, when it would be good again, and what changed about its rules and values.

use super::at::At;
use super::shown::{self, clean};
use super::{Block, Remark, Term, row};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, closing, sentences};
use crate::report::open_points::OpenPoint;
use crate::report::plan::{PlanGoal, PlanMeasure, PlanRow};
use crate::report::{Addendum, GoalReport, MeasureReport, Named, Report, RollupResult, Row, YearGap};

/// Everything that is said about a row of a report.
pub(super) fn of_row(at: At<'_>) -> Vec<Remark> {
    let At { row, now, language } = at;
    let mut remarks = Vec::new();
    remarks.extend(now.comment.as_deref().map(clean).filter(|text| !text.is_empty()).map(Remark::usual));
    if now.comment_missing {
        remarks.push(Remark::strong(Word::CommentMissing.text(language)));
    }
    let action = now.action.as_deref().map(clean).filter(|text| !text.is_empty());
    remarks.extend(action.map(|text| Remark::named(Word::Action, text)));
    remarks.extend(row::reason(now, language).map(Remark::quiet));
    remarks.extend(now.done_later.map(|later| Remark::usual(sentences::done_later(later.on, later.from, language))));
    remarks.extend(shown::way_back(now, language).map(Remark::quiet));
    remarks.extend(
        now.accepted
            .as_ref()
            .map(|accepted| Remark::quiet(sentences::accepted(accepted.until, &clean(&accepted.reason), language))),
    );
    let revisions = now.revised.iter();
    remarks.extend(
        revisions.map(|revision| Remark::quiet(shown::capital(&shown::revision(revision, row.kind, language)))),
    );
    remarks
        .extend(now.status_before_revision.map(|status| Remark::quiet(sentences::before_revision(status, language))));
    if !row.part {
        let corrections = row.corrections.iter();
        remarks.extend(corrections.map(|correction| Remark::quiet(shown::correction(correction, language))));
    }
    remarks.extend(addenda(&row.addenda, language));
    remarks.extend(other_measure(row, language));
    remarks
}

/// Up to when it was measured in another way.
fn other_measure(row: &Row, language: Language) -> Option<Remark> {
    let (year, kind, unit) = row.years.iter().rev().find_map(|of| match &of.gap {
        Some(YearGap::OtherMeasure { kind, unit }) => Some((of.year, *kind, unit)),
        Some(YearGap::NoMatrix | YearGap::NotThere) | None => None,
    })?;
    Some(Remark::quiet(sentences::measured_otherwise(year, kind, &clean(unit), language)))
}

/// The texts that were changed after the period was closed.
pub(super) fn addenda(addenda: &[Addendum], language: Language) -> impl Iterator<Item = Remark> {
    addenda.iter().map(move |addendum| Remark::quiet(shown::addendum(addendum, language)))
}

/// All texts of a report that were changed after its period was closed, each with what it belongs to.
pub(super) fn all_addenda(report: &Report, language: Language) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut add = |name: &str, of: &[Addendum]| {
        terms.extend(addenda(of, language).map(|said| Term::new(name, &said.text)));
    };
    for matrix in &report.matrices {
        add(&clean(&matrix.title), &matrix.addenda);
        for goal in &matrix.goals {
            add(&clean(&goal.title), &goal.addenda);
            goal.indicators.iter().for_each(|row| add(&shown::row_name(row), &row.addenda));
            for measure in &goal.measures {
                add(&clean(&measure.title), &measure.addenda);
                measure.indicators.iter().for_each(|row| add(&shown::row_name(row), &row.addenda));
            }
        }
        let lines = matrix.budget.lines.iter().chain(&matrix.consolidation.lines);
        lines.for_each(|row| add(&shown::row_name(row), &row.addenda));
    }
    terms
}

/// Everything that is said about a row of a plan.
pub(super) fn of_plan_row(plan: &PlanRow, language: Language) -> Vec<Remark> {
    let revised = plan.revised.iter().map(|revision| shown::capital(&shown::revision(revision, plan.kind, language)));
    revised.chain(row::plan_reasons(plan, language)).map(Remark::quiet).collect()
}

/// What a goal serves, where it stands in the budget, and which red indicators its colour could hide.
pub(super) fn of_goal(goal: &GoalReport, language: Language) -> Vec<Remark> {
    let GoalReport { strategic_goal, focus, field, product_group, product, rollup, .. } = goal;
    let serves = Serves { strategic_goal: strategic_goal.as_ref(), focus, field };
    let mut remarks = goal_facts(serves, product_group.as_deref(), product.as_deref(), language);
    remarks.extend(red_names(rollup, language));
    remarks.extend(addenda(&goal.addenda, language));
    remarks
}

/// What a goal serves and belongs to.
#[derive(Clone, Copy)]
pub(super) struct Serves<'a> {
    pub(super) strategic_goal: Option<&'a Named>,
    pub(super) focus: &'a [Named],
    pub(super) field: &'a [Named],
}

/// What a goal serves, and where it stands in the budget.
pub(super) fn goal_facts(
    serves: Serves<'_>,
    group: Option<&str>,
    product: Option<&str>,
    language: Language,
) -> Vec<Remark> {
    let strategic = serves.strategic_goal;
    let strategic = strategic.map(|goal| sentences::strategic_goal(&clean(&goal.id), &clean(&goal.title), language));
    let topics: Vec<String> = serves.focus.iter().map(shown::title_of).collect();
    let focus = (!topics.is_empty()).then(|| sentences::focus(&topics, language));
    let field = fields(serves.field, language);
    let [group, product] = [group, product].map(|text| text.map(clean));
    let product = sentences::product(group.as_deref(), product.as_deref(), language);
    let said: Vec<String> = strategic.into_iter().chain(focus).chain(field).chain(product).collect();
    if said.is_empty() { Vec::new() } else { vec![Remark::quiet(said.join(" · "))] }
}

fn fields(fields: &[Named], language: Language) -> Option<String> {
    let titles: Vec<String> = fields.iter().map(shown::title_of).collect();
    (!titles.is_empty()).then(|| sentences::fields(&titles, language))
}

/// The fields of action of a measure, where it has others than its goal.
fn own_fields(own: &[Named], of_goal: &[Named], language: Language) -> Option<Remark> {
    fields(own, language).filter(|_| own != of_goal).map(Remark::quiet)
}

/// Why a measure should work, what that rests on, and which red indicators its colour could hide.
pub(super) fn of_measure(measure: &MeasureReport, goal: &GoalReport, language: Language) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = own_fields(&measure.field, &goal.field, language).into_iter().collect();
    remarks.extend(hypothesis(measure.hypothesis.as_deref(), measure.evidence.as_deref()));
    remarks.extend(red_names(&measure.rollup, language));
    remarks.extend(addenda(&measure.addenda, language));
    remarks
}

/// Why a measure of a plan should work.
pub(super) fn of_plan_measure(measure: &PlanMeasure, goal: &PlanGoal, language: Language) -> Vec<Remark> {
    let fields = own_fields(&measure.field, &goal.field, language);
    fields.into_iter().chain(hypothesis(measure.hypothesis.as_deref(), measure.evidence.as_deref())).collect()
}

fn hypothesis(hypothesis: Option<&str>, evidence: Option<&str>) -> Vec<Remark> {
    let parts = [(Word::Hypothesis, hypothesis), (Word::Evidence, evidence)];
    let said = parts.into_iter().filter_map(|(name, text)| Some((name, clean(text?))));
    said.filter(|(_, text)| !text.is_empty()).map(|(name, text)| Remark::named(name, text)).collect()
}

/// The red indicators that a weighted colour could hide.
pub(super) fn red_names(rollup: &RollupResult, language: Language) -> Option<Remark> {
    let names: Vec<String> = rollup.red_names.iter().map(|name| clean(name)).collect();
    (!names.is_empty()).then(|| Remark::usual(shown::capital(&sentences::red_names(&names.join(", "), language))))
}

/// What is not decided yet, each with what it is about.
pub(super) fn open_points(points: &[OpenPoint]) -> Block {
    let terms = points.iter().map(|point| Term::new(&clean(&point.title), &clean(&point.text)));
    Block::Terms(None, terms.collect())
}

/// The heading of corrections, and what a correction is.
pub(super) fn of_corrections(language: Language) -> (&'static str, &'static str) {
    (closing::heading(language), closing::meaning(language))
}
