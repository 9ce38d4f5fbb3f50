//! How the values of a report read in a document: words and figures without layout, once for every format of text.

use crate::catalogue::closing;
use crate::catalogue::report as words;
use crate::catalogue::row as phrases;
use crate::catalogue::selection::{self as selections, Selected};
use crate::catalogue::{Language, format};
use crate::digest;
use crate::model::{Kind, Target};
use crate::report::plan::{Plan, PlanMatrix, PlanRow};
use crate::report::{
    Addendum, CorrectionReport, Named, ReopenedReport, Report, RevisionReport, Row, Selection, Standing,
};
use crate::status::{Counts, Status};
use crate::text::printable;

/// A text of a file, harmless.
pub(crate) fn clean(text: &str) -> String {
    printable(text).trim().to_owned()
}

/// Parts that do not break apart: the spaces within become firm.
pub(crate) fn firm(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// The text with a capital letter.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let capital: String = letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    format!("{capital}{}", letters.as_str())
}

/// The title, or the id where there is none.
pub(crate) fn title_of(named: &Named) -> String {
    let title = clean(&named.title);
    if title.is_empty() { clean(&named.id) } else { title }
}

/// The title of a matrix, or its department where it has none.
pub(crate) fn matrix_title(title: &str, department: &str) -> String {
    let title = clean(title);
    if title.is_empty() { clean(department) } else { title }
}

/// The name of a row, or its id where it has none.
pub(crate) fn row_name(row: &Row) -> String {
    let name = clean(&row.name);
    let name = if name.is_empty() { clean(&row.indicator) } else { name };
    // A part stands below its indicator; alone it must say of what it is.
    match &row.area {
        Some(area) if !row.part => format!("{name} – {}", title_of(area)),
        Some(_) | None => name,
    }
}

/// Until when a milestone is due: the Soll in percent alone does not say why a late one is red.
pub(crate) fn due_date(now: &Standing, language: Language) -> Option<String> {
    match now.target {
        Some(Target::DoneBy(date)) => Some(phrases::due(date, language)),
        Some(Target::Absolute { .. } | Target::Relative { .. }) | None => None,
    }
}

/// A relative target in words, which the short form in figures does not say.
pub(crate) fn relative_target(target: Option<&Target>, language: Language) -> Option<String> {
    match target {
        Some(relative @ Target::Relative { .. }) => Some(words::target(relative, language)),
        Some(Target::Absolute { .. } | Target::DoneBy(_)) | None => None,
    }
}

/// The Ist of a standing without its symbol, with the mark of a provisional one. A value that may not be published is never shown.
pub(crate) fn actual(kind: Kind, at: &Standing, language: Language) -> Option<String> {
    if at.status == Status::Suppressed {
        return None;
    }
    let text = actual_alone(kind, at, language)?;
    Some(if at.provisional { format!("{text}{}", words::PROVISIONAL_MARK) } else { text })
}

fn actual_alone(kind: Kind, at: &Standing, language: Language) -> Option<String> {
    if let Some(done) = at.done {
        return Some(format::date(done, language));
    }
    match (&at.actual, at.assessed) {
        (Some(figure), _) if kind == Kind::Milestone => Some(format::percent(figure, language)),
        (Some(figure), _) => Some(format::figure(figure, language)),
        (None, Some(colour)) => Some(words::status(colour, language).into()),
        (None, None) => None,
    }
}

/// The values at which the colour changes and what is still needed, as one sentence; for yellow and red only.
pub(crate) fn way_back(now: &Standing, language: Language) -> Option<String> {
    if !matches!(now.status, Status::Red | Status::Yellow) {
        return None;
    }
    let bounds = now.bounds.as_ref().and_then(|bounds| phrases::bounds(bounds, language));
    let remaining = now.remaining.as_ref();
    let remaining = remaining
        .map(|needed| phrases::remaining(needed, now.period.year_end(now.cutoff), now.period.scheme, language));
    let parts: Vec<String> = bounds.into_iter().chain(remaining).collect();
    (!parts.is_empty()).then(|| capital(&parts.join("; ")))
}

/// The statuses to count for a reader: the three colours always, the others where they occur.
pub(crate) fn counted(counts: &Counts) -> impl Iterator<Item = (Status, usize)> {
    let counts = *counts;
    Status::ALL
        .into_iter()
        .map(move |status| (status, counts.of(status)))
        .filter(|(status, count)| status.colour().is_some() || *count > 0)
}

/// What the reader asked to see, and what overall colours still cover.
pub(crate) fn selection(selection: &Selection, language: Language) -> String {
    let chosen = chosen(selection, language);
    if selection.areas.is_empty() {
        selections::selection(&chosen, language)
    } else {
        selections::selection_of_areas(&chosen, language)
    }
}

/// What the reader asked to see: `Matrix sozialamt; Status rot`.
pub(crate) fn chosen(selection: &Selection, language: Language) -> String {
    let Selection { matrices, goals, focuses, strategic_goals, fields, areas, departments, statuses, committees } =
        selection;
    let committees: Vec<String> = committees.iter().map(|committee| committee.id.clone()).collect();
    let statuses: Vec<String> = statuses.iter().map(|status| words::status(*status, language).to_owned()).collect();
    let parts = [
        (Selected::Matrices, matrices),
        (Selected::Goals, goals),
        (Selected::Focuses, focuses),
        (Selected::StrategicGoals, strategic_goals),
        (Selected::Fields, fields),
        (Selected::Areas, areas),
        (Selected::Departments, departments),
        (Selected::Committees, &committees),
        (Selected::Statuses, &statuses),
    ];
    let named = parts.into_iter().filter(|(_, values)| !values.is_empty()).map(|(what, values)| {
        let values: Vec<String> = values.iter().map(|value| clean(value)).collect();
        selections::selected(what, &values.join(", "), language)
    });
    named.collect::<Vec<_>>().join("; ")
}

/// A revision with its reason: `ab dem 2. Tertial 2013: Zielwert mindestens 400 (Ratsbeschluss).`
pub(crate) fn revision(revision: &RevisionReport, kind: Kind, language: Language) -> String {
    let change = phrases::revision(revision, kind, language);
    format!("{change} ({}).", clean(&revision.reason))
}

/// A correction with its reason: `Berichtigt: 1. Tertial 2013, 98 → 101 (Grund), am 20.06.2013.`
pub(crate) fn correction(correction: &CorrectionReport, language: Language) -> String {
    let area = correction.area.as_ref().map(title_of);
    closing::correction(correction, area.as_deref(), &clean(&correction.reason), language)
}

/// The same below a heading of corrections.
pub(crate) fn correction_alone(correction: &CorrectionReport, language: Language) -> String {
    let area = correction.area.as_ref().map(title_of);
    closing::correction_alone(correction, area.as_deref(), &clean(&correction.reason), language)
}

/// When the reported period was closed, with the beginning of its digest; `None` as long as it is open.
pub(crate) fn closed(report: &Report, language: Language) -> Option<String> {
    let closed = report.closed.as_ref()?;
    let by = closed.by.as_deref().map(clean);
    Some(closing::data_state(closed.on, by.as_deref(), digest::short(&closed.digest), language))
}

/// A text of a closed period that was changed since.
pub(crate) fn addendum(addendum: &Addendum, language: Language) -> String {
    let [of, now] = [&addendum.of, &addendum.now].map(|text| text.as_deref().map(clean));
    closing::addendum(addendum.what, of.as_deref(), now.as_deref(), language)
}

/// A closing that was taken back.
pub(crate) fn reopened(reopened: &ReopenedReport, language: Language) -> String {
    closing::reopened(reopened, reopened.by.as_deref().map(clean).as_deref(), &clean(&reopened.reason), language)
}

/// The name of a row of a plan, or its id where it has none.
pub(crate) fn plan_name(row: &PlanRow) -> String {
    let name = clean(&row.name);
    let name = if name.is_empty() { clean(&row.indicator) } else { name };
    match &row.area {
        Some(area) if !row.part => format!("{name} – {}", title_of(area)),
        Some(_) | None => name,
    }
}

/// Why Soll values of a row of a plan do not exist, each reason once.
pub(crate) fn plan_reasons(row: &PlanRow, language: Language) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::new();
    for reason in row.interim.iter().filter_map(|at| at.reason.as_ref()) {
        let reason = words::reason(reason, language);
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}

/// The cut-off dates of a plan's year.
pub(crate) fn cutoffs(plan: &Plan, language: Language) -> String {
    let dates = plan.periods.iter().map(|at| format!("{} {}", at.period.label(), format::date(at.cutoff, language)));
    crate::catalogue::plan::cutoffs(&dates.map(|date| firm(&date)).collect::<Vec<_>>(), language)
}

/// How much a matrix of a plan holds.
pub(crate) fn extent(matrix: &PlanMatrix, language: Language) -> String {
    let measures = matrix.goals.iter().map(|goal| goal.measures.len()).sum();
    let indicators = matrix.goal_rows().filter(|row| !row.part).count();
    let rows = [indicators, matrix.budget.lines.len(), matrix.consolidation.lines.len()];
    crate::catalogue::plan::extent(matrix.goals.len(), measures, rows, language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_begin_large() {
        assert_eq!([capital("über 0"), capital(""), capital("0 von 0")], ["Über 0", "", "0 von 0"]);
    }
}
