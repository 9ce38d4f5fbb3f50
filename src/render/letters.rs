//! How wide a text is in Arial, the typeface of workbooks and Word files, for formats whose reader sets the lines.

use unicode_width::UnicodeWidthChar;

/// Thousandths of an em.
const EM: u32 = 1000;

/// How wide a text is in one line where an em is `em` units wide, in these units.
pub(super) fn width(text: &str, em: u32) -> u32 {
    text.chars().map(advance).sum::<u32>().saturating_mul(em).div_ceil(EM)
}

/// The advance of a letter in thousandths of an em; on the safe side for the letters not named.
fn advance(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | '\'' | '|' => 222,
        'f' | 't' | 'I' | ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '!' | '/' | '[' | ']' => 278,
        '(' | ')' | '-' | 'r' => 333,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        'm' | 'M' | 'W' | '%' | '@' | '—' | '…' => 950,
        'w' | 'A'..='Z' | 'Ä' | 'Ö' | 'Ü' => 722,
        _ if letter.width() == Some(2) => 1100,
        _ if letter.width() == Some(0) => 0,
        _ if letter.is_ascii() || letter.is_alphabetic() => 556,
        _ => 800,
    }
}
