//! The row of an indicator, a line or an area on the sheet of a matrix.

use super::columns::{self, Columns, Slot};
use crate::catalogue::{Language, report as words, workbook};
use crate::document::{Column, Rank, Table, TableColumn, TableRow, Weight};
use crate::model::{Kind, Limit, Mark, Sense, Tolerance};
use crate::number::Figure;
use crate::render::workbook::cell::{Cell, Content};
use crate::render::workbook::formula::{self, Places};
use crate::render::workbook::styles::Role;
use crate::render::workbook::{numbers, value};
use crate::report::Row;
use crate::status::Status;

/// A row to be made.
pub(super) struct Line<'a> {
    /// What is shown.
    pub(super) shown: &'a TableRow,
    /// The row of a report that it is of, whose figures formulas refer to.
    pub(super) row: Option<&'a Row>,
    /// Where it goes.
    pub(super) at: u32,
    /// The table that it is in.
    pub(super) table: &'a Table,
    /// The columns of the sheet.
    pub(super) columns: &'a Columns,
    /// The language of its words.
    pub(super) language: Language,
}

impl Line<'_> {
    /// A cell a column.
    pub(super) fn cells(&self) -> Vec<Cell> {
        self.columns.slots.iter().map(|slot| self.cell(slot)).collect()
    }

    fn cell(&self, slot: &Slot) -> Cell {
        match slot {
            Slot::Shown(places) => {
                let (place, _) = self.shown.stacked(places);
                match (self.shown.cells.get(place), self.table.columns.get(place)) {
                    (Some(shown), Some(head)) => self.shown_cell(shown, head),
                    _ => Cell::blank(),
                }
            }
            Slot::Remarks => self.remarks(),
            Slot::Green => self.tolerance(|tolerance| tolerance.green),
            Slot::Yellow => self.tolerance(|tolerance| tolerance.yellow),
            Slot::Low | Slot::High => match self.row.and_then(|row| row.now().expected.as_ref()) {
                Some(Mark::Corridor { low, high }) => {
                    self.plain_number(if *slot == Slot::Low { low } else { high }, "")
                }
                Some(Mark::Point(_)) | None => Cell::blank(),
            },
        }
    }

    fn shown_cell(&self, shown: &crate::document::Cell, head: &TableColumn) -> Cell {
        let now = self.columns.is_newest(head);
        let is_part = self.shown.rank == Rank::Part;
        // The colour of the newest Ist stands beside it. That of an area stands at its Ist: the column of the status is
        // what the counts are formed from.
        let judged = is_part && self.row.is_some_and(|row| row.now().status.colour().is_some());
        let symbol = !(head.column == Column::Actual && (now || is_part)) || judged;
        let cell = value::cell(shown, head.column, symbol, self.language);
        let is = |wanted| head.column == wanted;
        if is(Column::Status) {
            return if is_part { Cell::blank() } else { self.status(cell.on(shown.status), &shown.marks) };
        }
        if is(Column::Deviation) {
            self.computed(cell, Places::deviation_formula)
        } else if is(Column::DeviationPercent) {
            self.computed(cell, Places::percent_formula)
        } else if is(Column::Indicator) && is_part {
            cell.in_role(Role::Indented)
        } else if is(Column::Actual) && now && cell.style_is(Role::Number) {
            cell.in_role(Role::Strong)
        } else {
            cell
        }
    }

    /// Everything that is said about the row in one cell: what must be read, then what can be looked up.
    fn remarks(&self) -> Cell {
        let said = |of: fn(Weight) -> bool| {
            let remarks = self.shown.remarks.iter().filter(move |remark| of(remark.weight));
            remarks.map(|remark| remark.whole(self.language)).collect::<Vec<_>>()
        };
        let main = said(|weight| weight != Weight::Quiet).join("\n");
        let quiet = said(|weight| weight == Weight::Quiet);
        if self.shown.remarks.iter().any(|remark| remark.weight == Weight::Strong) {
            Cell::runs(Role::Text, &main, quiet)
        } else if quiet.is_empty() {
            Cell::text(main)
        } else {
            Cell::plain_runs(Role::Text, &main, quiet)
        }
    }

    /// One bound of a tolerance as a number that says what it counts: percent of the Soll, the unit itself, or days.
    fn tolerance(&self, bound: fn(Tolerance) -> Limit) -> Cell {
        let Some(applied) = self.row.and_then(|row| row.now().tolerance) else { return Cell::blank() };
        let (value, suffix) = match bound(applied.tolerance) {
            Limit::Relative(percent) => (percent, numbers::percent_sign(self.language)),
            Limit::Absolute(days) if applied.in_days => (days, workbook::days_suffix(self.language)),
            Limit::Absolute(value) => (value, ""),
        };
        self.plain_number(&Figure::written(value), suffix)
    }

    fn plain_number(&self, figure: &Figure, suffix: &str) -> Cell {
        let code = numbers::with_words("", "", &numbers::plain(figure.places), suffix);
        Cell::figure(figure, code, &format!("{}{suffix}", crate::catalogue::format::figure(figure, self.language)))
    }

    fn computed(&self, cell: Cell, formula: fn(&Places) -> String) -> Cell {
        match self.places() {
            Some((places, _)) if matches!(cell.content, Content::Number(_)) => cell.computed_by(formula(&places)),
            _ => cell,
        }
    }

    fn status(&self, cell: Cell, marks: &str) -> Cell {
        let Some(now) = self.row.map(Row::now) else { return cell };
        let applied = now.tolerance.filter(|applied| !applied.in_days && now.status.colour().is_some());
        match (self.places(), applied) {
            (Some((places, sense)), Some(applied)) if self.is_decided(sense, applied.tolerance) => {
                let words = [Status::Green, Status::Yellow, Status::Red].map(|status| {
                    value::spaced(&format!("{}{marks}", words::status_with_symbol(status, self.language)))
                });
                let words = [words[0].as_str(), words[1].as_str(), words[2].as_str()];
                cell.computed_by(places.status_formula(sense, applied.tolerance, words))
            }
            _ => cell,
        }
    }

    /// True where the formula over the cells gives the colour; else the cell holds it itself.
    fn is_decided(&self, sense: Sense, tolerance: Tolerance) -> bool {
        let Some(now) = self.row.map(Row::now) else { return false };
        let (Some(actual), Some(expected)) = (&now.actual, &now.expected) else { return false };
        formula::decides(&actual.value, &expected.map(|figure| figure.value.clone()), sense, tolerance)
    }

    /// Where the figures of a deviation stand; `None` where no formula over cells can express the rule.
    fn places(&self) -> Option<(Places, Sense)> {
        let row = self.row?;
        let now = row.now();
        let sense = now.target.as_ref()?.sense()?;
        let expressible = matches!(row.kind, Kind::Cumulative | Kind::Level | Kind::Average | Kind::Ratio);
        if !expressible || now.actual.is_none() || now.deviation.is_none() {
            return None;
        }
        let shown = |column| Some(columns::cell(self.columns.position(column)?, self.at));
        let beyond = |slot| Some(columns::cell(self.columns.position_of(&slot)?, self.at));
        let expected = match now.expected.as_ref()? {
            Mark::Point(_) => Mark::Point(shown(Column::Expected)?),
            Mark::Corridor { .. } => Mark::Corridor { low: beyond(Slot::Low)?, high: beyond(Slot::High)? },
        };
        let places = Places {
            actual: shown(Column::Actual)?,
            expected,
            deviation: shown(Column::Deviation)?,
            green: beyond(Slot::Green)?,
            yellow: beyond(Slot::Yellow)?,
        };
        Some((places, sense))
    }
}
