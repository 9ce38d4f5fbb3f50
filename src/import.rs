//! What an import would change: rows of incoming files against what the project has. Reads no files and writes none.

pub(crate) mod cell;
mod changes;
mod doubts;
mod names;
pub(crate) mod write;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

pub use changes::Changes;
use names::Names;

use crate::check::{actuals, share};
use crate::diagnostic::{Diagnostics, Problem, Severity};
use crate::form::Key;
use crate::language::Language;
use crate::load::incoming::{Incoming, Row};
use crate::load::raw::{DecimalMark, RawActual};
use crate::load::text;
use crate::load::workbook::{Cell, Content};
use crate::model::actual::Provenance;
use crate::model::column::Column;
use crate::model::{Actual, Indicator, Kind, Project};
use crate::number::Decimal;
use crate::period::Period;
use crate::problem::{Unreadable, nearest};
use crate::source::{Located, Place, SourceId, Sources};

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing was reported for it before.
    New,
    /// Something else was reported before.
    Changed,
    /// It says what was reported already.
    Unchanged,
    /// It cannot be read or may not be written; why is among the problems.
    Refused,
    /// Nothing was entered.
    Empty,
}

impl Verdict {
    /// Every verdict, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::New, Self::Changed, Self::Unchanged, Self::Refused, Self::Empty];
}

/// A row and what becomes of it.
#[derive(Debug)]
pub struct Item {
    /// The file.
    pub source: SourceId,
    /// Which value; `None` where the row does not say it.
    pub key: Option<Key>,
    /// The period; `None` where none is known.
    pub period: Option<Period>,
    /// The indicator, where it is known.
    pub indicator: Option<Arc<Indicator>>,
    /// What becomes of it.
    pub verdict: Verdict,
    /// What was reported so far.
    pub old: Option<Actual>,
    /// What the row says, where it can be read.
    pub new: Option<Actual>,
    /// What of it would be written.
    pub changes: Changes,
    /// What was entered in full, the texts of its cells.
    pub said: String,
    /// What was entered for the value, without dashes: what a refused row is shown by.
    pub value_said: String,
    /// Where the row stands.
    pub place: Place,
}

impl Item {
    /// What is refused is shown with the cell that cannot be read, wherever in the row it stands.
    fn show_refused(&mut self, inputs: &[&(Column, Cell)], found: &Diagnostics) {
        let errors = || found.iter().filter(|found| found.problem.severity() == Severity::Error);
        let refused = errors().find_map(|error| inputs.iter().find(|(_, cell)| Some(cell.place) == error.place));
        if let Some((_, cell)) = refused {
            self.place = cell.place;
            self.value_said = entered(cell);
        }
    }
}

/// What a cell says; of a formula without a result, that there is one.
fn entered(cell: &Cell) -> String {
    if cell.content == Content::Nothing { "=…".to_owned() } else { cell.content.shown() }
}

/// All rows of all files.
#[derive(Debug, Default)]
pub struct Import {
    /// In the order of the files.
    pub items: Vec<Item>,
}

impl Import {
    /// How many rows have that verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.items.iter().filter(|item| item.verdict == verdict).count()
    }

    /// The rows that would be written.
    pub fn written(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| matches!(item.verdict, Verdict::New | Verdict::Changed))
    }
}

/// What all rows of a run share.
pub(crate) struct Context<'a> {
    /// The project as it is.
    pub(crate) project: &'a Project,
    /// The files, of the project and incoming.
    pub(crate) sources: &'a Sources,
    /// The period that was asked for.
    pub(crate) asked: Option<Period>,
    /// The day of the import.
    pub(crate) today: NaiveDate,
}

/// Compares the rows of all files with the project.
pub(crate) fn plan(files: &[Incoming], context: &Context<'_>, diagnostics: &mut Diagnostics) -> Import {
    let mut import = Import::default();
    let names = Names::of(context.project);
    for file in files {
        if file.rows.is_empty() {
            diagnostics.push(Problem::NoRows, Place { source: file.source, start: 0, end: 0 });
            continue;
        }
        let Some(period) = period(file, context, diagnostics) else { continue };
        for row in &file.rows {
            import.items.push(item(file, row, period, &names, context, diagnostics));
        }
    }
    settle_doubles(&mut import.items, diagnostics);
    doubts::find(&mut import.items, context, diagnostics);
    import
}

/// The period of a file; `Some(None)` where each row has to say it. `None` refuses the file, which is reported.
#[expect(clippy::option_option, reason = "a file without a period of its own is not a file that is refused")]
fn period(file: &Incoming, context: &Context<'_>, diagnostics: &mut Diagnostics) -> Option<Option<Period>> {
    let scheme = context.project.settings.scheme;
    let Some(written) = &file.period else {
        let each = file.rows.iter().all(|row| row.period.is_some());
        if context.asked.is_none() && !each {
            diagnostics.push(Problem::TableNoPeriod { scheme }, Place { source: file.source, start: 0, end: 0 });
            return None;
        }
        return Some(context.asked);
    };
    let Some(period) = Period::read(&written.value, scheme) else {
        diagnostics.push(Problem::NoPeriod { found: written.value.clone(), scheme }, written.place);
        return None;
    };
    match context.asked.filter(|asked| *asked != period) {
        Some(asked) => {
            let problem = Problem::FormPeriod { written: period.to_string(), asked: asked.to_string() };
            diagnostics.push(problem, written.place);
            None
        }
        None => Some(Some(period)),
    }
}

fn item(
    file: &Incoming,
    row: &Row,
    period: Option<Period>,
    names: &Names<'_>,
    context: &Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Item {
    let mut key = row.key.clone();
    if let Some(key) = key.as_mut().filter(|key| key.matrix.is_empty()) {
        // As for tables among the actuals: the name of the file.
        file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem).clone_into(&mut key.matrix);
    }
    let said: Vec<String> =
        row.inputs.iter().map(|(_, cell)| cell.content.shown()).filter(|text| !text.is_empty()).collect();
    let is_said = |cell: &Cell| !text::says_missing(&cell.content.shown()) || matches!(cell.content, Content::Nothing);
    let value_said: Vec<String> = row
        .inputs
        .iter()
        .filter(|(column, cell)| is_value(*column) && is_said(cell))
        .map(|(_, cell)| entered(cell))
        .collect();
    let mut item = Item {
        source: file.source,
        key,
        period,
        indicator: None,
        verdict: Verdict::Empty,
        old: None,
        new: None,
        changes: Changes::default(),
        said: said.join(" · "),
        value_said: value_said.join(" · "),
        place: row.place,
    };
    if row.inputs.is_empty() {
        item.period = said_period(row, context).or(period);
        return item;
    }
    item.verdict = Verdict::Refused;
    let Some(period) = row_period(row, period, context, diagnostics) else {
        // A row of another period is no second row of this one.
        item.period = said_period(row, context).or(period);
        return item;
    };
    item.period = Some(period);
    let Some(key) = item.key.clone() else {
        diagnostics.push(Problem::RowWithoutKey { form: file.form }, row.place);
        return item;
    };
    let Some(indicator) = indicator(&key, row, period, names, context, diagnostics) else { return item };
    let key = Key { matrix: indicator.matrix.clone(), indicator: indicator.id.clone(), area: key.area };
    item.key = Some(key.clone());
    item.indicator = Some(Arc::clone(&indicator));
    let before = context.project.series(indicator.series).periods.get(&period);
    item.old = before.and_then(|reports| match &key.area {
        None => reports.total.clone(),
        Some(area) => reports.areas.get(area).cloned(),
    });
    // In a column for the values of all kinds a dash is an answer of each of them; a form has columns for each kind.
    let only_value = !file.form && matches!(row.inputs.as_slice(), [(Column::Value, _)]);
    let inputs: Vec<&(Column, Cell)> =
        row.inputs.iter().filter(|(column, cell)| only_value || !is_blank(*column, cell, &indicator)).collect();
    // The dash of a forecast that a row cannot have is no input either.
    let only_dash = |column: Column, cell: &Cell| {
        column == Column::Forecast && matches!(&cell.content, Content::Text(text) if text::says_missing(text))
    };
    if inputs.iter().all(|(column, cell)| only_dash(*column, cell)) {
        item.verdict = Verdict::Empty;
        item.said.clear();
        return item;
    }
    let mut found = Diagnostics::default();
    let language = context.project.settings.language;
    let new = read(file, row, &inputs, &indicator, item.old.as_ref(), language, &mut found);
    if let Some((raw, new)) = &new {
        refuse_shares(file, raw, new, &item, period, &mut found);
    }
    let sound = !found.has_errors();
    item.show_refused(&inputs, &found);
    diagnostics.append(found);
    let Some((raw, mut new)) = new.filter(|_| sound) else { return item };
    new.origin = Some(Box::new(provenance(file, &inputs, context)));
    item.changes = Changes::between(&raw, item.old.as_ref(), &new);
    item.verdict = match (&item.old, item.changes.is_empty()) {
        (None, _) => Verdict::New,
        (Some(_), false) => Verdict::Changed,
        (Some(_), true) => Verdict::Unchanged,
    };
    if row.hidden {
        diagnostics.push(Problem::RowHidden { indicator: key.to_string() }, row.place);
    }
    if !indicator.is_due(period) {
        diagnostics.push(Problem::RowNotDue { indicator: key.to_string(), period }, new.place);
    }
    if item.verdict != Verdict::Unchanged && !is_open(context.project, period) {
        diagnostics.push(Problem::ImportIntoClosed { indicator: key.to_string(), period }, new.place);
        item.verdict = Verdict::Refused;
    }
    if let Some(old) = item.old.as_ref().filter(|_| item.verdict == Verdict::Changed)
        && !write::can_change(old, context.sources)
    {
        diagnostics.push_pair(Problem::StandsElsewhere { indicator: key.to_string() }, new.place, old.place);
        item.verdict = Verdict::Refused;
    }
    item.new = Some(new);
    item
}

/// Refuses numbers of 1 or less where percent are expected. A factor of the mapping settles what they mean, and so does
/// an equal number that was reported already.
fn refuse_shares(
    file: &Incoming,
    raw: &RawActual,
    new: &Actual,
    item: &Item,
    period: Period,
    diagnostics: &mut Diagnostics,
) {
    let Some(indicator) = &item.indicator else { return };
    for found in share::doubtful(raw, indicator, period) {
        let forecast = found.column == Column::Forecast;
        let known = item
            .old
            .as_ref()
            .is_some_and(|old| if forecast { old.forecast == new.forecast } else { old.value == new.value });
        let factor = if forecast { Column::Forecast } else { Column::Value };
        if !known && !file.factors.contains_key(&factor) {
            let problem = Problem::ValueUnreadable { text: found.text, why: Unreadable::Share };
            diagnostics.push(problem, found.place);
        }
    }
}

/// True where an import may change the values of a period: the one place that decides it. A closed one changes by
/// corrections alone.
fn is_open(project: &Project, period: Period) -> bool {
    !project.is_closed(period)
}

/// True for a cell that says nothing in this row: empty, or the dash of a field that the indicator does not have.
fn is_blank(column: Column, cell: &Cell, indicator: &Indicator) -> bool {
    let belongs = match column {
        Column::Value => !matches!(indicator.kind, Kind::Ratio | Kind::Milestone),
        Column::Numerator | Column::Denominator => indicator.kind == Kind::Ratio,
        Column::Progress | Column::Done => indicator.kind == Kind::Milestone,
        Column::Indicator
        | Column::Matrix
        | Column::Period
        | Column::State
        | Column::Forecast
        | Column::Comment
        | Column::Action
        | Column::Area
        | Column::Provisional
        | Column::Internal => true,
    };
    !belongs && matches!(&cell.content, Content::Text(text) if text::says_missing(text))
}

/// The period that the row itself names.
fn said_period(row: &Row, context: &Context<'_>) -> Option<Period> {
    row.period.as_ref().and_then(|said| Period::read(&said.value, context.project.settings.scheme))
}

fn row_period(
    row: &Row,
    period: Option<Period>,
    context: &Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Period> {
    let scheme = context.project.settings.scheme;
    let Some(written) = &row.period else {
        if period.is_none() {
            diagnostics.push(Problem::TableNoPeriod { scheme }, row.place);
        }
        return period;
    };
    let Some(own) = Period::read(&written.value, scheme) else {
        diagnostics.push(Problem::NoPeriod { found: written.value.clone(), scheme }, written.place);
        return None;
    };
    if let Some(period) = period.filter(|period| *period != own) {
        let problem = Problem::FormPeriod { written: own.to_string(), asked: period.to_string() };
        diagnostics.push(problem, written.place);
        return None;
    }
    Some(own)
}

fn indicator(
    key: &Key,
    row: &Row,
    period: Period,
    names: &Names<'_>,
    context: &Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Indicator>> {
    let project = context.project;
    let found = names.find(key, row.name.as_deref(), period);
    let found = found.map_err(|unknown| diagnostics.push(unknown, row.place)).ok()?;
    let areas = &project.settings.areas;
    if let Some(area) = key.area.as_ref().filter(|area| !areas.iter().any(|known| known.id == **area)) {
        let suggestion = nearest(area, areas.iter().map(|area| area.id.as_str()));
        diagnostics.push(Problem::UnknownArea { id: area.clone(), suggestion }, row.place);
        return None;
    }
    Some(found)
}

/// What a row says, checked as every other report is.
fn read(
    file: &Incoming,
    row: &Row,
    inputs: &[&(Column, Cell)],
    indicator: &Indicator,
    old: Option<&Actual>,
    language: Language,
    diagnostics: &mut Diagnostics,
) -> Option<(RawActual, Actual)> {
    let asked_for = file.form.then(|| language.pick(DecimalMark::Comma, DecimalMark::Point));
    let mut raw = RawActual::empty(inputs.first().map_or(row.place, |(_, cell)| cell.place));
    let (mut sound, mut provisional) = (true, None);
    for (column, cell) in inputs.iter().copied() {
        let reader = cell::Reader {
            mark: file.mark,
            asked_for,
            factor: file.factors.get(column).copied(),
            dash_is_zero: file.dash_is_zero,
            provisional: &file.provisional,
            unit: if *column == Column::Progress || indicator.kind == Kind::Milestone { "%" } else { &indicator.unit },
        };
        let marked = cell.content.as_text().is_some_and(|text| reader.unmarked(text).is_some());
        if marked && column.is_numeric() && *column != Column::Forecast {
            provisional = Some(Box::new(Located::new("true".to_owned(), cell.place)));
        }
        match reader.read(*column, cell, diagnostics) {
            Some(value) => raw.set(cell::column_of(*column, &value.value, indicator.kind), value),
            None => sound = false,
        }
    }
    if !sound {
        return None;
    }
    raw.provisional = provisional.or(raw.provisional);
    let says_value = raw.state.is_some()
        || [&raw.value, &raw.numerator, &raw.denominator, &raw.progress, &raw.done].into_iter().any(Option::is_some);
    let Some(old) = old.filter(|_| !says_value) else {
        let new = actuals::actual(&raw, indicator, diagnostics)?;
        return Some((raw, new));
    };
    // A comment or forecast on a value that was reported before.
    raw.state = Some(Box::new(Located::new("missing".into(), raw.place)));
    let new = actuals::actual(&raw, indicator, diagnostics)?;
    raw.state = None;
    Some((
        raw,
        Actual { value: old.value.clone(), stated: old.stated, provisional: old.provisional || new.provisional, ..new },
    ))
}

/// True for a column that says the value, or why there is none.
fn is_value(column: Column) -> bool {
    match column {
        Column::Value | Column::Numerator | Column::Denominator | Column::Progress | Column::Done | Column::State => {
            true
        }
        Column::Indicator
        | Column::Matrix
        | Column::Period
        | Column::Forecast
        | Column::Comment
        | Column::Action
        | Column::Area
        | Column::Provisional
        | Column::Internal => false,
    }
}

/// Where the value of a row was read: the cells of the value, else those of what else was entered.
fn provenance(file: &Incoming, inputs: &[&(Column, Cell)], context: &Context<'_>) -> Provenance {
    let mut places: Vec<Place> =
        inputs.iter().filter(|(column, _)| is_value(*column)).map(|(_, cell)| cell.place).collect();
    if places.is_empty() {
        places = inputs.iter().map(|(_, cell)| cell.place).collect();
    }
    places.sort_unstable();
    let cells: Vec<_> = places.iter().filter_map(|place| context.sources.cell(*place)).collect();
    let (sheet, cell) = match cells.as_slice() {
        [] => (None, None),
        [only] => (Some(only.sheet.to_string()), Some(only.name())),
        [first, .., last] => (Some(first.sheet.to_string()), Some(format!("{}:{}", first.name(), last.name()))),
    };
    let line = || {
        let (line, _) = context.sources.line_and_column(*places.first()?);
        u32::try_from(line).ok()
    };
    Provenance {
        file: file.name.clone(),
        line: if cell.is_none() { line() } else { None },
        sheet,
        cell,
        sha256: file.sha256.clone(),
        date: context.today,
        filled_by: file.sender.by.clone(),
        contact: file.sender.contact.clone(),
        filled_on: file.sender.on,
    }
}

/// Takes two rows that say the same as one, and refuses every value that rows say differently: which one counts is not
/// for a program to guess.
fn settle_doubles(items: &mut [Item], diagnostics: &mut Diagnostics) {
    let mut rows: BTreeMap<(Period, Key), Vec<usize>> = BTreeMap::new();
    for (position, item) in items.iter().enumerate() {
        if let (Some(period), Some(key)) = (item.period, &item.key)
            && item.verdict != Verdict::Empty
        {
            rows.entry((period, key.clone())).or_default().push(position);
        }
    }
    for ((_, key), positions) in rows {
        let [first, others @ ..] = positions.as_slice() else { continue };
        let says_the_same = |other: &usize| match (&items[*first].new, &items[*other].new) {
            (Some(first), Some(other)) => are_equal(first, other),
            (None, _) | (_, None) => false,
        };
        let same = others.iter().all(says_the_same);
        let indicator = key.to_string();
        for other in others {
            let indicator = indicator.clone();
            let problem = if same { Problem::RowRepeated { indicator } } else { Problem::RowTwice { indicator } };
            diagnostics.push_pair(problem, items[*other].place, items[*first].place);
            if same && items[*other].verdict != Verdict::Refused {
                items[*other].verdict = Verdict::Unchanged;
            }
        }
        if !same {
            for position in &positions {
                items[*position].verdict = Verdict::Refused;
            }
        }
    }
}

/// True where two reports say the same in every field, wherever they stand.
fn are_equal(one: &Actual, other: &Actual) -> bool {
    let fields = |of: &Actual| {
        (of.value.clone(), of.stated, of.forecast, of.comment.clone(), of.action.clone(), of.provisional, of.internal)
    };
    fields(one) == fields(other)
}

/// A number times a factor, exactly; `None` where that has more digits than a decimal holds.
fn times(value: Decimal, factor: Decimal) -> Option<Decimal> {
    let mantissa = value.mantissa().checked_mul(factor.mantissa())?;
    let scale = value.scale() + factor.scale();
    // Zeros at the end may make room that the plain product does not have.
    let (mut mantissa, mut scale) = (mantissa, scale);
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

/// True where nothing in the way of a file as a whole was found.
pub(crate) fn has_refusals(import: &Import, diagnostics: &Diagnostics) -> bool {
    import.count(Verdict::Refused) > 0 || diagnostics.count(Severity::Error) > 0
}
