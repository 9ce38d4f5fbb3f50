//! What is planned, as values of TOML.

use toml_edit::Value;

use super::word;
use crate::edit::literal;
use crate::form::planning::{DONE_BY, Field};
use crate::number::Decimal;
use crate::period::Scheme;
use crate::planning::Entries;
use crate::report::planning::Entry;

fn number(value: Decimal) -> String {
    literal::number(value).to_string()
}

fn percent(value: Decimal) -> String {
    format!("\"{} %\"", value.normalize())
}

/// A literal that was put together from others.
fn parsed(text: &str) -> Option<Value> {
    text.parse().ok()
}

fn of(entries: &Entries, field: Field) -> Option<&Entry> {
    entries.iter().find(|(known, _)| *known == field).map(|(_, entry)| entry)
}

/// The target: `{ at_least = 450 }`; `None` where there is none.
pub(super) fn target(entries: &Entries) -> Option<Value> {
    let key = word(entries)?;
    let (figure, share) = match of(entries, Field::Value)? {
        Entry::Number(value) => (number(*value), None),
        Entry::Share(value, of) => (percent(*value), Some(*of)),
        Entry::Date(date) => return parsed(&format!("{{ {DONE_BY} = {date} }}")),
        Entry::Percent(_) | Entry::Pair(..) | Entry::Word(_) | Entry::Text(_) => return None,
    };
    let figures = match of(entries, Field::To) {
        Some(Entry::Number(high)) => format!("[{figure}, {}]", number(*high)),
        Some(Entry::Share(high, _)) => format!("[{figure}, {}]", percent(*high)),
        Some(Entry::Percent(_) | Entry::Pair(..) | Entry::Date(_) | Entry::Word(_) | Entry::Text(_)) | None => figure,
    };
    let of = share.map(|of| format!(", of = \"{}\"", of.name())).unwrap_or_default();
    parsed(&format!("{{ {key} = {figures}{of} }}"))
}

/// The amount of a line of the budget.
pub(super) fn amount(entries: &Entries) -> Option<Value> {
    match of(entries, Field::Value)? {
        Entry::Number(value) => Some(literal::number(*value)),
        Entry::Percent(_) | Entry::Share(..) | Entry::Pair(..) | Entry::Date(_) | Entry::Word(_) | Entry::Text(_) => {
            None
        }
    }
}

/// One interim target.
fn point(entry: &Entry) -> Option<String> {
    match entry {
        Entry::Number(value) => Some(number(*value)),
        Entry::Percent(value) => Some(percent(*value)),
        Entry::Pair(low, high) => Some(format!("[{}, {}]", number(*low), number(*high))),
        Entry::Share(..) | Entry::Date(_) | Entry::Word(_) | Entry::Text(_) => None,
    }
}

/// Interim targets by the short names of their periods, in order.
pub(super) fn points(entries: &Entries, scheme: Scheme) -> Vec<(String, Value)> {
    let points = entries.iter().filter_map(|(field, entry)| {
        let Field::Interim(index) = field else { return None };
        Some((*index, point(entry)?))
    });
    let mut points: Vec<(u8, String)> = points.collect();
    points.sort_by_key(|(index, _)| *index);
    points.into_iter().filter_map(|(index, text)| Some((scheme.label(index), parsed(&text)?))).collect()
}

/// Interim targets in braces, or the one word for all; `None` where there are none.
pub(super) fn interim(entries: &Entries, scheme: Scheme) -> Option<Value> {
    if let Some(word) = word(entries) {
        return Some(literal::text(word));
    }
    let points = points(entries, scheme);
    let texts: Vec<String> = points.iter().map(|(label, value)| format!("{label} = {value}")).collect();
    if texts.is_empty() { None } else { parsed(&format!("{{ {} }}", texts.join(", "))) }
}

/// Both bounds of a tolerance.
pub(super) fn tolerance(entries: &Entries) -> Option<Value> {
    let bound = |field| match of(entries, field)? {
        Entry::Number(value) => Some(number(*value)),
        Entry::Percent(value) => Some(percent(*value)),
        Entry::Share(..) | Entry::Pair(..) | Entry::Date(_) | Entry::Word(_) | Entry::Text(_) => None,
    };
    parsed(&format!("{{ green = {}, yellow = {} }}", bound(Field::Green)?, bound(Field::Yellow)?))
}

/// The words among entries.
pub(super) fn text(entries: &Entries) -> Option<&str> {
    entries.iter().find_map(|(_, entry)| if let Entry::Text(text) = entry { Some(text.as_str()) } else { None })
}

/// Open points, a line each: one text or a list of them.
pub(super) fn open(entries: &Entries) -> Option<Value> {
    let lines: Vec<&str> = text(entries)?.lines().collect();
    match lines.as_slice() {
        [] => None,
        [only] => Some(literal::text(only)),
        several => {
            let texts: Vec<String> = several.iter().map(|line| literal::text(line).to_string()).collect();
            parsed(&format!("[{}]", texts.join(", ")))
        }
    }
}
