//! What of the one state is what of the other: matrices and goals by their ids, indicators by the ids that their series had in
//! the earlier year, measures by their titles or by the indicators that they share.

use std::collections::{BTreeMap, BTreeSet};

use super::State;
use crate::model::{Goal, Indicator, LineKind, Matrix};

/// An indicator with where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'a> {
    pub(super) indicator: &'a Indicator,
    pub(super) matrix: &'a Matrix,
    /// The goal, and the place of the measure in it.
    pub(super) goal: Option<(&'a Goal, Option<usize>)>,
}

impl Spot<'_> {
    pub(super) fn line(&self) -> LineKind {
        self.indicator.line
    }
}

/// The indicators of a state by what they are matched with.
pub(super) fn spots<'a>(state: &State<'a>, other_year: i32) -> BTreeMap<String, Spot<'a>> {
    let year = state.subject.year();
    let mut spots: BTreeMap<String, Spot<'a>> = BTreeMap::new();
    for matrix in state.project.matrices_of(year) {
        let mut add = |indicator: &'a Indicator, goal| {
            // The later year says which indicator of an earlier one it goes on from.
            let series = state.project.series(indicator.series);
            let earlier = (other_year < year).then(|| series.definitions.get(&other_year)).flatten();
            let key = earlier.map_or_else(|| indicator.full_id(), |earlier| earlier.full_id());
            let key = if spots.contains_key(&key) { format!("{key} {}", indicator.full_id()) } else { key };
            spots.insert(key, Spot { indicator, matrix, goal });
        };
        for goal in &matrix.goals {
            goal.indicators.iter().for_each(|indicator| add(indicator, Some((goal, None))));
            for (place, measure) in goal.measures.iter().enumerate() {
                measure.indicators.iter().for_each(|indicator| add(indicator, Some((goal, Some(place)))));
            }
        }
        matrix.budget.iter().chain(&matrix.consolidation).for_each(|line| add(line, None));
    }
    spots
}

/// The measures of a goal on both sides, by their places; those of the second side in its order, then those that it lacks.
pub(super) fn measures(before: Option<&Goal>, after: Option<&Goal>) -> Vec<(Option<usize>, Option<usize>)> {
    let list = |goal: Option<&Goal>| {
        let measures = goal.map(|goal| goal.measures.as_slice()).unwrap_or_default();
        let ids = |indicators: &[std::sync::Arc<Indicator>]| -> BTreeSet<String> {
            indicators.iter().map(|indicator| indicator.id.clone()).collect()
        };
        measures.iter().map(|measure| (measure.title.clone(), ids(&measure.indicators))).collect::<Vec<_>>()
    };
    let (then, now) = (list(before), list(after));
    // A shared title counts most, then shared indicators; what is equal in both is decided by the places, the same from both sides.
    let mut found: Vec<(bool, usize, usize, usize)> = Vec::new();
    for (first, (title, ids)) in then.iter().enumerate() {
        for (second, (other, others)) in now.iter().enumerate() {
            let shared = ids.intersection(others).count();
            if title == other || shared > 0 {
                found.push((title == other, shared, first, second));
            }
        }
    }
    found.sort_by_key(|(title, shared, first, second)| {
        (std::cmp::Reverse(*title), std::cmp::Reverse(*shared), first + second, *first)
    });
    let mut pair_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut used = BTreeSet::new();
    for (_, _, first, second) in found {
        if !used.contains(&first) && !pair_of.contains_key(&second) {
            used.insert(first);
            pair_of.insert(second, first);
        }
    }
    let of_now = (0..now.len()).map(|second| (pair_of.get(&second).copied(), Some(second)));
    of_now.chain((0..then.len()).filter(|first| !used.contains(first)).map(|first| (Some(first), None))).collect()
}
