//! A doubt, with the acknowledgements that may silence it.

use crate::diagnostic::Diagnostic;
use crate::model::Acknowledged;

/// Something that was found, and the acknowledgements that may silence it.
pub(super) struct Found<'a> {
    pub(super) diagnostic: Diagnostic,
    pub(super) acknowledged: &'a [Acknowledged],
}

impl Found<'_> {
    pub(super) fn is_acknowledged(&self) -> bool {
        self.acknowledged.iter().any(|entry| entry.code == self.diagnostic.problem.code())
    }
}
