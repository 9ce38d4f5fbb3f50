//! Any bytes as `actuals/2013-T1/m.csv`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| zielmatrix_fuzz::run("actuals/2013-T1/m.csv", bytes));
