//! From the report to bytes: one function a format. Renderers compute nothing and never divide.

mod exact;
pub(crate) use crate::document::shown;
pub use crate::text;
mod table;
pub use table::Headings;
mod letters;
mod map;
pub mod palette;
pub mod calendar;
pub mod diagnostics;
pub mod json;
pub(crate) mod mail;
pub mod csv;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod geojson;
pub mod html;
pub mod markdown;
pub mod docx;
pub mod terminal;
pub mod workbook;
#[cfg(feature = "pdf")]
pub mod pdf;

/// How each format of documents arranges their columns, with its name; a house test asks that none forgets a column.
pub const ARRANGEMENTS: &[(&str, crate::document::Arrangement)] = &[
    ("docx", docx::ARRANGEMENT),
    ("html", html::ARRANGEMENT),
    ("markdown", markdown::ARRANGEMENT),
    #[cfg(feature = "pdf")]
    ("pdf", pdf::ARRANGEMENT),
    ("terminal", terminal::ARRANGEMENT),
    ("workbook", workbook::ARRANGEMENT),
];
