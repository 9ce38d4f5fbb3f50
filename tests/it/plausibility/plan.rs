//! The plan itself: interim values, targets, scales, plans of lines, dates.

use super::{codes, doubts};
use crate::support::{Project, indicator};

const NONE: &[&str] = &[];

#[test]
fn interim_values_belong_to_their_target() {
    let far: &[&str] = &["zwischenziel-weit-entfernt"];
    let count = |target: &str, interim: &str| {
        format!("kind = \"cumulative\"\ntarget = {{ at_least = {target} }}\ninterim = {interim}")
    };
    for (keys, expected) in [
        (count("12_450_000", "{ T1 = 33, T2 = 66 }"), far),
        (count("1000", "{ T1 = 9, T2 = 9.9 }"), far),
        (count("1000", "{ T1 = 9, T2 = 10 }"), NONE),
        // The last period repeats the target.
        (count("1000", "{ T1 = 3, T2 = 6, T3 = 1000 }"), far),
        // Nothing before the year's end is a plan, too.
        (count("1000", "{ T1 = 0, T2 = 0 }\ntolerance = { green = 1, yellow = 2 }"), NONE),
        (count("1000", "{ T1 = \"0.3 %\", T2 = \"0.6 %\" }"), NONE),
        (count("1000", "{ T1 = 3, T2 = \"66 %\" }"), NONE),
    ] {
        assert_eq!(codes(&indicator("interim", &keys)), expected, "{keys}");
    }
    for (interim, expected) in [("{ T1 = 300, T2 = 300 }", 0), ("{ T1 = 301, T2 = 350 }", 1)] {
        let found = codes(&indicator("interim", &count("100", interim)));
        assert_eq!(found.iter().filter(|code| **code == far[0]).count(), expected, "{interim}: {found:?}");
    }
    let level = "kind = \"level\"\ntarget = { at_least = 1000 }\ninterim = { T1 = 3 }";
    assert_eq!(codes(&indicator("a level starts where it is", level)), NONE);
}

#[test]
fn targets_of_shares_are_in_percent() {
    let share: &[&str] = &["zielwert-als-anteil"];
    let ratio = "kind = \"ratio\"\nscale = 100\nunit = \"%\"\ntarget = ";
    for (target, expected) in [
        ("{ at_least = 0.385 }", share),
        ("{ at_least = 1 }", share),
        ("{ at_least = 1.1 }", NONE),
        ("{ at_least = 0 }", NONE),
        ("{ exactly = 1 }", share),
        ("{ between = [0.3, 0.5] }", share),
        ("{ between = [0.3, 50] }", NONE),
        ("{ at_most = 0.15 }", share),
        ("{ at_most = 1 }", NONE),
    ] {
        let keys = format!("{ratio}{target}\ntolerance = {{ green = 1, yellow = 2 }}");
        assert_eq!(codes(&indicator("share", &keys)), expected, "{target}");
    }
    let revised = format!(
        "{ratio}{{ at_least = 40 }}\nrevised = [{{ from = \"2013-T2\", target = {{ at_least = 0.45 }}, reason = \"R\" }}]"
    );
    assert_eq!(codes(&indicator("revised", &revised)), share);
    // Where the reported parts are that small the target is meant.
    let small = indicator("small", &format!("{ratio}{{ at_most = 0.5 }}"))
        .actual("2013-T1", "numerator = 4\ndenominator = 1000");
    assert_eq!(codes(&small), NONE);
    let level = "kind = \"level\"\nunit = \"%\"\ntarget = { at_least = 0.385 }";
    assert_eq!(codes(&indicator("no ratio", level)), NONE);
}

#[test]
fn a_ratio_in_percent_has_a_scale() {
    for (keys, expected) in [
        ("kind = \"ratio\"\nunit = \"%\"", &["faktor-fehlt"][..]),
        ("kind = \"ratio\"\nunit = \"Prozent\"", &["faktor-fehlt"]),
        ("kind = \"ratio\"\nunit = \"%\"\nscale = 100", NONE),
        ("kind = \"ratio\"\nunit = \"Punkte\"", NONE),
        ("kind = \"level\"\nunit = \"%\"", NONE),
    ] {
        assert_eq!(codes(&indicator("scale", keys)), expected, "{keys}");
    }
}

#[test]
fn plans_of_lines_have_no_sign() {
    for (section, key, value, expected) in [
        ("consolidation", "saving", "-60_000", &["ansatz-negativ"][..]),
        ("consolidation", "saving", "60_000", NONE),
        ("consolidation", "saving", "0", NONE),
        ("budget", "expense", "-1", &["ansatz-negativ"]),
        ("budget", "revenue", "-1", &["ansatz-negativ"]),
        ("budget", "revenue", "1", NONE),
    ] {
        let text = format!(
            "title = \"M\"\n[[{section}]]\nid = \"x\"\nname = \"X\"\n{key} = {value}\ninterim = \"linear\"\n\
                            tolerance = {{ green = 1, yellow = 2 }}\n"
        );
        let checked = Project::new("").matrix(2013, "m", &text).check();
        assert_eq!(doubts(&checked), expected, "{key} = {value}");
    }
}

#[test]
fn sessions_are_near_their_period() {
    let session = |date: &str| {
        format!(
            "[[committee]]\nid = \"A\"\ntitle = \"A\"\n[[session]]\ncommittee = \"A\"\ndate = {date}\nperiod = \"2013-T1\"\n"
        )
    };
    let codes = |date: &str| Project::new(&session(date)).check().codes();
    assert_eq!(codes("2013-06-04"), NONE);
    assert_eq!(codes("2023-06-04"), NONE);
    assert_eq!(codes("2103-06-04"), ["datum-weit-entfernt"]);
}
