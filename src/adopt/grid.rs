//! A sheet as rows of cells, with what a merged cell says wherever it reaches.

use std::collections::BTreeMap;

use crate::load::workbook::{Cell, Content, Sheet};
use crate::source::Place;

/// Rows and columns of a sheet, from 0.
pub(crate) struct Grid<'a> {
    rows: Vec<Vec<Option<Spot<'a>>>>,
    /// Formulas whose result was not saved, by row and column.
    unread: BTreeMap<(u32, u32), Place>,
    /// Rows that are not shown, each by its first cell.
    pub(crate) hidden: Vec<Place>,
    sheet: &'a Sheet,
}

/// What a place of the sheet says.
#[derive(Clone, Copy)]
pub(crate) struct Spot<'a> {
    pub(crate) cell: &'a Cell,
    /// True where another place says it, with which this one is merged.
    pub(crate) reached: bool,
    /// The number of columns that it is merged over.
    pub(crate) wide: u32,
    /// The number of rows that it is merged over.
    pub(crate) high: u32,
}

impl Spot<'_> {
    pub(crate) fn text(&self) -> String {
        self.cell.content.shown()
    }

    /// True where it began in a row further up.
    pub(crate) fn goes_on(&self, row: usize) -> bool {
        (self.cell.row as usize) < row
    }

    /// True where several rows share it.
    pub(crate) fn is_shared(&self) -> bool {
        self.high > 1
    }
}

/// How many columns of a sheet are looked at: no table of goals is wider.
const WIDEST: u32 = 200;

impl<'a> Grid<'a> {
    pub(crate) fn new(sheet: &'a Sheet) -> Self {
        let last = sheet.cells.last().map_or(0, |cell| cell.row as usize + 1);
        let mut rows: Vec<Vec<Option<Spot<'a>>>> = Vec::new();
        rows.resize_with(last, Vec::new);
        let (mut unread, mut hidden) = (BTreeMap::new(), Vec::new());
        let mut last_hidden = None;
        for cell in &sheet.cells {
            if sheet.hides(cell.row) {
                if last_hidden.replace(cell.row) != Some(cell.row) {
                    hidden.push(cell.place);
                }
                continue;
            }
            if cell.content == Content::Nothing {
                unread.insert((cell.row, cell.column), cell.place);
            }
            // A formula without a result says nothing that could be taken over.
            if cell.content != Content::Nothing && cell.column < WIDEST {
                put(&mut rows, cell.row, cell.column, Spot { cell, reached: false, wide: 1, high: 1 });
            }
        }
        for merged in &sheet.merged {
            let Some(origin) = sheet.at(merged.first_row, merged.first_column) else { continue };
            let high = merged.last_row.saturating_sub(merged.first_row) + 1;
            let wide = merged.last_column.saturating_sub(merged.first_column) + 1;
            for row in merged.first_row..=merged.last_row.min(u32::try_from(last).unwrap_or(u32::MAX).saturating_sub(1))
            {
                for column in merged.first_column..=merged.last_column.min(WIDEST) {
                    let reached = (row, column) != (merged.first_row, merged.first_column);
                    put(&mut rows, row, column, Spot { cell: origin, reached, wide, high });
                }
            }
        }
        Self { rows, unread, hidden, sheet }
    }

    /// The number of rows.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn at(&self, row: usize, column: u32) -> Option<Spot<'a>> {
        *self.rows.get(row)?.get(column as usize)?
    }

    /// What a row says, by column; of a merged cell every place.
    pub(crate) fn row(&self, row: usize) -> impl Iterator<Item = (u32, Spot<'a>)> + '_ {
        let spots = self.rows.get(row).map(Vec::as_slice).unwrap_or_default();
        (0..).zip(spots).filter_map(|(column, spot)| spot.map(|spot| (column, spot)))
    }

    /// The different cells that begin in a row or reach it, each once.
    pub(crate) fn own(&self, row: usize) -> Vec<(u32, Spot<'a>)> {
        let mut own: Vec<(u32, Spot<'a>)> = Vec::new();
        for (column, spot) in self.row(row) {
            if own.last().is_none_or(|(_, last)| last.cell.place != spot.cell.place) {
                own.push((column, spot));
            }
        }
        own
    }

    /// True for a column that is not shown: what nobody sees, nobody decided.
    pub(crate) fn hides_column(&self, column: u32) -> bool {
        self.sheet.hides_column(column)
    }

    /// True where a formula stands whose result was not saved.
    pub(crate) fn is_unread(&self, row: usize, column: u32) -> bool {
        u32::try_from(row).is_ok_and(|row| self.unread.contains_key(&(row, column)))
    }

    /// The number of columns of the widest row.
    pub(crate) fn width(&self) -> u32 {
        self.rows.iter().map(Vec::len).max().and_then(|width| u32::try_from(width).ok()).unwrap_or_default()
    }

    /// Where the row begins, for a message about it.
    pub(crate) fn place(&self, row: usize) -> Option<Place> {
        self.row(row).find(|(_, spot)| !spot.reached).or_else(|| self.row(row).next()).map(|(_, spot)| spot.cell.place)
    }
}

fn put<'a>(rows: &mut [Vec<Option<Spot<'a>>>], row: u32, column: u32, spot: Spot<'a>) {
    let Some(row) = rows.get_mut(row as usize) else { return };
    let column = column as usize;
    if row.len() <= column {
        row.resize(column + 1, None);
    }
    row[column] = Some(spot);
}
