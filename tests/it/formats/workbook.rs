//! The workbook as a reader finds it: cells read back with another library.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, DataType, Range, Reader, Xlsx};
use zielmatrix::catalogue::Language;
use zielmatrix::check::check;
use zielmatrix::diagnostic::Diagnostics;
use zielmatrix::load::{Scope, load};
use zielmatrix::model::{Kind, Limit, Mark, Sense, Target, Tolerance};
use zielmatrix::number::{Decimal, Figure, Number};
use zielmatrix::period::{FirstMonth, Period, Scheme};
use zielmatrix::render::{Headings, workbook};
use zielmatrix::report::{self, AppliedTolerance, Report, Section, Selection, Standing};
use zielmatrix::source::Sources;
use zielmatrix::status::Status;

use super::sample;

struct Book(Xlsx<Cursor<Vec<u8>>>);

impl Book {
    fn of(report: &Report, headings: Headings, language: Language) -> Self {
        Self(Xlsx::new(Cursor::new(workbook::render(report, headings, language).unwrap())).unwrap())
    }

    fn german(report: &Report) -> Self {
        Self::of(report, Headings::Keys, Language::German)
    }

    fn sheet(&mut self, name: &str) -> Sheet {
        let values = self.0.worksheet_range(name).unwrap();
        let formulas = self.0.worksheet_formula(name).unwrap();
        Sheet { values, formulas }
    }
}

struct Sheet {
    values: Range<Data>,
    formulas: Range<String>,
}

impl Sheet {
    /// The first row below `top` that holds the text alone or as its first line, and the column it stands in.
    fn find_below(&self, text: &str, top: u32) -> (u32, u32) {
        let (first, left) = self.values.start().unwrap();
        let is_it = |value: &Data| value.as_string().is_some_and(|words| words.lines().next() == Some(text));
        let cells = self.values.used_cells().map(|(row, column, value)| {
            (first + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap(), value)
        });
        let found = cells.filter(|(row, ..)| *row >= top).find(|(_, _, value)| is_it(value));
        let (row, column, _) = found.unwrap_or_else(|| panic!("no cell holds {text:?}"));
        (row, column)
    }

    fn find(&self, text: &str) -> (u32, u32) {
        self.find_below(text, 0)
    }

    fn at(&self, row: &str, column: &str) -> (u32, u32) {
        (self.find(row).0, self.find(column).1)
    }

    fn value(&self, row: &str, column: &str) -> Data {
        self.values.get_value(self.at(row, column)).cloned().unwrap_or_default()
    }

    fn number(&self, row: &str, column: &str) -> f64 {
        let value = self.value(row, column);
        value.get_float().unwrap_or_else(|| panic!("{row}, {column}: {value:?} is no number"))
    }

    /// A text with usual spaces.
    fn text(&self, row: &str, column: &str) -> String {
        let value = self.value(row, column);
        assert!(value.is_empty() || value.is_string(), "{row}, {column}: {value:?} is no text");
        value.to_string().replace('\u{a0}', " ")
    }

    fn formula(&self, row: &str, column: &str) -> String {
        self.formulas.get_value(self.at(row, column)).cloned().unwrap_or_default()
    }
}

/// The report of a project that ships.
fn shipped(period: &str) -> Report {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("matrices");
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let loaded = load(&folder, &folder, &Scope::Everything, &mut sources, &mut diagnostics);
    let project = check(&loaded, &mut diagnostics).unwrap();
    let period = Period::parse(period, Scheme::Tertial).unwrap();
    report::report(&project, period, &Selection::default(), &[])
}

#[test]
fn tabs_are_called_as_people_call_departments() {
    let mut german = Book::german(&shipped("2013-T2"));
    assert_eq!(
        german.0.sheet_names(),
        ["Übersicht", "Jobcenter", "Projektbüro", "REGE mbH", "Sozialamt", "Schwerpunktthemen", "Legende", "Daten"]
    );
    let english = Book::of(&sample::contract(), Headings::Keys, Language::English);
    assert_eq!(english.0.sheet_names(), ["Overview", "Sozialamt", "Focus topics", "Legend", "Data"]);
    german.sheet("Schwerpunktthemen");
}

#[test]
fn figures_are_real_numbers_and_dates() {
    let sheet = Book::german(&sample::everything()).sheet("Sozialamt");
    let visits = "Durchgeführte Erstbesuche";
    let [target, first, now] = ["Zielwert", "Ist T1", "Ist T2"].map(|column| sheet.number(visits, column));
    assert_eq!([target, first].map(|value| format!("{value}")), ["400", "98"]);
    assert!(now > 0.0);
    assert!(matches!(sheet.value("Konzept im Ausschuss", "Zielwert"), Data::DateTime(_)));
    assert!(matches!(sheet.value("Konzept im Ausschuss", "Ist T2"), Data::DateTime(_)));
    assert_eq!(sheet.text("Betreuung <Plätze>", "Zielwert"), "37,0–45,0");
    assert_eq!(sheet.text("Einzelfälle", "Ist T2"), "•");
}

#[test]
fn deviations_and_colours_are_formulas_with_results() {
    let sheet = Book::german(&shipped("2013-T2")).sheet("REGE mbH");
    let name = "Vermittlungen in sozialversicherungspflichtige Arbeit";
    let letter = |column: &str| char::from(b'A' + u8::try_from(sheet.find(column).1).unwrap());
    let row = sheet.find(name).0 + 1;
    let [ist, expected, deviation] = ["Ist T2", "Soll T2", "Abw."].map(letter);
    assert_eq!(sheet.formula(name, "Abw."), format!("{ist}{row}-{expected}{row}"));
    assert_eq!(sheet.formula(name, "Abw. %"), format!("{deviation}{row}/ABS({expected}{row})*100"));
    assert!(sheet.formula(name, "Status").starts_with("IF("), "{}", sheet.formula(name, "Status"));
    assert_eq!(sheet.text(name, "Status"), "▼ rot");
    assert!((sheet.number(name, "Abw.") + 35.0).abs() < 1e-9);
}

#[test]
fn what_no_formula_can_say_is_fixed() {
    let sheet = Book::german(&sample::everything()).sheet("Sozialamt");
    for (name, status) in [
        ("Befragung", "· nicht fällig"),
        ("Einzelfälle", "• nicht veröffentlicht"),
        ("Einwohner", "◇ nachrichtlich"),
        ("Anteil", "– entfällt"),
    ] {
        assert_eq!(sheet.text(name, "Status"), status);
        assert_eq!(sheet.formula(name, "Status"), "", "{name}");
    }
}

#[test]
fn every_figure_of_the_overview_is_a_formula() {
    let report = shipped("2013-T2");
    let sheet = Book::german(&report).sheet("Übersicht");
    let statuses = [("● grün", Status::Green), ("◆ gelb", Status::Yellow), ("▼ rot", Status::Red)];
    let column = |status: Status| report.totals.all.of(status);
    for (heading, status) in statuses {
        let at = |row: &str| {
            let place = (sheet.find(row).0, sheet.find(heading).1);
            let formula = sheet.formulas.get_value(place).cloned().unwrap_or_default();
            (sheet.values.get_value(place).and_then(Data::get_float).unwrap_or_default(), formula)
        };
        let (matrix, formula) = at("REGE mbH");
        assert!(formula.starts_with("COUNTIF('REGE mbH'!$"), "{heading}: {formula}");
        assert_eq!(format!("{matrix}"), report.matrices[2].rollup.counts.of(status).to_string());
        let (all, formula) = at("Zusammen");
        assert!(formula.starts_with("SUM("), "{heading}: {formula}");
        assert_eq!(format!("{all}"), column(status).to_string());
        assert!(at("Haushaltsvollzug").1.contains("COUNTIF("));
    }
    let top = sheet.find("Was rot ist (6)").0;
    let name = sheet.find_below("Vermittlungen in sozialversicherungspflichtige Arbeit", top);
    let deviation = (name.0, sheet.find_below("Abw.", top).1);
    assert!(sheet.formulas.get_value(deviation).unwrap().starts_with("'REGE mbH'!"));
    assert_eq!(sheet.values.get_value(deviation), Some(&Data::Float(-35.0)));
    for part in ["Prognose schlechter als der Stand (2)", "Sozial- und Gesundheitsausschuss"] {
        sheet.find(part);
    }
}

#[test]
fn a_count_that_the_sheets_do_not_hold_is_no_formula() {
    // The sample says counts that its rows do not have, as a report does that was asked for some of them.
    let sheet = Book::german(&sample::everything()).sheet("Übersicht");
    let row = sheet.find("Auf einen Blick").0 + 3;
    let formula = |column| sheet.formulas.get_value((row, column)).cloned().unwrap_or_default();
    assert!(formula(2).starts_with("COUNTIF("), "green: {}", formula(2));
    assert_eq!(formula(5), "", "missing");
}

#[test]
fn texts_stay_texts() {
    let sheet = Book::german(&sample::everything()).sheet("Sozialamt");
    let name = "=HYPERLINK(\"https://example.org\";\"Quote\")";
    assert_eq!(sheet.formula(name, "Indikator"), "");
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let render = || workbook::render(&sample::everything(), Headings::Keys, Language::German).unwrap();
    let first = render();
    for _ in 0..3 {
        assert!(first == render());
    }
}

#[test]
fn the_data_sheet_has_a_row_an_indicator_and_area_for_the_period_of_the_report() {
    let report = sample::everything();
    let sheet = Book::german(&report).sheet("Daten");
    let headings: Vec<String> = sheet.values.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        headings.join(" "),
        "period matrix strategic_goal goal measure responsible indicator area name unit kind target_rule target \
         expected actual status deviation deviation_percent trend forecast forecast_status actual_t1 comment field"
    );
    assert_eq!(sheet.values.height(), 1 + report.entries().count() + 1, "an area has a row of its own");
    let position = |name: &str| headings.iter().position(|heading| heading == name).unwrap();
    let row = |indicator: &str| sheet.values.rows().find(|row| row[position("indicator")] == indicator).unwrap();
    assert_eq!(row("hausbesuche")[position("period")], "2013-T2");
    assert_eq!(row("hausbesuche")[position("actual_t1")], Data::Float(98.0));
    assert!(matches!(row("rahmenkonzept")[position("actual")], Data::DateTime(_)));
    assert!(matches!(row("rahmenkonzept")[position("target")], Data::DateTime(_)));
}

#[test]
fn the_data_sheet_has_all_earlier_quarters_and_the_last_three_months() {
    for (scheme, index, earlier) in [
        (Scheme::HalfYear, 2, &["actual_h1"][..]),
        (Scheme::Quarter, 4, &["actual_q1", "actual_q2", "actual_q3"]),
        (Scheme::Month(FirstMonth::default()), 12, &["actual_m09", "actual_m10", "actual_m11"]),
        (Scheme::Year, 1, &[]),
    ] {
        let mut report = report_of(Vec::new());
        report.period = Period { year: 2013, index, scheme };
        report.periods = report.period.year_so_far().collect();
        let sheet = Book::german(&report).sheet("Daten");
        let headings: Vec<String> = sheet.values.rows().next().unwrap().iter().map(ToString::to_string).collect();
        let shown: Vec<&String> = headings.iter().filter(|heading| heading.starts_with("actual_")).collect();
        assert_eq!(shown, earlier);
        assert!(headings.len() <= 25, "{headings:?}");
    }
}

#[test]
fn german_headings_come_with_german_words() {
    let sheet = Book::of(&sample::everything(), Headings::German, Language::English).sheet("Data");
    let headings: Vec<String> = sheet.values.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(headings[14..18], ["Ist", "Status", "Abweichung", "Abweichung in %"]);
    let statuses: std::collections::BTreeSet<String> =
        sheet.values.rows().skip(1).map(|row| row[15].to_string()).collect();
    assert!(statuses.contains("rot") && !statuses.contains("red"), "{statuses:?}");
}

/// A report with one matrix of these standings, each an indicator of its own.
fn report_of(standings: Vec<Standing>) -> Report {
    let mut report = sample::contract();
    report.period = Period { year: 2013, index: 3, scheme: Scheme::Tertial };
    report.periods = report.period.year_so_far().collect();
    let matrix = &mut report.matrices[0];
    matrix.goals[0].measures.clear();
    matrix.goals[0].indicators = (1..)
        .zip(standings)
        .map(|(number, standing)| {
            let row = sample::row(&format!("i{number}"), Kind::Level, vec![standing]);
            report::Row { name: format!("Nr. {number}"), ..row }
        })
        .collect();
    (matrix.budget, matrix.consolidation) = (Section::default(), Section::default());
    report
}

#[test]
fn texts_that_no_cell_can_hold_are_made_to_fit() {
    let comment = Some(format!("\u{0}\u{8}{}", "ä".repeat(40_000)));
    let mut report = report_of(vec![Standing { comment, ..sample::standing(3, Status::Missing) }]);
    report.organisation = "O&rganisation ".repeat(40);
    report.matrices[0].department = "[Amt/1]: '".into();
    report.matrices[0].goals[0].title = "\u{1}".into();
    let mut book = Book::of(&report, Headings::Keys, Language::English);
    assert_eq!(book.0.sheet_names()[1], "Amt 1");
    let comment = book.sheet("Amt 1").text("Nr. 1", "Comment");
    assert!(comment.contains("äää") && comment.ends_with("[shortened]"));
}

#[test]
fn a_report_without_anything_is_a_workbook_too() {
    let mut report = report_of(Vec::new());
    Book::german(&report).sheet("Sozialamt").find("Status");
    report.matrices.clear();
    report.organisation.clear();
    let mut book = Book::german(&report);
    book.sheet("Übersicht").find("Dazu gibt es keine Indikatoren.");
    assert_eq!(book.sheet("Daten").values.height(), 1);
}

#[test]
fn a_year_of_months_folds_the_early_ones() {
    let mut report = report_of(Vec::new());
    report.period = Period { year: 2013, index: 12, scheme: Scheme::Month(FirstMonth::default()) };
    report.periods = report.period.year_so_far().collect();
    let bytes = workbook::render(&report, Headings::Keys, Language::German).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let sheet = std::io::read_to_string(archive.by_name("xl/worksheets/sheet2.xml").unwrap()).unwrap();
    assert!(sheet.contains("outlineLevel=\"1\"") && sheet.contains("hidden=\"1\""), "{}", &sheet[..2000]);
}

#[test]
fn many_sheets_need_no_open_files() {
    let mut report = report_of(Vec::new());
    report.matrices = vec![report.matrices[0].clone(); 300];
    assert_eq!(Book::german(&report).0.sheet_names().len(), 303);
}

fn figure(text: &str) -> Figure {
    Figure::written(Decimal::from_str_exact(text).unwrap())
}

fn limit(text: &str) -> Limit {
    match text.strip_suffix(" %") {
        Some(percent) => Limit::Relative(Decimal::from_str_exact(percent).unwrap()),
        None => Limit::Absolute(Decimal::from_str_exact(text).unwrap()),
    }
}

fn absolute(sense: Sense, value: &str) -> Target {
    Target::Absolute { sense, mark: Mark::Point(Decimal::from_str_exact(value).unwrap()) }
}

/// An Ist against a Soll, judged by the rule and not by the program.
fn judged(sense: Sense, expected: Mark<Figure>, actual: Figure, bounds: (&str, &str)) -> Standing {
    let allowed = Tolerance { green: limit(bounds.0), yellow: limit(bounds.1) };
    let (deviation, base) = match &expected {
        Mark::Point(expected) => (&actual.value - &expected.value, expected.value.clone()),
        Mark::Corridor { low, .. } if actual.value < low.value => (&actual.value - &low.value, low.value.clone()),
        Mark::Corridor { high, .. } if actual.value > high.value => (&actual.value - &high.value, high.value.clone()),
        Mark::Corridor { low, .. } => (Number::ZERO, low.value.clone()),
    };
    let adverse = match sense {
        Sense::AtLeast => -deviation.clone(),
        Sense::AtMost => deviation.clone(),
        Sense::Between | Sense::Exactly => deviation.abs(),
    };
    let status = if adverse <= allowed.green.width(&base) {
        Status::Green
    } else if adverse <= allowed.yellow.width(&base) {
        Status::Yellow
    } else {
        Status::Red
    };
    Standing {
        target: Some(absolute(sense, "1")),
        expected: Some(expected),
        actual: Some(actual),
        deviation_percent: deviation.in_percent_of(&base.abs()).map(|percent| Figure::computed(percent, 1)),
        deviation: Some(Figure::computed(deviation, 2)),
        tolerance: Some(AppliedTolerance { tolerance: allowed, in_days: false }),
        ..sample::standing(3, status)
    }
}

/// Every form of target, on, just inside and just outside each bound, from tiny to huge figures.
fn edges() -> Report {
    let mut standings = Vec::new();
    for expected in ["100", "0.3", "-20", "1250000000", "1234567.89", "0.007"] {
        let expected = figure(expected).value;
        for step in ["0", "0.05", "0.1"] {
            let step = figure(step).value;
            for nudge in [-1, 0, 1] {
                let nudge = Number::from(nudge).divided_by(&Number::from(1_000_000_000)).unwrap();
                let way = &step + &nudge;
                for sign in [-1, 1] {
                    let share = &expected.abs() * &(&way * &Number::from(sign));
                    let actual = Figure::computed(&expected + &share, 6);
                    let point = || Mark::Point(Figure::computed(expected.clone(), 2));
                    let high = &expected + &expected.abs();
                    let corridor =
                        Mark::Corridor { low: Figure::computed(expected.clone(), 2), high: Figure::computed(high, 2) };
                    for (sense, mark) in [
                        (Sense::AtLeast, point()),
                        (Sense::AtMost, point()),
                        (Sense::Exactly, point()),
                        (Sense::Between, corridor),
                    ] {
                        standings.push(judged(sense, mark, actual.clone(), ("5 %", "10 %")));
                    }
                }
            }
        }
    }
    let third = Mark::Point(Figure::computed(Number::share(200, 3), 2));
    for (actual, bounds) in [("60", ("5 %", "10 %")), ("59.999999999", ("5 %", "10 %")), ("66", ("0", "10 %"))] {
        standings.push(judged(Sense::AtLeast, third.clone(), figure(actual), bounds));
    }
    for (actual, bounds) in [("0.3", ("0", "0")), ("0.4", ("0.1", "0.2")), ("0.5", ("0.1", "0.2"))] {
        standings.push(judged(Sense::AtMost, Mark::Point(figure("0.3")), figure(actual), bounds));
    }
    standings.push(judged(Sense::Exactly, Mark::Point(figure("0")), figure("1"), ("5 %", "10 %")));
    report_of(standings)
}

#[test]
fn every_colour_on_a_bound_has_a_formula() {
    let report = edges();
    let sheet = Book::german(&report).sheet("Sozialamt");
    assert!(sheet.formula("Nr. 1", "Status").starts_with("IF("));
    let last = format!("Nr. {}", report.matrices[0].goals[0].indicators.len());
    assert_eq!(sheet.formula(&last, "Abw. %"), "", "there is no percentage of a Soll of 0");
    assert!(sheet.formula(&last, "Status").starts_with("IF("));
}

#[test]
fn a_colour_that_doubles_cannot_show_is_written_itself() {
    let expected = Mark::Point(figure("100"));
    let standing = |actual| judged(Sense::AtLeast, expected.clone(), figure(actual), ("0", "10 %"));
    let report = report_of(vec![standing("100"), standing("99.9999999999999"), standing("99.99999999")]);
    let sheet = Book::german(&report).sheet("Sozialamt");
    assert!(sheet.formula("Nr. 1", "Status").starts_with("IF("), "on the bound");
    assert_eq!(sheet.formula("Nr. 2", "Status"), "", "beside the bound by the last digit of a cell");
    assert!(sheet.formula("Nr. 3", "Status").starts_with("IF("), "plainly beyond it");
}

#[test]
#[ignore = "writes target/sample.xlsx and target/edges.xlsx, to be looked at and for tests/outside/recompute.py"]
fn write_the_samples() {
    for (name, report) in [("sample", sample::everything()), ("edges", edges())] {
        let path = format!("{}/target/{name}.xlsx", env!("CARGO_MANIFEST_DIR"));
        std::fs::write(path, workbook::render(&report, Headings::Keys, Language::German).unwrap()).unwrap();
    }
}
