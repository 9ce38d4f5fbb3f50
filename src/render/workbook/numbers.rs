//! Number formats: how real numbers in cells are shown. Codes are written in the American way whatever the language;
//! Excel and Calc show them with the decimal mark of the reader's system.

use crate::catalogue::Language;
use crate::status::Status;

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

/// With the status symbol at the left edge of the cell, so that the colour is not alone: `▼      98`.
pub(super) fn with_symbol(status: Status, code: &str) -> String {
    let symbol = status.symbol();
    format!("\"{symbol}\"* {code};\"{symbol}\"* -{code}")
}

/// A date with the status symbol at the left edge.
pub(super) fn date_with_symbol(status: Status, language: Language) -> String {
    format!("\"{}\"* {}", status.symbol(), date(language))
}

/// With a word or sign behind the number.
pub(super) fn with_suffix(code: &str, suffix: &str) -> String {
    format!("{code}\"{suffix}\"")
}

/// With room where others carry a mark, so that the digits stand below each other.
pub(super) fn with_room_for_mark(code: &str) -> String {
    format!("{code}_)")
}

/// With a sign: `+1.5`, `-22`, `0`.
pub(super) fn signed(code: &str) -> String {
    format!("+{code};-{code};{code}")
}

/// What stands behind a number in percent. The cell holds percents, not hundredths: 7.5 for 7.5 %.
pub(super) fn percent_sign(language: Language) -> &'static str {
    language.pick(" %", "%")
}

/// A day, short enough for a narrow column.
pub(super) fn date(language: Language) -> &'static str {
    language.pick("dd.mm.yy", "d mmm yy")
}

/// A day with its whole year.
pub(super) fn long_date(language: Language) -> &'static str {
    language.pick("dd.mm.yyyy", "d mmm yyyy")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_the_places_of_the_figure() {
        assert_eq!(plain(0), "#,##0");
        assert_eq!(plain(2), "#,##0.00");
        assert_eq!(plain(28), "#,##0.000000000000000");
        assert_eq!(signed(&with_suffix("0.0", " %")), "+0.0\" %\";-0.0\" %\";0.0\" %\"");
        assert_eq!(with_symbol(Status::Red, "0"), "\"▼\"* 0;\"▼\"* -0");
    }
}
