//! Texts that cells share, and texts in cells: pieces in several writings, without what only says how they are spoken.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::Refusal;
use super::super::runs::{Rise, Run};
use super::super::xml::{character, event, local_attribute};

/// All texts of a table of shared texts.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else XML may hold is passed over")]
pub(super) fn read(part: &str, name: &str) -> Result<Vec<Vec<Run>>, Refusal> {
    let mut reader = Reader::from_str(part);
    let mut strings = Vec::new();
    loop {
        match event(&mut reader, name)? {
            Event::Start(element) if element.local_name().as_ref() == "si" => strings.push(runs(&mut reader, name)?),
            Event::Empty(element) if element.local_name().as_ref() == "si" => strings.push(Vec::new()),
            Event::Eof => return Ok(strings),
            _ => {}
        }
    }
}

/// The pieces of a text, up to the end of the element that holds them.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else XML may hold is passed over")]
pub(super) fn runs(reader: &mut Reader<&[u8]>, part: &str) -> Result<Vec<Run>, Refusal> {
    let mut runs: Vec<Run> = Vec::new();
    let mut rise = None;
    let mut text: Option<String> = None;
    let mut phonetic = 0usize;
    let mut depth = 1usize;
    while depth > 0 {
        match event(reader, part)? {
            Event::Start(element) => {
                depth += 1;
                match element.local_name().as_ref() {
                    "rPh" => phonetic = depth,
                    "r" => rise = None,
                    // From here on the piece says itself how it stands.
                    "rPr" => rise = Some(Rise::None),
                    "vertAlign" => rise = Some(of_font(&element)),
                    "t" if phonetic == 0 => text = Some(String::new()),
                    _ => {}
                }
            }
            Event::Empty(element) => match element.local_name().as_ref() {
                "rPr" => rise = Some(Rise::None),
                "vertAlign" => rise = Some(of_font(&element)),
                _ => {}
            },
            Event::End(element) => {
                match element.local_name().as_ref() {
                    "rPh" if phonetic == depth => phonetic = 0,
                    "r" => rise = None,
                    "t" => runs.extend(text.take().map(|text| Run { text: unescaped(&text), rise })),
                    _ => {}
                }
                depth -= 1;
            }
            Event::Text(said) => text.iter_mut().for_each(|text| text.push_str(&said.xml10_content())),
            Event::CData(said) => text.iter_mut().for_each(|text| text.push_str(&said.xml10_content())),
            Event::GeneralRef(reference) => text.iter_mut().for_each(|text| text.extend(character(&reference))),
            Event::Eof => return Err(Refusal::Broken(part.to_owned())),
            _ => {}
        }
    }
    Ok(runs)
}

/// How a font stands.
pub(super) fn of_font(element: &BytesStart<'_>) -> Rise {
    match local_attribute(element, "val").as_deref() {
        Some("superscript") => Rise::Up,
        Some("subscript") => Rise::Down,
        _ => Rise::None,
    }
}

/// A text without Excel's own way to write what XML cannot: `_x000D_`.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let letter = code
            .filter(|code| code.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        let (kept, passed) = if letter.is_some() { (at, at + 7) } else { (at + 2, at + 2) };
        plain.push_str(&rest[..kept]);
        plain.extend(letter);
        rest = &rest[passed..];
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn what_xml_cannot_say_is_read_as_it_was_meant() {
        for (text, plain) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("max_x", "max_x"),
            ("_xabc", "_xabc"),
            ("_xZZZZ_", "_xZZZZ_"),
            ("_xD800_ä", "_xD800_ä"),
            ("_xäöü_", "_xäöü_"),
        ] {
            assert_eq!(unescaped(text), plain, "{text}");
        }
    }
}
