//! The tables of the controlling: the goals of a matrix, the budget, and the consolidation measures.

use super::data::{Block, Cell, Column, Group, Line, Table};
use super::{figures, notes};
use crate::catalogue::Language;
use crate::catalogue::closing;
use crate::catalogue::pdf::{self as phrases, Heading, heading};
use crate::catalogue::terminal as short;
use crate::model::LineKind;
use crate::period::Period;
use crate::report::{GoalReport, MatrixReport, Named, Report, RollupResult, Row, chart};

/// More columns of Ist values than this leave no room for the names.
const MOST_PERIODS: usize = 4;

/// Columns of the Planungsteil: name and target.
const PLANNED: usize = 2;

/// What the tables of a report have in common, so that columns stand alike on every page.
#[derive(Debug)]
pub(super) struct Layout {
    periods: Vec<Period>,
    left_out: Option<(Period, Period)>,
    trend: bool,
    development: bool,
    forecast: bool,
    language: Language,
}

impl Layout {
    /// The columns that the report has something for.
    pub(super) fn new(report: &Report, language: Language) -> Self {
        let mut trend = false;
        let mut development = false;
        let mut forecast = false;
        for entry in report.entries() {
            let now = entry.row.now();
            trend |= now.trend.is_some() || now.year_before_status.is_some();
            forecast |= now.forecast.is_some();
            development = development || chart::development(entry.row).is_some();
        }
        let (left_out, periods) = report.periods.split_at(report.periods.len().saturating_sub(MOST_PERIODS));
        let left_out = left_out.first().copied().zip(left_out.last().copied());
        Self { periods: periods.to_vec(), left_out, trend, development, forecast, language }
    }

    fn table(&self, line: LineKind, summary: &str) -> Table {
        let language = self.language;
        let unit = match line {
            LineKind::Goal => heading(Heading::Indicator, language),
            LineKind::Budget | LineKind::Consolidation => short::indicator(line, language),
        };
        let mut columns = vec![
            Column::words(unit, 1),
            Column::numbers(short::target(line, language)),
            Column::numbers(short::expected(language)),
        ];
        columns.extend(self.periods.iter().map(|period| Column::numbers(short::actual(*period, language))));
        columns.push(Column::numbers(heading(Heading::Deviation, language)));
        if self.trend {
            columns.push(Column::narrow(heading(Heading::Trend, language)));
        }
        if self.development {
            columns.push(Column::narrow(heading(Heading::Development, language)));
        }
        if self.forecast {
            columns.push(Column::numbers(heading(Heading::Forecast, language)));
        }
        let mut table = Table::new(summary, columns);
        let reported = table.columns.len() - PLANNED;
        table.groups = [(Heading::Planning, PLANNED), (Heading::Controlling, reported)]
            .into_iter()
            .map(|(title, span)| Group { title: heading(title, language).into(), span })
            .collect();
        table
    }

    fn row(&self, row: &Row, table: &mut Table) {
        let language = self.language;
        let now = row.now();
        let mut cells = vec![name(row, language), figures::target(row, language), figures::expected(row, language)];
        cells.extend(self.periods.iter().map(|period| {
            let standing = row.standings.iter().find(|standing| standing.period == *period);
            standing.map_or_else(Cell::nothing, |standing| figures::actual(row, standing, language))
        }));
        cells.push(figures::deviation(now, language));
        if self.trend {
            cells.push(figures::trend(now, language));
        }
        if self.development {
            cells.push(figures::development(row, language));
        }
        if self.forecast {
            cells.push(figures::forecast(now, language));
        }
        table.row(cells);
    }

    fn below(&self, rows: &[&Row], blocks: &mut Vec<Block>) {
        if let Some((first, last)) = self.left_out {
            blocks.push(Block::quiet(short::left_out(first, last, self.language)));
        }
        notes::write(rows, self.language, blocks);
        notes::write_corrections(rows, self.language, blocks);
    }
}

/// The name with unit and area; footnotes on changed rules and accepted deviations.
fn name(row: &Row, language: Language) -> Cell {
    if let Some(area) = &row.area {
        return Cell { inset: true, ..Cell::words(phrases::of_area(title_of(area), language)) };
    }
    let group = row.product_group.as_deref().map(|group| format!("{group} ")).unwrap_or_default();
    let mut cell = Cell::words(group + &row.name);
    let responsible = row.responsible.as_deref().map(|who| short::responsible(who, language));
    let unit = (!row.unit.is_empty()).then(|| row.unit.clone());
    let relative = phrases::relative_target(row.now().target.as_ref(), language);
    let corrected = (!row.corrections.is_empty()).then(|| closing::see_below(language).to_owned());
    let below: Vec<String> = unit.into_iter().chain(relative).chain(responsible).chain(corrected).collect();
    if !below.is_empty() {
        cell.lines.push(Line::words(below.join(" · ")));
    }
    cell.notes = notes::footnotes(row, language);
    cell
}

/// The title, or the id where there is none.
pub(super) fn title_of(named: &Named) -> &str {
    if named.title.is_empty() { &named.id } else { &named.title }
}

/// The matrices, each on a page of its own.
pub(super) fn write(report: &Report, layout: &Layout, blocks: &mut Vec<Block>) {
    let language = layout.language;
    for matrix in report.matrices.iter().filter(|matrix| !matrix.goals.is_empty()) {
        blocks.push(Block::Heading {
            level: 1,
            text: matrix.title.clone(),
            mark: figures::overall(&matrix.rollup, language),
            new_page: true,
        });
        blocks.push(Block::quiet(facts(matrix, report, language)));
        blocks.extend(red_names(&matrix.rollup, language));
        let mut table = layout.table(LineKind::Goal, &matrix.title);
        for goal in &matrix.goals {
            write_goal(goal, layout, &mut table);
        }
        blocks.push(Block::Table(table));
        layout.below(&rows_of(matrix), blocks);
    }
}

/// The red indicators that a weighted colour could hide.
fn red_names(rollup: &RollupResult, language: Language) -> Option<Block> {
    (!rollup.red_names.is_empty()).then(|| Block::text(short::red_names(&rollup.red_names.join(", "), language)))
}

fn facts(matrix: &MatrixReport, report: &Report, language: Language) -> String {
    let own_cutoff = (matrix.cutoff != report.cutoff).then(|| short::cutoff(matrix.cutoff, language));
    let department = (matrix.department != matrix.title).then(|| matrix.department.clone());
    let counts = phrases::counts(&matrix.rollup.counts, language);
    department.into_iter().chain(own_cutoff).chain([counts]).collect::<Vec<_>>().join(" · ")
}

/// What a goal serves, and where it stands in the budget.
pub(super) fn goal_facts(
    strategic: Option<&Named>,
    focus: &[Named],
    group: Option<&str>,
    product: Option<&str>,
    language: Language,
) -> String {
    let strategic = strategic.map(|named| phrases::strategic_goal(&named.id, &named.title, language));
    let topics: Vec<&str> = focus.iter().map(title_of).collect();
    let focus = (!topics.is_empty()).then(|| short::focus(&topics.join(", "), language));
    let product = short::product(group, product, language);
    strategic.into_iter().chain(focus).chain(product).collect::<Vec<_>>().join(" · ")
}

fn write_goal(goal: &GoalReport, layout: &Layout, table: &mut Table) {
    let language = layout.language;
    let small = goal_facts(
        goal.strategic_goal.as_ref(),
        &goal.focus,
        goal.product_group.as_deref(),
        goal.product.as_deref(),
        language,
    );
    table.band(2, &*goal.title, small, figures::overall(&goal.rollup, language));
    for row in &goal.indicators {
        layout.row(row, table);
    }
    for measure in &goal.measures {
        let responsible = measure.responsible.clone().unwrap_or_default();
        table.band(3, &*measure.title, responsible, figures::overall(&measure.rollup, language));
        for row in &measure.indicators {
            layout.row(row, table);
        }
    }
}

fn rows_of(matrix: &MatrixReport) -> Vec<&Row> {
    let goals = matrix.goals.iter();
    goals
        .flat_map(|goal| goal.indicators.iter().chain(goal.measures.iter().flat_map(|measure| &measure.indicators)))
        .collect()
}

/// Budget execution or consolidation measures of all matrices in one section; nothing where there are none.
pub(super) fn write_lines(line: LineKind, report: &Report, layout: &Layout, blocks: &mut Vec<Block>) {
    let language = layout.language;
    let section = |matrix: &'_ MatrixReport| match line {
        LineKind::Consolidation => matrix.consolidation.clone(),
        LineKind::Budget | LineKind::Goal => matrix.budget.clone(),
    };
    let title = match line {
        LineKind::Consolidation => Heading::Consolidation,
        LineKind::Budget | LineKind::Goal => Heading::Budget,
    };
    let title = heading(title, language);
    let mut table = layout.table(line, title);
    let sections: Vec<_> = report.matrices.iter().map(|matrix| (matrix, section(matrix))).collect();
    for (matrix, section) in sections.iter().filter(|(_, section)| !section.lines.is_empty()) {
        table.band(2, &*matrix.title, "", figures::overall(&section.rollup, language));
        for row in &section.lines {
            layout.row(row, &mut table);
        }
    }
    if table.is_empty() {
        return;
    }
    // The consolidation follows the budget, as both are short.
    let new_page = line != LineKind::Consolidation;
    blocks.push(Block::Heading { level: 1, text: title.into(), mark: None, new_page });
    blocks.push(Block::Table(table));
    let rows: Vec<&Row> = sections.iter().flat_map(|(_, section)| &section.lines).collect();
    layout.below(&rows, blocks);
}
