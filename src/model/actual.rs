//! Actuals (Ist): what departments reported.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use litemap::LiteMap;

use super::indicator::{Indicator, SeriesId};
use super::marks::Acknowledged;
use crate::number::Decimal;
use crate::period::Period;
use crate::source::Place;
use crate::status::Colour;

/// What was reported for one indicator in all periods of all years.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// The indicator as each year's matrix defines it.
    pub definitions: LiteMap<i32, Arc<Indicator>>,
    /// By period.
    pub periods: LiteMap<Period, Box<PeriodActuals>>,
    /// The series that this one took the place of when kind or unit changed; its values are not comparable.
    pub former: Option<SeriesId>,
}

impl Series {
    /// The definition that reads the reports of a year: that year's, or where it has none that of the next year that
    /// has one (figures of the year before the first matrix are kept for comparison).
    pub fn definition(&self, year: i32) -> Option<&Arc<Indicator>> {
        self.definitions.iter().find(|(of, _)| **of >= year).map(|(_, indicator)| indicator)
    }

    /// The reports up to a period, the last first.
    pub fn back_from(&self, period: Period) -> impl Iterator<Item = (Period, &PeriodActuals)> {
        let so_far = self.periods.iter().rev().skip_while(move |(reported, _)| **reported > period);
        so_far.map(|(reported, reports)| (*reported, reports.as_ref()))
    }
}

/// The reports of one period.
#[derive(Clone, Debug, Default)]
pub struct PeriodActuals {
    /// The whole.
    pub total: Option<Actual>,
    /// By area, in the order of the areas' ids.
    pub areas: BTreeMap<String, Actual>,
}

impl PeriodActuals {
    /// The report of the whole, or of one area, counting or not.
    pub fn of(&self, area: Option<&str>) -> Option<&Actual> {
        match area {
            None => self.total.as_ref(),
            Some(area) => self.areas.get(area),
        }
    }

    /// The report of the whole that counts. One that says there is none gives way to what areas reported, as in a table
    /// whose total is left empty.
    pub fn whole(&self) -> Option<&Actual> {
        self.total.as_ref().filter(|total| total.value != Value::Missing || self.areas.is_empty())
    }
}

/// One report of a department.
#[derive(Clone, Debug)]
pub struct Actual {
    /// The value, or why there is none.
    pub value: Value,
    /// True where the report says with `state` why there is no value: that needs a comment.
    pub stated: bool,
    /// The department's own expectation for the year's end.
    pub forecast: Option<Forecast>,
    /// Erläuterung.
    pub comment: Option<String>,
    /// Gegenmaßnahme.
    pub action: Option<String>,
    /// True where the figure is still provisional.
    pub provisional: bool,
    /// True where comment and action stay inside the house.
    pub internal: bool,
    /// Warnings that the value causes and that somebody has looked at.
    pub acknowledged: Vec<Acknowledged>,
    /// Where the value was read, if it was imported.
    pub origin: Option<Box<Provenance>>,
    /// Where the value is written.
    pub place: Place,
}

/// Where an imported value was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Name of the file, without its folder.
    pub file: String,
    /// Name of the sheet; `None` for a file without sheets.
    pub sheet: Option<String>,
    /// The cell or, where a value has several, the first and the last: `F12`, `F12:G12`.
    pub cell: Option<String>,
    /// The line from 1, in a file without cells.
    pub line: Option<u32>,
    /// SHA-256 of the file in 64 hexadecimal digits.
    pub sha256: String,
    /// The day on which it was read.
    pub date: NaiveDate,
    /// Who filled in the form, as the form says.
    pub filled_by: Option<String>,
    /// How they are reached, as the form says.
    pub contact: Option<String>,
    /// The day on which the form was filled in, as it says.
    pub filled_on: Option<NaiveDate>,
}

/// A reported value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number in the unit of the indicator.
    Number(Decimal),
    /// The parts of a ratio. The denominator is 0 only where the numerator is.
    Ratio {
        /// What is counted.
        numerator: Decimal,
        /// Of how many.
        denominator: Decimal,
    },
    /// The state of a milestone.
    Progress {
        /// In percent, 0 to 100, where given.
        progress: Option<Decimal>,
        /// The date it was finished, where it is.
        done: Option<NaiveDate>,
    },
    /// The colour that the department gives.
    Colour(Colour),
    /// Due, but there is none.
    Missing,
    /// There can be none.
    NotApplicable,
    /// There is one that may not be published.
    Suppressed,
}

/// A department's own forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forecast {
    /// A value at the year's end.
    Number(Decimal),
    /// The date on which a milestone will be done.
    Date(NaiveDate),
    /// The colour that an assessed indicator will have.
    Colour(Colour),
}
