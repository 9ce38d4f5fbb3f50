//! The sheet of one matrix: goals and measures as bands, a row an indicator, and beyond the printed page what it takes to
//! recompute a row.

mod columns;
mod line;
mod places;

use std::ops::Range;

use rust_xlsxwriter::{ConditionalFormatFormula, Formula, Note, Worksheet, XlsxError};

use self::columns::Columns;
use self::line::Line;
pub(super) use self::places::{Lines, Matrices, Written};
use super::cell::{Cell, Page};
use super::styles::{self, Role};
use super::{layout, setup, text, value};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, sentences};
use crate::document::{Band, Block, Head, Item, Overall, Part, Rank, Table};
use crate::model::LineKind;
use crate::report::Row;
use crate::status::{Counts, Status};

/// The row of the headings.
const HEADINGS: u32 = 4;
/// Columns of earlier periods beyond the newest of them are folded away, so that the print stays readable.
const UNFOLDED_PERIODS: usize = 3;

/// What stands on the sheet beside the rows.
pub(super) struct Around<'a> {
    /// The head of the document.
    pub(super) head: &'a Head,
    /// The signs below the rows.
    pub(super) legend: &'a str,
    /// The name of the sheet.
    pub(super) name: &'a str,
}

/// Writes the sheet; `rows` are those of a report, whose figures formulas refer to.
pub(super) fn write(
    page: &mut Page<'_>,
    part: &Part,
    rows: Option<&[&Row]>,
    around: &Around<'_>,
) -> Result<Written, XlsxError> {
    let language = page.language;
    let tables: Vec<&Table> = part.blocks.iter().filter_map(table_of).collect();
    let mut columns = Columns::of(&tables, rows);
    let mut body = Body { columns: &columns, language, rows: rows.unwrap_or_default().iter(), made: Vec::new() };
    let mut written = Written::new(around.name, &part.title, &columns);
    for table in &tables {
        let line = line_of(table, language);
        if line != LineKind::Goal {
            body.section(table);
        }
        let first = body.next();
        let mut counts = Counts::default();
        for item in &table.items {
            match item {
                Item::Band(band) => body.band(band),
                Item::Row(row) => {
                    if row.rank != Rank::Part {
                        row.status.into_iter().for_each(|status| counts.add(status));
                        written.rows.extend(row.id.clone().map(|id| (id, body.next())));
                    }
                    body.row(row, table);
                }
            }
        }
        written.parts.push(Lines { line, rows: first..body.next(), counts });
    }
    let made = body.made;
    columns.widen(&made);
    titles(page, part, around.head)?;
    headings(page, &columns)?;
    for (row, made) in (HEADINGS + 1..).zip(&made) {
        put(page, &columns, row, made)?;
    }
    let end = HEADINGS + 1 + u32::try_from(made.len()).unwrap_or_default();
    page.put(end + 1, 0, &Cell::words(Role::QuietLine, around.legend))?;
    fold_early_periods(page.sheet, &columns)?;
    follow_the_status(page.sheet, &columns, HEADINGS + 1..end)?;
    setup::pages(page.sheet, &setup::edges(around.head), language);
    page.sheet.set_freeze_panes(HEADINGS + 1, 1)?.set_repeat_rows(HEADINGS, HEADINGS)?.set_print_area(
        0,
        0,
        end + 1,
        columns.printed.saturating_sub(1),
    )?;
    Ok(written)
}

fn table_of(block: &Block) -> Option<&Table> {
    match block {
        Block::Table(table) => Some(table),
        Block::Text(_) | Block::Quiet(_) | Block::Terms(..) | Block::Map(_) | Block::Key(_) | Block::Drawing(_) => None,
    }
}

/// Which part of the controlling a table shows.
fn line_of(table: &Table, language: Language) -> LineKind {
    match table.title.as_deref() {
        Some(title) if title == Word::Budget.text(language) => LineKind::Budget,
        Some(_) => LineKind::Consolidation,
        None => LineKind::Goal,
    }
}

/// Something that will stand in a row of the sheet.
pub(super) enum Made {
    /// A title line.
    Band(Title),
    /// A cell a column.
    Row(Vec<Cell>),
}

/// A title line, with the colour of what is below it.
pub(super) struct Title {
    cell: Cell,
    role: Role,
    overall: Option<(String, Status)>,
    counts: String,
    /// Worth knowing, but not on every print.
    note: String,
}

/// The rows of a matrix while they are being made.
struct Body<'a> {
    columns: &'a Columns,
    language: Language,
    rows: std::slice::Iter<'a, &'a Row>,
    made: Vec<Made>,
}

impl Body<'_> {
    fn next(&self) -> u32 {
        HEADINGS + 1 + u32::try_from(self.made.len()).unwrap_or_default()
    }

    fn overall(&self, overall: Option<&Overall>) -> Option<(String, Status)> {
        overall.map(|overall| (value::spaced(&overall.text(self.language)), overall.status))
    }

    fn section(&mut self, table: &Table) {
        let cell = Cell::words(Role::Part, table.title.as_deref().unwrap_or_default());
        let overall = self.overall(table.overall.as_ref());
        let title = Title { cell, role: Role::Part, overall, counts: String::new(), note: String::new() };
        self.made.push(Made::Band(title));
    }

    /// A goal or a measure. Why a measure should work is a note in a report and a line in a plan.
    fn band(&mut self, band: &Band) {
        let language = self.language;
        let as_note = self.columns.status().is_some();
        let (noted, said): (Vec<_>, Vec<_>) = band.details.iter().partition(|detail| as_note && detail.name.is_some());
        let said = band.aside.iter().cloned().chain(said.iter().map(|detail| detail.whole(language)));
        let role = if band.level == 1 { Role::Band } else { Role::Measure };
        let counts = band.counts.filter(|counts| band.level == 1 || counts.total() > 1);
        self.made.push(Made::Band(Title {
            cell: Cell::runs(role, &band.title, said.collect()),
            role,
            overall: self.overall(band.overall.as_ref()).filter(|_| counts.is_some()),
            counts: counts.map(|counts| sentences::counts_with_symbols(&counts, language)).unwrap_or_default(),
            note: noted.iter().map(|detail| detail.whole(language)).collect::<Vec<_>>().join("\n"),
        }));
    }

    fn row(&mut self, shown: &crate::document::TableRow, table: &Table) {
        let at = self.next();
        let row = self.rows.next().copied();
        let line = Line { shown, row, at, table, columns: self.columns, language: self.language };
        self.made.push(Made::Row(line.cells()));
    }
}

/// Title, whose matrix it is and up to when, and how it stands in all.
fn titles(page: &mut Page<'_>, part: &Part, head: &Head) -> Result<(), XlsxError> {
    let language = page.language;
    page.title(&format!("{} · {}", part.title, head.of))?;
    let organisation = Some(head.organisation.clone()).filter(|name| !name.is_empty());
    let about = organisation.into_iter().chain(head.facts.iter().take(1).cloned()).chain(part.facts.iter().cloned());
    page.put(1, 0, &Cell::words(Role::QuietLine, about.collect::<Vec<_>>().join(" · ")))?;
    let overall =
        part.overall.as_ref().map(|overall| format!("{}: {}", Word::Overall.text(language), overall.text(language)));
    let counts = part.counts.map(|counts| sentences::counts_with_symbols(&counts, language));
    let stands: Vec<String> = overall.into_iter().chain(counts).filter(|words| !words.is_empty()).collect();
    page.put(2, 0, &Cell::words(Role::Line, stands.join(" · ")))
}

fn headings(page: &mut Page<'_>, columns: &Columns) -> Result<(), XlsxError> {
    let mut lines = 1;
    for (place, cell) in (0..).zip(columns.headings(page.language)) {
        page.sheet.set_column_width(place, columns.width(place))?;
        lines = lines.max(cell.lines(columns.width(place)));
        page.put(HEADINGS, place, &cell)?;
    }
    page.fit(HEADINGS, lines)?;
    Ok(())
}

fn put(page: &mut Page<'_>, columns: &Columns, at: u32, made: &Made) -> Result<(), XlsxError> {
    let mut lines = 1;
    match made {
        Made::Row(cells) => {
            for (place, cell) in (0..).zip(cells) {
                // A number has a line of its own, and what is not printed may stay cut.
                if cell.shown == 0 && place < columns.printed {
                    lines = lines.max(cell.lines(columns.width(place)));
                }
                page.put(at, place, cell)?;
            }
        }
        Made::Band(title) => {
            let last = columns.printed.saturating_sub(1);
            let end = match columns.status() {
                Some((actual, status)) => {
                    let (words, overall) = title.overall.clone().unzip();
                    let verdict = Cell::words(title.role, words.unwrap_or_default()).tinted(overall);
                    page.put_across(at, actual, status, &verdict)?;
                    page.put_across(at, status + 1, last, &Cell::words(title.role, &title.counts))?;
                    actual.saturating_sub(1)
                }
                None => last,
            };
            lines = title.cell.lines((0..=end).map(|place| columns.width(place)).sum());
            page.put_across(at, 0, end, &title.cell)?;
            note(page, at, &title.note)?;
        }
    }
    page.fit(at, lines)?;
    Ok(())
}

fn note(page: &mut Page<'_>, at: u32, words: &str) -> Result<(), XlsxError> {
    if !words.is_empty() {
        let words = text::cell_text(words, page.language);
        let height = layout::height(layout::lines(&words, 40)) * 2;
        let note = Note::new(words).add_author_prefix(false).set_width(300).set_height(height);
        page.sheet.insert_note(at, 0, &note)?;
    }
    Ok(())
}

fn fold_early_periods(sheet: &mut Worksheet, columns: &Columns) -> Result<(), XlsxError> {
    let actuals = columns.actuals();
    let Some(folded) = actuals.len().checked_sub(UNFOLDED_PERIODS + 1) else { return Ok(()) };
    if let (Some(first), Some(last)) = (actuals.first(), actuals.get(folded)) {
        sheet.group_columns_collapsed(*first, *last)?;
    }
    Ok(())
}

/// Where a reader changes a figure, the colour follows the recomputed word.
fn follow_the_status(sheet: &mut Worksheet, columns: &Columns, rows: Range<u32>) -> Result<(), XlsxError> {
    let Some(last) = rows.end.checked_sub(1).filter(|last| *last >= rows.start) else { return Ok(()) };
    let Some((_, word)) = columns.status() else { return Ok(()) };
    let cell = format!("${}", columns::cell(word, rows.start));
    for status in [Status::Green, Status::Yellow, Status::Red] {
        let rule = Formula::new(format!("=LEFT({cell},1)=\"{}\"", status.symbol()));
        let rule = ConditionalFormatFormula::new().set_rule(rule).set_format(styles::ground_only(status));
        sheet.add_conditional_format(rows.start, word, last, word, &rule)?;
    }
    Ok(())
}
