//! Several colours as one (rules.md, *More than one value*).

use crate::number::{Decimal, Number};
use crate::status::Status;

/// True for a status that a roll-up counts.
pub fn counts(status: Status) -> bool {
    match status {
        Status::Green | Status::Yellow | Status::Red | Status::Missing => true,
        Status::NotDue | Status::NotApplicable | Status::Suppressed | Status::Informative => false,
    }
}

/// The worst of the statuses: red before yellow before missing before green. `None` where nothing counts.
pub fn worst(statuses: impl IntoIterator<Item = Status>) -> Option<Status> {
    [Status::Green, Status::Missing, Status::Yellow, Status::Red]
        .into_iter()
        .zip(0u8..)
        .filter_map({
            let found: Vec<Status> = statuses.into_iter().filter(|status| counts(*status)).collect();
            move |(status, rank)| found.contains(&status).then_some((rank, status))
        })
        .max_by_key(|(rank, _)| *rank)
        .map(|(_, status)| status)
}

/// The mean score of statuses that count alike: green 1, yellow ½, red and missing 0. `None` where nothing counts.
pub fn score(statuses: impl IntoIterator<Item = Status>) -> Option<Number> {
    let scores: Vec<Number> = statuses.into_iter().filter(|status| counts(*status)).map(points).collect();
    let count = Number::from(i64::try_from(scores.len()).ok()?);
    scores.into_iter().reduce(|sum, score| &sum + &score)?.divided_by(&count)
}

fn points(status: Status) -> Number {
    match status {
        Status::Green => Number::from(1),
        Status::Yellow => Number::share(1, 2),
        Status::Red
        | Status::Missing
        | Status::NotDue
        | Status::NotApplicable
        | Status::Suppressed
        | Status::Informative => Number::ZERO,
    }
}

/// The weighted mean of scores. `None` where there are none, or all weights are 0.
pub fn weighted(scores: impl IntoIterator<Item = (Number, Decimal)>) -> Option<Number> {
    let mut sum = Number::ZERO;
    let mut weights = Number::ZERO;
    for (score, weight) in scores {
        let weight = Number::from(weight);
        sum = &sum + &(&score * &weight);
        weights = &weights + &weight;
    }
    sum.divided_by(&weights)
}

/// The colour of a score: green from 0.8 on, yellow from 0.5 on, else red.
pub fn status_of(score: &Number) -> Status {
    if *score >= Number::share(4, 5) {
        Status::Green
    } else if *score >= Number::share(1, 2) {
        Status::Yellow
    } else {
        Status::Red
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Status::{Green, Informative, Missing, NotApplicable, NotDue, Red, Suppressed, Yellow};

    #[test]
    fn the_worst_colour_wins() {
        for (below, expected) in [
            (vec![], None),
            (vec![NotDue, NotApplicable, Suppressed, Informative], None),
            (vec![Green, NotDue], Some(Green)),
            (vec![Green, Missing], Some(Missing)),
            (vec![Missing, Yellow], Some(Yellow)),
            (vec![Green, Red, Yellow, Missing], Some(Red)),
        ] {
            assert_eq!(worst(below.clone()), expected, "{below:?}");
        }
    }

    #[test]
    fn scores_are_means_and_bounds_are_inside() {
        assert_eq!(score([Green, Yellow]), Some(Number::share(3, 4)));
        assert_eq!(score([Green, Missing, NotDue]), Some(Number::share(1, 2)));
        assert_eq!(score([Informative]), None);
        assert_eq!(status_of(&Number::share(4, 5)), Green);
        assert_eq!(status_of(&Number::share(79, 100)), Yellow);
        assert_eq!(status_of(&Number::share(1, 2)), Yellow);
        assert_eq!(status_of(&Number::share(49, 100)), Red);
        let weighted = weighted([(Number::from(1), Decimal::from(2)), (Number::ZERO, Decimal::ONE)]);
        assert_eq!(weighted, Some(Number::share(2, 3)));
    }
}
