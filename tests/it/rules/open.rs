//! What is not decided yet.

use crate::support::{Project, indicator};

#[test]
fn a_kind_that_is_open_shows_values_and_judges_nothing() {
    let open = "open = \"Zielwert im Original: 450. Mindestens oder höchstens?\"";
    for keys in [
        open.to_owned(),
        format!("{open}\ntarget = {{ at_least = 450 }}"),
        format!("{open}\ntarget = {{ at_least = 450 }}\ninterim = {{ T1 = 120 }}\nbaseline = 380"),
        format!(
            "{open}\ntarget = {{ at_least = 450 }}\nrevised = [{{ from = \"2013-T1\", target = {{ at_least = 400 }}, reason = \"Rat\" }}]"
        ),
        format!("{open}\nreported = \"per-period\"\nscale = 100\nnumerator_name = \"Kinder\""),
    ] {
        indicator(&keys, &keys)
            .actual("2013-T1", "value = 98")
            .at(
                "2013-T1",
                "kind=null actual=98 status=informative expected=null expected_rule=none deviation=null forecast=null \
                 attainment_percent=null remaining=null tolerance=null trend=null comment_missing=false",
            )
            .at("2013-T2", "status=informative actual=null");
    }
    let with_target = format!("{open}\ntarget = {{ at_least = 450 }}");
    let report = indicator("counts nowhere", &with_target).actual("2013-T1", "value = 1").project().report("2013-T1");
    report.assert("counts.informative=1 totals.all.informative=1 matrices.0.status=null", "one row");
    indicator("the target as written stays to be seen", &with_target).at("2013-T1", "target.at_least=450");
    indicator("a due date still makes a milestone", &format!("{open}\ntarget = {{ done_by = 2013-04-15 }}"))
        .actual("2013-T1", "progress = 10")
        .at("2013-T1", "kind=milestone status=yellow delay_days=15");
    indicator("without a kind and nothing open", "target = { at_least = 450 }").refused(&["art-fehlt"]);
    indicator("an empty text", "open = \"\"").refused(&["text-leer"]);
    indicator("an empty list", "open = []").refused(&["text-leer"]);
    indicator("a number", "kind = \"level\"\nopen = 3").refused(&["falscher-typ"]);
}

#[test]
fn with_a_kind_an_open_point_changes_no_colour() {
    for open in ["", "open = \"Wer zählt?\"", "open = [\"Wer zählt?\", \"Ab wann?\"]"] {
        indicator(open, &format!("kind = \"cumulative\"\ntarget = {{ at_least = 300 }}\n{open}"))
            .actual("2013-T1", "value = 95")
            .at("2013-T1", "status=green expected=100 deviation=-5 forecast.value=285");
    }
}

const MATRIX: &str = "title = \"Sozialamt\"\nopen = \"Zuschnitt des Amtes\"\n[[goal]]\nid = \"g\"\ntitle = \"Ziel\"\nopen = [\"Leitziel?\", \"Gewicht?\"]\n\
    [[goal.indicator]]\nid = \"x\"\nname = \"Besuche\"\ntarget = { at_least = 450 }\nopen = \"Art?\"\n[[goal.measure]]\ntitle = \"Maßnahme\"\nopen = \"Wer?\"\n\
    [[goal]]\nid = \"h\"\ntitle = \"Anderes Ziel\"\n[[goal.indicator]]\nid = \"y\"\nname = \"Y\"\nkind = \"level\"\n\
    [[budget]]\nid = \"b\"\nname = \"Zuschüsse\"\nexpense = 1000\nopen = \"Beschluss steht aus\"\n";

#[test]
fn check_plan_and_report_name_every_open_point() {
    let project = Project::new("").matrix(2013, "sozialamt", MATRIX).actuals(
        "2013-T1",
        "sozialamt.toml",
        "[[actual]]\nindicator = \"x\"\nvalue = 98\n",
    );
    let warned = project.check().codes().iter().filter(|code| **code == "offener-punkt").count();
    assert_eq!(warned, 6);
    let all = ["Zuschnitt des Amtes", "Leitziel?", "Gewicht?", "Art?", "Wer?", "Beschluss steht aus"];
    let run = |arguments: &[&str]| project.run(arguments).stdout;
    let plan = run(&["report", "2013"]);
    assert!(plan.starts_with("Entwurf: Zielplanung 2013"), "{plan}");
    for text in all {
        assert!(plan.contains(text), "{text}: {plan}");
        assert!(run(&["report", "2013-T1"]).contains(text), "{text}");
    }
    let json = project.report("2013-T1");
    json.assert(
        "open_points.0.where=sozialamt open_points.0.text=Zuschnitt_des_Amtes open_points.3.where=sozialamt/x \
         open_points.4.where=sozialamt/g:_Maßnahme open_points.5.where=sozialamt/b matrices.0.open.0=Zuschnitt_des_Amtes \
         matrices.0.goals.0.open.1=Gewicht? matrices.0.goals.0.measures.0.open.0=Wer?",
        "in reading order",
    );
    json.row("sozialamt/x").assert("open.0=Art?", "at the indicator");
    let selected = run(&["report", "2013-T1", "--goal", "h"]);
    assert!(selected.contains("Zuschnitt des Amtes") && !selected.contains("Leitziel?"), "{selected}");
    assert!(!selected.contains("Beschluss steht aus"), "{selected}");
    let data = run(&["report", "2013", "--format", "json"]);
    assert!(data.contains("\"draft\": true") && data.contains("\"where\": \"sozialamt/b\""), "{data}");
    let table = run(&["report", "2013", "--format", "csv"]);
    assert!(table.contains(",Art?,,Leitziel? | Gewicht?,Zuschnitt des Amtes,true"), "{table}");
    let explained = run(&["explain", "sozialamt/x", "2013-T1"]);
    assert!(explained.contains("mindestens 450") && explained.contains("Art?"), "{explained}");
    assert!(explained.contains("die Art ist noch offen"), "{explained}");
}

#[test]
fn a_plan_without_open_points_is_no_draft() {
    let plan = indicator("decided", "kind = \"level\"\ntarget = { at_least = 3 }").project().run(&["report", "2013"]);
    assert!(plan.stdout.starts_with("Zielplanung 2013"), "{}", plan.stdout);
}
