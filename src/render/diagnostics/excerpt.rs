//! The part of a line that is shown around a place: the whole line where it fits, else a window with `…` at its cuts.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::visible;

/// The mark of a cut.
const CUT: char = '…';

/// A part of a line.
pub(super) struct Excerpt<'a> {
    text: &'a str,
    shown: Range<usize>,
    cut_before: bool,
    cut_after: bool,
}

impl<'a> Excerpt<'a> {
    /// The excerpt around byte `at` of the line that starts at byte `line_start`, at most `width` columns wide.
    ///
    /// It looks at no more of a long line than it shows.
    pub(super) fn new(text: &'a str, line_start: usize, at: usize, width: usize) -> Self {
        let (before, before_is_whole) = last_columns(&text[line_start..at], width);
        let (after, after_is_whole) = first_columns(&text[at..], width);
        let whole = before_is_whole && after_is_whole && columns(before) + columns(after) <= width;
        if whole {
            let shown = at - before.len()..at + after.len();
            return Self { text, shown, cut_before: false, cut_after: false };
        }
        let width = width.saturating_sub(2 * char_columns(CUT));
        let (after, _) = first_columns(after, width.saturating_sub(columns(before).min(width / 3)));
        let (before, _) = last_columns(before, width - columns(after));
        let shown = at - before.len()..at + after.len();
        let cut_before = shown.start > line_start;
        let cut_after = !matches!(text.as_bytes().get(shown.end), None | Some(b'\n' | b'\r'));
        Self { text, shown, cut_before, cut_after }
    }

    /// The text as it is shown.
    pub(super) fn shown_text(&self) -> String {
        let marks = (self.cut_before.then_some(CUT), self.cut_after.then_some(CUT));
        let characters = self.text[self.shown.clone()].chars().map(visible::character);
        marks.0.into_iter().chain(characters).chain(marks.1).collect()
    }

    /// The bytes of the shown text under bytes of the source; `None` where they begin outside of the excerpt.
    pub(super) fn span(&self, source: Range<usize>) -> Option<Range<usize>> {
        let reached = self.shown.start..=self.shown.end;
        if !reached.contains(&source.start) {
            return None;
        }
        let start = self.shown_byte(source.start);
        let end = self.shown_byte(source.end.min(self.shown.end));
        Some(start..end.max(start))
    }

    fn shown_byte(&self, byte: usize) -> usize {
        let mark = if self.cut_before { CUT.len_utf8() } else { 0 };
        let characters = self.text[self.shown.start..byte].chars();
        mark + characters.map(|character| visible::character(character).len_utf8()).sum::<usize>()
    }
}

/// The beginning of a text up to the end of its line, at most `width` columns, and whether that is all of it.
fn first_columns(text: &str, width: usize) -> (&str, bool) {
    let mut left = width;
    for (byte, character) in text.char_indices() {
        if character == '\n' || text[byte..].starts_with("\r\n") {
            return (&text[..byte], true);
        }
        let needed = char_columns(character);
        if needed > left {
            return (&text[..byte], false);
        }
        left -= needed;
    }
    (text, true)
}

/// The end of a text, at most `width` columns, and whether that is all of it.
fn last_columns(text: &str, width: usize) -> (&str, bool) {
    let mut left = width;
    for (byte, character) in text.char_indices().rev() {
        let needed = char_columns(character);
        if needed > left {
            return (&text[byte + character.len_utf8()..], false);
        }
        left -= needed;
    }
    (text, true)
}

fn columns(text: &str) -> usize {
    text.chars().map(char_columns).sum()
}

/// Columns that a shown character takes, at least one so that no run of combining marks is endless; a tab four.
fn char_columns(character: char) -> usize {
    const TAB: usize = 4;
    if character == '\t' { TAB } else { visible::character(character).width().unwrap_or(1).max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, word: &str, width: usize) -> (String, String) {
        let at = text.find(word).unwrap();
        let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let excerpt = Excerpt::new(text, line_start, at, width);
        let shown = excerpt.shown_text();
        let span = excerpt.span(at..at + word.len()).unwrap();
        (shown.clone(), shown[span].to_owned())
    }

    #[test]
    fn a_line_that_fits_is_shown_whole() {
        assert_eq!(around("eins\n  zwei = 2\r\ndrei", "zwei", 40), ("  zwei = 2".into(), "zwei".into()));
        assert_eq!(around("zwei", "zwei", 4), ("zwei".into(), "zwei".into()));
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}ZIEL{}", "ä".repeat(1000), "ö".repeat(1000));
        let (shown, marked) = around(&text, "ZIEL", 20);
        assert_eq!((shown.as_str(), marked.as_str()), ("…ääääääZIELöööööööö…", "ZIEL"));
        let (shown, marked) = around(&format!("ZIEL{}", "ö".repeat(1000)), "ZIEL", 20);
        assert_eq!((shown.as_str(), marked.as_str()), ("ZIELöööööööööööööö…", "ZIEL"));
        let (shown, marked) = around(&format!("{}ZIEL", "ä".repeat(1000)), "ZIEL", 20);
        assert_eq!((shown.as_str(), marked.as_str()), ("…ääääääääääääääZIEL", "ZIEL"));
        let (shown, marked) = around(&format!("x = {}\n", "9".repeat(1000)), &"9".repeat(1000), 20);
        assert_eq!((shown.as_str(), marked.as_str()), ("x = 99999999999999…", "99999999999999"));
    }

    #[test]
    fn control_characters_are_shown_by_their_pictures() {
        assert_eq!(around("\u{1b}[31m rot\u{9b}", "rot", 40), ("␛[31m rot�".into(), "rot".into()));
    }

    #[test]
    fn the_end_of_a_line_and_of_a_text_are_places_too() {
        let text = "eins\nzwei";
        for (line_start, at) in [(0, 4), (5, 9)] {
            let excerpt = Excerpt::new(text, line_start, at, 40);
            assert_eq!(excerpt.span(at..at), Some(4..4));
        }
        assert_eq!(Excerpt::new("", 0, 0, 40).shown_text(), "");
    }
}
