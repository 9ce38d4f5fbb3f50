//! From what the files say to what is valid. Says everything that is wrong; a project comes out only where nothing is.

pub(crate) mod actuals;
mod area;
mod by_area;
mod closed;
mod committee;
mod found;
mod geometry;
mod given;
mod indicator;
mod marks;
mod matrix;
mod open;
pub mod plausibility;
pub(crate) mod quantity;
mod reference;
mod rule;
mod series;
mod settings;
mod surroundings;
pub(crate) mod share;
mod target;
pub(crate) mod total;
pub(crate) mod value;

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Problem};
use crate::load::Loaded;
use crate::load::raw::{RawActual, RawActuals, RawMatrix};
use crate::model::{Indicator, Matrix, Project, Value};
use crate::number::Decimal;
use crate::period::{Period, Scheme};
use crate::problem::nearest;
use crate::source::{Located, Place};

/// Checks what was loaded. `None` exactly when there was an error, now or while loading.
pub fn check(loaded: &Loaded, diagnostics: &mut Diagnostics) -> Option<Project> {
    let project = check_leniently(loaded, diagnostics)?;
    if diagnostics.has_errors() { None } else { Some(project) }
}

/// The same for whoever needs only the model: what the files say is given back piece by piece as the model is made of it,
/// so that both are never in memory as a whole.
pub(crate) fn check_and_drop(mut loaded: Loaded, diagnostics: &mut Diagnostics) -> Option<Project> {
    let (matrices, actuals) = (std::mem::take(&mut loaded.matrices), std::mem::take(&mut loaded.actuals));
    let project = made(&loaded, matrices, actuals, diagnostics)?;
    if diagnostics.has_errors() { None } else { Some(project) }
}

/// The same as [`check`], but also where values or rules of closed periods are no longer what they were: whoever corrects
/// them must be able to look at them.
pub(crate) fn check_leniently(loaded: &Loaded, diagnostics: &mut Diagnostics) -> Option<Project> {
    made(loaded, loaded.matrices.iter().collect(), loaded.actuals.iter().collect(), diagnostics)
}

fn made<M: Borrow<RawMatrix> + Sync + Send, A: Borrow<RawActuals> + Sync + Send>(
    loaded: &Loaded,
    raw_matrices: Vec<M>,
    raw_actuals: Vec<A>,
    diagnostics: &mut Diagnostics,
) -> Option<Project> {
    if !loaded.settings_sound {
        return None;
    }
    let starts = raw_matrices.iter().filter_map(|raw| Some(raw.borrow().year_start.as_ref()?.value));
    let settings = settings::check(&loaded.settings, starts, diagnostics);
    let (geo, read) = (loaded.settings.geo.as_ref(), loaded.geometry.as_ref());
    let geometry = geometry::check(geo, read, &settings.areas, diagnostics).map(Arc::new);
    let mut index = series::SeriesIndex::default();
    let broken = raw_matrices.iter().any(|raw| raw.borrow().broken);
    let matrices = matrix::check_all(raw_matrices, &settings, &mut index, diagnostics);
    series::refuse_doubles(&matrices, diagnostics);
    if !broken {
        committee::check(loaded, &settings, &matrices, diagnostics);
    }
    actuals::check_all(raw_actuals, (loaded, &settings, &matrices), &mut index, diagnostics);
    series::look_for_unknown(&matrices, &index.series, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let later = later(loaded, &matrices);
    let (closed, reopened) = (BTreeMap::new(), Vec::new());
    let mut project =
        Project { settings, matrices, series: index.series, closed, reopened, later, geometry, public: None };
    reference::check(&project, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    (project.closed, project.reopened) = closed::check(loaded, &project, diagnostics);
    total::check(&project, diagnostics);
    Some(project)
}

/// Indicators that begin after what was read.
fn later(loaded: &Loaded, matrices: &[Matrix]) -> BTreeMap<String, i32> {
    if loaded.later.is_empty() {
        return BTreeMap::new();
    }
    let known: BTreeSet<String> =
        matrices.iter().flat_map(Matrix::indicators).map(|indicator| indicator.full_id()).collect();
    let mut later = BTreeMap::new();
    for matrix in &loaded.later {
        for id in matrix.ids() {
            let full = format!("{}/{id}", matrix.known_as());
            if !known.contains(&full) {
                let first = later.entry(full).or_insert(matrix.folder_year);
                *first = (*first).min(matrix.folder_year);
            }
        }
    }
    later
}

/// The value that a report says, read as in a file of actuals. `None` where it cannot be read, which is reported.
pub(crate) fn reported(raw: &RawActual, indicator: &Indicator, diagnostics: &mut Diagnostics) -> Option<Value> {
    actuals::actual(raw, indicator, diagnostics).map(|actual| actual.value)
}

/// The value of a compulsory key, not blank.
fn required(
    value: Option<&Located<String>>,
    key: &'static str,
    section: &'static str,
    table: Place,
    diagnostics: &mut Diagnostics,
) -> Option<Located<String>> {
    match value {
        None => {
            diagnostics.push(Problem::MissingKey { key, section }, table);
            None
        }
        Some(text) if text.value.is_empty() => {
            diagnostics.push(Problem::EmptyText { key, section }, text.place);
            None
        }
        Some(text) => Some(text.clone()),
    }
}

/// An id: compulsory, without blanks, slashes or control characters.
fn required_id(
    value: Option<&Located<String>>,
    section: &'static str,
    table: Place,
    diagnostics: &mut Diagnostics,
) -> Option<Located<String>> {
    let id = required(value, "id", section, table, diagnostics)?;
    valid_id(&id, diagnostics).then_some(id)
}

fn is_valid_id(id: &str) -> bool {
    !id.contains(|letter: char| letter.is_whitespace() || letter.is_control() || letter == '/')
}

fn valid_id(id: &Located<String>, diagnostics: &mut Diagnostics) -> bool {
    let valid = is_valid_id(&id.value);
    if !valid {
        diagnostics.push(Problem::BadId { id: id.value.clone() }, id.place);
    }
    valid
}

fn optional(value: Option<&Located<String>>) -> Option<String> {
    value.map(|text| text.value.clone()).filter(|text| !text.is_empty())
}

/// Refuses an id that was there before.
fn unique<'a>(
    id: &'a Located<String>,
    seen: &mut HashMap<&'a str, Place>,
    section: &'static str,
    diagnostics: &mut Diagnostics,
) -> bool {
    if let Some(first) = seen.get(id.value.as_str()) {
        diagnostics.push_pair(Problem::DuplicateId { id: id.value.clone(), section }, id.place, *first);
        return false;
    }
    seen.insert(&id.value, id.place);
    true
}

/// One of a few words.
fn word<T: Copy>(
    value: Option<&Located<String>>,
    key: &'static str,
    words: &[(&'static str, T)],
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let text = value?;
    let found = words.iter().find(|(name, _)| *name == text.value).map(|(_, value)| *value);
    if found.is_none() {
        let allowed = words.iter().map(|(name, _)| (*name).to_owned()).collect();
        let suggestion = nearest(&text.value, words.iter().map(|(name, _)| *name));
        diagnostics.push(Problem::UnknownWord { key, found: text.value.clone(), allowed, suggestion }, text.place);
    }
    found
}

/// A whole number within bounds, both included.
fn whole_number(
    value: Option<&Located<Decimal>>,
    key: &'static str,
    bounds: (i32, i32),
    diagnostics: &mut Diagnostics,
) -> Option<i32> {
    let number = value?;
    let whole = number.value.normalize();
    let whole = if whole.scale() == 0 { i32::try_from(whole.mantissa()).ok() } else { None };
    let fits = whole.filter(|whole| (bounds.0..=bounds.1).contains(whole));
    if fits.is_none() {
        diagnostics.push(bounds_problem(key, number.value, bounds), number.place);
    }
    fits
}

fn bounds_problem(key: &'static str, found: Decimal, bounds: (i32, i32)) -> Problem {
    Problem::OutOfBounds { key, found: found.to_string(), low: bounds.0.to_string(), high: bounds.1.to_string() }
}

/// The short name of a period within the year, such as `T2`.
fn label(text: &Located<String>, scheme: Scheme, diagnostics: &mut Diagnostics) -> Option<u8> {
    let index = scheme.index_of(&text.value);
    if index.is_none() {
        let allowed = scheme.labels();
        diagnostics.push(Problem::UnknownPeriodLabel { found: text.value.clone(), allowed, scheme }, text.place);
    }
    index
}

/// A period such as `2013-T2`.
fn period(text: &Located<String>, scheme: Scheme, diagnostics: &mut Diagnostics) -> Option<Period> {
    let period = Period::parse(&text.value, scheme);
    if period.is_none() {
        diagnostics.push(Problem::NoPeriod { found: text.value.clone(), scheme }, text.place);
    }
    period
}
