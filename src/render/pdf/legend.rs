//! The last page: how to read the colours and columns, the rules that were used, and what the figures rest on.

use super::data::{Block, Term};
use crate::catalogue::Language;
use crate::catalogue::closing;
use crate::catalogue::pdf::{self as phrases, Heading, heading};
use crate::catalogue::report as words;
use crate::catalogue::terminal as short;
use crate::catalogue::workbook::{self as meanings, Heading as Column};
use crate::render::shown;
use crate::report::chart;
use crate::report::{AppliedTolerance, ExpectedRule, Report};

/// The legend and the state of the data.
pub(super) fn blocks(report: &Report, attachment: &str, language: Language) -> Vec<Block> {
    let legend = &report.legend;
    let mut blocks = vec![Block::heading(1, heading(Heading::Legend, language))];
    let statuses = legend.statuses.iter().map(|status| Term {
        name: words::status_with_symbol(*status, language),
        text: meanings::status_meaning(*status, language).into(),
        status: Some(status.name()),
    });
    part(meanings::heading(Column::Colours, language), statuses.collect(), &mut blocks);
    tolerances(&legend.tolerances, language, &mut blocks);
    expected(&legend.expected_rules, language, &mut blocks);
    part(meanings::heading(Column::Rules, language), others(report, language), &mut blocks);
    blocks.push(Block::heading(2, heading(Heading::DataState, language)));
    blocks.push(Block::text(phrases::data_state(report.cutoff, &report.counts, language)));
    if let Some(closed) = shown::closed(report, language) {
        blocks.push(Block::text(format!("{}.", shown::capital(&closed))));
    }
    for matrix in report.matrices.iter().filter(|matrix| matrix.cutoff != report.cutoff) {
        blocks.push(Block::text(phrases::own_cutoff(&matrix.title, matrix.cutoff, language)));
    }
    blocks.push(Block::text(phrases::attached(attachment, language)));
    blocks.push(Block::quiet(phrases::unknown_character_meaning(language)));
    blocks
}

/// The tolerances in use, with how many indicators have each.
pub(super) fn tolerances(used: &[(AppliedTolerance, usize)], language: Language, blocks: &mut Vec<Block>) {
    let terms = used.iter().map(|(applied, indicators)| {
        let said = short::legend_tolerance(&words::tolerance(*applied, language), *indicators, language);
        term(said, meanings::tolerance_meaning(*applied, language))
    });
    part(meanings::heading(Column::Tolerances, language), terms.collect(), blocks);
}

/// Where Soll values come from.
pub(super) fn expected(rules: &[ExpectedRule], language: Language, blocks: &mut Vec<Block>) {
    let terms = rules.iter().map(|rule| {
        let mark = if *rule == ExpectedRule::Elapsed { format!(" {}", words::ASSUMED_MARK) } else { String::new() };
        term(format!("{}{mark}", words::expected_rule(*rule, language)), meanings::expected_meaning(*rule, language))
    });
    part(meanings::heading(Column::Expected, language), terms.collect(), blocks);
}

/// Terms below a heading; nothing where there are none.
pub(super) fn part(title: &str, items: Vec<Term>, blocks: &mut Vec<Block>) {
    if !items.is_empty() {
        blocks.push(Block::heading(2, title));
        blocks.push(Block::Terms { items });
    }
}

/// A term that is no status.
pub(super) fn term(name: impl Into<String>, text: impl Into<String>) -> Term {
    Term { name: name.into(), text: text.into(), status: None }
}

/// The rules beside those of colours, as far as the report has something for them.
fn others(report: &Report, language: Language) -> Vec<Term> {
    let legend = &report.legend;
    let mut items =
        vec![term(meanings::heading(Column::DeviationRule, language), meanings::deviation_meaning(language))];
    let mut add = |shown: bool, of: Column, meaning: &str| {
        if shown {
            items.push(term(meanings::heading(of, language), meaning));
        }
    };
    let any = |what: fn(&crate::report::Standing) -> bool| report.entries().any(|entry| what(entry.row.now()));
    add(legend.corridors, Column::Corridor, meanings::corridor_meaning(language));
    add(legend.milestones, Column::Milestone, meanings::milestone_meaning(language));
    add(any(|now| now.trend.is_some()), Column::Trend, meanings::trend_meaning(language));
    add(any(|now| now.forecast.is_some()), Column::Forecast, meanings::forecast_meaning(legend.extrapolated, language));
    add(any(|now| now.attainment_percent.is_some()), Column::Attainment, meanings::attainment_meaning(language));
    add(legend.accepted, Column::Accepted, meanings::accepted_meaning(language));
    add(legend.revised, Column::Revised, phrases::revised_meaning(language));
    add(legend.corrected, Column::Corrected, closing::meaning(language));
    if report.entries().any(|entry| chart::development(entry.row).is_some()) {
        items.push(term(heading(Heading::Development, language), phrases::chart_meaning(language)));
    }
    items.extend(
        legend.rollup.map(|rollup| term(heading(Heading::Overall, language), rollup_meaning(rollup, language))),
    );
    items
}

/// The rule without the word that stands before it as a term.
fn rollup_meaning(rollup: crate::model::Rollup, language: Language) -> String {
    let said = words::rollup(rollup, language);
    said.split_once(": ").map_or(said, |(_, meaning)| meaning).to_owned()
}
