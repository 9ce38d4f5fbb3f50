//! No output replaces what the program reads, or anything else than a file.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::{MetadataExt, symlink};

use super::{ACTUALS, MATRIX, all, form, project, temporary};
use crate::support::{Project, book::book};

/// A project whose first period is reported in a table, as that ending is one of a report too.
fn table() -> Project {
    Project::new("")
        .matrix(2013, "m", MATRIX)
        .file("actuals/2013-T1/m.csv", "Indikator;Ist\nx;90\ny;91\n")
        .file("actuals/2013-T2/m.csv", "Indikator;Ist\nx;92\ny;93\n")
        .file("closed/leer.txt", "")
}

/// The run ends with that code, says that, and changes nothing.
fn assert_refused(project: &Project, arguments: &[&str], code: i32, told: &str) {
    let mut before = all(project.path());
    before.remove(".zielmatrix.lock");
    let run = project.run(arguments);
    assert_eq!(run.code, Some(code), "{arguments:?}: {}", run.stderr);
    assert!(run.stderr.contains(told), "{arguments:?} says {told}: {}", run.stderr);
    let mut after = all(project.path());
    after.remove(".zielmatrix.lock");
    assert!(before == after, "{arguments:?} leaves everything as it was: {:?}", after.keys());
}

const INPUT: &str = "ist eine Datei, die das Programm liest";
const BESIDE: &str = "wo das Programm seine Eingaben liest";

#[test]
fn an_output_replaces_no_input_and_lies_beside_none() {
    let project = table();
    let absolute = project.path().join("actuals/2013-T1/m.csv");
    for (path, told) in [
        ("actuals/2013-T1/m.csv", INPUT),
        ("actuals/../actuals/2013-T1/./m.csv", INPUT),
        (absolute.to_str().unwrap(), INPUT),
        ("actuals/2013-T2/m.csv", BESIDE),
        ("actuals/2013-T1/neu.csv", BESIDE),
        ("actuals/neu.html", BESIDE),
        ("matrices/neu.md", BESIDE),
        ("matrices/2013/neu.json", BESIDE),
        ("closed/neu.txt", BESIDE),
        ("closed/leer.txt", BESIDE),
    ] {
        assert_refused(&project, &["report", "2013-T1", "-o", "gut.json", "-o", path], 2, told);
    }
    assert_refused(&project, &["calendar", "-o", "matrices/termine.ics"], 2, BESIDE);
    for folder in
        ["matrices", "matrices/2013", "actuals/2013-T1", "actuals/neu/formulare", "closed", "matrices/../actuals"]
    {
        assert_refused(&project, &["collect", "2013-T1", "-o", folder], 2, BESIDE);
        assert_refused(&project, &["collect", "2013-T1", "--overwrite", "-o", folder], 2, BESIDE);
    }
    let refused =
        book("Ist 1", "A1 zielmatrix-formular 1\nA2 2013-T1\nA4 zielmatrix-spalten\nB4 value\nA5 m/x\nB5 rd. 300");
    let project = table().file("form.xlsx", refused);
    for folder in ["actuals", "matrices/2013", "closed", "actuals/neu"] {
        assert_refused(&project, &["import", "form.xlsx", "--yes", "--annotate", folder], 2, BESIDE);
    }
    assert_refused(&project, &["import", "form.xlsx", "--yes", "--annotate", "."], 2, INPUT);
}

#[cfg(unix)]
#[test]
fn neither_does_it_behind_a_link() {
    let project = table();
    let path = |name: &str| project.path().join(name);
    symlink("actuals/2013-T1/m.csv", path("verweis.csv")).unwrap();
    symlink("actuals/2013-T2/m.csv", path("spaeter.csv")).unwrap();
    symlink("verweis.csv", path("zweiter.csv")).unwrap();
    symlink("actuals/2013-T1", path("ordner")).unwrap();
    fs::hard_link(path("actuals/2013-T1/m.csv"), path("hart.csv")).unwrap();
    fs::hard_link(path("actuals/2013-T2/m.csv"), path("hart-spaeter.csv")).unwrap();
    fs::hard_link(path("matrices/2013/m.toml"), path("hart.json")).unwrap();
    fs::hard_link(path("zielmatrix.toml"), path("hart.ics")).unwrap();
    for (output, told) in [
        ("verweis.csv", INPUT),
        ("zweiter.csv", INPUT),
        ("hart.csv", INPUT),
        ("hart-spaeter.csv", INPUT),
        ("hart.json", INPUT),
        ("spaeter.csv", INPUT),
        ("ordner/m.csv", INPUT),
        ("ordner/neu.csv", BESIDE),
    ] {
        assert_refused(&project, &["report", "2013-T1", "-o", output], 2, told);
    }
    assert_refused(&project, &["calendar", "-o", "hart.ics"], 2, INPUT);
    // The folder of a period lies elsewhere, and so does a matrix.
    let outside = tempfile::tempdir().unwrap();
    fs::rename(path("actuals/2013-T1"), outside.path().join("t1")).unwrap();
    symlink(outside.path().join("t1"), path("actuals/2013-T1")).unwrap();
    fs::write(outside.path().join("n.json"), MATRIX).unwrap();
    symlink(outside.path().join("n.json"), path("matrices/2013/n.toml")).unwrap();
    let outside = |name: &str| outside.path().join(name).to_string_lossy().into_owned();
    for (output, told) in [("t1/m.csv", INPUT), ("t1/neu.csv", BESIDE), ("n.json", INPUT)] {
        assert_refused(&project, &["report", "2013-T1", "-o", &outside(output)], 2, told);
    }
    let form = outside("t1");
    assert_refused(&project, &["collect", "2013-T1", "-o", &form], 2, BESIDE);
}

#[test]
fn a_project_whose_matrices_lie_beside_its_settings_has_room_for_outputs() {
    let project = Project::new("matrices = \".\"\nactuals = \"meldungen\"\n")
        .file("2013/m.toml", MATRIX)
        .file("meldungen/2013-T1/m.toml", "[[actual]]\nindicator = \"x\"\nvalue = 90\n");
    assert_eq!(project.run(&["report", "2013-T1", "-o", "bericht.json"]).code, Some(0));
    assert_eq!(project.run(&["collect", "2013-T1", "-o", "formulare"]).code, Some(0));
    assert_refused(&project, &["report", "2013-T1", "-o", "2013/bericht.json"], 2, BESIDE);
    assert_refused(&project, &["report", "2013-T1", "-o", "meldungen/bericht.json"], 2, BESIDE);
    assert_eq!(project.check().codes(), ["kein-formular"; 0]);
}

#[cfg(unix)]
#[test]
fn nothing_else_than_a_file_is_replaced() {
    use std::os::unix::net::UnixListener;
    let project = project();
    let path = |name: &str| project.path().join(name);
    let _socket = UnixListener::bind(path("buchse.json")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(path("leitung.json")).status();
    assert!(made.unwrap().success());
    symlink("leitung.json", path("verweis.json")).unwrap();
    symlink("weg.json", path("leer.json")).unwrap();
    symlink("kreis.json", path("kreis.json")).unwrap();
    symlink("weg.ics", path("leer.ics")).unwrap();
    fs::create_dir(path("formulare")).unwrap();
    symlink("weg", path("formulare/2013-T1-m.xlsx")).unwrap();
    let names = |folder: &str| {
        let mut names: Vec<_> = fs::read_dir(path(folder)).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = (names("."), names("formulare"));
    for (arguments, told) in [
        (&["report", "2013-T1", "-o", "buchse.json"][..], "ein Gerät oder eine Leitung"),
        (&["report", "2013-T1", "-o", "leitung.json"], "ein Gerät oder eine Leitung"),
        (&["report", "2013-T1", "-o", "verweis.json"], "ein Gerät oder eine Leitung"),
        (&["report", "2013-T1", "-o", "leer.json"], "ein Verweis, der ins Leere führt"),
        (&["report", "2013-T1", "-o", "kreis.json"], "kann nicht geschrieben werden"),
        (&["calendar", "-o", "leer.ics"], "ein Verweis, der ins Leere führt"),
        (&["collect", "2013-T1", "-o", "formulare"], "gibt es schon"),
        (&["collect", "2013-T1", "-o", "formulare", "--overwrite"], "ein Verweis, der ins Leere führt"),
    ] {
        let run = project.run(arguments);
        assert_eq!(run.code, Some(4), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(told), "{arguments:?} says {told}: {}", run.stderr);
        assert_eq!((names("."), names("formulare")), before, "{arguments:?}");
    }
}

#[test]
fn one_file_is_one_output() {
    let project = project().file("alt.json", "alt");
    fs::create_dir(project.path().join("neu")).unwrap();
    for (first, second) in [("a.json", "a.json"), ("neu/a.json", "neu/../neu/a.json"), ("alt.json", "./alt.json")] {
        assert_refused(&project, &["report", "2013-T1", "-o", first, "-o", second], 2, "zweimal als Ausgabe");
    }
}

#[test]
fn an_earlier_output_is_replaced() {
    let project = project().file("form.xlsx", form("x", 95));
    for _ in 0..2 {
        for arguments in [
            &["report", "2013-T1", "-o", "bericht.json", "-o", "bericht.csv"][..],
            &["calendar", "-o", "termine.ics"],
            &["collect", "2013-T1", "-o", "formulare", "--overwrite"],
        ] {
            let run = project.run(arguments);
            assert_eq!(run.code, Some(0), "{arguments:?}: {}", run.stderr);
        }
    }
    assert_eq!(temporary(project.path()), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_replaced_file_keeps_its_owner_where_the_user_may_give_it() {
    const SOMEBODY: u32 = 65_534;
    let project = project().file("bericht.json", "alt");
    let path = |name: &str| project.path().join(name);
    // Only the superuser may give files away; for others both stay their own.
    for file in ["bericht.json", ACTUALS] {
        let _ = std::os::unix::fs::chown(path(file), Some(SOMEBODY), Some(SOMEBODY));
    }
    let owner = |name: &str| fs::metadata(path(name)).map(|file| (file.uid(), file.gid(), file.mode())).unwrap();
    let before = (owner("bericht.json"), owner(ACTUALS));
    let project = project.file("form.xlsx", form("x", 95));
    assert_eq!(project.run(&["report", "2013-T1", "-o", "bericht.json"]).code, Some(0));
    assert_eq!(project.run(&["import", "form.xlsx", "--yes"]).code, Some(0));
    let owner =
        |name: &str| fs::metadata(project.path().join(name)).map(|file| (file.uid(), file.gid(), file.mode())).unwrap();
    assert_eq!((owner("bericht.json"), owner(ACTUALS)), before);
    assert!(fs::read_to_string(project.path().join(ACTUALS)).unwrap().contains("95"), "it was written");
}
