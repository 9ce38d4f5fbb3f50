//! What cells say: read exactly, with a note, or refused with the place.

use zielmatrix::load::find_root;

use super::{MATRIX, form};
use crate::support::book::{archive, book, ods, sheet, xlsx};
use crate::support::{Project, Run};

/// A project of the one matrix with a file in it.
fn with(name: &str, bytes: impl AsRef<[u8]>) -> Project {
    let project = Project::new("").matrix(2013, "m", MATRIX).file(name, bytes);
    assert_eq!(find_root(project.path()).as_deref(), Some(project.path()));
    project
}

fn import(project: &Project, arguments: &[&str]) -> Run {
    project.run(&[&["import"], arguments, &["--yes"]].concat())
}

/// What an import of a form with these cells writes for `m/x` and its like, and the codes of its messages.
fn read(cells: &str) -> (String, Vec<String>) {
    let project = with("form.xlsx", book("Ist", &form(cells)));
    let run = import(&project, &["form.xlsx"]);
    let written = std::fs::read_to_string(project.path().join("actuals/2013-T1/m.toml")).unwrap_or_default();
    let kept: Vec<&str> = written
        .lines()
        .skip_while(|line| !line.starts_with("[[actual]]"))
        .filter(|line| !line.starts_with("[[") && !line.starts_with("origin") && !line.is_empty())
        .collect();
    let kept = kept.join("; ").split_whitespace().collect::<Vec<_>>().join(" ");
    let codes = run.stderr.split('[').skip(1).filter_map(|rest| rest.split_once("]: ")).map(|(code, _)| code.into());
    (kept, codes.collect())
}

#[test]
fn cells_are_read_exactly_with_a_note_or_not_at_all() {
    for (cells, written, codes) in [
        ("A5 m/x\nB5 number 98.5", "indicator = \"x\"; value = 98.5", &[] as &[&str]),
        ("A5 m/x\nB5 number 0.1", "indicator = \"x\"; value = 0.1", &[]),
        ("A5 m/x\nB5 1.234,5", "indicator = \"x\"; value = 1234.5", &[]),
        (
            "A5 m/x\nB5 178,518 Mio. €\nF5 1.234,5",
            "indicator = \"x\"; value = 178518000; forecast = 1234.5",
            &["ist-mit-bemerkung"],
        ),
        ("A5 m/x\nB5 7.918 T€\nF5 12,5", "indicator = \"x\"; value = 7918000; forecast = 12.5", &["ist-mit-bemerkung"]),
        (
            "A5 m/x\nB5 430.066EUR\nF5 12,5",
            "indicator = \"x\"; value = 430066; forecast = 12.5",
            &["ist-mit-bemerkung"],
        ),
        // 80 % typed into a cell with a number format, or a hundredth of that: for people to say.
        ("A5 m/p\nB5 number 0.8", "", &["ist-unlesbar"]),
        ("A5 m/p\nB5 number 1", "", &["ist-unlesbar"]),
        ("A5 m/p\nB5 number 79\nF5 number 0.8", "", &["ist-unlesbar"]),
        ("A5 m/p\nB5 number 0", "indicator = \"p\"; value = 0", &[]),
        ("A5 m/p\nB5 number 1.5", "indicator = \"p\"; value = 1.5", &[]),
        ("A5 m/p\nB5 0,8 %", "indicator = \"p\"; value = \"0.8 %\"", &["ist-mit-bemerkung"]),
        ("A5 m/x\nB5 number 0.8", "indicator = \"x\"; value = 0.8", &[]),
        ("A5 m/d\nH5 number 0.4", "", &["ist-unlesbar"]),
        ("A5 m/d\nH5 number 40", "indicator = \"d\"; progress = 40", &[]),
        // A binary number cannot say whether 16 digits or more are those that were typed.
        ("A5 m/x\nB5 number 123456789012345678", "", &["ist-unlesbar"]),
        ("A5 m/x\nB5 123456789012345678", "indicator = \"x\"; value = 123456789012345678", &[]),
        ("A5 m/x\nB5 number 123456789012345", "indicator = \"x\"; value = 123456789012345", &[]),
        // A German form asks for decimal commas, so a point can only part thousands.
        ("A5 m/x\nB5 1.234", "indicator = \"x\"; value = 1234", &["ist-mit-bemerkung"]),
        ("A5 m/x\nB5 430.066EUR", "indicator = \"x\"; value = 430066", &["ist-mit-bemerkung"]),
        ("A5 m/x\nB5 0.125", "indicator = \"x\"; value = 0.125", &[]),
        ("A5 m/x\nB5 1.234\nF5 12.5", "indicator = \"x\"; value = 1.2340; forecast = 12.5", &[]),
        ("A5 m/x\nB5 1.234\nF5 12,5", "indicator = \"x\"; value = 1234; forecast = 12.5", &[]),
        ("A5 m/x\nB5 rd. 300", "", &["ist-unlesbar"]),
        ("A5 m/x\nB5 2/3", "", &["ist-unlesbar"]),
        ("A5 m/x\nB5 date 2013-04-03", "", &["ist-unlesbar"]),
        ("A5 m/x\nB5 time", "", &["zelle-falsche-art"]),
        ("A5 m/x\nB5 truth false", "", &["zelle-falsche-art"]),
        ("A5 m/x\nB5 formula =1/0 #DIV/0!", "", &["zelle-fehlerwert"]),
        ("A5 m/x\nB5 formula =A1", "", &["zelle-formel-ohne-wert"]),
        ("A5 m/x\nB5 formula =90+8 98", "indicator = \"x\"; value = 98", &["zelle-formel"]),
        (
            "A5 m/x\nB5 formula =98/3 32.666666666666664",
            "indicator = \"x\"; value = 32.6666666666667",
            &["zelle-gerundet"],
        ),
        ("A5 m/x\nB5 percent 0.8", "", &["ist-unlesbar"]),
        ("A5 m/p\nB5 percent 0.825", "indicator = \"p\"; value = 82.5", &["ist-mit-bemerkung"]),
        ("A5 m/p\nB5 80 %", "indicator = \"p\"; value = 80", &["ist-mit-bemerkung"]),
        ("A5 m/r\nC5 number 3\nD5 number 4", "indicator = \"r\"; numerator = 3; denominator = 4", &[]),
        ("A5 m/r\nB5 –\nC5 number 3\nD5 number 0", "", &["nenner-ungueltig"]),
        ("A5 m/r\nC5 number 3", "", &["schluessel-fehlt"]),
        ("A5 m/d\nI5 date 2013-08-20", "indicator = \"d\"; done = 2013-08-20", &[]),
        ("A5 m/d\nI5 20.08.2013\nH5 number 100", "indicator = \"d\"; progress = 100; done = 2013-08-20", &[]),
        ("A5 m/d\nI5 number 41517", "", &["ist-unlesbar"]),
        ("A5 m/d\nB5 number 40", "indicator = \"d\"; progress = 40", &[]),
        ("A5 m/x\nC5 number 40", "", &["ist-falsches-feld"]),
        ("A5 m/c\nB5 gelb", "indicator = \"c\"; value = \"yellow\"", &[]),
        ("A5 m/x\nG5 entfällt\nE5 Grund", "indicator = \"x\"; state = \"not-applicable\"; comment = \"Grund\"", &[]),
        ("A5 m/x\nB5 k. A.\nE5 Grund", "indicator = \"x\"; state = \"missing\"; comment = \"Grund\"", &[]),
        ("A5 m/x\nB5 number 98\nG5 fehlt", "", &["ist-mit-zustand"]),
        ("A5 m/x\nE5 nur eine Bemerkung", "", &["ist-leer"]),
        ("A5 m/x\nB5 number 0\nE5 =1+1\\n@SUM", "indicator = \"x\"; value = 0; comment = \"=1+1\\n@SUM\"", &[]),
        ("A5 m/x\nB5 –", "indicator = \"x\"; state = \"missing\"", &[]),
        ("A5 m/r\nB5 –\nF5 –", "", &[]),
    ] {
        let (kept, mut found) = read(cells);
        // Whether a value is far from its Soll, or done later, is no matter of how it is read.
        found.retain(|code| code != "wert-weit-entfernt" && code != "erledigt-nach-stichtag");
        assert_eq!((kept.as_str(), found), (written, codes.iter().map(ToString::to_string).collect()), "{cells}");
    }
}

#[test]
fn rows_are_found_wherever_they_were_moved_to() {
    // Another column before the keys, another order of the inputs, rows between and a heading.
    let moved = "B3 zielmatrix-formular 1\nB4 2013-T1\nB9 zielmatrix-spalten\nH9 value\nD9 comment\nH10 Ist\n\
                 C11 Ziel\nB12 m/p\nH12 number 80\nC13 Ziel\nH13 Ist\nB14 m/x\nH14 number 98\nD14 da\nhide 14\nB20 m/r\n";
    let project = with("form.xlsx", book("Ist", moved));
    let run = import(&project, &["form.xlsx", "--width", "80"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("[zeile-ausgeblendet]"), "{}", run.stderr);
    assert!(run.stdout.contains("2 neu, 0 geändert, 0 unverändert, 0 abgelehnt, 1 leer."), "{}", run.stdout);
    project.report("2013-T1").row("m/x").assert("actual=98 comment=da", "a moved row");
}

#[test]
fn other_rows_go_on_when_one_is_refused() {
    let cells = form(
        "A5 m/x\nB5 number 98\nA6 m/x\nB6 number 99\nA7 m/p\nB7 number 80\nA8 m/gibtsnicht\nB8 number 1\nA9 n/x\nB9 number 1\nB10 number 7\nA11 m/c\nB11 rosa",
    );
    let project = with("form.xlsx", book("Ist", &cells));
    let run = import(&project, &["form.xlsx"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("1 neu, 0 geändert, 0 unverändert, 6 abgelehnt, 0 leer."), "{}", run.stdout);
    for said in [
        "zweimal gemeldet, mit verschiedenen Angaben",
        "Blatt „Ist“, Zelle B8",
        "keinen Indikator `gibtsnicht`",
        "[matrix-unbekannt]",
        "[zeile-ohne-schluessel]",
        "„rosa“ ist keine Einschätzung",
    ] {
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
    project.report("2013-T1").row("m/p").assert("actual=80", "the sound row");
    project.report("2013-T1").row("m/x").assert("actual=null", "doubled rows");
}

#[test]
fn the_same_value_from_two_files_is_refused_in_both() {
    let project = with("a.xlsx", book("Ist", &form("A5 m/x\nB5 number 98")))
        .file("b.xlsx", book("Ist", &form("A5 m/x\nB5 number 99")));
    let run = import(&project, &["a.xlsx", "b.xlsx"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.stdout.contains("2 abgelehnt") && run.stderr.contains("[zeile-doppelt]"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    assert!(!project.path().join("actuals").exists());
    // A file that is named twice is one file.
    assert_eq!(import(&project, &["a.xlsx", "./a.xlsx"]).code, Some(0));
}

#[test]
fn spreadsheets_of_libreoffice_are_read_like_those_of_excel() {
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let value = |kind: &str, attribute: &str| format!("<table:table-cell office:value-type=\"{kind}\" {attribute}/>");
    let empty = "<table:table-cell table:number-columns-repeated=\"2\"/>".to_owned();
    let rows = [
        row(&[text("zielmatrix-formular 1")]),
        row(&[text("2013-T1")]),
        "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>".to_owned(),
        row(&[text("zielmatrix-spalten"), text("value"), text("done"), text("comment")]),
        row(&[text("m/x"), value("float", "office:value=\"98.50\"")]),
        row(&[text("m/p"), value("percentage", "office:value=\"0.8\"")]),
        row(&[text("m/d"), "<table:table-cell/>".into(), value("date", "office:date-value=\"2013-08-20\"")]),
        row(&[
            text("m/c"),
            text("grün<office:annotation><text:p>Notiz</text:p></office:annotation>"),
            "<table:table-cell/>".into(),
            text("a &amp; b</text:p><text:p>c<text:s text:c=\"2\"/>d"),
        ]),
        row(&[text("m/r"), empty]),
        "<table:table-row table:number-rows-repeated=\"1048500\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
    ];
    let project = with("form.ods", ods(&rows.concat()));
    let run = import(&project, &["form.ods"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let report = project.report("2013-T1");
    report.row("m/x").assert("actual=98.5", "a number");
    report.row("m/p").assert("actual=80", "a percentage");
    let written = std::fs::read_to_string(project.path().join("actuals/2013-T1/m.toml")).unwrap();
    for line in ["done      = 2013-08-20", "value     = \"green\"", "comment   = \"a & b\\nc  d\"", "cell = \"B7\""] {
        assert!(written.contains(line), "{line}: {written}");
    }
    let error = row(&[text("m/x"), "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell>".into()]);
    let project = with("form.ods", ods(&[&rows[..4].concat(), error.as_str()].concat()));
    assert!(import(&project, &["form.ods"]).stderr.contains("den Fehler „#DIV/0!“"));
}

#[test]
fn a_formula_without_a_cached_result_has_none() {
    let rows = |cell: &str| {
        let text = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let marks = [("A1", "zielmatrix-formular 1"), ("A2", "2013-T1")]
            .map(|(at, words)| format!("<row>{}</row>", text(at, words)));
        let names = format!("<row>{}{}</row>", text("A3", "zielmatrix-spalten"), text("B3", "value"));
        sheet(&format!("{}{names}<row>{}{cell}</row>", marks.concat(), text("A4", "m/x")))
    };
    for (cell, says) in [
        ("<c r=\"B4\"><f>A1+1</f></c>", "[zelle-formel-ohne-wert]"),
        ("<c r=\"B4\"><f>A1+1</f><v>98</v></c>", "Formel: 98"),
        ("<c r=\"B4\" t=\"e\"><v>#N/A</v></c>", "#N/A"),
        ("<c r=\"B4\" t=\"b\"><v>1</v></c>", "Wahrheitswert"),
        ("<c r=\"B4\"><v>1.1000000000000001</v></c>", "Geschrieben"),
    ] {
        let project = with("form.xlsx", xlsx(rows(cell).as_bytes(), &[]));
        let run = import(&project, &["form.xlsx"]);
        assert!(run.stderr.contains(says), "{cell}: {}", run.stderr);
        if says == "Geschrieben" {
            project.report("2013-T1").row("m/x").assert("actual=1.1", "as Excel writes 1.1");
        }
    }
    // Nothing in it is read as a workbook.
    assert!(import(&with("form.xlsx", archive(&[])), &["form.xlsx"]).stderr.contains("[mappe-"));
}

#[test]
fn free_tables_are_read_as_their_mapping_says() {
    let mapping = "header = 3\nencoding = \"windows-1252\"\ndelimiter = \";\"\ndecimal = \",\"\nperiod = \"2013-T1\"\nmatrix = \"m\"\nskip = [\"Summe\"]\n\
                   [columns]\nindicator = \"Kennzahl\"\nvalue = \"C\"\ncomment = \"Bemerkung\"\n[factor]\nvalue = 1000\n\
                   [indicators]\n\"Für Ältere\" = \"x\"\nQuote = \"m/p\"\n";
    let table = "Auswertung;;;\n;;;\nKennzahl;Nr.;Ist (T€);Bemerkung\nFür Ältere;1;7.918;\"=1;\nzwei\"\nQuote;2;80 %;\nSumme;3;9;\n;;;Fuß\n";
    let bytes: Vec<u8> = table
        .chars()
        .map(|letter| if letter == '€' { 0x80 } else { u8::try_from(u32::from(letter)).unwrap() })
        .collect();
    let project = with("werte.csv", bytes).file("zuordnung.toml", mapping);
    let run = import(&project, &["werte.csv", "--mapping", "zuordnung.toml"]);
    assert_eq!(run.code, Some(1), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("1 neu, 0 geändert, 0 unverändert, 1 abgelehnt, 0 leer."), "{}", run.stdout);
    assert!(run.stderr.contains("„80 %“ nennt eine andere Einheit"), "{}", run.stderr);
    let written = std::fs::read_to_string(project.path().join("actuals/2013-T1/m.toml")).unwrap();
    for line in ["value     = 7918000", "comment   = \"=1;\\nzwei\"", "{ file = \"werte.csv\", line = 4, sha256 = \""] {
        assert!(written.contains(line), "{line}: {written}");
    }
    // The same as a workbook, with the sheet named.
    let cells = "A3 Kennzahl\nC3 Ist (T€)\nD3 Bemerkung\nA4 für  ältere\nC4 number 7.918\nA5 Summe\nC5 number 9";
    let project =
        with("werte.xlsx", book("Werte", cells)).file("zuordnung.toml", format!("sheet = \"Werte\"\n{mapping}"));
    assert_eq!(import(&project, &["werte.xlsx", "--mapping", "zuordnung.toml"]).code, Some(0));
    project.report("2013-T1").row("m/x").assert("actual=7918", "an exact product");
}

#[test]
fn tables_with_the_names_of_this_program_need_no_mapping() {
    let project = with("m.csv", "Indikator;Ist;Erläuterung\nx;98,5;ja\np;k. A.;Grund\n");
    assert_eq!(import(&project, &["m.csv"]).code, Some(1), "no period");
    assert_eq!(import(&project, &["m.csv", "--period", "2013-T1"]).code, Some(0));
    project.report("2013-T1").row("m/x").assert("actual=98.5 comment=ja", "a table in text form");
    let period =
        with("werte.xlsx", book("Werte", "A1 indicator\nB1 value\nC1 period\nA2 m/x\nB2 number 5\nC2 2013-T2"));
    assert_eq!(import(&period, &["werte.xlsx"]).code, Some(0));
    period.report("2013-T2").row("m/x").assert("actual=5", "the period of a row");
}

#[test]
fn mistakes_of_a_mapping_are_shown_where_they_are() {
    let mapping = "headr = 1\ndecimal = \"'\"\nheader = 0\n[columns]\nvalue = \"Ist\"\nwert = \"Ist\"\n[factor]\nvalue = \"tausend\"\ncomment = 2\n[indicators]\na = 1\n";
    let project = with("werte.csv", "Kennzahl;Ist\nx;1\n").file("zuordnung.toml", mapping);
    let run = import(&project, &["werte.csv", "--mapping", "zuordnung.toml"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    for place in
        ["zuordnung.toml:1:1", ":2:11", ":3:10", ":6:1", ":8:9", ":9:1", ":11:5", "`indicator` fehlt in [columns]"]
    {
        assert!(run.stderr.contains(place), "{place}: {}", run.stderr);
    }
    assert_eq!(import(&project, &["werte.csv", "--mapping", "fehlt.toml"]).code, Some(4));
    assert_eq!(import(&project, &["fehlt.xlsx"]).code, Some(4));
}
