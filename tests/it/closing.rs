//! Closed periods: what is frozen, what may still change, and how corrections are made and shown.

mod arranged;
mod command;
mod correcting;
mod every_format;
mod frozen;
mod reopening;
mod sealed;
mod shown;
mod texts;
mod withheld;

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use zielmatrix::closing::part;
use zielmatrix::closing::snapshot::{Closing, Part, seal};
use zielmatrix::digest;
use zielmatrix::model;
use zielmatrix::period::Period;

use crate::support::{Project, Run};

const CLOSED_ON: &str = "2013-05-14";
const CORRECTED_ON: &str = "2013-06-20";

/// Closes a period with the program.
fn close(project: &Project, period: &str) {
    let run = project.run(&["close", period, "--today", "2030-01-01", "--yes", "--with-missing"]);
    assert_eq!(run.code, Some(0), "{period}: {}", run.stderr);
}

/// The files of a closing, below the folder of closed periods, the seal last.
fn snapshot(project: &model::Project, period: Period, on: NaiveDate) -> Vec<(String, String)> {
    let matrices: Vec<_> = project.matrices_of(period.year).collect();
    let names = part::names(matrices.iter().map(|matrix| matrix.id.as_str()));
    let (mut files, mut parts) = (Vec::new(), Vec::new());
    for (matrix, name) in matrices.into_iter().zip(names) {
        let (file, text) = (format!("{period}/{name}.toml"), part::part(project, matrix, period));
        parts.push(Part { matrix: matrix.id.clone(), file: file.clone(), sha256: digest::part(&text) });
        files.push((file, text));
    }
    let closing = Closing { period, on, by: None };
    files.push((format!("{period}.toml"), seal(project, &closing, &parts)));
    files
}

/// The seal with another text and the digest that belongs to it.
fn forged_seal(text: &str, from: &str, to: &str) -> String {
    let text = text.replace(from, to);
    let line = format!("digest    = \"{}\"", digest::digest(&text));
    text.lines().map(|old| if old.starts_with("digest ") { format!("{line}\n") } else { format!("{old}\n") }).collect()
}

/// The only part of the only matrix `m`.
fn part_of(project: &Project, period: &str) -> String {
    read(project, &format!("closed/{period}/m.toml"))
}

/// Corrects the indicator `m/x` with the program.
fn correct(project: &Project, period: &str, options: &[&str]) -> Run {
    let fixed = ["correct", "m/x", period, "--reason", "Zählfehler", "--today", CORRECTED_ON];
    project.run(&[&fixed, options].concat())
}

fn corrected(project: &Project, period: &str, options: &[&str]) {
    let run = correct(project, period, options);
    assert_eq!(run.code, Some(0), "{options:?}: {}{}", run.stdout, run.stderr);
}

fn read(project: &Project, path: &str) -> String {
    fs::read_to_string(project.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn edit(project: &Project, path: &str, from: &str, to: &str) {
    let text = read(project, path);
    assert!(text.contains(from), "{path} has no {from}:\n{text}");
    fs::write(project.path().join(path), text.replace(from, to)).unwrap();
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

/// The project that ships with the program, in a folder of its own.
fn shipped(name: &str) -> Project {
    let project = Project::new("");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(name), project.path());
    project
}
