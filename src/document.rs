//! What every human-readable format shows of a report or a plan, in reading order: parts, and in them sentences, terms and
//! tables of typed cells. Words and their language are decided here, figures in [`report`](crate::report), and how it looks in
//! [`render`](crate::render). Knows no format.
//!
//! **How a format is written.** It takes a [`Document`], writes the [`Head`], and walks over [`Document::parts`], which are made
//! one at a time, so that a matrix is in memory only while it is written. Of each [`Part`] it writes the title and the
//! [`Block`]s in their order; it may leave out parts by their [`PartId`] and draw one block in a special way, but it never asks the report.
//! Which columns of a [`Table`] it shows, in which order and which of them below each other in one cell, it says once, as its
//! [`Arrangement`]; [`Table::arranged`] gives for every shown column the places of its cells. A cell is written by [`Cell::text`], or by its
//! typed [`Value`] where a format has something better than text (a real number, a drawing, an alignment at the decimal mark).
//! Every column stands in the arrangement of every format, or where its own line places it beside another one, or in the format's
//! list of what is left out, with the reason; a house test asks for that. JSON, CSV and the flat table are no documents: they are contracts with machines and take the report.
//!
//! A new column is a variant and a line of `SPECS` in `document/columns.rs`, which says where it stands, and its heading in
//! `catalogue/words.rs`.

pub mod arrangement;
mod at;
mod atlas;
mod cell;
mod comparison;
mod context;
pub mod columns;
mod drawing;
mod factsheet;
mod grouping;
mod head;
mod legend;
pub mod map;
mod matrix;
mod notes;
mod plan;
mod red;
mod row;
pub(crate) mod shown;
mod summary;

use chrono::NaiveDate;

use columns::Place;

use crate::catalogue::words::Word;
use crate::catalogue::{Language, format, report as words, sentences};
use crate::number::Figure;
use crate::period::Period;
use crate::report::comparison::Comparison;
use crate::report::factsheet::Factsheet;
use crate::report::plan::Plan;
use crate::report::{Report, Row};
use crate::status::{Counts, Status};

pub use arrangement::Arrangement;
pub use atlas::{Card, Index, Order, index};
pub use cell::{Cell, ESTIMATED, NOTHING, Shown, Value};
pub use columns::{Align, Column};
pub use drawing::{Anchor, Drawing, Shape, Sign, Stroke};
pub use factsheet::key_text;
pub use map::Map;

/// A document, of which the parts are made when they are asked for.
#[derive(Debug)]
pub struct Document<'a> {
    /// What stands before the first part.
    pub head: Head,
    /// The language of every text in it.
    pub language: Language,
    subject: Subject<'a>,
}

/// What a document is about.
#[derive(Debug)]
enum Subject<'a> {
    Report(context::Context<'a>),
    Plan(plan::Context<'a>),
    Comparison(comparison::Context<'a>),
    Factsheets(factsheet::Context<'a>),
}

/// What stands before the first part.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// What kind of document it is.
    pub title: String,
    /// For when.
    pub of: String,
    /// Of whom; may be empty.
    pub organisation: String,
    /// The cut-off date, and whether the period is closed.
    pub facts: Vec<String>,
    /// What the reader asked to see, where it is not everything.
    pub selection: Option<String>,
    /// Who deals with it, and when; `None` without a session.
    pub sessions: Option<Table>,
    /// What the document is, for its properties.
    pub description: String,
    /// What tells this document from others of the project: `2013-T2`, `plan-2013`.
    pub key: String,
    /// A day that the contents alone decide.
    pub dated: NaiveDate,
}

/// The parts that a document can have, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartId {
    /// How it stands in all.
    Summary,
    /// What is red, why, and what is done.
    Red,
    /// Whose forecast is worse than its present state.
    Outlook,
    /// Whose colour changed.
    Changes,
    /// What was due and is not there.
    Missing,
    /// What is not decided yet.
    OpenPoints,
    /// All goals of a plan.
    Goals,
    /// What goals serve, or the areas, at a glance.
    By,
    /// One of these groups, by its place.
    Group(usize),
    /// A matrix, by its place.
    Matrix(usize),
    /// The focus topics across all matrices.
    Focus,
    /// Where the areas of indicators lie, and how they stand.
    Maps,
    /// Corrected values of closed periods.
    Corrections,
    /// How to read it.
    Legend,
    /// What the figures rest on.
    Data,
    /// A factsheet, by its place.
    Sheet(usize),
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Which one it is.
    pub id: PartId,
    /// Its heading.
    pub title: String,
    /// The colour of all that is in it.
    pub overall: Option<Overall>,
    /// How many of its indicators have which status.
    pub counts: Option<Counts>,
    /// Below the heading, less important.
    pub facts: Vec<String>,
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// Something in a part.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// The same, less important.
    Quiet(String),
    /// A table.
    Table(Table),
    /// Terms with their meaning, below a heading of their own where there is one.
    Terms(Option<&'static str>, Vec<Term>),
    /// A map with its figures.
    Map(Box<Map>),
    /// The number that a part is about.
    Key(Key),
    /// A drawing; a table of the part has its figures.
    Drawing(Box<Drawing>),
}

/// The number that a part is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The value in its colour.
    pub value: Cell,
    /// What it counts; may be empty.
    pub unit: String,
    /// Its status.
    pub status: Status,
}

/// A term with its meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// What is explained; of a status symbol and word.
    pub name: String,
    /// The status, where it is one.
    pub status: Option<Status>,
    /// The column that it explains, where it is a rule of one.
    pub column: Option<Column>,
    /// The meaning.
    pub text: String,
}

impl Term {
    /// One that is no status and explains no column.
    fn new(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), status: None, column: None, text: text.to_owned() }
    }
}

/// What a table is about: it decides which columns a format shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// Committees and their sessions.
    Sessions,
    /// How many rows have which status, by matrix and part.
    Counts,
    /// What is red.
    Red,
    /// What has a worse forecast.
    Outlook,
    /// What changed its colour.
    Changes,
    /// What is missing.
    Missing,
    /// Rows of a report: of goals, budget or consolidation.
    Matrix,
    /// The same by focus topic.
    Focus,
    /// The areas of one indicator.
    Areas,
    /// Corrected values.
    Corrections,
    /// All goals of a plan.
    Goals,
    /// Rows of a plan.
    Plan,
    /// Areas or periods of one indicator.
    Figures,
    /// What goals serve, or the areas, at a glance.
    Groups,
    /// Rows of a report in one of these groups.
    Group,
}

impl TableKind {
    /// Every kind.
    pub const ALL: [Self; 15] = [
        Self::Sessions,
        Self::Counts,
        Self::Red,
        Self::Outlook,
        Self::Changes,
        Self::Missing,
        Self::Matrix,
        Self::Focus,
        Self::Areas,
        Self::Corrections,
        Self::Goals,
        Self::Plan,
        Self::Figures,
        Self::Groups,
        Self::Group,
    ];

    /// True for the rows of a report as they are read in full, by matrix or in a group.
    pub fn is_full(self) -> bool {
        matches!(self, Self::Matrix | Self::Group)
    }
}

/// A table; the first cell of each row names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it is about.
    pub kind: TableKind,
    /// Its heading within the part; `None` where the heading of the part says it.
    pub title: Option<String>,
    /// What it shows, for those who do not see it.
    pub caption: String,
    /// The colour of all rows together, where the table has one of its own.
    pub overall: Option<Overall>,
    /// From left to right.
    pub columns: Vec<TableColumn>,
    /// From top to bottom.
    pub items: Vec<Item>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// Which one.
    pub column: Column,
    /// The period that it shows, where there is one for each.
    pub period: Option<Period>,
    /// The status that it counts.
    pub status: Option<Status>,
    /// The words above it.
    pub heading: String,
}

/// A row, or a heading between rows.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A heading across the table.
    Band(Band),
    /// A row.
    Row(TableRow),
}

/// A heading across a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// 1 for a goal or another group, 2 for a measure within it.
    pub level: u8,
    /// The words.
    pub title: String,
    /// Beside them: who answers.
    pub aside: Option<String>,
    /// Below them, with their names where they have one.
    pub details: Vec<Remark>,
    /// The colour of what is below.
    pub overall: Option<Overall>,
    /// How many indicators below have which status.
    pub counts: Option<Counts>,
}

/// A row with what is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// Where it belongs to an indicator: which one.
    pub id: Option<RowId>,
    /// Its status, by which readers filter.
    pub status: Option<Status>,
    /// How it stands among the others.
    pub rank: Rank,
    /// A cell a column of the table.
    pub cells: Vec<Cell>,
    /// What is said about it, one below the other.
    pub remarks: Vec<Remark>,
}

impl TableRow {
    fn new(cells: Vec<Cell>) -> Self {
        Self { id: None, status: None, rank: Rank::Usual, cells, remarks: Vec::new() }
    }

    /// Of the cells that stand below each other, the place of the large one, which is the first that shows anything, and the
    /// places of the small ones that show something.
    pub fn stacked(&self, places: &[usize]) -> (usize, Vec<usize>) {
        let mut shown =
            places.iter().copied().filter(|place| self.cells.get(*place).is_some_and(|cell| !cell.is_empty()));
        let first = shown.next().or_else(|| places.first().copied()).unwrap_or_default();
        (first, shown.collect())
    }

    /// The Soll of every period in one line.
    pub fn expected(&self, columns: &[TableColumn], language: Language) -> Remark {
        let each = self.cells.iter().zip(columns).filter(|(_, here)| here.column == Column::Expected);
        let said = each.map(|(cell, here)| {
            let period = here.period.map(Period::label).unwrap_or_default();
            format!("{period}\u{a0}{}", cell.text(language))
        });
        let text = said.collect::<Vec<_>>().join(" · ");
        Remark { name: Some(Word::Expected), ..Remark::quiet(text) }
    }

    /// The text of a small cell, with its name where it has no heading.
    pub fn small_text(&self, place: usize, columns: &[TableColumn], language: Language) -> String {
        let text = self.cells.get(place).map_or_else(String::new, |cell| cell.text(language));
        match columns.get(place).and_then(|here| here.column.name_below()) {
            Some(name) => format!("{}\u{a0}{text}", name.text(language)),
            None => text,
        }
    }
}

/// The columns of a table that have room.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// The places of the cells that each is made of.
    pub arranged: Vec<Vec<usize>>,
    /// The periods whose Ist has no column.
    pub older: Vec<Period>,
    /// True where the Soll of each period stands below its row.
    pub expected_below: bool,
}

impl Fitted {
    /// That the Ist of some periods is left out.
    pub fn left_out(&self, language: Language) -> Option<String> {
        let (first, last) = self.older.first().zip(self.older.last())?;
        Some(sentences::left_out(*first, *last, language))
    }
}

/// How a row stands among the others of its table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rank {
    /// As one of them.
    #[default]
    Usual,
    /// As a part of the row before.
    Part,
    /// As the sum of rows before.
    Sum,
}

/// What tells an indicator or line from others of the document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowId {
    /// Id of the matrix.
    pub matrix: String,
    /// Id of the indicator.
    pub indicator: String,
}

impl RowId {
    fn of(row: &Row) -> Self {
        Self { matrix: row.matrix.clone(), indicator: row.indicator.clone() }
    }
}

/// Something said about a row or a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it is, where its words do not say so.
    pub name: Option<Word>,
    /// The words.
    pub text: String,
    /// How much it matters.
    pub weight: Weight,
}

/// How much a remark matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Something is missing that must be there.
    Strong,
    /// As usual.
    Usual,
    /// For those who look it up.
    Quiet,
}

impl Remark {
    fn usual(text: impl Into<String>) -> Self {
        Self { name: None, text: text.into(), weight: Weight::Usual }
    }

    fn quiet(text: impl Into<String>) -> Self {
        Self { weight: Weight::Quiet, ..Self::usual(text) }
    }

    fn strong(text: impl Into<String>) -> Self {
        Self { weight: Weight::Strong, ..Self::usual(text) }
    }

    fn named(name: Word, text: impl Into<String>) -> Self {
        Self { name: Some(name), ..Self::usual(text) }
    }

    /// The words with their name: `Gegenmaßnahme: Zwei Honorarkräfte ab Mai.`
    pub fn whole(&self, language: Language) -> String {
        self.name.map_or_else(|| self.text.clone(), |name| format!("{}: {}", name.text(language), self.text))
    }
}

/// The colour of several rows together.
#[derive(Clone, Debug, PartialEq)]
pub struct Overall {
    /// The status.
    pub status: Status,
    /// The weighted score from 0 to 1, where there is one.
    pub score: Option<Figure>,
}

impl Overall {
    /// Symbol and word, and where it is weighted its score: `▼ rot (0,67)`.
    pub fn text(&self, language: Language) -> String {
        let word = shown::firm(&words::status_with_symbol(self.status, language));
        match &self.score {
            Some(score) => format!("{word}\u{a0}({})", format::figure(score, language)),
            None => word,
        }
    }
}

impl Table {
    /// The places of the cells that each shown column is made of; columns that the table does not have are left out.
    pub fn arranged(&self, arrangement: &Arrangement) -> Vec<Vec<usize>> {
        let places = |column: Column| {
            let all = self.columns.iter().enumerate();
            all.filter(move |(_, here)| here.column == column).map(|(place, _)| place)
        };
        let mut shown = Vec::new();
        for stack in &self.stacks(arrangement) {
            let found: Vec<usize> = stack.iter().flat_map(|column| places(*column)).collect();
            let each_alone = stack.len() == 1;
            match found.as_slice() {
                [] => {}
                _ if each_alone => shown.extend(found.into_iter().map(|place| vec![place])),
                _ => shown.push(found),
            }
        }
        shown
    }

    /// The same where no more than `most` columns of periods have room: of a report the oldest go, of a plan all.
    pub fn fitted(&self, arrangement: &Arrangement, most: usize) -> Fitted {
        let repeated = |column| -> Vec<Period> {
            self.columns.iter().filter(|here| here.column == column).filter_map(|here| here.period).collect()
        };
        let mut older = repeated(Column::Actual);
        older.truncate(older.len().saturating_sub(most));
        let expected_below = self.kind == TableKind::Plan && repeated(Column::Expected).len() > most;
        let mut arranged = self.arranged(arrangement);
        arranged.retain(|places| {
            places.first().and_then(|place| self.columns.get(*place)).is_none_or(|here| {
                let is_older = here.period.is_some_and(|period| older.contains(&period));
                !(here.column == Column::Actual && is_older || here.column == Column::Expected && expected_below)
            })
        });
        Fitted { arranged, older, expected_below }
    }

    /// The columns of the format, and those that it does not place, where their line says.
    fn stacks(&self, arrangement: &Arrangement) -> Vec<Vec<Column>> {
        let mut stacks: Vec<Vec<Column>> =
            (arrangement.columns)(self.kind).iter().map(|stack| stack.to_vec()).collect();
        for column in self.columns.iter().map(|here| here.column) {
            let left_out = arrangement.left_out.iter().any(|(left, _)| *left == column);
            if left_out || stacks.iter().any(|stack| stack.contains(&column)) {
                continue;
            }
            let Some(place) = column.place() else { continue };
            let (Place::With(other) | Place::After(other)) = place;
            let Some(at) = stacks.iter().position(|stack| stack.contains(&other)) else { continue };
            match place {
                Place::With(_) => stacks[at].push(column),
                Place::After(_) => stacks.insert(at + 1, vec![column]),
            }
        }
        stacks
    }

    /// Its rows without the headings between them.
    pub fn rows(&self) -> impl Iterator<Item = &TableRow> {
        self.items.iter().filter_map(|item| match item {
            Item::Row(row) => Some(row),
            Item::Band(_) => None,
        })
    }
}

/// The document of a report.
pub fn report(report: &Report, language: Language) -> Document<'_> {
    Document {
        head: head::report(report, language),
        language,
        subject: Subject::Report(context::Context::new(report, language)),
    }
}

/// The document of the plan of a year.
pub fn plan(plan: &Plan, language: Language) -> Document<'_> {
    Document { head: head::plan(plan, language), language, subject: Subject::Plan(plan::Context::new(plan, language)) }
}

/// The document of one factsheet, or of several as an atlas.
pub fn factsheets(sheets: &[Factsheet], language: Language) -> Document<'_> {
    Document {
        head: factsheet::head(sheets, language),
        language,
        subject: Subject::Factsheets(factsheet::Context::new(sheets, language)),
    }
}

/// The document of a comparison.
pub fn comparison(comparison: &Comparison, language: Language) -> Document<'_> {
    Document {
        head: comparison::head(comparison, language),
        language,
        subject: Subject::Comparison(comparison::Context::new(comparison, language)),
    }
}

impl Document<'_> {
    /// The same with a map for each indicator that has values of areas, as far as it is a report and areas have a geometry.
    #[must_use]
    pub fn with_maps(mut self) -> Self {
        if let Subject::Report(context) = &mut self.subject {
            context.maps = map::has_maps(context.report, context.language);
        }
        self
    }

    /// The parts that it has, with their headings.
    pub fn contents(&self) -> Vec<(PartId, String)> {
        match &self.subject {
            Subject::Report(context) => context.contents(),
            Subject::Plan(context) => context.contents(),
            Subject::Comparison(context) => context.contents(),
            Subject::Factsheets(context) => context.contents(),
        }
    }

    /// One part, made anew.
    pub fn part(&self, id: PartId) -> Part {
        match &self.subject {
            Subject::Report(context) => context.part(id),
            Subject::Plan(context) => context.part(id),
            Subject::Comparison(context) => context.part(id),
            Subject::Factsheets(context) => context.part(id),
        }
    }

    /// All parts in reading order, made one after the other.
    pub fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        self.contents().into_iter().map(|(id, _)| self.part(id))
    }

    /// The rows of its matrices in reading order, without those of single areas.
    pub fn row_ids(&self) -> Vec<RowId> {
        match &self.subject {
            Subject::Report(context) => context.row_ids(),
            Subject::Plan(_) | Subject::Comparison(_) | Subject::Factsheets(_) => Vec::new(),
        }
    }

    /// The statuses that occur, in the order of [`Status::ALL`]; none in a plan.
    pub fn statuses(&self) -> &[Status] {
        match &self.subject {
            Subject::Report(context) => &context.report.legend.statuses,
            Subject::Plan(_) => &[],
            Subject::Comparison(context) => &context.statuses,
            Subject::Factsheets(context) => &context.statuses,
        }
    }

    /// The statuses that a row has in the period of the report.
    pub fn present_statuses(&self) -> Vec<Status> {
        let counts = match &self.subject {
            Subject::Report(context) => context.report.totals.all,
            Subject::Plan(_) | Subject::Comparison(_) | Subject::Factsheets(_) => Counts::default(),
        };
        Status::ALL.into_iter().filter(|status| counts.of(*status) > 0).collect()
    }

    /// True where earlier years are shown.
    pub fn has_years(&self) -> bool {
        match &self.subject {
            Subject::Report(context) => !context.report.years.is_empty(),
            Subject::Plan(_) | Subject::Comparison(_) | Subject::Factsheets(_) => false,
        }
    }

    /// True for a plan, which has no values.
    pub fn is_plan(&self) -> bool {
        matches!(self.subject, Subject::Plan(_))
    }

    /// How many factsheets it has; 0 for everything else.
    pub fn sheets(&self) -> usize {
        match &self.subject {
            Subject::Factsheets(context) => context.sheets.len(),
            Subject::Report(_) | Subject::Plan(_) | Subject::Comparison(_) => 0,
        }
    }

    /// True for a comparison, which is read in whole in every format.
    pub fn is_comparison(&self) -> bool {
        matches!(self.subject, Subject::Comparison(_))
    }

    /// Title and period in one line.
    pub fn title(&self) -> String {
        format!("{} {}", self.head.title, self.head.of)
    }
}

impl Part {
    fn new(id: PartId, title: impl Into<String>) -> Self {
        Self { id, title: title.into(), overall: None, counts: None, facts: Vec::new(), blocks: Vec::new() }
    }

    fn with(mut self, blocks: impl IntoIterator<Item = Block>) -> Self {
        self.blocks.extend(blocks);
        self
    }
}
