//! Parts of a document below each other on a sheet with one set of columns, so that tables of several kinds stand in line.

use rust_xlsxwriter::XlsxError;

use super::arrangement::{ARRANGEMENT, GRID, last, spans};
use super::cell::{Cell, Page};
use super::matrix::Matrices;
use super::setup::{self, Edges};
use super::styles::Role;
use super::{layout, value};
use crate::catalogue::Language;
use crate::document::{Align, Band, Block, Column, Document, Item, Part, Rank, Table, TableKind, TableRow};

/// A sheet while its parts are being written.
pub(super) struct Grid<'a, 'p> {
    pub(super) page: &'a mut Page<'p>,
    pub(super) matrices: &'a Matrices,
    /// The next row.
    pub(super) next: u32,
    /// The last column.
    last: u16,
    /// Pixels that must stand in one line, by column.
    shown: [u32; GRID.len()],
}

/// A cell with the columns that it stands in.
pub(super) type Placed = ((u16, u16), Cell);

impl<'a, 'p> Grid<'a, 'p> {
    /// A sheet with its title.
    pub(super) fn start(
        page: &'a mut Page<'p>,
        matrices: &'a Matrices,
        document: &Document<'_>,
        title: &str,
    ) -> Result<Self, XlsxError> {
        page.title(title)?;
        Ok(Self { page, matrices, next: 1, last: last(document), shown: [0; GRID.len()] })
    }

    pub(super) fn language(&self) -> Language {
        self.page.language
    }

    /// A line of text over the whole width.
    pub(super) fn text(&mut self, role: Role, words: &str) -> Result<(), XlsxError> {
        if words.is_empty() {
            return Ok(());
        }
        self.row(&[((0, self.last), Cell::words(role, words))])
    }

    /// The heading of a part, with a free row above.
    pub(super) fn heading(&mut self, part: &Part) -> Result<(), XlsxError> {
        self.next += 1;
        let overall = part.overall.as_ref().map(|overall| overall.text(self.language()));
        let words = std::iter::once(part.title.clone()).chain(overall).collect::<Vec<_>>().join("  ");
        self.row(&[((0, self.last), Cell::words(Role::Heading, words))])?;
        part.facts.iter().try_for_each(|fact| self.text(Role::QuietLine, fact))
    }

    /// A block of a part.
    pub(super) fn block(&mut self, block: &Block) -> Result<(), XlsxError> {
        match block {
            Block::Text(words) => self.text(Role::Paragraph, words),
            Block::Quiet(words) => self.text(Role::QuietLine, words),
            Block::Table(table) => self.table(table),
            Block::Map(map) => self.text(Role::Paragraph, &map.description),
            Block::Key(_) | Block::Drawing(_) => Ok(()),
            Block::Terms(heading, terms) => {
                self.text(Role::Heading, heading.unwrap_or_default())?;
                terms.iter().try_for_each(|term| {
                    self.row(&[((0, 0), Cell::text(&term.name)), ((1, self.last), Cell::text(&term.text))])
                })
            }
        }
    }

    /// A table with its headings.
    pub(super) fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        if let Some(title) = &table.title {
            self.text(Role::Heading, title)?;
        }
        let arranged = table.arranged(&ARRANGEMENT);
        let spans = self.headings(table, &arranged)?;
        for item in &table.items {
            match item {
                Item::Band(band) => self.band(band, spans.last().map_or(self.last, |(_, last)| *last))?,
                Item::Row(row) => {
                    let cells = self.cells(table, row, &arranged, &spans);
                    self.row(&cells)?;
                }
            }
        }
        Ok(())
    }

    /// Writes the headings of a table; gives the columns of each.
    pub(super) fn headings(&mut self, table: &Table, arranged: &[Vec<usize>]) -> Result<Vec<(u16, u16)>, XlsxError> {
        let heads = arranged.iter().filter_map(|places| table.columns.get(*places.first()?));
        let columns: Vec<Column> = heads.clone().map(|head| head.column).collect();
        let spans = spans(table.kind, &columns, self.last);
        let cells: Vec<Placed> = heads
            .zip(&spans)
            .map(|(head, span)| {
                let role =
                    if head.column.align() == Align::Figures { Role::NumberHeading } else { Role::ColumnHeading };
                (*span, Cell::words(role, value::spaced(&head.heading)))
            })
            .collect();
        // A sheet repeats one row on every page: only where no table with other headings follows.
        if table.kind == TableKind::Goals {
            self.page.sheet.set_repeat_rows(self.next, self.next)?;
        }
        self.row(&cells)?;
        Ok(spans)
    }

    /// The cells of a row. What stands below a number in the document goes below the name, as no cell holds both.
    fn cells(&self, table: &Table, row: &TableRow, arranged: &[Vec<usize>], spans: &[(u16, u16)]) -> Vec<Placed> {
        let language = self.language();
        let mut below = Vec::new();
        let mut cells = Vec::new();
        for (places, span) in arranged.iter().zip(spans) {
            let (place, small) = row.stacked(places);
            let (Some(shown), Some(head)) = (row.cells.get(place), table.columns.get(place)) else { continue };
            let mut cell = value::cell(shown, head.column, true, language);
            below.extend(small.iter().map(|place| row.small_text(*place, &table.columns, language)));
            if value::is_number(&cell) {
                below.extend(shown.details.iter().map(|detail| format!("{}: {detail}", head.heading)));
                if let Some(formula) = row.id.as_ref().and_then(|id| self.matrices.reference(id, head.column)) {
                    cell = cell.computed_by(formula);
                }
            }
            if head.column == Column::Now || head.column == Column::Overall {
                cell = cell.on(shown.status);
            }
            cells.push((*span, cell));
        }
        if let (Some((_, first)), Some(name)) =
            (cells.first_mut(), arranged.first().and_then(|places| row.cells.get(*places.first()?)))
            && row.rank == Rank::Usual
        {
            let details = name.details.iter().cloned().chain(below).collect();
            *first = Cell::runs(Role::Text, &name.text(language), details);
        }
        cells
    }

    fn band(&mut self, band: &Band, last: u16) -> Result<(), XlsxError> {
        let language = self.language();
        let overall = band.overall.as_ref().map(|overall| overall.text(language));
        let title = std::iter::once(band.title.clone()).chain(overall).collect::<Vec<_>>().join("  ");
        let details = band.aside.iter().cloned().chain(band.details.iter().map(|detail| detail.whole(language)));
        let details: Vec<String> = details.collect();
        let cell = match self.matrices.called(&band.title) {
            Some(sheet) => Cell::words(Role::Band, [vec![title], details].concat().join(" · ")).linked_to(sheet),
            None => Cell::runs(Role::Band, &title, details),
        };
        self.row(&[((0, last), cell)])
    }

    /// Writes a row, as high as its highest text.
    pub(super) fn row(&mut self, cells: &[Placed]) -> Result<(), XlsxError> {
        let mut lines = 1;
        for ((first, last), cell) in cells {
            let columns = usize::from(*first)..=usize::from(*last);
            if cell.shown == 0 {
                lines = lines.max(cell.lines(GRID[columns].iter().sum()));
            } else if first == last
                && let Some(shown) = self.shown.get_mut(*columns.start())
            {
                *shown = cell.shown.max(*shown);
            }
            self.page.put_across(self.next, *first, *last, cell)?;
        }
        self.page.fit(self.next, lines)?;
        self.next += 1;
        Ok(())
    }

    /// Sets widths and print. Numbers are never cut.
    pub(super) fn finish(self, edges: &Edges<'_>) -> Result<(), XlsxError> {
        for ((place, width), shown) in (0..).zip(GRID).zip(self.shown) {
            self.page.sheet.set_column_width(place, width.max(layout::width_for(shown)))?;
        }
        setup::pages(self.page.sheet, edges, self.page.language);
        self.page.sheet.set_print_area(0, 0, self.next, self.last)?.set_freeze_panes(1, 0)?;
        Ok(())
    }
}
