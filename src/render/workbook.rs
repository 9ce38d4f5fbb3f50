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
use crate::report::plan::Plan;
use crate::report::{MatrixReport, Report, Row};

/// The report as the bytes of an XLSX file; its flat sheet with those headings.
///
/// # Errors
/// [`XlsxError`] where the report does not fit a workbook: a sheet with more rows than Excel has, or a temporary
/// directory that fills up.
pub fn render(report: &Report, headings: Headings, language: Language) -> Result<Vec<u8>, XlsxError> {
    let document = document::report(report, language);
    let wish = |matrix: &MatrixReport| names::wish_for(&matrix.department, &matrix.title);
    let matrices = report.matrices.iter().enumerate();
    let Some(grouping) = &report.grouping else {
        let full = matrices.map(|(place, matrix)| Full {
            id: PartId::Matrix(place),
            wish: wish(matrix),
            rows: Some(matrix.rows().collect()),
        });
        let full: Vec<Full<'_>> = full.collect();
        return write(&document, &full, Some(report), (flat::sheet(report, headings, language), headings));
    };
    let groups = grouping.groups.iter().enumerate().map(|(place, group)| Full {
        id: PartId::Group(place),
        wish: document.part(PartId::Group(place)).title,
        rows: Some(group.rows().collect()),
    });
    let lines = matrices.map(|(place, matrix)| Full {
        id: PartId::Matrix(place),
        wish: wish(matrix),
        rows: Some(matrix.budget.lines.iter().chain(&matrix.consolidation.lines).collect()),
    });
    let lines = lines.filter(|full| full.rows.as_ref().is_some_and(|rows| !rows.is_empty()));
    let full: Vec<Full<'_>> = groups.chain(lines).collect();
    write(&document, &full, None, (flat::sheet(report, headings, language), headings))
}

/// A sheet of rows in full: a matrix or a group.
struct Full<'a> {
    /// The part that it shows.
    id: PartId,
    /// The name that it should have.
    wish: String,
    /// Its rows in a report, whose figures formulas refer to.
    rows: Option<Vec<&'a Row>>,
}

/// The plan as the bytes of an XLSX file. Targets and Soll values are real numbers; there are no colours, as there is nothing
/// to judge yet.
///
/// # Errors
/// [`XlsxError`] as for a report.
pub fn render_plan(plan: &Plan, headings: Headings, language: Language) -> Result<Vec<u8>, XlsxError> {
    let document = document::plan(plan, language);
    let shown = document.contents().into_iter();
    let full = shown.filter_map(|(id, title)| {
        let wish = match id {
            PartId::Group(_) => title,
            PartId::Matrix(place) => {
                plan.matrices.get(place).map(|matrix| names::wish_for(&matrix.department, &matrix.title))?
            }
            PartId::Summary
            | PartId::Red
            | PartId::Outlook
            | PartId::Changes
            | PartId::Missing
            | PartId::OpenPoints
            | PartId::Goals
            | PartId::By
            | PartId::Focus
            | PartId::Maps
            | PartId::Corrections
            | PartId::Legend
            | PartId::Data
            | PartId::Sheet(_) => return None,
        };
        Some(Full { id, wish, rows: None })
    });
    let full: Vec<Full<'_>> = full.collect();
    write(&document, &full, None, (flat::plan::sheet(plan, headings, language), headings))
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

/// `report` is what the overview counts on the sheets of the matrices.
fn write<'d>(
    document: &Document<'_>,
    full: &[Full<'_>],
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
    for Full { id, wish, rows } in full {
        let name = names.choose(wish);
        let sheet = workbook.add_worksheet().set_name(&name)?;
        let part = document.part(*id);
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
