//! One function a command, each the whole way from the files to the output. The only place that reads the clock.

mod author;
mod adopt;
mod audit;
mod calendar;
mod check;
mod close;
mod collect;
mod console;
mod correct;
mod diff;
mod ending;
mod explain;
mod export;
mod factsheet;
mod files;
mod import;
mod init;
mod lock;
mod outputs;
mod progress;
mod project;
mod public;
mod reopen;
mod revision;
mod report;
mod rollover;
mod root;
mod status;

use std::process::ExitCode;

use chrono::NaiveDate;

use crate::catalogue::Language;
use crate::catalogue::usage as words;
use crate::cli::{Cli, Command, exit};
use console::Console;

/// Runs a command and gives its exit code.
pub fn run(cli: &Cli) -> ExitCode {
    files::interrupt::watch();
    let console = Console::new(&cli.global);
    let ended = match &cli.command {
        Command::Check(arguments) => check::run(arguments, &cli.global, &console),
        Command::Report(arguments) => report::run(arguments, &cli.global, &console),
        Command::Export(arguments) => export::run(arguments, &cli.global, &console),
        Command::Diff(arguments) => diff::run(arguments, &cli.global, &console),
        Command::Factsheet(arguments) => factsheet::run(arguments, &cli.global, &console),
        Command::Explain(arguments) => explain::run(arguments, &cli.global, &console),
        Command::Init(arguments) => init::run(arguments, &cli.global),
        Command::Adopt(arguments) => adopt::run(arguments, &cli.global, &console),
        Command::Collect(arguments) => collect::run(arguments, &cli.global, &console),
        Command::Import(arguments) => import::run(arguments, &cli.global, &console),
        Command::Status(arguments) => status::run(arguments, &cli.global, &console),
        Command::AuditDisclosure(arguments) => audit::run(arguments, &cli.global, &console),
        Command::Calendar(arguments) => calendar::run(arguments, &cli.global, &console),
        Command::Close(arguments) => close::run(arguments, &cli.global, &console),
        Command::Reopen(arguments) => reopen::run(arguments, &cli.global, &console),
        Command::Correct(arguments) => correct::run(arguments, &cli.global, &console),
        Command::Rollover(arguments) => rollover::run(arguments, &cli.global, &console),
    };
    ExitCode::from(ended.unwrap_or_else(|stop| {
        if let Some(message) = stop.message {
            Console::message(&message);
        }
        stop.code
    }))
}

/// Says why a command line cannot be understood, or shows the help that it asks for, and gives the exit code.
pub fn not_understood(error: &clap::Error) -> ExitCode {
    let asked_for = !error.use_stderr();
    if asked_for {
        let styled = anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never;
        let rendered = error.render();
        let text = if styled { rendered.ansi().to_string() } else { rendered.to_string() };
        return match Console::result(words::help(&text).as_bytes()) {
            Ok(()) => ExitCode::from(exit::DONE),
            Err(_) => ExitCode::from(exit::FILE),
        };
    }
    Console::message(&words::message(error, asked_language()));
    ExitCode::from(exit::USAGE)
}

/// The language that a command line asks for, though the rest of it cannot be understood.
fn asked_language() -> Language {
    let words: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    let separate = words.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1].as_str());
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    separate.or(joined).and_then(Language::from_name).unwrap_or_default()
}

/// Leaves a value to the system, which takes all memory at once when the program ends: giving back each piece of a large
/// project takes a tenth of a run.
fn leave<T>(value: T) {
    std::mem::forget(value);
}

/// Today, by the local clock.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}
