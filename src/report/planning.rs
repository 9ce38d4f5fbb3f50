//! What the form of a planning round asks for: goals, measures and indicators of a year with what is planned so far,
//! beside last year's figures, and room for new ones.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::form::By;
use super::row::{self, own_tolerance};
use super::{Row, open_points};
use crate::form::planning::{DONE_BY, Field, INFORMATIVE, Key, Subject, collapsed, digest, measure_ids};
use crate::model::indicator::is_percent;
use crate::model::{
    Goal, Indicator, Interim, InterimValue, Kind, Limit, LineKind, Mark, Marks, Matrix, Measure, Project, Reference,
    Target,
};
use crate::number::Decimal;
use crate::period::Period;

/// Empty rows for indicators below each measure, each goal itself, and each new measure.
const NEW_INDICATORS: usize = 2;

/// A planning form.
#[derive(Clone, Debug)]
pub(crate) struct Planning {
    /// What names it among the others: id of the matrix, or the responsible.
    pub name: String,
    /// As printed above it.
    pub title: String,
    /// The city or division; may be empty.
    pub organisation: String,
    /// The year that is planned.
    pub year: i32,
    /// The first period that is not closed: from here on targets may change.
    pub from: Period,
    /// Periods with an interim target, from `from` on, with the project's cut-off dates.
    pub interim: Vec<(Period, NaiveDate)>,
    /// True where periods of the year are closed, so that changes need a reason and nothing is dropped.
    pub closed: bool,
    /// One a matrix: its title and its rows in reading order.
    pub parts: Vec<(String, Vec<PlanningRow>)>,
}

/// A row of a planning form.
#[derive(Clone, Debug)]
pub(crate) struct PlanningRow {
    /// Which row.
    pub key: Key,
    /// Which part of the controlling.
    pub line: LineKind,
    /// The goal, measure or indicator in words; empty for a new one.
    pub title: String,
    /// Strategic goal and field of a goal, in words.
    pub belongs_to: Vec<String>,
    /// How the indicator stood in the year before, in the last period that was reported.
    pub last: Option<Box<Row>>,
    /// What is shown of it and can be filled in.
    pub cells: Vec<PlanningCell>,
}

/// A cell of a planning form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlanningCell {
    /// What it is for.
    pub field: Field,
    /// What is planned so far.
    pub entry: Option<Entry>,
    /// True where it is for reading only.
    pub locked: bool,
}

impl PlanningRow {
    /// True where values are in percent, so that a share must say what it is a share of.
    pub(crate) fn is_percent(&self) -> bool {
        let unit = self.cells.iter().find(|cell| cell.field == Field::Unit).and_then(|cell| cell.entry.as_ref());
        matches!(unit, Some(Entry::Text(unit)) if is_percent(unit))
    }

    fn new(key: Key, title: &str, cells: Vec<PlanningCell>) -> Self {
        Self { key, line: LineKind::Goal, title: title.to_owned(), belongs_to: Vec::new(), last: None, cells }
    }
}

/// What is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A number in the unit of the indicator.
    Number(Decimal),
    /// A share in percent.
    Percent(Decimal),
    /// A share of a reference in percent.
    Share(Decimal, Reference),
    /// The bounds of a corridor.
    Pair(Decimal, Decimal),
    /// A day.
    Date(NaiveDate),
    /// A direction, kind or way of interim targets by its key in the file; `yes` for what is dropped.
    Word(&'static str),
    /// Words.
    Text(String),
}

impl Entry {
    /// As states compare it.
    pub(crate) fn canonical(&self) -> String {
        match self {
            Self::Number(value) => value.normalize().to_string(),
            Self::Percent(value) => format!("{} %", value.normalize()),
            Self::Share(value, of) => format!("{} % {}", value.normalize(), of.name()),
            Self::Pair(low, high) => format!("{};{}", low.normalize(), high.normalize()),
            Self::Date(date) => date.to_string(),
            Self::Word(word) => (*word).to_owned(),
            Self::Text(text) => collapsed(text),
        }
    }
}

/// The digest of what a cell says; an empty cell has one too.
pub(crate) fn digest_of(entry: Option<&Entry>) -> String {
    digest(&entry.map(Entry::canonical).unwrap_or_default())
}

/// The first period of the year that is not closed, with whether any is; `None` where all are.
pub(crate) fn open_from(project: &Project, year: i32) -> Option<(Period, bool)> {
    let scheme = project.settings.scheme;
    let periods = (1..=scheme.periods()).map(|index| Period { year, index, scheme });
    let last = periods.clone().rev().find(|period| project.is_closed(*period));
    let first = periods.into_iter().find(|period| last.is_none_or(|last| *period > last))?;
    Some((first, last.is_some()))
}

/// The planning forms of a year: for the matrices that are wanted, ordered by matrix or by the name of the responsible.
/// None where the whole year is closed.
pub(crate) fn forms(project: &Project, year: i32, by: By, wanted: impl Fn(&Matrix) -> bool) -> Vec<Planning> {
    let Some((from, closed)) = open_from(project, year) else { return Vec::new() };
    let builder = Builder { project, year, from, closed };
    let matrices = project.matrices_of(year).filter(|matrix| wanted(matrix));
    match by {
        By::Matrix => matrices
            .map(|matrix| {
                let mut form = builder.empty(&matrix.id, &matrix.title);
                form.parts.push((matrix.title.clone(), builder.rows(matrix, |_| true)));
                form
            })
            .collect(),
        By::Responsible => {
            let mut forms: BTreeMap<String, Planning> = BTreeMap::new();
            for matrix in matrices {
                let mut names: Vec<String> = Vec::new();
                for measure in matrix.goals.iter().flat_map(|goal| &goal.measures) {
                    let name = responsible(matrix, Some(measure));
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                let department = responsible(matrix, None);
                let own = matrix.goals.iter().any(|goal| !goal.indicators.is_empty());
                let lines = matrix.budget.iter().chain(&matrix.consolidation).map(|line| of_line(matrix, line));
                for name in own.then_some(department).into_iter().chain(lines) {
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                for name in names {
                    let wanted = |of: Part<'_>| match of {
                        Part::Goal => responsible(matrix, None) == name,
                        Part::Measure(measure) => responsible(matrix, Some(measure)) == name,
                        Part::Line(line) => of_line(matrix, line) == name,
                    };
                    let rows = builder.rows(matrix, wanted);
                    let form = forms.entry(name.clone()).or_insert_with(|| builder.empty(&name, &name));
                    form.parts.push((matrix.title.clone(), rows));
                }
            }
            forms.into_values().collect()
        }
    }
}

/// Who a measure, or what belongs to a goal itself, is planned by.
fn responsible(matrix: &Matrix, measure: Option<&Measure>) -> String {
    let named = measure.and_then(|measure| measure.responsible.as_deref()).map(collapsed);
    named.filter(|name| !name.is_empty()).unwrap_or_else(|| collapsed(&matrix.department))
}

/// Who plans a line.
fn of_line(matrix: &Matrix, line: &Indicator) -> String {
    let named = line.responsible.as_deref().map(collapsed);
    named.filter(|name| !name.is_empty()).unwrap_or_else(|| collapsed(&matrix.department))
}

/// A part of a matrix that one responsible plans.
#[derive(Clone, Copy)]
enum Part<'a> {
    /// What belongs to goals themselves.
    Goal,
    /// A measure with its indicators.
    Measure(&'a Measure),
    /// A line of the budget or the consolidation.
    Line(&'a Indicator),
}

/// What all rows of a year share.
struct Builder<'a> {
    project: &'a Project,
    year: i32,
    from: Period,
    closed: bool,
}

fn cell(field: Field, entry: Option<Entry>) -> PlanningCell {
    PlanningCell { field, entry, locked: false }
}

fn text(words: &str) -> Option<Entry> {
    (!collapsed(words).is_empty()).then(|| Entry::Text(words.to_owned()))
}

fn open(marks: &Marks) -> Option<Entry> {
    text(&open_points::texts(marks).join("\n"))
}

impl Builder<'_> {
    fn empty(&self, name: &str, title: &str) -> Planning {
        let settings = &self.project.settings;
        let interim = self.rest_of_year().filter(|period| !period.is_last());
        Planning {
            name: name.to_owned(),
            title: title.to_owned(),
            organisation: settings.organisation.clone(),
            year: self.year,
            from: self.from,
            interim: interim.map(|period| (period, settings.calendar.cutoff(period))).collect(),
            closed: self.closed,
            parts: Vec::new(),
        }
    }

    /// The rows of a matrix that are wanted.
    fn rows(&self, matrix: &Matrix, wanted: impl Fn(Part<'_>) -> bool) -> Vec<PlanningRow> {
        let mut rows = Vec::new();
        for goal in &matrix.goals {
            let own = wanted(Part::Goal);
            let of_measures = goal.measures.iter().any(|measure| wanted(Part::Measure(measure)));
            if !own && !of_measures {
                continue;
            }
            rows.push(self.goal(matrix, goal, own));
            if own {
                rows.extend(goal.indicators.iter().map(|indicator| self.indicator(indicator)));
                if !goal.indicators.is_empty() {
                    rows.extend(self.new_indicators(Subject::NewIndicator, &matrix.id, &[&goal.id, "-"]));
                }
            }
            let ids = measure_ids(goal.measures.iter().map(|measure| measure.title.as_str()));
            for (measure, id) in goal.measures.iter().zip(&ids) {
                if !wanted(Part::Measure(measure)) {
                    continue;
                }
                rows.extend(self.measure(matrix, goal, measure, id));
                rows.extend(measure.indicators.iter().map(|indicator| self.indicator(indicator)));
                rows.extend(self.new_indicators(Subject::NewIndicator, &matrix.id, &[&goal.id, id]));
            }
            rows.extend(self.new_measure(matrix, goal));
        }
        let lines = matrix.budget.iter().chain(&matrix.consolidation);
        rows.extend(lines.filter(|line| wanted(Part::Line(line))).map(|line| self.line(line)));
        rows
    }

    /// The periods of the year from the first open one on.
    fn rest_of_year(&self) -> impl Iterator<Item = Period> + use<> {
        let from = self.from;
        (from.index..=from.scheme.periods()).map(move |index| Period { index, ..from })
    }

    fn dropped(&self) -> Option<PlanningCell> {
        (!self.closed).then(|| cell(Field::Dropped, None))
    }

    fn goal(&self, matrix: &Matrix, goal: &Goal, own: bool) -> PlanningRow {
        let settings = &self.project.settings;
        let strategic = settings.strategic_goals.iter().find(|known| Some(&known.id) == goal.strategic_goal.as_ref());
        let belongs_to = strategic.map(|strategic| format!("{} {}", strategic.id, strategic.title));
        let open = PlanningCell { locked: !own, ..cell(Field::Open, open(&goal.marks)) };
        let cells = std::iter::once(open).chain(self.dropped().filter(|_| own)).collect();
        let key = Key::new(Subject::Goal, &matrix.id, &[&goal.id]);
        PlanningRow { belongs_to: belongs_to.into_iter().collect(), ..PlanningRow::new(key, &goal.title, cells) }
    }

    fn measure(&self, matrix: &Matrix, goal: &Goal, measure: &Measure, id: &str) -> [PlanningRow; 2] {
        let words = |words: &Option<String>| words.as_deref().and_then(text);
        let row = |subject, title: &str, cells| {
            PlanningRow::new(Key::new(subject, &matrix.id, &[&goal.id, id]), title, cells)
        };
        let mut cells = vec![
            cell(Field::Responsible, words(&measure.responsible)),
            cell(Field::Hypothesis, words(&measure.hypothesis)),
            cell(Field::Open, open(&measure.marks)),
        ];
        cells.extend(self.dropped());
        let evidence = vec![cell(Field::Evidence, words(&measure.evidence))];
        [row(Subject::Measure, &measure.title, cells), row(Subject::Evidence, "", evidence)]
    }

    fn indicator(&self, indicator: &Indicator) -> PlanningRow {
        let decided = |entry: Option<Entry>| entry.filter(|_| !indicator.undecided);
        let locked = |field, entry| PlanningCell { locked: self.closed, ..cell(field, entry) };
        let mut cells = Vec::new();
        if indicator.kind != Kind::Assessed {
            cells.extend(self.target(indicator));
        }
        cells.push(locked(Field::Unit, text(&indicator.unit)));
        cells.push(locked(Field::Kind, decided(Some(Entry::Word(indicator.kind.name())))));
        cells.push(cell(Field::Source, indicator.source.as_deref().and_then(text)));
        cells.push(cell(Field::Open, open(&indicator.marks)));
        cells.extend(self.dropped());
        if self.closed && indicator.kind != Kind::Assessed {
            cells.push(cell(Field::Reason, None));
        }
        self.known(Subject::Indicator, indicator, cells)
    }

    /// A line of the budget or the consolidation: its amount, which side is good and the unit are given.
    fn line(&self, line: &Indicator) -> PlanningRow {
        let mut cells: Vec<PlanningCell> =
            self.target(line).into_iter().filter(|cell| cell.field != Field::To).collect();
        cells.push(cell(Field::Unit, text(&line.unit)));
        for cell in &mut cells {
            cell.locked = matches!(cell.field, Field::Direction | Field::Unit);
        }
        cells.push(cell(Field::Open, open(&line.marks)));
        cells.extend(self.dropped());
        cells.extend(self.closed.then(|| cell(Field::Reason, None)));
        self.known(Subject::Line, line, cells)
    }

    fn known(&self, subject: Subject, indicator: &Indicator, cells: Vec<PlanningCell>) -> PlanningRow {
        let key = Key::new(subject, &indicator.matrix, &[&indicator.id]);
        let last = self.last(indicator).map(Box::new);
        PlanningRow { line: indicator.line, last, ..PlanningRow::new(key, &indicator.name, cells) }
    }

    fn target(&self, indicator: &Indicator) -> Vec<PlanningCell> {
        let rule = indicator.rule_at(self.from);
        let target = rule.target.as_ref().or(indicator.undecided_target.as_ref()).map(|target| &target.value);
        let (direction, value, to) = entries(target);
        let informative = target.is_none() && indicator.marks.open.is_empty();
        let direction = direction.or(informative.then_some(Entry::Word(INFORMATIVE)));
        let mut cells = vec![cell(Field::Direction, direction), cell(Field::Value, value), cell(Field::To, to)];
        let periods = self.rest_of_year().filter(|period| !period.is_last());
        let first = self.from.index;
        cells.extend(periods.map(|period| {
            let entry = match &rule.interim {
                Interim::Points(points) => points.get(&period.index).map(|point| interim(&point.value)),
                Interim::Seasonal => (period.index == first).then_some(Entry::Word("seasonal")),
                Interim::Linear => (period.index == first).then_some(Entry::Word("linear")),
                Interim::Constant => (period.index == first).then_some(Entry::Word("constant")),
                Interim::KindDefault => None,
            };
            cell(Field::Interim(period.index), entry)
        }));
        let tolerance = own_tolerance(rule, indicator.kind == Kind::Milestone);
        for (field, limit) in [(Field::Green, tolerance.green), (Field::Yellow, tolerance.yellow)] {
            let entry = match limit {
                Limit::Relative(percent) => Entry::Percent(percent),
                Limit::Absolute(value) => Entry::Number(value),
            };
            cells.push(cell(field, Some(entry)));
        }
        cells
    }

    fn new_indicators(&self, subject: Subject, matrix: &str, path: &[&str]) -> Vec<PlanningRow> {
        (1..=NEW_INDICATORS)
            .map(|number| {
                let number = number.to_string();
                let path: Vec<&str> = path.iter().copied().chain([number.as_str()]).collect();
                let periods = self.rest_of_year();
                let interim = periods.filter(|period| !period.is_last()).map(|period| Field::Interim(period.index));
                let fields = [Field::Name, Field::Direction, Field::Value, Field::To].into_iter().chain(interim);
                let rest =
                    [Field::Green, Field::Yellow, Field::Unit, Field::Kind, Field::Source, Field::Open].into_iter();
                let cells = fields.chain(rest).map(|field| cell(field, None)).collect();
                PlanningRow::new(Key::new(subject, matrix, &path), "", cells)
            })
            .collect()
    }

    fn new_measure(&self, matrix: &Matrix, goal: &Goal) -> Vec<PlanningRow> {
        let row = |subject, fields: &[Field]| {
            let cells = fields.iter().map(|field| cell(*field, None)).collect();
            PlanningRow::new(Key::new(subject, &matrix.id, &[&goal.id, "1"]), "", cells)
        };
        let fields = [Field::Name, Field::Responsible, Field::Hypothesis, Field::Open];
        let mut rows = vec![row(Subject::NewMeasure, &fields), row(Subject::NewEvidence, &[Field::Evidence])];
        rows.extend(self.new_indicators(Subject::NewMeasureIndicator, &matrix.id, &[&goal.id, "1"]));
        rows
    }

    /// How the indicator stood in the year before: in the last period with a report, else at the year's end.
    fn last(&self, indicator: &Indicator) -> Option<Row> {
        let series = self.project.series(indicator.series);
        let before = series.definition(self.year - 1)?;
        let reported = series.periods.keys().filter(|period| period.year == self.year - 1).max().copied();
        let scheme = self.project.settings.scheme;
        let end = Period { year: self.year - 1, index: scheme.periods(), scheme };
        row::rows(self.project, before, reported.unwrap_or(end)).into_iter().next()
    }
}

/// Direction, value and upper bound of a target.
fn entries(target: Option<&Target>) -> (Option<Entry>, Option<Entry>, Option<Entry>) {
    match target {
        None => (None, None, None),
        Some(Target::DoneBy(date)) => (Some(Entry::Word(DONE_BY)), Some(Entry::Date(*date)), None),
        Some(Target::Absolute { sense, mark }) => {
            let mut figures = mark.figures().map(|value| Entry::Number(*value));
            (Some(Entry::Word(sense.key())), figures.next(), figures.next())
        }
        Some(Target::Relative { sense, percent, of }) => {
            let mut figures = percent.figures().map(|value| Entry::Share(*value, *of));
            (Some(Entry::Word(sense.key())), figures.next(), figures.next())
        }
    }
}

fn interim(value: &InterimValue) -> Entry {
    match value {
        InterimValue::Share(share) => Entry::Percent(*share),
        InterimValue::Value(Mark::Point(value)) => Entry::Number(*value),
        InterimValue::Value(Mark::Corridor { low, high }) => Entry::Pair(*low, *high),
    }
}
