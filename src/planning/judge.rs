//! What the inputs of a row plan together: a target of direction and value, interim targets that fit it, a kind.

use super::row::{Form, Inputs, Typed, input_of, is_since};
use super::shown::{is_dated, is_no_target};
use super::{Change, Entries, Item};
use crate::diagnostic::{Diagnostics, Problem};
use crate::form::planning::{DONE_BY, Field, INFORMATIVE, Subject};
use crate::model::indicator::is_percent;
use crate::model::{Indicator, Kind, LineKind};
use crate::number::Decimal;
use crate::period::Period;
use crate::problem::planning::{PlanEntryFault as Fault, PlanInput, PlanKeptWhy};
use crate::report::planning::{Entry, PlanningRow};
use crate::source::Place;

/// Why an input is refused, and which cell.
type Blame = (Fault, (String, Place));

/// Judges the inputs that were changed by hand; `now` is what the matrix says, `None` for something new.
pub(super) fn judge(
    form: &Form<'_>,
    inputs: &Inputs,
    now: Option<&PlanningRow>,
    groups: &[PlanInput],
    item: &mut Item,
    diagnostics: &mut Diagnostics,
) {
    for group in groups {
        let cells: Vec<(Field, &Typed)> =
            inputs.iter().filter(|(field, _)| input_of(**field) == *group).map(|(field, typed)| (*field, typed)).collect();
        let at = at(&cells, item.place);
        if let Some((fault, at)) = locked(form, *group, &cells, now) {
            return form.refuse(item, *group, fault, at, diagnostics);
        }
        let old = Form::entries_now(now, *group);
        let typed: Entries = cells.iter().filter_map(|(field, typed)| Some((*field, typed.entry.clone()?))).collect();
        let open: Vec<(Field, &Typed)> =
            cells.iter().copied().filter(|(field, _)| is_open(form, *field)).collect();
        let new = match wanted(*group, &open, item.line) {
            Ok(Some(new)) => new,
            Ok(None) => {
                let text = crate::planning::shown::entries(
                    *group,
                    &old,
                    &item.unit,
                    form.now.from.scheme,
                    form.language,
                );
                let problem = Problem::PlanKept { input: *group, text, why: PlanKeptWhy::Emptied };
                diagnostics.push(problem, at.1);
                continue;
            }
            Err((fault, at)) => return form.refuse(item, *group, fault, at, diagnostics),
        };
        let new = filled_up(*group, new, &old);
        if same(&old, &new) {
            continue;
        }
        if now.is_some_and(|now| is_since(*group, inputs, now)) {
            form.outdated(item, *group, (old, typed), at, diagnostics);
            continue;
        }
        item.changes.push(Change { input: *group, old, new, place: at.1 });
    }
    if matches!(
        item.key.subject,
        Subject::Indicator | Subject::NewIndicator | Subject::NewMeasureIndicator
    ) && (!item.changes.is_empty() || item.new.is_some())
    {
        if let Err((input, fault, at)) = coherent(form, inputs, now, item, diagnostics) {
            return form.refuse(item, input, fault, at, diagnostics);
        }
    }
    if form.now.closed && item.new.is_none() && item.reason.is_none() {
        let rule = [PlanInput::Target, PlanInput::Interim, PlanInput::Tolerance];
        let change = item.changes.iter().find(|change| rule.contains(&change.input));
        if let Some((input, place)) = change.map(|change| (change.input, change.place)) {
            let said = said_at(inputs, place);
            form.refuse(item, input, Fault::NoReason, (said, place), diagnostics);
        }
    }
}

/// What was typed first, and where.
fn at(cells: &[(Field, &Typed)], row: Place) -> (String, Place) {
    let first = cells.iter().find(|(_, typed)| typed.touched).or(cells.first());
    first.map_or_else(|| (String::new(), row), |(_, typed)| (typed.said.clone(), typed.place))
}

fn said_at(inputs: &Inputs, place: Place) -> String {
    inputs.values().find(|typed| typed.place == place).map(|typed| typed.said.clone()).unwrap_or_default()
}

/// True for a field that may still change: not the interim target of a closed period.
fn is_open(form: &Form<'_>, field: Field) -> bool {
    !matches!(field, Field::Interim(index) if index < form.now.from.index)
}

/// What may not be changed in this row.
fn locked(
    form: &Form<'_>,
    group: PlanInput,
    cells: &[(Field, &Typed)],
    now: Option<&PlanningRow>,
) -> Option<Blame> {
    let blame = |fault, typed: &Typed| (fault, (typed.said.clone(), typed.place));
    cells.iter().filter(|(_, typed)| typed.touched).find_map(|(field, typed)| {
        if let Field::Interim(index) = field
            && !is_open(form, *field)
        {
            let period = Period { index: *index, ..form.now.from };
            return Some(blame(Fault::ClosedPeriod(period), typed));
        }
        let cell = now?.cells.iter().find(|cell| cell.field == *field);
        let given = matches!(group, PlanInput::Unit | PlanInput::Kind);
        match cell {
            Some(cell) if !cell.locked => None,
            _ if form.now.closed && given => Some(blame(Fault::Closed, typed)),
            _ => Some(blame(Fault::Locked, typed)),
        }
    })
}

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
        (Entry::Number(_), Some(to @ Entry::Number(_))) => {
            Ok(vec![direction, (Field::Value, value), (Field::To, to)])
        }
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

/// How the row would be: the change of an input, else what the matrix says.
fn then(item: &Item, now: Option<&PlanningRow>, input: PlanInput) -> Entries {
    let change = item.changes.iter().find(|change| change.input == input);
    change.map_or_else(|| Form::entries_now(now, input), |change| change.new.clone())
}

fn word_in(entries: &Entries) -> Option<&'static str> {
    entries.iter().find_map(|(_, entry)| match entry {
        Entry::Word(word) => Some(*word),
        Entry::Number(_)
        | Entry::Percent(_)
        | Entry::Share(..)
        | Entry::Pair(..)
        | Entry::Date(_)
        | Entry::Text(_) => None,
    })
}

fn text_in(entries: &Entries) -> String {
    entries.iter().find_map(|(_, entry)| if let Entry::Text(text) = entry { Some(text.clone()) } else { None })
        .unwrap_or_default()
}

/// That the indicator as it would be can be reported on: with a target or a word that there is none, a kind, interim
/// targets of its shape.
fn coherent(
    form: &Form<'_>,
    inputs: &Inputs,
    now: Option<&PlanningRow>,
    item: &mut Item,
    diagnostics: &mut Diagnostics,
) -> Result<(), (PlanInput, Fault, (String, Place))> {
    let new = now.is_none();
    let place_of = |item: &Item, input: PlanInput| {
        let change = item.changes.iter().find(|change| change.input == input);
        change.map(|change| (said_at(inputs, change.place), change.place))
    };
    let somewhere = |item: &Item, first: PlanInput, second: PlanInput| {
        place_of(item, first).or_else(|| place_of(item, second)).unwrap_or_else(|| (String::new(), item.place))
    };
    let target = then(item, now, PlanInput::Target);
    let open = !text_in(&then(item, now, PlanInput::Open)).is_empty();
    let kind = word_in(&then(item, now, PlanInput::Kind)).and_then(|name| Kind::ALL.into_iter().find(|kind| kind.name() == name));
    let none = is_no_target(&target);
    let informative = word_in(&target) == Some(INFORMATIVE);
    let assessed = kind == Some(Kind::Assessed);
    let changes = |item: &Item, input: PlanInput| item.changes.iter().any(|change| change.input == input);
    if none && !informative && !open && !assessed && (new || changes(item, PlanInput::Target) || changes(item, PlanInput::Open)) {
        let input = if changes(item, PlanInput::Target) || new { PlanInput::Target } else { PlanInput::Open };
        return Err((input, Fault::TargetUndecided, somewhere(item, input, PlanInput::Open)));
    }
    let direction = inputs.get(&Field::Direction).filter(|typed| typed.touched || new);
    if none && !informative
        && let Some(typed) = direction
        && typed.entry.is_some()
    {
        let (text, why) = (typed.said.clone(), PlanKeptWhy::NoValue);
        diagnostics.push(Problem::PlanKept { input: PlanInput::Target, text, why }, typed.place);
    }
    if form.now.closed && !new && none && !is_no_target(&Form::entries_now(now, PlanInput::Target)) {
        return Err((PlanInput::Target, Fault::ClosedTarget, somewhere(item, PlanInput::Target, PlanInput::Open)));
    }
    let dated = is_dated(&target);
    let mismatch = kind.is_some_and(|kind| !none && (dated != (kind == Kind::Milestone) || kind == Kind::Assessed));
    if mismatch && (new || changes(item, PlanInput::Target) || changes(item, PlanInput::Kind)) {
        let input = if changes(item, PlanInput::Kind) { PlanInput::Kind } else { PlanInput::Target };
        return Err((input, Fault::KindOfTarget, somewhere(item, input, PlanInput::Target)));
    }
    if kind.is_none() && !dated && !open && (new || changes(item, PlanInput::Open) || changes(item, PlanInput::Target)) {
        let input = if new { PlanInput::Kind } else { PlanInput::Open };
        return Err((input, Fault::KindUndecided, somewhere(item, input, PlanInput::Target)));
    }
    interim_fits(form, &target, now, item).map_err(|(input, fault)| {
        let at = somewhere(item, input, PlanInput::Target);
        (input, fault, at)
    })?;
    let milestone = kind == Some(Kind::Milestone) || dated;
    let in_percent = then(item, now, PlanInput::Tolerance).iter().any(|(_, entry)| matches!(entry, Entry::Percent(_)));
    if milestone && in_percent && changes(item, PlanInput::Tolerance) {
        let at = somewhere(item, PlanInput::Tolerance, PlanInput::Target);
        return Err((PlanInput::Tolerance, Fault::ToleranceInDays, at));
    }
    let id = item.key.path.first().map_or("", String::as_str);
    let indicator = form.now.indicator(&item.key.matrix, id).filter(|_| !new);
    let unit = text_in(&then(item, now, PlanInput::Unit));
    if indicator.is_some_and(|indicator| scale_doubtful(indicator, kind, &unit)) && changes(item, PlanInput::Unit) {
        return Err((PlanInput::Unit, Fault::Scale, somewhere(item, PlanInput::Unit, PlanInput::Kind)));
    }
    Ok(())
}

/// True where a ratio's factor would mean something else in the new unit.
fn scale_doubtful(indicator: &Indicator, kind: Option<Kind>, unit: &str) -> bool {
    let both = indicator.kind == Kind::Ratio && kind == Some(Kind::Ratio);
    let (before, after) = (is_percent(&indicator.unit), is_percent(unit));
    let hundred = indicator.scale == Decimal::ONE_HUNDRED;
    both && (after && !hundred && indicator.scale != Decimal::ONE || before && !after && hundred)
}

/// That interim targets have the shape of the target; those of a target that goes, go too.
fn interim_fits(
    form: &Form<'_>,
    target: &Entries,
    now: Option<&PlanningRow>,
    item: &mut Item,
) -> Result<(), (PlanInput, Fault)> {
    let points = then(item, now, PlanInput::Interim);
    let changed = item.changes.iter().any(|change| change.input == PlanInput::Interim);
    let retargeted = item.changes.iter().find(|change| change.input == PlanInput::Target).map(|change| change.place);
    if form.now.closed && now.is_some() && changed && points.is_empty() {
        return Err((PlanInput::Interim, Fault::Closed));
    }
    if points.is_empty() {
        return Ok(());
    }
    if is_no_target(target) {
        if changed {
            return Err((PlanInput::Interim, Fault::InterimWithoutTarget));
        }
        if let Some(place) = retargeted {
            item.changes.push(Change { input: PlanInput::Interim, old: points, new: Vec::new(), place });
        }
        return Ok(());
    }
    if !changed && retargeted.is_none() {
        return Ok(());
    }
    let corridor = word_in(target) == Some("between");
    let misshapen = points.iter().any(|(_, entry)| match entry {
        Entry::Number(_) => corridor,
        Entry::Pair(..) => !corridor,
        Entry::Word(_) => is_dated(target),
        Entry::Percent(_) => false,
        Entry::Share(..) | Entry::Date(_) | Entry::Text(_) => true,
    });
    if misshapen {
        let input = if changed { PlanInput::Interim } else { PlanInput::Target };
        return Err((input, Fault::InterimShape));
    }
    Ok(())
}
