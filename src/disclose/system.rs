//! What an attacker knows of the values that are not published: bounds, and sums that must come out.

use std::collections::BTreeMap;

/// A value that is not published, in whole units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// It is at least this.
    pub low: i64,
    /// It is at most this, where anything bounds it.
    pub high: Option<i64>,
}

/// A sum of unknown values that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equation {
    /// The unknowns by their places in the system, each with its factor; none stands twice.
    pub terms: Vec<(usize, i64)>,
    /// What they come to.
    pub sum: i64,
}

/// Unknowns and the equations that hold among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct System {
    /// The unknowns.
    pub unknowns: Vec<Unknown>,
    /// The equations.
    pub equations: Vec<Equation>,
}

/// A system has no solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contradiction;

impl System {
    /// Takes in an unknown and says where it stands.
    pub fn add(&mut self, low: i64, high: Option<i64>) -> usize {
        self.unknowns.push(Unknown { low, high });
        self.unknowns.len() - 1
    }

    /// True where the values fit everything that is known.
    pub fn holds(&self, values: &[i64]) -> bool {
        let inside = |(unknown, value): (&Unknown, &i64)| {
            unknown.low <= *value && unknown.high.is_none_or(|high| *value <= high)
        };
        let comes_out = |equation: &Equation| {
            let sum: i128 =
                equation.terms.iter().map(|(at, factor)| i128::from(values[*at]) * i128::from(*factor)).sum();
            sum == i128::from(equation.sum)
        };
        values.len() == self.unknowns.len()
            && self.unknowns.iter().zip(values).all(inside)
            && self.equations.iter().all(comes_out)
    }

    /// Narrows the bounds by each equation alone, until nothing changes. Worked: x + y = 12 with both at least 1 leaves
    /// 1 to 11 for each. Every bound holds in whole numbers, wherever it stops.
    ///
    /// # Errors
    /// Where no value is left for an unknown.
    pub fn tighten(&mut self) -> Result<(), Contradiction> {
        const ROUNDS: usize = 100;
        for _ in 0..ROUNDS {
            let mut changed = false;
            for equation in &self.equations {
                changed |= narrow(&mut self.unknowns, equation)?;
            }
            if !changed {
                break;
            }
        }
        Ok(())
    }

    /// The unknowns that hang together by equations, each group in the order of the system.
    pub fn components(&self) -> Vec<Vec<usize>> {
        let mut root: Vec<usize> = (0..self.unknowns.len()).collect();
        for equation in &self.equations {
            let Some((first, rest)) = equation.terms.split_first() else { continue };
            for (other, _) in rest {
                let (first, other) = (find(&mut root, first.0), find(&mut root, *other));
                root[first.max(other)] = first.min(other);
            }
        }
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..root.len() {
            groups.entry(find(&mut root, at)).or_default().push(at);
        }
        groups.into_values().collect()
    }

    /// The system of one component, its unknowns numbered in the order given. `places` says where they stand in it.
    #[must_use]
    pub fn part(&self, members: &[usize], places: &[usize], equations: &[usize]) -> Self {
        Self {
            unknowns: members.iter().map(|at| self.unknowns[*at]).collect(),
            equations: equations
                .iter()
                .map(|at| Equation {
                    terms: self.equations[*at].terms.iter().map(|(at, factor)| (places[*at], *factor)).collect(),
                    sum: self.equations[*at].sum,
                })
                .collect(),
        }
    }
}

fn find(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}

/// The least and the most that a term can come to; `None` where nothing bounds it.
fn span(unknown: Unknown, factor: i64) -> (Option<i128>, Option<i128>) {
    let low = Some(i128::from(unknown.low) * i128::from(factor));
    let high = unknown.high.map(|high| i128::from(high) * i128::from(factor));
    if factor >= 0 { (low, high) } else { (high, low) }
}

/// A sum of ends, of which some may be open.
#[derive(Default)]
struct Ends {
    sum: i128,
    open: usize,
}

impl Ends {
    fn add(&mut self, end: Option<i128>) {
        match end {
            Some(end) => self.sum += end,
            None => self.open += 1,
        }
    }

    /// The sum of all ends but this one.
    fn without(&self, end: Option<i128>) -> Option<i128> {
        match end {
            Some(end) => (self.open == 0).then_some(self.sum - end),
            None => (self.open == 1).then_some(self.sum),
        }
    }
}

fn narrow(unknowns: &mut [Unknown], equation: &Equation) -> Result<bool, Contradiction> {
    let (mut least, mut most) = (Ends::default(), Ends::default());
    for (at, factor) in &equation.terms {
        let (low, high) = span(unknowns[*at], *factor);
        least.add(low);
        most.add(high);
    }
    if equation.terms.is_empty() {
        return if equation.sum == 0 { Ok(false) } else { Err(Contradiction) };
    }
    let sum = i128::from(equation.sum);
    let mut changed = false;
    for (at, factor) in &equation.terms {
        let (low, high) = span(unknowns[*at], *factor);
        let wide = i128::from(*factor);
        // What is left for this term once all others take their least or their most.
        let (at_most, at_least) =
            (least.without(low).map(|others| sum - others), most.without(high).map(|others| sum - others));
        let (floor, ceiling) = if wide > 0 {
            (at_least.map(|end| -(-end).div_euclid(wide)), at_most.map(|end| end.div_euclid(wide)))
        } else {
            let wide = -wide;
            (at_most.map(|end| -end.div_euclid(wide)), at_least.map(|end| (-end).div_euclid(wide)))
        };
        let unknown = &mut unknowns[*at];
        if let Some(floor) = floor.and_then(|floor| i64::try_from(floor).ok())
            && floor > unknown.low
        {
            unknown.low = floor;
            changed = true;
        }
        if let Some(ceiling) = ceiling.and_then(|ceiling| i64::try_from(ceiling).ok())
            && unknown.high.is_none_or(|high| ceiling < high)
        {
            unknown.high = Some(ceiling);
            changed = true;
        }
        if unknown.high.is_some_and(|high| high < unknown.low) {
            return Err(Contradiction);
        }
        if changed {
            let (new_low, new_high) = span(*unknown, *factor);
            replace(&mut least, low, new_low);
            replace(&mut most, high, new_high);
        }
    }
    Ok(changed)
}

fn replace(ends: &mut Ends, before: Option<i128>, now: Option<i128>) {
    match before {
        Some(before) => ends.sum -= before,
        None => ends.open -= 1,
    }
    ends.add(now);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(terms: &[usize], sum: i64) -> Equation {
        Equation { terms: terms.iter().map(|at| (*at, 1)).collect(), sum }
    }

    #[test]
    fn bounds_follow_from_sums() {
        let mut system = System::default();
        let (x, y, total) = (system.add(1, None), system.add(1, None), system.add(0, Some(12)));
        system.equations.push(Equation { terms: vec![(x, 1), (y, 1), (total, -1)], sum: 0 });
        system.tighten().unwrap();
        assert_eq!(system.unknowns[x], Unknown { low: 1, high: Some(11) });
        assert_eq!(system.unknowns[total], Unknown { low: 2, high: Some(12) });
    }

    #[test]
    fn a_contradiction_is_found() {
        let mut system = System::default();
        let (x, y) = (system.add(1, None), system.add(1, None));
        system.equations.push(sum(&[x, y], 1));
        assert_eq!(system.tighten(), Err(Contradiction));
    }

    #[test]
    fn factors_round_to_the_inside() {
        let mut system = System::default();
        let (x, y) = (system.add(0, None), system.add(0, Some(1)));
        system.equations.push(Equation { terms: vec![(x, 2), (y, 1)], sum: 5 });
        system.tighten().unwrap();
        assert_eq!(system.unknowns[x], Unknown { low: 2, high: Some(2) });
        system.tighten().unwrap();
        assert_eq!(system.unknowns[y], Unknown { low: 1, high: Some(1) });
    }

    #[test]
    fn groups_hang_together_by_equations_alone() {
        let mut system = System::default();
        for _ in 0..5 {
            system.add(0, None);
        }
        system.equations.push(sum(&[0, 3], 4));
        system.equations.push(sum(&[3, 1], 4));
        assert_eq!(system.components(), [vec![0, 1, 3], vec![2], vec![4]]);
    }
}
