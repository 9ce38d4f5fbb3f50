//! Small parts of a page: texts of users, statuses, aligned numbers, terms with their values.

use maud::{Markup, html};

use crate::catalogue::{Language, format, report as words, sentences};
use crate::document::{Key, NOTHING, Overall};
use crate::status::{Counts, Status};

/// A text that may come from a file: escaped, and apart from the reading direction of what stands around it.
pub(super) fn user(text: &str) -> Markup {
    html! { bdi { (text) } }
}

/// A symbol for the eye only; a word stands beside it.
pub(super) fn symbol(status: Status) -> Markup {
    html! { span aria-hidden="true" { (status.symbol()) } }
}

/// Symbol, word and colour of a status.
pub(super) fn badge(status: Status, language: Language) -> Markup {
    html! { span class={ "badge " (status.name()) } { (symbol(status)) "\u{a0}" (words::status(status, language)) } }
}

/// The colour of several rows together, where it is weighted with its score.
pub(super) fn overall(of: &Overall, language: Language) -> Markup {
    html! {
        (badge(of.status, language))
        @if let Some(score) = &of.score { " " span.quiet { "(" (format::figure(score, language)) ")" } }
    }
}

/// The counts that are not 0, as short as they can be: `● 4 ◆ 3`.
pub(super) fn compact(counts: &Counts, language: Language) -> Markup {
    html! {
        span.compact {
            (spoken(&sentences::counts(counts, language)))
            @for status in Status::ALL {
                @if counts.of(status) > 0 {
                    span aria-hidden="true" { span class={ "letters " (status.name()) } { (status.symbol()) } "\u{a0}" (format::count(counts.of(status), language)) }
                    " "
                }
            }
        }
    }
}

/// The number that a part is about, large, with its unit and its status.
pub(super) fn key(key: &Key, language: Language) -> Markup {
    html! {
        p.key {
            b { (key.value.text(language)) } " "
            @if !key.unit.is_empty() { span { (user(&key.unit)) } " " }
            (badge(key.status, language))
        }
    }
}

/// Text that only a screen reader says.
pub(super) fn spoken(text: &str) -> Markup {
    html! { span.spoken { (text) " " } }
}

/// How many characters of a number stand from its decimal mark on.
pub(super) fn tail(text: &str, language: Language) -> usize {
    let digits_end = text.trim_end_matches(|end: char| !end.is_ascii_digit()).len();
    let whole = text[..digits_end].trim_end_matches(|digit: char| digit.is_ascii_digit());
    let start = if whole.ends_with(language.pick(',', '.')) { whole.len() - 1 } else { digits_end };
    text[start..].chars().count()
}

/// The most characters behind the comma that the style sheet has room for.
pub(super) const MOST_TAIL: usize = 9;

/// A number whose comma stands `room` characters from the end of the cell.
pub(super) fn aligned(text: &str, room: usize, language: Language) -> Markup {
    let room = room.min(MOST_TAIL);
    if room == 0 {
        return html! { (text) };
    }
    let chars = text.chars().count();
    let split = text.char_indices().nth(chars - tail(text, language)).map_or(text.len(), |(at, _)| at);
    let (whole, rest) = text.split_at(split);
    html! { (whole) span class={ "t t" (room) } { (rest) } }
}

/// A dash where there is nothing, which a screen reader does not read as a minus.
pub(super) fn nothing() -> Markup {
    html! { span.nothing { (NOTHING) } }
}

/// A term and its meaning in a list of terms.
pub(super) fn term(name: &str, meaning: &str) -> Markup {
    html! { div { dt { (name) } dd { (meaning) } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_begin_at_the_comma() {
        for (text, expected) in
            [("450", 0), ("1.200", 0), ("−7,5", 2), ("53,33*", 4), ("100\u{a0}%", 2), ("37,0–45,0", 2)]
        {
            assert_eq!(tail(text, Language::German), expected, "{text}");
        }
        assert_eq!(tail("1,200", Language::English), 0);
    }

    #[test]
    fn a_number_is_split_at_its_comma() {
        assert_eq!(aligned("1,5", 3, Language::German).0, "1<span class=\"t t3\">,5</span>");
        assert_eq!(aligned("15", 3, Language::German).0, "15<span class=\"t t3\"></span>");
        assert_eq!(aligned("15", 0, Language::German).0, "15");
    }
}
