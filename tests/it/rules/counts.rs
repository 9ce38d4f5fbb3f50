//! Counts of indicators, budget and consolidation lines, and what a committee deals with.

use crate::support::{Json, Project};

const SETTINGS: &str = "
[[focus]]
id = \"alter\"
title = \"Alter\"
[[committee]]
id = \"SGA\"
title = \"Sozial- und Gesundheitsausschuss\"
matrices = [\"sozialamt\"]
[[committee]]
id = \"JHA\"
title = \"Jugendhilfeausschuss\"
product_groups = [\"11.05\"]
[[committee]]
id = \"SEN\"
title = \"Seniorenrat\"
focus = [\"alter\"]
goals = [\"jugendamt/kita\"]
[[committee]]
id = \"RAT\"
title = \"Rat\"
";

fn project() -> Project {
    let goal = |id: &str, more: &str, value: &str| {
        format!(
            "[[goal]]\nid = \"{id}\"\ntitle = \"{id}\"\n{more}\n[[goal.indicator]]\nid = \"{value}\"\nname = \"{value}\"\nkind = \"level\"\ntarget = {{ at_least = 100 }}\n"
        )
    };
    let line = |part: &str, id: &str, key: &str, group: &str| {
        format!("[[{part}]]\nid = \"{id}\"\nname = \"{id}\"\n{key} = 300\nproduct_group = \"{group}\"\n")
    };
    let sozialamt = format!(
        "title = \"Sozialamt\"\n{}{}{}{}",
        goal("pflege", "focus = [\"alter\"]\nproduct_group = \"11.05.03\"", "s-rot"),
        goal("wohnen", "product_group = \"11.051\"", "s-gruen"),
        line("budget", "s-haushalt", "expense", "11.05"),
        line("consolidation", "s-hsk", "saving", "11.06"),
    );
    let jugendamt = format!(
        "title = \"Jugendamt\"\n{}{}{}",
        goal("kita", "product_group = \"11.06\"", "j-gelb"),
        goal("schule", "product_group = \"11.050\"", "j-rot"),
        line("budget", "j-haushalt", "revenue", "11.05.01"),
    );
    let actuals = "
        [[actual]]
        indicator = \"sozialamt/s-rot\"
        value = 1
        [[actual]]
        indicator = \"sozialamt/s-gruen\"
        value = 100
        [[actual]]
        indicator = \"sozialamt/s-haushalt\"
        value = 200
        [[actual]]
        indicator = \"sozialamt/s-hsk\"
        value = 92
        [[actual]]
        indicator = \"jugendamt/j-gelb\"
        value = 92
        [[actual]]
        indicator = \"jugendamt/j-rot\"
        value = 1
        ";
    Project::new(SETTINGS).matrix(2013, "sozialamt", &sozialamt).matrix(2013, "jugendamt", &jugendamt).actuals(
        "2013-T1",
        "alle.toml",
        actuals,
    )
}

fn report(project: &Project, options: &[&str]) -> Json {
    let run = project.run(&[&["report", "2013-T1", "--format", "json"], options].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    Json::parse(run.stdout.as_bytes())
}

#[test]
fn every_part_is_counted_apart_and_together() {
    let project = project();
    report(&project, &[]).assert(
        "counts.green=1 counts.yellow=1 counts.red=2 counts.missing=0 \
         totals.indicators.green=1 totals.indicators.yellow=1 totals.indicators.red=2 \
         totals.budget.red=1 totals.budget.missing=1 totals.budget.green=0 totals.consolidation.yellow=1 \
         totals.all.green=1 totals.all.yellow=2 totals.all.red=3 totals.all.missing=1",
        "everything",
    );
    let text = project.run(&["report", "2013-T1", "--width", "100"]).stdout;
    for line in [
        "Zielmatrix ● grün ◆ gelb ▼ rot ○ fehlt Summe Gesamt",
        "Indikatoren zusammen 1 1 2 0 4 –",
        "Haushaltsvollzug 0 0 1 1 2 –",
        "Haushaltssicherung (HSK-Maßnahmen) 0 1 0 0 1 ◆ gelb",
        "Zusammen 1 2 3 1 7 –",
    ] {
        let shown = |shown: &str| shown.split_whitespace().eq(line.split_whitespace());
        assert!(text.lines().any(shown), "{line}\n{text}");
    }
    // A filter by status leaves the counts of the rest of the selection, those of lines too.
    report(&project, &["--status", "green"]).assert("totals.all.red=3 totals.budget.red=1 counts.red=2", "by status");
    report(&project, &["--matrix", "jugendamt"])
        .assert("totals.all.red=1 totals.budget.missing=1 totals.budget.red=0 counts.yellow=1", "one matrix");
    for (limit, code) in [("red", 3), ("missing", 3), ("comment", 3)] {
        assert_eq!(project.run(&["report", "2013-T1", "--fail-on", limit]).code, Some(code), "{limit}");
    }
    let kita = project.run(&["report", "2013-T1", "--goal", "wohnen", "--fail-on", "red,missing,comment"]);
    assert_eq!(kita.code, Some(0), "{}", kita.stderr);
}

#[test]
fn a_committee_sees_what_it_deals_with_and_no_colour_changes() {
    let project = project();
    let rows = |committees: &str| {
        let csv = project.run(&["report", "2013-T1", "--format", "csv", "--committee", committees]);
        assert_eq!(csv.code, Some(0), "{}", csv.stderr);
        let column = csv.stdout.lines().next().unwrap().split(',').position(|name| name == "indicator").unwrap();
        let rows = csv.stdout.lines().skip(1).map(|line| line.split(',').nth(column).unwrap().to_owned());
        rows.collect::<Vec<String>>().join(" ")
    };
    assert_eq!(rows("SGA"), "s-rot s-gruen s-haushalt s-hsk");
    // 11.05 is 11.05, 11.05.01 and 11.05.03; not 11.051, 11.050 or 11.06.
    assert_eq!(rows("JHA"), "j-haushalt s-rot s-haushalt");
    // Goals and focus topics add up; lines come with matrix or product group alone.
    assert_eq!(rows("SEN"), "j-gelb s-rot");
    assert_eq!(rows("SEN,JHA"), "j-gelb j-haushalt s-rot s-haushalt");
    assert_eq!(rows("RAT"), rows("RAT,SGA"));
    assert_eq!(rows("RAT").split(' ').count(), 7);

    let whole = report(&project, &[]);
    let sen = report(&project, &["--committee", "SEN"]);
    for (position, id) in ["jugendamt", "sozialamt"].iter().enumerate() {
        let of = |json: &Json| json.at(&format!("matrices.{position}.status")).text();
        assert_eq!(of(&sen), of(&whole), "{id} keeps the colour of its whole");
    }
    sen.assert(
        "counts.yellow=1 counts.red=1 totals.all.red=1 totals.budget.missing=0 selection.committees.0=SEN \
         matrices.0.counts.yellow=1 matrices.0.counts.red=0",
        "counts are of the selection",
    );
    let jha = report(&project, &["--committee", "JHA"]);
    jha.assert(
        "totals.budget.red=1 totals.budget.missing=1 totals.consolidation.yellow=0 totals.indicators.red=1",
        "JHA",
    );
    jha.assert("matrices.0.goals=[] matrices.0.budget_status=missing", "a matrix with a line alone");
    let text = project.run(&["report", "2013-T1", "--committee", "SEN"]).stdout;
    assert!(text.contains("Auswahl: Gremium SEN"), "{text}");
    let text = project.run(&["report", "2013-T1", "--committee", "RAT"]).stdout;
    assert!(!text.contains("Auswahl:"), "{text}");
    let plan = project.run(&["report", "2013", "--committee", "SEN"]).stdout;
    assert!(plan.contains("Gremium SEN") && plan.contains("j-gelb") && !plan.contains("j-haushalt"), "{plan}");
}
