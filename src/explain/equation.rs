//! Equations that an explanation shows. Each can be worked out again, so that a test proves every line that is printed.

use crate::number::{Decimal, Figure, Number};

/// An expression with the result that evaluation found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equation {
    /// What is computed.
    pub expression: Expression,
    /// What evaluation found.
    pub result: Figure,
}

impl Equation {
    /// True where the expression has exactly that result.
    pub fn holds(&self) -> bool {
        self.expression.value().as_ref() == Some(&self.result.value)
    }
}

/// The calculations of rules.md.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// `40 + 58`
    Sum(Vec<Figure>),
    /// `(24 + 20) ÷ 2`
    Mean(Vec<Figure>),
    /// `259 − 280`
    Difference(Figure, Figure),
    /// `450 × 1/3`
    Product(Figure, Figure),
    /// `450 × 20 %`
    Percent {
        /// Of what.
        whole: Figure,
        /// How many hundredths.
        percent: Figure,
    },
    /// `23 ÷ 98 × 100`
    Quotient {
        /// The numerator.
        part: Figure,
        /// The denominator.
        whole: Figure,
        /// What the quotient is multiplied with; 1 is not shown.
        scale: Figure,
    },
    /// `−21 ÷ 280`, in percent.
    InPercent {
        /// What is measured.
        part: Figure,
        /// Against what.
        whole: Figure,
    },
    /// `22 + (30 − 22) × 1/3`
    Line {
        /// Where it starts.
        start: Figure,
        /// Where it ends.
        end: Figure,
        /// How much of the way is done.
        elapsed: Figure,
    },
    /// `98 ÷ 120 × 450`
    Extrapolation {
        /// The Ist.
        actual: Figure,
        /// The Soll of the period.
        expected: Figure,
        /// The annual target.
        annual: Figure,
    },
    /// `30 + 21 − 28`
    Path {
        /// The Ist.
        actual: Figure,
        /// The annual target.
        annual: Figure,
        /// The Soll of the period.
        expected: Figure,
    },
    /// `98 ÷ 450`, or `(75 − 60) ÷ (90 − 60)`, in percent.
    Attained {
        /// The Ist.
        actual: Figure,
        /// Where the way starts, where it has a start.
        start: Option<Figure>,
        /// The annual target.
        annual: Figure,
    },
}

impl Expression {
    /// What it comes to; `None` for a division by 0.
    pub fn value(&self) -> Option<Number> {
        let sum = |terms: &[Figure]| terms.iter().fold(Number::ZERO, |sum, term| &sum + &term.value);
        match self {
            Self::Sum(terms) => Some(sum(terms)),
            Self::Mean(terms) => sum(terms).divided_by(&Number::from(i64::try_from(terms.len()).ok()?)),
            Self::Difference(left, right) => Some(&left.value - &right.value),
            Self::Product(left, right) => Some(&left.value * &right.value),
            Self::Percent { whole, percent } => Some(whole.value.percent(&percent.value)),
            Self::Quotient { part, whole, scale } => {
                part.value.divided_by(&whole.value).map(|quotient| &quotient * &scale.value)
            }
            Self::InPercent { part, whole } => part.value.in_percent_of(&whole.value),
            Self::Line { start, end, elapsed } => {
                let way = &(&end.value - &start.value) * &elapsed.value;
                Some(&start.value + &way)
            }
            Self::Extrapolation { actual, expected, annual } => {
                actual.value.divided_by(&expected.value).map(|share| &share * &annual.value)
            }
            Self::Path { actual, annual, expected } => Some(&(&actual.value + &annual.value) - &expected.value),
            Self::Attained { actual, start: None, annual } => actual.value.in_percent_of(&annual.value),
            Self::Attained { actual, start: Some(start), annual } => {
                (&actual.value - &start.value).in_percent_of(&(&annual.value - &start.value))
            }
        }
    }

    /// True where the result is a percentage.
    pub fn is_percentage(&self) -> bool {
        matches!(self, Self::InPercent { .. } | Self::Attained { .. })
    }
}

/// A number that is shown exactly, with at least those places.
pub(super) fn figure(value: &Number, places: u32) -> Figure {
    Figure::computed(value.clone(), places)
}

/// A figure as it was written.
pub(super) fn written(value: Decimal) -> Figure {
    Figure::written(value)
}
