//! Files that mean harm, and files that are something else: each ends with its message, soon and in little memory.

use std::time::{Duration, Instant};

use crate::support::Project;
use crate::support::book::{PARTS, archive, book, ods, sheet, xlsx};

use super::MATRIX;

const MEBIBYTE: usize = 1024 * 1024;

/// What the messages of an import of these bytes say. Nothing is written, whatever they are.
fn refused(case: &str, name: &str, bytes: &[u8], says: &str) {
    let project = Project::new("").matrix(2013, "m", MATRIX).file(name, bytes);
    let started = Instant::now();
    let run = project.run(&["import", name, "--period", "2013-T1", "--yes"]);
    assert_eq!(run.code, Some(1), "{case}: {}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains(says), "{case}: {}", run.stderr);
    assert!(!project.path().join("actuals").exists(), "{case}: something was written");
    // Far more than it takes, and far less than a file that is expanded would take.
    assert!(started.elapsed() < Duration::from_mins(1), "{case} took {:?}", started.elapsed());
}

#[test]
fn a_million_empty_rows_and_far_cells_cost_nothing() {
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#;
    refused("two cells 17 billion cells apart", "form.xlsx", &xlsx(sheet(rows).as_bytes(), &[]), "[kein-formular]");
    let declared = sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#)
        .replace("<sheetData>", r#"<dimension ref="A1:XFD1048576"/><sheetData>"#);
    refused("a declared dimension", "form.xlsx", &xlsx(declared.as_bytes(), &[]), "[kein-formular]");
    let cell = r#"<table:table-cell office:value-type="float" office:value="1"/>"#;
    let far = format!(
        "<table:table-row>{cell}</table:table-row><table:table-row table:number-rows-repeated=\"1048574\">\
         <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
         <table:table-row><table:table-cell table:number-columns-repeated=\"16383\"/>{cell}</table:table-row>"
    );
    refused("far cells of an .ods", "form.ods", &ods(&far), "[kein-formular]");
}

#[test]
fn what_would_fill_the_memory_is_refused_before_it_does() {
    let one = sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#);
    let strings = br#"<sst uniqueCount="4000000000" count="4000000000"><si><t>a</t></si></sst>"#;
    let claimed = xlsx(one.as_bytes(), &[("xl/sharedStrings.xml", strings)]);
    refused("four billion shared texts", "form.xlsx", &claimed, "4000000000");
    let zeros = vec![b'0'; 200 * MEBIBYTE];
    refused("a zip bomb", "form.xlsx", &xlsx(&zeros, &[]), "größer als 128 MiB");
    // What is never read is never unpacked.
    let picture = xlsx(one.as_bytes(), &[("xl/media/image1.png", &zeros)]);
    refused("a picture of 200 MiB", "form.xlsx", &picture, "[kein-formular]");
    let long = sheet(&format!(r#"<row r="1"><c r="A1" t="str"><v>{}</v></c></row>"#, "a".repeat(70 * MEBIBYTE)));
    refused("one text of 70 MiB", "form.xlsx", &xlsx(long.as_bytes(), &[]), "größer als 64 MiB");
    let shared = format!("<sst uniqueCount=\"1\"><si><t>{}</t></si></sst>", "a".repeat(MEBIBYTE));
    let uses = sheet(&format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(100)));
    let repeated = xlsx(uses.as_bytes(), &[("xl/sharedStrings.xml", shared.as_bytes())]);
    refused("a long text a hundred times", "form.xlsx", &repeated, "größer als 64 MiB");
    let blank = format!("<sst uniqueCount=\"1\"><si><t xml:space=\"preserve\">{}</t></si></sst>", " ".repeat(MEBIBYTE));
    let uses = sheet(&format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(10_000)));
    let repeated = xlsx(uses.as_bytes(), &[("xl/sharedStrings.xml", blank.as_bytes())]);
    refused("blanks ten thousand times", "form.xlsx", &repeated, "größer als 64 MiB");
    let formats = format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(100_000));
    let formats = xlsx(one.as_bytes(), &[("xl/styles.xml", formats.as_bytes())]);
    refused("a hundred thousand formats", "form.xlsx", &formats, "zu viele Formate");
    let cell =
        r#"<table:table-cell table:number-columns-repeated="11000" office:value-type="float" office:value="1"/>"#;
    let repeats = format!("<table:table-row table:number-rows-repeated=\"9000\">{cell}</table:table-row>");
    refused("99 million repeated cells", "form.ods", &ods(&repeats), "mehr als eine Million");
    let blanks = r#"<table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="4000000000"/>b</text:p></table:table-cell></table:table-row>"#;
    refused("four billion blanks", "form.ods", &ods(blanks), "größer als 64 MiB");
    let names: Vec<String> = (0..5_000).map(|number| format!("a{number}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    refused("five thousand parts", "form.xlsx", &xlsx(one.as_bytes(), &many), "4.096 Teilen");
}

#[test]
fn a_part_that_many_sheets_share_is_not_read_for_ever() {
    let sheets: Vec<String> =
        (1..=1_000).map(|number| format!(r#"<sheet name="s{number}" sheetId="{number}" r:id="b"/>"#)).collect();
    let sheet = sheet(&"<row></row>".repeat(100_000));
    let parts = PARTS.map(|(name, text)| match name {
        "xl/workbook.xml" => (name, text.replace(r#"<sheet name="Ist" sheetId="1" r:id="b"/>"#, &sheets.concat())),
        _ => (name, text.to_owned()),
    });
    let mut parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    parts.push(("xl/worksheets/sheet1.xml", sheet.as_bytes()));
    let shared = archive(&parts);
    refused("a thousand sheets in one part", "form.xlsx", &shared, "größer als 128 MiB");
}

#[test]
fn places_that_no_sheet_has_end_with_a_message() {
    for place in ["ZZZZZZZZZZ99999999999999", "XFE1", "A1048577", "A0", "A4294967297", "Ä1", "AAAAAAAAAAAAAAA"] {
        let cell = sheet(&format!(r#"<row r="1"><c r="{place}"><v>1</v></c></row>"#));
        refused(place, "form.xlsx", &xlsx(cell.as_bytes(), &[]), "[mappe-beschaedigt]");
    }
    for (case, rows) in [
        ("a row beyond all", r#"<row r="99999999999"><c><v>1</v></c></row>"#),
        ("a formula of an area backwards", r#"<row><c><f t="shared" si="0" ref="B2:A1">1</f><v>1</v></c></row>"#),
    ] {
        refused(case, "form.xlsx", &xlsx(sheet(rows).as_bytes(), &[]), "[mappe-beschaedigt]");
    }
    let backwards =
        sheet("<row><c><v>1</v></c></row>").replace("<sheetData>", r#"<dimension ref="C3:A1"></dimension><sheetData>"#);
    refused("a dimension backwards", "form.xlsx", &xlsx(backwards.as_bytes(), &[]), "[mappe-beschaedigt]");
}

#[test]
fn broken_parts_end_with_a_message() {
    let whole = book("Ist", "A1 zielmatrix-formular 1\nB5 number 98");
    for length in [10, 100, whole.len() / 2, whole.len() - 10] {
        refused("a truncated file", "form.xlsx", &whole[..length], "[mappe-beschaedigt]");
    }
    for value in ["1<!-- -->2", "1&#50;", "<![CDATA[1]]>2", "1<?a?>2"] {
        let cut = sheet(&format!("<row><c><v>{value}</v></c></row>"));
        refused(value, "form.xlsx", &xlsx(cut.as_bytes(), &[]), "[mappe-beschaedigt]");
    }
    let open = sheet("").replace("</sheetData>", "<row><c><v>1");
    refused("a part that ends early", "form.xlsx", &xlsx(open.as_bytes(), &[]), "[mappe-beschaedigt]");
    let typed = format!("<!DOCTYPE a [<!ENTITY b \"c\">]>{}", sheet(""));
    refused("a document type", "form.xlsx", &xlsx(typed.as_bytes(), &[]), "[mappe-beschaedigt]");
    refused("no workbook in it", "form.xlsx", &archive(&[("xl/a.xml", b"<a/>")]), "[mappe-beschaedigt]");
    let open = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>";
    refused("an .ods that ends early", "form.ods", &ods(open), "[mappe-beschaedigt]");
    refused(
        "letters for a row",
        "form.xlsx",
        &xlsx(sheet("<row r=\"x\"><c r=\"?\"/></row>").as_bytes(), &[]),
        "[mappe",
    );
}

#[test]
fn files_are_known_by_what_is_in_them() {
    let compound = |name: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.extend([0; 504]);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>".as_slice();
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet".as_slice();
    let protected = archive(&[("mimetype", mimetype), ("content.xml", b"<a/>"), ("META-INF/manifest.xml", manifest)]);
    for (case, bytes, says) in [
        ("nothing", Vec::new(), "ist leer"),
        ("blanks", b"  \r\n".to_vec(), "ist leer"),
        ("old Excel", compound("Workbook"), "vor 2007"),
        ("a password of Excel", compound("EncryptedPackage"), "[mappe-geschuetzt]"),
        ("a password of LibreOffice", protected, "[mappe-geschuetzt]"),
        ("a PDF", b"%PDF-1.7 ...".to_vec(), "PDF-Datei"),
        ("a table as text", b"Indikator;Ist\nx;98\n".to_vec(), "Textdatei"),
        ("a page", b"<html><table></table></html>".to_vec(), "Webseite"),
        ("a text document", archive(&[("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<a/>")]), "Archiv"),
        ("binary Excel", archive(&[("xl/workbook.bin", b"a")]), ".xlsb"),
        ("a picture", vec![0x89, b'P', b'N', b'G', 0, 1, 2, 3], "keine Arbeitsmappe"),
    ] {
        for name in ["form.xlsx", "form.ods", "form.xls"] {
            refused(case, name, &bytes, says);
        }
    }
}
