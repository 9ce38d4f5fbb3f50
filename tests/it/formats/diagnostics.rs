//! Problems in every form.

use std::ops::Range;
use std::path::PathBuf;

use proptest::prelude::*;
use serde_json::{Value, json};
use zielmatrix::catalogue::Language;
use zielmatrix::diagnostic::{Diagnostics, Problem};
use zielmatrix::problem::home::KeyMeant;
use zielmatrix::render::diagnostics::{Form, Options, render};
use zielmatrix::source::{Place, Source, SourceId, Sources};

use super::golden::assert_golden;

const MATRIX: &str = r#"title = "Zielmatrix – Sozialamt"
year  = 2013

[[goal]]
id = "teilhabe"

  [[goal.indicator]]
  id        = "hausbesuche"
  tolerence = { green = "5 %", yellow = "10 %" }
	ziel = "ä" # Tabulator davor
"#;

fn source(path: &str, text: &str) -> Source {
    Source { shown_path: path.into(), path: PathBuf::from(path), text: text.into(), ..Source::default() }
}

fn place(source: SourceId, range: Range<usize>) -> Place {
    Place { source, start: u32::try_from(range.start).unwrap(), end: u32::try_from(range.end).unwrap() }
}

fn place_of(sources: &Sources, source: SourceId, word: &str) -> Place {
    let start = sources.get(source).text.find(word).unwrap();
    place(source, start..start + word.len())
}

fn unknown(key: &str, suggestion: Option<&str>) -> Problem {
    Problem::UnknownKey {
        key: key.into(),
        section: "[[goal.indicator]]",
        meant: suggestion.map_or(KeyMeant::OneOf(Vec::new()), |key| KeyMeant::Key(key.into())),
    }
}

/// Problems at one place, at two in a file, at two in different files, at the end of a text, in a long line, with a
/// text that would command the terminal, and without a place.
fn sample() -> (Sources, Diagnostics) {
    let mut sources = Sources::default();
    let settings = sources.add(source("zielmatrix.toml", "organisation = \"Stadt\"\n"));
    let matrix = sources.add(source("matrices/2013/sozialamt.toml", MATRIX));
    let long = format!("x = \"{}\", fehler = 1, y = \"{}\"\n", "ä".repeat(3000), "ö".repeat(3000));
    let long = sources.add(source("actuals/2013-T1/lang.toml", &long));
    let hostile = sources.add(source("matrices/2013/a:b,c%\u{1b}[2J.toml", "\u{1b}]0;x\u{7} \u{202e}böse = 1\r\n"));
    let mut diagnostics = Diagnostics::default();
    diagnostics
        .push_file(Problem::FileUnreadable { path: "actuals/fehlt.csv".into(), reason: "Zugriff verweigert".into() });
    diagnostics.push(unknown("tolerence", Some("tolerance")), place_of(&sources, matrix, "tolerence"));
    diagnostics.push(unknown("ziel", Some("target")), place_of(&sources, matrix, "ziel ="));
    let (year, title) = (place_of(&sources, matrix, "year"), place_of(&sources, matrix, "title"));
    diagnostics.push_pair(unknown("year", None), year, title);
    let first = place_of(&sources, matrix, "id = \"teilhabe\"");
    diagnostics.push_pair(unknown("id", None), place_of(&sources, matrix, "\"hausbesuche\""), first);
    diagnostics.push_pair(unknown("organisation", None), place_of(&sources, settings, "organisation"), first);
    diagnostics.push(unknown("goal", None), place_of(&sources, matrix, "[[goal]]\nid = \"teilhabe\""));
    diagnostics.push(unknown("", None), place(matrix, MATRIX.len()..MATRIX.len()));
    diagnostics.push(unknown("fehler", None), place_of(&sources, long, "fehler"));
    diagnostics.push(unknown("\u{1b}[31mböse\n", None), place_of(&sources, hostile, "böse"));
    (sources, diagnostics)
}

fn in_form(form: Form, language: Language) -> String {
    let (sources, diagnostics) = sample();
    render(&diagnostics, &sources, form, Options { language, ..Options::default() })
}

#[test]
fn the_texts_are_the_golden_ones() {
    let german = in_form(Form::Text, Language::German);
    assert_golden("diagnostics-de.txt", include_str!("../../golden/diagnostics-de.txt"), &german);
    let english = in_form(Form::Text, Language::English);
    assert_golden("diagnostics-en.txt", include_str!("../../golden/diagnostics-en.txt"), &english);
}

#[test]
fn the_machine_forms_are_the_golden_ones() {
    let json = in_form(Form::Json, Language::German);
    assert_golden("diagnostics.json", include_str!("../../golden/diagnostics.json"), &json);
    let github = in_form(Form::Github, Language::German);
    assert_golden("diagnostics-github.txt", include_str!("../../golden/diagnostics-github.txt"), &github);
    let gitlab = in_form(Form::Gitlab, Language::German);
    assert_golden("diagnostics-gitlab.json", include_str!("../../golden/diagnostics-gitlab.json"), &gitlab);
}

#[test]
fn lines_and_columns_count_from_one_in_characters() {
    let parsed: Value = serde_json::from_str(&in_form(Form::Json, Language::English)).unwrap();
    assert_eq!(
        parsed[1],
        json!({
            "code": "unbekannter-schluessel", "severity": "error", "message": "there is no `tolerence` in [[goal.indicator]]",
            "label": "unknown", "help": "did you mean `tolerance`?", "path": "matrices/2013/sozialamt.toml",
            "line": 9, "column": 3, "end_line": 9, "end_column": 12, "related": null
        })
    );
    assert_eq!(parsed[0]["path"], "actuals/fehlt.csv");
    assert_eq!(parsed[0]["line"], Value::Null);
    assert_eq!(
        parsed[3]["related"],
        json!({
            "path": "matrices/2013/sozialamt.toml", "line": 1, "column": 1, "label": null
        })
    );
    assert_eq!(
        (&parsed[6]["line"], &parsed[6]["end_line"], &parsed[6]["end_column"]),
        (&json!(4), &json!(5), &json!(16))
    );
    assert_eq!((&parsed[7]["line"], &parsed[7]["column"]), (&json!(11), &json!(1)));
    assert_eq!((&parsed[8]["line"], &parsed[8]["column"]), (&json!(1), &json!(3009)));
}

#[test]
fn workflow_commands_are_escaped() {
    let text = in_form(Form::Github, Language::German);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 10);
    assert_eq!(
        lines[1],
        "::error file=matrices/2013/sozialamt.toml,line=9,endLine=9,col=3,endColumn=12,title=unbekannter-schluessel\
         ::`tolerence` gibt es in [[goal.indicator]] nicht%0AHilfe: meinten Sie `tolerance`?"
    );
    assert!(lines[6].contains(",line=4,endLine=5,title="), "columns only within one line: {}", lines[6]);
    assert!(lines[9].starts_with("::error file=matrices/2013/a%3Ab%2Cc%25␛[2J.toml,line=1,"), "{}", lines[9]);
    assert!(lines[9].ends_with("::`␛[31mböse%0A` gibt es in [[goal.indicator]] nicht"), "{}", lines[9]);
}

#[test]
fn fingerprints_are_unique_and_do_not_depend_on_lines_or_language() {
    let fingerprints = |text: &str| -> Vec<String> {
        let parsed: Vec<Value> = serde_json::from_str(text).unwrap();
        parsed.iter().map(|finding| finding["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let german = fingerprints(&in_form(Form::Gitlab, Language::German));
    assert_eq!(german, fingerprints(&in_form(Form::Gitlab, Language::English)));

    let twice = |before: &str| {
        let mut sources = Sources::default();
        let id = sources.add(source("a.toml", &format!("{before}x = 1\nx = 1\n")));
        let mut diagnostics = Diagnostics::default();
        for start in [before.len(), before.len() + "x = 1\n".len()] {
            diagnostics.push(unknown("x", None), place(id, start..start + 1));
        }
        fingerprints(&render(&diagnostics, &sources, Form::Gitlab, Options::default()))
    };
    assert_eq!(twice(""), twice("# neu\n\n"));
    assert_ne!(twice("")[0], twice("")[1]);
}

#[test]
fn colours_are_written_only_when_asked_for() {
    let (sources, diagnostics) = sample();
    let styled = render(&diagnostics, &sources, Form::Text, Options { styled: true, ..Options::default() });
    assert!(styled.contains("\u{1b}[1m\u{1b}[91mFehler[unbekannter-schluessel]"), "{styled}");
    assert!(styled.contains("matrices/2013/sozialamt.toml:9:3\n"), "{styled}");
    let plain = render(&diagnostics, &sources, Form::Text, Options::default());
    assert!(!plain.contains(|sign: char| sign.is_control() && sign != '\n'));
    let stripped = anstream::adapter::strip_str(&styled).to_string();
    assert_eq!(stripped, plain);
}

#[test]
fn excerpts_keep_to_the_width() {
    let (sources, diagnostics) = sample();
    for width in [40, 80, 120] {
        let text = render(&diagnostics, &sources, Form::Text, Options { width, ..Options::default() });
        let long = text.lines().find(|line| line.contains("äfehler") || line.contains("fehler = 1")).unwrap();
        assert!(long.chars().count() <= width, "{long}");
        assert!(text.contains("actuals/2013-T1/lang.toml:1:3009\n"));
    }
}

#[test]
fn a_long_list_is_cut_and_counted() {
    let mut sources = Sources::default();
    let id = sources.add(source("a.toml", &"x\n".repeat(2000)));
    let mut diagnostics = Diagnostics::default();
    for line in 0..1234 {
        diagnostics.push(unknown("x", None), place(id, 2 * line..2 * line + 1));
    }
    let text = render(&diagnostics, &sources, Form::Text, Options::default());
    assert_eq!(text.matches("Fehler[").count(), 50);
    assert!(text.ends_with("\nNicht gezeigt: 1.184 Fehler.\n1.234 Fehler in 1 Datei.\n"));
}

#[test]
fn without_problems_there_is_nothing_to_read() {
    let rendered = Form::ALL.map(|form| render(&Diagnostics::default(), &Sources::default(), form, Options::default()));
    assert_eq!(rendered, ["", "[]\n", "", "[]\n"]);
}

#[test]
fn many_problems_in_one_long_line_take_linear_time() {
    let mut sources = Sources::default();
    let many = 100_000;
    let id = sources.add(source("a.toml", &"ä ".repeat(many)));
    let mut diagnostics = Diagnostics::default();
    for word in 0..many {
        diagnostics.push(unknown("ä", None), place(id, 3 * word..3 * word + 2));
    }
    let text = render(&diagnostics, &sources, Form::Text, Options::default());
    assert!(text.contains("a.toml:1:99\n"));
    let github = render(&diagnostics, &sources, Form::Github, Options::default());
    assert!(github.lines().last().unwrap().contains(",col=1999,endColumn=2000,"));
}

proptest! {
    #[test]
    fn any_text_and_place_can_be_shown(
        text in "(\\PC{0,40}|[\u{0}-\u{20}\u{7f}-\u{9f}]{0,4}|[äß€🎯]{0,60}|\n|\r\n){0,8}",
        places in proptest::collection::vec((0_u32..400, 0_u32..400), 1..4),
        width in 0_usize..100,
        styled in any::<bool>(),
    ) {
        let mut sources = Sources::default();
        let id = sources.add(source("a.toml", &text));
        let mut diagnostics = Diagnostics::default();
        for (start, end) in places {
            let related = Place { source: id, start: end, end: start };
            diagnostics.push_pair(unknown(&text, Some(&text)), Place { source: id, start, end }, related);
        }
        let shown = render(&diagnostics, &sources, Form::Text, Options { styled, width, ..Options::default() });
        let visible = |sign: char| sign.is_control() && sign != '\n' && !(styled && sign == '\u{1b}');
        prop_assert!(!shown.contains(visible), "{shown:?}");
        prop_assert!(shown.contains("a.toml:"), "{shown}");
        prop_assert!(!shown.contains(['\u{e000}', '\u{e001}']), "{shown}");
        for form in Form::ALL {
            render(&diagnostics, &sources, form, Options::default());
        }
    }
}
