//! What a state says of a matrix, goal, measure or row, one fact after the other, and what is different between two of them.

use super::{Attribute, Change, Content};
use crate::model::{Kind, Mark, Target};
use crate::number::{Figure, Number};
use crate::period::Period;
use crate::report::plan::PlanRow;
use crate::report::{ForecastValue, Named, ReportedState, Row, Standing};
use crate::status::Status;

/// One thing that a state says.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    what: Attribute,
    area: Option<Named>,
    period: Option<Period>,
    pub(super) content: Content,
}

impl Fact {
    pub(super) fn new(what: Attribute, content: Content) -> Self {
        Self { what, area: None, period: None, content }
    }

    pub(super) fn text(what: Attribute, text: &str) -> Self {
        Self::new(what, if text.is_empty() { Content::Nothing } else { Content::Text(text.to_owned()) })
    }

    pub(super) fn maybe(what: Attribute, text: Option<&String>) -> Self {
        Self::text(what, text.map_or("", String::as_str))
    }

    fn belongs_to(&self, other: &Self) -> bool {
        let area = |fact: &Self| fact.area.as_ref().map(|area| area.id.clone());
        let period = |fact: &Self| fact.period.map(|period| (period.index, period.scheme));
        self.what == other.what && area(self) == area(other) && period(self) == period(other)
    }
}

/// What the figures of a row in a period say. Comments belong to their period and are compared only within one.
pub(super) fn of_period(rows: &[Row], with_comments: bool) -> Vec<Fact> {
    let Some((row, areas)) = rows.split_first() else { return Vec::new() };
    let now = row.now();
    let milestone = row.kind == Kind::Milestone;
    let mut facts = definition(&row.name, &row.unit, (!row.undecided).then_some(row.kind));
    facts.push(Fact::new(Attribute::Status, Content::Status(now.status)));
    facts.push(Fact::new(Attribute::Actual, actual(row.kind, now)));
    facts.extend(
        areas.iter().map(|area| Fact {
            area: area.area.clone(),
            ..Fact::new(Attribute::Actual, actual(area.kind, area.now()))
        }),
    );
    if now.status != Status::Suppressed {
        let parts = now.ratio.clone().map_or(Content::Nothing, |(numerator, whole)| Content::Parts(numerator, whole));
        facts.push(Fact::new(Attribute::Parts, parts));
        let forecast = now.forecast.clone().map_or(Content::Nothing, |forecast| Content::Forecast(Box::new(forecast)));
        facts.push(Fact::new(Attribute::Forecast, forecast));
    }
    let expected = now.expected.clone();
    let expected = expected.map_or(Content::Nothing, |mark| Content::Expected(mark, milestone, now.expected_assumed));
    facts.push(Fact::new(Attribute::Expected, expected));
    facts.push(Fact::new(Attribute::ExpectedRule, Content::Rule(now.expected_rule)));
    let target = now.target.clone().map_or(Content::Nothing, |target| Content::Target(target, now.annual.clone()));
    facts.push(Fact::new(Attribute::Target, target));
    facts.push(Fact::new(Attribute::Tolerance, now.tolerance.map_or(Content::Nothing, Content::Tolerance)));
    facts.push(Fact::new(Attribute::Baseline, baseline(row.baseline.as_ref(), row.baseline_year)));
    let revised =
        if now.revised.is_empty() { Content::Nothing } else { Content::Revised(now.revised.clone(), row.kind) };
    facts.push(Fact::new(Attribute::Revised, revised));
    let accepted = now.accepted.as_ref().map(|accepted| &accepted.reason);
    facts.push(Fact::maybe(Attribute::Accepted, accepted));
    if with_comments {
        facts.push(Fact::maybe(Attribute::Comment, now.comment.as_ref()));
        facts.push(Fact::maybe(Attribute::Action, now.action.as_ref()));
    }
    facts.push(Fact::maybe(Attribute::Source, row.source.as_ref()));
    facts.push(Fact::maybe(Attribute::ProductGroup, row.product_group.as_ref()));
    facts.push(Fact::maybe(Attribute::Responsible, row.responsible.as_ref()));
    facts
}

/// What a row of a plan says.
pub(super) fn of_plan(row: &PlanRow) -> Vec<Fact> {
    let milestone = row.kind == Kind::Milestone;
    let mut facts = definition(&row.name, &row.unit, (!row.undecided).then_some(row.kind));
    let target = row.target.clone().map_or(Content::Nothing, |target| Content::Target(target, row.annual.clone()));
    facts.push(Fact::new(Attribute::Target, target));
    facts.extend(row.interim.iter().map(|expected| Fact {
        period: Some(expected.period),
        ..Fact::new(
            Attribute::Expected,
            match &expected.expected {
                _ if !expected.due => Content::State(ReportedState::NotDue),
                Some(mark) => Content::Expected(mark.clone(), milestone, expected.assumed),
                None => Content::Nothing,
            },
        )
    }));
    facts.push(Fact::new(Attribute::Tolerance, row.tolerance.map_or(Content::Nothing, Content::Tolerance)));
    facts.push(Fact::new(Attribute::Baseline, baseline(row.baseline.as_ref(), row.baseline_year)));
    let revised =
        if row.revised.is_empty() { Content::Nothing } else { Content::Revised(row.revised.clone(), row.kind) };
    facts.push(Fact::new(Attribute::Revised, revised));
    facts.push(Fact::maybe(Attribute::Source, row.source.as_ref()));
    facts.push(Fact::maybe(Attribute::ProductGroup, row.product_group.as_ref()));
    facts.push(Fact::maybe(Attribute::Responsible, row.responsible.as_ref()));
    facts
}

fn definition(name: &str, unit: &str, kind: Option<Kind>) -> Vec<Fact> {
    vec![
        Fact::text(Attribute::Name, name),
        Fact::new(Attribute::Kind, kind.map_or(Content::Nothing, Content::Kind)),
        Fact::text(Attribute::Unit, unit),
    ]
}

fn baseline(value: Option<&Figure>, year: Option<i32>) -> Content {
    value.map_or(Content::Nothing, |value| Content::Baseline(value.clone(), year))
}

/// The Ist, or why there is none. A value that may not be published is never taken over.
fn actual(kind: Kind, at: &Standing) -> Content {
    if at.status == Status::Suppressed || at.reported == ReportedState::Suppressed {
        return Content::State(ReportedState::Suppressed);
    }
    match (at.done, &at.actual, at.assessed) {
        (Some(done), _, _) => Content::Date(done),
        (None, Some(figure), _) if kind == Kind::Milestone => Content::Percent(figure.clone(), at.provisional),
        (None, Some(figure), _) => Content::Figure(figure.clone(), at.provisional),
        (None, None, Some(colour)) => Content::Status(colour),
        (None, None, None) if at.reported == ReportedState::Value => Content::Nothing,
        (None, None, None) => Content::State(at.reported),
    }
}

/// Everything that says, or from which could be worked out, a value that the other side withholds.
pub(super) fn withhold(facts: &mut Vec<Fact>, value: bool, expected: bool) {
    for fact in facts.iter_mut() {
        let of_value = matches!(
            fact.what,
            Attribute::Actual | Attribute::Parts | Attribute::Forecast | Attribute::Status | Attribute::Accepted
        ) && fact.area.is_none();
        let of_expected =
            matches!(fact.what, Attribute::Expected | Attribute::Status | Attribute::Forecast | Attribute::Accepted);
        let there = !matches!(fact.content, Content::Nothing | Content::State(_));
        if there && ((value && of_value) || (expected && of_expected)) {
            fact.content = Content::Withheld;
        }
        if expected && let Content::Target(_, annual) = &mut fact.content {
            *annual = None;
        }
    }
    // What was said about a value may name it.
    facts.retain(|fact| !(value && matches!(fact.what, Attribute::Comment | Attribute::Action)));
}

/// The same for the value of one area.
pub(super) fn withhold_area(facts: &mut [Fact], area: &str) {
    for fact in facts.iter_mut().filter(|fact| fact.area.as_ref().is_some_and(|known| known.id == area)) {
        if !matches!(fact.content, Content::Nothing | Content::State(_)) {
            fact.content = Content::Withheld;
        }
    }
}

/// What a fact of that kind says of the whole.
pub(super) fn find(facts: &[Fact], what: Attribute) -> Content {
    facts
        .iter()
        .find(|fact| fact.what == what && fact.area.is_none())
        .map(|fact| fact.content.clone())
        .unwrap_or_default()
}

/// What is different, in the order of the attributes. Values are compared exactly, however they are written.
pub(super) fn changes(before: &[Fact], after: &[Fact], comparable: bool) -> Vec<Change> {
    let change = |then: Option<&Fact>, now: Option<&Fact>| {
        let of = now.or(then)?;
        let content = |fact: Option<&Fact>| fact.map(|fact| fact.content.clone()).unwrap_or_default();
        let (before, after) = (content(then), content(now));
        if is_same(&before, &after) {
            return None;
        }
        let difference = if comparable { difference(&before, &after) } else { None };
        Some(Change { what: of.what, area: of.area.clone(), period: of.period, before, after, difference })
    };
    let of_after = after.iter().filter_map(|now| change(before.iter().find(|then| then.belongs_to(now)), Some(now)));
    let gone = before.iter().filter(|then| !after.iter().any(|now| now.belongs_to(then)));
    let mut all: Vec<Change> = of_after.chain(gone.filter_map(|then| change(Some(then), None))).collect();
    all.sort_by_key(|change| change.what);
    all
}

fn is_same(before: &Content, after: &Content) -> bool {
    let exact = |mark: &Mark<Figure>| mark.map(|figure| figure.value.clone());
    match (before, after) {
        (Content::Figure(then, first), Content::Figure(now, second))
        | (Content::Percent(then, first), Content::Percent(now, second)) => then.value == now.value && first == second,
        (Content::Parts(numerator, whole), Content::Parts(now, now_whole)) => {
            numerator.value == now.value && whole.value == now_whole.value
        }
        (Content::Expected(then, ..), Content::Expected(now, ..)) => exact(then) == exact(now),
        (Content::Target(then, first), Content::Target(now, second)) => {
            then == now && first.as_ref().map(exact) == second.as_ref().map(exact)
        }
        (Content::Baseline(then, first), Content::Baseline(now, second)) => then.value == now.value && first == second,
        (Content::Forecast(then), Content::Forecast(now)) => {
            let same = match (&then.value, &now.value) {
                (ForecastValue::Figure(then), ForecastValue::Figure(now)) => then.value == now.value,
                (then, now) => then == now,
            };
            same && then.status == now.status && then.source == now.source
        }
        (then, now) => then == now,
    }
}

/// Second minus first. Where it would not be the difference of the figures as they are printed, that is what is printed.
fn difference(before: &Content, after: &Content) -> Option<Figure> {
    let (then, now) = (figure(before)?, figure(after)?);
    let same_sense = match (before, after) {
        (
            Content::Target(Target::Absolute { sense: then, .. }, _),
            Content::Target(Target::Absolute { sense: now, .. }, _),
        ) => then == now,
        (then, now) => std::mem::discriminant(then) == std::mem::discriminant(now),
    };
    if !same_sense {
        return None;
    }
    let places = then.places.max(now.places);
    let exact = &now.value - &then.value;
    let printed: Number = &now.value.rounded(now.places) - &then.value.rounded(then.places);
    let whole = Figure::computed(exact.clone(), places);
    Some(if exact.rounded(places) == printed { whole } else { whole.printed_as(printed) })
}

fn figure(content: &Content) -> Option<Figure> {
    match content {
        Content::Figure(figure, _)
        | Content::Percent(figure, _)
        | Content::Baseline(figure, _)
        | Content::Expected(Mark::Point(figure), ..) => Some(figure.clone()),
        Content::Target(Target::Absolute { mark: Mark::Point(value), .. }, _) => Some(Figure::written(*value)),
        Content::Forecast(forecast) => match &forecast.value {
            ForecastValue::Figure(figure) => Some(figure.clone()),
            ForecastValue::Date(_) | ForecastValue::Colour => None,
        },
        Content::Nothing
        | Content::Withheld
        | Content::Text(_)
        | Content::Texts(_)
        | Content::Line(_)
        | Content::Parts(..)
        | Content::Expected(Mark::Corridor { .. }, ..)
        | Content::Target(..)
        | Content::Tolerance(_)
        | Content::Kind(_)
        | Content::Rule(_)
        | Content::Date(_)
        | Content::Status(_)
        | Content::State(_)
        | Content::Revised(..) => None,
    }
}
