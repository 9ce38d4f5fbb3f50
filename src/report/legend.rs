//! The legend: which rules a report actually used.

use super::{AppliedTolerance, ExpectedRule, ForecastSource, Legend, MatrixReport};
use crate::model::{Kind, Rollup, Sense};
use crate::status::Status;

pub(super) fn legend(matrices: &[MatrixReport], rollup: Rollup) -> Legend {
    let mut legend = Legend { rollup: Some(rollup), ..Legend::default() };
    let mut tolerances: Vec<(AppliedTolerance, usize)> = Vec::new();
    let mut rules = [false; ExpectedRule::ALL.len()];
    let mut statuses = [false; Status::ALL.len()];
    for row in matrices.iter().flat_map(MatrixReport::rows) {
        legend.corrected |= !row.corrections.is_empty();
        let now = row.now();
        for standing in &row.standings {
            statuses[standing.status as usize] = true;
            legend.provisional |= standing.provisional;
        }
        rules[now.expected_rule as usize] = true;
        if row.part {
            continue;
        }
        if let Some(applied) = now.tolerance {
            match tolerances.iter_mut().find(|(known, _)| *known == applied) {
                Some((_, count)) => *count += 1,
                None => tolerances.push((applied, 1)),
            }
        }
        legend.extrapolated |=
            now.forecast.as_ref().is_some_and(|forecast| forecast.source == ForecastSource::Extrapolated);
        legend.accepted |= now.accepted.is_some();
        legend.revised |= !now.revised.is_empty();
        legend.milestones |= row.kind == Kind::Milestone;
        legend.corridors |= now.target.as_ref().is_some_and(|target| target.sense() == Some(Sense::Between));
    }
    tolerances.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    legend.tolerances = tolerances;
    legend.expected_rules = ExpectedRule::ALL.into_iter().filter(|rule| rules[*rule as usize]).collect();
    legend.statuses = Status::ALL.into_iter().filter(|status| statuses[*status as usize]).collect();
    legend
}
