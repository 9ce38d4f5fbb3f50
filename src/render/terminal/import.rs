//! What an import would change: a table a file, and how many rows came out how.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};

use super::Layout;
use super::page::{Page, clean};
use super::paint::Paint;
use crate::catalogue::import as words;
use crate::catalogue::{format, report};
use crate::import::{Import, Item, Verdict};
use crate::source::Sources;

/// Columns that the table takes at most: wider ones are hard to read across.
const WIDEST: usize = 120;

/// Columns that it needs.
const NARROWEST: usize = 60;

/// Columns of the longest verdict with its sign, and a blank at either side.
const VERDICT_WIDTH: u16 = 15;

/// Columns that names get at most before they are wrapped.
const MOST_NAME: u16 = 26;

/// Characters of a refused input that are shown; the problem below quotes it in full.
const MOST_SAID: usize = 60;

/// The table, with the counts below.
/// `all` shows unchanged rows, too.
pub fn render(import: &Import, sources: &Sources, all: bool, layout: &Layout) -> String {
    let width = layout.width.clamp(NARROWEST, WIDEST);
    let mut page = Page::new(width, layout.language, layout.colour);
    let mut groups: Vec<Vec<&Item>> = Vec::new();
    for item in &import.items {
        let of = |group: &&mut Vec<&Item>| {
            group.first().is_some_and(|first| first.source == item.source && first.period == item.period)
        };
        match groups.iter_mut().find(of) {
            Some(group) => group.push(item),
            None => groups.push(vec![item]),
        }
    }
    for group in groups {
        let Some(&Item { source, period, .. }) = group.first().copied() else { continue };
        page.gap();
        let mut heading = vec![clean(&sources.get(source).shown_path)];
        // Where all rows are of one matrix it is named once.
        let mut matrices = group.iter().filter_map(|item| item.key.as_ref()).map(|key| &key.matrix);
        let matrix = matrices.next().filter(|matrix| matrices.all(|other| other == *matrix));
        heading.extend(matrix.map(|matrix| clean(matrix)));
        heading.extend(period.map(|period| report::period(period, layout.language)));
        page.heading(0, Some(Paint::Strong), &heading.join(" · "), None);
        write(&group, matrix.is_some(), all, sources, &mut page);
    }
    page.gap();
    page.paragraph(0, 2, &words::counts(import, layout.language));
    page.finish()
}

fn write(group: &[&Item], one_matrix: bool, all: bool, sources: &Sources, page: &mut Page) {
    let is_shown = |item: &&&Item| match item.verdict {
        Verdict::New | Verdict::Changed | Verdict::Refused => true,
        Verdict::Unchanged => all,
        Verdict::Empty => false,
    };
    let shown: Vec<&&Item> = group.iter().filter(is_shown).collect();
    if shown.is_empty() {
        let nothing_entered = group.iter().all(|item| item.verdict == Verdict::Empty);
        let line = if nothing_entered { words::nothing_entered } else { words::nothing_new };
        page.line(line(page.language));
        return;
    }
    let mut table = Table::new();
    table.load_style(comfy_table::presets::NOTHING);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(page.width).unwrap_or(u16::MAX));
    table.set_header(words::headings(page.language));
    for item in &shown {
        table.add_row(row(item, one_matrix, sources, page));
    }
    // What becomes of a row is looked for first; what is long is wrapped in the other columns.
    if let Some(column) = table.column_mut(0) {
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(VERDICT_WIDTH)));
    }
    if let Some(column) = table.column_mut(1) {
        let longest = shown.iter().map(|item| name(item, one_matrix, page).chars().count()).max().unwrap_or_default();
        let wished = u16::try_from(longest + 2).unwrap_or(MOST_NAME).min(MOST_NAME);
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(wished)));
    }
    page.rule('─');
    for (index, line) in table.lines().enumerate() {
        let line = line.trim_end();
        if index == 0 {
            page.line(&page.painter.paint(Paint::Strong, line));
            page.rule('─');
        } else {
            page.line(line);
        }
    }
    page.rule('─');
}

fn row(item: &Item, one_matrix: bool, sources: &Sources, page: &Page) -> [String; 5] {
    let language = page.language;
    let unit = item.indicator.as_ref().map(|indicator| clean(&indicator.unit)).unwrap_or_default();
    let old = item.old.as_ref().map(|old| words::value(&old.value, &unit, language)).unwrap_or_default();
    let new = match (item.verdict, &item.new) {
        (Verdict::New | Verdict::Changed, Some(_)) => words::changes(item, &unit, language),
        _ => cut(if item.value_said.is_empty() { &item.said } else { &item.value_said }),
    };
    let place = item.new.as_ref().map_or(item.place, |new| new.place);
    let place = match sources.cell(place) {
        Some(cell) => cell.name(),
        None => format::line(sources.line_and_column(place).0, language),
    };
    [words::verdict_with_symbol(item.verdict, language), name(item, one_matrix, page), old, clean(&new), place]
}

/// Which value the row is for, without its matrix where that stands above.
fn name(item: &Item, one_matrix: bool, page: &Page) -> String {
    let Some(key) = &item.key else { return words::no_key(page.language).to_owned() };
    let name = key.to_string();
    let prefix = if one_matrix { format!("{}/", key.matrix) } else { String::new() };
    clean(name.strip_prefix(&prefix).unwrap_or(&name))
}

fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_SAID) {
        None => line,
        Some((end, _)) => format!("{}…", &line[..end]),
    }
}
