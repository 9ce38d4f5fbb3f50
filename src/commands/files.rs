//! Files that appear whole, and all of them or none. Every command that writes does it through [`Files`]:
//!
//! ```text
//! let mut files = Files::default();
//! files.folder(&folder)?;                        // where a folder may be missing
//! files.add(&part, &bytes, Over::Nothing)?;      // written beside its place, under a temporary name; as often as needed
//! files.add(&seal, &bytes, Over::Nothing)?;
//! let written = files.finish()?;                 // put in place in this order, so that what seals the rest comes last
//! ```
//!
//! Where anything fails, and where the value is dropped before [`Files::finish`], everything is as before: new files and
//! folders are taken away again, replaced ones come back. The bytes of a file need not stay in memory after `add`.

pub(super) mod inputs;
pub(super) mod interrupt;
mod keep;
mod place;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};
use tempfile::{Builder, NamedTempFile, PathPersistError, TempPath};

use super::console::Console;
use super::ending::Stop;
use super::root;
use crate::catalogue::Language;
use crate::catalogue::commands;
use crate::catalogue::files::{self as words, Why};
use interrupt::Unfinished;

/// The names of temporary files; hidden, so that no reader of the project sees them.
const PREFIX: &str = ".zielmatrix-";
const SUFFIX: &str = ".tmp";

/// Temporary files that are older were left by a run that was killed.
const LEFT_OVER: Duration = Duration::from_hours(24);

/// What may stand where a file is put.
#[derive(Clone, Copy, Debug)]
pub(super) enum Over<'a> {
    /// Nothing, neither now nor when the file is put there.
    Nothing,
    /// An earlier output, which is replaced.
    Output,
    /// A file of the project with these bytes; it is replaced only while it has them.
    Read(&'a [u8]),
}

/// A file that could not be written, so that none was.
#[derive(Debug)]
pub(super) struct Failed {
    /// As it was named.
    pub(super) path: PathBuf,
    pub(super) why: Why,
    /// What was written and could not be taken back; empty but where the disk itself fails.
    pub(super) remaining: Vec<PathBuf>,
}

impl Failed {
    pub(super) fn new(path: &Path, why: impl Into<Why>) -> Self {
        Self { path: path.to_owned(), why: why.into(), remaining: Vec::new() }
    }

    /// The end of the command that could not write it.
    pub(super) fn stop(&self, language: Language) -> Stop {
        let here = root::here();
        let shown = |path: &Path| crate::source::shown_path(path, &here);
        let remaining: Vec<String> = self.remaining.iter().map(|path| shown(path)).collect();
        Stop::file(words::failed(&shown(&self.path), &self.why, &remaining, language))
    }
}

/// Files that are written together.
#[derive(Debug, Default)]
pub(super) struct Files {
    ready: Vec<Ready>,
    /// Folders that were made for them.
    folders: Vec<PathBuf>,
    /// Folders that were looked through for what killed runs left.
    swept: BTreeSet<PathBuf>,
    /// Earlier outputs that go away with the new ones.
    gone: Vec<PathBuf>,
}

/// A file that is written, but not in its place.
#[derive(Debug)]
struct Ready {
    /// As it was named.
    path: PathBuf,
    /// Where it goes: behind a link, the file that it points to.
    real: PathBuf,
    temporary: Temporary,
    /// The digest of what it replaces, where that must still be there.
    before: Option<[u8; 32]>,
    over_nothing: bool,
}

/// A file under a temporary name, which goes away with its value and where a signal ends the program.
#[derive(Debug)]
struct Temporary(Option<TempPath>);

impl Temporary {
    fn path(&self) -> &Path {
        self.0.as_deref().unwrap_or(Path::new(""))
    }

    /// Gives it its name; a signal no longer removes it.
    fn persist(mut self, real: &Path, over_nothing: bool, unfinished: &mut Unfinished) -> io::Result<()> {
        let Some(path) = self.0.take() else { return Ok(()) };
        let name = path.to_path_buf();
        let put = if over_nothing {
            path.persist_noclobber(real).or_else(|error| free(error, real))
        } else {
            path.persist(real)
        };
        unfinished.files.remove(&name);
        put.map_err(|error| error.error)
    }

    fn remove(mut self, unfinished: &mut Unfinished) {
        if let Some(path) = self.0.take() {
            unfinished.files.remove(&path.to_path_buf());
        }
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Some(path) = self.0.take() {
            let name = path.to_path_buf();
            drop(path);
            interrupt::unfinished().files.remove(&name);
        }
    }
}

/// A file that is in its place, and what was there before.
struct Put {
    path: PathBuf,
    real: PathBuf,
    before: Option<Temporary>,
}

impl Files {
    /// Makes a folder with those above it; they go away again with the files.
    pub(super) fn folder(&mut self, folder: &Path) -> Result<(), Failed> {
        let failed = |error| Failed::new(folder, error);
        // A relative path ends in an empty one, which is the working folder.
        let missing = folder.ancestors().take_while(|above| {
            !above.as_os_str().is_empty()
                && matches!(fs::metadata(above), Err(error) if error.kind() == io::ErrorKind::NotFound)
        });
        for folder in missing.collect::<Vec<_>>().into_iter().rev() {
            let mut unfinished = interrupt::unfinished();
            match fs::create_dir(folder) {
                Ok(()) => {
                    unfinished.folders.push(folder.to_owned());
                    self.folders.push(folder.to_owned());
                }
                // Another run made it in the meantime.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
                Err(error) => return Err(failed(error)),
            }
        }
        Ok(())
    }

    /// Writes a file into a folder that may be missing.
    pub(super) fn add_below(&mut self, path: &Path, bytes: &[u8], over: Over<'_>) -> Result<(), Failed> {
        self.folder(path.parent().unwrap_or(Path::new("")))?;
        self.add(path, bytes, over)
    }

    /// Writes a file beside its place.
    pub(super) fn add(&mut self, path: &Path, bytes: &[u8], over: Over<'_>) -> Result<(), Failed> {
        self.add_made(path, |file| file.write_all(bytes), over)
    }

    /// The same, with bytes that are made as they are written.
    pub(super) fn add_made(
        &mut self,
        path: &Path,
        make: impl FnOnce(&mut dyn Write) -> io::Result<()>,
        over: Over<'_>,
    ) -> Result<(), Failed> {
        let failed = |why: Why| Failed { path: path.to_owned(), why, remaining: Vec::new() };
        let (real, over_nothing) = match over {
            Over::Nothing => (place::free(path).map_err(failed)?, true),
            Over::Output | Over::Read(_) => (place::of_output(path).map_err(failed)?, false),
        };
        let folder = place::folder(&real);
        // What replaces a file may be as secret as that one, until it has its permissions.
        let secret = !over_nothing && real.exists();
        let written = temporary(folder, secret).and_then(|(mut file, guard)| {
            make(&mut file)?;
            file.sync_all()?;
            if self.swept.insert(folder.to_owned()) {
                sweep(folder, file.metadata()?.modified()?);
            }
            Ok(guard)
        });
        let temporary = written.map_err(|error| failed(error.into()))?;
        let before = match over {
            Over::Read(bytes) => Some(Sha256::digest(bytes).into()),
            Over::Nothing | Over::Output => None,
        };
        self.ready.push(Ready { path: path.to_owned(), real, temporary, before, over_nothing });
        Ok(())
    }

    /// Takes an earlier output away once the files are in their places, with the two folders above it where they are empty
    /// then.
    pub(super) fn remove(&mut self, path: PathBuf) {
        self.gone.push(path);
    }

    /// Puts all files in their places, as [`Files::finish`] does, and says which they are.
    pub(super) fn put(self, language: Language) -> Result<(), Stop> {
        let written = self.finish().map_err(|failed| failed.stop(language))?;
        let here = root::here();
        let names: Vec<String> = written.iter().map(|path| crate::source::shown_path(path, &here)).collect();
        if !names.is_empty() {
            Console::message(&commands::written(&names, language));
        }
        Ok(())
    }

    /// Puts all files in their places, in the order in which they were added, and gives their paths as they were named.
    /// A signal waits until that is done.
    pub(super) fn finish(mut self) -> Result<Vec<PathBuf>, Failed> {
        let mut unfinished = interrupt::unfinished();
        let mut done: Vec<Put> = Vec::new();
        let mut ready = std::mem::take(&mut self.ready).into_iter();
        while let Some(next) = ready.next() {
            let path = next.path.clone();
            match next.put(ready.len() > 0 || !self.gone.is_empty(), &mut unfinished) {
                Ok(put) => done.push(put),
                Err(why) => {
                    ready.for_each(|left| left.temporary.remove(&mut unfinished));
                    let remaining = take_back(done, &mut unfinished);
                    drop(unfinished);
                    return Err(Failed { path, why, remaining });
                }
            }
        }
        let paths = done.iter().map(|put| put.path.clone()).collect();
        let gone = std::mem::take(&mut self.gone);
        for path in &gone {
            match taken_away(path, &mut unfinished) {
                Ok(put) => done.push(put),
                Err(error) => {
                    let remaining = take_back(done, &mut unfinished);
                    drop(unfinished);
                    return Err(Failed { remaining, ..Failed::new(path, error) });
                }
            }
        }
        let folders: BTreeSet<&Path> = done.iter().map(|put| place::folder(&put.real)).collect();
        folders.into_iter().for_each(sync_folder);
        for put in done {
            if let Some(before) = put.before {
                before.remove(&mut unfinished);
            }
        }
        for folder in gone.iter().flat_map(|path| path.ancestors().skip(1).take(2)) {
            // What is not empty stays.
            let _ = fs::remove_dir(folder);
        }
        for folder in self.folders.drain(..) {
            unfinished.folders.retain(|made| *made != folder);
        }
        drop(unfinished);
        Ok(paths)
    }

    /// True for the name of a file that is being written, or that a killed run left.
    pub(super) fn is_temporary(name: &str) -> bool {
        name.strip_prefix(PREFIX)
            .and_then(|rest| rest.strip_suffix(SUFFIX))
            .is_some_and(|middle| !middle.is_empty() && middle.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    }

    /// Finds out whether an output could be written there, before the work on it begins; leaves nothing behind.
    pub(super) fn probe(path: &Path) -> Result<PathBuf, Failed> {
        let real = place::of_output(path).map_err(|why| Failed::new(path, why))?;
        temporary(place::folder(&real), true).map(|_| real).map_err(|error| Failed::new(path, error))
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        self.ready.clear();
        let mut unfinished = interrupt::unfinished();
        for folder in self.folders.drain(..).rev() {
            // Nobody can be told where this fails, and what is left is empty.
            let _ = fs::remove_dir(&folder);
            unfinished.folders.retain(|made| *made != folder);
        }
    }
}

impl Ready {
    /// Puts it in its place. Where more files follow, what it replaces is kept for the case that one of them fails.
    fn put(self, more: bool, unfinished: &mut Unfinished) -> Result<Put, Why> {
        let Self { path, real, temporary, before, over_nothing } = self;
        let fits = match (over_nothing, fs::symlink_metadata(&real)) {
            (true, _) => Ok(None),
            (false, Ok(there)) if there.is_file() => still(&real, before).map(|()| Some(there)),
            (false, Ok(_)) => Err(Why::NoFile),
            (false, Err(error)) if error.kind() == io::ErrorKind::NotFound => {
                before.map_or(Ok(None), |_| Err(Why::Changed))
            }
            (false, Err(error)) => Err(Why::System(error)),
        };
        let kept = fits.and_then(|there| {
            let Some(there) = there else { return Ok(None) };
            keep::permissions(temporary.path(), &there)?;
            Ok(if more { Some(kept(&real, unfinished)?) } else { None })
        });
        match kept {
            Ok(before) => match temporary.persist(&real, over_nothing, unfinished) {
                Ok(()) => Ok(Put { path, real, before }),
                Err(error) => {
                    if let Some(before) = before {
                        before.remove(unfinished);
                    }
                    Err(error.into())
                }
            },
            Err(why) => {
                temporary.remove(unfinished);
                Err(why)
            }
        }
    }
}

/// Some network file systems know no way of not replacing. There the place was free a moment ago, and runs that change a
/// project wait for each other.
fn free(error: PathPersistError, real: &Path) -> Result<(), PathPersistError> {
    let is_free = matches!(fs::symlink_metadata(real), Err(error) if error.kind() == io::ErrorKind::NotFound);
    if is_free { error.path.persist(real) } else { Err(error) }
}

/// That a file still has the bytes with that digest.
fn still(real: &Path, before: Option<[u8; 32]>) -> Result<(), Why> {
    let Some(before) = before else { return Ok(()) };
    let now: [u8; 32] = Sha256::digest(fs::read(real)?).into();
    if now == before { Ok(()) } else { Err(Why::Changed) }
}

/// The old file under a second name: the same file where the file system has links, else a copy.
fn kept(real: &Path, unfinished: &mut Unfinished) -> io::Result<Temporary> {
    let folder = place::folder(real);
    let linked = builder().make_in(folder, |name| fs::hard_link(real, name));
    let path = if let Ok(file) = linked {
        file.into_temp_path()
    } else {
        let copy = builder().tempfile_in(folder)?.into_temp_path();
        fs::copy(real, &copy)?;
        copy
    };
    unfinished.files.insert(path.to_path_buf());
    Ok(Temporary(Some(path)))
}

/// Takes a file away and keeps it under a second name.
fn taken_away(path: &Path, unfinished: &mut Unfinished) -> io::Result<Put> {
    let before = kept(path, unfinished)?;
    match fs::remove_file(path) {
        Ok(()) => Ok(Put { path: path.to_owned(), real: path.to_owned(), before: Some(before) }),
        Err(error) => {
            before.remove(unfinished);
            Err(error)
        }
    }
}

/// Takes back what was put in its place, the last first; gives what could not be.
fn take_back(done: Vec<Put>, unfinished: &mut Unfinished) -> Vec<PathBuf> {
    let mut remaining = Vec::new();
    for Put { path, real, before } in done.into_iter().rev() {
        let back = match before {
            Some(before) => before.persist(&real, false, unfinished),
            None => fs::remove_file(&real),
        };
        if back.is_err() {
            remaining.push(path);
        }
    }
    remaining.reverse();
    remaining
}

fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    builder
}

/// A temporary file that is known to whatever ends the program.
fn temporary(folder: &Path, secret: bool) -> io::Result<(File, Temporary)> {
    let mut builder = builder();
    #[cfg(unix)]
    if !secret {
        // As any new file: readable for everyone whom the user's mask lets in.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = secret;
    let mut unfinished = interrupt::unfinished();
    let (file, path) = NamedTempFile::into_parts(builder.tempfile_in(folder)?);
    unfinished.files.insert(path.to_path_buf());
    Ok((file, Temporary(Some(path))))
}

/// Removes what runs left that were killed. `now` is the file system's own time, which a network may keep differently.
fn sweep(folder: &Path, now: SystemTime) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(Files::is_temporary);
        let old = || {
            let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            now.duration_since(metadata.modified().ok()?).ok()
        };
        if ours && old().is_some_and(|age| age > LEFT_OVER) {
            // It is in nobody's way; the next run tries again.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Makes the new names outlast a power cut; some file systems cannot, and say so.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}

#[cfg(test)]
mod tests;
