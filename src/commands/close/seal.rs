//! Writes a snapshot: its parts first, one matrix at a time, the seal last and over nothing. Parts without a seal count for
//! nothing, so that whatever happens in between leaves the period open.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::super::files::{Failed, Files, Over};
use crate::catalogue::files::Why;
use crate::closing::part;
use crate::closing::snapshot::{Closing, Part, seal};
use crate::digest;
use crate::model::{Matrix, Project};
use crate::period::Period;

/// Parts that are in their places, and the seal over them. They go away again unless [`Sealed::finish`] is reached.
pub(super) struct Sealed {
    parts: Vec<PathBuf>,
    folder: PathBuf,
    finished: bool,
    /// Where the seal belongs.
    pub(super) path: PathBuf,
    /// Its text.
    pub(super) text: String,
}

/// Writes the parts of the snapshot of a period below the folder of closed periods.
pub(super) fn parts(project: &Project, closing: &Closing, folder: &Path) -> Result<Sealed, Failed> {
    let period = closing.period;
    let below = folder.join(period.to_string());
    let mut files = Files::default();
    files.folder(&below)?;
    clear(&below, period)?;
    let matrices: Vec<&Matrix> = project.matrices_of(period.year).collect();
    let names = part::names(matrices.iter().map(|matrix| matrix.id.as_str()));
    let mut parts = Vec::new();
    for (matrix, name) in matrices.into_iter().zip(names) {
        let text = part::part(project, matrix, period);
        files.add(&below.join(format!("{name}.toml")), text.as_bytes(), Over::Nothing)?;
        parts.push(Part {
            matrix: matrix.id.clone(),
            file: format!("{period}/{name}.toml"),
            sha256: digest::part(&text),
        });
    }
    let text = seal(project, closing, &parts);
    let parts = files.finish()?;
    Ok(Sealed { parts, folder: below, finished: false, path: folder.join(format!("{period}.toml")), text })
}

impl Sealed {
    /// Puts the seal in its place, over nothing.
    pub(super) fn finish(mut self) -> Result<(), Failed> {
        let mut files = Files::default();
        files.add(&self.path, self.text.as_bytes(), Over::Nothing)?;
        files.finish()?;
        self.finished = true;
        Ok(())
    }
}

impl Drop for Sealed {
    fn drop(&mut self) {
        if self.finished {
            return;
        }
        // Where this fails, `check` says that parts are left.
        for part in &self.parts {
            let _ = fs::remove_file(part);
        }
        let _ = fs::remove_dir(&self.folder);
        // That of all closed periods too, where nothing else is in it.
        let _ = self.folder.parent().map(fs::remove_dir);
    }
}

/// Takes away what an earlier closing left that was cut short, whole or in part. Where a part could not be put because of
/// something else nothing is taken away, and all of it is named.
fn clear(folder: &Path, period: Period) -> Result<(), Failed> {
    let failed = |path: &Path, why: Why| Failed { path: path.to_owned(), why, remaining: Vec::new() };
    let (mut ours, mut foreign) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder).map_err(|error| failed(folder, error.into()))? {
        let entry = entry.map_err(|error| failed(folder, error.into()))?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        // Nothing else is read as a part, or stands where one belongs.
        let is_part = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
        if name.starts_with('.') || !is_part {
            continue;
        }
        let head = if path.is_dir() { None } else { Some(head(&path).map_err(|error| failed(&path, error.into()))?) };
        if head.is_some_and(|head| part::is_beginning(&head, period)) {
            ours.push(path);
        } else {
            foreign.push(name);
        }
    }
    if !foreign.is_empty() {
        foreign.sort();
        return Err(failed(folder, Why::NotOurs(foreign)));
    }
    for path in ours {
        fs::remove_file(&path).map_err(|error| failed(&path, error.into()))?;
    }
    Ok(())
}

/// The first bytes of a file.
fn head(path: &Path) -> io::Result<Vec<u8>> {
    const HEAD: u64 = 1024;
    let mut head = Vec::new();
    fs::File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}
