//! Closing a period and correcting a value of it.

use chrono::NaiveDate;

use super::{Language, format, report};
use crate::model::Area;
use crate::period::Period;
use crate::report::{CorrectedValue, CorrectionReport, ReportedState};
use crate::status::{Counts, Status};

/// What stands above a snapshot, one line each.
pub fn snapshot_comment(period: Period, language: Language) -> String {
    language.pick(
        format!(
            "Abschluss des Zeitraums {period}, geschrieben von `zielmatrix close`. Bitte nichts von Hand ändern:\nWerte berichtigt `zielmatrix correct`; jede andere Änderung verrät die Prüfsumme (digest)."
        ),
        format!(
            "The closed period {period}, written by `zielmatrix close`. Please change nothing by hand:\nvalues are corrected by `zielmatrix correct`; any other change shows in the digest."
        ),
    )
}

/// What stands above a file of corrections.
pub fn corrections_comment(period: Period, language: Language) -> String {
    language.pick(
        format!("Berichtigungen des abgeschlossenen Zeitraums {period}; `zielmatrix correct` fügt weitere an."),
        format!("Corrections of the closed period {period}; `zielmatrix correct` adds more."),
    )
}

/// Why a period cannot be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is closed already.
    Closed {
        /// The period.
        period: Period,
        /// The day it was closed.
        on: NaiveDate,
    },
    /// It is not over on that day.
    NotOver {
        /// The period.
        period: Period,
        /// Its last day, the latest of all matrices.
        cutoff: NaiveDate,
    },
}

/// Why a period cannot be closed, and what to do.
pub fn refused(refusal: &Refusal, language: Language) -> String {
    match refusal {
        Refusal::Closed { period, on } => {
            let on = format::date(*on, language);
            language.pick(
                format!("Fehler: {period} ist seit dem {on} abgeschlossen; einen Wert berichtigt `zielmatrix correct`. Nichts wurde geschrieben."),
                format!("Error: {period} was closed on {on}; a value is corrected by `zielmatrix correct`. Nothing was written."),
            )
        }
        Refusal::NotOver { period, cutoff } => {
            let cutoff = format::date(*cutoff, language);
            language.pick(
                format!("Fehler: {period} läuft noch bis zum {cutoff} und kann erst danach abgeschlossen werden. Nichts wurde geschrieben."),
                format!("Error: {period} lasts until {cutoff} and can only be closed after that. Nothing was written."),
            )
        }
    }
}

/// A file where the snapshot belongs.
pub fn file_there(path: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: „{path}“ gibt es schon und wird nicht überschrieben. Nichts wurde geschrieben."),
        format!("Error: “{path}” is there already and is not overwritten. Nothing was written."),
    )
}

/// Earlier periods of the year that are still open.
pub fn still_open(open: &[Period], period: Period, language: Language) -> String {
    let open = open.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    language.pick(
        format!("Warnung: noch offen und damit änderbar, obwohl {period} abgeschlossen wird: {open}"),
        format!("Warning: still open and therefore changeable though {period} is being closed: {open}"),
    )
}

/// What was frozen.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The period.
    pub period: Period,
    /// The day.
    pub on: NaiveDate,
    /// Indicators and lines by status.
    pub counts: Counts,
    /// Those without a value: full name and name.
    pub missing: Vec<(String, String)>,
    /// The file that was written.
    pub file: String,
    /// Its digest.
    pub digest: String,
}

/// What was frozen, line by line.
pub fn closed(summary: &Summary, language: Language) -> String {
    let Summary { period, on, counts, missing, file, digest } = summary;
    let on = format::date(*on, language);
    let (named, total) = (report::period(*period, language), format::count(counts.total(), language));
    let statuses = Status::ALL.into_iter().filter(|status| counts.of(*status) > 0).map(|status| {
        let count = format::count(counts.of(status), language);
        format!("{} {count} {}", status.symbol(), report::status(status, language))
    });
    let statuses = statuses.collect::<Vec<_>>().join(", ");
    let what = match counts.total() {
        1 => language.pick("Indikator oder Zeile", "indicator or line"),
        _ => language.pick("Indikatoren und Zeilen", "indicators and lines"),
    };
    let mut text = language.pick(
        format!("{named}: abgeschlossen am {on}.\n{total} {what}: {statuses}\n"),
        format!("{named} was closed on {on}.\n{total} {what}: {statuses}\n"),
    );
    if !missing.is_empty() {
        text.push_str(language.pick(
            "Ohne Wert abgeschlossen; was noch gemeldet wird, ist eine Berichtigung:\n",
            "Closed without a value; what is still reported is a correction:\n",
        ));
        text.extend(missing.iter().flat_map(|(id, name)| ["  ", id, "  ", name, "\n"]));
    }
    text.push_str(&language.pick(
        format!("Geschrieben: {file}\nPrüfsumme: {digest}\nNehmen Sie die Datei in die Versionsverwaltung auf.\n"),
        format!("Written: {file}\nDigest: {digest}\nPut the file under version control.\n"),
    ));
    text
}

/// A period that is not closed needs no correction.
pub fn not_closed(period: Period, language: Language) -> String {
    language.pick(
        format!("Fehler: {period} ist nicht abgeschlossen; ändern Sie den Wert einfach in seiner Datei unter actuals/{period}, oder lesen Sie ihn mit `zielmatrix import` ein."),
        format!("Error: {period} is not closed; just change the value in its file in actuals/{period}, or read it with `zielmatrix import`."),
    )
}

/// A correction before the period that it corrects is over.
pub fn corrected_too_early(today: NaiveDate, period: Period, cutoff: NaiveDate, language: Language) -> String {
    let [today, cutoff] = [today, cutoff].map(|day| format::date(day, language));
    language.pick(
        format!("Fehler: --today {today} liegt vor dem Stichtag von {period}, dem {cutoff}; nennen Sie den Tag der Berichtigung."),
        format!("Error: --today {today} is before the cut-off date of {period}, {cutoff}; name the day of the correction."),
    )
}

/// An area that the project does not declare.
pub fn no_area(asked: &str, areas: &[Area], language: Language) -> String {
    let known = areas.iter().map(|area| area.id.as_str()).collect::<Vec<_>>().join(", ");
    let known = if known.is_empty() { language.pick("keine", "none").to_owned() } else { known };
    language.pick(
        format!("Fehler: ein Gebiet „{asked}“ gibt es nicht (bekannt: {known})."),
        format!("Error: there is no area “{asked}” (known: {known})."),
    )
}

/// A blank reason.
pub fn no_reason(language: Language) -> &'static str {
    language.pick(
        "Fehler: --reason ist leer; die Begründung steht in den nächsten Berichten.",
        "Error: --reason is blank; the reason appears in the next reports.",
    )
}

/// No value among the options.
pub fn no_value(language: Language) -> &'static str {
    language.pick(
        "Fehler: der neue Wert fehlt; nennen Sie ihn mit --value, --numerator und --denominator, --progress, --done oder --state.",
        "Error: the new value is missing; name it with --value, --numerator and --denominator, --progress, --done or --state.",
    )
}

/// What stands for the file in messages about options.
pub fn options(language: Language) -> &'static str {
    language.pick("Aufruf", "options")
}

/// A correction to the value that holds already.
pub fn nothing_to_correct(value: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: es gilt schon `{value}`; es gibt nichts zu berichtigen."),
        format!("Error: `{value}` holds already; there is nothing to correct."),
    )
}

/// A value that is neither the closed nor the new one.
pub fn changed_otherwise(now: &str, old: &str, new: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: in der Datei steht `{now}`, abgeschlossen ist `{old}`, berichtigt werden soll auf `{new}`. Stellen Sie zuerst den abgeschlossenen Wert wieder her. Nichts wurde geschrieben."),
        format!("Error: the file says `{now}`, closed is `{old}`, the correction says `{new}`. Restore the closed value first. Nothing was written."),
    )
}

/// A file that can only be changed by hand.
pub fn by_hand(at: &str, new: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: der Wert in {at} lässt sich nicht ändern, ohne dass die Datei sonst anders würde. Ändern Sie ihn von Hand auf `{new}` und rufen Sie denselben Befehl noch einmal auf: er hält die Berichtigung dann fest. Nichts wurde geschrieben."),
        format!("Error: the value in {at} cannot be changed without changing more of the file. Change it to `{new}` by hand and run the same command again: it will then record the correction. Nothing was written."),
    )
}

/// A correction that was made, as [`correction`] says it, and the files that were written.
pub fn corrected(indicator: &str, sentence: &str, files: &[String], language: Language) -> String {
    let files = files.join("\n  ");
    language.pick(
        format!("{indicator}: {sentence}\nGeschrieben:\n  {files}\nDer abgeschlossene Bericht bleibt, wie er war; die nächsten Berichte nennen die Berichtigung.\n"),
        format!("{indicator}: {sentence}\nWritten:\n  {files}\nThe closed report stays as it was; the next reports name the correction.\n"),
    )
}

/// A reported value before or after a correction.
pub fn value(value: &CorrectedValue, language: Language) -> String {
    match value {
        CorrectedValue::Figure(figure) => format::figure(figure, language),
        CorrectedValue::Ratio(numerator, denominator, share) => {
            let of = language.pick("von", "of");
            let parts =
                format!("{} {of} {}", format::figure(numerator, language), format::figure(denominator, language));
            share
                .as_ref()
                .map_or_else(|| parts.clone(), |share| format!("{parts} = {}", format::figure(share, language)))
        }
        CorrectedValue::Progress(progress) => format::percent(progress, language),
        CorrectedValue::Done(done) => {
            let done = format::date(*done, language);
            language.pick(format!("erledigt am {done}"), format!("done on {done}"))
        }
        CorrectedValue::Colour(colour) => report::status(*colour, language).into(),
        CorrectedValue::Withheld => language.pick("ein Wert", "a value").into(),
        CorrectedValue::None(ReportedState::NotApplicable) => report::status(Status::NotApplicable, language).into(),
        CorrectedValue::None(ReportedState::Suppressed) => report::status(Status::Suppressed, language).into(),
        CorrectedValue::None(ReportedState::Value | ReportedState::Missing | ReportedState::NotDue) => {
            language.pick("kein Wert", "no value").into()
        }
    }
}

/// A correction as a sentence: `Berichtigt: 1. Tertial 2013, 98 → 101 (Grund), am 20.06.2013.` Area and reason are given as
/// they are to be shown.
pub fn correction(correction: &CorrectionReport, area: Option<&str>, reason: &str, language: Language) -> String {
    let said = correction_alone(correction, area, reason, language);
    language.pick(format!("Berichtigt: {said}"), format!("Corrected: {said}"))
}

/// The same below a heading that says what it is.
pub fn correction_alone(correction: &CorrectionReport, area: Option<&str>, reason: &str, language: Language) -> String {
    let CorrectionReport { period, area: _, old, new, status, status_now, last, reason: _, date } = correction;
    let (period, date) = (report::period(*period, language), format::date(*date, language));
    let area = area.map(|area| format!(" ({area})")).unwrap_or_default();
    let (old, new) = (value(old, language), value(new, language));
    let mut text = language.pick(
        format!("{period}{area}, {old} → {new} ({reason}), am {date}."),
        format!("{period}{area}, {old} → {new} ({reason}), on {date}."),
    );
    if *last && status != status_now {
        let [then, now] = [status, status_now].map(|status| report::status_with_symbol(*status, language));
        text.push_str(&language.pick(
            format!(" Abgeschlossen als {then}; mit dem heutigen Wert {now}."),
            format!(" Closed as {then}; with today’s value {now}."),
        ));
    }
    text
}

/// The day of closing.
pub fn closed_on(on: NaiveDate, language: Language) -> String {
    let on = format::date(on, language);
    language.pick(format!("abgeschlossen am {on}"), format!("closed on {on}"))
}

/// The state of the data of a closed period.
pub fn data_state(on: NaiveDate, digest: &str, language: Language) -> String {
    let on = format::date(on, language);
    language.pick(format!("abgeschlossen am {on} (Prüfsumme {digest})"), format!("closed on {on} (digest {digest})"))
}

/// A heading of corrections.
pub fn heading(language: Language) -> &'static str {
    language.pick("Berichtigungen", "Corrections")
}

/// Beside a row whose corrections stand below the table.
pub fn see_below(language: Language) -> &'static str {
    language.pick("berichtigt, siehe unten", "corrected, see below")
}

/// What a correction is.
pub fn meaning(language: Language) -> &'static str {
    language.pick(
        "Ein Wert eines abgeschlossenen Zeitraums wurde später berichtigt. Gezeigt wird er, wie er abgeschlossen wurde; weitergerechnet wird mit dem berichtigten Wert.",
        "A value of a closed period was corrected later. It is shown as it was closed; what follows is computed from the corrected value.",
    )
}

/// The footnotes of corrections.
pub fn legend(language: Language) -> &'static str {
    language.pick(
        "¹ ² ³ berichtigter Wert eines abgeschlossenen Zeitraums, siehe Fußnote der Matrix: gezeigt wie abgeschlossen, weitergerechnet mit dem berichtigten",
        "¹ ² ³ corrected value of a closed period, see the footnote of the matrix: shown as closed, what follows is computed from the corrected one",
    )
}
