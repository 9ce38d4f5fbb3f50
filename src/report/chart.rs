//! Points of the small charts, once for every format that draws them. Lengths are thousandths of the drawing area.

use super::{Row, Standing};
use crate::model::Mark;
use crate::number::{Figure, Number};
use crate::period::Period;
use crate::status::{Counts, Status};

/// The full length of a drawing area.
pub const FULL: u32 = 1000;

/// One piece of a stacked bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its status.
    pub status: Status,
    /// How many indicators it stands for; never 0.
    pub count: usize,
    /// Where it starts.
    pub start: u32,
    /// How long it is.
    pub length: u32,
}

/// Rows up to which each is drawn as a square of its own.
pub const MOST_SQUARES: usize = 20;

/// The pieces of a stacked bar of the statuses that occur; together they are [`FULL`] long. Each is at least long enough for its
/// symbol, and the rest is shared out by the counts.
pub fn stacked_bar(counts: &Counts) -> Vec<Segment> {
    /// Room for a symbol.
    const LEAST: usize = 40;
    let total = counts.total();
    let pieces = Status::ALL.into_iter().filter(|status| counts.of(*status) > 0).count();
    let shared = (FULL as usize).saturating_sub(pieces * LEAST);
    let mut place = 0;
    let mut segments = Vec::new();
    let mut before = 0usize;
    for status in Status::ALL {
        let count = counts.of(status);
        if count == 0 {
            continue;
        }
        let start = place * LEAST + before * shared / total.max(1);
        before += count;
        place += 1;
        let end = place * LEAST + before * shared / total.max(1);
        let [start, length] = [start, end - start].map(|length| u32::try_from(length).unwrap_or(FULL));
        segments.push(Segment { status, count, start, length });
    }
    segments
}

/// The development of an indicator over the periods of the year, with the Soll as a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Development {
    /// The height of 0: where bars begin.
    pub zero: u32,
    /// One a period of the year so far.
    pub points: Vec<Point>,
}

/// One period in a development. Heights count from the bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The period.
    pub period: Period,
    /// Where it stands from left to right: the middle of its column.
    pub x: u32,
    /// Its status.
    pub status: Status,
    /// The height of the Ist; `None` without one.
    pub actual: Option<u32>,
    /// The height of the Soll, or of the lower bound of a corridor.
    pub expected_low: Option<u32>,
    /// The height of the Soll, or of the upper bound of a corridor.
    pub expected_high: Option<u32>,
}

/// The points of a row; `None` where fewer than two periods have a value, as a single point shows no development, and where a
/// value may not be published, as it could be read from its height.
pub fn development(row: &Row) -> Option<Development> {
    if row.standings.iter().any(|standing| standing.status == Status::Suppressed) {
        return None;
    }
    let values: Vec<&Number> = row.standings.iter().flat_map(figures).map(|figure| &figure.value).collect();
    if row.standings.iter().filter(|standing| standing.actual.is_some()).count() < 2 {
        return None;
    }
    // The base line is 0, so that a height is a size and a small change does not look like a big one.
    let zero = Number::ZERO;
    let low = values.iter().copied().min()?.min(&zero);
    let high = values.iter().copied().max()?.max(&zero);
    let span = high - low;
    let height_of = |value: &Number| {
        let share = (value - low).divided_by(&span)?;
        (&share * &Number::from(i64::from(FULL))).to_text(0).parse().ok()
    };
    let height = |figure: &Figure| height_of(&figure.value);
    let columns = u32::try_from(row.standings.len()).ok()?;
    let points = row.standings.iter().zip(0u32..).map(|(standing, column)| {
        let (expected_low, expected_high) = match &standing.expected {
            None => (None, None),
            Some(Mark::Point(value)) => (height(value), height(value)),
            Some(Mark::Corridor { low, high }) => (height(low), height(high)),
        };
        Point {
            period: standing.period,
            x: (2 * column + 1) * FULL / (2 * columns),
            status: standing.status,
            actual: standing.actual.as_ref().and_then(height),
            expected_low,
            expected_high,
        }
    });
    Some(Development { zero: height_of(&zero).unwrap_or(0), points: points.collect() })
}

fn figures(standing: &Standing) -> impl Iterator<Item = &Figure> {
    standing.actual.iter().chain(standing.expected.iter().flat_map(Mark::figures))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stacked_bar_fills_its_length() {
        let counts: Counts = [Status::Green, Status::Green, Status::Red].into_iter().collect();
        let bar = stacked_bar(&counts);
        let lengths: Vec<(Status, usize, u32, u32)> =
            bar.iter().map(|segment| (segment.status, segment.count, segment.start, segment.length)).collect();
        assert_eq!(lengths, [(Status::Green, 2, 0, 653), (Status::Red, 1, 653, 347)]);
        assert!(stacked_bar(&Counts::default()).is_empty());
    }
}
