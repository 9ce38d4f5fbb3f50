//! The report as one flat table, for CSV and the workbook alike: a row an indicator, area and period, and for each
//! column a name and where its cell comes from. The only place that knows the order.

pub(super) mod plan;

use chrono::NaiveDate;

use crate::catalogue::flat;
use crate::model::{Limit, Mark, Sense, Target};
use crate::number::{Decimal, Figure};
use crate::period::Period;
use crate::render::exact::{self, Bound};
use crate::report::entries::Entry;
use crate::report::{
    Addendum, ColourBounds, CorrectionReport, ForecastReport, ForecastValue, GoalReport, MatrixReport, MeasureReport,
    Named, Remaining, ReopenedReport, Report, Row, Standing,
};
use crate::status::{Status, Trend};

/// What a record of the table is about.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// The matrix.
    pub(super) matrix: &'a MatrixReport,
    /// The goal; `None` for a line of budget or consolidation.
    pub(super) goal: Option<&'a GoalReport>,
    /// The measure; `None` for an indicator of the goal itself.
    pub(super) measure: Option<&'a MeasureReport>,
    /// The indicator or line.
    pub(super) row: &'a Row,
    /// How it stands in the period of the record.
    pub(super) standing: &'a Standing,
    /// Closings that were taken back, of all periods.
    pub(super) reopened: &'a [ReopenedReport],
}

impl Line<'_> {
    /// The part of the controlling that it stands in.
    pub(super) fn section(&self) -> &'static str {
        exact::section(self.row.line)
    }
}

/// One cell. Only what people wrote can need quotes or look like a formula.
pub(super) enum Cell<'a> {
    /// Somebody's text.
    Text(&'a str),
    /// Several texts in one.
    Joined(String),
    /// A fixed word.
    Word(&'static str),
    /// A date.
    Date(NaiveDate),
    /// A year.
    Year(i32),
    /// A period.
    Period(Period),
    /// A number with a decimal point, perhaps with a percent sign.
    Number(String),
    /// What does not exist.
    Missing,
}

/// How the columns of tables for other programs are headed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Headings {
    /// By stable English keys, with the fixed words of JSON.
    #[default]
    Keys,
    /// In German, with German words.
    German,
}

impl Headings {
    /// Every way, in the order of the documentation.
    pub const ALL: [Self; 2] = [Self::Keys, Self::German];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Keys => "keys",
            Self::German => "de",
        }
    }

    /// The way of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|headings| headings.name() == name)
    }

    /// The heading of a column.
    pub(super) fn of(self, key: &'static str) -> String {
        match self {
            Self::Keys => key.to_owned(),
            Self::German => flat::heading(key).to_owned(),
        }
    }
}

/// The name of a column and its cell in a record.
type Column = (&'static str, for<'a> fn(&Line<'a>) -> Cell<'a>);

/// All columns in order.
pub(super) const COLUMNS: &[Column] = &[
    ("matrix", |line| Cell::Text(&line.matrix.id)),
    ("matrix_title", |line| Cell::Text(&line.matrix.title)),
    ("department", |line| Cell::Text(&line.matrix.department)),
    ("year", |line| Cell::Year(line.standing.period.year)),
    ("section", |line| Cell::Word(line.section())),
    ("goal", |line| text(line.goal.map(|goal| &goal.id))),
    ("goal_title", |line| text(line.goal.map(|goal| &goal.title))),
    ("strategic_goal", |line| text(strategic_goal(line).map(|goal| &goal.id))),
    ("strategic_goal_title", |line| text(strategic_goal(line).map(|goal| &goal.title))),
    ("focus", |line| joined(line.goal.iter().flat_map(|goal| &goal.focus).map(|focus| focus.id.clone()))),
    ("focus_titles", |line| joined(line.goal.iter().flat_map(|goal| &goal.focus).map(|focus| focus.title.clone()))),
    ("goal_product_group", |line| text(line.goal.and_then(|goal| goal.product_group.as_ref()))),
    ("goal_product", |line| text(line.goal.and_then(|goal| goal.product.as_ref()))),
    ("goal_weight", |line| line.goal.map_or(Cell::Missing, |goal| Cell::Number(exact::decimal(goal.weight)))),
    ("measure", |line| text(line.measure.map(|measure| &measure.title))),
    ("measure_responsible", |line| text(line.measure.and_then(|measure| measure.responsible.as_ref()))),
    ("measure_hypothesis", |line| text(line.measure.and_then(|measure| measure.hypothesis.as_ref()))),
    ("measure_evidence", |line| text(line.measure.and_then(|measure| measure.evidence.as_ref()))),
    ("indicator", |line| Cell::Text(&line.row.indicator)),
    ("name", |line| Cell::Text(&line.row.name)),
    ("unit", |line| Cell::Text(&line.row.unit)),
    ("kind", |line| word((!line.row.undecided).then(|| line.row.kind.name()))),
    ("area", |line| text(line.row.area.as_ref().map(|area| &area.id))),
    ("area_title", |line| text(line.row.area.as_ref().map(|area| &area.title))),
    ("period", |line| Cell::Period(line.standing.period)),
    ("cutoff", |line| Cell::Date(line.standing.cutoff)),
    ("target_at_least", |line| target(line, Sense::AtLeast, Side::Point)),
    ("target_at_most", |line| target(line, Sense::AtMost, Side::Point)),
    ("target_between_low", |line| target(line, Sense::Between, Side::Low)),
    ("target_between_high", |line| target(line, Sense::Between, Side::High)),
    ("target_exactly", |line| target(line, Sense::Exactly, Side::Point)),
    ("target_done_by", |line| date(due_date(line.standing.target.as_ref()))),
    ("target_of", |line| word(reference(line.standing.target.as_ref()))),
    ("baseline", |line| number(line.row.baseline.as_ref())),
    ("baseline_year", |line| line.row.baseline_year.map_or(Cell::Missing, Cell::Year)),
    ("expected", |line| side(exact::expected(line.standing), Side::Point)),
    ("expected_low", |line| side(exact::expected(line.standing), Side::Low)),
    ("expected_high", |line| side(exact::expected(line.standing), Side::High)),
    ("expected_rule", |line| Cell::Word(line.standing.expected_rule.name())),
    ("expected_assumed", |line| flag(line.standing.expected_assumed)),
    ("actual", |line| number(line.standing.actual.as_ref())),
    ("actual_state", |line| Cell::Word(line.standing.reported.name())),
    ("assessed", |line| status(line.standing.assessed)),
    ("done", |line| date(line.standing.done)),
    ("numerator", |line| number(line.standing.ratio.as_ref().map(|(numerator, _)| numerator))),
    ("denominator", |line| number(line.standing.ratio.as_ref().map(|(_, denominator)| denominator))),
    ("deviation", |line| number(line.standing.deviation.as_ref())),
    ("deviation_percent", |line| number(line.standing.deviation_percent.as_ref())),
    ("attainment_percent", |line| number(line.standing.attainment_percent.as_ref())),
    ("tolerance_green", |line| bound(line.standing.tolerance.map(|applied| applied.tolerance.green))),
    ("tolerance_yellow", |line| bound(line.standing.tolerance.map(|applied| applied.tolerance.yellow))),
    ("tolerance_in_days", |line| line.standing.tolerance.map_or(Cell::Missing, |applied| flag(applied.in_days))),
    ("status", |line| Cell::Word(line.standing.status.name())),
    ("reason_code", |line| word(line.standing.reason.as_ref().map(|reason| exact::reason(reason).0))),
    ("reason_detail", |line| joined(line.standing.reason.iter().filter_map(|reason| exact::reason(reason).1))),
    ("colour_bounds_green_from", |line| number(bounds(line).and_then(|bounds| bounds.green_from.as_ref()))),
    ("colour_bounds_green_to", |line| number(bounds(line).and_then(|bounds| bounds.green_to.as_ref()))),
    ("colour_bounds_yellow_from", |line| number(bounds(line).and_then(|bounds| bounds.yellow_from.as_ref()))),
    ("colour_bounds_yellow_to", |line| number(bounds(line).and_then(|bounds| bounds.yellow_to.as_ref()))),
    ("previous_status", |line| status(line.standing.previous_status)),
    ("trend", |line| word(line.standing.trend.map(Trend::name))),
    ("year_before_status", |line| status(line.standing.year_before_status)),
    ("year_trend", |line| word(line.standing.year_trend.map(Trend::name))),
    ("forecast_value", |line| forecast(line).map_or(Cell::Missing, forecast_value)),
    ("forecast_source", |line| word(forecast(line).map(|forecast| forecast.source.name()))),
    ("forecast_status", |line| status(forecast(line).and_then(|forecast| forecast.status))),
    ("forecast_deviation", |line| number(forecast(line).and_then(|forecast| forecast.deviation.as_ref()))),
    ("forecast_deviation_percent", |line| {
        number(forecast(line).and_then(|forecast| forecast.deviation_percent.as_ref()))
    }),
    ("annual", |line| side(annual(line.standing), Side::Point)),
    ("annual_low", |line| side(annual(line.standing), Side::Low)),
    ("annual_high", |line| side(annual(line.standing), Side::High)),
    ("remaining_total", |line| number(remaining(line).map(|remaining| &remaining.total))),
    ("remaining_per_period", |line| number(remaining(line).and_then(|remaining| remaining.per_period.as_ref()))),
    ("comment", |line| text(line.standing.comment.as_ref())),
    ("action", |line| text(line.standing.action.as_ref())),
    ("comment_missing", |line| flag(line.standing.comment_missing)),
    ("accepted_until", |line| {
        line.standing.accepted.as_ref().map_or(Cell::Missing, |accepted| Cell::Period(accepted.until))
    }),
    ("accepted_reason", |line| text(line.standing.accepted.as_ref().map(|accepted| &accepted.reason))),
    ("revised_from", |line| joined(line.standing.revised.iter().map(|revision| revision.from.to_string()))),
    ("revised_reason", |line| joined(line.standing.revised.iter().map(|revision| revision.reason.clone()))),
    ("status_before_revision", |line| status(line.standing.status_before_revision)),
    ("source", |line| text(line.row.source.as_ref())),
    ("product_group", |line| text(line.row.product_group.as_ref())),
    ("responsible", |line| text(line.row.responsible.as_ref())),
    ("corrected_from", |line| joined(corrections(line).map(|correction| exact::corrected(&correction.old)))),
    ("corrected_to", |line| joined(corrections(line).map(|correction| exact::corrected(&correction.new)))),
    ("correction_reason", |line| joined(corrections(line).map(|correction| correction.reason.clone()))),
    ("correction_date", |line| joined(corrections(line).map(|correction| correction.date.to_string()))),
    ("measure_open", |line| joined(line.measure.iter().flat_map(|measure| &measure.open).cloned())),
    ("goal_open", |line| joined(line.goal.iter().flat_map(|goal| &goal.open).cloned())),
    ("matrix_open", |line| joined(line.matrix.open.iter().cloned())),
    ("addendum_what", |line| joined(addenda(line).map(|(level, addendum)| format!("{level}{}", addendum.what.name())))),
    ("addendum_now", |line| joined(addenda(line).map(|(_, addendum)| addendum.now.clone().unwrap_or_default()))),
    ("reopened_date", |line| joined(reopened(line).map(|reopened| reopened.on.to_string()))),
    ("reopened_by", |line| joined(reopened(line).map(|reopened| reopened.by.clone().unwrap_or_default()))),
    ("reopened_reason", |line| joined(reopened(line).map(|reopened| reopened.reason.clone()))),
    ("done_later_on", |line| date(line.standing.done_later.map(|later| later.on))),
    ("done_later_from", |line| line.standing.done_later.map_or(Cell::Missing, |later| Cell::Period(later.from))),
    ("method", |line| text(line.row.method.as_ref())),
    ("reference", |line| text(line.row.reference.as_ref())),
    ("delay_days", |line| line.standing.delay_days.map_or(Cell::Missing, |days| Cell::Number(days.to_string()))),
    ("provisional", |line| flag(line.standing.provisional)),
    ("open", |line| joined(line.row.open.iter().cloned())),
    ("field", |line| joined(fields(line).iter().map(|field| field.id.clone()))),
    ("field_titles", |line| joined(fields(line).iter().map(|field| field.title.clone()))),
];

/// The fields of action of the measure, else of the goal.
pub(super) fn fields<'a>(line: &Line<'a>) -> &'a [Named] {
    match (line.measure, line.goal) {
        (Some(measure), _) => &measure.field,
        (None, Some(goal)) => &goal.field,
        (None, None) => &[],
    }
}

/// The corrections of the value of the record: of the whole, or of its area.
fn corrections<'a>(line: &Line<'a>) -> impl Iterator<Item = &'a CorrectionReport> {
    let (row, period) = (line.row, line.standing.period);
    let of_period = row.corrections.iter().filter(move |correction| correction.period == period);
    of_period.filter(move |correction| correction.area == row.area)
}

/// The texts of the record that were changed after the reported period was closed, each with what it belongs to where that
/// is not the indicator itself.
fn addenda<'a>(line: &Line<'a>) -> impl Iterator<Item = (&'static str, &'a Addendum)> {
    let reported = line.standing.period == line.row.now().period;
    let matrix = line.matrix.addenda.iter().map(|addendum| ("matrix ", addendum));
    let goal = line.goal.into_iter().flat_map(|goal| &goal.addenda).map(|addendum| ("goal ", addendum));
    let measure = line.measure.into_iter().flat_map(|measure| &measure.addenda).map(|addendum| ("measure ", addendum));
    let own = line.row.addenda.iter().map(|addendum| ("", addendum));
    matrix.chain(goal).chain(measure).chain(own).filter(move |_| reported)
}

/// The closings of the period of the record that were taken back.
fn reopened<'a>(line: &Line<'a>) -> impl Iterator<Item = &'a ReopenedReport> {
    let period = line.standing.period;
    line.reopened.iter().filter(move |reopened| reopened.period == period)
}

/// The records of a report in reading order; budget and consolidation lines after the goals of their matrix.
pub(super) fn lines(report: &Report) -> impl Iterator<Item = Line<'_>> {
    let reopened = report.reopened.as_slice();
    let rows = report.matrices.iter().flat_map(MatrixReport::entries);
    rows.flat_map(move |Entry { matrix, goal, measure, row }| {
        let earlier = row.years.iter().filter_map(|of| of.standing.as_ref());
        earlier.chain(&row.standings).map(move |standing| Line { matrix, goal, measure, row, standing, reopened })
    })
}

/// Which figure of a mark a column shows.
#[derive(Clone, Copy)]
pub(super) enum Side {
    /// The only one.
    Point,
    /// The lower bound of a corridor.
    Low,
    /// The upper bound of a corridor.
    High,
}

impl Side {
    fn of<T>(self, mark: Mark<T>) -> Option<T> {
        match (self, mark) {
            (Self::Point, Mark::Point(value)) => Some(value),
            (Self::Low, Mark::Corridor { low, .. }) => Some(low),
            (Self::High, Mark::Corridor { high, .. }) => Some(high),
            (Self::Point, Mark::Corridor { .. }) | (Self::Low | Self::High, Mark::Point(_)) => None,
        }
    }
}

fn strategic_goal<'a>(line: &Line<'a>) -> Option<&'a Named> {
    line.goal.and_then(|goal| goal.strategic_goal.as_ref())
}

fn bounds<'a>(line: &Line<'a>) -> Option<&'a ColourBounds> {
    line.standing.bounds.as_ref()
}

fn forecast<'a>(line: &Line<'a>) -> Option<&'a ForecastReport> {
    line.standing.forecast.as_ref()
}

fn remaining<'a>(line: &Line<'a>) -> Option<&'a Remaining> {
    line.standing.remaining.as_ref()
}

fn annual(standing: &Standing) -> Option<Mark<String>> {
    standing.annual.as_ref().map(|mark| mark.map(exact::figure))
}

/// The date of a milestone's target.
pub(super) fn due_date(target: Option<&Target>) -> Option<NaiveDate> {
    match target {
        Some(Target::DoneBy(date)) => Some(*date),
        Some(Target::Absolute { .. } | Target::Relative { .. }) | None => None,
    }
}

/// What a relative target is relative to.
pub(super) fn reference(target: Option<&Target>) -> Option<&'static str> {
    match target {
        Some(Target::Relative { of, .. }) => Some(of.name()),
        Some(Target::Absolute { .. } | Target::DoneBy(_)) | None => None,
    }
}

fn target<'a>(line: &Line<'a>, wanted: Sense, which: Side) -> Cell<'a> {
    target_side(line.standing.target.as_ref(), wanted, which)
}

/// One figure of a target, where it has that sense.
pub(super) fn target_side<'a>(target: Option<&Target>, wanted: Sense, which: Side) -> Cell<'a> {
    let (sense, mark, write): (_, _, fn(Decimal) -> String) = match target {
        Some(Target::Absolute { sense, mark }) => (*sense, mark, exact::decimal),
        Some(Target::Relative { sense, percent, .. }) => (*sense, percent, exact::percent),
        Some(Target::DoneBy(_)) | None => return Cell::Missing,
    };
    if sense == wanted { side(Some(mark.map(|value| write(*value))), which) } else { Cell::Missing }
}

/// One figure of a mark, where it has that side.
pub(super) fn side<'a>(mark: Option<Mark<String>>, which: Side) -> Cell<'a> {
    mark.and_then(|mark| which.of(mark)).map_or(Cell::Missing, Cell::Number)
}

fn forecast_value<'a>(forecast: &ForecastReport) -> Cell<'a> {
    match &forecast.value {
        ForecastValue::Figure(figure) => number(Some(figure)),
        ForecastValue::Date(day) => date(Some(*day)),
        ForecastValue::Colour => Cell::Missing,
    }
}

/// Somebody's text, or nothing.
pub(super) fn text(text: Option<&String>) -> Cell<'_> {
    text.map_or(Cell::Missing, |text| Cell::Text(text))
}

/// All texts in one.
pub(super) fn joined<'a>(texts: impl Iterator<Item = String>) -> Cell<'a> {
    Cell::Joined(texts.collect::<Vec<_>>().join(" | "))
}

/// A fixed word, or nothing.
pub(super) fn word<'a>(word: Option<&'static str>) -> Cell<'a> {
    word.map_or(Cell::Missing, Cell::Word)
}

fn status<'a>(status: Option<Status>) -> Cell<'a> {
    word(status.map(Status::name))
}

/// Yes or no.
pub(super) fn flag<'a>(flag: bool) -> Cell<'a> {
    Cell::Word(if flag { "true" } else { "false" })
}

/// A date, or nothing.
pub(super) fn date<'a>(date: Option<NaiveDate>) -> Cell<'a> {
    date.map_or(Cell::Missing, Cell::Date)
}

/// A figure, or nothing.
pub(super) fn number<'a>(figure: Option<&Figure>) -> Cell<'a> {
    figure.map_or(Cell::Missing, |figure| Cell::Number(exact::figure(figure)))
}

/// A bound of a tolerance, or nothing.
pub(super) fn bound<'a>(limit: Option<Limit>) -> Cell<'a> {
    match limit.map(exact::limit) {
        Some(Bound::Share(text) | Bound::Number(text)) => Cell::Number(text),
        None => Cell::Missing,
    }
}
