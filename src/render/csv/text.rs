//! Texts in a table: quoted where needed, and never a formula.
//!
//! A spreadsheet evaluates a cell that begins with `=`, `+`, `-` or `@`, and some do so after blanks, a tab or a line
//! break. Such a text gets an apostrophe in front, which spreadsheets read as "this is text"; other readers strip it.
//! Numbers are never touched: they are figures of the report and not somebody's text.

/// Appends a text as one field.
///
/// Line breaks stay (as LF, in quotes) and so do tabs; any other control character becomes a blank.
pub(super) fn push(table: &mut String, text: &str, delimiter: char) {
    let quoted = text.contains([delimiter, '"', '\n', '\r']);
    if quoted {
        table.push('"');
    }
    if reads_as_formula(text) {
        table.push('\'');
    }
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' => table.push_str("\"\""),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\t' => table.push(character),
            _ if character.is_control() => table.push(' '),
            _ => table.push(character),
        }
    }
    if quoted {
        table.push('"');
    }
}

/// True for a text that a spreadsheet might evaluate, full-width signs of East Asian keyboards included.
fn reads_as_formula(text: &str) -> bool {
    let blank = |character: char| character.is_whitespace() || character.is_control() || character == '\u{feff}';
    text.starts_with(['\t', '\r', '\n'])
        || text.trim_start_matches(blank).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_cleaned_and_never_formulas() {
        for (text, expected) in [
            ("Müller", "Müller"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("a;b", "a;b"),
            ("sagt \"ja\"", "\"sagt \"\"ja\"\"\""),
            ("eins\r\nzwei\ndrei", "\"eins\nzwei\ndrei\""),
            ("eins\rzwei", "\"eins zwei\""),
            ("glocke\u{7}\u{1b}[31m\u{9b}", "glocke  [31m "),
            ("=1+1", "'=1+1"),
            ("+49 521", "'+49 521"),
            ("-5 Stellen", "'-5 Stellen"),
            ("@SUMME(A1)", "'@SUMME(A1)"),
            ("\tx", "'\tx"),
            ("\r=1", "\"' =1\""),
            (" =1", "' =1"),
            ("\u{0}=1", "' =1"),
            ("＝1", "'＝1"),
            ("=A1,B1", "\"'=A1,B1\""),
            ("− 5", "− 5"),
            ("a=b", "a=b"),
            ("'schon", "'schon"),
        ] {
            let mut field = String::new();
            push(&mut field, text, ',');
            assert_eq!(field, expected, "{text:?}");
        }
    }
}
