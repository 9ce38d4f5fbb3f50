//! The report as JSON, version 1: structs of its own, so that inner changes do not break readers.
//!
//! The keys of the contract come first and in its order; what the report holds beyond them follows. A new key may be
//! added at the end of an object at any time; a key that changes its meaning needs a new version.

pub(in crate::render) mod comparison;
mod correction;
mod grouping;
mod collection;
mod indicator;
mod lines;
mod matrix;
mod plan;
mod rule;
mod value;

pub use collection::{SCHEMA as STATUS_SCHEMA, render as render_collection};
pub use comparison::{SCHEMA as DIFF_SCHEMA, render as render_comparison};
pub use plan::{SCHEMA as PLAN_SCHEMA, render as render_plan};

use std::io::{self, Write};

use serde::Serialize;

use crate::model::{Area, Committee, Rollup};
use crate::period::Period;
use crate::render::exact;
use crate::report::{
    Changes, DisclosureReport, Legend, OpenPoint, ReopenedReport, Report, Selection, SessionReport, Totals,
};
use crate::status::Status;
use correction::NamedCorrectionJson;
use grouping::GroupingJson;
use matrix::MatrixJson;
use rule::ToleranceJson;
use value::{CountsJson, List};

/// The name and version of the format, the value of the key `schema`.
pub const SCHEMA: &str = "zielmatrix/report/1";

/// The whole report as JSON: a line an indicator, UTF-8, a newline at the end. The same report gives the same bytes.
pub fn render(report: &Report) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(report, &mut bytes).expect("a vector takes all bytes");
    bytes
}

/// The same, written as it is made: it is never in memory as a whole.
///
/// # Errors
/// What the writer says.
pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let matrices = ("matrices", report.matrices.as_slice(), MatrixJson::new as fn(_) -> _);
    lines::write_around(out, &HeadJson::new(report), matrices, &TailJson::new(report))
}

/// What stands before the matrices.
#[derive(Serialize)]
struct HeadJson<'a> {
    schema: &'static str,
    organisation: &'a str,
    period: PeriodJson,
    counts: CountsJson<'a>,
}

impl<'a> HeadJson<'a> {
    fn new(report: &'a Report) -> Self {
        Self {
            schema: SCHEMA,
            organisation: &report.organisation,
            period: PeriodJson {
                id: report.period.to_string(),
                scheme: report.scheme.name(),
                cutoff: report.cutoff.to_string(),
            },
            counts: CountsJson(&report.counts),
        }
    }
}

/// What stands behind them.
#[derive(Serialize)]
struct TailJson<'a> {
    periods: List<'a, Period, String>,
    sessions: List<'a, SessionReport, SessionJson<'a>>,
    changes: ChangesJson,
    selection: SelectionJson<'a>,
    legend: LegendJson<'a>,
    corrections: Vec<NamedCorrectionJson<'a>>,
    closed: Option<ClosedJson<'a>>,
    totals: TotalsJson<'a>,
    open_points: List<'a, OpenPoint, OpenPointJson<'a>>,
    reopened: List<'a, ReopenedReport, ReopenedJson<'a>>,
    areas: List<'a, Area, AreaJson<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    years: &'a [i32],
    #[serde(skip_serializing_if = "Option::is_none")]
    disclosure: Option<DisclosureJson<'a>>,
    /// Present where the report is arranged otherwise than by matrix.
    #[serde(skip_serializing_if = "Option::is_none")]
    grouping: Option<GroupingJson<'a>>,
}

impl<'a> TailJson<'a> {
    fn new(report: &'a Report) -> Self {
        Self {
            periods: List(&report.periods, Period::to_string),
            sessions: List(&report.sessions, SessionJson::new),
            changes: ChangesJson::new(report.changes),
            selection: SelectionJson::new(&report.selection),
            legend: LegendJson::new(&report.legend),
            corrections: report
                .corrections()
                .into_iter()
                .map(|(row, correction)| NamedCorrectionJson::new(row, correction))
                .collect(),
            closed: report.closed.as_ref().map(|closed| ClosedJson {
                on: closed.on.to_string(),
                digest: &closed.digest,
                by: closed.by.as_deref(),
            }),
            totals: TotalsJson::new(&report.totals),
            open_points: List(&report.open_points, OpenPointJson::new),
            reopened: List(&report.reopened, ReopenedJson::new),
            areas: List(&report.areas, AreaJson::new),
            years: &report.years,
            disclosure: report.disclosure.as_ref().map(DisclosureJson::new),
            grouping: report.grouping.as_ref().map(GroupingJson::new),
        }
    }
}

/// Everything that is judged by status, apart and together.
#[derive(Serialize)]
struct TotalsJson<'a> {
    indicators: CountsJson<'a>,
    budget: CountsJson<'a>,
    consolidation: CountsJson<'a>,
    all: CountsJson<'a>,
}

impl<'a> TotalsJson<'a> {
    fn new(totals: &'a Totals) -> Self {
        let Totals { indicators, budget, consolidation, all } = totals;
        Self {
            indicators: CountsJson(indicators),
            budget: CountsJson(budget),
            consolidation: CountsJson(consolidation),
            all: CountsJson(all),
        }
    }
}

/// What was asked of a report that is published.
#[derive(Serialize)]
struct DisclosureJson<'a> {
    minimum: u32,
    width: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    withheld: Vec<WithheldJson<'a>>,
}

/// An indicator that is not published as deep as it goes.
#[derive(Serialize)]
struct WithheldJson<'a> {
    indicator: &'a str,
    public: &'static str,
}

impl<'a> DisclosureJson<'a> {
    fn new(disclosure: &'a DisclosureReport) -> Self {
        let DisclosureReport { minimum, width, withheld } = disclosure;
        let withheld = withheld.iter().map(|(indicator, depth)| WithheldJson { indicator, public: depth.name() });
        Self { minimum: *minimum, width: *width, withheld: withheld.collect() }
    }
}

/// An area, and the one that it is a part of.
#[derive(Serialize)]
struct AreaJson<'a> {
    id: &'a str,
    title: &'a str,
    parent: Option<&'a str>,
}

impl<'a> AreaJson<'a> {
    fn new(area: &'a Area) -> Self {
        Self { id: &area.id, title: &area.title, parent: area.parent.as_deref() }
    }
}

/// What is not decided yet, and where.
#[derive(Serialize)]
struct OpenPointJson<'a> {
    r#where: &'a str,
    text: &'a str,
}

impl<'a> OpenPointJson<'a> {
    fn new(point: &'a OpenPoint) -> Self {
        Self { r#where: &point.of, text: &point.text }
    }
}

/// The closing of the reported period.
#[derive(Serialize)]
struct ClosedJson<'a> {
    on: String,
    digest: &'a str,
    by: Option<&'a str>,
}

/// A closing that was taken back.
#[derive(Serialize)]
struct ReopenedJson<'a> {
    period: String,
    date: String,
    by: Option<&'a str>,
    reason: &'a str,
}

impl<'a> ReopenedJson<'a> {
    fn new(reopened: &'a ReopenedReport) -> Self {
        let ReopenedReport { period, on, by, reason } = reopened;
        Self { period: period.to_string(), date: on.to_string(), by: by.as_deref(), reason }
    }
}

#[derive(Serialize)]
struct PeriodJson {
    id: String,
    scheme: &'static str,
    cutoff: String,
}

#[derive(Serialize)]
struct SessionJson<'a> {
    committee: &'a str,
    committee_title: &'a str,
    date: String,
    paper: Option<&'a str>,
    agenda: Option<&'a str>,
}

impl<'a> SessionJson<'a> {
    fn new(session: &'a SessionReport) -> Self {
        Self {
            committee: &session.committee.id,
            committee_title: &session.committee.title,
            date: session.date.to_string(),
            paper: session.paper.as_deref(),
            agenda: session.agenda.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct ChangesJson {
    since: Option<String>,
    better: usize,
    same: usize,
    worse: usize,
}

impl ChangesJson {
    fn new(changes: Changes) -> Self {
        let Changes { since, better, same, worse } = changes;
        Self { since: since.map(|period| period.to_string()), better, same, worse }
    }
}

#[derive(Serialize)]
struct SelectionJson<'a> {
    matrices: &'a [String],
    goals: &'a [String],
    focuses: &'a [String],
    strategic_goals: &'a [String],
    departments: &'a [String],
    statuses: List<'a, Status, &'static str>,
    committees: List<'a, Committee, &'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    fields: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    areas: &'a [String],
}

impl<'a> SelectionJson<'a> {
    fn new(selection: &'a Selection) -> Self {
        let Selection { matrices, goals, focuses, strategic_goals, fields, areas, departments, statuses, committees } =
            selection;
        let statuses = List(statuses, |status: &Status| status.name());
        let committees = List(committees.as_slice(), |committee: &Committee| committee.id.as_str());
        Self { matrices, goals, focuses, strategic_goals, departments, statuses, committees, fields, areas }
    }
}

#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "a key each, as readers of the JSON see them")]
struct LegendJson<'a> {
    tolerances: Vec<UsedToleranceJson>,
    expected_rules: Vec<&'static str>,
    statuses: List<'a, Status, &'static str>,
    extrapolated: bool,
    accepted: bool,
    revised: bool,
    milestones: bool,
    corridors: bool,
    rollup: Option<&'static str>,
    corrected: bool,
    provisional: bool,
}

#[derive(Serialize)]
struct UsedToleranceJson {
    #[serde(flatten)]
    tolerance: ToleranceJson,
    indicators: usize,
}

impl<'a> LegendJson<'a> {
    fn new(legend: &'a Legend) -> Self {
        Self {
            tolerances: legend
                .tolerances
                .iter()
                .map(|&(applied, indicators)| UsedToleranceJson {
                    tolerance: ToleranceJson::new(applied.tolerance, Some(applied.in_days)),
                    indicators,
                })
                .collect(),
            expected_rules: legend.expected_rules.iter().map(|rule| rule.name()).collect(),
            statuses: List(&legend.statuses, |status: &Status| status.name()),
            extrapolated: legend.extrapolated,
            accepted: legend.accepted,
            revised: legend.revised,
            milestones: legend.milestones,
            corridors: legend.corridors,
            rollup: legend.rollup.map(|rollup: Rollup| exact::rollup(rollup)),
            corrected: legend.corrected,
            provisional: legend.provisional,
        }
    }
}
