//! Forms of this program, filled in by hand: rows by their hidden keys, wherever they were moved to. A value that has
//! lost its row or its column is refused, not passed over.

use super::{Incoming, Row, Sender, table};
use crate::catalogue::Language;
use crate::catalogue::headings;
use crate::diagnostic::{Diagnostics, Problem};
use crate::form::{COLUMNS_MARK, CONTACT, FILLED_BY, FILLED_ON, Key, MARK};
use crate::load::text;
use crate::load::workbook::content::Oddity;
use crate::load::workbook::{Cell, Content, Sheet, Workbook};
use crate::model::column::Column;
use crate::period::{Period, Scheme};
use crate::source::{Located, Place};

/// What every version of the mark begins with.
const ANY_MARK: &str = "zielmatrix-formular";
/// The same of planning forms.
pub(super) const ANY_PLANNING: &str = "zielmatrix-planung";

const LANGUAGES: [Language; 2] = Language::ALL;

/// True where a sheet that people see says that this is a form.
pub(super) fn is_form(workbook: &Workbook) -> bool {
    workbook.sheets.iter().any(|sheet| mark(sheet).is_some()) || is_planning(workbook)
}

/// True for a planning form; false for any other workbook, also one in which values are reported.
pub(super) fn is_planning(workbook: &Workbook) -> bool {
    let shown = || workbook.sheets.iter().filter(|sheet| !sheet.hidden);
    let has = |mark: &str| shown().any(|sheet| marked(sheet, mark).is_some());
    has(ANY_PLANNING) && !has(ANY_MARK)
}

/// Takes in the rows of all sheets of a form. `None` where they cannot be told apart, which is reported.
pub(super) fn rows(incoming: &mut Incoming, diagnostics: &mut Diagnostics) -> Option<()> {
    let mut sound = Some(());
    for sheet in &incoming.workbook.sheets {
        let Some(mark) = mark(sheet) else {
            mention(sheet, diagnostics);
            continue;
        };
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
        form.sender(&mut incoming.sender, diagnostics);
        let rows = form.rows();
        table::note_hidden_columns(sheet, &rows, sheet.row(form.names + 1), diagnostics);
        incoming.rows.extend(rows);
    }
    sound
}

/// The mark of a form on a sheet that people see: nobody fills in another.
fn mark(sheet: &Sheet) -> Option<&Cell> {
    any_mark(sheet).filter(|_| !sheet.hidden)
}

fn any_mark(sheet: &Sheet) -> Option<&Cell> {
    marked(sheet, ANY_MARK)
}

/// The cell of a sheet that begins with a mark.
pub(super) fn marked<'s>(sheet: &'s Sheet, begin: &str) -> Option<&'s Cell> {
    let is_mark = |cell: &&Cell| matches!(&cell.content, Content::Text(text) if text.starts_with(begin));
    sheet.cells.iter().find(is_mark)
}

/// A hidden sheet with a form, and where its mark is.
pub(super) fn hidden(workbook: &Workbook) -> Option<(String, Place)> {
    let mut hidden = workbook.sheets.iter().filter(|sheet| sheet.hidden);
    let any = |sheet| any_mark(sheet).or_else(|| marked(sheet, ANY_PLANNING));
    hidden.find_map(|sheet| Some((sheet.name.to_string(), any(sheet)?.place)))
}

/// Mentions a sheet beside the form that holds figures: somebody may have reported them there.
pub(super) fn mention(sheet: &Sheet, diagnostics: &mut Diagnostics) {
    // The list of an earlier return quotes what was entered.
    let is_list = LANGUAGES.iter().any(|language| *sheet.name == *headings::list_sheet(*language));
    if let Some(cell) = sheet.cells.iter().find(|cell| is_value(&cell.content)).filter(|_| !is_list) {
        let problem = Problem::SheetBeside { sheet: sheet.name.to_string(), hidden: sheet.hidden };
        diagnostics.push(problem, cell.place);
    }
}

/// A sheet of a form.
struct Form<'a> {
    sheet: &'a Sheet,
    /// The column of marks and keys.
    key_column: u32,
    /// The row of the names of columns; headings stand below.
    names: u32,
    period: Located<String>,
    /// Which columns are for input.
    columns: Vec<(u32, Column)>,
    /// Columns without a name of which everything is refused: their heading says that they are for input, or they were
    /// added behind the others.
    nameless: Vec<u32>,
    /// Columns with a heading that are for reading.
    reading: Vec<u32>,
    /// Behind all columns with a name; what stands further right was added.
    end: u32,
    /// What stands above inputs.
    headings: Vec<String>,
}

impl<'a> Form<'a> {
    fn of(sheet: &'a Sheet, mark: &Cell) -> Option<Self> {
        let below = |cell: &&Cell| cell.column == mark.column && cell.row > mark.row;
        let texts = || sheet.cells.iter().filter(below).filter_map(|cell| Some((cell, cell.content.as_text()?)));
        let names = texts().find(|(_, text)| *text == COLUMNS_MARK)?.0.row;
        let period = sheet.cells.iter().find(below).filter(|cell| cell.row < names)?;
        let columns = sheet.row(names).iter().filter_map(|cell| {
            let text = cell.content.as_text()?;
            Some((cell.column, Column::ALL.into_iter().find(|column| column.name() == text)?))
        });
        let columns: Vec<(u32, Column)> = columns.collect();
        let period = Located::new(period.content.shown(), period.place);
        let headings = headings(&period.value);
        let for_reading = for_reading(&period.value);
        let end = columns.iter().map(|(at, _)| at + 1).max().unwrap_or_default();
        let says_input = |heading: &str| {
            Column::named(heading).is_some_and(is_for_input) || headings.iter().any(|known| known == heading)
        };
        let heads = sheet.row(names + 1).iter().map(|cell| (cell.column, cell.content.shown()));
        let unnamed = heads.filter(|(at, _)| *at != mark.column && !columns.iter().any(|(named, _)| named == at));
        let (nameless, reading): (Vec<_>, Vec<_>) =
            unnamed.partition(|(at, heading)| says_input(heading) || *at >= end && !for_reading.contains(heading));
        let [nameless, reading] = [nameless, reading].map(|columns| columns.into_iter().map(|(at, _)| at).collect());
        (!columns.is_empty()).then_some(Self {
            sheet,
            key_column: mark.column,
            names,
            period,
            columns,
            nameless,
            reading,
            end,
            headings,
        })
    }

    /// Who filled the form in: what stands in the rows of its marks, in the column of the counter-measures.
    fn sender(&self, sender: &mut Sender, diagnostics: &mut Diagnostics) {
        let entered = |mark: &str| {
            let marked = |cell: &&Cell| cell.column == self.key_column && cell.content.as_text() == Some(mark);
            let row = self.sheet.cells.iter().find(marked)?.row;
            let (column, _) = self.columns.iter().find(|(_, column)| *column == Column::Action)?;
            let cell = self.sheet.row(row).iter().find(|cell| cell.column == *column)?;
            let text = cell.content.shown().split_whitespace().collect::<Vec<_>>().join(" ");
            (!text.is_empty() && !text::says_missing(&text)).then_some((cell, text))
        };
        let said = |mark: &str| entered(mark).map(|(_, text)| text);
        sender.by = sender.by.take().or_else(|| said(FILLED_BY));
        sender.contact = sender.contact.take().or_else(|| said(CONTACT));
        if let Some((cell, text)) = entered(FILLED_ON) {
            let day = match &cell.content {
                Content::Date(day) => Some(*day),
                Content::Nothing
                | Content::Number { .. }
                | Content::Dressed(_)
                | Content::Odd { .. }
                | Content::Text(_)
                | Content::Time(_)
                | Content::Truth(_)
                | Content::Error(_) => text::date(&text),
            };
            match day {
                Some(day) => sender.on = Some(day),
                None => diagnostics.push(Problem::FormDate { text }, cell.place),
            }
        }
    }

    /// What stands in the column of keys and is no key, below the hidden rows.
    fn name<'c>(&self, cells: &'c [Cell]) -> Option<&'c str> {
        let cell = cells.iter().find(|cell| cell.column == self.key_column && cell.row > self.names)?;
        cell.content.as_text().filter(|text| Key::parse(text).is_none())
    }

    /// Its rows, those with a key and those with a value that has none.
    fn rows(&self) -> Vec<Row> {
        let keyed = |cell: &Cell| {
            let text = cell.content.as_text().filter(|_| cell.column == self.key_column)?;
            Key::parse(text)
        };
        let matrix = self.sheet.cells.iter().find_map(keyed).map(|key| key.matrix).unwrap_or_default();
        let mut numbers: Vec<u32> = self.sheet.cells.iter().map(|cell| cell.row).collect();
        numbers.dedup();
        let mut rows = Vec::new();
        for number in numbers {
            let cells = self.sheet.row(number);
            let mut inputs: Vec<(Column, Cell)> = self
                .columns
                .iter()
                .filter_map(|(at, column)| Some((*column, cells.iter().find(|cell| cell.column == *at)?.clone())))
                .collect();
            let hidden = self.sheet.hides(number);
            if let Some((key, cell)) = cells.iter().find_map(|cell| Some((keyed(cell)?, cell))) {
                inputs.extend(cells.iter().filter(|cell| self.lost_its_column(cell)).map(nameless));
                // What is wrong with a row is said where somebody can see it, not in the hidden column.
                let dash = |cell: &Cell| matches!(&cell.content, Content::Text(text) if text::says_missing(text));
                let place = inputs.iter().find(|(_, cell)| !dash(cell)).map_or(cell.place, |(_, cell)| cell.place);
                rows.push(Row { place, key: Some(key), name: None, inputs, period: None, hidden });
            } else if let Some(name) = self.name(cells).filter(|_| !inputs.is_empty()) {
                // Who adds a row may write the indicator's name where the hidden column has the keys.
                let key = Key { matrix: matrix.clone(), indicator: name.to_owned(), area: None };
                let place = inputs.first().map_or(cells[0].place, |(_, cell)| cell.place);
                rows.push(Row { place, key: Some(key), name: Some(name.to_owned()), inputs, period: None, hidden });
            // Headings below the names are words.
            } else if number > self.names {
                let value = inputs
                    .iter()
                    .find(|(column, cell)| is_input(*column, &cell.content) || self.is_words(*column, &cell.content));
                if let Some((_, cell)) = value {
                    let place = cell.place;
                    rows.push(Row { place, key: None, name: None, inputs, period: None, hidden });
                }
            }
        }
        rows
    }

    /// True for words that somebody entered in a row without a key. Headings of a table come again below its title.
    fn is_words(&self, column: Column, content: &Content) -> bool {
        let words = matches!(column, Column::State | Column::Comment | Column::Action);
        words && content.as_text().is_some_and(|text| !self.headings.iter().any(|heading| heading == text))
    }

    /// True for a value of a row in a column that has lost its name. What is there for reading is words.
    fn lost_its_column(&self, cell: &Cell) -> bool {
        let for_reading = match &cell.content {
            Content::Text(text) => {
                let added = cell.column >= self.end && !self.reading.contains(&cell.column);
                text::says_missing(text) || !added && !self.nameless.contains(&cell.column)
            }
            Content::Nothing
            | Content::Number { .. }
            | Content::Dressed(_)
            | Content::Odd { .. }
            | Content::Date(_)
            | Content::Time(_)
            | Content::Truth(_)
            | Content::Error(_) => false,
        };
        let named = self.columns.iter().any(|(at, _)| *at == cell.column);
        !for_reading && !named && cell.column != self.key_column
    }
}

/// A cell that is refused, as nobody knows what it is a value of.
fn nameless(cell: &Cell) -> (Column, Cell) {
    let content = Content::Odd { text: cell.content.shown(), why: Oddity::Nameless };
    (Column::Value, Cell { content, ..cell.clone() })
}

/// What stands above the inputs of a form of that period, in both languages.
fn headings(period: &str) -> Vec<String> {
    let Some(period) = Scheme::ALL.into_iter().find_map(|scheme| Period::parse(period, scheme)) else {
        return Vec::new();
    };
    let inputs = Column::ALL.into_iter().filter(|column| is_for_input(*column));
    inputs.flat_map(|column| LANGUAGES.map(|language| headings::input(column, period, language))).collect()
}

/// What stands above the columns for reading of a form of that period, in both languages.
fn for_reading(period: &str) -> Vec<String> {
    let period = Scheme::ALL.into_iter().find_map(|scheme| Period::parse(period, scheme));
    period
        .into_iter()
        .flat_map(|period| LANGUAGES.into_iter().flat_map(move |language| headings::for_reading(period, language)))
        .collect()
}

fn is_for_input(column: Column) -> bool {
    column.is_numeric() || matches!(column, Column::Done | Column::State | Column::Comment | Column::Action)
}

/// True for a value in a row without a key. Titles between rows stand in these columns too.
fn is_input(column: Column, content: &Content) -> bool {
    let is_colour = |text: &str| {
        matches!(text.to_lowercase().as_str(), "grün" | "gruen" | "gelb" | "rot" | "green" | "yellow" | "red")
    };
    match content {
        Content::Date(_) => column.is_numeric() || column == Column::Done,
        Content::Text(text) if column == Column::Done => text::date(text).is_some(),
        Content::Text(text) if column == Column::Value && is_colour(text) => true,
        Content::Nothing
        | Content::Number { .. }
        | Content::Dressed(_)
        | Content::Odd { .. }
        | Content::Text(_)
        | Content::Time(_)
        | Content::Truth(_)
        | Content::Error(_) => column.is_numeric() && is_value(content),
    }
}

fn is_value(content: &Content) -> bool {
    match content {
        Content::Number { .. } | Content::Dressed(_) | Content::Odd { .. } | Content::Truth(_) | Content::Error(_) => {
            true
        }
        Content::Text(text) => {
            let unsigned = text.trim_start_matches(['-', '−', '+', '€', ' ']);
            unsigned.starts_with(|first: char| first.is_ascii_digit())
        }
        Content::Nothing | Content::Date(_) | Content::Time(_) => false,
    }
}
