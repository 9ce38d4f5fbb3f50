//! Why a colour is what it is, step by step: figures, the rules they follow from, and where each is written.
//!
//! Pure, like [`crate::evaluate`], whose results it lays open: it decides nothing. Every equation is kept as data, so that
//! a test can work it out again.

pub mod equation;
mod actual;
mod closed;
mod expected;
mod outlook;
mod standing;
mod verdict;

use chrono::NaiveDate;

use crate::evaluate::expectation::{Basis, Expectation};
use crate::evaluate::expected as rules;
use crate::evaluate::outlook::Measure;
use crate::model::actual::Provenance;
use crate::model::outcome::{Outcome, Reason, ReportedState};
use crate::model::{Frozen, Indicator, Kind, Limit, Mark, Origin, Project, Rule, Target};
use crate::number::Figure;
use crate::period::Period;
use crate::report::{
    self, Addendum, AppliedTolerance, ColourBounds, CorrectionReport, DoneLater, ReopenedReport, RevisionReport,
    Standing,
};
use crate::source::Place;
use crate::status::{Colour, Status, Trend};
use equation::Equation;

/// Why an indicator stands as it does in a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// `matrix/indicator`, or of one area `matrix/indicator@area`.
    pub full_id: String,
    /// As printed.
    pub name: String,
    /// As printed; may be empty.
    pub unit: String,
    /// What the value is.
    pub kind: Kind,
    /// The period.
    pub period: Period,
    /// The verdict.
    pub status: Status,
    /// In the order of the rules; none is empty.
    pub steps: Vec<Step>,
}

/// What is said about one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// About what.
    pub topic: Topic,
    /// One line each.
    pub facts: Vec<Fact>,
}

/// The steps from the target to the colour, and what follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// The target of the year.
    Target,
    /// The Ist.
    Actual,
    /// The Soll of the period.
    Expected,
    /// Ist against Soll.
    Deviation,
    /// The tolerance that applies.
    Tolerance,
    /// Deviation against tolerance.
    Comparison,
    /// Why there is no colour.
    Reason,
    /// How much of the target is attained.
    Attainment,
    /// The values at which the colour changes.
    Bounds,
    /// An accepted deviation.
    Accepted,
    /// Rules that changed within the year.
    Revision,
    /// The period before.
    Previous,
    /// The same period of the year before.
    YearBefore,
    /// The year's end.
    Forecast,
    /// What is still needed.
    Needed,
    /// What is not decided yet.
    Open,
    /// What the department says.
    Comment,
    /// That the period is closed, and what was corrected since.
    Closed,
}

/// One line of an explanation, and where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What is said.
    pub says: Says,
    /// Where it is written; empty for what follows from other lines.
    pub places: Vec<Place>,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq)]
pub enum Says {
    /// The target of the year.
    Target(Target),
    /// That there is none.
    NoTarget,
    /// The value that a relative target is a share of: the baseline with its year, or the value of that period.
    Reference(Figure, ReferenceOf),
    /// A value in the unit of the indicator, and whether it is provisional.
    Amount(Figure, bool),
    /// What one period adds to the Ist, with the denominator of a ratio, and whether it is provisional.
    OfPeriod(Period, Figure, Option<Figure>, bool),
    /// What one area adds to the Ist, with the denominator of a ratio, and whether it is provisional.
    OfArea(String, Figure, Option<Figure>, bool),
    /// What numerator and denominator count, in words.
    PartNames(Option<String>, Option<String>),
    /// That the value is still provisional.
    Provisional,
    /// That the kind is not decided yet, so that nothing is made of the values.
    Undecided,
    /// What is not decided yet.
    Open(String),
    /// Progress of a milestone in percent.
    Progress(Figure),
    /// The day on which a milestone was done.
    Done(NaiveDate),
    /// That a milestone was done only after the cut-off date, and the first period that counts it.
    DoneLater(DoneLater),
    /// The colour that a department gave.
    Assessed(Colour),
    /// That no value was reported, in which way.
    NoValue(ReportedState),
    /// Where the report of the whole was read, if it was imported.
    Imported(Provenance),
    /// The Soll and what it follows from.
    Expected(Mark<Figure>, Basis),
    /// The progress that a milestone must show, and its due date.
    ExpectedProgress(Figure, Basis, NaiveDate),
    /// The value at the end of an earlier year, and the share of it that the period showed.
    YearShare(Period, Equation),
    /// An equation.
    Equation(Equation),
    /// That a value lies in its corridor.
    InsideCorridor,
    /// How many days after its due date a milestone was done, or at the cut-off date is not done; negative before it.
    Days {
        /// The due date.
        due: NaiveDate,
        /// The day it was done or the cut-off date.
        day: NaiveDate,
        /// True where it is done.
        done: bool,
        /// Days between them.
        late: i64,
    },
    /// The tolerance, and where it was found.
    Tolerance(AppliedTolerance, Origin),
    /// The comparison that decides.
    Compared(Comparison),
    /// That not done before the due date is green where no progress is asked for.
    NotDueYet,
    /// That done in time is green.
    InTime,
    /// That the department's own colour counts.
    OwnColour(Colour),
    /// Why there is no colour, and whether there is a value.
    WithoutColour(Status, bool),
    /// That no value is due, with the short names of the periods in which one is; empty for a milestone before its due
    /// date.
    NotDue(Vec<String>),
    /// Why a figure is missing.
    Because(Reason),
    /// The values at which the colour changes.
    Bounds(ColourBounds),
    /// An accepted deviation.
    Accepted(Period, String),
    /// A revision of the rule.
    Revised(RevisionReport),
    /// The colour without the newest revision.
    WithoutRevision(Status),
    /// How it stood in another period, and whether its value is provisional.
    Stood(Period, Status, Option<Figure>, Option<Mark<Figure>>, bool),
    /// How the adverse deviation or the delay moved: before, now, and what both are.
    Moved(Trend, Figure, Figure, Measure),
    /// That an extrapolated figure ends at that bound, where it would end beyond it.
    Limited(Figure),
    /// A forecast and where it comes from.
    Forecast(ForecastSaid, ForecastFrom),
    /// What is still lacking until the last day of the year; no equation where nothing is.
    Needed(Option<Equation>, NaiveDate),
    /// What is needed in each of the periods that remain.
    NeededEach(Equation),
    /// Erläuterung.
    Comment(String),
    /// Gegenmaßnahme.
    Action(String),
    /// That a compulsory comment is missing.
    CommentMissing,
    /// The day on which the period was closed, and who closed it.
    Closed(NaiveDate, Option<String>),
    /// A correction of a closed value.
    Corrected(CorrectionReport),
    /// A text that was changed after the closing.
    Addendum(Addendum),
    /// A closing of the period that was taken back.
    Reopened(ReopenedReport),
}

/// What a relative target refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceOf {
    /// The baseline, with its year where it has one.
    Baseline(Option<i32>),
    /// The value of that period.
    Period(Period),
}

/// What a forecast says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForecastSaid {
    /// A value in the unit of the indicator.
    Value(Figure),
    /// A day and its colour.
    Date(NaiveDate, Option<Colour>),
    /// A colour alone.
    Colour(Colour),
}

/// Where a forecast comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForecastFrom {
    /// The department reported it.
    Reported,
    /// A count goes on as its Soll does.
    Extrapolated,
    /// The last value stays.
    LastValue,
    /// To the last value comes what the path still has to go.
    AlongPath,
}

/// An adverse deviation against its tolerances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The adverse deviation, or days.
    pub amount: Figure,
    /// The bounds that were tried, the last one decided.
    pub tests: Vec<Test>,
    /// True where the amount is days.
    pub in_days: bool,
    /// True where not done after the due date, which is never green.
    pub never_green: bool,
    /// The colour that came out.
    pub colour: Colour,
}

/// One bound of a tolerance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// As written.
    pub limit: Limit,
    /// How wide it is.
    pub width: Figure,
    /// What a relative bound is a share of.
    pub base: Figure,
    /// True where the amount lies inside, the bound included.
    pub inside: bool,
}

/// What every step looks at.
struct Case<'a> {
    project: &'a Project,
    indicator: &'a Indicator,
    rule: &'a Rule,
    outcome: Outcome,
    expectation: Expectation,
    /// The same period as reports show it.
    standing: &'a Standing,
    corrections: &'a [CorrectionReport],
    addenda: &'a [Addendum],
    /// What the snapshot says, where the period is closed.
    frozen: Option<&'a Frozen>,
}

/// What the Soll rests on. That of a closed period may rest on what is no longer so; then the snapshot alone says it.
fn expectation(project: &Project, indicator: &Indicator, outcome: &Outcome) -> Expectation {
    let today = rules::expected(project, indicator, indicator.rule_at(outcome.period), outcome.period);
    let closed = project.frozen(indicator, outcome.period).filter(|_| today.mark != outcome.expected);
    match closed {
        None => today,
        Some(_) => Expectation {
            mark: outcome.expected.clone(),
            rule: outcome.expected_rule,
            assumed: outcome.expected_assumed,
            reason: outcome.reason.clone(),
            basis: Basis::Closed,
        },
    }
}

/// Explains how an indicator stands in a period of its year.
pub fn explain(project: &Project, indicator: &Indicator, period: Period) -> Explanation {
    let rule = indicator.rule_at(period);
    let row = report::row(project, indicator, period);
    let outcome = crate::evaluate::outcome(project, indicator, period);
    let frozen = project.frozen(indicator, period);
    let case = Case {
        project,
        indicator,
        rule,
        expectation: expectation(project, indicator, &outcome),
        outcome,
        standing: row.now(),
        corrections: &row.corrections,
        addenda: &row.addenda,
        frozen,
    };
    let steps = [
        (Topic::Target, expected::target(&case)),
        (Topic::Actual, actual::actual(&case)),
        (Topic::Expected, expected::expected(&case)),
        (Topic::Deviation, verdict::deviation(&case)),
        (Topic::Tolerance, verdict::tolerance(&case)),
        (Topic::Comparison, verdict::comparison(&case)),
        (Topic::Reason, verdict::reason(&case)),
        (Topic::Attainment, outlook::attainment(&case)),
        (Topic::Bounds, verdict::bounds(&case)),
        (Topic::Accepted, standing::accepted(&case)),
        (Topic::Revision, standing::revisions(&case)),
        (Topic::Previous, outlook::previous(&case)),
        (Topic::YearBefore, outlook::year_before(&case)),
        (Topic::Forecast, outlook::forecast(&case)),
        (Topic::Needed, outlook::needed(&case)),
        (Topic::Open, standing::open(&case)),
        (Topic::Comment, standing::comment(&case)),
        (Topic::Closed, closed::closed(&case)),
    ];
    Explanation {
        full_id: match &indicator.area {
            None => indicator.full_id(),
            Some(area) => format!("{}@{area}", indicator.full_id()),
        },
        name: match &row.area {
            None => row.name.clone(),
            Some(area) => format!("{} – {}", row.name, area.title),
        },
        unit: indicator.unit.clone(),
        kind: indicator.kind,
        period,
        status: if indicator.area.is_none() { case.outcome.status } else { row.now().status },
        steps: steps
            .into_iter()
            // What was closed may rest on values that were corrected since; what no longer adds up is not derived.
            .map(|(topic, mut facts)| {
                facts.retain(|fact| frozen.is_none() || fact.says.equation().is_none_or(Equation::holds));
                Step { topic, facts }
            })
            .filter(|step| !step.facts.is_empty())
            .collect(),
    }
}

impl Says {
    /// The equations in it, for whoever wants to work them out again.
    pub fn equation(&self) -> Option<&Equation> {
        let (Self::Equation(equation)
        | Self::YearShare(_, equation)
        | Self::NeededEach(equation)
        | Self::Needed(Some(equation), _)) = self
        else {
            return None;
        };
        Some(equation)
    }
}

/// A line without a place of its own.
fn follows(says: Says) -> Fact {
    Fact { says, places: Vec::new() }
}

/// A line that is written somewhere.
fn stands_at(says: Says, place: Option<Place>) -> Fact {
    Fact { says, places: place.into_iter().collect() }
}
