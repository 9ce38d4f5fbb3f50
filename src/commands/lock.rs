//! One run at a time that changes a project. Readers take no lock: files appear whole.
//!
//! A command that changes the project takes the lock before it reads and keeps it until everything is written;
//! [`Editable`](super::project::Editable) does so by itself. It gives the lock back while a question waits, takes it again
//! after the answer and compares what was read (`project::unchanged`).

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use super::console::Console;
use super::ending::Stop;
use super::root;
use crate::catalogue::Language;
use crate::catalogue::files as words;
use crate::cli::Global;

/// The file that is locked; it lies beside the settings, stays there and stays empty.
const LOCK_FILE: &str = ".zielmatrix.lock";

/// Between two tries.
const PAUSE: Duration = Duration::from_millis(50);

/// Together ten seconds.
const TRIES: u32 = 200;

/// Held while a command reads what it will write; given back with its value.
#[derive(Debug)]
pub(super) struct Lock {
    /// `None` where the system has no locks.
    _held: Option<File>,
}

impl Lock {
    /// Takes the lock of the project that a command works on.
    pub(super) fn of(global: &Global) -> Result<Self, Stop> {
        Self::take(&root::root(global)?, global.lang.unwrap_or_default())
    }

    /// Waits until no other run changes the project, but not for ever.
    pub(super) fn take(root: &Path, language: Language) -> Result<Self, Stop> {
        let unlocked = |error: &io::Error| {
            Console::message(&words::no_lock(LOCK_FILE, error, language));
            Ok(Self { _held: None })
        };
        let path = root.join(LOCK_FILE);
        let file = match open(&path) {
            Ok(file) => file,
            Err(Closed::Foreign) => return Err(Stop::file(words::foreign_lock(LOCK_FILE, language))),
            Err(Closed::System(error)) if path.exists() => {
                return Err(Stop::file(words::closed_lock(LOCK_FILE, &error, language)));
            }
            Err(Closed::System(error)) => return unlocked(&error),
        };
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _held: Some(file) }),
                Err(TryLockError::WouldBlock) => sleep(PAUSE),
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(TryLockError::Error(error)) => return unlocked(&error),
            }
        }
        Err(Stop::file(words::locked(language)))
    }
}

enum Closed {
    /// Something else than a file stands there.
    Foreign,
    System(io::Error),
}

fn open(path: &Path) -> Result<File, Closed> {
    match fs::symlink_metadata(path) {
        Ok(there) if !there.is_file() => return Err(Closed::Foreign),
        Ok(_) | Err(_) => {}
    }
    let opened = OpenOptions::new().read(true).append(true).create(true).open(path);
    // Made by a colleague whose files others may only read: that is enough for a lock.
    opened.or_else(|error| File::open(path).map_err(|_| Closed::System(error)))
}
