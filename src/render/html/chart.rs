//! Small charts as inline SVG: the stacked bar of statuses, and the development of an indicator. What they show stands
//! in their titles too.

use maud::{Markup, html};

use super::parts::symbol;
use crate::catalogue::html as phrases;
use crate::catalogue::{Language, format};
use crate::render::shown;
use crate::report::Row;
use crate::report::chart::{self, FULL, Point};
use crate::status::{Counts, Status};

/// A stacked bar; `id` is unique on the page.
pub(super) fn bar(counts: &Counts, of: &str, id: &str, language: Language) -> Markup {
    /// Shorter pieces have no room for their number.
    const LEAST_LABELLED: u32 = 60;
    html! {
        svg.bar viewBox={ "0 0 " (FULL) " 44" } role="img" aria-labelledby={ (id) "-t " (id) "-d" } {
            title id={ (id) "-t" } { (phrases::bar_title(of, language)) }
            desc id={ (id) "-d" } { (phrases::counts(counts, language)) }
            @for piece in chart::stacked_bar(counts) {
                rect class=(piece.status.name()) x=(piece.start) y="1" width=(piece.length) height="42" {}
                @if piece.length >= LEAST_LABELLED {
                    text x=(piece.start + 14) y="32" { (piece.status.symbol()) " " (format::count(piece.count, language)) }
                }
            }
        }
    }
}

/// The counts as text: `● 14 grün ◆ 3 gelb`.
pub(super) fn counts(counts: &Counts, language: Language) -> Markup {
    html! {
        ul.counts {
            @for (status, count) in shown::counted(counts) {
                li class={ "letters " (status.name()) } {
                    (symbol(status)) "\u{a0}" (format::count(count, language)) "\u{a0}"
                    (shown::firm(crate::catalogue::report::status(status, language)))
                }
            }
        }
    }
}

/// The development of a row over the periods of the year, with the Soll as a dashed line; nothing for a single point.
pub(super) fn development(row: &Row, id: &str, language: Language) -> Option<Markup> {
    let development = chart::development(row)?;
    let points: Vec<String> = row
        .standings
        .iter()
        .map(|standing| {
            let actual = shown::actual_or_state(row.kind, standing, language);
            let expected = shown::expected(row.kind, standing, language);
            phrases::point(standing.period, &actual, expected.as_deref(), standing.status, language)
        })
        .collect();
    let title = phrases::development(&shown::full_name(row), &points.join("; "), language);
    let line = |height: fn(&Point) -> Option<u32>| -> String {
        development.points.iter().filter_map(|point| Some(place(point, height(point)?))).collect::<Vec<_>>().join(" ")
    };
    let (low, high) = (line(|point| point.soll_low), line(|point| point.soll_high));
    Some(html! {
        svg.development viewBox="0 -180 3000 1360" role="img" aria-labelledby=(id) {
            title id=(id) { (title) }
            @if !low.is_empty() { polyline.soll points=(low) {} }
            @if high != low { polyline.soll points=(high) {} }
            polyline.ist points=(line(|point| point.actual)) {}
            @for point in &development.points {
                @if let Some(height) = point.actual { (mark(point, height)) }
            }
        }
    })
}

/// Three times as wide as high, counted from the top.
fn place(point: &Point, height: u32) -> String {
    format!("{},{}", 3 * point.x, FULL - height)
}

/// The symbol of the status as a shape.
fn mark(point: &Point, height: u32) -> Markup {
    let (x, y) = (3 * point.x, FULL - height);
    let class = point.status.name();
    let shape = match point.status {
        Status::Yellow => Some("-170,0 0,-170 170,0 0,170"),
        Status::Red => Some("-160,-130 160,-130 0,160"),
        Status::Green
        | Status::Missing
        | Status::NotDue
        | Status::NotApplicable
        | Status::Suppressed
        | Status::Informative => None,
    };
    html! {
        @match shape {
            Some(corners) => polygon class=(class) points=(corners) transform={ "translate(" (x) " " (y) ")" } {},
            None => circle class=(class) cx=(x) cy=(y) r="125" {},
        }
    }
}
