//! `status`: which values and comments have come in, which are missing, and until when.

use std::path::Path;

use super::collect::names::files;
use super::console::Console;
use super::ending::{Ending, Stop};
use super::files::{Failed, Files, Over};
use super::project::{self, Opened, Question};
use crate::catalogue::Language;
use crate::catalogue::mail as mail_words;
use crate::cli::{Global, StatusArgs, StatusFailOn, StatusFormat, exit};
use crate::model::Project;
use crate::period::Period;
use crate::render::mail::{self, Draft};
use crate::render::{json, terminal};
use crate::report::addressees::Addressees;
use crate::report::collection::{self, CollectionStatus};
use crate::report::reminders::reminders;
use crate::report::select::Unmatched;

pub(super) fn run(arguments: &StatusArgs, global: &Global, console: &Console) -> Ending {
    let scope = project::scope(arguments.period.as_deref());
    // Which periods have begun depends on the matrices alone, and is asked with them.
    let question =
        Question { matrices: &arguments.matrix, period: Some(arguments.period.as_deref().unwrap_or_default()) };
    let has_any = |checked: &Project| {
        status(arguments, checked, Language::default()).is_ok_and(|status| !status.periods.is_empty())
    };
    let opened = project::open_for(global, &scope, &question, has_any, console)?;
    let language = opened.language;
    let Some(checked) = &opened.project else { return Ok(exit::INPUT) };
    let status = status(arguments, checked, language)?;
    let bytes = match arguments.format {
        StatusFormat::Json => json::render_collection(&status),
        StatusFormat::Text => {
            let width = arguments.width.unwrap_or_else(Console::width);
            let layout = terminal::Layout { width, language, colour: console.styled() };
            let first = first_period(checked);
            terminal::render_collection(&status, first, arguments.period.is_some(), &layout).into_bytes()
        }
    };
    if let Some(folder) = &arguments.mail {
        remind(folder, &status, &opened, checked)?;
    }
    Console::result_or_stop(&bytes, &[], language)?;
    opened.say_left_out();
    Ok(if reaches(&status, &arguments.fail_on) { exit::LIMIT } else { exit::DONE })
}

fn status(arguments: &StatusArgs, project: &Project, language: Language) -> Result<CollectionStatus, Stop> {
    let today = arguments.today.unwrap_or_else(super::today);
    let asked = match &arguments.period {
        None => None,
        text @ Some(_) => Some(project::period(text.as_deref(), project, language)?),
    };
    project::all_match(&unmatched(&arguments.matrix, project, asked), language)?;
    let periods = asked.map_or_else(|| collection::begun(project, &arguments.matrix, today), |period| vec![period]);
    Ok(collection::collection(project, &periods, &arguments.matrix, today))
}

/// Writes a draft of a message for each responsible who owes something, over an earlier draft of the same name.
fn remind(folder: &Path, status: &CollectionStatus, opened: &Opened, project: &Project) -> Result<(), Stop> {
    let language = opened.language;
    let reminders = reminders(status);
    let names =
        files(mail_words::reminder_file(language), "eml", reminders.iter().map(|reminder| reminder.name.as_str()));
    let inputs = opened.inputs();
    let mut written = Files::default();
    let failed = |failed: Failed| failed.stop(language);
    let mut without = Vec::new();
    let mut sendable = 0;
    for (name, reminder) in names.iter().zip(&reminders) {
        let addressees = Addressees::of(&project.settings, [reminder.name.clone()]);
        if addressees.contacts.is_empty() {
            without.push(mail_words::no_address(name, &addressees.without, language));
            continue;
        }
        let path = folder.join(name);
        inputs.allow([path.as_path()], language)?;
        if sendable == 0 {
            written.folder(folder).map_err(failed)?;
        }
        let subject = mail_words::reminder_subject(reminder, language);
        let text = mail_words::reminder_text(reminder, &status.organisation, language);
        let draft = Draft { to: &addressees.contacts, subject: &subject, text: &text, attachment: None };
        written.add(&path, &mail::render(&draft), Over::Output).map_err(failed)?;
        sendable += 1;
    }
    written.finish().map_err(failed)?;
    let drafts = mail_words::drafts(sendable, &folder.display().to_string(), language);
    Console::message(&[vec![drafts], without].concat().join("\n"));
    Ok(())
}

/// Ids of matrices that no year has, or not the year asked about.
fn unmatched(asked: &[String], project: &Project, period: Option<Period>) -> Vec<Unmatched> {
    let of_year = project.matrices.iter().filter(|matrix| period.is_none_or(|period| matrix.year == period.year));
    let mut known: Vec<String> = of_year.map(|matrix| matrix.id.clone()).collect();
    known.sort();
    known.dedup();
    let unknown = asked.iter().filter(|id| !known.contains(id));
    unknown.map(|id| Unmatched { option: "--matrix", value: id.clone(), known: known.clone() }).collect()
}

fn first_period(project: &Project) -> Option<Period> {
    let scheme = project.settings.scheme;
    project.matrices.iter().map(|matrix| matrix.year).min().map(|year| Period { year, index: 1, scheme })
}

fn reaches(status: &CollectionStatus, limits: &[StatusFailOn]) -> bool {
    limits.iter().any(|limit| {
        status.over().any(|matrix| match limit {
            // As in a report, a value that was reported as missing is missing.
            StatusFailOn::Missing => !matrix.missing.is_empty() || !matrix.stated_missing.is_empty(),
            StatusFailOn::Comment => !matrix.comments.is_empty(),
        })
    })
}
