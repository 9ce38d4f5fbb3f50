//! Corrections: each of a value that was closed, from the value that it had until then, with a reason.

use super::super::{actuals, optional, required};
use super::{Known, unknown_area};
use crate::closing::written;
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::closed::{RawCorrection, RawCorrections};
use crate::load::raw::RawActual;
use crate::model::actual::Provenance;
use crate::model::{Closed, Correction, Indicator, Settings, Value};
use crate::period::Period;
use crate::problem::nearest;
use crate::source::Place;

/// What messages call the tables of corrections.
const SECTION: &str = "[[correction]]";

/// Adds the corrections of a file to the closed period.
pub(super) fn check(
    raw: &RawCorrections,
    period: Period,
    settings: &Settings,
    known: &Known<'_>,
    closed: &mut Closed,
    diagnostics: &mut Diagnostics,
) {
    for raw in &raw.corrections {
        let read = Read::new(raw, diagnostics);
        let Some(id) = required(raw.indicator.as_ref(), "indicator", SECTION, raw.place, diagnostics) else { continue };
        let Some(indicator) = known.get(&id.value) else {
            let suggestion = nearest(&id.value, known.keys().map(String::as_str));
            diagnostics.push(Problem::CorrectionUnknown { indicator: id.value, period, suggestion }, id.place);
            continue;
        };
        let area = raw.area.as_ref().filter(|area| !area.value.is_empty());
        if let Some(area) = area
            && !settings.areas.iter().any(|known| known.id == area.value)
        {
            let suggestion = nearest(&area.value, settings.areas.iter().map(|area| area.id.as_str()));
            diagnostics.push(Problem::UnknownArea { id: area.value.clone(), suggestion }, area.place);
            continue;
        }
        let values = values(raw, indicator, diagnostics);
        let (Some(Read { reason, date, by }), Some(Values { old, new, old_place, origin })) = (read, values) else {
            continue;
        };
        // An indicator that has other rules now is blamed already.
        let Some(frozen) = closed.indicators.get_mut(&indicator.series) else { continue };
        // A corrected value is no longer provisional.
        let report = match area {
            None => {
                frozen.outcome.actual.provisional = false;
                &mut frozen.total
            }
            Some(area) => {
                let new = || unknown_area(indicator, period);
                let frozen = frozen.areas.entry(area.value.clone()).or_insert_with(new);
                frozen.outcome.actual.provisional = false;
                &mut frozen.total
            }
        };
        if old != *report.corrected() {
            let problem = Problem::CorrectionOldValue {
                indicator: indicator.full_id(),
                period,
                written: written::value(&old),
                known: written::value(report.corrected()),
            };
            match report.corrections.last().map(|last| last.place).or(report.place) {
                Some(before) => diagnostics.push_pair(problem, old_place, before),
                None => diagnostics.push(problem, old_place),
            }
        }
        report.corrections.push(Correction { old, new, reason, date, by, origin, place: raw.place });
    }
}

/// What every correction must say.
struct Read {
    reason: String,
    date: chrono::NaiveDate,
    by: Option<String>,
}

impl Read {
    fn new(raw: &RawCorrection, diagnostics: &mut Diagnostics) -> Option<Self> {
        let reason = required(raw.reason.as_ref(), "reason", SECTION, raw.place, diagnostics);
        if raw.date.is_none() {
            diagnostics.push(Problem::MissingKey { key: "date", section: SECTION }, raw.place);
        }
        Some(Self { reason: optional(reason.as_ref())?, date: raw.date.as_ref()?.value, by: optional(raw.by.as_ref()) })
    }
}

/// The old value, where it stands and where it had been read, and the new value.
struct Values {
    old: Value,
    old_place: Place,
    origin: Option<Provenance>,
    new: Value,
}

fn values(raw: &RawCorrection, indicator: &Indicator, diagnostics: &mut Diagnostics) -> Option<Values> {
    let origin = match raw.old.as_ref().and_then(|old| old.origin.as_ref()) {
        None => None,
        Some(origin) => Some(actuals::provenance(origin, diagnostics)?),
    };
    let mut value = |raw_value: Option<&RawActual>, key: &'static str| match raw_value {
        None => {
            diagnostics.push(Problem::MissingKey { key, section: SECTION }, raw.place);
            None
        }
        Some(raw) => actuals::value_and_forecast(raw, indicator, diagnostics).map(|(value, _)| value),
    };
    let (old, new) = (value(raw.old.as_ref(), "old"), value(raw.new.as_ref(), "new"));
    let place = raw.old.as_ref().map_or(raw.place, |old| old.place);
    Some(Values { old: old?, old_place: place, origin, new: new? })
}
