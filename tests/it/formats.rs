//! JSON, CSV, pages, summaries, plans and diagnostics.

mod csv;
mod diagnostics;
mod docx;
pub(crate) mod golden;
mod html;
mod json;
mod markdown;
mod page;
mod plan;
mod plan_workbook;
pub(crate) mod sample;
mod terminal;
mod workbook;
