//! Texts that a workbook can hold: without control characters, and not longer than a cell.

use std::borrow::Cow;

use crate::catalogue::{Language, workbook};

/// UTF-16 units that a cell holds; Excel refuses a file with more.
const CELL_UNITS: usize = 32_767;

/// The text without what no cell may hold, shortened visibly where it is too long for one.
pub(super) fn cell_text(text: &str, language: Language) -> Cow<'_, str> {
    let text = without_controls(text);
    if utf16_len(&text) <= CELL_UNITS {
        return text;
    }
    Cow::Owned(shortened(&text, CELL_UNITS, workbook::shortened_mark(language)))
}

/// True where a cell holds the whole text.
pub(super) fn fits_cell(text: &str) -> bool {
    utf16_len(&without_controls(text)) <= CELL_UNITS
}

/// The text in one line of at most `units` UTF-16 units, with an ellipsis where it had to be cut.
pub(super) fn short_line(text: &str, units: usize) -> String {
    let line = without_controls(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if utf16_len(&line) <= units { line } else { shortened(&line, units, "…") }
}

/// Removes control characters (XML cannot carry them) and marks that turn the reading direction (they can disguise what
/// a text says). Line ends become `\n`, a tab a space.
fn without_controls(text: &str) -> Cow<'_, str> {
    if text.chars().all(|letter| letter == '\n' || !is_forbidden(letter)) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\n' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            '\r' if letters.peek() != Some(&'\n') => clean.push('\n'),
            '\t' => clean.push(' '),
            _ if is_forbidden(letter) => {}
            _ => clean.push(letter),
        }
    }
    Cow::Owned(clean)
}

fn is_forbidden(letter: char) -> bool {
    let turns_direction = matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let is_no_character = matches!(letter, '\u{FFFE}' | '\u{FFFF}');
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') || turns_direction || is_no_character
}

fn shortened(text: &str, units: usize, mark: &str) -> String {
    let room = units.saturating_sub(utf16_len(mark));
    let mut used = 0;
    let kept: String = text
        .chars()
        .take_while(|letter| {
            used += letter.len_utf16();
            used <= room
        })
        .collect();
    format!("{}{mark}", kept.trim_end())
}

pub(super) fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_go_and_line_ends_stay() {
        for (written, expected) in [
            ("a\u{0}b\u{7}c\u{1b}", "abc"),
            ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
            ("a\tb", "a b"),
            ("a\u{202e}b\u{ffff}c", "abc"),
            ("Größe – ½ ≥ 3 \u{1f600}", "Größe – ½ ≥ 3 \u{1f600}"),
            ("=1+1", "=1+1"),
        ] {
            assert_eq!(cell_text(written, Language::German), expected);
        }
    }

    #[test]
    fn a_text_that_is_too_long_says_so_at_its_end() {
        let long = "ä\u{1f600}".repeat(20_000);
        let shown = cell_text(&long, Language::German);
        assert!(utf16_len(&shown) <= 32_767 && utf16_len(&shown) > 32_700);
        assert!(shown.ends_with(workbook::shortened_mark(Language::German)));
        let fits = "x".repeat(32_767);
        assert_eq!(cell_text(&fits, Language::German), fits);
    }

    #[test]
    fn a_short_line_is_one_line() {
        assert_eq!(short_line("Amt\nfür  alles", 31), "Amt für alles");
        assert_eq!(short_line("Amt für soziale Leistungen", 10), "Amt für s…");
    }
}
