//! What is red: since when, by how much, why, what is done about it, and where it is heading.

use maud::{Markup, html};

use super::Context;
use super::parts::{symbol, term, user};
use super::row::outlook;
use super::summary::link;
use crate::catalogue::html::{self as phrases, Label, label};
use crate::catalogue::report as words;
use crate::catalogue::terminal;
use crate::model::Kind;
use crate::render::shown;
use crate::report::entries::Entry;
use crate::report::{Row, Standing};
use crate::status::Status;

/// Every red row in reading order.
pub(super) fn list(context: &Context<'_>) -> Markup {
    let red = context.report.with_status(Status::Red);
    html! {
        @if red.is_empty() {
            p { (label(Label::NothingRed, context.language)) }
        } @else {
            ul.reds { @for entry in &red { (item(entry, context)) } }
        }
    }
}

fn item(entry: &Entry<'_>, context: &Context<'_>) -> Markup {
    let language = context.language;
    let (row, now) = (entry.row, entry.row.now());
    let matrix = shown::matrix_title(&entry.matrix.department, &entry.matrix.title);
    let part = entry.goal.map(|goal| shown::clean(&goal.title));
    html! {
        li.red {
            div {
                h4 { span.letters { (symbol(now.status)) } " " (link(entry, context)) }
                p.quiet { (user(&matrix)) @if let Some(part) = part { " · " (user(&part)) } }
                p { (since(row, language)) @if now.accepted.is_some() {
                    " · " (terminal::ACCEPTED_MARK) " " (label(Label::Accepted, language))
                } }
            }
            (figures(row, now, context))
            dl.why {
                (term(label(Label::Comment, language), &comment(now, context)))
                @if let Some(action) = &now.action { (term(label(Label::Action, language), &user(action))) }
            }
        }
    }
}

fn since(row: &Row, language: crate::catalogue::Language) -> String {
    let first = row.status_since();
    let before = row
        .standings
        .first()
        .is_some_and(|start| start.period == first.period && start.previous_status == Some(Status::Red));
    shown::capital(&phrases::since(Status::Red, first.period, before, language))
}

fn figures(row: &Row, now: &Standing, context: &Context<'_>) -> Markup {
    let language = context.language;
    // Once done, a milestone is judged by its date alone.
    let open = now.done.is_none();
    let unit = |text: String| html! { (shown::firm(&text)) @if !row.unit.is_empty() { " " (user(&row.unit)) } };
    html! {
        dl.figures {
            (term(label(Label::Actual, language), &unit(shown::actual_or_state(row.kind, now, language))))
            @if row.kind == Kind::Milestone {
                @if let Some(due) = shown::target(row.kind, now, language) {
                    (term(label(Label::Target, language), &html! { (shown::firm(&due)) }))
                }
            }
            @if let Some(expected) = shown::expected(row.kind, now, language).filter(|_| open) {
                (term(label(Label::Expected, language), &html! { (shown::firm(&expected)) }))
            }
            @if let Some(deviation) = shown::whole_deviation(now, language).filter(|_| open) {
                (term(label(Label::Deviation, language), &html! { (deviation) }))
            }
            @if let Some(trend) = now.trend {
                (term(label(Label::Trend, language), &html! {
                    span aria-hidden="true" { (words::trend_symbol(trend)) } "\u{a0}" (words::trend(trend, language))
                }))
            }
            @if let Some(forecast) = &now.forecast {
                (term(label(Label::Forecast, language), &html! {
                    (outlook(forecast, context)) " " span.quiet { (words::forecast_source(forecast.source, language)) }
                }))
            }
        }
    }
}

fn comment(now: &Standing, context: &Context<'_>) -> Markup {
    html! {
        @match &now.comment {
            Some(comment) => (user(comment)),
            None if now.comment_missing => strong { (terminal::comment_missing(context.language)) },
            None => (terminal::NOTHING),
        }
    }
}
