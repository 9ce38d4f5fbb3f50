//! The Ist: ratios, values per period and per area, and the states that are no value.

use crate::support::indicator;

const TWO_AREAS: &str = r#"
[[area]]
id = "mitte"
title = "Mitte"
[[area]]
id = "sued"
title = "Süd"
"#;

#[test]
fn a_ratio_is_its_quotient_times_the_scale() {
    indicator("percent", "kind = \"ratio\"\nscale = 100\ntarget = { at_least = 80 }")
        .actual("2013-T1", "numerator = 30\ndenominator = 40")
        .at("2013-T1", "actual=75 numerator=30 denominator=40 deviation=-5 deviation_percent=-6.25 status=yellow");
    indicator("scale 1 unless given", "kind = \"ratio\"\ntarget = { at_least = 0.7 }")
        .actual("2013-T1", "numerator = 30\ndenominator = 40")
        .at("2013-T1", "actual=0.75 status=green");
    indicator(
        "a third is a third",
        "kind = \"ratio\"\nscale = 300\ntarget = { exactly = 100 }\ntolerance = { green = 0, yellow = 0 }",
    )
    .actual("2013-T1", "numerator = 1\ndenominator = 3")
    .at("2013-T1", "actual=100 deviation=0 status=green");
    indicator("written as a fraction", "kind = \"ratio\"\nscale = 3\ntarget = { at_least = 2 }")
        .actual("2013-T1", "value = \"2/3\"")
        .at("2013-T1", "actual=2 numerator=2 denominator=3 status=green");
}

#[test]
fn zero_of_zero_is_not_applicable_and_anything_of_zero_an_error() {
    let keys = "kind = \"ratio\"\ntarget = { at_least = 1 }";
    indicator("0/0", keys)
        .actual("2013-T1", "numerator = 0\ndenominator = 0")
        .at("2013-T1", "actual=null status=not-applicable");
    indicator("5/0", keys).actual("2013-T1", "numerator = 5\ndenominator = 0").refused(&["nenner-ungueltig"]);
}

#[test]
fn per_period_counts_are_added_up() {
    indicator("10 + 20 + 30", "kind = \"cumulative\"\nreported = \"per-period\"\ntarget = { at_least = 60 }")
        .actual("2013-T1", "value = 10")
        .actual("2013-T2", "value = 20")
        .actual("2013-T3", "value = 30")
        .at("2013-T1", "actual=10 expected=20 status=red")
        .at("2013-T2", "actual=30 expected=40")
        .at("2013-T3", "actual=60 expected=60 status=green history.0.actual=10 history.1.actual=30");
}

#[test]
fn per_period_means_are_unweighted() {
    indicator("10, 20, 21", "kind = \"average\"\nreported = \"per-period\"\ntarget = { at_least = 17 }")
        .actual("2013-T1", "value = 10")
        .actual("2013-T2", "value = 20")
        .actual("2013-T3", "value = 21")
        .at("2013-T1", "actual=10")
        .at("2013-T2", "actual=15")
        .at("2013-T3", "actual=17 deviation=0 status=green");
    indicator("a mean to date is taken as it is", "kind = \"average\"\ntarget = { at_least = 17 }")
        .actual("2013-T1", "value = 10")
        .actual("2013-T2", "value = 20")
        .at("2013-T2", "actual=20");
}

#[test]
fn per_period_ratios_sum_their_parts_first() {
    // 1 of 2 and 9 of 10 are 10 of 12, not the mean of 50 % and 90 %.
    indicator("1/2 and 9/10", "kind = \"ratio\"\nscale = 100\nreported = \"per-period\"\ntarget = { at_least = 80 }")
        .actual("2013-T1", "numerator = 1\ndenominator = 2")
        .actual("2013-T2", "numerator = 9\ndenominator = 10")
        .at("2013-T2", "actual=83.3333333333 numerator=10 denominator=12 status=green");
}

#[test]
fn a_missing_earlier_period_makes_the_sum_missing() {
    for kind in ["cumulative", "average"] {
        let keys = format!("kind = \"{kind}\"\nreported = \"per-period\"\ntarget = {{ at_least = 30 }}");
        indicator(kind, &keys)
            .actual("2013-T2", "value = 30")
            .at("2013-T2", "actual=null status=missing reason.code=earlier-period-missing reason.detail=2013-T1");
        indicator(kind, &keys)
            .actual("2013-T1", "state = \"missing\"\ncomment = \"Umzug des Verfahrens.\"")
            .actual("2013-T2", "value = 30")
            .at("2013-T2", "actual=null status=missing");
    }
}

#[test]
fn a_period_that_is_not_applicable_or_not_due_adds_nothing() {
    let none = "state = \"not-applicable\"\ncomment = \"Beginn im Mai.\"";
    let keys = |kind: &str, more: &str| {
        format!("kind = \"{kind}\"\nreported = \"per-period\"\ntarget = {{ at_least = 1 }}\n{more}")
    };
    indicator("a sum", &keys("cumulative", ""))
        .actual("2013-T1", none)
        .actual("2013-T2", "value = 20")
        .actual("2013-T3", "value = 30")
        .at("2013-T3", "actual=50");
    indicator("a mean", &keys("average", ""))
        .actual("2013-T1", none)
        .actual("2013-T2", "value = 20")
        .actual("2013-T3", "value = 30")
        .at("2013-T2", "actual=20")
        .at("2013-T3", "actual=25");
    indicator("a value of a period that is not due", &keys("average", "report_in = [\"T3\"]"))
        .actual("2013-T1", "value = 1")
        .actual("2013-T3", "value = 10")
        .at("2013-T1", "actual=1 status=not-due")
        .at("2013-T3", "actual=10 status=green");
    let due = "report_in = [\"T2\", \"T3\"]";
    indicator("a sum, not due", &keys("cumulative", due)).actual("2013-T2", "value = 20").at("2013-T2", "actual=20");
    indicator("a mean, not due", &keys("average", due))
        .actual("2013-T2", "value = 20")
        .actual("2013-T3", "value = 30")
        .at("2013-T3", "actual=25");
}

#[test]
fn per_period_is_refused_where_nothing_can_be_added_up() {
    indicator("level", "kind = \"level\"\nreported = \"per-period\"\ntarget = { at_least = 1 }")
        .refused(&["je-zeitraum-art"]);
}

#[test]
fn areas_are_summed_for_counts_and_ratios() {
    indicator("an empty total, as in a table", "kind = \"cumulative\"\ntarget = { at_least = 90 }")
        .settings(TWO_AREAS)
        .actual("2013-T1", "state = \"missing\"")
        .actual("2013-T1", "area = \"mitte\"\nvalue = 10")
        .at("2013-T1", "actual=10 status=red");
    indicator("a count", "kind = \"cumulative\"\ntarget = { at_least = 75 }")
        .settings(TWO_AREAS)
        .actual("2013-T1", "area = \"mitte\"\nvalue = 10")
        .actual("2013-T1", "area = \"sued\"\nvalue = 15")
        .at("2013-T1", "actual=25 expected=25 status=green")
        .area("2013-T1", "mitte", "actual=10 area_title=Mitte")
        .area("2013-T1", "sued", "actual=15 area_title=Süd");
    indicator("a ratio", "kind = \"ratio\"\nscale = 100\ntarget = { at_least = 80 }")
        .settings(TWO_AREAS)
        .actual("2013-T1", "area = \"mitte\"\nnumerator = 1\ndenominator = 2")
        .actual("2013-T1", "area = \"sued\"\nnumerator = 9\ndenominator = 10")
        .at("2013-T1", "actual=83.3333333333 numerator=10 denominator=12")
        .area("2013-T1", "mitte", "actual=50")
        .area("2013-T1", "sued", "actual=90");
}

#[test]
fn a_reported_total_is_the_total() {
    indicator("beside areas", "kind = \"cumulative\"\ntarget = { at_least = 75 }")
        .settings(TWO_AREAS)
        .actual("2013-T1", "area = \"mitte\"\nvalue = 10")
        .actual("2013-T1", "value = 24")
        .at("2013-T1", "actual=24");
    indicator("of a level", "kind = \"level\"\ntarget = { at_least = 75 }")
        .settings(TWO_AREAS)
        .actual("2013-T1", "area = \"mitte\"\nvalue = 70")
        .actual("2013-T1", "value = 76")
        .at("2013-T1", "actual=76 status=green");
}

#[test]
fn areas_of_other_kinds_have_no_total() {
    for kind in ["level", "average"] {
        indicator(kind, &format!("kind = \"{kind}\"\ntarget = {{ at_least = 1 }}"))
            .settings(TWO_AREAS)
            .actual("2013-T1", "area = \"mitte\"\nvalue = 70")
            .actual("2013-T1", "area = \"sued\"\nvalue = 80")
            .at("2013-T1", "actual=null status=missing reason.code=no-total")
            .area("2013-T1", "mitte", "actual=70");
    }
}

#[test]
fn area_values_are_not_counted_beside_their_total() {
    let case = indicator("a count", "kind = \"cumulative\"\ntarget = { at_least = 75 }")
        .settings(TWO_AREAS)
        .actual("2013-T1", "area = \"mitte\"\nvalue = 10")
        .actual("2013-T1", "area = \"sued\"\nvalue = 15");
    let report = case.project().report("2013-T1");
    report.assert("counts.green=1 counts.informative=0 counts.missing=0", "one indicator");
}

#[test]
fn every_state_has_its_name() {
    let keys = "kind = \"level\"\ntarget = { at_most = 5 }";
    for (reported, expected) in [
        ("value = 0", "actual=0 status=green"),
        ("state = \"missing\"\ncomment = \"Noch nicht gezählt.\"", "actual=null status=missing"),
        ("state = \"not-applicable\"\ncomment = \"Keine Fälle.\"", "actual=null status=not-applicable"),
        ("state = \"suppressed\"\ncomment = \"Weniger als drei Fälle.\"", "actual=null status=suppressed"),
        ("value = \"k. A.\"", "actual=null status=missing"),
        ("value = \"n. v.\"", "actual=null status=missing"),
        ("value = \"-\"", "actual=null status=missing"),
        ("value = \"\"", "actual=null status=missing"),
    ] {
        indicator(reported, keys).actual("2013-T1", reported).at("2013-T1", expected);
    }
    indicator("nothing reported", keys).at("2013-T1", "actual=null status=missing");
}

#[test]
fn the_first_state_that_applies_holds() {
    let none = "state = \"not-applicable\"\ncomment = \"Keine Fälle.\"";
    let informative = "kind = \"level\"\nreport_in = [\"T3\"]";
    indicator("informative before not due", informative).at("2013-T1", "status=informative");
    indicator("informative before not applicable", informative)
        .actual("2013-T3", none)
        .at("2013-T3", "status=informative");
    indicator("informative before missing", "kind = \"level\"").at("2013-T1", "actual=null status=informative");
    let due = "kind = \"level\"\ntarget = { at_least = 1 }\nreport_in = [\"T3\"]";
    indicator("not due before not applicable", due).actual("2013-T1", none).at("2013-T1", "status=not-due");
    indicator("not due before missing", due).at("2013-T1", "status=not-due").at("2013-T3", "status=missing");
}

#[test]
fn a_value_that_is_not_due_is_shown_without_a_colour() {
    let case = indicator("early", "kind = \"level\"\ntarget = { at_least = 10 }\nreport_in = [\"T2\", \"T3\"]")
        .actual("2013-T1", "value = 3")
        .at("2013-T1", "actual=3 status=not-due");
    let report = case.project().report("2013-T1");
    report.assert("matrices.0.status=null counts.not-due=1 counts.red=0", "not rolled up");
}

#[test]
fn an_assessed_indicator_has_the_colour_that_the_department_gives() {
    for (word, status) in [("green", "green"), ("yellow", "yellow"), ("red", "red"), ("gelb", "yellow")] {
        indicator(word, "kind = \"assessed\"")
            .actual("2013-T1", &format!("value = \"{word}\"\ncomment = \"Weil.\""))
            .at(
                "2013-T1",
                &format!(
                    "status={status} assessed={status} actual=null expected=null expected_rule=none comment=Weil."
                ),
            );
    }
    indicator("not reported", "kind = \"assessed\"").at("2013-T1", "status=missing");
    indicator("not due", "kind = \"assessed\"\nreport_in = [\"T3\"]").at("2013-T1", "status=not-due");
    let silent = indicator("no comment", "kind = \"assessed\"").actual("2013-T1", "value = \"green\"");
    assert_eq!(silent.project().check().codes(), ["erlaeuterung-fehlt"], "even a green assessment needs a comment");
}

#[test]
fn forecasts_of_assessed_indicators_are_colours() {
    indicator("yellow later", "kind = \"assessed\"")
        .actual("2013-T1", "value = \"green\"\nforecast = \"yellow\"\ncomment = \"Weil.\"")
        .at("2013-T1", "status=green forecast.value=null forecast.source=reported forecast.status=yellow");
}

#[test]
fn numbers_keep_every_digit() {
    let keys = "kind = \"level\"\ntarget = { at_least = 12345678901234567890.12345678 }";
    indicator("28 digits", keys)
        .actual("2013-T1", "value = 12345678901234567890.12345677")
        .at("2013-T1", "expected=12345678901234567890.12345678 deviation=-0.00000001 status=green");
    indicator("12 places are not rounded", "kind = \"level\"\ntarget = { at_least = 1 }")
        .actual("2013-T1", "value = 0.123456789012")
        .at("2013-T1", "actual=0.123456789012 deviation=-0.876543210988");
}

#[test]
fn a_value_that_no_matrix_can_read_is_not_dropped_in_silence() {
    let keys = "kind = \"level\"\ntarget = { at_least = 1 }";
    let checked = indicator("a year after the last matrix", keys).actual("2014-T1", "value = 3").project().check();
    assert_eq!(checked.codes(), ["matrix-unbekannt"], "the value is not reported, and check says so");
    let before = indicator("a year before the first matrix", keys).actual("2012-T1", "value = 3").project().check();
    assert_eq!(before.codes(), [""; 0], "figures of the year before are kept for comparison");
}
