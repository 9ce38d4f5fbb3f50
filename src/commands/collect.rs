//! `collect`: the forms of a period, all of them or none.

pub(super) mod names;
mod plan;

use std::path::{Path, PathBuf};

use rust_xlsxwriter::XlsxError;

use super::console::Console;
use super::ending::{Ending, Stop};
use super::files::{Failed, Files, Over};
use super::project::{self, Opened};
use crate::catalogue::Language;
use crate::catalogue::closing::already_closed;
use crate::catalogue::commands as words;
use crate::catalogue::form as form_words;
use crate::catalogue::mail as mail_words;
use crate::cli::{CollectArgs, CollectBy, Global, exit};
use crate::model::{Contact, Project};
use crate::period::Period;
use crate::render::mail::{self, Draft};
use crate::render::workbook;
use crate::report::Selection;
use crate::report::form::{By, Form, forms};

/// Columns up to which names of files set the place of what follows; the few longer ones do not.
const ALIGNED: usize = 44;

pub(super) fn run(arguments: &CollectArgs, global: &Global, console: &Console) -> Ending {
    if let Some(year) = &arguments.plan {
        return plan::run(year, arguments, global, console);
    }
    let asked = arguments.period.as_deref().unwrap_or_default();
    let scope = project::scope(Some(asked));
    let opened = project::open_or_explain(global, &scope, console)?;
    let language = opened.language;
    let Some(checked) = &opened.project else { return Ok(exit::INPUT) };
    let period = project::period(Some(asked), checked, language)?;
    if let Some(closed) = checked.closed.get(&period) {
        return Err(Stop::usage(already_closed(period, closed.on, language)));
    }
    let selection = selected(arguments, checked, period.year, language)?;
    let by = match arguments.by {
        CollectBy::Matrix => By::Matrix,
        CollectBy::Responsible => By::Responsible,
    };
    let forms = forms(checked, period, by, |matrix| selection.includes_matrix(matrix));
    let (asking, idle): (Vec<&Form>, Vec<&Form>) = forms.iter().partition(|form| form.rows().next().is_some());
    if asking.is_empty() {
        let not_due = idle.iter().map(|form| form.not_due).sum();
        Console::message(&form_words::nothing_due(period, not_due, language));
        return Ok(exit::DONE);
    }
    let names = names::names(&period.to_string(), asking.iter().map(|form| form.name.as_str()));
    let paths: Vec<PathBuf> = names.iter().map(|name| arguments.output.join(name)).collect();
    let over = if arguments.overwrite { Over::Output } else { Over::Nothing };
    let mut outputs: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    let (mut sendable, mut without) = (0, Vec::new());
    for ((path, name), form) in paths.iter().zip(&names).zip(&asking) {
        let bytes =
            workbook::form::render(form, language).map_err(|error| Stop::file(words::no_workbook(&error, language)))?;
        if arguments.mail {
            let addressees = form.addressees(&checked.settings);
            if !addressees.without.is_empty() || addressees.contacts.is_empty() {
                without.push(mail_words::no_address(name, &addressees.without, language));
            }
            if !addressees.contacts.is_empty() {
                let draft = draft(form, name, &addressees.contacts, &bytes, language);
                outputs.push((path.with_extension("eml"), draft));
                sendable += 1;
            }
        }
        outputs.push((path.clone(), bytes));
    }
    let (paths, bytes): (Vec<PathBuf>, Vec<Vec<u8>>) = outputs.into_iter().unzip();
    save(&opened, arguments, &paths, over, bytes.into_iter().map(Ok))?;
    Console::message(&summary(&arguments.output, period, &names, &asking, &idle, language));
    if arguments.mail {
        let drafts = mail_words::drafts(sendable, &arguments.output.display().to_string(), language);
        Console::message(&[vec![drafts], without].concat().join("\n"));
    }
    Ok(exit::DONE)
}

/// What `--matrix` chooses of a year.
fn selected(arguments: &CollectArgs, project: &Project, year: i32, language: Language) -> Result<Selection, Stop> {
    let selection = Selection { matrices: arguments.matrix.clone(), ..Selection::default() };
    project::all_match(&selection.unmatched(&[], project, year), language)?;
    Ok(selection)
}

/// Writes all forms or none, never over a file of the project, and over a form only where that is asked for.
fn save(
    opened: &Opened,
    arguments: &CollectArgs,
    paths: &[PathBuf],
    over: Over<'_>,
    forms: impl Iterator<Item = Result<Vec<u8>, XlsxError>>,
) -> Result<(), Stop> {
    let language = opened.language;
    opened.inputs().allow(paths.iter().map(PathBuf::as_path), language)?;
    let taken: Vec<String> =
        paths.iter().filter(|path| path.symlink_metadata().is_ok()).map(|path| path.display().to_string()).collect();
    if !taken.is_empty() && !arguments.overwrite {
        return Err(Stop::file(form_words::taken(&taken, language)));
    }
    let failed = |failed: Failed| failed.stop(language);
    let mut written = Files::default();
    written.folder(&arguments.output).map_err(failed)?;
    for (path, bytes) in paths.iter().zip(forms) {
        let bytes = bytes.map_err(|error| Stop::file(words::no_workbook(&error, language)))?;
        written.add(path, &bytes, over).map_err(failed)?;
    }
    written.finish().map_err(failed)?;
    Ok(())
}

/// The message that a form is sent with.
fn draft(form: &Form, name: &str, to: &[Contact], bytes: &[u8], language: Language) -> Vec<u8> {
    let text = mail_words::form_text(
        (form.period, form.cutoff, form.deadline),
        (form.asked(), form.reported()),
        name,
        &form.organisation,
        language,
    );
    let subject = mail_words::form_subject(form.period, &form.title, form.deadline, language);
    mail::render(&Draft { to, subject: &subject, text: &text, attachment: Some((name, bytes)) })
}

/// What was written, and how much each form asks for.
fn summary(
    folder: &Path,
    period: Period,
    names: &[String],
    asking: &[&Form],
    idle: &[&Form],
    language: Language,
) -> String {
    use unicode_width::UnicodeWidthStr;
    let mut lines = vec![form_words::written(asking.len(), &folder.display().to_string(), period, language)];
    let widest = names.iter().map(|name| name.width()).filter(|width| *width <= ALIGNED).max().unwrap_or_default();
    for (name, form) in names.iter().zip(asking) {
        let counts = form_words::counts(form.asked(), form.reported(), form.not_asked(), language);
        lines.push(format!("  {name}{}  {counts}", " ".repeat(widest.saturating_sub(name.width()))));
    }
    for form in idle.iter().filter(|form| form.not_due > 0) {
        lines.push(format!("  {}", form_words::no_form(&form.name, form.not_due, language)));
    }
    let sum = |count: fn(&Form) -> usize| asking.iter().chain(idle).map(|form| count(form)).sum::<usize>();
    let counts = form_words::counts(sum(Form::asked), sum(Form::reported), sum(Form::not_asked), language);
    if asking.len() + idle.len() > 1 {
        lines.push(form_words::together(&counts, language));
    }
    lines.join("\n")
}
