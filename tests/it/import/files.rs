//! Which files an import reads: folders, patterns, locks.

use super::{MATRIX, form};
use crate::support::book::book;
use crate::support::{Project, Run};

fn import(project: &Project, arguments: &[&str]) -> Run {
    project.run(&[&["import"], arguments, &["--yes"]].concat())
}

/// A project with two forms in a folder, and what else may lie there.
fn project() -> Project {
    let form = |cells: &str| book("Ist", &form(cells));
    Project::new("")
        .matrix(2013, "m", MATRIX)
        .file("formulare/a.xlsx", form("A5 m/x\nB5 number 98"))
        .file("formulare/B.XLSX", form("A5 m/p\nB5 number 80"))
        .file("formulare/~$a.xlsx", "lock")
        .file("formulare/.~lock.a.xlsx#", "lock")
        .file("formulare/.DS_Store", "x")
        .file("formulare/Anschreiben.docx", "x")
        .file("formulare/alt/c.xlsx", form("A5 m/x\nB5 number 1"))
}

fn assert_both(project: &Project, run: &Run, case: &str) {
    assert_eq!(run.code, Some(0), "{case}: {}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("2 neu, 0 geändert, 0 unverändert, 0 abgelehnt, 0 leer."), "{case}: {}", run.stdout);
    let report = project.report("2013-T1");
    report.row("m/x").assert("actual=98", case);
    report.row("m/p").assert("actual=80", case);
    std::fs::remove_dir_all(project.path().join("actuals")).unwrap();
}

#[test]
fn folders_and_patterns_are_read_in_the_order_of_their_names() {
    let project = project();
    let absolute = project.path().join("formulare/*.xlsx").to_string_lossy().into_owned();
    for arguments in [
        &["formulare"][..],
        &["formulare/"],
        &["./formulare"],
        &["formulare/*.xlsx"],
        &["formulare/*.XLSX"],
        &["formulare/?.xlsx"],
        &["form*/[ab].xlsx"],
        &[absolute.as_str()],
        &["formulare/a.xlsx", "formulare/*.xlsx", "formulare"],
    ] {
        let run = import(&project, arguments);
        // `B.XLSX` is before `a.xlsx` for a computer.
        let (first, second) = (run.stdout.find("B.XLSX"), run.stdout.find("a.xlsx"));
        assert!(first < second || arguments[0] == "formulare/a.xlsx", "{arguments:?}: {}", run.stdout);
        assert_both(&project, &run, &format!("{arguments:?}"));
    }
}

#[test]
fn what_is_left_out_is_noted() {
    let project = project();
    let run = import(&project, &["formulare"]);
    for said in [
        "`formulare/~$a.xlsx` wird nicht eingelesen: die Sperrdatei",
        "`formulare/.~lock.a.xlsx#` wird nicht eingelesen: die Sperrdatei",
        "`formulare/Anschreiben.docx` wird nicht eingelesen: keine Arbeitsmappe und keine Tabelle",
        "`formulare/alt` wird nicht eingelesen: ein Ordner",
    ] {
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
    assert!(!run.stderr.contains("DS_Store"), "{}", run.stderr);
    std::fs::remove_dir_all(project.path().join("actuals")).unwrap();
    // As a shell passes them.
    let run = import(&project, &["formulare/B.XLSX", "formulare/a.xlsx", "formulare/~$a.xlsx"]);
    assert!(run.stderr.contains("[datei-nicht-eingelesen]"), "{}", run.stderr);
    assert_both(&project, &run, "expanded");
}

#[test]
fn nothing_found_is_an_error() {
    let project = project().file("leer/Anschreiben.docx", "x");
    for (argument, says) in [
        ("formulare/*.ods", "zu `formulare/*.ods` passt keine Datei"),
        ("fehlt/*.xlsx", "zu `fehlt/*.xlsx` passt keine Datei"),
        ("formulare/~*", "zu `formulare/~*` passt keine Datei"),
        ("leer", "in `leer` liegt keine Datei"),
        ("fehlt", "`fehlt` gibt es nicht"),
        ("formulare/[a.xlsx", "`formulare/[a.xlsx` gibt es nicht"),
    ] {
        let run = import(&project, &[argument]);
        assert_eq!(run.code, Some(4), "{argument}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains(says), "{argument}: {}", run.stderr);
        assert!(!project.path().join("actuals").exists());
    }
    // A file whose name looks like a pattern is a file.
    let project = project.file("w[1].csv", "Indikator;Ist;Matrix;Zeitraum\nx;98;m;2013-T1\n");
    assert_eq!(import(&project, &["w[1].csv"]).code, Some(0));
}

#[test]
fn a_mapping_in_the_folder_is_no_table() {
    let project = Project::new("").matrix(2013, "m", MATRIX);
    let project = project
        .file("ein/m.csv", "Kennung;Wert\nx;98\n")
        .file("ein/zuordnung.toml", "period = \"2013-T1\"\n[columns]\nindicator = \"A\"\nvalue = \"B\"\n");
    let run = import(&project, &["ein", "--mapping", "ein/zuordnung.toml"]);
    assert_eq!((run.code, run.stderr.contains("zuordnung.toml")), (Some(0), false), "{}{}", run.stdout, run.stderr);
}

#[test]
fn two_equal_copies_of_a_form_count_once() {
    let cells = form("A5 m/x\nB5 number 98\nE5 da\nA6 m/p\nB6 number 80");
    let project = Project::new("")
        .matrix(2013, "m", MATRIX)
        .file("f/form.xlsx", book("Ist", &cells))
        .file("f/Kopie von form.xlsx", book("Ist", &cells));
    let run = import(&project, &["f"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("2 neu, 0 geändert, 2 unverändert, 0 abgelehnt"), "{}", run.stdout);
    assert!(run.stderr.contains("Hinweis[zeile-wiederholt]"), "{}", run.stderr);
    project.report("2013-T1").row("m/x").assert("actual=98 comment=da", "counted once");
    // One field that differs, and neither counts.
    for other in [
        "B5 number 99\nE5 da",
        "B5 number 98\nE5 dort",
        "B5 number 98",
        "B5 98 (p)\nE5 da",
        "B5 number 98\nE5 da\nF5 number 100",
    ] {
        let project = Project::new("")
            .matrix(2013, "m", MATRIX)
            .file("a.xlsx", book("Ist", &form("A5 m/x\nB5 number 98\nE5 da")))
            .file("b.xlsx", book("Ist", &form(&format!("A5 m/x\n{other}"))));
        let run = import(&project, &["a.xlsx", "b.xlsx"]);
        assert_eq!(run.code, Some(1), "{other}: {}", run.stderr);
        assert!(
            run.stdout.contains("2 abgelehnt") && run.stderr.contains("Fehler[zeile-doppelt]"),
            "{other}: {}",
            run.stderr
        );
    }
}

#[test]
fn unchanged_values_are_counted_and_shown_on_request() {
    let cells = form("A5 m/x\nB5 number 98\nA6 m/p\nB6 number 80");
    let project = Project::new("").matrix(2013, "m", MATRIX).file("a.xlsx", book("Ist", &cells));
    import(&project, &["a.xlsx"]);
    let changed = form("A5 m/x\nB5 number 98\nA6 m/p\nB6 number 81");
    let project = project.file("a.xlsx", book("Ist", &changed));
    let run = project.run(&["import", "a.xlsx", "--dry-run"]);
    assert!(run.stdout.contains("1 geändert, 1 unverändert"), "{}", run.stdout);
    assert!(!run.stdout.lines().any(|line| line.trim_start().starts_with("unverändert")), "{}", run.stdout);
    let run = project.run(&["import", "a.xlsx", "--dry-run", "--all"]);
    assert!(run.stdout.lines().any(|line| line.trim_start().starts_with("unverändert")), "{}", run.stdout);
}
