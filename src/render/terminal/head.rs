//! The top of the report: what it is, for when, and how it stands in all.

use super::page::{APART, Aside, Page, clean};
use super::paint::Paint;
use super::wrap::{firm, width};
use crate::catalogue::report as words;
use crate::catalogue::terminal::{self as phrases, Selected};
use crate::catalogue::{Language, format};
use crate::render::shown;
use crate::report::{Report, Selection};
use crate::status::Status;

/// Writes title, summary and selection.
pub(super) fn write(report: &Report, page: &mut Page) {
    let language = page.language;
    let title = [
        words::title(language).to_owned(),
        words::period(report.period, language),
        phrases::cutoff(report.cutoff, language),
    ]
    .map(|part| firm(&part))
    .join(" · ");
    let organisation = clean(&report.organisation);
    if fits_beside(&title, &organisation, page) {
        page.heading(0, Some(Paint::Strong), &title, Some(&at_margin(organisation, page)));
    } else {
        page.heading(0, Some(Paint::Strong), &title, None);
        page.paragraph(0, 2, &organisation);
    }
    if let Some(closed) = shown::closed(report, language) {
        page.paragraph(0, 2, &shown::capital(&closed));
    }
    for reopened in &report.reopened {
        page.paragraph(0, 2, &shown::reopened(reopened, language));
    }
    let counts = counts(report, page);
    let changes = report.changes;
    let moved = changes
        .since
        .map(|since| phrases::changes(since, changes.better, changes.same, changes.worse, language))
        .unwrap_or_default();
    let in_one = firm(&counts.join(&" ".repeat(APART)));
    if fits_beside(&in_one, &moved, page) {
        page.heading(0, None, &in_one, Some(&at_margin(moved, page)));
    } else {
        page.pieces(0, &counts);
        page.paragraph(0, 2, &moved);
    }
    if !report.selection.is_everything() {
        page.paragraph(0, 2, &phrases::selection(&selection(&report.selection, language), language));
    }
    if report.matrices.is_empty() {
        page.gap();
        page.paragraph(0, 0, phrases::empty(language));
    }
}

fn at_margin(text: String, page: &Page) -> Aside {
    Aside { text, edge: page.width }
}

fn fits_beside(left: &str, right: &str, page: &Page) -> bool {
    width(left) + APART + width(right) <= page.width
}

/// `● 14 grün` and so on, without what does not occur; the three colours always.
fn counts(report: &Report, page: &Page) -> Vec<String> {
    let language = page.language;
    Status::ALL
        .into_iter()
        .filter(|status| status.colour().is_some() || report.counts.of(*status) > 0)
        .map(|status| {
            let symbol = page.painter.letters(Some(status), status.symbol());
            let count = format::count(report.counts.of(status), language);
            format!("{symbol} {count} {}", words::status(status, language))
        })
        .collect()
}

fn selection(selection: &Selection, language: Language) -> String {
    let Selection { matrices, goals, focuses, strategic_goals, departments, statuses } = selection;
    let statuses: Vec<String> = statuses.iter().map(|status| words::status(*status, language).to_owned()).collect();
    let parts = [
        (Selected::Matrices, matrices),
        (Selected::Goals, goals),
        (Selected::Focuses, focuses),
        (Selected::StrategicGoals, strategic_goals),
        (Selected::Departments, departments),
        (Selected::Statuses, &statuses),
    ];
    let named = parts.into_iter().filter(|(_, values)| !values.is_empty()).map(|(what, values)| {
        let values: Vec<String> = values.iter().map(|value| clean(value)).collect();
        phrases::selected(what, &values.join(", "), language)
    });
    named.collect::<Vec<_>>().join("; ")
}
