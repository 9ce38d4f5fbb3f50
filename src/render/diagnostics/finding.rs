//! A problem with its words and its place as people count, the same for every form.

use std::collections::HashMap;

use crate::catalogue::Language;
use crate::catalogue::problem::{Message, message};
use crate::diagnostic::{Diagnostic, Problem, Severity};
use crate::source::{Place, Region, SourceCell, Sources, byte_range};

/// A problem, ready to be shown.
pub(super) struct Finding<'a> {
    /// The stable name of the kind of problem.
    pub(super) code: &'static str,
    /// How bad it is.
    pub(super) severity: Severity,
    /// Its words.
    pub(super) message: Message,
    /// Its file; `None` where the problem is not about one.
    pub(super) path: Option<&'a str>,
    /// Where it is; `None` for a file without text.
    pub(super) place: Option<Shown<'a>>,
    /// The other place, where two disagree.
    pub(super) related: Option<Shown<'a>>,
}

/// A place, ready to be shown.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    /// As the file says.
    pub(super) place: Place,
    /// The path as it is shown.
    pub(super) path: &'a str,
    /// The text of the file.
    pub(super) text: &'a str,
    /// Lines and columns.
    pub(super) region: Region,
    /// Sheet and cell, where the file is a workbook.
    pub(super) cell: Option<&'a SourceCell>,
}

impl<'a> Shown<'a> {
    /// The text at the place.
    pub(super) fn marked(&self) -> &'a str {
        let (start, end) = byte_range(self.text, self.place);
        &self.text[start..end]
    }
}

/// Makes findings from diagnostics.
pub(super) struct Finder<'a> {
    sources: &'a Sources,
    language: Language,
}

impl<'a> Finder<'a> {
    /// For places in these files, with words of that language.
    pub(super) fn new(sources: &'a Sources, language: Language) -> Self {
        Self { sources, language }
    }

    /// A problem, ready to be shown.
    pub(super) fn find(&self, diagnostic: &'a Diagnostic) -> Finding<'a> {
        let place = diagnostic.place.map(|place| self.shown(place));
        Finding {
            code: diagnostic.problem.code(),
            severity: diagnostic.severity,
            message: message(&diagnostic.problem, self.language),
            path: place.map(|place| place.path).or_else(|| named_path(&diagnostic.problem)),
            place,
            related: diagnostic.related.map(|place| self.shown(place)),
        }
    }

    fn shown(&self, place: Place) -> Shown<'a> {
        let source = self.sources.get(place.source);
        Shown {
            place,
            path: &source.shown_path,
            text: &source.text,
            region: self.sources.region(place),
            cell: self.sources.cell(place),
        }
    }
}

/// The file that a problem without a place names.
fn named_path(problem: &Problem) -> Option<&str> {
    if let Problem::FileUnreadable { path, .. } = problem { Some(path) } else { None }
}

/// Gives each finding an identity that stays when lines are added above it or messages are worded anew: code, path,
/// the text at the place, and which of several equal ones it is.
#[derive(Default)]
pub(super) struct Fingerprints(HashMap<u128, u64>);

impl Fingerprints {
    /// The fingerprint of a finding, 32 hexadecimal digits. The n-th equal finding has a fingerprint of its own, because
    /// GitLab shows only one finding for each.
    pub(super) fn of(&mut self, finding: &Finding<'_>) -> String {
        const MOST_BYTES: usize = 200;
        let marked = finding.place.map_or("", |place| place.marked());
        let marked = &marked[..marked.floor_char_boundary(MOST_BYTES)];
        let mut hash = OFFSET;
        for part in [finding.code, finding.path.unwrap_or_default(), marked] {
            hash = fnv1a(fnv1a(hash, part.as_bytes()), &[0]);
        }
        let earlier = self.0.entry(hash).or_default();
        if *earlier > 0 {
            hash = fnv1a(hash, &earlier.to_le_bytes());
        }
        *earlier += 1;
        format!("{hash:032x}")
    }
}

/// Start of FNV-1a with 128 bits (Fowler, Noll and Vo).
const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;

/// FNV-1a with 128 bits over more bytes. Worked: of `a` from the start it is d228cb696f1a8caf78912b704e4a8964.
fn fnv1a(start: u128, bytes: &[u8]) -> u128 {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(start, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(fnv1a(OFFSET, b""), OFFSET);
        assert_eq!(fnv1a(OFFSET, b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_eq!(fnv1a(OFFSET, b"foobar"), 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
    }
}
