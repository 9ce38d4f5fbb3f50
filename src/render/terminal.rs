//! A document on a terminal: how it stands and what is red, then the matrices with their Ist values coloured as on paper, and
//! below each row what there is to say about it. Fits any width from 60 columns on and never cuts a number.

mod cell;
mod collection;
pub mod explain;
mod fold;
mod freezing;
mod grid;
pub mod import;
pub(crate) mod planning;
mod page;
mod paint;
mod wrap;

pub use collection::render_collection;
pub use freezing::render_freezing;

use self::grid::Grid;
use self::page::{Aside, Page, READING_MOST};
use self::paint::{Paint, Painter};
use crate::catalogue::{Language, format};
use crate::document::arrangement::{GROUPS, usual};
use crate::document::{Arrangement, Block, Column, Document, Overall, Part, PartId, Table, TableKind, key_text};
use crate::status::{Counts, Status};

/// How the caller wants to have it. Whether there may be colour is the caller's decision (`NO_COLOR`, a pipe).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Columns of the terminal; below [`LEAST_WIDTH`] that width is used.
    pub width: usize,
    /// The language of words, numbers and dates; a document has its own.
    pub language: Language,
    /// True where the output may hold escape codes.
    pub colour: bool,
}

/// The least width that a report is laid out for.
pub const LEAST_WIDTH: usize = 60;

/// Sentences are not wrapped to less than this where the terminal has it, however small the tables are.
const READING_WIDTH: usize = 100;

/// The columns of the terminal; what has no room in a table of the width stands below its rows.
pub const ARRANGEMENT: Arrangement = Arrangement {
    columns: |kind| match kind {
        TableKind::Counts => &[&[Column::Matrix], &[Column::Count], &[Column::Sum], &[Column::Overall]],
        TableKind::Groups => GROUPS,
        TableKind::Red => &[
            &[Column::Indicator],
            &[Column::Expected],
            &[Column::Actual],
            &[Column::Deviation],
            &[Column::DeviationPercent],
            &[Column::Since],
            &[Column::Forecast],
            &[Column::Comment],
            &[Column::Action],
        ],
        TableKind::Matrix | TableKind::Group => &[
            &[Column::Indicator, Column::Unit],
            &[Column::Baseline],
            &[Column::Target],
            &[Column::Attainment],
            &[Column::Expected],
            &[Column::Actual],
            &[Column::Status],
            &[Column::Deviation],
            &[Column::DeviationPercent],
            &[Column::Tolerance],
            &[Column::Trend],
            &[Column::YearBefore],
            &[Column::Forecast],
        ],
        TableKind::Focus => &[
            &[Column::Indicator, Column::Unit],
            &[Column::Target],
            &[Column::Expected],
            &[Column::Actual],
            &[Column::Deviation],
            &[Column::DeviationPercent],
            &[Column::Forecast],
        ],
        TableKind::Figures => &[
            &[Column::Indicator],
            &[Column::Actual],
            &[Column::Expected],
            &[Column::Deviation],
            &[Column::DeviationPercent],
            &[Column::Forecast],
        ],
        TableKind::Goals => &[],
        TableKind::Sessions
        | TableKind::Outlook
        | TableKind::Changes
        | TableKind::Missing
        | TableKind::Areas
        | TableKind::Corrections
        | TableKind::Plan => usual(kind),
    },
    left_out: &[
        (Column::Distribution, "the counts beside it are the same in figures"),
        (Column::Development, "letters cannot draw it, and the Ist of every period stands beside the others"),
        (Column::Goal, GOALS),
        (Column::StrategicGoal, GOALS),
        (Column::Focus, GOALS),
        (Column::Field, GOALS),
        (Column::ProductGroup, GOALS),
    ],
};

const GOALS: &str = "the headings in the matrices of a plan say it, and a terminal has no pages to turn";

/// The document as text, each line ended, none wider than the layout.
pub fn render(document: &Document<'_>, layout: &Layout) -> String {
    let most = layout.width.max(LEAST_WIDTH);
    let mut page = Page::new(most.min(READING_MOST), document.language, layout.colour);
    head(document, &mut page);
    for (id, _) in document.contents() {
        if id != PartId::Goals {
            write_part(&document.part(id), most, &mut page);
        }
    }
    page.finish()
}

fn head(document: &Document<'_>, page: &mut Page) {
    let head = &document.head;
    let aside = Aside { text: head.organisation.clone(), edge: page.width };
    let title = if document.is_plan() { document.title() } else { format!("{} · {}", head.title, head.of) };
    page.heading(0, Some(Paint::Strong), &title, Some(&aside));
    page.paragraph(0, 2, &head.facts.join(" · "));
    if let Some(sessions) = &head.sessions {
        write_sessions(sessions, page);
    }
    page.paragraph(0, 2, head.selection.as_deref().unwrap_or_default());
}

/// A line a session; agenda item and paper with what they are.
fn write_sessions(table: &Table, page: &mut Page) {
    for row in table.rows() {
        let shown = row.cells.iter().zip(&table.columns).filter(|(cell, _)| !cell.is_empty()).map(|(cell, here)| {
            let text = cell.text(page.language);
            let named = matches!(here.column, Column::Agenda | Column::Paper);
            if named { format!("{} {text}", here.heading) } else { text }
        });
        let line = shown.collect::<Vec<_>>().join(", ");
        page.paragraph(0, 2, &line);
    }
}

fn write_part(part: &Part, most: usize, page: &mut Page) {
    let language = page.language;
    let mut grids: Vec<Grid<'_>> = part
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(Grid::new(table, most, language)),
            Block::Text(_) | Block::Quiet(_) | Block::Terms(..) | Block::Map(_) | Block::Key(_) | Block::Drawing(_) => {
                None
            }
        })
        .collect();
    let widest = grids.iter().map(Grid::natural_width).max().unwrap_or(0);
    // The figures of all its tables begin at the same column where they can.
    let names = grids.iter().map(Grid::natural_names).max().unwrap_or(0);
    page.width = widest.max(READING_MOST).min(most);
    page.gap();
    if matches!(part.id, PartId::By | PartId::Group(_) | PartId::Matrix(_) | PartId::Legend) {
        page.rule('━');
    }
    if part.id != PartId::Summary {
        let aside = colours(part.counts.as_ref(), part.overall.as_ref(), page);
        page.heading(0, Some(Paint::Strong), &part.title, Some(&aside));
    }
    page.paragraph(2, 2, &part.facts.join(" · "));
    let mut grids = grids.drain(..);
    for block in &part.blocks {
        match block {
            Block::Text(text) | Block::Quiet(text) => page.paragraph(0, 0, text),
            Block::Table(table) => {
                if let Some(title) = &table.title {
                    page.gap();
                    let aside = colours(None, table.overall.as_ref(), page);
                    page.heading(0, Some(Paint::Strong), title, Some(&aside));
                }
                if let Some(grid) = grids.next() {
                    grid.write(names, page);
                }
            }
            Block::Map(map) => page.paragraph(0, 0, &map.description),
            Block::Key(key) => {
                let paint = key.status.colour().map_or(Paint::Strong, Paint::Letters);
                page.heading(0, Some(paint), &key_text(key, language), None);
            }
            // Letters cannot draw it; its figures stand in a table.
            Block::Drawing(_) => {}
            Block::Terms(heading, terms) => {
                if let Some(heading) = heading {
                    page.gap();
                    page.heading(0, Some(Paint::Strong), heading, None);
                }
                for term in terms.iter().filter(|term| ARRANGEMENT.explains(term)) {
                    page.paragraph(0, 2, &format!("{}: {}", term.name, term.text));
                }
            }
        }
    }
    page.width = most.min(READING_MOST);
}

/// How many have which status, and the colour of all together, for the right of a heading.
fn colours(counts: Option<&Counts>, overall: Option<&Overall>, page: &Page) -> Aside {
    let count = |counts: &Counts| {
        let shown = Status::ALL.into_iter().map(|status| (status, counts.of(status))).filter(|(_, count)| *count > 0);
        let shown = shown.map(|(status, count)| {
            let text = format!("{}\u{a0}{}", status.symbol(), format::count(count, page.language));
            page.painter.letters(Some(status), &text)
        });
        shown.collect::<Vec<_>>().join("  ")
    };
    let overall = overall.map(|overall| painted(overall, page.painter, page.language));
    let parts: Vec<String> = counts.map(count).into_iter().chain(overall).filter(|text| !text.is_empty()).collect();
    Aside { text: parts.join("   "), edge: page.width }
}

fn painted(overall: &Overall, painter: Painter, language: Language) -> String {
    painter.letters(Some(overall.status), &overall.text(language))
}
