//! Cells of a column: a symbol, and a number aligned at its comma.

use super::wrap::width;
use crate::catalogue::Language;
use crate::document::NOTHING;
use crate::status::Status;

/// What a cell shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// Before the body, in a column of its own.
    pub(super) symbol: &'static str,
    /// The number or text.
    pub(super) body: String,
    /// How the body stands in the column.
    pub(super) place: Place,
    /// The status in whose colour it stands.
    pub(super) status: Option<Status>,
    /// True for a body of words, which a symbol before it can stand for.
    pub(super) is_words: bool,
}

/// How a body stands in its column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Place {
    /// Left-aligned words.
    #[default]
    Left,
    /// Right-aligned, such as a date.
    Right,
    /// A number with that many columns from the decimal comma to its end; 0 for a whole number without a sign after it.
    Comma(usize),
}

impl Cell {
    /// Words.
    pub(super) fn words(body: impl Into<String>) -> Self {
        Self { body: body.into(), ..Self::default() }
    }

    /// A date, or anything else that ends where numbers end.
    pub(super) fn right(body: impl Into<String>) -> Self {
        Self { body: body.into(), place: Place::Right, ..Self::default() }
    }

    /// A number that ends the text, or is followed by a mark or sign.
    pub(super) fn number(body: impl Into<String>, language: Language) -> Self {
        let body = body.into();
        let place = Place::Comma(tail(&body, language));
        Self { body, place, ..Self::default() }
    }

    /// True where there is nothing to show.
    pub(super) fn is_nothing(&self) -> bool {
        self.symbol.is_empty() && self.body == NOTHING
    }

    /// The cell as one text without alignment.
    pub(super) fn plain(&self) -> String {
        let parts = [self.symbol, &self.body];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// Columns from the decimal mark of the last number to the end of the text.
///
/// Looks at the end only: the low bound of a corridor may have other places than the high one.
fn tail(text: &str, language: Language) -> usize {
    let number_end = text.trim_end_matches(|end: char| !end.is_ascii_digit()).len();
    let sign = width(&text[number_end..]);
    let whole = text[..number_end].trim_end_matches(|digit: char| digit.is_ascii_digit());
    let places = number_end - whole.len();
    let point = language.pick(',', '.');
    if whole.ends_with(point) { sign + places + 1 } else { sign }
}

/// The widths that all cells of a column share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    symbol: usize,
    before_comma: usize,
    from_comma: usize,
    other: usize,
    /// The heading, and whether the column aligns left.
    heading: usize,
    left: bool,
}

impl Shape {
    /// The shape of a column with a heading of that width and no cells yet.
    pub(super) fn new(heading: usize, left: bool) -> Self {
        Self { heading, left, ..Self::default() }
    }

    /// Makes room for a cell.
    pub(super) fn fit(&mut self, cell: &Cell) {
        self.symbol = self.symbol.max(width(cell.symbol));
        let body = width(&cell.body);
        match cell.place {
            Place::Comma(tail) => {
                self.before_comma = self.before_comma.max(body.saturating_sub(tail));
                self.from_comma = self.from_comma.max(tail);
            }
            Place::Left | Place::Right => self.other = self.other.max(body),
        }
    }

    /// Columns of the terminal that the column takes.
    pub(super) fn width(&self) -> usize {
        self.heading.max(self.content())
    }

    /// The heading, aligned as the cells are.
    pub(super) fn heading(&self, heading: &str) -> String {
        let room = self.width();
        let pad = room.saturating_sub(width(heading));
        if self.left { format!("{heading}{:pad$}", "") } else { format!("{:pad$}{heading}", "") }
    }

    /// The cell, exactly as wide as the column.
    pub(super) fn align(&self, cell: &Cell) -> String {
        let slack = self.width() - self.content();
        let body_width = self.body() + if self.left { 0 } else { slack };
        let body = width(&cell.body);
        let (before, behind) = match cell.place {
            Place::Left => (0, body_width - body),
            Place::Right => (body_width - body, 0),
            Place::Comma(tail) => {
                let behind = self.from_comma - tail;
                (body_width - body - behind, behind)
            }
        };
        let mut line = String::with_capacity(self.width() * 2);
        let mut pad = |count: usize, text: &str| {
            line.push_str(text);
            line.extend(std::iter::repeat_n(' ', count));
        };
        if self.symbol > 0 {
            pad(self.symbol - width(cell.symbol) + 1, cell.symbol);
        }
        pad(before, "");
        pad(behind, &cell.body);
        if self.left {
            pad(slack, "");
        }
        line
    }

    fn body(&self) -> usize {
        self.other.max(self.before_comma + self.from_comma)
    }

    fn content(&self) -> usize {
        let symbol = if self.symbol > 0 { self.symbol + 1 } else { 0 };
        symbol + self.body()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(heading: &str, cells: &[Cell]) -> Vec<String> {
        let mut shape = Shape::new(width(heading), false);
        for cell in cells {
            shape.fit(cell);
        }
        std::iter::once(shape.heading(heading)).chain(cells.iter().map(|cell| shape.align(cell))).collect()
    }

    #[test]
    fn numbers_align_at_the_comma() {
        let number = |text: &str| Cell::number(text, Language::German);
        let cells = [number("mind. 450"), number("1,9"), number("37,25–45"), number("−1.250.000,00"), Cell::right("–")];
        assert_eq!(
            aligned("Soll", &cells),
            ["         Soll", " mind. 450   ", "         1,9 ", "  37,25–45   ", "−1.250.000,00", "            –"]
        );
    }

    #[test]
    fn signs_and_marks_stay_behind_the_comma() {
        assert_eq!(tail("−7,5 %", Language::German), 4);
        assert_eq!(tail("-7.5%", Language::English), 3);
        assert_eq!(tail("1,250", Language::English), 0);
        assert_eq!(tail("150⁎", Language::German), 1);
    }

    #[test]
    fn symbols_have_a_column_of_their_own() {
        let cell = |symbol, body| Cell { symbol, ..Cell::number(body, Language::German) };
        let cells = [cell("●", "98"), cell("◆", "1,5"), Cell { symbol: "○", ..Cell::words("–") }];
        assert_eq!(aligned("P", &cells), ["     P", "● 98  ", "◆  1,5", "○ –   "]);
        assert_eq!(cells[0].plain(), "● 98");
    }

    #[test]
    fn a_wide_heading_widens_the_column() {
        assert_eq!(aligned("Ist 2013", &[Cell { symbol: "●", ..Cell::number("9", Language::German) }])[1], "●      9");
    }
}
