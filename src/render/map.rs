//! A map as SVG, the same on the page and in the handout: fills in the colours of the verdicts with their symbols as drawn
//! signs, values, a legend, a scale bar and the source. Readable in grey: what has no value is hatched, and symbols have shapes.

use std::fmt::Write;

use super::letters;
use super::palette::{self, Rgb};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, report as words};
use crate::document::map::{Map, Region};
use crate::geometry::drawing::{Point, WIDTH};
use crate::status::Status;

/// Around the drawing.
const EDGE: i32 = 40;
/// The sizes of letters.
const NAME: i32 = 165;
const VALUE: i32 = 205;
/// Half a symbol.
const SYMBOL: i32 = 62;

/// The SVG in one line. `id` tells it from others of the document.
pub(super) fn svg(map: &Map, id: &str, language: Language) -> String {
    let width = map.width.max(WIDTH);
    let legend = Legend::new(map, width, language);
    let height = map.height + legend.height + 2 * EDGE;
    let mut svg = format!(
        "<svg class=\"map\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{left} {left} {} {}\" role=\"img\" \
         aria-labelledby=\"{id}-t {id}-d\" font-family=\"Inter, system-ui, sans-serif\" font-size=\"{NAME}\">\
         <title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>",
        width + 2 * EDGE,
        height + EDGE,
        escaped(&map.title),
        escaped(&map.description),
        left = -EDGE,
    );
    let _ = write!(
        svg,
        "<defs><pattern id=\"{id}-h\" width=\"60\" height=\"60\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect width=\"60\" height=\"60\" fill=\"#ffffff\"/>\
         <rect width=\"12\" height=\"60\" fill=\"{}\"/></pattern></defs>\
         <rect x=\"{left}\" y=\"{left}\" width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>",
        HATCH.hex(),
        width + 2 * EDGE,
        height + EDGE,
        left = -EDGE,
    );
    for region in &map.regions {
        let _ = write!(
            svg,
            "<path d=\"{}\" fill=\"{}\" fill-rule=\"evenodd\" stroke=\"{}\" stroke-width=\"16\" stroke-linejoin=\"round\"/>",
            path(&region.rings),
            fill(region, id),
            palette::QUIET_TEXT.hex(),
        );
    }
    for outline in &map.outlines {
        let _ = write!(
            svg,
            "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"26\" stroke-linejoin=\"round\"/>",
            path(outline),
            palette::INK.hex(),
        );
    }
    for region in &map.regions {
        label(&mut svg, region);
    }
    legend.write(&mut svg, map, id, language);
    svg.push_str("</svg>");
    svg
}

/// The lines of what has no value.
const HATCH: Rgb = Rgb(0x9A_A4_AE);

fn fill(region: &Region, id: &str) -> String {
    if region.is_filled() { palette::chip(region.status).fill.hex() } else { format!("url(#{id}-h)") }
}

fn path(rings: &[Vec<Point>]) -> String {
    let mut path = String::new();
    for ring in rings {
        for (place, (x, y)) in ring.iter().enumerate() {
            let _ = write!(path, "{}{x} {y}", if place == 0 { "M" } else { "L" });
        }
        path.push('Z');
    }
    path
}

/// The name, and below it symbol and value, as far as there is room for them; the symbol always.
fn label(svg: &mut String, region: &Region) {
    let (x, y) = region.label;
    let ink = if region.is_filled() { palette::chip(region.status).text } else { palette::INK };
    let fits = |width: i32| width <= 2 * region.half_width;
    let halo = if region.is_filled() {
        String::new()
    } else {
        " stroke=\"#ffffff\" stroke-width=\"50\" stroke-linejoin=\"round\" paint-order=\"stroke\"".to_owned()
    };
    let named = region.room >= 230 && fits(wide(&region.name, NAME));
    if named {
        let _ = write!(
            svg,
            "<text x=\"{x}\" y=\"{}\" text-anchor=\"middle\" fill=\"{}\"{halo}>{}</text>",
            y - 55,
            ink.hex(),
            escaped(&region.name)
        );
    }
    let middle = if named { y + 120 } else { y };
    let with_symbol = |value: &str| wide(value, VALUE) + 2 * SYMBOL + 60;
    let value = region.value.as_ref().filter(|value| region.room >= 110 && fits(with_symbol(value)));
    let Some(value) = value else {
        // Where there is no room a small sign is still seen.
        let size = if region.room >= 90 { SYMBOL } else { SYMBOL / 2 };
        symbol(svg, region.status, (x, middle), size, ink, !region.is_filled());
        return;
    };
    let start = x - with_symbol(value) / 2;
    symbol(svg, region.status, (start + SYMBOL, middle), SYMBOL, ink, !region.is_filled());
    let _ = write!(
        svg,
        "<text x=\"{}\" y=\"{}\" font-size=\"{VALUE}\" font-weight=\"700\" fill=\"{}\"{halo}>{}</text>",
        start + 2 * SYMBOL + 60,
        middle + 72,
        ink.hex(),
        escaped(value)
    );
}

/// The sign of a verdict, drawn, so that no font decides what it looks like.
fn symbol(svg: &mut String, status: Status, (x, y): Point, r: i32, ink: Rgb, on_hatch: bool) {
    let ink = ink.hex();
    if on_hatch {
        let around = r + 45;
        let _ = write!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{around}\" fill=\"#ffffff\"/>");
    }
    let outlined = format!("fill=\"#ffffff\" stroke=\"{ink}\" stroke-width=\"22\"");
    let _ = match status {
        Status::Green => write!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\" fill=\"{ink}\"/>"),
        Status::Yellow => write!(
            svg,
            "<path d=\"M{x} {}L{} {y}L{x} {}L{} {y}Z\" fill=\"{ink}\"/>",
            y - r - 12,
            x + r + 12,
            y + r + 12,
            x - r - 12
        ),
        Status::Red => write!(
            svg,
            "<path d=\"M{} {}L{} {}L{x} {}Z\" fill=\"{ink}\"/>",
            x - r - 8,
            y - r + 8,
            x + r + 8,
            y - r + 8,
            y + r
        ),
        Status::Missing => write!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\" {outlined}/>", r - 12),
        Status::NotDue => write!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"22\" fill=\"{ink}\"/>"),
        Status::NotApplicable => {
            write!(svg, "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"22\" fill=\"{ink}\"/>", x - r, y - 11, 2 * r)
        }
        Status::Suppressed => write!(
            svg,
            "<path d=\"M{} {}L{} {}M{} {}L{} {}\" stroke=\"{ink}\" stroke-width=\"24\"/>",
            x - r + 15,
            y - r + 15,
            x + r - 15,
            y + r - 15,
            x - r + 15,
            y + r - 15,
            x + r - 15,
            y - r + 15
        ),
        Status::Informative => {
            write!(svg, "<path d=\"M{x} {}L{} {y}L{x} {}L{} {y}Z\" {outlined}/>", y - r, x + r, y + r, x - r)
        }
    };
}

/// Below the drawing: what the fills mean, how long a way is, and where the outlines come from.
struct Legend {
    /// Where each entry begins.
    entries: Vec<Point>,
    /// The height of all lines.
    height: i32,
    /// From the top of the drawing.
    scale: i32,
}

impl Legend {
    const LINE: i32 = 270;

    fn new(map: &Map, width: i32, language: Language) -> Self {
        let (mut x, mut y) = (0, map.height + 130);
        let mut entries = Vec::new();
        for status in &map.statuses {
            let room = 480 + wide(words::status(*status, language), NAME);
            if x + room > width && x > 0 {
                (x, y) = (0, y + Self::LINE);
            }
            entries.push((x, y));
            x += room;
        }
        let scale = y + Self::LINE + 130;
        let bottom = if map.source.is_empty() { scale } else { scale + Self::LINE };
        Self { entries, height: bottom - map.height + 60, scale }
    }

    fn write(&self, svg: &mut String, map: &Map, id: &str, language: Language) {
        let (ink, quiet) = (palette::INK.hex(), palette::QUIET_TEXT.hex());
        for (status, (x, y)) in map.statuses.iter().zip(&self.entries) {
            let like = map.regions.iter().find(|region| region.status == *status);
            let (fill, filled) = like.map_or((String::new(), false), |region| (fill(region, id), region.is_filled()));
            let sign = if filled { palette::chip(*status).text } else { palette::INK };
            let _ = write!(
                svg,
                "<rect x=\"{x}\" y=\"{y}\" width=\"300\" height=\"200\" fill=\"{fill}\" stroke=\"{quiet}\" stroke-width=\"10\"/>"
            );
            symbol(svg, *status, (x + 150, y + 100), SYMBOL, sign, !filled);
            let word = escaped(words::status(*status, language));
            let _ = write!(svg, "<text x=\"{}\" y=\"{}\" fill=\"{ink}\">{word}</text>", x + 350, y + 155);
        }
        let (y, length) = (self.scale, map.scale.1);
        let _ = write!(
            svg,
            "<path d=\"M0 {}L0 {y}L{length} {y}L{length} {}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"18\"/>\
             <text x=\"{}\" y=\"{}\" fill=\"{ink}\">{}</text>\
             <path d=\"M{north} {y}L{north} {}M{} {}L{north} {}L{} {}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"18\"/>\
             <text x=\"{}\" y=\"{}\" fill=\"{ink}\">N</text>",
            y - 70,
            y - 70,
            length + 90,
            y + 10,
            escaped(&map.scale.0),
            y - 200,
            length + 1_240,
            y - 130,
            y - 210,
            length + 1_360,
            y - 130,
            length + 1_400,
            y + 10,
            north = length + 1_300,
        );
        if !map.source.is_empty() {
            let said = format!("{}: {}", Word::MapSource.text(language), map.source);
            let y = y + Self::LINE - 30;
            let _ = write!(svg, "<text x=\"0\" y=\"{y}\" font-size=\"145\" fill=\"{quiet}\">{}</text>", escaped(&said));
        }
    }
}

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

/// How wide a text is, on the safe side.
fn wide(text: &str, size: i32) -> i32 {
    // The letters of the page are a little wider than those that are measured.
    i32::try_from(letters::width(text, size.unsigned_abs() + 15)).unwrap_or(i32::MAX)
}
