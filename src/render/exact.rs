//! How the report reads for machines, in JSON and CSV alike: exact decimals with a point, and stable English names.

use crate::model::{Limit, LineKind, Mark, Rollup, Target};
use crate::number::{Decimal, Figure};
use crate::report::{CorrectedValue, ExpectedRule, Reason, Standing};

/// The exact value of a figure; 10 places where it does not end.
pub(super) fn figure(figure: &Figure) -> String {
    figure.value.to_exact_text()
}

/// A decimal as it was written, with all its places; no minus before a zero.
pub(super) fn decimal(decimal: Decimal) -> String {
    if decimal.is_zero() { decimal.abs().to_string() } else { decimal.to_string() }
}

/// A share as matrix files write it: `5 %`, `2.5 %`.
pub(super) fn percent(share: Decimal) -> String {
    format!("{} %", decimal(share))
}

/// One bound of a tolerance: a share of the Soll as text, or a number in the unit of the indicator (or in days).
pub(super) enum Bound {
    /// `5 %`.
    Share(String),
    /// `2.5`.
    Number(String),
}

/// One bound of a tolerance.
pub(super) fn limit(limit: Limit) -> Bound {
    match limit {
        Limit::Relative(share) => Bound::Share(percent(share)),
        Limit::Absolute(width) => Bound::Number(decimal(width)),
    }
}

/// The Soll. Where it is the annual target itself, it reads as the target was written (37.0, not 37).
pub(super) fn expected(standing: &Standing) -> Option<Mark<String>> {
    let expected = standing.expected.as_ref()?;
    if let (ExpectedRule::Target, Some(Target::Absolute { mark, .. })) = (standing.expected_rule, &standing.target)
        && mark.numbers() == expected.map(|figure| figure.value.clone())
    {
        return Some(mark.map(|value| decimal(*value)));
    }
    Some(expected.map(figure))
}

/// The stable name of a reason, and the period or area it is about.
pub(super) fn reason(reason: &Reason) -> (&'static str, Option<String>) {
    reason.name()
}

/// A value before or after a correction: `98`, `48/120`, `2013-04-30`, or the name of a colour or state.
pub(super) fn corrected(value: &CorrectedValue) -> String {
    match value {
        CorrectedValue::Figure(value) | CorrectedValue::Progress(value) => figure(value),
        CorrectedValue::Ratio(numerator, denominator, _) => format!("{}/{}", figure(numerator), figure(denominator)),
        CorrectedValue::Done(date) => date.to_string(),
        CorrectedValue::Colour(status) => status.name().into(),
        CorrectedValue::Withheld => "withheld".into(),
        CorrectedValue::None(state) => state.name().into(),
    }
}

/// The part of the controlling that a line stands in.
pub(super) fn section(line: LineKind) -> &'static str {
    match line {
        LineKind::Goal => "goal",
        LineKind::Budget => "budget",
        LineKind::Consolidation => "consolidation",
    }
}

/// The rule that rolls colours up, as `zielmatrix.toml` names it.
pub(super) fn rollup(rollup: Rollup) -> &'static str {
    match rollup {
        Rollup::Worst => "worst",
        Rollup::Weighted => "weighted",
    }
}
