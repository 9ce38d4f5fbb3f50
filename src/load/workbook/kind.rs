//! What a file is, by what is in it: its name may say anything.

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

/// The start of the last record of a zip file; one that was cut off has none.
const END_OF_ARCHIVE: &[u8] = b"PK\x05\x06";

/// What Excel and LibreOffice read, or what it is instead.
pub(super) fn of(bytes: &[u8]) -> Result<Kind, Refusal> {
    let has = |text: &str| contains(bytes, text.as_bytes());
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(COMPOUND) {
        // Names in a compound file are in UTF-16.
        let utf16: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        return Err(if contains(bytes, &utf16) { Refusal::Protected } else { Refusal::Foreign(Foreign::OldExcel) });
    }
    if bytes.starts_with(b"%PDF") {
        return Err(Refusal::Foreign(Foreign::Pdf));
    }
    if bytes.starts_with(b"PK") {
        // Names of parts stand plainly in a zip file.
        return if !contains(bytes, END_OF_ARCHIVE) {
            Err(Refusal::Broken("ZIP".into()))
        } else if has("xl/workbook.bin") {
            Err(Refusal::Foreign(Foreign::BinaryExcel))
        } else if has("xl/") {
            Ok(Kind::Xlsx)
        } else if has("content.xml") {
            // A text document has one too; its reader tells them apart.
            Ok(Kind::Ods)
        } else if has("[Content_Types].xml") && !has("word/") && !has("ppt/") {
            Ok(Kind::Xlsx)
        } else {
            Err(Refusal::Foreign(Foreign::Archive))
        };
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

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
