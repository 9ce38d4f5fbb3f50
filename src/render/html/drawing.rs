//! A drawing as SVG within the page. Shapes and lines tell statuses and lines apart without colours.

use maud::{Markup, html};

use crate::document::{Anchor, Drawing, Shape, Sign, Stroke};
use crate::render::palette::{self, Rgb};
use crate::status::Status;

/// The colour of what is expected.
const EXPECTED: Rgb = Rgb(0x2A_64_96);
const GRID: Rgb = Rgb(0xE4_E8_EB);
const GREEN: Rgb = Rgb(0xCD_E8_DB);
const YELLOW: Rgb = Rgb(0xF7_DC_94);

/// The drawing with its key above it.
pub(super) fn write(drawing: &Drawing) -> Markup {
    html! {
        figure.drawing {
            figcaption {
                b { (drawing.title) }
                ul {
                    @for (sign, meaning) in &drawing.key { li { (sign_alone(*sign)) " " (meaning) } }
                    @for (status, word) in &drawing.statuses { li { (status_alone(*status)) " " (word) } }
                }
            }
            svg viewBox={ "0 0 " (drawing.width) " " (drawing.height) } role="img" aria-label=(drawing.said) {
                (patterns())
                @for shape in &drawing.shapes { (self::shape(shape)) }
            }
        }
    }
}

/// Dots for green, lines for yellow: both survive a copier.
fn patterns() -> Markup {
    html! {
        defs {
            pattern id="zone-green" width="14" height="14" patternUnits="userSpaceOnUse" {
                rect width="14" height="14" fill=(GREEN.hex()) {}
                circle cx="7" cy="7" r="2.4" fill=(palette::symbol(Status::Green).hex()) {}
            }
            pattern id="zone-yellow" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                rect width="14" height="14" fill=(YELLOW.hex()) {}
                rect width="4" height="14" fill=(palette::symbol(Status::Yellow).hex()) {}
            }
        }
    }
}

fn shape(shape: &Shape) -> Markup {
    match shape {
        Shape::Line { ends: [(x1, y1), (x2, y2)], stroke } => {
            let (colour, width, dashes) = stroke_of(*stroke);
            html! { line x1=(x1) y1=(y1) x2=(x2) y2=(y2) stroke=(colour.hex()) stroke-width=(width) stroke-dasharray=[dashes] {} }
        }
        Shape::Zone { at: (x, y), size: (width, height), sign } => {
            let fill = if *sign == Sign::Green { "url(#zone-green)" } else { "url(#zone-yellow)" };
            html! { rect x=(x) y=(y) width=(width) height=(height) fill=(fill) {} }
        }
        Shape::Mark { at, status } => mark(*at, *status),
        Shape::Text { at: (x, y), anchor, text, strong } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            html! {
                text x=(x) y=(y) text-anchor=(anchor) font-size="30" font-weight=[strong.then_some("bold")]
                    fill=(palette::INK.hex()) stroke="#ffffff" stroke-width="7" paint-order="stroke" { (text) }
            }
        }
    }
}

fn stroke_of(stroke: Stroke) -> (Rgb, u32, Option<&'static str>) {
    match stroke {
        Stroke::Grid => (GRID, 2, None),
        Stroke::Rule => (palette::LINE, 3, None),
        Stroke::Actual => (palette::INK, 5, None),
        Stroke::Forecast => (palette::INK, 5, Some("14 10")),
        Stroke::Expected => (EXPECTED, 6, None),
        Stroke::Target => (EXPECTED, 11, None),
    }
}

/// A circle is green, a diamond yellow, a triangle red; what has no colour has the sign that texts have too.
fn mark((x, y): (u32, u32), status: Option<Status>) -> Markup {
    let Some(status) = status else {
        return html! { circle cx=(x) cy=(y) r="14" fill="#ffffff" stroke=(palette::INK.hex()) stroke-width="5" {} };
    };
    let fill = palette::symbol(status).hex();
    let path = match status {
        Status::Green => "M-15,0a15,15 0 1,0 30,0a15,15 0 1,0 -30,0z",
        Status::Yellow => "M0,-19L19,0L0,19L-19,0z",
        Status::Red => "M-18,-15L18,-15L0,18z",
        Status::Missing | Status::NotDue | Status::NotApplicable | Status::Suppressed | Status::Informative => {
            return html! {
                text x=(x) y=(y + 10) text-anchor="middle" font-size="32" fill=(fill) stroke="#ffffff" stroke-width="7"
                    paint-order="stroke" { (status.symbol()) }
            };
        }
    };
    html! {
        path transform={ "translate(" (x) " " (y) ")" } d=(path) fill=(fill) stroke="#ffffff" stroke-width="4" paint-order="stroke" {}
    }
}

fn sign_alone(sign: Sign) -> Markup {
    let inside = match sign {
        Sign::Actual => shape(&line(Stroke::Actual)),
        Sign::Expected => shape(&line(Stroke::Expected)),
        Sign::Green | Sign::Yellow => shape(&Shape::Zone { at: (0, 6), size: (80, 28), sign }),
        Sign::Forecast => mark((40, 20), None),
        Sign::Revised => {
            html! { text x="40" y="32" text-anchor="middle" font-size="34" { (crate::catalogue::factsheet::REVISED) } }
        }
    };
    html! { svg.sign viewBox="0 0 80 40" aria-hidden="true" { (inside) } }
}

fn status_alone(status: Status) -> Markup {
    html! { svg.sign viewBox="0 0 80 40" aria-hidden="true" { (mark((40, 20), Some(status))) } }
}

fn line(stroke: Stroke) -> Shape {
    Shape::Line { ends: [(0, 20), (80, 20)], stroke }
}
