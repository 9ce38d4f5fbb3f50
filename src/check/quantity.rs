//! What a unit and the figures around an indicator say about its values: counts, shares, amounts of money.

use super::value::is_percent;
use crate::model::{Indicator, Interim, InterimValue, Kind, LineKind, Mark, Rule, Target};
use crate::number::Decimal;

/// True where values count something, so that none can be negative and a sum since the year's start cannot fall:
/// cumulative values and the parts of ratios, in no currency and not in percent, with no negative figure in the plan.
pub(crate) fn is_count(indicator: &Indicator) -> bool {
    matches!(indicator.kind, Kind::Cumulative | Kind::Ratio)
        && !is_currency(&indicator.unit)
        && !is_percent(&indicator.unit)
        && !has_negative_plan(indicator)
}

/// True where a sum since the year's start can only grow: counts, and lines of budget and consolidation, whose bookings
/// add up. A result in money is neither.
pub(crate) fn only_grows(indicator: &Indicator) -> bool {
    let is_line = match indicator.line {
        LineKind::Goal => false,
        LineKind::Budget | LineKind::Consolidation => true,
    };
    indicator.kind == Kind::Cumulative && (is_count(indicator) || is_line && !has_negative_plan(indicator))
}

/// True for a ratio that is a share in percent of a whole.
pub(crate) fn is_share(indicator: &Indicator) -> bool {
    indicator.kind == Kind::Ratio && is_percent(&indicator.unit) && indicator.scale == Decimal::ONE_HUNDRED
}

/// True for a unit that is a currency, alone, in thousands or millions, or per something: `EUR`, `T€`, `Mio. Euro`,
/// `€ je Einwohner`.
pub(crate) fn is_currency(unit: &str) -> bool {
    const NAMES: [&str; 15] = [
        "eur", "euro", "euros", "teur", "tsdeur", "keur", "meur", "mioeur", "mrdeur", "cent", "ct", "chf", "usd",
        "dollar", "gbp",
    ];
    let lower = unit.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphabetic());
    unit.contains(['€', '$', '£']) || words.any(|word| NAMES.contains(&word))
}

/// The figures that the plan names: targets, interim values in units, the baseline.
pub(crate) fn plan_figures(indicator: &Indicator) -> impl Iterator<Item = Decimal> {
    let baseline = indicator.baseline.map(|baseline| baseline.value);
    rules(indicator).flat_map(rule_figures).chain(baseline)
}

/// The rule at the start of the year and those of its revisions.
pub(crate) fn rules(indicator: &Indicator) -> impl Iterator<Item = &Rule> {
    std::iter::once(&indicator.rule).chain(indicator.revisions.iter().map(|revision| &revision.rule))
}

fn rule_figures(rule: &Rule) -> Vec<Decimal> {
    let mut figures: Vec<Decimal> = match rule.target.as_ref().map(|target| &target.value) {
        Some(Target::Absolute { mark, .. }) => mark.figures().copied().collect(),
        Some(Target::Relative { .. } | Target::DoneBy(_)) | None => Vec::new(),
    };
    if let Interim::Points(points) = &rule.interim {
        let values = points.values().filter_map(|point| match &point.value {
            InterimValue::Value(mark) => Some(mark),
            InterimValue::Share(_) => None,
        });
        figures.extend(values.flat_map(Mark::figures).copied());
    }
    figures
}

fn has_negative_plan(indicator: &Indicator) -> bool {
    plan_figures(indicator).any(|figure| figure < Decimal::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_money_are_known_however_they_are_written() {
        for unit in [
            "EUR",
            "€",
            "T€",
            "T EUR",
            "TEUR",
            "Mio. €",
            "Euro",
            "€ je Einwohner",
            "EUR/Fall",
            "Tsd. Euro",
            "CHF",
            "Cent",
        ] {
            assert!(is_currency(unit), "{unit}");
        }
        for unit in ["", "%", "Besuche", "Europäer", "Personen", "Neuronen", "Mio.", "Centren"] {
            assert!(!is_currency(unit), "{unit}");
        }
    }
}
