//! Which indicator a row means: by its id, or by its name where that is exactly the one of a single indicator.

use std::sync::Arc;

use crate::form::Key;
use crate::model::{Indicator, Matrix, Project};
use crate::period::Period;
use crate::problem::{Problem, nearest, nearest_few};

/// The indicator of a row, as the period's year defines it, or what to say where there is none. `name` is what the table
/// has: its matrix is in the key, unless the name itself has a slash.
pub(super) fn find(
    key: &Key,
    name: Option<&str>,
    period: Period,
    project: &Project,
) -> Result<Arc<Indicator>, Problem> {
    let of_matrix: Vec<&Matrix> = project.matrices.iter().filter(|matrix| matrix.id == key.matrix).collect();
    let found = of_matrix.iter().flat_map(|matrix| matrix.indicators()).find(|indicator| indicator.id == key.indicator);
    if let Some(found) = found.and_then(|found| defined(found, period, project)) {
        return Ok(found);
    }
    let name = name.unwrap_or(&key.indicator);
    let named = |matrices: &mut dyn Iterator<Item = &Matrix>| {
        let mut named: Vec<Arc<Indicator>> = Vec::new();
        for indicator in matrices.flat_map(Matrix::indicators).filter_map(|found| defined(found, period, project)) {
            let same = words(&indicator.name) == words(name) || words(&indicator.name) == words(&key.indicator);
            if same && !named.iter().any(|known| known.full_id() == indicator.full_id()) {
                named.push(indicator);
            }
        }
        named
    };
    let candidates =
        if of_matrix.is_empty() { named(&mut project.matrices.iter()) } else { named(&mut of_matrix.iter().copied()) };
    match candidates.as_slice() {
        [only] => Ok(Arc::clone(only)),
        [] if of_matrix.is_empty() => {
            let suggestion = nearest(&key.matrix, project.matrices.iter().map(|matrix| matrix.id.as_str()));
            Err(Problem::UnknownMatrix { id: key.matrix.clone(), suggestion })
        }
        [] => {
            let known: Vec<Arc<Indicator>> = of_matrix
                .iter()
                .flat_map(|matrix| matrix.indicators())
                .filter_map(|found| defined(found, period, project))
                .collect();
            let both = known.iter().flat_map(|indicator| {
                let id = indicator.id.as_str();
                [(id, id), (indicator.name.as_str(), id)]
            });
            Err(unknown(key, period, nearest_few(&key.indicator, both)))
        }
        several => Err(unknown(key, period, several.iter().map(|indicator| indicator.full_id()).collect())),
    }
}

fn unknown(key: &Key, period: Period, near: Vec<String>) -> Problem {
    let matrix = format!("{}/{}", period.year, key.matrix);
    Problem::RowUnknown { id: key.indicator.clone(), matrix, near }
}

/// Values of a year are read by the matrix of that year, or of the next one that has the indicator.
fn defined(found: &Indicator, period: Period, project: &Project) -> Option<Arc<Indicator>> {
    project.series(found.series).definition(period.year).map(Arc::clone)
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}
