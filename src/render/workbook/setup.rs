//! How sheets are printed, and what the document says about itself.

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, ProtectionOptions, Workbook, Worksheet, XlsxError};

use super::cell::excel_date;
use super::{styles, text};
use crate::catalogue::{Language, workbook};
use crate::document::{Document, Head};

/// UTF-16 units of the organisation in a page header; all parts together may have 255, and each `&` counts twice.
const ORGANISATION_UNITS: usize = 100;
/// UTF-16 units of a property of the document; Excel shows no more.
const PROPERTY_UNITS: usize = 255;
/// UTF-16 units of the cut-off dates below each page; those of twelve months are longer than a page footer may be.
const DATES_UNITS: usize = 110;
const A4: u8 = 9;
/// Pixels of a row and a column that nothing is said about, in Arial 10.
const DEFAULT_PIXELS: (u32, u32) = (17, 64);
/// Zip level: what Excel itself uses; a third less work than the usual 6.
const ZIP_LEVEL: u8 = 3;

/// What a workbook says about itself.
pub(super) struct About<'a> {
    /// What it is.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// Who wrote it; may be empty.
    pub organisation: &'a str,
    /// The day that it is dated to.
    pub date: NaiveDate,
}

/// A workbook without sheets for a document.
pub(super) fn workbook(document: &Document<'_>) -> Result<Workbook, XlsxError> {
    let head = &document.head;
    described(&About {
        title: document.title(),
        subject: head.description.clone(),
        organisation: &head.organisation,
        date: head.dated,
    })
}

/// A workbook without sheets, described. The same description always gives the same dates, so it gives the same bytes.
pub(super) fn described(about: &About<'_>) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_default_format(&styles::default_format(), DEFAULT_PIXELS.0, DEFAULT_PIXELS.1)?;
    workbook.set_zip_compression_level(ZIP_LEVEL);
    let created = excel_date(about.date).map_or_else(|| ExcelDateTime::from_ymd(1900, 1, 1), Ok)?;
    let organisation = text::short_line(about.organisation, ORGANISATION_UNITS);
    let properties = DocProperties::new()
        .set_title(text::short_line(&about.title, PROPERTY_UNITS))
        .set_subject(text::short_line(&about.subject, PROPERTY_UNITS))
        .set_author(&organisation)
        .set_company(organisation)
        .set_creation_datetime(&created);
    workbook.set_properties(&properties);
    Ok(workbook)
}

/// What stands around every printed page.
pub(super) struct Edges<'a> {
    /// Above, left.
    pub organisation: &'a str,
    /// Above, right.
    pub period: String,
    /// Below, left, before the name of the sheet.
    pub title: &'a str,
    /// Below, in the middle.
    pub dates: String,
}

/// What stands around the pages of a document.
pub(super) fn edges(head: &Head) -> Edges<'_> {
    let dates = head.facts.first().filter(|dates| text::utf16_len(dates) <= DATES_UNITS);
    Edges {
        organisation: &head.organisation,
        period: head.of.clone(),
        title: &head.title,
        dates: dates.cloned().unwrap_or_default(),
    }
}

/// A4 landscape, one page wide and as many long as it takes, with the organisation and the period on every page.
pub(super) fn pages(sheet: &mut Worksheet, edges: &Edges<'_>, language: Language) {
    let organisation = header_text(&text::short_line(edges.organisation, ORGANISATION_UNITS));
    let [period, title, dates] = [&edges.period, edges.title, &edges.dates].map(|part: &str| header_text(part));
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.3, 0.3, 0.6, 0.6, 0.25, 0.25)
        .set_header(format!("&L&8 {organisation}&R&8 {period}"))
        .set_footer(format!("&L&8 {title} · &A&C&8 {dates}&R&8 {}", workbook::page_of("&P", "&N", language)))
        .set_screen_gridlines(false);
}

/// A text in which no sign is read as a command.
fn header_text(text: &str) -> String {
    text.replace('&', "&&")
}

/// The protection of forms, without a password: only inputs can be written to, widths and heights stay free.
pub(super) fn protection() -> ProtectionOptions {
    ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::default() }
}
