//! `calendar`: cut-off dates, deadlines and sessions as an iCalendar file.

use std::path::Path;

use super::console::Console;
use super::files::{Files, Over};
use super::project;
use crate::catalogue::calendar as phrases;
use crate::catalogue::commands as words;
use crate::cli::{CalendarArgs, Global, exit};
use crate::load::Scope;
use crate::render::calendar;
use crate::report::dates::dates;

pub(super) fn run(arguments: &CalendarArgs, global: &Global, console: &Console) -> u8 {
    match run_or_explain(arguments, global, console) {
        Ok(()) => exit::DONE,
        Err((code, message)) => {
            if !message.is_empty() {
                Console::message(&message);
            }
            code
        }
    }
}

fn run_or_explain(arguments: &CalendarArgs, global: &Global, console: &Console) -> Result<(), (u8, String)> {
    let asked_language = global.lang.unwrap_or_default();
    // A wrong path fails before the work is done.
    if let Some(path) = &arguments.output {
        if !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ics")) {
            return Err((exit::USAGE, phrases::not_ics(&path.display().to_string(), asked_language)));
        }
        Files::probe(path).map_err(|failed| (exit::FILE, failed.message(Path::new(""), asked_language)))?;
    }
    // What is wrong with the project is on standard error already.
    let opened = project::open_or_explain(global, &Scope::Everything, console).map_err(|code| (code, String::new()))?;
    let language = opened.language;
    let Some(checked) = &opened.project else { return Err((exit::INPUT, String::new())) };
    if let Some(year) = arguments.year {
        project::has_matrices(year, checked, language).map_err(|message| (exit::USAGE, message))?;
    }
    let bytes = calendar::render(&dates(checked, arguments.year), language);
    let Some(path) = &arguments.output else {
        return Console::result_or_say(&bytes, &[], language).map_err(|code| (code, String::new()));
    };
    if let Some(refusal) = opened.inputs().refusal(path, Path::new(""), language) {
        return Err((exit::USAGE, refusal));
    }
    let mut files = Files::default();
    let written = files.add(path, &bytes, Over::Output).and_then(|()| files.finish());
    written.map_err(|failed| (exit::FILE, failed.message(Path::new(""), language)))?;
    Console::message(&words::written(&[path.display().to_string()], language));
    Ok(())
}
