//! Words of the drafts of messages, and of the commands that write them.

use chrono::NaiveDate;

use super::{Language, form, format, report};
use crate::period::Period;
use crate::report::collection::Timing;
use crate::report::reminders::{Owed, Reminder};

/// The subject of a message with a form.
pub(crate) fn form_subject(period: Period, title: &str, deadline: NaiveDate, language: Language) -> String {
    let (period, deadline) = (report::period(period, language), format::date(deadline, language));
    language.pick(
        format!("Meldung der Ist-Werte, {period}, bitte bis {deadline}: {title}"),
        format!("Report of actual values, {period}, please by {deadline}: {title}"),
    )
}

/// A message with a form.
pub(crate) fn form_text(
    (period, cutoff, deadline): (Period, NaiveDate, NaiveDate),
    (asked, reported): (usize, usize),
    file: &str,
    organisation: &str,
    language: Language,
) -> String {
    let period = report::period(period, language);
    let [cutoff, deadline] = [cutoff, deadline].map(|day| format::date(day, language));
    let (values, done) = (form::counts(asked, 0, 0, language), format::count(reported, language));
    let some = language.pick(
        format!(" Schon gemeldet sind {done}; ändern Sie nur, was nicht mehr stimmt."),
        format!(" {done} are reported already; change only what is no longer right."),
    );
    let already = if reported == 0 { String::new() } else { some };
    let body = language.pick(
        format!(
            "Guten Tag,\n\nim Anhang finden Sie das Formular {file} für die Meldung zum {period} (Stichtag {cutoff}).\n\nGefragt sind {values}.{already} \
             Bitte füllen Sie die hellen Felder aus und senden Sie die Datei unter ihrem Namen bis {deadline} zurück. Gibt es einen \
             Wert nicht, wählen Sie einen Zustand und sagen Sie unter Erläuterung, warum.\n\nMit freundlichen Grüßen\n"
        ),
        format!(
            "Good day,\n\nattached is the form {file} for the report on {period} (cut-off date {cutoff}).\n\n{values} are asked for.{already} \
             Please fill in the pale cells and return the file under its name by {deadline}. Where there is no value, choose a state and say \
             under Comment why.\n\nKind regards\n"
        ),
    );
    signed(&body, organisation)
}

/// The subject of a reminder.
pub(crate) fn reminder_subject(reminder: &Reminder, language: Language) -> String {
    let mut periods: Vec<String> = reminder.parts.iter().map(|part| report::period(part.period, language)).collect();
    periods.dedup();
    let periods = periods.join(", ");
    language
        .pick(format!("Erinnerung: Meldung der Ist-Werte, {periods}"), format!("Reminder: actual values, {periods}"))
}

/// A reminder.
pub(crate) fn reminder_text(reminder: &Reminder, organisation: &str, language: Language) -> String {
    let mut text = language
        .pick("Guten Tag,\n\nuns fehlt noch Folgendes:\n", "Good day,\n\nthe following is still missing:\n")
        .to_owned();
    for part in &reminder.parts {
        text.push_str(&owed(part, language));
    }
    text.push_str(language.pick(
        "\nBitte senden Sie das ausgefüllte Formular zurück. Gibt es einen Wert nicht, wählen Sie dort einen Zustand und sagen Sie unter \
         Erläuterung, warum. Hat sich das mit Ihrer Meldung überschnitten, ist nichts zu tun.\n\nMit freundlichen Grüßen\n",
        "\nPlease return the form filled in. Where there is no value, choose a state there and say under Comment why. If your report \
         has crossed with this message, there is nothing to do.\n\nKind regards\n",
    ));
    signed(&text, organisation)
}

fn owed(part: &Owed, language: Language) -> String {
    let period = report::period(part.period, language);
    let deadline = format::date(part.dates.deadline, language);
    let since = match part.dates.timing {
        Timing::Overdue(1) => language.pick("seit 1 Tag überfällig".to_owned(), "1 day overdue".to_owned()),
        Timing::Overdue(days) => language.pick(format!("seit {days} Tagen überfällig"), format!("{days} days overdue")),
        Timing::Running(_) | Timing::Open(_) => {
            language.pick(format!("Abgabe bis {deadline}"), format!("due by {deadline}"))
        }
    };
    let mut text = format!("\n{period}, {} ({since})\n", part.matrix);
    for name in &part.missing {
        text.push_str(&language.pick(format!("- Wert: {name}\n"), format!("- value: {name}\n")));
    }
    for name in &part.comments {
        text.push_str(&language.pick(format!("- Erläuterung: {name}\n"), format!("- comment: {name}\n")));
    }
    text
}

/// The subject of a return.
pub(crate) fn return_subject(file: &str, language: Language) -> String {
    language.pick(format!("Rückfragen zu Ihrer Meldung: {file}"), format!("Questions on your report: {file}"))
}

/// A message with a return.
pub(crate) fn return_text(file: &str, cells: usize, organisation: &str, language: Language) -> String {
    let one = language.pick("Eine Zelle ist", "One cell is").to_owned();
    let several = language.pick(format!("{cells} Zellen sind"), format!("{cells} cells are"));
    let cells = if cells == 1 { one } else { several };
    let body = language.pick(
        format!(
            "Guten Tag,\n\nin Ihrer Datei {file} konnten wir nicht alles eindeutig lesen. {cells} gelb markiert; der Grund steht als Notiz an der Zelle und \
             auf dem Blatt „Rückfragen“.\n\nBitte berichtigen Sie die markierten Zellen und senden Sie die Datei zurück.\n\nMit freundlichen Grüßen\n"
        ),
        format!(
            "Good day,\n\nnot everything in your file {file} could be read. {cells} marked in yellow; the reason is in a note at the cell and on the \
             sheet “Questions”.\n\nPlease correct the marked cells and return the file.\n\nKind regards\n"
        ),
    );
    signed(&body, organisation)
}

/// Who writes, in both languages.
const OFFICE: &str = "Controlling";

fn signed(body: &str, organisation: &str) -> String {
    if organisation.is_empty() { format!("{body}{OFFICE}\n") } else { format!("{body}{OFFICE}, {organisation}\n") }
}

/// What became of the drafts.
pub(crate) fn drafts(written: usize, folder: &str, language: Language) -> String {
    let number = format::count(written, language);
    language.pick(
        match written {
            0 => "Kein Entwurf einer Nachricht geschrieben.".to_owned(),
            1 => format!("1 Entwurf einer Nachricht in {folder} geschrieben; gesendet wurde nichts."),
            _ => format!("{number} Entwürfe von Nachrichten in {folder} geschrieben; gesendet wurde nichts."),
        },
        match written {
            0 => "No draft of a message written.".to_owned(),
            1 => format!("1 draft of a message written in {folder}; nothing was sent."),
            _ => format!("{number} drafts of messages written in {folder}; nothing was sent."),
        },
    )
}

/// Who has no address. `without` is empty where nobody is known at all.
pub(crate) fn no_address(file: &str, without: &[String], language: Language) -> String {
    let names: Vec<String> = without
        .iter()
        .filter(|name| !name.is_empty())
        .map(|name| language.pick(format!("„{name}“"), format!("“{name}”")))
        .collect();
    if names.is_empty() {
        return language.pick(
            format!("{file}: niemand ist als zuständig bekannt."),
            format!("{file}: nobody is known to be responsible."),
        );
    }
    let names = names.join(", ");
    language.pick(
        format!("{file}: ohne Adresse: {names}; tragen Sie sie in zielmatrix.toml unter [[contact]] ein."),
        format!("{file}: without an address: {names}; enter it in zielmatrix.toml under [[contact]]."),
    )
}

/// The name of the file of a reminder, before that of who it goes to.
pub(crate) fn reminder_file(language: Language) -> &'static str {
    language.pick("Erinnerung", "Reminder")
}
