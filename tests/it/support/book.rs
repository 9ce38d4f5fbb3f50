//! Workbooks for imports, made from a few lines of text, and archives made by hand.

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A workbook of one sheet, a line a cell: `F12 text`, `F12 number 12.5`, `F12 percent 0.8`, `F12 date 2013-04-03`,
/// `F12 truth true`, `F12 formula =1/3 0.333`, `F12 formula =1/3` (no result), `F12 format #,##0, 7918000`, `hide 12` (a
/// row), `hide C` (a column), `merge B2:B4 text`, `sheet Name` and `hidden Name` (another sheet, the cells that follow are there). A text may
/// say `\n`.
pub(crate) fn book(sheet: &str, lines: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name(sheet).unwrap();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.split_once(' ') {
            Some((kind @ ("sheet" | "hidden"), name)) => {
                workbook.add_worksheet().set_name(name).unwrap().set_hidden(kind == "hidden");
            }
            _ => write(workbook.worksheets_mut().last_mut().unwrap(), line),
        }
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let missing = format!("<v>{NO_RESULT}</v>");
    if lines.contains(" formula ") { changed(&bytes, |_, text| text.replace(&missing, "")) } else { bytes }
}

/// What stands for a result that was not saved until it is taken out.
const NO_RESULT: &str = "OHNE";

/// The archive with its XML parts changed.
pub(crate) fn changed(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        let content = match String::from_utf8(content) {
            Ok(text) => change(&name, text).into_bytes(),
            Err(error) => error.into_bytes(),
        };
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn write(page: &mut Worksheet, line: &str) {
    let (at, rest) = line.split_once(' ').unwrap();
    if at == "hide" {
        match rest.parse::<u32>() {
            Ok(row) => page.set_row_hidden(row - 1).unwrap(),
            Err(_) => page.set_column_hidden(position(&format!("{rest}1")).1).unwrap(),
        };
        return;
    }
    if at == "merge" {
        let (range, text) = rest.split_once(' ').unwrap();
        let (first, last) = range.split_once(':').unwrap();
        let ((top, left), (bottom, right)) = (position(first), position(last));
        page.merge_range(top, left, bottom, right, text, &Format::new()).unwrap();
        return;
    }
    let (row, column) = position(at);
    let (kind, value) = rest.split_once(' ').unwrap_or((rest, ""));
    let number = |format: &str| Format::new().set_num_format(format);
    match kind {
        "number" => page.write_number(row, column, value.parse::<f64>().unwrap()).unwrap(),
        "percent" => page.write_number_with_format(row, column, value.parse::<f64>().unwrap(), &number("0%")).unwrap(),
        "format" => {
            let (format, value) = value.rsplit_once(' ').unwrap();
            page.write_number_with_format(row, column, value.parse::<f64>().unwrap(), &number(format)).unwrap()
        }
        "date" => {
            let date = ExcelDateTime::parse_from_str(value).unwrap();
            page.write_datetime_with_format(row, column, &date, &number("dd.mm.yyyy")).unwrap()
        }
        "time" => page.write_number_with_format(row, column, 0.5, &number("hh:mm")).unwrap(),
        "truth" => page.write_boolean(row, column, value == "true").unwrap(),
        "formula" => {
            let (formula, result) = value.split_once(' ').unwrap_or((value, NO_RESULT));
            page.write_formula(row, column, Formula::new(formula).set_result(result)).unwrap()
        }
        _ => page.write_string(row, column, rest.replace("\\n", "\n")).unwrap(),
    };
}

fn position(name: &str) -> (u32, u16) {
    let split = name.find(|letter: char| letter.is_ascii_digit()).unwrap();
    let (letters, digits) = name.split_at(split);
    let column = letters.bytes().fold(0u16, |number, letter| number * 26 + u16::from(letter - b'A') + 1);
    (digits.parse::<u32>().unwrap() - 1, column - 1)
}

/// An archive of these parts.
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The parts of an Excel workbook with that sheet and those shared texts, besides the two.
pub(crate) const PARTS: [(&str, &str); 3] = [
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Ist" sheetId="1" r:id="b"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="b" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];

/// An Excel workbook whose one sheet has that XML, with these other parts.
pub(crate) fn xlsx(sheet: &[u8], others: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> = PARTS.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    parts.push(("xl/worksheets/sheet1.xml", sheet));
    parts.extend(others);
    archive(&parts)
}

/// A sheet with those rows.
pub(crate) fn sheet(rows: &str) -> String {
    format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    )
}

/// A spreadsheet of LibreOffice whose one table has those rows.
pub(crate) fn ods(rows: &str) -> Vec<u8> {
    ods_with("", &format!("<table:table table:name=\"Ist\">{rows}</table:table>"))
}

/// A spreadsheet of LibreOffice with those styles and tables.
pub(crate) fn ods_with(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}
