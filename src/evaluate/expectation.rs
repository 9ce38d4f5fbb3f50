//! A Soll, with the rule and the figures that it follows from.

use crate::model::Mark;
use crate::model::outcome::{ExpectedRule, Reason};
use crate::number::{Decimal, Number};
use crate::period::Period;

/// The Soll of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// The value or corridor.
    pub mark: Option<Mark<Number>>,
    /// Where it comes from.
    pub rule: ExpectedRule,
    /// True where it rests on an even spread over the year that nobody asked for.
    pub assumed: bool,
    /// Why there is none.
    pub reason: Option<Reason>,
    /// What it was computed from.
    pub basis: Basis,
}

/// What a Soll was computed from, so that it can be explained with the very figures that it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// No Soll, or a milestone that is not due yet.
    Nothing,
    /// The annual target itself.
    Annual,
    /// A written interim value.
    Written,
    /// A written share of the annual target in percent.
    Share(Decimal),
    /// The elapsed share of the year, assumed.
    Elapsed(Number),
    /// That share of the way from the start to the annual target.
    Line {
        /// 0 for a count, else the baseline.
        start: Number,
        /// The elapsed share of the year.
        elapsed: Number,
    },
    /// The mean of the shares of earlier years.
    Seasonal {
        /// By year.
        years: Vec<YearShare>,
        /// Their mean.
        mean: Number,
    },
    /// The snapshot of a closed period, where today's files would give another one.
    Closed,
    /// The value of the same period of the year before, which the target is a share of.
    YearBefore {
        /// That period.
        period: Period,
        /// Its value.
        value: Number,
    },
}

/// What an earlier year shows for a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearShare {
    /// The period in that year.
    pub period: Period,
    /// Its value.
    pub value: Number,
    /// The value at the end of that year.
    pub year_end: Number,
    /// The one as a share of the other.
    pub share: Number,
}

impl Expectation {
    /// A Soll by that rule.
    pub fn of(mark: Mark<Number>, rule: ExpectedRule, basis: Basis) -> Self {
        Self { mark: Some(mark), rule, assumed: false, reason: None, basis }
    }

    pub(super) fn none() -> Self {
        Self { mark: None, rule: ExpectedRule::None, assumed: false, reason: None, basis: Basis::Nothing }
    }
}
