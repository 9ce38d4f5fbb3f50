//! What is wrong with the input, and where. The words for it are in the catalogue, the form in `render/diagnostics.rs`.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::problem::home::KeyMeant;
use crate::problem::synonyms;
use crate::source::{Place, SourceId, Sources};

pub use crate::problem::{Problem, Severity};

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

/// Messages that are kept of one file; the rest is counted.
pub const MOST_A_FILE: usize = 1_000;

/// Everything that is wrong, in the order of files and places. Of one file no more than [`MOST_A_FILE`] are kept.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    kept: Vec<Diagnostic>,
    files: BTreeMap<SourceId, Counts>,
}

/// How many messages there are of a file, by severity.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    kept: [usize; 3],
    left_out: [usize; 3],
}

impl Diagnostics {
    /// Notes a problem at a place.
    pub fn push(&mut self, problem: Problem, place: Place) {
        self.push_whole(Diagnostic::new(problem, place));
    }

    /// Notes a problem at a place that disagrees with another one.
    pub fn push_pair(&mut self, problem: Problem, place: Place, related: Place) {
        self.push_whole(Diagnostic { related: Some(related), ..Diagnostic::new(problem, place) });
    }

    /// Notes a problem of a file that has no text.
    pub fn push_file(&mut self, problem: Problem) {
        self.push_whole(Diagnostic { severity: problem.severity(), problem, place: None, related: None });
    }

    /// Notes a problem that was found elsewhere. Where there is no room, a graver one takes the place of a lesser one.
    pub fn push_whole(&mut self, diagnostic: Diagnostic) {
        let severity = diagnostic.severity as usize;
        if let Some(place) = diagnostic.place {
            let counts = self.files.entry(place.source).or_default();
            if counts.kept.iter().sum::<usize>() >= MOST_A_FILE {
                let Some(lesser) = (severity + 1..counts.kept.len()).rev().find(|lesser| counts.kept[*lesser] > 0)
                else {
                    counts.left_out[severity] += 1;
                    return;
                };
                let is_lesser = |kept: &Diagnostic| {
                    kept.severity as usize == lesser && kept.place.is_some_and(|at| at.source == place.source)
                };
                if let Some(position) = self.kept.iter().rposition(is_lesser) {
                    self.kept.remove(position);
                }
                counts.kept[lesser] -= 1;
                counts.left_out[lesser] += 1;
            }
            counts.kept[severity] += 1;
        }
        self.kept.push(diagnostic);
    }

    /// True where one more error of a file is kept, so that it is worth finding its words.
    pub(crate) fn has_room(&self, source: SourceId) -> bool {
        self.files.get(&source).is_none_or(|counts| counts.kept[Severity::Error as usize] < MOST_A_FILE)
    }

    /// True where one more warning of a file is kept.
    pub(crate) fn has_room_for_warnings(&self, source: SourceId) -> bool {
        self.files
            .get(&source)
            .is_none_or(|counts| counts.kept[..=Severity::Warning as usize].iter().sum::<usize>() < MOST_A_FILE)
    }

    /// Counts messages of a file that are not kept.
    pub(crate) fn leave_out(&mut self, source: SourceId, severity: Severity, count: usize) {
        if count > 0 {
            self.files.entry(source).or_default().left_out[severity as usize] += count;
        }
    }

    /// Takes all of another.
    pub fn append(&mut self, other: Self) {
        other.kept.into_iter().for_each(|diagnostic| self.push_whole(diagnostic));
        for (source, counts) in other.files {
            for (here, there) in self.files.entry(source).or_default().left_out.iter_mut().zip(counts.left_out) {
                *here += there;
            }
        }
    }

    /// In the order in which they are shown: by file, then place, then severity. What only follows from a line that is no
    /// TOML is left out, and a note says how many messages of a file are only counted.
    pub fn sort(&mut self, sources: &Sources) {
        self.drop_consequences(sources);
        for (source, counts) in &self.files {
            let count = counts.left_out.iter().sum();
            if count > 0 {
                let kept = counts.kept.iter().sum();
                let place = Place { source: *source, start: 0, end: 0 };
                self.kept.push(Diagnostic::new(Problem::MessagesLeftOut { count, kept }, place));
            }
        }
        self.kept.sort_by_cached_key(|diagnostic| {
            let path = diagnostic.place.map(|place| sources.get(place.source).shown_path.clone());
            let path = path.or_else(|| diagnostic.problem.path().map(str::to_owned));
            (path, diagnostic.place, diagnostic.severity)
        });
        self.kept.dedup();
        self.count_again();
    }

    /// Takes out what is said about a line with a syntax error, and what is missing in a table only because it could not be
    /// read there.
    fn drop_consequences(&mut self, sources: &Sources) {
        let places = |wanted: fn(&Problem) -> bool| {
            let mut starts: BTreeMap<SourceId, Vec<usize>> = BTreeMap::new();
            for diagnostic in self.kept.iter().filter(|diagnostic| wanted(&diagnostic.problem)) {
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
        let misnamed = places(|problem| matches!(problem, Problem::UnknownKey { meant: KeyMeant::Key(_), .. }));
        if broken.is_empty() && unread.is_empty() && misnamed.is_empty() {
            return;
        }
        let between = |starts: &BTreeMap<SourceId, Vec<usize>>, source: SourceId, range: Range<usize>| -> Vec<usize> {
            let starts = starts.get(&source).map(Vec::as_slice).unwrap_or_default();
            let first = starts.partition_point(|start| *start < range.start);
            starts[first..].iter().copied().take_while(|start| *start < range.end).collect()
        };
        self.kept.retain(|diagnostic| {
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
            // A key that is there in German is not missing.
            let named = |start: usize| !missing.is_empty() && mentions(&text[line_of(text, start)], missing);
            let in_german = between(&misnamed, place.source, table.clone()).into_iter().any(named);
            !(lost(&broken) || missing.is_empty() && lost(&unread) || in_german)
        });
    }

    /// Those that are kept.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.kept.iter()
    }

    /// Keeps those that pass, and forgets files of which none does.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.kept.retain(keep);
        self.count_again();
        self.files.retain(|_, counts| counts.kept.iter().any(|kept| *kept > 0));
    }

    fn count_again(&mut self) {
        for counts in self.files.values_mut() {
            counts.kept = [0; 3];
        }
        for diagnostic in &self.kept {
            if let Some(place) = diagnostic.place {
                self.files.entry(place.source).or_default().kept[diagnostic.severity as usize] += 1;
            }
        }
    }

    /// How many have that severity, kept or only counted.
    pub fn count(&self, severity: Severity) -> usize {
        self.iter().filter(|diagnostic| diagnostic.severity == severity).count() + self.left_out(severity)
    }

    /// How many of that severity are only counted.
    pub fn left_out(&self, severity: Severity) -> usize {
        self.files.values().map(|counts| counts.left_out[severity as usize]).sum()
    }

    /// True where there is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// True where a file could not be read at all.
    pub fn has_unreadable_files(&self) -> bool {
        self.kept.iter().any(|diagnostic| diagnostic.problem.is_unreadable_file())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn place(start: u32) -> Place {
        Place { source: SourceId::new(0), start, end: start }
    }

    #[test]
    fn no_more_than_a_thousand_messages_of_a_file_are_kept_and_the_rest_is_counted() {
        let mut all = Diagnostics::default();
        for start in 0..3_000 {
            all.push(Problem::FormulaEmpty, place(start));
        }
        assert_eq!(
            (all.iter().count(), all.count(Severity::Error), all.left_out(Severity::Error)),
            (1_000, 3_000, 2_000)
        );
        let mut other = Diagnostics::default();
        other.push(Problem::FormulaEmpty, Place { source: SourceId::new(1), ..place(0) });
        other.append(all);
        assert_eq!((other.iter().count(), other.count(Severity::Error)), (1_001, 3_001));
        other.retain(|diagnostic| diagnostic.place.is_some_and(|place| place.source == SourceId::new(1)));
        assert_eq!(other.count(Severity::Error), 1);
    }

    #[test]
    fn an_error_is_never_left_out_for_a_warning() {
        let mut all = Diagnostics::default();
        let warning = || Problem::CommentMissing {
            indicator: "m/x".into(),
            period: crate::period::Period { year: 2013, index: 1, scheme: crate::period::Scheme::Tertial },
        };
        for start in 0..1_500 {
            all.push(warning(), place(start));
        }
        assert!(!all.has_errors() && all.has_room(SourceId::new(0)));
        all.push(Problem::FormulaEmpty, place(9_000));
        assert!(all.iter().any(|diagnostic| diagnostic.problem == Problem::FormulaEmpty));
        assert_eq!((all.iter().count(), all.count(Severity::Warning), all.count(Severity::Error)), (1_000, 1_500, 1));
    }
}
