//! Targets that change within the year, and deviations that are accepted.

use crate::support::indicator;

const REASON: &str = "reason = \"Ratsbeschluss vom 23.05.2013\"";

fn revised(keys: &str, from: &str, change: &str) -> String {
    format!("{keys}\nrevised = [{{ from = \"{from}\", {change}, {REASON} }}]")
}

#[test]
fn a_revision_holds_from_its_period_on_and_leaves_earlier_ones() {
    let keys = revised("kind = \"cumulative\"\ntarget = { at_least = 450 }", "2013-T2", "target = { at_least = 400 }");
    indicator("450, then 400", &keys)
        .actual("2013-T1", "value = 140")
        .actual("2013-T2", "value = 254")
        .at("2013-T1", "target.at_least=450 expected=150 revised=[] status_before_revision=null")
        // 254 is 15.3 % below 300 and 4.75 % below 266.67.
        .at(
            "2013-T2",
            "target.at_least=400 expected=266.6666666667 status=green status_before_revision=red \
             revised.0.from=2013-T2 revised.0.reason=Ratsbeschluss_vom_23.05.2013 revised.0.target.at_least=400 \
             history.0.expected=150 history.0.status=yellow earlier.0.target.at_least=450",
        )
        .at("2013-T3", "target.at_least=400 expected=400 revised.0.from=2013-T2");
}

#[test]
fn a_row_is_marked_only_where_the_rule_changed_its_colour() {
    let keys = revised("kind = \"level\"\ntarget = { at_least = 100 }", "2013-T2", "target = { at_least = 90 }");
    for (value, status, before) in [
        ("100", "green", "null"),
        ("92", "green", "yellow"),
        ("89", "green", "red"),
        ("85", "yellow", "red"),
        ("50", "red", "null"),
    ] {
        indicator(value, &keys)
            .actual("2013-T2", &format!("value = {value}"))
            .at("2013-T2", &format!("status={status} status_before_revision={before}"));
    }
}

#[test]
fn interim_values_stay_and_shares_and_lines_follow_the_new_target() {
    let with = |interim: &str| {
        let keys = format!("kind = \"cumulative\"\ntarget = {{ at_least = 450 }}\n{interim}");
        revised(&keys, "2013-T2", "target = { at_least = 400 }")
    };
    for (interim, expected) in [
        ("interim = { T1 = 120, T2 = 280 }", "280"),
        ("interim = { T1 = \"20 %\", T2 = \"55 %\" }", "220"),
        ("interim = \"linear\"", "266.6666666667"),
        ("interim = \"constant\"", "400"),
        ("", "266.6666666667"),
    ] {
        indicator(interim, &with(interim)).at("2013-T2", &format!("expected={expected}")).at("2013-T3", "expected=400");
    }
}

#[test]
fn a_revision_may_carry_interim_and_tolerance() {
    let base = "kind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = { T1 = 120, T2 = 280 }";
    indicator("interim", &revised(base, "2013-T2", "interim = { T2 = 250 }"))
        .actual("2013-T2", "value = 250")
        .at("2013-T1", "expected=120 target.at_least=450")
        .at(
            "2013-T2",
            "expected=250 status=green status_before_revision=red revised.0.interim=true revised.0.target=null",
        );
    indicator("tolerance", &revised(base, "2013-T2", "tolerance = { green = \"10 %\", yellow = \"20 %\" }"))
        .actual("2013-T1", "value = 111")
        .actual("2013-T2", "value = 259")
        .at("2013-T1", "tolerance.green=5_% status=yellow")
        .at(
            "2013-T2",
            "tolerance.green=10_% status=green status_before_revision=yellow revised.0.tolerance.green=10_% \
             history.0.status=yellow",
        );
}

#[test]
fn several_revisions_build_on_each_other() {
    let keys = format!(
        "kind = \"level\"\ntarget = {{ at_least = 100 }}\nrevised = [{{ from = \"2013-T3\", tolerance = {{ green = 5, \
         yellow = 6 }}, {REASON} }}, {{ from = \"2013-T2\", target = {{ at_least = 90 }}, {REASON} }}]"
    );
    indicator("in any order of the file", &keys)
        .actual("2013-T3", "value = 85")
        .at("2013-T1", "expected=100 tolerance.green=5_%")
        .at("2013-T2", "expected=90 tolerance.green=5_%")
        // 85 is 5.6 % below 90: yellow before the tolerance changed.
        .at("2013-T3", "expected=90 tolerance.green=5 status=green status_before_revision=yellow");
}

#[test]
fn faulty_revisions_are_refused() {
    let base = "kind = \"level\"\ntarget = { at_least = 100 }";
    for (revision, code) in [
        (format!("{{ from = \"2014-T1\", target = {{ at_least = 1 }}, {REASON} }}"), "zeitraum-anderes-jahr"),
        (format!("{{ from = \"2013-T2\", {REASON} }}"), "anpassung-leer"),
        ("{ from = \"2013-T2\", target = { at_least = 1 } }".to_owned(), "schluessel-fehlt"),
        (format!("{{ target = {{ at_least = 1 }}, {REASON} }}"), "schluessel-fehlt"),
    ] {
        indicator(&revision, &format!("{base}\nrevised = [{revision}]")).refused(&[code]);
    }
}

#[test]
fn a_milestone_can_be_put_off() {
    let keys = revised("target = { done_by = 2013-08-31 }", "2013-T2", "target = { done_by = 2013-12-31 }");
    indicator("to the end of the year", &keys)
        .actual("2013-T2", "progress = 80")
        .at("2013-T1", "target.done_by=2013-08-31")
        .at("2013-T2", "target.done_by=2013-12-31 expected=0 status=green status_before_revision=yellow");
}

#[test]
fn an_accepted_deviation_is_shown_beside_its_colour_until_its_end() {
    let keys = "kind = \"level\"\ntarget = { at_least = 100 }\n\
                accepted = { until = \"2013-T2\", reason = \"Stellenbesetzungssperre, SGA 04.06.2013\" }";
    indicator("until T2", keys)
        .actual("2013-T1", "value = 50")
        .actual("2013-T2", "value = 92")
        .actual("2013-T3", "value = 50")
        .at("2013-T1", "status=red accepted.until=2013-T2")
        .at("2013-T2", "status=yellow accepted.reason=Stellenbesetzungssperre,_SGA_04.06.2013")
        .at("2013-T3", "status=red accepted=null");
}
