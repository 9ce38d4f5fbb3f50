//! Linear programs in binary floats. They only propose: a table, or factors for a proof; [`super::attack`] checks both in
//! whole numbers. No time limit and no integer unknowns, so that the same system gives the same proposal.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::system::System;

/// How far above its lower bound an unknown is looked for that nothing else bounds.
pub(super) const OPEN: i64 = 1_000_000_000;

/// Factors of a proof are whole multiples of one over this.
pub(super) const PARTS: i64 = 12;

/// A linear program over a system.
pub(super) struct Program {
    problem: Problem,
    unknowns: Vec<Variable>,
}

#[expect(clippy::cast_precision_loss, reason = "a proposal, which is checked in whole numbers")]
fn float(value: i64) -> f64 {
    value as f64
}

#[expect(clippy::cast_possible_truncation, reason = "the nearest whole number of a float within the bounds of counts")]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

impl Program {
    /// A program that looks for the least value of its costs; every unknown costs `cost` a unit.
    pub(super) fn of(system: &System, cost: impl Fn(usize) -> i64) -> Self {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let unknowns: Vec<Variable> = system
            .unknowns
            .iter()
            .enumerate()
            .map(|(at, unknown)| {
                let high = unknown.high.unwrap_or_else(|| unknown.low.saturating_add(OPEN));
                problem.add_var(float(cost(at)), (float(unknown.low), float(high)))
            })
            .collect();
        let mut program = Self { problem, unknowns };
        for equation in &system.equations {
            program.hold(&equation.terms, equation.sum);
        }
        program
    }

    /// One more unknown, of at least 0.
    pub(super) fn extra(&mut self, cost: i64, high: Option<i64>) -> usize {
        let high = high.map_or(f64::INFINITY, float);
        self.unknowns.push(self.problem.add_var(float(cost), (0.0, high)));
        self.unknowns.len() - 1
    }

    /// One more equation.
    pub(super) fn hold(&mut self, terms: &[(usize, i64)], sum: i64) {
        self.compare(terms, ComparisonOp::Eq, sum);
    }

    /// One more sum with a least value.
    pub(super) fn at_least(&mut self, terms: &[(usize, i64)], sum: i64) {
        self.compare(terms, ComparisonOp::Ge, sum);
    }

    fn compare(&mut self, terms: &[(usize, i64)], how: ComparisonOp, sum: i64) {
        let terms: Vec<(Variable, f64)> =
            terms.iter().map(|(at, factor)| (self.unknowns[*at], float(*factor))).collect();
        self.problem.add_constraint(terms.as_slice(), how, float(sum));
    }

    /// The values of the unknowns at the least costs; `None` where there are none, or the solver gives up.
    fn floats(&self) -> Option<Vec<f64>> {
        let solution = self.problem.solve().ok()?.into_solution().ok()?;
        Some(self.unknowns.iter().map(|unknown| solution.var_value(*unknown)).collect())
    }

    /// The same in whole numbers, and the first unknown that was far from one.
    pub(super) fn solve(&self) -> Option<Found> {
        let floats = self.floats()?;
        let values: Vec<i64> = floats.iter().map(|value| whole(*value)).collect();
        let broken = floats.iter().zip(&values).position(|(float_value, value)| is_apart(*float_value, float(*value)));
        Some(Found { below: broken.map(|at| floor(floats[at])), broken, values })
    }

    /// The values in whole multiples of 1/[`PARTS`].
    fn parts(&self) -> Option<Vec<i64>> {
        Some(self.floats()?.into_iter().map(in_parts).collect())
    }
}

/// What a program found.
pub(super) struct Found {
    /// The nearest whole numbers.
    pub(super) values: Vec<i64>,
    /// The first unknown whose value lies between two of them.
    pub(super) broken: Option<usize>,
    /// The whole number below that value.
    pub(super) below: Option<i64>,
}

#[expect(clippy::float_arithmetic, reason = "a proposal, which is checked in whole numbers")]
fn is_apart(value: f64, whole: f64) -> bool {
    const NEAR: f64 = 1e-5;
    (value - whole).abs() > NEAR
}

#[expect(clippy::cast_possible_truncation, reason = "a whole number within the bounds of counts")]
fn floor(value: f64) -> i64 {
    value.floor() as i64
}

#[expect(clippy::float_arithmetic, reason = "a proposal, which is checked in whole numbers")]
fn in_parts(value: f64) -> i64 {
    whole(value * float(PARTS))
}

/// Factors for the equations of a system that bound an unknown from above, in multiples of 1/[`PARTS`]: the solution of
/// the dual program. Any factors give a bound; these give the best one.
pub(super) fn factors(system: &System, target: usize, up: bool) -> Option<Vec<i64>> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let free = (f64::NEG_INFINITY, f64::INFINITY);
    let equations: Vec<Variable> =
        system.equations.iter().map(|equation| problem.add_var(float(equation.sum), free)).collect();
    let mut columns: Vec<Vec<(Variable, f64)>> = vec![Vec::new(); system.unknowns.len()];
    for (equation, variable) in system.equations.iter().zip(&equations) {
        for (at, factor) in &equation.terms {
            columns[*at].push((*variable, float(*factor)));
        }
    }
    for (at, (unknown, mut column)) in system.unknowns.iter().zip(columns).enumerate() {
        let below = problem.add_var(float(-unknown.low), (0.0, f64::INFINITY));
        column.push((below, -1.0));
        if let Some(high) = unknown.high {
            let above = problem.add_var(float(high), (0.0, f64::INFINITY));
            column.push((above, 1.0));
        }
        let wanted = match (at == target, up) {
            (true, true) => 1.0,
            (true, false) => -1.0,
            (false, _) => 0.0,
        };
        problem.add_constraint(column.as_slice(), ComparisonOp::Eq, wanted);
    }
    Program { problem, unknowns: equations }.parts()
}
