//! Room on paper: how many lines a text takes and how high a row must be. Estimates, used only where a spreadsheet does
//! not fit the height itself (merged cells); everywhere else heights stay automatic.

use unicode_width::UnicodeWidthStr;

/// Points of a line in the text size of tables.
const LINE_POINTS: u32 = 12;

/// Lines that a text takes in a cell as wide as that many characters.
pub(super) fn lines(text: &str, width: usize) -> u32 {
    let lines: usize = text.lines().map(|line| line.width().div_ceil(width.max(1)).max(1)).sum();
    u32::try_from(lines).unwrap_or(u32::MAX).max(1)
}

/// Points of a row with that many lines; Excel allows no more than 409.
pub(super) fn height(lines: u32) -> u32 {
    lines.saturating_mul(LINE_POINTS).saturating_add(3).min(409)
}

/// Width of a column in which so many characters stand in one line, in the smaller text of tables, with a margin.
pub(super) fn width_for(shown: usize) -> usize {
    (shown * 10).div_ceil(11) + 2
}

/// The width as the library takes it.
pub(super) fn characters(width: usize) -> u32 {
    u32::try_from(width.min(255)).unwrap_or(255)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_a_line_for_each_width() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("0123456789", 10), 1);
        assert_eq!(lines("0123456789a\nb", 10), 3);
        assert_eq!(height(2), 27);
    }
}
