//! What an indicator and its areas say in the same keys: the value to compare with, and when one is due.

use super::settings::YEARS;
use super::{label, whole_number};
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::raw::RawBaseline;
use crate::model::Baseline;
use crate::period::Scheme;
use crate::source::{Located, Place};

/// The value to compare with.
pub(super) fn baseline(raw: Option<&RawBaseline>, diagnostics: &mut Diagnostics) -> Option<Baseline> {
    let raw = raw?;
    if raw.value.is_none() {
        diagnostics.push(Problem::MissingKey { key: "value", section: "baseline" }, raw.place);
    }
    let year = whole_number(raw.year.as_ref(), "year", YEARS, diagnostics);
    let value = raw.value.as_ref()?;
    Some(Baseline { value: value.value, year, place: value.place })
}

/// The numbers of the periods in which a value is due; `None` for all.
pub(super) fn report_in(
    raw: Option<&Vec<Located<String>>>,
    section: &'static str,
    place: Place,
    scheme: Scheme,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    if raw.is_some_and(Vec::is_empty) {
        diagnostics.push(Problem::EmptyText { key: "report_in", section }, place);
    }
    raw.map(|labels| labels.iter().filter_map(|text| label(text, scheme, diagnostics)).collect())
}
