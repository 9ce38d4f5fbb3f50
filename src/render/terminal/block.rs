//! One table with its headings between the rows: the goals of a matrix, its budget, or its consolidation measures.

use comfy_table::{ColumnConstraint, Table, Width};

use super::column::always_below;
use super::heading;
use super::page::Page;
use super::paint::Paint;
use super::plan::{GAP, Names, Plan};
use super::wrap::{longest_word, width, wrap};
use crate::catalogue::Language;
use crate::catalogue::terminal as phrases;
use crate::model::LineKind;
use crate::period::Period;
use crate::report::{GoalReport, MeasureReport, Row};

/// A table and what stands between its rows.
#[derive(Debug)]
pub(super) struct Block<'a> {
    line: LineKind,
    entries: Vec<Entry<'a>>,
    plan: Plan,
}

/// Something in reading order.
#[derive(Debug)]
pub(super) enum Entry<'a> {
    /// The heading of a goal.
    Goal(&'a GoalReport),
    /// The heading of a measure.
    Measure(&'a MeasureReport),
    /// A row of the table.
    Row(Line<'a>),
}

/// A row with its name as it stands in the table.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// The row.
    pub(super) row: &'a Row,
    /// Columns before the name.
    pub(super) indent: usize,
    /// Name, unit and footnote.
    pub(super) name: String,
}

impl Line<'_> {
    /// The name in lines of a width, set in.
    fn wrapped(&self, width: usize) -> Vec<String> {
        let room = width.saturating_sub(self.indent);
        let mut lines = wrap(&self.name, room, room.saturating_sub(HANGING));
        for (index, name) in lines.iter_mut().enumerate() {
            let indent = if index == 0 { self.indent } else { self.indent + HANGING };
            name.insert_str(0, &" ".repeat(indent));
        }
        lines
    }
}

/// Lines of a name after the first are set in by this much more.
const HANGING: usize = 2;

impl<'a> Block<'a> {
    /// A table of those entries that fits `most` columns.
    pub(super) fn new(
        line: LineKind,
        entries: Vec<Entry<'a>>,
        periods: &[Period],
        most: usize,
        language: Language,
    ) -> Self {
        let rows: Vec<&Row> = lines(&entries).map(|line| line.row).collect();
        let mut names = Names { longest: width(phrases::indicator(line, language)), longest_word: 0 };
        for line in lines(&entries) {
            names.longest = names.longest.max(line.indent + width(&line.name));
            names.longest_word = names.longest_word.max(line.indent + HANGING + longest_word(&line.name));
        }
        let plan = Plan::new(&rows, names, periods, line, most, language);
        Self { line, entries, plan }
    }

    /// The width that the table would like to have.
    pub(super) fn natural_width(&self) -> usize {
        self.plan.natural_width()
    }

    /// True where forecasts name their source in short.
    pub(super) fn has_short_forecasts(&self) -> bool {
        self.plan.has_short_forecast()
    }

    /// Its rows in reading order.
    pub(super) fn rows(&self) -> impl Iterator<Item = &'a Row> {
        lines(&self.entries).map(|line| line.row)
    }

    /// The width that its names would like to have.
    pub(super) fn natural_names(&self) -> usize {
        self.plan.names
    }

    /// Where the statuses of its rows stand, for the colours of headings above them.
    pub(super) fn status_at(&self, names: usize, page: &Page) -> usize {
        self.names(names, page) + self.plan.before_status()
    }

    /// Writes the table, with names as wide as asked for where the page has room.
    pub(super) fn write(&self, names: usize, page: &mut Page) {
        let status_at = self.status_at(names, page);
        let names = self.names(names, page);
        let mut shown = self.lay_out(names, page).into_iter();
        page.rule('─');
        if let Some(header) = shown.next() {
            page.line(&page.painter.paint(Paint::Strong, header.trim_end()));
        }
        page.rule('─');
        let mut first = true;
        for entry in &self.entries {
            match entry {
                Entry::Goal(goal) => {
                    if !first {
                        page.gap();
                    }
                    heading::write_goal(goal, status_at, page);
                }
                Entry::Measure(measure) => heading::write_measure(measure, status_at, page),
                Entry::Row(line) => {
                    let height = line.wrapped(names).len();
                    shown.by_ref().take(height).for_each(|row| page.line(&row));
                    self.write_below(line, page);
                }
            }
            first = false;
        }
        page.rule('─');
        if let (Some(from), Some(to)) = (self.plan.left_out.first(), self.plan.left_out.last()) {
            page.paragraph(0, 0, &phrases::left_out(*from, *to, page.language));
        }
    }

    /// Header and rows as lines. All rows stand in one table, so that columns are laid out once; names come wrapped and
    /// numbers aligned, so that the table has nothing left to break.
    fn lay_out(&self, names: usize, page: &Page) -> Vec<String> {
        let language = page.language;
        let mut table = Table::new();
        table.load_style(comfy_table::presets::NOTHING);
        let columns = &self.plan.columns;
        let headings =
            columns.iter().map(|planned| planned.shape.heading(&planned.column.heading(self.line, language)));
        let name = phrases::indicator(self.line, language).to_owned();
        table.set_header(std::iter::once(name).chain(headings));
        for line in lines(&self.entries) {
            let figures = columns.iter().map(|planned| {
                let cell = planned.column.table_cell(line.row, planned.wording, language);
                planned.column.paint(line.row, planned.shape.align(&cell), page.painter)
            });
            table.add_row(std::iter::once(line.wrapped(names).join("\n")).chain(figures));
        }
        let widths = std::iter::once(names).chain(columns.iter().map(|planned| planned.shape.width()));
        for (index, (column, content)) in table.column_iter_mut().zip(widths).enumerate() {
            let gap = if index < columns.len() { GAP } else { 0 };
            column.set_padding((0, narrow(gap)));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(narrow(content + gap))));
        }
        table.lines().collect()
    }

    fn names(&self, wanted: usize, page: &Page) -> usize {
        wanted.min(page.width.saturating_sub(self.plan.figures()))
    }

    fn write_below(&self, line: &Line<'_>, page: &mut Page) {
        let row = line.row;
        let columns = self.plan.below.iter();
        let mut pieces: Vec<String> =
            columns.filter_map(|column| column.piece(row, page.language, page.painter)).collect();
        pieces.extend(always_below(row, page.language));
        page.pieces(line.indent + HANGING, &pieces);
    }
}

fn lines<'e, 'a>(entries: &'e [Entry<'a>]) -> impl Iterator<Item = &'e Line<'a>> {
    entries.iter().filter_map(|entry| match entry {
        Entry::Row(line) => Some(line),
        Entry::Goal(_) | Entry::Measure(_) => None,
    })
}

fn narrow(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}
