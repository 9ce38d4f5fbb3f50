//! How sheets are printed, and what the document says about itself.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::cell::excel_date;
use super::{styles, text};
use crate::catalogue::{Language, report, workbook};
use crate::report::Report;

/// UTF-16 units of the organisation in a page header; all parts together may have 255, and each `&` counts twice.
const ORGANISATION_UNITS: usize = 100;
const A4: u8 = 9;
/// Pixels of a row and a column that nothing is said about, in Arial 10.
const DEFAULT_PIXELS: (u32, u32) = (17, 64);
/// Zip level: what Excel itself uses; a third less work than the usual 6.
const ZIP_LEVEL: u8 = 3;

/// A workbook without sheets, described. The same report always gives the same dates, so it gives the same bytes.
pub(super) fn workbook(report: &Report, language: Language) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_default_format(&styles::default_format(), DEFAULT_PIXELS.0, DEFAULT_PIXELS.1)?;
    workbook.set_zip_compression_level(ZIP_LEVEL);
    let title = format!("{}, {}", report::title(language), report::period(report.period, language));
    let created = excel_date(report.cutoff).map_or_else(|| ExcelDateTime::from_ymd(1900, 1, 1), Ok)?;
    let organisation = text::short_line(&report.organisation, ORGANISATION_UNITS);
    let properties = DocProperties::new()
        .set_title(title)
        .set_subject(workbook::cutoff_of(report.cutoff, language))
        .set_author(&organisation)
        .set_company(organisation)
        .set_creation_datetime(&created);
    workbook.set_properties(&properties);
    Ok(workbook)
}

/// A4 landscape, one page wide and as many long as it takes, with the organisation and the period on every page.
pub(super) fn print(sheet: &mut Worksheet, report: &Report, language: Language) {
    let organisation = header_text(&text::short_line(&report.organisation, ORGANISATION_UNITS));
    let period = header_text(&report::period(report.period, language));
    let cutoff = header_text(&workbook::cutoff_of(report.cutoff, language));
    let title = header_text(report::title(language));
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.3, 0.3, 0.6, 0.6, 0.25, 0.25)
        .set_header(format!("&L&8 {organisation}&R&8 {period}"))
        .set_footer(format!("&L&8 {title} · &A&C&8 {cutoff}&R&8 {}", workbook::page_of("&P", "&N", language)))
        .set_screen_gridlines(false);
}

/// A text in which no sign is read as a command.
fn header_text(text: &str) -> String {
    text.replace('&', "&&")
}
