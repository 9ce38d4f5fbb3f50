//! The new texts of matrices: the same files with the changes in them; comments, order and form stay.
//!
//! Text in, text out: nothing here reads or writes a file, and nothing is decided. Whoever writes the text reads it again.

mod add;
mod place;
mod rule;
mod value;

use std::collections::BTreeMap;

use toml_edit::{DocumentMut, TableLike, Value};

use self::place::Found;
use super::{Change, Item, Parent};
use crate::edit::literal;
use crate::edit::table::{set, take, text_of, with_decor};
use crate::form::planning::Subject;
use crate::model::Project;
use crate::period::Period;
use crate::problem::planning::PlanInput;
use crate::report::planning::{Entry, open_from};

/// The keys of an indicator in the order in which new ones are written.
const OF_INDICATOR: [&str; 16] = [
    "id",
    "name",
    "unit",
    "kind",
    "scale",
    "target",
    "expense",
    "revenue",
    "saving",
    "interim",
    "baseline",
    "tolerance",
    "source",
    "revised",
    "report_in",
    "open",
];

/// Those of a measure, and of a goal.
const OF_MEASURE: [&str; 6] = ["id", "title", "responsible", "hypothesis", "evidence", "open"];

/// What all changes of a year share.
#[derive(Clone, Copy)]
struct Context<'a> {
    project: &'a Project,
    year: i32,
    /// The first period that is not closed.
    from: Period,
    /// True where some are.
    closed: bool,
}

/// The year and id of a matrix.
pub(crate) type Named = (i32, String);

/// The rows that change a matrix, by matrix.
pub(crate) fn by_matrix(items: &[Item]) -> BTreeMap<Named, Vec<usize>> {
    let mut all: BTreeMap<Named, Vec<usize>> = BTreeMap::new();
    for (position, item) in items.iter().enumerate().filter(|(_, item)| item.is_written()) {
        all.entry((item.year, item.key.matrix.clone())).or_default().push(position);
    }
    all
}

/// The text of a matrix with those rows in it, with the line ends of the old one; else why it cannot be changed.
pub(crate) fn rewritten(
    text: &str,
    items: &[Item],
    (named, positions): (&Named, &[usize]),
    project: &Project,
) -> Result<String, String> {
    let carriage_returns = text.find('\n').is_some_and(|at| text[..at].ends_with('\r'));
    let plain = text.replace("\r\n", "\n");
    let mut document: DocumentMut = plain.parse().map_err(|error: toml_edit::TomlError| error.message().to_owned())?;
    let year = named.0;
    let (from, closed) = open_from(project, year).ok_or_else(|| year.to_string())?;
    let context = Context { project, year, from, closed };
    let of = |position: &usize| items.get(*position).map(|item| (*position, item));
    let rows: Vec<(usize, &Item)> = positions.iter().filter_map(of).collect();
    for (_, item) in rows.iter().filter(|(_, item)| item.new.is_none() && !item.dropped) {
        let found = place::find(document.as_table_mut(), item).ok_or_else(|| item.called())?;
        change(found, item, &context);
    }
    for (position, item) in rows.iter().filter(|(_, item)| item.new.is_some()) {
        let below = |(_, other): &&(usize, &Item)| {
            other.new.as_ref().is_some_and(|new| new.parent == Parent::NewMeasure(*position))
        };
        let indicators: Vec<&Item> = rows.iter().filter(below).map(|(_, item)| *item).collect();
        if !matches!(item.new.as_ref().map(|new| &new.parent), Some(Parent::NewMeasure(_))) {
            add::add(document.as_table_mut(), item, &indicators, &context).ok_or_else(|| item.called())?;
        }
    }
    for (_, item) in rows.iter().filter(|(_, item)| item.dropped) {
        place::remove(document.as_table_mut(), item).ok_or_else(|| item.called())?;
    }
    let text = document.to_string();
    Ok(if carriage_returns { text.replace('\n', "\r\n") } else { text })
}

fn change(found: Found<'_>, item: &Item, context: &Context<'_>) {
    let table = found.table;
    match item.key.subject {
        Subject::Indicator | Subject::Line => rule::indicator(table, item, context),
        Subject::Goal | Subject::Measure | Subject::Evidence => {
            for change in &item.changes {
                words(table, change, &OF_MEASURE);
            }
        }
        Subject::NewIndicator | Subject::NewMeasure | Subject::NewEvidence | Subject::NewMeasureIndicator => {}
    }
}

/// Sets what is said in words, or the list of open points.
fn words(table: &mut dyn TableLike, change: &Change, order: &[&str]) {
    let key = match change.input {
        PlanInput::Unit => "unit",
        PlanInput::Source => "source",
        PlanInput::Responsible => "responsible",
        PlanInput::Hypothesis => "hypothesis",
        PlanInput::Evidence => "evidence",
        PlanInput::Open => {
            match value::open(&change.new) {
                Some(open) => put(table, "open", open, order),
                None => take_out(table, "open"),
            }
            return;
        }
        PlanInput::Name
        | PlanInput::Target
        | PlanInput::Interim
        | PlanInput::Tolerance
        | PlanInput::Kind
        | PlanInput::Dropped
        | PlanInput::Reason => return,
    };
    if let Some(text) = value::text(&change.new) {
        // What stands in one line of a report stays in one.
        let one_line = matches!(change.input, PlanInput::Unit | PlanInput::Responsible);
        let text = if one_line { text.replace('\n', " ") } else { text.to_owned() };
        put(table, key, literal::text(&text), order);
    }
}

/// Sets a key; a new one stands behind those that come before it. Comments that lose their place stand above it.
fn put(table: &mut dyn TableLike, key: &str, value: Value, order: &[&str]) {
    let before = order.iter().take_while(|known| **known != key);
    let mut behind: Vec<&str> = before.copied().collect();
    behind.reverse();
    let lost = set(table, key, value.decorated(" ", ""), &behind);
    comment(table, key, &lost);
}

/// Takes a key out. Its comments go to the first key.
fn take_out(table: &mut dyn TableLike, key: &str) {
    let Some((_, comments)) = take(table, key) else { return };
    let first = table.iter().next().map(|(first, _)| first.to_owned());
    if let Some(first) = first {
        comment(table, &first, &comments);
    }
}

fn comment(table: &mut dyn TableLike, key: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    with_decor(table, key, &mut |decor| {
        let old = text_of(decor.prefix()).to_owned();
        let (before, indent) = old.split_at(old.rfind('\n').map_or(0, |newline| newline + 1));
        let comments: Vec<String> = lines.iter().map(|line| format!("{indent}{line}\n")).collect();
        decor.set_prefix(format!("{before}{}{indent}", comments.concat()));
    });
}

/// The word among entries, such as a kind.
fn word(entries: &[(crate::form::planning::Field, Entry)]) -> Option<&'static str> {
    entries.iter().find_map(|(_, entry)| match entry {
        Entry::Word(word) => Some(*word),
        Entry::Number(_) | Entry::Percent(_) | Entry::Share(..) | Entry::Pair(..) | Entry::Date(_) | Entry::Text(_) => {
            None
        }
    })
}
