//! Arranges a report or a plan by what its goals serve and belong to, or by area: which goals, measures and departments there
//! are for each, and how they stand.
//!
//! The colour of a group is formed from the rows below it as that of a matrix is; what is left out by a filter still counts in
//! it, as everywhere.

use super::build::{alone, rolled_up, rolled_up_goals, status_of};
use super::plan::{Plan, PlanRow};
use super::tree::{By, GoalOf, GroupMatrix, GroupOf, Grouping, InArea, MatrixOf};
use super::{MatrixReport, Named, Report, RollupResult, Row, Selection, placed};
use crate::model::{Area, Project, Rollup, Settings};

impl InArea for Row {
    fn area(&self) -> Option<&Named> {
        self.area.as_ref()
    }

    fn is_part(&self) -> bool {
        self.part
    }

    fn alone(self) -> Self {
        Self { area: None, ..alone(self) }
    }
}

impl InArea for PlanRow {
    fn area(&self) -> Option<&Named> {
        self.area.as_ref()
    }

    fn is_part(&self) -> bool {
        self.part
    }

    fn alone(self) -> Self {
        Self { area: None, part: false, ..self }
    }
}

/// A possible group.
struct Heading {
    of: Named,
    within: Option<Named>,
}

/// What can make a group, in the order of zielmatrix.toml; areas with their parts behind them. Topics of another year make none.
fn headings(settings: &Settings, by: By, year: i32) -> Vec<Heading> {
    let named = |id: &str, title: &str| Named { id: id.to_owned(), title: title.to_owned() };
    let alone = |of: Named| Heading { of, within: None };
    match by {
        By::StrategicGoal => settings.strategic_goals.iter().map(|of| alone(named(&of.id, &of.title))).collect(),
        By::Focus => {
            let of_year = settings.focuses.iter().filter(|topic| topic.year.is_none_or(|of| of == year));
            of_year.map(|of| alone(named(&of.id, &of.title))).collect()
        }
        By::Field => settings.fields.iter().map(|of| alone(named(&of.id, &of.title))).collect(),
        By::Area => {
            let mut open: Vec<&Area> = settings.areas.iter().filter(|area| area.parent.is_none()).rev().collect();
            let mut all = Vec::new();
            while let Some(area) = open.pop() {
                let parent = settings.areas.iter().find(|known| Some(&known.id) == area.parent.as_ref());
                all.push(Heading {
                    of: named(&area.id, &area.title),
                    within: parent.map(|parent| named(&parent.id, &parent.title)),
                });
                open.extend(settings.areas.iter().filter(|part| part.parent.as_ref() == Some(&area.id)).rev());
            }
            all
        }
    }
}

/// What a goal serves or belongs to, itself or with a part.
fn belongs_to<R: InArea, O>(goal: &GoalOf<R, O>, by: By) -> Vec<&Named> {
    match by {
        By::StrategicGoal => goal.strategic_goal.iter().collect(),
        By::Focus => goal.focus.iter().collect(),
        By::Field => goal.field.iter().chain(goal.measures.iter().flat_map(|measure| &measure.field)).collect(),
        By::Area => goal.rows().filter_map(InArea::area).collect(),
    }
}

/// What of a goal belongs to an id, or to none; `None` where nothing does.
fn narrowed<R: InArea, O: Clone>(goal: &GoalOf<R, O>, by: By, id: Option<&str>) -> Option<GoalOf<R, O>> {
    let among = |named: &[Named]| id.map_or(named.is_empty(), |id| named.iter().any(|of| of.id == id));
    match by {
        By::StrategicGoal => (goal.strategic_goal.as_ref().map(|of| of.id.as_str()) == id).then(|| goal.clone()),
        By::Focus => among(&goal.focus).then(|| goal.clone()),
        By::Field => {
            let own = among(&goal.field);
            let mut goal = goal.clone();
            if !own {
                goal.indicators.clear();
            }
            let had_measures = !goal.measures.is_empty();
            goal.measures.retain(|measure| among(&measure.field));
            // A goal without a field whose measures all have one is found there.
            let own = own && (id.is_some() || !had_measures || !goal.indicators.is_empty());
            (own || !goal.measures.is_empty()).then_some(goal)
        }
        By::Area => {
            let mut goal = goal.clone();
            goal.indicators = in_area(&goal.indicators, id);
            for measure in &mut goal.measures {
                measure.indicators = in_area(&measure.indicators, id);
            }
            goal.measures.retain(|measure| !measure.indicators.is_empty());
            (!goal.indicators.is_empty() || !goal.measures.is_empty()).then_some(goal)
        }
    }
}

/// The rows of an area, or those that have none.
fn in_area<R: InArea>(rows: &[R], id: Option<&str>) -> Vec<R> {
    if let Some(id) = id {
        let here = rows.iter().filter(|row| row.area().is_some_and(|area| area.id == id));
        return here.map(|row| row.clone().alone()).collect();
    }
    let next = rows.iter().skip(1).map(Some).chain([None]);
    let whole = rows
        .iter()
        .zip(next)
        .filter(|(row, next)| row.area().is_none() && !next.is_some_and(|next: &R| next.is_part()));
    whole.map(|(row, _)| row.clone()).collect()
}

/// The groups of matrices, and what nothing belongs to.
fn groups<R: InArea, O: Clone + Default>(
    matrices: &[MatrixOf<R, O>],
    by: By,
    mut headings: Vec<Heading>,
) -> (Vec<GroupOf<R, O>>, Vec<Named>) {
    let goals = || matrices.iter().flat_map(|matrix| &matrix.goals);
    // What was closed may be called otherwise by now, or be no longer there.
    for of in goals().flat_map(|goal| belongs_to(goal, by)) {
        match headings.iter_mut().find(|heading| heading.of.id == of.id) {
            Some(heading) => heading.of.title.clone_from(&of.title),
            None => headings.push(Heading { of: of.clone(), within: None }),
        }
    }
    let group = |heading: Option<&Heading>| {
        let id = heading.map(|heading| heading.of.id.as_str());
        let matrices = matrices.iter().map(|matrix| GroupMatrix {
            id: matrix.id.clone(),
            title: matrix.title.clone(),
            department: matrix.department.clone(),
            goals: matrix.goals.iter().filter_map(|goal| narrowed(goal, by, id)).collect(),
        });
        GroupOf {
            of: heading.map(|heading| heading.of.clone()),
            within: heading.and_then(|heading| heading.within.clone()),
            rollup: O::default(),
            matrices: matrices.filter(|matrix| !matrix.goals.is_empty()).collect(),
        }
    };
    let (mut found, mut unserved) = (Vec::new(), Vec::new());
    for heading in &headings {
        let made = group(Some(heading));
        if made.matrices.is_empty() {
            unserved.push(heading.of.clone());
        } else {
            found.push(made);
        }
    }
    found.extend(Some(group(None)).filter(|none| !none.matrices.is_empty()));
    (found, unserved)
}

/// True for a group that the reader asked for, where groups of this sort were chosen.
fn is_chosen<R, O>(group: &GroupOf<R, O>, by: By, selection: &Selection) -> bool {
    let chosen = match by {
        By::StrategicGoal => &selection.strategic_goals,
        By::Focus => &selection.focuses,
        By::Field => &selection.fields,
        // A chosen area is shown with its parts, and nothing else is left of the rows.
        By::Area => return true,
    };
    chosen.is_empty() || group.of.as_ref().is_some_and(|of| chosen.contains(&of.id))
}

/// Arranges a report. Groups are shown as far as they were selected; their colours and what no goal serves are those of the
/// whole year.
pub fn group_report(project: &Project, report: &mut Report, by: By) {
    let period = report.period;
    let kind = placed::rollup(project, period);
    let selection = report.selection.clone();
    let matrices_of = |selection: &Selection| super::report(project, period, selection, &[]).matrices;
    let find = |matrices: &[MatrixReport]| {
        let (mut groups, unserved) = groups(matrices, by, headings(&project.settings, by, period.year));
        for group in &mut groups {
            judge(group, by, kind);
        }
        (groups, unserved)
    };
    let (mut shown, unserved) = find(&report.matrices);
    let alone = Selection { areas: selection.areas.clone(), ..Selection::default() };
    let counted = Selection { statuses: Vec::new(), ..selection.clone() };
    let counted = (counted != selection).then(|| find(&matrices_of(&counted)).0);
    let whole = (alone != selection).then(|| find(&matrices_of(&alone)));
    for group in &mut shown {
        if let Some(counted) = counted.iter().flatten().find(|other| same(other, group)) {
            group.rollup.counts = counted.rollup.counts;
        }
        if let Some(whole) = whole.iter().flat_map(|(groups, _)| groups).find(|other| same(other, group)) {
            group.rollup = RollupResult { counts: group.rollup.counts, ..whole.rollup.clone() };
            if by == By::Area {
                colours_of(group, whole);
            }
        }
    }
    shown.retain(|group| is_chosen(group, by, &selection));
    let unserved = whole.map_or(unserved, |(_, unserved)| unserved);
    report.grouping = Some(Grouping { by, groups: shown, unserved });
}

fn same<R, O>(group: &GroupOf<R, O>, other: &GroupOf<R, O>) -> bool {
    group.of.as_ref().map(|of| &of.id) == other.of.as_ref().map(|of| &of.id)
}

/// Gives a group its colour, and what is in it where it is narrowed.
fn judge(group: &mut GroupOf<Row, RollupResult>, by: By, kind: Rollup) {
    for goal in group.matrices.iter_mut().flat_map(|matrix| &mut matrix.goals) {
        match by {
            By::StrategicGoal | By::Focus => {}
            // The colour of the goal stays that of the whole.
            By::Field => goal.rollup.counts = goal.rows().filter(|row| !row.part).map(status_of).collect(),
            By::Area => {
                for measure in &mut goal.measures {
                    measure.rollup = rolled_up(measure.indicators.iter(), kind);
                }
                goal.rollup = rolled_up(goal.rows(), kind);
            }
        }
    }
    let goals: Vec<_> = group.goals().collect();
    group.rollup = rolled_up_goals(goals.into_iter(), kind);
}

/// Goals and measures of an area have the colours of the whole, whatever a filter leaves of them.
fn colours_of(group: &mut GroupOf<Row, RollupResult>, whole: &GroupOf<Row, RollupResult>) {
    for matrix in &mut group.matrices {
        let Some(all) = whole.matrices.iter().find(|other| other.id == matrix.id) else { continue };
        for goal in &mut matrix.goals {
            let Some(all) = all.goals.iter().find(|other| other.id == goal.id) else { continue };
            goal.rollup = RollupResult { counts: goal.rollup.counts, ..all.rollup.clone() };
            for measure in &mut goal.measures {
                if let Some(all) = all.measures.iter().find(|other| other.title == measure.title) {
                    measure.rollup = RollupResult { counts: measure.rollup.counts, ..all.rollup.clone() };
                }
            }
        }
    }
}

/// Arranges a plan. What no goal serves is that of the whole year.
pub fn group_plan(project: &Project, plan: &mut Plan, by: By) {
    let find = |plan: &Plan| groups(&plan.matrices, by, headings(&project.settings, by, plan.year));
    let (mut shown, mut unserved) = find(plan);
    let alone = Selection { areas: plan.selection.areas.clone(), ..Selection::default() };
    if alone != plan.selection {
        unserved = find(&super::plan::plan(project, plan.year, &alone, &[])).1;
    }
    shown.retain(|group| is_chosen(group, by, &plan.selection));
    plan.grouping = Some(Grouping { by, groups: shown, unserved });
}
