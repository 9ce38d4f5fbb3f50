//! Which cells of a table are suppressed: small ones first, then as few others as it takes that nothing can be computed
//! back.

use std::collections::{BTreeMap, BTreeSet};

use super::attack::{self, Question, Reach};
use super::search::Program;
use super::table::{Bounds, Cell, Knowledge, Reading, State, Table, Target};

/// What is protected, in the units of the table.
#[derive(Clone, Copy, Debug)]
pub struct Demand {
    /// Counts above 0 and below this are small.
    pub minimum: i64,
    /// How far apart the ends of what can be known must lie.
    pub width: i64,
}

/// Why a cell is suppressed. It is shown to the controller alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A small count.
    Small,
    /// The rest to the denominator is small.
    SmallRest,
    /// The denominator is small.
    SmallWhole,
    /// What came in since an earlier period is a small count.
    SmallDifference,
    /// The matrix says so, or it is the value of an area that no count stands behind.
    Withheld,
    /// Another one could be computed from it.
    Other,
    /// It was suppressed when the period was published.
    Remembered,
}

/// The pattern of a table so far.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Of each cell.
    pub states: Vec<State>,
    /// Of each suppressed cell.
    pub why: BTreeMap<usize, Why>,
    /// What is known of suppressed cells by colours that were kept.
    pub bounds: Vec<Bounds>,
}

impl Pattern {
    /// Nothing is decided.
    pub fn new(table: &Table) -> Self {
        let cells = table.cells.len();
        Self { states: vec![State::Undecided; cells], why: BTreeMap::new(), bounds: vec![(None, None); cells] }
    }

    fn suppress(&mut self, cell: usize, why: Why) {
        self.states[cell] = State::Suppressed;
        self.why.entry(cell).or_insert(why);
    }
}

/// Decides the cells of a slot that are not decided, given all that are.
///
/// Targets that are `given` could be known before, and are not protected.
///
/// # Errors
/// The targets that cannot be protected.
pub fn protect(
    table: &Table,
    demand: Demand,
    pattern: &mut Pattern,
    slot: usize,
    given: &BTreeSet<Target>,
) -> Result<(), Vec<Target>> {
    let current: Vec<usize> = (0..table.cells.len())
        .filter(|at| table.cells[*at].slot == slot && pattern.states[*at] == State::Undecided)
        .collect();
    for at in &current {
        match primary(table, demand, pattern, *at) {
            Some(why) => pattern.suppress(*at, why),
            None => pattern.states[*at] = State::Published,
        }
    }
    let mut work = Work { table, demand, added: BTreeSet::new(), current, pattern, given };
    work.repair()?;
    work.clean();
    Ok(())
}

/// Why a cell must not be published by itself.
fn primary(table: &Table, demand: Demand, pattern: &Pattern, at: usize) -> Option<Why> {
    let cell = &table.cells[at];
    let small = |count: i64| 0 < count && count < demand.minimum;
    if cell.withheld || cell.foreign {
        return Some(Why::Withheld);
    }
    if cell.denominator.is_some_and(|denominator| denominator < demand.minimum) {
        return Some(Why::SmallWhole);
    }
    if small(cell.value) {
        return Some(Why::Small);
    }
    if table.complement && cell.denominator.is_some_and(|denominator| small(denominator - cell.value)) {
        return Some(Why::SmallRest);
    }
    let beside = table.cells.iter().enumerate().filter(|(other, beside)| {
        beside.node == cell.node && beside.slot != cell.slot && pattern.states[*other] != State::Undecided
    });
    let counts = |slot: usize| table.cumulative.get(slot).copied().unwrap_or_default();
    let mut between = beside
        .filter(|(_, beside)| counts(beside.slot) && counts(cell.slot))
        .map(|(_, beside)| if beside.slot < cell.slot { cell.value - beside.value } else { beside.value - cell.value });
    between.any(small).then_some(Why::SmallDifference)
}

/// True where an attacker knows too little of a target, whatever its value.
pub(super) fn is_sound(table: &Table, demand: Demand, reading: &Reading, reach: &Reach) -> bool {
    let wide = |low: i64, high: i64| high - low >= demand.width;
    if reach.seen.is_some_and(|(low, high)| wide(low, high)) {
        return true;
    }
    let low = if reading.sign > 0 { Some(reach.low) } else { reach.high.map(|high| -high) };
    let high = if reading.sign > 0 { reach.high } else { Some(-reach.low) };
    let (low, high) = (low.map(|low| low + reading.offset), high.map(|high| high + reading.offset));
    if high == Some(0) {
        return true;
    }
    let large = low.is_some_and(|low| low >= demand.minimum);
    match reading.target {
        Target::Difference { .. } => large,
        Target::Value(at) => {
            let cell = &table.cells[at];
            let Some(denominator) = cell.denominator else { return large };
            let rest = !table.complement || high.is_some_and(|high| denominator - high >= demand.minimum);
            let seen = reach.seen.is_some_and(|(low, high)| low <= 1 && high == denominator);
            (large && rest) || seen
        }
    }
}

/// True where nothing can make a target sound any more.
fn is_lost(demand: Demand, reading: &Reading, reach: &Reach) -> bool {
    let Some(high) = reach.high else { return false };
    let low = if reading.sign > 0 { reach.low } else { -high };
    high - reach.low < demand.width && low + reading.offset < demand.minimum
}

struct Enough<'a> {
    table: &'a Table,
    demand: Demand,
    readings: Vec<Vec<&'a Reading>>,
    asked: Vec<bool>,
}

impl Question for Enough<'_> {
    fn asks(&self, unknown: usize) -> bool {
        self.asked[unknown] && !self.readings[unknown].is_empty()
    }

    fn is_settled(&self, unknown: usize, reach: &Reach) -> bool {
        self.readings[unknown]
            .iter()
            .all(|reading| is_sound(self.table, self.demand, reading, reach) || is_lost(self.demand, reading, reach))
    }

    fn proves(&self) -> bool {
        false
    }
}

/// The targets of a pattern that are not proven to be sound; only those that hang together with `dirty` cells are looked at.
pub(super) fn weak(table: &Table, demand: Demand, pattern: &Pattern, dirty: Option<&BTreeSet<usize>>) -> Vec<Target> {
    let knowledge = table.knowledge(&pattern.states, demand.minimum, &pattern.bounds);
    let mut readings: Vec<Vec<&Reading>> = vec![Vec::new(); knowledge.system.unknowns.len()];
    for reading in &knowledge.readings {
        readings[reading.unknown].push(reading);
    }
    let asked = asked(&knowledge, dirty);
    let question = Enough { table, demand, readings, asked };
    let Ok(reaches) = attack::attack(&knowledge.system, Some(&knowledge.truth), &question) else {
        return knowledge.readings.iter().map(|reading| reading.target).collect();
    };
    let open = knowledge.readings.iter().filter(|reading| {
        question.asked[reading.unknown] && !is_sound(table, demand, reading, &reaches[reading.unknown])
    });
    open.map(|reading| reading.target).collect()
}

/// The unknowns of components with a dirty cell in them.
fn asked(knowledge: &Knowledge, dirty: Option<&BTreeSet<usize>>) -> Vec<bool> {
    let mut asked = vec![dirty.is_none(); knowledge.system.unknowns.len()];
    let Some(dirty) = dirty else { return asked };
    let touched: BTreeSet<usize> = dirty.iter().filter_map(|cell| knowledge.of_cell[*cell]).collect();
    for component in knowledge.system.components() {
        if component.iter().any(|at| touched.contains(at)) {
            for at in component {
                asked[at] = true;
            }
        }
    }
    asked
}

struct Work<'a> {
    table: &'a Table,
    demand: Demand,
    /// The cells that are being decided.
    current: Vec<usize>,
    /// Those that were suppressed for another's sake.
    added: BTreeSet<usize>,
    pattern: &'a mut Pattern,
    given: &'a BTreeSet<Target>,
}

impl Work<'_> {
    /// Cells that may be suppressed for another's sake: never a zero, never the total.
    fn candidates(&self) -> Vec<usize> {
        let may = |at: &usize| {
            let cell = &self.table.cells[*at];
            self.pattern.states[*at] == State::Published && cell.value > 0 && cell.node > 0
        };
        let mut candidates: Vec<usize> = self.current.iter().copied().filter(may).collect();
        candidates.sort_by_key(|at| self.rank(*at));
        candidates
    }

    /// Small areas before large, areas before parents.
    fn rank(&self, at: usize) -> (bool, i64, usize) {
        let cell: &Cell = &self.table.cells[at];
        (self.table.is_whole(at), cell.value, cell.node)
    }

    fn weak(&self, dirty: Option<&BTreeSet<usize>>) -> Vec<Target> {
        let mut weak = weak(self.table, self.demand, self.pattern, dirty);
        weak.retain(|target| !self.given.contains(target));
        weak
    }

    fn repair(&mut self) -> Result<(), Vec<Target>> {
        let mut open = self.weak(None);
        let mut tried = BTreeSet::new();
        while let Some(target) = open.first().copied() {
            let mut chosen = if tried.insert(target) { self.cheapest(target) } else { Vec::new() };
            if chosen.is_empty() {
                // No program found a way: all that may go does, and what is not needed comes back afterwards.
                chosen = self.candidates();
            }
            if chosen.is_empty() {
                return Err(open);
            }
            for cell in &chosen {
                self.pattern.suppress(*cell, Why::Other);
                self.added.insert(*cell);
            }
            let dirty = self.around(&chosen);
            let again = self.weak(Some(&dirty));
            let knowledge = self.table.knowledge(&self.pattern.states, self.demand.minimum, &self.pattern.bounds);
            let asked = asked(&knowledge, Some(&dirty));
            let looked: BTreeSet<Target> = knowledge
                .readings
                .iter()
                .filter(|reading| asked[reading.unknown])
                .map(|reading| reading.target)
                .collect();
            open.retain(|target| !looked.contains(target));
            open.extend(again);
            open.sort_unstable();
            open.dedup();
        }
        Ok(())
    }

    /// These cells and those that stand in a sum or a row with them.
    fn around(&self, cells: &[usize]) -> BTreeSet<usize> {
        let mut around: BTreeSet<usize> = cells.iter().copied().collect();
        for sum in &self.table.sums {
            if cells.contains(&sum.whole) || sum.parts.iter().any(|part| cells.contains(part)) {
                around.insert(sum.whole);
                around.extend(&sum.parts);
            }
        }
        let nodes: BTreeSet<usize> = cells.iter().map(|at| self.table.cells[*at].node).collect();
        around.extend((0..self.table.cells.len()).filter(|at| nodes.contains(&self.table.cells[*at].node)));
        around
    }

    /// Publishes again what is not needed, the largest first.
    fn clean(&mut self) {
        let mut added: Vec<usize> = self.added.iter().copied().collect();
        added.sort_by_key(|at| std::cmp::Reverse(self.rank(*at)));
        for cell in added {
            self.pattern.states[cell] = State::Published;
            let why = self.pattern.why.remove(&cell);
            let dirty = self.around(&[cell]);
            if !self.weak(Some(&dirty)).is_empty() {
                self.pattern.states[cell] = State::Suppressed;
                self.pattern.why.extend(why.map(|why| (cell, why)));
            }
        }
    }

    /// The cells that are cheapest to suppress so that another table has a value of the target that lies far enough away.
    fn cheapest(&self, target: Target) -> Vec<usize> {
        let candidates = self.candidates();
        if candidates.is_empty() {
            return Vec::new();
        }
        let mut states = self.pattern.states.clone();
        for at in &candidates {
            states[*at] = State::Suppressed;
        }
        let knowledge = self.table.knowledge(&states, self.demand.minimum, &self.pattern.bounds);
        let Some(reading) = knowledge.readings.iter().find(|reading| reading.target == target).copied() else {
            // A published value is nothing to protect; its neighbours are.
            return Vec::new();
        };
        let costs = Costs::new(&knowledge, &candidates);
        let width = self.demand.width;
        let away = |sign: i64| costs.one_table(&knowledge, reading.unknown, sign, width);
        let one = [1, -1].into_iter().filter_map(away).min_by_key(|(cost, _)| *cost);
        let found = one.or_else(|| costs.two_tables(&knowledge, reading.unknown, width));
        found.map(|(_, cells)| cells).unwrap_or_default()
    }
}

/// What it costs to move each unknown away from its true value.
struct Costs {
    /// The cell and the cost of a unit, by unknown.
    of: BTreeMap<usize, (usize, i64)>,
}

impl Costs {
    /// Few cells before cheap ones: none costs as much as two.
    fn new(knowledge: &Knowledge, candidates: &[usize]) -> Self {
        let count = i64::try_from(candidates.len()).unwrap_or(i64::MAX / 4);
        let ranked = candidates
            .iter()
            .zip(0..)
            .filter_map(|(cell, rank)| knowledge.of_cell[*cell].map(|unknown| (unknown, (*cell, count + rank))));
        Self { of: ranked.collect() }
    }

    /// One other table with the target at least `width` away in that direction.
    fn one_table(&self, knowledge: &Knowledge, target: usize, sign: i64, width: i64) -> Option<(i64, Vec<usize>)> {
        let mut program = Program::of(&knowledge.system, |_| 0);
        self.count_moves(knowledge, &mut program, 0);
        program.at_least(&[(target, sign)], sign * knowledge.truth[target] + width);
        self.moved(knowledge, &program.solve()?.values, 1)
    }

    /// Two tables with the target `width` apart.
    fn two_tables(&self, knowledge: &Knowledge, target: usize, width: i64) -> Option<(i64, Vec<usize>)> {
        let first = &knowledge.system;
        let count = first.unknowns.len();
        let mut both = first.clone();
        both.unknowns.extend(&first.unknowns);
        both.equations.extend(first.equations.iter().map(|equation| {
            let mut second = equation.clone();
            second.terms.iter_mut().for_each(|(at, _)| *at += count);
            second
        }));
        let mut program = Program::of(&both, |_| 0);
        self.count_moves(knowledge, &mut program, 0);
        self.count_moves(knowledge, &mut program, count);
        program.at_least(&[(target, 1), (target + count, -1)], width);
        self.moved(knowledge, &program.solve()?.values, 2)
    }

    fn count_moves(&self, knowledge: &Knowledge, program: &mut Program, shift: usize) {
        for (unknown, (_, cost)) in &self.of {
            let (up, down) = (program.extra(*cost, None), program.extra(*cost, None));
            program.hold(&[(unknown + shift, 1), (up, -1), (down, 1)], knowledge.truth[*unknown]);
        }
    }

    fn moved(&self, knowledge: &Knowledge, values: &[i64], tables: usize) -> Option<(i64, Vec<usize>)> {
        let count = knowledge.system.unknowns.len();
        let moved =
            |unknown: usize| (0..tables).any(|table| values[unknown + table * count] != knowledge.truth[unknown]);
        let chosen: Vec<(usize, i64)> =
            self.of.iter().filter(|(unknown, _)| moved(**unknown)).map(|(_, chosen)| *chosen).collect();
        let cost = chosen.iter().map(|(_, cost)| cost).sum();
        (!chosen.is_empty()).then(|| (cost, chosen.into_iter().map(|(cell, _)| cell).collect()))
    }
}
