//! What stands beside a number or in its place in published tables: marks of provisional figures, flags, signs for no value.

/// What marks a figure as provisional.
const PROVISIONAL: [&str; 12] = [
    "p",
    "v",
    "vorläufig",
    "vorläufiger",
    "vorläufige",
    "vorläufiges",
    "vorl.",
    "vorl",
    "provisional",
    "preliminary",
    "prov.",
    "prov",
];

/// What is provisional, where it is said: `vorläufiges Ergebnis`.
const FIGURES: [&str; 6] = ["wert", "zahl", "ergebnis", "stand", "angabe", "figure"];

/// Signs and words that tables have where they have no figure. What each of them means only their makers know: `x` is
/// senseless to one office, secret to another and unavailable to a third.
const NO_FIGURE: [&str; 32] = [
    "…",
    "...",
    "..",
    ".",
    ":",
    "•",
    "·",
    "/",
    "x",
    "z",
    "c",
    "u",
    "w",
    "s",
    "low",
    "n/a",
    "na",
    "n.a.",
    "#n/a",
    "#nv",
    "nil",
    "null",
    "none",
    "keine",
    "keiner",
    "entfällt",
    "entf.",
    "geheim",
    "unbekannt",
    "o.a.",
    "ohneangabe",
    "fehlt",
];

/// True for a sign or word in place of a figure: `…`, `.`, `/`, `x`, `[c]`, `: u`, `n/a`, `entfällt`.
pub(super) fn is_no_figure(text: &str) -> bool {
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return false;
    }
    let compact: String = text.chars().filter(|sign| !sign.is_whitespace()).flat_map(char::to_lowercase).collect();
    let flag = compact.strip_prefix(':').filter(|flag| flag.len() <= 2 && flag.chars().all(char::is_alphabetic));
    let bracketed = [('[', ']'), ('(', ')')]
        .into_iter()
        .find_map(|(open, close)| compact.strip_prefix(open)?.strip_suffix(close))
        .filter(|inner| inner.is_empty() || inner.chars().count() == 1);
    flag.is_some() || bracketed.is_some() || NO_FIGURE.contains(&compact.trim_matches(['[', ']', '(', ')']))
}

/// True for a mark in front of a number: `r 98`, `*98`, `(s) 98`.
pub(super) fn is_mark_before(text: &str) -> bool {
    let Some(at) = text.find(|sign: char| sign.is_ascii_digit()) else { return false };
    let head = text[..at].trim().trim_matches(['[', ']', '(', ')']);
    let mut signs = head.chars();
    matches!((signs.next(), signs.next()), (Some(first), None) if first.is_lowercase() || "*†‡#¹²³".contains(first))
}

/// The text without a mark that says that the figure is provisional: `98 (p)`, `98 p`, `vorläufig 98`. `None` where
/// there is none.
pub(crate) fn without_provisional(text: &str) -> Option<&str> {
    let text = text.trim();
    if text.ends_with(|last: char| last.is_ascii_digit()) && text.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let number = behind(text).or_else(|| before(text))?.trim();
    number.contains(|sign: char| sign.is_ascii_digit()).then_some(number)
}

fn behind(text: &str) -> Option<&str> {
    let bracketed = [('(', ')'), ('[', ']')].into_iter().find_map(|(open, close)| {
        let (number, mark) = text.strip_suffix(close)?.rsplit_once(open)?;
        is_provisional(mark).then_some(number)
    });
    bracketed.or_else(|| {
        let of_words = |sign: char| sign.is_alphabetic() || sign == '.' || sign.is_whitespace();
        let at = text.char_indices().rev().find(|(_, sign)| !of_words(*sign))?;
        let words = &text[at.0 + at.1.len_utf8()..];
        // `98 EUR vorläufig` has its unit before the mark.
        let starts = words.char_indices().filter(|(at, sign)| *at == 0 || sign.is_whitespace());
        let mark = starts.map(|(at, _)| &words[at..]).find(|mark| is_provisional(mark))?;
        Some(&text[..text.len() - mark.len()])
    })
}

fn before(text: &str) -> Option<&str> {
    let bracketed = [('(', ')'), ('[', ']')].into_iter().find_map(|(open, close)| {
        let (mark, number) = text.strip_prefix(open)?.split_once(close)?;
        is_provisional(mark).then_some(number)
    });
    bracketed.or_else(|| {
        let of_word = |sign: char| sign.is_alphabetic() || sign == '.';
        let (mark, below) = text.split_at(text.find(|sign: char| !of_word(sign))?);
        is_provisional(mark).then_some(())?;
        let below = below.trim_start();
        let noun = below.split(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
        let below = if FIGURES.contains(&noun.to_lowercase().as_str()) { &below[noun.len()..] } else { below };
        Some(below.trim_start_matches([':', ' ']))
    })
}

fn is_provisional(mark: &str) -> bool {
    let lower = mark.trim().to_lowercase();
    let word = match lower.split_once(' ') {
        Some((word, noun)) if FIGURES.contains(&noun.trim()) => word,
        _ => lower.as_str(),
    };
    PROVISIONAL.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_provisional_figures_are_taken_off() {
        for (text, number) in [
            ("98 (p)", Some("98")),
            ("98 p", Some("98")),
            ("98p", Some("98")),
            ("98 (v)", Some("98")),
            ("98 v", Some("98")),
            ("98 [p]", Some("98")),
            ("98[p]", Some("98")),
            ("98 vorläufig", Some("98")),
            ("98 (Vorläufig)", Some("98")),
            ("98 (vorläufiges Ergebnis)", Some("98")),
            ("98 vorläufiger Wert", Some("98")),
            ("98 Besuche vorläufig", Some("98 Besuche")),
            ("98,5 % (vorl.)", Some("98,5 %")),
            ("98 vorl.", Some("98")),
            ("vorläufig 98", Some("98")),
            ("Vorläufig: 98,5 %", Some("98,5 %")),
            ("vorläufiger Wert: 98", Some("98")),
            ("vorl. 1.234,50 EUR", Some("1.234,50 EUR")),
            ("vorläufig € 98", Some("€ 98")),
            ("vorläufig -5", Some("-5")),
            ("(p) 98", Some("98")),
            ("[p]98", Some("98")),
            ("p 98", Some("98")),
            ("98*", None),
            ("98 v. H.", None),
            ("98 (e)", None),
            ("r 98", None),
            ("vorläufig", None),
            ("vorläufig ca.", None),
            ("(p)", None),
            ("98", None),
            ("98,5", None),
            ("", None),
        ] {
            assert_eq!(without_provisional(text), number, "{text}");
        }
    }

    #[test]
    fn signs_in_place_of_figures_are_known() {
        for text in
            ["…", "...", ".", "/", "x", "X", "[c]", "[x]", "[low]", ":", ": c", ":u", "()", "( )", "n/a", "Entfällt"]
        {
            assert!(is_no_figure(text), "{text}");
        }
        for text in ["", "98", "[98]", "zwölf", "siehe Anlage", "c 98", "k. A.", "1/2"] {
            assert!(!is_no_figure(text), "{text}");
        }
    }

    #[test]
    fn marks_in_front_are_known() {
        for text in ["r 98", "r98", "(r) 98", "[s] 98", "* 98", "*98", "¹ 98"] {
            assert!(is_mark_before(text), "{text}");
        }
        for text in ["98 r", "nur 98", "T 98", "€ 98", "-98", "98", "", "r"] {
            assert!(!is_mark_before(text), "{text}");
        }
    }
}
