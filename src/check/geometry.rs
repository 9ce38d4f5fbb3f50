//! The geometry of areas: every feature is an area of the project with sound rings, or it is said why not.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{optional, required, unique};
use crate::diagnostic::{Diagnostics, Problem};
use crate::geometry::grid::Converter;
use crate::geometry::{Grid, Polygon, Ring, Shape, doubled_area};
use crate::load::geojson::{RawFeature, RawGeometry, RawRing, RawShape};
use crate::load::raw::RawGeo;
use crate::model::{Area, Geometry};
use crate::problem::{RingFault, nearest};
use crate::source::Located;

/// The section of the settings.
const SECTION: &str = "[geo]";

/// The fewest positions of a ring, the first one again at its end.
const FEWEST: usize = 4;

/// Letters of an id that is no area which a message shows.
const MOST_LETTERS: usize = 60;

/// What of the file is sound. `None` without the section, and where nothing of the file can be understood.
pub(super) fn check(
    settings: Option<&RawGeo>,
    read: Option<&RawGeometry>,
    areas: &[Area],
    diagnostics: &mut Diagnostics,
) -> Option<Geometry> {
    let settings = settings?;
    let file = required(settings.file.as_ref(), "file", SECTION, settings.place, diagnostics);
    if let Some(property) = settings.id_property.as_ref().filter(|property| property.value.is_empty()) {
        diagnostics.push(Problem::EmptyText { key: "id_property", section: SECTION }, property.place);
    }
    let set = settings.crs.as_ref().map(|name| (name, grid(name, diagnostics)));
    let (file, read) = (file?, read?);
    let written = read.crs.as_ref().map(|name| (name, grid(name, diagnostics)));
    let grid = match (set, written) {
        (None, None) => Grid::Degrees,
        (Some((_, only)), None) | (None, Some((_, only))) => only?,
        (Some((name, set)), Some((other, written))) => {
            let (set, written) = (set?, written?);
            if set != written {
                let problem = Problem::GeometrySystems { written: other.value.clone(), set: name.value.clone() };
                diagnostics.push_pair(problem, other.place, name.place);
                return None;
            }
            set
        }
    };
    let property = settings.id_property.as_ref().map(|property| property.value.as_str());
    let checker = &mut Checker { converter: Converter::new(grid), grid, exchanged: false, diagnostics };
    let mut shapes = BTreeMap::new();
    // Areas about which something is said already.
    let mut blamed = HashSet::new();
    let mut seen = HashMap::new();
    for feature in &read.features {
        let Some(id) = checker.id(feature, property, areas, &mut seen) else { continue };
        match checker.shape(feature, id) {
            Some(shape) => drop(shapes.insert(id.value.clone(), shape)),
            None => drop(blamed.insert(id.value.as_str())),
        }
    }
    let without = |area: &&Area| !shapes.contains_key(&area.id) && !blamed.contains(area.id.as_str());
    let missing: Vec<String> = areas.iter().filter(without).map(|area| area.id.clone()).collect();
    if !missing.is_empty() {
        diagnostics.push(Problem::AreasWithoutGeometry { areas: missing }, file.place);
    }
    Some(Geometry { shapes, grid, source: optional(settings.source.as_ref()).unwrap_or_default() })
}

/// The system of that name.
fn grid(name: &Located<String>, diagnostics: &mut Diagnostics) -> Option<Grid> {
    let grid = Grid::from_name(&name.value);
    if grid.is_none() {
        diagnostics.push(Problem::GeometrySystem { found: name.value.clone() }, name.place);
    }
    grid
}

struct Checker<'d> {
    converter: Converter,
    grid: Grid,
    /// True where latitude and longitude were said to be exchanged, which is said once.
    exchanged: bool,
    diagnostics: &'d mut Diagnostics,
}

impl Checker<'_> {
    /// The area of a feature; `None` where it has none, or one that had a feature before.
    fn id<'f>(
        &mut self,
        feature: &'f RawFeature,
        property: Option<&str>,
        areas: &[Area],
        seen: &mut HashMap<&'f str, crate::source::Place>,
    ) -> Option<&'f Located<String>> {
        let Some(id) = &feature.id else {
            let near = property.and_then(|name| nearest(name, feature.properties.iter().map(String::as_str)));
            let problem = Problem::GeometryNoId {
                property: property.map(str::to_owned),
                there: feature.properties.clone(),
                suggestion: near,
            };
            self.diagnostics.push(problem, feature.place);
            return None;
        };
        if !unique(id, seen, "features", self.diagnostics) {
            return None;
        }
        if !areas.iter().any(|area| area.id == id.value) {
            let shown: String = id.value.chars().take(MOST_LETTERS).collect();
            let suggestion = nearest(&shown, areas.iter().map(|area| area.id.as_str()));
            self.diagnostics.push(Problem::GeometryNoArea { id: shown, suggestion }, id.place);
            return None;
        }
        Some(id)
    }

    fn shape(&mut self, feature: &RawFeature, id: &Located<String>) -> Option<Shape> {
        match &feature.shape {
            RawShape::Broken => None,
            RawShape::Missing => {
                self.diagnostics.push(Problem::GeometryMissing { area: id.value.clone() }, feature.place);
                None
            }
            RawShape::Other(kind) => {
                let problem = Problem::GeometryKind { area: id.value.clone(), found: kind.value.clone() };
                self.diagnostics.push(problem, kind.place);
                None
            }
            RawShape::Polygons(polygons) => {
                let pieces = polygons.iter().filter(|rings| !rings.is_empty());
                let read: Vec<Option<Polygon>> = pieces.map(|rings| self.polygon(rings, id)).collect();
                if read.is_empty() {
                    self.diagnostics.push(Problem::GeometryMissing { area: id.value.clone() }, feature.place);
                    return None;
                }
                Some(Shape { polygons: read.into_iter().collect::<Option<_>>()? })
            }
        }
    }

    /// A polygon that winds as RFC 7946 asks for, whatever the file does.
    fn polygon(&mut self, rings: &[RawRing], area: &Located<String>) -> Option<Polygon> {
        let rings: Vec<Option<Ring>> = rings.iter().map(|ring| self.ring(ring, area)).collect();
        let mut rings = rings.into_iter().collect::<Option<Vec<Ring>>>()?.into_iter();
        let mut exterior = rings.next()?;
        if doubled_area(&exterior) < 0 {
            exterior.reverse();
        }
        let holes = rings.map(|mut ring| {
            if doubled_area(&ring) > 0 {
                ring.reverse();
            }
            ring
        });
        Some(Polygon { exterior, holes: holes.collect() })
    }

    fn ring(&mut self, raw: &RawRing, area: &Located<String>) -> Option<Ring> {
        let fault = match raw.positions.as_slice() {
            positions if positions.len() < FEWEST => Some(RingFault::Short { found: positions.len() }),
            [first, .., last] if first != last => Some(RingFault::Open),
            _ => None,
        };
        if let Some(fault) = fault {
            self.diagnostics.push(Problem::GeometryRing { area: area.value.clone(), fault }, raw.place);
            return None;
        }
        let mut ring: Ring = Vec::with_capacity(raw.positions.len());
        for pair in &raw.positions {
            match self.converter.position(*pair) {
                Ok(position) => ring.push(position),
                Err(beyond) => {
                    let problem = Problem::GeometryBeyond {
                        area: area.value.clone(),
                        x: shown(pair.0),
                        y: shown(pair.1),
                        grid: self.grid,
                        beyond,
                    };
                    self.diagnostics.push(problem, raw.place);
                    return None;
                }
            }
            if self.grid.seems_exchanged(*pair) && !self.exchanged {
                self.exchanged = true;
                let problem = Problem::GeometryExchanged { x: shown(pair.0), y: shown(pair.1) };
                self.diagnostics.push(problem, raw.place);
            }
        }
        ring.dedup();
        if ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
        if doubled_area(&ring) == 0 {
            let problem = Problem::GeometryRing { area: area.value.clone(), fault: RingFault::Flat };
            self.diagnostics.push(problem, raw.place);
            return None;
        }
        Some(ring)
    }
}

/// A coordinate as a message shows it.
fn shown(coordinate: f64) -> String {
    coordinate.to_string()
}
