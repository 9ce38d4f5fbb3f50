//! The target and the Soll that follows from it.

use super::equation::{Equation, Expression, figure, written};
use super::{Case, Fact, ReferenceOf, Says, follows, stands_at};
use crate::evaluate::expectation::{Basis, YearShare};
use crate::evaluate::expected::reference;
use crate::model::{Interim, InterimValue, Kind, Mark, Reference, Target};
use crate::number::{Decimal, Figure, Number};
use crate::period::Period;
use crate::source::Place;

/// The target of the year; for a relative one with its reference and arithmetic.
pub(super) fn target(case: &Case<'_>) -> Vec<Fact> {
    if case.indicator.undecided {
        let target = case.indicator.undecided_target.as_ref();
        let target = target.map(|target| stands_at(Says::Target(target.value.clone()), Some(target.place)));
        return target.into_iter().chain([follows(Says::Undecided)]).collect();
    }
    let Some(target) = &case.rule.target else {
        return if case.indicator.kind == Kind::Assessed { Vec::new() } else { vec![follows(Says::NoTarget)] };
    };
    let mut facts = vec![stands_at(Says::Target(target.value.clone()), Some(target.place))];
    // Against the year before, each period has a reference of its own; it is shown with the Soll.
    if !matches!(case.expectation.basis, Basis::YearBefore { .. } | Basis::Closed)
        && let Target::Relative { percent, of, .. } = &target.value
        && let Some(annual) = &case.outcome.annual
    {
        let last = case.outcome.period.last_of_year();
        if let Ok(value) = reference(case.project, case.indicator, *of, last) {
            let before = last.in_year(last.year - 1);
            facts.push(referred(case, *of, before, &value));
            facts.extend(shares(&value, percent, annual));
        }
    }
    facts
}

/// The Soll of the period.
pub(super) fn expected(case: &Case<'_>) -> Vec<Fact> {
    let Some(mark) = &case.outcome.expected else {
        return case.expectation.reason.clone().map(|reason| follows(Says::Because(reason))).into_iter().collect();
    };
    let basis = &case.expectation.basis;
    if let Some(Target::DoneBy(due)) = case.rule.target.as_ref().map(|target| &target.value) {
        let Mark::Point(progress) = mark else { return Vec::new() };
        let says = Says::ExpectedProgress(figure(progress, 0), basis.clone(), *due);
        return vec![stands_at(says, place(case))];
    }
    let says = Says::Expected(mark.map(|value| figure(value, places(case))), basis.clone());
    let mut facts = vec![stands_at(says, place(case))];
    facts.extend(arithmetic(case, mark));
    facts
}

/// The places that a Soll is written with.
pub(super) fn places(case: &Case<'_>) -> u32 {
    let scale = |mark: &Mark<Decimal>| mark.figures().map(Decimal::scale).max().unwrap_or(0);
    if let (Basis::Written, Interim::Points(points)) = (&case.expectation.basis, &case.rule.interim) {
        return match points.get(&case.outcome.period.index).map(|point| &point.value) {
            Some(InterimValue::Value(mark)) => scale(mark),
            Some(InterimValue::Share(_)) | None => 0,
        };
    }
    match (&case.expectation.basis, case.rule.target.as_ref().map(|target| &target.value)) {
        (Basis::Annual, Some(Target::Absolute { mark, .. })) => scale(mark),
        _ => 0,
    }
}

/// The annual target with the places it is written with.
pub(super) fn annual(case: &Case<'_>) -> Option<Mark<Figure>> {
    let places = match case.rule.target.as_ref().map(|target| &target.value) {
        Some(Target::Absolute { mark, .. }) => mark.figures().map(Decimal::scale).max().unwrap_or(0),
        _ => 0,
    };
    case.outcome.annual.as_ref().map(|mark| mark.map(|value| figure(value, places)))
}

/// Where the rule of the Soll is written; nothing where it is the target itself or nobody wrote one.
fn place(case: &Case<'_>) -> Option<Place> {
    match (&case.expectation.basis, &case.rule.interim) {
        (Basis::Written | Basis::Share(_), Interim::Points(points)) => {
            points.get(&case.outcome.period.index).map(|point| point.place)
        }
        (Basis::Line { .. } | Basis::Seasonal { .. }, _) => case.rule.interim_place,
        (Basis::Closed, _) => case.frozen.and_then(|frozen| frozen.total.place),
        (Basis::Annual | Basis::YearBefore { .. }, _) => case.rule.target.as_ref().map(|target| target.place),
        _ => None,
    }
}

fn arithmetic(case: &Case<'_>, expected: &Mark<Number>) -> Vec<Fact> {
    if let Basis::YearBefore { period, value } = &case.expectation.basis {
        let mut facts = vec![referred(case, Reference::PreviousYear, *period, value)];
        if let Some(Target::Relative { percent, .. }) = case.rule.target.as_ref().map(|target| &target.value) {
            facts.extend(shares(value, percent, expected));
        }
        return facts;
    }
    let Some(annual) = annual(case) else { return Vec::new() };
    let each = |expression: &dyn Fn(Figure) -> Expression| {
        annual
            .figures()
            .zip(expected.figures())
            .map(|(annual, expected)| {
                let result = figure(expected, 0);
                follows(Says::Equation(Equation { expression: expression(annual.clone()), result }))
            })
            .collect()
    };
    match &case.expectation.basis {
        Basis::Nothing | Basis::Annual | Basis::Written | Basis::YearBefore { .. } | Basis::Closed => Vec::new(),
        Basis::Share(share) => each(&|whole| Expression::Percent { whole, percent: written(*share) }),
        Basis::Elapsed(elapsed) => each(&|annual| Expression::Product(annual, figure(elapsed, 0))),
        Basis::Line { start, elapsed } if start.is_zero() => {
            each(&|annual| Expression::Product(annual, figure(elapsed, 0)))
        }
        Basis::Line { start, elapsed } => {
            let baseline = case.indicator.baseline.map(|baseline| {
                let says = Says::Reference(written(baseline.value), ReferenceOf::Baseline(baseline.year));
                stands_at(says, Some(baseline.place))
            });
            let line = each(&|end| Expression::Line { start: figure(start, 0), end, elapsed: figure(elapsed, 0) });
            baseline.into_iter().chain::<Vec<Fact>>(line).collect()
        }
        Basis::Seasonal { years, mean } => {
            let mut facts: Vec<Fact> = years.iter().map(|year| year_share(case, year)).collect();
            if years.len() > 1 {
                let shares = years.iter().map(|year| figure(&year.share, 0)).collect();
                let expression = Expression::Mean(shares);
                facts.push(follows(Says::Equation(Equation { expression, result: figure(mean, 0) })));
            }
            let product: Vec<Fact> = each(&|annual| Expression::Product(annual, figure(mean, 0)));
            facts.extend(product);
            facts
        }
    }
}

fn year_share(case: &Case<'_>, year: &YearShare) -> Fact {
    let expression = Expression::Quotient {
        part: figure(&year.value, 0),
        whole: figure(&year.year_end, 0),
        scale: written(Decimal::ONE),
    };
    let says = Says::YearShare(year.period, Equation { expression, result: figure(&year.share, 0) });
    let mut places: Vec<Place> =
        [year.period, year.period.last_of_year()].iter().filter_map(|period| reported_at(case, *period)).collect();
    places.dedup();
    Fact { says, places }
}

fn referred(case: &Case<'_>, of: Reference, before: Period, value: &Number) -> Fact {
    match (of, case.indicator.baseline) {
        (Reference::Baseline, Some(baseline)) => stands_at(
            Says::Reference(written(baseline.value), ReferenceOf::Baseline(baseline.year)),
            Some(baseline.place),
        ),
        _ => stands_at(Says::Reference(figure(value, 0), ReferenceOf::Period(before)), reported_at(case, before)),
    }
}

fn reported_at(case: &Case<'_>, period: Period) -> Option<Place> {
    case.reports(period)?.total.as_ref().map(|actual| actual.place)
}

fn shares(reference: &Number, percent: &Mark<Decimal>, results: &Mark<Number>) -> Vec<Fact> {
    percent
        .figures()
        .zip(results.figures())
        .map(|(percent, result)| {
            let expression = Expression::Percent { whole: figure(reference, 0), percent: written(*percent) };
            follows(Says::Equation(Equation { expression, result: figure(result, 0) }))
        })
        .collect()
}
