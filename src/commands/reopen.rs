//! `reopen`: takes back the closing made last. What was closed is moved aside as evidence; nothing of it is lost.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::author::author;
use super::console::{Console, agreed};
use super::ending::{Ending, Stop};
use super::files::{Failed, Files, Over};
use super::project::{self, Editable};
use super::root;
use crate::catalogue::closing as words;
use crate::catalogue::commands::nothing_written;
use crate::cli::{Global, ReopenArgs, exit};
use crate::closing::reopened::{Reopening, record};
use crate::digest;
use crate::load::{Loaded, Scope};
use crate::period::Period;
use crate::render::text::printable;
use crate::seal::{CORRECTIONS, RECORD, REOPENED};
use crate::source::shown_path;

pub(super) fn run(arguments: &ReopenArgs, global: &Global, console: &Console) -> Ending {
    let everything = Scope::Everything;
    let mut editable = if arguments.dry_run {
        Editable::look(global, &everything, console)?
    } else {
        Editable::open(global, &everything, console)?
    };
    let language = editable.language;
    let period = project::period(Some(&arguments.period), &editable.project, language)?;
    let reason = arguments.reason.trim();
    if reason.is_empty() {
        return Err(Stop::usage(words::no_reason(language)));
    }
    let folder = editable.loaded.folders.closed.clone();
    let failed = |failed: Failed| failed.stop(language);
    let Some(closed) = editable.project.closed.get(&period) else {
        if arguments.dry_run || !finish(&editable.loaded, period).map_err(failed)? {
            return Err(Stop::usage(words::cannot_reopen_open(period, language)));
        }
        Console::message(&words::reopening_finished(period, language));
        return Ok(exit::DONE);
    };
    if let Some(last) = editable.project.closed_last().filter(|last| *last != period) {
        return Err(Stop::input(words::not_closed_last(period, last, language)));
    }

    let on = arguments.today.unwrap_or_else(super::today);
    let by = author(arguments.by.as_deref(), &editable.root);
    let number = unfinished(&folder, period).unwrap_or_else(|| last(&folder, period).map_or(1, |last| last + 1));
    let target = evidence(&folder, period, number);
    let shown = shown_path(&target, &root::here());
    let corrections = closed.indicators.values().map(|frozen| {
        frozen.total.corrections.len() + frozen.areas.values().map(|area| area.total.corrections.len()).sum::<usize>()
    });
    let would = words::Reopening {
        period,
        closed_on: closed.on,
        closed_by: closed.by.as_deref().map(|by| printable(by).into_owned()),
        corrections: corrections.sum(),
        by: by.as_deref().map(|by| printable(by).into_owned()),
        reason: printable(reason).into_owned(),
        folder: shown.clone(),
    };
    let digest = closed.digest.clone();
    Console::result_or_stop(words::would_reopen(&would, language).as_bytes(), &[], language)?;
    if arguments.dry_run {
        Console::message(nothing_written(language));
        return Ok(exit::DONE);
    }
    let question = words::question_reopen(period, language);
    if !arguments.yes && !editable.ask(|| agreed(&question, words::needs_yes(language), language))? {
        Console::message(nothing_written(language));
        return Ok(exit::DONE);
    }

    let corrections = digest_of_corrections(&folder, period).map_err(failed)?;
    let text = record(
        &Reopening { period, on, by: by.as_deref(), reason, digest: &digest, corrections: corrections.as_deref() },
        editable.project.settings.language,
    );
    let path = target.join(format!("{RECORD}.toml"));
    let mut files = Files::default();
    files.add_below(&path, text.as_bytes(), Over::Output).map_err(failed)?;
    files.finish().map_err(failed)?;
    let moves = Moves::new(&folder, period, &target);
    if let Err(error) = moves.run() {
        // The record stays where evidence does.
        if error.remaining.is_empty() {
            let _ = fs::remove_file(&path);
            let _ = fs::remove_dir(&target);
        }
        return Err(failed(error));
    }
    Console::result_or_stop(words::reopened_now(period, &shown, language).as_bytes(), &[shown], language)?;
    Ok(exit::DONE)
}

/// Moves beside the evidence what a run that was cut short has left of it. `false` where there is nothing.
pub(super) fn finish(loaded: &Loaded, period: Period) -> Result<bool, Failed> {
    let folder = &loaded.folders.closed;
    let Some(number) = last(folder, period) else { return Ok(false) };
    let rest = Moves::new(folder, period, &evidence(folder, period, number)).rest();
    // A snapshot without parts has none to be moved: such are left of another closing.
    let name = format!("{period}-{number}");
    let has_parts = loaded.evidence.iter().any(|evidence| evidence.folder == name && !evidence.seal.parts.is_empty());
    let parts = folder.join(period.to_string());
    let rest = Moves(rest.0.into_iter().filter(|(from, _)| has_parts || *from != parts).collect());
    if rest.0.is_empty() {
        return Ok(false);
    }
    rest.run().map(|()| true)
}

/// The digest of the corrections that are taken back with a closing, where there are any.
fn digest_of_corrections(closed: &Path, period: Period) -> Result<Option<String>, Failed> {
    let path = closed.join(format!("{period}{CORRECTIONS}.toml"));
    match fs::read_to_string(&path) {
        // As they were read: without a byte order mark.
        Ok(text) => Ok(Some(digest::part(text.strip_prefix('\u{feff}').unwrap_or(&text)))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failed { path, why: error.into(), remaining: Vec::new() }),
    }
}

/// The folder of evidence of a closing that was taken back.
fn evidence(closed: &Path, period: Period, number: u32) -> PathBuf {
    closed.join(REOPENED).join(format!("{period}-{number}"))
}

/// The numbers of the closings of the period that were taken back.
fn numbers(closed: &Path, period: Period) -> Vec<u32> {
    let entries = fs::read_dir(closed.join(REOPENED)).into_iter().flatten().flatten();
    let number = |name: String| {
        let (of, number) = name.rsplit_once('-')?;
        number.parse().ok().filter(|_| of == period.to_string())
    };
    entries.filter_map(|entry| number(entry.file_name().to_string_lossy().into_owned())).collect()
}

fn last(closed: &Path, period: Period) -> Option<u32> {
    numbers(closed, period).into_iter().max()
}

/// One that was begun and has no seal yet, as a run leaves it that is cut short.
fn unfinished(closed: &Path, period: Period) -> Option<u32> {
    let mut numbers = numbers(closed, period).into_iter();
    numbers.find(|number| !evidence(closed, period, *number).join(format!("{period}.toml")).exists())
}

/// What is moved aside, the seal first: without it the period is open, and what is left over can be moved later.
struct Moves(Vec<(PathBuf, PathBuf)>);

impl Moves {
    fn new(closed: &Path, period: Period, target: &Path) -> Self {
        let names = [format!("{period}.toml"), format!("{period}{CORRECTIONS}.toml"), period.to_string()];
        Self(names.into_iter().map(|name| (closed.join(&name), target.join(&name))).collect())
    }

    /// What a run that was cut short has not moved.
    fn rest(self) -> Self {
        Self(self.0.into_iter().filter(|(from, to)| from.exists() && !to.exists()).collect())
    }

    /// Moves all that is there, or nothing.
    fn run(&self) -> Result<(), Failed> {
        let mut done: Vec<(&PathBuf, &PathBuf)> = Vec::new();
        for (from, to) in &self.0 {
            match rename(from, to) {
                Ok(true) => done.push((from, to)),
                Ok(false) => {}
                Err(error) => {
                    let back = done.iter().rev().filter(|(from, to)| fs::rename(to, from).is_err());
                    let remaining = back.map(|(_, to)| (*to).clone()).collect();
                    return Err(Failed { path: from.clone(), why: error.into(), remaining });
                }
            }
        }
        Ok(())
    }
}

/// Moves a file or folder to where nothing is. `false` where there is none.
fn rename(from: &Path, to: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(from) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
        Ok(_) => {}
    }
    if fs::symlink_metadata(to).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to).map(|()| true)
}
