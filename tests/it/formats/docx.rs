//! Papers in Word: sound parts, what assistive software needs, the same bytes each time, and no text of a user as markup.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zielmatrix::catalogue::Language;
use zielmatrix::document;
use zielmatrix::render::docx;
use zielmatrix::report::Report;

use super::golden::assert_golden;
use super::html::HARD_TEXTS;
use super::sample;

fn file(report: &Report, language: Language) -> Vec<u8> {
    docx::render(&document::report(report, language)).unwrap()
}

/// The parts of a file by name, each one read as XML to its end.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let mut reader = Reader::from_str(&text);
        while !matches!(reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")), Event::Eof) {}
        parts.insert(name, text);
    }
    parts
}

fn body(report: &Report) -> String {
    parts(&file(report, Language::German)).remove("word/document.xml").unwrap()
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(file(&sample::everything(), Language::German), file(&sample::everything(), Language::German));
}

#[test]
fn the_body_keeps_its_form() {
    // A line an element, so that a difference can be read.
    let lines = body(&sample::contract()).replace("</w:p>", "</w:p>\n").replace("</w:tr>", "</w:tr>\n");
    assert_golden("vorlage.xml", include_str!("../../golden/vorlage.xml"), &lines);
}

#[test]
fn every_table_has_a_repeated_header_and_an_alternative_text() {
    let body = body(&sample::everything());
    let tables = body.matches("<w:tbl>").count();
    assert!(tables > 5, "{tables}");
    for needed in ["<w:tblHeader/>", "<w:tblCaption w:val=\"", "<w:tblDescription w:val=\""] {
        assert_eq!(body.matches(needed).count(), tables, "{needed}");
    }
    assert!(!body.contains("w:val=\"\""), "an empty text for those who do not see");
    let rows = body.matches("<w:tr>").count();
    assert_eq!(body.matches("<w:cantSplit/>").count(), rows, "a row may break over two pages");
    // A header is the first row of its table.
    for table in body.split("<w:tbl>").skip(1) {
        let (_, rows) = table.split_once("<w:tr>").unwrap();
        assert!(rows.starts_with("<w:trPr><w:cantSplit/><w:tblHeader/>"), "{rows}");
    }
}

#[test]
fn a_table_of_many_months_has_room_for_the_newest_and_says_what_it_leaves_out() {
    let body = body(&sample::months());
    for (period, shown) in [("M04", false), ("M05", true), ("M08", true)] {
        assert_eq!(body.contains(&format!("Ist\u{a0}{period}")), shown, "{period}");
    }
    assert!(body.contains("Ohne Ist M01–M04: dafür ist hier kein Platz."));
    assert!(!body.contains("Verlauf:"), "what is not drawn needs no explanation");
}

#[test]
fn headings_are_styles_in_order_and_the_language_is_set() {
    let parts = parts(&file(&sample::everything(), Language::German));
    let body = &parts["word/document.xml"];
    let mut level = 0;
    for style in body.split("<w:pStyle w:val=\"Heading").skip(1) {
        let next = style[..1].parse::<u8>().unwrap();
        assert!(next <= level + 1, "a heading of level {next} after one of level {level}");
        level = next;
    }
    assert_eq!(body.matches("<w:pStyle w:val=\"Title\"/>").count(), 1);
    assert!(parts["word/styles.xml"].contains("<w:lang w:val=\"de-DE\""));
    assert!(parts["docProps/core.xml"].contains("<dc:language>de-DE</dc:language>"));
    let english = self::parts(&file(&sample::everything(), Language::English));
    assert!(english["word/styles.xml"].contains("<w:lang w:val=\"en-GB\""));
}

#[test]
fn a_text_of_a_user_is_never_markup() {
    let plain = body(&sample::contract());
    let elements = |body: &str| body.matches("<w:tbl>").count() + body.matches("<w:tr>").count();
    for hard in HARD_TEXTS {
        let mut report = sample::contract();
        let row = &mut report.matrices[0].goals[0].measures[0].indicators[0];
        hard.clone_into(&mut row.name);
        row.standings[0].comment = Some(hard.to_owned());
        hard.clone_into(&mut report.matrices[0].title);
        // Reading the parts proves that they are sound.
        assert_eq!(elements(&body(&report)), elements(&plain), "{hard}");
    }
}

#[test]
fn the_columns_of_a_table_are_as_wide_as_the_page() {
    for table in body(&sample::everything()).split("<w:tbl>").skip(1) {
        let width = |text: &str| text.split('"').next().unwrap().parse::<u32>().unwrap();
        let whole = width(table.split("<w:tblW w:w=\"").nth(1).unwrap());
        let columns: u32 = table.split("<w:gridCol w:w=\"").skip(1).map(width).sum();
        assert_eq!(columns, whole);
        assert!((9_400..=14_600).contains(&whole), "{whole}");
        for row in table.split("<w:tr>").skip(1) {
            let cells: u32 = row.split("<w:tcW w:w=\"").skip(1).map(width).sum();
            assert_eq!(cells, whole, "{row}");
        }
    }
}
