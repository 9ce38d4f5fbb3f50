//! The handout on a plan: sound like that on a report, and complete however the year is divided.

use super::super::data::Handout;
use super::super::render;
use super::{complete, hostile_texts, shipped_project};
use crate::catalogue::Language;
use crate::document;
use crate::period::{FirstMonth, Period, Scheme};
use crate::render::json;
use crate::report::plan::{Plan, PlanExpected, PlanPeriod, PlanRow, plan};
use crate::report::{Named, Selection};

/// The plan of a year of the matrices that ship with the program.
fn shipped(year: i32) -> Plan {
    plan(&shipped_project(), year, &Selection::default(), &[])
}

fn sound(plan: &Plan, language: Language) -> Vec<u8> {
    complete(render(&document::plan(plan, language), json::render_plan(plan)))
}

/// What the template gets, as one text.
fn data(plan: &Plan) -> String {
    serde_json::to_string(&Handout::new(&document::plan(plan, Language::German))).unwrap()
}

fn rows_mut(plan: &mut Plan) -> impl Iterator<Item = &mut PlanRow> {
    plan.matrices.iter_mut().flat_map(|matrix| {
        let goals = matrix.goals.iter_mut().flat_map(|goal| {
            goal.indicators.iter_mut().chain(goal.measures.iter_mut().flat_map(|measure| &mut measure.indicators))
        });
        goals.chain(&mut matrix.budget.lines).chain(&mut matrix.consolidation.lines)
    })
}

#[test]
fn plans_are_typeset_the_same_every_time() {
    for year in [2012, 2013] {
        let plan = shipped(year);
        assert_eq!(sound(&plan, Language::German), sound(&plan, Language::German), "{year}");
    }
    sound(&shipped(2013), Language::English);
    let nothing = shipped(2020);
    assert!(nothing.matrices.is_empty());
    sound(&nothing, Language::German);
}

#[test]
fn a_plan_names_what_the_committee_decides_on() {
    let data = data(&shipped(2013));
    for text in [
        "5247/2009-2014",
        "Leitziel L1: Vereinsamung",
        "Schwerpunktthema: Vereinsamung",
        "Wirkungshypothese",
        "Wer früh besucht wird, nimmt früher Hilfe an",
        "mind.\u{a0}450",
        "\"160*\"",
        "höchst.\u{a0}28.600.000",
        "Zielwert mindestens 103 % des Vorjahres",
        "0\u{a0}/\u{a0}30\u{a0}Tage",
        "nicht fällig",
        "Fachverfahren, Auszählung zum Stichtag",
        "Ab dem 3. Tertial 2013: Zielwert höchstens 30.000.000",
        "zielmatrix-plan-2013.json",
    ] {
        assert!(data.contains(text), "{text}");
    }
}

#[test]
fn a_year_of_months_has_its_expected_values_below_each_row() {
    let mut plan = shipped(2013);
    let months: Vec<Period> =
        (1..=12).map(|index| Period { year: 2013, index, scheme: Scheme::Month(FirstMonth::default()) }).collect();
    let cutoff = plan.periods[0].cutoff;
    plan.periods = months.iter().map(|&period| PlanPeriod { period, cutoff }).collect();
    for row in rows_mut(&mut plan) {
        let last = row.interim[2].clone();
        row.interim = months.iter().map(|&period| PlanExpected { period, ..last.clone() }).collect();
    }
    let data = data(&plan);
    assert!(!data.contains("Soll\u{a0}M01"));
    assert!(data.contains("M01\u{a0}450 · M02\u{a0}450 · M03\u{a0}450"), "{data}");
    sound(&plan, Language::German);
}

#[test]
fn hostile_texts_are_typeset() {
    for text in hostile_texts() {
        let mut plan = shipped(2013);
        let said = || Some(text.clone());
        plan.organisation.clone_from(&text);
        for session in &mut plan.sessions {
            session.paper = said();
        }
        plan.matrices.truncate(1);
        plan.matrices[0].goals.truncate(1);
        for matrix in &mut plan.matrices {
            matrix.title.clone_from(&text);
            matrix.department.clone_from(&text);
            for goal in &mut matrix.goals {
                goal.title.clone_from(&text);
                goal.strategic_goal = Some(Named { id: text.clone(), title: text.clone() });
                goal.product_group = said();
                for measure in &mut goal.measures {
                    measure.title.clone_from(&text);
                    (measure.responsible, measure.hypothesis, measure.evidence) = (said(), said(), said());
                }
            }
        }
        for row in rows_mut(&mut plan) {
            row.name.clone_from(&text);
            row.unit.clone_from(&text);
            (row.source, row.responsible) = (said(), said());
        }
        sound(&plan, Language::German);
    }
}
