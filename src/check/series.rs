//! The series of indicators across the years: which one goes on from which, and where one ends.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Problem};
use crate::model::indicator::is_percent;
use crate::model::{Indicator, Kind, Matrix, Series, SeriesId};
use crate::problem::{Measured, nearest};
use crate::source::{Located, Place};

/// The series of all indicators, by the names that each year has for them.
#[derive(Default)]
pub(super) struct SeriesIndex {
    /// By matrix and indicator: the years that have the name, and what it stands for there.
    names: HashMap<String, BTreeMap<String, Vec<(i32, SeriesId)>>>,
    pub(super) series: Vec<Series>,
}

/// An indicator of a year that asks for its series.
#[derive(Clone, Copy)]
pub(super) struct Claim<'a> {
    /// The year of its matrix; claims come in the order of the years.
    pub(super) year: i32,
    pub(super) matrix: &'a str,
    pub(super) id: &'a str,
    /// The name that earlier years know it by, where that is another one.
    pub(super) continues: Option<&'a str>,
    pub(super) kind: Kind,
    pub(super) undecided: bool,
    pub(super) unit: &'a str,
    pub(super) place: Place,
}

/// What a name of a report stands for.
pub(super) enum Named {
    /// This series, which the year of the report or a later one can read.
    Series(SeriesId),
    /// A name that only earlier years have, and the series that it had there.
    Past(SeriesId),
}

impl SeriesIndex {
    /// The series of an indicator. It goes on from the newest earlier year that has the name, as long as kind and unit stay.
    pub(super) fn claim(&mut self, claim: &Claim<'_>, diagnostics: &mut Diagnostics) -> SeriesId {
        let (matrix, id) = name_of(claim);
        let earlier = self.known(matrix, id).iter().rev().find(|(year, _)| *year < claim.year).map(|(_, id)| *id);
        let series = match earlier {
            Some(earlier) => match self.ended(earlier, claim) {
                None => earlier,
                Some(then) => {
                    let now = measured(claim.kind, claim.unit);
                    let indicator = format!("{}/{}", claim.matrix, claim.id);
                    let problem =
                        Problem::SeriesEnds { indicator, year: then.year, then: measured(then.kind, &then.unit), now };
                    diagnostics.push_pair(problem, claim.place, then.place);
                    self.add(Series { former: Some(earlier), ..Series::default() })
                }
            },
            None => {
                let new = self.add(Series::default());
                if claim.continues.is_some() {
                    // Reports of years without a matrix have the name that was used then.
                    self.name(matrix, id, claim.year - 1, new);
                }
                new
            }
        };
        self.name(claim.matrix, claim.id, claim.year, series);
        series
    }

    /// A name whose indicator cannot be read, so that its reports are not blamed as well.
    pub(super) fn reserve(&mut self, matrix: &str, id: &str, year: i32) {
        let earlier = self.known(matrix, id).last().map(|(_, id)| *id);
        let series = earlier.unwrap_or_else(|| self.add(Series::default()));
        self.name(matrix, id, year, series);
    }

    /// The definition with which a series ended, where kind or unit are no longer what they were.
    fn ended(&self, series: SeriesId, claim: &Claim<'_>) -> Option<Arc<Indicator>> {
        let definitions = &self.series[series.0 as usize].definitions;
        let (_, then) = definitions.range(..claim.year).next_back()?;
        let undecided = then.undecided || claim.undecided;
        let same = (undecided || then.kind == claim.kind) && is_same_unit(&then.unit, claim.unit);
        (!same).then(|| Arc::clone(then))
    }

    fn add(&mut self, series: Series) -> SeriesId {
        let next = SeriesId(u32::try_from(self.series.len()).unwrap_or(u32::MAX));
        self.series.push(series);
        next
    }

    fn name(&mut self, matrix: &str, id: &str, year: i32, series: SeriesId) {
        if !self.names.contains_key(matrix) {
            self.names.insert(matrix.to_owned(), BTreeMap::new());
        }
        let Some(names) = self.names.get_mut(matrix) else { return };
        match names.get_mut(id) {
            Some(years) => {
                let place = years.partition_point(|(known, _)| *known < year);
                if years.get(place).is_none_or(|(known, _)| *known != year) {
                    years.insert(place, (year, series));
                }
            }
            None => drop(names.insert(id.to_owned(), vec![(year, series)])),
        }
    }

    fn known(&self, matrix: &str, id: &str) -> &[(i32, SeriesId)] {
        self.names.get(matrix).and_then(|names| names.get(id)).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn define(&mut self, indicator: &Arc<Indicator>) {
        let series = &mut self.series[indicator.series.0 as usize];
        series.definitions.entry(indicator.year).or_insert_with(|| Arc::clone(indicator));
    }

    /// What a name stands for in a report of that year: as that year has it, else the next one that has the name.
    pub(super) fn find(&self, matrix: &str, id: &str, year: i32) -> Option<Named> {
        let known = self.known(matrix, id);
        let reads = known.iter().find(|(of, _)| *of >= year).map(|(_, series)| Named::Series(*series));
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

/// The name that a claim looks for in earlier years.
fn name_of<'a>(claim: &Claim<'a>) -> (&'a str, &'a str) {
    let continues = claim.continues.unwrap_or(claim.id);
    continues.split_once('/').unwrap_or((claim.matrix, continues))
}

fn measured(kind: Kind, unit: &str) -> Measured {
    Measured { kind, unit: unit.to_owned() }
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
            || own.definitions.range(..indicator.year).next().is_some()
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
