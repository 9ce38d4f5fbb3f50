//! The files that were read and the places in them, so that every figure can say where it comes from.

mod lines;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::text::printable;

use lines::Index;
pub(crate) use lines::{Region, byte_range};

/// One file that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

impl SourceId {
    /// The id of the file with that number in the order of loading.
    pub(crate) fn new(number: usize) -> Self {
        Self(u32::try_from(number).unwrap_or(u32::MAX))
    }
}

/// Bytes of the (decoded) text of a source, `start` included, `end` not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

/// A value together with where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// What was read.
    pub value: T,
    /// Where it was read.
    pub place: Place,
}

impl<T> Located<T> {
    /// A value at its place.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }

    /// Another value at the same place.
    pub fn with<U>(&self, value: U) -> Located<U> {
        Located { value, place: self.place }
    }
}

/// One file: its path as it is shown to the user, and its text.
#[derive(Debug, Default)]
pub struct Source {
    /// The path relative to where the user stands, if it lies below, with `/` on every system.
    pub shown_path: String,
    /// The path that opens it.
    pub path: PathBuf,
    /// The decoded text; empty where the file could not be read. Of a workbook the texts of its cells, one below the
    /// other.
    pub text: Arc<str>,
    /// The cells of a workbook in the order of their texts; empty for a text file.
    pub cells: Vec<SourceCell>,
    /// True where the file begins with a byte order mark, which is no part of the text.
    pub byte_order_mark: bool,
}

/// A cell of a workbook, and where its text lies in [`Source::text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceCell {
    /// First byte of its text.
    pub start: u32,
    /// Name of the sheet.
    pub sheet: Arc<str>,
    /// From 0.
    pub row: u32,
    /// From 0.
    pub column: u32,
}

impl SourceCell {
    /// The name in the sheet, such as `F12`.
    pub fn name(&self) -> String {
        format!("{}{}", column_letters(self.column), self.row + 1)
    }
}

/// What spreadsheets call a column that is counted from 0: `A` to `XFD`.
pub(crate) fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + u8::try_from(rest % 26).unwrap_or(0));
        rest /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// The number from 0 of a column that spreadsheets call `A` to `XFD`; `None` for any other text.
pub(crate) fn column_of_letters(name: &str) -> Option<u32> {
    let sound = (1..=3).contains(&name.len()) && name.bytes().all(|letter| letter.is_ascii_uppercase());
    sound.then(|| name.bytes().fold(0, |number, letter| number * 26 + u32::from(letter - b'A') + 1) - 1)
}

/// All files that were read, in the order of their paths.
#[derive(Debug, Default)]
pub struct Sources(Vec<Read>);

/// A file, and where its lines begin once that was asked for.
#[derive(Debug)]
struct Read {
    source: Source,
    lines: OnceLock<Index>,
}

impl Read {
    fn lines(&self) -> &Index {
        self.lines.get_or_init(|| Index::new(self.source.text.as_bytes()))
    }
}

impl Sources {
    /// Takes a file in and gives its id.
    pub fn add(&mut self, source: Source) -> SourceId {
        let id = SourceId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        self.0.push(Read { source, lines: OnceLock::new() });
        id
    }

    /// The file of that id.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.read(id).source
    }

    fn read(&self, id: SourceId) -> &Read {
        &self.0[id.0 as usize]
    }

    /// All files, in the order in which they were taken in.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0u32..).map(SourceId).zip(self.0.iter().map(|read| &read.source))
    }

    /// How many files were read.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True before the first file.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Line and column of a place's first character, both from 1; the column counts characters.
    pub fn line_and_column(&self, place: Place) -> (usize, usize) {
        let start = self.region(place).start;
        (start.line, start.column)
    }

    /// Where a place starts and ends.
    pub(crate) fn region(&self, place: Place) -> Region {
        let read = self.read(place.source);
        let text = &read.source.text;
        let (start, end) = byte_range(text, place);
        let [start, end] = [start, end].map(|byte| read.lines().spot(text.as_bytes(), byte));
        Region { start, end }
    }

    /// The cell of a workbook that a place lies in; `None` for a text file.
    pub fn cell(&self, place: Place) -> Option<&SourceCell> {
        let cells = &self.get(place.source).cells;
        cells[..cells.partition_point(|cell| cell.start <= place.start)].last()
    }

    /// `path:line` of a place, as explanations and error messages name it.
    pub fn path_and_line(&self, place: Place) -> String {
        let (line, _) = self.line_and_column(place);
        format!("{}:{line}", self.get(place.source).shown_path)
    }
}

/// The path as it is shown: relative to `base` where it lies below, always with `/`.
pub fn shown_path(path: &Path, base: &Path) -> String {
    // Collecting the components leaves out a `.` that settings such as `matrices = "."` bring in.
    let shown: PathBuf = path.strip_prefix(base).unwrap_or(path).components().collect();
    let shown = shown.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    // A file may have any name; what it is called must not move the cursor of whoever reads about it.
    printable(&shown).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        let name = |row, column| SourceCell { start: 0, sheet: "Ist".into(), row, column }.name();
        assert_eq!([name(0, 0), name(11, 5), name(9, 25), name(9, 26)], ["A1", "F12", "Z10", "AA10"]);
        assert_eq!(name(1_048_575, 16_383), "XFD1048576");
    }

    #[test]
    fn a_place_in_a_workbook_lies_in_a_cell() {
        let cell = |start, column| SourceCell { start, sheet: "Ist".into(), row: 3, column };
        let mut sources = Sources::default();
        let cells = vec![cell(0, 1), cell(6, 2)];
        let source = sources.add(Source { text: "alpha\nbeta".into(), cells, ..Source::default() });
        let name = |start, end| sources.cell(Place { source, start, end }).map(SourceCell::name);
        assert_eq!([name(0, 5), name(6, 10), name(8, 9)], [Some("B4".into()), Some("C4".into()), Some("C4".into())]);
        let text = sources.len();
        let text = SourceId::new(text);
        sources.add(Source { text: "x = 1".into(), ..Source::default() });
        assert_eq!(sources.cell(Place { source: text, start: 0, end: 1 }), None);
    }
}
