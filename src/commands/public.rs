//! What a command does that publishes: it decides what is suppressed, and remembers what is out.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::console::Console;
use super::ending::Stop;
use super::files::{Failed, Files, Over};
use super::project::Opened;
use crate::catalogue::Language;
use crate::catalogue::disclosure;
use crate::cli::exit;
use crate::disclose::decide::{Decision, decide};
use crate::disclose::memory::{self, Memory};
use crate::model::Project;
use crate::period::Period;
use crate::source::shown_path;

/// The bytes of files by their periods.
type Bytes = Vec<(Period, Vec<u8>)>;

/// A publication that may leave the house.
pub(super) struct Publication {
    decision: Decision,
    folder: PathBuf,
    /// The files that stood there, for those that are replaced.
    before: Bytes,
    language: Language,
}

impl Publication {
    /// Decides what is suppressed where that period is published; `more` are further periods that are shown.
    pub(super) fn decide(opened: &Opened, period: Period, more: &BTreeSet<Period>) -> Result<Self, Stop> {
        let Some(project) = &opened.project else { return Err(Stop::said(exit::INPUT)) };
        let (folder, language) = (opened.folders.published.clone(), opened.language);
        let (memory, before) = read(&folder, &opened.root, project, language)?;
        let decision = decide(project, period, &memory, more);
        if !decision.obstacles.is_empty() {
            let shown = shown_path(&folder, &opened.root);
            return Err(Stop::input(disclosure::obstacles(project, &decision.obstacles, &shown, language)));
        }
        Ok(Self { decision, folder, before, language })
    }

    /// What would be suppressed and why.
    pub(super) fn look(&self, project: &Project) -> String {
        disclosure::look(project, &self.decision, self.language)
    }

    /// The project as it is published.
    pub(super) fn project(&self, project: &Project) -> Project {
        Project { public: Some(Arc::new(self.decision.public.clone())), ..project.clone() }
    }

    /// Adds what is remembered to the outputs, so that both are written or none.
    pub(super) fn remember(&self, files: &mut Files) -> Result<(), Stop> {
        let failed = |failed: Failed| failed.stop(self.language);
        if self.decision.remember.is_empty() {
            return Ok(());
        }
        files.folder(&self.folder).map_err(failed)?;
        for (period, remembered) in &self.decision.remember {
            let text = memory::write(*period, remembered);
            let before = self.before.iter().find(|(known, _)| known == period);
            let over = before.map_or(Over::Nothing, |(_, bytes)| Over::Read(bytes));
            files.add(&path(&self.folder, *period), text.as_bytes(), over).map_err(failed)?;
        }
        Ok(())
    }

    /// Names the indicators with suppressed values.
    pub(super) fn say(&self, project: &Project) {
        if let Some(note) = disclosure::note(project, &self.decision, self.language) {
            Console::message(&note);
        }
    }
}

fn path(folder: &Path, period: Period) -> PathBuf {
    folder.join(format!("{period}.toml"))
}

/// What the project remembers.
pub(super) fn memory(opened: &Opened, project: &Project) -> Result<Memory, Stop> {
    read(&opened.folders.published, &opened.root, project, opened.language).map(|(memory, _)| memory)
}

/// Reads what is remembered; other files in the folder are left alone.
fn read(folder: &Path, root: &Path, project: &Project, language: Language) -> Result<(Memory, Bytes), Stop> {
    let scheme = project.settings.scheme;
    let unread = |path: &Path, error: &std::io::Error| {
        Stop::file(disclosure::cannot_read(&shown_path(path, root), error, language))
    };
    let (mut memory, mut before) = (Memory::new(), Vec::new());
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok((memory, before)),
        Err(error) => return Err(unread(folder, &error)),
    };
    let mut names: Vec<PathBuf> = Vec::new();
    for entry in entries {
        names.push(entry.map_err(|error| unread(folder, &error))?.path());
    }
    names.sort();
    for name in names {
        let is_toml = name.extension().is_some_and(|extension| extension == "toml");
        let stem = name.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let Some(period) = Period::parse(stem, scheme).filter(|_| is_toml) else { continue };
        let bytes = fs::read(&name).map_err(|error| unread(&name, &error))?;
        let text = String::from_utf8_lossy(&bytes);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let remembered = memory::read(text, period, scheme)
            .map_err(|why| Stop::input(disclosure::unreadable(&shown_path(&name, root), &why, language)))?;
        memory.insert(period, remembered);
        before.push((period, bytes));
    }
    Ok((memory, before))
}
