//! That an indicator as it would be can be reported on: a target or a word that there is none, a kind, interim targets that
//! fit.

use super::form::{Form, Inputs};
use super::shown::{is_dated, is_no_target};
use super::{Change, Entries, Item};
use crate::diagnostic::{Diagnostics, Problem};
use crate::form::planning::{Field, INFORMATIVE};
use crate::model::indicator::is_percent;
use crate::model::{Indicator, Kind};
use crate::number::Decimal;
use crate::problem::planning::{PlanEntryFault as Fault, PlanInput, PlanKeptWhy};
use crate::report::planning::{Entry, PlanningRow};
use crate::source::Place;

/// How the row would be: the change of an input, else what the matrix says.
fn then(item: &Item, now: Option<&PlanningRow>, input: PlanInput) -> Entries {
    let change = item.changes.iter().find(|change| change.input == input);
    change.map_or_else(|| Form::entries_now(now, input), |change| change.new.clone())
}

fn word_in(entries: &Entries) -> Option<&'static str> {
    entries.iter().find_map(|(_, entry)| match entry {
        Entry::Word(word) => Some(*word),
        Entry::Number(_) | Entry::Percent(_) | Entry::Share(..) | Entry::Pair(..) | Entry::Date(_) | Entry::Text(_) => {
            None
        }
    })
}

fn text_in(entries: &Entries) -> String {
    entries
        .iter()
        .find_map(|(_, entry)| if let Entry::Text(text) = entry { Some(text.clone()) } else { None })
        .unwrap_or_default()
}

/// That the indicator as it would be can be reported on: with a target or a word that there is none, a kind, interim
/// targets of its shape.
pub(super) fn coherent(
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
    let kind = word_in(&then(item, now, PlanInput::Kind))
        .and_then(|name| Kind::ALL.into_iter().find(|kind| kind.name() == name));
    let none = is_no_target(&target);
    let said = inputs.get(&Field::Direction).and_then(|typed| typed.entry.as_ref());
    let informative = none && matches!(said, Some(Entry::Word(word)) if *word == INFORMATIVE);
    let assessed = kind == Some(Kind::Assessed);
    let changes = |item: &Item, input: PlanInput| item.changes.iter().any(|change| change.input == input);
    if none
        && !informative
        && !open
        && !assessed
        && (new || changes(item, PlanInput::Target) || changes(item, PlanInput::Open))
    {
        let input = if changes(item, PlanInput::Target) || new { PlanInput::Target } else { PlanInput::Open };
        return Err((input, Fault::TargetUndecided, somewhere(item, input, PlanInput::Open)));
    }
    let direction = inputs.get(&Field::Direction).filter(|typed| typed.touched || new);
    if none
        && !informative
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
    if kind.is_none() && !dated && !open && (new || changes(item, PlanInput::Open) || changes(item, PlanInput::Target))
    {
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

/// What was typed in the cell of a place.
pub(super) fn said_at(inputs: &Inputs, place: Place) -> String {
    inputs.values().find(|typed| typed.place == place).map(|typed| typed.said.clone()).unwrap_or_default()
}
