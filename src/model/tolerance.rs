//! Tolerances: how far an adverse deviation may go before the colour changes.

use crate::number::{Decimal, Number};
use crate::source::Place;

/// One bound of a tolerance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Percent of the absolute Soll.
    Relative(Decimal),
    /// In the unit of the indicator; days for a milestone.
    Absolute(Decimal),
}

impl Limit {
    /// The widest adverse deviation inside the bound. Worked: 5 % of a Soll of 280 is 14; of −20 it is 1.
    pub fn width(self, expected: &Number) -> Number {
        match self {
            Self::Relative(percent) => expected.abs().written_percent(percent),
            Self::Absolute(width) => Number::from(width),
        }
    }

    /// True for a share of the Soll.
    pub fn is_relative(self) -> bool {
        matches!(self, Self::Relative(_))
    }
}

/// Green up to and including `green`, yellow up to and including `yellow`, red beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// Up to here green.
    pub green: Limit,
    /// Up to here yellow.
    pub yellow: Limit,
}

impl Tolerance {
    /// 5 % and 10 %: what holds where nothing is said.
    pub const BUILT_IN: Self = Self {
        green: Limit::Relative(Decimal::from_parts(5, 0, 0, false, 0)),
        yellow: Limit::Relative(Decimal::from_parts(10, 0, 0, false, 0)),
    };

    /// 0 and 30 days: what holds for a milestone that says nothing itself.
    pub const MILESTONE_DAYS: Self = Self {
        green: Limit::Absolute(Decimal::ZERO),
        yellow: Limit::Absolute(Decimal::from_parts(30, 0, 0, false, 0)),
    };
}

/// Where a tolerance was found; the nearest one holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// At the indicator itself.
    Indicator,
    /// In a revision of the indicator.
    Revision,
    /// At its goal.
    Goal,
    /// At its matrix.
    Matrix,
    /// In `zielmatrix.toml`.
    Project,
    /// Nowhere: the built-in default.
    BuiltIn,
}

/// A tolerance with where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToleranceRule {
    /// The bounds.
    pub tolerance: Tolerance,
    /// Which level said so.
    pub origin: Origin,
    /// Where it is written; `None` for the built-in default.
    pub place: Option<Place>,
}
