//! The workbook as a reader finds it: cells read back with another library.

use super::sample;
use crate::catalogue::Language;

#[test]
#[ignore = "writes target/sample.xlsx, to be looked at and recomputed by tests/outside/recompute.py"]
fn write_the_sample() {
    let bytes = super::render(&sample::report(), Language::German).unwrap();
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/target/sample.xlsx"), bytes).unwrap();
}
