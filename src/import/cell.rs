//! One cell of a row, as the value that a column takes.

use super::times;
use crate::check::value::{is_percent, power_between, power_of};
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::raw::{DecimalMark, RawValue};
use crate::load::text;
use crate::load::workbook::content::percentage;
use crate::load::workbook::content::{Dressed, Oddity};
use crate::load::workbook::{Cell, Content};
use crate::load::written::{self, WrittenError};
use crate::model::Kind;
use crate::model::column::Column;
use crate::number::Decimal;
use crate::problem::Unreadable;
use crate::source::Located;

/// Digits of a number that Excel and LibreOffice show.
const SHOWN_DIGITS: u32 = 15;

/// From here on the last digit of a whole number may be another one than was typed.
const KEPT_EXACTLY: Decimal = Decimal::from_parts(0xA4C6_8000, 0x0003_8D7E, 0, false, 0);

/// How the cells of a column are read.
pub(crate) struct Reader<'a> {
    /// How texts write numbers.
    pub(crate) mark: DecimalMark,
    /// How they write them where no text of the file shows it: a form says in which way, any other file does not.
    pub(crate) asked_for: Option<DecimalMark>,
    /// What numbers are multiplied by.
    pub(crate) factor: Option<Decimal>,
    /// True where a dash is the number 0.
    pub(crate) dash_is_zero: bool,
    /// What stands behind figures that are provisional.
    pub(crate) provisional: &'a [String],
    /// The unit of the indicator.
    pub(crate) unit: &'a str,
}

/// The column that a value belongs to: in a table with one column for all values a date is the day on which a milestone
/// was done, and a number its progress.
pub(crate) fn column_of(column: Column, value: &RawValue, kind: Kind) -> Column {
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

fn why_odd(why: Oddity) -> Unreadable {
    match why {
        Oddity::Raised => Unreadable::Mark,
        Oddity::Covered => Unreadable::Covered,
        Oddity::Unseen => Unreadable::Unseen,
        Oddity::Unclear => Unreadable::Unclear,
        Oddity::Nameless => Unreadable::Nameless,
    }
}

fn power_of_ten(power: i32) -> Option<Decimal> {
    10i64.checked_pow(u32::try_from(power).ok()?).map(Decimal::from)
}

impl Reader<'_> {
    /// What a cell says. `None` where it cannot be read, which is reported.
    pub(crate) fn read(&self, column: Column, cell: &Cell, diagnostics: &mut Diagnostics) -> Option<Located<RawValue>> {
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
            Content::Odd { text, why: Oddity::Raised } if !is_value => RawValue::Text(text.clone(), self.mark),
            Content::Odd { text, why } => {
                self.refuse(text, why_odd(*why), cell, diagnostics);
                return None;
            }
            Content::Dressed(dressed) => self.dressed(column, dressed, cell, diagnostics)?,
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
        let exact = cell.content.number().and_then(rounded).is_none();
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
        let value = self.digits(value, cell, diagnostics)?;
        if percent {
            // What is shown is a hundred times what is in the file; the unit decides whether that can be meant.
            return Some(match percentage(value) {
                Some(text) => RawValue::Text(text, DecimalMark::Comma),
                None => RawValue::Number(value),
            });
        }
        self.multiplied(column, value, cell, diagnostics)
    }

    /// A number as its cell shows it, to 15 digits.
    fn digits(&self, value: Decimal, cell: &Cell, diagnostics: &mut Diagnostics) -> Option<Decimal> {
        let Some(read) = rounded(value) else { return Some(value) };
        // The result of a formula was typed by nobody.
        if value.abs() >= KEPT_EXACTLY && !cell.formula {
            self.refuse(&cell.content.shown(), Unreadable::Inexact, cell, diagnostics);
            return None;
        }
        let shown = |number: Decimal| number.to_string().replace('.', ",");
        diagnostics.push(Problem::CellRounded { exact: shown(value), read: shown(read) }, cell.place);
        Some(read)
    }

    fn multiplied(
        &self,
        column: Column,
        value: Decimal,
        cell: &Cell,
        diagnostics: &mut Diagnostics,
    ) -> Option<RawValue> {
        let Some(factor) = self.factor.filter(|_| column.is_numeric()) else { return Some(RawValue::Number(value)) };
        let product = times(value, factor);
        if product.is_none() {
            self.refuse(&cell.content.shown(), Unreadable::TooLong, cell, diagnostics);
        }
        product.map(RawValue::Number)
    }

    /// A number that its cell shows with words, in thousands, or by words alone. What is shown counts.
    fn dressed(
        &self,
        column: Column,
        dressed: &Dressed,
        cell: &Cell,
        diagnostics: &mut Diagnostics,
    ) -> Option<RawValue> {
        if !column.is_numeric() {
            return Some(RawValue::Text(dressed.shown(), DecimalMark::Comma));
        }
        let value = self.digits(dressed.value, cell, diagnostics)?;
        let look = &dressed.look;
        let note = |read: Decimal, diagnostics: &mut Diagnostics| {
            let read = read.normalize().to_string();
            diagnostics.push(Problem::ValueNoted { text: dressed.shown(), read }, cell.place);
        };
        if look.instead.is_some() {
            note(value, diagnostics);
            return self.multiplied(column, value, cell, diagnostics);
        }
        // The per cent sign of a form is the form's, not that of who typed the number: it does not say what 0,8 means.
        let is_form = self.asked_for.is_some();
        let is_plain = look.prefix.is_empty() && look.thousands == 0 && !look.percent;
        if is_form && is_plain && is_percent(&look.suffix) && is_percent(self.unit) {
            return self.multiplied(column, value, cell, diagnostics);
        }
        let in_words = dressed.written(value).map(|text| RawValue::Text(text, DecimalMark::Comma));
        if look.percent || !look.prefix.is_empty() || is_percent(&look.suffix) {
            return in_words;
        }
        let figure = dressed.figure(value)?;
        let is_part = matches!(column, Column::Numerator | Column::Denominator);
        let by_format = 3 * i32::try_from(look.thousands).ok()?;
        let said = if look.suffix.is_empty() { by_format } else { power_of(&look.suffix) };
        // The format divides by a thousand, and its words say so or do not.
        let doubtful = look.thousands > 0 && said != by_format;
        let settled = match self.factor {
            Some(factor) => said == 0 || power_of_ten(said) == Some(factor),
            None if is_part => said == 0,
            None => !look.suffix.is_empty() || power_of(self.unit) == said,
        };
        if doubtful || !settled {
            self.refuse(&cell.content.shown(), Unreadable::Scaled, cell, diagnostics);
            return None;
        }
        if self.factor.is_some() {
            let read = self.multiplied(column, figure, cell, diagnostics)?;
            if let RawValue::Number(read) = &read {
                note(*read, diagnostics);
            }
            return Some(read);
        }
        if look.suffix.is_empty() {
            note(figure, diagnostics);
            return Some(RawValue::Number(figure));
        }
        // `€ je Fall` is counted in euros.
        let unit = self.unit.split([' ', '/']).next().unwrap_or_default();
        let own = [self.unit, unit].into_iter().any(|unit| power_between(&look.suffix, unit) == Some(0));
        if is_part || own { Some(RawValue::Number(figure)) } else { in_words }
    }

    fn text(&self, column: Column, text: &str, cell: &Cell, diagnostics: &mut Diagnostics) -> Option<RawValue> {
        let is_value = column.is_numeric() && column != Column::Forecast;
        if self.dash_is_zero && is_value && written::is_dash(text) {
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
            if written::written(text, DecimalMark::Unknown) == Err(WrittenError::Ambiguous)
                && let Ok(written) = written::written(text, mark)
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
        let Ok(written) = written::written(text, self.mark) else { return Some(plain) };
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
    pub(crate) fn unmarked<'t>(&self, text: &'t str) -> Option<&'t str> {
        let without = |mark: &str| text.strip_suffix(mark).or_else(|| text.strip_prefix(mark));
        let named = self.provisional.iter().find_map(|mark| without(mark));
        let number = named.or_else(|| written::without_provisional(text).filter(|_| self.factor.is_some()))?.trim();
        number.contains(|sign: char| sign.is_ascii_digit()).then_some(number)
    }

    #[expect(clippy::unused_self, reason = "reads like the other ways to end")]
    fn refuse(&self, text: &str, why: Unreadable, cell: &Cell, diagnostics: &mut Diagnostics) {
        diagnostics.push(Problem::ValueUnreadable { text: text.to_owned(), why }, cell.place);
    }
}
