//! Where an indicator is heading: trend, forecast, what is still needed, attainment.

use crate::support::indicator;

const COUNT: &str = "kind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = { T1 = 120, T2 = 280 }";

#[test]
fn the_trend_is_the_change_of_the_adverse_deviation_as_a_share_of_the_expected_value() {
    for (first, second, trend) in [
        ("98", "259", "better"), // 18.3 %, then 7.5 %: fewer percent, though 21 of 22 units are still missing
        ("98", "220", "worse"),  // 18.3 %, then 21.4 %
        ("108", "252", "same"),  // 10 % both times
        ("130", "300", "same"),  // nothing adverse both times
        ("120", "280", "same"),
        ("98", "280", "better"),
        ("130", "279", "worse"),
    ] {
        indicator(&format!("{first}, then {second}"), COUNT)
            .actual("2013-T1", &format!("value = {first}"))
            .actual("2013-T2", &format!("value = {second}"))
            .at("2013-T2", &format!("trend={trend}"));
    }
}

#[test]
fn the_trend_is_absolute_where_an_expected_value_is_zero() {
    let zero = "kind = \"level\"\ntarget = { at_most = 0 }\ntolerance = { green = 1, yellow = 2 }";
    for (first, second, trend) in [("2", "1", "better"), ("1", "1", "same"), ("1", "2", "worse"), ("0", "0", "same")] {
        indicator(&format!("{first}, then {second}"), zero)
            .actual("2013-T1", &format!("value = {first}"))
            .actual("2013-T2", &format!("value = {second}"))
            .at("2013-T2", &format!("trend={trend}"));
    }
    let from_zero = "kind = \"level\"\ntarget = { at_least = 10 }\ninterim = { T1 = 0 }";
    for (second, trend) in [("9.5", "better"), ("9", "same"), ("8.5", "worse")] {
        indicator(&format!("−1 of 0, then {second} of 10"), from_zero)
            .actual("2013-T1", "value = -1")
            .actual("2013-T2", &format!("value = {second}"))
            .at("2013-T2", &format!("trend={trend}"));
    }
}

#[test]
fn there_is_no_trend_without_both_values() {
    indicator("nothing before", COUNT).actual("2013-T1", "value = 98").at("2013-T1", "trend=null previous_status=null");
    indicator("missing before", COUNT)
        .actual("2013-T2", "value = 98")
        .at("2013-T2", "trend=null previous_status=missing");
    indicator("missing now", COUNT)
        .actual("2013-T1", "value = 98")
        .at("2013-T2", "trend=null previous_status=red status=missing");
}

#[test]
fn the_previous_period_of_the_first_is_the_last_of_the_year_before() {
    indicator("2012-T3, then 2013-T1", COUNT)
        .in_year(2012, "kind = \"cumulative\"\ntarget = { at_least = 400 }")
        .actual("2012-T1", "value = 132")
        .actual("2012-T3", "value = 300")
        .actual("2013-T1", "value = 98")
        // 2012-T3: 25 % missing; 2012-T1: 133.33 was the Soll, so 1 % was; 2013-T1: 18.3 %.
        .at("2013-T1", "previous_status=red trend=better year_before_status=green year_trend=worse");
}

#[test]
fn a_reported_forecast_is_coloured_against_the_annual_target() {
    for (forecast, deviation, percent, status) in [
        ("450", "0", "0", "green"),
        ("427.5", "-22.5", "-5", "green"),
        ("420", "-30", "-6.6666666667", "yellow"),
        ("405", "-45", "-10", "yellow"),
        ("404", "-46", "-10.2222222222", "red"),
    ] {
        indicator(forecast, COUNT).actual("2013-T1", &format!("value = 98\nforecast = {forecast}")).at(
            "2013-T1",
            &format!(
                "status=red forecast.value={forecast} forecast.source=reported forecast.status={status} \
                     forecast_deviation={deviation} forecast_deviation_percent={percent}"
            ),
        );
    }
    indicator("without a value", COUNT)
        .actual("2013-T1", "state = \"missing\"\nforecast = 450\ncomment = \"Noch nicht gezählt.\"")
        .at("2013-T1", "status=missing forecast.value=450 forecast.source=reported forecast.status=green");
}

#[test]
fn a_count_is_extrapolated_as_its_expected_value_goes_on() {
    // 98 of 120 is 367.5 of 450, 18.3 % too few.
    indicator("98 of 120", COUNT)
        .actual("2013-T1", "value = 98")
        .at("2013-T1", "forecast.value=367.5 forecast.source=extrapolated forecast.status=red");
    indicator("50 of 100 in thirds", "kind = \"cumulative\"\ntarget = { at_most = 300 }")
        .actual("2013-T1", "value = 50")
        .at("2013-T1", "forecast.value=150 forecast.source=extrapolated forecast.status=green");
    indicator("at the end it is the value", COUNT)
        .actual("2013-T3", "value = 441")
        .at("2013-T3", "forecast.value=441 forecast.status=green");
}

#[test]
fn to_everything_else_comes_what_its_path_still_has_to_go() {
    // Ist + annual target − Soll, with the tolerance on the annual target.
    type Case = (&'static str, &'static str, &'static str, &'static str, &'static str);
    let cases: &[Case] = &[
        ("target = { at_least = 20 }\ninterim = { T1 = 10 }\nunit = \"%\"", "10.3", "10", "20.3", "green"),
        ("target = { at_most = 21 }\ninterim = { T1 = 28 }", "30", "28", "23", "yellow"),
        ("target = { at_least = 90 }\ninterim = { T1 = 60 }", "60", "60", "90", "green"),
        // From 60 to 90 in a line: 70 in T1; the third of a way is exact.
        ("target = { at_least = 90 }\ninterim = \"linear\"\nbaseline = 60", "65", "70", "85", "yellow"),
        (
            "target = { at_least = 10 }\ninterim = \"linear\"\nbaseline = 0",
            "3",
            "3.3333333333",
            "9.6666666667",
            "green",
        ),
        // Nothing to go where the Soll is the annual target.
        ("target = { at_least = 80 }", "75", "80", "75", "yellow"),
        ("target = { exactly = 3 }\ninterim = { T1 = 2 }", "1", "2", "2", "red"),
    ];
    for (keys, value, expected, forecast, status) in cases {
        for kind in ["level", "average"] {
            indicator(&format!("{value} of {expected}, {keys}"), &format!("kind = \"{kind}\"\n{keys}"))
                .actual("2013-T1", &format!("value = {value}"))
                .at(
                    "2013-T1",
                    &format!(
                        "expected={expected} forecast.value={forecast} forecast.source=extrapolated forecast.status={status}"
                    ),
                )
                .actual("2013-T3", &format!("value = {value}"))
                .at("2013-T3", &format!("forecast.value={value}"));
        }
    }
    indicator("ratio", "kind = \"ratio\"\nscale = 100\ntarget = { at_least = 80 }\ninterim = { T1 = 70 }")
        .actual("2013-T1", "numerator = 3\ndenominator = 4")
        .at("2013-T1", "expected=70 forecast.value=85 forecast.source=extrapolated forecast.status=green");
    indicator("a third of a ratio", "kind = \"ratio\"\nscale = 100\ntarget = { at_least = 80 }\ninterim = { T1 = 70 }")
        .actual("2013-T1", "numerator = 2\ndenominator = 3")
        .at("2013-T1", "forecast.value=76.6666666667 forecast.status=green");
    indicator(
        "relative to the baseline",
        "kind = \"level\"\ntarget = { at_most = \"90 %\", of = \"baseline\" }\nbaseline = 28\ninterim = \"linear\"",
    )
    // 28 → 25.2: 27 1/15 in T1; 27 + 25.2 − 27 1/15 = 25 2/15.
    .actual("2013-T1", "value = 27")
    .at("2013-T1", "expected=27.0666666667 forecast.value=25.1333333333 forecast.status=green");
}

#[test]
fn a_corridor_goes_on_where_both_bounds_move_by_one_step() {
    for (interim, value, forecast) in [
        ("", "36", "36"),
        ("interim = { T1 = [35, 43] }", "36", "38"),   // both bounds by 2
        ("interim = { T1 = [35, 45] }", "36", "null"), // by 2 and by 0
        ("interim = { T1 = \"90 %\" }", "36", "null"), // by 3.7 and by 4.5
        ("interim = { T1 = [0, 8] }", "5", "42"),
    ] {
        let forecast = if forecast == "null" { "forecast=null".into() } else { format!("forecast.value={forecast}") };
        indicator(interim, &format!("kind = \"level\"\ntarget = {{ between = [37, 45] }}\n{interim}"))
            .actual("2013-T1", &format!("value = {value}"))
            .at("2013-T1", &forecast);
    }
}

#[test]
fn an_extrapolated_figure_ends_where_none_can_be() {
    type Case = (&'static str, &'static str, &'static str, &'static str);
    let cases: &[Case] = &[
        // 2 + 5 − 10 would be −3.
        ("kind = \"level\"\ntarget = { at_most = 5 }\ninterim = { T1 = 10 }", "", "2", "0"),
        ("kind = \"level\"\ntarget = { at_most = -5 }\ninterim = { T1 = 10 }", "", "2", "-13"),
        ("kind = \"level\"\ntarget = { at_most = 5 }\ninterim = { T1 = 10 }", "", "-2", "-7"),
        // 95 + 90 − 80 would be 105.
        ("kind = \"level\"\ntarget = { at_least = 90 }\ninterim = { T1 = 80 }", "%", "95", "100"),
        ("kind = \"level\"\ntarget = { at_least = 90 }\ninterim = { T1 = 80 }", "Prozent", "95", "100"),
        ("kind = \"level\"\ntarget = { at_least = 90 }\ninterim = { T1 = 80 }", "Punkte", "95", "105"),
        ("kind = \"level\"\ntarget = { at_least = 120 }\ninterim = { T1 = 80 }", "%", "95", "135"),
        ("kind = \"level\"\ntarget = { at_least = 90 }\ninterim = { T1 = 80 }", "%", "101", "111"),
        ("kind = \"level\"\ntarget = { at_least = 100 }\ninterim = { T1 = 100 }", "%", "100", "100"),
        ("kind = \"cumulative\"\ntarget = { at_least = 100 }\ninterim = { T1 = 50 }", "%", "60", "100"),
        ("kind = \"cumulative\"\ntarget = { at_least = 100 }\ninterim = { T1 = 50 }", "Fälle", "60", "120"),
    ];
    for (keys, unit, value, forecast) in cases {
        indicator(&format!("{value} {unit}, {keys}"), &format!("{keys}\nunit = \"{unit}\""))
            .actual("2013-T1", &format!("value = {value}"))
            .at("2013-T1", &format!("forecast.value={forecast} forecast.source=extrapolated"));
        indicator("what a department expects is left as it is", &format!("{keys}\nunit = \"{unit}\""))
            .actual("2013-T1", &format!("value = {value}\nforecast = 130"))
            .at("2013-T1", "forecast.value=130 forecast.source=reported");
    }
}

#[test]
fn there_is_no_forecast_without_a_value_an_expected_value_or_one_share() {
    indicator("no value", COUNT).at("2013-T1", "forecast=null");
    indicator("a Soll of 0", "kind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = { T1 = 0 }")
        .actual("2013-T1", "value = 5")
        .at("2013-T1", "expected=0 forecast=null");
    indicator(
        "a season that no earlier year shows",
        "kind = \"level\"\ntarget = { at_least = 5 }\ninterim = \"seasonal\"",
    )
    .actual("2013-T1", "value = 4")
    .at("2013-T1", "expected=null status=missing forecast=null");
    indicator("an informative value", "kind = \"level\"").actual("2013-T1", "value = 4").at("2013-T1", "forecast=null");
    indicator(
        "a level that starts at a Soll of 0",
        "kind = \"level\"\ntarget = { at_least = 5 }\ninterim = { T1 = 0 }",
    )
    .actual("2013-T1", "value = 1")
    .at("2013-T1", "expected=0 forecast=null");
    indicator("a level at a Soll of 0", "kind = \"level\"\ntarget = { exactly = 0 }")
        .actual("2013-T1", "value = 1")
        .at("2013-T1", "expected=0 status=red forecast=null");
    indicator("an annual target of 0", "kind = \"cumulative\"\ntarget = { at_most = 0 }\ninterim = { T1 = 4 }")
        .actual("2013-T1", "value = 2")
        .at("2013-T1", "expected=4 forecast.value=0 forecast.status=green");
    indicator(
        "bounds with different shares",
        "kind = \"cumulative\"\ntarget = { between = [30, 60] }\ninterim = { T1 = [10, 30] }",
    )
    .actual("2013-T1", "value = 15")
    .at("2013-T1", "forecast=null");
    indicator("bounds with the same share", "kind = \"cumulative\"\ntarget = { between = [30, 60] }")
        .actual("2013-T1", "value = 15")
        .at("2013-T1", "forecast.value=45 forecast.status=green");
}

#[test]
fn the_tolerance_of_a_forecast_is_taken_on_the_annual_target() {
    // 18 of 20 is 90 of 100: at 8 % yellow now and at the end; a bound of 5 units is wide now and narrow at the end.
    indicator("absolute", "kind = \"cumulative\"\ntarget = { at_least = 100 }\ninterim = { T1 = 20 }\ntolerance = { green = 2, yellow = 9 }")
        .actual("2013-T1", "value = 18")
        .at("2013-T1", "status=green forecast.value=90 forecast.status=red");
}

#[test]
fn what_is_still_needed_is_spread_over_the_remaining_periods() {
    indicator("98 of 450", COUNT)
        .actual("2013-T1", "value = 98")
        .actual("2013-T2", "value = 259")
        .actual("2013-T3", "value = 440")
        .at("2013-T1", "remaining.total=352 remaining.per_period=176")
        .at("2013-T2", "remaining.total=191 remaining.per_period=191")
        .at("2013-T3", "remaining.total=10 remaining.per_period=null");
    indicator("more than needed", COUNT)
        .actual("2013-T1", "value = 460")
        .at("2013-T1", "remaining.total=0 remaining.per_period=0");
    indicator("a third", "kind = \"cumulative\"\ntarget = { at_least = 100 }")
        .settings("periods = \"quarter\"")
        .actual("2013-Q1", "value = 0")
        .at("2013-Q1", "remaining.total=100 remaining.per_period=33.3333333333");
}

#[test]
fn only_counts_with_a_lower_target_need_anything() {
    for keys in [
        "kind = \"cumulative\"\ntarget = { at_most = 450 }",
        "kind = \"cumulative\"\ntarget = { between = [1, 450] }",
        "kind = \"cumulative\"\ntarget = { exactly = 450 }",
        "kind = \"level\"\ntarget = { at_least = 450 }",
        "kind = \"average\"\ntarget = { at_least = 450 }",
    ] {
        indicator(keys, keys).actual("2013-T1", "value = 98").at("2013-T1", "remaining=null");
    }
    indicator("no value", COUNT).at("2013-T1", "remaining=null");
}

#[test]
fn attainment_of_a_count_is_its_share_of_the_annual_target() {
    indicator("98 of 450", COUNT).actual("2013-T1", "value = 98").at("2013-T1", "attainment_percent=21.7777777778");
    indicator("with a baseline", &format!("{COUNT}\nbaseline = 380"))
        .actual("2013-T1", "value = 98")
        .at("2013-T1", "attainment_percent=21.7777777778");
    indicator("at most", "kind = \"cumulative\"\ntarget = { at_most = 100 }")
        .actual("2013-T1", "value = 40")
        .at("2013-T1", "attainment_percent=40");
    indicator(
        "a target of 0",
        "kind = \"cumulative\"\ntarget = { at_most = 0 }\ntolerance = { green = 1, yellow = 2 }",
    )
    .actual("2013-T1", "value = 1")
    .at("2013-T1", "attainment_percent=null");
}

#[test]
fn attainment_of_other_kinds_is_the_way_from_the_baseline() {
    for (target, baseline, value, attainment) in [
        ("at_least = 90", "60", "75", "50"),
        ("at_least = 90", "60", "54", "-20"),
        ("at_most = 15", "30", "24", "40"),
        ("exactly = 10", "20", "15", "50"),
        ("at_least = 90", "90", "81", "90"), // the baseline is the target
        ("at_most = 15", "15", "12", "null"),
        ("at_least = 90", "", "75", "83.3333333333"),
        ("at_most = 15", "", "12", "null"),
        ("exactly = 10", "", "12", "null"),
        ("between = [37, 45]", "30", "40", "null"),
        ("at_least = 0", "", "4", "null"),
    ] {
        for kind in ["level", "average"] {
            let baseline = if baseline.is_empty() {
                String::new()
            } else {
                format!("baseline = {{ value = {baseline}, year = 2012 }}")
            };
            let keys = format!(
                "kind = \"{kind}\"\ntarget = {{ {target} }}\n{baseline}\ntolerance = {{ green = 1, yellow = 2 }}"
            );
            indicator(&format!("{value} on the way to {target}, {kind}"), &keys)
                .actual("2013-T1", &format!("value = {value}"))
                .at("2013-T1", &format!("attainment_percent={attainment}"));
        }
    }
}

#[test]
fn no_share_of_a_target_at_or_below_zero_is_attained() {
    for (kind, target, baseline, value, attainment) in [
        // A planned loss of 697: a gain, a third of the loss, twice the loss.
        ("cumulative", "at_least = -697", "", "179.4", "null"),
        ("cumulative", "at_least = -611.1", "", "-200", "null"),
        ("cumulative", "at_least = -611.1", "", "-1222.2", "null"),
        ("cumulative", "at_most = -5", "", "-5", "null"),
        ("cumulative", "at_least = 0", "", "3", "null"),
        ("cumulative", "at_least = 0.5", "", "0.25", "50"),
        ("cumulative", "at_least = 200", "", "-20", "-10"),
        ("level", "at_least = -20", "", "-40", "null"),
        ("level", "at_least = -20", "", "10", "null"),
        ("average", "at_least = -20", "", "-40", "null"),
        // The way from a baseline may lead to any target.
        ("level", "at_least = -20", "-40", "-30", "50"),
        ("level", "at_least = 0", "-40", "-10", "75"),
        ("level", "at_most = -20", "20", "0", "50"),
        ("level", "at_least = -20", "-20", "-30", "null"),
    ] {
        let baseline = if baseline.is_empty() { String::new() } else { format!("baseline = {baseline}") };
        let keys =
            format!("kind = \"{kind}\"\ntarget = {{ {target} }}\ntolerance = {{ green = 1, yellow = 2 }}\n{baseline}");
        indicator(&format!("{value} of {target}, {kind}"), &keys)
            .actual("2013-T1", &format!("value = {value}"))
            .at("2013-T1", &format!("attainment_percent={attainment}"));
    }
}
