//! Where the areas of a project lie.

use std::collections::BTreeMap;

use crate::geometry::{Grid, Shape};

/// The geometry of areas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Geometry {
    /// By the id of the area. Every one is an area of the project; areas may lack.
    pub shapes: BTreeMap<String, Shape>,
    /// The system that the file was written in.
    pub grid: Grid,
    /// Where the geometry comes from, as maps say it; empty where nothing is said.
    pub source: String,
}
