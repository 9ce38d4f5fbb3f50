//! The table of an indicator and year, read off a project.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::table::{Cell, Sum, Table};
use crate::evaluate;
use crate::evaluate::areas::AreaReports;
use crate::model::indicator::is_percent;
use crate::model::outcome::{ActualValue, ReportedState};
use crate::model::{Indicator, Kind, LineKind, PeriodActuals, Project, PublicDepth, SeriesId};
use crate::number::Number;
use crate::period::Period;

/// Values above this are no counts of people.
const MOST: i64 = 1_000_000_000_000;

/// Places of a count that is written with some.
const MOST_PLACES: u32 = 6;

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// What the values are compared with.
    Baseline,
    /// A period of the year.
    Period(Period),
}

/// How the values of an indicator are protected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Class {
    /// Counts: by what can be computed.
    Count,
    /// Another value, suppressed where that count is.
    With(String),
    /// Another value without a count: that of an area is suppressed.
    Areas,
    /// Not at all.
    Open,
}

/// The table of an indicator and year, with what its cells are.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The indicator, as the matrix of the year has it.
    pub definition: Arc<Indicator>,
    /// Whose values.
    pub series: SeriesId,
    /// The year of the values.
    pub year: i32,
    /// How they are protected.
    pub class: Class,
    /// The rows: the whole (`None`), then the areas in the order of the project.
    pub nodes: Vec<Option<String>>,
    /// The columns, in the order of time.
    pub slots: Vec<Slot>,
    /// The cells.
    pub table: Table,
    /// What each cell says, as it is remembered.
    pub written: Vec<String>,
    /// Cells that were corrected after they had been closed.
    pub corrected: Vec<bool>,
}

/// A value with what it was read as.
struct Found {
    numbers: (Number, Option<Number>),
    foreign: bool,
    corrected: bool,
}

/// The sheet of a series in a year, with the periods up to and including `last`; `None` where nothing of it is published.
pub fn sheet(project: &Project, series: SeriesId, year: i32, last: Period) -> Option<Sheet> {
    let definition = Arc::clone(project.series(series).definition(year)?);
    if definition.line != LineKind::Goal || definition.kind == Kind::Milestone {
        return None;
    }
    let scheme = project.settings.scheme;
    let periods = (1..=scheme.periods()).map(|index| Period { year, index, scheme }).filter(|period| *period <= last);
    let slots: Vec<Slot> = std::iter::once(Slot::Baseline).chain(periods.map(Slot::Period)).collect();
    let areas: Vec<&str> = project.settings.areas.iter().map(|area| area.id.as_str()).collect();
    let nodes: Vec<Option<&str>> = std::iter::once(None).chain(areas.iter().copied().map(Some)).collect();
    let mut found: BTreeMap<(usize, usize), Found> = BTreeMap::new();
    for (slot, column) in slots.iter().enumerate() {
        for (node, area) in nodes.iter().enumerate() {
            if let Some(value) = value(project, &definition, *column, *area) {
                found.insert((slot, node), value);
            }
        }
    }
    let class = class(&definition);
    let scale = scale(&found);
    let class = if scale.is_none() && class == Class::Count { Class::Areas } else { class };
    let depth = definition.protection.depth;
    let withheld = |node: usize| match depth {
        PublicDepth::Areas => false,
        PublicDepth::Total => node > 0,
        PublicDepth::None => true,
    };
    let counts = definition.kind == Kind::Cumulative || (definition.kind == Kind::Ratio && definition.per_period);
    let mut table = Table {
        slots: slots.len(),
        cumulative: slots.iter().map(|slot| counts && *slot != Slot::Baseline).collect(),
        complement: definition.kind == Kind::Ratio && is_percent(&definition.unit),
        scale: scale.unwrap_or(1),
        ..Table::default()
    };
    let (mut written, mut corrected) = (Vec::new(), Vec::new());
    for ((slot, node), found) in &found {
        let (value, denominator) = &found.numbers;
        table.cells.push(Cell {
            slot: *slot,
            node: *node,
            value: whole(value, table.scale).unwrap_or_default(),
            denominator: denominator.as_ref().and_then(|denominator| whole(denominator, table.scale)),
            withheld: withheld(*node),
            foreign: found.foreign,
        });
        corrected.push(found.corrected);
        written.push(match denominator {
            Some(denominator) => format!("{}/{}", value.to_kept_text(0), denominator.to_kept_text(0)),
            None => value.to_kept_text(0),
        });
    }
    let nodes = nodes.into_iter().map(|area| area.map(str::to_owned)).collect();
    let mut sheet = Sheet { definition, series, year, class, nodes, slots, table, written, corrected };
    if sheet.class == Class::Count {
        sheet.take_sums(project);
    }
    Some(sheet)
}

/// True for a unit of money, however it is written.
fn is_money(unit: &str) -> bool {
    let folded = unit.to_lowercase();
    let words = folded.split(|letter: char| !letter.is_alphabetic() && letter != '€');
    words.into_iter().any(|word| matches!(word, "€" | "t€" | "eur" | "teur" | "euro" | "ct" | "cent" | "mio€"))
}

fn class(definition: &Indicator) -> Class {
    if !definition.protection.confidential {
        return Class::Open;
    }
    let counts = match definition.kind {
        Kind::Cumulative | Kind::Level => !is_percent(&definition.unit) && !is_money(&definition.unit),
        Kind::Ratio => true,
        Kind::Average | Kind::Milestone | Kind::Assessed => false,
    };
    match (&definition.protection.cases, counts) {
        (Some(cases), false) => Class::With(cases.clone()),
        (None, false) => Class::Areas,
        (_, true) => Class::Count,
    }
}

fn value(project: &Project, definition: &Arc<Indicator>, slot: Slot, area: Option<&str>) -> Option<Found> {
    let period = match slot {
        Slot::Period(period) => period,
        Slot::Baseline => return baseline(definition, area),
    };
    let read = area.map(|area| (area, definition.by_area.get(area)));
    let actual: ActualValue = match read {
        None => evaluate::outcome(project, definition, period).actual,
        Some((_, Some(own))) => evaluate::outcome(project, own, period).actual,
        Some((area, None)) => evaluate::area(project, definition, period, area),
    };
    let frozen = project.frozen(definition, period);
    let of = frozen.and_then(|frozen| match area {
        None => Some(frozen),
        Some(area) => frozen.areas.get(area),
    });
    let corrected = of.is_some_and(|frozen| !frozen.total.corrections.is_empty());
    let numbers = match (&actual.ratio, &actual.value, actual.colour) {
        (Some((numerator, denominator)), ..) if !denominator.is_zero() => {
            Some((numerator.clone(), Some(denominator.clone())))
        }
        (Some(_), ..) => None,
        (None, Some(value), _) => Some((value.clone(), None)),
        // A colour that a department gives is no number, and is suppressed as one.
        (None, None, colour) => colour.map(|_| (Number::ZERO, None)),
    };
    match actual.state {
        ReportedState::Suppressed => Some(Found { numbers: (Number::ZERO, None), foreign: true, corrected }),
        ReportedState::Value | ReportedState::Missing | ReportedState::NotApplicable | ReportedState::NotDue => {
            Some(Found { numbers: numbers?, foreign: false, corrected })
        }
    }
}

/// The baseline of the whole; that of an area where it has one of its own.
fn baseline(definition: &Indicator, area: Option<&str>) -> Option<Found> {
    let of_whole = definition.baseline;
    let found = match area {
        None => of_whole?,
        Some(area) => {
            let own = definition.by_area.get(area)?.baseline?;
            if of_whole.is_some_and(|whole| whole.place == own.place) {
                return None;
            }
            own
        }
    };
    Some(Found { numbers: (Number::from(found.value), None), foreign: false, corrected: false })
}

/// How many units make 1, so that all values are whole; `None` where there is no such number.
fn scale(found: &BTreeMap<(usize, usize), Found>) -> Option<i64> {
    let numbers = found.values().flat_map(|found| std::iter::once(&found.numbers.0).chain(&found.numbers.1));
    let mut places = 0;
    for number in numbers {
        places = places.max(number.ending_places().filter(|places| *places <= MOST_PLACES)?);
        whole(number, 1).or_else(|| whole(&number.rounded(0), 1))?;
    }
    Some(10_i64.pow(places))
}

fn whole(number: &Number, scale: i64) -> Option<i64> {
    let value: i64 = (number * &Number::from(scale)).to_kept_text(0).parse().ok()?;
    (value.abs() <= MOST.saturating_mul(scale)).then_some(value)
}

impl Sheet {
    fn cell(&self, slot: usize, node: usize) -> Option<usize> {
        self.table.cells.iter().position(|cell| cell.slot == slot && cell.node == node)
    }

    /// The sums that come out, and those that an attacker would take for coming out.
    fn take_sums(&mut self, project: &Project) {
        let reports = PeriodActuals::default();
        let areas = AreaReports { reports: &reports, areas: &project.settings.areas, indicator: &self.definition };
        let place: BTreeMap<&str, usize> =
            self.nodes.iter().enumerate().filter_map(|(node, area)| area.as_deref().map(|area| (area, node))).collect();
        let parts = |node: usize| -> Vec<usize> {
            let whole = self.nodes[node].as_deref();
            // The areas live as long as the project; the names of the sheet are the same.
            let whole = whole.and_then(|whole| project.settings.areas.iter().find(|area| area.id == whole));
            areas.parts(whole.map(|area| area.id.as_str())).into_iter().map(|part| place[part]).collect()
        };
        let tree: Vec<Vec<usize>> = (0..self.nodes.len()).map(parts).collect();
        for slot in 0..self.slots.len() {
            // Parts before wholes, so that what is not known of a part can be worked out for the whole.
            for node in order(&tree) {
                self.take_sum(slot, node, &tree);
            }
        }
    }

    fn take_sum(&mut self, slot: usize, node: usize, tree: &[Vec<usize>]) {
        let Some(whole) = self.cell(slot, node) else { return };
        let (mut parts, mut gaps) = (Vec::new(), false);
        let mut open: Vec<usize> = tree[node].clone();
        while let Some(part) = open.pop() {
            match self.cell(slot, part) {
                Some(cell) => parts.push(cell),
                // A part without a value stands for its own parts.
                None if !tree[part].is_empty() => open.extend(&tree[part]),
                None => gaps = true,
            }
        }
        if parts.is_empty() {
            return;
        }
        parts.sort_unstable();
        self.guess(whole, &parts);
        let cells = &self.table.cells;
        let rest = cells[whole].value - parts.iter().map(|part| cells[*part].value).sum::<i64>();
        let rest = match rest {
            0 => None,
            1.. if gaps && self.definition.total_is_sum => Some(rest),
            _ => return,
        };
        self.table.sums.push(Sum { whole, parts, rest });
    }

    /// A value that a department keeps to itself is taken for one that would fit, where one is missing alone.
    fn guess(&mut self, whole: usize, parts: &[usize]) {
        let hidden: Vec<usize> = parts.iter().copied().filter(|part| self.table.cells[*part].foreign).collect();
        let known: i64 = parts.iter().map(|part| self.table.cells[*part].value).sum();
        if self.table.cells[whole].foreign {
            self.table.cells[whole].value = known;
        } else if let Some(first) = hidden.first() {
            let rest = self.table.cells[whole].value - known;
            self.table.cells[*first].value += rest.max(0);
        }
    }
}

/// Wholes after their parts.
fn order(tree: &[Vec<usize>]) -> Vec<usize> {
    let mut order = Vec::new();
    let mut open = vec![0];
    while let Some(node) = open.pop() {
        order.push(node);
        open.extend(&tree[node]);
    }
    for node in 0..tree.len() {
        if !order.contains(&node) {
            order.push(node);
        }
    }
    order.reverse();
    order
}
