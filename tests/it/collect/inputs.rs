//! The inputs of a form: which are open, what they take, and what stands in them already.

use calamine::Data;

use super::book::{Book, attribute};
use super::sample::{project, second_form, with_second};
use crate::support::Project;

const REMARKS: [&str; 4] = ["forecast", "state", "comment", "action"];

#[test]
fn each_kind_has_its_inputs_and_no_others() {
    let book = second_form(&project());
    for (key, own) in [
        ("besuche", &["value"][..]),
        ("stand", &["value"]),
        ("mittel", &["value"]),
        ("quote", &["numerator", "denominator"]),
        ("konzept", &["progress", "done"]),
        ("akte", &["value"]),
        ("zuschuss", &["value"]),
    ] {
        let expected: Vec<&str> = own.iter().copied().chain(REMARKS).collect();
        assert_eq!(book.open_inputs(&format!("soziales/{key}")), expected, "{key}");
    }
    assert_eq!(book.open_inputs("soziales/besuche/mitte"), ["value", "state", "comment", "action"]);
    for (key, column) in [("quote", "value"), ("besuche", "numerator"), ("besuche/mitte", "forecast")] {
        let key = format!("soziales/{key}");
        assert_eq!(book.input(&key, column), Data::String("–".into()), "{key} does not use {column}");
    }
    for key in ["soziales/besuche", "soziales/konzept"] {
        for column in book.open_inputs(key) {
            let format = book.format(book.row(key), book.columns()[&column]);
            assert!(
                attribute(&format, "borderId") != Some("0") && attribute(&format, "fillId") != Some("0"),
                "{format}"
            );
            assert_eq!(book.input(key, &column), Data::Empty);
        }
    }
}

#[test]
fn columns_that_no_row_needs_are_left_out() {
    let matrix = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\nkind = \"level\"\n";
    let project = Project::new("").matrix(2013, "m", matrix);
    assert_eq!(project.run(&["collect", "2013-T1", "-o", "forms"]).code, Some(0));
    let book = Book::open(&project.path().join("forms/2013-T1-m.xlsx"));
    let columns: Vec<String> = book.columns().into_keys().collect();
    assert_eq!(columns, ["action", "comment", "forecast", "state", "value"]);
}

/// Programs warn of what does not belong, and let it pass: a remark is better than a lost row.
#[test]
fn validations_warn_and_never_forbid() {
    let book = second_form(&project());
    assert!(!book.sheet.contains("errorStyle=\"information\""));
    for (key, column, kind, formulas, prompt) in [
        ("besuche", "value", "decimal", &["-1000000000000000", "1000000000000000"][..], "Summe seit Jahresbeginn"),
        ("treffen", "value", "decimal", &["-1000000000000000"], "nur dieser Zeitraum"),
        ("stand", "value", "decimal", &["1000000000000000"], "Stand am 31.08.2013"),
        ("quote", "numerator", "decimal", &["-1000000000000000"], "betreute Kinder"),
        (
            "quote",
            "denominator",
            "decimal",
            &["<formula1>0<", "1000000000000000"],
            "Kinder unter 3 Jahren: eine Zahl, größer als 0.",
        ),
        ("konzept", "progress", "decimal", &["<formula1>0<", "<formula2>100<"], "von 0 bis 100"),
        // 1 January 1983 to 31 August 2013 as a spreadsheet counts days.
        ("konzept", "done", "date", &["<formula1>30317<", "<formula2>41517<"], "31.08.2013"),
        ("konzept", "forecast", "date", &["<formula1>30317<"], "31.08.2013"),
        ("akte", "value", "list", &["grün,gelb,rot"], "grün, gelb oder rot"),
        ("akte", "forecast", "list", &["grün,gelb,rot"], "Welche Farbe"),
        ("stand", "state", "list", &["fehlt,entfällt,unterdrückt"], "unterdrückt"),
    ] {
        let found = book.validation(book.row(&format!("soziales/{key}")), book.columns()[column]);
        assert_eq!(attribute(&format!(" {found}"), "type"), Some(kind), "{key} {column}");
        assert_eq!(attribute(&found, "errorStyle"), Some("warning"), "{key} {column}");
        assert!(formulas.iter().all(|formula| found.contains(formula)), "{key} {column}: {found}");
        assert!(attribute(&found, "prompt").unwrap().contains(prompt), "{key} {column}: {found}");
        assert!(attribute(&found, "error").unwrap().starts_with("Erwartet wird hier: "), "{key} {column}: {found}");
    }
    for tag in book.sheet.split("<dataValidation ").skip(1) {
        for (name, most) in [("promptTitle", 32), ("errorTitle", 32), ("prompt", 255), ("error", 255)] {
            let length = attribute(tag, name).unwrap_or_default().encode_utf16().count();
            assert!(length <= most, "{name} has {length} units");
        }
    }
}

#[test]
fn what_was_reported_stands_in_the_form() {
    let project = with_second(
        r#"
[[actual]]
indicator = "besuche"
value = 0
forecast = 420.5
comment = "Eine Stelle war unbesetzt."
action = "=HYPERLINK(\"http://x\")"
[[actual]]
indicator = "besuche"
area = "mitte"
state = "missing"
comment = "+49 fehlt"
[[actual]]
indicator = "stand"
value = 0.1
[[actual]]
indicator = "mittel"
value = 12345678901234567.125
[[actual]]
indicator = "treffen"
state = "not-applicable"
comment = "- keine -"
[[actual]]
indicator = "quote"
numerator = 1104
denominator = 2160
[[actual]]
indicator = "konzept"
progress = 55.5
done = 2013-08-20
forecast = 2013-10-01
[[actual]]
indicator = "akte"
value = "red"
forecast = "green"
comment = "@Amt"
[[actual]]
indicator = "zuschuss"
value = 512000.07
"#,
    );
    let book = second_form(&project);
    let word = |word: &str| Data::String(word.into());
    for (key, column, value) in [
        ("besuche", "value", Data::Float(0.0)),
        ("besuche", "forecast", Data::Float(420.5)),
        ("besuche", "comment", word("Eine Stelle war unbesetzt.")),
        ("besuche", "action", word("=HYPERLINK(\"http://x\")")),
        ("besuche/mitte", "value", Data::Empty),
        ("besuche/mitte", "state", word("fehlt")),
        ("besuche/mitte", "comment", word("+49 fehlt")),
        ("stand", "value", Data::Float(0.1)),
        // More digits than a spreadsheet keeps.
        ("mittel", "value", word("12345678901234567,125")),
        ("treffen", "state", word("entfällt")),
        ("treffen", "comment", word("- keine -")),
        ("quote", "numerator", Data::Float(1104.0)),
        ("quote", "denominator", Data::Float(2160.0)),
        ("konzept", "progress", Data::Float(55.5)),
        ("akte", "value", word("rot")),
        ("akte", "forecast", word("grün")),
        ("zuschuss", "value", Data::Float(512_000.07)),
        ("hsk", "value", Data::Empty),
    ] {
        assert_eq!(book.input(&format!("soziales/{key}"), column), value, "{key} {column}");
    }
    for (column, day) in [("done", "2013-08-20"), ("forecast", "2013-10-01")] {
        let Data::DateTime(date) = book.input("soziales/konzept", column) else { panic!("{column} is no date") };
        assert_eq!(date.as_datetime().unwrap().date().to_string(), day);
    }
    // Nothing that begins like a formula is one, also when somebody opens the cell.
    assert_eq!(book.formulas, 0);
    for (key, column) in
        [("besuche", "action"), ("besuche/mitte", "comment"), ("treffen", "comment"), ("akte", "comment")]
    {
        let (row, column) = (book.row(&format!("soziales/{key}")), book.columns()[column]);
        assert!(book.is_quoted(row, column) && !book.is_locked(row, column), "{key}");
        assert!(
            book.format(row, column).contains("numFmtId=\"49\"")
                || book.format(row, column).starts_with("numFmtId=\"49\"")
        );
    }
    assert!(book.is_quoted(book.row("soziales/treffen"), 1), "a name that begins like a formula");
    let all = (2..book.names_row()).map(|row| book.text(row, 1)).collect::<String>();
    assert!(all.contains("Was schon gemeldet ist, steht in den Feldern."), "{all}");
}

#[test]
fn areas_that_ever_reported_have_a_row_each() {
    let project = with_second("[[actual]]\nindicator = \"stand\"\nvalue = 3\narea = \"nord\"\n");
    let book = second_form(&project);
    assert_eq!(book.row("soziales/stand/nord"), book.row("soziales/stand") + 1);
    assert_eq!(
        book.text(book.row("soziales/stand"), 1),
        "Stellen\nStand am 31.08.2013\nGesamtwert; er folgt nicht aus den Gebieten"
    );
    assert_eq!(book.input("soziales/stand/nord", "value"), Data::Float(3.0));
    assert_eq!(book.text(book.row("soziales/stand/nord"), book.headed("Ist 1. Tertial 2013")), "kein Wert");
    assert!(!book.keys().iter().any(|(_, key)| key.ends_with("/leer") || key == "soziales/besuche/nord"));
}

#[test]
fn no_text_is_too_long_for_a_form() {
    let long = "Wort ".repeat(8_000);
    let whole = "x".repeat(32_767);
    let matrix = format!(
        "title = \"{long}\"\n[[goal]]\nid = \"g\"\ntitle = \"{long}\"\n[[goal.measure]]\ntitle = \"{long}\"\nresponsible = \"{long}\"\n\
         [[goal.measure.indicator]]\nid = \"x\"\nname = \"{long}\"\nunit = \"{long}\"\nsource = \"{long}\"\nkind = \"level\"\n\
         [[goal.measure.indicator]]\nid = \"y\"\nname = \"Y\"\nkind = \"level\"\n"
    );
    let reports = format!(
        "[[actual]]\nindicator = \"x\"\nvalue = 1\ncomment = \"{long}\"\naction = \"{whole}\"\n\
         [[actual]]\nindicator = \"y\"\nvalue = 1\naction = \"{long}\"\n"
    );
    let project = Project::new("").matrix(2013, "m", &matrix).actuals("2013-T1", "m.toml", &reports);
    let run = project.run(&["collect", "2013-T1", "-o", "forms"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let by_responsible = project.run(&["collect", "2013-T1", "-o", "forms", "--by", "responsible"]);
    assert_eq!(by_responsible.code, Some(0), "{}", by_responsible.stderr);
    let book = Book::open(&project.path().join("forms/2013-T1-m.xlsx"));
    // A text that would come back shortened is not there, and the row says so.
    assert_eq!(book.input("m/x", "comment"), Data::Empty);
    assert_eq!(book.input("m/x", "action"), Data::String(whole));
    let row = book.row("m/y");
    assert_eq!(book.input("m/y", "action"), Data::Empty);
    assert!(
        book.text(row, 1)
            .ends_with("Die gemeldete Gegenmaßnahme ist zu lang für eine Zelle und steht deshalb nicht hier.")
    );
}
