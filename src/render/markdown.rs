//! A document in Markdown, for the summary of a CI job or the text of a merge request. Of a report it has what leads: how it
//! stands, what is red, why and what is done about it, what is missing, what has changed; of a plan everything.

mod escape;

use self::escape::{escaped, shortened};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, sentences};
use crate::document::arrangement::{GROUPS, usual};
use crate::document::{
    Align, Arrangement, Band, Block, Cell, Column, Document, Item, Part, PartId, Table, TableColumn, TableKind,
    TableRow, Value, key_text,
};

/// Rows that a list of the summary shows; of more it says how many.
const MOST_ROWS: usize = 40;

/// Characters that a comment has room for.
const MOST_OF_A_TEXT: usize = 300;

/// The columns of Markdown.
pub const ARRANGEMENT: Arrangement = Arrangement {
    columns: |kind| match kind {
        TableKind::Counts => &[&[Column::Matrix], &[Column::Overall], &[Column::Count], &[Column::Sum]],
        TableKind::Groups => GROUPS,
        TableKind::Group => &[
            &[Column::Indicator, Column::Unit],
            &[Column::Target],
            &[Column::Expected],
            &[Column::Actual],
            &[Column::Deviation, Column::DeviationPercent],
            &[Column::Forecast],
        ],
        TableKind::Plan => {
            &[&[Column::Indicator, Column::Unit], &[Column::Target], &[Column::Expected], &[Column::Tolerance]]
        }
        // Shown where earlier years were asked for, which stand nowhere else.
        TableKind::Matrix => {
            &[&[Column::Indicator, Column::Unit], &[Column::Target], &[Column::Expected], &[Column::Actual]]
        }
        TableKind::Focus | TableKind::Goals => &[],
        TableKind::Sessions
        | TableKind::Red
        | TableKind::Figures
        | TableKind::Outlook
        | TableKind::Changes
        | TableKind::Missing
        | TableKind::Areas
        | TableKind::Corrections => usual(kind),
    },
    left_out: &[
        (Column::Distribution, "the counts beside it are the same in figures"),
        (Column::Status, "the symbol before the Ist is the status"),
        (Column::Attainment, SUMMARY),
        (Column::Trend, SUMMARY),
        (Column::YearBefore, SUMMARY),
        (Column::Development, SUMMARY),
        (Column::Kind, PLAN),
        (Column::Baseline, PLAN),
        (Column::Source, PLAN),
        (Column::Goal, PLAN),
        (Column::StrategicGoal, PLAN),
        (Column::Focus, PLAN),
        (Column::Field, PLAN),
        (Column::ProductGroup, PLAN),
    ],
};

const SUMMARY: &str = "the whole matrices are in the page and the workbook, the summary has what leads";
const PLAN: &str = "a plan in Markdown is read beside a change of its files, which say it";

/// The document as Markdown, every line ended. The same document gives the same bytes.
pub fn render(document: &Document<'_>) -> Vec<u8> {
    let mut text = Text { lines: Vec::new(), language: document.language };
    text.head(document);
    let of_plan = document.is_plan() || document.is_comparison();
    for (id, _) in document.contents() {
        let shown = match id {
            PartId::Matrix(_) => of_plan || document.has_years(),
            PartId::Data => of_plan,
            PartId::Goals | PartId::Focus | PartId::Maps | PartId::Legend => false,
            PartId::Summary
            | PartId::By
            | PartId::Group(_)
            | PartId::Red
            | PartId::Outlook
            | PartId::Changes
            | PartId::Missing
            | PartId::OpenPoints
            | PartId::Sheet(_)
            | PartId::Corrections => true,
        };
        if shown {
            text.part(&document.part(id));
        }
    }
    text.finish()
}

/// Where lines are gathered.
struct Text {
    lines: Vec<String>,
    language: Language,
}

impl Text {
    fn finish(mut self) -> Vec<u8> {
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines.push(String::new());
        self.lines.join("\n").into_bytes()
    }

    fn paragraph(&mut self, text: &str) {
        self.lines.push(text.to_owned());
        self.lines.push(String::new());
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.paragraph(&format!("{} {text}", "#".repeat(level)));
    }

    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn head(&mut self, document: &Document<'_>) {
        let head = &document.head;
        self.heading(1, &format!("{} · {}", head.title, head.of));
        let organisation = escaped(&head.organisation);
        let organisation = (!organisation.is_empty()).then(|| format!("**{organisation}**"));
        let facts: Vec<String> = organisation.into_iter().chain(head.facts.iter().cloned()).collect();
        self.paragraph(&facts.join(" · "));
        for row in head.sessions.iter().flat_map(Table::rows) {
            let columns = head.sessions.as_ref().map(|table| table.columns.as_slice()).unwrap_or_default();
            self.session(row, columns);
        }
        self.gap();
        if let Some(selection) = &head.selection {
            self.paragraph(&escaped(selection));
        }
    }

    /// A session as a line; agenda item and paper with what they are.
    fn session(&mut self, row: &TableRow, columns: &[TableColumn]) {
        let parts = row.cells.iter().zip(columns).filter(|(cell, _)| !cell.is_empty()).map(|(cell, here)| {
            let text = text_of(cell, self.language);
            if matches!(here.column, Column::Agenda | Column::Paper) {
                format!("{} {text}", here.heading)
            } else {
                text
            }
        });
        let line = parts.collect::<Vec<_>>().join(", ");
        self.lines.push(format!("- {line}"));
    }

    fn part(&mut self, part: &Part) {
        if part.id != PartId::Summary {
            let overall = part.overall.as_ref().map(|overall| format!(" {}", overall.text(self.language)));
            self.heading(2, &format!("{}{}", escaped(&part.title), overall.unwrap_or_default()));
        }
        if !part.facts.is_empty() {
            let facts: Vec<String> = part.facts.iter().map(|fact| escaped(fact)).collect();
            self.paragraph(&facts.join(" · "));
        }
        for block in &part.blocks {
            match block {
                Block::Text(text) | Block::Quiet(text) => self.paragraph(&escaped(text)),
                Block::Table(table) => self.table(table),
                Block::Map(map) => self.paragraph(&escaped(&map.description)),
                Block::Key(key) => self.paragraph(&format!("**{}**", escaped(&key_text(key, self.language)))),
                // Its figures stand in a table.
                Block::Drawing(_) => {}
                Block::Terms(heading, terms) => {
                    if let Some(heading) = heading {
                        self.heading(3, heading);
                    }
                    let lines = terms.iter().map(|term| format!("- {}: {}", escaped(&term.name), escaped(&term.text)));
                    self.lines.extend(lines);
                    self.gap();
                }
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let arranged = table.arranged(&ARRANGEMENT);
        if let Some(title) = &table.title {
            self.heading(3, &escaped(title));
        }
        let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
        let first = |places: &Vec<usize>| places.first().and_then(|place| table.columns.get(*place));
        let heads: Vec<String> = arranged.iter().filter_map(first).map(|here| escaped(&here.heading)).collect();
        let rules = arranged.iter().filter_map(first).map(|here| match here.column.align() {
            Align::Figures => "--:".to_owned(),
            Align::Words | Align::Short => ":--".to_owned(),
        });
        let rules: Vec<String> = rules.collect();
        self.lines.extend([line(&heads), line(&rules)]);
        let limited =
            !matches!(table.kind, TableKind::Plan | TableKind::Figures | TableKind::Group | TableKind::Groups);
        let mut rows = 0;
        for item in &table.items {
            match item {
                Item::Band(band) => {
                    let mut cells = vec![self.band(band)];
                    cells.resize(heads.len(), String::new());
                    self.lines.push(line(&cells));
                }
                Item::Row(row) => {
                    rows += 1;
                    if !limited || rows <= MOST_ROWS {
                        let cells: Vec<String> =
                            arranged.iter().map(|places| self.cell(row, places, &table.columns)).collect();
                        self.lines.push(line(&cells));
                    }
                }
            }
        }
        self.gap();
        if limited && rows > MOST_ROWS {
            self.paragraph(&sentences::more(rows - MOST_ROWS, self.language));
        }
    }

    fn band(&self, band: &Band) -> String {
        let title = escaped(&band.title);
        let title = if band.level == 1 { format!("**{title}**") } else { format!("*{title}*") };
        let overall = band.overall.as_ref().map(|overall| overall.text(self.language));
        let aside = band.aside.as_ref().map(|aside| format!("({})", escaped(aside)));
        [Some(title), aside, overall].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn cell(&self, row: &TableRow, places: &[usize], columns: &[TableColumn]) -> String {
        let language = self.language;
        let (first, below) = row.stacked(places);
        let (Some(cell), Some(column)) = (row.cells.get(first), columns.get(first)) else { return String::new() };
        let mut text = text_of(cell, language);
        if text == escaped(Word::CommentMissing.text(language)) {
            text = format!("*{text}*");
        }
        if column.column == Column::Indicator && !row.cells.iter().all(Cell::is_empty) {
            text = format!("**{text}**");
        }
        let below: Vec<String> =
            below.into_iter().map(|place| escaped(&row.small_text(place, columns, language))).collect();
        let details: Vec<String> = cell.details.iter().map(|detail| short(detail)).collect();
        if !below.is_empty() {
            text = format!("{text} ({})", below.join("; "));
        }
        [text].into_iter().chain(details).collect::<Vec<_>>().join("; ")
    }
}

/// A cell with the symbol of its colour before it, where the value is not the verdict itself.
fn text_of(cell: &Cell, language: Language) -> String {
    let text = cell.text(language);
    let text = if matches!(cell.value, Value::Text(_)) {
        short(&text)
    } else {
        // The mark of an assumed Soll is a star, which must not begin emphasis.
        text.replace('*', "\\*")
    };
    match cell.symbol() {
        Some(symbol) => format!("{symbol}\u{a0}{text}"),
        None => text,
    }
}

/// Somebody's text, as much as a table has room for.
fn short(text: &str) -> String {
    escaped(&shortened(text, MOST_OF_A_TEXT))
}
