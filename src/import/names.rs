//! Which indicator a row means: by its id, or by its name where that is exactly the one of a single indicator.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::form::Key;
use crate::model::{Indicator, Matrix, Project};
use crate::period::Period;
use crate::problem::{Problem, nearest, nearest_few};

/// The indicators of a project by what rows may call them.
pub(super) struct Names<'a> {
    project: &'a Project,
    /// By matrix and id.
    by_id: BTreeMap<(&'a str, &'a str), &'a Indicator>,
    /// By name, whatever blanks are in it.
    by_name: BTreeMap<String, Vec<&'a Indicator>>,
    /// So many unknown names are still compared with all others: a table may have a million of them.
    compared: Cell<u32>,
}

/// Unknown names that are told the nearest ones.
const MOST_COMPARED: u32 = 1_000;

impl<'a> Names<'a> {
    pub(super) fn of(project: &'a Project) -> Self {
        let (mut by_id, mut by_name) = (BTreeMap::<_, &Indicator>::new(), BTreeMap::<_, Vec<&Indicator>>::new());
        for matrix in &project.matrices {
            for indicator in matrix.indicators() {
                by_id.entry((matrix.id.as_str(), indicator.id.as_str())).or_insert(indicator);
                by_name.entry(words(&indicator.name)).or_default().push(indicator);
            }
        }
        Self { project, by_id, by_name, compared: Cell::new(MOST_COMPARED) }
    }

    /// The indicator of a row, as the period's year defines it, or what to say where there is none. `name` is what the
    /// table has: its matrix is in the key, unless the name itself has a slash.
    #[expect(clippy::result_large_err, reason = "a refusal is made once a row and shown")]
    pub(super) fn find(&self, key: &Key, name: Option<&str>, period: Period) -> Result<Arc<Indicator>, Problem> {
        let found = self.by_id.get(&(key.matrix.as_str(), key.indicator.as_str()));
        if let Some(found) = found.and_then(|found| self.defined(found, period)) {
            return Ok(found);
        }
        let of_matrix = || self.project.matrices.iter().filter(|matrix| matrix.id == key.matrix);
        let known = of_matrix().next().is_some();
        let mut candidates: Vec<Arc<Indicator>> = Vec::new();
        for text in [name.unwrap_or(&key.indicator), &key.indicator].map(words) {
            let named = self.by_name.get(&text).into_iter().flatten();
            for found in named.filter(|indicator| !known || indicator.matrix == key.matrix) {
                // Another year may have called it so; the period's year decides.
                let found = self.defined(found, period).filter(|found| words(&found.name) == text);
                candidates
                    .extend(found.filter(|found| !candidates.iter().any(|have| have.full_id() == found.full_id())));
            }
        }
        match candidates.as_slice() {
            [only] => Ok(Arc::clone(only)),
            [] if !known => {
                let suggestion = nearest(&key.matrix, self.project.matrices.iter().map(|matrix| matrix.id.as_str()));
                Err(Problem::UnknownMatrix { id: key.matrix.clone(), suggestion })
            }
            [] if self.compared.replace(self.compared.get().saturating_sub(1)) == 0 => {
                Err(unknown(key, period, Vec::new()))
            }
            [] => {
                let indicators = of_matrix().flat_map(Matrix::indicators);
                let defined: Vec<Arc<Indicator>> = indicators.filter_map(|found| self.defined(found, period)).collect();
                let both = defined.iter().flat_map(|indicator| {
                    let id = indicator.id.as_str();
                    [(id, id), (indicator.name.as_str(), id)]
                });
                Err(unknown(key, period, nearest_few(&key.indicator, both)))
            }
            several => Err(unknown(key, period, several.iter().map(|indicator| indicator.full_id()).collect())),
        }
    }

    /// Values of a year are read by the matrix of that year, or of the next one that has the indicator.
    fn defined(&self, found: &Indicator, period: Period) -> Option<Arc<Indicator>> {
        self.project.series(found.series).definition(period.year).map(Arc::clone)
    }
}

fn unknown(key: &Key, period: Period, near: Vec<String>) -> Problem {
    let matrix = format!("{}/{}", period.year, key.matrix);
    Problem::RowUnknown { id: key.indicator.clone(), matrix, near }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
