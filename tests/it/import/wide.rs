//! Tables with a column for each indicator or for each period.

use super::MATRIX;
use crate::support::book::book;
use crate::support::{Project, Run};

fn import(file: (&str, &[u8]), mapping: &str, arguments: &[&str]) -> (Project, Run) {
    let project = Project::new("").matrix(2013, "m", MATRIX).file(file.0, file.1).file("z.toml", mapping);
    let run = project.run(&[&["import", file.0, "--mapping", "z.toml", "--yes"], arguments].concat());
    (project, run)
}

const BY_INDICATOR: &str = "skip = [\"Summe\"]\n[columns]\nperiod = \"Stand\"\n[values]\n\"Besuche\" = \"m/x\"\nC = \"m/p\"\n\"Anteil\" = \"m/r\"\n\
    [periods]\n\"30.04.2013\" = \"2013-T1\"\n\"31.08.2013\" = \"2013-T2\"\n";

#[test]
fn a_column_may_be_an_indicator() {
    let table = "Stand;Besuche;Quote;Anteil;Fuß\n30.04.2013;98;77;2/3;\n31.8.2013;1.234,5;;k. A.;\nSumme;1;2;;\n";
    let (project, run) = import(("w.csv", table.as_bytes()), BY_INDICATOR, &[]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("5 neu, 0 geändert, 0 unverändert, 0 abgelehnt, 1 leer."), "{}", run.stdout);
    let first = project.report("2013-T1");
    first.row("m/x").assert("actual=98", "T1");
    first.row("m/p").assert("actual=77", "T1");
    project.report("2013-T2").row("m/x").assert("actual=1234.5", "T2");
    let written = std::fs::read_to_string(project.path().join("actuals/2013-T1/m.toml")).unwrap();
    assert!(written.contains("numerator   = 2") && written.contains("line = 2"), "{written}");
    // The same in a workbook, whose days are days.
    let cells = "A1 Stand\nB1 Besuche\nC1 Quote\nD1 Anteil\nA2 date 2013-04-30\nB2 number 98\nC2 number 77\nD2 2/3";
    let (project, run) = import(("w.xlsx", &book("W", cells)), BY_INDICATOR, &[]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    project.report("2013-T1").row("m/x").assert("actual=98", "a day in a cell");
    let written = std::fs::read_to_string(project.path().join("actuals/2013-T1/m.toml")).unwrap();
    assert!(written.contains("cell = \"B2\""), "{written}");
}

#[test]
fn without_a_column_of_periods_the_period_is_said() {
    let mapping = "matrix = \"m\"\n[values]\n\"Besuche\" = \"x\"\nQuote = \"p\"\n";
    let (project, run) = import(("w.csv", b"Besuche;Quote\n98;77\n"), mapping, &["--period", "2013-T1"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    project.report("2013-T1").row("m/p").assert("actual=77", "a row of values");
    // Two rows say each value twice.
    let (_, run) = import(("w.csv", b"Besuche;Quote\n98;77\n99;77\n"), mapping, &["--period", "2013-T1"]);
    assert!(run.code == Some(1) && run.stderr.contains("[zeile-doppelt]"), "{}", run.stderr);
}

#[test]
fn a_column_may_be_a_period() {
    let mapping = "matrix = \"m\"\n[columns]\nindicator = \"Kennzahl\"\n[periods]\n\"30.04.2013\" = \"2013-T1\"\n\"2. Tertial\" = \"T2 2013\"\n\"später\" = \"2013-T3\"\n";
    let table = "Kennzahl;30.04.2013;2. Tertial;Bemerkung\nx;98;99;ja\nP;77;;\n";
    let (project, run) = import(("w.csv", table.as_bytes()), mapping, &[]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("3 neu") && run.stdout.contains("1 leer"), "{}", run.stdout);
    project.report("2013-T1").row("m/x").assert("actual=98", "T1");
    project.report("2013-T2").row("m/x").assert("actual=99", "T2");
    // A short year is the one that the mapping names.
    let days = mapping.replace("2. Tertial", "31.08.2013");
    let (project, run) = import(("w.csv", "Kennzahl;30.04.2013;31.8.13\nx;98;150\n".as_bytes()), &days, &[]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    project.report("2013-T2").row("m/x").assert("actual=150", "a short year as a heading");
    let cells = "A1 Kennzahl\nB1 date 2013-04-30\nA2 x\nB2 number 98";
    let (project, run) = import(("w.xlsx", &book("W", cells)), mapping, &[]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    project.report("2013-T1").row("m/x").assert("actual=98", "a day as a heading");
    let (_, run) = import(("w.csv", b"Kennzahl;Mai\nx;98\n"), mapping, &[]);
    assert!(run.code == Some(1) && run.stderr.contains("[zuordnung-spalte-fehlt]"), "{}", run.stderr);
}

#[test]
fn nothing_of_a_wide_table_is_taken_for_something_else() {
    let quoted = |table: &str, mapping: &str| import(("w.csv", table.as_bytes()), mapping, &["--period", "2013-T1"]);
    for (table, code) in [
        // A row without its period, one of another, one of none.
        ("Stand;Besuche;Quote;Anteil\n;98;;\n", "zeile-ohne-schluessel"),
        ("Stand;Besuche;Quote;Anteil\n31.08.2013;98;;\n", "formular-anderer-zeitraum"),
        ("Stand;Besuche;Quote;Anteil\nMai 2013;98;;\n", "zeitraum-ungueltig"),
        ("Stand;Besuch;Quote;Anteil\n30.04.2013;98;;\n", "zuordnung-spalte-fehlt"),
        // The letter of a column that the table does not have.
        ("Stand;Besuche\n30.04.2013;98\n", "zuordnung-spalte-fehlt"),
        ("Stand;Besuche;Quote;Besuche;Anteil\n30.04.2013;98;;\n", "spalte-doppelt"),
    ] {
        let (project, run) = quoted(table, BY_INDICATOR);
        assert!(
            run.code == Some(1) && run.stderr.contains(&format!("[{code}]")),
            "{table}: {}{}",
            run.stdout,
            run.stderr
        );
        assert!(!project.path().join("actuals").exists(), "{table}");
    }
}

#[test]
fn contradictory_keys_are_refused_where_they_stand() {
    for (mapping, place) in [
        ("[columns]\nindicator = \"A\"\n[values]\nB = \"m/x\"\n", ":2:13"),
        ("[columns]\nvalue = \"A\"\n[values]\nB = \"m/x\"\n", ":2:9"),
        ("[columns]\ncomment = \"A\"\n[values]\nB = \"m/x\"\n", ":2:11"),
        ("[columns]\nindicator = \"A\"\nvalue = \"B\"\n[periods]\nB = \"2013-T1\"\n", ":3:9"),
        ("period = \"2013-T1\"\n[columns]\nindicator = \"A\"\n[periods]\nB = \"2013-T1\"\n", ":1:10"),
        ("[values]\nB = \"m/x\"\n[periods]\nB = \"2013-T1\"\n", ":4:5"),
        ("[values]\nB = \"m/x\"\n[indicators]\nB = \"m/x\"\n", ":2:5"),
    ] {
        let (_, run) = import(("w.csv", b"A;B\nx;98\n"), mapping, &[]);
        let found = run.stderr.contains("[zuordnung-widerspruch]") && run.stderr.contains(&format!("z.toml{place}"));
        assert!(run.code == Some(1) && found, "{mapping}: {}", run.stderr);
    }
}
