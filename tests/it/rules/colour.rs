//! From value to colour: the table of the contract, line by line, and what the text beside it says.

use crate::support::indicator;

const FIVE_TEN: &str = r#"tolerance = { green = "5 %", yellow = "10 %" }"#;

/// Every line of the table (the last one, with three reports, has a test of its own).
#[test]
fn every_line_of_the_table_holds() {
    let rows: &[(&str, &str, &str, &str, &str, &str, &str)] = &[
        // target and kind, interim, period, tolerance, Ist, Soll, deviation percent status
        ("at_least = 450|cumulative", "", "2013-T1", FIVE_TEN, "143", "150", "-7 -4.6666666667 green"),
        ("at_least = 300|cumulative", "", "2013-T1", FIVE_TEN, "95", "100", "-5 -5 green"),
        ("at_least = 300|cumulative", "", "2013-T1", FIVE_TEN, "90", "100", "-10 -10 yellow"),
        ("at_least = 300|cumulative", "", "2013-T1", FIVE_TEN, "89.99", "100", "-10.01 -10.01 red"),
        ("at_least = 450|cumulative", "{ T1 = 120 }", "2013-T1", FIVE_TEN, "98", "120", "-22 -18.3333333333 red"),
        ("at_least = 100|cumulative", "", "2013-T2", FIVE_TEN, "60", "66.6666666667", "-6.6666666667 -10 yellow"),
        (
            "at_most = 15|level",
            "",
            "2013-T1",
            "tolerance = { green = 1, yellow = 2 }",
            "16",
            "15",
            "1 6.6666666667 green",
        ),
        ("at_most = 15|level", "", "2013-T1", FIVE_TEN, "16", "15", "1 6.6666666667 yellow"),
        ("between = [37.0, 45.0]|level", "", "2013-T1", FIVE_TEN, "36.0", "[37.0,45.0]", "-1 -2.7027027027 green"),
        (
            "between = [37.0, 45.0]|level",
            "",
            "2013-T1",
            "tolerance = { green = 0, yellow = 1 }",
            "46.5",
            "[37.0,45.0]",
            "1.5 3.3333333333 red",
        ),
        ("exactly = 0|level", "", "2013-T1", FIVE_TEN, "1", "0", "1 null red"),
        ("at_least = -20|level", "", "2013-T1", FIVE_TEN, "-21", "-20", "-1 -5 green"),
    ];
    for (target, interim, period, tolerance, value, expected, verdict) in rows {
        let (target, kind) = target.split_once('|').unwrap();
        let interim = if interim.is_empty() { String::new() } else { format!("interim = {interim}") };
        let keys = format!("kind = \"{kind}\"\ntarget = {{ {target} }}\n{interim}\n{tolerance}");
        let [deviation, percent, status] = verdict.split(' ').collect::<Vec<_>>().try_into().unwrap();
        indicator(&format!("{target}, {kind}, {tolerance}"), &keys).actual(period, &format!("value = {value}")).at(
            period,
            &format!("expected={expected} deviation={deviation} deviation_percent={percent} status={status}"),
        );
    }
}

#[test]
fn three_tenths_are_exactly_three_tenths() {
    let keys = r#"kind = "cumulative"
        target = { at_least = 0.3 }
        reported = "per-period"
        tolerance = { green = 0, yellow = 0 }"#;
    indicator("0.1 + 0.1 + 0.1", keys)
        .actual("2013-T1", "value = 0.1")
        .actual("2013-T2", "value = 0.1")
        .actual("2013-T3", "value = 0.1")
        .at("2013-T3", "expected=0.3 actual=0.3 deviation=0 deviation_percent=0 status=green");
}

/// One value against one target, all at level, with the built-in tolerance unless another is given.
fn assert_level(target: &str, tolerance: &str, rows: &[(&str, &str)]) {
    for (value, expected) in rows {
        let keys = format!("kind = \"level\"\ntarget = {{ {target} }}\n{tolerance}");
        indicator(&format!("{value} against {target} {tolerance}"), &keys)
            .actual("2013-T1", &format!("value = {value}"))
            .at("2013-T1", expected);
    }
}

#[test]
fn both_bounds_of_the_tolerance_are_inside() {
    assert_level(
        "at_least = 200",
        FIVE_TEN,
        &[
            ("500", "deviation=300 deviation_percent=150 status=green"),
            ("200", "deviation=0 deviation_percent=0 status=green"),
            ("190", "deviation=-10 deviation_percent=-5 status=green"),
            ("189.9999999999999999999", "status=yellow"),
            ("180", "deviation=-20 deviation_percent=-10 status=yellow"),
            ("179.9999999999999999999", "status=red"),
        ],
    );
    assert_level(
        "at_most = 200",
        FIVE_TEN,
        &[
            ("0", "deviation=-200 deviation_percent=-100 status=green"),
            ("210", "deviation=10 deviation_percent=5 status=green"),
            ("210.0000000000000000001", "status=yellow"),
            ("220", "deviation=20 status=yellow"),
            ("220.0000000000000000001", "status=red"),
        ],
    );
}

#[test]
fn exactly_has_its_tolerance_on_both_sides() {
    assert_level(
        "exactly = 40",
        FIVE_TEN,
        &[
            ("38", "deviation=-2 deviation_percent=-5 status=green"),
            ("42", "deviation=2 deviation_percent=5 status=green"),
            ("37.9", "status=yellow"),
            ("42.1", "status=yellow"),
            ("36", "status=yellow"),
            ("44", "status=yellow"),
            ("35.9", "status=red"),
            ("44.1", "status=red"),
        ],
    );
}

#[test]
fn a_corridor_is_measured_from_its_nearer_bound() {
    assert_level(
        "between = [40, 100]",
        FIVE_TEN,
        &[
            ("40", "deviation=0 deviation_percent=0 status=green"),
            ("70", "deviation=0 deviation_percent=0 status=green"),
            ("100", "deviation=0 deviation_percent=0 status=green"),
            ("38", "deviation=-2 deviation_percent=-5 status=green"),
            ("36", "deviation=-4 deviation_percent=-10 status=yellow"),
            ("35.9", "status=red"),
            ("105", "deviation=5 deviation_percent=5 status=green"),
            ("110", "deviation=10 deviation_percent=10 status=yellow"),
            ("110.1", "status=red"),
        ],
    );
    assert_level(
        "between = [0, 10]",
        "tolerance = { green = 1, yellow = 2 }",
        &[
            ("0", "deviation=0 deviation_percent=0 status=green"),
            ("5", "deviation=0 deviation_percent=0 status=green"),
            ("-1", "deviation=-1 deviation_percent=null status=green"),
            ("-1.5", "deviation=-1.5 deviation_percent=null status=yellow"),
            ("13", "deviation=3 deviation_percent=30 status=red"),
        ],
    );
}

#[test]
fn a_relative_tolerance_is_zero_where_the_expected_value_is() {
    assert_level(
        "at_most = 0",
        FIVE_TEN,
        &[("0", "deviation=0 deviation_percent=null status=green"), ("0.01", "deviation_percent=null status=red")],
    );
    let keys = r#"kind = "level"
        target = { at_most = 0 }"#;
    let checked = indicator("Soll 0", keys).project().check();
    assert_eq!(checked.codes(), ["toleranz-bei-null"], "check says that an absolute tolerance is needed");
}

#[test]
fn a_relative_tolerance_is_a_share_of_the_absolute_expected_value() {
    assert_level(
        "at_most = -20",
        FIVE_TEN,
        &[("-20", "status=green"), ("-19", "deviation=1 deviation_percent=5 status=green"), ("-18", "status=yellow")],
    );
}

#[test]
fn where_units_are_mixed_green_is_tried_first() {
    assert_level(
        "at_least = 20",
        r#"tolerance = { green = 5, yellow = "10 %" }"#,
        &[("15", "status=green"), ("14.9", "status=red")],
    );
    assert_level(
        "at_least = 20",
        r#"tolerance = { green = "10 %", yellow = 5 }"#,
        &[("18", "status=green"), ("17.9", "status=yellow"), ("15", "status=yellow"), ("14.9", "status=red")],
    );
}

#[test]
fn a_percentage_is_spelled_in_three_ways() {
    for tolerance in [
        r#"tolerance = { green = "2,5 %", yellow = "5 %" }"#,
        r#"tolerance = { green = "2.5%", yellow = "5%" }"#,
        r#"tolerance = { green = "2.5 %", yellow = "5,0 %" }"#,
    ] {
        assert_level("at_least = 200", tolerance, &[("195", "status=green"), ("194.9", "status=yellow")]);
        assert_level("at_least = 200", tolerance, &[("190", "status=yellow"), ("189.9", "status=red")]);
    }
}

#[test]
fn a_bare_number_is_in_the_unit_of_the_indicator() {
    assert_level(
        "at_least = 80",
        "unit = \"%\"\ntolerance = { green = 2, yellow = 4 }",
        &[("78", "status=green"), ("76", "status=yellow"), ("75.9", "status=red")],
    );
}

#[test]
fn faulty_tolerances_are_refused() {
    for (tolerance, code) in [
        (r#"{ green = "-1 %", yellow = "10 %" }"#, "toleranz-negativ"),
        ("{ green = 1, yellow = -2 }", "toleranz-negativ"),
        (r#"{ green = "11 %", yellow = "10 %" }"#, "toleranz-verkehrt"),
        ("{ green = 3, yellow = 2 }", "toleranz-verkehrt"),
        ("{ green = 3 }", "schluessel-fehlt"),
        ("{ yellow = 3 }", "schluessel-fehlt"),
    ] {
        let keys = format!("kind = \"level\"\ntarget = {{ at_least = 1 }}\ntolerance = {tolerance}");
        indicator(tolerance, &keys).refused(&[code]);
    }
}

#[test]
fn no_value_is_never_green_and_never_red() {
    for target in ["at_least = 0", "at_most = 10", "between = [0, 9]", "exactly = 0"] {
        let keys = format!("kind = \"level\"\ntarget = {{ {target} }}");
        indicator(target, &keys)
            .at("2013-T1", "actual=null deviation=null deviation_percent=null attainment_percent=null status=missing");
    }
}

#[test]
fn the_tolerance_is_looked_up_at_the_nearest_level() {
    let settings = "tolerance = { green = 1, yellow = 11 }";
    let matrix = "tolerance = { green = 2, yellow = 12 }";
    let goal = "tolerance = { green = 3, yellow = 13 }";
    let own = "tolerance = { green = 4, yellow = 14 }";
    for (name, settings, matrix, goal, own, expected) in [
        ("built in", "", "", "", "", "tolerance.green=5_% tolerance.yellow=10_% status=red"),
        ("project", settings, "", "", "", "tolerance.green=1 tolerance.yellow=11 status=red"),
        ("matrix", settings, matrix, "", "", "tolerance.green=2 tolerance.yellow=12 status=yellow"),
        ("goal", settings, matrix, goal, "", "tolerance.green=3 tolerance.yellow=13 status=yellow"),
        ("indicator", settings, matrix, goal, own, "tolerance.green=4 tolerance.yellow=14 status=yellow"),
        ("project and indicator", settings, "", "", own, "tolerance.green=4 status=yellow"),
        ("matrix and goal", "", matrix, goal, "", "tolerance.green=3 status=yellow"),
    ] {
        let text = format!(
            "title = \"M\"\n{matrix}\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n{goal}\n[[goal.indicator]]\nid = \"x\"\n\
             name = \"X\"\nkind = \"level\"\ntarget = {{ at_least = 100 }}\n{own}\n"
        );
        let project = crate::support::Project::new(settings).matrix(2013, "m", &text);
        let project = project.actuals("2013-T1", "m.toml", "[[actual]]\nindicator = \"x\"\nvalue = 88\n");
        project.report("2013-T1").row("m/x").assert(expected, name);
    }
}
