//! Returns: files in which something was refused, with the cells marked, for the department to correct.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::super::console::Console;
use super::super::ending::Stop;
use super::super::files::{Files, Over};
use super::super::project::Opened;
use crate::catalogue::Language;
use crate::catalogue::commands as words;
use crate::catalogue::import as phrases;
use crate::catalogue::mail as mail_words;
use crate::catalogue::problem::message;
use crate::commands::root;
use crate::diagnostic::{Diagnostics, Severity};
use crate::import::Import;
use crate::load::incoming::Incoming;
use crate::model::Project;
use crate::period::Period;
use crate::render::mail::{self, Draft};
use crate::render::workbook::annotated::{self, Marks};
use crate::report::addressees::{self, Addressees};
use crate::report::form::{By, Form, forms};
use crate::source::{Place, shown_path};

/// Writes a return for each file that needs one, with the draft of a message where that is asked for.
pub(super) fn write(
    folder: &Path,
    files: &[Incoming],
    diagnostics: &Diagnostics,
    opened: &Opened,
    mail: Option<(&Import, &Project)>,
) -> Result<(), Stop> {
    let language = opened.language;
    let base = root::here();
    let folder = base.join(folder);
    let inputs = opened.inputs();
    let mut returns: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    let mut taken = BTreeSet::new();
    let (mut sendable, mut without) = (0, Vec::new());
    for file in files {
        let marks = marks(file, diagnostics, language);
        if marks.is_empty() {
            continue;
        }
        let stem = Path::new(&file.name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let path = folder.join(format!("{stem}.xlsx"));
        let bytes =
            annotated::render(&file.workbook, &marks, &forms_of(file, opened), crate::commands::today(), language)
                .map_err(|error| Stop::file(words::no_workbook(&error, language)))?;
        let mut outputs = vec![(path, bytes)];
        if let Some((import, project)) = mail {
            let addressees = addressees(file, import, project);
            let [(path, bytes)] = outputs.as_slice() else { continue };
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if !addressees.without.is_empty() || addressees.contacts.is_empty() {
                without.push(mail_words::no_address(&name, &addressees.without, language));
            }
            if !addressees.contacts.is_empty() {
                let subject = mail_words::return_subject(&name, language);
                let text = mail_words::return_text(&name, marks.len(), &project.settings.organisation, language);
                let attachment = Some((&*name, bytes.as_slice()));
                let draft = Draft { to: &addressees.contacts, subject: &subject, text: &text, attachment };
                let draft = (path.with_extension("eml"), mail::render(&draft));
                outputs.push(draft);
                sendable += 1;
            }
        }
        for (path, bytes) in outputs {
            inputs.allow([path.as_path()], language)?;
            // A second run, after a question was answered with no, finds its own return: that is no conflict.
            let same = fs::read(&path).is_ok_and(|there| there == bytes);
            if !taken.insert(path.clone()) || (path.symlink_metadata().is_ok() && !same) {
                return Err(Stop::usage(phrases::return_exists(&shown_path(&path, &base), language)));
            }
            if !same {
                returns.push((path, bytes));
            }
        }
    }
    if mail.is_some() {
        let drafts = mail_words::drafts(sendable, &shown_path(&folder, &base), language);
        without.insert(0, drafts);
    }
    let mut written = Files::default();
    for (path, bytes) in &returns {
        written.add_below(path, bytes, Over::Nothing).map_err(|failed| failed.stop(language))?;
    }
    written.put(language)?;
    if !without.is_empty() {
        Console::message(&without.join("\n"));
    }
    Ok(())
}

/// Who a return goes to: the one who answers for all that the file says, else the department, else all who answer for a part.
fn addressees(file: &Incoming, import: &Import, project: &Project) -> Addressees {
    let mut names: Vec<String> = Vec::new();
    let mut departments: Vec<String> = Vec::new();
    for indicator in
        import.items.iter().filter(|item| item.source == file.source).filter_map(|item| item.indicator.as_ref())
    {
        if let Some((name, department)) = addressees::responsible(project, indicator) {
            if !names.contains(&name) {
                names.push(name);
            }
            if !departments.contains(&department) {
                departments.push(department);
            }
        }
    }
    match (names.as_slice(), departments.as_slice()) {
        ([_, _, ..], [department]) => Addressees::department_or(&project.settings, department, names),
        _ => Addressees::of(&project.settings, names),
    }
}

/// The forms of the period that a file says, as they would be written now.
fn forms_of(file: &Incoming, opened: &Opened) -> Vec<Form> {
    let Some(project) = &opened.project else { return Vec::new() };
    let period = file.period.as_ref().and_then(|said| Period::parse(&said.value, project.settings.scheme));
    period.map(|period| forms(project, period, By::Matrix, |_| true)).unwrap_or_default()
}

/// The cells of a file that errors are about, each with what is wrong and what to do.
fn marks(file: &Incoming, diagnostics: &Diagnostics, language: Language) -> Marks {
    let mut marks = Marks::new();
    for diagnostic in diagnostics.iter().filter(|found| found.severity == Severity::Error) {
        let message = message(&diagnostic.problem, language);
        let reason = match message.help {
            Some(help) => format!("{}. {}.", sentence(&message.headline), sentence(&help)),
            None => format!("{}.", sentence(&message.headline)),
        };
        for place in diagnostic.place.iter().chain(&diagnostic.related) {
            if let Some(cell) = cell(file, *place) {
                let told = marks.entry(cell).or_default();
                if !told.is_empty() {
                    told.push('\n');
                }
                told.push_str(&reason);
            }
        }
    }
    marks
}

fn cell(file: &Incoming, place: Place) -> Option<(usize, u32, u32)> {
    if place.source != file.source {
        return None;
    }
    // The text of a cell may be empty; behind each stands a line end or a delimiter.
    let holds = |of: Place| of.start <= place.start && place.start <= of.end;
    file.workbook.sheets.iter().enumerate().find_map(|(number, sheet)| {
        sheet.cells.iter().find(|cell| holds(cell.place)).map(|cell| (number, cell.row, cell.column))
    })
}

/// With a capital, as a sentence begins.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
