//! Planning forms as they come back: their hidden parts, and what stands in the inputs of each row.

use std::collections::BTreeMap;

use super::form::{ANY_PLANNING, marked, mention};
use crate::diagnostic::{Diagnostics, Problem};
use crate::form::planning::{COLUMNS_MARK, Field, Key, MARK, READING_MARK, SEAL, parse_state, seal};
use crate::language::Language;
use crate::load::text;
use crate::load::workbook::{Cell, Content, Sheet, Workbook};
use crate::source::Place;

/// A planning form that was read.
#[derive(Debug)]
pub(crate) struct Filled {
    /// The year, as it says.
    pub(crate) year: String,
    /// The organisation, as it says; may be empty.
    pub(crate) organisation: String,
    /// The language of its words and numbers.
    pub(crate) language: Language,
    /// Where it begins.
    pub(crate) place: Place,
    /// In the order of the file.
    pub(crate) rows: Vec<FilledRow>,
}

/// A row of it.
#[derive(Debug)]
pub(crate) struct FilledRow {
    /// The first cell that people see, else the key.
    pub(crate) place: Place,
    /// Which row; `None` where something stands in a row that says nothing of itself.
    pub(crate) key: Option<Key>,
    /// True where its hidden cells are those that were written.
    pub(crate) sealed: bool,
    /// What stands in the column of names.
    pub(crate) title: Option<Cell>,
    /// Its inputs: the digest of what was written there, and what stands there now.
    pub(crate) inputs: BTreeMap<Field, (String, Option<Cell>)>,
    /// What stands in columns for input without being one of its inputs.
    pub(crate) beside: Vec<Cell>,
    /// True where the row is not shown.
    pub(crate) hidden: bool,
}

/// The planning form of a workbook. `None` where it cannot be read, which is reported.
pub(super) fn read(workbook: &Workbook, diagnostics: &mut Diagnostics) -> Option<Filled> {
    let mut form: Option<Filled> = None;
    for sheet in workbook.sheets.iter().filter(|sheet| !sheet.hidden) {
        let Some(mark) = marked(sheet, ANY_PLANNING) else {
            mention(sheet, diagnostics);
            continue;
        };
        if mark.content.as_text() != Some(MARK) {
            diagnostics.push(Problem::FormVersion { found: mark.content.shown() }, mark.place);
            return None;
        }
        let Some(read) = Page::of(sheet, mark).map(Page::read) else {
            diagnostics.push(Problem::FormIncomplete, mark.place);
            return None;
        };
        match &mut form {
            // A copy of the sheet says the same of itself, or it is another form.
            Some(first) if (&first.year, &first.organisation) == (&read.year, &read.organisation) => {
                first.rows.extend(read.rows);
            }
            Some(_) => {
                diagnostics.push(Problem::FormIncomplete, mark.place);
                return None;
            }
            None => form = Some(read),
        }
    }
    form
}

/// A sheet with a planning form.
struct Page<'a> {
    sheet: &'a Sheet,
    mark: &'a Cell,
    /// What it says of itself: year, organisation, language.
    head: [String; 3],
    language: Language,
    /// The row of the names of columns.
    names: u32,
    columns: BTreeMap<Field, u32>,
}

impl<'a> Page<'a> {
    fn of(sheet: &'a Sheet, mark: &'a Cell) -> Option<Self> {
        let below = |row: u32| sheet.at(row, mark.column).map(|cell| cell.content.shown()).unwrap_or_default();
        let head = [1, 2, 3].map(|down| below(mark.row + down));
        let language = Language::from_name(&head[2])?;
        let is_names = |cell: &&Cell| cell.column == mark.column && cell.content.as_text() == Some(COLUMNS_MARK);
        let names = sheet.cells.iter().find(is_names)?.row;
        let columns: BTreeMap<Field, u32> = sheet
            .row(names)
            .iter()
            .filter_map(|cell| Some((Field::from_name(cell.content.as_text()?)?, cell.column)))
            .collect();
        let sound = [Field::Name, Field::Value, Field::Open].iter().all(|field| columns.contains_key(field));
        sound.then_some(Self { sheet, mark, head, language, names, columns })
    }

    fn read(self) -> Filled {
        let mut numbers: Vec<u32> = self.sheet.cells.iter().map(|cell| cell.row).collect();
        numbers.dedup();
        // Names, groups of headings, headings.
        let rows = numbers.into_iter().filter(|row| *row > self.names + 2).filter_map(|row| self.row(row)).collect();
        let [year, organisation, _] = self.head;
        Filled { year, organisation, language: self.language, place: self.mark.place, rows }
    }

    fn row(&self, number: u32) -> Option<FilledRow> {
        let cells = self.sheet.row(number);
        let hidden_text = |column: u32| self.sheet.at(number, column).and_then(|cell| cell.content.as_text());
        let key_text = hidden_text(self.mark.column).unwrap_or_default();
        if key_text == READING_MARK {
            return None;
        }
        let seen: Vec<&Cell> = cells.iter().filter(|cell| cell.column > self.mark.column + 1).collect();
        let key_cell = self.sheet.at(number, self.mark.column);
        let place = seen.first().copied().or(key_cell)?.place;
        let hidden = self.sheet.hides(number);
        let Some(key) = Key::parse(key_text) else {
            let said = seen.iter().find(|cell| !is_blank(&cell.content))?;
            return Some(FilledRow {
                place: said.place,
                key: None,
                sealed: false,
                title: None,
                inputs: BTreeMap::new(),
                beside: Vec::new(),
                hidden,
            });
        };
        let whole = hidden_text(self.mark.column + 1).unwrap_or_default();
        let (state, said_seal) = whole.rsplit_once(' ').unwrap_or(("", whole));
        let [year, organisation, language] = &self.head;
        let expected = seal(&[year, organisation, language], key_text, state);
        let fields = parse_state(state);
        let sealed = said_seal.strip_prefix(SEAL) == Some(&expected) && fields.is_some();
        let mut inputs = BTreeMap::new();
        let mut taken = Vec::new();
        for (field, digest) in fields.unwrap_or_default() {
            let Some(column) = self.columns.get(&field.column()) else { continue };
            taken.push(*column);
            inputs.insert(field, (digest, self.sheet.at(number, *column).cloned()));
        }
        let name = self.columns.get(&Field::Name).copied();
        let title = name.filter(|name| !taken.contains(name)).and_then(|name| self.sheet.at(number, name)).cloned();
        let last = self.columns.values().max().copied().unwrap_or_default();
        let is_input = |column: u32| self.columns.values().any(|known| *known == column) || column > last;
        let beside = seen.iter().filter(|cell| {
            let own = taken.contains(&cell.column) || Some(cell.column) == name;
            !own && is_input(cell.column) && !is_blank(&cell.content)
        });
        let beside = beside.map(|cell| (*cell).clone()).collect();
        Some(FilledRow { place, key: Some(key), sealed, title, inputs, beside, hidden })
    }
}

fn is_blank(content: &Content) -> bool {
    matches!(content, Content::Text(text) if text::says_missing(text))
}
