//! A document as an editable Word file (.docx) for the council's document system: real heading styles, tables with repeated
//! header rows and alternative texts, the language set. What the program cannot know stands as a word in square brackets.
//!
//! The body is `WordprocessingML` (ECMA-376, part 1, 17). Pages stand upright until the matrices, which lie on their side.

mod body;
mod package;
mod widths;

use self::body::{Body, Style};
use self::widths::{Letters, Wish};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, factsheet};
use crate::document::arrangement::{GROUPS, usual};
use crate::document::{
    Align, Arrangement, Band, Block, Cell, Column, Document, Fitted, Item, Part, PartId, Rank, Remark, Table,
    TableColumn, TableKind, TableRow, Value, Weight, key_text,
};
use crate::period::Period;

pub use package::DocxError;

/// Periods that a page has columns for.
const MOST_PERIODS: usize = 4;

/// The columns of Word.
pub const ARRANGEMENT: Arrangement = Arrangement {
    columns: |kind| match kind {
        TableKind::Counts => &[&[Column::Matrix], &[Column::Overall], &[Column::Count], &[Column::Sum]],
        TableKind::Groups => GROUPS,
        TableKind::Red => &[
            &[Column::Indicator, Column::Since],
            &[Column::Expected],
            &[Column::Actual],
            &[Column::Deviation, Column::Delay, Column::DeviationPercent],
            &[Column::Comment, Column::Action],
            &[Column::Forecast],
        ],
        TableKind::Matrix | TableKind::Group | TableKind::Focus => &[
            &[Column::Indicator, Column::Unit],
            &[Column::Target, Column::Attainment],
            &[Column::Expected],
            &[Column::Actual],
            &[Column::Deviation, Column::Delay, Column::DeviationPercent],
            &[Column::Tolerance],
            &[Column::Trend, Column::YearBefore],
            &[Column::Forecast],
        ],
        TableKind::Plan => &[
            &[Column::Indicator, Column::Unit],
            &[Column::Kind, Column::Source],
            &[Column::Baseline],
            &[Column::Target],
            &[Column::Expected],
            &[Column::Tolerance],
        ],
        TableKind::Sessions
        | TableKind::Outlook
        | TableKind::Changes
        | TableKind::Missing
        | TableKind::Areas
        | TableKind::Corrections
        | TableKind::Goals
        | TableKind::Figures => usual(kind),
    },
    left_out: &[
        (Column::Distribution, "the counts beside it are the same in figures"),
        (Column::Status, "the symbol before the Ist is the status"),
        (Column::Development, "a drawing that others cannot edit; the earlier Ist values stand in the row"),
    ],
};

/// The document as a Word file. The same document gives the same bytes.
///
/// # Errors
/// [`DocxError`] where the archive cannot be made, which memory alone can cause.
pub fn render(document: &Document<'_>) -> Result<Vec<u8>, DocxError> {
    let mut writer = Writer { body: Body::default(), language: document.language };
    writer.head(document);
    let mut upright = true;
    for (id, _) in document.contents() {
        if upright && lies_on_its_side(id) {
            writer.body.section_end(true);
            upright = false;
        }
        writer.part(&document.part(id));
    }
    package::pack(&writer.body.finish(upright), document)
}

/// True for parts whose tables are wide, and for what follows them.
fn lies_on_its_side(id: PartId) -> bool {
    match id {
        PartId::Goals
        | PartId::By
        | PartId::Group(_)
        | PartId::Matrix(_)
        | PartId::Focus
        | PartId::Maps
        | PartId::Corrections
        | PartId::Legend
        | PartId::Data => true,
        PartId::Summary
        | PartId::Red
        | PartId::Outlook
        | PartId::Changes
        | PartId::Missing
        | PartId::OpenPoints
        | PartId::Sheet(_) => false,
    }
}

struct Writer {
    body: Body,
    language: Language,
}

impl Writer {
    fn word(&self, word: Word) -> &'static str {
        word.text(self.language)
    }

    fn head(&mut self, document: &Document<'_>) {
        let head = &document.head;
        let open = self.word(Word::ToBeTyped);
        let papers: Vec<String> =
            head.sessions.iter().flat_map(|table| texts(table, Column::Paper, self.language)).collect();
        let paper = if let [paper] = papers.as_slice() { paper.clone() } else { open.to_owned() };
        self.body.beside(&head.organisation, &format!("{} {paper}", self.word(Word::Paper)));
        self.body.paragraph(Style::Title, self.word(Word::InformationPaper));
        self.body.paragraph(Style::Subtitle, &format!("{}: {}", head.title, head.of));
        match &head.sessions {
            Some(table) => self.table(table),
            None => self.body.paragraph(Style::Normal, &format!("{} {open}", self.word(Word::Committee))),
        }
        for fact in &head.facts {
            self.body.paragraph(Style::Quiet, fact);
        }
        if let Some(selection) = &head.selection {
            self.body.paragraph(Style::Normal, selection);
        }
    }

    fn part(&mut self, part: &Part) {
        let overall = part.overall.as_ref().map(|overall| format!(" {}", overall.text(self.language)));
        self.body.paragraph(Style::Heading(1), &format!("{}{}", part.title, overall.unwrap_or_default()));
        for fact in &part.facts {
            self.body.paragraph(Style::BelowHeading, fact);
        }
        for block in &part.blocks {
            match block {
                Block::Text(text) => self.body.paragraph(Style::Normal, text),
                Block::Quiet(text) => self.body.paragraph(Style::Quiet, text),
                Block::Table(table) => self.titled_table(table),
                Block::Map(map) => self.body.paragraph(Style::Normal, &map.description),
                Block::Key(key) => self.body.paragraph(Style::Subtitle, &key_text(key, self.language)),
                // What others cannot edit is left to the page and the handout; its figures stand in a table.
                Block::Drawing(_) => self.body.paragraph(Style::Quiet, factsheet::not_drawn(self.language)),
                Block::Terms(heading, terms) => {
                    if let Some(heading) = heading {
                        self.body.paragraph(Style::Heading(2), heading);
                    }
                    for term in terms.iter().filter(|term| ARRANGEMENT.explains(term)) {
                        self.body.term(&term.name, &term.text);
                    }
                }
            }
        }
    }

    fn titled_table(&mut self, table: &Table) {
        if let Some(title) = &table.title {
            let overall = table.overall.as_ref().map(|overall| format!(" {}", overall.text(self.language)));
            self.body.paragraph(Style::Heading(2), &format!("{title}{}", overall.unwrap_or_default()));
        }
        self.table(table);
    }

    /// A table; the large headings between its rows become headings of the text, so that its outline can be walked through.
    fn table(&mut self, table: &Table) {
        if let Some(left_out) = table.fitted(&ARRANGEMENT, MOST_PERIODS).left_out(self.language) {
            self.body.paragraph(Style::Quiet, &left_out);
        }
        let mut rows: Vec<&Item> = Vec::new();
        for item in &table.items {
            if let Item::Band(band) = item
                && band.level == 1
            {
                self.rows(table, &rows);
                rows.clear();
                self.goal(band);
            } else {
                rows.push(item);
            }
        }
        self.rows(table, &rows);
    }

    fn goal(&mut self, band: &Band) {
        let overall = band.overall.as_ref().map(|overall| format!(" {}", overall.text(self.language)));
        self.body.paragraph(Style::Heading(2), &format!("{}{}", band.title, overall.unwrap_or_default()));
        if let Some(aside) = &band.aside {
            self.body.paragraph(Style::BelowHeading, aside);
        }
        for detail in &band.details {
            self.body.paragraph(Style::BelowHeading, &detail.whole(self.language));
        }
    }

    fn rows(&mut self, table: &Table, items: &[&Item]) {
        if items.is_empty() {
            return;
        }
        let Fitted { mut arranged, expected_below, .. } = table.fitted(&ARRANGEMENT, MOST_PERIODS);
        arranged.retain(|places| !counts_nothing(table, places));
        let newest = table.columns.iter().filter_map(|column| column.period).max();
        let head = |places: &Vec<usize>| places.first().and_then(|place| table.columns.get(*place));
        let heads: Vec<&TableColumn> = arranged.iter().filter_map(head).collect();
        let wishes: Vec<Wish> =
            arranged.iter().zip(&heads).map(|(places, head)| self.wish(table, places, head)).collect();
        self.body.table_start(&table.caption, &wishes);
        self.body.row_start(true);
        for column in &heads {
            self.body.cell_start(column.column.align() == Align::Figures, None, 1);
            if column.column == Column::Count {
                // Symbol and word below each other, as there are many of these columns.
                self.body.cell_small(&column.heading.replacen('\u{a0}', "\n", 1));
            } else {
                self.body.cell_text(&column.heading, true, None);
            }
            self.body.cell_end();
        }
        self.body.row_end();
        for item in items {
            match item {
                Item::Band(band) => self.band(band, heads.len()),
                Item::Row(row) => {
                    let expected = expected_below.then(|| row.expected(&table.columns, self.language));
                    self.row(row, expected.as_ref(), &arranged, table, newest);
                }
            }
        }
        self.body.table_end();
    }

    /// What a column needs in all rows of its table, so that the pieces of a table stand below each other.
    fn wish(&self, table: &Table, places: &[usize], head: &TableColumn) -> Wish {
        let mut wish = Wish::of(head.column);
        if head.column == Column::Count {
            wish.holds(&head.heading.replace('\u{a0}', " "), Letters::Small);
        } else {
            wish.holds(&head.heading, Letters::Strong);
        }
        let letters = if head.column == Column::Actual { Letters::Strong } else { Letters::Usual };
        for row in table.rows() {
            let (place, below) = row.stacked(places);
            let Some(cell) = row.cells.get(place) else { continue };
            wish.holds(&with_symbol(cell, self.language), letters);
            let below = below.into_iter().map(|place| row.small_text(place, &table.columns, self.language));
            for small in cell.details.iter().cloned().chain(below) {
                wish.holds(&small, Letters::Small);
            }
        }
        wish
    }

    /// A measure: a row over the whole width.
    fn band(&mut self, band: &Band, columns: usize) {
        let overall = band.overall.as_ref().map(|overall| overall.text(self.language));
        let title = [Some(band.title.clone()), overall].into_iter().flatten().collect::<Vec<_>>().join("  ");
        self.body.row_start(false);
        self.body.band_start(columns);
        self.body.cell_text(&title, true, None);
        for detail in band.aside.iter().cloned().chain(band.details.iter().map(|detail| detail.whole(self.language))) {
            self.body.cell_small(&detail);
        }
        self.body.cell_end();
        self.body.row_end();
    }

    fn row(
        &mut self,
        row: &TableRow,
        expected: Option<&Remark>,
        arranged: &[Vec<usize>],
        table: &Table,
        newest: Option<Period>,
    ) {
        self.body.row_start(false);
        for (at, places) in arranged.iter().enumerate() {
            self.cell(row, places, table, at == 0, newest);
        }
        self.body.row_end();
        let remarks: Vec<&Remark> = expected.into_iter().chain(&row.remarks).collect();
        if !remarks.is_empty() && table.kind != TableKind::Red {
            self.body.row_start(false);
            self.body.cell_start(false, None, arranged.len());
            for remark in remarks {
                match remark.weight {
                    Weight::Strong => self.body.cell_text(&remark.whole(self.language), true, None),
                    Weight::Usual => self.body.cell_text(&remark.whole(self.language), false, None),
                    Weight::Quiet => self.body.cell_small(&remark.whole(self.language)),
                }
            }
            self.body.cell_end();
            self.body.row_end();
        }
    }

    fn cell(&mut self, row: &TableRow, places: &[usize], table: &Table, first: bool, newest: Option<Period>) {
        let (place, below) = row.stacked(places);
        let (Some(cell), Some(column)) = (row.cells.get(place), table.columns.get(place)) else {
            self.body.cell_start(false, None, 1);
            self.body.cell_text("", false, None);
            self.body.cell_end();
            return;
        };
        let current = column.period.is_none() || column.period == newest;
        let status = cell.status.filter(|_| column.column == Column::Actual && current);
        self.body.cell_start(column.column.align() == Align::Figures, status, 1);
        let name = first && table.kind != TableKind::Counts && row.rank != Rank::Part;
        let strong = name || status.is_some() || row.rank == Rank::Sum;
        self.body.cell_text(&with_symbol(cell, self.language), strong, cell.status.filter(|_| current));
        for detail in &cell.details {
            self.body.cell_small(detail);
        }
        let lines = below.into_iter().map(|place| row.small_text(place, &table.columns, self.language));
        let sentences = table.kind == TableKind::Red && column.column == Column::Comment;
        for line in lines.collect::<Vec<_>>() {
            if sentences {
                self.body.cell_text(&format!("→ {line}"), false, None);
            } else {
                self.body.cell_small(&line);
            }
        }
        self.body.cell_end();
    }
}

/// True for a status that no row has.
fn counts_nothing(table: &Table, places: &[usize]) -> bool {
    let cells = table.rows().filter_map(|row| row.cells.get(*places.first()?));
    table.kind == TableKind::Counts && cells.map(|cell| &cell.value).all(|value| *value == Value::Count(0))
}

/// The texts of a column that are not empty.
fn texts(table: &Table, column: Column, language: Language) -> Vec<String> {
    let place = table.columns.iter().position(|here| here.column == column);
    let cells = table.rows().filter_map(move |row| row.cells.get(place?));
    cells.filter_map(|cell| cell.some_text(language)).collect()
}

/// A cell with the symbol of its colour before it, where the value is not the verdict itself.
fn with_symbol(cell: &Cell, language: Language) -> String {
    let text = if cell.value == Value::Nothing && cell.status.is_none() && !cell.details.is_empty() {
        String::new()
    } else {
        cell.text(language)
    };
    cell.symbol().map_or_else(|| text.clone(), |symbol| format!("{symbol}\u{a0}{text}"))
}
