//! A form as its file has it: values read with another library, locks and validations out of the XML itself.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, DataType, Range, Reader, Xlsx};

/// A form that was written.
pub(super) struct Book {
    /// Names of its sheets.
    pub(super) sheets: Vec<String>,
    cells: Range<Data>,
    /// The formulas that are not empty; there must be none.
    pub(super) formulas: usize,
    /// The XML of its one sheet.
    pub(super) sheet: String,
    /// The XML of its formats.
    styles: String,
}

impl Book {
    pub(super) fn open(path: &Path) -> Self {
        let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut workbook = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
        let sheets = workbook.sheet_names();
        let cells = workbook.worksheet_range(&sheets[0]).unwrap();
        let formulas = workbook.worksheet_formula(&sheets[0]).unwrap();
        let formulas = formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty()).count();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut part = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        Self { sheets, cells, formulas, sheet: part("xl/worksheets/sheet1.xml"), styles: part("xl/styles.xml") }
    }

    /// The value of a cell by row and column, from 0.
    pub(super) fn value(&self, row: u32, column: u32) -> Data {
        self.cells.get_value((row, column)).cloned().unwrap_or_default()
    }

    pub(super) fn text(&self, row: u32, column: u32) -> String {
        let value = self.value(row, column);
        assert!(value.is_string() || value.is_empty(), "row {row}, column {column}: {value:?} is no text");
        value.as_string().unwrap_or_default()
    }

    /// Its last row and column.
    pub(super) fn size(&self) -> (u32, u32) {
        self.cells.end().unwrap()
    }

    /// What column A holds, by row.
    pub(super) fn keys(&self) -> Vec<(u32, String)> {
        let rows = self.cells.end().unwrap().0;
        (0..=rows).map(|row| (row, self.text(row, 0))).filter(|(_, text)| !text.is_empty()).collect()
    }

    /// The row of a key.
    pub(super) fn row(&self, key: &str) -> u32 {
        let found = self.keys().into_iter().find(|(_, known)| known == key);
        found.unwrap_or_else(|| panic!("no row has the key {key}: {:?}", self.keys())).0
    }

    /// The hidden row with the names of columns.
    pub(super) fn names_row(&self) -> u32 {
        self.row("zielmatrix-spalten")
    }

    /// The names of columns with their positions.
    pub(super) fn columns(&self) -> BTreeMap<String, u32> {
        let row = self.names_row();
        let columns = self.cells.end().unwrap().1;
        let named = (1..=columns).map(|column| (self.text(row, column), column));
        named.filter(|(name, _)| !name.is_empty()).collect()
    }

    /// The column that has this heading.
    pub(super) fn headed(&self, heading: &str) -> u32 {
        let row = self.names_row() + 1;
        let columns = 1..=self.cells.end().unwrap().1;
        let mut found = columns.filter(|column| self.text(row, *column) == heading);
        found.next().unwrap_or_else(|| panic!("no column is headed {heading}"))
    }

    /// The value of an input by key and name of its column.
    pub(super) fn input(&self, key: &str, column: &str) -> Data {
        self.value(self.row(key), self.columns()[column])
    }

    /// The names of the inputs of a row that are open, in the order of the columns.
    pub(super) fn open_inputs(&self, key: &str) -> Vec<String> {
        let row = self.row(key);
        let mut columns: Vec<(u32, String)> = self.columns().into_iter().map(|(name, column)| (column, name)).collect();
        columns.sort();
        columns.into_iter().filter(|(column, _)| !self.is_locked(row, *column)).map(|(_, name)| name).collect()
    }

    /// True where a protected sheet keeps the cell as it is.
    pub(super) fn is_locked(&self, row: u32, column: u32) -> bool {
        !self.format(row, column).contains("<protection locked=\"0\"")
    }

    /// True where the cell is marked as text.
    pub(super) fn is_quoted(&self, row: u32, column: u32) -> bool {
        self.format(row, column).contains("quotePrefix=\"1\"")
    }

    /// The `xf` element of a cell's format.
    pub(super) fn format(&self, row: u32, column: u32) -> String {
        let cell = format!("<c r=\"{}\"", reference(row, column));
        // A cell that is not there has the format of all others.
        let Some(from) = self.sheet.find(&cell) else { return String::new() };
        let tag = self.sheet[from..].split('>').next().unwrap();
        let index: usize = attribute(tag, "s").map_or(0, |index| index.parse().unwrap());
        let formats = self.styles.split_once("<cellXfs").unwrap().1.split_once("</cellXfs>").unwrap().0;
        formats.split("<xf ").nth(index + 1).unwrap().to_owned()
    }

    /// The validation of a cell, with its formulas.
    pub(super) fn validation(&self, row: u32, column: u32) -> String {
        let here = |reference: &str| {
            let (first, last) = reference.split_once(':').unwrap_or((reference, reference));
            let (first, last) = (position(first), position(last));
            (first.0..=last.0).contains(&row) && (first.1..=last.1).contains(&column)
        };
        let mut found = self
            .sheet
            .split("<dataValidation ")
            .skip(1)
            .filter(|text| attribute(text, "sqref").is_some_and(|references| references.split(' ').any(here)));
        let validation = found.next().unwrap_or_else(|| panic!("no validation at {row}, {column}")).to_owned();
        assert!(found.next().is_none(), "two validations at {row}, {column}");
        validation
    }
}

/// The value of an attribute in the text of a tag.
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// `C5` for row 4 and column 2; forms have few columns.
pub(super) fn reference(row: u32, column: u32) -> String {
    let letter = char::from(b'A' + u8::try_from(column).unwrap());
    format!("{letter}{}", row + 1)
}

fn position(reference: &str) -> (u32, u32) {
    let letter = reference.as_bytes()[0];
    (reference[1..].parse::<u32>().unwrap() - 1, u32::from(letter - b'A'))
}
