//! What a long run is doing.

use super::Language;

/// A stage of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Files are read.
    Reading,
    /// The project is checked.
    Checking,
    /// What is shown is made and written.
    Writing,
}

/// The stage in words.
pub(crate) fn stage(stage: Stage, language: Language) -> &'static str {
    match stage {
        Stage::Reading => language.pick("Dateien lesen", "Reading files"),
        Stage::Checking => language.pick("Prüfen", "Checking"),
        Stage::Writing => language.pick("Schreiben", "Writing"),
    }
}
