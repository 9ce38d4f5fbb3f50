//! Areas within areas, and which of them make the whole.

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::support::{Json, Project, indicator};

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

/// Keys of an indicator, then what differs in areas.
fn with(keys: &str, areas: &[&str]) -> String {
    let tables: Vec<String> =
        areas.iter().map(|table| format!("[[goal.indicator.area]]\n{}", table.replace("; ", "\n"))).collect();
    format!("{keys}\n{}", tables.join("\n"))
}

#[test]
fn an_area_is_judged_by_its_own_target_and_else_takes_what_the_indicator_has() {
    let at_least = "id = \"mitte\"; target = { at_least = 60 }";
    let level = "kind = \"level\"\ntarget = { at_least = 300 }\ntolerance = { green = 1, yellow = 2 }\nbaseline = 20";
    let own = format!("{at_least}; tolerance = {{ green = 5, yellow = 9 }}");
    let own_base = format!("{at_least}; baseline = 40");
    let interim = "id = \"mitte\"; target = { at_least = 60 }; interim = { T1 = 12 }";
    let report_in = format!("{at_least}; report_in = [\"T3\"]");
    let corridor = "id = \"mitte\"; target = { between = [37.0, 45.0] }";
    // Columns: name, keys, table of the area, value, what the row of the area says.
    let cases: &[(&str, &str, &str, i32, &str)] = &[
        (
            "a target of its own, 60 / 3 in T1",
            COUNT,
            at_least,
            17,
            "expected=20 deviation=-3 status=red kind=cumulative",
        ),
        ("on the green bound", COUNT, at_least, 19, "expected=20 status=green"),
        ("no target", COUNT, "id = \"mitte\"; baseline = 7", 17, "expected=null status=informative baseline=7"),
        ("interim values of its own", COUNT, interim, 12, "expected=12 expected_rule=interim status=green"),
        ("interim values are not those of the whole", format_interim(), at_least, 12, "expected=20 status=red"),
        ("the tolerance of the whole", level, at_least, 58, "status=yellow tolerance.green=1"),
        ("a tolerance of its own", level, &own, 55, "status=green tolerance.green=5"),
        ("the baseline of the whole", level, at_least, 40, "baseline=20 attainment_percent=50"),
        ("a baseline of its own", level, &own_base, 50, "baseline=40 attainment_percent=50"),
        ("due in some periods", COUNT, &report_in, 17, "status=not-due actual=17"),
        ("a corridor", level, corridor, 36, "deviation=-1 status=green"),
    ];
    for (name, keys, table, value, expected) in cases {
        indicator(name, &with(keys, &[table]))
            .settings(NESTED)
            .actual("2013-T1", &format!("area = \"mitte\"\nvalue = {value}"))
            .area("2013-T1", "mitte", expected);
    }
    indicator("a target without a value is missing, not hidden", &with(COUNT, &[at_least]))
        .settings(NESTED)
        .actual("2013-T1", "area = \"nord\"\nvalue = 3")
        .area("2013-T1", "mitte", "status=missing actual=null expected=20");
    indicator("a parent is formed and judged", &with(COUNT, &["id = \"innenstadt\"; target = { at_least = 120 }"]))
        .settings(NESTED)
        .actual("2013-T1", "area = \"mitte\"\nvalue = 15")
        .actual("2013-T1", "area = \"altstadt\"\nvalue = 23")
        .area("2013-T1", "innenstadt", "actual=38 expected=40 status=green");
}

fn format_interim() -> &'static str {
    "kind = \"cumulative\"\ntarget = { at_least = 300 }\ninterim = { T1 = 50 }"
}

#[test]
fn milestones_and_own_colours_of_an_area_are_those_of_its_reports() {
    let due = "id = \"mitte\"; target = { done_by = 2013-03-31 }; tolerance = { green = 0, yellow = 10 }";
    indicator("a milestone", &with("target = { done_by = 2013-12-31 }", &[due]))
        .settings(NESTED)
        .actual("2013-T1", "progress = 80")
        .actual("2013-T1", "area = \"mitte\"\ndone = 2013-04-05")
        .at("2013-T1", "actual=80 status=green delay_days=null")
        .area("2013-T1", "mitte", "actual=100 status=yellow delay_days=5");
    indicator("a colour", "kind = \"assessed\"")
        .settings(NESTED)
        .actual("2013-T1", "value = \"grün\"\ncomment = \"K\"")
        .actual("2013-T1", "area = \"mitte\"\nvalue = \"rot\"\ncomment = \"K\"")
        .at("2013-T1", "status=green")
        .area("2013-T1", "mitte", "status=red");
}

#[test]
fn revisions_of_the_whole_reach_an_area_in_the_tolerance_alone() {
    let revised = "kind = \"level\"\ntarget = { at_least = 90 }\ntolerance = { green = 1, yellow = 2 }\nrevised = [\
        { from = \"2013-T2\", target = { at_least = 80 }, reason = \"A\" },\
        { from = \"2013-T3\", tolerance = { green = 10, yellow = 20 }, reason = \"B\" }]";
    let reported = |name: &str, table: &str| {
        ["2013-T1", "2013-T2", "2013-T3"]
            .iter()
            .fold(indicator(name, &with(revised, &[table])).settings(NESTED), |case, period| {
                case.actual(period, "area = \"mitte\"\nvalue = 52").actual(period, "value = 80")
            })
    };
    reported("tolerance", "id = \"mitte\"; target = { at_least = 60 }")
        .at("2013-T2", "expected=80")
        .area("2013-T2", "mitte", "expected=60 status=red")
        .area("2013-T3", "mitte", "expected=60 status=green tolerance.green=10");
    reported(
        "its own tolerance stays",
        "id = \"mitte\"; target = { at_least = 60 }; tolerance = { green = 3, yellow = 9 }",
    )
    .area("2013-T3", "mitte", "expected=60 status=yellow tolerance.green=3");
    reported(
        "its own revisions",
        "id = \"mitte\"; revised = [{ from = \"2013-T3\", target = { at_least = 50 }, reason = \"C\" }]",
    )
    .area("2013-T2", "mitte", "expected=null status=informative")
    .area("2013-T3", "mitte", "expected=50 status=green tolerance.green=1 trend=null");
}

#[test]
fn a_relative_target_of_an_area_looks_at_that_area() {
    let relative = "id = \"mitte\"; target = { at_least = \"110 %\", of = \"previous-year\" }";
    indicator("previous year", &with(COUNT, &[relative]))
        .settings(NESTED)
        .in_year(2012, COUNT)
        .actual("2012-T1", "area = \"mitte\"\nvalue = 10")
        .actual("2012-T1", "area = \"nord\"\nvalue = 90")
        .actual("2013-T1", "area = \"mitte\"\nvalue = 11")
        .actual("2013-T1", "area = \"nord\"\nvalue = 90")
        .area("2013-T1", "mitte", "expected=11 status=green expected_rule=reference");
    let seasonal = "id = \"mitte\"; target = { at_least = 200 }; interim = \"seasonal\"";
    indicator("seasonal", &with(COUNT, &[seasonal]))
        .settings(NESTED)
        .in_year(2012, COUNT)
        .actual("2012-T1", "area = \"mitte\"\nvalue = 10")
        .actual("2012-T3", "area = \"mitte\"\nvalue = 40")
        .actual("2013-T1", "area = \"mitte\"\nvalue = 50")
        .area("2013-T1", "mitte", "expected=50 status=green");
}

#[test]
fn counts_and_colours_above_are_of_the_whole() {
    let target = "id = \"mitte\"; target = { at_least = 600 }";
    let report = indicator("counts", &with(COUNT, &[target]))
        .settings(NESTED)
        .actual("2013-T1", "area = \"mitte\"\nvalue = 100")
        .project()
        .report("2013-T1");
    report.assert("counts.green=1 counts.red=0 matrices.0.status=green matrices.0.goals.0.status=green", "counts");
}

#[test]
fn what_differs_in_an_area_is_checked_as_at_the_indicator() {
    let named = format_areas(COUNT, "[\"mitte\"]");
    let cases: &[(&str, &str, &[&str], &str)] = &[
        ("unknown", COUNT, &["id = \"sued\""], "gebiet-unbekannt"),
        ("twice", COUNT, &["id = \"mitte\"", "id = \"mitte\""], "kennung-doppelt"),
        ("without an id", COUNT, &["target = { at_least = 3 }"], "schluessel-fehlt"),
        ("not one of `areas`", named, &["id = \"nord\""], "gebiet-nicht-genannt"),
        ("an unknown key", COUNT, &["id = \"mitte\"; kind = \"level\""], "unbekannter-schluessel"),
        ("interim without a target", COUNT, &["id = \"mitte\"; interim = { T1 = 3 }"], "zwischenziel-ohne-zielwert"),
        (
            "a target of another kind",
            COUNT,
            &["id = \"mitte\"; target = { done_by = 2013-05-31 }"],
            "zielwert-passt-nicht",
        ),
        ("two targets", COUNT, &["id = \"mitte\"; target = { at_least = 3, at_most = 4 }"], "zielwert-form"),
        ("tolerances reversed", COUNT, &["id = \"mitte\"; tolerance = { green = 3, yellow = 2 }"], "toleranz-verkehrt"),
        ("no period", COUNT, &["id = \"mitte\"; report_in = []"], "text-leer"),
        ("not a period", COUNT, &["id = \"mitte\"; report_in = [\"T4\"]"], "teilzeitraum-unbekannt"),
        (
            "revised without a reason",
            COUNT,
            &["id = \"mitte\"; revised = [{ from = \"2013-T2\", target = { at_least = 3 } }]"],
            "schluessel-fehlt",
        ),
    ];
    for (name, keys, tables, code) in cases {
        indicator(name, &with(keys, tables)).settings(NESTED).refused(&[code]);
    }
}

proptest! {
    /// Whatever the areas report, the whole and each parent are their sum, exactly.
    #[test]
    fn formed_totals_are_the_exact_sums(values in proptest::collection::vec((0_i64..100_000, 0_u32..4), 3)) {
        let values: Vec<Decimal> = values.into_iter().map(|(digits, places)| Decimal::new(digits, places)).collect();
        let mut case = indicator("sums", COUNT).settings(NESTED);
        for (area, value) in ["mitte", "altstadt", "nord"].iter().zip(&values) {
            // Text, as the plain spelling of TOML has its own rule for three places.
            case = case.actual("2013-T1", &format!("area = \"{area}\"\nvalue = {value:.4}"));
        }
        let report = case.project().report("2013-T1");
        let shown = |row: &Json| row.at("actual").text().parse::<Decimal>().unwrap();
        let rows = report.rows();
        let of = |area: &str| rows.iter().find(|row| row.at("area").text() == area).map(shown).unwrap();
        prop_assert_eq!(shown(&rows[0]), values[0] + values[1] + values[2]);
        prop_assert_eq!(of("innenstadt"), values[0] + values[1]);
    }
}

#[test]
fn a_report_on_an_area_rolls_up_its_rows_and_shows_its_parts_below() {
    let tables = ["id = \"innenstadt\"; target = { at_least = 120 }", "id = \"mitte\"; target = { at_least = 60 }"];
    let project = indicator("areas", &with(COUNT, &tables))
        .settings(NESTED)
        .actual("2013-T1", "area = \"mitte\"\nvalue = 10")
        .actual("2013-T1", "area = \"altstadt\"\nvalue = 30")
        .actual("2013-T1", "area = \"nord\"\nvalue = 10")
        .project();
    project.report("2013-T1").assert("counts.red=1 matrices.0.status=red", "the whole is red");
    let areas = |asked: &str| {
        let run = project.run(&["report", "2013-T1", "--area", asked, "--format", "json"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let report = Json::parse(run.stdout.as_bytes());
        let of: Vec<String> = report.rows().iter().map(|row| row.at("area").text()).collect();
        (report, of)
    };
    let (report, of) = areas("innenstadt");
    assert_eq!(of, ["innenstadt", "mitte", "altstadt"]);
    let counted =
        "counts.green=1 counts.red=0 totals.all.green=1 matrices.0.status=green matrices.0.goals.0.status=green";
    report.assert(&format!("{counted} selection.areas.0=innenstadt"), "40 of 40, and the red part counts nowhere");
    assert_eq!(areas("innenstadt,mitte").1, ["innenstadt", "mitte", "altstadt"], "one within the other is its part");
    let (report, of) = areas("mitte");
    assert_eq!(of, ["mitte"]);
    report.assert("counts.green=0 counts.red=1 matrices.0.status=red", "10 of 20");
    let text = project.run(&["report", "2013-T1", "--area", "mitte", "--width", "120"]).stdout;
    assert!(text.contains("Auswahl: Gebiet mitte. Anzahlen und Gesamtfarben sind die dieser Gebiete."), "{text}");
    assert!(text.contains("– Mitte"), "{text}");
    let run = project.run(&["report", "2013-T1", "--area", "sued"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert!(run.stderr.contains("--area") && run.stderr.contains("mitte"), "{}", run.stderr);
}

#[test]
fn a_report_on_a_field_shows_the_goals_and_measures_that_belong_to_it() {
    let settings = "[[field]]\nid = \"wohnen\"\ntitle = \"Wohnen\"\n[[field]]\nid = \"pflege\"\ntitle = \"Pflege\"\n";
    let measure = |title: &str, field: &str, target: i32| {
        format!(
            "[[goal.measure]]\ntitle = \"{title}\"\n{field}\n[[goal.measure.indicator]]\nid = \"{title}\"\nname = \"{title}\"\n\
             kind = \"level\"\ntarget = {{ at_least = {target} }}\n"
        )
    };
    let goal = |id: &str, field: &str| format!("[[goal]]\nid = \"{id}\"\ntitle = \"{id}\"\n{field}\n");
    let matrix = [
        "title = \"M\"\n".to_owned(),
        goal("g", "field = [\"wohnen\"]"),
        measure("own", "field = [\"pflege\"]", 9),
        measure("taken", "", 1),
        goal("h", ""),
        measure("none", "", 1),
    ];
    let values = ["own", "taken", "none"].map(|id| format!("[[actual]]\nindicator = \"{id}\"\nvalue = 1\n"));
    let project =
        Project::new(settings).matrix(2013, "m", &matrix.concat()).actuals("2013-T1", "m.toml", &values.concat());
    for (field, shown, counted) in [
        ("wohnen", vec!["taken"], "counts.green=1 counts.red=0 matrices.0.status=red"),
        ("pflege", vec!["own"], "counts.green=0 counts.red=1 matrices.0.status=red"),
        ("wohnen,pflege", vec!["own", "taken"], "counts.green=1 counts.red=1"),
    ] {
        let run = project.run(&["report", "2013-T1", "--field", field, "--format", "json"]);
        let report = Json::parse(run.stdout.as_bytes());
        let of: Vec<String> = report.rows().iter().map(|row| row.at("indicator").text()).collect();
        assert_eq!(of, shown, "{field}");
        report.assert(counted, field);
    }
}

#[test]
fn an_area_is_explained_by_its_own_rule() {
    let project = indicator("areas", &with(COUNT, &["id = \"mitte\"; target = { at_least = 60 }"]))
        .settings(NESTED)
        .actual("2013-T1", "area = \"mitte\"\nvalue = 17")
        .project();
    let run = project.run(&["explain", "m/x@mitte", "2013-T1"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    for words in ["mitte", "rot", "60", "20", "17"] {
        assert!(run.stdout.contains(words), "{words}: {}", run.stdout);
    }
    let unknown = project.run(&["explain", "m/x@sued", "2013-T1"]);
    assert_eq!(unknown.code, Some(2), "{}", unknown.stderr);
}
