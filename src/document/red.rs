//! What needs attention: what is red, why and what is done about it, and whose forecast is worse than its present state.

use super::columns::{At, Column};
use super::matrix::{Context, line_word, title};
use super::shown::{clean, row_name};
use super::{Block, Cell, Item, Part, PartId, TableKind, row, summary};
use crate::catalogue::sentences;
use crate::catalogue::words::Word;
use crate::model::LineKind;
use crate::report::entries::Entry;
use crate::status::Colour;

/// Every red row, the weightiest first.
pub(super) fn red(context: &Context<'_>) -> Part {
    const COLUMNS: [Column; 9] = [
        Column::Indicator,
        Column::Since,
        Column::Expected,
        Column::Actual,
        Column::Deviation,
        Column::DeviationPercent,
        Column::Comment,
        Column::Action,
        Column::Forecast,
    ];
    let language = context.language;
    let reds = context.report.reds();
    let items = reds.iter().map(|entry| {
        let at = At { row: entry.row, at: entry.row.now(), language };
        let cells = COLUMNS.map(|column| match column {
            Column::Indicator => named(entry, language),
            Column::Expected => row::dated_expected(at),
            Column::Forecast => row::explained_forecast(at),
            Column::Comment => row::comment(at).with(
                at.at
                    .accepted
                    .as_ref()
                    .map(|accepted| sentences::accepted(accepted.until, &clean(&accepted.reason), language)),
            ),
            _ => column.of_row(at),
        });
        Item::Row(Context::listed(entry, cells.into()))
    });
    let items = items.collect();
    let columns = context.headings(&COLUMNS);
    summary::part(PartId::Red, context).with([Block::Table(context.table(
        TableKind::Red,
        Word::Red.text(language),
        columns,
        items,
    ))])
}

/// Name, and below it unit, matrix and part.
fn named(entry: &Entry<'_>, language: crate::catalogue::Language) -> Cell {
    let unit = clean(&entry.row.unit);
    let part = (entry.row.line != LineKind::Goal).then(|| line_word(entry.row.line).text(language).to_owned());
    let below: Vec<String> =
        [Some(unit), Some(title(entry.matrix)), part].into_iter().flatten().filter(|text| !text.is_empty()).collect();
    Cell::words(row_name(entry.row)).with([below.join(" · ")])
}

/// What is not red, but expected to end in a worse colour than it has.
pub(super) fn outlook(context: &Context<'_>) -> Part {
    const COLUMNS: [Column; 4] = [Column::Indicator, Column::Actual, Column::Forecast, Column::Target];
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
    let items = worse.iter().map(|entry| {
        let at = At { row: entry.row, at: entry.row.now(), language };
        let cells = COLUMNS.map(|column| match column {
            Column::Indicator => named(entry, language),
            Column::Forecast => row::explained_forecast(at),
            _ => column.of_row(at),
        });
        Item::Row(Context::listed(entry, cells.into()))
    });
    let items = items.collect();
    let columns = context.headings(&COLUMNS);
    part.with([
        Block::Quiet(said),
        Block::Table(context.table(TableKind::Outlook, Word::Outlook.text(language), columns, items)),
    ])
}
