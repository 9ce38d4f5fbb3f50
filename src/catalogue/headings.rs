//! Words of a form by which it is read again.

use super::{Language, format};
use crate::catalogue::words::Word;
use crate::model::column::Column;
use crate::period::Period;

/// Heading of an input.
pub(crate) fn input(column: Column, period: Period, language: Language) -> String {
    match column {
        Column::Value => last(period, language),
        Column::Numerator => Word::Numerator.text(language).into(),
        Column::Denominator => Word::Denominator.text(language).into(),
        Column::Progress => language.pick("Fortschritt in %", "Progress in %").into(),
        Column::Done => language.pick("erledigt am", "done on").into(),
        Column::Forecast => language.pick("Prognose Jahresende", "Forecast for year’s end").into(),
        Column::State => language.pick("Zustand, wenn kein Wert", "State where no value").into(),
        Column::Comment => Word::Comment.text(language).into(),
        Column::Action => language.pick("Gegenmaßnahme", "Action").into(),
        Column::Indicator | Column::Matrix | Column::Period | Column::Area | Column::Provisional | Column::Internal => {
            language.pick(column.german(), column.name()).into()
        }
    }
}

/// Heading of the values reported last.
pub(crate) fn last(period: Period, language: Language) -> String {
    let period = format::numbered_period(period, language);
    language.pick(format!("Ist {period}"), format!("Actual {period}"))
}

/// Heading of the indicators.
pub(crate) fn indicator(language: Language) -> &'static str {
    Word::Indicator.text(language)
}

/// Heading of the units.
pub(crate) fn unit(language: Language) -> &'static str {
    Word::Unit.text(language)
}

/// Heading of the annual targets.
pub(crate) fn target(language: Language) -> &'static str {
    language.pick("Zielwert Jahr", "Target of the year")
}

/// Heading of the Soll.
pub(crate) fn expected(period: Period, language: Language) -> String {
    let period = format::numbered_period(period, language);
    language.pick(format!("Soll {period}"), format!("Expected {period}"))
}

/// Heading of the values that are green.
pub(crate) fn green(language: Language) -> &'static str {
    language.pick("Grüner Bereich", "Green range")
}

/// Heading of what is asked about a row, in a form that is sent back.
pub(crate) fn question(language: Language) -> &'static str {
    language.pick("▲ Rückfrage", "▲ Question")
}

/// Headings of what is there for reading.
pub(crate) fn for_reading(period: Period, language: Language) -> [String; 8] {
    [
        indicator(language).into(),
        unit(language).into(),
        target(language).into(),
        expected(period, language),
        green(language).into(),
        last(period.in_year(period.year - 1), language),
        last(period.previous(), language),
        question(language).into(),
    ]
}

/// The name of the list sheet in a return.
pub fn list_sheet(language: Language) -> &'static str {
    language.pick("Rückfragen", "Questions")
}
