//! Targets, tolerances and revisions in JSON, written as in a matrix file.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::value::{MarkJson, NumberJson, decimal, number};
use crate::model::{Limit, Target, Tolerance};
use crate::render::exact::{self, Bound};
use crate::report::RevisionReport;

/// A target: `{ "at_least": 450 }`, `{ "at_least": "103 %", "of": "previous-year" }`, `{ "done_by": "2013-08-31" }`.
pub(super) struct TargetJson<'a>(pub(super) &'a Target);

impl Serialize for TargetJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self.0 {
            Target::Absolute { sense, mark } => {
                map.serialize_entry(sense.key(), &MarkJson::from(mark.map(|value| decimal(*value))))?;
            }
            Target::Relative { sense, percent, of } => {
                map.serialize_entry(sense.key(), &MarkJson::from(percent.map(|share| exact::percent(*share))))?;
                map.serialize_entry("of", of.name())?;
            }
            Target::DoneBy(date) => map.serialize_entry("done_by", &date.to_string())?,
        }
        map.end()
    }
}

/// A tolerance: `{ "green": "5 %", "yellow": "10 %", "in_days": false }`.
#[derive(Serialize)]
pub(super) struct ToleranceJson {
    green: BoundJson,
    yellow: BoundJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_days: Option<bool>,
}

impl ToleranceJson {
    /// A tolerance; `in_days` is `None` where the kind of the bounds is that of the indicator anyway.
    pub(super) fn new(tolerance: Tolerance, in_days: Option<bool>) -> Self {
        Self { green: BoundJson::new(tolerance.green), yellow: BoundJson::new(tolerance.yellow), in_days }
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum BoundJson {
    Share(String),
    Number(NumberJson),
}

impl BoundJson {
    fn new(limit: Limit) -> Self {
        match exact::limit(limit) {
            Bound::Share(text) => Self::Share(text),
            Bound::Number(text) => Self::Number(number(text)),
        }
    }
}

/// A change of the rule within the year; target and tolerance are `null` where they stay.
#[derive(Serialize)]
pub(super) struct RevisionJson<'a> {
    from: String,
    reason: &'a str,
    target: Option<TargetJson<'a>>,
    interim: bool,
    tolerance: Option<ToleranceJson>,
}

impl<'a> RevisionJson<'a> {
    /// A revision of the report.
    pub(super) fn new(revision: &'a RevisionReport) -> Self {
        Self {
            from: revision.from.to_string(),
            reason: &revision.reason,
            target: revision.target.as_ref().map(TargetJson),
            interim: revision.interim,
            tolerance: revision.tolerance.map(|tolerance| ToleranceJson::new(tolerance, None)),
        }
    }
}
