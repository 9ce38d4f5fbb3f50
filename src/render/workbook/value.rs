//! Cells of the document as cells of a sheet: real numbers and dates, whose number formats show the words and marks around them.

use super::cell::{Cell, Content};
use super::styles::Role;
use super::{layout, numbers};
use crate::catalogue::{Language, format};
use crate::document::{self, Align, Column, Shown, Value};
use crate::model::Mark;
use crate::number::Figure;

/// The cell, with the symbol of its colour where nothing beside it says the colour.
pub(super) fn cell(shown: &document::Cell, column: Column, symbol: bool, language: Language) -> Cell {
    let symbol = shown.symbol().filter(|_| symbol).unwrap_or_default();
    match &shown.value {
        Value::Nothing => Cell::text(shown.details.join("\n")),
        Value::Figure(figure, how) | Value::Mark(Mark::Point(figure), how) => {
            number(figure, is_signed(*how), shown, symbol, language)
        }
        Value::Target(_, Mark::Point(figure)) => number(figure, false, shown, symbol, language),
        Value::Count(count) => Cell::count(*count, language),
        Value::Due(date) | Value::Date(date) => {
            let text = shown.text(language);
            let day = format::date(*date, language).replace(' ', "\u{a0}");
            let (before, after) = text.split_once(&day).unwrap_or_default();
            let code = numbers::with_words(symbol, before, numbers::date(language), after);
            let cell = Cell::date(*date, code).with_room_for(before).with_room_for(after).with_room_for(symbol);
            if column.align() == Align::Figures { cell } else { cell.in_role(Role::LeftDate) }
        }
        Value::Mark(..) | Value::Target(..) => words(shown, Role::NumberWords, symbol, language),
        Value::Text(_)
        | Value::Status(_)
        | Value::Trend(_)
        | Value::Tolerance(_)
        | Value::Counts(_)
        | Value::Chart(..) => {
            let role = if column.align() == Align::Figures { Role::NumberWords } else { Role::Text };
            words(shown, role, symbol, language)
        }
    }
}

/// True for a value that a number format shows, so that nothing can stand below it.
pub(super) fn is_number(cell: &Cell) -> bool {
    matches!(cell.content, Content::Number(_) | Content::Date(_) | Content::Formula { .. })
}

/// The words with usual spaces, as people type them to find or filter something.
pub(super) fn spaced(words: &str) -> String {
    words.replace('\u{a0}', " ")
}

fn words(shown: &document::Cell, role: Role, symbol: &str, language: Language) -> Cell {
    let text = spaced(&shown.text(language));
    let text = if symbol.is_empty() { text } else { format!("{symbol} {text}") };
    if role == Role::NumberWords {
        let room = layout::pixels(&text);
        let details: Vec<&str> = shown.details.iter().map(String::as_str).collect();
        let whole = std::iter::once(text.as_str()).chain(details).collect::<Vec<_>>().join("\n");
        return Cell { shown: room, ..Cell::words(role, whole) };
    }
    if shown.details.is_empty() {
        Cell::words(role, text)
    } else {
        Cell::plain_runs(role, &text, shown.details.clone())
    }
}

fn is_signed(shown: Shown) -> bool {
    match shown {
        Shown::Signed | Shown::SignedPercent | Shown::Days | Shown::Points => true,
        Shown::Plain | Shown::Percent => false,
    }
}

/// A real number, with the words around it as the document has them.
fn number(figure: &Figure, signed: bool, shown: &document::Cell, symbol: &str, language: Language) -> Cell {
    let text = shown.text(language);
    let digits = format::figure(figure, language);
    let digits = digits.trim_start_matches(format::MINUS);
    let Some((before, after)) = text.split_once(digits) else {
        return words(shown, Role::NumberWords, symbol, language);
    };
    let before = before.trim_end_matches(['+', format::MINUS]);
    let code = numbers::plain(figure.places);
    let code = if signed {
        numbers::signed(symbol, before, &code, after)
    } else {
        numbers::with_words(symbol, before, &code, after)
    };
    Cell::figure(figure, code, &format!("{symbol} {text}"))
}
