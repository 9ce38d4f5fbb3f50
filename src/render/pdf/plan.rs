//! The handout on a plan: what the committee is asked to decide before the year begins. All goals on one page, then each
//! matrix with its measures, hypotheses and indicators, the lines of budget and consolidation, and the rules.

use super::data::{Attachment, Block, Cell, Colours, Column, Document, Line, Part, Table};
use super::legend::{self, part, term};
use super::matrix::{goal_facts, title_of};
use super::summary;
use crate::catalogue::html::{Label as Word, label as word};
use crate::catalogue::pdf::{self as phrases, Heading, heading};
use crate::catalogue::plan::{self as planning, Label, label};
use crate::catalogue::workbook::{self as meanings, Heading as Meaning};
use crate::catalogue::{Language, format, html, report as words, terminal as short};
use crate::model::{Kind, LineKind, Mark, Target};
use crate::render::shown;
use crate::report::plan::{Plan, PlanGoal, PlanMatrix, PlanMeasure, PlanRow, PlanSoll};

/// More columns of Soll values than this leave no room for the names; the Soll then stands below each row.
const MOST_PERIODS: usize = 4;

/// Everything that the handout shows, in reading order.
pub(super) fn document(plan: &Plan, attachment: String, language: Language) -> Document {
    let layout = Layout::new(plan, language);
    let mut blocks = Vec::new();
    overview(plan, language, &mut blocks);
    for matrix in plan.matrices.iter().filter(|matrix| !matrix.goals.is_empty()) {
        layout.write_matrix(matrix, &mut blocks);
    }
    layout.write_lines(LineKind::Budget, &mut blocks);
    layout.write_lines(LineKind::Consolidation, &mut blocks);
    Document {
        language: language.name(),
        region: language.pick("DE", "GB"),
        title: phrases::plan_title(&plan.organisation, plan.year, language),
        description: phrases::plan_description(plan.year, language),
        organisation: plan.organisation.clone(),
        heading: format!("{} {}", label(Label::Title, language), plan.year),
        lead: shown::cutoffs(plan, language),
        page_words: phrases::page_words(language),
        colours: Colours::new(),
        blocks,
        appendix: rules(plan, &attachment, language),
        attachment: Attachment { name: attachment, description: phrases::plan_attachment_description(language) },
    }
}

/// Who meets when, and every goal with what it serves.
fn overview(plan: &Plan, language: Language, blocks: &mut Vec<Block>) {
    summary::sessions(&plan.sessions, language, blocks);
    if !plan.selection.is_everything() {
        let title = meanings::heading(Meaning::Selection, language);
        blocks.push(Block::text(format!("{title}: {}.", shown::chosen(&plan.selection, language))));
    }
    if plan.matrices.is_empty() {
        blocks.push(Block::text(short::empty(language)));
        return;
    }
    let goals = || plan.matrices.iter().flat_map(|matrix| &matrix.goals);
    let columns = [
        (Heading::Goal, 9, true),
        (Heading::StrategicGoal, 6, goals().any(|goal| goal.strategic_goal.is_some())),
        (Heading::Focus, 4, goals().any(|goal| !goal.focus.is_empty())),
        (Heading::ProductGroup, 3, goals().any(|goal| goal.product_group.is_some())),
    ];
    let shown = columns.map(|(_, _, shown)| shown);
    let words = columns.into_iter().filter(|(_, _, shown)| *shown);
    let words = words.map(|(title, share, _)| Column::words(heading(title, language), share));
    let counts = [Heading::Measures, Heading::Indicators].map(|title| Column::numbers(heading(title, language)));
    let title = heading(Heading::Goals, language);
    let mut table = Table::new(title, words.chain(counts).collect());
    for matrix in plan.matrices.iter().filter(|matrix| !matrix.goals.is_empty()) {
        table.band(2, &*matrix.title, shown::extent(matrix, language), None);
        for goal in &matrix.goals {
            table.row(goal_row(goal, shown, language));
        }
    }
    if !table.is_empty() {
        blocks.push(Block::heading(1, title));
        blocks.push(Block::Table(table));
    }
}

/// The cells of a goal, of which those that no goal has anything for are not shown.
fn goal_row(goal: &PlanGoal, shown: [bool; 4], language: Language) -> Vec<Cell> {
    let optional = |text: Option<String>| text.map_or_else(Cell::nothing, Cell::words);
    let number =
        |count: usize| Cell { lines: vec![Line::number(format::count(count, language), language)], ..Cell::default() };
    let topics: Vec<&str> = goal.focus.iter().map(title_of).collect();
    let strategic = goal.strategic_goal.as_ref().map(|named| format!("{} {}", named.id, named.title).trim().to_owned());
    let words = [
        Cell::words(&*goal.title),
        optional(strategic),
        optional((!topics.is_empty()).then(|| topics.join(", "))),
        optional(goal.product_group.clone()),
    ];
    let measured: usize = goal.measures.iter().map(|measure| measure.indicators.len()).sum();
    let counts = [number(goal.measures.len()), number(goal.indicators.len() + measured)];
    words.into_iter().zip(shown).filter_map(|(cell, shown)| shown.then_some(cell)).chain(counts).collect()
}

/// What the tables of a plan have in common, so that columns stand alike on every page.
struct Layout<'a> {
    plan: &'a Plan,
    /// True where the Soll of each period has a column.
    periods: bool,
    /// True where a target is words: relative, and what it is relative to is not known yet.
    worded: bool,
    /// The tables that have a baseline.
    baseline: Vec<LineKind>,
    /// The tables that name a source.
    source: Vec<LineKind>,
    language: Language,
}

impl<'a> Layout<'a> {
    fn new(plan: &'a Plan, language: Language) -> Self {
        Self {
            plan,
            periods: plan.periods.len() <= MOST_PERIODS,
            worded: plan.rows().any(|row| row.annual.is_none() && matches!(row.target, Some(Target::Relative { .. }))),
            baseline: lines_with(plan, |row| row.baseline.is_some()),
            source: lines_with(plan, |row| row.source.is_some()),
            language,
        }
    }

    fn table(&self, line: LineKind, summary: &str) -> Table {
        let language = self.language;
        let name = match line {
            LineKind::Goal => heading(Heading::Indicator, language),
            LineKind::Budget | LineKind::Consolidation => short::indicator(line, language),
        };
        let mut columns = vec![Column::words(name, 9), Column::narrow(label(Label::Kind, language))];
        if self.baseline.contains(&line) {
            columns.push(Column::numbers(label(Label::Baseline, language)));
        }
        let mut target = Column::numbers(short::target(line, language));
        if self.worded {
            target.share = 4;
        }
        columns.push(target);
        if self.periods {
            let periods = self.plan.periods.iter();
            columns.extend(periods.map(|at| Column::numbers(shown::firm(&planning::expected(at.period, language)))));
        }
        columns.push(Column::whole_words(label(Label::Tolerance, language), 4));
        if self.source.contains(&line) {
            columns.push(Column::words(label(Label::Source, language), 6));
        }
        Table::new(summary, columns)
    }

    fn write_matrix(&self, matrix: &PlanMatrix, blocks: &mut Vec<Block>) {
        let language = self.language;
        blocks.push(Block::Heading { level: 1, text: matrix.title.clone(), mark: None, new_page: true });
        let last = self.plan.periods.last().map(|at| at.cutoff);
        let own_end = last.is_some_and(|end| end != matrix.year_end);
        let own_end = own_end.then(|| planning::year_end(matrix.year_end, language));
        let department = (matrix.department != matrix.title).then(|| matrix.department.clone());
        let facts = department.into_iter().chain(own_end).chain([shown::extent(matrix, language)]);
        blocks.push(Block::quiet(facts.collect::<Vec<_>>().join(" · ")));
        let mut table = self.table(LineKind::Goal, &matrix.title);
        for goal in &matrix.goals {
            self.write_goal(goal, &mut table);
        }
        blocks.push(Block::Table(table));
    }

    fn write_goal(&self, goal: &PlanGoal, table: &mut Table) {
        let facts = goal_facts(
            goal.strategic_goal.as_ref(),
            &goal.focus,
            goal.product_group.as_deref(),
            goal.product.as_deref(),
            self.language,
        );
        table.band(2, &*goal.title, facts, None);
        for row in &goal.indicators {
            self.write_row(row, table);
        }
        for measure in &goal.measures {
            table.band(3, &*measure.title, measure.responsible.clone().unwrap_or_default(), None);
            table.across(reasons(measure, self.language));
            for row in &measure.indicators {
                self.write_row(row, table);
            }
        }
    }

    /// The lines of all matrices in one section; nothing where there are none.
    fn write_lines(&self, line: LineKind, blocks: &mut Vec<Block>) {
        let language = self.language;
        let title = match line {
            LineKind::Consolidation => Heading::Consolidation,
            LineKind::Budget | LineKind::Goal => Heading::Budget,
        };
        let title = heading(title, language);
        let mut table = self.table(line, title);
        for matrix in &self.plan.matrices {
            let lines = match line {
                LineKind::Consolidation => &matrix.consolidation,
                LineKind::Budget | LineKind::Goal => &matrix.budget,
            };
            if !lines.is_empty() {
                table.band(2, &*matrix.title, "", None);
            }
            for row in lines {
                self.write_row(row, &mut table);
            }
        }
        if !table.is_empty() {
            // The consolidation follows the budget, as both are short.
            let new_page = line != LineKind::Consolidation;
            blocks.push(Block::Heading { level: 1, text: title.into(), mark: None, new_page });
            blocks.push(Block::Table(table));
        }
    }

    fn write_row(&self, row: &PlanRow, table: &mut Table) {
        let language = self.language;
        let mut cells = vec![name(row, language), Cell::words(planning::kind(row.kind, language))];
        if self.baseline.contains(&row.line) {
            cells.push(baseline(row, language));
        }
        cells.push(target(row, language));
        if self.periods {
            cells.extend(row.interim.iter().map(|at| expected(row, at, language)));
        }
        let tolerance = shown::plan_tolerance(row, language);
        cells.push(tolerance.map_or_else(Cell::nothing, Cell::words));
        if self.source.contains(&row.line) {
            cells.push(row.source.as_ref().map_or_else(Cell::nothing, Cell::words));
        }
        table.row(cells);
        if !self.periods {
            let said = row.interim.iter().map(|at| {
                let soll = expected_words(row, at, language);
                shown::firm(&format!("{} {soll}", at.period.label()))
            });
            table.across(vec![Part { name: short::expected(language), text: said.collect::<Vec<_>>().join(" · ") }]);
        }
    }
}

fn lines_with(plan: &Plan, has: fn(&PlanRow) -> bool) -> Vec<LineKind> {
    let mut lines = Vec::new();
    for row in plan.rows().filter(|row| has(row)) {
        if !lines.contains(&row.line) {
            lines.push(row.line);
        }
    }
    lines
}

/// Why a measure should work, and what that rests on.
fn reasons(measure: &PlanMeasure, language: Language) -> Vec<Part> {
    let parts = [(Word::Hypothesis, &measure.hypothesis), (Word::Evidence, &measure.evidence)];
    let said = parts.into_iter().filter_map(|(name, text)| Some((name, text.clone()?)));
    said.map(|(name, text)| Part { name: word(name, language), text }).collect()
}

/// The name with its unit; footnotes on changes that are decided already, and on why there is no Soll.
fn name(row: &PlanRow, language: Language) -> Cell {
    let group = row.product_group.as_deref().map(|group| format!("{group} ")).unwrap_or_default();
    let mut cell = Cell::words(group + &shown::plan_name(row));
    let unit = (!row.unit.is_empty()).then(|| row.unit.clone());
    let relative = row.annual.as_ref().and_then(|_| phrases::relative_target(row.target.as_ref(), language));
    let responsible = row.responsible.as_deref().map(|who| short::responsible(who, language));
    let below: Vec<String> = unit.into_iter().chain(relative).chain(responsible).collect();
    if !below.is_empty() {
        cell.lines.push(Line::words(below.join(" · ")));
    }
    let missing = shown::plan_reasons(row, language);
    let missing = (!missing.is_empty()).then(|| format!("{}.", shown::capital(&missing.join("; "))));
    let revised = row.revised.iter().map(|revision| shown::capital(&shown::revision(revision, row.kind, language)));
    cell.notes = revised.chain(missing).collect();
    cell
}

fn baseline(row: &PlanRow, language: Language) -> Cell {
    let Some(value) = &row.baseline else { return Cell::nothing() };
    let cell = Cell { lines: vec![Line::number(format::figure(value, language), language)], ..Cell::default() };
    match row.baseline_year {
        Some(year) => cell.with(Line::words(year.to_string())),
        None => cell,
    }
}

fn target(row: &PlanRow, language: Language) -> Cell {
    let Some(text) = shown::plan_target(row, language) else {
        return Cell::words(words::target_or_none(None, row.kind, language));
    };
    let is_figure = row.annual.is_some() || matches!(row.target, Some(Target::Absolute { .. }));
    let line = if is_figure { Line::number(text, language) } else { Line::words(text) };
    Cell { lines: vec![line], ..Cell::default() }
}

fn expected(row: &PlanRow, at: &PlanSoll, language: Language) -> Cell {
    match shown::plan_soll(row, at, language) {
        Some(text) => Cell { lines: vec![Line::number(text, language)], ..Cell::default() },
        None => Cell::words(expected_words(row, at, language)),
    }
}

/// The Soll, or why the plan asks for none.
fn expected_words(row: &PlanRow, at: &PlanSoll, language: Language) -> String {
    shown::plan_soll(row, at, language).unwrap_or_else(|| {
        let nothing = if at.due { phrases::NOTHING } else { label(Label::NotDue, language) };
        nothing.to_owned()
    })
}

/// The last page: the rules in use, and what the figures rest on.
fn rules(plan: &Plan, attachment: &str, language: Language) -> Vec<Block> {
    let used = &plan.legend;
    let mut blocks = vec![Block::heading(1, heading(Heading::Legend, language))];
    let kinds =
        used.kinds.iter().map(|kind| term(planning::kind(*kind, language), planning::kind_meaning(*kind, language)));
    part(label(Label::Kinds, language), kinds.collect(), &mut blocks);
    legend::tolerances(&used.tolerances, language, &mut blocks);
    legend::expected(&used.expected_rules, language, &mut blocks);
    let corridors =
        plan.rows().any(|row| matches!(row.target, Some(Target::Absolute { mark: Mark::Corridor { .. }, .. })));
    let others = [
        (corridors, Meaning::Corridor, meanings::corridor_meaning(language)),
        (used.kinds.contains(&Kind::Milestone), Meaning::Milestone, meanings::milestone_meaning(language)),
        (plan.rows().any(|row| !row.revised.is_empty()), Meaning::Revised, phrases::revised_meaning(language)),
    ];
    let others = others.into_iter().filter(|(shown, ..)| *shown);
    let others = others.map(|(_, of, meaning)| term(meanings::heading(of, language), meaning));
    part(meanings::heading(Meaning::Rules, language), others.collect(), &mut blocks);
    blocks.push(Block::heading(2, heading(Heading::DataState, language)));
    blocks.push(Block::text(planning::contents(language)));
    let assumed = plan.rows().filter(|row| row.interim.iter().any(|at| at.assumed)).count();
    if assumed > 0 {
        blocks.push(Block::text(planning::assumed(assumed, language)));
    }
    blocks.push(Block::text(html::rounding(language)));
    blocks.push(Block::text(phrases::attached(attachment, language)));
    blocks.push(Block::quiet(phrases::unknown_character_meaning(language)));
    blocks
}
