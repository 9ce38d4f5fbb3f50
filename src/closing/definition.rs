//! What decides the figures of an indicator in a period, in the spelling of a matrix file: compared word by word, so that
//! no rule of a closed period can move unseen.

use super::written::decimal;
use crate::model::{Indicator, Interim, InterimValue, Kind, Limit, Mark, Target, Tolerance};
use crate::number::Decimal;
use crate::period::Period;
use crate::spelling::quoted as text;

/// A key with its value as it is written.
pub type Said = (&'static str, String);

/// What holds for an indicator in a period of its year. What has its default is not said.
pub fn definition(indicator: &Indicator, period: Period) -> Vec<Said> {
    let rule = indicator.rule_at(period);
    let milestone = indicator.kind == Kind::Milestone;
    let mut said = Vec::new();
    if !indicator.undecided {
        said.push(("kind", text(indicator.kind.name())));
    }
    if !indicator.unit.is_empty() {
        said.push(("unit", text(&indicator.unit)));
    }
    if indicator.per_period {
        said.push(("reported", text("per-period")));
    }
    if indicator.scale != Decimal::ONE {
        said.push(("scale", plain(indicator.scale)));
    }
    said.extend(indicator.baseline.map(|baseline| ("baseline", plain(baseline.value))));
    if !indicator.is_due(period) {
        said.push(("due", "false".into()));
    }
    said.push(("cutoff", indicator.calendar.cutoff(period).to_string()));
    let Some(target) = &rule.target else { return said };
    said.push(("target", self::target(&target.value)));
    let interim = interim(&rule.interim, period);
    let asks_for_progress = milestone && interim.is_some();
    said.extend(interim.map(|interim| ("interim", interim)));
    let bounds = if milestone { rule.days } else { rule.tolerance };
    said.push(("tolerance", tolerance(bounds.tolerance)));
    if asks_for_progress {
        said.push(("progress_tolerance", tolerance(rule.tolerance.tolerance)));
    }
    said
}

fn plain(value: Decimal) -> String {
    decimal(value.normalize())
}

fn percent(share: Decimal) -> String {
    text(&format!("{} %", plain(share)))
}

fn each<T>(mark: &Mark<T>, write: impl Fn(&T) -> String) -> String {
    match mark {
        Mark::Point(value) => write(value),
        Mark::Corridor { low, high } => format!("[{}, {}]", write(low), write(high)),
    }
}

fn target(target: &Target) -> String {
    match target {
        Target::Absolute { sense, mark } => format!("{{ {} = {} }}", sense.key(), each(mark, |value| plain(*value))),
        Target::Relative { sense, percent: shares, of } => {
            let shares = each(shares, |share| percent(*share));
            format!("{{ {} = {shares}, of = {} }}", sense.key(), text(of.name()))
        }
        Target::DoneBy(date) => format!("{{ done_by = {date} }}"),
    }
}

fn interim(interim: &Interim, period: Period) -> Option<String> {
    match interim {
        Interim::KindDefault => None,
        Interim::Seasonal => Some(text("seasonal")),
        Interim::Linear => Some(text("linear")),
        Interim::Constant => Some(text("constant")),
        Interim::Points(points) => {
            let points: Vec<String> = points
                .iter()
                .map(|(index, point)| {
                    let value = match &point.value {
                        InterimValue::Value(mark) => each(mark, |value| plain(*value)),
                        InterimValue::Share(share) => percent(*share),
                    };
                    let label = period.scheme.label(*index);
                    let label = if label.is_empty() { text("") } else { label };
                    format!("{label} = {value}")
                })
                .collect();
            (!points.is_empty()).then(|| format!("{{ {} }}", points.join(", ")))
        }
    }
}

fn tolerance(tolerance: Tolerance) -> String {
    let limit = |limit: Limit| match limit {
        Limit::Relative(share) => percent(share),
        Limit::Absolute(width) => plain(width),
    };
    format!("{{ green = {}, yellow = {} }}", limit(tolerance.green), limit(tolerance.yellow))
}
