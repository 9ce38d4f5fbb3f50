//! JSON, CSV and diagnostics.

mod csv;
mod diagnostics;
mod golden;
mod json;
mod sample;
