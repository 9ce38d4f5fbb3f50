//! A value that was entered is written or refused, wherever in a form it stands.

use super::{MATRIX, form};
use crate::support::Project;
use crate::support::book::{book, changed};

/// What an import of a form with these cells says.
fn import(cells: &str) -> String {
    let project = Project::new("").matrix(2013, "m", MATRIX).file("form.xlsx", book("Ist", cells));
    let run = project.run(&["import", "form.xlsx", "--dry-run"]);
    format!("{}{}", run.stdout, run.stderr)
}

#[test]
fn a_value_without_its_key_is_refused_wherever_it_stands() {
    for (case, cells, place) in [
        ("between rows", "A5 m/x\nB5 number 98\nB6 number 7\nA7 m/p", "Zelle B6"),
        ("below a gap", "A5 m/x\nB5 number 98\nB40 number 7", "Zelle B40"),
        ("a text below a gap", "A5 m/x\nB5 number 98\nB40 1.234,5", "Zelle B40"),
        ("a negative text", "A5 m/x\nB5 number 98\nB40 -5", "Zelle B40"),
        ("a day", "A5 m/x\nB5 number 98\nI40 date 2013-08-20", "Zelle I40"),
        ("a colour", "A5 m/x\nB5 number 98\nB6 gelb", "Zelle B6"),
        ("a forecast", "A5 m/x\nB5 number 98\nF40 number 7", "Zelle F40"),
        ("all keys gone", "B5 number 98", "Zelle B5"),
        ("a comment below a gap", "A5 m/x\nB5 number 98\nE40 Stelle unbesetzt", "Zelle E40"),
    ] {
        let said = import(&form(cells));
        assert!(said.contains("[zeile-ohne-schluessel]") && said.contains(place), "{case}: {said}");
    }
    // Titles and headings between rows, and words below them where nothing is entered, are no values.
    let said = import(&form("A5 m/x\nB5 number 98\nB6 Ist\nE7 Erläuterung\nB8 Ziel\nK40 gez. Amt"));
    assert!(!said.contains("[zeile-ohne-schluessel]"), "{said}");
}

#[test]
fn a_value_in_a_column_without_its_name_is_refused() {
    let head = "A1 zielmatrix-formular 1\nA2 2013-T1\nA4 zielmatrix-spalten\nC4 comment\n\
                B5 Ist T1 2013\nC5 Erläuterung\nD5 Prognose Jahresende\nE5 Soll\nA6 m/x\nC6 Grund\n";
    for (case, cells, place) in [
        ("a number", "B6 number 98", "Zelle B6"),
        ("a text below the heading of an input", "D6 1.234,5", "Zelle D6"),
        ("a number beside all", "K6 number 7", "Zelle K6"),
        ("an error", "B6 formula =1/0 #DIV/0!", "Zelle B6"),
    ] {
        let said = import(&format!("{head}{cells}"));
        assert!(
            said.contains("[ist-unlesbar]") && said.contains(place) && said.contains("1 abgelehnt"),
            "{case}: {said}"
        );
    }
    // What is there for reading is words.
    let said = import(&format!("{}E6 120 (angenommen)", head.replace("E5 Soll", "E5 Soll 1. Tertial 2013")));
    assert!(!said.contains("[ist-unlesbar]"), "{said}");
}

#[test]
fn words_in_a_column_that_was_added_are_refused() {
    let head = "A1 zielmatrix-formular 1\nA2 2013-T1\nA4 zielmatrix-spalten\nC4 value\nD4 comment\n\
                B5 Indikator\nC5 Ist T1 2013\nD5 Erläuterung\nA6 m/x\nB6 X\nC6 number 98\n";
    for (case, cells, place) in [
        ("below the heading of an input", "E5 Bemerkung\nE6 Stelle unbesetzt", "Zelle E6"),
        ("below another heading", "E5 Notiz\nE6 Stelle unbesetzt", "Zelle E6"),
        ("below no heading", "F6 Stelle unbesetzt", "Zelle F6"),
        ("a state", "E5 Zustand\nE6 entfällt", "Zelle E6"),
        ("before the inputs", "B5 Erläuterung", "Zelle B6"),
    ] {
        let said = import(&format!("{head}{cells}"));
        let named = said.contains("steht in einer Spalte, die nicht zum Formular gehört");
        assert!(named && said.contains(place) && said.contains("1 abgelehnt"), "{case}: {said}");
    }
    // Dashes, columns for reading that were moved, and words in rows without a key are nothing that is reported.
    let said = import(&format!("{head}E6 –\nF5 Zielwert Jahr\nF6 mindestens 450\nG40 gez. Amt"));
    assert!(said.contains("1 neu") && !said.contains("Fehler["), "{said}");
}

#[test]
fn a_form_that_is_hidden_is_named() {
    for beside in ["A1 Liste\nA2 Anna", "A1 nichts"] {
        let hidden = form("A5 m/x\nB5 number 98");
        let bytes = book("Listen", &format!("{beside}\nhidden Sozialamt\n{hidden}"));
        let project = Project::new("").matrix(2013, "m", MATRIX).file("form.xlsx", bytes);
        let run = project.run(&["import", "form.xlsx", "--dry-run"]);
        assert!(
            run.stderr.contains("[kein-formular]: das Formular steht auf dem ausgeblendeten Blatt „Sozialamt“")
                && run.stderr.contains("Blatt „Sozialamt“, Zelle A1"),
            "{}",
            run.stderr
        );
        assert_eq!(run.code, Some(1));
    }
}

#[test]
fn forms_of_the_program_that_lost_a_name_lose_no_value() {
    let project = Project::new("")
        .matrix(2013, "m", MATRIX)
        .file("actuals/2013-T1/m.csv", "indicator;value;forecast;comment\nx;98;120;Grund\n");
    assert_eq!(project.run(&["collect", "2013-T1", "-o", "formulare"]).code, Some(0));
    let form = std::fs::read_dir(project.path().join("formulare")).unwrap().next().unwrap().unwrap().path();
    let form = std::fs::read(form).unwrap();
    for (name, lost) in [("value", "„98“"), ("forecast", "„120“"), ("comment", "„Grund“")] {
        let bytes = changed(&form, |_, text| text.replace(&format!("<t>{name}</t>"), "<t>weg</t>"));
        let project = Project::new("").matrix(2013, "m", MATRIX).file("form.xlsx", &bytes);
        let run = project.run(&["import", "form.xlsx", "--dry-run"]);
        assert!(
            run.stderr.contains(&format!("[ist-unlesbar]: {lost} steht in einer Spalte")),
            "{name}: {}",
            run.stderr
        );
    }
    // The column of keys was emptied.
    let bytes = changed(&form, |_, text| text.replace("<t>m/x</t>", "<t> </t>"));
    let project = Project::new("").matrix(2013, "m", MATRIX).file("form.xlsx", &bytes);
    let run = project.run(&["import", "form.xlsx", "--dry-run"]);
    assert!(run.stderr.contains("[zeile-ohne-schluessel]"), "{}", run.stderr);
}

#[test]
fn figures_on_a_sheet_beside_the_form_are_mentioned() {
    let cells = form(
        "A5 m/x\nB5 number 98\nsheet Nachtrag\nA1 noch\nB1 number 12\nhidden Listen\nA1 number 3\nsheet Wörter\nA1 nichts",
    );
    let said = import(&cells);
    assert!(said.contains("98 EUR") && said.contains("dem Blatt „Nachtrag“"), "{said}");
    assert!(said.contains("dem ausgeblendeten Blatt „Listen“") && !said.contains("Wörter"), "{said}");
    assert_eq!(said.matches("[blatt-daneben]").count(), 2, "{said}");
}

#[test]
fn a_hidden_form_is_not_read_beside_one_that_is_seen() {
    let cells = format!("{}hidden Vorher\n{}", form("A5 m/x\nB5 number 98\n"), form("A5 m/x\nB5 number 1\n"));
    let said = import(&cells);
    assert!(said.contains("98 EUR") && said.contains("ausgeblendeten Blatt „Vorher“"), "{said}");
    assert!(said.contains("1 neu, 0 geändert, 0 unverändert, 0 abgelehnt"), "{said}");
}

#[test]
fn a_hidden_column_is_noted_once() {
    let said = import(&form("A5 m/x\nB5 number 98\nA6 m/p\nB6 number 80\nhide B"));
    assert_eq!(said.matches("[spalte-ausgeblendet]").count(), 1, "{said}");
}

#[test]
fn the_per_cent_sign_of_a_form_settles_nothing() {
    let own = "format General\" %\"";
    for cells in ["A5 m/p\nB5 OWN 0.8", "A5 m/d\nH5 OWN 0.8", "A5 m/p\nB5 number 82\nF5 OWN 0.8"] {
        let said = import(&form(&cells.replace("OWN", own)));
        assert!(said.contains("[ist-unlesbar]") && said.contains("1 abgelehnt"), "{cells}: {said}");
    }
    let said = import(&form(&"A5 m/p\nB5 OWN 82\nA6 m/d\nH6 OWN 40".replace("OWN", own)));
    assert!(said.contains("2 neu") && !said.contains("[ist-mit-bemerkung]"), "{said}");
    let said = import(&form(&"A5 m/x\nB5 OWN 82".replace("OWN", own)));
    assert!(said.contains("1 abgelehnt"), "{said}");
}
