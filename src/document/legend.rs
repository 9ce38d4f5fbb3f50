//! How to read the colours and columns, the rules that were used, and what the figures rest on.

use super::columns::Column;
use super::context::{Context, title};
use super::{Block, Part, PartId, Term, notes, shown};
use crate::catalogue::disclosure as words_of_disclosure;
use crate::catalogue::words::Word;
use crate::catalogue::{Language, report as words, sentences};
use crate::report::ExpectedRule;
use crate::status::{Counts, Status};

/// The legend of a report.
pub(super) fn report(context: &Context<'_>) -> Part {
    let (legend, language) = (&context.report.legend, context.language);
    let statuses = legend.statuses.iter().map(|status| Term {
        name: words::status_with_symbol(*status, language),
        status: Some(*status),
        column: None,
        text: sentences::status_meaning(*status, language).to_owned(),
    });
    Part::new(PartId::Legend, Word::Legend.text(language)).with(
        [
            terms(Word::Colours, statuses.collect(), language),
            terms(Word::Rules, rules(context), language),
            expected(&legend.expected_rules, language),
        ]
        .into_iter()
        .flatten(),
    )
}

/// What the mark of a suppressed value says in everything that is published.
fn footnote(context: &Context<'_>) -> Option<String> {
    let disclosure = context.report.disclosure.as_ref()?;
    let symbol = Status::Suppressed.symbol();
    Some(format!("{symbol} {}", words_of_disclosure::footnote(disclosure.minimum, context.language)))
}

/// Terms below a heading; nothing where there are none.
pub(super) fn terms(heading: Word, terms: Vec<Term>, language: Language) -> Option<Block> {
    (!terms.is_empty()).then(|| Block::Terms(Some(heading.text(language)), terms))
}

/// Where Soll values come from.
pub(super) fn expected(rules: &[ExpectedRule], language: Language) -> Option<Block> {
    let terms_of = rules.iter().map(|rule| {
        let mark = if *rule == ExpectedRule::Elapsed { format!(" {}", words::ASSUMED_MARK) } else { String::new() };
        let name = format!("{}{mark}", shown::capital(words::expected_rule(*rule, language)));
        Term::new(&name, sentences::expected_meaning(*rule, language))
    });
    terms(Word::ExpectedRules, terms_of.collect(), language)
}

/// The rules beside those of colours, as far as the report has something for them.
fn rules(context: &Context<'_>) -> Vec<Term> {
    let (legend, language) = (&context.report.legend, context.language);
    let (corrected, correction_meaning) = (Word::Corrected, notes::of_corrections(language).1);
    let rollup = legend.rollup.map(|rollup| rollup_meaning(words::rollup(rollup, language)));
    let all = [
        (true, Word::Deviation, sentences::deviation_meaning(language)),
        (!legend.tolerances.is_empty(), Word::Tolerance, Word::ToleranceMeaning.text(language)),
        (legend.corridors, Word::Corridor, sentences::corridor_meaning(language)),
        (legend.milestones, Word::Milestone, sentences::milestone_meaning(language)),
        (context.has(Column::Trend), Word::Trend, sentences::trend_meaning(language)),
        (context.has(Column::Forecast), Word::Forecast, sentences::forecast_meaning(legend.extrapolated, language)),
        (context.has(Column::Attainment), Word::Attainment, sentences::attainment_meaning(language)),
        (context.has(Column::Development), Word::Development, Word::DevelopmentMeaning.text(language)),
        (legend.accepted, Word::Accepted, Word::AcceptedMeaning.text(language)),
        (legend.provisional, Word::Provisional, Word::ProvisionalMeaning.text(language)),
        (legend.revised, Word::Revised, Word::RevisedMeaning.text(language)),
        (legend.corrected, corrected, correction_meaning),
        (rollup.is_some(), Word::Overall, rollup.unwrap_or_default()),
    ];
    let shown = all.into_iter().filter(|(shown, ..)| *shown);
    let name_of = |name: Word| {
        let text = name.text(language);
        // Its mark stays as it stands behind a value.
        if name == Word::Provisional { text.to_owned() } else { shown::capital(text) }
    };
    let column = |name| Column::ALL.iter().copied().find(|column| column.word() == name);
    shown.map(|(_, name, meaning)| Term { column: column(name), ..Term::new(&name_of(name), meaning) }).collect()
}

/// The rule without the word that stands before it as a term.
fn rollup_meaning(said: &str) -> &str {
    said.split_once(": ").map_or(said, |(_, meaning)| meaning)
}

/// Up to when the data goes, and what is not in it.
pub(super) fn data(context: &Context<'_>) -> Part {
    let (report, language) = (context.report, context.language);
    let without: Counts = report
        .entries()
        .map(|entry| entry.row.now().status)
        .filter(|status| status.colour().is_none() && *status != Status::Informative)
        .collect();
    let assumed = report.entries().filter(|entry| entry.row.now().expected_assumed).count();
    let own = report.matrices.iter().filter(|matrix| matrix.cutoff != report.cutoff);
    let own = own.map(|matrix| sentences::own_cutoff(&title(matrix), matrix.cutoff, language));
    let without =
        (without.total() > 0).then(|| sentences::without_colour(&sentences::counts(&without, language), language));
    let said = std::iter::once(sentences::covers(report.period, report.cutoff, language))
        .chain(shown::closed(report, language).map(|closed| format!("{}.", shown::capital(&closed))))
        .chain(own)
        .chain(without)
        .chain((assumed > 0).then(|| sentences::assumed(assumed, language)))
        .chain(footnote(context))
        .chain([Word::Rounding.text(language).to_owned()]);
    Part::new(PartId::Data, Word::DataState.text(language)).with(said.map(Block::Text))
}
