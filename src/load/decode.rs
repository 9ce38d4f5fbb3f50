//! Bytes of a table in text form as text, and back: each byte as its encoding defines it, or not at all.

use encoding_rs::{Encoding as Table, MACINTOSH, WINDOWS_1252};

/// Encodings that a table in text form may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16 in either order of bytes, as Excel saves "Unicode text".
    Utf16,
    /// Windows-1252, as old spreadsheets save.
    Windows1252,
    /// Code page 850, as programs from DOS and some of SAP save.
    Cp850,
    /// Mac OS Roman, as Excel saves "CSV (Macintosh)".
    Macintosh,
}

impl Encoding {
    /// Every encoding with its name in a mapping.
    pub(crate) const NAMES: [(&'static str, Self); 5] = [
        ("utf-8", Self::Utf8),
        ("utf-16", Self::Utf16),
        ("windows-1252", Self::Windows1252),
        ("cp850", Self::Cp850),
        ("macintosh", Self::Macintosh),
    ];

    /// The name in a mapping.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Windows1252 => "windows-1252",
            Self::Cp850 => "cp850",
            Self::Macintosh => "macintosh",
        }
    }
}

/// The upper half of code page 850, which `encoding_rs` does not have.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// Bytes that Windows-1252 does not define; `encoding_rs` reads them as control characters.
const UNDEFINED_IN_1252: [u8; 5] = [0x81, 0x8D, 0x8F, 0x90, 0x9D];

const UTF8_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

/// What stands in the text for bytes that cannot be read.
const REPLACEMENT: char = '\u{fffd}';

/// A text, and what of it could not be read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// Lines end with LF or CRLF: a CR alone became an LF, so that places stay what they are.
    pub(crate) text: String,
    /// True where the bytes begin with the mark of UTF-8.
    pub(crate) byte_order_mark: bool,
    /// Bytes that the encoding does not define.
    pub(crate) undefined: Option<Undefined>,
    /// Where a sign stands within a word that no word has, so that the encoding is likely another one.
    pub(crate) doubtful: Option<usize>,
}

/// Bytes that an encoding does not define.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Undefined {
    pub(crate) encoding: Encoding,
    /// The first of them, such as `0x81`.
    pub(crate) bytes: String,
    /// Where their replacement stands in the text.
    pub(crate) at: usize,
    /// How many places there are.
    pub(crate) count: usize,
}

/// Reads a text: as its mark says, else in the named encoding, else in UTF-8, else in Windows-1252. `None` where it has
/// zero bytes, so that it is UTF-16 without a mark or no text.
pub(crate) fn decode(bytes: &[u8], named: Option<Encoding>) -> Option<Decoded> {
    let byte_order_mark = bytes.starts_with(UTF8_MARK);
    let marked = if byte_order_mark {
        Some(Encoding::Utf8)
    } else if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        Some(Encoding::Utf16)
    } else {
        None
    };
    let unmarked = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    let plain = || if std::str::from_utf8(bytes).is_ok() { Encoding::Utf8 } else { Encoding::Windows1252 };
    let encoding = marked.or(named).unwrap_or_else(plain);
    if encoding != Encoding::Utf16 && bytes.contains(&0) {
        return None;
    }
    let mut reading = Reading { encoding, text: String::with_capacity(unmarked.len()), undefined: None };
    match encoding {
        Encoding::Utf8 => reading.utf8(unmarked),
        Encoding::Utf16 => reading.utf16(unmarked),
        Encoding::Windows1252 => reading.table(unmarked, &windows_1252()),
        Encoding::Cp850 => reading.table(unmarked, &cp850()),
        Encoding::Macintosh => reading.table(unmarked, &upper_half(MACINTOSH).map(Some)),
    }
    let Reading { text, undefined, .. } = reading;
    let guessed = marked.or(named).is_none() && encoding == Encoding::Windows1252;
    let doubtful = if guessed { foreign_sign(&text) } else { None };
    Some(Decoded { text: with_line_feeds(text), byte_order_mark, undefined, doubtful })
}

/// Where an umlaut of code page 850 or of Mac OS Roman stands, read as Windows-1252: `F„lle`, `F”rderung`, `FŠlle`, `fŸr`,
/// `Stra§e`.
fn foreign_sign(text: &str) -> Option<usize> {
    let mut before = ' ';
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let within = before.is_alphabetic() && signs.peek().is_some_and(|(_, next)| next.is_lowercase());
        if within && matches!(sign, '„' | '”' | 'Š' | 'Ÿ' | '§') {
            return Some(at);
        }
        before = sign;
    }
    None
}

struct Reading {
    encoding: Encoding,
    text: String,
    undefined: Option<Undefined>,
}

impl Reading {
    fn undefined(&mut self, bytes: &[u8]) {
        if let Some(undefined) = &mut self.undefined {
            undefined.count += 1;
        } else {
            let bytes: Vec<String> = bytes.iter().map(|byte| format!("0x{byte:02X}")).collect();
            let (encoding, at) = (self.encoding, self.text.len());
            self.undefined = Some(Undefined { encoding, bytes: bytes.join(" "), at, count: 1 });
        }
        self.text.push(REPLACEMENT);
    }

    fn utf8(&mut self, bytes: &[u8]) {
        if let Ok(text) = std::str::from_utf8(bytes) {
            self.text.push_str(text);
            return;
        }
        for chunk in bytes.utf8_chunks() {
            self.text.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                self.undefined(chunk.invalid());
            }
        }
    }

    fn utf16(&mut self, bytes: &[u8]) {
        // Without a mark the zero byte of the first sign tells: tables begin with letters of ASCII.
        let big = bytes.starts_with(&[0xFE, 0xFF]) || bytes.first() == Some(&0);
        let (pairs, rest) = bytes.as_chunks::<2>();
        let units = pairs.iter().map(|pair| if big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) });
        for (number, sign) in char::decode_utf16(units).enumerate() {
            match sign {
                Ok('\u{feff}') if number == 0 => {}
                Ok('\0') => self.undefined(&[0, 0]),
                Ok(sign) => self.text.push(sign),
                Err(alone) => self.undefined(&alone.unpaired_surrogate().to_be_bytes()),
            }
        }
        if !rest.is_empty() {
            self.undefined(rest);
        }
    }

    fn table(&mut self, bytes: &[u8], upper: &[Option<char>; 128]) {
        for byte in bytes {
            match byte.checked_sub(0x80).map(|place| upper[usize::from(place)]) {
                None => self.text.push(char::from(*byte)),
                Some(Some(sign)) => self.text.push(sign),
                Some(None) => self.undefined(&[*byte]),
            }
        }
    }
}

fn upper_half(table: &'static Table) -> [char; 128] {
    let bytes: [u8; 128] = std::array::from_fn(|place| 0x80 | u8::try_from(place).unwrap_or(0));
    let (text, _, _) = table.decode(&bytes);
    let mut signs = text.chars();
    std::array::from_fn(|_| signs.next().unwrap_or(REPLACEMENT))
}

fn windows_1252() -> [Option<char>; 128] {
    let mut upper = upper_half(WINDOWS_1252).map(Some);
    for byte in UNDEFINED_IN_1252 {
        upper[usize::from(byte - 0x80)] = None;
    }
    upper
}

fn cp850() -> [Option<char>; 128] {
    let mut signs = CP850.chars();
    std::array::from_fn(|_| signs.next())
}

/// Makes a CR that no LF follows an LF.
fn with_line_feeds(text: String) -> String {
    let bytes = text.as_bytes();
    let mut returns = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\r');
    if returns.all(|(at, _)| bytes.get(at + 1) == Some(&b'\n')) {
        return text;
    }
    let mut signs = text.chars().peekable();
    let mut read = String::with_capacity(text.len());
    while let Some(sign) = signs.next() {
        read.push(if sign == '\r' && signs.peek() != Some(&'\n') { '\n' } else { sign });
    }
    read
}

/// A changed text in the form of the bytes that it was read from. `None` where nothing shows that form, or where the
/// encoding does not have a sign of the new text.
pub(crate) fn encode_like(bytes: &[u8], read: &str, changed: &str) -> Option<Vec<u8>> {
    let forms: [Form; 5] = [
        |text| Some(text.as_bytes().to_vec()),
        |text| Some([UTF8_MARK, text.as_bytes()].concat()),
        |text| {
            let (encoded, _, unmappable) = WINDOWS_1252.encode(text);
            (!unmappable).then(|| encoded.into_owned())
        },
        |text| Some(utf16(text, u16::to_le_bytes)),
        |text| Some(utf16(text, u16::to_be_bytes)),
    ];
    let ended = |text: &str, alone: bool| if alone { text.replace('\n', "\r") } else { text.to_owned() };
    let mut found = forms.iter().flat_map(|form| [(form, false), (form, true)]);
    let (form, alone) = found.find(|(form, alone)| form(&ended(read, *alone)).as_deref() == Some(bytes))?;
    form(&ended(changed, alone))
}

/// Writes a text in one encoding; `None` where that lacks a sign.
type Form = fn(&str) -> Option<Vec<u8>>;

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], named: Option<Encoding>) -> String {
        let decoded = decode(bytes, named).unwrap();
        assert_eq!(decoded.undefined, None);
        decoded.text
    }

    #[test]
    fn each_encoding_is_read_by_its_mark_or_its_name() {
        let words = "Für Ältere: Straße";
        let utf16 = |big: bool| -> Vec<u8> {
            words.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        for (bytes, named) in [
            (words.as_bytes().to_vec(), None),
            ([UTF8_MARK, words.as_bytes()].concat(), None),
            ([UTF8_MARK, words.as_bytes()].concat(), Some(Encoding::Cp850)),
            ([&[0xFF, 0xFE], utf16(false).as_slice()].concat(), None),
            ([&[0xFE, 0xFF], utf16(true).as_slice()].concat(), None),
            (utf16(false), Some(Encoding::Utf16)),
            (utf16(true), Some(Encoding::Utf16)),
            (b"F\xFCr \xC4ltere: Stra\xDFe".to_vec(), None),
            (b"F\xFCr \xC4ltere: Stra\xDFe".to_vec(), Some(Encoding::Windows1252)),
            (b"F\x81r \x8Eltere: Stra\xE1e".to_vec(), Some(Encoding::Cp850)),
            (b"F\x9Fr \x80ltere: Stra\xA7e".to_vec(), Some(Encoding::Macintosh)),
        ] {
            assert_eq!(text(&bytes, named), words, "{bytes:02X?} {named:?}");
        }
        assert_eq!(CP850.chars().count(), 128);
        assert_eq!(text(&[0x9E, 0xCD, 0xD5, 0xF0, 0xFE, 0xFF], Some(Encoding::Cp850)), "×═ı\u{ad}■\u{a0}");
        assert_eq!(text(&[0x80, 0x9F], Some(Encoding::Windows1252)), "€Ÿ");
        assert_eq!(text(&[0xDB, 0xA5], Some(Encoding::Macintosh)), "€•");
    }

    #[test]
    fn undefined_bytes_are_named_with_their_place() {
        for (bytes, named, encoding, said, at, count) in [
            (&b"F\x81r \xE4\x81"[..], None, Encoding::Windows1252, "0x81", 1, 2),
            (b"a\x8D\x8F\x90\x9D", None, Encoding::Windows1252, "0x8D", 1, 4),
            (b"\xC3\xA4\xFF", Some(Encoding::Utf8), Encoding::Utf8, "0xFF", 2, 1),
            (b"\xFF\xFEa\0\x00\xD8b\0", None, Encoding::Utf16, "0xD8 0x00", 1, 1),
            (b"\xFF\xFEa\0b", None, Encoding::Utf16, "0x62", 1, 1),
        ] {
            let found = decode(bytes, named).unwrap().undefined;
            assert_eq!(found, Some(Undefined { encoding, bytes: said.into(), at, count }), "{bytes:02X?}");
        }
        assert_eq!(decode(b"a\0b\0", None), None);
    }

    #[test]
    fn umlauts_of_another_encoding_are_seen() {
        for (bytes, at) in [
            (&b"F\x84lle"[..], Some(1)),
            (b"F\x94rderung", Some(1)),
            (b"F\x8Alle", Some(1)),
            (b"f\x9Fr", Some(1)),
            (b"Stra\xA7e", Some(4)),
            (b"F\xE4lle, \x84Zitat\x93, \xA7 7, To\x9Aek", None),
            (b"Das\x84Zitat", None),
        ] {
            assert_eq!(decode(bytes, None).unwrap().doubtful, at, "{bytes:02X?}");
            assert_eq!(decode(bytes, Some(Encoding::Windows1252)).unwrap().doubtful, None);
        }
    }

    #[test]
    fn a_carriage_return_alone_ends_a_line() {
        assert_eq!(text(b"a\rb\r\nc\nd\r", None), "a\nb\r\nc\nd\n");
    }

    #[test]
    fn a_changed_text_keeps_its_form() {
        let utf16 = |text: &str| utf16(text, u16::to_le_bytes);
        for (bytes, changed, expected) in [
            (b"\xFCx\r\n".to_vec(), "\u{fc}yz\r\n", Some(b"\xFCyz\r\n".to_vec())),
            (b"ax\rb\r".to_vec(), "ay\nb\n", Some(b"ay\rb\r".to_vec())),
            (utf16("ax\n"), "ay\n", Some(utf16("ay\n"))),
            (b"\xFCx\n".to_vec(), "\u{fc}\u{2260}\n", None),
            (b"a\rb\n".to_vec(), "x", None),
        ] {
            let read = decode(&bytes, None).unwrap().text;
            assert_eq!(encode_like(&bytes, &read, changed), expected, "{bytes:02X?}");
        }
    }
}
