//! House rules: what `zielmatrix.toml` says, with its documented defaults.

use chrono::{Days, NaiveDate};

use super::tolerance::{Limit, ToleranceRule};
use crate::language::Language;
use crate::period::{Calendar, Period, Scheme};
use crate::status::Colour;

/// The settings of a project.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Printed on every report; empty unless given.
    pub organisation: String,
    /// Language of reports and messages; German unless given.
    pub language: Language,
    /// Tertials unless given.
    pub scheme: Scheme,
    /// January unless given.
    pub calendar: Calendar,
    /// 5 % and 10 % unless given.
    pub tolerance: ToleranceRule,
    /// Worst unless given.
    pub rollup: Rollup,
    /// When a comment is compulsory.
    pub comment: CommentRule,
    /// How departments report.
    pub collection: Collection,
    /// What is protected where something is published.
    pub disclosure: DisclosureRule,
    /// Leitziele.
    pub strategic_goals: Vec<StrategicGoal>,
    /// Political focus topics (Schwerpunktthemen).
    pub focuses: Vec<Focus>,
    /// Fields of action (Handlungsfelder).
    pub fields: Vec<ActionField>,
    /// Districts and other areas.
    pub areas: Vec<Area>,
    /// Committees that the reports go to.
    pub committees: Vec<Committee>,
    /// Where forms and questions are sent.
    pub contacts: Vec<Contact>,
    /// Which committee deals with which period, and when.
    pub sessions: Vec<Session>,
}

impl Settings {
    /// True for an area that is a part of another one, or of one of its parts.
    pub fn is_inside(&self, area: &str, other: &str) -> bool {
        let parent = |area: &str| self.areas.iter().find(|known| known.id == area)?.parent.as_deref();
        let mut above = std::iter::successors(parent(area), |above| parent(above));
        above.any(|above| above == other)
    }
}

/// How the colours below make one colour above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rollup {
    /// The worst of them.
    Worst,
    /// Their weighted mean.
    Weighted,
}

impl Rollup {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Worst, Self::Weighted];

    /// The word in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Worst => "worst",
            Self::Weighted => "weighted",
        }
    }
}

/// When a comment (Erläuterung) is compulsory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentRule {
    /// From this colour on, where a colour decides; yellow unless the rule names something.
    pub from_status: Option<Colour>,
    /// From this period of the year on, by number; 1 unless given.
    pub from_period: u8,
    /// Or where a deviation goes beyond one of these, in either direction.
    pub deviation: Vec<Limit>,
    /// Or where the forecast has this colour or a worse one; never unless given.
    pub forecast_from: Option<Colour>,
}

/// How departments report their values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Collection {
    /// Days after the cut-off date by which values are due, 0 to 366; 14 unless given.
    pub due_days: u16,
}

impl Collection {
    /// Two weeks.
    pub const BUILT_IN: Self = Self { due_days: 14 };

    /// The last day on which the values of a period that ends on `cutoff` are in time, itself included. Worked: with 14
    /// days, 14 May 2013 for the period that ends on 30 April 2013.
    pub fn deadline(self, cutoff: NaiveDate) -> NaiveDate {
        cutoff.checked_add_days(Days::new(u64::from(self.due_days))).unwrap_or(NaiveDate::MAX)
    }
}

/// What is protected where something is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DisclosureRule {
    /// Counts above 0 and below this are not published; at least 2, 5 unless given.
    pub minimum: u32,
    /// How far apart the ends of what an attacker can know must lie; at least 1, `minimum` − 2 unless given.
    pub width: u32,
    /// Whether values count people, where neither matrix nor goal nor indicator says so; true unless given.
    pub confidential: bool,
    /// Whether suppressed cells may keep their colours.
    pub colours: PublicColours,
}

/// Whether suppressed cells may keep their colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicColours {
    /// None does.
    Never,
    /// All of an indicator and period, where nothing can be computed back even so.
    WhereSafe,
}

/// A strategic goal (Leitziel).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrategicGoal {
    /// Unique in the project.
    pub id: String,
    /// In words.
    pub title: String,
}

/// A political focus topic (Schwerpunktthema).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focus {
    /// Unique in the project.
    pub id: String,
    /// In words.
    pub title: String,
    /// The year it was chosen for, where given.
    pub year: Option<i32>,
}

/// A field of action (Handlungsfeld), such as housing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionField {
    /// Unique in the project.
    pub id: String,
    /// In words.
    pub title: String,
}

/// A district, quarter or other area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Unique in the project.
    pub id: String,
    /// As printed.
    pub title: String,
    /// Id of the area that it is a part of; `None` where it lies directly in the city.
    pub parent: Option<String>,
}

/// A committee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committee {
    /// Unique in the project, such as `SGA`.
    pub id: String,
    /// As printed.
    pub title: String,
    /// Ids of matrices that it deals with as a whole.
    pub matrices: Vec<String>,
    /// Goals that it deals with, as `matrix/goal`.
    pub goals: Vec<String>,
    /// Ids of focus topics whose goals it deals with.
    pub focus: Vec<String>,
    /// Product groups whose goals and lines it deals with, with all their parts.
    pub product_groups: Vec<String>,
}

impl Committee {
    /// True where it deals with everything, as nothing narrows it.
    pub fn deals_with_everything(&self) -> bool {
        [&self.matrices, &self.goals, &self.focus, &self.product_groups].into_iter().all(Vec::is_empty)
    }

    /// True where a product group is another one or a part of it. Whole parts alone match: `11.05` covers `11.05` and
    /// `11.05.03`, not `11.051`.
    pub fn covers(group: &str, part: &str) -> bool {
        part.strip_prefix(group).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

/// The address of who reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// As in `responsible` or `department`.
    pub name: String,
    /// A mail address in ASCII.
    pub email: String,
}

/// The session in which a committee deals with a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Id of the committee.
    pub committee: String,
    /// The day of the session.
    pub date: NaiveDate,
    /// The period it deals with; `None` for the planning round.
    pub period: Option<Period>,
    /// Number of the paper (Drucksachen-Nr.).
    pub paper: Option<String>,
    /// Agenda item (Tagesordnungspunkt).
    pub agenda: Option<String>,
}
