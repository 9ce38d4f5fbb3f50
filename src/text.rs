//! Text from files made harmless for a terminal: what could move the cursor, change colours or reverse reading order is
//! replaced, so that every reader sees what is there.

use std::borrow::Cow;

/// The text without controls, escapes, line breaks, bidirectional overrides and invisible tags.
///
/// White space becomes a space, a control its picture (`␛` for an escape) or `�`, and what has no width at all and
/// only suggests where to break is left out. Everything else stays as it is.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    if text.chars().all(|character| matches!(shown(character), Shown::Itself)) {
        return Cow::Borrowed(text);
    }
    let harmless = text.chars().filter_map(|character| match shown(character) {
        Shown::Itself => Some(character),
        Shown::Instead(other) => Some(other),
        Shown::Nothing => None,
    });
    Cow::Owned(harmless.collect())
}

/// What stands for a character of a file.
enum Shown {
    Itself,
    Instead(char),
    Nothing,
}

fn shown(character: char) -> Shown {
    match character {
        '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Shown::Instead(' '),
        '\0'..='\u{1f}' => Shown::Instead(picture(character)),
        '\u{7f}' => Shown::Instead('␡'),
        // The other controls, bidirectional marks and overrides, annotations, and invisible tags (planes that terminals
        // draw with no width, and that this renderer marks its own colours with).
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => Shown::Instead('�'),
        // Soft hyphens and zero-width spaces: terminals disagree about their width.
        '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{feff}' => Shown::Nothing,
        _ => Shown::Itself,
    }
}

/// The picture of a control below the space, such as `␛`.
fn picture(control: char) -> char {
    char::from_u32(0x2400 + u32::from(control)).unwrap_or('�')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_not_copied() {
        for text in ["", "Durchgeführte Erstbesuche", "50 % – „gut“", "中文 e\u{301} 👩\u{200d}⚕\u{fe0f}"]
        {
            assert!(matches!(printable(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn controls_and_overrides_are_replaced() {
        for (written, shown) in [
            ("a\tb\nc\r\nd", "a b c  d"),
            ("\u{1b}[31mrot\u{1b}[0m", "␛[31mrot␛[0m"),
            ("\0\u{7}\u{7f}", "␀␇␡"),
            ("\u{9b}31m", "�31m"),
            ("\u{202e}tor\u{202c} \u{2066}x\u{2069}\u{200e}\u{200f}", "�tor� �x���"),
            ("Maß\u{ad}nahme\u{200b}\u{feff}", "Maßnahme"),
            ("a\u{2028}b\u{85}c", "a b c"),
            ("\u{e0041}\u{e0f00}", "��"),
        ] {
            assert_eq!(printable(written), shown);
        }
    }

    #[test]
    fn no_control_of_any_plane_passes() {
        for character in (0..=0x10_ffff).filter_map(char::from_u32) {
            let text = character.to_string();
            assert!(!printable(&text).contains(char::is_control), "{character:?}");
        }
    }
}
