//! Words of `rollover`: the comments in new matrices, and what the command says.

use crate::catalogue::words::Word;
use chrono::NaiveDate;

use super::{Language, format, report};
use crate::model::Target;
use crate::number::Number;
use crate::period::Period;

/// What begins an open point that asks for a decision.
pub fn open_prefix(language: Language) -> &'static str {
    language.pick("Entscheiden: ", "Decide: ")
}

/// What began a comment that asked for a decision, behind `# `.
pub fn marker(language: Language) -> &'static str {
    language.pick("ENTSCHEIDEN:", "DECIDE:")
}

/// What a plan figure or target is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Of an indicator.
    Target,
    /// Of a budget line.
    Plan,
    /// Of a consolidation measure.
    Saving,
}

/// The last value of the old year, as a decision names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reached {
    /// A value; with its period where that is not the last one that was due.
    Value(Number, Option<Period>),
    /// There is none that may be published.
    Suppressed,
    /// There is none.
    Nothing,
}

/// A figure to be set anew: `Zielwert 2014; 2013 waren es mindestens 450, erreicht 430`.
pub fn decide_target(sort: Sort, years: (i32, i32), old: &Target, reached: &Reached, language: Language) -> String {
    let (from, to) = years;
    let name = match sort {
        Sort::Target => Word::TargetWithin.text(language),
        Sort::Plan => language.pick("Ansatz", "plan"),
        Sort::Saving => language.pick("Einsparung", "saving"),
    };
    let old = report::target(old, language);
    let reached = match reached {
        Reached::Value(value, None) => {
            let value = format::exact(value, language);
            language.pick(format!("erreicht {value}"), format!("reached {value}"))
        }
        Reached::Value(value, Some(period)) => {
            let value = format::exact(value, language);
            language.pick(format!("bis {period} erreicht {value}"), format!("up to {period} reached {value}"))
        }
        Reached::Suppressed => language.pick("der Wert ist unterdrückt", "the value is suppressed").into(),
        Reached::Nothing => language.pick("ein Wert liegt nicht vor", "there is no value").into(),
    };
    language.pick(
        format!("{name} {to}; {from} waren es {old}, {reached}"),
        format!("{name} of {to}; in {from} it was {old}, {reached}"),
    )
}

/// A share of the baseline, which has moved.
pub fn decide_share(years: (i32, i32), old: &Target, baseline: &Number, language: Language) -> String {
    let (from, to) = years;
    let (old, baseline) = (report::target(old, language), format::exact(baseline, language));
    language.pick(
        format!("Zielwert {to} bleibt {old}; das ist jetzt der Wert {from}: {baseline}"),
        format!("target of {to} stays {old}; that is now the value of {from}: {baseline}"),
    )
}

/// Interim targets in units.
pub fn decide_interim(years: (i32, i32), language: Language) -> String {
    let (from, to) = years;
    language.pick(
        format!("Zwischenziele {to}; hier stehen die von {from}"),
        format!("interim targets of {to}; these are those of {from}"),
    )
}

/// The old baseline stays, as there is no value.
pub fn decide_baseline(year: i32, language: Language) -> String {
    language.pick(
        format!("Ausgangswert; für {year} gibt es keinen Wert, der bisherige bleibt stehen"),
        format!("baseline; there is no value of {year}, the old one stays"),
    )
}

/// The old baseline stays, as a share of a negative value has no direction.
pub fn decide_negative_baseline(year: i32, value: &Number, language: Language) -> String {
    let value = format::exact(value, language);
    language.pick(
        format!("Ausgangswert; der Wert {year} ist negativ ({value}), ein Anteil davon hat keine Richtung"),
        format!("baseline; the value of {year} is negative ({value}), a share of it has no direction"),
    )
}

/// The baseline is not that of the year's end.
pub fn decide_early_baseline(period: Period, language: Language) -> String {
    language.pick(
        format!("Ausgangswert; hier steht der Wert {period}, spätere fehlen"),
        format!("baseline; this is the value of {period}, later ones are missing"),
    )
}

/// The baseline has more places than are written.
pub fn rounded(places: u32, language: Language) -> String {
    language.pick(
        match places {
            1 => "Ausgangswert auf eine Nachkommastelle gerundet".into(),
            _ => format!("Ausgangswert auf {places} Nachkommastellen gerundet"),
        },
        match places {
            1 => "baseline rounded to one decimal place".into(),
            _ => format!("baseline rounded to {places} decimal places"),
        },
    )
}

/// A milestone that is done; `old` is how its target was written.
pub fn decide_done(done: NaiveDate, old: &str, language: Language) -> String {
    let done = format::date(done, language);
    language.pick(
        format!("erledigt am {done}: streichen? Bisher: {old}"),
        format!("done on {done}: delete? Up to now: {old}"),
    )
}

/// A milestone that is not done and whose date has passed.
pub fn decide_date(year: i32, old: &str, progress: Option<&Number>, language: Language) -> String {
    let progress = match progress {
        Some(progress) => {
            let progress = format::exact(progress, language);
            language.pick(format!("zuletzt {progress} % erreicht"), format!("{progress}% reached at last"))
        }
        None => language.pick("kein Fortschritt gemeldet", "no progress reported").into(),
    };
    language.pick(
        format!("Termin {year}; nicht erledigt, {progress}. Bisher: {old}"),
        format!("date in {year}; not done, {progress}. Up to now: {old}"),
    )
}

/// A milestone whose date is still ahead stays.
pub fn decide_later_date(due: NaiveDate, interim: Option<&str>, language: Language) -> String {
    let due = format::date(due, language);
    let interim = interim
        .map(|interim| {
            language.pick(format!(" Zwischenstände bisher: {interim}"), format!(" Progress up to now: {interim}"))
        })
        .unwrap_or_default();
    language.pick(format!("Termin {due} gilt weiter?{interim}"), format!("does the date {due} still hold?{interim}"))
}

/// The title names the old year.
pub fn decide_title(year: i32, language: Language) -> String {
    language.pick(format!("der Titel nennt noch {year}"), format!("the title still names {year}"))
}

/// The new year is not after the old one.
pub fn not_later(from: i32, to: i32, language: Language) -> String {
    language.pick(
        format!("Fehler: das neue Jahr {to} liegt nicht nach {from}; nennen Sie erst das alte, dann das neue Jahr."),
        format!("Error: the new year {to} is not after {from}; name the old year first, then the new one."),
    )
}

/// A year that a folder cannot be named after.
pub fn no_year(year: i32, language: Language) -> String {
    language.pick(
        format!("Fehler: {year} ist kein Jahr; möglich ist 1 bis 9998."),
        format!("Error: {year} is no year; possible is 1 to 9998."),
    )
}

/// The new year is not the next one.
pub fn gap(from: i32, to: i32, language: Language) -> String {
    language.pick(
        format!("Warnung: {to} folgt nicht auf {from}; Zielwerte gegenüber dem Vorjahr brauchen dessen Werte."),
        format!("Warning: {to} does not follow {from}; targets relative to the previous year need its values."),
    )
}

/// Files that are there already.
pub fn taken(names: &[String], language: Language) -> String {
    let names = names.join(", ");
    language.pick(
        format!(
            "Fehler: {names} gibt es schon; vorhandene Matrizen werden nicht überschrieben. Nichts wurde geschrieben. Andere wählt --matrix."
        ),
        format!(
            "Error: {names} already there; existing matrices are not overwritten. Nothing was written. --matrix chooses others."
        ),
    )
}

/// A file that cannot be read or taken over.
pub fn not_editable(path: &str, reason: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: „{path}“ kann nicht übernommen werden: {reason}. Nichts wurde geschrieben."),
        format!("Error: “{path}” cannot be taken over: {reason}. Nothing was written."),
    )
}

/// What closes the errors of new matrices.
pub fn would_be_wrong(language: Language) -> &'static str {
    language.pick(
        "So wären die neuen Matrizen; deshalb wurde nichts geschrieben.",
        "The new matrices would be like this; so nothing was written.",
    )
}

/// One new file: `matrices/2014/sozialamt.toml: 18 Ausgangswerte übernommen, 25 Entscheidungen offen`.
pub fn file(path: &str, baselines: usize, decisions: usize, language: Language) -> String {
    let word = |count: usize, one: &str, many: &str| {
        format!("{} {}", format::count(count, language), if count == 1 { one } else { many })
    };
    language.pick(
        format!(
            "{path}: {} übernommen, {} offen",
            word(baselines, "Ausgangswert", "Ausgangswerte"),
            word(decisions, "Entscheidung", "Entscheidungen")
        ),
        format!(
            "{path}: {} taken, {} open",
            word(baselines, "baseline", "baselines"),
            word(decisions, "decision", "decisions")
        ),
    )
}

/// What stands above the list of files.
pub fn heading(written: bool, language: Language) -> &'static str {
    if written {
        language.pick("Geschrieben:", "Written:")
    } else {
        language.pick("Würde geschrieben (--dry-run):", "Would be written (--dry-run):")
    }
}

/// What is left to do.
pub fn next(year: i32, language: Language) -> String {
    language.pick(
        format!(
            "Offene Entscheidungen stehen als `open` in den Dateien, und `zielmatrix check` nennt sie; löschen Sie jede, wenn sie getroffen ist. Sitzungen und Schwerpunktthemen {year} tragen Sie in zielmatrix.toml ein. Danach: zielmatrix check"
        ),
        format!(
            "Open decisions stand in the files as `open`, and `zielmatrix check` names them; delete each when it is made. Enter sessions and focus topics of {year} in zielmatrix.toml. Then: zielmatrix check"
        ),
    )
}
