//! Parts that a closing would write today, byte for byte: what they say is what the project says, and need not be read.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::closing::part;
use crate::digest;
use crate::load::Loaded;
use crate::load::closed::{RawPart, RawPartLine};
use crate::model::{Matrix, Project};
use crate::period::Period;
use crate::seal::SCHEMA;
use crate::source::Located;

/// The parts of all seals.
#[derive(Default)]
pub(super) struct Parts<'a> {
    /// What there is, whether it was read or not.
    pub(super) all: &'a [RawPart],
    /// Those that had to be read, as they were not read yet.
    read: Vec<Option<RawPart>>,
    /// Those that are the same today.
    todays: BTreeSet<usize>,
}

impl<'a> Parts<'a> {
    /// Holds what was not read yet against what a closing would write today, and reads what is not the same.
    pub(super) fn of(loaded: &'a Loaded, project: &Project) -> Self {
        let all = loaded.parts.as_slice();
        if all.iter().all(|part| part.unread.is_none()) {
            return Self { all, ..Self::default() };
        }
        let sealed: BTreeSet<String> = lines(loaded).filter_map(|(_, line)| named(line.sha256.as_ref())).collect();
        let asked = asked(loaded, project);
        let is_todays = |part: &RawPart| {
            let of_part = asked.get(&part.path()).filter(|asked| asked.sha256 == part.found);
            part.unread.is_some()
                && of_part
                    .is_some_and(|asked| digest::part(&part::part(project, asked.matrix, asked.period)) == part.found)
        };
        let read: Vec<(bool, Option<RawPart>)> = all
            .par_iter()
            .map(|part| if is_todays(part) { (true, None) } else { (false, part.read(&sealed)) })
            .collect();
        let todays = read.iter().enumerate().filter(|(_, (todays, _))| *todays).map(|(at, _)| at).collect();
        Self { all, read: read.into_iter().map(|(_, read)| read).collect(), todays }
    }

    /// What a part says; `None` where a closing would write the same today.
    pub(super) fn read(&self, at: usize) -> Option<&RawPart> {
        if self.todays.contains(&at) {
            return None;
        }
        self.read.get(at).and_then(Option::as_ref).or_else(|| self.all.get(at))
    }

    /// The matrices that are in a period what they were when it was closed, by their ids.
    pub(super) fn todays(&self, loaded: &'a Loaded, period: Period) -> BTreeSet<&'a str> {
        let files =
            || self.todays.iter().filter_map(|at| self.all.get(*at)).map(RawPart::path).collect::<BTreeSet<_>>();
        let files = if self.todays.is_empty() { BTreeSet::new() } else { files() };
        let of_period = lines(loaded).filter(|(seal, _)| *seal == period.to_string());
        of_period
            .filter(|(_, line)| line.file.as_ref().is_some_and(|file| files.contains(&file.value)))
            .filter_map(|(_, line)| Some(line.matrix.as_ref()?.value.as_str()))
            .collect()
    }
}

/// A part that a seal names, and the matrix that it is of.
struct Asked<'a> {
    sha256: String,
    matrix: &'a Matrix,
    period: Period,
}

/// The parts that may be the same today: sealed under the name that they would have, and without corrections, as what was
/// corrected is not what was closed. By their files.
fn asked<'a>(loaded: &Loaded, project: &'a Project) -> BTreeMap<String, Asked<'a>> {
    let mut asked = BTreeMap::new();
    for seal in &loaded.snapshots {
        let schema = seal.schema.as_ref().map(|schema| schema.value.as_str());
        let Some(period) = Period::parse(&seal.stem, project.settings.scheme).filter(|_| schema == Some(SCHEMA)) else {
            continue;
        };
        let matrices: Vec<&Matrix> = project.matrices_of(period.year).collect();
        let names = part::names(matrices.iter().map(|matrix| matrix.id.as_str()));
        let lines: BTreeMap<&str, &RawPartLine> =
            seal.parts.iter().filter_map(|line| Some((line.file.as_ref()?.value.as_str(), line))).collect();
        for (matrix, name) in matrices.into_iter().zip(names) {
            let file = format!("{period}/{name}.toml");
            let Some(line) = lines.get(file.as_str()) else { continue };
            let of_matrix = named(line.matrix.as_ref()).as_ref() == Some(&matrix.id);
            if let Some(sha256) =
                named(line.sha256.as_ref()).filter(|_| of_matrix && !is_corrected(loaded, matrix, period))
            {
                asked.insert(file, Asked { sha256, matrix, period });
            }
        }
    }
    asked
}

fn is_corrected(loaded: &Loaded, matrix: &Matrix, period: Period) -> bool {
    let of_period = loaded.corrections.iter().filter(|raw| raw.period == period.to_string());
    let mut corrections = of_period.flat_map(|raw| &raw.corrections);
    corrections.any(|correction| {
        let id = correction.indicator.as_ref().map_or("", |id| id.value.as_str());
        id.strip_prefix(&matrix.id).is_some_and(|rest| rest.starts_with('/'))
    })
}

fn lines(loaded: &Loaded) -> impl Iterator<Item = (&str, &RawPartLine)> {
    loaded.snapshots.iter().flat_map(|seal| seal.parts.iter().map(|line| (seal.stem.as_str(), line)))
}

fn named(text: Option<&Located<String>>) -> Option<String> {
    text.map(|text| text.value.clone())
}
