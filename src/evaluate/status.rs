//! From an adverse deviation and a tolerance to a colour, and back to the values at which the colour changes.

use crate::model::outcome::Deviation;
use crate::model::{Mark, Sense, Tolerance};
use crate::number::Number;
use crate::status::Colour;

/// Green up to and including the green tolerance, yellow up to and including the yellow one, red beyond.
///
/// Where one bound is relative and the other absolute, green is tried first. Worked: 10 missing of 100 at 5 % / 10 % is
/// yellow, exactly on the bound.
pub fn colour(deviation: &Deviation, tolerance: Tolerance) -> Colour {
    if deviation.adverse <= tolerance.green.width(&deviation.base) {
        Colour::Green
    } else if deviation.adverse <= tolerance.yellow.width(&deviation.base) {
        Colour::Yellow
    } else {
        Colour::Red
    }
}

/// The values of the Ist between which it is green or yellow; a side without a bound is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// Green from here up.
    pub green_from: Option<Number>,
    /// Green up to here.
    pub green_to: Option<Number>,
    /// Yellow from here up; `None` where yellow reaches no further than green.
    pub yellow_from: Option<Number>,
    /// Yellow up to here; `None` where yellow reaches no further than green.
    pub yellow_to: Option<Number>,
}

impl Bounds {
    /// All bounds that there are.
    pub fn iter(&self) -> impl Iterator<Item = &Number> {
        [&self.green_from, &self.green_to, &self.yellow_from, &self.yellow_to].into_iter().flatten()
    }
}

/// Where the colour changes. Worked: at least 280 at 5 % / 10 % is yellow from 252 and green from 266.
pub fn bounds(expected: &Mark<Number>, sense: Sense, tolerance: Tolerance) -> Bounds {
    let (low, high) = match expected {
        Mark::Point(value) => (value, value),
        Mark::Corridor { low, high } => (low, high),
    };
    let mut bounds = Bounds::default();
    if sense != Sense::AtMost {
        let (green, yellow) = (tolerance.green.width(low), tolerance.yellow.width(low));
        bounds.green_from = Some(low - &green);
        bounds.yellow_from = (yellow > green).then(|| low - &yellow);
    }
    if sense != Sense::AtLeast {
        let (green, yellow) = (tolerance.green.width(high), tolerance.yellow.width(high));
        bounds.green_to = Some(high + &green);
        bounds.yellow_to = (yellow > green).then(|| high + &yellow);
    }
    bounds
}
