//! `explain` and `init` as commands.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn zielmatrix(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zielmatrix"));
    command.current_dir(folder).args(arguments).env("COLUMNS", "80").env("NO_COLOR", "1");
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn shipped(arguments: &[&str]) -> Output {
    zielmatrix(&Path::new(env!("CARGO_MANIFEST_DIR")).join("matrices"), arguments)
}

#[test]
fn a_bare_id_is_enough_where_one_matrix_has_it() {
    let output = shipped(&["explain", "hausbesuche", "2013-T1"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).starts_with("sozialamt/hausbesuche · Durchgeführte Erstbesuche · 1. Tertial 2013"));
}

#[test]
fn an_unknown_indicator_is_wrong_use_with_a_suggestion() {
    for asked in ["sozialamt/hausbesuch", "hausbesuhe", "socialamt/hausbesuche"] {
        let output = shipped(&["explain", asked, "2013-T1"]);
        assert_eq!(output.status.code(), Some(2));
        let said = text(&output.stderr);
        assert!(said.contains("meinten Sie „sozialamt/hausbesuche“?"), "{said}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn an_indicator_of_another_year_is_named_with_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/kommunal");
    let output = zielmatrix(&folder, &["--lang", "en", "explain", "jobcenter-leipzig/llu", "2017-Q4"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("in 2017, but in 2015"), "{}", text(&output.stderr));
}

#[test]
fn an_unknown_period_is_wrong_use() {
    assert_eq!(shipped(&["explain", "hausbesuche", "2013-T4"]).status.code(), Some(2));
}

#[test]
fn a_new_folder_checks_without_complaint_and_shows_every_colour() {
    let folder = TempDir::new().unwrap();
    let made = zielmatrix(folder.path(), &["init", "neu"]);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    let project = folder.path().join("neu");
    let checked = zielmatrix(&project, &["check", "--format", "json"]);
    assert_eq!(checked.status.code(), Some(0), "{}", text(&checked.stdout));
    let checked = zielmatrix(&project, &["check"]);
    assert!(text(&checked.stdout).starts_with("Keine Beanstandungen"), "{}", text(&checked.stdout));
    let report = zielmatrix(&project, &["report"]);
    assert_eq!(report.status.code(), Some(0));
    let shown = text(&report.stdout);
    for word in ["● grün", "◆ gelb", "▼ rot", "○ fehlt", "bis 31.08."] {
        assert!(shown.contains(word), "{word} in {shown}");
    }
}

#[test]
fn nothing_is_overwritten_and_nothing_written_beside_it() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("LIESMICH.md"), "meine").unwrap();
    let refused = zielmatrix(folder.path(), &["init"]);
    assert_eq!(refused.status.code(), Some(4));
    assert!(text(&refused.stderr).contains("LIESMICH.md"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(fs::read_to_string(folder.path().join("LIESMICH.md")).unwrap(), "meine");
}
