//! What would be doubtful once the rows are written: the same questions as `check` asks, about the project as it would be.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, Item, Verdict};
use crate::check::{plausibility, total};
use crate::diagnostic::{Diagnostic, Diagnostics, Problem, Severity};
use crate::model::{Project, SeriesId};
use crate::period::Period;
use crate::source::Place;

/// Refuses rows that would make a total and its areas contradict each other, and notes what else is doubtful about the
/// others: one note a row.
pub(super) fn find(items: &mut [Item], context: &Context<'_>, diagnostics: &mut Diagnostics) {
    let after = after(context.project, items);
    let mut refused: BTreeSet<(SeriesId, Period)> = BTreeSet::new();
    for (series, period) in written(items).map(|(_, series, period)| (series, period)).collect::<BTreeSet<_>>() {
        let Some(indicator) = after.series(series).definition(period.year) else { continue };
        for found in total::contradictions(&after, indicator, period) {
            diagnostics.push_whole(found);
            refused.insert((series, period));
        }
    }
    for item in items.iter_mut().filter(|item| is_written(item)) {
        let series = item.indicator.as_ref().map(|indicator| indicator.series);
        if let (Some(series), Some(period)) = (series, item.period)
            && refused.contains(&(series, period))
        {
            item.verdict = Verdict::Refused;
        }
    }
    let after = if refused.is_empty() { after } else { self::after(context.project, items) };
    let places: BTreeSet<Place> =
        items.iter().filter(|item| is_written(item)).filter_map(|item| Some(item.new.as_ref()?.place)).collect();
    let mut notes: BTreeMap<Place, Diagnostic> = BTreeMap::new();
    for found in plausibility::check(&after, context.today).iter() {
        let Some(place) = found.place.filter(|place| places.contains(place)) else { continue };
        if let Some(rank) = rank(&found.problem)
            && notes.get(&place).is_none_or(|known| Some(rank) < self::rank(&known.problem))
        {
            notes.insert(place, found.clone().at_most(Severity::Note));
        }
    }
    for note in notes.into_values() {
        diagnostics.push_whole(note);
    }
}

/// How strong a doubt is, from 0; `None` for what is no matter of the row.
#[expect(clippy::wildcard_enum_match_arm, reason = "all other problems doubt the value itself")]
fn rank(problem: &Problem) -> Option<u8> {
    match problem {
        Problem::PeriodNotOver { .. }
        | Problem::ReferenceMissing { .. }
        | Problem::AcknowledgedNothing { .. }
        | Problem::CommentMissing { .. } => None,
        Problem::AreasRounded { .. } | Problem::DoneAfterCutoff { .. } => Some(1),
        _ => Some(0),
    }
}

fn is_written(item: &Item) -> bool {
    matches!(item.verdict, Verdict::New | Verdict::Changed)
}

fn written(items: &[Item]) -> impl Iterator<Item = (&Item, SeriesId, Period)> {
    items.iter().filter(|item| is_written(item)).filter_map(|item| {
        let series = item.indicator.as_ref()?.series;
        Some((item, series, item.period?))
    })
}

/// The project with the rows that would be written in it.
fn after(project: &Project, items: &[Item]) -> Project {
    let mut after = project.clone();
    for (item, series, period) in written(items) {
        let (Some(key), Some(new)) = (&item.key, &item.new) else { continue };
        let Some(series) = after.series.get_mut(series.0 as usize) else { continue };
        let mut actual = new.clone();
        if let Some(old) = &item.old {
            // What a row leaves empty stays as it is.
            actual.comment = actual.comment.or_else(|| old.comment.clone());
            actual.action = actual.action.or_else(|| old.action.clone());
            actual.acknowledged.extend(old.acknowledged.iter().cloned());
        }
        let reports = series.periods.entry(period).or_default();
        match &key.area {
            None => reports.total = Some(actual),
            Some(area) => {
                reports.areas.insert(area.clone(), actual);
            }
        }
    }
    after
}
