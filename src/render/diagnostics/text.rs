//! Problems for people: the message, the place with an excerpt of the file, what to do, and a summary.

use std::collections::HashMap;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::Options;
use super::excerpt::Excerpt;
use super::finding::{Finder, Finding, Shown};
use super::visible::{self, PRIMARY_PATH, RELATED_PATH};
use crate::catalogue::{Language, diagnostics as words};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::problem::Problem;
use crate::source::{Sources, byte_range};

/// Problems that are shown in full.
const MOST_IN_FULL: usize = 50;

/// Warnings of one code that are shown in full; the others are counted.
const MOST_OF_A_CODE: usize = 3;

/// Characters of a message that are shown: enough for every text of the catalogue, not for every quoted value.
const MOST_CHARACTERS: usize = 400;

/// Columns before an excerpt: a line number of four digits and the line beside it.
const GUTTER: usize = 7;

/// Columns of an excerpt below which it would show nothing.
const LEAST_WIDTH: usize = 20;

/// Lines between two places that are still shown in one excerpt.
const MOST_LINES_BETWEEN: usize = 500;

/// All problems for people, nothing without any.
pub(super) fn render(diagnostics: &Diagnostics, sources: &Sources, options: Options) -> String {
    let all: Vec<&Diagnostic> = diagnostics.iter().collect();
    if all.is_empty() {
        return String::new();
    }
    let counted: words::Tally = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .flat_map(|severity| std::iter::repeat_n(severity, diagnostics.left_out(severity)))
        .collect();
    let tally = counted.and(all.iter().map(|diagnostic| diagnostic.severity).collect());
    let groups = grouped(&all, if options.all { usize::MAX } else { MOST_OF_A_CODE });
    let in_full: Vec<Severity> = groups.iter().flat_map(|group| &group.in_full).map(|found| found.severity).collect();
    let mut chosen = chosen(&in_full, if options.all { usize::MAX } else { MOST_IN_FULL }).into_iter();
    let finder = Finder::new(sources, options.language);
    let mut text = String::new();
    let mut left_out = counted;
    for group in &groups {
        let mut shown = 0;
        for diagnostic in &group.in_full {
            // That messages are left out is always said.
            let said = matches!(diagnostic.problem, Problem::MessagesLeftOut { .. });
            if chosen.next().unwrap_or_default() || said {
                text.push_str(&full(&finder.find(diagnostic), options));
                text.push_str("\n\n");
                shown += 1;
            } else {
                left_out.add(diagnostic.severity);
            }
        }
        if group.others == 0 {
            continue;
        }
        if shown > 0 {
            text.push_str(&words::others(group.code, group.others, options.language));
            text.push_str("\n\n");
        } else {
            // Where none of them is shown there is nothing that others could be like.
            (0..group.others).for_each(|_| left_out.add(Severity::Warning));
        }
    }
    if left_out.total() > 0 {
        text.push_str(&words::more(left_out, options.language));
        text.push('\n');
    }
    text.push_str(&words::summary(tally, sources.len(), options.language));
    text.push('\n');
    text
}

/// Problems that are shown together: one alone, or the warnings of one code.
struct Bundle<'a> {
    code: &'static str,
    in_full: Vec<&'a Diagnostic>,
    /// How many more there are of the same code.
    others: usize,
}

/// The problems in their order, the warnings of one code together where the first of them is.
fn grouped<'a>(all: &[&'a Diagnostic], most: usize) -> Vec<Bundle<'a>> {
    let mut groups: Vec<Bundle<'a>> = Vec::new();
    let mut of_code: HashMap<&'static str, usize> = HashMap::new();
    for diagnostic in all {
        let code = diagnostic.problem.code();
        if diagnostic.severity != Severity::Warning {
            groups.push(Bundle { code, in_full: vec![diagnostic], others: 0 });
            continue;
        }
        let position = *of_code.entry(code).or_insert_with(|| {
            groups.push(Bundle { code, in_full: Vec::new(), others: 0 });
            groups.len() - 1
        });
        let group = &mut groups[position];
        if group.in_full.len() < most {
            group.in_full.push(diagnostic);
        } else {
            group.others += 1;
        }
    }
    groups
}

/// Which problems are shown in full: the first errors, then warnings, then notes, as far as there is room. They keep
/// their order, so that a reader goes through the files from top to bottom.
fn chosen(severities: &[Severity], most: usize) -> Vec<bool> {
    let mut chosen = vec![false; severities.len()];
    let mut room = most;
    for wanted in [Severity::Error, Severity::Warning, Severity::Note] {
        for (position, _) in severities.iter().enumerate().filter(|(_, severity)| **severity == wanted).take(room) {
            chosen[position] = true;
            room -= 1;
        }
    }
    chosen
}

/// One problem in full, without a newline at the end.
fn full(finding: &Finding<'_>, options: Options) -> String {
    let level = level(finding.severity, options.language);
    let title = level.primary_title(cut(&finding.message.headline)).id(finding.code);
    let mut group = Group::with_title(title);
    match finding.place {
        // A cell has no lines around it that could be shown; the message says what is in it.
        Some(Shown { cell: Some(_), .. }) => {
            group = group.element(Origin::path(PRIMARY_PATH.to_string()));
            match finding.related {
                Some(Shown { cell: Some(_), .. }) => group = group.element(Origin::path(RELATED_PATH.to_string())),
                Some(related) => {
                    let width = options.width.saturating_sub(GUTTER).max(LEAST_WIDTH);
                    let related = Part::new(related, AnnotationKind::Context, &finding.message.related, width);
                    group = group.element(related.snippet(RELATED_PATH));
                }
                None => {}
            }
        }
        Some(place) => group = group.elements(snippets(place, finding, options.width)),
        None => {}
    }
    if let Some(help) = &finding.message.help {
        group = group.element(Level::HELP.with_name(words::help(options.language)).message(cut(help)));
    }
    // Excerpts are cut to the width before: the renderer would cut a second time, at the end of a label.
    let unlimited = usize::from(u16::MAX);
    let renderer = if options.styled { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
    let mut text = renderer.term_width(unlimited).render(&[group]);
    let message = &finding.message;
    for (mark, place, label) in
        [(PRIMARY_PATH, finding.place, ""), (RELATED_PATH, finding.related, message.related.as_str())]
    {
        if let Some(place) = place {
            put_path(&mut text, mark, &place, label, options.language);
        }
    }
    text
}

/// The excerpts: both places in one where they are near each other in the same file, else one each.
fn snippets<'a>(place: Shown<'a>, finding: &Finding<'a>, width: usize) -> Vec<Snippet<'a, Annotation<'a>>> {
    let width = width.saturating_sub(GUTTER).max(LEAST_WIDTH);
    let primary = Part::new(place, AnnotationKind::Primary, &finding.message.label, width);
    let Some(related) = finding.related.filter(|related| related.cell.is_none()) else {
        return vec![primary.snippet(PRIMARY_PATH)];
    };
    let related = Part::new(related, AnnotationKind::Context, &finding.message.related, width);
    primary
        .together_with(&related, width)
        .map_or_else(|| vec![primary.snippet(PRIMARY_PATH), related.snippet(RELATED_PATH)], |both| vec![both])
}

/// One place, its line and its label.
struct Part<'a> {
    shown: Shown<'a>,
    excerpt: Excerpt<'a>,
    kind: AnnotationKind,
    label: Option<String>,
}

impl<'a> Part<'a> {
    fn new(shown: Shown<'a>, kind: AnnotationKind, label: &str, width: usize) -> Self {
        let (start, _) = byte_range(shown.text, shown.place);
        Self {
            shown,
            excerpt: Excerpt::new(shown.text, shown.region.start.line_start, start, width),
            kind,
            label: (!label.is_empty()).then(|| cut(label)),
        }
    }

    fn line(&self) -> usize {
        self.shown.region.start.line
    }

    fn snippet(&self, path: char) -> Snippet<'a, Annotation<'a>> {
        Snippet::source(self.excerpt.shown_text())
            .line_start(self.line())
            .path(path.to_string())
            .annotations(self.annotation(&self.excerpt, 0))
    }

    /// One snippet with both places; `None` where they are in different files, or too far from each other.
    fn together_with(&self, other: &Self, width: usize) -> Option<Snippet<'a, Annotation<'a>>> {
        if self.shown.place.source != other.shown.place.source {
            return None;
        }
        let snippet = |text: String, line| Snippet::source(text).line_start(line).path(PRIMARY_PATH.to_string());
        if self.line() == other.line() {
            let annotations = [self.annotation(&self.excerpt, 0)?, other.annotation(&self.excerpt, 0)?];
            return Some(snippet(self.excerpt.shown_text(), self.line()).annotations(annotations));
        }
        let (first, second) = if self.line() < other.line() { (self, other) } else { (other, self) };
        let lines_between = second.line() - first.line() - 1;
        if lines_between > MOST_LINES_BETWEEN {
            return None;
        }
        let mut text = first.excerpt.shown_text();
        text.push('\n');
        if lines_between == 1 {
            // A single line between is shown, more of them are left out by the renderer.
            text.push_str(&first.next_line(width));
        }
        text.push_str(&"\n".repeat(lines_between));
        let second_starts = text.len();
        text.push_str(&second.excerpt.shown_text());
        let annotations = [first.annotation(&first.excerpt, 0)?, second.annotation(&second.excerpt, second_starts)?];
        Some(snippet(text, first.line()).annotations(annotations))
    }

    fn annotation(&self, excerpt: &Excerpt<'_>, offset: usize) -> Option<Annotation<'a>> {
        let (start, end) = byte_range(self.shown.text, self.shown.place);
        let span = excerpt.span(start..end)?;
        Some(self.kind.span(offset + span.start..offset + span.end).label(self.label.clone()))
    }

    fn next_line(&self, width: usize) -> String {
        let text = self.shown.text;
        let line_start = self.shown.region.start.line_start;
        let next = text[line_start..].find('\n').map_or(text.len(), |newline| line_start + newline + 1);
        Excerpt::new(text, next, next, width).shown_text()
    }
}

/// Puts path, line and column where the renderer wrote the mark of the path. It counts columns in the excerpt, and an
/// excerpt of a long line does not begin where the line does.
fn put_path(text: &mut String, mark: char, place: &Shown<'_>, label: &str, language: Language) {
    let Some(start) = text.find(mark) else { return };
    let counted = text[start + mark.len_utf8()..].find(|next: char| next != ':' && !next.is_ascii_digit());
    let end = counted.map_or(text.len(), |length| start + mark.len_utf8() + length);
    let spot = place.region.start;
    let path = visible::line(place.path);
    let name = match place.cell {
        Some(cell) => {
            let cell = words::cell(&visible::line(&cell.sheet), &cell.name(), language);
            // Without an excerpt there is no other place for the label.
            if label.is_empty() { format!("{path}, {cell}") } else { format!("{path}, {cell} ({label})") }
        }
        None => format!("{path}:{}:{}", spot.line, spot.column),
    };
    text.replace_range(start..end, &name);
}

fn level(severity: Severity, language: Language) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    level.with_name(words::severity(severity, language))
}

fn cut(text: &str) -> String {
    visible::cut_line(text, MOST_CHARACTERS).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::problem::Message;
    use crate::diagnostic::Problem;
    use crate::source::{Place, SourceId};

    #[test]
    fn errors_are_never_hidden_behind_warnings() {
        let mut severities = vec![Severity::Warning; 100];
        severities.push(Severity::Error);
        severities.extend([Severity::Note; 10]);
        let chosen = chosen(&severities, MOST_IN_FULL);
        assert!(chosen[100]);
        assert_eq!(chosen.iter().filter(|chosen| **chosen).count(), MOST_IN_FULL);
        assert!(chosen[..49].iter().all(|chosen| *chosen));
        assert!(chosen[49..100].iter().all(|chosen| !*chosen));
    }

    #[test]
    fn every_severity_has_its_word_in_both_languages() {
        for (severity, language, opening) in [
            (Severity::Error, Language::German, "Fehler[probe]: so nicht"),
            (Severity::Warning, Language::German, "Warnung[probe]: so nicht"),
            (Severity::Note, Language::German, "Hinweis[probe]: so nicht"),
            (Severity::Error, Language::English, "error[probe]: so nicht"),
            (Severity::Warning, Language::English, "warning[probe]: so nicht"),
            (Severity::Note, Language::English, "note[probe]: so nicht"),
        ] {
            let message = Message {
                headline: "so nicht".into(),
                label: String::new(),
                related: String::new(),
                help: Some("anders".into()),
            };
            let finding = Finding { code: "probe", severity, message, path: None, place: None, related: None };
            let help = language.pick("Hilfe", "help");
            let shown = full(&finding, Options { language, ..Options::default() });
            assert_eq!(shown, format!("{opening}\n |\n = {help}: anders"));
        }
    }

    #[test]
    fn warnings_of_one_code_are_shown_together_and_three_of_them_in_full() {
        let place = |start| Place { source: SourceId::new(0), start, end: start };
        let found = |problem: Problem, start| Diagnostic::new(problem, place(start));
        let mut all: Vec<Diagnostic> = (0..5)
            .map(|start| found(Problem::AssumedLinear { scheme: crate::period::Scheme::Tertial }, start))
            .collect();
        all.insert(1, found(Problem::FileEmpty, 9));
        all.insert(3, found(Problem::KindMissing, 9));
        let groups = grouped(&all.iter().collect::<Vec<_>>(), MOST_OF_A_CODE);
        let shown: Vec<_> = groups.iter().map(|group| (group.code, group.in_full.len(), group.others)).collect();
        assert_eq!(shown, [("soll-geschaetzt", 3, 2), ("datei-leer", 1, 0), ("art-fehlt", 1, 0)]);
        let groups = grouped(&all.iter().collect::<Vec<_>>(), usize::MAX);
        assert_eq!(groups[0].in_full.len(), 5);
    }

    #[test]
    fn a_short_list_is_shown_in_full() {
        assert_eq!(chosen(&[Severity::Note, Severity::Error], MOST_IN_FULL), [true, true]);
    }
}
