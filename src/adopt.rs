//! An existing table of goals and indicators as a matrix of this program.
//!
//! What the table says exactly is taken over; what it does not decide becomes an open point with its own words.

pub(crate) mod day;
pub(crate) mod draft;
pub(crate) mod grid;
pub(crate) mod ids;
pub(crate) mod mapping;
mod role;
pub(crate) mod table;
pub(crate) mod target;
mod token;
pub(crate) mod words;
pub(crate) mod write;

use std::sync::Arc;

use draft::Draft;
use grid::Grid;
use mapping::Mapping;
use table::{Column, Role, Table};

use crate::diagnostic::Diagnostics;
use crate::load::column::decimal_mark;
use crate::load::raw::DecimalMark;
use crate::load::workbook::{Sheet, Workbook};
use crate::spelling::quoted;

/// Names of sheets that hold what is over.
const ARCHIVES: [&str; 6] = ["archiv", "archive", "alt", "old", "vorlage", "muster"];

/// A workbook as a draft of a matrix, with how it was understood.
#[derive(Debug, Default)]
pub(crate) struct Adopted {
    pub(crate) draft: Draft,
    /// Sheets with the columns of their first table.
    pub(crate) sheets: Vec<(Arc<str>, Vec<Column>)>,
    /// Sheets that were passed over, and why.
    pub(crate) passed: Vec<(Arc<str>, PassedSheet)>,
    /// Lines above the first table.
    pub(crate) titles: Vec<String>,
}

impl Adopted {
    /// What the matrix is called: the line above the table that is not the organisation's name, else the file's.
    pub(crate) fn title(&self, file: &str) -> String {
        let organisation = |line: &&String| {
            let first = words::folded(line.split_whitespace().next().unwrap_or_default());
            let named = ["stadt", "landkreis", "kreis", "gemeinde", "hansestadt", "bezirk", "markt", "land"]
                .contains(&first.as_str());
            (named || line.ends_with("Council")) && line.split_whitespace().count() <= 4
        };
        let lines: Vec<&String> = self.titles.iter().collect();
        lines
            .iter()
            .find(|line| !organisation(line))
            .or(lines.first())
            .map_or_else(|| file.to_owned(), |line| (*line).clone())
    }
}

/// The id of a matrix from the name of its file, without the year.
pub(crate) fn id_of_file(stem: &str) -> String {
    let words: Vec<&str> = stem.split([' ', '_', '-']).filter(|word| years_in(word).next().is_none()).collect();
    ids::slug(&words.join(" "))
}

/// Years that a text names.
pub(crate) fn years_in(text: &str) -> impl Iterator<Item = i32> + '_ {
    text.split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| part.len() == 4)
        .filter_map(|part| part.parse().ok())
        .filter(|year| (1990..=2099).contains(year))
}

/// zielmatrix.toml with further declarations at its end, each of them `[[section]]` with id and title; everything else stays
/// as it is.
pub(crate) fn with_declared(text: &str, new: &[(&str, &[(String, String)])]) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut whole = text.to_owned();
    if !whole.is_empty() && !whole.ends_with('\n') {
        whole.push_str(end);
    }
    for (section, entries) in new {
        for (id, title) in *entries {
            let (head, id, title) =
                (format!("[[{section}]]"), format!("id    = {}", quoted(id)), format!("title = {}", quoted(title)));
            whole.push_str(&["", &head, &id, &title, ""].join(end));
        }
    }
    whole
}

/// Why a sheet is not adopted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PassedSheet {
    /// Its name says that it is over.
    Archive,
    /// It has no header that says anything about goals or indicators.
    NoHeader,
    /// Another year's.
    OtherYear,
    /// It has no tab.
    Hidden,
    /// Another sheet was asked for.
    NotAskedFor,
}

/// Understands the sheets of a workbook; `only` names one of them. `mark` is how the project writes numbers where the file
/// does not show it. Reports columns of the mapping that no table has.
pub(crate) fn adopt(
    workbook: &Workbook,
    only: Option<&str>,
    year: i32,
    mark: DecimalMark,
    mapping: &Mapping,
    diagnostics: &mut Diagnostics,
) -> Adopted {
    let mut adopted = Adopted::default();
    let mut seen = Vec::new();
    for sheet in &workbook.sheets {
        let named = only.map(|only| words::folded(only) == words::folded(&sheet.name));
        if named == Some(false) {
            adopted.passed.push((Arc::clone(&sheet.name), PassedSheet::NotAskedFor));
            continue;
        }
        if let Some(why) = passed(sheet, year).filter(|_| named.is_none()) {
            adopted.passed.push((Arc::clone(&sheet.name), why));
            continue;
        }
        let grid = Grid::new(sheet);
        adopted.draft.passed.extend(grid.hidden.iter().map(|place| (*place, draft::Passed::Hidden)));
        let tables = table::tables(&grid, year, mapping);
        let columns = tables.iter().flat_map(|table| &table.columns);
        seen.extend(columns.map(|column| (column.heading.clone(), column.at)));
        let Some(first) = tables.first() else {
            adopted.passed.push((Arc::clone(&sheet.name), PassedSheet::NoHeader));
            continue;
        };
        if adopted.titles.is_empty() {
            adopted.titles = titles(&grid, first);
        }
        adopted.sheets.push((Arc::clone(&sheet.name), first.columns.clone()));
        let mark = mapping.decimal.unwrap_or_else(|| own_mark(&grid, &tables, mark));
        let name = goal_of(sheet, &grid, first);
        for table in &tables {
            draft::take(&mut adopted.draft, &grid, table, &name, (mark, year), mapping);
        }
    }
    mapping.report_missing(&seen, diagnostics);
    adopted
}

fn passed(sheet: &Sheet, year: i32) -> Option<PassedSheet> {
    if sheet.hidden {
        return Some(PassedSheet::Hidden);
    }
    let name = words::folded(&sheet.name);
    if ARCHIVES.iter().any(|word| name.split([' ', '_', '-']).any(|part| part == *word)) {
        return Some(PassedSheet::Archive);
    }
    let years: Vec<i32> = years_in(&name).collect();
    (!years.is_empty() && !years.contains(&year)).then_some(PassedSheet::OtherYear)
}

/// How the texts of a table write numbers; where they do not show it, as the project does.
fn own_mark(grid: &Grid<'_>, tables: &[Table], project: DecimalMark) -> DecimalMark {
    let figures: Vec<String> = tables
        .iter()
        .flat_map(|table| {
            let columns = table.columns.iter().filter(|column| column.role.is_some_and(Role::holds_figures));
            columns.flat_map(|column| (table.first..table.end).filter_map(|row| grid.at(row, column.at)))
        })
        .filter_map(|spot| spot.cell.content.as_text().map(str::to_owned))
        .filter(|text| day::day(text, 2000).is_none())
        // A figure may stand behind a word or a sign.
        .filter_map(|text| Some(text[text.find(|letter: char| letter.is_ascii_digit())?..].to_owned()))
        .collect();
    let shown = decimal_mark(figures.iter().map(String::as_str));
    if shown == DecimalMark::Unknown { project } else { shown }
}

/// Lines above the first table, without those that say of when they are.
fn titles(grid: &Grid<'_>, table: &Table) -> Vec<String> {
    (0..table.header)
        .filter_map(|row| grid.own(row).first().map(|(_, spot)| spot.text()))
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|text| !text.to_lowercase().starts_with("stand"))
        .collect()
}

/// What the rows of a sheet without goals are about: its name, unless that is one that programs give.
fn goal_of(sheet: &Sheet, grid: &Grid<'_>, table: &Table) -> String {
    let name = sheet.name.trim();
    let given = ["tabelle", "sheet", "blatt", "table"].iter().any(|word| {
        name.to_lowercase().strip_prefix(word).is_some_and(|rest| rest.trim().bytes().all(|byte| byte.is_ascii_digit()))
    });
    if name.is_empty() || given {
        titles(grid, table).into_iter().last().unwrap_or_else(|| "Ziel".to_owned())
    } else {
        name.to_owned()
    }
}
