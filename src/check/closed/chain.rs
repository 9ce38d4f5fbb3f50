//! That no snapshot was removed or exchanged: each names the one made last before it.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Problem};
use crate::load::Loaded;
use crate::load::closed::RawSnapshot;
use crate::period::{Period, Scheme};
use crate::problem::ChainFault;
use crate::seal::SCHEMA;

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

pub(super) fn is_chained(raw: &RawSnapshot) -> bool {
    raw.schema.as_ref().is_some_and(|schema| schema.value == SCHEMA)
}
