//! `report`: the Controllingteil of a period or the Planungsteil of a year, on the terminal and into files.

mod split;

use std::path::Path;

use rayon::prelude::*;

use super::console::Console;
use super::files::{Failed, Files, Over};
use super::project::{self, Question};
use crate::catalogue::Language;
use crate::catalogue::commands as words;
use crate::catalogue::files as file_words;
use crate::catalogue::handout;
use crate::catalogue::plan as plan_words;
use crate::cli::{FailOn, FilterArgs, Global, ReportArgs, ReportFormat, Split, exit};
use crate::document::{self, Document};
use crate::model::Project;
use crate::period::Period;
use crate::render::{csv, docx, html, json, markdown, terminal, workbook};
use crate::report::plan::{Plan, plan};
use crate::report::select::Unmatched;
use crate::report::{Report, Selection, report};
use crate::status::Status;
use split::Output;

pub(super) fn run(arguments: &ReportArgs, global: &Global, console: &Console) -> u8 {
    match run_or_explain(arguments, global, console) {
        Ok(code) => code,
        Err(stop) => stop.say(),
    }
}

/// Why a report ends early.
pub(super) struct Stop {
    code: u8,
    message: Option<String>,
}

impl Stop {
    /// Says why, and gives the exit code.
    pub(super) fn say(self) -> u8 {
        if let Some(message) = self.message {
            Console::message(&message);
        }
        self.code
    }

    /// What was said already.
    pub(super) fn said(code: u8) -> Self {
        Self { code, message: None }
    }

    pub(super) fn usage(message: String) -> Self {
        Self { code: exit::USAGE, message: Some(message) }
    }

    pub(super) fn file(message: String) -> Self {
        Self { code: exit::FILE, message: Some(message) }
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
    let tables = [ReportFormat::Csv, ReportFormat::Xlsx];
    let has_table = formats.iter().map(|(_, format)| *format).chain(arguments.format).any(|of| tables.contains(&of));
    if arguments.headings.is_some() && !has_table {
        return Err(Stop::usage(words::headings_without_table(asked_language).to_owned()));
    }
    // A wrong path fails before the work is done.
    let mut places = Vec::new();
    for (path, _) in &formats {
        let place = Files::probe(path).map_err(|failed| Stop::file(failed.message(Path::new(""), asked_language)))?;
        if places.contains(&place) {
            return Err(Stop::usage(file_words::same_output(&path.display().to_string(), asked_language)));
        }
        places.push(place);
    }

    let scope = project::scope(arguments.period.as_deref());
    let question = Question { matrices: &arguments.filter.matrix, period: arguments.period.as_deref() };
    let has_all = |checked: &Project| {
        subject(arguments, checked, asked_language)
            .is_ok_and(|subject| unmatched(arguments, checked, subject).is_empty())
    };
    let opened = match project::open_for(global, &scope, &question, has_all, console) {
        Ok(opened) => opened,
        Err(code) => return Ok(code),
    };
    let language = opened.language;
    let inputs = opened.inputs();
    let whole = arguments.split.is_none();
    if let Some(refusal) =
        formats.iter().filter(|_| whole).find_map(|(path, _)| inputs.refusal(path, Path::new(""), language))
    {
        return Err(Stop::usage(refusal));
    }
    let Some(checked) = &opened.project else { return Ok(exit::INPUT) };
    let subject = subject(arguments, checked, language)?;
    let selection = selection(&arguments.filter);
    let unmatched = unmatched(arguments, checked, subject);
    if !unmatched.is_empty() {
        let lines: Vec<String> = unmatched.iter().map(|unmatched| words::unmatched(unmatched, language)).collect();
        return Err(Stop::usage(lines.join("\n")));
    }
    let chosen = &arguments.filter.committee;
    let committees = checked.settings.committees.iter().filter(|committee| chosen.contains(&committee.id));
    let selection = selection.of_committees(committees);
    let made = subject.make(checked, &selection, &arguments.filter.committee);

    // Everything is made before anything is in its place, so that a format that cannot be leaves no file behind.
    let failed = |failed: Failed| Stop::file(failed.message(Path::new(""), language));
    let mut files = Files::default();
    if arguments.split == Some(Split::Matrix) {
        let outputs = split::outputs(&formats, &made.matrices(), &inputs, language).map_err(Stop::usage)?;
        let part = |output: &Output<'_>| {
            let alone = Selection { matrices: vec![output.matrix.to_owned()], ..selection.clone() };
            let made = subject.make(checked, &alone, &arguments.filter.committee);
            made.bytes(output.format, arguments, language, false)
        };
        write_parts(&outputs, part, &mut files, language)?;
    } else {
        for (path, format) in formats {
            files.add(path, &made.bytes(format, arguments, language, false)?, Over::Output).map_err(failed)?;
        }
    }
    let shown = arguments.format.or(arguments.output.is_empty().then_some(ReportFormat::Text));
    let shown = shown.map(|format| made.bytes(format, arguments, language, console.styled())).transpose()?;
    let written: Vec<String> = files.finish().map_err(failed)?.iter().map(|path| path.display().to_string()).collect();
    if !written.is_empty() {
        Console::message(&words::written(&written, language));
    }
    if let Some(bytes) = shown {
        Console::result(&bytes)
            .map_err(|error| Stop::file(words::cannot_write(words::standard_output(language), &error, language)))?;
    }
    opened.say_left_out();
    Ok(if made.reaches(&arguments.fail_on) { exit::LIMIT } else { exit::DONE })
}

/// Writes a file for each matrix; some are made at once.
fn write_parts(
    outputs: &[Output<'_>],
    part: impl Fn(&Output<'_>) -> Result<Vec<u8>, Stop> + Sync,
    files: &mut Files,
    language: Language,
) -> Result<(), Stop> {
    for some in outputs.chunks(split::AT_ONCE) {
        let parts: Vec<Result<Vec<u8>, Stop>> = some.par_iter().map(&part).collect();
        for (output, bytes) in some.iter().zip(parts) {
            let added = files.add(&output.path, &bytes?, Over::Output);
            added.map_err(|failed| Stop::file(failed.message(Path::new(""), language)))?;
        }
    }
    Ok(())
}

/// Filters that name what the year does not have.
fn unmatched(arguments: &ReportArgs, project: &Project, subject: Subject) -> Vec<Unmatched> {
    selection(&arguments.filter).unmatched(&arguments.filter.committee, project, subject.year())
}

/// What a report is about.
#[derive(Clone, Copy, Debug)]
enum Subject {
    /// A period: the whole report.
    Period(Period),
    /// A year of several periods: the planning part alone.
    Year(i32),
}

/// What was asked for, or the last period with reports.
fn subject(arguments: &ReportArgs, project: &Project, language: Language) -> Result<Subject, Stop> {
    let asked = arguments.period.as_deref();
    let Some(year) = asked.and_then(|text| project::year(text, project)) else {
        return project::period(asked, project, language).map(Subject::Period).map_err(Stop::usage);
    };
    if !arguments.filter.status.is_empty() || !arguments.fail_on.is_empty() {
        return Err(Stop::usage(plan_words::no_status(language).to_owned()));
    }
    if !arguments.filter.area.is_empty() {
        return Err(Stop::usage(plan_words::no_areas(language).to_owned()));
    }
    project::has_matrices(year, project, language).map_err(Stop::usage)?;
    Ok(Subject::Year(year))
}

impl Subject {
    fn year(self) -> i32 {
        match self {
            Self::Period(period) => period.year,
            Self::Year(year) => year,
        }
    }

    fn make(self, project: &Project, selection: &Selection, committees: &[String]) -> Made {
        match self {
            Self::Period(period) => Made::Report(Box::new(report(project, period, selection, committees))),
            Self::Year(year) => Made::Plan(Box::new(plan(project, year, selection, committees))),
        }
    }
}

/// A report or a plan, ready to be written.
enum Made {
    Report(Box<Report>),
    Plan(Box<Plan>),
}

impl Made {
    fn bytes(
        &self,
        format: ReportFormat,
        arguments: &ReportArgs,
        language: Language,
        colour: bool,
    ) -> Result<Vec<u8>, Stop> {
        let layout = || terminal::Layout { width: arguments.width.unwrap_or_else(Console::width), language, colour };
        match self {
            Self::Report(report) => report_bytes(report, format, arguments, language, &layout),
            Self::Plan(plan) => plan_bytes(plan, format, arguments, language, &layout),
        }
    }

    /// The ids of the matrices in it.
    fn matrices(&self) -> Vec<&str> {
        match self {
            Self::Report(report) => report.matrices.iter().map(|matrix| matrix.id.as_str()).collect(),
            Self::Plan(plan) => plan.matrices.iter().map(|matrix| matrix.id.as_str()).collect(),
        }
    }

    fn reaches(&self, limits: &[FailOn]) -> bool {
        match self {
            Self::Report(report) => limit_reached(report, limits),
            Self::Plan(_) => false,
        }
    }
}

pub(super) fn format_of(path: &Path) -> Option<ReportFormat> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "xlsx" => Some(ReportFormat::Xlsx),
        "pdf" => Some(ReportFormat::Pdf),
        "html" | "htm" => Some(ReportFormat::Html),
        "md" | "markdown" => Some(ReportFormat::Markdown),
        "docx" => Some(ReportFormat::Docx),
        "json" => Some(ReportFormat::Json),
        "csv" => Some(ReportFormat::Csv),
        "txt" => Some(ReportFormat::Text),
        _ => None,
    }
}

fn report_bytes(
    report: &Report,
    format: ReportFormat,
    arguments: &ReportArgs,
    language: Language,
    layout: &dyn Fn() -> terminal::Layout,
) -> Result<Vec<u8>, Stop> {
    Ok(match format {
        ReportFormat::Json => json::render(report),
        ReportFormat::Csv => csv::render(report, arguments.csv_dialect, arguments.headings.unwrap_or_default()),
        ReportFormat::Xlsx => workbook::render(report, arguments.headings.unwrap_or_default(), language)
            .map_err(|error| Stop::file(words::no_workbook(&error, language)))?,
        ReportFormat::Pdf => pdf(&document::report(report, language), json::render(report))?,
        ReportFormat::Html => html::render(&document::report(report, language)),
        ReportFormat::Markdown => markdown::render(&document::report(report, language)),
        ReportFormat::Docx => word_file(&document::report(report, language), language)?,
        ReportFormat::Text => terminal::render(&document::report(report, language), &layout()).into_bytes(),
    })
}

fn plan_bytes(
    plan: &Plan,
    format: ReportFormat,
    arguments: &ReportArgs,
    language: Language,
    layout: &dyn Fn() -> terminal::Layout,
) -> Result<Vec<u8>, Stop> {
    Ok(match format {
        ReportFormat::Json => json::render_plan(plan),
        ReportFormat::Html => html::render(&document::plan(plan, language)),
        ReportFormat::Markdown => markdown::render(&document::plan(plan, language)),
        ReportFormat::Docx => word_file(&document::plan(plan, language), language)?,
        ReportFormat::Text => terminal::render(&document::plan(plan, language), &layout()).into_bytes(),
        ReportFormat::Csv => csv::render_plan(plan, arguments.csv_dialect, arguments.headings.unwrap_or_default()),
        ReportFormat::Pdf => pdf(&document::plan(plan, language), json::render_plan(plan))?,
        ReportFormat::Xlsx => workbook::render_plan(plan, arguments.headings.unwrap_or_default(), language)
            .map_err(|error| Stop::file(words::no_workbook(&error, language)))?,
    })
}

pub(super) fn word_file(document: &Document<'_>, language: Language) -> Result<Vec<u8>, Stop> {
    docx::render(document).map_err(|error| Stop::file(words::no_workbook(&error, language)))
}

#[cfg(feature = "pdf")]
pub(super) fn pdf(document: &Document<'_>, attached: Vec<u8>) -> Result<Vec<u8>, Stop> {
    crate::render::pdf::render(document, attached)
        .map_err(|error| Stop::file(handout::not_typeset(&error.message, document.language)))
}

#[cfg(not(feature = "pdf"))]
pub(super) fn pdf(document: &Document<'_>, _: Vec<u8>) -> Result<Vec<u8>, Stop> {
    Err(Stop::usage(handout::not_in_this_build(document.language).into()))
}

fn selection(filter: &FilterArgs) -> Selection {
    Selection {
        matrices: filter.matrix.clone(),
        goals: filter.goal.clone(),
        focuses: filter.focus.clone(),
        strategic_goals: filter.strategic_goal.clone(),
        fields: filter.field.clone(),
        areas: filter.area.clone(),
        departments: filter.department.clone(),
        statuses: filter.status.clone(),
        committees: Vec::new(),
    }
}

fn limit_reached(report: &Report, limits: &[FailOn]) -> bool {
    let counts = report.totals.all;
    limits.iter().any(|limit| match limit {
        FailOn::Red => counts.of(Status::Red) > 0,
        FailOn::Yellow => counts.of(Status::Yellow) + counts.of(Status::Red) > 0,
        FailOn::Missing => counts.of(Status::Missing) > 0,
        FailOn::Comment => report.comments_missing > 0,
    })
}
