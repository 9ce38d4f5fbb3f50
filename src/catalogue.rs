//! The message catalogue: every word that users read, in German and English, as typed functions. The compiler checks
//! that both languages have every phrase; nothing here decides anything.

pub mod closing;
pub(crate) mod adopt;
pub mod calendar;
pub mod collection;
pub mod commands;
pub mod diagnostics;
pub mod explain;
pub mod files;
pub(crate) mod flat;
pub mod form;
pub mod format;
pub mod headings;
pub mod init;
pub mod import;
pub mod plan;
pub(crate) mod planning;
pub mod problem;
pub mod report;
pub mod rollover;
pub mod sentences;
pub mod terminal;
pub mod usage;
pub mod workbook;
pub mod words;

/// A language of reports and messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// German, the default.
    #[default]
    German,
    /// English.
    English,
}

impl Language {
    /// The name in `zielmatrix.toml` and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
        }
    }

    /// The language of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::German, Self::English].into_iter().find(|language| language.name() == name)
    }

    /// Chooses between the two texts.
    pub fn pick<T>(self, german: T, english: T) -> T {
        match self {
            Self::German => german,
            Self::English => english,
        }
    }
}
