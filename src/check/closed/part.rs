//! The parts of a snapshot: that each is there and the one that was sealed, and what they say of texts.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{optional, required};
use super::todays::Parts;
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::closed::{RawMeasureTexts, RawPart, RawPartLine, RawSnapshot, RawTitle};
use crate::model::{GoalMembers, GoalPlace, GoalTexts, MatrixTexts, MeasureTexts, Products, Rollup};
use crate::number::Decimal;
use crate::period::Period;
use crate::problem::PartFault;
use crate::seal::{FIRST_PART_SCHEMA, PART_SCHEMA, PART_SCHEMAS, THIRD_PART_SCHEMA};
use crate::source::Located;

/// What messages call the lines of a seal.
const SECTION: &str = "[[part]]";

/// The parts that were read, in the order of the seal. `None` where one of them cannot be relied on, which is reported.
pub(super) fn check<'a>(
    raw: &RawSnapshot,
    period: Period,
    parts: &'a Parts<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<&'a RawPart>> {
    let mut sound = true;
    let mut sealed = Vec::new();
    let mut named = BTreeSet::new();
    for line in &raw.parts {
        let file = required(line.file.as_ref(), "file", SECTION, line.place, diagnostics);
        let digest = required(line.sha256.as_ref(), "sha256", SECTION, line.place, diagnostics);
        let (Some(file), Some(digest)) = (file, digest) else {
            sound = false;
            continue;
        };
        named.insert(file.value.clone());
        let at = parts.all.iter().position(|part| part.folder == raw.stem && part.path() == file.value);
        let part = at.and_then(|at| parts.read(at));
        if at.is_some() && part.is_none() {
            continue;
        }
        let fault = match part {
            None => Some(PartFault::Missing),
            Some(part) => fault(line, part, raw, &digest.value),
        };
        match (fault, part) {
            (Some(fault), part) => {
                sound = false;
                let problem = Problem::SnapshotPart { period, file: file.value, fault };
                match part {
                    Some(part) => diagnostics.push_pair(problem, part.place, line.place),
                    None => diagnostics.push(problem, line.place),
                }
            }
            (None, Some(part)) => {
                part.diagnostics.iter().for_each(|found| diagnostics.push_whole(found.clone()));
                sealed.push(part);
            }
            (None, None) => {}
        }
    }
    for part in parts.all.iter().filter(|part| part.folder == raw.stem && !named.contains(&part.path())) {
        sound = false;
        let problem = Problem::SnapshotPart { period, file: part.path(), fault: PartFault::Extra };
        diagnostics.push_pair(problem, part.place, raw.place);
    }
    sound.then_some(sealed)
}

/// Why a part is not the one that was sealed.
fn fault(line: &RawPartLine, part: &RawPart, raw: &RawSnapshot, digest: &str) -> Option<PartFault> {
    let same = |written: Option<&str>, asked: Option<&str>| written == asked;
    let matrix = part.matrix.as_ref().map(|matrix| matrix.value.as_str());
    let period = part.period.as_ref().map(|period| period.value.as_str());
    // What another seal names is known; any other text was not looked into.
    let known = has_schema(part, &PART_SCHEMAS);
    let asked = line.matrix.as_ref().map(|matrix| matrix.value.as_str());
    let is_other = known && !(same(matrix, asked) && same(period, Some(&raw.stem)));
    if is_other {
        let (matrix, period) = (matrix.unwrap_or_default(), period.unwrap_or_default());
        return Some(PartFault::Swapped { matrix: matrix.to_owned(), period: period.to_owned() });
    }
    (part.found != digest || !known).then_some(PartFault::Changed)
}

/// True for a part that has all texts: what it does not say there was not.
pub(super) fn is_complete(part: &RawPart) -> bool {
    PART_SCHEMAS.contains(&schema_of(part)) && !has_schema(part, &[FIRST_PART_SCHEMA])
}

/// True for a part that also says which indicators goals have, fields of action, and which comments were asked for.
pub(super) fn has_members(part: &RawPart) -> bool {
    has_schema(part, &[PART_SCHEMA])
}

fn has_schema(part: &RawPart, schemas: &[&str]) -> bool {
    schemas.contains(&schema_of(part))
}

fn schema_of(part: &RawPart) -> &str {
    part.schema.as_ref().map_or("", |schema| schema.value.as_str())
}

/// The texts of the matrix, by its id.
pub(super) fn texts(part: &RawPart) -> Option<(String, MatrixTexts)> {
    let has_places = has_schema(part, &[PART_SCHEMA, THIRD_PART_SCHEMA]);
    let goals = part.goals.iter().enumerate().filter_map(|(number, goal)| {
        let title = optional(goal.title.as_ref()).unwrap_or_default();
        let products = is_complete(part).then(|| Products {
            group: optional(goal.product_group.as_ref()),
            product: optional(goal.product.as_ref()),
        });
        let place = has_places.then(|| GoalPlace {
            strategic_goal: optional(goal.strategic_goal.as_ref()),
            focus: plain(&goal.focus),
            weight: goal.weight.as_ref().map_or(Decimal::ONE, |weight| weight.value),
        });
        let members = has_members(part).then(|| GoalMembers {
            number,
            indicators: plain(&goal.indicators),
            field: plain(&goal.field),
        });
        Some((optional(goal.id.as_ref())?, GoalTexts { title, products, place, members, open: plain(&goal.open) }))
    });
    let texts = MatrixTexts {
        title: optional(part.title.as_ref()).unwrap_or_default(),
        department: optional(part.department.as_ref()).unwrap_or_default(),
        rollup: part
            .rollup
            .as_ref()
            .and_then(|word| Rollup::ALL.into_iter().find(|rollup| rollup.name() == word.value)),
        open: plain(&part.open),
        strategic_goals: titles(&part.strategic_goals),
        focuses: titles(&part.focuses),
        areas: titles(&part.areas),
        goals: goals.collect::<BTreeMap<_, _>>(),
        measures: part.measures.iter().map(measure).collect(),
    };
    Some((optional(part.matrix.as_ref())?, texts))
}

fn titles(raw: &[RawTitle]) -> BTreeMap<String, String> {
    raw.iter().filter_map(|raw| Some((optional(raw.id.as_ref())?, optional(raw.title.as_ref())?))).collect()
}

fn measure(raw: &RawMeasureTexts) -> MeasureTexts {
    MeasureTexts {
        goal: optional(raw.goal.as_ref()).unwrap_or_default(),
        number: raw.number.as_ref().and_then(|number| number.value.to_string().parse().ok()).unwrap_or_default(),
        indicators: raw.indicators.iter().map(|id| id.value.clone()).collect(),
        title: optional(raw.title.as_ref()).unwrap_or_default(),
        responsible: optional(raw.responsible.as_ref()),
        hypothesis: optional(raw.hypothesis.as_ref()),
        evidence: optional(raw.evidence.as_ref()),
        field: raw.field.as_deref().map(plain),
        open: plain(&raw.open),
    }
}

/// Texts without their places.
pub(super) fn plain(texts: &[Located<String>]) -> Vec<String> {
    texts.iter().map(|text| text.value.clone()).collect()
}
