//! A report or a plan as a handout: an accessible PDF (PDF/UA-1 and PDF/A-3a) for the papers of a committee, typeset by
//! typst.
//!
//! Words and figures travel as data and are never evaluated: what a department wrote prints as written. The typesetter
//! sees the template, that data and the built-in fonts, and nothing of the machine. The same report gives the same bytes.

mod data;
mod figures;
mod fonts;
mod legend;
mod matrix;
mod notes;
mod plan;
mod summary;
mod world;
#[cfg(test)]
mod tests;

use std::fmt;

use chrono::{Datelike, NaiveDate};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use self::data::{Attachment, Block, Colours, Document};
use self::fonts::Fonts;
use self::world::HandoutWorld;
use crate::catalogue::{Language, pdf as phrases, report as words};
use crate::model::LineKind;
use crate::render::json;
use crate::report::Report;
use crate::report::plan::Plan;

/// Why there is no PDF. It is always a fault of this program: every report can be typeset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PdfError {
    /// What the typesetter said, in English.
    pub message: String,
}

impl fmt::Display for PdfError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for PdfError {}

/// The handout on a report.
///
/// # Errors
/// [`PdfError`] where the typesetter refuses the document, or the document would break one of the standards.
pub fn render(report: &Report, language: Language) -> Result<Vec<u8>, PdfError> {
    let attachment = format!("zielmatrix-{}.json", report.period);
    let document = document(report, attachment, language);
    let identity = format!("zielmatrix/{}/{}", document.title, report.period);
    typeset(&document, json::render(report), &identity, report.cutoff, language)
}

/// The handout on the plan of a year.
///
/// # Errors
/// As [`render`].
pub fn render_plan(plan: &Plan, language: Language) -> Result<Vec<u8>, PdfError> {
    let attachment = format!("zielmatrix-plan-{}.json", plan.year);
    let document = plan::document(plan, attachment, language);
    let identity = format!("zielmatrix/{}/plan-{}", document.title, plan.year);
    // The day on which the planned year begins, or any other that the plan alone decides.
    let dated = NaiveDate::from_ymd_opt(plan.year, 1, 1).unwrap_or_default();
    typeset(&document, json::render_plan(plan), &identity, dated, language)
}

/// Everything that the handout on a period shows, in reading order.
fn document(report: &Report, attachment: String, language: Language) -> Document {
    let mut blocks: Vec<Block> = Vec::new();
    let layout = matrix::Layout::new(report, language);
    summary::write(report, language, &mut blocks);
    matrix::write(report, &layout, &mut blocks);
    matrix::write_lines(LineKind::Budget, report, &layout, &mut blocks);
    matrix::write_lines(LineKind::Consolidation, report, &layout, &mut blocks);
    summary::write_focus(report, language, &mut blocks);
    let appendix = legend::blocks(report, &attachment, language);
    Document {
        language: language.name(),
        region: language.pick("DE", "GB"),
        title: phrases::document_title(&report.organisation, report.period, language),
        description: phrases::description(report.cutoff, language),
        organisation: report.organisation.clone(),
        heading: words::title(language).into(),
        lead: phrases::lead(report.period, report.cutoff, language),
        page_words: phrases::page_words(language),
        attachment: Attachment { name: attachment, description: phrases::attachment_description(language) },
        colours: Colours::new(),
        blocks,
        appendix,
    }
}

/// Typesets any document of blocks, dated by its contents, so that the clock has no part in the bytes.
fn typeset(
    document: &Document,
    attached: Vec<u8>,
    identity: &str,
    dated: NaiveDate,
    language: Language,
) -> Result<Vec<u8>, PdfError> {
    let fonts = Fonts::built_in();
    let mut data = serde_json::to_value(document).map_err(|error| PdfError { message: error.to_string() })?;
    fonts.prepare(&mut data, &|whole| phrases::cut(whole, &document.attachment.name, language));
    let data = serde_json::to_vec(&data).map_err(|error| PdfError { message: error.to_string() })?;
    let world = HandoutWorld::new(data, attached, fonts);
    let pages: PagedDocument = typst::compile(&world).output.map_err(|errors| explained(&errors))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a])
        .map_err(|error| PdfError { message: error.message().to_string() })?;
    let options = PdfOptions {
        ident: Smart::Custom(identity.to_owned()),
        creator: Smart::Custom(Some(concat!("zielmatrix ", env!("CARGO_PKG_VERSION")).into())),
        timestamp: midnight(dated).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&pages, &options).map_err(|errors| explained(&errors))?;
    // The typesetter remembers pieces of earlier documents, which a process that writes many would keep for good.
    typst::comemo::evict(0);
    Ok(bytes)
}

fn midnight(date: NaiveDate) -> Option<Datetime> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Datetime::from_ymd_hms(date.year(), month, day, 0, 0, 0)
}

fn explained(errors: &[SourceDiagnostic]) -> PdfError {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    PdfError { message: messages.join("; ") }
}
