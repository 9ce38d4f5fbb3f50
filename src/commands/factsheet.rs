//! `factsheet`: one indicator on one page, or all of them as an atlas.

use std::fs;
use std::path::{Path, PathBuf};

use super::console::Console;
use super::ending::{Ending, Stop};
use super::explain::find;
use super::files::{Failed, Files, Over};
use super::outputs;
use super::project::{self, Question};
use crate::catalogue::factsheet as words;
use crate::catalogue::{Language, commands};
use crate::cli::{FactsheetArgs, Global, ReportFormat, exit};
use crate::document;
use crate::model::Project;
use crate::period::Period;
use crate::render::terminal::Layout;
use crate::render::{html, json};
use crate::report::factsheet::{Factsheet, factsheets};
use crate::report::{Report, Selection, report};

/// What is asked for: of `--all` the first word is the period.
struct Asked<'a> {
    indicator: Option<&'a str>,
    period: Option<&'a str>,
}

fn asked(arguments: &FactsheetArgs) -> Asked<'_> {
    let (first, second) = (arguments.indicator.as_deref(), arguments.period.as_deref());
    if arguments.all { Asked { indicator: None, period: first } } else { Asked { indicator: first, period: second } }
}

pub(super) fn run(arguments: &FactsheetArgs, global: &Global, console: &Console) -> Ending {
    let asked = asked(arguments);
    let language = global.lang.unwrap_or_default();
    let (folders, paths): (Vec<&PathBuf>, Vec<&PathBuf>) =
        arguments.output.iter().partition(|path| arguments.all && is_folder(path));
    let paths: Vec<PathBuf> = paths.into_iter().cloned().collect();
    let formats = outputs::formats(&paths, language)?;
    let unfit = |format: ReportFormat| {
        matches!(
            format,
            ReportFormat::Json | ReportFormat::Csv | ReportFormat::Xlsx | ReportFormat::GeoJson | ReportFormat::Parquet
        )
    };
    if let Some((path, _)) = formats.iter().find(|(_, format)| unfit(*format)) {
        return Err(Stop::usage(words::no_such_format(&path.display().to_string(), language)));
    }
    outputs::probe(&formats, language)?;
    let scope = project::scope(asked.period);
    let matrix: Vec<String> = asked
        .indicator
        .and_then(|name| name.split_once('/'))
        .map(|(matrix, _)| matrix.to_owned())
        .into_iter()
        .collect();
    let question = Question { matrices: &matrix, period: asked.period };
    let can = |checked: &Project| sheets(arguments, checked, Language::default()).is_ok();
    let opened = project::open_for(global, &scope, &question, can, console)?;
    let language = opened.language;
    opened.inputs().allow(arguments.output.iter().map(PathBuf::as_path), language)?;
    let Some(checked) = &opened.project else { return Ok(exit::INPUT) };
    let (sheets, whole) = sheets(arguments, checked, language)?;
    let failed = |failed: Failed| failed.stop(language);
    let mut files = Files::default();
    let layout = |colour| Layout { width: arguments.width.unwrap_or_else(Console::width), language, colour };
    let bytes = |format, colour| written(format, layout(colour), &sheets, &whole);
    for (path, format) in &formats {
        files.add(path, &bytes(*format, false)?, Over::Output).map_err(failed)?;
    }
    for folder in &folders {
        atlas(folder, &sheets, &mut files, language)?;
    }
    let shown = arguments.output.is_empty().then_some(ReportFormat::Text);
    let shown = shown.map(|format| bytes(format, console.styled())).transpose()?;
    files.finish().map_err(failed)?;
    let names: Vec<String> = arguments.output.iter().map(|path| path.display().to_string()).collect();
    if !names.is_empty() {
        Console::message(&commands::written(&names, language));
    }
    shown.map_or(Ok(()), |bytes| Console::result_or_stop(&bytes, &[], language))?;
    opened.say_left_out();
    Ok(exit::DONE)
}

/// True for a path without an ending, or one that ends as folders do.
fn is_folder(path: &Path) -> bool {
    path.extension().is_none() || path.is_dir()
}

/// The sheets that are asked for, and the report that they are from.
fn sheets(arguments: &FactsheetArgs, project: &Project, language: Language) -> Result<(Vec<Factsheet>, Report), Stop> {
    let asked = asked(arguments);
    if asked.indicator.is_none() && !arguments.all {
        return Err(Stop::usage(words::which(language)));
    }
    let period = project::period(asked.period, project, language)?;
    let years = match arguments.years {
        Some(years) if years.last != period.year => {
            return Err(Stop::usage(commands::other_last_year(years.last, &period.to_string(), language)));
        }
        years => years.map(|years| years.first..=years.last),
    };
    let selection = match asked.indicator {
        Some(name) => Selection { matrices: vec![of_one(project, name, period, language)?.0], ..Selection::default() },
        None => Selection::default(),
    };
    let mut sheets = factsheets(project, period, &selection, years);
    if let Some(name) = asked.indicator {
        let (matrix, id) = of_one(project, name, period, language)?;
        sheets.retain(|sheet| sheet.row.matrix == matrix && sheet.row.indicator == id);
    }
    Ok((sheets, report(project, period, &selection, &[])))
}

fn of_one(project: &Project, name: &str, period: Period, language: Language) -> Result<(String, String), Stop> {
    find(project, name, period.year, language).map(|indicator| (indicator.matrix.clone(), indicator.id.clone()))
}

fn written(format: ReportFormat, layout: Layout, sheets: &[Factsheet], whole: &Report) -> Result<Vec<u8>, Stop> {
    let language = layout.language;
    let none = Vec::new;
    outputs::bytes(
        format,
        layout,
        &outputs::Written {
            document: &|| document::factsheets(sheets, language),
            json: &|| json::render(whole),
            csv: &none,
            workbook: &|| Ok(none()),
            report: None,
            geojson: &|| Err(words::no_such_format(".geojson", language)),
        },
    )
}

/// A folder of pages: an index, and one for each sheet. An earlier atlas there is replaced as a whole.
fn atlas(folder: &Path, sheets: &[Factsheet], files: &mut Files, language: Language) -> Result<(), Stop> {
    let failed = |failed: Failed| failed.stop(language);
    let pages = html::atlas::pages(sheets, language);
    let old = earlier(folder, language)?;
    files.folder(folder).map_err(failed)?;
    for (name, bytes) in &pages {
        files.add(&folder.join(name), bytes, Over::Output).map_err(failed)?;
    }
    for name in old.iter().filter(|name| !pages.iter().any(|(page, _)| page == *name)) {
        files.remove(folder.join(name));
    }
    Ok(())
}

/// The pages of an earlier atlas in a folder.
///
/// # Errors
/// A folder with anything else in it.
fn earlier(folder: &Path, language: Language) -> Result<Vec<String>, Stop> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry
            .map_err(|error| Stop::file(commands::cannot_write(&folder.display().to_string(), &error, language)))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_page = entry.path().is_file() && fs::read(entry.path()).is_ok_and(|bytes| html::atlas::is_ours(&bytes));
        if !is_page {
            return Err(Stop::usage(words::folder_not_ours(&folder.display().to_string(), &name, language)));
        }
        names.push(name);
    }
    names.sort();
    Ok(names)
}
