//! Finding, loading and checking the project that a command works on.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::console::Console;
use super::ending::Stop;
use super::files::inputs::Inputs;
use super::lock::Lock;
use super::progress::Progress;
use super::root;
use crate::catalogue::Language;
use crate::catalogue::commands as words;
use crate::catalogue::files as file_words;
use crate::catalogue::progress::Stage;
use crate::check;
use crate::cli::{Global, exit};
use crate::diagnostic::{Diagnostics, Severity};
use crate::load::{self, Changed, Folders, Loaded, Scope};
use crate::model::Project;
use crate::period::{Period, Scheme};
use crate::report::select::Unmatched;
use crate::source::{Source, Sources};

/// A project that was read, with what was wrong with it.
pub(super) struct Opened {
    pub(super) sources: Sources,
    pub(super) diagnostics: Diagnostics,
    /// `None` where there were errors.
    pub(super) project: Option<Project>,
    pub(super) language: Language,
    /// The folder of the settings.
    pub(super) root: PathBuf,
    /// The folders of its files.
    pub(super) folders: Folders,
    /// How many files were not read, as the answer does not need them.
    left_out: usize,
    /// How many of the sources are its own; those after them are what is imported, for instance.
    files: usize,
}

impl Opened {
    /// Before anything was read.
    pub(super) fn nothing(language: Language) -> Self {
        Self {
            sources: Sources::default(),
            diagnostics: Diagnostics::default(),
            project: None,
            language,
            root: PathBuf::new(),
            folders: Folders::default(),
            left_out: 0,
            files: 0,
        }
    }

    fn unchecked(loaded: &Loaded, root: PathBuf, global: &Global, sources: Sources, diagnostics: Diagnostics) -> Self {
        let written = loaded.settings.language.as_ref().and_then(|language| Language::from_name(&language.value));
        let language = global.lang.or(written).unwrap_or_default();
        let (folders, files, left_out) = (loaded.folders.clone(), sources.len(), loaded.left_out.files);
        Self { sources, diagnostics, project: None, language, root, folders, left_out, files }
    }

    /// With the project, for which what the files say is given back.
    fn checked(mut self, loaded: Loaded) -> Self {
        self.project = check::check_and_drop(loaded, &mut self.diagnostics);
        self
    }

    /// What no output may replace: every file that was read until now.
    pub(super) fn inputs(&self) -> Inputs {
        Inputs::of(&self.root, &self.folders, self.sources.iter().map(|(_, source)| source.path.as_path()))
    }

    /// Shows what is odd about what was read.
    fn say_warnings(&mut self, console: &Console) {
        self.diagnostics.sort(&self.sources);
        self.diagnostics.retain(|diagnostic| diagnostic.severity != Severity::Note);
        console.problems(&self.diagnostics, &self.sources, self.language, "");
    }

    /// Says in the last line what was not checked.
    pub(super) fn say_left_out(&self) {
        if self.left_out > 0 {
            Console::message(&words::left_out(self.left_out, self.language));
        }
    }

    /// That the files of the project are still what was read, after a question had waited.
    pub(super) fn unchanged(&self) -> Result<(), Stop> {
        let project: Vec<&Source> = self.sources.iter().map(|(_, source)| source).take(self.files).collect();
        unchanged(&project, &self.root, self.language)
    }
}

/// That the files of a project are still what was read, all of them and no other.
fn unchanged(before: &[&Source], root: &Path, language: Language) -> Result<(), Stop> {
    let mut now = Sources::default();
    load::load(root, &root::here(), &Scope::Everything, &mut now, &mut Diagnostics::default());
    let now: Vec<&Source> = now.iter().map(|(_, source)| source).collect();
    let same = |(before, now): (&&Source, &&Source)| {
        before.path == now.path && before.text == now.text && before.byte_order_mark == now.byte_order_mark
    };
    let alike = before.iter().zip(&now).take_while(|pair| same((pair.0, pair.1))).count();
    let Some(other) = before.get(alike).or(now.get(alike)) else { return Ok(()) };
    Err(Stop::file(file_words::changed_meanwhile(&other.shown_path, language)))
}

/// Reads and checks a project beside others: its files and problems come after theirs.
pub(super) fn open_beside(
    root: &Path,
    scope: &Scope,
    global: &Global,
    sources: Sources,
    diagnostics: Diagnostics,
) -> Opened {
    let progress = Progress::begin(Stage::Reading, global.lang.unwrap_or_default());
    let (loaded, opened) = read(root, scope, global, (sources, diagnostics), &progress);
    progress.next(Stage::Checking);
    opened.checked(loaded)
}

fn read(
    root: &Path,
    scope: &Scope,
    global: &Global,
    (mut sources, mut diagnostics): (Sources, Diagnostics),
    progress: &Progress,
) -> (Loaded, Opened) {
    let base = root::here();
    let root = normal(root);
    let loaded = load::load_watched(&root, &base, scope, progress.watch(), &mut sources, &mut diagnostics);
    let opened = Opened::unchecked(&loaded, root, global, sources, diagnostics);
    (loaded, opened)
}

/// What is asked for: which matrices alone, in which period.
pub(super) struct Question<'a> {
    pub(super) matrices: &'a [String],
    pub(super) period: Option<&'a str>,
}

impl Question<'_> {
    /// True where the period is the same for a reader of everything: one that was named, or the last one that there can be;
    /// `left_out` are the folders of periods that were not read.
    fn has_its_period(&self, project: &Project, left_out: &BTreeSet<String>) -> bool {
        let scheme = project.settings.scheme;
        let last = left_out.iter().filter_map(|folder| Period::parse(folder, scheme)).max();
        self.period.is_some() || last.is_some_and(|last| last_reported(project) == Some(last))
    }
}

/// Reads a project for an answer about some matrices, and no more than it needs. `answers` tells whether the answer can be
/// given; where it cannot, or anything is wrong, everything is read, so that what is said is about all.
pub(super) fn open_for(
    global: &Global,
    scope: &Scope,
    question: &Question<'_>,
    answers: impl Fn(&Project) -> bool,
    console: &Console,
) -> Result<Opened, Stop> {
    match open_part(global, scope, question, answers) {
        Some(mut opened) => {
            opened.say_warnings(console);
            Ok(opened)
        }
        None => open_or_explain(global, scope, console),
    }
}

fn open_part(
    global: &Global,
    scope: &Scope,
    question: &Question<'_>,
    answers: impl Fn(&Project) -> bool,
) -> Option<Opened> {
    let root = normal(&root::root(global).ok()?);
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let base = root::here();
    let loaded = load::load_matrices(&root, &base, scope, question.matrices, &mut sources, &mut diagnostics)?;
    if diagnostics.has_errors() {
        return None;
    }
    let opened = Opened::unchecked(&loaded, root, global, sources, diagnostics);
    let left_out = loaded.left_out.periods.clone();
    let opened = opened.checked(loaded);
    let project = opened.project.as_ref()?;
    (question.has_its_period(project, &left_out) && answers(project)).then_some(opened)
}

/// The path without `.` parts, so that messages show it as people write it.
fn normal(path: &Path) -> PathBuf {
    path.components().filter(|part| !matches!(part, std::path::Component::CurDir)).collect()
}

/// Reads a project for a report: errors end the command, warnings of reading are shown in full.
pub(super) fn open_or_explain(global: &Global, scope: &Scope, console: &Console) -> Result<Opened, Stop> {
    open_root(&root::root(global)?, global, scope, console)
}

/// The same, with what the files say beside the valid project.
pub(super) fn open_loaded_or_explain(
    global: &Global,
    scope: &Scope,
    console: &Console,
) -> Result<(Opened, Loaded), Stop> {
    let root = root::root(global)?;
    let progress = Progress::begin(Stage::Reading, global.lang.unwrap_or_default());
    let (loaded, mut opened) = read(&root, scope, global, Default::default(), &progress);
    progress.next(Stage::Checking);
    opened.project = check::check(&loaded, &mut opened.diagnostics);
    drop(progress);
    sound(opened, console).map(|opened| (opened, loaded))
}

/// The same of a folder that must hold a project itself.
pub(super) fn open_folder(folder: &Path, global: &Global, scope: &Scope, console: &Console) -> Result<Opened, Stop> {
    let root = root::here().join(folder);
    if !root.join(load::SETTINGS_FILE).is_file() {
        let shown = root.display().to_string();
        return Err(Stop::file(words::no_project_in(&shown, global.lang.unwrap_or_default())));
    }
    open_root(&root, global, scope, console)
}

/// The same of files that lie nowhere, as if they lay in that folder.
pub(super) fn open_files(place: &Path, files: &Changed, global: &Global, console: &Console) -> Result<Opened, Stop> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let everything = Scope::Everything;
    let loaded = load::load_changed(place, &root::here(), &everything, files, &mut sources, &mut diagnostics);
    let opened = Opened::unchecked(&loaded, place.to_owned(), global, sources, diagnostics).checked(loaded);
    if opened.project.is_none() {
        return Err(refused(&opened.sources, opened.diagnostics, opened.language, console));
    }
    Ok(opened)
}

fn open_root(root: &Path, global: &Global, scope: &Scope, console: &Console) -> Result<Opened, Stop> {
    sound(open_beside(root, scope, global, Sources::default(), Diagnostics::default()), console)
}

/// A project without errors, after what is odd about it was shown.
fn sound(mut opened: Opened, console: &Console) -> Result<Opened, Stop> {
    if opened.project.is_none() {
        return Err(refused(&opened.sources, opened.diagnostics, opened.language, console));
    }
    opened.say_warnings(console);
    Ok(opened)
}

/// A project that is to be changed: what was read, and how it would be with the change.
///
/// The project is locked from the reading on, until the value goes away.
pub(super) struct Editable {
    pub(super) root: PathBuf,
    lock: Option<Lock>,
    pub(super) loaded: Loaded,
    pub(super) sources: Sources,
    pub(super) project: Project,
    pub(super) language: Language,
}

/// A valid project with its files and warnings.
pub(super) struct Checked {
    pub(super) loaded: Loaded,
    pub(super) sources: Sources,
    pub(super) diagnostics: Diagnostics,
    pub(super) project: Project,
}

impl Editable {
    /// Locks a project and reads it. Its closed periods may be no longer what they were; other errors end the command.
    pub(super) fn open(global: &Global, scope: &Scope, console: &Console) -> Result<Self, Stop> {
        let lock = Lock::of(global)?;
        Ok(Self { lock: Some(lock), ..Self::look(global, scope, console)? })
    }

    /// The same without a lock, for a command that will write nothing.
    pub(super) fn look(global: &Global, scope: &Scope, console: &Console) -> Result<Self, Stop> {
        let root = normal(&root::root(global)?);
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        let loaded = load::load(&root, &root::here(), scope, &mut sources, &mut diagnostics);
        let written = loaded.settings.language.as_ref().and_then(|language| Language::from_name(&language.value));
        let language = global.lang.or(written).unwrap_or_default();
        match check::check_leniently(&loaded, &mut diagnostics) {
            Some(project) => Ok(Self { root, lock: None, loaded, sources, project, language }),
            None => Err(refused(&sources, diagnostics, language, console)),
        }
    }

    /// Asks with the lock given back, so that a question holds nobody up. Takes it again after a yes; what was read must
    /// still be there then, for that is what was agreed to.
    pub(super) fn ask(&mut self, question: impl FnOnce() -> Result<bool, Stop>) -> Result<bool, Stop> {
        drop(self.lock.take());
        let agreed = question()?;
        if agreed {
            self.lock = Some(Lock::take(&self.root, self.language)?);
            let before: Vec<&Source> = self.sources.iter().map(|(_, source)| source).collect();
            unchanged(&before, &self.root, self.language)?;
        }
        Ok(agreed)
    }

    /// The project with those files changed; its errors end the command before anything is written.
    pub(super) fn with(&self, changed: &Changed, console: &Console) -> Result<Project, Stop> {
        self.checked(changed, console).map(|checked| checked.project)
    }

    /// The same, with what the files say and what is odd about them.
    pub(super) fn checked(&self, changed: &Changed, console: &Console) -> Result<Checked, Stop> {
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        let everything = Scope::Everything;
        let loaded =
            load::load_changed(&self.root, &root::here(), &everything, changed, &mut sources, &mut diagnostics);
        match check::check(&loaded, &mut diagnostics) {
            Some(project) => Ok(Checked { loaded, sources, diagnostics, project }),
            None => Err(refused(&sources, diagnostics, self.language, console)),
        }
    }
}

/// Shows the errors that keep a command from writing anything.
pub(super) fn refused(sources: &Sources, mut diagnostics: Diagnostics, language: Language, console: &Console) -> Stop {
    diagnostics.sort(sources);
    diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
    shown(&diagnostics, sources, language, console)
}

/// Shows problems that keep a command from writing anything.
pub(super) fn shown(diagnostics: &Diagnostics, sources: &Sources, language: Language, console: &Console) -> Stop {
    console.problems(diagnostics, sources, language, words::nothing_written(language));
    Stop::said(if diagnostics.has_unreadable_files() { exit::FILE } else { exit::INPUT })
}

/// How much of a project a command with that period reads: nothing after it. Without a period everything.
pub(super) fn scope(period: Option<&str>) -> Scope {
    let looks_like_one = |text: &&str| text.len() >= 4 && text.bytes().take(4).all(|byte| byte.is_ascii_digit());
    period.filter(looks_like_one).map_or(Scope::Everything, |text| Scope::UpTo(text.to_owned()))
}

/// The period asked for, or the last one with reports.
pub(super) fn period(asked: Option<&str>, project: &Project, language: Language) -> Result<Period, Stop> {
    let scheme = project.settings.scheme;
    match asked {
        Some(text) => {
            let period =
                Period::parse(text, scheme).ok_or_else(|| Stop::usage(words::no_period(text, scheme, language)))?;
            has_matrices(period.year, project, language).map(|()| period)
        }
        None => last_reported(project).ok_or_else(|| Stop::usage(words::nothing_reported(scheme, language))),
    }
}

/// The last period with reports.
fn last_reported(project: &Project) -> Option<Period> {
    let matrices = |year: i32| project.matrices_of(year).next().is_some();
    let reported = project.series.iter().flat_map(|series| series.periods.keys());
    reported.filter(|period| matrices(period.year)).max().copied()
}

/// The last period of a year with reports.
pub(super) fn last_reported_of(project: &Project, year: i32) -> Option<Period> {
    let reported = project.series.iter().flat_map(|series| series.periods.keys());
    reported.filter(|period| period.year == year).max().copied()
}

/// The year that a text asks for, where a year has several periods and so is none itself.
pub(super) fn year(text: &str, project: &Project) -> Option<i32> {
    let several = project.settings.scheme != Scheme::Year;
    Period::parse(text, Scheme::Year).filter(|_| several).map(|period| period.year)
}

/// That each filter names something.
pub(super) fn all_match(unmatched: &[Unmatched], language: Language) -> Result<(), Stop> {
    if unmatched.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = unmatched.iter().map(|unmatched| words::unmatched(unmatched, language)).collect();
    Err(Stop::usage(lines.join("\n")))
}

/// That there are matrices of a year.
pub(super) fn has_matrices(year: i32, project: &Project, language: Language) -> Result<(), Stop> {
    if project.matrices_of(year).next().is_some() {
        return Ok(());
    }
    let mut years: Vec<i32> = project.matrices.iter().map(|matrix| matrix.year).collect();
    years.dedup();
    Err(Stop::usage(words::no_matrices(year, &years, language)))
}
