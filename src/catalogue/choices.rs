//! Words of the drop-downs of a planning form, by which it is read again.

use super::Language;
use crate::form::planning::{DONE_BY, INFORMATIVE};
use crate::model::{Kind, Reference};

const LANGUAGES: [Language; 2] = [Language::German, Language::English];

/// Ways of interim targets that are no list of values, by their words in a matrix file.
const INTERIM: [&str; 3] = ["seasonal", "linear", "constant"];

/// The directions of a drop-down with their keys, in its order.
pub(crate) fn directions(language: Language) -> [(&'static str, &'static str); 6] {
    [
        ("at_least", language.pick("mindestens", "at least")),
        ("at_most", language.pick("höchstens", "at most")),
        ("between", language.pick("zwischen", "between")),
        ("exactly", language.pick("genau", "exactly")),
        (DONE_BY, language.pick("bis", "by")),
        (INFORMATIVE, language.pick("nachrichtlich", "for information")),
    ]
}

/// A kind in the word of the drop-down.
pub(crate) fn kind(kind: Kind, language: Language) -> &'static str {
    match kind {
        Kind::Cumulative => language.pick("Summe", "sum"),
        Kind::Level => language.pick("Stand", "level"),
        Kind::Average => language.pick("Mittel", "average"),
        Kind::Ratio => language.pick("Quote", "ratio"),
        Kind::Milestone => language.pick("Meilenstein", "milestone"),
        Kind::Assessed => language.pick("Einschätzung", "assessed"),
    }
}

/// A way of interim targets that is no list of values.
pub(crate) fn interim(word: &str, language: Language) -> &'static str {
    match word {
        "seasonal" => language.pick("saisonal", "seasonal"),
        "linear" => language.pick("linear", "linear"),
        _ => language.pick("konstant", "constant"),
    }
}

/// What a drop-down of what is dropped offers.
pub(crate) fn yes(language: Language) -> &'static str {
    language.pick("ja", "yes")
}

/// What stands behind a share of the year before or of the baseline.
pub(crate) fn reference(of: Reference, language: Language) -> &'static str {
    match of {
        Reference::PreviousYear => language.pick("des Vorjahres", "of the year before"),
        Reference::Baseline => language.pick("des Ausgangswerts", "of the baseline"),
    }
}

/// What stands behind a share of the annual target where percent alone would be read as a value.
pub(crate) fn of_target(language: Language) -> &'static str {
    language.pick("des Zielwertes", "of the target")
}

/// The word of a matrix file that stands for a word of a drop-down, in either language.
fn read<'k>(text: &str, words: impl Fn(Language) -> Vec<(&'k str, &'static str)>) -> Option<&'k str> {
    let said = text.trim().to_lowercase();
    LANGUAGES
        .into_iter()
        .flat_map(words)
        .find(|(key, word)| said == word.to_lowercase() || said == *key)
        .map(|(key, _)| key)
}

/// The key of a direction.
pub(crate) fn read_direction(text: &str) -> Option<&'static str> {
    read(text, |language| directions(language).to_vec())
}

/// The kind of a word.
pub(crate) fn read_kind(text: &str) -> Option<Kind> {
    let name = read(text, |language| Kind::ALL.map(|known| (known.name(), kind(known, language))).to_vec())?;
    Kind::ALL.into_iter().find(|kind| kind.name() == name)
}

/// The way of interim targets of a word.
pub(crate) fn read_interim(text: &str) -> Option<&'static str> {
    read(text, |language| INTERIM.map(|word| (word, interim(word, language))).to_vec())
}

/// Whether a word says yes or no; `None` for any other.
pub(crate) fn read_yes(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "ja" | "yes" | "j" | "y" | "x" => Some(true),
        "nein" | "no" | "n" | "-" | "–" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_drop_downs_are_read_in_both_languages() {
        for language in LANGUAGES {
            for (key, word) in directions(language) {
                assert_eq!(read_direction(word), Some(key));
            }
            for known in Kind::ALL {
                assert_eq!(read_kind(kind(known, language)), Some(known));
            }
            for word in INTERIM {
                assert_eq!(read_interim(interim(word, language)), Some(word));
            }
            assert_eq!(read_yes(yes(language)), Some(true));
        }
        assert_eq!(read_direction(" Mindestens "), Some("at_least"));
        assert_eq!(read_kind("cumulative"), Some(Kind::Cumulative));
        for other in ["", "vielleicht", "450"] {
            assert_eq!(
                (read_direction(other), read_kind(other), read_interim(other), read_yes(other)),
                (None, None, None, None)
            );
        }
    }
}
