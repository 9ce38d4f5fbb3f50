//! Shares where percent are expected: who types `80 %` into a cell with a number format leaves 0.8 in the file, and a
//! text `0,8` may mean either.

use super::value::{self, is_percent};
use crate::load::raw::{RawActual, RawValue};
use crate::model::actual::Forecast;
use crate::model::column::Column;
use crate::model::{Indicator, Kind, Target, Value};
use crate::number::Decimal;
use crate::period::Period;
use crate::source::{Located, Place};

/// A target from here on makes a value of 1 or less one that cannot be meant without being asked.
const ORDINARY_TARGET: Decimal = Decimal::TEN;

/// A number that may be a share or so few percent.
pub(crate) struct Doubtful {
    /// The field that has it.
    pub(crate) column: Column,
    /// The number.
    pub(crate) value: Decimal,
    /// As it was written.
    pub(crate) text: String,
    /// Where it stands.
    pub(crate) place: Place,
}

/// The fields of a report that may be a share or so few percent. A per cent sign settles it.
pub(crate) fn doubtful(raw: &RawActual, indicator: &Indicator, period: Period) -> Vec<Doubtful> {
    // In a table with one column for all values a number of a milestone is its progress.
    let column = if indicator.kind == Kind::Milestone { Column::Progress } else { Column::Value };
    let fields = [(column, &raw.value), (Column::Progress, &raw.progress), (Column::Forecast, &raw.forecast)];
    let numbers = fields.into_iter().filter_map(|(column, field)| Some((column, field.as_ref()?)));
    // What expects no percent need not be read for it.
    let numbers = numbers.filter(|(column, _)| expects_percent(*column, indicator, period));
    let doubtful = numbers.filter_map(|(column, field)| {
        let (value, text) = number(field)?;
        is_doubtful(column, value, indicator, period).then_some(Doubtful { column, value, text, place: field.place })
    });
    doubtful.collect()
}

/// A number without a unit, and its text.
fn number(field: &Located<RawValue>) -> Option<(Decimal, String)> {
    match &field.value {
        RawValue::Number(value) => Some((*value, value.to_string().replace('.', ","))),
        RawValue::Text(text, _) if is_more_than_one(text) => None,
        RawValue::Text(text, mark) => Some((value::bare_number(text, *mark)?, text.clone())),
        RawValue::Date(_) => None,
    }
}

/// True for a text that begins with two digits of which the first counts, as most figures do: it need not be read.
fn is_more_than_one(text: &str) -> bool {
    matches!(text.as_bytes(), [b'1'..=b'9', second, ..] if second.is_ascii_digit())
}

/// The numbers of a value and a forecast that have to be written with a per cent sign, with their keys.
pub(crate) fn written(
    value: Option<&Value>,
    forecast: Option<&Forecast>,
    indicator: &Indicator,
    period: Period,
) -> Vec<(&'static str, Decimal)> {
    let value = value.and_then(|value| match value {
        Value::Number(number) => Some((Column::Value, *number)),
        Value::Progress { progress, .. } => progress.map(|progress| (Column::Progress, progress)),
        Value::Ratio { .. } | Value::Colour(_) | Value::Missing | Value::NotApplicable | Value::Suppressed => None,
    });
    let forecast = forecast.and_then(|forecast| match forecast {
        Forecast::Number(number) => Some((Column::Forecast, *number)),
        Forecast::Date(_) | Forecast::Colour(_) => None,
    });
    let doubtful = [value, forecast]
        .into_iter()
        .flatten()
        .filter(|(column, number)| is_doubtful(*column, *number, indicator, period));
    doubtful.map(|(column, number)| (column.name(), number)).collect()
}

fn is_doubtful(column: Column, value: Decimal, indicator: &Indicator, period: Period) -> bool {
    !value.is_zero() && value.abs() <= Decimal::ONE && expects_percent(column, indicator, period)
}

fn expects_percent(column: Column, indicator: &Indicator, period: Period) -> bool {
    match column {
        Column::Progress => true,
        Column::Value if indicator.kind == Kind::Milestone => true,
        Column::Value | Column::Forecast => is_percent(&indicator.unit) && has_ordinary_target(indicator, period),
        Column::Indicator
        | Column::Matrix
        | Column::Period
        | Column::Numerator
        | Column::Denominator
        | Column::Done
        | Column::State
        | Column::Comment
        | Column::Action
        | Column::Area
        | Column::Provisional
        | Column::Internal => false,
    }
}

fn has_ordinary_target(indicator: &Indicator, period: Period) -> bool {
    match indicator.rule_at(period).target.as_ref().map(|target| &target.value) {
        Some(Target::Absolute { mark, .. }) => mark.figures().all(|figure| figure.abs() >= ORDINARY_TARGET),
        Some(Target::Relative { .. } | Target::DoneBy(_)) | None => {
            indicator.baseline.is_some_and(|baseline| baseline.value.abs() >= ORDINARY_TARGET)
        }
    }
}
