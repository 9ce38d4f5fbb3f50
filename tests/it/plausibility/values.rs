//! Reported values against the plan, the baseline, themselves and what was reported before.

use super::codes;
use crate::support::indicator;

const FAR: &[&str] = &["wert-weit-entfernt"];
const NONE: &[&str] = &[];

#[test]
fn a_value_far_from_its_expected_value_is_doubted() {
    let level = |target: &str| format!("kind = \"level\"\ntarget = {target}");
    for (keys, value, expected) in [
        (level("{ at_least = 100 }"), "300", NONE),
        (level("{ at_least = 100 }"), "300.1", FAR),
        (level("{ at_least = 99 }"), "33", NONE),
        (level("{ at_least = 99 }"), "32.9", FAR),
        (level("{ at_least = 99 }"), "0", FAR),
        // Below a third is good news where less is better.
        (level("{ at_most = 99 }"), "32.9", NONE),
        (level("{ at_most = 99 }"), "0", NONE),
        (level("{ at_most = 100 }"), "301", FAR),
        (level("{ exactly = 99 }"), "32", FAR),
        (level("{ exactly = 99 }"), "298", FAR),
        // A corridor is none.
        (level("{ between = [90, 110] }"), "1000", NONE),
        // Both figures below ten.
        (level("{ at_least = 3 }"), "9.9", NONE),
        (level("{ at_least = 3 }"), "10", FAR),
        (level("{ at_least = 9.9 }"), "1", NONE),
        (level("{ at_least = 10 }"), "3", FAR),
        // From a Soll of 0 nothing is far.
        (level("{ at_most = 0 }\ntolerance = { green = 1, yellow = 2 }"), "500", NONE),
        // The sign counts.
        (level("{ at_least = -20 }"), "-60", NONE),
        (level("{ at_least = -20 }"), "-61", FAR),
        (level("{ at_least = -20 }"), "30", NONE),
        (level("{ at_least = 20 }"), "-30", FAR),
        ("kind = \"average\"\ntarget = { at_least = 100 }".to_owned(), "301", FAR),
        ("kind = \"cumulative\"\ntarget = { at_least = 300 }".to_owned(), "300", NONE),
        ("kind = \"cumulative\"\ntarget = { at_least = 300 }".to_owned(), "301", FAR),
        ("kind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = { T1 = 120 }".to_owned(), "39", FAR),
        ("kind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = { T1 = 120 }".to_owned(), "40", NONE),
        // The period's own figure is no sum since the year's start.
        ("kind = \"cumulative\"\nreported = \"per-period\"\ntarget = { at_least = 300 }".to_owned(), "400", NONE),
    ] {
        let case = indicator("Soll", &keys).actual("2013-T1", &format!("value = {value}\ncomment = \"C\""));
        assert_eq!(codes(&case), expected, "{value} against {keys}");
    }
}

#[test]
fn a_value_far_from_its_baseline_is_doubted() {
    let with = |keys: &str, baseline: &str| format!("{keys}\nbaseline = {{ value = {baseline}, year = 2012 }}");
    for (keys, value, expected) in [
        (with("kind = \"level\"", "100"), "300", NONE),
        (with("kind = \"level\"", "100"), "301", FAR),
        // Nothing says that less is worse.
        (with("kind = \"level\"", "100"), "1", NONE),
        (with("kind = \"level\"\ntarget = { at_least = 90 }", "80"), "241", FAR),
        (with("kind = \"level\"\ntarget = { at_least = 90 }", "80"), "240", NONE),
        (with("kind = \"level\"\ntarget = { at_least = 90 }", "100"), "34", NONE),
        (with("kind = \"level\"\ntarget = { at_least = 90 }", "100"), "32", FAR),
        // A plan that leads far away from the baseline is no reason to doubt who follows it.
        (with("kind = \"level\"\ntarget = { at_least = 400 }", "100"), "390", NONE),
        (with("kind = \"level\"\ntarget = { at_most = 20 }", "100"), "19", NONE),
        // A count is held against the share of the baseline that its Soll stands for.
        (with("kind = \"cumulative\"", "300"), "300", NONE),
        (with("kind = \"cumulative\"", "300"), "301", FAR),
        (with("kind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = { T1 = \"20 %\" }", "400"), "240", NONE),
        (with("kind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = { T1 = \"20 %\" }", "400"), "241", FAR),
        (with("kind = \"level\"\ntarget = { between = [90, 110] }", "100"), "301", NONE),
        (with("kind = \"level\"", "3"), "9.5", NONE),
    ] {
        let case = indicator("baseline", &keys).actual("2013-T1", &format!("value = {value}\ncomment = \"C\""));
        assert_eq!(codes(&case), expected, "{value} against {keys}");
    }
}

#[test]
fn milestones_and_assessments_are_not_measured() {
    let milestone =
        indicator("milestone", "target = { done_by = 2013-03-31 }").actual("2013-T1", "progress = 2\ncomment = \"C\"");
    assert_eq!(codes(&milestone), NONE);
    let assessed = indicator("assessed", "kind = \"assessed\"").actual("2013-T1", "value = \"red\"\ncomment = \"C\"");
    assert_eq!(codes(&assessed), NONE);
}

#[test]
fn a_share_lies_between_0_and_100_percent() {
    let share = "kind = \"ratio\"\nscale = 100\nunit = \"%\"";
    let impossible: &[&str] = &["anteil-unmoeglich"];
    for (keys, numerator, denominator, expected) in [
        (share.to_owned(), "200", "200", NONE),
        (share.to_owned(), "201", "200", impossible),
        (share.to_owned(), "0", "200", NONE),
        (share.to_owned(), "-1", "200", impossible),
        // Other scales and units have no such bounds.
        ("kind = \"ratio\"\nscale = 1000\nunit = \"je 1.000\"".to_owned(), "201", "200", NONE),
        ("kind = \"ratio\"\nscale = 100\nunit = \"Punkte\"".to_owned(), "201", "200", NONE),
        // A plan beyond 100 % says that the value may be, too.
        (format!("{share}\ntarget = {{ at_least = 105 }}"), "220", "200", NONE),
        (format!("{share}\nbaseline = {{ value = 101 }}"), "220", "200", NONE),
        (format!("{share}\ntarget = {{ at_least = 95 }}"), "220", "200", impossible),
    ] {
        let keys_of = format!("numerator = {numerator}\ndenominator = {denominator}\ncomment = \"C\"");
        assert_eq!(
            codes(&indicator("share", &keys).actual("2013-T1", &keys_of)),
            expected,
            "{numerator}/{denominator} {keys}"
        );
    }
}

#[test]
fn swapped_parts_are_named_as_the_cause() {
    let keys = "kind = \"ratio\"\nscale = 100\nunit = \"%\"\nnumerator_name = \"betreute Kinder\"\n\
                denominator_name = \"Kinder unter 3 Jahren\"\ntarget = { at_least = 35 }";
    let swapped = indicator("swapped", keys).actual("2013-T1", "numerator = 562\ndenominator = 200");
    let text = swapped.project().check().text(zielmatrix::catalogue::Language::German);
    let help = "vermutlich sind Zähler und Nenner vertauscht (Zähler „betreute Kinder“, Nenner „Kinder unter 3 Jahren“): \
                umgekehrt wären es 35,6 %";
    assert!(text.contains("der Anteil 281,0 % ist nicht möglich: 562 von 200"), "{text}");
    assert!(text.contains(help), "{text}");
    // One warning a row: the strongest, not the distance from the Soll as well.
    assert_eq!(codes(&swapped), ["anteil-unmoeglich"]);
}

#[test]
fn parts_far_from_those_before_are_doubted_though_their_quotient_is_not() {
    let part: &[&str] = &["teil-springt"];
    for (first, second, expected) in [
        (("100", "400"), ("300", "1200"), NONE),
        (("100", "400"), ("301", "1204"), part),
        (("300", "1200"), ("100", "400"), NONE),
        (("300", "1200"), ("99", "399"), part),
        (("100", "400"), ("102", "1201"), part),
        // Counted since the year's start, both parts grow with it, and not quite alike.
        (("23", "98"), ("70", "255"), NONE),
        (("23", "98"), ("93", "300"), part),
        (("2", "8"), ("8", "9.9"), &["wert-springt"][..]),
    ] {
        let report =
            |(numerator, denominator): (&str, &str)| format!("numerator = {numerator}\ndenominator = {denominator}");
        let keys = "kind = \"ratio\"\nscale = 100\nunit = \"%\"";
        let case = indicator("parts", keys).actual("2013-T1", &report(first)).actual("2013-T2", &report(second));
        assert_eq!(codes(&case), expected, "{first:?} then {second:?}");
    }
}

#[test]
fn a_count_is_not_negative() {
    let negative: &[&str] = &["anzahl-negativ"];
    for (keys, report, expected) in [
        ("kind = \"cumulative\"\nunit = \"Besuche\"", "value = -1", negative),
        ("kind = \"cumulative\"\nunit = \"Besuche\"", "value = 0", NONE),
        ("kind = \"cumulative\"", "value = -185", negative),
        ("kind = \"cumulative\"\nunit = \"T€\"", "value = -1", NONE),
        ("kind = \"cumulative\"\nunit = \"EUR je Einwohner\"", "value = -1", NONE),
        ("kind = \"cumulative\"\nunit = \"%\"", "value = -1", NONE),
        ("kind = \"cumulative\"\ntarget = { at_least = -20 }\ninterim = \"linear\"", "value = -2", NONE),
        ("kind = \"cumulative\"\nbaseline = { value = -9 }", "value = -1", NONE),
        ("kind = \"cumulative\"\ntarget = { at_least = 30 }\ninterim = { T1 = -5 }", "value = -4", NONE),
        ("kind = \"level\"\nunit = \"Grad\"", "value = -1", NONE),
        ("kind = \"ratio\"\nunit = \"je 1.000\"\nscale = 1000", "numerator = -1\ndenominator = 10", negative),
        ("kind = \"ratio\"\nunit = \"EUR\"", "numerator = -1\ndenominator = 10", NONE),
    ] {
        let report = format!("{report}\ncomment = \"C\"");
        assert_eq!(codes(&indicator("negative", keys).actual("2013-T1", &report)), expected, "{report} {keys}");
    }
}

#[test]
fn only_what_counts_can_fall() {
    let falls: &[&str] = &["summe-faellt"];
    let count = "kind = \"cumulative\"\nunit = \"Besuche\"\ntarget = { at_least = 90 }\ninterim = \"linear\"";
    for (keys, first, second, expected) in [
        (count.to_owned(), "50", "49", falls),
        (count.to_owned(), "50", "50", NONE),
        // A result may turn: in money, in percent, and where a loss is planned.
        (count.replace("Besuche", "T€"), "50", "49", NONE),
        (count.replace("Besuche", "T€"), "50", "-40", NONE),
        (count.replace("Besuche", "%"), "50", "49", NONE),
        (count.replace("90", "-90"), "-20", "-30", NONE),
    ] {
        let report = |value: &str| format!("value = {value}\ncomment = \"C\"");
        let case = indicator("falls", &keys).actual("2013-T1", &report(first)).actual("2013-T2", &report(second));
        let found: Vec<_> = codes(&case).into_iter().filter(|code| *code == "summe-faellt").collect();
        assert_eq!(found, expected, "{first} then {second}: {keys}");
    }
}

#[test]
fn dates_lie_within_ten_years() {
    let far: &[&str] = &["datum-weit-entfernt"];
    for (due, report, expected) in [
        ("2013-06-30", "progress = 10\nforecast = 2023-12-31", NONE),
        ("2013-06-30", "progress = 10\nforecast = 2024-01-01", far),
        ("2013-06-30", "done = 2003-01-01", NONE),
        ("2013-06-30", "done = 2002-12-31", far),
        ("2023-12-31", "progress = 10", NONE),
        ("2103-06-30", "progress = 10", far),
        ("2002-06-30", "done = 2004-06-30", far),
    ] {
        let keys = format!("target = {{ done_by = {due} }}");
        let case = indicator("dates", &keys).actual("2013-T1", &format!("{report}\ncomment = \"C\""));
        assert_eq!(codes(&case), expected, "{due} {report}");
    }
}

#[test]
fn a_milestone_done_after_the_cutoff_date_says_where_it_counts() {
    let case = |done: &str| {
        let keys = format!("done = {done}\ncomment = \"C\"");
        indicator("late", "target = { done_by = 2013-06-30 }").actual("2013-T1", &keys).project().check()
    };
    assert_eq!(case("2013-04-30").codes(), NONE);
    for (done, from) in [("2013-05-01", "2013-T2"), ("2013-09-01", "2013-T3"), ("2014-01-01", "2014-T1")] {
        let checked = case(done);
        assert_eq!(checked.codes(), ["erledigt-nach-stichtag"], "{done}");
        let text = checked.text(zielmatrix::catalogue::Language::German);
        assert!(text.contains(&format!("nach dem Stichtag 30.04.2013: zählt erst ab {from}")), "{text}");
    }
}
