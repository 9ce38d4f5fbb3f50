//! What rows mean for each other: the same thing said twice, something new below what is dropped, ids that are given once.

use std::collections::{BTreeMap, BTreeSet};

use super::now::Now;
use super::{Item, Parent, Refused};
use crate::adopt::ids::{free, slug};
use crate::diagnostic::{Diagnostics, Problem};
use crate::form::planning::{Key, Subject, collapsed};
use crate::problem::planning::PlanRowFault;

/// Settles all rows of all forms.
pub(super) fn settle(items: &mut [Item], years: &BTreeMap<i32, Option<Now<'_>>>, diagnostics: &mut Diagnostics) {
    doubles(items, diagnostics);
    below_dropped(items, years, diagnostics);
    orphans(items, diagnostics);
    give_ids(items, years);
}

/// What tells a row from the others.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Known(i32, Key),
    New(i32, String, String, Parent, String),
}

fn named(item: &Item) -> Option<Named> {
    match &item.new {
        Some(new) => {
            let (matrix, name) = (item.key.matrix.clone(), collapsed(&item.name));
            Some(Named::New(item.year, matrix, new.goal.clone(), new.parent.clone(), name))
        }
        None => match item.key.subject {
            Subject::Goal | Subject::Measure | Subject::Evidence | Subject::Indicator | Subject::Line => {
                Some(Named::Known(item.year, item.key.clone()))
            }
            Subject::NewIndicator | Subject::NewMeasure | Subject::NewEvidence | Subject::NewMeasureIndicator => None,
        },
    }
}

/// Takes two rows that say the same as one, and refuses both where they do not. Measures come first, as their indicators
/// hang on them.
fn doubles(items: &mut [Item], diagnostics: &mut Diagnostics) {
    for measures in [true, false] {
        let mut rows: BTreeMap<Named, Vec<usize>> = BTreeMap::new();
        for (position, item) in items.iter().enumerate() {
            let is_measure = item.key.subject == Subject::NewMeasure;
            let said = item.touched && item.refused.is_empty();
            if let Some(named) = named(item).filter(|_| said && is_measure == measures) {
                rows.entry(named).or_default().push(position);
            }
        }
        for positions in rows.into_values() {
            let [first, others @ ..] = positions.as_slice() else { continue };
            for other in others {
                double(items, *first, *other, diagnostics);
            }
        }
    }
}

fn double(items: &mut [Item], first: usize, other: usize, diagnostics: &mut Diagnostics) {
    let says = |item: &Item| {
        let changes: Vec<_> = item.changes.iter().map(|change| (change.input, change.new.clone())).collect();
        (item.dropped, changes, item.reason.clone())
    };
    let same = says(&items[first]) == says(&items[other]);
    let (indicator, place, related) = (items[other].called(), items[other].place, items[first].place);
    let problem = if same { Problem::RowRepeated { indicator } } else { Problem::RowTwice { indicator } };
    diagnostics.push_pair(problem, place, related);
    if same {
        items[other].changes.clear();
        items[other].dropped = false;
        items[other].new = None;
        for item in items.iter_mut() {
            if let Some(new) = item.new.as_mut().filter(|new| new.parent == Parent::NewMeasure(other)) {
                new.parent = Parent::NewMeasure(first);
            }
        }
        return;
    }
    for position in [first, other] {
        let place = items[position].place;
        let said = items[position].name.clone();
        items[position].refuse(Refused { input: None, old: Vec::new(), said, place });
    }
}

/// What is dropped takes with it what is below it.
fn below_dropped(items: &mut [Item], years: &BTreeMap<i32, Option<Now<'_>>>, diagnostics: &mut Diagnostics) {
    let dropped: BTreeSet<(i32, Key)> =
        items.iter().filter(|item| item.dropped).map(|item| (item.year, item.key.clone())).collect();
    if dropped.is_empty() {
        return;
    }
    let goes = |year: i32, matrix: &str, goal: &str, measure: Option<&str>| {
        let goal_goes = dropped.contains(&(year, Key::new(Subject::Goal, matrix, &[goal])));
        goal_goes
            || measure.is_some_and(|id| dropped.contains(&(year, Key::new(Subject::Measure, matrix, &[goal, id]))))
    };
    for item in items.iter_mut() {
        let matrix = item.key.matrix.clone();
        if let Some(new) = &item.new {
            let measure = if let Parent::Measure(id) = &new.parent { Some(id.as_str()) } else { None };
            if goes(item.year, &matrix, &new.goal, measure) {
                refuse(item, PlanRowFault::NoParent, diagnostics);
            }
            continue;
        }
        let id = item.key.path.first().cloned().unwrap_or_default();
        let now = years.get(&item.year).and_then(Option::as_ref);
        let below = match item.key.subject {
            Subject::Indicator => now
                .and_then(|now| now.parents(&matrix, &id))
                .is_some_and(|(goal, measure)| goes(item.year, &matrix, goal, measure)),
            Subject::Measure => goes(item.year, &matrix, &id, None),
            Subject::Evidence => goes(item.year, &matrix, &id, item.key.path.get(1).map(String::as_str)),
            Subject::Goal
            | Subject::Line
            | Subject::NewIndicator
            | Subject::NewMeasure
            | Subject::NewEvidence
            | Subject::NewMeasureIndicator => false,
        };
        if below {
            item.changes.clear();
            item.dropped = false;
        }
    }
}

/// Refuses what belongs to a measure that is not taken.
pub(super) fn orphans(items: &mut [Item], diagnostics: &mut Diagnostics) {
    for position in 0..items.len() {
        let Some(Parent::NewMeasure(measure)) = items[position].new.as_ref().map(|new| new.parent.clone()) else {
            continue;
        };
        let lost = items.get(measure).is_none_or(|measure| measure.new.is_none() || measure.changes.is_empty());
        if lost && items[position].is_written() {
            refuse(&mut items[position], PlanRowFault::NoParent, diagnostics);
        }
    }
}

fn refuse(item: &mut Item, fault: PlanRowFault, diagnostics: &mut Diagnostics) {
    diagnostics.push(Problem::PlanRow { row: item.called(), fault }, item.place);
    let (said, place) = (item.name.clone(), item.place);
    item.refuse(Refused { input: None, old: Vec::new(), said, place });
}

/// Ids of new indicators from their names, that no year of the matrix has: an id ties an indicator to its past.
fn give_ids(items: &mut [Item], years: &BTreeMap<i32, Option<Now<'_>>>) {
    let mut given: BTreeSet<(String, String)> = BTreeSet::new();
    for item in items.iter_mut().filter(|item| item.is_written() && item.key.subject != Subject::NewMeasure) {
        let (matrix, name, year) = (item.key.matrix.clone(), item.name.clone(), item.year);
        let Some(new) = &mut item.new else { continue };
        let now = years.get(&year).and_then(Option::as_ref);
        let taken = |id: &str| {
            given.contains(&(matrix.clone(), id.to_owned())) || now.is_some_and(|now| now.is_taken(&matrix, id))
        };
        let id = free(&slug(&name), taken);
        given.insert((matrix.clone(), id.clone()));
        new.id = Some(id);
    }
}
