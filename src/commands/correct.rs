//! `correct`: a value of a closed period is changed in its file and recorded with a reason, both or neither.

mod change;
mod table;

use std::fs;
use std::path::PathBuf;

use super::author::author;
use super::console::Console;
use super::ending::{Ending, Stop};
use super::files::{Failed, Files, Over};
use super::project::{self, Editable};
use super::root;
use crate::catalogue::Language;
use crate::catalogue::closing as words;
use crate::catalogue::commands::{cannot_write, nothing_written};
use crate::check;
use crate::cli::{CorrectArgs, Global, exit};
use crate::closing::written::{self, Corrected};
use crate::diagnostic::{Diagnostics, Problem, Severity};
use crate::load::raw::{DecimalMark, RawActual, RawValue};
use crate::load::{Changed, Scope};
use crate::model::{Actual, FrozenReport, Indicator, Value};
use crate::period::Period;
use crate::problem::Unreadable;
use crate::render::text::printable;
use crate::report;
use crate::seal::CORRECTIONS;
use crate::source::{Located, Place, Source, SourceId, Sources, shown_path};

pub(super) fn run(arguments: &CorrectArgs, global: &Global, console: &Console) -> Ending {
    let editable = Editable::open(global, &Scope::Everything, console)?;
    let (project, language) = (&editable.project, editable.language);
    let period = project::period(Some(&arguments.period), project, language)?;
    let indicator = super::explain::find(project, &arguments.indicator, period.year, language)?;
    if !project.is_closed(period) {
        return Err(Stop::usage(words::not_closed(period, language)));
    }
    let area = arguments.area.as_deref();
    if let Some(area) = area
        && !project.settings.areas.iter().any(|known| known.id == area)
    {
        return Err(Stop::usage(words::no_area(area, &project.settings.areas, language)));
    }
    if arguments.reason.trim().is_empty() {
        return Err(Stop::usage(words::no_reason(language)));
    }
    let new = new_value(arguments, indicator, period, language, console)?;
    let old = closed_value(&editable, indicator, period, area);
    // A provisional figure that turns out right is settled by a correction to itself.
    let provisional = actual(&editable, indicator, period, area).is_some_and(|actual| actual.provisional);
    if new == old && !provisional {
        return Err(Stop::usage(words::nothing_to_correct(&written::value(&new), language)));
    }

    let today = arguments.today.unwrap_or_else(super::today);
    let cutoff = indicator.calendar.cutoff(period);
    if today < cutoff {
        return Err(Stop::usage(words::corrected_too_early(today, period, cutoff, language)));
    }
    let full_id = indicator.full_id();
    let mut changed = Changed::new();
    let reported = actual(&editable, indicator, period, area);
    let by = author(arguments.by.as_deref(), &editable.root);
    let corrected = Corrected {
        indicator: &full_id,
        area,
        old: &old,
        new: &new,
        reason: arguments.reason.trim(),
        date: today,
        by: by.as_deref(),
        // That of the old value alone: who changed the file by hand may have left it there.
        origin: reported.filter(|actual| actual.value == old).and_then(|actual| actual.origin.as_deref()),
    };
    let now = reported.map_or(&Value::Missing, |actual| &actual.value);
    if *now != new || provisional {
        if *now != old {
            let [now, old, new] = [now, &old, &new].map(written::value);
            return Err(Stop::usage(words::changed_otherwise(&now, &old, &new, language)));
        }
        let place = change::Place { editable: &editable, indicator, period, area, actual: reported };
        let (path, bytes) = change::changed(&place, &new).map_err(Stop::input)?;
        changed.insert(path, bytes);
    }
    let (path, bytes) = recorded(&editable, period, &corrected)
        .map_err(|(path, error)| Stop::file(cannot_write(&path, &error, language)))?;
    changed.insert(path, bytes);

    let before: Changed = changed.keys().filter_map(|path| Some((path.clone(), fs::read(path).ok()?))).collect();
    let checked = editable.with(&changed, console)?;
    let files: Vec<String> = changed.keys().map(|path| shown_path(path, &root::here())).collect();
    write(&changed, &before).map_err(|failed| failed.stop(language))?;
    let rows = super::explain::find(&checked, &full_id, period.year, language)
        .map(|indicator| report::rows(&checked, indicator, period))
        .unwrap_or_default();
    let row = rows.iter().find(|row| row.area.as_ref().map(|area| area.id.as_str()) == area);
    let last = row.and_then(|row| row.corrections.iter().rfind(|made| made.period == period && made.area == row.area));
    let sentence = last.map(|made| {
        let area = made.area.as_ref().map(|area| printable(&area.title));
        words::correction(made, area.as_deref(), &printable(&made.reason), language)
    });
    let text = words::corrected(&full_id, &sentence.unwrap_or_default(), &files, language);
    Console::result_or_stop(text.as_bytes(), &files, language)?;
    Ok(exit::DONE)
}

/// The value of the options, each read as a cell of a table would be. No option says how another is written.
fn new_value(
    arguments: &CorrectArgs,
    indicator: &Indicator,
    period: Period,
    language: Language,
    console: &Console,
) -> Result<Value, Stop> {
    let options = [
        ("value", &arguments.value),
        ("numerator", &arguments.numerator),
        ("denominator", &arguments.denominator),
        ("progress", &arguments.progress),
        ("done", &arguments.done),
        ("state", &arguments.state),
    ];
    let given = || options.iter().filter_map(|(name, text)| Some((*name, text.as_deref()?.trim())));
    if given().next().is_none() {
        return Err(Stop::usage(words::no_value(language)));
    }
    let source = SourceId::new(0);
    let mut said = String::new();
    let mut raw = RawActual::empty(Place { source, start: 0, end: 0 });
    for (name, text) in given() {
        said.push_str("--");
        said.push_str(name);
        said.push(' ');
        let start = said.len();
        said.push_str(text);
        let bound = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        let place = Place { source, start: bound(start), end: bound(said.len()) };
        said.push('\n');
        let value = Some(Box::new(Located::new(RawValue::Text(text.to_owned(), DecimalMark::Unknown), place)));
        match name {
            "value" => raw.value = value,
            "numerator" => raw.numerator = value,
            "denominator" => raw.denominator = value,
            "progress" => raw.progress = value,
            "done" => raw.done = value,
            _ => raw.state = Some(Box::new(Located::new(text.to_owned(), place))),
        }
    }
    let mut sources = Sources::default();
    sources.add(Source { shown_path: words::options(language).into(), text: said.into(), ..Source::default() });
    let mut diagnostics = Diagnostics::default();
    let value = check::reported(&raw, indicator, &mut diagnostics);
    for found in check::share::doubtful(&raw, indicator, period) {
        let problem = Problem::ValueUnreadable { text: found.text, why: Unreadable::Share };
        diagnostics.push(problem, found.place);
    }
    // A value is corrected once it is settled.
    if diagnostics.iter().any(|found| matches!(found.problem, Problem::ValueProvisional { .. })) {
        return Err(Stop::usage(words::still_provisional(language)));
    }
    diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
    value.filter(|_| !diagnostics.has_errors()).ok_or_else(|| {
        console.problems(&diagnostics, &sources, language, nothing_written(language));
        Stop::said(exit::USAGE)
    })
}

fn frozen<'e>(
    editable: &'e Editable,
    indicator: &Indicator,
    period: Period,
    area: Option<&str>,
) -> Option<&'e FrozenReport> {
    let frozen = editable.project.frozen(indicator, period)?;
    match area {
        None => Some(&frozen.total),
        Some(area) => frozen.areas.get(area).map(|area| &area.total),
    }
}

/// The value that holds until now: that of the last correction, or of the snapshot.
fn closed_value(editable: &Editable, indicator: &Indicator, period: Period, area: Option<&str>) -> Value {
    frozen(editable, indicator, period, area).map_or(Value::Missing, |report| report.corrected().clone())
}

/// The report that stands in a file of actuals now.
fn actual<'e>(editable: &'e Editable, indicator: &Indicator, period: Period, area: Option<&str>) -> Option<&'e Actual> {
    let reports = editable.project.series(indicator.series).periods.get(&period)?;
    match area {
        None => reports.total.as_ref(),
        Some(area) => reports.areas.get(area),
    }
}

/// The file of corrections with one more.
fn recorded(
    editable: &Editable,
    period: Period,
    corrected: &Corrected<'_>,
) -> Result<(PathBuf, Vec<u8>), (String, std::io::Error)> {
    let path = editable.loaded.folders.closed.join(format!("{period}{CORRECTIONS}.toml"));
    let table = written::correction(corrected);
    let before = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let comment = words::corrections_comment(period, editable.project.settings.language);
            format!("# {comment}\n")
        }
        Err(error) => return Err((shown_path(&path, &root::here()), error)),
    };
    let windows = before.contains("\r\n");
    let gap = if before.ends_with('\n') || before.is_empty() { "\n" } else { "\n\n" };
    let added = format!("{gap}{table}");
    let added = if windows { added.replace('\n', "\r\n") } else { added };
    Ok((path, format!("{before}{added}").into_bytes()))
}

/// Writes all files or none. `before` has the bytes that those had that are changed.
fn write(changed: &Changed, before: &Changed) -> Result<(), Failed> {
    let mut files = Files::default();
    for (path, bytes) in changed {
        files.add_below(path, bytes, before.get(path).map_or(Over::Nothing, |before| Over::Read(before)))?;
    }
    files.finish().map(drop)
}
