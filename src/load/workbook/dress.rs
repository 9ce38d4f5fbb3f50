//! How numbers and days in cells look, and what is said of a cell that does not show what it holds.

use chrono::{Days, NaiveDate};

use super::Content;
use super::format::{Format, Shown, shifted};
use crate::number::Decimal;

/// What a number wears in its cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Look {
    /// True where a hundred times the number is shown.
    pub(crate) percent: bool,
    /// How often it is divided by a thousand for the eye.
    pub(crate) thousands: u32,
    /// Decimal places that are shown.
    pub(crate) places: u32,
    /// Words before it.
    pub(crate) prefix: String,
    /// Words behind it.
    pub(crate) suffix: String,
    /// What is shown in its place.
    pub(crate) instead: Option<String>,
}

/// A number in a cell that shows it with words, in thousands, or by words alone.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Dressed {
    /// As it is in the file.
    pub(crate) value: Decimal,
    /// What it wears.
    pub(crate) look: Look,
}

impl Dressed {
    /// The figure that stands for a number in this look, with all its places.
    pub(crate) fn figure(&self, value: Decimal) -> Option<Decimal> {
        let power = if self.look.percent { 2 } else { 0 } - 3 * i32::try_from(self.look.thousands).ok()?;
        shifted(value, power)
    }

    /// A number in this look, with all its places.
    pub(crate) fn written(&self, value: Decimal) -> Option<String> {
        let Look { prefix, suffix, percent, .. } = &self.look;
        let figure = self.figure(value)?.to_string().replace('.', ",");
        let percent = if *percent { "%" } else { "" };
        let parts = [prefix.as_str(), &figure, percent, suffix].map(str::to_owned);
        Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
    }

    /// What the cell shows.
    pub(crate) fn shown(&self) -> String {
        if let Some(words) = &self.look.instead {
            return words.clone();
        }
        let rounded = Self { value: self.value, look: Look { ..self.look.clone() } };
        let value = if self.look.thousands == 0 {
            Some(self.value)
        } else {
            // In thousands nobody sees the places behind them.
            let figure =
                self.figure(self.value).map(|figure| figure.round_dp(self.look.places.min(Decimal::MAX_SCALE)));
            figure.and_then(|figure| shifted(figure, 3 * i32::try_from(self.look.thousands).ok()?))
        };
        value.and_then(|value| rounded.written(value)).unwrap_or_else(|| self.value.to_string())
    }
}

/// Why what a cell shows cannot count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Oddity {
    /// A raised or lowered mark stands at it.
    Raised,
    /// It lies under a merged cell.
    Covered,
    /// Its format shows nothing.
    Unseen,
    /// Its format makes another number of it.
    Unclear,
    /// It stands in a column of a form that has lost its name.
    Nameless,
}

/// Where days are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 1 is the first of January 1900, and 60 a day that never was.
    Windows,
    /// 0 is the first of January 1904.
    Mac,
}

/// What a cell with that number in that format says.
pub(super) fn content(value: f64, format: &Format, epoch: Epoch) -> Content {
    let plain = Content::binary(value, false);
    let Content::Number { value: Ok(value), .. } = plain else { return plain };
    number(value, format, epoch)
}

/// What a cell with that number in that format says.
pub(super) fn number(value: Decimal, format: &Format, epoch: Epoch) -> Content {
    let odd = |why| Content::Odd { text: value.to_string().replace('.', ","), why };
    match format.shows(value) {
        Shown::Plain => Content::Number { value: Ok(value), percent: false },
        Shown::Percent => Content::Number { value: Ok(value), percent: true },
        Shown::Dressed(look) => Content::Dressed(Box::new(Dressed { value, look })),
        Shown::Date => day(value, epoch).map_or_else(|| Content::Time(time(value)), Content::Date),
        Shown::Time => Content::Time(time(value)),
        Shown::Nothing => odd(Oddity::Unseen),
        Shown::Unclear => odd(Oddity::Unclear),
    }
}

/// The day that a spreadsheet counts so.
fn day(value: Decimal, epoch: Epoch) -> Option<NaiveDate> {
    let count =
        u64::try_from(value.trunc().mantissa()).ok().filter(|_| value >= Decimal::ONE || epoch == Epoch::Mac)?;
    let first = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
    let start = match (epoch, count) {
        (Epoch::Mac, _) => first(1904, 1, 1),
        (Epoch::Windows, 60) => None,
        (Epoch::Windows, ..60) => first(1899, 12, 31),
        (Epoch::Windows, _) => first(1899, 12, 30),
    };
    // Excel's last day is the last of 9999.
    start?.checked_add_days(Days::new(count)).filter(|_| count <= 2_958_465)
}

/// Days as hours and minutes.
fn time(value: Decimal) -> String {
    let seconds = value.checked_mul(Decimal::from(86_400)).map(|seconds| seconds.abs().round().mantissa());
    let Some(seconds) = seconds else { return value.to_string() };
    let sign = if value.is_sign_negative() && seconds != 0 { "-" } else { "" };
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { format!("{sign}{hours}:{minutes:02}") } else { format!("{sign}{hours}:{minutes:02}:{rest:02}") }
}
