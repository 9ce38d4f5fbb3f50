//! The state of the reports as JSON, version 1, with the keys of the report wherever it says the same.

use serde::Serialize;

use super::SessionJson;
use super::value::List;
use crate::report::collection::{CollectionStatus, Gap, MatrixStatus, PeriodStatus, SessionAhead};

/// The name and version of the format, the value of the key `schema`.
pub const SCHEMA: &str = "zielmatrix/status/1";

/// The whole state as JSON, written as the report is. The same state gives the same bytes.
pub fn render(status: &CollectionStatus) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(&StatusJson::new(status)).expect("plain structs always become JSON");
    bytes.push(b'\n');
    bytes
}

#[derive(Serialize)]
struct StatusJson<'a> {
    schema: &'static str,
    organisation: &'a str,
    today: String,
    due_days: u16,
    next_session: Option<AheadJson<'a>>,
    periods: List<'a, PeriodStatus, PeriodJson<'a>>,
}

impl<'a> StatusJson<'a> {
    fn new(status: &'a CollectionStatus) -> Self {
        Self {
            schema: SCHEMA,
            organisation: &status.organisation,
            today: status.today.to_string(),
            due_days: status.due_days,
            next_session: status.next_session.as_ref().map(AheadJson::new),
            periods: List(&status.periods, PeriodJson::new),
        }
    }
}

#[derive(Serialize)]
struct AheadJson<'a> {
    #[serde(flatten)]
    session: SessionJson<'a>,
    period: Option<String>,
    days: i64,
}

impl<'a> AheadJson<'a> {
    fn new(ahead: &'a SessionAhead) -> Self {
        Self {
            session: SessionJson::new(&ahead.session),
            period: ahead.period.map(|period| period.to_string()),
            days: ahead.days,
        }
    }
}

#[derive(Serialize)]
struct PeriodJson<'a> {
    id: String,
    asked: usize,
    received: usize,
    complete: bool,
    next_session: Option<AheadJson<'a>>,
    matrices: List<'a, MatrixStatus, MatrixJson<'a>>,
    closed: Option<String>,
}

impl<'a> PeriodJson<'a> {
    fn new(period: &'a PeriodStatus) -> Self {
        Self {
            id: period.period.to_string(),
            asked: period.asked(),
            received: period.received(),
            complete: period.is_complete(),
            next_session: period.next_session.as_ref().map(AheadJson::new),
            matrices: List(&period.matrices, MatrixJson::new),
            closed: period.closed.map(|on| on.to_string()),
        }
    }
}

#[derive(Serialize)]
struct MatrixJson<'a> {
    id: &'a str,
    title: &'a str,
    department: &'a str,
    cutoff: String,
    deadline: String,
    timing: &'static str,
    days: i64,
    asked: usize,
    received: usize,
    complete: bool,
    missing: List<'a, Gap, GapJson<'a>>,
    reported_missing: List<'a, Gap, GapJson<'a>>,
    comments_missing: List<'a, Gap, GapJson<'a>>,
}

impl<'a> MatrixJson<'a> {
    fn new(matrix: &'a MatrixStatus) -> Self {
        Self {
            id: &matrix.id,
            title: &matrix.title,
            department: &matrix.department,
            cutoff: matrix.dates.cutoff.to_string(),
            deadline: matrix.dates.deadline.to_string(),
            timing: matrix.dates.timing.name(),
            days: matrix.dates.timing.days(),
            asked: matrix.asked,
            received: matrix.received,
            complete: matrix.is_complete(),
            missing: List(&matrix.missing, GapJson::new),
            reported_missing: List(&matrix.stated_missing, GapJson::new),
            comments_missing: List(&matrix.comments, GapJson::new),
        }
    }
}

#[derive(Serialize)]
struct GapJson<'a> {
    indicator: &'a str,
    name: &'a str,
    responsible: Option<&'a str>,
}

impl<'a> GapJson<'a> {
    fn new(gap: &'a Gap) -> Self {
        Self { indicator: &gap.indicator, name: &gap.name, responsible: gap.responsible.as_deref() }
    }
}
