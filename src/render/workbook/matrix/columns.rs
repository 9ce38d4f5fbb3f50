//! The columns of the sheet of a matrix: those of the document, and beyond the printed page what it takes to recompute a row.

use rust_xlsxwriter::utility::row_col_to_cell;

use super::Made;
use crate::catalogue::Language;
use crate::catalogue::words::Word;
use crate::document::{Align, Column, Table, TableColumn};
use crate::model::Mark;
use crate::period::Period;
use crate::render::workbook::arrangement::{ARRANGEMENT, width};
use crate::render::workbook::cell::{Cell, Content};
use crate::render::workbook::styles::Role;
use crate::render::workbook::{layout, value};
use crate::report::Row;

/// The widths that a column of sentences may have.
const SENTENCES: [u32; 4] = [44, 60, 80, 110];

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// Cells of the document, by their places in its rows; the first has a value of its own.
    Shown(Vec<usize>),
    /// What is said about the row.
    Remarks,
    /// Up to here green, as a number.
    Green,
    /// Up to here yellow.
    Yellow,
    /// The lower bound of a Soll that is a corridor.
    Low,
    /// Its upper bound.
    High,
}

/// The columns of one sheet, in order.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub(super) slots: Vec<Slot>,
    heads: Vec<TableColumn>,
    widths: Vec<u32>,
    /// How many are printed.
    pub(super) printed: u16,
    /// The period that the report is about.
    newest: Option<Period>,
}

impl Columns {
    /// Those that the tables of a matrix need, which have the same columns all.
    pub(super) fn of(tables: &[&Table], rows: Option<&[&Row]>) -> Self {
        let heads = tables.first().map(|table| table.columns.clone()).unwrap_or_default();
        let arranged = tables.first().map(|table| table.arranged(&ARRANGEMENT)).unwrap_or_default();
        let is = |slot: &[usize], column| {
            slot.first().and_then(|place| heads.get(*place)).is_some_and(|head| head.column == column)
        };
        let mut slots = Vec::new();
        let mut printed = None;
        for places in arranged {
            if is(&places, Column::Comment) {
                slots.push(Slot::Remarks);
                printed = Some(slots.len());
            } else {
                slots.push(Slot::Shown(places));
            }
        }
        if printed.is_none() && tables.iter().any(|table| table.rows().any(|row| !row.remarks.is_empty())) {
            slots.push(Slot::Remarks);
        }
        let printed = printed.unwrap_or(slots.len());
        if let Some(rows) = rows {
            slots.extend([Slot::Green, Slot::Yellow]);
            let corridor = |row: &&&Row| matches!(row.now().expected, Some(Mark::Corridor { .. }));
            if rows.iter().any(|row| corridor(&row)) {
                slots.extend([Slot::Low, Slot::High]);
            }
        }
        let newest = heads.iter().filter_map(|head| head.period).max();
        let mut columns =
            Self { slots, heads, widths: Vec::new(), printed: u16::try_from(printed).unwrap_or(u16::MAX), newest };
        columns.widths = (0..columns.slots.len()).map(|slot| columns.least(slot)).collect();
        columns
    }

    fn head(&self, slot: &Slot) -> Option<&TableColumn> {
        match slot {
            Slot::Shown(places) => places.first().and_then(|place| self.heads.get(*place)),
            Slot::Remarks | Slot::Green | Slot::Yellow | Slot::Low | Slot::High => None,
        }
    }

    fn least(&self, slot: usize) -> u32 {
        match self.slots.get(slot) {
            Some(Slot::Remarks) => SENTENCES[0],
            Some(slot @ Slot::Shown(_)) => self.head(slot).map_or(9, |head| width(head.column)),
            Some(Slot::Green | Slot::Yellow | Slot::Low | Slot::High) | None => 10,
        }
    }

    /// Makes columns as wide as their numbers, and those of sentences so wide that the highest row holds each.
    pub(super) fn widen(&mut self, made: &[Made]) {
        let rows = || made.iter().filter_map(|made| if let Made::Row(cells) = made { Some(cells) } else { None });
        for (place, slot) in self.slots.iter().enumerate() {
            let cells = || rows().filter_map(|cells| cells.get(place));
            let shown = cells().map(|cell| cell.shown).max().unwrap_or_default();
            let column = self.head(slot).map(|head| head.column);
            let least = match (slot, column) {
                (Slot::Remarks, _) => SENTENCES
                    .into_iter()
                    .find(|width| cells().all(|cell| layout::holds(cell.lines(*width))))
                    .unwrap_or(SENTENCES[3]),
                (_, Some(column @ (Column::Unit | Column::Kind))) => {
                    let words = cells().filter_map(|cell| {
                        if let Content::Text(words) = &cell.content { Some(words.as_str()) } else { None }
                    });
                    layout::width_of_words(words, width(column), 16)
                }
                _ => self.widths.get(place).copied().unwrap_or_default(),
            };
            if let Some(width) = self.widths.get_mut(place) {
                *width = least.max(layout::width_for(shown));
            }
        }
    }

    /// The words above each.
    pub(super) fn headings(&self, language: Language) -> Vec<Cell> {
        let heading = |slot: &Slot| {
            let word = match slot {
                Slot::Shown(_) => {
                    let Some(head) = self.head(slot) else { return Cell::blank() };
                    let role =
                        if head.column.align() == Align::Figures { Role::NumberHeading } else { Role::ColumnHeading };
                    return Cell::words(role, value::spaced(&head.heading));
                }
                Slot::Remarks => return Cell::words(Role::ColumnHeading, Word::Comment.text(language)),
                Slot::Green => Word::ToleranceGreen,
                Slot::Yellow => Word::ToleranceYellow,
                Slot::Low => Word::ExpectedLow,
                Slot::High => Word::ExpectedHigh,
            };
            Cell::words(Role::NumberHeading, word.text(language))
        };
        self.slots.iter().map(heading).collect()
    }

    /// True for what holds now, and false for an earlier period.
    pub(super) fn is_newest(&self, head: &TableColumn) -> bool {
        head.period.is_none() || head.period == self.newest
    }

    /// Where a column stands as it is now.
    pub(super) fn position(&self, column: Column) -> Option<u16> {
        let is_it = |slot: &Slot| self.head(slot).is_some_and(|head| head.column == column && self.is_newest(head));
        self.slots.iter().position(is_it).and_then(|place| u16::try_from(place).ok())
    }

    /// The same of what is not the document's.
    pub(super) fn position_of(&self, slot: &Slot) -> Option<u16> {
        self.slots.iter().position(|here| here == slot).and_then(|place| u16::try_from(place).ok())
    }

    /// The columns of the Ist and of its status, which stand beside each other; none in a plan.
    pub(super) fn status(&self) -> Option<(u16, u16)> {
        Some((self.position(Column::Actual)?, self.position(Column::Status)?))
    }

    /// The columns of the Ist, one a period.
    pub(super) fn actuals(&self) -> Vec<u16> {
        let is_it = |slot: &Slot| self.head(slot).is_some_and(|head| head.column == Column::Actual);
        (0..).zip(&self.slots).filter(|(_, slot)| is_it(slot)).map(|(place, _)| place).collect()
    }

    /// Each column with its number, as it is now.
    pub(super) fn now(&self) -> Vec<(Column, u16)> {
        let heads = (0..).zip(&self.slots).filter_map(|(place, slot)| Some((self.head(slot)?, place)));
        heads.filter(|(head, _)| self.is_newest(head)).map(|(head, place)| (head.column, place)).collect()
    }

    /// In characters.
    pub(super) fn width(&self, place: u16) -> u32 {
        self.widths.get(usize::from(place)).copied().unwrap_or_default()
    }
}

/// A cell, as `H7`.
pub(super) fn cell(column: u16, row: u32) -> String {
    row_col_to_cell(row, column)
}
