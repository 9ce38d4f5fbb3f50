//! Warnings that need the figures: what is valid, but probably not what was meant.

mod acknowledged;
mod reports;
mod rules;
mod suspicion;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::check::found::Found;
use crate::diagnostic::{Diagnostic, Diagnostics, Problem};
use crate::evaluate;
use crate::model::outcome::Outcome;
use crate::model::{Acknowledged, Actual, Goal, Indicator, Matrix, Project};
use crate::period::Period;
use crate::source::{Place, SourceId};

pub(super) use rules::is_far;

/// Looks at every indicator in every period that has reports; `today` tells which periods are over. What is acknowledged
/// is left out.
pub fn check(project: &Project, today: NaiveDate) -> Diagnostics {
    let subjects: Vec<Checker<'_>> =
        project.matrices.iter().flat_map(|matrix| subjects(project, matrix, today)).collect();
    let found: Vec<Vec<Found<'_>>> = subjects
        .into_par_iter()
        .map(|mut checker| {
            let outcomes = checker.outcomes();
            checker.rules(&outcomes);
            checker.reports(&outcomes);
            checker.found
        })
        .collect();
    let open = project.matrices.iter().flat_map(super::open::check);
    let mut all: Vec<Found<'_>> = open.chain(found.into_iter().flatten()).collect();
    once_a_file(&mut all);
    acknowledged::left(all, project)
}

fn subjects<'a>(project: &'a Project, matrix: &'a Matrix, today: NaiveDate) -> impl Iterator<Item = Checker<'a>> {
    let checker = move |goal: Option<&'a Goal>, indicator: &'a Indicator| Checker {
        project,
        matrix,
        goal,
        indicator,
        today,
        found: Vec::new(),
    };
    let of_goals = matrix.goals.iter().flat_map(move |goal| {
        let of_measures = goal.measures.iter().flat_map(|measure| &measure.indicators);
        goal.indicators.iter().chain(of_measures).map(move |indicator| checker(Some(goal), indicator))
    });
    of_goals.chain(matrix.budget.iter().chain(&matrix.consolidation).map(move |line| checker(None, line)))
}

/// That a period is not over yet is said once a file, not at each of its values.
fn once_a_file(all: &mut Vec<Found<'_>>) {
    let mut first: BTreeMap<(SourceId, Period), Place> = BTreeMap::new();
    let not_over = |found: &Found<'_>| match (&found.diagnostic.problem, found.diagnostic.place) {
        (Problem::PeriodNotOver { period, .. }, Some(place)) => Some(((place.source, *period), place)),
        _ => None,
    };
    for (file, place) in all.iter().filter_map(not_over) {
        let known = first.entry(file).or_insert(place);
        *known = place.min(*known);
    }
    all.retain(|found| not_over(found).is_none_or(|(file, place)| first.get(&file) == Some(&place)));
}

/// Looks at one indicator.
struct Checker<'a> {
    project: &'a Project,
    matrix: &'a Matrix,
    /// `None` for a line.
    goal: Option<&'a Goal>,
    indicator: &'a Indicator,
    today: NaiveDate,
    found: Vec<Found<'a>>,
}

impl<'a> Checker<'a> {
    fn periods(&self) -> impl Iterator<Item = Period> + use<> {
        let scheme = self.project.settings.scheme;
        let year = self.indicator.year;
        (1..=scheme.periods()).map(move |index| Period { year, index, scheme })
    }

    /// How the indicator stands in each period that is due or has reports.
    fn outcomes(&self) -> Vec<Outcome> {
        let (project, indicator) = (self.project, self.indicator);
        let reported = &project.series(indicator.series).periods;
        let asked = |period: &Period| indicator.is_due(*period) || reported.contains_key(period);
        self.periods().filter(asked).map(|period| evaluate::outcome(project, indicator, period)).collect()
    }

    /// What the keys of the indicator cause.
    fn of_indicator(&mut self, problem: Problem, place: Place) {
        self.push(Diagnostic::new(problem, place), &self.indicator.marks.acknowledged);
    }

    /// What a report causes.
    fn of_report(&mut self, problem: Problem, report: &'a Actual) {
        self.push(Diagnostic::new(problem, report.place), &report.acknowledged);
    }

    fn push(&mut self, diagnostic: Diagnostic, acknowledged: &'a [Acknowledged]) {
        self.found.push(Found { diagnostic, acknowledged });
    }

    /// The strongest of several suspicions about one report that nobody has looked at.
    fn strongest(&mut self, suspicions: Vec<Problem>, report: &'a Actual) {
        for problem in suspicions {
            let found =
                Found { diagnostic: Diagnostic::new(problem, report.place), acknowledged: &report.acknowledged };
            let goes_on = found.is_acknowledged();
            self.found.push(found);
            if !goes_on {
                return;
            }
        }
    }
}
