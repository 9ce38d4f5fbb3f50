//! What a reader chose to see.

use super::Language;
use crate::catalogue::words::Word;

/// What the reader asked to see, and what the colours above it still cover.
pub fn selection(parts: &str, language: Language) -> String {
    language.pick(
        format!("Auswahl: {parts}. Gesamtfarben umfassen auch, was hier nicht gezeigt wird."),
        format!("Selection: {parts}. Overall colours also cover what is not shown here."),
    )
}

/// What the reader asked to see, where nothing is said of overall colours.
pub fn selection_alone(parts: &str, language: Language) -> String {
    language.pick(format!("Auswahl: {parts}"), format!("Selection: {parts}"))
}

/// A part of a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selected {
    /// Matrices.
    Matrices,
    /// Goals.
    Goals,
    /// Focus topics.
    Focuses,
    /// Strategic goals.
    StrategicGoals,
    /// Departments.
    Departments,
    /// Committees, by what they deal with.
    Committees,
    /// Statuses in the reported period.
    Statuses,
}

/// One part of a selection with its values.
pub fn selected(what: Selected, values: &str, language: Language) -> String {
    let what = match what {
        Selected::Matrices => language.pick("Matrix", "matrix"),
        Selected::Goals => Word::GoalWithin.text(language),
        Selected::Focuses => Word::FocusWithin.text(language),
        Selected::StrategicGoals => Word::StrategicGoalWithin.text(language),
        Selected::Departments => Word::Department.text(language),
        Selected::Committees => language.pick("Gremium", "committee"),
        Selected::Statuses => language.pick("Status", "status"),
    };
    format!("{what} {values}")
}
