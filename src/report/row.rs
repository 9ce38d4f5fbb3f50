//! One indicator in a report: how it stands in each period so far, with figures ready to be shown.

use super::corrections::corrections;
use super::display::{self, Apart, OPEN_PLACES, Places, plain};
use super::texts;
use super::{
    AcceptedReport, Addendum, ColourBounds, ForecastReport, ForecastSource, ForecastValue, Remaining, ReportedState,
    RevisionReport, Row, Standing,
};
use crate::evaluate::areas::AreaReports;
use crate::evaluate::comment;
use crate::evaluate::outlook::Then;
use crate::evaluate::status::Bounds;
use crate::evaluate::{self, expected, milestone, outlook, status};
use crate::model::outcome::{ExpectedRule, Outcome};
use crate::model::{
    Actual, Area, Areas, FrozenComparison, Indicator, Kind, Limit, Mark, Project, ReportTexts, Rule, Sense, Target,
    Tolerance,
};
use crate::number::{Decimal, Figure, Number};
use crate::period::Period;
use crate::status::{Colour, Status};

/// Places of a percentage, unless more are needed to tell it from a bound.
const PERCENT_PLACES: u32 = 1;

/// The row of an indicator, followed by one for each area that is asked for, has something of its own, or reported a value.
pub(super) fn rows(project: &Project, indicator: &Indicator, period: Period) -> Vec<Row> {
    let places = Places::of(indicator);
    let builder = RowBuilder { project, whole: indicator, indicator, places };
    let mut rows = vec![builder.row(period, None)];
    let reported = &project.series(indicator.series).periods;
    let areas = project.settings.areas.iter().filter(|area| {
        let asked = matches!(&indicator.areas, Areas::Named(ids) if ids.contains(&area.id));
        asked
            || indicator.by_area.contains_key(&area.id)
            || period.year_so_far().any(|period| match project.frozen(indicator, period) {
                Some(_) => evaluate::area(project, indicator, period, &area.id).state == ReportedState::Value,
                None => false,
            })
            || period.year_so_far().any(|period| {
                let by_area =
                    |reports| AreaReports { reports, areas: &project.settings.areas, indicator }.is_known(&area.id);
                reported.get(&period).map(Box::as_ref).is_some_and(by_area)
                    || project.frozen(indicator, period).is_some_and(|frozen| frozen.areas.contains_key(&area.id))
            })
    });
    for area in areas {
        let read = indicator.in_area(&area.id);
        let places = if has_own_rule(&read) { Places::of(&read) } else { places };
        rows.push(RowBuilder { indicator: &read, places, ..builder }.row(period, Some(area)));
    }
    rows
}

/// The row of an indicator alone, or of the area that it is read in.
pub(super) fn row(project: &Project, indicator: &Indicator, period: Period) -> Row {
    let definitions = &project.series(indicator.series).definitions;
    let area = indicator.area.as_ref().and_then(|area| project.settings.areas.iter().find(|known| known.id == *area));
    let whole = definitions.get(&indicator.year).map_or(indicator, AsRef::as_ref);
    let whole = if area.is_some() { whole } else { indicator };
    RowBuilder { project, whole, indicator, places: Places::of(indicator) }.row(period, area)
}

/// True where values of an area can get a colour in some period of the year.
pub(super) fn has_own_rule(indicator: &Indicator) -> bool {
    let rules = std::iter::once(&indicator.rule).chain(indicator.revisions.iter().map(|revision| &revision.rule));
    indicator.kind == Kind::Assessed || rules.into_iter().any(|rule| rule.target.is_some())
}

/// A Soll with the places of the indicator, or as many more as it takes to end, up to two.
pub(super) fn expected_figure(value: &Number, written: u32) -> Figure {
    let most = written.max(OPEN_PLACES);
    let places = value.ending_places().filter(|places| *places <= most).unwrap_or(most);
    Figure::computed(value.clone(), places.max(written))
}

/// The revisions that hold in a period.
pub(super) fn revisions(indicator: &Indicator, period: Period) -> Vec<RevisionReport> {
    let milestone = indicator.kind == Kind::Milestone;
    let in_force = indicator.revisions.iter().filter(|revision| revision.from <= period);
    in_force
        .map(|revision| {
            let target = revision.rule.target.as_ref().filter(|_| revision.changes_target);
            RevisionReport {
                from: revision.from,
                reason: revision.reason.clone(),
                target: target.map(|target| target.value.clone()),
                interim: revision.changes_interim,
                tolerance: revision.changes_tolerance.then(|| own_tolerance(&revision.rule, milestone)),
            }
        })
        .collect()
}

/// The status of the value of an area, which has no target of its own.
fn area_status(state: ReportedState) -> Status {
    match state {
        ReportedState::Value | ReportedState::NotDue => Status::Informative,
        ReportedState::Missing => Status::Missing,
        ReportedState::NotApplicable => Status::NotApplicable,
        ReportedState::Suppressed => Status::Suppressed,
    }
}

/// A period to compare with.
struct Before {
    /// The rule that held then.
    rule: Rule,
    /// As it is shown.
    status: Status,
    /// As it is compared.
    outcome: Outcome,
    /// True where its Soll is not shown any longer.
    hidden: bool,
}

#[derive(Clone, Copy)]
pub(super) struct RowBuilder<'a> {
    project: &'a Project,
    /// The indicator.
    pub(super) whole: &'a Indicator,
    /// The indicator as it is read in the area of the row; the same for the whole.
    pub(super) indicator: &'a Indicator,
    places: Places,
}

impl RowBuilder<'_> {
    fn row(&self, period: Period, area: Option<&Area>) -> Row {
        let indicator = self.indicator;
        let standings = match area {
            Some(area) if !has_own_rule(indicator) => {
                period.year_so_far().map(|period| self.area_standing(period, &area.id)).collect()
            }
            Some(_) | None => self.standings(period),
        };
        let area_id = area.map(|area| area.id.as_str());
        let texts = texts::indicator(self.project, self.whole, period);
        // The texts of the indicator are said once, beside the whole.
        let mut addenda = if area.is_none() { texts.addenda } else { Vec::new() };
        let area = area.map(|area| texts::area(self.project, &indicator.matrix, period, area, &mut addenda));
        self.words(period, &mut addenda);
        let mut row = Row {
            addenda,
            corrections: corrections(self.project, self.whole, period, area_id),
            matrix: indicator.matrix.clone(),
            indicator: indicator.id.clone(),
            name: texts.name,
            unit: indicator.unit.clone(),
            kind: indicator.kind,
            undecided: indicator.undecided,
            open: texts.open,
            line: indicator.line,
            part: area.is_some(),
            area,
            baseline: indicator.baseline.map(|baseline| Figure::written(baseline.value)),
            baseline_year: indicator.baseline.and_then(|baseline| baseline.year),
            source: texts.source,
            method: texts.method,
            reference: texts.reference,
            product_group: texts.product_group,
            responsible: texts.responsible,
            standings,
            years: Vec::new(),
        };
        if let Some(public) = &self.project.public {
            self.publish(public, &mut row);
        }
        row
    }

    fn standings(&self, period: Period) -> Vec<Standing> {
        let mut previous = self.of_year_before(period.last_of_year());
        let mut standings = Vec::new();
        for period in period.year_so_far() {
            let outcome = evaluate::outcome(self.project, self.indicator, period);
            let year_before = self.of_year_before(period);
            standings.push(self.standing(&outcome, previous.as_ref(), year_before.as_ref()));
            previous = Some(self.before(self.indicator, outcome));
        }
        standings
    }

    /// The same period of the year before, where that year has a matrix with this indicator.
    fn of_year_before(&self, period: Period) -> Option<Before> {
        let before = period.in_year(period.year - 1);
        let definition = self.project.definition_of(self.indicator, before.year)?;
        let outcome = evaluate::outcome(self.project, &definition, before);
        Some(self.before(&definition, outcome))
    }

    /// A period to compare with: it is shown as it was closed, and compared as it is known today.
    fn before(&self, definition: &Indicator, shown: Outcome) -> Before {
        let (status, shown_period) = (shown.status, shown.period);
        let outcome = match self.project.frozen(definition, shown.period) {
            Some(_) => evaluate::corrected(self.project, definition, shown.period),
            None => shown,
        };
        let hidden = evaluate::has_hidden_expected(self.project, definition, shown_period);
        Before { rule: definition.rule_at(shown_period).clone(), status, outcome, hidden }
    }

    /// What the department said beside the value of a period: as it was closed, with what was changed since.
    fn words(&self, period: Period, addenda: &mut Vec<Addendum>) -> ReportTexts {
        let report = self.report(period);
        let closed = self.project.frozen(self.indicator, period).map(|frozen| &frozen.total);
        let now = ReportTexts {
            comment: report.and_then(|report| report.comment.clone()),
            action: report.and_then(|report| report.action.clone()),
            provisional: report.is_some_and(|report| report.provisional),
            comment_missing: None,
        };
        texts::report(closed, now, addenda)
    }

    pub(super) fn report(&self, period: Period) -> Option<&Actual> {
        self.project.series(self.indicator.series).periods.get(&period)?.of(self.indicator.area.as_deref())
    }

    fn standing(&self, outcome: &Outcome, previous: Option<&Before>, year_before: Option<&Before>) -> Standing {
        let (indicator, period) = (self.indicator, outcome.period);
        let rule = indicator.rule_at(period);
        let report = self.report(period);
        let frozen = self.project.frozen(indicator, period);
        let compared = |before: Option<&Before>| FrozenComparison {
            status: before.map(|before| before.status),
            trend: before.and_then(|before| {
                let before = Then { rule: &before.rule, outcome: &before.outcome };
                outlook::trend(Then { rule, outcome }, before)
            }),
        };
        let hidden = evaluate::has_hidden_expected(self.project, indicator, period);
        // A trend from or to a withheld value would say on which side it lay; so would its colour, sealed or not.
        let shown = |before: Option<&Before>, sealed: Option<FrozenComparison>| {
            let comparison = sealed.unwrap_or_else(|| compared(before));
            match before.filter(|before| before.status == Status::Suppressed || before.hidden) {
                Some(before) => FrozenComparison { status: Some(before.status), trend: None },
                None if outcome.status == Status::Suppressed || hidden => {
                    FrozenComparison { trend: None, ..comparison }
                }
                None => comparison,
            }
        };
        let previous = shown(previous, frozen.map(|frozen| frozen.previous));
        let year_before = shown(year_before, frozen.map(|frozen| frozen.year_before));
        let said_forecast = frozen.map_or_else(|| report.and_then(|report| report.forecast), |frozen| frozen.forecast);
        // A value that came in only after the closing was not there to be commented on.
        let commented = report.filter(|_| frozen.is_none_or(|frozen| !frozen.total.was_added()));
        let bounds = Self::bounds(outcome, rule);
        let sides: Vec<Number> =
            bounds.iter().chain(outcome.expected.iter().flat_map(Mark::figures)).cloned().collect();
        let places = self.places.with(outcome.actual.places);
        let apart = outcome.deviation.as_ref();
        let from_base: Vec<Number> =
            apart.map(|apart| bounds.iter().map(|bound| bound - &apart.base).collect()).unwrap_or_default();
        let apart = apart.map(|apart| Apart { signed: &apart.signed, base: &apart.base, bounds: &from_base });
        let display::Shown { actual, expected, deviation } =
            display::aligned(outcome.actual.value.as_ref(), outcome.expected.as_ref(), apart.as_ref(), &sides, places);
        let forecast = outlook::forecast(indicator, rule, outcome, said_forecast);
        let remaining = outlook::remaining(indicator, rule, outcome);
        let words = self.words(period, &mut Vec::new());
        Standing {
            period,
            cutoff: outcome.cutoff,
            target: rule.target.as_ref().or(indicator.undecided_target.as_ref()).map(|target| target.value.clone()),
            annual: match rule.target.as_ref().map(|target| &target.value) {
                Some(Target::Relative { .. }) => outcome
                    .annual
                    .as_ref()
                    .map(|mark| mark.map(|value| self.expected_figure(value, outcome.actual.places))),
                _ => None,
            },
            expected,
            expected_rule: outcome.expected_rule,
            expected_assumed: outcome.expected_assumed,
            actual,
            assessed: outcome.actual.colour.map(Status::from),
            done: outcome.actual.done,
            done_later: milestone::done_later(self.project, indicator, outcome),
            delay_days: milestone::delay(rule, outcome),
            provisional: outcome.actual.provisional,
            ratio: outcome.actual.ratio.as_ref().map(|(numerator, denominator)| (plain(numerator), plain(denominator))),
            reported: outcome.actual.state,
            deviation,
            deviation_percent: Self::percent(outcome, rule),
            attainment_percent: outlook::attainment(indicator, rule, outcome)
                .map(|value| Figure::computed(value, PERCENT_PLACES).beside(&[Number::from(Decimal::ONE_HUNDRED)])),
            tolerance: outcome.tolerance,
            status: outcome.status,
            reason: outcome.reason.clone(),
            bounds: self.colour_bounds(outcome, &bounds),
            previous_status: previous.status,
            trend: previous.trend,
            year_before_status: year_before.status,
            year_trend: year_before.trend,
            forecast: forecast.map(|forecast| self.forecast(&forecast, outcome, rule)),
            remaining: remaining.map(|(total, per_period)| Remaining {
                total: self.expected_figure(&total, outcome.actual.places),
                per_period: per_period.map(|value| self.expected_figure(&value, outcome.actual.places)),
            }),
            // A comment is asked for once, of the whole.
            comment_missing: words.comment_missing.unwrap_or_else(|| {
                indicator.area.is_none()
                    && words.comment.is_none()
                    && comment::is_due(&self.project.settings.comment, indicator, outcome, commented)
            }),
            comment: words.comment,
            action: words.action,
            accepted: self.accepted(outcome),
            revised: revisions(indicator, period),
            status_before_revision: self.status_before_revision(outcome),
        }
    }

    fn area_standing(&self, period: Period, area: &str) -> Standing {
        let actual = evaluate::area(self.project, self.whole, period, area);
        let words = self.words(period, &mut Vec::new());
        let places = self.places;
        Standing {
            period,
            cutoff: self.indicator.calendar.cutoff(period),
            target: None,
            annual: None,
            expected: None,
            expected_rule: ExpectedRule::None,
            expected_assumed: false,
            assessed: None,
            done: None,
            done_later: None,
            delay_days: None,
            provisional: actual.provisional,
            ratio: actual.ratio.as_ref().map(|(numerator, denominator)| (plain(numerator), plain(denominator))),
            reported: actual.state,
            deviation: None,
            deviation_percent: None,
            attainment_percent: None,
            tolerance: None,
            status: area_status(actual.state),
            reason: actual.reason.clone(),
            actual: actual.value.map(|value| Figure::computed(value, places.with(actual.places))),
            bounds: None,
            previous_status: None,
            trend: None,
            year_before_status: None,
            year_trend: None,
            forecast: None,
            remaining: None,
            comment: words.comment,
            action: words.action,
            comment_missing: false,
            accepted: None,
            revised: Vec::new(),
            status_before_revision: None,
        }
    }

    /// Where the colour of a value changes; nothing for a milestone in days or without a Soll.
    fn bounds(outcome: &Outcome, rule: &Rule) -> Bounds {
        let by_value = outcome.tolerance.filter(|applied| !applied.in_days);
        match (&outcome.expected, by_value, expected::sense(rule)) {
            (Some(mark), Some(applied), Some(sense)) => status::bounds(mark, sense, applied.tolerance),
            _ => Bounds::default(),
        }
    }

    /// A figure that follows from the rule; of money with the places of its row, whose Ist is written with so many.
    pub(super) fn expected_figure(&self, value: &Number, actual: u32) -> Figure {
        if self.places.is_money() {
            Figure::computed(value.clone(), self.places.with(actual))
        } else {
            expected_figure(value, self.places.written())
        }
    }

    /// A value at which the colour changes: in full where it ends soon, for whoever enters it must get that colour.
    fn bound(&self, value: &Number, actual: u32, lower: bool) -> Figure {
        const MOST_PLACES: u32 = 6;
        if self.places.is_money() {
            let places = self.places.with(actual);
            return Figure::computed(value.clone(), places).printed_as(display::inside(value, places, lower));
        }
        match value.ending_places() {
            Some(places) if places <= MOST_PLACES => Figure::computed(value.clone(), places.max(self.places.written())),
            _ => expected_figure(value, self.places.written()),
        }
    }

    fn percent(outcome: &Outcome, rule: &Rule) -> Option<Figure> {
        let corridor = expected::sense(rule) == Some(Sense::Between);
        let percent = outcome.deviation.as_ref()?.percent(corridor)?;
        Some(beside_percentages(percent, rule))
    }

    fn colour_bounds(&self, outcome: &Outcome, bounds: &Bounds) -> Option<ColourBounds> {
        bounds.iter().next()?;
        let actual: Vec<Number> = outcome.actual.value.iter().cloned().collect();
        let places = outcome.actual.places;
        let figure = |bound: &Option<Number>, lower: bool| {
            bound.as_ref().map(|bound| self.bound(bound, places, lower).beside(&actual))
        };
        Some(ColourBounds {
            green_from: figure(&bounds.green_from, true),
            green_to: figure(&bounds.green_to, false),
            yellow_from: figure(&bounds.yellow_from, true),
            yellow_to: figure(&bounds.yellow_to, false),
        })
    }

    fn forecast(&self, forecast: &outlook::Forecast, outcome: &Outcome, rule: &Rule) -> ForecastReport {
        let value = match &forecast.value {
            outlook::ForecastValue::Number(value, written) => {
                let bounds = match (&outcome.annual, expected::sense(rule)) {
                    (Some(mark), Some(sense)) => status::bounds(mark, sense, rule.tolerance.tolerance),
                    _ => Bounds::default(),
                };
                let all: Vec<Number> = bounds.iter().cloned().collect();
                let places = written.unwrap_or(match self.indicator.kind {
                    // An extrapolated count is an estimate; its decimals would only pretend.
                    Kind::Cumulative => 0,
                    Kind::Level | Kind::Average | Kind::Ratio | Kind::Milestone | Kind::Assessed => {
                        outcome.actual.places
                    }
                });
                // Money is shown as its row is, unless the department wrote its own forecast with cents.
                let places = if self.places.is_money() {
                    self.places.with(outcome.actual.places).max(written.unwrap_or_default())
                } else {
                    places.max(self.places.written())
                };
                ForecastValue::Figure(Figure::computed(value.clone(), places).beside(&all))
            }
            outlook::ForecastValue::Date(date) => ForecastValue::Date(*date),
            outlook::ForecastValue::Colour => ForecastValue::Colour,
        };
        let corridor = expected::sense(rule) == Some(Sense::Between);
        let deviation = forecast.deviation.as_ref();
        ForecastReport {
            deviation: deviation.map(|deviation| match &value {
                ForecastValue::Figure(figure) => Figure::computed(deviation.signed.clone(), figure.places),
                ForecastValue::Date(_) | ForecastValue::Colour => {
                    self.expected_figure(&deviation.signed, outcome.actual.places)
                }
            }),
            deviation_percent: deviation
                .and_then(|deviation| deviation.percent(corridor))
                .map(|percent| beside_percentages(percent, rule)),
            value,
            source: if forecast.reported { ForecastSource::Reported } else { ForecastSource::Extrapolated },
            status: forecast.colour.map(Status::from),
        }
    }

    /// An acceptance is shown beside a yellow or red colour, as long as it holds.
    fn accepted(&self, outcome: &Outcome) -> Option<AcceptedReport> {
        let accepted = self.indicator.accepted.as_ref().filter(|accepted| outcome.period <= accepted.until)?;
        matches!(outcome.status.colour(), Some(Colour::Yellow | Colour::Red))
            .then(|| AcceptedReport { until: accepted.until, reason: accepted.reason.clone() })
    }

    /// The colour under the rule before, in the period from which a revision holds, where it is another one.
    fn status_before_revision(&self, outcome: &Outcome) -> Option<Status> {
        let newest = self.indicator.revisions.iter().rposition(|revision| revision.from == outcome.period)?;
        let before = match newest.checked_sub(1) {
            Some(earlier) => &self.indicator.revisions[earlier].rule,
            None => &self.indicator.rule,
        };
        let status = evaluate::outcome_under(self.project, self.indicator, before, outcome.period).status;
        (status != outcome.status && status.colour().is_some() && outcome.status.colour().is_some()).then_some(status)
    }
}

/// A percentage with one place, or as many as it takes to tell it from the relative bounds of the tolerance.
fn beside_percentages(percent: Number, rule: &Rule) -> Figure {
    let tolerance = rule.tolerance.tolerance;
    let bounds: Vec<Number> = [tolerance.green, tolerance.yellow]
        .into_iter()
        .filter_map(|limit| match limit {
            Limit::Relative(percent) => Some(Number::from(percent)),
            Limit::Absolute(_) => None,
        })
        .flat_map(|bound| [-bound.clone(), bound])
        .chain([Number::ZERO])
        .collect();
    Figure::computed(percent, PERCENT_PLACES).beside(&bounds)
}

/// The tolerance that an indicator sets for itself: in days for a milestone.
pub(super) fn own_tolerance(rule: &Rule, milestone: bool) -> Tolerance {
    if milestone { rule.days.tolerance } else { rule.tolerance.tolerance }
}
