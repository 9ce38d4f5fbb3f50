//! The form that a department fills in: what its hidden parts say, shared by who writes it and who reads it.
//!
//! Column A of every sheet is hidden. It says on its first rows what the form is, marks the row of hidden column names,
//! and holds a key on each row for a value. What moves with its row or its column is still found.

pub(crate) mod planning;

use crate::period::Period;

/// In cell A1 of every sheet: this is a form, and of which version. It can be no key, as it has a blank.
pub const MARK: &str = "zielmatrix-formular 1";

/// In column A of the hidden row that holds the names of the columns, as `model::column::Column::name` has them.
/// Columns without a name there are for reading only.
pub const COLUMNS_MARK: &str = "zielmatrix-spalten";

/// In column A of the rows above the table in which the department says who filled the form in. What was entered stands
/// in the column of the counter-measures.
pub const FILLED_BY: &str = "zielmatrix-ausgefuellt-von";
/// As [`FILLED_BY`]: telephone or mail address.
pub const CONTACT: &str = "zielmatrix-kontakt";
/// As [`FILLED_BY`]: the day.
pub const FILLED_ON: &str = "zielmatrix-datum";

/// In cell A2: the period, as its folder is named.
pub fn period_mark(period: Period) -> String {
    period.to_string()
}

/// Which value a row is for: `matrix/indicator`, or `matrix/indicator/area` for the value of one area. Ids have no
/// slashes, so the parts are clear.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Id of the matrix.
    pub matrix: String,
    /// Id of the indicator or line.
    pub indicator: String,
    /// Id of the area; `None` for the whole.
    pub area: Option<String>,
}

impl Key {
    /// Reads a key; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('/').map(str::to_owned);
        let key = Self { matrix: parts.next()?, indicator: parts.next()?, area: parts.next() };
        let filled = |part: &String| !part.is_empty() && !part.contains(char::is_whitespace);
        let sound = filled(&key.matrix) && filled(&key.indicator) && key.area.as_ref().is_none_or(filled);
        (sound && parts.next().is_none()).then_some(key)
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}/{}", self.matrix, self.indicator)?;
        self.area.iter().try_for_each(|area| write!(formatter, "/{area}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_as_they_were_written() {
        for text in ["sozialamt/hausbesuche", "sozialamt/hausbesuche/mitte"] {
            assert_eq!(Key::parse(text).map(|key| key.to_string()).as_deref(), Some(text));
        }
        for text in ["", "sozialamt", "sozialamt/", "a/b/c/d", "a/b c", MARK, COLUMNS_MARK] {
            assert_eq!(Key::parse(text), None, "{text}");
        }
    }
}
