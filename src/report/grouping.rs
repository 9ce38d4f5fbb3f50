//! A report or a plan arranged by what its goals serve and belong to, or by area, instead of by matrix: which goals, measures
//! and departments there are for each, and how they stand.
//!
//! The colour of a group is formed from the rows below it as that of a matrix is; what is left out by a filter still counts in
//! it, as everywhere.

use super::build::{alone, rolled_up, rolled_up_goals, rows_of, status_of};
use super::plan::{Plan, PlanGoal, PlanMatrix, PlanMeasure, PlanRow};
use super::{GoalReport, MatrixReport, MeasureReport, Named, Report, RollupResult, Row, Selection, placed};
use crate::model::{Area, Project, Rollup, Settings};

/// What a report or a plan is arranged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Leitziel.
    StrategicGoal,
    /// Schwerpunktthema.
    Focus,
    /// Handlungsfeld.
    Field,
    /// Gebiet.
    Area,
}

impl By {
    /// The name on the command line and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::StrategicGoal => "strategic-goal",
            Self::Focus => "focus",
            Self::Field => "field",
            Self::Area => "area",
        }
    }
}

/// The groups of a report (of [`GoalReport`]) or of a plan (of [`PlanGoal`]).
#[derive(Clone, Debug, PartialEq)]
pub struct Grouping<G> {
    /// What makes a group.
    pub by: By,
    /// In the order of zielmatrix.toml, areas with their parts behind them; what belongs to no group last.
    pub groups: Vec<Group<G>>,
    /// What zielmatrix.toml declares and no goal of the year serves, in its order.
    pub unserved: Vec<Named>,
}

/// What belongs together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<G> {
    /// What it belongs to; `None` for what belongs to nothing.
    pub of: Option<Named>,
    /// The area that this area is a part of.
    pub within: Option<Named>,
    /// The colour of its rows together, without those that a filter leaves out of the counts; none in a plan.
    pub rollup: RollupResult,
    /// In the order of the report, as far as they have something for it.
    pub matrices: Vec<GroupMatrix<G>>,
}

/// What a matrix has for a group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupMatrix<G> {
    /// Id of the matrix.
    pub id: String,
    /// As printed above it.
    pub title: String,
    /// The organisational unit.
    pub department: String,
    /// Its goals, each as far as it belongs to the group.
    pub goals: Vec<G>,
}

/// A goal of a report or of a plan.
pub trait Goal: Clone {
    /// A measure of it.
    type Measure: Measure;

    /// Its id.
    fn id(&self) -> &str;
    /// The goal in words.
    fn title(&self) -> &str;
    /// The strategic goal that it serves.
    fn strategic_goal(&self) -> Option<&Named>;
    /// Its focus topics.
    fn focus(&self) -> &[Named];
    /// Its fields of action.
    fn field(&self) -> &[Named];
    /// Its own indicators.
    fn rows(&self) -> &[<Self::Measure as Measure>::Row];
    /// The same, to be narrowed.
    fn rows_mut(&mut self) -> &mut Vec<<Self::Measure as Measure>::Row>;
    /// Its measures.
    fn measures(&self) -> &[Self::Measure];
    /// The same, to be narrowed.
    fn measures_mut(&mut self) -> &mut Vec<Self::Measure>;
}

/// A measure of a report or of a plan.
pub trait Measure {
    /// A row of an indicator, or of it in an area.
    type Row: Placed;

    /// Who answers for it.
    fn responsible(&self) -> Option<&str>;
    /// Its fields of action.
    fn field(&self) -> &[Named];
    /// Its indicators.
    fn rows(&self) -> &[Self::Row];
    /// The same, to be narrowed.
    fn rows_mut(&mut self) -> &mut Vec<Self::Row>;
}

/// A row that may be of an area.
pub trait Placed: Clone {
    /// The area.
    fn area(&self) -> Option<&Named>;
    /// True below the row that it is a part of.
    fn is_part(&self) -> bool;
    /// The same row, standing for itself below the name of its area.
    fn alone(self) -> Self;
}

/// Reports and plans call the same things by the same names.
macro_rules! arranged {
    ($goal:ty, $measure:ty, $row:ty, $alone:expr) => {
        impl Goal for $goal {
            type Measure = $measure;

            fn id(&self) -> &str {
                &self.id
            }
            fn title(&self) -> &str {
                &self.title
            }
            fn strategic_goal(&self) -> Option<&Named> {
                self.strategic_goal.as_ref()
            }
            fn focus(&self) -> &[Named] {
                &self.focus
            }
            fn field(&self) -> &[Named] {
                &self.field
            }
            fn rows(&self) -> &[$row] {
                &self.indicators
            }
            fn rows_mut(&mut self) -> &mut Vec<$row> {
                &mut self.indicators
            }
            fn measures(&self) -> &[$measure] {
                &self.measures
            }
            fn measures_mut(&mut self) -> &mut Vec<$measure> {
                &mut self.measures
            }
        }

        impl Measure for $measure {
            type Row = $row;

            fn responsible(&self) -> Option<&str> {
                self.responsible.as_deref()
            }
            fn field(&self) -> &[Named] {
                &self.field
            }
            fn rows(&self) -> &[$row] {
                &self.indicators
            }
            fn rows_mut(&mut self) -> &mut Vec<$row> {
                &mut self.indicators
            }
        }

        impl Placed for $row {
            fn area(&self) -> Option<&Named> {
                self.area.as_ref()
            }
            fn is_part(&self) -> bool {
                self.part
            }
            fn alone(self) -> Self {
                Self { area: None, ..$alone(self) }
            }
        }
    };
}

arranged!(GoalReport, MeasureReport, Row, alone);
arranged!(PlanGoal, PlanMeasure, PlanRow, |row| PlanRow { part: false, ..row });

/// How much is in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Goals.
    pub goals: usize,
    /// Measures.
    pub measures: usize,
    /// Indicators, areas not counted apart.
    pub indicators: usize,
}

impl<G: Goal> Group<G> {
    /// Its goals in reading order.
    pub fn goals(&self) -> impl Iterator<Item = &G> {
        self.matrices.iter().flat_map(|matrix| &matrix.goals)
    }

    /// How much is in it.
    pub fn extent(&self) -> Extent {
        let measures = self.goals().map(|goal| goal.measures().len()).sum();
        let indicators = self.goals().flat_map(all_rows).filter(|row| !row.is_part()).count();
        Extent { goals: self.goals().count(), measures, indicators }
    }
}

impl<G: Goal> GroupMatrix<G> {
    /// Who answers for its measures, each once.
    pub fn responsible(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for who in self.goals.iter().flat_map(|goal| goal.measures()).filter_map(Measure::responsible) {
            if !all.contains(&who) {
                all.push(who);
            }
        }
        all
    }
}

/// The rows of a goal and of its measures.
fn all_rows<G: Goal>(goal: &G) -> impl Iterator<Item = &<G::Measure as Measure>::Row> {
    goal.rows().iter().chain(goal.measures().iter().flat_map(Measure::rows))
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
fn belongs_to<G: Goal>(goal: &G, by: By) -> Vec<&Named> {
    match by {
        By::StrategicGoal => goal.strategic_goal().into_iter().collect(),
        By::Focus => goal.focus().iter().collect(),
        By::Field => goal.field().iter().chain(goal.measures().iter().flat_map(Measure::field)).collect(),
        By::Area => all_rows(goal).filter_map(Placed::area).collect(),
    }
}

/// What of a goal belongs to an id, or to none; `None` where nothing does.
fn narrowed<G: Goal>(goal: &G, by: By, id: Option<&str>) -> Option<G> {
    let among = |named: &[Named]| id.map_or(named.is_empty(), |id| named.iter().any(|of| of.id == id));
    match by {
        By::StrategicGoal => (goal.strategic_goal().map(|of| of.id.as_str()) == id).then(|| goal.clone()),
        By::Focus => among(goal.focus()).then(|| goal.clone()),
        By::Field => {
            let own = among(goal.field());
            let mut goal = goal.clone();
            if !own {
                goal.rows_mut().clear();
            }
            let had_measures = !goal.measures().is_empty();
            goal.measures_mut().retain(|measure| among(measure.field()));
            // A goal without a field whose measures all have one is found there.
            let own = own && (id.is_some() || !had_measures || !goal.rows().is_empty());
            (own || !goal.measures().is_empty()).then_some(goal)
        }
        By::Area => {
            let mut goal = goal.clone();
            *goal.rows_mut() = in_area(goal.rows(), id);
            for measure in goal.measures_mut() {
                *measure.rows_mut() = in_area(measure.rows(), id);
            }
            goal.measures_mut().retain(|measure| !measure.rows().is_empty());
            (!goal.rows().is_empty() || !goal.measures().is_empty()).then_some(goal)
        }
    }
}

/// The rows of an area, or those that have none.
fn in_area<R: Placed>(rows: &[R], id: Option<&str>) -> Vec<R> {
    match id {
        Some(id) => {
            let here = rows.iter().filter(|row| row.area().is_some_and(|area| area.id == id));
            here.map(|row| row.clone().alone()).collect()
        }
        None => {
            let next = rows.iter().skip(1).map(Some).chain([None]);
            let whole = rows
                .iter()
                .zip(next)
                .filter(|(row, next)| row.area().is_none() && !next.is_some_and(|next: &R| next.is_part()));
            whole.map(|(row, _)| row.clone()).collect()
        }
    }
}

/// The groups of matrices, and the headings that nothing belongs to.
fn groups<'a, G: Goal + 'a>(
    matrices: &[Matrix<'a, G>],
    by: By,
    mut headings: Vec<Heading>,
) -> (Vec<Group<G>>, Vec<Named>) {
    let goals = || matrices.iter().flat_map(|(.., goals)| goals.iter());
    // What was closed may be called otherwise by now, or be no longer there.
    for of in goals().flat_map(|goal| belongs_to(goal, by)) {
        match headings.iter_mut().find(|heading| heading.of.id == of.id) {
            Some(heading) => heading.of.title.clone_from(&of.title),
            None => headings.push(Heading { of: of.clone(), within: None }),
        }
    }
    let group = |heading: Option<&Heading>| {
        let id = heading.map(|heading| heading.of.id.as_str());
        let matrices = matrices.iter().map(|&(matrix, title, department, goals)| GroupMatrix {
            id: matrix.to_owned(),
            title: title.to_owned(),
            department: department.to_owned(),
            goals: goals.iter().filter_map(|goal| narrowed(goal, by, id)).collect(),
        });
        Group {
            of: heading.map(|heading| heading.of.clone()),
            within: heading.and_then(|heading| heading.within.clone()),
            rollup: RollupResult::default(),
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
fn is_chosen<G>(group: &Group<G>, by: By, selection: &Selection) -> bool {
    let chosen = match by {
        By::StrategicGoal => &selection.strategic_goals,
        By::Focus => &selection.focuses,
        By::Field => &selection.fields,
        // A chosen area is shown with its parts, and nothing else is left of the rows.
        By::Area => return true,
    };
    chosen.is_empty() || group.of.as_ref().is_some_and(|of| chosen.contains(&of.id))
}

/// Id, title, department and goals of a matrix.
type Matrix<'a, G> = (&'a str, &'a str, &'a str, &'a [G]);

fn of_report(matrix: &MatrixReport) -> Matrix<'_, GoalReport> {
    (&matrix.id, &matrix.title, &matrix.department, &matrix.goals)
}

fn of_plan(matrix: &PlanMatrix) -> Matrix<'_, PlanGoal> {
    (&matrix.id, &matrix.title, &matrix.department, &matrix.goals)
}

/// Arranges a report. Groups are shown as far as they were selected; their colours and what no goal serves are those of the
/// whole year.
pub fn group_report(project: &Project, report: &mut Report, by: By) {
    let period = report.period;
    let kind = placed::rollup(project, period);
    let selection = report.selection.clone();
    let matrices_of = |selection: &Selection| super::report(project, period, selection, &[]).matrices;
    let find = |matrices: &[MatrixReport]| {
        let matrices: Vec<_> = matrices.iter().map(of_report).collect();
        let (mut groups, unserved) = groups(&matrices, by, headings(&project.settings, by, period.year));
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

fn same<G>(group: &Group<G>, other: &Group<G>) -> bool {
    group.of.as_ref().map(|of| &of.id) == other.of.as_ref().map(|of| &of.id)
}

/// Gives a group its colour, and what is in it where it is narrowed.
fn judge(group: &mut Group<GoalReport>, by: By, kind: Rollup) {
    for goal in group.matrices.iter_mut().flat_map(|matrix| &mut matrix.goals) {
        match by {
            By::StrategicGoal | By::Focus => {}
            // The colour of the goal stays that of the whole.
            By::Field => goal.rollup.counts = rows_of(goal).filter(|row| !row.part).map(status_of).collect(),
            By::Area => {
                for measure in &mut goal.measures {
                    measure.rollup = rolled_up(measure.indicators.iter(), kind);
                }
                goal.rollup = rolled_up(rows_of(goal), kind);
            }
        }
    }
    let goals: Vec<&GoalReport> = group.goals().collect();
    group.rollup = rolled_up_goals(goals.into_iter(), kind);
}

/// Goals and measures of an area have the colours of the whole, whatever a filter leaves of them.
fn colours_of(group: &mut Group<GoalReport>, whole: &Group<GoalReport>) {
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
    let find = |plan: &Plan| {
        let matrices: Vec<_> = plan.matrices.iter().map(of_plan).collect();
        groups(&matrices, by, headings(&project.settings, by, plan.year))
    };
    let (mut shown, mut unserved) = find(plan);
    let alone = Selection { areas: plan.selection.areas.clone(), ..Selection::default() };
    if alone != plan.selection {
        unserved = find(&super::plan::plan(project, plan.year, &alone, &[])).1;
    }
    shown.retain(|group| is_chosen(group, by, &plan.selection));
    plan.grouping = Some(Grouping { by, groups: shown, unserved });
}
