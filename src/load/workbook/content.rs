//! What a cell says, and what is said of one that does not show what it holds.

use chrono::NaiveDate;

use super::format::{Look, shifted};
use crate::number::Decimal;

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Content {
    /// A formula whose result was not saved.
    Nothing,
    /// A number, shortest text of the binary number in the file; in a percentage cell that of the share.
    Number {
        /// `Err` with its text where it has more digits than a decimal holds.
        value: Result<Decimal, String>,
        /// True where the cell shows it as a percentage.
        percent: bool,
    },
    /// A number that is shown with words, in thousands, or by words alone.
    Dressed(Box<Dressed>),
    /// Something that does not show what it holds.
    Odd {
        /// What it holds.
        text: String,
        /// What is odd about it.
        why: Oddity,
    },
    /// A text, trimmed; never empty.
    Text(String),
    /// A day, with or without a time.
    Date(NaiveDate),
    /// A time of day or a duration.
    Time(String),
    /// A truth value.
    Truth(bool),
    /// An error such as `#DIV/0!`.
    Error(String),
}

impl Content {
    /// A number from the text of a binary one; Rust writes it with as few digits as lead back to it, without exponent.
    pub(super) fn binary(value: f64, percent: bool) -> Self {
        let text = value.to_string();
        Self::Number { value: Decimal::from_str_exact(&text).map_err(|_| text), percent }
    }

    /// A text without blanks around it and with one kind of line end; `None` where nothing is left.
    pub(super) fn text(text: &str) -> Option<Self> {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim();
        (!text.is_empty()).then(|| Self::Text(text.to_owned()))
    }

    /// The number in the file, where there is one.
    pub(crate) fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number { value: Ok(value), .. } => Some(*value),
            Self::Dressed(dressed) => Some(dressed.value),
            Self::Nothing
            | Self::Number { value: Err(_), .. }
            | Self::Odd { .. }
            | Self::Text(_)
            | Self::Date(_)
            | Self::Time(_)
            | Self::Truth(_)
            | Self::Error(_) => None,
        }
    }

    /// The text, where it is one.
    pub(crate) fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// As messages quote it.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Number { value: Ok(value), percent } => {
                let text = value.to_string().replace('.', ",");
                if *percent { percentage(*value).unwrap_or(text) } else { text }
            }
            Self::Dressed(dressed) => dressed.shown(),
            Self::Odd { text, .. }
            | Self::Number { value: Err(text), .. }
            | Self::Text(text)
            | Self::Time(text)
            | Self::Error(text) => text.clone(),
            Self::Date(date) => date.format("%d.%m.%Y").to_string(),
            Self::Truth(true) => "WAHR".into(),
            Self::Truth(false) => "FALSCH".into(),
        }
    }
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

/// A share as a percentage, exactly: `82,5 %` for 0.825.
pub(crate) fn percentage(share: Decimal) -> Option<String> {
    let share = share.normalize();
    let scale = share.scale().saturating_sub(2);
    let factor = 10i128.checked_pow(2u32.saturating_sub(share.scale()))?;
    let percent = Decimal::try_from_i128_with_scale(share.mantissa().checked_mul(factor)?, scale).ok()?;
    Some(format!("{} %", percent.to_string().replace('.', ",")))
}
