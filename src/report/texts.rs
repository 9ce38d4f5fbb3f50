//! Texts of a closed period as they were closed, and what they say now.

use std::collections::BTreeMap;

use super::{Addendum, Named, TextOf, open_points};
use crate::model::{Area, FrozenReport, Goal, Indicator, Marks, Matrix, MatrixTexts, Measure, Project, ReportTexts};
use crate::period::Period;

/// A text as it is shown, from how it was closed and how it reads now; a change is added as an addendum.
fn shown(what: TextOf, closed: Option<&str>, now: Option<&str>, addenda: &mut Vec<Addendum>) -> Option<String> {
    if closed != now {
        addenda.push(Addendum { what, of: None, now: now.map(str::to_owned) });
    }
    closed.map(str::to_owned)
}

/// The same for a text that is always there.
fn shown_always(what: TextOf, closed: &str, now: &str, addenda: &mut Vec<Addendum>) -> String {
    shown(what, Some(closed), Some(now), addenda).unwrap_or_default()
}

/// The title of what has an id, as it was closed; one that was not closed is shown as it reads now.
fn shown_title(
    what: TextOf,
    now: Named,
    closed: Option<&BTreeMap<String, String>>,
    addenda: &mut Vec<Addendum>,
) -> Named {
    let Some(title) = closed.and_then(|closed| closed.get(&now.id)).filter(|title| **title != now.title) else {
        return now;
    };
    // A goal may belong to several topics.
    let of = (what == TextOf::Focus).then(|| title.clone());
    addenda.push(Addendum { what, of, now: Some(now.title) });
    Named { id: now.id, title: title.clone() }
}

/// What was not decided when the period was closed.
fn shown_open(closed: Option<&Vec<String>>, marks: &Marks, addenda: &mut Vec<Addendum>) -> Vec<String> {
    let now = open_points::texts(marks);
    let Some(closed) = closed.filter(|closed| **closed != now) else { return now };
    let now = (!now.is_empty()).then(|| now.join("; "));
    addenda.push(Addendum { what: TextOf::Open, of: None, now });
    closed.clone()
}

/// The texts of a matrix.
pub(super) struct MatrixShown {
    pub(super) title: String,
    pub(super) department: String,
    pub(super) open: Vec<String>,
    pub(super) addenda: Vec<Addendum>,
}

/// What was closed of a matrix's texts; `None` where the period is open or its snapshot has no texts.
pub(super) fn of_matrix<'a>(project: &'a Project, matrix: &Matrix, period: Period) -> Option<&'a MatrixTexts> {
    project.closed.get(&period)?.texts.get(&matrix.id)
}

/// Title and department of a matrix.
pub(super) fn matrix(matrix: &Matrix, closed: Option<&MatrixTexts>) -> MatrixShown {
    let mut addenda = Vec::new();
    let (title, department) =
        closed.map_or((&matrix.title, &matrix.department), |closed| (&closed.title, &closed.department));
    MatrixShown {
        title: shown_always(TextOf::Title, title, &matrix.title, &mut addenda),
        department: shown_always(TextOf::Department, department, &matrix.department, &mut addenda),
        open: shown_open(closed.map(|closed| &closed.open), &matrix.marks, &mut addenda),
        addenda,
    }
}

/// The texts of a goal.
pub(super) struct GoalShown {
    pub(super) title: String,
    pub(super) strategic_goal: Option<Named>,
    pub(super) focus: Vec<Named>,
    pub(super) product_group: Option<String>,
    pub(super) product: Option<String>,
    pub(super) open: Vec<String>,
    pub(super) addenda: Vec<Addendum>,
}

/// The strategic goal as it was closed.
fn shown_strategic_goal(
    then: Option<&String>,
    now: Option<Named>,
    closed: &MatrixTexts,
    addenda: &mut Vec<Addendum>,
) -> Option<Named> {
    let what = TextOf::StrategicGoal;
    if now.as_ref().map(|now| &now.id) == then {
        return now.map(|now| shown_title(what, now, Some(&closed.strategic_goals), addenda));
    }
    addenda.push(Addendum { what, of: None, now: now.map(|now| now.title) });
    then.map(|id| named_then(id, &closed.strategic_goals))
}

/// The focus topics as they were closed.
fn shown_focuses(then: &[String], now: Vec<Named>, closed: &MatrixTexts, addenda: &mut Vec<Addendum>) -> Vec<Named> {
    let what = TextOf::Focus;
    let shown = then.iter().map(|id| {
        if let Some(now) = now.iter().find(|now| now.id == *id) {
            return shown_title(what, now.clone(), Some(&closed.focuses), addenda);
        }
        let then = named_then(id, &closed.focuses);
        addenda.push(Addendum { what, of: Some(then.title.clone()), now: None });
        then
    });
    let shown: Vec<Named> = shown.collect();
    let added = now.into_iter().filter(|now| !then.contains(&now.id));
    addenda.extend(added.map(|now| Addendum { what, of: None, now: Some(now.title) }));
    shown
}

/// What an id was called.
fn named_then(id: &str, titles: &BTreeMap<String, String>) -> Named {
    Named { id: id.to_owned(), title: titles.get(id).cloned().unwrap_or_default() }
}

/// The texts of a goal, with the titles of what it serves as they read now.
pub(super) fn goal(
    goal: &Goal,
    strategic_goal: Option<Named>,
    focus: Vec<Named>,
    closed: Option<&MatrixTexts>,
) -> GoalShown {
    let mut addenda = Vec::new();
    let texts = closed.and_then(|closed| closed.goals.get(&goal.id));
    let title = texts.map_or(&goal.title, |closed| &closed.title);
    let title = shown_always(TextOf::Title, title, &goal.title, &mut addenda);
    let of_goals = closed.map(|closed| &closed.strategic_goals);
    let of_focuses = closed.map(|closed| &closed.focuses);
    let place = closed.zip(texts.and_then(|texts| texts.place.as_ref()));
    let (strategic_goal, focus) = match place {
        Some((closed, place)) => (
            shown_strategic_goal(place.strategic_goal.as_ref(), strategic_goal, closed, &mut addenda),
            shown_focuses(&place.focus, focus, closed, &mut addenda),
        ),
        None => (
            strategic_goal.map(|now| shown_title(TextOf::StrategicGoal, now, of_goals, &mut addenda)),
            focus.into_iter().map(|now| shown_title(TextOf::Focus, now, of_focuses, &mut addenda)).collect(),
        ),
    };
    let (group, product) = texts
        .and_then(|texts| texts.products.as_ref())
        .map_or((&goal.product_group, &goal.product), |closed| (&closed.group, &closed.product));
    let mut text = |what, closed: &Option<String>, now: &Option<String>| {
        shown(what, closed.as_deref(), now.as_deref(), &mut addenda)
    };
    GoalShown {
        title,
        strategic_goal,
        focus,
        product_group: text(TextOf::ProductGroup, group, &goal.product_group),
        product: text(TextOf::Product, product, &goal.product),
        open: shown_open(texts.map(|texts| &texts.open), &goal.marks, &mut addenda),
        addenda,
    }
}

/// An area, as it is named in a report on that period.
pub(super) fn area(project: &Project, matrix: &str, period: Period, area: &Area, addenda: &mut Vec<Addendum>) -> Named {
    let now = Named { id: area.id.clone(), title: area.title.clone() };
    let closed = project.closed.get(&period).and_then(|closed| closed.texts.get(matrix));
    shown_title(TextOf::Area, now, closed.map(|closed| &closed.areas), addenda)
}

/// The areas of the project, as a report on that period names them.
pub(super) fn areas(project: &Project, period: Period) -> Vec<Area> {
    let closed = project.closed.get(&period);
    let of_area = |area: &Area| {
        let title = closed.and_then(|closed| closed.texts.values().find_map(|texts| texts.areas.get(&area.id)));
        Area { title: title.unwrap_or(&area.title).clone(), ..area.clone() }
    };
    project.settings.areas.iter().map(of_area).collect()
}

/// The texts of a measure.
pub(super) struct MeasureShown {
    pub(super) title: String,
    pub(super) responsible: Option<String>,
    pub(super) hypothesis: Option<String>,
    pub(super) evidence: Option<String>,
    pub(super) open: Vec<String>,
    pub(super) addenda: Vec<Addendum>,
}

/// The texts of a measure, which is the `number`th of its goal.
pub(super) fn measure(goal: &Goal, number: usize, measure: &Measure, closed: Option<&MatrixTexts>) -> MeasureShown {
    let mut addenda = Vec::new();
    let Some(closed) = closed.and_then(|closed| closed.measure(&goal.id, number, measure)) else {
        return MeasureShown {
            title: measure.title.clone(),
            responsible: measure.responsible.clone(),
            hypothesis: measure.hypothesis.clone(),
            evidence: measure.evidence.clone(),
            open: open_points::texts(&measure.marks),
            addenda,
        };
    };
    let title = shown_always(TextOf::Title, &closed.title, &measure.title, &mut addenda);
    let mut text = |what, closed: &Option<String>, now: &Option<String>| {
        shown(what, closed.as_deref(), now.as_deref(), &mut addenda)
    };
    MeasureShown {
        title,
        responsible: text(TextOf::Responsible, &closed.responsible, &measure.responsible),
        hypothesis: text(TextOf::Hypothesis, &closed.hypothesis, &measure.hypothesis),
        evidence: text(TextOf::Evidence, &closed.evidence, &measure.evidence),
        open: shown_open(Some(&closed.open), &measure.marks, &mut addenda),
        addenda,
    }
}

/// The texts of an indicator or line.
pub(super) struct IndicatorShown {
    pub(super) name: String,
    pub(super) source: Option<String>,
    pub(super) method: Option<String>,
    pub(super) reference: Option<String>,
    pub(super) responsible: Option<String>,
    pub(super) product_group: Option<String>,
    pub(super) open: Vec<String>,
    pub(super) addenda: Vec<Addendum>,
}

/// The texts of an indicator in a report on that period.
pub(super) fn indicator(project: &Project, indicator: &Indicator, period: Period) -> IndicatorShown {
    let mut addenda = Vec::new();
    let closed = project.frozen(indicator, period).and_then(|frozen| frozen.texts.as_ref());
    let Some(closed) = closed else {
        return IndicatorShown {
            name: indicator.name.clone(),
            source: indicator.source.clone(),
            method: indicator.method.clone(),
            reference: indicator.reference.clone(),
            responsible: indicator.responsible.clone(),
            product_group: indicator.product_group.clone(),
            open: open_points::texts(&indicator.marks),
            addenda,
        };
    };
    let name = shown_always(TextOf::Name, &closed.name, &indicator.name, &mut addenda);
    let mut text = |what, closed: &Option<String>, now: &Option<String>| {
        shown(what, closed.as_deref(), now.as_deref(), &mut addenda)
    };
    text(TextOf::NumeratorName, &closed.numerator_name, &indicator.numerator_name);
    text(TextOf::DenominatorName, &closed.denominator_name, &indicator.denominator_name);
    IndicatorShown {
        name,
        source: text(TextOf::Source, &closed.source, &indicator.source),
        method: text(TextOf::Method, &closed.method, &indicator.method),
        reference: text(TextOf::Reference, &closed.reference, &indicator.reference),
        responsible: text(TextOf::Responsible, &closed.responsible, &indicator.responsible),
        product_group: text(TextOf::ProductGroup, &closed.product_group, &indicator.product_group),
        open: shown_open(Some(&closed.open), &indicator.marks, &mut addenda),
        addenda,
    }
}

/// What a department said beside a value, as it was closed. What was said about a value that may no longer be published
/// may name it, and is shown as it reads now.
pub(super) fn report(closed: Option<&FrozenReport>, now: ReportTexts, addenda: &mut Vec<Addendum>) -> ReportTexts {
    let closed = closed.filter(|report| !report.was_ever_withheld()).and_then(|report| report.texts.as_ref());
    let Some(closed) = closed else { return now };
    ReportTexts {
        comment: shown(TextOf::Comment, closed.comment.as_deref(), now.comment.as_deref(), addenda),
        action: shown(TextOf::Action, closed.action.as_deref(), now.action.as_deref(), addenda),
        provisional: closed.provisional,
        comment_missing: closed.comment_missing,
    }
}
