//! Number formats: what a cell shows of the number in it.

mod code;

use crate::number::Decimal;

pub(super) use code::condition;

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

/// A number format.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Format {
    /// The first one whose condition holds shows the number.
    pub(super) sections: Vec<Section>,
}

/// How a section compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Test {
    Less,
    AtMost,
    Equal,
    Unequal,
    AtLeast,
    More,
}

impl Test {
    fn holds(self, value: Decimal, bound: Decimal) -> bool {
        match self {
            Self::Less => value < bound,
            Self::AtMost => value <= bound,
            Self::Equal => value == bound,
            Self::Unequal => value != bound,
            Self::AtLeast => value >= bound,
            Self::More => value > bound,
        }
    }
}

/// What a section shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words alone, or nothing.
    #[default]
    Words,
    /// The number with digits as the section says.
    Number,
    /// A day.
    Date,
    /// A time of day or a duration.
    Time,
    /// A text; a number is shown as it is.
    Text,
}

/// A part of a number format, for some numbers or all.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Section {
    /// Which numbers it is for; all unless given.
    pub(super) when: Option<(Test, Decimal)>,
    pub(super) kind: Kind,
    /// How often it multiplies by a hundred.
    pub(super) percents: u32,
    /// How often it divides by a thousand.
    pub(super) thousands: u32,
    /// Words before the digits.
    pub(super) prefix: String,
    /// Words behind them.
    pub(super) suffix: String,
    /// True where a zero is shown as a digit.
    pub(super) shows_zero: bool,
    /// Decimal places.
    pub(super) places: u32,
    /// True where it has a colour of its own.
    pub(super) coloured: bool,
    /// True where nobody can say what its digits mean, such as `0\,0`.
    pub(super) unclear: bool,
}

/// What is shown of a number.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shown {
    /// The number, perhaps rounded.
    Plain,
    /// A hundred times the number, with a percent sign.
    Percent,
    /// The number in some dress.
    Dressed(Look),
    /// A day.
    Date,
    /// A time of day or a duration.
    Time,
    /// Nothing at all.
    Nothing,
    /// Something that is not the number, and nobody can say what.
    Unclear,
}

impl Format {
    /// The format of a code as `.xlsx` files have it.
    pub(super) fn parse(code: &str) -> Self {
        code::parse(code)
    }

    /// What it shows of a number.
    pub(super) fn shows(&self, value: Decimal) -> Shown {
        let holds = |section: &&Section| section.when.is_none_or(|(test, bound)| test.holds(value, bound));
        let Some(section) = self.sections.iter().find(holds) else { return Shown::Plain };
        match section.kind {
            Kind::Text => Shown::Plain,
            Kind::Date => Shown::Date,
            Kind::Time => Shown::Time,
            Kind::Words => words(&section.prefix, value),
            Kind::Number => section.number(value, self.drops_sign(section, value)),
        }
    }

    /// True where the program that shows it writes no minus by itself: a section for negative numbers alone brings its own.
    fn drops_sign(&self, chosen: &Section, value: Decimal) -> bool {
        let below =
            |(test, bound): (Test, Decimal)| matches!(test, Test::Less | Test::AtMost) && bound <= Decimal::ZERO;
        let from_zero = |section: &Section| {
            section.when.is_some_and(|(test, bound)| matches!(test, Test::AtLeast | Test::More) && bound.is_zero())
        };
        value.is_sign_negative()
            && !value.is_zero()
            && (chosen.when.is_some_and(below) || chosen.when.is_none() && self.sections.iter().any(from_zero))
    }
}

impl Section {
    fn number(&self, value: Decimal, drops_sign: bool) -> Shown {
        let power = power(self.percents, self.thousands);
        let Some(figure) = shifted(value, power) else { return Shown::Unclear };
        if !self.shows_zero && figure.round_dp(self.places.min(Decimal::MAX_SCALE)).is_zero() {
            return words(&format!("{}{}", self.prefix, self.suffix), value);
        }
        if self.unclear || self.percents > 1 || self.percents > 0 && self.thousands > 0 {
            return Shown::Unclear;
        }
        let signs = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '−' | '–' | '+' | '(');
        let (prefix, suffix) = (self.prefix.trim_start_matches(signs).trim(), own_words(&self.suffix));
        // A currency is one wherever it stands.
        let (prefix, suffix) = if suffix.is_empty() && is_currency(prefix) { ("", prefix) } else { (prefix, suffix) };
        let is_signed = self.prefix.contains(['-', '−', '–', '(']) || self.suffix.trim_start().starts_with(['-', '−']);
        let unsigned = drops_sign && !is_signed;
        // A sign of the format's own makes another number of every one that is not shown without its own.
        let signed_again = is_signed && !drops_sign && !value.is_zero();
        if signed_again || unsigned && !self.coloured {
            return Shown::Unclear;
        }
        let look = Look {
            percent: self.percents > 0,
            thousands: self.thousands,
            places: self.places,
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
            instead: unsigned.then(|| figure.abs().normalize().to_string().replace('.', ",")),
        };
        match (&look.instead, prefix, suffix, look.thousands, look.percent) {
            (None, "", "", 0, false) => Shown::Plain,
            (None, "", "", 0, true) => Shown::Percent,
            _ => Shown::Dressed(look),
        }
    }
}

/// The power of ten between a number and what is shown of it.
fn power(percents: u32, thousands: u32) -> i32 {
    let small = |count: u32| i32::try_from(count.min(20)).unwrap_or_default();
    2 * small(percents) - 3 * small(thousands)
}

/// What stands in the place of a number. A number stays that number, and a dash in the place of a zero needs no word.
fn words(text: &str, value: Decimal) -> Shown {
    let text = text.trim();
    let dash = text.contains(['-', '–', '—', '−']);
    if !dash && !text.contains(char::is_alphanumeric) {
        return Shown::Nothing;
    }
    let same = text.parse::<Decimal>().is_ok_and(|shown| shown == value);
    if same || dash && value.is_zero() && !text.contains(|letter: char| letter.is_ascii_digit()) {
        return Shown::Plain;
    }
    if text.contains(|letter: char| letter.is_ascii_digit()) {
        return Shown::Unclear;
    }
    Shown::Dressed(Look { instead: Some(text.to_owned()), ..Look::default() })
}

/// Words behind a number that say something: `,-` and the bracket of a negative number do not.
fn own_words(suffix: &str) -> &str {
    let suffix = suffix.trim();
    // The bracket of `(p)` opens in the words themselves.
    let suffix = if suffix.contains('(') { suffix } else { suffix.trim_matches(')').trim() };
    if suffix.chars().all(|letter| matches!(letter, '-' | '–' | '−' | '.' | ',' | ':' | ';' | '|' | '_' | '+' | ' '))
    {
        ""
    } else {
        suffix
    }
}

fn is_currency(text: &str) -> bool {
    matches!(text, "€" | "$" | "£" | "¥") || text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// A number times a power of ten, exactly.
pub(super) fn shifted(value: Decimal, power: i32) -> Option<Decimal> {
    let value = value.normalize();
    let places = i64::from(value.scale()) - i64::from(power);
    if places >= 0 {
        let scale = u32::try_from(places).ok().filter(|scale| *scale <= Decimal::MAX_SCALE)?;
        return Decimal::try_from_i128_with_scale(value.mantissa(), scale).ok().map(|value| value.normalize());
    }
    let factor = 10i128.checked_pow(u32::try_from(-places).ok()?)?;
    Decimal::try_from_i128_with_scale(value.mantissa().checked_mul(factor)?, 0).ok()
}

#[cfg(test)]
mod tests;
