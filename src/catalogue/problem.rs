//! The words of every problem.

use super::Language;
use crate::problem::Problem;

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

/// The words of a problem.
pub fn message(problem: &Problem, language: Language) -> Message {
    match problem {
        Problem::FileUnreadable { path, reason } => Message {
            headline: language.pick(
                format!("`{path}` kann nicht gelesen werden: {reason}"),
                format!("cannot read `{path}`: {reason}"),
            ),
            label: String::new(),
            related: String::new(),
            help: None,
        },
        Problem::UnknownKey { key, section, suggestion } => Message {
            headline: language.pick(format!("`{key}` gibt es in {section} nicht"), format!("{section} has no `{key}`")),
            label: language.pick("unbekannt", "unknown").into(),
            related: String::new(),
            help: suggestion
                .as_ref()
                .map(|key| language.pick(format!("meinten Sie `{key}`?"), format!("did you mean `{key}`?"))),
        },
    }
}
