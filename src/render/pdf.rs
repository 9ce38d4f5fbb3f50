//! A document as a handout: an accessible PDF (PDF/UA-1 and PDF/A-3a) for the papers of a committee, typeset by typst.
//!
//! Words and figures travel as data and are never evaluated: what a department wrote prints as written. The typesetter
//! sees the template, that data and the built-in fonts, and nothing of the machine. The same document gives the same bytes.

mod data;
mod mark;
mod fonts;
mod table;
mod world;
#[cfg(test)]
mod tests;

use std::fmt;

use chrono::{Datelike, NaiveDate};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use self::table::ARRANGEMENT;

use self::fonts::Fonts;
use self::world::HandoutWorld;
use crate::catalogue::handout;
use crate::document::Document;

/// Why there is no PDF. It is always a fault of this program: every document can be typeset.
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

/// The handout, with the same figures attached as JSON. Dated by its contents, so that the clock has no part in the bytes.
///
/// # Errors
/// [`PdfError`] where the typesetter refuses the document, or the document would break one of the standards.
pub fn render(document: &Document<'_>, attached: Vec<u8>) -> Result<Vec<u8>, PdfError> {
    let fonts = Fonts::built_in();
    let mut handout = data::Handout::new(document);
    let mut data = prepared(&handout, fonts, document)?;
    if data.contains(fonts::UNKNOWN) {
        handout.explain_unknown(document.language);
        data = prepared(&handout, fonts, document)?;
    }
    let maps = handout.maps.iter().map(|(file, svg)| (file.as_str(), fonts.fit(svg).into_bytes())).collect();
    let world = HandoutWorld::new(data.into_bytes(), attached, maps, fonts);
    let pages: PagedDocument = typst::compile(&world).output.map_err(|errors| explained(&errors))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a])
        .map_err(|error| PdfError { message: error.message().to_string() })?;
    let identity = format!("zielmatrix/{}/{}/{}", document.title(), document.head.organisation, document.head.key);
    let options = PdfOptions {
        ident: Smart::Custom(identity),
        creator: Smart::Custom(Some(concat!("zielmatrix ", env!("CARGO_PKG_VERSION")).into())),
        timestamp: midnight(document.head.dated).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&pages, &options).map_err(|errors| explained(&errors))?;
    // The typesetter remembers pieces of earlier documents, which a process that writes many would keep for good.
    typst::comemo::evict(0);
    Ok(bytes)
}

/// The data of the template, every text of it fit to be set.
fn prepared(handout: &data::Handout, fonts: &Fonts, document: &Document<'_>) -> Result<String, PdfError> {
    let failed = |error: serde_json::Error| PdfError { message: error.to_string() };
    let mut data = serde_json::to_value(handout).map_err(failed)?;
    fonts.prepare(&mut data, &|whole| handout::cut(whole, handout.attached_as(), document.language));
    serde_json::to_string(&data).map_err(failed)
}

fn midnight(date: NaiveDate) -> Option<Datetime> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Datetime::from_ymd_hms(date.year(), month, day, 0, 0, 0)
}

fn explained(errors: &[SourceDiagnostic]) -> PdfError {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    PdfError { message: messages.join("; ") }
}
