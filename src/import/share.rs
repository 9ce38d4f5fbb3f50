//! Shares where percent are expected: who types `80 %` into a cell with a number format leaves 0.8 in the file.

use crate::check::value::is_percent;
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::column::Column;
use crate::load::incoming::Incoming;
use crate::load::workbook::{Cell, Content};
use crate::model::{Indicator, Kind, Target};
use crate::number::Decimal;
use crate::period::Period;
use crate::problem::Unreadable;

/// A target from here on makes a value of 1 or less one that cannot be meant without being asked.
const ORDINARY_TARGET: Decimal = Decimal::TEN;

/// Refuses numbers between 0 and 1 in columns of percent, unless targets of the indicator are small, too. A cell in a
/// format of percent shows what it means, a text says it, and a factor of the mapping settles it.
pub(super) fn refuse(
    file: &Incoming,
    inputs: &[&(Column, Cell)],
    indicator: &Indicator,
    period: Period,
    diagnostics: &mut Diagnostics,
) {
    for (column, cell) in inputs.iter().copied() {
        let Content::Number { value: Ok(value), percent: false } = &cell.content else { continue };
        let is_share = !value.is_zero() && value.abs() <= Decimal::ONE;
        if is_share && !file.factors.contains_key(column) && expects_percent(*column, indicator, period) {
            let problem = Problem::ValueUnreadable { text: cell.content.shown(), why: Unreadable::Share };
            diagnostics.push(problem, cell.place);
        }
    }
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
