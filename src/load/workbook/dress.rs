//! How numbers and days in cells look, and what is said of a cell that does not show what it holds.

use chrono::{Days, NaiveDate};

use super::content::{Content, Dressed, Oddity};
use super::format::{Format, Shown};
use crate::number::Decimal;

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
