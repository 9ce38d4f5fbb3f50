//! How indicators stood in earlier years: of each the last period with a value.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::{MatrixReport, Report, Row, Standing, row};
use crate::model::{Indicator, Interim, Kind, Matrix, Project, Rule};
use crate::period::Period;
use crate::status::Status;

/// An earlier year of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct YearReport {
    /// The year.
    pub year: i32,
    /// How it stood in the last period with a value; where there is none, in the last of the year.
    pub standing: Option<Standing>,
    /// Why the year has nothing to show.
    pub gap: Option<YearGap>,
}

/// Why a year has nothing to show of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YearGap {
    /// There is no matrix of that id in the year.
    NoMatrix,
    /// The matrix of that year does not have it.
    NotThere,
    /// It was another kind of value, or in another unit: not to be compared.
    OtherMeasure {
        /// What the value was.
        kind: Kind,
        /// In which unit; may be empty.
        unit: String,
    },
}

/// All periods of a year of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct YearStandings {
    /// The year.
    pub year: i32,
    /// Its periods: of an earlier year all, of the reported one those up to the reported period.
    pub standings: Vec<Standing>,
    /// Of the reported year the periods to come, for their Soll.
    pub ahead: Vec<Standing>,
    /// Why there are none.
    pub gap: Option<YearGap>,
}

impl YearGap {
    /// The name in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NoMatrix => "no-matrix",
            Self::NotThere => "not-there",
            Self::OtherMeasure { .. } => "other-measure",
        }
    }
}

impl Report {
    /// Adds how every row stood in those earlier years, from the first of them that the project knows anything of.
    pub fn add_years(&mut self, project: &Project, first: i32) {
        let known = first_known(project).map_or(self.period.year, |known| known.max(first));
        let years: Vec<i32> = (known..self.period.year).collect();
        let period = self.period;
        let matrices: BTreeMap<&str, &Matrix> =
            project.matrices_of(period.year).map(|matrix| (matrix.id.as_str(), matrix)).collect();
        self.matrices.par_iter_mut().for_each(|report| {
            let Some(matrix) = matrices.get(report.id.as_str()) else { return };
            let indicators: BTreeMap<&str, &Arc<Indicator>> =
                matrix.indicators().map(|indicator| (indicator.id.as_str(), indicator)).collect();
            for row in rows_of(report) {
                let Some(indicator) = indicators.get(row.indicator.as_str()) else { continue };
                let of_area = row.area.as_ref().map(|area| indicator.in_area(&area.id));
                let read = of_area.as_ref().unwrap_or(indicator);
                row.years = years.iter().map(|year| of_year(project, read, *year, period)).collect();
            }
        });
        self.years = years;
    }

    /// The ids of the matrices that a year lacks, where it lacks some of those that are shown; all of them where it has none.
    pub fn lacking(&self, year: i32) -> Vec<&str> {
        let lacks = |matrix: &&MatrixReport| {
            let years = matrix.rows().flat_map(|row| row.years.iter().filter(|of| of.year == year));
            let mut of_year = years.peekable();
            of_year.peek().is_some() && of_year.all(|of| of.gap == Some(YearGap::NoMatrix))
        };
        self.matrices.iter().filter(lacks).map(|matrix| matrix.id.as_str()).collect()
    }
}

/// The first year with a matrix or a value.
fn first_known(project: &Project) -> Option<i32> {
    let matrices = project.matrices.iter().map(|matrix| matrix.year);
    let reported = project.series.iter().filter_map(|series| series.periods.keys().next());
    matrices.chain(reported.map(|period| period.year)).min()
}

fn rows_of(matrix: &mut MatrixReport) -> impl Iterator<Item = &mut Row> {
    let goals = matrix.goals.iter_mut().flat_map(|goal| {
        goal.indicators.iter_mut().chain(goal.measures.iter_mut().flat_map(|measure| &mut measure.indicators))
    });
    goals.chain(&mut matrix.budget.lines).chain(&mut matrix.consolidation.lines)
}

fn of_year(project: &Project, indicator: &Indicator, year: i32, period: Period) -> YearReport {
    let (standing, gap) = match whole_year(project, indicator, year, period) {
        Ok(row) => {
            let last = row.standings.iter().rposition(has_value).unwrap_or(row.standings.len().saturating_sub(1));
            (row.standings.into_iter().nth(last), None)
        }
        Err(gap) => (None, Some(gap)),
    };
    YearReport { year, standing, gap }
}

/// True where something was reported that is, or would be, shown as a value.
pub(super) fn has_value(standing: &Standing) -> bool {
    standing.actual.is_some()
        || standing.done.is_some()
        || standing.assessed.is_some()
        || standing.status == Status::Suppressed
}

/// All periods of a year of an indicator as that year's matrix has it; of a year without it the values that were reported,
/// which nothing is held against.
pub(super) fn whole_year(project: &Project, indicator: &Indicator, year: i32, period: Period) -> Result<Row, YearGap> {
    let last = period.in_year(year).last_of_year();
    if let Some(definition) = project.definition_of(indicator, year) {
        return Ok(row::row(project, &definition, last));
    }
    let series = project.series(indicator.series);
    let reported = series.periods.iter().any(|(of, reports)| {
        of.year == year && indicator.area.as_ref().is_none_or(|area| reports.areas.contains_key(area))
    });
    if let Some(definition) = project.definition(indicator, year).filter(|_| reported) {
        return Ok(row::row(project, &unjudged(&definition, year), last));
    }
    let mut former = series.former;
    while let Some(id) = former {
        let series = project.series(id);
        let reported = series.periods.keys().any(|period| period.year == year);
        let read = || series.definition(year).filter(|_| reported);
        if let Some(then) = series.definitions.get(&year).or_else(read) {
            return Err(YearGap::OtherMeasure { kind: then.kind, unit: then.unit.clone() });
        }
        former = series.former;
    }
    let there = project.matrices_of(year).any(|matrix| matrix.id == indicator.matrix);
    Err(if there { YearGap::NotThere } else { YearGap::NoMatrix })
}

/// An indicator as it reads the values of a year that no matrix plans.
fn unjudged(indicator: &Indicator, year: i32) -> Indicator {
    let untouched = indicator.clone();
    let rule = Rule { target: None, interim: Interim::KindDefault, interim_place: None, ..untouched.rule.clone() };
    Indicator { rule, revisions: Vec::new(), accepted: None, undecided_target: None, year, ..untouched }
}
