//! A map of the areas of one indicator: outlines in whole numbers, each with its verdict, its value and the place of its label.
//! What it shows is said in words too, and the figures stand in a table beside it.

use super::at::At;
use super::columns::{Column, RowColumn};
use super::shown::{self, clean};
use super::{Block, Cell, Item, Part, PartId, Rank, Table, TableKind, TableRow, context::Context, row};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, report as words, sentences};
use crate::geometry::Shape;
use crate::geometry::drawing::{self, Point};
use crate::model::{Area, Geometry, LineKind};
use crate::report::{MatrixReport, Report, Row};
use crate::status::Status;

/// A map.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// What it shows.
    pub title: String,
    /// The same for those who do not see it: which areas have which verdict.
    pub description: String,
    /// In units, of which ten are a pixel.
    pub width: i32,
    /// The same from top to bottom.
    pub height: i32,
    /// In the order of zielmatrix.toml.
    pub regions: Vec<Region>,
    /// Borders of areas that others are parts of.
    pub outlines: Vec<Vec<Vec<Point>>>,
    /// A length in words, and in units.
    pub scale: (String, i32),
    /// Where the geometry comes from; may be empty.
    pub source: String,
    /// The verdicts that occur, in the order of [`Status::ALL`].
    pub statuses: Vec<Status>,
    /// The same in figures.
    pub figures: Table,
}

/// An area of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Its title.
    pub name: String,
    /// Its verdict; of an area that nothing was reported for it is missing.
    pub status: Status,
    /// The Ist as documents show it; `None` without one.
    pub value: Option<String>,
    /// Closed lines; where they overlap is a hole.
    pub rings: Vec<Vec<Point>>,
    /// Where its label stands.
    pub label: Point,
    /// How far the nearest border is from there.
    pub room: i32,
    /// How far it is to the nearer border on its left and right.
    pub half_width: i32,
}

impl Region {
    /// True for an area with a value that is shown: it has the colour of its verdict. Others are hatched.
    pub fn is_filled(&self) -> bool {
        match self.status {
            Status::Green | Status::Yellow | Status::Red => true,
            Status::Informative => self.value.is_some(),
            Status::Missing | Status::NotDue | Status::NotApplicable | Status::Suppressed => false,
        }
    }
}

/// What a map is made from beside its rows.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The areas of the project, in their order.
    pub areas: &'a [Area],
    /// Where they lie.
    pub geometry: &'a Geometry,
    /// The areas that alone are shown, with their parts; empty for all.
    pub only: &'a [String],
}

/// The map of one indicator: of its rows those of areas count, as they stand in the reported period. `None` where none of them
/// can be drawn.
pub fn map(name: &str, rows: &[&Row], ground: Ground<'_>, language: Language) -> Option<Map> {
    let row_of = |area: &str| rows.iter().find(|row| row.area.as_ref().is_some_and(|of| of.id == area));
    let period = rows.first()?.now().period;
    let drawn = ground.drawn(|area| row_of(area).is_some());
    if !drawn.iter().any(|(area, _)| row_of(&area.id).is_some()) {
        return None;
    }
    let parents = ground.parents(&drawn);
    let shapes: Vec<Shape> = drawn.iter().map(|(_, shapes)| joined(shapes)).collect();
    let all: Vec<&Shape> = shapes.iter().chain(parents.iter().copied()).collect();
    let drawing = drawing::draw(&all)?;
    let mut pieces = drawing.pieces.into_iter();
    let regions: Vec<Region> = drawn
        .iter()
        .zip(pieces.by_ref())
        .map(|((area, _), piece)| {
            let row = row_of(&area.id);
            Region {
                name: clean(&area.title),
                status: row.map_or(Status::Missing, |row| row.now().status),
                value: row.and_then(|row| shown::actual(row.kind, row.now(), language)),
                rings: piece.rings,
                label: piece.label,
                room: piece.room,
                half_width: piece.half_width,
            }
        })
        .collect();
    let title = sentences::map_title(&clean(name), period, language);
    let occurs = |status: &Status| regions.iter().any(|region| region.status == *status);
    let statuses: Vec<Status> = Status::ALL.into_iter().filter(occurs).collect();
    let said = statuses.iter().map(|status| {
        let names = regions.iter().filter(|region| region.status == *status).map(|region| region.name.as_str());
        format!("{}: {}.", shown::capital(words::status(*status, language)), names.collect::<Vec<_>>().join(", "))
    });
    let figures = figures(&title, rows, language);
    let description = std::iter::once(format!("{title}.")).chain(said).collect::<Vec<_>>().join(" ");
    Some(Map {
        title,
        description,
        width: drawing.width,
        height: drawing.height,
        regions,
        outlines: pieces.map(|piece| piece.rings).collect(),
        scale: (sentences::length(drawing.scale.0, language), drawing.scale.1),
        source: clean(&ground.geometry.source),
        statuses,
        figures,
    })
}

/// An area that is drawn as one, with the shapes that it is made of.
type Drawn<'a> = (&'a Area, Vec<&'a Shape>);

impl<'a> Ground<'a> {
    fn parent(self, area: &Area) -> Option<&'a Area> {
        let parent = area.parent.as_deref()?;
        self.areas.iter().find(|known| known.id == parent)
    }

    /// The areas that this one lies in, the nearest first.
    fn above(self, area: &Area) -> impl Iterator<Item = &'a Area> {
        std::iter::successors(self.parent(area), move |area| self.parent(area))
    }

    /// The areas that are shown and have a geometry.
    fn known(self) -> Vec<&'a Area> {
        let chosen = |area: &Area| self.only.is_empty() || self.only.contains(&area.id);
        let shown = self.areas.iter().filter(|area| chosen(area) || self.above(area).any(chosen));
        shown.filter(|area| self.geometry.shapes.contains_key(&area.id)).collect()
    }

    /// The smallest areas, side by side; where only an area around them has a value, that one in their place.
    fn drawn(self, has_row: impl Fn(&str) -> bool) -> Vec<Drawn<'a>> {
        let known = self.known();
        let within = |outer: &Area, inner: &Area| self.above(inner).any(|above| above.id == outer.id);
        let smallest = known.iter().filter(|area| !known.iter().any(|inner| within(area, inner)));
        let mut drawn: Vec<Drawn<'a>> = Vec::new();
        for area in smallest {
            let parts_have_rows = |outer: &Area| known.iter().any(|inner| within(outer, inner) && has_row(&inner.id));
            let around = || self.above(area).find(|outer| has_row(&outer.id) && !parts_have_rows(outer));
            let owner = if has_row(&area.id) { area } else { around().unwrap_or(area) };
            let Some(shape) = self.geometry.shapes.get(&area.id) else { continue };
            match drawn.iter_mut().find(|(known, _)| known.id == owner.id) {
                Some((_, shapes)) => shapes.push(shape),
                None => drawn.push((owner, vec![shape])),
            }
        }
        // An area with an outline of its own is drawn by it.
        for (area, shapes) in &mut drawn {
            if let Some(own) = self.geometry.shapes.get(&area.id) {
                *shapes = vec![own];
            }
        }
        drawn
    }

    /// The shapes of areas around those that are drawn.
    fn parents(self, drawn: &[Drawn<'_>]) -> Vec<&'a Shape> {
        let around = |outer: &&Area| drawn.iter().any(|(inner, _)| self.above(inner).any(|above| above.id == outer.id));
        let outer = self.known().into_iter().filter(around);
        outer.filter_map(|area| self.geometry.shapes.get(&area.id)).collect()
    }
}

fn joined(shapes: &[&Shape]) -> Shape {
    Shape { polygons: shapes.iter().flat_map(|shape| shape.polygons.iter().cloned()).collect() }
}

/// The maps of a report, one for each indicator with values of areas, each with its figures.
pub(super) fn part(context: &Context<'_>) -> Part {
    let language = context.language;
    let mut part = Part::new(PartId::Maps, Word::Maps.text(language));
    for (rows, map) in of_report(context.report, language) {
        let without = rows.iter().filter_map(|row| row.area.as_ref());
        let geometry = context.report.geometry.as_deref();
        let lacks = |id: &str| geometry.is_some_and(|geometry| !geometry.shapes.contains_key(id));
        let without: Vec<String> = without.filter(|area| lacks(&area.id)).map(shown::title_of).collect();
        part.blocks.push(Block::Map(Box::new(map)));
        if !without.is_empty() {
            part.blocks.push(Block::Quiet(sentences::without_geometry(&without.join(", "), language)));
        }
    }
    part
}

/// True where a report has a map to show.
pub(super) fn has_maps(report: &Report, language: Language) -> bool {
    of_report(report, language).next().is_some()
}

/// Every map with the rows that it is made from. A filter by status leaves rows out, and a map would call them missing.
fn of_report(report: &Report, language: Language) -> impl Iterator<Item = (Vec<&Row>, Map)> {
    let geometry = report.geometry.as_deref().filter(|_| report.selection.statuses.is_empty());
    let rows: Vec<&Row> = report.matrices.iter().flat_map(MatrixReport::rows).collect();
    let mut groups: Vec<Vec<&Row>> = Vec::new();
    for row in rows {
        match groups.last_mut() {
            Some(group) if group[0].matrix == row.matrix && group[0].indicator == row.indicator => group.push(row),
            _ => groups.push(vec![row]),
        }
    }
    groups.into_iter().filter_map(move |rows| {
        let ground = Ground { areas: &report.areas, geometry: geometry?, only: &report.selection.areas };
        let first = rows.first()?;
        let name =
            if first.unit.trim().is_empty() { first.name.clone() } else { format!("{} ({})", first.name, first.unit) };
        let map = map(&name, &rows, ground, language)?;
        Some((rows, map))
    })
}

/// The figures of a map: an area a row, the total last.
fn figures(title: &str, rows: &[&Row], language: Language) -> Table {
    const COLUMNS: [RowColumn; 4] = [
        (Column::Expected, row::expected),
        (Column::Actual, row::actual),
        (Column::Deviation, row::deviation),
        (Column::DeviationPercent, row::deviation_percent),
    ];
    let mut columns = vec![Column::Indicator.of(LineKind::Goal, language)];
    Word::Area.text(language).clone_into(&mut columns[0].heading);
    columns.extend(COLUMNS.iter().map(|(column, _)| column.of(LineKind::Goal, language)));
    let total = |row: &&&Row| row.area.is_none();
    let ordered = rows.iter().filter(|row| !total(row)).chain(rows.iter().filter(total));
    let items = ordered.map(|row| {
        let at = At { row, now: row.now(), language };
        let name = row.area.as_ref().map_or_else(|| Word::WholeCity.text(language).to_owned(), shown::title_of);
        let cells = std::iter::once(Cell::words(name)).chain(COLUMNS.iter().map(|(_, cell)| cell(at)));
        let mut item = TableRow::new(cells.collect());
        item.rank = if row.area.is_none() { Rank::Sum } else { Rank::Usual };
        Item::Row(item)
    });
    let caption = title.to_owned();
    Table { kind: TableKind::Areas, title: None, caption, overall: None, columns, items: items.collect() }
}
