//! Tables in text form: delimiter `;`, tab or `,`, as `sep=;` or the header shows; header in English or German.

use csv_core::{ReadFieldResult, ReaderBuilder};

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

/// A cell's text and where it stands.
pub(super) type Cell = Located<String>;

/// A CSV file of the folder of a period.
pub(super) fn actuals(
    text: &str,
    source: SourceId,
    folder: &str,
    stem: &str,
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
    let mut records = sound_records(text, &layout(text, TextForm::default()), source, diagnostics).into_iter();
    let Some(header) = records.next() else { return file };
    let Some(columns) = columns(&header, diagnostics) else { return file };
    let rows: Vec<Vec<Cell>> = records.filter(|row| row.iter().any(|cell| !cell.value.trim().is_empty())).collect();
    let numeric = rows.iter().flat_map(|row| row.iter().zip(&columns));
    let numeric = numeric.filter(|(_, column)| column.is_some_and(Column::is_numeric));
    let mark = decimal_mark(numeric.map(|(cell, _)| cell.value.as_str()));
    file.actuals.reserve_exact(rows.len());
    for row in rows {
        if row.len() != columns.len() {
            let (found, expected) = (row.len(), columns.len());
            let too_long = row[expected.min(found)..].iter().any(|cell| !cell.value.trim().is_empty());
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
pub(super) fn sound_records(
    text: &str,
    layout: &Layout,
    source: SourceId,
    diagnostics: &mut Diagnostics,
) -> Vec<Vec<Cell>> {
    let mut records = match records(text, layout, source) {
        Ok(records) => records,
        Err(much) => {
            diagnostics.push(Problem::FileExcess { much }, Place { source, start: 0, end: 0 });
            return Vec::new();
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

pub(super) fn columns(header: &[Cell], diagnostics: &mut Diagnostics) -> Option<Vec<Option<Column>>> {
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

fn actual(columns: &[Option<Column>], mark: DecimalMark, row: Vec<Cell>) -> RawActual {
    let place = row.iter().map(|cell| cell.place).reduce(span).unwrap_or(Place { end: 0, ..row[0].place });
    let mut actual = RawActual::empty(place);
    for (cell, column) in row.into_iter().zip(columns) {
        let Some(column) = column else { continue };
        let text = cell.value.trim();
        // An empty cell is a report that the value is missing, not the absence of a report. Elsewhere it says nothing.
        if text.is_empty() && *column != Column::Value {
            continue;
        }
        let value = cell.with(RawValue::Text(text.to_owned(), mark));
        if text.is_empty() {
            actual.value = Some(Box::new(value));
        } else {
            actual.set(*column, &value);
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
fn records(text: &str, layout: &Layout, source: SourceId) -> Result<Vec<Vec<Cell>>, Much> {
    let delimiter = layout.delimiter;
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let mut records = Vec::new();
    let mut record: Vec<Cell> = Vec::new();
    let mut field: Vec<u8> = Vec::new();
    let mut cells = 0;
    let mut buffer = [0u8; 4096];
    let bytes = text.as_bytes();
    let (mut position, mut start) = (layout.start, layout.start);
    loop {
        let (result, read, written) = reader.read_field(&bytes[position..], &mut buffer);
        position += read;
        field.extend_from_slice(&buffer[..written]);
        match result {
            // The next call with an empty slice tells the reader that the file ends.
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                cells += 1;
                let full = [
                    (record.len() >= MOST_COLUMNS, Much::Columns),
                    (cells > MOST_CELLS, Much::Cells),
                    (records.len() >= MOST_ROWS, Much::Rows),
                ];
                if let Some((_, much)) = full.into_iter().find(|(full, _)| *full) {
                    return Err(much);
                }
                record.push(cell(&mut field, text, (start, position), delimiter, source));
                start = position;
                if record_end {
                    records.push(std::mem::take(&mut record));
                }
            }
            ReadFieldResult::End => return Ok(records),
        }
    }
}

/// The cell whose opening quote is never closed: it has swallowed the rest of the file.
fn open_quote(records: &[Vec<Cell>], text: &str) -> Option<Place> {
    let last = records.last()?.last()?.place;
    let raw = &text[last.start as usize..last.end as usize];
    let open = raw.starts_with('"') && !raw.bytes().filter(|byte| *byte == b'"').count().is_multiple_of(2);
    open.then(|| Place { end: last.start + 1, ..last })
}

fn cell(field: &mut Vec<u8>, text: &str, (start, end): (usize, usize), delimiter: u8, source: SourceId) -> Cell {
    // The delimiter or line break behind the field is read with it; blank lines before it too.
    let raw = &text[start..end];
    let inner = raw.trim_start_matches(['\r', '\n']);
    let begin = start + raw.len() - inner.len();
    let inner = inner.trim_end_matches(['\r', '\n']);
    let inner = inner.strip_suffix(char::from(delimiter)).unwrap_or(inner);
    let bound = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    let place = Place { source, start: bound(begin), end: bound(begin + inner.len()) };
    let value = String::from_utf8_lossy(field).into_owned();
    field.clear();
    Located::new(value, place)
}
