//! What a column of a table gives to a matrix.

use chrono::NaiveDate;

use super::words::Field;

/// What a column of the table gives to the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A text or a figure without a time of its own.
    Plain(Field),
    /// The value of an earlier year.
    Before(i32),
    /// The Soll on a day.
    Interim(NaiveDate),
    /// The Ist on a day.
    Result(NaiveDate),
    /// The result of the whole year.
    YearsResult,
    /// Of a year that is not the one of the matrix, or known to be no part of one.
    LeftOut(Why),
}

impl Role {
    /// True for columns whose cells are figures, or texts about figures.
    pub(crate) fn holds_figures(self) -> bool {
        matches!(
            self,
            Self::Plain(Field::Target | Field::Lower | Field::Upper | Field::Baseline | Field::Forecast)
                | Self::Before(_)
                | Self::Interim(_)
                | Self::Result(_)
                | Self::YearsResult
        )
    }
}

/// Why a column is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// It speaks of another year.
    OtherYear,
    /// A matrix has no place for it.
    NoPlace,
    /// Another column says the same, and nearer.
    Second,
    /// A result that does not say of when.
    NoTime,
    /// No period of the project ends on its day.
    NoPeriod,
    /// It is not shown.
    Hidden,
    /// Its two header rows say different things.
    Contradiction,
    /// The mapping says so.
    Ignored,
}
