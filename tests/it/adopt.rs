//! Existing tables that become matrices: each folder of `tests/adopt` has a table, and what it says when it is read rightly.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/adopt");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zielmatrix")).args(arguments).current_dir(folder).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The files of a case in a folder of its own.
fn project(case: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(case).unwrap() {
        let path = entry.unwrap().path();
        fs::write(folder.path().join(path.file_name().unwrap()), fs::read(&path).unwrap()).unwrap();
    }
    folder
}

fn expected(case: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(case.join("expected.json")).unwrap()).unwrap()
}

/// An adopted indicator with what it belongs to.
struct Found {
    goal: String,
    measure: Option<toml::Table>,
    indicator: toml::Table,
}

fn indicators(matrix: &toml::Table) -> BTreeMap<String, Found> {
    let list = |table: &toml::Table, key: &str| -> Vec<toml::Table> {
        let tables = table.get(key).and_then(toml::Value::as_array).cloned().unwrap_or_default();
        tables.into_iter().map(|table| table.as_table().unwrap().clone()).collect()
    };
    let mut found = BTreeMap::new();
    for goal in list(matrix, "goal") {
        let title = goal["title"].as_str().unwrap().to_owned();
        let own = list(&goal, "indicator").into_iter().map(|indicator| (None, indicator));
        let measured = list(&goal, "measure").into_iter().flat_map(|measure| {
            list(&measure, "indicator").into_iter().map(move |indicator| (Some(measure.clone()), indicator))
        });
        for (measure, indicator) in own.chain(measured) {
            let name = indicator["name"].as_str().unwrap().to_owned();
            let twice = found.insert(name.clone(), Found { goal: title.clone(), measure, indicator });
            assert!(twice.is_none(), "{name} is there twice");
        }
    }
    found
}

/// A TOML value in the words of JSON, numbers as numbers.
fn plain(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text.as_str()),
        toml::Value::Integer(number) => Value::from(number.to_string().parse::<f64>().unwrap()),
        toml::Value::Float(number) => Value::from(*number),
        toml::Value::Boolean(truth) => Value::from(*truth),
        toml::Value::Datetime(date) => Value::from(date.to_string()),
        toml::Value::Array(list) => list.iter().map(plain).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), plain(value))).collect(),
    }
}

fn floats(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::from(number.as_f64().unwrap()),
        Value::Array(list) => list.iter().map(floats).collect(),
        Value::Object(table) => table.iter().map(|(key, value)| (key.clone(), floats(value))).collect(),
        Value::Null | Value::Bool(_) | Value::String(_) => value.clone(),
    }
}

/// What of an indicator is not as the case says.
fn differences(found: &Found, wanted: &Value) -> Vec<String> {
    let mut differences = Vec::new();
    let indicator = &found.indicator;
    let target = indicator.get("target").map_or(Value::Null, plain);
    if target != floats(&wanted["target"]) {
        differences.push(format!("target {target}, not {}", wanted["target"]));
    }
    let open = indicator.get("open").map_or_else(String::new, |open| plain(open).to_string());
    if let Some(piece) = wanted["open"].as_str().filter(|piece| !open.contains(piece)) {
        differences.push(format!("open {open} without {piece}"));
    }
    let of_measure = |key: &str| found.measure.as_ref().and_then(|measure| measure.get(key)?.as_str());
    for (key, said) in [
        ("unit", indicator.get("unit").and_then(toml::Value::as_str)),
        ("goal", Some(found.goal.as_str())),
        ("measure", of_measure("title")),
        ("responsible", of_measure("responsible")),
    ] {
        let needless = key == "responsible" && found.measure.is_none();
        let wanted = wanted[key].as_str().filter(|wanted| !needless && !said.unwrap_or_default().contains(wanted));
        differences.extend(wanted.map(|wanted| format!("{key} {said:?}, not {wanted}")));
    }
    let kind = indicator.get("kind").map_or(Value::Null, plain);
    let kinds = wanted["kind"].as_array().cloned().unwrap_or_else(|| vec![wanted["kind"].clone()]);
    if !kinds.contains(&kind) {
        differences.push(format!("kind {kind}, not {kinds:?}"));
    }
    if let Some(interim) = wanted.get("interim") {
        let said = indicator.get("interim").map_or(Value::Null, plain);
        if said != floats(interim) {
            differences.push(format!("interim {said}, not {interim}"));
        }
    }
    differences
}

/// The values that were written, by period and name.
fn values(folder: &Path, matrix: &toml::Table) -> Value {
    let names: BTreeMap<String, String> = indicators(matrix)
        .into_iter()
        .map(|(name, found)| (found.indicator["id"].as_str().unwrap().to_owned(), name))
        .collect();
    let mut values = serde_json::Map::new();
    for period in fs::read_dir(folder.join("actuals")).into_iter().flatten() {
        let period = period.unwrap();
        let mut of_period = serde_json::Map::new();
        for file in fs::read_dir(period.path()).unwrap() {
            let file: toml::Table = fs::read_to_string(file.unwrap().path()).unwrap().parse().unwrap();
            for actual in file["actual"].as_array().unwrap() {
                let value = actual.get("value").unwrap_or_else(|| panic!("{actual:?} has no value"));
                of_period.insert(names[actual["indicator"].as_str().unwrap()].clone(), plain(value));
            }
        }
        values.insert(period.file_name().into_string().unwrap(), of_period.into());
    }
    values.into()
}

fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut contents = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            contents.extend(self::contents(&path));
        } else {
            contents.insert(path.clone(), fs::read(path).unwrap());
        }
    }
    contents
}

#[test]
fn every_table_becomes_what_it_says() {
    let mut wrong = Vec::new();
    for case in cases() {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let wanted = expected(&case);
        let folder = project(&case);
        let year = wanted["year"].to_string();
        let id = wanted["id"].as_str().unwrap();
        let adopt = ["adopt", wanted["file"].as_str().unwrap(), "--year", &year, "--id", id, "--yes"];
        let adopted = run(folder.path(), &adopt);
        assert_eq!(adopted.status.code(), Some(0), "{name}: {}{}", text(&adopted.stdout), text(&adopted.stderr));
        let path = folder.path().join(format!("matrices/{year}/{id}.toml"));
        let matrix: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
        let mut found = indicators(&matrix);
        for (indicator, wanted) in wanted["indicators"].as_object().unwrap() {
            let Some(found) = found.remove(indicator) else {
                wrong.push(format!("{name}: {indicator} is missing"));
                continue;
            };
            let others = wanted["or"].as_array().cloned().unwrap_or_default().into_iter().map(|other| {
                let mut whole = wanted.as_object().unwrap().clone();
                whole.extend(other.as_object().unwrap().clone());
                Value::from(whole)
            });
            let readings: Vec<Value> = std::iter::once(wanted.clone()).chain(others).collect();
            let differences: Vec<Vec<String>> = readings.iter().map(|wanted| differences(&found, wanted)).collect();
            if differences.iter().all(|differences| !differences.is_empty()) {
                wrong.push(format!("{name}: {indicator}: {}", differences[0].join(", ")));
            }
        }
        wrong.extend(found.keys().map(|indicator| format!("{name}: {indicator} should not be there")));
        let values = values(folder.path(), &matrix);
        if values != floats(&wanted["actuals"]) {
            wrong.push(format!("{name}: actuals {values}, not {}", wanted["actuals"]));
        }

        // The project is sound, its plan shows every row, and there is nothing left to adopt.
        let checked = run(folder.path(), &["check"]);
        assert_eq!(checked.status.code(), Some(0), "{name}: {}", text(&checked.stdout));
        let plan = text(&run(folder.path(), &["report", &year, "--format", "csv"]).stdout);
        for indicator in wanted["indicators"].as_object().unwrap().keys() {
            assert!(plan.contains(indicator.as_str()), "{name}: the plan lacks {indicator}");
        }
        let before = contents(folder.path());
        assert_eq!(run(folder.path(), &adopt).status.code(), Some(0), "{name}: a second time");
        assert_eq!(contents(folder.path()), before, "{name}: a second time changes something");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_written_unless_somebody_agrees() {
    let case = &cases()[0];
    let folder = project(case);
    let wanted = expected(case);
    let file = wanted["file"].as_str().unwrap();
    let before = contents(folder.path());
    let dry = run(folder.path(), &["adopt", file, "--dry-run"]);
    assert_eq!(dry.status.code(), Some(0), "{}", text(&dry.stderr));
    assert!(text(&dry.stdout).contains("Zeile 7: Durchgeführte Erstbesuche → mindestens 450 Besuche"));
    assert!(text(&dry.stdout).contains("Spalte D „Indikator“: Indikator"));
    assert_eq!(run(folder.path(), &["adopt", file]).status.code(), Some(2), "nobody is there to be asked");
    let after: BTreeMap<PathBuf, Vec<u8>> =
        contents(folder.path()).into_iter().filter(|(path, _)| !path.ends_with(".zielmatrix.lock")).collect();
    assert_eq!(after, before);
}

#[test]
fn a_matrix_that_says_something_else_is_never_overwritten() {
    let case = &cases()[1];
    let folder = project(case);
    let wanted = expected(case);
    let path = folder.path().join("matrices/2014/jugendamt.toml");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "title = \"Eine andere\"\n").unwrap();
    let run = run(
        folder.path(),
        &["adopt", wanted["file"].as_str().unwrap(), "--year", "2014", "--id", "jugendamt", "--yes"],
    );
    assert_eq!(run.status.code(), Some(4), "{}", text(&run.stderr));
    assert!(text(&run.stderr).contains("adopt überschreibt nichts"), "{}", text(&run.stderr));
    assert_eq!(fs::read_to_string(&path).unwrap(), "title = \"Eine andere\"\n");
}

#[test]
fn outside_a_project_one_is_made() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("Ziele 2014.csv"),
        "Ziel;Indikator;Einheit;Zielwert\nTeilhabe;Besuche;Besuche;mind. 450\n",
    )
    .unwrap();
    let adopted = run(folder.path(), &["adopt", "Ziele 2014.csv", "--yes"]);
    assert_eq!(adopted.status.code(), Some(0), "{}", text(&adopted.stderr));
    assert!(folder.path().join("zielmatrix.toml").is_file());
    let matrix = fs::read_to_string(folder.path().join("matrices/2014/ziele.toml")).unwrap();
    assert!(matrix.contains("target = { at_least = 450 }"), "{matrix}");
    assert_eq!(run(folder.path(), &["check"]).status.code(), Some(0));
}

#[test]
fn a_table_without_goals_is_named_as_such() {
    let folder = tempfile::tempdir().unwrap();
    for (name, table) in [
        ("leer.csv", "a;b\n1;2\n"),
        ("nur-kopf.csv", "Ziel;Indikator;Einheit;Zielwert\n"),
        ("prosa.csv", "Bericht 2014\nDie Ziele wurden erreicht.\n"),
    ] {
        fs::write(folder.path().join(name), table).unwrap();
        let run = run(folder.path(), &["adopt", name, "--year", "2014", "--yes"]);
        assert_eq!(run.status.code(), Some(1), "{name}: {}", text(&run.stderr));
        assert!(text(&run.stderr).contains("keine Tabelle mit Zielen"), "{name}: {}", text(&run.stderr));
    }
    let left: Vec<String> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!left.iter().any(|name| name == "zielmatrix.toml" || name == "matrices"), "{left:?}");
}

#[test]
fn fields_of_action_are_declared_in_place_and_named_where_they_belong() {
    let folder = tempfile::tempdir().unwrap();
    let settings = "# Hausregeln\r\n[[field]]\r\nid = \"f1\"\r\ntitle = \"Wohnen\"\r\n";
    fs::write(folder.path().join("zielmatrix.toml"), settings).unwrap();
    let table = "Handlungsfeld;Ziel;Maßnahme;Indikator;Zielwert\n\
                 Wohnen;Wohnraum ist da;Neubau;Wohnungen;mind. 120\n\
                 Arbeit;Wohnraum ist da;Beratung;Beratungen;mind. 300\n";
    fs::write(folder.path().join("Ziele 2014.csv"), table).unwrap();
    let adopted = run(folder.path(), &["adopt", "Ziele 2014.csv", "--id", "amt", "--yes"]);
    assert_eq!(adopted.status.code(), Some(0), "{}", text(&adopted.stderr));
    assert!(text(&adopted.stdout).contains("Neues Handlungsfeld arbeit in zielmatrix.toml: Arbeit"));
    let added = "\r\n[[field]]\r\nid    = \"arbeit\"\r\ntitle = \"Arbeit\"\r\n";
    assert_eq!(fs::read_to_string(folder.path().join("zielmatrix.toml")).unwrap(), format!("{settings}{added}"));
    let matrix: toml::Table =
        fs::read_to_string(folder.path().join("matrices/2014/amt.toml")).unwrap().parse().unwrap();
    let goal = &matrix["goal"][0];
    assert_eq!(plain(&goal["field"]), serde_json::json!(["f1"]));
    assert!(goal["measure"][0].get("field").is_none(), "a measure without one takes its goal's");
    assert_eq!(plain(&goal["measure"][1]["field"]), serde_json::json!(["arbeit"]));
    assert_eq!(run(folder.path(), &["check"]).status.code(), Some(0));
}

/// A project whose only file is a table of goals for 2014.
fn table(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("Ziele 2014.csv"), text).unwrap();
    folder
}

#[test]
fn header_rows_that_contradict_each_other_are_refused_and_named() {
    for (second, heading) in [(";;Soll 30.04.;Soll 31.08.", "Ist · Soll 30.04."), (";;Ist 2013;Ist 2014", "")] {
        let folder = table(&format!("Ziel;Indikator;Ist;Ist\n{second}\nTeilhabe;Besuche;10;20\n"));
        let adopted = run(folder.path(), &["adopt", "Ziele 2014.csv", "--year", "2014", "--yes"]);
        let code = i32::from(!heading.is_empty());
        assert_eq!(adopted.status.code(), Some(code), "{}", text(&adopted.stderr));
        assert_eq!(folder.path().join("matrices").exists(), heading.is_empty(), "{second}");
        assert!(text(&adopted.stderr).contains(heading), "{}", text(&adopted.stderr));
    }
}

#[test]
fn an_indicator_that_stands_twice_is_written_twice_and_open() {
    let folder = table("Ziel;Indikator;Zielwert\nTeilhabe;Besuche;mind. 10\nTeilhabe;Besuche;mind. 20\n");
    let adopted = run(folder.path(), &["adopt", "Ziele 2014.csv", "--id", "amt", "--yes"]);
    assert_eq!(adopted.status.code(), Some(0), "{}", text(&adopted.stderr));
    let matrix = fs::read_to_string(folder.path().join("matrices/2014/amt.toml")).unwrap();
    let open = "Dieser Indikator steht in der Tabelle mehrmals. Welche Zeile gilt?";
    assert_eq!(matrix.matches(open).count(), 1, "{matrix}");
    assert!(matrix.contains("\"besuche-2\"") && text(&adopted.stdout).contains(open), "{matrix}");
}

#[test]
fn a_new_project_has_the_periods_of_the_table() {
    for (days, periods) in [
        ("Ist 31.03.2014;Ist 30.06.2014", Some("quarter")),
        ("Ist 30.04.2014;Ist 31.08.2014", None),
        ("Ist 31.01.2014;Ist 30.06.2014", Some("month")),
        ("Ist 30.06.2014;Ist 31.12.2014", Some("half-year")),
    ] {
        let folder = table(&format!("Ziel;Indikator;Zielwert;{days}\nTeilhabe;Besuche;mind. 10;3;5\n"));
        let adopted = run(folder.path(), &["adopt", "Ziele 2014.csv", "--id", "amt", "--yes"]);
        assert_eq!(adopted.status.code(), Some(0), "{days}: {}", text(&adopted.stderr));
        let settings: toml::Table = fs::read_to_string(folder.path().join("zielmatrix.toml")).unwrap().parse().unwrap();
        assert_eq!(settings.get("periods").and_then(toml::Value::as_str), periods, "{days}");
        assert_eq!(fs::read_dir(folder.path().join("actuals")).unwrap().count(), 2, "{days}");
    }
}

#[test]
fn columns_of_days_on_which_no_period_ends_are_named() {
    let folder = table("Ziel;Indikator;Zielwert;Ist 31.03.2014;Bemerkung\nTeilhabe;Besuche;mind. 10;3;Umzug\n");
    fs::write(folder.path().join("zielmatrix.toml"), "periods = \"tertial\"\n").unwrap();
    let adopted = run(folder.path(), &["adopt", "Ziele 2014.csv", "--id", "amt", "--yes"]);
    assert_eq!(adopted.status.code(), Some(0), "{}", text(&adopted.stderr));
    let said = "Spalte D „Ist 31.03.2014“: nicht übernommen (an diesem Tag endet kein Berichtszeitraum des Projekts)";
    assert!(text(&adopted.stdout).contains(said), "{}", text(&adopted.stdout));
    let matrix = fs::read_to_string(folder.path().join("matrices/2014/amt.toml")).unwrap();
    assert!(matrix.contains("# Erläuterung: Umzug"), "{matrix}");
}

/// What nobody sees decides nothing: neither a target nor a responsible, and the listing says so.
#[test]
fn hidden_columns_are_left_out_and_named() {
    let cells = "A1 Ziel\nB1 Indikator\nC1 Zielwert\nD1 Zielwert\nE1 Verantwortlich\nF1 Einheit\nA2 Teilhabe\nB2 Besuche\nC2 mind. 99\n\
                 D2 mind. 10\nE2 Team Geheim\nF2 Besuche\nhide C\nhide E";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("Ziele 2014.xlsx"), crate::support::book::book("Ziele", cells)).unwrap();
    let adopted = run(folder.path(), &["adopt", "Ziele 2014.xlsx", "--id", "amt", "--yes"]);
    assert_eq!(adopted.status.code(), Some(0), "{}", text(&adopted.stderr));
    let said = text(&adopted.stdout);
    for column in ["Spalte C „Zielwert“", "Spalte E „Verantwortlich“"] {
        assert!(said.contains(&format!("{column}: nicht übernommen (ausgeblendet)")), "{said}");
    }
    let matrix = fs::read_to_string(folder.path().join("matrices/2014/amt.toml")).unwrap();
    assert!(matrix.contains("at_least = 10") && !matrix.contains("99") && !matrix.contains("Geheim"), "{matrix}");
}

#[test]
fn forms_hidden_sheets_and_sheets_that_are_not_there_are_told_apart() {
    let hidden = project(&cases()[10]);
    let file = "Zielmatrix Wohnen 2014.xlsx";
    let dry = text(&run(hidden.path(), &["adopt", file, "--year", "2014", "--dry-run"]).stdout);
    assert!(dry.contains("Blatt „Entwurf“ nicht übernommen: ausgeblendet"), "{dry}");
    assert!(dry.contains("Zeile 7 nicht übernommen (ausgeblendet)"), "{dry}");
    assert!(dry.contains("eine Zelle für mehrere Zeilen; wessen Wert?"), "{dry}");
    let missing = run(hidden.path(), &["adopt", file, "--year", "2014", "--sheet", "Planung", "--yes"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(text(&missing.stderr).contains("das Blatt „Planung“"), "{}", text(&missing.stderr));

    let folder = table("Ziel;Indikator;Zielwert;Ist 30.04.2014\nTeilhabe;Besuche;mind. 10;3\n");
    assert!(run(folder.path(), &["adopt", "Ziele 2014.csv", "--id", "amt", "--yes"]).status.success());
    let collected = run(folder.path(), &["collect", "2014-T1", "-o", "formulare"]);
    assert!(collected.status.success(), "{}", text(&collected.stderr));
    let form = fs::read_dir(folder.path().join("formulare")).unwrap().next().unwrap().unwrap().path();
    let refused = run(folder.path(), &["adopt", form.to_str().unwrap(), "--year", "2014", "--id", "neu", "--yes"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("Formular dieses Programms"), "{}", text(&refused.stderr));
}

/// A table whose own words say nothing: headings of the house, two figures a period, words for directions and kinds.
const OWN_WORDS: &str = "Amt 50, Stand heute\n\
    Wirkung;Wer macht es;Woran wir es sehen;ME;Marke;Pfeil;Zählung;Frühjahr;Frühjahr geplant;Notiz intern\n\
    Teilhabe;Team 1;Besuche;Besuche;450;rauf;laufend;120;150;geheim\n\
    Teilhabe;Team 1;Dauer;Tage;15;runter;Stand;17;15;geheim\n\
    Teilhabe;Team 1;Zwischensumme;;;;;;;\n";

const MAPPING: &str = "header = 2\n\
    skip = [\"Zwischensumme\"]\n\
    ignore = [\"Notiz intern\"]\n\
    [columns]\n\
    goal = \"Wirkung\"\n\
    measure = \"B\"\n\
    indicator = \"woran wir es  sehen\"\n\
    unit = \"ME\"\n\
    target = \"Marke\"\n\
    direction = \"Pfeil\"\n\
    kind = \"Zählung\"\n\
    [periods]\n\
    \"Frühjahr\" = \"2014-T1\"\n\
    [interim]\n\
    \"Frühjahr geplant\" = \"2014-T1\"\n\
    [directions]\n\
    rauf = \"at_least\"\n\
    runter = \"at_most\"\n\
    [kinds]\n\
    laufend = \"cumulative\"\n\
    Stand = \"level\"\n";

#[test]
fn a_mapping_explains_what_the_table_does_not() {
    let folder = table(OWN_WORDS);
    let alone = run(folder.path(), &["adopt", "Ziele 2014.csv", "--id", "amt", "--yes"]);
    assert_eq!(alone.status.code(), Some(1), "{}", text(&alone.stdout));
    fs::write(folder.path().join("m.toml"), MAPPING).unwrap();
    let adopt = ["adopt", "Ziele 2014.csv", "--id", "amt", "--mapping", "m.toml", "--yes"];
    let adopted = run(folder.path(), &adopt);
    assert_eq!(adopted.status.code(), Some(0), "{}{}", text(&adopted.stdout), text(&adopted.stderr));
    let said = text(&adopted.stdout);
    assert!(said.contains("Spalte J „Notiz intern“: nicht übernommen (in der Zuordnung ausgenommen)"), "{said}");
    assert!(said.contains("(in der Zuordnung übergangen): Teilhabe"), "{said}");
    let matrix: toml::Table =
        fs::read_to_string(folder.path().join("matrices/2014/amt.toml")).unwrap().parse().unwrap();
    let found = indicators(&matrix);
    assert_eq!(found.len(), 2);
    for (name, target, kind, interim) in [
        ("Besuche", serde_json::json!({"at_least": 450.0}), "cumulative", 150.0),
        ("Dauer", serde_json::json!({"at_most": 15.0}), "level", 15.0),
    ] {
        let Found { goal, measure, indicator } = &found[name];
        assert_eq!((goal.as_str(), measure.as_ref().unwrap()["title"].as_str()), ("Teilhabe", Some("Team 1")));
        assert_eq!(plain(&indicator["target"]), target, "{name}");
        assert_eq!(indicator["kind"].as_str(), Some(kind), "{name}");
        assert_eq!(plain(&indicator["interim"]), serde_json::json!({ "T1": interim }), "{name}");
        assert!(indicator.get("open").is_none(), "{name}: {indicator:?}");
    }
    assert_eq!(values(folder.path(), &matrix), serde_json::json!({"2014-T1": {"Besuche": 120.0, "Dauer": 17.0}}));
    assert_eq!(run(folder.path(), &["check"]).status.code(), Some(0));
    let before = contents(folder.path());
    assert_eq!(run(folder.path(), &adopt).status.code(), Some(0));
    assert_eq!(contents(folder.path()), before, "a second time changes something");
}

#[test]
fn faults_of_a_mapping_are_all_named_and_nothing_is_written() {
    let folder = table(OWN_WORDS);
    let mapping = MAPPING
        .replace("\"Marke\"", "\"Marken\"")
        .replace("\"Frühjahr\" = \"2014-T1\"", "\"Frühjahr\" = \"2013-T1\"")
        .replace("rauf = \"at_least\"", "rauf = \"oben\"")
        .replace("ignore = [\"Notiz intern\"]", "ignore = [\"Wirkung\"]\nfarbe = \"rot\"");
    fs::write(folder.path().join("m.toml"), mapping).unwrap();
    let adopt = ["adopt", "Ziele 2014.csv", "--id", "amt", "--mapping", "m.toml", "--yes"];
    let adopted = run(folder.path(), &adopt);
    let said = text(&adopted.stderr);
    assert_eq!(adopted.status.code(), Some(1), "{said}");
    for code in ["unbekanntes-wort", "zuordnung-widerspruch", "unbekannter-schluessel"] {
        assert!(said.contains(code), "{code}: {said}");
    }
    let sound = MAPPING.replace("\"Marke\"", "\"Marken\"").replace(
        "\"Frühjahr geplant\" = \"2014-T1\"",
        "\"Frühjahr geplant\" = \"2013-T1\"\n\"Frühjahr\" = \"irgendwann\"",
    );
    fs::write(folder.path().join("m.toml"), sound.replace("[periods]\n\"Frühjahr\" = \"2014-T1\"\n", "")).unwrap();
    let said = text(&run(folder.path(), &adopt).stderr);
    for part in ["die Tabelle hat keine Spalte „Marken“", "`Marke`", "zeitraum-anderes-jahr", "zeitraum-ungueltig"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!folder.path().join("matrices").exists());
}

#[test]
fn a_measure_that_is_merged_over_goals_is_named() {
    let cells = "A1 Ziel\nB1 Maßnahme\nC1 Indikator\nD1 Zielwert\nA2 Teilhabe\nmerge B2:B3 Besuchsdienst\nC2 Besuche\nD2 mind. 10\n\
                 A3 Pflege\nC3 Anträge\nD3 mind. 20";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("Ziele 2014.xlsx"), crate::support::book::book("Ziele", cells)).unwrap();
    let adopted = run(folder.path(), &["adopt", "Ziele 2014.xlsx", "--id", "amt", "--yes"]);
    assert_eq!(adopted.status.code(), Some(0), "{}", text(&adopted.stderr));
    let said = text(&adopted.stdout);
    assert!(said.contains("Zeile 3: eine Maßnahme reicht über mehrere Ziele; sie steht nun unter jedem"), "{said}");
    let matrix = fs::read_to_string(folder.path().join("matrices/2014/amt.toml")).unwrap();
    assert_eq!(matrix.matches("\"Besuchsdienst\"").count(), 2, "{matrix}");
}
