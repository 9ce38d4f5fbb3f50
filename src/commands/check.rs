//! `check`: everything that is wrong, in one run.

use std::path::{Path, PathBuf};

use super::console::Console;
use super::ending::{Ending, Stop};
use super::progress::Progress;
use super::project::{self, Opened};
use super::root;
use crate::catalogue::Language;
use crate::catalogue::commands as words;
use crate::catalogue::diagnostics::{Tally, summary};
use crate::catalogue::progress::Stage;
use crate::check::plausibility;
use crate::cli::{CheckArgs, CheckFormat, Denied, Global, exit};
use crate::diagnostic::{Diagnostics, Severity};
use crate::load::{self, Scope};
use crate::render::diagnostics::{self, Form, Options};
use crate::source::Sources;

pub(super) fn run(arguments: &CheckArgs, global: &Global, console: &Console) -> Ending {
    let language = global.lang.unwrap_or_default();
    let targets = targets(arguments, global, language)?;
    let today = arguments.today.unwrap_or_else(super::today);
    let mut all = Opened::nothing(language);
    for (root, only) in targets {
        // Errors of an earlier project must not keep this one from being checked as a whole.
        let found = std::mem::take(&mut all.diagnostics);
        let files = all.sources.len();
        let sources = std::mem::take(&mut all.sources);
        all = project::open_beside(&root, &Scope::Everything, global, sources, Diagnostics::default());
        if let Some(project) = &all.project {
            let progress = Progress::begin(Stage::Checking, all.language);
            let warnings = plausibility::check(project, today);
            drop(progress);
            all.diagnostics.append(warnings);
        }
        keep_only(&mut all, &only);
        if files > 0 {
            all.language = language;
        }
        all.diagnostics.append(found);
    }
    all.diagnostics.sort(&all.sources);
    let text = shown(&all, arguments, console);
    Console::result_or_stop(text.as_bytes(), &[], all.language)?;
    let code = exit_code(&all.diagnostics, arguments.deny);
    super::leave(all);
    Ok(code)
}

fn exit_code(diagnostics: &Diagnostics, denied: Option<Denied>) -> u8 {
    let has_denied = match denied {
        Some(Denied::Warnings) => diagnostics.count(Severity::Warning) > 0,
        None => false,
    };
    if diagnostics.has_unreadable_files() {
        exit::FILE
    } else if diagnostics.has_errors() || has_denied {
        exit::INPUT
    } else {
        exit::DONE
    }
}

fn shown(opened: &Opened, arguments: &CheckArgs, console: &Console) -> String {
    let Opened { sources, diagnostics, language, .. } = opened;
    let form = match arguments.format {
        CheckFormat::Text => Form::Text,
        CheckFormat::Json => Form::Json,
        CheckFormat::Github => Form::Github,
        CheckFormat::Gitlab => Form::Gitlab,
    };
    let options =
        Options { language: *language, styled: console.styled(), width: Console::width(), all: arguments.all };
    let text = diagnostics::render(diagnostics, sources, form, options);
    if form == Form::Text && diagnostics.iter().next().is_none() {
        return nothing_wrong(sources, *language);
    }
    text
}

fn nothing_wrong(sources: &Sources, language: Language) -> String {
    format!("{}\n", summary(Tally::default(), sources.len(), language))
}

/// The projects to check, each with the files that are asked about (none: all).
type Targets = Vec<(PathBuf, Vec<PathBuf>)>;

fn targets(arguments: &CheckArgs, global: &Global, language: Language) -> Result<Targets, Stop> {
    if arguments.paths.is_empty() {
        return Ok(vec![(root::root(global)?, Vec::new())]);
    }
    let mut targets: Targets = Vec::new();
    for path in &arguments.paths {
        let full = root::here().join(path);
        if !full.exists() {
            return Err(Stop::file(words::no_such_path(&path.display().to_string(), language)));
        }
        let full = std::path::absolute(&full).unwrap_or(full);
        let root = match &global.project {
            Some(_) => root::root(global)?,
            None => load::find_root(&full)
                .ok_or_else(|| Stop::file(words::no_project_in(&path.display().to_string(), language)))?,
        };
        let whole = full == root || full.join(load::SETTINGS_FILE).is_file();
        let only = if whole { None } else { Some(full) };
        match targets.iter_mut().find(|(known, _)| *known == root) {
            Some((_, files)) => match only {
                Some(file) if !files.is_empty() => files.push(file),
                Some(_) => {}
                None => files.clear(),
            },
            None => targets.push((root, only.into_iter().collect())),
        }
    }
    Ok(targets)
}

/// Leaves what concerns the files that were asked about.
fn keep_only(opened: &mut Opened, only: &[PathBuf]) {
    if only.is_empty() {
        return;
    }
    let sources = &opened.sources;
    let below = |path: &Path| only.iter().any(|asked| path.starts_with(asked));
    opened.diagnostics.retain(|diagnostic| match diagnostic.place {
        Some(place) => below(&sources.get(place.source).path),
        None => diagnostic.problem.path().is_some_and(|path| below(&root::here().join(path))),
    });
}
