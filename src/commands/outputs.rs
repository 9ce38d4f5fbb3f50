//! What a report, a plan and a comparison are written as: files whose endings name their formats, and the terminal.

use std::path::{Path, PathBuf};

use rust_xlsxwriter::XlsxError;

use super::console::Console;
use super::ending::Stop;
use super::files::Files;
use crate::catalogue::commands as words;
use crate::catalogue::files as file_words;
use crate::catalogue::{Language, export, handout};
use crate::cli::ReportFormat;
use crate::document::Document;
use crate::render::terminal::Layout;
use crate::render::{docx, html, markdown, terminal};
use crate::report::Report;

/// The endings of each format, the usual one first.
const ENDINGS: [(ReportFormat, &[&str]); 10] = [
    (ReportFormat::Pdf, &["pdf"]),
    (ReportFormat::Html, &["html", "htm"]),
    (ReportFormat::Markdown, &["md", "markdown"]),
    (ReportFormat::Docx, &["docx"]),
    (ReportFormat::Xlsx, &["xlsx"]),
    (ReportFormat::Json, &["json"]),
    (ReportFormat::Csv, &["csv"]),
    (ReportFormat::Parquet, &["parquet"]),
    (ReportFormat::GeoJson, &["geojson"]),
    (ReportFormat::Text, &["txt"]),
];

/// The formats that have maps.
pub(super) const DRAWN: [ReportFormat; 2] = [ReportFormat::Html, ReportFormat::Pdf];

/// The files asked for, each with the format that its ending names.
///
/// # Errors
/// An ending that names none.
pub(super) fn formats(paths: &[PathBuf], language: Language) -> Result<Vec<(&PathBuf, ReportFormat)>, Stop> {
    let endings: Vec<&str> = ENDINGS.iter().filter_map(|(_, endings)| endings.first().copied()).collect();
    let unknown = |path: &Path| Stop::usage(words::unknown_extension(&path.display().to_string(), &endings, language));
    paths.iter().map(|path| Ok((path, format_of(path).ok_or_else(|| unknown(path))?))).collect()
}

/// Looks for a wrong path before the work is done.
///
/// # Errors
/// A place that cannot be written to, or one that is named twice.
pub(super) fn probe(formats: &[(&PathBuf, ReportFormat)], language: Language) -> Result<(), Stop> {
    let mut places = Vec::new();
    for (path, _) in formats {
        let place = Files::probe(path).map_err(|failed| failed.stop(language))?;
        if places.contains(&place) {
            return Err(Stop::usage(file_words::same_output(&path.display().to_string(), language)));
        }
        places.push(place);
    }
    Ok(())
}

/// What is shown on standard output: what was asked for, and a table where nothing was.
pub(super) fn shown(format: Option<ReportFormat>, paths: &[PathBuf]) -> Option<ReportFormat> {
    format.or(paths.is_empty().then_some(ReportFormat::Text))
}

/// Puts all files in their places, says so, and shows what goes to standard output.
///
/// # Errors
/// A file that cannot be put in place, or a standard output that is closed.
pub(super) fn finish(files: Files, shown: Option<Vec<u8>>, language: Language) -> Result<(), Stop> {
    files.put(language)?;
    shown.map_or(Ok(()), |bytes| Console::result_or_stop(&bytes, &[], language))
}

/// What formats are made of: a document, and what is a contract of its own.
pub(super) struct Written<'a, 'd> {
    pub document: &'a dyn Fn() -> Document<'d>,
    pub json: &'a dyn Fn() -> Vec<u8>,
    pub csv: &'a dyn Fn() -> Vec<u8>,
    pub workbook: &'a dyn Fn() -> Result<Vec<u8>, XlsxError>,
    /// The report that it is; `None` for a plan and a comparison, of which there is no typed table.
    pub report: Option<&'a Report>,
    /// Or why there is none.
    pub geojson: &'a dyn Fn() -> Result<Vec<u8>, String>,
}

/// The bytes of a format.
///
/// # Errors
/// A format that cannot hold what is shown, or is not in this build.
pub(super) fn bytes(format: ReportFormat, layout: Layout, of: &Written<'_, '_>) -> Result<Vec<u8>, Stop> {
    let document = of.document;
    let packed = |error: &dyn std::fmt::Display| Stop::file(words::no_workbook(error, layout.language));
    match format {
        ReportFormat::Json => Ok((of.json)()),
        ReportFormat::Csv => Ok((of.csv)()),
        ReportFormat::GeoJson => (of.geojson)().map_err(Stop::usage),
        ReportFormat::Xlsx => (of.workbook)().map_err(|error| packed(&error)),
        ReportFormat::Pdf => pdf(&document(), (of.json)()),
        ReportFormat::Html => Ok(html::render(&document())),
        ReportFormat::Markdown => Ok(markdown::render(&document())),
        ReportFormat::Docx => docx::render(&document()).map_err(|error| packed(&error)),
        ReportFormat::Parquet => match of.report {
            Some(report) => parquet(report, layout.language),
            None => Err(Stop::usage(export::of_reports_alone(layout.language))),
        },
        ReportFormat::Text => Ok(terminal::render(&document(), &layout).into_bytes()),
    }
}

fn format_of(path: &Path) -> Option<ReportFormat> {
    let ending = path.extension()?.to_str()?;
    let found = ENDINGS.iter().find(|(_, endings)| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)));
    found.map(|(format, _)| *format)
}

/// The flat table of a report with types.
///
/// # Errors
/// A written figure that does not fit, or a program without this format.
#[cfg(feature = "parquet")]
pub(super) fn parquet(report: &Report, language: Language) -> Result<Vec<u8>, Stop> {
    use crate::render::parquet::{Refusal, render};
    render(report).map_err(|refusal| match refusal {
        Refusal::Figure { column, indicator, period, text } => {
            Stop::input(export::figure_refused(column, &indicator, period, &text, language))
        }
        Refusal::Writer(error) => Stop::file(export::not_written(&error, language)),
    })
}

#[cfg(not(feature = "parquet"))]
pub(super) fn parquet(_: &Report, language: Language) -> Result<Vec<u8>, Stop> {
    Err(Stop::usage(export::not_in_this_build(language)))
}

#[cfg(feature = "pdf")]
fn pdf(document: &Document<'_>, attached: Vec<u8>) -> Result<Vec<u8>, Stop> {
    crate::render::pdf::render(document, attached)
        .map_err(|error| Stop::file(handout::not_typeset(&error.message, document.language)))
}

#[cfg(not(feature = "pdf"))]
fn pdf(document: &Document<'_>, _: Vec<u8>) -> Result<Vec<u8>, Stop> {
    Err(Stop::usage(handout::not_in_this_build(document.language)))
}
