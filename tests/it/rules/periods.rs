//! Schemes and reporting years: cut-off dates and elapsed shares.

use crate::support::{Project, indicator};

#[test]
fn every_scheme_has_its_cutoff_dates_and_shares() {
    // Target 1200: the Soll is the elapsed share of it.
    for (scheme, rows) in [
        (
            "tertial",
            &[("2013-T1", "2013-04-30", "400"), ("2013-T2", "2013-08-31", "800"), ("2013-T3", "2013-12-31", "1200")][..],
        ),
        (
            "quarter",
            &[
                ("2013-Q1", "2013-03-31", "300"),
                ("2013-Q2", "2013-06-30", "600"),
                ("2013-Q3", "2013-09-30", "900"),
                ("2013-Q4", "2013-12-31", "1200"),
            ],
        ),
        ("half-year", &[("2013-H1", "2013-06-30", "600"), ("2013-H2", "2013-12-31", "1200")]),
        (
            "month",
            &[
                ("2013-M01", "2013-01-31", "100"),
                ("2013-M02", "2013-02-28", "200"),
                ("2013-M11", "2013-11-30", "1100"),
                ("2013-M12", "2013-12-31", "1200"),
            ],
        ),
        ("year", &[("2013", "2013-12-31", "1200")]),
    ] {
        let case = indicator(scheme, "kind = \"cumulative\"\ntarget = { at_least = 1200 }")
            .settings(&format!("periods = \"{scheme}\""));
        let project = case.project();
        for (period, cutoff, expected) in rows {
            let report = project.report(period);
            report.assert(&format!("period.id={period} period.scheme={scheme} period.cutoff={cutoff}"), scheme);
            let rule = if *expected == "1200" { "target" } else { "elapsed" };
            report.row("m/x").assert(&format!("expected={expected} expected_rule={rule} cutoff={cutoff}"), period);
        }
    }
}

#[test]
fn tertials_are_the_default() {
    indicator("no settings", "kind = \"level\"").project().report("2013-T2").assert("period.scheme=tertial", "default");
}

#[test]
fn a_reporting_year_may_start_in_any_month() {
    let case =
        indicator("from August", "kind = \"cumulative\"\ntarget = { at_least = 300 }").settings("year_start = 8");
    let project = case.project();
    for (period, cutoff) in [("2013-T1", "2013-11-30"), ("2013-T2", "2014-03-31"), ("2013-T3", "2014-07-31")] {
        project.report(period).assert(&format!("period.cutoff={cutoff} matrices.0.cutoff={cutoff}"), period);
    }
    project.report("2013-T1").row("m/x").assert("expected=100", "the share does not depend on the start");
}

#[test]
fn one_matrix_may_have_its_own_year() {
    let matrix = |header: &str| {
        format!(
            "title = \"M\"\n{header}\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n\
             target = {{ done_by = 2013-08-31 }}\n"
        )
    };
    let project = Project::new("")
        .matrix(2013, "kita", &matrix("year_start = 8"))
        .matrix(2013, "sozialamt", &matrix(""))
        .actuals("2013-T1", "kita.toml", "[[actual]]\nindicator = \"x\"\nprogress = 50\n")
        .actuals("2013-T1", "sozialamt.toml", "[[actual]]\nindicator = \"x\"\nprogress = 50\n");
    let report = project.report("2013-T1");
    report.assert(
        "period.cutoff=2013-04-30 matrices.0.id=kita matrices.0.cutoff=2013-11-30 matrices.1.cutoff=2013-04-30",
        "each has its own",
    );
    // 30 November is 91 days after the due date; 30 April is before it.
    report.row("kita/x").assert("cutoff=2013-11-30 expected=100 status=red", "in the school year");
    report.row("sozialamt/x").assert("cutoff=2013-04-30 expected=0 status=green", "in the civil year");
}

#[test]
fn the_history_has_every_period_of_the_year_so_far() {
    indicator("level", "kind = \"level\"\ntarget = { at_least = 10 }")
        .actual("2013-T1", "value = 9")
        .actual("2013-T3", "value = 10")
        .at(
            "2013-T3",
            "history.0.period=2013-T1 history.0.expected=10 history.0.actual=9 history.0.status=yellow \
             history.1.period=2013-T2 history.1.actual=null history.1.status=missing history.2.period=2013-T3 \
             history.2.actual=10 history.2.status=green",
        );
}
