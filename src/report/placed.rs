//! Where everything stands in a report on a closed period, and how colours are rolled up: as it was when it was closed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{
    Goal, GoalMembers, GoalPlace, GoalTexts, Indicator, Marks, Matrix, MatrixTexts, Measure, MeasureTexts, Products,
    Project, Rollup,
};
use crate::number::Decimal;
use crate::period::Period;

/// How colours are rolled up in a report on that period.
pub(super) fn rollup(project: &Project, period: Period) -> Rollup {
    let closed = project.closed.get(&period).and_then(|closed| closed.texts.values().find_map(|texts| texts.rollup));
    closed.unwrap_or(project.settings.rollup)
}

/// The goals of a matrix with their indicators, and with what they served, belonged to and weighed, as they were when the
/// period was closed. What came in only after that stands where it stands now.
pub(super) fn goals<'a>(matrix: &'a Matrix, closed: Option<&MatrixTexts>) -> Vec<Cow<'a, Goal>> {
    let Some(closed) = closed else { return matrix.goals.iter().map(Cow::Borrowed).collect() };
    match Arranged::of(closed).filter(|then| !then.is_todays(matrix)) {
        Some(then) => then.goals(matrix).into_iter().map(Cow::Owned).collect(),
        None => matrix.goals.iter().map(|goal| placed(goal, closed)).collect(),
    }
}

/// The goal with what it served, belonged to and weighed when the period was closed.
fn placed<'a>(goal: &'a Goal, closed: &MatrixTexts) -> Cow<'a, Goal> {
    let Some(texts) = closed.goals.get(&goal.id) else { return Cow::Borrowed(goal) };
    let mut then = Cow::Borrowed(goal);
    if let Some(GoalPlace { strategic_goal, focus, weight }) = &texts.place
        && (*strategic_goal != goal.strategic_goal || *focus != goal.focus || *weight != goal.weight)
    {
        let then = then.to_mut();
        then.strategic_goal.clone_from(strategic_goal);
        then.focus.clone_from(focus);
        then.weight = *weight;
    }
    if let Some(Products { group, .. }) = &texts.products
        && *group != goal.product_group
    {
        then.to_mut().product_group.clone_from(group);
    }
    let Some(GoalMembers { field, .. }) = &texts.members else { return then };
    let measures = goal.measures.iter().enumerate();
    let fields: Vec<&Vec<String>> = measures
        .map(|(index, measure)| match closed.measure(&goal.id, index + 1, measure) {
            Some(texts) => texts.field.as_ref().unwrap_or(field),
            None => &measure.field,
        })
        .collect();
    if *field != goal.field || goal.measures.iter().zip(&fields).any(|(measure, then)| measure.field != **then) {
        let then = then.to_mut();
        then.field.clone_from(field);
        for (measure, field) in then.measures.iter_mut().zip(fields) {
            measure.field.clone_from(field);
        }
    }
    then
}

/// A goal and, for an indicator of a measure, the place of the measure in it, from 1.
type At<'a> = (&'a str, Option<usize>);

/// The goals of a closed matrix in their order, with what belonged to them.
struct Arranged<'a> {
    closed: &'a MatrixTexts,
    goals: Vec<(&'a String, &'a GoalTexts, &'a GoalMembers)>,
}

impl<'a> Arranged<'a> {
    /// `None` where the part does not say it.
    fn of(closed: &'a MatrixTexts) -> Option<Self> {
        let of_goal = |(id, texts): (&'a String, &'a GoalTexts)| Some((id, texts, texts.members.as_ref()?));
        let mut goals: Vec<_> = closed.goals.iter().map(of_goal).collect::<Option<_>>()?;
        goals.sort_by_key(|(_, _, members)| members.number);
        Some(Self { closed, goals })
    }

    fn measures(&self, goal: &str) -> impl Iterator<Item = &'a MeasureTexts> {
        self.closed.measures.iter().filter(move |measure| measure.goal == goal)
    }

    /// Where every indicator stood, in reading order.
    fn places(&self) -> Vec<(At<'a>, &'a str)> {
        let mut places = Vec::new();
        for (id, _, members) in &self.goals {
            let goal = id.as_str();
            places.extend(members.indicators.iter().map(|known| ((goal, None), known.as_str())));
            for measure in self.closed.measures.iter().filter(|measure| measure.goal == goal) {
                let at = (goal, Some(measure.number));
                places.extend(measure.indicators.iter().map(move |known| (at, known.as_str())));
            }
        }
        places
    }

    /// True where what was closed stands as it did, whatever came in since.
    fn is_todays(&self, matrix: &Matrix) -> bool {
        let then = self.places();
        let known: BTreeSet<&str> = then.iter().map(|(_, id)| *id).collect();
        let now = places(matrix).filter(|(_, indicator)| known.contains(indicator.id.as_str()));
        let goals = matrix.goals.iter().filter(|goal| self.closed.goals.contains_key(&goal.id));
        now.map(|(at, indicator)| (at, indicator.id.as_str())).eq(then)
            && goals.map(|goal| &goal.id).eq(self.goals.iter().map(|(id, ..)| *id))
    }

    /// Where something stands now that stood there; `None` where that is the same place.
    fn move_of(&self, (goal_then, measure_then): At<'_>, (goal, measure): At<'_>, matrix: &Matrix) -> Option<Moved> {
        let now = matrix.goals.iter().find(|known| known.id == goal)?;
        if goal != goal_then {
            return Some(Moved::Goal(now.title.clone()));
        }
        let now = measure.and_then(|number| Some((number, now.measures.get(number.checked_sub(1)?)?)));
        let mut measures = self.measures(goal);
        let then = measure_then.and_then(|number| measures.find(|known| known.number == number));
        let same = match (then, now) {
            (None, None) => true,
            (Some(then), Some((number, now))) => is_same(then, number, now),
            (Some(_), None) | (None, Some(_)) => false,
        };
        (!same).then(|| Moved::Measure(now.map(|(_, measure)| measure.title.clone())))
    }

    fn goals(&self, matrix: &Matrix) -> Vec<Goal> {
        let mut left: BTreeMap<&str, &Arc<Indicator>> =
            places(matrix).map(|(_, indicator)| (indicator.id.as_str(), indicator)).collect();
        let mut take = |ids: &[String]| -> Vec<Arc<Indicator>> {
            ids.iter().filter_map(|id| left.remove(id.as_str())).map(Arc::clone).collect()
        };
        let mut goals = Vec::new();
        for (id, texts, members) in &self.goals {
            let today = matrix.goals.iter().find(|goal| goal.id == **id);
            let mut goal = today.map_or_else(|| gone(id, texts), |goal| placed(goal, self.closed).into_owned());
            goal.indicators = take(&members.indicators);
            let then = self.measures(id).map(|texts| {
                let mut measure = todays(matrix, texts).cloned().unwrap_or_else(|| gone_measure(texts));
                measure.indicators = take(&texts.indicators);
                measure.field.clone_from(texts.field.as_ref().unwrap_or(&members.field));
                measure
            });
            goal.measures = then.collect();
            goals.push(goal);
        }
        for goal in &matrix.goals {
            add_new(&mut goals, goal, &left);
        }
        goals
    }
}

/// Adds what came in after the closing, where it stands now.
fn add_new(goals: &mut Vec<Goal>, now: &Goal, left: &BTreeMap<&str, &Arc<Indicator>>) {
    let new = |indicators: &[Arc<Indicator>]| -> Vec<Arc<Indicator>> {
        indicators.iter().filter(|indicator| left.contains_key(indicator.id.as_str())).map(Arc::clone).collect()
    };
    let own = new(&now.indicators);
    let measures =
        now.measures.iter().map(|measure| Measure { indicators: new(&measure.indicators), ..measure.clone() });
    let measures: Vec<Measure> = measures.filter(|measure| !measure.indicators.is_empty()).collect();
    match goals.iter_mut().find(|goal| goal.id == now.id) {
        Some(goal) => {
            goal.indicators.extend(own);
            for added in measures {
                match goal.measures.iter_mut().find(|measure| measure.title == added.title) {
                    Some(measure) => measure.indicators.extend(added.indicators),
                    None => goal.measures.push(added),
                }
            }
        }
        None if own.is_empty() && measures.is_empty() => {}
        None => goals.push(Goal { indicators: own, measures, ..now.clone() }),
    }
}

/// Where the indicators of goals and measures stand now, in reading order.
fn places(matrix: &Matrix) -> impl Iterator<Item = (At<'_>, &Arc<Indicator>)> {
    matrix.goals.iter().flat_map(|goal| {
        let own = goal.indicators.iter().map(move |indicator| ((goal.id.as_str(), None), indicator));
        let measures = goal.measures.iter().enumerate().flat_map(move |(index, measure)| {
            measure.indicators.iter().map(move |indicator| ((goal.id.as_str(), Some(index + 1)), indicator))
        });
        own.chain(measures)
    })
}

/// True for the measure that the closed one is today. It has no id: it has the same title, or stands at the same place.
fn is_same(then: &MeasureTexts, number: usize, now: &Measure) -> bool {
    now.title == then.title || number == then.number
}

/// The measure of today that the closed one is.
fn todays<'a>(matrix: &'a Matrix, then: &MeasureTexts) -> Option<&'a Measure> {
    let goal = matrix.goals.iter().find(|goal| goal.id == then.goal)?;
    let titled = goal.measures.iter().find(|measure| measure.title == then.title);
    titled.or_else(|| goal.measures.get(then.number.checked_sub(1)?))
}

/// A goal that the matrix no longer has.
fn gone(id: &str, texts: &GoalTexts) -> Goal {
    let GoalTexts { title, products, place, members, .. } = texts;
    Goal {
        id: id.to_owned(),
        title: title.clone(),
        strategic_goal: place.as_ref().and_then(|place| place.strategic_goal.clone()),
        product_group: products.as_ref().and_then(|products| products.group.clone()),
        product: products.as_ref().and_then(|products| products.product.clone()),
        focus: place.as_ref().map(|place| place.focus.clone()).unwrap_or_default(),
        field: members.as_ref().map(|members| members.field.clone()).unwrap_or_default(),
        weight: place.as_ref().map_or(Decimal::ONE, |place| place.weight),
        indicators: Vec::new(),
        measures: Vec::new(),
        marks: Marks::default(),
    }
}

/// A measure that the matrix no longer has.
fn gone_measure(texts: &MeasureTexts) -> Measure {
    let MeasureTexts { title, responsible, hypothesis, evidence, .. } = texts;
    Measure {
        title: title.clone(),
        responsible: responsible.clone(),
        hypothesis: hypothesis.clone(),
        evidence: evidence.clone(),
        field: Vec::new(),
        indicators: Vec::new(),
        marks: Marks::default(),
    }
}

/// The indicators that no longer stand where they stood when the period was closed, by their ids.
pub(super) fn moved(matrix: &Matrix, closed: Option<&MatrixTexts>) -> BTreeMap<String, Moved> {
    let Some(then) = closed.and_then(Arranged::of).filter(|then| !then.is_todays(matrix)) else {
        return BTreeMap::new();
    };
    let now: BTreeMap<&str, At<'_>> = places(matrix).map(|(at, indicator)| (indicator.id.as_str(), at)).collect();
    let moved = then
        .places()
        .into_iter()
        .filter_map(|(at, id)| Some((id.to_owned(), then.move_of(at, *now.get(id)?, matrix)?)));
    moved.collect()
}

/// Where something stands now.
pub(super) enum Moved {
    /// In another goal.
    Goal(String),
    /// In another measure, or in none.
    Measure(Option<String>),
}
