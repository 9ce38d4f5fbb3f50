//! All integration tests in one binary: what each output format shows of a sample, and the rules of the house.

#[cfg(test)]
mod formats;
#[cfg(test)]
mod house;
