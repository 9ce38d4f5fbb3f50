//! Where the areas of a report stand, for a geo portal: `GeoJSON` as RFC 7946 defines it, a feature an indicator and area of the
//! reported period, with what the table for other programs says of it. Areas without geometry have no feature.

use super::table::{self, COLUMNS, Cell, Headings, Line};
use crate::catalogue::{Language, flat};
use crate::geometry::{Polygon, Position, Shape, degrees};
use crate::model::Geometry;
use crate::report::Report;

/// The features of a report, a line each. Keys are those of the table, or German with German headings; fixed words are always
/// those that people read, as a portal shows them. Numbers are exact; what does not exist is `null`.
pub fn render(report: &Report, geometry: &Geometry, headings: Headings, language: Language) -> Vec<u8> {
    let mut text = String::from("{\n\"type\": \"FeatureCollection\",\n");
    if !geometry.source.is_empty() {
        text.push_str("\"source\": ");
        quoted(&mut text, &geometry.source);
        text.push_str(",\n");
    }
    text.push_str("\"features\": [");
    let mut separator = "\n";
    for line in lines(report) {
        let Some((area, shape)) = line.row.area.as_ref().and_then(|area| geometry.shapes.get_key_value(&area.id))
        else {
            continue;
        };
        text.push_str(separator);
        separator = ",\n";
        text.push_str("{\"type\":\"Feature\",\"id\":");
        quoted(&mut text, &format!("{}/{}@{area}", line.matrix.id, line.row.indicator));
        text.push_str(",\"properties\":");
        properties(&mut text, &line, headings, language);
        text.push_str(",\"geometry\":");
        self::shape(&mut text, shape);
        text.push('}');
    }
    text.push_str("\n]\n}\n");
    text.into_bytes()
}

/// The areas that the report has values of and the file has no geometry of, each once, by their titles.
pub fn without_geometry<'r>(report: &'r Report, geometry: &Geometry) -> Vec<&'r str> {
    let mut titles: Vec<&str> = Vec::new();
    let areas = lines(report).filter_map(|line| line.row.area.as_ref());
    for area in areas.filter(|area| !geometry.shapes.contains_key(&area.id)) {
        if !titles.contains(&area.title.as_str()) {
            titles.push(&area.title);
        }
    }
    titles
}

fn lines(report: &Report) -> impl Iterator<Item = Line<'_>> {
    table::lines(report).filter(|line| line.standing.period == report.period)
}

fn properties(text: &mut String, line: &Line<'_>, headings: Headings, language: Language) {
    let mut separator = '{';
    for (key, cell) in COLUMNS {
        text.push(separator);
        separator = ',';
        quoted(text, &headings.of(key));
        text.push(':');
        match cell(line) {
            Cell::Missing => text.push_str("null"),
            Cell::Joined(words) if words.is_empty() => text.push_str("null"),
            Cell::Text(words) => quoted(text, words),
            Cell::Joined(words) => quoted(text, &words),
            Cell::Word(word) => quoted(
                text,
                match (headings, language) {
                    (Headings::German, _) | (_, Language::German) => flat::word(word),
                    (Headings::Keys, Language::English) => word,
                },
            ),
            Cell::Date(date) => quoted(text, &date.to_string()),
            Cell::Period(period) => quoted(text, &period.to_string()),
            Cell::Year(year) => text.push_str(&year.to_string()),
            // A share of a tolerance is written with its percent sign.
            Cell::Number(number) if number.ends_with('%') => quoted(text, &number),
            Cell::Number(number) => text.push_str(&number),
        }
    }
    text.push('}');
}

/// A text as JSON.
fn quoted(text: &mut String, words: &str) {
    text.push_str(&serde_json::Value::from(words).to_string());
}

fn shape(text: &mut String, shape: &Shape) {
    match shape.polygons.as_slice() {
        [polygon] => {
            text.push_str("{\"type\":\"Polygon\",\"coordinates\":");
            self::polygon(text, polygon);
        }
        polygons => {
            text.push_str("{\"type\":\"MultiPolygon\",\"coordinates\":");
            list(text, polygons, polygon);
        }
    }
    text.push('}');
}

fn polygon(text: &mut String, polygon: &Polygon) {
    let rings: Vec<&[Position]> = std::iter::once(&polygon.exterior).chain(&polygon.holes).map(Vec::as_slice).collect();
    list(text, &rings, |text, ring| {
        // A ring ends where it begins.
        let closed: Vec<Position> = ring.iter().chain(ring.first()).copied().collect();
        list(text, &closed, |text, position| {
            text.push('[');
            text.push_str(&degrees(position.longitude));
            text.push(',');
            text.push_str(&degrees(position.latitude));
            text.push(']');
        });
    });
}

fn list<T>(text: &mut String, items: &[T], write: impl Fn(&mut String, &T)) {
    text.push('[');
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        write(text, item);
    }
    text.push(']');
}
