//! One function a command, each the whole way from the files to the output. The only place that reads the clock.

mod calendar;
mod check;
mod close;
mod collect;
mod console;
mod correct;
mod explain;
mod import;
mod init;
mod new_files;
mod output;
mod project;
mod report;
mod rollover;
mod status;

use std::process::ExitCode;

use chrono::NaiveDate;

use crate::cli::{Cli, Command};
use console::Console;

/// Runs a command and gives its exit code.
pub fn run(cli: &Cli) -> ExitCode {
    let console = Console::new(&cli.global);
    let code = match &cli.command {
        Command::Check(arguments) => check::run(arguments, &cli.global, &console),
        Command::Report(arguments) => report::run(arguments, &cli.global, &console),
        Command::Explain(arguments) => explain::run(arguments, &cli.global, &console),
        Command::Init(arguments) => init::run(arguments, &cli.global),
        Command::Collect(arguments) => collect::run(arguments, &cli.global, &console),
        Command::Import(arguments) => import::run(arguments, &cli.global, &console),
        Command::Status(arguments) => status::run(arguments, &cli.global, &console),
        Command::Calendar(arguments) => calendar::run(arguments, &cli.global, &console),
        Command::Close(arguments) => close::run(arguments, &cli.global, &console),
        Command::Correct(arguments) => correct::run(arguments, &cli.global, &console),
        Command::Rollover(arguments) => rollover::run(arguments, &cli.global, &console),
    };
    ExitCode::from(code)
}

/// Today, by the local clock.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}
