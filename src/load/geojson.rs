//! The geometry of areas from `GeoJSON`. Texts of the file are looked into piece by piece, so that every piece has its place
//! and only the coordinates are held.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use crate::diagnostic::{Diagnostics, Problem};
use crate::problem::{GeoPart, Much};
use crate::source::{Located, Place, SourceId};

/// Features of a file, and pieces or rings of a feature, that are read. A file of the largest size has fewer sound ones.
const MOST_PIECES: usize = 500_000;

/// Names of properties that a message lists.
const MOST_NAMES: usize = 8;

/// Letters of a text that a message quotes.
const MOST_LETTERS: usize = 60;

const EXCESS: &str = "more pieces than are read";

/// What a file says about where areas lie.
#[derive(Debug)]
pub(crate) struct RawGeometry {
    /// The name of the coordinate reference system, where the file has one.
    pub(crate) crs: Option<Located<String>>,
    /// In the order of the file.
    pub(crate) features: Vec<RawFeature>,
}

/// One feature.
#[derive(Debug)]
pub(crate) struct RawFeature {
    pub(crate) place: Place,
    /// The value of the property that names the area.
    pub(crate) id: Option<Located<String>>,
    /// Some of the names of its properties, where it has no id.
    pub(crate) properties: Vec<String>,
    pub(crate) shape: RawShape,
}

/// The geometry of a feature.
#[derive(Debug)]
pub(crate) enum RawShape {
    /// None, or `null`.
    Missing,
    /// One that is no area: its type.
    Other(Located<String>),
    /// One that cannot be read, which is reported.
    Broken,
    /// The rings of each polygon.
    Polygons(Vec<Vec<RawRing>>),
}

/// A closed line.
#[derive(Debug)]
pub(crate) struct RawRing {
    pub(crate) place: Place,
    pub(crate) positions: Vec<(f64, f64)>,
}

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(borrow, default, rename = "type")]
    kind: Option<&'a RawValue>,
    #[serde(borrow)]
    features: Option<Pieces<'a>>,
    #[serde(borrow)]
    crs: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Feature<'a> {
    #[serde(borrow, default, rename = "type")]
    kind: Option<&'a RawValue>,
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    properties: Option<&'a RawValue>,
    #[serde(borrow)]
    geometry: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Geometry<'a> {
    #[serde(borrow, default, rename = "type")]
    kind: Option<&'a RawValue>,
    #[serde(borrow)]
    coordinates: Option<&'a RawValue>,
}

/// The old member of `GeoJSON` 2008 that names the coordinate reference system.
#[derive(Deserialize)]
struct Crs<'a> {
    #[serde(borrow)]
    properties: Option<CrsProperties<'a>>,
}

#[derive(Deserialize)]
struct CrsProperties<'a> {
    #[serde(borrow)]
    name: Option<Cow<'a, str>>,
    /// Before 2008.
    code: Option<u32>,
}

/// The texts of the elements of a list.
struct Pieces<'a>(Vec<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Pieces<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List;
        impl<'de> Visitor<'de> for List {
            type Value = Pieces<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
                let mut pieces = Vec::new();
                while let Some(piece) = sequence.next_element()? {
                    if pieces.len() == MOST_PIECES {
                        return Err(A::Error::custom(EXCESS));
                    }
                    pieces.push(piece);
                }
                Ok(Pieces(pieces))
            }
        }
        deserializer.deserialize_seq(List)
    }
}

/// Two numbers, and behind them a height, which maps do not show.
struct Pair((f64, f64));

impl<'de> Deserialize<'de> for Pair {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Numbers;
        impl<'de> Visitor<'de> for Numbers {
            type Value = Pair;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("two numbers")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
                let mut number = || sequence.next_element::<f64>()?.ok_or_else(|| A::Error::custom("two numbers"));
                let pair = (number()?, number()?);
                while sequence.next_element::<f64>()?.is_some() {}
                Ok(Pair(pair))
            }
        }
        deserializer.deserialize_seq(Numbers)
    }
}

/// Takes one property out of the properties of a feature.
struct Wanted<'w> {
    name: &'w str,
}

/// The text of the property that was asked for, and the names of some others.
type Found<'a> = (Option<&'a RawValue>, Vec<String>);

impl<'de> DeserializeSeed<'de> for Wanted<'_> {
    type Value = Found<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Wanted<'_> {
    type Value = Found<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut found, mut names) = (None, Vec::new());
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            if key == self.name {
                found = Some(map.next_value()?);
                continue;
            }
            map.next_value::<IgnoredAny>()?;
            if names.len() < MOST_NAMES {
                names.push(shortened(&key));
            }
        }
        Ok((found, names))
    }
}

/// Reads a file. `id_property` names the area of a feature; without it the `id` of the feature does.
pub(super) fn read(
    text: &str,
    source: SourceId,
    id_property: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<RawGeometry> {
    let reader = &mut Reader { text, source, diagnostics };
    let collection: Collection<'_> = match serde_json::from_str(text) {
        Ok(collection) => collection,
        Err(error) => {
            reader.refuse_file(&error);
            return None;
        }
    };
    let kind = collection.kind.map(|kind| reader.named(kind));
    let is_collection = kind.as_ref().is_some_and(|kind| kind.value == "FeatureCollection");
    let (true, Some(Pieces(pieces))) = (is_collection, collection.features) else {
        let found = kind.as_ref().filter(|_| !is_collection);
        let place = found.map_or(reader.top(), |kind| kind.place);
        let found = found.map(|kind| kind.value.clone());
        reader.push(Problem::GeometryForm { part: GeoPart::Collection, found }, place);
        return None;
    };
    let crs = collection.crs.map(|crs| reader.crs(crs));
    let features = pieces.into_iter().filter_map(|piece| reader.feature(piece, id_property)).collect();
    Some(RawGeometry { crs, features })
}

struct Reader<'a, 'd> {
    text: &'a str,
    source: SourceId,
    diagnostics: &'d mut Diagnostics,
}

impl<'a> Reader<'a, '_> {
    fn push(&mut self, problem: Problem, place: Place) {
        self.diagnostics.push(problem, place);
    }

    fn top(&self) -> Place {
        Place { source: self.source, start: 0, end: 0 }
    }

    /// The place of a sign of the file, by its byte.
    fn sign(&self, at: usize) -> Place {
        let at = self.text.floor_char_boundary(at.min(self.text.len()));
        let length = self.text[at..].chars().next().map_or(0, char::len_utf8);
        self.place(at, at + length)
    }

    fn place(&self, start: usize, end: usize) -> Place {
        let bound = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Place { source: self.source, start: bound(start), end: bound(end) }
    }

    /// Where a piece of the text begins in it.
    fn start(&self, piece: &RawValue) -> usize {
        piece.get().as_ptr().addr().saturating_sub(self.text.as_ptr().addr())
    }

    fn begin(&self, piece: &RawValue) -> Place {
        self.sign(self.start(piece))
    }

    /// The place of an error that was found in a piece of the text.
    fn fault(&self, piece: &str, start: usize, error: &serde_json::Error) -> Place {
        let mut lines = piece.split_inclusive('\n').map(str::len);
        let before: usize = lines.by_ref().take(error.line().saturating_sub(1)).sum();
        self.sign(start + (before + error.column().saturating_sub(1)).min(piece.len()))
    }

    fn refuse_file(&mut self, error: &serde_json::Error) {
        let place = self.fault(self.text, 0, error);
        match error.classify() {
            _ if error.to_string().starts_with(EXCESS) => {
                self.push(Problem::FileExcess { much: Much::Features }, self.top());
            }
            Category::Eof => self.push(Problem::GeometryNoJson { ends: true }, place),
            Category::Syntax | Category::Io => self.push(Problem::GeometryNoJson { ends: false }, place),
            Category::Data => self.push(Problem::GeometryForm { part: GeoPart::Collection, found: None }, place),
        }
    }

    /// The same for a piece, of which the syntax is known to be sound.
    fn refuse(&mut self, part: GeoPart, piece: &RawValue, error: &serde_json::Error) {
        if error.to_string().starts_with(EXCESS) {
            self.push(Problem::FileExcess { much: Much::Rings }, self.begin(piece));
        } else {
            let place = self.fault(piece.get(), self.start(piece), error);
            self.push(Problem::GeometryForm { part, found: None }, place);
        }
    }

    /// A text with its place; of something else what the file says.
    fn named(&self, piece: &'a RawValue) -> Located<String> {
        let start = self.start(piece);
        let text = serde_json::from_str::<Cow<'_, str>>(piece.get())
            .map_or_else(|_| shortened(piece.get()), |text| shortened(&text));
        Located::new(text, self.place(start, start + piece.get().len()))
    }

    fn crs(&self, piece: &'a RawValue) -> Located<String> {
        let read = serde_json::from_str::<Crs<'_>>(piece.get()).ok().and_then(|crs| crs.properties);
        let name = read.and_then(|read| match (read.name, read.code) {
            (Some(name), _) => Some(shortened(&name)),
            (None, code) => code.map(|code| format!("EPSG:{code}")),
        });
        Located::new(name.unwrap_or_else(|| shortened(piece.get())), self.begin(piece))
    }

    fn feature(&mut self, piece: &'a RawValue, id_property: Option<&str>) -> Option<RawFeature> {
        let place = self.begin(piece);
        let feature: Feature<'_> = match serde_json::from_str(piece.get()) {
            Ok(feature) => feature,
            Err(error) => {
                self.refuse(GeoPart::Feature, piece, &error);
                return None;
            }
        };
        let kind = feature.kind.map(|kind| self.named(kind));
        if kind.as_ref().is_none_or(|kind| kind.value != "Feature") {
            let at = kind.as_ref().map_or(place, |kind| kind.place);
            self.push(Problem::GeometryForm { part: GeoPart::Feature, found: kind.map(|kind| kind.value) }, at);
            return None;
        }
        let (id, properties) = match id_property {
            None => (feature.id, Vec::new()),
            Some(name) => self.property(feature.properties, name),
        };
        let id = id.and_then(|id| self.id(id));
        let shape = feature.geometry.map_or(RawShape::Missing, |geometry| self.shape(geometry));
        Some(RawFeature { place, id, properties, shape })
    }

    fn property(&mut self, properties: Option<&'a RawValue>, name: &str) -> Found<'a> {
        let Some(piece) = properties else { return (None, Vec::new()) };
        let read = Wanted { name }.deserialize(&mut serde_json::Deserializer::from_str(piece.get()));
        match read {
            Ok(found) => found,
            Err(error) => {
                self.refuse(GeoPart::Feature, piece, &error);
                (None, Vec::new())
            }
        }
    }

    /// An id is a text that is not blank, or a whole number as it is written.
    fn id(&self, piece: &'a RawValue) -> Option<Located<String>> {
        let written = piece.get();
        let whole = written.bytes().all(|byte| byte.is_ascii_digit());
        let text = serde_json::from_str::<Cow<'_, str>>(written).ok();
        let id = text.map(|text| text.trim().to_owned()).or_else(|| whole.then(|| written.to_owned()))?;
        let start = self.start(piece);
        (!id.is_empty()).then(|| Located::new(id, self.place(start, start + written.len())))
    }

    fn shape(&mut self, piece: &'a RawValue) -> RawShape {
        let geometry: Geometry<'_> = match serde_json::from_str(piece.get()) {
            Ok(geometry) => geometry,
            Err(error) => {
                self.refuse(GeoPart::Geometry, piece, &error);
                return RawShape::Broken;
            }
        };
        let Some(kind) = geometry.kind.map(|kind| self.named(kind)) else {
            self.push(Problem::GeometryForm { part: GeoPart::Geometry, found: None }, self.begin(piece));
            return RawShape::Broken;
        };
        let is_one = kind.value == "Polygon";
        if !is_one && kind.value != "MultiPolygon" {
            return RawShape::Other(kind);
        }
        let Some(coordinates) = geometry.coordinates else {
            self.push(Problem::GeometryForm { part: GeoPart::Coordinates, found: None }, self.begin(piece));
            return RawShape::Broken;
        };
        let polygons = if is_one { Some(vec![coordinates]) } else { self.pieces(coordinates) };
        let rings = polygons.and_then(|polygons| polygons.into_iter().map(|polygon| self.rings(polygon)).collect());
        rings.map_or(RawShape::Broken, RawShape::Polygons)
    }

    fn pieces(&mut self, piece: &'a RawValue) -> Option<Vec<&'a RawValue>> {
        match serde_json::from_str::<Pieces<'_>>(piece.get()) {
            Ok(Pieces(pieces)) => Some(pieces),
            Err(error) => {
                self.refuse(GeoPart::Coordinates, piece, &error);
                None
            }
        }
    }

    fn rings(&mut self, polygon: &'a RawValue) -> Option<Vec<RawRing>> {
        self.pieces(polygon)?.into_iter().map(|ring| self.ring(ring)).collect()
    }

    fn ring(&mut self, piece: &'a RawValue) -> Option<RawRing> {
        match serde_json::from_str::<Vec<Pair>>(piece.get()) {
            Ok(pairs) => Some(RawRing {
                place: self.begin(piece),
                positions: pairs.into_iter().map(|Pair(pair)| pair).collect(),
            }),
            Err(error) => {
                self.refuse(GeoPart::Coordinates, piece, &error);
                None
            }
        }
    }
}

/// The beginning of a text, in one line.
fn shortened(text: &str) -> String {
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = words.char_indices().nth(MOST_LETTERS) {
        words.truncate(end);
        words.push('…');
    }
    words
}
