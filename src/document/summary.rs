//! How it stands in all, what changed its colour, and what is missing.

use super::at::At;
use super::columns::Column;
use super::context::{Context, line_word, overall, short_title, verdict};
use super::{Block, Cell, Item, Part, PartId, Rank, TableColumn, TableKind, TableRow, Value, row, shown};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, report as words, sentences};
use crate::model::LineKind;
use crate::report::entries::Entry;
use crate::report::{MatrixReport, Report};
use crate::status::{Counts, Status};

/// The parts before the first matrix that a report has.
pub(super) fn contents(context: &Context<'_>) -> Vec<(PartId, String)> {
    let (report, language) = (context.report, context.language);
    let shown = |status| report.selection.includes_status(status);
    let counted = |id, word, count: usize| (count > 0).then(|| (id, sentences::numbered(word, count, language)));
    let red = report.with_status(Status::Red).len();
    let missing = report.with_status(Status::Missing).len();
    let any_forecast = report.entries().any(|entry| entry.row.now().forecast.is_some());
    let outlook = report.forecast_worse().len();
    let changed = report.worsened().len() + report.improved().len();
    let parts = [
        counted(PartId::Red, Word::Red, red).filter(|_| shown(Status::Red)),
        any_forecast.then(|| (PartId::Outlook, sentences::numbered(Word::Outlook, outlook, language))),
        report.changes.since.map(|_| (PartId::Changes, sentences::numbered(Word::Changes, changed, language))),
        shown(Status::Missing).then(|| (PartId::Missing, sentences::numbered(Word::Missing, missing, language))),
        counted(PartId::OpenPoints, Word::OpenPoints, report.open_points.len()),
    ];
    parts.into_iter().flatten().collect()
}

fn heading(id: PartId, context: &Context<'_>) -> String {
    contents(context).into_iter().find(|(here, _)| *here == id).map(|(_, title)| title).unwrap_or_default()
}

/// A part with the heading that the contents give it.
pub(super) fn part(id: PartId, context: &Context<'_>) -> Part {
    Part::new(id, heading(id, context))
}

/// The first part: one sentence, and the counts by matrix and part.
pub(super) fn write(context: &Context<'_>) -> Part {
    let (report, language) = (context.report, context.language);
    let part = Part::new(PartId::Summary, Word::Summary.text(language));
    if report.matrices.is_empty() {
        return part.with([Block::Text(Word::Empty.text(language).to_owned())]);
    }
    let sums = [report.totals.indicators, report.totals.budget, report.totals.consolidation];
    let changes = report.changes;
    let moved = changes.since.map(|since| {
        let said = sentences::changes(since, changes.better, changes.same, changes.worse, language);
        Block::Quiet(format!("{} {said}", Word::Trend.text(language)))
    });
    let table = counts(context, &sums);
    let years = (!report.years.is_empty()).then(|| Block::Quiet(earlier_years(report, language)));
    part.with([Block::Text(sentences::headline(&sums, language)), table]).with(moved).with(years)
}

/// What the columns of earlier years show, and which years have no matrix.
fn earlier_years(report: &Report, language: Language) -> String {
    let lacking = report.years.iter().filter_map(|year| {
        let lacking = report.lacking(*year);
        let some = lacking.len() < report.matrices.len();
        (!lacking.is_empty())
            .then(|| sentences::year_without_matrix(*year, if some { &lacking } else { &[] }, language))
    });
    std::iter::once(Word::EarlierYearMeaning.text(language).to_owned()).chain(lacking).collect::<Vec<_>>().join(" ")
}

fn counts(context: &Context<'_>, sums: &[Counts; 3]) -> Block {
    let (report, language) = (context.report, context.language);
    let all = report.totals.all;
    let statuses: Vec<Status> = shown::counted(&all).map(|(status, _)| status).collect();
    let mut columns = context.headings(&[Column::Matrix, Column::Overall, Column::Distribution]);
    columns.extend(statuses.iter().map(|status| TableColumn {
        column: Column::Count,
        period: None,
        status: Some(*status),
        heading: shown::firm(&words::status_with_symbol(*status, language)),
    }));
    columns.extend(context.headings(&[Column::Sum]));
    let row = |name: String, status: Option<Status>, counts: &Counts, rank| {
        let drawn = if rank == Rank::Sum { Cell::nothing() } else { Cell::of(Value::Counts(*counts)) };
        let mut cells = vec![Cell::words(name), verdict(status), drawn];
        cells.extend(statuses.iter().map(|status| {
            let count = counts.of(*status);
            let colour = Some(*status).filter(|status| count > 0 && *status == Status::Red);
            Cell::of(Value::Count(count)).in_colour(colour)
        }));
        cells.push(Cell::of(Value::Count(counts.total())));
        Item::Row(TableRow { rank, ..TableRow::new(cells) })
    };
    let matrices = report.matrices.iter();
    let mut items: Vec<Item> = matrices
        .map(|matrix| {
            let status = overall(&matrix.rollup).map(|overall| overall.status);
            row(short_title(matrix), status, &matrix.rollup.counts, Rank::Usual)
        })
        .collect();
    let [indicators, budget, consolidation] = sums;
    let lines = [(LineKind::Budget, budget), (LineKind::Consolidation, consolidation)];
    let lines: Vec<_> = lines.into_iter().filter(|(_, counts)| counts.total() > 0).collect();
    if report.matrices.len() > 1 {
        items.push(row(Word::AllIndicators.text(language).to_owned(), None, indicators, Rank::Sum));
    }
    for (line, counts) in &lines {
        let name = line_word(*line).text(language).to_owned();
        items.push(row(name, only_colour(report, *line), counts, Rank::Usual));
    }
    if !lines.is_empty() {
        items.push(row(Word::Together.text(language).to_owned(), None, &all, Rank::Sum));
    }
    Block::Table(Context::table(TableKind::Counts, Word::Summary.text(language), columns, items))
}

/// The colour of lines where they all lie in one matrix; those of several have none together.
fn only_colour(report: &Report, line: LineKind) -> Option<Status> {
    let section = |matrix: &'_ MatrixReport| match line {
        LineKind::Goal => None,
        LineKind::Budget => Some((matrix.budget.rollup.counts.total(), matrix.budget.rollup.status)),
        LineKind::Consolidation => {
            Some((matrix.consolidation.rollup.counts.total(), matrix.consolidation.rollup.status))
        }
    };
    let mut sections = report.matrices.iter().filter_map(section).filter(|(count, _)| *count > 0);
    let (_, status) = sections.next()?;
    status.filter(|_| sections.next().is_none())
}

/// Which colours became worse, and which better.
pub(super) fn changes(context: &Context<'_>) -> Part {
    let (report, language) = (context.report, context.language);
    let part = part(PartId::Changes, context);
    let Some(since) = report.changes.since else { return part };
    let (worse, better) = (report.worsened(), report.improved());
    if worse.is_empty() && better.is_empty() {
        return part.with([Block::Text(Word::NoChange.text(language).to_owned())]);
    }
    let mut columns = context.headings(&[Column::Indicator, Column::Matrix, Column::Before, Column::Now]);
    for (column, period) in columns.iter_mut().skip(2).zip([since, report.period]) {
        column.heading = sentences::state_of(period, language);
    }
    let mut items = Vec::new();
    for (heading, entries) in [(Word::Worsened, worse), (Word::Improved, better)] {
        if entries.is_empty() {
            continue;
        }
        items.push(Item::Band(super::Band {
            level: 1,
            title: sentences::numbered(heading, entries.len(), language),
            aside: None,
            details: Vec::new(),
            overall: None,
            counts: None,
        }));
        for entry in &entries {
            if let Some((before, after)) = entry.changed_colour() {
                let mut cells = named(entry);
                cells.extend([before, after].map(|colour| verdict(Some(colour.into()))));
                items.push(Item::Row(Context::listed(entry, cells)));
            }
        }
    }
    part.with([Block::Table(Context::table(TableKind::Changes, Word::Changes.text(language), columns, items))])
}

/// The cells of name and matrix.
fn named(entry: &Entry<'_>) -> Vec<Cell> {
    vec![Cell::words(shown::row_name(entry.row)), Cell::words(short_title(entry.matrix))]
}

/// What was due and is not there, with the reason where there is one.
pub(super) fn missing(context: &Context<'_>) -> Part {
    let (report, language) = (context.report, context.language);
    let part = part(PartId::Missing, context);
    let missing = report.with_status(Status::Missing);
    if missing.is_empty() {
        return part.with([Block::Text(Word::NothingMissing.text(language).to_owned())]);
    }
    let columns = context.headings(&[Column::Indicator, Column::Matrix, Column::Comment]);
    let items = missing.iter().map(|entry| {
        let mut cells = named(entry);
        let responsible = entry.row.responsible.as_deref().or_else(|| entry.measure?.responsible.as_deref());
        let responsible = responsible.map(|who| sentences::responsible(&shown::clean(who), language));
        cells[0].details.extend(responsible);
        cells.push(row::comment(At { row: entry.row, now: entry.row.now(), language }));
        Item::Row(Context::listed(entry, cells))
    });
    let items = items.collect();
    part.with([Block::Table(Context::table(TableKind::Missing, Word::Missing.text(language), columns, items))])
}
