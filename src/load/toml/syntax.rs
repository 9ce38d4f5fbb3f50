//! What the parser refuses, in the words of the program.

use std::collections::BTreeSet;

use toml::de::Error;

use super::slip::slips;
use crate::diagnostic::{Diagnostics, Severity};
use crate::problem::{Problem, Syntax};
use crate::source::{Place, SourceId};

/// Notes what the parser refuses, and gives the places that must not be blamed twice: whole lines, since nothing of a
/// line with an error is certain. What people commonly mistake is explained for all of the line at once.
pub(super) fn explain(errors: &[Error], text: &str, source: SourceId, diagnostics: &mut Diagnostics) -> Vec<Place> {
    let bound = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    let place = |start: usize, end: usize| Place { source, start: bound(start), end: bound(end) };
    let mut seen = BTreeSet::new();
    let mut broken = Vec::new();
    let mut line = 0..0;
    let mut twice = 0;
    let unclosed = if errors.is_empty() { None } else { unclosed(text) };
    if let Some((at, bracket, closing)) = unclosed {
        diagnostics.push(Problem::Syntax { syntax: Syntax::Unclosed { bracket, closing } }, place(at, at + 1));
        // Nothing behind it is what it seems to be.
        broken.push(place(line_of(text, at).start, text.len()));
    }
    let end = unclosed.map_or(text.len() + 1, |(at, ..)| line_of(text, at).start);
    for error in errors.iter().filter(|error| error.span().is_none_or(|span| span.start < end)) {
        let span = error.span().unwrap_or(0..0);
        let at = text.floor_char_boundary(span.start.min(text.len()));
        // Most errors follow each other, and a line may be the whole file.
        if line.contains(&at) {
            continue;
        }
        if !diagnostics.has_room(source) {
            diagnostics.leave_out(source, Severity::Error, 1);
            continue;
        }
        line = line_of(text, at);
        if !seen.insert(line.start) {
            continue;
        }
        broken.push(place(line.start, line.end.max(span.end)));
        let found = match known(error.message()) {
            Known::Certain(syntax) => vec![(syntax, span)],
            Known::Look(syntax) => {
                let line_text = text[line.clone()].trim_end_matches('\r');
                let slips = slips(line_text);
                let moved = |(syntax, range): (Syntax, std::ops::Range<usize>)| {
                    (syntax, line.start + range.start..line.start + range.end)
                };
                if slips.is_empty() {
                    vec![(in_its_line(syntax, line_text), span)]
                } else {
                    slips.into_iter().map(moved).collect()
                }
            }
        };
        for (syntax, range) in found {
            if matches!(syntax, Syntax::DuplicateTable { .. }) {
                twice = end_of_table(text, line.end);
            } else if syntax == Syntax::DuplicateKey && line.start < twice {
                // Every key of a table that is there twice is; its header says so.
                continue;
            }
            diagnostics.push(Problem::Syntax { syntax }, place(range.start, range.end));
        }
    }
    broken
}

/// Where the line of a bracket begins that is never closed.
pub(super) fn sound_part(errors: &[Error], text: &str) -> Option<usize> {
    if errors.is_empty() {
        return None;
    }
    unclosed(text).map(|(at, ..)| line_of(text, at).start)
}

/// The first bracket of a value that is still open where the next entry or header begins, with what closes it.
fn unclosed(text: &str) -> Option<(usize, char, char)> {
    let mut open: Vec<(usize, char, char)> = Vec::new();
    let mut last = ' ';
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        if line.contains("\"\"\"") || line.contains("'''") {
            // A text of several lines may hold any bracket.
            return None;
        }
        let body = line.trim();
        if body.is_empty() || body.starts_with('#') {
            continue;
        }
        if let Some(innermost) = open.last() {
            let entry = body.split_once('=').is_some_and(|(key, _)| is_bare(key.trim()));
            let header = body.starts_with("[[") && body.ends_with("]]")
                || body.starts_with('[') && is_bare(body[1..].trim_end_matches(']'));
            let goes_on = innermost.1 == '{' && matches!(last, ',' | '{');
            if header || entry && !goes_on {
                return Some(*innermost);
            }
        } else if !body.contains('=') {
            continue;
        }
        let from = if open.is_empty() { line.find('=').map_or(0, |equals| equals + 1) } else { 0 };
        let mut quote = None;
        let mut escaped = false;
        for (offset, letter) in line[from..].char_indices().filter(|(_, letter)| !letter.is_whitespace()) {
            match (quote, letter) {
                (Some('"'), _) if escaped => escaped = false,
                (Some('"'), '\\') => escaped = true,
                (Some(mark), _) => quote = Some(mark).filter(|mark| *mark != letter),
                (None, '#') => break,
                (None, '"' | '\'') => quote = Some(letter),
                (None, '{') => open.push((at + from + offset, '{', '}')),
                (None, '[') => open.push((at + from + offset, '[', ']')),
                (None, '}' | ']') => {
                    if let Some(innermost) = open.pop().filter(|(.., closing)| *closing != letter) {
                        return Some(innermost);
                    }
                }
                (None, _) => {}
            }
            last = letter;
        }
        if quote.is_some() {
            // The text without its end may hold the bracket that is missed.
            open.clear();
        }
    }
    open.last().copied()
}

fn is_bare(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-.".contains(letter))
}

/// Where the next header begins.
fn end_of_table(text: &str, from: usize) -> usize {
    text[from..]
        .match_indices('\n')
        .map(|(at, _)| from + at + 1)
        .find(|at| text[*at..].trim_start_matches([' ', '\t']).starts_with('['))
        .unwrap_or(text.len())
}

fn line_of(text: &str, at: usize) -> std::ops::Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    start..end
}

enum Known {
    /// The parser knows better than a look at the line.
    Certain(Syntax),
    /// So it is unless the line shows a common slip.
    Look(Syntax),
}

/// What a message of the parser is about. Its text goes nowhere else.
fn known(message: &str) -> Known {
    use Known::{Certain, Look};
    let begins = |openings: &[&str]| openings.iter().any(|opening| message.starts_with(opening));
    if begins(&["duplicate key"]) {
        Look(Syntax::DuplicateKey)
    } else if begins(&["cannot extend value"]) {
        Look(Syntax::KeyTaken)
    } else if begins(&["recursion limit", "cannot recurse further"]) {
        Certain(Syntax::TooDeep)
    } else if begins(&["missing escaped value", "too few unicode value digits", "invalid unicode", "invalid escape"]) {
        Certain(Syntax::Escape)
    } else if begins(&["invalid multi-line"]) {
        Certain(Syntax::OpenText)
    } else if begins(&["invalid basic string", "invalid literal string", "invalid string", "missing opening quote"]) {
        Look(Syntax::OpenText)
    } else if begins(&[
        "invalid comment",
        "carriage return must",
        "unexpected content between comment",
        "missing comment start",
    ]) {
        Certain(Syntax::Character)
    } else if begins(&["string values must be quoted", "invalid boolean", "invalid value"]) {
        Look(Syntax::Unquoted { text: String::new() })
    } else if begins(&["invalid date", "invalid time", "invalid offset"]) || message.contains("date") {
        Look(Syntax::Date { meant: None })
    } else if begins(&[
        "invalid float",
        "invalid integer",
        "invalid hexadecimal",
        "invalid octal",
        "invalid binary",
        "unexpected leading zero",
        "unexpected sign",
        "redundant numeric sign",
        "redundant integer number prefix",
        "`_` may only go",
        "integers with a radix",
        "radix must be",
    ]) {
        Look(Syntax::Number { text: String::new(), meant: Vec::new(), unit: String::new() })
    } else if begins(&["unclosed array table", "unclosed table", "missing table open"]) {
        Look(Syntax::OpenHeader { name: "goal".into(), double: message.contains("array") })
    } else if begins(&[
        "unclosed array",
        "unclosed inline table",
        "missing array opening",
        "missing inline table opening",
        "invalid inline table element",
    ]) {
        Look(Syntax::Brackets)
    } else if begins(&["missing comma", "extra comma", "unexpected `=` in array"]) {
        Look(Syntax::Comma)
    } else if begins(&["key with no value", "missing value for key", "missing assignment"]) {
        Look(Syntax::NoEquals)
    } else if begins(&["extra `=`", "extra assignment"]) {
        Look(Syntax::TwoEquals)
    } else if begins(&["missing value"]) {
        Look(Syntax::NoValue)
    } else if begins(&["missing key", "unquoted keys cannot be empty"]) {
        Look(Syntax::NoKey)
    } else if begins(&["invalid unquoted key", "keys cannot be multi-line", "invalid key"]) {
        Look(Syntax::Key { key: String::new(), suggestion: None })
    } else if begins(&["unexpected content", "unexpected key or value"]) {
        Look(Syntax::Trailing)
    } else {
        Look(Syntax::Other)
    }
}

/// The same with what its line shows: a header with single brackets that is there already should be a list.
fn in_its_line(syntax: Syntax, line: &str) -> Syntax {
    let header =
        line.trim().strip_prefix('[').and_then(|rest| Some(rest.trim_start_matches('[').split_once(']')?.0.trim()));
    let single = !line.trim_start().starts_with("[[");
    match (syntax, header) {
        (Syntax::DuplicateKey | Syntax::KeyTaken, Some(name)) if single => {
            Syntax::DuplicateTable { name: name.to_owned() }
        }
        (Syntax::DuplicateKey, Some(_)) => Syntax::KeyTaken,
        (syntax, _) => syntax,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_bracket_is_named_once() {
        for (text, expected) in [
            ("a = { b = 3\nc = 4\n[[goal]]\n", Some((4, '{', '}'))),
            ("a = [\"T3\"\nc = 4\n", Some((4, '[', ']'))),
            ("a = [\"T3\"\n\n[[goal]]\n", Some((4, '[', ']'))),
            ("a = { b = [3, 4 }\nc = 4\n", Some((10, '[', ']'))),
            ("a = { b = 3", Some((4, '{', '}'))),
            ("a = [\n \"x\",\n [3],\n]\nc = 4\n", None),
            ("a = {\n b = 3,\n c = 4\n}\n", None),
            ("a = \"[{\"\nb = 3 # {\n", None),
        ] {
            assert_eq!(unclosed(text), expected, "{text}");
        }
    }
}
