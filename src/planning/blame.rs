//! Which rows would make the project wrong: errors of the matrices as they would be, traced back to the rows that changed
//! the table they are in.

use std::collections::BTreeMap;

use super::settle::orphans;
use super::write::Named;
use super::{Item, Plan, Refused};
use crate::diagnostic::{Diagnostics, Problem, Severity};
use crate::form::planning::{Subject, measure_ids};
use crate::load::Loaded;
use crate::load::raw::RawMatrix;
use crate::source::{Located, Place};

/// What a table of a matrix is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Owner {
    Goal(String),
    Measure(String, String),
    Indicator(String),
}

/// Refuses the rows that the errors come from. False where an error comes from no row, so that nothing can be written.
pub(crate) fn blame(plan: &mut Plan, loaded: &Loaded, errors: &Diagnostics, diagnostics: &mut Diagnostics) -> bool {
    let mut found: BTreeMap<usize, Problem> = BTreeMap::new();
    for error in errors.iter().filter(|found| found.severity == Severity::Error) {
        let position = error.place.and_then(|place| culprit(plan, loaded, place));
        let position = position.or_else(|| error.related.and_then(|place| culprit(plan, loaded, place)));
        let Some(position) = position else { return false };
        found.entry(position).or_insert_with(|| error.problem.clone());
    }
    for (position, problem) in &found {
        let item = &mut plan.items[*position];
        let place = item.changes.first().map_or(item.place, |change| change.place);
        diagnostics.push(Problem::PlanConsequence { problem: Box::new(problem.clone()) }, place);
        let said = item.name.clone();
        item.refuse(Refused { input: None, old: Vec::new(), said, place });
    }
    orphans(&mut plan.items, diagnostics);
    !found.is_empty()
}

/// The row that is written into the table of a place.
fn culprit(plan: &Plan, loaded: &Loaded, place: Place) -> Option<usize> {
    let matrix = loaded.matrices.iter().find(|matrix| matrix.place.source == place.source)?;
    let named = (matrix.folder_year, matrix.known_as().to_owned());
    let owner = owner(matrix, place)?;
    plan.items.iter().position(|item| item.is_written() && is_of(item, &named, &owner))
}

fn is_of(item: &Item, named: &Named, owner: &Owner) -> bool {
    if (item.year, &item.key.matrix) != (named.0, &named.1) {
        return false;
    }
    let path: Vec<&str> = item.key.path.iter().map(String::as_str).collect();
    match (owner, &item.new) {
        (Owner::Indicator(id), Some(new)) => new.id.as_ref() == Some(id),
        (Owner::Measure(goal, id), Some(new)) => {
            new.id.is_none() && new.goal == *goal && measure_ids([item.name.as_str()].into_iter()) == [id.clone()]
        }
        (Owner::Indicator(id), None) => {
            matches!(item.key.subject, Subject::Indicator | Subject::Line) && path == [id.as_str()]
        }
        (Owner::Measure(goal, id), None) => {
            matches!(item.key.subject, Subject::Measure | Subject::Evidence) && path == [goal.as_str(), id.as_str()]
        }
        (Owner::Goal(id), None) => item.key.subject == Subject::Goal && path == [id.as_str()],
        (Owner::Goal(_), Some(_)) => false,
    }
}

/// The last table that begins at the place or before it.
fn owner(matrix: &RawMatrix, place: Place) -> Option<Owner> {
    let text = |text: &Option<Located<String>>| text.as_ref().map(|text| text.value.clone()).unwrap_or_default();
    let mut tables: Vec<(u32, Owner)> = Vec::new();
    let indicator = |raw: &crate::load::raw::RawIndicator| (raw.place.start, Owner::Indicator(text(&raw.id)));
    for goal in &matrix.goals {
        tables.push((goal.place.start, Owner::Goal(text(&goal.id))));
        tables.extend(goal.indicators.iter().map(indicator));
        let titles: Vec<String> = goal.measures.iter().map(|measure| text(&measure.title)).collect();
        let ids = measure_ids(titles.iter().map(String::as_str));
        for (measure, id) in goal.measures.iter().zip(ids) {
            tables.push((measure.place.start, Owner::Measure(text(&goal.id), id)));
            tables.extend(measure.indicators.iter().map(indicator));
        }
    }
    tables.extend(matrix.budget.iter().chain(&matrix.consolidation).map(indicator));
    let before = tables.into_iter().filter(|(start, _)| *start <= place.start);
    before.max_by_key(|(start, _)| *start).map(|(_, owner)| owner)
}
