//! Puts what is different in reading order, and counts it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::facts::{self, Fact};
use super::pairs::{self, Spot};
use super::{
    Attribute, Cause, ChangeCounts, Comparison, Content, Entry, EntryKind, Presence, Side, State, Subject, Verdict,
};
use crate::evaluate::{self, yardstick};
use crate::model::{Goal, LineKind, Matrix, Measure};
use crate::period::Period;
use crate::report::build::{focuses, strategic_goal};
use crate::report::{Named, OpenPoint, Row, Selection, open_points, plan, row, texts};
use crate::status::Status;

/// What is different between two states of which the second is the later one, as far as it was selected.
///
/// Statuses of the selection choose nothing.
pub fn compare(before: &State<'_>, after: &State<'_>, selection: &Selection) -> Comparison {
    let comparing = Comparing { before, after, selection };
    let entries = comparing.entries();
    let (then, now) = (open(before, selection), open(after, selection));
    let lacks =
        |points: &[OpenPoint], of: &OpenPoint| !points.iter().any(|point| point.of == of.of && point.text == of.text);
    Comparison {
        organisation: after.project.settings.organisation.clone(),
        before: side(before),
        after: side(after),
        selection: selection.clone(),
        counts: counts(&entries),
        settled: then.iter().filter(|point| lacks(&now, point)).cloned().collect(),
        opened: now.iter().filter(|point| lacks(&then, point)).cloned().collect(),
        entries,
    }
}

fn side(state: &State<'_>) -> Side {
    let settings = &state.project.settings;
    let (period, closed) = match state.subject {
        Subject::Period(period) => (period, state.project.closed.get(&period).map(|closed| closed.on)),
        Subject::Plan(year) => (Period { year, index: settings.scheme.periods(), scheme: settings.scheme }, None),
    };
    Side {
        subject: state.subject,
        from: state.from.map(str::to_owned),
        cutoff: settings.calendar.cutoff(period),
        closed,
    }
}

fn open(state: &State<'_>, selection: &Selection) -> Vec<OpenPoint> {
    let matrices = state.project.matrices_of(state.subject.year()).filter(|matrix| selection.includes_matrix(matrix));
    let points = matrices.flat_map(|matrix| match state.subject {
        Subject::Period(period) => open_points::of_report(state.project, matrix, period, selection),
        Subject::Plan(_) => open_points::of_selection(matrix, selection),
    });
    // Where it is written does not matter, and differs between states.
    points.map(|point| OpenPoint { place: None, ..point }).collect()
}

/// Where a row stands: in a goal and one of its pairs of measures, or in another part of its matrix.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Home {
    matrix: String,
    /// Id of the goal; `None` for a line.
    goal: Option<String>,
    /// The pair of measures; `None` for an indicator of the goal itself.
    measure: Option<usize>,
    /// 1 for consolidation, else 0.
    part: u8,
}

type MeasurePair = (Option<usize>, Option<usize>);
type MeasurePairs = BTreeMap<(String, String), Vec<MeasurePair>>;
type RowPair<'a> = (Option<Spot<'a>>, Option<Spot<'a>>);

struct Comparing<'c> {
    before: &'c State<'c>,
    after: &'c State<'c>,
    selection: &'c Selection,
}

impl Comparing<'_> {
    fn entries(&self) -> Vec<Entry> {
        let years = [self.before.subject.year(), self.after.subject.year()];
        let then = matrices(self.before);
        let now = matrices(self.after);
        let mut ids: Vec<&str> = then.keys().chain(now.keys()).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        let measures: MeasurePairs = ids.iter().flat_map(|id| pairs_of_measures(then.get(id), now.get(id))).collect();
        let mut spots_then = pairs::spots(self.before, years[1]);
        let spots_now = pairs::spots(self.after, years[0]);
        let mut rows: BTreeMap<Home, Vec<RowPair<'_>>> = BTreeMap::new();
        let mut in_order: Vec<(String, Spot<'_>)> = spots_now.into_iter().collect();
        in_order.sort_by_key(|(_, spot)| spot.indicator.place);
        for (key, spot) in in_order {
            rows.entry(home(&spot, &measures, true)).or_default().push((spots_then.remove(&key), Some(spot)));
        }
        let mut dropped: Vec<Spot<'_>> = spots_then.into_values().collect();
        dropped.sort_by_key(|spot| spot.indicator.place);
        for spot in dropped {
            rows.entry(home(&spot, &measures, false)).or_default().push((Some(spot), None));
        }
        let of_matrix = |id: &&str| self.matrix(then.get(id).copied(), now.get(id).copied(), &measures, &rows);
        ids.par_iter().flat_map_iter(of_matrix).collect()
    }

    fn includes(&self, matrix: &Matrix) -> bool {
        self.selection.includes_matrix(matrix)
    }

    fn matrix(
        &self,
        then: Option<&Matrix>,
        now: Option<&Matrix>,
        measures: &MeasurePairs,
        rows: &BTreeMap<Home, Vec<RowPair<'_>>>,
    ) -> Vec<Entry> {
        let Some(shown) = now.or(then) else { return Vec::new() };
        if ![then, now].into_iter().flatten().any(|matrix| self.includes(matrix)) {
            return Vec::new();
        }
        let of = [self.before, self.after];
        let facts =
            [then, now].into_iter().zip(of).map(|(matrix, state)| matrix.map(|matrix| of_matrix(state, matrix)));
        let [first, second]: [Option<Vec<Fact>>; 2] = two(facts);
        let title = title(second.as_ref().or(first.as_ref()), Attribute::Title);
        let named = Named { id: shown.id.clone(), title };
        let mut entries = Vec::new();
        entries.extend(entry(EntryKind::Matrix, &named, None, None, first.as_deref(), second.as_deref()));
        for (before, after) in goals(then, now) {
            let chosen = |goal: Option<&Goal>, matrix: Option<&Matrix>| {
                goal.zip(matrix).is_some_and(|(goal, matrix)| self.selection.includes_goal(matrix, goal))
            };
            if chosen(before, then) || chosen(after, now) {
                entries.extend(self.goal((then, now), (before, after), &named, measures, rows));
            }
        }
        for part in [0, 1] {
            let home = Home { matrix: shown.id.clone(), goal: None, measure: None, part };
            let included = |spot: &Option<Spot<'_>>| {
                spot.is_some_and(|spot| self.selection.includes_line(spot.matrix, spot.indicator))
            };
            let pairs = rows.get(&home).into_iter().flatten().filter(|(then, now)| included(then) || included(now));
            entries.extend(pairs.filter_map(|pair| self.row(*pair, &named, None, None, measures)));
        }
        entries
    }

    fn goal(
        &self,
        (then_in, now_in): (Option<&Matrix>, Option<&Matrix>),
        (then, now): (Option<&Goal>, Option<&Goal>),
        matrix: &Named,
        measures: &MeasurePairs,
        rows: &BTreeMap<Home, Vec<RowPair<'_>>>,
    ) -> Vec<Entry> {
        let Some(shown) = now.or(then) else { return Vec::new() };
        let first = then.zip(then_in).map(|(goal, matrix)| of_goal(self.before, matrix, goal));
        let second = now.zip(now_in).map(|(goal, matrix)| of_goal(self.after, matrix, goal));
        let named = Named { id: shown.id.clone(), title: title(second.as_ref().or(first.as_ref()), Attribute::Title) };
        let mut entries = Vec::new();
        entries.extend(entry(EntryKind::Goal, matrix, Some(&named), None, first.as_deref(), second.as_deref()));
        let home = |measure| Home { matrix: matrix.id.clone(), goal: Some(shown.id.clone()), measure, part: 0 };
        let own = rows.get(&home(None)).into_iter().flatten();
        entries.extend(own.filter_map(|pair| self.row(*pair, matrix, Some(&named), None, measures)));
        let pairs = measures.get(&(matrix.id.clone(), shown.id.clone()));
        for (place, (before, after)) in pairs.into_iter().flatten().enumerate() {
            let of = |state, matrix: Option<&Matrix>, goal: Option<&Goal>, at: &Option<usize>| {
                let (goal, at) = goal.zip(*at)?;
                Some(of_measure(state, matrix?, goal, at, goal.measures.get(at)?))
            };
            let (first, second) = (of(self.before, then_in, then, before), of(self.after, now_in, now, after));
            let title = title(second.as_ref().or(first.as_ref()), Attribute::Title);
            let kind = EntryKind::Measure;
            entries.extend(entry(kind, matrix, Some(&named), Some(&title), first.as_deref(), second.as_deref()));
            let of_pair = rows.get(&home(Some(place))).into_iter().flatten();
            for pair in of_pair {
                entries.extend(self.row(*pair, matrix, Some(&named), Some(&title), measures));
            }
        }
        entries
    }

    fn row(
        &self,
        (then, now): RowPair<'_>,
        matrix: &Named,
        goal: Option<&Named>,
        measure: Option<&String>,
        measures: &MeasurePairs,
    ) -> Option<Entry> {
        let shown = now.or(then)?;
        let comments = self.before.subject == self.after.subject;
        let mut first = then.map(|spot| of_row(self.before, &spot, comments));
        let mut second = now.map(|spot| of_row(self.after, &spot, comments));
        let mut withheld = false;
        if !std::ptr::eq(self.before.project, self.after.project) {
            if let (Some(facts), Some(spot)) = (&mut first, &then) {
                withheld |= withhold(facts, self.before, spot, self.after);
            }
            if let (Some(facts), Some(spot)) = (&mut second, &now) {
                withheld |= withhold(facts, self.after, spot, self.before);
            }
        }
        let comparable =
            then.zip(now).is_none_or(|(then, now)| yardstick::is_comparable(then.indicator, now.indicator));
        let (empty_then, empty_now) = (first.clone().unwrap_or_default(), second.clone().unwrap_or_default());
        let mut changes = facts::changes(&empty_then, &empty_now, comparable);
        let moved = then.zip(now).is_some_and(|(then, now)| home(&then, measures, false) != home(&now, measures, true));
        if moved && let Some((then, now)) = then.zip(now) {
            let fact = |state, spot: &Spot<'_>| vec![Fact::new(Attribute::Place, place(state, spot))];
            let mut step = facts::changes(&fact(self.before, &then), &fact(self.after, &now), false);
            step.append(&mut changes);
            changes = step;
        }
        let verdict =
            then.zip(now).and_then(|(then, now)| self.verdict(&then, &now, &empty_then, &empty_now, comparable));
        let presence = presence(then.is_some(), now.is_some());
        if presence == Presence::Both && changes.is_empty() && !verdict.is_some_and(Verdict::is_held_by_rule) {
            return None;
        }
        let head = match self.after.subject {
            Subject::Period(_) => Attribute::Status,
            Subject::Plan(_) => Attribute::Target,
        };
        let was = then.map(|then| then.indicator.full_id()).filter(|was| *was != shown.indicator.full_id());
        Some(Entry {
            kind: EntryKind::Row(shown.line()),
            matrix: matrix.clone(),
            goal: goal.cloned(),
            measure: measure.cloned(),
            indicator: Some(shown.indicator.id.clone()),
            was,
            title: title(second.as_ref().or(first.as_ref()), Attribute::Name),
            unit: shown.indicator.unit.clone(),
            presence,
            before: facts::find(&empty_then, head),
            after: facts::find(&empty_now, head),
            verdict,
            redefined: !comparable,
            withheld,
            changes,
        })
    }

    fn verdict(
        &self,
        then: &Spot<'_>,
        now: &Spot<'_>,
        before: &[Fact],
        after: &[Fact],
        comparable: bool,
    ) -> Option<Verdict> {
        let shown = |facts: &[Fact]| {
            let found = facts::find(facts, Attribute::Status);
            if let Content::Status(status) = found { Some(status) } else { None }
        };
        let (before_status, after_status) = (shown(before)?, shown(after)?);
        let stand = |state: &State<'_>, spot: &Spot<'_>| match state.subject {
            Subject::Period(period) => Some(evaluate::outcome(state.project, spot.indicator, period)),
            Subject::Plan(_) => None,
        };
        let (first, second) = (stand(self.before, then)?, stand(self.after, now)?);
        let hidden = [before_status, after_status].contains(&Status::Suppressed)
            || evaluate::has_hidden_expected(self.before.project, then.indicator, first.period)
            || evaluate::has_hidden_expected(self.after.project, now.indicator, second.period);
        let by_rule_before = (!hidden)
            .then(|| {
                yardstick::by_rule_before(
                    yardstick::Stand { project: self.before.project, indicator: then.indicator, outcome: &first },
                    yardstick::Stand { project: self.after.project, indicator: now.indicator, outcome: &second },
                )
            })
            .flatten();
        Some(Verdict::new(before_status, after_status, by_rule_before, comparable))
    }
}

fn two<T>(mut both: impl Iterator<Item = Option<T>>) -> [Option<T>; 2] {
    [both.next().flatten(), both.next().flatten()]
}

fn matrices<'a>(state: &State<'a>) -> BTreeMap<&'a str, &'a Matrix> {
    state.project.matrices_of(state.subject.year()).map(|matrix| (matrix.id.as_str(), matrix)).collect()
}

/// The goals on both sides by their ids: those of the second side in its order, then those that it lacks.
fn goals<'a>(then: Option<&'a Matrix>, now: Option<&'a Matrix>) -> Vec<(Option<&'a Goal>, Option<&'a Goal>)> {
    let list = |matrix: Option<&'a Matrix>| matrix.map(|matrix| matrix.goals.as_slice()).unwrap_or_default();
    let find = |goals: &'a [Goal], id: &str| goals.iter().find(|goal| goal.id == id);
    let (then, now) = (list(then), list(now));
    let of_now = now.iter().map(|goal| (find(then, &goal.id), Some(goal)));
    of_now.chain(then.iter().filter(|goal| find(now, &goal.id).is_none()).map(|goal| (Some(goal), None))).collect()
}

fn pairs_of_measures(then: Option<&&Matrix>, now: Option<&&Matrix>) -> Vec<((String, String), Vec<MeasurePair>)> {
    let (then, now) = (then.copied(), now.copied());
    let Some(id) = now.or(then).map(|matrix| matrix.id.clone()) else { return Vec::new() };
    let pairs = goals(then, now).into_iter().filter_map(|(first, second)| {
        let goal = second.or(first)?.id.clone();
        Some(((id.clone(), goal), pairs::measures(first, second)))
    });
    pairs.collect()
}

fn home(spot: &Spot<'_>, measures: &MeasurePairs, of_after: bool) -> Home {
    let matrix = spot.matrix.id.clone();
    let Some((goal, place)) = spot.goal else {
        return Home { matrix, goal: None, measure: None, part: u8::from(spot.line() == LineKind::Consolidation) };
    };
    let pairs = measures.get(&(matrix.clone(), goal.id.clone()));
    let is_here = |(then, now): &MeasurePair| if of_after { *now == place } else { *then == place };
    let measure = place.and_then(|_| pairs?.iter().position(is_here));
    Home { matrix, goal: Some(goal.id.clone()), measure, part: 0 }
}

fn presence(then: bool, now: bool) -> Presence {
    match (then, now) {
        (false, true) => Presence::Added,
        (true, false) => Presence::Dropped,
        (true, true) | (false, false) => Presence::Both,
    }
}

fn title(facts: Option<&Vec<Fact>>, what: Attribute) -> String {
    let found = facts.map(|facts| facts::find(facts, what));
    if let Some(Content::Text(text)) = found { text } else { String::new() }
}

/// A matrix, goal or measure, where it is different itself.
fn entry(
    kind: EntryKind,
    matrix: &Named,
    goal: Option<&Named>,
    measure: Option<&String>,
    then: Option<&[Fact]>,
    now: Option<&[Fact]>,
) -> Option<Entry> {
    let presence = presence(then.is_some(), now.is_some());
    let changes = match presence {
        Presence::Both => facts::changes(then.unwrap_or_default(), now.unwrap_or_default(), true),
        Presence::Added | Presence::Dropped => Vec::new(),
    };
    if presence == Presence::Both && changes.is_empty() {
        return None;
    }
    let title = measure.or(goal.map(|goal| &goal.title)).unwrap_or(&matrix.title).clone();
    Some(Entry {
        kind,
        matrix: matrix.clone(),
        goal: goal.cloned(),
        measure: measure.cloned(),
        indicator: None,
        was: None,
        title,
        unit: String::new(),
        presence,
        before: Content::Nothing,
        after: Content::Nothing,
        verdict: None,
        redefined: false,
        withheld: false,
        changes,
    })
}

fn closed<'a>(state: &State<'a>, matrix: &Matrix) -> Option<&'a crate::model::MatrixTexts> {
    match state.subject {
        Subject::Period(period) => texts::of_matrix(state.project, matrix, period),
        Subject::Plan(_) => None,
    }
}

fn of_matrix(state: &State<'_>, matrix: &Matrix) -> Vec<Fact> {
    let shown = texts::matrix(matrix, closed(state, matrix));
    vec![Fact::text(Attribute::Title, &shown.title), Fact::text(Attribute::Department, &shown.department)]
}

fn of_goal(state: &State<'_>, matrix: &Matrix, goal: &Goal) -> Vec<Fact> {
    let settings = &state.project.settings;
    let shown = texts::goal(goal, strategic_goal(settings, goal), focuses(settings, goal), closed(state, matrix));
    let focus: Vec<String> = shown.focus.iter().map(|focus| focus.title.clone()).collect();
    let weight = crate::number::Figure::written(goal.weight);
    vec![
        Fact::text(Attribute::Title, &shown.title),
        Fact::maybe(Attribute::StrategicGoal, shown.strategic_goal.map(|goal| goal.id + " " + &goal.title).as_ref()),
        Fact::new(Attribute::Focus, if focus.is_empty() { Content::Nothing } else { Content::Texts(focus) }),
        Fact::maybe(Attribute::ProductGroup, shown.product_group.as_ref()),
        Fact::maybe(Attribute::Product, shown.product.as_ref()),
        Fact::new(Attribute::Weight, Content::Figure(weight, false)),
    ]
}

fn of_measure(state: &State<'_>, matrix: &Matrix, goal: &Goal, at: usize, measure: &Measure) -> Vec<Fact> {
    let shown = texts::measure(goal, at + 1, measure, closed(state, matrix));
    vec![
        Fact::text(Attribute::Title, &shown.title),
        Fact::maybe(Attribute::Responsible, shown.responsible.as_ref()),
        Fact::maybe(Attribute::Hypothesis, shown.hypothesis.as_ref()),
        Fact::maybe(Attribute::Evidence, shown.evidence.as_ref()),
    ]
}

fn of_row(state: &State<'_>, spot: &Spot<'_>, comments: bool) -> Vec<Fact> {
    match state.subject {
        Subject::Period(period) => {
            let rows: Vec<Row> = row::rows(state.project, spot.indicator, period);
            facts::of_period(&rows, comments)
        }
        Subject::Plan(_) => facts::of_plan(&plan::row(state.project, spot.indicator)),
    }
}

/// Where a row stands, in words.
fn place(state: &State<'_>, spot: &Spot<'_>) -> Content {
    let Some((goal, at)) = spot.goal else { return Content::Line(spot.line()) };
    let of = title(Some(&of_goal(state, spot.matrix, goal)), Attribute::Title);
    let measure = at.and_then(|at| Some(of_measure(state, spot.matrix, goal, at, goal.measures.get(at)?)));
    let measure = measure.map(|facts| title(Some(&facts), Attribute::Title));
    let matrix = title(Some(&of_matrix(state, spot.matrix)), Attribute::Title);
    Content::Texts([Some(matrix), Some(of), measure].into_iter().flatten().filter(|step| !step.is_empty()).collect())
}

/// Takes out of the facts of a state what the other one withholds; true where there is such a thing.
fn withhold(facts: &mut Vec<Fact>, state: &State<'_>, spot: &Spot<'_>, other: &State<'_>) -> bool {
    let year = state.subject.year();
    let same = |matrix: &&Matrix| matrix.id == spot.matrix.id;
    let there = other.project.matrices_of(year).find(same);
    let Some(there) = there.and_then(|matrix| matrix.indicators().find(|known| known.id == spot.indicator.id)) else {
        return false;
    };
    let scheme = state.project.settings.scheme;
    let last = Period { year, index: scheme.periods(), scheme };
    let tells = |period| yardstick::tells_withheld(other.project, there, spot.indicator, period);
    match state.subject {
        Subject::Plan(_) => {
            let expected = last.year_so_far().any(tells);
            facts::withhold(facts, false, expected);
            expected
        }
        Subject::Period(period) => {
            let value = yardstick::is_withheld(other.project, there, period, None);
            let expected = tells(period);
            facts::withhold(facts, value, expected);
            let mut any = value || expected;
            for area in &state.project.settings.areas {
                if yardstick::is_withheld(other.project, there, period, Some(&area.id)) {
                    facts::withhold_area(facts, &area.id);
                    any = true;
                }
            }
            any
        }
    }
}

fn counts(entries: &[Entry]) -> ChangeCounts {
    let mut counts = ChangeCounts::default();
    for entry in entries {
        let of_kind = match entry.kind {
            EntryKind::Matrix => &mut counts.matrices,
            EntryKind::Goal => &mut counts.goals,
            EntryKind::Measure => &mut counts.measures,
            EntryKind::Row(_) => &mut counts.rows,
        };
        match entry.presence {
            Presence::Added => of_kind[0] += 1,
            Presence::Dropped => of_kind[1] += 1,
            Presence::Both => {}
        }
        if entry.presence != Presence::Both {
            continue;
        }
        let has = |what: Attribute| usize::from(entry.changes.iter().any(|change| change.what == what));
        counts.moved += has(Attribute::Place);
        counts.renamed += has(Attribute::Title) + has(Attribute::Name);
        counts.redefined += usize::from(entry.redefined);
        counts.targets += has(Attribute::Target);
        counts.expected += has(Attribute::Expected);
        counts.tolerances += has(Attribute::Tolerance);
        counts.values += has(Attribute::Actual);
        let Some(verdict) = entry.verdict else { continue };
        counts.held_by_rule += usize::from(verdict.is_held_by_rule());
        counts.only_by_rule += usize::from(verdict.cause == Cause::Rule);
        match (verdict.before.colour(), verdict.after.colour()) {
            (Some(then), Some(now)) => {
                counts.worse += usize::from(now > then);
                counts.better += usize::from(now < then);
            }
            (None, _) | (_, None) => counts.states += usize::from(verdict.is_change()),
        }
    }
    counts
}
