//! Spreadsheets of LibreOffice and OpenOffice. Repeated cells are kept once as long as they say nothing, so that a sheet
//! of a million empty rows costs nothing.

use chrono::NaiveDate;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::guard::Parts;
use super::{Collector, Content, Found, Merged, Refusal, limits};
use crate::number::Decimal;
use crate::problem::{Excess, Foreign};

/// Reads all sheets.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else XML may hold is passed over")]
pub(super) fn read(parts: &Parts, collector: &mut Collector) -> Result<(), Refusal> {
    if parts.get("META-INF/manifest.xml").is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Refusal::Protected);
    }
    let content = parts.get("content.xml").ok_or_else(|| Refusal::Broken("content.xml".into()))?;
    if !content.contains("<office:spreadsheet") {
        return Err(Refusal::Foreign(Foreign::Archive));
    }
    let mut reader = Reader::from_str(content);
    let mut budget = Budget { cells: limits::CELLS, text: limits::TEXT_BYTES };
    let mut table: Option<Table> = None;
    loop {
        match event(&mut reader)? {
            Event::Start(element) => match element.name().as_ref() {
                // A table in a cell belongs to that cell, and what is drawn or was changed is no cell.
                "table:table" if table.is_none() => {
                    table =
                        Some(Table { name: attribute(&element, "table:name").unwrap_or_default(), ..Table::default() });
                }
                "table:tracked-changes" | "table:shapes" | "office:forms" | "table:dde-links" => skip(&mut reader)?,
                "table:table-row" => table.iter_mut().for_each(|table| table.start_row(&element)),
                "table:table-cell" | "table:covered-table-cell" => {
                    let said = text(&mut reader, &mut budget)?;
                    table.iter_mut().try_for_each(|table| table.cell(&element, &said, &mut budget))?;
                }
                _ => {}
            },
            Event::Empty(element) => match element.name().as_ref() {
                "table:table-row" => table.iter_mut().for_each(|table| {
                    table.start_row(&element);
                    table.end_row();
                }),
                "table:table-cell" | "table:covered-table-cell" => {
                    table.iter_mut().try_for_each(|table| table.cell(&element, "", &mut budget))?;
                }
                _ => {}
            },
            Event::End(element) => match element.name().as_ref() {
                "table:table-row" => table.iter_mut().for_each(Table::end_row),
                "table:table" => {
                    if let Some(table) = table.take() {
                        collector.sheet(&table.name, table.found, table.hidden, Vec::new(), table.merged)?;
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

#[derive(Default)]
struct Table {
    name: String,
    found: Vec<Found>,
    hidden: Vec<u32>,
    merged: Vec<Merged>,
    row: u32,
    column: u32,
    /// How often the row is there.
    rows: u32,
    row_hidden: bool,
    /// Where the cells of the row begin in `found`.
    row_starts: usize,
}

impl Table {
    fn start_row(&mut self, element: &BytesStart<'_>) {
        self.rows = repeats(element, "table:number-rows-repeated");
        self.row_hidden = matches!(attribute(element, "table:visibility").as_deref(), Some("collapse" | "filter"));
        self.column = 0;
        self.row_starts = self.found.len();
    }

    fn cell(&mut self, element: &BytesStart<'_>, said: &str, budget: &mut Budget) -> Result<(), Refusal> {
        let columns = repeats(element, "table:number-columns-repeated");
        let formula = attribute(element, "table:formula").is_some();
        self.merged(element);
        if let Some(content) = content(element, said, formula) {
            // A row that is there several times says each of its cells as often.
            let size = content.shown().len();
            for index in 0..columns {
                for repeat in 0..self.rows {
                    budget.cells = budget.cells.checked_sub(1).ok_or(Excess::Cells)?;
                    budget.text = budget.text.checked_sub(size).ok_or(Excess::Text)?;
                    let (row, column) = (self.row.saturating_add(repeat), self.column.saturating_add(index));
                    if row >= limits::ROWS || column >= limits::COLUMNS {
                        return Err(Excess::Cells.into());
                    }
                    self.found.push(Found { row, column, content: content.clone(), formula });
                }
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
            self.hidden.extend((0..self.rows).map(|repeat| self.row.saturating_add(repeat)));
        }
        self.row = self.row.saturating_add(self.rows);
    }
}

fn content(element: &BytesStart<'_>, said: &str, formula: bool) -> Option<Content> {
    let value = |name: &str| attribute(element, name);
    if value("calcext:value-type").as_deref() == Some("error") || (formula && looks_like_error(said)) {
        return Some(Content::Error(said.trim().to_owned()));
    }
    // LibreOffice saves a truth value as a formula with a number.
    match value("table:formula").as_deref() {
        Some("of:=TRUE()") => return Some(Content::Truth(true)),
        Some("of:=FALSE()") => return Some(Content::Truth(false)),
        Some(_) | None => {}
    }
    let number = |percent: bool| {
        let text = value("office:value")?;
        // The text of the file is the shortest of its binary number already; an exponent is not.
        let exact = Decimal::from_str_exact(&text).ok();
        Some(match exact {
            Some(exact) => Content::Number { value: Ok(exact.normalize()), percent },
            None => text.parse().map_or(Content::Text(text), |value| Content::number(value, percent)),
        })
    };
    let read = match value("office:value-type").as_deref() {
        Some("float" | "currency") => number(false),
        Some("percentage") => number(true),
        Some("date") => {
            let text = value("office:date-value")?;
            Some(day(&text).map_or(Content::Time(text), Content::Date))
        }
        Some("time") => value("office:time-value").map(Content::Time),
        Some("boolean") => {
            value("office:boolean-value").map(|truth| Content::Truth(truth.eq_ignore_ascii_case("true")))
        }
        Some("string") => Content::text(&value("office:string-value").unwrap_or_else(|| said.to_owned())),
        Some(_) | None => Content::text(said),
    };
    read.or(formula.then_some(Content::Nothing))
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

/// The text of a cell up to its end: paragraphs below each other, without remarks and drawings.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else XML may hold is passed over")]
fn text(reader: &mut Reader<&[u8]>, budget: &mut Budget) -> Result<String, Refusal> {
    let mut said = String::new();
    let mut paragraphs = 0usize;
    let mut depth = 1usize;
    while depth > 0 {
        let before = said.len();
        match event(reader)? {
            Event::Start(element) => match element.name().as_ref() {
                "office:annotation" | "table:table" | "draw:frame" | "draw:g" | "draw:custom-shape" => skip(reader)?,
                name => {
                    depth += 1;
                    piece(name, &element, &mut said, &mut paragraphs, budget)?;
                }
            },
            Event::Empty(element) => piece(element.name().as_ref(), &element, &mut said, &mut paragraphs, budget)?,
            Event::End(_) => depth -= 1,
            Event::Text(text) => said.push_str(&text.xml10_content()),
            Event::CData(text) => said.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => said.extend(character(&reference)),
            Event::Eof => return Err(Refusal::Broken("content.xml".into())),
            _ => {}
        }
        budget.text = budget.text.checked_sub(said.len() - before).ok_or(Excess::Text)?;
    }
    Ok(said)
}

fn piece(
    name: &str,
    element: &BytesStart<'_>,
    said: &mut String,
    paragraphs: &mut usize,
    budget: &Budget,
) -> Result<(), Refusal> {
    match name {
        "text:p" => {
            *paragraphs += 1;
            if *paragraphs > 1 {
                said.push('\n');
            }
        }
        "text:s" => {
            let blanks = usize::try_from(repeats(element, "text:c")).unwrap_or(usize::MAX);
            if blanks > budget.text {
                return Err(Excess::Text.into());
            }
            said.extend(std::iter::repeat_n(' ', blanks));
        }
        "text:tab" => said.push('\t'),
        "text:line-break" => said.push('\n'),
        _ => {}
    }
    Ok(())
}

fn character(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Some(character);
    }
    match reference.xml10_content().as_ref() {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// Passes over the rest of an element.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else XML may hold is passed over")]
fn skip(reader: &mut Reader<&[u8]>) -> Result<(), Refusal> {
    let mut depth = 1usize;
    while depth > 0 {
        match event(reader)? {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => return Err(Refusal::Broken("content.xml".into())),
            _ => {}
        }
    }
    Ok(())
}

fn event<'a>(reader: &mut Reader<&'a [u8]>) -> Result<Event<'a>, Refusal> {
    reader.read_event().map_err(|error| Refusal::Broken(format!("content.xml: {error}")))
}

/// How often something is repeated; once where nothing sensible is said.
fn repeats(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).map_or(1, |text| text.trim().parse().unwrap_or(u32::MAX)).max(1)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().with_checks(false).flatten().find(|found| found.key.as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}
