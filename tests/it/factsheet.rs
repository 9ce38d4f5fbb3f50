//! Factsheets and the atlas, through the command.

use std::fs;

use crate::support::Project;

const SETTINGS: &str = r#"
[[strategic_goal]]
id = "L1"
title = "Teilhabe im Alter"

[[field]]
id = "alter"
title = "Älter werden"

[[area]]
id = "nord"
title = "Nord"

[[area]]
id = "sued"
title = "Süd"
"#;

fn matrix(target: u32) -> String {
    format!(
        r#"
title = "Sozialamt"

[[goal]]
id = "g"
title = "Ältere sind eingebunden"
strategic_goal = "L1"
field = ["alter"]

  [[goal.measure]]
  title = "Hausbesuche"
  hypothesis = "Wer früh besucht wird, vereinsamt seltener."

    [[goal.measure.indicator]]
    id = "besuche"
    name = "Erstbesuche <neu>"
    unit = "Besuche"
    kind = "cumulative"
    target = {{ at_least = {target} }}
    interim = {{ T1 = 100, T2 = 200 }}
    method = "Gezählt wird der erste Besuch."

    [[goal.measure.indicator]]
    id = "konzept"
    name = "Konzept"
    target = {{ done_by = 2014-03-31 }}
"#
    )
}

fn project() -> Project {
    let actual = |value: u32| format!("[[actual]]\nindicator = \"besuche\"\nvalue = {value}\n");
    let areas = "[[actual]]\nindicator = \"besuche\"\narea = \"nord\"\nvalue = 80\n\n[[actual]]\nindicator = \"besuche\"\narea = \"sued\"\nvalue = 105\n";
    Project::new(SETTINGS)
        .matrix(2012, "sozialamt", &matrix(300))
        .matrix(2013, "sozialamt", &matrix(330))
        .actuals("2012-T3", "sozialamt.toml", &actual(290))
        .actuals("2013-T1", "sozialamt.toml", &actual(90))
        .actuals("2013-T2", "sozialamt.toml", &format!("{}\n{areas}", actual(185)))
}

#[test]
fn a_sheet_says_everything_on_the_terminal_and_in_text_formats() {
    let project = project();
    let run = project.run(&["factsheet", "sozialamt/besuche", "--lang", "de"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let said = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    for expected in [
        "185",
        "−15",
        "Nord",
        "Hausbesuche",
        "vereinsamt seltener",
        "T3 2012",
        "Gezählt wird der erste Besuch.",
        "Konzept",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    let written =
        project.run(&["factsheet", "sozialamt/besuche", "2013-T2", "-o", "b.md", "-o", "b.docx", "-o", "b.html"]);
    assert_eq!(written.code, Some(0), "{}", written.stderr);
    let page = fs::read_to_string(project.path().join("b.html")).unwrap();
    assert!(page.contains("<svg") && page.contains("Erstbesuche &lt;neu&gt;") && !page.contains("<neu>"));
    assert!(fs::read_to_string(project.path().join("b.md")).unwrap().contains("Alle Zahlen des Schaubilds"));
}

#[test]
fn wrong_use_is_refused() {
    let project = project();
    for arguments in [
        &["factsheet"][..],
        &["factsheet", "sozialamt/nix"],
        &["factsheet", "sozialamt/besuche", "-o", "x.csv"],
        &["factsheet", "sozialamt/besuche", "2013-T2", "--years", "2010..2012"],
    ] {
        assert_eq!(project.run(arguments).code, Some(2), "{arguments:?}");
    }
}

#[test]
fn an_atlas_replaces_its_own_folder_alone() {
    let project = project();
    let folder = project.path().join("atlas");
    let names = || {
        let mut names: Vec<String> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let run = || project.run(&["factsheet", "--all", "2013-T2", "-o", "atlas"]);
    assert_eq!(run().code, Some(0), "{}", run().stderr);
    assert_eq!(names(), ["index.html", "sozialamt-besuche.html", "sozialamt-konzept.html"]);
    let index = fs::read_to_string(folder.join("index.html")).unwrap();
    for expected in ["Älter werden", "Teilhabe im Alter", "Nord", "href=\"sozialamt-besuche.html\""] {
        assert!(index.contains(expected), "{expected}");
    }
    let sheet = fs::read(folder.join("sozialamt-besuche.html")).unwrap();
    assert!(sheet.len() < 100_000, "{} bytes", sheet.len());
    // A sheet of an indicator that is gone goes with it.
    fs::copy(folder.join("sozialamt-konzept.html"), folder.join("sozialamt-alt.html")).unwrap();
    assert_eq!(run().code, Some(0));
    assert_eq!(names(), ["index.html", "sozialamt-besuche.html", "sozialamt-konzept.html"]);
    assert_eq!(fs::read_to_string(folder.join("index.html")).unwrap(), index, "the same bytes");
    fs::write(folder.join("notiz.html"), "<p>Meine Notiz").unwrap();
    assert_eq!(run().code, Some(2));
    assert_eq!(fs::read_to_string(folder.join("notiz.html")).unwrap(), "<p>Meine Notiz");
}
