//! Number formats: how real numbers in cells are shown. Codes are written in the American way whatever the language;
//! Excel and Calc show them with the decimal mark of the reader's system.

use crate::catalogue::{Language, format};

/// Places that a cell can show; a binary float knows no more digits.
const MOST_PLACES: u32 = 15;

/// Grouped, with that many places: `#,##0.00`.
pub(super) fn plain(places: u32) -> String {
    let mut code = String::from("#,##0");
    if places > 0 {
        code.push('.');
        code.extend((0..places.min(MOST_PLACES)).map(|_| '0'));
    }
    code
}

/// With words before and behind it, and a symbol right before it, so that the colour is not alone: `▼ 98`. At the left edge of the
/// cell it would seem to belong to the number of the column before.
pub(super) fn with_words(symbol: &str, before: &str, code: &str, after: &str) -> String {
    let edge = edge(symbol);
    let (before, after) = (quoted(before), quoted(after));
    let shown = |sign: &str| format!("{edge}{before}{sign}{code}{after}");
    if code.starts_with('#') { format!("{};{}", shown(""), shown(&minus())) } else { shown("") }
}

/// The same with a sign above 0 too: `+1.5`, `−22`, `0`.
pub(super) fn signed(symbol: &str, before: &str, code: &str, after: &str) -> String {
    let edge = edge(symbol);
    let (before, after) = (quoted(before), quoted(after));
    let shown = |sign: &str| format!("{edge}{before}{sign}{code}{after}");
    format!("{};{};{}", shown("+"), shown(&minus()), shown(""))
}

/// A number of things; none is a dash.
pub(super) fn count() -> String {
    "#,##0;#,##0;\"–\"".into()
}

/// With a word or sign behind the number.
pub(super) fn with_suffix(code: &str, suffix: &str) -> String {
    format!("{code}\"{suffix}\"")
}

/// What stands behind a number in percent. The cell holds percents, not hundredths: 7.5 for 7.5 %.
pub(super) fn percent_sign(language: Language) -> &'static str {
    language.pick(" %", "%")
}

/// A day, the same everywhere.
pub(super) fn date(language: Language) -> &'static str {
    language.pick("dd.mm.yyyy", "d mmm yyyy")
}

fn edge(symbol: &str) -> String {
    if symbol.is_empty() { String::new() } else { format!("\"{symbol} \"") }
}

fn quoted(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("\"{}\"", words.replace('"', "”")) }
}

fn minus() -> String {
    format!("\"{}\"", format::MINUS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_the_places_of_the_figure_and_the_words_around_it() {
        assert_eq!(plain(0), "#,##0");
        assert_eq!(plain(2), "#,##0.00");
        assert_eq!(plain(28), "#,##0.000000000000000");
        assert_eq!(signed("", "", "0.0", " %"), "+0.0\" %\";\"−\"0.0\" %\";0.0\" %\"");
        assert_eq!(with_words("▼", "", "#,##0", ""), "\"▼ \"#,##0;\"▼ \"\"−\"#,##0");
        assert_eq!(with_words("", "mind. ", "#,##0", "*"), "\"mind. \"#,##0\"*\";\"mind. \"\"−\"#,##0\"*\"");
        assert_eq!(with_words("", "bis ", "dd.mm.yyyy", ""), "\"bis \"dd.mm.yyyy");
    }
}
