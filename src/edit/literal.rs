//! TOML values made from text, so that a number is written as it was read and any text survives.

use std::fmt::Write;

use chrono::NaiveDate;
use toml_edit::Value;

use crate::number::Decimal;
use crate::number::thousands::unmistakable;

/// A number with exactly its digits, in a spelling that nobody takes for thousands.
pub(super) fn number(number: Decimal) -> Value {
    let text = unmistakable(number.to_string());
    // A whole number beyond 64 bits is a float by TOML's rules; with an exponent it keeps its digits.
    let text = if text.contains('.') || text.parse::<i64>().is_ok() { text } else { format!("{text}e0") };
    parsed(&text)
}

/// A date.
pub(super) fn date(date: NaiveDate) -> Value {
    parsed(&date.to_string())
}

/// A text in double quotes on one line.
pub(super) fn text(text: &str) -> Value {
    parsed(&quoted(text))
}

/// Where a value came from, in braces.
pub(super) fn table(fields: &[(&str, Value)]) -> Value {
    let fields: Vec<String> = fields.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    parsed(&format!("{{ {} }}", fields.join(", ")))
}

fn parsed(text: &str) -> Value {
    text.parse().expect("a literal that was written by the rules of TOML")
}

/// A text in quotes, on one line, with what cannot be seen written out.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            // What cannot be seen, or turns the direction of reading, is written out.
            _ if letter.is_control()
                || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}') =>
            {
                let _ = write!(quoted, "\\U{:08X}", u32::from(letter));
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
