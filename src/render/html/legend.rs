//! The rules that the report used, and what its data is.

use maud::{Markup, html};

use super::Context;
use super::parts::{badge, term, user};
use super::sections::covers;
use crate::catalogue::Language;
use crate::catalogue::closing;
use crate::catalogue::html as phrases;
use crate::catalogue::report as words;
use crate::catalogue::workbook::{self as meanings, Heading};
use crate::render::shown;
use crate::report::{AppliedTolerance, ExpectedRule};
use crate::status::{Counts, Status};

/// Colours, tolerances, Soll and the other rules.
pub(super) fn write(context: &Context<'_>) -> Markup {
    let (legend, language) = (&context.report.legend, context.language);
    html! {
        div.pair {
            div {
                (heading(Heading::Colours, language))
                dl.rules {
                    @for status in &legend.statuses {
                        div { dt { (badge(*status, language)) } dd { (meanings::status_meaning(*status, language)) } }
                    }
                    @if let Some(rollup) = legend.rollup {
                        (rule(Heading::Overall, words::rollup(rollup, language), language))
                    }
                }
                (tolerances(&legend.tolerances, language))
            }
            div {
                (expected(&legend.expected_rules, language))
                (heading(Heading::Rules, language))
                dl.rules {
                    (rule(Heading::DeviationRule, meanings::deviation_meaning(language), language))
                    (rule(Heading::Trend, meanings::trend_meaning(language), language))
                    @if legend.corridors { (rule(Heading::Corridor, meanings::corridor_meaning(language), language)) }
                    @if legend.milestones { (rule(Heading::Milestone, meanings::milestone_meaning(language), language)) }
                    (rule(Heading::Forecast, meanings::forecast_meaning(legend.extrapolated, language), language))
                    (rule(Heading::Attainment, meanings::attainment_meaning(language), language))
                    @if legend.accepted { (rule(Heading::Accepted, meanings::accepted_meaning(language), language)) }
                    @if legend.revised { (rule(Heading::Revised, phrases::revised_meaning(language), language)) }
                    @if legend.corrected { (rule(Heading::Corrected, closing::meaning(language), language)) }
                }
            }
        }
    }
}

/// A heading within the legend.
pub(super) fn heading(heading: Heading, language: Language) -> Markup {
    html! { h3 { (meanings::heading(heading, language)) } }
}

/// A rule with its name.
pub(super) fn rule(heading: Heading, meaning: &str, language: Language) -> Markup {
    term(meanings::heading(heading, language), &html! { (meaning) })
}

/// The tolerances in use, with how many indicators have each.
pub(super) fn tolerances(tolerances: &[(AppliedTolerance, usize)], language: Language) -> Markup {
    html! {
        @if !tolerances.is_empty() {
            (heading(Heading::Tolerances, language))
            dl.rules {
                @for (applied, count) in tolerances {
                    div {
                        dt { (shown::capital(&words::tolerance(*applied, language))) }
                        dd { (phrases::indicators(*count, language)) ". " (meanings::tolerance_meaning(*applied, language)) }
                    }
                }
            }
        }
    }
}

/// Where Soll values come from.
pub(super) fn expected(rules: &[ExpectedRule], language: Language) -> Markup {
    html! {
        @if !rules.is_empty() {
            (heading(Heading::Expected, language))
            dl.rules {
                @for rule in rules {
                    @let mark = if *rule == ExpectedRule::Elapsed { "* " } else { "" };
                    div {
                        dt { (mark) (shown::capital(words::expected_rule(*rule, language))) }
                        dd { (meanings::expected_meaning(*rule, language)) }
                    }
                }
            }
        }
    }
}

/// Up to when the data goes, and what is not in it.
pub(super) fn data_state(context: &Context<'_>) -> Markup {
    let (report, language) = (context.report, context.language);
    let without: Counts = report
        .entries()
        .map(|entry| entry.row.now().status)
        .filter(|status| status.colour().is_none() && *status != Status::Informative)
        .collect();
    let assumed = report.entries().filter(|entry| entry.row.now().expected_assumed).count();
    html! {
        ul {
            li { (covers(context)) }
            @if let Some(closed) = shown::closed(context.report, context.language) { li { (shown::capital(&closed)) "." } }
            @for matrix in report.matrices.iter().filter(|matrix| matrix.cutoff != report.cutoff) {
                @let title = shown::matrix_title(&matrix.title, &matrix.department);
                li { (user(&phrases::own_cutoff(&title, matrix.cutoff, language))) }
            }
            @if without.total() > 0 { li { (phrases::without_colour(&phrases::counts(&without, language), language)) } }
            @if assumed > 0 { li { (phrases::assumed(assumed, language)) } }
            li { (phrases::rounding(language)) }
        }
    }
}
