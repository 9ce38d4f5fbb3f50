//! The sections below the summary: matrices, budget, consolidation, focus topics, missing reports, footnotes.

use maud::{Markup, html};

use super::parts::{aligned, badge, nothing, symbol, user};
use super::shell::Section;
use super::summary::link;
use super::table::{Group, overall, red_names, table};
use super::{Context, chart};
use crate::catalogue::html::{self as phrases, Label, label};
use crate::catalogue::report as words;
use crate::catalogue::terminal;
use crate::model::LineKind;
use crate::render::shown;
use crate::report::entries::Entry;
use crate::report::{self, MatrixReport};
use crate::status::Status;

/// A section for each matrix that has goals.
pub(super) fn matrices(context: &Context<'_>) -> Vec<Section> {
    context.report.matrices.iter().map(|matrix| matrix_section(matrix, context)).collect()
}

fn matrix_section(matrix: &MatrixReport, context: &Context<'_>) -> Section {
    let language = context.language;
    let title = shown::matrix_title(&matrix.title, &matrix.department);
    let department = shown::clean(&matrix.department);
    let anchor = context.anchors.matrix(matrix);
    let groups: Vec<Group<'_>> = matrix.goals.iter().map(|goal| Group::goal(goal, context)).collect();
    let caption = format!("{title}, {}", words::period(context.report.period, language));
    let aside = html! {
        @if department != title && !department.is_empty() { p.quiet { (user(&department)) } }
        @if matrix.cutoff != context.report.cutoff { p { (terminal::cutoff(matrix.cutoff, language)) } }
        div.overall { p { (label(Label::Overall, language)) ": " (overall(&matrix.rollup, context)) }
            (chart::counts(&matrix.rollup.counts, language))
        }
        (red_names(&matrix.rollup, context))
    };
    let body = html! {
        @if !groups.is_empty() {
            (table(&format!("{anchor}-c"), &caption, LineKind::Goal, &groups, context))
        }
    };
    Section::new(anchor, title, body).with(aside)
}

/// A part of a matrix with lines.
type Part = fn(&MatrixReport) -> &report::Section;

/// Budget execution and consolidation, each over all matrices, where there are lines.
pub(super) fn lines(context: &Context<'_>) -> Vec<Section> {
    let language = context.language;
    let parts: [(LineKind, &str, &str, Part); 2] = [
        (LineKind::Budget, "budget", terminal::budget(language), |matrix| &matrix.budget),
        (LineKind::Consolidation, "consolidation", terminal::consolidation(language), |matrix| &matrix.consolidation),
    ];
    parts
        .into_iter()
        .filter_map(|(line, id, heading, part)| {
            let groups: Vec<Group<'_>> = context
                .report
                .matrices
                .iter()
                .filter(|matrix| !part(matrix).lines.is_empty())
                .map(|matrix| Group::lines(matrix, &part(matrix).rollup, &part(matrix).lines, context))
                .collect();
            let caption = format!("{heading}, {}", words::period(context.report.period, language));
            (!groups.is_empty())
                .then(|| Section::new(id, heading, table(&format!("{id}-c"), &caption, line, &groups, context)))
        })
        .collect()
}

/// The focus topics with their rows across all matrices, where there are any.
pub(super) fn focuses(context: &Context<'_>) -> Option<Section> {
    let topics = context.report.focus_topics();
    let body = html! {
        @for ((topic, entries), number) in topics.iter().zip(1..) {
            h3 { (user(&shown::title_of(topic))) }
            @let caption = format!("{}: {}", label(Label::Focuses, context.language), shown::title_of(topic));
            (entries_table(&format!("focus-{number}"), &caption, entries, context))
        }
    };
    (!topics.is_empty()).then(|| Section::new("focus", label(Label::Focuses, context.language), body))
}

fn entries_table(id: &str, caption: &str, entries: &[Entry<'_>], context: &Context<'_>) -> Markup {
    let language = context.language;
    let figures = |text: Option<String>| {
        html! {
            td.number { @match text { Some(text) => (aligned(&shown::firm(&text), 0, language)), None => (nothing()) } }
        }
    };
    html! {
        section.scroll aria-labelledby=(id) tabindex="0" {
            table {
                caption.spoken id=(id) { (caption) }
                thead { tr {
                    th.name scope="col" { (label(Label::Indicator, language)) }
                    th.name scope="col" { (label(Label::Matrix, language)) }
                    th.number scope="col" { (label(Label::Target, language)) }
                    th.number scope="col" { (label(Label::Expected, language)) }
                    th.number scope="col" { (label(Label::Actual, language)) }
                    th.status scope="col" { (label(Label::Status, language)) }
                    th.trend scope="col" { (label(Label::Trend, language)) }
                } }
                tbody {
                    @for entry in entries {
                        @let (row, now) = (entry.row, entry.row.now());
                        tr {
                            th.name scope="row" {
                                (link(entry, context))
                                @if !row.unit.is_empty() { " (" (user(&row.unit)) ")" }
                            }
                            td.name { (user(&shown::matrix_title(&entry.matrix.department, &entry.matrix.title))) }
                            (figures(shown::target(row.kind, now, language)))
                            (figures(shown::expected(row.kind, now, language)))
                            (figures(Some(shown::actual_or_state(row.kind, now, language))))
                            td.status { (badge(now.status, language)) }
                            td.trend {
                                @match now.trend {
                                    Some(trend) => {
                                        span aria-hidden="true" { (words::trend_symbol(trend)) } "\u{a0}"
                                        (words::trend(trend, language))
                                    },
                                    None => (nothing()),
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What is due and not there.
pub(super) fn missing(context: &Context<'_>) -> Section {
    let language = context.language;
    let missing = context.report.with_status(Status::Missing);
    let body = html! {
        @if missing.is_empty() {
            p { (label(Label::NothingMissing, language)) }
        } @else {
            ul {
                @for entry in &missing {
                    @let now = entry.row.now();
                    li.missing {
                        (symbol(now.status)) " " (link(entry, context)) " – "
                        (user(&shown::matrix_title(&entry.matrix.department, &entry.matrix.title)))
                        @if let Some(who) = responsible(entry) { ", " (label(Label::Responsible, language)) ": " (user(who)) }
                        @if let Some(reason) = &now.reason { ". " (shown::capital(&shown::clean(&words::reason(reason, language)))) "." }
                        @if let Some(comment) = &now.comment { " " (user(comment)) }
                    }
                }
            }
        }
    };
    Section::new("missing", label(Label::Missing, language), body)
}

fn responsible<'a>(entry: &Entry<'a>) -> Option<&'a str> {
    entry.row.responsible.as_deref().or_else(|| entry.measure?.responsible.as_deref())
}

/// Revisions and accepted deviations, each with a link back, where there are any.
pub(super) fn footnotes(context: &Context<'_>) -> Option<Section> {
    let language = context.language;
    let notes = &context.anchors.footnotes;
    let body = html! {
        ol.footnotes {
            @for (note, number) in notes.iter().zip(1usize..) {
                li id={ "f" (number) } {
                    (user(&format!("{}: {}", shown::row_name(note.row), note.text))) " "
                    a href={ "#f" (number) "-b" } aria-label={ (label(Label::Back, language)) " (" (number) ")" } { "↩" }
                }
            }
        }
    };
    (!notes.is_empty()).then(|| Section::new("footnotes", label(Label::Footnotes, language), body))
}

/// The sentence on what the data covers.
pub(super) fn covers(context: &Context<'_>) -> String {
    phrases::covers(context.report.period, context.report.cutoff, context.language)
}
