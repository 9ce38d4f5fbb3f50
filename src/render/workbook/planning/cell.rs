//! One cell of a planning form: what it shows, how it looks, and what is said beside it.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, XlsxError};

use crate::catalogue::{Language, choices, format, planning as words};
use crate::form::planning::{Field, Subject};
use crate::model::Kind;
use crate::number::{Decimal, Number};
use crate::render::workbook::cell::{Cell, Content, excel_date};
use crate::render::workbook::numbers;
use crate::render::workbook::styles::{Role, Style};
use crate::render::workbook::text;
use crate::report::planning::{Entry, PlanningCell, PlanningRow};

/// Digits that a spreadsheet keeps of a number; one with more is written as a text, so that none is lost.
const KEPT_DIGITS: usize = 15;
/// Characters of the title and of the text beside a cell.
const TITLE_UNITS: usize = 32;
const MESSAGE_UNITS: usize = 255;

/// True for a text that a cell does not hold.
pub(super) fn is_too_long(cell: &PlanningCell) -> bool {
    matches!(&cell.entry, Some(Entry::Text(words)) if !text::fits_cell(words))
}

/// The cell of a row.
pub(super) fn cell(row: &PlanningRow, cell: &PlanningCell, language: Language) -> Cell {
    if is_too_long(cell) {
        return Cell::words(Role::QuietWords, words::too_long(language));
    }
    let content = shown(row, cell, language);
    let role = match (cell.locked, is_words(cell.field), is_new(row)) {
        (true, ..) => Role::QuietWords,
        (false, true, false) => Role::InputWords,
        (false, false, false) => Role::Input,
        (false, true, true) => Role::RoomWords,
        (false, false, true) => Role::Room,
    };
    let style = Style::new(role);
    let style =
        if matches!(content, Content::Date(_)) { style.shown_as(numbers::date(language).to_owned()) } else { style };
    Cell { content, style, shown: 0 }
}

fn is_new(row: &PlanningRow) -> bool {
    match row.key.subject {
        Subject::NewIndicator | Subject::NewMeasure | Subject::NewEvidence | Subject::NewMeasureIndicator => true,
        Subject::Goal | Subject::Measure | Subject::Evidence | Subject::Indicator | Subject::Line => false,
    }
}

/// True where what is typed stays a text: typed over, a tolerance of 5 % must not make 2 % of a 2.
fn is_words(field: Field) -> bool {
    match field {
        Field::Direction | Field::Value | Field::To | Field::Interim(_) | Field::Kind | Field::Dropped => false,
        Field::Green
        | Field::Yellow
        | Field::Name
        | Field::Unit
        | Field::Source
        | Field::Open
        | Field::Reason
        | Field::Responsible
        | Field::Hypothesis
        | Field::Evidence => true,
    }
}

fn shown(row: &PlanningRow, cell: &PlanningCell, language: Language) -> Content {
    let Some(entry) = &cell.entry else { return Content::Blank };
    match entry {
        Entry::Number(value) if !is_words(cell.field) && fits(*value) => {
            Content::Number(Number::from(*value).to_spreadsheet())
        }
        Entry::Number(value) => Content::Text(plain(*value, language)),
        Entry::Percent(value) => {
            let share = format!("{} %", plain(*value, language));
            let doubtful = matches!(cell.field, Field::Interim(_)) && row.is_percent();
            Content::Text(if doubtful { format!("{share} {}", choices::of_target(language)) } else { share })
        }
        Entry::Share(value, of) => {
            Content::Text(format!("{} % {}", plain(*value, language), choices::reference(*of, language)))
        }
        Entry::Pair(low, high) => Content::Text(format!("{}–{}", plain(*low, language), plain(*high, language))),
        Entry::Date(date) if excel_date(*date).is_some() => Content::Date(*date),
        Entry::Date(date) => Content::Text(format::date(*date, language)),
        Entry::Word(word) => Content::Text(word_of(word, language).to_owned()),
        Entry::Text(words) => Content::Text(words.clone()),
    }
}

fn word_of(word: &str, language: Language) -> &'static str {
    let direction = choices::directions(language).into_iter().find(|(key, _)| *key == word).map(|(_, word)| word);
    let kind = || Kind::ALL.into_iter().find(|kind| kind.name() == word).map(|kind| choices::kind(kind, language));
    direction.or_else(kind).unwrap_or_else(|| choices::interim(word, language))
}

fn fits(value: Decimal) -> bool {
    value.normalize().mantissa().unsigned_abs().to_string().len() <= KEPT_DIGITS
}

/// Without marks of thousands, so that the one mark that is there can only be that of the decimals.
fn plain(value: Decimal, language: Language) -> String {
    let text = value.normalize().to_string();
    language.pick(text.replace('.', ","), text)
}

/// What a program says beside the cell, and the words of its drop-down.
pub(super) fn validation(row: &PlanningRow, field: Field, language: Language) -> Result<DataValidation, XlsxError> {
    let validation = match field {
        Field::Direction => {
            DataValidation::new().allow_list_strings(&choices::directions(language).map(|(_, word)| word))?
        }
        Field::Kind => {
            DataValidation::new().allow_list_strings(&Kind::ALL.map(|kind| choices::kind(kind, language)))?
        }
        Field::Dropped => DataValidation::new().allow_list_strings(&[choices::yes(language)])?,
        Field::Name
        | Field::Value
        | Field::To
        | Field::Interim(_)
        | Field::Green
        | Field::Yellow
        | Field::Unit
        | Field::Source
        | Field::Open
        | Field::Reason
        | Field::Responsible
        | Field::Hypothesis
        | Field::Evidence => DataValidation::new().allow_any_value(),
    };
    validation
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_input_title(text::short_line(words::field(field, language), TITLE_UNITS))?
        .set_input_message(text::short_line(words::hint(field, row.line, language), MESSAGE_UNITS))?
        .set_error_title(text::short_line(words::unexpected(language), TITLE_UNITS))?
        .set_error_message(text::short_line(words::choose(language), MESSAGE_UNITS))
}
