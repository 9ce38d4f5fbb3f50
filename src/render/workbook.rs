//! The Excel workbook of a report, or of a plan: an overview, a sheet for each matrix, a legend and the flat data.
//!
//! Figures are real numbers, deviations and colours formulas with the results that the report has already; nothing is
//! computed here. The same report gives the same bytes.

mod cell;
mod data;
mod figures;
mod flat;
pub(crate) mod form;
pub(crate) mod planning;
mod formula;
mod layout;
mod legend;
mod matrix;
mod names;
mod numbers;
mod overview;
mod plan;
mod setup;
mod styles;
mod text;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub(super) use cell::excel_date;

use rust_xlsxwriter::XlsxError;

use self::cell::Page;
use self::names::SheetNames;
use self::overview::Sheets;
pub use self::plan::render as render_plan;
use self::styles::Styles;
use crate::catalogue::Language;
use crate::catalogue::workbook::{Heading, heading};
use crate::render::table::Headings;
use crate::report::Report;

/// The report as the bytes of an XLSX file.
///
/// # Errors
/// [`XlsxError`] where the report does not fit a workbook: a sheet with more rows than Excel has, or a temporary
/// directory that fills up.
pub fn render(report: &Report, headings: Headings, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = setup::workbook(report, language)?;
    let mut styles = Styles::default();
    let mut names = SheetNames::default();

    let overview = names.choose(heading(Heading::Overview, language));
    workbook.add_worksheet().set_name(&overview)?;
    let mut matrices = Vec::with_capacity(report.matrices.len());
    let mut red = Vec::new();
    for matrix in &report.matrices {
        let name = names.choose(names::wish_for(&matrix.department, &matrix.id));
        let sheet = workbook.add_worksheet().set_name(&name)?;
        let mut page = Page { sheet, styles: &mut styles, language };
        red.extend(matrix::write(&mut page, report, matrix, &name)?);
        matrices.push(name);
    }
    let sheet = workbook.worksheet_from_index(0)?;
    let mut page = Page { sheet, styles: &mut styles, language };
    overview::write(&mut page, report, &Sheets { overview: &overview, matrices: &matrices }, &red)?;

    let sheet = workbook.add_worksheet().set_name(names.choose(heading(Heading::Legend, language)))?;
    legend::write(&mut Page { sheet, styles: &mut styles, language }, report)?;
    let content = flat::sheet(report, headings, language);
    let edges = setup::edges(report, language);
    data::write(&mut workbook, &mut styles, &mut names, (content, &edges), (headings, language))?;
    workbook.save_to_buffer()
}
