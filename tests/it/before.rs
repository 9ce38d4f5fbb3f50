//! Values of years before a matrix begins, and days before a period ends.

use crate::support::Project;

const MATRIX: &str = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n\
                      kind = \"level\"\ntarget = { at_least = 80 }\n";

/// 2012 has the matrix `old`, 2013 also `new`; `new/x` and `old/y` have values before they begin.
fn project() -> Project {
    let more = MATRIX.replace(
        "[[goal.indicator]]",
        "[[goal.indicator]]\nid = \"y\"\nname = \"Y\"\nkind = \"level\"\n[[goal.indicator]]",
    );
    Project::new("")
        .matrix(2012, "old", MATRIX)
        .matrix(2013, "old", &more)
        .matrix(2013, "new", MATRIX)
        .actuals(
            "2012-T3",
            "old.toml",
            "[[actual]]\nindicator = \"x\"\nvalue = 81\n[[actual]]\nindicator = \"y\"\nvalue = 1\n",
        )
        .actuals("2012-T3", "new.csv", "Indikator;Ist\nx;70\n")
        .actuals("2011-T3", "new.csv", "Indikator;Ist\nx;60\n")
        .actuals("2013-T1", "new.csv", "Indikator;Ist\nx;90\n")
}

#[test]
fn earlier_values_are_left_out_and_noted() {
    let project = project();
    assert_eq!(project.check().errors(), [""; 0]);
    let run = project.run(&["report", "2012-T3", "--format", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let report = crate::support::Json::parse(run.stdout.as_bytes());
    assert_eq!(report.rows().len(), 1);
    report.row("old/x").assert("actual=81 status=green", "the matrix of that year");
    for noted in ["`new/x` beginnt erst mit der Matrix 2013", "`old/y` beginnt erst mit der Matrix 2013"] {
        assert!(run.stderr.contains(noted), "{}", run.stderr);
    }
    let run = project.run(&["explain", "old/x", "2012-T3"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("81"), "{}", run.stdout);
    for asked in ["new/x", "old/y"] {
        let run = project.run(&["explain", asked, "2012-T3"]);
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains(&format!("„{asked}“ gibt es 2012 nicht, aber 2013")), "{}", run.stderr);
    }
    assert_eq!(project.run(&["report", "2012"]).code, Some(0));
    project.report("2013-T1").row("new/x").assert("actual=90", "the year in which it begins");
}

#[test]
fn a_year_without_any_matrix_says_so() {
    for arguments in [["report", "2011-T3"].as_slice(), &["explain", "new/x", "2011-T3"]] {
        let run = project().run(arguments);
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        assert!(run.stderr.contains("für 2011 gibt es keine Matrizen"), "{}", run.stderr);
    }
}

#[test]
fn what_no_year_knows_stays_an_error() {
    let project = project().actuals("2012-T3", "weg.csv", "Indikator;Ist\nx;70\n");
    let run = project.run(&["report", "2012-T3"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("matrix-unbekannt"), "{}", run.stderr);
}

#[test]
fn a_correction_is_not_made_before_its_period_is_over() {
    let project = Project::new("").matrix(2013, "m", MATRIX).actuals("2013-T1", "m.csv", "Indikator;Ist\nx;90\n");
    assert_eq!(project.run(&["close", "2013-T1", "--yes", "--today", "2013-05-20"]).code, Some(0));
    for (day, code) in [("2012-12-31", 2), ("2013-04-29", 2), ("2013-05-21", 0)] {
        let run = project.run(&["correct", "m/x", "2013-T1", "--value", "91", "--reason", "R", "--today", day]);
        assert_eq!(run.code, Some(code), "{day}: {}", run.stderr);
        assert_eq!(run.stderr.contains("vor dem Stichtag von 2013-T1, dem 30.04.2013"), code == 2, "{}", run.stderr);
    }
}

#[test]
fn the_width_of_a_pipe_is_not_that_of_a_terminal() {
    let project = project();
    let narrow = project.run_with(&["report", "2013-T1"], &[("COLUMNS", "60")]);
    assert_eq!(narrow.stdout, project.run(&["report", "2013-T1"]).stdout);
    assert_ne!(narrow.stdout, project.run(&["report", "2013-T1", "--width", "60"]).stdout);
}
