//! One indicator in a table: its cells, and below them what there is to say about it.

use maud::{Markup, html};

use super::Context;
use super::columns::{self, Column, Columns};
use super::parts::{aligned, badge, nothing, spoken, symbol, user};
use super::table::development;
use crate::catalogue::html::{Label, label};
use crate::catalogue::{format, html as phrases, report as words, terminal};
use crate::model::{Mark, Target};
use crate::number::Figure;
use crate::render::shown;
use crate::report::{ForecastReport, ForecastValue, Row, Standing};
use crate::status::{Status, Trend};

/// The row, and the row below it with comments, where there are any.
pub(super) fn rows(row: &Row, columns: &Columns, context: &Context<'_>) -> Markup {
    let now = row.now();
    let main = row.area.is_none().then(|| now.status.name());
    html! {
        tr.area[row.area.is_some()] data-status=[main] {
            @for column in columns.all() { (cell(*column, row, columns, context)) }
        }
        (notes(row, columns, context))
    }
}

fn cell(column: Column, row: &Row, columns: &Columns, context: &Context<'_>) -> Markup {
    let (now, language) = (row.now(), context.language);
    let number = |text: Option<String>, key: Option<String>, room: usize| {
        html! {
            td.number data-sort=[key] {
                @match text {
                    Some(text) => (aligned(&text, room, language)),
                    None => (nothing()),
                }
            }
        }
    };
    match column {
        Column::Indicator => name(row, context),
        Column::Unit => html! { td.unit { (user(&row.unit)) } },
        Column::Target => {
            let room = match &now.target {
                Some(Target::Absolute { .. } | Target::Relative { .. }) => columns.target_tail,
                Some(Target::DoneBy(_)) | None => 0,
            };
            let key = match &now.target {
                Some(Target::Absolute { mark, .. }) => {
                    mark.figures().next().map(|value| Figure::written(*value).to_text())
                }
                Some(Target::Relative { .. }) => now.annual.as_ref().and_then(first),
                Some(Target::DoneBy(_)) | None => None,
            };
            number(shown::target(row.kind, now, language), key, room)
        }
        Column::Expected => {
            let text = shown::expected(row.kind, now, language).map(|text| shown::firm(&text));
            number(text, now.expected.as_ref().and_then(first), columns.value_tail)
        }
        Column::Actual(period) => {
            let class = if columns.is_older(column) { " older" } else { "" };
            let standing = row.standings.iter().find(|standing| standing.period == period);
            standing.map_or_else(
                || html! { td class={ "number" (class) } {} },
                |standing| actual(row, standing, columns, class, context),
            )
        }
        Column::Status => status(row, context),
        Column::Deviation => {
            number(shown::deviation(now, language), now.deviation.as_ref().map(Figure::to_text), columns.deviation_tail)
        }
        Column::DeviationPercent => number(
            shown::deviation_percent(now, language),
            now.deviation_percent.as_ref().map(Figure::to_text),
            columns.percent_tail,
        ),
        Column::Trend => html! {
            td.trend data-sort=[now.trend.map(trend_key)] {
                @match columns::trend(row, language) {
                    Some((arrow, word)) => { span aria-hidden="true" { (arrow) } "\u{a0}" (word) },
                    None => (nothing()),
                }
            }
        },
        Column::Forecast => forecast(now.forecast.as_ref(), context),
        Column::Development => html! { td.chart { @if let Some(chart) = development(row, context) { (chart) } } },
    }
}

fn first(mark: &Mark<Figure>) -> Option<String> {
    mark.figures().next().map(Figure::to_text)
}

fn trend_key(trend: Trend) -> &'static str {
    match trend {
        Trend::Better => "0",
        Trend::Same => "1",
        Trend::Worse => "2",
    }
}

fn name(row: &Row, context: &Context<'_>) -> Markup {
    let language = context.language;
    if let Some(area) = &row.area {
        return html! { th.name scope="row" { (user(&shown::title_of(area))) } };
    }
    html! {
        th.name scope="row" id=[context.anchors.row(row)] {
            @if let Some(group) = &row.product_group { (user(group)) " " }
            (user(&shown::row_name(row)))
            @for number in context.anchors.numbers(row) {
                sup { a href={ "#f" (number) } id={ "f" (number) "-b" } {
                    (spoken(label(Label::Footnotes, language))) " " (number)
                } }
            }
            @let details = details(row, context);
            @if !details.is_empty() { span.details { (user(&details.join(" · "))) } }
        }
    }
}

/// What there is to look up: the relative target, who answers, the baseline, the attainment, the year before.
fn details(row: &Row, context: &Context<'_>) -> Vec<String> {
    let (now, language) = (row.now(), context.language);
    let relative = now.annual.as_ref().and_then(|_| shown::relative_target(now.target.as_ref(), language));
    let responsible = row.responsible.as_deref().map(|who| terminal::responsible(&shown::clean(who), language));
    let baseline = row
        .baseline
        .as_ref()
        .map(|value| phrases::baseline(&format::figure(value, language), row.baseline_year, language));
    let attainment = now
        .attainment_percent
        .as_ref()
        .map(|percent| phrases::attainment(&shown::firm(&format::percent(percent, language)), language));
    let before = now.year_before_status.map(|status| words::status_with_symbol(status, language));
    let trend = now.year_trend.map(|trend| words::trend(trend, language));
    let before = (before.is_some() || trend.is_some())
        .then(|| phrases::year_before(before.as_deref().map(shown::firm).as_deref(), trend, language));
    relative.into_iter().chain(responsible).chain(attainment).chain(baseline).chain(before).collect()
}

fn actual(row: &Row, at: &Standing, columns: &Columns, class: &str, context: &Context<'_>) -> Markup {
    let language = context.language;
    let key = at.actual.as_ref().filter(|_| at.status != Status::Suppressed).map(Figure::to_text);
    let word = words::status(at.status, language);
    html! {
        td class={ "number ist " (at.status.name()) (class) } data-sort=[key] {
            (symbol(at.status))
            @match shown::actual(row.kind, at, language) {
                Some(text) if at.assessed.is_some() => { " " (text) },
                Some(text) => {
                    " " (aligned(&shown::firm(&text), if at.done.is_some() { 0 } else { columns.value_tail }, language))
                    (spoken(&format!(" {word}")))
                },
                None if at.status == Status::Missing => { " " (word) },
                None => (spoken(word)),
            }
        }
    }
}

fn status(row: &Row, context: &Context<'_>) -> Markup {
    let now = row.now();
    html! {
        td.status data-sort=(now.status as usize) {
            (badge(now.status, context.language))
            @if now.accepted.is_some() {
                " " span.accepted { (terminal::ACCEPTED_MARK) "\u{a0}" (label(Label::Accepted, context.language)) }
            }
        }
    }
}

fn forecast(forecast: Option<&ForecastReport>, context: &Context<'_>) -> Markup {
    let language = context.language;
    let Some(forecast) = forecast else { return html! { td.number { (nothing()) } } };
    let key = match &forecast.value {
        ForecastValue::Figure(figure) => Some(figure.to_text()),
        ForecastValue::Date(_) | ForecastValue::Colour => None,
    };
    html! { td.number data-sort=[key] { (outlook(forecast, context)) span.details { (words::forecast_source(forecast.source, language)) } } }
}

/// The forecast in the colour it would have.
pub(super) fn outlook(forecast: &ForecastReport, context: &Context<'_>) -> Markup {
    let language = context.language;
    let text = shown::forecast(forecast, language);
    html! {
        @match forecast.status {
            Some(status) => span class={ "letters " (status.name()) } {
                (symbol(status)) "\u{a0}" (text)
                @if !matches!(forecast.value, ForecastValue::Colour) {
                    (spoken(&format!(" {}", words::status(status, language))))
                }
            },
            None => (text),
        }
    }
}

/// Comment and counter-measure, and for yellow and red what it would take to be green.
fn notes(row: &Row, columns: &Columns, context: &Context<'_>) -> Markup {
    let (now, language) = (row.now(), context.language);
    let reason = now.reason.as_ref().map(|reason| shown::capital(&shown::clean(&words::reason(reason, language))));
    let back = shown::way_back(now, language);
    let any =
        now.comment.is_some() || now.action.is_some() || now.comment_missing || reason.is_some() || back.is_some();
    html! {
        @if any {
            tr.note {
                td colspan=(columns.count()) { div.stay {
                    @if let Some(comment) = &now.comment { p { (user(comment)) } }
                    @if now.comment_missing { p { strong { (terminal::comment_missing(language)) } } }
                    @if let Some(reason) = reason { p { (reason) "." } }
                    @if let Some(action) = &now.action {
                        p { strong { (label(Label::Action, language)) ": " } (user(action)) }
                    }
                    @if let Some(back) = back { p.quiet { (back) } }
                } }
            }
        }
    }
}
