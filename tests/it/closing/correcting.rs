//! `correct` as users run it: files keep what nobody asked about, and nothing is written by halves.

use std::fs;

use super::{close, correct, corrected, edit, read};
use crate::support::{Project, indicator};

const LEVEL: &str = "unit = \"Fälle\"\nkind = \"level\"\ntarget = { at_least = 100 }";
const RECORD: &str = "closed/2013-T1-corrections.toml";

fn project() -> Project {
    indicator("level", LEVEL).actual("2013-T1", "value = 98").project()
}

#[test]
fn the_file_keeps_everything_else() {
    let text = "# Oben\r\nperiod = \"2013-T1\"\r\n\r\n[[actual]]   # der eine\r\nindicator = \"x\"\r\nvalue     = 98.0  # gezählt\r\n\
                comment   = \"Ä\"\r\n";
    let project = indicator("level", LEVEL).project().file("actuals/2013-T1/m.toml", format!("\u{feff}{text}"));
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--value", "101,5"]);
    assert_eq!(read(&project, "actuals/2013-T1/m.toml"), format!("\u{feff}{}", text.replace("98.0", "101.5")));
    let record = read(&project, RECORD);
    let table = "\n[[correction]]\nindicator = \"m/x\"\nold       = { value = 98.0 }\nnew       = { value = 101.5 }\n\
                 reason    = \"Zählfehler\"\ndate      = 2013-06-20\n";
    assert!(record.starts_with("# Berichtigungen") && record.ends_with(table), "{record}");
}

#[test]
fn a_record_with_windows_line_ends_keeps_them() {
    let project = project();
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--value", "101"]);
    edit(&project, RECORD, "\n", "\r\n");
    corrected(&project, "2013-T1", &["--value", "102"]);
    let record = read(&project, RECORD);
    assert_eq!(record.matches('\n').count(), record.matches("\r\n").count(), "{record:?}");
    assert_eq!(record.matches("[[correction]]").count(), 2);
}

#[test]
fn a_cell_of_a_table_is_changed_and_nothing_else() {
    let rows = "Indikator;Ist;Zähler;Nenner;Erläuterung\r\n\"x\";97,5;;;\"Zeile; mit \"\"Zeichen\"\"\"\r\n";
    for (bytes, from, to) in [
        (rows.as_bytes().to_vec(), "97,5", "101,25"),
        (format!("\u{feff}{rows}").into_bytes(), "97,5", "101,25"),
        (rows.replace(';', ",").replace("97,5", "97.5").into_bytes(), "97.5", "101.25"),
        (encoded(rows), "97,5", "101,25"),
    ] {
        let project = indicator("table", LEVEL).project().file("actuals/2013-T1/m.csv", &bytes);
        close(&project, "2013-T1");
        corrected(&project, "2013-T1", &["--value", "101,25"]);
        let changed = fs::read(project.path().join("actuals/2013-T1/m.csv")).unwrap();
        let position = bytes.windows(from.len()).position(|window| window == from.as_bytes()).unwrap();
        let expected = [&bytes[..position], to.as_bytes(), &bytes[position + from.len()..]].concat();
        assert_eq!(changed, expected, "{}", String::from_utf8_lossy(&changed));
        project.report("2013-T1").row("m/x").assert("actual=97.5 corrections.0.new.value=101.25", "table");
    }
}

/// Windows-1252, whose letters here are those of Latin-1.
fn encoded(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect()
}

#[test]
fn the_parts_of_a_ratio_and_a_state_stand_in_cells_of_their_own() {
    let ratio = "kind = \"ratio\"\nscale = 100\ntarget = { at_least = 24 }";
    let rows = "Indikator;Zähler;Nenner;Zustand\nx;12;48;\n";
    let project = indicator("ratio", ratio).project().file("actuals/2013-T1/m.csv", rows);
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--numerator", "13", "--denominator", "50"]);
    assert_eq!(read(&project, "actuals/2013-T1/m.csv"), "Indikator;Zähler;Nenner;Zustand\nx;13;50;\n");
    // An empty cell says nothing that could be changed in place.
    let run = correct(&project, "2013-T1", &["--state", "suppressed"]);
    assert_eq!(run.code, Some(1), "{}", run.stdout);
    assert!(run.stderr.contains("von Hand") && run.stderr.contains("actuals/2013-T1/m.csv:2"), "{}", run.stderr);
    edit(&project, "actuals/2013-T1/m.csv", "13;50;", ";;suppressed");
    corrected(&project, "2013-T1", &["--state", "suppressed"]);
    assert_eq!(read(&project, RECORD).matches("[[correction]]").count(), 2);
}

#[test]
fn a_value_that_was_changed_by_hand_is_only_recorded() {
    let project = project();
    close(&project, "2013-T1");
    edit(&project, "actuals/2013-T1/m.toml", "98", "101   # neu gezählt");
    assert_eq!(project.check().errors(), ["abschluss-wert-geaendert"]);
    let run = correct(&project, "2013-T1", &["--value", "102"]);
    assert_eq!(run.code, Some(2), "neither the old nor the new value");
    assert!(!project.path().join(RECORD).exists());
    corrected(&project, "2013-T1", &["--value", "101"]);
    assert!(read(&project, "actuals/2013-T1/m.toml").contains("101   # neu gezählt"));
    assert_eq!(project.check().errors(), [""; 0]);
}

#[test]
fn what_cannot_be_corrected_is_refused_and_nothing_written() {
    let project = project();
    close(&project, "2013-T1");
    let before = read(&project, "actuals/2013-T1/m.toml");
    for (options, code, message) in [
        (vec!["--value", "1.234"], 2, "mehrdeutig"),
        (vec!["--value", "ca. 100"], 2, "keine eindeutige Zahl"),
        (vec!["--numerator", "1", "--denominator", "3"], 2, "ist-falsches-feld"),
        (vec!["--value", "98"], 2, "nichts zu berichtigen"),
        (vec!["--value", "101", "--state", "missing"], 2, "ist-mit-zustand"),
        (vec!["--state", "weg"], 2, "unbekanntes-wort"),
        (vec!["--value", "101", "--area", "mitte"], 2, "Gebiet „mitte“"),
        (vec![], 2, "der neue Wert fehlt"),
    ] {
        let run = correct(&project, "2013-T1", &options);
        assert_eq!(run.code, Some(code), "{options:?}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains(message), "{options:?}: {}", run.stderr);
        assert_eq!(read(&project, "actuals/2013-T1/m.toml"), before, "{options:?}");
        assert!(!project.path().join(RECORD).exists(), "{options:?}");
    }
    for (arguments, message) in [
        (["correct", "m/x", "2013-T2", "--value", "1", "--reason", "R"], "nicht abgeschlossen"),
        (["correct", "m/y", "2013-T1", "--value", "1", "--reason", "R"], "m/y"),
        (["correct", "m/x", "2013-T1", "--value", "1", "--reason", " "], "--reason ist leer"),
    ] {
        let run = project.run(&arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(message), "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn a_correction_is_not_provisional() {
    let project = project();
    close(&project, "2013-T1");
    for value in ["101 p", "101 (v)", "101 vorläufig"] {
        let run = correct(&project, "2013-T1", &["--value", value]);
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        assert!(run.stderr.contains("eine Berichtigung ist nicht vorläufig"), "{}", run.stderr);
    }
    assert!(read(&project, "actuals/2013-T1/m.toml").contains("98"));
}

#[test]
fn an_error_elsewhere_keeps_a_correction_from_being_written() {
    let project = project().file("actuals/2013-T2/m.toml", "[[actual]]\nindicator = \"x\"\nvalue = 99\n");
    close(&project, "2013-T1");
    close(&project, "2013-T2");
    edit(&project, "actuals/2013-T2/m.toml", "99", "97");
    let before = read(&project, "actuals/2013-T1/m.toml");
    let run = correct(&project, "2013-T1", &["--value", "101"]);
    assert_eq!(run.code, Some(1), "{}", run.stdout);
    assert!(run.stderr.contains("abschluss-wert-geaendert") && run.stderr.contains("Nichts wurde geschrieben"));
    assert_eq!(read(&project, "actuals/2013-T1/m.toml"), before);
    assert!(!project.path().join(RECORD).exists());
}

#[test]
fn the_origin_of_a_corrected_value_goes() {
    let project = project();
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--value", "101"]);
    assert!(!read(&project, "actuals/2013-T1/m.toml").contains("origin"));
}

#[test]
#[cfg(unix)]
fn a_record_that_cannot_be_written_leaves_the_value() {
    use std::os::unix::fs::PermissionsExt;
    let project = project();
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--value", "101"]);
    let record = project.path().join(RECORD);
    fs::set_permissions(&record, fs::Permissions::from_mode(0o444)).unwrap();
    let run = correct(&project, "2013-T1", &["--value", "102"]);
    assert_eq!(run.code, Some(4), "{}{}", run.stdout, run.stderr);
    assert!(read(&project, "actuals/2013-T1/m.toml").contains("value = 101"));
    assert_eq!(project.check().errors(), [""; 0]);
}
