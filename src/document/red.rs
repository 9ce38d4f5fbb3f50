//! What needs attention: what is red, why and what is done about it, and whose forecast is worse than its present state.

use super::at::At;
use super::columns::{Column, RowColumn};
use super::context::{Context, line_word, short_title};
use super::shown::{clean, row_name};
use super::{Block, Cell, Item, Part, PartId, Table, TableKind, row, summary};
use crate::catalogue::sentences;
use crate::catalogue::words::Word;
use crate::model::LineKind;
use crate::report::entries::Entry;
use crate::status::Colour;

/// Every red row, the weightiest first.
pub(super) fn red(context: &Context<'_>) -> Part {
    const COLUMNS: [RowColumn; 8] = [
        (Column::Since, row::since),
        (Column::Expected, row::dated_expected),
        (Column::Actual, row::actual),
        (Column::Deviation, row::deviation),
        (Column::DeviationPercent, row::deviation_percent),
        (Column::Comment, accepted_comment),
        (Column::Action, row::action),
        (Column::Forecast, row::explained_forecast),
    ];
    let reds = context.report.reds();
    let table = list(TableKind::Red, Word::Red, &COLUMNS, &reds, context);
    summary::part(PartId::Red, context).with([Block::Table(table)])
}

/// A list of rows, each with its matrix below its name.
fn list(kind: TableKind, of: Word, columns: &[RowColumn], entries: &[Entry<'_>], context: &Context<'_>) -> Table {
    let language = context.language;
    let columns = context.completed(columns);
    let items = entries.iter().map(|entry| {
        let at = At { row: entry.row, now: entry.row.now(), language };
        let cells = std::iter::once(named(entry, language)).chain(columns.iter().map(|(_, cell)| cell(at)));
        Item::Row(Context::listed(entry, cells.collect()))
    });
    let items = items.collect();
    let columns: Vec<Column> =
        std::iter::once(Column::Indicator).chain(columns.iter().map(|(column, _)| *column)).collect();
    Context::table(kind, of.text(language), context.headings(&columns), items)
}

/// Why, whether it was done since, and whether the deviation is accepted.
fn accepted_comment(at: At<'_>) -> Cell {
    let accepted = at.now.accepted.as_ref();
    row::comment(at)
        .with(at.now.done_later.map(|later| sentences::done_later(later.on, later.from, at.language)))
        .with(accepted.map(|accepted| sentences::accepted(accepted.until, &clean(&accepted.reason), at.language)))
}

/// Name, and below it unit, matrix and part.
fn named(entry: &Entry<'_>, language: crate::catalogue::Language) -> Cell {
    let unit = clean(&entry.row.unit);
    let part = (entry.row.line != LineKind::Goal).then(|| line_word(entry.row.line).text(language).to_owned());
    let below: Vec<String> = [Some(unit), Some(short_title(entry.matrix)), part]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect();
    Cell::words(row_name(entry.row)).with([below.join(" · ")])
}

/// What is not red, but expected to end in a worse colour than it has.
pub(super) fn outlook(context: &Context<'_>) -> Part {
    const COLUMNS: [RowColumn; 3] =
        [(Column::Actual, row::actual), (Column::Forecast, row::explained_forecast), (Column::Target, row::target)];
    let language = context.language;
    let part = summary::part(PartId::Outlook, context);
    let worse = context.report.forecast_worse();
    if worse.is_empty() {
        return part.with([Block::Text(Word::NothingWorse.text(language).to_owned())]);
    }
    let count = |from, to| worse.iter().filter(|entry| entry.outlook() == Some((from, to))).count();
    let said = sentences::outlook(
        count(Colour::Green, Colour::Red),
        count(Colour::Yellow, Colour::Red),
        count(Colour::Green, Colour::Yellow),
        language,
    );
    let table = list(TableKind::Outlook, Word::Outlook, &COLUMNS, &worse, context);
    part.with([Block::Quiet(said), Block::Table(table)])
}
