//! The small values of the JSON report: exact numbers, counts by status, and lists that are made while they are written.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use crate::model::Mark;
use crate::number::{Decimal, Figure};
use crate::render::exact;
use crate::status::{Counts, Status};

/// A number with its exact decimal text: serde knows only binary floats.
pub(super) type NumberJson = Box<RawValue>;

/// A number from its decimal text.
pub(super) fn number(text: String) -> NumberJson {
    RawValue::from_string(text).expect("a decimal with a point is a JSON number")
}

/// A number from a figure of the report.
pub(super) fn figure(figure: &Figure) -> NumberJson {
    number(exact::figure(figure))
}

/// A number as it was written.
pub(super) fn decimal(decimal: Decimal) -> NumberJson {
    number(exact::decimal(decimal))
}

/// One value, or the pair of a corridor's bounds.
#[derive(serde::Serialize)]
#[serde(untagged)]
pub(super) enum MarkJson<T> {
    /// One value.
    Point(T),
    /// The lower and the upper bound.
    Corridor([T; 2]),
}

impl<T> From<Mark<T>> for MarkJson<T> {
    fn from(mark: Mark<T>) -> Self {
        match mark {
            Mark::Point(value) => Self::Point(value),
            Mark::Corridor { low, high } => Self::Corridor([low, high]),
        }
    }
}

/// Counts with all eight statuses, also those that are 0.
pub(super) struct CountsJson<'a>(pub(super) &'a Counts);

impl Serialize for CountsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(Status::ALL.len()))?;
        for status in Status::ALL {
            map.serialize_entry(status.name(), &self.0.of(status))?;
        }
        map.end()
    }
}

/// A list whose elements are made one at a time, so that a large report is never in memory twice.
pub(super) struct List<'a, T, U>(pub(super) &'a [T], pub(super) fn(&'a T) -> U);

impl<T, U: Serialize> Serialize for List<'_, T, U> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(self.1))
    }
}
