//! What closing a period would freeze, line by line.

use std::fmt::Write;

use crate::catalogue::closing as words;
use crate::catalogue::{Language, format, report, sentences};
use crate::render::shown::{self, clean};
use crate::report::Row;
use crate::report::collection::Gap;
use crate::report::freezing::Freezing;
use crate::status::Counts;

/// The text, for a closing by that person.
pub fn render_freezing(freezing: &Freezing, by: Option<&str>, warnings: usize, language: Language) -> String {
    let mut text = words::would_freeze(freezing.period, freezing.cutoff, language);
    text.push('\n');
    let sections = [
        (words::Group::Indicators, &freezing.indicators),
        (words::Group::Budget, &freezing.budget),
        (words::Group::Consolidation, &freezing.consolidation),
    ];
    let used: Vec<_> = sections.into_iter().filter(|(_, counts)| counts.total() > 0).collect();
    for (group, counts) in &used {
        line(&mut text, &words::counted(*group, counts.total(), &by_status(counts, language), language));
    }
    if used.len() > 1 {
        let all = freezing.all();
        line(&mut text, &words::counted(words::Group::All, all.total(), &by_status(&all, language), language));
    }
    for row in &freezing.rows {
        line(&mut text, &format!("  {}", value(row, language)));
    }
    if freezing.more() > 0 {
        line(&mut text, &format!("  {}", sentences::more(freezing.more(), language)));
    }
    gaps(&mut text, words::due_and_missing(language), &freezing.missing);
    gaps(&mut text, words::stated_missing(language), &freezing.stated_missing);
    if !freezing.open.is_empty() {
        line(&mut text, words::open_points(language));
    }
    for open in &freezing.open {
        line(&mut text, &format!("  {}  {}", clean(&open.of), clean(&open.text)));
    }
    if warnings > 0 {
        line(&mut text, &words::warnings(warnings, language));
    }
    line(&mut text, &words::closes(by.map(clean).as_deref(), language));
    text
}

fn line(text: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{line}");
}

fn by_status(counts: &Counts, language: Language) -> String {
    let counted = shown::counted(counts).map(|(status, count)| {
        format!("{} {} {}", status.symbol(), format::count(count, language), report::status(status, language))
    });
    counted.collect::<Vec<_>>().join(", ")
}

/// `▼ sozialamt/hausbesuche  Durchgeführte Erstbesuche: 98 Besuche, rot`
fn value(row: &Row, language: Language) -> String {
    let now = row.now();
    let id = format!("{}/{}", clean(&row.matrix), clean(&row.indicator));
    let status = report::status(now.status, language);
    let value = shown::actual(row.kind, now, language).map(|value| match clean(&row.unit) {
        unit if unit.is_empty() || now.done.is_some() || now.assessed.is_some() => format!("{value}, "),
        unit => format!("{value} {unit}, "),
    });
    format!("{} {id}  {}: {}{status}", now.status.symbol(), clean(&row.name), value.unwrap_or_default())
}

fn gaps(text: &mut String, heading: &str, gaps: &[Gap]) {
    if gaps.is_empty() {
        return;
    }
    line(text, heading);
    for gap in gaps {
        let responsible = gap.responsible.as_deref().map(clean).filter(|who| !who.is_empty());
        let responsible = responsible.map(|who| format!(" ({who})")).unwrap_or_default();
        line(text, &format!("  {}  {}{responsible}", clean(&gap.indicator), clean(&gap.name)));
    }
}
