//! What of a project is suppressed where it is published.

use std::collections::{BTreeMap, BTreeSet};

use super::indicator::{Indicator, PublicDepth, SeriesId};
use crate::period::Period;

/// The value of an indicator, or of one area of it, in a period.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublicCell {
    /// The indicator.
    pub series: SeriesId,
    /// The period.
    pub period: Period,
    /// The area; `None` for the whole.
    pub area: Option<String>,
}

/// What is suppressed in a report that is published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Public {
    /// Counts above 0 and below this are not published.
    pub minimum: u32,
    /// How far apart the ends of what can be known lie at least.
    pub width: u32,
    /// Values that are not published.
    pub suppressed: BTreeSet<PublicCell>,
    /// Suppressed values whose colour is published.
    pub coloured: BTreeSet<PublicCell>,
    /// Values whose Soll would give away one that is not published.
    pub hidden_expected: BTreeSet<PublicCell>,
    /// Baselines that are not published, by the year of the matrix.
    pub baselines: BTreeSet<(SeriesId, i32, Option<String>)>,
    /// Indicators whose values are protected, by the year of the matrix.
    pub protected: BTreeSet<(SeriesId, i32)>,
    /// Values that were corrected after they had been closed.
    pub corrected: BTreeSet<PublicCell>,
    /// Full ids of indicators that are not published as deep as they go.
    pub withheld: BTreeMap<String, PublicDepth>,
}

impl Public {
    /// True for a value that is not published.
    pub fn hides(&self, series: SeriesId, period: Period, area: Option<&str>) -> bool {
        self.suppressed.contains(&cell(series, period, area))
    }

    /// True for a suppressed value that keeps its colour.
    pub fn keeps_colour(&self, series: SeriesId, period: Period, area: Option<&str>) -> bool {
        self.coloured.contains(&cell(series, period, area))
    }

    /// True where the Soll would give away a value that is not published.
    pub fn hides_expected(&self, series: SeriesId, period: Period, area: Option<&str>) -> bool {
        self.hidden_expected.contains(&cell(series, period, area))
    }

    /// True where the baseline that an indicator, or an area of it, is shown with is not published.
    pub fn hides_baseline(&self, whole: &Indicator, area: Option<&str>) -> bool {
        let own = area.and_then(|area| whole.by_area.get(area)).and_then(|read| read.baseline);
        let own = own.filter(|own| whole.baseline.is_none_or(|whole| whole.place != own.place));
        let area = own.and(area).map(str::to_owned);
        self.baselines.contains(&(whole.series, whole.year, area))
    }

    /// True for a value that was corrected after its closing.
    pub fn was_corrected(&self, series: SeriesId, period: Period, area: Option<&str>) -> bool {
        self.corrected.contains(&cell(series, period, area))
    }
}

fn cell(series: SeriesId, period: Period, area: Option<&str>) -> PublicCell {
    PublicCell { series, period, area: area.map(str::to_owned) }
}
