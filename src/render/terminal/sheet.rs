//! One matrix: its heading, its tables, and what is said below them.

use super::block::{Block, Entry, Line};
use super::heading::{ColourPlace, rollup, write_addenda, write_red_names};
use super::notes;
use super::page::{Page, clean};
use super::paint::Paint;
use super::wrap::firm;
use crate::catalogue::Language;
use crate::catalogue::terminal as phrases;
use crate::model::LineKind;
use crate::render::shown::{self, title_of};
use crate::report::{MatrixReport, Report, Row, Section};

/// A matrix, laid out for a width.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    matrix: &'a MatrixReport,
    /// True where the matrix has another cut-off date than the report.
    own_cutoff: bool,
    goals: Option<Block<'a>>,
    budget: Option<Block<'a>>,
    consolidation: Option<Block<'a>>,
}

impl<'a> Sheet<'a> {
    /// Lays the matrix out for at most that width.
    pub(super) fn new(matrix: &'a MatrixReport, report: &'a Report, most: usize, language: Language) -> Self {
        let mut revised = 0;
        let mut goals = Vec::new();
        for goal in &matrix.goals {
            goals.push(Entry::Goal(goal));
            goals.extend(goal.indicators.iter().map(|row| entry(row, 2, &mut revised)));
            for measure in &goal.measures {
                goals.push(Entry::Measure(measure));
                goals.extend(measure.indicators.iter().map(|row| entry(row, 4, &mut revised)));
            }
        }
        let mut section =
            |section: &'a Section| section.lines.iter().map(|row| entry(row, 0, &mut revised)).collect::<Vec<_>>();
        let (budget, consolidation) = (section(&matrix.budget), section(&matrix.consolidation));
        let block = |line, entries: Vec<Entry<'a>>| {
            (!entries.is_empty()).then(|| Block::new(line, entries, &report.periods, most, language))
        };
        Self {
            matrix,
            own_cutoff: matrix.cutoff != report.cutoff,
            goals: block(LineKind::Goal, goals),
            budget: block(LineKind::Budget, budget),
            consolidation: block(LineKind::Consolidation, consolidation),
        }
    }

    /// The width that the widest table would like to have.
    pub(super) fn natural_width(&self) -> usize {
        self.blocks().map(Block::natural_width).max().unwrap_or(0)
    }

    /// True where forecasts name their source in short.
    pub(super) fn has_short_forecasts(&self) -> bool {
        self.blocks().any(Block::has_short_forecasts)
    }

    /// Writes the matrix.
    pub(super) fn write(&self, page: &mut Page) {
        let matrix = self.matrix;
        let language = page.language;
        let mut title = shown::matrix_title(&matrix.title, &matrix.department);
        if self.own_cutoff {
            title = format!("{title} · {}", firm(&phrases::cutoff(matrix.cutoff, language)));
        }
        page.gap();
        page.rule('━');
        // The figures of all its tables begin at the same column where they can.
        let names = self.blocks().map(Block::natural_names).max().unwrap_or(0);
        page.heading(0, Some(Paint::Strong), &title, Some(&rollup(&matrix.rollup, ColourPlace::AtMargin, page)));
        write_addenda(&matrix.addenda, 2, page);
        write_red_names(&matrix.rollup, 2, page);
        if let Some(goals) = &self.goals {
            goals.write(names, page);
        }
        let sections = [
            (&self.budget, phrases::budget(language), &matrix.budget),
            (&self.consolidation, phrases::consolidation(language), &matrix.consolidation),
        ];
        for (block, heading, section) in sections {
            if let Some(block) = block {
                page.gap();
                let aside = rollup(&section.rollup, ColourPlace::At(block.status_at(names, page)), page);
                page.heading(0, Some(Paint::Strong), heading, Some(&aside));
                write_red_names(&section.rollup, 2, page);
                block.write(names, page);
            }
        }
        let rows: Vec<&Row> = self.blocks().flat_map(Block::rows).collect();
        notes::write(&rows, page);
    }

    fn blocks(&self) -> impl Iterator<Item = &Block<'a>> {
        [&self.goals, &self.budget, &self.consolidation].into_iter().flatten()
    }
}

/// A row with its name; one with a new rule or a corrected value takes the next footnote.
fn entry<'a>(row: &'a Row, indent: usize, revised: &mut usize) -> Entry<'a> {
    let mut name = match &row.area {
        Some(area) => title_of(area),
        None => table_name(row),
    };
    if row.has_footnote() {
        *revised += 1;
        name.push_str(&notes::superscript(*revised));
    }
    Entry::Row(Line { row, indent: if row.area.is_some() { indent + 2 } else { indent }, name })
}

/// Product group, name and unit.
fn table_name(row: &Row) -> String {
    let group = row.product_group.as_deref().map(clean);
    let unit = clean(&row.unit);
    let unit = (!unit.is_empty()).then(|| format!("({unit})"));
    let parts = group.into_iter().chain([clean(&row.name)]).chain(unit);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
