//! What an answer about some matrices needs: their own files. Others are looked through for what would make them matter, and
//! not read; where one may matter, everything is read.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use rayon::prelude::*;

use super::closed::RawSnapshot;
use super::files::{Job, JobKind, stem};
use super::raw::{RawActual, RawActuals, RawMatrix};
use super::{LARGEST_FILE, Loaded, Parsed, file_name};

/// The matrices that an answer is about.
pub(super) struct Only<'a> {
    ids: &'a [String],
    traces: Vec<Trace>,
}

/// What a file leaves of a matrix that it names: its id, or the longest part of it that all encodings write alike.
struct Trace {
    bytes: Vec<u8>,
    whole: bool,
}

/// What was not read, and what is known of it.
#[derive(Debug, Default)]
pub(crate) struct LeftOut {
    /// How many files.
    pub(crate) files: usize,
    /// True where one of them may matter after all.
    pub(crate) doubtful: bool,
    /// The folders of actuals, read or not.
    pub(crate) periods: BTreeSet<String>,
}

impl<'a> Only<'a> {
    /// `None` where a file that names one of them could not be told from others.
    pub(super) fn new(ids: &'a [String]) -> Option<Self> {
        let traces = ids.iter().map(|id| Trace::of(id)).collect::<Option<Vec<_>>>()?;
        (!ids.is_empty()).then_some(Self { ids, traces })
    }

    fn has(&self, id: &str) -> bool {
        self.ids.iter().any(|known| known == id)
    }

    /// True for a file that is theirs by its name.
    fn owns(&self, path: &Path) -> bool {
        self.has(&stem(path))
    }

    /// The files that are read. Seals, corrections and records of closings all are; parts are chosen by their seals.
    pub(super) fn choose(&self, jobs: Vec<Job>, left_out: &mut LeftOut) -> Vec<Job> {
        let all = jobs.len();
        let judged: Vec<(Job, Verdict)> = jobs.into_par_iter().map(|job| self.judged(job)).collect();
        for (job, verdict) in &judged {
            left_out.doubtful |= *verdict == Verdict::Doubtful;
            if let JobKind::TomlActuals { folder } | JobKind::CsvActuals { folder } = &job.kind {
                left_out.periods.insert(folder.clone());
            }
        }
        if left_out.doubtful {
            return Vec::new();
        }
        let chosen: Vec<Job> =
            judged.into_iter().filter(|(_, verdict)| *verdict == Verdict::Read).map(|(job, _)| job).collect();
        left_out.files += all - chosen.len();
        chosen
    }

    fn judged(&self, job: Job) -> (Job, Verdict) {
        let verdict = match &job.kind {
            JobKind::Matrix { .. } => self.of_matrix(&job.path),
            JobKind::TomlActuals { .. } => self.of_actuals(&job.path, true),
            JobKind::CsvActuals { .. } => self.of_actuals(&job.path, false),
            JobKind::Snapshot
            | JobKind::Corrections { .. }
            | JobKind::Part { .. }
            | JobKind::Reopened { .. }
            | JobKind::Evidence { .. }
            | JobKind::EvidencePart { .. }
            | JobKind::EvidenceCorrections { .. }
            | JobKind::Geometry { .. } => Verdict::Read,
        };
        (job, verdict)
    }

    /// A matrix of another name is read where it has an id of its own, which may be one of theirs.
    pub(super) fn of_matrix(&self, path: &Path) -> Verdict {
        if self.owns(path) {
            return Verdict::Read;
        }
        match head(path) {
            Ok(head) if may_have_id(&head) => Verdict::Read,
            Ok(_) => Verdict::Leave,
            // What may not be looked into may hold anything.
            Err(_) => Verdict::Doubtful,
        }
    }

    fn of_actuals(&self, path: &Path, is_toml: bool) -> Verdict {
        if self.owns(path) {
            return Verdict::Read;
        }
        match whole(path) {
            Ok(Some(text)) if self.may_name(&text, is_toml) => Verdict::Doubtful,
            Ok(Some(_)) => Verdict::Leave,
            Ok(None) | Err(_) => Verdict::Doubtful,
        }
    }

    fn may_name(&self, text: &[u8], is_toml: bool) -> bool {
        // An escape in a TOML text may stand for any letter.
        let escaped = is_toml && [&b"\\u"[..], b"\\U", b"\\x"].iter().any(|escape| contains(text, escape));
        escaped || self.traces.iter().any(|trace| trace.is_in(text))
    }

    /// Which of the parts that seals name are read: their own, or all where titles of areas are looked for in them.
    pub(super) fn choose_parts(&self, parts: Vec<Job>, seals: &[&RawSnapshot], left_out: &mut LeftOut) -> Vec<Job> {
        let all = parts.len();
        let named = |job: &Job| {
            let JobKind::Part { folder } = &job.kind else { return true };
            let file = format!("{folder}/{}", file_name(&job.path));
            let mut lines = seals.iter().flat_map(|seal| &seal.parts);
            lines.any(|line| line.file.as_ref().is_some_and(|known| known.value == file) && self.is_theirs(line))
        };
        let chosen: Vec<Job> = parts.into_iter().filter(named).collect();
        left_out.files += all - chosen.len();
        chosen
    }

    fn is_theirs(&self, line: &super::closed::RawPartLine) -> bool {
        line.matrix.as_ref().is_none_or(|matrix| self.has(&matrix.value))
    }

    /// Leaves of what was read what is about them.
    pub(super) fn narrow(&self, loaded: &mut Loaded, all_parts: bool) {
        loaded.matrices.retain(|matrix| self.has(matrix.known_as()));
        loaded.later.retain(|matrix| self.has(matrix.known_as()));
        let is_theirs = |id: Option<&str>| id.and_then(|id| id.split_once('/')).is_none_or(|(id, _)| self.has(id));
        for seal in &mut loaded.snapshots {
            if !all_parts {
                seal.parts.retain(|line| self.is_theirs(line));
            }
            seal.indicators.retain(|table| is_theirs(table.id.as_ref().map(|id| id.value.as_str())));
        }
        for part in &mut loaded.parts {
            part.indicators.retain(|table| is_theirs(table.id.as_ref().map(|id| id.value.as_str())));
        }
        for file in &mut loaded.corrections {
            let of = |raw: &super::closed::RawCorrection| is_theirs(raw.indicator.as_ref().map(|id| id.value.as_str()));
            file.corrections.retain(of);
        }
    }

    /// True where nothing that was not read can matter: each of them is there, and its files speak of nothing else.
    pub(super) fn is_enough(&self, loaded: &Loaded) -> bool {
        let there = |id: &String| loaded.matrices.iter().any(|matrix| matrix.known_as() == id);
        let speaks_of_them = |file: &RawActuals| file.actuals.iter().all(|raw| self.has(matrix_of(raw, file)));
        // An indicator may go on from one of another matrix.
        let goes_on_here = |matrix: &RawMatrix| {
            let names = matrix.indicators().filter_map(|indicator| indicator.series.as_ref());
            names.filter_map(|name| name.value.split_once('/')).all(|(matrix, _)| self.has(matrix))
        };
        !loaded.left_out.doubtful
            && self.ids.iter().all(there)
            && loaded.actuals.iter().all(speaks_of_them)
            && loaded.matrices.iter().all(goes_on_here)
    }
}

/// The matrix that a report names, as `check` understands it.
fn matrix_of<'a>(raw: &'a RawActual, file: &'a RawActuals) -> &'a str {
    let full = raw.indicator.as_ref().and_then(|named| named.value.split_once('/'));
    let written = || raw.matrix.as_deref().or(file.matrix.as_ref()).map(|matrix| matrix.value.as_str());
    full.map(|(matrix, _)| matrix).or_else(written).unwrap_or(&file.stem)
}

impl Parsed {
    /// True for a matrix of another id.
    pub(super) fn is_other(&self, only: &Only<'_>) -> bool {
        matches!(self, Self::Matrix(matrix) if !only.has(matrix.known_as()))
    }
}

/// What is done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Read,
    Leave,
    /// Whether it matters cannot be known without reading everything.
    Doubtful,
}

impl Trace {
    fn of(id: &str) -> Option<Self> {
        let is_plain = |sign: char| sign.is_ascii_graphic() && !"\"'\\".contains(sign);
        let longest = id.split(|sign| !is_plain(sign)).max_by_key(|part| part.len())?;
        let whole = longest.len() == id.len();
        (!longest.is_empty()).then(|| Self { bytes: longest.as_bytes().to_vec(), whole })
    }

    fn is_in(&self, text: &[u8]) -> bool {
        let is_inner = |byte: Option<&u8>| {
            self.whole && byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(byte))
        };
        let ends = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| text.get(before));
            !is_inner(before) && !is_inner(text.get(at + self.bytes.len()))
        };
        positions(text, &self.bytes).any(ends)
    }
}

fn positions<'t>(text: &'t [u8], part: &'t [u8]) -> impl Iterator<Item = usize> + 't {
    text.windows(part.len()).enumerate().filter(move |(_, window)| *window == part).map(|(at, _)| at)
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    positions(text, part).next().is_some()
}

/// Bytes that keys of a matrix itself are looked for in.
const LONGEST_HEAD: usize = 8192;

/// The beginning of a file, as far as a matrix has keys of its own there; more than that is not looked through.
fn head(path: &Path) -> io::Result<Vec<u8>> {
    let mut head = vec![0; LONGEST_HEAD];
    let mut file = file(path)?;
    let mut length = 0;
    while length < LONGEST_HEAD {
        let read = file.read(&mut head[length..])?;
        if read == 0 {
            break;
        }
        length += read;
    }
    head.truncate(length);
    Ok(head)
}

/// A file to be looked into; a pipe would wait for somebody to write.
fn file(path: &Path) -> io::Result<File> {
    if path.metadata()?.is_file() { File::open(path) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

/// All of a file without the zeros of UTF-16; `None` where it is too large to be read.
fn whole(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut file = file(path)?;
    if file.metadata()?.len() > LARGEST_FILE {
        return Ok(None);
    }
    let mut text = Vec::new();
    file.read_to_end(&mut text)?;
    if text.contains(&0) {
        text.retain(|byte| *byte != 0);
    }
    Ok(Some(text))
}

/// True where a key of the matrix itself may be its id. Such keys stand before the first table.
fn may_have_id(head: &[u8]) -> bool {
    for line in head.split(|byte| *byte == b'\n') {
        let line = line.trim_ascii_start();
        let line = line.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(line);
        if line.starts_with(b"[") {
            return false;
        }
        let spans_lines = contains(line, b"\"\"\"") || contains(line, b"'''");
        if spans_lines || [&b"id"[..], b"\"", b"'"].iter().any(|start| line.starts_with(start)) {
            return true;
        }
    }
    // It may stand behind what was looked through.
    head.len() >= LONGEST_HEAD
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_looked_for_before_the_first_table() {
        let cases = [
            ("title = \"M\"\n[[goal]]\nid = \"g\"\n", false),
            ("\u{feff}id = \"m\"\n[[goal]]\n", true),
            ("# id\n  id=\"m\"\n[[goal]]\n", true),
            ("\"id\" = \"m\"\n[[goal]]\n", true),
            ("title = \"\"\"\n[a\n\"\"\"\nid = \"m\"\n[[goal]]\n", true),
            ("title = \"Ohne Tabelle\"\n", false),
            ("", false),
            ("kaputt = \n[[goal]]\n", false),
        ];
        for (text, expected) in cases {
            assert_eq!(may_have_id(text.as_bytes()), expected, "{text}");
        }
        assert!(may_have_id("#\n".repeat(LONGEST_HEAD / 2).as_bytes()), "it may come later");
    }

    #[test]
    fn a_trace_is_found_as_a_whole_word() {
        let is_in = |id: &str, text: &str| Trace::of(id).is_some_and(|trace| trace.is_in(text.as_bytes()));
        assert!(is_in("amt50", "matrix;indicator\r\namt50;x"));
        assert!(is_in("amt50", "indicator = \"amt50/x\""));
        assert!(!is_in("amt50", "amt501;x\namt50-sued;x\n_amt50"));
        assert!(is_in("bürgeramt", "b\u{fc}rgeramt;x"), "in any encoding");
        assert!(is_in("a.b", "a.b;x"));
        assert!(Trace::of("äö").is_none());
    }
}
