//! Any table of the document as the template draws it: which columns, how wide, and which lines stand in a cell.

use serde::Serialize;

use super::mark::{Mark, counts, overall};
use crate::catalogue::{Language, report as words, sentences};
use crate::document::arrangement::usual;
use crate::document::{
    Align, Arrangement, Band, Cell, Column, Item, Rank, Remark, Table, TableColumn, TableKind, TableRow, Value, Weight,
};
use crate::period::Period;
use crate::report::chart::{self, Development};
use crate::status::{Counts, Status};

/// The columns of the handout.
pub const ARRANGEMENT: Arrangement = Arrangement {
    columns: |kind| match kind {
        TableKind::Sessions => &[&[Column::Committee], &[Column::Session], &[Column::Paper], &[Column::Agenda]],
        TableKind::Counts
        | TableKind::Red
        | TableKind::Outlook
        | TableKind::Changes
        | TableKind::Missing
        | TableKind::Matrix
        | TableKind::Group
        | TableKind::Groups
        | TableKind::Focus
        | TableKind::Areas
        | TableKind::Corrections
        | TableKind::Goals
        | TableKind::Figures
        | TableKind::Plan => usual(kind),
    },
    left_out: &[(Column::Status, "symbol and colour of the Ist are the status")],
};

/// More columns of Ist or Soll than this leave no room for the names.
const MOST_PERIODS: usize = 4;

/// The widths of drawings and of many like columns, in millimetres.
const FIXED: [(Column, u32); 6] = [
    (Column::Count, 13),
    (Column::Distribution, 76),
    (Column::Development, 16),
    (Column::Before, 36),
    (Column::Now, 36),
    (Column::Difference, 34),
];

/// The width of the names of a plan, in millimetres.
const PLAN_NAMES: u32 = 58;

/// Texts of a column whose width the template measures: those with the most characters.
const MEASURED: usize = 4;

/// A table; the first cell of each row is its header.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    /// What it is about, for those who do not see it.
    summary: String,
    columns: Vec<Head>,
    items: Vec<Line>,
    /// The periods that have no column for want of room.
    #[serde(skip)]
    pub(super) left_out: Option<String>,
    /// True where decimal marks stand below each other, as the rows of a list have little in common.
    #[serde(skip)]
    aligned: bool,
}

/// A column.
#[derive(Debug, Serialize)]
struct Head {
    /// The heading; its lines for a symbol above its word.
    title: Vec<String>,
    /// A share of the width that is left, or 0 for as wide as the contents.
    share: u32,
    /// True for numbers.
    right: bool,
    /// Its values stand on the ground of their status.
    chips: bool,
    /// The width in millimetres, where it does not depend on the contents; else 0.
    fixed: u32,
    /// The shapes of what follows the decimal mark in the large lines of its cells, see [`Said::tail`].
    tails: Vec<String>,
    /// The same in the small lines.
    small_tails: Vec<String>,
    /// The longest texts on a ground with their tails, whose width the column needs.
    widest: Vec<(String, Option<String>)>,
}

/// A row, or a heading between rows.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Line {
    /// A heading across the table.
    Band {
        /// True where it is short enough to stand on every page that what is below reaches.
        repeat: bool,
        level: u8,
        text: String,
        aside: String,
        details: Vec<Note>,
        overall: Option<Mark>,
        counts: Vec<Mark>,
    },
    /// A row.
    Row {
        /// True where it is short enough to stay on one page.
        keep: bool,
        /// Set in, as a part of the row before.
        part: bool,
        /// In bold letters, as a sum.
        sum: bool,
        cells: Vec<Field>,
        notes: Vec<Note>,
    },
}

/// Something said about a row or a heading.
#[derive(Debug, Serialize)]
struct Note {
    name: Option<&'static str>,
    text: String,
    strong: bool,
    quiet: bool,
}

/// A cell.
#[derive(Debug, Default, Serialize)]
struct Field {
    /// One below the other; those after the first are small.
    lines: Vec<Said>,
    /// Behind the first line: in what it is measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    /// The status on whose ground the first line stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    chip: Option<&'static str>,
    /// The newest, in full colour.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    newest: bool,
    /// How many rows have which status.
    #[serde(skip_serializing_if = "Option::is_none")]
    bar: Option<Bar>,
    /// A small chart.
    #[serde(skip_serializing_if = "Option::is_none")]
    chart: Option<Chart>,
}

/// One line of a cell.
#[derive(Debug, Default, Serialize)]
struct Said {
    text: String,
    /// From the decimal mark to the end with every digit a 0, so that numbers align; `None` for words.
    #[serde(skip_serializing_if = "Option::is_none")]
    tail: Option<String>,
    /// Behind the symbol of that status, in its colour.
    #[serde(skip_serializing_if = "Option::is_none")]
    colour: Option<&'static str>,
}

/// Squares, or pieces of a bar in thousandths.
#[derive(Debug, Serialize)]
struct Bar {
    alt: String,
    squares: Vec<&'static str>,
    pieces: Vec<(&'static str, u32, u32)>,
}

/// A small chart; lengths in thousandths, heights from the bottom.
#[derive(Debug, Serialize)]
struct Chart {
    alt: String,
    zero: u32,
    points: Vec<ChartPoint>,
}

#[derive(Debug, Serialize)]
struct ChartPoint {
    x: u32,
    status: &'static str,
    actual: Option<u32>,
    low: Option<u32>,
    high: Option<u32>,
}

impl Sheet {
    /// The table as it is drawn.
    pub(super) fn new(table: &Table, language: Language) -> Self {
        let fitted = table.fitted(&ARRANGEMENT, MOST_PERIODS);
        let arranged = &fitted.arranged;
        let of = |places: &Vec<usize>| places.first().and_then(|place| table.columns.get(*place));
        let actual = table.columns.iter().filter(|here| here.column == Column::Actual);
        let newest = actual.filter_map(|here| here.period).next_back();
        let mut sheet = Self {
            summary: table.caption.clone(),
            columns: arranged.iter().filter_map(of).map(|here| Head::new(here, table.kind)).collect(),
            items: Vec::new(),
            aligned: matches!(
                table.kind,
                TableKind::Matrix
                    | TableKind::Group
                    | TableKind::Groups
                    | TableKind::Plan
                    | TableKind::Counts
                    | TableKind::Goals
            ),
            left_out: fitted.left_out(language),
        };
        if table.kind == TableKind::Plan {
            sheet.leave_room_behind();
        }
        for item in &table.items {
            let line = match item {
                Item::Band(of) => band(of, language),
                Item::Row(row) => {
                    let expected = fitted.expected_below.then(|| row.expected(&table.columns, language));
                    let notes = expected.iter().chain(&row.remarks).map(|remark| note(remark, language)).collect();
                    sheet.row(row, arranged, &table.columns, notes, newest, language)
                }
            };
            sheet.items.push(line);
        }
        sheet
    }

    /// Gives the names a width of their own and what is left to a column behind them: the typesetter widens a column for what is
    /// said about a row unless that stands below every column that takes what is left.
    fn leave_room_behind(&mut self) {
        if let Some(name) = self.columns.first_mut() {
            (name.share, name.fixed) = (0, PLAN_NAMES);
        }
        if self.columns.iter().all(|column| column.share == 0)
            && let Some(last) = self.columns.last_mut()
        {
            last.share = 1;
        }
    }

    fn row(
        &mut self,
        row: &TableRow,
        arranged: &[Vec<usize>],
        columns: &[TableColumn],
        notes: Vec<Note>,
        newest: Option<Period>,
        language: Language,
    ) -> Line {
        /// Bytes of text that surely fit half a page, however narrow the column.
        const SHORT: usize = 700;
        let mut cells: Vec<Field> =
            arranged.iter().map(|places| field(row, places, columns, newest, language)).collect();
        if !self.aligned {
            cells.iter_mut().flat_map(|cell| &mut cell.lines).for_each(|line| line.tail = None);
        }
        for (column, cell) in self.columns.iter_mut().zip(&cells) {
            column.note(cell);
        }
        let length = |cell: &Field| cell.lines.iter().map(|line| line.text.len()).sum::<usize>();
        let said: usize = notes.iter().map(|note| note.text.len()).sum();
        Line::Row {
            keep: cells.iter().all(|cell| length(cell) <= SHORT) && said <= 2 * SHORT,
            part: row.rank == Rank::Part,
            sum: row.rank == Rank::Sum,
            cells,
            notes,
        }
    }
}

impl Head {
    fn new(here: &TableColumn, kind: TableKind) -> Self {
        let align = here.column.align();
        let counts = here.column == Column::Count;
        let known = FIXED.iter().find(|(column, _)| *column == here.column);
        let fixed = known.map_or(0, |(_, width)| *width);
        let share = u32::from(fixed == 0 && align == Align::Words);
        let title =
            if counts { here.heading.split('\u{a0}').map(str::to_owned).collect() } else { vec![here.heading.clone()] };
        Self {
            title,
            share: if kind == TableKind::Sessions { 0 } else { share },
            right: align == Align::Figures,
            chips: matches!(here.column, Column::Actual | Column::EarlierYear)
                || (here.column == Column::Target && kind == TableKind::Plan),
            fixed,
            tails: Vec::new(),
            small_tails: Vec::new(),
            widest: Vec::new(),
        }
    }

    /// Remembers what the width and the alignment of the column depend on.
    fn note(&mut self, cell: &Field) {
        for (index, line) in cell.lines.iter().enumerate() {
            let tails = if index == 0 { &mut self.tails } else { &mut self.small_tails };
            if let Some(tail) = &line.tail
                && !tails.contains(tail)
            {
                tails.push(tail.clone());
            }
        }
        if let Some(line) = cell.lines.first().filter(|_| self.chips) {
            self.widest.push((line.text.clone(), line.tail.clone()));
            self.widest.sort_by_key(|(text, _)| std::cmp::Reverse(text.chars().count()));
            self.widest.dedup();
            self.widest.truncate(MEASURED);
        }
    }
}

fn band(of: &Band, language: Language) -> Line {
    /// Bytes of text that surely take little of a page.
    const SHORT: usize = 600;
    let length = of.title.len() + of.details.iter().map(|detail| detail.text.len()).sum::<usize>();
    Line::Band {
        repeat: length <= SHORT,
        level: of.level,
        text: of.title.clone(),
        aside: of.aside.clone().unwrap_or_default(),
        details: of.details.iter().map(|detail| note(detail, language)).collect(),
        overall: overall(of.overall.as_ref(), language),
        counts: counts(of.counts.as_ref(), language),
    }
}

fn note(remark: &Remark, language: Language) -> Note {
    Note {
        name: remark.name.map(|name| name.text(language)),
        text: remark.text.clone(),
        strong: remark.weight == Weight::Strong,
        quiet: remark.weight == Weight::Quiet,
    }
}

fn field(
    row: &TableRow,
    places: &[usize],
    columns: &[TableColumn],
    newest: Option<Period>,
    language: Language,
) -> Field {
    let (first, below) = row.stacked(places);
    let (Some(cell), Some(here)) = (row.cells.get(first), columns.get(first)) else { return Field::default() };
    let mut field = Field::default();
    // Many dashes would hide what there is.
    let blank = matches!(cell.value, Value::Count(0)) && here.column == Column::Count
        || matches!(cell.value, Value::Nothing) && row.rank != Rank::Usual;
    if let Value::Counts(counts) = &cell.value {
        field.bar = Some(bar(counts, language));
    } else if let Value::Chart(development, said) = &cell.value {
        field.chart = Some(chart_of(development, said));
    } else if blank {
        field.lines.push(Said::default());
    } else {
        let is_verdict = matches!(cell.value, Value::Status(_));
        if here.column == Column::Actual || is_verdict {
            field.chip = cell.status.map(Status::name);
            field.newest = here.period.is_none() || here.period == newest;
        }
        let symbol = cell.symbol().and(cell.status);
        let colour = if field.chip.is_some() && is_verdict { None } else { symbol.map(Status::name) };
        field.lines.push(Said { colour, ..line(cell, cell.text(language), language) });
    }
    for place in below {
        if columns.get(place).is_some_and(|here| here.column == Column::Unit) {
            field.unit = row.cells.get(place).map(|cell| cell.text(language));
            continue;
        }
        let text = row.small_text(place, columns, language);
        let small = row.cells.get(place).map(|cell| line(cell, text, language));
        field.lines.extend(small);
    }
    field.lines.extend(cell.details.iter().map(|detail| Said { text: detail.clone(), ..Said::default() }));
    field
}

fn line(cell: &Cell, text: String, language: Language) -> Said {
    let tail = cell.is_aligned().then(|| tail(&text, language));
    Said { text, tail, colour: None }
}

/// From the decimal mark of the last number to the end, digits as zeros; all of them are equally wide.
fn tail(text: &str, language: Language) -> String {
    let number_end = text.trim_end_matches(|end: char| !end.is_ascii_digit()).len();
    let whole = text[..number_end].trim_end_matches(|digit: char| digit.is_ascii_digit());
    let start = match whole.strip_suffix(language.pick(',', '.')) {
        // A group of thousands is no decimal mark: in no language are both the same.
        Some(before) => before.len(),
        None => number_end,
    };
    text[start..].chars().map(|character| if character.is_ascii_digit() { '0' } else { character }).collect()
}

fn bar(counts: &Counts, language: Language) -> Bar {
    let squares = Status::ALL.into_iter().flat_map(|status| std::iter::repeat_n(status.name(), counts.of(status)));
    let alone = counts.total() <= chart::MOST_SQUARES;
    let pieces = chart::stacked_bar(counts).into_iter().map(|piece| (piece.status.name(), piece.start, piece.length));
    Bar {
        alt: format!("{} {}", words::title(language), sentences::counts(counts, language)),
        squares: if alone { squares.collect() } else { Vec::new() },
        pieces: if alone { Vec::new() } else { pieces.collect() },
    }
}

fn chart_of(development: &Development, said: &str) -> Chart {
    let points = development.points.iter().map(|point| ChartPoint {
        x: point.x,
        status: point.status.name(),
        actual: point.actual,
        low: point.expected_low,
        high: point.expected_high,
    });
    Chart { alt: said.to_owned(), zero: development.zero, points: points.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_begin_at_the_decimal_mark() {
        let german = |text| tail(text, Language::German);
        assert_eq!(
            [german("1.234,56"), german("−7,5 %"), german("450"), german("37,0–45,25*")],
            [",00", ",0 %", "", ",00*"]
        );
        assert_eq!([german("16.500.000"), german("40 %"), german("–")], ["", " %", "–"]);
        assert_eq!(tail("1,234.5%", Language::English), ".0%");
    }
}
