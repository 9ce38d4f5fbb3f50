//! A comparison as a tidy table: one row a change; what is new, dropped, or only held by its rule has one too.

use super::{Dialect, Table};
use crate::render::json::comparison::{kind, text};
use crate::render::table::{Cell, Headings};
use crate::report::Named;
use crate::report::comparison::{Change, Comparison, Content, Entry};

/// The columns, in order.
const COLUMNS: [&str; 18] = [
    "type",
    "matrix",
    "goal",
    "measure",
    "indicator",
    "was",
    "title",
    "unit",
    "presence",
    "what",
    "area",
    "period",
    "before",
    "after",
    "difference",
    "status_before",
    "status_after",
    "cause",
];

/// The whole comparison as a table with a header. The same comparison gives the same bytes.
pub fn render(comparison: &Comparison, dialect: Dialect, headings: Headings) -> Vec<u8> {
    let mut table = Table::new(dialect, headings);
    table.record(COLUMNS.into_iter().map(|name| Cell::Joined(headings.of(name))));
    for entry in &comparison.entries {
        if entry.changes.is_empty() {
            table.record(record(entry, None).into_iter());
        }
        for change in &entry.changes {
            table.record(record(entry, Some(change)).into_iter());
        }
    }
    for (presence, points) in [("added", &comparison.opened), ("dropped", &comparison.settled)] {
        for point in points {
            let mut cells: Vec<Cell<'_>> = (0..COLUMNS.len()).map(|_| Cell::Missing).collect();
            cells[0] = Cell::Word("open");
            cells[6] = Cell::Text(&point.of);
            cells[8] = Cell::Word(presence);
            cells[if presence == "added" { 13 } else { 12 }] = Cell::Text(&point.text);
            table.record(cells.into_iter());
        }
    }
    table.text.into_bytes()
}

fn record<'a>(entry: &'a Entry, change: Option<&'a Change>) -> Vec<Cell<'a>> {
    let maybe = |text: Option<&'a str>| text.map_or(Cell::Missing, Cell::Text);
    let side = |content: Option<&'a Content>| match content {
        None => Cell::Missing,
        Some(Content::Figure(..) | Content::Percent(..) | Content::Expected(..)) => {
            Cell::Number(content.map(text).unwrap_or_default())
        }
        Some(content) => Cell::Joined(text(content)),
    };
    let id = |named: Option<&'a Named>| maybe(named.map(|named| named.id.as_str()));
    let difference = change.and_then(|change| change.difference.as_ref());
    vec![
        Cell::Word(kind(entry.kind)),
        Cell::Text(&entry.matrix.id),
        id(entry.goal.as_ref()),
        maybe(entry.measure.as_deref()),
        maybe(entry.indicator.as_deref()),
        maybe(entry.was.as_deref()),
        Cell::Text(&entry.title),
        Cell::Text(&entry.unit),
        Cell::Word(entry.presence.name()),
        change.map_or(Cell::Missing, |change| Cell::Word(change.what.name())),
        id(change.and_then(|change| change.area.as_ref())),
        change.and_then(|change| change.period).map_or(Cell::Missing, |period| Cell::Joined(period.label())),
        side(change.map(|change| &change.before)),
        side(change.map(|change| &change.after)),
        crate::render::table::number(difference),
        entry.verdict.map_or(Cell::Missing, |verdict| Cell::Word(verdict.before.name())),
        entry.verdict.map_or(Cell::Missing, |verdict| Cell::Word(verdict.after.name())),
        entry.verdict.map_or(Cell::Missing, |verdict| Cell::Word(verdict.cause.name())),
    ]
}
