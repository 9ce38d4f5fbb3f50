//! The series of indicators across the years: which one goes on from which, and where one ends.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use litemap::LiteMap;

use super::is_valid_id;
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::raw::{RawIndicator, RawMatrix};
use crate::model::indicator::is_percent;
use crate::model::{Indicator, Kind, Matrix, Series, SeriesId};
use crate::problem::{Measured, nearest};
use crate::source::{Located, Place};

/// The series of all indicators, by the names that each year has for them.
#[derive(Default)]
pub(super) struct SeriesIndex {
    /// By matrix and indicator: the years that have the name, and what it stands for there.
    names: HashMap<String, BTreeMap<String, LiteMap<i32, SeriesId>>>,
    pub(super) series: Vec<Series>,
    /// Indicators of a year that are declared and have errors.
    pub(super) faulty: HashSet<(i32, String, String)>,
}

/// What a name of a report stands for.
pub(super) enum Named {
    /// This series, which the year of the report or a later one can read.
    Series(SeriesId),
    /// A name that only earlier years have, and the series that it had there.
    Past(SeriesId),
}

/// What was said last of a series, while all are taken in.
#[derive(Clone, Copy)]
struct Last<'r> {
    year: i32,
    /// `None` where that is not decided, or cannot be read.
    kind: Option<Kind>,
    unit: &'r str,
    place: Place,
}

impl SeriesIndex {
    /// Gives every indicator its series: that of the newest earlier year that has the name it goes on from, as long as kind
    /// and unit stay.
    pub(super) fn take_in<'r>(&mut self, matrices: &mut [(String, &'r RawMatrix)], diagnostics: &mut Diagnostics) {
        // What goes on from an earlier year finds that year taken in.
        matrices.sort_by_key(|(_, raw)| raw.folder_year);
        let mut last: Vec<Last<'r>> = Vec::new();
        for (matrix, raw) in matrices {
            let year = raw.folder_year;
            let goals = raw.goals.iter().flat_map(|goal| {
                goal.indicators.iter().chain(goal.measures.iter().flat_map(|measure| &measure.indicators))
            });
            let lines = raw.budget.iter().chain(&raw.consolidation).map(|raw| (raw, true));
            for (raw, is_line) in goals.map(|raw| (raw, false)).chain(lines) {
                let Some(id) = raw.id.as_ref().filter(|id| !id.value.is_empty() && is_valid_id(&id.value)) else {
                    continue;
                };
                let (kind, unit) = if is_line { (Some(Kind::Cumulative), LINE_UNIT) } else { measured(raw) };
                self.claim((matrix, raw), id, Last { year, kind, unit, place: id.place }, &mut last, diagnostics);
            }
        }
    }

    fn claim<'r>(
        &mut self,
        (matrix, raw): (&str, &'r RawIndicator),
        id: &Located<String>,
        now: Last<'r>,
        last: &mut Vec<Last<'r>>,
        diagnostics: &mut Diagnostics,
    ) {
        let continues = raw.series.as_ref().and_then(|_| continues(raw, id, &mut Diagnostics::default()));
        let name = continues.as_ref().map_or(id.value.as_str(), |name| &name.value);
        let (of, name) = name.split_once('/').unwrap_or((matrix, name));
        let known = self.names.get(of).and_then(|names| names.get(name));
        let earlier = known.and_then(|years| years.iter().rev().find(|(year, _)| **year < now.year));
        let earlier = earlier.map(|(_, series)| *series);
        let ended = earlier.and_then(|series| last.get(series.0 as usize).filter(|then| !is_comparable(then, &now)));
        let series = match (earlier, ended) {
            (Some(series), None) => {
                if let Some(then) = last.get_mut(series.0 as usize) {
                    // Where the kind is not decided, it is still the one before.
                    *then = Last { kind: now.kind.or(then.kind), ..now };
                }
                series
            }
            (former, ended) => {
                if let Some((then, [before, kind])) = ended.and_then(|then| Some((then, [then.kind?, now.kind?]))) {
                    let measured = |kind, unit: &str| Measured { kind, unit: unit.to_owned() };
                    let problem = Problem::SeriesEnds {
                        indicator: format!("{matrix}/{}", id.value),
                        year: then.year,
                        then: measured(before, then.unit),
                        now: measured(kind, now.unit),
                    };
                    diagnostics.push_pair(problem, now.place, then.place);
                }
                let new = SeriesId(u32::try_from(self.series.len()).unwrap_or(u32::MAX));
                self.series.push(Series { former, ..Series::default() });
                last.push(now);
                if former.is_none() && continues.is_some() {
                    // Reports of years without a matrix have the name that was used then.
                    self.name(of, name, now.year - 1, new);
                }
                new
            }
        };
        self.name(matrix, &id.value, now.year, series);
    }

    fn name(&mut self, matrix: &str, id: &str, year: i32, series: SeriesId) {
        if !self.names.contains_key(matrix) {
            self.names.insert(matrix.to_owned(), BTreeMap::new());
        }
        let Some(names) = self.names.get_mut(matrix) else { return };
        if !names.contains_key(id) {
            names.insert(id.to_owned(), LiteMap::new());
        }
        let Some(years) = names.get_mut(id).filter(|years| !years.contains_key(&year)) else { return };
        years.insert(year, series);
    }

    pub(super) fn define(&mut self, indicator: &Arc<Indicator>) {
        let series = &mut self.series[indicator.series.0 as usize];
        if !series.definitions.contains_key(&indicator.year) {
            series.definitions.insert(indicator.year, Arc::clone(indicator));
        }
    }

    /// True where the matrix of a year declares the indicator, though it has errors.
    pub(super) fn is_faulty(&self, year: i32, matrix: &str, indicator: &str) -> bool {
        !self.faulty.is_empty() && self.faulty.contains(&(year, matrix.to_owned(), indicator.to_owned()))
    }

    /// The series of an indicator of that year.
    pub(super) fn of(&self, matrix: &str, id: &str, year: i32) -> Option<SeriesId> {
        self.names.get(matrix)?.get(id)?.get(&year).copied()
    }

    /// What a name stands for in a report of that year: as that year has it, else the next one that has the name.
    pub(super) fn find(&self, matrix: &str, id: &str, year: i32) -> Option<Named> {
        let known = self.names.get(matrix)?.get(id)?;
        let reads = known.iter().find(|(of, _)| **of >= year).map(|(_, series)| Named::Series(*series));
        reads.or_else(|| known.last().map(|(_, series)| Named::Past(*series)))
    }

    /// True for a matrix with an indicator, without looking through all matrices.
    pub(super) fn knows(&self, matrix: &str) -> bool {
        self.names.contains_key(matrix)
    }

    pub(super) fn indicators(&self, matrix: &str) -> impl Iterator<Item = &str> {
        self.names.get(matrix).into_iter().flat_map(|names| names.keys().map(String::as_str))
    }
}

/// The unit of lines of budget and consolidation.
pub(super) const LINE_UNIT: &str = "EUR";

/// What the value of an indicator is, as far as it is decided, and its unit.
fn measured(raw: &RawIndicator) -> (Option<Kind>, &str) {
    let unit = raw.unit.as_ref().map_or("", |unit| &unit.value);
    let named = raw.kind.as_ref().map(|kind| Kind::ALL.into_iter().find(|known| known.name() == kind.value));
    let due = || raw.target.as_ref()?.done_by.as_ref().map(|_| Kind::Milestone);
    (named.unwrap_or_else(due), unit)
}

/// True for what can be held against each other.
fn is_comparable(then: &Last<'_>, now: &Last<'_>) -> bool {
    let undecided = then.kind.is_none() || now.kind.is_none();
    undecided || (then.kind == now.kind && is_same_unit(then.unit, now.unit))
}

/// The name that earlier years know an indicator by, where that is another one: an id, or a matrix and an id.
pub(super) fn continues(
    raw: &RawIndicator,
    id: &Located<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Box<Located<String>>> {
    let name = raw.series.as_ref()?;
    if name.value.is_empty() {
        diagnostics.push(Problem::EmptyText { key: "series", section: raw.section }, name.place);
        return None;
    }
    if name.value.split('/').count() > 2 || !name.value.split('/').all(|part| !part.is_empty() && is_valid_id(part)) {
        diagnostics.push(Problem::BadSeries { series: name.value.clone() }, name.place);
        return None;
    }
    (name.value != id.value).then(|| name.clone())
}

/// True for two spellings of one unit.
fn is_same_unit(then: &str, now: &str) -> bool {
    let folded = |unit: &str| -> String {
        let unit =
            unit.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect::<String>();
        if unit == "€" || unit == "euro" { "eur".into() } else { unit }
    };
    folded(then) == folded(now) || (is_percent(then) && is_percent(now))
}

/// Two indicators of one year that go on from the same earlier one.
pub(super) fn refuse_doubles(matrices: &[Matrix], diagnostics: &mut Diagnostics) {
    let mut of_year: BTreeMap<i32, Vec<&Arc<Indicator>>> = BTreeMap::new();
    for matrix in matrices {
        of_year.entry(matrix.year).or_default().extend(matrix.indicators());
    }
    for indicators in of_year.values().filter(|all| all.iter().any(|indicator| indicator.continues.is_some())) {
        let mut names: HashMap<String, Place> = HashMap::new();
        let mut series: HashMap<SeriesId, Place> = HashMap::new();
        let place = |indicator: &Indicator| indicator.continues.as_ref().map_or(indicator.place, |name| name.place);
        // Those that say it come last, so that they are the ones to be changed.
        let says_it = |indicator: &&&Arc<Indicator>| indicator.continues.is_some();
        let (usual, said) = (indicators.iter().filter(|of| !says_it(of)), indicators.iter().filter(says_it));
        for indicator in usual.chain(said) {
            let name = full_name(indicator);
            let here = place(indicator);
            let first = names.get(&name).or_else(|| series.get(&indicator.series));
            match first {
                Some(first) if indicator.continues.is_some() => {
                    diagnostics.push_pair(Problem::SeriesTwice { series: name }, here, *first);
                }
                Some(_) | None => {
                    names.insert(name, here);
                    series.insert(indicator.series, here);
                }
            }
        }
    }
}

/// The whole name that an indicator is looked for by in earlier years.
fn full_name(indicator: &Indicator) -> String {
    match &indicator.continues {
        Some(name) if name.value.contains('/') => name.value.clone(),
        Some(name) => format!("{}/{}", indicator.matrix, name.value),
        None => indicator.full_id(),
    }
}

/// Names of series that no earlier year and no earlier report has.
pub(super) fn look_for_unknown(matrices: &[Matrix], series: &[Series], diagnostics: &mut Diagnostics) {
    let said = matrices.iter().flat_map(Matrix::indicators).filter_map(|of| Some((of, of.continues.as_ref()?)));
    for (indicator, named) in said {
        let own = &series[indicator.series.0 as usize];
        let goes_on = own.former.is_some()
            || own.definitions.keys().any(|year| *year < indicator.year)
            || own.periods.keys().any(|period| period.year < indicator.year);
        // The first year of a project has none before it that could know the name.
        let earlier = || matrices.iter().filter(|matrix| matrix.year < indicator.year);
        if goes_on || earlier().next().is_none() {
            continue;
        }
        let suggestion = suggested(named, indicator, earlier().flat_map(Matrix::indicators));
        diagnostics.push(Problem::SeriesUnknown { series: named.value.clone(), suggestion }, named.place);
    }
}

fn suggested<'a>(
    named: &Located<String>,
    indicator: &Indicator,
    earlier: impl Iterator<Item = &'a Arc<Indicator>>,
) -> Option<String> {
    let known: Vec<String> = earlier
        .filter(|known| named.value.contains('/') || known.matrix == indicator.matrix)
        .map(|known| if named.value.contains('/') { known.full_id() } else { known.id.clone() })
        .collect();
    nearest(&named.value, known.iter().map(String::as_str))
}
