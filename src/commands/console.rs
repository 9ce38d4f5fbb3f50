//! Standard output and standard error: colours, width, closed pipes.

use std::io::{self, BufRead, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use super::ending::Stop;
use crate::catalogue::Language;
use crate::catalogue::commands as words;
use crate::catalogue::import::is_yes;
use crate::cli::{ColorWhen, Global};
use crate::diagnostic::Diagnostics;
use crate::render::diagnostics::{self, Form, Options};
use crate::render::text::printable;
use crate::source::Sources;

/// Columns where nobody says how many there are.
const DEFAULT_WIDTH: usize = 120;

/// Where results and messages go.
pub(super) struct Console {
    color: ColorWhen,
}

impl Console {
    pub(super) fn new(global: &Global) -> Self {
        Self { color: global.color }
    }

    /// Writes a result to standard output.
    pub(super) fn result(bytes: &[u8]) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        out.flush()
    }

    /// Writes a result to standard output; says where that fails what was written all the same.
    pub(super) fn result_or_stop(bytes: &[u8], written: &[String], language: Language) -> Result<(), Stop> {
        Self::result(bytes).map_err(|error| {
            if !written.is_empty() {
                Self::message(&words::written(written, language));
            }
            Stop::file(words::cannot_write(words::standard_output(language), &error, language))
        })
    }

    /// Writes a message to standard error; there is nobody to tell where that fails. It may name a path or a word of the
    /// command line, so nothing in it moves a cursor.
    pub(super) fn message(text: &str) {
        Self::styled_message(&text.split('\n').map(printable).collect::<Vec<_>>().join("\n"));
    }

    fn styled_message(text: &str) {
        let mut err = io::stderr().lock();
        let _ = writeln!(err, "{}", text.trim_end_matches('\n'));
    }

    /// Shows problems on standard error, with a closing sentence where one is given.
    pub(super) fn problems(&self, problems: &Diagnostics, sources: &Sources, language: Language, closing: &str) {
        if problems.iter().next().is_none() {
            return;
        }
        let options = Options { language, styled: self.styled_error(), width: error_width(), all: false };
        let text = diagnostics::render(problems, sources, Form::Text, options);
        Self::styled_message(format!("{} {closing}", text.trim_end()).trim_end());
    }

    /// True where colours go to standard output.
    pub(super) fn styled(&self) -> bool {
        self.decide(AutoStream::choice(&io::stdout()))
    }

    fn styled_error(&self) -> bool {
        self.decide(AutoStream::choice(&io::stderr()))
    }

    /// What the user said, else what the stream and the environment (`NO_COLOR`, `TERM`) allow.
    fn decide(&self, automatic: ColorChoice) -> bool {
        match self.color {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => automatic != ColorChoice::Never,
        }
    }

    /// Columns of the terminal: as `COLUMNS` says, else as it says itself. In a pipe or file 120, whatever the environment
    /// of a terminal says.
    pub(super) fn width() -> usize {
        if !io::stdout().is_terminal() {
            return DEFAULT_WIDTH;
        }
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let columns = columns.filter(|width| *width > 0);
        let asked = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
        columns.or_else(asked).filter(|width| *width > 0).unwrap_or(DEFAULT_WIDTH)
    }
}

/// Whether the user agrees; ends the command with `nobody` where there is nobody to ask.
pub(super) fn agreed(question: &str, nobody: &str, language: Language) -> Result<bool, Stop> {
    if !io::stdin().is_terminal() {
        return Err(Stop::usage(nobody));
    }
    let mut error = io::stderr().lock();
    let _ = write!(error, "{question}");
    let _ = error.flush();
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).map_err(|_| Stop::usage(nobody))?;
    Ok(is_yes(&answer, language))
}

fn error_width() -> usize {
    terminal_size::terminal_size_of(io::stderr()).map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0).max(40))
}
