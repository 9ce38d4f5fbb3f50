//! From the report to bytes: one function a format. Renderers compute nothing and never divide.

mod exact;
mod shown;
mod table;
pub mod text;
pub mod palette;
pub mod calendar;
pub mod diagnostics;
pub mod json;
pub mod csv;
pub mod html;
pub mod markdown;
pub mod terminal;
pub mod workbook;
#[cfg(feature = "pdf")]
pub mod pdf;
