//! Free tables: a header row whose names a mapping explains, or the names of this program themselves.

use super::{Incoming, Row};
use crate::diagnostic::{Diagnostics, Problem, Severity};
use crate::form::Key;
use crate::load::column::Column;
use crate::load::csv;
use crate::load::mapping::{Mapping, folded};
use crate::load::workbook::{Cell, Content, Sheet, Workbook};
use crate::problem::nearest;
use crate::source::{Located, Place, SourceId};

/// A row of a table: its cells, and whether it is shown.
struct Line {
    cells: Vec<Cell>,
    hidden: bool,
}

/// Takes in the rows of a table. `None` where they cannot be read at all, which is reported.
pub(super) fn rows(incoming: &mut Incoming, mapping: Option<&Mapping>, diagnostics: &mut Diagnostics) -> Option<()> {
    let source = incoming.source;
    let lines = of_sheet(sheet(incoming, mapping, diagnostics)?);
    let top = Place { source, start: 0, end: 0 };
    let header_row = mapping.and_then(|mapping| mapping.header).unwrap_or(1).max(incoming.first_row + 1);
    let header = match mapping {
        // Rows above the header may be empty; they have no line of their own then.
        Some(_) => lines.iter().position(|line| line.cells.first().is_some_and(|cell| cell.row + 1 == header_row)),
        None => lines.iter().position(|line| !line.cells.is_empty()),
    };
    let header_cells = header.map(|at| lines[at].cells.as_slice()).unwrap_or_default();
    let columns = match mapping {
        Some(mapping) => mapped(mapping, header_cells, diagnostics)?,
        None => named(header_cells, top, diagnostics)?,
    };
    incoming.period = mapping.and_then(|mapping| mapping.period.clone());
    let below = header.map_or(0, |at| at + 1);
    let past_header =
        |line: &&Line| mapping.is_none() || line.cells.first().is_some_and(|cell| cell.row + 1 > header_row);
    for line in lines.iter().skip(below).filter(past_header) {
        incoming.rows.extend(row(line, &columns, mapping));
    }
    Some(())
}

fn sheet<'a>(incoming: &'a Incoming, mapping: Option<&Mapping>, diagnostics: &mut Diagnostics) -> Option<&'a Sheet> {
    let sheets = &incoming.workbook.sheets;
    let Some(named) = mapping.and_then(|mapping| mapping.sheet.as_ref()) else {
        return sheets.iter().find(|sheet| !sheet.cells.is_empty()).or(sheets.first());
    };
    let found = sheets.iter().find(|sheet| folded(&sheet.name) == folded(&named.value));
    if found.is_none() {
        let known = sheets.iter().map(|sheet| sheet.name.to_string()).collect();
        diagnostics.push(Problem::MappingSheet { sheet: named.value.clone(), known }, named.place);
    }
    found
}

fn of_sheet(sheet: &Sheet) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for cell in &sheet.cells {
        match lines.last_mut().filter(|line| line.cells[0].row == cell.row) {
            Some(line) => line.cells.push(cell.clone()),
            None => lines.push(Line { cells: vec![cell.clone()], hidden: sheet.hides(cell.row) }),
        }
    }
    lines
}

/// A table in text form as one sheet, whose rows are the lines of the file. `None` where it is broken, which is reported.
pub(super) fn of_text(
    text: &str,
    layout: &csv::Layout,
    source: SourceId,
    diagnostics: &mut Diagnostics,
) -> Option<Workbook> {
    let errors = diagnostics.count(Severity::Error);
    let records = csv::sound_records(text, layout, source, diagnostics);
    if diagnostics.count(Severity::Error) > errors {
        return None;
    }
    let mut cells = Vec::new();
    let mut row = 0u32;
    let mut counted = 0usize;
    for record in records {
        let Some(first) = record.first() else { continue };
        let start = first.place.start as usize;
        let breaks = text[counted.min(start)..start].bytes().filter(|byte| *byte == b'\n').count();
        row = row.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        counted = start;
        cells.extend((0..).zip(&record).filter_map(|(column, field)| {
            let text = field.value.trim();
            let content = Content::Text(text.to_owned());
            (!text.is_empty()).then_some(Cell { row, column, content, formula: false, place: field.place })
        }));
    }
    Some(Workbook {
        sheets: vec![Sheet {
            name: "".into(),
            cells,
            hidden_rows: Vec::new(),
            columns: Vec::new(),
            merged: Vec::new(),
        }],
    })
}

/// The columns that the mapping names.
fn mapped(mapping: &Mapping, header: &[Cell], diagnostics: &mut Diagnostics) -> Option<Vec<(u32, Column)>> {
    let mut columns = Vec::new();
    let mut sound = true;
    for (column, name) in &mapping.columns {
        let named: Vec<&Cell> =
            header.iter().filter(|cell| folded(&cell.content.shown()) == folded(&name.value)).collect();
        match (named.as_slice(), letters(&name.value)) {
            ([cell], _) => columns.push((cell.column, *column)),
            ([], Some(at)) => columns.push((at, *column)),
            ([], None) => {
                let known: Vec<String> = header.iter().map(|cell| cell.content.shown()).collect();
                let suggestion = nearest(&name.value, known.iter().map(String::as_str));
                diagnostics.push(Problem::MappingColumn { column: name.value.clone(), suggestion }, name.place);
                sound = false;
            }
            ([_, second, ..], _) => {
                diagnostics.push(Problem::CsvColumnTwice { column: name.value.clone() }, second.place);
                sound = false;
            }
        }
    }
    sound.then_some(columns)
}

/// The number of a column from 0 that spreadsheets call `A` to `XFD`.
fn letters(name: &str) -> Option<u32> {
    let sound = (1..=3).contains(&name.len()) && name.bytes().all(|letter| letter.is_ascii_uppercase());
    sound.then(|| name.bytes().fold(0, |number, letter| number * 26 + u32::from(letter - b'A') + 1) - 1)
}

/// The columns that the header names as this program does.
fn named(header: &[Cell], top: Place, diagnostics: &mut Diagnostics) -> Option<Vec<(u32, Column)>> {
    let known = header.iter().any(|cell| Column::named(&cell.content.shown()) == Some(Column::Indicator));
    if !known {
        diagnostics.push(Problem::NoForm, header.first().map_or(top, |cell| cell.place));
        return None;
    }
    let texts: Vec<Located<String>> =
        header.iter().map(|cell| Located::new(cell.content.shown(), cell.place)).collect();
    let columns = csv::columns(&texts, diagnostics)?;
    Some(header.iter().zip(columns).filter_map(|(cell, column)| Some((cell.column, column?))).collect())
}

/// A row of the table; `None` where it names no indicator or is passed over.
fn row(line: &Line, columns: &[(u32, Column)], mapping: Option<&Mapping>) -> Option<Row> {
    let cell = |wanted: Column| {
        let (at, _) = columns.iter().find(|(_, column)| *column == wanted)?;
        line.cells.iter().find(|cell| cell.column == *at)
    };
    let text = |wanted: Column| cell(wanted).map(|cell| cell.content.shown());
    let named = cell(Column::Indicator);
    let name = named.map(|cell| cell.content.shown()).unwrap_or_default();
    if mapping.is_some_and(|mapping| mapping.skip.iter().any(|skip| folded(skip) == folded(&name))) {
        return None;
    }
    let translated = mapping.and_then(|mapping| mapping.indicators.get(&folded(&name)));
    let name = translated.map_or(name, |id| id.value.clone());
    let matrix = || text(Column::Matrix).or_else(|| Some(mapping?.matrix.as_ref()?.value.clone())).unwrap_or_default();
    let (matrix, indicator) = match name.split_once('/') {
        Some((matrix, indicator)) => (matrix.trim().to_owned(), indicator.trim().to_owned()),
        None => (matrix(), name),
    };
    let area = text(Column::Area).filter(|area| !area.is_empty());
    let inputs: Vec<(Column, Cell)> = columns
        .iter()
        .filter(|(_, column)| !matches!(column, Column::Indicator | Column::Matrix | Column::Period | Column::Area))
        .filter_map(|(at, column)| Some((*column, line.cells.iter().find(|cell| cell.column == *at)?.clone())))
        .collect();
    let period = cell(Column::Period).map(|cell| Located::new(cell.content.shown(), cell.place));
    let hidden = line.hidden;
    let Some(named) = named else {
        // A line between others may hold words; a number in it is a value that would be lost.
        let value = columns.iter().filter(|(_, column)| column.is_numeric()).find_map(|(_, column)| cell(*column))?;
        return Some(Row { place: value.place, key: None, inputs, period, hidden });
    };
    Some(Row { place: named.place, key: Some(Key { matrix, indicator, area }), inputs, period, hidden })
}
