//! The text of a cell: paragraphs below each other, in pieces that stand on the line or not.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::Refusal;
use super::super::runs::{Rise, Run};
use super::super::xml::{attribute, character, event};
use super::styles::Styles;
use super::{Budget, repeats, skip};
use crate::problem::Excess;

/// Collects the pieces of a text.
#[derive(Default)]
struct Pieces {
    runs: Vec<Run>,
    /// How letters stand at this depth, and in all that this lies in.
    rises: Vec<Option<Rise>>,
    paragraphs: usize,
    length: usize,
    /// True where the style of a piece is defined nowhere.
    unknown: bool,
}

/// Reads a cell to its end, without remarks and drawings.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else XML may hold is passed over")]
pub(super) fn read(reader: &mut Reader<&[u8]>, styles: &Styles, budget: &mut Budget) -> Result<Vec<Run>, Refusal> {
    let mut pieces = Pieces { rises: vec![None], ..Pieces::default() };
    while !pieces.rises.is_empty() {
        let before = pieces.length;
        match event(reader, "content.xml")? {
            Event::Start(element) => match element.name().as_ref() {
                "office:annotation" | "table:table" | "draw:frame" | "draw:g" | "draw:custom-shape"
                | "text:ruby-text" => {
                    skip(reader)?;
                }
                name => {
                    let style = || attribute(&element, "text:style-name");
                    let own = match name {
                        // How a piece stands whose style is gone nobody can say; on the line is the guess that reads 981.
                        "text:span" => style().and_then(|style| match styles.rise("text", &style) {
                            None if !styles.knows("text", &style) => {
                                pieces.unknown = true;
                                Some(Rise::Up)
                            }
                            known => known,
                        }),
                        "text:p" => style().and_then(|style| styles.rise("paragraph", &style)),
                        _ => None,
                    };
                    let around = pieces.rises.last().copied().flatten();
                    pieces.rises.push(own.or(around));
                    pieces.element(name, &element, budget)?;
                }
            },
            Event::Empty(element) => pieces.element(element.name().as_ref(), &element, budget)?,
            Event::End(_) => drop(pieces.rises.pop()),
            Event::Text(text) => pieces.push(&text.xml10_content()),
            Event::CData(text) => pieces.push(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                if let Some(letter) = character(&reference) {
                    pieces.push(letter.encode_utf8(&mut [0; 4]));
                }
            }
            Event::Eof => return Err(Refusal::Broken("content.xml".into())),
            _ => {}
        }
        budget.text = budget.text.checked_sub(pieces.length - before).ok_or(Excess::Text)?;
    }
    // Where all of the text is in it, it is the text of the cell.
    if let (true, [only]) = (pieces.unknown, pieces.runs.as_mut_slice()) {
        only.rise = None;
    }
    Ok(pieces.runs)
}

impl Pieces {
    fn push(&mut self, text: &str) {
        let rise = self.rises.last().copied().flatten();
        self.length += text.len();
        match self.runs.last_mut().filter(|run| run.rise == rise) {
            Some(run) => run.text.push_str(text),
            None => self.runs.push(Run { text: text.to_owned(), rise }),
        }
    }

    fn element(&mut self, name: &str, element: &BytesStart<'_>, budget: &Budget) -> Result<(), Refusal> {
        match name {
            "text:p" => {
                self.paragraphs += 1;
                if self.paragraphs > 1 {
                    self.push("\n");
                }
            }
            "text:s" => {
                let blanks = usize::try_from(repeats(element, "text:c")).unwrap_or(usize::MAX);
                if blanks > budget.text {
                    return Err(Excess::Text.into());
                }
                self.push(&" ".repeat(blanks));
            }
            "text:tab" => self.push("\t"),
            "text:line-break" => self.push("\n"),
            _ => {}
        }
        Ok(())
    }
}
