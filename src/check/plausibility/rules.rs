//! What the plan says that was probably meant otherwise.

use chrono::{Datelike, NaiveDate};

use super::Checker;
use crate::check::quantity;
use crate::check::value::is_percent;
use crate::diagnostic::{Diagnostic, Problem};
use crate::evaluate::actual;
use crate::model::outcome::{Outcome, Reason};
use crate::model::{Indicator, Interim, InterimPoint, InterimValue, Kind, LineKind, Mark, Origin, Rule, Sense, Target};
use crate::number::{Decimal, Number};
use crate::source::{Located, Place};

/// Years that a date may lie before or after the year of its matrix without being asked about.
const MOST_YEARS: i32 = 10;

/// True for a date that is probably a slip of the keyboard.
pub(in crate::check) fn is_far(date: NaiveDate, year: i32) -> bool {
    (date.year() - year).abs() > MOST_YEARS
}

impl<'a> Checker<'a> {
    /// What the matrix says.
    pub(super) fn rules(&mut self, outcomes: &[Outcome]) {
        let indicator = self.indicator;
        for (rule, changes_target, changes_path) in changes(indicator) {
            let Some(target) = &rule.target else { continue };
            self.path(rule, target.place);
            if changes_target {
                self.target(target);
            }
            if changes_path {
                self.far_interim(rule, target);
            }
        }
        if indicator.kind == Kind::Ratio && is_percent(&indicator.unit) && indicator.scale == Decimal::ONE {
            self.of_indicator(Problem::ScaleMissing, indicator.place);
        }
        self.expected(outcomes);
    }

    /// What the Soll of the periods shows.
    fn expected(&mut self, outcomes: &[Outcome]) {
        let indicator = self.indicator;
        let (mut zero, mut assumed, mut season) = (None, None, None);
        for outcome in outcomes.iter().filter(|outcome| indicator.is_due(outcome.period)) {
            let period = outcome.period;
            if zero.is_none() && has_relative_tolerance_at_zero(indicator, outcome) {
                zero = Some(period);
            }
            if assumed.is_none() && outcome.expected_assumed {
                assumed = Some(period);
            }
            if season.is_none() && outcome.reason == Some(Reason::NoSeasonalProfile) {
                season = Some(period);
            }
        }
        let rule = &indicator.rule;
        let target = rule.target.as_ref().map_or(indicator.place, |target| target.place);
        if let Some(period) = zero {
            let own = rule.tolerance.place.filter(|place| place.source == indicator.place.source);
            // It is acknowledged where the tolerance is written, and where that is not in the file at the indicator.
            let acknowledged = match (rule.tolerance.origin, self.goal) {
                (Origin::Goal, Some(goal)) => &goal.marks.acknowledged,
                (Origin::Matrix, _) => &self.matrix.marks.acknowledged,
                (Origin::Goal | Origin::Indicator | Origin::Revision | Origin::Project | Origin::BuiltIn, _) => {
                    &indicator.marks.acknowledged
                }
            };
            let problem = Problem::RelativeToleranceAtZero { period };
            self.push(Diagnostic::new(problem, own.unwrap_or(target)), acknowledged);
        }
        if assumed.is_some() {
            let scheme = self.project.settings.scheme;
            self.of_indicator(Problem::AssumedLinear { scheme }, target);
        }
        if let Some(period) = season {
            self.of_indicator(Problem::NoSeasonalProfile { period }, rule.interim_place.unwrap_or(target));
        }
    }

    /// Interim targets that run against the direction of the target. A count can only grow.
    fn path(&mut self, rule: &'a Rule, target_place: Place) {
        let Interim::Points(points) = &rule.interim else { return };
        let Some(Target::Absolute { sense, mark: Mark::Point(target) }) =
            rule.target.as_ref().map(|target| &target.value)
        else {
            return;
        };
        let rising = match (self.indicator.kind, sense) {
            (Kind::Cumulative, _) | (_, Sense::AtLeast) => true,
            (_, Sense::AtMost) => false,
            (_, Sense::Between | Sense::Exactly) => return,
        };
        let target = Number::from(target);
        let path = points.values().map(|point| {
            let value = match &point.value {
                InterimValue::Value(Mark::Point(value)) => Number::from(value),
                InterimValue::Share(share) => target.percent(&Number::from(share)),
                InterimValue::Value(Mark::Corridor { .. }) => target.clone(),
            };
            (value, point.place)
        });
        let path: Vec<(Number, Place)> = path.chain([(target.clone(), target_place)]).collect();
        for pair in path.windows(2) {
            let [(first, place), (then, _)] = pair else { continue };
            // A count of a city may shrink for good only where its target is below zero.
            let against = if rising { then < first } else { then > first };
            if against && !(self.indicator.kind == Kind::Cumulative && target.is_negative()) {
                let problem =
                    Problem::InterimAgainstDirection { first: first.to_exact_text(), then: then.to_exact_text() };
                self.of_indicator(problem, *place);
            }
        }
    }

    /// Targets that are no percent where percent are meant, plans below zero, and due dates far away.
    fn target(&mut self, target: &'a Located<Target>) {
        let indicator = self.indicator;
        match &target.value {
            Target::Absolute { sense, mark } => {
                if quantity::is_share(indicator) && looks_like_share(*sense, mark) && !self.shows_small_shares() {
                    let figures: Vec<&Decimal> = mark.figures().collect();
                    let [percent, written] = [true, false].map(|percent| {
                        let shown = figures.iter().map(|figure| {
                            let figure = Number::from(*figure);
                            let hundred = Number::from(Decimal::ONE_HUNDRED);
                            if percent { (&figure * &hundred).to_exact_text() } else { figure.to_exact_text() }
                        });
                        shown.collect::<Vec<_>>()
                    });
                    self.of_indicator(Problem::TargetAsShare { written, percent }, target.place);
                }
                let key = match (indicator.line, sense) {
                    (LineKind::Goal, _) => return,
                    (LineKind::Budget, Sense::AtMost) => "expense",
                    (LineKind::Budget, Sense::AtLeast | Sense::Between | Sense::Exactly) => "revenue",
                    (LineKind::Consolidation, _) => "saving",
                };
                if let Mark::Point(plan) = mark
                    && *plan < Decimal::ZERO
                {
                    let value = Number::from(plan).to_exact_text();
                    self.of_indicator(Problem::PlanNegative { key, value }, target.place);
                }
            }
            Target::DoneBy(date) if is_far(*date, indicator.year) => {
                self.of_indicator(Problem::DateFar { date: *date, year: indicator.year }, target.place);
            }
            Target::Relative { .. } | Target::DoneBy(_) => {}
        }
    }

    /// True where reported parts show that the shares of this indicator are really that small.
    fn shows_small_shares(&self) -> bool {
        let series = self.project.series(self.indicator.series);
        series.periods.keys().any(|period| {
            let value = actual::actual_of_year(self.project, self.indicator, *period);
            value.is_some_and(|value| !value.is_zero() && value.abs() <= Number::from(Decimal::ONE))
        })
    }

    /// Interim values of a count that cannot belong to its target: the largest beyond three times of it, or all of them
    /// below a hundredth, as shares written without their sign are.
    fn far_interim(&mut self, rule: &'a Rule, target: &'a Located<Target>) {
        if self.indicator.kind != Kind::Cumulative {
            return;
        }
        let Target::Absolute { mark: Mark::Point(annual), .. } = &target.value else { return };
        let Interim::Points(points) = &rule.interim else { return };
        let annual = Number::from(annual);
        let last = self.project.settings.scheme.periods();
        // The last period repeats the annual target.
        let before: Vec<&InterimPoint> =
            points.iter().filter(|(index, _)| **index < last).map(|(_, point)| point).collect();
        let values: Vec<(Number, Place)> = before
            .iter()
            .filter_map(|point| match &point.value {
                InterimValue::Value(Mark::Point(value)) => {
                    Number::from(value).divided_by(&annual).map(|share| (share, point.place))
                }
                InterimValue::Value(Mark::Corridor { .. }) | InterimValue::Share(_) => None,
            })
            .collect();
        let Some((largest, place)) = values.iter().max_by(|left, right| left.0.cmp(&right.0)) else { return };
        let shown = |share: &Number| (share * &annual).to_exact_text();
        let hundredth = Number::share(1, 100);
        if *largest > Number::from(3) {
            let problem = Problem::InterimFar { value: shown(largest), target: annual.to_exact_text(), below: false };
            self.of_indicator(problem, *place);
        } else if values.len() == before.len()
            && values.iter().all(|(share, _)| share.abs() < hundredth)
            && values.iter().any(|(share, _)| !share.is_zero())
        {
            let problem = Problem::InterimFar { value: shown(largest), target: annual.to_exact_text(), below: true };
            self.of_indicator(problem, rule.interim_place.unwrap_or(*place));
        }
    }
}

/// The rules of the year: each with whether it has a target, and a path to it, of its own.
fn changes(indicator: &Indicator) -> impl Iterator<Item = (&Rule, bool, bool)> {
    let revisions = indicator.revisions.iter();
    std::iter::once((&indicator.rule, true, true)).chain(
        revisions.map(|revision| {
            (&revision.rule, revision.changes_target, revision.changes_target || revision.changes_interim)
        }),
    )
}

/// True for a target that is a share of 1 where percent are meant. One of at most 1 % is quite ordinary for what should be
/// rare, one of at least 1 % is not.
fn looks_like_share(sense: Sense, mark: &Mark<Decimal>) -> bool {
    let inside = |figure: &Decimal| match sense {
        Sense::AtMost => *figure < Decimal::ONE,
        Sense::AtLeast | Sense::Between | Sense::Exactly => *figure <= Decimal::ONE,
    };
    mark.figures().all(|figure| *figure >= Decimal::ZERO && inside(figure))
        && mark.figures().any(|figure| *figure > Decimal::ZERO)
}

fn has_relative_tolerance_at_zero(indicator: &Indicator, outcome: &Outcome) -> bool {
    let Some(applied) = outcome.tolerance.filter(|applied| !applied.in_days) else { return false };
    let relative = applied.tolerance.green.is_relative() || applied.tolerance.yellow.is_relative();
    let zero = outcome.expected.as_ref().is_some_and(|mark| mark.figures().any(Number::is_zero));
    relative && zero && indicator.kind != Kind::Milestone
}
