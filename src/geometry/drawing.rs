//! Shapes as lines on paper: in the plane, on a grid of whole numbers, with borders that neighbours share simplified once, so
//! that no slits open between them.
#![expect(clippy::float_arithmetic, reason = "a map is a drawing; no figure and no colour depends on it")]

use std::collections::HashMap;

use proj4rs::Proj;
use proj4rs::transform::transform;

use super::{PER_DEGREE, Position, Shape};

/// Units of a drawing from its left to its right edge at most; ten of them are a pixel of a screen.
pub const WIDTH: i32 = 6_000;

/// The same from top to bottom.
pub const MOST_HEIGHT: i32 = 6_000;

/// How far a simplified line may lie from the true one.
const TOLERANCE: i64 = 3;

/// Points of a line that are simplified at once, so that a line of any length takes a time that grows with it alone.
const AT_ONCE: usize = 256;

/// Edges of a piece that are looked at for the place of its label.
const MOST_EDGES: usize = 2_000;

/// A place on paper: from the left, and from the top.
pub type Point = (i32, i32);

/// Shapes on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// How high it is; how wide it is follows from the shapes, at most [`WIDTH`].
    pub height: i32,
    /// From its left to its right edge.
    pub width: i32,
    /// In the order of the shapes.
    pub pieces: Vec<Piece>,
    /// The length of a bar in metres that is easy to read, and in units.
    pub scale: (u32, i32),
}

/// A shape on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Closed lines, the first point of which is not repeated; where they overlap is a hole.
    pub rings: Vec<Vec<Point>>,
    /// Where a label has most room.
    pub label: Point,
    /// How far the label is from the nearest border.
    pub room: i32,
    /// How far it is from the border to its left and right, whichever is nearer.
    pub half_width: i32,
}

/// Draws shapes side by side. `None` without a shape, and where they lie too far apart for a map in a plane.
pub fn draw(shapes: &[&Shape]) -> Option<Drawing> {
    let plane = Plane::new(shapes)?;
    let rings: Vec<Vec<Vec<Point>>> = shapes.iter().map(|shape| plane.rings(shape)).collect();
    let borders = Borders::new(rings.iter().flatten());
    let pieces = rings.iter().map(|rings| {
        let mut simple: Vec<Vec<Point>> = rings.iter().map(|ring| borders.simplified(ring)).collect();
        simple.retain(|ring| ring.len() > 2 && area(ring) != 0);
        if simple.is_empty() {
            // What is too small to be drawn is still there.
            let (x, y) = rings.first().and_then(|ring| ring.first()).copied().unwrap_or_default();
            simple.push(vec![(x - 15, y), (x, y + 15), (x + 15, y), (x, y - 15)]);
        }
        Piece::new(simple)
    });
    Some(Drawing { width: plane.width, height: plane.height, pieces: pieces.collect(), scale: plane.scale() })
}

/// The plane of a map, touching the globe in its middle.
struct Plane {
    degrees: Proj,
    metres: Proj,
    left: f64,
    top: f64,
    /// Units of a metre.
    units: f64,
    width: i32,
    height: i32,
}

impl Plane {
    fn new(shapes: &[&Shape]) -> Option<Self> {
        let positions = || shapes.iter().flat_map(|shape| positions(shape));
        let bounds = |of: fn(&Position) -> i32| Some((positions().map(of).min()?, positions().map(of).max()?));
        let (west, east) = bounds(|position| position.longitude)?;
        let (south, north) = bounds(|position| position.latitude)?;
        // Beyond some degrees a plane shows nothing true, and no city has them.
        if i64::from(east) - i64::from(west) > 20 * i64::from(PER_DEGREE)
            || i64::from(north) - i64::from(south) > 20 * i64::from(PER_DEGREE)
        {
            return None;
        }
        let middle = |low: i32, high: i32| f64::midpoint(f64::from(low), f64::from(high)) / f64::from(PER_DEGREE);
        let (longitude, latitude) = (middle(west, east), middle(south, north));
        let metres = format!(
            "+proj=tmerc +lat_0={latitude} +lon_0={longitude} +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs"
        );
        let mut plane = Self {
            degrees: Proj::from_proj_string("+proj=longlat +ellps=GRS80 +no_defs").ok()?,
            metres: Proj::from_proj_string(&metres).ok()?,
            left: f64::INFINITY,
            top: f64::NEG_INFINITY,
            units: 1.0,
            width: 0,
            height: 0,
        };
        let (mut right, mut bottom) = (f64::NEG_INFINITY, f64::INFINITY);
        for position in positions() {
            let (x, y) = plane.project(*position)?;
            (plane.left, right) = (plane.left.min(x), right.max(x));
            (plane.top, bottom) = (plane.top.max(y), bottom.min(y));
        }
        let (wide, high) = ((right - plane.left).max(1.0), (plane.top - bottom).max(1.0));
        plane.units = (f64::from(WIDTH) / wide).min(f64::from(MOST_HEIGHT) / high);
        (plane.width, plane.height) = (rounded(wide * plane.units), rounded(high * plane.units));
        Some(plane)
    }

    /// East and north of the middle, in metres.
    fn project(&self, position: Position) -> Option<(f64, f64)> {
        let radians = |parts: i32| (f64::from(parts) / f64::from(PER_DEGREE)).to_radians();
        let mut point = (radians(position.longitude), radians(position.latitude));
        transform(&self.degrees, &self.metres, &mut point).ok()?;
        (point.0.is_finite() && point.1.is_finite()).then_some(point)
    }

    /// The rings of a shape on the grid of the drawing, without points that fall together.
    fn rings(&self, shape: &Shape) -> Vec<Vec<Point>> {
        let rings = shape.polygons.iter().flat_map(|polygon| std::iter::once(&polygon.exterior).chain(&polygon.holes));
        rings
            .map(|ring| {
                let points = ring.iter().filter_map(|position| self.project(*position));
                let mut points: Vec<Point> = points
                    .map(|(x, y)| (rounded((x - self.left) * self.units), rounded((self.top - y) * self.units)))
                    .collect();
                points.dedup();
                while points.len() > 1 && points.first() == points.last() {
                    points.pop();
                }
                points
            })
            .collect()
    }

    /// A length of 1, 2 or 5 and zeros, as long as it fits into a quarter of the width.
    fn scale(&self) -> (u32, i32) {
        let most = f64::from(self.width.max(WIDTH / 4)) / 4.0 / self.units;
        let mut length = 1_u32;
        for factor in [2_u32, 5, 10].into_iter().cycle().take(21) {
            let decade = 10_u32.saturating_pow(length.ilog10());
            let next = decade.saturating_mul(factor);
            if f64::from(next) > most {
                break;
            }
            length = next;
        }
        (length, rounded(f64::from(length) * self.units))
    }
}

fn positions(shape: &Shape) -> impl Iterator<Item = &Position> {
    shape.polygons.iter().flat_map(|polygon| polygon.exterior.iter().chain(polygon.holes.iter().flatten()))
}

#[expect(clippy::cast_possible_truncation, reason = "a cast of a float stops at the bounds of the whole number")]
fn rounded(length: f64) -> i32 {
    length.round() as i32
}

/// Where the borders of all shapes meet.
struct Borders {
    /// The neighbours of each point, and whether other rings go on from it to others.
    points: HashMap<Point, ([Point; 2], bool)>,
}

impl Borders {
    fn new<'r>(rings: impl Iterator<Item = &'r Vec<Point>>) -> Self {
        let mut points: HashMap<Point, ([Point; 2], bool)> = HashMap::new();
        for ring in rings {
            for (place, point) in ring.iter().enumerate() {
                let before = ring[(place + ring.len() - 1) % ring.len()];
                let after = ring[(place + 1) % ring.len()];
                let neighbours = [before.min(after), before.max(after)];
                let known = points.entry(*point).or_insert((neighbours, false));
                known.1 |= known.0 != neighbours;
            }
        }
        Self { points }
    }

    fn meet_at(&self, point: Point) -> bool {
        self.points.get(&point).is_some_and(|(_, meet)| *meet)
    }

    /// A ring with fewer points: every stretch between two places where borders meet is simplified alone, in the same
    /// direction for both rings that it belongs to.
    fn simplified(&self, ring: &[Point]) -> Vec<Point> {
        if ring.len() < 4 {
            return ring.to_vec();
        }
        let start = (0..ring.len()).find(|place| self.meet_at(ring[*place]));
        // A ring that meets no other begins where every copy of it does.
        let start = start.unwrap_or_else(|| (0..ring.len()).min_by_key(|place| ring[*place]).unwrap_or(0));
        let mut simple = Vec::new();
        let mut stretch = vec![ring[start]];
        for step in 1..=ring.len() {
            let point = ring[(start + step) % ring.len()];
            stretch.push(point);
            if step == ring.len() || self.meet_at(point) {
                simple.extend(simplified_stretch(&stretch));
                stretch = vec![point];
            }
        }
        simple
    }
}

/// A stretch without its last point, which begins the next one.
fn simplified_stretch(stretch: &[Point]) -> Vec<Point> {
    let backwards = stretch.first() > stretch.last()
        || (stretch.first() == stretch.last()
            && stretch.get(1) > stretch.len().checked_sub(2).and_then(|at| stretch.get(at)));
    let mut points = stretch.to_vec();
    if backwards {
        points.reverse();
    }
    let mut kept: Vec<Point> = Vec::new();
    let mut from = 0;
    while from + 1 < points.len() {
        let to = (from + AT_ONCE).min(points.len() - 1);
        let some = needed(&points[from..=to]);
        kept.extend(&some[..some.len() - 1]);
        from = to;
    }
    kept.extend(points.last());
    if backwards {
        kept.reverse();
    }
    kept.pop();
    kept
}

/// The points of a line that it needs to stay within the tolerance, after Douglas and Peucker.
fn needed(line: &[Point]) -> Vec<Point> {
    let mut keep = vec![false; line.len()];
    let last = line.len() - 1;
    (keep[0], keep[last]) = (true, true);
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let farthest = (from + 1..to)
            .map(|place| (deviation(line[place], line[from], line[to]), place))
            .max_by_key(|(far, place)| (*far, usize::MAX - place));
        if let Some((far, place)) = farthest.filter(|(far, _)| *far > TOLERANCE * TOLERANCE) {
            debug_assert!(far > 0);
            keep[place] = true;
            open.extend([(from, place), (place, to)]);
        }
    }
    line.iter().zip(keep).filter(|(_, keep)| *keep).map(|(point, _)| *point).collect()
}

/// The square of the distance of a point from a stretch between two others, rounded down.
fn deviation(point: Point, from: Point, to: Point) -> i64 {
    let vector = |from: Point, to: Point| (i64::from(to.0) - i64::from(from.0), i64::from(to.1) - i64::from(from.1));
    let dot = |one: (i64, i64), other: (i64, i64)| one.0 * other.0 + one.1 * other.1;
    let (along, away) = (vector(from, to), vector(from, point));
    let (length, share) = (dot(along, along), dot(along, away));
    if length == 0 || share <= 0 {
        return dot(away, away);
    }
    if share >= length {
        let away = vector(to, point);
        return dot(away, away);
    }
    let across = i128::from(along.0) * i128::from(away.1) - i128::from(along.1) * i128::from(away.0);
    i64::try_from(across * across / i128::from(length)).unwrap_or(i64::MAX)
}

/// Twice the area within a ring, with the sign of its direction.
fn area(ring: &[Point]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(from, to)| i64::from(from.0) * i64::from(to.1) - i64::from(to.0) * i64::from(from.1))
        .sum()
}

impl Piece {
    /// A shape with the place for its label: the point that is farthest from all borders, searched on a grid that becomes finer
    /// around the best point so far.
    fn new(rings: Vec<Vec<Point>>) -> Self {
        const CELLS: i32 = 16;
        let largest = rings.iter().max_by_key(|ring| area(ring).abs());
        let around = largest.map_or(&[][..], Vec::as_slice);
        let bounds = |of: fn(&Point) -> i32| {
            (around.iter().map(of).min().unwrap_or_default(), around.iter().map(of).max().unwrap_or_default())
        };
        let ((left, right), (top, bottom)) = (bounds(|point| point.0), bounds(|point| point.1));
        let edges: Vec<(Point, Point)> = rings
            .iter()
            .flat_map(|ring| ring.iter().copied().zip(ring.iter().copied().cycle().skip(1)))
            .take(MOST_EDGES)
            .collect();
        let room = |point: Point| if inside(point, &edges) { nearest(point, &edges) } else { -1 };
        let (mut step, mut best) = ((((right - left).max(bottom - top)) / CELLS).max(1), ((left, top), -1));
        let (mut from, mut to) = ((left, top), (right, bottom));
        loop {
            for y in (from.1..=to.1).step_by(step.unsigned_abs() as usize) {
                for x in (from.0..=to.0).step_by(step.unsigned_abs() as usize) {
                    let found = room((x, y));
                    if found > best.1 {
                        best = ((x, y), found);
                    }
                }
            }
            if step == 1 {
                break;
            }
            let (x, y) = best.0;
            (from, to) = ((x - step, y - step), (x + step, y + step));
            step = (step / 3).max(1);
        }
        let (label, far) = best;
        let half_width = edges
            .iter()
            .flat_map(|(from, to)| [-110, 0, 110].map(|shift| crossing(*from, *to, label.1 + shift)))
            .flatten()
            .map(|x| (x - label.0).abs())
            .min()
            .unwrap_or_default();
        let radius = i32::try_from(far.max(0).isqrt()).unwrap_or(i32::MAX);
        Self { rings, label, room: radius, half_width }
    }
}

/// True for a point that a ray meets an odd number of edges from.
fn inside(point: Point, edges: &[(Point, Point)]) -> bool {
    let right = |(from, to): &&(Point, Point)| crossing(*from, *to, point.1).is_some_and(|x| x > point.0);
    edges.iter().filter(right).count() % 2 == 1
}

/// Where an edge meets a horizontal line.
fn crossing(from: Point, to: Point, y: i32) -> Option<i32> {
    if (from.1 > y) == (to.1 > y) {
        return None;
    }
    let share = (i64::from(y) - i64::from(from.1)) * (i64::from(to.0) - i64::from(from.0));
    i32::try_from(i64::from(from.0) + share / (i64::from(to.1) - i64::from(from.1))).ok()
}

fn nearest(point: Point, edges: &[(Point, Point)]) -> i64 {
    edges.iter().map(|(from, to)| deviation(point, *from, *to)).min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::{Polygon, Ring};

    fn ring(corners: &[(i32, i32)]) -> Ring {
        corners
            .iter()
            .map(|(x, y)| Position { longitude: 90_000_000 + x * 1_000, latitude: 520_000_000 + y * 1_000 })
            .collect()
    }

    fn shape(exterior: &[(i32, i32)]) -> Shape {
        Shape { polygons: vec![Polygon { exterior: ring(exterior), holes: Vec::new() }] }
    }

    /// A border that trembles by less than a pixel.
    fn wavy() -> Vec<(i32, i32)> {
        (0..=2_000).map(|y| (2_000 + y * 7 % 13 % 3, y)).collect()
    }

    #[test]
    fn neighbours_share_their_simplified_border_exactly() {
        let (mut west, mut east) = (vec![(0, 2_000), (0, 0)], vec![(6_000, 0), (6_000, 2_000)]);
        west.extend(wavy());
        east.extend(wavy().into_iter().rev());
        let drawing = draw(&[&shape(&west), &shape(&east)]).unwrap();
        let points = |piece: usize| -> std::collections::BTreeSet<Point> {
            drawing.pieces[piece].rings[0].iter().copied().collect()
        };
        let (first, second) = (points(0), points(1));
        let shared: Vec<&Point> = first.intersection(&second).collect();
        assert!(shared.len() >= 2 && shared.len() < 150, "{} points", shared.len());
        assert_eq!(first.len() + second.len() - 2 * shared.len(), 4, "the corners alone are not shared");
        let sum: i64 = drawing.pieces.iter().map(|piece| area(&piece.rings[0]).abs()).sum();
        let whole = draw(&[&shape(&[(0, 0), (6_000, 0), (6_000, 2_000), (0, 2_000)])]).unwrap();
        assert!((sum - area(&whole.pieces[0].rings[0]).abs()).abs() < sum / 500, "no slit opens");
    }

    #[test]
    fn a_label_lies_where_there_is_most_room() {
        // An L: its corner has the most room.
        let piece = Piece::new(vec![vec![(0, 0), (100, 0), (100, 40), (40, 40), (40, 100), (0, 100)]]);
        assert!((20..=25).contains(&piece.room) && piece.label.0 < 30 && piece.label.1 < 30, "{piece:?}");
        let narrow = Piece::new(vec![vec![(0, 0), (900, 0), (900, 300), (0, 300)]]);
        assert!(narrow.room >= 145 && narrow.half_width > 145, "{narrow:?}");
    }

    #[test]
    fn the_scale_is_a_round_length_of_true_size() {
        // 0.1 degrees of latitude are 11.1 km at 52 degrees north.
        let drawing = draw(&[&shape(&[(0, 0), (1000, 0), (1000, 1000), (0, 1000)])]).unwrap();
        let (metres, units) = drawing.scale;
        assert_eq!(metres, 1_000);
        let per_metre = f64::from(units) / f64::from(metres);
        assert!((f64::from(drawing.height) / per_metre - 11_126.0).abs() < 40.0, "{drawing:?}");
    }

    #[test]
    fn shapes_that_are_nothing_on_paper_stay_and_those_around_the_globe_are_refused() {
        let tiny = shape(&[(0, 0), (1, 0), (1, 1)]);
        let drawing = draw(&[&shape(&[(0, 0), (3000, 0), (3000, 3000)]), &tiny]).unwrap();
        assert!(drawing.pieces[1].rings[0].len() >= 3);
        let far = Shape {
            polygons: vec![Polygon {
                exterior: vec![
                    Position { longitude: 0, latitude: 0 },
                    Position { longitude: 1_700_000_000, latitude: 0 },
                    Position { longitude: 0, latitude: 800_000_000 },
                ],
                holes: Vec::new(),
            }],
        };
        assert_eq!(draw(&[&far]), None);
        assert_eq!(draw(&[]), None);
    }
}
