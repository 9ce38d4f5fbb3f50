//! Writes a snapshot: its parts first, one matrix at a time, the seal last and over nothing. Parts without a seal count for
//! nothing, so that whatever happens in between leaves the period open.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::files::{Failed, Files, Over};
use crate::catalogue::files::Why;
use crate::closing::part;
use crate::closing::snapshot::{Closing, Part, seal};
use crate::digest;
use crate::model::{Matrix, Project};
use crate::seal::PART_SCHEMA;

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
    clear(&below)?;
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

/// Takes away what an earlier closing left that was cut short; whatever else lies there is not ours.
fn clear(folder: &Path) -> Result<(), Failed> {
    const HEAD: usize = 1024;
    let failed = |path: &Path, why: Why| Failed { path: path.to_owned(), why, remaining: Vec::new() };
    for entry in fs::read_dir(folder).map_err(|error| failed(folder, error.into()))? {
        let path = entry.map_err(|error| failed(folder, error.into()))?.path();
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if is_hidden {
            continue;
        }
        let bytes = fs::read(&path).map_err(|error| failed(&path, error.into()))?;
        let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(&bytes)).into_owned();
        if !head.contains(PART_SCHEMA) {
            return Err(failed(&path, io::Error::from(io::ErrorKind::AlreadyExists).into()));
        }
        fs::remove_file(&path).map_err(|error| failed(&path, error.into()))?;
    }
    Ok(())
}
