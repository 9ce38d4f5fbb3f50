//! Coordinate reference systems of files: degrees, and the metres of the grids that German authorities publish in.
#![expect(clippy::float_arithmetic, reason = "coordinates are a drawing; no figure and no colour depends on them")]

use proj4rs::Proj;
use proj4rs::transform::transform;

use super::{PER_DEGREE, Position};

/// A coordinate reference system that is read.
///
/// Positions stand in the order of the map, as in every `GeoJSON`: longitude before latitude, easting before northing, whatever
/// the order of axes in the register of the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grid {
    /// Degrees of longitude and latitude in WGS 84, or in ETRS89, which differs by less than a metre.
    Degrees,
    /// Easting and northing in metres, UTM zone 32 (9° east): EPSG:25832, or EPSG:32632.
    Zone32,
    /// The same in zone 33 (15° east): EPSG:25833, or EPSG:32633.
    Zone33,
}

/// Why a pair of numbers is no place in a system, as far as that can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// It would be one with its numbers exchanged.
    Exchanged,
    /// It is one of a grid in metres, and degrees are expected.
    Metres,
    /// It is one in degrees, and metres are expected.
    Degrees,
    /// Its easting begins with the number of the zone.
    ZoneNumber,
    /// Nobody can tell.
    Unknown,
}

impl Grid {
    /// Every system.
    pub const ALL: [Self; 3] = [Self::Degrees, Self::Zone32, Self::Zone33];

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Degrees => "EPSG:4326",
            Self::Zone32 => "EPSG:25832",
            Self::Zone33 => "EPSG:25833",
        }
    }

    /// The system of a name: `EPSG:25832`, `urn:ogc:def:crs:EPSG::25832`, `urn:ogc:def:crs:OGC:1.3:CRS84`,
    /// `http://www.opengis.net/def/crs/EPSG/0/25832`.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_uppercase();
        let (before, last) = name.rsplit_once([':', '/']).unwrap_or(("", &name));
        if last == "CRS84" {
            return Some(Self::Degrees);
        }
        if !before.split([':', '/']).any(|part| part == "EPSG") {
            return None;
        }
        match last {
            "4326" | "4258" => Some(Self::Degrees),
            "25832" | "32632" => Some(Self::Zone32),
            "25833" | "32633" => Some(Self::Zone33),
            _ => None,
        }
    }

    fn holds(self, (x, y): (f64, f64)) -> bool {
        match self {
            Self::Degrees => x.abs() <= 180.0 && y.abs() <= 90.0,
            // Around the zone, as a city at its border is published in one of the two; from the equator to the pole.
            Self::Zone32 | Self::Zone33 => (0.0..=1_000_000.0).contains(&x) && (0.0..=10_000_000.0).contains(&y),
        }
    }

    /// True for degrees that seem to be a place in Germany with latitude before longitude.
    pub fn seems_exchanged(self, (x, y): (f64, f64)) -> bool {
        self == Self::Degrees && (47.0..=55.2).contains(&x) && (5.8..=15.1).contains(&y)
    }

    /// What may be wrong with a place that the system does not hold.
    fn beyond(self, (x, y): (f64, f64)) -> Beyond {
        let metres = (1_000.0..=1_000_000.0).contains(&x) && (1_000_000.0..=10_000_000.0).contains(&y);
        let zoned = (31_000_000.0..34_000_000.0).contains(&x);
        match self {
            _ if zoned => Beyond::ZoneNumber,
            Self::Degrees if metres => Beyond::Metres,
            _ if self.holds((y, x)) => Beyond::Exchanged,
            Self::Zone32 | Self::Zone33 if Self::Degrees.holds((x, y)) => Beyond::Degrees,
            Self::Degrees | Self::Zone32 | Self::Zone33 => Beyond::Unknown,
        }
    }
}

/// Turns coordinates of one system into positions.
pub struct Converter {
    grid: Grid,
    /// From the grid, and to degrees.
    by: Option<(Proj, Proj)>,
}

impl Converter {
    /// The converter of a system.
    pub fn new(grid: Grid) -> Self {
        let zone = match grid {
            Grid::Degrees => None,
            Grid::Zone32 => Some("+proj=utm +zone=32 +ellps=GRS80 +units=m +no_defs"),
            Grid::Zone33 => Some("+proj=utm +zone=33 +ellps=GRS80 +units=m +no_defs"),
        };
        let degrees = "+proj=longlat +ellps=GRS80 +no_defs";
        let by =
            zone.and_then(|zone| Some((Proj::from_proj_string(zone).ok()?, Proj::from_proj_string(degrees).ok()?)));
        Self { grid, by }
    }

    /// The position of a pair of coordinates: easting before northing, longitude before latitude.
    ///
    /// # Errors
    /// A pair that is no place in the system.
    pub fn position(&self, pair: (f64, f64)) -> Result<Position, Beyond> {
        let beyond = self.grid.beyond(pair);
        // A value that is none of a number fails here too.
        if !self.grid.holds(pair) {
            return Err(beyond);
        }
        let degrees = match &self.by {
            None => pair,
            Some((from, to)) => {
                let mut point = pair;
                transform(from, to, &mut point).map_err(|_| beyond)?;
                (point.0.to_degrees(), point.1.to_degrees())
            }
        };
        if !Grid::Degrees.holds(degrees) {
            return Err(beyond);
        }
        Ok(Position { longitude: whole(degrees.0), latitude: whole(degrees.1) })
    }
}

/// The nearest whole number of parts of a degree.
#[expect(clippy::cast_possible_truncation, reason = "at most 180 degrees, which fit, are asked for")]
fn whole(degrees: f64) -> i32 {
    (degrees * f64::from(PER_DEGREE)).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(grid: Grid, pair: (f64, f64)) -> Result<(i32, i32), Beyond> {
        Converter::new(grid).position(pair).map(|position| (position.longitude, position.latitude))
    }

    #[test]
    fn systems_are_known_by_all_their_names() {
        for (name, grid) in [
            ("EPSG:4326", Some(Grid::Degrees)),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", Some(Grid::Degrees)),
            ("urn:ogc:def:crs:OGC::CRS84", Some(Grid::Degrees)),
            ("EPSG:4258", Some(Grid::Degrees)),
            ("epsg:25832", Some(Grid::Zone32)),
            ("urn:ogc:def:crs:EPSG::25832", Some(Grid::Zone32)),
            ("urn:ogc:def:crs:EPSG:9.9:25833", Some(Grid::Zone33)),
            ("http://www.opengis.net/def/crs/EPSG/0/25833", Some(Grid::Zone33)),
            ("EPSG:31467", None),
            ("EPSG:3857", None),
            ("25832", None),
            ("ESRI:25832", None),
            ("", None),
        ] {
            assert_eq!(Grid::from_name(name), grid, "{name}");
        }
        for grid in Grid::ALL {
            assert_eq!(Grid::from_name(grid.name()), Some(grid));
        }
    }

    /// Places converted with PROJ 9.
    #[test]
    fn metres_become_the_degrees_that_they_are() {
        for (grid, pair, expected) in [
            (Grid::Zone32, (500_000.0, 5_761_038.212_5), (90_000_000, 520_000_000)),
            (Grid::Zone32, (467_123.45, 5_764_321.0), (85_207_967, 520_285_409)),
            (Grid::Zone32, (920_000.0, 5_650_000.0), (149_683_209, 508_487_773)),
            (Grid::Zone32, (500_000.0, 0.0), (90_000_000, 0)),
            (Grid::Zone33, (412_345.6, 5_654_321.9), (137_498_930, 510_337_529)),
            (Grid::Zone33, (390_000.0, 5_820_000.0), (133_788_118, 525_189_953)),
            (Grid::Degrees, (8.532_811, 52.021_22), (85_328_110, 520_212_200)),
            (Grid::Degrees, (-180.0, -90.0), (-1_800_000_000, -900_000_000)),
        ] {
            let (longitude, latitude) = of(grid, pair).unwrap();
            assert!(
                (longitude - expected.0).abs() <= 1 && (latitude - expected.1).abs() <= 1,
                "{pair:?}: {longitude} {latitude}"
            );
        }
    }

    #[test]
    fn what_is_no_place_in_a_system_is_refused_with_what_it_may_be() {
        for (grid, pair, why) in [
            (Grid::Degrees, (467_000.0, 5_764_000.0), Beyond::Metres),
            (Grid::Degrees, (52.0, 95.0), Beyond::Exchanged),
            (Grid::Degrees, (500.0, 52.0), Beyond::Unknown),
            (Grid::Zone32, (5_764_000.0, 467_000.0), Beyond::Exchanged),
            (Grid::Zone32, (32_467_000.0, 5_764_000.0), Beyond::ZoneNumber),
            (Grid::Zone33, (f64::NAN, 1.0), Beyond::Unknown),
            (Grid::Zone33, (-8.5, 52.0), Beyond::Degrees),
        ] {
            assert_eq!(of(grid, pair), Err(why), "{pair:?}");
        }
        assert!(Grid::Degrees.seems_exchanged((52.0, 8.5)) && !Grid::Degrees.seems_exchanged((8.5, 52.0)));
    }
}
