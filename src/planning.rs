//! What the forms of a planning round would change: rows that departments filled in against the matrices of their year.
//! Reads no files and writes none.

pub(crate) mod blame;
mod cell;
mod coherent;
mod form;
mod judge;
mod new;
mod now;
pub(crate) mod proof;
mod row;
mod settle;
pub(crate) mod shown;
mod wanted;
pub(crate) mod write;

use std::collections::BTreeMap;

use now::Now;

use crate::diagnostic::{Diagnostics, Problem};
use crate::form::planning::{Field, Key, Subject};
use crate::language::Language;
use crate::load::incoming::Incoming;
use crate::load::incoming::planning::Filled;
use crate::model::{LineKind, Project};
use crate::problem::planning::{PlanInput, PlanPart};
use crate::report::planning::Entry;
use crate::source::{Place, SourceId};

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    /// An indicator or a measure that the matrix does not have yet.
    New,
    /// Something about it is planned in another way.
    Changed,
    /// It is taken out of the matrix.
    Dropped,
    /// What was filled in stands in the matrix already.
    Unchanged,
    /// It cannot be read or may not be written; why is among the problems.
    Refused,
    /// Nothing was filled in.
    Empty,
}

impl Verdict {
    /// Those that are counted, in the order in which they are shown.
    pub(crate) const COUNTED: [Self; 5] = [Self::New, Self::Changed, Self::Dropped, Self::Unchanged, Self::Refused];
}

/// Inputs with what they say; an empty one is not there.
pub(crate) type Entries = Vec<(Field, Entry)>;

/// What is planned in another way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) input: PlanInput,
    /// As it is in the matrix.
    pub(crate) old: Entries,
    /// As it shall be; empty where it goes.
    pub(crate) new: Entries,
    pub(crate) place: Place,
}

/// An input that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    /// `None` for the row as a whole.
    pub(crate) input: Option<PlanInput>,
    /// As it is in the matrix.
    pub(crate) old: Entries,
    /// What stands there.
    pub(crate) said: String,
    pub(crate) place: Place,
}

/// Where something new belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Parent {
    /// An indicator of a goal itself, or a measure of a goal.
    Goal,
    /// An indicator of a measure, by its id in forms.
    Measure(String),
    /// An indicator of a measure that is new itself, by its position among the items.
    NewMeasure(usize),
}

/// What is said of something new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct New {
    /// Id of the goal.
    pub(crate) goal: String,
    pub(crate) parent: Parent,
    /// Id of the indicator; `None` for a measure.
    pub(crate) id: Option<String>,
}

/// A row and what becomes of it.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) source: SourceId,
    pub(crate) year: i32,
    /// Which row.
    pub(crate) key: Key,
    pub(crate) line: LineKind,
    /// The goal, measure or indicator in words.
    pub(crate) name: String,
    pub(crate) unit: String,
    /// Where the row stands.
    pub(crate) place: Place,
    /// True where something was filled in.
    pub(crate) touched: bool,
    /// True where it is taken out, with all below it.
    pub(crate) dropped: bool,
    pub(crate) new: Option<New>,
    pub(crate) changes: Vec<Change>,
    pub(crate) refused: Vec<Refused>,
    /// Why the rule changes within the year.
    pub(crate) reason: Option<String>,
}

impl Item {
    /// What becomes of it.
    pub(crate) fn verdict(&self) -> Verdict {
        if self.dropped {
            Verdict::Dropped
        } else if !self.changes.is_empty() {
            if self.new.is_some() { Verdict::New } else { Verdict::Changed }
        } else if !self.refused.is_empty() {
            Verdict::Refused
        } else if self.touched {
            Verdict::Unchanged
        } else {
            Verdict::Empty
        }
    }

    /// True where the matrix would be another one.
    pub(crate) fn is_written(&self) -> bool {
        matches!(self.verdict(), Verdict::New | Verdict::Changed | Verdict::Dropped)
    }

    /// Takes nothing of the row.
    fn refuse(&mut self, refused: Refused) {
        self.changes.clear();
        self.dropped = false;
        self.refused.push(refused);
    }

    /// How messages call it: `sozialamt/hausbesuche`, else its words.
    pub(crate) fn called(&self) -> String {
        let id = self.new.as_ref().and_then(|new| new.id.as_deref());
        let own = match (self.key.subject, self.key.path.as_slice()) {
            (Subject::Goal | Subject::Indicator | Subject::Line, [id]) => Some(id.as_str()),
            _ => None,
        };
        id.or(own).map_or_else(|| self.name.clone(), |id| format!("{}/{id}", self.key.matrix))
    }
}

/// All rows of all forms.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// In the order of the files.
    pub(crate) items: Vec<Item>,
}

impl Plan {
    /// How many rows have that verdict.
    pub(crate) fn count(&self, verdict: Verdict) -> usize {
        self.items.iter().filter(|item| item.verdict() == verdict).count()
    }

    /// The rows that would change a matrix.
    pub(crate) fn written(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.is_written())
    }

    /// True where something was refused.
    pub(crate) fn has_refusals(&self) -> bool {
        self.items.iter().any(|item| !item.refused.is_empty())
    }
}

/// Compares the rows of all forms with the project; messages quote figures in that language.
pub(crate) fn plan(files: &[Incoming], project: &Project, language: Language, diagnostics: &mut Diagnostics) -> Plan {
    let mut plan = Plan::default();
    let mut years: BTreeMap<i32, Option<Now<'_>>> = BTreeMap::new();
    for file in files {
        let Some(form) = &file.planning else { continue };
        let Some(year) = year(form, project, diagnostics) else { continue };
        let now = years.entry(year).or_insert_with(|| Now::of(project, year));
        let Some(now) = now else {
            let problem =
                Problem::PlanForeign { found: form.year.clone(), expected: String::new(), part: PlanPart::Closed };
            diagnostics.push(problem, form.place);
            continue;
        };
        row::rows(file.source, form, now, language, &mut plan.items, diagnostics);
    }
    settle::settle(&mut plan.items, &years, diagnostics);
    plan
}

/// The year of a form of this project. `None` for any other, which is reported.
fn year(form: &Filled, project: &Project, diagnostics: &mut Diagnostics) -> Option<i32> {
    let organisation = crate::form::planning::collapsed(&project.settings.organisation);
    let foreign = |found: &str, expected: String, part| {
        let problem = Problem::PlanForeign { found: found.to_owned(), expected, part };
        (problem, form.place)
    };
    if crate::form::planning::collapsed(&form.organisation) != organisation {
        let (problem, place) = foreign(&form.organisation, organisation, PlanPart::Organisation);
        diagnostics.push(problem, place);
        return None;
    }
    let year = form.year.parse().ok().filter(|year| project.matrices_of(*year).next().is_some());
    if year.is_none() {
        let mut years: Vec<String> = project.matrices.iter().map(|matrix| matrix.year.to_string()).collect();
        years.dedup();
        let (problem, place) = foreign(&form.year, years.join(", "), PlanPart::Year);
        diagnostics.push(problem, place);
    }
    year
}
