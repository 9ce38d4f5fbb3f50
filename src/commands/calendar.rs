//! `calendar`: cut-off dates, deadlines and sessions as an iCalendar file.

use super::console::Console;
use super::ending::{Ending, Stop};
use super::files::{Files, Over};
use super::project;
use crate::catalogue::calendar as phrases;
use crate::cli::{CalendarArgs, Global, exit};
use crate::load::Scope;
use crate::render::calendar;
use crate::report::dates::dates;

pub(super) fn run(arguments: &CalendarArgs, global: &Global, console: &Console) -> Ending {
    let asked_language = global.lang.unwrap_or_default();
    // A wrong path fails before the work is done.
    if let Some(path) = &arguments.output {
        if !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ics")) {
            return Err(Stop::usage(phrases::not_ics(&path.display().to_string(), asked_language)));
        }
        Files::probe(path).map_err(|failed| failed.stop(asked_language))?;
    }
    let opened = project::open_or_explain(global, &Scope::Everything, console)?;
    let language = opened.language;
    let Some(checked) = &opened.project else { return Ok(exit::INPUT) };
    if let Some(year) = arguments.year {
        project::has_matrices(year, checked, language)?;
    }
    let bytes = calendar::render(&dates(checked, arguments.year), language);
    let Some(path) = &arguments.output else {
        Console::result_or_stop(&bytes, &[], language)?;
        return Ok(exit::DONE);
    };
    opened.inputs().allow([path.as_path()], language)?;
    let mut files = Files::default();
    files.add(path, &bytes, Over::Output).map_err(|failed| failed.stop(language))?;
    files.put(language)?;
    Ok(exit::DONE)
}
