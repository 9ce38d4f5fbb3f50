//! What is taken away where a signal ends the program: Ctrl-C, the end of the session, a request to stop.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Temporary files and new folders that nothing is in yet.
#[derive(Debug, Default)]
pub(super) struct Unfinished {
    pub(super) files: BTreeSet<PathBuf>,
    pub(super) folders: Vec<PathBuf>,
}

/// The one state beside the flow of data: a signal comes from outside and finds nothing else.
static UNFINISHED: Mutex<Unfinished> = Mutex::new(Unfinished { files: BTreeSet::new(), folders: Vec::new() });

/// What is unfinished. A signal waits while somebody holds this.
pub(super) fn unfinished() -> MutexGuard<'static, Unfinished> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes away what is unfinished and ends the program.
#[expect(clippy::exit, reason = "a signal ends the program wherever it is")]
fn end(code: i32) -> ! {
    let unfinished = unfinished();
    for file in &unfinished.files {
        let _ = fs::remove_file(file);
    }
    for folder in unfinished.folders.iter().rev() {
        let _ = fs::remove_dir(folder);
    }
    // The lock is held until the end, so that nothing new is begun.
    std::process::exit(code)
}

/// Begins to listen. Where the system does not allow it, signals end the program as they always do.
#[cfg(unix)]
pub(in crate::commands) fn watch() {
    use signal_hook::consts::signal::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    /// As shells count an end by a signal.
    const BY_SIGNAL: i32 = 128;
    // The last one would end the program where a file becomes larger than allowed; heard, it leaves an error to write of.
    let mut signals = vec![SIGINT, SIGTERM, SIGXFSZ];
    if !ignores_hangup() {
        signals.push(SIGHUP);
    }
    if let Ok(mut signals) = signal_hook::iterator::Signals::new(signals) {
        std::thread::spawn(move || {
            if let Some(signal) = signals.forever().find(|signal| *signal != SIGXFSZ) {
                end(BY_SIGNAL + signal);
            }
        });
    }
}

/// True where somebody (`nohup`) asked that the program outlives its session.
#[cfg(unix)]
fn ignores_hangup() -> bool {
    let Ok(status) = fs::read_to_string("/proc/self/status") else { return false };
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask & 1 == 1)
}

/// Begins to listen. Where the system does not allow it, Ctrl-C ends the program as it always does.
#[cfg(windows)]
pub(in crate::commands) fn watch() {
    /// As shells count an end by Ctrl-C.
    const INTERRUPTED: i32 = 130;
    let _ = ctrlc::set_handler(|| end(INTERRUPTED));
}

/// Nothing to listen to.
#[cfg(not(any(unix, windows)))]
pub(in crate::commands) fn watch() {}
