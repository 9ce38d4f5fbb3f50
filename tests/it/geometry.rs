//! The geometry of areas: what is read of a file, in which systems, and what a file that means harm costs.

use std::fmt::Write;

use proptest::prelude::*;
use proptest::sample::select;
use zielmatrix::catalogue::Language;
use zielmatrix::geometry::{Position, doubled_area};
use zielmatrix::model::Geometry;

use crate::faulty::assert_places;
use crate::support::{Checked, Project};

const SETTINGS: &str = "[[area]]\nid = \"mitte\"\ntitle = \"Mitte\"\n[[area]]\nid = \"07\"\ntitle = \"Nord\"\n\
                        [geo]\nfile = \"karte.geojson\"\n";

fn project(settings: &str, text: &str) -> Project {
    Project::new(&format!("{SETTINGS}{settings}")).file("karte.geojson", text)
}

fn checked(settings: &str, text: &str) -> Checked {
    project(settings, text).check()
}

/// A collection with members before its features, each an id and a geometry as they are written.
fn collection(members: &str, features: &[(&str, &str)]) -> String {
    let feature = |(id, geometry): &(&str, &str)| {
        format!("{{\"type\":\"Feature\",\"properties\":{{\"nr\":{id}}},\"geometry\":{geometry}}}")
    };
    let features: Vec<String> = features.iter().map(feature).collect();
    format!("{{\"type\":\"FeatureCollection\",{members}\"features\":[{}]}}", features.join(","))
}

fn polygon(rings: &str) -> String {
    format!("{{\"type\":\"Polygon\",\"coordinates\":[{rings}]}}")
}

const SQUARE: &str = "[[8.5,52],[8.6,52],[8.6,52.1],[8.5,52.1],[8.5,52]]";
const TURNED: &str = "[[8.5,52],[8.5,52.1],[8.6,52.1],[8.6,52],[8.5,52]]";
const INNER: &str = "[[8.53,52.03],[8.57,52.03],[8.57,52.07],[8.53,52.07],[8.53,52.03]]";

fn geometry(settings: &str, text: &str) -> Geometry {
    let checked = checked(settings, text);
    let project = checked.project.as_ref().unwrap_or_else(|| panic!("{}", checked.text(Language::German)));
    project.geometry.as_deref().expect("a geometry").clone()
}

const NR: &str = "id_property = \"nr\"\n";

#[test]
fn rings_wind_as_rfc_7946_says_whatever_the_file_does() {
    for (outer, inner) in [(SQUARE, INNER), (TURNED, INNER)] {
        let read = geometry(NR, &collection("", &[("\"mitte\"", &polygon(&format!("{outer},{inner}")))]));
        let shape = &read.shapes["mitte"].polygons[0];
        assert!(doubled_area(&shape.exterior) > 0 && doubled_area(&shape.holes[0]) < 0);
        assert_eq!((shape.exterior.len(), shape.holes[0].len()), (4, 4), "the first position is not repeated");
        let corner = Position { longitude: 85_000_000, latitude: 520_000_000 };
        assert!(shape.exterior.contains(&corner));
    }
}

#[test]
fn several_pieces_heights_and_points_that_stand_twice_are_read() {
    let other = "[[8.7,52],[8.8,52],[8.8,52],[8.8,52.1,120.5],[8.7,52.1,1,2],[8.7,52]]";
    let pieces = format!("{{\"coordinates\":[[{SQUARE},{INNER}],[],[{other}]],\"type\":\"MultiPolygon\"}}");
    let read = geometry(NR, &collection("", &[("\"mitte\"", &pieces)]));
    let shape = &read.shapes["mitte"];
    let corners: Vec<(usize, usize)> = shape.polygons.iter().map(|of| (of.exterior.len(), of.holes.len())).collect();
    assert_eq!(corners, [(4, 1), (4, 0)]);
}

#[test]
fn an_area_is_named_by_a_property_or_by_the_id_of_its_feature() {
    let square = polygon(SQUARE);
    for (id, found) in [("\"07\"", Some("07")), ("\" 07 \"", Some("07")), ("7", None), ("null", None), ("07.0", None)] {
        let text = collection("", &[(id, &square)]);
        let checked = checked(NR, &text);
        let read = checked.project.and_then(|project| project.geometry);
        let ids: Vec<String> = read.iter().flat_map(|read| read.shapes.keys().cloned()).collect();
        assert_eq!(ids.first().map(String::as_str), found, "{id}");
    }
    let by_number =
        Project::new("[[area]]\nid = \"12\"\ntitle = \"N\"\n[geo]\nfile = \"k.json\"\nid_property = \"nr\"\n")
            .file("k.json", collection("", &[("12", &square)]));
    assert!(by_number.check().project.unwrap().geometry.unwrap().shapes.contains_key("12"));
    let by_id = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"id\":\"mitte\",\"geometry\":{square}}}]}}"
    );
    assert!(geometry("", &by_id).shapes.contains_key("mitte"));
}

/// A square of 1 km whose corner PROJ has at 8.520 796 7, 52.028 540 9 degrees.
const METRES: &str =
    "[[467123.45,5764321],[468123.45,5764321],[468123.45,5765321],[467123.45,5765321],[467123.45,5764321]]";

#[test]
fn a_system_stands_in_the_file_or_in_the_settings() {
    let old = |name: &str| format!("\"crs\":{{\"type\":\"name\",\"properties\":{{\"name\":\"{name}\"}}}},");
    for (settings, members) in [
        ("", old("urn:ogc:def:crs:EPSG::25832")),
        ("", old("EPSG:25832")),
        ("", old("http://www.opengis.net/def/crs/EPSG/0/25832")),
        ("", "\"crs\":{\"type\":\"EPSG\",\"properties\":{\"code\":25832}},".to_owned()),
        ("crs = \"EPSG:25832\"\n", String::new()),
        ("crs = \"EPSG:25832\"\n", "\"crs\":null,".to_owned()),
        ("crs = \"EPSG:25832\"\n", old("urn:ogc:def:crs:EPSG::25832")),
    ] {
        let read = geometry(&format!("{NR}{settings}"), &collection(&members, &[("\"mitte\"", &polygon(METRES))]));
        let corner = Position { longitude: 85_207_967, latitude: 520_285_409 };
        assert!(read.shapes["mitte"].polygons[0].exterior.contains(&corner), "{settings}{members}: {read:?}");
    }
    // Of a file in degrees the order is longitude, latitude, also where the register of its system has latitude first.
    let read = geometry(NR, &collection(&old("urn:ogc:def:crs:EPSG::4326"), &[("\"mitte\"", &polygon(SQUARE))]));
    assert_eq!(read.shapes["mitte"].polygons[0].exterior[0].longitude / 10_000_000, 8);
}

#[test]
fn what_is_wrong_is_said_with_its_code() {
    let square = polygon(SQUARE);
    let named = |id: &str| collection("", &[(id, &square)]);
    let whole = "\"07\"";
    let cases: Vec<(&str, String, &[&str])> = vec![
        ("no JSON", "gar nichts".into(), &["geometrie-kein-json"]),
        ("cut off", named(whole)[..60].into(), &["geometrie-kein-json"]),
        ("something behind it", named(whole) + "]", &["geometrie-kein-json"]),
        ("nothing in it", " \n".into(), &["datei-leer"]),
        ("a list", "[1]".into(), &["geometrie-form"]),
        ("a text", "\"x\"".into(), &["geometrie-form"]),
        ("an empty object", "{}".into(), &["geometrie-form"]),
        ("a geometry alone", square.clone(), &["geometrie-form"]),
        ("TopoJSON", "{\"type\":\"Topology\",\"features\":[]}".into(), &["geometrie-form"]),
        ("no features", "{\"type\":\"FeatureCollection\"}".into(), &["geometrie-form"]),
        ("features in an object", "{\"type\":\"FeatureCollection\",\"features\":{}}".into(), &["geometrie-form"]),
        ("a feature that is a number", "{\"type\":\"FeatureCollection\",\"features\":[1]}".into(), &["geometrie-form"]),
        ("a key twice", "{\"type\":\"FeatureCollection\",\"features\":[],\"features\":[]}".into(), &["geometrie-form"]),
        ("coordinates as texts", collection("", &[(whole, &polygon("[[\"8\",\"52\"]]"))]), &["geometrie-form"]),
        ("one number", collection("", &[(whole, &polygon("[[8],[9],[9],[8]]"))]), &["geometrie-form"]),
        ("no coordinates", collection("", &[(whole, "{\"type\":\"Polygon\"}")]), &["geometrie-form"]),
        (
            "a huge number",
            collection("", &[(whole, &polygon("[[1e999,1],[1,2],[2,2],[1e999,1]]"))]),
            &["geometrie-form"],
        ),
        (
            "a line",
            collection("", &[(whole, "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}")]),
            &["geometrie-art"],
        ),
        (
            "a bag",
            collection("", &[(whole, "{\"type\":\"GeometryCollection\",\"geometries\":[]}")]),
            &["geometrie-art"],
        ),
        ("the same area twice", collection("", &[(whole, &square), (whole, &square)]), &["kennung-doppelt"]),
        ("an open ring", collection("", &[(whole, &polygon("[[8,52],[9,52],[9,53],[8,53]]"))]), &["geometrie-ring"]),
        ("three positions", collection("", &[(whole, &polygon("[[8,52],[9,52],[8,52]]"))]), &["geometrie-ring"]),
        ("no position", collection("", &[(whole, &polygon("[]"))]), &["geometrie-ring"]),
        (
            "a line to and fro",
            collection("", &[(whole, &polygon("[[8,52],[9,52],[8,52],[8,52]]"))]),
            &["geometrie-ring"],
        ),
        ("one point", collection("", &[(whole, &polygon("[[8,52],[8,52],[8,52],[8,52]]"))]), &["geometrie-ring"]),
        ("metres without a system", collection("", &[(whole, &polygon(METRES))]), &["geometrie-ausserhalb"]),
        (
            "an unknown system",
            collection("\"crs\":{\"type\":\"link\"},", &[(whole, &square)]),
            &["geometrie-bezugssystem"],
        ),
        ("no id", named("null"), &["geometrie-ohne-kennung"]),
        ("a list as id", named("[7]"), &["geometrie-ohne-kennung"]),
    ];
    for (case, text, codes) in cases {
        let checked = checked(NR, &text);
        assert_eq!(checked.errors(), codes, "{case}: {}", checked.text(Language::German));
        assert_places(&checked);
        assert!(!checked.text(Language::English).is_empty());
        let run = project(NR, &text).run(&["report", "--format", "json"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{case}");
    }
    for (case, text, codes) in [
        ("no geometry", collection("", &[(whole, "null")]), &["gebiet-ohne-geometrie", "geometrie-leer"][..]),
        ("nothing in it", collection("", &[(whole, &polygon(""))]), &["gebiet-ohne-geometrie", "geometrie-leer"]),
        (
            "another area",
            collection("", &[("\"70\"", &square), (whole, &square), ("\"mitte\"", &square)]),
            &["geometrie-ohne-gebiet"],
        ),
        ("no feature", collection("", &[]), &["gebiet-ohne-geometrie"]),
    ] {
        let checked = checked(NR, &text);
        assert_eq!(checked.codes(), codes, "{case}");
        assert!(checked.project.is_some(), "{case}");
    }
    for (settings, codes) in [
        ("[geo]\n", &["schluessel-fehlt"][..]),
        ("[geo]\nfile = \"weg.geojson\"\n", &["datei-fehlt"]),
        ("[geo]\nfile = \"\"\n", &["text-leer"]),
        ("[geo]\nfile = \"matrices\"\nid_property = \"\"\n", &["datei-ist-ordner", "text-leer"]),
        ("[geo]\nfile = 3\n", &["falscher-typ", "schluessel-fehlt"]),
        ("[geo]\nfile = \"k\"\nfarbe = 1\n", &["unbekannter-schluessel"]),
        ("[geo]\nfile = \"k\"\ncrs = \"GK3\"\n", &["geometrie-bezugssystem"]),
    ] {
        let text = "title = \"M\"\n";
        let project = Project::new(settings).matrix(2013, "m", text).file("k", collection("", &[]));
        let mut errors = project.check().errors();
        errors.sort_unstable();
        assert_eq!(errors, codes, "{settings}");
    }
}

/// Files that are made to cost the most.
#[test]
fn files_that_mean_harm_end_with_a_message() {
    const SIZE: usize = 2 * 1024 * 1024;
    let filled = |piece: &str| piece.repeat(SIZE / piece.len());
    let rings = format!("{}[]", filled("[],"));
    let bad = |text: String| {
        let run = project(NR, &text).run(&["check"]);
        assert_eq!(run.code, Some(1), "{}", run.stderr);
        assert!(!run.stderr.contains("panicked") && run.stdout.len() < 2_000_000);
    };
    bad(filled("["));
    bad(filled("{\"a\":"));
    bad(format!("{{\"type\":\"FeatureCollection\",\"features\":[{}1]}}", filled("1,")));
    bad(format!("{{\"type\":\"FeatureCollection\",\"features\":[{}{{}}]}}", filled("{},")));
    bad(collection("", &[("\"07\"", &polygon(&rings))]));
    bad(collection("", &[("\"07\"", &format!("{{\"type\":\"MultiPolygon\",\"coordinates\":[{rings}]}}"))]));
    bad(collection("", &[("\"07\"", &polygon(&format!("[{}[1,1]]", filled("[0,0],"))))]));
    bad(collection(&format!("\"crs\":{}1{},", "[".repeat(SIZE / 2), "]".repeat(SIZE / 2)), &[]));
    let long = collection("", &[(&format!("\"{}\"", filled("a")), &polygon("[]"))]);
    let run = project(NR, &long).run(&["check"]);
    assert!(run.code == Some(0) && run.stdout.len() < 10_000, "{:?}, {} bytes", run.code, run.stdout.len());
}

/// Pieces of `GeoJSON` that random texts are made of.
fn piece() -> impl Strategy<Value = &'static str> {
    select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"type\"",
        "\"features\"",
        "\"FeatureCollection\"",
        "\"Feature\"",
        "\"Polygon\"",
        "null",
        "\"coordinates\"",
        "\"properties\"",
        "\"nr\"",
        "\"07\"",
        "\"geometry\"",
        "8.5",
        "52",
        "-1e400",
        "1e5",
        "\u{e4}",
        "\\u00e4",
        "\n",
        " ",
        "\"crs\"",
        "\"MultiPolygon\"",
        "[8,52]",
        "[[8,52],[9,52],[9,53],[8,52]]",
        "true",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics_and_every_message_lies_in_its_file(pieces in proptest::collection::vec(piece(), 0..60), cut in 0_usize..400) {
        assert_places(&checked(NR, &pieces.concat()));
        let inside = collection("", &[("\"07\"", &pieces.concat())]);
        assert_places(&checked(NR, &inside));
        let sound = collection("", &[("\"07\"", &polygon(SQUARE)), ("\"m\u{e4}\"", &polygon(INNER))]);
        let mut torn = sound.clone();
        torn.replace_range(sound.floor_char_boundary(cut.min(sound.len()))..sound.len(), &pieces.concat());
        assert_places(&checked(NR, &torn));
    }

    #[test]
    fn any_sound_ring_is_read_to_the_seventh_place(points in proptest::collection::vec((-1_800_000_000_i32..=1_800_000_000, -900_000_000_i32..=900_000_000), 3..12)) {
        let degrees = |parts: i32| format!("{}{}.{:07}", if parts < 0 { "-" } else { "" }, parts.unsigned_abs() / 10_000_000, parts.unsigned_abs() % 10_000_000);
        let mut ring = String::new();
        for (longitude, latitude) in points.iter().chain(points.first()) {
            let _ = write!(ring, "[{},{}],", degrees(*longitude), degrees(*latitude));
        }
        let ring = format!("[{}]", ring.trim_end_matches(','));
        let positions: Vec<Position> = points.iter().map(|(longitude, latitude)| Position { longitude: *longitude, latitude: *latitude }).collect();
        prop_assume!(doubled_area(&positions) != 0 && positions.windows(2).all(|pair| pair[0] != pair[1]) && positions.first() != positions.last());
        let read = geometry(NR, &collection("", &[("\"mitte\"", &polygon(&ring))]));
        let mut found = read.shapes["mitte"].polygons[0].exterior.clone();
        if doubled_area(&positions) < 0 { found.reverse(); }
        prop_assert_eq!(found, positions);
    }
}

const CITY: &str = "[[area]]\nid = \"mitte\"\ntitle = \"Mitte\"\n[[area]]\nid = \"07\"\ntitle = \"Nord\"\n\
                    [[area]]\nid = \"sued\"\ntitle = \"Süd\"\n\
                    [geo]\nfile = \"karte.geojson\"\nid_property = \"nr\"\ncrs = \"EPSG:25832\"\nsource = \"Amt \\\"A\\\"\"\n";

/// An indicator with values in three areas, of which one has no geometry.
fn city() -> Project {
    let matrix = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n\
                  kind = \"level\"\nunit = \"Plätze\"\ntolerance = { green = \"5 %\", yellow = 4.5 }\ntarget = { at_least = 80.5 }\n\
                  [[goal.indicator.area]]\nid = \"mitte\"\ntarget = { at_least = 30 }\n\
                  [[goal.indicator.area]]\nid = \"07\"\ntarget = { at_least = 30 }\n";
    let actual = |area: &str, rest: &str| format!("[[actual]]\nindicator = \"x\"\n{area}{rest}\n");
    let actuals = [
        actual("", "value = 80"),
        actual("area = \"mitte\"\n", "value = 20.25\ncomment = \"=1\\n\\\"so\\\"\""),
        actual("area = \"07\"\n", "state = \"missing\"\ncomment = \"k. A.\""),
        actual("area = \"sued\"\n", "value = 12"),
    ];
    let pieces = format!(
        "{{\"type\":\"MultiPolygon\",\"coordinates\":[[{METRES}],[{}]]}}",
        METRES.replace("467", "469").replace("468", "470")
    );
    let features = collection("", &[("\"mitte\"", &polygon(METRES)), ("\"07\"", &pieces)]);
    Project::new(CITY)
        .matrix(2013, "m", matrix)
        .actuals("2013-T1", "m.toml", &actuals.concat())
        .file("karte.geojson", features)
}

#[test]
fn a_report_for_a_geo_portal_has_a_feature_for_each_indicator_and_area_with_geometry() {
    let project = city();
    let run = project.run(&["report", "2013-T1", "-o", "stand.geojson"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("Hinweis: ohne Geometrie und darum nicht in der Datei: Süd\n"), "{}", run.stderr);
    let text = std::fs::read_to_string(project.path().join("stand.geojson")).unwrap();
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&read["type"], &read["source"]), (&"FeatureCollection".into(), &"Amt \"A\"".into()));
    assert!(read.get("crs").is_none());
    let features = read["features"].as_array().unwrap();
    let of = |name: &str| -> Vec<String> { features.iter().map(|of| of["properties"][name].to_string()).collect() };
    assert_eq!(features.iter().map(|of| of["id"].as_str().unwrap()).collect::<Vec<_>>(), ["m/x@mitte", "m/x@07"]);
    for (name, mitte, nord) in [
        ("matrix", "\"m\"", "\"m\""),
        ("area_title", "\"Mitte\"", "\"Nord\""),
        ("period", "\"2013-T1\"", "\"2013-T1\""),
        ("cutoff", "\"2013-04-30\"", "\"2013-04-30\""),
        ("year", "2013", "2013"),
        ("kind", "\"Stand\"", "\"Stand\""),
        ("actual", "20.25", "null"),
        ("target_at_least", "30", "30"),
        ("deviation", "-9.75", "null"),
        ("status", "\"rot\"", "\"fehlt\""),
        ("tolerance_green", "\"5 %\"", "\"5 %\""),
        ("tolerance_yellow", "4.5", "4.5"),
        ("comment", "\"=1\\n\\\"so\\\"\"", "\"k. A.\""),
        ("provisional", "\"nein\"", "\"nein\""),
        ("focus", "null", "null"),
    ] {
        assert_eq!(of(name), [mitte, nord], "{name}");
    }
    // The names are those of the table, in its order.
    let csv = project.run(&["report", "2013-T1", "--format", "csv"]).stdout;
    let names: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    assert_eq!(features[0]["properties"].as_object().unwrap().len(), names.len());
    assert!(names.iter().all(|name| features[0]["properties"].get(name).is_some()));
    let geometry = &features[1]["geometry"];
    assert_eq!((&geometry["type"], geometry["coordinates"].as_array().unwrap().len()), (&"MultiPolygon".into(), 2));
    let ring = features[0]["geometry"]["coordinates"][0].as_array().unwrap();
    assert_eq!((ring.len(), &ring[0]), (5, &ring[4]));
    assert!(text.contains("[8.5207967,52.0285409]"), "{text}");
}

#[test]
fn words_and_names_of_features_follow_language_and_headings() {
    let project = city();
    let first = |arguments: &[&str]| -> serde_json::Value {
        let run = project.run(&[&["report", "2013-T1", "--format", "geojson"], arguments].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        serde_json::from_str::<serde_json::Value>(&run.stdout).unwrap()["features"][0]["properties"].clone()
    };
    assert_eq!(first(&[])["status"], "rot");
    assert_eq!(first(&["--lang", "en"])["status"], "red");
    let german = first(&["--headings", "de", "--lang", "en"]);
    assert_eq!((&german["Status"], &german["Ist"]), (&"rot".into(), &serde_json::json!(20.25)));
}

#[test]
fn filters_choose_features_and_what_has_none_is_refused() {
    let project = city();
    let ids = |arguments: &[&str]| -> Vec<String> {
        let run = project.run(&[&["report", "2013-T1", "--format", "geojson"], arguments].concat());
        let read: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        read["features"].as_array().unwrap().iter().map(|of| of["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&["--area", "07"]), ["m/x@07"]);
    assert_eq!(ids(&["--area", "sued"]), [""; 0]);
    assert_eq!(ids(&["--matrix", "m"]).len(), 2);
    for arguments in [
        &["report", "2013", "-o", "plan.geojson"][..],
        &["diff", "2013-T1", "2013-T1", "-o", "plan.geojson"],
        &["diff", "--plan", "2013", "2013", "--format", "geojson"],
    ] {
        let run = project.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains("GeoJSON gibt es nur von einem Bericht"), "{}", run.stderr);
    }
    let without = Project::new("").matrix(2013, "m", "title = \"M\"\n");
    let run = without.run(&["report", "2013-T1", "-o", "a.csv", "-o", "stand.geojson"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("[geo]") && !without.path().join("a.csv").exists(), "{}", run.stderr);
    // The file that is read is not replaced.
    let run = project.run(&["report", "2013-T1", "-o", "karte.geojson"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
}

#[test]
fn a_map_shows_verdicts_symbols_and_values_and_hatches_what_has_none() {
    let project = city();
    let run = project.run(&["report", "2013-T1", "--maps", "-o", "karte.html"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let page = std::fs::read_to_string(project.path().join("karte.html")).unwrap();
    let (_, map) = page.split_once("<svg class=\"map\"").expect("a map");
    let map = map.split_once("</svg>").unwrap().0;
    for part in [
        "role=\"img\"",
        ">X (Plätze) nach Gebieten, 1. Tertial 2013</title>",
        "Rot: Mitte. Fehlt: Nord.</desc>",
        "fill=\"#c8371d\"",
        "fill=\"url(#maps-0-h)\"",
        ">20,25</text>",
        ">500\u{a0}m</text>",
        ">Geometrie: Amt &quot;A&quot;</text>",
    ] {
        assert!(map.contains(part), "{part} in {map}");
    }
    assert!(page.contains("Nicht auf der Karte, da ohne Geometrie: Süd"));
    let without = project.run(&["report", "2013-T1", "--format", "html"]).stdout;
    assert!(!without.contains("<svg class=\"map\""), "maps are asked for");
    for arguments in [
        &["report", "2013-T1", "--maps"][..],
        &["report", "2013-T1", "--maps", "-o", "a.csv"],
        &["report", "2013", "--maps", "-o", "a.html"],
    ] {
        assert_eq!(project.run(arguments).code, Some(2), "{arguments:?}");
    }
}
