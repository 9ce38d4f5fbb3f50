//! `collect --plan`: the forms of a planning round.

use std::path::{Path, PathBuf};

use super::super::console::Console;
use super::super::ending::{Ending, Stop};
use super::super::files::Over;
use super::super::project;
use super::{names, save, selected};
use crate::catalogue::planning as words;
use crate::cli::{CollectArgs, CollectBy, Global, exit};
use crate::form::planning::Subject;
use crate::load::Scope;
use crate::period::{Period, Scheme};
use crate::render::workbook;
use crate::report::form::By;
use crate::report::planning::{Planning, forms};

pub(super) fn run(asked: &str, arguments: &CollectArgs, global: &Global, console: &Console) -> Ending {
    let opened = project::open_or_explain(global, &Scope::Everything, console)?;
    let language = opened.language;
    let Some(checked) = &opened.project else { return Ok(exit::INPUT) };
    let year = Period::parse(asked, Scheme::Year).ok_or_else(|| Stop::usage(words::no_year(asked, language)))?.year;
    let there = |year: i32| checked.matrices_of(year).next().is_some();
    if !there(year) && there(year - 1) {
        return Err(Stop::usage(words::roll_first(year, language)));
    }
    project::has_matrices(year, checked, language)?;
    let selection = selected(arguments, checked, year, language)?;
    let by = match arguments.by {
        CollectBy::Matrix => By::Matrix,
        CollectBy::Responsible => By::Responsible,
    };
    let forms = forms(checked, year, by, |matrix| selection.includes_matrix(matrix));
    if forms.is_empty() {
        return Err(Stop::usage(words::all_closed(year, language)));
    }
    let names = names::names(&format!("planung-{year}"), forms.iter().map(|form| form.name.as_str()));
    let paths: Vec<PathBuf> = names.iter().map(|name| arguments.output.join(name)).collect();
    let over = if arguments.overwrite { Over::Output } else { Over::Nothing };
    let bytes = |form: &Planning| workbook::planning::render(form, language);
    save(&opened, arguments, &paths, over, forms.iter().map(bytes))?;
    let mut lines = vec![words::written(forms.len(), &arguments.output.display().to_string(), year, language)];
    for (name, form) in names.iter().zip(&forms) {
        let rows = || form.parts.iter().flat_map(|(_, rows)| rows);
        let count = |subject| rows().filter(|row| row.key.subject == subject).count();
        let counts = words::counts(count(Subject::Measure), count(Subject::Indicator), language);
        lines.push(format!("  {}  {counts}", Path::new(name).display()));
    }
    Console::message(&lines.join("\n"));
    Ok(exit::DONE)
}
