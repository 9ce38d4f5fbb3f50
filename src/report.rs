//! The report model: everything that any output shows, in reading order. Renderers take it as it is and compute nothing.

mod build;
pub mod chart;
mod corrections;
pub mod curve;
pub mod factsheet;
pub(crate) mod addressees;
pub mod collection;
pub mod comparison;
pub mod dates;
mod display;
pub mod entries;
pub(crate) mod form;
pub mod freezing;
pub mod grouping;
mod legend;
pub mod open_points;
mod placed;
mod public;
pub mod plan;
pub(crate) mod reminders;
pub(crate) mod planning;
mod row;
pub mod select;
mod texts;
mod tree;
mod years;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::{Area, Geometry, Indicator, Kind, LineKind, Mark, Project, PublicDepth, Rollup, Target, Tolerance};
use crate::number::Figure;
use crate::period::{Period, Scheme};
use crate::status::{Counts, Status, Trend};

pub use crate::evaluate::milestone::DoneLater;
pub use crate::model::outcome::{AppliedTolerance, ExpectedRule, Reason, ReportedState};

pub use build::report;
pub use open_points::OpenPoint;
pub use select::Selection;
pub use tree::{
    By, EntryOf, Extent, GoalOf, GroupMatrix, GroupOf, Grouping, InArea, Judged, MatrixOf, MeasureOf, SectionOf,
};
pub use years::{YearGap, YearReport, YearStandings};

/// The row of one indicator as a report of that period has it, without its areas; of an indicator that is read in one
/// area ([`Indicator::in_area`]) the row of that area.
pub fn row(project: &Project, indicator: &Indicator, period: Period) -> Row {
    row::row(project, indicator, period)
}

/// The most places that somebody wrote a figure of the indicator with; reports show no fewer of its values.
pub(crate) fn places(indicator: &Indicator) -> u32 {
    display::written_places(indicator)
}

/// The row of one indicator as a report of that period has it, followed by those of its areas.
pub fn rows(project: &Project, indicator: &Indicator, period: Period) -> Vec<Row> {
    row::rows(project, indicator, period)
}

/// A report on one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The city or division; may be empty.
    pub organisation: String,
    /// The period reported on.
    pub period: Period,
    /// How the year is divided.
    pub scheme: Scheme,
    /// The project's cut-off date of the period; a matrix with its own year has its own, see [`MatrixReport::cutoff`].
    pub cutoff: NaiveDate,
    /// The periods of the year so far, the reported one last: one Ist column each.
    pub periods: Vec<Period>,
    /// The sessions that deal with the period, by date; of the chosen committees where some were chosen.
    pub sessions: Vec<SessionReport>,
    /// What the reader asked to see; the whole where nothing was asked for.
    pub selection: Selection,
    /// Indicators of goals and measures by status; the same as [`Totals::indicators`].
    pub counts: Counts,
    /// Indicators, budget and consolidation lines by status, apart and together: the figures of every output.
    pub totals: Totals,
    /// How many compulsory comments are missing.
    pub comments_missing: usize,
    /// How they moved since the previous period.
    pub changes: Changes,
    /// In the order of their ids.
    pub matrices: Vec<MatrixReport>,
    /// The rules that were actually used.
    pub legend: Legend,
    /// The closing of the reported period; `None` as long as it is open.
    pub closed: Option<ClosedReport>,
    /// Closings of the periods of the year so far that were taken back, in the order of the periods.
    pub reopened: Vec<ReopenedReport>,
    /// What is not decided yet in what is shown, in reading order.
    pub open_points: Vec<OpenPoint>,
    /// The areas of the project, in the order of zielmatrix.toml.
    pub areas: Vec<Area>,
    /// Where they lie, where the project says so.
    pub geometry: Option<Arc<Geometry>>,
    /// The earlier years that rows show too, ascending; none unless asked for.
    pub years: Vec<i32>,
    /// The same arranged otherwise, where that was asked for.
    pub grouping: Option<Grouping<Row, RollupResult>>,
    /// What was asked of a report that is published; `None` for one that stays in the house.
    pub disclosure: Option<DisclosureReport>,
}

/// What was asked of a report that is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisclosureReport {
    /// Counts above 0 and below this are not published.
    pub minimum: u32,
    /// How far apart the ends of what can be known lie at least.
    pub width: u32,
    /// Full ids of indicators that are not published as deep as they go.
    pub withheld: Vec<(String, PublicDepth)>,
}

/// A closing that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReopenedReport {
    /// The period that was closed.
    pub period: Period,
    /// The day on which it was opened again.
    pub on: NaiveDate,
    /// Who opened it, where that is known.
    pub by: Option<String>,
    /// Why.
    pub reason: String,
}

/// A text of a closed period that was changed since; it is shown as it was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addendum {
    /// Which text.
    pub what: TextOf,
    /// The title as it was closed, where there may be several of them.
    pub of: Option<String>,
    /// How it reads now; `None` where it was taken out.
    pub now: Option<String>,
}

/// A text that is closed with its period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextOf {
    /// The title of a matrix, goal or measure.
    Title,
    /// The department of a matrix.
    Department,
    /// The name of an indicator or line.
    Name,
    /// Who answers for a measure or line.
    Responsible,
    /// Why a measure should work.
    Hypothesis,
    /// What that rests on.
    Evidence,
    /// Where figures come from.
    Source,
    /// How they are made.
    Method,
    /// Where that is described.
    Reference,
    /// The title of the strategic goal that a goal serves.
    StrategicGoal,
    /// The title of a focus topic that a goal belongs to.
    Focus,
    /// The title of an area.
    Area,
    /// The product group in the budget.
    ProductGroup,
    /// The product in the budget.
    Product,
    /// What the numerator of a ratio counts.
    NumeratorName,
    /// What its denominator counts.
    DenominatorName,
    /// What is not decided.
    Open,
    /// The goal that an indicator belongs to, by its title.
    Goal,
    /// The measure that an indicator belongs to within its goal, by its title.
    Measure,
    /// Erläuterung.
    Comment,
    /// Gegenmaßnahme.
    Action,
}

impl TextOf {
    /// The name in JSON, which is the key in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Department => "department",
            Self::Name => "name",
            Self::Responsible => "responsible",
            Self::Hypothesis => "hypothesis",
            Self::Evidence => "evidence",
            Self::Source => "source",
            Self::Method => "method",
            Self::Reference => "reference",
            Self::StrategicGoal => "strategic_goal",
            Self::Focus => "focus",
            Self::Area => "area",
            Self::ProductGroup => "product_group",
            Self::Product => "product",
            Self::NumeratorName => "numerator_name",
            Self::DenominatorName => "denominator_name",
            Self::Open => "open",
            Self::Goal => "goal",
            Self::Measure => "measure",
            Self::Comment => "comment",
            Self::Action => "action",
        }
    }
}

/// Statuses of everything that is judged, apart and together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Indicators of goals and measures.
    pub indicators: Counts,
    /// Lines of the budget.
    pub budget: Counts,
    /// Consolidation measures.
    pub consolidation: Counts,
    /// All three.
    pub all: Counts,
}

impl Totals {
    /// Counts what those matrices show. Rows of single areas are parts of a total that is counted already.
    pub fn of(matrices: &[MatrixReport]) -> Self {
        let mut totals = Self::default();
        for row in matrices.iter().flat_map(MatrixReport::rows).filter(|row| !row.part) {
            totals.add(row.line, row.now().status);
        }
        totals
    }

    /// Counts one more.
    pub fn add(&mut self, line: LineKind, status: Status) {
        match line {
            LineKind::Goal => self.indicators.add(status),
            LineKind::Budget => self.budget.add(status),
            LineKind::Consolidation => self.consolidation.add(status),
        }
        self.all.add(status);
    }
}

/// When a period was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedReport {
    /// The day.
    pub on: NaiveDate,
    /// Who closed it, where that is known.
    pub by: Option<String>,
    /// The digest of the snapshot.
    pub digest: String,
}

/// A session of a committee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionReport {
    /// Id and title of the committee.
    pub committee: Named,
    /// The day of the session.
    pub date: NaiveDate,
    /// Number of the paper (Drucksachen-Nr.).
    pub paper: Option<String>,
    /// Agenda item (Tagesordnungspunkt).
    pub agenda: Option<String>,
}

/// How many indicators moved since the previous period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The previous period; `None` where no indicator has one to compare with.
    pub since: Option<Period>,
    /// Adverse deviation became smaller.
    pub better: usize,
    /// Adverse deviation did not change.
    pub same: usize,
    /// Adverse deviation grew.
    pub worse: usize,
}

/// One matrix in a report.
pub type MatrixReport = MatrixOf<Row, RollupResult>;
/// A part of a matrix with lines and a colour of its own.
pub type Section = SectionOf<Row, RollupResult>;
/// A goal in a report.
pub type GoalReport = GoalOf<Row, RollupResult>;
/// A measure in a report.
pub type MeasureReport = MeasureOf<Row, RollupResult>;

/// An id with its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
}

/// The colour of several indicators together, and what it must not hide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RollupResult {
    /// `None` where nothing below counts.
    pub status: Option<Status>,
    /// All indicators below by status.
    pub counts: Counts,
    /// Names of the red indicators below, where a weighted roll-up could hide them.
    pub red_names: Vec<String>,
    /// The weighted score from 0 to 1, where the roll-up is weighted.
    pub score: Option<Figure>,
}

/// One indicator or line in a report; with an area it is the value of that area alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Id of the matrix.
    pub matrix: String,
    /// Id of the indicator.
    pub indicator: String,
    /// As printed.
    pub name: String,
    /// As printed; may be empty.
    pub unit: String,
    /// What the value is; a level where that is not decided yet.
    pub kind: Kind,
    /// True where the kind is not decided yet, so that nothing is made of the values.
    pub undecided: bool,
    /// What is not decided yet.
    pub open: Vec<String>,
    /// Goal indicator, budget or consolidation line.
    pub line: LineKind,
    /// The area, where the row is the value of one.
    pub area: Option<Named>,
    /// True for the value of an area below the row that it is a part of: it counts nowhere.
    pub part: bool,
    /// The value to compare with.
    pub baseline: Option<Figure>,
    /// The year of the baseline.
    pub baseline_year: Option<i32>,
    /// Where the figures come from.
    pub source: Option<String>,
    /// How the figures are made.
    pub method: Option<String>,
    /// Where that is described.
    pub reference: Option<String>,
    /// Product group of a budget line.
    pub product_group: Option<String>,
    /// Who answers for a budget or consolidation line.
    pub responsible: Option<String>,
    /// How it stands in the periods of the year so far, the reported one last. Never empty.
    pub standings: Vec<Standing>,
    /// Corrections of closed periods that the report shows or compares with, in the order of the periods; those of areas
    /// after those of the whole. The row of an area has its own alone.
    pub corrections: Vec<CorrectionReport>,
    /// Its texts that were changed after the reported period was closed.
    pub addenda: Vec<Addendum>,
    /// How it stood in each of [`Report::years`].
    pub years: Vec<YearReport>,
}

/// A correction of a value of a closed period, which is still shown as it was closed.
#[derive(Clone, Debug, PartialEq)]
pub struct CorrectionReport {
    /// The closed period.
    pub period: Period,
    /// The area, where the value is that of one.
    pub area: Option<Named>,
    /// The value until then.
    pub old: CorrectedValue,
    /// The value from then on.
    pub new: CorrectedValue,
    /// The verdict on the indicator as it was closed.
    pub status: Status,
    /// The verdict that today's values would give.
    pub status_now: Status,
    /// True for the last correction of the indicator in its period, beside which the two verdicts are said.
    pub last: bool,
    /// Why.
    pub reason: String,
    /// The day of the correction.
    pub date: NaiveDate,
    /// Who made it, where that is known.
    pub by: Option<String>,
}

/// A reported value, before or after a correction.
#[derive(Clone, Debug, PartialEq)]
pub enum CorrectedValue {
    /// A number in the unit of the indicator.
    Figure(Figure),
    /// Numerator, denominator and the value that they make; none for 0 of 0.
    Ratio(Figure, Figure, Option<Figure>),
    /// Progress of a milestone in percent.
    Progress(Figure),
    /// The day on which a milestone was done.
    Done(NaiveDate),
    /// The colour that the department gave.
    Colour(Status),
    /// A value that may no longer be published.
    Withheld,
    /// No value.
    None(ReportedState),
}

impl Row {
    /// How it stands in the reported period.
    ///
    /// # Panics
    /// Never: the report is built with at least the reported period.
    pub fn now(&self) -> &Standing {
        self.standings.last().expect("a row has a standing for the reported period")
    }

    /// How it stands in a period of the year so far.
    pub fn at(&self, period: Period) -> Option<&Standing> {
        self.standings.iter().find(|standing| standing.period == period)
    }

    /// The first of the periods of the year in which it has had its present status without a break.
    pub fn status_since(&self) -> &Standing {
        let now = self.now();
        self.standings.iter().rev().take_while(|standing| standing.status == now.status).last().unwrap_or(now)
    }

    /// How it stood in the earlier periods of the year.
    pub fn earlier(&self) -> &[Standing] {
        self.standings.split_last().map_or(&[], |(_, earlier)| earlier)
    }
}

/// How an indicator stands in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The period.
    pub period: Period,
    /// Its cut-off date.
    pub cutoff: NaiveDate,
    /// The target that held in the period.
    pub target: Option<Target>,
    /// The annual target in figures where it is relative and its reference is known; else `None`.
    pub annual: Option<Mark<Figure>>,
    /// The Soll.
    pub expected: Option<Mark<Figure>>,
    /// Where the Soll comes from.
    pub expected_rule: ExpectedRule,
    /// True where the Soll rests on an even spread over the year that nobody asked for; every report marks it.
    pub expected_assumed: bool,
    /// The Ist.
    pub actual: Option<Figure>,
    /// The colour that the department gave, for an assessed indicator.
    pub assessed: Option<Status>,
    /// The date on which a milestone was done, where it was by the cut-off date.
    pub done: Option<NaiveDate>,
    /// That a milestone was done only after the cut-off date, and the first period that counts it.
    pub done_later: Option<DoneLater>,
    /// The days that a milestone is late: from its due date on, and where it was done earlier, then negative.
    pub delay_days: Option<i64>,
    /// True where the Ist, or a value that it is formed from, is still provisional.
    pub provisional: bool,
    /// The parts of a ratio: numerator and denominator.
    pub ratio: Option<(Figure, Figure)>,
    /// What was reported, apart from the status: a reported value, or which kind of none.
    pub reported: ReportedState,
    /// Ist − Soll; for a corridor the signed distance to the nearer bound.
    pub deviation: Option<Figure>,
    /// The deviation in percent of the Soll (of the nearer bound).
    pub deviation_percent: Option<Figure>,
    /// Zielerreichungsgrad in percent.
    pub attainment_percent: Option<Figure>,
    /// The tolerance that decided; `None` where no tolerance applies.
    pub tolerance: Option<AppliedTolerance>,
    /// The verdict.
    pub status: Status,
    /// Why there is no colour though there is a target, or no Soll.
    pub reason: Option<Reason>,
    /// The values at which the colour changes, with the places of the Ist.
    pub bounds: Option<ColourBounds>,
    /// The verdict of the previous period.
    pub previous_status: Option<Status>,
    /// Against the previous period.
    pub trend: Option<Trend>,
    /// The verdict of the same period of the year before.
    pub year_before_status: Option<Status>,
    /// Against the same period of the year before.
    pub year_trend: Option<Trend>,
    /// For the year's end.
    pub forecast: Option<ForecastReport>,
    /// What is still needed until the year's end.
    pub remaining: Option<Remaining>,
    /// Erläuterung.
    pub comment: Option<String>,
    /// Gegenmaßnahme.
    pub action: Option<String>,
    /// True where a comment is compulsory and there is none.
    pub comment_missing: bool,
    /// The acceptance that covers this deviation.
    pub accepted: Option<AcceptedReport>,
    /// The revisions that hold in the period.
    pub revised: Vec<RevisionReport>,
    /// The colour that the Ist would have had without the newest revision, where it is another one.
    pub status_before_revision: Option<Status>,
}

/// The values of the Ist at which the colour changes. A side that no value reaches is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColourBounds {
    /// Green from here up.
    pub green_from: Option<Figure>,
    /// Green up to here.
    pub green_to: Option<Figure>,
    /// Yellow from here up.
    pub yellow_from: Option<Figure>,
    /// Yellow up to here.
    pub yellow_to: Option<Figure>,
}

/// The forecast for the year's end.
#[derive(Clone, Debug, PartialEq)]
pub struct ForecastReport {
    /// What is expected.
    pub value: ForecastValue,
    /// Who says so.
    pub source: ForecastSource,
    /// Its colour against the annual target; `None` without one.
    pub status: Option<Status>,
    /// Forecast − annual target.
    pub deviation: Option<Figure>,
    /// The same in percent of the annual target.
    pub deviation_percent: Option<Figure>,
}

/// What a forecast says.
#[derive(Clone, Debug, PartialEq)]
pub enum ForecastValue {
    /// A value at the year's end.
    Figure(Figure),
    /// The date on which a milestone will be done.
    Date(NaiveDate),
    /// Only a colour, for an assessed indicator.
    Colour,
}

/// Who a forecast comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForecastSource {
    /// The department itself.
    Reported,
    /// Computed from the current value.
    Extrapolated,
}

impl ForecastSource {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Extrapolated => "extrapolated",
        }
    }
}

/// What is still needed until the year's end.
#[derive(Clone, Debug, PartialEq)]
pub struct Remaining {
    /// In all; never below 0.
    pub total: Figure,
    /// For each remaining period; `None` in the last one.
    pub per_period: Option<Figure>,
}

/// An accepted deviation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedReport {
    /// The last period it holds for.
    pub until: Period,
    /// Why.
    pub reason: String,
}

/// A revision of the rule within the year.
#[derive(Clone, Debug, PartialEq)]
pub struct RevisionReport {
    /// The first period it holds for.
    pub from: Period,
    /// Why.
    pub reason: String,
    /// The new target, where it changes.
    pub target: Option<Target>,
    /// True where interim targets change.
    pub interim: bool,
    /// The new tolerance, where it changes.
    pub tolerance: Option<Tolerance>,
}

/// The rules that a report actually used.
#[expect(clippy::struct_excessive_bools, reason = "each says on its own whether a line of the legend is needed")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    /// Tolerances in use, the most frequent first, with the number of indicators.
    pub tolerances: Vec<(AppliedTolerance, usize)>,
    /// Rules that the Soll values of the reported period come from, in the order of [`ExpectedRule::ALL`].
    pub expected_rules: Vec<ExpectedRule>,
    /// Statuses that occur in any shown period, in the order of [`Status::ALL`].
    pub statuses: Vec<Status>,
    /// True where a forecast was extrapolated.
    pub extrapolated: bool,
    /// True where a deviation is accepted.
    pub accepted: bool,
    /// True where a rule was revised.
    pub revised: bool,
    /// True where a value of a closed period was corrected.
    pub corrected: bool,
    /// True where a shown value is provisional.
    pub provisional: bool,
    /// True where a milestone is shown.
    pub milestones: bool,
    /// True where a corridor is shown.
    pub corridors: bool,
    /// How colours were rolled up.
    pub rollup: Option<Rollup>,
}
