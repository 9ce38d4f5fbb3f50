//! Where areas lie: polygons on the globe, and how coordinates of a map grid become such. A drawing and never a figure: no
//! colour depends on it, and binary floats live here alone, between the numbers of a file and whole numbers.

pub mod drawing;
pub mod grid;

pub use grid::Grid;

/// Positions of a degree: a position is known to about a centimetre.
pub const PER_DEGREE: i32 = 10_000_000;

/// A place on the globe in WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// In ten-millionths of a degree, east positive; from −180 to 180 degrees.
    pub longitude: i32,
    /// In ten-millionths of a degree, north positive; from −90 to 90 degrees.
    pub latitude: i32,
}

/// A closed line of at least three different positions, the first of which is not repeated, around an area that is not 0.
pub type Ring = Vec<Position>;

/// An area in one piece, perhaps with holes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Polygon {
    /// Counter-clockwise.
    pub exterior: Ring,
    /// Clockwise.
    pub holes: Vec<Ring>,
}

/// An area in one or more pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// At least one.
    pub polygons: Vec<Polygon>,
}

/// Twice the area that a ring encloses: positive where it runs counter-clockwise, 0 where it encloses none. The unit is a square
/// of the grid of positions, so that it only tells directions and compares.
pub fn doubled_area(ring: &[Position]) -> i128 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(from, to)| cross(*from, *to)).sum()
}

/// Ten-millionths of a degree as degrees, with no more places than it takes.
pub fn degrees(parts: i32) -> String {
    let (sign, parts, whole) = (if parts < 0 { "-" } else { "" }, parts.unsigned_abs(), PER_DEGREE.unsigned_abs());
    let text = format!("{sign}{}.{:07}", parts / whole, parts % whole);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn cross(from: Position, to: Position) -> i128 {
    i128::from(from.longitude) * i128::from(to.latitude) - i128::from(to.longitude) * i128::from(from.latitude)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_written_exactly() {
        for (parts, written) in [
            (0, "0"),
            (85_328_110, "8.532811"),
            (-85_328_110, "-8.532811"),
            (1, "0.0000001"),
            (-1, "-0.0000001"),
            (520_000_000, "52"),
            (100_000_000, "10"),
            (-1_800_000_000, "-180"),
        ] {
            assert_eq!(degrees(parts), written);
        }
    }

    #[test]
    fn the_area_of_a_ring_has_the_sign_of_its_direction() {
        let ring: Ring =
            [(0, 0), (4, 0), (4, 3), (0, 3)].map(|(longitude, latitude)| Position { longitude, latitude }).into();
        assert_eq!(doubled_area(&ring), 24);
        assert_eq!(doubled_area(&ring.iter().rev().copied().collect::<Ring>()), -24);
        assert_eq!(doubled_area(&ring[..2]), 0);
        assert_eq!(doubled_area(&[]), 0);
    }
}
