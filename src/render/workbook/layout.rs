//! Room on paper: how wide a text is, how many lines it takes, how high its row must be.
//!
//! Excel fits heights when it opens a file, Calc does not where the file says that it comes from Excel, as every
//! file of the writing library does. So rows with more than one line get a height estimated here; the others are left
//! to the program.

use crate::render::letters;

/// Points of a line in the text size of tables.
const LINE_POINTS: u32 = 12;
/// The highest row that Excel allows, in points.
const MOST_POINTS: u32 = 409;
/// Pixels of the em square of the text in tables (9 points).
const EM_PIXELS: u32 = 12;
/// Pixels of a unit of column width, a digit of the default format.
const UNIT_PIXELS: u32 = 7;
/// Pixels that a cell keeps free beside a number.
const MARGIN_PIXELS: u32 = 9;

/// How wide a text is in one line, in pixels.
pub(super) fn pixels(text: &str) -> u32 {
    letters::width(text, EM_PIXELS)
}

/// Width of a column, in characters, in which so many pixels stand in one line.
pub(super) fn width_for(pixels: u32) -> u32 {
    if pixels == 0 { 0 } else { pixels.saturating_add(MARGIN_PIXELS).div_ceil(UNIT_PIXELS).min(255) }
}

/// The least width, up to a bound, in which no word of the texts is broken.
pub(super) fn width_of_words<'a>(texts: impl Iterator<Item = &'a str>, least: u32, most: u32) -> u32 {
    let longest = texts.flat_map(str::split_whitespace).map(pixels).max().unwrap_or_default();
    width_for(longest).clamp(least, most)
}

/// Lines that a text takes in a column of that many characters: words go to the next line where they do not fit, and
/// are broken where they would not fit there either.
pub(super) fn lines(text: &str, width: u32) -> u32 {
    let room = width.max(1) * UNIT_PIXELS;
    text.lines().map(|line| lines_of_paragraph(line, room)).sum::<u32>().max(1)
}

fn lines_of_paragraph(paragraph: &str, room: u32) -> u32 {
    let mut lines = 1;
    let mut used = 0;
    for word in paragraph.split_inclusive([' ', '-', '–', '/']) {
        let wide = pixels(word);
        if used + pixels(word.trim_end()) <= room {
            used += wide;
        } else if wide <= room {
            lines += 1;
            used = wide;
        } else {
            lines += wide.div_ceil(room);
            used = wide % room;
        }
    }
    lines
}

/// Points of a row with that many lines.
pub(super) fn height(lines: u32) -> u32 {
    lines.saturating_mul(LINE_POINTS).saturating_add(3).min(MOST_POINTS)
}

/// The least of the widths in which the highest row that there can be holds every text; else the last.
pub(super) fn width_to_hold<'a>(texts: impl Iterator<Item = &'a str>, widths: &[u32]) -> u32 {
    let mut widths = widths.iter().copied();
    let mut width = widths.next().unwrap_or_default();
    for text in texts {
        while !holds(lines(text, width))
            && let Some(wider) = widths.next()
        {
            width = wider;
        }
    }
    width
}

/// True where the highest row that there can be holds so many lines.
pub(super) fn holds(lines: u32) -> bool {
    lines < MOST_POINTS / LINE_POINTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_the_lines_it_needs() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("Besuche", 10), 1);
        assert_eq!(lines("Durchgeführte Erstbesuche", 16), 2);
        assert_eq!(lines("eins\nzwei", 16), 2);
        assert_eq!(lines("Donaudampfschifffahrtsgesellschaft", 10), 4);
        assert_eq!(height(2), 27);
        assert_eq!(height(u32::MAX), 409);
    }

    #[test]
    fn numbers_are_never_cut() {
        assert_eq!(width_for(0), 0);
        assert_eq!(width_for(pixels("1.240.000,00")), 12);
        assert_eq!(width_for(u32::MAX), 255);
    }

    #[test]
    fn no_row_holds_more_than_excel_shows() {
        let long = "Wort ".repeat(250);
        assert!(!holds(lines(&long, 20)));
        assert!(holds(lines(&long, 60)));
    }
}
