//! What is said about the rows of a table: why, what is done, and when it would be good again; and footnotes on rules.

use super::data::{Block, Cell, Column, Line, Table};
use super::matrix::title_of;
use crate::catalogue::pdf::{self as phrases, Heading, heading};
use crate::catalogue::report as words;
use crate::catalogue::terminal as short;
use crate::catalogue::workbook as meanings;
use crate::catalogue::{Language, closing};
use crate::render::shown;
use crate::report::{Row, Standing};
use crate::status::Status;

/// What stands first: what needs attention most.
const ORDER: [Status; 8] = [
    Status::Red,
    Status::Yellow,
    Status::Missing,
    Status::NotApplicable,
    Status::Suppressed,
    Status::Green,
    Status::NotDue,
    Status::Informative,
];

/// Writes a table of comments and counter-measures, and nothing where there is none.
pub(super) fn write(rows: &[&Row], language: Language, blocks: &mut Vec<Block>) {
    let mut noted: Vec<&&Row> = rows.iter().filter(|row| is_noted(row, language)).collect();
    if noted.is_empty() {
        return;
    }
    // Stable, so that rows of a status stay in the order of the table.
    noted.sort_by_key(|row| ORDER.iter().position(|status| *status == row.now().status));
    let title = short::notes(language);
    let mut table = Table::new(
        title,
        vec![
            Column::words(heading(Heading::Indicator, language), 6),
            Column::words(heading(Heading::Comment, language), 9),
            Column::words(heading(Heading::Action, language), 9),
            Column::words(heading(Heading::Needed, language), 5),
        ],
    );
    for row in noted {
        let now = row.now();
        let status = words::status_with_symbol(now.status, language).replace(' ', "\u{a0}");
        table.row(vec![
            Cell::words(full_name(row)).with(Line::status(now.status, status)),
            comment(now, language),
            action(now),
            needed(now, language),
        ]);
    }
    blocks.push(Block::heading(2, title));
    blocks.push(Block::Table(table));
}

fn is_noted(row: &Row, language: Language) -> bool {
    let now = row.now();
    now.comment.is_some()
        || now.comment_missing
        || now.action.is_some()
        || now.reason.is_some()
        || needed_words(now, language).is_some()
}

/// Writes a table of corrected values, and nothing where there is none. They are no footnotes: a period may have many, and
/// the typesetter cannot tag footnotes that go on on the next page.
pub(super) fn write_corrections(rows: &[&Row], language: Language, blocks: &mut Vec<Block>) {
    let title = closing::heading(language);
    let columns = vec![Column::words(heading(Heading::Indicator, language), 6), Column::words(title, 23)];
    let mut table = Table::new(title, columns);
    for row in rows.iter().filter(|row| row.area.is_none()) {
        for correction in &row.corrections {
            let said = shown::correction_alone(correction, language);
            table.row(vec![Cell::words(full_name(row)), Cell::words(said)]);
        }
    }
    if !table.is_empty() {
        blocks.push(Block::heading(2, title));
        blocks.push(Block::Table(table));
    }
}

/// The name with its area.
pub(super) fn full_name(row: &Row) -> String {
    match &row.area {
        Some(area) => format!("{} – {}", row.name, title_of(area)),
        None => row.name.clone(),
    }
}

/// Why: the comment, that there should be one, and why there is no colour.
pub(super) fn comment(now: &Standing, language: Language) -> Cell {
    let missing = now.comment_missing.then(|| short::comment_missing(language).to_owned());
    let reason = now.reason.as_ref().map(|reason| format!("{}.", capital(&words::reason(reason, language))));
    let said: Vec<String> = now.comment.iter().cloned().chain(missing).chain(reason).collect();
    if said.is_empty() { Cell::nothing() } else { Cell::words(said.join(" ")) }
}

/// What is done about it.
pub(super) fn action(now: &Standing) -> Cell {
    now.action.as_ref().map_or_else(Cell::nothing, Cell::words)
}

fn needed(now: &Standing, language: Language) -> Cell {
    needed_words(now, language).map_or_else(Cell::nothing, Cell::words)
}

/// At which values the colour changes, and what is still needed; only where work is needed.
fn needed_words(now: &Standing, language: Language) -> Option<String> {
    if !matches!(now.status, Status::Red | Status::Yellow) {
        return None;
    }
    let bounds = now.bounds.as_ref().and_then(|bounds| short::bounds(bounds, language));
    let remaining = now
        .remaining
        .as_ref()
        .map(|remaining| short::remaining(remaining, now.period.year_end(now.cutoff), now.period.scheme, language));
    let said: Vec<String> = bounds.into_iter().chain(remaining).collect();
    (!said.is_empty()).then(|| capital(&said.join("; ")))
}

/// Footnotes on changed rules and on an accepted deviation.
pub(super) fn footnotes(row: &Row, language: Language) -> Vec<String> {
    let now = row.now();
    let mut notes: Vec<String> = now
        .revised
        .iter()
        .map(|revision| capital(&format!("{} ({}).", short::revision(revision, row.kind, language), revision.reason)))
        .collect();
    if let (Some(status), Some(last)) = (now.status_before_revision, notes.last_mut()) {
        last.push(' ');
        last.push_str(&short::before_revision(status, language));
    }
    notes.extend(
        now.accepted.as_ref().map(|accepted| meanings::accepted_until(accepted.until, &accepted.reason, language)),
    );
    notes
}

/// In place of a target's name in lists: nothing to show.
pub(super) fn since(row: &Row) -> String {
    let red = row.standings.iter().rev().take_while(|standing| standing.status == Status::Red);
    let label = red.last().unwrap_or(row.now()).period.label();
    if label.is_empty() { phrases::NOTHING.into() } else { label }
}

/// The text with a capital letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let capital: String = letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    format!("{capital}{}", letters.as_str())
}
