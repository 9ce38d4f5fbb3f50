//! What is published: the worked examples through the program, what is remembered, and what files may not tell.

use std::fs;

use crate::support::{Project, Run};

const AREAS: &str = "organisation = \"Teststadt\"\n[[area]]\nid = \"nord\"\ntitle = \"Nord\"\n[[area]]\nid = \"ost\"\ntitle = \"Ost\"\n[[area]]\nid = \"west\"\ntitle = \"West\"\n[[area]]\nid = \"sued\"\ntitle = \"Süd\"\n";

const NAMES: [&str; 4] = ["nord", "ost", "west", "sued"];

/// A matrix with one indicator of that head.
fn matrix(head: &str) -> String {
    format!(
        "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n  [[goal.measure]]\n  title = \"A\"\n  responsible = \"Frau Beispiel\"\n    [[goal.measure.indicator]]\n    id = \"x\"\n    name = \"X\"\n    unit = \"Fälle\"\n{head}\n"
    )
}

fn csv(values: &[i64], total: Option<i64>) -> String {
    let rows = values.iter().zip(NAMES).map(|(value, area)| format!("x;{value};{area};Es waren {value}\n"));
    let total = total.map(|total| format!("x;{total};;\n")).unwrap_or_default();
    format!("indicator;value;area;comment\n{total}{}", rows.collect::<String>())
}

fn project(head: &str, periods: &[(&str, &[i64])]) -> Project {
    let mut project = Project::new(AREAS).matrix(2013, "m", &matrix(head));
    for (period, values) in periods {
        project = project.actuals(period, "m.csv", &csv(values, None));
    }
    project
}

const CUMULATIVE: &str = "kind = \"cumulative\"\ntarget = { at_least = 900 }\ninterim = \"linear\"\nareas = [\"nord\", \"ost\", \"west\", \"sued\"]";

fn published(project: &Project, period: &str) -> Run {
    let run = project.run(&["report", period, "--public", "--format", "csv"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    run
}

/// What each row says of a period: area and Ist, `•` where it is suppressed.
fn shown(run: &Run, period: &str) -> Vec<String> {
    let mut lines = run.stdout.lines();
    let heads: Vec<&str> = lines.next().unwrap().split(',').collect();
    let at = |name: &str| heads.iter().position(|head| *head == name).unwrap();
    let (area, of, actual, status) = (at("area"), at("period"), at("actual"), at("status"));
    let rows = lines.map(|line| line.split(',').collect::<Vec<_>>()).filter(|row| row[of] == period);
    rows.map(|row| {
        let value = if row[status] == "suppressed" { "•" } else { row[actual] };
        format!("{}{}{value}", row[area], if row[area].is_empty() { "" } else { " " })
    })
    .collect()
}

#[test]
fn periods_are_published_in_turn() {
    let project = project(CUMULATIVE, &[("2013-T1", &[20, 30, 41, 0]), ("2013-T2", &[22, 52, 60, 0])]);
    assert_eq!(shown(&published(&project, "2013-T1"), "2013-T1"), ["91", "nord 20", "ost 30", "west 41", "sued 0"]);
    let second = published(&project, "2013-T2");
    assert_eq!(shown(&second, "2013-T2"), ["134", "nord •", "ost •", "west 60", "sued 0"]);
    assert_eq!(shown(&second, "2013-T1"), ["91", "nord 20", "ost 30", "west 41", "sued 0"]);
    // The same again, whatever is asked for.
    let part = project.run(&["report", "2013-T2", "--public", "--format", "csv", "--area", "ost,west"]);
    assert_eq!(shown(&part, "2013-T2"), ["ost •", "west 60"]);
    let memory = fs::read_to_string(project.path().join("published/2013-T2.toml")).unwrap();
    assert!(memory.contains("published  = { total = 134, sued = 0, west = 60 }"), "{memory}");
    assert!(memory.contains("suppressed = [\"nord\", \"ost\"]"), "{memory}");
}

#[test]
fn a_smaller_minimum_later_changes_nothing_that_is_out() {
    let project = project(CUMULATIVE, &[("2013-T1", &[3, 20, 60, 61])]);
    assert_eq!(shown(&published(&project, "2013-T1"), "2013-T1")[1..3], ["nord •", "ost •"]);
    let project = project.file("zielmatrix.toml", format!("{AREAS}\n[disclosure]\nminimum = 2\n"));
    assert_eq!(shown(&published(&project, "2013-T1"), "2013-T1")[1..3], ["nord •", "ost •"]);
}

/// All that a project publishes, file by file.
fn files(project: &Project) -> Vec<(String, Vec<u8>)> {
    let names = ["o.json", "o.csv", "o.html", "o.md", "o.docx", "o.xlsx", "o.txt"];
    let mut arguments = vec!["report", "2013-T2", "--public"];
    for name in names {
        arguments.extend(["-o", name]);
    }
    let run = project.run(&arguments);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let memory = ["published/2013-T1.toml", "published/2013-T2.toml"];
    let all = names.into_iter().chain(memory);
    all.map(|name| (name.to_owned(), fs::read(project.path().join(name)).unwrap())).collect()
}

#[test]
fn projects_that_differ_in_suppressed_counts_alone_are_published_alike() {
    let head = format!(
        "{CUMULATIVE}\n      [[goal.measure.indicator.area]]\n      id = \"nord\"\n      target = {{ at_least = 30 }}"
    );
    let one = project(&head, &[("2013-T1", &[3, 20, 60, 61]), ("2013-T2", &[12, 40, 90, 91])]);
    let other = project(&head, &[("2013-T1", &[4, 19, 60, 61]), ("2013-T2", &[12, 40, 90, 91])]);
    for ((name, first), (_, second)) in files(&one).into_iter().zip(files(&other)) {
        assert!(first == second, "{name} differs");
        let text = String::from_utf8_lossy(&first);
        for secret in ["Es waren 3", "Es waren 20", "Frau Beispiel"] {
            assert!(!text.contains(secret), "{name} says {secret}");
        }
    }
}

#[test]
fn what_cannot_be_protected_is_not_written() {
    let project = project(CUMULATIVE, &[("2013-T1", &[1, 1, 1, 2])]);
    let run = project.run(&["report", "2013-T1", "--public", "-o", "o.json"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    for said in ["m/x", "2013-T1", "Nord", "public = \"total\"", "confidential = false", "Nichts wurde geschrieben"] {
        assert!(run.stderr.contains(said), "{said} in {}", run.stderr);
    }
    assert!(!project.path().join("o.json").exists() && !project.path().join("published").exists());
    // The way out is one.
    let total = project.matrix(2013, "m", &matrix(&format!("{CUMULATIVE}\npublic = \"total\"")));
    assert_eq!(shown(&published(&total, "2013-T1"), "2013-T1"), ["5", "nord •", "ost •", "west •", "sued •"]);
    let open = total.matrix(2013, "m", &matrix(&format!("{CUMULATIVE}\nconfidential = false")));
    fs::remove_dir_all(open.path().join("published")).unwrap();
    assert_eq!(shown(&published(&open, "2013-T1"), "2013-T1")[1], "nord 1");
}

#[test]
fn a_look_writes_nothing_and_says_why() {
    let project = project(CUMULATIVE, &[("2013-T1", &[3, 20, 60, 61])]);
    let run = project.run(&["report", "2013-T1", "--public", "--dry-run"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("m/x · Nord · 2013-T1 = 3: kleine Fallzahl"), "{}", run.stdout);
    assert!(run.stdout.contains("m/x · Ost · 2013-T1 = 20: aus ihm ließe sich"), "{}", run.stdout);
    assert!(run.stdout.ends_with("confidential = false\n"), "{}", run.stdout);
    assert!(!project.path().join("published").exists());
    assert_eq!(project.run(&["report", "2013-T1", "--dry-run"]).code, Some(2));
    assert_eq!(project.run(&["report", "2013", "--public"]).code, Some(2));
}

#[test]
fn what_is_out_is_not_changed_in_silence() {
    let project = project(CUMULATIVE, &[("2013-T1", &[3, 20, 60, 61]), ("2013-T2", &[12, 40, 90, 91])]);
    published(&project, "2013-T2");
    let refused = |project: &Project, said: &[&str]| {
        let run = project.run(&["report", "2013-T2", "--public", "--format", "json"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{}", run.stderr);
        for said in said {
            assert!(run.stderr.contains(said), "{said} in {}", run.stderr);
        }
    };
    let changed = project.actuals("2013-T1", "m.csv", &csv(&[3, 20, 60, 62], None));
    refused(&changed, &["m/x · Süd · 2013-T1", "61", "62", "published/2013-T1.toml"]);
    let project = changed.actuals("2013-T1", "m.csv", &csv(&[3, 20, 60, 61], None));
    let memory = project.path().join("published/2013-T1.toml");
    let text = fs::read_to_string(&memory).unwrap();
    fs::write(&memory, text.replace("\"nord\", ", "")).unwrap();
    refused(&project, &["published/2013-T1.toml", "wurde geändert"]);
    fs::remove_file(&memory).unwrap();
    refused(&project, &["published/2013-T1.toml fehlt", "published/2013-T2.toml"]);
    fs::write(&memory, text).unwrap();
    published(&project, "2013-T2");
}

#[test]
fn ratios_follow_their_parts_and_means_their_cases() {
    let head = "kind = \"ratio\"\nscale = 100\ntarget = { at_least = 40 }\n    [[goal.measure.indicator]]\n    id = \"y\"\n    name = \"Y\"\n    unit = \"Tage\"\n    kind = \"average\"\n    cases = \"z\"\n    [[goal.measure.indicator]]\n    id = \"z\"\n    name = \"Z\"\n    unit = \"Fälle\"\n    kind = \"cumulative\"\n    [[goal.measure.indicator]]\n    id = \"v\"\n    name = \"V\"\n    unit = \"Tage\"\n    kind = \"average\"";
    let text = matrix(head).replacen("unit = \"Fälle\"", "unit = \"%\"", 1);
    let rows = "indicator;value;numerator;denominator;area\nx;;3;40;nord\nx;;12;60;ost\nx;;48;50;west\n\
                z;3;;;nord\nz;20;;;ost\nz;60;;;west\ny;9;;;\ny;7;;;nord\ny;8;;;west\nv;9;;;\nv;7;;;nord\n";
    let project = Project::new(AREAS).matrix(2013, "m", &text).actuals("2013-T1", "m.csv", rows);
    let run = published(&project, "2013-T1");
    assert_eq!(
        shown(&run, "2013-T1"),
        [
            "42", "nord •", "ost 20", "west •", "9", "nord •", "west 8", "83", "nord •", "ost •", "west 60", "9",
            "nord •"
        ]
    );
}

#[test]
fn the_audit_finds_what_a_file_gives_away() {
    let project = project(CUMULATIVE, &[("2013-T1", &[3, 20, 60, 61]), ("2013-T2", &[12, 40, 90, 91])]);
    let run = project.run(&["report", "2013-T1", "--public", "-o", "o.json", "-o", "o.csv", "-o", "o.xlsx"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let elsewhere = tempfile::TempDir::new().unwrap();
    let there = |name: &str| elsewhere.path().join(name);
    for name in ["o.json", "o.csv", "o.xlsx"] {
        fs::copy(project.path().join(name), there(name)).unwrap();
    }
    let audit = |files: &[&str]| {
        let mut arguments = vec!["audit-disclosure"];
        arguments.extend(files);
        crate::support::run_in(elsewhere.path(), &arguments, &[])
    };
    for files in [vec!["o.json"], vec!["o.csv"], vec!["o.xlsx"], vec!["o.json", "o.csv", "o.xlsx"]] {
        let run = audit(&files);
        assert_eq!(run.code, Some(0), "{files:?} {} {}", run.stdout, run.stderr);
        assert!(run.stdout.to_lowercase().contains("m/x · nord · 2013-t1"), "{}", run.stdout);
        assert!(run.stdout.contains("1 bis 22"), "{}", run.stdout);
        assert!(
            run.stdout.ends_with("0 von 2 unterdrückten Werten aufgedeckt, 0 zu eng (weniger als 3 auseinander)\n")
        );
    }
    // One that leaves the deviation of a suppressed value in.
    let text = fs::read_to_string(there("o.csv")).unwrap();
    let leaked = text.lines().map(|line| {
        if line.contains(",nord,Nord,2013-T1") {
            line.replace(",suppressed,", ",value,").replace(",suppressed,", ",informative,")
        } else {
            line.to_owned()
        }
    });
    let leaked: Vec<String> = leaked.collect();
    let heads: Vec<&str> = leaked[0].split(',').collect();
    let actual = heads.iter().position(|head| *head == "actual").unwrap();
    let leaked: Vec<String> = leaked
        .iter()
        .map(|line| {
            let mut cells: Vec<&str> = line.split(',').collect();
            if line.contains(",ost,Ost,2013-T1") {
                cells[actual] = "20";
            }
            cells.join(",")
        })
        .collect();
    fs::write(there("leaked.csv"), leaked.join("\n")).unwrap();
    let run = audit(&["leaked.csv", "--format", "json"]);
    assert_eq!(run.code, Some(1), "{} {}", run.stdout, run.stderr);
    assert!(run.stdout.contains("\"verdict\": \"disclosed\""), "{}", run.stdout);
    fs::write(there("o.html"), "<p>").unwrap();
    assert_eq!(audit(&["o.html"]).code, Some(2));
    fs::write(there("strange.json"), "{}").unwrap();
    assert_eq!(audit(&["strange.json"]).code, Some(2));
}
