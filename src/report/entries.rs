//! The rows of a report with where they stand, and the ones that a reader wants to see first.

use std::cmp::Reverse;

use super::{CorrectionReport, EntryOf, MatrixReport, Named, Report, RollupResult, Row};
use crate::number::{Decimal, Number};
use crate::status::{Colour, Status};

/// A row of a report and what it belongs to.
pub type Entry<'a> = EntryOf<'a, Row, RollupResult>;

impl Entry<'_> {
    /// The colour it had in the previous period, and the one it has now, where both exist and differ.
    pub fn changed_colour(&self) -> Option<(Colour, Colour)> {
        let now = self.row.now();
        let (before, after) = (now.previous_status?.colour()?, now.status.colour()?);
        (before != after).then_some((before, after))
    }

    /// The colour it has and the one that is expected for the year's end, where that is a worse one and it is not red yet.
    pub fn outlook(&self) -> Option<(Colour, Colour)> {
        let now = self.row.now();
        let (present, expected) = (now.status.colour()?, now.forecast.as_ref()?.status?.colour()?);
        (expected > present).then_some((present, expected))
    }

    /// By which red rows are ordered: indicators before lines, then the weight of the goal, then the adverse share of the
    /// Soll. A deviation without a share (the Soll is 0) comes before those with one.
    fn urgency(&self) -> (bool, Reverse<Decimal>, bool, Reverse<Number>) {
        let share = self.row.now().deviation_percent.as_ref().map(|percent| percent.value.abs());
        let weight = self.goal.map_or(Decimal::ZERO, |goal| goal.weight);
        (self.goal.is_none(), Reverse(weight), share.is_some(), Reverse(share.unwrap_or(Number::ZERO)))
    }
}

impl Report {
    /// Every row in reading order, lines of budget and consolidation after the goals of their matrix; rows of single
    /// areas are left out, as they are parts of the row before them.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.matrices.iter().flat_map(MatrixReport::entries).filter(|entry| !entry.row.part)
    }

    /// The rows with that status in the reported period.
    pub fn with_status(&self, status: Status) -> Vec<Entry<'_>> {
        self.entries().filter(|entry| entry.row.now().status == status).collect()
    }

    /// Rows whose colour is a better one than in the previous period.
    pub fn improved(&self) -> Vec<Entry<'_>> {
        self.entries().filter(|entry| entry.changed_colour().is_some_and(|(before, after)| after < before)).collect()
    }

    /// Red rows, the weightiest first: by the weight of their goal, then by the adverse share of the Soll; lines of budget and
    /// consolidation follow.
    pub fn reds(&self) -> Vec<Entry<'_>> {
        let mut reds = self.with_status(Status::Red);
        reds.sort_by_cached_key(Entry::urgency);
        reds
    }

    /// Rows that are not red, but are expected to end in a worse colour than they have: green to red, then yellow to red, then
    /// green to yellow.
    pub fn forecast_worse(&self) -> Vec<Entry<'_>> {
        let mut worse: Vec<Entry<'_>> = self.entries().filter(|entry| entry.outlook().is_some()).collect();
        worse.sort_by_key(|entry| entry.outlook().map(|(present, expected)| (Reverse(expected), present)));
        worse
    }

    /// Rows whose colour is a worse one than in the previous period.
    pub fn worsened(&self) -> Vec<Entry<'_>> {
        self.entries().filter(|entry| entry.changed_colour().is_some_and(|(before, after)| after > before)).collect()
    }

    /// Corrections of closed periods in reading order, each with its row.
    pub fn corrections(&self) -> Vec<(&Row, &CorrectionReport)> {
        let rows = self.entries().map(|entry| entry.row);
        rows.flat_map(|row| row.corrections.iter().map(move |correction| (row, correction))).collect()
    }

    /// The focus topics of the shown goals, each with its rows across all matrices, in the order of first appearance.
    pub fn focus_topics(&self) -> Vec<(&Named, Vec<Entry<'_>>)> {
        let mut topics: Vec<(&Named, Vec<Entry<'_>>)> = Vec::new();
        for entry in self.entries() {
            for focus in entry.goal.into_iter().flat_map(|goal| &goal.focus) {
                match topics.iter_mut().find(|(known, _)| known.id == focus.id) {
                    Some((_, entries)) => entries.push(entry),
                    None => topics.push((focus, vec![entry])),
                }
            }
        }
        topics
    }
}
