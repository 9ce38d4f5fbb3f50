//! Colours of the terminal. While lines are laid out, colours are invisible marks of no width, so that columns can be
//! measured and wrapped; they become escape codes at the very end, or were never there.

use anstyle::{Ansi256Color, Color, Style};

use crate::status::{Colour, Status};

/// How a piece of text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    /// An Ist: the whole cell in the colour of its verdict.
    Cell(Colour),
    /// A rolled-up colour, a forecast, a count: coloured letters.
    Letters(Colour),
    /// A title.
    Strong,
}

/// Marks text with looks, or leaves it alone where the output is to be plain.
#[derive(Clone, Copy, Debug)]
pub(super) struct Painter {
    /// True where the output may hold escape codes.
    pub(super) colour: bool,
}

/// Text that breaks nowhere has these instead of spaces while it is laid out.
pub(super) const FIRM_SPACE: char = '\u{a0}';

/// Marks lie among the invisible tags, which have no width and which `printable` takes out of every text of a file.
const FIRST_MARK: u32 = 0xe_0f00;
const END: char = '\u{e0f7f}';

const PAINTS: [Paint; 7] = [
    Paint::Cell(Colour::Green),
    Paint::Cell(Colour::Yellow),
    Paint::Cell(Colour::Red),
    Paint::Letters(Colour::Green),
    Paint::Letters(Colour::Yellow),
    Paint::Letters(Colour::Red),
    Paint::Strong,
];

impl Painter {
    /// The text with that look.
    pub(super) fn paint(self, paint: Paint, text: &str) -> String {
        match PAINTS.iter().zip(FIRST_MARK..).find(|(known, _)| **known == paint) {
            Some((_, code)) if self.colour && !text.is_empty() => {
                let mut painted = String::with_capacity(text.len() + 8);
                painted.extend(char::from_u32(code));
                painted.push_str(text);
                painted.push(END);
                painted
            }
            _ => text.to_owned(),
        }
    }

    /// The text with coloured letters where the status has a colour.
    pub(super) fn letters(self, status: Option<Status>, text: &str) -> String {
        match status.and_then(Status::colour) {
            Some(colour) => self.paint(Paint::Letters(colour), text),
            None => text.to_owned(),
        }
    }

    /// The text as the cell of an Ist with that status.
    pub(super) fn cell(self, status: Status, text: &str) -> String {
        match status.colour() {
            Some(colour) => self.paint(Paint::Cell(colour), text),
            None => text.to_owned(),
        }
    }

    /// A laid-out text with escape codes for the marks, and spaces for the firm ones.
    pub(super) fn finish(text: &str) -> String {
        let mut finished = String::with_capacity(text.len() + text.len() / 8);
        let mut style = Style::new();
        for character in text.chars() {
            match character {
                FIRM_SPACE => finished.push(' '),
                END => finished.push_str(&style.render_reset().to_string()),
                _ => match paint_of(character) {
                    Some(paint) => {
                        style = style_of(paint);
                        finished.push_str(&style.render().to_string());
                    }
                    None => finished.push(character),
                },
            }
        }
        finished
    }
}

fn paint_of(mark: char) -> Option<Paint> {
    let position = u32::from(mark).checked_sub(FIRST_MARK)?;
    PAINTS.get(usize::try_from(position).ok()?).copied()
}

/// The palette, from the 256 colours that every terminal has.
///
/// A cell sets both letters and ground, so that it reads on a dark terminal as on a light one. The three grounds differ
/// in lightness as well as in hue (a bluish green, a light amber, a dark red), so that they stay apart without colour
/// vision. Coloured letters are of middle lightness: contrast at least 3:1 on black and on white.
fn style_of(paint: Paint) -> Style {
    const BLACK: u8 = 16;
    const WHITE: u8 = 231;
    let (letters, ground) = match paint {
        Paint::Cell(Colour::Green) => (BLACK, Some(115)),
        Paint::Cell(Colour::Yellow) => (BLACK, Some(222)),
        Paint::Cell(Colour::Red) => (WHITE, Some(124)),
        Paint::Letters(Colour::Green) => (29, None),
        Paint::Letters(Colour::Yellow) => (136, None),
        Paint::Letters(Colour::Red) => (160, None),
        Paint::Strong => return Style::new().bold(),
    };
    let colour = |code| Some(Color::Ansi256(Ansi256Color(code)));
    Style::new().fg_color(colour(letters)).bg_color(ground.and_then(colour))
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn marks_have_no_width_and_become_escape_codes() {
        let painter = Painter { colour: true };
        for paint in PAINTS {
            let marked = painter.paint(paint, "◆ 259");
            assert_eq!(marked.width(), 5, "{paint:?}");
            let finished = Painter::finish(&marked);
            assert!(finished.starts_with("\u{1b}["), "{finished:?}");
            assert!(finished.ends_with("◆ 259\u{1b}[0m"), "{finished:?}");
        }
    }

    #[test]
    fn plain_output_has_no_marks_at_all() {
        let painter = Painter { colour: false };
        assert_eq!(painter.cell(Status::Red, "▼ 98"), "▼ 98");
        assert_eq!(painter.letters(Some(Status::Green), "grün"), "grün");
        assert_eq!(painter.paint(Paint::Strong, "Titel"), "Titel");
    }

    #[test]
    fn what_has_no_colour_is_not_painted() {
        let painter = Painter { colour: true };
        assert_eq!(painter.cell(Status::Missing, "○"), "○");
        assert_eq!(painter.letters(None, "–"), "–");
    }
}
