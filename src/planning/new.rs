//! Rows for what the matrix does not have yet: indicators of goals and measures, measures with their indicators.

use std::collections::BTreeMap;

use super::form::{Form, Inputs, Typed, input_of};
use super::judge::judge;
use super::now::Now;
use super::wanted::{filled_up, same, wanted};
use super::{Change, Item, New, Parent};
use crate::diagnostic::Diagnostics;
use crate::form::planning::{Field, Key, Subject, collapsed};
use crate::model::Goal;
use crate::problem::planning::{PlanInput, PlanRowFault};
use crate::report::planning::{Entry, PlanningRow};

/// What became of the rows for new measures of a form, by goal and number.
#[derive(Default)]
pub(super) struct Measures(BTreeMap<(String, Vec<String>), Measure>);

/// What a row for a new measure is.
#[derive(Clone)]
enum Measure {
    /// Nothing was filled in.
    Empty,
    /// A new one, by its position among the items.
    New(usize),
    /// One that the matrix has by now, by its id in forms.
    Known(String),
    Refused,
}

/// Takes in a row for something new.
pub(super) fn row(
    form: &Form<'_>,
    inputs: &Inputs,
    mut item: Item,
    measures: &mut Measures,
    items: &mut Vec<Item>,
    diagnostics: &mut Diagnostics,
) {
    let filled: Vec<&Typed> = inputs.values().filter(|typed| typed.entry.is_some()).collect();
    item.touched = !filled.is_empty();
    if let Some(Entry::Text(name)) = inputs.get(&Field::Name).and_then(|typed| typed.entry.as_ref()) {
        item.name = name.replace('\n', " ");
    } else {
        item.name = String::new();
    }
    if let Some(first) = inputs.get(&Field::Name).filter(|typed| typed.entry.is_some()).or(filled.first().copied()) {
        item.place = first.place;
    }
    let path = item.key.path.clone();
    let [goal, number, ..] = path.as_slice() else { return };
    let of_measure = (item.key.matrix.clone(), vec![goal.clone(), number.clone()]);
    match item.key.subject {
        Subject::NewMeasure => {
            let became = measure(form, inputs, &mut item, goal, items.len(), diagnostics);
            measures.0.insert(of_measure, became);
            items.push(item);
        }
        Subject::NewEvidence => {
            if item.touched {
                let became = measures.0.get(&of_measure).cloned().unwrap_or(Measure::Empty);
                evidence(form, inputs, item, &became, items, diagnostics);
            }
        }
        Subject::NewMeasureIndicator => {
            let became = measures.0.get(&of_measure).cloned().unwrap_or(Measure::Empty);
            if item.touched {
                match became {
                    Measure::New(position) => {
                        indicator(form, inputs, &mut item, goal, Parent::NewMeasure(position), diagnostics);
                    }
                    Measure::Known(id) => indicator(form, inputs, &mut item, goal, Parent::Measure(id), diagnostics),
                    Measure::Empty | Measure::Refused => {
                        Form::refuse_row(&mut item, PlanRowFault::NoParent, diagnostics);
                    }
                }
            }
            items.push(item);
        }
        Subject::NewIndicator
        | Subject::Goal
        | Subject::Measure
        | Subject::Evidence
        | Subject::Indicator
        | Subject::Line => {
            if item.touched {
                let parent = if number == "-" { Parent::Goal } else { Parent::Measure(number.clone()) };
                indicator(form, inputs, &mut item, goal, parent, diagnostics);
            }
            items.push(item);
        }
    }
}

/// What was filled in besides the name.
fn groups(inputs: &Inputs) -> Vec<PlanInput> {
    let filled = inputs.iter().filter(|(field, typed)| typed.entry.is_some() && **field != Field::Name);
    let mut groups: Vec<PlanInput> = filled.map(|(field, _)| input_of(*field)).collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

fn name_change(item: &Item) -> Change {
    let new = vec![(Field::Name, Entry::Text(item.name.clone()))];
    Change { input: PlanInput::Name, old: Vec::new(), new, place: item.place }
}

fn measure(
    form: &Form<'_>,
    inputs: &Inputs,
    item: &mut Item,
    goal: &str,
    position: usize,
    diagnostics: &mut Diagnostics,
) -> Measure {
    if !item.touched {
        return Measure::Empty;
    }
    if item.name.is_empty() {
        Form::refuse_row(item, PlanRowFault::NoName, diagnostics);
        return Measure::Refused;
    }
    let Some(known) = form.now.goal(&item.key.matrix, goal) else {
        Form::refuse_row(item, PlanRowFault::NoParent, diagnostics);
        return Measure::Refused;
    };
    if let Some(id) = Now::measure_titled(known, &collapsed(&item.name)) {
        let row = form.now.row(&Key::new(Subject::Measure, &item.key.matrix, &[goal, &id]));
        if !says_the_same(inputs, row) {
            Form::refuse_row(item, PlanRowFault::Exists, diagnostics);
            return Measure::Refused;
        }
        return Measure::Known(id);
    }
    item.new = Some(New { goal: goal.to_owned(), parent: Parent::Goal, id: None });
    judge(form, inputs, None, &groups(inputs), item, diagnostics);
    if !item.refused.is_empty() {
        return Measure::Refused;
    }
    item.changes.insert(0, name_change(item));
    Measure::New(position)
}

fn evidence(
    form: &Form<'_>,
    inputs: &Inputs,
    mut item: Item,
    became: &Measure,
    items: &mut Vec<Item>,
    diagnostics: &mut Diagnostics,
) {
    match became {
        Measure::New(position) => {
            let new = inputs.iter().filter_map(|(field, typed)| Some((*field, typed.entry.clone()?))).collect();
            let change = Change { input: PlanInput::Evidence, old: Vec::new(), new, place: item.place };
            if let Some(measure) = items.get_mut(*position) {
                measure.changes.push(change);
            }
        }
        Measure::Known(id) => {
            let goal = item.key.path.first().cloned().unwrap_or_default();
            let row = form.now.row(&Key::new(Subject::Evidence, &item.key.matrix, &[&goal, id]));
            if !says_the_same(inputs, row) {
                Form::refuse_row(&mut item, PlanRowFault::Exists, diagnostics);
                items.push(item);
            }
        }
        Measure::Empty | Measure::Refused => {
            Form::refuse_row(&mut item, PlanRowFault::NoParent, diagnostics);
            items.push(item);
        }
    }
}

fn indicator(
    form: &Form<'_>,
    inputs: &Inputs,
    item: &mut Item,
    goal: &str,
    parent: Parent,
    diagnostics: &mut Diagnostics,
) {
    if item.name.is_empty() {
        return Form::refuse_row(item, PlanRowFault::NoName, diagnostics);
    }
    let matrix = item.key.matrix.clone();
    let known_goal = form.now.goal(&matrix, goal);
    let there = known_goal.is_some_and(|goal| match &parent {
        Parent::Measure(id) => Now::measure(goal, id).is_some(),
        Parent::Goal | Parent::NewMeasure(_) => true,
    });
    let Some(known_goal) = known_goal.filter(|_| there) else {
        return Form::refuse_row(item, PlanRowFault::NoParent, diagnostics);
    };
    if let Some(id) = named(known_goal, &parent, &item.name) {
        if !says_the_same(inputs, form.now.row_of(&matrix, &id)) {
            item.name = format!("{} ({matrix}/{id})", item.name);
            Form::refuse_row(item, PlanRowFault::Exists, diagnostics);
        }
        return;
    }
    let unit = inputs.get(&Field::Unit).and_then(|typed| typed.entry.as_ref());
    item.unit = unit.map(Entry::canonical).unwrap_or_default();
    item.new = Some(New { goal: goal.to_owned(), parent, id: None });
    judge(form, inputs, None, &groups(inputs), item, diagnostics);
    if item.refused.is_empty() {
        item.changes.insert(0, name_change(item));
    } else {
        item.new = None;
    }
}

/// The indicator of that name at the same goal or measure.
fn named(goal: &Goal, parent: &Parent, name: &str) -> Option<String> {
    let own = match parent {
        Parent::Goal => &goal.indicators,
        Parent::Measure(id) => &Now::measure(goal, id)?.indicators,
        Parent::NewMeasure(_) => return None,
    };
    let name = collapsed(name);
    own.iter().find(|indicator| collapsed(&indicator.name) == name).map(|indicator| indicator.id.clone())
}

/// True where the matrix says all that was filled in.
fn says_the_same(inputs: &Inputs, row: Option<&PlanningRow>) -> bool {
    let Some(row) = row else { return false };
    groups(inputs).into_iter().all(|group| {
        let cells: Vec<(Field, &Typed)> = inputs
            .iter()
            .filter(|(field, _)| input_of(**field) == group)
            .map(|(field, typed)| (*field, typed))
            .collect();
        let old = Form::entries_now(Some(row), group);
        match wanted(group, &cells, row.line) {
            Ok(Some(new)) => same(&old, &filled_up(group, new, &old)),
            Ok(None) => true,
            Err(_) => false,
        }
    })
}
