//! How every command ends: with an exit code, or early with the reason. Only [`super::run`] says it.

use std::fmt::Display;

use crate::cli::exit;

/// The exit code of a command that went its whole way, or why it did not.
pub(super) type Ending = Result<u8, Stop>;

/// Why a command ends early.
#[derive(Debug)]
pub(super) struct Stop {
    /// The exit code.
    pub(super) code: u8,
    /// What to say; `None` where problems were shown instead.
    pub(super) message: Option<String>,
}

impl Stop {
    /// What was said already, by the problems of the input.
    pub(super) fn said(code: u8) -> Self {
        Self { code, message: None }
    }

    /// The input is not as it must be.
    pub(super) fn input(message: impl Display) -> Self {
        Self::with(exit::INPUT, message)
    }

    /// The command is used wrongly.
    pub(super) fn usage(message: impl Display) -> Self {
        Self::with(exit::USAGE, message)
    }

    /// A file cannot be read or written.
    pub(super) fn file(message: impl Display) -> Self {
        Self::with(exit::FILE, message)
    }

    fn with(code: u8, message: impl Display) -> Self {
        Self { code, message: Some(message.to_string()) }
    }
}
