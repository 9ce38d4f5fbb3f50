//! What is wrong with a command line, and the words of the parser around help texts.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Language;

/// Words of the parser in help texts that have German ones.
const HELP_WORDS: [(&str, &str); 5] = [
    ("[OPTIONS]", "[OPTIONEN]"),
    ("Possible values:", "Möglich:"),
    ("[possible values: ", "[möglich: "),
    ("[default: ", "[sonst: "),
    ("[aliases: ", "[auch: "),
];

/// A help text with its last English words in German.
pub fn help(text: &str) -> String {
    HELP_WORDS.iter().fold(text.to_owned(), |text, (english, german)| text.replace(english, german))
}

/// Why a command line cannot be understood, and what to do. In English the parser's own words serve.
pub fn message(error: &clap::Error, language: Language) -> String {
    if language == Language::English {
        return error.render().to_string();
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return help(&error.render().to_string());
    }
    let mut text = format!("Fehler: {}", headline(error));
    for hint in hints(error) {
        text.push_str("\n  ");
        text.push_str(&hint);
    }
    if let Some(usage) = text_of(error, ContextKind::Usage) {
        // The parser writes its own heading before the usage.
        let usage = usage.trim().trim_start_matches("Usage:").trim();
        text.push_str("\n\nAufruf: ");
        text.push_str(&help(usage));
    }
    text.push_str("\n\nHilfe: `zielmatrix --help`, oder `zielmatrix BEFEHL --help`\n");
    text
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the parser knows more kinds of errors than have words here")]
fn headline(error: &clap::Error) -> String {
    let of = |kind| text_of(error, kind).unwrap_or_default();
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => format!("die Angabe „{argument}“ ist zu viel"),
        ErrorKind::UnknownArgument => format!("die Option „{argument}“ gibt es hier nicht"),
        ErrorKind::InvalidSubcommand => format!("den Befehl „{}“ gibt es nicht", of(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if value.is_empty() => format!("zu „{argument}“ fehlt der Wert"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("„{value}“ geht bei „{argument}“ nicht")
        }
        ErrorKind::NoEquals => format!("zwischen „{argument}“ und dem Wert fehlt „=“"),
        ErrorKind::TooManyValues => format!("„{value}“ ist bei „{argument}“ ein Wert zu viel"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("„{argument}“ hat nicht so viele Werte, wie es braucht")
        }
        ErrorKind::ArgumentConflict
            if of(ContextKind::PriorArg) == argument || of(ContextKind::PriorArg).is_empty() =>
        {
            format!("„{argument}“ steht mehr als einmal da")
        }
        ErrorKind::ArgumentConflict => {
            format!("„{argument}“ und „{}“ gehen nicht zugleich", of(ContextKind::PriorArg))
        }
        ErrorKind::MissingRequiredArgument => format!("es fehlt: {argument}"),
        ErrorKind::MissingSubcommand => "es fehlt der Befehl".into(),
        ErrorKind::InvalidUtf8 => "ein Wort des Aufrufs ist nicht in UTF-8 geschrieben".into(),
        _ => error.render().to_string(),
    }
}

fn hints(error: &clap::Error) -> Vec<String> {
    let suggestions = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let mut hints: Vec<String> = suggestions
        .into_iter()
        .filter_map(|kind| text_of(error, kind))
        .map(|near| format!("meinten Sie „{near}“?"))
        .collect();
    let allowed = text_of(error, ContextKind::ValidValue).filter(|allowed| !allowed.is_empty());
    // Parsers of this program say in their error what they take.
    let source = || std::error::Error::source(error).map(ToString::to_string);
    if let Some(allowed) = allowed.or_else(source) {
        hints.push(format!("möglich: {}", german_reason(&allowed)));
    }
    hints
}

/// What the standard library says of a number or a date that is none, in German.
fn german_reason(reason: &str) -> String {
    match reason {
        "invalid digit found in string" => "eine ganze Zahl".into(),
        "cannot parse integer from empty string" => "eine ganze Zahl, nicht nichts".into(),
        reason if reason.starts_with("number too") => "eine kleinere Zahl".into(),
        "input contains invalid characters"
        | "input is out of range"
        | "premature end of input"
        | "trailing input"
        | "no possible date and time matching input" => "ein Tag wie 2013-05-31".into(),
        reason => reason.to_owned(),
    }
}

/// What the parser knows of a part of the error, several words separated by commas.
fn text_of(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::StyledStrs(texts) => Some(texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
        ContextValue::Number(number) => Some(number.to_string()),
        ContextValue::None | ContextValue::Bool(_) | _ => None,
    }
}
