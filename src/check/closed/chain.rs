//! That no snapshot was removed or exchanged: each names the one made last before it, and one that was made again after its
//! period was opened names the one that was taken back.

use std::collections::BTreeMap;

use super::super::{optional, required};
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::Loaded;
use crate::load::closed::RawSnapshot;
use crate::model::Reopened;
use crate::period::{Period, Scheme};
use crate::problem::{ChainFault, EvidenceFault};
use crate::seal::{REOPENED_SCHEMA, SCHEMA};

/// Says where the chain of snapshots is broken. One that lies after what is read is looked at when it is read.
pub(super) fn check(loaded: &Loaded, scheme: Scheme, diagnostics: &mut Diagnostics) {
    let mut named: BTreeMap<Option<&str>, &RawSnapshot> = BTreeMap::new();
    for raw in loaded.snapshots.iter().filter(|raw| is_chained(raw)) {
        let Some(period) = Period::parse(&raw.stem, scheme) else { continue };
        let before = raw.before.as_ref();
        let place = before.map_or(raw.place, |before| before.place);
        let name = before.and_then(|before| before.period.as_ref()).map(|period| period.value.as_str());
        if let Some(other) = named.insert(name, raw) {
            let problem = Problem::SnapshotChain {
                period,
                before: name.map(str::to_owned),
                fault: ChainFault::Twice { other: other.stem.clone() },
            };
            diagnostics.push_pair(problem, place, other.before.as_ref().map_or(other.place, |before| before.place));
            continue;
        }
        let (Some(before), Some(name)) = (before, name) else { continue };
        if loaded.last.as_ref().is_some_and(|last| name > last.as_str()) {
            continue;
        }
        let problem = |fault| Problem::SnapshotChain { period, before: Some(name.to_owned()), fault };
        match loaded.snapshots.iter().find(|other| other.stem == name) {
            // A file that is there but cannot be read is blamed already.
            None if loaded.unreadable_snapshots.iter().any(|stem| stem == name) => {}
            None => diagnostics.push(problem(ChainFault::Gone), place),
            Some(other) => {
                let known = other.digest.as_ref().map(|digest| digest.value.as_str());
                if known.is_some() && known != before.digest.as_ref().map(|digest| digest.value.as_str()) {
                    diagnostics.push_pair(problem(ChainFault::Exchanged), place, other.place);
                }
            }
        }
    }
}

fn is_chained(raw: &RawSnapshot) -> bool {
    raw.schema.as_ref().is_some_and(|schema| schema.value == SCHEMA)
}

/// The closings that were taken back, in the order of their folders.
pub(super) fn reopened(loaded: &Loaded, scheme: Scheme, diagnostics: &mut Diagnostics) -> Vec<Reopened> {
    let mut all = Vec::new();
    for raw in &loaded.reopened {
        let form = required(raw.schema.as_ref(), "schema", "", raw.place, diagnostics);
        let period = required(raw.period.as_ref(), "period", "", raw.place, diagnostics);
        let reason = required(raw.reason.as_ref(), "reason", "", raw.place, diagnostics);
        let digest = required(raw.digest.as_ref(), "digest", "", raw.place, diagnostics);
        if raw.on.is_none() {
            diagnostics.push(Problem::MissingKey { key: "reopened_on", section: "" }, raw.place);
        }
        let (Some(form), Some(period), Some(reason), Some(digest)) = (form, period, reason, digest) else {
            continue;
        };
        let Some(on) = &raw.on else { continue };
        if form.value != REOPENED_SCHEMA {
            diagnostics.push(Problem::SnapshotSchema { found: form.value }, form.place);
            continue;
        }
        let Some(period) = super::super::period(&period, scheme, diagnostics) else { continue };
        let seal = loaded.evidence.iter().find(|file| file.folder == raw.folder && file.stem == period.to_string());
        let fault = match seal {
            None => Some(EvidenceFault::Gone),
            Some(seal) => (seal.found != digest.value).then_some(EvidenceFault::Changed),
        };
        if let Some(fault) = fault {
            diagnostics.push(Problem::SnapshotEvidence { folder: raw.folder.clone(), fault }, digest.place);
        }
        all.push(Reopened {
            period,
            on: on.value,
            by: optional(raw.by.as_ref()),
            reason: reason.value,
            digest: digest.value,
            place: raw.place,
        });
    }
    // By number, not by letters: the tenth comes after the ninth.
    let number = |reopened: &Reopened| {
        let raw = loaded.reopened.iter().find(|raw| raw.place == reopened.place);
        raw.and_then(|raw| raw.folder.rsplit_once('-')?.1.parse::<u32>().ok())
    };
    all.sort_by_key(|reopened| (reopened.period, number(reopened)));
    for raw in &loaded.snapshots {
        let last = all.iter().rfind(|reopened| reopened.period.to_string() == raw.stem);
        let named = raw.reopened.as_ref();
        let fault = match (last, named) {
            (Some(last), named) if named.map(|digest| &digest.value) != Some(&last.digest) => {
                let is_same = raw.digest.as_ref().is_some_and(|digest| digest.value == last.digest);
                if is_same {
                    Some(EvidenceFault::StillThere)
                } else {
                    is_chained(raw).then_some(EvidenceFault::NotNamed)
                }
            }
            (None, Some(_)) => Some(EvidenceFault::Gone),
            (Some(_) | None, _) => None,
        };
        if let Some(fault) = fault {
            let place = named.map_or(raw.place, |digest| digest.place);
            diagnostics.push(Problem::SnapshotEvidence { folder: raw.stem.clone(), fault }, place);
        }
    }
    all
}
