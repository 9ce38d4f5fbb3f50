//! `import`: what departments sent becomes actuals, after it was shown and agreed to.

mod annotate;
mod files;
mod planning;

use super::console::{Console, agreed};
use super::ending::{Ending, Stop};
use super::files::{Failed, Files, Over};
use super::lock::Lock;
use super::project::{self, Opened};
use super::root;
use crate::catalogue::commands as words;
use crate::catalogue::files::changed_meanwhile;
use crate::catalogue::import as phrases;
use crate::cli::{Global, ImportArgs, exit};
use crate::diagnostic::{Diagnostics, Problem, Severity};
use crate::import::write::{self, NewText};
use crate::import::{self, Context, Import};
use crate::load::Scope;
use crate::load::incoming::{self, Incoming};
use crate::period::Period;
use crate::render::terminal::{self, Layout};
use crate::source::shown_path;

pub(super) fn run(arguments: &ImportArgs, global: &Global, console: &Console) -> Ending {
    let lock = if arguments.yes { Some(Lock::of(global)?) } else { None };
    let (mut opened, loaded) = project::open_loaded_or_explain(global, &Scope::Everything, console)?;
    let language = opened.language;
    let mut diagnostics = Diagnostics::default();
    let mut files = read(arguments, &mut opened, &mut diagnostics, console)?;
    let plans = files.iter().filter(|file| file.planning.is_some()).count();
    if plans > 0 && plans == files.len() {
        return planning::run(arguments, &files, (&opened, &loaded), diagnostics, lock, console);
    }
    // What is planned and what is reported are agreed to one after the other.
    for form in files.iter().filter_map(|file| file.planning.as_ref()) {
        diagnostics.push(Problem::PlanningForm { year: form.year.clone() }, form.place);
    }
    files.retain(|file| file.planning.is_none());
    let Some(project) = &opened.project else { return Ok(exit::INPUT) };
    let asked = match &arguments.period {
        None => None,
        Some(text) => {
            let scheme = project.settings.scheme;
            let period = Period::read(text, scheme);
            Some(period.ok_or_else(|| Stop::usage(words::no_period(text, scheme, language)))?)
        }
    };
    let context = Context { project, sources: &opened.sources, asked, today: super::today() };
    let import = import::plan(&files, &context, &mut diagnostics);
    show(&import, &diagnostics, &opened, arguments, console)?;
    let texts = write::texts(&import, &opened.folders.actuals, &context).map_err(|failure| {
        Stop::input(phrases::cannot_change(&shown_path(&failure.path, &root::here()), &failure.reason, language))
    })?;
    let end = end(&diagnostics, import::has_refusals(&import, &diagnostics));
    if arguments.dry_run {
        Console::message(words::nothing_written(language));
        return Ok(end);
    }
    if let Some(folder) = &arguments.annotate {
        let mail = arguments.mail.then_some((&import, project));
        annotate::write(folder, &files, &diagnostics, &opened, mail)?;
    }
    if texts.is_empty() {
        Console::message(phrases::nothing_to_write(language));
        return Ok(end);
    }
    let question = phrases::question(import.written().count(), language);
    if !arguments.yes && !agreed(&question, phrases::needs_yes(language), language)? {
        Console::message(words::nothing_written(language));
        return Ok(end);
    }
    save(&texts, &files, &opened, lock)?;
    Ok(end)
}

/// How an import ends where nothing else goes wrong.
fn end(diagnostics: &Diagnostics, refused: bool) -> u8 {
    if diagnostics.has_unreadable_files() {
        exit::FILE
    } else if refused {
        exit::INPUT
    } else {
        exit::DONE
    }
}

/// Writes what was agreed to. Where nobody held the lock while the question waited, it must still be what there is.
fn save(texts: &[NewText], files: &[Incoming], opened: &Opened, lock: Option<Lock>) -> Result<(), Stop> {
    let language = opened.language;
    let _lock = if let Some(lock) = lock {
        lock
    } else {
        let lock = Lock::take(&opened.root, language)?;
        opened.unchanged()?;
        still(files, opened)?;
        lock
    };
    let mut written = Files::default();
    add_all(&mut written, texts).map_err(|failed| failed.stop(language))?;
    written.put(language)
}

/// That the files that are imported are still what was read.
fn still(files: &[Incoming], opened: &Opened) -> Result<(), Stop> {
    for file in files {
        let source = opened.sources.get(file.source);
        if !file.is_still_in(&source.path) {
            return Err(Stop::file(changed_meanwhile(&source.shown_path, opened.language)));
        }
    }
    Ok(())
}

/// Reads the mapping and all files. A mapping with errors ends the command; a file that cannot be read does not.
fn read(
    arguments: &ImportArgs,
    opened: &mut Opened,
    diagnostics: &mut Diagnostics,
    console: &Console,
) -> Result<Vec<Incoming>, Stop> {
    let base = root::here();
    let mapping = match &arguments.mapping {
        None => None,
        Some(path) => {
            let mapping = incoming::mapping(&base.join(path), &base, &mut opened.sources, diagnostics);
            if mapping.is_none() {
                diagnostics.sort(&opened.sources);
                return Err(project::shown(diagnostics, &opened.sources, opened.language, console));
            }
            mapping
        }
    };
    Ok(files::list(&arguments.files, arguments.mapping.as_deref(), &base, diagnostics)
        .iter()
        .filter_map(|path| incoming::read(path, &base, mapping.as_ref(), &mut opened.sources, diagnostics))
        .collect())
}

fn show(
    import: &Import,
    diagnostics: &Diagnostics,
    opened: &Opened,
    arguments: &ImportArgs,
    console: &Console,
) -> Result<(), Stop> {
    let language = opened.language;
    let width = arguments.width.unwrap_or_else(Console::width);
    let layout = Layout { width, language, colour: console.styled() };
    let text = terminal::import::render(import, &opened.sources, arguments.all, &layout);
    Console::result_or_stop(text.as_bytes(), &[], language)?;
    let mut sorted = diagnostics.clone();
    sorted.sort(&opened.sources);
    let refused = !arguments.dry_run && sorted.count(Severity::Error) > 0 && import.written().next().is_some();
    let closing = if refused { phrases::others_go_on(language) } else { "" };
    console.problems(&sorted, &opened.sources, language, closing);
    Ok(())
}

/// Adds the new texts, each over what was read.
pub(super) fn add_all(files: &mut Files, texts: &[NewText]) -> Result<(), Failed> {
    texts.iter().try_for_each(|NewText { path, text, before }| {
        let over = before.as_ref().map_or(Over::Nothing, |before| Over::Read(before.as_bytes()));
        files.add_below(path, text.as_bytes(), over)
    })
}
