//! Two states held against each other: two periods, the plans of two years, or two projects. What is new, dropped, moved or
//! changed, and which colours changed only because the rule did.

mod build;
mod facts;
mod pairs;

use chrono::NaiveDate;

use super::{
    AppliedTolerance, ExpectedRule, ForecastReport, Named, OpenPoint, ReportedState, RevisionReport, Selection,
};
use crate::model::{Kind, LineKind, Mark, Project, Target};
use crate::number::Figure;
use crate::period::Period;
use crate::status::Status;

pub use build::compare;

/// One of the two that are compared.
#[derive(Clone, Copy, Debug)]
pub struct State<'a> {
    /// The project as it is there.
    pub project: &'a Project,
    /// What of it.
    pub subject: Subject,
    /// The folder or revision that it was read from, where there are several.
    pub from: Option<&'a str>,
}

/// What of a project is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// How it stands in a period.
    Period(Period),
    /// The plan of a year.
    Plan(i32),
}

impl Subject {
    /// The year of its matrices.
    pub fn year(self) -> i32 {
        match self {
            Self::Period(period) => period.year,
            Self::Plan(year) => year,
        }
    }
}

/// One side, for the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// What of the project.
    pub subject: Subject,
    /// The folder or revision that it was read from, where there are several.
    pub from: Option<String>,
    /// The cut-off date of the period, or the end of the planned year.
    pub cutoff: NaiveDate,
    /// The day on which the period was closed; `None` for an open one and for a plan.
    pub closed: Option<NaiveDate>,
}

/// Two states held against each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The city or division; may be empty.
    pub organisation: String,
    /// The first.
    pub before: Side,
    /// The second.
    pub after: Side,
    /// What the reader asked to see.
    pub selection: Selection,
    /// How many changed, by kind.
    pub counts: ChangeCounts,
    /// What is different, in reading order.
    pub entries: Vec<Entry>,
    /// Open points that are no longer there.
    pub settled: Vec<OpenPoint>,
    /// Open points that were not there before.
    pub opened: Vec<OpenPoint>,
}

impl Comparison {
    /// True where nothing is different.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.settled.is_empty() && self.opened.is_empty()
    }

    /// The rows whose verdict changed, in reading order.
    pub fn verdicts(&self) -> impl Iterator<Item = (&Entry, Verdict)> {
        self.entries.iter().filter_map(|entry| Some((entry, entry.verdict.filter(|verdict| verdict.is_change())?)))
    }
}

/// How many are different, by kind of the difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChangeCounts {
    /// New and dropped matrices.
    pub matrices: [usize; 2],
    /// New and dropped goals.
    pub goals: [usize; 2],
    /// New and dropped measures.
    pub measures: [usize; 2],
    /// New and dropped indicators and lines.
    pub rows: [usize; 2],
    /// Rows that belong to another goal, measure or matrix now.
    pub moved: usize,
    /// Matrices, goals, measures and rows with another title or name.
    pub renamed: usize,
    /// Rows with another kind or unit, whose values are not compared.
    pub redefined: usize,
    /// Rows with another target.
    pub targets: usize,
    /// Rows with another Soll.
    pub expected: usize,
    /// Rows with another tolerance.
    pub tolerances: usize,
    /// Rows with another Ist.
    pub values: usize,
    /// Rows with a worse colour.
    pub worse: usize,
    /// Rows with a better colour.
    pub better: usize,
    /// Rows that went from or to a state without a colour.
    pub states: usize,
    /// Of these three, rows whose verdict changed only because the rule did.
    pub only_by_rule: usize,
    /// Rows whose verdict is the same only because the rule changed.
    pub held_by_rule: usize,
}

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A matrix.
    Matrix,
    /// A goal.
    Goal,
    /// A measure.
    Measure,
    /// An indicator or line.
    Row(LineKind),
}

/// On which side something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// On both.
    Both,
    /// New: only on the second.
    Added,
    /// Dropped: only on the first.
    Dropped,
}

impl Presence {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Added => "added",
            Self::Dropped => "dropped",
        }
    }
}

/// Something that is different.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// Its matrix: id and title, as they are last.
    pub matrix: Named,
    /// Its goal: id and title, as they are last.
    pub goal: Option<Named>,
    /// The title of its measure, as it is last.
    pub measure: Option<String>,
    /// Id of an indicator or line.
    pub indicator: Option<String>,
    /// Its whole id on the first side, where that is another one.
    pub was: Option<String>,
    /// Its title or name, as it is last.
    pub title: String,
    /// The unit of a row.
    pub unit: String,
    /// On which side it is.
    pub presence: Presence,
    /// What stands for the whole row: its verdict, in a plan its target.
    pub before: Content,
    /// The same on the second side.
    pub after: Content,
    /// The verdicts and what changed them, where both sides have one.
    pub verdict: Option<Verdict>,
    /// True where kind or unit changed, so that values are not compared.
    pub redefined: bool,
    /// True where one side withholds what the other one says.
    pub withheld: bool,
    /// What changed in detail.
    pub changes: Vec<Change>,
}

/// A verdict on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// On the first side.
    pub before: Status,
    /// On the second.
    pub after: Status,
    /// The verdict on the new figure by the rule before, where the rule changed and both can be compared.
    pub by_rule_before: Option<Status>,
    /// What changed it.
    pub cause: Cause,
}

impl Verdict {
    /// From the verdicts, what the new figure is by the rule before, and whether the figures can be compared.
    pub fn new(before: Status, after: Status, by_rule_before: Option<Status>, comparable: bool) -> Self {
        let cause = match by_rule_before {
            _ if before == after => Cause::None,
            _ if !comparable => Cause::Redefined,
            None => Cause::Figure,
            Some(by_rule) if by_rule == before => Cause::Rule,
            Some(by_rule) if by_rule == after => Cause::Figure,
            Some(_) => Cause::Both,
        };
        Self { before, after, by_rule_before, cause }
    }

    /// True where the two differ.
    pub fn is_change(self) -> bool {
        self.before != self.after
    }

    /// True where they are the same only because the rule changed.
    pub fn is_held_by_rule(self) -> bool {
        !self.is_change() && self.by_rule_before.is_some_and(|by_rule| by_rule != self.after)
    }
}

/// Why a verdict changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It did not.
    None,
    /// The figure: by the rule before it would be the same as now.
    Figure,
    /// Only the rule: by the rule before it would still be what it was.
    Rule,
    /// Figure and rule: by the rule before it would be a third one.
    Both,
    /// Kind or unit changed, so the figures cannot be compared.
    Redefined,
}

impl Cause {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Figure => "figure",
            Self::Rule => "rule",
            Self::Both => "figure-and-rule",
            Self::Redefined => "redefined",
        }
    }
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Which.
    pub what: Attribute,
    /// The area, where it is the value of one.
    pub area: Option<Named>,
    /// The number of the period, in a plan.
    pub period: Option<Period>,
    /// On the first side.
    pub before: Content,
    /// On the second.
    pub after: Content,
    /// Second minus first, where both are figures of one kind and unit.
    pub difference: Option<Figure>,
}

/// What can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attribute {
    /// Title of a matrix, goal or measure.
    Title,
    /// Name of a row.
    Name,
    /// Matrix, goal and measure that a row belongs to.
    Place,
    /// Department of a matrix.
    Department,
    /// The strategic goal that a goal serves.
    StrategicGoal,
    /// Its focus topics.
    Focus,
    /// Product group in the budget.
    ProductGroup,
    /// Product in the budget.
    Product,
    /// Weight in the weighted roll-up.
    Weight,
    /// Who answers.
    Responsible,
    /// Why a measure should work.
    Hypothesis,
    /// What that rests on.
    Evidence,
    /// Kind of a row.
    Kind,
    /// Unit of a row.
    Unit,
    /// The verdict.
    Status,
    /// The Ist.
    Actual,
    /// Numerator and denominator of a ratio.
    Parts,
    /// The Soll.
    Expected,
    /// Where the Soll comes from.
    ExpectedRule,
    /// The target.
    Target,
    /// The tolerance.
    Tolerance,
    /// The baseline.
    Baseline,
    /// Changes within the year.
    Revised,
    /// The forecast.
    Forecast,
    /// An accepted deviation.
    Accepted,
    /// Where figures come from.
    Source,
    /// Erläuterung.
    Comment,
    /// Gegenmaßnahme.
    Action,
}

impl Attribute {
    /// The name in JSON and CSV.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Name => "name",
            Self::Place => "place",
            Self::Department => "department",
            Self::StrategicGoal => "strategic_goal",
            Self::Focus => "focus",
            Self::ProductGroup => "product_group",
            Self::Product => "product",
            Self::Weight => "weight",
            Self::Responsible => "responsible",
            Self::Hypothesis => "hypothesis",
            Self::Evidence => "evidence",
            Self::Kind => "kind",
            Self::Unit => "unit",
            Self::Status => "status",
            Self::Actual => "actual",
            Self::Parts => "parts",
            Self::Expected => "expected",
            Self::ExpectedRule => "expected_rule",
            Self::Target => "target",
            Self::Tolerance => "tolerance",
            Self::Baseline => "baseline",
            Self::Revised => "revised",
            Self::Forecast => "forecast",
            Self::Accepted => "accepted",
            Self::Source => "source",
            Self::Comment => "comment",
            Self::Action => "action",
        }
    }
}

/// What one side says.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Content {
    /// Nothing, or it is not there.
    #[default]
    Nothing,
    /// There is something that the other side withholds; it is not shown.
    Withheld,
    /// A text.
    Text(String),
    /// Several texts, or the steps of a path.
    Texts(Vec<String>),
    /// A part of the controlling that has no goals.
    Line(LineKind),
    /// A figure, and whether it is provisional.
    Figure(Figure, bool),
    /// Progress in percent, and whether it is provisional.
    Percent(Figure, bool),
    /// Numerator and denominator.
    Parts(Figure, Figure),
    /// A Soll, whether it is progress in percent, and whether it is assumed.
    Expected(Mark<Figure>, bool, bool),
    /// A target, with its figures where it is relative.
    Target(Target, Option<Mark<Figure>>),
    /// A tolerance.
    Tolerance(AppliedTolerance),
    /// A kind.
    Kind(Kind),
    /// Where a Soll comes from.
    Rule(ExpectedRule),
    /// A date.
    Date(NaiveDate),
    /// A verdict, or the colour that a department gave.
    Status(Status),
    /// Why there is no value.
    State(ReportedState),
    /// A baseline with its year.
    Baseline(Figure, Option<i32>),
    /// Changes within the year.
    Revised(Vec<RevisionReport>, Kind),
    /// A forecast.
    Forecast(Box<ForecastReport>),
}
