//! Where rows of a page can be reached: names of anchors from the ids of the files.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Document, RowId};

/// All anchors of a page.
pub(super) struct Anchors(BTreeMap<RowId, String>);

impl Anchors {
    /// The anchors of a document.
    pub(super) fn new(document: &Document<'_>) -> Self {
        let mut taken = BTreeSet::new();
        let mut anchors = BTreeMap::new();
        for id in document.row_ids() {
            let wanted = format!("i-{}-{}", plain(&id.matrix), plain(&id.indicator));
            let mut anchor = wanted.clone();
            let mut number = 1;
            while !taken.insert(anchor.clone()) {
                number += 1;
                anchor = format!("{wanted}-{number}");
            }
            anchors.entry(id).or_insert(anchor);
        }
        Self(anchors)
    }

    /// The anchor of a row.
    pub(super) fn of(&self, id: &RowId) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }
}

/// Letters and digits of ASCII; everything else is a hyphen.
fn plain(id: &str) -> String {
    id.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' }).collect()
}
