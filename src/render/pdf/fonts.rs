//! The built-in fonts, and texts that can be set in them: a character that none of them has is replaced visibly, as a
//! glyph that is not there would vanish from paper and text layer alike.

use std::sync::LazyLock;

use serde_json::Value;
use ttf_parser::Face;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use unicode_segmentation::UnicodeSegmentation;

use crate::render::text::printable;

/// Inter for everything it has, `DejaVu` for the rest.
static FILES: [&[u8]; 3] = [
    include_bytes!("../../../assets/fonts/Inter-Regular.otf"),
    include_bytes!("../../../assets/fonts/Inter-Bold.otf"),
    include_bytes!("../../../assets/fonts/DejaVuSansCondensed.ttf"),
];

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    let faces = FILES.iter().filter_map(|file| Face::parse(file, 0).ok()).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), files: fonts, faces }
});

/// How the number begins that stands for a character that no font has.
pub(super) const UNKNOWN: &str = "[U+";

/// Characters of a text that is set whole, some five pages of a comment. The file in the document has all of it.
const LONGEST_TEXT: usize = 10_000;
/// A word longer than this may break anywhere: no dictionary knows it, and no column is that wide.
const LONGEST_WORD: usize = 40;
/// Where it may break: short enough for the narrowest column of texts.
const PIECE: usize = 12;
/// Where words end, or break without help.
const MAY_BREAK: [char; 4] = [' ', '-', '/', '\u{2013}'];
/// Allows a break and shows nothing.
const BREAK: char = '\u{200b}';

/// The fonts that a handout is set in.
pub(super) struct Fonts {
    /// What the typesetter chooses from.
    pub(super) book: LazyHash<FontBook>,
    /// In the order of the book.
    pub(super) files: Vec<Font>,
    /// The same, to look up characters.
    pub(super) faces: Vec<Face<'static>>,
}

impl Fonts {
    /// The fonts of this program.
    pub(super) fn built_in() -> &'static Self {
        &FONTS
    }

    /// Makes every text of the data fit to be set. `cut` says of a text that is too long how long it is.
    pub(super) fn prepare(&self, data: &mut Value, cut: &dyn Fn(usize) -> String) {
        match data {
            Value::String(text) => {
                shorten(text, cut);
                if let Some(other) = self.prepared(text) {
                    *text = other;
                }
            }
            Value::Array(values) => values.iter_mut().for_each(|value| self.prepare(value, cut)),
            Value::Object(fields) => fields.values_mut().for_each(|value| self.prepare(value, cut)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// The text of a drawing, in which what no font has is named; nothing is cut or broken.
    pub(super) fn fit(&self, drawing: &str) -> String {
        let mut shown = String::with_capacity(drawing.len());
        for cluster in drawing.graphemes(true) {
            if cluster.is_ascii() { shown.push_str(cluster) } else { self.push(cluster, &mut shown) }
        }
        shown
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
        for word in harmless.split_inclusive(MAY_BREAK) {
            let is_long = word.chars().count() > LONGEST_WORD;
            for (index, cluster) in word.graphemes(true).enumerate() {
                if is_long && index > 0 && index % PIECE == 0 {
                    shown.push(BREAK);
                }
                self.push(cluster, &mut shown);
            }
        }
        Some(shown)
    }

    /// Adds a letter with its marks as it is, where that can be set; else its characters, those that cannot by number.
    fn push(&self, cluster: &str, shown: &mut String) {
        // A mark without its letter, or on a space where a line may end, has nothing to stand on.
        let begins_well = !cluster.starts_with(is_mark) && (cluster.len() == 1 || !cluster.starts_with(' '));
        if begins_well && self.has(cluster) {
            shown.push_str(cluster);
            return;
        }
        for character in cluster.chars() {
            if !is_mark(character) && self.has(character.encode_utf8(&mut [0; 4])) {
                shown.push(character);
            } else {
                let number = format!("{UNKNOWN}{:04X}]", u32::from(character));
                shown.push_str(&number);
            }
        }
    }

    /// True where one font has the whole cluster; two fonts cannot share one.
    fn has(&self, cluster: &str) -> bool {
        // The list of a font's code points that comes with it also names some without a glyph.
        self.faces.iter().any(|face| {
            // A font may list a character and then have no glyph for it.
            let has = |character| face.glyph_index(character).is_some_and(|glyph| glyph.0 != 0);
            cluster.chars().all(|character| !is_private(character) && has(character))
        })
    }
}

/// Cuts a text that would fill pages and says so in its place.
fn shorten(text: &mut String, cut: &dyn Fn(usize) -> String) {
    // Most texts by far: fewer bytes than that.
    if text.len() <= LONGEST_TEXT {
        return;
    }
    let Some((end, _)) = text.char_indices().nth(LONGEST_TEXT) else { return };
    let note = cut(text.chars().count());
    // Not between a letter and its marks; one with more marks than there is room for is cut all the same.
    let last = text[..end].grapheme_indices(true).next_back().map(|(start, _)| start);
    text.truncate(last.filter(|start| *start > 0).unwrap_or(end));
    text.truncate(text.trim_end().len());
    text.push_str(&note);
}

/// True for characters that mean nothing outside one font: an archived document must not have any.
fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// True for what joins the character before it.
fn is_mark(character: char) -> bool {
    let mut text = String::from("a");
    text.push(character);
    text.graphemes(true).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        Fonts::built_in().prepared(text).unwrap_or_else(|| text.to_owned())
    }

    #[test]
    fn european_and_arabic_letters_are_set_as_they_are() {
        for text in [
            "Größe ẞ „quer“ – ≥ 5 %",
            "Donaudampfschifffahrtsgesellschaft",
            "Zażółć gęślą jaźń",
            "İstanbul ığüşöç",
            "مرحبا",
            "● ◆ ▼ ○ · – × ◇ ↗ → ↘ ✓ ¹",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn what_no_font_has_is_named() {
        assert_eq!(shown("gut 🥇"), "gut [U+1F947]");
        assert_eq!(shown("中文/\u{cd6}"), "[U+4E2D][U+6587]/[U+0CD6]");
        assert_eq!(shown("👩\u{200d}⚕"), "[U+1F469][U+200D]⚕");
        assert_eq!(shown("\u{301} \u{301} e\u{301}"), "[U+0301] [U+0301] e\u{301}");
    }

    #[test]
    fn overrides_and_controls_do_not_reach_the_page() {
        assert_eq!(shown("\u{202e}rot\u{202c}\u{1b}[31m\u{ad}a\u{200b}b"), "�rot�[U+241B][31mab");
    }

    #[test]
    fn a_text_that_would_fill_pages_is_cut_and_says_so() {
        let cut = |whole: usize| format!(" […{whole}]");
        let shortened = |text: String| {
            let mut text = text;
            shorten(&mut text, &cut);
            text
        };
        for whole in ["x".repeat(LONGEST_TEXT), "ß".repeat(LONGEST_TEXT), "kurz".into(), String::new()] {
            assert_eq!(shortened(whole.clone()), whole);
        }
        let words = "Wort ".repeat(400_000);
        let shown = shortened(words);
        assert!(
            shown.len() <= LONGEST_TEXT + 12 && shown.ends_with("Wort […2000000]"),
            "{}",
            &shown[shown.len() - 40..]
        );
        // A letter stays with its marks, and one with endless marks ends too.
        let marked = format!("{}e\u{301}x", "y".repeat(LONGEST_TEXT - 1));
        assert_eq!(shortened(marked), format!("{} […10002]", "y".repeat(LONGEST_TEXT - 1)));
        assert_eq!(
            shortened(format!("e{}", "\u{301}".repeat(20_000))).chars().filter(|c| *c == '\u{301}').count(),
            9_999
        );
    }

    #[test]
    fn a_very_long_word_may_break() {
        let word = "x".repeat(50);
        let shown = shown(&format!("{word} kurz"));
        assert_eq!(shown.replace(BREAK, ""), format!("{word} kurz"));
        assert!(shown.split(BREAK).all(|piece| piece.len() <= PIECE));
    }
}
