//! A plan as a tidy table: one row an indicator and period, one column a scalar field with its name in JSON.

use super::{Dialect, Table};
use crate::render::table::plan::{COLUMNS, lines};
use crate::render::table::{Cell, Headings};
use crate::report::plan::Plan;

/// The whole plan as a table with a header, written as the report is. The same plan gives the same bytes.
pub fn render(plan: &Plan, dialect: Dialect, headings: Headings) -> Vec<u8> {
    let mut table = Table::new(dialect, headings);
    table.record(COLUMNS.iter().map(|(name, _)| Cell::Joined(headings.of(name))));
    for line in lines(plan) {
        table.record(COLUMNS.iter().map(|(_, cell)| cell(&line)));
    }
    table.text.into_bytes()
}
