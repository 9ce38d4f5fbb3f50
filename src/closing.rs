//! What is written when a period is closed or a value of it corrected. Pure text: files are for `commands`, reading them
//! for `load` and `check`.

pub mod definition;
pub mod digest;
pub mod snapshot;
pub mod written;

/// The name and version of a snapshot, the value of its key `schema`.
pub const SCHEMA: &str = "zielmatrix/snapshot/1";

/// What the name of a file of corrections has behind its period.
pub const CORRECTIONS: &str = "-corrections";
