//! Closed periods: what was reported and found out on the day of closing, and what was corrected since.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::actual::{Forecast, SeriesId, Value};
use crate::evaluate::outcome::{ActualValue, Outcome};
use crate::source::Place;
use crate::status::{Status, Trend};

/// A closed period, read from its snapshot.
#[derive(Clone, Debug)]
pub struct Closed {
    /// The day it was closed.
    pub on: NaiveDate,
    /// The digest of the snapshot: SHA-256 in hexadecimal digits.
    pub digest: String,
    /// The indicators and lines of that year's matrices.
    pub indicators: BTreeMap<SeriesId, Frozen>,
}

/// An indicator as it stood when its period was closed.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// How it stood.
    pub outcome: Outcome,
    /// The department's own forecast.
    pub forecast: Option<Forecast>,
    /// Against the period before.
    pub previous: FrozenComparison,
    /// Against the same period of the year before.
    pub year_before: FrozenComparison,
    /// What was reported for the whole.
    pub total: FrozenReport,
    /// What was reported for areas, by their ids.
    pub areas: BTreeMap<String, FrozenArea>,
}

impl Frozen {
    /// True where the whole or an area was corrected to a value that may not be published.
    pub fn is_partly_withheld(&self) -> bool {
        self.total.is_withheld() || self.areas.values().any(|area| area.report.is_withheld())
    }
}

/// How another period stood then, and how it moved since.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FrozenComparison {
    /// The verdict of the other period.
    pub status: Option<Status>,
    /// Which way the adverse deviation moved.
    pub trend: Option<Trend>,
}

/// The value of one area as it stood.
#[derive(Clone, Debug)]
pub struct FrozenArea {
    /// Its Ist.
    pub actual: ActualValue,
    /// What was reported.
    pub report: FrozenReport,
}

/// What was reported when the period was closed, and how it was corrected.
#[derive(Clone, Debug)]
pub struct FrozenReport {
    /// The reported value; [`Value::Missing`] where there was none.
    pub value: Value,
    /// Where the snapshot says so; `None` where it knows nothing of it.
    pub place: Option<Place>,
    /// In the order in which they were made.
    pub corrections: Vec<Correction>,
}

impl FrozenReport {
    /// True where a correction says that the value may not be published.
    pub fn is_withheld(&self) -> bool {
        !self.corrections.is_empty() && *self.corrected() == Value::Suppressed
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
    /// Where it is written.
    pub place: Place,
}
