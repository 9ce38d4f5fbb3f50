//! Texts of a closed period as they were closed, and what they say now.

use super::{Addendum, TextOf};
use crate::model::{FrozenReport, Goal, Indicator, Matrix, MatrixTexts, Measure, Project, ReportTexts};
use crate::period::Period;

/// A text as it is shown, from how it was closed and how it reads now; a change is added as an addendum.
fn shown(what: TextOf, closed: Option<&str>, now: Option<&str>, addenda: &mut Vec<Addendum>) -> Option<String> {
    if closed != now {
        addenda.push(Addendum { what, now: now.map(str::to_owned) });
    }
    closed.map(str::to_owned)
}

/// The same for a text that is always there.
fn shown_always(what: TextOf, closed: &str, now: &str, addenda: &mut Vec<Addendum>) -> String {
    shown(what, Some(closed), Some(now), addenda).unwrap_or_default()
}

/// The texts of a matrix.
pub(super) struct MatrixShown {
    pub(super) title: String,
    pub(super) department: String,
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
        addenda,
    }
}

/// The title of a goal.
pub(super) fn goal(goal: &Goal, closed: Option<&MatrixTexts>) -> (String, Vec<Addendum>) {
    let mut addenda = Vec::new();
    let title = closed.and_then(|closed| closed.goals.get(&goal.id)).map_or(&goal.title, |closed| &closed.title);
    (shown_always(TextOf::Title, title, &goal.title, &mut addenda), addenda)
}

/// The texts of a measure.
pub(super) struct MeasureShown {
    pub(super) title: String,
    pub(super) responsible: Option<String>,
    pub(super) hypothesis: Option<String>,
    pub(super) evidence: Option<String>,
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
        addenda,
    }
}

/// The texts of an indicator or line.
pub(super) struct IndicatorShown {
    pub(super) name: String,
    pub(super) source: Option<String>,
    pub(super) responsible: Option<String>,
    pub(super) addenda: Vec<Addendum>,
}

/// The texts of an indicator in a report on that period.
pub(super) fn indicator(project: &Project, indicator: &Indicator, period: Period) -> IndicatorShown {
    let mut addenda = Vec::new();
    let closed = project.frozen(indicator, period).and_then(|frozen| frozen.texts.as_ref());
    let (name, source, responsible) = closed
        .map_or((&indicator.name, &indicator.source, &indicator.responsible), |closed| {
            (&closed.name, &closed.source, &closed.responsible)
        });
    let name = shown_always(TextOf::Name, name, &indicator.name, &mut addenda);
    let mut text = |what, closed: &Option<String>, now: &Option<String>| {
        shown(what, closed.as_deref(), now.as_deref(), &mut addenda)
    };
    IndicatorShown {
        name,
        source: text(TextOf::Source, source, &indicator.source),
        responsible: text(TextOf::Responsible, responsible, &indicator.responsible),
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
    }
}
