//! Targets (Zielwerte) and interim targets.

use chrono::NaiveDate;
use litemap::LiteMap;

use crate::number::{Decimal, Number};
use crate::source::Place;

/// Which side of a target is the good one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// More is better.
    AtLeast,
    /// Less is better.
    AtMost,
    /// Inside a corridor is good.
    Between,
    /// On the spot is good.
    Exactly,
}

impl Sense {
    /// The key in a matrix file and in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::Between => "between",
            Self::Exactly => "exactly",
        }
    }
}

/// A target figure: one value, or the two bounds of a corridor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark<T> {
    /// One value.
    Point(T),
    /// The bounds of a corridor, both inside it; `low` ≤ `high`.
    Corridor {
        /// The lower bound.
        low: T,
        /// The upper bound.
        high: T,
    },
}

impl<T> Mark<T> {
    /// The same with each figure changed.
    pub fn map<U>(&self, mut change: impl FnMut(&T) -> U) -> Mark<U> {
        match self {
            Self::Point(value) => Mark::Point(change(value)),
            Self::Corridor { low, high } => Mark::Corridor { low: change(low), high: change(high) },
        }
    }

    /// The figures, one or two.
    pub fn figures(&self) -> impl Iterator<Item = &T> {
        let (first, second) = match self {
            Self::Point(value) => (value, None),
            Self::Corridor { low, high } => (low, Some(high)),
        };
        std::iter::once(first).chain(second)
    }
}

impl Mark<Decimal> {
    /// The exact numbers of the written figures.
    pub fn numbers(&self) -> Mark<Number> {
        self.map(|value| Number::from(*value))
    }
}

/// What a relative target is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// The same period of the year before.
    PreviousYear,
    /// The baseline of the indicator.
    Baseline,
}

impl Reference {
    /// The name in a matrix file and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::PreviousYear => "previous-year",
            Self::Baseline => "baseline",
        }
    }
}

/// The target of the year: value and direction at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A value in the unit of the indicator. `Between` comes with a corridor, the others with a point.
    Absolute {
        /// The good side.
        sense: Sense,
        /// The value.
        mark: Mark<Decimal>,
    },
    /// A share of a reference value.
    Relative {
        /// The good side.
        sense: Sense,
        /// The share in percent.
        percent: Mark<Decimal>,
        /// Of what.
        of: Reference,
    },
    /// A milestone, with its due date.
    DoneBy(NaiveDate),
}

impl Target {
    /// The good side; `None` for a milestone.
    pub fn sense(&self) -> Option<Sense> {
        match self {
            Self::Absolute { sense, .. } | Self::Relative { sense, .. } => Some(*sense),
            Self::DoneBy(_) => None,
        }
    }
}

/// How the Soll of an interim period follows from the annual target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Interim {
    /// Nothing said: the default of the kind.
    KindDefault,
    /// Values or shares by period; periods that are not named take the kind's default.
    Points(LiteMap<u8, InterimPoint>),
    /// The mean share that the project's own earlier years show.
    Seasonal,
    /// A line from the baseline (for a cumulative indicator from 0) to the target.
    Linear,
    /// The annual target at every period.
    Constant,
}

/// The interim target of one period, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterimPoint {
    /// What is asked for.
    pub value: InterimValue,
    /// Where it is written.
    pub place: Place,
}

/// What an interim target asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InterimValue {
    /// A value in the unit of the indicator; a pair for a corridor; percent of progress for a milestone.
    Value(Mark<Decimal>),
    /// A share of the annual target in percent.
    Share(Decimal),
}
