//! What the files say, before anybody asks whether it makes sense. Every value knows its place.

use chrono::NaiveDate;

use crate::number::Decimal;
use crate::source::{Located, Place};

/// A number, or a percentage written as text (`"5 %"`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Amount {
    /// `2`, `1_250_000`, `2.5`.
    Number(Decimal),
    /// `"5 %"`, `"2,5 %"`; the number in percent.
    Percent(Decimal),
}

/// A value or, in a list, two.
pub(crate) type Amounts = Vec<Located<Amount>>;

/// `zielmatrix.toml`.
#[derive(Debug, Default)]
pub(crate) struct RawSettings {
    pub(crate) organisation: Option<Located<String>>,
    pub(crate) language: Option<Located<String>>,
    pub(crate) periods: Option<Located<String>>,
    pub(crate) year_start: Option<Located<Decimal>>,
    pub(crate) tolerance: Option<RawTolerance>,
    pub(crate) rollup: Option<Located<String>>,
    pub(crate) matrices: Option<Located<String>>,
    pub(crate) actuals: Option<Located<String>>,
    pub(crate) closed: Option<Located<String>>,
    pub(crate) comment: Option<RawCommentRule>,
    pub(crate) collection: Option<RawCollection>,
    pub(crate) disclosure: Option<RawDisclosure>,
    pub(crate) strategic_goals: Vec<RawNamed>,
    pub(crate) focuses: Vec<RawNamed>,
    pub(crate) fields: Vec<RawNamed>,
    pub(crate) areas: Vec<RawArea>,
    pub(crate) geo: Option<RawGeo>,
    pub(crate) committees: Vec<RawCommittee>,
    pub(crate) contacts: Vec<RawContact>,
    pub(crate) sessions: Vec<RawSession>,
}

/// `[comment]`.
#[derive(Debug)]
pub(crate) struct RawCommentRule {
    pub(crate) from_status: Option<Located<String>>,
    pub(crate) from_period: Option<Located<String>>,
    pub(crate) deviation: Option<Amounts>,
    pub(crate) forecast_from: Option<Located<String>>,
}

/// `[collection]`.
#[derive(Debug)]
pub(crate) struct RawCollection {
    pub(crate) due_days: Option<Located<Decimal>>,
}

/// `[disclosure]`.
#[derive(Debug)]
pub(crate) struct RawDisclosure {
    pub(crate) minimum: Option<Located<Decimal>>,
    pub(crate) width: Option<Located<Decimal>>,
    pub(crate) confidential: Option<Located<bool>>,
    pub(crate) colours: Option<Located<String>>,
    pub(crate) published: Option<Located<String>>,
}

/// An id with a title.
#[derive(Debug)]
pub(crate) struct RawNamed {
    pub(crate) place: Place,
    pub(crate) id: Option<Located<String>>,
    pub(crate) title: Option<Located<String>>,
    pub(crate) year: Option<Located<Decimal>>,
}

/// `[[area]]`.
#[derive(Debug)]
pub(crate) struct RawArea {
    pub(crate) named: RawNamed,
    pub(crate) parent: Option<Located<String>>,
}

/// `[geo]`: where the geometry of the areas lies.
#[derive(Debug)]
pub(crate) struct RawGeo {
    pub(crate) place: Place,
    pub(crate) file: Option<Located<String>>,
    pub(crate) id_property: Option<Located<String>>,
    pub(crate) crs: Option<Located<String>>,
    pub(crate) source: Option<Located<String>>,
}

/// `[[committee]]`, with what it deals with.
#[derive(Debug)]
pub(crate) struct RawCommittee {
    pub(crate) named: RawNamed,
    pub(crate) matrices: Vec<Located<String>>,
    pub(crate) goals: Vec<Located<String>>,
    pub(crate) focus: Vec<Located<String>>,
    pub(crate) product_groups: Vec<Located<String>>,
}

/// `[[contact]]`.
#[derive(Debug)]
pub(crate) struct RawContact {
    pub(crate) place: Place,
    pub(crate) name: Option<Located<String>>,
    pub(crate) email: Option<Located<String>>,
}

/// One of `acknowledged = [ … ]`.
#[derive(Debug)]
pub(crate) struct RawAcknowledged {
    pub(crate) place: Place,
    pub(crate) code: Option<Located<String>>,
    pub(crate) reason: Option<Located<String>>,
}

/// What is said about a part of the plan beside the plan itself.
#[derive(Debug, Default)]
pub(crate) struct RawMarks {
    /// `open`, where it is there.
    pub(crate) open: Option<Vec<Located<String>>>,
    pub(crate) acknowledged: Vec<RawAcknowledged>,
}

/// `[[session]]`.
#[derive(Debug)]
pub(crate) struct RawSession {
    pub(crate) place: Place,
    pub(crate) committee: Option<Located<String>>,
    pub(crate) date: Option<Located<NaiveDate>>,
    pub(crate) period: Option<Located<String>>,
    pub(crate) paper: Option<Located<String>>,
    pub(crate) agenda: Option<Located<String>>,
}

/// A matrix file.
#[derive(Debug)]
pub(crate) struct RawMatrix {
    /// The top of the file, where what is missing is reported.
    pub(crate) place: Place,
    /// The year of the folder.
    pub(crate) folder_year: i32,
    /// The file name without its extension.
    pub(crate) stem: String,
    pub(crate) id: Option<Located<String>>,
    pub(crate) title: Option<Located<String>>,
    pub(crate) department: Option<Located<String>>,
    pub(crate) year: Option<Located<Decimal>>,
    pub(crate) year_start: Option<Located<Decimal>>,
    pub(crate) tolerance: Option<RawTolerance>,
    pub(crate) goals: Vec<RawGoal>,
    pub(crate) budget: Vec<RawIndicator>,
    pub(crate) consolidation: Vec<RawIndicator>,
    pub(crate) marks: RawMarks,
    pub(crate) confidential: Option<Located<bool>>,
    /// True where the file had a syntax error, so that something of it may be lost.
    pub(crate) broken: bool,
}

impl RawMatrix {
    /// The id as written, else the file stem.
    pub(crate) fn known_as(&self) -> &str {
        self.id.as_ref().map(|id| id.value.as_str()).filter(|id| !id.is_empty()).unwrap_or(&self.stem)
    }

    /// True where an indicator or line has that id, sound or not.
    pub(crate) fn declares(&self, id: &str) -> bool {
        self.ids().any(|found| found == id)
    }

    /// The ids of all indicators and lines, sound or not.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.indicators().filter_map(|indicator| indicator.id.as_ref().map(|id| id.value.as_str()))
    }

    /// All indicators and lines.
    pub(crate) fn indicators(&self) -> impl Iterator<Item = &RawIndicator> {
        let goals = self.goals.iter().flat_map(|goal| {
            goal.indicators.iter().chain(goal.measures.iter().flat_map(|measure| &measure.indicators))
        });
        goals.chain(&self.budget).chain(&self.consolidation)
    }
}

/// `[[goal]]`.
#[derive(Debug)]
pub(crate) struct RawGoal {
    pub(crate) place: Place,
    pub(crate) id: Option<Located<String>>,
    pub(crate) title: Option<Located<String>>,
    pub(crate) strategic_goal: Option<Located<String>>,
    pub(crate) product_group: Option<Located<String>>,
    pub(crate) product: Option<Located<String>>,
    pub(crate) focus: Vec<Located<String>>,
    pub(crate) field: Vec<Located<String>>,
    pub(crate) weight: Option<Located<Decimal>>,
    pub(crate) tolerance: Option<RawTolerance>,
    pub(crate) indicators: Vec<RawIndicator>,
    pub(crate) measures: Vec<RawMeasure>,
    pub(crate) marks: RawMarks,
    pub(crate) confidential: Option<Located<bool>>,
}

/// `[[goal.measure]]`.
#[derive(Debug)]
pub(crate) struct RawMeasure {
    pub(crate) place: Place,
    pub(crate) title: Option<Located<String>>,
    pub(crate) responsible: Option<Located<String>>,
    pub(crate) hypothesis: Option<Located<String>>,
    pub(crate) evidence: Option<Located<String>>,
    /// Empty where the goal's hold.
    pub(crate) field: Vec<Located<String>>,
    pub(crate) indicators: Vec<RawIndicator>,
    /// `open`; a measure's warnings are acknowledged at its goal.
    pub(crate) marks: RawMarks,
}

/// An indicator, or a line of budget or consolidation (whose target is one of the three plan figures).
#[derive(Debug)]
pub(crate) struct RawIndicator {
    pub(crate) place: Place,
    pub(crate) section: &'static str,
    pub(crate) id: Option<Located<String>>,
    pub(crate) name: Option<Located<String>>,
    pub(crate) unit: Option<Located<String>>,
    pub(crate) kind: Option<Located<String>>,
    pub(crate) target: Option<RawTarget>,
    pub(crate) plans: Vec<RawPlan>,
    pub(crate) interim: Option<RawInterim>,
    pub(crate) baseline: Option<Box<RawBaseline>>,
    pub(crate) tolerance: Option<RawTolerance>,
    pub(crate) source: Option<Boxed<String>>,
    pub(crate) method: Option<Boxed<String>>,
    pub(crate) reference: Option<Boxed<String>>,
    pub(crate) series: Option<Boxed<String>>,
    pub(crate) revised: Vec<RawRevision>,
    pub(crate) accepted: Option<Box<RawAccepted>>,
    pub(crate) reported: Option<Boxed<String>>,
    pub(crate) scale: Option<Boxed<Decimal>>,
    pub(crate) report_in: Option<Vec<Located<String>>>,
    pub(crate) product_group: Option<Boxed<String>>,
    pub(crate) responsible: Option<Boxed<String>>,
    pub(crate) numerator_name: Option<Boxed<String>>,
    pub(crate) denominator_name: Option<Boxed<String>>,
    pub(crate) areas: Option<Box<RawAreas>>,
    /// `[[….area]]`.
    pub(crate) by_area: Vec<RawIndicatorArea>,
    pub(crate) total: Option<Boxed<String>>,
    pub(crate) marks: RawMarks,
    pub(crate) confidential: Option<Located<bool>>,
    pub(crate) cases: Option<Located<String>>,
    pub(crate) public: Option<Located<String>>,
}

/// `[[goal.indicator.area]]` or `[[goal.measure.indicator.area]]`: what differs in one area.
#[derive(Debug)]
pub(crate) struct RawIndicatorArea {
    pub(crate) place: Place,
    pub(crate) section: &'static str,
    pub(crate) id: Option<Located<String>>,
    pub(crate) target: Option<RawTarget>,
    pub(crate) interim: Option<RawInterim>,
    pub(crate) tolerance: Option<RawTolerance>,
    /// `None` where the indicator's hold.
    pub(crate) revised: Option<Vec<RawRevision>>,
    pub(crate) baseline: Option<RawBaseline>,
    pub(crate) report_in: Option<Vec<Located<String>>>,
}

/// `areas = …` of an indicator.
#[derive(Debug)]
pub(crate) enum RawAreas {
    /// A word, of which there is one: `"all"`.
    Word(Located<String>),
    /// The areas by id.
    Ids { place: Place, ids: Vec<Located<String>> },
}

/// A plan figure of a budget or consolidation line.
#[derive(Debug)]
pub(crate) struct RawPlan {
    /// `expense`, `revenue` or `saving`.
    pub(crate) key: &'static str,
    pub(crate) value: Located<Decimal>,
}

/// `target = { … }`.
#[derive(Debug)]
pub(crate) struct RawTarget {
    pub(crate) place: Place,
    /// Each of `at_least`, `at_most`, `between`, `exactly` that is there, with its figures.
    pub(crate) senses: Vec<(&'static str, Place, Amounts)>,
    pub(crate) done_by: Option<Located<NaiveDate>>,
    /// True where a form is there but cannot be read, which is reported.
    pub(crate) unreadable: bool,
    pub(crate) of: Option<Located<String>>,
}

/// `interim = …`.
#[derive(Debug)]
pub(crate) enum RawInterim {
    /// `"linear"` and its like.
    Word(Located<String>),
    /// `{ T1 = … }`: period, its place, its value or pair.
    Points { place: Place, points: Vec<(Located<String>, Amounts)> },
}

/// `baseline = …`.
#[derive(Debug)]
pub(crate) struct RawBaseline {
    pub(crate) place: Place,
    pub(crate) value: Option<Located<Decimal>>,
    pub(crate) year: Option<Located<Decimal>>,
}

/// `tolerance = { … }`.
#[derive(Debug)]
pub(crate) struct RawTolerance {
    pub(crate) place: Place,
    pub(crate) green: Option<Located<Amount>>,
    pub(crate) yellow: Option<Located<Amount>>,
}

/// One of `revised = [ … ]`.
#[derive(Debug)]
pub(crate) struct RawRevision {
    pub(crate) place: Place,
    pub(crate) from: Option<Located<String>>,
    pub(crate) target: Option<RawTarget>,
    pub(crate) plans: Vec<RawPlan>,
    pub(crate) interim: Option<RawInterim>,
    pub(crate) tolerance: Option<RawTolerance>,
    pub(crate) reason: Option<Located<String>>,
}

/// `accepted = { … }`.
#[derive(Debug)]
pub(crate) struct RawAccepted {
    pub(crate) place: Place,
    pub(crate) until: Option<Located<String>>,
    pub(crate) reason: Option<Located<String>>,
}

/// A file of actuals.
#[derive(Debug)]
pub(crate) struct RawActuals {
    /// The top of the file, where what is missing is reported.
    pub(crate) place: Place,
    /// The name of the folder, which is the period.
    pub(crate) folder: String,
    /// The file name without its extension.
    pub(crate) stem: String,
    pub(crate) period: Option<Located<String>>,
    pub(crate) matrix: Option<Located<String>>,
    pub(crate) actuals: Vec<RawActual>,
}

/// A field that most indicators or reports do not have: all of them are in memory at once.
pub(crate) type Boxed<T> = Box<Located<T>>;

/// One reported value. In a CSV every value is text; in TOML it may be a number or a date.
#[derive(Debug)]
pub(crate) struct RawActual {
    pub(crate) place: Place,
    /// True where a value is there but could not be read, which is reported.
    pub(crate) faulty: bool,
    pub(crate) indicator: Option<Located<String>>,
    pub(crate) matrix: Option<Boxed<String>>,
    pub(crate) period: Option<Boxed<String>>,
    pub(crate) value: Option<Boxed<RawValue>>,
    pub(crate) numerator: Option<Boxed<RawValue>>,
    pub(crate) denominator: Option<Boxed<RawValue>>,
    pub(crate) progress: Option<Boxed<RawValue>>,
    pub(crate) done: Option<Boxed<RawValue>>,
    pub(crate) state: Option<Boxed<String>>,
    pub(crate) forecast: Option<Boxed<RawValue>>,
    pub(crate) comment: Option<Boxed<String>>,
    pub(crate) action: Option<Boxed<String>>,
    pub(crate) area: Option<Boxed<String>>,
    /// `true`, `false`, or a word of a table for one of them.
    pub(crate) provisional: Option<Boxed<String>>,
    /// As `provisional`.
    pub(crate) internal: Option<Boxed<String>>,
    pub(crate) acknowledged: Vec<RawAcknowledged>,
    pub(crate) origin: Option<Box<RawOrigin>>,
}

/// `origin = { … }`: where an imported value was read.
#[derive(Debug)]
pub(crate) struct RawOrigin {
    pub(crate) place: Place,
    pub(crate) file: Option<Located<String>>,
    pub(crate) sheet: Option<Located<String>>,
    pub(crate) cell: Option<Located<String>>,
    pub(crate) line: Option<Located<Decimal>>,
    pub(crate) sha256: Option<Located<String>>,
    pub(crate) date: Option<Located<NaiveDate>>,
    pub(crate) filled_by: Option<Located<String>>,
    pub(crate) contact: Option<Located<String>>,
    pub(crate) filled_on: Option<Located<NaiveDate>>,
}

/// A value as the file gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RawValue {
    /// A TOML number.
    Number(Decimal),
    /// A TOML date.
    Date(NaiveDate),
    /// A text; how its numbers are written is known by the reader of the file.
    Text(String, DecimalMark),
}

/// How a file writes its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DecimalMark {
    /// `1.234,5`.
    Comma,
    /// `1,234.5`.
    Point,
    /// The file does not show it.
    Unknown,
    /// The file shows both.
    Mixed,
}
