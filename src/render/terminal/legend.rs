//! The end of the report: the rules and signs that it really used.

use super::page::Page;
use super::paint::Paint;
use crate::catalogue::closing;
use crate::catalogue::report as words;
use crate::catalogue::terminal as phrases;
use crate::report::{ExpectedRule, Legend, Report, Row};
use crate::status::Trend;

/// Writes the legend; `short_forecasts` where the tables have the short forms of a forecast's source.
pub(super) fn write(report: &Report, short_forecasts: bool, page: &mut Page) {
    if report.matrices.is_empty() {
        return;
    }
    page.gap();
    page.rule('━');
    page.heading(0, Some(Paint::Strong), phrases::legend(page.language), None);
    for entry in entries(report, short_forecasts, page) {
        page.paragraph(0, 2, &entry);
    }
}

fn entries(report: &Report, short_forecasts: bool, page: &Page) -> Vec<String> {
    let language = page.language;
    let legend = &report.legend;
    let mut entries = Vec::new();
    if !legend.statuses.is_empty() {
        let signs = legend.statuses.iter().map(|status| {
            let letters = page.painter.letters(Some(*status), status.symbol());
            format!("{letters}\u{a0}{}", words::status(*status, language).replace(' ', "\u{a0}"))
        });
        entries.push(phrases::legend_statuses(&signs.collect::<Vec<_>>().join(", "), language));
    }
    if !legend.tolerances.is_empty() {
        let tolerances = legend.tolerances.iter().map(|(applied, indicators)| {
            phrases::legend_tolerance(&words::tolerance(*applied, language), *indicators, language)
        });
        entries.push(phrases::legend_tolerances(&tolerances.collect::<Vec<_>>().join("; "), language));
    }
    if let Some(rules) = expected_rules(legend, page) {
        entries.push(phrases::legend_expected(&rules, language));
    }
    entries.extend(legend.rollup.map(|rollup| words::rollup(rollup, language).to_owned()));
    if rows(report).any(|row| row.now().trend.is_some()) {
        let arrows = [Trend::Better, Trend::Same, Trend::Worse]
            .map(|trend| format!("{}\u{a0}{}", words::trend_symbol(trend), words::trend(trend, language)));
        entries.push(phrases::legend_trend(&arrows.join(", "), language));
    }
    if rows(report).any(|row| row.now().forecast.is_some()) {
        entries.push(phrases::legend_forecast(short_forecasts, legend.extrapolated, language));
    }
    if legend.milestones {
        entries.push(phrases::legend_milestones(language).into());
    }
    if rows(report).any(|row| row.now().delay_days.is_some()) {
        entries.push(phrases::legend_delay(language).into());
    }
    if legend.provisional {
        entries.push(phrases::legend_provisional(language).into());
    }
    if legend.corridors {
        entries.push(phrases::legend_corridors(language).into());
    }
    if legend.accepted {
        entries.push(phrases::legend_accepted(language));
    }
    if legend.revised {
        entries.push(phrases::legend_revised(language).into());
    }
    if legend.corrected {
        entries.push(closing::legend(language).into());
    }
    entries
}

fn expected_rules(legend: &Legend, page: &Page) -> Option<String> {
    let with_soll = legend.expected_rules.iter().filter(|rule| **rule != ExpectedRule::None);
    let rules: Vec<String> = with_soll
        .map(|rule| {
            let word = words::expected_rule(*rule, page.language);
            if *rule == ExpectedRule::Elapsed { format!("{} {word}", words::ASSUMED_MARK) } else { word.to_owned() }
        })
        .collect();
    (!rules.is_empty()).then(|| rules.join(", "))
}

fn rows(report: &Report) -> impl Iterator<Item = &Row> {
    report.matrices.iter().flat_map(|matrix| {
        let goals = matrix.goals.iter().flat_map(|goal| {
            goal.indicators.iter().chain(goal.measures.iter().flat_map(|measure| &measure.indicators))
        });
        goals.chain(&matrix.budget.lines).chain(&matrix.consolidation.lines)
    })
}

#[cfg(test)]
mod tests {
    use crate::status::Status;

    #[test]
    fn the_legend_explains_every_symbol_once() {
        let mut symbols: Vec<&str> = Status::ALL.into_iter().map(Status::symbol).collect();
        symbols.sort_unstable();
        symbols.dedup();
        assert_eq!(symbols.len(), Status::ALL.len());
    }
}
