//! Drawings as shapes at whole places, so that every format draws the same and none computes. The unit is a tenth of a
//! millimetre on paper; places count from the top left.

pub use crate::catalogue::factsheet::Sign;
use crate::catalogue::{Language, factsheet as words, format, report};
use crate::report::chart::FULL;
use crate::report::curve::{Curve, Slot};
use crate::status::Status;

/// A drawing, with what it shows for those who do not see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Above it.
    pub title: String,
    /// What the signs in it mean.
    pub key: Vec<(Sign, String)>,
    /// The statuses whose symbols stand at values, in words.
    pub statuses: Vec<(Status, &'static str)>,
    /// In words.
    pub said: String,
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// From the back to the front.
    pub shapes: Vec<Shape>,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A line.
    Line {
        /// From where, to where: x and y.
        ends: [(u32, u32); 2],
        /// How it looks.
        stroke: Stroke,
    },
    /// An area beside a Soll.
    Zone {
        /// The corner at the top left.
        at: (u32, u32),
        /// Width and height.
        size: (u32, u32),
        /// [`Sign::Green`] or [`Sign::Yellow`].
        sign: Sign,
    },
    /// The sign of a status, around its middle.
    Mark {
        /// The middle.
        at: (u32, u32),
        /// Which; `None` for a forecast.
        status: Option<Status>,
    },
    /// Words.
    Text {
        /// The base line: its start, middle or end.
        at: (u32, u32),
        /// Where the place is in the text.
        anchor: Anchor,
        /// The words.
        text: String,
        /// True for what is read first.
        strong: bool,
    },
}

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// A figure of the axis.
    Grid,
    /// 0, and between years.
    Rule,
    /// Between values.
    Actual,
    /// To the forecast.
    Forecast,
    /// The Soll of a period.
    Expected,
    /// That of the year's end.
    Target,
}

/// Which part of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

const WIDTH: u32 = 1_820;
const HEIGHT: u32 = 620;
/// Room for the figures of the axis.
const LEFT: u32 = 130;
/// Room for the heads of the years.
const TOP: u32 = 80;
/// Where the axis ends.
const BOTTOM: u32 = 560;
/// Half the height of letters.
const LETTERS: u32 = 10;
/// How far labels stand from what they are about.
const AWAY: u32 = 36;
/// The least width of a period that has room for its figure.
const LABELLED: u32 = 75;

/// The curve of a factsheet; `heads` are the targets of its years.
pub(super) fn curve(curve: &Curve, heads: &[String], (title, said): (String, String), language: Language) -> Drawing {
    let mut shapes = Vec::new();
    let y = |height: u32| BOTTOM - (BOTTOM - TOP - 2 * AWAY) * height.min(FULL) / FULL;
    for (figure, height) in &curve.ticks {
        shapes.push(Shape::Line { ends: [(LEFT, y(*height)), (WIDTH, y(*height))], stroke: Stroke::Grid });
        shapes.push(text((LEFT - 15, y(*height) + LETTERS), Anchor::End, format::figure(figure, language), false));
    }
    if let Some(zero) = curve.zero.filter(|zero| *zero <= FULL) {
        shapes.push(Shape::Line { ends: [(LEFT, y(zero)), (WIDTH, y(zero))], stroke: Stroke::Rule });
    }
    let panels = u32::try_from(curve.years.len()).unwrap_or(1).max(1);
    let panel = (WIDTH - LEFT) / panels;
    for (place, (year, head)) in (0..).zip(curve.years.iter().zip(heads)) {
        let start = LEFT + place * panel;
        if place > 0 {
            shapes.push(Shape::Line { ends: [(start, TOP - 60), (start, BOTTOM + 40)], stroke: Stroke::Rule });
        }
        shapes.push(text((start + 15, TOP - 30), Anchor::Start, year.year.to_string(), true));
        shapes.push(text((start + 105, TOP - 30), Anchor::Start, head.clone(), false));
        let slots = u32::try_from(year.slots.len()).unwrap_or(1).max(1);
        let width = panel / slots;
        if year.slots.is_empty() {
            let middle = start + panel / 2;
            shapes.push(text((middle, TOP.midpoint(BOTTOM)), Anchor::Middle, words::no_values(language).into(), false));
        }
        let last_shown = year.slots.iter().rposition(|slot| slot.actual.is_some());
        let mut before: Option<(u32, u32)> = None;
        let mut front = Vec::new();
        for (number, (place, slot)) in (0..).zip(year.slots.iter().enumerate()) {
            let middle = start + number * width + width / 2;
            let half = width * 44 / 100;
            target(slot, (middle - half, 2 * half), &y, &mut shapes);
            if slots <= 4 || number == 0 || number + 1 == slots {
                shapes.push(text((middle, BOTTOM + 40), Anchor::Middle, slot.period.label(), false));
            }
            if slot.revised {
                let at = (start + number * width, TOP + 20);
                shapes.push(text(at, Anchor::Middle, words::REVISED.into(), true));
            }
            match (&slot.actual, slot.status) {
                (Some((height, figure)), Some(status)) => {
                    let at = (middle, y(*height));
                    if let Some(before) = before {
                        shapes.push(Shape::Line { ends: [before, at], stroke: Stroke::Actual });
                    }
                    before = Some(at);
                    front.push(Shape::Mark { at, status: Some(status) });
                    if width >= LABELLED || Some(place) == last_shown {
                        let strong = Some(place) == last_shown;
                        let label = format::figure(figure, language);
                        front.push(text(label_place(slot, at, &y), Anchor::Middle, label, strong));
                    }
                }
                (None, Some(status)) => {
                    before = None;
                    front.push(Shape::Mark { at: (middle, BOTTOM - 14), status: Some(status) });
                }
                (_, None) => {}
            }
            if let Some((height, figure)) = &slot.forecast {
                let at = (middle, y(*height));
                if let Some(before) = before {
                    shapes.push(Shape::Line { ends: [before, at], stroke: Stroke::Forecast });
                }
                front.push(Shape::Mark { at, status: None });
                let label = format::figure(figure, language);
                front.push(text(label_place(slot, at, &y), Anchor::Middle, label, false));
            }
        }
        shapes.extend(front);
    }
    let statuses =
        [Status::Green, Status::Yellow, Status::Red].map(|status| (status, report::status(status, language)));
    Drawing { title, key: key(curve, language), statuses: statuses.into(), said, width: WIDTH, height: HEIGHT, shapes }
}

/// Soll and zones of a period.
fn target(slot: &Slot, (left, width): (u32, u32), y: &impl Fn(u32) -> u32, shapes: &mut Vec<Shape>) {
    for (sign, zones) in [(Sign::Green, &slot.green), (Sign::Yellow, &slot.yellow)] {
        for (from, to) in zones {
            let (top, bottom) = (y(*to), y(*from));
            let size = (width, (bottom - top).max(2));
            shapes.push(Shape::Zone { at: (left, top), size, sign });
        }
    }
    let stroke = if slot.period.is_last() { Stroke::Target } else { Stroke::Expected };
    for height in &slot.expected {
        shapes.push(Shape::Line { ends: [(left, y(*height)), (left + width, y(*height))], stroke });
    }
}

/// Above a value at or over its Soll, else below the zones.
fn label_place(slot: &Slot, (x, at): (u32, u32), y: &impl Fn(u32) -> u32) -> (u32, u32) {
    let highest = slot.expected.iter().copied().max().map_or(at, y);
    let lowest = slot.yellow.iter().chain(&slot.green).map(|(from, _)| y(*from)).max().unwrap_or(at);
    if at <= highest {
        (x, at.saturating_sub(AWAY - LETTERS))
    } else {
        (x, (lowest.max(at) + AWAY + LETTERS).min(BOTTOM - 4))
    }
}

fn text(at: (u32, u32), anchor: Anchor, text: String, strong: bool) -> Shape {
    Shape::Text { at, anchor, text, strong }
}

/// The signs that are drawn.
fn key(curve: &Curve, language: Language) -> Vec<(Sign, String)> {
    let slots = || curve.years.iter().flat_map(|year| &year.slots);
    let signs = [
        (Sign::Actual, true),
        (Sign::Expected, slots().any(|slot| !slot.expected.is_empty())),
        (Sign::Green, slots().any(|slot| !slot.green.is_empty())),
        (Sign::Yellow, slots().any(|slot| !slot.yellow.is_empty())),
        (Sign::Forecast, slots().any(|slot| slot.forecast.is_some())),
        (Sign::Revised, slots().any(|slot| slot.revised)),
    ];
    signs.into_iter().filter(|(_, shown)| *shown).map(|(sign, _)| (sign, words::sign(sign, language).into())).collect()
}
