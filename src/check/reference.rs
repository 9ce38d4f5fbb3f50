//! References of relative targets: a share of a negative value has no direction.

use crate::diagnostic::{Diagnostics, Problem};
use crate::evaluate::actual;
use crate::model::{Indicator, Project, Reference, Rule, Target};
use crate::period::Period;
use crate::source::Place;

pub(super) fn check_all(project: &Project, diagnostics: &mut Diagnostics) {
    for indicator in project.matrices.iter().flat_map(crate::model::Matrix::indicators) {
        let rules = indicator.revisions.iter().map(|revision| &revision.rule);
        for rule in std::iter::once(&indicator.rule).chain(rules) {
            if let Some((target, problem, report)) = negative_reference(project, indicator, rule) {
                diagnostics.push_pair(problem, target, report);
                break;
            }
        }
    }
}

fn negative_reference(project: &Project, indicator: &Indicator, rule: &Rule) -> Option<(Place, Problem, Place)> {
    let target = rule.target.as_ref()?;
    let Target::Relative { of: Reference::PreviousYear, .. } = target.value else { return None };
    let scheme = project.settings.scheme;
    let year = indicator.year - 1;
    (1..=scheme.periods()).map(|index| Period { year, index, scheme }).find_map(|period| {
        let value = actual::actual_of_year(project, indicator, period).filter(crate::number::Number::is_negative)?;
        let reports = project.series(indicator.series).periods.get(&period)?;
        let report = reports.total.as_ref().or_else(|| reports.areas.values().next())?;
        Some((target.place, Problem::NegativeReference { value: value.to_exact_text() }, report.place))
    })
}
