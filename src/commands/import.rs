//! `import`: what departments sent becomes actuals, after it was shown and agreed to.

mod annotate;
mod files;
mod planning;

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::console::Console;
use super::files::{Failed, Files, Over};
use super::lock::Lock;
use super::project::{self, Opened};
use super::root;
use crate::catalogue::Language;
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

pub(super) fn run(arguments: &ImportArgs, global: &Global, console: &Console) -> u8 {
    match import(arguments, global, console) {
        Ok(code) | Err(code) => code,
    }
}

fn import(arguments: &ImportArgs, global: &Global, console: &Console) -> Result<u8, u8> {
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
    let Some(project) = &opened.project else { return Err(exit::INPUT) };
    let asked = match &arguments.period {
        None => None,
        Some(text) => {
            let scheme = project.settings.scheme;
            let period = Period::read(text, scheme).ok_or_else(|| words::no_period(text, scheme, language));
            Some(period.map_err(|message| usage(&message))?)
        }
    };
    let context = Context { project, sources: &opened.sources, asked, today: super::today() };
    let import = import::plan(&files, &context, &mut diagnostics);
    show(&import, &diagnostics, &opened, arguments, console)?;
    let texts = write::texts(&import, &opened.folders.actuals, &context).map_err(|failure| {
        let path = shown_path(&failure.path, &root::here());
        Console::message(&phrases::cannot_change(&path, &failure.reason, language));
        exit::INPUT
    })?;
    let end = if diagnostics.has_unreadable_files() {
        exit::FILE
    } else if import::has_refusals(&import, &diagnostics) {
        exit::INPUT
    } else {
        exit::DONE
    };
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
    if !arguments.yes {
        match answered(&phrases::question(import.written().count(), language), language) {
            Some(true) => {}
            Some(false) => {
                Console::message(words::nothing_written(language));
                return Ok(end);
            }
            None => return Err(usage(phrases::needs_yes(language))),
        }
    }
    // Nobody waited for the answer; what was agreed to must still be what there is.
    let _lock = if let Some(lock) = lock {
        lock
    } else {
        let lock = Lock::take(&opened.root, language)?;
        opened.unchanged()?;
        still(&files, &opened)?;
        lock
    };
    save(&texts, &opened)?;
    Ok(end)
}

/// That the files that are imported are still what was read.
fn still(files: &[Incoming], opened: &Opened) -> Result<(), u8> {
    for file in files {
        let source = opened.sources.get(file.source);
        if !file.is_still_in(&source.path) {
            Console::message(&changed_meanwhile(&source.shown_path, opened.language));
            return Err(exit::FILE);
        }
    }
    Ok(())
}

/// Says how the command was used wrongly.
fn usage(message: &str) -> u8 {
    Console::message(message);
    exit::USAGE
}

/// Reads the mapping and all files. A mapping with errors ends the command; a file that cannot be read does not.
fn read(
    arguments: &ImportArgs,
    opened: &mut Opened,
    diagnostics: &mut Diagnostics,
    console: &Console,
) -> Result<Vec<Incoming>, u8> {
    let base = root::here();
    let mapping = match &arguments.mapping {
        None => None,
        Some(path) => {
            let mapping = incoming::mapping(&base.join(path), &base, &mut opened.sources, diagnostics);
            if mapping.is_none() {
                diagnostics.sort(&opened.sources);
                let closing = words::nothing_written(opened.language);
                console.problems(diagnostics, &opened.sources, opened.language, closing);
                return Err(if diagnostics.has_unreadable_files() { exit::FILE } else { exit::INPUT });
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
) -> Result<(), u8> {
    let language = opened.language;
    let width = arguments.width.unwrap_or_else(Console::width);
    let layout = Layout { width, language, colour: console.styled() };
    let text = terminal::import::render(import, &opened.sources, arguments.all, &layout);
    Console::result_or_say(text.as_bytes(), &[], language)?;
    let mut sorted = diagnostics.clone();
    sorted.sort(&opened.sources);
    let refused = !arguments.dry_run && sorted.count(Severity::Error) > 0 && import.written().next().is_some();
    let closing = if refused { phrases::others_go_on(language) } else { "" };
    console.problems(&sorted, &opened.sources, language, closing);
    Ok(())
}

/// Whether the user agrees; `None` where there is nobody to ask.
fn answered(question: &str, language: Language) -> Option<bool> {
    if !io::stdin().is_terminal() {
        return None;
    }
    let mut error = io::stderr().lock();
    let _ = write!(error, "{question}");
    let _ = error.flush();
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).ok()?;
    Some(phrases::is_yes(&answer, language))
}

/// Writes all files or none.
fn save(texts: &[NewText], opened: &Opened) -> Result<(), u8> {
    let here = root::here();
    let written = write_all(texts).map_err(|failed| {
        Console::message(&failed.message(&here, opened.language));
        exit::FILE
    })?;
    let names: Vec<String> = written.iter().map(|path| shown_path(path, &here)).collect();
    Console::message(&words::written(&names, opened.language));
    Ok(())
}

fn write_all(texts: &[NewText]) -> Result<Vec<PathBuf>, Failed> {
    let mut files = Files::default();
    for NewText { path, text, before } in texts {
        files.folder(path.parent().unwrap_or(Path::new("")))?;
        let over = before.as_ref().map_or(Over::Nothing, |before| Over::Read(before.as_bytes()));
        files.add(path, text.as_bytes(), over)?;
    }
    files.finish()
}
