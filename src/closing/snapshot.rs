//! The snapshot of a period: the seal, which names the parts with their digests, the one who closed it, and the snapshot
//! that was made last before it.

use std::fmt::Write;

use chrono::NaiveDate;

use super::part::keys;
use crate::catalogue::closing as words;
use crate::digest;
use crate::model::{Before, Project};
use crate::period::Period;
use crate::seal::SCHEMA;
use crate::spelling::quoted as text;

/// What is said about a closing beside what was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The period.
    pub period: Period,
    /// The day.
    pub on: NaiveDate,
    /// Who, where that is known.
    pub by: Option<String>,
}

/// A part of a snapshot, as the seal names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Id of the matrix.
    pub matrix: String,
    /// The file, below the folder of the closed periods: `2013-T1/sozialamt.toml`.
    pub file: String,
    /// SHA-256 of its text in 64 hexadecimal digits.
    pub sha256: String,
}

/// The snapshot that is to be named as the one before: that of the period closed last.
pub fn before(project: &Project) -> Option<Before> {
    let period = project.closed_last()?;
    Some(Before { period, digest: project.closed.get(&period)?.digest.clone() })
}

/// The text of the seal over those parts.
pub fn seal(project: &Project, closing: &Closing, parts: &[Part]) -> String {
    let period = closing.period;
    let mut head =
        vec![("schema", text(SCHEMA)), ("period", text(&period.to_string())), ("closed_on", closing.on.to_string())];
    head.extend(closing.by.as_ref().map(|by| ("closed_by", text(by))));
    head.push(("program", text(env!("CARGO_PKG_VERSION"))));
    head.push(("cutoff", project.settings.calendar.cutoff(period).to_string()));
    head.extend(before(project).map(|Before { period, digest }| {
        ("before", format!("{{ period = {}, digest = {} }}", text(&period.to_string()), text(&digest)))
    }));
    let reopened = project.reopened.iter().rfind(|reopened| reopened.period == period);
    head.extend(reopened.map(|reopened| ("reopened", text(&reopened.digest))));
    head.extend(reopened.map(|reopened| ("reopening", text(&reopened.record))));
    let comment = words::snapshot_comment(period, project.settings.language);
    let mut top = String::new();
    for line in comment.lines() {
        // Writing to a String cannot fail.
        let _ = writeln!(top, "# {line}");
    }
    top.push_str(&keys(&head));
    let mut body = String::new();
    for Part { matrix, file, sha256 } in parts {
        body.push_str("\n[[part]]\n");
        body.push_str(&keys(&[("matrix", text(matrix)), ("file", text(file)), ("sha256", text(sha256))]));
    }
    let sealed = digest::digest(&format!("{top}{body}"));
    format!("{top}digest    = {}\n{body}", text(&sealed))
}
