//! What of a report is new.

use crate::load::raw::RawActual;
use crate::model::actual::Forecast;
use crate::model::{Actual, Value};

/// What a row would change. A field that was left empty changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The value, or the state in its place.
    pub value: Option<Value>,
    /// The forecast, or that there is none any more.
    pub forecast: Option<Option<Forecast>>,
    /// The comment.
    pub comment: Option<String>,
    /// The counter-measure.
    pub action: Option<String>,
    /// Whether the value is provisional. A value that is reported again without the mark no longer is.
    pub provisional: Option<bool>,
    /// Whether the texts stay inside the house.
    pub internal: Option<bool>,
}

impl Changes {
    /// From what was reported so far to what a row says.
    pub(super) fn between(raw: &RawActual, old: Option<&Actual>, new: &Actual) -> Self {
        let differs = |old: Option<&String>, new: Option<&String>| new.filter(|new| old != Some(*new)).cloned();
        Self {
            value: Some(new.value.clone()).filter(|value| old.is_none_or(|old| old.value != *value)),
            forecast: Some(new.forecast)
                .filter(|_| raw.forecast.is_some())
                .filter(|forecast| old.map_or(forecast.is_some(), |old| old.forecast != *forecast)),
            comment: differs(old.and_then(|old| old.comment.as_ref()), new.comment.as_ref()),
            action: differs(old.and_then(|old| old.action.as_ref()), new.action.as_ref()),
            provisional: Some(new.provisional)
                .filter(|provisional| old.map_or(*provisional, |old| old.provisional != *provisional)),
            internal: Some(new.internal)
                .filter(|_| raw.internal.is_some())
                .filter(|internal| old.map_or(*internal, |old| old.internal != *internal)),
        }
    }

    /// True where nothing is new.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
