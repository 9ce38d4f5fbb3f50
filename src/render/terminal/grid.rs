//! One table with its headings between the rows, and what is said below them.

use super::cell::{Cell, Shape};
use super::colours;
use super::fold::{Fate, Folded, GAP, figures, fold};
use super::page::Page;
use super::paint::Paint;
use super::wrap::{longest_word, width, wrap};
use crate::catalogue::{Language, sentences};
use crate::document::{
    Align, Band, Cell as Value, Column, Item, Rank, Shown as Unit, Table, TableColumn, TableRow, Value as Shown, Weight,
};

/// Lines of a name after the first are set in by this much more.
const HANGING: usize = 2;

/// Names are not wider than this where they can be wrapped.
const NAMES_AT_MOST: usize = 60;

/// Headings up to this width do not break.
const FIRM_HEADING: usize = 10;

/// A table, laid out for a width.
#[derive(Debug)]
pub(super) struct Grid<'a> {
    table: &'a Table,
    lines: Vec<Line<'a>>,
    /// All columns beside the names, those of the table and those below its rows.
    columns: Vec<Folded>,
    heading: &'a str,
    names: usize,
}

/// Something in reading order.
#[derive(Debug)]
enum Line<'a> {
    Band(&'a Band),
    Row(Row<'a>),
}

/// A row with its cells as the columns show them.
#[derive(Debug)]
struct Row<'a> {
    from: &'a TableRow,
    /// Columns before the name.
    indent: usize,
    name: String,
    cells: Vec<Cell>,
}

impl<'a> Grid<'a> {
    /// The table in at most that width.
    pub(super) fn new(table: &'a Table, most: usize, language: Language) -> Self {
        let mut arranged = table.arranged(&super::ARRANGEMENT).into_iter();
        let first = arranged.next().unwrap_or_default();
        let top = first.first().and_then(|place| table.columns.get(*place));
        let heading = top.map_or("", |column| column.heading.as_str());
        let mut columns: Vec<Folded> = arranged.filter_map(|places| column(table, places)).collect();
        let mut lines = Vec::with_capacity(table.items.len());
        let mut inside = 0;
        for item in &table.items {
            match item {
                Item::Band(band) => {
                    inside = usize::from(band.level) * HANGING;
                    lines.push(Line::Band(band));
                }
                Item::Row(row) => {
                    let cells = columns.iter().map(|column| shown(row, column, language)).collect();
                    let indent = if row.rank == Rank::Part { inside + HANGING } else { inside };
                    lines.push(Line::Row(Row { from: row, indent, name: name(row, &first, table, language), cells }));
                }
            }
        }
        let (mut names, mut word) = (width(heading), 0);
        for row in rows(&lines) {
            names = names.max(row.indent + width(&row.name));
            word = word.max(row.indent + HANGING + longest_word(&row.name));
            for (column, cell) in columns.iter_mut().zip(&row.cells) {
                column.shapes[0].fit(cell);
                column.shapes[1].fit(&shortened(cell, column.column));
            }
        }
        let least = word.clamp(18, (most / 3).clamp(20, 30));
        fold(&mut columns, most.saturating_sub(least));
        Self { table, lines, columns, heading, names: names.clamp(least, NAMES_AT_MOST.max(least)) }
    }

    /// The width that the table would like to have.
    pub(super) fn natural_width(&self) -> usize {
        self.names + figures(&self.columns)
    }

    /// The width that its names would like to have.
    pub(super) fn natural_names(&self) -> usize {
        self.names
    }

    /// Writes the table, with names as wide as asked for where the page has room.
    pub(super) fn write(&self, names: usize, page: &mut Page) {
        let names = names.min(page.width.saturating_sub(figures(&self.columns)));
        page.rule('─');
        self.write_header(names, page);
        page.rule('─');
        for (place, line) in self.lines.iter().enumerate() {
            match line {
                Line::Band(band) => {
                    if band.level == 1 && place > 0 {
                        page.gap();
                    }
                    write_band(band, page);
                }
                Line::Row(row) => self.write_row(row, names, page),
            }
        }
        page.rule('─');
        let mut out = self.columns.iter().filter(|column| column.column == Column::Actual);
        let mut left = out.by_ref().filter(|column| column.fate == Fate::LeftOut).filter_map(|column| column.period);
        if let Some(from) = left.next() {
            page.paragraph(0, 0, &sentences::left_out(from, left.last().unwrap_or(from), page.language));
        }
    }

    fn beside(&self) -> impl Iterator<Item = (usize, &Folded)> {
        self.columns.iter().enumerate().filter(|(_, column)| column.fate.is_beside())
    }

    fn write_header(&self, names: usize, page: &mut Page) {
        let wrapped = |(_, column): (usize, &Folded)| {
            let room = column.shape().width();
            let lines = wrap(column.heading(), room, room);
            lines.iter().map(|line| column.shape().heading(line)).collect::<Vec<_>>()
        };
        let columns: Vec<(usize, Vec<String>)> = self.beside().map(|at| (at.1.shape().width(), wrapped(at))).collect();
        let height = columns.iter().map(|(_, lines)| lines.len()).max().unwrap_or(1);
        for line in 0..height {
            let last = line + 1 == height;
            let mut text = pad(if last { self.heading } else { "" }, names);
            for (room, lines) in &columns {
                let from = height - lines.len();
                let part = line.checked_sub(from).and_then(|at| lines.get(at)).map_or("", String::as_str);
                text.push_str(&pad("", GAP));
                text.push_str(&pad(part, *room));
            }
            page.line(&page.painter.paint(Paint::Strong, text.trim_end()));
        }
    }

    fn write_row(&self, line: &Row<'_>, names: usize, page: &mut Page) {
        let mut figures = String::new();
        for (place, column) in self.beside() {
            let cell = &line.cells[place];
            let text = if column.fate == Fate::Short {
                column.shape().align(&shortened(cell, column.column))
            } else {
                column.shape().align(cell)
            };
            figures.push_str(&pad("", GAP));
            figures.push_str(&match (column.column, cell.status) {
                (Column::Actual, Some(status)) => page.painter.cell(status, &text),
                (_, status) => {
                    let words = text.trim_end();
                    page.painter.letters(status, words) + &text[words.len()..]
                }
            });
        }
        let room = names.saturating_sub(line.indent);
        for (place, part) in wrap(&line.name, room, room.saturating_sub(HANGING)).iter().enumerate() {
            let indent = if place == 0 { line.indent } else { line.indent + HANGING };
            let behind = names.saturating_sub(indent + width(part));
            let part = if line.from.rank == Rank::Sum { page.painter.paint(Paint::Strong, part) } else { part.clone() };
            let figures = if place == 0 { figures.as_str() } else { "" };
            page.line(&format!("{:indent$}{part}{:behind$}{figures}", "", ""));
        }
        let indent = line.indent + HANGING;
        let pieces = self.pieces(line, page);
        page.pieces(indent, &pieces);
        self.write_paragraphs(line, indent, page);
        for remark in &line.from.remarks {
            let paint = (remark.weight == Weight::Strong).then_some(Paint::Strong);
            page.painted(indent, HANGING, paint, &remark.whole(page.language));
        }
    }

    /// What the table has no column for, each with its heading.
    fn pieces(&self, line: &Row<'_>, page: &Page) -> Vec<String> {
        let mut pieces: Vec<String> = Vec::new();
        let own = self.name_cell(line.from).map(|cell| cell.details.as_slice()).unwrap_or_default();
        pieces.extend(own.iter().filter(|detail| !detail.is_empty()).cloned());
        let mut before = None;
        for (column, cell) in self.columns.iter().zip(&line.cells) {
            if column.fate == Fate::Below && !cell.is_nothing() {
                let text = page.painter.letters(cell.status, &cell.plain());
                match pieces.last_mut() {
                    Some(deviation)
                        if column.column == Column::DeviationPercent && before == Some(Column::Deviation) =>
                    {
                        *deviation = format!("{deviation} ({text})");
                    }
                    _ if matches!(column.column, Column::Kind | Column::Matrix) => pieces.push(text),
                    _ => pieces.push(format!("{} {text}", column.headings[0])),
                }
                before = Some(column.column);
            }
            if column.fate != Fate::Paragraph {
                pieces.extend(self.said(line.from, column, page.language));
            }
        }
        pieces
    }

    /// What stands below the value of a cell where there is room, with the heading of the column. The symbol and mark of a
    /// forecast say its colour and source.
    fn said(&self, row: &TableRow, column: &Folded, language: Language) -> Vec<String> {
        let (first, below) = row.stacked(&column.places);
        let details = row.cells.get(first).map(|cell| cell.details.as_slice()).unwrap_or_default();
        let details = details.iter().filter(|_| column.column != Column::Forecast);
        let details = details.map(|detail| format!("{} {detail}", column.headings[0]));
        let below = below.into_iter().map(|place| row.small_text(place, &self.table.columns, language));
        details.chain(below).collect()
    }

    fn write_paragraphs(&self, line: &Row<'_>, indent: usize, page: &mut Page) {
        for column in self.columns.iter().filter(|column| column.fate == Fate::Paragraph) {
            let Some(cell) = column.places.first().and_then(|place| line.from.cells.get(*place)) else { continue };
            let text = cell.some_text(page.language);
            let named = matches!(column.column, Column::Action | Column::Source);
            let text = text.map(|text| if named { format!("{}: {text}", column.headings[0]) } else { text });
            for text in text.iter().chain(&cell.details) {
                page.paragraph(indent, HANGING, text);
            }
        }
    }

    fn name_cell<'r>(&self, row: &'r TableRow) -> Option<&'r Value> {
        let named = |column: &TableColumn| matches!(column.column, Column::Indicator | Column::Matrix);
        self.table.columns.iter().position(named).and_then(|place| row.cells.get(place))
    }
}

fn rows<'l, 'a>(lines: &'l [Line<'a>]) -> impl Iterator<Item = &'l Row<'a>> {
    lines.iter().filter_map(|line| match line {
        Line::Row(row) => Some(row),
        Line::Band(_) => None,
    })
}

fn write_band(band: &Band, page: &mut Page) {
    let indent = usize::from(band.level.saturating_sub(1)) * HANGING;
    let title = [Some(band.title.as_str()), band.aside.as_deref()];
    let title = title.into_iter().flatten().collect::<Vec<_>>().join(" – ");
    let aside = colours(band.counts.as_ref(), band.overall.as_ref(), page);
    page.heading(indent, (band.level == 1).then_some(Paint::Strong), &title, Some(&aside));
    for remark in &band.details {
        page.paragraph(indent + HANGING, HANGING, &remark.whole(page.language));
    }
}

/// A column, unless no row has anything to show in it.
fn column(table: &Table, places: Vec<usize>) -> Option<Folded> {
    let here = places.first().and_then(|place| table.columns.get(*place))?;
    let kept =
        matches!(here.column, Column::Target | Column::Expected | Column::Actual | Column::EarlierYear | Column::Count);
    let shows = |row: &TableRow| places.iter().any(|place| row.cells.get(*place).is_some_and(|cell| !cell.is_empty()));
    if !kept && !table.rows().any(shows) {
        return None;
    }
    let whole =
        if width(&here.heading) <= FIRM_HEADING { super::wrap::firm(&here.heading) } else { here.heading.clone() };
    let short = match here.status.filter(|_| here.column == Column::Count) {
        Some(status) => status.symbol().to_owned(),
        None => whole.clone(),
    };
    let left = here.column.align() != Align::Figures;
    let shapes = [Shape::new(longest_word(&whole), left), Shape::new(longest_word(&short), left)];
    let fate = if matches!(here.column, Column::Comment | Column::Action | Column::Correction | Column::Source) {
        Fate::Paragraph
    } else if matches!(here.column, Column::Kind | Column::Baseline) {
        // The same in every period.
        Fate::Below
    } else {
        Fate::Whole
    };
    Some(Folded { column: here.column, period: here.period, places, headings: [whole, short], shapes, fate })
}

/// The cell of a column: the first of those that stand in it that shows something.
fn shown(row: &TableRow, column: &Folded, language: Language) -> Cell {
    let (first, _) = row.stacked(&column.places);
    let Some(cell) = row.cells.get(first) else { return Cell::default() };
    let symbol = cell.symbol().unwrap_or_default();
    let body = cell.text(language);
    // Days and points are too few to move the comma of other figures.
    let is_counted = matches!(cell.value, Shown::Figure(_, Unit::Days | Unit::Points));
    let shown = if cell.is_aligned() && !is_counted {
        Cell::number(body, language)
    } else if column.column.align() == Align::Figures && !matches!(cell.value, Shown::Text(_)) {
        Cell::right(body)
    } else {
        Cell::words(body)
    };
    Cell { symbol, status: cell.status, is_words: matches!(cell.value, Shown::Text(_)), ..shown }
}

/// The same with a symbol for the words that the legend gives it.
fn shortened(cell: &Cell, column: Column) -> Cell {
    let body = if column == Column::Actual && cell.is_words && !cell.symbol.is_empty() {
        ""
    } else if matches!(column, Column::Trend | Column::Overall) {
        cell.body.split('\u{a0}').next().unwrap_or_default()
    } else {
        &cell.body
    };
    Cell { body: body.to_owned(), ..cell.clone() }
}

/// The name with its unit.
fn name(row: &TableRow, places: &[usize], table: &Table, language: Language) -> String {
    let (first, below) = row.stacked(places);
    let text = row.cells.get(first).map_or_else(String::new, |cell| cell.text(language));
    let units = below.into_iter().map(|place| format!("({})", row.small_text(place, &table.columns, language)));
    std::iter::once(text).chain(units).collect::<Vec<_>>().join(" ")
}

fn pad(text: &str, room: usize) -> String {
    format!("{text}{:behind$}", "", behind = room.saturating_sub(width(text)))
}
