//! The sheet with the rules that the report used, so that nobody needs another paper to read it.

use rust_xlsxwriter::XlsxError;

use super::cell::{Cell, Page};
use super::setup::{self, Edges};
use super::styles::Role;
use crate::catalogue::closing;
use crate::catalogue::report as words;
use crate::catalogue::workbook::{self, Heading};
use crate::report::{AppliedTolerance, ExpectedRule, Report};

/// Width of the three columns in characters.
const WIDTHS: [u32; 3] = [32, 118, 12];

/// Writes the sheet.
pub(super) fn write(page: &mut Page<'_>, report: &Report) -> Result<(), XlsxError> {
    let language = page.language;
    let mut rows = Rows::start(page)?;
    statuses(&mut rows, report)?;
    tolerances(&mut rows, &report.legend.tolerances)?;
    expected(&mut rows, &report.legend.expected_rules)?;
    rules(&mut rows, report)?;
    recomputing(&mut rows)?;
    rows.finish(&setup::edges(report, language))
}

/// The rows of a legend while they are being written.
pub(super) struct Rows<'a, 'p> {
    page: &'a mut Page<'p>,
    next: u32,
}

impl<'a, 'p> Rows<'a, 'p> {
    /// Writes the title.
    pub(super) fn start(page: &'a mut Page<'p>) -> Result<Self, XlsxError> {
        for (column, width) in (0..).zip(WIDTHS) {
            page.sheet.set_column_width(column, width)?;
        }
        page.title(workbook::heading(Heading::Legend, page.language))?;
        Ok(Self { page, next: 2 })
    }

    /// Sets up the print.
    pub(super) fn finish(self, edges: &Edges<'_>) -> Result<(), XlsxError> {
        setup::pages(self.page.sheet, edges, self.page.language);
        self.page.sheet.set_print_area(0, 0, self.next, 2)?.set_freeze_panes(1, 0)?;
        Ok(())
    }

    fn part(&mut self, heading: Heading, counted: bool) -> Result<(), XlsxError> {
        self.titled(workbook::heading(heading, self.page.language), counted)
    }

    /// The title of a part, whose rows have a number of indicators where they are counted.
    pub(super) fn titled(&mut self, words: &str, counted: bool) -> Result<(), XlsxError> {
        self.next += 1;
        self.page.put_across(self.next, 0, 1, &Cell::words(Role::GroupHeading, words))?;
        let counted = if counted { workbook::heading(Heading::Indicators, self.page.language) } else { "" };
        self.page.put(self.next, 2, &Cell::words(Role::NumberHeading, counted))?;
        self.next += 1;
        Ok(())
    }

    /// A term and what it means.
    pub(super) fn row(&mut self, term: &Cell, explanation: impl Into<String>, count: &Cell) -> Result<(), XlsxError> {
        let explanation = Cell::text(explanation);
        self.page.put(self.next, 0, term)?;
        self.page.put(self.next, 1, &explanation)?;
        self.page.fit(self.next, term.lines(WIDTHS[0]).max(explanation.lines(WIDTHS[1])))?;
        self.page.put(self.next, 2, count)?;
        self.next += 1;
        Ok(())
    }

    /// A heading of the workbook and what it means.
    pub(super) fn rule(&mut self, heading: Heading, explanation: &str) -> Result<(), XlsxError> {
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

/// The tolerances in use.
pub(super) fn tolerances(rows: &mut Rows<'_, '_>, used: &[(AppliedTolerance, usize)]) -> Result<(), XlsxError> {
    let language = rows.page.language;
    if used.is_empty() {
        return Ok(());
    }
    rows.part(Heading::Tolerances, true)?;
    for (applied, count) in used {
        let term = Cell::text(words::tolerance(*applied, language));
        let meaning = workbook::tolerance_meaning(*applied, language);
        rows.row(&term, meaning, &Cell::count(*count, language))?;
    }
    Ok(())
}

/// Where Soll values come from.
pub(super) fn expected(rows: &mut Rows<'_, '_>, used: &[ExpectedRule]) -> Result<(), XlsxError> {
    let language = rows.page.language;
    if used.is_empty() {
        return Ok(());
    }
    rows.part(Heading::Expected, false)?;
    for rule in used {
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
