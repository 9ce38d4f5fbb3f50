//! Forms of this program, filled in by hand: rows by their hidden keys, wherever they were moved to.

use super::{Incoming, Row};
use crate::diagnostic::{Diagnostics, Problem};
use crate::form::{COLUMNS_MARK, Key, MARK};
use crate::load::column::Column;
use crate::load::text;
use crate::load::workbook::{Cell, Content, Sheet, Workbook};
use crate::source::Located;

/// What every version of the mark begins with.
const ANY_MARK: &str = "zielmatrix-formular";

/// True where a sheet says that this is a form.
pub(super) fn is_form(workbook: &Workbook) -> bool {
    workbook.sheets.iter().any(|sheet| mark(sheet).is_some())
}

/// Takes in the rows of all sheets of a form. `None` where they cannot be told apart, which is reported.
pub(super) fn rows(incoming: &mut Incoming, diagnostics: &mut Diagnostics) -> Option<()> {
    let mut sound = Some(());
    for sheet in &incoming.workbook.sheets {
        let Some(mark) = mark(sheet) else { continue };
        let Content::Text(version) = &mark.content else { continue };
        if version != MARK {
            diagnostics.push(Problem::FormVersion { found: version.clone() }, mark.place);
            sound = None;
            continue;
        }
        let Some(form) = Form::of(sheet, mark) else {
            diagnostics.push(Problem::FormIncomplete, mark.place);
            sound = None;
            continue;
        };
        match &incoming.period {
            Some(period) if period.value != form.period.value => {
                let (written, asked) = (form.period.value.clone(), period.value.clone());
                diagnostics.push(Problem::FormPeriod { written, asked }, form.period.place);
                sound = None;
            }
            _ => incoming.period = Some(form.period.clone()),
        }
        form.rows(&mut incoming.rows);
    }
    sound
}

fn mark(sheet: &Sheet) -> Option<&Cell> {
    sheet.cells.iter().find(|cell| matches!(&cell.content, Content::Text(text) if text.starts_with(ANY_MARK)))
}

/// A sheet of a form.
struct Form<'a> {
    sheet: &'a Sheet,
    /// The column of marks and keys.
    key_column: u32,
    period: Located<String>,
    /// The hidden row with the names of the columns.
    columns_row: u32,
    /// Which columns are for input.
    columns: Vec<(u32, Column)>,
}

impl<'a> Form<'a> {
    fn of(sheet: &'a Sheet, mark: &Cell) -> Option<Self> {
        let below = |cell: &&Cell| cell.column == mark.column && cell.row > mark.row;
        let texts = || sheet.cells.iter().filter(below).filter_map(|cell| Some((cell, cell.content.as_text()?)));
        let row = texts().find(|(_, text)| *text == COLUMNS_MARK)?.0.row;
        let period = sheet.cells.iter().find(below).filter(|cell| cell.row < row)?;
        let columns = sheet.row(row).iter().filter_map(|cell| {
            let text = cell.content.as_text()?;
            Some((cell.column, Column::ALL.into_iter().find(|column| column.name() == text)?))
        });
        let columns: Vec<_> = columns.collect();
        (!columns.is_empty()).then(|| Self {
            sheet,
            key_column: mark.column,
            columns_row: row,
            period: Located::new(period.content.shown(), period.place),
            columns,
        })
    }

    /// What stands in the column of keys and is no key, below the hidden rows.
    fn name<'c>(&self, cells: &'c [Cell]) -> Option<&'c str> {
        let cell = cells.iter().find(|cell| cell.column == self.key_column && cell.row > self.columns_row)?;
        cell.content.as_text().filter(|text| Key::parse(text).is_none())
    }

    fn rows(&self, rows: &mut Vec<Row>) {
        let keyed = |cell: &Cell| {
            let text = cell.content.as_text().filter(|_| cell.column == self.key_column)?;
            Key::parse(text)
        };
        let all: Vec<u32> = self.sheet.cells.iter().filter(|cell| keyed(cell).is_some()).map(|cell| cell.row).collect();
        let (Some(first), Some(last)) = (all.first(), all.last()) else { return };
        let matrix = self.sheet.cells.iter().find_map(keyed).map(|key| key.matrix).unwrap_or_default();
        let mut numbers: Vec<u32> = self.sheet.cells.iter().map(|cell| cell.row).collect();
        numbers.dedup();
        for number in numbers {
            let cells = self.sheet.row(number);
            let inputs: Vec<(Column, Cell)> = self
                .columns
                .iter()
                .filter_map(|(at, column)| Some((*column, cells.iter().find(|cell| cell.column == *at)?.clone())))
                .collect();
            if let Some((key, cell)) = cells.iter().find_map(|cell| Some((keyed(cell)?, cell))) {
                let hidden = self.sheet.hides(number);
                // What is wrong with a row is said where somebody can see it, not in the hidden column.
                let dash = |cell: &Cell| matches!(&cell.content, Content::Text(text) if text::says_missing(text));
                let place = inputs.iter().find(|(_, cell)| !dash(cell)).map_or(cell.place, |(_, cell)| cell.place);
                rows.push(Row { place, key: Some(key), name: None, inputs, period: None, hidden });
            } else if let Some(name) = self.name(cells).filter(|_| !inputs.is_empty()) {
                // Who adds a row may write the indicator's name where the hidden column has the keys.
                let key = Key { matrix: matrix.clone(), indicator: name.to_owned(), area: None };
                let place = inputs.first().map_or(cells[0].place, |(_, cell)| cell.place);
                let hidden = self.sheet.hides(number);
                rows.push(Row { place, key: Some(key), name: Some(name.to_owned()), inputs, period: None, hidden });
            } else if *first < number && number <= *last + BELOW {
                // Headings between rows stand in these columns too; a number there is an input.
                let value = inputs.iter().find(|(column, cell)| column.is_numeric() && is_value(&cell.content));
                if let Some((_, cell)) = value {
                    let (place, hidden) = (cell.place, self.sheet.hides(number));
                    rows.push(Row { place, key: None, name: None, inputs, period: None, hidden });
                }
            }
        }
    }
}

/// So many rows below the last key are looked at for values that lost theirs.
const BELOW: u32 = 3;

fn is_value(content: &Content) -> bool {
    match content {
        Content::Number { .. } | Content::Truth(_) | Content::Error(_) => true,
        Content::Text(text) => text.starts_with(|first: char| first.is_ascii_digit()),
        Content::Nothing | Content::Date(_) | Content::Time(_) => false,
    }
}
