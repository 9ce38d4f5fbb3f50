//! Totals against their areas: what contradicts, what is rounded, what cannot be, and what is formed.

use super::doubts;
use crate::support::{Project, indicator};
use zielmatrix::catalogue::Language;

const AREAS: &str = "[[area]]\nid = \"nord\"\ntitle = \"Nord\"\n[[area]]\nid = \"sued\"\ntitle = \"Süd\"\n";

/// A project with one indicator, and a table of reports: area (empty for the total) and value.
fn reported(keys: &str, table: &str) -> Project {
    let matrix = format!(
        "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n{keys}\n"
    );
    let rows: Vec<String> = table
        .split(", ")
        .map(|row| {
            let (area, value) = row.split_once(' ').unwrap();
            let area = if area == "=" { String::new() } else { format!("area = \"{area}\"\n") };
            let value = match (value.split_once('/'), value) {
                (Some((numerator, denominator)), _) => format!("numerator = {numerator}\ndenominator = {denominator}"),
                (None, "missing" | "not-applicable" | "suppressed") => format!("state = \"{value}\"\ncomment = \"C\""),
                (None, _) => format!("value = {value}"),
            };
            format!("[[actual]]\nindicator = \"x\"\n{area}{value}\n")
        })
        .collect();
    Project::new(AREAS).matrix(2013, "m", &matrix).actuals("2013-T1", "m.toml", &rows.concat())
}

#[test]
fn a_total_is_the_sum_of_its_areas() {
    let count = "kind = \"cumulative\"\nunit = \"Besuche\"";
    let contradicts: &[&str] = &["gebiete-ungleich-gesamt"];
    for (keys, table, errors) in [
        (count, "= 22, nord 10, sued 12", &[][..]),
        (count, "= 500, nord 10, sued 12", contradicts),
        (count, "= 23, nord 10, sued 12", contradicts),
        (count, "= 10, nord 10, sued not-applicable", &[]),
        (count, "= 11, nord 10, sued not-applicable", contradicts),
        // Not all areas have a value, so nothing contradicts.
        (count, "= 500, nord 10", &[]),
        (count, "= 500, nord 10, sued missing", &[]),
        (count, "= 500, nord 10, sued suppressed", &[]),
        ("kind = \"level\"", "= 500, nord 10, sued 12", &[]),
        ("kind = \"level\"\ntotal = \"sum\"", "= 500, nord 10, sued 12", contradicts),
        ("kind = \"level\"\ntotal = \"sum\"", "= 22, nord 10, sued 12", &[]),
        ("kind = \"average\"", "= 500, nord 10, sued 12", &[]),
        ("kind = \"ratio\"", "= 20/80, nord 10/40, sued 10/40", &[]),
        ("kind = \"ratio\"", "= 21/80, nord 10/40, sued 10/40", contradicts),
        ("kind = \"ratio\"", "= 20/81, nord 10/40, sued 10/40", contradicts),
        ("kind = \"cumulative\"\nareas = [\"nord\"]", "= 10, nord 10, sued 12", &[]),
        ("kind = \"cumulative\"\nareas = [\"nord\"]", "= 11, nord 10", contradicts),
        ("kind = \"cumulative\"\nareas = \"all\"", "= 11, nord 10", &[]),
        ("kind = \"cumulative\"\nreported = \"per-period\"", "= 500, nord 10, sued 12", contradicts),
    ] {
        assert_eq!(reported(keys, table).check().errors(), errors, "{table}: {keys}");
    }
}

#[test]
fn a_contradiction_names_both_figures_and_both_places() {
    let project = reported("kind = \"cumulative\"\nunit = \"Besuche\"", "= 500, nord 10, sued 12");
    let text = project.check().text(Language::German);
    assert!(
        text.contains("`m/x` in 2013-T1: der Gesamtwert ist 500, die Gebiete ergeben 22 (Nord 10, Süd 12)"),
        "{text}"
    );
    assert!(text.contains("actuals/2013-T1/m.toml:3:9"), "{text}");
    assert!(text.contains("das erste Gebiet"), "{text}");
    assert_eq!(project.run(&["check"]).code, Some(1));
    let report = project.run(&["report", "2013-T1", "-o", "bericht.json"]);
    assert_eq!(report.code, Some(1));
    assert!(!project.path().join("bericht.json").exists());
}

#[test]
fn rounded_figures_may_differ_by_half_a_unit_for_each_part() {
    let note: &[&str] = &["gebiete-gerundet"];
    for (unit, table, expected) in [
        ("Stunden", "= 22.6, nord 10.2, sued 12.3", Ok(note)),
        ("Stunden", "= 22.7, nord 10.2, sued 12.3", Err("gebiete-ungleich-gesamt")),
        ("Stunden", "= 22.4, nord 10.2, sued 12.3", Ok(note)),
        ("Stunden", "= 22.5, nord 10.2, sued 12.3", Ok(&[])),
        ("T€", "= 23, nord 10, sued 12", Ok(note)),
        ("T€", "= 24, nord 10, sued 12", Err("gebiete-ungleich-gesamt")),
        ("Mio. €", "= 21, nord 10, sued 12", Ok(note)),
        // Money that was written in thousands or millions and is kept in EUR.
        ("EUR", "= 32000, nord 10000, sued 21000", Ok(note)),
        ("EUR", "= 31400, nord 10000, sued 21000", Ok(note)),
        ("EUR", "= 33000, nord 10000, sued 21000", Err("gebiete-ungleich-gesamt")),
        ("EUR", "= 2200000, nord 1000000, sued 1100000", Ok(note)),
        ("EUR", "= 390000, nord 100000, sued 200000", Err("gebiete-ungleich-gesamt")),
        ("EUR", "= 32000, nord 10123, sued 21456", Err("gebiete-ungleich-gesamt")),
        ("Besuche", "= 32000, nord 10000, sued 21000", Err("gebiete-ungleich-gesamt")),
        // Whole figures mean what they say.
        ("EUR", "= 23, nord 10, sued 12", Err("gebiete-ungleich-gesamt")),
        ("Besuche", "= 23, nord 10, sued 12", Err("gebiete-ungleich-gesamt")),
    ] {
        let checked = reported(&format!("kind = \"cumulative\"\nunit = \"{unit}\""), table).check();
        match expected {
            Ok(notes) => assert_eq!(doubts(&checked), notes, "{table} {unit}"),
            Err(code) => assert_eq!(checked.errors(), [code], "{table} {unit}"),
        }
    }
}

#[test]
fn some_of_the_areas_are_no_more_than_the_total() {
    let beyond: &[&str] = &["gebiete-ueber-gesamt"];
    let count = "kind = \"cumulative\"\nunit = \"Besuche\"";
    for (keys, table, expected) in [
        (count, "= 10, nord 10", &[][..]),
        (count, "= 9, nord 10", beyond),
        (count, "= 9, nord 10, sued missing", beyond),
        (count, "= 9, nord 10, sued suppressed", beyond),
        ("kind = \"cumulative\"\nunit = \"EUR\"", "= 9, nord 10", &[]),
        ("kind = \"level\"\ntotal = \"sum\"\nunit = \"%\"", "= 9, nord 10", &[]),
        ("kind = \"level\"\ntotal = \"sum\"", "= 9, nord 10", beyond),
        ("kind = \"level\"", "= 9, nord 10", &[]),
        ("kind = \"ratio\"\nscale = 100\nunit = \"%\"", "= 9/40, nord 10/40", beyond),
    ] {
        assert_eq!(doubts(&reported(keys, table).check()), expected, "{table}: {keys}");
    }
}

#[test]
fn an_area_with_parts_is_their_sum_or_contradicts_them() {
    let areas = "[[area]]\nid = \"innen\"\ntitle = \"Innenstadt\"\n[[area]]\nid = \"mitte\"\ntitle = \"Mitte\"\nparent = \"innen\"\n\
                 [[area]]\nid = \"west\"\ntitle = \"West\"\nparent = \"innen\"\n[[area]]\nid = \"ost\"\ntitle = \"Ost\"\n";
    let case = |name: &str| indicator(name, "kind = \"cumulative\"").settings(areas);
    let formed = case("formed")
        .actual("2013-T1", "area = \"mitte\"\nvalue = 3")
        .actual("2013-T1", "area = \"west\"\nvalue = 4")
        .actual("2013-T1", "area = \"ost\"\nvalue = 5");
    let formed =
        formed.at("2013-T1", "actual=12").area("2013-T1", "innen", "actual=7").area("2013-T1", "mitte", "actual=3");
    assert_eq!(doubts(&formed.project().check()), [""; 0]);
    formed.actual("2013-T1", "area = \"innen\"\nvalue = 8").refused(&["gebiete-ungleich-gesamt"]);
    case("the parent counts once")
        .actual("2013-T1", "area = \"innen\"\nvalue = 7")
        .actual("2013-T1", "area = \"mitte\"\nvalue = 3")
        .actual("2013-T1", "area = \"west\"\nvalue = 4")
        .actual("2013-T1", "area = \"ost\"\nvalue = 5")
        .at("2013-T1", "actual=12");
    case("the total against a formed parent")
        .actual("2013-T1", "value = 13")
        .actual("2013-T1", "area = \"mitte\"\nvalue = 3")
        .actual("2013-T1", "area = \"west\"\nvalue = 4")
        .actual("2013-T1", "area = \"ost\"\nvalue = 5")
        .refused(&["gebiete-ungleich-gesamt"]);
}

#[test]
fn a_missing_area_makes_the_formed_total_missing() {
    for (keys, table, expected) in [
        ("kind = \"cumulative\"", "nord 10", "actual=10"),
        ("kind = \"cumulative\"\nareas = \"all\"", "nord 10", "actual=null status=missing"),
        ("kind = \"cumulative\"", "nord 10, sued missing", "actual=null status=missing"),
        ("kind = \"cumulative\"", "nord 10, sued not-applicable", "actual=10"),
        ("kind = \"level\"\ntotal = \"sum\"", "nord 10, sued 12", "actual=22"),
        ("kind = \"level\"", "nord 10, sued 12", "actual=null status=missing"),
        ("kind = \"ratio\"\nscale = 100", "nord 10/40, sued 10/60", "actual=20 numerator=20 denominator=100"),
    ] {
        let keys_with_target = format!("{keys}\ntarget = {{ at_least = 10 }}");
        reported(&keys_with_target, table).report("2013-T1").row("m/x").assert(expected, table);
    }
}
