//! A form that came in, to be sent back: as it was filled in and as it looked, with what was refused marked by colour, frame
//! and note, and named with a sign beside its row, for whoever prints it or sees no colours.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_xlsxwriter::{Format, FormatBorder, IgnoreError, Note, Worksheet, XlsxError};

use super::LEAST_LINES;
use super::hidden::put_hidden;
use super::line;
use super::validation::Validations;
use crate::catalogue::{Language, form as words, headings, report};
use crate::form::{COLUMNS_MARK, CONTACT, FILLED_BY, FILLED_ON, Key, MARK};
use crate::load::workbook::{Cell as Read, Content, Sheet};
use crate::model::column::Column;
use crate::render::palette;
use crate::render::workbook::cell::{Cell, Page};
use crate::render::workbook::kept::{self, narrow};
use crate::render::workbook::setup::{self, Edges};
use crate::render::workbook::styles::{Role, Style, Styles, colour};
use crate::render::workbook::{layout, numbers};
use crate::report::form::{Expects, Form, FormRow};

/// Characters of the column of questions.
const QUESTION_WIDTH: u32 = 44;
/// Characters of a column whose width the file does not say.
const UNKNOWN_WIDTH: u32 = 12;
/// Columns at the left whose headings stand above words: indicator, unit, target.
const WORDS: u32 = 3;
/// Before what is asked about.
const SIGN: &str = "▲";

/// A sheet of a form, with where its parts are.
pub(in crate::render::workbook) struct Returned<'a> {
    sheet: &'a Sheet,
    /// The hidden column of marks and keys.
    keys: u32,
    /// The row of the mark.
    top: u32,
    /// The hidden row of the names of columns.
    names: u32,
    inputs: Vec<(u32, Column)>,
    /// The last column that says something, but for the questions of an earlier return.
    last: u32,
    /// Where those stand.
    questions: Option<u32>,
}

impl<'a> Returned<'a> {
    /// The sheet, if it is one of a form.
    pub(in crate::render::workbook) fn of(sheet: &'a Sheet) -> Option<Self> {
        let says = |cell: &Read, text: &str| cell.content.as_text() == Some(text);
        let mark = sheet.cells.iter().find(|cell| says(cell, MARK))?;
        let names = sheet.cells.iter().find(|cell| cell.column == mark.column && says(cell, COLUMNS_MARK))?.row;
        let input = |cell: &Read| Column::ALL.into_iter().find(|column| says(cell, column.name()));
        let inputs: Vec<_> = sheet.row(names).iter().filter_map(|cell| Some((cell.column, input(cell)?))).collect();
        let asks = |cell: &&Read| Language::ALL.into_iter().any(|language| says(cell, headings::question(language)));
        let questions = sheet.row(names + 1).iter().find(asks).map(|cell| cell.column);
        let used = sheet.cells.iter().map(|cell| cell.column).filter(|column| Some(*column) != questions);
        let last = used.max().unwrap_or_default();
        (!inputs.is_empty()).then_some(Self { sheet, keys: mark.column, top: mark.row, names, inputs, last, questions })
    }

    /// Writes the sheet. The forms are those of its period as they would be written now; they say what belongs where.
    pub(in crate::render::workbook) fn write(
        &self,
        sheet: &mut Worksheet,
        marks: &BTreeMap<(u32, u32), &str>,
        forms: &[Form],
        language: Language,
    ) -> Result<(), XlsxError> {
        let known = Known::of(forms);
        let mut styles = Styles::default();
        let mut page = Page { sheet, styles: &mut styles, language };
        let widths = self.widths(&mut page)?;
        let mut validations = Validations::default();
        let end = self.sheet.cells.last().map_or(0, |cell| cell.row);
        for row in 0..=end {
            let merged = self.merge(&mut page, row)?;
            let mut lines = u32::from(self.key(row).is_some()) * LEAST_LINES;
            for column in 0..=self.last {
                if merged.contains(&column) || self.questions == Some(column) {
                    continue;
                }
                lines = lines.max(self.cell(&mut page, &known, &widths, marks, (row, column))?);
            }
            lines = lines.max(self.question(&mut page, row, marks)?);
            self.rules(&known, row, &mut validations, language);
            if !self.sheet.hides(row) && lines > 1 {
                page.fit(row, lines)?;
            }
        }
        validations.write(page.sheet, language)?;
        self.finish(page.sheet, marks, forms, language)
    }

    fn key(&self, row: u32) -> Option<Key> {
        self.sheet.at(row, self.keys).and_then(|cell| Key::parse(&cell.content.shown()))
    }

    fn has_headings(&self) -> bool {
        self.key(self.names + 1).is_none()
    }

    fn input(&self, column: u32) -> Option<Column> {
        self.inputs.iter().find(|(at, _)| *at == column).map(|(_, input)| *input)
    }

    fn says(&self, row: u32, mark: &str) -> bool {
        self.sheet.at(row, self.keys).is_some_and(|cell| cell.content.as_text() == Some(mark))
    }

    fn widths(&self, page: &mut Page<'_>) -> Result<BTreeMap<u32, u32>, XlsxError> {
        let mut widths: BTreeMap<u32, u32> = (0..=self.last).map(|column| (column, UNKNOWN_WIDTH)).collect();
        for columns in &self.sheet.columns {
            for column in columns.first..=columns.last.min(self.last) {
                if let Some(width) = columns.width {
                    widths.insert(column, format!("{:.0}", width.floor()).parse().unwrap_or(UNKNOWN_WIDTH));
                }
                if columns.hidden && column != self.keys {
                    page.sheet.set_column_hidden(narrow(column))?;
                }
            }
        }
        for (column, width) in &widths {
            page.sheet.set_column_width(narrow(*column), *width)?;
        }
        // Keys are never for people, whatever the file says about their column.
        page.sheet.set_column_hidden(narrow(self.keys))?;
        for row in &self.sheet.hidden_rows {
            page.sheet.set_row_hidden(*row)?;
        }
        Ok(widths)
    }

    /// Joins the cells of a row that were one; returns those that are covered.
    fn merge(&self, page: &mut Page<'_>, row: u32) -> Result<BTreeSet<u32>, XlsxError> {
        let mut covered = BTreeSet::new();
        for merged in self.sheet.merged.iter().filter(|merged| merged.first_row == row && merged.last_row == row) {
            let (first, last) = (merged.first_column, merged.last_column.min(self.last));
            let free = self.key(row).is_none() && row != self.names && row != self.names + 1;
            if first > self.keys && first < last && free && !(first..=last).any(|column| covered.contains(&column)) {
                let format = page.styles.get(&Style::new(self.role(row, first))).clone();
                page.sheet.merge_range(row, narrow(first), row, narrow(last), "", &format)?;
                covered.extend(first + 1..=last);
            }
        }
        Ok(covered)
    }

    /// What a cell is for that is none of the inputs.
    fn role(&self, row: u32, column: u32) -> Role {
        if row == self.top {
            return Role::Title;
        }
        if row == self.top + 1 {
            return Role::Heading;
        }
        if row < self.names {
            let label = self.inputs.iter().any(|(at, input)| *at == column && *input == Column::Comment);
            return if label { Role::NumberWords } else { Role::Paragraph };
        }
        let is_words = column <= self.keys + WORDS;
        if row == self.names + 1 && self.has_headings() {
            let numeric = self.input(column).map_or(!is_words, |input| input.is_numeric() || input == Column::Done);
            return if numeric { Role::NumberHeading } else { Role::ColumnHeading };
        }
        match self.key(row) {
            Some(key) if key.area.is_some() && column == self.keys + 1 => Role::Indented,
            Some(_) if is_words || column > self.last_input() => Role::Text,
            Some(_) => Role::NumberWords,
            None => Role::Text,
        }
    }

    fn last_input(&self) -> u32 {
        self.inputs.iter().map(|(at, _)| *at).max().unwrap_or_default()
    }

    /// Writes a cell and gives the lines that it takes.
    fn cell(
        &self,
        page: &mut Page<'_>,
        known: &Known<'_>,
        widths: &BTreeMap<u32, u32>,
        marks: &BTreeMap<(u32, u32), &str>,
        (row, column): (u32, u32),
    ) -> Result<u32, XlsxError> {
        let read = self.sheet.at(row, column);
        if column <= self.keys || row == self.names {
            let text = read.map(|cell| cell.content.shown()).unwrap_or_default();
            if !text.is_empty() {
                put_hidden(page, row, narrow(column), &text)?;
            }
            return Ok(1);
        }
        if let Some(reason) = marks.get(&(row, column)) {
            let note = Note::new(*reason).set_width(320).set_height(140).add_author_prefix(false);
            page.sheet.insert_note(row, narrow(column), &note)?;
        }
        let asked = marks.contains_key(&(row, column));
        let width = self.width(row, column, widths);
        if let Some(style) = self.field(known, row, column, page.language) {
            let format = page.styles.get(&style).clone();
            let format = if asked { question_format(format) } else { format };
            match read {
                Some(read) => kept::write(page.sheet, read, &format)?,
                None => {
                    page.sheet.write_blank(row, narrow(column), &format)?;
                }
            }
            return Ok(read.map_or(1, |read| layout::lines(&read.content.shown(), width)));
        }
        let Some(read) = read else { return Ok(1) };
        let role = known.band(self, row, column).unwrap_or_else(|| self.role(row, column));
        if let Some(text) = read.content.as_text().filter(|_| !asked) {
            let cell = self.words(role, text, row, column);
            page.put(row, narrow(column), &cell)?;
            // Titles run on beyond their cell.
            return Ok(if row < self.top + 2 { 1 } else { cell.lines(width) });
        }
        let format = page.styles.get(&Style::new(role)).clone();
        let format = if asked { question_format(format) } else { format };
        kept::write(page.sheet, read, &format)?;
        Ok(1)
    }

    /// Names and titles in bold, with what stands below them small, as the form writes them.
    fn words(&self, role: Role, text: &str, row: u32, column: u32) -> Cell {
        let name = self.key(row).is_some() && column == self.keys + 1;
        if name || matches!(role, Role::Band) {
            let mut lines = text.lines().map(str::to_owned);
            let main = lines.next().unwrap_or_default();
            return super::hidden::marked_as_text(Cell::runs(role, &main, lines.collect()));
        }
        super::hidden::marked_as_text(Cell::words(role, text))
    }

    fn width(&self, row: u32, column: u32, widths: &BTreeMap<u32, u32>) -> u32 {
        let merged = self.sheet.merged.iter().find(|merged| merged.first_row == row && merged.first_column == column);
        let last = merged.map_or(column, |merged| merged.last_column.min(self.last));
        (column..=last).filter_map(|column| widths.get(&column)).sum::<u32>().max(1)
    }

    /// The look of a cell that is filled in; `None` for one that is for reading.
    fn field(&self, known: &Known<'_>, row: u32, column: u32, language: Language) -> Option<Style> {
        let input = self.input(column)?;
        let content = self.sheet.at(row, column).map(|cell| &cell.content);
        let is_number = matches!(content, Some(Content::Number { .. }));
        if row < self.names {
            let sender = input == Column::Action && [FILLED_BY, CONTACT].iter().any(|mark| self.says(row, mark));
            let day = input == Column::Action && self.says(row, FILLED_ON);
            let day_style = || Style::new(Role::Input).shown_as(numbers::date(language).to_owned());
            if is_number && (sender || day) {
                return Some(Style::new(Role::Input));
            }
            return sender.then(|| Style::new(Role::InputWords)).or_else(|| day.then(day_style));
        }
        let key = self.key(row)?;
        if content.is_some_and(|content| content.as_text() == Some(words::NOTHING)) {
            return Some(Style::new(Role::Unused));
        }
        let expects = known.rows.get(&key).and_then(|(form_row, _)| Some((form_row, form_row.input(input)?)));
        // A number that stands where a date, a share or words belong is none of them, and must not be shown as one.
        let fits = expects.is_some_and(|(form_row, input)| {
            matches!(input.expects, Expects::Number | Expects::NotNegative) && form_row.unit.trim() != "%"
        });
        if is_number && !fits {
            return Some(Style::new(Role::Input));
        }
        Some(match (expects, input) {
            (Some((form_row, input)), _) => line::style(form_row, input, language),
            (None, Column::Comment | Column::Action) => Style::new(Role::InputWords),
            (None, _) => Style::new(Role::Input),
        })
    }

    /// What is asked about the cells of a row, beside it; gives the lines that it takes.
    fn question(&self, page: &mut Page<'_>, row: u32, marks: &BTreeMap<(u32, u32), &str>) -> Result<u32, XlsxError> {
        let at = narrow(self.last + 1);
        // Without headings a reader could not tell the column from values.
        if !self.has_headings() {
            return Ok(1);
        }
        if row == self.names + 1 {
            page.put(row, at, &Cell::words(Role::ColumnHeading, headings::question(page.language)))?;
            page.sheet.set_column_width(at, QUESTION_WIDTH)?;
        }
        if row <= self.names + 1 {
            return Ok(1);
        }
        let asked = marks.range((row, self.keys + 1)..=(row, self.last)).map(|((_, column), reason)| {
            let heading = self.sheet.at(self.names + 1, *column).map(|cell| cell.content.shown()).unwrap_or_default();
            let reason = reason.replace('\n', " ");
            if heading.is_empty() { format!("{SIGN} {reason}") } else { format!("{SIGN} {heading}: {reason}") }
        });
        let text = asked.collect::<Vec<_>>().join("\n");
        if text.is_empty() {
            return Ok(1);
        }
        let cell = Cell::words(Role::Text, kept::cut(&text));
        page.put(row, at, &cell)?;
        Ok(cell.lines(QUESTION_WIDTH))
    }

    /// What belongs into the inputs of a row, and what is said beside them.
    fn rules(&self, known: &Known<'_>, row: u32, validations: &mut Validations, language: Language) {
        let sender = [
            (FILLED_BY, words::filled_by(language), Expects::Text),
            (CONTACT, words::contact(language), Expects::Text),
            (FILLED_ON, words::filled_on(language), Expects::Date),
        ];
        let sender = sender.into_iter().find(|(mark, ..)| self.says(row, mark));
        let field = self.inputs.iter().find(|(_, input)| *input == Column::Action);
        if let (Some((_, name, expects)), Some((column, _)), Some(form)) = (sender, field, known.form) {
            let hint = words::sender(language).to_owned();
            validations.add_plain((row, narrow(*column)), expects, form.cutoff, name.to_owned(), hint);
        }
        let Some((form_row, cutoff)) = self.key(row).and_then(|key| known.rows.get(&key)) else { return };
        for (column, input) in &self.inputs {
            if let (Some(input), Some(form)) = (form_row.input(*input), known.form) {
                validations.add((row, narrow(*column)), form_row, input, *cutoff, form.period, language);
            }
        }
    }

    fn finish(
        &self,
        sheet: &mut Worksheet,
        marks: &BTreeMap<(u32, u32), &str>,
        forms: &[Form],
        language: Language,
    ) -> Result<(), XlsxError> {
        let form = self.form(forms);
        let edges = Edges {
            organisation: form.map_or("", |form| &form.organisation),
            period: form.map(|form| report::period(form.period, language)).unwrap_or_default(),
            title: words::document(language),
            dates: form.map(|form| words::dates(form.cutoff, form.deadline, language)).unwrap_or_default(),
        };
        setup::pages(sheet, &edges, language);
        let (first, last) = (narrow(self.keys + 1), narrow(self.last + 1));
        let end = self.sheet.cells.last().map_or(0, |cell| cell.row).max(self.names + 2);
        sheet
            .set_row_hidden(self.names)?
            .set_freeze_panes(self.names + 2, first + 1)?
            .set_repeat_rows(self.names + 1, self.names + 1)?
            .set_print_area(0, first, end, last)?
            .ignore_error_range(self.names + 2, first, end, last, IgnoreError::NumberStoredAsText)?
            .protect_with_options(&setup::protection());
        // It opens where something is asked.
        let inputs = marks.keys().find(|(row, column)| *row > self.names && *column > self.keys);
        if let Some((row, column)) = inputs {
            sheet.set_selection(*row, narrow(*column), *row, narrow(*column))?;
        }
        Ok(())
    }

    /// The form that the keys are of.
    fn form<'f>(&self, forms: &'f [Form]) -> Option<&'f Form> {
        let keys: BTreeSet<String> =
            self.sheet.cells.iter().filter_map(|cell| Some(self.key(cell.row)?.matrix)).collect();
        let one = keys.first().filter(|_| keys.len() == 1);
        one.and_then(|matrix| forms.iter().find(|form| form.name == *matrix)).or_else(|| forms.first())
    }
}

/// What the forms of the period know of rows and titles.
struct Known<'f> {
    rows: BTreeMap<Key, (&'f FormRow, NaiveDate)>,
    measures: BTreeSet<&'f str>,
    form: Option<&'f Form>,
}

impl<'f> Known<'f> {
    fn of(forms: &'f [Form]) -> Self {
        let parts = || forms.iter().flat_map(|form| &form.parts);
        let groups = || parts().flat_map(|part| &part.groups);
        let rows = parts().flat_map(|part| {
            let rows = part.groups.iter().flat_map(|group| &group.rows);
            rows.map(|row| (row.key.clone(), (row, part.cutoff)))
        });
        Self {
            rows: rows.collect(),
            measures: groups().filter_map(|group| group.heading.measure.as_deref()).collect(),
            form: forms.first(),
        }
    }

    /// The look of a title line among the rows.
    fn band(&self, form: &Returned<'_>, row: u32, column: u32) -> Option<Role> {
        let text = form.sheet.at(row, column)?.content.as_text()?;
        let title = row > form.names + 1 && column == form.keys + 1 && form.key(row).is_none();
        title.then(|| if self.measures.contains(text) { Role::Indented } else { Role::Band })
    }
}

/// Marked by colour and frame, so that it is seen without colours too.
pub(in crate::render::workbook) fn question_format(format: Format) -> Format {
    format
        .set_background_color(colour(palette::ASKED))
        .set_bold()
        .set_border(FormatBorder::Medium)
        .set_border_color(colour(palette::INK))
}
