//! Edits of a TOML document that keep comments, order and alignment, whatever way its tables are written.

use toml_edit::{Decor, Item, TableLike, Value};

use crate::catalogue::Language;
use crate::catalogue::rollover as words;
pub(super) use crate::edit::table::{set, take, take_point};
use crate::edit::table::{text_of, tidy, with_decor};
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

/// How a value was written, in one line.
pub(super) fn written(item: &Item) -> String {
    let value = item.clone().into_value().map(|value| value.decorated("", "").to_string()).unwrap_or_default();
    printable(&value).split_whitespace().collect::<Vec<_>>().join(" ")
}
