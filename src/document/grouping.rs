//! The parts of a report or plan that is arranged by what goals serve, or by area: all groups at a glance, then each of them.

use std::collections::BTreeSet;

use super::columns::Column;
use super::context::{overall, verdict};
use super::shown::{self, clean};
use super::{Block, Cell, Item, Part, PartId, Rank, RowId, Table, TableColumn, TableKind, TableRow, Term, Value};
use crate::catalogue::{Language, grouping as words, plan as plan_words, report as report_words};
use crate::model::LineKind;
use crate::report::{By, GroupMatrix, GroupOf, Grouping, InArea, Judged, RollupResult, Row};
use crate::status::{Counts, Status};

/// The parts that there are of groups, with their headings.
pub(super) fn contents<R, O>(grouping: &Grouping<R, O>, is_plan: bool, language: Language) -> Vec<(PartId, String)> {
    let groups = grouping.groups.iter().enumerate();
    let groups = groups.map(|(place, group)| (PartId::Group(place), title(group, grouping.by, is_plan, language)));
    std::iter::once((PartId::By, heading(grouping.by, is_plan, language).to_owned())).chain(groups).collect()
}

fn heading(by: By, is_plan: bool, language: Language) -> &'static str {
    if is_plan { words::plan_title(by, language) } else { words::title(by, language) }
}

/// What a group is called; strategic goals are known by their ids.
pub(super) fn title<R, O>(group: &GroupOf<R, O>, by: By, is_plan: bool, language: Language) -> String {
    match &group.of {
        None => words::none(by, is_plan, language).to_owned(),
        Some(of) if by == By::StrategicGoal => format!("{} {}", clean(&of.id), clean(&of.title)).trim().to_owned(),
        Some(of) => shown::title_of(of),
    }
}

/// All groups below each other; `judged` tells whether they have colours.
pub(super) fn at_a_glance<R: InArea, O: Judged>(grouping: &Grouping<R, O>, is_plan: bool, language: Language) -> Part {
    let by = grouping.by;
    let title_of_part = heading(by, is_plan, language);
    let mut all = Counts::default();
    grouping.groups.iter().filter_map(|group| group.rollup.judged()).for_each(|rollup| all.add_all(&rollup.counts));
    let statuses: Vec<Status> =
        if is_plan { Vec::new() } else { shown::counted(&all).map(|(status, _)| status).collect() };
    let head = |column: Column| column.of(LineKind::Goal, language);
    let mut columns = vec![TableColumn { heading: words::group(by, language).to_owned(), ..head(Column::Group) }];
    if !is_plan {
        columns.extend([Column::Overall, Column::Distribution].map(head));
        columns.extend(statuses.iter().map(|status| TableColumn {
            status: Some(*status),
            heading: shown::firm(&report_words::status_with_symbol(*status, language)),
            ..head(Column::Count)
        }));
    }
    columns.push(head(Column::Indicators));
    // In an area nearly everything is done by nearly everybody.
    let has_goals = by != By::Area;
    if has_goals {
        columns.extend([Column::GoalCount, Column::Measures, Column::Departments].map(head));
    }
    let items = grouping.groups.iter().map(|group| {
        let extent = group.extent();
        let mut cells = vec![Cell::words(title(group, by, is_plan, language))];
        if let Some(rollup) = group.rollup.judged() {
            cells.extend([verdict(rollup.status), Cell::of(Value::Counts(rollup.counts))]);
            cells.extend(statuses.iter().map(|status| {
                let count = rollup.counts.of(*status);
                let colour = Some(*status).filter(|status| count > 0 && *status == Status::Red);
                Cell::of(Value::Count(count)).in_colour(colour)
            }));
        }
        cells.push(Cell::of(Value::Count(extent.indicators)));
        if has_goals {
            cells.extend([extent.goals, extent.measures].map(|count| Cell::of(Value::Count(count))));
            let departments: Vec<String> = group.matrices.iter().map(department).collect();
            cells.push(Cell::words(departments.join(", ")));
        }
        let rank = if group.within.is_some() { Rank::Part } else { Rank::Usual };
        Item::Row(TableRow { rank, ..TableRow::new(cells) })
    });
    let table = Table {
        kind: TableKind::Groups,
        title: None,
        caption: title_of_part.to_owned(),
        overall: None,
        columns,
        items: items.collect(),
    };
    let unserved = terms(
        words::unserved(by, is_plan, language),
        grouping.unserved.iter().map(|of| match by {
            By::StrategicGoal => (clean(&of.id), clean(&of.title)),
            By::Focus | By::Field | By::Area => (shown::title_of(of), String::new()),
        }),
    );
    let none = grouping.groups.iter().find(|group| group.of.is_none() && by != By::Area);
    let none = none.and_then(|group| {
        let goals = group
            .matrices
            .iter()
            .flat_map(|matrix| matrix.goals.iter().map(move |goal| (department(matrix), clean(&goal.title))));
        terms(words::none(by, is_plan, language), goals)
    });
    let table = (!grouping.groups.is_empty()).then_some(Block::Table(table));
    Part::new(PartId::By, title_of_part).with(table).with(unserved).with(none)
}

fn terms(heading: &'static str, terms: impl Iterator<Item = (String, String)>) -> Option<Block> {
    let terms: Vec<Term> = terms.map(|(name, text)| Term { name, status: None, column: None, text }).collect();
    (!terms.is_empty()).then_some(Block::Terms(Some(heading), terms))
}

/// The head of the part of one group; nothing where there is no such group.
pub(super) fn part<R: InArea, O: Judged>(
    grouping: &Grouping<R, O>,
    place: usize,
    is_plan: bool,
    language: Language,
) -> Part {
    let Some(group) = grouping.groups.get(place) else { return Part::new(PartId::Group(place), String::new()) };
    let extent = group.extent();
    let mut part = Part::new(PartId::Group(place), title(group, grouping.by, is_plan, language));
    if let Some(rollup) = group.rollup.judged() {
        part.overall = overall(rollup);
        part.counts = Some(rollup.counts);
    }
    part.facts.extend(group.within.as_ref().map(|parent| words::within(&shown::title_of(parent), language)));
    part.facts.push(plan_words::extent(extent.goals, extent.measures, [extent.indicators, 0, 0], language));
    let departments = group.matrices.iter().map(|matrix| {
        let responsible: Vec<String> = matrix.responsible().into_iter().map(clean).collect();
        words::department(&department(matrix), &responsible)
    });
    if grouping.by != By::Area {
        part.facts.push(words::departments(&departments.collect::<Vec<_>>(), language));
    }
    part
}

/// A short name of a matrix: the department, or the title where there is none.
pub(super) fn department<R, O>(matrix: &GroupMatrix<R, O>) -> String {
    shown::matrix_title(&matrix.department, &matrix.title)
}

/// The rows that can be reached where they stand first: a row may stand in several groups, and one of an area is not that of
/// the whole.
pub(super) fn first_ids(grouping: &Grouping<Row, RollupResult>) -> Vec<(usize, RowId)> {
    let mut seen = BTreeSet::new();
    let mut ids = Vec::new();
    for (place, group) in grouping.groups.iter().enumerate() {
        if grouping.by == By::Area && group.of.is_some() {
            continue;
        }
        for row in group.rows().filter(|row| !row.part) {
            let id = RowId::of(row);
            if seen.insert(id.clone()) {
                ids.push((place, id));
            }
        }
    }
    ids
}
