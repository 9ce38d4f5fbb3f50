//! `reopen` as users run it: the closing made last is taken back, kept as evidence and named.

use std::fs;

use super::{CLOSED_ON, close, correct, corrected, edit, read};
use crate::support::{Project, Run, indicator};
use zielmatrix::digest;

fn project() -> Project {
    let case = indicator("reopened", "kind = \"level\"\nunit = \"Fälle\"\ntarget = { at_least = 100 }");
    case.actual("2013-T1", "value = 98").actual("2013-T2", "value = 99").project()
}

fn reopen(project: &Project, period: &str, options: &[&str]) -> Run {
    let fixed = ["reopen", period, "--reason", "Falscher Zeitraum", "--today", "2013-06-01", "--by", "Amt"];
    project.run(&[&fixed, options].concat())
}

/// Files below a folder, sorted.
fn below(project: &Project, folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![project.path().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(project.path()).unwrap().to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn what_was_closed_is_kept_as_evidence_and_named_by_the_next_closing() {
    let project = project();
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--value", "101"]);
    let seal = read(&project, "closed/2013-T1.toml");
    let digest = seal.lines().find_map(|line| line.strip_prefix("digest    = ")).unwrap().to_owned();
    let run = reopen(&project, "2013-T1", &["--yes"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(
        below(&project, "closed"),
        [
            "closed/reopened/2013-T1-1/2013-T1-corrections.toml",
            "closed/reopened/2013-T1-1/2013-T1.toml",
            "closed/reopened/2013-T1-1/2013-T1/m.toml",
            "closed/reopened/2013-T1-1/reopened.toml",
        ]
    );
    assert_eq!(read(&project, "closed/reopened/2013-T1-1/2013-T1.toml"), seal);
    let record = read(&project, "closed/reopened/2013-T1-1/reopened.toml");
    let corrections = digest::part(&read(&project, "closed/reopened/2013-T1-1/2013-T1-corrections.toml"));
    let said = format!(
        "period      = \"2013-T1\"\nreopened_on = 2013-06-01\nreopened_by = \"Amt\"\nreason      = \"Falscher Zeitraum\"\ndigest      = {digest}\ncorrections = \"{corrections}\"\n"
    );
    assert!(record.ends_with(&said), "{record}");
    let report = project.report("2013-T1");
    report.assert("closed=null reopened.0.period=2013-T1 reopened.0.date=2013-06-01 reopened.0.by=Amt", "reopened");
    report.row("m/x").assert("actual=101", "open again, with the corrected value");
    assert!(report.row("m/x").at("corrections").items().is_empty());
    for arguments in [vec!["report", "2013-T2"], vec!["explain", "m/x", "2013-T1"]] {
        let shown = project.run(&arguments).stdout;
        let sentence = "wurde am 01.06.2013 von Amt zurückgenommen (Falscher Zeitraum)";
        assert!(shown.split_whitespace().collect::<Vec<_>>().join(" ").contains(sentence), "{shown}");
    }
    // It may be changed now, and is closed anew.
    edit(&project, "actuals/2013-T1/m.toml", "101", "102");
    assert_eq!(project.check().errors(), [""; 0]);
    close(&project, "2013-T1");
    let again = read(&project, "closed/2013-T1.toml");
    assert!(again.contains(&format!("reopened  = {digest}\n")) && !again.contains("before"), "{again}");
    assert_eq!(project.check().errors(), [""; 0]);
    // And taken back once more.
    assert_eq!(reopen(&project, "2013-T1", &["--yes"]).code, Some(0));
    assert!(project.path().join("closed/reopened/2013-T1-2/2013-T1.toml").is_file());
    project.report("2013-T1").assert("reopened.1.period=2013-T1", "twice");
}

#[test]
fn evidence_that_is_removed_or_changed_is_an_error() {
    for (change, codes) in [
        ("remove", vec!["abschluss-beleg", "abschluss-beleg"]),
        ("change", vec!["abschluss-beleg"]),
        ("record", vec!["abschluss-beleg"]),
        ("back", vec!["abschluss-beleg"]),
    ] {
        let project = project();
        close(&project, "2013-T1");
        let seal = read(&project, "closed/2013-T1.toml");
        assert_eq!(reopen(&project, "2013-T1", &["--yes"]).code, Some(0));
        close(&project, "2013-T1");
        let evidence = project.path().join("closed/reopened/2013-T1-1");
        match change {
            "remove" => fs::remove_file(evidence.join("2013-T1.toml")).unwrap(),
            "change" => edit(&project, "closed/reopened/2013-T1-1/2013-T1.toml", "2030-01-01", "2030-01-02"),
            "record" => fs::remove_dir_all(&evidence).unwrap(),
            _ => fs::write(project.path().join("closed/2013-T1.toml"), &seal).unwrap(),
        }
        let errors = project.check().errors();
        assert!(!errors.is_empty() && errors.iter().all(|code| codes.contains(code)), "{change}: {errors:?}");
    }
}

/// Closed and taken back as often, then closed once more.
fn taken_back(times: usize) -> Project {
    let project = project();
    for _ in 0..times {
        close(&project, "2013-T1");
        assert_eq!(reopen(&project, "2013-T1", &["--yes"]).code, Some(0));
    }
    close(&project, "2013-T1");
    assert_eq!(project.check().places(), [""; 0]);
    project
}

#[test]
fn parts_of_evidence_are_verified_as_those_of_closed_periods_are() {
    let project = taken_back(1);
    let folder = project.path().join("closed/reopened/2013-T1-1");
    let part = folder.join("2013-T1/m.toml");
    let text = fs::read_to_string(&part).unwrap();
    let places = || project.check().places();
    fs::remove_file(&part).unwrap();
    assert_eq!(places(), ["abschluss-beleg closed/reopened/2013-T1-1/2013-T1.toml:10:1"], "removed");
    fs::write(&part, text.replace("98", "99")).unwrap();
    assert_eq!(places(), ["abschluss-beleg closed/reopened/2013-T1-1/2013-T1/m.toml:1:1"], "changed");
    fs::write(&part, text.replace('\n', "\r\n")).unwrap();
    assert_eq!(places(), [""; 0], "line ends");
    fs::write(&part, &text).unwrap();
    fs::write(folder.join("2013-T1/n.toml"), &text).unwrap();
    assert_eq!(places(), ["abschluss-beleg closed/reopened/2013-T1-1/2013-T1/n.toml:1:1"], "too many");
    fs::remove_file(folder.join("2013-T1/n.toml")).unwrap();
    fs::remove_dir_all(folder.join("2013-T1")).unwrap();
    assert_eq!(project.check().errors(), ["abschluss-beleg"], "all parts");
    // Nothing is written while evidence is not what it was, and the words name the file.
    let run = project.run(&["close", "2013-T2", "--today", "2030-01-01", "--yes"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("gehört „2013-T1/m.toml“, aber diese Datei fehlt"), "{}", run.stderr);
    fs::create_dir(folder.join("2013-T1")).unwrap();
    fs::write(&part, &text).unwrap();
    fs::remove_file(folder.join("reopened.toml")).unwrap();
    assert_eq!(project.check().errors(), ["abschluss-beleg", "abschluss-beleg"], "no record, and the seal names it");
}

/// While the period is open no seal names the last one; those before it are named all the same.
#[test]
fn evidence_that_other_evidence_names_cannot_be_removed() {
    for open in [false, true] {
        for (removed, said) in [
            ("2013-T1-1", vec!["closed/reopened/2013-T1-2/2013-T1.toml"]),
            ("2013-T1-2", vec!["closed/reopened/2013-T1-3/2013-T1.toml"]),
        ] {
            let project = taken_back(3);
            if open {
                fs::remove_file(project.path().join("closed/2013-T1.toml")).unwrap();
                fs::remove_dir_all(project.path().join("closed/2013-T1")).unwrap();
            }
            fs::remove_dir_all(project.path().join("closed/reopened").join(removed)).unwrap();
            let places = project.check().places();
            let expected: Vec<String> = said.iter().map(|file| format!("abschluss-beleg {file}:")).collect();
            assert_eq!(places.len(), expected.len(), "{removed}: {places:?}");
            assert!(places[0].starts_with(&expected[0]), "{removed}: {places:?}");
            let text = project.run(&["check"]).stdout;
            assert!(text.contains(&format!("der zurückgenommene Abschluss zu {removed} fehlt")), "{text}");
        }
    }
    // Exchanged for another one.
    let project = taken_back(2);
    let seal = "closed/reopened/2013-T1-1/2013-T1.toml";
    let old = read(&project, seal);
    let new = super::forged_seal(&old, "2030-01-01", "2030-01-02");
    let digest = |text: &str| text.lines().find_map(|line| line.strip_prefix("digest    = ")).unwrap().to_owned();
    fs::write(project.path().join(seal), &new).unwrap();
    edit(&project, "closed/reopened/2013-T1-1/reopened.toml", &digest(&old), &digest(&new));
    let places = project.check().places();
    assert!(places.len() == 1 && places[0].starts_with("abschluss-beleg closed/reopened/2013-T1-2/"), "{places:?}");
}

/// Cut short after the seal was moved: closing again must not take away what belongs to the evidence.
#[test]
fn closing_finishes_a_taking_back_that_was_cut_short() {
    let project = project();
    close(&project, "2013-T1");
    let part = read(&project, "closed/2013-T1/m.toml");
    assert_eq!(reopen(&project, "2013-T1", &["--yes"]).code, Some(0));
    let path = |name: &str| project.path().join("closed").join(name);
    fs::rename(path("reopened/2013-T1-1/2013-T1"), path("2013-T1")).unwrap();
    let run = project.run(&["check"]);
    assert!(run.stdout.contains("abschluss-unfertig") && run.stdout.contains("zurückgenommen wurde"), "{}", run.stdout);
    assert_eq!(project.check().errors(), [""; 0]);
    edit(&project, "actuals/2013-T1/m.toml", "98", "102");
    close(&project, "2013-T1");
    assert_eq!(read(&project, "closed/reopened/2013-T1-1/2013-T1/m.toml"), part);
    assert_eq!(project.check().places(), [""; 0]);
    project.report("2013-T1").row("m/x").assert("actual=102", "closed anew");
}

#[test]
fn only_the_closing_made_last_is_taken_back() {
    let project = project();
    let run = reopen(&project, "2013-T1", &["--yes"]);
    assert_eq!((run.code, run.stderr.contains("nicht abgeschlossen")), (Some(2), true), "{}", run.stderr);
    close(&project, "2013-T2");
    close(&project, "2013-T1");
    let before = below(&project, "closed");
    let run = reopen(&project, "2013-T2", &["--yes"]);
    assert_eq!((run.code, run.stderr.contains("2013-T1")), (Some(1), true), "{}", run.stderr);
    for (options, code) in [(vec![], 2), (vec!["--dry-run"], 0)] {
        let run = reopen(&project, "2013-T1", &options);
        assert_eq!(run.code, Some(code), "{options:?}: {}", run.stderr);
        assert!(run.stdout.contains("closed/reopened/2013-T1-1"), "{}", run.stdout);
    }
    let run = project.run(&["reopen", "2013-T1", "--reason", "  ", "--yes"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert_eq!(below(&project, "closed"), before);
    assert_eq!(reopen(&project, "2013-T1", &["--yes"]).code, Some(0));
    assert_eq!(reopen(&project, "2013-T2", &["--yes"]).code, Some(0), "it is the last one now");
}

#[test]
fn a_run_that_was_cut_short_is_finished_by_the_next() {
    let project = project();
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--value", "101"]);
    let path = |name: &str| project.path().join(name);
    // Cut short before the seal was moved: the period is still closed, and the same evidence is made.
    fs::create_dir_all(path("closed/reopened/2013-T1-1")).unwrap();
    assert_eq!(project.check().places(), [""; 0]);
    assert_eq!(reopen(&project, "2013-T1", &["--yes"]).code, Some(0));
    assert!(path("closed/reopened/2013-T1-1/2013-T1.toml").is_file() && !path("closed/reopened/2013-T1-2").exists());
    // The same with the record written: it counts for nothing yet, and nobody is told to delete the seal.
    let names = ["2013-T1.toml", "2013-T1", "2013-T1-corrections.toml"];
    for name in names {
        fs::rename(path("closed/reopened/2013-T1-1").join(name), path("closed").join(name)).unwrap();
    }
    assert_eq!(project.check().places(), ["abschluss-unfertig closed/reopened/2013-T1-1/reopened.toml:1:1"]);
    let said = project.run(&["check"]).stdout;
    assert!(said.contains("noch abgeschlossen") && said.contains("noch einmal vollendet sie"), "{said}");
    assert_eq!(project.report("2013-T1").at("reopened").items().len(), 0, "still closed");
    assert_eq!(correct(&project, "2013-T1", &["--value", "104"]).code, Some(0), "still closed");
    assert_eq!(reopen(&project, "2013-T1", &["--yes"]).code, Some(0));
    assert_eq!(project.check().places(), [""; 0]);
    assert!(!path("closed/reopened/2013-T1-2").exists() && !path("closed/2013-T1.toml").exists());
    // Cut short after it: what is left is moved.
    for name in ["2013-T1", "2013-T1-corrections.toml"] {
        fs::rename(path("closed/reopened/2013-T1-1").join(name), path("closed").join(name)).unwrap();
    }
    assert_eq!(project.check().places(), ["abschluss-unfertig closed/2013-T1/m.toml:1:1"], "said once");
    fs::rename(path("closed/2013-T1"), path("closed/reopened/2013-T1-1/2013-T1")).unwrap();
    // The corrections alone are left.
    assert_eq!(project.check().places(), ["abschluss-unfertig closed/2013-T1-corrections.toml:1:1"]);
    assert_eq!(project.check().errors(), [""; 0], "a report can be made");
    let said = project.run(&["check"]).stdout;
    assert!(said.contains("`zielmatrix reopen 2013-T1 --reason \"…\"` noch einmal vollendet sie"), "{said}");
    // Others than those that were taken back belong to no closing.
    let left = read(&project, "closed/2013-T1-corrections.toml");
    edit(&project, "closed/2013-T1-corrections.toml", "104", "103");
    let errors = project.check().errors();
    assert_eq!(errors, ["berichtigung-nicht-abgeschlossen", "abschluss-beleg"], "those taken back are gone");
    fs::write(path("closed/2013-T1-corrections.toml"), left).unwrap();
    assert_eq!(reopen(&project, "2013-T1", &["--yes"]).code, Some(0));
    assert_eq!(project.check().errors(), [""; 0]);
    assert_eq!(below(&project, "closed").len(), 4);
    assert_eq!(reopen(&project, "2013-T1", &["--yes"]).code, Some(2), "nothing is left to do");
}

#[test]
fn closing_moves_corrections_that_a_taking_back_has_left() {
    let project = project();
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--value", "101"]);
    assert_eq!(reopen(&project, "2013-T1", &["--yes"]).code, Some(0));
    let (left, moved) = ("closed/2013-T1-corrections.toml", "closed/reopened/2013-T1-1/2013-T1-corrections.toml");
    fs::rename(project.path().join(moved), project.path().join(left)).unwrap();
    close(&project, "2013-T1");
    assert!(project.path().join(moved).is_file() && !project.path().join(left).exists());
    assert_eq!(project.check().places(), [""; 0]);
    project.report("2013-T1").row("m/x").assert("actual=101 corrections=[]", "closed anew with the corrected value");
}

#[test]
fn corrections_and_records_of_evidence_are_verified() {
    let project = project();
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--value", "101"]);
    assert_eq!(reopen(&project, "2013-T1", &["--yes"]).code, Some(0));
    let folder = "closed/reopened/2013-T1-1";
    let corrections = format!("{folder}/2013-T1-corrections.toml");
    let (path, text) = (project.path().join(&corrections), read(&project, &corrections));
    let places = || project.check().places();
    let record = format!("{folder}/reopened.toml");
    let line = 1 + read(&project, &record).lines().position(|line| line.starts_with("corrections")).unwrap();
    fs::write(&path, text.replace("101", "102")).unwrap();
    assert_eq!(places(), [format!("abschluss-beleg {corrections}:1:1")], "changed");
    fs::write(&path, text.replace('\n', "\r\n")).unwrap();
    assert_eq!(places(), [""; 0], "line ends");
    fs::remove_file(&path).unwrap();
    assert_eq!(places(), [format!("abschluss-beleg {record}:{line}:15")], "removed");
    let said = project.run(&["check"]).stdout;
    assert!(said.contains("gehört „2013-T1-corrections.toml“, aber diese Datei fehlt"), "{said}");
    fs::write(&path, &text).unwrap();
    // A record of an earlier version names none, and holds for ever.
    let new = read(&project, &record);
    let old: String = new.split_inclusive('\n').filter(|line| !line.starts_with("corrections")).collect();
    let old = old.replace("zielmatrix/reopened/2", "zielmatrix/reopened/1");
    fs::write(project.path().join(&record), &old).unwrap();
    assert_eq!(places(), [""; 0], "the first form");
    fs::write(project.path().join(&record), old.replace("reopened/1", "reopened/2")).unwrap();
    assert_eq!(places(), [format!("abschluss-beleg {corrections}:1:1")], "too many");
    fs::write(project.path().join(&record), &new).unwrap();
    // The next seal names the record, and that one what is beside it.
    close(&project, "2013-T1");
    let sealed = format!("reopening = \"{}\"\n", digest::part(&new));
    assert!(read(&project, "closed/2013-T1.toml").contains(&sealed), "{sealed}");
    edit(&project, &record, "Falscher Zeitraum", "Versehen");
    assert_eq!(places(), [format!("abschluss-beleg {record}:1:1")], "another reason");
    // Taken back too, it still does.
    fs::write(project.path().join(&record), &new).unwrap();
    assert_eq!(reopen(&project, "2013-T1", &["--yes"]).code, Some(0));
    assert_eq!(places(), [""; 0]);
    edit(&project, &record, "\"Amt\"", "\"Jemand\"");
    assert_eq!(places(), [format!("abschluss-beleg {record}:1:1")], "somebody else");
}

#[test]
fn a_closing_of_the_first_form_is_taken_back_too() {
    let project = Project::new("");
    super::copy(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/closing/first-form"), project.path());
    project.report("2013-T1").row("sozialamt/besuche").assert("actual=98 status=red", "as ever");
    project.report("2013-T1").assert("closed.by=null", "it named nobody");
    let old = read(&project, "closed/2013-T1.toml");
    let run = project.run(&[
        "close",
        "2013-T2",
        "--today",
        CLOSED_ON.replace("05", "09").as_str(),
        "--yes",
        "--with-missing",
    ]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let digest = old.lines().find_map(|line| line.strip_prefix("digest    = ")).unwrap();
    let seal = read(&project, "closed/2013-T2.toml");
    assert!(seal.contains(&format!("before    = {{ period = \"2013-T1\", digest = {digest} }}\n")), "{seal}");
    assert_eq!(read(&project, "closed/2013-T1.toml"), old, "never rewritten");
    fs::remove_file(project.path().join("closed/2013-T1.toml")).unwrap();
    assert_eq!(project.check().errors(), ["abschluss-kette"]);
    fs::write(project.path().join("closed/2013-T1.toml"), old).unwrap();
    assert_eq!(reopen(&project, "2013-T2", &["--yes"]).code, Some(0));
    assert_eq!(reopen(&project, "2013-T1", &["--yes"]).code, Some(0));
    assert!(project.path().join("closed/reopened/2013-T1-1/2013-T1.toml").is_file());
    assert_eq!(project.check().errors(), [""; 0]);
}
