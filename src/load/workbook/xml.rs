//! What both readers of workbooks need of XML.

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::Refusal;

/// The next event of a part.
pub(super) fn event<'a>(reader: &mut Reader<&'a [u8]>, part: &str) -> Result<Event<'a>, Refusal> {
    reader.read_event().map_err(|error| Refusal::Broken(format!("{part}: {error}")))
}

/// The value of an attribute by its name with its prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().with_checks(false).flatten().find(|found| found.key.as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// The value of an attribute by its name, whatever its prefix.
pub(super) fn local_attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        element.attributes().with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// True where an attribute says yes.
pub(super) fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    matches!(local_attribute(element, name).as_deref(), Some("1" | "true"))
}

/// The letter that a reference such as `&amp;` stands for.
pub(super) fn character(reference: &BytesRef<'_>) -> Option<char> {
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

/// Calls for every element of a part, with its local name.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else XML may hold is passed over")]
pub(super) fn each(part: &str, name: &str, mut found: impl FnMut(&str, &BytesStart<'_>, bool)) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(part);
    loop {
        match event(&mut reader, name)? {
            Event::Start(element) => found(element.local_name().as_ref(), &element, false),
            Event::Empty(element) => {
                found(element.local_name().as_ref(), &element, false);
                found(element.local_name().as_ref(), &element, true);
            }
            Event::End(element) => {
                let start = BytesStart::new(element.name().as_ref().to_owned());
                found(element.local_name().as_ref(), &start, true);
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
