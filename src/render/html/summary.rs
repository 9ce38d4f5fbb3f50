//! The first section: how it stands in all, what has changed, and what is red.

use maud::{Markup, html};

use super::parts::{letters, user};
use super::table::overall;
use super::{Context, chart, red};
use crate::catalogue::html::{Label, label};
use crate::catalogue::terminal as shared;
use crate::model::LineKind;
use crate::render::shown::{matrix_title, row_name, selection};
use crate::report::entries::Entry;
use crate::status::{Counts, Status};

/// The whole section.
pub(super) fn write(context: &Context<'_>) -> Markup {
    let report = context.report;
    let language = context.language;
    html! {
        @if !report.selection.is_everything() { p { (user(&selection(&report.selection, language))) } }
        @if report.matrices.is_empty() {
            p { (shared::empty(language)) }
        } @else {
            (bars(context))
            h3 { (label(Label::Red, language)) }
            (red::list(context))
            @if report.changes.since.is_some() {
                h3 { (label(Label::Changes, language)) }
                (changes(context))
            }
        }
    }
}

fn bars(context: &Context<'_>) -> Markup {
    let (report, language) = (context.report, context.language);
    let sections = [
        (LineKind::Budget, "budget", shared::budget(language)),
        (LineKind::Consolidation, "consolidation", shared::consolidation(language)),
    ];
    html! {
        h3 { (label(Label::Colours, language)) }
        ul.bars {
            @for matrix in &report.matrices {
                @let title = matrix_title(&matrix.title, &matrix.department);
                @let anchor = context.anchors.matrix(matrix);
                li {
                    span.title { a href={ "#" (anchor) } { (user(&title)) } (overall(&matrix.rollup, context)) }
                    (bar(&matrix.rollup.counts, &title, &format!("{anchor}-bar"), context))
                }
            }
            @for (line, anchor, title) in sections {
                @let counts = report.line_counts(line);
                @if counts.total() > 0 {
                    li {
                        span.title { a href={ "#" (anchor) } { (title) } }
                        (bar(&counts, title, &format!("{anchor}-bar"), context))
                    }
                }
            }
        }
    }
}

fn bar(counts: &Counts, of: &str, id: &str, context: &Context<'_>) -> Markup {
    html! {
        (chart::bar(counts, of, id, context.language))
        (chart::counts(counts, context.language))
    }
}

fn changes(context: &Context<'_>) -> Markup {
    let (report, language) = (context.report, context.language);
    let changes = report.changes;
    let lists = [(Label::Worsened, report.worsened()), (Label::Improved, report.improved())];
    html! {
        @if let Some(since) = changes.since {
            p { (shared::changes(since, changes.better, changes.same, changes.worse, language)) }
        }
        @if lists.iter().all(|(_, entries)| entries.is_empty()) {
            p { (label(Label::NoChange, language)) }
        }
        div.pair {
            @for (heading, entries) in lists {
                @if !entries.is_empty() {
                    div {
                        h4 { (label(heading, language)) }
                        ul { @for entry in &entries { (change(entry, context)) } }
                    }
                }
            }
        }
    }
}

fn change(entry: &Entry<'_>, context: &Context<'_>) -> Markup {
    let language = context.language;
    html! {
        @if let Some((before, after)) = entry.changed_colour() {
            li {
                (link(entry, context)) ": "
                (letters(Status::from(before), language)) " → " (letters(Status::from(after), language))
            }
        }
    }
}

/// The name of a row as a link to where it stands in its table.
pub(super) fn link(entry: &Entry<'_>, context: &Context<'_>) -> Markup {
    let name = user(&row_name(entry.row));
    html! {
        @match context.anchors.row(entry.row) {
            Some(anchor) => a href={ "#" (anchor) } { (name) },
            None => (name),
        }
    }
}
