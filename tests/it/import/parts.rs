//! What a file is, and what of it is read: by its parts, and those alone that cells depend on.

use super::{MATRIX, form};
use crate::support::Project;
use crate::support::book::{archive, book, changed, ods, sheet, xlsx};

fn import(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let project = Project::new("").matrix(2013, "m", MATRIX).file(name, bytes);
    let run = project.run(&["import", name, "--period", "2013-T1", "--dry-run"]);
    format!("{}{}", run.stdout, run.stderr)
}

/// The cells of a form as rows of a sheet.
fn rows() -> String {
    let text = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    format!(
        "<row>{}</row><row>{}</row><row>{}{}</row><row>{}<c><v>98</v></c></row>",
        text("zielmatrix-formular 1"),
        text("2013-T1"),
        text("zielmatrix-spalten"),
        text("value"),
        text("m/x")
    )
}

#[test]
fn parts_that_no_cell_depends_on_make_no_file_unreadable() {
    let sheet = sheet(&rows());
    let parts: [(&str, &[u8]); 12] = [
        ("xl/charts/chart1.xml", b"<c:chart><c:v>Kinder &amp; Jugend &lt;8</c:v></c:chart>"),
        ("xl/externalLinks/externalLink1.xml", b"<externalLink><v>a<!-- -->b</v><row r=\"x\"/></externalLink>"),
        ("xl/queryTables/queryTable1.xml", b"<!DOCTYPE a><a>"),
        ("customXml/item1.xml", b"\xFF\xFE<\0a\0/\0>\0"),
        ("xl/pivotCache/pivotCacheRecords1.xml", b"<r><c r=\"ZZZZZ9\"/>"),
        ("xl/media/image1.svg", b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><svg>\xE4</svg>"),
        ("xl/media/image2.png", b"PK\x05\x06 xl/workbook.bin EncryptedPackage"),
        ("xl/comments1.xml", b"<comments><v>1<!-- -->2"),
        ("xl/drawings/vmlDrawing1.vml", b"<xml><br></xml>"),
        ("xl/vbaProject.bin", &[0xD0, 0xCF, 0x11, 0xE0]),
        ("xl/embeddings/tabelle.ods", b"content.xml mimetype"),
        ("docProps/app.xml", b"<Properties><a></b></Properties>"),
    ];
    for part in parts {
        let found = import("form.xlsx", xlsx(sheet.as_bytes(), &[part]));
        assert!(found.contains("98 EUR"), "{}: {found}", part.0);
    }
    // So do a document in another and its name.
    let embedded = archive(&[("content.xml", b"<a/>"), ("xl/workbook.bin", b"a")]);
    let found = import("form.xlsx", xlsx(sheet.as_bytes(), &[("xl/embeddings/a.docx", &embedded)]));
    assert!(found.contains("98 EUR"), "{found}");
}

#[test]
fn a_workbook_is_found_as_its_package_says() {
    let sheet = sheet(&rows());
    let bytes = xlsx(sheet.as_bytes(), &[]);
    for (case, from, to) in [
        (
            "strict",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/",
        ),
        ("from the root", "Target=\"worksheets/", "Target=\"/xl/worksheets/"),
        ("by steps", "Target=\"worksheets/", "Target=\"./x/../worksheets/"),
    ] {
        let found = import("form.xlsx", changed(&bytes, |_, text| text.replace(from, to)));
        assert!(found.contains("98 EUR"), "{case}: {found}");
    }
    // Names of parts in another case and with another sign between folders; a part in UTF-16.
    let named = |name: &str| -> String {
        if name.ends_with("sheet1.xml") { "XL\\Worksheets\\Sheet1.xml".into() } else { name.into() }
    };
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(sheet.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let parts: Vec<(String, Vec<u8>)> = crate::support::book::PARTS
        .iter()
        .map(|(name, text)| (named(name), text.as_bytes().to_vec()))
        .chain([(named("xl/worksheets/sheet1.xml"), utf16)])
        .collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let found = import("form.xlsx", archive(&parts));
    assert!(found.contains("98 EUR"), "{found}");
    assert!(import("form.xlsm", &bytes).contains("98 EUR"));
    assert!(import("form.ods", &bytes).contains("98 EUR"));
}

#[test]
fn protected_files_are_named_so_in_every_form() {
    let manifest = b"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
    for parts in [
        &[
            ("mimetype", mimetype.as_slice()),
            ("content.xml", b"\x01\x02".as_slice()),
            ("META-INF/manifest.xml", manifest),
        ][..],
        &[
            ("mimetype", mimetype.as_slice()),
            ("encrypted-package", b"\x01\x02".as_slice()),
            ("META-INF/manifest.xml", manifest),
        ],
    ] {
        assert!(import("form.ods", archive(parts)).contains("[mappe-geschuetzt]"));
    }
    // An old workbook whose texts speak of encryption is an old workbook.
    let mut old = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    old.resize(48, 0);
    old.extend(0u32.to_le_bytes());
    old.resize(512 + 512, 0);
    old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(import("form.xls", &old).contains("vor 2007"));
    // A remark on encryption in the list of parts is none.
    let cell = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>encryption-data</text:p></table:table-cell></table:table-row>";
    assert!(import("form.ods", ods(cell)).contains("[kein-formular]"));
}

#[test]
fn the_program_reads_what_it_writes() {
    let title = "title = \"Kinder & Jugend <8\"";
    let project = Project::new("").matrix(2013, "m", &MATRIX.replace("title = \"M\"", title));
    let project = project.file("actuals/2013-T1/m.csv", "indicator;value\nx;98\np;82,5\n");
    for (arguments, name) in [
        (&["report", "2013-T1", "-o", "bericht.xlsx"][..], "bericht.xlsx"),
        (&["report", "2013", "-o", "plan.xlsx"], "plan.xlsx"),
    ] {
        assert_eq!(project.run(arguments).code, Some(0));
        let run = project.run(&["import", name, "--period", "2013-T2", "--dry-run"]);
        assert!(!run.stderr.contains("[mappe-"), "{name}: {}", run.stderr);
    }
    assert_eq!(project.run(&["collect", "2013-T2", "-o", "formulare"]).code, Some(0));
    let form = std::fs::read_dir(project.path().join("formulare")).unwrap().next().unwrap().unwrap().path();
    let run = project.run(&["import", form.to_str().unwrap(), "--dry-run"]);
    assert_eq!((run.code, run.stderr.contains('[')), (Some(0), false), "{}{}", run.stdout, run.stderr);
}

/// A generator that gives the same numbers each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }
}

#[test]
fn files_that_were_changed_anywhere_end_with_a_message() {
    let whole =
        book("Ist", &form("A5 m/x\nB5 format [>=1000]#,##0,;0 7918000\nE5 ja\nA6 m/p\nB6 percent 0.8\nB7 formula =A1"));
    let spreadsheet = ods(
        "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"98\"><text:p>98<text:span>1</text:span></text:p></table:table-cell></table:table-row>",
    );
    let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
    let project = Project::new("").matrix(2013, "m", MATRIX);
    for round in 0..60 {
        for (name, bytes) in [("form.xlsx", &whole), ("form.ods", &spreadsheet)] {
            // Bytes of the archive, and letters of its parts, where the archive stays sound.
            let bytes = if round % 2 == 0 {
                let mut bytes = bytes.clone();
                let at = numbers.below(bytes.len());
                bytes[at] = u8::try_from(numbers.below(256)).unwrap();
                bytes
            } else {
                let at = numbers.below(2_000);
                let letter = char::from(b"<>&\"'/=0A-; "[numbers.below(12)]);
                changed(bytes, |_, text| {
                    text.char_indices().map(|(place, kept)| if place == at { letter } else { kept }).collect()
                })
            };
            std::fs::write(project.path().join(name), &bytes).unwrap();
            let run = project.run(&["import", name, "--dry-run"]);
            assert!(matches!(run.code, Some(0 | 1)), "round {round} of {name}: {:?} {}", run.code, run.stderr);
        }
    }
}
