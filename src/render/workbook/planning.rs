//! The form of a planning round: one sheet, locked but for its inputs, with the hidden parts that
//! [`crate::form::planning`] describes.

mod cell;
mod columns;

use chrono::NaiveDate;
use rust_xlsxwriter::{IgnoreError, XlsxError};

use self::columns::{Columns, FIRST};
use super::cell::{Cell, Content, Page};
use super::layout;
use super::names::SheetNames;
use super::setup::{self, About, Edges};
use super::styles::{Role, Style, Styles};
use crate::catalogue::{Language, form as form_words, planning as words};
use crate::form::planning::{self, Field, Subject};
use crate::model::LineKind;
use crate::report::planning::{Planning, PlanningRow, digest_of};

/// The columns of hidden keys and states.
const KEYS: u16 = 0;
const STATES: u16 = 1;

/// The form as the bytes of an XLSX file.
///
/// # Errors
/// [`XlsxError`] where the form has more rows than a sheet, or a temporary directory fills up.
pub(crate) fn render(form: &Planning, language: Language) -> Result<Vec<u8>, XlsxError> {
    let title = words::title(form.year, language);
    let dated = NaiveDate::from_ymd_opt(form.year, 1, 1).unwrap_or_default();
    let mut workbook = setup::described(&About {
        title: format!("{title}: {}", form.title),
        subject: title.clone(),
        organisation: &form.organisation,
        date: dated,
    })?;
    let mut styles = Styles::default();
    let name = SheetNames::default().choose(&title);
    let sheet = workbook.add_worksheet().set_name(&name)?;
    let mut page = Page { sheet, styles: &mut styles, language };
    let columns = Columns::of(form);
    let year = form.year.to_string();
    let head = [year.as_str(), form.organisation.as_str(), language.name()];
    let mut sheet = Sheet { page: &mut page, form, columns: &columns, head, next: 0, first_input: None };
    let headings = sheet.head()?;
    for (title, rows) in &form.parts {
        if form.parts.len() > 1 || *title != form.title {
            sheet.part(title)?;
        }
        let mut line = LineKind::Goal;
        for row in rows {
            if row.line != line {
                line = row.line;
                sheet.part(form_words::part(line, language).unwrap_or_default())?;
            }
            sheet.row(row)?;
        }
    }
    let Sheet { next, first_input, .. } = sheet;
    for (position, width) in columns.widths() {
        page.sheet.set_column_width(position, width)?;
    }
    let edges = Edges { organisation: &form.organisation, period: title.clone(), title: &title, dates: String::new() };
    setup::pages(page.sheet, &edges, language);
    let last_row = next.saturating_sub(1).max(headings);
    page.sheet
        .set_column_hidden(KEYS)?
        .set_column_hidden(STATES)?
        .set_row_hidden(headings - 2)?
        .set_freeze_panes(headings + 1, FIRST + 1)?
        .set_repeat_rows(headings - 1, headings)?
        .set_print_area(0, FIRST, last_row, columns.last())?
        .ignore_error_range(
            headings + 1,
            FIRST,
            last_row.max(headings + 1),
            columns.last(),
            IgnoreError::NumberStoredAsText,
        )?
        .protect_with_options(&setup::protection());
    if let Some((row, column)) = first_input {
        page.sheet.set_selection(row, column, row, column)?;
    }
    workbook.save_to_buffer()
}

fn put_hidden(page: &mut Page<'_>, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    let format = page.styles.get(&Style::new(Role::Raw));
    page.sheet.write_string_with_format(row, column, text, format)?;
    Ok(())
}

/// The cell, marked as text where somebody who opens it would make a formula of it.
fn quoted(mut cell: Cell) -> Cell {
    if let Content::Text(text) | Content::Runs { main: text, .. } = &cell.content {
        cell.style = cell.style.quoted_for(text);
    }
    cell
}

/// The sheet while it is being written.
struct Sheet<'a, 'p> {
    page: &'a mut Page<'p>,
    form: &'a Planning,
    columns: &'a Columns,
    /// What the form says of itself.
    head: [&'a str; 3],
    next: u32,
    first_input: Option<(u32, u16)>,
}

impl Sheet<'_, '_> {
    /// Title, instructions and headings; gives the row of headings, which follows those of groups and of hidden names.
    fn head(&mut self) -> Result<u32, XlsxError> {
        let (form, language, last) = (self.form, self.page.language, self.columns.last());
        for (row, mark) in (0..).zip([planning::MARK].into_iter().chain(self.head)) {
            put_hidden(self.page, row, KEYS, mark)?;
        }
        self.page.sheet.set_row_height(0, layout::height(2))?;
        self.page.put(0, FIRST, &quoted(Cell::words(Role::Title, &form.title)))?;
        let about = [words::title(form.year, language), form.organisation.clone()];
        let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
        self.page.put(1, FIRST, &Cell::words(Role::Heading, about.join(" · ")))?;
        self.next = 2;
        for line in words::instructions(form.year, form.closed.then_some(form.from), language) {
            let cell = Cell::words(Role::Paragraph, line);
            self.page.put_across(self.next, FIRST, last, &cell)?;
            self.page.fit(self.next, cell.lines(self.columns.width(FIRST, last)))?;
            self.next += 1;
        }
        let names = self.next;
        put_hidden(self.page, names, KEYS, planning::COLUMNS_MARK)?;
        for (position, field) in self.columns.inputs() {
            put_hidden(self.page, names, position, &field.name())?;
        }
        for (first, last, group, role) in self.columns.groups(form, language) {
            self.page.put_across(names + 1, first, last, &Cell::words(role, group))?;
        }
        let mut height = 1;
        for (position, heading, role) in self.columns.headings(form, language) {
            let cell = Cell::words(role, heading);
            height = height.max(cell.lines(self.columns.width(position, position)));
            self.page.put(names + 2, position, &cell)?;
        }
        self.page.fit(names + 2, height)?;
        self.next = names + 3;
        Ok(names + 2)
    }

    fn part(&mut self, title: &str) -> Result<(), XlsxError> {
        put_hidden(self.page, self.next, KEYS, planning::READING_MARK)?;
        let cell = quoted(Cell::words(Role::Part, title));
        self.page.put_across(self.next, FIRST, self.columns.last(), &cell)?;
        self.next += 1;
        Ok(())
    }

    fn row(&mut self, row: &PlanningRow) -> Result<(), XlsxError> {
        let (at, language) = (self.next, self.page.language);
        let key = row.key.to_string();
        // A text that would not come back whole is not asked for.
        let whole = row.cells.iter().filter(|found| !cell::is_too_long(found));
        let state = planning::state(whole.map(|cell| (cell.field, digest_of(cell.entry.as_ref()))));
        let seal = planning::seal(&self.head, &key, &state);
        put_hidden(self.page, at, KEYS, &key)?;
        put_hidden(self.page, at, STATES, format!("{state} {}{seal}", planning::SEAL).trim_start())?;
        let mut lines = self.title(row)?;
        if let Some(last) = &row.last {
            let cell = Cell::words(Role::QuietWords, words::stood(last, language).join("\n"));
            lines = lines.max(cell.lines(self.columns.width(FIRST + 1, FIRST + 1)));
            self.page.put(at, FIRST + 1, &cell)?;
        }
        for cell in &row.cells {
            lines = lines.max(self.cell(row, cell)?);
        }
        self.page.fit(at, lines)?;
        self.next += 1;
        Ok(())
    }

    /// The name at the left, with words of what stands at the right of it.
    fn title(&mut self, row: &PlanningRow) -> Result<u32, XlsxError> {
        let at = self.next;
        let name = match row.key.subject {
            Subject::Goal => Cell::runs(Role::Band, &row.title, row.belongs_to.clone()),
            Subject::Measure => {
                self.label(FIRST + 1, FIRST + 1, Field::Responsible)?;
                self.hypothesis()?;
                Cell::runs(Role::Text, &row.title, Vec::new())
            }
            Subject::Indicator | Subject::Line => Cell::words(Role::Indented, &row.title),
            Subject::NewMeasure => {
                self.hypothesis()?;
                return self.room(row);
            }
            Subject::NewIndicator | Subject::NewMeasureIndicator => return self.room(row),
            Subject::Evidence | Subject::NewEvidence => {
                let last = self.columns.at(Field::Green).map_or(FIRST, |green| green - 1);
                self.label(FIRST, last, Field::Evidence)?;
                return Ok(1);
            }
        };
        let last = match (row.key.subject, self.columns.at(Field::Open)) {
            (Subject::Goal, Some(open)) => open - 1,
            _ => FIRST,
        };
        let name = quoted(name);
        self.page.put_across(at, FIRST, last, &name)?;
        Ok(name.lines(self.columns.width(FIRST, last)))
    }

    /// Says before a cell what it is for.
    fn label(&mut self, first: u16, last: u16, field: Field) -> Result<(), XlsxError> {
        let words = words::field(field, self.page.language);
        self.page.put_across(self.next, first, last, &Cell::words(Role::QuietRight, words))
    }

    fn hypothesis(&mut self) -> Result<(), XlsxError> {
        let (first, last) = self.columns.before_hypothesis();
        self.label(first, last, Field::Hypothesis)
    }

    /// Says beside an empty row what it is for; its name is an input.
    fn room(&mut self, row: &PlanningRow) -> Result<u32, XlsxError> {
        let measure = row.key.subject == Subject::NewMeasure;
        let language = self.page.language;
        let mut hint = words::new(measure, language).to_owned();
        if measure {
            hint = format!("{hint} · {} →", words::field(Field::Responsible, language));
        }
        let cell = Cell::words(Role::QuietWords, hint);
        self.page.put(self.next, FIRST + 1, &cell)?;
        Ok(cell.lines(self.columns.width(FIRST + 1, FIRST + 1)))
    }

    /// Writes a cell; gives the lines that it takes.
    fn cell(&mut self, row: &PlanningRow, cell: &crate::report::planning::PlanningCell) -> Result<u32, XlsxError> {
        let (at, language) = (self.next, self.page.language);
        let Some((first, last)) = self.columns.span(cell.field) else { return Ok(1) };
        let written = quoted(cell::cell(row, cell, language));
        self.page.put_across(at, first, last, &written)?;
        if !cell.locked && !cell::is_too_long(cell) {
            self.first_input = self.first_input.or(Some((at, first)));
            let validation = cell::validation(row, cell.field, language)?;
            self.page.sheet.add_data_validation(at, first, at, first, &validation)?;
        }
        Ok(written.lines(self.columns.width(first, last)))
    }
}
