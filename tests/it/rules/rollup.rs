//! Several colours as one. Assessed indicators give the colours directly.

use std::fmt::Write;

use crate::support::{Json, Project};

/// A goal with its weight and the states of its indicators.
type Goal<'a> = (&'a str, &'a [&'a str]);

/// The report on goals `g0`, `g1`, … with indicators `g0-0`, `g0-1`, … in those states.
fn report(settings: &str, goals: &[Goal<'_>]) -> Json {
    let mut matrix = "title = \"M\"\n".to_owned();
    let mut actuals = String::new();
    for (number, (weight, states)) in goals.iter().enumerate() {
        writeln!(matrix, "[[goal]]\nid = \"g{number}\"\ntitle = \"G{number}\"\n{weight}").unwrap();
        for (index, state) in states.iter().enumerate() {
            let id = format!("g{number}-{index}");
            let keys = match *state {
                "not-due" => "kind = \"assessed\"\nreport_in = [\"T3\"]",
                "informative" => "kind = \"level\"",
                _ => "kind = \"assessed\"",
            };
            writeln!(matrix, "[[goal.indicator]]\nid = \"{id}\"\nname = \"I {id}\"\n{keys}").unwrap();
            let said = match *state {
                "missing" | "not-due" => continue,
                "informative" => "value = 7".to_owned(),
                "not-applicable" | "suppressed" => format!("state = \"{state}\"\ncomment = \"Weil.\""),
                colour => format!("value = \"{colour}\"\ncomment = \"Weil.\""),
            };
            writeln!(actuals, "[[actual]]\nindicator = \"{id}\"\n{said}").unwrap();
        }
    }
    let project = Project::new(settings).matrix(2013, "m", &matrix);
    let project = if actuals.is_empty() { project } else { project.actuals("2013-T1", "m.toml", &actuals) };
    project.report("2013-T1")
}

#[test]
fn the_worst_colour_wins_and_the_counts_are_shown() {
    for (states, status) in [
        (&["green", "green"][..], "green"),
        (&["green", "missing"], "missing"),
        (&["green", "missing", "yellow"], "yellow"),
        (&["green", "missing", "yellow", "red"], "red"),
        (&["missing"], "missing"),
        (&["green", "not-due", "not-applicable", "suppressed", "informative"], "green"),
        (&["not-due"], "null"),
        (&["not-due", "not-applicable", "suppressed", "informative"], "null"),
        (&[], "null"),
    ] {
        let report = report("", &[("", states)]);
        let case = format!("{states:?}");
        report.assert(&format!("matrices.0.status={status} matrices.0.goals.0.status={status}"), &case);
        for state in ["green", "yellow", "red", "missing", "not-due", "not-applicable", "suppressed", "informative"] {
            let count = states.iter().filter(|found| **found == state).count();
            report.assert(&format!("counts.{state}={count} matrices.0.counts.{state}={count}"), &case);
        }
    }
}

#[test]
fn a_matrix_has_the_worst_colour_of_its_goals() {
    let report = report("", &[("", &["green", "yellow"]), ("", &["red", "green"]), ("", &["not-due"])]);
    report.assert(
        "matrices.0.status=red matrices.0.goals.0.status=yellow matrices.0.goals.1.status=red \
         matrices.0.goals.2.status=null matrices.0.goals.0.counts.yellow=1 matrices.0.counts.green=2",
        "three goals",
    );
}

#[test]
fn measures_have_a_colour_of_their_own() {
    let matrix = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"a\"\nname = \"A\"\n\
                  kind = \"assessed\"\n[[goal.measure]]\ntitle = \"Eins\"\n[[goal.measure.indicator]]\nid = \"b\"\nname = \"B\"\n\
                  kind = \"assessed\"\n[[goal.measure]]\ntitle = \"Zwei\"\n[[goal.measure.indicator]]\nid = \"c\"\nname = \"C\"\n\
                  kind = \"assessed\"\n";
    let said = |id: &str, colour: &str| {
        format!("[[actual]]\nindicator = \"{id}\"\nvalue = \"{colour}\"\ncomment = \"Weil.\"\n")
    };
    let actuals = [said("a", "green"), said("b", "yellow"), said("c", "red")].concat();
    let report = Project::new("").matrix(2013, "m", matrix).actuals("2013-T1", "m.toml", &actuals).report("2013-T1");
    report.at("matrices.0.goals.0").assert(
        "status=red measures.0.title=Eins measures.0.status=yellow measures.1.status=red indicators.0.status=green",
        "two measures",
    );
}

#[test]
fn the_weighted_roll_up_scores_a_goal_by_its_indicators_alike() {
    for (states, status, score) in [
        (&["green"][..], "green", "1"),
        (&["yellow"], "yellow", "0.5"),
        (&["red"], "red", "0"),
        (&["green", "yellow"], "yellow", "0.75"),
        (&["green", "green", "green", "green", "red"], "green", "0.8"),
        (&["green", "green", "green", "red"], "yellow", "0.75"),
        (&["green", "red"], "yellow", "0.5"),
        (&["green", "red", "red"], "red", "0.3333333333"),
        (&["green", "missing"], "yellow", "0.5"),
        (&["green", "missing", "missing"], "red", "0.3333333333"),
        (&["green", "not-due", "not-applicable", "suppressed", "informative"], "green", "1"),
        (&["not-due"], "null", "null"),
    ] {
        let report = report("rollup = \"weighted\"", &[("", states)]);
        report.assert(
            &format!(
                "matrices.0.goals.0.status={status} matrices.0.goals.0.score={score} matrices.0.status={status} \
                 matrices.0.score={score}"
            ),
            &format!("{states:?}"),
        );
    }
}

#[test]
fn goals_carry_weights() {
    let weighted = |goals: &[Goal<'_>], expected: &str| {
        report("rollup = \"weighted\"", goals).at("matrices.0").assert(expected, &format!("{goals:?}"));
    };
    weighted(&[("weight = 4", &["green"]), ("", &["red"])], "status=green score=0.8");
    weighted(&[("weight = 3", &["green"]), ("", &["red"])], "status=yellow score=0.75");
    weighted(&[("weight = 0.5", &["green"]), ("", &["red"])], "status=red score=0.3333333333");
    // Two indicators in one goal weigh as much as one in the other.
    weighted(&[("", &["red", "red"]), ("", &["green"])], "status=yellow score=0.5");
    weighted(&[("weight = 0", &["red"]), ("", &["green"])], "status=green score=1");
    // A goal in which nothing counts weighs nothing; a missing value scores 0 with its weight.
    weighted(&[("weight = 9", &["not-due"]), ("", &["green"])], "status=green score=1");
    weighted(&[("weight = 3", &["missing"]), ("", &["green"])], "status=red score=0.25");
}

#[test]
fn a_red_indicator_is_named_beside_a_weighted_colour() {
    let report = report("rollup = \"weighted\"", &[("weight = 4", &["green"]), ("", &["red"])]);
    report.assert(
        "matrices.0.status=green matrices.0.red_names=[\"I_g1-0\"] matrices.0.goals.1.red_names=[\"I_g1-0\"] \
         matrices.0.counts.red=1",
        "hidden by weights",
    );
}
