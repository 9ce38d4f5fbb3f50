//! Files that are written whole or not at all: to a temporary name in the same folder, then renamed.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// A file to be written.
pub(super) struct Target {
    /// The path as the user gave it.
    pub(super) path: PathBuf,
    /// Where the file really lies: behind a link, the file that it points to.
    real: PathBuf,
    temporary: NamedTempFile,
}

impl Target {
    /// Makes ready to write, so that a folder that is missing or forbidden is known before the work.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if real.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if fs::metadata(&real).is_ok_and(|metadata| metadata.permissions().readonly()) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let folder = match real.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let mut builder = Builder::new();
        builder.prefix(".zielmatrix-").suffix(".tmp");
        #[cfg(unix)]
        {
            // As any new file: readable for everyone whom the user's mask lets in.
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let temporary = builder.tempfile_in(folder)?;
        Ok(Self { path: path.to_owned(), real, temporary })
    }

    /// True where the file is one of those: what was read must not be replaced by what was made of it.
    pub(super) fn is_one_of<'a>(&self, mut paths: impl Iterator<Item = &'a Path>) -> bool {
        self.real.exists() && paths.any(|path| fs::canonicalize(path).is_ok_and(|path| path == self.real))
    }

    /// Writes the contents beside the old file.
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let file: &mut File = self.temporary.as_file_mut();
        file.write_all(bytes)?;
        file.sync_all()
    }

    /// Puts the new file in the place of the old one, which keeps its permissions.
    pub(super) fn finish(self) -> io::Result<()> {
        if let Ok(metadata) = fs::metadata(&self.real) {
            fs::set_permissions(self.temporary.path(), metadata.permissions())?;
        }
        self.temporary.persist(&self.real).map(drop).map_err(|error| error.error)
    }
}
