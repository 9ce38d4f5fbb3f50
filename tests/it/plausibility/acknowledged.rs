//! Acknowledged warnings count no more, there only; an acknowledgement that silences nothing is said.

use super::{codes, doubts};
use crate::support::{Project, indicator};

const NOTHING: &str = "kenntnisnahme-wirkungslos";

fn acknowledged(codes: &[&str]) -> String {
    let entries: Vec<String> = codes.iter().map(|code| format!("{{ code = \"{code}\", reason = \"R\" }}")).collect();
    format!("acknowledged = [{}]", entries.join(", "))
}

#[test]
fn a_value_is_acknowledged_where_it_is_reported() {
    let level = "kind = \"level\"\ntarget = { at_least = 80 }";
    let case = |keys: &str, second: &str| {
        indicator("jump", keys).actual("2013-T1", "value = 80").actual("2013-T2", &format!("value = 800\n{second}"))
    };
    assert_eq!(codes(&case(level, "")), ["wert-springt"]);
    // The next suspicion of the same value comes to light.
    assert_eq!(codes(&case(level, &acknowledged(&["wert-springt"]))), ["wert-weit-entfernt"]);
    assert_eq!(codes(&case(level, &acknowledged(&["wert-springt", "wert-weit-entfernt"]))), [""; 0]);
    // Not at the indicator, and not with another code.
    let at_indicator = format!("{level}\n{}", acknowledged(&["wert-springt"]));
    assert_eq!(sorted(codes(&case(&at_indicator, ""))), [NOTHING, "wert-springt"]);
    assert_eq!(sorted(codes(&case(level, &acknowledged(&["summe-faellt"])))), [NOTHING, "wert-springt"]);
    // Only this value.
    let later = case(level, &acknowledged(&["wert-springt", "wert-weit-entfernt"])).actual("2013-T3", "value = 80");
    assert_eq!(codes(&later), ["wert-springt"]);
}

#[test]
fn rules_are_acknowledged_where_they_are_written() {
    let assumed = "kind = \"cumulative\"\ntarget = { at_least = 90 }";
    assert_eq!(indicator("assumed", assumed).project().check().codes(), ["soll-geschaetzt"]);
    let silenced = format!("{assumed}\n{}", acknowledged(&["soll-geschaetzt"]));
    assert_eq!(indicator("silenced", &silenced).project().check().codes(), [""; 0]);
    // The matrix does not speak for its indicators.
    let above = indicator("above", assumed).header(&acknowledged(&["soll-geschaetzt"])).project().check();
    assert_eq!(above.codes(), [NOTHING, "soll-geschaetzt"]);
    let zero = "kind = \"level\"\ntarget = { at_most = 0 }";
    let tolerance = "tolerance = { green = \"5 %\", yellow = \"10 %\" }";
    let of_matrix =
        indicator("of the matrix", zero).header(&format!("{tolerance}\n{}", acknowledged(&["toleranz-bei-null"])));
    assert_eq!(codes(&of_matrix), [""; 0]);
    let own = indicator("own", &format!("{zero}\n{tolerance}\n{}", acknowledged(&["toleranz-bei-null"])));
    assert_eq!(codes(&own), [""; 0]);
}

#[test]
fn lines_and_open_points_are_acknowledged_too() {
    let line = |more: &str| {
        let text = format!(
            "title = \"M\"\n[[consolidation]]\nid = \"x\"\nname = \"X\"\nsaving = -60_000\ninterim = \"linear\"\n{more}\n"
        );
        doubts(&Project::new("").matrix(2013, "m", &text).check())
    };
    assert_eq!(line(""), ["ansatz-negativ"]);
    assert_eq!(line(&acknowledged(&["ansatz-negativ"])), [""; 0]);
    let open =
        indicator("open", "kind = \"level\"").header(&format!("open = \"Was?\"\n{}", acknowledged(&["offener-punkt"])));
    assert_eq!(codes(&open), [""; 0]);
}

#[test]
fn what_is_acknowledged_is_not_denied() {
    let keys = "kind = \"cumulative\"\ntarget = { at_least = 90 }";
    let denied = |keys: &str| indicator("denied", keys).project().run(&["check", "--deny", "warnings"]).code;
    assert_eq!(denied(keys), Some(1));
    assert_eq!(denied(&format!("{keys}\n{}", acknowledged(&["soll-geschaetzt"]))), Some(0));
}

fn sorted(mut codes: Vec<&'static str>) -> Vec<&'static str> {
    codes.sort_unstable();
    codes
}
