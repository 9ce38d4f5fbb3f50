//! What is wrong with the input, and where. The words for it are in the catalogue, the form in `render/diagnostics.rs`.

use crate::source::{Place, Sources};

pub use crate::problem::Problem;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be reported before it is mended.
    Error,
    /// Reported, but probably not what was meant.
    Warning,
    /// Something was read in a way that is worth knowing.
    Note,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// How bad it is here: that of the problem, unless something about the place makes it less.
    pub severity: Severity,
    /// Where; `None` only for a file whose text could not be read, which the problem then names.
    pub place: Option<Place>,
    /// The other place, where two disagree.
    pub related: Option<Place>,
}

impl Diagnostic {
    /// A problem at a place.
    pub fn new(problem: Problem, place: Place) -> Self {
        Self { severity: problem.severity(), problem, place: Some(place), related: None }
    }

    /// The same, no worse than that.
    #[must_use]
    pub fn at_most(self, severity: Severity) -> Self {
        Self { severity: self.severity.max(severity), ..self }
    }
}

/// Everything that is wrong, in the order of files and places.
#[derive(Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Notes a problem at a place.
    pub fn push(&mut self, problem: Problem, place: Place) {
        self.0.push(Diagnostic::new(problem, place));
    }

    /// Notes a problem at a place that disagrees with another one.
    pub fn push_pair(&mut self, problem: Problem, place: Place, related: Place) {
        self.0.push(Diagnostic { related: Some(related), ..Diagnostic::new(problem, place) });
    }

    /// Notes a problem of a file that has no text.
    pub fn push_file(&mut self, problem: Problem) {
        self.0.push(Diagnostic { severity: problem.severity(), problem, place: None, related: None });
    }

    /// Notes a problem that was found elsewhere.
    pub fn push_whole(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Takes all of another.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// In the order in which they are shown: by file, then place, then severity.
    pub fn sort(&mut self, sources: &Sources) {
        self.0.sort_by_cached_key(|diagnostic| {
            let path = diagnostic.place.map(|place| sources.get(place.source).shown_path.clone());
            let path = path.or_else(|| diagnostic.problem.path().map(str::to_owned));
            (path, diagnostic.place, diagnostic.severity)
        });
        self.0.dedup();
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Keeps those that pass.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.0.retain(keep);
    }

    /// How many have that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// True where there is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// True where a file could not be read at all.
    pub fn has_unreadable_files(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.problem.is_unreadable_file())
    }
}
