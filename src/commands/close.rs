//! `close`: freezes a period as a snapshot, which is written once and never again.

mod seal;

use std::fs;

use chrono::NaiveDate;

use super::author::author;
use super::console::{Console, agreed};
use super::ending::{Ending, Stop};
use super::files::Failed;
use super::project::{self, Checked, Editable};
use super::reopen;
use super::root;
use crate::catalogue::Language;
use crate::catalogue::closing as words;
use crate::catalogue::commands::nothing_written;
use crate::check::plausibility;
use crate::cli::{CloseArgs, Global, exit};
use crate::closing::snapshot::Closing;
use crate::diagnostic::{Diagnostics, Problem, Severity};
use crate::load::{Changed, Scope};
use crate::model::Project;
use crate::period::Period;
use crate::render::terminal;
use crate::report::freezing::{Freezing, freezing};
use crate::source::{SourceId, shown_path};

pub(super) fn run(arguments: &CloseArgs, global: &Global, console: &Console) -> Ending {
    let everything = Scope::Everything;
    let mut editable = if arguments.dry_run {
        Editable::look(global, &everything, console)?
    } else {
        Editable::open(global, &everything, console)?
    };
    // As it is: a project with errors is not frozen.
    let checked = editable.checked(&Changed::new(), console)?;
    let language = editable.language;
    let on = arguments.today.unwrap_or_else(super::today);
    let period = project::period(Some(&arguments.period), &checked.project, language)?;
    if let Some(closed) = checked.project.closed.get(&period) {
        return Err(Stop::usage(words::already_closed(period, closed.on, language)));
    }
    let path = editable.loaded.folders.closed.join(format!("{period}.toml"));
    let shown = shown_path(&path, &root::here());
    if fs::symlink_metadata(&path).is_ok() {
        return Err(Stop::usage(words::file_there(&shown, language)));
    }
    let Some(freezing) = freezing(&checked.project, period, on) else { return Ok(exit::USAGE) };
    let by = author(arguments.by.as_deref(), &editable.root);
    show(&checked, &freezing, by.as_deref(), on, (console, language))?;
    let open: Vec<Period> = open_before(&checked.project, period);
    if !open.is_empty() {
        Console::message(&words::still_open(&open, period, language));
    }
    let refusals = refusals(&checked, &freezing, arguments.with_missing, on, language);
    if !refusals.is_empty() {
        return Err(Stop::input(refusals.join("\n")));
    }
    if arguments.dry_run {
        Console::message(nothing_written(language));
        return Ok(exit::DONE);
    }
    if !arguments.yes
        && !editable.ask(|| agreed(&words::question(period, language), words::needs_yes(language), language))?
    {
        Console::message(nothing_written(language));
        return Ok(exit::DONE);
    }

    let failed = |failed: Failed| failed.stop(language);
    if reopen::finish(&editable.loaded, period).map_err(failed)? {
        Console::message(&words::reopening_finished(period, language));
    }
    let closing = Closing { period, on, by: by.clone() };
    let sealed = seal::parts(&checked.project, &closing, &editable.loaded.folders.closed).map_err(failed)?;
    // Read back before the seal is put on it: what stands in it must be what was closed.
    let changed = Changed::from([(path.clone(), sealed.text.clone().into_bytes())]);
    let frozen = editable.with(&changed, console)?;
    sealed.finish().map_err(failed)?;
    let summary = words::Summary {
        period,
        on,
        by,
        file: shown,
        folder: shown_path(&path.with_extension(""), &root::here()),
        digest: frozen.closed.get(&period).map(|closed| closed.digest.clone()).unwrap_or_default(),
    };
    let files = [summary.file.clone(), format!("{}/", summary.folder)];
    Console::result_or_stop(words::closed(&summary, language).as_bytes(), &files, language)?;
    Ok(exit::DONE)
}

/// Shows what would be frozen, with the warnings about it.
fn show(
    checked: &Checked,
    freezing: &Freezing,
    by: Option<&str>,
    on: NaiveDate,
    (console, language): (&Console, Language),
) -> Result<(), Stop> {
    let warnings = warnings(checked, freezing.period, on);
    let count = warnings.count(Severity::Warning);
    let text = terminal::render_freezing(freezing, by, count, language);
    Console::result_or_stop(text.as_bytes(), &[], language)?;
    console.problems(&warnings, &checked.sources, language, "");
    Ok(())
}

/// What is odd about the values of the period and the matrices of its year.
fn warnings(checked: &Checked, period: Period, on: NaiveDate) -> Diagnostics {
    let files = files(checked, period);
    let matrices = checked.loaded.matrices.iter().filter(|matrix| matrix.folder_year == period.year);
    let about: Vec<SourceId> = files.into_iter().chain(matrices.map(|matrix| matrix.place.source)).collect();
    let mut warnings = Diagnostics::default();
    let plausible = plausibility::check(&checked.project, on);
    let all = checked.diagnostics.iter().chain(plausible.iter());
    let odd = all.filter(|found| found.problem.severity() == Severity::Warning);
    for found in odd.filter(|found| found.place.is_some_and(|place| about.contains(&place.source))) {
        warnings.push_whole(found.clone());
    }
    warnings.sort(&checked.sources);
    warnings
}

/// The files of actuals of a period.
fn files(checked: &Checked, period: Period) -> Vec<SourceId> {
    let folder = period.to_string();
    checked.loaded.actuals.iter().filter(|file| file.folder == folder).map(|file| file.place.source).collect()
}

/// Why the period cannot be closed like this.
fn refusals(
    checked: &Checked,
    freezing: &Freezing,
    with_missing: bool,
    on: NaiveDate,
    language: Language,
) -> Vec<String> {
    let period = freezing.period;
    let mut refusals = Vec::new();
    if on <= freezing.cutoff {
        refusals.push(words::not_over(period, freezing.cutoff, language));
    }
    let files = files(checked, period);
    let of_nobody = checked
        .diagnostics
        .iter()
        .filter(|found| matches!(found.problem, Problem::UnknownIndicator { .. } | Problem::UnknownMatrix { .. }));
    let places = of_nobody.filter_map(|found| found.place.filter(|place| files.contains(&place.source)));
    let places: Vec<String> = places.map(|place| checked.sources.path_and_line(place)).collect();
    if !places.is_empty() {
        refusals.push(words::unknown_refused(&places, period, language));
    }
    if !freezing.missing.is_empty() && !with_missing {
        refusals.push(words::missing_refused(freezing.missing.len(), period, language));
    }
    refusals
}

/// Earlier periods of the year that have values and are open.
fn open_before(project: &Project, period: Period) -> Vec<Period> {
    let has_values = |period: &Period| project.series.iter().any(|series| series.periods.contains_key(period));
    period
        .year_so_far()
        .filter(|earlier| *earlier < period && !project.is_closed(*earlier) && has_values(earlier))
        .collect()
}
