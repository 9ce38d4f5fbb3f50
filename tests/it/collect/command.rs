//! The command: which files it writes, what it says, and when it writes nothing.

use std::fs;

use super::book::Book;
use super::sample::{project, with_second};
use crate::support::Project;

#[test]
fn the_same_project_gives_the_same_bytes() {
    let project = project();
    for folder in ["a", "b"] {
        assert_eq!(project.run(&["collect", "2013-T2", "-o", folder]).code, Some(0));
        assert_eq!(project.run(&["collect", "2013-T2", "-o", folder, "--by", "responsible"]).code, Some(0));
    }
    for name in ["2013-T2-soziales.xlsx", "2013-T2-Team-Quartier.xlsx"] {
        let read = |folder: &str| fs::read(project.path().join(folder).join(name)).unwrap();
        assert_eq!(read("a"), read("b"), "{name}");
    }
}

#[test]
fn every_responsible_has_a_form_across_matrices() {
    let other = "title = \"Zielmatrix Jugend\"\ndepartment = \"Jugendamt\"\nyear_start = 8\n[[goal]]\nid = \"g\"\ntitle = \"Jugend\"\n\
                 [[goal.measure]]\ntitle = \"Treff\"\nresponsible = \" Team  Quartier \"\n[[goal.measure.indicator]]\nid = \"x\"\n\
                 name = \"X\"\nkind = \"level\"\n[[goal.measure]]\ntitle = \"Ohne\"\n[[goal.measure.indicator]]\nid = \"y\"\n\
                 name = \"Y\"\nkind = \"level\"\nreport_in = [\"T1\"]\n";
    let project = project().matrix(2013, "jugend", other);
    let run = project.run(&["collect", "2013-T2", "--by", "responsible", "-o", "forms"]);
    assert_eq!(
        run.stderr,
        "2. Tertial 2013: 3 Formulare in forms geschrieben:\n\
         \x20 2013-T2-Sozialamt.xlsx      2 Werte, 1 nicht fällig\n\
         \x20 2013-T2-Team-Alter.xlsx     3 Werte\n\
         \x20 2013-T2-Team-Quartier.xlsx  5 Werte\n\
         \x20 Jugendamt: kein Formular, nichts fällig (1 nicht fällig)\n\
         Zusammen 10 Werte, 2 nicht fällig.\n"
    );
    assert!(run.stdout.is_empty());
    let book = Book::open(&project.path().join("forms/2013-T2-Team-Quartier.xlsx"));
    assert_eq!(book.text(0, 1), "Team Quartier");
    let first = book.names_row() + 2;
    let lines: Vec<String> = (first..first + 11)
        .map(|row| if book.text(row, 0).is_empty() { book.text(row, 1) } else { book.text(row, 0) })
        .collect();
    assert_eq!(
        lines,
        [
            "Zielmatrix Jugend\nStichtag 31.03.2014 · bitte bis 14.04.2014 zurücksenden",
            "Jugend",
            "Treff",
            "jugend/x",
            "Zielmatrix Soziales",
            "Teilhabe",
            "Treffen",
            "soziales/treffen",
            "soziales/konzept",
            "soziales/akte",
            "Haushaltsvollzug",
        ]
    );
    let department = Book::open(&project.path().join("forms/2013-T2-Sozialamt.xlsx"));
    let keys: Vec<String> = department.keys().into_iter().map(|(_, key)| key).filter(|key| key.contains('/')).collect();
    assert_eq!(keys, ["soziales/quote", "soziales/hsk"]);
}

#[test]
fn existing_forms_are_replaced_only_when_asked() {
    let other = "title = \"Andere\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\nkind = \"level\"\n";
    let project = project().matrix(2013, "andere", other).file("forms/2013-T2-soziales.xlsx", "ausgefüllt");
    let arguments = ["collect", "2013-T2", "-o", "forms"];
    let run = project.run(&arguments);
    assert_eq!(run.code, Some(4));
    assert!(run.stderr.starts_with("Fehler: forms/2013-T2-soziales.xlsx gibt es schon"), "{}", run.stderr);
    let filled = project.path().join("forms/2013-T2-soziales.xlsx");
    assert_eq!(fs::read_to_string(&filled).unwrap(), "ausgefüllt");
    let names = || fs::read_dir(project.path().join("forms")).unwrap().count();
    assert_eq!(names(), 1, "no other form was written");

    let run = project.run(&[&arguments[..], &["--overwrite"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(names(), 2);
    assert_eq!(Book::open(&filled).text(1, 0), "2013-T2");
    // Those of other matrices do not stand in the way.
    assert_eq!(project.run(&["collect", "2013-T1", "-o", "forms", "--matrix", "andere"]).code, Some(0));
    assert_eq!(names(), 3);
}

#[test]
fn what_cannot_be_collected_is_said_and_nothing_is_written() {
    let project = project();
    for (arguments, code, message) in [
        (&["2013-T4"][..], 2, "„2013-T4“ ist kein Zeitraum"),
        (&["2013"], 2, "„2013“ ist kein Zeitraum"),
        (&["2014-T1"], 2, "für 2014 gibt es keine Matrizen"),
        (&["2013-T1", "--matrix", "sozial"], 2, "meinten Sie „soziales“?"),
    ] {
        let run = project.run(&[&["collect"], arguments, &["-o", "forms"]].concat());
        assert_eq!(run.code, Some(code), "{}", run.stderr);
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
    let faulty = with_second("[[actual]]\nindicator = \"stand\"\nvalue = \"ca. 3\"\n");
    let run = faulty.run(&["collect", "2013-T2", "-o", "forms"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("ca. 3"), "{}", run.stderr);
    assert!(!project.path().join("forms").exists() && !faulty.path().join("forms").exists());
    // A report of a later period is no obstacle.
    assert_eq!(faulty.run(&["collect", "2013-T1", "-o", "forms"]).code, Some(0));
    let blocked = project.file("forms", "eine Datei");
    let run = blocked.run(&["collect", "2013-T2", "-o", "forms"]);
    assert_eq!(run.code, Some(4), "{}", run.stderr);
    assert_eq!(fs::read_to_string(blocked.path().join("forms")).unwrap(), "eine Datei");
}

#[test]
fn a_period_in_which_nothing_is_due_has_no_forms() {
    let matrix = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\nkind = \"level\"\n\
                  report_in = [\"T3\"]\n";
    let project = Project::new("").matrix(2013, "m", matrix);
    let run = project.run(&["collect", "2013-T1", "-o", "forms"]);
    assert_eq!(run.code, Some(0));
    assert_eq!(run.stderr, "Kein Formular geschrieben: 1. Tertial 2013, kein Wert ist fällig (nicht fällig: 1).\n");
    assert!(!project.path().join("forms").exists());
}
