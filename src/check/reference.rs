//! Relative targets whose reference of the year before is negative: a share of it has no direction.

use crate::diagnostic::{Diagnostics, Problem};
use crate::evaluate::actual;
use crate::model::{Indicator, Matrix, Project, Reference, Rule, Target};
use crate::number::Number;
use crate::period::Period;

/// Refuses every rule with such a reference. It needs the values, so it runs on a project that is valid otherwise.
pub(super) fn check(project: &Project, diagnostics: &mut Diagnostics) {
    let wholes = project.matrices.iter().flat_map(Matrix::indicators);
    for indicator in wholes.flat_map(|whole| std::iter::once(whole).chain(whole.by_area.values())) {
        let scheme = project.settings.scheme;
        for index in 1..=scheme.periods() {
            let period = Period { year: indicator.year, index, scheme };
            check_rule(project, indicator, indicator.rule_at(period), period, diagnostics);
        }
    }
}

fn check_rule(project: &Project, indicator: &Indicator, rule: &Rule, period: Period, diagnostics: &mut Diagnostics) {
    let Some(target) = &rule.target else { return };
    let Target::Relative { of: Reference::PreviousYear, .. } = target.value else { return };
    let before = period.in_year(period.year - 1);
    let Some(value) = actual::actual_of_year(project, indicator, before).filter(Number::is_negative) else {
        return;
    };
    let problem = Problem::NegativeReference { value: value.to_exact_text() };
    let reports = project.series(indicator.series).periods.get(&before);
    match reports.and_then(|reports| reports.of(indicator.area.as_deref())) {
        Some(reported) => diagnostics.push_pair(problem, target.place, reported.place),
        None => diagnostics.push(problem, target.place),
    }
}
