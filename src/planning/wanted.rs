//! What the cells of an input plan together: a target of direction and value, interim targets of all periods.

use super::Entries;
use super::form::Typed;
use crate::form::planning::{DONE_BY, Field, INFORMATIVE};
use crate::model::LineKind;
use crate::problem::planning::{PlanEntryFault as Fault, PlanInput};
use crate::report::planning::Entry;
use crate::source::Place;

/// Why an input is refused, and which cell.
pub(super) type Blame = (Fault, (String, Place));

/// What the cells of an input plan; `None` where they were emptied and everything stays.
pub(super) fn wanted(group: PlanInput, cells: &[(Field, &Typed)], line: LineKind) -> Result<Option<Entries>, Blame> {
    let entries: Entries = cells.iter().filter_map(|(field, typed)| Some((*field, typed.entry.clone()?))).collect();
    match group {
        PlanInput::Target if line == LineKind::Goal => target(cells).map(Some),
        PlanInput::Target => amount(cells),
        PlanInput::Interim => interim(cells).map(Some),
        PlanInput::Open => Ok(Some(entries)),
        PlanInput::Tolerance => {
            if let Some((_, typed)) = cells.iter().find(|(_, typed)| {
                typed.entry.as_ref().is_some_and(|entry| !matches!(entry, Entry::Number(_) | Entry::Percent(_)))
            }) {
                return Err((Fault::NoInterim, (typed.said.clone(), typed.place)));
            }
            Ok(Some(entries).filter(|entries| !entries.is_empty()))
        }
        PlanInput::Name
        | PlanInput::Unit
        | PlanInput::Kind
        | PlanInput::Source
        | PlanInput::Responsible
        | PlanInput::Hypothesis
        | PlanInput::Evidence
        | PlanInput::Dropped
        | PlanInput::Reason => Ok(Some(entries).filter(|entries| !entries.is_empty())),
    }
}

/// A tolerance of which one bound was left empty keeps that bound.
pub(super) fn filled_up(group: PlanInput, mut new: Entries, old: &Entries) -> Entries {
    if group == PlanInput::Tolerance {
        let kept: Entries =
            old.iter().filter(|(field, _)| !new.iter().any(|(known, _)| known == field)).cloned().collect();
        new.extend(kept);
        new.sort_by_key(|(field, _)| *field);
    }
    new
}

/// The amount of a line of the budget.
fn amount(cells: &[(Field, &Typed)]) -> Result<Option<Entries>, Blame> {
    let of = |field: Field| cells.iter().find(|(known, _)| *known == field).map(|(_, typed)| *typed);
    let Some(value) = of(Field::Value) else { return Ok(None) };
    let number = match &value.entry {
        None => return Ok(None),
        Some(Entry::Number(number)) => Entry::Number(*number),
        Some(Entry::Date(_)) => return Err((Fault::NotDated, (value.said.clone(), value.place))),
        Some(_) => return Err((Fault::PercentOfWhat, (value.said.clone(), value.place))),
    };
    let direction = of(Field::Direction).and_then(|typed| typed.entry.clone());
    Ok(Some(direction.map(|entry| (Field::Direction, entry)).into_iter().chain([(Field::Value, number)]).collect()))
}

/// A target of direction, value and upper bound. What was left over from another direction does not count.
fn target(cells: &[(Field, &Typed)]) -> Result<Entries, Blame> {
    let of = |field: Field| cells.iter().find(|(known, _)| *known == field).map(|(_, typed)| *typed);
    let entry = |field: Field| of(field).and_then(|typed| typed.entry.clone());
    let touched = |field: Field| of(field).filter(|typed| typed.touched && typed.entry.is_some());
    let blame = |fault: Fault, field: Field| {
        let own = of(field).filter(|typed| !typed.said.is_empty());
        let cell = own.or_else(|| of(Field::Value)).or_else(|| cells.first().map(|(_, typed)| *typed));
        cell.map_or(Ok(Vec::new()), |typed| Err((fault, (typed.said.clone(), typed.place))))
    };
    let (value, to) = (entry(Field::Value), entry(Field::To));
    let word = match entry(Field::Direction) {
        Some(Entry::Word(word)) => Some(word),
        _ => None,
    };
    let Some(word) = word else {
        return if value.is_none() && to.is_none() { Ok(Vec::new()) } else { blame(Fault::NoDirection, Field::Value) };
    };
    let direction = (Field::Direction, Entry::Word(word));
    if word == INFORMATIVE {
        return match touched(Field::Value).or_else(|| touched(Field::To)) {
            Some(typed) => Err((Fault::Informative, (typed.said.clone(), typed.place))),
            None => Ok(vec![direction]),
        };
    }
    let Some(value) = value else {
        return if to.is_some() && word == "between" { blame(Fault::NoUpper, Field::To) } else { Ok(Vec::new()) };
    };
    let dated = matches!(value, Entry::Date(_));
    if dated != (word == DONE_BY) {
        return blame(if dated { Fault::NotDated } else { Fault::NoDate }, Field::Value);
    }
    if word != "between" {
        return match touched(Field::To) {
            Some(typed) => Err((Fault::NotBetween, (typed.said.clone(), typed.place))),
            None => Ok(vec![direction, (Field::Value, value)]),
        };
    }
    match (&value, to) {
        (_, None) => blame(Fault::NoUpper, Field::Value),
        (Entry::Number(_), Some(to @ Entry::Number(_))) => Ok(vec![direction, (Field::Value, value), (Field::To, to)]),
        (Entry::Share(_, of_low), Some(Entry::Share(high, of_high))) if *of_low == of_high => {
            Ok(vec![direction, (Field::Value, value), (Field::To, Entry::Share(high, of_high))])
        }
        (_, Some(_)) => blame(Fault::MixedCorridor, Field::To),
    }
}

/// Interim targets: values and shares by period, or one word for all.
fn interim(cells: &[(Field, &Typed)]) -> Result<Entries, Blame> {
    let is_word = |typed: &Typed| matches!(typed.entry, Some(Entry::Word(_)));
    let given: Vec<&(Field, &Typed)> = cells.iter().filter(|(_, typed)| typed.entry.is_some()).collect();
    if let Some((_, word)) = given.iter().find(|(_, typed)| is_word(typed))
        && given.len() > 1
    {
        return Err((Fault::WordBesideValues, (word.said.clone(), word.place)));
    }
    Ok(given.iter().filter_map(|(field, typed)| Some((*field, typed.entry.clone()?))).collect())
}

/// True where both say the same, in whatever spelling.
pub(super) fn same(one: &Entries, other: &Entries) -> bool {
    canonical(one) == canonical(other)
}

/// Entries as they are compared: "for information" is no target, and a way of interim targets has no period.
pub(super) fn canonical(entries: &Entries) -> Vec<(Field, String)> {
    let informative = |entry: &Entry| matches!(entry, Entry::Word(word) if *word == INFORMATIVE);
    let of = |(field, entry): &(Field, Entry)| match (field, entry) {
        (Field::Interim(_), Entry::Word(_)) => (Field::Interim(0), entry.canonical()),
        _ => (*field, entry.canonical()),
    };
    let mut all: Vec<(Field, String)> = entries.iter().filter(|(_, entry)| !informative(entry)).map(of).collect();
    all.sort();
    all
}
