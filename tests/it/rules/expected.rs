//! The Soll of a period: every form of `interim`, and the defaults of the kinds.

use crate::support::indicator;

#[test]
fn a_count_without_interim_targets_is_spread_evenly_and_marked_as_assumed() {
    indicator("450 in thirds", "kind = \"cumulative\"\ntarget = { at_least = 450 }")
        .at("2013-T1", "expected=150 expected_rule=elapsed expected_assumed=true")
        .at("2013-T2", "expected=300 expected_rule=elapsed expected_assumed=true")
        .at("2013-T3", "expected=450 expected_rule=target expected_assumed=false");
    indicator("a corridor in thirds", "kind = \"cumulative\"\ntarget = { between = [30, 60] }")
        .at("2013-T1", "expected=[10,20] expected_rule=elapsed")
        .at("2013-T3", "expected=[30,60] expected_rule=target");
}

#[test]
fn every_other_kind_has_its_annual_target_all_year() {
    for kind in ["level", "average", "ratio"] {
        indicator(kind, &format!("kind = \"{kind}\"\ntarget = {{ at_least = 80 }}"))
            .at("2013-T1", "expected=80 expected_rule=target expected_assumed=false")
            .at("2013-T2", "expected=80 expected_rule=target expected_assumed=false")
            .at("2013-T3", "expected=80 expected_rule=target expected_assumed=false");
    }
}

#[test]
fn interim_values_hold_in_their_periods() {
    indicator("both", "kind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = { T1 = 120, T2 = 280 }")
        .at("2013-T1", "expected=120 expected_rule=interim expected_assumed=false")
        .at("2013-T2", "expected=280 expected_rule=interim")
        .at("2013-T3", "expected=450 expected_rule=target");
    indicator("level", "kind = \"level\"\ntarget = { at_most = 15 }\ninterim = { T1 = 25 }")
        .at("2013-T1", "expected=25 expected_rule=interim")
        .at("2013-T2", "expected=15 expected_rule=target");
}

#[test]
fn periods_that_are_not_named_take_the_default_of_the_kind() {
    indicator("a count", "kind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = { T2 = 280 }")
        .at("2013-T1", "expected=150 expected_rule=elapsed expected_assumed=true")
        .at("2013-T2", "expected=280 expected_rule=interim expected_assumed=false");
    indicator("a share", "kind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = { T1 = \"20 %\" }")
        .at("2013-T1", "expected=90 expected_rule=share")
        .at("2013-T2", "expected=300 expected_rule=elapsed");
}

#[test]
fn shares_are_taken_of_the_annual_target() {
    let keys = "kind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = { T1 = \"20 %\", T2 = \"55%\" }";
    indicator("450", keys)
        .at("2013-T1", "expected=90 expected_rule=share expected_assumed=false")
        .at("2013-T2", "expected=247.5 expected_rule=share")
        .at("2013-T3", "expected=450 expected_rule=target");
    indicator("level", "kind = \"level\"\ntarget = { at_least = 90 }\ninterim = { T1 = \"33,96 %\" }")
        .at("2013-T1", "expected=30.564 expected_rule=share");
}

#[test]
fn shares_values_and_lines_move_both_bounds_of_a_corridor() {
    let corridor = |interim: &str| format!("kind = \"cumulative\"\ntarget = {{ between = [100, 200] }}\n{interim}");
    indicator("share", &corridor("interim = { T1 = \"20 %\" }")).at("2013-T1", "expected=[20,40] expected_rule=share");
    indicator("pair", &corridor("interim = { T1 = [30, 50] }")).at("2013-T1", "expected=[30,50] expected_rule=interim");
    indicator("line", &corridor("interim = \"linear\""))
        .at("2013-T1", "expected=[33.3333333333,66.6666666667] expected_rule=linear");
    indicator("constant", &corridor("interim = \"constant\"")).at("2013-T1", "expected=[100,200] expected_rule=target");
    let level = "kind = \"level\"\ntarget = { between = [36, 45] }\nbaseline = 30\ninterim = \"linear\"";
    indicator("a line from the baseline", level).at("2013-T1", "expected=[32,35] expected_rule=linear");
}

#[test]
fn seasonal_is_the_mean_share_of_the_earlier_years() {
    let keys = "kind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = \"seasonal\"";
    // 30 of 100 and 80 of 200: the mean of 30 % and 40 % is 35 %, not the 36.67 % of the sums.
    indicator("two years", keys)
        .actual("2011-T1", "value = 30")
        .actual("2011-T3", "value = 100")
        .actual("2012-T1", "value = 80")
        .actual("2012-T3", "value = 200")
        .actual("2013-T1", "value = 158")
        .at("2013-T1", "expected=157.5 expected_rule=seasonal expected_assumed=false status=green")
        .at("2013-T3", "expected=450 expected_rule=target");
    indicator("years without both values show nothing", keys)
        .actual("2010-T1", "value = 90")
        .actual("2011-T3", "value = 10")
        .actual("2012-T1", "value = 40")
        .actual("2012-T3", "value = 100")
        .at("2013-T1", "expected=180 expected_rule=seasonal");
    indicator("the year itself and later ones are not asked", keys)
        .actual("2012-T1", "value = 20")
        .actual("2012-T3", "value = 100")
        .actual("2013-T1", "value = 300")
        .actual("2013-T3", "value = 300")
        .at("2013-T1", "expected=90");
    indicator("per-period values are summed first", &format!("{keys}\nreported = \"per-period\""))
        .actual("2012-T1", "value = 10")
        .actual("2012-T2", "value = 20")
        .actual("2012-T3", "value = 20")
        .at("2013-T1", "expected=90")
        .at("2013-T2", "expected=270");
}

#[test]
fn without_earlier_years_a_seasonal_expected_value_is_missing() {
    let keys = "kind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = \"seasonal\"";
    indicator("no earlier year", keys)
        .actual("2013-T1", "value = 158")
        .at("2013-T1", "expected=null actual=158 deviation=null status=missing reason.code=no-seasonal-profile");
    assert_eq!(indicator("no earlier year", keys).project().check().codes(), ["saisonprofil-fehlt"]);
}

#[test]
fn linear_starts_at_zero_for_counts_and_at_the_baseline_for_everything_else() {
    indicator("count", "kind = \"cumulative\"\ntarget = { at_least = 450 }\nbaseline = 380\ninterim = \"linear\"")
        .at("2013-T1", "expected=150 expected_rule=linear expected_assumed=false baseline=380")
        .at("2013-T2", "expected=300 expected_rule=linear")
        .at("2013-T3", "expected=450 expected_rule=target");
    for kind in ["level", "average", "ratio"] {
        let keys = |target: &str, baseline: u32| {
            format!(
                "kind = \"{kind}\"\ntarget = {{ {target} }}\nbaseline = {{ value = {baseline}, year = 2012 }}\n\
                 interim = \"linear\""
            )
        };
        indicator(kind, &keys("at_least = 90", 60))
            .at("2013-T1", "expected=70 expected_rule=linear baseline=60")
            .at("2013-T2", "expected=80 expected_rule=linear")
            .at("2013-T3", "expected=90 expected_rule=target");
        indicator(kind, &keys("at_most = 15", 30)).at("2013-T1", "expected=25").at("2013-T2", "expected=20");
        let without = format!("kind = \"{kind}\"\ntarget = {{ at_least = 90 }}\ninterim = \"linear\"");
        indicator(kind, &without).refused(&["linear-ohne-ausgangswert"]);
    }
}

#[test]
fn constant_is_the_target_at_every_period() {
    for kind in ["cumulative", "level"] {
        indicator(kind, &format!("kind = \"{kind}\"\ntarget = {{ at_most = 450 }}\ninterim = \"constant\""))
            .at("2013-T1", "expected=450 expected_rule=target expected_assumed=false")
            .at("2013-T2", "expected=450 expected_rule=target");
    }
}

#[test]
fn the_last_period_can_only_be_named_with_the_annual_target() {
    let keys = |interim: &str| format!("kind = \"cumulative\"\ntarget = {{ at_least = 450 }}\ninterim = {interim}");
    for interim in ["{ T1 = 120, T3 = 450 }", "{ T1 = 120, T3 = 450.0 }", "{ T1 = \"20 %\", T3 = \"100 %\" }"] {
        indicator(interim, &keys(interim)).at("2013-T3", "expected=450 expected_rule=target");
    }
    for interim in ["{ T3 = 440 }", "{ T3 = \"99 %\" }"] {
        indicator(interim, &keys(interim)).refused(&["zwischenziel-am-jahresende"]);
    }
}

#[test]
fn an_interim_target_has_the_shape_of_its_target() {
    indicator("a value for a corridor", "kind = \"level\"\ntarget = { between = [1, 2] }\ninterim = { T1 = 1 }")
        .refused(&["zwischenziel-form"]);
    indicator("a pair for a value", "kind = \"level\"\ntarget = { at_least = 2 }\ninterim = { T1 = [1, 2] }")
        .refused(&["zwischenziel-form"]);
    indicator("an unknown period", "kind = \"level\"\ntarget = { at_least = 2 }\ninterim = { Q1 = 1 }")
        .refused(&["teilzeitraum-unbekannt"]);
}

#[test]
fn without_a_target_there_is_no_expected_value() {
    indicator("informative", "kind = \"level\"")
        .actual("2013-T1", "value = 7")
        .at("2013-T1", "target=null expected=null expected_rule=none actual=7 deviation=null status=informative");
}
