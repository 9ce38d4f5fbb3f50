//! The rows of a form, one after the other: what was filled in by hand, held against the matrix.

use super::cell::{Reader, YES};
use super::form::{Form, Inputs, Typed, input_of, is_since};
use super::now::Now;
use super::{Item, Refused, judge, new};
use crate::catalogue::planning as words;
use crate::diagnostic::{Diagnostics, Problem};
use crate::form::planning::{Field, Key, Subject, collapsed};
use crate::language::Language;
use crate::load::column::decimal_mark;
use crate::load::incoming::planning::{Filled, FilledRow};
use crate::load::raw::DecimalMark;
use crate::load::text;
use crate::load::workbook::Cell;
use crate::model::LineKind;
use crate::problem::planning::{PlanEntryFault as Fault, PlanInput, PlanKeptWhy, PlanRowFault};
use crate::problem::{Unreadable, nearest};
use crate::report::planning::{Entry, PlanningRow, digest_of};
use crate::source::SourceId;

/// Takes in all rows of a form.
pub(super) fn rows(
    source: SourceId,
    filled: &Filled,
    now: &Now<'_>,
    language: Language,
    items: &mut Vec<Item>,
    diagnostics: &mut Diagnostics,
) {
    if filled.rows.is_empty() {
        diagnostics.push(Problem::FormIncomplete, filled.place);
        return;
    }
    let numeric = filled.rows.iter().flat_map(|row| &row.inputs).filter(|(field, _)| {
        matches!(field, Field::Value | Field::To | Field::Interim(_) | Field::Green | Field::Yellow)
    });
    let texts = numeric.filter_map(|(_, (_, cell))| cell.as_ref()?.content.as_text());
    let form = Form {
        source,
        now,
        language,
        asked_for: filled.language.pick(DecimalMark::Comma, DecimalMark::Point),
        mark: decimal_mark(texts),
    };
    let mut measures = new::Measures::default();
    let mut above = Above::default();
    for row in &filled.rows {
        let Some(key) = &row.key else {
            diagnostics.push(Problem::RowWithoutKey { form: true }, row.place);
            continue;
        };
        let mut item = form.item(key, row);
        if !row.sealed {
            Form::refuse_row(&mut item, PlanRowFault::Seal, diagnostics);
        } else if !now.has_matrix(&key.matrix) {
            let suggestion = nearest(&key.matrix, now.matrix_ids());
            diagnostics.push(Problem::UnknownMatrix { id: key.matrix.clone(), suggestion }, row.place);
            item.refuse(Refused { input: None, old: Vec::new(), said: String::new(), place: row.place });
        } else if let Some(inputs) = form.inputs(row, &mut item, diagnostics) {
            above.pass(key.subject, says_dropped(&inputs));
            match key.subject {
                Subject::NewIndicator | Subject::NewMeasure | Subject::NewEvidence | Subject::NewMeasureIndicator => {
                    new::row(&form, &inputs, item, &mut measures, items, diagnostics);
                    continue;
                }
                Subject::Goal | Subject::Measure | Subject::Evidence | Subject::Indicator | Subject::Line => {
                    form.known(&inputs, row, above, &mut item, diagnostics);
                }
            }
        }
        if row.hidden && item.is_written() {
            diagnostics.push(Problem::RowHidden { indicator: item.called() }, item.place);
        }
        items.push(item);
    }
}

/// Whether the goal or the measure of a row is to be dropped.
#[derive(Clone, Copy, Default)]
struct Above {
    goal: bool,
    measure: bool,
}

impl Above {
    fn pass(&mut self, subject: Subject, dropped: bool) {
        match subject {
            Subject::Goal => *self = Self { goal: dropped, measure: false },
            Subject::Measure => self.measure = dropped,
            Subject::NewMeasure => self.measure = false,
            Subject::Line => *self = Self::default(),
            Subject::Evidence
            | Subject::Indicator
            | Subject::NewIndicator
            | Subject::NewEvidence
            | Subject::NewMeasureIndicator => {}
        }
    }
}

fn says_dropped(inputs: &Inputs) -> bool {
    let typed = inputs.get(&Field::Dropped).and_then(|typed| typed.entry.as_ref());
    matches!(typed, Some(Entry::Word(word)) if *word == YES)
}

impl Form<'_> {
    fn item(&self, key: &Key, row: &FilledRow) -> Item {
        let now = self.now.row(key);
        // The row of a measure's evidence is called as its measure.
        let titled = if key.subject == Subject::Evidence {
            self.now.row(&Key { subject: Subject::Measure, ..key.clone() })
        } else {
            now
        };
        let said = row.title.as_ref().map(|cell| cell.content.shown());
        let name = titled.map(|row| row.title.clone()).or(said).unwrap_or_default();
        let id = key.path.first().map_or("", String::as_str);
        let indicator = self.now.indicator(&key.matrix, id);
        Item {
            source: self.source,
            year: self.now.year,
            key: key.clone(),
            line: now.map_or(LineKind::Goal, |row| row.line),
            name: collapsed(&name).replace('\n', " "),
            unit: indicator.map(|indicator| indicator.unit.clone()).unwrap_or_default(),
            place: row.place,
            touched: false,
            dropped: false,
            new: None,
            changes: Vec::new(),
            refused: Vec::new(),
            reason: None,
        }
    }

    /// Reads the inputs of a row. `None` where one cannot be read, which refuses the row.
    fn inputs(&self, row: &FilledRow, item: &mut Item, diagnostics: &mut Diagnostics) -> Option<Inputs> {
        let is_label = |cell: &&Cell| cell.content.as_text().is_some_and(words::is_label);
        if let Some(cell) = row.beside.iter().find(|cell| !is_label(cell)) {
            item.place = cell.place;
            Form::refuse_row(item, PlanRowFault::Beside(cell.content.shown()), diagnostics);
            return None;
        }
        let unit_typed = row.inputs.get(&Field::Unit).and_then(|(_, cell)| cell.as_ref());
        let unit = unit_typed.map(|cell| collapsed(&cell.content.shown())).filter(|unit| !text::says_missing(unit));
        let unit = unit.unwrap_or_else(|| item.unit.clone());
        // What was written there is read as it was written, in the language of the form alone.
        let as_written = Reader { asked_for: self.asked_for, mark: self.asked_for, unit: "" };
        let typed = Reader { asked_for: self.asked_for, mark: self.mark, unit: &unit };
        let mut inputs = Inputs::new();
        let mut sound = true;
        for (field, (digest, cell)) in &row.inputs {
            let Some(cell) = cell else {
                let touched = *digest != digest_of(None);
                let input =
                    Typed { entry: None, touched, digest: digest.clone(), place: row.place, said: String::new() };
                inputs.insert(*field, input);
                continue;
            };
            let place = cell.place;
            let said = cell.content.shown();
            let untouched = as_written
                .read(*field, cell, &mut Diagnostics::default())
                .ok()
                .filter(|read| digest_of(read.entry.as_ref()) == *digest);
            if let Some(read) = untouched {
                let digest = digest.clone();
                inputs.insert(*field, Typed { entry: read.entry, touched: false, digest, place, said });
                continue;
            }
            let read = typed.read(*field, cell, diagnostics);
            let fault = match read {
                Ok(read) if read.share => Some(Fault::Number(Unreadable::Share)),
                Ok(read) => {
                    let touched = digest_of(read.entry.as_ref()) != *digest;
                    let digest = digest.clone();
                    inputs.insert(*field, Typed { entry: read.entry, touched, digest, place, said });
                    continue;
                }
                Err(fault) => fault,
            };
            sound = false;
            let input = input_of(*field);
            match fault {
                Some(fault) => Form::refuse(item, input, fault, (said, place), diagnostics),
                None => item.refuse(Refused { input: Some(input), old: Vec::new(), said, place }),
            }
        }
        sound.then_some(inputs)
    }

    /// A row for something that the matrix has, or had.
    fn known(&self, inputs: &Inputs, row: &FilledRow, above: Above, item: &mut Item, diagnostics: &mut Diagnostics) {
        let given = |field: Field| inputs.get(&field).and_then(|typed| typed.entry.as_ref());
        item.touched = inputs.values().any(|typed| typed.touched);
        if let Some(first) = inputs.values().find(|typed| typed.touched) {
            item.place = first.place;
        }
        item.reason = match given(Field::Reason) {
            Some(Entry::Text(text)) => Some(text.replace('\n', " ")),
            _ => None,
        };
        item.dropped = says_dropped(inputs);
        let Some(now) = self.now.row(&item.key) else {
            // It is gone already; what is below it may say so above.
            let other = inputs.iter().any(|(field, typed)| typed.touched && *field != Field::Dropped);
            if other && !item.dropped && !above.goal && !above.measure {
                Form::refuse_row(item, PlanRowFault::Gone, diagnostics);
            }
            item.dropped = false;
            return;
        };
        Self::say_since(inputs, now, item, diagnostics);
        Self::say_name(row, now, item, diagnostics);
        if item.dropped {
            self.drop(inputs, item, diagnostics);
            return;
        }
        let changed = |field: &Field| {
            inputs.get(field).is_some_and(|typed| typed.touched)
                && !matches!(input_of(*field), PlanInput::Reason | PlanInput::Dropped)
        };
        let mut groups: Vec<PlanInput> =
            inputs.keys().filter(|field| changed(field)).map(|field| input_of(*field)).collect();
        groups.sort_unstable();
        groups.dedup();
        if groups.is_empty() {
            if let Some(reason) = inputs.get(&Field::Reason).filter(|typed| typed.touched) {
                let (text, why) = (reason.said.clone(), PlanKeptWhy::NoChange);
                diagnostics.push(Problem::PlanKept { input: PlanInput::Reason, text, why }, reason.place);
            }
            return;
        }
        judge::judge(self, inputs, Some(now), &groups, item, diagnostics);
    }

    fn drop(&self, inputs: &Inputs, item: &mut Item, diagnostics: &mut Diagnostics) {
        let Some(typed) = inputs.get(&Field::Dropped) else { return };
        let said = (typed.said.clone(), typed.place);
        item.place = typed.place;
        if self.now.closed {
            Form::refuse(item, PlanInput::Dropped, Fault::Closed, said, diagnostics);
        } else if self.now.is_reported(&item.key) {
            Form::refuse(item, PlanInput::Dropped, Fault::Reported, said, diagnostics);
        }
    }

    /// What somebody has changed in the matrix and the form does not.
    fn say_since(inputs: &Inputs, now: &PlanningRow, item: &Item, diagnostics: &mut Diagnostics) {
        let mut since: Vec<PlanInput> = Vec::new();
        for group in inputs.keys().map(|field| input_of(*field)) {
            let touched = inputs.iter().any(|(field, typed)| input_of(*field) == group && typed.touched);
            if !since.contains(&group) && !touched && is_since(group, inputs, now) {
                since.push(group);
            }
        }
        if !since.is_empty() {
            since.sort_unstable();
            diagnostics.push(Problem::PlanSince { row: item.called(), inputs: since }, item.place);
        }
    }

    /// A name that was changed in a form stays as it is.
    fn say_name(row: &FilledRow, now: &PlanningRow, item: &Item, diagnostics: &mut Diagnostics) {
        let Some(title) = &row.title else { return };
        let said = title.content.shown();
        let same = match item.key.subject {
            // Behind the title of a goal stands its strategic goal.
            Subject::Goal => collapsed(&said).starts_with(&collapsed(&now.title)),
            Subject::Evidence | Subject::NewEvidence => true,
            Subject::Measure
            | Subject::Indicator
            | Subject::Line
            | Subject::NewIndicator
            | Subject::NewMeasure
            | Subject::NewMeasureIndicator => collapsed(&said) == collapsed(&now.title),
        };
        if !same {
            let (input, why) = (PlanInput::Name, PlanKeptWhy::Name);
            diagnostics.push(Problem::PlanKept { input, text: said, why }, title.place);
        }
    }
}
