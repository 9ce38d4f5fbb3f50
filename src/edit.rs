//! Changes files of actuals without touching what nobody asked about: comments, order and formatting stay.
//!
//! It decides nothing: what is written here was checked before, and whoever writes a file reads the new text again.

mod entry;
pub(crate) mod literal;
pub(crate) mod table;

use std::collections::HashMap;

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use crate::form::Key;
use crate::period::Period;

pub use entry::Entry;

/// The list of reports in a file of actuals.
const LIST: &str = "actual";

/// A file of actuals in TOML that can be changed.
#[derive(Clone, Debug)]
pub struct ActualsFile {
    document: DocumentMut,
    /// The matrix of indicators without one: as the file says, else its name.
    matrix: String,
    /// True where lines end as Windows ends them.
    carriage_returns: bool,
    byte_order_mark: bool,
    /// Where each report stands in its list.
    places: HashMap<Key, usize>,
}

/// A text that cannot be changed: no TOML, or TOML with numbers beyond what can be kept as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotEditable {
    /// In the parser's words.
    pub reason: String,
}

impl ActualsFile {
    /// Reads a file of that name (without its extension).
    ///
    /// # Errors
    /// [`NotEditable`] where the text is no TOML, or would not come out again as it was.
    pub fn parse(text: &str, stem: &str) -> Result<Self, NotEditable> {
        let byte_order_mark = text.starts_with('\u{feff}');
        let carriage_returns = text.contains("\r\n");
        let plain = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let document: DocumentMut =
            plain.parse().map_err(|error: toml_edit::TomlError| NotEditable { reason: error.message().to_owned() })?;
        let named = document.get("matrix").and_then(Item::as_str).map(str::trim).filter(|name| !name.is_empty());
        let matrix = named.unwrap_or(stem).to_owned();
        let mut file = Self { document, matrix, carriage_returns, byte_order_mark, places: HashMap::new() };
        file.places = file.all();
        let list = file.document.get(LIST);
        let sound = list.is_none_or(|list| {
            list.is_array_of_tables()
                || list.as_array().is_some_and(|array| !array.is_empty() && array.iter().all(Value::is_inline_table))
        });
        if sound { Ok(file) } else { Err(NotEditable { reason: "[[actual]]".into() }) }
    }

    /// A file that reports nothing yet.
    pub fn new(period: Period, matrix: &str) -> Self {
        let mut document = DocumentMut::new();
        document.insert("period", Item::Value(literal::text(&period.to_string())));
        document.insert("matrix", Item::Value(literal::text(matrix)));
        let matrix = matrix.to_owned();
        Self { document, matrix, carriage_returns: false, byte_order_mark: false, places: HashMap::new() }
    }

    /// True where the file has a report of that key.
    #[cfg(test)]
    fn contains(&self, key: &Key) -> bool {
        self.places.contains_key(key)
    }

    /// The report of that key; a new one at the end where there is none.
    pub fn entry(&mut self, key: &Key) -> Entry<'_> {
        let position = self.places.get(key).copied();
        let name =
            if key.matrix == self.matrix { key.indicator.clone() } else { format!("{}/{}", key.matrix, key.indicator) };
        let first = self.document.is_empty();
        let list = self.document.entry(LIST).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        let new = position.is_none();
        let (table, place): (&mut dyn TableLike, usize) = if let Item::Value(Value::Array(array)) = list {
            in_array(array, position)
        } else {
            in_tables(list, position, first)
        };
        self.places.insert(key.clone(), place);
        let mut entry = Entry::new(table, new);
        if new {
            entry.text("indicator", &name);
            key.area.iter().for_each(|area| entry.text("area", area));
        }
        entry
    }

    /// Where each report stands; of equal ones the first.
    fn all(&self) -> HashMap<Key, usize> {
        let keys: Vec<Option<Key>> = match self.document.get(LIST) {
            Some(Item::ArrayOfTables(tables)) => tables.iter().map(|table| self.key(table)).collect(),
            Some(Item::Value(Value::Array(array))) => {
                array.iter().map(|value| self.key(value.as_inline_table()?)).collect()
            }
            Some(Item::None | Item::Value(_) | Item::Table(_)) | None => Vec::new(),
        };
        let mut places = HashMap::new();
        for (place, key) in keys.into_iter().enumerate() {
            if let Some(key) = key {
                places.entry(key).or_insert(place);
            }
        }
        places
    }

    /// Which value a report is of. Ids are compared as they are read: without blanks around them.
    fn key(&self, table: &dyn TableLike) -> Option<Key> {
        let text = |key: &str| table.get(key).and_then(Item::as_str).map(str::trim).filter(|text| !text.is_empty());
        let name = text("indicator")?;
        let (matrix, indicator) = name.split_once('/').unwrap_or((&self.matrix, name));
        let area = text("area").map(str::to_owned);
        Some(Key { matrix: matrix.to_owned(), indicator: indicator.to_owned(), area })
    }
}

impl std::fmt::Display for ActualsFile {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = self.document.to_string();
        let text = if self.carriage_returns { text.replace('\n', "\r\n") } else { text };
        write!(formatter, "{}{text}", if self.byte_order_mark { "\u{feff}" } else { "" })
    }
}

/// A report among tables in double brackets.
fn in_tables(list: &mut Item, position: Option<usize>, first: bool) -> (&mut dyn TableLike, usize) {
    if !list.is_array_of_tables() {
        *list = Item::ArrayOfTables(ArrayOfTables::new());
    }
    let Item::ArrayOfTables(tables) = list else { unreachable!("it was made one above") };
    let position = position.unwrap_or_else(|| {
        let mut table = Table::new();
        table.decor_mut().set_prefix(if first && tables.is_empty() { "" } else { "\n" });
        tables.push(table);
        tables.len() - 1
    });
    (tables.get_mut(position).expect("a position that was found or made"), position)
}

/// A report among tables in braces.
fn in_array(array: &mut Array, position: Option<usize>) -> (&mut dyn TableLike, usize) {
    let position = position.unwrap_or_else(|| {
        array.push(Value::InlineTable(InlineTable::new()));
        array.len() - 1
    });
    let table = array.get_mut(position).and_then(Value::as_inline_table_mut);
    (table.expect("a position that was found or made"), position)
}

#[cfg(test)]
mod tests;
