//! The summary in Markdown: short, and no text of a user is markup.

use zielmatrix::catalogue::Language;
use zielmatrix::document;
use zielmatrix::render::markdown;
use zielmatrix::report::Report;

use super::golden::assert_golden;
use super::html::{HARD_TEXTS, many};
use super::sample;

fn text(report: &Report) -> String {
    in_language(report, Language::German)
}

fn in_language(report: &Report, language: Language) -> String {
    String::from_utf8(markdown::render(&document::report(report, language))).unwrap()
}

#[test]
fn a_text_of_a_user_stays_in_its_cell() {
    let columns = |line: &str| line.replace("\\|", "").matches('|').count();
    let plain = text(&sample::contract()).lines().filter(|line| line.starts_with('|')).map(columns).collect::<Vec<_>>();
    for hard in HARD_TEXTS {
        let mut report = sample::contract();
        let row = &mut report.matrices[0].goals[0].measures[0].indicators[0];
        hard.clone_into(&mut row.name);
        hard.clone_into(&mut row.unit);
        row.standings[0].comment = Some(hard.to_owned());
        hard.clone_into(&mut report.matrices[0].title);
        let text = text(&report);
        let tables: Vec<usize> = text.lines().filter(|line| line.starts_with('|')).map(columns).collect();
        assert_eq!(tables, plain, "{hard}: {text}");
        for markup in ["<", "](", "`"] {
            let bare = text.replace(&format!("\\{markup}"), "").replace("\\]", "");
            assert!(!bare.contains(markup), "{hard}: {markup}");
        }
        assert!(!text.contains("://"), "{hard} becomes a link");
    }
}

#[test]
fn long_lists_and_texts_are_cut_and_say_so() {
    let mut report = many(100);
    for row in &mut report.matrices[0].goals[0].measures[0].indicators {
        row.standings[0].comment = Some("Wort ".repeat(1_000));
    }
    let text = text(&report);
    assert!(text.contains("… und 60 weitere"));
    assert!(text.len() < 30_000, "{}", text.len());
}

#[test]
fn a_report_on_nothing_is_a_summary() {
    let mut report = sample::contract();
    report.matrices.clear();
    assert!(text(&report).contains("\n\nDazu gibt es keine Indikatoren.\n"));
}

#[test]
fn the_sample_summary_is_the_golden_one() {
    assert_golden("summary.md", include_str!("../../golden/summary.md"), &text(&sample::everything()));
    let english = in_language(&sample::everything(), Language::English);
    assert_golden("summary-en.md", include_str!("../../golden/summary-en.md"), &english);
}
