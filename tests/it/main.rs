//! All integration tests in one binary: what each output format shows of a sample.

#[cfg(test)]
mod formats;
#[cfg(test)]
mod explain;
