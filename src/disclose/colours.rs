//! What the colour of a suppressed value tells: between which values it lies.

use std::sync::Arc;

use super::sheet::Sheet;
use super::table::Bounds;
use crate::evaluate::{self, expected, status};
use crate::model::{Indicator, Project};
use crate::number::Number;
use crate::period::Period;
use crate::status::Colour;

/// What a colour tells.
pub(super) enum Told {
    /// The value lies between these, in the units of the table.
    Interval(Bounds),
    /// It lies in one of several pieces, or what the colour rests on is not published itself.
    Unclear,
}

/// The colour of a cell in a period, if it has one.
pub(super) fn of(project: &Project, sheet: &Sheet, at: usize, period: Period) -> Option<Colour> {
    evaluate::outcome(project, &read(sheet, at), period).status.colour()
}

fn read(sheet: &Sheet, at: usize) -> Arc<Indicator> {
    match sheet.nodes[sheet.table.cells[at].node].as_deref() {
        None => Arc::clone(&sheet.definition),
        Some(area) => sheet.definition.in_area(area),
    }
}

/// What a colour of a cell in a period tells.
pub(super) fn interval(project: &Project, sheet: &Sheet, at: usize, period: Period, colour: Colour) -> Told {
    let cell = &sheet.table.cells[at];
    let read = read(sheet, at);
    let outcome = evaluate::outcome(project, &read, period);
    let rule = read.rule_at(period);
    let (Some(mark), Some(applied), Some(sense)) = (&outcome.expected, outcome.tolerance, expected::sense(rule)) else {
        return Told::Unclear;
    };
    let bounds = status::bounds(mark, sense, applied.tolerance);
    // A value in these units is the figure times so many.
    let units = match cell.denominator {
        None => Number::from(sheet.table.scale),
        Some(denominator) => match Number::from(denominator).divided_by(&Number::from(read.scale)) {
            Some(units) => units,
            None => return Told::Unclear,
        },
    };
    let from = |bound: &Option<Number>| bound.as_ref().map(|bound| (bound * &units).ceiling());
    let to = |bound: &Option<Number>| bound.as_ref().map(|bound| (bound * &units).floor());
    let yellow_from = from(&bounds.yellow_from).or_else(|| from(&bounds.green_from));
    let yellow_to = to(&bounds.yellow_to).or_else(|| to(&bounds.green_to));
    let one_sided = bounds.green_from.is_none() || bounds.green_to.is_none();
    match colour {
        Colour::Green => Told::Interval((from(&bounds.green_from), to(&bounds.green_to))),
        Colour::Yellow if one_sided => {
            let below = from(&bounds.green_from).map(|green| green - 1);
            let above = to(&bounds.green_to).map(|green| green + 1);
            Told::Interval((yellow_from.filter(|_| below.is_some()).or(above), below.or(yellow_to)))
        }
        Colour::Red if one_sided => {
            Told::Interval((yellow_to.map(|yellow| yellow + 1), yellow_from.map(|yellow| yellow - 1)))
        }
        Colour::Yellow | Colour::Red => Told::Unclear,
    }
}
