//! The sheet with the rules that the plan uses.

use rust_xlsxwriter::XlsxError;

use crate::catalogue::plan::{self as planning, Label, label};
use crate::catalogue::sentences;
use crate::catalogue::words::Word;
use crate::catalogue::workbook::{self, Heading};
use crate::model::{Kind, Mark, Target};
use crate::render::workbook::cell::{Cell, Page};
use crate::render::workbook::legend::{self, Rows};
use crate::render::workbook::setup;
use crate::report::plan::Plan;

/// Writes the sheet.
pub(super) fn write(page: &mut Page<'_>, plan: &Plan) -> Result<(), XlsxError> {
    let language = page.language;
    let used = &plan.legend;
    let mut rows = Rows::start(page)?;
    if !used.kinds.is_empty() {
        rows.titled(label(Label::Kinds, language), false)?;
    }
    for kind in &used.kinds {
        let term = Cell::text(planning::kind(*kind, language));
        rows.row(&term, planning::kind_meaning(*kind, language), &Cell::blank())?;
    }
    legend::tolerances(&mut rows, &used.tolerances)?;
    legend::expected(&mut rows, &used.expected_rules)?;
    rows.titled(workbook::heading(Heading::Rules, language), false)?;
    if !used.tolerances.is_empty() {
        rows.rule(Heading::Tolerances, planning::tolerance_columns_meaning(language))?;
    }
    if plan.rows().any(|row| matches!(row.target, Some(Target::Absolute { mark: Mark::Corridor { .. }, .. }))) {
        rows.rule(Heading::Corridor, workbook::corridor_meaning(language))?;
    }
    if used.kinds.contains(&Kind::Milestone) {
        rows.rule(Heading::Milestone, workbook::milestone_meaning(language))?;
    }
    if plan.rows().any(|row| !row.revised.is_empty()) {
        rows.rule(Heading::Revised, workbook::revised_meaning(language))?;
    }
    rows.rule(Heading::Data, planning::data_meaning(language))?;
    let assumed = plan.rows().filter(|row| row.interim.iter().any(|at| at.assumed)).count();
    let assumed = (assumed > 0).then(|| sentences::plan_assumed(assumed, language));
    rows.row(&Cell::text(Word::DataState.text(language)), planning::contents(language), &Cell::blank())?;
    for words in assumed.into_iter().chain([Word::Rounding.text(language).to_owned()]) {
        rows.row(&Cell::blank(), words, &Cell::blank())?;
    }
    rows.finish(&setup::plan_edges(plan, language))
}
