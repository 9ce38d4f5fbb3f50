//! The planning part alone: goals, measures, targets and interim targets of a year, as a committee sees them before the
//! year begins. Holds no reported value but those of earlier years that targets are relative to.

use chrono::{Months, NaiveDate};

use super::build::{fields, focuses, narrows, sessions, strategic_goal};
use super::display::{Places, written_places};
use super::open_points::{self, OpenPoint};
use super::row::{expected_figure, has_own_rule, own_tolerance, revisions};
use super::tree::{GoalOf, Grouping, MatrixOf, MeasureOf, SectionOf};
use super::{AppliedTolerance, ExpectedRule, Named, Reason, RevisionReport, Selection, SessionReport};
use crate::evaluate::expected;
use crate::model::{Area, Goal, Indicator, Kind, LineKind, Mark, Matrix, Measure, Project, Target};
use crate::number::Figure;
use crate::period::{Period, Scheme};

/// The plan of one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The city or division; may be empty.
    pub organisation: String,
    /// The calendar year in which the reporting year starts.
    pub year: i32,
    /// How the year is divided.
    pub scheme: Scheme,
    /// The periods of the year, one Soll each.
    pub periods: Vec<PlanPeriod>,
    /// The sessions of the planning round, by date; of the chosen committees where some were chosen.
    pub sessions: Vec<SessionReport>,
    /// What the reader asked to see; the whole where nothing was asked for.
    pub selection: Selection,
    /// In the order of their ids.
    pub matrices: Vec<PlanMatrix>,
    /// The rules in use.
    pub legend: PlanLegend,
    /// What is not decided yet in what is shown; a plan with open points is a draft.
    pub open_points: Vec<OpenPoint>,
    /// The same arranged otherwise, where that was asked for.
    pub grouping: Option<Grouping<PlanRow, ()>>,
}

/// A period of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanPeriod {
    /// The period.
    pub period: Period,
    /// Its cut-off date in the project's calendar.
    pub cutoff: NaiveDate,
}

/// One matrix of a plan.
pub type PlanMatrix = MatrixOf<PlanRow, ()>;
/// A goal of a plan.
pub type PlanGoal = GoalOf<PlanRow, ()>;
/// A measure of a plan.
pub type PlanMeasure = MeasureOf<PlanRow, ()>;

/// An indicator or line of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanRow {
    /// Id of the matrix.
    pub matrix: String,
    /// Id of the indicator.
    pub indicator: String,
    /// As printed.
    pub name: String,
    /// As printed; may be empty.
    pub unit: String,
    /// What a reported value will be; a level where that is not decided yet.
    pub kind: Kind,
    /// True where the kind is not decided yet.
    pub undecided: bool,
    /// What is not decided yet.
    pub open: Vec<String>,
    /// Goal indicator, budget or consolidation line.
    pub line: LineKind,
    /// The area, where the row is the plan of one.
    pub area: Option<Named>,
    /// True for the plan of an area below the row that it is a part of: it counts nowhere.
    pub part: bool,
    /// The target at the start of the year.
    pub target: Option<Target>,
    /// The annual target in figures where it is relative and its reference is known.
    pub annual: Option<Mark<Figure>>,
    /// The Soll of each period of the year, in order.
    pub interim: Vec<PlanExpected>,
    /// The tolerance of its colours; `None` where it has none.
    pub tolerance: Option<AppliedTolerance>,
    /// The value to compare with.
    pub baseline: Option<Figure>,
    /// The year of the baseline.
    pub baseline_year: Option<i32>,
    /// Where the figures come from.
    pub source: Option<String>,
    /// Product group of a budget line.
    pub product_group: Option<String>,
    /// Who answers for a budget or consolidation line.
    pub responsible: Option<String>,
    /// Changes within the year that are written already.
    pub revised: Vec<RevisionReport>,
}

/// The Soll of one period.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanExpected {
    /// The period.
    pub period: Period,
    /// True where a value will be due.
    pub due: bool,
    /// The Soll.
    pub expected: Option<Mark<Figure>>,
    /// Where it comes from.
    pub rule: ExpectedRule,
    /// True where it rests on an even spread over the year that nobody asked for; every plan marks it.
    pub assumed: bool,
    /// Why there is none though there is a target.
    pub reason: Option<Reason>,
}

/// The rules that a plan uses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanLegend {
    /// Tolerances in use, the most frequent first, with the number of indicators.
    pub tolerances: Vec<(AppliedTolerance, usize)>,
    /// Rules that Soll values come from, in the order of [`ExpectedRule::ALL`].
    pub expected_rules: Vec<ExpectedRule>,
    /// Kinds of indicators, in the order of [`Kind::ALL`].
    pub kinds: Vec<Kind>,
}

impl Plan {
    /// True as long as something is not decided.
    pub fn is_draft(&self) -> bool {
        !self.open_points.is_empty()
    }

    /// Every row in reading order, lines after the goals of their matrix.
    pub fn rows(&self) -> impl Iterator<Item = &PlanRow> {
        self.matrices.iter().flat_map(PlanMatrix::rows)
    }
}

/// The plan of a year of the project, as far as it was selected.
///
/// Statuses of the selection choose nothing: a plan has none. `committees` are the ids of those whose sessions stand in
/// the head; none given means all.
pub fn plan(project: &Project, year: i32, selection: &Selection, committees: &[String]) -> Plan {
    let settings = &project.settings;
    let periods = year_periods(year, settings.scheme);
    let mut matrices: Vec<PlanMatrix> = project
        .matrices_of(year)
        .filter(|matrix| selection.includes_matrix(matrix))
        .map(|matrix| matrix_plan(project, matrix, selection))
        .collect();
    if narrows(selection) {
        matrices.retain(|matrix| matrix.rows().next().is_some() || !matrix.goals.is_empty());
    }
    let open_points = project
        .matrices_of(year)
        .filter(|matrix| matrices.iter().any(|shown| shown.id == matrix.id))
        .flat_map(|matrix| open_points::of_selection(matrix, selection))
        .collect();
    let legend = legend(matrices.iter().flat_map(PlanMatrix::rows));
    Plan {
        organisation: settings.organisation.clone(),
        year,
        scheme: settings.scheme,
        periods: periods.map(|period| PlanPeriod { period, cutoff: settings.calendar.cutoff(period) }).collect(),
        sessions: planning_round(project, year, committees),
        selection: selection.clone(),
        matrices,
        legend,
        open_points,
        grouping: None,
    }
}

/// A session of the planning round names no period, and so no year: it belongs to the year whose beginning is nearest.
/// Worked: of 12 February 2013 and of 20 November 2012 to 2013, of 20 November 2013 to 2014.
fn planning_round(project: &Project, year: i32, committees: &[String]) -> Vec<SessionReport> {
    const HALF_A_YEAR: Months = Months::new(6);
    let scheme = project.settings.scheme;
    let before = project.settings.calendar.cutoff(Period { year: year - 1, index: scheme.periods(), scheme });
    let mut sessions = sessions(project, None, committees);
    sessions.retain(|session| {
        before.checked_sub_months(HALF_A_YEAR).is_none_or(|first| session.date > first)
            && before.checked_add_months(HALF_A_YEAR).is_none_or(|last| session.date <= last)
    });
    sessions
}

fn year_periods(year: i32, scheme: Scheme) -> impl Iterator<Item = Period> {
    Period { year, index: scheme.periods(), scheme }.year_so_far()
}

fn matrix_plan(project: &Project, matrix: &Matrix, selection: &Selection) -> PlanMatrix {
    let scheme = project.settings.scheme;
    let lines = |lines: &[std::sync::Arc<Indicator>]| {
        // Lines are of the whole city.
        let chosen = lines.iter().filter(|line| selection.includes_line(matrix, line) && selection.areas.is_empty());
        SectionOf { rollup: (), lines: chosen.map(|line| row(project, line)).collect() }
    };
    PlanMatrix {
        id: matrix.id.clone(),
        title: matrix.title.clone(),
        department: matrix.department.clone(),
        year: matrix.year,
        cutoff: matrix.calendar.cutoff(Period { year: matrix.year, index: scheme.periods(), scheme }),
        rollup: (),
        goals: matrix
            .goals
            .iter()
            .filter(|goal| selection.includes_goal(matrix, goal))
            .map(|goal| goal_plan(project, goal, selection))
            .filter(|goal| selection.areas.is_empty() || goal.rows().next().is_some())
            .collect(),
        budget: lines(&matrix.budget),
        consolidation: lines(&matrix.consolidation),
        open: open_points::texts(&matrix.marks),
        addenda: Vec::new(),
    }
}

fn goal_plan(project: &Project, goal: &Goal, selection: &Selection) -> PlanGoal {
    let measure_plan = |measure: &Measure| PlanMeasure {
        title: measure.title.clone(),
        responsible: measure.responsible.clone(),
        hypothesis: measure.hypothesis.clone(),
        evidence: measure.evidence.clone(),
        field: fields(&project.settings, &measure.field),
        rollup: (),
        indicators: rows(project, &measure.indicators, selection),
        open: open_points::texts(&measure.marks),
        addenda: Vec::new(),
    };
    PlanGoal {
        id: goal.id.clone(),
        title: goal.title.clone(),
        strategic_goal: strategic_goal(&project.settings, goal),
        focus: focuses(&project.settings, goal),
        field: fields(&project.settings, &goal.field),
        product_group: goal.product_group.clone(),
        product: goal.product.clone(),
        weight: goal.weight,
        rollup: (),
        indicators: if selection.includes_fields(&goal.field) {
            rows(project, &goal.indicators, selection)
        } else {
            Vec::new()
        },
        measures: goal
            .measures
            .iter()
            .filter(|measure| selection.includes_fields(&measure.field))
            .map(measure_plan)
            .filter(|measure| selection.areas.is_empty() || !measure.indicators.is_empty())
            .collect(),
        open: open_points::texts(&goal.marks),
        addenda: Vec::new(),
    }
}

fn rows(project: &Project, indicators: &[std::sync::Arc<Indicator>], selection: &Selection) -> Vec<PlanRow> {
    indicators.iter().flat_map(|indicator| rows_of(project, indicator, selection)).collect()
}

/// The row of an indicator, followed by one for each area with a target of its own; where areas are chosen, theirs alone.
fn rows_of(project: &Project, indicator: &Indicator, selection: &Selection) -> Vec<PlanRow> {
    let areas = &project.settings.areas;
    let in_area = |area: &Area| PlanRow {
        area: Some(Named { id: area.id.clone(), title: area.title.clone() }),
        part: true,
        ..row(project, &indicator.in_area(&area.id))
    };
    let planned = areas.iter().filter(|area| indicator.by_area.get(&area.id).is_some_and(|of| has_own_rule(of)));
    let parts: Vec<PlanRow> = planned.map(in_area).collect();
    if selection.areas.is_empty() {
        return std::iter::once(row(project, indicator)).chain(parts).collect();
    }
    let mut shown = Vec::new();
    for area in selection.chosen_areas(&project.settings) {
        let inside = |of: &Named| project.settings.is_inside(&of.id, &area.id);
        let inside: Vec<PlanRow> = parts.iter().filter(|row| row.area.as_ref().is_some_and(inside)).cloned().collect();
        let own = parts.iter().find(|row| row.area.as_ref().is_some_and(|of| of.id == area.id)).cloned();
        // Parts without a target of the area itself stand below the row that says so.
        let own = own.or_else(|| (!inside.is_empty()).then(|| in_area(area)));
        shown.extend(own.map(|row| PlanRow { part: false, ..row }));
        shown.extend(inside);
    }
    shown
}

/// One indicator or line of a plan.
pub(super) fn row(project: &Project, indicator: &Indicator) -> PlanRow {
    let places = written_places(indicator);
    let scheme = project.settings.scheme;
    let rule = &indicator.rule;
    let last = Period { year: indicator.year, index: scheme.periods(), scheme };
    let money = Places::of(indicator);
    let figures = |mark: &Mark<crate::number::Number>| {
        mark.map(|value| {
            if money.is_money() {
                Figure::computed(value.clone(), money.with(0))
            } else {
                expected_figure(value, places)
            }
        })
    };
    let interim = year_periods(indicator.year, scheme).map(|period| {
        let found = expected::expected(project, indicator, indicator.rule_at(period), period);
        PlanExpected {
            period,
            due: indicator.is_due(period),
            expected: found.mark.as_ref().map(figures),
            rule: found.rule,
            assumed: found.assumed,
            reason: found.reason,
        }
    });
    let milestone = indicator.kind == Kind::Milestone;
    let judged = rule.target.is_some();
    let target = rule.target.as_ref().or(indicator.undecided_target.as_ref()).map(|target| target.value.clone());
    PlanRow {
        matrix: indicator.matrix.clone(),
        indicator: indicator.id.clone(),
        name: indicator.name.clone(),
        unit: indicator.unit.clone(),
        kind: indicator.kind,
        undecided: indicator.undecided,
        open: open_points::texts(&indicator.marks),
        line: indicator.line,
        area: None,
        part: false,
        annual: match target {
            Some(Target::Relative { .. }) => {
                expected::annual(project, indicator, rule, indicator.year).ok().as_ref().map(figures)
            }
            Some(Target::Absolute { .. } | Target::DoneBy(_)) | None => None,
        },
        interim: interim.collect(),
        tolerance: judged.then(|| AppliedTolerance { tolerance: own_tolerance(rule, milestone), in_days: milestone }),
        target,
        baseline: indicator.baseline.map(|baseline| Figure::written(baseline.value)),
        baseline_year: indicator.baseline.and_then(|baseline| baseline.year),
        source: indicator.source.clone(),
        product_group: indicator.product_group.clone(),
        responsible: indicator.responsible.clone(),
        revised: revisions(indicator, last),
    }
}

fn legend<'a>(rows: impl Iterator<Item = &'a PlanRow>) -> PlanLegend {
    let mut tolerances: Vec<(AppliedTolerance, usize)> = Vec::new();
    let mut rules = [false; ExpectedRule::ALL.len()];
    let mut kinds = [false; Kind::ALL.len()];
    for row in rows {
        kinds[row.kind as usize] = true;
        for expected in &row.interim {
            rules[expected.rule as usize] = true;
        }
        if let Some(applied) = row.tolerance {
            match tolerances.iter_mut().find(|(known, _)| *known == applied) {
                Some((_, count)) => *count += 1,
                None => tolerances.push((applied, 1)),
            }
        }
    }
    tolerances.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    PlanLegend {
        tolerances,
        expected_rules: ExpectedRule::ALL.into_iter().filter(|rule| rules[*rule as usize]).collect(),
        kinds: Kind::ALL.into_iter().filter(|kind| kinds[*kind as usize]).collect(),
    }
}
