//! Indicators: what is measured, how, against what. Budget and consolidation lines are indicators of their own sort.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::marks::Marks;
use super::target::{Interim, Target};
use super::tolerance::ToleranceRule;
use crate::number::Decimal;
use crate::period::{Calendar, Period};
use crate::source::{Located, Place};

/// The series of one indicator across the years, an index into [`super::Project::series`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesId(pub u32);

/// What a reported value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A count since the start of the year.
    Cumulative,
    /// A stock, rate or share at the cut-off date.
    Level,
    /// A mean since the start of the year.
    Average,
    /// Numerator and denominator; the value is their quotient times the scale.
    Ratio,
    /// Progress in percent and a date once done.
    Milestone,
    /// A colour that the department itself gives.
    Assessed,
}

impl Kind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 6] =
        [Self::Cumulative, Self::Level, Self::Average, Self::Ratio, Self::Milestone, Self::Assessed];

    /// The name in a matrix file and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cumulative => "cumulative",
            Self::Level => "level",
            Self::Average => "average",
            Self::Ratio => "ratio",
            Self::Milestone => "milestone",
            Self::Assessed => "assessed",
        }
    }
}

/// Which part of the controlling an indicator stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// An indicator of a goal or a measure.
    Goal,
    /// A line of the budget execution.
    Budget,
    /// A consolidation measure.
    Consolidation,
}

/// A value to compare with, mostly of the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// In the unit of the indicator.
    pub value: Decimal,
    /// The year it was measured in, where given.
    pub year: Option<i32>,
    /// Where it is written.
    pub place: Place,
}

/// The rule that holds for an indicator from some period on.
#[derive(Clone, Debug)]
pub struct Rule {
    /// `None`: an informative value, or an assessed indicator.
    pub target: Option<Located<Target>>,
    /// How interim periods follow.
    pub interim: Interim,
    /// Where `interim` is written, where it is.
    pub interim_place: Option<Place>,
    /// The tolerance of values; for a milestone that of its interim progress.
    pub tolerance: ToleranceRule,
    /// The tolerance of a milestone in days; the same for every other kind as no one asks for it.
    pub days: ToleranceRule,
}

/// A change of the rule within the year.
#[derive(Clone, Debug)]
pub struct Revision {
    /// The first period that it holds for.
    pub from: Period,
    /// The whole rule from then on.
    pub rule: Rule,
    /// True where it changes the target.
    pub changes_target: bool,
    /// True where it changes interim targets.
    pub changes_interim: bool,
    /// True where it changes the tolerance.
    pub changes_tolerance: bool,
    /// Why.
    pub reason: String,
}

/// A deviation that the committee has accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The last period that it holds for.
    pub until: Period,
    /// Why, and who decided.
    pub reason: String,
}

/// The areas that together make the whole of an indicator, and that forms ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Areas {
    /// None is asked for; what areas report is taken.
    Unsaid,
    /// These, by id, in the order of zielmatrix.toml.
    Named(Vec<String>),
}

/// How deep an indicator is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicDepth {
    /// The total and its areas.
    Areas,
    /// The total alone.
    Total,
    /// Nothing.
    None,
}

impl PublicDepth {
    /// The word in files and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Areas => "areas",
            Self::Total => "total",
            Self::None => "none",
        }
    }
}

/// How the values of an indicator are protected where they are published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protection {
    /// False for what counts no people.
    pub confidential: bool,
    /// Full id of the indicator whose count stands behind the values.
    pub cases: Option<String>,
    /// How deep it is published.
    pub depth: PublicDepth,
}

/// What is measured and against what.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Id of its matrix.
    pub matrix: String,
    /// Unique within the matrix, together with budget and consolidation lines.
    pub id: String,
    /// As printed.
    pub name: String,
    /// As printed; may be empty.
    pub unit: String,
    /// What a reported value is. Where that is not decided yet ([`Indicator::undecided`]), a level without a target, so
    /// that its values are shown and nothing is made of them.
    pub kind: Kind,
    /// True where the kind is not decided yet: an open point without a `kind`.
    pub undecided: bool,
    /// The target as written of an indicator whose kind is not decided; it is shown and decides nothing.
    pub undecided_target: Option<Located<Target>>,
    /// Goal indicator, budget or consolidation line.
    pub line: LineKind,
    /// True where each report holds the figure of its period alone.
    pub per_period: bool,
    /// What the quotient of a ratio is multiplied with; 1 unless given.
    pub scale: Decimal,
    /// What the numerator of a ratio counts, in words.
    pub numerator_name: Option<String>,
    /// What the denominator of a ratio counts, in words.
    pub denominator_name: Option<String>,
    /// The area whose value this is; `None` for the whole.
    pub area: Option<String>,
    /// The areas that together make the whole.
    pub areas: Areas,
    /// The areas in which something differs, by their ids: the indicator as it is read there.
    pub by_area: BTreeMap<String, Arc<Indicator>>,
    /// True where values of areas are summed to the total; false where the total is reported by itself.
    pub total_is_sum: bool,
    /// Open points and acknowledged warnings.
    pub marks: Marks,
    /// How its values are protected where they are published.
    pub protection: Protection,
    /// The rule at the start of the year.
    pub rule: Rule,
    /// Later rules, ordered by `from`.
    pub revisions: Vec<Revision>,
    /// A value to compare with.
    pub baseline: Option<Baseline>,
    /// An accepted deviation.
    pub accepted: Option<Accepted>,
    /// Numbers of the periods in which it is due; `None` for all.
    pub report_in: Option<Vec<u8>>,
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
    /// The calendar of its matrix.
    pub calendar: Calendar,
    /// The year of its matrix.
    pub year: i32,
    /// What was reported for it.
    pub series: SeriesId,
    /// The name that earlier years know it by, where that is another one: an id, or a matrix and an id.
    pub continues: Option<Box<Located<String>>>,
    /// Where its id is written.
    pub place: Place,
}

/// True for a unit that is percent, however it is written.
pub fn is_percent(unit: &str) -> bool {
    let folded = || unit.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase);
    ["%", "prozent", "v.h.", "percent"].iter().any(|name| folded().eq(name.chars()))
}

impl Indicator {
    /// `matrix/indicator`.
    pub fn full_id(&self) -> String {
        format!("{}/{}", self.matrix, self.id)
    }

    /// The rule that holds in a period of its year.
    pub fn rule_at(&self, period: Period) -> &Rule {
        self.revisions
            .iter()
            .rev()
            .find(|revision| revision.from <= period)
            .map_or(&self.rule, |revision| &revision.rule)
    }

    /// The indicator as it is read in one area: with what differs there, else without a target, so that its value is
    /// shown and not judged.
    #[must_use]
    pub fn in_area(&self, area: &str) -> Arc<Self> {
        self.by_area.get(area).cloned().unwrap_or_else(|| {
            let rule = Rule { target: None, interim: Interim::KindDefault, interim_place: None, ..self.rule.clone() };
            let untouched = self.clone();
            Arc::new(Self {
                area: Some(area.to_owned()),
                by_area: BTreeMap::new(),
                undecided_target: None,
                rule,
                revisions: Vec::new(),
                accepted: None,
                ..untouched
            })
        })
    }

    /// True where a value of the period gets a colour: by a target, or by the department itself.
    pub fn is_judged(&self, period: Period) -> bool {
        self.kind == Kind::Assessed || self.rule_at(period).target.is_some()
    }

    /// True where a value is due in the period.
    pub fn is_due(&self, period: Period) -> bool {
        self.report_in.as_ref().is_none_or(|due| due.contains(&period.index))
    }
}
