//! Planning forms that come back: what is written into the matrices, what is refused, and that nothing else changes.

use std::fs;

use super::filled::Filled;
use super::planning::planned;
use crate::support::{Project, Run};

const FORM: &str = "planung/planung-2014-soziales.xlsx";
const BACK: &str = "zurueck/planung-2014-soziales.xlsx";
const MATRIX: &str = "matrices/2014/soziales.toml";

/// Inputs with what is typed, or old lines with new ones.
type Typed = &'static [(&'static str, &'static str)];
/// What somebody does to a form; the numbers are those of two rows.
type Change = fn(Filled, u32, u32) -> Filled;

fn collected(project: &Project) -> Filled {
    let run = project.run(&["collect", "--plan", "2014", "-o", "planung", "--overwrite"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    Filled::open(&project.path().join(FORM))
}

fn import(project: &Project, filled: &Filled) -> Run {
    filled.save(&project.path().join(BACK));
    project.run(&["import", BACK, "--yes"])
}

fn matrix(project: &Project) -> String {
    fs::read_to_string(project.path().join(MATRIX)).unwrap()
}

/// The table that begins with that id, as it is written.
fn table(text: &str, id: &str) -> String {
    let from = text.find(&format!("\"{id}\"")).unwrap_or_else(|| panic!("{id} is not in\n{text}"));
    let from = text[..from].rfind("[[").unwrap();
    let rest = &text[from + 2..];
    rest[..rest.find("[[").unwrap_or(rest.len())].trim().to_owned()
}

fn measure() -> &'static str {
    "measure:soziales/g/"
}

fn new_of_measure(project: &Project, number: u8) -> String {
    let keys = super::book::Book::open(&project.path().join(FORM)).keys();
    let key = keys
        .into_iter()
        .map(|(_, key)| key)
        .find(|key| key.starts_with("new-indicator:") && !key.contains("/-/") && key.ends_with(&format!("/{number}")));
    key.unwrap()
}

#[test]
fn a_form_that_nobody_filled_in_changes_nothing() {
    let project = planned();
    let filled = collected(&project);
    let before = matrix(&project);
    let run = import(&project, &filled);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("0 neu, 0 geändert, 0 entfällt, 0 unverändert, 0 abgelehnt."), "{}", run.stdout);
    assert!(run.stderr.contains("Es gibt nichts zu schreiben."), "{}", run.stderr);
    assert_eq!(matrix(&project), before);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of worked cases")]
fn each_input_is_written_into_its_key_and_nothing_else_changes() {
    type Case = (&'static str, Typed, Typed);
    // Row, what is typed, and the lines that are replaced: an old one that is empty stands for a new line.
    let cases: &[Case] = &[
        ("besuche", &[("value", "# 500")], &[("target = { at_least = 480 }", "target = { at_least = 500 }")]),
        ("besuche", &[("value", "1.234")], &[("target = { at_least = 480 }", "target = { at_least = 1234 }")]),
        (
            "besuche",
            &[("value", "1.234,5 Besuche")],
            &[("target = { at_least = 480 }", "target = { at_least = 1234.5 }")],
        ),
        ("besuche", &[("direction", "höchstens")], &[("target = { at_least = 480 }", "target = { at_most = 480 }")]),
        ("besuche", &[("direction", "genau")], &[("target = { at_least = 480 }", "target = { exactly = 480 }")]),
        (
            "besuche",
            &[("value", "105 % des Vorjahres")],
            &[("target = { at_least = 480 }", "target = { at_least = \"105 %\", of = \"previous-year\" }")],
        ),
        (
            "besuche",
            &[("interim-1", "# 140")],
            &[("interim = { T1 = 130, T2 = \"60 %\" }", "interim = { T1 = 140, T2 = \"60 %\" }")],
        ),
        (
            "besuche",
            &[("interim-1", "% 0.25")],
            &[("interim = { T1 = 130, T2 = \"60 %\" }", "interim = { T1 = \"25 %\", T2 = \"60 %\" }")],
        ),
        ("besuche", &[("interim-2", "")], &[("interim = { T1 = 130, T2 = \"60 %\" }", "interim = { T1 = 130 }")]),
        (
            "besuche",
            &[("interim-1", "linear"), ("interim-2", "")],
            &[("interim = { T1 = 130, T2 = \"60 %\" }", "interim = \"linear\"")],
        ),
        ("besuche", &[("interim-1", ""), ("interim-2", "")], &[("interim = { T1 = 130, T2 = \"60 %\" }\n", "")]),
        (
            "besuche",
            &[("green", "3 %")],
            &[("tolerance = { green = 2, yellow = \"7.5 %\" }", "tolerance = { green = \"3 %\", yellow = \"7.5 %\" }")],
        ),
        (
            "besuche",
            &[("yellow", "# 5")],
            &[("tolerance = { green = 2, yellow = \"7.5 %\" }", "tolerance = { green = 2, yellow = 5 }")],
        ),
        ("besuche", &[("unit", "Erstbesuche")], &[("unit = \"Besuche\"", "unit = \"Erstbesuche\"")]),
        ("besuche", &[("source", "Zählung")], &[("source = \"Fachverfahren\"", "source = \"Zählung\"")]),
        (
            "besuche",
            &[("open", "Stichtag?\\nQuelle?")],
            &[("source = \"Fachverfahren\"", "source = \"Fachverfahren\"\nopen = [\"Stichtag?\", \"Quelle?\"]")],
        ),
        (
            "besuche",
            &[("kind", "Stand")],
            &[("kind = \"cumulative\"\ntarget = { at_least = 480 }", "kind = \"level\"\ntarget = { at_least = 480 }")],
        ),
        ("quote", &[("to", "# 85")], &[("target = { between = [70, 80] }", "target = { between = [70, 85] }")]),
        (
            "quote",
            &[("interim-1", "60 % des Zielwertes"), ("interim-2", "61–74,5")],
            &[("interim = { T1 = \"50 %\", T2 = [60, 75] }", "interim = { T1 = \"60 %\", T2 = [61, 74.5] }")],
        ),
        ("konzept", &[("value", "@ 2014-11-30")], &[("done_by = 2014-10-31", "done_by = 2014-11-30")]),
        ("konzept", &[("value", "30.11.2014")], &[("done_by = 2014-10-31", "done_by = 2014-11-30")]),
        (
            "kosten",
            &[("direction", "nachrichtlich")],
            &[("target = { at_most = \"103 %\", of = \"previous-year\" }\ninterim = \"constant\"\n", "")],
        ),
        (
            "kosten",
            &[("direction", ""), ("value", ""), ("open", "Deckel?")],
            &[(
                "target = { at_most = \"103 %\", of = \"previous-year\" }\ninterim = \"constant\"\n",
                "open = \"Deckel?\"\n",
            )],
        ),
        (
            "offen",
            &[("direction", "mindestens"), ("value", "# 12"), ("kind", "Stand"), ("open", "")],
            &[("open = [\"Art?\", \"Zielwert?\"]", "kind = \"level\"\ntarget = { at_least = 12 }")],
        ),
        (
            "offen",
            &[("kind", "Quote"), ("unit", "%"), ("open", "Zielwert?")],
            &[(
                "open = [\"Art?\", \"Zielwert?\"]",
                "unit = \"%\"\nkind = \"ratio\"\nscale = 100\nopen = \"Zielwert?\"",
            )],
        ),
        (
            "zahl",
            &[("direction", "mindestens"), ("value", "# 22.125")],
            &[(
                "name = \"Zahl\"\nkind = \"level\"",
                "name = \"Zahl\"\nkind = \"level\"\ntarget = { at_least = 22.1250 }",
            )],
        ),
        ("mittel", &[("value", "# 1300000")], &[("expense = 1_250_000", "expense = 1300000")]),
        (
            "konzept",
            &[("dropped", "ja")],
            &[(
                "[[goal.measure.indicator]]\nid = \"konzept\"\nname = \"Konzept\"\ntarget = { done_by = 2014-10-31 }\n",
                "",
            )],
        ),
        (
            "mittel",
            &[("dropped", "ja")],
            &[(
                "[[budget]]\nid = \"mittel\"\nname = \"Zuschüsse\"\nexpense = 1_250_000\nresponsible = \"Kämmerei\"\n",
                "",
            )],
        ),
    ];
    let project = planned();
    collected(&project);
    let before = matrix(&project);
    for (id, typed, replaced) in cases {
        let subject = if *id == "mittel" { "line" } else { "indicator" };
        let key = format!("{subject}:soziales/{id}");
        let empty = Filled::open(&project.path().join(FORM));
        let filled = typed.iter().fold(empty, |filled, (input, text)| filled.with(&key, input, text));
        let run = import(&project, &filled);
        assert_eq!(run.code, Some(0), "{id} {typed:?}: {}{}", run.stdout, run.stderr);
        let mut expected = before.clone();
        for (old, new) in *replaced {
            assert_eq!(expected.matches(old).count(), 1, "{old}");
            expected = expected.replace(old, new);
        }
        assert_eq!(matrix(&project), expected, "{id} {typed:?}");
        assert!(project.check().errors().is_empty());
        // The same form again changes nothing.
        let again = project.run(&["import", BACK, "--yes"]);
        assert_eq!(again.code, Some(0), "{id} {typed:?}: {}{}", again.stdout, again.stderr);
        assert!(
            again.stdout.contains("0 neu, 0 geändert, 0 entfällt, 1 unverändert"),
            "{id} {typed:?}: {}",
            again.stdout
        );
        assert_eq!(matrix(&project), expected, "{id} {typed:?} again");
        fs::write(project.path().join(MATRIX), &before).unwrap();
    }
}

#[test]
fn texts_of_measures_and_open_points_of_goals_are_written() {
    let project = planned();
    let filled = collected(&project)
        .with(measure(), "responsible", "Team Jung\\nund Alt")
        .with(measure(), "hypothesis", "Besuche wirken.\\nSofort.")
        .with(measure(), "open", "Stellen?")
        .with("evidence:soziales/g/", "evidence", "=Auswertung „2013“")
        .with("goal:soziales/g", "open", "");
    let run = import(&project, &filled);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let text = matrix(&project);
    let written = table(&text, "Hausbesuche");
    assert_eq!(
        written,
        "goal.measure]]\ntitle = \"Hausbesuche\"\nresponsible = \"Team Jung und Alt\"\nhypothesis = \"Besuche wirken.\\nSofort.\"\n\
         evidence = \"=Auswertung „2013“\"\nopen = \"Stellen?\""
    );
    assert!(!text.contains("Leitziel?"), "{text}");
    assert!(run.stdout.contains("verantwortlich: Team Alter → Team Jung · und Alt"), "{}", run.stdout);
}

#[test]
fn new_indicators_and_measures_stand_behind_the_others_with_ids_of_their_own() {
    let project = planned();
    let mut filled = collected(&project);
    let first = new_of_measure(&project, 1);
    let second = new_of_measure(&project, 2);
    for (key, typed) in [
        (
            first.as_str(),
            &[
                ("name", "Ältere (65+) mit Angebot"),
                ("direction", "mindestens"),
                ("value", "80"),
                ("unit", "%"),
                ("kind", "Quote"),
                ("interim-1", "50 % des Zielwertes"),
                ("green", "2"),
                ("yellow", "5"),
                ("source", "Befragung"),
            ][..],
        ),
        (second.as_str(), &[("name", "Besuche"), ("open", "Art?")]),
        ("new-measure:soziales/g/1", &[("name", "Telefonkette"), ("responsible", "Team Quartier")]),
        ("new-evidence:soziales/g/1", &[("evidence", "Nachbarstadt")]),
        (
            "new-measure-indicator:soziales/g/1/1",
            &[("name", "Start"), ("direction", "bis"), ("value", "01.05.2014"), ("kind", "Meilenstein")],
        ),
        (
            "new-measure-indicator:soziales/g/1/2",
            &[("name", "Anrufe"), ("direction", "nachrichtlich"), ("unit", "Anrufe"), ("kind", "Summe")],
        ),
    ] {
        for (input, text) in typed {
            filled = filled.with(key, input, text);
        }
    }
    let run = import(&project, &filled);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let text = matrix(&project);
    let expected = r#"
[[goal.measure.indicator]]
id = "aeltere-65-mit-angebot"
name = "Ältere (65+) mit Angebot"
unit = "%"
kind = "ratio"
scale = 100
target = { at_least = 80 }
interim = { T1 = "50 %" }
tolerance = { green = 2, yellow = 5 }
source = "Befragung"

[[goal.measure.indicator]]
id = "besuche-2"
name = "Besuche"
open = "Art?"

[[goal.measure]]
title = "Telefonkette"
responsible = "Team Quartier"
evidence = "Nachbarstadt"

[[goal.measure.indicator]]
id = "start"
name = "Start"
target = { done_by = 2014-05-01 }

[[goal.measure.indicator]]
id = "anrufe"
name = "Anrufe"
unit = "Anrufe"
kind = "cumulative"
[[budget]]"#;
    assert!(text.contains(expected), "{text}");
    assert!(project.check().errors().is_empty());
    assert!(run.stdout.contains("5 neu, 0 geändert"), "{}", run.stdout);
    let again = project.run(&["import", BACK, "--yes"]);
    assert_eq!(again.code, Some(0), "{}{}", again.stdout, again.stderr);
    assert!(again.stdout.contains("0 neu, 0 geändert, 0 entfällt"), "{}", again.stdout);
    assert_eq!(matrix(&project), text);
    // What is there by now and is said otherwise is refused.
    let other = filled.with(&first, "value", "85");
    let run = import(&project, &other);
    assert_eq!(run.code, Some(1), "{}", run.stdout);
    assert!(run.stderr.contains("gibt es an dieser Stelle schon"), "{}", run.stderr);
    assert_eq!(matrix(&project), text);
}

#[test]
fn comments_order_alignment_and_line_ends_stay() {
    let text = "\u{feff}# Kopf\r\ntitle = \"M\" # Titel\r\n\r\n[[goal]] # erstes Ziel\r\nid    = \"g\"\r\ntitle = \"G\"\r\n\r\n  \
                # vor dem Indikator\r\n  [[goal.indicator]] # dahinter\r\n  name   = \"Stand\" # wie gedruckt\r\n  id     = \"a\"\r\n  \
                kind   = \"level\"\r\n  # vor dem Ziel\r\n  target = { at_least = 5 } # 2013: 4\r\n\r\n# Ende\r\n";
    let project = Project::new("").matrix(2014, "soziales", text);
    let filled = collected(&project).with("indicator:soziales/a", "value", "# 7").with(
        "indicator:soziales/a",
        "source",
        "Liste",
    );
    let run = import(&project, &filled);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let expected = text
        .replace("{ at_least = 5 }", "{ at_least = 7 }")
        .replace("# 2013: 4\r\n", "# 2013: 4\r\n  source = \"Liste\"\r\n");
    assert_eq!(matrix(&project), expected);
}

#[test]
fn within_a_year_that_is_partly_closed_rules_are_revised_with_the_reason() {
    let project = planned();
    let run = project.run(&["close", "2014-T1", "--yes", "--with-missing", "--by", "Controlling"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let before = matrix(&project);
    let reason = "Ratsbeschluss vom 23.05.2014";
    let filled = collected(&project);
    let new = new_of_measure(&project, 1);
    let filled = filled
        .with("indicator:soziales/besuche", "value", "# 400")
        .with("indicator:soziales/besuche", "interim-2", "# 250")
        .with("indicator:soziales/besuche", "reason", reason)
        .with("indicator:soziales/besuche", "source", "Zählung")
        .with("line:soziales/mittel", "value", "# 1100000")
        .with("line:soziales/mittel", "reason", "Sperre")
        .with(&new, "name", "Nachbesuche")
        .with(&new, "direction", "mindestens")
        .with(&new, "value", "# 30")
        .with(&new, "kind", "Summe");
    let run = import(&project, &filled);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let text = matrix(&project);
    let revised = format!(
        "revised = [{{ from = \"2014-T2\", target = {{ at_least = 400 }}, interim = {{ T2 = 250 }}, reason = \"{reason}\" }}]"
    );
    let expected = before
        .replace("source = \"Fachverfahren\"\n", &format!("source = \"Zählung\"\n{revised}\n"))
        .replace(
            "expense = 1_250_000\n",
            "expense = 1_250_000\nrevised = [{ from = \"2014-T2\", expense = 1100000, reason = \"Sperre\" }]\n",
        )
        .replace(
            "[[budget]]",
            "\n[[goal.measure.indicator]]\nid = \"nachbesuche\"\nname = \"Nachbesuche\"\nkind = \"cumulative\"\ntarget = { at_least = 30 }\nreport_in = [\"T2\", \"T3\"]\n[[budget]]",
        );
    assert_eq!(text, expected);
    assert!(project.check().errors().is_empty(), "{:?}", project.check().places());
    let again = project.run(&["import", BACK, "--yes"]);
    assert_eq!(again.code, Some(0), "{}{}", again.stdout, again.stderr);
    assert_eq!(matrix(&project), text);
    // A second change from the same period goes into the same revision.
    let filled = collected(&project).with("indicator:soziales/besuche", "yellow", "9 %").with(
        "indicator:soziales/besuche",
        "reason",
        "SGA",
    );
    let run = import(&project, &filled);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let merged = format!(
        "interim = {{ T2 = 250 }}, tolerance = {{ green = 2, yellow = \"9 %\" }}, reason = \"{reason}; SGA\" }}]"
    );
    assert!(matrix(&project).contains(&merged), "{}", matrix(&project));
}

#[test]
fn what_a_closed_period_holds_is_refused() {
    let project = planned();
    collected(&project);
    let run = project.run(&["close", "2014-T1", "--yes", "--with-missing", "--by", "Controlling"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let before = matrix(&project);
    for (input, typed, message) in [
        ("value", "# 400", "der Grund fehlt"),
        ("kind", "Stand", "die Art bleibt deshalb"),
        ("unit", "Fälle", "die Einheit bleibt deshalb"),
        ("interim-1", "# 100", "2014-T1 ist inzwischen abgeschlossen"),
        ("dropped", "ja", "in diesem Jahr entfällt nichts mehr"),
        ("direction", "nachrichtlich", "aber nicht mehr wegfallen"),
    ] {
        let filled = Filled::open(&project.path().join(FORM)).with("indicator:soziales/besuche", input, typed);
        let run = import(&project, &filled);
        assert_eq!(run.code, Some(1), "{input}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains("[planung-angabe]") && run.stderr.contains(message), "{input}: {}", run.stderr);
        assert_eq!(matrix(&project), before);
    }
}

#[test]
fn a_form_of_an_older_state_says_what_changed_and_refuses_what_contradicts_it() {
    let project = planned();
    let filled = collected(&project)
        .with("indicator:soziales/besuche", "value", "# 500")
        .with("indicator:soziales/besuche", "source", "Zählung")
        .with("indicator:soziales/kosten", "green", "4 %")
        .with("indicator:soziales/zahl", "source", "Liste");
    let now = matrix(&project)
        .replace("at_least = 480", "at_least = 490")
        .replace("name = \"Kosten\"\nunit = \"EUR\"", "name = \"Kosten\"\nunit = \"T€\"")
        .replace("name = \"Zahl\"\nkind = \"level\"", "name = \"Zahl\"\nkind = \"level\"\nsource = \"Liste\"");
    let project = project.matrix(2014, "soziales", &now);
    let run = import(&project, &filled);
    assert_eq!(run.code, Some(1), "{}{}", run.stdout, run.stderr);
    assert!(
        run.stderr.contains("Fehler[planung-ueberholt]: der Zielwert hat sich in der Matrix geändert, seit das Formular geschrieben wurde: dort „mindestens 490 Besuche“, im Formular „mindestens 500 Besuche“"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("Hinweis[planung-seitdem]: `soziales/kosten` hat sich in der Matrix geändert"),
        "{}",
        run.stderr
    );
    let expected = now.replace("source = \"Fachverfahren\"", "source = \"Zählung\"").replace(
        "interim = \"constant\"\n",
        "interim = \"constant\"\ntolerance = { green = \"4 %\", yellow = \"10 %\" }\n",
    );
    assert_eq!(matrix(&project), expected, "the rest goes on");
    assert!(run.stdout.contains("0 neu, 2 geändert, 0 entfällt, 1 unverändert, 0 abgelehnt"), "{}", run.stdout);
}

#[test]
fn what_cannot_be_planned_so_is_refused_with_its_cell() {
    let project = planned();
    collected(&project);
    let before = matrix(&project);
    let cases: &[(&str, Typed, &str)] = &[
        ("besuche", &[("value", "viele")], "„viele“ ist keine Zahl"),
        ("besuche", &[("value", "ca. 500")], "keine eindeutige Zahl"),
        ("besuche", &[("value", "500 Tage")], "500 Tage"),
        ("besuche", &[("value", "103 %")], "sagt nicht, wovon"),
        ("besuche", &[("value", "@ 2014-06-30")], "ist ein Datum"),
        ("besuche", &[("direction", "ungefähr")], "keines der Wörter"),
        ("besuche", &[("direction", "zwischen")], "„zwischen“ braucht zwei Zahlen"),
        ("besuche", &[("direction", "bis")], "„bis“ braucht ein Datum"),
        ("besuche", &[("to", "# 600")], "die Richtung ist nicht „zwischen“"),
        ("besuche", &[("direction", "")], "fehlt die Richtung"),
        ("besuche", &[("direction", ""), ("value", "")], "ohne Zielwert fehlt ein offener Punkt"),
        ("besuche", &[("direction", "nachrichtlich"), ("value", "# 5")], "steht neben „nachrichtlich“"),
        ("besuche", &[("interim-1", "60–75")], "nicht dieselbe Form"),
        ("besuche", &[("interim-1", "linear")], "gilt für das ganze Jahr"),
        ("besuche", &[("kind", "Meilenstein")], "Art und Zielwert passen nicht zusammen"),
        ("besuche", &[("dropped", "vielleicht")], "keines der Wörter"),
        ("quote", &[("interim-1", "20 %")], "ein Wert, oder ein Anteil am Zielwert?"),
        ("quote", &[("value", "# 0.7")], "0,7"),
        ("quote", &[("value", "# 90")], "Grenze"),
        ("quote", &[("unit", "Kinder")], "der Faktor dieser Quote"),
        ("quote", &[("direction", "mindestens")], "nicht dieselbe Form"),
        ("konzept", &[("green", "5 %")], "sind Tage"),
        ("offen", &[("open", "")], "ohne Zielwert fehlt ein offener Punkt"),
        ("offen", &[("direction", "mindestens"), ("value", "# 3"), ("open", "")], "die Art fehlt"),
        ("besuche", &[("green", "20 %")], "so wäre die Matrix fehlerhaft"),
        ("besuche", &[("green", "-1")], "so wäre die Matrix fehlerhaft"),
    ];
    for (id, typed, message) in cases {
        let key = format!("indicator:soziales/{id}");
        let empty = Filled::open(&project.path().join(FORM));
        let filled = typed.iter().fold(empty, |filled, (input, text)| filled.with(&key, input, text));
        let run = import(&project, &filled);
        assert_eq!(run.code, Some(1), "{id} {typed:?}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains(message), "{id} {typed:?}: {}", run.stderr);
        assert!(run.stderr.contains(", Blatt „Planung 2014“, Zelle "), "{id} {typed:?}: {}", run.stderr);
        assert!(run.stdout.contains("1 abgelehnt"), "{id} {typed:?}: {}", run.stdout);
        assert_eq!(matrix(&project), before, "{id} {typed:?}");
    }
}

#[test]
fn one_refused_row_keeps_no_other_from_being_written() {
    let project = planned();
    let before = matrix(&project);
    let filled = collected(&project).with("indicator:soziales/besuche", "green", "20 %").with(
        "indicator:soziales/kosten",
        "source",
        "Kasse",
    );
    let run = import(&project, &filled);
    assert_eq!(run.code, Some(1), "{}{}", run.stdout, run.stderr);
    assert_eq!(
        matrix(&project),
        before.replace("interim = \"constant\"\n", "interim = \"constant\"\nsource = \"Kasse\"\n")
    );
    assert!(run.stderr.contains("Abgelehnte Zeilen werden nicht geschrieben, die anderen schon."), "{}", run.stderr);
}

#[test]
fn emptied_cells_keep_what_there_is_and_say_so() {
    let project = planned();
    let before = matrix(&project);
    let mut filled = collected(&project);
    for input in ["green", "yellow", "unit", "kind", "source"] {
        filled = filled.with("indicator:soziales/besuche", input, "");
    }
    let filled = filled.with("line:soziales/mittel", "value", "").with(measure(), "hypothesis", "");
    let run = import(&project, &filled);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    assert_eq!(run.stderr.matches("[planung-bleibt]").count(), 6, "{}", run.stderr);
    assert!(run.stderr.contains("die Toleranz ist geleert; es bleibt bei „2 / 7,5 %“"), "{}", run.stderr);
    assert_eq!(matrix(&project), before);
}

#[test]
fn rows_that_were_moved_forged_or_written_beside_are_refused() {
    let project = planned();
    let before = matrix(&project);
    let form = collected(&project);
    let (besuche, last) = (form.row("indicator:soziales/besuche"), form.row("line:soziales/mittel"));
    let cases: [(Change, &str); 6] = [
        (|form, besuche, _| form.at(besuche, 0, "indicator:soziales/zahl"), "planung-zeile"),
        (|form, besuche, _| form.at(besuche, 1, "value=000000000000 seal=000000000000"), "planung-zeile"),
        (|form, besuche, _| form.at(besuche, 0, "").at(besuche, 5, "# 7"), "zeile-ohne-schluessel"),
        (|form, besuche, _| form.at(besuche, 16, "Das muss noch geprüft werden"), "planung-zeile"),
        (|form, _, last| form.at(last + 2, 5, "# 7"), "zeile-ohne-schluessel"),
        (|form, _, _| form.at(2, 0, "Nachbarstadt"), "planung-fremd"),
    ];
    for (change, code) in cases {
        let form = Filled::open(&project.path().join(FORM));
        let filled = change(form, besuche, last);
        let run = import(&project, &filled);
        assert_eq!(run.code, Some(1), "{code}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains(&format!("Fehler[{code}]")), "{code}: {}", run.stderr);
        assert_eq!(matrix(&project), before);
    }
}

#[test]
fn forms_by_responsible_each_add_what_is_theirs() {
    let project = planned();
    let run = project.run(&["collect", "--plan", "2014", "-o", "planung", "--by", "responsible"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let before = matrix(&project);
    let form = |name: &str| Filled::open(&project.path().join(format!("planung/planung-2014-{name}.xlsx")));
    let save = |filled: &Filled, name: &str| filled.save(&project.path().join(format!("zurueck/{name}.xlsx")));
    let team = form("Team-Alter").with("indicator:soziales/besuche", "value", "# 500");
    let team = team.with("new-measure:soziales/g/1", "name", "Telefonkette");
    let office = form("Sozialamt").with("indicator:soziales/quote", "to", "# 82");
    let office = office.with("new-measure:soziales/g/1", "name", "Fahrdienst");
    save(&team, "a");
    save(&office, "b");
    let run = project.run(&["import", "zurueck", "--yes"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let text = matrix(&project);
    let expected =
        before.replace("at_least = 480", "at_least = 500").replace("between = [70, 80]", "between = [70, 82]").replace(
            "[[budget]]",
            "\n[[goal.measure]]\ntitle = \"Telefonkette\"\n\n[[goal.measure]]\ntitle = \"Fahrdienst\"\n[[budget]]",
        );
    assert_eq!(text, expected);
    // Two forms that say different things of the same row are both refused.
    fs::write(project.path().join(MATRIX), &before).unwrap();
    save(&form("Team-Alter").with("indicator:soziales/besuche", "value", "# 510"), "b");
    let run = project.run(&["import", "zurueck", "--yes"]);
    assert_eq!(run.code, Some(1), "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("Fehler[zeile-doppelt]"), "{}", run.stderr);
    assert!(!matrix(&project).contains("at_least = 5"), "{}", matrix(&project));
}

#[test]
fn what_is_dropped_takes_what_is_below_and_what_has_values_stays() {
    let project = planned();
    let before = matrix(&project);
    let filled =
        collected(&project).with(measure(), "dropped", "ja").with("indicator:soziales/besuche", "value", "# 500");
    let run = import(&project, &filled);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let text = matrix(&project);
    assert!(!text.contains("goal.measure"), "{text}");
    assert!(text.contains("id = \"quote\"") && text.contains("[[budget]]"), "{text}");
    let again = project.run(&["import", BACK, "--yes"]);
    assert_eq!(again.code, Some(0), "{}{}", again.stdout, again.stderr);
    // Something new below it contradicts that.
    let project = project.matrix(2014, "soziales", &before);
    let new = new_of_measure(&project, 1);
    let run = import(&project, &filled.with(&new, "name", "Neu").with(&new, "open", "Art?"));
    assert_eq!(run.code, Some(1), "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("Fehler[planung-zeile]"), "{}", run.stderr);
    let project = project.matrix(2014, "soziales", &before).actuals(
        "2014-T1",
        "soziales.toml",
        "[[actual]]\nindicator = \"besuche\"\nvalue = 130\n",
    );
    let filled = collected(&project).with(measure(), "dropped", "ja");
    let run = import(&project, &filled);
    assert_eq!(run.code, Some(1), "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("schon Werte gemeldet"), "{}", run.stderr);
    assert_eq!(matrix(&project), before);
}

#[test]
fn nobody_is_asked_without_a_terminal_and_options_of_reports_are_refused() {
    let project = planned();
    let before = matrix(&project);
    collected(&project).with("indicator:soziales/besuche", "value", "# 500").save(&project.path().join(BACK));
    let run = project.run(&["import", BACK]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("Keine Matrix wurde geändert"), "{}", run.stderr);
    let run = project.run(&["import", BACK, "--dry-run"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("Zielwert: mindestens 480 Besuche → mindestens 500 Besuche"), "{}", run.stdout);
    for option in [&["--period", "2014-T1"][..], &["--annotate", "rueck"]] {
        let run = project.run(&[&["import", BACK, "--yes"], option].concat());
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        assert!(run.stderr.contains(option[0]), "{}", run.stderr);
    }
    assert_eq!(matrix(&project), before);
}

#[test]
fn english_forms_are_read_by_their_own_rules() {
    let project = planned();
    let run = project.run(&["collect", "--plan", "2014", "-o", "planung", "--lang", "en"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let name = fs::read_dir(project.path().join("planung")).unwrap().next().unwrap().unwrap().path();
    let filled = Filled::open(&name)
        .with("indicator:soziales/besuche", "direction", "at most")
        .with("indicator:soziales/besuche", "value", "1,234.5")
        .with("indicator:soziales/zahl", "direction", "mindestens")
        .with("indicator:soziales/zahl", "value", "1.234");
    let run = import(&project, &filled);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let text = matrix(&project);
    assert!(text.contains("target = { at_most = 1234.5 }"), "{text}");
    assert!(text.contains("target = { at_least = 1.2340 }") || text.contains("target = { at_least = 1.234"), "{text}");
}
