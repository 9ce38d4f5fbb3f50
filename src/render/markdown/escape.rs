//! Texts of users in Markdown: shown as written, never markup, link, mention or reference.

use crate::text::printable;

/// Keeps a sign and what follows it from being read as one: invisible, without width, no place to break.
const WORD_JOINER: char = '\u{2060}';

/// The text so that every reader of Markdown shows it as it is, in one line.
pub(super) fn escaped(text: &str) -> String {
    let text = printable(text).trim().to_owned();
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut signs = text.chars().peekable();
    let mut only_digits = true;
    while let Some(sign) = signs.next() {
        let at_start = escaped.is_empty();
        // At the start of a block these make lists, headings and quotations.
        let starts_block = at_start && matches!(sign, '+' | '-' | '=') || only_digits && matches!(sign, '.' | ')');
        if starts_block || is_markup(sign) || names_something(sign, signs.peek()) {
            escaped.push('\\');
        }
        escaped.push(sign);
        // Mentions, references and addresses are found after the escapes are gone.
        let next = signs.peek().copied();
        let reference =
            matches!(sign, '@' | '#' | '!' | '&' | '%' | '~' | '$') && next.is_some_and(char::is_alphanumeric);
        let address = sign == ':' && next == Some('/') || sign == '.' && is_web_prefix(&escaped);
        if reference || address {
            escaped.push(WORD_JOINER);
        }
        only_digits &= sign.is_ascii_digit();
    }
    escaped
}

fn is_markup(sign: char) -> bool {
    matches!(
        sign,
        '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '!' | '|' | '~' | '$' | '&' | '^' | '"'
    )
}

/// A colon before an address or the name of a small picture (`:smile:`).
fn names_something(sign: char, next: Option<&char>) -> bool {
    sign == ':' && next.is_some_and(|next| !next.is_whitespace())
}

/// `www.` becomes a link by itself.
fn is_web_prefix(text: &str) -> bool {
    text.len() >= 4 && text.as_bytes()[text.len() - 4..].eq_ignore_ascii_case(b"www.")
}

/// The text, at most about that many characters long, cut at a word.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let kept = &text[..cut];
    let kept = kept.rfind(char::is_whitespace).map_or(kept, |space| &kept[..space]);
    format!("{} …", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_markup() {
        for (written, expected) in [
            ("a|b", r"a\|b"),
            ("`x` *y* _z_ ~s~", r"\`x\` \*y\* \_z\_ \~"),
            ("<b>[l](u)</b>", r"\<b\>\[l\](u)\</b\>"),
            ("# Titel\n- Liste", r"\# Titel - Liste"),
            ("- Liste", r"\- Liste"),
            ("12. Mai", r"12\. Mai"),
            ("am 12. Mai", "am 12. Mai"),
            ("https://a.de", r"https\://a.de"),
            ("\u{1b}[1m", r"␛\[1m"),
        ] {
            assert!(escaped(written).replace(WORD_JOINER, "").starts_with(expected), "{written}: {}", escaped(written));
        }
    }

    #[test]
    fn nobody_is_mentioned() {
        assert_eq!(escaped("@stadt #12 !7"), "@\u{2060}stadt \\#\u{2060}12 \\!\u{2060}7");
        assert_eq!(escaped("www.example.org"), "www.\u{2060}example.org");
        assert_eq!(escaped("5 %"), "5 %");
    }

    #[test]
    fn long_texts_end_at_a_word() {
        assert_eq!(shortened("ein langer Text", 40), "ein langer Text");
        assert_eq!(shortened("ein langer Text", 12), "ein langer …");
        assert_eq!(shortened("einlangertext", 5), "einla …");
    }
}
