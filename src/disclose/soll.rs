//! A Soll that follows from a value which is not published would give it away, and is not published either.

use std::collections::BTreeSet;

use crate::model::{Indicator, Interim, Kind, Matrix, Project, Public, PublicCell, Reference, Rule, Target};
use crate::period::Period;

/// The rules of an indicator.
fn rules(indicator: &Indicator) -> impl Iterator<Item = &Rule> {
    std::iter::once(&indicator.rule).chain(indicator.revisions.iter().map(|revision| &revision.rule))
}

/// What a target is a share of.
fn reference(rule: &Rule) -> Option<Reference> {
    match rule.target.as_ref().map(|target| &target.value) {
        Some(Target::Relative { of, .. }) => Some(*of),
        Some(Target::Absolute { .. } | Target::DoneBy(_)) | None => None,
    }
}

/// The periods of earlier years that the Soll of a period follows from.
fn sources_of(project: &Project, indicator: &Indicator, rule: &Rule, period: Period) -> BTreeSet<Period> {
    let mut sources = BTreeSet::new();
    if reference(rule) == Some(Reference::PreviousYear) {
        let before = period.in_year(period.year - 1);
        sources.extend([before, before.last_of_year()]);
    }
    if rule.target.is_some() && rule.interim == Interim::Seasonal {
        let years = project.series(indicator.series).periods.keys().map(|reported| reported.year);
        for year in years.filter(|year| *year < period.year) {
            let before = period.in_year(year);
            sources.extend([before, before.last_of_year()]);
        }
    }
    sources
}

/// The periods of earlier years that some Soll of the year so far follows from.
pub(super) fn sources(project: &Project, indicator: &Indicator, period: Period) -> BTreeSet<Period> {
    let mut sources = BTreeSet::new();
    for read in std::iter::once(indicator).chain(indicator.by_area.values().map(AsRef::as_ref)) {
        for rule in rules(read) {
            for period in period.year_so_far() {
                sources.extend(sources_of(project, read, rule, period));
            }
        }
    }
    sources
}

/// True where the Soll follows from the baseline.
fn follows_baseline(indicator: &Indicator, rule: &Rule) -> bool {
    let linear = rule.target.is_some() && rule.interim == Interim::Linear && indicator.kind != Kind::Cumulative;
    linear || reference(rule) == Some(Reference::Baseline)
}

/// Notes the values whose Soll is not published, of the year and the one before.
pub(super) fn hide(project: &Project, year: i32, public: &mut Public) {
    let matrices = project.matrices.iter().filter(|matrix| matrix.year <= year);
    let mut hidden = BTreeSet::new();
    for indicator in matrices.flat_map(Matrix::indicators) {
        for read in std::iter::once(indicator).chain(indicator.by_area.values()) {
            let area = read.area.as_deref();
            // A baseline that is taken over from the whole is hidden with it.
            let baseline = public.hides_baseline(indicator, area);
            let scheme = project.settings.scheme;
            for index in 1..=scheme.periods() {
                let period = Period { year: indicator.year, index, scheme };
                let mut in_force = rules(read);
                let told = in_force.any(|rule| {
                    let sources = sources_of(project, read, rule, period);
                    let mut sources = sources.into_iter();
                    sources.any(|source| {
                        public.hides(read.series, source, area) || public.was_corrected(read.series, source, area)
                    }) || (baseline && follows_baseline(read, rule))
                });
                if told {
                    hidden.insert(PublicCell { series: read.series, period, area: read.area.clone() });
                }
            }
        }
    }
    public.hidden_expected = hidden;
}
