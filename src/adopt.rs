//! An existing table of goals and indicators as a matrix of this program.

pub(crate) mod day;
pub(crate) mod target;
mod token;
