//! What holds for the house: the manual names every code, every option and every word of the data format, and its
//! example works as it says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use clap::CommandFactory;
use zielmatrix::cli::Cli;
use zielmatrix::diagnostic::Severity;
use zielmatrix::document::arrangement::usual;
use zielmatrix::document::{Arrangement, Block, Column, PartId, TableKind};

use crate::formats::sample;
use zielmatrix::model::Kind;
use zielmatrix::period::Scheme;
use zielmatrix::problem::Problem;
use zielmatrix::render::ARRANGEMENTS;
use zielmatrix::status::Status;

const MANUAL: &str = include_str!("../../docs/handbuch.md");

#[test]
fn the_manual_has_one_row_for_every_code_and_no_other() {
    let rows: Vec<&str> = MANUAL
        .split_once("## 6 Meldungen")
        .and_then(|(_, rest)| rest.split_once("## 7"))
        .expect("a chapter on messages")
        .0
        .lines()
        .filter(|line| line.starts_with("| `"))
        .collect();
    for (code, severity) in Problem::CODES {
        let word = match severity {
            Severity::Error => "Fehler",
            Severity::Warning => "Warnung",
            Severity::Note => "Hinweis",
        };
        let start = format!("| `{code}` | {word} | ");
        let found = rows.iter().filter(|row| row.starts_with(&start) && row.len() > start.len() + 2).count();
        assert_eq!(found, 1, "rows of docs/handbuch.md that begin with {start}");
    }
    assert_eq!(rows.len(), Problem::CODES.len(), "the manual explains a code that no longer exists");
}

#[test]
fn the_manual_names_every_command_and_option() {
    let mut program = Cli::command();
    program.build();
    let commands = std::iter::once(&program).chain(program.get_subcommands());
    for command in commands {
        if command.get_name() != program.get_name() {
            let name = format!("zielmatrix {}", command.get_name());
            assert!(MANUAL.contains(&name), "{name} is not in the manual");
        }
        for argument in command.get_arguments() {
            if let Some(long) = argument.get_long() {
                let named = ["`", " "].iter().any(|end| MANUAL.contains(&format!("`--{long}{end}")));
                assert!(named, "--{long} of {} is not in the manual", command.get_name());
            }
            for value in argument.get_possible_values() {
                let value = value.get_name();
                // In a list of the manual, or alone.
                let quoted = MANUAL.split('`').any(|text| text.split([' ', '|', ',']).any(|word| word == value));
                assert!(quoted, "the value {value} of {:?} is not in the manual", argument.get_id());
            }
        }
    }
}

#[test]
fn the_manual_names_every_word_of_the_data_format() {
    let kinds = Kind::ALL.map(Kind::name);
    let schemes = Scheme::ALL.map(Scheme::name);
    let statuses = Status::ALL.map(Status::name);
    for word in kinds.iter().chain(&schemes).chain(&statuses) {
        assert!(MANUAL.contains(&format!("`{word}`")), "{word} is not in the manual");
    }
}

#[test]
fn the_example_of_the_manual_gives_the_colours_that_it_says() {
    let folder = tempfile::tempdir().unwrap();
    // A file of the example stands below a line that names it.
    for part in MANUAL.split("\nDatei `").skip(1) {
        let (path, rest) = part.split_once("`:\n\n```").expect("a file name with a block below");
        let (_, rest) = rest.split_once('\n').unwrap();
        let (text, _) = rest.split_once("```").expect("the end of the block");
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let run = |arguments: &[&str]| -> Output {
        Command::new(env!("CARGO_BIN_EXE_zielmatrix")).args(arguments).current_dir(folder.path()).output().unwrap()
    };
    let checked = run(&["check", "--today", "2013-09-15"]);
    assert_eq!(String::from_utf8(checked.stdout).unwrap(), "Keine Beanstandungen in 4 Dateien.\n");

    let statuses = |period: &str| -> Vec<String> {
        let json = String::from_utf8(run(&["report", period, "--format", "json"]).stdout).unwrap();
        let report: serde_json::Value = serde_json::from_str(&json).unwrap();
        let indicators = &report["matrices"][0]["goals"][0]["measures"][0]["indicators"];
        let status = |indicator: &serde_json::Value| indicator["status"].as_str().unwrap().to_owned();
        indicators.as_array().unwrap().iter().map(status).collect()
    };
    assert_eq!(statuses("2013-T1"), ["red", "green", "green"]);
    assert_eq!(statuses("2013-T2"), ["yellow", "missing", "green"]);
    for (period, line) in [("2013-T1", "Gelb ab 108, grün ab 114"), ("2013-T2", "Gelb ab 252, grün ab 266")] {
        let report = String::from_utf8(run(&["report", period]).stdout).unwrap();
        assert!(report.contains(line), "{report}");
    }
}

/// The text of every file of a module: `src/name.rs` and all below `src/name/`.
fn texts_of(module: &str) -> Vec<(PathBuf, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut open = vec![source.join(module), source.join(module).with_extension("rs")];
    let mut texts = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            texts.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(!texts.is_empty(), "{module} has no file");
    texts
}

#[test]
fn the_document_knows_no_format() {
    for (path, text) in texts_of("document") {
        assert!(!text.contains("render::"), "{} imports from render", path.display());
    }
}

#[test]
fn no_format_of_documents_knows_another_or_asks_the_report_for_words() {
    const FORMATS: [&str; 6] = ["docx", "html", "markdown", "pdf", "terminal", "workbook"];
    for format in FORMATS {
        for (path, text) in texts_of(&format!("render/{format}")) {
            for other in FORMATS.into_iter().filter(|other| *other != format) {
                for door in ["render::", "catalogue::"] {
                    assert!(!text.contains(&format!("{door}{other}")), "{} knows {other}", path.display());
                }
            }
        }
    }
}

#[test]
fn every_format_arranges_every_column_or_says_why_not() {
    for (format, Arrangement { columns, left_out }) in ARRANGEMENTS {
        let arranged: Vec<Column> = TableKind::ALL
            .into_iter()
            .flat_map(|kind| columns(kind).iter().flat_map(|stack| stack.iter().copied()))
            .collect();
        for column in Column::ALL {
            let reasons: Vec<&str> = left_out.iter().filter(|(left, _)| left == column).map(|(_, why)| *why).collect();
            let shown = arranged.contains(column);
            assert!(shown || column.is_placed() || !reasons.is_empty(), "{format} forgets {column:?}");
            assert!(!shown || reasons.is_empty(), "{format} shows {column:?} and leaves it out");
            assert!(reasons.iter().all(|reason| reason.len() > 10), "{format}: why is {column:?} left out?");
        }
    }
}

/// The files below `src` in which one of the words stands, by their paths there.
fn files_naming(words: &[&str]) -> Vec<String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut open, mut found) = (vec![source.clone()], Vec::new());
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            if words.iter().any(|word| text.contains(word)) {
                found.push(path.strip_prefix(&source).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_column_is_made_in_two_files() {
    // The delay of milestones stands with the deviation wherever a format says nothing of it.
    let named = files_naming(&["Column::Delay", "Word::Delay", "    Delay =>"]);
    let (formats, made): (Vec<&String>, Vec<&String>) = named.iter().partition(|path| path.starts_with("render/"));
    assert_eq!(made, ["catalogue/words.rs", "document/columns.rs"]);
    // These give it a place or a width of its own; without them it is shown as well.
    assert_eq!(formats, ["render/docx.rs", "render/docx/widths.rs", "render/workbook/arrangement.rs"]);
}

#[test]
fn a_column_that_no_format_names_is_shown() {
    let mut report = sample::everything();
    let goal = &mut report.matrices[0].goals[0];
    let mut rows =
        goal.indicators.iter_mut().chain(goal.measures.iter_mut().flat_map(|measure| &mut measure.indicators));
    rows.next().unwrap().standings.last_mut().unwrap().delay_days = Some(62);
    let document = zielmatrix::document::report(&report, zielmatrix::catalogue::Language::German);
    let part = document.part(PartId::Matrix(0));
    let tables = part.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Text(_) | Block::Quiet(_) | Block::Terms(..) | Block::Map(_) | Block::Key(_) | Block::Drawing(_) => None,
    });
    let silent = Arrangement { columns: usual, left_out: &[] };
    for table in tables {
        let shown: Vec<Column> =
            table.arranged(&silent).into_iter().flatten().map(|place| table.columns[place].column).collect();
        for column in [Column::Delay, Column::Tolerance] {
            assert!(!usual(TableKind::Matrix).iter().any(|stack| stack.contains(&column)));
            let there = table.columns.iter().any(|here| here.column == column);
            assert!(there && shown.contains(&column), "{column:?} of {}", table.caption);
        }
    }
}

#[test]
fn a_format_of_documents_is_known_in_three_files_beside_its_own() {
    for (format, own) in [("docx", "render/docx"), ("markdown", "render/markdown"), ("html", "render/html")] {
        let named = files_naming(&[&format!("::{format}"), &format!("mod {format};"), &format!("\"{format}\"")]);
        let capital = format!("{}{}", format[..1].to_uppercase(), &format[1..]);
        let chosen = files_naming(&[&format!("    {capital},"), &format!("ReportFormat::{capital}")]);
        let all: std::collections::BTreeSet<String> = named.into_iter().chain(chosen).collect();
        let beside: Vec<&String> = all.iter().filter(|path| !path.starts_with(own)).collect();
        assert_eq!(beside, ["cli.rs", "commands/outputs.rs", "render.rs"], "{format}");
    }
}

/// Fixed words of two languages stand once, in `catalogue/words.rs`: two copies drift apart.
#[test]
fn no_pair_of_german_and_english_words_is_written_twice() {
    let mut seen = std::collections::BTreeMap::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/catalogue")];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let calls = text.split("pick(").skip(1).map(str::trim_start);
        let lines = text.lines().filter_map(|line| line.split_once(" => ")).map(|(_, rest)| rest);
        for pair in calls.chain(lines.filter(|rest| rest.ends_with("\";"))) {
            let mut parts = pair.split('"');
            let (before, german, between, english) = (parts.next(), parts.next(), parts.next(), parts.next());
            if before == Some("") && between.is_some_and(|between| between.trim() == ",") {
                let found = seen.insert((german.map(str::to_owned), english.map(str::to_owned)), path.clone());
                assert_eq!(
                    found,
                    None,
                    "{german:?} and {english:?} stand in {} too: make them one line of words.rs",
                    path.display()
                );
            }
        }
    }
    assert!(seen.len() > 300, "the search finds too few pairs: {}", seen.len());
}
