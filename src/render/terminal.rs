//! The report on a terminal: the matrices with their Ist values coloured as on paper, and below each what there is to
//! say about yellow and red. Fits any width from 60 columns on and never cuts a number.

mod block;
mod cell;
mod collection;
mod column;
pub mod explain;
mod freezing;
mod head;
mod heading;
pub mod import;
mod legend;
mod open;
mod notes;
mod page;
mod paint;
mod plan;
mod planning;
mod sheet;
mod wrap;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use collection::render_collection;
pub use freezing::render_freezing;
pub use planning::render_plan;

use self::page::Page;
use self::sheet::Sheet;
use crate::catalogue::Language;
use crate::report::Report;

/// How the caller wants to have it. Whether there may be colour is the caller's decision (`NO_COLOR`, a pipe).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Columns of the terminal; below [`LEAST_WIDTH`] that width is used.
    pub width: usize,
    /// The language of words, numbers and dates.
    pub language: Language,
    /// True where the output may hold escape codes.
    pub colour: bool,
}

/// The least width that a report is laid out for.
pub const LEAST_WIDTH: usize = 60;

/// Sentences are not wrapped to less than this where the terminal has it, however small the tables are.
const READING_WIDTH: usize = 100;

/// The report as text, each line ended, none wider than the layout.
pub fn render(report: &Report, layout: &Layout) -> String {
    let most = layout.width.max(LEAST_WIDTH);
    let language = layout.language;
    let sheets: Vec<Sheet<'_>> =
        report.matrices.iter().map(|matrix| Sheet::new(matrix, report, most, language)).collect();
    let tables = sheets.iter().map(Sheet::natural_width).max().unwrap_or(0);
    let mut page = Page::new(tables.max(READING_WIDTH).min(most), language, layout.colour);
    head::write(report, &mut page);
    let mut short_forms = false;
    for sheet in &sheets {
        sheet.write(&mut page);
        short_forms |= sheet.has_short_forecasts();
    }
    open::write(&report.open_points, &mut page);
    legend::write(report, short_forms, &mut page);
    page.finish()
}
