//! Headings of goals and measures, with the colour that their indicators make together.

use super::page::{APART, Aside, Page, clean};
use super::paint::Paint;
use super::wrap::width;
use crate::catalogue::format;
use crate::catalogue::report as words;
use crate::catalogue::terminal as phrases;
use crate::render::shown::{self, title_of};
use crate::report::{Addendum, GoalReport, MeasureReport, Named, RollupResult};
use crate::status::{Counts, Status};

/// Writes the heading of a goal, its colour at the column of statuses.
pub(super) fn write_goal(goal: &GoalReport, status_at: usize, page: &mut Page) {
    page.heading(
        0,
        Some(Paint::Strong),
        &clean(&goal.title),
        Some(&rollup(&goal.rollup, ColourPlace::At(status_at), page)),
    );
    let language = page.language;
    let strategic = goal.strategic_goal.as_ref().map(|strategic| format!("[{}]", named(strategic)));
    let focus: Vec<String> = goal.focus.iter().map(title_of).collect();
    let focus = (!focus.is_empty()).then(|| phrases::focus(&focus.join(", "), language));
    let [group, product] = [&goal.product_group, &goal.product].map(|text| text.as_deref().map(clean));
    let product = phrases::product(group.as_deref(), product.as_deref(), language);
    let pieces: Vec<String> = strategic.into_iter().chain(focus).chain(product).collect();
    page.pieces(2, &pieces);
    write_addenda(&goal.addenda, 2, page);
    write_red_names(&goal.rollup, 2, page);
}

/// Writes the heading of a measure, its colour at the column of statuses.
pub(super) fn write_measure(measure: &MeasureReport, status_at: usize, page: &mut Page) {
    let mut title = clean(&measure.title);
    if let Some(responsible) = &measure.responsible {
        title = format!("{title} – {}", clean(responsible));
    }
    page.heading(2, None, &title, Some(&rollup(&measure.rollup, ColourPlace::At(status_at), page)));
    write_addenda(&measure.addenda, 4, page);
    write_red_names(&measure.rollup, 4, page);
}

/// Says which texts were changed after the period was closed.
pub(super) fn write_addenda(addenda: &[Addendum], indent: usize, page: &mut Page) {
    for addendum in addenda {
        page.paragraph(indent, 2, &shown::addendum(addendum, page.language));
    }
}

/// Where the colour of a heading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColourPlace {
    /// It begins at that column, in line with the statuses of the rows below.
    At(usize),
    /// It ends at the margin.
    AtMargin,
}

/// The colour and counts of several indicators, for the right of a heading: `● 3  ▼ 1   ▼ rot`.
pub(super) fn rollup(rollup: &RollupResult, place: ColourPlace, page: &Page) -> Aside {
    let language = page.language;
    let score = rollup.score.as_ref().map(|score| format!("({})", format::figure(score, language)));
    let status = rollup.status.map(|status| {
        let shown = words::status_with_symbol(status, language);
        page.painter.letters(Some(status), &shown)
    });
    let edge = match (place, &status) {
        (ColourPlace::At(begin), Some(shown)) => begin + width(shown),
        (ColourPlace::At(begin), None) => begin.saturating_sub(APART),
        (ColourPlace::AtMargin, _) => page.width,
    };
    let parts = [Some(counts(&rollup.counts, page)), score, status];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    Aside { text: parts.join(&" ".repeat(APART)), edge }
}

/// Names the red indicators below a colour that could hide them.
pub(super) fn write_red_names(rollup: &RollupResult, indent: usize, page: &mut Page) {
    if !rollup.red_names.is_empty() {
        let names: Vec<String> = rollup.red_names.iter().map(|name| clean(name)).collect();
        let sentence = phrases::red_names(&names.join(", "), page.language);
        let symbol = page.painter.letters(Some(Status::Red), Status::Red.symbol());
        page.paragraph(indent, 2, &format!("{symbol} {sentence}"));
    }
}

fn named(named: &Named) -> String {
    format!("{} {}", clean(&named.id), clean(&named.title)).trim().to_owned()
}

/// Symbols with their counts, without those that do not occur.
fn counts(counts: &Counts, page: &Page) -> String {
    let occurring = Status::ALL.into_iter().filter(|status| counts.of(*status) > 0);
    let shown = occurring.map(|status| {
        let count = format::count(counts.of(status), page.language);
        format!("{} {count}", page.painter.letters(Some(status), status.symbol()))
    });
    shown.collect::<Vec<_>>().join("  ")
}
