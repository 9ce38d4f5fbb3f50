//! Which files a project has, and what each of them is.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::raw::RawGeo;
use super::{Changed, SETTINGS_FILE, Scope, unreadable};
use crate::diagnostic::{Diagnostics, Problem};
use crate::seal::{CORRECTIONS, RECORD, REOPENED};
use crate::source::shown_path;

/// What a file is.
#[derive(Clone, Debug)]
pub(super) enum JobKind {
    Matrix { year: i32 },
    TomlActuals { folder: String },
    CsvActuals { folder: String },
    Snapshot,
    Corrections { period: String },
    Part { folder: String },
    Reopened { folder: String },
    Evidence { folder: String },
    EvidencePart { folder: String, below: String },
    EvidenceCorrections { folder: String },
    Geometry { id_property: Option<String> },
}

/// A file to be read.
pub(super) struct Job {
    pub(super) path: PathBuf,
    pub(super) kind: JobKind,
}

/// Finds the files of a project.
pub(super) struct Lister<'a> {
    /// The folder of the settings.
    pub(super) root: &'a Path,
    pub(super) base: &'a Path,
    pub(super) scope: &'a Scope,
    pub(super) changed: &'a Changed,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Lister<'_> {
    /// True for what lies after the period that is read last, by the name of its folder or file.
    fn is_later(&self, name: &str) -> bool {
        matches!(self.scope, Scope::UpTo(period) if name > period.as_str())
    }

    fn ignored(&mut self, path: &Path) {
        self.diagnostics.push_file(Problem::FileIgnored { path: shown_path(path, self.base) });
    }

    pub(super) fn matrices(&mut self, folder: &Path) -> Vec<Job> {
        let mut jobs = Vec::new();
        for (name, path) in self.entries(folder) {
            let Some(year) = year_of(&name) else {
                // Other folders of a project are no matrices that went astray.
                if !self.is_folder(&path) {
                    self.astray(&name, &path);
                } else if !self.holds_the_project(folder) {
                    self.matrices_astray(&path);
                }
                continue;
            };
            if !self.is_folder(&path) || matches!(self.scope, Scope::UpTo(period) if name.as_str() > &period[..4]) {
                continue;
            }
            for (name, path) in self.entries(&path) {
                if has_extension(&path, "toml") {
                    jobs.push(Job { path, kind: JobKind::Matrix { year } });
                } else if self.is_folder(&path) {
                    self.matrices_astray(&path);
                } else {
                    self.astray(&name, &path);
                }
            }
        }
        jobs
    }

    /// The matrices of years after the period that is read last.
    pub(super) fn later_matrices(&mut self, folder: &Path) -> Vec<(i32, PathBuf)> {
        let Scope::UpTo(period) = self.scope else { return Vec::new() };
        let years =
            self.entries(folder).into_iter().filter(|(name, path)| name.as_str() > &period[..4] && path.is_dir());
        let years: Vec<(i32, PathBuf)> = years.filter_map(|(name, path)| Some((year_of(&name)?, path))).collect();
        let mut matrices = Vec::new();
        for (year, folder) in years {
            let files = self.entries(&folder).into_iter().filter(|(_, path)| has_extension(path, "toml"));
            matrices.extend(files.map(|(_, path)| (year, path)));
        }
        matrices
    }

    /// Warns of what is or seems to be a matrix, and is not read where it lies.
    fn astray(&mut self, name: &str, path: &Path) {
        if name == SETTINGS_FILE {
            return;
        }
        if has_extension(path, "toml") {
            self.diagnostics.push_file(Problem::MatrixWithoutYear { path: shown_path(path, self.base) });
        } else if is_near_toml(name) {
            self.ignored(path);
        }
    }

    /// The same for all that lies in a folder that is no year; links are not followed, as they may lead back.
    fn matrices_astray(&mut self, folder: &Path) {
        for (name, path) in self.entries(folder) {
            if fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_dir()) {
                self.matrices_astray(&path);
            } else {
                self.astray(&name, &path);
            }
        }
    }

    /// True where the folder of the matrices, say, is the project's own: much else lies there.
    fn holds_the_project(&self, folder: &Path) -> bool {
        self.root.starts_with(folder)
    }

    pub(super) fn actuals(&mut self, folder: &Path) -> Vec<Job> {
        let mut jobs = Vec::new();
        for (name, path) in self.entries(folder) {
            if !self.is_folder(&path) {
                self.diagnostics.push_file(Problem::ActualsWithoutPeriod { path: shown_path(&path, self.base) });
                continue;
            }
            if self.is_later(&name) {
                continue;
            }
            for (_, path) in self.entries(&path) {
                let folder = name.clone();
                if has_extension(&path, "toml") {
                    jobs.push(Job { path, kind: JobKind::TomlActuals { folder } });
                } else if has_extension(&path, "csv") {
                    jobs.push(Job { path, kind: JobKind::CsvActuals { folder } });
                } else {
                    self.ignored(&path);
                }
            }
        }
        jobs
    }

    /// Snapshots with their corrections. A correction is read however late it was made: it belongs to the period.
    pub(super) fn closed(&mut self, folder: &Path) -> Vec<Job> {
        let mut jobs = Vec::new();
        for (entry, path) in self.entries(folder) {
            if self.is_folder(&path) {
                if entry == REOPENED {
                    jobs.extend(self.reopened(&path));
                } else if !self.is_later(&entry) {
                    jobs.extend(self.parts(&entry, &path));
                }
                continue;
            }
            let name = stem(&path);
            let corrected = name.strip_suffix(CORRECTIONS).map(str::to_owned);
            if !has_extension(&path, "toml") {
                self.ignored(&path);
            } else if !self.is_later(corrected.as_deref().unwrap_or(&name)) {
                let kind = corrected.map_or(JobKind::Snapshot, |period| JobKind::Corrections { period });
                jobs.push(Job { path, kind });
            }
        }
        jobs
    }

    /// The parts of a snapshot.
    fn parts(&mut self, name: &str, folder: &Path) -> Vec<Job> {
        let mut jobs = Vec::new();
        for (_, path) in self.entries(folder) {
            if has_extension(&path, "toml") {
                jobs.push(Job { path, kind: JobKind::Part { folder: name.to_owned() } });
            } else {
                self.ignored(&path);
            }
        }
        jobs
    }

    /// Closings that were taken back: the record of each, its seal, and the digests of parts and corrections.
    fn reopened(&mut self, folder: &Path) -> Vec<Job> {
        let mut jobs = Vec::new();
        for (name, path) in self.entries(folder) {
            let period = name.rsplit_once('-').map_or(name.as_str(), |(period, _)| period);
            if !self.is_folder(&path) {
                self.ignored(&path);
                continue;
            }
            if self.is_later(period) {
                continue;
            }
            for (below, path) in self.entries(&path) {
                let folder = name.clone();
                let file = stem(&path);
                if self.is_folder(&path) {
                    jobs.extend(self.evidence_parts(&folder, &below, &path));
                    continue;
                }
                if !has_extension(&path, "toml") {
                    continue;
                }
                let kind = if file.ends_with(CORRECTIONS) {
                    JobKind::EvidenceCorrections { folder }
                } else if file == RECORD {
                    JobKind::Reopened { folder }
                } else {
                    JobKind::Evidence { folder }
                };
                jobs.push(Job { path, kind });
            }
        }
        jobs
    }

    /// The file of geometry. One that is set and not there is blamed where it is set.
    pub(super) fn geometry(&mut self, settings: Option<&RawGeo>) -> Option<Job> {
        let settings = settings?;
        let file = settings.file.as_ref().filter(|file| !file.value.is_empty())?;
        let path = self.root.join(&file.value);
        if !self.changed.contains_key(&path) && fs::symlink_metadata(&path).is_err() {
            self.diagnostics.push(Problem::FileMissing { path: shown_path(&path, self.base) }, file.place);
            return None;
        }
        let id_property = settings.id_property.as_ref().map(|property| property.value.clone());
        Some(Job { path, kind: JobKind::Geometry { id_property } })
    }

    /// The parts of a closing that was taken back.
    fn evidence_parts(&mut self, folder: &str, below: &str, path: &Path) -> Vec<Job> {
        let files = self.entries(path).into_iter().filter(|(_, path)| has_extension(path, "toml"));
        let kind = || JobKind::EvidencePart { folder: folder.to_owned(), below: below.to_owned() };
        files.map(|(_, path)| Job { path, kind: kind() }).collect()
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir() || self.changed.keys().any(|changed| changed.ancestors().skip(1).any(|above| above == path))
    }

    /// What lies in a folder, by name, without hidden files and editors' backups. A folder that is not there is empty; what
    /// cannot be reached is an error, as nobody knows what it would have been.
    fn entries(&mut self, folder: &Path) -> Vec<(String, PathBuf)> {
        let mut entries = entries(folder, self.base, self.diagnostics);
        let shared = self.holds_the_project(folder);
        entries.retain(|(name, path)| {
            let of_a_period = name.len() >= 4 && name.bytes().take(4).all(|byte| byte.is_ascii_digit());
            let read = has_extension(path, "toml") || has_extension(path, "csv");
            if (of_a_period && self.is_later(&stem(path))) || (shared && !of_a_period && !read) {
                return true;
            }
            let reached = fs::metadata(path);
            if let Err(error) = &reached {
                self.diagnostics.push_file(unreadable(path, self.base, error));
            }
            // A file that would have been read stays, so that nothing is said about what the project lacks without it.
            reached.is_ok() || read
        });
        // What is added lies in the folder, or in one below it that may be new too.
        for path in self.changed.keys() {
            let below = path.ancestors().find(|above| above.parent() == Some(folder));
            if let Some(below) = below
                && let Some(name) = below.file_name()
                && !entries.iter().any(|(_, known)| known == below)
            {
                entries.push((name.to_string_lossy().into_owned(), below.to_owned()));
            }
        }
        entries.sort();
        entries
    }
}

/// The file name without its extension.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn year_of(name: &str) -> Option<i32> {
    (name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit())).then(|| name.parse().ok())?
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

/// True for the name of a file that was probably meant as TOML: `m.tml`, `m.toml.bak`, `m.toml~`, `m.toml.txt`.
fn is_near_toml(name: &str) -> bool {
    let name = name.to_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    name.contains(".toml") || (!ending.is_empty() && strsim::osa_distance(ending, "toml") <= 1)
}

fn entries(folder: &Path, base: &Path, diagnostics: &mut Diagnostics) -> Vec<(String, PathBuf)> {
    let listed = fs::read_dir(folder).and_then(|entries| {
        entries
            .map(|entry| entry.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path())))
            .collect()
    });
    match listed {
        Ok(entries) => {
            let mut entries: Vec<(String, PathBuf)> = entries;
            let names: BTreeSet<String> = entries.iter().map(|(name, _)| name.clone()).collect();
            // A backup without its file is what is left of that one.
            let backup = |name: &str| name.strip_suffix('~').is_some_and(|name| names.contains(name));
            entries.retain(|(name, _)| !name.starts_with(['.', '~']) && !backup(name));
            entries
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(folder).is_err() => Vec::new(),
        Err(error) => {
            diagnostics.push_file(unreadable(folder, base, &error));
            Vec::new()
        }
    }
}
