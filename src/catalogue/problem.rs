//! The words of every problem.

mod english;
mod german;
mod planning;

use super::Language;
use crate::catalogue::words::Word;
use crate::model::Kind;
use crate::period::{Period, Scheme};
use crate::problem::home::{Home, KeyMeant};
use crate::problem::{Expected, Measured, Part, Problem};

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

/// One of a few that was perhaps meant, or what else helps.
fn meant_few_or(near: &[String], language: Language, otherwise: &str) -> String {
    let quoted: Vec<String> = near.iter().map(|known| format!("`{known}`")).collect();
    let Some((last, others)) = quoted.split_last() else { return otherwise.to_owned() };
    let or = or(language);
    let all = if others.is_empty() { last.clone() } else { format!("{}{or}{last}", others.join(", ")) };
    language.pick(format!("meinten Sie {all}?"), format!("did you mean {all}?"))
}

/// Kind and unit in words: `eine Summe in Besuche`.
fn measured(measured: &Measured, language: Language) -> String {
    let kind = crate::catalogue::choices::kind(measured.kind, language);
    match measured.unit.as_str() {
        "" => language.pick(format!("„{kind}“ ohne Einheit"), format!("“{kind}” without a unit")),
        unit => language.pick(format!("„{kind}“ ({unit})"), format!("“{kind}” ({unit})")),
    }
}

fn or(language: Language) -> &'static str {
    language.pick(" oder ", " or ")
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

/// What to write for an unknown key.
fn key_meant(key: &KeyMeant, language: Language) -> Option<String> {
    let (key, home) = match key {
        KeyMeant::Key(key) => return meant(Some(key), language),
        KeyMeant::OneOf(known) if known.is_empty() => return None,
        KeyMeant::OneOf(known) => {
            let known = known.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
            return Some(language.pick(format!("möglich sind {known}"), format!("possible are {known}")));
        }
        KeyMeant::Elsewhere { key, home } => (key, home),
    };
    let below = |header: &str| {
        language.pick(format!("`{key}` gehört unter {header}"), format!("`{key}` belongs below {header}"))
    };
    Some(match home {
        Home::Target => language
            .pick(format!("schreiben Sie `target = {{ {key} = … }}`"), format!("write `target = {{ {key} = … }}`")),
        Home::Tolerance => language.pick(
            format!("schreiben Sie `tolerance = {{ {key} = … }}`, mit `green` und `yellow`"),
            format!("write `tolerance = {{ {key} = … }}`, with `green` and `yellow`"),
        ),
        Home::Goal => below("[[goal]]"),
        Home::Measure => below("[[goal.measure]]"),
        Home::Indicator => below(language.pick(
            "[[goal.indicator]] oder [[goal.measure.indicator]]",
            "[[goal.indicator]] or [[goal.measure.indicator]]",
        )),
        Home::Header if *key == "indicator" => language
            .pick(
                "schreiben Sie [[goal.indicator]], oder [[goal.measure.indicator]] unter einer Maßnahme",
                "write [[goal.indicator]], or [[goal.measure.indicator]] below a measure",
            )
            .into(),
        Home::Header => language.pick(format!("schreiben Sie [[goal.{key}]]"), format!("write [[goal.{key}]]")),
        Home::Actual => language.pick(
            format!("`{key}` gehört in eine Meldung: unter [[actual]] einer Datei im Ordner der Meldungen"),
            format!("`{key}` belongs into a report: below [[actual]] of a file in the folder of actuals"),
        ),
        Home::Settings => {
            language.pick(format!("`{key}` gehört in zielmatrix.toml"), format!("`{key}` belongs into zielmatrix.toml"))
        }
    })
}

/// How a period is written that the text may mean.
fn period_meant(found: &str, scheme: Scheme, language: Language) -> String {
    if let Some(period) = Period::read(found, scheme) {
        return language.pick(format!("schreiben Sie „{period}“"), format!("write “{period}”"));
    }
    let reports = language.pick(
        format!("dieses Projekt berichtet in {}", scheme_name(scheme, language)),
        format!("this project reports in {}", scheme_name(scheme, language)),
    );
    if scheme.index_of(found.trim()).is_some() {
        let whole = format!("2013-{}", found.trim());
        return language.pick(
            format!("schreiben Sie das Jahr davor, wie „{whole}“"),
            format!("write the year before it, like “{whole}”"),
        );
    }
    let year = found.split(|letter: char| !letter.is_ascii_digit()).find(|digits| digits.len() == 4);
    match year {
        Some(year) if scheme != Scheme::Year => {
            let periods: Vec<String> = scheme.labels().iter().map(|label| format!("{year}-{label}")).collect();
            let periods = list(&periods);
            language.pick(format!("{reports}; möglich sind {periods}"), format!("{reports}; possible are {periods}"))
        }
        _ => {
            let example = example(scheme);
            language.pick(
                format!("{reports}: schreiben Sie ihn wie „{example}“"),
                format!("{reports}: write it like “{example}”"),
            )
        }
    }
}

/// How a period within the year is written that the text may mean.
fn label_meant(found: &str, allowed: &[String], scheme: Scheme, language: Language) -> String {
    const ANY_YEAR: &str = "2013";
    let dated = format!("{found} {ANY_YEAR}");
    let number = || found.trim().parse().ok().filter(|index| (1..=scheme.periods()).contains(index));
    let label = Period::read(found, scheme).or_else(|| Period::read(&dated, scheme)).map(Period::label);
    match label.or_else(|| number().map(|index| scheme.label(index))).filter(|label| allowed.contains(label)) {
        Some(label) => language.pick(format!("schreiben Sie `{label}`"), format!("write `{label}`")),
        None => language.pick(format!("möglich sind {}", list(allowed)), format!("possible are {}", list(allowed))),
    }
}

/// The first periods of a year with example values, the last one left out as its Soll is the target:
/// `{ T1 = "20 %", T2 = "55 %" }`.
fn interim_example(scheme: Scheme) -> String {
    let labels = scheme.labels();
    let (_, early) = labels.split_last().unwrap_or((&labels[0], &[]));
    let points: Vec<String> =
        early.iter().zip(["20 %", "55 %"]).map(|(label, share)| format!("{label} = \"{share}\"")).collect();
    format!("{{ {} }}", points.join(", "))
}

/// The name of a period for an example; a year that is one period has none.
fn label_example(scheme: Scheme) -> String {
    Some(scheme.label(1)).filter(|label| !label.is_empty()).unwrap_or_else(|| "\"\"".into())
}

/// What the periods of a scheme are called.
fn scheme_name(scheme: Scheme, language: Language) -> &'static str {
    match scheme {
        Scheme::Tertial => language.pick("Tertialen", "tertials"),
        Scheme::Quarter => language.pick("Quartalen", "quarters"),
        Scheme::HalfYear => language.pick("Halbjahren", "half-years"),
        Scheme::Month(_) => language.pick("Monaten", "months"),
        Scheme::Year => language.pick("ganzen Jahren", "whole years"),
    }
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
        Expected::Texts => {
            language.pick("eine Liste von Texten wie [\"…\", \"…\"]", "a list of texts such as [\"…\", \"…\"]")
        }
        Expected::Number => language.pick("eine Zahl", "a number"),
        Expected::Amount => {
            language.pick("eine Zahl oder ein Anteil wie \"5 %\"", "a number or a share such as \"5 %\"")
        }
        Expected::Value => Word::AValue.text(language),
        Expected::Date => language.pick(
            "ein Datum der Form JJJJ-MM-TT ohne Anführungszeichen",
            "a date of the form YYYY-MM-DD without quotes",
        ),
        Expected::Moment => language.pick("ein Datum mit Uhrzeit", "a date with a time"),
        Expected::Time => language.pick("eine Uhrzeit", "a time"),
        Expected::Table(_) => language.pick("eine einzelne Tabelle", "a single table"),
        Expected::Tables(_) => language.pick("eine Liste von Tabellen", "a list of tables"),
        Expected::List => language.pick("eine Liste", "a list"),
        Expected::Truth => language.pick("ein Wahrheitswert", "a truth value"),
        Expected::Interim => language.pick(
            "eine Tabelle der Zeiträume in geschweiften Klammern oder \"seasonal\", \"linear\", \"constant\"",
            "a table of periods in braces or \"seasonal\", \"linear\", \"constant\"",
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

/// How a value of that sort is written for a key.
fn wanted(key: &str, what: Expected, found: Expected, language: Language) -> String {
    let tables = |section: &str| {
        if section.starts_with("[[") {
            language.pick(
                format!("schreiben Sie über jede dieser Tabellen die Überschrift {section} in doppelten Klammern"),
                format!("write the header {section} in double brackets above each of these tables"),
            )
        } else {
            language.pick(format!("schreiben Sie `{key} = [{{ … }}]`"), format!("write `{key} = [{{ … }}]`"))
        }
    };
    match what {
        Expected::Text => language.pick(format!("schreiben Sie `{key} = \"…\"`"), format!("write `{key} = \"…\"`")),
        Expected::Number | Expected::Amount if found == Expected::Text => language.pick(
            "schreiben Sie die Zahl ohne Anführungszeichen und mit Dezimalpunkt, etwa 38.5".into(),
            "write the number without quotes and with a decimal point, such as 38.5".into(),
        ),
        Expected::Date => language.pick(
            format!("schreiben Sie `{key} = JJJJ-MM-TT`, ohne Anführungszeichen"),
            format!("write `{key} = YYYY-MM-DD`, without quotes"),
        ),
        Expected::Table(section) if section.starts_with('[') => language.pick(
            format!("schreiben Sie die Überschrift einmal und in einfachen Klammern: {section}"),
            format!("write the header once and in single brackets: {section}"),
        ),
        Expected::Table("target") => language.pick(
            format!("schreiben Sie `{key} = {{ at_least = … }}` für mindestens, `{{ at_most = … }}` für höchstens, `{{ between = [… , …] }}` oder `{{ exactly = … }}`"),
            format!("write `{key} = {{ at_least = … }}`, `{{ at_most = … }}`, `{{ between = [… , …] }}` or `{{ exactly = … }}`"),
        ),
        Expected::Table("tolerance") => language.pick(
            format!("schreiben Sie `{key} = {{ green = \"5 %\", yellow = \"10 %\" }}`, mit Ihren Grenzen"),
            format!("write `{key} = {{ green = \"5 %\", yellow = \"10 %\" }}`, with your limits"),
        ),
        Expected::Table(_) => {
            language.pick(format!("schreiben Sie `{key} = {{ … }}`"), format!("write `{key} = {{ … }}`"))
        }
        Expected::Tables(section) => tables(section),
        Expected::Truth => language
            .pick(format!("schreiben Sie `{key} = true` oder `false`"), format!("write `{key} = true` or `false`")),
        Expected::Texts
        | Expected::Number
        | Expected::Amount
        | Expected::Value
        | Expected::Moment
        | Expected::Time
        | Expected::List
        | Expected::Interim => language.pick(
            format!("richtig wäre {}", expected(what, language)),
            format!("right would be {}", expected(what, language)),
        ),
    }
}

/// Spellings to choose from: `1_240` or `1.24`.
fn either(spellings: &[String], language: Language) -> String {
    let quoted: Vec<String> = spellings.iter().map(|spelling| format!("`{spelling}`")).collect();
    quoted.join(or(language))
}

/// A reported number that may be one in thousands, as it is written for each reading: `312592` and `312,5920`.
fn unambiguous(text: &str) -> Option<[String; 2]> {
    let end = text.rfind(|letter: char| letter.is_ascii_digit())? + 1;
    let start = text.find(|letter: char| letter.is_ascii_digit())?;
    let (number, rest) = (text.get(start..end)?, text.get(end..)?);
    let sign = if text[..start].contains(['-', '−']) { "-" } else { "" };
    Some([format!("{sign}{}{rest}", number.replace([',', '.'], "")), format!("{sign}{number}0{rest}")])
}

/// The mark beside a number, as it stands there: `r` of `98 r`, `*` of `98 Besuche*`.
fn mark_beside(text: &str) -> Option<&str> {
    const LONGEST: usize = 4;
    let rest =
        text.trim_matches(|sign: char| sign.is_ascii_digit() || sign.is_whitespace() || ".,'-−+%€".contains(sign));
    if rest == ")" {
        // `98 1)` has a number as its mark.
        return text.split_whitespace().next_back();
    }
    if rest.chars().count() <= LONGEST {
        return Some(rest).filter(|rest| !rest.is_empty());
    }
    let end = rest.trim_end_matches(|sign: char| !sign.is_alphanumeric() || !sign.is_ascii() && sign.is_numeric());
    Some(&rest[end.len()..]).filter(|mark| !mark.is_empty())
}

fn quoted(keys: &str) -> String {
    keys.split(", ").map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}

fn bytes(size: u64) -> String {
    format!("{} MiB", size / (1024 * 1024))
}
