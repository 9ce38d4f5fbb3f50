//! JSON, CSV and diagnostics.

mod csv;
mod diagnostics;
pub(crate) mod golden;
mod json;
mod sample;
