//! The workbook of a plan as a reader finds it: cells read back with another library.

use std::io::Cursor;

use calamine::{Data, DataType, Range, Reader, Xlsx};
use zielmatrix::catalogue::Language;
use zielmatrix::render::{Headings, workbook};
use zielmatrix::report::Selection;
use zielmatrix::report::plan::{Plan, plan};

use super::plan::{monthly, project, sample};

struct Book(Xlsx<Cursor<Vec<u8>>>);

impl Book {
    fn of(plan: &Plan, language: Language) -> Self {
        Self(Xlsx::new(Cursor::new(workbook::render_plan(plan, Headings::Keys, language).unwrap())).unwrap())
    }

    fn sheet(&mut self, name: &str) -> Sheet {
        Sheet(self.0.worksheet_range(name).unwrap())
    }
}

struct Sheet(Range<Data>);

impl Sheet {
    /// Where a cell holds the text, alone or as its first line.
    fn find(&self, text: &str) -> (u32, u32) {
        let (top, left) = self.0.start().unwrap();
        let is_it = |value: &Data| value.as_string().is_some_and(|words| words.lines().next() == Some(text));
        let found = self.0.used_cells().find(|(_, _, value)| is_it(value));
        let (row, column, _) = found.unwrap_or_else(|| panic!("no cell holds {text:?}"));
        (top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap())
    }

    fn value(&self, row: &str, column: &str) -> Data {
        self.0.get_value((self.find(row).0, self.find(column).1)).cloned().unwrap_or_default()
    }

    fn number(&self, row: &str, column: &str) -> f64 {
        let value = self.value(row, column);
        value.get_float().unwrap_or_else(|| panic!("{row}, {column}: {value:?} is no number"))
    }

    fn text(&self, row: &str, column: &str) -> String {
        let value = self.value(row, column);
        assert!(value.is_empty() || value.is_string(), "{row}, {column}: {value:?} is no text");
        value.to_string()
    }

    /// The whole text of the cell that begins with a line.
    fn whole(&self, first_line: &str) -> String {
        self.0.get_value(self.find(first_line)).unwrap().to_string()
    }
}

fn matrix() -> Sheet {
    Book::of(&sample(), Language::German).sheet("Sozialamt")
}

#[test]
fn a_plan_has_the_sheets_of_a_report() {
    let german = Book::of(&sample(), Language::German);
    assert_eq!(german.0.sheet_names(), ["Übersicht", "Sozialamt", "Legende", "Daten"]);
    let english = Book::of(&sample(), Language::English);
    assert_eq!(english.0.sheet_names(), ["Overview", "Sozialamt", "Legend", "Data"]);
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let render = || workbook::render_plan(&sample(), Headings::Keys, Language::German).unwrap();
    assert_eq!(render(), render());
}

#[test]
fn a_plan_of_twelve_months_has_a_footer_that_a_page_can_hold() {
    let plan = plan(&monthly(), 2013, &Selection::default(), &[]);
    assert_eq!(plan.periods.len(), 12);
    let bytes = workbook::render_plan(&plan, Headings::Keys, Language::German).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let sheet = std::io::read_to_string(archive.by_name("xl/worksheets/sheet2.xml").unwrap()).unwrap();
    let footer = sheet.split("<oddFooter>").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
    assert!(footer.chars().count() < 255 && footer.contains("Zielplanung"), "{footer}");
    let sheet = Book::of(&plan, Language::German).sheet("Sozialamt");
    assert!((sheet.number("Beratungen", "Soll M06") - 50.0).abs() < 1e-9);
}

#[test]
#[expect(clippy::float_cmp, reason = "these decimals must come back as they were")]
fn targets_and_expected_values_are_real_numbers() {
    let sheet = matrix();
    let expected = |row: &str| ["Soll T1", "Soll T2", "Soll T3"].map(|column| sheet.number(row, column));
    let visits = "Durchgeführte Erstbesuche";
    assert_eq!(sheet.number(visits, "Zielwert"), 450.0);
    assert_eq!(expected(visits), [120.0, 280.0, 400.0]);
    assert_eq!(sheet.number(visits, "Ausgangswert"), 380.0);
    assert_eq!(sheet.text(visits, "Toleranz").replace('\u{a0}', " "), "5 / 10 %");
    assert_eq!(sheet.text(visits, "Datenquelle"), "Auszählung zum Stichtag");
    assert_eq!(expected("Zufriedenheit"), [2.0, 2.0, 2.0]);
    assert_eq!(expected("Konzept im Ausschuss"), [0.0, 100.0, 100.0]);
    let due = sheet.value("Konzept im Ausschuss", "Zielwert");
    assert_eq!(due.as_date().unwrap().to_string(), "2013-08-31");
    assert_eq!(sheet.number("11.05.03 Zuschüsse an freie Träger", "Zielwert"), 1_250_000.0);
    assert_eq!(sheet.number("Zusammenlegung zweier Beratungsstellen", "Zielwert"), 80_000.0);
}

#[test]
fn what_is_not_due_unknown_or_not_asked_for_stays_apart() {
    let sheet = matrix();
    assert_eq!(sheet.text("Anteil", "Soll T1"), "nicht fällig");
    assert_eq!(sheet.text("Anteil", "Soll T3"), "37,0–45,0");
    assert_eq!(sheet.text("Anteil", "Zielwert"), "37,0–45,0");
    assert!(sheet.value("Einwohner", "Soll T1").is_empty());
    assert_eq!(sheet.text("Einwohner", "Erläuterung"), "");
    assert_eq!(sheet.text("Integrationen", "Zielwert"), "mindestens 103 % des Vorjahres");
    assert!(sheet.value("Integrationen", "Soll T2").is_empty());
    assert!(!sheet.text("Integrationen", "Erläuterung").is_empty());
    assert_eq!(
        sheet.text("Durchgeführte Erstbesuche", "Erläuterung"),
        "Ab dem 2. Tertial 2013: Zielwert mindestens 400 (Ratsbeschluss)."
    );
}

#[test]
fn an_assumed_expected_value_is_marked_by_its_number_format() {
    let bytes = workbook::render_plan(&sample(), Headings::Keys, Language::German).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let styles = std::io::read_to_string(archive.by_name("xl/styles.xml").unwrap()).unwrap();
    let marked: Vec<&str> = styles.split("formatCode=\"").filter(|code| code.contains("&quot;*&quot;")).collect();
    // Money is in whole EUR.
    let mut starts: Vec<&str> = marked.iter().filter_map(|code| code.split('"').next()).collect();
    starts.sort_unstable();
    let minus = |code: &str| format!("{code}&quot;*&quot;;&quot;−&quot;{code}&quot;*&quot;");
    assert_eq!(starts, [minus("#,##0"), minus("#,##0.00")]);
    let sheet = matrix();
    assert!((sheet.number("Beratungen", "Soll T1") - 33.33).abs() < 0.005);
    sheet.find("alle Regeln: Blatt „Legende“");
}

#[test]
fn goals_and_measures_say_what_they_serve_and_rest_on() {
    let sheet = matrix();
    assert_eq!(
        sheet.whole("Ältere Menschen sind eingebunden"),
        "Ältere Menschen sind eingebunden\nLeitziel L1: Teilhabe sichern · Schwerpunktthema: Leben im Quartier · Produktgruppe 11.05.03"
    );
    assert_eq!(
        sheet.whole("Präventive Hausbesuche"),
        "Präventive Hausbesuche\nTeam Altenhilfeplanung\nWirkungshypothese: Wer früh besucht wird, vereinsamt seltener.\nBeleg: Evaluation 2011"
    );
    assert_eq!(
        sheet.whole("Zusammenlegung zweier Beratungsstellen"),
        "Zusammenlegung zweier Beratungsstellen\nverantwortlich: Team Haushalt"
    );
    assert!(sheet.find("Haushaltsvollzug").0 < sheet.find("Haushaltssicherung (HSK-Maßnahmen)").0);
}

#[test]
#[expect(clippy::float_cmp, reason = "counts are whole")]
fn the_overview_names_the_session_and_counts_each_goal() {
    let sheet = Book::of(&sample(), Language::German).sheet("Übersicht");
    sheet.find("Zielplanung · 2013");
    let session = sheet.value("Sozial- und Gesundheitsausschuss", "Sitzung");
    assert_eq!(session.as_date().unwrap().to_string(), "2013-02-12");
    assert_eq!(sheet.text("Sozial- und Gesundheitsausschuss", "Drucksache"), "5247/2009-2014");
    let goal = "Ältere Menschen sind eingebunden";
    assert_eq!(sheet.text(goal, "Leitziel"), "L1 Teilhabe sichern");
    assert_eq!(sheet.text(goal, "Schwerpunktthema"), "Leben im Quartier");
    assert_eq!([sheet.number(goal, "Maßnahmen"), sheet.number(goal, "Indikatoren")], [1.0, 7.0]);
}

#[test]
fn the_legend_explains_only_what_is_used() {
    let sheet = Book::of(&sample(), Language::German).sheet("Legende");
    for term in ["Jahressumme", "Meilenstein", "Toleranz", "Korridor", "Geändert"] {
        sheet.find(term);
    }
    let words: Vec<String> = sheet.0.used_cells().map(|(_, _, value)| value.to_string()).collect();
    assert!(!words.iter().any(|word| word == "Einschätzung" || word == "Trend"));
}

#[test]
fn the_data_sheet_has_a_row_an_indicator_with_the_expected_value_of_each_period() {
    let plan = sample();
    let sheet = Book::of(&plan, Language::German).sheet("Daten");
    let header: Vec<String> = sheet.0.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        header.join(" "),
        "year matrix strategic_goal goal measure responsible indicator area name unit kind target_rule target tolerance \
         expected_t1 expected_t2 expected_t3 baseline baseline_year source open field"
    );
    assert_eq!(sheet.0.height(), 1 + plan.rows().count());
    let visits = sheet.0.rows().find(|row| row[6] == "hausbesuche").unwrap();
    let figures: Vec<Option<f64>> = visits[14..17].iter().map(DataType::as_f64).collect();
    assert_eq!((visits[11].to_string(), visits[12].as_f64()), ("at_least".into(), Some(450.0)));
    assert_eq!(figures, [Some(120.0), Some(280.0), Some(400.0)]);
}

#[test]
fn a_year_without_matrices_has_a_workbook_that_says_so() {
    let empty = plan(&project(), 2020, &Selection::default(), &[]);
    let mut book = Book::of(&empty, Language::German);
    assert_eq!(book.0.sheet_names(), ["Übersicht", "Legende", "Daten"]);
    book.sheet("Übersicht").find("Dazu gibt es keine Indikatoren.");
    assert_eq!(book.sheet("Daten").0.height(), 1);
}
