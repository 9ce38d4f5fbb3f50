//! Targets: one form, figures that fit it, a kind that goes with it.

use super::word;
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::raw::{Amount, RawIndicator, RawPlan, RawTarget};
use crate::model::{Baseline, Kind, Mark, Reference, Sense, Target};
use crate::number::Decimal;
use crate::source::Located;

pub(super) fn target(raw: &RawTarget, diagnostics: &mut Diagnostics) -> Option<Located<Target>> {
    if raw.unreadable {
        return None;
    }
    if raw.senses.len() + usize::from(raw.done_by.is_some()) != 1 {
        diagnostics.push(Problem::TargetForm, raw.place);
        return None;
    }
    if let Some(date) = &raw.done_by {
        if let Some(of) = &raw.of {
            diagnostics.push(Problem::TargetForm, of.place);
            return None;
        }
        return Some(Located::new(Target::DoneBy(date.value), raw.place));
    }
    let (key, place, amounts) = raw.senses.first()?;
    let sense = match *key {
        "at_least" => Sense::AtLeast,
        "at_most" => Sense::AtMost,
        "between" => Sense::Between,
        _ => Sense::Exactly,
    };
    let relative = raw.of.is_some();
    let mut numbers = Vec::new();
    for amount in amounts {
        match (amount.value, relative) {
            (Amount::Number(value), false) | (Amount::Percent(value), true) => numbers.push(value),
            (Amount::Percent(_), false) => diagnostics.push(Problem::PercentWithoutReference, amount.place),
            (Amount::Number(_), true) => diagnostics.push(Problem::ReferenceWithoutPercent, amount.place),
        }
    }
    if numbers.len() != amounts.len() {
        return None;
    }
    let mark = match (sense, numbers.as_slice()) {
        (Sense::Between, [low, high]) if low > high => {
            diagnostics.push(Problem::CorridorReversed, *place);
            return None;
        }
        (Sense::Between, [low, high]) => Mark::Corridor { low: *low, high: *high },
        (Sense::AtLeast | Sense::AtMost | Sense::Exactly, [value]) => Mark::Point(*value),
        _ => {
            let expected = if sense == Sense::Between { 2 } else { 1 };
            diagnostics.push(Problem::FigureCount { key, expected, found: amounts.len() }, *place);
            return None;
        }
    };
    let references = [Reference::PreviousYear, Reference::Baseline].map(|reference| (reference.name(), reference));
    let target = if relative {
        Target::Relative { sense, percent: mark, of: word(raw.of.as_ref(), "of", &references, diagnostics)? }
    } else {
        Target::Absolute { sense, mark }
    };
    Some(Located::new(target, raw.place))
}

/// The plan figure of a budget or consolidation line: spend at most, take in or save at least.
pub(super) fn plan(plans: &[RawPlan], raw: &RawIndicator, diagnostics: &mut Diagnostics) -> Option<Located<Target>> {
    let [plan] = plans else {
        diagnostics.push(Problem::PlanForm { section: raw.section, found: plans.len() }, raw.place);
        return None;
    };
    Some(planned(plan))
}

pub(super) fn planned(plan: &RawPlan) -> Located<Target> {
    let sense = if plan.key == "expense" { Sense::AtMost } else { Sense::AtLeast };
    plan.value.with(Target::Absolute { sense, mark: Mark::Point(plan.value.value) })
}

pub(super) fn target_fits(
    kind: Kind,
    target: &Located<Target>,
    baseline: Option<&Baseline>,
    diagnostics: &mut Diagnostics,
) {
    let dated = matches!(target.value, Target::DoneBy(_));
    // An assessed indicator has no Soll: its target would be printed and never compared.
    if dated != (kind == Kind::Milestone) || kind == Kind::Assessed {
        diagnostics.push(Problem::TargetKind { kind }, target.place);
    }
    if let Target::Relative { of: Reference::Baseline, .. } = target.value {
        match baseline {
            None => diagnostics.push(Problem::ReferenceWithoutBaseline, target.place),
            Some(baseline) if baseline.value < Decimal::ZERO => {
                diagnostics.push_pair(
                    Problem::NegativeReference { value: baseline.value.to_string() },
                    target.place,
                    baseline.place,
                );
            }
            Some(_) => {}
        }
    }
}
