//! The report as JSON keeps its contract.

use std::collections::BTreeMap;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use zielmatrix::render::json::render;

use super::golden::assert_golden;
use super::sample;

fn text(report: &zielmatrix::report::Report) -> String {
    String::from_utf8(render(report)).unwrap()
}

/// The keys of the object at `pointer`, in the order of the file.
fn keys_at(text: &str, pointer: &str) -> Vec<String> {
    struct Keys(Vec<String>);
    impl<'de> Deserialize<'de> for Keys {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct InOrder;
            impl<'de> Visitor<'de> for InOrder {
                type Value = Keys;
                fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    formatter.write_str("an object")
                }
                fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
                    let mut keys = Vec::new();
                    while let Some((key, _)) = map.next_entry::<String, IgnoredAny>()? {
                        keys.push(key);
                    }
                    Ok(Keys(keys))
                }
            }
            deserializer.deserialize_map(InOrder)
        }
    }
    let within = |raw: String, step: &str| match step.parse::<usize>() {
        Ok(place) => serde_json::from_str::<Vec<Box<RawValue>>>(&raw).unwrap()[place].get().to_owned(),
        Err(_) => serde_json::from_str::<BTreeMap<String, Box<RawValue>>>(&raw).unwrap()[step].get().to_owned(),
    };
    let raw = pointer.split('/').skip(1).fold(text.to_owned(), within);
    serde_json::from_str::<Keys>(&raw).unwrap().0
}

/// The value at `pointer` of the contract's example, with the keys of `expected` in their order before any other.
fn assert_contract(text: &str, pointer: &str, expected: &Value, keys: &[&str]) {
    let parsed: Value = serde_json::from_str(text).unwrap();
    let found = parsed.pointer(pointer).unwrap();
    for key in keys {
        if let Some(value) = expected.get(key) {
            assert_eq!(&found[key], value, "{pointer}/{key}");
        }
        assert!(found.get(key).is_some(), "{pointer}/{key} is there, if only as null");
    }
    let mut in_order = keys_at(text, pointer);
    in_order.truncate(keys.len());
    assert_eq!(in_order, keys, "{pointer}");
}

#[test]
fn the_report_has_the_keys_and_values_of_the_contract() {
    let text = text(&sample::contract());
    let counts = json!({
        "green": 1, "yellow": 0, "red": 1, "missing": 0, "not-due": 0, "not-applicable": 0, "suppressed": 0,
        "informative": 0
    });
    let report = json!({
        "schema": "zielmatrix/report/1",
        "organisation": "Stadt Bielefeld – Dezernat 5 Soziales",
        "period": { "id": "2013-T1", "scheme": "tertial", "cutoff": "2013-04-30" },
        "counts": counts
    });
    assert_contract(&text, "", &report, &["schema", "organisation", "period", "counts", "matrices"]);
    assert_contract(
        &text,
        "/matrices/0",
        &json!({ "id": "sozialamt", "year": 2013, "status": "red", "counts": counts, "budget": [], "consolidation": [] }),
        &["id", "title", "department", "year", "status", "counts", "goals", "budget", "consolidation"],
    );
    assert_contract(
        &text,
        "/matrices/0/goals/0",
        &json!({
            "id": "teilhabe-im-alter", "strategic_goal": "L3", "focus": ["isolation-im-alter", "quartier"],
            "status": "red", "counts": counts, "indicators": []
        }),
        &["id", "title", "strategic_goal", "focus", "status", "counts", "indicators", "measures"],
    );
    assert_contract(
        &text,
        "/matrices/0/goals/0/measures/0",
        &json!({ "title": "Präventive Hausbesuche", "status": "red" }),
        &["title", "status", "indicators"],
    );
}

#[test]
fn an_indicator_has_the_keys_and_values_of_the_contract() {
    let expected = json!({
        "matrix": "sozialamt", "indicator": "hausbesuche", "name": "Durchgeführte Erstbesuche", "unit": "Besuche",
        "kind": "cumulative", "area": null,
        "target": { "at_least": 450 }, "baseline": 380,
        "expected": 120, "expected_rule": "interim", "actual": 98,
        "deviation": -22, "deviation_percent": -18.333_333_333_3, "attainment_percent": 21.777_777_777_8,
        "status": "red", "previous_status": null, "trend": null,
        "remaining": { "total": 352, "per_period": 176 },
        "comment": "Eine Stelle war bis März unbesetzt.", "action": "Zwei Honorarkräfte ab Mai.",
        "accepted": null, "revised": []
    });
    let keys = [
        "matrix",
        "indicator",
        "name",
        "unit",
        "kind",
        "area",
        "target",
        "baseline",
        "expected",
        "expected_rule",
        "actual",
        "deviation",
        "deviation_percent",
        "attainment_percent",
        "tolerance",
        "status",
        "previous_status",
        "trend",
        "forecast",
        "remaining",
        "comment",
        "action",
        "accepted",
        "revised",
        "history",
    ];
    let text = text(&sample::contract());
    let indicator = "/matrices/0/goals/0/measures/0/indicators/0";
    assert_contract(&text, indicator, &expected, &keys);
    let keys_of = |name: &str, expected: &Value, keys: &[&str]| {
        assert_contract(&text, &format!("{indicator}/{name}"), expected, keys);
    };
    keys_of("tolerance", &json!({ "green": "5 %", "yellow": "10 %" }), &["green", "yellow"]);
    keys_of(
        "forecast",
        &json!({ "value": 420, "source": "reported", "status": "yellow" }),
        &["value", "source", "status"],
    );
    keys_of(
        "history/0",
        &json!({ "period": "2013-T1", "expected": 120, "actual": 98, "status": "red" }),
        &["period", "expected", "actual", "status"],
    );
}

#[test]
fn numbers_have_their_exact_decimal_text() {
    let text = text(&sample::everything());
    let compact: String = text.split_whitespace().collect();
    for exact in [
        "\"expected\":266.6666666667,",
        "\"deviation\":-7.6666666667,",
        "\"deviation_percent\":-2.875,",
        "\"at_most\":-0.10}",
        "\"actual\":1199999.99,",
        "\"deviation_percent\":-4.0000008,",
        "\"score\":0.6666666667",
        "\"yellow\":1.0}",
    ] {
        assert!(compact.contains(exact), "{exact}");
    }
    assert!(compact.contains("\"between\":[37.0,45.0]"), "a target keeps its places");
    assert!(compact.contains("\"expected\":[37.0,45.0]"), "a Soll that is the target reads as the target");
}

#[test]
fn targets_and_forecasts_read_as_in_a_matrix_file() {
    let parsed: Value = serde_json::from_str(&text(&sample::everything())).unwrap();
    let goal = &parsed["matrices"][0]["goals"][0];
    let of_measure = |index: usize| &goal["measures"][0]["indicators"][index];
    let of_goal = |index: usize| &goal["indicators"][index];
    assert_eq!(of_goal(2)["target"], json!({ "at_least": "103 %", "of": "previous-year" }));
    assert_eq!(of_goal(2)["reason"], json!({ "code": "reference-missing", "detail": "2012-T2" }));
    assert_eq!(of_goal(0)["target"], Value::Null);
    assert_eq!(of_goal(1)["forecast"]["value"], Value::Null);
    assert_eq!(of_goal(1)["forecast"]["status"], "yellow");
    assert_eq!(of_measure(6)["target"], json!({ "done_by": "2013-08-31" }));
    assert_eq!(of_measure(6)["forecast"]["value"], "2013-08-20");
    assert_eq!(of_measure(6)["tolerance"], json!({ "green": 0, "yellow": 30 }));
    assert_eq!(of_measure(0)["revised"][0]["tolerance"], json!({ "green": "2.5 %", "yellow": 20 }));
    assert_eq!(of_measure(0)["history"][0]["status"], "red");
    assert_eq!(of_measure(3)["area"], "mitte");
    assert_eq!(of_measure(3)["actual"], 0);
}

#[test]
fn a_report_on_nothing_is_complete() {
    let mut empty = sample::contract();
    empty.organisation.clear();
    empty.matrices.clear();
    let parsed: Value = serde_json::from_str(&text(&empty)).unwrap();
    assert_eq!(parsed["matrices"], json!([]));
    assert_eq!(parsed["changes"], json!({ "since": null, "better": 0, "same": 0, "worse": 0 }));
}

#[test]
fn the_sample_report_is_the_golden_one() {
    assert_golden("report.json", include_str!("../../golden/report.json"), &text(&sample::everything()));
}
