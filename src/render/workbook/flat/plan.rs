//! The flat sheet of a plan: a row an indicator, with the Soll of every period beside its target.

use super::{MOST, ids, mark, target, target_rule, tolerance};
use crate::catalogue::{Language, plan as phrases};
use crate::render::table::plan::{Line, fields, lines};
use crate::render::workbook::data::{Datum, Headings, Sheet};
use crate::report::plan::Plan;

type Source = for<'a> fn(&Line<'a>, Language) -> Datum<'a>;

/// The columns before those of the periods.
const FIRST: [(&str, Source); 14] = [
    ("year", |line, _| Datum::Number(f64::from(line.plan.year))),
    ("matrix", |line, _| Datum::Text(&line.matrix.id)),
    ("strategic_goal", |line, _| {
        Datum::text(line.goal.and_then(|goal| goal.strategic_goal.as_ref()).map(|goal| &goal.id))
    }),
    ("goal", |line, _| line.goal.map_or(Datum::Word(line.section()), |goal| Datum::Text(&goal.id))),
    ("measure", |line, _| Datum::text(line.measure.map(|measure| &measure.title))),
    ("responsible", |line, _| {
        let of_measure = line.measure.and_then(|measure| measure.responsible.as_ref());
        Datum::text(line.row.responsible.as_ref().or(of_measure))
    }),
    ("indicator", |line, _| Datum::Text(&line.row.indicator)),
    ("area", |line, _| Datum::text(line.row.area.as_ref().map(|area| &area.id))),
    ("name", |line, _| Datum::Text(&line.row.name)),
    ("unit", |line, _| Datum::Text(&line.row.unit)),
    ("kind", |line, _| if line.row.undecided { Datum::Nothing } else { Datum::Word(line.row.kind.name()) }),
    ("target_rule", |line, _| target_rule(line.row.target.as_ref())),
    ("target", |line, language| target(line.row.target.as_ref(), language)),
    ("tolerance", |line, language| tolerance(line.row.tolerance, language)),
];

/// The columns behind them, as far as there is room.
const LAST: [(&str, Source); 5] = [
    ("baseline", |line, _| Datum::number(line.row.baseline.as_ref())),
    ("baseline_year", |line, _| line.row.baseline_year.map_or(Datum::Nothing, |year| Datum::Number(f64::from(year)))),
    ("source", |line, _| Datum::text(line.row.source.as_ref())),
    ("open", |line, _| if line.row.open.is_empty() { Datum::Nothing } else { Datum::Owned(line.row.open.join(" | ")) }),
    ("field", |line, _| ids(fields(line))),
];

/// The sheet.
pub(in crate::render::workbook) fn sheet(
    plan: &Plan,
    headings: Headings,
    language: Language,
) -> Sheet<impl Iterator<Item = Vec<Datum<'_>>>> {
    let room = MOST.saturating_sub(FIRST.len() + plan.periods.len());
    let last = &LAST[..room.min(LAST.len())];
    let keys = |columns: &[(&'static str, Source)]| columns.iter().map(|(key, _)| (headings.of(key), *key)).collect();
    let mut names: Vec<(String, &'static str)> = keys(&FIRST);
    names.extend(plan.periods.iter().map(|at| match headings {
        Headings::Keys => (format!("expected_{}", at.period.label().to_lowercase()), "expected"),
        Headings::German => (phrases::expected(at.period, Language::German), "expected"),
    }));
    names.extend::<Vec<_>>(keys(last));
    let first = plan.periods.first().map(|at| at.period);
    let rows = lines(plan).filter(move |line| Some(line.at.period) == first).map(move |line| {
        let mut row: Vec<Datum<'_>> = FIRST.iter().map(|(_, cell)| cell(&line, language)).collect();
        row.extend(line.row.interim.iter().map(|expected| mark(expected.expected.as_ref(), language)));
        row.extend(last.iter().map(|(_, cell)| cell(&line, language)));
        row
    });
    Sheet { names, rows }
}
