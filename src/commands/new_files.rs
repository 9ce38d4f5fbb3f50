//! Files that are all new: all of them are written or none, and nothing is ever overwritten.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// A path, and why it cannot be written.
pub(super) type Failed = (PathBuf, io::Error);

/// Writes all files under temporary names first, then renames them; what was made is taken away again where one fails.
pub(super) fn write_all(folder: &Path, files: &[(String, String)]) -> Result<(), Failed> {
    let mut made = Made::default();
    let mut ready: Vec<(PathBuf, NamedTempFile)> = Vec::new();
    for (name, text) in files {
        let path = folder.join(name);
        let temporary = made
            .folder(path.parent().unwrap_or(folder))
            .and_then(|()| temporary(path.parent().unwrap_or(folder), text))
            .map_err(|error| (path.clone(), error))?;
        ready.push((path, temporary));
    }
    for (path, temporary) in ready {
        // Not over a file that appeared in the meantime.
        temporary.persist_noclobber(&path).map_err(|error| (path.clone(), error.error))?;
        made.files.push(path);
    }
    made.keep();
    Ok(())
}

/// A new file under a temporary name, written whole.
pub(super) fn temporary(folder: &Path, text: &str) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".zielmatrix-").suffix(".tmp");
    #[cfg(unix)]
    {
        // As any new file: readable for everyone whom the user's mask lets in.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder)?;
    fs::write(file.path(), text)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// What was made so far, and is removed again unless it is kept.
#[derive(Default)]
pub(super) struct Made {
    folders: Vec<PathBuf>,
    /// Files that were not there before.
    pub(super) files: Vec<PathBuf>,
}

impl Made {
    /// Makes a folder with those above it.
    pub(super) fn folder(&mut self, folder: &Path) -> io::Result<()> {
        // A relative path ends in an empty one, which is the working folder.
        let missing = folder.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists());
        for folder in missing.collect::<Vec<_>>().into_iter().rev() {
            fs::create_dir(folder)?;
            self.folders.push(folder.to_owned());
        }
        Ok(())
    }

    /// Lets everything stay.
    pub(super) fn keep(mut self) {
        self.folders.clear();
        self.files.clear();
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        // Nobody can be told where this fails; what is left over is new and holds nothing that was typed.
        for file in self.files.drain(..) {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.drain(..).rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Vec<(String, String)> {
        names.iter().map(|name| ((*name).to_owned(), "neu".to_owned())).collect()
    }

    #[test]
    fn files_and_their_folders_are_made() {
        let folder = tempfile::tempdir().unwrap();
        write_all(&folder.path().join("neu"), &files(&["a.toml", "b/c/d.toml"])).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("neu/b/c/d.toml")).unwrap(), "neu");
    }

    #[test]
    fn nothing_is_left_where_one_file_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("b"), "eine Datei, wo ein Ordner sein sollte").unwrap();
        assert!(write_all(folder.path(), &files(&["a/a.toml", "b/c.toml"])).is_err());
        fs::write(folder.path().join("d"), "alt").unwrap();
        assert!(write_all(folder.path(), &files(&["a/a.toml", "d"])).is_err());
        assert_eq!(fs::read_to_string(folder.path().join("d")).unwrap(), "alt");
        let mut left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["b", "d"]);
    }
}
