//! Cells of a CSV file of actuals that say a value, and what they must say for another one.

use crate::load::csv;
use crate::load::mapping::TextForm;
use crate::load::raw::{Boxed, DecimalMark, RawActual, RawActuals, RawValue};
use crate::model::Value;
use crate::number::Decimal;
use crate::source::Place;

/// A cell and its new text.
pub(super) type Edit = (Place, String);

/// The changes that make the report at that place say the value, the last cell first. `None` where a cell is not there,
/// or where nothing shows how the file writes its numbers.
/// `percent` puts a per cent sign behind a number that could be taken for a share.
pub(super) fn edits(file: &RawActuals, at: Place, new: &Value, percent: bool, text: &str) -> Option<Vec<Edit>> {
    let raw = file.actuals.iter().find(|raw| place_of(raw) == Some(at))?;
    let delimiter = char::from(csv::layout(text, TextForm::default()).delimiter);
    let writer = Writer { mark: mark(raw), delimiter, percent };
    let mut edits = writer.edits(raw, new)?;
    edits.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
    Some(edits)
}

/// Where the check says that a report stands.
fn place_of(raw: &RawActual) -> Option<Place> {
    let parts = [&raw.value, &raw.numerator, &raw.progress, &raw.done];
    let parts = parts.into_iter().flatten().map(|value| value.place);
    parts.chain(raw.state.as_ref().map(|state| state.place)).next()
}

fn mark(raw: &RawActual) -> DecimalMark {
    let cells = [&raw.value, &raw.numerator, &raw.denominator, &raw.progress, &raw.done];
    cells
        .into_iter()
        .flatten()
        .find_map(|cell| match &cell.value {
            RawValue::Text(_, mark) => Some(*mark),
            RawValue::Number(_) | RawValue::Date(_) => None,
        })
        .unwrap_or(DecimalMark::Unknown)
}

/// The word of a state in a table.
fn state_word(value: &Value) -> &'static str {
    match value {
        Value::NotApplicable => "not-applicable",
        Value::Suppressed => "suppressed",
        Value::Missing | Value::Number(_) | Value::Ratio { .. } | Value::Progress { .. } | Value::Colour(_) => {
            "missing"
        }
    }
}

struct Writer {
    mark: DecimalMark,
    delimiter: char,
    percent: bool,
}

impl Writer {
    fn edits(&self, raw: &RawActual, new: &Value) -> Option<Vec<Edit>> {
        let state = raw.state.as_ref().map(|state| state.place);
        let cell = |cell: &Option<Boxed<RawValue>>| cell.as_ref().map(|cell| cell.place);
        let empty = |place: Place| (place, String::new());
        let values = [&raw.value, &raw.numerator, &raw.denominator, &raw.progress, &raw.done];
        let mut edits: Vec<Edit> = match new {
            Value::Missing | Value::NotApplicable | Value::Suppressed => {
                let cleared = values.into_iter().filter_map(cell);
                match (state, new) {
                    (Some(state), _) => cleared.map(empty).chain([(state, state_word(new).to_owned())]).collect(),
                    (None, Value::Missing) => cleared.map(|place| (place, "k. A.".to_owned())).collect(),
                    (None, _) => return None,
                }
            }
            Value::Number(number) => vec![(cell(&raw.value)?, self.number(*number)?)],
            Value::Colour(colour) => vec![(cell(&raw.value)?, colour.name().to_owned())],
            Value::Ratio { numerator, denominator } => {
                let (numerator, denominator) = (self.number(*numerator)?, self.number(*denominator)?);
                match (cell(&raw.numerator), cell(&raw.denominator)) {
                    (Some(top), Some(bottom)) => vec![(top, numerator), (bottom, denominator)],
                    (None, None) => vec![(cell(&raw.value)?, format!("{numerator}/{denominator}"))],
                    _ => return None,
                }
            }
            Value::Progress { progress, done } => {
                let said = [
                    progress.map(|progress| (cell(&raw.progress), self.number(progress))),
                    done.map(|done| (cell(&raw.done), Some(done.to_string()))),
                ];
                let said: Vec<(Option<Place>, Option<String>)> = said.into_iter().flatten().collect();
                let single = if said.len() == 1 { cell(&raw.value) } else { None };
                let placed = said.into_iter().map(|(place, text)| Some((place.or(single)?, text?)));
                let placed: Vec<Edit> = placed.collect::<Option<_>>()?;
                let kept: Vec<Place> = placed.iter().map(|(place, _)| *place).collect();
                let cleared = [cell(&raw.progress), cell(&raw.done)].into_iter().flatten();
                let cleared: Vec<Edit> = cleared.filter(|place| !kept.contains(place)).map(empty).collect();
                placed.into_iter().chain(cleared).collect()
            }
        };
        // A corrected value is no longer provisional.
        edits.extend(raw.provisional.iter().map(|mark| empty(mark.place)));
        // A state beside a value would contradict it.
        if let Some(state) = state.filter(|state| !edits.iter().any(|(place, _)| place == state)) {
            edits.push(empty(state));
        }
        Some(edits.into_iter().map(|(place, text)| (place, self.quoted(text))).collect())
    }

    fn number(&self, value: Decimal) -> Option<String> {
        let mut text = crate::closing::written::decimal(value);
        if self.percent {
            text.push_str(" %");
        }
        if !text.contains('.') {
            return Some(text);
        }
        match (self.mark, self.delimiter) {
            (DecimalMark::Comma, _) | (DecimalMark::Unknown, ';') => Some(text.replace('.', ",")),
            (DecimalMark::Point | DecimalMark::Unknown, _) => Some(text),
            (DecimalMark::Mixed, _) => None,
        }
    }

    fn quoted(&self, text: String) -> String {
        if text.contains(self.delimiter) { format!("\"{text}\"") } else { text }
    }
}
