//! What may no longer be published after a period was closed is not shown again, in no form, whatever is corrected later.

use super::{close, corrected, edit};
use crate::support::{Project, indicator};

/// Every form of a report, and the explanation; workbooks are packed and are read by their JSON.
fn shown(project: &Project, period: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for format in ["text", "json", "csv", "html", "md"] {
        let run = project.run(&["report", period, "--format", format]);
        assert_eq!(run.code, Some(0), "{format}: {}", run.stderr);
        all.push((format.to_owned(), run.stdout));
    }
    let run = project.run(&["report", period, "--format", "csv", "--csv-dialect", "de"]);
    all.push(("csv de".to_owned(), run.stdout));
    let run = project.run(&["explain", "m/x", period]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    all.push(("explain".to_owned(), run.stdout));
    all
}

fn assert_hidden(project: &Project, secrets: &[&str], case: &str) {
    for period in ["2013-T1", "2013-T2", "2013-T3"] {
        for (form, text) in shown(project, period) {
            for secret in secrets {
                assert!(!text.contains(secret), "{case}: {secret} in {form} of {period}:\n{text}");
            }
        }
    }
}

const SECRETS: [&str; 2] = ["4711", "4.711"];

#[test]
fn a_later_correction_does_not_bring_it_back() {
    for later in [
        vec!["--value", "4800"],
        vec!["--state", "missing"],
        vec!["--state", "not-applicable"],
        // Whoever withheld it by mistake takes the closing back.
        vec!["--value", "4711"],
    ] {
        let case = indicator("withheld", "kind = \"level\"\ntarget = { at_least = 3000 }")
            .actual("2013-T1", "value = 4711\ncomment = \"Es waren 4711 Fälle\"")
            .actual("2013-T2", "value = 5000");
        let project = case.project();
        close(&project, "2013-T1");
        corrected(&project, "2013-T1", &["--state", "suppressed"]);
        edit(&project, "actuals/2013-T1/m.toml", "Es waren 4711 Fälle", "Wird nicht veröffentlicht");
        corrected(&project, "2013-T1", &later);
        if later[1] != "4711" {
            assert_hidden(&project, &SECRETS, later[1]);
        }
        let row = project.report("2013-T1").row("m/x");
        row.assert("actual=null status=suppressed corrections.0.old.state=withheld", later[1]);
        row.assert("corrections.0.new.state=suppressed corrections.1.old.state=suppressed", later[1]);
        project.report("2013-T2").row("m/x").assert("history.0.actual=null history.0.status=suppressed", later[1]);
        // Nor does what is closed later.
        close(&project, "2013-T2");
        let part = std::fs::read_to_string(project.path().join("closed/2013-T2/m.toml")).unwrap();
        assert!(!part.contains("4711"), "{part}");
    }
}

#[test]
fn neither_colour_nor_trend_of_the_next_period_tells_it() {
    for (reported, second, trend) in
        [("", "value = 280", "better"), ("\nreported = \"per-period\"", "value = 50", "worse")]
    {
        let keys = format!(
            "kind = \"cumulative\"\ntarget = {{ at_least = 450 }}\ninterim = {{ T1 = 120, T2 = 280 }}{reported}"
        );
        let case = indicator("withheld", &keys).actual("2013-T1", "value = 98").actual("2013-T2", second);
        let project = case.project();
        close(&project, "2013-T1");
        close(&project, "2013-T2");
        project.report("2013-T2").row("m/x").assert(&format!("previous_status=red trend={trend}"), reported);
        corrected(&project, "2013-T1", &["--state", "suppressed"]);
        let report = project.report("2013-T2");
        report.row("m/x").assert("previous_status=suppressed trend=null", reported);
        let text = project.run(&["report", "2013-T2"]).stdout;
        assert!(!text.contains("1 besser") && !text.contains("1 schlechter"), "{text}");
    }
}

#[test]
fn a_value_between_two_withholdings_is_hidden_too() {
    let case = indicator("twice", "kind = \"level\"\ntarget = { at_least = 3 }").actual("2013-T1", "value = 1");
    let project = case.project();
    close(&project, "2013-T1");
    for value in
        [["--value", "4711"], ["--state", "suppressed"], ["--value", "8"], ["--state", "suppressed"], ["--value", "9"]]
    {
        corrected(&project, "2013-T1", &value);
    }
    assert_hidden(&project, &SECRETS, "twice");
    let row = project.report("2013-T1").row("m/x");
    row.assert("corrections.2.new.state=withheld corrections.4.new.value=9 status=suppressed", "between");
}

#[test]
fn sums_from_which_it_follows_are_hidden_too() {
    let keys = "kind = \"cumulative\"\nreported = \"per-period\"\ntarget = { at_least = 3 }";
    let case = indicator("sum", keys).actual("2013-T1", "value = 4711").actual("2013-T2", "value = 1000");
    let project = case.project();
    close(&project, "2013-T1");
    close(&project, "2013-T2");
    corrected(&project, "2013-T1", &["--state", "suppressed"]);
    corrected(&project, "2013-T1", &["--value", "4800"]);
    // 5711 less the 1000 of the second Tertial.
    assert_hidden(&project, &["4711", "4.711", "5711", "5.711"], "sum");
    project.report("2013-T2").row("m/x").assert("status=suppressed actual=null", "the sum");
    project.report("2013-T3").row("m/x").assert("history.1.status=suppressed", "later");

    let settings = "[[area]]\nid = \"mitte\"\ntitle = \"Mitte\"\n[[area]]\nid = \"nord\"\ntitle = \"Nord\"\n";
    let case = indicator("areas", "kind = \"cumulative\"\ntarget = { at_least = 3 }")
        .settings(settings)
        .actual("2013-T1", "area = \"mitte\"\nvalue = 4711")
        .actual("2013-T1", "area = \"nord\"\nvalue = 1000");
    let project = case.project();
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--area", "mitte", "--state", "suppressed"]);
    corrected(&project, "2013-T1", &["--area", "mitte", "--value", "4800"]);
    assert_hidden(&project, &["4711", "4.711", "5711", "5.711"], "areas");
    project.report("2013-T1").row("m/x").assert("status=suppressed", "the total");
    project.report("2013-T1").row("m/x@mitte").assert("status=suppressed actual=null", "the area");
    project.report("2013-T1").row("m/x@nord").assert("actual=1000", "the other one");
}

#[test]
fn a_day_of_completion_is_hidden_too() {
    let case = indicator("done", "target = { done_by = 2013-08-31 }").actual("2013-T1", "done = 2013-03-07");
    let project = case.project();
    close(&project, "2013-T1");
    close(&project, "2013-T2");
    corrected(&project, "2013-T1", &["--state", "suppressed"]);
    corrected(&project, "2013-T1", &["--progress", "50"]);
    assert_hidden(&project, &["07.03.2013", "2013-03-07"], "done");
}

/// A Soll that is a share of a value says what it was, and so do the figures and colours that follow from it.
#[test]
fn an_expected_value_that_follows_from_it_is_hidden_too() {
    let keys = "kind = \"cumulative\"\ntarget = { at_least = \"50 %\", of = \"previous-year\" }";
    let project = |closed_year: bool| {
        let case = indicator("relative", keys)
            .in_year(2012, "kind = \"cumulative\"\ntarget = { at_least = 3 }")
            .actual("2012-T1", "value = 2000")
            .actual("2012-T2", "value = 6000")
            .actual("2012-T3", "value = 9422")
            .actual("2013-T1", "value = 700")
            .actual("2013-T2", "value = 4500")
            .actual("2013-T3", "value = 4400");
        let project = case.project();
        if closed_year {
            close(&project, "2012-T3");
        }
        for period in ["2013-T1", "2013-T2", "2013-T3"] {
            close(&project, period);
        }
        project.report("2013-T3").row("m/x").assert("expected=4711 status=yellow previous_status=green", "as closed");
        project.report("2013-T1").row("m/x").assert("expected=1000 status=red", "as closed");
        project
    };
    let part = |project: &Project| std::fs::read_to_string(project.path().join("closed/2013-T3/m.toml")).unwrap();
    for later in [None, Some("9000")] {
        let project = project(true);
        let sealed = part(&project);
        corrected(&project, "2012-T3", &["--state", "suppressed"]);
        if let Some(value) = later {
            corrected(&project, "2012-T3", &["--value", value]);
        }
        // 9422 itself, half of it, and the deviation from that.
        assert_hidden(&project, &["4711", "4.711", "9422", "9.422", "−311", "-311"], "relative");
        let report = project.report("2013-T3");
        report.row("m/x").assert("expected=null actual=4400 status=missing trend=null deviation=null", "hidden");
        report.row("m/x").assert("attainment_percent=null forecast=null", "hidden");
        // The Soll of the second Tertial follows from a value that is still public; the annual target does not.
        project.report("2013-T2").row("m/x").assert("expected=3000 actual=4500 status=green", "another value");
        assert_eq!(part(&project), sealed, "the closing itself stays");
    }
    // A year that was never closed, withheld in its file.
    let project = project(false);
    edit(&project, "actuals/2012-T3/m.toml", "value = 9422", "state = \"suppressed\"");
    assert_hidden(&project, &["4711", "4.711", "9422", "9.422", "−311", "-311"], "open year");
    // A value that was merely corrected is public: the Soll stays as it was closed.
    let project = indicator("relative", keys).in_year(2012, "kind = \"cumulative\"").actual("2012-T1", "value = 200");
    let project = project.actual("2013-T1", "value = 700").project();
    close(&project, "2012-T1");
    close(&project, "2013-T1");
    corrected(&project, "2012-T1", &["--value", "300"]);
    project.report("2013-T1").row("m/x").assert("expected=100 status=green", "as closed");
}

/// A seasonal Soll is a mean of shares: each of its values would follow from it.
#[test]
fn a_seasonal_expected_value_that_follows_from_it_is_hidden_too() {
    let keys = "kind = \"cumulative\"\ntarget = { at_least = 471_100 }\ninterim = \"seasonal\"";
    let earlier = "kind = \"cumulative\"\ntarget = { at_least = 3 }";
    for withheld in ["2011-T1", "2012-T1", "2011-T3", "2012-T3"] {
        for (closed, later) in [(true, None), (true, Some("4800")), (false, None)] {
            let project = indicator("seasonal", keys)
                .in_year(2011, earlier)
                .in_year(2012, earlier)
                .actual("2011-T1", "value = 300")
                .actual("2011-T3", "value = 1000")
                .actual("2012-T1", "value = 4711")
                .actual("2012-T3", "value = 9422")
                .actual("2013-T1", "value = 150_000")
                .project();
            if closed {
                close(&project, withheld);
            }
            close(&project, "2013-T1");
            // The mean of 0.3 and 0.5 of 471,100.
            let row = project.report("2013-T1").row("m/x");
            row.assert("expected=188440 deviation=-38440 status=red expected_rule=seasonal", withheld);
            if closed {
                corrected(&project, withheld, &["--state", "suppressed"]);
            } else {
                let text = super::read(&project, &format!("actuals/{withheld}/m.toml"));
                let value = text.lines().find(|line| line.starts_with("value")).unwrap();
                edit(&project, &format!("actuals/{withheld}/m.toml"), value, "state = \"suppressed\"");
            }
            if let Some(value) = later {
                corrected(&project, withheld, &["--value", value]);
            }
            let secrets = ["188440", "188.440", "188,440", "38440", "38.440", "38,440"];
            assert_hidden(&project, &secrets, withheld);
            let row = project.report("2013-T1").row("m/x");
            row.assert("expected=null actual=150000 deviation=null status=missing", withheld);
            row.assert("reason.code=no-seasonal-profile", withheld);
        }
    }
}

/// Whatever leads from the annual target to the period: a target that is a share of a withheld value is hidden.
#[test]
fn every_way_from_a_hidden_annual_target_to_a_period_is_hidden_too() {
    for (interim, expected) in [
        ("", "1000"),
        ("\ninterim = { T1 = \"20 %\" }", "942.2"),
        ("\ninterim = \"linear\"", "1570.3333333333"),
        ("\ninterim = \"constant\"", "4711"),
    ] {
        let keys =
            format!("kind = \"cumulative\"\ntarget = {{ at_least = \"50 %\", of = \"previous-year\" }}{interim}");
        let project = indicator("ways", &keys)
            .in_year(2012, "kind = \"cumulative\"\ntarget = { at_least = 3 }")
            .actual("2012-T1", "value = 2000")
            .actual("2012-T3", "value = 9422")
            .actual("2013-T1", "value = 700")
            .project();
        close(&project, "2012-T3");
        close(&project, "2013-T1");
        project.report("2013-T1").row("m/x").assert(&format!("expected={expected} annual=4711"), interim);
        corrected(&project, "2012-T3", &["--state", "suppressed"]);
        let row = project.report("2013-T1").row("m/x");
        row.assert("actual=700 annual=null", interim);
        // Without an interim the Soll is a share of the same period, which is public.
        if !interim.is_empty() {
            row.assert("expected=null deviation=null status=missing", interim);
        }
        assert_hidden(&project, &["4711", "4.711", "942,2", "942.2", "1570", "1.570"], interim);
    }
}
