//! Reports and plans arranged by what goals serve, by field of action and by area.

use crate::support::{Json, Project};

const SETTINGS: &str = "
[[strategic_goal]]
id = \"L1\"
title = \"Teilhabe\"
[[strategic_goal]]
id = \"L2\"
title = \"Wohnen\"
[[strategic_goal]]
id = \"L3\"
title = \"Klima\"
[[focus]]
id = \"arm\"
title = \"Kinderarmut\"
[[focus]]
id = \"alt\"
title = \"Thema von 2012\"
year = 2012
[[field]]
id = \"bildung\"
title = \"Bildung\"
[[field]]
id = \"wohnen\"
title = \"Wohnen im Quartier\"
[[area]]
id = \"mitte\"
title = \"Mitte\"
parent = \"innen\"
[[area]]
id = \"nord\"
title = \"Nord\"
[[area]]
id = \"innen\"
title = \"Innenstadt\"
[[area]]
id = \"sued\"
title = \"Süd\"
";

/// A goal with those keys and a measure of one indicator: a level that is to be at least 10.
fn goal(id: &str, keys: &str, measure: &str, indicator: &str) -> String {
    format!(
        "[[goal]]\nid = \"{id}\"\ntitle = \"Ziel {id}\"\n{keys}\n[[goal.measure]]\ntitle = \"Maßnahme {indicator}\"\n\
         responsible = \"Team {indicator}\"\n{measure}\n[[goal.measure.indicator]]\nid = \"{indicator}\"\n\
         name = \"Kennzahl {indicator}\"\nunit = \"Plätze\"\nkind = \"level\"\ntarget = {{ at_least = 10 }}\n\
         total = \"sum\"\n"
    )
}

fn actual(indicator: &str, keys: &str) -> String {
    format!("[[actual]]\nindicator = \"{indicator}\"\n{keys}\n")
}

/// Two departments: `a` serves L1 twice (green, red), `b` serves L1 (yellow) and with a goal of its own nothing.
fn project(settings: &str) -> Project {
    let head = |title: &str| format!("title = \"{title}\"\ndepartment = \"{title}\"\n");
    let a = [
        head("Amt A"),
        goal("g1", "strategic_goal = \"L1\"\nfocus = [\"arm\"]\nfield = [\"bildung\"]\nweight = 3", "", "eins"),
        "\n[[goal.measure.indicator.area]]\nid = \"mitte\"\ntarget = { at_least = 5 }\n".to_owned(),
        goal("g2", "strategic_goal = \"L1\"", "field = [\"wohnen\"]", "zwei"),
    ];
    let b = [
        head("Amt B"),
        goal("g3", "strategic_goal = \"L1\"\nfield = [\"bildung\"]", "field = [\"wohnen\", \"bildung\"]", "drei"),
        goal("g4", "", "", "vier"),
        "[[budget]]\nid = \"haus\"\nname = \"Zuschuss\"\nexpense = 100\n".to_owned(),
    ];
    let of_a = [
        actual("eins", "area = \"mitte\"\nvalue = 4"),
        actual("eins", "area = \"nord\"\nvalue = 6"),
        actual("zwei", "value = 5"),
    ];
    let of_b = [actual("drei", "value = 9"), actual("vier", "value = 10"), actual("haus", "value = 1")];
    Project::new(&format!("{settings}{SETTINGS}"))
        .matrix(2013, "a", &a.concat())
        .matrix(2013, "b", &b.concat())
        .actuals("2013-T3", "a.toml", &of_a.concat())
        .actuals("2013-T3", "b.toml", &of_b.concat())
}

fn json(project: &Project, arguments: &[&str]) -> Json {
    let run = project.run(&[&["report"], arguments, &["--format", "json"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    Json::parse(run.stdout.as_bytes()).at("grouping")
}

/// `L1 red 1/1/1: a g1 g2; b g3` of each group: colour, counts of green, yellow and red, goals by matrix.
fn groups(grouping: &Json) -> Vec<String> {
    let of = |group: &Json| {
        let counts = ["green", "yellow", "red"].map(|status| group.at("counts").at(status).text()).join("/");
        let matrices = group.at("matrices").items().into_iter().map(|matrix| {
            let goals: Vec<String> = matrix.at("goals").items().iter().map(|goal| goal.at("id").text()).collect();
            format!("{} {}", matrix.at("matrix").text(), goals.join(" "))
        });
        let matrices: Vec<String> = matrices.collect();
        format!("{} {} {counts}: {}", group.at("id").text(), group.at("status").text(), matrices.join("; "))
    };
    grouping.at("groups").items().iter().map(of).collect()
}

#[test]
fn groups_have_what_serves_them_with_counts_and_a_colour_of_their_own() {
    let project = project("");
    let cases: [(&[&str], &[&str], &str); 10] = [
        (&["--by", "strategic-goal"], &["L1 red 1/1/1: a g1 g2; b g3", "null green 1/0/0: b g4"], "L2 L3"),
        (&["--by", "focus"], &["arm green 1/0/0: a g1", "null red 1/1/1: a g2; b g3 g4"], ""),
        // A measure has its own field, or that of its goal; what has none stands last.
        (
            &["--by", "field"],
            &["bildung yellow 1/1/0: a g1; b g3", "wohnen red 0/1/1: a g2; b g3", "null green 1/0/0: b g4"],
            "",
        ),
        // A filter chooses rows and counts, and never changes a colour or what nothing serves.
        (&["--by", "strategic-goal", "--matrix", "b"], &["L1 red 0/1/0: b g3", "null green 1/0/0: b g4"], "L2 L3"),
        (&["--by", "strategic-goal", "--goal", "g1"], &["L1 red 1/0/0: a g1"], "L2 L3"),
        (&["--by", "strategic-goal", "--status", "yellow"], &["L1 red 1/1/1: b g3"], "L2 L3"),
        (&["--by", "strategic-goal", "--strategic-goal", "L1"], &["L1 red 1/1/1: a g1 g2; b g3"], "L2 L3"),
        (&["--by", "field", "--field", "wohnen"], &["wohnen red 0/1/1: a g2; b g3"], ""),
        (&["--by", "focus", "--focus", "arm"], &["arm green 1/0/0: a g1"], ""),
        (
            &["--by", "strategic-goal", "--department", "Amt B"],
            &["L1 red 0/1/0: b g3", "null green 1/0/0: b g4"],
            "L2 L3",
        ),
    ];
    for (asked, expected, unserved) in cases {
        let grouping = json(&project, &[&["2013-T3"], asked].concat());
        assert_eq!(groups(&grouping), expected, "{asked:?}");
        let none: Vec<String> = grouping.at("unserved").items().iter().map(|of| of.at("id").text()).collect();
        assert_eq!(none.join(" "), unserved, "{asked:?}");
        grouping.assert(&format!("by={}", asked[1]), "what it is arranged by");
    }
}

#[test]
fn a_weighted_colour_of_a_group_counts_goals_by_their_weight() {
    // L1: green with weight 3, red with 1, yellow with 1: (3 + 0 + 1/2) ÷ 5 = 0.7.
    let grouping = json(&project("rollup = \"weighted\"\n"), &["2013-T3", "--by", "strategic-goal"]);
    grouping.assert("groups.0.id=L1 groups.0.status=yellow groups.0.score=0.7", "weighted");
    assert_eq!(grouping.at("groups.0.red_names.0").text(), "Kennzahl zwei", "what it could hide");
}

#[test]
fn areas_stand_in_their_order_with_their_parts_and_the_colours_of_their_rows() {
    let project = project("");
    let grouping = json(&project, &["2013-T3", "--by", "area"]);
    let of: Vec<String> = grouping
        .at("groups")
        .items()
        .iter()
        .map(|group| {
            format!("{} in {} {}", group.at("id").text(), group.at("parent").text(), group.at("status").text())
        })
        .collect();
    // 4 of 5 in Mitte are red; Nord and the whole of the Innenstadt have no target.
    assert_eq!(of, ["nord in null null", "innen in null null", "mitte in innen red", "null in null red"]);
    let unserved: Vec<String> = grouping.at("unserved").items().iter().map(|of| of.at("id").text()).collect();
    assert_eq!(unserved, ["sued"]);
    assert_eq!(groups(&grouping)[2], "mitte red 0/0/1: a g1");
    assert_eq!(groups(&grouping)[3], "null red 1/1/1: a g2; b g3 g4", "what has no values by area");
    let inner = json(&project, &["2013-T3", "--by", "area", "--area", "innen"]);
    let of: Vec<String> = inner.at("groups").items().iter().map(|group| group.at("id").text()).collect();
    assert_eq!(of, ["innen", "mitte"]);
}

#[test]
fn every_format_shows_the_groups() {
    let project = project("");
    let folder = project.path().join("out");
    std::fs::create_dir(&folder).unwrap();
    for (by, words) in [
        (
            "strategic-goal",
            ["Nach Leitzielen", "L1 Teilhabe", "Leitziele, denen kein Ziel dient", "Ziele ohne Leitziel"],
        ),
        ("focus", ["Nach Schwerpunktthemen", "Kinderarmut", "Ziele ohne Schwerpunktthema", "Amt B"]),
        ("field", ["Nach Handlungsfeldern", "Wohnen im Quartier", "ohne Handlungsfeld", "Team zwei"]),
        ("area", ["Nach Gebieten", "Innenstadt", "Gebiete ohne Werte", "ohne Werte je Gebiet"]),
    ] {
        for ending in ["txt", "html", "md"] {
            let file = folder.join(format!("x.{ending}"));
            let run = project.run(&["report", "2013-T3", "--by", by, "-o", file.to_str().unwrap()]);
            assert_eq!(run.code, Some(0), "{}", run.stderr);
            let text = std::fs::read_to_string(&file).unwrap().replace('\u{a0}', " ");
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            for word in words {
                assert!(text.contains(word), "{by} {ending}: {word}\n{text}");
            }
            // Lines of the budget belong to no goal, and are not lost.
            assert!(text.contains("Zuschuss") || ending == "md", "{by} {ending}");
        }
        for ending in ["xlsx", "docx", "csv"] {
            let file = folder.join(format!("x.{ending}"));
            let run = project.run(&["report", "2013-T3", "--by", by, "-o", file.to_str().unwrap()]);
            assert_eq!(run.code, Some(0), "{by} {ending}: {}", run.stderr);
        }
    }
}

#[test]
fn a_page_reaches_each_row_once_though_it_stands_in_two_groups() {
    let run = project("").run(&["report", "2013-T3", "--by", "field", "--format", "html"]);
    assert_eq!(run.stdout.matches("id=\"i-b-drei\"").count(), 1, "in two fields");
    assert_eq!(run.stdout.matches("id=\"i-b-vier\"").count(), 1, "in none");
    assert_eq!(run.stdout.matches("id=\"i-b-haus\"").count(), 1, "a line");
}

#[test]
fn a_plan_says_how_it_agrees_with_strategic_goals() {
    let project = project("");
    let text = project.run(&["report", "2013", "--by", "strategic-goal", "--width", "120"]).stdout;
    for words in
        ["Übereinstimmung mit strategischen Zielen", "L1 Teilhabe", "Amt A, Amt B", "L2: Wohnen", "Ziele ohne Leitziel"]
    {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let grouping = json(&project, &["2013", "--by", "strategic-goal", "--matrix", "b"]);
    let of: Vec<String> = grouping.at("groups").items().iter().map(|group| group.at("id").text()).collect();
    assert_eq!(of, ["L1", "null"]);
    grouping.assert("unserved.0.id=L2 unserved.1.id=L3", "of the whole year");
    grouping.assert("groups.0.matrices.0.goals.0.measures.0.indicators.0=drei", "what is planned for it");
}

#[test]
fn a_plan_shows_areas_with_targets_of_their_own() {
    let project = project("");
    let text = project.run(&["report", "2013", "--matrix", "a", "--width", "120"]).stdout;
    let line = text.lines().find(|line| line.trim_start().starts_with("Mitte")).unwrap();
    assert!(line.replace('\u{a0}', " ").contains("mind. 5"), "{text}");
    assert!(text.contains("2 Ziele, 2 Maßnahmen, 2 Indikatoren"), "areas are no indicators: {text}");
    let run = project.run(&["report", "2013", "--area", "innen", "--format", "json"]);
    let plan = Json::parse(run.stdout.as_bytes());
    let rows = plan.at("matrices.0.goals.0.measures.0.indicators").items();
    let areas: Vec<String> = rows.iter().map(|row| row.at("area").text()).collect();
    assert_eq!(areas, ["innen", "mitte"], "the part stands below the area that has no target itself");
    assert_eq!(plan.at("matrices").items().len(), 1, "nothing else is planned there");
    rows[1].assert("target.at_least=5 area_title=Mitte interim.2.expected=5", "its own target");
    let grouping = json(&project, &["2013", "--by", "area"]);
    let of: Vec<String> = grouping.at("groups").items().iter().map(|group| group.at("id").text()).collect();
    assert_eq!(of, ["mitte", "null"]);
    let csv = project.run(&["report", "2013", "--matrix", "a", "--format", "csv"]).stdout;
    assert_eq!(csv.lines().filter(|line| line.ends_with(",mitte,Mitte")).count(), 3, "{csv}");
}

#[test]
fn what_is_arranged_otherwise_is_not_split_by_matrix() {
    let run = project("").run(&["report", "2013-T3", "--by", "area", "--split", "matrix", "-o", "x.xlsx"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    let unknown = project("").run(&["report", "2013-T3", "--by", "stadtteil"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.contains("strategic-goal"), "{}", unknown.stderr);
}
