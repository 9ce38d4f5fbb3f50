//! The record of a closing that was taken back.

use chrono::NaiveDate;

use super::part::keys;
use crate::catalogue::Language;
use crate::catalogue::closing as words;
use crate::period::Period;
use crate::seal::REOPENED_SCHEMA;
use crate::spelling::quoted as text;

/// What is said about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reopening<'a> {
    /// The period.
    pub period: Period,
    /// The day on which it was opened again.
    pub on: NaiveDate,
    /// Who opened it, where that is known.
    pub by: Option<&'a str>,
    /// Why.
    pub reason: &'a str,
    /// The digest of the seal that was taken back.
    pub digest: &'a str,
    /// The digest of the file of corrections that is taken back with it, where there is one.
    pub corrections: Option<&'a str>,
}

/// The text of the record.
pub fn record(reopening: &Reopening<'_>, language: Language) -> String {
    let Reopening { period, on, by, reason, digest, corrections } = reopening;
    let mut said =
        vec![("schema", text(REOPENED_SCHEMA)), ("period", text(&period.to_string())), ("reopened_on", on.to_string())];
    said.extend(by.map(|by| ("reopened_by", text(by))));
    said.push(("reason", text(reason)));
    said.push(("digest", text(digest)));
    said.extend(corrections.map(|digest| ("corrections", text(digest))));
    format!("# {}\n{}", words::record_comment(*period, language), keys(&said))
}
