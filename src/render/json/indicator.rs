//! Indicators and lines in JSON, with their history.

use serde::Serialize;

use super::correction::{AddendumJson, CorrectionJson};
use super::rule::{RevisionJson, TargetJson, ToleranceJson};
use super::value::{List, MarkJson, NumberJson, figure, number};
use crate::render::exact;
use crate::report::{
    AcceptedReport, Addendum, ColourBounds, CorrectionReport, DoneLater, ForecastReport, ForecastValue, Reason,
    Remaining, RevisionReport, Row, Standing, YearGap, YearReport,
};
use crate::status::{Status, Trend};

/// An indicator, or a line of budget or consolidation, as it stands in the reported period.
#[derive(Serialize)]
pub(super) struct IndicatorJson<'a> {
    matrix: &'a str,
    indicator: &'a str,
    name: &'a str,
    unit: &'a str,
    kind: Option<&'static str>,
    area: Option<&'a str>,
    target: Option<TargetJson<'a>>,
    baseline: Option<NumberJson>,
    expected: Option<MarkJson<NumberJson>>,
    expected_rule: &'static str,
    actual: Option<NumberJson>,
    deviation: Option<NumberJson>,
    deviation_percent: Option<NumberJson>,
    attainment_percent: Option<NumberJson>,
    tolerance: Option<ToleranceJson>,
    status: &'static str,
    previous_status: Option<&'static str>,
    trend: Option<&'static str>,
    forecast: Option<ForecastJson>,
    remaining: Option<RemainingJson>,
    comment: Option<&'a str>,
    action: Option<&'a str>,
    accepted: Option<AcceptedJson<'a>>,
    revised: List<'a, RevisionReport, RevisionJson<'a>>,
    history: List<'a, Standing, HistoryJson>,
    section: &'static str,
    area_title: Option<&'a str>,
    baseline_year: Option<i32>,
    source: Option<&'a str>,
    product_group: Option<&'a str>,
    responsible: Option<&'a str>,
    #[serde(flatten)]
    more: MoreJson,
    earlier: List<'a, Standing, EarlierJson<'a>>,
    corrections: List<'a, CorrectionReport, CorrectionJson<'a>>,
    delay_days: Option<i64>,
    provisional: bool,
    open: &'a [String],
    addenda: List<'a, Addendum, AddendumJson<'a>>,
    done_later: Option<DoneLaterJson>,
    method: Option<&'a str>,
    reference: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    years: Vec<YearJson>,
}

impl<'a> IndicatorJson<'a> {
    /// A row of the report.
    pub(super) fn new(row: &'a Row) -> Self {
        let now = row.now();
        Self {
            matrix: &row.matrix,
            indicator: &row.indicator,
            name: &row.name,
            unit: &row.unit,
            kind: (!row.undecided).then(|| row.kind.name()),
            area: row.area.as_ref().map(|area| area.id.as_str()),
            target: now.target.as_ref().map(TargetJson),
            baseline: row.baseline.as_ref().map(figure),
            expected: expected(now),
            expected_rule: now.expected_rule.name(),
            actual: now.actual.as_ref().map(figure),
            deviation: now.deviation.as_ref().map(figure),
            deviation_percent: now.deviation_percent.as_ref().map(figure),
            attainment_percent: now.attainment_percent.as_ref().map(figure),
            tolerance: tolerance(now),
            status: now.status.name(),
            previous_status: now.previous_status.map(Status::name),
            trend: now.trend.map(Trend::name),
            forecast: now.forecast.as_ref().map(ForecastJson::new),
            remaining: now.remaining.as_ref().map(RemainingJson::new),
            comment: now.comment.as_deref(),
            action: now.action.as_deref(),
            accepted: now.accepted.as_ref().map(AcceptedJson::new),
            revised: List(&now.revised, RevisionJson::new),
            history: List(&row.standings, HistoryJson::new),
            section: exact::section(row.line),
            area_title: row.area.as_ref().map(|area| area.title.as_str()),
            baseline_year: row.baseline_year,
            source: row.source.as_deref(),
            product_group: row.product_group.as_deref(),
            responsible: row.responsible.as_deref(),
            more: MoreJson::new(now),
            earlier: List(row.earlier(), EarlierJson::new),
            corrections: List(&row.corrections, CorrectionJson::new),
            delay_days: now.delay_days,
            provisional: now.provisional,
            open: &row.open,
            addenda: List(&row.addenda, AddendumJson::new),
            done_later: now.done_later.map(DoneLaterJson::new),
            method: row.method.as_deref(),
            reference: row.reference.as_deref(),
            years: row.years.iter().map(YearJson::new).collect(),
        }
    }
}

/// One period of the year so far in short, the reported one included.
#[derive(Serialize)]
struct HistoryJson {
    period: String,
    expected: Option<MarkJson<NumberJson>>,
    actual: Option<NumberJson>,
    status: &'static str,
    provisional: bool,
}

impl HistoryJson {
    fn new(standing: &Standing) -> Self {
        Self {
            period: standing.period.to_string(),
            expected: expected(standing),
            actual: standing.actual.as_ref().map(figure),
            status: standing.status.name(),
            provisional: standing.provisional,
        }
    }
}

/// An earlier year: its last period with a value.
#[derive(Serialize)]
struct YearJson {
    year: i32,
    #[serde(flatten)]
    standing: Option<HistoryJson>,
    gap: Option<&'static str>,
}

impl YearJson {
    fn new(of: &YearReport) -> Self {
        Self {
            year: of.year,
            standing: of.standing.as_ref().map(HistoryJson::new),
            gap: of.gap.as_ref().map(YearGap::name),
        }
    }
}

/// An earlier period of the year in full.
#[derive(Serialize)]
struct EarlierJson<'a> {
    #[serde(flatten)]
    short: HistoryJson,
    target: Option<TargetJson<'a>>,
    expected_rule: &'static str,
    deviation: Option<NumberJson>,
    deviation_percent: Option<NumberJson>,
    attainment_percent: Option<NumberJson>,
    tolerance: Option<ToleranceJson>,
    previous_status: Option<&'static str>,
    trend: Option<&'static str>,
    forecast: Option<ForecastJson>,
    remaining: Option<RemainingJson>,
    comment: Option<&'a str>,
    action: Option<&'a str>,
    accepted: Option<AcceptedJson<'a>>,
    revised: List<'a, RevisionReport, RevisionJson<'a>>,
    #[serde(flatten)]
    more: MoreJson,
    delay_days: Option<i64>,
    done_later: Option<DoneLaterJson>,
}

impl<'a> EarlierJson<'a> {
    fn new(standing: &'a Standing) -> Self {
        Self {
            short: HistoryJson::new(standing),
            target: standing.target.as_ref().map(TargetJson),
            expected_rule: standing.expected_rule.name(),
            deviation: standing.deviation.as_ref().map(figure),
            deviation_percent: standing.deviation_percent.as_ref().map(figure),
            attainment_percent: standing.attainment_percent.as_ref().map(figure),
            tolerance: tolerance(standing),
            previous_status: standing.previous_status.map(Status::name),
            trend: standing.trend.map(Trend::name),
            forecast: standing.forecast.as_ref().map(ForecastJson::new),
            remaining: standing.remaining.as_ref().map(RemainingJson::new),
            comment: standing.comment.as_deref(),
            action: standing.action.as_deref(),
            accepted: standing.accepted.as_ref().map(AcceptedJson::new),
            revised: List(&standing.revised, RevisionJson::new),
            more: MoreJson::new(standing),
            delay_days: standing.delay_days,
            done_later: standing.done_later.map(DoneLaterJson::new),
        }
    }
}

/// That a milestone was done only after the cut-off date, and the first period that counts it.
#[derive(Serialize)]
struct DoneLaterJson {
    on: String,
    from: String,
}

impl DoneLaterJson {
    fn new(later: DoneLater) -> Self {
        Self { on: later.on.to_string(), from: later.from.to_string() }
    }
}

/// What a period's standing has beyond the keys of the contract.
#[derive(Serialize)]
struct MoreJson {
    cutoff: String,
    annual: Option<MarkJson<NumberJson>>,
    expected_assumed: bool,
    tolerance_in_days: Option<bool>,
    actual_state: &'static str,
    assessed: Option<&'static str>,
    done: Option<String>,
    numerator: Option<NumberJson>,
    denominator: Option<NumberJson>,
    reason: Option<ReasonJson>,
    colour_bounds: Option<BoundsJson>,
    year_before_status: Option<&'static str>,
    year_trend: Option<&'static str>,
    forecast_deviation: Option<NumberJson>,
    forecast_deviation_percent: Option<NumberJson>,
    comment_missing: bool,
    status_before_revision: Option<&'static str>,
}

impl MoreJson {
    fn new(standing: &Standing) -> Self {
        let forecast = standing.forecast.as_ref();
        let (numerator, denominator) =
            standing.ratio.as_ref().map(|(top, bottom)| (figure(top), figure(bottom))).unzip();
        Self {
            cutoff: standing.cutoff.to_string(),
            annual: standing.annual.as_ref().map(|mark| mark.map(figure).into()),
            expected_assumed: standing.expected_assumed,
            tolerance_in_days: standing.tolerance.map(|applied| applied.in_days),
            actual_state: standing.reported.name(),
            assessed: standing.assessed.map(Status::name),
            done: standing.done.map(|date| date.to_string()),
            numerator,
            denominator,
            reason: standing.reason.as_ref().map(ReasonJson::new),
            colour_bounds: standing.bounds.as_ref().map(BoundsJson::new),
            year_before_status: standing.year_before_status.map(Status::name),
            year_trend: standing.year_trend.map(Trend::name),
            forecast_deviation: forecast.and_then(|forecast| forecast.deviation.as_ref()).map(figure),
            forecast_deviation_percent: forecast.and_then(|forecast| forecast.deviation_percent.as_ref()).map(figure),
            comment_missing: standing.comment_missing,
            status_before_revision: standing.status_before_revision.map(Status::name),
        }
    }
}

/// The code is stable; the detail is the period or the area's id that it is about.
#[derive(Serialize)]
pub(super) struct ReasonJson {
    code: &'static str,
    detail: Option<String>,
}

impl ReasonJson {
    pub(super) fn new(reason: &Reason) -> Self {
        let (code, detail) = exact::reason(reason);
        Self { code, detail }
    }
}

#[derive(Serialize)]
struct BoundsJson {
    green_from: Option<NumberJson>,
    green_to: Option<NumberJson>,
    yellow_from: Option<NumberJson>,
    yellow_to: Option<NumberJson>,
}

impl BoundsJson {
    fn new(bounds: &ColourBounds) -> Self {
        Self {
            green_from: bounds.green_from.as_ref().map(figure),
            green_to: bounds.green_to.as_ref().map(figure),
            yellow_from: bounds.yellow_from.as_ref().map(figure),
            yellow_to: bounds.yellow_to.as_ref().map(figure),
        }
    }
}

#[derive(Serialize)]
struct ForecastJson {
    value: ForecastValueJson,
    source: &'static str,
    status: Option<&'static str>,
}

/// A number, the date of a milestone, or `null` where only a colour is expected.
#[derive(Serialize)]
#[serde(untagged)]
enum ForecastValueJson {
    Number(NumberJson),
    Date(String),
    Colour,
}

impl ForecastJson {
    fn new(forecast: &ForecastReport) -> Self {
        Self {
            value: match &forecast.value {
                ForecastValue::Figure(value) => ForecastValueJson::Number(figure(value)),
                ForecastValue::Date(date) => ForecastValueJson::Date(date.to_string()),
                ForecastValue::Colour => ForecastValueJson::Colour,
            },
            source: forecast.source.name(),
            status: forecast.status.map(Status::name),
        }
    }
}

#[derive(Serialize)]
struct RemainingJson {
    total: NumberJson,
    per_period: Option<NumberJson>,
}

impl RemainingJson {
    fn new(remaining: &Remaining) -> Self {
        Self { total: figure(&remaining.total), per_period: remaining.per_period.as_ref().map(figure) }
    }
}

#[derive(Serialize)]
struct AcceptedJson<'a> {
    until: String,
    reason: &'a str,
}

impl<'a> AcceptedJson<'a> {
    fn new(accepted: &'a AcceptedReport) -> Self {
        Self { until: accepted.until.to_string(), reason: &accepted.reason }
    }
}

fn expected(standing: &Standing) -> Option<MarkJson<NumberJson>> {
    exact::expected(standing).map(|mark| mark.map(|text| number(text.clone())).into())
}

fn tolerance(standing: &Standing) -> Option<ToleranceJson> {
    standing.tolerance.map(|applied| ToleranceJson::new(applied.tolerance, None))
}
