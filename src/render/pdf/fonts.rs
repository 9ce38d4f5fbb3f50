//! The built-in fonts, and texts that can be set in them: a character that none of them has is replaced visibly, as a
//! glyph that is not there would vanish from paper and text layer alike.

use std::sync::LazyLock;

use serde_json::Value;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use unicode_segmentation::UnicodeSegmentation;

use crate::render::text::printable;

/// Inter for everything it has, DejaVu for the rest.
static FILES: [&[u8]; 3] = [
    include_bytes!("../../../assets/fonts/Inter-Regular.otf"),
    include_bytes!("../../../assets/fonts/Inter-Bold.otf"),
    include_bytes!("../../../assets/fonts/DejaVuSansCondensed.ttf"),
];

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// A word longer than this may break anywhere: no dictionary knows it, and no column is that wide.
const LONGEST_WORD: usize = 40;
/// Where it may break: short enough for the narrowest column of texts.
const PIECE: usize = 12;
/// Allows a break and shows nothing.
const BREAK: char = '\u{200b}';

/// The fonts that a handout is set in.
#[derive(Debug)]
pub(super) struct Fonts {
    /// What the typesetter chooses from.
    pub(super) book: LazyHash<FontBook>,
    /// In the order of the book.
    pub(super) fonts: Vec<Font>,
}

impl Fonts {
    /// The fonts of this program.
    pub(super) fn built_in() -> &'static Self {
        &FONTS
    }

    /// Makes every text of the data fit to be set.
    pub(super) fn prepare(&self, data: &mut Value) {
        match data {
            Value::String(text) => {
                if let Some(other) = self.prepared(text) {
                    *text = other;
                }
            }
            Value::Array(values) => values.iter_mut().for_each(|value| self.prepare(value)),
            Value::Object(fields) => fields.values_mut().for_each(|value| self.prepare(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// The text without what would disturb reading, with a mark for what cannot be shown; `None` where it is fit as it
    /// is.
    fn prepared(&self, text: &str) -> Option<String> {
        // Most texts by far: short and plain.
        if text.len() <= LONGEST_WORD && text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return None;
        }
        let harmless = printable(text);
        let mut shown = String::with_capacity(harmless.len());
        let mut unbroken = 0;
        let mut words = harmless.split_inclusive([' ', '-', '/', '\u{2013}']);
        let mut longest = words.next().map_or(0, |word| word.chars().count());
        for cluster in harmless.graphemes(true) {
            if cluster.starts_with([' ', '-', '/', '\u{2013}']) {
                shown.push_str(cluster);
                unbroken = 0;
                longest = words.next().map_or(0, |word| word.chars().count());
                continue;
            }
            if longest > LONGEST_WORD && unbroken >= PIECE {
                shown.push(BREAK);
                unbroken = 0;
            }
            unbroken += 1;
            if self.has(cluster) {
                shown.push_str(cluster);
            } else {
                cluster.chars().for_each(|character| self.push_visibly(character, &mut shown));
            }
        }
        Some(shown)
    }

    /// True where one font has the whole cluster; two fonts cannot share one.
    fn has(&self, cluster: &str) -> bool {
        self.fonts.iter().any(|font| {
            let coverage = &font.info().coverage;
            cluster.chars().all(|character| coverage.contains(u32::from(character)))
        })
    }

    fn push_visibly(&self, character: char, shown: &mut String) {
        // A mark without its letter would attach itself to whatever stands before it.
        let attaches = matches!(character, '\u{300}'..='\u{36f}' | '\u{200c}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}');
        if !attaches && self.has(character.encode_utf8(&mut [0; 4])) {
            shown.push(character);
        } else {
            shown.push_str(&format!("[U+{:04X}]", u32::from(character)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        Fonts::built_in().prepared(text).unwrap_or_else(|| text.to_owned())
    }

    #[test]
    fn european_and_arabic_letters_are_set_as_they_are() {
        for text in ["Größe ẞ „quer“ – ≥ 5 %", "Zażółć gęślą jaźń", "İstanbul ığüşöç", "مرحبا", "● ◆ ▼ ○ · – × ◇ ↗ → ↘ ✓ ¹"]
        {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn what_no_font_has_is_named() {
        assert_eq!(shown("gut 😀"), "gut [U+1F600]");
        assert_eq!(shown("中文"), "[U+4E2D][U+6587]");
        assert_eq!(shown("👩\u{200d}⚕"), "[U+1F469][U+200D]⚕");
    }

    #[test]
    fn overrides_and_controls_do_not_reach_the_page() {
        assert_eq!(shown("\u{202e}rot\u{202c}\u{1b}[31m\u{ad}a\u{200b}b"), "�rot�␛[31mab");
    }

    #[test]
    fn a_very_long_word_may_break() {
        let word = "x".repeat(50);
        let shown = shown(&format!("{word} kurz"));
        assert_eq!(shown.replace(BREAK, ""), format!("{word} kurz"));
        assert!(shown.split(BREAK).all(|piece| piece.len() <= PIECE + " kurz".len()));
        let compound = "Donaudampfschifffahrtsgesellschaft";
        assert_eq!(super::tests::shown(compound), compound);
    }
}
