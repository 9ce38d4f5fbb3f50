//! How far the reports of departments have come in: what was asked for, what is there, what is missing, and until when.

use chrono::NaiveDate;
use rayon::prelude::*;

use super::SessionReport;
use super::build::session_report;
use crate::evaluate::{self, actual, comment, expected};
use crate::model::outcome::{ExpectedRule, ReportedState};
use crate::model::{Indicator, Kind, Matrix, Project, Session, Target, Value};
use crate::period::Period;

/// The state of the reports on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CollectionStatus {
    /// The city or division; may be empty.
    pub organisation: String,
    /// The day that is counted from.
    pub today: NaiveDate,
    /// Days after the cut-off date by which values are due.
    pub due_days: u16,
    /// The next session of any committee, today included.
    pub next_session: Option<SessionAhead>,
    /// Newest first.
    pub periods: Vec<PeriodStatus>,
}

/// A session that is still to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionAhead {
    /// The session.
    pub session: SessionReport,
    /// The period that it deals with; `None` for the planning round.
    pub period: Option<Period>,
    /// Days until then; 0 today.
    pub days: i64,
}

/// The reports of one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodStatus {
    /// The period.
    pub period: Period,
    /// The day it was closed; nothing is asked for any more then.
    pub closed: Option<NaiveDate>,
    /// The dates of all its matrices, where they have the same.
    pub dates: Option<Dates>,
    /// The next session that deals with the period, today included.
    pub next_session: Option<SessionAhead>,
    /// In the order of their ids.
    pub matrices: Vec<MatrixStatus>,
}

/// When the values of a period are due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The last day of the period.
    pub cutoff: NaiveDate,
    /// The last day on which values are in time.
    pub deadline: NaiveDate,
    /// Where today stands between them.
    pub timing: Timing,
}

/// Where today stands between cut-off date and deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// The period is not over: days until the cut-off date, 0 on it.
    Running(i64),
    /// Values are in time: days until the deadline, 0 on it.
    Open(i64),
    /// Values are late: days since the deadline, at least 1.
    Overdue(i64),
}

impl Timing {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Running(_) => "running",
            Self::Open(_) => "open",
            Self::Overdue(_) => "overdue",
        }
    }

    /// The days of whichever it is; never negative.
    pub fn days(self) -> i64 {
        match self {
            Self::Running(days) | Self::Open(days) | Self::Overdue(days) => days,
        }
    }

    /// True once the cut-off date has passed, so that values can be asked for.
    pub fn is_over(self) -> bool {
        !matches!(self, Self::Running(_))
    }
}

/// The reports of one matrix in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixStatus {
    /// Unique within the year.
    pub id: String,
    /// As printed above the matrix.
    pub title: String,
    /// The organisational unit.
    pub department: String,
    /// When its values are due.
    pub dates: Dates,
    /// Values that are asked for: everything due, with informative values and lines of budget and consolidation.
    pub asked: usize,
    /// Of these, how many were answered: by a value, or that there can be none or that it may not be published.
    pub received: usize,
    /// Asked for and not reported, in reading order.
    pub missing: Vec<Gap>,
    /// Reported with `state = "missing"`: answered, but still without a value.
    pub stated_missing: Vec<Gap>,
    /// Reported, but without a comment that the house rules ask for.
    pub comments: Vec<Gap>,
}

/// A value or comment that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// `matrix/indicator`.
    pub indicator: String,
    /// As printed.
    pub name: String,
    /// Who answers for it, where the matrix says so.
    pub responsible: Option<String>,
}

impl MatrixStatus {
    /// True where nothing is left to ask for.
    pub fn is_complete(&self) -> bool {
        self.is_answered() && self.stated_missing.is_empty()
    }

    /// True where the department has answered everything, be it that there is no value.
    pub fn is_answered(&self) -> bool {
        self.missing.is_empty() && self.comments.is_empty()
    }
}

impl PeriodStatus {
    /// True where nothing is left to ask for and the period is over for every matrix.
    pub fn is_complete(&self) -> bool {
        self.matrices.iter().all(|matrix| matrix.is_complete() && matrix.dates.timing.is_over())
    }

    /// True where all departments have answered everything.
    pub fn is_answered(&self) -> bool {
        self.matrices.iter().all(MatrixStatus::is_answered)
    }

    /// True where the period is not over for any matrix.
    pub fn is_running(&self) -> bool {
        self.matrices.iter().all(|matrix| !matrix.dates.timing.is_over())
    }

    /// Values asked for in all matrices.
    pub fn asked(&self) -> usize {
        self.matrices.iter().map(|matrix| matrix.asked).sum()
    }

    /// Values answered in all matrices.
    pub fn received(&self) -> usize {
        self.matrices.iter().map(|matrix| matrix.received).sum()
    }
}

impl CollectionStatus {
    /// The matrices whose period is over and not closed: there something can be overdue or missing.
    pub fn over(&self) -> impl Iterator<Item = &MatrixStatus> {
        let open = self.periods.iter().filter(|period| period.closed.is_none());
        open.flat_map(|period| &period.matrices).filter(|matrix| matrix.dates.timing.is_over())
    }
}

/// The periods of years with matrices that have begun by that day for at least one of the matrices, oldest first.
pub fn begun(project: &Project, matrices: &[String], today: NaiveDate) -> Vec<Period> {
    let scheme = project.settings.scheme;
    let mut periods: Vec<Period> = chosen(project, matrices)
        .flat_map(|matrix| {
            let periods = (1..=scheme.periods()).map(|index| Period { year: matrix.year, index, scheme });
            periods.filter(|period| matrix.calendar.cutoff(period.previous()) < today)
        })
        .collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}

/// The state of the reports of those periods, in the matrices with those ids; of all where none is named.
pub fn collection(project: &Project, periods: &[Period], matrices: &[String], today: NaiveDate) -> CollectionStatus {
    let mut periods: Vec<PeriodStatus> =
        periods.iter().map(|period| period_status(project, *period, matrices, today)).collect();
    periods.sort_by_key(|status| std::cmp::Reverse(status.period));
    CollectionStatus {
        organisation: project.settings.organisation.clone(),
        today,
        due_days: project.settings.collection.due_days,
        next_session: next_session(project, today, |_| true),
        periods,
    }
}

fn chosen<'a>(project: &'a Project, ids: &'a [String]) -> impl Iterator<Item = &'a Matrix> {
    project.matrices.iter().filter(|matrix| ids.is_empty() || ids.contains(&matrix.id))
}

fn period_status(project: &Project, period: Period, matrices: &[String], today: NaiveDate) -> PeriodStatus {
    let of_year: Vec<&Matrix> = chosen(project, matrices).filter(|matrix| matrix.year == period.year).collect();
    let matrices: Vec<MatrixStatus> =
        of_year.into_par_iter().map(|matrix| matrix_status(project, matrix, period, today)).collect();
    let first = matrices.first().map(|matrix| matrix.dates);
    PeriodStatus {
        period,
        closed: project.closed.get(&period).map(|closed| closed.on),
        dates: first.filter(|dates| matrices.iter().all(|matrix| matrix.dates == *dates)),
        next_session: next_session(project, today, |session| session.period == Some(period)),
        matrices,
    }
}

/// The first of those sessions from today on; of several on one day the first in the file.
fn next_session(project: &Project, today: NaiveDate, wanted: impl Fn(&Session) -> bool) -> Option<SessionAhead> {
    let settings = &project.settings;
    let session = settings
        .sessions
        .iter()
        .filter(|session| session.date >= today && wanted(session))
        .min_by_key(|session| session.date)?;
    Some(SessionAhead {
        session: session_report(settings, session),
        period: session.period,
        days: (session.date - today).num_days(),
    })
}

/// Where a day stands between the cut-off date of a period and the deadline. On the cut-off date itself the period still
/// runs, on the deadline itself values are still in time.
pub fn dates(project: &Project, matrix: &Matrix, period: Period, today: NaiveDate) -> Dates {
    let cutoff = matrix.calendar.cutoff(period);
    let deadline = project.settings.collection.deadline(cutoff);
    let timing = if today <= cutoff {
        Timing::Running((cutoff - today).num_days())
    } else if today <= deadline {
        Timing::Open((deadline - today).num_days())
    } else {
        Timing::Overdue((today - deadline).num_days())
    };
    Dates { cutoff, deadline, timing }
}

/// True where a value of the indicator is asked for in the period. A milestone is not asked for before its due date,
/// unless an interim progress is.
pub fn is_asked(project: &Project, indicator: &Indicator, period: Period) -> bool {
    let rule = indicator.rule_at(period);
    let dated = rule.target.as_ref().is_some_and(|target| matches!(target.value, Target::DoneBy(_)));
    let ahead = indicator.kind == Kind::Milestone
        && dated
        && expected::expected(project, indicator, rule, period).rule == ExpectedRule::None;
    indicator.is_due(period) && !ahead
}

/// True where the department has answered: by a value, or that there can be none or that it may not be published.
pub fn is_answered(project: &Project, indicator: &Indicator, period: Period) -> bool {
    match actual::of_period_alone(project, indicator, period).state {
        ReportedState::Value | ReportedState::NotApplicable | ReportedState::Suppressed => true,
        ReportedState::Missing | ReportedState::NotDue => false,
    }
}

fn matrix_status(project: &Project, matrix: &Matrix, period: Period, today: NaiveDate) -> MatrixStatus {
    let mut status = MatrixStatus {
        id: matrix.id.clone(),
        title: matrix.title.clone(),
        department: matrix.department.clone(),
        dates: dates(project, matrix, period, today),
        asked: 0,
        received: 0,
        missing: Vec::new(),
        stated_missing: Vec::new(),
        comments: Vec::new(),
    };
    for (indicator, responsible) in with_responsible(matrix) {
        let gap = || Gap {
            indicator: indicator.full_id(),
            name: indicator.name.clone(),
            responsible: responsible.map(str::to_owned),
        };
        let reports = project.series(indicator.series).periods.get(&period);
        let total = reports.and_then(|reports| reports.total.as_ref());
        if is_asked(project, indicator, period) {
            status.asked += 1;
            let stated = total.is_some_and(|report| report.stated && report.value == Value::Missing);
            if is_answered(project, indicator, period) {
                status.received += 1;
            } else if stated {
                status.stated_missing.push(gap());
            } else {
                status.missing.push(gap());
            }
        }
        if let Some(report) = total.filter(|report| report.comment.is_none()) {
            let outcome = evaluate::outcome(project, indicator, period);
            if comment::is_due(&project.settings.comment, indicator, &outcome, Some(report)) {
                status.comments.push(gap());
            }
        }
    }
    status
}

/// Every indicator and line in reading order, with who answers for it.
pub(super) fn with_responsible(matrix: &Matrix) -> impl Iterator<Item = (&Indicator, Option<&str>)> {
    let goals = matrix.goals.iter().flat_map(|goal| {
        let own = goal.indicators.iter().map(|indicator| (indicator.as_ref(), None));
        let measures = goal.measures.iter().flat_map(|measure| {
            measure.indicators.iter().map(|indicator| (indicator.as_ref(), measure.responsible.as_deref()))
        });
        own.chain(measures)
    });
    let lines = matrix.budget.iter().chain(&matrix.consolidation);
    goals.chain(lines.map(|line| (line.as_ref(), line.responsible.as_deref())))
}
