//! Closed periods: what was reported and found out on the day of closing, and what was corrected since.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Measure;
use super::actual::{Forecast, Provenance, Value};
use super::indicator::SeriesId;
use super::settings::Rollup;
use crate::model::outcome::Outcome;
use crate::number::Decimal;
use crate::period::Period;
use crate::source::Place;
use crate::status::{Status, Trend};

/// A closed period, read from its snapshot.
#[derive(Clone, Debug)]
pub struct Closed {
    /// The day it was closed.
    pub on: NaiveDate,
    /// Who closed it, where that was known.
    pub by: Option<String>,
    /// The digest of the snapshot: SHA-256 in hexadecimal digits.
    pub digest: String,
    /// The one closed last before, whatever its period; `None` for the first.
    pub before: Option<Before>,
    /// True where the snapshot has parts and names the one before.
    pub chained: bool,
    /// The texts of the matrices by their ids; empty in a snapshot that has no texts.
    pub texts: BTreeMap<String, MatrixTexts>,
    /// The indicators and lines of that year's matrices.
    pub indicators: BTreeMap<SeriesId, Frozen>,
}

/// A snapshot that another one names as the one closed last before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// Its period.
    pub period: Period,
    /// Its digest.
    pub digest: String,
}

/// A closing that was taken back. What was closed then is kept as evidence and counts for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopened {
    /// The period that was closed.
    pub period: Period,
    /// The day on which it was opened again.
    pub on: NaiveDate,
    /// Who opened it, where that was known.
    pub by: Option<String>,
    /// Why.
    pub reason: String,
    /// The digest of the snapshot that was taken back.
    pub digest: String,
    /// The digest of the record that says so.
    pub record: String,
    /// Where it is written.
    pub place: Place,
}

/// The texts of a matrix when its period was closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixTexts {
    /// As printed above the matrix.
    pub title: String,
    /// The department.
    pub department: String,
    /// How colours were rolled up; `None` in a part that does not say it.
    pub rollup: Option<Rollup>,
    /// What was not decided.
    pub open: Vec<String>,
    /// The titles of the strategic goals that its goals serve, by their ids.
    pub strategic_goals: BTreeMap<String, String>,
    /// The titles of the focus topics that its goals belong to, by their ids.
    pub focuses: BTreeMap<String, String>,
    /// The titles of the areas that its rows show, by their ids.
    pub areas: BTreeMap<String, String>,
    /// The goals by their ids.
    pub goals: BTreeMap<String, GoalTexts>,
    /// In the order of the file.
    pub measures: Vec<MeasureTexts>,
}

impl MatrixTexts {
    /// The texts of a measure: the one with an indicator of it, for a measure has no id; of one without indicators the
    /// one at its place in the goal.
    pub fn measure(&self, goal: &str, number: usize, measure: &Measure) -> Option<&MeasureTexts> {
        let has = |texts: &&MeasureTexts| measure.indicators.iter().any(|known| texts.indicators.contains(&known.id));
        let at = |texts: &&MeasureTexts| {
            texts.goal == goal && texts.number == number && texts.indicators.is_empty() && measure.indicators.is_empty()
        };
        self.measures.iter().find(has).or_else(|| self.measures.iter().find(at))
    }
}

/// The texts of a goal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoalTexts {
    /// The goal in words.
    pub title: String,
    /// What it belongs to in the city's budget; `None` in a part that does not have it.
    pub products: Option<Products>,
    /// What it serves, and with which weight; `None` in a part that does not have it.
    pub place: Option<GoalPlace>,
    /// Which indicators were its own, and in which order it stood; `None` in a part that does not have it.
    pub members: Option<GoalMembers>,
    /// What was not decided.
    pub open: Vec<String>,
}

/// What a goal serves, and what it weighs in the roll-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalPlace {
    /// Id of the strategic goal.
    pub strategic_goal: Option<String>,
    /// Ids of the focus topics.
    pub focus: Vec<String>,
    /// 1 unless given.
    pub weight: Decimal,
}

/// What belonged to a goal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoalMembers {
    /// Its place in the matrix.
    pub number: usize,
    /// Ids of the indicators of the goal itself.
    pub indicators: Vec<String>,
    /// Ids of its fields of action.
    pub field: Vec<String>,
}

/// What a goal belongs to in the city's budget.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Products {
    /// The product group.
    pub group: Option<String>,
    /// The product.
    pub product: Option<String>,
}

/// The texts of a measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeasureTexts {
    /// Id of its goal.
    pub goal: String,
    /// Its place in the goal, from 1.
    pub number: usize,
    /// Ids of its indicators.
    pub indicators: Vec<String>,
    /// The measure in words.
    pub title: String,
    /// Who answers for it.
    pub responsible: Option<String>,
    /// Why it should work.
    pub hypothesis: Option<String>,
    /// What the hypothesis rests on.
    pub evidence: Option<String>,
    /// Ids of its own fields of action; `None` where they are those of its goal, or the part does not say them.
    pub field: Option<Vec<String>>,
    /// What was not decided.
    pub open: Vec<String>,
}

/// The texts of an indicator or line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndicatorTexts {
    /// As printed.
    pub name: String,
    /// Where the figures come from.
    pub source: Option<String>,
    /// How the figures are made.
    pub method: Option<String>,
    /// Where that is described.
    pub reference: Option<String>,
    /// Who answers for a budget or consolidation line.
    pub responsible: Option<String>,
    /// Product group of a budget line.
    pub product_group: Option<String>,
    /// What the numerator of a ratio counts.
    pub numerator_name: Option<String>,
    /// What its denominator counts.
    pub denominator_name: Option<String>,
    /// What was not decided.
    pub open: Vec<String>,
}

/// What a department said beside a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportTexts {
    /// Erläuterung.
    pub comment: Option<String>,
    /// Gegenmaßnahme.
    pub action: Option<String>,
    /// True where the figure was still provisional.
    pub provisional: bool,
    /// True where a comment was asked for and there was none; `None` in a part that does not say it.
    pub comment_missing: Option<bool>,
}

/// An indicator, or its value in one area, as it stood when its period was closed.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// Its texts; `None` in a snapshot that has no texts.
    pub texts: Option<IndicatorTexts>,
    /// How it stood.
    pub outcome: Outcome,
    /// The department's own forecast.
    pub forecast: Option<Forecast>,
    /// Against the period before.
    pub previous: FrozenComparison,
    /// Against the same period of the year before.
    pub year_before: FrozenComparison,
    /// What was reported for it itself: the whole, or the area.
    pub total: FrozenReport,
    /// How its areas stood, by their ids; empty for an area.
    pub areas: BTreeMap<String, Frozen>,
}

/// How another period stood then, and how it moved since.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FrozenComparison {
    /// The verdict of the other period.
    pub status: Option<Status>,
    /// Which way the adverse deviation moved.
    pub trend: Option<Trend>,
}

/// What was reported when the period was closed, and how it was corrected.
#[derive(Clone, Debug)]
pub struct FrozenReport {
    /// The reported value; [`Value::Missing`] where there was none.
    pub value: Value,
    /// What was said beside it; `None` in a snapshot that has no texts.
    pub texts: Option<ReportTexts>,
    /// Where the snapshot says so; `None` where it knows nothing of it.
    pub place: Option<Place>,
    /// In the order in which they were made.
    pub corrections: Vec<Correction>,
}

impl FrozenReport {
    /// True where some correction said that the value may not be published: whatever came after, what was closed is not
    /// shown again.
    pub fn was_ever_withheld(&self) -> bool {
        self.corrections.iter().any(|correction| correction.new == Value::Suppressed)
    }

    /// True for a value that was closed or corrected before a correction said that it may not be published.
    pub fn withholds(&self, value: &Value) -> bool {
        let last = self.corrections.iter().rposition(|correction| correction.new == Value::Suppressed);
        let until = last.map_or(0, |last| last + 1);
        *value != Value::Suppressed
            && self.corrections[..until].iter().any(|made| made.old == *value || made.new == *value)
    }

    /// True where there was no value, and one came in since.
    pub fn was_added(&self) -> bool {
        self.value == Value::Missing && *self.corrected() != Value::Missing
    }

    /// The value that counts for everything later: that of the last correction, else the one of the snapshot.
    pub fn corrected(&self) -> &Value {
        self.corrections.last().map_or(&self.value, |correction| &correction.new)
    }
}

/// A correction of a value of a closed period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The value until then; [`Value::Missing`] where there was none.
    pub old: Value,
    /// The value from then on.
    pub new: Value,
    /// Why.
    pub reason: String,
    /// The day of the correction.
    pub date: NaiveDate,
    /// Who made it, where that was known.
    pub by: Option<String>,
    /// Where the value until then had been read, if it was imported.
    pub origin: Option<Provenance>,
    /// Where it is written.
    pub place: Place,
}
