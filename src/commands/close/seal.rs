//! Writes a snapshot: its parts first, one matrix at a time, the seal last and over nothing. Parts without a seal count for
//! nothing, so that whatever happens in between leaves the period open.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::new_files::{Made, temporary};
use crate::closing::snapshot::{Closing, Part, seal};
use crate::closing::{PART_SCHEMA, digest, part};
use crate::model::{Matrix, Project};

/// A path, and why it cannot be written.
type Failed = (PathBuf, io::Error);

/// Parts that were written, and the seal over them. They go away again unless [`Sealed::finish`] is reached.
pub(super) struct Sealed {
    made: Made,
    /// Where the seal belongs.
    pub(super) path: PathBuf,
    /// Its text.
    pub(super) text: String,
}

/// Writes the parts of the snapshot of a period below the folder of closed periods.
pub(super) fn parts(project: &Project, closing: &Closing, folder: &Path) -> Result<Sealed, Failed> {
    let period = closing.period;
    let below = folder.join(period.to_string());
    let mut made = Made::default();
    made.folder(&below).map_err(|error| (below.clone(), error))?;
    clear(&below)?;
    let matrices: Vec<&Matrix> = project.matrices_of(period.year).collect();
    let names = part::names(matrices.iter().map(|matrix| matrix.id.as_str()));
    let mut parts = Vec::new();
    for (matrix, name) in matrices.into_iter().zip(names) {
        let path = below.join(format!("{name}.toml"));
        let text = part::part(project, matrix, period);
        put(&below, &path, &text)?;
        made.files.push(path);
        parts.push(Part {
            matrix: matrix.id.clone(),
            file: format!("{period}/{name}.toml"),
            sha256: digest::part(&text),
        });
    }
    synced(&below);
    let text = seal(project, closing, &parts);
    Ok(Sealed { made, path: folder.join(format!("{period}.toml")), text })
}

impl Sealed {
    /// Puts the seal in its place, over nothing.
    pub(super) fn finish(self) -> Result<(), Failed> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        put(folder, &self.path, &self.text)?;
        self.made.keep();
        synced(folder);
        Ok(())
    }
}

/// Writes a new file whole.
fn put(folder: &Path, path: &Path, text: &str) -> Result<(), Failed> {
    let failed = |error| (path.to_owned(), error);
    temporary(folder, text).map_err(failed)?.persist_noclobber(path).map(drop).map_err(|error| failed(error.error))
}

/// Takes away what an earlier closing left that was cut short; whatever else lies there is not ours.
fn clear(folder: &Path) -> Result<(), Failed> {
    const HEAD: usize = 1024;
    let failed = |error| (folder.to_owned(), error);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let failed = |error| (path.clone(), error);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let is_part = || {
            let bytes = fs::read(&path)?;
            let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(&bytes)).into_owned();
            Ok(head.contains(PART_SCHEMA))
        };
        let is_temporary =
            name.starts_with(".zielmatrix-") && path.extension().is_some_and(|extension| extension == "tmp");
        if !is_temporary && !is_part().map_err(failed)? {
            return Err(failed(io::ErrorKind::AlreadyExists.into()));
        }
        fs::remove_file(&path).map_err(failed)?;
    }
    Ok(())
}

/// Makes the names in a folder last through a power cut, where the system can.
fn synced(folder: &Path) {
    // Where this fails the files are there all the same.
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
}
