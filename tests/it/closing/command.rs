//! `close` as users run it.

use std::fs;

use super::{CLOSED_ON, edit, read};
use crate::support::{Project, indicator};

fn project() -> Project {
    let keys =
        "unit = \"Besuche\"\nkind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = { T1 = 120, T2 = 280 }";
    indicator("visits", keys).actual("2013-T1", "value = 98\nforecast = 420").actual("2013-T2", "value = 259").project()
}

#[test]
fn closing_says_what_was_frozen() {
    let project = project();
    let run = project.run(&["close", "2013-T1", "--today", CLOSED_ON]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let text = read(&project, "closed/2013-T1.toml");
    let digest = text.lines().find_map(|line| line.strip_prefix("digest    = \"")).unwrap().trim_end_matches('"');
    assert_eq!(
        run.stdout,
        format!(
            "1. Tertial 2013: abgeschlossen am 14.05.2013.\n1 Indikator oder Zeile: ▼ 1 rot\nGeschrieben: closed/2013-T1.toml\n\
             Prüfsumme: {digest}\nNehmen Sie die Datei in die Versionsverwaltung auf.\n"
        )
    );
    let table = "[[indicator]]\nid        = \"m/x\"\nkind      = \"cumulative\"\nunit      = \"Besuche\"\n\
                 target    = { at_least = 450 }\ninterim   = { T1 = 120, T2 = 280 }\n\
                 tolerance = { green = \"5 %\", yellow = \"10 %\" }\nreport    = { value = 98, forecast = 420 }\n\
                 expected  = { value = 120, rule = \"interim\" }\nactual    = { value = 98 }\nstatus    = \"red\"\n";
    assert!(text.ends_with(table), "{text}");
    assert!(text.contains("closed_on = 2013-05-14\n") && text.contains("schema    = \"zielmatrix/snapshot/1\"\n"));
}

#[test]
fn what_is_missing_is_named() {
    let project = indicator("missing", "kind = \"level\"\ntarget = { at_least = 3 }").project();
    let run = project.run(&["close", "2013-T1", "--today", CLOSED_ON]);
    assert!(run.stdout.contains("Ohne Wert abgeschlossen"), "{}", run.stdout);
    assert!(run.stdout.contains("  m/x  X\n"), "{}", run.stdout);
}

#[test]
fn what_cannot_be_closed_is_refused_and_nothing_written() {
    let project = project();
    for (arguments, code, message) in [
        (["2013-T1", "--today", "2013-04-30"], 2, "läuft noch bis zum 30.04.2013"),
        (["2013-T4", "--today", CLOSED_ON], 2, "kein Zeitraum"),
        (["2011-T1", "--today", CLOSED_ON], 2, "keine Matrizen"),
    ] {
        let run = project.run(&[&["close"], arguments.as_slice()].concat());
        assert_eq!(run.code, Some(code), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(message), "{arguments:?}: {}", run.stderr);
        assert!(!project.path().join("closed").exists(), "{arguments:?}");
    }
    edit(&project, "actuals/2013-T2/m.toml", "259", "\"viele\"");
    let run = project.run(&["close", "2013-T1", "--today", CLOSED_ON]);
    assert_eq!(run.code, Some(1), "an error anywhere: {}", run.stderr);
    assert!(run.stderr.contains("ist-unlesbar") && !project.path().join("closed").exists());
}

#[test]
fn a_period_is_closed_once() {
    let project = project();
    super::close(&project, "2013-T1");
    let text = read(&project, "closed/2013-T1.toml");
    let run = project.run(&["close", "2013-T1", "--today", "2030-01-02"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("seit dem 01.01.2030 abgeschlossen"), "{}", run.stderr);
    assert_eq!(read(&project, "closed/2013-T1.toml"), text);
}

#[test]
fn nothing_is_collected_for_a_closed_period() {
    let project = project();
    super::close(&project, "2013-T1");
    let run = project.run(&["collect", "2013-T1", "-o", "forms"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("abgeschlossen"), "{}", run.stderr);
    assert!(!project.path().join("forms").exists());
    assert_eq!(project.run(&["collect", "2013-T2", "-o", "forms"]).code, Some(0));
}

#[test]
fn an_earlier_open_period_is_a_warning() {
    let project = project();
    let run = project.run(&["close", "2013-T2", "--today", "2013-09-10"]);
    assert_eq!(run.code, Some(0));
    assert!(run.stderr.contains("noch offen") && run.stderr.contains("2013-T1"), "{}", run.stderr);
    // The first Tertial may still be closed, and changes nothing of the second.
    super::close(&project, "2013-T1");
    assert_eq!(project.check().errors(), [""; 0]);
}

#[test]
fn the_folder_can_be_named() {
    let keys = "kind = \"level\"\ntarget = { at_least = 3 }";
    let project = indicator("folder", keys).settings("closed = \"abschluss/fest\"\n").project();
    super::close(&project, "2013-T1");
    assert!(project.path().join("abschluss/fest/2013-T1.toml").is_file());
    fs::write(project.path().join("abschluss/fest/notiz.txt"), "x").unwrap();
    assert!(project.check().codes().contains(&"datei-uebergangen"));
    fs::write(project.path().join("abschluss/fest/T1.toml"), "schema = \"x\"\n").unwrap();
    assert!(project.check().errors().contains(&"zeitraum-ungueltig"));
}

#[test]
fn english_projects_get_english_words() {
    let keys = "kind = \"level\"\ntarget = { at_least = 3 }";
    let project = indicator("english", keys).settings("language = \"en\"\n").actual("2013-T1", "value = 4").project();
    let run = project.run(&["close", "2013-T1", "--today", CLOSED_ON]);
    assert!(
        run.stdout.starts_with("Tertial 1 of 2013 was closed on 14 May 2013.\n1 indicator or line: ● 1 green\n"),
        "{}",
        run.stdout
    );
    assert!(read(&project, "closed/2013-T1.toml").starts_with("# The closed period 2013-T1"));
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_written_leaves_nothing() {
    let project = project();
    fs::write(project.path().join("closed"), "a file where a folder should be").unwrap();
    let run = project.run(&["close", "2013-T1", "--today", CLOSED_ON]);
    assert_ne!(run.code, Some(0));
    assert_eq!(read(&project, "closed"), "a file where a folder should be");
}
