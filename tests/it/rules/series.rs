//! Indicators of several years under other names, and what ends a series.

use crate::support::Project;

fn matrix(indicators: &[&str]) -> String {
    let tables: Vec<String> = indicators.iter().map(|keys| format!("  [[goal.indicator]]\n{keys}\n")).collect();
    format!("title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n{}", tables.concat())
}

fn count(id: &str, more: &str) -> String {
    format!("id = \"{id}\"\nname = \"N\"\nunit = \"Besuche\"\nkind = \"cumulative\"\n{more}")
}

fn actual(id: &str, value: &str) -> String {
    format!("[[actual]]\nindicator = \"{id}\"\n{value}\n")
}

const TARGET: &str = "target = { at_least = 300 }\ninterim = { T1 = 100, T2 = 200 }";

#[test]
fn a_series_goes_on_under_another_name_and_in_another_matrix() {
    let previous = "target = { at_least = \"103 %\", of = \"previous-year\" }";
    for (then, series) in [("a", "a"), ("a", "m/a")] {
        let project = Project::new("")
            .matrix(2012, "m", &matrix(&[&count(then, TARGET)]))
            .matrix(2013, "m", &matrix(&[&count("b", &format!("{previous}\nseries = \"{series}\""))]))
            .actuals("2012-T1", "m.toml", &actual("a", "value = 100"))
            .actuals("2013-T1", "m.toml", &actual("b", "value = 98"));
        assert_eq!(project.check().errors(), Vec::<&str>::new());
        project
            .report("2013-T1")
            .row("m/b")
            .assert("expected=103 deviation=-5 status=green year_before_status=green", series);
    }
    let moved = Project::new("")
        .matrix(2012, "alt", &matrix(&[&count("a", TARGET)]))
        .matrix(2013, "m", &matrix(&[&count("b", &format!("{previous}\nseries = \"alt/a\""))]))
        .actuals("2012-T1", "alt.toml", &actual("a", "value = 100"))
        .actuals("2013-T1", "m.toml", &actual("b", "value = 98"));
    moved.report("2013-T1").row("m/b").assert("expected=103 status=green", "another matrix");
    // The answer about one matrix is the same, though another one holds the earlier years.
    let alone = moved.run(&["report", "2013-T1", "--matrix", "m", "--format", "csv"]);
    assert_eq!((alone.code, alone.stdout.contains(",103,")), (Some(0), true), "{}{}", alone.stdout, alone.stderr);
}

#[test]
fn a_series_goes_on_over_several_names_and_over_a_key_that_is_carried_on() {
    for (case, last) in [
        ("the same id", "id = \"b\""),
        ("carried on", "id = \"b\"\nseries = \"a\""),
        ("again", "id = \"c\"\nseries = \"b\""),
    ] {
        let keys = "\nname = \"N\"\nunit = \"Besuche\"\nkind = \"cumulative\"\ninterim = \"seasonal\"\ntarget = { at_least = 400 }";
        let id = if last.contains("\"c\"") { "c" } else { "b" };
        let project = Project::new("")
            .matrix(2011, "m", &matrix(&[&count("a", TARGET)]))
            .matrix(2012, "m", &matrix(&[&count("b", &format!("{TARGET}\nseries = \"a\""))]))
            .matrix(2013, "m", &matrix(&[&format!("{last}{keys}")]))
            .actuals("2011-T1", "m.toml", &actual("a", "value = 30"))
            .actuals("2011-T3", "m.toml", &actual("a", "value = 100"))
            .actuals("2012-T1", "m.toml", &actual("b", "value = 40"))
            .actuals("2012-T3", "m.toml", &actual("b", "value = 100"));
        assert_eq!(project.check().errors(), Vec::<&str>::new(), "{case}");
        // The mean of 30 % and 40 % of 400.
        project.report("2013-T1").row(&format!("m/{id}")).assert("expected=140 expected_rule=seasonal", case);
    }
}

#[test]
fn reports_of_years_without_a_matrix_have_the_name_of_then() {
    let project = Project::new("")
        .matrix(
            2013,
            "m",
            &matrix(&[&count("b", "series = \"a\"\ntarget = { at_least = \"103 %\", of = \"previous-year\" }")]),
        )
        .actuals("2012-T1", "m.toml", &actual("a", "value = 100"))
        .actuals("2013-T1", "m.toml", &actual("b", "value = 98"));
    assert_eq!(project.check().errors(), Vec::<&str>::new());
    project.report("2013-T1").row("m/b").assert("expected=103 status=green", "before the first matrix");
}

#[test]
fn a_name_that_was_given_up_is_none_of_the_new_year() {
    let project = Project::new("")
        .matrix(2012, "m", &matrix(&[&count("a", TARGET)]))
        .matrix(2013, "m", &matrix(&[&count("b", &format!("{TARGET}\nseries = \"a\""))]))
        .actuals("2013-T1", "m.toml", &actual("a", "value = 98"));
    let checked = project.check();
    assert_eq!(checked.codes(), ["indikator-unbekannt"]);
    assert!(checked.text(zielmatrix::catalogue::Language::German).contains("`b`"), "what goes on from it is named");
}

#[test]
fn two_of_one_year_with_one_series_are_refused() {
    let (a, b) = (count("b", &format!("{TARGET}\nseries = \"a\"")), count("c", &format!("{TARGET}\nseries = \"a\"")));
    let both =
        Project::new("").matrix(2012, "m", &matrix(&[&count("a", TARGET)])).matrix(2013, "m", &matrix(&[&a, &b]));
    assert_eq!(both.check().errors(), ["reihe-doppelt"]);
    // The old name without `series` goes on from itself.
    for order in [[&count("a", TARGET), &a], [&a, &count("a", TARGET)]] {
        for earlier in [true, false] {
            let mut project = Project::new("").matrix(2013, "m", &matrix(&[order[0], order[1]]));
            if earlier {
                project = project.matrix(2012, "m", &matrix(&[&count("a", TARGET)]));
            }
            assert_eq!(project.check().errors(), ["reihe-doppelt"], "{order:?} {earlier}");
        }
    }
}

#[test]
fn another_kind_or_unit_ends_a_series_with_a_note() {
    let other = [
        ("another unit", "unit = \"Haushalte\"\nkind = \"cumulative\"", true),
        ("another kind", "unit = \"Besuche\"\nkind = \"level\"", true),
        ("another spelling", "unit = \" besuche\"\nkind = \"cumulative\"", false),
    ];
    for (case, keys, ends) in other {
        let now = format!("id = \"a\"\nname = \"N\"\n{keys}\n{TARGET}");
        let project = Project::new("")
            .matrix(2012, "m", &matrix(&[&count("a", TARGET)]))
            .matrix(2013, "m", &matrix(&[&now]))
            .actuals("2012-T1", "m.toml", &actual("a", "value = 100"))
            .actuals("2013-T1", "m.toml", &actual("a", "value = 98"));
        let codes = project.check().codes();
        let before = if ends { "year_before_status=null year_trend=null" } else { "year_before_status=green" };
        assert_eq!(codes, if ends { vec!["reihe-endet"] } else { vec![] }, "{case}");
        project.report("2013-T1").row("m/a").assert(before, case);
    }
    // Percent is percent, and so is a euro.
    for (then, now) in [("%", "Prozent"), ("EUR", "€")] {
        let level = |unit| {
            format!("id = \"a\"\nname = \"N\"\nunit = \"{unit}\"\nkind = \"level\"\ntarget = {{ at_least = 50 }}")
        };
        let project =
            Project::new("").matrix(2012, "m", &matrix(&[&level(then)])).matrix(2013, "m", &matrix(&[&level(now)]));
        assert_eq!(project.check().codes(), Vec::<&str>::new(), "{then} and {now}");
    }
}

#[test]
fn a_milestone_of_several_years_is_done_once() {
    let milestone =
        |id: &str, more: &str| format!("id = \"{id}\"\nname = \"N\"\ntarget = {{ done_by = 2014-03-31 }}\n{more}");
    let project = Project::new("")
        .matrix(2012, "m", &matrix(&[&milestone("konzept", "")]))
        .matrix(2013, "m", &matrix(&[&milestone("rahmenkonzept", "series = \"konzept\"")]))
        .matrix(2014, "m", &matrix(&[&milestone("rahmenkonzept", "")]))
        .actuals("2012-T2", "m.toml", &actual("konzept", "progress = 20"))
        .actuals("2013-T2", "m.toml", &actual("rahmenkonzept", "done = 2013-07-01"));
    assert_eq!(project.check().errors(), Vec::<&str>::new());
    project.report("2012-T2").row("m/konzept").assert("actual=20 status=green delay_days=null", "due in a later year");
    project.report("2013-T2").row("m/rahmenkonzept").assert("done=2013-07-01 status=green", "done before it is due");
    project.report("2014-T1").row("m/rahmenkonzept").assert("done=2013-07-01 status=green", "stays done");
}

#[test]
fn earlier_years_show_their_last_period_with_a_value() {
    let level = "id = \"q\"\nname = \"Quote\"\nunit = \"%\"\nkind = \"level\"\ntarget = { at_least = 50 }";
    let project = Project::new("")
        .matrix(2010, "m", &matrix(&[&count("a", TARGET), level]))
        .matrix(
            2012,
            "m",
            &matrix(&[&count("a", TARGET), "id = \"q\"\nname = \"Quote\"\nunit = \"Fälle\"\nkind = \"level\""]),
        )
        .matrix(2013, "m", &matrix(&[&count("b", &format!("{TARGET}\nseries = \"a\"")), level]))
        .actuals("2010-T2", "m.toml", &(actual("a", "value = 205") + &actual("q", "value = 48")))
        .actuals("2012-T3", "m.toml", &(actual("a", "value = 240") + &actual("q", "value = 7")))
        .actuals("2013-T2", "m.toml", &(actual("b", "value = 180") + &actual("q", "value = 51")));
    let run = |years: &str, format: &str| {
        let run = project.run(&["report", "2013-T2", "--years", years, "--format", format]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        run.stdout
    };
    let json = crate::support::Json::parse(run("2008..2013", "json").as_bytes());
    json.assert("years=[2010,2011,2012]", "years that nothing is known of are left out");
    let visits = json.row("m/b");
    visits.assert("years.0.period=2010-T2 years.0.actual=205 years.0.status=green years.0.expected=200", "T2 of 2010");
    visits.assert(
        "years.1.gap=no-matrix years.2.period=2012-T3 years.2.actual=240 years.2.status=red",
        "a gap, and 2012",
    );
    let share = json.row("m/q");
    share.assert("years.2.gap=other-measure years.0.gap=other-measure", "the line breaks at the other unit");
    let text = run("2010..2013", "text");
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for expected in
        ["Ist 2010", "205 (T2)", "Für 2011 gibt es keine Matrix.", "Bis 2012 anders gemessen (Stand in Fälle)"]
    {
        assert!(words.contains(expected), "{expected}: {words}");
    }
    let csv = run("2010..2013", "csv");
    assert!(
        csv.lines().any(|line| line.contains(",2010,") && line.contains("2010-T2") && line.contains(",205,")),
        "{csv}"
    );
    let html = run("2010..2013", "html");
    assert!(html.contains("Ist\u{a0}2010") && html.contains("205"), "the page has the columns too");
    assert!(run("2010..2013", "md").contains("Ist\u{a0}2012"), "and the summary");
    for (years, code) in [("2010..2012", 2), ("2013..2010", 2), ("x", 2)] {
        assert_eq!(project.run(&["report", "2013-T2", "--years", years]).code, Some(code), "{years}");
    }
    assert_eq!(project.run(&["report", "2013", "--years", "2010..2013"]).code, Some(2), "a plan has none");
    let workbook = project.run(&["report", "2013-T2", "--years", "2010..2013", "-o", "r.xlsx", "-o", "r.docx"]);
    assert_eq!(workbook.code, Some(0), "{}", workbook.stderr);
}
