//! Lines and columns of places, fast for half a million places in a file and for a file that is one long line.

use super::Place;

/// One character's position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    /// From 1.
    pub(crate) line: usize,
    /// In characters, from 1.
    pub(crate) column: usize,
    /// Byte in the text at which the line starts.
    pub(crate) line_start: usize,
}

/// A place as people count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Region {
    /// The first character.
    pub(crate) start: Spot,
    /// The character after the last one.
    pub(crate) end: Spot,
}

/// The bytes of a place, moved into the text and to the starts of characters where they lie elsewhere.
pub(crate) fn byte_range(text: &str, place: Place) -> (usize, usize) {
    let start = text.floor_char_boundary(place.start as usize);
    (start, text.floor_char_boundary(place.end as usize).max(start))
}

/// Bytes that are looked through for one position, at most.
const BLOCK: usize = 256;

/// What lies before each block of a text.
#[derive(Debug)]
pub(super) struct Index(Vec<Before>);

#[derive(Clone, Copy, Debug, Default)]
struct Before {
    /// Newlines before the block.
    newlines: u32,
    /// Characters that start before the block.
    characters: u32,
    /// First byte of the line in which the block starts.
    line_start: u32,
    /// Characters before that line.
    line_start_characters: u32,
}

impl Index {
    /// Looks through a text.
    pub(super) fn new(text: &[u8]) -> Self {
        let mut before = Before::default();
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        blocks.push(before);
        for (number, block) in text.chunks_exact(BLOCK).enumerate() {
            if let Some(newline) = last_newline(block) {
                let in_line = newline + 1;
                before.newlines += count(newlines(block));
                before.line_start = count(number * BLOCK + in_line);
                before.line_start_characters = before.characters + count(characters(&block[..in_line]));
            }
            before.characters += count(characters(block));
            blocks.push(before);
        }
        Self(blocks)
    }

    /// The position of a byte of that text.
    pub(super) fn spot(&self, text: &[u8], byte: usize) -> Spot {
        let number = byte / BLOCK;
        let before = self.0[number];
        let rest = &text[number * BLOCK..byte];
        let line = before.newlines as usize + newlines(rest) + 1;
        if let Some(newline) = last_newline(rest) {
            let in_line = newline + 1;
            let column = characters(&rest[in_line..]) + 1;
            return Spot { line, column, line_start: number * BLOCK + in_line };
        }
        let column = (before.characters - before.line_start_characters) as usize + characters(rest) + 1;
        Spot { line, column, line_start: before.line_start as usize }
    }
}

fn last_newline(bytes: &[u8]) -> Option<usize> {
    bytes.iter().rposition(|byte| *byte == b'\n')
}

fn newlines(bytes: &[u8]) -> usize {
    bytes.iter().map(|byte| usize::from(*byte == b'\n')).sum()
}

/// Characters that start in these bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    const CONTINUATION: u8 = 0b1000_0000;
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != CONTINUATION).count()
}

/// Places count bytes in 32 bits, so no text that has places is longer.
fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spot(text: &str, byte: usize) -> (usize, usize) {
        let Spot { line, column, .. } = Index::new(text.as_bytes()).spot(text.as_bytes(), byte);
        (line, column)
    }

    #[test]
    fn columns_count_characters_and_lines_end_at_newlines() {
        let text = "äö = 1\r\nx\n";
        assert_eq!(spot(text, 0), (1, 1));
        assert_eq!(spot(text, "äö".len()), (1, 3));
        assert_eq!(spot(text, text.find('x').unwrap()), (2, 1));
        assert_eq!(spot(text, text.len()), (3, 1));
        assert_eq!(spot("", 0), (1, 1));
    }

    proptest! {
        #[test]
        fn positions_are_those_of_counting_from_the_start(
            text in "([a-z]{0,300}|[äß€🎯]{0,90}|\n|\r\n){0,12}",
            share in 0_usize..=100,
        ) {
            let byte = text.floor_char_boundary(text.len() * share / 100);
            let before = &text[..byte];
            let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
            let expected = Spot {
                line: before.matches('\n').count() + 1,
                column: before[line_start..].chars().count() + 1,
                line_start,
            };
            prop_assert_eq!(Index::new(text.as_bytes()).spot(text.as_bytes(), byte), expected);
        }
    }
}
