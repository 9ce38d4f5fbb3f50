//! The first sheet of a plan: what it is about, who decides when, and every goal with what it serves.

use rust_xlsxwriter::XlsxError;

use crate::catalogue::plan::{self as planning, Label, label};
use crate::catalogue::words::Word;
use crate::catalogue::workbook::{self, Heading};
use crate::catalogue::{Language, terminal};
use crate::render::shown;
use crate::render::workbook::cell::{Cell, Page};
use crate::render::workbook::styles::{Role, Style};
use crate::render::workbook::{names, numbers, setup};
use crate::report::SessionReport;
use crate::report::plan::{Plan, PlanGoal, PlanMatrix, PlanRow};

/// Width of the columns in characters: what a goal is called and belongs to, then two counts.
const WIDTHS: [u32; COLUMNS] = [52, 30, 26, 28, 12, 12];
const COLUMNS: usize = 6;
const LAST: u16 = 5;
/// Where it stands how much a matrix holds.
const EXTENT: u16 = 3;

/// Writes the sheet, whose matrices lead to their sheets.
pub(super) fn write(page: &mut Page<'_>, plan: &Plan, sheets: &[String]) -> Result<(), XlsxError> {
    let language = page.language;
    for (position, width) in (0..).zip(WIDTHS) {
        page.sheet.set_column_width(position, width)?;
    }
    page.title(&format!("{} {}", label(Label::Title, language), plan.year))?;
    let next = facts(page, plan)?;
    let next = sessions(page, &plan.sessions, next)?;
    let end = goals(page, plan, sheets, next)?;
    page.put(end + 1, 0, &Cell::words(Role::QuietLine, planning::contents(language)))?;
    page.put(end + 2, 0, &Cell::words(Role::QuietLine, workbook::all_rules(language)))?;
    setup::pages(page.sheet, &setup::plan_edges(plan, language), language);
    page.sheet.set_print_area(0, 0, end + 2, LAST)?.set_freeze_panes(1, 0)?;
    Ok(())
}

/// Writes the lines below the title; returns the row after the next.
fn facts(page: &mut Page<'_>, plan: &Plan) -> Result<u32, XlsxError> {
    let language = page.language;
    let selection = (!plan.selection.is_everything()).then(|| {
        let title = workbook::heading(Heading::Selection, language);
        format!("{title}: {}", shown::chosen(&plan.selection, language))
    });
    let mut row = 1;
    for fact in [plan.organisation.clone(), shown::cutoffs(plan, language)].into_iter().chain(selection) {
        if !fact.is_empty() {
            page.put(row, 0, &Cell::words(Role::Line, fact))?;
            row += 1;
        }
    }
    Ok(row + 1)
}

/// Writes who meets when; returns the row after the next, or the same where nobody meets.
fn sessions(page: &mut Page<'_>, sessions: &[SessionReport], top: u32) -> Result<u32, XlsxError> {
    if sessions.is_empty() {
        return Ok(top);
    }
    let language = page.language;
    let any = |has: fn(&SessionReport) -> bool| sessions.iter().any(has);
    let columns = [
        (Word::Committee, true),
        (Word::Session, true),
        (Word::Agenda, any(|session| session.agenda.is_some())),
        (Word::Paper, any(|session| session.paper.is_some())),
    ];
    let mut table = Table { page, next: top };
    let shown = columns.iter().filter(|(_, shown)| *shown);
    let headings = shown.map(|(heading, _)| Cell::words(Role::ColumnHeading, heading.text(language)));
    table.row(&headings.collect::<Vec<_>>())?;
    for session in sessions {
        let date = Cell::date(session.date, String::new());
        let style = Style::new(Role::LeftDate).shown_as(numbers::long_date(language).into());
        let [agenda, paper] = [&session.agenda, &session.paper].map(|text| text.as_deref().unwrap_or_default());
        let committee = Cell::text(shown::title_of(&session.committee));
        let cells = [committee, Cell { style, ..date }, Cell::text(agenda), Cell::text(paper)];
        let cells = cells.into_iter().zip(columns).filter_map(|(cell, (_, shown))| shown.then_some(cell));
        table.row(&cells.collect::<Vec<_>>())?;
    }
    Ok(table.next + 1)
}

/// Writes every goal below its matrix; returns the first row below them.
fn goals(page: &mut Page<'_>, plan: &Plan, sheets: &[String], top: u32) -> Result<u32, XlsxError> {
    let language = page.language;
    if plan.matrices.is_empty() {
        page.put(top, 0, &Cell::words(Role::Line, terminal::empty(language)))?;
        return Ok(top + 1);
    }
    page.put(top, 0, &Cell::words(Role::Heading, Word::Goals.text(language)))?;
    page.sheet.set_repeat_rows(top + 1, top + 1)?;
    let mut table = Table { page, next: top + 1 };
    let heading = |of: Word, role| Cell::words(role, of.text(language));
    table.row(&[
        heading(Word::Goal, Role::ColumnHeading),
        heading(Word::StrategicGoal, Role::ColumnHeading),
        heading(Word::FocusTopics, Role::ColumnHeading),
        heading(Word::ProductGroup, Role::ColumnHeading),
        heading(Word::Measures, Role::NumberHeading),
        heading(Word::Indicators, Role::NumberHeading),
    ])?;
    for (number, (matrix, sheet)) in plan.matrices.iter().zip(sheets).enumerate() {
        let link = (number < names::MOST_LINKS).then_some(sheet.as_str());
        table.matrix(matrix, link)?;
    }
    Ok(table.next)
}

/// Rows of cells from the left edge; the last cell of a short one goes on to the right.
struct Table<'a, 'p> {
    page: &'a mut Page<'p>,
    next: u32,
}

impl Table<'_, '_> {
    fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        let mut lines = 1;
        for ((position, width), cell) in (0..).zip(WIDTHS).zip(cells) {
            lines = lines.max(cell.lines(width));
            let last = if usize::from(position) + 1 == cells.len() { LAST } else { position };
            self.page.put_across(self.next, position, last, cell)?;
        }
        self.page.fit(self.next, lines)?;
        self.next += 1;
        Ok(())
    }

    fn matrix(&mut self, matrix: &PlanMatrix, link: Option<&str>) -> Result<(), XlsxError> {
        let language = self.page.language;
        let title = Cell::words(Role::Band, shown::matrix_title(&matrix.title, &matrix.department));
        let title = match link {
            Some(sheet) => title.linked_to(sheet),
            None => title,
        };
        let extent = Cell::words(Role::Band, shown::extent(matrix, language));
        let (title_width, extent_width) = WIDTHS.split_at(usize::from(EXTENT));
        self.page.put_across(self.next, 0, EXTENT - 1, &title)?;
        self.page.put_across(self.next, EXTENT, LAST, &extent)?;
        let lines = extent.lines(extent_width.iter().sum()).max(title.lines(title_width.iter().sum()));
        self.page.fit(self.next, lines)?;
        self.next += 1;
        for goal in &matrix.goals {
            self.row(&cells(goal, language))?;
        }
        self.lines(Heading::Budget, &matrix.budget)?;
        self.lines(Heading::Consolidation, &matrix.consolidation)
    }

    /// How many lines a part of a matrix has; nothing where it has none.
    fn lines(&mut self, heading: Heading, rows: &[PlanRow]) -> Result<(), XlsxError> {
        if rows.is_empty() {
            return Ok(());
        }
        let language = self.page.language;
        let title = Cell::words(Role::Indented, workbook::heading(heading, language));
        self.page.put_across(self.next, 0, LAST - 1, &title)?;
        self.page.put(self.next, LAST, &Cell::count(rows.len(), language))?;
        self.next += 1;
        Ok(())
    }
}

fn cells(goal: &PlanGoal, language: Language) -> [Cell; COLUMNS] {
    let strategic = goal.strategic_goal.as_ref().map(|named| format!("{} {}", named.id, named.title));
    let focus: Vec<String> = goal.focus.iter().map(shown::title_of).collect();
    let product = terminal::product(goal.product_group.as_deref(), goal.product.as_deref(), language);
    let measured: usize = goal.measures.iter().map(|measure| measure.indicators.len()).sum();
    [
        Cell::words(Role::Indented, &goal.title),
        Cell::text(strategic.unwrap_or_default().trim()),
        Cell::text(focus.join(", ")),
        Cell::text(product.unwrap_or_default()),
        Cell::count(goal.measures.len(), language),
        Cell::count(goal.indicators.len() + measured, language),
    ]
}
