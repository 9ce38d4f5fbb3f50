//! Forms of a planning round: what they ask for, what they hide, and when there are none.

use std::fs;

use calamine::Data;

use super::book::Book;
use super::sample::project;
use crate::support::Project;

const NEXT: &str = r#"
title = "Zielmatrix Soziales"
department = "Sozialamt"
[[goal]]
id = "g"
title = "Teilhabe"
open = "Leitziel?"
[[goal.indicator]]
id = "quote"
name = "Anteil"
unit = "%"
kind = "ratio"
scale = 100
target = { between = [70, 80] }
interim = { T1 = "50 %", T2 = [60, 75] }
[[goal.measure]]
title = "Hausbesuche"
responsible = "Team Alter"
hypothesis = "=wirkt"
evidence = "Studie"
[[goal.measure.indicator]]
id = "besuche"
name = "Erstbesuche"
unit = "Besuche"
kind = "cumulative"
target = { at_least = 480 }
interim = { T1 = 130, T2 = "60 %" }
tolerance = { green = 2, yellow = "7.5 %" }
source = "Fachverfahren"
[[goal.measure.indicator]]
id = "konzept"
name = "Konzept"
target = { done_by = 2014-10-31 }
[[goal.measure.indicator]]
id = "kosten"
name = "Kosten"
unit = "EUR"
kind = "level"
target = { at_most = "103 %", of = "previous-year" }
interim = "constant"
[[goal.measure.indicator]]
id = "offen"
name = "Offen"
open = ["Art?", "Zielwert?"]
[[goal.measure.indicator]]
id = "zahl"
name = "Zahl"
kind = "level"
[[budget]]
id = "mittel"
name = "Zuschüsse"
expense = 1_250_000
responsible = "Kämmerei"
"#;

pub(super) fn planned() -> Project {
    project().matrix(2014, "soziales", NEXT)
}

fn form(project: &Project, arguments: &[&str], name: &str) -> Book {
    let run = project.run(&[&["collect", "--plan", "2014", "-o", "planung"], arguments].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    Book::open(&project.path().join("planung").join(name))
}

#[test]
fn a_form_shows_what_is_planned_and_leaves_room_for_what_is_new() {
    let project = planned();
    let book = form(&project, &[], "planung-2014-soziales.xlsx");
    assert_eq!(book.sheets, ["Planung 2014"]);
    assert_eq!(book.formulas, 0);
    let head: Vec<String> = (0..4).map(|row| book.text(row, 0)).collect();
    assert_eq!(head, ["zielmatrix-planung 1", "2014", "Stadt", "de"]);
    let keys: Vec<String> = book.keys().into_iter().map(|(_, key)| key).skip(5).collect();
    let measure = keys.iter().find(|key| key.starts_with("measure:")).unwrap().replace("measure:", "");
    assert_eq!(
        keys,
        [
            "goal:soziales/g",
            "indicator:soziales/quote",
            "new-indicator:soziales/g/-/1",
            "new-indicator:soziales/g/-/2",
            &format!("measure:{measure}"),
            &format!("evidence:{measure}"),
            "indicator:soziales/besuche",
            "indicator:soziales/konzept",
            "indicator:soziales/kosten",
            "indicator:soziales/offen",
            "indicator:soziales/zahl",
            &format!("new-indicator:{measure}/1"),
            &format!("new-indicator:{measure}/2"),
            "new-measure:soziales/g/1",
            "new-evidence:soziales/g/1",
            "new-measure-indicator:soziales/g/1/1",
            "new-measure-indicator:soziales/g/1/2",
            "zielmatrix-titel",
            "line:soziales/mittel",
        ]
    );
    let text = |key: &str, column: &str| book.input(key, column).to_string();
    for (id, expected) in [
        ("quote", ["zwischen", "70", "80", "50 % des Zielwertes", "60–75", "5 %", "10 %", "%", "Quote", "", ""]),
        ("besuche", ["mindestens", "480", "", "130", "60 %", "2", "7,5 %", "Besuche", "Summe", "Fachverfahren", ""]),
        ("kosten", ["höchstens", "103 % des Vorjahres", "", "konstant", "", "5 %", "10 %", "EUR", "Stand", "", ""]),
        ("offen", ["", "", "", "", "", "5 %", "10 %", "", "", "", "Art?\nZielwert?"]),
        ("zahl", ["nachrichtlich", "", "", "", "", "5 %", "10 %", "", "Stand", "", ""]),
    ] {
        let columns =
            ["direction", "value", "to", "interim-1", "interim-2", "green", "yellow", "unit", "kind", "source", "open"];
        let found = columns.map(|column| text(&format!("indicator:soziales/{id}"), column));
        assert_eq!(found, expected.map(str::to_owned), "{id}");
    }
    let milestone = "indicator:soziales/konzept";
    assert_eq!(text(milestone, "direction"), "bis");
    assert!(matches!(book.input(milestone, "value"), Data::DateTime(_)), "a real date");
    assert_eq!([text(milestone, "green"), text(milestone, "yellow")], ["0", "30"], "days");
    assert_eq!(text("line:soziales/mittel", "value"), "1250000");
    assert_eq!(text("goal:soziales/g", "open"), "Leitziel?");
    assert_eq!(text(&format!("measure:{measure}"), "direction"), "Team Alter");
    assert_eq!(text(&format!("measure:{measure}"), "green"), "=wirkt");
    let row = book.row(&format!("measure:{measure}"));
    assert!(book.is_quoted(row, book.columns()["green"]), "no formula when somebody opens it");
    assert_eq!(text(&format!("evidence:{measure}"), "green"), "Studie");
    // Last year for reading: target, Ist, Soll.
    let last = book.text(book.row("indicator:soziales/besuche"), 3);
    assert!(last.starts_with("mindestens 450\n"), "{last}");
}

#[test]
fn only_inputs_are_open_and_drop_downs_offer_their_words() {
    let project = planned();
    let book = form(&project, &[], "planung-2014-soziales.xlsx");
    assert!(book.sheet.contains("<sheetProtection "));
    assert_eq!(
        book.open_inputs("indicator:soziales/besuche"),
        [
            "direction",
            "value",
            "to",
            "interim-1",
            "interim-2",
            "green",
            "yellow",
            "unit",
            "kind",
            "source",
            "open",
            "dropped"
        ]
    );
    assert_eq!(
        book.open_inputs("line:soziales/mittel"),
        ["value", "interim-1", "interim-2", "green", "yellow", "open", "dropped"]
    );
    assert_eq!(book.open_inputs("goal:soziales/g"), ["open", "dropped"]);
    assert!(book.open_inputs("new-measure-indicator:soziales/g/1/1").contains(&"name".to_owned()));
    let columns = book.columns();
    let row = book.row("indicator:soziales/besuche");
    let offers = book.validation(row, columns["direction"]);
    assert!(offers.contains("mindestens,höchstens,zwischen,genau,bis,nachrichtlich"), "{offers}");
    assert!(book.validation(row, columns["kind"]).contains("Summe,Stand,Mittel,Quote,Meilenstein,Einschätzung"));
    assert!(book.validation(row, columns["value"]).contains("die untere"));
    assert!(book.is_locked(row, 2) && book.is_locked(row, 3), "name and last year");
}

#[test]
fn every_responsible_plans_what_is_theirs() {
    let project = planned();
    let team = form(&project, &["--by", "responsible"], "planung-2014-Team-Alter.xlsx");
    let has = |book: &Book, key: &str| book.keys().iter().any(|(_, known)| known.starts_with(key));
    assert!(has(&team, "measure:soziales/g/") && has(&team, "indicator:soziales/besuche"));
    assert!(!has(&team, "indicator:soziales/quote") && !has(&team, "line:"));
    assert!(team.open_inputs("goal:soziales/g").is_empty(), "the goal is the department's");
    let treasury = Book::open(&project.path().join("planung/planung-2014-Kämmerei.xlsx"));
    assert!(has(&treasury, "line:soziales/mittel") && !has(&treasury, "goal:"));
    let department = Book::open(&project.path().join("planung/planung-2014-Sozialamt.xlsx"));
    assert!(has(&department, "indicator:soziales/quote") && !has(&department, "measure:"));
}

#[test]
fn with_closed_periods_unit_and_kind_stay_and_changes_give_a_reason() {
    let project = planned();
    let run = project.run(&["close", "2014-T1", "--yes", "--with-missing", "--by", "Controlling"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let book = form(&project, &[], "planung-2014-soziales.xlsx");
    assert_eq!(
        book.open_inputs("indicator:soziales/besuche"),
        ["direction", "value", "to", "interim-2", "green", "yellow", "source", "open", "reason"]
    );
    assert!(!book.columns().contains_key("dropped") && !book.columns().contains_key("interim-1"));
    assert!(book.open_inputs("new-indicator:soziales/g/-/1").contains(&"kind".to_owned()), "new ones choose theirs");
    for period in ["2014-T2", "2014-T3"] {
        assert_eq!(project.run(&["close", period, "--yes", "--with-missing", "--by", "C"]).code, Some(0));
    }
    let run = project.run(&["collect", "--plan", "2014", "-o", "zu"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("alle Zeiträume von 2014 sind abgeschlossen"), "{}", run.stderr);
}

#[test]
fn a_planning_form_is_never_read_as_values_or_as_a_foreign_table() {
    let project = planned();
    form(&project, &[], "planung-2014-soziales.xlsx");
    let reported = project.run(&["collect", "2014-T1", "-o", "planung"]);
    assert_eq!(reported.code, Some(0), "{}", reported.stderr);
    let before = fs::read_to_string(project.path().join("matrices/2014/soziales.toml")).unwrap();
    // A Tertial form beside it goes on.
    let run = project.run(&["import", "planung/2014-T1-soziales.xlsx", "planung/planung-2014-soziales.xlsx", "--yes"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("Fehler[planungsformular]"), "{}", run.stderr);
    assert!(run.stderr.contains("planung-2014-soziales.xlsx, Blatt „Planung 2014“, Zelle A1"), "{}", run.stderr);
    assert!(run.stdout.contains("2014-T1-soziales.xlsx"), "{}", run.stdout);
    let run = project.run(&["adopt", "planung/planung-2014-soziales.xlsx", "--year", "2014", "--id", "neu", "--yes"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(!project.path().join("matrices/2014/neu.toml").exists());
    assert_eq!(fs::read_to_string(project.path().join("matrices/2014/soziales.toml")).unwrap(), before);
}

#[test]
fn without_matrices_of_the_year_rollover_comes_first() {
    let project = project();
    let run = project.run(&["collect", "--plan", "2014", "-o", "planung"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("`zielmatrix rollover 2013 2014`"), "{}", run.stderr);
    assert!(!project.path().join("planung").exists());
    for (arguments, message) in [
        (&["--plan", "2014-T1"][..], "kein Jahr"),
        (&["--plan", "1999"], "1999"),
        (&["2014-T1", "--plan", "2014"], "--plan"),
    ] {
        let run = project.run(&[&["collect", "-o", "planung"], arguments].concat());
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
}

#[test]
fn the_same_project_gives_the_same_bytes_and_states_change_with_the_matrix_alone() {
    let project = planned();
    let name = "planung-2014-soziales.xlsx";
    let first = form(&project, &[], name);
    let bytes = fs::read(project.path().join("planung").join(name)).unwrap();
    form(&project, &["--overwrite"], name);
    assert_eq!(fs::read(project.path().join("planung").join(name)).unwrap(), bytes);
    let changed = project.matrix(2014, "soziales", &NEXT.replace("at_least = 480", "at_least = 500"));
    let second = form(&changed, &["--overwrite"], name);
    let states = |book: &Book| -> Vec<String> { book.keys().iter().map(|(row, _)| book.text(*row, 1)).collect() };
    let (before, after) = (states(&first), states(&second));
    let differing: Vec<usize> = (0..before.len()).filter(|at| before[*at] != after[*at]).collect();
    assert_eq!(differing.len(), 1, "the row whose target changed");
    let words = |state: &str| -> Vec<String> { state.split(' ').map(str::to_owned).collect() };
    let (before, after) = (words(&before[differing[0]]), words(&after[differing[0]]));
    let changed: Vec<&str> = before
        .iter()
        .zip(&after)
        .filter(|(one, other)| one != other)
        .map(|(one, _)| one.split('=').next().unwrap())
        .collect();
    assert_eq!(changed, ["value", "seal"]);
}
