//! `close`: freezes a period as a snapshot, which is written once and never again.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;

use super::console::Console;
use super::files::{Failed, Files, Over};
use super::project::{self, Editable};
use crate::catalogue::closing as words;
use crate::cli::{CloseArgs, Global, exit};
use crate::closing::snapshot::snapshot;
use crate::evaluate;
use crate::load::{Changed, Scope};
use crate::model::{Indicator, Matrix, Project};
use crate::period::Period;
use crate::render::text::printable;
use crate::source::shown_path;
use crate::status::{Counts, Status};

pub(super) fn run(arguments: &CloseArgs, global: &Global, console: &Console) -> u8 {
    run_or_stop(arguments, global, console).unwrap_or_else(|code| code)
}

fn run_or_stop(arguments: &CloseArgs, global: &Global, console: &Console) -> Result<u8, u8> {
    let editable = Editable::open(global, &Scope::Everything, console)?;
    // As it is: a project with errors is not frozen.
    let checked = editable.with(&Changed::new(), console)?;
    let language = editable.language;
    let today = arguments.today.unwrap_or_else(super::today);
    let usage = |message: String| {
        Console::message(&message);
        exit::USAGE
    };
    let period = project::period(Some(&arguments.period), &checked, language).map_err(usage)?;
    refusal(&checked, period, today).map_or(Ok(()), |refusal| Err(usage(words::refused(&refusal, language))))?;
    let path = editable.loaded.folders.closed.join(format!("{period}.toml"));
    let shown = shown_path(&path, &project::here());
    if fs::symlink_metadata(&path).is_ok() {
        return Err(usage(words::file_there(&shown, language)));
    }
    let open: Vec<Period> = open_before(&checked, period);
    if !open.is_empty() {
        Console::message(&words::still_open(&open, period, language));
    }

    let text = snapshot(&checked, period, today);
    // Read back before it is written: what stands in it must be what was closed.
    let frozen = editable.with(&Changed::from([(path.clone(), text.clone().into_bytes())]), console)?;
    write(&path, text.as_bytes()).map_err(|failed| {
        Console::message(&failed.message(&project::here(), language));
        exit::FILE
    })?;
    let summary = summary(&frozen, period, &shown);
    Console::result_or_say(words::closed(&summary, language).as_bytes(), &[shown], language)?;
    Ok(exit::DONE)
}

/// Why a period cannot be closed on that day.
fn refusal(project: &Project, period: Period, today: NaiveDate) -> Option<words::Refusal> {
    if let Some(closed) = project.closed.get(&period) {
        return Some(words::Refusal::Closed { period, on: closed.on });
    }
    let cutoff = project.matrices_of(period.year).map(|matrix| matrix.calendar.cutoff(period)).max()?;
    (today <= cutoff).then_some(words::Refusal::NotOver { period, cutoff })
}

/// Earlier periods of the year that have values and are open.
fn open_before(project: &Project, period: Period) -> Vec<Period> {
    let has_values = |period: &Period| project.series.iter().any(|series| series.periods.contains_key(period));
    period
        .year_so_far()
        .filter(|earlier| *earlier < period && !project.is_closed(*earlier) && has_values(earlier))
        .collect()
}

/// Writes the file and the folder it lies in, over nothing that is there.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Failed> {
    let mut files = Files::default();
    files.folder(path.parent().unwrap_or(Path::new("")))?;
    files.add(path, bytes, Over::Nothing)?;
    files.finish().map(drop)
}

/// What was frozen.
fn summary(project: &Project, period: Period, file: &str) -> words::Summary {
    let mut counts = Counts::default();
    let mut missing = Vec::new();
    let indicators = project.matrices_of(period.year).flat_map(Matrix::indicators);
    for indicator in indicators.map(AsRef::as_ref) {
        let indicator: &Indicator = indicator;
        let status = evaluate::outcome(project, indicator, period).status;
        counts.add(status);
        if status == Status::Missing {
            missing.push((indicator.full_id(), printable(&indicator.name).into_owned()));
        }
    }
    let (on, digest) = project.closed.get(&period).map(|closed| (closed.on, closed.digest.clone())).unwrap_or_default();
    words::Summary { period, on, counts, missing, file: file.to_owned(), digest }
}
