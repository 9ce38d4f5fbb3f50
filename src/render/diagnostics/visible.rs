//! Foreign text made safe for a terminal: what would move the cursor, colour the screen or turn the reading direction
//! is shown instead of obeyed.

use std::borrow::Cow;

/// A character as it is shown: control characters by their pictures, invisible ones and those that turn the direction
/// of reading by `�`, which also makes a stray invisible character visible. A tab stays.
pub(super) fn character(character: char) -> char {
    const PICTURES: u32 = 0x2400;
    const PICTURE_OF_DELETE: char = '\u{2421}';
    match character {
        '\t' => character,
        '\u{0}'..='\u{1f}' => char::from_u32(PICTURES + u32::from(character)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => PICTURE_OF_DELETE,
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | PRIMARY_PATH
        | RELATED_PATH
        | '\u{e0000}'..='\u{e007f}' => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

/// Stands for the first path while a message is laid out. It never comes from a file: see [`character`].
pub(super) const PRIMARY_PATH: char = '\u{e000}';

/// Stands for the second path while a message is laid out.
pub(super) const RELATED_PATH: char = '\u{e001}';

/// One line of text as it is shown, a tab as a blank.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    let shown = |from: char| if from == '\t' { ' ' } else { character(from) };
    if text.chars().all(|from| shown(from) == from) { text.into() } else { text.chars().map(shown).collect() }
}

/// One line of text as it is shown, cut after `most` characters: a message may quote a value of any length.
pub(super) fn cut_line(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        None => line(text),
        Some((end, _)) => Cow::Owned(format!("{}…", line(&text[..end]))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_comes_through() {
        assert_eq!(line("a\u{1b}[31mb\u{9b}0m\u{7}\u{202e}\tc\nd\u{7f}\u{e000}"), "a␛[31mb�0m␇� c␊d␡�");
        assert_eq!(line("Müller – „ja“ 🎯"), "Müller – „ja“ 🎯");
        assert!(
            (0..=0x10_ffff).filter_map(char::from_u32).all(|any| !line(&any.to_string()).contains(char::is_control))
        );
    }

    #[test]
    fn long_values_are_cut_at_a_character() {
        assert_eq!(cut_line("äöü", 3), "äöü");
        assert_eq!(cut_line("äöüß", 3), "äöü…");
    }
}
