//! Reports as rows of a table hold them, and how a table writes its numbers.

use super::raw::{DecimalMark, RawActual, RawValue};
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
    pub(crate) fn set(&mut self, column: Column, cell: &Located<RawValue>) {
        let words = || match &cell.value {
            RawValue::Text(text, _) => (!text.is_empty()).then(|| cell.with(text.clone())),
            RawValue::Number(number) => Some(cell.with(number.to_string())),
            RawValue::Date(date) => Some(cell.with(date.to_string())),
        };
        let value =
            || (!matches!(&cell.value, RawValue::Text(text, _) if text.is_empty())).then(|| Box::new(cell.clone()));
        match column {
            Column::Indicator => self.indicator = words(),
            Column::Matrix => self.matrix = words().map(Box::new),
            Column::Period => self.period = words().map(Box::new),
            Column::Value => self.value = value(),
            Column::Numerator => self.numerator = value(),
            Column::Denominator => self.denominator = value(),
            Column::Progress => self.progress = value(),
            Column::Done => self.done = value(),
            Column::State => self.state = words().map(Box::new),
            Column::Forecast => self.forecast = value(),
            Column::Comment => self.comment = words().map(Box::new),
            Column::Action => self.action = words().map(Box::new),
            Column::Area => self.area = words().map(Box::new),
            Column::Provisional => self.provisional = words().map(Box::new),
            Column::Internal => self.internal = words().map(Box::new),
        }
    }
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
