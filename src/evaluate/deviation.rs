//! How far the Ist is from the Soll, and how far on the wrong side.

use crate::model::outcome::Deviation;
use crate::model::{Mark, Sense};
use crate::number::Number;

/// Ist against Soll (rules.md, *From value to colour*, 2 and 3).
///
/// Worked: 36.0 against the corridor 37.0 to 45.0 deviates by −1.0, adverse 1.0, with 37.0 as its base.
pub fn deviation(actual: &Number, expected: &Mark<Number>, sense: Sense) -> Deviation {
    match expected {
        Mark::Point(expected) => {
            let signed = actual - expected;
            let on_the_wrong_side = match sense {
                Sense::AtLeast => signed.is_negative(),
                Sense::AtMost => !signed.is_negative(),
                Sense::Between | Sense::Exactly => true,
            };
            let adverse = if on_the_wrong_side { signed.abs() } else { Number::ZERO };
            Deviation { signed, adverse, base: expected.clone() }
        }
        Mark::Corridor { low, high } => {
            if actual < low {
                let signed = actual - low;
                Deviation { adverse: signed.abs(), signed, base: low.clone() }
            } else if actual > high {
                let signed = actual - high;
                Deviation { adverse: signed.clone(), signed, base: high.clone() }
            } else {
                let nearer = if actual - low <= high - actual { low } else { high };
                Deviation { signed: Number::ZERO, adverse: Number::ZERO, base: nearer.clone() }
            }
        }
    }
}
