//! The first page: who meets when, how it stands, what is red and why, what changed, and what is missing.

use super::data::{Block, Cell, Column, Line, Table};
use super::matrix::title_of;
use super::{figures, notes};
use crate::catalogue::pdf::{self as phrases, Heading, heading};
use crate::catalogue::terminal::{self as short, Selected};
use crate::catalogue::{Language, format, report as words, workbook as meanings};
use crate::model::LineKind;
use crate::report::entries::Entry;
use crate::report::{MatrixReport, Report, Section, Selection, SessionReport};
use crate::status::{Counts, Status};

/// Writes everything before the first matrix.
pub(super) fn write(report: &Report, language: Language, blocks: &mut Vec<Block>) {
    sessions(&report.sessions, language, blocks);
    if !report.selection.is_everything() {
        blocks.push(Block::text(short::selection(&selection(&report.selection, language), language)));
    }
    if report.matrices.is_empty() {
        blocks.push(Block::text(short::empty(language)));
        return;
    }
    glance(report, language, blocks);
    red(report, language, blocks);
    changes(report, language, blocks);
    missing(report, language, blocks);
}

/// Who meets when, on which item and paper.
pub(super) fn sessions(sessions: &[SessionReport], language: Language, blocks: &mut Vec<Block>) {
    if sessions.is_empty() {
        return;
    }
    let has_agenda = sessions.iter().any(|session| session.agenda.is_some());
    let has_paper = sessions.iter().any(|session| session.paper.is_some());
    let columns = [
        (Heading::Committee, true),
        (Heading::Session, true),
        (Heading::Agenda, has_agenda),
        (Heading::Paper, has_paper),
    ];
    let shown = columns.into_iter().filter(|(_, shown)| *shown);
    // The last column takes the room that is left.
    let mut columns: Vec<Column> = shown.map(|(title, _)| Column::narrow(heading(title, language))).collect();
    if let Some(last) = columns.last_mut() {
        last.share = 1;
    }
    let mut table = Table::new(heading(Heading::Committee, language), columns);
    let optional = |text: Option<&String>| text.map_or_else(Cell::nothing, Cell::words);
    for session in sessions {
        let mut cells =
            vec![Cell::words(title_of(&session.committee)), Cell::words(format::date(session.date, language))];
        if has_agenda {
            cells.push(optional(session.agenda.as_ref()));
        }
        if has_paper {
            cells.push(optional(session.paper.as_ref()));
        }
        table.row(cells);
    }
    blocks.push(Block::Table(table));
}

type Part = fn(&MatrixReport) -> &Section;

fn glance(report: &Report, language: Language, blocks: &mut Vec<Block>) {
    blocks.push(Block::heading(1, heading(Heading::Glance, language)));
    blocks.push(Block::text(phrases::counts(&report.counts, language)));
    let changes = report.changes;
    if let Some(since) = changes.since {
        let moved = short::changes(since, changes.better, changes.same, changes.worse, language);
        blocks.push(Block::text(format!("{} {moved}", heading(Heading::Trend, language))));
    }
    let title = heading(Heading::Matrix, language);
    let mut table = Table::new(
        title,
        vec![
            Column::words(title, 5),
            Column::narrow(heading(Heading::Overall, language)),
            Column::words(heading(Heading::Distribution, language), 4),
            Column::words(heading(Heading::Indicators, language), 5),
        ],
    );
    for matrix in &report.matrices {
        let counts = &matrix.rollup.counts;
        table.row(vec![
            Cell::words(&*matrix.title),
            matrix.rollup.status.map_or_else(Cell::nothing, |status| figures::status(status, language)),
            figures::bar(&matrix.title, counts, language),
            Cell::words(phrases::counts(counts, language)),
        ]);
    }
    let sections: [(Heading, Part); 2] =
        [(Heading::Budget, |matrix| &matrix.budget), (Heading::Consolidation, |matrix| &matrix.consolidation)];
    for (title, section) in sections {
        let mut counts = Counts::default();
        report.matrices.iter().for_each(|matrix| counts.add_all(&section(matrix).rollup.counts));
        if counts.total() > 0 {
            let title = heading(title, language);
            table.row(vec![
                Cell::words(title),
                Cell::nothing(),
                figures::bar(title, &counts, language),
                Cell::words(phrases::counts(&counts, language)),
            ]);
        }
    }
    blocks.push(Block::Table(table));
}

fn red(report: &Report, language: Language, blocks: &mut Vec<Block>) {
    let title = heading(Heading::Red, language);
    let red = report.with_status(Status::Red);
    if red.is_empty() {
        blocks.push(Block::heading(1, title));
        blocks.push(Block::text(phrases::nothing_red(language)));
        return;
    }
    blocks.push(Block::heading(1, phrases::numbered(Heading::Red, red.len(), language)));
    let mut table = Table::new(
        title,
        vec![
            Column::words(heading(Heading::Indicator, language), 6),
            Column::narrow(heading(Heading::Since, language)),
            Column::numbers(short::expected(language)),
            Column::numbers(heading(Heading::Actual, language)),
            Column::numbers(heading(Heading::Deviation, language)),
            Column::words(heading(Heading::Comment, language), 8),
            Column::words(heading(Heading::Action, language), 7),
            Column::numbers(heading(Heading::Forecast, language)),
        ],
    );
    for entry in red {
        let (row, now) = (entry.row, entry.row.now());
        let accepted = now.accepted.as_ref();
        let accepted =
            accepted.map(|accepted| Line::words(meanings::accepted_until(accepted.until, &accepted.reason, language)));
        let mut comment = notes::comment(now, language);
        comment.lines.extend(accepted);
        table.row(vec![
            name(&entry, language),
            Cell::words(notes::since(row)),
            figures::expected_by_date(row, language),
            figures::actual(row, now, language),
            figures::deviation(now, language),
            comment,
            notes::action(now),
            figures::forecast(now, language),
        ]);
    }
    blocks.push(Block::Table(table));
}

/// The name, and below it the unit and where the row stands.
fn name(entry: &Entry<'_>, language: Language) -> Cell {
    let row = entry.row;
    let unit = (!row.unit.is_empty()).then(|| row.unit.clone());
    let section = match row.line {
        LineKind::Goal => None,
        LineKind::Budget => Some(heading(Heading::Budget, language).to_owned()),
        LineKind::Consolidation => Some(heading(Heading::Consolidation, language).to_owned()),
    };
    let department = Some(entry.matrix.department.clone());
    let below: Vec<String> = unit.into_iter().chain(department).chain(section).collect();
    Cell::words(notes::full_name(row)).with(Line::words(below.join(" · ")))
}

fn changes(report: &Report, language: Language, blocks: &mut Vec<Block>) {
    let Some(since) = report.changes.since else { return };
    let (worse, better) = (report.worsened(), report.improved());
    blocks.push(Block::heading(1, heading(Heading::Changes, language)));
    if worse.is_empty() && better.is_empty() {
        blocks.push(Block::text(phrases::nothing_changed(since, language)));
        return;
    }
    let mut table = Table::new(
        heading(Heading::Changes, language),
        vec![
            Column::words(heading(Heading::Indicator, language), 6),
            Column::words(heading(Heading::Matrix, language), 6),
            Column::narrow(phrases::state_of(since, language)),
            Column::narrow(phrases::state_of(report.period, language)),
        ],
    );
    for (title, entries) in [(Heading::Worsened, worse), (Heading::Improved, better)] {
        if entries.is_empty() {
            continue;
        }
        table.band(2, phrases::numbered(title, entries.len(), language), "", None);
        for entry in entries {
            if let Some((before, after)) = entry.changed_colour() {
                table.row(vec![
                    Cell::words(notes::full_name(entry.row)),
                    Cell::words(&*entry.matrix.department),
                    figures::status(before.into(), language),
                    figures::status(after.into(), language),
                ]);
            }
        }
    }
    blocks.push(Block::Table(table));
}

fn missing(report: &Report, language: Language, blocks: &mut Vec<Block>) {
    let missing = report.with_status(Status::Missing);
    if missing.is_empty() {
        return;
    }
    blocks.push(Block::heading(1, phrases::numbered(Heading::Missing, missing.len(), language)));
    let mut table = Table::new(
        heading(Heading::Missing, language),
        vec![
            Column::words(heading(Heading::Indicator, language), 6),
            Column::words(heading(Heading::Matrix, language), 6),
            Column::words(heading(Heading::Comment, language), 10),
        ],
    );
    for entry in missing {
        table.row(vec![
            Cell::words(notes::full_name(entry.row)),
            Cell::words(&*entry.matrix.department),
            notes::comment(entry.row.now(), language),
        ]);
    }
    blocks.push(Block::Table(table));
}

/// The rows of each focus topic across all matrices.
pub(super) fn write_focus(report: &Report, language: Language, blocks: &mut Vec<Block>) {
    let topics = report.focus_topics();
    if topics.is_empty() {
        return;
    }
    blocks.push(Block::Heading {
        level: 1,
        text: heading(Heading::Focus, language).into(),
        mark: None,
        new_page: true,
    });
    for (topic, entries) in topics {
        blocks.push(Block::heading(2, title_of(topic)));
        let mut table = Table::new(
            title_of(topic),
            vec![
                Column::words(heading(Heading::Indicator, language), 1),
                Column::numbers(short::expected(language)),
                Column::numbers(heading(Heading::Actual, language)),
                Column::numbers(heading(Heading::Deviation, language)),
                Column::narrow(heading(Heading::Trend, language)),
                Column::numbers(heading(Heading::Forecast, language)),
            ],
        );
        let mut shown = None;
        for entry in entries {
            let now = entry.row.now();
            let place = entry.goal.map(|goal| (&entry.matrix.id, &goal.id));
            if let Some(goal) = entry.goal.filter(|_| place != shown) {
                let overall = figures::overall(&goal.rollup, language);
                table.band(2, &*goal.title, &*entry.matrix.department, overall);
                shown = place;
            }
            table.row(vec![
                Cell::words(notes::full_name(entry.row)).with(Line::words(&*entry.row.unit)),
                figures::expected_by_date(entry.row, language),
                figures::actual(entry.row, now, language),
                figures::deviation(now, language),
                figures::trend(now, language),
                figures::forecast(now, language),
            ]);
        }
        blocks.push(Block::Table(table));
    }
}

fn selection(selection: &Selection, language: Language) -> String {
    let Selection { matrices, goals, focuses, strategic_goals, departments, statuses, committees } = selection;
    let committees: Vec<String> = committees.iter().map(|committee| committee.id.clone()).collect();
    let statuses: Vec<String> = statuses.iter().map(|status| words::status(*status, language).to_owned()).collect();
    let parts = [
        (Selected::Matrices, matrices),
        (Selected::Goals, goals),
        (Selected::Focuses, focuses),
        (Selected::StrategicGoals, strategic_goals),
        (Selected::Departments, departments),
        (Selected::Committees, &committees),
        (Selected::Statuses, &statuses),
    ];
    let named = parts.into_iter().filter(|(_, values)| !values.is_empty());
    named.map(|(what, values)| short::selected(what, &values.join(", "), language)).collect::<Vec<_>>().join("; ")
}
