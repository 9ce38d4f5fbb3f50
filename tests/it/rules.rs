//! The rules of the contract, worked by hand from its text and run through real files and the real JSON report.

mod areas;
mod grouping;
mod colour;
mod comment;
mod counts;
mod lines;
mod milestone;
mod open;
mod outlook;
mod periods;
mod provisional;
mod relative;
mod revision;
mod rollup;
mod series;
mod expected;
mod value;
