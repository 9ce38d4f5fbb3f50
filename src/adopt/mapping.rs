//! What a mapping says about a table, for one project and year.

use chrono::NaiveDate;

use super::role::{Role, Why};
use super::words::{Direction, Field};
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::mapping::folded;
use crate::load::mapping::table::TableMapping;
use crate::load::raw::DecimalMark;
use crate::model::settings::Settings;
use crate::period::{Period, Scheme};
use crate::problem::nearest;
use crate::source::{Located, Place, column_of_letters};

/// A mapping whose fields and periods are known. The default says nothing, so that the table's own words decide.
#[derive(Debug, Default)]
pub(crate) struct Mapping {
    /// Row of the headings from 0.
    pub(crate) header: Option<usize>,
    pub(crate) decimal: Option<DecimalMark>,
    /// Heading or letters of a column, and what it gives to the matrix.
    columns: Vec<(String, Role, Place)>,
    skip: Vec<String>,
    directions: Vec<(String, Direction)>,
    kinds: Vec<(String, &'static str)>,
}

impl Mapping {
    /// Reports periods that are none of the year.
    pub(crate) fn new(raw: &TableMapping, settings: &Settings, year: i32, diagnostics: &mut Diagnostics) -> Self {
        let mut columns: Vec<(String, Role, Place)> =
            raw.columns.iter().map(|(field, name)| (name.value.clone(), plain(field), name.place)).collect();
        let ignored = |name: &Located<String>| (name.value.clone(), Role::LeftOut(Why::Ignored), name.place);
        columns.extend(raw.ignore.iter().map(ignored));
        for (names, is_result) in [(&raw.periods, true), (&raw.interim, false)] {
            for (name, period) in names {
                let date = cutoff(period, settings, year, diagnostics);
                let role = date.map(|date| if is_result { Role::Result(date) } else { Role::Interim(date) });
                columns.extend(role.map(|role| (name.clone(), role, period.place)));
            }
        }
        Self {
            header: raw.header.map(|row| row as usize - 1),
            decimal: raw.decimal,
            columns,
            skip: raw.skip.iter().map(|name| folded(name)).collect(),
            directions: raw.directions.clone(),
            kinds: raw.kinds.clone(),
        }
    }

    /// What a column is, by its heading as the listing shows it, else by its letters.
    pub(super) fn role(&self, heading: &str, at: u32) -> Option<Role> {
        let by_heading = self.columns.iter().find(|(name, ..)| folded(name) == folded(heading));
        let by_letters = || self.columns.iter().find(|(name, ..)| column_of_letters(name) == Some(at));
        by_heading.or_else(by_letters).map(|(_, role, _)| *role)
    }

    /// The number of headings in a row that the mapping names.
    pub(super) fn known<'a>(&self, headings: impl Iterator<Item = &'a str>) -> usize {
        headings.filter(|heading| self.columns.iter().any(|(name, ..)| folded(name) == folded(heading))).count()
    }

    pub(super) fn skips(&self, name: &str) -> bool {
        self.skip.contains(&folded(name))
    }

    pub(super) fn direction(&self, text: &str) -> Option<Direction> {
        self.directions.iter().find(|(word, _)| *word == folded(text)).map(|(_, direction)| *direction)
    }

    pub(super) fn kind(&self, text: &str) -> Option<&'static str> {
        self.kinds.iter().find(|(word, _)| *word == folded(text)).map(|(_, kind)| *kind)
    }

    /// Reports columns that no table has.
    pub(super) fn report_missing(&self, seen: &[(String, u32)], diagnostics: &mut Diagnostics) {
        for (name, _, place) in &self.columns {
            let found = seen
                .iter()
                .any(|(heading, at)| folded(heading) == folded(name) || column_of_letters(name) == Some(*at));
            if !found {
                let suggestion = nearest(name, seen.iter().map(|(heading, _)| heading.as_str()));
                diagnostics.push(Problem::MappingColumn { column: name.clone(), suggestion }, *place);
            }
        }
    }
}

/// The field that a key of `[columns]` names.
fn plain(key: &str) -> Role {
    Role::Plain(match key {
        "strategic_goal" => Field::StrategicGoal,
        "field" => Field::ActionArea,
        "goal" => Field::Goal,
        "product" => Field::Product,
        "measure" => Field::Measure,
        "indicator" => Field::Indicator,
        "unit" => Field::Unit,
        "target" => Field::Target,
        "at_least" => Field::Lower,
        "at_most" => Field::Upper,
        "direction" => Field::Direction,
        "kind" => Field::Kind,
        "done_by" => Field::Deadline,
        "baseline" => Field::Baseline,
        "forecast" => Field::Forecast,
        "responsible" => Field::Responsible,
        "source" => Field::Source,
        "comment" => Field::Comment,
        "action" => Field::Action,
        "hypothesis" => Field::Hypothesis,
        "evidence" => Field::Evidence,
        _ => Field::Ignored,
    })
}

/// The last day of a period of the year. In a project that is made just now the mapping says how the year is divided.
fn cutoff(
    period: &Located<String>,
    settings: &Settings,
    year: i32,
    diagnostics: &mut Diagnostics,
) -> Option<NaiveDate> {
    let read = |scheme: Scheme| Period::read(&period.value, scheme);
    let Some(found) = read(settings.scheme).or_else(|| Scheme::ALL.into_iter().find_map(read)) else {
        let problem = Problem::NoPeriod { found: period.value.clone(), scheme: settings.scheme };
        diagnostics.push(problem, period.place);
        return None;
    };
    if found.year != year {
        diagnostics.push(Problem::PeriodOfOtherYear { period: found, year }, period.place);
        return None;
    }
    Some(settings.calendar.cutoff(found))
}
