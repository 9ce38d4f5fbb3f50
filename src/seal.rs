//! What a closed period is called in its files, shared by who writes them and who reads them.

/// The name and version of a snapshot, the value of its key `schema`.
pub const SCHEMA: &str = "zielmatrix/snapshot/2";

/// The snapshot of earlier versions, one file without texts. It is read for ever and never written.
pub const FIRST_SCHEMA: &str = "zielmatrix/snapshot/1";

/// The name and version of a part of a snapshot, which holds one matrix.
pub const PART_SCHEMA: &str = "zielmatrix/snapshot-part/5";

/// A part of an earlier version, without the indicators of goals, fields of action, and the comments that were asked for. It is
/// read for ever and never written.
pub const THIRD_PART_SCHEMA: &str = "zielmatrix/snapshot-part/4";

/// A part of an earlier version, also without what goals belong to, their weights and the roll-up. It is read for ever and never
/// written.
pub const SECOND_PART_SCHEMA: &str = "zielmatrix/snapshot-part/3";

/// A part of a still earlier version, also without the titles of strategic goals, focus topics and areas, the names of the parts of a
/// ratio, and products. It is read for ever and never written.
pub const FIRST_PART_SCHEMA: &str = "zielmatrix/snapshot-part/2";

/// Every version of a part, the one that is written first.
pub const PART_SCHEMAS: [&str; 4] = [PART_SCHEMA, THIRD_PART_SCHEMA, SECOND_PART_SCHEMA, FIRST_PART_SCHEMA];

/// The name and version of the record of a closing that was taken back.
pub const REOPENED_SCHEMA: &str = "zielmatrix/reopened/2";

/// A record of an earlier version, which does not name the digest of the corrections. It is read for ever and never written.
pub const FIRST_REOPENED_SCHEMA: &str = "zielmatrix/reopened/1";

/// The folder of closings that were taken back, below that of the closed periods.
pub const REOPENED: &str = "reopened";

/// The name of the record of a closing that was taken back, without its extension.
pub const RECORD: &str = "reopened";

/// What the name of a file of corrections has behind its period.
pub const CORRECTIONS: &str = "-corrections";

/// The keys that say what decides a figure, in the order in which they are written.
pub const DEFINITION: [&str; 11] = [
    "kind",
    "unit",
    "reported",
    "scale",
    "baseline",
    "due",
    "cutoff",
    "target",
    "interim",
    "tolerance",
    "progress_tolerance",
];
