//! What part of a report the reader asked for.

use crate::status::Status;

/// Filters of a report; each empty list lets everything through. They choose rows and never change a colour: the
/// roll-up of a goal or matrix is that of all its indicators.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Ids of matrices.
    pub matrices: Vec<String>,
    /// Ids of goals.
    pub goals: Vec<String>,
    /// Ids of focus topics.
    pub focuses: Vec<String>,
    /// Ids of strategic goals.
    pub strategic_goals: Vec<String>,
    /// Departments, as their matrices name them.
    pub departments: Vec<String>,
    /// Statuses in the reported period.
    pub statuses: Vec<Status>,
}

impl Selection {
    /// True where nothing is left out.
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }
}
