//! What of a closed period may not be shown any longer, because it is or follows from a value that was withheld since.

use super::expectation::{Basis, Expectation};
use super::{actual, expected};
use crate::model::outcome::{ExpectedRule, Outcome, Reason, ReportedState};
use crate::model::{Frozen, Indicator, Interim, Kind, Mark, Project, Reference, Rule, Target, Value};
use crate::number::Number;
use crate::period::Period;

/// True where a closed Ist is, or is formed from, a value that was said later to be one that may not be published.
pub(super) fn is_withheld(project: &Project, indicator: &Indicator, period: Period, frozen: &Frozen) -> bool {
    let own = &frozen.total;
    if own.was_ever_withheld() {
        return true;
    }
    let actual = &frozen.outcome.actual;
    let has_value = actual.value.is_some() || actual.ratio.is_some() || actual.done.is_some();
    let areas =
        own.value == Value::Missing && of_areas(project, indicator, period).any(|area| area.total.was_ever_withheld());
    if areas && has_value {
        return true;
    }
    // The sum of the year so far, from which one period could be worked out, or a day that an earlier period named.
    let of_earlier = match indicator.kind {
        Kind::Milestone => actual.done.is_some() && !matches!(own.value, Value::Progress { done: Some(_), .. }),
        Kind::Cumulative | Kind::Level | Kind::Average | Kind::Ratio | Kind::Assessed => {
            indicator.per_period && has_value
        }
    };
    let mut earlier = period.year_so_far().filter(|earlier| *earlier < period);
    of_earlier
        && earlier.any(|earlier| {
            let frozen = project.frozen(indicator, earlier);
            frozen.is_some_and(|frozen| is_withheld(project, indicator, earlier, frozen))
        })
}

/// How the areas stood that the closed value of an indicator may have been formed from: all of them, or the parts of its
/// area.
fn of_areas<'a>(project: &'a Project, indicator: &'a Indicator, period: Period) -> impl Iterator<Item = &'a Frozen> {
    let whole = project.closed.get(&period).and_then(|closed| closed.indicators.get(&indicator.series));
    let areas = whole.into_iter().flat_map(|whole| &whole.areas);
    let inside = move |id: &str| indicator.area.as_ref().is_none_or(|area| project.settings.is_inside(id, area));
    areas.filter(move |(id, _)| inside(id)).map(|(_, area)| area)
}

/// The Soll of a closed period as it was.
fn as_closed(closed: &Outcome) -> Expectation {
    Expectation {
        mark: closed.expected.clone(),
        rule: closed.expected_rule,
        assumed: closed.expected_assumed,
        reason: closed.reason.clone().filter(|_| closed.actual.reason.is_none()),
        basis: Basis::Nothing,
    }
}

/// The Soll of a closed period with its annual target.
pub(super) struct Expected {
    pub(super) expectation: Expectation,
    pub(super) annual: Option<Mark<Number>>,
    /// True where one of them was closed with a figure that is not shown any longer.
    pub(super) hidden: bool,
}

/// The Soll as it was closed. One that follows from a value of an earlier year that was withheld later would say what that
/// value was; it is hidden as long as today's values do not give the same.
pub(super) fn expected(project: &Project, indicator: &Indicator, closed: &Outcome) -> Expected {
    let (expectation, annual, period) = (as_closed(closed), closed.annual.clone(), closed.period);
    let shown = Expected { expectation, annual, hidden: false };
    let rule = indicator.rule_at(period);
    let previous_year = match rule.target.as_ref().map(|target| &target.value) {
        Some(Target::Relative { of, .. }) => *of == Reference::PreviousYear,
        Some(Target::Absolute { .. } | Target::DoneBy(_)) | None => false,
    };
    if !previous_year && closed.expected_rule != ExpectedRule::Seasonal {
        return shown;
    }
    let last_year = period.in_year(period.year - 1);
    let year_end = previous_year && is_of_withheld(project, indicator, last_year.last_of_year());
    let (by_source, reason) = match closed.expected_rule {
        ExpectedRule::Reference if expected::is_of_same_period(rule, period) => {
            (is_of_withheld(project, indicator, last_year), Reason::ReferenceMissing(last_year))
        }
        ExpectedRule::Seasonal => (has_withheld_profile(project, indicator, period), Reason::NoSeasonalProfile),
        ExpectedRule::Target
        | ExpectedRule::Interim
        | ExpectedRule::Share
        | ExpectedRule::Linear
        | ExpectedRule::Elapsed
        | ExpectedRule::Reference
        | ExpectedRule::None => (year_end, Reason::ReferenceMissing(last_year.last_of_year())),
    };
    let derived = !matches!(closed.expected_rule, ExpectedRule::Interim | ExpectedRule::None);
    let today = || expected::expected(project, indicator, rule, period).mark;
    let no_expected = by_source && derived && closed.expected.is_some() && today() != closed.expected;
    let annual_today = || expected::annual(project, indicator, rule, period.year).ok();
    let no_annual = year_end && closed.annual.is_some() && annual_today() != closed.annual;
    Expected {
        expectation: if no_expected {
            Expectation { mark: None, reason: Some(reason), ..shown.expectation }
        } else {
            shown.expectation
        },
        annual: shown.annual.filter(|_| !no_annual),
        hidden: no_expected || no_annual,
    }
}

/// True where the Soll of a period follows from a value of an earlier year that is withheld.
pub(super) fn tells(project: &Project, indicator: &Indicator, rule: &Rule, period: Period) -> bool {
    let last_year = period.in_year(period.year - 1);
    let previous_year = match rule.target.as_ref().map(|target| &target.value) {
        Some(Target::Relative { of, .. }) => *of == Reference::PreviousYear,
        Some(Target::Absolute { .. } | Target::DoneBy(_)) | None => false,
    };
    let of_year = [last_year, last_year.last_of_year()];
    (previous_year && of_year.into_iter().any(|before| is_of_withheld(project, indicator, before)))
        || (rule.interim == Interim::Seasonal && has_withheld_profile(project, indicator, period))
}

/// True where the value of that period of an earlier year was withheld, whatever was corrected after that.
fn is_of_withheld(project: &Project, indicator: &Indicator, before: Period) -> bool {
    let Some(definition) = project.definition(indicator, before.year) else { return false };
    match project.frozen(&definition, before) {
        Some(frozen) => is_withheld(project, &definition, before, frozen),
        None => actual::actual(project, &definition, before, None).state == ReportedState::Suppressed,
    }
}

/// The same for one of the values that the profile of the season is made from.
fn has_withheld_profile(project: &Project, indicator: &Indicator, period: Period) -> bool {
    let years = project.series(indicator.series).periods.keys().map(|reported| reported.year);
    let mut earlier = years.filter(|year| *year < period.year).flat_map(|year| {
        let before = period.in_year(year);
        [before, before.last_of_year()]
    });
    earlier.any(|before| is_of_withheld(project, indicator, before))
}
