//! The forms in which problems of the input are shown: for people, for programs, and for two build servers.
//!
//! Lines and columns count from 1, columns in characters; the end of a place is the column after its last character.

mod excerpt;
mod finding;
mod github;
mod gitlab;
mod json;
mod text;
mod visible;

use crate::catalogue::Language;
use crate::diagnostic::Diagnostics;
use crate::source::Sources;

/// How problems are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// For people: the message with an excerpt of the file, the first three warnings of a code, at most 50 in full, and a
    /// summary.
    #[default]
    Text,
    /// For programs: an array of objects.
    Json,
    /// Workflow commands, which GitHub shows beside the line.
    Github,
    /// A Code Quality report, which GitLab shows in merge requests.
    Gitlab,
}

impl Form {
    /// Every form, in the order of the documentation.
    pub const ALL: [Self; 4] = [Self::Text, Self::Json, Self::Github, Self::Gitlab];
}

/// What the caller decides about the look. Width and colour concern [`Form::Text`] alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The language of the messages; keys and codes are the same in all.
    pub language: Language,
    /// True to write colours as terminal escapes.
    pub styled: bool,
    /// Columns that an excerpt may take; a longer line is cut around the place.
    pub width: usize,
    /// True to show every problem in full in [`Form::Text`], however many there are.
    pub all: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { language: Language::default(), styled: false, width: 120, all: false }
    }
}

/// All problems in one form, with a newline at the end. Without any, [`Form::Text`] and [`Form::Github`] are empty and
/// the others an empty array.
pub fn render(diagnostics: &Diagnostics, sources: &Sources, form: Form, options: Options) -> String {
    match form {
        Form::Text => text::render(diagnostics, sources, options),
        Form::Json => json::render(diagnostics, sources, options.language),
        Form::Github => github::render(diagnostics, sources, options.language),
        Form::Gitlab => gitlab::render(diagnostics, sources, options.language),
    }
}
