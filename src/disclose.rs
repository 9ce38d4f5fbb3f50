//! What is suppressed where a report is published, so that no small count can be computed back.
//!
//! [`protect`] decides the pattern of a [`table`], [`attack`] tests it as an attacker would, with a [`system`] of what is
//! known. Pure: no files, no clock, no formatting.

pub mod attack;
pub mod protect;
mod search;
pub mod system;
pub mod table;
#[cfg(test)]
mod tests;
