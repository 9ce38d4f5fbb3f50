//! Every report becomes a sound document, whatever its texts say. That the pages read well, and that checkers accept
//! them, is for the check outside (tests/outside/pdf.py).

mod plan;

use std::path::Path;

use chrono::NaiveDate;
use proptest::prelude::*;
use typst::World;
use typst::diag::FileError;
use typst::syntax::{FileId, RootedPath, VirtualPath, VirtualRoot};

use super::PdfError;
use super::fonts::Fonts;
use super::world::HandoutWorld;
use crate::catalogue::Language;
use crate::check;
use crate::diagnostic::Diagnostics;
use crate::document;
use crate::load::{self, Scope};
use crate::model::Project;
use crate::period::{Period, Scheme};
use crate::render::json;
use crate::report::{
    Addendum, CorrectedValue, CorrectionReport, DoneLater, MatrixReport, Named, OpenPoint, ReopenedReport, Report,
    ReportedState, Row, Selection, TextOf, report,
};
use crate::source::Sources;
use crate::status::Status;

/// The matrices that ship with the program.
fn shipped_project() -> Project {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("matrices");
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let loaded = load::load(&root, &root, &Scope::Everything, &mut sources, &mut diagnostics);
    check::check(&loaded, &mut diagnostics).expect("the shipped matrices have no error")
}

/// The report on a period of those.
fn shipped(period: &str) -> Report {
    let period = Period::parse(period, Scheme::Tertial).unwrap();
    report(&shipped_project(), period, &Selection::default(), &[])
}

/// The shipped report with a single indicator.
fn one_indicator() -> Report {
    let mut report = shipped("2013-T2");
    report.matrices.truncate(1);
    let matrix = &mut report.matrices[0];
    matrix.goals.truncate(1);
    matrix.goals[0].indicators.truncate(1);
    matrix.goals[0].measures.clear();
    matrix.budget.lines.clear();
    matrix.consolidation.lines.clear();
    report
}

#[test]
fn the_template_gets_all_that_is_said_about_a_closed_period() {
    let mut report = one_indicator();
    let day = |month, day| NaiveDate::from_ymd_opt(2013, month, day).unwrap();
    let later = DoneLater { on: day(9, 2), from: Period::parse("2013-T3", Scheme::Tertial).unwrap() };
    let reopened = ReopenedReport { period: report.period, on: day(9, 10), by: None, reason: "Falsche Zahl".into() };
    report.reopened = vec![reopened];
    let (of, title, text) = ("m/g".into(), "Ziel".into(), "Wer vertritt es?".into());
    report.open_points = vec![OpenPoint { of, title, text, place: None }];
    let addendum = |what, now: &str| vec![Addendum { what, of: None, now: Some(now.into()) }];
    report.matrices[0].addenda = addendum(TextOf::Title, "Neuer Titel");
    report.matrices[0].goals[0].addenda = addendum(TextOf::Title, "Neues Ziel");
    let row = &mut report.matrices[0].goals[0].indicators[0];
    row.addenda = addendum(TextOf::Comment, "Neue Erläuterung");
    let now = row.standings.last_mut().unwrap();
    now.done_later = Some(later);
    now.provisional = true;
    let document = document::report(&report, Language::German);
    let data = serde_json::to_string(&super::data::Handout::new(&document)).unwrap().replace('\u{a0}', " ");
    for said in [
        "zurückgenommen (Falsche Zahl)",
        "Wer vertritt es?",
        "Titel jetzt „Neuer Titel“",
        "Titel jetzt „Neues Ziel“",
        "Erläuterung jetzt „Neue Erläuterung“",
        "Am 02.09.2013 nach dem Stichtag erledigt: zählt ab 3. Tertial 2013.",
        " p\"",
    ] {
        assert!(data.contains(said), "{said}\n{data}");
    }
}

/// Puts the text wherever a user can write one.
fn say(report: &mut Report, text: &str) {
    let said = || text.to_owned();
    report.organisation = said();
    for session in &mut report.sessions {
        session.agenda = Some(said());
        session.paper = Some(said());
        session.committee.title = said();
    }
    for matrix in &mut report.matrices {
        matrix.title = said();
        matrix.department = said();
        for goal in &mut matrix.goals {
            goal.title = said();
            goal.strategic_goal = Some(Named { id: said(), title: said() });
            goal.focus = vec![Named { id: said(), title: said() }];
            goal.product = Some(said());
            for measure in &mut goal.measures {
                measure.title = said();
                measure.responsible = Some(said());
            }
        }
        for row in rows_mut(matrix) {
            row.name = said();
            row.unit = said();
            row.responsible = Some(said());
            row.corrections = vec![correction(row.now().period, said())];
            let now = row.standings.last_mut().unwrap();
            now.comment = Some(said());
            now.action = Some(said());
            for revision in &mut now.revised {
                revision.reason = said();
            }
            if let Some(accepted) = &mut now.accepted {
                accepted.reason = said();
            }
        }
    }
}

fn correction(period: Period, reason: String) -> CorrectionReport {
    let date = NaiveDate::from_ymd_opt(2013, 6, 20).unwrap();
    CorrectionReport {
        period,
        area: Some(Named { id: reason.clone(), title: reason.clone() }),
        old: CorrectedValue::None(ReportedState::Missing),
        new: CorrectedValue::Done(date),
        status: Status::Missing,
        status_now: Status::Green,
        last: true,
        reason,
        date,
        by: None,
    }
}

fn rows_mut(matrix: &mut MatrixReport) -> impl Iterator<Item = &mut Row> {
    let goals = matrix.goals.iter_mut().flat_map(|goal| {
        goal.indicators.iter_mut().chain(goal.measures.iter_mut().flat_map(|measure| &mut measure.indicators))
    });
    goals.chain(&mut matrix.budget.lines).chain(&mut matrix.consolidation.lines)
}

/// Typesets, and looks at both ends.
fn sound(report: &Report, language: Language) -> Vec<u8> {
    complete(super::render(&document::report(report, language), json::render(report)))
}

fn complete(made: Result<Vec<u8>, PdfError>) -> Vec<u8> {
    let bytes = made.unwrap_or_else(|error| panic!("{error}"));
    assert!(bytes.starts_with(b"%PDF-1.7"));
    assert!(bytes.trim_ascii_end().ends_with(b"%%EOF"));
    bytes
}

#[test]
fn the_shipped_matrices_are_typeset_the_same_every_time() {
    for period in ["2013-T1", "2013-T2", "2013-T3"] {
        let report = shipped(period);
        assert_eq!(sound(&report, Language::German), sound(&report, Language::German), "{period}");
    }
    sound(&shipped("2013-T2"), Language::English);
}

/// Texts that could disturb a typesetter or a reader.
fn hostile_texts() -> Vec<String> {
    let texts = [
        "",
        " ",
        "#read(\"/etc/passwd\") #panic(\"x\") *fett* _kursiv_ $x^2$ @ref <lbl> // \\ `raw` = - + / [] {} ~",
        "\"quer\" 'quer' „quer“ »quer« <b>&amp;</b>",
        "Zażółć gęślą jaźń · İstanbul ığüşöç · ẞ",
        "مرحبا بالعالم und עברית dazwischen",
        "😀 👩\u{200d}⚕\u{fe0f} 中文 \u{10ffff} a\u{301}\u{302}\u{303}\u{304} \u{301} \u{200d}",
        "Maß\u{ad}nahme\u{200b} \u{202e}rot\u{202c} \u{2066}x\u{2069} \u{feff} \u{1b}[31m \0 \u{7} \t\r\n\u{2028}",
    ];
    let long =
        ["Ein langer Satz mit Größenangabe. ".repeat(150), "Wort".repeat(1250), "x".repeat(5000), "ﷺ".repeat(300)];
    texts.into_iter().map(str::to_owned).chain(long).collect()
}

#[test]
fn hostile_texts_are_typeset() {
    let texts = hostile_texts();
    for text in &texts {
        let mut report = one_indicator();
        say(&mut report, text);
        sound(&report, Language::German);
    }
    let mut report = shipped("2013-T2");
    say(&mut report, &texts[2]);
    sound(&report, Language::English);
}

#[test]
fn little_and_nothing_are_typeset() {
    let mut report = one_indicator();
    sound(&report, Language::German);
    report.sessions.clear();
    report.matrices.clear();
    report.organisation.clear();
    sound(&report, Language::German);
}

#[test]
fn many_indicators_are_typeset() {
    sound(&many(300), Language::German);
}

#[test]
#[ignore = "takes half a minute without optimisation"]
fn very_many_indicators_are_typeset() {
    sound(&many(2000), Language::German);
}

fn many(indicators: usize) -> Report {
    let mut report = shipped("2013-T3");
    let row = report.matrices[3].goals[0].measures[0].indicators[0].clone();
    report.matrices.truncate(1);
    report.matrices[0].goals.truncate(1);
    report.matrices[0].goals[0].indicators = vec![row; indicators];
    report
}

#[test]
fn every_character_of_the_fonts_can_be_set_alone_and_beside_others() {
    let fonts = Fonts::built_in();
    let covered: Vec<char> = (0u32..=0x10_ffff)
        .filter_map(char::from_u32)
        .filter(|character| fonts.faces.iter().any(|face| face.glyph_index(*character).is_some()))
        .collect();
    let mut report = one_indicator();
    let row = report.matrices[0].goals[0].indicators[0].clone();
    report.matrices[0].goals[0].indicators = covered
        .chunks(100)
        .map(|characters| {
            let mut row = row.clone();
            let now = row.standings.last_mut().unwrap();
            now.comment = Some(characters.iter().flat_map(|character| [*character, ' ']).collect());
            now.action = Some(characters.iter().collect());
            row
        })
        .collect();
    sound(&report, Language::German);
}

#[test]
fn the_template_sees_nothing_of_the_machine() {
    let world = HandoutWorld::new(b"{}".to_vec(), b"{}".to_vec(), Vec::new(), Fonts::built_in());
    let file =
        |path: &str| -> FileId { RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).unwrap()).intern() };
    for path in ["/etc/passwd", "/Cargo.toml", "/handout.typ.bak"] {
        assert_eq!(world.file(file(path)), Err(FileError::AccessDenied));
        assert!(world.source(file(path)).is_err());
    }
    assert!(world.file(file("/handout.json")).is_ok());
    assert_eq!(world.today(None), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_is_typeset(texts in proptest::collection::vec("\\PC{0,60}|(?s).{0,60}", 40)) {
        let mut report = one_indicator();
        let row = report.matrices[0].goals[0].indicators[0].clone();
        report.matrices[0].goals[0].indicators = texts
            .into_iter()
            .map(|text| {
                let mut row = row.clone();
                row.name.clone_from(&text);
                row.standings.last_mut().unwrap().comment = Some(text);
                row
            })
            .collect();
        sound(&report, Language::German);
    }
}
