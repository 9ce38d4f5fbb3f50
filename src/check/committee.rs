//! What a committee deals with: every name must be one that some year has, else the committee would silently see nothing.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostics, Problem};
use crate::load::Loaded;
use crate::model::{Committee, Matrix, Settings};
use crate::problem::nearest;
use crate::source::Located;

/// Refuses names that no year has. Says nothing where not all years were read in full; matrices with errors of syntax are
/// for the caller to know.
pub(super) fn check(loaded: &Loaded, settings: &Settings, matrices: &[Matrix], diagnostics: &mut Diagnostics) {
    if !loaded.complete || !loaded.unreadable_matrices.is_empty() {
        return;
    }
    if loaded
        .settings
        .committees
        .iter()
        .all(|raw| [&raw.matrices, &raw.goals, &raw.focus, &raw.product_groups].into_iter().all(Vec::is_empty))
    {
        return;
    }
    let goals = || matrices.iter().flat_map(|matrix| matrix.goals.iter().map(move |goal| (matrix, goal)));
    let ids: BTreeSet<String> = matrices.iter().map(|matrix| matrix.id.clone()).collect();
    let goal_ids: BTreeSet<String> = goals().map(|(matrix, goal)| format!("{}/{}", matrix.id, goal.id)).collect();
    let focuses: BTreeSet<String> = settings.focuses.iter().map(|focus| focus.id.clone()).collect();
    let lines = matrices.iter().flat_map(|matrix| matrix.budget.iter().chain(&matrix.consolidation));
    let groups: BTreeSet<String> = goals()
        .filter_map(|(_, goal)| goal.product_group.clone())
        .chain(lines.filter_map(|line| line.product_group.clone()))
        .collect();
    for raw in &loaded.settings.committees {
        let mut named = |key: &'static str, names: &[Located<String>], known: &BTreeSet<String>| {
            for name in names {
                let found = match key {
                    "product_groups" => known.iter().any(|group| Committee::covers(&name.value, group)),
                    _ => known.contains(&name.value),
                };
                if !found {
                    let suggestion = nearest(&name.value, known.iter().map(String::as_str));
                    let problem = Problem::CommitteeScope { key, name: name.value.clone(), suggestion };
                    diagnostics.push(problem, name.place);
                }
            }
        };
        named("matrices", &raw.matrices, &ids);
        named("goals", &raw.goals, &goal_ids);
        named("focus", &raw.focus, &focuses);
        named("product_groups", &raw.product_groups, &groups);
    }
}
