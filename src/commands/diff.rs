//! `diff`: two periods, the plans of two years, or two project folders held against each other.

use std::path::{Path, PathBuf};

use super::console::Console;
use super::ending::{Ending, Stop};
use super::files::inputs::Inputs;
use super::files::{Failed, Files, Over};
use super::outputs;
use super::project::{self, Opened};
use super::revision;
use crate::catalogue::comparison as phrases;
use crate::catalogue::{self, Language};
use crate::cli::{DiffArgs, DiffFailOn, Global, ReportFormat, exit};
use crate::document;
use crate::load::{SETTINGS_FILE, Scope};
use crate::model::Project;
use crate::period::{Period, Scheme};
use crate::render::terminal::Layout;
use crate::render::{csv, json, workbook};
use crate::report::Selection;
use crate::report::comparison::{Comparison, State, Subject, compare};
use crate::report::select::Unmatched;

/// What was asked for: two folders or none, and one or two names of periods or years.
struct Asked<'a> {
    folders: Option<[&'a str; 2]>,
    subjects: [&'a str; 2],
}

fn asked(what: &[String], revision: bool) -> Option<Asked<'_>> {
    let looks_like_one = |text: &&str| {
        let (year, label) = text.split_at_checked(4).unwrap_or(("", "-"));
        year.bytes().all(|byte| byte.is_ascii_digit())
            && !year.is_empty()
            && (label.is_empty() || label.starts_with('-'))
    };
    let (subjects, folders): (Vec<&str>, Vec<&str>) = what.iter().map(String::as_str).partition(looks_like_one);
    match (folders.as_slice(), subjects.as_slice()) {
        ([], [only]) if revision => Some(Asked { folders: None, subjects: [only, only] }),
        ([], [first, second]) => Some(Asked { folders: None, subjects: [first, second] }),
        ([old, new], [only]) if !revision => Some(Asked { folders: Some([old, new]), subjects: [only, only] }),
        ([old, new], [first, second]) if !revision => {
            Some(Asked { folders: Some([old, new]), subjects: [first, second] })
        }
        _ => None,
    }
}

pub(super) fn run(arguments: &DiffArgs, global: &Global, console: &Console) -> Ending {
    let language = global.lang.unwrap_or_default();
    let formats = outputs::formats(&arguments.output, language)?;
    outputs::probe(&formats, language)?;
    let asked = asked(&arguments.what, arguments.revision.is_some())
        .ok_or_else(|| Stop::usage(phrases::usage(language).to_owned()))?;
    let last = asked.subjects.into_iter().max().unwrap_or_default();
    let scope = Scope::UpTo(last.to_owned());
    let (first, second): (Opened, Option<Opened>) = match asked.folders {
        None if arguments.revision.is_some() => {
            let now = project::open_or_explain(global, &scope, console)?;
            (at_revision(arguments, &now, global, console)?, Some(now))
        }
        None => (project::open_or_explain(global, &scope, console)?, None),
        Some([old, new]) => {
            let open = |folder| project::open_folder(Path::new(folder), global, &scope, console);
            (open(old)?, Some(open(new)?))
        }
    };
    let newest = second.as_ref().unwrap_or(&first);
    let language = newest.language;
    let all = std::iter::once(&first).chain(&second);
    let inputs: Vec<Inputs> = all.map(Opened::inputs).collect();
    inputs.iter().try_for_each(|inputs| inputs.allow(formats.iter().map(|(path, _)| path.as_path()), language))?;
    let (Some(old), Some(new)) = (&first.project, &newest.project) else { return Ok(exit::INPUT) };
    if old.settings.scheme != new.settings.scheme {
        return Err(Stop::usage(phrases::other_scheme(language).to_owned()));
    }
    let [from, to] = asked.folders.map_or([arguments.revision.as_deref(), None], |[old, new]| [Some(old), Some(new)]);
    let [one, two] = asked.subjects;
    let before = State { project: old, subject: subject(one, old, arguments.plan, language)?, from };
    let after = State { project: new, subject: subject(two, new, arguments.plan, language)?, from: to };
    let selection =
        Selection { matrices: arguments.matrix.clone(), goals: arguments.goal.clone(), ..Selection::default() };
    unmatched(&selection, [&before, &after], language)?;
    let compared = compare(&before, &after, &selection);

    let failed = |failed: Failed| failed.stop(language);
    let made = |format, colour| bytes(&compared, format, arguments, language, colour);
    let mut files = Files::default();
    for (path, format) in formats {
        files.add(path, &made(format, false)?, Over::Output).map_err(failed)?;
    }
    let made = |format| made(format, console.styled());
    outputs::finish(files, outputs::shown(arguments.format, &arguments.output).map(made).transpose()?, language)?;
    let reached = arguments.fail_on.iter().any(|limit| reaches(&compared, *limit));
    Ok(if reached { exit::LIMIT } else { exit::DONE })
}

/// The project as it is in the revision asked for.
fn at_revision(arguments: &DiffArgs, now: &Opened, global: &Global, console: &Console) -> Result<Opened, Stop> {
    let revision = arguments.revision.as_deref().unwrap_or_default();
    let commit = revision::commit(&now.root, revision, now.language)?;
    let short: String = commit.chars().take(12).collect();
    let place = PathBuf::from(format!("{}@{short}", now.root.display()));
    let files = revision::files(&now.root, &commit, &place, now.language)?;
    if !files.contains_key(&place.join(SETTINGS_FILE)) {
        return Err(Stop::usage(phrases::no_project_at(revision, now.language)));
    }
    project::open_files(&place, &files, global, console)
}

fn subject(text: &str, project: &Project, plan: bool, language: Language) -> Result<Subject, Stop> {
    let year = Period::parse(text, Scheme::Year).map(|year| year.year);
    match (plan, year) {
        (true, None) => Err(Stop::usage(phrases::wrong_subject(text, true, language))),
        (true, Some(year)) => {
            project::has_matrices(year, project, language)?;
            Ok(Subject::Plan(year))
        }
        (false, Some(_)) if project.settings.scheme != Scheme::Year => {
            Err(Stop::usage(phrases::wrong_subject(text, false, language)))
        }
        (false, _) => project::period(Some(text), project, language).map(Subject::Period),
    }
}

/// A filter that lets nothing through on either side.
fn unmatched(selection: &Selection, states: [&State<'_>; 2], language: Language) -> Result<(), Stop> {
    let [first, second] = states.map(|state| selection.unmatched(&[], state.project, state.subject.year()));
    let both = |here: &Unmatched| first.iter().any(|there| there.option == here.option && there.value == here.value);
    project::all_match(&second.into_iter().filter(both).collect::<Vec<_>>(), language)
}

fn reaches(comparison: &Comparison, limit: DiffFailOn) -> bool {
    let counts = comparison.counts;
    match limit {
        DiffFailOn::Difference => !comparison.is_empty(),
        DiffFailOn::Colour => counts.worse + counts.better > 0,
        DiffFailOn::Rule => counts.only_by_rule + counts.held_by_rule > 0,
    }
}

fn bytes(
    comparison: &Comparison,
    format: ReportFormat,
    arguments: &DiffArgs,
    language: Language,
    colour: bool,
) -> Result<Vec<u8>, Stop> {
    let headings = arguments.headings.unwrap_or_default();
    let layout = Layout { width: arguments.width.unwrap_or_else(Console::width), language, colour };
    let document = || document::comparison(comparison, language);
    outputs::bytes(
        format,
        layout,
        &outputs::Written {
            document: &document,
            json: &|| json::render_comparison(comparison),
            csv: &|| csv::render_comparison(comparison, arguments.csv_dialect, headings),
            workbook: &|| workbook::render_comparison(&document()),
            report: None,
            geojson: &|| Err(catalogue::commands::no_map_of_it(language).to_owned()),
        },
    )
}
