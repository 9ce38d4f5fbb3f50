//! Milestones: every sentence of the contract. The cut-off dates of 2013 are 30 April, 31 August and 31 December.

use crate::support::indicator;

const AUGUST: &str = "target = { done_by = 2013-08-31 }";

#[test]
fn a_due_date_alone_makes_a_milestone() {
    indicator("no kind", AUGUST).at("2013-T1", "kind=milestone target.done_by=2013-08-31");
    indicator("with kind", &format!("kind = \"milestone\"\n{AUGUST}")).at("2013-T1", "kind=milestone");
    indicator("another kind", &format!("kind = \"level\"\n{AUGUST}")).refused(&["zielwert-passt-nicht"]);
    indicator("another target", "kind = \"milestone\"\ntarget = { at_least = 3 }").refused(&["zielwert-passt-nicht"]);
}

#[test]
fn done_on_or_before_the_due_date_is_green() {
    indicator("early", AUGUST)
        .actual("2013-T1", "done = 2013-04-15")
        .at("2013-T1", "expected=0 expected_rule=none actual=100 deviation=100 done=2013-04-15 status=green");
    indicator("on the day", AUGUST)
        .actual("2013-T2", "done = 2013-08-31")
        .at("2013-T2", "expected=100 expected_rule=target actual=100 deviation=0 deviation_percent=0 status=green");
}

#[test]
fn done_late_is_coloured_by_days() {
    for (done, tolerance, status) in [
        ("2013-09-01", "", "yellow"),
        ("2013-09-30", "", "yellow"), // 30 days
        ("2013-10-01", "", "red"),    // 31 days
        ("2013-09-10", "tolerance = { green = 10, yellow = 20 }", "green"),
        ("2013-09-11", "tolerance = { green = 10, yellow = 20 }", "yellow"),
        ("2013-09-20", "tolerance = { green = 10, yellow = 20 }", "yellow"),
        ("2013-09-21", "tolerance = { green = 10, yellow = 20 }", "red"),
    ] {
        indicator(&format!("done {done} {tolerance}"), &format!("{AUGUST}\n{tolerance}"))
            .actual("2013-T3", &format!("done = {done}"))
            .at("2013-T3", &format!("expected=100 actual=100 deviation=0 status={status}"));
    }
    indicator("the default in days", AUGUST)
        .actual("2013-T3", "done = 2013-09-01")
        .at("2013-T3", "tolerance.green=0 tolerance.yellow=30 tolerance_in_days=true");
}

#[test]
fn the_days_are_those_of_the_indicator_itself_never_of_goal_matrix_or_project() {
    indicator("project and matrix", AUGUST)
        .settings("tolerance = { green = 100, yellow = 200 }")
        .header("tolerance = { green = 90, yellow = 95 }")
        .actual("2013-T3", "done = 2013-10-15")
        .at("2013-T3", "tolerance.green=0 tolerance.yellow=30 status=red");
    indicator("in percent", &format!("{AUGUST}\ntolerance = {{ green = \"5 %\", yellow = \"10 %\" }}"))
        .refused(&["toleranz-in-tagen"]);
}

#[test]
fn not_done_before_the_due_date_is_green_at_an_expected_value_of_zero() {
    indicator("some progress", AUGUST)
        .actual("2013-T1", "progress = 30")
        .at("2013-T1", "expected=0 expected_rule=none actual=30 deviation=30 deviation_percent=null status=green");
    indicator("no progress", AUGUST)
        .actual("2013-T1", "progress = 0")
        .at("2013-T1", "expected=0 actual=0 deviation=0 status=green");
}

#[test]
fn not_done_from_the_due_date_on_is_never_green() {
    // Days from the due date to the cut-off date 31 December.
    for (due, tolerance, status) in [
        ("2013-12-31", "", "yellow"),                                      // the due date itself
        ("2013-12-31", "tolerance = { green = 0, yellow = 0 }", "yellow"), // 0 days
        ("2013-12-31", "tolerance = { green = 10, yellow = 20 }", "yellow"),
        ("2013-12-25", "tolerance = { green = 10, yellow = 20 }", "yellow"), // 6 days
        ("2013-12-10", "", "yellow"),                                        // 21 days
        ("2013-12-01", "", "yellow"),                                        // 30 days
        ("2013-11-30", "", "red"),                                           // 31 days
        ("2013-12-30", "tolerance = { green = 0, yellow = 0 }", "red"),      // 1 day
    ] {
        indicator(&format!("due {due} {tolerance}"), &format!("target = {{ done_by = {due} }}\n{tolerance}"))
            .actual("2013-T3", "progress = 95")
            .at("2013-T3", &format!("expected=100 actual=95 deviation=-5 deviation_percent=-5 status={status}"));
    }
}

#[test]
fn done_after_the_cutoff_date_counts_as_not_done_then() {
    indicator("before the due date", "target = { done_by = 2013-12-31 }")
        .actual("2013-T1", "progress = 90\ndone = 2013-05-10")
        .at("2013-T1", "expected=0 actual=90 done=null status=green");
    indicator("after the due date", "target = { done_by = 2013-04-15 }")
        .actual("2013-T1", "progress = 90\ndone = 2013-05-10")
        .at("2013-T1", "expected=100 actual=90 done=null status=yellow") // 15 days on 30 April
        .at("2013-T2", "expected=100 actual=100 done=2013-05-10 status=yellow"); // done 25 days late
    indicator("on the due date", AUGUST)
        .actual("2013-T2", "done = 2013-09-01")
        .at("2013-T2", "expected=100 done=null status=yellow");
}

#[test]
fn once_done_it_stays_done() {
    indicator("not reported again", AUGUST)
        .actual("2013-T1", "done = 2013-04-15")
        .at("2013-T2", "actual=100 done=2013-04-15 status=green")
        .at("2013-T3", "actual=100 done=2013-04-15 status=green history.0.status=green history.1.status=green");
    indicator("late, not reported again", AUGUST)
        .actual("2013-T2", "progress = 90\ndone = 2013-09-15")
        .at("2013-T2", "actual=90 status=yellow")
        .at("2013-T3", "actual=100 done=2013-09-15 status=yellow");
}

#[test]
fn without_a_report_it_is_not_due_and_then_missing() {
    indicator("nothing reported", AUGUST)
        .at("2013-T1", "expected=0 actual=null deviation=null status=not-due")
        .at("2013-T2", "expected=100 actual=null deviation=null status=missing")
        .at("2013-T3", "actual=null status=missing");
    indicator("due after the year", "target = { done_by = 2014-06-30 }")
        .at("2013-T3", "expected=0 expected_rule=none status=not-due");
    indicator("progress is asked for", &format!("{AUGUST}\ninterim = {{ T1 = 30 }}"))
        .at("2013-T1", "expected=30 expected_rule=interim actual=null status=missing");
}

#[test]
fn an_interim_progress_is_compared_with_the_tolerance_of_goal_matrix_or_project() {
    for (progress, status, deviation, percent) in [
        ("31", "green", "1", "3.3333333333"),
        ("28.5", "green", "-1.5", "-5"),
        ("27", "yellow", "-3", "-10"),
        ("26.9", "red", "-3.1", "-10.3333333333"),
    ] {
        indicator(progress, &format!("{AUGUST}\ninterim = {{ T1 = 30 }}"))
            .actual("2013-T1", &format!("progress = {progress}"))
            .at(
                "2013-T1",
                &format!(
                    "expected=30 expected_rule=interim actual={progress} deviation={deviation} \
                     deviation_percent={percent} status={status} tolerance.green=5_% tolerance_in_days=false"
                ),
            );
    }
    indicator("as a share", &format!("{AUGUST}\ninterim = {{ T1 = \"30 %\" }}"))
        .actual("2013-T1", "progress = 27")
        .at("2013-T1", "expected=30 expected_rule=share status=yellow");
    indicator("tolerance of the project", &format!("{AUGUST}\ninterim = {{ T1 = 30 }}"))
        .settings("tolerance = { green = 1, yellow = 2 }")
        .actual("2013-T1", "progress = 28")
        .at("2013-T1", "status=yellow tolerance.green=1");
    indicator("tolerance of the matrix", &format!("{AUGUST}\ninterim = {{ T1 = 30 }}"))
        .header("tolerance = { green = 3, yellow = 4 }")
        .actual("2013-T1", "progress = 27")
        .at("2013-T1", "status=green tolerance.green=3");
    indicator(
        "its own tolerance is one of days",
        &format!("{AUGUST}\ninterim = {{ T1 = 30 }}\ntolerance = {{ green = 50, yellow = 60 }}"),
    )
    .actual("2013-T1", "progress = 20")
    .at("2013-T1", "status=red tolerance.green=5_%");
}

#[test]
fn interim_progress_is_asked_for_only_where_it_is_named() {
    let keys = "target = { done_by = 2013-12-31 }\ninterim = { T1 = 30 }";
    indicator("T2 is not named", keys)
        .actual("2013-T2", "progress = 10")
        .at("2013-T2", "expected=0 expected_rule=none status=green");
    indicator("no report in T2", keys).at("2013-T2", "status=not-due");
    indicator("done early", keys).actual("2013-T1", "done = 2013-02-01").at("2013-T1", "actual=100 status=green");
    indicator("a path by a word", "target = { done_by = 2013-12-31 }\ninterim = \"linear\"")
        .refused(&["zwischenziel-meilenstein"]);
}

#[test]
fn its_forecast_is_a_date_and_never_extrapolated() {
    for (forecast, status) in [("2013-08-31", "green"), ("2013-09-15", "yellow"), ("2013-10-01", "red")] {
        indicator(forecast, AUGUST)
            .actual("2013-T1", &format!("progress = 30\nforecast = {forecast}"))
            .at("2013-T1", &format!("forecast.value={forecast} forecast.source=reported forecast.status={status}"));
    }
    indicator("no forecast", AUGUST).actual("2013-T1", "progress = 30").at("2013-T1", "forecast=null remaining=null");
}

#[test]
fn attainment_of_a_milestone_is_none() {
    indicator("progress", AUGUST).actual("2013-T1", "progress = 30").at("2013-T1", "attainment_percent=null");
}

#[test]
fn states_replace_the_colour_of_a_milestone() {
    indicator("not applicable", AUGUST)
        .actual("2013-T2", "state = \"not-applicable\"\ncomment = \"Das Projekt entfällt.\"")
        .at("2013-T2", "actual=null status=not-applicable");
    indicator("not asked for", &format!("{AUGUST}\nreport_in = [\"T3\"]")).at("2013-T2", "status=not-due");
    for progress in ["-1", "100.5"] {
        indicator(progress, AUGUST).actual("2013-T1", &format!("progress = {progress}")).refused(&["zahl-ausserhalb"]);
    }
}

#[test]
fn the_trend_of_a_milestone_past_its_due_date_is_its_delay() {
    // T2 is the due date: 0 days, as before it; on 31 December 122 days, however much progress was made.
    indicator("60, then 95", AUGUST)
        .actual("2013-T1", "progress = 30")
        .actual("2013-T2", "progress = 60")
        .actual("2013-T3", "progress = 95")
        .at("2013-T2", "deviation=-40 previous_status=green trend=same status=yellow")
        .at("2013-T3", "deviation=-5 previous_status=yellow trend=worse status=red");
    indicator("due in May, later and later", "target = { done_by = 2013-05-20 }")
        .actual("2013-T1", "progress = 30")
        .actual("2013-T2", "progress = 60")
        .at("2013-T2", "previous_status=green trend=worse");
    indicator("done three days early after nothing was asked for", AUGUST)
        .actual("2013-T1", "progress = 30")
        .actual("2013-T2", "done = 2013-08-28")
        .at("2013-T2", "trend=better status=green")
        .at("2013-T3", "trend=same status=green");
    indicator("done late, and not later by waiting", AUGUST)
        .actual("2013-T2", "progress = 60")
        .actual("2013-T3", "done = 2013-09-12")
        .at("2013-T3", "trend=worse status=yellow");
    indicator("nothing reported before its due date", "target = { done_by = 2013-08-20 }")
        .actual("2013-T2", "progress = 60")
        .at("2013-T2", "previous_status=not-due trend=worse");
    indicator("a missing interim progress has none", "target = { done_by = 2013-08-20 }\ninterim = { T1 = 30 }")
        .actual("2013-T2", "progress = 60")
        .at("2013-T2", "previous_status=missing trend=null");
    indicator("missing now", "target = { done_by = 2013-08-20 }")
        .actual("2013-T1", "progress = 60")
        .at("2013-T2", "status=missing trend=null");
    indicator("not applicable before", "target = { done_by = 2013-08-20 }")
        .actual("2013-T1", "state = \"not-applicable\"\ncomment = \"Ruht.\"")
        .actual("2013-T2", "progress = 60")
        .at("2013-T2", "trend=null");
    indicator(
        "before its due date by the progress that is asked for",
        "target = { done_by = 2013-12-31 }\ninterim = { T1 = 30, T2 = 60 }",
    )
    .actual("2013-T1", "progress = 24")
    .actual("2013-T2", "progress = 54")
    .at("2013-T2", "trend=better");
}

#[test]
fn once_done_it_stays_done_in_the_next_year_too() {
    let next_april = "target = { done_by = 2014-04-30 }";
    indicator("the same milestone in both years", next_april)
        .in_year(2014, next_april)
        .actual("2013-T3", "done = 2013-12-02")
        .actual("2014-T2", "state = \"missing\"\ncomment = \"Nichts Neues.\"")
        .at("2014-T1", "status=green done=2013-12-02")
        .at("2014-T2", "status=green done=2013-12-02");
    indicator("an annual milestone of the same name", AUGUST)
        .in_year(2014, "target = { done_by = 2014-08-31 }")
        .actual("2013-T2", "done = 2013-08-15")
        .at("2014-T1", "status=not-due done=null")
        .at("2014-T2", "status=missing done=null");
}

#[test]
fn the_delay_counts_from_the_due_date_on_and_earlier_where_it_was_done_earlier() {
    type Case = (&'static str, &'static str, &'static str, &'static str, &'static str);
    // Due, period, report, delay, status. The cut-off dates are 30 April, 31 August and 31 December.
    let cases: &[Case] = &[
        ("2013-08-31", "2013-T1", "progress = 30", "null", "green"),
        ("2013-08-31", "2013-T1", "done = 2013-04-15", "-138", "green"),
        ("2013-08-31", "2013-T2", "done = 2013-08-28", "-3", "green"),
        ("2013-08-31", "2013-T2", "done = 2013-08-31", "0", "green"),
        ("2013-08-31", "2013-T2", "progress = 95", "0", "yellow"),
        ("2013-08-30", "2013-T2", "progress = 95", "1", "yellow"),
        ("2013-08-09", "2013-T2", "progress = 95", "22", "yellow"),
        ("2013-08-09", "2013-T2", "progress = 95\ndone = 2013-09-01", "22", "yellow"), // not done at the cut-off date
        ("2013-08-31", "2013-T3", "done = 2013-09-22", "22", "yellow"),
        ("2013-08-31", "2013-T3", "progress = 95", "122", "red"),
        ("2013-08-31", "2013-T3", "", "122", "missing"),
        ("2013-08-31", "2013-T1", "", "null", "not-due"),
        ("2013-08-31", "2013-T3", "state = \"missing\"\ncomment = \"Kommt.\"", "122", "missing"),
        ("2013-08-31", "2013-T3", "state = \"not-applicable\"\ncomment = \"Entfallen.\"", "null", "not-applicable"),
        ("2013-08-31", "2013-T3", "state = \"suppressed\"\ncomment = \"Vertraulich.\"", "null", "suppressed"),
        ("2014-02-01", "2013-T3", "progress = 60", "null", "green"),
    ];
    for (due, period, report, delay, status) in cases {
        let mut case = indicator(&format!("due {due}: {report}"), &format!("target = {{ done_by = {due} }}"));
        if !report.is_empty() {
            case = case.actual(period, report);
        }
        case.at(period, &format!("delay_days={delay} status={status}"));
    }
    indicator("it stays what it was once done", AUGUST)
        .actual("2013-T1", "done = 2013-04-15")
        .at("2013-T3", "delay_days=-138 earlier.0.delay_days=-138");
    indicator("no other kind has one", "kind = \"level\"\ntarget = { at_least = 3 }")
        .actual("2013-T1", "value = 3")
        .at("2013-T1", "delay_days=null");
}

#[test]
fn people_see_days_and_no_percentage() {
    let shown = |report: &str| {
        let case = indicator("late", "target = { done_by = 2013-08-09 }").actual("2013-T2", report);
        case.project().run(&["report", "2013-T2", "--width", "100"]).stdout.replace('\u{a0}', " ")
    };
    assert!(shown("progress = 95").contains("+22 Tage"), "{}", shown("progress = 95"));
    assert!(!shown("progress = 95").contains("−5,0 %"), "{}", shown("progress = 95"));
    assert!(shown("done = 2013-08-08").contains("−1 Tag "), "{}", shown("done = 2013-08-08"));
    assert!(shown("done = 2013-08-09").contains(" 0 Tage"), "{}", shown("done = 2013-08-09"));
}
