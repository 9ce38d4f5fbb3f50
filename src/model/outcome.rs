//! What evaluation finds out about one indicator in one period, and the words for it.

use chrono::NaiveDate;

use crate::model::{Mark, Tolerance};
use crate::number::Number;
use crate::period::{Period, Scheme};
use crate::status::{Colour, Status};

/// How an indicator stands in one period. All figures are exact.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The period.
    pub period: Period,
    /// Its cut-off date in the calendar of the matrix.
    pub cutoff: NaiveDate,
    /// The annual target in figures; `None` without one, for a milestone, or where its reference is missing.
    pub annual: Option<Mark<Number>>,
    /// The Soll.
    pub expected: Option<Mark<Number>>,
    /// Where the Soll comes from.
    pub expected_rule: ExpectedRule,
    /// True where the Soll rests on an even spread over the year that nobody asked for.
    pub expected_assumed: bool,
    /// What was reported.
    pub actual: ActualValue,
    /// Ist against Soll, where both exist.
    pub deviation: Option<Deviation>,
    /// The tolerance that decides; `None` where none applies.
    pub tolerance: Option<AppliedTolerance>,
    /// The verdict.
    pub status: Status,
    /// Why there is no colour though there is a target, or no Soll.
    pub reason: Option<Reason>,
}

/// The Ist of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActualValue {
    /// The value; for a milestone its progress in percent.
    pub value: Option<Number>,
    /// Places that the reported figures were written with.
    pub places: u32,
    /// Numerator and denominator of a ratio.
    pub ratio: Option<(Number, Number)>,
    /// The date on which a milestone was done, by the cut-off date.
    pub done: Option<NaiveDate>,
    /// The colour of an assessed indicator.
    pub colour: Option<Colour>,
    /// Whether there is a value, or which kind of none.
    pub state: ReportedState,
    /// Why there is none though something was reported.
    pub reason: Option<Reason>,
    /// True where the value, or a value that it is formed from, is still provisional.
    pub provisional: bool,
}

impl ActualValue {
    /// No value, for that reason.
    pub fn none(state: ReportedState, reason: Option<Reason>) -> Self {
        Self { value: None, places: 0, ratio: None, done: None, colour: None, state, reason, provisional: false }
    }

    /// A reported or computed number.
    pub fn number(value: Number, places: u32) -> Self {
        Self { value: Some(value), places, ..Self::none(ReportedState::Value, None) }
    }
}

/// Ist against Soll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deviation {
    /// Ist − Soll; for a corridor the signed distance to the nearer bound, 0 inside.
    pub signed: Number,
    /// How far on the wrong side; never negative.
    pub adverse: Number,
    /// The Soll, or the nearer bound of a corridor: what relative tolerances and percentages are a share of.
    pub base: Number,
}

impl Deviation {
    /// The deviation in percent of the absolute Soll; 0 where there is none, else `None` at a Soll of 0.
    ///
    /// Worked: 98 against 120 is −18.333… %.
    pub fn percent(&self, corridor: bool) -> Option<Number> {
        if corridor && self.signed.is_zero() {
            return Some(Number::ZERO);
        }
        self.signed.in_percent_of(&self.base.abs())
    }
}

/// What was reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportedState {
    /// A value.
    Value,
    /// Nothing at all, or a report that there is none.
    Missing,
    /// That there can be none.
    NotApplicable,
    /// That it may not be published.
    Suppressed,
    /// Nothing, and nothing was due.
    NotDue,
}

impl ReportedState {
    /// Every state, in the order of the documentation.
    pub const ALL: [Self; 5] = [Self::Value, Self::Missing, Self::NotApplicable, Self::Suppressed, Self::NotDue];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Missing => "missing",
            Self::NotApplicable => "not-applicable",
            Self::Suppressed => "suppressed",
            Self::NotDue => "not-due",
        }
    }
}

/// Where a Soll comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExpectedRule {
    /// The annual target itself.
    Target,
    /// A written interim value.
    Interim,
    /// A written share of the annual target.
    Share,
    /// The mean share of earlier years.
    Seasonal,
    /// A line that the matrix asks for.
    Linear,
    /// Elapsed share of the year, assumed because the matrix says nothing: marked in every report.
    Elapsed,
    /// A share of a reference value.
    Reference,
    /// No Soll, or a milestone that is not due yet.
    None,
}

impl ExpectedRule {
    /// Every rule, in the order of the documentation.
    pub const ALL: [Self; 8] = [
        Self::Target,
        Self::Interim,
        Self::Share,
        Self::Seasonal,
        Self::Linear,
        Self::Elapsed,
        Self::Reference,
        Self::None,
    ];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Interim => "interim",
            Self::Share => "share",
            Self::Seasonal => "seasonal",
            Self::Linear => "linear",
            Self::Elapsed => "elapsed",
            Self::Reference => "reference",
            Self::None => "none",
        }
    }
}

/// The tolerance that decided a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AppliedTolerance {
    /// The bounds.
    pub tolerance: Tolerance,
    /// True where the bounds are days after a milestone's due date.
    pub in_days: bool,
}

/// Why there is no colour, or no Soll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The reference of a relative target has no value in that period.
    ReferenceMissing(Period),
    /// The indicator has no baseline to be relative to.
    BaselineMissing,
    /// No earlier year shows a share for the period.
    NoSeasonalProfile,
    /// A per-period sum or mean lacks an earlier period.
    EarlierPeriodMissing(Period),
    /// Areas were reported, but no total that could be formed from them.
    NoTotal,
    /// The value of that area is missing, so the total is.
    AreaMissing(String),
    /// 0 of 0.
    ZeroOfZero,
}

impl Reason {
    /// The stable name, and the period or area that it is about.
    pub fn name(&self) -> (&'static str, Option<String>) {
        match self {
            Self::ReferenceMissing(period) => ("reference-missing", Some(period.to_string())),
            Self::BaselineMissing => ("baseline-missing", None),
            Self::NoSeasonalProfile => ("no-seasonal-profile", None),
            Self::EarlierPeriodMissing(period) => ("earlier-period-missing", Some(period.to_string())),
            Self::NoTotal => ("no-total", None),
            Self::AreaMissing(area) => ("area-missing", Some(area.clone())),
            Self::ZeroOfZero => ("zero-of-zero", None),
        }
    }

    /// The reason of that name.
    pub fn from_name(name: &str, detail: Option<&str>, scheme: Scheme) -> Option<Self> {
        let period = || Period::parse(detail?, scheme);
        match name {
            "reference-missing" => period().map(Self::ReferenceMissing),
            "baseline-missing" => Some(Self::BaselineMissing),
            "no-seasonal-profile" => Some(Self::NoSeasonalProfile),
            "earlier-period-missing" => period().map(Self::EarlierPeriodMissing),
            "no-total" => Some(Self::NoTotal),
            "area-missing" => detail.map(|area| Self::AreaMissing(area.to_owned())),
            "zero-of-zero" => Some(Self::ZeroOfZero),
            _ => None,
        }
    }
}
