//! What a program says beside an input, and when an entry is not what belongs there. It warns and never forbids: a
//! remark such as `k. A.` in a number cell is read, or sent back with its cell named.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Worksheet, XlsxError,
};

use super::line;
use crate::catalogue::headings;
use crate::catalogue::{Language, form as words, report};
use crate::period::Period;
use crate::render::workbook::cell::excel_date;
use crate::render::workbook::text;
use crate::report::form::{Expects, FormRow, Input};
use crate::status::Status;

/// UTF-16 units of the title and the text of a message.
const TITLE_UNITS: usize = 32;
const MESSAGE_UNITS: usize = 255;
/// No value of a city is larger; a program needs bounds to know that a number is wanted.
const NUMBERS: [f64; 2] = [-1e15, 1e15];
/// Years before and after that a date may lie in: a number that was meant as one is none of them.
const YEARS: i32 = 30;

/// What belongs into a cell, and what is said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    expects: Expects,
    cutoff: NaiveDate,
    title: String,
    hint: String,
}

/// The rules of all inputs, in the order of the cells.
#[derive(Debug, Default)]
pub(super) struct Validations {
    /// Rows from first to last, their column, and the rule.
    ranges: Vec<(u32, u32, u16, Rule)>,
}

impl Validations {
    /// Adds that of a cell; joins it to the cell above where that has the same.
    pub(super) fn add(
        &mut self,
        (row, column): (u32, u16),
        of: &FormRow,
        input: &Input,
        cutoff: NaiveDate,
        period: Period,
        language: Language,
    ) {
        let rule = Rule {
            expects: input.expects,
            cutoff,
            title: headings::input(input.column, period, language),
            hint: words::hint(of, input.column, input.expects, cutoff, language),
        };
        let above = self.ranges.iter_mut().rev().find(|(_, _, known, _)| *known == column);
        match above.filter(|(_, last, _, known)| *last + 1 == row && *known == rule) {
            Some((_, last, _, _)) => *last = row,
            None => self.ranges.push((row, row, column, rule)),
        }
    }

    /// Adds that of a cell outside the table.
    pub(super) fn add_plain(
        &mut self,
        (row, column): (u32, u16),
        expects: Expects,
        cutoff: NaiveDate,
        title: String,
        hint: String,
    ) {
        self.ranges.push((row, row, column, Rule { expects, cutoff, title, hint }));
    }

    /// Writes them.
    pub(super) fn write(&self, sheet: &mut Worksheet, language: Language) -> Result<(), XlsxError> {
        for (first, last, column, rule) in &self.ranges {
            sheet.add_data_validation(*first, *column, *last, *column, &rule.validation(language)?)?;
        }
        Ok(())
    }
}

impl Rule {
    fn validation(&self, language: Language) -> Result<DataValidation, XlsxError> {
        let message = words::expected_here(self.expects, self.cutoff, language);
        let validation = match self.expects {
            Expects::Number => decimal(NUMBERS[0], NUMBERS[1]),
            Expects::NotNegative => decimal(0.0, NUMBERS[1]),
            Expects::Progress => decimal(0.0, 100.0),
            Expects::Done => self.dates(Some(self.cutoff)),
            Expects::Date => self.dates(None),
            Expects::Colour => {
                list([Status::Green, Status::Yellow, Status::Red].map(|status| report::status(status, language)))?
            }
            Expects::State => list(
                [Status::Missing, Status::NotApplicable, Status::Suppressed]
                    .map(|status| line::state(status, language)),
            )?,
            Expects::Text => DataValidation::new().allow_any_value(),
        };
        validation
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_input_title(text::short_line(&self.title, TITLE_UNITS))?
            .set_input_message(text::short_line(&self.hint, MESSAGE_UNITS))?
            .set_error_title(text::short_line(words::unexpected(language), TITLE_UNITS))?
            .set_error_message(text::short_line(&message, MESSAGE_UNITS))
    }

    /// Days around the period; up to one where that is given.
    fn dates(&self, until: Option<NaiveDate>) -> DataValidation {
        let year = |years: i32, month, day| NaiveDate::from_ymd_opt(self.cutoff.year() + years, month, day);
        let from = year(-YEARS, 1, 1).and_then(excel_date);
        let to = until.or_else(|| year(YEARS, 12, 31)).and_then(excel_date);
        match (from, to) {
            (Some(from), Some(to)) => date_between(from, to),
            // A year that a spreadsheet does not know.
            _ => DataValidation::new().allow_any_value(),
        }
    }
}

fn date_between(from: ExcelDateTime, to: ExcelDateTime) -> DataValidation {
    DataValidation::new().allow_date(DataValidationRule::Between(from, to))
}

fn decimal(from: f64, to: f64) -> DataValidation {
    DataValidation::new().allow_decimal_number(DataValidationRule::Between(from, to))
}

fn list(words: [&str; 3]) -> Result<DataValidation, XlsxError> {
    DataValidation::new().allow_list_strings(&words)
}
