//! Free tables: a header row whose names a mapping explains, or the names of this program themselves.

use std::collections::BTreeSet;

use super::{Incoming, Row};
use crate::diagnostic::{Diagnostics, Problem, Severity};
use crate::form::Key;
use crate::load::csv;
use crate::load::mapping::{Mapping, folded};
use crate::load::workbook::{Cell, Content, Sheet, Workbook};
use crate::model::column::Column;
use crate::problem::{Much, nearest};
use crate::source::{Located, Place, SourceId, column_letters, column_of_letters};

/// A row of a table: its cells, and whether it is shown.
struct Line {
    cells: Vec<Cell>,
    hidden: bool,
}

/// Takes in the rows of a table; `hidden_form` is the hidden sheet with a form, and where it says so. `None` where they cannot be read at all, which is reported.
pub(super) fn rows(
    incoming: &mut Incoming,
    mapping: Option<&Mapping>,
    hidden_form: Option<(String, Place)>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let source = incoming.source;
    let sheet = sheet(incoming, mapping, hidden_form.as_ref(), diagnostics)?;
    let lines = of_sheet(sheet);
    let top = Place { source, start: 0, end: 0 };
    let header_row = mapping.and_then(|mapping| mapping.header).unwrap_or(1).max(incoming.first_row + 1);
    let header = match mapping {
        // Rows above the header may be empty; they have no line of their own then.
        Some(_) => lines.iter().position(|line| line.cells.first().is_some_and(|cell| cell.row + 1 == header_row)),
        None => lines.iter().position(|line| !line.cells.is_empty()),
    };
    let header_cells = header.map(|at| lines[at].cells.as_slice()).unwrap_or_default();
    let columns = match mapping {
        Some(mapping) => {
            let last = sheet.cells.iter().map(|cell| cell.column).max().unwrap_or_default();
            mapped(mapping, header_cells, last, diagnostics)?
        }
        None => named(header_cells, hidden_form, top, diagnostics)?,
    };
    let mut rows = Vec::new();
    let below = header.map_or(0, |at| at + 1);
    let past_header =
        |line: &&Line| mapping.is_none() || line.cells.first().is_some_and(|cell| cell.row + 1 > header_row);
    for line in lines.iter().skip(below).filter(past_header) {
        if columns.wide.is_empty() {
            rows.extend(row(line, &columns.fields, mapping));
        } else {
            rows.extend(wide_rows(line, &columns, mapping));
        }
    }
    note_hidden_columns(sheet, &rows, header_cells, diagnostics);
    if mapping.is_none_or(|mapping| mapping.sheet.is_none()) {
        mention_others(&incoming.workbook, sheet, header_cells, diagnostics);
    }
    incoming.rows = rows;
    incoming.period = mapping.and_then(|mapping| mapping.period.clone());
    Some(())
}

fn sheet<'a>(
    incoming: &'a Incoming,
    mapping: Option<&Mapping>,
    hidden_form: Option<&(String, Place)>,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Sheet> {
    let sheets = &incoming.workbook.sheets;
    let Some(named) = mapping.and_then(|mapping| mapping.sheet.as_ref()) else {
        let found = sheets.iter().find(|sheet| !sheet.hidden && !sheet.cells.is_empty());
        if found.is_none() {
            let top = Place { source: incoming.source, start: 0, end: 0 };
            match hidden_form {
                Some((sheet, place)) => diagnostics.push(Problem::NoForm { hidden: Some(sheet.clone()) }, *place),
                None => diagnostics.push(Problem::FileEmpty, top),
            }
        }
        return found;
    };
    let found = sheets.iter().find(|sheet| folded(&sheet.name) == folded(&named.value));
    if found.is_none() {
        let known = sheets.iter().map(|sheet| sheet.name.to_string()).collect();
        diagnostics.push(Problem::MappingSheet { sheet: named.value.clone(), known }, named.place);
    }
    if let Some(sheet) = found.filter(|sheet| sheet.hidden) {
        let place = sheet.cells.first().map_or(named.place, |cell| cell.place);
        diagnostics.push(Problem::SheetHidden { sheet: sheet.name.to_string() }, place);
    }
    found
}

/// Notes columns that nobody sees and that say something, once each.
pub(super) fn note_hidden_columns(sheet: &Sheet, rows: &[Row], header: &[Cell], diagnostics: &mut Diagnostics) {
    let mut noted = BTreeSet::new();
    for (_, cell) in rows.iter().flat_map(|row| &row.inputs) {
        if sheet.hides_column(cell.column) && noted.insert(cell.column) {
            let heading = header.iter().find(|heading| heading.column == cell.column);
            let column = heading.map_or_else(|| column_letters(cell.column), |heading| heading.content.shown());
            diagnostics.push(Problem::ColumnHidden { column }, cell.place);
        }
    }
}

/// Mentions visible sheets whose table has the headings of the one that is read: somebody may have reported there, too.
fn mention_others(workbook: &Workbook, read: &Sheet, header: &[Cell], diagnostics: &mut Diagnostics) {
    let headings =
        |cells: &[Cell]| -> BTreeSet<String> { cells.iter().map(|cell| folded(&cell.content.shown())).collect() };
    let wanted = headings(header);
    for sheet in workbook.sheets.iter().filter(|sheet| !sheet.hidden && !std::ptr::eq(*sheet, read)) {
        let lines = of_sheet(sheet);
        let Some(at) = lines.iter().position(|line| headings(&line.cells) == wanted) else { continue };
        let mut below = lines.iter().skip(at + 1).flat_map(|line| &line.cells);
        if let Some(cell) = below.find(|cell| cell.content.number().is_some()) {
            diagnostics.push(Problem::SheetBeside { sheet: sheet.name.to_string(), hidden: false }, cell.place);
        }
    }
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

/// Rows of a table in text form that are imported: each is held against what the project has, and may be shown.
const MOST_ROWS: usize = 200_000;

/// Cells of such a table that say something.
const MOST_CELLS: usize = 2_000_000;

/// A table in text form as one sheet, whose rows are the lines of the file. `None` where it is broken, which is reported.
pub(super) fn of_text(
    text: &str,
    layout: &csv::Layout,
    source: SourceId,
    diagnostics: &mut Diagnostics,
) -> Option<Workbook> {
    let errors = diagnostics.count(Severity::Error);
    let records = csv::sound_records(text, layout, source, &mut csv::Readers::default(), diagnostics);
    if diagnostics.count(Severity::Error) > errors {
        return None;
    }
    let said = records.cells().iter().filter(|field| !field.value.is_empty()).count();
    let full = [(records.len() > MOST_ROWS, Much::ImportedRows), (said > MOST_CELLS, Much::ImportedCells)];
    if let Some((_, much)) = full.into_iter().find(|(full, _)| *full) {
        diagnostics.push(Problem::FileExcess { much }, Place { source, start: 0, end: 0 });
        return None;
    }
    let mut cells = Vec::new();
    let mut row = 0u32;
    let mut counted = 0usize;
    for record in records.iter() {
        let Some(first) = record.first() else { continue };
        let start = first.place.start as usize;
        let breaks = text[counted.min(start)..start].bytes().filter(|byte| *byte == b'\n').count();
        row = row.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        counted = start;
        let filled = (0..).zip(record).filter(|(_, field)| !field.value.is_empty());
        cells.extend(filled.map(|(column, field)| {
            let content = Content::Text(field.value.clone().into_owned());
            Cell { row, column, content, formula: false, place: field.place }
        }));
    }
    Some(Workbook {
        sheets: vec![Sheet {
            name: "".into(),
            hidden: false,
            cells,
            hidden_rows: Vec::new(),
            columns: Vec::new(),
            merged: Vec::new(),
        }],
    })
}

/// The columns of a table.
struct Columns {
    /// Those that hold a field each.
    fields: Vec<(u32, Column)>,
    /// Those that hold the values of one indicator or of one period each.
    wide: Vec<Wide>,
}

/// A column that holds the values of one indicator, or of one period.
struct Wide {
    at: u32,
    indicator: Option<String>,
    period: Option<Located<String>>,
}

/// The columns that the mapping names.
fn mapped(mapping: &Mapping, header: &[Cell], last: u32, diagnostics: &mut Diagnostics) -> Option<Columns> {
    let mut columns = Columns { fields: Vec::new(), wide: Vec::new() };
    let mut sound = true;
    let mut find = |name: &str, place: Place| {
        let named: Vec<&Cell> = header.iter().filter(|cell| folded(&cell.content.shown()) == folded(name)).collect();
        match (named.as_slice(), column_of_letters(name)) {
            ([cell], _) => return Some(cell.column),
            // The letter of a column that the table has; beyond it the name of a heading that is missing.
            ([], Some(at)) if at <= last => return Some(at),
            ([], _) => {
                let known: Vec<String> = header.iter().map(|cell| cell.content.shown()).collect();
                let suggestion = nearest(name, known.iter().map(String::as_str));
                diagnostics.push(Problem::MappingColumn { column: name.to_owned(), suggestion }, place);
            }
            ([_, second, ..], _) => {
                diagnostics.push(Problem::CsvColumnTwice { column: name.to_owned() }, second.place);
            }
        }
        sound = false;
        None
    };
    for (column, name) in &mapping.columns {
        columns.fields.extend(find(&name.value, name.place).map(|at| (at, *column)));
    }
    for (name, id) in &mapping.values {
        let wide = |at| Wide { at, indicator: Some(id.value.clone()), period: None };
        columns.wide.extend(find(name, id.place).map(wide));
    }
    if mapping.has_columns_of_periods() {
        let of_period = |cell: &Cell| {
            let period = mapping.period_of(&cell.content.shown())?.clone();
            Some(Wide { at: cell.column, indicator: None, period: Some(period) })
        };
        columns.wide = header.iter().filter_map(of_period).collect();
        if columns.wide.is_empty()
            && let Some((name, period)) = mapping.periods.first()
        {
            find(name, period.place);
        }
        note_other_periods(mapping, header, &columns, diagnostics);
    }
    let twice = columns.wide.iter().find(|wide| columns.fields.iter().any(|(at, _)| *at == wide.at));
    if let Some(cell) = twice.and_then(|wide| header.iter().find(|cell| cell.column == wide.at)) {
        diagnostics.push(Problem::CsvColumnTwice { column: cell.content.shown() }, cell.place);
        sound = false;
    }
    sound.then_some(columns)
}

/// Notes columns that are headed like those of periods and that the mapping does not name.
fn note_other_periods(mapping: &Mapping, header: &[Cell], columns: &Columns, diagnostics: &mut Diagnostics) {
    let is_read = |cell: &Cell| {
        columns.wide.iter().any(|wide| wide.at == cell.column)
            || columns.fields.iter().any(|(at, _)| *at == cell.column)
    };
    for cell in header.iter().filter(|cell| !is_read(cell)) {
        let column = cell.content.shown();
        if mapping.looks_like_a_period(&column) {
            diagnostics.push(Problem::PeriodColumnUnread { column }, cell.place);
        }
    }
}

/// The columns that the header names as this program does.
fn named(
    header: &[Cell],
    hidden_form: Option<(String, Place)>,
    top: Place,
    diagnostics: &mut Diagnostics,
) -> Option<Columns> {
    let known = header.iter().any(|cell| Column::named(&cell.content.shown()) == Some(Column::Indicator));
    if !known {
        let place = header.first().map_or(top, |cell| cell.place);
        let (hidden, place) = hidden_form.map_or((None, place), |(sheet, place)| (Some(sheet), place));
        diagnostics.push(Problem::NoForm { hidden }, place);
        return None;
    }
    let texts: Vec<csv::Cell<'_>> =
        header.iter().map(|cell| Located::new(cell.content.shown().into(), cell.place)).collect();
    let columns = csv::columns(&texts, diagnostics)?;
    let fields = header.iter().zip(columns).filter_map(|(cell, column)| Some((cell.column, column?))).collect();
    Some(Columns { fields, wide: Vec::new() })
}

/// What the fields of a line say.
struct Fields<'a> {
    line: &'a Line,
    columns: &'a [(u32, Column)],
    mapping: Option<&'a Mapping>,
}

impl<'a> Fields<'a> {
    fn at(&self, column: u32) -> Option<&'a Cell> {
        self.line.cells.iter().find(|cell| cell.column == column)
    }

    fn cell(&self, wanted: Column) -> Option<&'a Cell> {
        self.columns.iter().find(|(_, column)| *column == wanted).and_then(|(at, _)| self.at(*at))
    }

    fn text(&self, wanted: Column) -> Option<String> {
        self.cell(wanted).map(|cell| cell.content.shown()).filter(|text| !text.is_empty())
    }

    fn is_skipped(&self, name: &str) -> bool {
        self.mapping.is_some_and(|mapping| mapping.skip.iter().any(|skip| folded(skip) == folded(name)))
    }

    /// The period that the line says, by its name in the mapping or as it is.
    fn period(&self) -> Option<Located<String>> {
        let cell = self.cell(Column::Period)?;
        let shown = cell.content.shown();
        let known = self.mapping.and_then(|mapping| mapping.period_of(&shown)).cloned();
        Some(known.unwrap_or_else(|| Located::new(shown, cell.place)))
    }

    /// Which value is meant, and the indicator as it is named.
    fn key(&self, name: String) -> (Key, String) {
        let matrix = || {
            self.text(Column::Matrix).or_else(|| Some(self.mapping?.matrix.as_ref()?.value.clone())).unwrap_or_default()
        };
        let (matrix, indicator) = match name.split_once('/') {
            Some((matrix, indicator)) => (matrix.trim().to_owned(), indicator.trim().to_owned()),
            None => (matrix(), name.clone()),
        };
        (Key { matrix, indicator, area: self.text(Column::Area) }, name)
    }
}

/// A row of the table; `None` where it names no indicator or is passed over.
fn row(line: &Line, columns: &[(u32, Column)], mapping: Option<&Mapping>) -> Option<Row> {
    let fields = Fields { line, columns, mapping };
    let named = fields.cell(Column::Indicator);
    let name = named.map(|cell| cell.content.shown()).unwrap_or_default();
    if fields.is_skipped(&name) {
        return None;
    }
    let translated = mapping.and_then(|mapping| mapping.indicators.get(&folded(&name)));
    let name = translated.map_or(name, |id| id.value.clone());
    let inputs: Vec<(Column, Cell)> = columns
        .iter()
        .filter(|(_, column)| !matches!(column, Column::Indicator | Column::Matrix | Column::Period | Column::Area))
        .filter_map(|(at, column)| Some((*column, fields.at(*at)?.clone())))
        .collect();
    let period = fields.period();
    let hidden = line.hidden;
    let Some(named) = named else {
        // A line between others may hold words; a number in it is a value that would be lost.
        let value = columns.iter().filter(|(_, column)| column.is_numeric()).find_map(|(at, _)| fields.at(*at))?;
        return Some(Row { place: value.place, key: None, name: None, inputs, period, hidden });
    };
    let (key, name) = fields.key(name);
    Some(Row { place: named.place, key: Some(key), name: Some(name), inputs, period, hidden })
}

/// The rows of a line that holds several values, one for each column of values.
fn wide_rows(line: &Line, columns: &Columns, mapping: Option<&Mapping>) -> Vec<Row> {
    let fields = Fields { line, columns: &columns.fields, mapping };
    let said = [Column::Indicator, Column::Period, Column::Area, Column::Matrix];
    if said.into_iter().any(|column| fields.text(column).is_some_and(|text| fields.is_skipped(&text))) {
        return Vec::new();
    }
    let by_indicator = columns.wide.iter().all(|wide| wide.indicator.is_some());
    let has_period = columns.fields.iter().any(|(_, column)| *column == Column::Period);
    let row = |wide: &Wide| {
        let value = fields.at(wide.at);
        let named = fields.cell(Column::Indicator);
        let name = wide.indicator.clone().or_else(|| {
            let name = named?.content.shown();
            let id = mapping.and_then(|mapping| mapping.indicators.get(&folded(&name)));
            Some(id.map_or(name, |id| id.value.clone()))
        });
        let period = wide.period.clone().or_else(|| fields.period());
        let place = value.or(named).or(line.cells.first())?.place;
        let inputs: Vec<(Column, Cell)> = value.map(|cell| (Column::Value, cell.clone())).into_iter().collect();
        // A value beside an empty period or name would be taken for another one.
        let unsaid = name.is_none() || by_indicator && has_period && period.is_none();
        if unsaid {
            return value.map(|_| Row { place, key: None, name: None, inputs, period, hidden: line.hidden });
        }
        let (key, name) = fields.key(name?);
        Some(Row { place, key: Some(key), name: Some(name), inputs, period, hidden: line.hidden })
    };
    columns.wide.iter().filter_map(row).collect()
}
