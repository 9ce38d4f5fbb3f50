//! Areas within areas, and which of them make the whole.

use crate::support::indicator;

const NESTED: &str = "
[[area]]
id = \"innenstadt\"
title = \"Innenstadt\"
[[area]]
id = \"mitte\"
title = \"Mitte\"
parent = \"innenstadt\"
[[area]]
id = \"altstadt\"
title = \"Altstadt\"
parent = \"innenstadt\"
[[area]]
id = \"nord\"
title = \"Nord\"
";

const COUNT: &str = "kind = \"cumulative\"\ntarget = { at_least = 300 }";
const RATIO: &str = "kind = \"ratio\"\nscale = 100\ntarget = { at_least = 80 }";
const STOCK: &str = "kind = \"level\"\ntarget = { at_least = 80 }\ntotal = \"sum\"";

#[test]
fn a_whole_is_summed_from_its_areas_and_no_area_counts_twice() {
    type Case = (&'static str, &'static str, &'static [&'static str], &'static str);
    let cases: &[Case] = &[
        ("areas in the city", COUNT, &["innenstadt 40", "nord 60"], "actual=100"),
        ("a parent through its parts", COUNT, &["mitte 15", "altstadt 25", "nord 60"], "actual=100"),
        ("a parent with its parts", COUNT, &["innenstadt 40", "mitte 15", "altstadt 25", "nord 60"], "actual=100"),
        ("a parent by its own report, not its parts", COUNT, &["innenstadt 41", "mitte 15", "nord 60"], "actual=101"),
        ("an area without a row is not missing", COUNT, &["nord 60"], "actual=60"),
        ("a stock that is summed", STOCK, &["mitte 15", "nord 60"], "actual=75 status=yellow"),
        (
            "a stock that is not",
            "kind = \"level\"\ntarget = { at_least = 80 }",
            &["nord 60"],
            "actual=null reason.code=no-total",
        ),
        ("a mean is never summed", "kind = \"average\"\ntarget = { at_least = 80 }", &["nord 60"], "actual=null"),
        ("named areas alone", format_areas(COUNT, "[\"mitte\", \"nord\"]"), &["mitte 15", "nord 60"], "actual=75"),
        (
            "a named area without a value",
            format_areas(COUNT, "[\"mitte\", \"nord\"]"),
            &["nord 60"],
            "actual=null status=missing reason.code=area-missing reason.detail=mitte",
        ),
        ("all, with parts in one row", format_areas(COUNT, "\"all\""), &["innenstadt 40", "nord 60"], "actual=100"),
        (
            "all, one part of a parent missing",
            format_areas(COUNT, "\"all\""),
            &["mitte 15", "nord 60"],
            "actual=null reason.detail=altstadt",
        ),
        (
            "all, through the parts",
            format_areas(COUNT, "\"all\""),
            &["mitte 15", "altstadt 25", "nord 60"],
            "actual=100",
        ),
    ];
    for (name, keys, areas, expected) in cases {
        let mut case = indicator(name, keys).settings(NESTED);
        for area in *areas {
            let (id, value) = area.split_once(' ').unwrap();
            case = case.actual("2013-T1", &format!("area = \"{id}\"\nvalue = {value}"));
        }
        case.at("2013-T1", expected);
    }
}

fn format_areas(keys: &str, areas: &str) -> &'static str {
    format!("{keys}\nareas = {areas}").leak()
}

#[test]
fn ratios_of_areas_are_formed_from_summed_parts() {
    let area = |id: &str, numerator: i32, denominator: i32| {
        format!("area = \"{id}\"\nnumerator = {numerator}\ndenominator = {denominator}")
    };
    // (10 + 30 + 10) of (20 + 40 + 40): 50 %, not the mean of 50, 75 and 25.
    indicator("three areas in two levels", RATIO)
        .settings(NESTED)
        .actual("2013-T1", &area("mitte", 10, 20))
        .actual("2013-T1", &area("altstadt", 30, 40))
        .actual("2013-T1", &area("nord", 10, 40))
        .at("2013-T1", "numerator=50 denominator=100 actual=50");
}

#[test]
fn one_that_is_reported_as_missing_makes_the_whole_missing() {
    let missing = "area = \"nord\"\nstate = \"missing\"\ncomment = \"Nicht gezählt.\"";
    indicator("missing", COUNT)
        .settings(NESTED)
        .actual("2013-T1", "area = \"mitte\"\nvalue = 15")
        .actual("2013-T1", missing)
        .at("2013-T1", "actual=null status=missing reason.detail=nord");
    indicator("a parent that says so gives way to its parts", COUNT)
        .settings(NESTED)
        .actual("2013-T1", "area = \"mitte\"\nvalue = 15")
        .actual("2013-T1", "area = \"innenstadt\"\nstate = \"missing\"\ncomment = \"Siehe Teile.\"")
        .at("2013-T1", "actual=15");
    indicator("not applicable adds nothing", COUNT)
        .settings(NESTED)
        .actual("2013-T1", "area = \"mitte\"\nvalue = 15")
        .actual("2013-T1", "area = \"nord\"\nstate = \"not-applicable\"\ncomment = \"Kein Angebot.\"")
        .at("2013-T1", "actual=15");
}

#[test]
fn what_contradicts_is_refused() {
    indicator("an unknown area", format_areas(COUNT, "[\"sued\"]")).settings(NESTED).refused(&["gebiet-unbekannt"]);
    indicator("no area", format_areas(COUNT, "[]")).settings(NESTED).refused(&["text-leer"]);
    indicator("twice", format_areas(COUNT, "[\"nord\", \"nord\"]")).settings(NESTED).refused(&["kennung-doppelt"]);
    indicator("another word", format_areas(COUNT, "\"alle\"")).settings(NESTED).refused(&["unbekanntes-wort"]);
    indicator("all of none", format_areas(COUNT, "\"all\"")).refused(&["gebiet-unbekannt"]);
    for (kind, total, refused) in [
        ("cumulative", "sum", false),
        ("cumulative", "reported", true),
        ("average", "sum", true),
        ("average", "reported", false),
        ("level", "sum", false),
        ("level", "reported", false),
    ] {
        let case = indicator(kind, &format!("kind = \"{kind}\"\ntarget = {{ at_least = 3 }}\ntotal = \"{total}\""));
        if refused {
            case.refused(&["gesamtwert-art"]);
        } else {
            case.at("2013-T1", "status=missing");
        }
    }
}

#[test]
fn the_report_names_all_areas_with_what_they_are_parts_of() {
    let report = indicator("areas", COUNT).settings(NESTED).project().report("2013-T1");
    report
        .assert("areas.0.id=innenstadt areas.0.parent=null areas.1.title=Mitte areas.1.parent=innenstadt", "in order");
    assert_eq!(report.at("areas").items().len(), 4);
}
