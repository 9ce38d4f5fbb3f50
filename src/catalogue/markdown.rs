//! Words of the summary in Markdown that the page does not have.

use super::{Language, format};

/// How many entries a list leaves out.
pub fn more(count: usize, language: Language) -> String {
    let count = format::count(count, language);
    language.pick(format!("… und {count} weitere"), format!("… and {count} more"))
}
