//! The development of an indicator over the periods of several years, as heights that every drawing takes. Heights are
//! thousandths of the axis, counted from its lower end.

use super::chart::FULL;
use super::years::YearStandings;
use super::{ForecastValue, Row, Standing};
use crate::model::{Kind, Mark};
use crate::number::{Figure, Number};
use crate::period::Period;
use crate::status::Status;

/// All years side by side on one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The height of 0; `None` where the axis does not have it.
    pub zero: Option<u32>,
    /// Round figures with their heights, from the lower end to the upper one.
    pub ticks: Vec<(Figure, u32)>,
    /// The years, those without values too.
    pub years: Vec<CurveYear>,
}

/// A year of the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveYear {
    /// The year.
    pub year: i32,
    /// A place for each period of the year.
    pub slots: Vec<Slot>,
}

/// A period of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// The period.
    pub period: Period,
    /// Its status; `None` for a period to come.
    pub status: Option<Status>,
    /// The height of the Ist and its figure.
    pub actual: Option<(u32, Figure)>,
    /// The heights of the Soll: one, or both bounds of a corridor.
    pub expected: Vec<u32>,
    /// From where to where it is green beside the Soll: once, or on both sides.
    pub green: Vec<(u32, u32)>,
    /// From where to where it is yellow.
    pub yellow: Vec<(u32, u32)>,
    /// The height of the forecast for the year's end and its figure, in the last period.
    pub forecast: Option<(u32, Figure)>,
    /// True from where a target was revised.
    pub revised: bool,
}

/// The drawing of those years; `None` where there is no figure, as for colours that departments give.
pub(super) fn curve(row: &Row, years: &[YearStandings]) -> Option<Curve> {
    let standings = || years.iter().flat_map(|year| year.standings.iter().chain(&year.ahead));
    let reported = years.iter().flat_map(|year| &year.standings);
    if !reported.into_iter().any(|standing| standing.actual.is_some()) {
        return None;
    }
    let forecast = forecast(row);
    let values: Vec<Number> =
        standings().flat_map(figures).chain(forecast.cloned()).map(|figure| figure.value).collect();
    let axis = Axis::of(&values, row.kind)?;
    let drawn = years.iter().map(|year| CurveYear { year: year.year, slots: slots(year, row, forecast, &axis) });
    Some(Curve { zero: axis.height(&Number::ZERO), ticks: axis.ticks(), years: drawn.collect() })
}

/// What is drawn of a period, which the axis must have room for.
fn figures(standing: &Standing) -> impl Iterator<Item = Figure> {
    let bounds = standing.bounds.iter().flat_map(|bounds| {
        [&bounds.green_from, &bounds.green_to, &bounds.yellow_from, &bounds.yellow_to].into_iter().flatten().cloned()
    });
    standing.actual.iter().cloned().chain(standing.expected.iter().flat_map(Mark::figures).cloned()).chain(bounds)
}

fn forecast(row: &Row) -> Option<&Figure> {
    match row.now().forecast.as_ref()?.value {
        ForecastValue::Figure(ref figure) => Some(figure),
        ForecastValue::Date(_) | ForecastValue::Colour => None,
    }
}

fn slots(year: &YearStandings, row: &Row, forecast: Option<&Figure>, axis: &Axis) -> Vec<Slot> {
    let mut revisions = 0;
    let reported = year.standings.iter().map(|standing| (standing, false));
    let all = reported.chain(year.ahead.iter().map(|standing| (standing, true)));
    all.map(|(standing, ahead)| {
        let revised = standing.revised.len() > revisions;
        revisions = standing.revised.len();
        let forecast = forecast.filter(|_| {
            standing.period.is_last() && standing.period.year == row.now().period.year && !row.now().period.is_last()
        });
        let actual = standing.actual.as_ref().filter(|_| !ahead);
        let [green, yellow] = zones(standing, axis);
        Slot {
            period: standing.period,
            status: (!ahead).then_some(standing.status),
            actual: actual.and_then(|figure| Some((axis.height(&figure.value)?, figure.clone()))),
            expected: standing
                .expected
                .iter()
                .flat_map(Mark::figures)
                .filter_map(|of| axis.height(&of.value))
                .collect(),
            green,
            yellow,
            forecast: forecast.and_then(|figure| Some((axis.height(&figure.value)?, figure.clone()))),
            revised,
        }
    })
    .collect()
}

/// Where it is green and yellow beside the Soll.
fn zones(standing: &Standing, axis: &Axis) -> [Vec<(u32, u32)>; 2] {
    let (Some(bounds), Some(expected)) = (&standing.bounds, &standing.expected) else {
        return [Vec::new(), Vec::new()];
    };
    let height = |figure: &Figure| axis.height(&figure.value);
    let (low, high) = match expected {
        Mark::Point(figure) => (height(figure), height(figure)),
        Mark::Corridor { low, high } => (height(low), height(high)),
    };
    let zone = |from: Option<u32>, to: Option<u32>| from.zip(to).filter(|(from, to)| from < to);
    let of = |bound: &Option<Figure>| bound.as_ref().and_then(height);
    let inside = zone(low, high);
    let green = inside.into_iter().chain(zone(of(&bounds.green_from), low)).chain(zone(high, of(&bounds.green_to)));
    let yellow_below = zone(of(&bounds.yellow_from), of(&bounds.green_from).or(low));
    let yellow_above = zone(of(&bounds.green_to).or(high), of(&bounds.yellow_to));
    [green.collect(), yellow_below.into_iter().chain(yellow_above).collect()]
}

/// A line of round figures that all values lie on.
struct Axis {
    low: Number,
    step: Number,
    steps: i64,
    places: u32,
}

impl Axis {
    /// From 0 for counts and for what lies far from it; else as much as the values take, with a quarter more.
    fn of(values: &[Number], kind: Kind) -> Option<Self> {
        const MOST_STEPS: i64 = 6;
        let (least, most) = (values.iter().min()?, values.iter().max()?);
        let from_zero =
            kind == Kind::Cumulative || kind == Kind::Milestone || least.is_negative() || &(least + least) < most;
        let spread = most - least;
        let margin = spread.divided_by(&Number::from(8)).unwrap_or(Number::ZERO);
        let low = if from_zero { least.min(&Number::ZERO).clone() } else { least - &margin };
        let high = if from_zero { most.max(&Number::ZERO).clone() } else { most + &margin };
        let span = &high - &low;
        let span = if span.is_zero() { Number::from(1) } else { span };
        let (step, places) = round_step(&span, MOST_STEPS - 1);
        let first = floor(&low.divided_by(&step)?);
        let end = -floor(&-(high.divided_by(&step)?));
        let steps = (end - first).max(1);
        Some(Self { low: &step * &Number::from(first), step, steps, places })
    }

    fn height(&self, value: &Number) -> Option<u32> {
        let span = &self.step * &Number::from(self.steps);
        let share = (value - &self.low).divided_by(&span)?;
        (&share * &Number::from(i64::from(FULL))).to_text(0).parse().ok()
    }

    fn ticks(&self) -> Vec<(Figure, u32)> {
        let value = |place: i64| &self.low + &(&self.step * &Number::from(place));
        let ticks = (0..=self.steps).map(value);
        ticks.filter_map(|value| Some((Figure::computed(value.clone(), self.places), self.height(&value)?))).collect()
    }
}

/// The smallest of 1, 2 and 5 times a power of ten of which no more than `most` lie in the span, and its places.
fn round_step(span: &Number, most: i64) -> (Number, u32) {
    const FINEST: u32 = 9;
    let limit = Number::from(most);
    let fits = |step: &Number| span.divided_by(step).is_some_and(|count| count <= limit);
    for places in (1..=FINEST).rev() {
        for digit in [1, 2, 5] {
            let step = Number::share(digit, 10u32.pow(places));
            if fits(&step) {
                return (step, places);
            }
        }
    }
    let mut power = Number::from(1);
    let ten = Number::from(10);
    loop {
        for digit in [1, 2, 5] {
            let step = &power * &Number::from(digit);
            if fits(&step) {
                return (step, 0);
            }
        }
        power = &power * &ten;
    }
}

/// The whole number at or below.
fn floor(value: &Number) -> i64 {
    let near: i64 = value.to_text(0).parse().unwrap_or(0);
    if &Number::from(near) > value { near - 1 } else { near }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_round_figures_around_all_values() {
        let axis = |values: &[i64], kind| {
            let values: Vec<Number> = values.iter().map(|value| Number::from(*value)).collect();
            let axis = Axis::of(&values, kind).unwrap();
            axis.ticks().iter().map(|(figure, height)| (figure.to_text(), *height)).collect::<Vec<_>>()
        };
        let texts =
            |ticks: &[(&str, u32)]| ticks.iter().map(|(text, at)| ((*text).to_owned(), *at)).collect::<Vec<_>>();
        let counts = texts(&[("0", 0), ("100", 200), ("200", 400), ("300", 600), ("400", 800), ("500", 1000)]);
        assert_eq!(axis(&[70, 450], Kind::Cumulative), counts);
        assert_eq!(
            axis(&[52, 58], Kind::Level),
            texts(&[("50", 0), ("52", 200), ("54", 400), ("56", 600), ("58", 800), ("60", 1000)])
        );
        let around = axis(&[-20, 20], Kind::Level);
        assert_eq!(around.first().map(|(text, _)| text.as_str()), Some("-20"));
        assert_eq!(axis(&[0, 0], Kind::Cumulative).first().map(|(_, at)| *at), Some(0));
    }
}
