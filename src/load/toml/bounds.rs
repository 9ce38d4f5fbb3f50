//! Looks through a large text before it is read as TOML, so that neither what it holds nor what is wrong with it can fill
//! the memory.

use toml_parser::decoder::Encoding;
use toml_parser::parser::{EventReceiver, RecursionGuard, parse_document};
use toml_parser::{ErrorSink, ParseError, Source, Span};

use crate::diagnostic::MOST_A_FILE;
use crate::problem::Much;

/// A smaller text cannot hold much.
const LARGE: usize = 1024 * 1024;

/// Keys, signs, values and blanks of a file. A matrix of 50,000 indicators has about 5 million.
const MOST_TOKENS: usize = 8_000_000;

/// Tables of a file, in brackets or braces. A matrix of 50,000 indicators has about 250,000.
const MOST_TABLES: usize = 350_000;

/// How deep brackets may be nested, as the reader has it.
const DEEPEST: u32 = 80;

/// A text that can be read.
pub(super) struct Bounded<'i> {
    /// The text; with more errors than are shown, up to the line of the last one shown.
    pub(super) text: &'i str,
    /// Errors behind it.
    pub(super) left_out: usize,
}

/// The text as far as it can be read, or what there is too much of.
pub(super) fn bounded(text: &str) -> Result<Bounded<'_>, Much> {
    if text.len() <= LARGE {
        return Ok(Bounded { text, left_out: 0 });
    }
    let source = Source::new(text);
    if source.lex().take(MOST_TOKENS + 1).count() > MOST_TOKENS {
        return Err(Much::Tokens);
    }
    let tokens = source.lex().into_vec();
    let mut counter = Counter { source, tables: 0 };
    let mut errors = Errors::default();
    parse_document(&tokens, &mut RecursionGuard::new(&mut counter, DEEPEST), &mut errors);
    if counter.tables > MOST_TABLES {
        return Err(Much::Tables);
    }
    let Some(last) = errors.last else { return Ok(Bounded { text, left_out: 0 }) };
    let last = text.floor_char_boundary(last.min(text.len()));
    let end = text[last..].find('\n').map_or(text.len(), |newline| last + newline + 1);
    // Errors are left out by lines; all those of one line would be kept.
    if end - last > LARGE {
        return Err(Much::Tokens);
    }
    Ok(Bounded { text: &text[..end], left_out: errors.count - MOST_A_FILE })
}

struct Counter<'i> {
    source: Source<'i>,
    tables: usize,
}

impl EventReceiver for Counter<'_> {
    fn std_table_open(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        self.tables += 1;
    }

    fn array_table_open(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        self.tables += 1;
    }

    fn inline_table_open(&mut self, _span: Span, _error: &mut dyn ErrorSink) -> bool {
        self.tables += 1;
        true
    }

    fn scalar(&mut self, span: Span, kind: Option<Encoding>, error: &mut dyn ErrorSink) {
        if let Some(raw) = self.source.get(span) {
            let raw = toml_parser::Raw::new_unchecked(raw.as_str(), kind, span);
            let _ = raw.decode_scalar(&mut (), error);
        }
    }
}

/// Counts errors and keeps the place of the last one that is shown.
#[derive(Default)]
struct Errors {
    count: usize,
    last: Option<usize>,
}

impl ErrorSink for Errors {
    fn report_error(&mut self, error: ParseError) {
        self.count += 1;
        if self.count == MOST_A_FILE + 1 {
            self.last = Some(error.unexpected().or_else(|| error.context()).map_or(0, |span| span.start()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long(line: &str) -> String {
        line.repeat(2 * LARGE / line.len())
    }

    #[test]
    fn a_line_of_errors_alone_is_too_much() {
        let escapes = format!("title = \"{}\"\n", "\\q".repeat(2 * LARGE));
        assert_eq!(bounded(&escapes).map(|bounded| bounded.left_out), Err(Much::Tokens));
    }

    #[test]
    fn sound_texts_are_read_as_a_whole() {
        let text = (0..100_000).map(|number| format!("k{number} = \"wert\"\n")).collect::<Vec<_>>().concat();
        assert_eq!(bounded(&text).map(|bounded| (bounded.text.len(), bounded.left_out)), Ok((text.len(), 0)));
        assert_eq!(bounded("]]]]").map(|bounded| bounded.left_out), Ok(0));
    }

    #[test]
    fn a_text_with_many_errors_is_cut_and_the_rest_counted() {
        for line in ["x = 01\n", "a b\n", "]\n"] {
            let text = long(line);
            let lines = text.len() / line.len();
            let read = bounded(&text).unwrap();
            assert!(read.text.len() < text.len() / 10, "{line}");
            assert!(read.left_out >= lines - MOST_A_FILE, "{line}: {}", read.left_out);
        }
    }

    #[test]
    fn too_much_is_refused() {
        assert_eq!(bounded(&format!("x = [{}]", "{},".repeat(MOST_TABLES + 1))).err(), Some(Much::Tables));
        assert_eq!(bounded(&"\n".repeat(MOST_TOKENS + 1)).err(), Some(Much::Tokens));
    }
}
