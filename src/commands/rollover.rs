//! `rollover`: the matrices of another year from those of this one. All new files or none, and never over an old one.

use std::fs;
use std::path::{Path, PathBuf};

use super::console::Console;
use super::ending::{Ending, Stop};
use super::files::{Failed, Files, Over};
use super::lock::Lock;
use super::project::{self, Opened};
use super::root;
use crate::catalogue::Language;
use crate::catalogue::rollover as phrases;
use crate::check;
use crate::cli::{Global, RolloverArgs, exit};
use crate::diagnostic::{Diagnostics, Severity};
use crate::load::{Loaded, Scope};
use crate::model::{Matrix, Project};
use crate::report::Selection;
use crate::rollover::{Rolled, roll};
use crate::source::{Source, Sources, shown_path};

/// The mark with which some editors begin a file.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The last year that a folder can be named after.
const LAST_YEAR: i32 = 9998;

/// A matrix of the new year.
struct NewFile {
    path: PathBuf,
    shown: String,
    rolled: Rolled,
    marked: bool,
}

pub(super) fn run(arguments: &RolloverArgs, global: &Global, console: &Console) -> Ending {
    let RolloverArgs { from, to, .. } = *arguments;
    let asked_language = global.lang.unwrap_or_default();
    if to <= from {
        return Err(Stop::usage(phrases::not_later(from, to, asked_language)));
    }
    if !(1..=LAST_YEAR).contains(&to) {
        return Err(Stop::usage(phrases::no_year(to, asked_language)));
    }
    let _lock = if arguments.dry_run { None } else { Some(Lock::of(global)?) };
    let (mut opened, mut loaded) = project::open_loaded_or_explain(global, &Scope::Everything, console)?;
    let language = opened.language;
    let Some(checked) = &opened.project else { return Ok(exit::INPUT) };
    let matrices = chosen(arguments, checked, language)?;
    if to != from + 1 {
        Console::message(&phrases::gap(from, to, language));
    }
    let files = new_files(&matrices, checked, &loaded, &opened, to)?;
    verify(&files, to, &mut loaded, &mut opened, console)?;
    if !arguments.dry_run {
        write(&files).map_err(|failed| failed.stop(language))?;
    }
    let text = summary(&files, arguments, language);
    let written: Vec<String> = files.iter().filter(|_| !arguments.dry_run).map(|file| file.shown.clone()).collect();
    Console::result_or_stop(text.as_bytes(), &written, language)?;
    Ok(exit::DONE)
}

/// The matrices to be taken over.
fn chosen<'p>(arguments: &RolloverArgs, project: &'p Project, language: Language) -> Result<Vec<&'p Matrix>, Stop> {
    project::has_matrices(arguments.from, project, language)?;
    let selection = Selection { matrices: arguments.matrix.clone(), ..Selection::default() };
    project::all_match(&selection.unmatched(&[], project, arguments.from), language)?;
    Ok(project.matrices_of(arguments.from).filter(|matrix| selection.includes_matrix(matrix)).collect())
}

/// The new files, none of which is there yet.
fn new_files(
    matrices: &[&Matrix],
    project: &Project,
    loaded: &Loaded,
    opened: &Opened,
    to: i32,
) -> Result<Vec<NewFile>, Stop> {
    let language = opened.language;
    let here = root::here();
    let mut planned = Vec::new();
    for matrix in matrices {
        let Some(source) = loaded.matrix_source(matrix.year, &matrix.id) else { continue };
        let source = opened.sources.get(source);
        let years = source.path.parent().and_then(Path::parent).unwrap_or(Path::new("."));
        let path = years.join(format!("{to:04}")).join(source.path.file_name().unwrap_or_default());
        planned.push((*matrix, source, path));
    }
    let taken = planned.iter().filter(|(.., path)| fs::symlink_metadata(path).is_ok());
    let taken: Vec<String> = taken.map(|(.., path)| shown_path(path, &here)).collect();
    if !taken.is_empty() {
        return Err(Stop::file(phrases::taken(&taken, language)));
    }
    let mut files = Vec::new();
    for (matrix, source, path) in planned {
        let said = |reason: &str| phrases::not_editable(&source.shown_path, reason, language);
        let marked = fs::read(&source.path)
            .map_err(|error| Stop::file(said(&error.to_string())))?
            .starts_with(BYTE_ORDER_MARK.as_bytes());
        let rolled =
            roll(project, matrix, &source.text, to, language).map_err(|error| Stop::input(said(error.message())))?;
        files.push(NewFile { shown: shown_path(&path, &here), path, rolled, marked });
    }
    Ok(files)
}

/// Reads and checks the project as it will be. Errors are shown, and nothing is written.
fn verify(files: &[NewFile], to: i32, loaded: &mut Loaded, opened: &mut Opened, console: &Console) -> Result<(), Stop> {
    let mut diagnostics = Diagnostics::default();
    let sources: &mut Sources = &mut opened.sources;
    for file in files {
        let source = Source {
            shown_path: file.shown.clone(),
            path: file.path.clone(),
            text: file.rolled.text.as_str().into(),
            ..Source::default()
        };
        loaded.add_matrix(source, to, sources, &mut diagnostics);
    }
    if check::check(loaded, &mut diagnostics).is_some() {
        return Ok(());
    }
    diagnostics.sort(sources);
    diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
    console.problems(&diagnostics, sources, opened.language, phrases::would_be_wrong(opened.language));
    Err(Stop::said(exit::INPUT))
}

/// Writes all files, each with its bytes as they shall be.
fn write(files: &[NewFile]) -> Result<(), Failed> {
    let mut written = Files::default();
    for file in files {
        let mark = if file.marked { BYTE_ORDER_MARK } else { "" };
        written.add_below(&file.path, format!("{mark}{}", file.rolled.text).as_bytes(), Over::Nothing)?;
    }
    written.finish().map(drop)
}

fn summary(files: &[NewFile], arguments: &RolloverArgs, language: Language) -> String {
    let mut lines = vec![phrases::heading(!arguments.dry_run, language).to_owned()];
    for file in files {
        let Rolled { baselines, decisions, .. } = &file.rolled;
        lines.push(format!("  {}", phrases::file(&file.shown, *baselines, decisions.len(), language)));
        if arguments.dry_run {
            for decision in decisions {
                let about = decision.indicator.as_ref().map(|id| format!("{id}: ")).unwrap_or_default();
                let line = format!("{about}{}", decision.text);
                lines.push(format!("    {}", crate::render::text::printable(&line)));
            }
        }
    }
    lines.push(String::new());
    lines.push(phrases::next(arguments.to, language));
    lines.push(String::new());
    lines.join("\n")
}
