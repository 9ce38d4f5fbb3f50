//! Actuals: which indicator and period they belong to, and what they say.

use std::borrow::Borrow;

use rayon::prelude::*;

use super::series::{Named, SeriesIndex};
use super::share;
use super::value::{self, Said};
use super::{marks, optional, required, whole_number};
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::Loaded;
use crate::load::raw::{RawActual, RawActuals, RawOrigin, RawValue};
use crate::load::text;
use crate::model::actual::{Forecast, Provenance};
use crate::model::{Actual, Indicator, Kind, Matrix, PeriodActuals, SeriesId, Settings, Value};
use crate::number::Decimal;
use crate::period::Period;
use crate::problem::nearest;
use crate::source::Located;

/// Files that are checked at once. What they say is given back before the next ones are.
const AT_ONCE: usize = 32;

/// Checks all reports, some files in parallel, and takes them into the series in the order of the files.
pub(super) fn check_all<A: Borrow<RawActuals> + Send>(
    raw: Vec<A>,
    (loaded, settings, matrices): (&Loaded, &Settings, &[Matrix]),
    index: &mut SeriesIndex,
    diagnostics: &mut Diagnostics,
) {
    let mut files = raw.into_iter();
    loop {
        let some: Vec<A> = files.by_ref().take(AT_ONCE).collect();
        if some.is_empty() {
            return;
        }
        let known: &SeriesIndex = index;
        let read: Vec<(Vec<Report>, Diagnostics)> = some
            .into_par_iter()
            .map(|file| {
                let mut own = Diagnostics::default();
                let reports = FileChecker { loaded, settings, matrices, file: file.borrow() }.reports(known, &mut own);
                (reports, own)
            })
            .collect();
        for (reports, own) in read {
            diagnostics.append(own);
            for report in reports {
                take_in(report, index, diagnostics);
            }
        }
    }
}

/// A report: of which indicator, in which period, and what it says of the whole or of an area.
type Report = (SeriesId, Period, Box<PeriodActuals>);

/// Takes a report into its series; one that is there already is a mistake.
fn take_in((series, period, new): Report, index: &mut SeriesIndex, diagnostics: &mut Diagnostics) {
    let series = &mut index.series[series.0 as usize];
    if !series.periods.contains_key(&period) {
        series.periods.insert(period, new);
        return;
    }
    let indicator = series.definition(period.year).map(|indicator| indicator.full_id()).unwrap_or_default();
    let Some(reports) = series.periods.get_mut(&period) else { return };
    let PeriodActuals { total, areas } = *new;
    let total = total.map(|total| (total.place, reports.total.replace(total)));
    let areas = areas.into_iter().map(|(area, actual)| (actual.place, reports.areas.insert(area, actual)));
    for (place, earlier) in total.into_iter().chain(areas) {
        let Some(earlier) = earlier else { continue };
        let problem = Problem::ActualTwice { indicator: indicator.clone(), period };
        diagnostics.push_pair(problem, place, earlier.place);
    }
}

struct FileChecker<'a> {
    loaded: &'a Loaded,
    settings: &'a Settings,
    matrices: &'a [Matrix],
    file: &'a RawActuals,
}

impl FileChecker<'_> {
    fn reports(&self, index: &SeriesIndex, diagnostics: &mut Diagnostics) -> Vec<Report> {
        let Some(period) = self.period(diagnostics) else { return Vec::new() };
        let mut reports = Vec::with_capacity(self.file.actuals.len());
        reports.extend(self.file.actuals.iter().filter_map(|raw| self.check(raw, period, index, diagnostics)));
        reports
    }

    /// The period of the file: that of its folder, which a `period` in the file must repeat.
    fn period(&self, diagnostics: &mut Diagnostics) -> Option<Period> {
        let scheme = self.settings.scheme;
        let folder = Period::parse(&self.file.folder, scheme);
        if folder.is_none() {
            diagnostics.push(Problem::FolderNoPeriod { folder: self.file.folder.clone(), scheme }, self.file.place);
        }
        self.agrees(self.file.period.as_ref(), diagnostics);
        folder
    }

    fn agrees(&self, written: Option<&Located<String>>, diagnostics: &mut Diagnostics) -> bool {
        let Some(written) = written.filter(|written| written.value != self.file.folder) else { return true };
        let scheme = self.settings.scheme;
        let found = written.value.clone();
        let problem = if Period::parse(&found, scheme).is_some() {
            Problem::PeriodMismatch { written: found, folder: self.file.folder.clone() }
        } else {
            Problem::NoPeriod { found, scheme }
        };
        diagnostics.push(problem, written.place);
        false
    }

    fn check(
        &self,
        raw: &RawActual,
        period: Period,
        index: &SeriesIndex,
        diagnostics: &mut Diagnostics,
    ) -> Option<Report> {
        if !self.agrees(raw.period.as_deref(), diagnostics) {
            return None;
        }
        let (series, definition) = match self.series(raw, period.year, index, diagnostics)? {
            Named::Series(series) => (series, index.series[series.0 as usize].definition(period.year)),
            Named::Past(series) => (series, None),
        };
        let Some(indicator) = definition else {
            self.not_of_that_year(raw, series, period.year, index, diagnostics);
            return None;
        };
        let area = raw.area.as_ref().filter(|area| !area.value.is_empty());
        if let Some(area) = area
            && !self.settings.areas.iter().any(|known| known.id == area.value)
        {
            let known = self.settings.areas.iter().map(|area| area.id.as_str());
            let room = diagnostics.has_room(area.place.source);
            let suggestion = room.then(|| nearest(&area.value, known)).flatten();
            diagnostics.push(Problem::UnknownArea { id: area.value.clone(), suggestion }, area.place);
            return None;
        }
        let mut actual = actual(raw, indicator, diagnostics)?;
        for found in share::doubtful(raw, indicator, period) {
            let (key, value) = (found.column.name(), found.value.to_string());
            let problem = Problem::ShareDoubtful { key, value };
            let code = problem.code();
            if actual.acknowledged.iter().any(|entry| entry.code == code) {
                // It has done its work; what is left is looked for by the plausibility of the figures.
                actual.acknowledged.retain(|entry| entry.code != code);
            } else {
                diagnostics.push(problem, found.place);
            }
        }
        let mut report = Box::<PeriodActuals>::default();
        match area {
            None => report.total = Some(actual),
            Some(area) => {
                report.areas.insert(area.value.clone(), actual);
            }
        }
        Some((series, period, report))
    }

    fn series(&self, raw: &RawActual, year: i32, index: &SeriesIndex, diagnostics: &mut Diagnostics) -> Option<Named> {
        let named = match &raw.indicator {
            Some(named) if !named.value.is_empty() => named,
            unnamed => {
                required(unnamed.as_ref(), "indicator", "[[actual]]", raw.place, diagnostics);
                return None;
            }
        };
        let (matrix, place, id) = if let Some((matrix, id)) = named.value.split_once('/') {
            (matrix, named.place, id)
        } else {
            let matrix = raw.matrix.as_deref().or(self.file.matrix.as_ref());
            let (matrix, place) =
                matrix.map_or((self.file.stem.as_str(), named.place), |matrix| (matrix.value.as_str(), matrix.place));
            (matrix, place, named.value.as_str())
        };
        let found = index.find(matrix, id, year);
        if found.is_some() {
            return found;
        }
        if let Some(year) = self.loaded.begins_in(matrix, id) {
            diagnostics.push(Problem::BeforeBeginning { indicator: format!("{matrix}/{id}"), year }, place);
            return None;
        }
        let later = self.loaded.later.iter().any(|later| later.known_as() == matrix);
        if !later && !index.knows(matrix) && !self.matrices.iter().any(|known| known.id == matrix) {
            if !self.loaded.unreadable_matrices.iter().any(|(_, stem)| *stem == matrix) {
                let room = diagnostics.has_room(place.source);
                let known = self.matrices.iter().map(|matrix| matrix.id.as_str());
                let suggestion = room.then(|| nearest(matrix, known)).flatten();
                diagnostics.push(Problem::UnknownMatrix { id: matrix.to_owned(), suggestion }, place);
            }
            return None;
        }
        self.unknown_indicator(raw, (matrix, id), index, diagnostics);
        None
    }

    /// A value of a year whose matrix does not have the indicator, and no later one that could read it.
    fn not_of_that_year(
        &self,
        raw: &RawActual,
        series: SeriesId,
        year: i32,
        index: &SeriesIndex,
        diagnostics: &mut Diagnostics,
    ) {
        let definitions = &index.series[series.0 as usize].definitions;
        let Some((_, earlier)) = definitions.iter().rev().find(|(of, _)| **of < year) else { return };
        let (matrix, id) = (earlier.matrix.as_str(), earlier.id.as_str());
        // An indicator of that year that has errors, or a matrix that cannot be read, is blamed already.
        let declared = index.is_faulty(year, matrix, id);
        let unreadable = self.loaded.unreadable_matrices.iter().any(|(of, stem)| *of == year && *stem == matrix);
        if declared || unreadable {
            return;
        }
        let Some(named) = &raw.indicator else { return };
        let known_as = format!("{year}/{matrix}");
        if self.matrices.iter().any(|known| known.year == year && known.id == matrix) {
            // What goes on from it under another name is what was meant.
            let goes_on = definitions.get(&year).filter(|now| now.matrix == matrix);
            let suggestion = goes_on.map(|now| now.id.clone());
            let problem = Problem::UnknownIndicator { id: id.to_owned(), matrix: known_as, suggestion };
            diagnostics.push(problem, named.place);
        } else {
            // The matrix of a new year that nobody wrote yet: said once a file.
            diagnostics.push(Problem::UnknownMatrix { id: known_as, suggestion: None }, self.file.place);
        }
    }

    fn unknown_indicator(
        &self,
        raw: &RawActual,
        (matrix, id): (&str, &str),
        index: &SeriesIndex,
        diagnostics: &mut Diagnostics,
    ) {
        // What a broken matrix declares is not known; its own errors say so.
        let Some(named) = &raw.indicator else { return };
        if self.loaded.unreadable_matrices.iter().any(|(_, stem)| stem == matrix) {
            return;
        }
        // Who writes the name is told the id.
        let suggestion = diagnostics.has_room_for_warnings(named.place.source).then(|| {
            let mut of_matrix = self.matrices.iter().filter(|known| known.id == matrix).flat_map(Matrix::indicators);
            let by_name = of_matrix.find(|indicator| indicator.name.trim() == id.trim());
            by_name.map(|indicator| indicator.id.clone()).or_else(|| nearest(id, index.indicators(matrix)))
        });
        let suggestion = suggestion.flatten();
        let problem = Problem::UnknownIndicator { id: id.to_owned(), matrix: matrix.to_owned(), suggestion };
        diagnostics.push(problem, named.place);
    }
}

/// The value and the forecast of a report, where the table may say no more than one of them.
pub(super) fn value_and_forecast(
    raw: &RawActual,
    indicator: &Indicator,
    diagnostics: &mut Diagnostics,
) -> Option<(Value, Option<Forecast>)> {
    let values = [&raw.value, &raw.numerator, &raw.denominator, &raw.progress, &raw.done];
    match &raw.forecast {
        Some(text) if values.into_iter().all(Option::is_none) && raw.state.is_none() => {
            Some((Value::Missing, forecast(text, indicator, diagnostics).ok()?))
        }
        _ => actual(raw, indicator, diagnostics).map(|actual| (actual.value, actual.forecast)),
    }
}

/// What one report says. `None` where it cannot be read, which is reported.
pub(crate) fn actual(raw: &RawActual, indicator: &Indicator, diagnostics: &mut Diagnostics) -> Option<Actual> {
    let state = match &raw.state {
        Some(text) if !text.value.is_empty() => Some(state(text, diagnostics)?),
        _ => None,
    };
    only_fields_of(raw, indicator.kind, diagnostics)?;
    if raw.faulty {
        return None;
    }
    let reported = reported(raw, indicator, diagnostics).ok()?;
    let forecast = match &raw.forecast {
        None => None,
        Some(text) => forecast(text, indicator, diagnostics).ok()?,
    };
    let stated = state.is_some();
    let value = match (reported, state) {
        (Some((Value::Missing, _)) | None, Some((state, _))) => state,
        (Some((_, place)), Some((_, state_place))) => {
            diagnostics.push_pair(Problem::StateWithValue, state_place, place);
            return None;
        }
        (Some((value, _)), None) => value,
        (None, None) => {
            let keys = match indicator.kind {
                Kind::Ratio => "numerator, denominator",
                Kind::Milestone => "progress, done",
                Kind::Cumulative | Kind::Level | Kind::Average | Kind::Assessed => "value",
            };
            diagnostics.push(Problem::ActualEmpty { keys }, raw.place);
            return None;
        }
    };
    let parts = [&raw.value, &raw.numerator, &raw.progress, &raw.done];
    let place = parts
        .into_iter()
        .flatten()
        .map(|value| value.place)
        .chain(raw.state.as_ref().map(|state| state.place))
        .next()
        .unwrap_or(raw.place);
    Some(Actual {
        value,
        stated,
        forecast,
        comment: optional(raw.comment.as_deref()),
        action: optional(raw.action.as_deref()),
        provisional: marks::truth(raw.provisional.as_deref(), "provisional", diagnostics)?
            || says_provisional(raw, indicator),
        internal: marks::truth(raw.internal.as_deref(), "internal", diagnostics)?,
        acknowledged: marks::acknowledged(&raw.acknowledged, diagnostics),
        origin: match &raw.origin {
            None => None,
            Some(origin) => Some(Box::new(provenance(origin, diagnostics)?)),
        },
        place,
    })
}

/// True where a part of the value has a mark that says so: `98 (p)`.
fn says_provisional(raw: &RawActual, indicator: &Indicator) -> bool {
    let percent = if indicator.kind == Kind::Milestone { "%" } else { indicator.unit.as_str() };
    let parts = [(&raw.value, percent), (&raw.numerator, ""), (&raw.denominator, ""), (&raw.progress, "%")];
    parts.into_iter().any(|(part, unit)| part.as_ref().is_some_and(|part| value::is_provisional(part, unit)))
}

/// Where an imported value was read.
pub(super) fn provenance(raw: &RawOrigin, diagnostics: &mut Diagnostics) -> Option<Provenance> {
    const SECTION: &str = "origin";
    let file = required(raw.file.as_ref(), "file", SECTION, raw.place, diagnostics);
    let sha256 = required(raw.sha256.as_ref(), "sha256", SECTION, raw.place, diagnostics);
    if raw.date.is_none() {
        diagnostics.push(Problem::MissingKey { key: "date", section: SECTION }, raw.place);
    }
    let is_digest = |text: &str| text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if let Some(digest) = sha256.as_ref().filter(|digest| !is_digest(&digest.value)) {
        diagnostics.push(Problem::BadDigest { text: digest.value.clone() }, digest.place);
        return None;
    }
    let line = match &raw.line {
        None => None,
        Some(line) => Some(whole_number(Some(line), "line", (1, i32::MAX), diagnostics)?),
    };
    Some(Provenance {
        file: file?.value,
        sheet: optional(raw.sheet.as_ref()),
        cell: optional(raw.cell.as_ref()),
        line: line.and_then(|line| u32::try_from(line).ok()),
        sha256: sha256?.value,
        date: raw.date.as_ref()?.value,
        filled_by: optional(raw.filled_by.as_ref()),
        contact: optional(raw.contact.as_ref()),
        filled_on: raw.filled_on.as_ref().map(|day| day.value),
    })
}

fn state(text: &Located<String>, diagnostics: &mut Diagnostics) -> Option<(Value, crate::source::Place)> {
    const ALLOWED: [&str; 3] = ["missing", "not-applicable", "suppressed"];
    let value = match text.value.to_lowercase().as_str() {
        "missing" | "fehlt" => Value::Missing,
        "not-applicable" | "entfällt" => Value::NotApplicable,
        "suppressed" | "unterdrückt" => Value::Suppressed,
        _ => {
            let suggestion = nearest(&text.value, ALLOWED);
            let allowed = ALLOWED.map(str::to_owned).to_vec();
            diagnostics.push(
                Problem::UnknownWord { key: "state", found: text.value.clone(), allowed, suggestion },
                text.place,
            );
            return None;
        }
    };
    Some((value, text.place))
}

/// Refuses a field that reports of this kind do not have: what it says would be lost.
fn only_fields_of(raw: &RawActual, kind: Kind, diagnostics: &mut Diagnostics) -> Option<()> {
    let ratio = kind == Kind::Ratio;
    let milestone = kind == Kind::Milestone;
    let fields = [
        ("value", &raw.value, !(ratio || milestone)),
        ("numerator", &raw.numerator, ratio),
        ("denominator", &raw.denominator, ratio),
        ("progress", &raw.progress, milestone),
        ("done", &raw.done, milestone),
    ];
    let mut sound = Some(());
    for (key, value, belongs) in fields {
        let Some(value) = value.as_ref().filter(|_| !belongs) else { continue };
        // A table has all columns for all kinds, and people write `2/3` or a date where the column says Ist.
        let accepted = match &value.value {
            RawValue::Text(text, _) => text::says_missing(text) || key == "value",
            RawValue::Number(_) | RawValue::Date(_) => false,
        };
        if !accepted {
            diagnostics.push(Problem::FieldOfOtherKind { key, kind }, value.place);
            sound = None;
        }
    }
    sound
}

type Reported = (Value, crate::source::Place);

/// A report that cannot be read; what is wrong has been said.
struct Refused;

/// The value, or `None` where no field of the kind is there at all.
fn reported(
    raw: &RawActual,
    indicator: &Indicator,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Reported>, Refused> {
    match indicator.kind {
        Kind::Cumulative | Kind::Level | Kind::Average => {
            let Some(text) = &raw.value else { return Ok(None) };
            let value = match value::number(text, &indicator.unit, diagnostics).ok_or(Refused)? {
                Said::Value(value) => Value::Number(value),
                Said::Missing => Value::Missing,
            };
            Ok(Some((value, text.place)))
        }
        Kind::Assessed => {
            let Some(text) = &raw.value else { return Ok(None) };
            let value = match value::colour(text, diagnostics).ok_or(Refused)? {
                Said::Value(colour) => Value::Colour(colour),
                Said::Missing => Value::Missing,
            };
            Ok(Some((value, text.place)))
        }
        Kind::Ratio => ratio(raw, diagnostics),
        Kind::Milestone => milestone(raw, diagnostics),
    }
}

fn ratio(raw: &RawActual, diagnostics: &mut Diagnostics) -> Result<Option<Reported>, Refused> {
    if raw.numerator.is_none() && raw.denominator.is_none() {
        let Some(text) = &raw.value else { return Ok(None) };
        if matches!(&text.value, RawValue::Text(words, _) if text::says_missing(words)) {
            return Ok(Some((Value::Missing, text.place)));
        }
        let Some((numerator, denominator)) = value::fraction(text, diagnostics) else {
            diagnostics.push(Problem::FieldOfOtherKind { key: "value", kind: Kind::Ratio }, text.place);
            return Err(Refused);
        };
        return checked_ratio(numerator, denominator, text.place, diagnostics);
    }
    let mut part = |value: Option<&Located<RawValue>>, key: &'static str| match value {
        None => {
            diagnostics.push(Problem::MissingKey { key, section: "[[actual]]" }, raw.place);
            None
        }
        Some(value) => value::number(value, "", diagnostics),
    };
    let numerator = part(raw.numerator.as_deref(), "numerator");
    let denominator = part(raw.denominator.as_deref(), "denominator");
    let place = raw.numerator.as_ref().or(raw.denominator.as_ref()).map_or(raw.place, |value| value.place);
    match (numerator.ok_or(Refused)?, denominator.ok_or(Refused)?) {
        (Said::Value(numerator), Said::Value(denominator)) => {
            let place = raw.denominator.as_ref().map_or(place, |value| value.place);
            let checked = checked_ratio(numerator, denominator, place, diagnostics)?;
            Ok(checked.map(|(value, _)| (value, raw.numerator.as_ref().map_or(place, |value| value.place))))
        }
        (Said::Missing, _) | (_, Said::Missing) => Ok(Some((Value::Missing, place))),
    }
}

fn checked_ratio(
    numerator: Decimal,
    denominator: Decimal,
    place: crate::source::Place,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Reported>, Refused> {
    if denominator < Decimal::ZERO || denominator.is_zero() && !numerator.is_zero() {
        diagnostics.push(
            Problem::RatioDenominator { numerator: numerator.to_string(), denominator: denominator.to_string() },
            place,
        );
        return Err(Refused);
    }
    Ok(Some((Value::Ratio { numerator, denominator }, place)))
}

fn milestone(raw: &RawActual, diagnostics: &mut Diagnostics) -> Result<Option<Reported>, Refused> {
    // In a table with one column for all values a date is the day it was done and a number its progress.
    let in_value = raw.value.as_deref().and_then(|value| match &value.value {
        RawValue::Text(text, _) if !text::says_missing(text) => Some((value, text::date(text).is_some())),
        RawValue::Text(..) | RawValue::Number(_) | RawValue::Date(_) => None,
    });
    let done = raw.done.as_deref().or(in_value.filter(|(_, date)| *date).map(|(value, _)| value));
    let progress = raw.progress.as_deref().or(in_value.filter(|(_, date)| !date).map(|(value, _)| value));
    if done.is_none() && progress.is_none() {
        return Ok(raw.value.as_ref().map(|value| (Value::Missing, value.place)));
    }
    let place = progress.or(done).map_or(raw.place, |value| value.place);
    let done = match done.map(|value| value::date(value, diagnostics)) {
        None => None,
        Some(read) => match read.ok_or(Refused)? {
            Said::Value(date) => Some(date),
            Said::Missing => None,
        },
    };
    let progress = match progress.map(|value| value::progress(value, diagnostics)) {
        None => None,
        Some(read) => match read.ok_or(Refused)? {
            Said::Value(value) if !(Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&value) => {
                let (low, high) = ("0".into(), "100".into());
                diagnostics.push(Problem::OutOfBounds { key: "progress", found: value.to_string(), low, high }, place);
                return Err(Refused);
            }
            Said::Value(value) => Some(value),
            Said::Missing => None,
        },
    };
    if done.is_none() && progress.is_none() {
        return Ok(Some((Value::Missing, place)));
    }
    Ok(Some((Value::Progress { progress, done }, place)))
}

/// The department's forecast, or `None` where the field says that there is none.
fn forecast(
    text: &Located<RawValue>,
    indicator: &Indicator,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Forecast>, Refused> {
    Ok(match indicator.kind {
        Kind::Milestone => match value::date(text, diagnostics).ok_or(Refused)? {
            Said::Value(date) => Some(Forecast::Date(date)),
            Said::Missing => None,
        },
        Kind::Assessed => match value::colour(text, diagnostics).ok_or(Refused)? {
            Said::Value(colour) => Some(Forecast::Colour(colour)),
            Said::Missing => None,
        },
        Kind::Cumulative | Kind::Level | Kind::Average | Kind::Ratio => {
            if value::is_provisional(text, &indicator.unit) {
                value::refuse_mark(text, diagnostics);
                return Err(Refused);
            }
            match value::number(text, &indicator.unit, diagnostics).ok_or(Refused)? {
                Said::Value(value) => Some(Forecast::Number(value)),
                Said::Missing => None,
            }
        }
    })
}
