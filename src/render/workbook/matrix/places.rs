//! Where on the sheets of the matrices something stands, so that other sheets can refer to it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::columns::{self, Columns};
use crate::document::{Column, RowId};
use crate::model::LineKind;
use crate::render::workbook::names;
use crate::status::Counts;

/// The sheets that were written.
#[derive(Debug, Default)]
pub(in crate::render::workbook) struct Matrices {
    sheets: Vec<Written>,
    rows: BTreeMap<RowId, (usize, u32)>,
}

/// A sheet that was written.
#[derive(Debug)]
pub(in crate::render::workbook) struct Written {
    /// Its name.
    pub(in crate::render::workbook) name: String,
    title: String,
    columns: Vec<(Column, u16)>,
    pub(super) rows: Vec<(RowId, u32)>,
    /// Its parts.
    pub(in crate::render::workbook) parts: Vec<Lines>,
}

/// The rows of a part of a matrix.
#[derive(Debug)]
pub(in crate::render::workbook) struct Lines {
    /// Which part.
    pub(in crate::render::workbook) line: LineKind,
    /// Where they stand.
    pub(super) rows: Range<u32>,
    /// How many of them have which status.
    pub(in crate::render::workbook) counts: Counts,
}

impl Written {
    pub(super) fn new(name: &str, title: &str, columns: &Columns) -> Self {
        Self { name: name.into(), title: title.into(), columns: columns.now(), rows: Vec::new(), parts: Vec::new() }
    }

    fn position(&self, column: Column) -> Option<u16> {
        self.columns.iter().find(|(of, _)| *of == column).map(|(_, place)| *place)
    }

    /// The cells that hold the statuses of a part: `'Sozialamt'!$H$6:$H$40`.
    pub(in crate::render::workbook) fn statuses(&self, lines: &Lines) -> Option<String> {
        let column = self.position(Column::Status)?;
        let last = lines.rows.end.checked_sub(1).filter(|last| *last >= lines.rows.start)?;
        let absolute = |row| {
            let cell = columns::cell(column, row);
            let digits = cell.find(|letter: char| letter.is_ascii_digit()).unwrap_or_default();
            format!("${}${}", &cell[..digits], &cell[digits..])
        };
        Some(format!("{}!{}:{}", names::quoted(&self.name), absolute(lines.rows.start), absolute(last)))
    }
}

impl Matrices {
    /// Takes the next one.
    pub(in crate::render::workbook) fn add(&mut self, written: Written) {
        let sheet = self.sheets.len();
        self.rows.extend(written.rows.iter().map(|(id, row)| (id.clone(), (sheet, *row))));
        self.sheets.push(written);
    }

    /// In their order.
    pub(in crate::render::workbook) fn sheets(&self) -> &[Written] {
        &self.sheets
    }

    /// The name of the sheet with that title.
    pub(in crate::render::workbook) fn called(&self, title: &str) -> Option<&str> {
        let linked = self.sheets.iter().take(names::MOST_LINKS);
        linked.filter(|sheet| sheet.title == title).map(|sheet| sheet.name.as_str()).next()
    }

    /// A formula that shows a cell of a row: `='Sozialamt'!L7`.
    pub(in crate::render::workbook) fn reference(&self, id: &RowId, column: Column) -> Option<String> {
        let (sheet, row) = self.rows.get(id)?;
        let sheet = self.sheets.get(*sheet)?;
        Some(format!("={}!{}", names::quoted(&sheet.name), columns::cell(sheet.position(column)?, *row)))
    }
}
