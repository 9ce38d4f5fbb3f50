//! The form of a planning round: one sheet, locked but for its inputs, with the hidden parts that
//! [`crate::form::planning`] describes.

use chrono::NaiveDate;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, ProtectionOptions, XlsxError};

use super::cell::{Cell, Content, Page};
use super::names::SheetNames;
use super::setup::{self, About, Edges};
use super::styles::{Role, Style, Styles};
use super::{layout, numbers, text};
use crate::catalogue::{Language, format, planning as words};
use crate::form::planning::{self, Field, Subject};
use crate::model::{Kind, Reference};
use crate::number::{Decimal, Number};
use crate::report::planning::{Entry, Planning, PlanningCell, PlanningRow, digest_of};

/// The columns of hidden keys and states, and the first that is seen.
const KEYS: u16 = 0;
const STATES: u16 = 1;
const FIRST: u16 = 2;
/// Digits that a spreadsheet keeps of a number; one with more is written as a text, so that none is lost.
const KEPT_DIGITS: usize = 15;

/// A column: its input, or `None` for last year's figures; its width in characters.
type Column = (Option<Field>, u32);

fn columns(form: &Planning) -> Vec<Column> {
    let mut columns = vec![
        (Some(Field::Name), 36),
        (None, 24),
        (Some(Field::Direction), 13),
        (Some(Field::Value), 12),
        (Some(Field::To), 9),
    ];
    columns.extend(form.interim.iter().map(|(period, _)| (Some(Field::Interim(period.index)), 11)));
    columns.extend([
        (Some(Field::Green), 10),
        (Some(Field::Yellow), 9),
        (Some(Field::Unit), 12),
        (Some(Field::Kind), 14),
        (Some(Field::Source), 20),
        (Some(Field::Open), 26),
    ]);
    columns.push((Some(if form.closed { Field::Reason } else { Field::Dropped }), if form.closed { 24 } else { 9 }));
    columns
}

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
    let columns = columns(form);
    let mut sheet = Sheet { page: &mut page, form, columns: &columns, next: 0, first_input: None, sealed: Vec::new() };
    let (names, headings) = sheet.head()?;
    for (title, rows) in &form.parts {
        if form.parts.len() > 1 || *title != form.title {
            sheet.part(title)?;
        }
        for row in rows {
            sheet.row(row)?;
        }
    }
    let Sheet { next, first_input, sealed, .. } = sheet;
    let year = form.year.to_string();
    let head = [year.as_str(), form.organisation.as_str(), language.name()];
    let seal = planning::seal(&head, sealed.iter().map(|(key, state)| (key.as_str(), state.as_str())));
    for (row, mark) in (0..).zip([planning::MARK, head[0], head[1], head[2], &seal]) {
        put_hidden(&mut page, row, KEYS, mark)?;
    }
    for (position, (_, width)) in (FIRST..).zip(&columns) {
        page.sheet.set_column_width(position, *width)?;
    }
    let last = FIRST + u16::try_from(columns.len()).unwrap_or(1) - 1;
    let edges = Edges { organisation: &form.organisation, period: title.clone(), title: &title, dates: String::new() };
    setup::pages(page.sheet, &edges, language);
    page.sheet
        .set_column_hidden(KEYS)?
        .set_column_hidden(STATES)?
        .set_row_hidden(names)?
        .set_freeze_panes(headings + 1, FIRST + 1)?
        .set_repeat_rows(headings, headings)?
        .set_print_area(0, FIRST, next.saturating_sub(1).max(headings), last)?
        .protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::default()
        });
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
    if let Content::Text(text) | Content::Runs { strong: text, .. } = &cell.content {
        cell.style = cell.style.quoted_for(text);
    }
    cell
}

/// The sheet while it is being written.
struct Sheet<'a, 'p> {
    page: &'a mut Page<'p>,
    form: &'a Planning,
    columns: &'a [Column],
    next: u32,
    first_input: Option<(u32, u16)>,
    /// Keys with their states.
    sealed: Vec<(String, String)>,
}

impl Sheet<'_, '_> {
    fn at(&self, field: Field) -> Option<u16> {
        let position = self.columns.iter().position(|(known, _)| *known == Some(field.column()))?;
        u16::try_from(position).ok().map(|position| FIRST + position)
    }

    fn last(&self) -> u16 {
        FIRST + u16::try_from(self.columns.len()).unwrap_or(1) - 1
    }

    fn width(&self, first: u16, last: u16) -> u32 {
        let (first, last) = (usize::from(first - FIRST), usize::from(last - FIRST));
        self.columns[first..=last].iter().map(|(_, width)| width).sum()
    }

    /// Title, instructions and headings; gives the row of hidden names and that of headings.
    fn head(&mut self) -> Result<(u32, u32), XlsxError> {
        let (form, language) = (self.form, self.page.language);
        self.page.sheet.set_row_height(0, layout::height(2))?;
        self.page.put(0, FIRST, &quoted(Cell::words(Role::Title, &form.title)))?;
        let about = [words::title(form.year, language), form.organisation.clone()];
        let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
        self.page.put(1, FIRST, &Cell::words(Role::Heading, about.join(" · ")))?;
        self.next = 2;
        for line in words::instructions(form.year, form.closed.then_some(form.from), language) {
            let cell = Cell::words(Role::Paragraph, line);
            let last = self.last();
            self.page.put_across(self.next, FIRST, last, &cell)?;
            let lines = cell.lines(self.width(FIRST, last));
            self.page.fit(self.next, lines)?;
            self.next += 1;
        }
        let names = self.next;
        put_hidden(self.page, names, KEYS, planning::COLUMNS_MARK)?;
        let mut height = 1;
        for (position, (field, width)) in (FIRST..).zip(self.columns) {
            let heading = match field {
                Some(Field::Interim(index)) => {
                    let cutoff = form.interim.iter().find(|(period, _)| period.index == *index);
                    cutoff.map(|(_, cutoff)| words::interim(*cutoff, language)).unwrap_or_default()
                }
                Some(field) => words::field(*field, form.year, language),
                None => words::last_year(form.year, language),
            };
            if let Some(field) = field {
                put_hidden(self.page, names, position, &field.name())?;
            }
            let cell = Cell::words(Role::ColumnHeading, heading);
            height = height.max(cell.lines(*width));
            self.page.put(names + 1, position, &cell)?;
        }
        self.page.fit(names + 1, height)?;
        self.next = names + 2;
        Ok((names, names + 1))
    }

    fn part(&mut self, title: &str) -> Result<(), XlsxError> {
        put_hidden(self.page, self.next, KEYS, planning::READING_MARK)?;
        let cell = quoted(Cell::words(Role::Part, title));
        let last = self.last();
        self.page.put_across(self.next, FIRST, last, &cell)?;
        self.next += 1;
        Ok(())
    }

    fn row(&mut self, row: &PlanningRow) -> Result<(), XlsxError> {
        let (at, language) = (self.next, self.page.language);
        let key = row.key.to_string();
        let state = planning::state(row.cells.iter().map(|cell| (cell.field, digest_of(cell.entry.as_ref()))));
        put_hidden(self.page, at, KEYS, &key)?;
        put_hidden(self.page, at, STATES, &state)?;
        self.sealed.push((key, state));
        let mut lines = self.title(row)?;
        if let Some(last) = &row.last {
            let cell = Cell::words(Role::Text, words::stood(last, language).join("\n"));
            lines = lines.max(cell.lines(self.columns[1].1));
            self.page.put(at, FIRST + 1, &cell)?;
        }
        for cell in &row.cells {
            lines = lines.max(self.cell(cell)?);
        }
        self.page.fit(at, lines)?;
        self.next += 1;
        Ok(())
    }

    /// The name at the left, with words of what stands at the right of it.
    fn title(&mut self, row: &PlanningRow) -> Result<u32, XlsxError> {
        let (at, language) = (self.next, self.page.language);
        let name = match row.key.subject {
            Subject::Goal => Cell::runs(Role::Band, &row.title, row.belongs_to.clone()),
            Subject::Measure => Cell::runs(Role::Text, &row.title, Vec::new()),
            Subject::Indicator => Cell::words(Role::Indented, &row.title),
            Subject::NewIndicator | Subject::NewMeasureIndicator | Subject::NewMeasure => return self.room(row),
            Subject::Evidence | Subject::NewEvidence => {
                let hint = Cell::words(Role::QuietLine, words::field(Field::Evidence, self.form.year, language));
                self.page.put(at, FIRST, &hint)?;
                return Ok(1);
            }
        };
        let name = quoted(name);
        let mut last = FIRST;
        if row.key.subject == Subject::Goal
            && let Some(open) = self.at(Field::Open)
        {
            last = open - 1;
        }
        let lines = name.lines(self.width(FIRST, last));
        self.page.put_across(at, FIRST, last, &name)?;
        if row.key.subject == Subject::Measure {
            let hint = words::field(Field::Responsible, self.form.year, language);
            self.page.put(at, FIRST + 1, &Cell::words(Role::NumberWords, hint))?;
        }
        Ok(lines)
    }

    /// Says beside an empty row what it is for; its name is an input.
    fn room(&mut self, row: &PlanningRow) -> Result<u32, XlsxError> {
        let hint = words::new(row.key.subject == Subject::NewMeasure, self.page.language);
        self.page.put(self.next, FIRST + 1, &Cell::words(Role::QuietWords, format!("← {hint}")))?;
        Ok(1)
    }

    /// Writes a cell; gives the lines that it takes.
    fn cell(&mut self, cell: &PlanningCell) -> Result<u32, XlsxError> {
        let (at, language) = (self.next, self.page.language);
        let Some(first) = self.at(cell.field) else { return Ok(1) };
        let last = match cell.field {
            Field::Responsible => self.at(Field::To).unwrap_or(first),
            Field::Hypothesis | Field::Evidence => self.at(Field::Source).unwrap_or(first),
            Field::Name
            | Field::Direction
            | Field::Value
            | Field::To
            | Field::Interim(_)
            | Field::Green
            | Field::Yellow
            | Field::Unit
            | Field::Kind
            | Field::Source
            | Field::Open
            | Field::Dropped
            | Field::Reason => first,
        };
        let words = shown(cell, language);
        let look = Style::new(if cell.locked { Role::Text } else { role(cell.field) });
        let look = match &words {
            Content::Date(_) => look.shown_as(numbers::long_date(language).to_owned()),
            Content::Blank
            | Content::Text(_)
            | Content::Runs { .. }
            | Content::Link { .. }
            | Content::Number(_)
            | Content::Formula { .. } => look,
        };
        let written = quoted(Cell { content: words, style: look, shown: 0 });
        self.page.put_across(at, first, last, &written)?;
        if !cell.locked {
            self.first_input = self.first_input.or(Some((at, first)));
            let validation = self.validation(cell.field)?;
            self.page.sheet.add_data_validation(at, first, at, first, &validation)?;
        }
        Ok(written.lines(self.width(first, last)))
    }

    /// What a program says beside the cell, and the words of its drop-down.
    fn validation(&self, field: Field) -> Result<DataValidation, XlsxError> {
        let language = self.page.language;
        let validation = match field {
            Field::Direction => {
                DataValidation::new().allow_list_strings(&words::directions(language).map(|(_, word)| word))?
            }
            Field::Kind => {
                DataValidation::new().allow_list_strings(&Kind::ALL.map(|kind| words::kind(kind, language)))?
            }
            Field::Dropped => DataValidation::new().allow_list_strings(&[words::yes(language)])?,
            Field::Name
            | Field::Value
            | Field::To
            | Field::Interim(_)
            | Field::Green
            | Field::Yellow
            | Field::Unit
            | Field::Source
            | Field::Open
            | Field::Reason
            | Field::Responsible
            | Field::Hypothesis
            | Field::Evidence => DataValidation::new().allow_any_value(),
        };
        let title = words::field(field, self.form.year, language);
        validation.set_error_style(DataValidationErrorStyle::Warning).set_input_title(text::short_line(&title, 32))
    }
}

fn role(field: Field) -> Role {
    match field {
        Field::Direction | Field::Value | Field::To | Field::Interim(_) | Field::Kind | Field::Dropped => Role::Input,
        // Typed over, a tolerance of 5 % must not make 2 % of a 2: what is typed stays as it is.
        Field::Green
        | Field::Yellow
        | Field::Name
        | Field::Unit
        | Field::Source
        | Field::Open
        | Field::Reason
        | Field::Responsible
        | Field::Hypothesis
        | Field::Evidence => Role::InputWords,
    }
}

fn shown(cell: &PlanningCell, language: Language) -> Content {
    let Some(entry) = &cell.entry else { return Content::Blank };
    let as_text = matches!(role(cell.field), Role::InputWords);
    match entry {
        Entry::Number(value) if !as_text && fits(*value) => Content::Number(Number::from(*value).to_spreadsheet()),
        Entry::Number(value) => Content::Text(plain(*value, language)),
        Entry::Percent(value) => Content::Text(format!("{} %", plain(*value, language))),
        Entry::Share(value, of) => {
            let of = match of {
                Reference::PreviousYear => language.pick("des Vorjahres", "of the previous year"),
                Reference::Baseline => language.pick("des Ausgangswertes", "of the baseline"),
            };
            Content::Text(format!("{} % {of}", plain(*value, language)))
        }
        Entry::Pair(low, high) => Content::Text(format!("{}–{}", plain(*low, language), plain(*high, language))),
        Entry::Date(date) if date.to_string().starts_with(['1', '2']) => Content::Date(*date),
        Entry::Date(date) => Content::Text(format::date(*date, language)),
        Entry::Word(word) => Content::Text(word_of(word, language).to_owned()),
        Entry::Text(words) => Content::Text(words.clone()),
    }
}

fn word_of(word: &str, language: Language) -> &'static str {
    let direction = words::directions(language).into_iter().find(|(key, _)| *key == word).map(|(_, word)| word);
    direction
        .or_else(|| Kind::from_name(word).map(|kind| words::kind(kind, language)))
        .unwrap_or_else(|| words::interim_word(word, language))
}

fn fits(value: Decimal) -> bool {
    value.normalize().mantissa().unsigned_abs().to_string().len() <= KEPT_DIGITS
}

/// Without marks of thousands, so that the one mark that is there can only be that of the decimals.
fn plain(value: Decimal, language: Language) -> String {
    let text = value.normalize().to_string();
    language.pick(text.replace('.', ","), text)
}
