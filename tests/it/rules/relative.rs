//! Targets relative to the year before or to a baseline.

use crate::support::indicator;

const PREVIOUS: &str = r#"target = { at_least = "103 %", of = "previous-year" }"#;

#[test]
fn a_share_of_the_year_before_is_taken_of_the_same_period() {
    indicator("a count", &format!("kind = \"cumulative\"\n{PREVIOUS}"))
        .actual("2012-T1", "value = 100")
        .actual("2012-T2", "value = 150")
        .actual("2012-T3", "value = 400")
        .actual("2013-T1", "value = 98")
        .at("2013-T1", "expected=103 expected_rule=reference expected_assumed=false deviation=-5 status=green")
        .at("2013-T2", "expected=154.5 expected_rule=reference")
        .at("2013-T3", "expected=412 expected_rule=reference annual=412");
    indicator("a level", "kind = \"level\"\ntarget = { at_most = \"90 %\", of = \"previous-year\" }")
        .actual("2012-T1", "value = 20")
        .actual("2012-T2", "value = 30")
        .at("2013-T1", "expected=18 expected_rule=reference")
        .at("2013-T2", "expected=27 expected_rule=reference");
    indicator("a corridor", "kind = \"level\"\ntarget = { between = [\"95 %\", \"105 %\"], of = \"previous-year\" }")
        .actual("2012-T1", "value = 200")
        .actual("2013-T1", "value = 180")
        .at("2013-T1", "expected=[190,210] expected_rule=reference deviation=-10 status=yellow");
    indicator("on the spot", "kind = \"level\"\ntarget = { exactly = \"100 %\", of = \"previous-year\" }")
        .actual("2012-T1", "value = 200")
        .actual("2013-T1", "value = 211")
        .at("2013-T1", "expected=200 deviation=11 deviation_percent=5.5 status=yellow");
}

#[test]
fn the_reference_of_a_ratio_is_its_quotient() {
    let keys = "kind = \"ratio\"\nscale = 100\ntarget = { at_least = \"110 %\", of = \"previous-year\" }";
    indicator("30 of 60", keys)
        .actual("2012-T1", "numerator = 30\ndenominator = 60")
        .actual("2013-T1", "numerator = 11\ndenominator = 20")
        .at("2013-T1", "expected=55 expected_rule=reference actual=55 deviation=0 status=green");
}

#[test]
fn the_reference_of_per_period_values_is_their_sum() {
    let keys = format!("kind = \"cumulative\"\nreported = \"per-period\"\n{PREVIOUS}");
    indicator("10 and 20", &keys)
        .actual("2012-T1", "value = 10")
        .actual("2012-T2", "value = 20")
        .at("2013-T1", "expected=10.3")
        .at("2013-T2", "expected=30.9");
}

#[test]
fn a_missing_reference_gives_no_expected_value_and_the_value_is_shown() {
    indicator("no T2 of 2012", &format!("kind = \"level\"\n{PREVIOUS}"))
        .actual("2012-T1", "value = 100")
        .actual("2013-T2", "value = 150")
        .at(
            "2013-T2",
            "expected=null expected_rule=reference actual=150 deviation=null status=missing \
             reason.code=reference-missing reason.detail=2012-T2",
        );
    indicator("reported as missing", &format!("kind = \"level\"\n{PREVIOUS}"))
        .actual("2012-T1", "state = \"missing\"\ncomment = \"Wechsel des Verfahrens.\"")
        .actual("2013-T1", "value = 150")
        .at("2013-T1", "expected=null actual=150 status=missing reason.code=reference-missing");
}

#[test]
fn a_share_of_the_baseline_holds_as_an_annual_target() {
    indicator("a level", "kind = \"level\"\ntarget = { at_most = \"90 %\", of = \"baseline\" }\nbaseline = 200")
        .actual("2013-T1", "value = 189")
        .at("2013-T1", "expected=180 expected_rule=reference deviation=9 deviation_percent=5 status=green")
        .at("2013-T3", "expected=180 expected_rule=reference");
    indicator("a count", "kind = \"cumulative\"\ntarget = { at_least = \"90 %\", of = \"baseline\" }\nbaseline = 300")
        .at("2013-T1", "expected=90 expected_rule=reference expected_assumed=true")
        .at("2013-T3", "expected=270 expected_rule=reference expected_assumed=false");
    indicator("no baseline", "kind = \"level\"\ntarget = { at_least = \"90 %\", of = \"baseline\" }")
        .refused(&["bezug-ohne-ausgangswert"]);
}

#[test]
fn a_negative_reference_is_an_error() {
    indicator("baseline", "kind = \"level\"\ntarget = { at_least = \"90 %\", of = \"baseline\" }\nbaseline = -5")
        .refused(&["bezug-negativ"]);
    indicator("year before", &format!("kind = \"level\"\n{PREVIOUS}"))
        .actual("2012-T1", "value = -5")
        .actual("2013-T1", "value = 5")
        .refused(&["bezug-negativ"]);
}

#[test]
fn a_reference_of_zero_is_an_expected_value_of_zero() {
    indicator("0 in the year before", &format!("kind = \"level\"\n{PREVIOUS}"))
        .actual("2012-T1", "value = 0")
        .actual("2013-T1", "value = 4")
        .at("2013-T1", "expected=0 deviation=4 deviation_percent=null status=green");
}

#[test]
fn attainment_and_forecast_use_the_annual_target_that_follows() {
    indicator("103 % of 400", &format!("kind = \"cumulative\"\n{PREVIOUS}"))
        .actual("2012-T1", "value = 100")
        .actual("2012-T3", "value = 400")
        .actual("2013-T1", "value = 110")
        // 110 / 412 = 26.6990…; 110 / 103 × 412 = 440, 28 beyond 412.
        .at(
            "2013-T1",
            "expected=103 attainment_percent=26.6990291262 forecast.value=440 forecast.status=green \
             forecast_deviation=28 remaining.total=302 remaining.per_period=151",
        );
}

#[test]
fn percentages_and_references_come_together() {
    for (target, code) in [
        ("{ at_least = \"103 %\" }", "prozent-ohne-bezug"),
        ("{ at_least = 103, of = \"previous-year\" }", "bezug-ohne-prozent"),
        ("{ at_least = \"103 %\", of = \"last-year\" }", "unbekanntes-wort"),
    ] {
        indicator(target, &format!("kind = \"level\"\ntarget = {target}")).refused(&[code]);
    }
}
