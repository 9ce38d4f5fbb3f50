//! The valid model: what the rules work on. Nothing here is half valid; `check` is the only maker of these types.

pub mod actual;
pub mod closed;
pub(crate) mod column;
pub mod geometry;
pub mod indicator;
pub mod marks;
pub mod outcome;
pub mod public;
pub mod settings;
pub mod target;
pub mod tolerance;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use actual::{Actual, PeriodActuals, Series, Value};
pub use closed::{
    Before, Closed, Correction, Frozen, FrozenComparison, FrozenReport, GoalMembers, GoalPlace, GoalTexts,
    IndicatorTexts, MatrixTexts, MeasureTexts, Products, Reopened, ReportTexts,
};
pub use geometry::Geometry;
pub use indicator::{
    Accepted, Areas, Baseline, Indicator, Kind, LineKind, Protection, PublicDepth, Revision, Rule, SeriesId,
};
pub use marks::{Acknowledged, Marks};
pub use public::{Public, PublicCell};
pub use settings::{
    ActionField, Area, Collection, CommentRule, Committee, Contact, DisclosureRule, Focus, PublicColours, Rollup,
    Session, Settings, StrategicGoal,
};
pub use target::{Interim, InterimPoint, InterimValue, Mark, Reference, Sense, Target};
pub use tolerance::{Limit, Origin, Tolerance, ToleranceRule};

use crate::number::Decimal;
use crate::period::{Calendar, Period};

/// A whole project: settings, matrices of all years, and everything that was reported.
#[derive(Clone, Debug)]
pub struct Project {
    /// `zielmatrix.toml`.
    pub settings: Settings,
    /// Ordered by year, then id.
    pub matrices: Vec<Matrix>,
    /// What was reported, a series an indicator across all years; see [`SeriesId`].
    pub series: Vec<Series>,
    /// The closed periods, as far as they were read.
    pub closed: BTreeMap<Period, Closed>,
    /// Full ids of indicators that only later matrices than those read here have, with the first year.
    pub later: BTreeMap<String, i32>,
    /// Closings that were taken back, in the order of the periods.
    pub reopened: Vec<Reopened>,
    /// What is suppressed, where what is made of the project is published; `None` for what stays in the house.
    pub public: Option<Arc<Public>>,
    /// Where the areas lie, where that is known.
    pub geometry: Option<Arc<Geometry>>,
}

impl Project {
    /// The matrices of a year, ordered by id.
    pub fn matrices_of(&self, year: i32) -> impl Iterator<Item = &Matrix> {
        self.matrices.iter().filter(move |matrix| matrix.year == year)
    }

    /// True where the period is closed: its values change only as corrections.
    pub fn is_closed(&self, period: Period) -> bool {
        self.closed.contains_key(&period)
    }

    /// The period that was closed last, whatever its place in the year: the one that no other snapshot names.
    pub fn closed_last(&self) -> Option<Period> {
        let named = |period: Period| {
            self.closed.values().any(|other| other.before.as_ref().is_some_and(|before| before.period == period))
        };
        let chained = self.closed.iter().filter(|(period, closed)| closed.chained && !named(**period));
        let older = || self.closed.iter().max_by_key(|(period, closed)| (closed.on, **period));
        chained.max_by_key(|(period, closed)| (closed.on, **period)).or_else(older).map(|(period, _)| *period)
    }

    /// How an indicator stood when that period of its year was closed; `None` for an open period, and for an indicator
    /// that came later.
    pub fn frozen(&self, indicator: &Indicator, period: Period) -> Option<&Frozen> {
        let closed = self.closed.get(&period).filter(|_| indicator.year == period.year)?;
        let whole = closed.indicators.get(&indicator.series)?;
        match &indicator.area {
            None => Some(whole),
            Some(area) => whole.areas.get(area),
        }
    }

    /// The same indicator, of the same area, as the matrix of another year defines it (see [`Series::definition`]).
    pub fn definition(&self, indicator: &Indicator, year: i32) -> Option<Arc<Indicator>> {
        let definition = self.series(indicator.series).definition(year)?;
        Some(Self::of_same_area(indicator, definition))
    }

    /// The same, where that year has a matrix with it.
    pub fn definition_of(&self, indicator: &Indicator, year: i32) -> Option<Arc<Indicator>> {
        let definition = self.series(indicator.series).definitions.get(&year)?;
        Some(Self::of_same_area(indicator, definition))
    }

    fn of_same_area(indicator: &Indicator, definition: &Arc<Indicator>) -> Arc<Indicator> {
        indicator.area.as_deref().map_or_else(|| Arc::clone(definition), |area| definition.in_area(area))
    }

    /// What was reported for an indicator.
    pub fn series(&self, id: SeriesId) -> &Series {
        &self.series[id.0 as usize]
    }
}

/// The goal matrix of one organisational unit and year.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// The file stem, or as given; unique within the year.
    pub id: String,
    /// As printed above the matrix.
    pub title: String,
    /// The department; the title where none is given.
    pub department: String,
    /// The calendar year in which the reporting year starts.
    pub year: i32,
    /// The cut-off dates of this matrix.
    pub calendar: Calendar,
    /// In the order of the file.
    pub goals: Vec<Goal>,
    /// Budget execution (Haushaltsvollzug), in the order of the file.
    pub budget: Vec<Arc<Indicator>>,
    /// Consolidation measures (HSK), in the order of the file.
    pub consolidation: Vec<Arc<Indicator>>,
    /// What is open in the matrix as a whole, and which of its warnings are acknowledged.
    pub marks: Marks,
}

impl Matrix {
    /// Every indicator and line of the matrix in reading order.
    pub fn indicators(&self) -> impl Iterator<Item = &Arc<Indicator>> {
        self.goals
            .iter()
            .flat_map(|goal| goal.indicators.iter().chain(goal.measures.iter().flat_map(|measure| &measure.indicators)))
            .chain(&self.budget)
            .chain(&self.consolidation)
    }
}

/// A goal (Teilziel) of a matrix.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Unique within the matrix.
    pub id: String,
    /// The goal in words.
    pub title: String,
    /// Id of the strategic goal (Leitziel) that it serves.
    pub strategic_goal: Option<String>,
    /// Product group of the city's budget.
    pub product_group: Option<String>,
    /// Product of the city's budget.
    pub product: Option<String>,
    /// Ids of the focus topics that it belongs to.
    pub focus: Vec<String>,
    /// Ids of the fields of action (Handlungsfelder) that it belongs to.
    pub field: Vec<String>,
    /// Weight in the weighted roll-up; 1 unless given.
    pub weight: Decimal,
    /// Outcome indicators of the goal itself.
    pub indicators: Vec<Arc<Indicator>>,
    /// In the order of the file.
    pub measures: Vec<Measure>,
    /// What is open in the goal as a whole, and which of its warnings are acknowledged.
    pub marks: Marks,
}

/// A measure (Maßnahme) towards a goal.
#[derive(Clone, Debug)]
pub struct Measure {
    /// The measure in words.
    pub title: String,
    /// Who answers for it.
    pub responsible: Option<String>,
    /// Why it should work (Wirkungshypothese).
    pub hypothesis: Option<String>,
    /// What the hypothesis rests on.
    pub evidence: Option<String>,
    /// Ids of the fields of action (Handlungsfelder) that it belongs to: its own, else those of its goal.
    pub field: Vec<String>,
    /// In the order of the file.
    pub indicators: Vec<Arc<Indicator>>,
    /// What is open in the measure as a whole.
    pub marks: Marks,
}
