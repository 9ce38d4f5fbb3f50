//! The form that a department fills in: one sheet, locked but for its inputs, with the hidden parts that
//! [`crate::form`] describes.

mod columns;
mod head;
mod hidden;
mod line;
pub(super) mod returned;
mod validation;

use rust_xlsxwriter::{IgnoreError, XlsxError};

use self::columns::{Columns, FIRST, FormColumn};
use self::hidden::{KEYS, put_hidden};
use self::validation::Validations;
use super::cell::{Cell, Page};
use super::layout;
use super::names::SheetNames;
use super::setup::{self, About, Edges};
use super::styles::{Role, Styles};
use crate::catalogue::{Language, form as words, report};
use crate::report::form::{By, Form, FormRow, Group, Heading, Part};

/// The least lines of a row with inputs: room for a comment that is yet to be typed.
const LEAST_LINES: u32 = 3;

/// The form as the bytes of an XLSX file.
///
/// # Errors
/// [`XlsxError`] where the form has more rows than a sheet, or a temporary directory fills up.
pub(crate) fn render(form: &Form, language: Language) -> Result<Vec<u8>, XlsxError> {
    let period = report::period(form.period, language);
    let mut workbook = setup::described(&About {
        title: format!("{}, {period}: {}", words::document(language), form.title),
        subject: words::dates(form.cutoff, form.deadline, language),
        organisation: &form.organisation,
        date: form.cutoff,
    })?;
    let mut styles = Styles::default();
    let name = SheetNames::default().choose(&words::sheet(form.period, language));
    let sheet = workbook.add_worksheet().set_name(&name)?;
    let columns = Columns::of(form, language);
    let mut page = Page { sheet, styles: &mut styles, language };
    let mut validations = Validations::default();
    let head = head::write(&mut page, form, &columns, &mut validations)?;
    let mut body = Body {
        shown: vec![0; columns.iter().count()],
        page: &mut page,
        form,
        columns: &columns,
        next: head.first_row,
        first_input: None,
        validations,
    };
    for part in &form.parts {
        body.part(part)?;
    }
    let Body { next, shown, first_input, validations, .. } = body;
    validations.write(page.sheet, language)?;
    for ((position, column), shown) in columns.iter().zip(shown) {
        page.sheet.set_column_width(position, columns.width(column).max(layout::width_for(shown)))?;
    }
    let last = next.saturating_sub(1).max(head.headings);
    let edges = Edges {
        organisation: &form.organisation,
        period,
        title: words::document(language),
        dates: words::dates(form.cutoff, form.deadline, language),
    };
    setup::pages(page.sheet, &edges, language);
    // Soll and last Ist are words, as they carry marks; Excel need not warn of numbers kept as text.
    page.sheet
        .set_column_hidden(KEYS)?
        .set_row_hidden(head.names)?
        .set_freeze_panes(head.first_row, FIRST + 1)?
        .set_repeat_rows(head.headings, head.headings)?
        .set_print_area(0, FIRST, last, columns.last())?
        .ignore_error_range(head.first_row, FIRST, last, columns.last(), IgnoreError::NumberStoredAsText)?
        .protect_with_options(&setup::protection());
    if let Some((row, column)) = first_input {
        page.sheet.set_selection(row, column, row, column)?;
    }
    workbook.save_to_buffer()
}

/// The rows of a form while they are being written.
struct Body<'a, 'p, 'f> {
    page: &'a mut Page<'p>,
    form: &'f Form,
    columns: &'f Columns,
    /// The next row to be written.
    next: u32,
    /// Pixels that must stand in one line, by column.
    shown: Vec<u32>,
    /// Where the cursor stands when the form is opened.
    first_input: Option<(u32, u16)>,
    validations: Validations,
}

impl Body<'_, '_, '_> {
    fn part(&mut self, part: &Part) -> Result<(), XlsxError> {
        let language = self.page.language;
        if self.form.by == By::Responsible {
            let own = (part.cutoff != self.form.cutoff).then(|| words::dates(part.cutoff, part.deadline, language));
            self.band(&Cell::runs(Role::Part, &part.title, own.into_iter().collect()))?;
        }
        let mut before: Option<&Heading> = None;
        for group in &part.groups {
            self.headings(&group.heading, before)?;
            before = Some(&group.heading);
            self.group(group, part)?;
        }
        Ok(())
    }

    /// The title lines that are other ones than those of the group before.
    fn headings(&mut self, heading: &Heading, before: Option<&Heading>) -> Result<(), XlsxError> {
        let same_part = before.is_some_and(|before| before.line == heading.line && before.goal == heading.goal);
        if !same_part {
            match (words::part(heading.line, self.page.language), &heading.goal) {
                (Some(part), _) => self.band(&Cell::words(Role::Part, part))?,
                (None, Some(goal)) => self.band(&Cell::runs(Role::Band, goal, Vec::new()))?,
                (None, None) => {}
            }
        }
        match &heading.measure {
            Some(measure) => self.band(&Cell::words(Role::Indented, measure)),
            None => Ok(()),
        }
    }

    /// A title line over the whole width.
    fn band(&mut self, cell: &Cell) -> Result<(), XlsxError> {
        let cell = hidden::marked_as_text(cell.clone());
        self.page.put_across(self.next, FIRST, self.columns.last(), &cell)?;
        self.page.fit(self.next, cell.lines(self.columns.printed_width()))?;
        self.next += 1;
        Ok(())
    }

    fn group(&mut self, group: &Group, part: &Part) -> Result<(), XlsxError> {
        group.rows.iter().try_for_each(|row| self.row(row, part))
    }

    fn row(&mut self, row: &FormRow, part: &Part) -> Result<(), XlsxError> {
        let at = self.next;
        let language = self.page.language;
        put_hidden(self.page, at, KEYS, &row.key.to_string())?;
        let mut lines = LEAST_LINES;
        for (position, column) in self.columns.iter() {
            let cell = line::cell(row, column, part.cutoff, language);
            if let Some(shown) = self.shown.get_mut(usize::from(position - FIRST)) {
                *shown = cell.shown.max(*shown);
            }
            if cell.shown == 0 {
                lines = lines.max(cell.lines(self.columns.width(column)));
            }
            self.page.put(at, position, &cell)?;
            if let FormColumn::Input(column) = column
                && let Some(input) = row.input(column)
            {
                self.first_input = self.first_input.or(Some((at, position)));
                self.validations.add((at, position), row, input, part.cutoff, self.form.period, language);
            }
        }
        self.page.fit(at, lines)?;
        self.next += 1;
        Ok(())
    }
}
