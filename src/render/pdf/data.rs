//! What the template gets: blocks in reading order, with every word and figure ready. The template knows nothing of
//! goals or budgets, so that a new part of the handout is a new list of blocks.

use serde::Serialize;

use crate::catalogue::Language;
use crate::render::palette;
use crate::report::chart::Segment;
use crate::status::Status;

/// A whole document.
#[derive(Debug, Serialize)]
pub(super) struct Document {
    /// The code of the language, for hyphenation and screen readers.
    pub(super) language: &'static str,
    /// The country, as hyphens and quotation marks differ.
    pub(super) region: &'static str,
    /// In the properties and in the title bar.
    pub(super) title: String,
    /// In the properties.
    pub(super) description: String,
    /// Above the heading; may be empty.
    pub(super) organisation: String,
    /// The largest words.
    pub(super) heading: String,
    /// Below the heading.
    pub(super) lead: String,
    /// At the foot of every page: before the page and before the pages.
    pub(super) page_words: [&'static str; 2],
    /// The file that lies in the document.
    pub(super) attachment: Attachment,
    /// By the names of statuses.
    pub(super) colours: Colours,
    /// What follows the head.
    pub(super) blocks: Vec<Block>,
    /// What stands on pages of two columns at the end.
    pub(super) appendix: Vec<Block>,
}

/// The file that lies in the document.
#[derive(Debug, Serialize)]
pub(super) struct Attachment {
    /// The name that a reader sees.
    pub(super) name: String,
    /// What it is.
    pub(super) description: &'static str,
}

/// The palette as the template reads it.
#[derive(Debug, Serialize)]
pub(super) struct Colours {
    quiet: String,
    line: String,
    heading: String,
    band: String,
    status: std::collections::BTreeMap<&'static str, StatusColours>,
}

#[derive(Debug, Serialize)]
struct StatusColours {
    fill: String,
    text: String,
    symbol: &'static str,
}

impl Colours {
    /// The colours of every output.
    pub(super) fn new() -> Self {
        Self {
            quiet: palette::QUIET_TEXT.hex(),
            line: palette::LINE.hex(),
            heading: palette::HEADING_FILL.hex(),
            band: palette::BAND_FILL.hex(),
            status: Status::ALL
                .into_iter()
                .map(|status| {
                    let (fill, text) = (palette::fill(status).hex(), palette::text(status).hex());
                    (status.name(), StatusColours { fill, text, symbol: status.symbol() })
                })
                .collect(),
        }
    }
}

/// Something in reading order.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Block {
    /// A heading, also a bookmark.
    Heading {
        /// 1 for a part of the document.
        level: u8,
        /// The words.
        text: String,
        /// The colour of what is below.
        #[serde(skip_serializing_if = "Option::is_none")]
        mark: Option<Mark>,
        /// Begins on a new page.
        new_page: bool,
    },
    /// A paragraph.
    Text {
        /// The words.
        text: String,
        /// In smaller and grey letters.
        quiet: bool,
    },
    /// A table.
    Table(Table),
    /// Terms with their meaning.
    Terms {
        /// Term, meaning, and the status where it is one.
        items: Vec<Term>,
    },
}

impl Block {
    /// A heading that is no more than words.
    pub(super) fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading { level, text: text.into(), mark: None, new_page: false }
    }

    /// A paragraph.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), quiet: false }
    }

    /// A paragraph that few will read.
    pub(super) fn quiet(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), quiet: true }
    }
}

/// A term with its meaning.
#[derive(Debug, Serialize)]
pub(super) struct Term {
    /// What is explained.
    pub(super) name: String,
    /// The explanation.
    pub(super) text: String,
    /// Its colour, where the term is a status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<&'static str>,
}

/// Words in the colour of a status.
#[derive(Debug, Serialize)]
pub(super) struct Mark {
    /// The status.
    pub(super) status: &'static str,
    /// Symbol and word.
    pub(super) text: String,
}

/// A table; the first cell of each row is its header.
#[derive(Debug, Serialize)]
pub(super) struct Table {
    /// What it is about, for those who do not see it.
    pub(super) summary: String,
    /// Headings over several columns; empty for none.
    pub(super) groups: Vec<Group>,
    /// From left to right.
    pub(super) columns: Vec<Column>,
    /// From top to bottom.
    pub(super) items: Vec<Item>,
}

/// A heading over several columns.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    /// The words.
    pub(super) title: String,
    /// How many columns.
    pub(super) span: usize,
}

/// A column.
#[derive(Debug, Serialize)]
pub(super) struct Column {
    /// The heading.
    pub(super) title: String,
    /// A share of the width that is left, or 0 for as wide as the contents.
    pub(super) share: u32,
    /// True for numbers.
    pub(super) right: bool,
    /// True where words do not break, as they are short and few.
    pub(super) whole_words: bool,
    /// The shapes of what follows the decimal comma in the first lines of its cells, see [`Line::tail`].
    tails: Vec<String>,
    /// The same in the small lines.
    small_tails: Vec<String>,
}

impl Column {
    /// A column of words that takes its share of the room.
    pub(super) fn words(title: impl Into<String>, share: u32) -> Self {
        Self {
            title: title.into(),
            share,
            right: false,
            whole_words: false,
            tails: Vec::new(),
            small_tails: Vec::new(),
        }
    }

    /// A column of short words, as wide as they are.
    pub(super) fn narrow(title: impl Into<String>) -> Self {
        Self::words(title, 0)
    }

    /// A column of words that are never hyphenated.
    pub(super) fn whole_words(title: impl Into<String>, share: u32) -> Self {
        Self { whole_words: true, ..Self::words(title, share) }
    }

    /// A column of numbers, as wide as they are.
    pub(super) fn numbers(title: impl Into<String>) -> Self {
        Self { right: true, ..Self::words(title, 0) }
    }
}

/// A row, or a heading between rows.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Item {
    /// A heading across the table.
    Band {
        /// True where it is short enough to stand on every page that what is below reaches.
        repeat: bool,
        /// 2 below the heads of columns, 3 below that.
        level: u8,
        /// The words.
        text: String,
        /// Behind them, small.
        small: String,
        /// The colour of what is below.
        #[serde(skip_serializing_if = "Option::is_none")]
        mark: Option<Mark>,
    },
    /// Words across the table, each with its name before it.
    Across {
        /// One below the other.
        parts: Vec<Part>,
    },
    /// A row.
    Row {
        /// True where it is short enough to stay on one page.
        keep: bool,
        /// A cell a column.
        cells: Vec<Cell>,
    },
}

/// Words with their name.
#[derive(Debug, Serialize)]
pub(super) struct Part {
    /// What the words are.
    pub(super) name: &'static str,
    /// The words.
    pub(super) text: String,
}

/// A cell.
#[derive(Debug, Default, Serialize)]
pub(super) struct Cell {
    /// One below the other; those after the first are small.
    pub(super) lines: Vec<Line>,
    /// The ground.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ground: Option<&'static str>,
    /// Footnotes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<String>,
    /// Set in, as a part of the row before.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) inset: bool,
    /// A stacked bar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) bar: Option<Bar>,
    /// A small chart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) chart: Option<Chart>,
}

impl Cell {
    /// One line of words.
    pub(super) fn words(text: impl Into<String>) -> Self {
        Self { lines: vec![Line::words(text)], ..Self::default() }
    }

    /// Nothing to show; a cell that is empty would leave a listener wondering.
    pub(super) fn nothing() -> Self {
        Self::words(crate::catalogue::pdf::NOTHING)
    }

    /// One more line, small.
    pub(super) fn with(mut self, line: Line) -> Self {
        self.lines.push(line);
        self
    }

    fn length(&self) -> usize {
        self.lines.iter().map(|line| line.text.len()).sum::<usize>() + self.notes.iter().map(String::len).sum::<usize>()
    }
}

/// One line of a cell.
#[derive(Debug, Default, Serialize)]
pub(super) struct Line {
    /// The words or the number.
    pub(super) text: String,
    /// From the decimal comma to the end with every digit a 0, so that numbers align; `None` for words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tail: Option<String>,
    /// In the colour of a status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) colour: Option<&'static str>,
    /// In bold letters.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) strong: bool,
}

impl Line {
    /// Words.
    pub(super) fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Words in the colour of a status.
    pub(super) fn status(status: Status, text: impl Into<String>) -> Self {
        Self { colour: Some(status.name()), ..Self::words(text) }
    }

    /// A number, with whatever stands behind it.
    pub(super) fn number(text: impl Into<String>, language: Language) -> Self {
        let text = text.into();
        let tail = Some(tail(&text, language));
        Self { tail, ..Self::words(text) }
    }
}

/// From the decimal mark of the last number to the end, digits as zeros; all of them are equally wide.
fn tail(text: &str, language: Language) -> String {
    let number_end = text.trim_end_matches(|end: char| !end.is_ascii_digit()).len();
    let whole = text[..number_end].trim_end_matches(|digit: char| digit.is_ascii_digit());
    let start = match whole.strip_suffix(language.pick(',', '.')) {
        // A group of thousands is no decimal mark: in no language are both the same.
        Some(before) => before.len(),
        None => number_end,
    };
    text[start..].chars().map(|character| if character.is_ascii_digit() { '0' } else { character }).collect()
}

/// A stacked bar; lengths in thousandths.
#[derive(Debug, Serialize)]
pub(super) struct Bar {
    /// What it shows.
    pub(super) alt: String,
    /// From left to right.
    pub(super) segments: Vec<BarSegment>,
}

/// A piece of a stacked bar.
#[derive(Debug, Serialize)]
pub(super) struct BarSegment {
    status: &'static str,
    start: u32,
    length: u32,
}

impl From<Segment> for BarSegment {
    fn from(segment: Segment) -> Self {
        Self { status: segment.status.name(), start: segment.start, length: segment.length }
    }
}

/// A small chart; lengths in thousandths, heights from the bottom.
#[derive(Debug, Serialize)]
pub(super) struct Chart {
    /// What it shows.
    pub(super) alt: String,
    /// The height of 0.
    pub(super) zero: u32,
    /// From left to right.
    pub(super) points: Vec<ChartPoint>,
}

/// A period in a small chart.
#[derive(Debug, Serialize)]
pub(super) struct ChartPoint {
    /// From the left.
    pub(super) x: u32,
    /// The status.
    pub(super) status: &'static str,
    /// The Ist.
    pub(super) actual: Option<u32>,
    /// The Soll, or the lower bound of a corridor.
    pub(super) low: Option<u32>,
    /// The Soll, or the upper bound of a corridor.
    pub(super) high: Option<u32>,
}

impl Table {
    /// A table with those columns and no rows yet.
    pub(super) fn new(summary: impl Into<String>, columns: Vec<Column>) -> Self {
        Self { summary: summary.into(), groups: Vec::new(), columns, items: Vec::new() }
    }

    /// True without a row.
    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// A heading between rows.
    pub(super) fn band(&mut self, level: u8, text: impl Into<String>, small: impl Into<String>, mark: Option<Mark>) {
        /// Bytes of text that surely take little of a page.
        const SHORT: usize = 600;
        let (text, small) = (text.into(), small.into());
        self.items.push(Item::Band { repeat: text.len() + small.len() <= SHORT, level, text, small, mark });
    }

    /// Words across the table; nothing where there are none.
    pub(super) fn across(&mut self, parts: Vec<Part>) {
        if !parts.is_empty() {
            self.items.push(Item::Across { parts });
        }
    }

    /// A row with a cell for each column.
    pub(super) fn row(&mut self, cells: Vec<Cell>) {
        /// Bytes of text that surely fit half a page, however narrow the column.
        const SHORT: usize = 700;
        for (column, cell) in self.columns.iter_mut().zip(&cells) {
            for (index, line) in cell.lines.iter().enumerate() {
                let tails = if index == 0 { &mut column.tails } else { &mut column.small_tails };
                if let Some(tail) = &line.tail
                    && !tails.contains(tail)
                {
                    tails.push(tail.clone());
                }
            }
        }
        let keep = cells.iter().all(|cell| cell.length() <= SHORT);
        self.items.push(Item::Row { keep, cells });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_begin_at_the_decimal_mark() {
        let german = |text| tail(text, Language::German);
        assert_eq!(
            [german("1.234,56"), german("−7,5 %"), german("450"), german("37,0–45,25*")],
            [",00", ",0 %", "", ",00*"]
        );
        assert_eq!([german("16.500.000"), german("40 %"), german("–")], ["", " %", "–"]);
        assert_eq!(tail("1,234.5%", Language::English), ".0%");
    }
}
