//! What a reader must know about a row beside its figures.

use crate::catalogue::{Language, report, workbook};
use crate::render::shown;
use crate::report::{Addendum, AppliedTolerance, RevisionReport, Row};

/// The notes on a row, one a line: why there is no colour, what was accepted, revised and corrected.
pub(in crate::render::workbook) fn notes(row: &Row, language: Language) -> String {
    let standing = row.now();
    let mut notes = Vec::new();
    if let Some(reason) = &standing.reason {
        notes.push(report::reason(reason, language));
    }
    if let Some(accepted) = &standing.accepted {
        notes.push(workbook::accepted_until(accepted.until, &accepted.reason, language));
    }
    let in_days = standing.tolerance.is_some_and(|applied| applied.in_days);
    notes.extend(standing.revised.iter().map(|revision| revised(revision, in_days, language)));
    if let Some(status) = standing.status_before_revision {
        notes.push(workbook::without_revision(status, language));
    }
    if row.area.is_none() {
        notes.extend(row.corrections.iter().map(|correction| shown::correction(correction, language)));
    }
    notes.extend(addenda(&row.addenda, language));
    notes.join("\n")
}

/// The texts that were changed after the period was closed.
pub(in crate::render::workbook) fn addenda(addenda: &[Addendum], language: Language) -> impl Iterator<Item = String> {
    addenda.iter().map(move |addendum| shown::addendum(addendum, language))
}

/// A revision, with what it changes and why.
pub(in crate::render::workbook) fn revised(revision: &RevisionReport, in_days: bool, language: Language) -> String {
    let target = revision.target.as_ref().map(|target| report::target(target, language));
    let interim = revision.interim.then(|| workbook::interim_targets(language).to_owned());
    let tolerance =
        revision.tolerance.map(|tolerance| report::tolerance(AppliedTolerance { tolerance, in_days }, language));
    let changes: Vec<String> = [target, interim, tolerance].into_iter().flatten().collect();
    workbook::revised_from(revision.from, &changes, &revision.reason, language)
}
