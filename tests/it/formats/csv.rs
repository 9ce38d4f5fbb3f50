//! The report as a table: every record complete, the same fields as the JSON.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use proptest::prelude::*;
use zielmatrix::model::Kind;
use zielmatrix::render::Headings;
use zielmatrix::render::csv::{Dialect, render};
use zielmatrix::report::{Report, Standing};
use zielmatrix::status::Status;

use super::golden::assert_golden;
use super::sample;

fn text(report: &Report, dialect: Dialect) -> String {
    String::from_utf8(render(report, dialect, Headings::Keys)).unwrap()
}

/// All records as a reader that knows nothing of this program reads them.
fn records(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader: Reader = ReaderBuilder::new().delimiter(delimiter).build();
    let mut input = text.trim_start_matches('\u{feff}').as_bytes();
    let (mut output, mut ends) = (vec![0; text.len() + 1], vec![0; 1000]);
    let mut records = Vec::new();
    loop {
        let (result, read, _, fields) = reader.read_record(input, &mut output, &mut ends);
        input = &input[read..];
        match result {
            ReadRecordResult::Record => {
                let starts = std::iter::once(&0).chain(&ends);
                let field = |(start, end): (&usize, &usize)| String::from_utf8(output[*start..*end].to_vec()).unwrap();
                records.push(starts.zip(&ends[..fields]).map(field).collect());
            }
            ReadRecordResult::End => return records,
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => panic!("the buffers hold any record"),
        }
    }
}

/// The field of a column in the first record whose fields match.
fn field<'a>(records: &'a [Vec<String>], wanted: &[(&str, &str)], column: &str) -> &'a str {
    let index = |name: &str| records[0].iter().position(|header| header == name).unwrap();
    let record =
        records.iter().find(|record| wanted.iter().all(|(name, value)| record[index(name)] == *value)).unwrap();
    &record[index(column)]
}

#[test]
fn every_indicator_area_and_period_is_a_record() {
    let records = records(&text(&sample::everything(), Dialect::Rfc4180), b',');
    assert_eq!(records.len(), 1 + 14);
    let t1 = [("indicator", "hausbesuche"), ("period", "2013-T1")];
    for (column, expected) in [
        ("matrix", "sozialamt"),
        ("section", "goal"),
        ("focus", "isolation-im-alter | quartier"),
        ("measure", "Präventive Hausbesuche; \"Zuhause leben\""),
        ("target_at_least", "450"),
        ("target_at_most", ""),
        ("expected", "120"),
        ("deviation_percent", "-18.3333333333"),
        ("tolerance_green", "5 %"),
        ("status", "red"),
    ] {
        assert_eq!(field(&records, &t1, column), expected, "{column}");
    }
    let t2 = [("indicator", "hausbesuche"), ("period", "2013-T2"), ("area", "")];
    assert_eq!(field(&records, &t2, "revised_reason"), "Ratsbeschluss vom 23.05.2013");
    assert_eq!(field(&records, &t2, "forecast_value"), "388.5");
    assert_eq!(field(&records, &[("area", "mitte")], "actual"), "0");
    assert_eq!(field(&records, &[("indicator", "betreuung")], "expected"), "");
    assert_eq!(field(&records, &[("indicator", "betreuung")], "expected_high"), "45.0");
    assert_eq!(field(&records, &[("indicator", "quote")], "name"), "'=HYPERLINK(\"https://example.org\";\"Quote\")");
    assert_eq!(field(&records, &[("indicator", "quote")], "target_at_most"), "-0.10");
    assert_eq!(field(&records, &[("section", "budget")], "actual"), "1199999.99");
    assert_eq!(field(&records, &[("section", "consolidation")], "reason_detail"), "2013-T1");
    assert_eq!(field(&records, &[("kind", "milestone")], "done"), "2013-08-20");
}

#[test]
fn the_german_dialect_has_semicolons_decimal_commas_and_a_byte_order_mark() {
    let text = text(&sample::everything(), Dialect::German);
    assert!(text.starts_with("\u{feff}matrix;matrix_title;"));
    let records = records(&text, b';');
    assert_eq!(field(&records, &[("section", "budget")], "actual"), "1199999,99");
    assert_eq!(field(&records, &[("indicator", "beratungen")], "target_at_least"), "103 %");
    assert_eq!(field(&records, &[("kind", "milestone")], "done"), "2013-08-20");
    assert_eq!(field(&records, &[("section", "budget")], "product_group"), "11.05.03");
}

#[test]
fn column_names_are_unique() {
    let mut names = records(&text(&sample::contract(), Dialect::Rfc4180), b',').swap_remove(0);
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn the_sample_tables_are_the_golden_ones() {
    let report = sample::everything();
    assert_golden("report.csv", include_str!("../../golden/report.csv"), &text(&report, Dialect::Rfc4180));
    assert_golden("report-de.csv", include_str!("../../golden/report-de.csv"), &text(&report, Dialect::German));
}

proptest! {
    #[test]
    fn every_record_has_as_many_fields_as_the_header_and_no_formula(
        name in "[\\PC\r\n\t;,\"'=+@-]{0,12}",
        comment in proptest::option::of(any::<String>()),
        german in any::<bool>(),
    ) {
        let mut report = sample::contract();
        let standing = Standing { comment, ..sample::standing(1, Status::Missing) };
        let mut row = sample::row("x", Kind::Level, vec![standing]);
        row.name = name;
        report.matrices[0].goals[0].indicators.push(row);
        let (dialect, delimiter) = if german { (Dialect::German, b';') } else { (Dialect::Rfc4180, b',') };
        let text = text(&report, dialect);
        let records = records(&text, delimiter);
        prop_assert_eq!(records.len(), 3);
        for record in &records {
            prop_assert_eq!(record.len(), records[0].len());
        }
        for column in ["name", "comment"] {
            let field = field(&records, &[("indicator", "x")], column);
            prop_assert!(!field.trim_start().starts_with(['=', '+', '-', '@']), "{field:?}");
            prop_assert!(!field.contains(|sign: char| sign.is_control() && sign != '\n' && sign != '\t'));
        }
    }
}

#[test]
fn german_headings_are_one_row_of_german_with_german_words() {
    let report = sample::contract();
    let keys = records(&text(&report, Dialect::Rfc4180), b',');
    let german = String::from_utf8(render(&report, Dialect::Rfc4180, Headings::German)).unwrap();
    let german = records(&german, b',');
    assert_eq!(keys.len(), german.len());
    for (key, heading) in keys[0].iter().zip(&german[0]) {
        assert!(key != heading && !heading.contains('_'), "{key} has no German heading");
    }
    let place = |name: &str| keys[0].iter().position(|key| key == name).unwrap();
    assert_eq!(german[0][place("actual")], "Ist");
    assert_eq!(german[0][place("deviation_percent")], "Abweichung in %");
    for (column, word, german_word) in
        [("status", "red", "rot"), ("kind", "cumulative", "Jahressumme"), ("provisional", "false", "nein")]
    {
        let row = keys.iter().position(|row| row[place(column)] == word).unwrap();
        assert_eq!(german[row][place(column)], german_word);
    }
    // Figures and what people wrote stay as they are.
    for (row, german) in keys.iter().zip(&german).skip(1) {
        for column in ["actual", "expected", "comment", "name", "period", "cutoff"] {
            assert_eq!(row[place(column)], german[place(column)]);
        }
    }
}
