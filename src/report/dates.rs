//! The dates of a project for a calendar: cut-off dates, deadlines, sessions.

use chrono::{Datelike, NaiveDate};

use super::build::session_report;
use super::{Named, SessionReport, collection};
use crate::model::{Matrix, Project};
use crate::period::Period;

/// The dates of one year or of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The city or division; may be empty.
    pub organisation: String,
    /// The year asked for; `None` for all.
    pub year: Option<i32>,
    /// By date; on one day cut-off dates first, then deadlines, then sessions.
    pub entries: Vec<Entry>,
}

/// One day in the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day.
    pub date: NaiveDate,
    /// What is on that day.
    pub occasion: Occasion,
}

/// What is on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// The last day of a period.
    Cutoff(Collecting),
    /// The last day on which values are in time.
    Deadline(Collecting),
    /// A committee meets.
    Session {
        /// The session.
        session: SessionReport,
        /// The period that it deals with; `None` for the planning round.
        period: Option<Period>,
    },
}

/// The values of a period that are due on the same day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collecting {
    /// The period.
    pub period: Period,
    /// The matrices, in the order of their ids.
    pub matrices: Vec<Named>,
    /// True where other matrices of the period have other dates, so that these must be named.
    pub in_part: bool,
    /// The last day of the period.
    pub cutoff: NaiveDate,
    /// The last day on which values are in time.
    pub deadline: NaiveDate,
    /// Values that are asked for.
    pub asked: usize,
}

/// The dates of all years with matrices, or of one. A session belongs to the year of its period and to that of its day.
pub fn dates(project: &Project, year: Option<i32>) -> Dates {
    let mut years: Vec<i32> = project.matrices.iter().map(|matrix| matrix.year).collect();
    years.dedup();
    let scheme = project.settings.scheme;
    let mut entries = Vec::new();
    for of_year in years.into_iter().filter(|of_year| year.is_none_or(|year| year == *of_year)) {
        for period in (1..=scheme.periods()).map(|index| Period { year: of_year, index, scheme }) {
            for collecting in collecting(project, period) {
                let (cutoff, deadline) = (collecting.cutoff, collecting.deadline);
                entries.push(Entry { date: cutoff, occasion: Occasion::Cutoff(collecting.clone()) });
                entries.push(Entry { date: deadline, occasion: Occasion::Deadline(collecting) });
            }
        }
    }
    let settings = &project.settings;
    for session in &settings.sessions {
        let in_year =
            |year: i32| session.date.year() == year || session.period.is_some_and(|period| period.year == year);
        if year.is_some_and(|year| !in_year(year)) {
            continue;
        }
        let occasion = Occasion::Session { session: session_report(settings, session), period: session.period };
        entries.push(Entry { date: session.date, occasion });
    }
    entries.sort_by_key(|entry| (entry.date, order(&entry.occasion)));
    Dates { organisation: settings.organisation.clone(), year, entries }
}

fn order(occasion: &Occasion) -> u8 {
    match occasion {
        Occasion::Cutoff(_) => 0,
        Occasion::Deadline(_) => 1,
        Occasion::Session { .. } => 2,
    }
}

/// The matrices of a period, put together by their cut-off dates.
fn collecting(project: &Project, period: Period) -> Vec<Collecting> {
    let mut groups: Vec<(NaiveDate, Vec<&Matrix>)> = Vec::new();
    for matrix in project.matrices_of(period.year) {
        let cutoff = matrix.calendar.cutoff(period);
        match groups.iter_mut().find(|(known, _)| *known == cutoff) {
            Some((_, matrices)) => matrices.push(matrix),
            None => groups.push((cutoff, vec![matrix])),
        }
    }
    let in_part = groups.len() > 1;
    let made = groups.into_iter().map(|(cutoff, matrices)| {
        let asked = matrices.iter().flat_map(|matrix| matrix.indicators());
        let asked = asked.filter(|indicator| collection::is_asked(project, indicator, period)).count();
        let matrices = matrices.iter().map(|matrix| Named { id: matrix.id.clone(), title: matrix.department.clone() });
        Collecting {
            period,
            matrices: matrices.collect(),
            in_part,
            cutoff,
            deadline: project.settings.collection.deadline(cutoff),
            asked,
        }
    });
    made.collect()
}
