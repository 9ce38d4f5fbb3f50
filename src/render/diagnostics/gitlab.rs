//! Problems as a GitLab Code Quality report.
//!
//! GitLab documents the format under "Code Quality report format": each finding needs a description, a check name, a
//! fingerprint of its own, a severity and a location whose path is relative to the repository.

use serde::Serialize;

use super::finding::{Finder, Finding, Fingerprints};
use super::json::array;
use crate::catalogue::Language;
use crate::diagnostic::{Diagnostics, Severity};
use crate::source::Sources;

/// All problems as a Code Quality report, `[]` without any.
pub(super) fn render(diagnostics: &Diagnostics, sources: &Sources, language: Language) -> String {
    let finder = Finder::new(sources, language);
    let mut fingerprints = Fingerprints::default();
    array(diagnostics.iter().map(|diagnostic| {
        let finding = finder.find(diagnostic);
        let fingerprint = fingerprints.of(&finding);
        FindingJson::new(finding, fingerprint)
    }))
}

#[derive(Serialize)]
struct FindingJson<'a> {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: LocationJson<'a>,
}

#[derive(Serialize)]
struct LocationJson<'a> {
    path: &'a str,
    lines: LinesJson,
}

#[derive(Serialize)]
struct LinesJson {
    begin: usize,
}

impl<'a> FindingJson<'a> {
    fn new(finding: Finding<'a>, fingerprint: String) -> Self {
        let mut description = finding.message.headline;
        if let Some(help) = finding.message.help {
            description.push_str(" – ");
            description.push_str(&help);
        }
        Self {
            description,
            check_name: finding.code,
            fingerprint,
            severity: severity(finding.severity),
            location: LocationJson {
                path: finding.path.unwrap_or("."),
                lines: LinesJson { begin: finding.place.map_or(1, |place| place.region.start.line) },
            },
        }
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}
