//! Small drawings as inline SVG: the statuses of several rows, and the development of one. What they show is said too.

use maud::{Markup, html};

use super::parts::{spoken, symbol};
use crate::catalogue::{Language, sentences};
use crate::report::chart::{self, Development, FULL, Point};
use crate::status::{Counts, Status};

/// A square for each row, or above [`chart::MOST_SQUARES`] rows a bar, whose pieces all have room for their symbol.
pub(super) fn distribution(counts: &Counts, language: Language) -> Markup {
    html! {
        (spoken(&sentences::counts(counts, language)))
        @if counts.total() <= chart::MOST_SQUARES {
            span.squares aria-hidden="true" {
                @for status in Status::ALL {
                    @for _ in 0..counts.of(status) { span class=(status.name()) { (symbol(status)) } }
                }
            }
        } @else {
            svg.bar viewBox={ "0 0 " (FULL) " 60" } aria-hidden="true" {
                @for piece in chart::stacked_bar(counts) {
                    rect class=(piece.status.name()) x=(piece.start) y="1" width=(piece.length) height="58" {}
                    text class=(piece.status.name()) x=(piece.start + piece.length / 2) y="43" text-anchor="middle" {
                        (piece.status.symbol())
                    }
                }
            }
        }
    }
}

/// The Ist of each period as a bar from 0, the newest in its colour, with the Soll as a stroke.
pub(super) fn development(development: &Development, said: &str) -> Markup {
    let points = &development.points;
    let width = 2 * FULL / u32::try_from(points.len()).unwrap_or(1).max(3);
    let zero = FULL - development.zero;
    html! {
        svg.development viewBox="0 -60 3000 1120" role="img" {
            title { (said) }
            @for (place, point) in points.iter().enumerate() {
                @let newest = place + 1 == points.len();
                @if let Some(height) = point.actual { (bar(point, height, development.zero, width, newest)) }
            }
            line.zero x1="0" x2="3000" y1=(zero) y2=(zero) {}
            @for point in points {
                @for expected in [point.expected_low, point.expected_high].into_iter().flatten() {
                    @let (y, x) = (FULL - expected, 3 * point.x);
                    line.soll x1=(x.saturating_sub(width / 2 + 60)) x2=(x + width / 2 + 60) y1=(y) y2=(y) {}
                }
            }
        }
    }
}

fn bar(point: &Point, height: u32, zero: u32, width: u32, newest: bool) -> Markup {
    let (top, bottom) = (height.max(zero), height.min(zero));
    let class = if newest { point.status.name() } else { "past" };
    html! {
        rect class=(class) x=((3 * point.x).saturating_sub(width / 2)) y=(FULL - top) width=(width) height=((top - bottom).max(30)) {}
    }
}
