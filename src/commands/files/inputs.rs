//! What no output may replace: the files that the program reads. And where none may be made: beside them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::catalogue::Language;
use crate::catalogue::commands::would_replace_input;
use crate::catalogue::files as words;
use crate::commands::ending::Stop;
use crate::commands::root;
use crate::load::Folders;
use crate::source::shown_path;

/// Files and folders that the program reads, by whatever name they are reached.
#[derive(Debug, Default)]
pub(in crate::commands) struct Inputs {
    files: Vec<Known>,
    folders: Vec<Known>,
}

/// A file or folder by its real path and, where the system has one, its number.
#[derive(Debug, PartialEq, Eq)]
struct Known {
    real: PathBuf,
    number: Option<Number>,
}

/// Device and number of a file: the same behind every hard link and every mount.
type Number = (u64, u64);

impl Inputs {
    /// Those of a project, with the files that were read beside it, such as a mapping or what is imported.
    pub(in crate::commands) fn of<'a>(
        root: &Path,
        folders: &Folders,
        files: impl IntoIterator<Item = &'a Path>,
    ) -> Self {
        let settings = Known::new(&root.join(crate::load::SETTINGS_FILE));
        let files = files.into_iter().map(Known::new).chain([settings]).collect();
        let root = real(root);
        let mut inputs = Self { files, folders: Vec::new() };
        for folder in [&folders.matrices, &folders.actuals, &folders.closed, &folders.published] {
            let known = Known::new(folder);
            let below = children(folder).filter(|child| child.is_dir());
            if root.starts_with(&known.real) {
                // The project itself lies in the folder: only what is named after a year or a period is read there.
                inputs.folders.extend(below.filter(|child| begins_with_a_year(child)).map(|child| Known::new(&child)));
            } else {
                // A folder below may be a link to somewhere else.
                inputs.folders.extend(below.map(|child| Known::new(&child)));
                inputs.folders.push(known);
            }
        }
        inputs
    }

    /// That outputs may be written there.
    pub(in crate::commands) fn allow<'p>(
        &self,
        paths: impl IntoIterator<Item = &'p Path>,
        language: Language,
    ) -> Result<(), Stop> {
        let refusal = paths.into_iter().find_map(|path| self.refusal(path, language));
        refusal.map_or(Ok(()), |refusal| Err(Stop::usage(refusal)))
    }

    /// Why an output must not be written there; `None` where it may.
    fn refusal(&self, path: &Path, language: Language) -> Option<String> {
        let (target, base) = (Known::new(path), root::here());
        let shown = shown_path(path, &base);
        if self.files.iter().any(|file| file.is(&target)) || (several_names(path) && self.is_in_a_folder(&target)) {
            return Some(would_replace_input(&shown, language));
        }
        // From the file itself on: a form may be written into a folder that is still to be made.
        let above: Vec<Known> = target.real.ancestors().map(Known::new).collect();
        let folder = self.folders.iter().find(|folder| above.iter().any(|above| folder.is(above)))?;
        Some(words::beside_inputs(&shown, &shown_path(&folder.real, &base), language))
    }

    /// Files of later periods are not read, but are no outputs either.
    fn is_in_a_folder(&self, target: &Known) -> bool {
        let files = self.folders.iter().flat_map(|folder| children(&folder.real));
        files.filter(|file| file.is_file()).any(|file| Known::new(&file).is(target))
    }
}

impl Known {
    fn new(path: &Path) -> Self {
        Self { real: real(path), number: number(path) }
    }

    fn is(&self, other: &Self) -> bool {
        self.real == other.real || (self.number.is_some() && self.number == other.number)
    }
}

fn children(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

fn begins_with_a_year(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.len() >= 4 && name.bytes().take(4).all(|byte| byte.is_ascii_digit())
}

/// The path without links; of what is not there yet, as far as it is there.
fn real(path: &Path) -> PathBuf {
    let mut missing = Vec::new();
    for above in path.ancestors() {
        let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
        if let Ok(real) = fs::canonicalize(above) {
            return missing.iter().rev().fold(real, |path, name| path.join(name));
        }
        missing.extend(above.file_name());
    }
    path.to_owned()
}

#[cfg(unix)]
fn number(path: &Path) -> Option<Number> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|metadata| (metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn number(_: &Path) -> Option<Number> {
    None
}

#[cfg(unix)]
fn several_names(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.nlink() > 1)
}

#[cfg(not(unix))]
fn several_names(_: &Path) -> bool {
    false
}
