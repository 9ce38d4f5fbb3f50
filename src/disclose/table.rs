//! The published values of one indicator and year as a table: areas by periods, with the sums that hold in it.

use super::system::{Equation, System};

/// A value of a table, in whole units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Which column: the baseline, or a period of the year, in the order of time.
    pub slot: usize,
    /// Which row: 0 is the total.
    pub node: usize,
    /// The value.
    pub value: i64,
    /// Of how many, where the value is a numerator; taken as known.
    pub denominator: Option<i64>,
    /// True where the whole row is withheld, small or not, so that nobody may conclude that it is not 0.
    pub withheld: bool,
    /// True where the value was reported as one that may not be published; the value is then one that would fit.
    pub foreign: bool,
}

/// A whole and its parts in one slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The cell of the whole.
    pub whole: usize,
    /// The cells of its parts.
    pub parts: Vec<usize>,
    /// What is missing: a part that nobody knows makes up for it.
    pub rest: Option<i64>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// How many slots it has.
    pub slots: usize,
    /// True for a slot whose values are counts since the start of the same year, so that their differences are counts.
    pub cumulative: Vec<bool>,
    /// The values.
    pub cells: Vec<Cell>,
    /// The sums.
    pub sums: Vec<Sum>,
    /// True where what is missing to the denominator counts people as well.
    pub complement: bool,
    /// How many units make 1.
    pub scale: i64,
}

/// Whether a cell is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not decided yet: nobody has seen it.
    Undecided,
    /// Published.
    Published,
    /// Suppressed.
    Suppressed,
}

/// What has to be protected: a value, or what came in between two periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The value of a cell.
    Value(usize),
    /// The later cell without the earlier one.
    Difference {
        /// The later cell.
        later: usize,
        /// The earlier one.
        earlier: usize,
    },
}

/// How a target is read off the unknowns: `sign` times the unknown plus `offset`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub(super) target: Target,
    pub(super) unknown: usize,
    pub(super) sign: i64,
    pub(super) offset: i64,
}

/// The unknowns of a table with some cells published.
pub(super) struct Knowledge {
    pub(super) system: System,
    /// A table that fits: the true one.
    pub(super) truth: Vec<i64>,
    /// The unknown of a cell that is not published.
    pub(super) of_cell: Vec<Option<usize>>,
    pub(super) readings: Vec<Reading>,
}

/// Bounds of a suppressed cell that are known beside those that its being suppressed gives.
pub(super) type Bounds = (Option<i64>, Option<i64>);

impl Table {
    /// The least that a suppressed cell can be.
    pub(super) fn least(&self, cell: &Cell, minimum: i64) -> i64 {
        let small_whole = cell.denominator.is_some_and(|denominator| denominator < minimum);
        if cell.withheld || cell.foreign || small_whole {
            0
        } else {
            // Parts of one are kept as what they are; the others are whole.
            self.scale.min(cell.value.max(1))
        }
    }

    /// Earlier cells of the same row whose difference to this one is a count.
    pub(super) fn earlier(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let cell = &self.cells[at];
        let counts = self.cumulative.get(cell.slot).copied().unwrap_or_default();
        self.cells.iter().enumerate().filter_map(move |(other, earlier)| {
            let before = earlier.node == cell.node && earlier.slot < cell.slot && self.cumulative[earlier.slot];
            (counts && before).then_some(other)
        })
    }

    /// True for a cell with parts.
    pub(super) fn is_whole(&self, at: usize) -> bool {
        self.sums.iter().any(|sum| sum.whole == at)
    }

    /// What is known where the cells are published or not as `states` say. `bounds` are of suppressed cells.
    pub(super) fn knowledge(&self, states: &[State], minimum: i64, bounds: &[Bounds]) -> Knowledge {
        let mut system = System::default();
        let mut truth = Vec::new();
        let mut of_cell = vec![None; self.cells.len()];
        let mut readings = Vec::new();
        for (at, cell) in self.cells.iter().enumerate() {
            if states[at] != State::Suppressed {
                continue;
            }
            let (low, high) = bounds.get(at).copied().unwrap_or_default();
            let least = self.least(cell, minimum).max(low.unwrap_or(0));
            let whole = cell.denominator.filter(|denominator| cell.value <= *denominator);
            let most = match (whole, high) {
                (Some(denominator), Some(high)) => Some(denominator.min(high)),
                (denominator, high) => denominator.or(high),
            };
            let unknown = system.add(least, most.map(|most| most.max(least)));
            truth.push(cell.value);
            of_cell[at] = Some(unknown);
            if !cell.foreign {
                readings.push(Reading { target: Target::Value(at), unknown, sign: 1, offset: 0 });
            }
        }
        for sum in &self.sums {
            self.take_sum(sum, states, &of_cell, &mut system, &mut truth);
        }
        for later in 0..self.cells.len() {
            if states[later] == State::Undecided {
                continue;
            }
            let mut earlier: Vec<usize> = self.earlier(later).filter(|at| states[*at] != State::Undecided).collect();
            earlier.sort_by_key(|at| std::cmp::Reverse(self.cells[*at].slot));
            for earlier in earlier {
                self.take_difference((later, earlier), &of_cell, &mut system, &mut truth, &mut readings);
            }
        }
        Knowledge { system, truth, of_cell, readings }
    }

    fn take_sum(
        &self,
        sum: &Sum,
        states: &[State],
        of_cell: &[Option<usize>],
        system: &mut System,
        truth: &mut Vec<i64>,
    ) {
        let mut terms = Vec::new();
        let mut known = 0;
        let cells = std::iter::once((sum.whole, 1)).chain(sum.parts.iter().map(|part| (*part, -1)));
        for (cell, sign) in cells {
            match (states[cell], of_cell[cell]) {
                (State::Undecided, _) => return,
                (_, Some(unknown)) => terms.push((unknown, sign)),
                (_, None) => known += sign * self.cells[cell].value,
            }
        }
        if terms.is_empty() {
            return;
        }
        if let Some(rest) = sum.rest {
            terms.push((system.add(0, None), -1));
            truth.push(rest);
        }
        system.equations.push(Equation { terms, sum: -known });
    }

    /// A cumulative count does not fall. One that did is known to have been corrected, and tells nothing.
    fn take_difference(
        &self,
        (later, earlier): (usize, usize),
        of_cell: &[Option<usize>],
        system: &mut System,
        truth: &mut Vec<i64>,
        readings: &mut Vec<Reading>,
    ) {
        let difference = self.cells[later].value - self.cells[earlier].value;
        if difference < 0 || self.cells[later].foreign || self.cells[earlier].foreign {
            return;
        }
        let target = Target::Difference { later, earlier };
        match (of_cell[later], of_cell[earlier]) {
            (None, None) => {}
            (Some(unknown), None) => {
                let least = self.cells[earlier].value;
                system.unknowns[unknown].low = system.unknowns[unknown].low.max(least);
                readings.push(Reading { target, unknown, sign: 1, offset: -least });
            }
            (None, Some(unknown)) => {
                let most = self.cells[later].value;
                let high = &mut system.unknowns[unknown].high;
                *high = Some(high.map_or(most, |high| high.min(most)));
                readings.push(Reading { target, unknown, sign: -1, offset: most });
            }
            (Some(after), Some(before)) => {
                let unknown = system.add(0, None);
                truth.push(difference);
                system.equations.push(Equation { terms: vec![(after, 1), (before, -1), (unknown, -1)], sum: 0 });
                readings.push(Reading { target, unknown, sign: 1, offset: 0 });
            }
        }
    }
}
