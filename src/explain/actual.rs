//! The Ist: as reported, or how it was formed from periods, areas and the parts of a ratio.

use super::equation::{Equation, Expression, figure, written};
use super::{Case, Fact, Says, follows, stands_at};
use crate::evaluate::actual::{Contribution, contributions};
use crate::evaluate::areas::AreaReports;
use crate::model::{Actual, Indicator, Kind, PeriodActuals, Value};
use crate::number::{Figure, Number};
use crate::period::Period;

/// The Ist and where it comes from.
pub(super) fn actual(case: &Case<'_>) -> Vec<Fact> {
    let provisional = case.outcome.actual.provisional.then(|| follows(Says::Provisional));
    let later = case.standing.done_later.map(|later| {
        let place = case.frozen.map_or_else(|| case.report().map(|report| report.place), |frozen| frozen.total.place);
        stands_at(Says::DoneLater(later), place)
    });
    if let Some(fact) = closed(case) {
        return std::iter::once(fact).chain(later).chain(provisional).collect();
    }
    let mut facts = match case.indicator.kind {
        Kind::Milestone => milestone(case),
        Kind::Assessed => assessed(case),
        Kind::Cumulative | Kind::Level | Kind::Average | Kind::Ratio => measured(case),
    };
    facts.extend(later);
    facts.extend(provisional);
    facts.extend(part_names(case));
    let origin = case.report().and_then(|report| report.origin.clone());
    facts.extend(origin.map(|origin| follows(Says::Imported(*origin))));
    facts
}

/// What the parts of a ratio count, where the matrix says so.
fn part_names(case: &Case<'_>) -> Option<Fact> {
    let Indicator { numerator_name, denominator_name, .. } = case.indicator;
    let closed = case.frozen.and_then(|frozen| frozen.texts.as_ref());
    let closed = closed.map(|texts| (&texts.numerator_name, &texts.denominator_name));
    let (numerator_name, denominator_name) = closed.unwrap_or((numerator_name, denominator_name));
    let named = numerator_name.is_some() || denominator_name.is_some();
    named.then(|| follows(Says::PartNames(numerator_name.clone(), denominator_name.clone())))
}

/// The Ist as it is shown exactly.
pub(super) fn value(case: &Case<'_>) -> Option<Figure> {
    let actual = &case.outcome.actual;
    // The one place of a quotient is for display; exactly it has as many as it takes.
    let places = if actual.ratio.is_some() { 0 } else { actual.places };
    actual.value.as_ref().map(|value| figure(value, places))
}

impl Case<'_> {
    /// The reports of a period of the year.
    pub(super) fn reports(&self, period: Period) -> Option<&PeriodActuals> {
        self.project.series(self.indicator.series).periods.get(&period).map(Box::as_ref)
    }

    /// The report of the whole of the explained period.
    pub(super) fn report(&self) -> Option<&Actual> {
        self.reports(self.outcome.period)?.of(self.indicator.area.as_deref())
    }
}

/// The Ist of a closed period as the snapshot has it, where it is another one today.
fn closed(case: &Case<'_>) -> Option<Fact> {
    let (outcome, place) = (&case.outcome, case.frozen?.total.place);
    let today = crate::evaluate::actual::actual(case.project, case.indicator, outcome.period, None);
    if today == outcome.actual {
        return None;
    }
    let actual = &outcome.actual;
    let says = match (actual.done, actual.colour, value(case)) {
        (Some(done), ..) => Says::Done(done),
        (None, Some(colour), _) => Says::Assessed(colour),
        (None, None, Some(progress)) if case.indicator.kind == Kind::Milestone => Says::Progress(progress),
        (None, None, Some(value)) => Says::Amount(value, actual.provisional),
        (None, None, None) => Says::NoValue(actual.state),
    };
    Some(stands_at(says, place))
}

fn measured(case: &Case<'_>) -> Vec<Fact> {
    let Some(shown) = value(case) else { return no_value(case) };
    let parts = contributions(case.project, case.indicator, case.outcome.period);
    let place = match parts.as_slice() {
        [only] => case
            .reports(only.period)
            .and_then(|reports| reports.of(case.indicator.area.as_deref()))
            .map(|actual| actual.place),
        _ => None,
    };
    let mut facts = vec![stands_at(Says::Amount(shown.clone(), case.outcome.actual.provisional), place)];
    if parts.len() > 1 {
        for part in &parts {
            let place = case
                .reports(part.period)
                .and_then(|reports| reports.of(case.indicator.area.as_deref()))
                .map(|total| total.place);
            let (value, denominator) = terms(part);
            facts.push(stands_at(Says::OfPeriod(part.period, value, denominator, part.provisional), place));
            facts.extend(areas(case, part));
        }
    } else if let Some(only) = parts.first() {
        facts.extend(areas(case, only));
    }
    facts.extend(formed(case, &parts, &shown));
    facts
}

fn terms(part: &Contribution) -> (Figure, Option<Figure>) {
    (figure(&part.value, part.places), part.denominator.as_ref().map(|denominator| figure(denominator, 0)))
}

/// The sum, mean or quotient that makes the Ist from what the periods add.
fn formed(case: &Case<'_>, parts: &[Contribution], shown: &Figure) -> Vec<Fact> {
    let values: Vec<Figure> = parts.iter().map(|part| figure(&part.value, part.places)).collect();
    let several = values.len() > 1;
    let equation = |expression, result| follows(Says::Equation(Equation { expression, result }));
    let mut facts = Vec::new();
    if let Some((numerator, denominator)) = &case.outcome.actual.ratio {
        let (part, whole) = (figure(numerator, 0), figure(denominator, 0));
        if several {
            let denominators =
                parts.iter().filter_map(|part| part.denominator.as_ref()).map(|value| figure(value, 0)).collect();
            facts.push(equation(Expression::Sum(values), part.clone()));
            facts.push(equation(Expression::Sum(denominators), whole.clone()));
        }
        let scale = written(case.indicator.scale);
        facts.push(equation(Expression::Quotient { part, whole, scale }, shown.clone()));
    } else if several && case.indicator.kind == Kind::Average {
        facts.push(equation(Expression::Mean(values), shown.clone()));
    } else if several {
        facts.push(equation(Expression::Sum(values), shown.clone()));
    }
    facts
}

/// What the areas of a period add, where there was no report of the whole, or of the area that they are parts of.
fn areas(case: &Case<'_>, part: &Contribution) -> Vec<Fact> {
    let Some(reports) = case.reports(part.period) else { return Vec::new() };
    let mut facts = Vec::new();
    let mut values = Vec::new();
    let mut denominators = Vec::new();
    let by_area = AreaReports { reports, areas: &case.project.settings.areas, indicator: case.indicator };
    let summed: Vec<(&str, &Actual)> = match &case.indicator.area {
        None if reports.whole().is_some() => Vec::new(),
        None => by_area.summed().into_iter().filter_map(|id| Some((id, reports.areas.get(id)?))).collect(),
        Some(area) => by_area.behind(area).into_iter().filter(|(id, _)| id != area).collect(),
    };
    for (id, actual) in summed {
        let (value, denominator) = match &actual.value {
            Value::Number(value) => (written(*value), None),
            Value::Ratio { numerator, denominator } => (written(*numerator), Some(written(*denominator))),
            Value::Progress { .. } | Value::Colour(_) | Value::Missing | Value::NotApplicable | Value::Suppressed => {
                continue;
            }
        };
        let title = case.project.settings.areas.iter().find(|area| area.id == id).map_or(id, |area| &area.title);
        facts.push(stands_at(
            Says::OfArea(title.to_owned(), value.clone(), denominator.clone(), actual.provisional),
            Some(actual.place),
        ));
        values.push(value);
        denominators.extend(denominator);
    }
    if values.len() > 1 {
        let mut sum = |terms: Vec<Figure>, result: &Number, places| {
            let expression = Expression::Sum(terms);
            facts.push(follows(Says::Equation(Equation { expression, result: figure(result, places) })));
        };
        sum(values, &part.value, part.places);
        if let Some(denominator) = &part.denominator {
            sum(denominators, denominator, 0);
        }
    }
    facts
}

fn milestone(case: &Case<'_>) -> Vec<Fact> {
    let actual = &case.outcome.actual;
    if let Some(done) = actual.done {
        // Once done it stays done: the report may be of an earlier period.
        let says_so = |actual: &&Actual| matches!(actual.value, Value::Progress { done: Some(day), .. } if day == done);
        let so_far = case.project.series(case.indicator.series).back_from(case.outcome.period);
        let place = so_far
            .into_iter()
            .find_map(|(_, reports)| reports.of(case.indicator.area.as_deref()).filter(says_so))
            .map(|report| report.place);
        return vec![stands_at(Says::Done(done), place)];
    }
    match value(case) {
        Some(progress) => vec![stands_at(Says::Progress(progress), case.report().map(|report| report.place))],
        None => no_value(case),
    }
}

fn assessed(case: &Case<'_>) -> Vec<Fact> {
    match case.outcome.actual.colour {
        Some(colour) => vec![stands_at(Says::Assessed(colour), case.report().map(|report| report.place))],
        None => no_value(case),
    }
}

fn no_value(case: &Case<'_>) -> Vec<Fact> {
    let place = case.report().map(|report| report.place);
    vec![stands_at(Says::NoValue(case.outcome.actual.state), place)]
}
