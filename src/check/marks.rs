//! Open points and acknowledged warnings, wherever they are written, and the marks of a reported value.

use super::{required, word};
use crate::diagnostic::{Diagnostics, Problem, Severity};
use crate::load::raw::{RawAcknowledged, RawMarks};
use crate::model::{Acknowledged, Marks};
use crate::problem::nearest;
use crate::source::{Located, Place};

/// What is open and acknowledged at a table of that section.
pub(super) fn check(raw: &RawMarks, section: &'static str, table: Place, diagnostics: &mut Diagnostics) -> Marks {
    let open = raw.open.iter().flat_map(|open| {
        if open.is_empty() {
            diagnostics.push(Problem::EmptyText { key: "open", section }, table);
        }
        open
    });
    let open: Vec<Located<String>> = open.cloned().collect();
    for text in open.iter().filter(|text| text.value.is_empty()) {
        diagnostics.push(Problem::EmptyText { key: "open", section }, text.place);
    }
    Marks { open, acknowledged: acknowledged(&raw.acknowledged, diagnostics) }
}

/// Warnings that are acknowledged: each names a code that is a warning, and a reason.
pub(super) fn acknowledged(raw: &[RawAcknowledged], diagnostics: &mut Diagnostics) -> Vec<Acknowledged> {
    const SECTION: &str = "acknowledged";
    let mut all = Vec::new();
    for entry in raw {
        let code = required(entry.code.as_ref(), "code", SECTION, entry.place, diagnostics);
        let reason = required(entry.reason.as_ref(), "reason", SECTION, entry.place, diagnostics);
        let code = code.and_then(|text| warning(&text, diagnostics).map(|code| (code, text.place)));
        if let (Some((code, place)), Some(reason)) = (code, reason) {
            all.push(Acknowledged { code, reason: reason.value, place });
        }
    }
    all
}

fn warning(text: &Located<String>, diagnostics: &mut Diagnostics) -> Option<&'static str> {
    let warnings = || Problem::CODES.iter().filter(|(_, severity)| *severity == Severity::Warning);
    let found = warnings().find(|(code, _)| *code == text.value).map(|(code, _)| *code);
    if found.is_none() {
        let known = Problem::CODES.iter().any(|(code, _)| *code == text.value);
        let suggestion = nearest(&text.value, warnings().map(|(code, _)| *code));
        diagnostics.push(Problem::AcknowledgedCode { code: text.value.clone(), known, suggestion }, text.place);
    }
    found
}

/// A truth value, in TOML or as the word of a table. An empty cell is no.
pub(super) fn truth(value: Option<&Located<String>>, key: &'static str, diagnostics: &mut Diagnostics) -> Option<bool> {
    const WORDS: [(&str, bool); 9] = [
        ("ja", true),
        ("nein", false),
        ("true", true),
        ("false", false),
        ("x", true),
        ("wahr", true),
        ("falsch", false),
        ("yes", true),
        ("no", false),
    ];
    let Some(text) = value.filter(|text| !text.value.trim().is_empty()) else { return Some(false) };
    word(Some(&text.with(text.value.trim().to_lowercase())), key, &WORDS, diagnostics)
}
