//! All integration tests in one binary: the rules, faulty input, the examples, the formats and the command line.

#[cfg(test)]
mod formats;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod support;
