//! `report`: the Controllingteil of a period, on the terminal and into files.

use std::path::{Path, PathBuf};

use super::console::Console;
use super::output;
use super::project;
use crate::catalogue::Language;
use crate::catalogue::commands as words;
use crate::cli::{FailOn, FilterArgs, Global, ReportArgs, ReportFormat, exit};
use crate::render::{csv, json, terminal, workbook};
use crate::report::{Report, Selection, report};
use crate::status::Status;

pub(super) fn run(arguments: &ReportArgs, global: &Global, console: &Console) -> u8 {
    match run_or_explain(arguments, global, console) {
        Ok(code) => code,
        Err(Stop { code, message }) => {
            Console::message(&message);
            code
        }
    }
}

/// Why a report ends early.
struct Stop {
    code: u8,
    message: String,
}

impl Stop {
    fn usage(message: String) -> Self {
        Self { code: exit::USAGE, message }
    }

    fn file(message: String) -> Self {
        Self { code: exit::FILE, message }
    }
}

fn run_or_explain(arguments: &ReportArgs, global: &Global, console: &Console) -> Result<u8, Stop> {
    let asked_language = global.lang.unwrap_or_default();
    let mut formats = Vec::new();
    for path in &arguments.output {
        let format = format_of(path)
            .ok_or_else(|| Stop::usage(words::unknown_extension(&path.display().to_string(), asked_language)))?;
        formats.push((path, format));
    }
    // A wrong path fails before the work is done.
    let mut targets = Vec::new();
    for (path, format) in formats {
        let target = output::Target::open(path)
            .map_err(|error| Stop::file(words::cannot_write(&path.display().to_string(), &error, asked_language)))?;
        targets.push((target, format));
    }

    let scope = project::scope(arguments.period.as_deref());
    let opened = match project::open_or_explain(global, &scope, console) {
        Ok(opened) => opened,
        Err(code) => return Ok(code),
    };
    let language = opened.language;
    let Some(checked) = &opened.project else { return Ok(exit::INPUT) };
    let period = project::period(arguments.period.as_deref(), checked, language).map_err(Stop::usage)?;
    let selection = selection(&arguments.filter);
    let unmatched = selection.unmatched(&arguments.filter.committee, checked, period.year);
    if !unmatched.is_empty() {
        let lines: Vec<String> = unmatched.iter().map(|unmatched| words::unmatched(unmatched, language)).collect();
        return Err(Stop::usage(lines.join("\n")));
    }
    let report = report(checked, period, &selection, &arguments.filter.committee);

    for (target, format) in &mut targets {
        let bytes = bytes(&report, *format, arguments, language, false)?;
        target
            .write(&bytes)
            .map_err(|error| Stop::file(words::cannot_write(&target.path.display().to_string(), &error, language)))?;
    }
    let written: Vec<PathBuf> = targets.iter().map(|(target, _)| target.path.clone()).collect();
    for (target, _) in targets {
        let path = target.path.display().to_string();
        target.finish().map_err(|error| Stop::file(words::cannot_write(&path, &error, language)))?;
    }
    if !written.is_empty() {
        let names: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
        Console::message(&words::written(&names, language));
    }
    if written.is_empty() || arguments.format.is_some() {
        let format = arguments.format.unwrap_or(ReportFormat::Text);
        let bytes = bytes(&report, format, arguments, language, console.styled())?;
        Console::result(&bytes)
            .map_err(|error| Stop::file(words::cannot_write(words::standard_output(language), &error, language)))?;
    }
    Ok(if limit_reached(&report, &arguments.fail_on) { exit::LIMIT } else { exit::DONE })
}

fn format_of(path: &Path) -> Option<ReportFormat> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "xlsx" => Some(ReportFormat::Xlsx),
        "pdf" => Some(ReportFormat::Pdf),
        "json" => Some(ReportFormat::Json),
        "csv" => Some(ReportFormat::Csv),
        "txt" => Some(ReportFormat::Text),
        _ => None,
    }
}

fn bytes(
    report: &Report,
    format: ReportFormat,
    arguments: &ReportArgs,
    language: Language,
    colour: bool,
) -> Result<Vec<u8>, Stop> {
    Ok(match format {
        ReportFormat::Json => json::render(report),
        ReportFormat::Csv => csv::render(report, arguments.csv_dialect),
        ReportFormat::Xlsx => {
            workbook::render(report, language).map_err(|error| Stop::file(words::no_workbook(&error, language)))?
        }
        ReportFormat::Pdf => pdf(report, language)?,
        ReportFormat::Text => {
            let layout = terminal::Layout { width: arguments.width.unwrap_or_else(Console::width), language, colour };
            terminal::render(report, &layout).into_bytes()
        }
    })
}

#[cfg(feature = "pdf")]
fn pdf(report: &Report, language: Language) -> Result<Vec<u8>, Stop> {
    crate::render::pdf::render(report, language)
        .map_err(|error| Stop::file(crate::catalogue::pdf::not_typeset(&error.message, language)))
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &Report, language: Language) -> Result<Vec<u8>, Stop> {
    Err(Stop::usage(crate::catalogue::pdf::not_in_this_build(language).into()))
}

fn selection(filter: &FilterArgs) -> Selection {
    Selection {
        matrices: filter.matrix.clone(),
        goals: filter.goal.clone(),
        focuses: filter.focus.clone(),
        strategic_goals: filter.strategic_goal.clone(),
        departments: filter.department.clone(),
        statuses: filter.status.clone(),
    }
}

fn limit_reached(report: &Report, limits: &[FailOn]) -> bool {
    let mut counts = report.counts;
    for matrix in &report.matrices {
        counts.add_all(&matrix.budget.rollup.counts);
        counts.add_all(&matrix.consolidation.rollup.counts);
    }
    limits.iter().any(|limit| match limit {
        FailOn::Red => counts.of(Status::Red) > 0,
        FailOn::Yellow => counts.of(Status::Yellow) + counts.of(Status::Red) > 0,
        FailOn::Missing => counts.of(Status::Missing) > 0,
    })
}
