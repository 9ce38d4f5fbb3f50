//! TOML values made from text, so that a number is written as it was read and any text survives.

use chrono::NaiveDate;
use toml_edit::Value;

use crate::number::Decimal;
use crate::number::thousands::unmistakable;
use crate::spelling::quoted;

/// A number with exactly its digits, in a spelling that nobody takes for thousands.
pub(crate) fn number(number: Decimal) -> Value {
    let text = unmistakable(number.to_string());
    // A whole number beyond 64 bits is a float by TOML's rules; with an exponent it keeps its digits.
    let text = if text.contains('.') || text.parse::<i64>().is_ok() { text } else { format!("{text}e0") };
    parsed(&text)
}

/// A date.
pub(crate) fn date(date: NaiveDate) -> Value {
    parsed(&date.to_string())
}

/// A text in double quotes on one line.
pub(crate) fn text(text: &str) -> Value {
    parsed(&quoted(text))
}

/// Where a value came from, in braces.
pub(crate) fn table(fields: &[(&str, Value)]) -> Value {
    let fields: Vec<String> = fields.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    parsed(&format!("{{ {} }}", fields.join(", ")))
}

fn parsed(text: &str) -> Value {
    text.parse().expect("a literal that was written by the rules of TOML")
}
