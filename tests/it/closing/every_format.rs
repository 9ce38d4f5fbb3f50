//! One project with everything that a period can have besides its colours, shown by every format.

use std::io::{Cursor, Read};

use super::{close, edit};
use crate::support::{Project, Run};

/// A red count, a milestone that was done late, another one that is provisional, and open points at every level.
const MATRIX: &str = "title = \"Soziales\"\ndepartment = \"Sozialamt\"\nopen = \"Titel der Matrix\"\n\
     [[goal]]\nid = \"g\"\ntitle = \"Teilhabe\"\nopen = \"Wer vertritt das Ziel?\"\n\
     [[goal.measure]]\ntitle = \"Hausbesuche\"\nopen = \"Mittel nicht gesichert\"\n\
     [[goal.measure.indicator]]\nid = \"x\"\nname = \"Besuche\"\nkind = \"cumulative\"\ntarget = { at_least = 450 }\n\
     open = \"Im Original: 450?\"\n\
     [[goal.measure.indicator]]\nid = \"y\"\nname = \"Fälle\"\nkind = \"level\"\ntarget = { at_most = 100 }\n\
     [[goal.measure.indicator]]\nid = \"z\"\nname = \"Konzept\"\ntarget = { done_by = 2013-02-15 }\n";

/// A closing of the first Tertial taken back, one that stays, a correction, and texts that were changed after it.
fn project() -> Project {
    let first = "[[actual]]\nindicator = \"x\"\nvalue = 98\ncomment = \"Stelle frei\"\n\
                 [[actual]]\nindicator = \"y\"\nvalue = 137\nprovisional = true\ncomment = \"C\"\n\
                 [[actual]]\nindicator = \"z\"\nprogress = 90\ndone = 2013-05-07\ncomment = \"D\"\n";
    let second = "[[actual]]\nindicator = \"x\"\nvalue = 200\ncomment = \"E\"\n\
                  [[actual]]\nindicator = \"y\"\nvalue = 142\nprovisional = true\ncomment = \"F\"\n";
    let project = Project::new("")
        .matrix(2013, "m", MATRIX)
        .actuals("2013-T1", "m.toml", first)
        .actuals("2013-T2", "m.toml", second);
    let run = |arguments: &[&str]| {
        let run: Run = project.run(arguments);
        assert_eq!(run.code, Some(0), "{arguments:?}: {}", run.stderr);
    };
    close(&project, "2013-T1");
    run(&["reopen", "2013-T1", "--reason", "Zahl war falsch", "--by", "Erika", "--today", "2013-05-21", "--yes"]);
    close(&project, "2013-T1");
    run(&["correct", "m/x", "2013-T1", "--value", "101", "--reason", "Nachgezählt", "--today", "2013-06-01"]);
    edit(&project, "actuals/2013-T1/m.toml", "Stelle frei", "Zwei Stellen frei");
    edit(&project, "matrices/2013/m.toml", "\"Soziales\"", "\"Teilhabe und Soziales\"");
    edit(&project, "matrices/2013/m.toml", "\"Teilhabe\"", "\"Mitten im Leben\"");
    edit(&project, "matrices/2013/m.toml", "\"Hausbesuche\"", "\"Präventive Besuche\"");
    project
}

/// What a reader of a file sees: the words of its parts, with plain blanks, and without what Markdown escapes.
fn seen(bytes: &[u8]) -> String {
    let mut text = String::new();
    if bytes.starts_with(b"PK") {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).unwrap();
            if part.name().unwrap().ends_with(".xml") {
                part.read_to_string(&mut text).unwrap();
            }
        }
        // Formats of cells are attributes, and shown.
        text = text.replace("&quot;", "").replace("formatCode=\"", ">");
    } else {
        text.push_str(std::str::from_utf8(bytes).unwrap());
    }
    let mut plain = String::new();
    let mut inside = false;
    for sign in text.chars() {
        match sign {
            '<' => inside = true,
            '>' => inside = false,
            '\\' => {}
            _ if !inside => plain.push(sign),
            _ => {}
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn files(project: &Project, period: &str, endings: &[&str]) -> Vec<(String, String)> {
    let names: Vec<String> = endings.iter().map(|ending| format!("bericht.{ending}")).collect();
    let outputs = names.iter().flat_map(|name| ["-o", name.as_str()]);
    let run = project.run(&["report", period].into_iter().chain(outputs).collect::<Vec<_>>());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let read = |name: &String| std::fs::read(project.path().join(name)).unwrap();
    names.iter().map(|name| (name.clone(), seen(&read(name)))).collect()
}

const DOCUMENTS: [&str; 5] = ["txt", "xlsx", "html", "md", "docx"];

/// What a document of the closed period says.
const CLOSED: [&str; 13] = [
    "Titel der Matrix",
    "Wer vertritt das Ziel?",
    "Mittel nicht gesichert",
    "Im Original: 450?",
    "Titel jetzt „Teilhabe und Soziales“",
    "Titel jetzt „Mitten im Leben“",
    "Titel jetzt „Präventive Besuche“",
    "Erläuterung jetzt „Zwei Stellen frei“",
    "98 → 101 (Nachgezählt)",
    "wurde am 21.05.2013 von Erika zurückgenommen (Zahl war falsch)",
    "Am 07.05.2013 nach dem Stichtag erledigt: zählt ab 2. Tertial 2013.",
    "Stelle frei",
    "abgeschlossen am 01.01.2030",
];

#[test]
fn every_document_says_everything_about_a_closed_period() {
    let project = project();
    for (name, shown) in files(&project, "2013-T1", &DOCUMENTS) {
        for said in CLOSED {
            assert!(shown.to_lowercase().contains(&said.to_lowercase()), "{name}: {said}\n{shown}");
        }
        // Numbers are numbers in a workbook; their format says the rest.
        let figures: [&str; 2] = if name.ends_with("xlsx") { ["#,##0 p", "#,##0 Tage"] } else { ["137 p", "+74 Tage"] };
        for said in figures {
            assert!(shown.contains(said), "{name}: {said}\n{shown}");
        }
    }
}

#[test]
fn the_next_period_names_what_was_corrected_taken_back_and_is_provisional() {
    let project = project();
    for (name, shown) in files(&project, "2013-T2", &DOCUMENTS) {
        for said in ["98 → 101 (Nachgezählt)", "zurückgenommen (Zahl war falsch)", "Im Original: 450?"] {
            assert!(shown.contains(said), "{name}: {said}\n{shown}");
        }
        let figures: &[&str] = match name.rsplit('.').next() {
            Some("xlsx") => &["#,##0 p", "General p", "#,##0 Tage"],
            // The summary has neither earlier periods nor the dates of what is done.
            Some("md") => &["142 p", "+81 Tage"],
            _ => &["137 p", "142 p", "+81 Tage", "07.05.2013"],
        };
        for said in figures {
            assert!(shown.contains(said), "{name}: {said}\n{shown}");
        }
        assert!(!shown.contains("nach dem Stichtag erledigt"), "{name}: it counts now\n{shown}");
    }
}

#[test]
fn data_of_a_closed_period_has_all_of_it_by_name() {
    let project = project();
    let report = project.report("2013-T1");
    report.assert("reopened.0.date=2013-05-21 reopened.0.by=Erika open_points.3.text=Im_Original:_450?", "report");
    report.row("m/x").assert("addenda.0.what=comment corrections.0.reason=Nachgezählt done_later=null", "x");
    report.row("m/y").assert("actual=137 provisional=true history.0.provisional=true", "y");
    report.row("m/z").assert("delay_days=74 done=null done_later.on=2013-05-07 done_later.from=2013-T2", "z");
    let csv = project.run(&["report", "2013-T1", "--format", "csv"]).stdout;
    let mut lines = csv.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let in_order = |three: &[&str]| three == ["delay_days", "provisional", "open"];
    assert!(header.windows(3).any(in_order), "{header:?}");
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let of = |id: &str, key: &str| {
        let column = |name: &str| header.iter().position(|known| *known == name).unwrap();
        rows.iter().find(|row| row[column("indicator")] == id).map(|row| row[column(key)].to_owned()).unwrap()
    };
    for (id, key, value) in [
        ("x", "open", "Im Original: 450?"),
        ("x", "measure_open", "Mittel nicht gesichert"),
        ("x", "goal_open", "Wer vertritt das Ziel?"),
        ("x", "matrix_open", "Titel der Matrix"),
        ("x", "addendum_what", "matrix title | goal title | measure title | comment"),
        ("x", "addendum_now", "Teilhabe und Soziales | Mitten im Leben | Präventive Besuche | Zwei Stellen frei"),
        ("y", "addendum_what", "matrix title | goal title | measure title"),
        ("x", "corrected_from", "98"),
        ("x", "corrected_to", "101"),
        ("x", "reopened_date", "2013-05-21"),
        ("x", "reopened_by", "Erika"),
        ("x", "reopened_reason", "Zahl war falsch"),
        ("x", "provisional", "false"),
        ("y", "provisional", "true"),
        ("z", "delay_days", "74"),
        ("z", "done_later_on", "2013-05-07"),
        ("z", "done_later_from", "2013-T2"),
        ("y", "done_later_on", ""),
    ] {
        assert_eq!(of(id, key), value, "{id} {key}");
    }
}

#[test]
fn every_document_of_a_plan_is_a_draft_while_something_is_open() {
    let project = project();
    for (name, shown) in files(&project, "2013", &DOCUMENTS) {
        for said in
            ["Entwurf", "Titel der Matrix", "Wer vertritt das Ziel?", "Mittel nicht gesichert", "Im Original: 450?"]
        {
            assert!(shown.contains(said), "{name}: {said}\n{shown}");
        }
    }
    let run = project.run(&["report", "2013", "--format", "csv"]);
    assert!(run.stdout.contains("Im Original: 450?"), "{}", run.stdout);
    let run = project.run(&["report", "2013", "--format", "json"]);
    assert!(run.stdout.contains("\"draft\":true") || run.stdout.contains("\"draft\": true"), "{}", run.stdout);
}

#[test]
fn the_explanation_says_where_a_milestone_counts() {
    let project = project();
    let said = "Am 07.05.2013 nach dem Stichtag erledigt: zählt ab 2. Tertial 2013.";
    let closed = project.run(&["explain", "m/z", "2013-T1"]).stdout;
    assert!(closed.contains(said) && closed.contains("closed/2013-T1/m.toml:"), "{closed}");
    let english = project.run(&["explain", "m/z", "2013-T1", "--lang", "en"]).stdout;
    assert!(english.contains("Done on 7 May 2013, after the cut-off date: it counts from"), "{english}");
    assert!(!project.run(&["explain", "m/z", "2013-T2"]).stdout.contains(said));
}
