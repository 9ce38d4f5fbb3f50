//! The rows of a table as goals, measures and indicators, before they have ids.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

use super::day;
use super::grid::{Grid, Spot};
use super::mapping::Mapping;
use super::table::{Column, Role, Table, sections_above};
use super::target::{self, Wish};
use super::words::{self, Direction, Field, Section};
use crate::load::raw::DecimalMark;
use crate::load::workbook::{Cell, Content};
use crate::number::Decimal;
use crate::source::Place;

/// A matrix as the table says it.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) goals: Vec<Goal>,
    /// Rows that are no indicators, with the reason.
    pub(crate) passed: Vec<(Place, Passed)>,
}

/// Why a row is not adopted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passed {
    /// Sums and means of the rows above.
    Sum,
    /// A heading of the rows below.
    Section,
    /// A footnote or a source.
    Note,
    /// It names nothing that could be an indicator, and holds no figure.
    Nameless,
    /// It is not shown.
    Hidden,
    /// A cell that is merged over several rows, so that it is nobody's value.
    Shared,
    /// A formula whose result was not saved.
    Formula,
    /// The mapping passes it over.
    Skipped,
    /// A cell that is merged over several goals: its text stands below each of them.
    AcrossGoals,
}

impl Draft {
    /// All indicators in the order in which they are written.
    pub(crate) fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.goals
            .iter()
            .flat_map(|goal| goal.indicators.iter().chain(goal.measures.iter().flat_map(|measure| &measure.indicators)))
    }
}

#[derive(Debug, Default)]
pub(crate) struct Goal {
    pub(crate) title: String,
    pub(crate) strategic: Option<String>,
    /// Fields of action; a measure may have others.
    pub(crate) fields: Vec<String>,
    pub(crate) product: Option<String>,
    pub(crate) indicators: Vec<Indicator>,
    /// Names of its own indicators.
    names: HashSet<String>,
    pub(crate) measures: Vec<Measure>,
}

#[derive(Debug, Default)]
pub(crate) struct Measure {
    pub(crate) title: String,
    /// As written, several joined.
    pub(crate) responsible: Vec<String>,
    pub(crate) hypothesis: Option<String>,
    pub(crate) evidence: Option<String>,
    pub(crate) fields: Vec<String>,
    pub(crate) indicators: Vec<Indicator>,
    /// Names of its indicators.
    names: HashSet<String>,
}

/// An indicator as its row says it.
#[derive(Debug)]
pub(crate) struct Indicator {
    pub(crate) name: String,
    pub(crate) place: Place,
    pub(crate) unit: Option<String>,
    /// A key of the format.
    pub(crate) kind: Option<&'static str>,
    pub(crate) wish: Wish,
    /// The target cell's own words, where there are any.
    pub(crate) said: Option<String>,
    /// Why no target is written though one is meant.
    pub(crate) open: Option<Open>,
    pub(crate) strict: bool,
    /// True where the same indicator stands further up, at the same measure or goal.
    pub(crate) again: bool,
    pub(crate) baseline: Option<(Decimal, Option<i32>)>,
    pub(crate) interim: Vec<(NaiveDate, Decimal)>,
    pub(crate) source: Option<String>,
    /// What an indicator directly below a goal has no place for in the format.
    pub(crate) responsible: Option<String>,
    pub(crate) comment: Option<String>,
    pub(crate) action: Option<String>,
    pub(crate) forecast: Option<Cell>,
    /// Cells with results, by day; `None` for the end of the year.
    pub(crate) results: Vec<(Option<NaiveDate>, Cell)>,
}

/// What has to be decided before there is a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Open {
    /// A figure whose direction nobody says.
    Direction,
    /// Words that are no figure.
    Words,
    /// A deadline that is no day.
    Deadline(String),
    /// Several figures in one cell.
    Several,
    /// Lower above upper bound.
    Bounds(String),
    /// One cell merged over several indicators.
    Shared,
    /// A formula whose result was not saved.
    Formula,
}

/// What rows below each other share.
#[derive(Default)]
struct State {
    strategic: Option<String>,
    field: Option<String>,
    product: Option<String>,
    goal: Option<String>,
    measure: Option<String>,
    monitoring: bool,
    /// Section rows since the last row with an indicator.
    sections: Vec<(Section, String)>,
}

/// Takes in the rows of a table. `sheet` names the sheet where nothing else names a goal.
pub(crate) fn take(
    draft: &mut Draft,
    grid: &Grid<'_>,
    table: &Table,
    sheet: &str,
    (mark, year): (DecimalMark, i32),
    mapping: &Mapping,
) {
    let mut state = State::default();
    // Section rows between the header before and this one belong to it: the header is repeated below them.
    for row in sections_above(grid, table.header) {
        section(draft, grid, row, &mut state);
    }
    let signs = uses_signs(grid, table);
    let context = Context { table, mark, year, signs, sheet, mapping };
    let end = last_data_row(grid, table);
    for row in table.first..table.end {
        let own = grid.own(row);
        let Some((_, first)) = own.first() else { continue };
        let text = first.text();
        if row > end {
            if let Some(place) = grid.place(row) {
                draft.passed.push((place, Passed::Note));
            }
        } else if is_sum(&text) && own.len() > 1 {
            draft.passed.push((first.cell.place, Passed::Sum));
        } else if own.len() == 1 && is_heading(*first, &own, table, grid, row) {
            if is_note(&text) {
                draft.passed.push((first.cell.place, Passed::Note));
            } else {
                section(draft, grid, row, &mut state);
            }
        } else {
            context.row(draft, grid, row, &mut state);
        }
    }
}

struct Context<'a> {
    table: &'a Table,
    mark: DecimalMark,
    year: i32,
    signs: bool,
    sheet: &'a str,
    mapping: &'a Mapping,
}

impl Context<'_> {
    fn row(&self, draft: &mut Draft, grid: &Grid<'_>, row: usize, state: &mut State) {
        let text = |field: Field| -> Option<String> {
            let column = self.table.plain(field)?;
            grid.at(row, column.at).map(|spot| tidy(&spot.text())).filter(|text| !text.is_empty() && !is_dash(text))
        };
        self.apply_sections(state);
        if let Some(strategic) = text(Field::StrategicGoal).filter(|text| state.strategic.as_ref() != Some(text)) {
            (state.strategic, state.goal, state.measure) = (Some(strategic), None, None);
        }
        if let Some(field) = text(Field::ActionArea) {
            state.field = Some(field);
        }
        if let Some(product) = text(Field::Product) {
            state.product = Some(product);
        }
        if let Some(goal) = text(Field::Goal).filter(|text| state.goal.as_ref() != Some(text)) {
            (state.goal, state.measure) = (Some(goal), None);
            let measure = self.table.plain(Field::Measure).and_then(|column| grid.at(row, column.at));
            draft.passed.extend(
                measure.filter(|spot| spot.goes_on(row)).and_then(|_| Some((grid.place(row)?, Passed::AcrossGoals))),
            );
        }
        if let Some(measure) = text(Field::Measure) {
            state.measure = Some(measure);
        }
        let named = text(Field::Indicator).or_else(|| {
            let has_column = self.table.plain(Field::Indicator).is_some();
            (!has_column).then(|| text(Field::Measure).or_else(|| text(Field::Goal)))?
        });
        let Some(name) = named else {
            if let Some(place) = grid.place(row) {
                draft.passed.push((place, Passed::Nameless));
            }
            return;
        };
        if self.mapping.skips(&name) {
            draft.passed.extend(grid.place(row).map(|place| (place, Passed::Skipped)));
            return;
        }
        self.lost(draft, grid, row);
        let indicators = self.indicators(grid, row, &name, state);
        let goal = goal(draft, state, self.sheet);
        let responsible: Option<String> = self.all(grid, row, Field::Responsible);
        let (hypothesis, evidence) = (text(Field::Hypothesis), text(Field::Evidence));
        match &state.measure {
            None => {
                add(&mut goal.fields, state.field.as_ref());
                goal.indicators.extend(indicators.into_iter().map(|mut indicator| {
                    indicator.responsible.clone_from(&responsible);
                    indicator.again = goal.names.replace(indicator.name.clone()).is_some();
                    indicator
                }));
            }
            Some(title) => {
                let at = goal.measures.iter().position(|measure| measure.title == *title).unwrap_or_else(|| {
                    goal.measures.push(Measure { title: title.clone(), ..Measure::default() });
                    goal.measures.len() - 1
                });
                let measure = &mut goal.measures[at];
                if let Some(responsible) = responsible.filter(|text| !measure.responsible.contains(text)) {
                    measure.responsible.push(responsible);
                }
                measure.hypothesis = measure.hypothesis.take().or(hypothesis);
                measure.evidence = measure.evidence.take().or(evidence);
                add(&mut measure.fields, state.field.as_ref());
                measure.indicators.extend(indicators.into_iter().map(|mut indicator| {
                    indicator.again = measure.names.replace(indicator.name.clone()).is_some();
                    indicator
                }));
            }
        }
    }

    /// Notes results of a row that cannot be read, or that are merged over several rows.
    fn lost(&self, draft: &mut Draft, grid: &Grid<'_>, row: usize) {
        let figures = |column: &&Column| {
            matches!(column.role, Some(Role::Result(_) | Role::YearsResult | Role::Interim(_) | Role::Before(_)))
        };
        for column in self.table.columns.iter().filter(figures) {
            if grid.is_unread(row, column.at) {
                draft.passed.extend(grid.place(row).map(|place| (place, Passed::Formula)));
            } else if let Some(spot) = grid.at(row, column.at).filter(|spot| spot.is_shared() && !spot.reached) {
                draft.passed.push((spot.cell.place, Passed::Shared));
            }
        }
    }

    /// What section rows say applies from the next row on: the last ones are nearest to it.
    fn apply_sections(&self, state: &mut State) {
        let sections = std::mem::take(&mut state.sections);
        if sections.is_empty() {
            return;
        }
        let goal_column = self.table.plain(Field::Goal).is_some();
        (state.goal, state.measure) = (None, None);
        let explicit = sections.iter().any(|(kind, _)| *kind == Section::Goal);
        let last = sections.len() - 1;
        for (at, (kind, title)) in sections.into_iter().enumerate() {
            let title = Some(title);
            match kind {
                Section::ActionArea => {
                    state.field.clone_from(&title);
                    if !goal_column && !explicit && at == last {
                        state.goal = title;
                    }
                }
                Section::Goal if goal_column => state.strategic = title,
                Section::Goal => state.goal = title,
                Section::Measure => state.measure = title,
                Section::Product => {
                    state.product.clone_from(&title);
                    if !goal_column && !explicit && at == last {
                        state.goal = title;
                    }
                }
                Section::Monitoring => {
                    state.monitoring = true;
                    state.goal = title;
                }
                Section::Other if goal_column => {}
                Section::Other if at == last && !explicit => state.goal = title,
                Section::StrategicGoal | Section::Other => state.strategic = title,
            }
        }
    }

    /// The texts of all columns of a field, joined.
    fn all(&self, grid: &Grid<'_>, row: usize, field: Field) -> Option<String> {
        let texts: Vec<String> = self
            .table
            .columns
            .iter()
            .filter(|column| column.role == Some(Role::Plain(field)))
            .filter_map(|column| grid.at(row, column.at))
            .map(|spot| tidy(&spot.text()))
            .filter(|text| !text.is_empty() && !is_dash(text))
            .collect();
        (!texts.is_empty()).then(|| texts.join("; "))
    }

    /// One indicator, or several where every cell of the row has as many lines.
    fn indicators(&self, grid: &Grid<'_>, row: usize, name: &str, state: &State) -> Vec<Indicator> {
        let column = self.table.plain(Field::Indicator);
        let lines =
            column.and_then(|column| grid.at(row, column.at)).map(|spot| lines_of(&spot.text())).unwrap_or_default();
        let dependent = |column: &&Column| {
            matches!(
                column.role,
                Some(
                    Role::Plain(Field::Target | Field::Unit | Field::Direction | Field::Lower | Field::Upper)
                        | Role::Interim(_)
                        | Role::Result(_)
                        | Role::Before(_)
                        | Role::YearsResult
                )
            )
        };
        let cells: Vec<Vec<String>> = self
            .table
            .columns
            .iter()
            .filter(dependent)
            .filter_map(|column| grid.at(row, column.at))
            .map(|spot| lines_of(&spot.text()))
            .collect();
        let splits = lines.len() > 1
            && cells.iter().any(|cell| cell.len() == lines.len())
            && cells.iter().all(|cell| cell.len() == lines.len());
        if splits {
            return (0..lines.len()).map(|line| self.indicator(grid, row, &lines[line], Some(line), state)).collect();
        }
        let mut one = self.indicator(grid, row, name, None, state);
        let several = cells.iter().any(|cell| {
            cell.len() > 1
                && cell.iter().filter(|line| line.starts_with(|letter: char| letter.is_ascii_digit())).count() > 1
        });
        if several {
            one.wish = Wish::Open;
            one.open = Some(Open::Several);
        }
        vec![one]
    }

    fn indicator(&self, grid: &Grid<'_>, row: usize, name: &str, line: Option<usize>, state: &State) -> Indicator {
        let spot = |field: Field| self.table.plain(field).and_then(|column| Some((column, grid.at(row, column.at)?)));
        let text = |field: Field| {
            spot(field).map(|(_, spot)| of_line(&spot.text(), line)).filter(|text| !text.is_empty() && !is_dash(text))
        };
        let target = spot(Field::Target);
        let header_unit = target.and_then(|(column, _)| column.unit.clone());
        let percent_cell =
            target.is_some_and(|(_, spot)| matches!(spot.cell.content, Content::Number { percent: true, .. }));
        let said = target.map(|(_, spot)| of_line(&spot.text(), line)).filter(|text| !text.is_empty());
        let mut reading = match target {
            Some((_, Spot { cell: Cell { content: Content::Date(date), .. }, .. })) => day_of(*date, self.year),
            Some(_) => target::read(said.as_deref().unwrap_or_default(), self.number_mark(target), self.year),
            None => target::read("", self.mark, self.year),
        };
        let direction = text(Field::Direction)
            .and_then(|text| self.mapping.direction(&text).or_else(|| words::direction(&text, self.signs)));
        if let (Wish::Figure(value), Some(direction)) = (&reading.wish, direction) {
            reading.wish = if direction == Direction::Up { Wish::AtLeast(*value) } else { Wish::AtMost(*value) };
        }
        let unit = text(Field::Unit)
            .or(reading.unit.clone())
            .or(header_unit)
            .or_else(|| unit_of_name(name))
            .or_else(|| percent_cell.then(|| "%".to_owned()));
        let mut indicator = Indicator {
            name: name.to_owned(),
            place: grid.place(row).unwrap_or(Place { source: crate::source::SourceId::new(0), start: 0, end: 0 }),
            unit,
            kind: text(Field::Kind)
                .and_then(|text| self.mapping.kind(&text).or_else(|| words::kind(&text)))
                .or(reading.average.then_some("average")),
            open: None,
            strict: reading.strict,
            again: false,
            wish: reading.wish,
            said,
            baseline: self.baseline(grid, row, line),
            interim: self.interim(grid, row, line),
            source: self.all(grid, row, Field::Source),
            responsible: None,
            comment: self.all(grid, row, Field::Comment),
            action: self.all(grid, row, Field::Action),
            forecast: spot(Field::Forecast).map(|(_, spot)| spot.cell.clone()),
            results: self.results(grid, row, line),
        };
        self.bounds(&mut indicator, text(Field::Lower).as_deref(), text(Field::Upper).as_deref());
        if target.is_some_and(|(_, spot)| spot.is_shared())
            && !matches!(indicator.wish, Wish::Nothing | Wish::Informative)
        {
            (indicator.wish, indicator.open) = (Wish::Open, Some(Open::Shared));
        }
        if self.table.plain(Field::Target).is_some_and(|column| grid.is_unread(row, column.at)) {
            (indicator.wish, indicator.open) = (Wish::Open, Some(Open::Formula));
        }
        self.deadline(&mut indicator, spot(Field::Deadline).map(|(_, spot)| spot), target.is_some());
        if state.monitoring && matches!(indicator.wish, Wish::Figure(_) | Wish::Nothing) {
            indicator.wish = Wish::Informative;
        }
        if indicator.open.is_none() {
            indicator.open = match indicator.wish {
                Wish::Figure(_) => Some(Open::Direction),
                Wish::Open => Some(Open::Words),
                Wish::Nothing
                | Wish::Informative
                | Wish::AtLeast(_)
                | Wish::AtMost(_)
                | Wish::Between(..)
                | Wish::Exactly(_)
                | Wish::Done(_)
                | Wish::OfPreviousYear(..) => None,
            };
        }
        indicator
    }

    /// Two columns of bounds decide like the words do.
    fn bounds(&self, indicator: &mut Indicator, lower: Option<&str>, upper: Option<&str>) {
        if !matches!(indicator.wish, Wish::Nothing | Wish::Figure(_)) {
            return;
        }
        let figure = |text: Option<&str>| target::read(text?, self.mark, self.year).wish.figure();
        let wish = match (figure(lower), figure(upper)) {
            (Some(low), Some(high)) if low < high => Wish::Between(low, high),
            (Some(low), Some(high)) if low == high => Wish::Exactly(low),
            (Some(low), Some(high)) => {
                indicator.open = Some(Open::Bounds(format!("{low}–{high}")));
                Wish::Open
            }
            (Some(low), None) => Wish::AtLeast(low),
            (None, Some(high)) => Wish::AtMost(high),
            (None, None) => return,
        };
        indicator.wish = wish;
    }

    /// Without a target column the deadline is the target; beside words that are no figure, it says until when.
    fn deadline(&self, indicator: &mut Indicator, deadline: Option<Spot<'_>>, target: bool) {
        let Some(spot) = deadline else { return };
        let text = tidy(&spot.text());
        if is_dash(&text) || text.is_empty() {
            return;
        }
        let deliverable = indicator.wish == Wish::Open
            || matches!(indicator.wish, Wish::Figure(_))
                && indicator.unit.as_deref().is_some_and(|unit| words::folded(unit).contains("meilenstein"));
        if target && !matches!(indicator.wish, Wish::Nothing) && !deliverable {
            return;
        }
        let date =
            if let Content::Date(date) = spot.cell.content { Some(date) } else { deadline_day(&text, self.year) };
        match date.filter(|date| date.year() == self.year) {
            Some(date) => {
                indicator.wish = Wish::Done(day::Day { date, written: true });
                indicator.unit = None;
            }
            None if indicator.wish == Wish::Nothing => {
                indicator.wish = Wish::Open;
                indicator.open = Some(Open::Deadline(text));
            }
            None => {}
        }
    }

    fn number_mark(&self, target: Option<(&Column, Spot<'_>)>) -> DecimalMark {
        // A number cell is shown with a decimal comma, whatever the texts of the file do.
        match target {
            Some((_, spot)) if matches!(spot.cell.content, Content::Number { .. }) => DecimalMark::Comma,
            _ => self.mark,
        }
    }

    fn baseline(&self, grid: &Grid<'_>, row: usize, line: Option<usize>) -> Option<(Decimal, Option<i32>)> {
        let column = self
            .table
            .columns
            .iter()
            .find(|column| matches!(column.role, Some(Role::Before(_) | Role::Plain(Field::Baseline))))?;
        let year = if let Some(Role::Before(year)) = column.role { Some(year) } else { None };
        let value = self.figure(grid.at(row, column.at).filter(|spot| !spot.is_shared())?, line)?;
        // A zero may stand for what was never measured.
        (!value.is_zero()).then_some((value, year))
    }

    fn interim(&self, grid: &Grid<'_>, row: usize, line: Option<usize>) -> Vec<(NaiveDate, Decimal)> {
        let columns = self.table.columns.iter().filter_map(|column| {
            let Some(Role::Interim(date)) = column.role else { return None };
            Some((date, self.figure(grid.at(row, column.at).filter(|spot| !spot.is_shared())?, line)?))
        });
        columns.collect()
    }

    fn results(&self, grid: &Grid<'_>, row: usize, line: Option<usize>) -> Vec<(Option<NaiveDate>, Cell)> {
        let columns = self.table.columns.iter().filter_map(|column| {
            let date = match column.role {
                Some(Role::Result(date)) => Some(date),
                Some(Role::YearsResult) => None,
                _ => return None,
            };
            let mut cell = grid.at(row, column.at).filter(|spot| !spot.is_shared())?.cell.clone();
            if line.is_some() {
                cell.content = Content::Text(of_line(&cell.content.shown(), line));
            }
            Some((date, cell))
        });
        columns.collect()
    }

    /// The bare figure of a cell.
    fn figure(&self, spot: Spot<'_>, line: Option<usize>) -> Option<Decimal> {
        if let (Content::Number { value: Ok(value), percent }, None) = (&spot.cell.content, line) {
            return if *percent {
                value.checked_mul(Decimal::from(100)).map(|value| value.normalize())
            } else {
                Some(*value)
            };
        }
        target::read(&of_line(&spot.text(), line), self.mark, self.year).wish.figure()
    }
}

fn day_of(date: NaiveDate, year: i32) -> target::Reading {
    let wish = if date.year() == year { Wish::Done(day::Day { date, written: true }) } else { Wish::Open };
    target::Reading { wish, unit: None, average: false, strict: false }
}

/// The day of a deadline; a bare year and its end are its last day.
fn deadline_day(text: &str, year: i32) -> Option<NaiveDate> {
    if let Some(day) = day::day(text, year) {
        return Some(day.date);
    }
    let lower = text.to_lowercase();
    let rest = lower.trim_start_matches("bis ").trim_start_matches("ende ").trim_start_matches("end of ").trim();
    let year = rest.parse::<i32>().ok().filter(|year| rest.len() == 4 && (1900..=2199).contains(year))?;
    NaiveDate::from_ymd_opt(year, 12, 31)
}

/// The goal that the rows belong to now.
fn goal<'a>(draft: &'a mut Draft, state: &State, sheet: &str) -> &'a mut Goal {
    let title = state
        .goal
        .clone()
        .or_else(|| state.field.clone())
        .or_else(|| state.strategic.clone())
        .unwrap_or_else(|| sheet.to_owned());
    let same = |goal: &Goal| goal.title == title && goal.strategic == state.strategic && goal.product == state.product;
    let at = draft.goals.iter().position(same).unwrap_or_else(|| {
        let (strategic, product) = (state.strategic.clone(), state.product.clone());
        // A field of action that stands for a goal is not said twice.
        let fields = state.field.iter().filter(|field| **field != title).cloned().collect();
        draft.goals.push(Goal { title, strategic, fields, product, ..Goal::default() });
        draft.goals.len() - 1
    });
    &mut draft.goals[at]
}

/// Notes a field of action once.
fn add(fields: &mut Vec<String>, field: Option<&String>) {
    fields.extend(field.filter(|field| !fields.contains(field)).cloned());
}

fn section(draft: &mut Draft, grid: &Grid<'_>, row: usize, state: &mut State) {
    let Some((_, spot)) = grid.own(row).first().copied() else { return };
    draft.passed.push((spot.cell.place, Passed::Section));
    state.monitoring = false;
    state.sections.push(words::section(&spot.text()));
}

/// A row with one text that is no indicator: merged over the table, or in a column that holds no names.
fn is_heading(spot: Spot<'_>, own: &[(u32, Spot<'_>)], table: &Table, grid: &Grid<'_>, row: usize) -> bool {
    let Some((at, _)) = own.first() else { return false };
    if spot.reached && !grid.row(row).any(|(_, spot)| !spot.reached) {
        return true;
    }
    let indicator = table.plain(Field::Indicator).or_else(|| table.plain(Field::Measure));
    spot.wide > 1 || indicator.is_none_or(|column| column.at != *at)
}

/// The last row of the table with more than one cell: what stands alone below it are notes.
fn last_data_row(grid: &Grid<'_>, table: &Table) -> usize {
    (table.first..table.end).rev().find(|row| grid.own(*row).len() > 1).unwrap_or(table.first)
}

fn is_sum(text: &str) -> bool {
    let text = words::folded(text);
    ["summe", "gesamt", "insgesamt", "ø", "total", "zusammen", "zwischensumme", "gesamtsumme", "mittelwert", "sum"]
        .iter()
        .any(|word| {
            text.strip_prefix(word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':']) && rest.split(' ').count() <= 3)
        })
}

fn is_note(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    lower.starts_with(['*', '¹', '²', '³'])
        || ["quelle", "source", "stand:", "hinweis", "anmerkung", "note:", "zielrichtung:", "legende", "erläuterung:"]
            .iter()
            .any(|word| lower.starts_with(word))
}

/// True where a column of directions also says `+`, so that `-` there means less.
fn uses_signs(grid: &Grid<'_>, table: &Table) -> bool {
    let Some(column) = table.plain(Field::Direction) else { return false };
    (table.first..table.end).filter_map(|row| grid.at(row, column.at)).any(|spot| spot.text().trim() == "+")
}

/// A unit that the name ends with: `Quote in %`, `Kosten (€)`.
fn unit_of_name(name: &str) -> Option<String> {
    let name = name.trim();
    if let Some((_, unit)) = name.rsplit_once(" in ")
        && (unit == "%"
            || unit == "Prozent"
            || unit == "€"
            || unit == "EUR"
            || unit == "T€"
            || unit == "Tagen"
            || unit == "Mio. €")
    {
        return Some(unit.replace("Prozent", "%"));
    }
    let (_, unit) = name.strip_suffix(')')?.rsplit_once('(')?;
    matches!(unit.trim_start_matches("in "), "%" | "€" | "EUR" | "T€" | "Tage" | "Mio. €")
        .then(|| unit.trim_start_matches("in ").to_owned())
}

fn lines_of(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn of_line(text: &str, line: Option<usize>) -> String {
    match line {
        None => text.trim().to_owned(),
        Some(line) => {
            let lines = lines_of(text);
            if lines.len() > 1 {
                lines.get(line).cloned().unwrap_or_default()
            } else {
                lines.first().cloned().unwrap_or_default()
            }
        }
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_dash(text: &str) -> bool {
    matches!(text.trim(), "-" | "–" | "—" | "./.")
}
