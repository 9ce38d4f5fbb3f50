//! What an import writes: only what changed, with where it was read, whole or not at all.

use std::fs;
use std::path::Path;

use super::{MATRIX, form};
use crate::support::Project;
use crate::support::book::book;

const ACTUALS: &str = "actuals/2013-T1/m.toml";

const OLD: &str = "# Meldung vom 6. Mai\nperiod = \"2013-T1\"\n\n[[actual]]\nindicator = \"x\"   # aus der Fachanwendung\nvalue     = 97\ncomment   = \"alt\"\n\n\
                   [[actual]]\nindicator = \"p\"\nvalue = 80.0\n\n# Ende\n";

fn project(rows: &str) -> Project {
    Project::new("").matrix(2013, "m", MATRIX).file(ACTUALS, OLD).file("form.xlsx", book("Ist 1", &form(rows)))
}

fn text(project: &Project, path: &str) -> String {
    fs::read_to_string(project.path().join(path)).unwrap_or_default()
}

/// The names in a folder, those of temporary files too.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn only_what_changed_is_touched() {
    let project = project("A5 m/x\nB5 number 98\nA6 m/p\nB6 number 80\nA7 m/r\nC7 number 1\nD7 number 4");
    let run = project.run(&["import", "form.xlsx", "--yes"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("1 neu, 1 geändert, 1 unverändert, 0 abgelehnt, 0 leer."), "{}", run.stdout);
    let written = text(&project, ACTUALS);
    let (before, sha) = written.split_once("sha256 = \"").unwrap();
    let (sha, after) = sha.split_at(64);
    assert!(sha.bytes().all(|digit| digit.is_ascii_hexdigit()), "{sha}");
    assert!(before.ends_with("value     = 98\ncomment   = \"alt\"\norigin    = { file = \"form.xlsx\", sheet = \"Ist 1\", cell = \"B5\", "), "{before}");
    assert!(before.starts_with(
        "# Meldung vom 6. Mai\nperiod = \"2013-T1\"\n\n[[actual]]\nindicator = \"x\"   # aus der Fachanwendung\n"
    ));
    assert!(after.contains("[[actual]]\nindicator = \"p\"\nvalue = 80.0\n\n[[actual]]\nindicator   = \"r\"\nnumerator   = 1\ndenominator = 4\n"), "{after}");
    assert!(after.contains("cell = \"C7:D7\"") && after.ends_with("\n\n# Ende\n"), "{after}");
    assert_eq!(project.check().errors(), [""; 0]);
    // Once more: nothing is new, and not a byte changes.
    let run = project.run(&["import", "form.xlsx", "--yes"]);
    assert!(run.stderr.contains("Es gibt nichts zu schreiben."), "{}", run.stderr);
    assert_eq!(text(&project, ACTUALS), written);
    let explained = project.run(&["explain", "m/x", "2013-T1"]).stdout;
    assert!(explained.contains("eingelesen aus form.xlsx, Blatt „Ist 1“, Zelle B5, am "), "{explained}");
}

#[test]
fn the_byte_order_mark_of_a_windows_editor_stays() {
    let old = format!("\u{feff}{}", OLD.replace('\n', "\r\n"));
    let project = project("A5 m/x\nB5 number 98").file(ACTUALS, &old);
    let run = project.run(&["import", "form.xlsx", "--yes"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let written = text(&project, ACTUALS);
    let origin = written.lines().find(|line| line.starts_with("origin")).unwrap();
    assert_eq!(written.replace(&format!("{origin}\r\n"), "").replace("= 98", "= 97"), old);
}

#[test]
fn an_empty_cell_changes_nothing_and_a_comment_alone_is_a_change() {
    let project = project("A5 m/x\nE5 neu\nF5 number 99\nA6 m/p\nG6 entfällt\nE6 Grund\nA7 m/c");
    let run = project.run(&["import", "form.xlsx", "--yes", "--width", "80"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("0 neu, 2 geändert, 0 unverändert, 0 abgelehnt, 1 leer."), "{}", run.stdout);
    let written = text(&project, ACTUALS);
    assert!(written.contains("value     = 97\nforecast  = 99\ncomment   = \"neu\"\n"), "{written}");
    assert!(
        written.contains("indicator = \"p\"\nstate     = \"not-applicable\"\ncomment   = \"Grund\"\n"),
        "{written}"
    );
    assert!(run.stdout.lines().all(|line| line.chars().count() <= 80), "{}", run.stdout);
}

#[test]
fn nothing_is_written_without_a_yes() {
    let project = project("A5 m/x\nB5 number 98");
    for (arguments, code, says) in [
        (&["import", "form.xlsx"] as &[&str], 2, "Mit --yes wird geschrieben"),
        (&["import", "form.xlsx", "--dry-run"], 0, "Nichts wurde geschrieben."),
        (&["import", "form.xlsx", "--yes", "--period", "2013-T2"], 1, "[formular-anderer-zeitraum]"),
        (&["import", "form.xlsx", "--yes", "--period", "2013"], 2, "kein Zeitraum"),
    ] {
        let run = project.run(arguments);
        assert_eq!(run.code, Some(code), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{arguments:?}: {}", run.stderr);
        assert_eq!(text(&project, ACTUALS), OLD);
    }
    let broken = project.file("matrices/2013/n.toml", "title = ");
    let run = broken.run(&["import", "form.xlsx", "--yes"]);
    assert_eq!((run.code, text(&broken, ACTUALS).as_str()), (Some(1), OLD), "{}", run.stderr);
}

#[test]
fn a_value_is_changed_where_it_stands() {
    let both = "[[actual]]\nindicator = \"m/x\"\nvalue = 97\n\n[[actual]]\nindicator = \"n/x\"\nvalue = 1\n";
    let project = Project::new("")
        .matrix(2013, "m", MATRIX)
        .matrix(2013, "n", MATRIX)
        .file("actuals/2013-T1/alle.toml", both)
        .file("actuals/2013-T1/tabelle.csv", "Indikator;Matrix;Ist\np;m;80\n")
        .file("form.xlsx", book("Ist", &form("A5 m/x\nB5 number 98\nA6 m/p\nB6 number 81\nA7 n/c\nB7 rot\nE7 warum")));
    let run = project.run(&["import", "form.xlsx", "--yes"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("[wert-steht-woanders]") && run.stderr.contains("tabelle.csv:2:5"), "{}", run.stderr);
    assert!(
        text(&project, "actuals/2013-T1/alle.toml")
            .starts_with("[[actual]]\nindicator = \"m/x\"\nvalue = 98\norigin    = ")
    );
    assert!(
        text(&project, "actuals/2013-T1/n.toml")
            .starts_with("period = \"2013-T1\"\nmatrix = \"n\"\n\n[[actual]]\nindicator = \"c\"\n")
    );
    assert_eq!(names(&project.path().join("actuals/2013-T1")), ["alle.toml", "n.toml", "tabelle.csv"]);
}

#[test]
fn a_file_that_cannot_be_kept_as_it_is_stops_the_import() {
    let project = project("A5 m/x\nB5 number 98");
    let huge = "[[actual]]\nindicator = \"x\"\nvalue = 12345678901234567890123\n";
    let project = project.file(ACTUALS, huge);
    let run = project.run(&["import", "form.xlsx", "--yes"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("m.toml“ kann nicht so geändert werden"), "{}", run.stderr);
    assert_eq!(text(&project, ACTUALS), huge);
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_written_leaves_all_files_whole() {
    use std::os::unix::fs::PermissionsExt;
    let project = project("A5 m/x\nB5 number 98");
    let folder = project.path().join("actuals/2013-T1");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let writable = fs::write(folder.join("probe"), "").is_ok();
    let run = project.run(&["import", "form.xlsx", "--yes"]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    // The superuser may write everywhere.
    if !writable {
        assert_eq!((run.code, text(&project, ACTUALS).as_str()), (Some(4), OLD), "{}", run.stderr);
        assert_eq!(names(&folder), ["m.toml"]);
    }
}

#[test]
fn a_return_marks_what_was_refused_and_can_be_imported_again() {
    let project = project("A5 m/x\nB5 rd. 300\nE5 =1+1\nA6 m/p\nB6 number 81\nA7 m/d\nI7 number 41517\nB7 –");
    let run = project.run(&["import", "form.xlsx", "--annotate", "zurueck", "--yes"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let path = project.path().join("zurueck/form.xlsx");
    let mut archive = zip::ZipArchive::new(fs::File::open(&path).unwrap()).unwrap();
    let mut part = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    let notes = part("xl/comments1.xml");
    assert!(notes.contains("ref=\"B5\"") && notes.contains("ref=\"I7\"") && !notes.contains("ref=\"B6\""), "{notes}");
    assert!(notes.contains("„rd. 300“ ist keine eindeutige Zahl"), "{notes}");
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && sheet.contains("<sheetProtection") && sheet.contains("hidden=\"1\""), "{sheet}");
    assert!(part("xl/workbook.xml").contains("name=\"Rückfragen\""));
    // It says the same again.
    let again = project.run(&["import", "zurueck/form.xlsx", "--dry-run"]);
    assert!(again.stdout.contains("0 neu, 0 geändert, 1 unverändert, 2 abgelehnt, 0 leer."), "{}", again.stdout);
    assert_eq!(again.stderr.matches("Fehler[ist-unlesbar]").count(), 2, "{}", again.stderr);
    let bytes = fs::read(&path).unwrap();
    let same = project.run(&["import", "form.xlsx", "--annotate", "zurueck"]);
    assert_eq!(same.code, Some(1), "{}", same.stderr);
    assert!(!same.stderr.contains("zurueck/form.xlsx"), "{}", same.stderr);
    assert_eq!(fs::read(&path).unwrap(), bytes);
    // Another one in its place is never written over.
    fs::write(&path, b"vom Amt bearbeitet").unwrap();
    let refused = project.run(&["import", "form.xlsx", "--annotate", "zurueck"]);
    assert_eq!(fs::read(&path).unwrap(), b"vom Amt bearbeitet");
    assert_eq!(refused.code, Some(2), "{}", refused.stderr);
    assert!(refused.stderr.contains("gibt es schon"), "{}", refused.stderr);
    // A table comes back as a workbook.
    let table = project.file("werte.csv", "Indikator;Ist\nm/x;rd. 300\n");
    table.run(&["import", "werte.csv", "--period", "2013-T1", "--annotate", "tabelle"]);
    let again = table.run(&["import", "tabelle/werte.xlsx", "--period", "2013-T1"]);
    assert!(again.stderr.contains("„rd. 300“"), "{}", again.stderr);
}

/// What the departments see and Excel does in the form is there in its return, and what is asked stands beside the row.
#[test]
fn a_return_of_a_form_is_the_form_with_questions() {
    let project = Project::new("").matrix(2013, "m", MATRIX);
    assert_eq!(project.run(&["collect", "2013-T1", "-o", "formulare"]).code, Some(0));
    let part = |path: &str, name: &str| {
        let file = fs::File::open(project.path().join(path)).unwrap();
        let mut archive = zip::ZipArchive::new(file).unwrap();
        std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
    };
    let form = "formulare/2013-T1-m.xlsx";
    let sheet = part(form, "xl/worksheets/sheet1.xml");
    // The first cell that takes a number without a decimal mark, filled in with a remark.
    let number = sheet.find("type=\"decimal\"").unwrap();
    let cell = sheet[number..].split("sqref=\"").nth(1).unwrap().split(['"', ':', ' ']).next().unwrap().to_owned();
    let style = sheet.split(&format!("<c r=\"{cell}\" s=\"")).nth(1).unwrap().split('"').next().unwrap();
    let empty = format!("<c r=\"{cell}\" s=\"{style}\"/>");
    let filled = format!("<c r=\"{cell}\" s=\"{style}\" t=\"str\"><v>rd. 300</v></c>");
    assert!(sheet.contains(&empty), "{cell}");
    let mut archive = zip::ZipArchive::new(fs::File::open(project.path().join(form)).unwrap()).unwrap();
    let mut changed = zip::ZipWriter::new(fs::File::create(project.path().join("form.xlsx")).unwrap());
    for name in archive.file_names().map(|name| name.unwrap().into_owned()).collect::<Vec<_>>() {
        let text = std::io::read_to_string(archive.by_name(&name).unwrap()).unwrap();
        changed.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut changed, text.replace(&empty, &filled).as_bytes()).unwrap();
    }
    changed.finish().unwrap();
    let run = project.run(&["import", "form.xlsx", "--annotate", "zurueck", "--yes"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let back = part("zurueck/form.xlsx", "xl/worksheets/sheet1.xml");
    let between = |text: &str, from: &str, to: &str| {
        let start = text.find(from).unwrap_or_else(|| panic!("{from} in {text}"));
        text[start..start + text[start..].find(to).unwrap()].to_owned()
    };
    for (from, to) in [
        ("<dataValidations", "</dataValidations>"),
        ("<sheetProtection", "/>"),
        ("<pageSetup", "/>"),
        ("<pane ", "/>"),
        ("<headerFooter>", "</headerFooter>"),
    ] {
        assert_eq!(between(&back, from, to), between(&sheet, from, to));
    }
    let width = |text: &str| between(text, "<cols>", "</cols>").split("width=\"").nth(2).unwrap()[..5].to_owned();
    assert_eq!(width(&back), width(&sheet));
    let words = part("zurueck/form.xlsx", "xl/sharedStrings.xml");
    assert!(words.contains("▲ Rückfrage") && words.contains(": „rd. 300“ ist keine eindeutige Zahl."), "{words}");
    // A second return has its questions once.
    let again = project.run(&["import", "zurueck/form.xlsx", "--annotate", "nochmals", "--yes"]);
    assert_eq!(again.stderr.matches("Fehler[").count(), 1, "{}", again.stderr);
    assert_eq!(part("nochmals/form.xlsx", "xl/worksheets/sheet1.xml"), back);
}

#[test]
fn a_return_of_a_form_is_as_high_as_its_visible_texts() {
    let project = Project::new("").matrix(2013, "soziales-wohnen", MATRIX);
    assert_eq!(project.run(&["collect", "2013-T1", "-o", "formulare"]).code, Some(0));
    let form = "formulare/2013-T1-soziales-wohnen.xlsx";
    let run = project.run(&["import", form, "--period", "2013-T2", "--annotate", "zurueck"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let file = fs::File::open(project.path().join("zurueck/2013-T1-soziales-wohnen.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let sheet = std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    let heights: Vec<f64> =
        sheet.split(" ht=\"").skip(1).map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect();
    // Fields look as in the form: only what is asked about is yellow.
    let styles = std::io::read_to_string(archive.by_name("xl/styles.xml").unwrap()).unwrap();
    assert!(styles.contains("rgb=\"FFE9F9FA\"") && !styles.contains("rgb=\"FFFFF8E1\""), "{styles}");
    // Names of two or three lines; the hidden column of keys is 0 wide and needs no room.
    assert!(!heights.is_empty() && heights.iter().all(|height| *height <= 60.0), "{heights:?}");
}

#[test]
fn a_lone_part_of_a_ratio_is_named_as_the_form_names_it() {
    let run = project("A5 m/r\nC5 number 1").run(&["import", "form.xlsx", "--dry-run"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("zum Zähler fehlt der Nenner (`denominator`)"), "{}", run.stderr);
    let run = project("A5 m/r\nD5 number 4").run(&["import", "form.xlsx", "--dry-run"]);
    assert!(run.stderr.contains("zum Nenner fehlt der Zähler (`numerator`)"), "{}", run.stderr);
}

#[test]
fn without_a_terminal_no_value_is_written_and_returns_are() {
    let project = project("A5 m/x\nB5 rd. 300\nA6 m/p\nB6 number 81");
    let run = project.run(&["import", "form.xlsx", "--annotate", "zurueck"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("Geschrieben: zurueck/form.xlsx\nKein Wert wurde geschrieben:"), "{}", run.stderr);
    assert_eq!(text(&project, ACTUALS), OLD);
}

/// Who filled a form in stays with the origin of its values, and is explained with it; a form without these cells is read.
#[test]
fn who_filled_a_form_in_is_kept_with_the_origin() {
    let cells = "A1 zielmatrix-formular 1\nA2 2013-T1\nA3 zielmatrix-ausgefuellt-von\nF3 M.  Beispiel\nA4 zielmatrix-kontakt\n\
                 F4 number 0521123\nA5 zielmatrix-datum\nF5 date 2013-05-09\nA6 zielmatrix-spalten\nB6 value\nF6 action\n\
                 A8 m/x\nB8 number 98";
    let project = Project::new("").matrix(2013, "m", MATRIX).file("form.xlsx", book("Ist", cells));
    let run = project.run(&["import", "form.xlsx", "--yes"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let written = text(&project, ACTUALS);
    assert!(
        written.contains("filled_by = \"M. Beispiel\", contact = \"521123\", filled_on = 2013-05-09 }"),
        "{written}"
    );
    assert_eq!(project.run(&["check"]).code, Some(0));
    let explained = project.run(&["explain", "m/x", "2013-T1"]).stdout;
    let explained = explained.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(explained.contains("ausgefüllt von M. Beispiel (521123) am 09.05.2013"), "{explained}");
}
