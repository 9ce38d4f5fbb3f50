//! Answers about one matrix read its own files alone, and are the same as after reading everything.

use std::fmt::Write;

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use zielmatrix::catalogue::Language;
use zielmatrix::check;
use zielmatrix::diagnostic::Diagnostics;
use zielmatrix::explain::explain;
use zielmatrix::load::{self, Scope};
use zielmatrix::model;
use zielmatrix::period::{Period, Scheme};
use zielmatrix::render::json;
use zielmatrix::render::terminal::{Layout, explain::render};
use zielmatrix::report::{Selection, collection::collection, report};
use zielmatrix::source::Sources;

use crate::support::Project;

const MATRICES: [&str; 3] = ["amt", "amt2", "bürgeramt"];

/// Targets of an indicator, each with what they look back to.
const TARGETS: [&str; 5] = [
    "kind = \"level\"\ntarget = { at_least = 30 }",
    "kind = \"cumulative\"\ntarget = { at_least = 90 }\ninterim = \"seasonal\"",
    "kind = \"cumulative\"\ntarget = { at_most = 90 }\nreported = \"per-period\"",
    "kind = \"level\"\ntarget = { at_least = \"103 %\", of = \"previous-year\" }",
    "kind = \"level\"\ntarget = { between = [20, 40] }\nareas = \"all\"",
];

/// The number of a target, whether the indicator is in both years, and the values of six periods.
type Sampled = (usize, bool, [Option<u8>; 6]);

#[derive(Debug)]
struct Sample {
    matrices: Vec<Vec<Sampled>>,
    rollup: &'static str,
    closed: bool,
    areas: bool,
}

fn sample() -> impl Strategy<Value = Sample> {
    let values = proptest::array::uniform6(proptest::option::of(1_u8..60));
    let indicators = vec((0..TARGETS.len(), any::<bool>(), values), 1..4);
    (vec(indicators, 3), select(vec!["worst", "weighted"]), any::<bool>(), any::<bool>())
        .prop_map(|(matrices, rollup, closed, areas)| Sample { matrices, rollup, closed, areas })
}

impl Sample {
    fn project(&self) -> Project {
        let areas = if self.areas { "[[area]]\nid = \"nord\"\ntitle = \"Nord\"\n" } else { "" };
        let mut project = Project::new(&format!("rollup = \"{}\"\n{areas}", self.rollup));
        for (id, indicators) in MATRICES.iter().zip(&self.matrices) {
            for year in [2012, 2013] {
                let mut text = format!("title = \"{id}\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n");
                let of_year = indicators.iter().enumerate().filter(|(_, (_, both, _))| year == 2013 || *both);
                for (number, (target, ..)) in of_year {
                    let target = if self.areas { TARGETS[*target] } else { TARGETS[*target % 4] };
                    let _ = write!(text, "[[goal.indicator]]\nid = \"x{number}\"\nname = \"X {number}\"\n{target}\n");
                }
                project = project.matrix(year, id, &text);
            }
            for place in 0..6 {
                let mut text = String::from("indikator;ist;gebiet\n");
                for (number, (target, both, values)) in indicators.iter().enumerate() {
                    let Some(value) = values[place].filter(|_| *both || place >= 3) else { continue };
                    let _ = writeln!(text, "x{number};{value};");
                    if self.areas && *target == 4 {
                        let _ = writeln!(text, "x{number};{value};nord");
                    }
                }
                let (year, index) = (2012 + place / 3, place % 3 + 1);
                project = project.actuals(&format!("{year}-T{index}"), &format!("{id}.csv"), &text);
            }
        }
        if self.closed {
            for period in ["2012-T3", "2013-T1"] {
                let arguments = ["close", period, "--yes", "--with-missing", "--by", "C", "--today", "2014-01-02"];
                let run = project.run(&arguments);
                assert_eq!(run.code, Some(0), "{}", run.stderr);
            }
        }
        project
    }
}

/// A project as an answer about a matrix reads it, or as everything.
fn read(project: &Project, scope: &Scope, only: Option<&str>) -> (Sources, model::Project) {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let root = project.path();
    let loaded = match only {
        None => load::load(root, root, scope, &mut sources, &mut diagnostics),
        Some(id) => {
            load::load_matrices(root, root, scope, &[id.to_owned()], &mut sources, &mut diagnostics).expect("enough")
        }
    };
    let checked = check::check(&loaded, &mut diagnostics);
    let checked = checked.unwrap_or_else(|| panic!("{only:?}: {diagnostics:?}"));
    (sources, checked)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_answer_is_that_of_a_full_read(sample in sample(), asked in select(MATRICES.to_vec()), index in 1_u8..=3) {
        let project = sample.project();
        let period = Period { year: 2013, index, scheme: Scheme::Tertial };
        let scope = Scope::UpTo(period.to_string());
        let (all_sources, all) = read(&project, &scope, None);
        let (sources, part) = read(&project, &scope, Some(asked));
        prop_assert!(sources.len() < all_sources.len());
        let selection = Selection { matrices: vec![asked.to_owned()], ..Selection::default() };
        let of = |project| String::from_utf8(json::render(&report(project, period, &selection, &[]))).unwrap();
        prop_assert_eq!(of(&part), of(&all));
        let today = NaiveDate::from_ymd_opt(2014, 1, 20).unwrap();
        let state = |project| collection(project, &[period], &selection.matrices, today);
        prop_assert_eq!(state(&part), state(&all));
        let layout = Layout { width: 120, language: Language::German, colour: false };
        let explained = |project: &model::Project, sources: &Sources| {
            let matrix = project.matrices_of(2013).find(|matrix| matrix.id == asked).expect("the matrix");
            let texts = matrix.indicators().map(|indicator| render(&explain(project, indicator, period), sources, &layout));
            texts.collect::<Vec<_>>()
        };
        prop_assert_eq!(explained(&part, &sources), explained(&all, &all_sources));
    }
}

#[test]
fn a_file_for_each_matrix_is_as_if_it_were_asked_for_alone() {
    use std::fs;
    let bytes =
        |project: &Project, name: &str| fs::read(project.path().join(name)).unwrap_or_else(|_| panic!("{name}"));
    let project = two().matrix(2013, "c", &matrix("c"));
    for (period, endings) in [("2013-T1", &["xlsx", "json", "html", "txt"][..]), ("2013", &["csv", "docx"])] {
        let outputs = endings.iter().flat_map(|ending| ["-o".to_owned(), format!("aus.teil.{ending}")]);
        let outputs: Vec<String> = outputs.collect();
        let outputs: Vec<&str> = outputs.iter().map(String::as_str).collect();
        let split = [&["report", period, "--matrix", "a,b", "--split", "matrix"][..], &outputs].concat();
        let run = project.run(&split);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        for (ending, matrix) in endings.iter().flat_map(|ending| ["a", "b"].map(|matrix| (ending, matrix))) {
            let alone = format!("allein.{ending}");
            let run = project.run(&["report", period, "--matrix", matrix, "-o", &alone]);
            assert_eq!(run.code, Some(0), "{}", run.stderr);
            let part = format!("aus.teil-{matrix}.{ending}");
            assert_eq!(bytes(&project, &part), bytes(&project, &alone), "{part}");
            assert!(!project.path().join(format!("aus.teil.{ending}")).exists());
            assert!(!project.path().join(format!("aus.teil-c.{ending}")).exists());
        }
    }
}

#[test]
fn files_for_each_matrix_need_names_of_their_own() {
    let project = two().matrix(2013, "a-b", &matrix("a-b"));
    let cases: [(&[&str], &str); 3] = [
        (&["-o", "x.json", "-o", "x-a.json"], "x-a-b.json“ ist zweimal als Ausgabe genannt"),
        (&["-o", "matrices/2013/x.json"], "matrices"),
        (&[], "--output"),
    ];
    for (outputs, said) in cases {
        let run = project.run(&[&["report", "2013-T1", "--split", "matrix"], outputs].concat());
        assert_eq!(run.code, Some(2), "{outputs:?}: {}", run.stderr);
        assert!(run.stderr.contains(said), "{outputs:?}: {}", run.stderr);
        assert!(!project.path().join("x-a.json").exists(), "nothing is written");
    }
}

fn matrix(title: &str) -> String {
    format!(
        "title = \"{title}\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n\
         kind = \"level\"\ntarget = {{ at_least = 3 }}\n"
    )
}

fn two() -> Project {
    let mut project = Project::new("");
    for id in ["a", "b"] {
        project = project.matrix(2013, id, &matrix(id));
        for period in ["2013-T1", "2013-T2"] {
            project = project.actuals(period, &format!("{id}.toml"), "[[actual]]\nindicator = \"x\"\nvalue = 4\n");
        }
    }
    project
}

const QUESTIONS: [&[&str]; 4] = [
    &["explain", "a/x", "2013-T1"],
    &["status", "2013-T1", "--matrix", "a", "--today", "2013-06-01"],
    &["report", "2013-T1", "--matrix", "a", "--format", "json"],
    &["report", "2013", "--matrix", "a", "--format", "json"],
];

#[test]
fn an_error_in_another_matrix_does_not_stop_an_answer() {
    let sound: Vec<String> = QUESTIONS.map(|question| two().run(question).stdout).into();
    let broken = [
        two().matrix(2013, "b", "title = \n[[goal]]\nid = 3"),
        two().actuals("2013-T1", "b.toml", "[[actual]]\nindicator = \"x\"\nvalue = \n"),
        two().actuals("2013-T1", "b.csv", "indikator;ist\nx;vier\n"),
        two().matrix(2013, "c", ""),
    ];
    for project in broken {
        let check = project.run(&["check"]);
        assert_ne!(check.code, Some(0), "the others are wrong: {}", check.stdout);
        for (question, sound) in QUESTIONS.iter().zip(&sound) {
            let run = project.run(question);
            assert_eq!((run.code, &run.stdout), (Some(0), sound), "{question:?}: {}", run.stderr);
            let last = run.stderr.lines().last().unwrap_or_default();
            assert!(
                last.contains("nicht. `zielmatrix check` prüft alles.") || last.contains("sind es nicht."),
                "{last}"
            );
        }
    }
}

#[test]
fn the_last_line_says_what_was_not_checked() {
    let project = two();
    let run = project.run(&["explain", "a/x", "2013-T1"]);
    let said = "Geprüft ist nur, was die Antwort braucht; 2 Dateien anderer Matrizen sind es nicht. `zielmatrix check` prüft alles.\n";
    assert_eq!(run.stderr, said);
    let english = project.run(&["--lang", "en", "status", "2013-T1", "--matrix", "b", "--today", "2013-06-01"]).stderr;
    let said = "Only what the answer needs was checked; 2 files of other matrices were not. `zielmatrix check` checks everything.\n";
    assert_eq!(english, said);
    for question in [&["explain", "a/x", "2013-T1"][..], &["report", "2013-T1", "--matrix", "a"]] {
        let alone =
            Project::new("").matrix(2013, "a", &matrix("a")).actuals("2013-T1", "a.csv", "indikator;ist\nx;4\n");
        assert_eq!(alone.run(question).stderr, "", "nothing was left out");
    }
}

#[test]
fn what_may_matter_is_read() {
    let broken = |project: Project| project.matrix(2013, "z", "title = \n[[goal]]\n");
    let cases = [
        ("a file for all", two().actuals("2013-T1", "alle.csv", "matrix;indikator;ist\nb;x;3\na;y;3\n")),
        ("another's file", two().actuals("2013-T1", "c.toml", "[[actual]]\nindicator = \"a/y\"\nvalue = 4\n")),
        ("an escaped name", two().actuals("2013-T1", "c.toml", "[[actual]]\nindicator = \"\\u0061/y\"\nvalue = 4\n")),
        (
            "its own file with values of others",
            two().actuals("2013-T1", "a.toml", "[[actual]]\nindicator = \"c/x\"\nvalue = 4\n"),
        ),
        ("a second matrix of that id", two().matrix(2013, "c", &format!("id = \"a\"\n{}", matrix("c")))),
    ];
    for (case, project) in cases {
        let run = broken(project).run(&["report", "2013-T1", "--matrix", "a"]);
        assert_eq!(run.code, Some(1), "{case}: {}{}", run.stdout, run.stderr);
    }
    let asked: [&[&str]; 4] = [
        &["explain", "x", "2013-T1"],
        &["report", "2013-T1"],
        &["report", "2013-T1", "--matrix", "c"],
        &["status", "2013-T1", "--today", "2013-06-01"],
    ];
    for question in asked {
        assert_eq!(broken(two()).run(question).code, Some(1), "{question:?}");
    }
}

#[test]
fn the_last_period_is_that_of_all_matrices() {
    let later = two().actuals("2013-T3", "b.csv", "indikator;ist\nx;4\n");
    let run = later.run(&["explain", "a/x"]);
    assert!(run.stdout.contains("3. Tertial 2013"), "{}", run.stdout);
    assert_eq!(run.stderr, "", "everything was read");
    let run = two().run(&["explain", "a/x"]);
    assert!(run.stdout.contains("2. Tertial 2013"), "{}", run.stdout);
    assert!(run.stderr.contains("3 Dateien"), "{}", run.stderr);
}

#[test]
fn a_matrix_is_found_by_the_id_in_its_file() {
    let project = two().matrix(2013, "datei", &format!("id = \"c\"\n{}", matrix("c")));
    let project = project.actuals("2013-T1", "c.csv", "indikator;ist\nx;1\n");
    let run = project.run(&["explain", "c/x", "2013-T1"]);
    assert!(run.stdout.contains("rot"), "{}", run.stdout);
    assert!(run.stderr.contains("4 Dateien"), "{}", run.stderr);
}

#[test]
fn what_is_closed_of_the_matrix_still_counts() {
    let project = two();
    let close = project.run(&["close", "2013-T1", "--yes", "--by", "C", "--today", "2013-06-01"]);
    assert_eq!(close.code, Some(0), "{}", close.stderr);
    let correct = ["correct", "b/x", "2013-T1", "--value", "5", "--reason", "R", "--by", "C", "--today", "2013-06-02"];
    assert_eq!(project.run(&correct).code, Some(0));
    let run = project.run(&["explain", "a/x", "2013-T1"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("3 Dateien"), "matrix, actuals and part of b: {}", run.stderr);
    // A changed value of b is not asked about; one of a is an error.
    let project = project.actuals("2013-T1", "b.toml", "[[actual]]\nindicator = \"x\"\nvalue = 9\n");
    assert_eq!(project.run(&["explain", "a/x", "2013-T1"]).code, Some(0));
    assert_eq!(project.run(&["explain", "b/x", "2013-T1"]).code, Some(1));
    let project = project.actuals("2013-T1", "a.toml", "[[actual]]\nindicator = \"x\"\nvalue = 9\n");
    assert_eq!(project.run(&["explain", "a/x", "2013-T1"]).code, Some(1));
}
