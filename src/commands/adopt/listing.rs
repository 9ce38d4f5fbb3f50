//! What `adopt` shows before it asks: how each column was understood, what each row became, what is open.

use std::io;

use chrono::NaiveDate;

use super::Console;
use crate::adopt::Adopted;
use crate::adopt::draft::{Goal, Indicator, Passed};
use crate::adopt::table::{Role, Why};
use crate::adopt::write::Written;
use crate::catalogue::Language;
use crate::catalogue::adopt as phrases;
use crate::period::Period;
use crate::source::{Place, Sources, column_letters};
use crate::text::printable;

pub(super) fn show(
    adopted: &Adopted,
    written: &Written,
    cutoffs: &[(Period, NaiveDate)],
    path: &str,
    sources: &Sources,
    language: Language,
) -> io::Result<()> {
    let mut lines = Vec::new();
    for (sheet, columns) in &adopted.sheets {
        lines.push(phrases::sheet(sheet, language));
        for column in columns {
            let letter = column_letters(column.at);
            lines.push(format!(
                "  {}",
                phrases::column(&letter, &column.heading, in_a_period(column.role, cutoffs), language)
            ));
        }
    }
    for (sheet, why) in &adopted.passed {
        lines.push(phrases::passed_sheet(sheet, *why, language));
    }
    lines.push(String::new());
    lines.push(path.to_owned());
    for goal in &adopted.draft.goals {
        goal_lines(goal, sources, language, &mut lines);
    }
    for (place, why) in adopted.draft.passed.iter().filter(|(_, why)| *why != Passed::Section) {
        lines.push(format!("  {}", phrases::passed_row(&at(*place, sources), text(*place, sources), *why, language)));
    }
    for (id, title) in &written.strategic {
        lines.push(phrases::new_strategic_goal(id, title, language));
    }
    for (id, title) in &written.fields {
        lines.push(phrases::new_field(id, title, language));
    }
    let open = adopted.draft.indicators().filter(|indicator| indicator.open.is_some()).count();
    lines.push(String::new());
    lines.push(phrases::counts(written.ids.len(), open, language));
    lines.push(String::new());
    let mut text = String::new();
    for line in &lines {
        text.push_str(&printable(line));
        text.push('\n');
    }
    Console::result(text.as_bytes())
}

/// What a column gives to the project, whose periods end on certain days only.
fn in_a_period(role: Option<Role>, cutoffs: &[(Period, NaiveDate)]) -> Option<Role> {
    let known = |date: &NaiveDate| cutoffs.iter().any(|(_, cutoff)| cutoff == date);
    match role {
        Some(Role::Interim(date) | Role::Result(date)) if !known(&date) => Some(Role::LeftOut(Why::NoPeriod)),
        role => role,
    }
}

fn goal_lines(goal: &Goal, sources: &Sources, language: Language, lines: &mut Vec<String>) {
    let strategic = goal.strategic.as_ref().map(|strategic| format!("  [{strategic}]")).unwrap_or_default();
    lines.push(format!("  {}{strategic}", goal.title));
    for indicator in &goal.indicators {
        lines.push(format!("    {}", line(indicator, sources, language)));
    }
    for measure in &goal.measures {
        lines.push(format!("    {}", measure.title));
        for indicator in &measure.indicators {
            lines.push(format!("      {}", line(indicator, sources, language)));
        }
    }
}

fn line(indicator: &Indicator, sources: &Sources, language: Language) -> String {
    phrases::indicator(&at(indicator.place, sources), indicator, language)
}

/// The row of the sheet, or the line of the file.
fn at(place: Place, sources: &Sources) -> String {
    let row = sources.cell(place).map_or_else(|| sources.line_and_column(place).0, |cell| cell.row as usize + 1);
    row.to_string()
}

fn text(place: Place, sources: &Sources) -> &str {
    sources.get(place.source).text.get(place.start as usize..place.end as usize).unwrap_or_default()
}
