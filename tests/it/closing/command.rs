//! `close` as users run it.

use std::fs;

use zielmatrix::digest;

use super::{CLOSED_ON, close, edit, part_of, read};
use crate::support::{Project, indicator};

fn project() -> Project {
    let keys =
        "unit = \"Besuche\"\nkind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = { T1 = 120, T2 = 280 }";
    indicator("visits", keys).actual("2013-T1", "value = 98\nforecast = 420").actual("2013-T2", "value = 259").project()
}

#[test]
fn closing_shows_what_it_freezes_and_says_what_was_written() {
    let project = project();
    let run = project.run(&["close", "2013-T1", "--today", CLOSED_ON, "--yes", "--by", "Erika-Muster"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let seal = read(&project, "closed/2013-T1.toml");
    let digest = seal.lines().find_map(|line| line.strip_prefix("digest    = \"")).unwrap().trim_end_matches('"');
    assert_eq!(
        run.stdout,
        format!(
            "1. Tertial 2013 (2013-T1), Stichtag 30.04.2013. Abgeschlossen wird:\nIndikatoren: 1 (● 0 grün, ◆ 0 gelb, ▼ 1 rot)\n  \
             ▼ m/x  X: 98 Besuche, rot\nDazu gibt es 1 Warnung.\nEs schließt ab: Erika-Muster\n\
             1. Tertial 2013: abgeschlossen am 14.05.2013 von Erika-Muster.\n\
             Geschrieben: closed/2013-T1.toml und die Teile in closed/2013-T1/\nPrüfsumme: {digest}\n\
             Nehmen Sie beides in die Versionsverwaltung auf. Was noch gemeldet wird, ist eine Berichtigung (`zielmatrix correct`).\n"
        )
    );
    let text = part_of(&project, "2013-T1");
    let keys = [
        ("id", "\"m/x\""),
        ("name", "\"X\""),
        ("kind", "\"cumulative\""),
        ("unit", "\"Besuche\""),
        ("target", "{ at_least = 450 }"),
        ("interim", "{ T1 = 120, T2 = 280 }"),
        ("tolerance", "{ green = \"5 %\", yellow = \"10 %\" }"),
        ("report", "{ value = 98, forecast = 420 }"),
        ("comment_missing", "true"),
        ("expected", "{ value = 120, rule = \"interim\" }"),
        ("actual", "{ value = 98 }"),
        ("status", "\"red\""),
    ];
    let lines: Vec<String> = keys.iter().map(|(key, value)| format!("{key:15} = {value}")).collect();
    let table = format!("[[indicator]]\n{}\n", lines.join("\n"));
    assert!(text.ends_with(&table), "{text}");
    assert!(
        text.contains("title      = \"M\"\n")
            && text.contains("[[goal]]\nid         = \"g\"\ntitle      = \"G\"\nindicators = [\"x\"]\n"),
        "{text}"
    );
    assert!(seal.contains("closed_on = 2013-05-14\nclosed_by = \"Erika-Muster\"\n"), "{seal}");
    assert!(seal.contains("schema    = \"zielmatrix/snapshot/2\"\n") && !seal.contains("before"), "{seal}");
    let line = format!("[[part]]\nmatrix = \"m\"\nfile   = \"2013-T1/m.toml\"\nsha256 = \"{}\"\n", digest::part(&text));
    assert!(seal.ends_with(&line), "{seal}");
    project.report("2013-T1").assert("closed.on=2013-05-14 closed.by=Erika-Muster", "report");
}

/// An auditor needs no program: these are what `grep -v '^digest'` and `sha256sum` say.
#[test]
#[cfg(target_os = "linux")]
fn common_tools_verify_a_snapshot() {
    let project = project();
    close(&project, "2013-T1");
    let command = "set -e; grep -v '^digest' closed/2013-T1.toml | sha256sum | cut -d' ' -f1 | grep -qf - closed/2013-T1.toml; \
                   cd closed; sha256sum 2013-T1/m.toml | cut -d' ' -f1 | grep -qf - 2013-T1.toml";
    let status = std::process::Command::new("sh").args(["-c", command]).current_dir(project.path()).status().unwrap();
    assert!(status.success());
}

#[test]
fn values_that_are_due_and_missing_are_named_and_need_a_word() {
    let keys = "kind = \"level\"\ntarget = { at_least = 3 }";
    let project = indicator("missing", keys).project();
    let run = project.run(&["close", "2013-T1", "--today", CLOSED_ON, "--yes"]);
    assert_eq!(run.code, Some(1), "{}", run.stdout);
    assert!(run.stdout.contains("Fällig und nicht gemeldet:\n  m/x  X\n"), "{}", run.stdout);
    assert!(run.stderr.contains("1 fälliger Wert") && run.stderr.contains("--with-missing"), "{}", run.stderr);
    assert!(!project.path().join("closed").exists());
    let run = project.run(&["close", "2013-T1", "--today", CLOSED_ON, "--yes", "--with-missing"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    project.report("2013-T1").row("m/x").assert("status=missing", "closed without");

    // That there is none, with a reason, is an answer.
    let stated = indicator("stated", keys).actual("2013-T1", "state = \"missing\"\ncomment = \"Ausfall\"").project();
    let run = stated.run(&["close", "2013-T1", "--today", CLOSED_ON, "--yes"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("Als fehlend gemeldet, mit Begründung:\n  m/x  X\n"), "{}", run.stdout);
}

#[test]
fn a_value_of_nobody_keeps_a_period_open() {
    let table = "[[actual]]\nindicator = \"xx\"\nvalue = 98\n";
    let keys = "kind = \"level\"\ntarget = { at_least = 3 }\nreport_in = [\"T2\"]";
    let project = indicator("unknown", keys).project().actuals("2013-T1", "m.toml", table);
    for more in [vec![], vec!["--with-missing"]] {
        let arguments = [vec!["close", "2013-T1", "--today", CLOSED_ON, "--yes"], more].concat();
        let run = project.run(&arguments);
        assert_eq!(run.code, Some(1), "{}", run.stderr);
        assert!(run.stderr.contains("indikator-unbekannt"), "{}", run.stderr);
        assert!(run.stderr.contains("keinem Indikator gehören (actuals/2013-T1/m.toml:2)"), "{}", run.stderr);
        assert!(!project.path().join("closed").exists());
    }
    // One of another period is not frozen here.
    let other = indicator("other", keys).project().actuals("2013-T2", "m.toml", table);
    assert_eq!(other.run(&["close", "2013-T1", "--today", CLOSED_ON, "--yes"]).code, Some(0));
}

#[test]
fn nobody_to_ask_and_a_dry_run_write_nothing() {
    let project = project();
    let run = project.run(&["close", "2013-T1", "--today", CLOSED_ON]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert!(run.stderr.contains("--yes") && run.stdout.contains("m/x  X: 98 Besuche, rot"), "{}", run.stderr);
    let dry = ["close", "2013-T1", "--dry-run", "--today"];
    for (today, code) in [(CLOSED_ON, 0), ("2013-04-30", 1)] {
        let run = project.run(&[dry.as_slice(), &[today]].concat());
        assert_eq!(run.code, Some(code), "ends as the run would: {}", run.stderr);
    }
    let missing = indicator("missing", "kind = \"level\"\ntarget = { at_least = 3 }").project();
    assert_eq!(missing.run(&[dry.as_slice(), &[CLOSED_ON]].concat()).code, Some(1));
    assert_eq!(missing.run(&[dry.as_slice(), &[CLOSED_ON, "--with-missing"]].concat()).code, Some(0));
    assert!(!project.path().join("closed").exists() && !missing.path().join("closed").exists());
}

#[test]
fn who_closes_is_known_from_git() {
    let project = project().file("heim/.gitconfig", "[user]\n\tname = Erika-Muster\n");
    let home = project.path().join("heim");
    let home = home.to_str().unwrap();
    let run = project.run_with(&["close", "2013-T1", "--today", CLOSED_ON, "--yes"], &[("HOME", home)]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    project.report("2013-T1").assert("closed.by=Erika-Muster", "the home folder");
    // The repository of the project goes before.
    let project = project.file(".git/config", "[core]\n[user]\n  name = \"Amt-50\"\n");
    let run = project.run_with(
        &["correct", "m/x", "2013-T1", "--value", "99", "--reason", "R", "--today", CLOSED_ON],
        &[("HOME", home)],
    );
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    project.report("2013-T1").row("m/x").assert("corrections.0.by=Amt-50", "the repository");
}

#[test]
fn what_cannot_be_closed_is_refused_and_nothing_written() {
    let project = project();
    for (arguments, code, message) in [
        (["2013-T1", "--today", "2013-04-30"], 1, "läuft noch bis zum 30.04.2013"),
        (["2013-T4", "--today", CLOSED_ON], 2, "kein Zeitraum"),
        (["2011-T1", "--today", CLOSED_ON], 2, "keine Matrizen"),
    ] {
        let run = project.run(&[&["close"], arguments.as_slice()].concat());
        assert_eq!(run.code, Some(code), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(message), "{arguments:?}: {}", run.stderr);
        assert!(!project.path().join("closed").exists(), "{arguments:?}");
    }
    edit(&project, "actuals/2013-T2/m.toml", "259", "\"viele\"");
    let run = project.run(&["close", "2013-T1", "--today", CLOSED_ON, "--yes"]);
    assert_eq!(run.code, Some(1), "an error anywhere: {}", run.stderr);
    assert!(run.stderr.contains("ist-unlesbar") && !project.path().join("closed").exists());
}

#[test]
fn a_period_is_closed_once() {
    let project = project();
    close(&project, "2013-T1");
    let text = read(&project, "closed/2013-T1.toml");
    let run = project.run(&["close", "2013-T1", "--today", "2030-01-02"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("seit dem 01.01.2030 abgeschlossen"), "{}", run.stderr);
    assert_eq!(read(&project, "closed/2013-T1.toml"), text);
}

#[test]
fn nothing_is_collected_for_a_closed_period() {
    let project = project();
    close(&project, "2013-T1");
    let run = project.run(&["collect", "2013-T1", "-o", "forms"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("abgeschlossen"), "{}", run.stderr);
    assert!(!project.path().join("forms").exists());
    assert_eq!(project.run(&["collect", "2013-T2", "-o", "forms"]).code, Some(0));
}

#[test]
fn an_earlier_open_period_is_a_warning() {
    let project = project();
    let run = project.run(&["close", "2013-T2", "--today", "2013-09-10", "--yes"]);
    assert_eq!(run.code, Some(0));
    assert!(run.stderr.contains("noch offen") && run.stderr.contains("2013-T1"), "{}", run.stderr);
    // The first Tertial may still be closed, and changes nothing of the second.
    close(&project, "2013-T1");
    assert_eq!(project.check().errors(), [""; 0]);
}

#[test]
fn the_folder_can_be_named() {
    let keys = "kind = \"level\"\ntarget = { at_least = 3 }";
    let project = indicator("folder", keys).settings("closed = \"abschluss/fest\"\n").project();
    close(&project, "2013-T1");
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
    let run = project.run(&["close", "2013-T1", "--today", CLOSED_ON, "--yes", "--by", "E"]);
    let shown = "Tertial 1 of 2013 (2013-T1), cut-off date 30 Apr 2013. What is closed:\nIndicators: 1 (● 1 green, ◆ 0 yellow, ▼ 0 red)\n";
    assert!(run.stdout.starts_with(shown), "{}", run.stdout);
    assert!(run.stdout.contains("Tertial 1 of 2013 was closed on 14 May 2013 by E.\n"), "{}", run.stdout);
    assert!(read(&project, "closed/2013-T1.toml").starts_with("# The closed period 2013-T1"));
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_written_leaves_nothing() {
    let project = project();
    fs::write(project.path().join("closed"), "a file where a folder should be").unwrap();
    let run = project.run(&["close", "2013-T1", "--today", CLOSED_ON, "--yes"]);
    assert_ne!(run.code, Some(0));
    assert_eq!(read(&project, "closed"), "a file where a folder should be");
}

#[test]
fn what_is_not_decided_is_named_and_may_be_decided_later() {
    let keys = "open = \"Mindestens oder höchstens?\"\ntarget = { at_least = 3 }";
    let project = indicator("open", keys).actual("2013-T1", "value = 2").project();
    let run = project.run(&["close", "2013-T1", "--today", CLOSED_ON, "--yes"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let said = "Noch nicht entschieden (offene Punkte):\n  m/x  Mindestens oder höchstens?\n";
    assert!(run.stdout.contains(said), "{}", run.stdout);
    assert!(run.stderr.contains("offener-punkt"), "{}", run.stderr);
    project.report("2013-T1").row("m/x").assert("status=informative actual=2 tolerance=null", "closed");
    edit(&project, "matrices/2013/m.toml", "open = \"Mindestens oder höchstens?\"", "kind = \"level\"");
    assert_eq!(project.check().errors(), [""; 0]);
    let row = project.report("2013-T1").row("m/x");
    row.assert("status=informative actual=2 expected=null tolerance=null", "stays as it was closed");
    project.report("2013-T2").row("m/x").assert("history.0.status=informative status=missing", "decided from then on");
}
