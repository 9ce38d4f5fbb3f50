//! One cell of a row, as the value that a column takes.

use super::times;
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::column::Column;
use crate::load::raw::{DecimalMark, RawValue};
use crate::load::text::{self, WrittenError};
use crate::load::workbook::{Cell, Content, percentage};
use crate::model::Kind;
use crate::number::Decimal;
use crate::problem::Unreadable;
use crate::source::Located;

/// Digits of a number that Excel and LibreOffice show.
const SHOWN_DIGITS: u32 = 15;

/// From here on the last digit of a whole number may be another one than was typed.
const KEPT_EXACTLY: Decimal = Decimal::from_parts(0xA4C6_8000, 0x0003_8D7E, 0, false, 0);

/// How the cells of a column are read.
pub(super) struct Reader<'a> {
    /// How texts write numbers.
    pub(super) mark: DecimalMark,
    /// How they write them where no text of the file shows it: a form says in which way, any other file does not.
    pub(super) asked_for: Option<DecimalMark>,
    /// What numbers are multiplied by.
    pub(super) factor: Option<Decimal>,
    /// True where a dash is the number 0.
    pub(super) dash_is_zero: bool,
    /// What stands behind figures that are provisional.
    pub(super) provisional: &'a [String],
}

/// The column that a value belongs to: in a table with one column for all values a date is the day on which a milestone
/// was done, and a number its progress.
pub(super) fn column_of(column: Column, value: &RawValue, kind: Kind) -> Column {
    match (column, kind, value) {
        (Column::Value, Kind::Milestone, RawValue::Date(_)) => Column::Done,
        (Column::Value, Kind::Milestone, RawValue::Number(_)) => Column::Progress,
        _ => column,
    }
}

/// The number as it is shown, where it has more digits than that.
fn rounded(value: Decimal) -> Option<Decimal> {
    let shown = value.normalize().round_sf(SHOWN_DIGITS)?.normalize();
    (shown != value).then_some(shown)
}

impl Reader<'_> {
    /// What a cell says. `None` where it cannot be read, which is reported.
    pub(super) fn read(&self, column: Column, cell: &Cell, diagnostics: &mut Diagnostics) -> Option<Located<RawValue>> {
        let is_value = column.is_numeric() || column == Column::Done;
        let value = match &cell.content {
            Content::Nothing => {
                diagnostics.push(Problem::FormulaEmpty, cell.place);
                return None;
            }
            Content::Error(text) => {
                diagnostics.push(Problem::CellError { text: text.clone() }, cell.place);
                return None;
            }
            Content::Truth(_) | Content::Time(_) => {
                let truth = matches!(cell.content, Content::Truth(_));
                diagnostics.push(Problem::CellKind { text: cell.content.shown(), truth }, cell.place);
                return None;
            }
            Content::Date(date) => RawValue::Date(*date),
            Content::Text(text) => self.text(column, text, cell, diagnostics)?,
            Content::Number { value: Ok(value), percent } => {
                self.number(column, *value, *percent, cell, diagnostics)?
            }
            Content::Number { value: Err(text), .. } => {
                self.refuse(text, Unreadable::TooLong, cell, diagnostics);
                return None;
            }
        };
        let number = if let Content::Number { value: Ok(value), .. } = &cell.content { Some(*value) } else { None };
        let exact = number.and_then(rounded).is_none();
        if cell.formula && is_value && exact {
            diagnostics.push(Problem::FormulaRead { text: cell.content.shown() }, cell.place);
        }
        // A remark may be a number or a day; what it looked like is what was meant.
        let value = if is_value { value } else { RawValue::Text(cell.content.shown(), self.mark) };
        Some(Located::new(value, cell.place))
    }

    fn number(
        &self,
        column: Column,
        value: Decimal,
        percent: bool,
        cell: &Cell,
        diagnostics: &mut Diagnostics,
    ) -> Option<RawValue> {
        let mut value = value;
        if cell.formula
            && let Some(read) = rounded(value)
        {
            let shown = |number: Decimal| number.to_string().replace('.', ",");
            diagnostics.push(Problem::FormulaRounded { exact: shown(value), read: shown(read) }, cell.place);
            value = read;
        } else if value.abs() >= KEPT_EXACTLY && rounded(value).is_some() {
            self.refuse(&cell.content.shown(), Unreadable::Inexact, cell, diagnostics);
            return None;
        }
        if percent {
            // What is shown is a hundred times what is in the file; the unit decides whether that can be meant.
            return Some(match percentage(value) {
                Some(text) => RawValue::Text(text, DecimalMark::Comma),
                None => RawValue::Number(value),
            });
        }
        match self.factor.filter(|_| column.is_numeric()) {
            None => Some(RawValue::Number(value)),
            Some(factor) => {
                let product = times(value, factor);
                if product.is_none() {
                    self.refuse(&cell.content.shown(), Unreadable::TooLong, cell, diagnostics);
                }
                product.map(RawValue::Number)
            }
        }
    }

    fn text(&self, column: Column, text: &str, cell: &Cell, diagnostics: &mut Diagnostics) -> Option<RawValue> {
        let is_value = column.is_numeric() && column != Column::Forecast;
        if self.dash_is_zero && is_value && text::is_dash(text) {
            return Some(RawValue::Number(Decimal::ZERO));
        }
        let text = match self.unmarked(text).filter(|_| is_value) {
            Some(number) => {
                diagnostics
                    .push(Problem::ValueProvisional { text: text.to_owned(), read: number.to_owned() }, cell.place);
                number
            }
            None => text,
        };
        let mut mark = self.mark;
        if let (DecimalMark::Unknown, Some(asked_for)) = (mark, self.asked_for)
            && column.is_numeric()
        {
            mark = asked_for;
            // `1.234` is a thousand in a German form; whoever sent it can still say that it was not meant so.
            if text::written(text, DecimalMark::Unknown) == Err(WrittenError::Ambiguous)
                && let Ok(written) = text::written(text, mark)
                && written.suffix.is_empty()
            {
                let read = written.value.to_string();
                diagnostics.push(Problem::ValueNoted { text: text.to_owned(), read }, cell.place);
            }
        }
        let plain = RawValue::Text(text.to_owned(), mark);
        let Some(factor) = self.factor.filter(|_| column.is_numeric()) else { return Some(plain) };
        if text::says_missing(text) || text::date(text).is_some() {
            return Some(plain);
        }
        // Whatever cannot be read is said by who reads values without a factor too.
        let Ok(written) = text::written(text, self.mark) else { return Some(plain) };
        if written.unusual {
            let read = written.value.to_string();
            diagnostics.push(Problem::ValueNoted { text: text.to_owned(), read }, cell.place);
        }
        if !written.suffix.is_empty() {
            self.refuse(text, Unreadable::OtherUnit, cell, diagnostics);
            return None;
        }
        let product = times(written.value, factor);
        if product.is_none() {
            self.refuse(text, Unreadable::TooLong, cell, diagnostics);
        }
        product.map(RawValue::Number)
    }

    /// The number without a mark of the mapping that says that it is provisional. A factor takes other marks off, too:
    /// of the product nobody could tell.
    pub(super) fn unmarked<'t>(&self, text: &'t str) -> Option<&'t str> {
        let named = self.provisional.iter().find_map(|mark| text.strip_suffix(mark.as_str()));
        let number = named.or_else(|| text::without_provisional(text).filter(|_| self.factor.is_some()))?.trim_end();
        number.contains(|sign: char| sign.is_ascii_digit()).then_some(number)
    }

    #[expect(clippy::unused_self, reason = "reads like the other ways to end")]
    fn refuse(&self, text: &str, why: Unreadable, cell: &Cell, diagnostics: &mut Diagnostics) {
        diagnostics.push(Problem::ValueUnreadable { text: text.to_owned(), why }, cell.place);
    }
}
