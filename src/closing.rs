//! What is written when a period is closed or a value of it corrected. Pure text: files are for `commands`, reading them
//! for `load` and `check`.

pub mod definition;
pub mod part;
pub mod reopened;
pub mod snapshot;
pub mod written;
