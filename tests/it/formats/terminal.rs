//! The whole report on terminals of several widths.

use std::io::Write;

use unicode_width::UnicodeWidthStr;
use zielmatrix::catalogue::{Language, format, report as words};
use zielmatrix::document;
use zielmatrix::number::{Decimal, Figure};
use zielmatrix::render::terminal::{LEAST_WIDTH, Layout, render};
use zielmatrix::report::open_points::OpenPoint;
use zielmatrix::report::{ForecastValue, Named, Report, Row, SessionReport};
use zielmatrix::source::{Place, Source, Sources};
use zielmatrix::status::Status;

use super::golden::assert_golden;
use super::sample;

const WIDTHS: [usize; 5] = [60, 72, 80, 120, 200];
const LANGUAGES: [Language; 2] = [Language::German, Language::English];

fn plain(report: &Report, width: usize, language: Language) -> String {
    render(&document::report(report, language), &Layout { width, language, colour: false })
}

fn coloured(report: &Report, width: usize, language: Language) -> String {
    render(&document::report(report, language), &Layout { width, language, colour: true })
}

fn layouts() -> impl Iterator<Item = (usize, Language)> {
    WIDTHS.into_iter().flat_map(|width| LANGUAGES.map(|language| (width, language)))
}

fn date(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// The sample with a session, an open point and a provisional value.
fn everything() -> Report {
    let mut report = sample::everything();
    report.sessions = vec![SessionReport {
        committee: Named { id: "SGA".into(), title: "Sozial- und Gesundheitsausschuss".into() },
        date: date("2013-11-12"),
        agenda: Some("Ö 7".into()),
        paper: Some("5247/2009-2014".into()),
    }];
    let source = Sources::default().add(Source::default());
    report.open_points = vec![OpenPoint {
        of: "sozialamt".into(),
        title: "Zielmatrix Sozialamt".into(),
        text: "Der Zielwert steht noch nicht fest.".into(),
        place: Some(Place { source, start: 0, end: 0 }),
    }];
    let visits = &mut report.matrices[0].goals[0].measures[0].indicators[0];
    visits.standings.last_mut().unwrap().provisional = true;
    report.legend.provisional = true;
    report
}

fn figure(text: &str) -> Figure {
    Figure::written(Decimal::from_str_exact(text).unwrap())
}

fn rows(report: &Report) -> Vec<&Row> {
    report.entries().map(|entry| entry.row).collect()
}

/// The same text wherever a file can have one.
fn spoil(report: &mut Report, text: &str) {
    let spoil_row = |row: &mut Row| {
        text.clone_into(&mut row.name);
        text.clone_into(&mut row.unit);
        row.product_group = Some(text.to_owned());
        row.responsible = Some(text.to_owned());
        if let Some(area) = &mut row.area {
            *area = Named { id: text.to_owned(), title: text.to_owned() };
        }
        for standing in &mut row.standings {
            standing.comment = Some(text.to_owned());
            standing.action = Some(text.to_owned());
            if let Some(accepted) = &mut standing.accepted {
                text.clone_into(&mut accepted.reason);
            }
            for revision in &mut standing.revised {
                text.clone_into(&mut revision.reason);
            }
        }
    };
    text.clone_into(&mut report.organisation);
    report.selection.goals = vec![text.to_owned()];
    for session in &mut report.sessions {
        session.committee = Named { id: text.to_owned(), title: text.to_owned() };
        session.agenda = Some(text.to_owned());
        session.paper = Some(text.to_owned());
    }
    for point in &mut report.open_points {
        text.clone_into(&mut point.title);
        text.clone_into(&mut point.text);
    }
    for matrix in &mut report.matrices {
        text.clone_into(&mut matrix.title);
        text.clone_into(&mut matrix.department);
        matrix.rollup.red_names = vec![text.to_owned()];
        matrix.budget.lines.iter_mut().chain(&mut matrix.consolidation.lines).for_each(spoil_row);
        for goal in &mut matrix.goals {
            text.clone_into(&mut goal.title);
            goal.product_group = Some(text.to_owned());
            goal.product = Some(text.to_owned());
            for named in goal.strategic_goal.iter_mut().chain(&mut goal.focus) {
                *named = Named { id: text.to_owned(), title: text.to_owned() };
            }
            goal.indicators.iter_mut().for_each(spoil_row);
            for measure in &mut goal.measures {
                text.clone_into(&mut measure.title);
                measure.responsible = Some(text.to_owned());
                measure.hypothesis = Some(text.to_owned());
                measure.evidence = Some(text.to_owned());
                measure.indicators.iter_mut().for_each(spoil_row);
            }
        }
    }
}

#[test]
fn the_report_looks_as_agreed() {
    let (de, en) = (Language::German, Language::English);
    let report = everything();
    assert_golden("terminal-60.txt", include_str!("../../golden/terminal-60.txt"), &plain(&report, 60, de));
    assert_golden("terminal-80.txt", include_str!("../../golden/terminal-80.txt"), &plain(&report, 80, de));
    assert_golden("terminal-120.txt", include_str!("../../golden/terminal-120.txt"), &plain(&report, 120, de));
    assert_golden("terminal-200.txt", include_str!("../../golden/terminal-200.txt"), &plain(&report, 200, de));
    assert_golden("terminal-120-en.txt", include_str!("../../golden/terminal-120-en.txt"), &plain(&report, 120, en));
}

/// Prints the samples to look at them: `ZIELMATRIX_LOOK=80 cargo test look -- --nocapture`.
#[test]
fn look() {
    if let Ok(most) = std::env::var("ZIELMATRIX_LOOK") {
        for report in [everything(), sample::months()] {
            let shown = coloured(&report, most.parse().unwrap(), Language::German);
            std::io::stdout().write_all(shown.as_bytes()).unwrap();
        }
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for report in [everything(), sample::months()] {
        for (most, language) in layouts() {
            for line in plain(&report, most, language).lines() {
                assert!(line.width() <= most, "{most}: {line}");
                assert_eq!(line, line.trim_end(), "{most}");
            }
        }
    }
}

#[test]
fn a_narrower_terminal_is_treated_as_the_least_one() {
    let report = everything();
    let least = plain(&report, LEAST_WIDTH, Language::German);
    for most in [0, 1, 59] {
        assert_eq!(plain(&report, most, Language::German), least);
    }
    assert_eq!(plain(&report, usize::MAX, Language::German), plain(&report, 10_000, Language::German));
}

#[test]
fn what_is_red_comes_first_and_is_counted_alike() {
    let report = everything();
    let shown = plain(&report, 80, Language::German);
    let reds = report.reds();
    let red = shown.find(&format!("Was rot ist ({})", reds.len())).unwrap();
    let matrix = shown.find('━').unwrap();
    assert!(red < matrix, "{shown}");
    assert_eq!(reds.len(), report.totals.all.of(Status::Red));
    for entry in reds {
        assert!(shown[red..matrix].replace("-\n", "").contains(entry.row.name.split(' ').next().unwrap()), "{shown}");
    }
}

#[test]
fn sessions_open_points_and_provisional_values_are_shown() {
    for (most, language) in layouts() {
        let shown = plain(&everything(), most, language);
        assert!(shown.contains(language.pick("12.11.2013", "12 Nov 2013")), "{shown}");
        assert!(shown.contains("5247/2009-2014"), "{shown}");
        assert!(shown.contains("Der Zielwert steht noch nicht fest."), "{shown}");
    }
    let shown = plain(&everything(), 200, Language::German);
    assert!(shown.contains("TOP Ö 7, Drucksache 5247/2009-2014"), "{shown}");
}

/// The texts of all figures that a row shows.
fn numbers(row: &Row, language: Language) -> Vec<String> {
    let now = row.now();
    let number = |figure: &Figure| format::figure(figure, language);
    let mut shown = Vec::new();
    let public =
        row.standings.iter().filter(|standing| standing.status != Status::Suppressed && standing.done.is_none());
    shown.extend(public.filter_map(|standing| standing.actual.as_ref().map(number)));
    shown.extend(now.expected.iter().map(|mark| words::mark(mark, language)));
    let delayed = now.delay_days.is_some();
    shown.extend(now.deviation.iter().filter(|_| !delayed).map(|figure| format::signed(figure, language)));
    shown.extend(now.attainment_percent.iter().map(|figure| format::percent(figure, language)));
    shown.extend(now.done.map(|date| format::date(date, language)));
    if let Some(bounds) = now.bounds.as_ref().filter(|_| now.status != Status::Green) {
        shown.extend(now.remaining.iter().map(|remaining| number(&remaining.total)));
        let all = [&bounds.green_from, &bounds.green_to, &bounds.yellow_from, &bounds.yellow_to];
        shown.extend(all.into_iter().flatten().map(number));
    }
    match now.forecast.as_ref().map(|forecast| &forecast.value) {
        Some(ForecastValue::Figure(figure)) => shown.push(number(figure)),
        Some(ForecastValue::Date(date)) => shown.push(format::date(*date, language)),
        Some(ForecastValue::Colour) | None => {}
    }
    shown
}

#[test]
fn every_number_stands_unbroken() {
    let report = everything();
    for (most, language) in layouts() {
        let shown = plain(&report, most, language);
        for row in rows(&report) {
            for number in numbers(row, language) {
                assert!(shown.contains(&number), "{most} {language:?} {}: {number}\n{shown}", row.name);
            }
        }
    }
}

#[test]
fn numbers_wider_than_any_column_move_below_the_row() {
    let mut report = everything();
    let visits = &mut report.matrices[0].goals[0].measures[0].indicators[0];
    for standing in &mut visits.standings {
        standing.actual = Some(figure("-1234567890123456789012345678"));
    }
    for most in [60, 80] {
        let shown = plain(&report, most, Language::German);
        assert!(shown.matches("−1.234.567.890.123.456.789.012.345.678").count() >= 2, "{shown}");
        assert!(shown.lines().all(|line| line.width() <= most), "{shown}");
    }
}

#[test]
fn plain_output_has_no_escape_and_coloured_output_the_same_words() {
    for report in [everything(), sample::months()] {
        for (most, language) in layouts() {
            let shown = plain(&report, most, language);
            assert!(!shown.chars().any(|character| character.is_control() && character != '\n'));
            let coloured = coloured(&report, most, language);
            assert!(coloured.contains('\u{1b}'));
            assert_eq!(without_escapes(&coloured), shown, "{most} {language:?}");
        }
    }
}

/// Lines without escape codes and, as coloured cells may end in spaces, without spaces at their end.
fn without_escapes(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(piece.split_once('m').unwrap().1);
    }
    plain.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

#[test]
fn text_of_files_cannot_reach_the_terminal_as_a_command() {
    let hostile = "\u{1b}]0;x\u{7}\u{1b}[2J a\r\n\tb \u{9b}31m \u{202e}c\u{2066}\u{200f} \u{e0f00}\u{e0f7f} \u{0}d";
    let mut report = everything();
    spoil(&mut report, hostile);
    for (most, language) in layouts() {
        for colour in [false, true] {
            let shown = if colour {
                without_escapes(&coloured(&report, most, language))
            } else {
                plain(&report, most, language)
            };
            for character in shown.chars() {
                let harmless = character == '\n' || !character.is_control();
                let visible = !matches!(character, '\u{200f}' | '\u{202e}' | '\u{2066}' | '\u{e0000}'..='\u{e0fff}');
                assert!(harmless && visible, "{character:?}");
            }
            assert!(shown.lines().all(|line| line.width() <= most));
        }
    }
}

#[test]
fn long_and_wide_words_keep_to_the_width() {
    for text in [
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "中文字中文字中文字中文字中文字中文字中文字中文字中文字中文字中文字中文字",
        "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301} 👩\u{200d}⚕\u{fe0f}",
        "",
    ] {
        let mut report = everything();
        spoil(&mut report, text);
        for (most, language) in layouts() {
            for line in plain(&report, most, language).lines() {
                assert!(line.width() <= most, "{most}: {line}");
            }
        }
    }
}

#[test]
fn months_that_do_not_fit_are_named() {
    let report = sample::months();
    let shown = plain(&report, 80, Language::German);
    assert!(shown.contains("Ist M07") && shown.contains("Ist M08"), "{shown}");
    assert!(shown.contains("Ohne Ist M01–M0"), "{shown}");
    assert!(!plain(&report, 200, Language::German).contains("Ohne Ist"));
}

#[test]
fn what_has_no_column_stands_below_the_row_in_one_piece() {
    let shown = plain(&sample::months(), 60, Language::German);
    assert!(shown.contains("Zielwert mind. 450"), "{shown}");
    assert!(shown.contains("   Abw. −22 (−18,3 %)"), "{shown}");
}

#[test]
fn only_the_actuals_are_cells_of_colour() {
    let shown = coloured(&everything(), 120, Language::German);
    let matrix = shown.find('━').unwrap();
    let row = shown[matrix..].lines().find(|line| line.contains("Durchgeführte Erstbesuche")).unwrap();
    assert_eq!(row.matches("\u{1b}[48;5;").count() + row.matches(";48;5;").count(), 2, "{row:?}");
}

#[test]
fn suppressed_values_are_never_shown() {
    let mut report = everything();
    let measure = &mut report.matrices[0].goals[0].measures[0];
    let suppressed = measure.indicators.iter_mut().find(|row| row.now().status == Status::Suppressed).unwrap();
    let now = suppressed.standings.last_mut().unwrap();
    now.actual = Some(figure("777"));
    assert!(!plain(&report, 200, Language::German).contains("777"));
}

#[test]
fn a_selection_is_named_and_an_empty_one_says_so() {
    let mut report = everything();
    report.selection.statuses = vec![Status::Red, Status::Yellow];
    report.selection.goals = Vec::new();
    report.selection.focuses = vec!["isolation-im-alter".into()];
    report.matrices.clear();
    let shown = plain(&report, 80, Language::German);
    assert!(shown.contains("Schwerpunktthema isolation-im-alter; Status rot, gelb"), "{shown}");
    assert!(shown.contains("Dazu gibt es keine Indikatoren."), "{shown}");
}
