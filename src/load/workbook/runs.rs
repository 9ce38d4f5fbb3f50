//! Texts in several writings: a raised mark is no digit of the number before it.

use super::Content;
use super::content::Oddity;

/// Whether letters stand above or below the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rise {
    /// On the line.
    None,
    /// Above it.
    Up,
    /// Below it.
    Down,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) text: String,
    /// As the cell where it says nothing itself.
    pub(super) rise: Option<Rise>,
}

/// What a cell with these pieces says; `None` where that is nothing.
pub(super) fn content(runs: &[Run], of_cell: Rise) -> Option<Content> {
    let mut text = String::new();
    let mut marked = false;
    for run in runs {
        match run.rise.unwrap_or(of_cell) {
            Rise::Up | Rise::Down if run.text.trim().is_empty() => text.push_str(&run.text),
            Rise::None => text.push_str(&run.text),
            // m² and m³ are units.
            Rise::Up if text.ends_with('m') && matches!(run.text.trim_end(), "2" | "3") => {
                text.push(if run.text.starts_with('2') { '²' } else { '³' });
                text.push_str(&run.text[1..]);
            }
            rise @ (Rise::Up | Rise::Down) => {
                marked = true;
                // Behind a digit it would be read as one more.
                let behind_digit = text.ends_with(|last: char| last.is_ascii_digit());
                let shown = |letter: char| if behind_digit { small(letter, rise) } else { letter };
                text.extend(run.text.chars().map(shown));
            }
        }
    }
    let content = Content::text(&text)?;
    Some(if marked { Content::Odd { text: content.shown(), why: Oddity::Raised } } else { content })
}

fn small(letter: char, rise: Rise) -> char {
    let digits = if rise == Rise::Down { "₀₁₂₃₄₅₆₇₈₉" } else { "⁰¹²³⁴⁵⁶⁷⁸⁹" };
    let digit = letter.to_digit(10).and_then(|digit| digits.chars().nth(usize::try_from(digit).ok()?));
    digit.unwrap_or(letter)
}
