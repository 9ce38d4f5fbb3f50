//! The workbook of a plan: all goals on one sheet, a sheet for each matrix, a legend and the flat data. Targets and
//! Soll values are real numbers; there are no colours, as there is nothing to judge yet.

mod columns;
mod flat;
mod legend;
mod matrix;
mod overview;

use rust_xlsxwriter::XlsxError;

use super::cell::Page;
use super::names::{self, SheetNames};
use super::styles::Styles;
use super::{data, setup};
use crate::catalogue::Language;
use crate::catalogue::workbook::{Heading, heading};
use crate::render::table::Headings;
use crate::report::plan::Plan;

/// The plan as the bytes of an XLSX file. The same plan gives the same bytes.
///
/// # Errors
/// [`XlsxError`] where the plan does not fit a workbook: a sheet with more rows than Excel has, or a temporary directory
/// that fills up.
pub fn render(plan: &Plan, headings: Headings, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = setup::plan_workbook(plan, language)?;
    let mut styles = Styles::default();
    let mut names = SheetNames::default();

    let overview = names.choose(heading(Heading::Overview, language));
    workbook.add_worksheet().set_name(&overview)?;
    let mut matrices = Vec::with_capacity(plan.matrices.len());
    for matrix in &plan.matrices {
        let name = names.choose(names::wish_for(&matrix.department, &matrix.id));
        let sheet = workbook.add_worksheet().set_name(&name)?;
        matrix::write(&mut Page { sheet, styles: &mut styles, language }, plan, matrix)?;
        matrices.push(name);
    }
    let sheet = workbook.worksheet_from_index(0)?;
    overview::write(&mut Page { sheet, styles: &mut styles, language }, plan, &matrices)?;

    let sheet = workbook.add_worksheet().set_name(names.choose(heading(Heading::Legend, language)))?;
    legend::write(&mut Page { sheet, styles: &mut styles, language }, plan)?;
    let edges = setup::plan_edges(plan, language);
    let content = flat::sheet(plan, headings, language);
    data::write(&mut workbook, &mut styles, &mut names, (content, &edges), (headings, language))?;
    workbook.save_to_buffer()
}
