//! The planning part on a terminal: goals with their measures, and for each indicator what the year asks for.

use super::cell::{Cell, Place, Shape};
use super::page::{Page, clean};
use super::paint::Paint;
use super::wrap::{firm, longest_word, width, wrap};
use super::{LEAST_WIDTH, Layout, READING_WIDTH};
use crate::catalogue::plan::{self as phrases, Label, label};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, format, report as words, sentences, terminal};
use crate::model::LineKind;
use crate::render::shown;
use crate::report::plan::{Plan, PlanMatrix, PlanRow};

/// Columns between two columns of the table.
const GAP: usize = 2;
/// Names are not wrapped to less where the page has room for it.
const LEAST_NAMES: usize = 24;

/// The plan as text, each line ended, none wider than the layout.
pub fn render_plan(plan: &Plan, layout: &Layout) -> String {
    let width = layout.width.max(LEAST_WIDTH).min(READING_WIDTH.max(120));
    let mut page = Page::new(width, layout.language, layout.colour);
    head(plan, &mut page);
    super::open::write(&plan.open_points, &mut page);
    for matrix in &plan.matrices {
        write_matrix(matrix, plan, &mut page);
    }
    legend(plan, &mut page);
    page.finish()
}

fn head(plan: &Plan, page: &mut Page) {
    let language = page.language;
    let mut title = format!("{} {}", label(Label::Title, language), plan.year);
    if plan.is_draft() {
        title = format!("{}: {title}", phrases::draft(language));
    }
    page.heading(0, Some(Paint::Strong), &title, None);
    page.paragraph(0, 2, &clean(&plan.organisation));
    page.paragraph(0, 2, &shown::cutoffs(plan, language));
    for session in &plan.sessions {
        let named = |name: Word, value: &Option<String>| {
            value.as_ref().map(|value| format!("{} {}", name.text(language), clean(value)))
        };
        let parts: Vec<String> =
            [Some(shown::title_of(&session.committee)), Some(format::date(session.date, language))]
                .into_iter()
                .chain([named(Word::Agenda, &session.agenda), named(Word::Paper, &session.paper)])
                .flatten()
                .collect();
        page.paragraph(0, 2, &parts.join(", "));
    }
    if !plan.selection.is_everything() {
        page.paragraph(0, 2, &shown::chosen(&plan.selection, language));
    }
    if plan.matrices.is_empty() {
        page.gap();
        page.paragraph(0, 0, terminal::empty(language));
    }
}

fn write_matrix(matrix: &PlanMatrix, plan: &Plan, page: &mut Page) {
    let language = page.language;
    page.gap();
    page.rule('━');
    page.heading(0, Some(Paint::Strong), &shown::matrix_title(&matrix.title, &matrix.department), None);
    page.paragraph(0, 2, &shown::extent(matrix, language));
    let rows: Vec<&PlanRow> = matrix.rows().collect();
    let table = Table::new(&rows, plan, page);
    page.rule('─');
    table.write_head(page);
    page.rule('─');
    for goal in &matrix.goals {
        page.gap();
        page.heading(0, Some(Paint::Strong), &clean(&goal.title), None);
        let details = shown::goal_details(
            goal.strategic_goal.as_ref(),
            &goal.focus,
            goal.product_group.as_deref(),
            goal.product.as_deref(),
            language,
        );
        page.pieces(2, &details);
        for row in &goal.indicators {
            table.write(row, 2, page);
        }
        for measure in &goal.measures {
            page.heading(2, None, &clean(&measure.title), None);
            let said = shown::measure_details(
                measure.responsible.as_deref(),
                measure.hypothesis.as_deref(),
                measure.evidence.as_deref(),
                language,
            );
            for (name, value) in said {
                page.paragraph(4, 2, &format!("{name}: {}", clean(value)));
            }
            for row in &measure.indicators {
                table.write(row, 4, page);
            }
        }
    }
    let sections =
        [(terminal::budget(language), &matrix.budget), (terminal::consolidation(language), &matrix.consolidation)];
    for (heading, lines) in sections {
        if !lines.is_empty() {
            page.gap();
            page.heading(0, Some(Paint::Strong), heading, None);
            for row in lines {
                table.write(row, 2, page);
            }
        }
    }
}

/// The columns of a matrix: names, the target, the Soll of each period as far as there is room.
struct Table {
    names: usize,
    target: Shape,
    expected: Vec<Shape>,
    headings: Vec<String>,
    /// Periods whose Soll has no room and stands below the row.
    below: usize,
}

impl Table {
    fn new(rows: &[&PlanRow], plan: &Plan, page: &Page) -> Self {
        let language = page.language;
        let mut target = Shape::new(Word::Target.text(language), false);
        let headings: Vec<String> = plan.periods.iter().map(|at| phrases::expected(at.period, language)).collect();
        let mut expected: Vec<Shape> = headings.iter().map(|heading| Shape::new(heading, false)).collect();
        for row in rows {
            target.fit(&target_cell(row, language));
            for (position, shape) in expected.iter_mut().enumerate() {
                shape.fit(&expected_cell(row, position, language));
            }
        }
        let word = rows.iter().map(|row| longest_word(&name(row))).max().unwrap_or(0);
        let least = LEAST_NAMES.max(word.min(LEAST_NAMES * 2));
        let figures =
            |shapes: &[Shape]| shapes.iter().map(|shape| shape.width() + GAP).sum::<usize>() + target.width() + GAP;
        let mut below = 0;
        while below < expected.len() && figures(&expected[below..]) + least > page.width {
            below += 1;
        }
        let names = page.width.saturating_sub(figures(&expected[below..])).max(LEAST_NAMES / 2);
        Self { names, expected: expected.split_off(below), headings, below, target }
    }

    fn write_head(&self, page: &mut Page) {
        let name = Word::Indicator.text(page.language);
        let mut line = format!("{name}{:pad$}", "", pad = self.names.saturating_sub(width(name)));
        line.push_str(&" ".repeat(GAP));
        line.push_str(&self.target.heading(Word::Target.text(page.language)));
        for (shape, heading) in self.expected.iter().zip(&self.headings[self.below..]) {
            line.push_str(&" ".repeat(GAP));
            line.push_str(&shape.heading(heading));
        }
        page.line(&page.painter.paint(Paint::Strong, line.trim_end()));
    }

    fn write(&self, row: &PlanRow, indent: usize, page: &mut Page) {
        let language = page.language;
        let room = self.names.saturating_sub(indent);
        let mut figures = format!("{:GAP$}{}", "", self.target.align(&target_cell(row, language)));
        for (position, shape) in self.expected.iter().enumerate() {
            figures.push_str(&" ".repeat(GAP));
            figures.push_str(&shape.align(&expected_cell(row, position + self.below, language)));
        }
        for (position, part) in wrap(&name(row), room, room.saturating_sub(2)).iter().enumerate() {
            let indent = if position == 0 { indent } else { indent + 2 };
            let pad = self.names.saturating_sub(indent + width(part));
            let figures = if position == 0 { figures.as_str() } else { "" };
            page.line(&format!("{:indent$}{part}{:pad$}{figures}", "", ""));
        }
        page.pieces(indent + 2, &self.pieces(row, language));
        for revision in &row.revised {
            page.paragraph(indent + 2, 2, &shown::capital(&shown::revision(revision, row.kind, language)));
        }
    }

    /// What the table has no column for.
    fn pieces(&self, row: &PlanRow, language: Language) -> Vec<String> {
        let expected = row
            .interim
            .iter()
            .zip(&self.headings)
            .take(self.below)
            .filter_map(|(at, heading)| Some(firm(&format!("{heading} {}", shown::plan_soll(row, at, language)?))));
        let reason = row.interim.iter().find_map(|at| at.reason.as_ref());
        let kind = (row.line == LineKind::Goal && !row.undecided).then(|| phrases::kind(row.kind, language).to_owned());
        let relative = shown::relative_target(row.target.as_ref().filter(|_| row.annual.is_some()), language);
        let tolerance = shown::plan_tolerance(row, language);
        let baseline = row.baseline.as_ref();
        let baseline =
            baseline.map(|value| sentences::baseline(&format::figure(value, language), row.baseline_year, language));
        let source = row.source.as_ref().map(|source| format!("{}: {}", label(Label::Source, language), clean(source)));
        let who = row.responsible.as_deref().map(|who| terminal::responsible(&clean(who), language));
        let more = [kind, relative, tolerance, baseline, who, source];
        expected
            .chain(more.into_iter().flatten())
            .chain(reason.map(|reason| clean(&words::reason(reason, language))))
            .collect()
    }
}

/// Product group, name and unit.
fn name(row: &PlanRow) -> String {
    let unit = clean(&row.unit);
    let unit = (!unit.is_empty()).then(|| format!("({unit})"));
    let group = row.product_group.as_deref().map(clean);
    group.into_iter().chain([shown::plan_name(row)]).chain(unit).collect::<Vec<_>>().join(" ")
}

fn target_cell(row: &PlanRow, language: Language) -> Cell {
    match shown::plan_target(row, language) {
        Some(target) if row.annual.is_some() || is_absolute(row) => Cell::number(target, language),
        Some(target) => Cell::right(target),
        None => Cell { place: Place::Right, ..Cell::words(words::target_or_none(None, row.kind, language)) },
    }
}

fn is_absolute(row: &PlanRow) -> bool {
    matches!(row.target, Some(crate::model::Target::Absolute { .. }))
}

fn expected_cell(row: &PlanRow, position: usize, language: Language) -> Cell {
    let Some(at) = row.interim.get(position) else { return Cell::default() };
    match shown::plan_soll(row, at, language) {
        Some(text) => Cell::number(text, language),
        None if !at.due => Cell::right(crate::status::Status::NotDue.symbol()),
        None => Cell::right(terminal::NOTHING),
    }
}

fn legend(plan: &Plan, page: &mut Page) {
    if plan.matrices.is_empty() {
        return;
    }
    let language = page.language;
    page.gap();
    page.rule('━');
    page.heading(0, Some(Paint::Strong), terminal::legend(language), None);
    let tolerances: Vec<String> = plan
        .legend
        .tolerances
        .iter()
        .map(|(applied, count)| terminal::legend_tolerance(&words::tolerance(*applied, language), *count, language))
        .collect();
    if !tolerances.is_empty() {
        page.paragraph(0, 2, &terminal::legend_tolerances(&tolerances.join("; "), language));
    }
    let assumed = plan.rows().filter(|row| row.interim.iter().any(|at| at.assumed)).count();
    if assumed > 0 {
        page.paragraph(0, 2, &sentences::plan_assumed(assumed, language));
    }
    if plan.rows().any(|row| row.interim.iter().any(|at| !at.due)) {
        let symbol = crate::status::Status::NotDue.symbol();
        page.paragraph(0, 2, &format!("{symbol} {}", label(Label::NotDue, language)));
    }
    page.paragraph(0, 2, phrases::contents(language));
}
