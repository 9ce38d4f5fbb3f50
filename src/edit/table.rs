//! Keys of a TOML table set, moved and taken out, whatever way the table is written, so that comments, order and alignment
//! stay.

use toml_edit::{Decor, InlineTable, Item, Key, RawString, Table, TableLike, Value};

/// Takes a key out. Gives its item, and the comments that stood above, behind and within it.
pub(crate) fn take(table: &mut dyn TableLike, key: &str) -> Option<(Item, Vec<String>)> {
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
pub(crate) fn set(table: &mut dyn TableLike, key: &str, value: Value, behind: &[&str]) -> Vec<String> {
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
pub(crate) fn take_point(points: &mut Item, key: &str) {
    if let Some(table) = points.as_table_like_mut() {
        table.remove(key);
    }
    if let Some(table) = points.as_inline_table_mut() {
        tidy(table);
    }
}

/// The blanks of `{ a = 1, b = 2 }` after its last value became another one. A table of several lines is left alone.
pub(crate) fn tidy(table: &mut InlineTable) {
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

/// Does something with the decor that the line of a key begins with.
pub(crate) fn with_decor(table: &mut dyn TableLike, key: &str, act: &mut dyn FnMut(&mut Decor)) {
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

pub(crate) fn text_of(raw: Option<&RawString>) -> &str {
    raw.and_then(RawString::as_str).unwrap_or_default()
}
