//! Closing a period and correcting a value of it.

use crate::catalogue::words::Word;
use chrono::NaiveDate;

use super::{Language, format, report};
use crate::model::Area;
use crate::period::Period;
use crate::report::{CorrectedValue, CorrectionReport, ReopenedReport, ReportedState, TextOf};
use crate::status::Status;

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

/// What stands above a part of a snapshot.
pub fn part_comment(period: Period, language: Language) -> String {
    language.pick(
        format!("Teil des Abschlusses {period}.toml, der seine Prüfsumme nennt. Bitte nichts von Hand ändern."),
        format!("Part of the closed period {period}.toml, which names its digest. Please change nothing by hand."),
    )
}

/// What stands above a file of corrections.
pub fn corrections_comment(period: Period, language: Language) -> String {
    language.pick(
        format!("Berichtigungen des abgeschlossenen Zeitraums {period}; `zielmatrix correct` fügt weitere an."),
        format!("Corrections of the closed period {period}; `zielmatrix correct` adds more."),
    )
}

/// It is closed already.
pub fn already_closed(period: Period, on: NaiveDate, language: Language) -> String {
    let on = format::date(on, language);
    language.pick(
        format!("Fehler: {period} ist seit dem {on} abgeschlossen; einen Wert berichtigt `zielmatrix correct`. Nichts wurde geschrieben."),
        format!("Error: {period} was closed on {on}; a value is corrected by `zielmatrix correct`. Nothing was written."),
    )
}

/// It is not over yet.
pub fn not_over(period: Period, cutoff: NaiveDate, language: Language) -> String {
    let cutoff = format::date(cutoff, language);
    language.pick(
        format!("Fehler: {period} läuft noch bis zum {cutoff} und kann erst danach abgeschlossen werden. Nichts wurde geschrieben."),
        format!("Error: {period} lasts until {cutoff} and can only be closed after that. Nothing was written."),
    )
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

/// Whose counts are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Indicators of goals and measures.
    Indicators,
    /// Lines of the budget.
    Budget,
    /// Consolidation measures.
    Consolidation,
    /// All of them.
    All,
}

/// The heading of what would be frozen.
pub fn would_freeze(period: Period, cutoff: NaiveDate, language: Language) -> String {
    let (named, cutoff) = (report::period(period, language), format::date(cutoff, language));
    language.pick(
        format!("{named} ({period}), Stichtag {cutoff}. Abgeschlossen wird:"),
        format!("{named} ({period}), cut-off date {cutoff}. What is closed:"),
    )
}

/// How many there are, by status.
pub fn counted(group: Group, total: usize, statuses: &str, language: Language) -> String {
    let total = format::count(total, language);
    let what = match group {
        Group::Indicators => Word::Indicators.text(language),
        Group::Budget => language.pick("Haushalt", "Budget"),
        Group::Consolidation => language.pick("Haushaltssicherung", "Consolidation"),
        Group::All => Word::Together.text(language),
    };
    format!("{what}: {total} ({statuses})")
}

/// The heading of values that are due and not there.
pub fn due_and_missing(language: Language) -> &'static str {
    language.pick("Fällig und nicht gemeldet:", "Due and not reported:")
}

/// The heading of values that were reported as missing.
pub fn stated_missing(language: Language) -> &'static str {
    language.pick("Als fehlend gemeldet, mit Begründung:", "Reported as missing, with a reason:")
}

/// The heading of what is not decided.
pub fn open_points(language: Language) -> &'static str {
    language.pick("Noch nicht entschieden (offene Punkte):", "Not decided yet (open points):")
}

/// How many warnings there are in what would be frozen.
pub fn warnings(count: usize, language: Language) -> String {
    let count_shown = format::count(count, language);
    match count {
        1 => language.pick("Dazu gibt es 1 Warnung.".into(), "There is 1 warning about it.".into()),
        _ => language.pick(
            format!("Dazu gibt es {count_shown} Warnungen."),
            format!("There are {count_shown} warnings about it."),
        ),
    }
}

/// Who closes.
pub fn closes(by: Option<&str>, language: Language) -> String {
    match by {
        Some(by) => language.pick(format!("Es schließt ab: {by}"), format!("Closed by: {by}")),
        None => language.pick(
            "Wer abschließt, ist nicht bekannt; --by nennt einen Namen.".into(),
            "Who closes is not known; --by gives a name.".into(),
        ),
    }
}

/// Asks whether to close.
pub fn question(period: Period, language: Language) -> String {
    language.pick(format!("{period} abschließen? [j/N] "), format!("Close {period}? [y/N] "))
}

/// Nobody can be asked, and nobody said yes.
pub fn needs_yes(language: Language) -> &'static str {
    language.pick(
        "Nichts wurde geschrieben: hier kann niemand gefragt werden. Mit --yes wird geschrieben, mit --dry-run nur gezeigt.",
        "Nothing was written: nobody can be asked here. --yes writes, --dry-run only shows.",
    )
}

/// Values that are due and missing.
pub fn missing_refused(count: usize, period: Period, language: Language) -> String {
    let shown = format::count(count, language);
    let german = match count {
        1 => "ist 1 fälliger Wert nicht gemeldet".to_owned(),
        _ => format!("sind {shown} fällige Werte nicht gemeldet"),
    };
    let english = match count {
        1 => "1 value that is due was not reported".to_owned(),
        _ => format!("{shown} values that are due were not reported"),
    };
    language.pick(
        format!("Fehler: für {period} {german}. Tragen Sie sie nach, melden Sie sie mit `state = \"missing\"` und Begründung, oder schließen Sie mit --with-missing ohne sie ab. Nichts wurde geschrieben."),
        format!("Error: for {period} {english}. Add them, report them with `state = \"missing\"` and a reason, or close without them by --with-missing. Nothing was written."),
    )
}

/// Values of indicators or matrices that nobody knows: they would be frozen as missing.
pub fn unknown_refused(places: &[String], period: Period, language: Language) -> String {
    let places = places.join(", ");
    language.pick(
        format!("Fehler: unter den Werten für {period} sind welche, die keinem Indikator gehören ({places}); so fehlten sie für immer. Berichtigen Sie die Kennung oder nehmen Sie den Wert heraus. Nichts wurde geschrieben."),
        format!("Error: among the values for {period} are some that belong to no indicator ({places}); they would be missing for ever. Correct the id or take the value out. Nothing was written."),
    )
}

/// What was written.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The period.
    pub period: Period,
    /// The day.
    pub on: NaiveDate,
    /// Who closed it.
    pub by: Option<String>,
    /// The seal that was written.
    pub file: String,
    /// The folder of its parts.
    pub folder: String,
    /// Its digest.
    pub digest: String,
}

/// What was written, line by line.
pub fn closed(summary: &Summary, language: Language) -> String {
    let Summary { period, on, by, file, folder, digest } = summary;
    let named = report::period(*period, language);
    let on = format::date(*on, language);
    let by = by_whom(by.as_deref(), language);
    language.pick(
        format!("{named}: abgeschlossen am {on}{by}.\nGeschrieben: {file} und die Teile in {folder}/\nPrüfsumme: {digest}\nNehmen Sie beides in die Versionsverwaltung auf. Was noch gemeldet wird, ist eine Berichtigung (`zielmatrix correct`).\n"),
        format!("{named} was closed on {on}{by}.\nWritten: {file} and its parts in {folder}/\nDigest: {digest}\nPut both under version control. What is still reported is a correction (`zielmatrix correct`).\n"),
    )
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
    let known = if known.is_empty() { Word::NoneGiven.text(language).to_owned() } else { known };
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

/// The new value is marked as provisional.
pub fn still_provisional(language: Language) -> &'static str {
    language.pick(
        "Fehler: eine Berichtigung ist nicht vorläufig; nennen Sie den Wert ohne „p“ oder „vorläufig“, sobald er feststeht.",
        "Error: a correction is not provisional; name the value without “p” or “provisional” once it is settled.",
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
            let of = Word::Of.text(language);
            let parts =
                format!("{} {of} {}", format::figure(numerator, language), format::figure(denominator, language));
            share
                .as_ref()
                .map_or_else(|| parts.clone(), |share| format!("{parts} = {}", format::figure(share, language)))
        }
        CorrectedValue::Progress(progress) => format::percent(progress, language),
        CorrectedValue::Done(done) => format::done(*done, language),
        CorrectedValue::Colour(colour) => report::status(*colour, language).into(),
        CorrectedValue::Withheld => Word::AValue.text(language).into(),
        CorrectedValue::None(ReportedState::NotApplicable) => report::status(Status::NotApplicable, language).into(),
        CorrectedValue::None(ReportedState::Suppressed) => report::status(Status::Suppressed, language).into(),
        CorrectedValue::None(ReportedState::Value | ReportedState::Missing | ReportedState::NotDue) => {
            Word::NoValue.text(language).into()
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
    let CorrectionReport { period, area: _, old, new, status, status_now, last, reason: _, date, by: _ } = correction;
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

/// What stands above the record of a closing that was taken back.
pub fn record_comment(period: Period, language: Language) -> String {
    language.pick(
        format!("Der Abschluss von {period} wurde zurückgenommen, von `zielmatrix reopen`. Er bleibt als Beleg und gilt nicht mehr."),
        format!("The closing of {period} was taken back, by `zielmatrix reopen`. It stays as evidence and counts no more."),
    )
}

/// What taking back a closing would do. Texts are given as they are to be shown.
#[derive(Clone, Debug)]
pub struct Reopening {
    /// The period.
    pub period: Period,
    /// The day it was closed.
    pub closed_on: NaiveDate,
    /// Who closed it.
    pub closed_by: Option<String>,
    /// How many corrections were made since.
    pub corrections: usize,
    /// Who takes it back.
    pub by: Option<String>,
    /// Why.
    pub reason: String,
    /// Where what was closed goes.
    pub folder: String,
}

/// What taking back a closing would do, line by line.
pub fn would_reopen(reopening: &Reopening, language: Language) -> String {
    let Reopening { period, closed_on, closed_by, corrections, by, reason, folder } = reopening;
    let named = report::period(*period, language);
    let closed = self::closed_by(*closed_on, closed_by.as_deref(), language);
    let count = format::count(*corrections, language);
    let corrections = match corrections {
        0 => String::new(),
        1 => language.pick(", seither 1 Berichtigung".into(), ", 1 correction since".into()),
        _ => language.pick(format!(", seither {count} Berichtigungen"), format!(", {count} corrections since")),
    };
    let by = takes_back(by.as_deref(), language);
    language.pick(
        format!("{named} ({period}), {closed}{corrections}.\nDer Abschluss wird zurückgenommen und bleibt als Beleg in {folder}/; die Werte bleiben, wie sie jetzt sind.\nBegründung: {reason}\n{by}\n"),
        format!("{named} ({period}), {closed}{corrections}.\nThe closing is taken back and stays as evidence in {folder}/; values stay as they are now.\nReason: {reason}\n{by}\n"),
    )
}

fn takes_back(by: Option<&str>, language: Language) -> String {
    match by {
        Some(by) => language.pick(format!("Es nimmt zurück: {by}"), format!("Taken back by: {by}")),
        None => language.pick(
            "Wer zurücknimmt, ist nicht bekannt; --by nennt einen Namen.".into(),
            "Who takes it back is not known; --by gives a name.".into(),
        ),
    }
}

/// Asks whether to take a closing back.
pub fn question_reopen(period: Period, language: Language) -> String {
    language.pick(
        format!("Abschluss von {period} zurücknehmen? [j/N] "),
        format!("Take back the closing of {period}? [y/N] "),
    )
}

/// A closing was taken back.
pub fn reopened_now(period: Period, folder: &str, language: Language) -> String {
    language.pick(
        format!("{period} ist wieder offen. Der Abschluss liegt als Beleg in {folder}/; nehmen Sie die Änderung in die Versionsverwaltung auf.\n"),
        format!("{period} is open again. The closing stays as evidence in {folder}/; put the change under version control.\n"),
    )
}

/// What a run left that was cut short is done.
pub fn reopening_finished(period: Period, language: Language) -> String {
    language.pick(
        format!("Die Rücknahme des Abschlusses von {period} war abgebrochen; sie ist jetzt vollständig."),
        format!("Taking back the closing of {period} had been cut short; it is complete now."),
    )
}

/// There is no closing to take back.
pub fn cannot_reopen_open(period: Period, language: Language) -> String {
    language.pick(
        format!("Fehler: {period} ist nicht abgeschlossen; es gibt nichts zurückzunehmen."),
        format!("Error: {period} is not closed; there is nothing to take back."),
    )
}

/// Another closing was made later.
pub fn not_closed_last(period: Period, last: Period, language: Language) -> String {
    language.pick(
        format!("Fehler: nur der letzte Abschluss wird zurückgenommen, und nach {period} wurde {last} abgeschlossen. Nehmen Sie zuerst diesen zurück, oder berichtigen Sie den Wert mit `zielmatrix correct`. Nichts wurde geschrieben."),
        format!("Error: only the last closing is taken back, and {last} was closed after {period}. Take that one back first, or correct the value by `zielmatrix correct`. Nothing was written."),
    )
}

/// Which text was changed.
pub fn text_of(what: TextOf, language: Language) -> &'static str {
    match what {
        TextOf::Title => language.pick("Titel", "title"),
        TextOf::Department => Word::Department.text(language),
        TextOf::Name => language.pick("Bezeichnung", "name"),
        TextOf::Responsible => language.pick("Zuständigkeit", "responsibility"),
        TextOf::Hypothesis => Word::HypothesisWithin.text(language),
        TextOf::Evidence => Word::EvidenceWithin.text(language),
        TextOf::Source => Word::SourceWithin.text(language),
        TextOf::Method => language.pick("Methode", "method"),
        TextOf::Reference => language.pick("Fundstelle", "reference"),
        TextOf::StrategicGoal => Word::StrategicGoalWithin.text(language),
        TextOf::Focus => Word::FocusWithin.text(language),
        TextOf::Area => Word::AreaWithin.text(language),
        TextOf::ProductGroup => language.pick("Produktgruppe", "product group"),
        TextOf::Product => Word::ProductWithin.text(language),
        TextOf::NumeratorName => language.pick("Bezeichnung des Zählers", "name of the numerator"),
        TextOf::DenominatorName => language.pick("Bezeichnung des Nenners", "name of the denominator"),
        TextOf::Open => language.pick("offene Punkte", "open points"),
        TextOf::Goal => Word::GoalWithin.text(language),
        TextOf::Measure => Word::MeasureWithin.text(language),
        TextOf::Comment => Word::CommentWithin.text(language),
        TextOf::Action => Word::ActionWithin.text(language),
    }
}

/// A text of a closed period that was changed since: `Nachtrag: die Erläuterung lautet jetzt „…“.` The text is given as it
/// is to be shown.
pub fn addendum(what: TextOf, of: Option<&str>, now: Option<&str>, language: Language) -> String {
    if what == TextOf::Open && now.is_none() {
        let done =
            ("Nachtrag nach dem Abschluss: offene Punkte erledigt.", "Addendum after closing: open points settled.");
        return language.pick(done.0, done.1).to_owned();
    }
    let what = text_of(what, language);
    let of = of.map(|of| language.pick(format!(" „{of}“"), format!(" “{of}”"))).unwrap_or_default();
    let what = format!("{what}{of}");
    match now {
        Some(now) => language.pick(
            format!("Nachtrag nach dem Abschluss: {what} jetzt „{now}“."),
            format!("Addendum after closing: {what} is now “{now}”."),
        ),
        None => language.pick(
            format!("Nachtrag nach dem Abschluss: {what} entfernt."),
            format!("Addendum after closing: {what} removed."),
        ),
    }
}

fn by_whom(by: Option<&str>, language: Language) -> String {
    by.map(|by| language.pick(format!(" von {by}"), format!(" by {by}"))).unwrap_or_default()
}

/// A closing that was taken back, as a sentence. Name and reason are given as they are to be shown.
pub fn reopened(reopened: &ReopenedReport, by: Option<&str>, reason: &str, language: Language) -> String {
    let (period, on) = (report::period(reopened.period, language), format::date(reopened.on, language));
    let by = by_whom(by, language);
    language.pick(
        format!("Der Abschluss für {period} wurde am {on}{by} zurückgenommen ({reason})."),
        format!("The closing of {period} was taken back on {on}{by} ({reason})."),
    )
}

/// The day of closing.
pub fn closed_on(on: NaiveDate, language: Language) -> String {
    let on = format::date(on, language);
    language.pick(format!("abgeschlossen am {on}"), format!("closed on {on}"))
}

/// The day of closing, and who closed. The name is given as it is to be shown.
pub fn closed_by(on: NaiveDate, by: Option<&str>, language: Language) -> String {
    let by = by_whom(by, language);
    format!("{}{by}", closed_on(on, language))
}

/// The state of the data of a closed period. The name is given as it is to be shown.
pub fn data_state(on: NaiveDate, by: Option<&str>, digest: &str, language: Language) -> String {
    let on = format::date(on, language);
    let by = by_whom(by, language);
    language.pick(
        format!("abgeschlossen am {on}{by} (Prüfsumme {digest})"),
        format!("closed on {on}{by} (digest {digest})"),
    )
}

/// A heading of corrections.
pub fn heading(language: Language) -> &'static str {
    language.pick("Berichtigungen", "Corrections")
}

/// What a correction is.
pub fn meaning(language: Language) -> &'static str {
    language.pick(
        "Ein Wert eines abgeschlossenen Zeitraums wurde später berichtigt. Gezeigt wird er, wie er abgeschlossen wurde; weitergerechnet wird mit dem berichtigten Wert.",
        "A value of a closed period was corrected later. It is shown as it was closed; what follows is computed from the corrected value.",
    )
}
