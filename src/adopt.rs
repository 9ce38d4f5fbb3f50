//! An existing table of goals and indicators as a matrix of this program.
//!
//! What the table says exactly is taken over; what it does not decide becomes an open point with its own words.

pub(crate) mod day;
pub(crate) mod draft;
pub(crate) mod grid;
mod ids;
pub(crate) mod table;
pub(crate) mod target;
mod token;
pub(crate) mod words;
pub(crate) mod write;

use std::sync::Arc;

use draft::Draft;
use grid::Grid;
use table::{Column, Role, Table};

use crate::load::column::decimal_mark;
use crate::load::raw::DecimalMark;
use crate::load::workbook::{Sheet, Workbook};

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

/// Why a sheet is not adopted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PassedSheet {
    /// Nobody sees it.
    Hidden,
    /// Its name says that it is over.
    Archive,
    /// It has no header that says anything about goals or indicators.
    NoHeader,
    /// Another year's.
    OtherYear,
}

/// Understands the sheets of a workbook; `only` names one of them. `mark` is how the project writes numbers where the file
/// does not show it.
pub(crate) fn adopt(workbook: &Workbook, only: Option<&str>, year: i32, mark: DecimalMark) -> Adopted {
    let mut adopted = Adopted::default();
    for sheet in &workbook.sheets {
        let named = only.map(|only| words::folded(only) == words::folded(&sheet.name));
        if named == Some(false) {
            continue;
        }
        if let Some(why) = passed(sheet, year).filter(|_| named.is_none()) {
            adopted.passed.push((Arc::clone(&sheet.name), why));
            continue;
        }
        let grid = Grid::new(sheet);
        let tables = table::tables(&grid, year);
        let Some(first) = tables.first() else {
            adopted.passed.push((Arc::clone(&sheet.name), PassedSheet::NoHeader));
            continue;
        };
        if adopted.titles.is_empty() {
            adopted.titles = titles(&grid, first);
        }
        adopted.sheets.push((Arc::clone(&sheet.name), first.columns.clone()));
        let mark = own_mark(&grid, &tables, mark);
        let name = goal_of(sheet, &grid, first);
        for table in &tables {
            draft::take(&mut adopted.draft, &grid, table, &name, mark, year);
        }
    }
    adopted
}

fn passed(sheet: &Sheet, year: i32) -> Option<PassedSheet> {
    let name = words::folded(&sheet.name);
    if ARCHIVES.iter().any(|word| name.split([' ', '_', '-']).any(|part| part == *word)) {
        return Some(PassedSheet::Archive);
    }
    let years: Vec<i32> = name
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| part.len() == 4)
        .filter_map(|part| part.parse().ok())
        .filter(|year| (1900..=2199).contains(year))
        .collect();
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
    match decimal_mark(figures.iter().map(String::as_str)) {
        DecimalMark::Unknown => project,
        shown => shown,
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, SourceId};

    #[test]
    fn show() {
        for (path, year) in [
            ("01-zielmatrix-zwei-kopfzeilen/Zielmatrix Sozialamt 2014.xlsx", 2014),
            ("02-produktblaetter-richtung/Ziele und Kennzahlen 2014.xlsx", 2014),
            ("03-aktionsplan-fristen/Aktionsplan Inklusion.ods", 2014),
            ("05-council-kpi-polarity/Corporate KPIs 2014.xlsx", 2014),
        ] {
            let bytes = std::fs::read(format!("/work/shared/cases/adopt/{path}")).unwrap();
            let mut source = Source::default();
            let book = crate::load::workbook::read(&bytes, SourceId::new(0), &mut source).unwrap();
            let adopted = adopt(&book, None, year, DecimalMark::Comma);
            println!("== {path} {:?} {:?}", adopted.titles, adopted.passed);
            for (sheet, columns) in &adopted.sheets {
                for c in columns {
                    println!("  {sheet} {} {:?} {:?}", c.at, c.heading, c.role);
                }
            }
            for g in &adopted.draft.goals {
                println!("GOAL {:?} strat {:?} field {:?} product {:?}", g.title, g.strategic, g.field, g.product);
                for i in &g.indicators {
                    println!(
                        "   - {} [{:?}] {:?} open {:?} dir said {:?} base {:?} int {:?} res {}",
                        i.name,
                        i.unit,
                        i.wish,
                        i.open,
                        i.said,
                        i.baseline,
                        i.interim,
                        i.results.len()
                    );
                }
                for m in &g.measures {
                    println!("  M {} {:?}", m.title, m.responsible);
                    for i in &m.indicators {
                        println!(
                            "   - {} [{:?}] {:?} open {:?} said {:?} base {:?} int {:?} res {}",
                            i.name,
                            i.unit,
                            i.wish,
                            i.open,
                            i.said,
                            i.baseline,
                            i.interim,
                            i.results.len()
                        );
                    }
                }
            }
            println!(
                "passed {:?}",
                adopted
                    .draft
                    .passed
                    .iter()
                    .map(|(p, w)| (source.text.get(p.start as usize..p.end as usize).unwrap_or("").to_owned(), *w))
                    .collect::<Vec<_>>()
            );
        }
    }
}
