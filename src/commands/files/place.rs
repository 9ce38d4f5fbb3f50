//! Where a file really goes, and whether one may be put there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::catalogue::files::Why;

/// The folder of a file.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The place of a file that must not be there, neither as a link.
pub(super) fn free(path: &Path) -> Result<PathBuf, Why> {
    match fs::symlink_metadata(path) {
        Ok(_) => Err(io::Error::from(io::ErrorKind::AlreadyExists).into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => new(path),
        Err(error) => Err(error.into()),
    }
}

/// The place of a file that may be there: behind a link, the file that it points to.
pub(super) fn of_output(path: &Path) -> Result<PathBuf, Why> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return new(path),
        Err(error) => return Err(error.into()),
        Ok(_) => {}
    }
    let dead = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
    let real = fs::canonicalize(path).map_err(|error| if dead(&error) { Why::DeadLink } else { error.into() })?;
    let metadata = fs::metadata(&real)?;
    if metadata.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
    }
    if !metadata.is_file() {
        return Err(Why::NoFile);
    }
    if metadata.permissions().readonly() {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied).into());
    }
    Ok(real)
}

fn new(path: &Path) -> Result<PathBuf, Why> {
    let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::IsADirectory))?;
    Ok(fs::canonicalize(folder(path))?.join(name))
}
