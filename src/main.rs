//! The program: reads the command line, runs the command, returns its exit code.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    zielmatrix::commands::run(&zielmatrix::cli::Cli::parse())
}
