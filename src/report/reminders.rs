//! What each responsible still owes, for a message that reminds them.

use std::collections::BTreeMap;

use super::addressees::plain;
use super::collection::{CollectionStatus, Dates, Gap};
use crate::period::Period;

/// What one responsible owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reminder {
    /// The responsible, or the department where nobody is named.
    pub name: String,
    /// Newest period first, in the order of the matrices.
    pub parts: Vec<Owed>,
}

/// What is missing of one matrix in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Owed {
    /// The period.
    pub period: Period,
    /// When its values are due.
    pub dates: Dates,
    /// Title of the matrix.
    pub matrix: String,
    /// Indicators and lines without a value.
    pub missing: Vec<String>,
    /// Indicators and lines without a comment that the house rules ask for.
    pub comments: Vec<String>,
}

/// One reminder a responsible, by name, for the periods that are over and not closed.
pub(crate) fn reminders(status: &CollectionStatus) -> Vec<Reminder> {
    let mut found: BTreeMap<String, Vec<Owed>> = BTreeMap::new();
    for period in status.periods.iter().filter(|period| period.closed.is_none()) {
        for matrix in period.matrices.iter().filter(|matrix| matrix.dates.timing.is_over()) {
            let who = |gap: &Gap| {
                let own = gap.responsible.as_deref().map(plain).filter(|name| !name.is_empty());
                own.unwrap_or_else(|| plain(&matrix.department))
            };
            let named = |gap: &Gap| if gap.name.is_empty() { gap.indicator.clone() } else { plain(&gap.name) };
            let mut owed: BTreeMap<String, [Vec<String>; 2]> = BTreeMap::new();
            for gap in &matrix.missing {
                owed.entry(who(gap)).or_default()[0].push(named(gap));
            }
            for gap in &matrix.comments {
                owed.entry(who(gap)).or_default()[1].push(named(gap));
            }
            for (name, [missing, comments]) in owed {
                let (period, dates, matrix) = (period.period, matrix.dates, plain(&matrix.title));
                found.entry(name).or_default().push(Owed { period, dates, matrix, missing, comments });
            }
        }
    }
    found.into_iter().map(|(name, parts)| Reminder { name, parts }).collect()
}
