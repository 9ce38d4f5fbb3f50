//! Budget and consolidation lines: the second and third part of the controlling.

use crate::support::{Json, Project};

const MATRIX: &str = r#"
title = "M"

[[goal]]
id = "g"
title = "G"

  [[goal.indicator]]
  id = "x"
  name = "X"
  kind = "level"
  target = { at_least = 1 }

[[budget]]
id = "zuschuesse"
name = "Zuschüsse an freie Träger"
product_group = "11.05.03"
expense = 1_200_000

[[budget]]
id = "gebuehren"
name = "Gebühren"
revenue = 300_000
interim = { T1 = 80_000 }
tolerance = { green = 1000, yellow = 5000 }

[[consolidation]]
id = "hsk-17"
name = "Zusammenlegung zweier Beratungsstellen"
saving = 80_000
interim = { T1 = "0 %", T2 = "50 %" }
"#;

fn report(period: &str, values: [&str; 3]) -> Json {
    let [expense, revenue, saving] = values;
    let actuals = format!(
        "[[actual]]\nindicator = \"x\"\nvalue = 1\n[[actual]]\nindicator = \"zuschuesse\"\nvalue = {expense}\n\
         [[actual]]\nindicator = \"gebuehren\"\nvalue = {revenue}\n[[actual]]\nindicator = \"hsk-17\"\nvalue = {saving}\n"
    );
    Project::new("").matrix(2013, "m", MATRIX).actuals(period, "m.toml", &actuals).report(period)
}

#[test]
fn an_expense_is_to_be_at_most_its_plan() {
    for (value, expected) in [
        ("380_000", "deviation=-20000 deviation_percent=-5 status=green"),
        ("420_000", "deviation=20000 deviation_percent=5 status=green"),
        ("430_000", "deviation=30000 deviation_percent=7.5 status=yellow"),
        ("440_000.01", "deviation=40000.01 status=red"),
    ] {
        let report = report("2013-T1", [value, "0", "0"]);
        report.row("m/zuschuesse").assert(
            "section=budget unit=EUR kind=cumulative target.at_most=1200000 expected=400000 expected_rule=elapsed \
             product_group=11.05.03 remaining=null",
            value,
        );
        report.row("m/zuschuesse").assert(expected, value);
    }
}

#[test]
fn a_revenue_is_to_be_at_least_its_plan() {
    let row = report("2013-T1", ["0", "76_000", "0"]).row("m/gebuehren");
    row.assert(
        "section=budget target.at_least=300000 expected=80000 expected_rule=interim deviation=-4000 status=yellow \
         remaining.total=224000 remaining.per_period=112000 tolerance.yellow=5000",
        "76,000 of 80,000",
    );
}

#[test]
fn a_saving_is_to_be_at_least_its_plan() {
    let row = report("2013-T1", ["0", "0", "0"]).row("m/hsk-17");
    row.assert(
        "section=consolidation unit=EUR target.at_least=80000 expected=0 expected_rule=share deviation=0 \
         deviation_percent=null status=green forecast=null",
        "nothing is asked for in T1",
    );
    let row = report("2013-T2", ["0", "0", "30_000"]).row("m/hsk-17");
    row.assert("expected=40000 deviation=-10000 deviation_percent=-25 status=red", "half is asked for in T2");
}

#[test]
fn lines_have_roll_ups_of_their_own() {
    let report = report("2013-T1", ["500_000", "80_000", "0"]);
    report.assert(
        "counts.green=1 counts.red=0 matrices.0.status=green matrices.0.counts.red=0 matrices.0.budget_status=red \
         matrices.0.budget_counts.red=1 matrices.0.budget_counts.green=1 matrices.0.consolidation_status=green",
        "a red budget leaves the goals green",
    );
}

#[test]
fn a_plan_can_be_revised() {
    let matrix = "title = \"M\"\n[[budget]]\nid = \"b\"\nname = \"B\"\nexpense = 900\n\
                  revised = [{ from = \"2013-T2\", expense = 1200, reason = \"Nachtrag\" }]\n";
    let project = Project::new("").matrix(2013, "m", matrix);
    project.report("2013-T1").row("m/b").assert("target.at_most=900 expected=300", "before");
    project.report("2013-T2").row("m/b").assert("target.at_most=1200 expected=800 revised.0.reason=Nachtrag", "after");
}

#[test]
fn a_line_has_exactly_one_plan_figure() {
    for (line, code) in [
        ("[[budget]]\nid = \"b\"\nname = \"B\"\n", "ansatz-form"),
        ("[[budget]]\nid = \"b\"\nname = \"B\"\nexpense = 1\nrevenue = 1\n", "ansatz-form"),
        ("[[consolidation]]\nid = \"b\"\nname = \"B\"\n", "ansatz-form"),
        ("[[consolidation]]\nid = \"b\"\nname = \"B\"\nexpense = 5\nsaving = 3\n", "unbekannter-schluessel"),
    ] {
        let checked = Project::new("").matrix(2013, "m", &format!("title = \"M\"\n{line}")).check();
        assert_eq!(checked.errors(), [code], "{line}");
    }
}
