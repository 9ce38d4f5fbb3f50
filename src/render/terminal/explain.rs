//! An explained colour on the terminal: a label, what is said, and where it is written, beside it or below.

mod sentence;

use super::Layout;
use super::page::{APART, Aside, Page, clean};
use super::paint::Paint;
use super::wrap::{firm, width, wrap};
use crate::catalogue::explain as words;
use crate::catalogue::report;
use crate::explain::{Explanation, Fact, Step, Topic};
use crate::source::Sources;

/// Columns that hold an explanation well; wider ones are not used up.
const WIDEST: usize = 110;

/// Columns that hold an explanation at all.
const NARROWEST: usize = 40;

/// Where places begin at the latest, counted from the text, as long as it is not longer.
const PLACES_FROM: usize = 46;

/// The explanation as text of the layout's width.
pub fn render(explanation: &Explanation, sources: &Sources, layout: &Layout) -> String {
    let page_width = layout.width.clamp(NARROWEST, WIDEST);
    let mut page = Page::new(page_width, layout.language, layout.colour);
    let status = report::status_with_symbol(explanation.status, layout.language);
    let aside = Aside { text: page.painter.letters(Some(explanation.status), &status), edge: page_width };
    let period = firm(&report::period(explanation.period, layout.language));
    let title = format!("{} · {} · {period}", clean(&explanation.full_id), clean(&explanation.name));
    page.heading(0, Some(Paint::Strong), &title, Some(&aside));
    page.gap();
    let scheme = explanation.period.scheme;
    let label_width = explanation
        .steps
        .iter()
        .map(|step| width(words::topic(step.topic, scheme, layout.language)))
        .max()
        .unwrap_or(0);
    let facts = explanation.steps.iter().flat_map(|step| &step.facts);
    let longest = facts.flat_map(|fact| places(fact, sources)).map(|place| width(&place)).max().unwrap_or(0);
    let columns = Columns {
        text: label_width + APART,
        places: page_width.saturating_sub(longest).min(label_width + APART + PLACES_FROM),
    };
    let mut group = None;
    for step in &explanation.steps {
        if group.replace(group_of(step.topic)).is_some_and(|before| before != group_of(step.topic)) {
            page.gap();
        }
        write(step, explanation, sources, columns, &mut page);
    }
    page.finish()
}

/// What belongs together: the colour, the values around it, and what the department says.
fn group_of(topic: Topic) -> u8 {
    match topic {
        Topic::Target
        | Topic::Actual
        | Topic::Expected
        | Topic::Deviation
        | Topic::Tolerance
        | Topic::Comparison
        | Topic::Reason => 0,
        Topic::Attainment
        | Topic::Bounds
        | Topic::Accepted
        | Topic::Revision
        | Topic::Previous
        | Topic::YearBefore
        | Topic::Forecast
        | Topic::Needed => 1,
        Topic::Open | Topic::Comment | Topic::Closed => 2,
    }
}

/// Where things begin in a line.
#[derive(Clone, Copy)]
struct Columns {
    text: usize,
    places: usize,
}

fn write(step: &Step, explanation: &Explanation, sources: &Sources, columns: Columns, page: &mut Page) {
    let label = words::topic(step.topic, explanation.period.scheme, page.language);
    for (index, fact) in step.facts.iter().enumerate() {
        let label = if index == 0 { label } else { "" };
        let said = sentence::sentence(fact, explanation, page);
        write_fact(label, &said, &places(fact, sources), columns, page);
    }
}

fn places(fact: &Fact, sources: &Sources) -> Vec<String> {
    fact.places.iter().map(|place| clean(&sources.path_and_line(*place))).collect()
}

fn write_fact(label: &str, said: &str, places: &[String], columns: Columns, page: &mut Page) {
    let indent = columns.text;
    let room = page.width.saturating_sub(indent);
    let label_gap = indent.saturating_sub(width(label) + 1);
    let lines = wrap(said, room, room.saturating_sub(2));
    let last = lines.len() - 1;
    let mut below = places;
    for (index, line) in lines.iter().enumerate() {
        let mut whole = match index {
            0 => format!(" {label}{:label_gap$}{line}", ""),
            _ => format!("{:indent$}  {line}", ""),
        };
        if let ([place, rest @ ..], true) = (places, index == last) {
            let from = columns.places.max(width(&whole) + APART);
            if from + width(place) <= page.width {
                let gap = from - width(&whole);
                whole = format!("{whole}{:gap$}{place}", "");
                below = rest;
            }
        }
        page.line(&whole);
    }
    for place in below {
        // A path that is too long stays whole: it is there to be copied.
        page.line(&format!("{:indent$}  {place}", ""));
    }
}
