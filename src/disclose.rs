//! What is suppressed where a report is published, so that no small count can be computed back.
//!
//! [`decide`] takes the tables of a project in the order of time; [`protect`] decides the pattern of a [`table`], [`attack`] tests it as an attacker would, with a [`system`] of what is
//! known. Pure: no files, no clock, no formatting.

pub mod attack;
mod colours;
pub mod decide;
pub mod memory;
pub mod protect;
mod search;
pub mod sheet;
mod soll;
pub mod system;
pub mod table;
#[cfg(test)]
mod tests;
