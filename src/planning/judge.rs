//! The inputs of a row that were changed by hand, one after the other: what each would change, and whether it may.

use super::coherent::{coherent, said_at};
use super::form::{Form, Inputs, Typed, input_of, is_since};
use super::wanted::{Blame, filled_up, same, wanted};
use super::{Change, Entries, Item, shown};
use crate::diagnostic::{Diagnostics, Problem};
use crate::form::planning::{Field, Subject};
use crate::period::Period;
use crate::problem::planning::{PlanEntryFault as Fault, PlanInput, PlanKeptWhy};
use crate::report::planning::PlanningRow;
use crate::source::Place;

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
        let cells: Vec<(Field, &Typed)> = inputs
            .iter()
            .filter(|(field, _)| input_of(**field) == *group)
            .map(|(field, typed)| (*field, typed))
            .collect();
        let at = at(&cells, item.place);
        if let Some((fault, at)) = locked(form, *group, &cells, now) {
            return Form::refuse(item, *group, fault, at, diagnostics);
        }
        let old = Form::entries_now(now, *group);
        let typed: Entries = cells.iter().filter_map(|(field, typed)| Some((*field, typed.entry.clone()?))).collect();
        let open: Vec<(Field, &Typed)> = cells.iter().copied().filter(|(field, _)| is_open(form, *field)).collect();
        let new = match wanted(*group, &open, item.line) {
            Ok(Some(new)) => new,
            Ok(None) => {
                let text = shown::entries(*group, &old, &item.unit, form.now.from.scheme, form.language);
                let problem = Problem::PlanKept { input: *group, text, why: PlanKeptWhy::Emptied };
                diagnostics.push(problem, at.1);
                continue;
            }
            Err((fault, at)) => return Form::refuse(item, *group, fault, at, diagnostics),
        };
        let new = filled_up(*group, new, &old);
        // Of something new it is said that it has no target.
        let said = now.is_none() && !new.is_empty();
        if same(&old, &new) && !said {
            continue;
        }
        if now.is_some_and(|now| is_since(*group, inputs, now)) {
            form.outdated(item, *group, (old, typed), at, diagnostics);
            continue;
        }
        item.changes.push(Change { input: *group, old, new, place: at.1 });
    }
    let is_indicator =
        matches!(item.key.subject, Subject::Indicator | Subject::NewIndicator | Subject::NewMeasureIndicator);
    let changes = !item.changes.is_empty() || item.new.is_some();
    if is_indicator
        && changes
        && let Err((input, fault, at)) = coherent(form, inputs, now, item, diagnostics)
    {
        return Form::refuse(item, input, fault, at, diagnostics);
    }
    if form.now.closed && item.new.is_none() && item.reason.is_none() {
        let rule = [PlanInput::Target, PlanInput::Interim, PlanInput::Tolerance];
        let change = item.changes.iter().find(|change| rule.contains(&change.input));
        if let Some((input, place)) = change.map(|change| (change.input, change.place)) {
            let said = said_at(inputs, place);
            Form::refuse(item, input, Fault::NoReason, (said, place), diagnostics);
        }
    }
}

/// What was typed first, and where.
fn at(cells: &[(Field, &Typed)], row: Place) -> (String, Place) {
    let first = cells.iter().find(|(_, typed)| typed.touched).or(cells.first());
    first.map_or_else(|| (String::new(), row), |(_, typed)| (typed.said.clone(), typed.place))
}

/// True for a field that may still change: not the interim target of a closed period.
fn is_open(form: &Form<'_>, field: Field) -> bool {
    !matches!(field, Field::Interim(index) if index < form.now.from.index)
}

/// What may not be changed in this row.
fn locked(form: &Form<'_>, group: PlanInput, cells: &[(Field, &Typed)], now: Option<&PlanningRow>) -> Option<Blame> {
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
