//! The page for a browser: sound, complete, and unmoved by what users write.

use proptest::prelude::*;
use zielmatrix::catalogue::Language;
use zielmatrix::document;
use zielmatrix::model::Kind;
use zielmatrix::render::html;
use zielmatrix::report::{GoalReport, MeasureReport, Report, Row, Section, SessionReport, Standing};
use zielmatrix::status::Status;

use super::golden::assert_golden;
use super::page::Page;
use super::sample;

/// Texts that have broken other programs.
pub(super) const HARD_TEXTS: [&str; 14] = [
    "<script>alert(1)</script>",
    "</style><b>fett</b>",
    "</title></script><!--",
    "\" onclick=\"x\" y='",
    "&lt;schon maskiert&gt; & mehr",
    "Łódź, Şişli, İzmir, ğ",
    "👩\u{200d}⚕\u{fe0f} 🏳\u{fe0f}\u{200d}🌈",
    "שלום עולם – مرحبا",
    "\u{202e}verkehrt\u{202c}",
    "Zeile eins\r\nZeile zwei\u{0}\u{1b}[31m",
    "{{ eval }} ${x} #read(\"/etc/passwd\")",
    "`code` | *fett* [Link](https://example.org)",
    "javascript:alert(1)",
    "   ",
];

fn render(report: &Report, language: Language) -> Vec<u8> {
    html::render(&document::report(report, language))
}

fn page(report: &Report, language: Language) -> (String, Page) {
    let html = String::from_utf8(render(report, language)).unwrap();
    let page = Page::read(&html);
    page.assert_sound();
    (html, page)
}

#[test]
fn the_newest_of_many_months_stands_before_the_early_ones() {
    let html = String::from_utf8(render(&sample::months(), Language::German)).unwrap();
    let head = html.split_once("<thead><tr><th scope=\"col\" class=\"words name\" data-sort").unwrap().1;
    let head = head.split_once("</thead>").unwrap().0;
    let at = |period: &str| head.find(&format!("Ist\u{a0}{period}<")).unwrap_or_else(|| panic!("{period}: {head}"));
    assert!(at("M05") < at("M08") && at("M08") < at("M01") && at("M01") < at("M04"));
    assert!(head.find("Abw.").unwrap() < at("M01"));
}

#[test]
fn only_what_a_row_has_now_can_be_filtered() {
    let mut report = sample::everything();
    report.totals.all = [Status::Green, Status::Yellow].into_iter().collect();
    let html = String::from_utf8(render(&report, Language::German)).unwrap();
    for (status, offered) in [(Status::Green, true), (Status::Yellow, true), (Status::Red, false)] {
        let button = format!("aria-pressed=\"false\" data-status=\"{}\"", status.name());
        assert_eq!(html.contains(&button), offered, "{status:?}");
    }
}

/// A report in which every text is that one.
fn filled(text: &str) -> Report {
    let mut report = sample::everything();
    text.clone_into(&mut report.organisation);
    let named = || zielmatrix::report::Named { id: text.to_owned(), title: text.to_owned() };
    report.sessions = vec![SessionReport {
        committee: named(),
        date: report.cutoff,
        paper: Some(text.to_owned()),
        agenda: Some(text.to_owned()),
    }];
    report.selection.goals = vec![text.to_owned()];
    for matrix in &mut report.matrices {
        text.clone_into(&mut matrix.id);
        text.clone_into(&mut matrix.title);
        text.clone_into(&mut matrix.department);
        matrix.rollup.red_names = vec![text.to_owned()];
        for goal in &mut matrix.goals {
            fill_goal(goal, text);
        }
        for row in matrix.budget.lines.iter_mut().chain(&mut matrix.consolidation.lines) {
            fill_row(row, text);
        }
    }
    report
}

fn fill_goal(goal: &mut GoalReport, text: &str) {
    text.clone_into(&mut goal.title);
    for named in goal.focus.iter_mut().chain(&mut goal.strategic_goal) {
        text.clone_into(&mut named.id);
        text.clone_into(&mut named.title);
    }
    goal.product_group = Some(text.to_owned());
    goal.product = Some(text.to_owned());
    for measure in &mut goal.measures {
        let MeasureReport { title, responsible, hypothesis, evidence, indicators, .. } = measure;
        text.clone_into(title);
        for part in [responsible, hypothesis, evidence] {
            *part = Some(text.to_owned());
        }
        for row in indicators {
            fill_row(row, text);
        }
    }
    for row in &mut goal.indicators {
        fill_row(row, text);
    }
}

fn fill_row(row: &mut Row, text: &str) {
    text.clone_into(&mut row.name);
    text.clone_into(&mut row.unit);
    for part in [&mut row.source, &mut row.product_group, &mut row.responsible] {
        *part = Some(text.to_owned());
    }
    for standing in &mut row.standings {
        standing.comment = Some(text.to_owned());
        standing.action = Some(text.to_owned());
        for revision in &mut standing.revised {
            text.clone_into(&mut revision.reason);
        }
        if let Some(accepted) = &mut standing.accepted {
            text.clone_into(&mut accepted.reason);
        }
    }
}

/// A report on that many red indicators.
pub(super) fn many(count: usize) -> Report {
    let mut report = sample::contract();
    let goal = &mut report.matrices[0].goals[0];
    let row = goal.measures[0].indicators[0].clone();
    goal.measures[0].indicators =
        (0..count).map(|number| Row { indicator: format!("i-{number}"), ..row.clone() }).collect();
    report
}

#[test]
fn no_text_of_a_user_becomes_markup() {
    for text in HARD_TEXTS {
        let (html, shown) = page(&filled(text), Language::German);
        let (_, plain) = page(&filled("Text"), Language::German);
        // A blank text is left out with all that would stand around it.
        if !text.trim().is_empty() {
            assert_eq!(page_elements(&shown), page_elements(&plain), "{text} adds elements");
        }
        assert!(!html.contains("<script>alert"), "{text}");
        assert_eq!(html.matches("</style>").count(), 1, "{text}");
        assert_eq!(html.matches("</script>").count(), 1, "{text}");
        assert!(!html.contains(|sign: char| sign.is_control() && sign != '\n'), "{text} leaves a control");
        assert!(!html.contains('\u{202e}'), "{text} turns the reading direction");
    }
}

/// Elements beside those that depend on whether a text is empty.
fn page_elements(page: &Page) -> Vec<&str> {
    let said = ["bdi", "p", "span", "caption"];
    page.elements.iter().map(String::as_str).filter(|name| !said.contains(name)).collect()
}

#[test]
fn texts_read_as_they_were_written() {
    for text in ["Łódź, Şişli, İzmir, ğ", "<b> & \"c\" 'd'", "👩\u{200d}⚕\u{fe0f}", "שלום עולם"] {
        let (_, page) = page(&filled(text), Language::English);
        assert!(page.text.matches(text).count() > 20, "{text}");
    }
}

#[test]
fn what_a_committee_asks_first_stands_first() {
    let (_, page) = page(&sample::contract(), Language::German);
    let place = |words: &str| page.text.find(words).unwrap_or_else(|| panic!("{words} is not there"));
    let order = [
        "Stadt Bielefeld – Dezernat 5 Soziales",
        "Stichtag 30.04.2013",
        "1 von 1 Indikator ist rot.",
        "Verteilung",
        "rot seit",
        "−22",
        "−18,3\u{a0}%",
        "Eine Stelle war bis März unbesetzt.",
        "Zwei Honorarkräfte ab Mai.",
        "Team Altenhilfeplanung",
    ];
    let places: Vec<usize> = order.into_iter().map(place).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn every_status_is_symbol_and_word() {
    let (_, page) = page(&sample::everything(), Language::German);
    for words in ["●\u{a0}grün", "◆\u{a0}gelb", "▼\u{a0}rot", "○\u{a0}fehlt", "•"] {
        assert!(page.text.contains(words), "{words}");
    }
}

#[test]
fn a_suppressed_value_is_nowhere() {
    let mut report = sample::everything();
    for row in &mut report.matrices[0].goals[0].measures[0].indicators {
        if row.now().status == Status::Suppressed {
            let value = zielmatrix::number::Figure::written("4711".parse().unwrap());
            for standing in &mut row.standings {
                standing.actual = Some(value.clone());
            }
        }
    }
    let (html, _) = page(&report, Language::German);
    assert!(!html.contains("4711") && !html.contains("4.711"));
}

#[test]
fn one_indicator_and_two_thousand_make_a_page() {
    for count in [1, 2_000] {
        let (_, page) = page(&many(count), Language::German);
        let rows = page.values("data-status").len();
        assert!(rows >= count, "{rows} of {count}");
        assert_eq!(page.text.matches("Eine Stelle war bis März unbesetzt.").count(), 2 * count);
    }
}

#[test]
fn long_comments_are_whole() {
    let comment = "Wort ".repeat(1_000);
    let mut report = sample::contract();
    report.matrices[0].goals[0].measures[0].indicators[0].standings[0].comment = Some(comment.clone());
    let (_, page) = page(&report, Language::German);
    assert_eq!(page.text.matches(comment.trim()).count(), 2, "in the summary and in the matrix");
}

#[test]
fn without_comments_sessions_and_matrices_there_is_a_page() {
    let mut report = sample::contract();
    report.matrices[0].goals[0].measures[0].indicators[0].standings[0].comment = None;
    page(&report, Language::German);
    report.matrices[0].goals.clear();
    report.matrices[0].budget = Section::default();
    page(&report, Language::English);
    report.matrices.clear();
    report.organisation.clear();
    let (_, page) = page(&report, Language::German);
    assert!(page.text.contains("Dazu gibt es keine Indikatoren."));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(render(&sample::everything(), Language::German), render(&sample::everything(), Language::German));
}

#[test]
fn the_sample_page_is_the_golden_one() {
    let (german, _) = page(&sample::everything(), Language::German);
    assert_golden("report.html", include_str!("../../golden/report.html"), &german);
    let (english, _) = page(&sample::everything(), Language::English);
    assert_golden("report-en.html", include_str!("../../golden/report-en.html"), &english);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_makes_a_sound_page(name in any::<String>(), id in any::<String>(), comment in any::<String>()) {
        let mut report = sample::contract();
        let standing = Standing { comment: Some(comment), ..sample::standing(1, Status::Red) };
        let mut row = sample::row(&id, Kind::Level, vec![standing]);
        row.name = name;
        report.matrices[0].goals[0].indicators.push(row);
        report.matrices[0].id = id;
        page(&report, Language::German);
    }
}
