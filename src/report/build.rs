//! Builds the report: evaluates what is shown, rolls it up, and puts it in reading order.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::legend::legend;
use super::placed::Moved;
use super::texts;
use super::{
    Addendum, Changes, ClosedReport, GoalReport, MatrixReport, MeasureReport, Named, ReopenedReport, Report,
    RollupResult, Row, Section, Selection, SessionReport, TextOf, Totals,
};
use super::{open_points, placed, public, row};
use crate::evaluate::rollup;
use crate::model::{Goal, Indicator, Matrix, MatrixTexts, Project, Reopened, Rollup, Session, Settings};
use crate::number::{Figure, Number};
use crate::period::Period;
use crate::status::{Counts, Status, Trend};

/// The report on a period of the project, as far as it was selected.
///
/// `committees` are the ids of those whose sessions stand in the head; none given means all.
pub fn report(project: &Project, period: Period, selection: &Selection, committees: &[String]) -> Report {
    let settings = &project.settings;
    let matrices: Vec<&Matrix> =
        project.matrices_of(period.year).filter(|matrix| selection.includes_matrix(matrix)).collect();
    let mut matrices: Vec<MatrixReport> =
        matrices.into_par_iter().map(|matrix| matrix_report(project, matrix, period, selection)).collect();
    // A filter by goal or committee leaves nothing of the matrices that do not have it.
    if !selection.is_everything() {
        matrices.retain(|matrix| matrix.has_anything() || !narrows(selection));
    }
    let totals = Totals::of(&matrices);
    let comments_missing = matrices.iter().flat_map(MatrixReport::rows).filter(|row| row.now().comment_missing).count();
    let changes = changes(&matrices, period);
    for matrix in &mut matrices {
        keep_statuses(matrix, selection);
    }
    if !selection.statuses.is_empty() {
        matrices.retain(|matrix| matrix.rows().next().is_some());
    }
    let legend = legend(&matrices, placed::rollup(project, period));
    let open_points = project
        .matrices_of(period.year)
        .filter(|matrix| matrices.iter().any(|shown| shown.id == matrix.id))
        .flat_map(|matrix| open_points::of_report(project, matrix, period, selection))
        .collect();
    Report {
        organisation: settings.organisation.clone(),
        period,
        scheme: settings.scheme,
        cutoff: settings.calendar.cutoff(period),
        periods: period.year_so_far().collect(),
        sessions: sessions(project, Some(period), committees),
        selection: selection.clone(),
        counts: totals.indicators,
        totals,
        comments_missing,
        changes,
        matrices,
        legend,
        // Who closed a period when, and with which digest, is said in the house alone.
        reopened: if project.public.is_some() { Vec::new() } else { reopened(project, period) },
        closed: project.closed.get(&period).filter(|_| project.public.is_none()).map(|closed| ClosedReport {
            on: closed.on,
            by: closed.by.clone(),
            digest: closed.digest.clone(),
        }),
        open_points,
        areas: texts::areas(project, period),
        disclosure: public::disclosure(project),
        geometry: project.geometry.clone(),
        years: Vec::new(),
        grouping: None,
    }
}

/// True for a selection that may leave nothing of a matrix that it lets through.
pub(super) fn narrows(selection: &Selection) -> bool {
    let Selection { goals, focuses, strategic_goals, fields, areas, committees, .. } = selection;
    [goals, focuses, strategic_goals, fields, areas].into_iter().any(|asked| !asked.is_empty())
        || !committees.is_empty()
}

impl MatrixReport {
    fn has_anything(&self) -> bool {
        !self.goals.is_empty() || !self.budget.lines.is_empty() || !self.consolidation.lines.is_empty()
    }
}

/// The closings of the year so far that were taken back.
pub(super) fn reopened(project: &Project, period: Period) -> Vec<ReopenedReport> {
    let of_year =
        project.reopened.iter().filter(|reopened| reopened.period.year == period.year && reopened.period <= period);
    of_year
        .map(|Reopened { period, on, by, reason, .. }| ReopenedReport {
            period: *period,
            on: *on,
            by: by.clone(),
            reason: reason.clone(),
        })
        .collect()
}

/// The sessions that deal with a period, or with the planning round where none is given.
pub(super) fn sessions(project: &Project, period: Option<Period>, committees: &[String]) -> Vec<SessionReport> {
    let settings = &project.settings;
    let mut sessions: Vec<SessionReport> = settings
        .sessions
        .iter()
        .filter(|session| session.period == period)
        .filter(|session| committees.is_empty() || committees.contains(&session.committee))
        .map(|session| session_report(settings, session))
        .collect();
    sessions.sort_by_key(|session| session.date);
    sessions
}

/// A session with the title of its committee.
pub(super) fn session_report(settings: &Settings, session: &Session) -> SessionReport {
    let known = settings.committees.iter().find(|committee| committee.id == session.committee);
    SessionReport {
        committee: Named {
            id: session.committee.clone(),
            title: known.map(|committee| committee.title.clone()).unwrap_or_default(),
        },
        date: session.date,
        paper: session.paper.clone(),
        agenda: session.agenda.clone(),
    }
}

fn changes(matrices: &[MatrixReport], period: Period) -> Changes {
    let mut changes = Changes::default();
    for row in matrices.iter().flat_map(MatrixReport::goal_rows) {
        match row.now().trend {
            Some(Trend::Better) => changes.better += 1,
            Some(Trend::Same) => changes.same += 1,
            Some(Trend::Worse) => changes.worse += 1,
            None => continue,
        }
        changes.since = Some(period.previous());
    }
    changes
}

fn matrix_report(project: &Project, matrix: &Matrix, period: Period, selection: &Selection) -> MatrixReport {
    let rollup_kind = placed::rollup(project, period);
    let closed = texts::of_matrix(project, matrix, period);
    let shown = texts::matrix(matrix, closed);
    let arranged = placed::goals(matrix, closed);
    let moved = placed::moved(matrix, closed);
    let goals: Vec<(GoalReport, bool)> = arranged
        .par_iter()
        .map(|goal| {
            let selected = selection.includes_goal(matrix, goal);
            // What it serves and is called now is said where it was something else.
            let now = matrix.goals.iter().find(|now| now.id == goal.id).unwrap_or(goal);
            let mut report = goal_report(project, (goal, now), (period, selection), closed);
            name_moves(&mut report, &moved);
            (report, selected)
        })
        .collect();
    let all_goals_selected = goals.iter().all(|(_, selected)| *selected);
    // A matrix that is shown in part still has the colour of its whole; the counts are those of what is shown.
    let mut rollup = rolled_up_goals(goals.iter().map(|(goal, _)| goal), rollup_kind);
    let mut goals: Vec<GoalReport> =
        goals.into_iter().filter(|(_, selected)| *selected).map(|(goal, _)| goal).collect();
    for (report, goal) in goals
        .iter_mut()
        .filter_map(|report| Some((arranged.iter().find(|goal| goal.id == report.id)?, report)))
        .map(|(goal, report)| (report, goal))
    {
        keep_fields(report, goal, selection);
    }
    if !selection.areas.is_empty() {
        for goal in &mut goals {
            goal.measures.retain(|measure| !measure.indicators.is_empty());
        }
        goals.retain(|goal| !goal.indicators.is_empty() || !goal.measures.is_empty());
    }
    if !all_goals_selected || !selection.fields.is_empty() {
        rollup.counts = goals.iter().flat_map(GoalReport::rows).filter(|row| !row.part).map(status_of).collect();
    }
    let section = |lines: &[Arc<Indicator>]| {
        let chosen: Vec<bool> = lines.iter().map(|line| selection.includes_line(matrix, line)).collect();
        if !chosen.contains(&true) {
            return Section::default();
        }
        // As with goals: the colour is that of all lines, the counts are those of what is shown.
        let of_line = |line: &Arc<Indicator>| rows_in(project, line, period, selection);
        let all: Vec<(Vec<Row>, bool)> = lines.iter().map(of_line).zip(chosen).collect();
        let mut rollup = rolled_up(all.iter().flat_map(|(rows, _)| rows), rollup_kind);
        let lines: Vec<Row> = all.into_iter().filter(|(_, chosen)| *chosen).flat_map(|(rows, _)| rows).collect();
        rollup.counts = lines.iter().filter(|row| !row.part).map(status_of).collect();
        Section { rollup, lines }
    };
    MatrixReport {
        id: matrix.id.clone(),
        title: shown.title,
        department: shown.department,
        year: matrix.year,
        cutoff: matrix.calendar.cutoff(period),
        rollup,
        goals,
        budget: section(&matrix.budget),
        consolidation: section(&matrix.consolidation),
        addenda: shown.addenda,
        open: shown.open,
    }
}

/// Leaves of a goal what belongs to the chosen fields of action. Its colour stays that of the whole; the counts are those
/// of what is shown.
fn keep_fields(report: &mut GoalReport, goal: &Goal, selection: &Selection) {
    if selection.fields.is_empty() {
        return;
    }
    if !selection.includes_fields(&goal.field) {
        report.indicators.clear();
    }
    let mut fields = goal.measures.iter().map(|measure| &measure.field);
    report.measures.retain(|_| fields.next().is_some_and(|fields| selection.includes_fields(fields)));
    report.rollup.counts = report.rows().filter(|row| !row.part).map(status_of).collect();
}

/// Says of what stands elsewhere now where that is.
fn name_moves(goal: &mut GoalReport, moved: &BTreeMap<String, Moved>) {
    let of_measures = goal.measures.iter_mut().flat_map(|measure| &mut measure.indicators);
    for row in goal.indicators.iter_mut().chain(of_measures).filter(|row| !row.part) {
        let (what, now) = match moved.get(&row.indicator) {
            None => continue,
            Some(Moved::Goal(title)) => (TextOf::Goal, Some(title.clone())),
            Some(Moved::Measure(title)) => (TextOf::Measure, title.clone()),
        };
        row.addenda.push(Addendum { what, of: None, now });
    }
}

/// A goal as it is placed, and as it is now.
fn goal_report(
    project: &Project,
    (goal, now): (&Goal, &Goal),
    (period, selection): (Period, &Selection),
    closed: Option<&MatrixTexts>,
) -> GoalReport {
    let settings = &project.settings;
    let kind = placed::rollup(project, period);
    let indicators = rows(project, &goal.indicators, period, selection);
    let measures: Vec<MeasureReport> = goal
        .measures
        .iter()
        .enumerate()
        .map(|(index, measure)| {
            let indicators = rows(project, &measure.indicators, period, selection);
            let shown = texts::measure(goal, index + 1, measure, closed);
            MeasureReport {
                title: shown.title,
                responsible: shown.responsible.filter(|_| project.public.is_none()),
                hypothesis: shown.hypothesis,
                evidence: shown.evidence,
                field: fields(settings, &measure.field),
                addenda: public::addenda(project, shown.addenda),
                rollup: rolled_up(indicators.iter(), kind),
                indicators,
                open: shown.open,
            }
        })
        .collect();
    let shown = texts::goal(now, strategic_goal(settings, now), focuses(settings, now), closed);
    let mut report = GoalReport {
        id: goal.id.clone(),
        title: shown.title,
        addenda: shown.addenda,
        strategic_goal: shown.strategic_goal,
        focus: shown.focus,
        field: fields(settings, &goal.field),
        product_group: shown.product_group,
        product: shown.product,
        weight: goal.weight,
        rollup: RollupResult::default(),
        indicators,
        measures,
        open: shown.open,
    };
    report.rollup = rolled_up(report.rows(), kind);
    report
}

/// The strategic goal that a goal serves, with its title.
pub(super) fn strategic_goal(settings: &Settings, goal: &Goal) -> Option<Named> {
    goal.strategic_goal.as_ref().map(|id| {
        let known = settings.strategic_goals.iter().find(|known| known.id == *id);
        Named { id: id.clone(), title: known.map(|known| known.title.clone()).unwrap_or_default() }
    })
}

/// The focus topics that a goal belongs to, with their titles.
pub(super) fn focuses(settings: &Settings, goal: &Goal) -> Vec<Named> {
    let named = goal.focus.iter().map(|id| {
        let known = settings.focuses.iter().find(|known| known.id == *id);
        Named { id: id.clone(), title: known.map(|known| known.title.clone()).unwrap_or_default() }
    });
    named.collect()
}

/// Fields of action with their titles.
pub(super) fn fields(settings: &Settings, ids: &[String]) -> Vec<Named> {
    let named = ids.iter().map(|id| {
        let known = settings.fields.iter().find(|known| known.id == *id);
        Named { id: id.clone(), title: known.map(|known| known.title.clone()).unwrap_or_default() }
    });
    named.collect()
}

fn rows(project: &Project, indicators: &[Arc<Indicator>], period: Period, selection: &Selection) -> Vec<Row> {
    indicators.iter().flat_map(|indicator| rows_in(project, indicator, period, selection)).collect()
}

/// The rows of an indicator; where areas are chosen, the row of each with those of its parts below it. An area within
/// another chosen one is a part of that.
fn rows_in(project: &Project, indicator: &Indicator, period: Period, selection: &Selection) -> Vec<Row> {
    let all = row::rows(project, indicator, period);
    if selection.areas.is_empty() {
        return all;
    }
    let settings = &project.settings;
    let mut shown = Vec::new();
    for area in selection.chosen_areas(settings) {
        let of = |row: &&Row| row.area.as_ref().is_some_and(|of| of.id == area.id);
        let inside = |row: &&Row| row.area.as_ref().is_some_and(|of| settings.is_inside(&of.id, &area.id));
        let parts: Vec<Row> = all.iter().filter(inside).cloned().collect();
        let own = all.iter().find(of).cloned();
        // Parts without a value of the area itself stand below the row that says so.
        let own = own.or_else(|| (!parts.is_empty()).then(|| row::row(project, &indicator.in_area(&area.id), period)));
        shown.extend(own.map(alone));
        shown.extend(parts);
    }
    shown
}

/// The row of an area, standing for itself. Where nothing is judged there, the baseline is that of the whole and says nothing.
pub(super) fn alone(row: Row) -> Row {
    let judged = row.standings.iter().any(|standing| standing.target.is_some());
    let (baseline, baseline_year) = if judged { (row.baseline, row.baseline_year) } else { (None, None) };
    Row { part: false, baseline, baseline_year, ..row }
}

pub(super) fn status_of(row: &Row) -> Status {
    row.now().status
}

/// The colour of rows of which each counts alike.
pub(super) fn rolled_up<'a>(rows: impl Iterator<Item = &'a Row>, kind: Rollup) -> RollupResult {
    match kind {
        Rollup::Worst => worst(rows),
        Rollup::Weighted => weighted(rows),
    }
}

/// The colour of goals, of which each counts by its weight where colours are weighted.
pub(super) fn rolled_up_goals<'a>(goals: impl Iterator<Item = &'a GoalReport> + Clone, kind: Rollup) -> RollupResult {
    match kind {
        Rollup::Worst => worst(goals.flat_map(GoalReport::rows)),
        Rollup::Weighted => weighted_goals(goals),
    }
}

/// Rows of single areas are parts of a total that is counted already.
fn worst<'a>(rows: impl Iterator<Item = &'a Row>) -> RollupResult {
    let counts: Counts = rows.filter(|row| !row.part).map(status_of).collect();
    let there = Status::ALL.into_iter().filter(|status| counts.of(*status) > 0);
    RollupResult { status: rollup::worst(there), counts, red_names: Vec::new(), score: None }
}

fn weighted<'a>(rows: impl Iterator<Item = &'a Row>) -> RollupResult {
    let rows: Vec<&Row> = rows.filter(|row| !row.part).collect();
    let score = rollup::score(rows.iter().map(|row| status_of(row)));
    scored(&rows, score)
}

fn weighted_goals<'a>(goals: impl Iterator<Item = &'a GoalReport> + Clone) -> RollupResult {
    let scores = goals.clone().filter_map(|goal| {
        let statuses = goal.rows().filter(|row| !row.part).map(status_of);
        Some((rollup::score(statuses)?, goal.weight))
    });
    let score = rollup::weighted(scores);
    let rows: Vec<&Row> = goals.flat_map(GoalReport::rows).filter(|row| !row.part).collect();
    scored(&rows, score)
}

fn scored(rows: &[&Row], score: Option<Number>) -> RollupResult {
    const SCORE_PLACES: u32 = 2;
    let counts: Counts = rows.iter().map(|row| status_of(row)).collect();
    let coloured = counts.of(Status::Green) + counts.of(Status::Yellow) + counts.of(Status::Red);
    let status = score.as_ref().map(|score| {
        // Where nothing at all was reported, a colour would be an invention.
        if coloured == 0 { Status::Missing } else { rollup::status_of(score) }
    });
    RollupResult {
        status,
        counts,
        red_names: rows.iter().filter(|row| status_of(row) == Status::Red).map(|row| row.name.clone()).collect(),
        score: score
            .map(|score| Figure::computed(score, SCORE_PLACES).beside(&[Number::share(4, 5), Number::share(1, 2)])),
    }
}

/// Leaves the rows with the selected statuses (with their areas), and the goals and measures that have some.
fn keep_statuses(matrix: &mut MatrixReport, selection: &Selection) {
    if selection.statuses.is_empty() {
        return;
    }
    let keep = |rows: &mut Vec<Row>| {
        let mut kept = false;
        rows.retain(|row| {
            if !row.part {
                kept = selection.includes_status(status_of(row));
            }
            kept
        });
    };
    for goal in &mut matrix.goals {
        keep(&mut goal.indicators);
        for measure in &mut goal.measures {
            keep(&mut measure.indicators);
        }
        goal.measures.retain(|measure| !measure.indicators.is_empty());
    }
    matrix.goals.retain(|goal| !goal.indicators.is_empty() || !goal.measures.is_empty());
    keep(&mut matrix.budget.lines);
    keep(&mut matrix.consolidation.lines);
}
