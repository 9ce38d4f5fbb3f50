//! Stands between a file and the readers of its parts: unpacks within limits, and lets through only sound XML.
//!
//! The reader of xlsx files allocates what a file claims and loops where a part ends early, and an abort cannot be
//! caught. So it is given a new archive of parts that were looked through before, never the file itself.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use super::kind::Kind;
use super::{Refusal, limits};
use crate::problem::Excess;

/// The parts of a workbook that are XML, by name.
pub(super) type Parts = BTreeMap<String, String>;

/// Unpacks the parts of a file and looks through each.
pub(super) fn open(bytes: &[u8], kind: Kind) -> Result<Parts, Refusal> {
    // Before the archive's own list is read into memory: every entry of it begins with this.
    let listed = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").take(limits::PARTS + 1).count();
    if listed > limits::PARTS {
        return Err(Excess::Parts.into());
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(refusal)?;
    let mut parts = Parts::new();
    let mut counts = Counts::default();
    let mut room = limits::UNPACKED_BYTES;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(refusal)?;
        let name = entry.name().map_err(refusal)?.into_owned();
        let mut content = Vec::new();
        let most = u64::try_from(room).unwrap_or(u64::MAX);
        entry.take(most + 1).read_to_end(&mut content).map_err(|error| Refusal::Broken(error.to_string()))?;
        room = room.checked_sub(content.len()).ok_or(Excess::Unpacked)?;
        let wanted = match kind {
            Kind::Xlsx => has_xml_name(&name),
            Kind::Ods => matches!(name.as_str(), "content.xml" | "META-INF/manifest.xml"),
        };
        if wanted {
            let text = String::from_utf8(content).map_err(|_| Refusal::Broken(format!("{name}: UTF-8")))?;
            look_through(&name, &text, &mut counts)?;
            parts.insert(name, text);
        }
    }
    Ok(parts)
}

fn has_xml_name(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, extension)| ["xml", "rels"].iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "any other error of the archive means that it is broken")]
fn refusal(error: ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Refusal::Protected,
        other => Refusal::Broken(other.to_string()),
    }
}

/// What takes memory of its own when it is read.
#[derive(Default)]
struct Counts {
    elements: usize,
    definitions: usize,
    formats: usize,
}

impl Counts {
    fn element(&mut self, element: &BytesStart<'_>, part: &str) -> Result<(), Refusal> {
        self.elements += 1;
        if self.elements > limits::ELEMENTS {
            return Err(Excess::Elements.into());
        }
        match element.local_name().as_ref() {
            "si" | "definedName" | "sheet" | "Relationship" => {
                self.definitions += 1;
                if self.definitions > limits::DEFINITIONS {
                    return Err(Excess::Definitions.into());
                }
            }
            "xf" | "font" | "fill" | "border" | "numFmt" | "dxf" | "cellStyle" => {
                self.formats += 1;
                if self.formats > limits::FORMATS {
                    return Err(Excess::Definitions.into());
                }
            }
            "sst" => claim(element, part)?,
            "c" | "row" | "f" | "dimension" => places(element)?,
            _ => {}
        }
        Ok(())
    }
}

/// A table of shared texts says how many it has, and the reader takes that much memory at once.
fn claim(element: &BytesStart<'_>, part: &str) -> Result<(), Refusal> {
    for attribute in element.attributes().with_checks(false).flatten() {
        if attribute.key.local_name().as_ref() != "uniqueCount" {
            continue;
        }
        let claimed: Option<usize> = attribute.value.trim().parse().ok();
        // Each text is an element of its own, `<si/>` at least.
        if claimed.is_none_or(|claimed| claimed > limits::DEFINITIONS || claimed > part.len() / 5) {
            return Err(Excess::Claim(attribute.value.chars().take(40).collect()).into());
        }
    }
    Ok(())
}

/// The places that an element of a sheet names: the reader counts with them before it looks whether they can be.
fn places(element: &BytesStart<'_>) -> Result<(), Refusal> {
    for attribute in element.attributes().with_checks(false).flatten() {
        if !matches!(attribute.key.local_name().as_ref(), "r" | "ref") {
            continue;
        }
        let (first, last) = attribute.value.split_once(':').unwrap_or((&attribute.value, &attribute.value));
        let sound = matches!((place(first), place(last)), (Some(first), Some(last))
            if first.0 <= last.0 && first.1 <= last.1);
        if !sound {
            let shown: String = attribute.value.chars().take(40).collect();
            return Err(Refusal::Broken(format!("{}=\"{shown}\"", attribute.key.as_ref())));
        }
    }
    Ok(())
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

/// Where the reader stands among the cells of a sheet. It takes the first piece of a value for all of it: `1<!-- -->2` is 1.
#[derive(Default)]
struct CellValue {
    is_text: bool,
    within: bool,
}

impl CellValue {
    /// False for what would cut a value short.
    fn is_plain(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "c" => {
                    self.is_text = element.attributes().with_checks(false).flatten().any(|found| {
                        found.key.local_name().as_ref() == "t" && matches!(found.value.as_ref(), "str" | "d")
                    });
                }
                "v" => self.within = true,
                _ => {}
            },
            Event::End(element) => self.within &= element.local_name().as_ref() != "v",
            Event::GeneralRef(_) => return !self.within || self.is_text,
            Event::CData(_) | Event::Comment(_) | Event::PI(_) => return !self.within,
            Event::Empty(_) | Event::Text(_) | Event::Decl(_) | Event::DocType(_) | Event::Eof => {}
        }
        true
    }
}

/// Reads a part to its end: it must be XML that closes what it opens, and keep within the limits.
fn look_through(name: &str, part: &str, counts: &mut Counts) -> Result<(), Refusal> {
    let broken = |reason: String| Refusal::Broken(format!("{name}: {reason}"));
    let mut reader = Reader::from_str(part);
    let mut depth = 0usize;
    let mut value = CellValue::default();
    loop {
        let event = reader.read_event().map_err(|error| broken(error.to_string()))?;
        if !value.is_plain(&event) {
            return Err(broken("<v>".into()));
        }
        match event {
            Event::Start(element) => {
                counts.element(&element, part)?;
                depth += 1;
            }
            Event::Empty(element) => counts.element(&element, part)?,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => return Err(broken("DOCTYPE".into())),
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(broken("</".into())),
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::GeneralRef(_) => {}
        }
    }
}
