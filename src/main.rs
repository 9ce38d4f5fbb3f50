//! The program: reads the command line, runs the command, returns its exit code.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match zielmatrix::cli::Cli::try_parse() {
        Ok(cli) => zielmatrix::commands::run(&cli),
        Err(error) => zielmatrix::commands::not_understood(&error),
    }
}
