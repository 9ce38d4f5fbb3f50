//! What is wrong with the input, and where. The words for it are in the catalogue, the form in `render/diagnostics.rs`.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::problem::synonyms;
use crate::source::{Place, SourceId, Sources};

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

    /// In the order in which they are shown: by file, then place, then severity. What only follows from a line that is no
    /// TOML is left out.
    pub fn sort(&mut self, sources: &Sources) {
        self.drop_consequences(sources);
        self.0.sort_by_cached_key(|diagnostic| {
            let path = diagnostic.place.map(|place| sources.get(place.source).shown_path.clone());
            let path = path.or_else(|| diagnostic.problem.path().map(str::to_owned));
            (path, diagnostic.place, diagnostic.severity)
        });
        self.0.dedup();
    }

    /// Takes out what is said about a line with a syntax error, and what is missing in a table only because it could not be
    /// read there.
    fn drop_consequences(&mut self, sources: &Sources) {
        let places = |wanted: fn(&Problem) -> bool| {
            let mut starts: BTreeMap<SourceId, Vec<usize>> = BTreeMap::new();
            for diagnostic in self.0.iter().filter(|diagnostic| wanted(&diagnostic.problem)) {
                diagnostic.place.iter().for_each(|place| {
                    starts.entry(place.source).or_default().push(place.start as usize);
                });
            }
            for starts in starts.values_mut() {
                starts.sort_unstable();
            }
            starts
        };
        let broken = places(|problem| matches!(problem, Problem::Syntax { .. }));
        let unread = places(Problem::is_unread_number);
        if broken.is_empty() && unread.is_empty() {
            return;
        }
        let between = |starts: &BTreeMap<SourceId, Vec<usize>>, source: SourceId, range: Range<usize>| -> Vec<usize> {
            let starts = starts.get(&source).map(Vec::as_slice).unwrap_or_default();
            let first = starts.partition_point(|start| *start < range.start);
            starts[first..].iter().copied().take_while(|start| *start < range.end).collect()
        };
        self.0.retain(|diagnostic| {
            let Some(place) = diagnostic.place else { return true };
            if matches!(diagnostic.problem, Problem::Syntax { .. }) {
                return true;
            }
            let text = &sources.get(place.source).text;
            let line = line_of(text, place.start as usize);
            if !between(&broken, place.source, line.clone()).is_empty() {
                return false;
            }
            let Some(missing) = diagnostic.problem.missing() else { return true };
            let table = line.start..end_of_table(text, line.end);
            let may_be = |start: usize| missing.is_empty() || mentions(&text[line_of(text, start)], missing);
            let lost = |starts| between(starts, place.source, table.clone()).into_iter().any(may_be);
            !(lost(&broken) || missing.is_empty() && lost(&unread))
        });
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

/// Bytes around a place that are looked through for the ends of its line and table: a file may be one line.
const NEAR: usize = 64 * 1024;

fn line_of(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at.min(text.len()));
    let near = text.floor_char_boundary(at.saturating_sub(NEAR));
    let start = text[near..at].rfind('\n').map_or(near, |newline| near + newline + 1);
    let near = text.floor_char_boundary(at.saturating_add(NEAR).min(text.len()));
    start..text[at..near].find('\n').map_or(near, |length| at + length)
}

/// True where a line has that key, or a German word for it.
fn mentions(line: &str, key: &str) -> bool {
    let mut words = line.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '-');
    words.any(|word| word == key || synonyms::of(word).contains(&key))
}

/// Where the next header begins.
fn end_of_table(text: &str, from: usize) -> usize {
    let near = text.floor_char_boundary(from.saturating_add(NEAR).min(text.len()));
    let mut lines = text[from..near].match_indices('\n').map(|(newline, _)| from + newline + 1);
    lines.find(|line| text[*line..near].trim_start_matches([' ', '\t']).starts_with('[')).unwrap_or(near)
}
