//! Expected outputs as files; `ZIELMATRIX_BLESS=1 cargo test` writes them anew, to be looked at before a commit.

use std::fs;
use std::path::Path;

/// Compares an output with the golden file of that name.
pub(crate) fn assert_golden(name: &str, expected: &str, actual: &str) {
    if std::env::var_os("ZIELMATRIX_BLESS").is_some() {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name), actual).unwrap();
        return;
    }
    if expected != actual {
        let differing = expected.lines().zip(actual.lines()).position(|(left, right)| left != right);
        panic!("{name} differs from line {:?} on; the output is now\n{actual}", differing.map(|line| line + 1));
    }
}
