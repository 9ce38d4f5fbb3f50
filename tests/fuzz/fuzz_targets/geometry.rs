//! Any bytes as the file that `[geo]` names.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| zielmatrix_fuzz::run("areas.geojson", bytes));
