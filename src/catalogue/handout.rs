//! What the handout says of itself, and why there is none.

use super::{Language, format};

/// Where a machine finds the figures.
pub fn attached(file: &str, language: Language) -> String {
    language.pick(
        format!("Alle Zahlen liegen diesem Dokument unverändert als Datei {file} bei (JSON, ungerundet)."),
        format!("All figures are attached to this document as the file {file} (JSON, not rounded)."),
    )
}

/// Behind the beginning of a text that would fill pages: how long it is, and where all of it is.
pub fn cut(whole: usize, attachment: &str, language: Language) -> String {
    let whole = format::count(whole, language);
    language.pick(
        format!(" … [gekürzt: der Text hat {whole} Zeichen und steht ganz in {attachment}, der Anlage dieses Dokuments]"),
        format!(" … [cut: the text has {whole} characters; all of it is in {attachment}, which is attached to this document]"),
    )
}

/// What a character that no font has looks like.
pub fn unknown_characters(language: Language) -> &'static str {
    language.pick(
        "Steht in einem Text [U+1F600] oder Ähnliches, so hat die Schrift dieses Zeichen nicht.",
        "Where a text says [U+1F600] or the like, the fonts lack that character.",
    )
}

/// A PDF that could not be made, for a reason of the program itself.
pub fn not_typeset(reason: &str, language: Language) -> String {
    language
        .pick(format!("Das PDF ließ sich nicht setzen: {reason}"), format!("The PDF could not be typeset: {reason}"))
}

/// A program that was built without the handout.
pub fn not_in_this_build(language: Language) -> &'static str {
    language.pick(
        "Fehler: dieses Programm wurde ohne PDF gebaut (cargo-Merkmal „pdf“); möglich sind die anderen Formate",
        "Error: this program was built without PDF (cargo feature “pdf”); the other formats are there",
    )
}
