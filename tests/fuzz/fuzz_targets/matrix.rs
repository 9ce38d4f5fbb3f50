//! Any bytes as `matrices/2013/m.toml`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| zielmatrix_fuzz::run("matrices/2013/m.toml", bytes));
