//! The index of an atlas: a card for each sheet, and the orders in which they can be looked for.

use super::at::At;
use super::factsheet::file_stem;
use super::shown::{self, clean};
use super::{Cell, Key, row};
use crate::catalogue::factsheet::{self as words, OrderWord};
use crate::catalogue::{Language, report as phrases, sentences};
use crate::report::factsheet::Factsheet;
use crate::status::Counts;

/// What the index shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    /// The words above it.
    pub title: String,
    /// For when, of whom, how many.
    pub facts: Vec<String>,
    /// How many sheets have which status.
    pub counts: Counts,
    /// One a sheet, in the order of the sheets.
    pub cards: Vec<Card>,
    /// By field of action, strategic goal, area and department.
    pub orders: Vec<Order>,
}

/// A sheet in the index.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The name of its page.
    pub file: String,
    /// The indicator.
    pub name: String,
    /// Its number.
    pub key: Key,
    /// Soll and deviation in short.
    pub small: String,
    /// What it is found by, besides its name.
    pub found_by: String,
}

/// An order of the cards.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// Which one, as part of anchors.
    pub id: &'static str,
    /// By what.
    pub title: String,
    /// The groups, each with the places of its cards.
    pub groups: Vec<(String, Vec<usize>)>,
}

/// The index of those sheets.
pub fn index(sheets: &[Factsheet], language: Language) -> Index {
    let mut names: Vec<String> = Vec::new();
    let cards: Vec<Card> = sheets.iter().map(|sheet| card(sheet, &mut names, language)).collect();
    let first = sheets.first();
    let facts = first.into_iter().flat_map(|sheet| {
        let cutoff = shown::capital(&sentences::cutoff(sheet.cutoff, language));
        [clean(&sheet.organisation), phrases::period(sheet.period, language), cutoff]
    });
    let field = |sheet: &Factsheet| sheet.fields.iter().map(shown::title_of).collect();
    let strategic = |sheet: &Factsheet| sheet.strategic_goal.iter().map(shown::title_of).collect();
    let area = |sheet: &Factsheet| {
        sheet.areas.iter().filter_map(|row| row.area.as_ref()).map(shown::title_of).collect::<Vec<_>>()
    };
    let department = |sheet: &Factsheet| vec![clean(&sheet.department)];
    Index {
        title: words::atlas(language).to_owned(),
        facts: facts.filter(|fact| !fact.is_empty()).chain([words::indicators(sheets.len(), language)]).collect(),
        counts: sheets.iter().map(|sheet| sheet.row.now().status).collect(),
        cards,
        orders: vec![
            order("field", OrderWord::Field, sheets, &field, language),
            order("strategic", OrderWord::StrategicGoal, sheets, &strategic, language),
            order("area", OrderWord::Area, sheets, &area, language),
            order("department", OrderWord::Department, sheets, &department, language),
        ],
    }
}

fn card(sheet: &Factsheet, names: &mut Vec<String>, language: Language) -> Card {
    let stem = file_stem(sheet);
    // Two ids may differ in signs alone that no file name has.
    let mut stems = (1..).map(|number| if number == 1 { stem.clone() } else { format!("{stem}-{number}") });
    let stem = stems.find(|stem| !names.contains(stem)).unwrap_or_default();
    names.push(stem.clone());
    let at = At { row: &sheet.row, now: sheet.row.now(), language };
    let said = |cell: Cell| cell.some_text(language);
    let expected =
        said(row::expected(at)).map(|text| format!("{} {text}", words::term(words::TermWord::ExpectedBy, language)));
    let percent = said(row::deviation_percent(at)).or_else(|| said(row::deviation(at)));
    let measure = sheet.measure.as_ref().map(|measure| clean(&measure.title));
    let found_by = measure
        .into_iter()
        .chain(sheet.goal.as_deref().map(clean))
        .chain(sheet.strategic_goal.iter().flat_map(|goal| [clean(&goal.id), shown::title_of(goal)]))
        .chain(sheet.fields.iter().map(shown::title_of))
        .chain([clean(&sheet.department), clean(&sheet.row.unit)])
        .chain(sheet.areas.iter().filter_map(|row| row.area.as_ref()).map(shown::title_of));
    Card {
        file: format!("{stem}.html"),
        name: shown::row_name(&sheet.row),
        key: Key { value: row::actual(at), unit: clean(&sheet.row.unit), status: sheet.row.now().status },
        small: expected.into_iter().chain(percent).collect::<Vec<_>>().join(" · "),
        found_by: found_by.collect::<Vec<_>>().join(" "),
    }
}

/// The groups in the order of first appearance; what belongs to none comes last.
fn order(
    id: &'static str,
    word: OrderWord,
    sheets: &[Factsheet],
    of: &dyn Fn(&Factsheet) -> Vec<String>,
    language: Language,
) -> Order {
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    let mut without = Vec::new();
    for (place, sheet) in sheets.iter().enumerate() {
        let titles = of(sheet);
        if titles.is_empty() {
            without.push(place);
        }
        for title in titles {
            match groups.iter_mut().find(|(known, _)| *known == title) {
                Some((_, places)) => places.push(place),
                None => groups.push((title, vec![place])),
            }
        }
    }
    if !without.is_empty() {
        groups.push((words::without(word, language).to_owned(), without));
    }
    Order { id, title: words::order(word, language).to_owned(), groups }
}
