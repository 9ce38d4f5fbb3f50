//! What `audit-disclosure` says.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::Language;
use super::words::Word;
use crate::audit::{Finding, Unreadable, Verdict};

/// A file that cannot be audited.
pub fn unreadable(path: &str, why: &Unreadable, language: Language) -> String {
    match why {
        Unreadable::Format => language.pick(
            format!("Fehler: {path}: gelesen werden veröffentlichte Berichte als .json, .csv, .xlsx (Blatt „Daten“) und .pdf."),
            format!("Error: {path}: published reports are read as .json, .csv, .xlsx (the sheet of data) and .pdf."),
        ),
        Unreadable::Foreign(what) => language.pick(
            format!("Fehler: {path} ist kein Bericht von zielmatrix ({what})."),
            format!("Error: {path} is no report of zielmatrix ({what})."),
        ),
    }
}

/// Files that say different things of the same value.
pub fn conflict(place: &str, language: Language) -> String {
    language.pick(
        format!(
            "Fehler: Die Dateien widersprechen sich bei {place}. Sie gehören zu verschiedenen Projekten oder Ständen."
        ),
        format!("Error: the files contradict each other at {place}. They belong to different projects or states."),
    )
}

/// Files of different organisations.
pub fn several_organisations(names: &[String], language: Language) -> String {
    language.pick(
        format!("Fehler: Die Dateien gehören zu verschiedenen Projekten: {}.", names.join(", ")),
        format!("Error: the files belong to different projects: {}.", names.join(", ")),
    )
}

/// A line for each finding, and what they come to.
pub fn report(findings: &[Finding], titles: &BTreeMap<String, String>, width: i64, language: Language) -> String {
    let area = |area: &Option<String>| match area {
        None => Word::Whole.text(language).to_owned(),
        Some(id) => titles.get(id).filter(|title| !title.is_empty()).unwrap_or(id).clone(),
    };
    let lines: Vec<(String, String, String)> = findings
        .iter()
        .map(|finding| {
            let since = finding.since.as_ref().map(|since| {
                let short = since.split_once('-').map_or(since.as_str(), |(_, label)| label);
                format!(" − {short}")
            });
            let place = format!(
                "{} · {} · {}{}",
                finding.indicator,
                area(&finding.area),
                finding.period,
                since.unwrap_or_default()
            );
            let range = match finding.high {
                Some(high) => {
                    language.pick(format!("{} bis {high}", finding.low), format!("{} to {high}", finding.low))
                }
                None => language.pick(format!("ab {}", finding.low), format!("from {}", finding.low)),
            };
            let from: Vec<String> = finding.from.iter().map(|(of, period)| format!("{} {period}", area(of))).collect();
            let from = from.join(", ");
            let verdict = match finding.verdict {
                Verdict::Protected => language.pick("geschützt", "protected").to_owned(),
                Verdict::Narrow => language.pick(format!("ZU ENG aus {from}"), format!("TOO NARROW from {from}")),
                Verdict::Disclosed => language.pick(format!("AUFGEDECKT aus {from}"), format!("DISCLOSED from {from}")),
            };
            (place, range, verdict)
        })
        .collect();
    let wide = |of: fn(&(String, String, String)) -> &String| {
        lines.iter().map(|line| of(line).chars().count()).max().unwrap_or_default()
    };
    let (places, ranges) = (wide(|line| &line.0), wide(|line| &line.1));
    let mut text = String::new();
    for (place, range, verdict) in &lines {
        let _ = writeln!(text, "{place:places$}  {range:>ranges$}  {verdict}");
    }
    let count = |verdict: Verdict| findings.iter().filter(|finding| finding.verdict == verdict).count();
    let (all, disclosed, narrow) = (findings.len(), count(Verdict::Disclosed), count(Verdict::Narrow));
    text.push_str(&language.pick(
        format!(
            "{disclosed} von {all} unterdrückten Werten aufgedeckt, {narrow} zu eng (weniger als {width} auseinander)\n"
        ),
        format!("{disclosed} of {all} suppressed values disclosed, {narrow} too narrow (less than {width} apart)\n"),
    ));
    text
}
