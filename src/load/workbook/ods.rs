//! Spreadsheets of LibreOffice and OpenOffice. Repeated cells are kept once as long as they say nothing, so that a sheet
//! of a million empty rows costs nothing.

mod styles;
mod text;

use chrono::NaiveDate;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use self::styles::{CellStyle, Styles};
use super::content::{Dressed, Oddity};
use super::dress::{self, Epoch};
use super::format::Look;
use super::guard::Package;
use super::runs::{self, Rise, Run};
use super::xml::{attribute, each, event};
use super::{Collector, Columns, Content, Found, Merged, Refusal, limits};
use crate::problem::{Excess, Foreign};

/// Reads all sheets.
pub(super) fn read(package: &mut Package<'_>, collector: &mut Collector) -> Result<(), Refusal> {
    let mut encrypted = false;
    if let Some(manifest) = package.part("META-INF/manifest.xml")? {
        each(&manifest, "META-INF/manifest.xml", |name, _, _| encrypted |= name == "encryption-data")?;
    }
    if encrypted {
        return Err(Refusal::Protected);
    }
    let content = package.part("content.xml")?.ok_or_else(|| Refusal::Broken("content.xml".into()))?;
    let mut spreadsheet = false;
    each(&content, "content.xml", |name, _, _| spreadsheet |= name == "spreadsheet")?;
    if !spreadsheet {
        return Err(Refusal::Foreign(Foreign::Archive));
    }
    let mut styles = Styles::default();
    if let Some(common) = package.part("styles.xml")? {
        styles.take(&common, "styles.xml", false)?;
    }
    styles.take(&content, "content.xml", true)?;
    styles.resolve();
    tables(&content, &styles, collector)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else XML may hold is passed over")]
fn tables(content: &str, styles: &Styles, collector: &mut Collector) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(content);
    let mut budget = Budget { cells: limits::CELLS, text: limits::TEXT_BYTES };
    let mut table: Option<Table<'_>> = None;
    loop {
        match event(&mut reader, "content.xml")? {
            Event::Start(element) => match element.name().as_ref() {
                // A table in a cell belongs to that cell, and what is drawn or was changed is no cell.
                "table:table" if table.is_none() => table = Some(Table::of(&element, styles)),
                "table:tracked-changes" | "table:shapes" | "office:forms" | "table:dde-links" => skip(&mut reader)?,
                "table:table-row" => table.iter_mut().for_each(|table| table.start_row(&element)),
                "table:table-column" => table.iter_mut().for_each(|table| table.columns(&element)),
                "table:table-cell" | "table:covered-table-cell" => {
                    let said = text::read(&mut reader, styles, &mut budget)?;
                    table.iter_mut().try_for_each(|table| table.cell(&element, &said, &mut budget))?;
                }
                _ => {}
            },
            Event::Empty(element) => match element.name().as_ref() {
                "table:table-row" => table.iter_mut().for_each(|table| {
                    table.start_row(&element);
                    table.end_row();
                }),
                "table:table-column" => table.iter_mut().for_each(|table| table.columns(&element)),
                "table:table-cell" | "table:covered-table-cell" => {
                    table.iter_mut().try_for_each(|table| table.cell(&element, &[], &mut budget))?;
                }
                _ => {}
            },
            Event::End(element) => match element.name().as_ref() {
                "table:table-row" => table.iter_mut().for_each(Table::end_row),
                "table:table" => {
                    if let Some(table) = table.take() {
                        let Table { name, hidden, found, hidden_rows, columns, merged, .. } = table;
                        collector.sheet(&name, hidden, found, hidden_rows, columns, merged)?;
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// What may still be kept.
struct Budget {
    cells: usize,
    text: usize,
}

struct Table<'a> {
    styles: &'a Styles,
    name: String,
    hidden: bool,
    found: Vec<Found>,
    hidden_rows: Vec<u32>,
    columns: Vec<Columns>,
    merged: Vec<Merged>,
    /// The style that cells of a column have unless they name their own, by the column's first and last number.
    column_styles: Vec<(u32, u32, String)>,
    next_column: u32,
    row: u32,
    column: u32,
    /// How often the row is there.
    rows: u32,
    row_hidden: bool,
    row_style: Option<String>,
    /// Where the cells of the row begin in `found`.
    row_starts: usize,
}

impl<'a> Table<'a> {
    fn of(element: &BytesStart<'_>, styles: &'a Styles) -> Self {
        let hidden = attribute(element, "table:display").is_some_and(|display| display == "false")
            || attribute(element, "table:style-name").is_some_and(|style| styles.hides_table(&style));
        Self {
            styles,
            name: attribute(element, "table:name").unwrap_or_default(),
            hidden,
            found: Vec::new(),
            hidden_rows: Vec::new(),
            columns: Vec::new(),
            merged: Vec::new(),
            column_styles: Vec::new(),
            next_column: 0,
            row: 0,
            column: 0,
            rows: 1,
            row_hidden: false,
            row_style: None,
            row_starts: 0,
        }
    }

    fn columns(&mut self, element: &BytesStart<'_>) {
        let first = self.next_column;
        self.next_column = first.saturating_add(repeats(element, "table:number-columns-repeated"));
        if first >= limits::COLUMNS {
            return;
        }
        let last = (self.next_column - 1).min(limits::COLUMNS - 1);
        if is_hidden(element) {
            self.columns.push(Columns { first, last, width: None, hidden: true });
        }
        if let Some(style) = attribute(element, "table:default-cell-style-name") {
            self.column_styles.push((first, last, style));
        }
    }

    fn start_row(&mut self, element: &BytesStart<'_>) {
        self.rows = repeats(element, "table:number-rows-repeated");
        self.row_hidden = is_hidden(element);
        self.row_style = attribute(element, "table:default-cell-style-name");
        self.column = 0;
        self.row_starts = self.found.len();
    }

    fn cell(&mut self, element: &BytesStart<'_>, said: &[Run], budget: &mut Budget) -> Result<(), Refusal> {
        let columns = repeats(element, "table:number-columns-repeated");
        let formula = attribute(element, "table:formula").is_some();
        let covered = element.name().as_ref() == "table:covered-table-cell";
        self.merged(element);
        let own = attribute(element, "table:style-name").or_else(|| self.row_style.clone());
        for index in 0..columns {
            let column = self.column.saturating_add(index);
            let inherited = || self.column_styles.iter().find(|(first, last, _)| (*first..=*last).contains(&column));
            let style = own.as_deref().or_else(|| inherited().map(|(_, _, style)| style.as_str()));
            let Some(content) = content(element, said, formula, &self.styles.cell(style)) else { break };
            let content = if covered { Content::Odd { text: content.shown(), why: Oddity::Covered } } else { content };
            // A row that is there several times says each of its cells as often.
            let size = content.shown().len();
            for repeat in 0..self.rows {
                budget.cells = budget.cells.checked_sub(1).ok_or(Excess::Cells)?;
                budget.text = budget.text.checked_sub(size).ok_or(Excess::Text)?;
                let row = self.row.saturating_add(repeat);
                if row >= limits::ROWS || column >= limits::COLUMNS {
                    return Err(Excess::Cells.into());
                }
                self.found.push(Found { row, column, content: content.clone(), formula });
            }
        }
        self.column = self.column.saturating_add(columns);
        Ok(())
    }

    fn merged(&mut self, element: &BytesStart<'_>) {
        let over =
            |name: &str| attribute(element, name).and_then(|count| count.parse::<u32>().ok()).unwrap_or(1).max(1);
        let (columns, rows) = (over("table:number-columns-spanned"), over("table:number-rows-spanned"));
        if (columns > 1 || rows > 1) && self.merged.len() < limits::MERGED {
            let (first_row, first_column) = (self.row, self.column);
            let (last_row, last_column) =
                (first_row.saturating_add(rows - 1), first_column.saturating_add(columns - 1));
            self.merged.push(Merged { first_row, first_column, last_row, last_column });
        }
    }

    fn end_row(&mut self) {
        if self.row_hidden && self.found.len() > self.row_starts {
            self.hidden_rows.extend((0..self.rows).map(|repeat| self.row.saturating_add(repeat)));
        }
        self.row = self.row.saturating_add(self.rows);
    }
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    matches!(attribute(element, "table:visibility").as_deref(), Some("collapse" | "filter"))
}

fn content(element: &BytesStart<'_>, said: &[Run], formula: bool, style: &CellStyle) -> Option<Content> {
    let value = |name: &str| attribute(element, name);
    let words = || said.iter().map(|run| run.text.as_str()).collect::<String>();
    if value("calcext:value-type").as_deref() == Some("error") || formula && looks_like_error(&words()) {
        return Some(Content::Error(words().trim().to_owned()));
    }
    // LibreOffice saves a truth value as a formula with a number.
    match value("table:formula").as_deref() {
        Some("of:=TRUE()") => return Some(Content::Truth(true)),
        Some("of:=FALSE()") => return Some(Content::Truth(false)),
        Some(_) | None => {}
    }
    let kind = value("office:value-type");
    match kind.as_deref() {
        Some("float" | "currency" | "percentage") => {
            let content = number(&value("office:value")?, kind.as_deref(), value("office:currency"), style);
            let raised =
                style.rise != Rise::None || matches!(runs::content(said, Rise::None), Some(Content::Odd { .. }));
            Some(if raised { Content::Odd { text: content.shown(), why: Oddity::Raised } } else { content })
        }
        Some("date") => {
            let text = value("office:date-value")?;
            Some(day(&text).map_or(Content::Time(text), Content::Date))
        }
        Some("time") => value("office:time-value").map(|text| Content::Time(duration(&text).unwrap_or(text))),
        Some("boolean") => {
            value("office:boolean-value").map(|truth| Content::Truth(truth.eq_ignore_ascii_case("true")))
        }
        // A formula whose result is an empty text says nothing, and was computed.
        Some("string") => match (runs::content(said, style.rise), value("office:string-value")) {
            (None, Some(text)) => runs::content(&[Run { text, rise: None }], style.rise),
            (content, _) => content,
        },
        Some(_) | None => runs::content(said, style.rise).or(formula.then_some(Content::Nothing)),
    }
}

fn number(text: &str, kind: Option<&str>, currency: Option<String>, style: &CellStyle) -> Content {
    let Some(number) = text.trim().parse::<f64>().ok().filter(|number| number.is_finite()) else {
        return Content::Text(text.to_owned());
    };
    let content = match &style.format {
        Some(format) => dress::content(number, format, Epoch::Windows),
        None => Content::binary(number, false),
    };
    match (content, kind, currency) {
        (Content::Number { value, .. }, Some("percentage"), _) => Content::Number { value, percent: true },
        // The style is gone, but the cell still says its currency.
        (Content::Number { value: Ok(value), .. }, Some("currency"), Some(currency)) if style.format.is_none() => {
            Content::Dressed(Box::new(Dressed { value, look: Look { suffix: currency, ..Look::default() } }))
        }
        (content, _, _) => content,
    }
}

/// LibreOffice writes errors as texts.
fn looks_like_error(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("Err:")
        || matches!(
            text,
            "#DIV/0!"
                | "#N/A"
                | "#NAME?"
                | "#NULL!"
                | "#NUM!"
                | "#REF!"
                | "#VALUE!"
                | "#NV"
                | "#WERT!"
                | "#BEZUG!"
                | "#ZAHL!"
        )
}

/// The day of `2013-08-31` or `2013-08-31T14:00:00`.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    crate::load::text::date(text.split_once('T').map_or(text, |(day, _)| day))
}

/// `36:30` for `PT36H30M00S`.
fn duration(text: &str) -> Option<String> {
    let (sign, rest) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (hours, rest) = rest.strip_prefix("PT")?.split_once('H')?;
    let (minutes, seconds) = rest.split_once('M')?;
    let seconds = seconds.trim_end_matches('S');
    let zero = seconds.trim_matches(['0', '.', ',']).is_empty();
    let hours: u64 = hours.parse().ok()?;
    Some(if zero {
        format!("{sign}{hours}:{minutes:0>2}")
    } else {
        format!("{sign}{hours}:{minutes:0>2}:{seconds:0>2}")
    })
}

/// Passes over the rest of an element.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else XML may hold is passed over")]
fn skip(reader: &mut Reader<&[u8]>) -> Result<(), Refusal> {
    let mut depth = 1usize;
    while depth > 0 {
        match event(reader, "content.xml")? {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => return Err(Refusal::Broken("content.xml".into())),
            _ => {}
        }
    }
    Ok(())
}

/// How often something is repeated; once where nothing sensible is said.
fn repeats(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).map_or(1, |text| text.trim().parse().unwrap_or(u32::MAX)).max(1)
}
