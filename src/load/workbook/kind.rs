//! What a file is, by its parts: its name may say anything, and so may the texts in it.

use super::Refusal;
use crate::problem::Foreign;

/// The forms of workbooks that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Excel since 2007.
    Xlsx,
    /// LibreOffice and OpenOffice.
    Ods,
}

/// The start of a compound file: old Excel, and anything that Excel protects with a password.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Passes an archive, which its parts say more of, and says of any other file what it is.
pub(super) fn archive(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(b"PK") {
        return Ok(());
    }
    if bytes.starts_with(COMPOUND) {
        let encrypted = compound_names(bytes).iter().any(|name| name == "EncryptedPackage");
        return Err(if encrypted { Refusal::Protected } else { Refusal::Foreign(Foreign::OldExcel) });
    }
    if bytes.starts_with(b"%PDF") {
        return Err(Refusal::Foreign(Foreign::Pdf));
    }
    let text = std::str::from_utf8(&bytes[..bytes.len().min(4096)]);
    let text = text.or_else(|error| std::str::from_utf8(&bytes[..error.valid_up_to()])).unwrap_or_default();
    let start = text.trim_start_matches('\u{feff}').trim_start().to_lowercase();
    Err(Refusal::Foreign(if start.starts_with('<') {
        Foreign::Markup
    } else if bytes.contains(&0) {
        Foreign::Unknown
    } else {
        Foreign::Text
    }))
}

/// What an archive is by the names of its parts, in small letters.
pub(super) fn of_parts(names: &[&str]) -> Result<Kind, Refusal> {
    let has = |wanted: &str| names.contains(&wanted);
    let below = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    if has("xl/workbook.bin") {
        Err(Refusal::Foreign(Foreign::BinaryExcel))
    } else if below("xl/") || has("[content_types].xml") && !below("word/") && !below("ppt/") {
        Ok(Kind::Xlsx)
    } else if has("content.xml") || has("encrypted-package") {
        // A text document has one too; its reader tells them apart.
        Ok(Kind::Ods)
    } else {
        Err(Refusal::Foreign(Foreign::Archive))
    }
}

/// The streams of a compound file.
fn compound_names(bytes: &[u8]) -> Vec<String> {
    /// Sectors of a list of streams; far more than any has.
    const MOST_SECTORS: usize = 4_096;
    const ENTRY: usize = 128;
    let number = |at: usize| bytes.get(at..at + 4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]));
    let size = if bytes.get(30) == Some(&12) { 4096 } else { 512 };
    // Sectors are counted behind the header, which takes one.
    let start_of = |sector: u32| usize::try_from(sector).ok()?.checked_add(1)?.checked_mul(size);
    let next = |sector: u32| {
        let index = usize::try_from(sector).ok()?;
        let table = number(76 + index / (size / 4) * 4).filter(|_| index / (size / 4) < 109)?;
        number(start_of(table)?.checked_add(index % (size / 4) * 4)?)
    };
    let mut names = Vec::new();
    let mut sector = number(48);
    for _ in 0..MOST_SECTORS {
        let Some(start) = sector.and_then(start_of) else { break };
        let Some(found) = bytes.get(start..bytes.len().min(start.saturating_add(size))) else { break };
        for entry in found.chunks(ENTRY) {
            let units = entry.chunks_exact(2).take(32).map(|two| u16::from_le_bytes([two[0], two[1]]));
            names.push(String::from_utf16_lossy(&units.take_while(|unit| *unit != 0).collect::<Vec<_>>()));
        }
        sector = sector.and_then(next);
    }
    names
}
