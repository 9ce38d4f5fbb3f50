//! `export`: the flat tables of all years, a file a year and matrix, for programs that add them up.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::console::Console;
use super::ending::{Ending, Stop};
use super::files::{Failed, Files, Over};
use super::outputs;
use super::progress::Progress;
use super::project;
use crate::catalogue::Language;
use crate::catalogue::export as words;
use crate::catalogue::progress::Stage;
use crate::cli::{ExportArgs, ExportFormat, Global, exit};
use crate::load::Scope;
use crate::model::Project;
use crate::period::Period;
use crate::render::{Headings, csv};
use crate::report::{Selection, report};

/// Files that are made at once: their bytes are in memory until they are written.
const AT_ONCE: usize = 16;

/// What a file is called, by its format.
const NAMES: [(ExportFormat, &str); 2] = [(ExportFormat::Parquet, "part.parquet"), (ExportFormat::Csv, "part.csv")];

pub(super) fn run(arguments: &ExportArgs, global: &Global, console: &Console) -> Ending {
    let folder = &arguments.output;
    let asked_language = global.lang.unwrap_or_default();
    if arguments.format == ExportFormat::Parquet && !cfg!(feature = "parquet") {
        return Err(Stop::usage(words::not_in_this_build(asked_language)));
    }
    let mut stale = earlier(folder, asked_language)?;
    let opened = project::open_or_explain(global, &Scope::Everything, console)?;
    let language = opened.language;
    let Some(checked) = &opened.project else { return Ok(exit::INPUT) };
    let (parts, years) = parts(checked, arguments, language)?;
    let first = parts.first().map(|part| part.path(folder, arguments.format));
    opened.inputs().allow(first.as_deref(), language)?;
    let mut files = Files::default();
    let progress = Progress::begin(Stage::Writing, language);
    progress.watch().expect(parts.len());
    for some in parts.chunks(AT_ONCE) {
        let made: Vec<Result<Vec<u8>, Stop>> =
            some.par_iter().map(|part| part.bytes(checked, arguments.format, language)).collect();
        for (part, bytes) in some.iter().zip(made) {
            let path = part.path(folder, arguments.format);
            files.add_below(&path, &bytes?, Over::Output).map_err(|failed| failed.stop(language))?;
            stale.remove(&path);
            progress.watch().tick();
        }
    }
    for path in stale {
        files.remove(path);
    }
    drop(progress);
    let written = files.finish().map_err(|failed| failed.stop(language))?.len();
    Console::message(&words::written(written, &years, &folder.display().to_string(), language));
    super::leave(opened);
    Ok(exit::DONE)
}

/// A table: the report of a matrix on the last reported period of its year, which has those before it.
struct Part<'a> {
    period: Period,
    matrix: &'a str,
    /// The name of its folder.
    folder: String,
}

impl Part<'_> {
    fn path(&self, folder: &Path, format: ExportFormat) -> PathBuf {
        let name = NAMES.iter().find(|(known, _)| *known == format).map_or("part", |(_, name)| *name);
        folder.join(format!("year={}", self.period.year)).join(&self.folder).join(name)
    }

    fn bytes(&self, project: &Project, format: ExportFormat, language: Language) -> Result<Vec<u8>, Stop> {
        let selection = Selection { matrices: vec![self.matrix.to_owned()], ..Selection::default() };
        let report = report(project, self.period, &selection, &[]);
        match format {
            ExportFormat::Parquet => outputs::parquet(&report, language),
            ExportFormat::Csv => Ok(csv::render(&report, csv::Dialect::Rfc4180, Headings::Keys)),
        }
    }
}

/// The tables of the years asked for, and those years. Years without a value are said.
fn parts<'a>(
    project: &'a Project,
    arguments: &ExportArgs,
    language: Language,
) -> Result<(Vec<Part<'a>>, Vec<i32>), Stop> {
    let known: BTreeSet<i32> = project.matrices.iter().map(|matrix| matrix.year).collect();
    let asked: BTreeSet<i32> = if arguments.all { known } else { arguments.years.iter().copied().collect() };
    for year in &asked {
        project::has_matrices(*year, project, language)?;
    }
    let (mut parts, mut years, mut silent) = (Vec::new(), Vec::new(), Vec::new());
    for year in asked {
        let Some(period) = project::last_reported_of(project, year) else {
            silent.push(year);
            continue;
        };
        years.push(year);
        let mut taken = BTreeSet::new();
        parts.extend(project.matrices_of(year).map(|matrix| Part {
            period,
            matrix: &matrix.id,
            folder: folder_of(&matrix.id, &mut taken),
        }));
    }
    if parts.is_empty() {
        return Err(Stop::usage(crate::catalogue::commands::nothing_reported(project.settings.scheme, language)));
    }
    if !silent.is_empty() {
        Console::message(&words::nothing_reported(&silent, language));
    }
    Ok((parts, years))
}

/// The folder of a matrix, as readers of partitions take it apart: what is not a letter, a digit or one of `-_.` is
/// escaped, and everything where a system that knows no capitals would take two ids for one.
fn folder_of(id: &str, taken: &mut BTreeSet<String>) -> String {
    let escaped = |every: bool| {
        let mut name = String::from("matrix=");
        for sign in id.chars() {
            if !every && (sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.')) {
                name.push(sign);
            } else {
                let mut bytes = [0; 4];
                name.extend(sign.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
            }
        }
        name
    };
    let plain = escaped(false);
    let name = if taken.contains(&plain.to_lowercase()) { escaped(true) } else { plain };
    taken.insert(name.to_lowercase());
    name
}

/// The files that `export` wrote into a folder before.
///
/// # Errors
/// Anything else that is in there.
fn earlier(folder: &Path, language: Language) -> Result<BTreeSet<PathBuf>, Stop> {
    let shown = |path: &Path| path.display().to_string();
    let unreadable = |path: &Path, error: io::Error| Failed::new(path, error).stop(language);
    let entries = |of: &Path| -> Result<Vec<(PathBuf, String)>, Stop> {
        let mut found = Vec::new();
        for entry in fs::read_dir(of).map_err(|error| unreadable(of, error))? {
            let entry = entry.map_err(|error| unreadable(of, error))?;
            found.push((entry.path(), entry.file_name().to_string_lossy().into_owned()));
        }
        found.sort();
        Ok(found)
    };
    let is_folder = |path: &Path| fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir());
    let foreign = |path: &Path| {
        let below = path.strip_prefix(folder).unwrap_or(path);
        Stop::usage(words::foreign(&shown(folder), &shown(below), language))
    };
    match fs::metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
        Err(error) => return Err(unreadable(folder, error)),
        Ok(metadata) if !metadata.is_dir() => return Err(Stop::usage(words::no_folder(&shown(folder), language))),
        Ok(_) => {}
    }
    let mut files = BTreeSet::new();
    for (year, name) in entries(folder)? {
        let digits = name.strip_prefix("year=").filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
        if digits.is_none_or(|year| year.len() != 4) || !is_folder(&year) {
            return Err(foreign(&year));
        }
        for (matrix, name) in entries(&year)? {
            if !name.starts_with("matrix=") || !is_folder(&matrix) {
                return Err(foreign(&matrix));
            }
            for (file, name) in entries(&matrix)? {
                if Files::is_temporary(&name) {
                    continue;
                }
                let own = NAMES.iter().any(|(_, known)| *known == name);
                if !own || !fs::symlink_metadata(&file).is_ok_and(|metadata| metadata.is_file()) {
                    return Err(foreign(&file));
                }
                files.insert(file);
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_matrices_are_taken_apart_by_readers_and_told_apart_by_systems() {
        let mut taken = BTreeSet::new();
        for (id, folder) in [
            ("sozialamt", "matrix=sozialamt"),
            ("straßen-2", "matrix=straßen-2"),
            ("a=b%", "matrix=a%3Db%25"),
            ("A", "matrix=A"),
            ("a", "matrix=%61"),
        ] {
            assert_eq!(folder_of(id, &mut taken), folder, "{id}");
        }
    }
}
