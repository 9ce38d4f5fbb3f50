//! The Excel workbook of a report, or of a plan: an overview, a sheet for each matrix, focus topics and corrections where there
//! are any, a legend and the flat data. What is shown is the document; formulas, colours that follow them, the chart, widths
//! and print set-up are made here.
//!
//! Figures are real numbers, deviations, colours and the counts of the overview formulas with the results that the report has
//! already; nothing is computed here. The same report gives the same bytes.

pub(crate) mod annotated;
mod arrangement;
mod cell;
mod counts;
mod data;
mod flat;
pub(crate) mod form;
pub(crate) mod planning;
mod formula;
mod grid;
mod kept;
mod layout;
mod legend;
mod matrix;
mod names;
mod numbers;
mod overview;
mod setup;
mod styles;
mod text;
mod value;

pub use arrangement::ARRANGEMENT;

use rust_xlsxwriter::XlsxError;

use self::cell::Page;
use self::data::{Datum, Sheet};
use self::matrix::{Around, Matrices};
use self::names::SheetNames;
use self::styles::Styles;
use crate::catalogue::Language;
use crate::catalogue::words::Word;
use crate::document::{self, Document, PartId};
use crate::render::table::Headings;
use crate::report::Report;
use crate::report::plan::Plan;

/// The report as the bytes of an XLSX file; its flat sheet with those headings.
///
/// # Errors
/// [`XlsxError`] where the report does not fit a workbook: a sheet with more rows than Excel has, or a temporary
/// directory that fills up.
pub fn render(report: &Report, headings: Headings, language: Language) -> Result<Vec<u8>, XlsxError> {
    let document = document::report(report, language);
    let tabs: Vec<String> =
        report.matrices.iter().map(|matrix| names::wish_for(&matrix.department, &matrix.title)).collect();
    write(&document, &tabs, Some(report), (flat::sheet(report, headings, language), headings))
}

/// The plan as the bytes of an XLSX file. Targets and Soll values are real numbers; there are no colours, as there is nothing
/// to judge yet.
///
/// # Errors
/// [`XlsxError`] as for a report.
pub fn render_plan(plan: &Plan, headings: Headings, language: Language) -> Result<Vec<u8>, XlsxError> {
    let document = document::plan(plan, language);
    let tabs: Vec<String> =
        plan.matrices.iter().map(|matrix| names::wish_for(&matrix.department, &matrix.title)).collect();
    write(&document, &tabs, None, (flat::plan::sheet(plan, headings, language), headings))
}

/// The comparison as the bytes of an XLSX file: what leads on the first sheet, a sheet a matrix, and how to read it.
///
/// # Errors
/// [`XlsxError`] as for a report.
pub fn render_comparison(document: &Document<'_>) -> Result<Vec<u8>, XlsxError> {
    let language = document.language;
    let mut workbook = setup::workbook(document)?;
    let mut styles = Styles::default();
    let mut names = SheetNames::default();
    let matrices = Matrices::default();
    let overview = names.choose(Word::Overview.text(language));
    let sheet = workbook.add_worksheet().set_name(&overview)?;
    overview::write(&mut Page { sheet, styles: &mut styles, language }, document, None, &overview, &matrices)?;
    let apart = |id: &PartId| matches!(id, PartId::Matrix(_) | PartId::Legend | PartId::Data);
    for (id, title) in document.contents().iter().filter(|(id, _)| apart(id)) {
        let sheet = workbook.add_worksheet().set_name(names.choose(title))?;
        let mut page = Page { sheet, styles: &mut styles, language };
        overview::part_alone(&mut page, &document.part(*id), document, &matrices)?;
    }
    workbook.save_to_buffer()
}

/// `tabs` are the names that the sheets of the matrices should have.
fn write<'d>(
    document: &Document<'_>,
    tabs: &[String],
    report: Option<&Report>,
    (flat, headings): (Sheet<impl Iterator<Item = Vec<Datum<'d>>>>, Headings),
) -> Result<Vec<u8>, XlsxError> {
    let language = document.language;
    let edges = setup::edges(&document.head);
    let mut workbook = setup::workbook(document)?;
    let mut styles = Styles::default();
    let mut names = SheetNames::default();
    let overview = names.choose(Word::Overview.text(language));
    workbook.add_worksheet().set_name(&overview)?;
    let legend = legend::line(document);
    let mut matrices = Matrices::default();
    for (place, tab) in tabs.iter().enumerate() {
        let name = names.choose(tab);
        let sheet = workbook.add_worksheet().set_name(&name)?;
        let part = document.part(PartId::Matrix(place));
        let rows = report.and_then(|report| report.matrices.get(place)).map(|matrix| matrix.rows().collect::<Vec<_>>());
        let mut page = Page { sheet, styles: &mut styles, language };
        let around = Around { head: &document.head, legend: &legend, name: &name };
        matrices.add(matrix::write(&mut page, &part, rows.as_deref(), &around)?);
    }
    let sheet = workbook.worksheet_from_index(0)?;
    let mut page = Page { sheet, styles: &mut styles, language };
    overview::write(&mut page, document, report, &overview, &matrices)?;
    let contents = document.contents();
    for (id, title) in contents.iter().filter(|(id, _)| matches!(id, PartId::Focus | PartId::Corrections)) {
        let sheet = workbook.add_worksheet().set_name(names.choose(title))?;
        let mut page = Page { sheet, styles: &mut styles, language };
        overview::part_alone(&mut page, &document.part(*id), document, &matrices)?;
    }
    let sheet = workbook.add_worksheet().set_name(names.choose(Word::Legend.text(language)))?;
    legend::write(&mut Page { sheet, styles: &mut styles, language }, document, &edges)?;
    data::write(&mut workbook, &mut styles, &mut names, (flat, &edges), (headings, language))?;
    workbook.save_to_buffer()
}
