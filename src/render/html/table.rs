//! Any table of a document.

use maud::{Markup, html};

use super::ARRANGEMENT;
use super::anchors::Anchors;
use super::cell::{self, Place};
use super::parts::{MOST_TAIL, compact, overall, tail, user};
use crate::catalogue::{Language, sentences};
use crate::document::{Align, Band, Cell, Column, Item, Rank, Remark, Table, TableKind, TableRow, Weight};
use crate::period::Period;

/// Periods that a printed page has columns for; a screen has them all, the earlier ones behind all else.
const PRINTED: usize = 4;

/// What a narrow screen shows of a row at once, beside its name and its newest Ist; the rest unfolds.
const SHOWN_FIRST: &[Column] =
    &[Column::Target, Column::Expected, Column::Deviation, Column::Comment, Column::Action, Column::Correction];

/// What the rows of a table have in common.
struct Layout<'a> {
    table: &'a Table,
    /// The places of the cells of each column.
    arranged: Vec<Vec<usize>>,
    /// By place: characters from the decimal mark on.
    tails: Vec<usize>,
    /// Periods that a printed page leaves out.
    older: Vec<Period>,
    /// The last period that it shows the Ist of.
    newest: Option<Period>,
    anchors: &'a Anchors,
    language: Language,
}

/// A table in a container that scrolls on its own; `id` is unique on the page. Where it is called as the part around it,
/// `within`, the container has no name, as two landmarks of one name cannot be told apart.
pub(super) fn write(id: &str, table: &Table, within: &str, anchors: &Anchors, language: Language) -> Markup {
    let layout = Layout::new(table, anchors, language);
    let sorts = table.kind.is_full();
    html! {
        @if let (Some(first), Some(last)) = (layout.older.first(), layout.older.last()) {
            p.printed.quiet { (sentences::not_printed(&first.label(), &last.label(), language)) }
        }
        section.scroll aria-labelledby=[(table.caption != within).then_some(id)] tabindex="0" {
            table class={ (name(table.kind)) @if sorts { " matrix" } } {
                caption.spoken id=(id) { (user(&table.caption)) }
                thead { tr { @for places in &layout.arranged { (layout.head(places, sorts)) } } }
                (layout.bodies())
            }
        }
    }
}

fn name(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Sessions => "sessions",
        TableKind::Counts => "counts",
        TableKind::Red => "cards red",
        TableKind::Outlook => "cards outlook",
        TableKind::Changes => "cards changes",
        TableKind::Missing => "cards missing",
        TableKind::Matrix | TableKind::Group => "cards",
        TableKind::Focus => "cards focus",
        TableKind::Areas => "areas",
        TableKind::Corrections => "cards corrections",
        TableKind::Goals => "cards goals",
        TableKind::Figures => "cards figures",
        TableKind::Plan => "cards plan",
        TableKind::Groups => "counts groups",
    }
}

impl<'a> Layout<'a> {
    fn new(table: &'a Table, anchors: &'a Anchors, language: Language) -> Self {
        let mut tails = vec![0; table.columns.len()];
        for row in table.rows() {
            for (room, cell) in tails.iter_mut().zip(&row.cells).filter(|(_, cell)| cell.is_aligned()) {
                *room = (*room).max(tail(&cell.text(language), language)).min(MOST_TAIL);
            }
        }
        let actual = table.columns.iter().filter(|here| here.column == Column::Actual);
        let periods: Vec<Period> = actual.filter_map(|here| here.period).collect();
        let older = periods[..periods.len().saturating_sub(PRINTED)].to_vec();
        // What stands before the newest would push it out of sight.
        let is_older = |places: &Vec<usize>| {
            let here = places.first().and_then(|place| table.columns.get(*place));
            here.and_then(|here| here.period).is_some_and(|period| older.contains(&period))
        };
        let (behind, mut arranged): (Vec<_>, Vec<_>) = table.arranged(&ARRANGEMENT).into_iter().partition(is_older);
        arranged.extend(behind);
        Self { table, arranged, tails, older, newest: periods.last().copied(), anchors, language }
    }

    fn head(&self, places: &[usize], sorts: bool) -> Markup {
        let here = places.first().and_then(|place| self.table.columns.get(*place));
        html! {
            @if let Some(here) = here {
                @let sort = match here.column.align() {
                    _ if !sorts || here.column == Column::Development => None,
                    Align::Words => Some("text"),
                    Align::Short | Align::Figures => Some("number"),
                };
                th scope="col" class=(self.class(places)) data-sort=[sort] {
                    // A symbol stands above its word, as there are many such columns.
                    @match here.heading.split_once('\u{a0}').filter(|_| here.column == Column::Count) {
                        Some((symbol, word)) => { (symbol) br; (word) },
                        None => (here.heading),
                    }
                }
            }
        }
    }

    /// The class of all cells of a column.
    fn class(&self, places: &[usize]) -> String {
        let Some(here) = places.first().and_then(|place| self.table.columns.get(*place)) else { return String::new() };
        let align = match here.column.align() {
            Align::Words => "words",
            Align::Short => "short",
            Align::Figures => "number",
        };
        let is = |columns: &[Column]| columns.contains(&here.column);
        let kind = if is(&[Column::Indicator, Column::Goal, Column::Matrix, Column::Committee, Column::Group]) {
            " name"
        } else if is(&[Column::Actual]) && here.period == self.newest {
            " now"
        } else if is(&[Column::Actual]) && here.period.is_some_and(|period| self.older.contains(&period)) {
            " more older"
        } else if is(&[Column::Distribution]) {
            " drawn"
        } else if is(&[Column::Development]) {
            " more drawn"
        } else if is(SHOWN_FIRST) {
            ""
        } else {
            " more"
        };
        format!("{align}{kind}")
    }

    /// A body for each group of rows, so that no group is torn.
    fn bodies(&self) -> Markup {
        let first_level = |item: &Item| matches!(item, Item::Band(band) if band.level == 1);
        let groups = self.table.items.chunk_by(|_, next| !first_level(next));
        html! {
            @for group in groups {
                tbody {
                    @for item in group {
                        @match item {
                            Item::Band(band) => (self.band(band)),
                            Item::Row(row) => (self.row(row)),
                        }
                    }
                }
            }
        }
    }

    fn band(&self, band: &Band) -> Markup {
        let language = self.language;
        let class = if band.level == 1 { "goal" } else { "measure" };
        html! {
            tr class=(class) {
                th scope="rowgroup" colspan=(self.arranged.len()) { div.stay {
                    span.title { (user(&band.title)) }
                    @if let Some(aside) = &band.aside { span.quiet { (user(aside)) } " " }
                    @if let Some(of) = &band.overall { (overall(of, language)) " " }
                    @if let Some(counts) = &band.counts { (compact(counts, language)) }
                    @for detail in &band.details { span.details { (said(detail, language)) } }
                } }
            }
        }
    }

    fn row(&self, row: &TableRow) -> Markup {
        let rank = match row.rank {
            Rank::Usual => None,
            Rank::Part => Some("area"),
            Rank::Sum => Some("sum"),
        };
        let is_matrix = self.table.kind.is_full();
        let status = row.status.filter(|_| is_matrix).map(crate::status::Status::name);
        let anchor = row.id.as_ref().and_then(|id| self.anchors.of(id));
        html! {
            tr class=[rank] data-status=[status] id=[anchor.filter(|_| is_matrix)] {
                @for (position, places) in self.arranged.iter().enumerate() {
                    @let (first, below) = row.stacked(places);
                    @let place = Place {
                        row,
                        first,
                        below: &below,
                        columns: &self.table.columns,
                        tail: self.tails.get(first).copied().unwrap_or_default(),
                        // A row of a list leads to where it stands in its matrix.
                        link: anchor.filter(|_| position == 0 && !is_matrix),
                        language: self.language,
                    };
                    @let empty = if row.cells.get(first).is_none_or(Cell::is_empty) { " none" } else { "" };
                    @let class = format!("{}{empty}", self.class(places));
                    @if position == 0 {
                        th scope="row" class=(class) { (cell::write(&place)) }
                    } @else {
                        td class=(class) data-sort=[place.key().filter(|_| is_matrix)] data-h=(place.heading()) {
                            (cell::write(&place))
                        }
                    }
                }
            }
            (self.remarks(&row.remarks))
        }
    }

    /// What is said about a row, directly below it.
    fn remarks(&self, remarks: &[Remark]) -> Markup {
        let language = self.language;
        let (quiet, loud): (Vec<&Remark>, Vec<&Remark>) =
            remarks.iter().partition(|remark| remark.weight == Weight::Quiet);
        html! {
            @if !remarks.is_empty() {
                tr.note {
                    td colspan=(self.arranged.len()) { div.stay {
                        @if !loud.is_empty() { p { @for remark in loud { (said(remark, language)) " " } } }
                        @for remark in quiet { p.quiet { (said(remark, language)) } }
                    } }
                }
            }
        }
    }
}

/// A remark with its name.
fn said(remark: &Remark, language: Language) -> Markup {
    html! {
        @if let Some(name) = remark.name { strong { (name.text(language)) ": " } }
        @if remark.weight == Weight::Strong { strong { (user(&remark.text)) } } @else { (user(&remark.text)) }
    }
}
