//! Attacks published files as somebody would who has nothing else: what can be computed back from what.

mod pdf;
pub mod read;
pub mod table;

pub use read::{Published, Unreadable};
pub use table::{Finding, Verdict, audit};
