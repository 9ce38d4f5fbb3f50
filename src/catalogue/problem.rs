//! The words of every problem.

mod english;
mod german;

use super::Language;
use crate::model::Kind;
use crate::period::Scheme;
use crate::problem::{Expected, Part, Problem};

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is wrong, with the value; no full stop.
    pub headline: String,
    /// A few words at the place.
    pub label: String,
    /// A few words at the other place, where there is one.
    pub related: String,
    /// What to do.
    pub help: Option<String>,
}

/// Headline, label, help and the words at the other place, in one language.
struct Words {
    headline: String,
    label: &'static str,
    related: &'static str,
    help: Option<String>,
}

impl Words {
    fn new(headline: impl Into<String>, label: &'static str) -> Self {
        Self { headline: headline.into(), label, related: "", help: None }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    fn maybe(self, help: Option<String>) -> Self {
        Self { help, ..self }
    }

    fn related(self, related: &'static str) -> Self {
        Self { related, ..self }
    }
}

/// The words of a problem.
pub fn message(problem: &Problem, language: Language) -> Message {
    let words = match language {
        Language::German => german::german(problem),
        Language::English => english::english(problem),
    };
    Message { headline: words.headline, label: words.label.into(), related: words.related.into(), help: words.help }
}

fn meant(suggestion: Option<&String>, language: Language) -> Option<String> {
    suggestion.map(|known| language.pick(format!("meinten Sie `{known}`?"), format!("did you mean `{known}`?")))
}

fn meant_or(suggestion: Option<&String>, language: Language, otherwise: &str) -> String {
    meant(suggestion, language).unwrap_or_else(|| otherwise.to_owned())
}

fn list(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn table(section: &str, language: Language) -> String {
    if section.is_empty() {
        language.pick("auf der obersten Ebene der Datei", "at the top level of the file").into()
    } else {
        format!("in {section}")
    }
}

fn example(scheme: Scheme) -> String {
    let label = scheme.label(1);
    if label.is_empty() { "2013".into() } else { format!("2013-{label}") }
}

fn kind_fields(kind: Kind, language: Language) -> String {
    let keys = match kind {
        Kind::Ratio => language.pick("`numerator` und `denominator`", "`numerator` and `denominator`"),
        Kind::Milestone => language.pick("`progress` und `done`", "`progress` and `done`"),
        Kind::Cumulative | Kind::Level | Kind::Average => "`value`",
        Kind::Assessed => "`value = \"green\"`, `\"yellow\"`, `\"red\"`",
    };
    language
        .pick(format!("die Art `{}` meldet {keys}", kind.name()), format!("the kind `{}` reports {keys}", kind.name()))
}

fn expected(what: Expected, language: Language) -> &'static str {
    match what {
        Expected::Text => language.pick("ein Text in Anführungszeichen", "a text in quotes"),
        Expected::Texts => language.pick("eine Liste von Texten wie [\"T3\"]", "a list of texts such as [\"T3\"]"),
        Expected::Number => language.pick("eine Zahl", "a number"),
        Expected::Amount => {
            language.pick("eine Zahl oder ein Anteil wie \"5 %\"", "a number or a share such as \"5 %\"")
        }
        Expected::Value => language.pick("ein Wert", "a value"),
        Expected::Date => {
            language.pick("ein Datum wie 2013-08-31 ohne Anführungszeichen", "a date such as 2013-08-31 without quotes")
        }
        Expected::Table => language.pick("eine Tabelle in geschweiften Klammern", "a table in braces"),
        Expected::Tables => language.pick("Tabellen in doppelten eckigen Klammern", "tables in double brackets"),
        Expected::List => language.pick("eine Liste", "a list"),
        Expected::Truth => language.pick("ein Wahrheitswert", "a truth value"),
        Expected::Interim => language.pick(
            "eine Tabelle wie { T1 = 120 } oder \"seasonal\", \"linear\", \"constant\"",
            "a table such as { T1 = 120 } or \"seasonal\", \"linear\", \"constant\"",
        ),
    }
}

/// Areas that a message names with their values; the others are counted.
const MOST_AREAS: usize = 5;

/// How a doubtful value is confirmed.
fn confirm(code: &str, language: Language) -> String {
    language.pick(
        format!("ist der Wert richtig, bestätigen Sie ihn: `acknowledged = [{{ code = \"{code}\", reason = \"…\" }}]`"),
        format!("if the value is right, confirm it: `acknowledged = [{{ code = \"{code}\", reason = \"…\" }}]`"),
    )
}

/// A part of a ratio, and what it counts.
fn part(part: Part, name: Option<&String>, language: Language) -> String {
    let word = match part {
        Part::Numerator => language.pick("Zähler", "numerator"),
        Part::Denominator => language.pick("Nenner", "denominator"),
    };
    let quoted = name.map(|name| language.pick(format!(" „{name}“"), format!(" “{name}”")));
    format!("{word}{}", quoted.unwrap_or_default())
}

/// A value as options of `correct`: `--numerator 23 --denominator 98`.
fn options(written: &str) -> String {
    written.split(", ").map(|part| format!("--{}", part.replacen(" = ", " ", 1))).collect::<Vec<_>>().join(" ")
}

fn quoted(keys: &str) -> String {
    keys.split(", ").map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}

fn bytes(size: u64) -> String {
    format!("{} MiB", size / (1024 * 1024))
}
