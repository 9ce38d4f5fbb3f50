//! Which files an import reads: files, folders, and patterns where no shell has expanded them.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use glob::{MatchOptions, Pattern};

use crate::diagnostic::Diagnostics;
use crate::load::unreadable;
use crate::problem::{NotImported, Problem};
use crate::source::shown_path;

/// Endings of files in a folder that may hold values. Those that cannot be read are named with their reason.
const ENDINGS: [&str; 9] = ["xlsx", "xlsm", "xltx", "ods", "ots", "csv", "tsv", "xls", "xlsb"];

/// The files of all arguments, each once: those of a folder or of a pattern in the order of their names.
pub(super) fn list(
    arguments: &[PathBuf],
    mapping: Option<&Path>,
    base: &Path,
    diagnostics: &mut Diagnostics,
) -> Vec<PathBuf> {
    let mapping = mapping.map(|mapping| identity(&base.join(mapping)));
    let mut lister = Lister { base, mapping, diagnostics };
    let mut seen = BTreeSet::new();
    let paths = arguments.iter().flat_map(|argument| lister.argument(argument));
    let paths: Vec<PathBuf> = paths.collect();
    paths.into_iter().filter(|path| seen.insert(identity(path))).collect()
}

fn identity(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

struct Lister<'a> {
    base: &'a Path,
    mapping: Option<PathBuf>,
    diagnostics: &'a mut Diagnostics,
}

impl Lister<'_> {
    fn argument(&mut self, argument: &Path) -> Vec<PathBuf> {
        let path = self.base.join(argument);
        let found = if path.is_dir() {
            self.folder(&path)
        } else if path.symlink_metadata().is_ok() {
            if is_lock(&path) {
                self.leave_out(&path, NotImported::Lock);
                return Vec::new();
            }
            return vec![path];
        } else {
            match self.pattern(argument) {
                Some(found) => found,
                // A file that is not there; who reads it says so.
                None => return vec![path],
            }
        };
        if found.is_empty() {
            let shown = shown_path(&path, self.base);
            self.diagnostics.push_file(Problem::NothingFound { path: shown, folder: path.is_dir() });
        }
        found
    }

    /// The workbooks and tables of a folder.
    fn folder(&mut self, folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                self.diagnostics.push_file(unreadable(folder, self.base, &error));
                return Vec::new();
            }
        };
        let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
        paths.sort();
        paths.into_iter().filter(|path| self.is_wanted(path, true)).collect()
    }

    /// The files that match a pattern; `None` where the argument is none.
    fn pattern(&mut self, argument: &Path) -> Option<Vec<PathBuf>> {
        let text = argument.to_str().filter(|text| text.contains(['*', '?', '[']))?;
        let pattern = if argument.is_absolute() {
            text.to_owned()
        } else {
            format!("{}/{text}", Pattern::escape(self.base.to_str()?))
        };
        let options =
            MatchOptions { case_sensitive: false, require_literal_separator: true, require_literal_leading_dot: true };
        let mut paths = Vec::new();
        for found in glob::glob_with(&pattern, options).ok()? {
            match found {
                Ok(path) => paths.push(path),
                Err(error) => self.diagnostics.push_file(unreadable(error.path(), self.base, error.error())),
            }
        }
        paths.sort();
        Some(paths.into_iter().filter(|path| self.is_wanted(path, false)).collect())
    }

    /// True for a file to be read; says what is left out. Hidden files of a folder are nobody's form.
    fn is_wanted(&mut self, path: &Path, by_ending: bool) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ending = path.extension().unwrap_or_default();
        let is_known = |ending: &OsStr| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known));
        let why = if is_lock(path) {
            NotImported::Lock
        } else if self.mapping.as_ref().is_some_and(|mapping| *mapping == identity(path)) || name.starts_with('.') {
            return false;
        } else if path.is_dir() {
            NotImported::Folder
        } else if by_ending && !is_known(ending) {
            NotImported::Other
        } else {
            return true;
        };
        self.leave_out(path, why);
        false
    }

    fn leave_out(&mut self, path: &Path, why: NotImported) {
        self.diagnostics.push_file(Problem::NotImported { path: shown_path(path, self.base), why });
    }
}

/// True for the file that a program leaves beside one that it has open: `~$form.xlsx`, `.~lock.form.ods#`.
fn is_lock(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("~$") || name.starts_with(".~lock.") && name.ends_with('#')
}
