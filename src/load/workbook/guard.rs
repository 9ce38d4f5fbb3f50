//! Stands between a file and the readers of its parts: unpacks those that are asked for and no others, within limits, and
//! lets through only sound XML. What is never read (charts, pictures, links, queries) can make no file unreadable.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use super::kind::{self, Kind};
use super::{Refusal, limits};
use crate::problem::Excess;

/// A file whose parts can be asked for.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Where parts lie. Names are told apart without regard to case, as Excel does.
    parts: BTreeMap<String, usize>,
    /// Bytes that may still be unpacked.
    room: usize,
    counts: Counts,
}

impl<'a> Package<'a> {
    /// Reads the list of parts.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        // Before the archive's own list is read into memory: every entry of it begins with this.
        let listed =
            directory(bytes).windows(4).filter(|window| *window == b"PK\x01\x02").take(limits::PARTS + 1).count();
        if listed > limits::PARTS {
            return Err(Excess::Parts.into());
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(refusal)?;
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(refusal)?;
            parts.insert(normalised(&entry.name().map_err(refusal)?), index);
        }
        Ok(Self { archive, parts, room: limits::UNPACKED_BYTES, counts: Counts::default() })
    }

    /// What the file is by its parts.
    pub(super) fn kind(&self) -> Result<Kind, Refusal> {
        kind::of_parts(&self.parts.keys().map(String::as_str).collect::<Vec<_>>())
    }

    /// The text of a part that is XML; `None` where there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(index) = self.parts.get(&normalised(name)) else { return Ok(None) };
        let entry = self.archive.by_index(*index).map_err(refusal)?;
        let mut content = Vec::new();
        let most = u64::try_from(self.room).unwrap_or(u64::MAX);
        entry.take(most + 1).read_to_end(&mut content).map_err(|error| Refusal::Broken(error.to_string()))?;
        self.room = self.room.checked_sub(content.len()).ok_or(Excess::Unpacked)?;
        let text = decoded(content).ok_or_else(|| Refusal::Broken(format!("{name}: UTF-8")))?;
        look_through(name, &text, &mut self.counts)?;
        Ok(Some(text))
    }
}

impl Package<'_> {
    /// Counts a part that is read several times as often.
    pub(super) fn charge(&mut self, bytes: usize, times: usize) -> Result<(), Refusal> {
        let more = bytes.checked_mul(times).ok_or(Excess::Unpacked)?;
        self.room = self.room.checked_sub(more).ok_or(Excess::Unpacked)?;
        Ok(())
    }
}

/// The part of an archive that lists its parts, as far as its last record says where that is.
fn directory(bytes: &[u8]) -> &[u8] {
    let number = |at: usize| {
        let four = bytes.get(at..at + 4)?;
        usize::try_from(u32::from_le_bytes([four[0], four[1], four[2], four[3]])).ok()
    };
    // The last record is 22 bytes and a remark of up to 65,535.
    let from = bytes.len().saturating_sub(65_557);
    let last = bytes[from..].windows(4).rposition(|window| window == b"PK\x05\x06").map(|at| from + at);
    let found = last.and_then(|last| bytes.get(last.checked_sub(number(last + 12)?)?..last));
    found.unwrap_or(bytes)
}

/// Some programs write `\` between folders, and Excel regards no case.
fn normalised(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// A text in the encoding that its first bytes or its declaration name; UTF-8 unless one is named.
fn decoded(content: Vec<u8>) -> Option<String> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(&content) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&content[mark..])?;
        return Some(text.into_owned());
    }
    String::from_utf8(content)
        .or_else(|error| {
            let content = error.into_bytes();
            let head = String::from_utf8_lossy(&content[..content.len().min(200)]).into_owned();
            let named = head
                .split_once("encoding=")
                .and_then(|(_, rest)| rest.get(1..)?.split(['"', '\'']).next().map(str::to_owned));
            let encoding = named.and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes())).ok_or(())?;
            let text = encoding.decode_without_bom_handling_and_without_replacement(&content).ok_or(())?;
            Ok::<String, ()>(text.into_owned())
        })
        .ok()
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
            "si" | "sheet" | "Relationship" | "mergeCell" => {
                self.definitions += 1;
                if self.definitions > limits::DEFINITIONS {
                    return Err(Excess::Definitions.into());
                }
            }
            "xf" | "font" | "numFmt" | "style" | "number-style" | "currency-style" | "percentage-style" => {
                self.formats += 1;
                if self.formats > limits::FORMATS {
                    return Err(Excess::Definitions.into());
                }
            }
            "sst" => claim(element, part)?,
            _ => {}
        }
        Ok(())
    }
}

/// A table of shared texts says how many it has. One that says more than it can have means harm to other readers.
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

/// Reads a part to its end: it must be XML that closes what it opens, and keep within the limits.
fn look_through(name: &str, part: &str, counts: &mut Counts) -> Result<(), Refusal> {
    let broken = |reason: String| Refusal::Broken(format!("{name}: {reason}"));
    let mut reader = Reader::from_str(part);
    let mut depth = 0usize;
    loop {
        match reader.read_event().map_err(|error| broken(error.to_string()))? {
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
