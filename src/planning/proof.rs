//! The proof that the new matrices say what the forms did, and nothing else changed.

use std::collections::{BTreeMap, BTreeSet};

use super::form::input_of;
use super::wanted::canonical;
use super::{Change, Item};
use crate::form::planning::{Field, Key, Subject, collapsed, digest};
use crate::model::Project;
use crate::problem::planning::PlanInput;
use crate::report::form::By;
use crate::report::planning::{PlanningRow, forms};

type Rows = BTreeMap<Key, PlanningRow>;

fn rows(project: &Project, year: i32) -> Rows {
    let forms = forms(project, year, By::Matrix, |_| true);
    let rows = forms.into_iter().flat_map(|form| form.parts).flat_map(|(_, rows)| rows);
    rows.map(|row| (row.key.clone(), row)).collect()
}

/// The first row that the project as it would be does not say as it was agreed to, or that was not to be touched.
pub(crate) fn misread(items: &[Item], before: &Project, after: &Project) -> Option<String> {
    let years: BTreeSet<i32> = items.iter().filter(|item| item.is_written()).map(|item| item.year).collect();
    years.into_iter().find_map(|year| {
        let of_year: Vec<&Item> = items.iter().filter(|item| item.year == year && item.is_written()).collect();
        wrong(&of_year, &rows(before, year), &rows(after, year))
    })
}

fn wrong(written: &[&Item], before: &Rows, after: &Rows) -> Option<String> {
    let mut expected: BTreeSet<Key> = BTreeSet::new();
    for item in written {
        let key = key_of(item);
        let row = after.get(&key);
        let sound = match row {
            None => item.dropped,
            Some(row) => !item.dropped && item.changes.iter().all(|change| says(row, change, after)),
        };
        if !sound {
            return Some(item.called());
        }
        expected.insert(key);
    }
    // What nobody asked about is as it was.
    let same = |key: &Key, row: &PlanningRow| {
        after.get(key).is_some_and(|after| after.cells == row.cells && after.title == row.title)
    };
    let is_known = |key: &Key| matches!(key.subject, Subject::Indicator | Subject::Line | Subject::Goal);
    let dropped_above = written.iter().any(|item| item.dropped);
    let other = before.iter().find(|(key, row)| {
        let gone = dropped_above && !after.contains_key(key);
        is_known(key) && !expected.contains(*key) && !gone && !same(key, row)
    });
    other.map(|(key, _)| key.to_string())
}

/// The key of a row once it is written.
fn key_of(item: &Item) -> Key {
    let Some(new) = &item.new else { return item.key.clone() };
    match &new.id {
        Some(id) => Key::new(Subject::Indicator, &item.key.matrix, &[id]),
        None => Key::new(Subject::Measure, &item.key.matrix, &[&new.goal, &digest(&collapsed(&item.name))]),
    }
}

fn says(row: &PlanningRow, change: &Change, after: &Rows) -> bool {
    if change.input == PlanInput::Name {
        return matches!(change.new.as_slice(), [(Field::Name, entry)] if entry.canonical() == collapsed(&row.title));
    }
    // Evidence has a row of its own.
    let evidence = Key { subject: Subject::Evidence, ..row.key.clone() };
    let row = match (change.input, row.key.subject) {
        (PlanInput::Evidence, Subject::Measure) => after.get(&evidence).unwrap_or(row),
        _ => row,
    };
    let now = row.cells.iter().filter(|cell| input_of(cell.field) == change.input);
    let now = now.filter_map(|cell| Some((cell.field, cell.entry.clone()?))).collect();
    let one_line = |entries: &super::Entries| -> Vec<(Field, String)> {
        canonical(entries).into_iter().map(|(field, text)| (field, text.replace('\n', " "))).collect()
    };
    one_line(&now) == one_line(&change.new)
}
