//! Goal-matrix controlling for city halls: targets and actuals per Tertial become colours that can be recomputed by hand.
//!
//! Data flows one way: [`load`] reads files, [`check`] makes them a valid [`model`], [`evaluate`] finds the colours,
//! [`report`] puts them in reading order, [`document`] says what people read of them, [`render`] writes it. [`commands`] knows all stages; nothing else does.

pub mod number;
pub mod text;
pub mod language;
pub mod period;
pub mod form;
pub mod seal;
pub mod digest;
pub mod spelling;
pub mod status;
pub mod source;
pub mod geometry;
pub mod model;
pub mod problem;
pub mod diagnostic;
pub mod load;
pub mod evaluate;
pub mod disclose;
pub mod report;
pub mod audit;
pub mod edit;
pub mod closing;
pub mod check;
pub mod explain;
pub mod import;
pub(crate) mod adopt;
pub mod rollover;
pub mod catalogue;
pub(crate) mod planning;
pub mod document;
pub mod render;
pub mod cli;
pub mod commands;
