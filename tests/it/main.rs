//! All integration tests in one binary: what each output format shows of a sample.

mod formats;
