//! Areas: which are parts of which, and which together make the whole of an indicator.

use std::collections::HashMap;

use super::word;
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::raw::{RawArea, RawAreas, RawIndicator};
use crate::model::{Area, Areas, Kind};
use crate::problem::nearest;
use crate::source::Located;

/// Takes in the parents. Each must be an area, and none may lie within itself.
pub(super) fn nest(areas: &mut [Area], raw: &[RawArea], diagnostics: &mut Diagnostics) {
    let ids: Vec<String> = areas.iter().map(|area| area.id.clone()).collect();
    let mut parents: HashMap<&str, &Located<String>> = HashMap::new();
    for entry in raw {
        let (Some(id), Some(parent)) = (&entry.named.id, &entry.parent) else { continue };
        if known(parent, ids.iter().map(String::as_str), diagnostics) {
            parents.entry(&id.value).or_insert(parent);
        }
    }
    let mut blamed: Vec<&str> = Vec::new();
    for area in &ids {
        let mut chain = vec![area.as_str()];
        while let Some(parent) = chain.last().and_then(|last| parents.get(last)) {
            if let Some(start) = chain.iter().position(|seen| *seen == parent.value) {
                let circle = &chain[start..];
                // A circle is reached from each of its areas; it is said once.
                if !circle.iter().any(|area| blamed.contains(area)) {
                    let areas = circle.iter().map(|area| (*area).to_owned()).collect();
                    diagnostics.push(Problem::AreaCycle { areas }, parent.place);
                    blamed.extend(circle);
                }
                break;
            }
            chain.push(&parent.value);
        }
    }
    for area in areas {
        area.parent = parents.get(area.id.as_str()).map(|parent| parent.value.clone());
    }
}

/// The areas of an indicator, in the order of zielmatrix.toml.
pub(super) fn of_indicator(raw: &RawIndicator, areas: &[Area], diagnostics: &mut Diagnostics) -> Areas {
    let all = || areas.iter().map(|area| area.id.as_str());
    match raw.areas.as_deref() {
        None => Areas::Unsaid,
        Some(RawAreas::Word(text)) => {
            if word(Some(text), "areas", &[("all", ())], diagnostics).is_some() && areas.is_empty() {
                diagnostics.push(Problem::UnknownArea { id: text.value.clone(), suggestion: None }, text.place);
            }
            Areas::Named(all().map(str::to_owned).collect())
        }
        Some(RawAreas::Ids { place, ids }) => {
            if ids.is_empty() {
                diagnostics.push(Problem::EmptyText { key: "areas", section: raw.section }, *place);
            }
            let mut seen: HashMap<&str, &Located<String>> = HashMap::new();
            for id in ids {
                if !known(id, all(), diagnostics) {
                    continue;
                }
                if let Some(first) = seen.insert(&id.value, id) {
                    let problem = Problem::DuplicateId { id: id.value.clone(), section: "areas" };
                    diagnostics.push_pair(problem, id.place, first.place);
                }
            }
            Areas::Named(all().filter(|area| seen.contains_key(area)).map(str::to_owned).collect())
        }
    }
}

/// True where the total of an indicator is the sum of its areas. A `total` that contradicts the kind is refused: a sum of
/// means is no mean, and a count of the parts that is not the count of the whole is a mistake in one of them.
pub(super) fn total_is_sum(raw: &RawIndicator, kind: Option<Kind>, diagnostics: &mut Diagnostics) -> bool {
    let said = word(raw.total.as_deref(), "total", &[("sum", true), ("reported", false)], diagnostics);
    let Some(kind) = kind else { return said.unwrap_or(false) };
    let of_kind = match kind {
        Kind::Cumulative | Kind::Ratio => true,
        Kind::Level => return said.unwrap_or(false),
        Kind::Average | Kind::Assessed | Kind::Milestone => false,
    };
    if let (Some(text), Some(said)) = (&raw.total, said)
        && said != of_kind
    {
        diagnostics.push(Problem::TotalKind { kind }, text.place);
    }
    of_kind
}

/// Refuses an area that is not declared.
pub(super) fn known<'a>(
    id: &Located<String>,
    mut all: impl Iterator<Item = &'a str> + Clone,
    diagnostics: &mut Diagnostics,
) -> bool {
    let names = all.clone();
    let found = all.any(|area| area == id.value);
    if !found {
        diagnostics
            .push(Problem::UnknownArea { id: id.value.clone(), suggestion: nearest(&id.value, names) }, id.place);
    }
    found
}
