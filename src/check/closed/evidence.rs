//! Closings that were taken back: that each is there as it was closed, with its parts, its corrections and its record, and
//! that the one made after it names it.

use super::super::{optional, required};
use super::chain::is_chained;
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::Loaded;
use crate::load::closed::{RawCorrections, RawEvidence, RawPart, RawReopened, RawSnapshot};
use crate::model::Reopened;
use crate::period::{Period, Scheme};
use crate::problem::{EvidenceFault, Unfinished};
use crate::seal::{CORRECTIONS, FIRST_REOPENED_SCHEMA, RECORD, REOPENED_SCHEMA};
use crate::source::{Located, Place};

/// One of them, with the number of its folder and its seal.
struct Found<'a> {
    folder: &'a str,
    number: u32,
    reopened: Reopened,
    seal: Option<&'a RawEvidence>,
}

/// The closings that were taken back, by period and in the order in which they were.
pub(super) fn check(loaded: &Loaded, scheme: Scheme, diagnostics: &mut Diagnostics) -> Vec<Reopened> {
    let mut all: Vec<Found<'_>> =
        loaded.reopened.iter().filter_map(|raw| found(raw, loaded, scheme, diagnostics)).collect();
    // By number, not by letters: the tenth comes after the ninth.
    all.sort_by_key(|found| (found.reopened.period, found.number));
    for (place, found) in all.iter().enumerate() {
        let Some(evidence) = found.seal else { continue };
        parts(evidence, loaded, diagnostics);
        let before = place.checked_sub(1).and_then(|before| all.get(before));
        let before = before.filter(|before| before.reopened.period == found.reopened.period);
        names_the_one_before(evidence, found.number, before, diagnostics);
        has_its_record(&evidence.seal, before, diagnostics);
    }
    for evidence in &loaded.evidence {
        if !loaded.reopened.iter().any(|raw| raw.folder == evidence.folder) {
            push(&evidence.folder, EvidenceFault::RecordGone, evidence.seal.place, diagnostics);
        }
    }
    for raw in &loaded.snapshots {
        let last = all.iter().rfind(|found| found.reopened.period.to_string() == raw.stem);
        is_named(raw, last.map(|found| &found.reopened), diagnostics);
        has_its_record(raw, last, diagnostics);
    }
    all.into_iter().map(|found| found.reopened).collect()
}

/// True for a part that belongs to a closing that was taken back and has not been moved beside its seal.
pub(super) fn is_left_of(loaded: &Loaded, part: &RawPart) -> bool {
    is_left(loaded, &part.folder, &part.path(), &part.found)
}

fn is_left(loaded: &Loaded, period: &str, file: &str, digest: &str) -> bool {
    let names = |evidence: &&RawEvidence| {
        let named = |digest: &Option<Located<String>>, text: &str| digest.as_ref().is_some_and(|of| of.value == text);
        let mut lines = evidence.seal.parts.iter();
        evidence.seal.stem == period && lines.any(|line| named(&line.file, file) && named(&line.sha256, digest))
    };
    let moved = |evidence: &RawEvidence| {
        loaded.evidence_parts.iter().any(|moved| moved.folder == evidence.folder && moved.file == file)
    };
    loaded.evidence.iter().filter(names).any(|evidence| !moved(evidence))
}

/// What the record says, and that the seal beside it is the one that it names.
fn found<'a>(
    raw: &'a RawReopened,
    loaded: &'a Loaded,
    scheme: Scheme,
    diagnostics: &mut Diagnostics,
) -> Option<Found<'a>> {
    let form = required(raw.schema.as_ref(), "schema", "", raw.place, diagnostics);
    let period = required(raw.period.as_ref(), "period", "", raw.place, diagnostics);
    let reason = required(raw.reason.as_ref(), "reason", "", raw.place, diagnostics);
    let digest = required(raw.digest.as_ref(), "digest", "", raw.place, diagnostics);
    if raw.on.is_none() {
        diagnostics.push(Problem::MissingKey { key: "reopened_on", section: "" }, raw.place);
    }
    let (form, period, reason, digest, on) = (form?, period?, reason?, digest?, raw.on.as_ref()?);
    let names_corrections = form.value == REOPENED_SCHEMA;
    if !names_corrections && form.value != FIRST_REOPENED_SCHEMA {
        diagnostics.push(Problem::SnapshotSchema { found: form.value }, form.place);
        return None;
    }
    let period: Period = super::super::period(&period, scheme, diagnostics)?;
    let mut evidence = loaded.evidence.iter();
    let seal = evidence.find(|file| file.folder == raw.folder && file.seal.stem == period.to_string());
    let is_there = |closed: &RawSnapshot| closed.stem == period.to_string() && closed.found == digest.value;
    if seal.is_none() && loaded.snapshots.iter().any(is_there) {
        // Cut short before anything was moved: the period is still closed.
        let problem = Problem::SnapshotUnfinished { folder: period.to_string(), left: Unfinished::Record };
        diagnostics.push(problem, raw.place);
        return None;
    }
    if names_corrections {
        corrections(raw, loaded, diagnostics);
    }
    let fault = match seal {
        None => Some(EvidenceFault::Gone),
        Some(seal) => (seal.seal.found != digest.value).then_some(EvidenceFault::Changed),
    };
    let sound = fault.is_none();
    if let Some(fault) = fault {
        push(&raw.folder, fault, digest.place, diagnostics);
    }
    Some(Found {
        folder: &raw.folder,
        number: raw.folder.rsplit_once('-').and_then(|(_, number)| number.parse().ok()).unwrap_or_default(),
        reopened: Reopened {
            period,
            on: on.value,
            by: optional(raw.by.as_ref()),
            reason: reason.value,
            digest: digest.value,
            record: raw.found.clone(),
            place: raw.place,
        },
        // What a changed one says of its parts proves nothing.
        seal: seal.filter(|_| sound),
    })
}

/// That the corrections beside a record are those that it names.
fn corrections(raw: &RawReopened, loaded: &Loaded, diagnostics: &mut Diagnostics) {
    let beside = loaded.evidence_corrections.iter().find(|found| found.folder == raw.folder);
    match (&raw.corrections, beside) {
        (Some(named), Some(beside)) if named.value != beside.found => {
            let fault = EvidenceFault::PartChanged { file: beside.file.clone() };
            push(&raw.folder, fault, beside.place, diagnostics);
        }
        // Those that still lie among the closed periods are said there.
        (Some(named), None) if !loaded.corrections.iter().any(|left| are_left(left, raw)) => {
            let period = raw.period.as_ref().map(|period| period.value.as_str()).unwrap_or_default();
            let fault = EvidenceFault::PartGone { file: format!("{period}{CORRECTIONS}.toml") };
            push(&raw.folder, fault, named.place, diagnostics);
        }
        (None, Some(beside)) => {
            let fault = EvidenceFault::PartExtra { file: beside.file.clone() };
            push(&raw.folder, fault, beside.place, diagnostics);
        }
        (Some(_) | None, _) => {}
    }
}

/// True for corrections that belong to a closing that was taken back and have not been moved beside its record.
pub(super) fn is_left_correction(loaded: &Loaded, corrections: &RawCorrections) -> bool {
    let moved = |raw: &RawReopened| loaded.evidence_corrections.iter().any(|moved| moved.folder == raw.folder);
    let has_seal = |raw: &RawReopened| loaded.evidence.iter().any(|evidence| evidence.folder == raw.folder);
    loaded.reopened.iter().any(|raw| are_left(corrections, raw) && has_seal(raw) && !moved(raw))
}

/// The same, by what a record says. An older one does not name them.
fn are_left(corrections: &RawCorrections, raw: &RawReopened) -> bool {
    let of_period = raw.period.as_ref().is_some_and(|period| period.value == corrections.period);
    let names_none = raw.schema.as_ref().is_some_and(|schema| schema.value == FIRST_REOPENED_SCHEMA);
    of_period && raw.corrections.as_ref().map_or(names_none, |digest| digest.value == corrections.found)
}

/// That the parts beside a seal are the ones that it names.
fn parts(evidence: &RawEvidence, loaded: &Loaded, diagnostics: &mut Diagnostics) {
    let seal = &evidence.seal;
    let beside = || loaded.evidence_parts.iter().filter(|part| part.folder == evidence.folder);
    for line in &seal.parts {
        let (Some(file), Some(digest)) = (&line.file, &line.sha256) else { continue };
        let file = file.value.clone();
        match beside().find(|part| part.file == file) {
            Some(part) if part.found != digest.value => {
                push(&evidence.folder, EvidenceFault::PartChanged { file }, part.place, diagnostics);
            }
            // One that still lies among the closed periods is said there.
            None if !is_waiting(loaded, &file, &digest.value) => {
                push(&evidence.folder, EvidenceFault::PartGone { file }, line.place, diagnostics);
            }
            Some(_) | None => {}
        }
    }
    let named = |file: &str| seal.parts.iter().any(|line| line.file.as_ref().is_some_and(|known| known.value == file));
    for part in beside().filter(|part| !named(&part.file)) {
        push(&evidence.folder, EvidenceFault::PartExtra { file: part.file.clone() }, part.place, diagnostics);
    }
}

/// True for a part that still lies where it was closed, without its seal.
fn is_waiting(loaded: &Loaded, file: &str, digest: &str) -> bool {
    let mut without_seal =
        loaded.parts.iter().filter(|part| !loaded.snapshots.iter().any(|seal| seal.stem == part.folder));
    without_seal.any(|part| part.path() == file && part.found == digest)
}

/// That a closing that was taken back names the one that had been before it.
fn names_the_one_before(
    evidence: &RawEvidence,
    number: u32,
    before: Option<&Found<'_>>,
    diagnostics: &mut Diagnostics,
) {
    let seal = &evidence.seal;
    let named = seal.reopened.as_ref();
    let known = before.map(|before| &before.reopened.digest);
    if named.map(|named| &named.value) == known || (named.is_none() && !is_chained(seal)) {
        return;
    }
    let place = named.map_or(seal.place, |named| named.place);
    let next = before.map_or(1, |before| before.number + 1);
    if named.is_some() && next < number {
        let gone = format!("{}-{}", seal.stem, number - 1);
        push(&gone, EvidenceFault::Gone, place, diagnostics);
    } else {
        push(&evidence.folder, EvidenceFault::NotNamed, place, diagnostics);
    }
}

/// That a closing names the one of its period that was taken back last.
fn is_named(raw: &RawSnapshot, last: Option<&Reopened>, diagnostics: &mut Diagnostics) {
    let named = raw.reopened.as_ref();
    let fault = match (last, named) {
        (Some(last), named) if named.map(|digest| &digest.value) != Some(&last.digest) => {
            let is_same = raw.digest.as_ref().is_some_and(|digest| digest.value == last.digest);
            if is_same { Some(EvidenceFault::StillThere) } else { is_chained(raw).then_some(EvidenceFault::NotNamed) }
        }
        (None, Some(_)) => Some(EvidenceFault::Gone),
        (Some(_) | None, _) => None,
    };
    if let Some(fault) = fault {
        push(&raw.stem, fault, named.map_or(raw.place, |digest| digest.place), diagnostics);
    }
}

/// That the record of the closing that was taken back before is the one that a seal names. Older seals name none.
fn has_its_record(seal: &RawSnapshot, before: Option<&Found<'_>>, diagnostics: &mut Diagnostics) {
    let (Some(named), Some(before)) = (&seal.reopening, before) else { return };
    // Where another one was taken back before, that is said.
    let is_named = seal.reopened.as_ref().is_some_and(|digest| digest.value == before.reopened.digest);
    if is_named && named.value != before.reopened.record {
        let fault = EvidenceFault::PartChanged { file: format!("{RECORD}.toml") };
        push(before.folder, fault, before.reopened.place, diagnostics);
    }
}

fn push(folder: &str, fault: EvidenceFault, place: Place, diagnostics: &mut Diagnostics) {
    diagnostics.push(Problem::SnapshotEvidence { folder: folder.to_owned(), fault }, place);
}
