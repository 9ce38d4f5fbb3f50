use chrono::NaiveDate;

use super::*;
use crate::model::Value as Reported;
use crate::model::actual::{Forecast, Provenance};
use crate::number::Decimal;
use crate::period::Scheme;
use crate::status::Colour;

const FILE: &str = "\
# Meldung vom 6. Mai
period = \"2013-T1\"

[[actual]]
indicator = \"hausbesuche\"
# aus der Fachanwendung
value     = 1_098  # vorläufig
comment   = \"alt\"

[[actual]]   # noch offen
indicator=\"quote\"
state = 'missing' # Frau Muster fragt nach
comment = \"\"\"
zwei
Zeilen\"\"\"

# --- Haushalt ---
[[actual]]
indicator = \"jobcenter/eingliederung\"
area = \" mitte \"
value = 4.50

# Ende
";

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

fn number(text: &str) -> Reported {
    Reported::Number(decimal(text))
}

fn file() -> ActualsFile {
    ActualsFile::parse(FILE, "sozialamt").unwrap()
}

#[test]
fn a_file_that_is_not_changed_comes_out_as_it_was() {
    for text in [FILE.to_owned(), FILE.replace('\n', "\r\n"), format!("\u{feff}{FILE}"), FILE.trim_end().to_owned()] {
        assert_eq!(ActualsFile::parse(&text, "sozialamt").unwrap().to_string(), text);
    }
    assert!(ActualsFile::parse("period = ", "sozialamt").is_err());
}

#[test]
fn reports_are_found_by_matrix_indicator_and_area() {
    let file = file();
    for (text, found) in [
        ("sozialamt/hausbesuche", true),
        ("sozialamt/hausbesuche/mitte", false),
        ("jobcenter/hausbesuche", false),
        ("jobcenter/eingliederung/mitte", true),
        ("jobcenter/eingliederung", false),
    ] {
        assert_eq!(file.contains(&key(text)), found, "{text}");
    }
    let named = ActualsFile::parse(&format!("matrix = \"rege\"\n{FILE}"), "sozialamt").unwrap();
    assert!(named.contains(&key("rege/hausbesuche")));
    let braces = ActualsFile::parse("actual = [{ indicator = \"x\", value = 1 }]\n", "m").unwrap();
    assert!(braces.contains(&key("m/x")));
}

#[test]
fn a_changed_value_keeps_what_stands_around_it() {
    let mut file = file();
    file.entry(&key("sozialamt/hausbesuche")).value(&number("98.50")).comment(Some("neu: „ja“"));
    let expected = FILE.replace("1_098", "98.50").replace("\"alt\"", "\"neu: „ja“\"");
    assert_eq!(file.to_string(), expected);
    let mut windows = ActualsFile::parse(&FILE.replace('\n', "\r\n"), "sozialamt").unwrap();
    windows.entry(&key("sozialamt/hausbesuche")).value(&number("98.50")).comment(Some("neu: „ja“"));
    assert_eq!(windows.to_string(), expected.replace('\n', "\r\n"));
}

#[test]
fn a_value_takes_the_place_of_a_state_and_a_state_that_of_a_value() {
    let mut file = file();
    file.entry(&key("sozialamt/quote")).value(&Reported::Ratio { numerator: decimal("2"), denominator: decimal("3") });
    file.entry(&key("sozialamt/hausbesuche")).value(&Reported::Missing).forecast(Some(&Forecast::Number(decimal("9"))));
    let expected = FILE
        .replace(
            "state = 'missing' # Frau Muster fragt nach",
            "# Frau Muster fragt nach\nnumerator = 2\ndenominator = 3",
        )
        .replace("value     = 1_098  # vorläufig\n", "# vorläufig\nstate     = \"missing\"\nforecast  = 9\n");
    assert_eq!(file.to_string(), expected);
    file.entry(&key("sozialamt/hausbesuche")).forecast(None).comment(None);
    assert!(!file.to_string().contains("forecast"), "{file}");
}

#[test]
fn new_reports_come_to_the_end_in_the_order_of_the_manual() {
    let mut file = file();
    let origin = Provenance {
        file: "sozialamt \"neu\".xlsx".into(),
        sheet: Some("Ist 1. Tertial".into()),
        cell: Some("F12:G12".into()),
        line: None,
        sha256: "ab".repeat(32),
        date: NaiveDate::from_ymd_opt(2013, 5, 10).unwrap(),
        filled_by: Some("M. Beispiel".into()),
        contact: None,
        filled_on: NaiveDate::from_ymd_opt(2013, 5, 9),
    };
    file.entry(&key("sozialamt/neu/mitte"))
        .origin(Some(&origin))
        .action(Some("b"))
        .comment(Some("a"))
        .value(&Reported::Ratio { numerator: decimal("2"), denominator: decimal("3") });
    file.entry(&key("rege/konzept"))
        .value(&Reported::Progress { progress: Some(decimal("40")), done: NaiveDate::from_ymd_opt(2013, 8, 20) });
    let sha = "ab".repeat(32);
    let added = format!(
        "\n[[actual]]\nindicator   = \"neu\"\narea        = \"mitte\"\nnumerator   = 2\ndenominator = 3\n\
         comment     = \"a\"\naction      = \"b\"\norigin      = {{ file = \"sozialamt \\\"neu\\\".xlsx\", \
         sheet = \"Ist 1. Tertial\", cell = \"F12:G12\", sha256 = \"{sha}\", date = 2013-05-10, \
         filled_by = \"M. Beispiel\", filled_on = 2013-05-09 }}\n\
         \n[[actual]]\nindicator = \"rege/konzept\"\nprogress  = 40\ndone      = 2013-08-20\n"
    );
    assert_eq!(file.to_string(), FILE.replace("\n# Ende\n", &format!("{added}\n# Ende\n")));
}

#[test]
fn a_new_file_says_its_period_and_matrix() {
    let period = Period::parse("2013-T1", Scheme::Tertial).unwrap();
    let mut file = ActualsFile::new(period, "sozialamt");
    file.entry(&key("sozialamt/hausbesuche")).value(&Reported::Colour(Colour::Green));
    let expected = "period = \"2013-T1\"\nmatrix = \"sozialamt\"\n\n[[actual]]\nindicator = \"hausbesuche\"\nvalue     = \"green\"\n";
    assert_eq!(file.to_string(), expected);
}

#[test]
fn any_text_and_any_number_survive() {
    let texts = ["=1+1", "\"\"\"", "a\\b\n\r\n\tc", "\u{0}\u{1b}[31m\u{7f}\u{85}", "\u{202e}öß🎯", "'", "# kein"];
    let numbers = ["0", "-0.10", "178518000", "79228162514264337593543950335", "0.0000000000000000000000000001"];
    for (text, number) in texts.into_iter().zip(numbers.into_iter().cycle()) {
        let mut file = file();
        file.entry(&key("sozialamt/x")).value(&Reported::Number(decimal(number))).comment(Some(text));
        let written = file.to_string();
        let mut diagnostics = crate::diagnostic::Diagnostics::default();
        let read = crate::load::toml::actuals(
            &written,
            crate::source::SourceId::new(0),
            "2013-T1",
            "sozialamt",
            &mut diagnostics,
        );
        let read = read.actuals.last().unwrap();
        assert!(diagnostics.iter().next().is_none(), "{written}");
        assert_eq!(read.comment.as_ref().map(|comment| comment.value.as_str()), Some(text.trim()), "{written}");
        let value = read.value.as_ref().map(|value| value.value.clone());
        assert_eq!(value, Some(crate::load::raw::RawValue::Number(decimal(number))), "{written}");
    }
}

#[test]
fn tables_in_braces_are_changed_in_place() {
    let mut file = ActualsFile::parse("actual = [{ indicator = \"x\", value = 1 }]\n", "m").unwrap();
    file.entry(&key("m/x")).value(&Reported::NotApplicable);
    file.entry(&key("m/y")).value(&number("2"));
    let mut read = ActualsFile::parse(&file.to_string(), "m").unwrap();
    assert!(read.contains(&key("m/x")) && read.contains(&key("m/y")), "{read}");
    assert!(file.to_string().contains("state = \"not-applicable\""), "{file}");
    read.entry(&key("m/x")).value(&number("3"));
    assert!(!read.to_string().contains("state"), "{read}");
}
