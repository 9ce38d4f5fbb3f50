//! Where rows and footnotes of a page can be reached: names of anchors from the ids of the files.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Language;
use crate::catalogue::terminal as phrases;
use crate::render::shown::{self, clean};
use crate::report::{MatrixReport, Report, Row};

/// All anchors of a page.
pub(super) struct Anchors<'a> {
    /// By matrix, then indicator.
    rows: BTreeMap<&'a str, BTreeMap<&'a str, String>>,
    matrices: BTreeMap<&'a str, String>,
    taken: BTreeSet<String>,
    /// Revisions, corrections and accepted deviations in reading order.
    pub(super) footnotes: Vec<Footnote<'a>>,
}

/// One footnote, numbered by its place.
pub(super) struct Footnote<'a> {
    /// The row it belongs to.
    pub(super) row: &'a Row,
    /// What it says.
    pub(super) text: String,
}

impl<'a> Anchors<'a> {
    /// The anchors of a report.
    pub(super) fn new(report: &'a Report, language: Language) -> Self {
        let mut anchors =
            Self { rows: BTreeMap::new(), matrices: BTreeMap::new(), taken: BTreeSet::new(), footnotes: Vec::new() };
        for matrix in &report.matrices {
            let anchor = anchors.free(&format!("m-{}", plain(&matrix.id)));
            anchors.matrices.entry(&matrix.id).or_insert(anchor);
        }
        for entry in report.entries() {
            let row = entry.row;
            let anchor = anchors.free(&format!("i-{}-{}", plain(&row.matrix), plain(&row.indicator)));
            anchors.rows.entry(&row.matrix).or_default().entry(&row.indicator).or_insert(anchor);
            let footnotes = footnotes(row, language).into_iter().map(|text| Footnote { row, text });
            anchors.footnotes.extend(footnotes);
        }
        anchors
    }

    /// The anchor of a row; rows of areas have none.
    pub(super) fn row(&self, row: &Row) -> Option<&str> {
        let known = self.rows.get(row.matrix.as_str()).and_then(|rows| rows.get(row.indicator.as_str()));
        known.filter(|_| row.area.is_none()).map(String::as_str)
    }

    /// The anchor of a matrix.
    pub(super) fn matrix(&self, matrix: &MatrixReport) -> &str {
        self.matrices.get(matrix.id.as_str()).map_or("", String::as_str)
    }

    /// The numbers of a row's footnotes.
    pub(super) fn numbers(&self, row: &Row) -> impl Iterator<Item = usize> {
        self.footnotes.iter().zip(1..).filter(|(note, _)| std::ptr::eq(note.row, row)).map(|(_, number)| number)
    }

    fn free(&mut self, wanted: &str) -> String {
        let mut anchor = wanted.to_owned();
        let mut number = 1;
        while !self.taken.insert(anchor.clone()) {
            number += 1;
            anchor = format!("{wanted}-{number}");
        }
        anchor
    }
}

/// Letters and digits of ASCII; everything else is a hyphen.
fn plain(id: &str) -> String {
    id.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' }).collect()
}

fn footnotes(row: &Row, language: Language) -> Vec<String> {
    let now = row.now();
    let mut notes = Vec::new();
    let revisions = now.revised.iter().map(|revision| shown::revision(revision, row.kind, language));
    let mut said: Vec<String> = revisions.collect();
    said.extend(now.status_before_revision.map(|status| phrases::before_revision(status, language)));
    if !said.is_empty() {
        notes.push(said.join(" "));
    }
    // One footnote, so that two numbers never stand beside each other as one.
    let corrections: Vec<String> =
        row.corrections.iter().map(|correction| shown::correction(correction, language)).collect();
    if !corrections.is_empty() {
        notes.push(corrections.join(" "));
    }
    notes.extend(row.addenda.iter().map(|addendum| shown::addendum(addendum, language)));
    notes.extend(
        now.accepted.as_ref().map(|accepted| phrases::accepted(accepted.until, &clean(&accepted.reason), language)),
    );
    notes
}
