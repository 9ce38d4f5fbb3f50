//! `calendar`: cut-off dates, deadlines and sessions as an iCalendar file.

use super::console::Console;
use super::output;
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
    let target = match &arguments.output {
        None => None,
        Some(path) => {
            let shown = path.display().to_string();
            if !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ics")) {
                return Err((exit::USAGE, phrases::not_ics(&shown, asked_language)));
            }
            let failed = |error| (exit::FILE, words::cannot_write(&shown, &error, asked_language));
            Some((output::Target::open(path).map_err(failed)?, shown))
        }
    };
    // What is wrong with the project is on standard error already.
    let opened = project::open_or_explain(global, &Scope::Everything, console).map_err(|code| (code, String::new()))?;
    let language = opened.language;
    let Some(checked) = &opened.project else { return Err((exit::INPUT, String::new())) };
    if let Some(year) = arguments.year {
        project::has_matrices(year, checked, language).map_err(|message| (exit::USAGE, message))?;
    }
    let bytes = calendar::render(&dates(checked, arguments.year), language);
    let Some((mut target, shown)) = target else {
        let failed = |error| (exit::FILE, words::cannot_write(words::standard_output(language), &error, language));
        return Console::result(&bytes).map_err(failed);
    };
    if target.is_one_of(opened.sources.iter().map(|(_, source)| source.path.as_path())) {
        return Err((exit::USAGE, words::would_replace_input(&shown, language)));
    }
    let written = target.write(&bytes).and_then(|()| target.finish());
    written.map_err(|error| (exit::FILE, words::cannot_write(&shown, &error, language)))?;
    Console::message(&words::written(&[shown], language));
    Ok(())
}
