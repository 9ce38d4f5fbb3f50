//! What an attacker can find out: for each unknown the least and the largest whole number that fit all that is known.
//!
//! Bounds are proven in whole numbers, and so are the tables that reach them; where a proof is not found the bound stays
//! wider and the reached values narrower, so that both sides are true as they stand.

use super::search::{OPEN, PARTS, Program, factors};
use super::system::{Contradiction, System};

/// How much is tried where a linear program gives broken numbers.
const BRANCHES: u32 = 60;

/// What is known of an unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// No table that fits has less.
    pub low: i64,
    /// No table that fits has more; `None` where nothing bounds it.
    pub high: Option<i64>,
    /// The least and the largest value of tables that fit.
    pub seen: Option<(i64, i64)>,
}

impl Reach {
    /// True where the bounds are reached, so that nothing is left to find out.
    pub fn is_exact(&self) -> bool {
        self.seen.is_some_and(|(low, high)| low == self.low && self.high == Some(high))
    }

    /// Bounds that are the best known, whether proven from within or not.
    fn see(&mut self, value: i64) {
        self.seen = Some(self.seen.map_or((value, value), |(low, high)| (low.min(value), high.max(value))));
    }
}

/// Which unknowns are looked at, and when it is enough.
pub trait Question {
    /// True for unknowns that matter.
    fn asks(&self, unknown: usize) -> bool;
    /// True where nothing more has to be found out.
    fn is_settled(&self, unknown: usize, reach: &Reach) -> bool;
    /// True where bounds are to be proven, not only values to be reached.
    fn proves(&self) -> bool;
}

/// Everything there is to know.
pub struct Everything;

impl Question for Everything {
    fn asks(&self, _: usize) -> bool {
        true
    }

    fn is_settled(&self, _: usize, reach: &Reach) -> bool {
        reach.is_exact()
    }

    fn proves(&self) -> bool {
        true
    }
}

/// Attacks a system. `table` is one that is known to fit, where there is one; only components with an unknown that
/// `question` asks for are looked at.
///
/// # Errors
/// Where no table fits.
pub fn attack(system: &System, table: Option<&[i64]>, question: &dyn Question) -> Result<Vec<Reach>, Contradiction> {
    let mut reaches: Vec<Reach> =
        system.unknowns.iter().map(|unknown| Reach { low: unknown.low, high: unknown.high, seen: None }).collect();
    let components = system.components();
    let mut component = vec![0; system.unknowns.len()];
    let mut places = vec![0; system.unknowns.len()];
    for (number, members) in components.iter().enumerate() {
        for (place, at) in members.iter().enumerate() {
            component[*at] = number;
            places[*at] = place;
        }
    }
    let mut equations: Vec<Vec<usize>> = vec![Vec::new(); components.len()];
    for (at, equation) in system.equations.iter().enumerate() {
        match equation.terms.first() {
            Some((first, _)) => equations[component[*first]].push(at),
            None if equation.sum == 0 => {}
            None => return Err(Contradiction),
        }
    }
    for (members, equations) in components.iter().zip(&equations) {
        if !members.iter().any(|at| question.asks(*at)) {
            continue;
        }
        let part = system.part(members, &places, equations);
        let table: Option<Vec<i64>> = table.map(|table| members.iter().map(|at| table[*at]).collect());
        let mut search = Search { system: part, reaches: Vec::new(), budget: 0 };
        search.run(table, members, question)?;
        for (at, reach) in members.iter().zip(search.reaches) {
            reaches[*at] = reach;
        }
    }
    Ok(reaches)
}

struct Search {
    system: System,
    reaches: Vec<Reach>,
    budget: u32,
}

impl Search {
    fn run(
        &mut self,
        table: Option<Vec<i64>>,
        members: &[usize],
        question: &dyn Question,
    ) -> Result<(), Contradiction> {
        self.system.tighten()?;
        self.reaches = self
            .system
            .unknowns
            .iter()
            .map(|unknown| Reach { low: unknown.low, high: unknown.high, seen: None })
            .collect();
        if let Some(table) = table {
            self.see(&table);
        }
        for (place, at) in members.iter().enumerate() {
            if !question.asks(*at) {
                continue;
            }
            for up in [true, false] {
                if question.is_settled(*at, &self.reaches[place]) {
                    break;
                }
                self.push(place, up, question.proves());
            }
        }
        Ok(())
    }

    fn see(&mut self, table: &[i64]) {
        if self.system.holds(table) {
            for (reach, value) in self.reaches.iter_mut().zip(table) {
                reach.see(*value);
            }
        }
    }

    /// Looks for a table with as much, or as little, of an unknown as can be, and proves that there is none with more.
    fn push(&mut self, target: usize, up: bool, prove: bool) {
        self.budget = BRANCHES;
        let system = self.system.clone();
        let bound = self.extreme(&system, target, up, prove);
        let reach = &mut self.reaches[target];
        let Some(bound) = bound else { return };
        if up && reach.high.is_none_or(|high| bound < high) {
            reach.high = Some(bound);
        } else if !up && bound > reach.low {
            reach.low = bound;
        }
        // A table that reaches what was looked for without a bound has none.
        let open = self.system.unknowns[target].low.saturating_add(OPEN / 2);
        if up && self.system.unknowns[target].high.is_none() && reach.seen.is_some_and(|(_, high)| high >= open) {
            reach.high = None;
        }
    }

    /// The proven bound of an unknown in a narrower system; `None` where no table fits it, or nothing was proven.
    fn extreme(&mut self, system: &System, target: usize, up: bool, prove: bool) -> Option<i64> {
        self.budget = self.budget.checked_sub(1)?;
        let cost = |at: usize| match (at == target, up) {
            (true, true) => -1,
            (true, false) => 1,
            (false, _) => 0,
        };
        let found = Program::of(system, cost).solve()?;
        if found.broken.is_none() {
            self.see(&found.values);
        }
        let bound = if prove {
            factors(system, target, up).and_then(|factors| proven(system, target, up, &factors))
        } else {
            None
        };
        let (Some(broken), Some(below)) = (found.broken, found.below) else { return bound };
        // The best lies between whole numbers: both sides are looked at, as far as the budget goes.
        let mut lower = system.clone();
        lower.unknowns[broken].high = Some(below);
        let mut upper = system.clone();
        upper.unknowns[broken].low = below + 1;
        let mut sides = Vec::new();
        for mut side in [lower, upper] {
            if side.tighten().is_err() {
                continue;
            }
            match self.extreme(&side, target, up, prove) {
                Some(found) => sides.push(found),
                None => return bound,
            }
        }
        let best = if up { sides.into_iter().max() } else { sides.into_iter().min() };
        match (best, bound) {
            (Some(best), Some(bound)) => Some(if up { best.min(bound) } else { best.max(bound) }),
            (best, bound) => best.or(bound),
        }
    }
}

/// The bound that factors give in whole numbers, whatever they are: the target is the sum of the equations times their
/// factors, and of every unknown times what is left of it, which is at most what its bounds allow.
fn proven(system: &System, target: usize, up: bool, factors: &[i64]) -> Option<i64> {
    let mut left = vec![0_i128; system.unknowns.len()];
    left[target] = i128::from(if up { PARTS } else { -PARTS });
    let mut sum = 0_i128;
    for (equation, factor) in system.equations.iter().zip(factors) {
        let factor = i128::from(*factor);
        sum = sum.checked_add(i128::from(equation.sum).checked_mul(factor)?)?;
        for (at, each) in &equation.terms {
            left[*at] = left[*at].checked_sub(i128::from(*each).checked_mul(factor)?)?;
        }
    }
    for (unknown, left) in system.unknowns.iter().zip(left) {
        let end = match left {
            0 => continue,
            1.. => i128::from(unknown.high?),
            _ => i128::from(unknown.low),
        };
        sum = sum.checked_add(left.checked_mul(end)?)?;
    }
    let bound = i64::try_from(sum.div_euclid(i128::from(PARTS))).ok()?;
    Some(if up { bound } else { -bound })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclose::system::Equation;

    fn exact(system: &System) -> Vec<(i64, Option<i64>)> {
        let reaches = attack(system, None, &Everything).unwrap();
        reaches
            .into_iter()
            .map(|reach| {
                let seen = reach.seen.unwrap();
                assert_eq!(seen.0, reach.low);
                assert!(reach.high.is_none_or(|high| high == seen.1), "{reach:?}");
                (reach.low, reach.high)
            })
            .collect()
    }

    fn table(rows: &[&[i64]], hidden: &[(usize, usize)], low: i64) -> System {
        let mut system = System::default();
        let unknown: Vec<usize> = hidden.iter().map(|_| system.add(low, None)).collect();
        let at = |cell: (usize, usize)| hidden.iter().position(|other| *other == cell);
        let mut lines: Vec<Vec<(usize, usize)>> =
            (0..rows.len()).map(|row| (0..rows[0].len()).map(|column| (row, column)).collect()).collect();
        lines.extend((0..rows[0].len()).map(|column| (0..rows.len()).map(|row| (row, column)).collect::<Vec<_>>()));
        for line in lines {
            let cells: Vec<usize> = line.iter().filter_map(|cell| at(*cell)).map(|at| unknown[at]).collect();
            let sum = line.iter().filter(|cell| at(**cell).is_some()).map(|(row, column)| rows[*row][*column]).sum();
            system.equations.push(Equation { terms: cells.into_iter().map(|at| (at, 1)).collect(), sum });
        }
        system
    }

    /// Geurts (1992), table 10, as shown in the Handbook on Statistical Disclosure Control (`ESSNet`), example 3: rows 7 and 3,
    /// columns 6 and 4, all four inner cells suppressed.
    #[test]
    fn the_table_of_geurts() {
        let rows: [&[i64]; 2] = [&[5, 2], &[1, 2]];
        let all = [(0, 0), (0, 1), (1, 0), (1, 1)];
        assert_eq!(exact(&table(&rows, &all, 0))[0], (3, Some(6)));
        assert_eq!(exact(&table(&rows, &all, 1))[0], (4, Some(5)));
    }

    /// The 3 × 3 table ascribed to Fischetti and Salazar-González, Management Science 47 (2001): 22 is to be protected.
    #[test]
    fn the_table_of_fischetti_and_salazar() {
        let rows: [&[i64]; 3] = [&[20, 50, 10], &[8, 19, 22], &[17, 32, 12]];
        let hidden = [(1, 2), (1, 0), (2, 0), (2, 2)];
        let free = exact(&table(&rows, &hidden, 0));
        assert_eq!((free[0], free[1]), ((5, Some(30)), (0, Some(25))));
        let counts = exact(&table(&rows, &hidden, 1));
        assert_eq!((counts[0], counts[1]), ((6, Some(29)), (1, Some(24))));
    }

    /// The Handbook, example 1a: 56 600 − 47 600 − 8 002.
    #[test]
    fn one_suppressed_cell_in_a_sum_is_none() {
        let mut system = System::default();
        let cell = system.add(1, None);
        system.equations.push(Equation { terms: vec![(cell, 1)], sum: 56_600 - 47_600 - 8_002 });
        assert_eq!(exact(&system), [(998, Some(998))]);
    }

    /// Three pairs with odd sums have no solution in halves: whole numbers decide, not the linear program.
    #[test]
    fn bounds_hold_in_whole_numbers() {
        let mut system = System::default();
        let (x, y, z, rest) = (system.add(0, None), system.add(0, None), system.add(0, None), system.add(0, Some(1)));
        for pair in [[x, y], [y, z], [x, z]] {
            system.equations.push(Equation { terms: vec![(pair[0], 1), (pair[1], 1), (rest, 1)], sum: 5 });
        }
        // Without the rest each would be 2.5; so the rest is 1 and each is 2.
        assert_eq!(exact(&system), [(2, Some(2)), (2, Some(2)), (2, Some(2)), (1, Some(1))]);
    }

    #[test]
    fn what_nothing_bounds_is_open() {
        let mut system = System::default();
        let (x, y) = (system.add(1, None), system.add(50, None));
        system.equations.push(Equation { terms: vec![(x, 1), (y, -1)], sum: 3 });
        assert_eq!(exact(&system), [(53, None), (50, None)]);
    }
}
