//! Lines of a width: wrapped at words, measured as a terminal shows them.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::paint::FIRM_SPACE;

/// Columns of the terminal that a text takes.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// The text in lines of at most `first` columns, then `rest`. Breaks at spaces; a longer word breaks after a hyphen or
/// slash, or where the line ends. A number keeps its `%` or `€`. At least one line, which may be empty.
pub(super) fn wrap(text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in words(text) {
        let mut word = word.as_str();
        loop {
            let room = if lines.is_empty() { first } else { rest }.max(1);
            let space = usize::from(!line.is_empty());
            let wide = width(word);
            if used + space + wide <= room {
                if space > 0 {
                    line.push(' ');
                }
                line.push_str(word);
                used += space + wide;
                break;
            }
            if line.is_empty() {
                let (head, tail, hyphen) = split(word, room);
                line.push_str(head);
                if hyphen {
                    line.push('-');
                }
                word = tail;
            }
            lines.push(std::mem::take(&mut line));
            used = 0;
            if word.is_empty() {
                break;
            }
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// The same text, which breaks nowhere.
pub(super) fn firm(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// The width of the longest word.
pub(super) fn longest_word(text: &str) -> usize {
    text.split(' ').map(width).max().unwrap_or(0)
}

/// The words between spaces, with a percent or euro sign glued to the number before it.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match words.last_mut() {
            Some(number) if word.starts_with(['%', '€']) && number.ends_with(|end: char| end.is_ascii_digit()) => {
                number.push(FIRM_SPACE);
                number.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// Splits a word that is wider than `room`: what fits, what is left, and whether a hyphen shows the break. At least one
/// character is taken, so that it ends in any room.
fn split(word: &str, room: usize) -> (&str, &str, bool) {
    let end = fitting(word, room);
    if let Some(at) = word[..end].rfind(['-', '/', '–', FIRM_SPACE]) {
        let after = at + word[at..].chars().next().map_or(0, char::len_utf8);
        if after < word.len() {
            return (&word[..after], &word[after..], false);
        }
    }
    match syllable(word, fitting(word, room.saturating_sub(1))) {
        Some(at) => (&word[..at], &word[at..], true),
        None => (&word[..end], &word[end..], false),
    }
}

/// The last byte up to `end` at which a word may be hyphenated by the German patterns, with at least three letters on both
/// sides; the long words of a report come from its files, and so are German in every language of it.
/// Worked: `Quartierspro-jekten`.
fn syllable(word: &str, end: usize) -> Option<usize> {
    const LEAST: usize = 3;
    /// Bytes that a word has; what is longer is no word, and is not searched again for every line of it.
    const MOST: usize = 200;
    let near = &word[..word.floor_char_boundary(end + MOST)];
    let mut last = None;
    let mut start = 0;
    for run in near.split_inclusive(|sign: char| !sign.is_alphabetic()) {
        let letters = run.trim_end_matches(|sign: char| !sign.is_alphabetic());
        if start >= end {
            break;
        }
        if letters.len() <= MOST {
            let mut at = 0;
            for part in hypher::hyphenate(letters, hypher::Lang::German) {
                at += part.len();
                let (before, after) = letters.split_at(at);
                let far = before.chars().count() >= LEAST && after.chars().count() >= LEAST;
                if far && start + at <= end {
                    last = Some(start + at);
                }
            }
        }
        start += run.len();
    }
    last
}

/// The byte at which the part of the word ends that fits; combining characters stay with their base.
fn fitting(word: &str, room: usize) -> usize {
    let mut used = 0;
    for (at, character) in word.char_indices() {
        used += character.width().unwrap_or(0);
        if used > room && at > 0 {
            return at;
        }
    }
    word.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_words() {
        assert_eq!(wrap("Eine Stelle war  bis März unbesetzt.", 12, 12), ["Eine Stelle", "war bis März", "unbesetzt."]);
        assert_eq!(wrap("aa bb cc", 2, 5), ["aa", "bb cc"]);
        assert_eq!(wrap("", 5, 5), [""]);
    }

    #[test]
    fn long_words_break_only_where_they_must() {
        assert_eq!(wrap("Haushaltssicherungskonzept", 12, 12), ["Haushaltssi-", "cherungskon-", "zept"]);
        assert_eq!(
            wrap("Sozial- und Gesundheits-/Pflegeausschuss", 20, 20),
            ["Sozial- und", "Gesundheits-/", "Pflegeausschuss"]
        );
        assert_eq!(wrap("Kurz Haushaltsplan", 13, 13), ["Kurz", "Haushaltsplan"]);
    }

    #[test]
    fn compounds_break_between_syllables() {
        for (word, room, head) in [
            ("Beratungsgespräche", 18, "Beratungsgesprä"),
            ("Beratungsgespräche", 15, "Beratungsge"),
            ("Quartiersprojekten", 14, "Quartierspro"),
            ("Arbeitslosenquote,", 17, "Arbeitslosen"),
            ("Sprachförderung", 11, "Sprachför"),
            ("Hauptschulen", 8, "Haupt"),
        ] {
            assert_eq!(split(word, room), (head, &word[head.len()..], true), "{word}");
        }
        assert_eq!(split("1234567890", 5), ("12345", "67890", false));
    }

    #[test]
    fn a_number_keeps_its_sign() {
        assert_eq!(wrap("bis zu 10 % mehr", 9, 9), ["bis zu", "10\u{a0}% mehr"]);
        assert_eq!(wrap(&firm("noch 5 von 7"), 20, 20), ["noch\u{a0}5\u{a0}von\u{a0}7"]);
    }

    #[test]
    fn wide_and_combining_characters_are_measured() {
        assert_eq!(width("Ä中e\u{301}"), 4);
        assert_eq!(wrap("中中中中", 5, 5), ["中中", "中中"]);
        assert_eq!(wrap("e\u{301}e\u{301}e\u{301}", 2, 2), ["e\u{301}e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn any_room_ends() {
        assert_eq!(wrap("中a", 0, 0), ["中", "a"]);
    }
}
