//! Two runs at once: both changes are made, or one run says why its own is not.

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};

use super::{ACTUALS, MATRIX, form, project, temporary};
use crate::support::{Project, command};

const ROUNDS: u32 = 12;

fn start(folder: &Path, arguments: &[&str]) -> Child {
    command(folder, arguments, &[]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// The exit codes of runs that are all under way at once, sorted, with what they said.
fn at_once(folder: &Path, runs: &[&[&str]]) -> (Vec<i32>, String) {
    let children: Vec<Child> = runs.iter().map(|arguments| start(folder, arguments)).collect();
    let outputs: Vec<_> = children.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    let mut codes: Vec<i32> = outputs.iter().map(|output| output.status.code().unwrap()).collect();
    codes.sort_unstable();
    (codes, outputs.iter().map(|output| String::from_utf8_lossy(&output.stderr).into_owned()).collect())
}

fn text(project: &Project, path: &str) -> String {
    fs::read_to_string(project.path().join(path)).unwrap()
}

const CLOSE: [&str; 6] = ["close", "2013-T1", "--today", "2013-06-01", "--yes", "--with-missing"];

#[test]
fn two_corrections_are_both_made() {
    let project = project();
    assert_eq!(project.run(&CLOSE).code, Some(0));
    for round in 0..ROUNDS {
        let (x, y) = (format!("{}", 100 + round), format!("{}", 200 + round));
        let fixed = ["2013-T1", "--reason", "Zählfehler", "--today", "2013-06-20", "--value"];
        let one = [&["correct", "m/x"], &fixed[..], &[&x]].concat();
        let other = [&["correct", "m/y"], &fixed[..], &[&y]].concat();
        let (codes, told) = at_once(project.path(), &[&one, &other]);
        assert_eq!(codes, [0, 0], "{told}");
        let reported = text(&project, ACTUALS);
        assert!(
            reported.contains(&format!("value = {x}\n")) && reported.contains(&format!("value = {y}\n")),
            "{reported}"
        );
    }
    let corrections = text(&project, "closed/2013-T1-corrections.toml").matches("[[correction]]").count();
    assert_eq!(corrections, 2 * ROUNDS as usize, "every correction is on record");
    assert_eq!(project.check().errors(), [""; 0]);
    assert_eq!(temporary(project.path()), [""; 0]);
    assert_eq!(text(&project, ".zielmatrix.lock"), "", "the lock stays, and stays empty");
}

#[test]
fn two_imports_are_both_made() {
    for round in 0..ROUNDS {
        // Into a file that is there, and into one that both would make.
        let project = if round % 2 == 0 { project() } else { Project::new("").matrix(2013, "m", MATRIX) };
        let project = project.file("x.xlsx", form("x", 100 + round)).file("y.xlsx", form("y", 200 + round));
        let (codes, told) = at_once(project.path(), &[&["import", "x.xlsx", "--yes"], &["import", "y.xlsx", "--yes"]]);
        assert_eq!(codes, [0, 0], "{told}");
        let report = project.report("2013-T1");
        report.row("m/x").assert(&format!("actual={}", 100 + round), "the first");
        report.row("m/y").assert(&format!("actual={}", 200 + round), "the second");
    }
}

#[test]
fn a_period_is_closed_by_one_of_two() {
    for _ in 0..ROUNDS {
        let project = project();
        let other = ["close", "2013-T1", "--today", "2013-06-02", "--yes", "--with-missing"];
        let (codes, told) = at_once(project.path(), &[&CLOSE, &other]);
        assert_eq!(codes, [0, 2], "{told}");
        assert_eq!(project.check().errors(), [""; 0]);
    }
}

#[test]
fn an_import_beside_a_closing_comes_before_it_or_is_refused() {
    for round in 0..ROUNDS {
        let project = project().file("x.xlsx", form("x", 100 + round));
        let (codes, told) = at_once(project.path(), &[&CLOSE, &["import", "x.xlsx", "--yes"]]);
        assert!(codes == [0, 0] || codes == [0, 1], "{codes:?}: {told}");
        assert_eq!(project.check().errors(), [""; 0], "the seal holds");
        let imported = text(&project, ACTUALS).contains(&format!("{}", 100 + round));
        assert_eq!(imported, codes == [0, 0], "{told}");
    }
}

#[test]
fn who_waits_for_ten_seconds_is_told_and_readers_wait_for_nobody() {
    let project = project().file("x.xlsx", form("x", 100));
    let before = text(&project, ACTUALS);
    let held = fs::File::create(project.path().join(".zielmatrix.lock")).unwrap();
    held.lock().unwrap();
    let writers: Vec<Child> = [
        &CLOSE[..],
        &["import", "x.xlsx", "--yes"],
        &["rollover", "2013", "2014"],
        &["correct", "m/x", "2013-T1", "--value", "95", "--reason", "Zählfehler"],
    ]
    .into_iter()
    .map(|arguments| start(project.path(), arguments))
    .collect();
    for reader in [
        &["check"][..],
        &["status"],
        &["report", "2013-T1", "-o", "bericht.json"],
        &["collect", "2013-T1", "-o", "formulare"],
        &["import", "x.xlsx", "--dry-run"],
        &["rollover", "2013", "2014", "--dry-run"],
    ] {
        let run = project.run(reader);
        assert_eq!(run.code, Some(0), "{reader:?}: {}", run.stderr);
    }
    for writer in writers {
        let output = writer.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(4), "{told}");
        assert!(told.contains("nach zehn Sekunden nicht fertig. Nichts wurde geschrieben"), "{told}");
    }
    drop(held);
    assert_eq!(text(&project, ACTUALS), before);
    assert!(!project.path().join("closed").exists() && !project.path().join("matrices/2014").exists());
    assert_eq!(project.run(&["import", "x.xlsx", "--yes"]).code, Some(0), "the lock is free again");
}

#[test]
fn something_else_than_a_file_in_the_place_of_the_lock_is_no_lock() {
    let project = project();
    fs::create_dir(project.path().join(".zielmatrix.lock")).unwrap();
    let run = project.run(&CLOSE);
    assert_eq!(run.code, Some(4), "{}", run.stderr);
    assert!(run.stderr.contains(".zielmatrix.lock ist keine gewöhnliche Datei"), "{}", run.stderr);
}
