//! Reads the files of a project in parallel and decides nothing: what comes out is what the files say, with places.

pub(crate) mod closed;
pub(crate) mod column;
pub(crate) mod csv;
pub(crate) mod decode;
mod fields;
mod files;
pub(crate) mod geojson;
pub(crate) mod incoming;
pub(crate) mod mapping;
mod only;
pub(crate) mod raw;
pub(crate) mod text;
pub(crate) mod toml;
mod watch;
pub mod workbook;
pub(crate) mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostics, Problem};
use crate::problem::{NOT_A_FILE, NOT_A_FOLDER};
use crate::source::{Place, Source, SourceId, Sources, shown_path};
use closed::{RawCorrections, RawEvidence, RawEvidencePart, RawPart, RawReopened, RawSnapshot};
use decode::{Encoding, Undefined};
use files::{Job, JobKind, Lister, stem};
use geojson::RawGeometry;
use only::{LeftOut, Only, Verdict};
use raw::{RawActuals, RawMatrix, RawSettings};
pub use watch::Watch;

/// The file that marks the root of a project.
pub const SETTINGS_FILE: &str = "zielmatrix.toml";

/// The largest file that is read. A matrix of 50,000 indicators has about 25 MiB.
pub const LARGEST_FILE: u64 = 32 * 1024 * 1024;

/// The largest file of a closed period that is read: what the program writes of a matrix that it could read must be readable.
pub const LARGEST_CLOSED_FILE: u64 = 16 * LARGEST_FILE;

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
    /// The snapshots of closed periods, ordered by path.
    pub(crate) snapshots: Vec<RawSnapshot>,
    /// Corrections of closed periods, ordered by path.
    pub(crate) corrections: Vec<RawCorrections>,
    /// Parts of snapshots, ordered by path.
    pub(crate) parts: Vec<RawPart>,
    /// The names of snapshots that could not be read.
    pub(crate) unreadable_snapshots: Vec<String>,
    /// Records of closings that were taken back, ordered by path.
    pub(crate) reopened: Vec<RawReopened>,
    /// The seals beside these records, ordered by path.
    pub(crate) evidence: Vec<RawEvidence>,
    /// The parts beside these seals, ordered by path.
    pub(crate) evidence_parts: Vec<RawEvidencePart>,
    /// The corrections beside these seals, ordered by path.
    pub(crate) evidence_corrections: Vec<RawEvidencePart>,
    /// The last period that is read, by its name; `None` for everything.
    pub(crate) last: Option<String>,
    /// True where all years were read, so that a name that none has is known to be wrong.
    pub(crate) complete: bool,
    /// Matrices of years after those that are read: only what they declare counts, so that a value of a year before its
    /// matrix begins is known as such.
    pub(crate) later: Vec<RawMatrix>,
    /// Where the areas lie; `None` without `[geo]`, and where the file cannot be read.
    pub(crate) geometry: Option<RawGeometry>,
    /// What was not read, where not everything was needed.
    pub(crate) left_out: LeftOut,
    /// Where the files lie.
    pub(crate) folders: Folders,
}

/// The folders of a project.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folders {
    pub(crate) matrices: PathBuf,
    pub(crate) actuals: PathBuf,
    pub(crate) closed: PathBuf,
    pub(crate) published: PathBuf,
}

/// Contents that stand in for files, so that a change is checked before it is written.
pub type Changed = BTreeMap<PathBuf, Vec<u8>>;

/// Where the project around a folder starts: the nearest folder above (itself included) with a `zielmatrix.toml`.
pub fn find_root(from: &Path) -> Option<PathBuf> {
    // What stands there but cannot be read is said, not passed over for another project further up.
    from.ancestors().find(|folder| fs::symlink_metadata(folder.join(SETTINGS_FILE)).is_ok()).map(Path::to_path_buf)
}

/// Reads a project. Says everything that is wrong with single files; what fits together is for `check` to say.
///
/// `base` is the folder that shown paths are relative to.
pub fn load(root: &Path, base: &Path, scope: &Scope, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Loaded {
    load_watched(root, base, scope, &Watch::default(), sources, diagnostics)
}

/// The same, with the files counted as they are read.
pub fn load_watched(
    root: &Path,
    base: &Path,
    scope: &Scope,
    watch: &Watch,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Loaded {
    Asked { root, base, scope, changed: &Changed::new(), only: None, watch }.load(sources, diagnostics)
}

/// Reads a project as it would be with some files changed or added.
pub fn load_changed(
    root: &Path,
    base: &Path,
    scope: &Scope,
    changed: &Changed,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Loaded {
    Asked { root, base, scope, changed, only: None, watch: &Watch::default() }.load(sources, diagnostics)
}

/// Reads of a project what an answer about these matrices needs: its settings, their own files, and what is closed of them.
/// `None` where other files may matter, so that everything must be read: where a matrix is not there, or a file that is
/// not its own names it.
pub fn load_matrices(
    root: &Path,
    base: &Path,
    scope: &Scope,
    matrices: &[String],
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Loaded> {
    let only = Only::new(matrices)?;
    let changed = Changed::new();
    let asked = Asked { root, base, scope, changed: &changed, only: Some(&only), watch: &Watch::default() };
    let loaded = asked.load(sources, diagnostics);
    only.is_enough(&loaded).then_some(loaded)
}

/// What is read of which project.
struct Asked<'a> {
    root: &'a Path,
    base: &'a Path,
    scope: &'a Scope,
    changed: &'a Changed,
    /// The matrices that it is read for; `None` for all.
    only: Option<&'a Only<'a>>,
    /// Where files are counted as they are read.
    watch: &'a Watch,
}

impl Asked<'_> {
    fn load(&self, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Loaded {
        let Self { root, base, scope, changed, only, watch } = *self;
        let settings_path = root.join(SETTINGS_FILE);
        // A run may look at several projects; their files are numbered on.
        let first = sources.len();
        let settings_source = SourceId::new(first);
        let read = read_file(&settings_path, base, changed, FileKind::Settings, settings_source, diagnostics);
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
            let added = changed.keys().any(|path| path.starts_with(&configured));
            if !added && !configured.is_dir() {
                diagnostics.push(Problem::FileMissing { path: shown_path(&configured, base) }, setting.place);
            }
        }
        if let Some(setting) = &settings.closed {
            let configured = root.join(&setting.value);
            if matches!(fs::symlink_metadata(&configured), Err(error) if error.kind() == io::ErrorKind::NotFound) {
                diagnostics.push(Problem::ClosedFolderMissing { path: shown_path(&configured, base) }, setting.place);
            }
        }
        let folders = Folders {
            matrices: folder(&settings.matrices, "matrices"),
            actuals: folder(&settings.actuals, "actuals"),
            closed: folder(&settings.closed, "closed"),
            published: folder(
                &settings.disclosure.as_ref().and_then(|disclosure| disclosure.published.clone()),
                "published",
            ),
        };
        let mut lister = Lister { root, base, scope, changed, diagnostics };
        let mut jobs = lister.matrices(&folders.matrices);
        jobs.extend(lister.actuals(&folders.actuals));
        jobs.extend(lister.closed(&folders.closed));
        jobs.extend(lister.geometry(settings.geo.as_ref()));

        let mut left_out = LeftOut::default();
        if let Some(only) = only {
            jobs = only.choose(jobs, &mut left_out);
        }
        let later = self.later_matrices(&folders.matrices);
        let mut loaded = Loaded {
            settings,
            settings_sound,
            matrices: Vec::new(),
            actuals: Vec::new(),
            unreadable_matrices: Vec::new(),
            snapshots: Vec::new(),
            corrections: Vec::new(),
            parts: Vec::new(),
            unreadable_snapshots: Vec::new(),
            reopened: Vec::new(),
            evidence: Vec::new(),
            evidence_parts: Vec::new(),
            evidence_corrections: Vec::new(),
            last: match scope {
                Scope::Everything => None,
                Scope::UpTo(period) => Some(period.clone()),
            },
            complete: *scope == Scope::Everything && only.is_none(),
            later,
            geometry: None,
            left_out,
            folders,
        };
        // The titles of areas may be those of any part.
        let all_parts = !loaded.settings.areas.is_empty();
        let only_parts = only.filter(|_| !all_parts);
        let results = Reading { base, changed, only: only_parts, watch }.run_all(jobs, first + 1, &mut loaded.left_out);
        for (job, read, parsed, file_diagnostics) in results {
            sources.add(read);
            if only.is_some_and(|only| parsed.as_ref().is_some_and(|parsed| parsed.is_other(only))) {
                loaded.left_out.files += 1;
                continue;
            }
            diagnostics.append(file_diagnostics);
            loaded.take(&job, parsed);
        }
        if let Some(only) = only {
            only.narrow(&mut loaded, all_parts);
        }
        loaded
    }

    /// The matrices that the scope leaves out. What is wrong in them is not of this run.
    fn later_matrices(&self, folder: &Path) -> Vec<RawMatrix> {
        let Self { base, scope, changed, only, .. } = *self;
        let mut unsaid = Diagnostics::default();
        let root = folder.parent().unwrap_or(folder);
        let mut lister = Lister { root, base, scope, changed, diagnostics: &mut unsaid };
        let found = lister.later_matrices(folder);
        let read = found.into_par_iter().filter_map(|(year, path)| {
            if only.is_some_and(|only| only.of_matrix(&path) == Verdict::Leave) {
                return None;
            }
            let (nowhere, mut unsaid) = (SourceId::new(0), Diagnostics::default());
            let read = read_file(&path, base, changed, FileKind::Toml, nowhere, &mut unsaid);
            read.sound.then(|| toml::matrix(&read.source.text, nowhere, year, &stem(&path), &mut unsaid))
        });
        read.collect()
    }
}

/// What files are read with.
#[derive(Clone, Copy)]
struct Reading<'a> {
    base: &'a Path,
    changed: &'a Changed,
    /// The matrices whose parts of closings are read; `None` for all.
    only: Option<&'a Only<'a>>,
    watch: &'a Watch,
}

impl Reading<'_> {
    /// Reads files in parallel, which are numbered on from `first` among all sources. Parts of snapshots come after the
    /// seals that name them: what no seal names is not looked into.
    fn run_all(self, jobs: Vec<Job>, first: usize, left_out: &mut LeftOut) -> Vec<Done> {
        let (parts, jobs): (Vec<Job>, Vec<Job>) =
            jobs.into_iter().partition(|job| matches!(job.kind, JobKind::Part { .. }));
        // Parts without a seal count for nothing, whatever a closing that was cut short left in them.
        let has_seal =
            |folder: &str| jobs.iter().any(|job| matches!(job.kind, JobKind::Snapshot) && stem(&job.path) == folder);
        let (left, parts): (Vec<Job>, Vec<Job>) =
            parts.into_iter().partition(|job| matches!(&job.kind, JobKind::Part { folder } if !has_seal(folder)));
        let mut results = self.run_some(jobs, first, &BTreeSet::new());
        let sealed = results.iter().flat_map(|(_, _, parsed, _)| sealed_parts(parsed.as_ref())).collect();
        let parts = match self.only {
            None => parts,
            Some(only) => {
                let seals = results.iter().filter_map(|(_, _, parsed, _)| {
                    if let Some(Parsed::Snapshot(seal)) = parsed { Some(seal) } else { None }
                });
                only.choose_parts(parts, &seals.collect::<Vec<_>>(), left_out)
            }
        };
        results.extend(self.run_some(parts, first + results.len(), &sealed));
        let before = results.len();
        results.extend(left.into_iter().enumerate().map(|(number, job)| {
            let mut diagnostics = Diagnostics::default();
            let (read, parsed) = self.left_part(&job, SourceId::new(first + before + number), &mut diagnostics);
            (job, read, Some(parsed), diagnostics)
        }));
        results
    }

    fn run_some(self, jobs: Vec<Job>, first: usize, sealed: &BTreeSet<String>) -> Vec<Done> {
        self.watch.expect(jobs.len());
        let numbered = jobs.into_par_iter().enumerate();
        numbered
            .map_init(csv::Readers::default, |readers, (number, job)| {
                let mut diagnostics = Diagnostics::default();
                let source = SourceId::new(first + number);
                let (read, parsed) = run(&job, source, self.base, self.changed, (sealed, readers), &mut diagnostics);
                self.watch.tick();
                (job, read, parsed, diagnostics)
            })
            .collect()
    }

    /// A part without a seal. It may be cut off anywhere, even within a letter, so that nothing is said about its text; only
    /// what cannot be reached is an error.
    fn left_part(self, job: &Job, source: SourceId, diagnostics: &mut Diagnostics) -> (Source, Parsed) {
        let read = read_file(&job.path, self.base, self.changed, FileKind::Closed, source, diagnostics).source;
        diagnostics.retain(|found| found.place.is_none());
        let folder = if let JobKind::Part { folder } = &job.kind { folder } else { "" };
        let part = closed::part(&read.text, source, (folder, &file_name(&job.path)), &BTreeSet::new());
        (read, Parsed::Part(part))
    }
}

impl Loaded {
    /// Takes in what a file says; `None` where it could not be read.
    fn take(&mut self, job: &Job, parsed: Option<Parsed>) {
        match parsed {
            Some(Parsed::Matrix(matrix)) => {
                if matrix.broken {
                    self.unreadable_matrices.push((matrix.folder_year, matrix.stem.clone()));
                }
                self.matrices.push(*matrix);
            }
            Some(Parsed::Actuals(actuals)) => self.actuals.push(actuals),
            Some(Parsed::Snapshot(snapshot)) => self.snapshots.push(snapshot),
            Some(Parsed::Corrections(corrections)) => self.corrections.push(corrections),
            Some(Parsed::Part(part)) => self.parts.push(part),
            Some(Parsed::Reopened(reopened)) => self.reopened.push(reopened),
            Some(Parsed::Evidence(evidence)) => self.evidence.push(evidence),
            Some(Parsed::EvidencePart(part)) => self.evidence_parts.push(part),
            Some(Parsed::Geometry(geometry)) => self.geometry = geometry,
            Some(Parsed::EvidenceCorrections(corrections)) => self.evidence_corrections.push(corrections),
            None => {
                if matches!(job.kind, JobKind::Snapshot) {
                    self.unreadable_snapshots.push(stem(&job.path));
                }
                if let JobKind::Matrix { year } = job.kind {
                    self.unreadable_matrices.push((year, stem(&job.path)));
                }
            }
        }
    }

    /// The first later year whose matrix has that indicator; `None` where none has it.
    pub(crate) fn begins_in(&self, matrix: &str, id: &str) -> Option<i32> {
        let later = self.later.iter().filter(|later| later.known_as() == matrix && later.declares(id));
        later.map(|later| later.folder_year).min()
    }

    /// The file of a matrix and its text, by the folder's year and the id.
    pub(crate) fn matrix_source(&self, year: i32, id: &str) -> Option<SourceId> {
        let found = self.matrices.iter().find(|matrix| matrix.folder_year == year && matrix.known_as() == id)?;
        Some(found.place.source)
    }

    /// Takes in the text of a matrix as if it lay at that path, so that a file can be checked before it is written.
    pub(crate) fn add_matrix(
        &mut self,
        source: Source,
        year: i32,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) {
        let id = SourceId::new(sources.len());
        let matrix = toml::matrix(&source.text, id, year, &stem(&source.path), diagnostics);
        self.matrices.push(matrix);
        sources.add(source);
    }
}

/// A file that was read: what it is, its text, what it says, and what is wrong with it.
type Done = (Job, Source, Option<Parsed>, Diagnostics);

/// The digests of the parts that a seal names.
fn sealed_parts(parsed: Option<&Parsed>) -> Vec<String> {
    let Some(Parsed::Snapshot(snapshot)) = parsed else { return Vec::new() };
    snapshot.parts.iter().filter_map(|line| Some(line.sha256.as_ref()?.value.clone())).collect()
}

enum Parsed {
    Matrix(Box<RawMatrix>),
    Actuals(RawActuals),
    Snapshot(RawSnapshot),
    Corrections(RawCorrections),
    Part(RawPart),
    Reopened(RawReopened),
    Evidence(RawEvidence),
    EvidencePart(RawEvidencePart),
    EvidenceCorrections(RawEvidencePart),
    Geometry(Option<RawGeometry>),
}

fn run(
    job: &Job,
    source: SourceId,
    base: &Path,
    changed: &Changed,
    (sealed, readers): (&BTreeSet<String>, &mut csv::Readers),
    diagnostics: &mut Diagnostics,
) -> (Source, Option<Parsed>) {
    let kind = match job.kind {
        JobKind::Matrix { .. } | JobKind::TomlActuals { .. } | JobKind::Geometry { .. } => FileKind::Toml,
        JobKind::Snapshot
        | JobKind::Corrections { .. }
        | JobKind::Part { .. }
        | JobKind::Reopened { .. }
        | JobKind::Evidence { .. }
        | JobKind::EvidencePart { .. }
        | JobKind::EvidenceCorrections { .. } => FileKind::Closed,
        JobKind::CsvActuals { .. } => FileKind::Csv,
    };
    let read = read_file(&job.path, base, changed, kind, source, diagnostics);
    if !read.sound {
        return (read.source, None);
    }
    let (text, stem) = (&read.source.text, stem(&job.path));
    let evidence = |folder: &String, file: String| RawEvidencePart {
        place: Place { source, start: 0, end: 0 },
        folder: folder.clone(),
        file,
        found: crate::digest::part(text),
    };
    let parsed = match &job.kind {
        JobKind::Matrix { year } => Parsed::Matrix(Box::new(toml::matrix(text, source, *year, &stem, diagnostics))),
        JobKind::TomlActuals { folder } => Parsed::Actuals(toml::actuals(text, source, folder, &stem, diagnostics)),
        JobKind::CsvActuals { folder } => {
            Parsed::Actuals(csv::actuals(text, source, folder, &stem, readers, diagnostics))
        }
        JobKind::Snapshot => Parsed::Snapshot(closed::snapshot(text, source, &stem, diagnostics)),
        JobKind::Part { folder } => Parsed::Part(closed::part(text, source, (folder, &file_name(&job.path)), sealed)),
        JobKind::Reopened { folder } => Parsed::Reopened(closed::reopened(text, source, folder, diagnostics)),
        JobKind::Evidence { folder } => Parsed::Evidence(closed::evidence(text, source, folder, &stem)),
        JobKind::EvidencePart { folder, below } => {
            Parsed::EvidencePart(evidence(folder, format!("{below}/{}", file_name(&job.path))))
        }
        JobKind::EvidenceCorrections { folder } => Parsed::EvidenceCorrections(evidence(folder, file_name(&job.path))),
        JobKind::Geometry { id_property } => {
            Parsed::Geometry(geojson::read(text, source, id_property.as_deref(), diagnostics))
        }
        JobKind::Corrections { period } => Parsed::Corrections(closed::corrections(text, source, period, diagnostics)),
    };
    (read.source, Some(parsed))
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum FileKind {
    Settings,
    /// TOML, or another text in UTF-8.
    Toml,
    Csv,
    /// What lies below the folder of the closed periods.
    Closed,
}

struct ReadFile {
    source: Source,
    /// False where nothing can be read from the text.
    sound: bool,
}

fn read_file(
    path: &Path,
    base: &Path,
    changed: &Changed,
    kind: FileKind,
    source: SourceId,
    diagnostics: &mut Diagnostics,
) -> ReadFile {
    let mut read = ReadFile {
        source: Source { shown_path: shown_path(path, base), path: path.to_owned(), ..Source::default() },
        sound: false,
    };
    let limit = if kind == FileKind::Closed { LARGEST_CLOSED_FILE } else { LARGEST_FILE };
    let bytes = match changed.get(path).map_or_else(|| read_bytes(path, limit), |bytes| Ok(Ok(bytes.clone()))) {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(size)) => {
            diagnostics.push_file(Problem::FileTooLarge { path: shown_path(path, base), size, limit });
            return read;
        }
        Err(error) => {
            diagnostics.push_file(unreadable(path, base, &error));
            return read;
        }
    };
    let top = Place { source, start: 0, end: 0 };
    if kind == FileKind::Csv {
        read_table(&bytes, None, &mut read, source, diagnostics);
        return read;
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || bytes.contains(&0) {
        diagnostics.push(Problem::FileUtf16, top);
        return read;
    }
    let marked = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).map(<[u8]>::to_vec);
    read.source.byte_order_mark = marked.is_some();
    let bytes = marked.unwrap_or(bytes);
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
            // The bytes before the first wrong one are plain UTF-8, but decoded one character a byte here.
            let (before, _, _) = encoding_rs::WINDOWS_1252.decode(&error.as_bytes()[..valid]);
            let start = before.len();
            let length = read.source.text[start..].chars().next().map_or(0, char::len_utf8);
            let bound = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
            diagnostics.push(Problem::FileNotUtf8, Place { source, start: bound(start), end: bound(start + length) });
        }
    }
    read
}

/// Gives the source of a table in text form its text, and says what of it cannot be read.
fn read_table(
    bytes: &[u8],
    encoding: Option<Encoding>,
    read: &mut ReadFile,
    source: SourceId,
    diagnostics: &mut Diagnostics,
) {
    let top = Place { source, start: 0, end: 0 };
    let Some(decoded) = decode::decode(bytes, encoding) else {
        diagnostics.push(Problem::FileUtf16, top);
        return;
    };
    read.source.text = decoded.text;
    read.source.byte_order_mark = decoded.byte_order_mark;
    let bound = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    if let Some(at) = decoded.doubtful {
        let text = &read.source.text;
        let is_end = |sign: char| !sign.is_alphanumeric() && !"„”§".contains(sign);
        let start =
            text[..at].rfind(is_end).map_or(0, |end| end + text[end..].chars().next().map_or(0, char::len_utf8));
        let end = text[at..].find(is_end).map_or(text.len(), |end| at + end);
        let word = text[start..end].to_owned();
        diagnostics.push(Problem::EncodingDoubtful { word }, Place { source, start: bound(start), end: bound(end) });
    }
    if let Some(Undefined { encoding, bytes, at, count }) = decoded.undefined {
        let place = Place { source, start: bound(at), end: bound(at + '\u{fffd}'.len_utf8()) };
        diagnostics.push(Problem::UndefinedBytes { encoding: encoding.name(), bytes, count }, place);
    } else if read.source.text.trim().is_empty() {
        diagnostics.push(Problem::FileEmpty, top);
    } else {
        read.sound = true;
    }
}

/// The bytes of a file, or its size where that is beyond the limit.
fn read_bytes(path: &Path, limit: u64) -> io::Result<Result<Vec<u8>, u64>> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        return Err(io::Error::other(NOT_A_FILE));
    }
    if metadata.len() > limit {
        return Ok(Err(metadata.len()));
    }
    fs::read(path).map(Ok)
}

/// Why a path cannot be read, by what the operating system says.
#[expect(clippy::wildcard_enum_match_arm, reason = "the system knows more kinds of errors than have words here")]
pub fn unreadable(path: &Path, base: &Path, error: &io::Error) -> Problem {
    let link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    let path = shown_path(path, base);
    match error.kind() {
        io::ErrorKind::NotFound if link => Problem::DeadLink { path },
        io::ErrorKind::NotADirectory => Problem::FileUnreadable { path, reason: NOT_A_FOLDER.to_owned() },
        io::ErrorKind::IsADirectory => Problem::FileIsFolder { path },
        io::ErrorKind::PermissionDenied => Problem::FileForbidden { path },
        io::ErrorKind::NotFound => Problem::FileMissing { path },
        _ => Problem::FileUnreadable { path, reason: error.to_string() },
    }
}
