//! Reports as rows of a table hold them, and how a table writes its numbers.

use super::raw::{Boxed, DecimalMark, RawActual, RawValue};
use crate::model::column::Column;
use crate::source::{Located, Place};

impl RawActual {
    /// A report that says nothing yet.
    pub(crate) fn empty(place: Place) -> Self {
        Self {
            place,
            faulty: false,
            indicator: None,
            matrix: None,
            period: None,
            value: None,
            numerator: None,
            denominator: None,
            progress: None,
            done: None,
            state: None,
            forecast: None,
            comment: None,
            action: None,
            area: None,
            provisional: None,
            internal: None,
            acknowledged: Vec::new(),
            origin: None,
        }
    }

    /// Takes in what a cell of a column says. An empty cell says nothing.
    pub(crate) fn set(&mut self, column: Column, cell: Located<RawValue>) {
        let cell = Some(cell).filter(|cell| !matches!(&cell.value, RawValue::Text(text, _) if text.is_empty()));
        match column {
            Column::Indicator => self.indicator = cell.map(words),
            Column::Matrix => self.matrix = boxed(cell),
            Column::Period => self.period = boxed(cell),
            Column::Value => self.value = cell.map(Box::new),
            Column::Numerator => self.numerator = cell.map(Box::new),
            Column::Denominator => self.denominator = cell.map(Box::new),
            Column::Progress => self.progress = cell.map(Box::new),
            Column::Done => self.done = cell.map(Box::new),
            Column::State => self.state = boxed(cell),
            Column::Forecast => self.forecast = cell.map(Box::new),
            Column::Comment => self.comment = boxed(cell),
            Column::Action => self.action = boxed(cell),
            Column::Area => self.area = boxed(cell),
            Column::Provisional => self.provisional = boxed(cell),
            Column::Internal => self.internal = boxed(cell),
        }
    }
}

fn words(cell: Located<RawValue>) -> Located<String> {
    let text = match cell.value {
        RawValue::Text(text, _) => text,
        RawValue::Number(number) => number.to_string(),
        RawValue::Date(date) => date.to_string(),
    };
    Located::new(text, cell.place)
}

fn boxed(cell: Option<Located<RawValue>>) -> Option<Boxed<String>> {
    cell.map(|cell| Box::new(words(cell)))
}

/// How a table writes its numbers: all its numeric cells together must show it.
pub(crate) fn decimal_mark<'a>(cells: impl Iterator<Item = &'a str>) -> DecimalMark {
    let mut mark = DecimalMark::Unknown;
    for cell in cells {
        mark = match (mark, super::written::evidence(cell)) {
            (mark, DecimalMark::Unknown) => mark,
            (DecimalMark::Unknown, shown) => shown,
            (mark, shown) if mark == shown => mark,
            _ => return DecimalMark::Mixed,
        };
    }
    mark
}
