//! Edits of a TOML document that keep comments, order and alignment, whatever way its tables are written.

use toml_edit::{Decor, InlineTable, Item, Key, RawString, Table, TableLike, Value};

use crate::catalogue::Language;
use crate::catalogue::rollover as words;
use crate::text::printable;

/// What is to be decided about one table, and comments to be put above its keys, once all its edits are made.
pub(super) struct Marks {
    /// What begins a mark that earlier versions put above a key.
    marker: String,
    /// What begins an open point of the program's own.
    prefix: &'static str,
    above: Vec<Above>,
    /// What people have to decide.
    open: Vec<String>,
}

/// Comments above one key.
struct Above {
    key: &'static str,
    /// Whole lines, without their indent.
    lines: Vec<String>,
    /// Remarks on an earlier value of the key; such lines go.
    outdated: Vec<String>,
}

impl Marks {
    pub(super) fn new(language: Language) -> Self {
        let marker = format!("# {}", words::marker(language));
        Self { marker, prefix: words::open_prefix(language), above: Vec::new(), open: Vec::new() }
    }

    /// None yet, with the same marker.
    fn empty(&self) -> Self {
        Self { marker: self.marker.clone(), prefix: self.prefix, above: Vec::new(), open: Vec::new() }
    }

    /// Something to decide about a key.
    pub(super) fn decide(&mut self, key: &'static str, text: &str) {
        // A mark above the key that an earlier version made is outdated.
        self.entry(key);
        self.open.push(format!("{}{}", self.prefix, printable(text)));
    }

    /// A remark above a key.
    pub(super) fn remark(&mut self, key: &'static str, text: &str) {
        self.line(key, &format!("# {text}"));
    }

    /// Comments of the file that lost their place.
    pub(super) fn keep(&mut self, key: &'static str, comments: Vec<String>) {
        for comment in comments {
            if !comment.starts_with(&self.marker) {
                self.line(key, &comment);
            }
        }
    }

    /// The key has a new value: earlier marks, and those remarks, are outdated.
    pub(super) fn renewed(&mut self, key: &'static str, remarks: impl Iterator<Item = String>) {
        self.entry(key).outdated = remarks.map(|remark| format!("# {remark}")).collect();
    }

    fn line(&mut self, key: &'static str, line: &str) {
        // A comment is one line, whatever a text of the file holds.
        let line = printable(line).into_owned();
        self.entry(key).lines.push(line);
    }

    fn entry(&mut self, key: &'static str) -> &mut Above {
        let position = self.above.iter().position(|above| above.key == key).unwrap_or_else(|| {
            self.above.push(Above { key, lines: Vec::new(), outdated: Vec::new() });
            self.above.len() - 1
        });
        &mut self.above[position]
    }

    /// Puts the comments above their keys. Earlier marks of the same keys are outdated and go.
    pub(super) fn write(self, table: &mut dyn TableLike) {
        self.write_open(table);
        for above in &self.above {
            with_decor(table, above.key, &mut |decor| put_above(decor, above, &self.marker));
        }
    }

    /// Says with `open` what is to be decided. What people wrote there stays; what the program asked before is outdated.
    fn write_open(&self, table: &mut dyn TableLike) {
        let old: Vec<String> = match table.get("open").and_then(Item::as_value) {
            Some(Value::String(text)) => vec![text.value().clone()],
            Some(Value::Array(texts)) => texts.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            Some(
                Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) | Value::InlineTable(_),
            )
            | None => Vec::new(),
        };
        let kept = old.iter().filter(|text| !text.starts_with(self.prefix)).cloned();
        let new: Vec<String> = kept.chain(self.open.iter().cloned()).collect();
        if new == old {
            return;
        }
        let value = match new.as_slice() {
            [] => {
                table.remove("open");
                return;
            }
            [only] => Value::from(only.as_str()),
            several => Value::Array(several.iter().map(String::as_str).collect()),
        };
        set(table, "open", value.decorated(" ", ""), &["year", "department", "name", "title", "id"]);
    }

    /// All comments as they stand above something larger.
    fn into_lines(self) -> Vec<String> {
        self.above.into_iter().flat_map(|above| above.lines).collect()
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
                own.write_open(item);
                tidy(item);
                for line in own.into_lines() {
                    marks.line(key, &line);
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

fn put_above(decor: &mut Decor, above: &Above, marker: &str) {
    let is_outdated = |line: &str| {
        let line = line.trim_start();
        line.starts_with(marker) || above.outdated.iter().any(|outdated| line.starts_with(outdated))
    };
    let old = text_of(decor.prefix());
    let (before, indent) = old.split_at(old.rfind('\n').map_or(0, |newline| newline + 1));
    let mut prefix: String = before.split_inclusive('\n').filter(|line| !is_outdated(line)).collect();
    for line in &above.lines {
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

/// Takes a key out. Gives its item, and the comments that stood above, behind and within it.
pub(super) fn take(table: &mut dyn TableLike, key: &str) -> Option<(Item, Vec<String>)> {
    let mut comments = Vec::new();
    with_decor(table, key, &mut |decor| comments.extend(comments_in(text_of(decor.prefix()))));
    // The header of a table of its own is looked at with the table.
    let item = table.remove(key)?;
    if !matches!(item, Item::Value(_)) {
        comments.clear();
    }
    within(&item, &mut comments);
    Some((item, comments))
}

/// Adds the comments of an item, behind it or within it.
fn within(item: &Item, comments: &mut Vec<String>) {
    match item {
        Item::None => {}
        Item::Value(value) => within_value(value, comments),
        Item::Table(table) => within_table(table, comments),
        Item::ArrayOfTables(tables) => tables.iter().for_each(|table| within_table(table, comments)),
    }
}

fn within_table(table: &Table, comments: &mut Vec<String>) {
    within_decor(table.decor(), comments);
    for (name, item) in table {
        if let Some(key) = table.key(name) {
            within_decor(key.leaf_decor(), comments);
        }
        within(item, comments);
    }
}

fn within_value(value: &Value, comments: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            items.iter().for_each(|item| within_value(item, comments));
            comments.extend(comments_in(text_of(Some(items.trailing()))));
        }
        Value::InlineTable(table) => {
            for (name, value) in table {
                if let Some(key) = table.key(name) {
                    within_decor(key.leaf_decor(), comments);
                }
                within_value(value, comments);
            }
            comments.extend(comments_in(text_of(Some(table.trailing()))));
        }
        Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
    within_decor(value.decor(), comments);
}

fn within_decor(decor: &Decor, comments: &mut Vec<String>) {
    comments.extend(comments_in(text_of(decor.prefix())));
    comments.extend(comments_in(text_of(decor.suffix())));
}

fn comments_in(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| line.starts_with('#')).map(str::to_owned).collect()
}

/// Sets the value of a key. One that is there keeps its place and what stands around it; a new one stands behind the
/// first of `behind` that is there, set in and aligned as that one is. Gives comments that lost their place.
pub(super) fn set(table: &mut dyn TableLike, key: &str, value: Value, behind: &[&str]) -> Vec<String> {
    if let Some(Item::Value(old)) = table.get_mut(key) {
        let decor = std::mem::take(old.decor_mut());
        let mut lost = Vec::new();
        within_value(old, &mut lost);
        *old = value;
        *old.decor_mut() = decor;
        return lost;
    }
    // A table of its own, dotted or with a header, becomes a plain value.
    let lost = take(table, key).map(|(_, comments)| comments).unwrap_or_default();
    let neighbour = behind.iter().find(|other| matches!(table.get(other), Some(Item::Value(_)))).copied();
    let suffix_of = |key: &Key| text_of(key.leaf_decor().suffix()).len();
    let aligned = table.iter().filter_map(|(name, _)| table.key(name)).any(|key| suffix_of(key) > 1);
    let shape = neighbour.and_then(|other| table.key(other)).map(|other| {
        let prefix = text_of(other.leaf_decor().prefix());
        let indent = prefix[prefix.rfind('\n').map_or(0, |newline| newline + 1)..].to_owned();
        let equals = if aligned { other.display_repr().len() + suffix_of(other) } else { 0 };
        (indent, " ".repeat(equals.saturating_sub(key.len()).max(1)))
    });
    table.insert(key, Item::Value(value.decorated(" ", "")));
    if let (Some((indent, suffix)), Some(mut key)) = (shape, table.key_mut(key)) {
        *key.leaf_decor_mut() = Decor::new(indent, suffix);
    }
    if let Some(neighbour) = neighbour {
        move_behind(table, key, neighbour);
    }
    lost
}

/// Takes a key out of `{ … }` or of a table.
pub(super) fn take_point(points: &mut Item, key: &str) {
    if let Some(table) = points.as_table_like_mut() {
        table.remove(key);
    }
    if let Some(table) = points.as_inline_table_mut() {
        tidy(table);
    }
}

/// The blanks of `{ a = 1, b = 2 }` after its last value became another one. A table of several lines is left alone.
fn tidy(table: &mut InlineTable) {
    let blank = |value: &Value| text_of(value.decor().suffix()).chars().all(|letter| letter == ' ');
    let count = table.len();
    if !table.iter().all(|(_, value)| blank(value)) {
        return;
    }
    for (position, (_, value)) in table.iter_mut().enumerate() {
        value.decor_mut().set_suffix(if position + 1 == count { " " } else { "" });
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
