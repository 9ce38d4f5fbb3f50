//! Goal-matrix controlling: load → check → evaluate → report → render.

pub mod number;
pub mod period;
pub mod source;
pub mod problem;
pub mod diagnostic;
pub mod status;
pub mod model;
pub mod load;
pub mod check;
pub mod evaluate;
pub mod report;
pub mod render;
pub mod catalogue;
