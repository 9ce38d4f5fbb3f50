//! Planning forms: what departments planned is written into the matrices of the year, after it was shown and agreed to.

use std::collections::BTreeMap;

use super::super::console::{Console, agreed};
use super::super::ending::{Ending, Stop};
use super::super::lock::Lock;
use super::super::project::Opened;
use super::{end, save};
use crate::catalogue::commands as words;
use crate::catalogue::import as shared;
use crate::catalogue::planning::import as phrases;
use crate::check;
use crate::cli::{ImportArgs, exit};
use crate::commands::root;
use crate::diagnostic::{Diagnostics, Severity};
use crate::import::write::NewText;
use crate::load::incoming::Incoming;
use crate::load::{self, Changed, Loaded, Scope};
use crate::model::Project;
use crate::planning::write::{Named, by_matrix, rewritten};
use crate::planning::{Plan, blame, plan, proof};
use crate::render::terminal::{self, Layout};
use crate::source::{Source, Sources, shown_path};

/// The mark with which some editors begin a file.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Imports files that are all planning forms.
pub(super) fn run(
    arguments: &ImportArgs,
    files: &[Incoming],
    (opened, loaded): (&Opened, &Loaded),
    mut diagnostics: Diagnostics,
    lock: Option<Lock>,
    console: &Console,
) -> Ending {
    let language = opened.language;
    let Some(project) = &opened.project else { return Ok(exit::INPUT) };
    let given = [("--period", arguments.period.is_some()), ("--annotate", arguments.annotate.is_some())];
    if let Some((option, _)) = given.into_iter().find(|(_, given)| *given) {
        return Err(Stop::usage(phrases::no_option(option, language)));
    }
    let mut plan = plan(files, project, language, &mut diagnostics);
    let texts = settled(&mut plan, (opened, loaded), project, &mut diagnostics, console)?;
    show(&plan, &diagnostics, (opened, project), arguments, console)?;
    let end = end(&diagnostics, plan.has_refusals() || diagnostics.has_errors());
    if arguments.dry_run {
        Console::message(words::nothing_written(language));
        return Ok(end);
    }
    if texts.is_empty() {
        Console::message(shared::nothing_to_write(language));
        return Ok(end);
    }
    let question = phrases::question(plan.written().count(), texts.len(), language);
    if !arguments.yes && !agreed(&question, phrases::needs_yes(language), language)? {
        Console::message(words::nothing_written(language));
        return Ok(end);
    }
    save(&texts, files, opened, lock)?;
    let year = plan.written().map(|item| item.year).max().unwrap_or_default();
    Console::message(&phrases::next(year, language));
    Ok(end)
}

/// The new texts of the matrices, proven to make a sound project that says what the forms do. Rows that would make it
/// wrong are refused; the others go on.
fn settled(
    plan: &mut Plan,
    (opened, before): (&Opened, &Loaded),
    project: &Project,
    diagnostics: &mut Diagnostics,
    console: &Console,
) -> Result<Vec<NewText>, Stop> {
    let language = opened.language;
    let here = root::here();
    loop {
        let texts = texts(plan, opened, before, project)?;
        if texts.is_empty() {
            return Ok(texts);
        }
        let bytes = |text: &NewText| (text.path.clone(), text.text.clone().into_bytes());
        let changed: Changed = texts.iter().map(bytes).collect();
        let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
        let loaded = load::load_changed(&opened.root, &here, &Scope::Everything, &changed, &mut sources, &mut found);
        let Some(after) = check::check(&loaded, &mut found) else {
            if blame::blame(plan, &loaded, &found, diagnostics) {
                continue;
            }
            found.sort(&sources);
            found.retain(|diagnostic| diagnostic.severity == Severity::Error);
            console.problems(&found, &sources, language, phrases::would_be_wrong(language));
            return Err(Stop::said(exit::INPUT));
        };
        return match proof::misread(&plan.items, project, &after) {
            None => Ok(texts),
            Some(reason) => {
                let paths: Vec<String> = texts.iter().map(|text| shown_path(&text.path, &here)).collect();
                Err(Stop::input(phrases::cannot_change(&paths.join(", "), &reason, language)))
            }
        };
    }
}

fn texts(plan: &Plan, opened: &Opened, loaded: &Loaded, project: &Project) -> Result<Vec<NewText>, Stop> {
    let sources: BTreeMap<Named, &Source> = project
        .matrices
        .iter()
        .filter_map(|matrix| {
            let source = loaded.matrix_source(matrix.year, &matrix.id)?;
            Some(((matrix.year, matrix.id.clone()), opened.sources.get(source)))
        })
        .collect();
    let mut texts = Vec::new();
    for (named, positions) in by_matrix(&plan.items) {
        let Some(source) = sources.get(&named) else { continue };
        let text = rewritten(&source.text, &plan.items, (&named, &positions), project);
        let text =
            text.map_err(|reason| Stop::input(phrases::cannot_change(&source.shown_path, &reason, opened.language)))?;
        let mark = if source.byte_order_mark { BYTE_ORDER_MARK } else { "" };
        let before = Some(format!("{mark}{}", source.text));
        texts.push(NewText { path: source.path.clone(), text: format!("{mark}{text}"), before });
    }
    Ok(texts)
}

fn show(
    plan: &Plan,
    diagnostics: &Diagnostics,
    (opened, project): (&Opened, &Project),
    arguments: &ImportArgs,
    console: &Console,
) -> Result<(), Stop> {
    let language = opened.language;
    let width = arguments.width.unwrap_or_else(Console::width);
    let layout = Layout { width, language, colour: console.styled() };
    let scheme = project.settings.scheme;
    let text = terminal::planning::render(plan, &opened.sources, scheme, arguments.all, &layout);
    Console::result_or_stop(text.as_bytes(), &[], language)?;
    let mut sorted = diagnostics.clone();
    sorted.sort(&opened.sources);
    let refused = !arguments.dry_run && sorted.count(Severity::Error) > 0 && plan.written().next().is_some();
    let closing = if refused { shared::others_go_on(language) } else { "" };
    console.problems(&sorted, &opened.sources, language, closing);
    Ok(())
}
