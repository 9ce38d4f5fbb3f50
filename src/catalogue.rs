//! The message catalogue: every word that users read, in German and English, as typed functions. The compiler checks
//! that both languages have every phrase; nothing here decides anything.

pub mod closing;
pub(crate) mod adopt;
pub mod audit;
pub(crate) mod choices;
pub mod calendar;
pub mod collection;
pub mod commands;
pub mod comparison;
pub mod diagnostics;
pub mod disclosure;
pub mod explain;
pub mod export;
pub mod factsheet;
pub mod files;
pub(crate) mod flat;
pub mod form;
pub mod format;
pub mod grouping;
pub mod handout;
pub mod headings;
pub mod init;
pub mod import;
pub(crate) mod mail;
pub mod meanings;
pub mod plan;
pub(crate) mod planning;
pub mod problem;
pub(crate) mod progress;
pub mod report;
pub mod rollover;
pub mod sentences;
pub mod row;
pub mod selection;
pub mod usage;
pub mod workbook;
pub mod words;

pub use crate::language::Language;
