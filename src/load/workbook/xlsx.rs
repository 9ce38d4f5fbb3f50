//! Workbooks of Excel since 2007.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use calamine::{Data, DataRef, Reader as _, SheetType, Xlsx, XlsxError};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::guard::Parts;
use super::{Collector, Columns, Content, Found, Merged, Refusal, limits};
use crate::problem::Excess;

type Book = Xlsx<Cursor<Vec<u8>>>;

/// Reads all sheets.
pub(super) fn read(parts: &Parts, collector: &mut Collector) -> Result<(), Refusal> {
    let broken = |error: XlsxError| Refusal::Broken(error.to_string());
    let archive = packed(parts).map_err(|error| Refusal::Broken(error.to_string()))?;
    let mut book: Book = Xlsx::new(Cursor::new(archive)).map_err(broken)?;
    let sheets: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let known = sheet_parts(parts);
    let largest = parts.values().map(String::len).max().unwrap_or_default();
    let mut room = limits::UNPACKED_BYTES;
    for name in &sheets {
        // Several sheets may lie in one part, which is then read as often.
        room = room.checked_sub(known.get(name).map_or(largest, |part| part.len())).ok_or(Excess::Unpacked)?;
    }
    for name in sheets {
        let part = known.get(&name).copied();
        let cells = cells(&mut book, &name)?;
        collector.sheet(
            &name,
            cells,
            part.map(hidden_rows).unwrap_or_default(),
            part.map(columns).unwrap_or_default(),
            part.map(merged).unwrap_or_default(),
        )?;
    }
    Ok(())
}

/// An archive of the parts that were looked through, not compressed.
fn packed(parts: &Parts) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in parts {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(text.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

fn cells(book: &mut Book, name: &str) -> Result<Vec<Found>, Refusal> {
    let broken = |error: XlsxError| Refusal::Broken(error.to_string());
    let mut found = contents(book, name)?;
    // How a cell shows its number is read for itself: the reader gives either formulas or formats.
    let mut percentages = Vec::new();
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    while let Some((row, column, style)) = reader.next_style_id().map_err(broken)? {
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        if format.is_some_and(|format| shows_percent(&format.format_code)) {
            percentages.push((row, column));
        }
    }
    percentages.sort_unstable();
    for cell in &mut found {
        if let Content::Number { percent, .. } = &mut cell.content {
            *percent = percentages.binary_search(&(cell.row, cell.column)).is_ok();
        }
    }
    Ok(found)
}

fn contents(book: &mut Book, name: &str) -> Result<Vec<Found>, Refusal> {
    let broken = |error: XlsxError| Refusal::Broken(error.to_string());
    let mut found = Vec::new();
    let mut text = 0;
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(broken)? {
        let formula = record.formula.is_some();
        // Blanks too: they say nothing, but they are copied for each cell that shares them.
        text += text_length(&record.value);
        if text > limits::TEXT_BYTES {
            return Err(Excess::Text.into());
        }
        let Some(content) = content(&record.value, formula) else { continue };
        if found.len() >= limits::CELLS {
            return Err(Excess::Cells.into());
        }
        let (row, column) = record.pos;
        found.push(Found { row, column, content, formula });
    }
    Ok(found)
}

/// Bytes of a text; nothing for anything else.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else a cell says is short")]
fn text_length(value: &DataRef<'_>) -> usize {
    match value {
        DataRef::String(text) => text.len(),
        DataRef::SharedString(text) => text.len(),
        _ => 0,
    }
}

/// True where a number format multiplies by a hundred: a percent sign that is no text.
fn shows_percent(code: &str) -> bool {
    let mut letters = code.chars();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => drop(letters.next()),
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

fn content(value: &DataRef<'_>, formula: bool) -> Option<Content> {
    match Data::from(value.clone()) {
        Data::Empty => formula.then_some(Content::Nothing),
        #[expect(clippy::cast_precision_loss, reason = "a cell holds no more than a binary float does")]
        Data::Int(value) => Some(Content::number(value as f64, false)),
        Data::Float(value) => Some(Content::number(value, false)),
        Data::String(text) => Content::text(&text).or(formula.then_some(Content::Nothing)),
        Data::Bool(truth) => Some(Content::Truth(truth)),
        Data::DateTime(date) => Some(match date.as_datetime() {
            // Below one it is a time without a day.
            Some(day) if date.is_datetime() && date.as_f64() >= 1.0 => Content::Date(day.date()),
            _ => Content::Time(date.as_f64().to_string()),
        }),
        Data::DateTimeIso(text) => Some(super::ods::day(&text).map_or(Content::Time(text), Content::Date)),
        Data::DurationIso(text) => Some(Content::Time(text)),
        Data::Error(error) => Some(Content::Error(error.to_string())),
    }
}

/// The parts of the sheets by their names, found as the standard says: by the id in the workbook and the target of that id.
fn sheet_parts(parts: &Parts) -> BTreeMap<String, &str> {
    let mut targets = BTreeMap::new();
    if let Some(relationships) = parts.get("xl/_rels/workbook.xml.rels") {
        find(relationships, "Relationship", |relationship| {
            targets.insert(attribute(relationship, "Id")?, attribute(relationship, "Target")?);
            None::<()>
        });
    }
    let mut found = BTreeMap::new();
    if let Some(workbook) = parts.get("xl/workbook.xml") {
        find(workbook, "sheet", |sheet| {
            let target = targets.get(&attribute(sheet, "id")?)?;
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            found.insert(attribute(sheet, "name")?, parts.get(&path)?.as_str());
            None::<()>
        });
    }
    found
}

/// What an element of that name says, the first that says something.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else XML may hold is passed over")]
fn find<T>(part: &str, element: &str, mut says: impl FnMut(&BytesStart<'_>) -> Option<T>) -> Option<T> {
    let mut reader = Reader::from_str(part);
    loop {
        match reader.read_event().ok()? {
            Event::Start(found) | Event::Empty(found) if found.local_name().as_ref() == element => {
                if let Some(said) = says(&found) {
                    return Some(said);
                }
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        element.attributes().with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

fn hidden_rows(part: &str) -> Vec<u32> {
    let mut hidden = Vec::new();
    let mut row = 0u32;
    find(part, "row", |element| {
        if let Some(number) = attribute(element, "r").and_then(|number| number.parse::<u32>().ok()) {
            row = number.saturating_sub(1);
        }
        if matches!(attribute(element, "hidden").as_deref(), Some("1" | "true")) {
            hidden.push(row);
        }
        row = row.saturating_add(1);
        None::<()>
    });
    hidden
}

fn merged(part: &str) -> Vec<Merged> {
    let mut merged = Vec::new();
    find(part, "mergeCell", |element| {
        let reference = attribute(element, "ref")?;
        let (first, last) = reference.split_once(':')?;
        let ((first_column, first_row), (last_column, last_row)) = (place(first)?, place(last)?);
        merged.push(Merged { first_row, first_column, last_row, last_column });
        // No sheet that people made merges more.
        (merged.len() > limits::MERGED).then_some(())
    });
    merged
}

/// Column and row of a cell that is called `B7`, from 0.
fn place(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, number) = name.split_at(digits);
    let sound = (1..=3).contains(&letters.len()) && letters.bytes().all(|letter| letter.is_ascii_uppercase());
    let column = letters.bytes().fold(0, |number, letter| number * 26 + u32::from(letter.wrapping_sub(b'A')) + 1);
    sound.then_some((column.checked_sub(1)?, number.parse::<u32>().ok()?.checked_sub(1)?))
}

fn columns(part: &str) -> Vec<Columns> {
    let mut columns = Vec::new();
    find(part, "col", |element| {
        let number = |name: &str| attribute(element, name)?.parse::<u32>().ok()?.checked_sub(1);
        if let (Some(first), Some(last)) = (number("min"), number("max")) {
            let width = attribute(element, "width").and_then(|width| width.parse().ok());
            let hidden = matches!(attribute(element, "hidden").as_deref(), Some("1" | "true"));
            columns.push(Columns { first, last: last.min(limits::COLUMNS - 1), width, hidden });
        }
        // A sheet has no more of them than it has columns.
        (columns.len() > limits::COLUMNS as usize).then_some(())
    });
    columns
}

#[cfg(test)]
mod tests {
    use super::shows_percent;

    #[test]
    fn a_percent_sign_in_quotes_is_a_text() {
        for (code, shows) in [("0%", true), ("0.00 %", true), ("0\" %\"", false), ("0\\%", false), ("General", false)] {
            assert_eq!(shows_percent(code), shows, "{code}");
        }
    }
}
