//! When a comment is compulsory.

use crate::support::{Json, indicator};

const COUNT: &str = "kind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = { T1 = 120 }";

#[test]
fn a_bad_forecast_may_need_a_comment_too() {
    type Case = (&'static str, &'static str, &'static str, bool);
    let cases: &[Case] = &[
        // Green now; 420 of 450 is yellow, 400 is red.
        ("", "value = 120\nforecast = 400", "green red", false),
        ("forecast_from = \"red\"", "value = 120\nforecast = 420", "green yellow", false),
        ("forecast_from = \"red\"", "value = 120\nforecast = 400", "green red", true),
        ("forecast_from = \"yellow\"", "value = 120\nforecast = 420", "green yellow", true),
        ("forecast_from = \"yellow\"", "value = 120\nforecast = 450", "green green", false),
        ("forecast_from = \"green\"", "value = 120\nforecast = 450", "green green", true),
        (
            "forecast_from = \"red\"",
            "value = 120\nforecast = 400\ncomment = \"Eine Stelle fehlt.\"",
            "green red",
            false,
        ),
        // An extrapolated one counts as well: 114 ÷ 120 × 450 = 427.5 is green, 113 is not, but yellow now.
        ("forecast_from = \"yellow\"\nfrom_status = \"red\"", "value = 113", "yellow yellow", true),
        ("forecast_from = \"red\"\nfrom_status = \"red\"", "value = 113", "yellow yellow", false),
        // The forecast alone changes nothing of the rest: yellow still needs one.
        ("forecast_from = \"red\"", "value = 113\nforecast = 450", "yellow green", true),
        // Deviations alone decide where they are named, and the forecast beside them.
        ("deviation = [\"50 %\"]\nforecast_from = \"red\"", "value = 90\nforecast = 450", "red green", false),
        ("deviation = [\"50 %\"]\nforecast_from = \"red\"", "value = 120\nforecast = 400", "green red", true),
        ("from_period = \"T2\"\nforecast_from = \"red\"", "value = 120\nforecast = 400", "green red", false),
        ("forecast_from = \"red\"", "state = \"missing\"\nforecast = 400\ncomment = \"Kommt.\"", "missing red", false),
    ];
    for (rule, report, colours, missing) in cases {
        let (status, forecast) = colours.split_once(' ').unwrap();
        let case = indicator(&format!("{rule}; {report}"), COUNT)
            .settings(&format!("[comment]\n{rule}\n"))
            .actual("2013-T1", report)
            .at("2013-T1", &format!("status={status} forecast.status={forecast} comment_missing={missing}"));
        let warned = case.project().check().codes().contains(&"erlaeuterung-fehlt");
        assert_eq!(warned, *missing, "{rule}; {report}");
    }
}

#[test]
fn the_forecast_of_a_milestone_is_a_date() {
    for (forecast, missing) in [("2013-08-31", false), ("2013-09-15", false), ("2013-10-15", true)] {
        indicator(forecast, "target = { done_by = 2013-08-31 }")
            .settings("[comment]\nforecast_from = \"red\"\n")
            .actual("2013-T1", &format!("progress = 50\nforecast = {forecast}"))
            .at("2013-T1", &format!("status=green comment_missing={missing}"));
    }
}

/// The same in every command: the row, the count of the report, the collection, the exit codes.
#[test]
fn a_forecast_without_a_comment_is_counted_everywhere() {
    for (comment, count) in [("", 1), ("\ncomment = \"Eine Stelle fehlt.\"", 0)] {
        let case = indicator("counted", COUNT).settings("[comment]\nforecast_from = \"red\"\n");
        let project = case.actual("2013-T1", &format!("value = 120\nforecast = 400{comment}")).project();
        project.report("2013-T1").row("m/x").assert(&format!("status=green comment_missing={}", count == 1), comment);
        let late = ["--today", "2013-06-01"];
        let status = project.run(&[&["status", "2013-T1", "--format", "json"], &late[..]].concat());
        let gaps = Json::parse(status.stdout.as_bytes()).at("periods.0.matrices.0.comments_missing");
        assert_eq!(gaps.items().len(), count, "{}", status.stdout);
        let limit = if count == 1 { 3 } else { 0 };
        let code = |arguments: &[&str]| project.run(arguments).code;
        assert_eq!(code(&["report", "2013-T1", "--fail-on", "comment"]), Some(limit), "{comment}");
        assert_eq!(
            code(&[&["status", "2013-T1", "--fail-on", "comment"], &late[..]].concat()),
            Some(limit),
            "{comment}"
        );
        assert_eq!(code(&["report", "2013-T1", "--fail-on", "red"]), Some(0), "green now");
        let check = project.run(&["check", "--format", "json"]);
        assert_eq!(check.stdout.matches("erlaeuterung-fehlt").count(), count, "{}", check.stdout);
    }
}

#[test]
fn another_colour_is_refused() {
    indicator("orange", COUNT).settings("[comment]\nforecast_from = \"orange\"\n").refused(&["unbekanntes-wort"]);
}
