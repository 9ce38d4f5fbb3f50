//! The matrices and examples that ship with the program: they check, they report, and published verdicts follow.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Checked, Json, check_folder, run_in};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn example(name: &str) -> Checked {
    check_folder(&root().join("examples").join(name))
}

/// All shipped projects.
fn projects() -> Vec<PathBuf> {
    let mut projects: Vec<PathBuf> =
        fs::read_dir(root().join("examples")).unwrap().map(|entry| entry.unwrap().path()).collect();
    projects.retain(|folder| folder.join("zielmatrix.toml").is_file());
    projects.push(root().join("matrices"));
    projects
}

/// The periods for which a project has a folder of actuals.
fn periods(project: &Path) -> BTreeSet<String> {
    let folders = fs::read_dir(project.join("actuals")).unwrap();
    folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// The records of an example's `published.csv`, without the header.
fn published(name: &str, header: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("examples").join(name).join("published.csv")).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some(header), "{name}");
    lines.map(|line| line.split(';').map(str::to_owned).collect()).collect()
}

#[test]
fn every_project_checks_and_reports_every_period() {
    let projects = projects();
    assert_eq!(projects.len(), 10, "nine examples and the matrices of Bielefeld");
    for path in projects {
        let checked = check_folder(&path);
        assert_eq!(checked.errors(), [""; 0], "{}", path.display());
        for period in periods(&path) {
            let year: i32 = period[..4].parse().unwrap();
            if checked.project.as_ref().unwrap().matrices_of(year).next().is_none() {
                continue;
            }
            let report = checked.json(&period);
            report.assert(&format!("schema=zielmatrix/report/1 period.id={period}"), &path.display().to_string());
            assert!(!report.rows().is_empty(), "{} {period}", path.display());
        }
    }
}

/// Every file of the example of adopting is what the command makes of its table, but for the day on which it ran.
#[test]
fn the_adopted_example_is_what_adopting_makes_of_its_table() {
    let example = root().join("examples/uebernahme");
    let folder = tempfile::tempdir().unwrap();
    let settings = fs::read_to_string(example.join("zielmatrix.toml")).unwrap();
    let first = settings.split_once("\n\n").unwrap().0;
    fs::write(folder.path().join("zielmatrix.toml"), format!("{first}\n")).unwrap();
    let table = "Zielmatrix 2014.xlsx";
    fs::copy(example.join(table), folder.path().join(table)).unwrap();
    let arguments = ["adopt", table, "--year", "2014", "--id", "wohnen", "--yes"];
    let run = run_in(folder.path(), &arguments, &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let without_day = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let lines = text.lines().map(|line| line.split(", date = ").next().unwrap_or_default().to_owned());
        lines.collect::<Vec<String>>()
    };
    for file in
        ["zielmatrix.toml", "matrices/2014/wohnen.toml", "actuals/2014-T1/wohnen.toml", "actuals/2014-T2/wohnen.toml"]
    {
        assert_eq!(without_day(folder.path().join(file)), without_day(example.join(file)), "{file}");
    }
    let again = run_in(folder.path(), &arguments, &[]);
    assert_eq!(again.code, Some(0), "{}", again.stderr);
    assert!(!again.stderr.contains("Geschrieben"), "a second time changes nothing: {}", again.stderr);
    assert_eq!(check_folder(&example).errors(), [""; 0]);
}

/// The matrix of the example of a planning round is what `rollover` and the form that came back make of last year's.
#[test]
fn the_planning_round_of_the_example_leads_to_its_matrix() {
    let example = root().join("examples/planungsrunde");
    let folder = tempfile::tempdir().unwrap();
    for file in [
        "zielmatrix.toml",
        "matrices/2013/buecherei.toml",
        "actuals/2013-T3/buecherei.toml",
        "planung-2014-buecherei.xlsx",
    ] {
        let target = folder.path().join(file);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(example.join(file), target).unwrap();
    }
    let matrix = |folder: &Path| fs::read_to_string(folder.join("matrices/2014/buecherei.toml")).unwrap();
    let import = ["import", "planung-2014-buecherei.xlsx", "--yes"];
    for arguments in [&["rollover", "2013", "2014"][..], &import, &import] {
        let run = run_in(folder.path(), arguments, &[]);
        assert_eq!(run.code, Some(0), "{arguments:?}: {}{}", run.stdout, run.stderr);
    }
    assert_eq!(matrix(folder.path()), matrix(&example));
    assert!(matrix(folder.path()).contains("target   = { at_least = 1000 }"));
}

/// Checks every row of a `published.csv` with expected colours, and counts those that follow.
fn assert_verdicts(name: &str, rows: usize, follow: usize) {
    let checked = example(name);
    let published = published(name, "period;indicator;published_status;expected;follows");
    assert_eq!(published.len(), rows, "{name}");
    for row in &published {
        let [period, indicator, verdict, expected, _] = row.as_slice() else { panic!("{name}: {row:?}") };
        let case = format!("{indicator} at {period}, published as {verdict}");
        checked.json(period).row(indicator).assert(&format!("status={expected}"), &case);
    }
    assert_eq!(published.iter().filter(|row| row[4] == "yes").count(), follow, "{name}");
}

#[test]
fn all_published_verdicts_of_new_york_follow() {
    assert_verdicts("new-york", 62, 62);
    for row in published("new-york", "period;indicator;published_status;expected;follows") {
        let colour = match row[2].as_str() {
            "Met_Goal" => "green",
            "Did_Not_Meet" => "red",
            other => panic!("{other}"),
        };
        assert_eq!(row[3], colour, "{}: what is published is what is expected", row[1]);
    }
}

#[test]
fn austrian_verdicts_follow_as_far_as_their_thresholds_say() {
    assert_verdicts("oesterreich", 29, 22);
}

#[test]
fn municipal_verdicts_follow_where_there_is_a_figure() {
    assert_verdicts("kommunal", 14, 2);
}

/// `part` of `whole` in whole percent, half up; both decimals as the report prints them.
fn whole_percent(part: &str, whole: &str) -> i128 {
    const SHIFT: u32 = 10;
    let scaled = |text: &str| -> i128 {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        format!("{whole}{fraction}{}", "0".repeat(SHIFT as usize - fraction.len())).parse().unwrap()
    };
    let (part, whole) = (scaled(part), scaled(whole));
    (part * 200 + whole) / (whole * 2)
}

#[test]
fn published_percentages_of_los_angeles_follow() {
    let checked = example("los-angeles");
    let published = published("los-angeles", "period;indicator;percent_of_interim;percent_of_annual");
    assert_eq!(published.len(), 15);
    for row in published {
        let [period, indicator, of_interim, of_annual] = row.as_slice() else { panic!("{row:?}") };
        let found = checked.json(period).row(indicator);
        let (actual, expected) = (found.at("actual").text(), found.at("expected").text());
        assert_eq!(whole_percent(&actual, &expected).to_string(), *of_interim, "{indicator} of its Soll");
        let target = found.at("target.at_least").text();
        assert_eq!(whole_percent(&actual, &target).to_string(), *of_annual, "{indicator} of its annual target");
    }
}

#[test]
fn the_targets_of_every_month_of_the_mta_follow() {
    let checked = example("mta");
    let text = fs::read_to_string(root().join("examples/mta/published.csv")).unwrap();
    let mut lines = text.lines().map(|line| line.split(';').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let column = |name: &str| header.iter().position(|found| *found == name).unwrap_or_else(|| panic!("{header:?}"));
    let (period, indicator) = (column("period"), column("indicator"));
    let rows: Vec<_> = lines.collect();
    assert_eq!(rows.len(), 10);
    for row in rows {
        let found = checked.json(row[period]).row(row[indicator]);
        let same = |published: &str, key: &str| {
            let (left, right) = (published.trim_end_matches('0').to_owned(), found.at(key).text());
            assert_eq!(left, right.trim_end_matches('0'), "{key} at {}", row[period]);
        };
        same(row[column("published_target")], "expected");
        same(row[column("published_actual")], "actual");
    }
}

#[test]
fn the_corridor_and_the_limits_of_segeberg_hold() {
    let checked = example("segeberg");
    let first = checked.json("2016-H1");
    first.assert("counts.missing=3 matrices.0.status=missing", "nothing is published for the first half");
    let second = checked.json("2016-H2");
    let row = |report: &Json, id: &str, expected: &str| report.row(&format!("jugendhilfe/{id}")).assert(expected, id);
    row(
        &second,
        "u3-betreuungsquote",
        "expected=[37.0,45.0] actual=46.5 deviation=1.5 deviation_percent=3.3333333333 status=red",
    );
    row(&second, "hze-fallzahl", "expected=15 actual=15 deviation=0 status=green");
    row(&second, "hze-ausgaben", "expected=9 actual=8.4 deviation=-0.6 status=green");
    second.assert("matrices.0.status=red", "the worst colour");
}

#[test]
fn the_counts_in_the_readme_of_bielefeld_are_those_of_the_reports() {
    let readme = fs::read_to_string(root().join("matrices/README.md")).unwrap();
    let checked = check_folder(&root().join("matrices"));
    let names = ["green", "yellow", "red", "missing", "not-due", "not-applicable", "suppressed", "informative"];
    for period in ["2013-T1", "2013-T2", "2013-T3"] {
        let line = readme.lines().find(|line| line.starts_with(&format!("| {period} |"))).unwrap();
        let told: Vec<usize> = line.split('|').filter_map(|cell| cell.trim().parse().ok()).collect();
        let rows = checked.json(period).rows();
        let counted: Vec<usize> = names
            .iter()
            .map(|name| {
                let of = |row: &&Json| row.at("area").text() == "null" && row.at("status").text() == *name;
                rows.iter().filter(of).count()
            })
            .collect();
        assert_eq!(counted, told, "{period}: {names:?}");
    }
}

#[test]
fn the_invented_city_is_whole_and_without_a_doubt() {
    let checked = example("stadt");
    assert_eq!(checked.codes(), [""; 0]);
    let settings = &checked.project.as_ref().unwrap().settings;
    let parents = settings.areas.iter().filter(|area| area.parent.is_none()).count();
    assert_eq!((settings.areas.len(), parents), (10, 3));
}
