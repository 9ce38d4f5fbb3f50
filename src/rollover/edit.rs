//! Edits of a TOML document that keep comments, order and alignment, whatever way its tables are written.

use toml_edit::{Decor, Item, RawString, TableLike, Value};

use crate::catalogue::Language;
use crate::catalogue::rollover as words;
use crate::render::text::printable;

/// Comments to be put above keys of one table, once all its edits are made.
pub(super) struct Marks {
    marker: String,
    /// Key and comment lines without `# `.
    above: Vec<(&'static str, Vec<String>)>,
}

impl Marks {
    pub(super) fn new(language: Language) -> Self {
        Self { marker: format!("# {}", words::marker(language)), above: Vec::new() }
    }

    /// None yet, with the same marker.
    fn empty(&self) -> Self {
        Self { marker: self.marker.clone(), above: Vec::new() }
    }

    /// Something to decide about a key.
    pub(super) fn decide(&mut self, key: &'static str, text: String) {
        let line = format!("{} {text}", self.marker);
        self.line(key, line);
    }

    /// A remark above a key.
    pub(super) fn remark(&mut self, key: &'static str, text: &str) {
        self.line(key, format!("# {text}"));
    }

    /// Comments of the file that lost their place.
    pub(super) fn keep(&mut self, key: &'static str, comments: Vec<String>) {
        for comment in comments {
            if !comment.starts_with(&self.marker) {
                self.line(key, comment);
            }
        }
    }

    fn line(&mut self, key: &'static str, line: String) {
        // A comment is one line, whatever a text of the file holds.
        let line = printable(&line).into_owned();
        match self.above.iter_mut().find(|(known, _)| *known == key) {
            Some((_, lines)) => lines.push(line),
            None => self.above.push((key, vec![line])),
        }
    }

    /// Puts the comments above their keys. Earlier marks of the same keys are outdated and go.
    pub(super) fn write(self, table: &mut dyn TableLike) {
        for (key, lines) in &self.above {
            with_decor(table, key, &mut |decor| put_above(decor, lines, &self.marker));
        }
    }
}

/// Edits every table of a list, be it `[[key]]` or `key = [{ … }]`. Comments about the tables of the latter, which have
/// no lines of their own, go above the list.
pub(super) fn each(
    table: &mut dyn TableLike,
    key: &'static str,
    marks: &mut Marks,
    edit: &mut dyn FnMut(&mut dyn TableLike, &mut Marks),
) {
    match table.get_mut(key) {
        Some(Item::ArrayOfTables(tables)) => {
            for table in tables.iter_mut() {
                let mut own = marks.empty();
                edit(table, &mut own);
                own.write(table);
            }
        }
        Some(Item::Value(Value::Array(items))) => {
            for item in items.iter_mut().filter_map(Value::as_inline_table_mut) {
                let mut own = marks.empty();
                edit(item, &mut own);
                for line in own.above.into_iter().flat_map(|(_, lines)| lines) {
                    marks.line(key, line);
                }
            }
        }
        Some(Item::None | Item::Value(_) | Item::Table(_)) | None => {}
    }
}

/// Does something with the decor that the line of a key begins with.
fn with_decor(table: &mut dyn TableLike, key: &str, act: &mut dyn FnMut(&mut Decor)) {
    match table.get_key_value_mut(key) {
        Some((mut key, Item::Value(_))) => act(key.leaf_decor_mut()),
        Some((_, Item::Table(inner))) if inner.is_dotted() => {
            let first = inner.iter().next().map(|(key, _)| key.to_owned());
            if let Some(first) = first {
                with_decor(inner, &first, act);
            }
        }
        Some((_, Item::Table(inner))) => act(inner.decor_mut()),
        Some((_, Item::ArrayOfTables(tables))) => tables.iter_mut().take(1).for_each(|table| act(table.decor_mut())),
        Some((_, Item::None)) | None => {}
    }
}

fn put_above(decor: &mut Decor, lines: &[String], marker: &str) {
    let old = text_of(decor.prefix());
    let (before, indent) = old.split_at(old.rfind('\n').map_or(0, |newline| newline + 1));
    let mut prefix: String =
        before.split_inclusive('\n').filter(|line| !line.trim_start().starts_with(marker)).collect();
    for line in lines {
        prefix.push_str(indent);
        prefix.push_str(line);
        prefix.push('\n');
    }
    prefix.push_str(indent);
    decor.set_prefix(prefix);
}

fn text_of(raw: Option<&RawString>) -> &str {
    raw.and_then(RawString::as_str).unwrap_or_default()
}

/// Takes a key out. Gives its item, and the comments that stood above it and behind it.
pub(super) fn take(table: &mut dyn TableLike, key: &str) -> Option<(Item, Vec<String>)> {
    let mut comments = Vec::new();
    with_decor(table, key, &mut |decor| comments.extend(comments_in(text_of(decor.prefix()))));
    let item = table.remove(key)?;
    if let Item::Value(value) = &item {
        comments.extend(comments_in(text_of(value.decor().suffix())));
    }
    Some((item, comments))
}

fn comments_in(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| line.starts_with('#')).map(str::to_owned).collect()
}

/// Sets the value of a key. One that is there keeps its place and its comments; a new one stands behind the first of
/// `behind` that is there, set in and aligned as that one is.
pub(super) fn set(table: &mut dyn TableLike, key: &str, value: Value, behind: &[&str]) {
    if let Some(Item::Value(old)) = table.get_mut(key) {
        let decor = old.decor().clone();
        *old = value;
        *old.decor_mut() = decor;
        return;
    }
    // A table of its own, dotted or with a header, becomes a plain value.
    table.remove(key);
    let neighbour = behind.iter().find(|other| matches!(table.get(other), Some(Item::Value(_)))).copied();
    let shape = neighbour.and_then(|other| table.key(other)).map(|other| {
        let prefix = text_of(other.leaf_decor().prefix());
        let indent = prefix[prefix.rfind('\n').map_or(0, |newline| newline + 1)..].to_owned();
        let equals = other.display_repr().len() + text_of(other.leaf_decor().suffix()).len();
        (indent, " ".repeat(equals.saturating_sub(key.len()).max(1)))
    });
    table.insert(key, Item::Value(value.decorated(" ", "")));
    if let (Some((indent, suffix)), Some(mut key)) = (shape, table.key_mut(key)) {
        *key.leaf_decor_mut() = Decor::new(indent, suffix);
    }
    if let Some(neighbour) = neighbour {
        move_behind(table, key, neighbour);
    }
}

/// Moves the last key behind another one.
fn move_behind(table: &mut dyn TableLike, key: &str, other: &str) {
    let later: Vec<String> =
        table.iter().map(|(key, _)| key.to_owned()).skip_while(|key| key != other).skip(1).collect();
    for name in later.iter().filter(|name| *name != key) {
        let Some(format) = table.key(name).cloned() else { continue };
        if let Some(item) = table.remove(name) {
            table.entry_format(&format).or_insert(item);
        }
    }
}

/// How a value was written, in one line.
pub(super) fn written(item: &Item) -> String {
    let value = item.clone().into_value().map(|value| value.decorated("", "").to_string()).unwrap_or_default();
    printable(&value).split_whitespace().collect::<Vec<_>>().join(" ")
}
