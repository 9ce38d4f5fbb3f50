//! What a form hides, and what it shows for reading.

use super::book::Book;
use super::sample::{project, second_form};
use crate::support::Project;

#[test]
fn the_hidden_parts_follow_the_contract() {
    let book = second_form(&project());
    assert_eq!(book.sheets, ["Ist 2. Tertial"]);
    assert_eq!(book.text(0, 0), zielmatrix::form::MARK);
    assert_eq!(book.text(1, 0), "2013-T2");
    let keys: Vec<String> = book.keys().into_iter().map(|(_, key)| key).filter(|key| key.contains('/')).collect();
    assert_eq!(
        keys,
        [
            "soziales/quote",
            "soziales/besuche",
            "soziales/besuche/mitte",
            "soziales/stand",
            "soziales/mittel",
            "soziales/treffen",
            "soziales/konzept",
            "soziales/akte",
            "soziales/zuschuss",
            "soziales/hsk",
        ]
    );
    let columns: Vec<(String, u32)> = book.columns().into_iter().collect();
    let expected = [
        ("action", 15),
        ("comment", 14),
        ("denominator", 9),
        ("done", 11),
        ("forecast", 12),
        ("numerator", 8),
        ("progress", 10),
        ("state", 13),
        ("value", 7),
    ];
    assert_eq!(columns, expected.map(|(name, column)| (name.to_owned(), column)));
    assert!(book.sheet.contains("<col min=\"1\" max=\"1\" width=\"0\" hidden=\"1\""), "column A is hidden");
    let row = format!("<row r=\"{}\"", book.names_row() + 1);
    let tag = book.sheet.split_once(&row).unwrap().1.split('>').next().unwrap();
    assert!(tag.contains("hidden=\"1\""), "{tag}");
    assert_eq!(book.formulas, 0);
}

#[test]
fn the_sheet_is_locked_but_widths_and_heights() {
    let book = second_form(&project());
    assert!(
        book.sheet.contains(
            "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"/>"
        ),
        "no password, and nothing else is allowed"
    );
    let headings = book.names_row() + 1;
    assert_eq!(book.text(headings, 1), "Indikator");
    let pane = format!("<pane xSplit=\"2\" ySplit=\"{}\"", headings + 1);
    assert!(book.sheet.contains(&pane), "headings stay in sight");
    for (row, _) in book.keys() {
        for column in 0..7 {
            assert!(book.is_locked(row, column), "row {row}, column {column}");
        }
    }
}

/// What stands beside the inputs of each row: name, unit, target, Soll, green range, last Ist.
const READ: [(&str, [&str; 6]); 10] = [
    (
        "quote",
        [
            "Anteil\nZähler ÷ Nenner × 100\nZähler: betreute Kinder\nNenner: Kinder unter 3 Jahren",
            "%",
            "mindestens 75",
            "75",
            "mindestens 71,25",
            "75,0",
        ],
    ),
    (
        "besuche",
        [
            "Erstbesuche\nSumme seit Jahresbeginn\nGesamtwert; bleibt er leer, zählt die Summe der Gebiete\nQuelle: Fachverfahren",
            "Besuche",
            "mindestens 450",
            "280",
            "mindestens 266",
            "98",
        ],
    ),
    ("besuche/mitte", ["Mitte", "Besuche", "–", "–", "–", "60"]),
    ("stand", ["Stellen\nStand am 31.08.2013", "VZÄ", "genau 3", "3", "2,85 bis 3,15", "2,5"]),
    ("mittel", ["Wartezeit\nMittel, nur dieser Zeitraum", "", "höchstens 21", "21", "höchstens 22,05", "20"]),
    (
        "treffen",
        [
            "=1+1\nNur dieser Zeitraum\nDas Soll gilt seit Jahresbeginn; das Programm summiert",
            "Treffen",
            "mindestens 240",
            "160*",
            "mindestens 152",
            "83",
        ],
    ),
    (
        "konzept",
        [
            "Konzept\nFortschritt in Prozent; sobald erledigt, der Tag",
            "",
            "erledigt bis 31.10.2013",
            "80 %",
            "mindestens 76 %",
            "36 %",
        ],
    ),
    (
        "akte",
        ["Umstellung\nEinschätzung: grün, gelb oder rot, mit Erläuterung", "", "Einschätzung", "–", "–", "◆ gelb"],
    ),
    (
        "zuschuss",
        [
            "Zuschüsse\nSumme seit Jahresbeginn",
            "EUR",
            "höchstens 1.250.000",
            "833.333*",
            "höchstens 875.000",
            "unterdrückt",
        ],
    ),
    (
        "hsk",
        [
            "Zusammenlegung\nSumme seit Jahresbeginn",
            "EUR",
            "mindestens 80.000",
            "53.333*",
            "mindestens 50.666,67",
            "kein Wert",
        ],
    ),
];

/// Title, headings and what is to be read of each row.
#[test]
fn what_is_known_stands_beside_the_inputs() {
    let book = second_form(&project());
    assert_eq!(book.text(0, 1), "Zielmatrix Soziales");
    assert_eq!(
        book.text(1, 1),
        "Meldung der Ist-Werte · 2. Tertial 2013 · Stichtag 31.08.2013 · bitte bis 14.09.2013 zurücksenden · Stadt"
    );
    let headings: Vec<String> = (1..=15).map(|column| book.text(book.names_row() + 1, column)).collect();
    assert_eq!(
        headings,
        [
            "Indikator",
            "Einheit",
            "Zielwert Jahr",
            "Soll 2. Tertial 2013",
            "Grüner Bereich",
            "Ist 1. Tertial 2013",
            "Ist 2. Tertial 2013",
            "Zähler",
            "Nenner",
            "Fortschritt in %",
            "erledigt am",
            "Prognose Jahresende",
            "Zustand, wenn kein Wert",
            "Erläuterung",
            "Gegenmaßnahme",
        ]
    );
    for (key, read) in READ {
        let row = book.row(&format!("soziales/{key}"));
        let found: Vec<String> = (1..7).map(|column| book.text(row, column)).collect();
        assert_eq!(found, read, "{key}");
    }
    let all = (2..book.names_row()).map(|row| book.text(row, 1)).collect::<String>();
    assert!(all.contains("1 Indikator ist in diesem Zeitraum nicht fällig"), "{all}");
    assert!(all.contains("* Soll geschätzt"), "{all}");
    assert!(!all.contains("schon gemeldet"), "{all}");
}

/// The value of the period alone, not the sum that reports show; across the turn of the year.
#[test]
fn the_last_value_is_that_of_the_period_before() {
    let matrix = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n\
                  kind = \"cumulative\"\nreported = \"per-period\"\ntarget = { at_least = 100 }\n[[goal.indicator]]\nid = \"y\"\n\
                  name = \"Y\"\nkind = \"level\"\nreport_in = [\"T1\", \"T3\"]\n[[goal.indicator]]\nid = \"z\"\nname = \"Z\"\n\
                  target = { done_by = 2014-01-31 }\n";
    let value = |value: u32| format!("[[actual]]\nindicator = \"x\"\nvalue = {value}\n");
    let done = "[[actual]]\nindicator = \"z\"\ndone = 2013-05-01\n";
    let project = Project::new("")
        .matrix(2012, "m", &matrix.replace("2014-01", "2013-01"))
        .matrix(2013, "m", matrix)
        .actuals("2012-T3", "m.toml", &value(7))
        .actuals("2013-T1", "m.toml", &value(30))
        .actuals("2013-T2", "m.toml", &(value(41) + done));
    for (period, last) in [
        ("2013-T1", [("x", "7"), ("y", "kein Wert"), ("z", "kein Wert")]),
        ("2013-T3", [("x", "41"), ("y", "nicht fällig"), ("z", "01.05.2013")]),
    ] {
        assert_eq!(project.run(&["collect", period, "-o", "forms"]).code, Some(0));
        let book = Book::open(&project.path().join(format!("forms/{period}-m.xlsx")));
        for (indicator, shown) in last {
            let column = book.headed(if period == "2013-T1" { "Ist 3. Tertial 2012" } else { "Ist 2. Tertial 2013" });
            assert_eq!(book.text(book.row(&format!("m/{indicator}")), column), shown, "{indicator} before {period}");
        }
    }
}

/// In the first year there is nothing to compare with, and no column for it; later what was reported then.
#[test]
fn the_same_period_of_the_year_before_stands_beside() {
    let matrix = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n\
                  kind = \"level\"\ntarget = { between = [37.0, 45.0] }\ntolerance = { green = 0, yellow = 1 }\n\
                  [[goal.indicator]]\nid = \"y\"\nname = \"Y\"\nkind = \"level\"\n[[goal.indicator]]\nid = \"z\"\nname = \"Z\"\n\
                  target = { done_by = 2013-03-31 }\ntolerance = { green = 14, yellow = 30 }\n";
    let reports = "[[actual]]\nindicator = \"x\"\nvalue = 41.5\n[[actual]]\nindicator = \"y\"\nstate = \"suppressed\"\ncomment = \"c\"\n";
    let project = Project::new("")
        .matrix(2012, "m", &matrix.replace("2013-03", "2012-03"))
        .matrix(2013, "m", matrix)
        .actuals("2012-T1", "m.toml", reports);
    let book = |period: &str| {
        let run = project.run(&["collect", period, "-o", "forms"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        Book::open(&project.path().join(format!("forms/{period}-m.xlsx")))
    };
    let first = book("2012-T1");
    let headings: Vec<String> = (1..8).map(|column| first.text(first.names_row() + 1, column)).collect();
    assert_eq!(
        headings[3..7],
        ["Soll 1. Tertial 2012", "Grüner Bereich", "Ist 3. Tertial 2011", "Ist 1. Tertial 2012"]
    );
    let second = book("2013-T1");
    let (before, green) = (second.headed("Ist 1. Tertial 2012"), second.headed("Grüner Bereich"));
    for (key, then, range) in
        [("x", "41,5", "37,0 bis 45,0"), ("y", "unterdrückt", "–"), ("z", "kein Wert", "erledigt bis 14.04.2013")]
    {
        let row = second.row(&format!("m/{key}"));
        assert_eq!([second.text(row, before), second.text(row, green)], [then, range], "{key}");
    }
}

/// Areas that the matrix names are asked for before anything was reported.
#[test]
fn areas_of_the_matrix_have_rows_in_the_first_form() {
    let matrix = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n\
                  kind = \"cumulative\"\nareas = [\"nord\"]\n[[goal.indicator]]\nid = \"y\"\nname = \"Y\"\nkind = \"level\"\n\
                  areas = \"all\"\n[[goal.indicator]]\nid = \"z\"\nname = \"Z\"\nkind = \"level\"\n";
    let areas = "[[area]]\nid = \"mitte\"\ntitle = \"Mitte\"\n[[area]]\nid = \"nord\"\ntitle = \"Nord\"\n";
    let project = Project::new(areas).matrix(2013, "m", matrix);
    assert_eq!(project.run(&["collect", "2013-T1", "-o", "forms"]).code, Some(0));
    let book = Book::open(&project.path().join("forms/2013-T1-m.xlsx"));
    let keys: Vec<String> = book.keys().into_iter().map(|(_, key)| key).filter(|key| key.contains('/')).collect();
    assert_eq!(keys, ["m/x", "m/x/nord", "m/y", "m/y/mitte", "m/y/nord", "m/z"]);
}

/// The cells for who filled the form in stand beside the instructions, open, and marked for the reader.
#[test]
fn a_form_asks_who_filled_it_in() {
    let book = second_form(&project());
    let [label, input] = ["comment", "action"].map(|column| book.columns()[column]);
    for (mark, name) in [
        (zielmatrix::form::FILLED_BY, "Ausgefüllt von"),
        (zielmatrix::form::CONTACT, "Telefon oder E-Mail"),
        (zielmatrix::form::FILLED_ON, "Datum"),
    ] {
        let row = book.row(mark);
        assert_eq!(book.text(row, label), name);
        assert!(!book.is_locked(row, input) && book.is_locked(row, label), "{name}");
        assert!(book.validation(row, input).contains("Für Rückfragen"), "{name}");
    }
    assert!(book.validation(book.row(zielmatrix::form::FILLED_ON), input).contains("type=\"date\""));
}

#[test]
fn forms_speak_english_where_they_are_asked_to() {
    let project = project();
    let run = project.run(&["collect", "2013-T2", "-o", "forms", "--lang", "en"]);
    assert_eq!(
        run.stderr,
        "1 form for Tertial 2 of 2013 written in forms:\n  2013-T2-soziales.xlsx  9 values, 1 not due\n"
    );
    let book = Book::open(&project.path().join("forms/2013-T2-soziales.xlsx"));
    assert_eq!(book.sheets, ["Actual Tertial 2"]);
    assert_eq!(book.text(book.row("soziales/hsk"), book.headed("Actual Tertial 1 of 2013")), "no value");
    let states = book.validation(book.row("soziales/hsk"), book.columns()["state"]);
    assert!(states.contains("missing,not-applicable,suppressed"), "{states}");
}

#[test]
fn every_scheme_names_its_sheet() {
    let matrix = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\nkind = \"level\"\n";
    let other = format!("year_start = 8\n{matrix}");
    for (settings, matrix, period, name) in [
        ("periods = \"quarter\"", matrix, "2013-Q4", "Ist 4. Quartal"),
        ("periods = \"half-year\"", matrix, "2013-H1", "Ist 1. Halbjahr"),
        ("periods = \"month\"", matrix, "2013-M07", "Ist Juli 2013"),
        ("periods = \"month\"\nyear_start = 8", matrix, "2013-M07", "Ist Februar 2014"),
        ("periods = \"month\"\nyear_start = 8", other.as_str(), "2013-M07", "Ist Februar 2014"),
        ("periods = \"month\"", other.as_str(), "2013-M07", "Ist 7. Monat 2013"),
        ("periods = \"year\"", matrix, "2013", "Ist 2013"),
    ] {
        let project = Project::new(&format!("{settings}\n")).matrix(2013, "m", matrix);
        assert_eq!(project.run(&["collect", period, "-o", "."]).code, Some(0));
        assert_eq!(Book::open(&project.path().join(format!("{period}-m.xlsx"))).sheets, [name]);
    }
}
