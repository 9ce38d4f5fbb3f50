//! The sheet with the rules that the report used, so that nobody needs another paper to read it.

use rust_xlsxwriter::XlsxError;

use super::cell::{Cell, Page};
use super::setup;
use super::styles::Role;
use crate::catalogue::closing;
use crate::catalogue::report as words;
use crate::catalogue::workbook::{self, Heading};
use crate::report::{ExpectedRule, Report};

/// Width of the three columns in characters.
const WIDTHS: [u32; 3] = [32, 118, 12];

/// Writes the sheet.
pub(super) fn write(page: &mut Page<'_>, report: &Report) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(WIDTHS) {
        page.sheet.set_column_width(column, width)?;
    }
    page.title(workbook::heading(Heading::Legend, page.language))?;
    let mut rows = Rows { page, next: 2 };
    statuses(&mut rows, report)?;
    tolerances(&mut rows, report)?;
    expected(&mut rows, report)?;
    rules(&mut rows, report)?;
    recomputing(&mut rows)?;
    let end = rows.next;
    setup::print(page.sheet, report, page.language);
    page.sheet.set_print_area(0, 0, end, 2)?.set_freeze_panes(1, 0)?;
    Ok(())
}

struct Rows<'a, 'p> {
    page: &'a mut Page<'p>,
    next: u32,
}

impl Rows<'_, '_> {
    fn part(&mut self, heading: Heading, counted: bool) -> Result<(), XlsxError> {
        let words = workbook::heading(heading, self.page.language);
        self.next += 1;
        self.page.put_across(self.next, 0, 1, &Cell::words(Role::GroupHeading, words))?;
        let counted = if counted { workbook::heading(Heading::Indicators, self.page.language) } else { "" };
        self.page.put(self.next, 2, &Cell::words(Role::NumberHeading, counted))?;
        self.next += 1;
        Ok(())
    }

    fn row(&mut self, term: &Cell, explanation: impl Into<String>, count: &Cell) -> Result<(), XlsxError> {
        let explanation = Cell::text(explanation);
        self.page.put(self.next, 0, term)?;
        self.page.put(self.next, 1, &explanation)?;
        self.page.fit(self.next, term.lines(WIDTHS[0]).max(explanation.lines(WIDTHS[1])))?;
        self.page.put(self.next, 2, count)?;
        self.next += 1;
        Ok(())
    }

    fn rule(&mut self, heading: Heading, explanation: &str) -> Result<(), XlsxError> {
        let term = Cell::text(workbook::heading(heading, self.page.language));
        self.row(&term, explanation, &Cell::blank())
    }
}

fn statuses(rows: &mut Rows<'_, '_>, report: &Report) -> Result<(), XlsxError> {
    let language = rows.page.language;
    rows.part(Heading::Colours, true)?;
    for status in &report.legend.statuses {
        let count = Cell::count(report.counts.of(*status), language);
        rows.row(&Cell::status(*status, language), workbook::status_meaning(*status, language), &count)?;
    }
    if let Some(rollup) = report.legend.rollup {
        rows.rule(Heading::Overall, words::rollup(rollup, language))?;
    }
    Ok(())
}

fn tolerances(rows: &mut Rows<'_, '_>, report: &Report) -> Result<(), XlsxError> {
    let language = rows.page.language;
    if report.legend.tolerances.is_empty() {
        return Ok(());
    }
    rows.part(Heading::Tolerances, true)?;
    for (applied, count) in &report.legend.tolerances {
        let term = Cell::text(words::tolerance(*applied, language));
        let meaning = workbook::tolerance_meaning(*applied, language);
        rows.row(&term, meaning, &Cell::count(*count, language))?;
    }
    Ok(())
}

fn expected(rows: &mut Rows<'_, '_>, report: &Report) -> Result<(), XlsxError> {
    let language = rows.page.language;
    if report.legend.expected_rules.is_empty() {
        return Ok(());
    }
    rows.part(Heading::Expected, false)?;
    for rule in &report.legend.expected_rules {
        let mark = if *rule == ExpectedRule::Elapsed { words::ASSUMED_MARK } else { "" };
        let term = Cell::text(format!("{mark} {}", words::expected_rule(*rule, language)).trim_start());
        rows.row(&term, workbook::expected_meaning(*rule, language), &Cell::blank())?;
    }
    Ok(())
}

fn rules(rows: &mut Rows<'_, '_>, report: &Report) -> Result<(), XlsxError> {
    let (language, legend) = (rows.page.language, &report.legend);
    rows.part(Heading::Rules, false)?;
    rows.rule(Heading::DeviationRule, workbook::deviation_meaning(language))?;
    rows.rule(Heading::Trend, workbook::trend_meaning(language))?;
    if legend.corridors {
        rows.rule(Heading::Corridor, workbook::corridor_meaning(language))?;
    }
    if legend.milestones {
        rows.rule(Heading::Milestone, workbook::milestone_meaning(language))?;
    }
    rows.rule(Heading::Forecast, workbook::forecast_meaning(legend.extrapolated, language))?;
    rows.rule(Heading::Attainment, workbook::attainment_meaning(language))?;
    if legend.accepted {
        rows.rule(Heading::Accepted, workbook::accepted_meaning(language))?;
    }
    if legend.revised {
        rows.rule(Heading::Revised, workbook::revised_meaning(language))?;
    }
    if legend.corrected {
        rows.rule(Heading::Corrected, closing::meaning(language))?;
    }
    Ok(())
}

fn recomputing(rows: &mut Rows<'_, '_>) -> Result<(), XlsxError> {
    let language = rows.page.language;
    rows.part(Heading::Recomputing, false)?;
    rows.rule(Heading::Formulas, workbook::formulas_meaning(language))?;
    rows.rule(Heading::Tolerances, workbook::tolerance_columns_meaning(language))?;
    rows.rule(Heading::Data, workbook::data_meaning(language))
}
