//! Reads the files of a project in parallel and decides nothing: what comes out is what the files say, with places.

pub(crate) mod column;
mod csv;
mod fields;
pub(crate) mod raw;
pub(crate) mod text;
pub(crate) mod toml;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostics, Problem};
use crate::problem::NOT_A_FILE;
use crate::source::{Place, Source, SourceId, Sources, shown_path};
use raw::{RawActuals, RawMatrix, RawSettings};

/// The file that marks the root of a project.
pub const SETTINGS_FILE: &str = "zielmatrix.toml";

/// The largest file that is read. A matrix of 50,000 indicators has about 25 MiB.
pub const LARGEST_FILE: u64 = 32 * 1024 * 1024;

/// How much of a project is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All years and periods.
    Everything,
    /// Nothing after this period, named as its folder: what was known then.
    UpTo(String),
}

/// What the files of a project say.
#[derive(Debug)]
pub struct Loaded {
    /// `zielmatrix.toml`, and its file.
    pub(crate) settings: RawSettings,
    /// False where it could not be read in full: what it declares is not known then.
    pub(crate) settings_sound: bool,
    /// All matrices, ordered by path.
    pub(crate) matrices: Vec<RawMatrix>,
    /// All actuals, ordered by path.
    pub(crate) actuals: Vec<RawActuals>,
    /// Folder year and stem of matrix files that could not be read in full: nothing is said about what they lack.
    pub(crate) unreadable_matrices: Vec<(i32, String)>,
}

/// Where the project around a folder starts: the nearest folder above (itself included) with a `zielmatrix.toml`.
pub fn find_root(from: &Path) -> Option<PathBuf> {
    from.ancestors().find(|folder| folder.join(SETTINGS_FILE).is_file()).map(Path::to_path_buf)
}

/// Reads a project. Says everything that is wrong with single files; what fits together is for `check` to say.
///
/// `base` is the folder that shown paths are relative to.
pub fn load(root: &Path, base: &Path, scope: &Scope, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Loaded {
    let settings_path = root.join(SETTINGS_FILE);
    // A run may look at several projects; their files are numbered on.
    let first = sources.len();
    let settings_source = SourceId::new(first);
    let read = read_file(&settings_path, base, FileKind::Settings, settings_source, diagnostics);
    let settings_sound = read.sound;
    let settings = if settings_sound {
        toml::settings(&read.source.text, settings_source, diagnostics)
    } else {
        RawSettings::default()
    };
    sources.add(read.source);

    let folder = |setting: &Option<crate::source::Located<String>>, default: &str| {
        root.join(setting.as_ref().map_or(default, |located| located.value.as_str()))
    };
    for setting in [&settings.matrices, &settings.actuals].into_iter().flatten() {
        let configured = root.join(&setting.value);
        if !configured.is_dir() {
            diagnostics.push(Problem::FileMissing { path: shown_path(&configured, base) }, setting.place);
        }
    }
    let matrices_folder = folder(&settings.matrices, "matrices");
    let actuals_folder = folder(&settings.actuals, "actuals");
    let mut jobs = matrix_jobs(&matrices_folder, base, scope, diagnostics);
    jobs.extend(actuals_jobs(&actuals_folder, base, scope, diagnostics));

    let mut loaded =
        Loaded { settings, settings_sound, matrices: Vec::new(), actuals: Vec::new(), unreadable_matrices: Vec::new() };
    let results: Vec<_> = jobs
        .into_par_iter()
        .enumerate()
        .map(|(number, job)| {
            let source = SourceId::new(first + 1 + number);
            let mut diagnostics = Diagnostics::default();
            let (read, parsed) = run(&job, source, base, &mut diagnostics);
            (job, read, parsed, diagnostics)
        })
        .collect();
    for (job, read, parsed, file_diagnostics) in results {
        sources.add(read);
        diagnostics.append(file_diagnostics);
        match parsed {
            Some(Parsed::Matrix(matrix)) => {
                if matrix.broken {
                    loaded.unreadable_matrices.push((matrix.folder_year, matrix.stem.clone()));
                }
                loaded.matrices.push(*matrix);
            }
            Some(Parsed::Actuals(actuals)) => loaded.actuals.push(actuals),
            None => {
                if let JobKind::Matrix { year } = job.kind {
                    loaded.unreadable_matrices.push((year, stem(&job.path)));
                }
            }
        }
    }
    loaded
}

#[derive(Clone, Debug)]
enum JobKind {
    Matrix { year: i32 },
    TomlActuals { folder: String },
    CsvActuals { folder: String },
}

struct Job {
    path: PathBuf,
    kind: JobKind,
}

enum Parsed {
    Matrix(Box<RawMatrix>),
    Actuals(RawActuals),
}

fn run(job: &Job, source: SourceId, base: &Path, diagnostics: &mut Diagnostics) -> (Source, Option<Parsed>) {
    let kind = match job.kind {
        JobKind::Matrix { .. } | JobKind::TomlActuals { .. } => FileKind::Toml,
        JobKind::CsvActuals { .. } => FileKind::Csv,
    };
    let read = read_file(&job.path, base, kind, source, diagnostics);
    if !read.sound {
        return (read.source, None);
    }
    let (text, stem) = (&read.source.text, stem(&job.path));
    let parsed = match &job.kind {
        JobKind::Matrix { year } => Parsed::Matrix(Box::new(toml::matrix(text, source, *year, &stem, diagnostics))),
        JobKind::TomlActuals { folder } => Parsed::Actuals(toml::actuals(text, source, folder, &stem, diagnostics)),
        JobKind::CsvActuals { folder } => Parsed::Actuals(csv::actuals(text, source, folder, &stem, diagnostics)),
    };
    (read.source, Some(parsed))
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn matrix_jobs(folder: &Path, base: &Path, scope: &Scope, diagnostics: &mut Diagnostics) -> Vec<Job> {
    let mut jobs = Vec::new();
    for (name, path) in entries(folder, base, diagnostics) {
        if has_extension(&path, "toml") && name != SETTINGS_FILE && path.is_file() {
            diagnostics.push_file(Problem::MatrixWithoutYear { path: shown_path(&path, base) });
        }
        let Some(year) = year_of(&name) else { continue };
        if !path.is_dir() || matches!(scope, Scope::UpTo(period) if name.as_str() > &period[..4]) {
            continue;
        }
        for (_, path) in entries(&path, base, diagnostics) {
            if has_extension(&path, "toml") {
                jobs.push(Job { path, kind: JobKind::Matrix { year } });
            }
        }
    }
    jobs
}

fn actuals_jobs(folder: &Path, base: &Path, scope: &Scope, diagnostics: &mut Diagnostics) -> Vec<Job> {
    let mut jobs = Vec::new();
    for (name, path) in entries(folder, base, diagnostics) {
        if !path.is_dir() {
            diagnostics.push_file(Problem::ActualsWithoutPeriod { path: shown_path(&path, base) });
            continue;
        }
        if matches!(scope, Scope::UpTo(period) if name > *period) {
            continue;
        }
        for (_, path) in entries(&path, base, diagnostics) {
            let folder = name.clone();
            if has_extension(&path, "toml") {
                jobs.push(Job { path, kind: JobKind::TomlActuals { folder } });
            } else if has_extension(&path, "csv") {
                jobs.push(Job { path, kind: JobKind::CsvActuals { folder } });
            } else {
                diagnostics.push_file(Problem::FileIgnored { path: shown_path(&path, base) });
            }
        }
    }
    jobs
}

fn year_of(name: &str) -> Option<i32> {
    (name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit())).then(|| name.parse().ok())?
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

/// What lies in a folder, by name, without hidden files and editors' backups. A folder that is not there is empty.
fn entries(folder: &Path, base: &Path, diagnostics: &mut Diagnostics) -> Vec<(String, PathBuf)> {
    let listed = fs::read_dir(folder).and_then(|entries| {
        entries
            .map(|entry| entry.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path())))
            .collect()
    });
    match listed {
        Ok(entries) => {
            let mut entries: Vec<(String, PathBuf)> = entries;
            entries.retain(|(name, _)| !name.starts_with(['.', '~']) && !name.ends_with('~'));
            entries.sort();
            entries
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            diagnostics.push_file(unreadable(folder, base, &error));
            Vec::new()
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum FileKind {
    Settings,
    Toml,
    Csv,
}

struct ReadFile {
    source: Source,
    /// False where nothing can be read from the text.
    sound: bool,
}

fn read_file(path: &Path, base: &Path, kind: FileKind, source: SourceId, diagnostics: &mut Diagnostics) -> ReadFile {
    let mut read = ReadFile {
        source: Source {
            shown_path: shown_path(path, base),
            path: path.to_owned(),
            text: String::new(),
            cells: Vec::new(),
        },
        sound: false,
    };
    let bytes = match read_bytes(path) {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(size)) => {
            diagnostics.push_file(Problem::FileTooLarge { path: shown_path(path, base), size, limit: LARGEST_FILE });
            return read;
        }
        Err(error) => {
            diagnostics.push_file(unreadable(path, base, &error));
            return read;
        }
    };
    let top = Place { source, start: 0, end: 0 };
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || bytes.contains(&0) {
        diagnostics.push(Problem::FileUtf16, top);
        return read;
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).map(<[u8]>::to_vec).unwrap_or(bytes);
    match String::from_utf8(bytes) {
        Ok(text) => {
            read.sound = kind == FileKind::Settings || !text.trim().is_empty();
            read.source.text = text;
            if !read.sound {
                diagnostics.push(Problem::FileEmpty, top);
            }
        }
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let (text, _, _) = encoding_rs::WINDOWS_1252.decode(error.as_bytes());
            read.source.text = text.into_owned();
            read.sound = kind == FileKind::Csv;
            if !read.sound {
                // The bytes before the first wrong one are plain UTF-8, but decoded one character a byte here.
                let (before, _, _) = encoding_rs::WINDOWS_1252.decode(&error.as_bytes()[..valid]);
                let start = before.len();
                let length = read.source.text[start..].chars().next().map_or(0, char::len_utf8);
                let bound = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
                diagnostics
                    .push(Problem::FileNotUtf8, Place { source, start: bound(start), end: bound(start + length) });
            }
        }
    }
    read
}

/// The bytes of a file, or its size where that is beyond [`LARGEST_FILE`].
fn read_bytes(path: &Path) -> io::Result<Result<Vec<u8>, u64>> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        return Err(io::Error::other(NOT_A_FILE));
    }
    if metadata.len() > LARGEST_FILE {
        return Ok(Err(metadata.len()));
    }
    fs::read(path).map(Ok)
}

/// Why a path cannot be read, by what the operating system says.
#[expect(clippy::wildcard_enum_match_arm, reason = "the system knows more kinds of errors than have words here")]
pub fn unreadable(path: &Path, base: &Path, error: &io::Error) -> Problem {
    let path = shown_path(path, base);
    match error.kind() {
        io::ErrorKind::IsADirectory => Problem::FileIsFolder { path },
        io::ErrorKind::PermissionDenied => Problem::FileForbidden { path },
        io::ErrorKind::NotFound => Problem::FileMissing { path },
        _ => Problem::FileUnreadable { path, reason: error.to_string() },
    }
}
