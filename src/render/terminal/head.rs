//! The top of the report: what it is, for when, and how it stands in all.

use super::page::{APART, Aside, Page, clean};
use super::paint::Paint;
use super::wrap::{firm, width};
use crate::catalogue::report as words;
use crate::catalogue::terminal::{self as phrases, Selected};
use crate::catalogue::{Language, format};
use crate::model::LineKind;
use crate::render::shown;
use crate::report::{Report, Selection};
use crate::status::Counts;

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
    let changes = report.changes;
    let moved = changes
        .since
        .map(|since| phrases::changes(since, changes.better, changes.same, changes.worse, language))
        .unwrap_or_default();
    if report.totals.all == report.totals.indicators {
        let counts = counts(&report.counts, page);
        let in_one = firm(&counts.join(&" ".repeat(APART)));
        if fits_beside(&in_one, &moved, page) {
            page.heading(0, None, &in_one, Some(&at_margin(moved, page)));
        } else {
            page.pieces(0, &counts);
            page.paragraph(0, 2, &moved);
        }
    } else {
        parts(report, page);
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

/// Indicators, budget and consolidation lines counted apart and together, each part that there is in a line of its own.
fn parts(report: &Report, page: &mut Page) {
    let language = page.language;
    let lines = [LineKind::Goal, LineKind::Budget, LineKind::Consolidation];
    let named = lines.map(|line| (phrases::part(line, language), report.totals.part(line)));
    let mut named: Vec<(&str, Counts)> = named.into_iter().filter(|(_, counts)| counts.total() > 0).collect();
    named.push((phrases::together(language), report.totals.all));
    let widest = named.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    let set_in = widest + APART;
    for (name, of_part) in named {
        let mut line = format!("{name}{:pad$}", "", pad = widest - width(name));
        for count in counts(&of_part, page) {
            if width(&line) + APART + width(&count) > page.width && width(&line) > set_in {
                page.line(&line);
                line = " ".repeat(widest);
            }
            line.push_str(&" ".repeat(APART));
            line.push_str(&count);
        }
        page.line(&line);
    }
}

/// `● 14 grün` and so on, without what does not occur; the three colours always.
fn counts(counts: &Counts, page: &Page) -> Vec<String> {
    let language = page.language;
    shown::counted(counts)
        .map(|(status, count)| {
            let symbol = page.painter.letters(Some(status), status.symbol());
            format!("{symbol} {} {}", format::count(count, language), words::status(status, language))
        })
        .collect()
}

fn selection(selection: &Selection, language: Language) -> String {
    let Selection { matrices, goals, focuses, strategic_goals, departments, statuses, committees } = selection;
    let committees: Vec<String> = committees.iter().map(|committee| committee.id.clone()).collect();
    let statuses: Vec<String> = statuses.iter().map(|status| words::status(*status, language).to_owned()).collect();
    let parts = [
        (Selected::Matrices, matrices),
        (Selected::Goals, goals),
        (Selected::Focuses, focuses),
        (Selected::StrategicGoals, strategic_goals),
        (Selected::Departments, departments),
        (Selected::Committees, &committees),
        (Selected::Statuses, &statuses),
    ];
    let named = parts.into_iter().filter(|(_, values)| !values.is_empty()).map(|(what, values)| {
        let values: Vec<String> = values.iter().map(|value| clean(value)).collect();
        phrases::selected(what, &values.join(", "), language)
    });
    named.collect::<Vec<_>>().join("; ")
}
