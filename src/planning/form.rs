//! What all rows of a form share, and how what they say is refused.

use std::collections::BTreeMap;

use super::now::Now;
use super::{Entries, Item, Refused, shown};
use crate::diagnostic::{Diagnostics, Problem};
use crate::form::planning::Field;
use crate::language::Language;
use crate::load::raw::DecimalMark;
use crate::problem::planning::{PlanEntryFault as Fault, PlanInput, PlanRowFault};
use crate::report::planning::{Entry, PlanningRow, digest_of};
use crate::source::{Place, SourceId};

/// An input of a row as it was read.
pub(super) struct Typed {
    pub(super) entry: Option<Entry>,
    /// True where it says something else than was written there.
    pub(super) touched: bool,
    /// The digest of what was written there.
    pub(super) digest: String,
    pub(super) place: Place,
    /// As it stands there.
    pub(super) said: String,
}

/// All inputs of a row.
pub(super) type Inputs = BTreeMap<Field, Typed>;

/// What all rows of a form share.
pub(super) struct Form<'a> {
    pub(super) source: SourceId,
    pub(super) now: &'a Now<'a>,
    pub(super) language: Language,
    pub(super) asked_for: DecimalMark,
    pub(super) mark: DecimalMark,
}

/// What is planned together with a field.
pub(super) fn input_of(field: Field) -> PlanInput {
    match field {
        Field::Name => PlanInput::Name,
        Field::Direction | Field::Value | Field::To => PlanInput::Target,
        Field::Interim(_) => PlanInput::Interim,
        Field::Green | Field::Yellow => PlanInput::Tolerance,
        Field::Unit => PlanInput::Unit,
        Field::Kind => PlanInput::Kind,
        Field::Source => PlanInput::Source,
        Field::Open => PlanInput::Open,
        Field::Dropped => PlanInput::Dropped,
        Field::Reason => PlanInput::Reason,
        Field::Responsible => PlanInput::Responsible,
        Field::Hypothesis => PlanInput::Hypothesis,
        Field::Evidence => PlanInput::Evidence,
    }
}

impl Form<'_> {
    pub(super) fn refuse_row(item: &mut Item, fault: PlanRowFault, diagnostics: &mut Diagnostics) {
        diagnostics.push(Problem::PlanRow { row: item.called(), fault }, item.place);
        item.refuse(Refused { input: None, old: Vec::new(), said: String::new(), place: item.place });
    }

    /// Refuses an input, and the row with it.
    pub(super) fn refuse(
        item: &mut Item,
        input: PlanInput,
        fault: Fault,
        (said, place): (String, Place),
        diagnostics: &mut Diagnostics,
    ) {
        let old = item.changes.iter().find(|change| change.input == input);
        let old = old.map(|change| change.old.clone()).unwrap_or_default();
        diagnostics.push(Problem::PlanEntry { input, text: said.clone(), fault }, place);
        item.refuse(Refused { input: Some(input), old, said, place });
    }

    /// What a form would say now of an input.
    pub(super) fn entries_now(now: Option<&PlanningRow>, input: PlanInput) -> Entries {
        let cells = now.into_iter().flat_map(|row| &row.cells);
        let own = cells.filter(|cell| input_of(cell.field) == input);
        own.filter_map(|cell| Some((cell.field, cell.entry.clone()?))).collect()
    }

    /// Something that both the form and somebody else have changed: says so, unless both say the same.
    pub(super) fn outdated(
        &self,
        item: &mut Item,
        input: PlanInput,
        (old, form): (Entries, Entries),
        (said, place): (String, Place),
        diagnostics: &mut Diagnostics,
    ) {
        let words = |entries: &Entries| shown::entries(input, entries, &item.unit, self.now.from.scheme, self.language);
        let problem = Problem::PlanOutdated { input, now: words(&old), form: words(&form) };
        diagnostics.push(problem, place);
        item.refused.push(Refused { input: Some(input), old, said, place });
    }
}

/// True where the matrix says something else by now than was written into the form.
pub(super) fn is_since(group: PlanInput, inputs: &Inputs, now: &PlanningRow) -> bool {
    let word = |entry: Option<&Entry>| match entry {
        Some(Entry::Word(word)) if group == PlanInput::Interim => Some(*word),
        _ => None,
    };
    let cells = || now.cells.iter().filter(|cell| input_of(cell.field) == group);
    // A way of interim targets stands at the first open period, whichever that is.
    if let Some(way) = cells().find_map(|cell| word(cell.entry.as_ref()))
        && inputs.values().any(|typed| word(typed.entry.as_ref()) == Some(way) && !typed.touched)
    {
        return false;
    }
    cells().any(|cell| inputs.get(&cell.field).is_some_and(|typed| typed.digest != digest_of(cell.entry.as_ref())))
}
