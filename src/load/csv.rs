//! Tables in text form: delimiter `;`, tab or `,`, as `sep=;` or the header shows; header in English or German.

use std::borrow::Cow;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::column::decimal_mark;
use super::mapping::TextForm;
use super::raw::{DecimalMark, RawActual, RawActuals, RawValue};
use crate::diagnostic::Diagnostics;
use crate::model::column::Column;
use crate::problem::{Much, Problem, nearest};
use crate::source::{Located, Place, SourceId};

/// Rows of a table that are read.
const MOST_ROWS: usize = 500_000;

/// Cells of a table that are read.
const MOST_CELLS: usize = 4_000_000;

/// Cells of a row that are read, as many as a spreadsheet has.
const MOST_COLUMNS: usize = 16_384;

/// A cell's text without blanks around it, and where it stands.
pub(super) type Cell<'t> = Located<Cow<'t, str>>;

/// The reader of tables, kept from one file to the next: making its automaton takes as long as reading a small file.
#[derive(Default)]
pub(crate) struct Readers(Option<(u8, Reader)>);

impl Readers {
    fn with(&mut self, delimiter: u8) -> &mut Reader {
        let known = self.0.take_if(|(known, _)| *known == delimiter);
        let (_, reader) =
            self.0.insert(known.unwrap_or_else(|| (delimiter, ReaderBuilder::new().delimiter(delimiter).build())));
        reader.reset();
        reader
    }
}

/// The records of a text: their cells one behind the other, and behind which of them each record ends.
#[derive(Default)]
pub(super) struct Records<'t> {
    cells: Vec<Cell<'t>>,
    ends: Vec<usize>,
}

impl<'t> Records<'t> {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn cells(&self) -> &[Cell<'t>] {
        &self.cells
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[Cell<'t>]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.cells[start..*end])
    }

    fn end_of_last(&self) -> usize {
        self.ends.last().copied().unwrap_or_default()
    }

    fn pop(&mut self) {
        self.ends.pop();
        self.cells.truncate(self.end_of_last());
    }
}

/// A CSV file of the folder of a period.
pub(super) fn actuals(
    text: &str,
    source: SourceId,
    folder: &str,
    stem: &str,
    readers: &mut Readers,
    diagnostics: &mut Diagnostics,
) -> RawActuals {
    let mut file = RawActuals {
        place: Place { source, start: 0, end: 0 },
        folder: folder.to_owned(),
        stem: stem.to_owned(),
        period: None,
        matrix: None,
        actuals: Vec::new(),
    };
    let records = sound_records(text, &layout(text, TextForm::default()), source, readers, diagnostics);
    let Some(header) = records.iter().next() else { return file };
    let Some(columns) = columns(header, diagnostics) else { return file };
    let rows = || records.iter().skip(1).filter(|row| row.iter().any(|cell| !cell.value.is_empty()));
    let numeric = rows().flat_map(|row| row.iter().zip(&columns));
    let numeric = numeric.filter(|(cell, column)| !cell.value.is_empty() && column.is_some_and(Column::is_numeric));
    let mark = decimal_mark(numeric.map(|(cell, _)| &*cell.value));
    file.actuals.reserve_exact(rows().count());
    for row in rows() {
        if row.len() != columns.len() {
            let (found, expected) = (row.len(), columns.len());
            let too_long = row[expected.min(found)..].iter().any(|cell| !cell.value.is_empty());
            if found < expected || too_long {
                let place = row.iter().map(|cell| cell.place).reduce(span).unwrap_or(file.place);
                diagnostics.push(Problem::CsvFieldCount { found, expected }, place);
                continue;
            }
        }
        file.actuals.push(actual(&columns, mark, row));
    }
    file
}

/// All records of a text. A quote that is never closed is reported, and what it swallowed left out.
pub(super) fn sound_records<'t>(
    text: &'t str,
    layout: &Layout,
    source: SourceId,
    readers: &mut Readers,
    diagnostics: &mut Diagnostics,
) -> Records<'t> {
    let mut records = match records(text, layout, source, readers) {
        Ok(records) => records,
        Err(much) => {
            diagnostics.push(Problem::FileExcess { much }, Place { source, start: 0, end: 0 });
            return Records::default();
        }
    };
    if let Some(open) = open_quote(&records, text) {
        diagnostics.push(Problem::CsvOpenQuote, open);
        records.pop();
    }
    records
}

fn span(first: Place, last: Place) -> Place {
    Place { end: last.end.max(first.end), ..first }
}

pub(super) fn columns(header: &[Cell<'_>], diagnostics: &mut Diagnostics) -> Option<Vec<Option<Column>>> {
    let mut columns: Vec<Option<Column>> = Vec::new();
    let mut sound = true;
    for cell in header {
        let name = cell.value.trim();
        if name.is_empty() {
            columns.push(None);
            continue;
        }
        let column = Column::named(name);
        match column {
            Some(column) if columns.contains(&Some(column)) => {
                diagnostics.push(Problem::CsvColumnTwice { column: name.into() }, cell.place);
                sound = false;
            }
            None => {
                let known = diagnostics.has_room(cell.place.source);
                let suggestion = known.then(|| nearest(name, Column::names())).flatten();
                diagnostics.push(Problem::CsvUnknownColumn { column: name.into(), suggestion }, cell.place);
                sound = false;
            }
            Some(_) => {}
        }
        columns.push(column);
    }
    if sound && !columns.contains(&Some(Column::Indicator)) {
        let place = header.iter().map(|cell| cell.place).reduce(span)?;
        diagnostics.push(Problem::CsvNoIndicatorColumn, place);
        sound = false;
    }
    sound.then_some(columns)
}

fn actual(columns: &[Option<Column>], mark: DecimalMark, row: &[Cell<'_>]) -> RawActual {
    let place = row.iter().map(|cell| cell.place).reduce(span).unwrap_or(Place { end: 0, ..row[0].place });
    let mut actual = RawActual::empty(place);
    for (cell, column) in row.iter().zip(columns) {
        let Some(column) = column else { continue };
        // An empty cell is a report that the value is missing, not the absence of a report. Elsewhere it says nothing.
        let empty = cell.value.is_empty();
        if empty && *column != Column::Value {
            continue;
        }
        let value = cell.with(RawValue::Text(cell.value.clone().into_owned(), mark));
        if empty {
            actual.value = Some(Box::new(value));
        } else {
            actual.set(*column, value);
        }
    }
    actual
}

/// Where the table begins, and what stands between its cells.
pub(crate) struct Layout {
    /// The byte behind a line `sep=;`.
    start: usize,
    /// Between cells.
    pub(crate) delimiter: u8,
}

impl Layout {
    /// The row, from 0, of the first line that may be one of the table.
    pub(super) fn first_row(&self) -> u32 {
        u32::from(self.start > 0)
    }
}

/// How a table is laid out: as the mapping says, else as its line `sep=;`, else as the line of its headers shows.
pub(crate) fn layout(text: &str, form: TextForm) -> Layout {
    let (line, below) = text.split_once('\n').unwrap_or((text, ""));
    let said = separator(line);
    let start = if said.is_some() { text.len() - below.len() } else { 0 };
    let header = form.header.map_or(0, |row| row as usize - 1);
    let headers = text.split_inclusive('\n').take(header).map(str::len).sum::<usize>().max(start);
    let delimiter = form.delimiter.or(said);
    Layout { start, delimiter: delimiter.unwrap_or_else(|| shown(&text[headers..])) }
}

/// The delimiter of a line `sep=;`, which Excel writes and wants.
fn separator(line: &str) -> Option<u8> {
    let line = line.trim_matches([' ', '\r', '"']);
    let (name, sign) = line.split_at_checked("sep=".len())?;
    let sign = match sign {
        ";" => b';',
        "," => b',',
        "|" => b'|',
        "\t" | "\\t" => b'\t',
        word if word.eq_ignore_ascii_case("tab") => b'\t',
        _ => return None,
    };
    name.eq_ignore_ascii_case("sep=").then_some(sign)
}

/// The delimiter that the line of the headers shows: the one between known headers, else the most frequent.
fn shown(text: &str) -> u8 {
    /// More show nothing else.
    const MOST_HEADERS: usize = 1_000;
    let text = text.trim_start_matches(['\r', '\n']);
    let mut quoted = false;
    let end = text.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'\n' && !quoted
    });
    let line = &text[..end.unwrap_or(text.len())];
    let weight = |delimiter: char| {
        let mut quoted = false;
        let parts = line.split(|sign: char| {
            quoted ^= sign == '"';
            sign == delimiter && !quoted
        });
        let (mut known, mut count) = (0usize, 0usize);
        for part in parts.take(MOST_HEADERS) {
            known += usize::from(Column::named(part.trim().trim_matches('"')).is_some());
            count += 1;
        }
        (if count > 1 { known } else { 0 }, count)
    };
    // Of two that are alike the first one counts, as `max_by_key` takes the last.
    [',', '\t', ';'].into_iter().max_by_key(|delimiter| weight(*delimiter)).map_or(b';', |sign| sign as u8)
}

/// The file's records, each cell with its place (quotes included).
fn records<'t>(text: &'t str, layout: &Layout, source: SourceId, readers: &mut Readers) -> Result<Records<'t>, Much> {
    let delimiter = layout.delimiter;
    let reader = readers.with(delimiter);
    let mut records = Records::default();
    let bytes = text.as_bytes();
    // No field is longer than the text.
    let mut field = vec![0; bytes.len() - layout.start];
    let mut length = 0;
    let (mut position, mut start) = (layout.start, layout.start);
    loop {
        let (result, read, written) = reader.read_field(&bytes[position..], &mut field[length..]);
        position += read;
        length += written;
        match result {
            // The next call with an empty slice tells the reader that the file ends.
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                if records.cells.len() - records.end_of_last() >= MOST_COLUMNS {
                    return Err(Much::Columns);
                }
                if records.cells.len() >= MOST_CELLS {
                    return Err(Much::Cells);
                }
                if records.len() >= MOST_ROWS {
                    return Err(Much::Rows);
                }
                records.cells.push(cell(&field[..length], text, (start, position), delimiter, source));
                length = 0;
                start = position;
                if record_end {
                    records.ends.push(records.cells.len());
                }
            }
            ReadFieldResult::End => return Ok(records),
        }
    }
}

/// The cell whose opening quote is never closed: it has swallowed the rest of the file.
fn open_quote(records: &Records<'_>, text: &str) -> Option<Place> {
    let last = records.cells.last()?.place;
    let raw = &text[last.start as usize..last.end as usize];
    let open = raw.starts_with('"') && !raw.bytes().filter(|byte| *byte == b'"').count().is_multiple_of(2);
    open.then(|| Place { end: last.start + 1, ..last })
}

fn cell<'t>(field: &[u8], text: &'t str, (start, end): (usize, usize), delimiter: u8, source: SourceId) -> Cell<'t> {
    // The delimiter or line break behind the field is read with it; blank lines before it too.
    let bytes = text.as_bytes();
    let is_break = |byte: u8| matches!(byte, b'\r' | b'\n');
    let (mut begin, mut behind) = (start, end);
    while begin < behind && is_break(bytes[begin]) {
        begin += 1;
    }
    while begin < behind && is_break(bytes[behind - 1]) {
        behind -= 1;
    }
    if begin < behind && bytes[behind - 1] == delimiter {
        behind -= 1;
    }
    let inner = &text[begin..behind];
    let bound = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    let place = Place { source, start: bound(begin), end: bound(behind) };
    // Only what is quoted reads differently from how it is written.
    let value = if inner.is_empty() && field.is_empty() {
        Cow::Borrowed("")
    } else if field == inner.as_bytes() {
        Cow::Borrowed(inner.trim())
    } else {
        Cow::Owned(String::from_utf8_lossy(field).trim().to_owned())
    };
    Located::new(value, place)
}
