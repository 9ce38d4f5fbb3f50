//! What the template gets: the document as data, with every word ready. The template knows nothing of goals or budgets.

use std::collections::BTreeMap;

use serde::Serialize;

use super::mark::{Mark, counts, mark_of, overall};
use super::table::Sheet;
use crate::catalogue::words::Word;
use crate::catalogue::{Language, factsheet, handout};
use crate::document::{Block, Document, Part, PartId, key_text};
use crate::render::{map, palette};
use crate::status::Status;

/// A whole handout.
#[derive(Debug, Serialize)]
pub(super) struct Handout {
    /// The code of the language, for hyphenation and screen readers.
    language: &'static str,
    /// The country, as hyphens and quotation marks differ.
    region: &'static str,
    /// In the properties, in the title bar and at the foot of every page.
    title: String,
    description: String,
    organisation: String,
    /// The largest words.
    heading: String,
    /// Below the heading.
    lead: String,
    /// What the reader asked to see; may be empty.
    selection: String,
    /// Beside the heading.
    sessions: Option<Sheet>,
    /// At the foot of every page: before the page and before the pages.
    page_words: [&'static str; 2],
    /// At the foot of every page: symbols with their words.
    symbols: Vec<Mark>,
    attachment: Attachment,
    colours: Colours,
    parts: Vec<Section>,
    /// Drawings, each with the name of its file.
    #[serde(skip)]
    pub(super) maps: Vec<(String, String)>,
}

/// The file that lies in the document.
#[derive(Debug, Serialize)]
struct Attachment {
    name: String,
    description: &'static str,
}

/// A part of the document.
#[derive(Debug, Serialize)]
struct Section {
    title: String,
    overall: Option<Mark>,
    counts: Vec<Mark>,
    /// Stands in two columns at the end.
    appendix: bool,
    facts: String,
    blocks: Vec<Piece>,
}

/// Something in a part.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Piece {
    Text {
        text: String,
        lead: bool,
        quiet: bool,
    },
    Heading {
        text: String,
        overall: Option<Mark>,
    },
    Table(Sheet),
    Terms {
        items: Vec<Term>,
    },
    /// The name of the drawing, what it shows, and its figures.
    Map {
        title: String,
        file: String,
        alt: String,
        figures: Sheet,
    },
}

/// A term with its meaning.
#[derive(Debug, Serialize)]
struct Term {
    name: String,
    text: String,
    status: Option<&'static str>,
}

/// The palette as the template reads it.
#[derive(Debug, Serialize)]
struct Colours {
    ink: String,
    quiet: String,
    line: String,
    band: String,
    status: BTreeMap<&'static str, StatusColours>,
}

#[derive(Debug, Serialize)]
struct StatusColours {
    fill: String,
    on: String,
    pale: String,
    text: String,
    symbol: &'static str,
}

impl Colours {
    fn new() -> Self {
        let of = |status| {
            let chip = palette::chip(status);
            StatusColours {
                fill: chip.fill.hex(),
                on: chip.text.hex(),
                pale: palette::pale(status).hex(),
                text: palette::symbol(status).hex(),
                symbol: status.symbol(),
            }
        };
        Self {
            ink: palette::INK.hex(),
            quiet: palette::QUIET_TEXT.hex(),
            line: palette::LINE.hex(),
            band: palette::BAND_FILL.hex(),
            status: Status::ALL.into_iter().map(|status| (status.name(), of(status))).collect(),
        }
    }
}

impl Handout {
    pub(super) fn new(document: &Document<'_>) -> Self {
        let (head, language) = (&document.head, document.language);
        let title = document.title();
        let name = format!("zielmatrix-{}.json", head.key);
        let description = if document.is_plan() {
            Word::PlanAttachment
        } else if document.is_comparison() {
            Word::ComparisonAttachment
        } else {
            Word::ReportAttachment
        };
        let mut maps = Vec::new();
        let mut parts: Vec<Section> = document.parts().map(|part| Section::new(part, &mut maps, language)).collect();
        if let Some(last) = parts.last_mut() {
            last.blocks.push(Piece::Text { text: handout::attached(&name, language), lead: false, quiet: false });
        }
        Self {
            language: language.name(),
            region: language.pick("DE", "GB"),
            title: if head.organisation.is_empty() { title } else { format!("{title} – {}", head.organisation) },
            description: head.description.clone(),
            organisation: head.organisation.clone(),
            heading: document.title(),
            lead: head.facts.join(" · "),
            selection: head.selection.clone().unwrap_or_default(),
            sessions: head.sessions.as_ref().map(|sessions| Sheet::new(sessions, language)),
            page_words: [Word::Page.text(language), Word::Of.text(language)],
            symbols: document.statuses().iter().map(|status| mark_of(*status, language)).collect(),
            attachment: Attachment { name, description: description.text(language) },
            colours: Colours::new(),
            parts,
            maps,
        }
    }
}

impl Handout {
    /// Says what a character looks like that no font has.
    pub(super) fn explain_unknown(&mut self, language: Language) {
        if let Some(last) = self.parts.last_mut() {
            let text = handout::unknown_characters(language).into();
            last.blocks.push(Piece::Text { text, lead: false, quiet: true });
        }
    }

    /// The name of the file that lies in the document.
    pub(super) fn attached_as(&self) -> &str {
        &self.attachment.name
    }
}

impl Section {
    /// The part, whose drawings are added to the others.
    fn new(part: Part, maps: &mut Vec<(String, String)>, language: Language) -> Self {
        let mut blocks = Vec::new();
        for block in part.blocks {
            match block {
                Block::Text(text) => {
                    let lead = matches!(part.id, PartId::Summary | PartId::Sheet(_));
                    blocks.push(Piece::Text { text, lead, quiet: false });
                }
                Block::Quiet(text) => blocks.push(Piece::Text { text, lead: false, quiet: true }),
                Block::Table(table) => {
                    if let Some(title) = &table.title {
                        blocks.push(Piece::Heading {
                            text: title.clone(),
                            overall: overall(table.overall.as_ref(), language),
                        });
                    }
                    let sheet = Sheet::new(&table, language);
                    let left_out = sheet.left_out.clone();
                    blocks.push(Piece::Table(sheet));
                    blocks.extend(left_out.map(|text| Piece::Text { text, lead: false, quiet: true }));
                }
                Block::Map(map) => {
                    let file = format!("map-{}.svg", maps.len());
                    maps.push((file.clone(), map::svg(&map, "map", language)));
                    blocks.push(Piece::Map {
                        file,
                        figures: Sheet::new(&map.figures, language),
                        title: map.title,
                        alt: map.description,
                    });
                }
                Block::Key(key) => {
                    blocks.push(Piece::Text { text: key_text(&key, language), lead: true, quiet: false });
                }
                Block::Drawing(drawing) => {
                    let said = [drawing.said, factsheet::not_drawn(language).to_owned()];
                    blocks.extend(said.map(|text| Piece::Text { text, lead: false, quiet: true }));
                }
                Block::Terms(heading, terms) => {
                    let heading = heading.map(|text| Piece::Heading { text: text.to_owned(), overall: None });
                    blocks.extend(heading);
                    let items = terms.into_iter().map(|term| Term {
                        name: term.name,
                        text: term.text,
                        status: term.status.map(Status::name),
                    });
                    blocks.push(Piece::Terms { items: items.collect() });
                }
            }
        }
        Self {
            title: part.title,
            overall: overall(part.overall.as_ref(), language),
            counts: counts(part.counts.as_ref(), language),
            appendix: matches!(part.id, PartId::Legend | PartId::Data),
            facts: part.facts.join(" · "),
            blocks,
        }
    }
}
