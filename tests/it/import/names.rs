//! Indicators by their names, usual headings, periods as people write them.

use crate::support::{Project, Run};

const MATRIX: &str = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n\
    [[goal.indicator]]\nid = \"hausbesuche\"\nname = \"Durchgeführte Erstbesuche\"\nkind = \"level\"\ntarget = { at_least = 80 }\n\
    [[goal.indicator]]\nid = \"quote\"\nname = \"Anteil Kinder/Jugendliche\"\nkind = \"level\"\ntarget = { at_least = 80 }\n\
    [[goal.indicator]]\nid = \"doppelt-1\"\nname = \"Beratungen\"\nkind = \"level\"\ntarget = { at_least = 80 }\n\
    [[goal.indicator]]\nid = \"doppelt-2\"\nname = \"Beratungen\"\nkind = \"level\"\ntarget = { at_least = 80 }\n";

fn import(name: &str, table: &str, arguments: &[&str]) -> (Project, Run) {
    let project = Project::new("").matrix(2013, "m", MATRIX).file(name, table);
    let run = project.run(&[&["import", name, "--yes"], arguments].concat());
    (project, run)
}

#[test]
fn an_exact_name_that_one_indicator_has_stands_for_its_id() {
    for (name, row) in [
        ("m.csv", "Durchgeführte Erstbesuche"),
        ("m.csv", " Durchgeführte  Erstbesuche "),
        ("m.csv", "m/Durchgeführte Erstbesuche"),
        ("meldung.csv", "Durchgeführte Erstbesuche"),
        ("m.csv", "hausbesuche"),
        ("meldung.csv", "m/hausbesuche"),
    ] {
        let (project, run) = import(name, &format!("Kennzahl;Ist-Wert\n{row};98\n"), &["--period", "2013-T1"]);
        assert_eq!(run.code, Some(0), "{row}: {}{}", run.stdout, run.stderr);
        project.report("2013-T1").row("m/hausbesuche").assert("actual=98", row);
        let written = std::fs::read_to_string(project.path().join("actuals/2013-T1/m.toml")).unwrap();
        assert!(written.contains("indicator = \"hausbesuche\""), "{written}");
    }
    let (project, run) = import("x.csv", "Kennzahl;Wert\nAnteil Kinder/Jugendliche;98\n", &["--period", "2013-T1"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    project.report("2013-T1").row("m/quote").assert("actual=98", "a name with a slash");
}

#[test]
fn a_name_that_is_not_exact_or_not_unique_gets_the_nearest_ones() {
    for (row, says) in [
        ("Durchgeführte Erstbesuch", "meinten Sie `hausbesuche`?"),
        ("durchgeführte erstbesuche", "meinten Sie `hausbesuche`?"),
        ("Erstbesuche", "meinten Sie `hausbesuche`?"),
        ("Beratungen", "meinten Sie `m/doppelt-1` oder `m/doppelt-2`?"),
        ("doppelt", "meinten Sie `doppelt-1` oder `doppelt-2`?"),
    ] {
        let (project, run) = import("m.csv", &format!("Kennzahl;Wert\n{row};98\n"), &["--period", "2013-T1"]);
        assert_eq!(run.code, Some(1), "{row}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains(says), "{row}: {}", run.stderr);
        assert!(!project.path().join("actuals").exists());
    }
}

#[test]
fn in_files_of_actuals_a_name_is_answered_with_the_id() {
    let actuals = "[[actual]]\nindicator = \"Durchgeführte Erstbesuche\"\nvalue = 98\n";
    let project = Project::new("").matrix(2013, "m", MATRIX).actuals("2013-T1", "m.toml", actuals);
    let text = project.check().text(zielmatrix::catalogue::Language::German);
    assert!(text.contains("[indikator-unbekannt]") && text.contains("meinten Sie `hausbesuche`?"), "{text}");
}

#[test]
fn usual_headings_are_known_and_two_for_one_field_are_refused() {
    let head = "Kennzahl;Ist-Wert;Bemerkung;Maßnahme zur Gegensteuerung";
    let (project, run) = import("m.csv", &format!("{head}\nhausbesuche;70;warum;was\n"), &["--period", "2013-T1"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    project.report("2013-T1").row("m/hausbesuche").assert("actual=70 comment=warum action=was", head);
    let actuals = Project::new("").matrix(2013, "m", MATRIX);
    let actuals = actuals.file("actuals/2013-T1/m.csv", format!("{head}\nhausbesuche;70;warum;was\n"));
    actuals.report("2013-T1").row("m/hausbesuche").assert("actual=70 comment=warum action=was", "actuals");
    for head in ["Kennzahl;Ist;Ist-Wert", "Kennzahl;Indikator;Ist", "Kennzahl;Bemerkung;Erläuterung"] {
        let (_, run) = import("m.csv", &format!("{head}\nhausbesuche;70;71\n"), &["--period", "2013-T1"]);
        assert!(run.code == Some(1) && run.stderr.contains("[spalte-doppelt]"), "{head}: {}", run.stderr);
    }
}

#[test]
fn periods_are_read_as_people_write_them() {
    for written in ["2013-T2", "2013-t2", "T2 2013", "2. Tertial 2013"] {
        let (project, run) = import("m.csv", "Kennzahl;Wert\nhausbesuche;98\n", &["--period", written]);
        assert_eq!(run.code, Some(0), "{written}: {}{}", run.stdout, run.stderr);
        project.report("2013-T2").row("m/hausbesuche").assert("actual=98", written);
        let table = format!("Kennzahl;Wert;Tertial\nhausbesuche;98;{written}\n");
        let (project, run) = import("m.csv", &table, &[]);
        assert_eq!(run.code, Some(0), "{written}: {}{}", run.stdout, run.stderr);
        project.report("2013-T2").row("m/hausbesuche").assert("actual=98", written);
    }
    let (_, run) = import("m.csv", "Kennzahl;Wert\nhausbesuche;98\n", &["--period", "2013-T4"]);
    assert!(run.code == Some(2) && run.stderr.contains("2013-T1"), "{}", run.stderr);
}

#[test]
fn a_row_added_to_a_form_may_name_its_indicator() {
    let form = |cells: &str| crate::support::book::book("Ist", &super::form(cells));
    let run = |cells: &str| {
        let project = Project::new("").matrix(2013, "m", MATRIX).file("form.xlsx", form(cells));
        let run = project.run(&["import", "form.xlsx", "--yes"]);
        (project, run)
    };
    let (project, done) = run("A5 m/quote\nB5 number 70\nA9 Durchgeführte Erstbesuche\nB9 number 98");
    assert_eq!(done.code, Some(0), "{}{}", done.stdout, done.stderr);
    project.report("2013-T1").row("m/hausbesuche").assert("actual=98", "a name in the column of keys");
    let (_, refused) = run("A5 m/quote\nB5 number 70\nA9 Erstbesuche\nB9 number 98");
    assert!(refused.code == Some(1) && refused.stderr.contains("meinten Sie `hausbesuche`?"), "{}", refused.stderr);
}

#[test]
fn months_are_those_of_the_calendar_wherever_the_year_begins() {
    let matrix = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\nkind = \"level\"\ntarget = { at_least = 1 }\n";
    let other = format!("year_start = 1\n{matrix}");
    for (start, matrix, year, expected) in [
        (1, matrix, 2014, Some("actuals/2014-M04")),
        (7, matrix, 2013, Some("actuals/2013-M10")),
        // Here a month has no name of its own: 2014-M04 of the one is October, of the other April.
        (7, other.as_str(), 2014, None),
    ] {
        let project = Project::new(&format!("periods = \"month\"\nyear_start = {start}\n")).matrix(year, "m", matrix);
        let project = project.file("w.csv", "Indikator;Ist;Matrix;Zeitraum\nx;98;m;April 2014\n");
        let ran = project.run(&["import", "w.csv", "--yes"]);
        match expected {
            Some(folder) => {
                assert_eq!(ran.code, Some(0), "{}", ran.stderr);
                assert!(project.path().join(folder).join("m.toml").exists(), "{}", ran.stdout);
                let period = folder.trim_start_matches("actuals/");
                let shown = project.run(&["report", period]);
                assert!(shown.stdout.starts_with("Zielmatrix-Controlling · April 2014"), "{}", shown.stdout);
            }
            None => assert!(ran.code == Some(1) && ran.stderr.contains("kein Zeitraum"), "{}", ran.stderr),
        }
    }
}
