//! Numbers as people write them, at every door: among the actuals, as a table in text form, as a text in a cell.

use super::MATRIX;
use crate::support::book::book;
use crate::support::{Project, Run};

fn project() -> Project {
    Project::new("").matrix(2013, "m", MATRIX)
}

fn import(project: &Project, arguments: &[&str]) -> Run {
    project.run(&[&["import"], arguments, &["--period", "2013-T1", "--yes"]].concat())
}

fn codes(stderr: &str) -> Vec<String> {
    let codes = stderr.split('[').skip(1).filter_map(|rest| rest.split_once("]: ")).map(|(code, _)| code.to_owned());
    codes.collect()
}

/// What each door makes of a text in the column Ist of that indicator: the codes of its messages, and the project.
fn doors(id: &str, text: &str) -> Vec<(&'static str, Vec<String>, Project)> {
    let quoted = format!("\"{text}\"");
    let table = format!("Indikator;Ist\n{id};{quoted}\n");
    let actuals = project().file("actuals/2013-T1/m.csv", &table);
    let of_texts = |code: &&&str| code.starts_with("ist-") || code.starts_with("anteil-");
    let checked = actuals.check().codes().iter().filter(of_texts).map(|code| (*code).to_owned()).collect();
    let csv = project().file("m.csv", &table);
    let read = codes(&import(&csv, &["m.csv"]).stderr);
    let cells = format!("A1 Indikator\nB1 Ist\nA2 {id}\nB2 {text}");
    let xlsx = project().file("m.xlsx", book("Werte", &cells));
    let cell = codes(&import(&xlsx, &["m.xlsx"]).stderr);
    vec![("actuals", checked, actuals), ("CSV", read, csv), ("cell", cell, xlsx)]
}

#[test]
fn spellings_of_bookkeepers_are_read_exactly_with_a_note() {
    for (text, value) in [
        ("1.234,56-", "-1234.56"),
        ("100.000,-", "100000"),
        ("100,--", "100"),
        ("36 700 000,--", "36700000"),
        ("36.700.000,--", "36700000"),
        ("15.000,– €", "15000"),
        ("4 312 500,00", "4312500"),
        ("1 234 567,50", "1234567.5"),
        ("1\u{a0}234\u{a0}567,50", "1234567.5"),
        ("1\u{202f}234,50", "1234.5"),
        ("1'234.50", "1234.5"),
        ("1’234'567.50", "1234567.5"),
        ("€ 1.234,50", "1234.5"),
        ("EUR 1.234,50", "1234.5"),
        ("1.234,50 EUR", "1234.5"),
        ("5.000,00- EUR", "-5000"),
        ("702 Tsd.", "702000"),
        ("€ 702 Tsd.", "702000"),
        ("1,5 Mio.", "1500000"),
        ("−98,5", "-98.5"),
        ("–98,5", "-98.5"),
        ("+98,5", "98.5"),
    ] {
        for (door, mut codes, project) in doors("x", text) {
            let case = format!("{text} {door}");
            // Whether a value is far from its Soll is no matter of how it is read.
            codes.retain(|code| code != "wert-weit-entfernt");
            assert_eq!(codes, ["ist-mit-bemerkung"], "{case}");
            project.report("2013-T1").row("m/x").assert(&format!("actual={value}"), &case);
        }
    }
}

#[test]
fn what_is_not_read_is_refused_with_the_true_reason() {
    for (text, reason) in [
        ("98 -", "Minus oder ein Strich"),
        ("98–", "Minus oder ein Strich"),
        ("12 5", "Leerzeichen, das keine Tausender trennt"),
        ("1234 567", "Leerzeichen, das keine Tausender trennt"),
        ("98*", "das Zeichen „*“, etwa einer Fußnote"),
        ("98 *", "das Zeichen „*“, etwa einer Fußnote"),
        ("98¹", "das Zeichen „¹“, etwa einer Fußnote"),
        ("r 98", "das Zeichen „r“, etwa einer Fußnote"),
        ("98 1)", "das Zeichen „1)“, etwa einer Fußnote"),
        ("insgesamt 98", "neben den Ziffern steht etwas"),
        ("…", "keine Zahl, sondern ein Zeichen oder Wort"),
        ("[c]", "keine Zahl, sondern ein Zeichen oder Wort"),
        ("entfällt", "keine Zahl, sondern ein Zeichen oder Wort"),
        ("98 (e)", "das Zeichen „(e)“, etwa einer Fußnote"),
        ("(98)", "in Klammern"),
        ("28.03.13", "Datum ohne vierstelliges Jahr"),
        ("-,--", "Strich statt einer Zahl"),
        ("--", "Strich statt einer Zahl"),
        ("12.34,5", "Tausendergruppen"),
    ] {
        let project = project().file("m.csv", format!("Indikator;Ist\nx;{text}\n"));
        let run = import(&project, &["m.csv"]);
        assert_eq!(run.code, Some(1), "{text}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains(reason), "{text}: {}", run.stderr);
    }
    let milestone = project().file("m.csv", "Indikator;Ist\nd;28.03.13\n");
    assert!(import(&milestone, &["m.csv"]).stderr.contains("Datum ohne vierstelliges Jahr"));
    for text in ["ja", "erledigt", "x", "nein", "Juli 2013", "07/2013"] {
        let milestone = project().file("m.csv", format!("Indikator;Ist\nd;{text}\n"));
        let said = import(&milestone, &["m.csv"]).stderr;
        assert!(said.contains("weder der Tag, an dem ein Meilenstein erledigt wurde"), "{text}: {said}");
    }
}

#[test]
fn no_such_spelling_changes_how_a_column_is_read() {
    for text in ["28.03.13", "28.3.", "1.234.56", "12.34,5", "100.-", "98 (p)", "(2.5)", "11.05.03", "2.5-3.5"] {
        let project = project().file("m.csv", format!("Indikator;Ist;Prognose\nx;1.234;\np;{text};\nr;2/3;12,5\n"));
        let run = import(&project, &["m.csv"]);
        let written = std::fs::read_to_string(project.path().join("actuals/2013-T1/m.toml")).unwrap_or_default();
        assert!(written.contains("value     = 1234\n"), "{text}: {written}{}", run.stderr);
    }
    for text in ["28.03.13", "28.3.", "98 (p)", "100.-"] {
        let project = project().file("m.csv", format!("Indikator;Ist\nx;1.234\np;{text}\n"));
        let run = import(&project, &["m.csv"]);
        assert!(run.stderr.contains("„1.234“ ist mehrdeutig"), "{text} shows nothing: {}", run.stderr);
    }
}

#[test]
fn marks_of_provisional_figures_are_read() {
    for text in ["98 (p)", "98 p", "98p", "98 (v)", "98 [p]", "98 vorläufig", "98 (vorl.)", "vorläufig 98", "(p) 98"]
    {
        for (door, codes, project) in doors("x", text) {
            assert_eq!(codes, ["ist-vorlaeufig"], "{text} {door}");
            let checked = project.check().project.unwrap();
            let reports = checked.series.iter().flat_map(|series| series.periods.values());
            let reported: Vec<bool> = reports.filter_map(|report| Some(report.total.as_ref()?.provisional)).collect();
            assert_eq!(reported, [true], "{text} {door}");
            project.report("2013-T1").row("m/x").assert("actual=98", &format!("{text} {door}"));
        }
    }
    // A forecast always is; a mark there is one of something else.
    let project = project().file("m.csv", "Indikator;Ist;Prognose\nx;98;100 (p)\n");
    assert_eq!(import(&project, &["m.csv"]).code, Some(1));
}

#[test]
fn a_mapping_names_marks_and_what_a_dash_is() {
    let mapping = "dash = \"zero\"\nprovisional = [\"*\", \"†\"]\n[columns]\nindicator = \"Indikator\"\nvalue = \"Ist\"\nforecast = \"Prognose\"\n";
    let table = "Indikator;Ist;Prognose\nx;98*;-\np;-;-\nc;k. A.;\n";
    let project = project().file("m.csv", table).file("z.toml", mapping);
    let run = import(&project, &["m.csv", "--mapping", "z.toml"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("„98*“ ist als vorläufiger Wert gelesen: 98"), "{}", run.stderr);
    let written = std::fs::read_to_string(project.path().join("actuals/2013-T1/m.toml")).unwrap();
    for part in ["value       = 98\nprovisional = true", "indicator = \"p\"\nvalue     = 0", "state     = \"missing\""]
    {
        assert!(written.contains(part), "{part}: {written}");
    }
    let amounts = Project::new("")
        .matrix(2013, "m", MATRIX)
        .file("m.csv", "Indikator;Ist;Prognose\nx;-,--;\n")
        .file("z.toml", mapping);
    assert_eq!(import(&amounts, &["m.csv", "--mapping", "z.toml"]).code, Some(0));
    amounts.report("2013-T1").row("m/x").assert("actual=0", "-,--");
    for (key, place) in
        [("dash = \"null\"", "z.toml:1:8"), ("provisional = [\"%\"]", "z.toml:1:16"), ("provisional = \"\"", ":1:15")]
    {
        let project = Project::new("").matrix(2013, "m", MATRIX).file("m.csv", table);
        let project = project.file("z.toml", format!("{key}\n[columns]\nindicator = \"Indikator\"\n"));
        let run = import(&project, &["m.csv", "--mapping", "z.toml"]);
        assert_eq!(run.code, Some(1), "{key}");
        assert!(run.stderr.contains(place) && run.stderr.contains("[unbekanntes-wort]"), "{key}: {}", run.stderr);
    }
}

#[test]
fn a_share_where_percent_are_expected_is_refused_in_every_spelling() {
    for text in ["0,8", "0.8", "0,80", "1", "+0,8", "−0,8", "0,8-", "0,8 (p)"] {
        let refused: Vec<_> = doors("p", text).into_iter().skip(1).collect();
        for (door, codes, project) in refused {
            assert!(codes.contains(&"ist-unlesbar".to_owned()), "{text} {door}: {codes:?}");
            assert!(!project.path().join("actuals").exists(), "{text} {door}");
        }
        let (_, codes, _) = doors("p", text).remove(0);
        assert!(codes.contains(&"anteil-mehrdeutig".to_owned()), "{text}: {codes:?}");
    }
    for (text, value) in [("0", "0"), ("0,0", "0"), ("80 %", "80"), ("0,8 %", "0.8"), ("1,5", "1.5"), ("80", "80")] {
        for (door, codes, project) in doors("p", text) {
            assert!(
                !codes.iter().any(|code| code == "ist-unlesbar" || code == "anteil-mehrdeutig"),
                "{text} {door}: {codes:?}"
            );
            project.report("2013-T1").row("m/p").assert(&format!("actual={value}"), &format!("{text} {door}"));
        }
    }
    // What was said with its sign stays said so, and a form that brings it back changes nothing.
    let project = project().file("m.csv", "Indikator;Ist\np;\"0,8 %\"\n");
    import(&project, &["m.csv"]);
    let written = std::fs::read_to_string(project.path().join("actuals/2013-T1/m.toml")).unwrap();
    assert!(written.contains("value     = \"0.8 %\""), "{written}");
    let project = project.file("zurück.csv", "Indikator;Ist;Matrix\np;0,8;m\n");
    let run = import(&project, &["zurück.csv"]);
    assert!(run.stdout.contains("1 unverändert") && run.code == Some(0), "{}{}", run.stdout, run.stderr);
}

#[test]
fn a_share_in_a_file_of_actuals_is_a_warning_that_names_the_sign() {
    for (key, id) in
        [("value = 0.8", "p"), ("value = \"0.8\"", "p"), ("progress = 0.8", "d"), ("value = 50\nforecast = 0.8", "p")]
    {
        let actuals = format!("[[actual]]\nindicator = \"{id}\"\n{key}\n");
        let project = project().actuals("2013-T1", "m.toml", &actuals);
        let text = project.check().text(zielmatrix::catalogue::Language::German);
        assert!(text.contains("Warnung[anteil-mehrdeutig]") && text.contains("\"0.8 %\""), "{key}: {text}");
        let settled = actuals.replace("\"0.8\"", "0.8").replace("0.8", "\"0.8 %\"");
        let project = self::project().actuals("2013-T1", "m.toml", &settled);
        assert!(!project.check().codes().contains(&"anteil-mehrdeutig"), "{settled}");
        assert_eq!(project.check().errors(), [""; 0], "{settled}");
    }
    // Small targets and other units expect no percent from ten on.
    let small = MATRIX
        .replace("kind = \"average\"\ntarget = { at_least = 80 }", "kind = \"average\"\ntarget = { at_most = 2 }");
    let project = Project::new("").matrix(2013, "m", &small);
    let project = project.actuals("2013-T1", "m.toml", "[[actual]]\nindicator = \"p\"\nvalue = 0.8\n");
    assert!(!project.check().codes().contains(&"anteil-mehrdeutig"));
}

#[test]
fn a_correction_is_asked_as_a_cell_is() {
    let project = project().actuals("2013-T1", "m.toml", "[[actual]]\nindicator = \"p\"\nvalue = 75\n");
    let closed = project.run(&["close", "2013-T1", "--yes", "--with-missing"]);
    assert_eq!(closed.code, Some(0), "{}", closed.stderr);
    for value in ["0,8", "0.8", "1", "0,8-"] {
        let value = format!("--value={value}");
        let run = project.run(&["correct", "m/p", "2013-T1", &value, "--reason", "Tippfehler"]);
        assert_eq!(run.code, Some(2), "{value}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains("ist mehrdeutig: erwartet werden Prozent"), "{value}: {}", run.stderr);
    }
    let run = project.run(&["correct", "m/p", "2013-T1", "--value", "0,8 %", "--reason", "Tippfehler"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let written = std::fs::read_to_string(project.path().join("actuals/2013-T1/m.toml")).unwrap();
    assert!(written.contains("value = \"0.8 %\""), "{written}");
}

#[test]
fn a_table_of_all_these_spellings_is_read_cell_by_cell() {
    let rows = [
        ("w0", "1.234,56-", "-1234.56"),
        ("w1", "100.000,-", "100000"),
        ("w2", "36.700.000,--", "36700000"),
        ("w3", "1 234 567,50", "1234567.5"),
        ("w4", "1'234'567.50", "1234567.5"),
        ("w5", "€ 1.234,50", "1234.5"),
        ("w7", "98 (p)", "98"),
    ];
    let head = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n".to_owned();
    let matrix = rows.iter().fold(head, |text, (id, _, _)| {
        let fields = "unit = \"EUR\"\nkind = \"level\"\ntarget = { at_least = 80 }";
        format!("{text}[[goal.indicator]]\nid = \"{id}\"\nname = \"{id}\"\n{fields}\n")
    });
    let table = rows.iter().fold("Indikator;Ist\n".to_owned(), |text, (id, cell, _)| format!("{text}{id};{cell}\n"));
    let project = Project::new("").matrix(2013, "m", &matrix).file("m.csv", table);
    let run = import(&project, &["m.csv"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let report = project.report("2013-T1");
    for (id, cell, value) in rows {
        report.row(&format!("m/{id}")).assert(&format!("actual={value}"), cell);
    }
}
