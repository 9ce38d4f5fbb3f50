//! The cells of one sheet.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::content::Oddity;
use super::super::dress::{self, Epoch};
use super::super::runs::{self, Rise, Run};
use super::super::xml::{character, event, is_set, local_attribute};
use super::super::{Collector, Columns, Content, Found, Merged, Refusal, limits};
use super::strings::unescaped;
use super::{Shared, strings};
use crate::problem::Excess;

/// Cells that are looked at under merged ones; a sheet that goes beyond was made to cost time.
const MOST_LOOKS: usize = 50_000_000;

/// What was found on a sheet.
#[derive(Default)]
pub(super) struct Sheet {
    found: Vec<Found>,
    hidden_rows: Vec<u32>,
    columns: Vec<Columns>,
    merged: Vec<Merged>,
    /// The row and column of the next cell without a place.
    row: u32,
    column: u32,
    /// Bytes of all texts.
    text: usize,
}

/// A cell that is being read.
#[derive(Default)]
struct Cell {
    at: (u32, u32),
    style: usize,
    kind: String,
    formula: bool,
    value: Option<String>,
    runs: Vec<Run>,
}

/// Reads a sheet to its end.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else XML may hold is passed over")]
pub(super) fn read(part: &str, name: &str, shared: &Shared) -> Result<Sheet, Refusal> {
    let mut reader = Reader::from_str(part);
    let mut sheet = Sheet::default();
    let mut within = false;
    let mut cell: Option<Cell> = None;
    let mut value = false;
    loop {
        let event = event(&mut reader, name)?;
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "sheetData" => within = true,
                "row" if within => sheet.start_row(element)?,
                "c" if within => cell = Some(sheet.cell(element)?),
                "is" => {
                    let runs = strings::runs(&mut reader, name)?;
                    if let Some(cell) = &mut cell {
                        cell.runs = runs;
                    }
                }
                "f" => formula(element, cell.as_mut())?,
                "v" => {
                    value = cell.is_some();
                    if let Some(cell) = &mut cell {
                        cell.value = Some(String::new());
                    }
                }
                other => sheet.around(other, element)?,
            },
            Event::Empty(element) => match element.local_name().as_ref() {
                "row" if within => {
                    sheet.start_row(element)?;
                    sheet.row = sheet.row.saturating_add(1);
                }
                "c" if within => drop(sheet.cell(element)?),
                "f" => formula(element, cell.as_mut())?,
                "v" => {
                    if let Some(cell) = &mut cell {
                        cell.value = Some(String::new());
                    }
                }
                other => sheet.around(other, element)?,
            },
            Event::End(element) => match element.local_name().as_ref() {
                "sheetData" => within = false,
                "row" if within => sheet.row = sheet.row.saturating_add(1),
                "c" => {
                    if let Some(cell) = cell.take() {
                        sheet.take(&cell, name, shared)?;
                    }
                }
                "v" => value = false,
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
        if let Some(cell) = cell.as_mut().filter(|_| value) {
            cell.says(&event, name)?;
        }
    }
    sheet.cover()?;
    Ok(sheet)
}

impl Cell {
    /// Takes in a piece of its value.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the start of the value is no piece of it")]
    fn says(&mut self, event: &Event<'_>, part: &str) -> Result<(), Refusal> {
        let is_text = matches!(self.kind.as_str(), "str" | "d");
        let value = self.value.get_or_insert_default();
        match event {
            Event::Text(text) => value.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if is_text => value.extend(character(reference)),
            Event::CData(text) if is_text => value.push_str(&text.xml10_content()),
            // No program writes a number in pieces, and other readers see but the first one.
            Event::GeneralRef(_) | Event::CData(_) | Event::Comment(_) | Event::PI(_) => {
                return Err(Refusal::Broken(format!("{part}: <v>")));
            }
            _ => {}
        }
        Ok(())
    }

    fn content(&self, part: &str, shared: &Shared) -> Result<Option<Content>, Refusal> {
        let style = shared.styles.get(self.style);
        let text = |text: &str, rise: Rise| runs::content(&[Run { text: unescaped(text), rise: None }], rise);
        let Some(value) = self.value.as_deref() else {
            let inline = runs::content(&self.runs, style.rise);
            return Ok(inline.or((self.formula && self.kind != "inlineStr").then_some(Content::Nothing)));
        };
        let trimmed = value.trim();
        Ok(match self.kind.as_str() {
            // A formula whose result is an empty text says nothing, and was computed.
            "str" => text(value, style.rise),
            _ if trimmed.is_empty() => self.formula.then_some(Content::Nothing),
            "s" => {
                let runs = trimmed.parse::<usize>().ok().and_then(|index| shared.strings.get(index));
                runs::content(runs.ok_or_else(|| Refusal::Broken(format!("{part}: {trimmed}")))?, style.rise)
            }
            "b" => Some(Content::Truth(matches!(trimmed, "1" | "true"))),
            "e" => Some(Content::Error(trimmed.to_owned())),
            "d" => {
                Some(super::super::ods::day(trimmed).map_or_else(|| Content::Time(trimmed.to_owned()), Content::Date))
            }
            _ => match trimmed.parse::<f64>().ok().filter(|number| number.is_finite()) {
                Some(number) => Some(number_in(number, &style, shared.epoch)),
                None => text(value, style.rise),
            },
        })
    }
}

fn number_in(number: f64, style: &super::styles::Style, epoch: Epoch) -> Content {
    let content = dress::content(number, &style.format, epoch);
    if style.rise == Rise::None { content } else { Content::Odd { text: content.shown(), why: Oddity::Raised } }
}

fn formula(element: &BytesStart<'_>, cell: Option<&mut Cell>) -> Result<(), Refusal> {
    let Some(cell) = cell else { return Ok(()) };
    cell.formula = true;
    local_attribute(element, "ref").map_or(Ok(()), |area| area_of(&area, element).map(drop))
}

impl Sheet {
    fn start_row(&mut self, element: &BytesStart<'_>) -> Result<(), Refusal> {
        if let Some(number) = local_attribute(element, "r") {
            self.row = place(&number).ok_or_else(|| broken(element, &number))?.0 - 1;
        }
        let flat = local_attribute(element, "ht")
            .and_then(|height| height.parse::<f64>().ok())
            .is_some_and(|height| height <= 0.0);
        if flat || is_set(element, "hidden") {
            self.hidden_rows.push(self.row);
        }
        self.column = 0;
        Ok(())
    }

    fn cell(&mut self, element: &BytesStart<'_>) -> Result<Cell, Refusal> {
        if let Some(name) = local_attribute(element, "r") {
            let (row, column) = place(&name).ok_or_else(|| broken(element, &name))?;
            self.row = row - 1;
            self.column = column.checked_sub(1).ok_or_else(|| broken(element, &name))?;
        }
        let at = (self.row, self.column);
        self.column = self.column.saturating_add(1);
        if at.0 >= limits::ROWS || at.1 >= limits::COLUMNS {
            return Err(Excess::Cells.into());
        }
        let style = local_attribute(element, "s").and_then(|style| style.parse().ok()).unwrap_or_default();
        Ok(Cell { at, style, kind: local_attribute(element, "t").unwrap_or_default(), ..Cell::default() })
    }

    fn take(&mut self, cell: &Cell, part: &str, shared: &Shared) -> Result<(), Refusal> {
        let raw =
            cell.value.as_deref().filter(|_| cell.kind == "s").and_then(|index| index.trim().parse::<usize>().ok());
        let runs = raw.and_then(|index| shared.strings.get(index)).unwrap_or(&cell.runs);
        // Blanks too: they say nothing, but they are looked through for each cell that shares them.
        self.text += runs.iter().map(|run| run.text.len()).sum::<usize>() + cell.value.as_deref().map_or(0, str::len);
        if self.text > limits::TEXT_BYTES {
            return Err(Excess::Text.into());
        }
        let Some(content) = cell.content(part, shared)? else { return Ok(()) };
        if self.found.len() >= limits::CELLS {
            return Err(Excess::Cells.into());
        }
        let (row, column) = cell.at;
        self.found.push(Found { row, column, content, formula: cell.formula });
        Ok(())
    }

    /// What a sheet says beside its cells.
    fn around(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), Refusal> {
        match name {
            "col" if self.columns.len() < limits::COLUMNS as usize => {
                let number = |name: &str| local_attribute(element, name)?.parse::<u32>().ok()?.checked_sub(1);
                if let (Some(first), Some(last)) = (number("min"), number("max")) {
                    let width: Option<f64> = local_attribute(element, "width").and_then(|width| width.parse().ok());
                    let hidden = is_set(element, "hidden") || width.is_some_and(|width| width <= 0.0);
                    self.columns.push(Columns { first, last: last.min(limits::COLUMNS - 1), width, hidden });
                }
            }
            "mergeCell" => {
                if let Some(area) = local_attribute(element, "ref") {
                    let merged = area_of(&area, element)?;
                    if self.merged.len() < limits::MERGED {
                        self.merged.push(merged);
                    }
                }
            }
            "dimension" => {
                if let Some(area) = local_attribute(element, "ref") {
                    area_of(&area, element)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Marks the cells that lie under a merged one: nobody sees them.
    fn cover(&mut self) -> Result<(), Refusal> {
        if self.merged.is_empty() {
            return Ok(());
        }
        self.found.sort_by_key(|cell| (cell.row, cell.column));
        let mut looks = 0usize;
        for merged in &self.merged {
            let start = self.found.partition_point(|cell| cell.row < merged.first_row);
            let end = self.found.partition_point(|cell| cell.row <= merged.last_row);
            looks += end.saturating_sub(start);
            if looks > MOST_LOOKS {
                return Err(Excess::Cells.into());
            }
            for cell in &mut self.found[start..end.max(start)] {
                let first = (merged.first_row, merged.first_column);
                let within = (merged.first_column..=merged.last_column).contains(&cell.column);
                if within && (cell.row, cell.column) != first {
                    cell.content = Content::Odd { text: cell.content.shown(), why: Oddity::Covered };
                }
            }
        }
        Ok(())
    }

    /// Hands it over.
    pub(super) fn collect(self, name: &str, hidden: bool, collector: &mut Collector) -> Result<(), Refusal> {
        Ok(collector.sheet(name, hidden, self.found, self.hidden_rows, self.columns, self.merged)?)
    }
}

fn broken(element: &BytesStart<'_>, value: &str) -> Refusal {
    let shown: String = value.chars().take(40).collect();
    Refusal::Broken(format!("<{}> \"{shown}\"", element.local_name().as_ref()))
}

/// The cells of `A1:B7`.
fn area_of(text: &str, element: &BytesStart<'_>) -> Result<Merged, Refusal> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    match (place(first), place(last)) {
        (Some(first), Some(last)) if first.0 <= last.0 && first.1 <= last.1 => Ok(Merged {
            first_row: first.0 - 1,
            first_column: first.1.saturating_sub(1),
            last_row: last.0 - 1,
            last_column: last.1.saturating_sub(1),
        }),
        _ => Err(broken(element, text)),
    }
}

/// The row and column of `B7`, both from 1; `7` alone is a row, of column 0.
fn place(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, number) = text.split_at(digits);
    let mut column = 0u32;
    for letter in letters.bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        column = column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)?;
    }
    let number = Some(number).filter(|number| number.bytes().all(|digit| digit.is_ascii_digit()))?;
    let row = number.parse().ok().filter(|row| (1..=limits::ROWS).contains(row))?;
    (column <= limits::COLUMNS).then_some((row, column))
}
