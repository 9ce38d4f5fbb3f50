//! The sheet of one matrix of a plan: goals as bands, their measures with the reasons for them, a row an indicator.

use std::ops::RangeInclusive;

use rust_xlsxwriter::XlsxError;

use super::columns::Column;
use crate::catalogue::plan as planning;
use crate::catalogue::workbook::{self, Heading};
use crate::render::shown;
use crate::render::workbook::cell::{Cell, Page};
use crate::render::workbook::styles::Role;
use crate::render::workbook::{layout, setup};
use crate::report::plan::{Plan, PlanGoal, PlanMatrix, PlanMeasure, PlanRow};

/// The row of the headings.
const HEADINGS: u32 = 4;

/// Writes the sheet.
pub(super) fn write(page: &mut Page<'_>, plan: &Plan, matrix: &PlanMatrix) -> Result<(), XlsxError> {
    let columns = Column::of(matrix, plan);
    let widths = widths(&columns, matrix, page);
    for (position, width) in (0..).zip(&widths) {
        page.sheet.set_column_width(position, *width)?;
    }
    head(page, plan, matrix)?;
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let mut body = Body { page, columns: &columns, widths: &widths, last, next: HEADINGS };
    body.headings()?;
    for goal in &matrix.goals {
        body.goal(goal)?;
    }
    body.section(Heading::Budget, &matrix.budget)?;
    body.section(Heading::Consolidation, &matrix.consolidation)?;
    let end = body.next + 1;
    let assumed = matrix.rows().any(|row| row.interim.iter().any(|at| at.assumed));
    let signs = assumed.then(|| workbook::assumed_sign(page.language));
    let signs: Vec<String> = signs.into_iter().chain([workbook::all_rules(page.language).to_owned()]).collect();
    page.put(end, 0, &Cell::words(Role::QuietLine, signs.join("   ")))?;
    setup::pages(page.sheet, &setup::plan_edges(plan, page.language), page.language);
    page.sheet
        .set_freeze_panes(HEADINGS + 1, 1)?
        .set_repeat_rows(HEADINGS, HEADINGS)?
        .set_print_area(0, 0, end, last)?;
    Ok(())
}

/// Numbers are never cut.
fn widths(columns: &[Column], matrix: &PlanMatrix, page: &Page<'_>) -> Vec<u32> {
    let width = |column: &Column| {
        let shown = matrix.rows().map(|row| column.cell(row, page.language).shown).max();
        column.width(matrix, page.language).max(layout::width_for(shown.unwrap_or_default()))
    };
    columns.iter().map(width).collect()
}

/// The title, whose matrix it is, for which year, and how much it holds.
fn head(page: &mut Page<'_>, plan: &Plan, matrix: &PlanMatrix) -> Result<(), XlsxError> {
    let language = page.language;
    let title = shown::matrix_title(&matrix.title, &matrix.department);
    page.title(&title)?;
    let department = Some(shown::clean(&matrix.department)).filter(|name| !name.is_empty() && *name != title);
    let last = plan.periods.last().map(|at| at.cutoff);
    let own_end = last.is_some_and(|end| end != matrix.year_end);
    let dates = if own_end { planning::year_end(matrix.year_end, language) } else { shown::cutoffs(plan, language) };
    let about: Vec<String> = department.into_iter().chain([planning::year(plan.year, language), dates]).collect();
    page.put(1, 0, &Cell::words(Role::QuietLine, about.join(" · ")))?;
    page.put(2, 0, &Cell::words(Role::Line, shown::extent(matrix, language)))
}

/// The rows of a matrix while they are being written.
struct Body<'a, 'p> {
    page: &'a mut Page<'p>,
    columns: &'a [Column],
    /// In characters, by column.
    widths: &'a [u32],
    /// The number of the last column.
    last: u16,
    /// The next row to be written.
    next: u32,
}

impl Body<'_, '_> {
    fn headings(&mut self) -> Result<(), XlsxError> {
        let language = self.page.language;
        let cells = self.columns.iter().map(|column| column.heading(language)).collect();
        self.cells(cells)
    }

    fn goal(&mut self, goal: &PlanGoal) -> Result<(), XlsxError> {
        let details = workbook::goal_details(
            goal.strategic_goal.as_ref(),
            &goal.focus,
            goal.product_group.as_deref(),
            goal.product.as_deref(),
            self.page.language,
        );
        self.across(&Cell::runs(Role::Band, &goal.title, vec![details]))?;
        self.rows(&goal.indicators)?;
        for measure in &goal.measures {
            self.measure(measure)?;
        }
        Ok(())
    }

    fn measure(&mut self, measure: &PlanMeasure) -> Result<(), XlsxError> {
        let language = self.page.language;
        let details = shown::measure_details(
            measure.responsible.as_deref(),
            measure.hypothesis.as_deref(),
            measure.evidence.as_deref(),
            language,
        );
        let details = details.into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
        self.across(&Cell::runs(Role::Text, &measure.title, details))?;
        if measure.indicators.is_empty() {
            self.across(&Cell::words(Role::Indented, workbook::no_indicator(language)))?;
        }
        self.rows(&measure.indicators)
    }

    fn section(&mut self, heading: Heading, rows: &[PlanRow]) -> Result<(), XlsxError> {
        if rows.is_empty() {
            return Ok(());
        }
        self.across(&Cell::words(Role::Part, workbook::heading(heading, self.page.language)))?;
        self.rows(rows)
    }

    fn rows(&mut self, rows: &[PlanRow]) -> Result<(), XlsxError> {
        let language = self.page.language;
        for row in rows {
            self.cells(self.columns.iter().map(|column| column.cell(row, language)).collect())?;
        }
        Ok(())
    }

    fn cells(&mut self, cells: Vec<Cell>) -> Result<(), XlsxError> {
        let mut lines = 1;
        for (position, cell) in (0..=self.last).zip(cells) {
            // A number has a line of its own, and only words can take more.
            if cell.shown == 0 {
                lines = lines.max(cell.lines(self.width(position..=position)));
            }
            self.page.put(self.next, position, &cell)?;
        }
        self.page.fit(self.next, lines)?;
        self.next += 1;
        Ok(())
    }

    fn across(&mut self, cell: &Cell) -> Result<(), XlsxError> {
        self.page.put_across(self.next, 0, self.last, cell)?;
        self.page.fit(self.next, cell.lines(self.width(0..=self.last)))?;
        self.next += 1;
        Ok(())
    }

    /// Characters of several columns together.
    fn width(&self, positions: RangeInclusive<u16>) -> u32 {
        positions.filter_map(|position| self.widths.get(usize::from(position))).sum()
    }
}
