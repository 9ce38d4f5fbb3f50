//! How far the reading is, for whoever looks on. It decides nothing.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts of pieces of work.
#[derive(Debug, Default)]
pub struct Watch {
    all: AtomicU64,
    done: AtomicU64,
}

impl Watch {
    /// Forgets what was counted.
    pub fn reset(&self) {
        self.all.store(0, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
    }

    /// Some more pieces are to be done.
    pub fn expect(&self, pieces: usize) {
        self.all.fetch_add(u64::try_from(pieces).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// One is done.
    pub fn tick(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// How many are done, and of how many.
    pub fn counts(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed))
    }
}
