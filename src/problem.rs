//! Every kind of problem, with what its message needs to say. A new one is a variant here, its words in
//! `catalogue/problem.rs`, and a faulty file in `tests/check`.

use crate::diagnostic::Severity;

/// A problem of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A file or folder could not be read.
    FileUnreadable {
        /// Its path.
        path: String,
        /// The reason of the operating system.
        reason: String,
    },
    /// A key that the table does not have.
    UnknownKey {
        /// The key.
        key: String,
        /// The table, such as `[[goal]]`.
        section: &'static str,
        /// A key that it might have meant.
        suggestion: Option<String>,
    },
}

impl Problem {
    /// The stable code, the same in both languages.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FileUnreadable { .. } => "datei-unlesbar",
            Self::UnknownKey { .. } => "unbekannter-schluessel",
        }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::FileUnreadable { .. } | Self::UnknownKey { .. } => Severity::Error,
        }
    }

    /// True for a file that could not be read at all (exit code 4).
    pub fn is_unreadable_file(&self) -> bool {
        matches!(self, Self::FileUnreadable { .. })
    }
}
