//! Matrices: goals, measures, and what they refer to.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::indicator;
use super::series::SeriesIndex;
use super::settings::{self, YEARS};
use super::surroundings::Surroundings;
use super::{marks, optional, required, required_id, unique, valid_id, whole_number};
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::raw::{RawGoal, RawIndicator, RawMatrix, RawTolerance};
use crate::model::{Goal, Indicator, LineKind, Matrix, Measure, Origin, Settings, ToleranceRule};
use crate::number::Decimal;
use crate::problem::nearest;
use crate::source::{Located, Place};

/// Checks all matrices, in parallel. Of each series the id follows from the order of the files.
pub(super) fn check_all<M: Borrow<RawMatrix> + Sync + Send>(
    raw: Vec<M>,
    settings: &Settings,
    index: &mut SeriesIndex,
    diagnostics: &mut Diagnostics,
) -> Vec<Matrix> {
    let named = raw.iter().map(Borrow::borrow).map(|raw| (id_of(raw, &mut Diagnostics::default()), raw));
    index.take_in(&mut named.collect::<Vec<_>>(), diagnostics);
    let known: &SeriesIndex = index;
    let checked: Vec<Checked> = raw
        .into_par_iter()
        .map(|raw| {
            let raw = raw.borrow();
            let place = raw.id.as_ref().map_or(raw.place, |id| id.place);
            let mut own = Diagnostics::default();
            let mut lines = Lines { index: known, defined: Vec::new(), faulty: Vec::new() };
            let matrix = check(raw, settings, &mut lines, &mut own);
            let Lines { defined, faulty, .. } = lines;
            let faulty = faulty.into_iter().map(|id| (raw.folder_year, raw.known_as().to_owned(), id)).collect();
            Checked { matrix, place, defined, faulty, diagnostics: own }
        })
        .collect();
    let mut places: HashMap<(i32, String), Place> = HashMap::new();
    let mut matrices = Vec::with_capacity(checked.len());
    for Checked { matrix, place, defined, faulty, diagnostics: own } in checked {
        diagnostics.append(own);
        for indicator in &defined {
            index.define(indicator);
        }
        index.faulty.extend(faulty);
        if let Some(first) = places.insert((matrix.year, matrix.id.clone()), place) {
            diagnostics.push_pair(Problem::DuplicateMatrix { id: matrix.id.clone(), year: matrix.year }, place, first);
        }
        matrices.push(matrix);
    }
    matrices.sort_by(|left, right| (left.year, &left.id).cmp(&(right.year, &right.id)));
    matrices
}

/// A matrix that was checked by itself.
struct Checked {
    matrix: Matrix,
    /// Where its id stands.
    place: Place,
    /// Its indicators, each id once.
    defined: Vec<Arc<Indicator>>,
    /// Its indicators with errors: folder year, matrix and id as they are written.
    faulty: Vec<(i32, String, String)>,
    diagnostics: Diagnostics,
}

/// The indicators and lines of a matrix, as they are checked.
struct Lines<'a> {
    index: &'a SeriesIndex,
    defined: Vec<Arc<Indicator>>,
    /// The ids of those with errors.
    faulty: Vec<String>,
}

fn id_of(raw: &RawMatrix, diagnostics: &mut Diagnostics) -> String {
    match &raw.id {
        Some(id) if !id.value.is_empty() && valid_id(id, diagnostics) => id.value.clone(),
        _ => raw.stem.clone(),
    }
}

fn check<'r>(raw: &'r RawMatrix, settings: &Settings, lines: &mut Lines<'_>, diagnostics: &mut Diagnostics) -> Matrix {
    let id = id_of(raw, diagnostics);
    // A key that a syntax error may have swallowed is not missed.
    let title = if raw.broken {
        optional(raw.title.as_ref())
    } else {
        required(raw.title.as_ref(), "title", "", raw.place, diagnostics).map(|title| title.value)
    };
    let title = title.unwrap_or_else(|| id.clone());
    let year = whole_number(raw.year.as_ref(), "year", YEARS, diagnostics).unwrap_or(raw.folder_year);
    if let Some(written) = &raw.year
        && year != raw.folder_year
    {
        diagnostics.push(Problem::YearMismatch { written: year, folder: raw.folder_year }, written.place);
    }
    let calendar = settings::calendar(raw.year_start.as_ref(), diagnostics).unwrap_or(settings.calendar);
    let tolerance = level_tolerance(raw.tolerance.as_ref(), Origin::Matrix, diagnostics).unwrap_or(settings.tolerance);
    let confidential = raw.confidential.as_ref().map_or(settings.disclosure.confidential, |written| written.value);
    let surroundings = Surroundings { matrix: &id, year: raw.folder_year, calendar, settings, tolerance, confidential };

    let mut seen = Seen::default();
    let goals = raw.goals.iter().map(|goal| check_goal(goal, &surroundings, &mut seen, lines, diagnostics)).collect();
    let mut of_line = |raw: &'r [RawIndicator], line: LineKind| {
        raw.iter()
            .filter_map(|raw| register(raw, line, &surroundings, &mut seen, lines, diagnostics))
            .collect::<Vec<_>>()
    };
    let budget = of_line(&raw.budget, LineKind::Budget);
    let consolidation = of_line(&raw.consolidation, LineKind::Consolidation);
    let department = optional(raw.department.as_ref()).unwrap_or_else(|| title.clone());
    Matrix {
        title,
        department,
        year: raw.folder_year,
        calendar,
        goals,
        budget,
        consolidation,
        marks: marks::check(&raw.marks, "", raw.place, diagnostics),
        id: id.clone(),
    }
}

#[derive(Default)]
struct Seen<'a> {
    goals: HashMap<&'a str, Place>,
    indicators: HashMap<&'a str, Place>,
}

fn level_tolerance(raw: Option<&RawTolerance>, origin: Origin, diagnostics: &mut Diagnostics) -> Option<ToleranceRule> {
    let raw = raw?;
    let tolerance = settings::tolerance(raw, diagnostics)?;
    Some(ToleranceRule { tolerance, origin, place: Some(raw.place) })
}

fn check_goal<'a>(
    raw: &'a RawGoal,
    surroundings: &Surroundings<'_>,
    seen: &mut Seen<'a>,
    lines: &mut Lines<'_>,
    diagnostics: &mut Diagnostics,
) -> Goal {
    const SECTION: &str = "[[goal]]";
    let id = required_id(raw.id.as_ref(), SECTION, raw.place, diagnostics);
    if let Some(id) = &raw.id {
        unique(id, &mut seen.goals, SECTION, diagnostics);
    }
    let title = required(raw.title.as_ref(), "title", SECTION, raw.place, diagnostics);
    let settings = surroundings.settings;
    if let Some(named) = &raw.strategic_goal
        && !settings.strategic_goals.iter().any(|goal| goal.id == named.value)
    {
        let suggestion = nearest(&named.value, settings.strategic_goals.iter().map(|goal| goal.id.as_str()));
        diagnostics.push(Problem::UnknownStrategicGoal { id: named.value.clone(), suggestion }, named.place);
    }
    for named in &raw.focus {
        if !settings.focuses.iter().any(|focus| focus.id == named.value) {
            let suggestion = nearest(&named.value, settings.focuses.iter().map(|focus| focus.id.as_str()));
            diagnostics.push(Problem::UnknownFocus { id: named.value.clone(), suggestion }, named.place);
        }
    }
    let field = fields(&raw.field, settings, diagnostics);
    if let Some(weight) = &raw.weight
        && weight.value < Decimal::ZERO
    {
        diagnostics.push(Problem::WeightNegative, weight.place);
    }
    let tolerance =
        level_tolerance(raw.tolerance.as_ref(), Origin::Goal, diagnostics).unwrap_or(surroundings.tolerance);
    let confidential = raw.confidential.as_ref().map_or(surroundings.confidential, |written| written.value);
    let surroundings = Surroundings { tolerance, confidential, ..*surroundings };
    let mut goal_indicators = |raw: &'a [RawIndicator], diagnostics: &mut Diagnostics| {
        raw.iter()
            .filter_map(|raw| register(raw, LineKind::Goal, &surroundings, seen, lines, diagnostics))
            .collect::<Vec<_>>()
    };
    let indicators = goal_indicators(&raw.indicators, diagnostics);
    let measures = raw
        .measures
        .iter()
        .map(|raw| Measure {
            title: required(raw.title.as_ref(), "title", "[[goal.measure]]", raw.place, diagnostics)
                .map(|title| title.value)
                .unwrap_or_default(),
            responsible: optional(raw.responsible.as_ref()),
            hypothesis: optional(raw.hypothesis.as_ref()),
            evidence: optional(raw.evidence.as_ref()),
            field: if raw.field.is_empty() { field.clone() } else { fields(&raw.field, settings, diagnostics) },
            indicators: goal_indicators(&raw.indicators, diagnostics),
            marks: marks::check(&raw.marks, "[[goal.measure]]", raw.place, diagnostics),
        })
        .collect();
    Goal {
        id: id.map(|id| id.value).unwrap_or_default(),
        title: title.map(|title| title.value).unwrap_or_default(),
        strategic_goal: optional(raw.strategic_goal.as_ref()),
        product_group: optional(raw.product_group.as_ref()),
        product: optional(raw.product.as_ref()),
        focus: raw.focus.iter().map(|focus| focus.value.clone()).collect(),
        field,
        weight: raw.weight.as_ref().map_or(Decimal::ONE, |weight| weight.value),
        indicators,
        measures,
        marks: marks::check(&raw.marks, SECTION, raw.place, diagnostics),
    }
}

/// Ids of fields of action, each of which the project must declare.
fn fields(raw: &[Located<String>], settings: &Settings, diagnostics: &mut Diagnostics) -> Vec<String> {
    for named in raw {
        if !settings.fields.iter().any(|field| field.id == named.value) {
            let suggestion = nearest(&named.value, settings.fields.iter().map(|field| field.id.as_str()));
            diagnostics.push(Problem::UnknownField { id: named.value.clone(), suggestion }, named.place);
        }
    }
    raw.iter().map(|field| field.value.clone()).collect()
}

/// Checks an indicator and takes it into the index, so that actuals find it.
fn register<'a>(
    raw: &'a RawIndicator,
    line: LineKind,
    surroundings: &Surroundings<'_>,
    seen: &mut Seen<'a>,
    lines: &mut Lines<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Indicator>> {
    let fresh = raw.id.as_ref().is_none_or(|id| unique(id, &mut seen.indicators, raw.section, diagnostics));
    let id = required_id(raw.id.as_ref(), raw.section, raw.place, diagnostics);
    let series = id.as_ref().and_then(|id| lines.index.of(surroundings.matrix, &id.value, surroundings.year));
    let Some(indicator) = indicator::check(raw, id.zip(series), line, surroundings, diagnostics) else {
        lines.faulty.extend(raw.id.as_ref().map(|id| id.value.clone()));
        return None;
    };
    let indicator = Arc::new(indicator);
    if fresh {
        lines.defined.push(Arc::clone(&indicator));
    }
    Some(indicator)
}
