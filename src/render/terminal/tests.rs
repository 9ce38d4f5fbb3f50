//! The whole report on terminals of several widths.

use std::io::Write;
use std::{env, fs, path::Path};

use super::sample;
use super::wrap::width;
use super::{LEAST_WIDTH, Layout, render};
use crate::catalogue::{Language, format, report as words};
use crate::model::Kind;
use crate::number::Figure;
use crate::report::{ForecastValue, Report, Row};
use crate::status::Status;

const WIDTHS: [usize; 5] = [60, 72, 80, 120, 200];
const LANGUAGES: [Language; 2] = [Language::German, Language::English];

fn plain(report: &Report, width: usize, language: Language) -> String {
    render(report, &Layout { width, language, colour: false })
}

fn layouts() -> impl Iterator<Item = (usize, Language)> {
    WIDTHS.into_iter().flat_map(|width| LANGUAGES.map(|language| (width, language)))
}

/// Compares with the file, or writes it where `ZIELMATRIX_BLESS` is set.
fn golden(name: &str, shown: &str, expected: &str) {
    if env::var_os("ZIELMATRIX_BLESS").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
        fs::write(path, shown).unwrap();
    } else {
        assert!(shown == expected, "{name} differs; look at it, then set ZIELMATRIX_BLESS=1:\n{shown}");
    }
}

#[test]
fn the_report_looks_as_agreed() {
    let (de, en) = (Language::German, Language::English);
    let report = sample::report();
    golden("terminal-80.txt", &plain(&report, 80, de), include_str!("../../../tests/golden/terminal-80.txt"));
    golden("terminal-120.txt", &plain(&report, 120, de), include_str!("../../../tests/golden/terminal-120.txt"));
    golden("terminal-120-en.txt", &plain(&report, 120, en), include_str!("../../../tests/golden/terminal-120-en.txt"));
}

/// Prints the samples to look at them: `ZIELMATRIX_LOOK=80 cargo test look -- --nocapture`.
#[test]
fn look() {
    if let Ok(most) = env::var("ZIELMATRIX_LOOK") {
        let english = env::var_os("ZIELMATRIX_ENGLISH").is_some();
        let language = if english { Language::English } else { Language::German };
        for report in [sample::report(), sample::months()] {
            let layout = Layout { width: most.parse().unwrap(), language, colour: true };
            std::io::stdout().write_all(render(&report, &layout).as_bytes()).unwrap();
        }
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for report in [sample::report(), sample::months()] {
        for (most, language) in layouts() {
            for line in plain(&report, most, language).lines() {
                assert!(width(line) <= most, "{most}: {line}");
                assert_eq!(line, line.trim_end(), "{most}");
            }
        }
    }
}

#[test]
fn a_narrower_terminal_is_treated_as_the_least_one() {
    let report = sample::report();
    let least = plain(&report, LEAST_WIDTH, Language::German);
    for most in [0, 1, 59] {
        assert_eq!(plain(&report, most, Language::German), least);
    }
    let widest = plain(&report, usize::MAX, Language::German);
    assert_eq!(widest, plain(&report, 10_000, Language::German));
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
    shown.extend(now.deviation.iter().map(|figure| format::signed(figure, language)));
    shown.extend(now.deviation_percent.iter().map(|figure| format::signed_percent(figure, language)));
    shown.extend(now.attainment_percent.iter().map(|figure| format::percent(figure, language)));
    shown.extend(now.remaining.iter().map(|remaining| number(&remaining.total)));
    shown.extend(now.done.map(|date| format::date(date, language)));
    if let Some(bounds) = &now.bounds {
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
    let report = sample::report();
    for (most, language) in layouts() {
        let shown = plain(&report, most, language);
        for row in sample::rows(&report) {
            for number in numbers(row, language) {
                assert!(shown.contains(&number), "{most} {language:?} {}: {number}\n{shown}", row.name);
            }
        }
    }
}

#[test]
fn numbers_wider_than_any_column_move_below_the_row() {
    let huge = "-1234567890123456789012345678";
    let mut report = sample::report();
    let visits = &mut report.matrices[0].goals[0].measures[0].indicators[0];
    for standing in &mut visits.standings {
        standing.actual = Some(sample::figure(huge));
    }
    for most in [60, 80] {
        let shown = plain(&report, most, Language::German);
        assert_eq!(shown.matches("−1.234.567.890.123.456.789.012.345.678").count(), 2, "{shown}");
        assert!(shown.contains("Ist T1 ▼ −1.234.567"), "{shown}");
        assert!(shown.lines().all(|line| width(line) <= most), "{shown}");
    }
}

#[test]
fn plain_output_has_no_escape_and_coloured_output_the_same_words() {
    for report in [sample::report(), sample::months()] {
        for (most, language) in layouts() {
            let shown = plain(&report, most, language);
            assert!(!shown.chars().any(|character| character.is_control() && character != '\n'));
            let coloured = render(&report, &Layout { width: most, language, colour: true });
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
    let mut report = sample::report();
    sample::spoil(&mut report, hostile);
    for (most, language) in layouts() {
        for colour in [false, true] {
            let shown = render(&report, &Layout { width: most, language, colour });
            let shown = if colour { without_escapes(&shown) } else { shown };
            for character in shown.chars() {
                let harmless = character == '\n' || !character.is_control();
                let visible = !matches!(character, '\u{200f}' | '\u{202e}' | '\u{2066}' | '\u{e0000}'..='\u{e0fff}');
                assert!(harmless && visible, "{character:?}");
            }
            assert!(shown.lines().all(|line| width(line) <= most));
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
        let mut report = sample::report();
        sample::spoil(&mut report, text);
        for (most, language) in layouts() {
            for line in plain(&report, most, language).lines() {
                assert!(width(line) <= most, "{most}: {line}");
            }
        }
    }
}

#[test]
fn the_columns_of_a_block_move_below_in_their_order() {
    let shown = plain(&sample::months(), 80, Language::German);
    let below = shown.lines().find(|line| line.contains("Zielwert mind.")).unwrap();
    assert_eq!(below.trim(), "Zielwert mind. 1.200   Abw. −24 (−3,0 %)   Trend → gleich");
}

#[test]
fn months_that_do_not_fit_are_named() {
    let report = sample::months();
    let shown = plain(&report, 80, Language::German);
    assert!(shown.contains("Ist M07") && shown.contains("Ist M08"), "{shown}");
    assert!(shown.contains("Ohne Ist M01–M04"), "{shown}");
    assert!(!plain(&report, 200, Language::German).contains("Ohne Ist"));
}

#[test]
fn only_the_actuals_are_cells_of_colour() {
    let coloured = render(&sample::report(), &Layout { width: 120, language: Language::German, colour: true });
    let row = coloured.lines().find(|line| line.contains("Durchgeführte Erstbesuche")).unwrap();
    assert_eq!(row.matches("\u{1b}[48;5;").count() + row.matches(";48;5;").count(), 2, "{row:?}");
    assert!(row.contains("◆ gelb"), "{row:?}");
}

#[test]
fn suppressed_values_are_never_shown() {
    let mut report = sample::report();
    let measure = &mut report.matrices[0].goals[1].measures[1];
    let suppressed = measure.indicators.iter_mut().find(|row| row.now().status == Status::Suppressed).unwrap();
    for standing in &mut suppressed.standings {
        standing.actual = Some(sample::figure("777"));
    }
    assert!(!plain(&report, 200, Language::German).contains("777"));
}

#[test]
fn a_selection_is_named_and_an_empty_one_says_so() {
    let mut report = sample::report();
    report.selection.statuses = vec![Status::Red, Status::Yellow];
    report.selection.focuses = vec!["isolation-im-alter".into()];
    report.matrices.clear();
    let shown = plain(&report, 80, Language::German);
    assert!(shown.contains("Auswahl: Schwerpunktthema isolation-im-alter; Status rot, gelb."), "{shown}");
    assert!(shown.contains("Dazu gibt es keine Indikatoren."), "{shown}");
}

#[test]
fn a_whole_year_has_one_column() {
    let mut report = sample::months();
    let year = sample::period("2013");
    let visits = sample::row(
        "Besuche",
        "",
        Kind::Cumulative,
        vec![crate::report::Standing { actual: Some(sample::figure("5")), ..sample::standing(year, Status::Green) }],
    );
    report.periods = vec![year];
    report.period = year;
    report.matrices[0].goals[0].measures[0].indicators = vec![visits];
    assert!(plain(&report, 80, Language::German).contains("Ist 2013"));
}
