//! What is planned, in the words of messages and of the list of changes.

use super::Entries;
use crate::catalogue::{choices, format};
use crate::form::planning::{DONE_BY, Field, INFORMATIVE};
use crate::language::Language;
use crate::model::Kind;
use crate::number::Decimal;
use crate::period::Scheme;
use crate::problem::planning::PlanInput;
use crate::report::planning::Entry;

/// The entries of an input in one line; a dash where there are none.
pub(crate) fn entries(input: PlanInput, entries: &Entries, unit: &str, scheme: Scheme, language: Language) -> String {
    let of = |field: Field| entries.iter().find(|(known, _)| *known == field).map(|(_, entry)| entry);
    let text = match input {
        PlanInput::Target => target(of(Field::Direction), of(Field::Value), of(Field::To), unit, language),
        PlanInput::Interim => {
            let points = entries.iter().map(|(field, entry)| match (field, entry) {
                (Field::Interim(index), Entry::Number(_) | Entry::Percent(_) | Entry::Pair(..)) => {
                    format!("{} {}", scheme.label(*index), entry_in(entry, language))
                }
                _ => entry_in(entry, language),
            });
            points.collect::<Vec<_>>().join(", ")
        }
        PlanInput::Tolerance => {
            let bounds = [of(Field::Green), of(Field::Yellow)].into_iter().flatten();
            bounds.map(|entry| entry_in(entry, language)).collect::<Vec<_>>().join(" / ")
        }
        PlanInput::Name
        | PlanInput::Unit
        | PlanInput::Kind
        | PlanInput::Source
        | PlanInput::Responsible
        | PlanInput::Hypothesis
        | PlanInput::Evidence
        | PlanInput::Open
        | PlanInput::Dropped
        | PlanInput::Reason => entries.iter().map(|(_, entry)| entry_in(entry, language)).collect::<Vec<_>>().join(" "),
    };
    if text.is_empty() { "–".to_owned() } else { text }
}

fn target(
    direction: Option<&Entry>,
    value: Option<&Entry>,
    to: Option<&Entry>,
    unit: &str,
    language: Language,
) -> String {
    let shown = |entry: &Entry| entry_in(entry, language);
    let figures: Vec<String> = value.into_iter().chain(to).map(shown).collect();
    let and = crate::catalogue::words::Word::And.text(language);
    let figures = figures.join(&format!(" {and} "));
    let counted = matches!(value, Some(Entry::Number(_))) && !unit.is_empty();
    let unit = if counted { unit } else { "" };
    let parts = [direction.map(shown).unwrap_or_default(), figures, unit.to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn entry_in(entry: &Entry, language: Language) -> String {
    let number = |value: &Decimal| format::decimal(value.normalize(), language);
    match entry {
        Entry::Number(value) => number(value),
        Entry::Percent(value) => format!("{} %", number(value)),
        Entry::Share(value, of) => format!("{} % {}", number(value), choices::reference(*of, language)),
        Entry::Pair(low, high) => format!("{}–{}", number(low), number(high)),
        Entry::Date(date) => format::date(*date, language),
        Entry::Word(word) => word_of(word, language).to_owned(),
        Entry::Text(text) => text.split('\n').collect::<Vec<_>>().join(" · "),
    }
}

/// A direction, a kind, a way of interim targets or a yes.
fn word_of(word: &str, language: Language) -> &'static str {
    let direction = choices::directions(language).into_iter().find(|(key, _)| *key == word).map(|(_, word)| word);
    let kind = || Kind::ALL.into_iter().find(|kind| kind.name() == word).map(|kind| choices::kind(kind, language));
    direction.or_else(kind).unwrap_or_else(|| choices::interim(word, language))
}

/// True for the entries of a target that is none: nothing, or "for information".
pub(crate) fn is_no_target(entries: &Entries) -> bool {
    let none = |entry: &Entry| matches!(entry, Entry::Word(word) if *word == INFORMATIVE);
    entries.iter().all(|(field, entry)| *field == Field::Direction && none(entry))
}

/// True where the target is a date.
pub(crate) fn is_dated(entries: &Entries) -> bool {
    entries.iter().any(|(_, entry)| matches!(entry, Entry::Word(word) if *word == DONE_BY))
}
