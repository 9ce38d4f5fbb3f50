//! `explain`: why an indicator has its colour.

use std::sync::Arc;

use super::console::Console;
use super::ending::{Ending, Stop};
use super::project::{self, Question};
use crate::catalogue::Language;
use crate::catalogue::explain as phrases;
use crate::cli::{ExplainArgs, Global, exit};
use crate::explain::explain;
use crate::model::{Indicator, Matrix, Project};
use crate::period::Period;
use crate::problem::nearest;
use crate::render::terminal::{Layout, explain::render};

pub(super) fn run(arguments: &ExplainArgs, global: &Global, console: &Console) -> Ending {
    let scope = project::scope(arguments.period.as_deref());
    // An id without its matrix may be in any of them.
    let matrix: Vec<String> =
        arguments.indicator.split_once('/').map(|(matrix, _)| matrix.to_owned()).into_iter().collect();
    let question = Question { matrices: &matrix, period: arguments.period.as_deref() };
    let found = |checked: &Project| found(arguments, checked, Language::default()).is_ok();
    let opened = project::open_for(global, &scope, &question, found, console)?;
    let language = opened.language;
    let Some(checked) = &opened.project else { return Ok(exit::INPUT) };
    let (indicator, period) = self::found(arguments, checked, language)?;
    let layout = Layout { width: Console::width(), language, colour: console.styled() };
    let text = render(&explain(checked, &indicator, period), &opened.sources, &layout);
    Console::result_or_stop(text.as_bytes(), &[], language)?;
    opened.say_left_out();
    Ok(exit::DONE)
}

/// What is asked about: an indicator of that whole name first, else `indicator@area`.
fn subject(project: &Project, asked: &str, year: i32, language: Language) -> Result<Arc<Indicator>, Stop> {
    let whole = find(project, asked, year, language);
    match (whole, asked.rsplit_once('@')) {
        (Ok(whole), _) => Ok(Arc::new(whole.clone())),
        (Err(stop), None) => Err(stop),
        (Err(_), Some((name, area))) => {
            let whole = find(project, name, year, language)?;
            let areas = &project.settings.areas;
            if areas.iter().any(|known| known.id == area) {
                return Ok(whole.in_area(area));
            }
            let suggestion = nearest(area, areas.iter().map(|known| known.id.as_str()));
            Err(Stop::usage(phrases::unknown_area(area, suggestion.as_deref(), language)))
        }
    }
}

/// The indicator and the period that are asked about.
fn found(arguments: &ExplainArgs, project: &Project, language: Language) -> Result<(Arc<Indicator>, Period), Stop> {
    let period = project::period(arguments.period.as_deref(), project, language)?;
    Ok((subject(project, &arguments.indicator, period.year, language)?, period))
}

/// The indicator or line of that year by its full name, or by its id where only one matrix has it.
pub(super) fn find<'p>(
    project: &'p Project,
    asked: &str,
    year: i32,
    language: Language,
) -> Result<&'p Indicator, Stop> {
    let is_asked = |indicator: &Indicator| indicator.full_id() == asked || indicator.id == asked;
    let all = || project.matrices_of(year).flat_map(Matrix::indicators);
    let found: Vec<&Indicator> = all().map(AsRef::as_ref).filter(|indicator| is_asked(indicator)).collect();
    match found.as_slice() {
        [only] => return Ok(only),
        [] => {}
        several => {
            let full: Vec<String> = several.iter().map(|indicator| indicator.full_id()).collect();
            return Err(Stop::usage(phrases::ambiguous(asked, &full, language)));
        }
    }
    let mut years: Vec<i32> = project
        .matrices
        .iter()
        .filter(|matrix| matrix.indicators().any(|indicator| is_asked(indicator)))
        .map(|matrix| matrix.year)
        .collect();
    years.dedup();
    let is_later = |full: &str| full == asked || full.split_once('/').is_some_and(|(_, id)| id == asked);
    years.extend(project.later.iter().filter(|(full, _)| is_later(full)).map(|(_, year)| *year));
    if !years.is_empty() {
        return Err(Stop::usage(phrases::other_years(asked, year, &years, language)));
    }
    let full: Vec<String> = all().map(|indicator| indicator.full_id()).collect();
    let bare = |full: &String| full.split_once('/').map(|(_, id)| id.to_owned());
    let suggestion = nearest(asked, full.iter().map(String::as_str)).or_else(|| {
        // The id may be right or nearly so in another matrix.
        let id = asked.split_once('/').map_or(asked, |(_, id)| id);
        let ids: Vec<String> = full.iter().filter_map(bare).collect();
        let near = nearest(id, ids.iter().map(String::as_str))?;
        full.iter().find(|full| bare(full).as_deref() == Some(&near)).cloned()
    });
    Err(Stop::usage(phrases::unknown(asked, year, suggestion.as_deref(), language)))
}
