//! Words of the calendar.

use super::{Language, format, report};
use crate::period::Period;

/// The name of the calendar.
pub fn name(organisation: &str, year: Option<i32>, language: Language) -> String {
    let mut name = language.pick("Zielmatrix-Termine", "Goal matrix dates").to_owned();
    if let Some(year) = year {
        name = format!("{name} {year}");
    }
    if organisation.is_empty() { name } else { format!("{name} – {organisation}") }
}

/// The last day of a period.
pub fn cutoff(period: Period, language: Language) -> String {
    let period = report::period(period, language);
    language.pick(format!("Stichtag {period}"), format!("Cut-off date {period}"))
}

/// The last day for values.
pub fn deadline(period: Period, language: Language) -> String {
    let period = report::period(period, language);
    language.pick(format!("Abgabe der Werte {period}"), format!("Values due {period}"))
}

/// How many values of which departments are asked for.
pub fn asked(count: usize, departments: &str, language: Language) -> String {
    let said = format::count(count, language);
    match count {
        1 => language
            .pick(format!("1 Wert wird abgefragt: {departments}"), format!("1 value is asked for: {departments}")),
        _ => language.pick(
            format!("{said} Werte werden abgefragt: {departments}"),
            format!("{said} values are asked for: {departments}"),
        ),
    }
}

/// Until when the values of a cut-off date are due.
pub fn due_by(deadline: chrono::NaiveDate, language: Language) -> String {
    let deadline = format::date(deadline, language);
    language.pick(format!("Abgabe bis {deadline}"), format!("Due by {deadline}"))
}

/// The cut-off date that a deadline belongs to.
pub fn cutoff_on(cutoff: chrono::NaiveDate, language: Language) -> String {
    let cutoff = format::date(cutoff, language);
    language.pick(format!("Stichtag {cutoff}"), format!("Cut-off date {cutoff}"))
}

/// What a session deals with: `Bericht 1. Tertial 2013`.
pub fn subject(period: Option<Period>, language: Language) -> String {
    match period {
        Some(period) => {
            let period = report::period(period, language);
            language.pick(format!("Bericht {period}"), format!("report {period}"))
        }
        None => language.pick("Zielplanung", "goal planning").into(),
    }
}

/// A file that does not end in `.ics`.
pub fn not_ics(path: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: „{path}“ endet nicht auf .ics; ein Kalender heißt etwa termine.ics."),
        format!("Error: “{path}” does not end in .ics; a calendar is named like dates.ics."),
    )
}
