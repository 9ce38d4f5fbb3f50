//! The tables of a report: goals with their measures and indicators, or lines of budget and consolidation.

use maud::{Markup, html};

use super::columns::Columns;
use super::parts::{badge, user};
use super::row;
use super::{Context, chart};
use crate::catalogue::html::{Label, label};
use crate::catalogue::terminal as phrases;
use crate::model::LineKind;
use crate::render::shown::{self, clean};
use crate::report::{GoalReport, MatrixReport, MeasureReport, RollupResult, Row};

/// A group of rows under a heading: a goal, or a matrix in a section of lines.
pub(super) struct Group<'a> {
    heading: Markup,
    items: Vec<Item<'a>>,
}

/// What stands in a group.
enum Item<'a> {
    Measure(&'a MeasureReport),
    Row(&'a Row),
}

impl<'a> Group<'a> {
    /// A goal with its measures.
    pub(super) fn goal(goal: &'a GoalReport, context: &Context<'_>) -> Self {
        let own = goal.indicators.iter().map(Item::Row);
        let measures = goal.measures.iter().flat_map(|measure| {
            std::iter::once(Item::Measure(measure)).chain(measure.indicators.iter().map(Item::Row))
        });
        Self { heading: goal_heading(goal, context), items: own.chain(measures).collect() }
    }

    /// The lines of a matrix.
    pub(super) fn lines(
        matrix: &'a MatrixReport,
        rollup: &RollupResult,
        lines: &'a [Row],
        context: &Context<'_>,
    ) -> Self {
        let title = shown::matrix_title(&matrix.title, &matrix.department);
        let heading = html! { span.title { bdi { (title) } } (overall(rollup, context)) };
        Self { heading, items: lines.iter().map(Item::Row).collect() }
    }
}

/// A table in a container that scrolls on its own; `id` is unique on the page.
pub(super) fn table(id: &str, caption: &str, line: LineKind, groups: &[Group<'_>], context: &Context<'_>) -> Markup {
    let rows: Vec<&Row> = groups
        .iter()
        .flat_map(|group| &group.items)
        .filter_map(|item| match item {
            Item::Row(row) => Some(*row),
            Item::Measure(_) => None,
        })
        .collect();
    let columns = Columns::new(line, &rows, context);
    html! {
        @if let Some((first, last)) = columns.not_printed() {
            p.printed.quiet { (crate::catalogue::html::not_printed(&first.label(), &last.label(), context.language)) }
        }
        section.scroll aria-labelledby=(id) tabindex="0" {
            table.matrix {
                caption.spoken id=(id) { (caption) }
                (head(&columns, context))
                @for group in groups {
                    tbody {
                        tr.goal { th scope="rowgroup" colspan=(columns.count()) { div.stay { (group.heading) } } }
                        @for item in &group.items {
                            @match item {
                                Item::Measure(measure) => (measure_heading(measure, &columns, context)),
                                Item::Row(row) => (row::rows(row, &columns, context)),
                            }
                        }
                    }
                }
            }
        }
    }
}

fn head(columns: &Columns, context: &Context<'_>) -> Markup {
    let planning = columns.all().iter().filter(|column| column.is_planning()).count();
    let language = context.language;
    html! {
        thead {
            tr {
                th scope="colgroup" colspan=(planning) { (label(Label::Planning, language)) }
                th.controlling scope="colgroup" colspan=(columns.count() - planning) {
                    (label(Label::Controlling, language))
                }
            }
            tr.columns {
                @for column in columns.all() {
                    th scope="col" class={ (column.class()) @if columns.is_older(*column) { " older" } }
                        data-sort=[column.sorts()] { (column.heading(columns.line, language)) }
                }
            }
        }
    }
}

fn goal_heading(goal: &GoalReport, context: &Context<'_>) -> Markup {
    let language = context.language;
    let details = shown::goal_details(
        goal.strategic_goal.as_ref(),
        &goal.focus,
        goal.product_group.as_deref(),
        goal.product.as_deref(),
        language,
    );
    html! {
        (goal_title(&goal.title, &overall(&goal.rollup, context), &details))
        (red_names(&goal.rollup, context))
    }
}

fn measure_heading(measure: &MeasureReport, columns: &Columns, context: &Context<'_>) -> Markup {
    let language = context.language;
    let details = shown::measure_details(
        measure.responsible.as_deref(),
        measure.hypothesis.as_deref(),
        measure.evidence.as_deref(),
        language,
    );
    html! {
        tr.measure {
            th scope="rowgroup" colspan=(columns.count()) { div.stay {
                (measure_title(&measure.title, &overall(&measure.rollup, context), &details))
                (red_names(&measure.rollup, context))
            } }
        }
    }
}

/// The title of a goal, what stands beside it, and what it belongs to.
pub(super) fn goal_title(title: &str, aside: &Markup, details: &[String]) -> Markup {
    html! {
        span.title { (user(title)) }
        (aside)
        @if !details.is_empty() { span.details { (user(&details.join(" · "))) } }
    }
}

/// The title of a measure, what stands beside it, and what is said of it.
pub(super) fn measure_title(title: &str, aside: &Markup, details: &[(&str, &str)]) -> Markup {
    html! {
        span.title { (user(title)) }
        (aside)
        @for (name, value) in details { span.details { (name) ": " (user(value)) } }
    }
}

/// The colour of what stands below, and where it is weighted its score.
pub(super) fn overall(rollup: &RollupResult, context: &Context<'_>) -> Markup {
    html! {
        @if let Some(status) = rollup.status {
            " " (badge(status, context.language))
            @if let Some(score) = &rollup.score {
                " " span.quiet { "(" (crate::catalogue::format::figure(score, context.language)) ")" }
            }
        }
    }
}

/// The red indicators that a weighted colour could hide.
pub(super) fn red_names(rollup: &RollupResult, context: &Context<'_>) -> Markup {
    let names: Vec<String> = rollup.red_names.iter().map(|name| clean(name)).collect();
    html! {
        @if !names.is_empty() {
            span.details { (phrases::red_names(&names.join(", "), context.language)) }
        }
    }
}

/// The part of a row that draws its development, with the number that makes the chart's id unique.
pub(super) fn development(row: &Row, context: &Context<'_>) -> Option<Markup> {
    let anchor = context.anchors.row(row)?;
    chart::development(row, &format!("{anchor}-v"), context.language)
}
