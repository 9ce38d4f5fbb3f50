//! Words of `adopt`: what stands in the new matrix, and what the command says.

use super::Language;
use crate::adopt::draft::Open;

/// The comment at the head of the matrix.
pub(crate) fn written_from(file: &str, language: Language) -> String {
    language.pick(format!("Übernommen aus {file}"), format!("Taken over from {file}"))
}

/// The comment that keeps an action field.
pub(crate) fn action_field(field: &str, language: Language) -> String {
    language.pick(format!("Handlungsfeld: {field}"), format!("Field of action: {field}"))
}

/// The comment that keeps who answers for an indicator of a goal.
pub(crate) fn responsible(name: &str, language: Language) -> String {
    language.pick(format!("verantwortlich: {name}"), format!("responsible: {name}"))
}

/// The comment that keeps the original words of a target.
pub(crate) fn in_the_original(said: &str, language: Language) -> String {
    language.pick(format!("im Original: {said}"), format!("in the original: {said}"))
}

/// What has to be decided before there is a target.
pub(crate) fn open(open: &Open, said: &str, language: Language) -> String {
    let said = open.own_words().unwrap_or(said);
    match open {
        Open::Direction => language.pick(
            format!("Zielwert im Original: {said}. Mindestens oder höchstens?"),
            format!("Target in the original: {said}. At least or at most?"),
        ),
        Open::Words => language.pick(
            format!("Zielwert im Original: {said}. Welcher Wert soll gelten?"),
            format!("Target in the original: {said}. Which value holds?"),
        ),
        Open::Deadline(_) => language.pick(
            format!("Frist im Original: {said}. Bis wann genau, oder welcher Zielwert?"),
            format!("Deadline in the original: {said}. By which day, or which target?"),
        ),
        Open::Several => language.pick(
            format!("Mehrere Zielwerte in einer Zelle: {said}. Welcher gehört zu diesem Indikator?"),
            format!("Several targets in one cell: {said}. Which one is that of this indicator?"),
        ),
        Open::Bounds(_) => language.pick(
            format!("Unter- und Obergrenze im Original: {said}. Welche gilt?"),
            format!("Lower and upper bound in the original: {said}. Which one holds?"),
        ),
    }
}

/// What has to be decided before values can be coloured.
pub(crate) fn open_kind(language: Language) -> &'static str {
    language.pick(
        "Welcher Art ist die Zahl (kind): cumulative, level, average, ratio oder assessed?",
        "Of which kind is the figure: cumulative, level, average, ratio or assessed?",
    )
}
