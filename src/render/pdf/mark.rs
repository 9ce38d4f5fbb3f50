//! Words in the colour of a status, as the template draws them.

use serde::Serialize;

use crate::catalogue::Language;
use crate::document::Overall;
use crate::status::{Counts, Status};

/// Words in the colour of a status.
#[derive(Debug, Serialize)]
pub(super) struct Mark {
    pub(super) status: &'static str,
    pub(super) text: String,
}

/// The name of a status on its ground.
pub(super) fn mark_of(status: Status, language: Language) -> Mark {
    Mark { status: status.name(), text: crate::catalogue::report::status(status, language).to_owned() }
}

/// Symbol, word and score on the ground of a status.
pub(super) fn overall(of: Option<&Overall>, language: Language) -> Option<Mark> {
    of.map(|of| Mark { status: of.status.name(), text: of.text(language) })
}

/// The counts that are not 0, each with the name of its status.
pub(super) fn counts(counts: Option<&Counts>, language: Language) -> Vec<Mark> {
    let Some(counts) = counts else { return Vec::new() };
    let shown = Status::ALL.into_iter().filter(|status| counts.of(*status) > 0);
    shown
        .map(|status| Mark {
            status: status.name(),
            text: crate::catalogue::format::count(counts.of(status), language),
        })
        .collect()
}
