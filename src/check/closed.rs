//! Closed periods: their snapshots, their corrections, and that nothing else of them has changed since.

mod chain;
mod correction;
mod evidence;
mod part;
mod snapshot;
mod todays;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::closing::written;
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::Loaded;
use crate::model::outcome::{ActualValue, ExpectedRule, Outcome, ReportedState};
use crate::model::{
    Actual, Closed, Frozen, FrozenComparison, FrozenReport, Indicator, Matrix, Project, Reopened, SeriesId, Value,
};
use crate::period::Period;
use crate::problem::Unfinished;
use crate::source::Place;
use crate::status::Status;
use todays::Parts;

/// The indicators and lines of a year's matrices by their full names.
type Known<'a> = HashMap<String, &'a Indicator>;

/// Reads the closed periods of a project that is valid otherwise, and says where the project is no longer what was
/// closed.
pub(super) fn check(
    loaded: &Loaded,
    project: &Project,
    diagnostics: &mut Diagnostics,
) -> (BTreeMap<Period, Closed>, Vec<Reopened>) {
    let mut closed = BTreeMap::new();
    let mut years: HashMap<i32, Known<'_>> = HashMap::new();
    let mut tops: BTreeMap<Period, Place> = BTreeMap::new();
    let mut blamed: BTreeMap<Period, BTreeSet<SeriesId>> = BTreeMap::new();
    let mut know = |year: i32| {
        years.entry(year).or_insert_with(|| known(project, year));
    };
    let scheme = project.settings.scheme;
    for raw in &loaded.snapshots {
        let Some(period) = Period::parse(&raw.stem, scheme) else {
            diagnostics.push(Problem::NoPeriod { found: raw.stem.clone(), scheme }, raw.place);
            continue;
        };
        know(period.year);
        tops.insert(period, raw.place);
    }
    for raw in &loaded.corrections {
        if let Some(period) = Period::parse(&raw.period, scheme) {
            know(period.year);
        }
    }
    let parts = Parts::of(loaded, project);
    for raw in &loaded.snapshots {
        let Some(period) = Period::parse(&raw.stem, scheme) else { continue };
        let Some(known) = years.get(&period.year) else { continue };
        if let Some((snapshot, changed)) = snapshot::check(raw, period, known, &parts, diagnostics) {
            closed.insert(period, snapshot);
            blamed.insert(period, changed);
        }
    }
    for raw in &loaded.corrections {
        let Some(period) = Period::parse(&raw.period, scheme) else {
            diagnostics.push(Problem::NoPeriod { found: raw.period.clone(), scheme }, raw.place);
            continue;
        };
        if !tops.contains_key(&period) {
            if !evidence::is_left_correction(loaded, raw) {
                diagnostics.push(Problem::CorrectionOfOpenPeriod { period }, raw.place);
            }
        } else if let (Some(closed), Some(known)) = (closed.get_mut(&period), years.get(&period.year)) {
            correction::check(raw, period, &project.settings, known, closed, diagnostics);
        }
    }
    for (period, closed) in &closed {
        let (top, blamed) = (tops.get(period).copied(), blamed.remove(period).unwrap_or_default());
        let todays = parts.todays(loaded, *period);
        Comparer { project, period: *period, top, blamed, todays }.compare(closed, diagnostics);
    }
    left_parts(loaded, diagnostics);
    chain::check(loaded, scheme, diagnostics);
    let reopened = evidence::check(loaded, scheme, diagnostics);
    (closed, reopened)
}

/// Parts that no seal is there for, as a closing leaves them that was cut short, and parts and corrections that are left of
/// taking one back.
fn left_parts(loaded: &Loaded, diagnostics: &mut Diagnostics) {
    let sealed = |folder: &String| {
        loaded.snapshots.iter().any(|raw| raw.stem == *folder) || loaded.unreadable_snapshots.contains(folder)
    };
    let mut said: Option<&String> = None;
    for part in loaded.parts.iter().filter(|part| !sealed(&part.folder)) {
        if said != Some(&part.folder) {
            let folder = part.folder.clone();
            let reopened = loaded.parts.iter().any(|part| part.folder == folder && evidence::is_left_of(loaded, part));
            let left = if reopened { Unfinished::Reopening } else { Unfinished::Closing };
            diagnostics.push(Problem::SnapshotUnfinished { folder, left }, part.place);
        }
        said = Some(&part.folder);
    }
    for raw in &loaded.corrections {
        let has_parts = loaded.parts.iter().any(|part| part.folder == raw.period);
        if !sealed(&raw.period) && !has_parts && evidence::is_left_correction(loaded, raw) {
            let problem = Problem::SnapshotUnfinished { folder: raw.period.clone(), left: Unfinished::Reopening };
            diagnostics.push(problem, raw.place);
        }
    }
}

fn known(project: &Project, year: i32) -> Known<'_> {
    let indicators = project.matrices_of(year).flat_map(Matrix::indicators);
    indicators.map(|indicator| (indicator.full_id(), indicator.as_ref())).collect()
}

/// Compares what a closed period was with what the files say now.
struct Comparer<'a> {
    project: &'a Project,
    period: Period,
    top: Option<Place>,
    /// Indicators of which something else is wrong.
    blamed: BTreeSet<SeriesId>,
    /// Matrices that are known to be what they were.
    todays: BTreeSet<&'a str>,
}

impl Comparer<'_> {
    fn compare(&self, closed: &Closed, diagnostics: &mut Diagnostics) {
        let period = self.period;
        let others = self.project.matrices_of(period.year).filter(|matrix| !self.todays.contains(matrix.id.as_str()));
        for indicator in others.flat_map(Matrix::indicators) {
            if self.blamed.contains(&indicator.series) {
                continue;
            }
            let reports = self.project.series(indicator.series).periods.get(&period);
            let total = reports.and_then(|reports| reports.total.as_ref());
            let Some(frozen) = closed.indicators.get(&indicator.series) else {
                self.new_indicator(indicator, total, diagnostics);
                continue;
            };
            self.value(indicator, &frozen.total, total, diagnostics);
            self.forecast(indicator, frozen, total, diagnostics);
            let none = BTreeMap::new();
            let areas = reports.map_or(&none, |reports| &reports.areas);
            for (id, area) in &frozen.areas {
                self.value(indicator, &area.total, areas.get(id), diagnostics);
            }
            for (_, actual) in areas.iter().filter(|(id, _)| !frozen.areas.contains_key(*id)) {
                self.value(indicator, &unknown_report(), Some(actual), diagnostics);
            }
        }
    }

    /// An indicator that the snapshot does not know.
    fn new_indicator(&self, indicator: &Indicator, total: Option<&Actual>, diagnostics: &mut Diagnostics) {
        let (name, period) = (indicator.full_id(), self.period);
        if let Some(total) = total.filter(|total| total.value != Value::Missing) {
            let now = written::value(&total.value);
            diagnostics.push(Problem::ClosedValueAdded { indicator: name.clone(), period, now }, total.place);
        }
        if indicator.is_due(period) {
            let problem = Problem::ClosedIndicatorNew { indicator: name, period };
            match self.top {
                Some(top) => diagnostics.push_pair(problem, indicator.place, top),
                None => diagnostics.push(problem, indicator.place),
            }
        }
    }

    fn value(&self, indicator: &Indicator, report: &FrozenReport, now: Option<&Actual>, diagnostics: &mut Diagnostics) {
        let found = now.map_or(&Value::Missing, |now| &now.value);
        let known = report.corrected();
        if found == known {
            return;
        }
        let (name, period) = (indicator.full_id(), self.period);
        let place = now.map(|now| now.place);
        if let Some(last) = report.corrections.last() {
            let problem = Problem::CorrectionNotMade {
                indicator: name,
                period,
                written: written::value(known),
                now: written::value(found),
            };
            match place {
                Some(place) => diagnostics.push_pair(problem, place, last.place),
                None => diagnostics.push(problem, last.place),
            }
            return;
        }
        let (closed, now) = (written::value(known), written::value(found));
        let problem = match (known, found) {
            (Value::Missing, _) => Problem::ClosedValueAdded { indicator: name, period, now },
            (_, Value::Missing) => Problem::ClosedValueGone { indicator: name, period, closed },
            _ => Problem::ClosedValueChanged { indicator: name, period, closed, now },
        };
        match (place, report.place.or(self.top)) {
            (Some(place), Some(snapshot)) => diagnostics.push_pair(problem, place, snapshot),
            (Some(place), None) | (None, Some(place)) => diagnostics.push(problem, place),
            (None, None) => {}
        }
    }

    /// A forecast is what was expected then; what is expected today belongs to the next period.
    fn forecast(&self, indicator: &Indicator, frozen: &Frozen, now: Option<&Actual>, diagnostics: &mut Diagnostics) {
        let found = now.and_then(|now| now.forecast);
        let withdrawn = now.is_none() && !frozen.total.corrections.is_empty();
        if found == frozen.forecast || withdrawn {
            return;
        }
        let problem = Problem::ClosedForecastChanged {
            indicator: indicator.full_id(),
            period: self.period,
            closed: frozen.forecast.map(written::forecast),
            now: found.map(written::forecast),
        };
        match (now.map(|now| now.place), frozen.total.place) {
            (Some(place), Some(snapshot)) => diagnostics.push_pair(problem, place, snapshot),
            (Some(place), None) | (None, Some(place)) => diagnostics.push(problem, place),
            (None, None) => {}
        }
    }
}

/// What a snapshot says of a value that it does not have.
fn unknown_report() -> FrozenReport {
    FrozenReport { value: Value::Missing, texts: None, place: None, corrections: Vec::new() }
}

/// The value of an area that the snapshot does not have.
fn unknown_area(indicator: &Indicator, period: Period) -> Frozen {
    let state = if indicator.is_due(period) { ReportedState::Missing } else { ReportedState::NotDue };
    unjudged(indicator, period, ActualValue::none(state, None), unknown_report())
}

/// The value of an area without a target of its own.
fn unjudged(indicator: &Indicator, period: Period, actual: ActualValue, total: FrozenReport) -> Frozen {
    let outcome = Outcome {
        period,
        cutoff: indicator.calendar.cutoff(period),
        annual: None,
        expected: None,
        expected_rule: ExpectedRule::None,
        expected_assumed: false,
        deviation: None,
        tolerance: None,
        status: Status::Informative,
        reason: actual.reason.clone(),
        actual,
    };
    let (previous, year_before) = (FrozenComparison::default(), FrozenComparison::default());
    Frozen { texts: None, outcome, forecast: None, previous, year_before, total, areas: BTreeMap::new() }
}
