//! What is said where something is published: what is suppressed, and what stands in the way.

use std::fmt::Write;
use std::io;

use super::Language;
use super::commands;
use super::files::system;
use super::words::Word;
use crate::disclose::decide::{Decision, Obstacle, Place};
use crate::disclose::protect::Why;
use crate::model::{Matrix, Project};

/// The line that a controller pastes where nobody is counted.
const LINE: &str = "confidential = false";

/// The footnote of the mark in everything that is published.
pub fn footnote(minimum: u32, language: Language) -> String {
    language.pick(
        format!("nicht veröffentlicht, damit niemand erkannt werden kann (Fallzahlen unter {minimum} und weitere Werte, aus denen sie sich errechnen ließen)"),
        format!("not published, so that nobody can be recognised (counts below {minimum} and further values from which they could be computed)"),
    )
}

/// A year has no public form.
pub fn no_year(language: Language) -> &'static str {
    language.pick(
        "Fehler: --public gilt für den Bericht eines Zeitraums, etwa 2013-T1; der Planungsteil eines Jahres hat keine Werte zu schützen.",
        "Error: --public is for the report on a period, such as 2013-T1; the plan of a year has no values to protect.",
    )
}

/// A look without --public.
pub fn dry_run_alone(language: Language) -> &'static str {
    language.pick(
        "Fehler: --dry-run zeigt, was --public unterdrücken würde; geben Sie beides an.",
        "Error: --dry-run shows what --public would suppress; give both.",
    )
}

/// A look writes nothing.
pub fn dry_run_with_output(language: Language) -> &'static str {
    language
        .pick("Fehler: --dry-run schreibt nichts; lassen Sie -o weg.", "Error: --dry-run writes nothing; leave out -o.")
}

/// Why a file of the memory cannot be used.
pub fn unreadable(path: &str, why: &crate::disclose::memory::Unreadable, language: Language) -> String {
    use crate::disclose::memory::Unreadable;
    let reason = match why {
        Unreadable::Form(error) => language.pick(
            format!("ist nicht so, wie zielmatrix es schreibt: {}", error.trim_end()),
            format!("is not as zielmatrix writes it: {}", error.trim_end()),
        ),
        Unreadable::Edited => language.pick(
            "wurde geändert; was veröffentlicht ist, lässt sich nicht mehr ändern".into(),
            "was changed; what is published cannot be changed any more".into(),
        ),
        Unreadable::OtherPeriod(period) => language.pick(format!("gehört zu {period}"), format!("belongs to {period}")),
    };
    language.pick(
        format!("Fehler: {path} {reason}. Holen Sie den Stand aus der Versionsverwaltung zurück; hat nichts das Haus verlassen, löschen Sie die Datei. Nichts wurde geschrieben."),
        format!("Error: {path} {reason}. Take it back from version control; if nothing left the house, delete the file. Nothing was written."),
    )
}

/// A file of the memory that cannot be read.
pub fn cannot_read(path: &str, error: &io::Error, language: Language) -> String {
    let reason = system(error, language);
    language.pick(
        format!("Fehler: {path} kann nicht gelesen werden: {reason}. Nichts wurde geschrieben."),
        format!("Error: cannot read {path}: {reason}. Nothing was written."),
    )
}

/// A place for people: indicator, area, period.
pub fn place(project: &Project, place: &Place, language: Language) -> String {
    let area = place.area.as_ref().map_or_else(
        || Word::Whole.text(language).to_owned(),
        |id| {
            let known = project.settings.areas.iter().find(|area| area.id == *id);
            known.map_or(id, |area| &area.title).clone()
        },
    );
    let period = place.period.map_or_else(|| Word::Baseline.text(language).to_owned(), |period| period.to_string());
    format!("{} · {area} · {period}", place.indicator)
}

/// What stands in the way, with the way out of each.
pub fn obstacles(project: &Project, obstacles: &[Obstacle], folder: &str, language: Language) -> String {
    let mut text = String::new();
    for obstacle in obstacles {
        let _ = writeln!(text, "{}", said(project, obstacle, folder, language));
    }
    text.push_str(commands::nothing_written(language));
    text
}

fn said(project: &Project, obstacle: &Obstacle, folder: &str, language: Language) -> String {
    match obstacle {
        Obstacle::Impossible { indicator, period, cells } => {
            let cells: Vec<String> = cells.iter().map(|cell| place(project, cell, language)).collect();
            let when = period.map(|period| format!(", {period}")).unwrap_or_default();
            language.pick(
                format!(
                    "Fehler: {indicator}{when}: Diese Werte ließen sich errechnen, was immer sonst unterdrückt wird:\n  {}\n  Auswege: `public = \"total\"` am Indikator (nur die Summe), größere Gebiete, oder `{LINE}`, wenn er keine Personen zählt.",
                    cells.join("\n  ")
                ),
                format!(
                    "Error: {indicator}{when}: these values could be computed, whatever else is suppressed:\n  {}\n  Ways out: `public = \"total\"` at the indicator (the total alone), larger areas, or `{LINE}` if it counts no people.",
                    cells.join("\n  ")
                ),
            )
        }
        Obstacle::Negative { place, value } => {
            let place = self::place(project, place, language);
            language.pick(
                format!("Fehler: {place}: {value} ist keine Fallzahl. Zählt der Indikator keine Personen, gehört an ihn: {LINE}"),
                format!("Error: {place}: {value} is no count. If the indicator counts no people, write at it: {LINE}"),
            )
        }
        Obstacle::Changed { place, published, now } => {
            let file = place.period.map(|period| format!("{folder}/{period}.toml")).unwrap_or_default();
            let now = now.as_deref().unwrap_or(Word::NoValue.text(language));
            let place = self::place(project, place, language);
            language.pick(
                format!("Fehler: {place}: veröffentlicht ist {published}, jetzt steht dort {now}. Berichtigen Sie mit `zielmatrix correct`; hat nichts das Haus verlassen, löschen Sie {file}."),
                format!("Error: {place}: published is {published}, now it is {now}. Correct it with `zielmatrix correct`; if nothing left the house, delete {file}."),
            )
        }
        Obstacle::Forgotten { period, by } => language.pick(
            format!("Fehler: {folder}/{period}.toml fehlt; {folder}/{by}.toml nennt {period} als veröffentlicht. Holen Sie die Datei aus der Versionsverwaltung zurück; hat nichts das Haus verlassen, löschen Sie auch {folder}/{by}.toml."),
            format!("Error: {folder}/{period}.toml is missing; {folder}/{by}.toml names {period} as published. Take the file back from version control; if nothing left the house, delete {folder}/{by}.toml too."),
        ),
    }
}

/// Which indicators have suppressed values, and what to write where nobody is counted. Nothing where there is none.
pub fn note(project: &Project, decision: &Decision, language: Language) -> Option<String> {
    let mut text = String::new();
    for indicator in project.matrices.iter().flat_map(Matrix::indicators) {
        let id = indicator.full_id();
        let cells = decision.suppressed.iter().filter(|cell| {
            cell.place.indicator == id && cell.place.period.is_none_or(|period| period.year == indicator.year)
        });
        let counted = cells.clone().filter(|cell| cell.place.period.is_some()).count();
        if counted > 0 {
            let values = language.pick(
                if counted == 1 { "1 Wert".into() } else { format!("{counted} Werte") },
                if counted == 1 { "1 value".into() } else { format!("{counted} values") },
            );
            let _ = writeln!(text, "  {id} ({}, {}): {values}", indicator.name, indicator.year);
        }
    }
    if text.is_empty() {
        return None;
    }
    Some(language.pick(
        format!("Nicht veröffentlicht (•), damit niemand erkannt werden kann:\n{text}Zählt ein Indikator keine Personen, gehört an ihn diese Zeile:\n{LINE}"),
        format!("Not published (•), so that nobody can be recognised:\n{text}If an indicator counts no people, this line belongs at it:\n{LINE}"),
    ))
}

/// What would be suppressed and why, for the controller alone.
pub fn look(project: &Project, decision: &Decision, language: Language) -> String {
    let mut text = language
        .pick(
            "Was --public unterdrücken würde (nur für das Haus: enthält die Werte)\n\n",
            "What --public would suppress (for the house alone: holds the values)\n\n",
        )
        .to_owned();
    for cell in &decision.suppressed {
        let value = cell.value.as_deref().unwrap_or("?");
        let place = place(project, &cell.place, language);
        let _ = writeln!(text, "{place} = {value}: {}", why(cell.why, language));
    }
    if decision.suppressed.is_empty() {
        text.push_str(language.pick("Nichts.\n", "Nothing.\n"));
    }
    let mut named: Vec<&str> = decision.suppressed.iter().map(|cell| cell.place.indicator.as_str()).collect();
    named.dedup();
    if !named.is_empty() {
        let _ = write!(
            text,
            "\n{}\n  {}\n{LINE}\n",
            language.pick(
                "Zählt einer dieser Indikatoren keine Personen, gehört an ihn die Zeile darunter:",
                "If one of these indicators counts no people, the line below belongs at it:"
            ),
            named.join("\n  ")
        );
    }
    text
}

fn why(why: Why, language: Language) -> &'static str {
    match why {
        Why::Small => language.pick("kleine Fallzahl", "a small count"),
        Why::SmallRest => language.pick("der Rest bis zum Nenner ist klein", "the rest to the denominator is small"),
        Why::SmallWhole => language.pick("der Nenner ist klein", "the denominator is small"),
        Why::SmallDifference => language.pick(
            "der Zuwachs seit einem früheren Zeitraum ist klein",
            "the increase since an earlier period is small",
        ),
        Why::Withheld => language.pick(
            "zurückgehalten (`public`, `cases`, oder vom Amt unterdrückt)",
            "withheld (`public`, `cases`, or by the department)",
        ),
        Why::Other => {
            language.pick("aus ihm ließe sich ein anderer Wert errechnen", "another value could be computed from it")
        }
        Why::Remembered => {
            language.pick("schon bei der Veröffentlichung unterdrückt", "suppressed when it was published")
        }
    }
}
