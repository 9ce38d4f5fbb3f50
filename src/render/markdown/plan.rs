//! The planning part in Markdown: a table for each goal's indicators, short enough to read beside a change.

use super::Text;
use super::escape::escaped;
use crate::catalogue::html::{Label as Word, label as word};
use crate::catalogue::plan::{self as phrases, Label, label};
use crate::catalogue::{Language, report as words, terminal};
use crate::render::shown;
use crate::report::plan::{Plan, PlanMatrix, PlanRow};

/// The plan as Markdown, every line ended. The same plan gives the same bytes.
pub fn render(plan: &Plan, language: Language) -> Vec<u8> {
    let mut text = Text { lines: Vec::new(), language };
    let title = label(Label::Title, language);
    text.head(title, &plan.year.to_string(), &plan.organisation, &[shown::cutoffs(plan, language)]);
    text.sessions(&plan.sessions);
    if !plan.selection.is_everything() {
        text.paragraph(&escaped(&shown::chosen(&plan.selection, language)));
    }
    if plan.matrices.is_empty() {
        text.paragraph(terminal::empty(language));
    }
    for matrix in &plan.matrices {
        write_matrix(matrix, plan, &mut text);
    }
    let assumed = plan.rows().filter(|row| row.interim.iter().any(|at| at.assumed)).count();
    if assumed > 0 {
        text.paragraph(&phrases::assumed(assumed, language).replace('*', "\\*"));
    }
    text.finish()
}

fn write_matrix(matrix: &PlanMatrix, plan: &Plan, text: &mut Text) {
    let language = text.language;
    text.heading(2, &escaped(&shown::matrix_title(&matrix.title, &matrix.department)));
    text.paragraph(&shown::extent(matrix, language));
    for goal in &matrix.goals {
        text.heading(3, &escaped(&goal.title));
        let own = goal.indicators.iter().map(|row| cells(row, "", language));
        let measures = goal.measures.iter().flat_map(|measure| {
            let title = escaped(&measure.title);
            measure.indicators.iter().map(move |row| cells(row, &title, language))
        });
        let rows: Vec<Vec<String>> = own.chain(measures).collect();
        if !rows.is_empty() {
            text.table(&heads(plan, language), plan.periods.len() + 1, &rows);
        }
    }
    let sections =
        [(terminal::budget(language), &matrix.budget), (terminal::consolidation(language), &matrix.consolidation)];
    for (heading, lines) in sections {
        if !lines.is_empty() {
            text.heading(3, heading);
            let rows: Vec<Vec<String>> = lines.iter().map(|row| cells(row, "", language)[1..].to_vec()).collect();
            text.table(&heads(plan, language)[1..], plan.periods.len() + 1, &rows);
        }
    }
}

fn heads(plan: &Plan, language: Language) -> Vec<String> {
    let fixed =
        [word(Word::Consolidation, language), word(Word::Indicator, language), label(Label::Tolerance, language)];
    let fixed = fixed.into_iter().chain([word(Word::Target, language)]).map(str::to_owned);
    fixed.chain(plan.periods.iter().map(|at| phrases::expected(at.period, language))).collect()
}

fn cells(row: &PlanRow, measure: &str, language: Language) -> Vec<String> {
    let unit = escaped(&row.unit);
    let name = escaped(&shown::plan_name(row));
    let name = if unit.is_empty() { name } else { format!("{name} ({unit})") };
    let dash = || terminal::NOTHING.to_owned();
    let target = shown::plan_target(row, language);
    let fixed = [
        measure.to_owned(),
        name,
        shown::plan_tolerance(row, language).unwrap_or_else(dash),
        target.unwrap_or_else(|| words::target_or_none(None, row.kind, language)),
    ];
    let expected = row.interim.iter().map(|at| match shown::plan_soll(row, at, language) {
        Some(text) => text.replace('*', "\\*"),
        None if !at.due => label(Label::NotDue, language).to_owned(),
        None => dash(),
    });
    fixed.into_iter().chain(expected).collect()
}
