//! Cells that were read, written again as they were: the same figures, shown in the same way.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::cell::excel_date;
use crate::load::workbook::format::Look;
use crate::load::workbook::{Cell, Content};

/// Most characters of a cell in Excel.
const MOST_CHARACTERS: usize = 32_767;

/// Writes a cell at its place. A text is written as a text, whatever it begins with.
pub(super) fn write(page: &mut Worksheet, cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    let (row, column) = (cell.row, narrow(cell.column));
    match &cell.content {
        Content::Number { value: Ok(value), percent } => {
            // The same binary number that the file had.
            let number: f64 = value.to_string().parse().unwrap_or_default();
            let format = if *percent { format.clone().set_num_format("0.##########%") } else { format.clone() };
            page.write_number_with_format(row, column, number, &format)?;
        }
        Content::Dressed(dressed) => {
            let number: f64 = dressed.value.to_string().parse().unwrap_or_default();
            let format = format.clone().set_num_format(code(&dressed.look));
            page.write_number_with_format(row, column, number, &format)?;
        }
        Content::Date(date) => {
            match excel_date(*date) {
                Some(day) => {
                    page.write_datetime_with_format(row, column, &day, &format.clone().set_num_format("dd.mm.yyyy"))?
                }
                None => page.write_string_with_format(row, column, cell.content.shown(), format)?,
            };
        }
        Content::Truth(truth) => {
            page.write_boolean_with_format(row, column, *truth, format)?;
        }
        Content::Nothing
        | Content::Number { value: Err(_), .. }
        | Content::Odd { .. }
        | Content::Text(_)
        | Content::Time(_)
        | Content::Error(_) => {
            page.write_string_with_format(row, column, cut(&cell.content.shown()), format)?;
        }
    }
    Ok(())
}

/// The number format that shows a number as it was shown.
fn code(look: &Look) -> String {
    let quoted = |words: &str| if words.is_empty() { String::new() } else { format!("\"{}\"", words.replace('"', "")) };
    match &look.instead {
        // A number that lost its sign gets it back.
        Some(words) if words.contains(|letter: char| letter.is_ascii_digit()) => "General".to_owned(),
        Some(words) => quoted(words),
        None => {
            let prefix = quoted(&look.prefix);
            let thousands = ",".repeat(usize::try_from(look.thousands).unwrap_or_default());
            let percent = if look.percent { "%" } else { "" };
            let suffix = quoted(&look.suffix);
            let gap = |words: &str| if words.is_empty() { "" } else { "\\ " };
            format!("{prefix}{}0.##########{thousands}{percent}{}{suffix}", gap(&look.prefix), gap(&look.suffix))
        }
    }
}

/// As much of a text as a cell holds.
pub(super) fn cut(text: &str) -> String {
    text.chars().take(MOST_CHARACTERS).collect()
}

/// The number of a column as a writer counts.
pub(super) fn narrow(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
