//! What is said about writing: what fails, what must not be replaced, who else is writing.

use std::io;

use super::Language;

/// Why a file cannot be written.
#[derive(Debug)]
pub enum Why {
    /// In the words of the operating system.
    System(io::Error),
    /// A device, a pipe or a socket stands there.
    NoFile,
    /// A link that leads nowhere stands there.
    DeadLink,
    /// Somebody changed the file after it was read.
    Changed,
    /// In the folder of a closing lies what none has written.
    NotOurs(Vec<String>),
}

impl From<io::Error> for Why {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// The same, with the reason in words.
pub(super) fn cannot_write_as(path: &str, reason: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: „{path}“ kann nicht geschrieben werden: {reason}."),
        format!("Error: cannot write “{path}”: {reason}."),
    )
}

/// A file that cannot be written, and what remains written because it could not be taken back.
pub fn failed(path: &str, why: &Why, remaining: &[String], language: Language) -> String {
    let reason = reason(why, language);
    let mut message = cannot_write_as(path, &reason, language);
    if !remaining.is_empty() {
        let names = remaining.join(", ");
        message.push_str(&language.pick(
            format!("\nGeschrieben ist schon, und nicht zurückzunehmen war: {names}. Prüfen Sie das Projekt mit `zielmatrix check`."),
            format!("\nAlready written, and not to be taken back: {names}. Check the project with `zielmatrix check`."),
        ));
    }
    message
}

fn reason(why: &Why, language: Language) -> String {
    let words = match why {
        Why::System(error) => return system(error, language),
        Why::NotOurs(names) => return not_ours(names, language),
        Why::NoFile => (
            "dort ist keine Datei, sondern ein Gerät oder eine Leitung; nennen Sie eine Datei",
            "that is no file but a device or a pipe; name a file",
        ),
        Why::DeadLink => (
            "dort ist ein Verweis, der ins Leere führt; entfernen Sie ihn, oder nennen Sie die Datei selbst",
            "a link is there that leads nowhere; remove it, or name the file itself",
        ),
        Why::Changed => (
            "die Datei ist inzwischen geändert worden; rufen Sie den Befehl noch einmal auf",
            "the file was changed in the meantime; run the command again",
        ),
    };
    language.pick(words.0, words.1).to_owned()
}

fn not_ours(names: &[String], language: Language) -> String {
    let [open, close] = language.pick(["„", "“"], ["“", "”"]);
    let names: Vec<String> = names.iter().map(|name| format!("{open}{name}{close}")).collect();
    let names = names.join(", ");
    language.pick(
        format!("dort liegt {names} und stammt nicht von einem Abschluss; verschieben oder löschen Sie das und rufen Sie den Befehl noch einmal auf"),
        format!("{names} lies there, which no closing wrote; move or delete it and run the command again"),
    )
}

/// What the system says, in words for people where there are some.
#[expect(clippy::wildcard_enum_match_arm, reason = "the system knows more kinds of errors than have words here")]
pub fn system(error: &io::Error, language: Language) -> String {
    let words = match error.kind() {
        io::ErrorKind::NotFound => ("den Ordner gibt es nicht", "the folder does not exist"),
        io::ErrorKind::PermissionDenied => ("keine Schreibberechtigung", "no permission to write"),
        io::ErrorKind::ReadOnlyFilesystem => ("der Datenträger lässt sich nicht beschreiben", "the disk is read-only"),
        io::ErrorKind::AlreadyExists => ("dort ist schon etwas", "something is there already"),
        io::ErrorKind::IsADirectory => ("das ist ein Ordner", "it is a folder"),
        io::ErrorKind::NotADirectory => ("ein Teil des Pfades ist kein Ordner", "a part of the path is no folder"),
        io::ErrorKind::StorageFull => ("der Datenträger ist voll", "the disk is full"),
        io::ErrorKind::QuotaExceeded => ("Ihr Speicherplatz ist aufgebraucht", "your storage is used up"),
        io::ErrorKind::FileTooLarge => ("die Datei würde größer als erlaubt", "the file would be larger than allowed"),
        io::ErrorKind::BrokenPipe => ("niemand liest sie mehr", "nobody reads it any more"),
        _ => return error.to_string(),
    };
    language.pick(words.0, words.1).to_owned()
}

/// An output that would lie among the files that the program reads.
pub fn beside_inputs(path: &str, folder: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: „{path}“ läge in „{folder}“, wo das Programm seine Eingaben liest; nennen Sie einen anderen Ordner."),
        format!("Error: “{path}” would lie in “{folder}”, where the program reads its inputs; choose another folder."),
    )
}

/// Two outputs into one file.
pub fn same_output(path: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: „{path}“ ist zweimal als Ausgabe genannt; nennen Sie für jede Ausgabe eine eigene Datei."),
        format!("Error: “{path}” is named twice as an output; name a file of its own for each output."),
    )
}

/// Another run that changes the project does not end.
pub fn locked(language: Language) -> &'static str {
    language.pick(
        "Fehler: ein anderer Aufruf von zielmatrix ändert gerade dieses Projekt und war nach zehn Sekunden nicht fertig. Nichts wurde geschrieben; versuchen Sie es danach noch einmal.",
        "Error: another run of zielmatrix is changing this project and was not done after ten seconds. Nothing was written; try again afterwards.",
    )
}

/// No lock is to be had; the command goes on.
pub fn no_lock(file: &str, error: &io::Error, language: Language) -> String {
    let reason = system(error, language);
    language.pick(
        format!("Warnung: {file} kann nicht gesperrt werden ({reason}). Achten Sie selbst darauf, dass niemand zugleich in dieses Projekt schreibt."),
        format!("Warning: {file} cannot be locked ({reason}). Take care yourself that nobody else writes to this project at the same time."),
    )
}

/// A lock that somebody else made so that nobody can use it.
pub fn closed_lock(file: &str, error: &io::Error, language: Language) -> String {
    let reason = system(error, language);
    language.pick(
        format!("Fehler: {file} kann nicht geöffnet werden ({reason}). Nichts wurde geschrieben; geben Sie sich das Leserecht für diese Datei."),
        format!("Error: {file} cannot be opened ({reason}). Nothing was written; give yourself the right to read this file."),
    )
}

/// Something else than a file where the lock should be.
pub fn foreign_lock(file: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: {file} ist keine gewöhnliche Datei. Nichts wurde geschrieben; entfernen Sie, was dort liegt."),
        format!("Error: {file} is no ordinary file. Nothing was written; remove what is there."),
    )
}

/// A file that was changed while a question waited.
pub fn changed_meanwhile(path: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: „{path}“ hat sich geändert, seit gefragt wurde. Nichts wurde geschrieben; rufen Sie den Befehl noch einmal auf."),
        format!("Error: “{path}” has changed since the question. Nothing was written; run the command again."),
    )
}
