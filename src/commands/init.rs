//! `init`: a small working folder with comments for beginners. Nothing is ever overwritten: all files or none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::Datelike;
use tempfile::{Builder, NamedTempFile};

use super::console::Console;
use super::project;
use crate::catalogue::commands::cannot_write;
use crate::catalogue::init as words;
use crate::cli::{Global, InitArgs, exit};

/// What stands for the year in names and contents.
const YEAR: &str = "{year}";

/// The files, each with its contents.
const TEMPLATES: [(&str, &str); 4] = [
    ("zielmatrix.toml", include_str!("init/zielmatrix.toml")),
    ("matrices/{year}/sozialamt.toml", include_str!("init/matrix.toml")),
    ("actuals/{year}-T1/sozialamt.toml", include_str!("init/actuals.toml")),
    ("LIESMICH.md", include_str!("init/LIESMICH.md")),
];

pub(super) fn run(arguments: &InitArgs, global: &Global) -> u8 {
    let language = global.lang.unwrap_or_default();
    // The last year that is over, so that the example's first period is over too, whenever this is run.
    let year = (super::today().year() - 1).to_string();
    let folder = project::here().join(&arguments.folder);
    let files: Vec<(String, String)> =
        TEMPLATES.iter().map(|(name, text)| (name.replace(YEAR, &year), text.replace(YEAR, &year))).collect();
    let taken: Vec<String> = files
        .iter()
        .filter(|(name, _)| fs::symlink_metadata(folder.join(name)).is_ok())
        .map(|(name, _)| shown(&arguments.folder, name))
        .collect();
    if !taken.is_empty() {
        Console::message(&words::taken(&taken, language));
        return exit::FILE;
    }
    if let Err((path, error)) = write_all(&folder, &files) {
        Console::message(&cannot_write(&path.display().to_string(), &error, language));
        return exit::FILE;
    }
    let names: Vec<String> = files.iter().map(|(name, _)| shown(&arguments.folder, name)).collect();
    let elsewhere = (arguments.folder != Path::new(".")).then(|| arguments.folder.display().to_string());
    let text = words::written(&names, elsewhere.as_deref(), language);
    if Console::result(text.as_bytes()).is_err() { exit::FILE } else { exit::DONE }
}

/// The name as the user would reach it.
fn shown(folder: &Path, name: &str) -> String {
    if folder == Path::new(".") { name.to_owned() } else { folder.join(name).display().to_string() }
}

/// A path, and why it cannot be written.
type Failed = (PathBuf, io::Error);

/// Writes all files under temporary names first, then renames them; what was made is taken away again where one fails.
fn write_all(folder: &Path, files: &[(String, String)]) -> Result<(), Failed> {
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

fn temporary(folder: &Path, text: &str) -> io::Result<NamedTempFile> {
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
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    /// Makes a folder with those above it.
    fn folder(&mut self, folder: &Path) -> io::Result<()> {
        let mut missing: Vec<&Path> = folder.ancestors().take_while(|above| !above.exists()).collect();
        missing.reverse();
        for folder in missing {
            fs::create_dir(folder)?;
            self.folders.push(folder.to_owned());
        }
        Ok(())
    }

    fn keep(mut self) {
        self.folders.clear();
        self.files.clear();
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        // Nobody can be told where this fails; what is left over holds nothing of the user's.
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
