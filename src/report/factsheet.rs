//! One indicator on one page: how it stands, how it got there over the years, where, why, and what is done.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::curve::{Curve, curve};
use super::entries::Entry;
use super::years::{YearGap, YearStandings, whole_year};
use super::{MatrixReport, Named, Report, Row, Selection, report, row};
use crate::model::{Indicator, Kind, Matrix, Project};
use crate::period::Period;

/// An indicator with everything that is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Factsheet {
    /// The city or division; may be empty.
    pub organisation: String,
    /// The period that it is about.
    pub period: Period,
    /// The cut-off date of the matrix in the period.
    pub cutoff: NaiveDate,
    /// The department of the matrix.
    pub department: String,
    /// Its goal in words; `None` for a line of budget or consolidation.
    pub goal: Option<String>,
    /// The strategic goal that the goal serves.
    pub strategic_goal: Option<Named>,
    /// The fields of action of its measure, else of its goal.
    pub fields: Vec<Named>,
    /// Its measure; `None` for an indicator of a goal itself, and for a line.
    pub measure: Option<FactsheetMeasure>,
    /// How it stands.
    pub row: Row,
    /// Its areas, in the order of zielmatrix.toml.
    pub areas: Vec<Row>,
    /// The years, the reported one last.
    pub years: Vec<YearStandings>,
    /// The milestones of the same measure, else of the same goal, in the order of their due dates.
    pub phases: Vec<Row>,
    /// What is drawn of its values; `None` where there are no figures to draw.
    pub curve: Option<Curve>,
}

/// The measure of a factsheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactsheetMeasure {
    /// The measure in words.
    pub title: String,
    /// Who answers for it.
    pub responsible: Option<String>,
    /// Why it should work.
    pub hypothesis: Option<String>,
    /// What the hypothesis rests on.
    pub evidence: Option<String>,
}

/// The factsheets of everything that is selected, in reading order. Without `years` the three before the reported one are
/// shown as well, as far as the project knows them.
pub fn factsheets(
    project: &Project,
    period: Period,
    selection: &Selection,
    years: Option<RangeInclusive<i32>>,
) -> Vec<Factsheet> {
    const USUAL_YEARS: i32 = 3;
    let years = years.unwrap_or(period.year - USUAL_YEARS..=period.year);
    let whole = report(project, period, selection, &[]);
    let mut sheets = Vec::new();
    for shown in &whole.matrices {
        let Some(matrix) = project.matrices_of(period.year).find(|matrix| matrix.id == shown.id) else { continue };
        sheets.extend(of_matrix(project, &whole, (matrix, shown), &years));
    }
    sheets
}

fn of_matrix<'a>(
    project: &'a Project,
    whole: &'a Report,
    (matrix, shown): (&'a Matrix, &'a MatrixReport),
    years: &'a RangeInclusive<i32>,
) -> impl Iterator<Item = Factsheet> + 'a {
    let all: Vec<Entry<'_>> = shown.entries().collect();
    let wholes: Vec<usize> =
        (0..all.len()).filter(|place| all.get(*place).is_some_and(|entry| !entry.row.part)).collect();
    wholes.into_iter().filter_map(move |place| {
        let entry = all.get(place)?;
        let indicator = matrix.indicators().find(|indicator| indicator.id == entry.row.indicator)?;
        let areas =
            all.get(place + 1..)?.iter().take_while(|entry| entry.row.part).map(|entry| entry.row.clone()).collect();
        let years = years_of(project, indicator, entry.row, whole.period, years);
        let curve = curve(entry.row, &years);
        Some(Factsheet {
            organisation: whole.organisation.clone(),
            period: whole.period,
            cutoff: shown.cutoff,
            department: shown.department.clone(),
            goal: entry.goal.map(|goal| goal.title.clone()),
            strategic_goal: entry.goal.and_then(|goal| goal.strategic_goal.clone()),
            fields: fields(project, matrix, &entry.row.indicator),
            measure: entry.measure.map(|measure| FactsheetMeasure {
                title: measure.title.clone(),
                responsible: measure.responsible.clone(),
                hypothesis: measure.hypothesis.clone(),
                evidence: measure.evidence.clone(),
            }),
            row: entry.row.clone(),
            areas,
            years,
            phases: phases(entry),
            curve,
        })
    })
}

fn fields(project: &Project, matrix: &Matrix, id: &str) -> Vec<Named> {
    let is_it = |indicators: &[std::sync::Arc<Indicator>]| indicators.iter().any(|indicator| indicator.id == id);
    let of_goal = |goal: &crate::model::Goal| {
        let of_measure = goal.measures.iter().find(|measure| is_it(&measure.indicators)).map(|of| of.field.clone());
        of_measure.or_else(|| is_it(&goal.indicators).then(|| goal.field.clone()))
    };
    let ids = matrix.goals.iter().find_map(of_goal).unwrap_or_default();
    let known = project.settings.fields.iter().filter(|field| ids.contains(&field.id));
    known.map(|field| Named { id: field.id.clone(), title: field.title.clone() }).collect()
}

/// The milestones beside an indicator, the next due one first.
fn phases(entry: &Entry<'_>) -> Vec<Row> {
    let of_measure = entry.measure.map(|measure| measure.indicators.iter().collect::<Vec<_>>());
    let beside = of_measure.or_else(|| entry.goal.map(|goal| goal.rows().collect())).unwrap_or_default();
    let mut phases: Vec<Row> =
        beside.into_iter().filter(|row| row.kind == Kind::Milestone && !row.part).cloned().collect();
    phases.sort_by_key(due);
    phases
}

/// The day on which a milestone is due.
pub fn due(row: &Row) -> Option<NaiveDate> {
    match row.now().target {
        Some(crate::model::Target::DoneBy(day)) => Some(day),
        Some(crate::model::Target::Absolute { .. } | crate::model::Target::Relative { .. }) | None => None,
    }
}

fn years_of(
    project: &Project,
    indicator: &Indicator,
    now: &Row,
    period: Period,
    years: &RangeInclusive<i32>,
) -> Vec<YearStandings> {
    let earlier = (*years.start()..period.year).map(|year| match whole_year(project, indicator, year, period) {
        Ok(row) => YearStandings { year, standings: row.standings, ahead: Vec::new(), gap: None },
        Err(gap) => YearStandings { year, standings: Vec::new(), ahead: Vec::new(), gap: Some(gap) },
    });
    let mut all: Vec<YearStandings> = earlier.skip_while(|of| of.standings.is_empty()).collect();
    let ahead = if period.is_last() {
        Vec::new()
    } else {
        let whole = row::row(project, indicator, period.last_of_year());
        whole.standings.into_iter().filter(|standing| standing.period > period).collect()
    };
    all.push(YearStandings { year: period.year, standings: now.standings.clone(), ahead, gap: None });
    // Before a break nothing can be compared; the break itself is said.
    if let Some(last) = all.iter().rposition(|of| matches!(of.gap, Some(YearGap::OtherMeasure { .. }))) {
        all.drain(..last);
    }
    all
}
