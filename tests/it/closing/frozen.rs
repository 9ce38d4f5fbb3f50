//! A closed period is shown as it was closed; later periods are computed from what is known today.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use chrono::NaiveDate;
use proptest::prelude::*;
use zielmatrix::digest;
use zielmatrix::period::{Period, Scheme};
use zielmatrix::render::{Headings, csv, json};

use super::{close, corrected, edit, part_of, read, shipped, snapshot};
use crate::support::{Case, Project, indicator};

const VISITS: &str =
    "unit = \"Besuche\"\nkind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = { T1 = 120, T2 = 280 }";

fn visits() -> Case {
    indicator("visits", VISITS).actual("2013-T1", "value = 98\ncomment = \"K\"").actual("2013-T2", "value = 259")
}

/// What a report says, apart from whether its period is closed.
fn said(project: &Project, period: &str) -> [String; 2] {
    let mut report = project.check().report(period);
    report.closed = None;
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    [text(json::render(&report)), text(csv::render(&report, csv::Dialect::Rfc4180, Headings::Keys))]
}

#[test]
fn every_shipped_project_says_the_same_before_and_after_closing() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples = fs::read_dir(root.join("examples")).unwrap().map(|entry| entry.unwrap().path());
    let examples = examples.filter(|path| path.join("zielmatrix.toml").is_file());
    let names = examples.map(|path| format!("examples/{}", path.file_name().unwrap().to_string_lossy()));
    let on = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
    let mut closed = 0;
    for name in names.chain(["matrices".to_owned()]) {
        let project = shipped(&name);
        let checked = project.check();
        let mut written = BTreeMap::new();
        let before = checked.project.as_ref().unwrap();
        let scheme = before.settings.scheme;
        let folders = fs::read_dir(project.path().join("actuals")).unwrap();
        let periods: BTreeSet<Period> = folders
            .filter_map(|entry| Period::parse(&entry.unwrap().file_name().to_string_lossy(), scheme))
            .filter(|period| before.matrices_of(period.year).next().is_some())
            .collect();
        let said_before: Vec<[String; 2]> = periods.iter().map(|period| said(&project, &period.to_string())).collect();
        for period in &periods {
            let files = snapshot(project.check().project.as_ref().unwrap(), *period, on);
            fs::create_dir_all(project.path().join(format!("closed/{period}"))).unwrap();
            for (file, text) in &files {
                fs::write(project.path().join("closed").join(file), text).unwrap();
            }
            written.insert(*period, files);
            closed += 1;
        }
        let checked = project.check();
        assert_eq!(checked.errors(), [""; 0], "{name}");
        let after = checked.project.as_ref().unwrap();
        for (period, before) in periods.iter().zip(said_before) {
            assert!(after.is_closed(*period));
            assert_eq!(said(&project, &period.to_string()), before, "{name} {period}");
            // A snapshot of what is closed is the same snapshot.
            let (mut parts, mut before) = (snapshot(after, *period, on), written[period].clone());
            // The seal names the one closed last, which is another one now.
            assert_eq!((parts.pop().is_some(), before.pop().is_some()), (true, true));
            assert_eq!(parts, before, "{name} {period}");
        }
    }
    assert_eq!(closed, 54, "periods of the eight examples and of Bielefeld");
}

#[test]
fn a_corrected_value_counts_for_later_periods_alone() {
    let project = visits().project();
    project.report("2013-T2").row("m/x").assert("trend=better previous_status=red status=yellow", "before");
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--value", "120"]);
    let now = "actual=98 expected=120 deviation=-22 status=red corrections.0.status=red corrections.0.status_now=green \
               corrections.0.old.value=98 corrections.0.new.value=120 corrections.0.reason=Zählfehler \
               corrections.0.date=2013-06-20 corrections.0.period=2013-T1";
    project.report("2013-T1").row("m/x").assert(now, "the closed period");
    // 0 of 120 is missing now, 21 of 280 in the second Tertial: worse, though the colour shown was red.
    let row = project.report("2013-T2").row("m/x");
    row.assert("history.0.actual=98 history.0.status=red previous_status=red trend=worse status=yellow", "the next");
    let report = project.report("2013-T2");
    report.assert("closed=null corrections.0.indicator=x corrections.0.new.value=120 legend.corrected=true", "list");
    project.report("2013-T1").assert("closed.on=2030-01-01", "closed");
}

#[test]
fn corrections_go_on_from_each_other() {
    let project = visits().project();
    close(&project, "2013-T1");
    for value in ["101", "102", "98"] {
        corrected(&project, "2013-T1", &["--value", value]);
    }
    assert!(read(&project, "actuals/2013-T1/m.toml").contains("value = 98\n"));
    let row = project.report("2013-T1").row("m/x");
    row.assert("corrections.0.old.value=98 corrections.1.old.value=101 corrections.2.old.value=102", "old");
    row.assert("corrections.2.new.value=98 actual=98 status=red", "new");
    assert_eq!(project.check().errors(), [""; 0]);
}

#[test]
fn sums_of_periods_take_the_corrected_value() {
    let keys = "kind = \"cumulative\"\nreported = \"per-period\"\ntarget = { at_least = 300 }";
    let case = indicator("sum", keys).actual("2013-T1", "value = 90").actual("2013-T2", "value = 100");
    let project = case.project();
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--value", "110"]);
    project.report("2013-T2").row("m/x").assert("actual=210 history.0.actual=90 history.0.status=yellow", "open");
    close(&project, "2013-T2");
    corrected(&project, "2013-T1", &["--value", "80"]);
    project.report("2013-T2").row("m/x").assert("actual=210 history.0.actual=90 status=green", "closed");
}

#[test]
fn a_closed_expected_value_does_not_move_with_its_source() {
    let seasonal = "kind = \"cumulative\"\ntarget = { at_least = 400 }\ninterim = \"seasonal\"";
    let case = indicator("season", seasonal)
        .in_year(2012, "kind = \"cumulative\"\ntarget = { at_least = 400 }")
        .actual("2012-T1", "value = 100")
        .actual("2012-T3", "value = 400")
        .actual("2013-T1", "value = 100")
        .actual("2013-T2", "value = 200");
    let project = case.project();
    close(&project, "2012-T1");
    close(&project, "2013-T1");
    corrected(&project, "2012-T1", &["--value", "200"]);
    project.report("2013-T1").row("m/x").assert("expected=100 expected_rule=seasonal status=green", "closed");
    // 200 of 400 would be asked for today.
    fs::remove_file(project.path().join("closed/2013-T1.toml")).unwrap();
    project.report("2013-T1").row("m/x").assert("expected=200 status=red year_before_status=red", "open");
}

#[test]
fn a_closed_reference_to_the_year_before_does_not_move() {
    let relative = "kind = \"level\"\ntarget = { at_least = \"110 %\", of = \"previous-year\" }";
    let case = indicator("reference", relative)
        .actual("2012-T1", "value = 100")
        .actual("2012-T3", "value = 120")
        .actual("2013-T1", "value = 110")
        .actual("2013-T2", "value = 110");
    let project = case.project();
    close(&project, "2013-T1");
    // 2012 has no matrix, so it cannot be closed, and may change.
    edit(&project, "actuals/2012-T1/m.toml", "100", "200");
    edit(&project, "actuals/2012-T3/m.toml", "120", "240");
    project.report("2013-T1").row("m/x").assert("expected=110 annual=132 status=green", "closed");
    let explained = project.run(&["explain", "m/x", "2013-T1"]).stdout;
    assert!(explained.contains("wie abgeschlossen"), "{explained}");
    fs::remove_file(project.path().join("closed/2013-T1.toml")).unwrap();
    project.report("2013-T1").row("m/x").assert("expected=220 annual=264 status=red", "open");
}

#[test]
fn fractions_and_corridors_are_frozen_exactly() {
    let thirds = "kind = \"cumulative\"\ntarget = { between = [10, 20] }\ntolerance = { green = 0, yellow = \"10 %\" }";
    let project = indicator("thirds", thirds).actual("2013-T2", "value = 6").project();
    close(&project, "2013-T2");
    let text = part_of(&project, "2013-T2");
    assert!(
        text.contains("expected        = { value = [\"20/3\", \"40/3\"], rule = \"elapsed\", assumed = true }"),
        "{text}"
    );
    // 6 lacks 2/3 of 20/3: exactly 10 %, on the bound.
    project.report("2013-T2").row("m/x").assert("status=yellow deviation=-0.6666666667 expected_assumed=true", "bound");
}

#[test]
fn milestones_stay_as_they_were_and_go_on_as_corrected() {
    let case = indicator("milestone", "target = { done_by = 2013-08-31 }\ninterim = { T1 = 40 }")
        .actual("2013-T1", "progress = 20\ncomment = \"K\"")
        .actual("2013-T2", "progress = 60\ncomment = \"K\"");
    let project = case.project();
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--done", "15.04.2013"]);
    let text = read(&project, "actuals/2013-T1/m.toml");
    assert!(text.contains("done      = 2013-04-15") && !text.contains("progress"), "{text}");
    project.report("2013-T1").row("m/x").assert("actual=20 done=null status=red corrections.0.status_now=green", "T1");
    project.report("2013-T2").row("m/x").assert("done=2013-04-15 status=green history.0.status=red", "T2");
    project.report("2013-T2").row("m/x").assert("corrections.0.new.done=2013-04-15", "T2");
}

#[test]
fn ratios_assessments_and_states_are_corrected_too() {
    let ratio = "kind = \"ratio\"\nscale = 100\nunit = \"%\"\ntarget = { at_least = 24 }";
    let project = indicator("ratio", ratio).actual("2013-T1", "numerator = 1\ndenominator = 3").project();
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--numerator", "1", "--denominator", "7"]);
    let row = project.report("2013-T1").row("m/x");
    row.assert("actual=33.3333333333 numerator=1 denominator=3 status=green corrections.0.status_now=red", "ratio");
    corrected(&project, "2013-T1", &["--value", "2/7"]);
    assert!(read(&project, "actuals/2013-T1/m.toml").contains("numerator = 2\ndenominator = 7"));

    let project = indicator("assessed", "kind = \"assessed\"").actual("2013-T1", "value = \"red\"").project();
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--value", "gelb"]);
    project.report("2013-T1").row("m/x").assert("assessed=red status=red corrections.0.new.colour=yellow", "assessed");

    let project = indicator("state", "kind = \"level\"\ntarget = { at_least = 3 }").actual("2013-T1", "value = 4");
    let project = project.project();
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--state", "not-applicable"]);
    project
        .report("2013-T1")
        .row("m/x")
        .assert("actual=4 status=green corrections.0.new.state=not-applicable", "state");
    project.report("2013-T2").row("m/x").assert("history.0.actual=4 trend=null", "no trend from nothing");
}

#[test]
fn a_late_report_and_a_withdrawn_one_are_corrections() {
    let case = indicator("late", "kind = \"level\"\ntarget = { at_least = 3 }").actual("2013-T2", "value = 4");
    let project = case.project();
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--value", "5"]);
    let added = read(&project, "actuals/2013-T1/m.toml");
    assert_eq!(added, "period = \"2013-T1\"\nmatrix = \"m\"\n\n[[actual]]\nindicator = \"x\"\nvalue     = 5\n");
    let row = project.report("2013-T1").row("m/x");
    row.assert("actual=null status=missing comment_missing=false corrections.0.old.state=missing", "late");
    project.report("2013-T2").row("m/x").assert("history.0.status=missing previous_status=missing", "late");
    corrected(&project, "2013-T1", &["--state", "missing"]);
    project.report("2013-T1").row("m/x").assert("actual=null corrections.1.new.state=missing", "withdrawn");
    // The report that says so may go.
    edit(&project, "actuals/2013-T1/m.toml", "[[actual]]\nindicator = \"x\"\nstate     = \"missing\"\n", "");
    assert_eq!(project.check().errors(), [""; 0]);
}

#[test]
fn what_may_no_longer_be_published_is_not_shown_again() {
    let case = indicator("withheld", "kind = \"level\"\ntarget = { at_least = 3 }").actual("2013-T1", "value = 4711");
    let project = case.actual("2013-T2", "value = 2\ncomment = \"K\"").project();
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--state", "suppressed"]);
    let row = project.report("2013-T1").row("m/x");
    row.assert("actual=null status=suppressed corrections.0.old.state=withheld", "closed");
    for period in ["2013-T1", "2013-T2"] {
        for format in ["text", "json", "csv", "html", "md"] {
            let run = project.run(&["report", period, "--format", format]);
            assert!(!run.stdout.contains("4711") && !run.stdout.contains("4.711"), "{format}: {}", run.stdout);
        }
    }
}

#[test]
fn areas_are_frozen_and_corrected_on_their_own() {
    let settings = "[[area]]\nid = \"mitte\"\ntitle = \"Mitte\"\n[[area]]\nid = \"nord\"\ntitle = \"Nord\"\n";
    let case = indicator("areas", "kind = \"cumulative\"\ntarget = { at_least = 300 }")
        .settings(settings)
        .actual("2013-T1", "area = \"mitte\"\nvalue = 41")
        .actual("2013-T1", "area = \"nord\"\nvalue = 50")
        .actual("2013-T2", "area = \"mitte\"\nvalue = 100");
    let project = case.project();
    close(&project, "2013-T1");
    corrected(&project, "2013-T1", &["--area", "mitte", "--value", "51"]);
    let report = project.report("2013-T1");
    report
        .row("m/x")
        .assert("actual=91 status=yellow corrections.0.area=mitte corrections.0.status_now=green", "whole");
    report.row("m/x@mitte").assert("actual=41 corrections.0.new.value=51", "area");
    report.row("m/x@nord").assert("actual=50", "other area");
    assert!(report.row("m/x@nord").at("corrections").items().is_empty());
    assert_eq!(report.at("corrections").items().len(), 1, "listed once");
    edit(&project, "actuals/2013-T1/m.toml", "50", "55");
    assert_eq!(project.check().errors(), ["abschluss-wert-geaendert"]);
}

#[test]
fn words_may_still_change_and_line_ends_too() {
    let project = visits().project();
    close(&project, "2013-T1");
    edit(&project, "actuals/2013-T1/m.toml", "comment = \"K\"", "comment = \"Genauer\"\naction = \"A\"");
    edit(&project, "matrices/2013/m.toml", "name = \"X\"", "name = \"Y\"\nsource = \"Q\"");
    edit(&project, "closed/2013-T1.toml", "\n", "\r\n");
    assert_eq!(project.check().errors(), [""; 0]);
    let row = project.report("2013-T1").row("m/x");
    row.assert("comment=K action=null actual=98 name=X addenda.0.what=name addenda.0.now=Y", "as closed");
    row.assert(
        "addenda.1.what=source addenda.2.what=comment addenda.2.now=Genauer addenda.3.what=action addenda.3.now=A",
        "changed since",
    );
}

#[test]
fn rules_of_a_closed_period_change_only_from_a_later_one() {
    for (from, to, codes) in [
        ("450 }", "400 }", vec!["abschluss-regel-geaendert"]),
        ("450 }", "450.0 }", vec![]),
        ("T2 = 280", "T2 = 270", vec!["abschluss-regel-geaendert"]),
        ("\"cumulative\"", "\"level\"", vec!["abschluss-regel-geaendert"]),
        ("unit = \"Besuche\"", "unit = \"Fälle\"", vec!["abschluss-regel-geaendert"]),
        ("kind = ", "tolerance = { green = 1, yellow = 2 }\nkind = ", vec!["abschluss-regel-geaendert"]),
        ("kind = ", "baseline = 3\nkind = ", vec!["abschluss-regel-geaendert"]),
        ("kind = ", "report_in = [\"T2\", \"T3\"]\nkind = ", vec!["abschluss-regel-geaendert"]),
        ("kind = ", "report_in = [\"T1\", \"T3\"]\nkind = ", vec![]),
        ("kind = ", "reported = \"per-period\"\nkind = ", vec!["abschluss-regel-geaendert"]),
        ("kind = ", "accepted = { until = \"2013-T2\", reason = \"R\" }\nkind = ", vec![]),
        ("kind = ", "revised = [{ from = \"2013-T2\", target = { at_least = 400 }, reason = \"R\" }]\nkind = ", vec![]),
        (
            "kind = ",
            "revised = [{ from = \"2013-T1\", target = { at_least = 400 }, reason = \"R\" }]\nkind = ",
            vec!["abschluss-regel-geaendert"],
        ),
        ("title = \"M\"", "title = \"M\"\nyear_start = 2", vec!["abschluss-regel-geaendert"]),
    ] {
        let project = visits().project();
        close(&project, "2013-T1");
        edit(&project, "matrices/2013/m.toml", from, to);
        assert_eq!(project.check().errors(), codes, "{to}");
    }
}

#[test]
fn a_report_of_an_earlier_period_does_not_read_later_snapshots() {
    let project = visits().project();
    close(&project, "2013-T1");
    close(&project, "2013-T2");
    edit(&project, "closed/2013-T2.toml", "2030-01-01", "2030-01-02");
    assert_eq!(project.run(&["report", "2013-T1"]).code, Some(0));
    assert_eq!(project.run(&["report", "2013-T2"]).code, Some(1));
    assert_eq!(project.check().errors(), ["abschluss-pruefsumme"]);
}

#[test]
fn corrections_of_last_year_appear_in_this_years_reports() {
    let case = indicator("years", VISITS)
        .in_year(2012, VISITS)
        .actual("2012-T1", "value = 120")
        .actual("2012-T2", "value = 280")
        .actual("2012-T3", "value = 450")
        .actual("2013-T1", "value = 120");
    let project = case.project();
    for period in ["2012-T1", "2012-T2", "2012-T3"] {
        close(&project, period);
    }
    corrected(&project, "2012-T2", &["--value", "281"]);
    corrected(&project, "2012-T3", &["--value", "440"]);
    let corrections = project.report("2013-T1").row("m/x").at("corrections").items();
    let periods: Vec<String> = corrections.iter().map(|correction| correction.at("period").text()).collect();
    assert_eq!(periods, ["2012-T3"], "T2 is neither shown nor compared with");
    project.report("2013-T1").row("m/x").assert("previous_status=green trend=better", "from 440 of 450");
}

/// A snapshot's text with the digest that belongs to it, whatever it says.
fn sealed(text: &str) -> String {
    let line = format!("digest    = \"{}\"", digest::digest(text));
    let lines = text.lines().map(|old| if old.starts_with("digest ") { line.as_str() } else { old });
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn files_of(project: &Project) -> Vec<(String, String)> {
    let period = Period::parse("2013-T1", Scheme::Tertial).unwrap();
    snapshot(project.check().project.as_ref().unwrap(), period, NaiveDate::from_ymd_opt(2013, 5, 14).unwrap())
}

/// The project with a snapshot that says something else, sealed as if nothing had happened.
fn forged(project: Project, part: impl Fn(&str) -> String, seal: impl Fn(&str) -> String) -> Project {
    let files = files_of(&project);
    let new = part(&files[0].1);
    let text = files[1].1.replace(&digest::part(&files[0].1), &digest::part(&new));
    project.file("closed/2013-T1/m.toml", new).file("closed/2013-T1.toml", sealed(&seal(&text)))
}

#[test]
fn a_snapshot_that_is_sealed_anew_is_believed() {
    let project = visits().project();
    let text = files_of(&project)[1].1.clone();
    assert_eq!(sealed(&text), text);
    let part = |text: &str| text.replace("status    = \"red\"", "status    = \"green\"");
    let project = forged(project, part, str::to_owned);
    project.report("2013-T1").row("m/x").assert("status=green actual=98", "the digest protects from accidents alone");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_snapshot_that_says_something_else_is_read_or_refused(
        of_seal in any::<bool>(), line in 0_usize..40, key in "[a-z_]{1,9}",
        value in "(\"[a-z/0-9 -]{0,9}\"|-?[0-9]{1,30}|\\[[0-9, ]{0,9}\\]|\\{ [a-z]{1,5} = [0-9]{1,3} \\})",
    ) {
        let change = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            let line = line % lines.len();
            let old = lines[line].split_once('=').map(|(key, _)| key.to_owned());
            lines[line] = format!("{}= {value}", old.unwrap_or(key.clone()));
            lines.join("\n") + "\n"
        };
        let project = visits().project();
        let project = if of_seal { forged(project, str::to_owned, change) } else { forged(project, change, str::to_owned) };
        let checked = project.check();
        if checked.project.is_some() {
            checked.json("2013-T1");
        } else {
            prop_assert!(!checked.errors().is_empty());
        }
    }
}

#[test]
fn closing_keeps_that_a_value_is_provisional_and_a_correction_ends_it() {
    let case = indicator("provisional", "kind = \"level\"\ntarget = { at_least = 3 }");
    let project = case.actual("2013-T1", "value = 4\nprovisional = true").project();
    close(&project, "2013-T1");
    project.report("2013-T1").row("m/x").assert("provisional=true actual=4", "closed");
    project.report("2013-T2").row("m/x").assert("history.0.provisional=true", "later");
    corrected(&project, "2013-T1", &["--value", "5"]);
    project.report("2013-T1").row("m/x").assert("provisional=false actual=4", "corrected");
}

const AREAS: &str = "[[area]]\nid = \"mitte\"\ntitle = \"Mitte\"\n[[area]]\nid = \"nord\"\ntitle = \"Nord\"\n";

/// Visits with an area that has a target of its own.
fn in_areas(area: &str) -> Project {
    let table = |text: &str| format!("\n[[goal.indicator.area]]\nid = \"mitte\"\n{text}");
    indicator("areas", &format!("{VISITS}{}", if area.is_empty() { String::new() } else { table(area) }))
        .settings(AREAS)
        .actual("2013-T1", "area = \"mitte\"\nvalue = 18")
        .actual("2013-T1", "area = \"nord\"\nvalue = 80")
        .actual("2013-T2", "area = \"mitte\"\nvalue = 41")
        .actual("2013-T2", "area = \"nord\"\nvalue = 218")
        .project()
}

#[test]
fn the_colour_of_an_area_is_closed_with_its_rule() {
    let project = in_areas("target = { at_least = 60 }");
    let before = said(&project, "2013-T1");
    close(&project, "2013-T1");
    assert_eq!(said(&project, "2013-T1"), before);
    let part = read(&project, "closed/2013-T1/m.toml");
    let of_area = part.split("[[indicator]]").skip(1).find(|table| table.contains("\"mitte\"")).unwrap();
    for line in
        ["at_least = 60", "status    = \"yellow\"", "expected  = { value = 20, rule = \"elapsed\", assumed = true }"]
    {
        assert!(of_area.contains(line), "{line}: {of_area}");
    }
    assert!(
        !part.split("[[indicator]]").last().unwrap().contains("target"),
        "an area without a target has none: {part}"
    );
    project.report("2013-T2").row("m/x@mitte").assert("status=green previous_status=yellow trend=better", "later");
    corrected(&project, "2013-T1", &["--area", "mitte", "--value", "20"]);
    project.report("2013-T1").row("m/x@mitte").assert("status=yellow actual=18", "as closed");
    project.report("2013-T2").row("m/x@mitte").assert(
        "previous_status=yellow trend=same status=green",
        "20 of 20, then 41 of 40: nothing is missing in either",
    );
    edit(&project, "matrices/2013/m.toml", "at_least = 60", "at_least = 50");
    assert_eq!(project.check().errors(), ["abschluss-regel-geaendert"]);
}

#[test]
fn a_target_of_an_area_that_came_after_the_closing_begins_with_a_revision() {
    let project = in_areas("");
    close(&project, "2013-T1");
    let matrix = read(&project, "matrices/2013/m.toml");
    let with = |table: &str| {
        let text = format!("{matrix}\n[[goal.indicator.area]]\nid = \"mitte\"\n{table}\n");
        fs::write(project.path().join("matrices/2013/m.toml"), text).unwrap();
    };
    with("target = { at_least = 60 }");
    assert_eq!(project.check().errors(), ["abschluss-regel-geaendert"]);
    with("revised = [{ from = \"2013-T2\", target = { at_least = 60 }, reason = \"Beschluss\" }]");
    assert_eq!(project.check().errors(), [""; 0]);
    project.report("2013-T1").row("m/x@mitte").assert("status=informative", "closed without");
    project.report("2013-T2").row("m/x@mitte").assert("status=green expected=40", "from then on");
}
