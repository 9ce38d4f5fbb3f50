//! What a form asks for: rows with what is known of them and the inputs that each has, before any layout.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::addressees::{Addressees, plain};
use super::display;
use super::{Named, ReportedState, Standing, collection, row};
use crate::evaluate::{self, milestone};
use crate::form::Key;
use crate::model::actual::Forecast;
use crate::model::column::Column;
use crate::model::{
    Actual, Area, Areas, Indicator, Kind, LineKind, Mark, Matrix, PeriodActuals, Project, Settings, Target, Value,
};
use crate::number::{Decimal, Figure, Number};
use crate::period::Period;
use crate::status::{Colour, Status};

/// What each form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// One matrix.
    Matrix,
    /// One responsible person or unit; what nobody is named for goes to the department of the matrix.
    Responsible,
}

/// One form. Its rows are those that are due in the period.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// What it is for.
    pub by: By,
    /// What names it among the others: id of the matrix, or the responsible.
    pub name: String,
    /// As printed above it.
    pub title: String,
    /// The city or division; may be empty.
    pub organisation: String,
    /// The period asked for.
    pub period: Period,
    /// The cut-off date: that of the matrix, or where it holds several matrices the project's.
    pub cutoff: NaiveDate,
    /// The last day for sending it back.
    pub deadline: NaiveDate,
    /// The department of the matrix; `None` where the form is for a responsible.
    pub department: Option<String>,
    /// Who answers for its rows, in the order in which they are first named.
    pub responsibles: Vec<String>,
    /// One a matrix, in the order of their ids.
    pub parts: Vec<Part>,
    /// Indicators and lines that are not asked for, as they are not due in the period.
    pub not_due: usize,
}

/// What a form asks for one matrix.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// Title of the matrix.
    pub title: String,
    /// The cut-off date of the matrix.
    pub cutoff: NaiveDate,
    /// The last day for reporting its values.
    pub deadline: NaiveDate,
    /// In the order of the file.
    pub groups: Vec<Group>,
}

/// Rows of one measure, of one goal itself, of the budget or of the consolidation.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// What stands above the rows.
    pub heading: Heading,
    /// In the order of the file, rows of areas after their total.
    pub rows: Vec<FormRow>,
}

/// What rows belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    /// The goal in words; `None` for lines.
    pub goal: Option<String>,
    /// The measure in words; `None` for indicators of the goal itself, and for lines.
    pub measure: Option<String>,
    /// Which part of the controlling.
    pub line: LineKind,
}

/// A row that asks for one value.
#[derive(Clone, Debug)]
pub(crate) struct FormRow {
    /// Whether it counts as a value that is asked for.
    pub asked: Asked,
    /// Which value.
    pub key: Key,
    /// The indicator as printed.
    pub name: String,
    /// The area, where it asks for the value of one.
    pub area: Option<Named>,
    /// As printed; may be empty.
    pub unit: String,
    /// Where the figures come from.
    pub source: Option<String>,
    /// What the value is.
    pub kind: Kind,
    /// Which part of the controlling; lines of budget and consolidation are in EUR.
    pub line: LineKind,
    /// True where it is the figure of the period alone.
    pub per_period: bool,
    /// What the quotient of a ratio is multiplied with.
    pub scale: Decimal,
    /// What the numerator of a ratio counts, in words.
    pub numerator_name: Option<String>,
    /// What the denominator of a ratio counts, in words.
    pub denominator_name: Option<String>,
    /// How the whole is got where areas are asked for, too; `None` where there are none, and for an area.
    pub whole: Option<Whole>,
    /// The annual target; `None` for an area.
    pub target: Option<Target>,
    /// The annual target in figures, where it is relative and its reference is known.
    pub annual: Option<Mark<Figure>>,
    /// The Soll of the period; `None` for an area.
    pub expected: Option<Mark<Figure>>,
    /// True where the Soll was assumed.
    pub expected_assumed: bool,
    /// Which values are green in the period; `None` without a Soll, and for an area.
    pub green: Option<Green>,
    /// What was reported for the same period of the year before.
    pub year_before: Last,
    /// What was reported for the period before.
    pub last: Last,
    /// What is asked for, by column.
    pub inputs: Vec<Input>,
}

/// Which values are green in the period, exactly: whoever enters a bound gets green.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Green {
    /// From one value up, up to one, or between two.
    Values {
        /// Green from here up.
        from: Option<Figure>,
        /// Green up to here.
        to: Option<Figure>,
    },
    /// A milestone that is done by this day.
    Until(NaiveDate),
}

/// Whether a row counts as a value that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// It may be filled in, but is not waited for: an area, or a milestone ahead of its due date.
    Not,
    /// Nothing was reported so far.
    Open,
    /// It was answered, be it by values of areas.
    Answered,
}

/// How the value of the whole is got from those of its areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whole {
    /// Added up where it is left empty.
    Summed,
    /// It must be reported.
    Own,
}

/// What was reported for the period before: a value, or which kind of none.
#[derive(Clone, Debug)]
pub(crate) struct Last {
    /// The value; for a milestone its progress in percent.
    pub figure: Option<Figure>,
    /// The day on which a milestone was done.
    pub done: Option<NaiveDate>,
    /// The colour of an assessed indicator.
    pub colour: Option<Status>,
    /// Whether there is a value at all.
    pub state: ReportedState,
}

/// A cell to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    /// The column.
    pub column: Column,
    /// What belongs there.
    pub expects: Expects,
    /// What was reported already.
    pub entry: Option<Entry>,
}

/// What belongs into an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expects {
    /// Any number.
    Number,
    /// A number that is not negative.
    NotNegative,
    /// Percent, 0 to 100.
    Progress,
    /// A day up to the cut-off date.
    Done,
    /// A day.
    Date,
    /// Green, yellow or red.
    Colour,
    /// Why there is no value.
    State,
    /// Words.
    Text,
}

/// What was reported already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A number as written.
    Number(Decimal),
    /// A day.
    Date(NaiveDate),
    /// A colour.
    Colour(Colour),
    /// Missing, not applicable or suppressed.
    State(Status),
    /// Words.
    Text(String),
}

/// The inputs in the order of their columns.
pub(crate) const INPUTS: [Column; 9] = [
    Column::Value,
    Column::Numerator,
    Column::Denominator,
    Column::Progress,
    Column::Done,
    Column::Forecast,
    Column::State,
    Column::Comment,
    Column::Action,
];

impl Form {
    /// Every row in reading order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &FormRow> {
        self.parts.iter().flat_map(|part| &part.groups).flat_map(|group| &group.rows)
    }

    /// How many values are asked for: as many as `status` and the calendar say.
    pub(crate) fn asked(&self) -> usize {
        self.rows().filter(|row| row.asked != Asked::Not).count()
    }

    /// How many of them were answered already, by a value or that there can be none.
    pub(crate) fn reported(&self) -> usize {
        self.rows().filter(|row| row.asked == Asked::Answered).count()
    }

    /// True where something was reported already, and so is filled in.
    pub(crate) fn is_begun(&self) -> bool {
        let remarks = [Column::Forecast, Column::Comment, Column::Action];
        let mut inputs = self.rows().flat_map(|row| &row.inputs);
        inputs.any(|input| input.entry.is_some() && !remarks.contains(&input.column))
    }

    /// How many indicators and lines are not asked for in the period, whether the form has a row for them or not.
    pub(crate) fn not_asked(&self) -> usize {
        self.not_due + self.rows().filter(|row| row.area.is_none() && row.asked == Asked::Not).count()
    }

    /// True where some row says which values are green.
    pub(crate) fn has_green(&self) -> bool {
        self.rows().any(|row| row.green.is_some())
    }

    /// True where some row has a value of the same period of the year before, and that is not the period before.
    pub(crate) fn has_year_before(&self) -> bool {
        let is_known = |last: &Last| last.figure.is_some() || last.done.is_some() || last.colour.is_some();
        let withheld = |last: &Last| last.state == ReportedState::Suppressed;
        self.period.previous() != self.period.in_year(self.period.year - 1)
            && self.rows().any(|row| is_known(&row.year_before) || withheld(&row.year_before))
    }

    /// Who the form is sent to.
    pub(crate) fn addressees(&self, settings: &Settings) -> Addressees {
        let names = self.responsibles.iter().cloned();
        match &self.department {
            Some(department) => Addressees::department_or(settings, department, names),
            None => Addressees::of(settings, names),
        }
    }

    /// The columns that some row needs.
    pub(crate) fn columns(&self) -> Vec<Column> {
        INPUTS.into_iter().filter(|column| self.rows().any(|row| row.input(*column).is_some())).collect()
    }
}

impl FormRow {
    /// The input of a column; `None` where the row does not use it.
    pub(crate) fn input(&self, column: Column) -> Option<&Input> {
        self.inputs.iter().find(|input| input.column == column)
    }
}

/// The forms for a period: for the matrices that are wanted, without those that ask for nothing but count what is not
/// due. Ordered by matrix, or by the name of the responsible.
pub(crate) fn forms(project: &Project, period: Period, by: By, wanted: impl Fn(&Matrix) -> bool) -> Vec<Form> {
    let matrices = project.matrices_of(period.year).filter(|matrix| wanted(matrix));
    match by {
        By::Matrix => matrices
            .map(|matrix| {
                let mut form = empty(project, period, by, &matrix.id, &matrix.title);
                form.cutoff = matrix.calendar.cutoff(period);
                form.deadline = project.settings.collection.deadline(form.cutoff);
                form.department = Some(plain(&matrix.department));
                for section in sections(matrix) {
                    form.add(project, matrix, &section);
                }
                form
            })
            .collect(),
        By::Responsible => {
            let mut forms: BTreeMap<String, Form> = BTreeMap::new();
            for matrix in matrices {
                for section in sections(matrix) {
                    let who = section.who(matrix);
                    let form = forms.entry(who.clone()).or_insert_with(|| empty(project, period, by, &who, &who));
                    form.add(project, matrix, &section);
                }
            }
            forms.into_values().collect()
        }
    }
}

fn empty(project: &Project, period: Period, by: By, name: &str, title: &str) -> Form {
    let settings = &project.settings;
    Form {
        by,
        name: name.to_owned(),
        title: title.to_owned(),
        organisation: settings.organisation.clone(),
        period,
        cutoff: settings.calendar.cutoff(period),
        deadline: settings.collection.deadline(settings.calendar.cutoff(period)),
        department: None,
        responsibles: Vec::new(),
        parts: Vec::new(),
        not_due: 0,
    }
}

/// Indicators that belong together and have one responsible.
struct Section<'a> {
    heading: Heading,
    responsible: Option<&'a str>,
    indicators: &'a [Arc<Indicator>],
}

impl Section<'_> {
    /// Who answers for it: the responsible, else the department of the matrix.
    fn who(&self, matrix: &Matrix) -> String {
        let named = self.responsible.map(plain).filter(|who| !who.is_empty());
        named.unwrap_or_else(|| plain(&matrix.department))
    }
}

fn sections(matrix: &Matrix) -> Vec<Section<'_>> {
    let mut sections = Vec::new();
    for goal in &matrix.goals {
        let heading = Heading { goal: Some(goal.title.clone()), measure: None, line: LineKind::Goal };
        sections.push(Section { heading: heading.clone(), responsible: None, indicators: &goal.indicators });
        for measure in &goal.measures {
            let heading = Heading { measure: Some(measure.title.clone()), ..heading.clone() };
            let responsible = measure.responsible.as_deref();
            sections.push(Section { heading, responsible, indicators: &measure.indicators });
        }
    }
    // Each line has a responsible of its own.
    for line in matrix.budget.chunks(1).chain(matrix.consolidation.chunks(1)) {
        let [indicator] = line else { continue };
        let heading = Heading { goal: None, measure: None, line: indicator.line };
        sections.push(Section { heading, responsible: indicator.responsible.as_deref(), indicators: line });
    }
    sections
}

impl Form {
    fn add(&mut self, project: &Project, matrix: &Matrix, section: &Section<'_>) {
        let period = self.period;
        let (due, not_due): (Vec<_>, Vec<_>) = section.indicators.iter().partition(|line| line.is_due(period));
        self.not_due += not_due.len();
        let rows: Vec<FormRow> = due.iter().flat_map(|indicator| rows(project, indicator, period)).collect();
        if rows.is_empty() {
            return;
        }
        let who = section.who(matrix);
        if !self.responsibles.contains(&who) {
            self.responsibles.push(who);
        }
        let cutoff = matrix.calendar.cutoff(period);
        // Matrices of one id within the year are one and the same.
        let same =
            |part: &Part| part.groups.iter().flat_map(|group| &group.rows).any(|row| row.key.matrix == matrix.id);
        if !self.parts.last().is_some_and(same) {
            let deadline = project.settings.collection.deadline(cutoff);
            self.parts.push(Part { title: matrix.title.clone(), cutoff, deadline, groups: Vec::new() });
        }
        let Some(part) = self.parts.last_mut() else { return };
        match part.groups.last_mut().filter(|group| group.heading == section.heading) {
            Some(group) => group.rows.extend(rows),
            None => part.groups.push(Group { heading: section.heading.clone(), rows }),
        }
    }
}

/// The row of an indicator and those of its areas.
fn rows(project: &Project, indicator: &Indicator, period: Period) -> Vec<FormRow> {
    let series = project.series(indicator.series);
    let reported = |area: &str| series.periods.values().any(|reports| reports.areas.contains_key(area));
    let asked = |area: &str| matches!(&indicator.areas, Areas::Named(ids) if ids.iter().any(|id| id == area));
    let wanted = |area: &&Area| asked(&area.id) || reported(&area.id);
    let areas: Vec<_> = project.settings.areas.iter().filter(wanted).collect();
    let reports = series.periods.get(&period).map(Box::as_ref);
    let now = row::rows(project, indicator, period).swap_remove(0);
    let standing = now.now();
    let whole = match indicator.kind {
        _ if areas.is_empty() => None,
        Kind::Cumulative | Kind::Ratio => Some(Whole::Summed),
        Kind::Level | Kind::Average | Kind::Milestone | Kind::Assessed => Some(Whole::Own),
    };
    let total = FormRow {
        asked: match collection::is_asked(project, indicator, period) {
            false => Asked::Not,
            true if collection::is_answered(project, indicator, period) => Asked::Answered,
            true => Asked::Open,
        },
        key: Key { matrix: indicator.matrix.clone(), indicator: indicator.id.clone(), area: None },
        name: if indicator.name.is_empty() { indicator.id.clone() } else { indicator.name.clone() },
        area: None,
        unit: indicator.unit.clone(),
        source: indicator.source.clone(),
        kind: indicator.kind,
        line: indicator.line,
        per_period: indicator.per_period,
        scale: indicator.scale,
        numerator_name: indicator.numerator_name.clone(),
        denominator_name: indicator.denominator_name.clone(),
        whole,
        target: standing.target.clone(),
        annual: standing.annual.clone(),
        expected: standing.expected.clone(),
        expected_assumed: standing.expected_assumed,
        green: green(indicator, standing),
        year_before: before(project, indicator, period.in_year(period.year - 1), None),
        last: before(project, indicator, period.previous(), None),
        inputs: inputs(indicator.kind, None, reports.and_then(|reports| reports.total.as_ref())),
    };
    let of_areas = areas.into_iter().map(|area| FormRow {
        asked: Asked::Not,
        key: Key { area: Some(area.id.clone()), ..total.key.clone() },
        area: Some(Named { id: area.id.clone(), title: area.title.clone() }),
        source: None,
        whole: None,
        target: None,
        annual: None,
        expected: None,
        expected_assumed: false,
        green: None,
        year_before: before(project, indicator, period.in_year(period.year - 1), Some(&area.id)),
        last: before(project, indicator, period.previous(), Some(&area.id)),
        inputs: inputs(indicator.kind, Some(&area.id), of_area(reports, &area.id)),
        ..total.clone()
    });
    let of_areas: Vec<FormRow> = of_areas.collect();
    std::iter::once(total).chain(of_areas).collect()
}

fn of_area<'a>(reports: Option<&'a PeriodActuals>, area: &str) -> Option<&'a Actual> {
    reports.and_then(|reports| reports.areas.get(area))
}

/// Which values are green; where a bound does not end after six places, the next one inside that does.
fn green(indicator: &Indicator, standing: &Standing) -> Option<Green> {
    const MOST_PLACES: u32 = 6;
    let bound = |figure: Option<&Figure>, lower: bool| {
        let value: &Number = &figure?.value;
        let least = display::written_places(indicator);
        let ends = value.ending_places().filter(|places| *places <= MOST_PLACES);
        let places = ends.unwrap_or(display::OPEN_PLACES).max(least);
        let exact = Figure::computed(value.clone(), places);
        Some(if ends.is_some() { exact } else { exact.printed_as(display::inside(value, places, lower)) })
    };
    if let (Some(Target::DoneBy(due)), Some(applied)) = (&standing.target, standing.tolerance)
        && applied.in_days
    {
        let green = milestone::last_green(*due, applied.tolerance);
        return (standing.cutoff >= *due).then_some(Green::Until(green));
    }
    let bounds = standing.bounds.as_ref()?;
    let [from, to] =
        [(&bounds.green_from, true), (&bounds.green_to, false)].map(|(figure, lower)| bound(figure.as_ref(), lower));
    (from.is_some() || to.is_some()).then_some(Green::Values { from, to })
}

/// The report of an earlier period, across the turn of the year: the figure of that period alone where such figures are
/// asked for, so that it compares with what is to be entered.
fn before(project: &Project, indicator: &Indicator, previous: Period, area: Option<&str>) -> Last {
    let series = project.series(indicator.series);
    let definition = series.definition(previous.year).map_or(indicator, |definition| definition.as_ref());
    let alone = Indicator { per_period: false, ..definition.clone() };
    let actual = evaluate::actual::actual(project, &alone, previous, area);
    let places = display::written_places(definition).max(actual.places);
    Last {
        figure: actual.value.map(|value| Figure::computed(value, places)),
        done: actual.done,
        colour: actual.colour.map(Status::from),
        state: actual.state,
    }
}

/// What a row of that kind asks for, with what was reported.
fn inputs(kind: Kind, area: Option<&str>, reported: Option<&Actual>) -> Vec<Input> {
    let mut inputs: Vec<Input> = Vec::new();
    let mut ask = |column, expects, entry| inputs.push(Input { column, expects, entry });
    let value = reported.map(|reported| &reported.value);
    match kind {
        Kind::Cumulative | Kind::Level | Kind::Average => ask(Column::Value, Expects::Number, value.and_then(number)),
        Kind::Assessed => ask(Column::Value, Expects::Colour, value.and_then(colour)),
        Kind::Ratio => {
            let (numerator, denominator) = value.and_then(ratio).unzip();
            ask(Column::Numerator, Expects::Number, numerator);
            ask(Column::Denominator, Expects::NotNegative, denominator);
        }
        Kind::Milestone => {
            let (progress, done) = value.map(milestone).unwrap_or_default();
            ask(Column::Progress, Expects::Progress, progress);
            ask(Column::Done, Expects::Done, done);
        }
    }
    let forecast = reported.and_then(|reported| reported.forecast).map(|forecast| match forecast {
        Forecast::Number(number) => Entry::Number(number),
        Forecast::Date(date) => Entry::Date(date),
        Forecast::Colour(colour) => Entry::Colour(colour),
    });
    // No report shows the forecast of an area; one that is there all the same is kept.
    if area.is_none() || forecast.is_some() {
        let expects = match kind {
            Kind::Cumulative | Kind::Level | Kind::Average | Kind::Ratio => Expects::Number,
            Kind::Milestone => Expects::Date,
            Kind::Assessed => Expects::Colour,
        };
        ask(Column::Forecast, expects, forecast);
    }
    let text = |words: Option<&String>| words.map(|words| Entry::Text(words.clone()));
    ask(Column::State, Expects::State, reported.filter(|reported| reported.stated).and_then(state));
    ask(Column::Comment, Expects::Text, text(reported.and_then(|reported| reported.comment.as_ref())));
    ask(Column::Action, Expects::Text, text(reported.and_then(|reported| reported.action.as_ref())));
    inputs
}

fn number(value: &Value) -> Option<Entry> {
    match value {
        Value::Number(number) => Some(Entry::Number(*number)),
        Value::Ratio { .. }
        | Value::Progress { .. }
        | Value::Colour(_)
        | Value::Missing
        | Value::NotApplicable
        | Value::Suppressed => None,
    }
}

fn colour(value: &Value) -> Option<Entry> {
    match value {
        Value::Colour(colour) => Some(Entry::Colour(*colour)),
        Value::Number(_)
        | Value::Ratio { .. }
        | Value::Progress { .. }
        | Value::Missing
        | Value::NotApplicable
        | Value::Suppressed => None,
    }
}

fn ratio(value: &Value) -> Option<(Entry, Entry)> {
    match value {
        Value::Ratio { numerator, denominator } => Some((Entry::Number(*numerator), Entry::Number(*denominator))),
        Value::Number(_)
        | Value::Progress { .. }
        | Value::Colour(_)
        | Value::Missing
        | Value::NotApplicable
        | Value::Suppressed => None,
    }
}

fn milestone(value: &Value) -> (Option<Entry>, Option<Entry>) {
    match value {
        Value::Progress { progress, done } => (progress.map(Entry::Number), done.map(Entry::Date)),
        Value::Number(_)
        | Value::Ratio { .. }
        | Value::Colour(_)
        | Value::Missing
        | Value::NotApplicable
        | Value::Suppressed => (None, None),
    }
}

fn state(reported: &Actual) -> Option<Entry> {
    match reported.value {
        Value::Missing => Some(Entry::State(Status::Missing)),
        Value::NotApplicable => Some(Entry::State(Status::NotApplicable)),
        Value::Suppressed => Some(Entry::State(Status::Suppressed)),
        Value::Number(_) | Value::Ratio { .. } | Value::Progress { .. } | Value::Colour(_) => None,
    }
}
