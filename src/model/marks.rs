//! What is said about a part of the plan, or a report, beside its figures: what is not decided yet, and which warnings
//! somebody has looked at.

use crate::source::{Located, Place};

/// Open points and acknowledged warnings of a matrix, goal, measure, indicator or line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// What is not decided yet, in words, in the order of the file.
    pub open: Vec<Located<String>>,
    /// Warnings that what is written here causes and that somebody has looked at.
    pub acknowledged: Vec<Acknowledged>,
}

/// A warning that somebody has looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledged {
    /// The code of the warning, such as `wert-springt`.
    pub code: &'static str,
    /// Why it is right as it is.
    pub reason: String,
    /// Where the code is written.
    pub place: Place,
}
