//! Plausibility: what `check` doubts and what it does not, on both sides of every bound.

mod acknowledged;
mod areas;
mod plan;
mod values;

use crate::support::{Case, Checked};
use zielmatrix::diagnostic::Severity;

/// The codes of warnings and notes of a case, without those that say that a Soll is assumed.
fn codes(case: &Case) -> Vec<&'static str> {
    doubts(&case.project().check())
}

fn doubts(checked: &Checked) -> Vec<&'static str> {
    assert_eq!(checked.errors(), [""; 0], "{}", checked.text(zielmatrix::catalogue::Language::German));
    let found = checked.diagnostics.iter().filter(|found| found.severity != Severity::Error);
    found.map(|found| found.problem.code()).filter(|code| *code != "soll-geschaetzt").collect()
}
