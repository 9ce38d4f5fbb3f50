//! The palette as CSS: one set of names, with values for paper and for a dark screen.

use std::fmt::Write;

use super::parts::MOST_TAIL;
use crate::render::palette::{self, Ground, Rgb, dark};
use crate::status::Status;

/// Custom properties for both grounds, and the class of every status.
pub(super) fn css() -> String {
    let mut css = String::from(":root{color-scheme:light;");
    let white = Rgb(0xFF_FF_FF);
    ground(
        &mut css,
        &[white, palette::INK, palette::QUIET_TEXT, palette::LINE, palette::HEADING_FILL, palette::BAND_FILL],
    );
    statuses(&mut css, palette::chip, palette::pale, palette::symbol);
    css.push_str("}\n@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;");
    ground(&mut css, &[dark::PAPER, dark::TEXT, dark::QUIET_TEXT, dark::LINE, dark::HEADING_FILL, dark::BAND_FILL]);
    statuses(&mut css, dark::chip, dark::pale, dark::symbol);
    css.push_str("}}\n");
    for status in Status::ALL {
        let name = status.name();
        let _ = writeln!(
            css,
            ".{name}{{--fill:var(--{name});--on:var(--{name}-on);--pale:var(--{name}-pale);--letters:var(--{name}-text)}}"
        );
    }
    for room in 1..=MOST_TAIL {
        let _ = writeln!(css, ".t{room}{{min-width:{room}ch}}");
    }
    css
}

fn ground(css: &mut String, colours: &[Rgb; 6]) {
    const NAMES: [&str; 6] = ["paper", "ink", "quiet", "line", "heading", "band"];
    for (name, colour) in NAMES.into_iter().zip(colours) {
        let _ = write!(css, "--{name}:{};", colour.hex());
    }
}

fn statuses(css: &mut String, chip: fn(Status) -> Ground, pale: fn(Status) -> Rgb, symbol: fn(Status) -> Rgb) {
    for status in Status::ALL {
        let name = status.name();
        let Ground { fill, text } = chip(status);
        let (pale, symbol) = (pale(status).hex(), symbol(status).hex());
        let _ = write!(css, "--{name}:{};--{name}-on:{};", fill.hex(), text.hex());
        let _ = write!(css, "--{name}-pale:{pale};--{name}-text:{symbol};");
    }
}
